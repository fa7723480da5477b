//! `portolan [PROJECT]`: the window, and what to do where there is none.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::Failure;
use super::output::write_to_stdout;
use super::{Context, Outcome};
use crate::catalog::Catalog;
use crate::diag::SourceFile;
use crate::engine;
use crate::export::{Exporter, Matrix, MatrixOptions};
use crate::project::templates::TEMPLATES;
use crate::project::{Project, file};

/// Opens the window on a project (or the last one) and runs it to its end; or says why there is none.
pub type OpenWindow<'w> = dyn FnOnce(Option<PathBuf>, &Arc<Catalog>) -> Result<(), String> + 'w;

/// What to try where there is no window.
const HEADLESS_COMMANDS: &str = "\
Everything works without a window too:
  portolan new FILE --template branch-office    a sample project of your own
  portolan check PROJECT                        what is wrong with a design
  portolan flows PROJECT --out matrix.xlsx      the flow matrix for the firewall team
  portolan explain PROJECT --from A --to B      why a flow is needed, or why it is not
  portolan catalog who 445/tcp                  who uses a port
  portolan help                                 all commands";

/// Opens the window. Where there is none, prints why, the flow matrix and the commands that need no window.
pub(super) fn run(
    project: Option<&PathBuf>,
    context: &Context<'_>,
    open_window: Box<OpenWindow<'_>>,
) -> Result<Outcome, Failure> {
    let catalog = context.catalog(project)?;
    let Err(reason) = open_window(project.cloned(), &catalog) else { return Ok(Outcome::Good) };
    let (title, project) = match project {
        Some(path) => {
            let bytes = context.read(path)?;
            let (project, _) = file::read_bytes(path, bytes, Some(&catalog)).map_err(Failure::Diagnostics)?;
            (format!("The flow matrix of {}", path.display()), project)
        }
        None => sample(&catalog)?,
    };
    let report = engine::compute(&project, &catalog);
    let options = MatrixOptions::default();
    let matrix = Matrix { project: &project, catalog: &catalog, report: &report, options: &options };
    write_to_stdout(|out| {
        writeln!(out, "Portolan can open no window here: {reason}.\n\n{title}:\n")?;
        if let Some(table) = Exporter::find("table") {
            (table.write)(&matrix, out)?;
        }
        writeln!(out, "\n{HEADLESS_COMMANDS}")
    })?;
    Ok(Outcome::Good)
}

/// The sample that the window would open the first time.
fn sample(catalog: &Catalog) -> Result<(String, Project), Failure> {
    let Some(template) = TEMPLATES.first() else {
        return Err(Failure::Argument("there is no sample".to_owned()));
    };
    let source = SourceFile::new(Path::new(template.name), template.text);
    let (project, _) = file::read(&source, Some(catalog)).map_err(Failure::Diagnostics)?;
    Ok((format!("The flow matrix of the sample {:?}", template.title), project))
}

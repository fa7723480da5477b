//! `portolan import`

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::new::project_name;
use super::output::OutputArguments;
use super::{Context, DASH, Outcome, print_to_stderr};
use crate::diag::SourceFile;
use crate::import::{Inventory, import};
use crate::project::file;

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan import --segments segments.csv --devices devices.csv --servers servers.csv --out plan.portolan
  portolan import --segments segments.csv --servers servers.csv --out - | portolan flows -

The first line of each file names its columns, in any order:
  segments.csv    name, kind, prefixes
  devices.csv     name, kind, platform, stateful, segments
  servers.csv     name, segment, roles, addresses, count, os, domain, uses, options
Lists in a cell are joined with ;. With one error in any file nothing is written.")]
pub(super) struct ImportArguments {
    /// The file of segments
    #[arg(long, value_name = "CSV")]
    segments: PathBuf,
    /// The file of servers
    #[arg(long, value_name = "CSV")]
    servers: PathBuf,
    /// The file of firewalls and routers
    #[arg(long, value_name = "CSV")]
    devices: Option<PathBuf>,
    /// The project to write, whole or not at all
    #[arg(long, value_name = "PROJECT")]
    out: PathBuf,
}

impl ImportArguments {
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let paths = [Some(&self.segments), self.devices.as_ref(), Some(&self.servers)];
        if paths.iter().flatten().filter(|path| path.as_os_str() == DASH).count() > 1 {
            return Err(Failure::Argument("standard input can be only one of the files".to_owned()));
        }
        let catalog = context.catalog(Some(&self.out))?;
        let mut errors = Vec::new();
        let mut read = |path: &Path| {
            context.read_text(path).unwrap_or_else(|failure| {
                errors.push(failure);
                SourceFile::new(path, "")
            })
        };
        let inventory = Inventory {
            name: project_name(&self.out),
            segments: read(&self.segments),
            devices: self.devices.as_deref().map(&mut read),
            servers: read(&self.servers),
        };
        if !errors.is_empty() {
            return Err(Failure::Several(errors));
        }
        let (project, warnings) = import(&inventory, &catalog).map_err(Failure::Diagnostics)?;
        for warning in warnings {
            print_to_stderr(&warning.render());
        }
        let output = OutputArguments { out: Some(self.out) };
        output.write(context, |out| out.write_all(file::write(&project).as_bytes()))?;
        Ok(Outcome::Good)
    }
}

//! `portolan import`

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::new::project_name;
use super::output::OutputArguments;
use super::project::{Opened, ProjectArguments};
use super::{Context, DASH, Outcome, print_to_stderr};
use crate::diag::{Diagnostic, SourceFile};
use crate::import::{Inventory, import, read_approvals, read_results};
use crate::project::{Approval, Edit, Project, TestOutcome, file};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan import --segments segments.csv --devices devices.csv --servers servers.csv --out plan.portolan
  portolan import --segments segments.csv --servers servers.csv --out - | portolan flows -
  portolan import --approvals matrix.xlsx --project plan.portolan
  portolan import --results portolan-results-web1.csv portolan-results-dc1.csv --project plan.portolan
  portolan import --results results --project plan.portolan

An inventory makes a new project. The first line of each file names its columns, in any order:
  segments.csv    name, kind, prefixes
  devices.csv     name, kind, platform, stateful, segments
  servers.csv     name, segment, roles, addresses, count, os, domain, uses, options
Lists in a cell are joined with ;.

A workbook that was written by `portolan flows` and filled in changes a project: what stands in its yellow columns goes to
the flow of the row's Flow ID. An empty cell changes nothing, a cell with only a hyphen empties what the project has. A
flow that is approved becomes part of the approved baseline.

Files that scripts of `portolan testpack` wrote say which flows pass. What they say of a flow from a host replaces what the
project had of it.

With one error in any file nothing is written.")]
pub(super) struct ImportArguments {
    /// The file of segments
    #[arg(long, value_name = "CSV", required_unless_present_any = ["approvals", "results"], conflicts_with = "project")]
    segments: Option<PathBuf>,
    /// The file of servers
    #[arg(long, value_name = "CSV", required_unless_present_any = ["approvals", "results"], conflicts_with = "project")]
    servers: Option<PathBuf>,
    /// The file of firewalls and routers
    #[arg(long, value_name = "CSV", conflicts_with = "project")]
    devices: Option<PathBuf>,
    /// A workbook in which people filled in approvals
    #[arg(long, value_name = "XLSX", requires = "project")]
    approvals: Option<PathBuf>,
    /// Files of results, as test scripts write them, or folders that hold such files
    #[arg(long, value_name = "CSV_OR_FOLDER", num_args = 1.., requires = "project")]
    results: Vec<PathBuf>,
    /// The project that a workbook or results belong to
    #[arg(long, value_name = "PROJECT")]
    project: Option<PathBuf>,
    /// The project to write, whole or not at all; by default the one of --project
    #[arg(long, value_name = "PROJECT", required_unless_present = "project")]
    out: Option<PathBuf>,
}

impl ImportArguments {
    pub(super) fn run(mut self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let out = self.out.take().or_else(|| self.project.clone()).unwrap_or_else(|| PathBuf::from(DASH));
        match (self.project.take(), self.segments.take(), self.servers.take()) {
            (Some(project), ..) => self.change(context, project, out),
            (None, Some(segments), Some(servers)) => make(context, &segments, self.devices.as_deref(), &servers, out),
            (None, ..) => Err(Failure::Argument("name the files of an inventory, or a project to change".to_owned())),
        }
    }

    /// Changes a project by what people filled in and tests found.
    fn change(&self, context: &Context<'_>, project: PathBuf, out: PathBuf) -> Result<Outcome, Failure> {
        if self.approvals.is_none() && self.results.is_empty() {
            let message = "name the files that --project is changed by, with --approvals or --results";
            return Err(Failure::Argument(message.to_owned()));
        }
        let mut opened = ProjectArguments::of(project).open(context)?;
        let mut failures: Vec<Failure> = Vec::new();
        let mut told = String::new();
        if let Some(path) = &self.approvals {
            match approvals(context, path, &opened) {
                Ok((next, words)) => {
                    opened.project = next;
                    told.push_str(&words);
                }
                Err(failure) => failures.push(failure),
            }
        }
        if !self.results.is_empty() {
            match results(context, &self.results, &opened) {
                Ok((next, words)) => {
                    opened.project = next;
                    told.push_str(&words);
                }
                Err(failure) => failures.push(failure),
            }
        }
        if !failures.is_empty() {
            return Err(Failure::Several(failures));
        }
        write(context, out, &opened.project)?;
        print_to_stderr(&told);
        Ok(Outcome::Good)
    }
}

/// The project with what people filled in, and what was decided on how many flows.
fn approvals(context: &Context<'_>, path: &Path, opened: &Opened) -> Result<(Project, String), Failure> {
    let bytes = context.read(path)?;
    let read = read_approvals(path, &bytes, &opened.project, &opened.catalog, &opened.report);
    let read = read.map_err(Failure::Diagnostics)?;
    warn(&read.warnings);
    let of = |approval| read.decided.get(&approval).copied().unwrap_or_default();
    let told = format!(
        "{} approved, {} rejected, {} to discuss, {} open again\n",
        of(Approval::Approved),
        of(Approval::Rejected),
        of(Approval::ToDiscuss),
        of(Approval::Open)
    );
    Ok((apply(opened, &read.edit)?, told))
}

/// The project with what tests found, and how many flows came out how.
fn results(context: &Context<'_>, paths: &[PathBuf], opened: &Opened) -> Result<(Project, String), Failure> {
    let mut failures = Vec::new();
    let mut sources = Vec::new();
    for path in paths.iter().flat_map(|path| files_of(context, path)) {
        match context.read_text(&path) {
            Ok(source) => sources.push(source),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(Failure::Several(failures));
    }
    let read = read_results(&sources, &opened.project, &opened.report).map_err(Failure::Diagnostics)?;
    warn(&read.warnings);
    let of = |outcome| read.outcomes.get(&outcome).copied().unwrap_or_default();
    let told = format!(
        "{} passing, {} blocked, {} unclear\n",
        of(TestOutcome::Passed),
        of(TestOutcome::Blocked),
        of(TestOutcome::Unclear)
    );
    Ok((apply(opened, &read.edit)?, told))
}

/// The files of results in a folder; what is no folder, or one without any, stands for itself.
fn files_of(context: &Context<'_>, path: &Path) -> Vec<PathBuf> {
    let is_csv = |file: &PathBuf| file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let mut files = context.env.list(path).unwrap_or_default();
    files.retain(is_csv);
    if files.is_empty() { vec![path.to_owned()] } else { files }
}

/// Makes a project of an inventory.
fn make(
    context: &Context<'_>,
    segments: &Path,
    devices: Option<&Path>,
    servers: &Path,
    out: PathBuf,
) -> Result<Outcome, Failure> {
    let paths = [Some(segments), devices, Some(servers)];
    if paths.iter().flatten().filter(|path| path.as_os_str() == DASH).count() > 1 {
        return Err(Failure::Argument("standard input can be only one of the files".to_owned()));
    }
    let catalog = context.catalog(Some(&out))?;
    let mut errors = Vec::new();
    let mut read = |path: &Path| {
        context.read_text(path).unwrap_or_else(|failure| {
            errors.push(failure);
            SourceFile::new(path, "")
        })
    };
    let inventory = Inventory {
        name: project_name(&out),
        segments: read(segments),
        devices: devices.map(&mut read),
        servers: read(servers),
    };
    if !errors.is_empty() {
        return Err(Failure::Several(errors));
    }
    let (project, warnings) = import(&inventory, &catalog).map_err(Failure::Diagnostics)?;
    warn(&warnings);
    write(context, out, &project)?;
    Ok(Outcome::Good)
}

fn apply(opened: &Opened, edit: &Edit) -> Result<Project, Failure> {
    edit.apply(&opened.project).map_err(|error| Failure::Argument(error.to_string()))
}

fn warn(warnings: &[Diagnostic]) {
    for warning in warnings {
        print_to_stderr(&warning.render());
    }
}

fn write(context: &Context<'_>, out: PathBuf, project: &Project) -> Result<(), Failure> {
    let output = OutputArguments { out: Some(out) };
    output.write(context, |out| out.write_all(file::write(project).as_bytes()))
}

//! `portolan diff`: what changed from one plan to another.

use std::path::{Path, PathBuf};

use super::choices::Scope;
use super::failure::Failure;
use super::output::OutputArguments;
use super::project::{Opened, open};
use super::{Context, DASH, Outcome};
use crate::engine::{Difference, Planned};
use crate::export::DifferenceView;

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan diff approved.portolan branch.portolan                    in words; exit code 1 if anything changed
  portolan diff approved.portolan branch.portolan --out changes.csv  one line for each flow that is not what it was
  git show HEAD~1:plan.portolan | portolan diff - plan.portolan      what the last commit changed

Places on the diagram, notes and what people wrote on flows do not count.")]
pub(super) struct DiffArguments {
    /// The project as it was; `-` for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The project as it is now; `-` for standard input
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Form of the output; by default what the file's name says, else text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which flows are listed
    #[arg(long, value_enum, default_value_t = Scope::Cross)]
    scope: Scope,
    #[command(flatten)]
    output: OutputArguments,
}

/// Form of the output.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One line for each flow that is not what it was
    Csv,
    /// For programs: flows, rules, problems and what is another in the project
    Json,
    /// A workbook with the flows, the rules and what is another in the project
    Xlsx,
}

impl DiffArguments {
    /// Writes the difference; "no" if there is one.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let format = self.format();
        if format == Format::Xlsx && self.output.is_terminal() {
            return Err(Failure::Argument(
                "A workbook is not text; name a file with --out, or send the output into one".to_owned(),
            ));
        }
        if self.old.as_os_str() == DASH && self.new.as_os_str() == DASH {
            return Err(Failure::Argument("only one of the two projects can come from standard input".to_owned()));
        }
        let (old, new) = both(open(context, &self.old), open(context, &self.new))?;
        let (before, after) = (planned(&old), planned(&new));
        let difference = Difference::new(before, after);
        let view = DifferenceView { before, after, difference: &difference, scope: self.scope.mode() };
        self.output.write(context, |out| match format {
            Format::Text => view.write_text(out),
            Format::Csv => view.write_csv(out),
            Format::Json => view.write_json(out),
            Format::Xlsx => view.write_xlsx(out),
        })?;
        Ok(if difference.is_empty() { Outcome::Good } else { Outcome::No })
    }

    fn format(&self) -> Format {
        let extension = self.output.out.as_deref().and_then(Path::extension).and_then(std::ffi::OsStr::to_str);
        let by_extension = || match extension?.to_ascii_lowercase().as_str() {
            "csv" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "xlsx" => Some(Format::Xlsx),
            _ => None,
        };
        self.format.or_else(by_extension).unwrap_or(Format::Text)
    }
}

/// A project of a subcommand with what was computed from it.
pub(super) fn planned(opened: &Opened) -> Planned<'_> {
    Planned { project: &opened.project, catalog: &opened.catalog, report: &opened.report }
}

/// Both, or all that is wrong with either.
fn both(old: Result<Opened, Failure>, new: Result<Opened, Failure>) -> Result<(Opened, Opened), Failure> {
    match (old, new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(old), Err(new)) => Err(Failure::Several(vec![old, new])),
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

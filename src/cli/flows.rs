//! `portolan flows`: the flow matrix.

use std::path::Path;

use super::choices::Scope;
use super::failure::Failure;
use super::output::OutputArguments;
use super::project::ProjectArguments;
use super::{Context, Outcome};
use crate::export::{EXPORTERS, Exporter, Matrix, MatrixOptions, RowMode};

/// Arguments of `flows`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan flows branch.portolan                          the matrix as a table
  portolan flows branch.portolan --out matrix.xlsx        the workbook for the firewall team
  portolan flows branch.portolan --rows merged --device fw-core --format csv
  portolan flows branch.portolan --from Users --to Servers --format json")]
pub(super) struct FlowsArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Form of the output; by default what the file's name says, a table on a terminal, else CSV
    #[arg(long, value_name = "FORMAT", value_parser = clap::builder::PossibleValuesParser::new(
        EXPORTERS.iter().map(|exporter| clap::builder::PossibleValue::new(exporter.id).help(exporter.description))
    ))]
    format: Option<String>,
    /// One row for each port or range, or one for all ports between the same servers
    #[arg(long, value_enum, default_value_t = Rows::Endpoint)]
    rows: Rows,
    /// Only flows from one segment to another, or those inside one segment too
    #[arg(long, value_enum, default_value_t = Scope::Cross)]
    scope: Scope,
    /// Only flows from this segment
    #[arg(long, value_name = "SEGMENT")]
    from: Option<String>,
    /// Only flows to this segment
    #[arg(long, value_name = "SEGMENT")]
    to: Option<String>,
    /// Only flows that this device has to let through
    #[arg(long, value_name = "DEVICE")]
    device: Option<String>,
    #[command(flatten)]
    output: OutputArguments,
}

/// What one row is.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Rows {
    /// One port or range
    Endpoint,
    /// All ports between the same servers
    Merged,
}

impl FlowsArguments {
    /// Writes the matrix.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let exporter = self.exporter()?;
        if !exporter.is_text && self.output.is_terminal() {
            return Err(Failure::Argument(format!(
                "{} is not text; name a file with --out, or send the output into one",
                exporter.name
            )));
        }
        let opened = self.project.open(context)?;
        let options = MatrixOptions {
            rows: match self.rows {
                Rows::Endpoint => RowMode::Endpoint,
                Rows::Merged => RowMode::Merged,
            },
            scope: self.scope.mode(),
            from: self.from.as_deref().map(|name| opened.segment(name)).transpose()?,
            to: self.to.as_deref().map(|name| opened.segment(name)).transpose()?,
            device: self.device.as_deref().map(|name| opened.device(name)).transpose()?,
        };
        let matrix =
            Matrix { project: &opened.project, catalog: &opened.catalog, report: &opened.report, options: &options };
        self.output.write(context, |out| (exporter.write)(&matrix, out))?;
        Ok(Outcome::Good)
    }

    /// The form that was asked for, by name, by the file's extension, or by where the output goes.
    fn exporter(&self) -> Result<&'static Exporter, Failure> {
        let file_name = self.output.out.as_deref().and_then(Path::file_name).and_then(std::ffi::OsStr::to_str);
        let by_extension = || file_name.and_then(Exporter::of_file_name);
        let by_place = || Exporter::find(if self.output.is_terminal() { "table" } else { "csv" });
        let found = match &self.format {
            Some(id) => Exporter::find(id),
            None => by_extension().or_else(by_place),
        };
        found.ok_or_else(|| Failure::Argument("there is no such format".to_owned()))
    }
}

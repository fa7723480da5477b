//! `portolan check`: what is wrong with a design.

use std::io;

use serde_json::json;

use super::choices::Format;
use super::failure::Failure;
use super::output::OutputArguments;
use super::project::ProjectArguments;
use super::{Context, Outcome};
use crate::diag::Severity;
use crate::engine::Problem;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan check branch.portolan                   problems in words; exit code 1 if one is an error
  portolan check branch.portolan --format json     the same for a pipeline

A planned flow that the project's zone policy forbids is an error, so that a pipeline stops at it.")]
pub(super) struct CheckArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    output: OutputArguments,
}

impl CheckArguments {
    /// Prints the problems; "no" if one of them is an error.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let opened = self.project.open(context)?;
        let problems = &opened.report.problems;
        self.output.write(context, |out| match self.format {
            Format::Text => write_text(out, problems),
            Format::Json => {
                let document = json!({
                    "project": opened.project.name,
                    "errors": count(problems, Severity::Error),
                    "warnings": count(problems, Severity::Warning),
                    "notes": count(problems, Severity::Note),
                    "problems": problems,
                });
                serde_json::to_writer_pretty(&mut *out, &document)?;
                writeln!(out)
            }
        })?;
        Ok(if count(problems, Severity::Error) > 0 { Outcome::No } else { Outcome::Good })
    }
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems.iter().filter(|problem| problem.severity == severity).count()
}

fn write_text(out: &mut dyn io::Write, problems: &[Problem]) -> io::Result<()> {
    for problem in problems {
        writeln!(out, "{} [{}] {}", problem.severity, problem.code, problem.message)?;
        writeln!(out, "  what to do: {}", problem.hint)?;
    }
    let counted = |severity, one: &str| {
        let number = count(problems, severity);
        if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
    };
    writeln!(
        out,
        "{}, {}, {}",
        counted(Severity::Error, "error"),
        counted(Severity::Warning, "warning"),
        counted(Severity::Note, "note")
    )
}

//! `portolan testpack`: scripts that test the flows from each server.

use std::path::PathBuf;

use super::failure::Failure;
use super::project::ProjectArguments;
use super::{Context, Outcome, print_to_stderr};
use crate::export::{Matrix, MatrixOptions, TestLanguage, test_pack};

/// Arguments of `testpack`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan testpack branch.portolan --format powershell --out tests
  portolan testpack branch.portolan --format bash --out tests
  portolan import --results results --project branch.portolan

A script for each server that opens flows to other segments, and a README.txt. Run on its
server, a script writes a file of results; `portolan import --results` reads such files, or a
folder of them, into the project, and the matrix then says of each flow whether it passes.")]
pub(super) struct TestpackArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// What the scripts are written in
    #[arg(long, value_enum)]
    format: Language,
    /// The folder to write to; it is made if it is not there
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// What scripts are written in.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Language {
    /// Windows PowerShell
    Powershell,
    /// Bash
    Bash,
}

impl TestpackArguments {
    /// Writes the scripts.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let opened = self.project.open(context)?;
        let options = MatrixOptions::default();
        let matrix =
            Matrix { project: &opened.project, catalog: &opened.catalog, report: &opened.report, options: &options };
        let language = match self.format {
            Language::Powershell => TestLanguage::PowerShell,
            Language::Bash => TestLanguage::Bash,
        };
        let files = test_pack(&matrix, language);
        for file in &files {
            let path = self.out.join(&file.name);
            context
                .env
                .write_atomic(&path, file.text.as_bytes())
                .map_err(|error| Failure::Write { path: path.clone(), error })?;
        }
        let scripts = files.len().saturating_sub(1);
        print_to_stderr(&format!(
            "{scripts} {} in {}\n",
            if scripts == 1 { "script" } else { "scripts" },
            self.out.display()
        ));
        Ok(Outcome::Good)
    }
}

//! The command line: one file for each subcommand.
//!
//! To add one: a file here with its arguments (`#[derive(clap::Args)]`, examples in `after_help`) and a method
//! `run(self, &Context) -> Result<Outcome, Failure>`, and a variant of [`args::Command`] with its line in
//! [`run_command`]. Input comes through [`Context::read`], output goes through [`output::OutputArguments`].

mod args;
mod catalog;
mod check;
mod choices;
mod completions;
mod diff;
mod explain;
mod failure;
mod flows;
mod import;
mod listing;
mod new;
mod output;
mod project;
mod render;
mod rules;
mod testpack;
mod whatif;
mod window;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;

use self::args::{Arguments, Command};
use self::failure::Failure;
pub use self::window::OpenWindow;
use crate::catalog::Catalog;
use crate::diag::SourceFile;
use crate::env::{Env, LARGEST_FILE_BYTES};
use crate::project::file::cannot_read;

/// The name that stands for standard input and standard output.
const DASH: &str = "-";

/// How a subcommand ended that could do its work.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Outcome {
    /// Done, and all is well.
    Good,
    /// Done, and the answer is "no".
    No,
}

/// What subcommands work with.
struct Context<'a> {
    env: &'a dyn Env,
}

/// Runs the program with these arguments (the first is its own name) and says how it ended: 0 done and good, 1 done and
/// the answer is "no", 2 the input cannot be used.
///
/// `open_window` is called where no command is named.
pub fn run(arguments: impl IntoIterator<Item = OsString>, env: &dyn Env, open_window: Box<OpenWindow<'_>>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nothing to do for a reader who has gone.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let context = Context { env };
    let result = match arguments.command {
        Some(command) => run_command(command, &context),
        None => window::run(arguments.project.as_ref(), &context, open_window),
    };
    match result {
        Ok(Outcome::Good) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::from(1),
        Err(failure) => {
            print_to_stderr(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

fn run_command(command: Command, context: &Context<'_>) -> Result<Outcome, Failure> {
    match command {
        Command::Catalog(arguments) => arguments.run(context),
        Command::Check(arguments) => arguments.run(context),
        Command::Completions(arguments) => arguments.run(context),
        Command::Diff(arguments) => arguments.run(context),
        Command::Explain(arguments) => arguments.run(context),
        Command::Flows(arguments) => arguments.run(context),
        Command::Import(arguments) => arguments.run(context),
        Command::New(arguments) => arguments.run(context),
        Command::Render(arguments) => arguments.run(context),
        Command::Rules(arguments) => arguments.run(context),
        Command::Testpack(arguments) => arguments.run(context),
        Command::WhatIf(arguments) => arguments.run(context),
    }
}

impl Context<'_> {
    /// The bytes of a file, or of standard input for `-`.
    fn read(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        let failure = |error| Failure::Diagnostics(vec![cannot_read(path, &error)]);
        if path.as_os_str() != DASH {
            return self.env.read(path).map_err(failure);
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LARGEST_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failure)?;
        if bytes.len() as u64 > LARGEST_FILE_BYTES {
            return Err(failure(std::io::Error::new(std::io::ErrorKind::FileTooLarge, "it is larger than 512 MiB")));
        }
        Ok(bytes)
    }

    /// The text of a file, or of standard input for `-`, for diagnostics to point into.
    fn read_text(&self, path: &Path) -> Result<Arc<SourceFile>, Failure> {
        SourceFile::from_bytes(path, self.read(path)?).map_err(|error| Failure::Diagnostics(vec![*error]))
    }

    /// The built-in catalog with a person's own files: those of the configuration folder, and those beside the project.
    fn catalog(&self, project: Option<&PathBuf>) -> Result<Arc<Catalog>, Failure> {
        let project = project.filter(|path| path.as_os_str() != DASH).map(PathBuf::as_path);
        Catalog::for_project(self.env, project).map_err(Failure::Diagnostics)
    }
}

/// Whether a person reads what goes to standard output.
fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Prints to standard error; a reader who has gone is none of our business.
fn print_to_stderr(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    let _ = stderr.flush();
}

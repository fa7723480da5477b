//! Why a subcommand could not do its work, in words for standard error.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;
use crate::export::refusals;
use crate::project::file::cannot_write;

/// Why the input cannot be used or the output cannot be written.
#[derive(Debug)]
pub(super) enum Failure {
    /// Files with errors in them.
    Diagnostics(Vec<Diagnostic>),
    /// More than one file that cannot be used.
    Several(Vec<Failure>),
    /// An argument that fits nothing, in whole sentences.
    Argument(String),
    /// Output that cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Whoever read our output has stopped, as `head` does: no failure at all.
    ReaderGone,
}

impl Failure {
    /// Why output could not be written: what its form refuses, or what the system says.
    pub(super) fn of_output(path: &Path, error: io::Error) -> Self {
        match refusals(&error) {
            Some(refusals) => Self::Diagnostics(refusals.to_vec()),
            None => Self::Write { path: path.to_owned(), error },
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Diagnostics(diagnostics) => diagnostics.iter().try_for_each(|it| f.write_str(&it.render())),
            Self::Several(failures) => failures.iter().try_for_each(|it| it.fmt(f)),
            Self::Argument(message) => writeln!(f, "{message}"),
            Self::Write { path, error } => f.write_str(&cannot_write(path, error).render()),
            Self::ReaderGone => Ok(()),
        }
    }
}

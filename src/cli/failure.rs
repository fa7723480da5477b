//! Why a subcommand could not do its work, in words for standard error.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diag::Diagnostic;

/// Why the input cannot be used or the output cannot be written.
#[derive(Debug)]
pub(super) enum Failure {
    /// Files with errors in them.
    Diagnostics(Vec<Diagnostic>),
    /// An argument that fits nothing, in whole sentences.
    Argument(String),
    /// A file that cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file that is not UTF-8.
    NotText {
        /// The file.
        path: PathBuf,
        /// How much of it is.
        valid_bytes: usize,
    },
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Diagnostics(diagnostics) => diagnostics.iter().try_for_each(|it| f.write_str(&it.render())),
            Self::Argument(message) => writeln!(f, "{message}"),
            Self::Read { path, error } => {
                writeln!(
                    f,
                    "{}:1:1: the file cannot be read: {error}; expected a file that can be opened",
                    path.display()
                )
            }
            Self::NotText { path, valid_bytes } => {
                let path = path.display();
                writeln!(f, "{path}:1:1: not a text from byte {valid_bytes} on; expected a file in UTF-8")
            }
            Self::Write { path, error } => writeln!(f, "{}: the file cannot be written: {error}", path.display()),
            Self::ReaderGone => Ok(()),
        }
    }
}

//! Where output goes.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::{Context, DASH, stdout_is_terminal};

/// The options of every subcommand that has a result.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct OutputArguments {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

impl OutputArguments {
    /// Whether a person reads the output as it is written.
    pub(super) fn is_terminal(&self) -> bool {
        self.file().is_none() && stdout_is_terminal()
    }

    /// Writes the output. A file is written only once all of it is there.
    pub(super) fn write(
        &self,
        context: &Context<'_>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let Some(path) = self.file() else { return write_to_stdout(write) };
        let failure = |error| Failure::of_output(path, error);
        let mut bytes = Vec::new();
        write(&mut bytes).map_err(failure)?;
        context.env.write_atomic(path, &bytes).map_err(failure)
    }

    fn file(&self) -> Option<&PathBuf> {
        self.out.as_ref().filter(|path| path.as_os_str() != DASH)
    }
}

/// Writes to standard output.
pub(super) fn write_to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut stdout = BufWriter::new(io::stdout().lock());
    write(&mut stdout).and_then(|()| stdout.flush()).map_err(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            // What is left in the buffer would only fail again, with a panic, when it is dropped.
            let (_stdout, _rest) = stdout.into_parts();
            Failure::ReaderGone
        } else {
            Failure::of_output(Path::new("standard output"), error)
        }
    })
}

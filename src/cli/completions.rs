//! `portolan completions SHELL`

use clap_complete::Shell;

use super::failure::Failure;
use super::{Context, Outcome, args, output};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan completions bash > ~/.local/share/bash-completion/completions/portolan
  portolan completions zsh > ~/.zfunc/_portolan
  portolan completions powershell >> $PROFILE")]
pub(super) struct CompletionsArguments {
    /// The shell that completes
    shell: Shell,
}

impl CompletionsArguments {
    pub(super) fn run(self, _context: &Context<'_>) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut args::command(), "portolan", &mut script);
        output::write_to_stdout(|out| out.write_all(&script))?;
        Ok(Outcome::Good)
    }
}

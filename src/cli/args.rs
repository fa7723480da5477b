//! The arguments of the program.

use clap::{Parser, Subcommand};

use super::catalog::CatalogArguments;
use super::completions::CompletionsArguments;

/// Plans segmented networks: server roles on segments become the flows that firewalls have to let through, each with
/// its reason.
#[derive(Debug, Parser)]
#[command(
    name = "portolan",
    version,
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "\
Examples:
  portolan catalog who 445/tcp         who uses TCP port 445, and on servers of which roles
  portolan catalog services            what the catalog knows
  portolan help catalog                more about a command

Exit codes: 0 done and good; 1 done, and the answer is \"no\"; 2 the input cannot be used.
FILE can be - for standard input or standard output."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Look into the catalog: services, ports, roles and dependencies
    Catalog(CatalogArguments),
    /// Print the completions of your shell
    Completions(CompletionsArguments),
}

/// The program's command, for completions.
pub(super) fn command() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn arguments_are_consistent() {
        super::command().debug_assert();
    }
}

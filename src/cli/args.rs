//! The arguments of the program.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::catalog::CatalogArguments;
use super::check::CheckArguments;
use super::completions::CompletionsArguments;
use super::diff::DiffArguments;
use super::explain::ExplainArguments;
use super::flows::FlowsArguments;
use super::import::ImportArguments;
use super::new::NewArguments;
use super::render::RenderArguments;
use super::rules::RulesArguments;
use super::testpack::TestpackArguments;
use super::whatif::WhatIfArguments;

/// Plans segmented networks: server roles on segments become the flows that firewalls have to let through, each with
/// its reason.
#[derive(Debug, Parser)]
#[command(
    name = "portolan",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "\
Examples:
  portolan                             the window, with the last project or a sample
  portolan branch.portolan             the window, with this project
  portolan flows branch.portolan       the flow matrix, without a window
  portolan catalog who 445/tcp         who uses TCP port 445, and on servers of which roles
  portolan catalog services            what the catalog knows
  portolan help catalog                more about a command

Exit codes: 0 done and good; 1 done, and the answer is \"no\"; 2 the input cannot be used.
FILE can be - for standard input or standard output."
)]
pub(super) struct Arguments {
    /// The project to open in the window
    #[arg(value_name = "PROJECT")]
    pub(super) project: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Look into the catalog: services, ports, roles and dependencies
    Catalog(CatalogArguments),
    /// Find what is wrong with a design
    Check(CheckArguments),
    /// Print the completions of your shell
    Completions(CompletionsArguments),
    /// Say what changed from one project to another
    Diff(DiffArguments),
    /// Say why a flow is needed, or why it is not
    Explain(ExplainArguments),
    /// Write the flow matrix
    Flows(FlowsArguments),
    /// Make a project from an inventory of three CSV files
    Import(ImportArguments),
    /// Make a project file, empty or from a sample
    New(NewArguments),
    /// Draw the diagram, as SVG or PNG
    Render(RenderArguments),
    /// Write the rules of devices, in the languages of firewalls
    Rules(RulesArguments),
    /// Write scripts that test the flows from each server
    Testpack(TestpackArguments),
    /// Try a change out: flows, rules and open ports, and what it takes
    #[command(name = "whatif")]
    WhatIf(WhatIfArguments),
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

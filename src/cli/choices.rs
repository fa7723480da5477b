//! Values of options that several subcommands have.

use crate::export::ScopeMode;

/// Form of the output, where people and programs are all who read it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Which flows are told.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Scope {
    /// Flows between segments
    Cross,
    /// Flows inside segments too
    All,
}

impl Scope {
    /// The same for exports.
    pub(super) fn mode(self) -> ScopeMode {
        match self {
            Self::Cross => ScopeMode::Cross,
            Self::All => ScopeMode::All,
        }
    }
}

//! From a project to its flows: pure functions, `(&Project, &Catalog) -> Report`.

mod report;

pub use report::{Cause, Flow, PathBetween, PathKind, Problem, ProblemCode, Reason, Report, ServerSet, Subject};

use crate::catalog::Catalog;
use crate::project::Project;

/// Computes everything that follows from a project.
pub fn compute(_project: &Project, _catalog: &Catalog) -> Report {
    Report::default()
}

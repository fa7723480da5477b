//! What if: a change that is tried out, with all that follows from it.
//!
//! A change is an [`Edit`], as every change is, so that the window can apply what was tried out; the command line makes
//! one of option values (`settings`), and the catalog and the project together offer ready-made ones (`scenarios`). The
//! plan is computed anew and compared with the one there is; what the administrator has to do on which server comes from
//! the options of the catalog (`steps`).

mod scenarios;
mod settings;
mod steps;

pub use self::scenarios::{Offer, scenarios};
pub use self::settings::{Setting, SettingError, edit_of_settings};
pub use self::steps::AdministratorStep;
use super::compute;
use super::diff::{Difference, Planned};
use super::report::Report;
use crate::project::{Edit, EditError, Project};

/// A change that was tried out.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The project after it.
    pub project: Project,
    /// What follows from that.
    pub report: Report,
    /// What is another.
    pub difference: Difference,
    /// What people have to do to get there, in order.
    pub steps: Vec<AdministratorStep>,
}

impl WhatIf {
    /// The plan after the change.
    pub fn planned<'w>(&'w self, before: &Planned<'w>) -> Planned<'w> {
        Planned { project: &self.project, catalog: before.catalog, report: &self.report }
    }
}

/// Tries a change out.
///
/// # Errors
/// [`EditError`] if the edit is refused.
pub fn what_if(before: Planned<'_>, edit: &Edit) -> Result<WhatIf, EditError> {
    let project = edit.apply(before.project)?;
    let report = compute(&project, before.catalog);
    let after = Planned { project: &project, catalog: before.catalog, report: &report };
    let difference = Difference::new(before, after);
    let steps = steps::steps(before, after, &difference);
    Ok(WhatIf { project, report, difference, steps })
}

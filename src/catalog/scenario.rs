//! Ready-made what-ifs: changes that administrators think about before a firewall is ordered.

use super::model::{Catalog, OptionIndex, RoleIndex, Source};
use crate::ids::{CatalogId, ScenarioId};
use crate::os::Os;

/// A change of options or roles with a name of its own.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its id, such as `netbios-off`.
    pub id: ScenarioId,
    /// Its name for people.
    pub title: String,
    /// What it does and when to choose it.
    pub description: String,
    /// Options with the values that they get. A word is set everywhere; ports and ranges only where nobody has set any.
    pub options: Vec<(OptionIndex, String)>,
    /// Servers whose roles become others.
    pub roles: Vec<RoleChange>,
    /// Only on servers with these systems; empty for all.
    pub os: Vec<Os>,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
    /// Where it comes from.
    pub source: Source,
}

/// Servers with one role get others in its place.
#[derive(Clone, Debug)]
pub struct RoleChange {
    /// The role that they have.
    pub of: RoleIndex,
    /// The roles that they get.
    pub become_roles: Vec<RoleIndex>,
    /// Nothing is changed where some server has this role already.
    pub unless: Option<RoleIndex>,
}

impl Catalog {
    /// The scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id.as_str() == id)
    }
}

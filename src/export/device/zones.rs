//! For languages whose rules run from one zone to another: a zone for each side of the device.

use std::collections::BTreeSet;

use super::comments::plain;
use super::context::DeviceContext;
use super::names::{NameRules, Names};
use crate::engine::HopSide;

/// The zones of a device and their names.
pub(super) struct Zones<'a> {
    sides: Vec<&'a HopSide>,
    names: Names,
}

impl<'a> Zones<'a> {
    /// A zone for each side that a rule names, called as its segment or tunnel.
    pub(super) fn new(context: &DeviceContext<'a>, rules: &NameRules) -> Self {
        let sides: BTreeSet<&HopSide> = context.rules.rules.iter().flat_map(|rule| [&rule.from, &rule.to]).collect();
        let sides: Vec<&HopSide> = sides.into_iter().collect();
        let names =
            Names::new(rules, sides.iter().map(|side| (side_key(side), context.plan.side_name(side).to_owned())));
        Self { sides, names }
    }

    /// All sides, in a fixed order.
    pub(super) fn sides(&self) -> impl Iterator<Item = &'a HopSide> {
        self.sides.iter().copied()
    }

    /// The name of a side's zone.
    pub(super) fn name(&self, side: &HopSide) -> &str {
        self.names.of(&side_key(side))
    }
}

/// What names a side for ever.
pub(super) fn side_key(side: &HopSide) -> String {
    match side {
        HopSide::Segment(id) => format!("segment:{id}"),
        HopSide::Tunnel(id) => format!("tunnel:{id}"),
    }
}

/// The lines at the head of a file, without the sign of a comment.
pub(super) fn head(context: &DeviceContext<'_>) -> Vec<String> {
    vec![title(context), "Each rule has its id as its name, and the flows that it serves in its comment.".to_owned()]
}

/// Whose rules these are, and of which project.
pub(super) fn title(context: &DeviceContext<'_>) -> String {
    const LONGEST: usize = 200;
    let project = plain(&context.plan.project.name, LONGEST);
    let device = plain(&context.device.name, LONGEST);
    format!("Rules of {device}, from the project {project}")
}

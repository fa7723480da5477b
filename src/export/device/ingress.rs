//! For languages whose lists are bound to the interface where packets come in, and know nothing of where they leave.
//!
//! The destination decides where a packet leaves, so that a list for each side of entry says the same as rules for each
//! pair of sides, but for one case: a rule to "anywhere" (the Internet) would also open the way to the project's own
//! networks. In such a list come first the rules with destinations of their own, then a denial of all networks of the
//! project, then the rules to anywhere.

use std::collections::BTreeSet;

use super::context::DeviceContext;
use super::families::Family;
use crate::engine::{HopSide, Rule};
use crate::net::AddressBlock;

/// The rules for packets that come in at one side.
pub(super) struct IngressList<'a> {
    /// Where they come in.
    pub(super) from: &'a HopSide,
    /// Rules whose destinations are networks of their own, in order.
    pub(super) specific: Vec<&'a Rule>,
    /// Rules to anywhere, in order.
    pub(super) open: Vec<&'a Rule>,
    /// What is denied between the two: the networks of the project; nothing where no rule leads anywhere.
    pub(super) guarded: Vec<AddressBlock>,
}

/// The lists of a device, in the order of their sides.
pub(super) fn ingress_lists<'a>(context: &DeviceContext<'a>) -> Vec<IngressList<'a>> {
    let sides: BTreeSet<&HopSide> = context.rules.rules.iter().map(|rule| &rule.from).collect();
    let list = |from: &'a HopSide| {
        let rules = context.rules.rules.iter().filter(|rule| rule.from == *from);
        let (open, specific): (Vec<&Rule>, Vec<&Rule>) = rules.partition(|rule| leads_anywhere(rule));
        let guarded = if open.is_empty() { Vec::new() } else { context.plan.own_networks().to_vec() };
        IngressList { from, specific, open, guarded }
    };
    sides.into_iter().map(list).collect()
}

/// Whether a destination of a rule is everything of a family.
fn leads_anywhere(rule: &Rule) -> bool {
    let everything = Family::BOTH.map(Family::everything);
    rule.destinations.iter().flat_map(|party| &party.blocks).any(|block| everything.contains(&block.truncated()))
}

//! For languages whose lists are bound to the interface where packets come in, and know nothing of where they leave.
//!
//! The destination decides where a packet leaves, so that a list for each side of entry says the same as rules for each
//! pair of sides, but for one case: a rule to "anywhere" (the Internet) would also open the way to the project's own
//! networks. In such a list come first the rules with destinations of their own, then a denial of all networks of the
//! project, then the rules to anywhere. A rule to both is two entries.
//!
//! Where multicast leaves, no destination says: it leaves wherever hosts have joined its group. That is warned of.
//!
//! An interface without a list would be open. So each has one, also where no rule lets anything come in.
//!
//! Devices of these languages keep state of TCP, UDP and ICMP alone: answers to AH, ESP and GRE, which have no ports, need
//! entries of their own where they come in.

use std::collections::{BTreeMap, BTreeSet};

use super::capabilities::InterfaceRules;
use super::context::DeviceContext;
use super::families::Family;
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Party, Rule};
use crate::net::{AddressBlock, PacketKind, Protocol};

/// The rules for packets that come in at one side.
pub(super) struct IngressList {
    /// Where they come in.
    pub(super) from: HopSide,
    /// Rules whose destinations are networks of their own, in order.
    pub(super) specific: Vec<Rule>,
    /// Rules to anywhere, in order.
    pub(super) open: Vec<Rule>,
    /// What is denied between the two: the networks of the project; nothing where no rule leads anywhere.
    pub(super) guarded: Vec<AddressBlock>,
}

/// The lists of a device, in the order of their sides. Interfaces that no rule needs and that have no name stay open,
/// which is said.
pub(super) fn ingress_lists(
    context: &DeviceContext<'_>,
    interfaces: InterfaceRules,
    found: &mut Vec<Diagnostic>,
) -> Vec<IngressList> {
    let mut lists: BTreeMap<HopSide, IngressList> = BTreeMap::new();
    let list = |from: &HopSide| IngressList {
        from: from.clone(),
        specific: Vec::new(),
        open: Vec::new(),
        guarded: Vec::new(),
    };
    let used: BTreeSet<&HopSide> = context.rules.rules.iter().flat_map(|rule| [&rule.from, &rule.to]).collect();
    for link in context.links() {
        let side = HopSide::Segment(link.segment.clone());
        if (interfaces.is_valid)(&link.interface) {
            lists.entry(side).or_insert_with_key(list);
        } else if !used.contains(&side) {
            let (device, segment) = (&context.device.name, context.plan.segment_name(&link.segment));
            found.push(
                Diagnostic::warning(
                    "open-interface",
                    format!("{device}: its interface at {segment} stays open, since it has no name to close it by"),
                )
                .expected(interfaces.expected)
                .hint("name the interface at the link"),
            );
        }
    }
    // A tunnel that packets only leave by is closed to what comes out of it.
    for side in used {
        lists.entry(side.clone()).or_insert_with_key(list);
    }
    let rules = &context.rules.rules;
    let answered = rules.iter().filter(|rule| context.device.is_stateful && !is_tracked(rule.protocol));
    // What another rule lets in anyway, as where both ends may begin, needs no second entry.
    let answers = answered.map(answer).filter(|answer| !rules.iter().any(|rule| is_same(rule, answer)));
    for rule in rules.iter().cloned().chain(answers) {
        let list = lists.entry(rule.from.clone()).or_insert_with_key(list);
        let apart = Apart::by_destinations(&rule);
        if let Some(open) = apart.open {
            list.open.push(open);
            list.guarded = context.plan.own_networks().to_vec();
        }
        list.specific.extend(apart.specific);
    }
    lists.into_values().collect()
}

/// Says of a language that cannot name where multicast leaves what decides that in its place.
pub(super) fn warn_of_multicast(context: &DeviceContext<'_>, language: &str, found: &mut Vec<Diagnostic>) {
    let segments: BTreeSet<_> = context.links().map(|link| &link.segment).collect();
    if segments.len() > 2 && context.rules.rules.iter().any(Rule::is_to_groups) {
        found.push(
            Diagnostic::warning(
                "multicast-egress",
                format!(
                    "{}: {language} cannot say where multicast leaves: it goes wherever a host has joined the group",
                    context.device.name
                ),
            )
            .hint("close the other interfaces to the group with a multicast boundary"),
        );
    }
}

/// Whether the devices of these languages let answers of a protocol through by themselves (for IOS: "Cisco IOS Firewall
/// Configuration Guide", what can be inspected; for ASA: "CLI Book 2", "Inspect IPsec Pass Through" and "Inspect PPTP" are
/// off unless somebody turns them on).
const fn is_tracked(protocol: Protocol) -> bool {
    match protocol {
        Protocol::Ah | Protocol::Esp | Protocol::Gre => false,
        Protocol::Icmp | Protocol::Tcp | Protocol::Udp => true,
    }
}

/// The rule for the answers to what a rule lets through, of a protocol without ports.
fn answer(rule: &Rule) -> Rule {
    Rule {
        from: rule.to.clone(),
        to: rule.from.clone(),
        sources: rule.destinations.clone(),
        destinations: rule.sources.clone(),
        kind: PacketKind::Reply,
        ..rule.clone()
    }
}

/// Whether two rules of protocols without ports let the same packets through.
fn is_same(one: &Rule, other: &Rule) -> bool {
    (&one.from, &one.to, &one.sources, &one.destinations, one.protocol)
        == (&other.from, &other.to, &other.sources, &other.destinations, other.protocol)
}

/// A rule as two: with the parties of one side that have networks of their own, and with those that are anywhere.
pub(super) struct Apart {
    pub(super) specific: Option<Rule>,
    pub(super) open: Option<Rule>,
}

impl Apart {
    pub(super) fn by_destinations(rule: &Rule) -> Self {
        Self::new(&rule.destinations, |destinations| Rule { destinations, ..rule.clone() })
    }

    pub(super) fn by_sources(rule: &Rule) -> Self {
        Self::new(&rule.sources, |sources| Rule { sources, ..rule.clone() })
    }

    fn new(parties: &[Party], rule: impl Fn(Vec<Party>) -> Rule) -> Self {
        let (open, specific): (Vec<Party>, Vec<Party>) = parties.iter().cloned().partition(is_anywhere);
        let part = |parties: Vec<Party>| (!parties.is_empty()).then(|| rule(parties));
        Self { specific: part(specific), open: part(open) }
    }
}

/// Whether a party is everything of a family.
pub(super) fn is_anywhere(party: &Party) -> bool {
    let everything = Family::BOTH.map(Family::everything);
    party.blocks.iter().any(|block| everything.contains(&block.truncated()))
}

//! What the two packet filters of Linux have in common.

use std::collections::BTreeSet;
use std::net::IpAddr;

use super::capabilities::InterfaceRules;
use super::comments::plain;
use super::context::DeviceContext;
use super::families::FamilyPart;
use super::zones::side_key;
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Rule};
use crate::ids::FlowId;
use crate::net::{AddressBlock, PacketKind, Protocol};
use crate::project::{Helper, Link, Translation, TranslationKind, TunnelKind};

/// Names of network devices. Linux takes nearly all characters (`dev_valid_name` in net/core/dev.c); those that mean
/// something to a shell or to a packet filter (`+` and `*` stand for any ending) are left out.
pub(super) const INTERFACES: InterfaceRules = InterfaceRules {
    is_valid: |name| {
        (1..16).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
            && !name.starts_with(['-', '.'])
    },
    expected: "1 to 15 letters, digits, dots, hyphens and underscores, as in eth0 or bond0.100",
    is_needed: false,
};

/// What the kernel writes before a packet that is dropped: at most 29 letters (`struct xt_log_info`).
pub(super) const LOG_PREFIX: &str = "portolan drop ";

/// The rules of a device that run between the same two sides.
pub(super) struct Passage<'a> {
    pub(super) from: &'a HopSide,
    pub(super) to: &'a HopSide,
    pub(super) rules: &'a [Rule],
}

/// The rules in their order, by their two sides.
pub(super) fn passages<'a>(context: &DeviceContext<'a>) -> Vec<Passage<'a>> {
    let same = |one: &Rule, other: &Rule| (&one.from, &one.to) == (&other.from, &other.to);
    let passage = |rules: &'a [Rule]| {
        let first = rules.first()?;
        Some(Passage { from: &first.from, to: &first.to, rules })
    };
    context.rules.rules.chunk_by(same).filter_map(passage).collect()
}

impl Passage<'_> {
    /// What names the chain of the passage for ever.
    pub(super) fn key(&self) -> String {
        format!("{}>{}", side_key(self.from), side_key(self.to))
    }

    /// What a person calls it.
    pub(super) fn name(&self, context: &DeviceContext<'_>) -> String {
        format!("{} to {}", context.plan.side_name(self.from), context.plan.side_name(self.to))
    }
}

/// Interfaces known by name where packets of a side cannot be, though no name of its own tells where they are: those of
/// other sides, and for a tunnel all of them. Without them, whoever takes an address of that side would be let through.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Elsewhere<'a> {
    /// Their names, ascending; none for a side that is known by its own.
    pub(super) interfaces: Vec<&'a str>,
    /// Whether packets may be there all the same if IPsec has just unwrapped them or is about to wrap them: then Linux
    /// shows them at the interface of what is wrapped.
    pub(super) unless_ipsec: bool,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn new(context: &DeviceContext<'a>, side: &HopSide) -> Self {
        let mut interfaces = Vec::new();
        if context.interfaces(side).is_empty() {
            let is_here = |link: &&Link| matches!(side, HopSide::Segment(segment) if link.segment == *segment);
            let others = context.links().filter(|link| !is_here(link));
            interfaces.extend(others.map(|link| link.interface.as_str()).filter(|name| !name.is_empty()));
            interfaces.sort_unstable();
            interfaces.dedup();
        }
        Self { interfaces, unless_ipsec: context.plan.tunnel_kind(side) == Some(TunnelKind::Ipsec) }
    }
}

/// Which ends of a rule say "anywhere" where no interface says on which side that is. There it stands for what is outside
/// of the project: else the rule would let packets to or from every other side through as well.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Guard {
    pub(super) sources: bool,
    pub(super) destinations: bool,
}

impl Guard {
    pub(super) fn new(context: &DeviceContext<'_>, rule: &Rule, part: &FamilyPart) -> Self {
        let is_needed = |side: &HopSide, blocks: &[AddressBlock]| {
            context.interfaces(side).is_empty()
                && blocks.contains(&part.family.everything())
                && context.plan.own_networks().iter().any(|block| part.family.has(block))
        };
        Self { sources: is_needed(&rule.from, &part.sources), destinations: is_needed(&rule.to, &part.destinations) }
    }
}

/// Whether packets of a rule have to belong to an open connection, which only TCP can show.
pub(super) fn is_established(rule: &Rule) -> bool {
    rule.service().kind() == PacketKind::Reply
}

/// One rewriting of addresses in one direction.
pub(super) struct Rewriting<'a> {
    /// Whether it rewrites the source of what leaves (else the destination of what comes in).
    pub(super) is_source: bool,
    /// The interfaces at the outside.
    pub(super) interfaces: Vec<&'a str>,
    /// What is looked for.
    pub(super) from: AddressBlock,
    /// What is put in its place.
    pub(super) to: AddressBlock,
}

impl Rewriting<'_> {
    /// Whether each address has one of its own.
    pub(super) fn is_one_to_one(&self) -> bool {
        self.from.network().prefix_len() == self.to.network().prefix_len()
    }

    pub(super) fn is_ipv4(&self) -> bool {
        self.from.network().addr().is_ipv4()
    }

    /// The address, or the first and last one, that packets get.
    pub(super) fn target(&self) -> String {
        let network = self.to.network();
        let (first, last): (IpAddr, IpAddr) = (network.network(), network.broadcast());
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    }
}

/// What the device rewrites, sources first, in the project's order. A translation needs the name of an interface, since
/// it would rewrite what goes elsewhere too.
pub(super) fn rewritings<'a>(context: &DeviceContext<'a>, found: &mut Vec<Diagnostic>) -> Vec<Rewriting<'a>> {
    let mut rewritings = Vec::new();
    for is_source in [true, false] {
        for translation in &context.device.translations {
            let is_meant = match translation.kind {
                TranslationKind::Source => is_source,
                TranslationKind::Destination => !is_source,
                TranslationKind::Static => true,
            };
            if is_meant && let Some(rewriting) = rewriting(context, translation, is_source, found) {
                rewritings.push(rewriting);
            }
        }
    }
    rewritings
}

fn rewriting<'a>(
    context: &DeviceContext<'a>,
    translation: &'a Translation,
    is_source: bool,
    found: &mut Vec<Diagnostic>,
) -> Option<Rewriting<'a>> {
    let (real, translated) = (translation.real.truncated(), translation.translated.truncated());
    // Nothing is translated between families; a check of the project names it.
    if real.network().addr().is_ipv4() != translated.network().addr().is_ipv4() {
        return None;
    }
    let side = HopSide::Segment(translation.outside.clone());
    let interfaces = context.interfaces(&side);
    if interfaces.is_empty() {
        let outside = context.plan.segment_name(&translation.outside);
        let message =
            format!("{}: it translates {real} at {outside}, and its interface there has no name", context.device.name);
        if !found.iter().any(|diagnostic| diagnostic.message == message) {
            found.push(Diagnostic::error("interface-name", message).expected(INTERFACES.expected).hint(
                "name the interface at the link: without it, packets to other interfaces would be translated too",
            ));
        }
        return None;
    }
    let (from, to) = if is_source { (real, translated) } else { (translated, real) };
    Some(Rewriting { is_source, interfaces, from, to })
}

/// The protocol whose connections a helper reads.
pub(super) const fn helper_protocol(helper: Helper) -> Protocol {
    match helper {
        Helper::Ftp => Protocol::Tcp,
        Helper::Tftp => Protocol::Udp,
    }
}

/// What stands at the head of a file, a line each.
pub(super) fn head(context: &DeviceContext<'_>) -> Vec<String> {
    let flows: BTreeSet<&FlowId> = context.rules.rules.iter().flat_map(|rule| &rule.flows).collect();
    let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let mut lines = vec![
        plain(&format!("{}, from the project {}", context.device.name, context.plan.project.name), 200),
        format!(
            "Written by Portolan: {} for {}.",
            count(context.rules.rules.len(), "rule", "rules"),
            count(flows.len(), "flow", "flows")
        ),
        "It filters what the device forwards; what the device itself sends and receives is not touched.".to_owned(),
    ];
    lines.extend(without_interface(context));
    lines
}

/// What to say of sides that are known by no interface; nothing where all are.
fn without_interface(context: &DeviceContext<'_>) -> Option<String> {
    let rules = &context.rules.rules;
    let sides: BTreeSet<&HopSide> = rules.iter().flat_map(|rule| [&rule.from, &rule.to]).collect();
    let unknown = sides.into_iter().filter(|side| context.interfaces(side).is_empty());
    let names: Vec<&str> = unknown.map(|side| context.plan.side_name(side)).collect();
    (!names.is_empty()).then(|| {
        let names = plain(&names.join(", "), 200);
        let is_any_named = context.links().any(|link| !link.interface.is_empty());
        let told =
            if is_any_named { "its addresses, and takes no interface of another side" } else { "its addresses alone" };
        format!("No interface is known by name at: {names}. What passes there is told by {told}.")
    })
}

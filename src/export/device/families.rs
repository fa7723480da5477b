//! IPv4 and IPv6 apart, for languages that do not mix them in one rule.

use crate::engine::{Party, Rule};
use crate::net::{AddressBlock, AddressSet, PortRange, PortSet, Protocol};

/// An address family.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

impl Family {
    /// Both families, IPv4 first.
    pub const BOTH: [Self; 2] = [Self::V4, Self::V6];

    /// Whether a block is of this family.
    pub fn has(self, block: &AddressBlock) -> bool {
        block.network().addr().is_ipv4() == (self == Self::V4)
    }

    /// All addresses of the family.
    pub fn everything(self) -> AddressBlock {
        match self {
            Self::V4 => AddressBlock::any_ipv4(),
            Self::V6 => AddressBlock::any_ipv6(),
        }
    }

    /// The addresses that parties have of this family: the shortest list of prefixes, ascending.
    pub fn blocks<'a>(self, parties: impl IntoIterator<Item = &'a Party>) -> Vec<AddressBlock> {
        let blocks = parties.into_iter().flat_map(|party| &party.blocks).filter(|block| self.has(block));
        blocks.map(|block| AddressSet::network(*block)).collect::<AddressSet>().prefixes()
    }
}

/// What a rule says of one family.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FamilyPart {
    /// The family.
    pub family: Family,
    /// Source addresses, the shortest list of prefixes; never none.
    pub sources: Vec<AddressBlock>,
    /// Destination addresses, the shortest list of prefixes; never none.
    pub destinations: Vec<AddressBlock>,
    /// Types of messages as the family numbers them, where the rule is one of ICMP and does not mean all.
    pub message_types: Option<PortSet>,
}

/// The parts of a rule that are a packet: no part for a family of which one side has no address, or of which ICMP has
/// no such message.
pub fn family_parts(rule: &Rule) -> Vec<FamilyPart> {
    let part = |family: Family| {
        let sources = family.blocks(&rule.sources);
        let destinations = family.blocks(&rule.destinations);
        let message_types = message_types(rule, family);
        let is_empty =
            sources.is_empty() || destinations.is_empty() || message_types.as_ref().is_some_and(PortSet::is_empty);
        (!is_empty).then_some(FamilyPart { family, sources, destinations, message_types })
    };
    Family::BOTH.into_iter().filter_map(part).collect()
}

/// The types of ICMP messages of a rule as a family numbers them; none where the rule means every type or is not ICMP.
pub fn message_types(rule: &Rule, family: Family) -> Option<PortSet> {
    let types = rule.destination_ports.intersection(&PortSet::message_types());
    if rule.protocol != Protocol::Icmp || types == PortSet::message_types() {
        return None;
    }
    Some(match family {
        Family::V4 => types,
        Family::V6 => types
            .ranges()
            .flat_map(|range| range.first..=range.last)
            .flat_map(icmpv6_types)
            .copied()
            .map(PortRange::single)
            .collect(),
    })
}

/// The types of ICMPv6 (RFC 4443, RFC 4861) that do what a type of ICMP (RFC 792, RFC 1256) does.
///
/// ICMP tells of a packet that is too big by a code of destination unreachable, ICMPv6 by a type of its own. Source
/// quench, timestamps, information and address masks are gone.
pub const fn icmpv6_types(icmp_type: u16) -> &'static [u16] {
    match icmp_type {
        // Echo reply.
        0 => &[129],
        // Destination unreachable.
        3 => &[1, 2],
        // Redirect.
        5 => &[137],
        // Echo request.
        8 => &[128],
        // Router advertisement and solicitation.
        9 => &[134],
        10 => &[133],
        // Time exceeded.
        11 => &[3],
        // Parameter problem.
        12 => &[4],
        _ => &[],
    }
}

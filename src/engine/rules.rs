//! What each device has to let through: the flows of its passages as rules.
//!
//! Theory of operation. Each passage of a flow through a device asks for a permit (`permits`): the addresses that the
//! device sees, the ports, and on a device without state another permit for the answers. The permits between the same two
//! sides are merged (`merge`) without opening anything that none of them opened. Where the device is to name whole
//! segments or supernets, or all of ICMP, the same is done with wider permits, and what each rule opens beyond the flows is
//! listed packet by packet (`wide`). [`prove`] shows by the algebra of packet sets that the rules let through what the flows need and
//! nothing else than that list.
//!
//! What a rule means: packets from any source to any destination of one address family, which run between the two sides
//! of the rule. A pair of an IPv4 and an IPv6 address is no packet: such pairs mean nothing and are not to be written.
//! A party without any address cannot be written at all; sets of packets have a symbol for it.

mod blocks;
mod merge;
#[cfg(test)]
pub(super) mod mutations;
mod permits;
mod proof;
mod tables;
mod wide;

use std::collections::BTreeSet;
use std::fmt;

use self::merge::{Checks, Merged};
use self::permits::{Channel, Passing};
pub use self::proof::Contradiction;
use self::proof::Required;
use self::tables::Tables;
use super::report::{Flow, HopSide, Problem, Report};
use crate::ids::{DeviceId, FlowId, RuleId, SegmentId, ServerId};
use crate::net::{AddressBlock, AddressSet, PacketBox, PacketKind, PacketSet, PortSet, Protocol, ServiceSet};
use crate::parallel;
use crate::project::Project;

/// The rules of one device, in order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeviceRules {
    /// The device.
    pub device: DeviceId,
    /// Its rules: by side of entry, side of exit, then destinations, sources, protocol and ports. None depends on the
    /// order, since all of them permit.
    pub rules: Vec<Rule>,
    /// What the rules open beyond the flows, since somebody asked for it, in the order of the rules.
    pub widened: Vec<Widening>,
    /// Parties without any address, ascending. The position of one is its symbol in sets of packets.
    pub without_address: Vec<PartyObject>,
}

/// One rule: it permits.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule {
    /// A short hash of what it says; it begins with `r`. Devices that have the same rule have the same id for it.
    pub id: RuleId,
    /// Where packets come in.
    pub from: HopSide,
    /// Where they leave.
    pub to: HopSide,
    /// Whose packets, as this device sees their addresses; ascending, never none.
    pub sources: Vec<Party>,
    /// To whom; ascending, never none.
    pub destinations: Vec<Party>,
    /// The protocol.
    pub protocol: Protocol,
    /// Source ports; the full set where they are free.
    pub source_ports: PortSet,
    /// Destination ports, or types of ICMP messages as ICMP for IPv4 numbers them (8 and 0 for echo, which ICMP for IPv6
    /// numbers 128 and 129); the full set where the protocol has none or all are meant.
    pub destination_ports: PortSet,
    /// Whether it lets connections be opened, or only answers through (on a stateless device). Of TCP a device can ask
    /// that answers belong to an open connection; for other protocols the reversed ports are all there is.
    pub kind: PacketKind,
    /// The flows that it serves, ascending: never none.
    pub flows: Vec<FlowId>,
}

/// One side of a rule: something with a name and addresses.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Party {
    /// What it is.
    pub object: PartyObject,
    /// Its addresses as the device sees them, ascending; none where nobody gave it any.
    pub blocks: Vec<AddressBlock>,
    /// Whether any of the addresses is a translated one.
    pub is_translated: bool,
}

/// What a party of a rule is.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PartyObject {
    /// A server, or a group of like servers.
    Server(ServerId),
    /// A whole segment, for servers without addresses or since it was asked for.
    Segment(SegmentId),
    /// An interface of a device at a segment.
    Device(DeviceId, SegmentId),
    /// A prefix that was asked for.
    Supernet(AddressBlock),
    /// The broadcast addresses of a segment's networks.
    Broadcast(SegmentId),
    /// A multicast group, or a block of them.
    Group(AddressBlock),
}

/// Packets that a rule opens and no flow needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Widening {
    /// The rule.
    pub rule: RuleId,
    /// The packets.
    pub packets: PacketSet,
    /// Segments that they can come from, though none of the rule's flows does.
    pub foreign_sources: Vec<SegmentId>,
    /// Segments that they can go to, though none of the rule's flows does.
    pub foreign_destinations: Vec<SegmentId>,
}

impl fmt::Display for PartyObject {
    /// Its kind and its id: `server dc1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(id) => write!(f, "server {id}"),
            Self::Segment(id) => write!(f, "segment {id}"),
            Self::Device(id, segment) => write!(f, "device {id} at {segment}"),
            Self::Supernet(block) => write!(f, "supernet {block}"),
            Self::Broadcast(id) => write!(f, "broadcast {id}"),
            Self::Group(block) => write!(f, "group {block}"),
        }
    }
}

impl Rule {
    /// Whether its packets go to multicast groups: then all its destinations are groups.
    pub fn is_to_groups(&self) -> bool {
        self.destinations.iter().any(|party| matches!(party.object, PartyObject::Group(_)))
    }

    /// Whether it lets broadcasts through that are directed at a segment.
    pub fn is_to_broadcasts(&self) -> bool {
        self.destinations.iter().any(|party| matches!(party.object, PartyObject::Broadcast(_)))
    }

    /// Protocol, kind and ports in the form of the packet algebra.
    pub fn service(&self) -> ServiceSet {
        ServiceSet::new(self.protocol, self.kind, self.source_ports.clone(), self.destination_ports.clone())
    }
}

impl DeviceRules {
    fn new(device: DeviceId, rules: Vec<Rule>) -> Self {
        let parties = rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
        let without_address: BTreeSet<&PartyObject> =
            parties.filter(|party| party.blocks.is_empty()).map(|party| &party.object).collect();
        let without_address = without_address.into_iter().cloned().collect();
        Self { device, rules, widened: Vec::new(), without_address }
    }

    /// The packets that a rule of this device lets through, between its two sides.
    pub fn packets(&self, rule: &Rule) -> PacketBox {
        PacketBox::new(self.addresses(&rule.sources), self.addresses(&rule.destinations), rule.service())
    }

    /// The addresses of parties; a symbol for one that has none.
    pub fn addresses(&self, parties: &[Party]) -> AddressSet {
        let symbol = |party: &Party| {
            let position = self.without_address.binary_search(&party.object).ok();
            position.and_then(|position| u32::try_from(position).ok())
        };
        parties.iter().map(|party| tables::party_addresses(party, symbol(party))).collect()
    }

    /// What stands for a symbol in sets of packets.
    pub fn symbol_name(&self, symbol: u32) -> String {
        let object = usize::try_from(symbol).ok().and_then(|symbol| self.without_address.get(symbol));
        object.map_or_else(|| format!("#{symbol}"), ToString::to_string)
    }

    /// What a rule opens beyond the flows, a text for each box; none where it opens no more than is needed.
    pub fn beyond(&self, rule: &Rule) -> Vec<String> {
        let of_rule = self.widened.iter().filter(|widening| widening.rule == rule.id);
        of_rule.flat_map(|widening| self.describe(&widening.packets)).collect()
    }

    /// Packets in words, a text for each box.
    pub fn describe(&self, packets: &PacketSet) -> Vec<String> {
        packets.boxes().iter().map(|it| it.describe(&|symbol| self.symbol_name(symbol))).collect()
    }
}

/// The rules of every device, in the order of their ids; a device that sees no flow has none.
pub fn device_rules(project: &Project, report: &Report) -> Vec<DeviceRules> {
    rules_where(project, &report.flows, Checks::ALL, &|_| true)
}

/// The rules of one device.
pub fn rules_of_device(project: &Project, report: &Report, device: &DeviceId) -> DeviceRules {
    let nothing = || DeviceRules::new(device.clone(), Vec::new());
    rules_where(project, &report.flows, Checks::ALL, &|id| id == device).pop().unwrap_or_else(nothing)
}

/// Shows that the rules of devices let through what the flows need, and nothing else than what they list as widened.
///
/// # Errors
/// Where they do not, which would be a fault of the program and not of the project.
pub fn prove(project: &Project, report: &Report, rules: &[DeviceRules]) -> Result<(), Contradiction> {
    let devices: BTreeSet<&DeviceId> = rules.iter().map(|rules| &rules.device).collect();
    let mut tables = Tables::new(project);
    let passing = permits::passing(project, &report.flows, &mut tables, &|device| devices.contains(device));
    let nothing = Passing::default();
    let proofs = parallel::map(
        rules,
        || (),
        |(), rules| {
            let passing = passing.get(&rules.device).unwrap_or(&nothing);
            Required::new(rules, passing).prove(&tables, &report.flows)
        },
    );
    proofs.into_iter().collect()
}

/// What is wrong with rules: more of them than a device's budget allows, or wider ones than flows need. Only devices with
/// a budget or with wider rules are looked at, so that this costs nothing elsewhere.
pub(super) fn problems(project: &Project, flows: &[Flow]) -> Vec<Problem> {
    let is_watched = |id: &DeviceId| project.devices.get(id).is_some_and(|device| wide::is_watched(device));
    if !project.devices.keys().any(is_watched) {
        return Vec::new();
    }
    let rules = rules_where(project, flows, Checks::ALL, &is_watched);
    rules.iter().flat_map(|rules| wide::problems(project, rules)).collect()
}

fn rules_where(
    project: &Project,
    flows: &[Flow],
    checks: Checks,
    is_wanted: &dyn Fn(&DeviceId) -> bool,
) -> Vec<DeviceRules> {
    let mut tables = Tables::new(project);
    let mut passing = permits::passing(project, flows, &mut tables, is_wanted);
    let devices = project.devices.keys().filter(|device| is_wanted(device));
    let devices: Vec<(&DeviceId, Passing)> = devices.map(|id| (id, passing.remove(id).unwrap_or_default())).collect();
    let rules = |tables: &mut Tables<'_>, (id, passing): &(&DeviceId, Passing)| {
        rules_of(project, flows, checks, tables, id, passing)
    };
    parallel::map(&devices, || tables.clone(), rules)
}

fn rules_of(
    project: &Project,
    flows: &[Flow],
    checks: Checks,
    tables: &mut Tables<'_>,
    device: &DeviceId,
    passing: &Passing,
) -> DeviceRules {
    let permits = passing.broad.as_ref().unwrap_or(&passing.required);
    let mut rules: Vec<Rule> = Vec::new();
    for (channel, permits) in permits {
        for merged in merge::merged(tables, checks, channel.protocol, permits) {
            rules.push(rule(flows, tables, channel, &merged));
        }
    }
    rules.sort_by(|left, right| order(left).cmp(&order(right)));
    let mut rules = DeviceRules::new(device.clone(), rules);
    if passing.broad.is_some() {
        let own: BTreeSet<u32> = passing.required.values().flatten().map(|(_, flow)| *flow).collect();
        let own = own.iter().filter_map(|flow| flows.get(usize::try_from(*flow).ok()?));
        let mut required = Required::new(&rules, passing);
        rules.widened = wide::widened(project, own, &rules, tables, &mut required);
    }
    rules
}

/// What rules are sorted by.
fn order(rule: &Rule) -> impl Ord {
    (
        &rule.from,
        &rule.to,
        &rule.destinations,
        &rule.sources,
        rule.protocol,
        rule.kind,
        &rule.destination_ports,
        &rule.source_ports,
    )
}

fn rule(flows: &[Flow], tables: &Tables<'_>, channel: &Channel, merged: &Merged) -> Rule {
    let ids = merged.flows.iter().filter_map(|flow| flows.get(usize::try_from(*flow).ok()?));
    let ids: BTreeSet<&FlowId> = ids.map(|flow| &flow.id).collect();
    let mut rule = Rule {
        id: RuleId::new(""),
        from: channel.from.clone(),
        to: channel.to.clone(),
        sources: tables.list(merged.permit.sources),
        destinations: tables.list(merged.permit.destinations),
        protocol: channel.protocol,
        source_ports: tables.port_set(merged.permit.source_ports),
        destination_ports: tables.port_set(merged.permit.destination_ports),
        kind: merged.permit.kind,
        flows: ids.into_iter().cloned().collect(),
    };
    rule.id = rule_id(&rule);
    rule
}

/// The id of a rule, from all that it says but the flows that it serves.
fn rule_id(rule: &Rule) -> RuleId {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0]);
    };
    for side in [&rule.from, &rule.to] {
        match side {
            HopSide::Segment(id) => part(&format!("segment:{id}")),
            HopSide::Tunnel(id) => part(&format!("tunnel:{id}")),
        }
    }
    for parties in [&rule.sources, &rule.destinations] {
        for party in parties {
            match &party.object {
                PartyObject::Server(id) => part(&format!("server:{id}")),
                PartyObject::Segment(id) => part(&format!("segment:{id}")),
                PartyObject::Device(id, segment) => {
                    part(&format!("device:{id}"));
                    part(segment.as_str());
                }
                PartyObject::Supernet(block) => part(&format!("supernet:{block}")),
                PartyObject::Broadcast(id) => part(&format!("broadcast:{id}")),
                PartyObject::Group(block) => part(&format!("group:{block}")),
            }
            for block in &party.blocks {
                part(&block.to_string());
            }
        }
        part("");
    }
    part(rule.protocol.name());
    part(if rule.kind == PacketKind::Reply { "reply" } else { "" });
    part(&rule.source_ports.to_string());
    part(&rule.destination_ports.to_string());
    super::matrix::id_from_hash('r', hasher.finalize()).into()
}

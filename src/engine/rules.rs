//! What each device has to let through: the flows of its passages as rules.
//!
//! A rule says what may pass from one side of the device to another. It opens what the flows that it serves need and
//! nothing else.
//!
//! What a rule means: packets from any source to any destination of one address family. A pair of an IPv4 and an IPv6
//! address is no packet and means nothing. Packets run only between the two sides of the rule.

mod parties;
mod permits;

use std::collections::BTreeMap;

use self::parties::Parties;
use self::permits::{Passing, Permit};
use super::report::{HopSide, Report};
use crate::ids::{DeviceId, FlowId, RuleId, SegmentId, ServerId};
use crate::net::{AddressBlock, AddressSet, PacketBox, PacketKind, PacketSet, PortSet, Protocol, ServiceSet};
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
}

/// Packets that a rule opens and no flow needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Widening {
    /// The rule.
    pub rule: RuleId,
    /// The packets.
    pub packets: PacketSet,
}

impl Rule {
    /// Protocol, kind and ports in the form of the packet algebra.
    pub fn service(&self) -> ServiceSet {
        ServiceSet::new(self.protocol, self.kind, self.source_ports.clone(), self.destination_ports.clone())
    }
}

impl DeviceRules {
    /// The packets that a rule of this device lets through, between its two sides.
    pub fn packets(&self, rule: &Rule) -> PacketBox {
        PacketBox::new(self.addresses(&rule.sources), self.addresses(&rule.destinations), rule.service())
    }

    /// The addresses of parties; the position in [`DeviceRules::without_address`] for one that has none.
    pub fn addresses(&self, parties: &[Party]) -> AddressSet {
        parties
            .iter()
            .map(|party| {
                if party.blocks.is_empty() {
                    let position = self.without_address.binary_search(&party.object).ok();
                    let symbol = position.and_then(|position| u32::try_from(position).ok());
                    return symbol.map(crate::net::Address::Symbol).map(AddressSet::from).unwrap_or_default();
                }
                party.blocks.iter().map(|block| AddressSet::network(*block)).collect()
            })
            .collect()
    }
}

/// The rules of every device, in the order of their ids; a device that sees no flow has none.
pub fn device_rules(project: &Project, report: &Report) -> Vec<DeviceRules> {
    let mut parties = Parties::new(project);
    let mut passing = permits::passing(project, report, &mut parties, None);
    let devices = project.devices.keys();
    devices.map(|id| rules_of(report, &parties, id, passing.remove(id).unwrap_or_default())).collect()
}

/// The rules of one device.
pub fn rules_of_device(project: &Project, report: &Report, device: &DeviceId) -> DeviceRules {
    let mut parties = Parties::new(project);
    let mut passing = permits::passing(project, report, &mut parties, Some(device));
    rules_of(report, &parties, device, passing.remove(device).unwrap_or_default())
}

fn rules_of(report: &Report, parties: &Parties<'_>, device: &DeviceId, passing: Passing) -> DeviceRules {
    let mut merged: BTreeMap<Permit, Vec<u32>> = BTreeMap::new();
    for (permit, flow) in passing.required {
        merged.entry(permit).or_default().push(flow);
    }
    let mut rules: Vec<Rule> =
        merged.into_iter().map(|(permit, flows)| rule(report, parties, permit, &flows)).collect();
    rules.sort_by(|left, right| order(left).cmp(&order(right)));
    let mut without_address: Vec<PartyObject> = rules
        .iter()
        .flat_map(|rule| rule.sources.iter().chain(&rule.destinations))
        .filter(|party| party.blocks.is_empty())
        .map(|party| party.object.clone())
        .collect();
    without_address.sort_unstable();
    without_address.dedup();
    DeviceRules { device: device.clone(), rules, widened: Vec::new(), without_address }
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

fn rule(report: &Report, parties: &Parties<'_>, permit: Permit, flows: &[u32]) -> Rule {
    let ids = flows.iter().filter_map(|flow| report.flows.get(usize::try_from(*flow).ok()?));
    let mut flows: Vec<FlowId> = ids.map(|flow| flow.id.clone()).collect();
    flows.sort_unstable();
    flows.dedup();
    let mut rule = Rule {
        id: RuleId::new(""),
        from: permit.from,
        to: permit.to,
        sources: parties.list(permit.sources),
        destinations: parties.list(permit.destinations),
        protocol: permit.protocol,
        source_ports: permit.source_ports,
        destination_ports: permit.destination_ports,
        kind: permit.kind,
        flows,
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
    super::matrix::id_from_hash('r', &hasher).into()
}

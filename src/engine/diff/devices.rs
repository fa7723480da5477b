//! What devices let through: rules and open ports before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::Planned;
use crate::engine::report::{Flow, Report};
use crate::engine::rules::{DeviceRules, PartyObject, Rule, device_rules};
use crate::ids::DeviceId;
use crate::net::{PacketKind, PortSet, Protocol};

/// How much a device lets through.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Opening {
    /// How many rules it has, those for answers included.
    pub rules: usize,
    /// How many ports its rules let connections open to, one for each protocol and port; a protocol without ports, or a
    /// type of ICMP message, counts as one.
    pub ports: u64,
    /// The same, counted for each destination of the rules and summed up.
    pub destination_ports: u64,
}

impl Opening {
    /// The two together.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            rules: self.rules + other.rules,
            ports: self.ports + other.ports,
            destination_ports: self.destination_ports + other.destination_ports,
        }
    }
}

/// What became of the rules of a device.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceChange {
    /// The device.
    pub device: DeviceId,
    /// What it let through; none where it was not there.
    pub before: Option<Opening>,
    /// What it lets through; none where it is gone.
    pub after: Option<Opening>,
    /// Rules that are new, in their order.
    pub rules_added: Vec<Rule>,
    /// Rules that are gone, in their order.
    pub rules_removed: Vec<Rule>,
}

impl DeviceChange {
    /// Whether the device has other rules, is new or is gone.
    pub fn is_changed(&self) -> bool {
        self.before.is_some() != self.after.is_some() || !self.rules_added.is_empty() || !self.rules_removed.is_empty()
    }
}

/// Every device of both plans.
pub(super) fn changes(before: Planned<'_>, after: Planned<'_>) -> Vec<DeviceChange> {
    let rules = |planned: Planned<'_>| -> BTreeMap<DeviceId, DeviceRules> {
        let rules = device_rules(planned.project, planned.report).into_iter();
        rules.map(|rules| (rules.device.clone(), rules)).collect()
    };
    let (old, new) = (rules(before), rules(after));
    let devices: BTreeSet<&DeviceId> = old.keys().chain(new.keys()).collect();
    let none: &[Rule] = &[];
    devices
        .into_iter()
        .map(|device| {
            let (one, other) = (old.get(device), new.get(device));
            let of = |rules: Option<&'_ DeviceRules>| rules.map(|rules| opening(&rules.rules));
            let (one_rules, other_rules) =
                (one.map_or(none, |rules| &rules.rules[..]), other.map_or(none, |rules| &rules.rules[..]));
            DeviceChange {
                device: device.clone(),
                before: of(one),
                after: of(other),
                rules_added: missing_in(other_rules, one_rules),
                rules_removed: missing_in(one_rules, other_rules),
            }
        })
        .collect()
}

/// The rules that the other device does not have; a rule is what it says, whatever flows it serves.
fn missing_in(rules: &[Rule], other: &[Rule]) -> Vec<Rule> {
    let known: BTreeSet<_> = other.iter().map(|rule| &rule.id).collect();
    rules.iter().filter(|rule| !known.contains(&rule.id)).cloned().collect()
}

/// Ports by protocol.
type Ports = BTreeMap<Protocol, PortSet>;

fn opening(rules: &[Rule]) -> Opening {
    let mut ports = Ports::new();
    let mut destinations: BTreeMap<&PartyObject, Ports> = BTreeMap::new();
    for rule in rules.iter().filter(|rule| rule.kind == PacketKind::Opening) {
        add(&mut ports, rule.protocol, &rule.destination_ports);
        for party in &rule.destinations {
            add(destinations.entry(&party.object).or_default(), rule.protocol, &rule.destination_ports);
        }
    }
    Opening { rules: rules.len(), ports: count(&ports), destination_ports: destinations.values().map(count).sum() }
}

fn add(ports: &mut Ports, protocol: Protocol, more: &PortSet) {
    let known = ports.entry(protocol).or_default();
    if !more.is_subset(known) {
        *known = known.union(more);
    }
}

fn count(ports: &Ports) -> u64 {
    let of = |(protocol, ports): (&Protocol, &PortSet)| match protocol {
        Protocol::Tcp | Protocol::Udp => u64::from(ports.count()),
        Protocol::Icmp => u64::from(ports.intersection(&PortSet::message_types()).count()),
        Protocol::Ah | Protocol::Esp | Protocol::Gre => 1,
    };
    ports.iter().map(of).sum()
}

/// Ports that servers open to other segments, one for each protocol, port and server, or device that listens itself.
pub(super) fn exposed_ports(report: &Report) -> u64 {
    let mut by_server: BTreeMap<&str, Ports> = BTreeMap::new();
    let mut by_device: BTreeMap<&DeviceId, Ports> = BTreeMap::new();
    for flow in report.flows.iter().filter(|flow| flow.crosses()) {
        let ports = ports_of(flow);
        for server in flow.destination_servers.iter() {
            add(by_server.entry(server.as_str()).or_default(), flow.protocol, &ports);
        }
        for device in flow.destination_devices.iter() {
            add(by_device.entry(device).or_default(), flow.protocol, &ports);
        }
    }
    by_server.values().chain(by_device.values()).map(count).sum()
}

fn ports_of(flow: &Flow) -> PortSet {
    flow.destination_ports.map_or_else(PortSet::full, PortSet::from)
}

//! Named addresses, groups and services of one device, each kept once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::context::DeviceContext;
use super::names::{NameRules, Names, short_hash};
use crate::engine::{Party, PartyObject, Rule};
use crate::ids::SegmentId;
use crate::net::{PortRange, PortSet, Protocol};

/// A party as an object of the device.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AddressObject<'a> {
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub party: &'a Party,
}

/// Several parties that rules name together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AddressGroup<'a> {
    /// Its name.
    pub name: String,
    /// Its members, ascending by party: at least two.
    pub members: Vec<&'a Party>,
}

/// A protocol with ports that rules name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ServiceObject {
    /// Its name.
    pub name: String,
    /// The protocol.
    pub protocol: Protocol,
    /// Source ports; the full set where they are free.
    pub source_ports: PortSet,
    /// Destination ports, or types of ICMP messages; the full set where all are meant.
    pub destination_ports: PortSet,
}

/// The objects that the rules of one device name. All share one space of names. Names and order are the same from run to
/// run; the name of an object depends on the object, and on another one only where both would have the same.
#[derive(Clone, Debug)]
pub struct Objects<'a> {
    addresses: BTreeMap<&'a Party, AddressObject<'a>>,
    groups: BTreeMap<&'a [Party], AddressGroup<'a>>,
    services: BTreeMap<ServiceKey, ServiceObject>,
}

type ServiceKey = (Protocol, PortSet, PortSet);

impl<'a> Objects<'a> {
    /// The objects of the rules of a device.
    pub fn new(context: &DeviceContext<'a>, rules: &NameRules) -> Self {
        let sides: BTreeSet<&'a [Party]> = context
            .rules
            .rules
            .iter()
            .flat_map(|rule| [rule.sources.as_slice(), rule.destinations.as_slice()])
            .collect();
        let parties: BTreeSet<&'a Party> = sides.iter().copied().flatten().collect();
        let services: BTreeSet<ServiceKey> = context.rules.rules.iter().map(service_key).collect();
        let groups: Vec<&'a [Party]> = sides.into_iter().filter(|parties| parties.len() > 1).collect();

        let wanted_addresses = parties.iter().map(|party| (party_key(party), context.plan.party_name(party)));
        let wanted_groups = groups.iter().map(|members| (group_key(members), group_name(context, members)));
        let wanted_services = services.iter().map(|service| (name_of_service(service), name_of_service(service)));
        let names = Names::new(rules, wanted_addresses.chain(wanted_groups).chain(wanted_services));

        let address = |party: &'a Party| AddressObject { name: names.of(&party_key(party)).to_owned(), party };
        let group = |members: &'a [Party]| AddressGroup {
            name: names.of(&group_key(members)).to_owned(),
            members: members.iter().collect(),
        };
        let service = |key: &ServiceKey| ServiceObject {
            name: names.of(&name_of_service(key)).to_owned(),
            protocol: key.0,
            source_ports: key.1.clone(),
            destination_ports: key.2.clone(),
        };
        Self {
            addresses: parties.iter().map(|party| (*party, address(party))).collect(),
            groups: groups.iter().map(|members| (*members, group(members))).collect(),
            services: services.iter().map(|key| (key.clone(), service(key))).collect(),
        }
    }

    /// All single parties, ascending.
    pub fn addresses(&self) -> impl Iterator<Item = &AddressObject<'a>> {
        self.addresses.values()
    }

    /// All groups, ascending by their members.
    pub fn groups(&self) -> impl Iterator<Item = &AddressGroup<'a>> {
        self.groups.values()
    }

    /// All services, ascending by protocol, source and destination ports.
    pub fn services(&self) -> impl Iterator<Item = &ServiceObject> {
        self.services.values()
    }

    /// The first of the rules that name each service, by the name of the service.
    pub fn first_rules<'r>(&self, rules: &'r [Rule]) -> HashMap<&str, &'r Rule> {
        let mut first = HashMap::new();
        for rule in rules {
            first.entry(self.service_name(rule)).or_insert(rule);
        }
        first
    }

    /// The name of one party.
    pub fn address_name(&self, party: &Party) -> &str {
        self.addresses.get(party).map_or("", |object| &object.name)
    }

    /// The name of one side of a rule: of its only party, or of the group.
    pub fn side_name(&self, parties: &[Party]) -> &str {
        match parties {
            [party] => self.address_name(party),
            _ => self.groups.get(parties).map_or("", |group| &group.name),
        }
    }

    /// The name of what a rule says of protocol and ports.
    pub fn service_name(&self, rule: &Rule) -> &str {
        self.services.get(&service_key(rule)).map_or("", |service| &service.name)
    }
}

/// What never changes of a party: a translated one is what it is translated to.
fn party_key(party: &Party) -> String {
    let key = match &party.object {
        PartyObject::Server(id) => format!("server:{id}"),
        PartyObject::Segment(id) => format!("segment:{id}"),
        PartyObject::Device(id, segment) => format!("device:{id}:{segment}"),
        PartyObject::Supernet(block) => format!("supernet:{block}"),
        PartyObject::Broadcast(id) => format!("broadcast:{id}"),
        PartyObject::Group(block) => format!("group:{block}"),
    };
    if !party.is_translated {
        return key;
    }
    let blocks: Vec<String> = party.blocks.iter().map(ToString::to_string).collect();
    format!("{key}={}", blocks.join(","))
}

fn group_key(members: &[Party]) -> String {
    let keys: Vec<String> = members.iter().map(party_key).collect();
    format!("group:{}", keys.join(";"))
}

/// The segment that all members stand in, if there is one, and a hash of who they are.
fn group_name(context: &DeviceContext<'_>, members: &[Party]) -> String {
    let segment = |party: &Party| -> Option<SegmentId> {
        match &party.object {
            PartyObject::Server(id) => context.plan.project.servers.get(id).map(|server| server.segment.clone()),
            PartyObject::Segment(id) | PartyObject::Device(_, id) | PartyObject::Broadcast(id) => Some(id.clone()),
            PartyObject::Supernet(_) | PartyObject::Group(_) => None,
        }
    };
    let segments: BTreeSet<Option<SegmentId>> = members.iter().map(segment).collect();
    let place = match segments.first() {
        Some(Some(id)) if segments.len() == 1 => context.plan.segment_name(id),
        _ => "group",
    };
    // The hash stands behind a name that may be cut: then the routine for names puts one of its own there.
    format!("{place}_{}", short_hash(&group_key(members)))
}

fn service_key(rule: &Rule) -> ServiceKey {
    (rule.protocol, rule.source_ports.clone(), rule.destination_ports.clone())
}

/// Such as `tcp_445`, `udp_500_from_500`, `icmp_8`, `esp`; long lists by their number and a hash.
fn name_of_service((protocol, source_ports, destination_ports): &ServiceKey) -> String {
    let listed = |ports: &PortSet| {
        const MOST: usize = 3;
        let ranges: Vec<PortRange> = ports.ranges().collect();
        if ranges.len() > MOST {
            format!("{}_ports_{}", ranges.len(), short_hash(&ports.to_string()))
        } else {
            ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join("_")
        }
    };
    let mut name = protocol.name().to_owned();
    if !destination_ports.is_full() && (protocol.has_ports() || *protocol == Protocol::Icmp) {
        name.push('_');
        name.push_str(&listed(destination_ports));
    }
    if protocol.has_ports() && !source_ports.is_full() {
        name.push_str("_from_");
        name.push_str(&listed(source_ports));
    }
    name
}

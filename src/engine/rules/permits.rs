//! What the flows of a report need of each device, one permit for each passage of each flow.
//!
//! On a device without state the answers need permits too, on their own way back. Answers of the members of a multicast
//! group need them on every device.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::Party;
use super::tables::{PartySet, Ports, Tables};
use super::wide::is_broad;
use crate::catalog::Initiator;
use crate::engine::report::{Flow, Hop, HopSide, PathBetween, SentTo};
use crate::engine::translation::{Leg, PacketEnd, TranslatingPath};
use crate::ids::DeviceId;
use crate::net::{PacketKind, PortRange, PortSet, Protocol};
use crate::project::{Aggregation, IcmpMessages, Project};

/// Between which sides of a device, and of which protocol: what rules can be merged at all.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Channel {
    pub(super) from: HopSide,
    pub(super) to: HopSide,
    pub(super) protocol: Protocol,
    /// Whether packets go to multicast groups, which devices treat in ways of their own: no rule names groups and hosts.
    pub(super) to_groups: bool,
}

/// What a flow needs at one passage.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Permit {
    pub(super) sources: PartySet,
    pub(super) destinations: PartySet,
    pub(super) kind: PacketKind,
    pub(super) source_ports: Ports,
    pub(super) destination_ports: Ports,
}

/// Permits by channel, each with the position of its flow in the report.
pub(super) type Permits = BTreeMap<Channel, Vec<(Permit, u32)>>;

/// What passes a device.
#[derive(Debug, Default)]
pub(super) struct Passing {
    /// What the flows need.
    pub(super) required: Permits,
    /// The same, as broadly as the device's rules are to be written; none where nobody asked for more than is needed.
    pub(super) broad: Option<Permits>,
}

/// What passes each device, or only those that are asked for.
pub(super) fn passing<'a>(
    project: &'a Project,
    flows: &'a [Flow],
    tables: &mut Tables<'a>,
    is_wanted: &dyn Fn(&DeviceId) -> bool,
) -> BTreeMap<DeviceId, Passing> {
    let mut gathering = Gathering {
        project,
        tables,
        is_wanted,
        queues: IndexMap::default(),
        queue_at: FxHashMap::default(),
        has_stateless_devices: project.devices.values().any(|device| !device.is_stateful),
        ways_back: HashMap::new(),
        has_translations: project.devices.values().any(|device| !device.translations.is_empty()),
        seen: HashMap::new(),
    };
    for (position, flow) in flows.iter().enumerate() {
        if let Ok(position) = u32::try_from(position) {
            gathering.add(flow, position);
        }
    }
    let mut passing: BTreeMap<DeviceId, Passing> = BTreeMap::new();
    for ((device, channel), queue) in gathering.queues {
        let passing = passing.entry(device).or_default();
        if let Some(broad) = queue.broad {
            passing.broad.get_or_insert_default().insert(channel.clone(), broad);
        }
        passing.required.insert(channel, queue.required);
    }
    passing
}

/// What passes one channel of a device.
#[derive(Default)]
struct Queue {
    required: Vec<(Permit, u32)>,
    /// As the device's rules are to be written, where that is broader.
    broad: Option<Vec<(Permit, u32)>>,
}

struct Gathering<'a, 't> {
    project: &'a Project,
    tables: &'t mut Tables<'a>,
    is_wanted: &'t dyn Fn(&DeviceId) -> bool,
    queues: IndexMap<(DeviceId, Channel), Queue>,
    /// The position of the queue for each passage that was met; none for a device that is not asked for.
    queue_at: FxHashMap<(*const Hop, Protocol, bool), Option<usize>>,
    has_stateless_devices: bool,
    ways_back: HashMap<*const PathBetween, Rc<[Hop]>>,
    has_translations: bool,
    /// Parties as they are seen at a passage.
    seen: HashMap<(*const Hop, Initiator, Leg, PacketEnd, PartySet), PartySet>,
}

/// One passage of the packets of a flow.
struct Passage<'h> {
    flow: &'h Flow,
    /// All passages on their way.
    hops: &'h [Hop],
    hop: &'h Hop,
    leg: Leg,
    to_groups: bool,
}

impl<'a> Gathering<'a, '_> {
    fn add(&mut self, flow: &'a Flow, position: u32) {
        let sources = self.tables.side(&flow.source_segment, &flow.source_servers, &flow.source_devices);
        let destinations =
            self.tables.side(&flow.destination_segment, &flow.destination_servers, &flow.destination_devices);
        let source_ports = self.tables.port_range(flow.source_ports);
        let destination_ports = self.tables.port_range(flow.destination_ports);
        let (named, groups) = match flow.sent_to.as_deref() {
            None => (Some(destinations), None),
            Some(SentTo::Broadcast) => (Some(self.tables.broadcast(&flow.destination_segment)), None),
            Some(SentTo::Groups { groups, also_hosts }) => {
                (also_hosts.then_some(destinations), Some(self.tables.groups(groups)))
            }
        };
        let protocol = flow.protocol;
        let hops = &flow.path.hops;
        for (to_groups, destinations) in [(false, named), (true, groups)] {
            let Some(destinations) = destinations else { continue };
            let request = Permit { sources, destinations, kind: PacketKind::Opening, source_ports, destination_ports };
            for hop in hops.iter().filter(|hop| !flow.helped_by.contains(&hop.device)) {
                self.put(&Passage { flow, hops, hop, leg: Leg::Request, to_groups }, request, position);
            }
        }
        let is_new_to_all = flow.is_answered_by_others();
        if !(self.has_stateless_devices || is_new_to_all) || !flow.is_answered || hops.is_empty() {
            return;
        }
        let path = &*flow.path;
        let hops = Rc::clone(self.ways_back.entry(path).or_insert_with(|| path.answers().into()));
        // The ports change sides; the answer to an ICMP message has a type of its own, or the same.
        let (source_ports, destination_ports) = match (protocol, flow.destination_ports) {
            (Protocol::Icmp, Some(types)) => (source_ports, self.tables.ports(answering_types(types))),
            _ => (destination_ports, source_ports),
        };
        let answer = Permit {
            sources: destinations,
            destinations: sources,
            kind: PacketKind::Reply,
            source_ports,
            destination_ports,
        };
        for hop in hops.iter() {
            let Some(device) = self.project.devices.get(&hop.device) else { continue };
            // A device with state takes the answer of a member of a group for something new.
            let kind = if device.is_stateful { PacketKind::Opening } else { PacketKind::Reply };
            if !device.is_stateful || is_new_to_all {
                let passage = Passage { flow, hops: &hops, hop, leg: Leg::Answer, to_groups: false };
                self.put(&passage, Permit { kind, ..answer }, position);
            }
        }
    }

    fn put(&mut self, passage: &Passage<'_>, permit: Permit, flow: u32) {
        let hop = passage.hop;
        let Some(queue) = self.queue(hop, passage.flow.protocol, passage.to_groups) else { return };
        let Some(device) = self.project.devices.get(&hop.device) else { return };
        let required = self.seen_at(passage, permit);
        let broad = is_broad(device).then(|| {
            let mut permit = permit;
            if device.aggregation == Aggregation::Segments {
                permit.sources = self.tables.in_segments(permit.sources);
                permit.destinations = self.tables.in_segments(permit.destinations);
            }
            permit = self.seen_at(passage, permit);
            if !device.supernets.is_empty() {
                permit.sources = self.tables.in_supernets(permit.sources, &device.supernets);
                permit.destinations = self.tables.in_supernets(permit.destinations, &device.supernets);
            }
            if device.icmp_messages == IcmpMessages::All && passage.flow.protocol == Protocol::Icmp {
                permit.destination_ports = self.tables.ports(PortSet::full());
            }
            permit
        });
        let Some((_, queue)) = self.queues.get_index_mut(queue) else { return };
        if let Some(broad) = broad {
            queue.broad.get_or_insert_default().push((broad, flow));
        }
        queue.required.push((required, flow));
    }

    /// The position of the queue of a passage; none where the device is not asked for.
    fn queue(&mut self, hop: &Hop, protocol: Protocol, to_groups: bool) -> Option<usize> {
        if let Some(known) = self.queue_at.get(&(&raw const *hop, protocol, to_groups)) {
            return *known;
        }
        let is_wanted = self.project.devices.contains_key(&hop.device) && (self.is_wanted)(&hop.device);
        let queue = is_wanted.then(|| {
            let channel = Channel { from: hop.from.clone(), to: hop.to.clone(), protocol, to_groups };
            let entry = self.queues.entry((hop.device.clone(), channel));
            let position = entry.index();
            entry.or_default();
            position
        });
        self.queue_at.insert((&raw const *hop, protocol, to_groups), queue);
        queue
    }

    /// A permit with the addresses that the device of a passage sees.
    fn seen_at(&mut self, passage: &Passage<'_>, permit: Permit) -> Permit {
        if !self.has_translations {
            return permit;
        }
        Permit {
            sources: self.parties_at(passage, PacketEnd::Source, permit.sources),
            destinations: self.parties_at(passage, PacketEnd::Destination, permit.destinations),
            ..permit
        }
    }

    fn parties_at(&mut self, passage: &Passage<'_>, end: PacketEnd, set: PartySet) -> PartySet {
        let key = (std::ptr::from_ref(passage.hop), passage.flow.initiator, passage.leg, end, set);
        if let Some(known) = self.seen.get(&key) {
            return *known;
        }
        let path = TranslatingPath::of_flow(self.project, passage.flow, passage.leg, passage.hops);
        let seen = if path.is_translating() {
            let seen_as = |party: &Party| {
                let seen = path.seen_at(passage.hop, end, &party.blocks);
                Party { object: party.object.clone(), blocks: seen.blocks, is_translated: seen.is_translated }
            };
            let parties: Vec<Party> = self.tables.of(set).map(seen_as).collect();
            self.tables.set(parties)
        } else {
            set
        };
        self.seen.insert(key, seen);
        seen
    }
}

/// The types of the messages that answer messages of these types (RFC 792, RFC 950): echo reply for echo request, and so
/// on; a type without an answer of its own is let back as it is.
fn answering_types(types: PortRange) -> PortSet {
    let answer = |message: u16| match message {
        8 => 0,
        13 | 15 | 17 => message + 1,
        _ => message,
    };
    (types.first..=types.last.min(u16::from(u8::MAX))).map(|message| PortRange::single(answer(message))).collect()
}

//! What the flows of a report need of each device, one permit for each passage of each flow.
//!
//! On a device without state the answers need permits too. They pass the way back, which one-way links can make another
//! one than the way of the requests.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::parties::{Parties, PartySet};
use crate::engine::report::{Flow, Hop, HopSide, PathBetween, Report};
use crate::engine::topology::{Place, Topology};
use crate::engine::translation::{Leg, PacketEnd, TranslatingPath};
use crate::ids::{DeviceId, TunnelId};
use crate::net::{PacketKind, PortRange, PortSet, Protocol};
use crate::project::{Passage, Project, TunnelEnd};

/// What a flow needs at one passage.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Permit {
    pub(super) from: HopSide,
    pub(super) to: HopSide,
    pub(super) sources: PartySet,
    pub(super) destinations: PartySet,
    pub(super) protocol: Protocol,
    pub(super) kind: PacketKind,
    pub(super) source_ports: PortSet,
    pub(super) destination_ports: PortSet,
}

/// What passes a device.
#[derive(Debug, Default)]
pub(super) struct Passing {
    /// What the flows need, each with the position of its flow in the report.
    pub(super) required: Vec<(Permit, u32)>,
}

/// What passes each device, or only the one that is asked for.
pub(super) fn passing<'a>(
    project: &'a Project,
    report: &'a Report,
    parties: &mut Parties<'a>,
    only: Option<&DeviceId>,
) -> BTreeMap<DeviceId, Passing> {
    let mut gathering = Gathering {
        project,
        parties,
        only,
        passing: BTreeMap::new(),
        ways_back: WaysBack::new(project),
        has_translations: project.devices.values().any(|device| !device.translations.is_empty()),
        seen: HashMap::new(),
    };
    for (position, flow) in report.flows.iter().enumerate() {
        if let Ok(position) = u32::try_from(position) {
            gathering.add(flow, position);
        }
    }
    gathering.passing
}

struct Gathering<'a, 'p> {
    project: &'a Project,
    parties: &'p mut Parties<'a>,
    only: Option<&'p DeviceId>,
    passing: BTreeMap<DeviceId, Passing>,
    ways_back: WaysBack<'a>,
    has_translations: bool,
    /// Parties as they are seen at a passage.
    seen: HashMap<(*const Hop, Leg, PacketEnd, PartySet), PartySet>,
}

impl<'a> Gathering<'a, '_> {
    fn add(&mut self, flow: &'a Flow, position: u32) {
        let sources = self.parties.side(&flow.source_segment, &flow.source_servers, &flow.source_devices);
        let destinations =
            self.parties.side(&flow.destination_segment, &flow.destination_servers, &flow.destination_devices);
        let ports = |ports: Option<PortRange>| ports.map_or_else(PortSet::full, PortSet::from);
        let (source_ports, destination_ports) = (ports(flow.source_ports), ports(flow.destination_ports));
        for hop in &flow.path.hops {
            if !self.is_wanted(&hop.device) || flow.helped_by.contains(&hop.device) {
                continue;
            }
            let hops = &flow.path.hops;
            let permit = Permit {
                from: hop.from.clone(),
                to: hop.to.clone(),
                sources: self.seen_at(hops, hop, Leg::Request, PacketEnd::Source, sources),
                destinations: self.seen_at(hops, hop, Leg::Request, PacketEnd::Destination, destinations),
                protocol: flow.protocol,
                kind: PacketKind::Opening,
                source_ports: source_ports.clone(),
                destination_ports: destination_ports.clone(),
            };
            self.put(&hop.device, permit, position);
        }
        let Some(back) = self.ways_back.of(flow) else { return };
        for hop in back.iter() {
            let is_stateless = self.project.devices.get(&hop.device).is_some_and(|device| !device.is_stateful);
            if !is_stateless || !self.is_wanted(&hop.device) {
                continue;
            }
            // The ports change sides; the answer to an ICMP message has a type of its own, or the same.
            let (source_ports, destination_ports) = if flow.protocol == Protocol::Icmp {
                (PortSet::full(), flow.destination_ports.map_or_else(PortSet::full, answering_types))
            } else {
                (destination_ports.clone(), source_ports.clone())
            };
            let permit = Permit {
                from: hop.from.clone(),
                to: hop.to.clone(),
                sources: self.seen_at(&back, hop, Leg::Answer, PacketEnd::Source, destinations),
                destinations: self.seen_at(&back, hop, Leg::Answer, PacketEnd::Destination, sources),
                protocol: flow.protocol,
                kind: PacketKind::Reply,
                source_ports,
                destination_ports,
            };
            self.put(&hop.device, permit, position);
        }
    }

    fn is_wanted(&self, device: &DeviceId) -> bool {
        self.only.is_none_or(|only| only == device)
    }

    fn put(&mut self, device: &DeviceId, permit: Permit, flow: u32) {
        if !self.passing.contains_key(device) {
            self.passing.insert(device.clone(), Passing::default());
        }
        if let Some(passing) = self.passing.get_mut(device) {
            passing.required.push((permit, flow));
        }
    }

    /// Parties with the addresses that the device of a passage sees.
    fn seen_at(&mut self, hops: &[Hop], hop: &Hop, leg: Leg, end: PacketEnd, set: PartySet) -> PartySet {
        if !self.has_translations {
            return set;
        }
        let key = (std::ptr::from_ref(hop), leg, end, set);
        if let Some(known) = self.seen.get(&key) {
            return *known;
        }
        let path = TranslatingPath::new(self.project, hops, leg);
        let seen = if path.is_translating() {
            let parties: Vec<_> = self
                .parties
                .of(set)
                .map(|party| {
                    let seen = path.seen_at(hop, end, &party.blocks);
                    super::Party {
                        object: party.object.clone(),
                        blocks: seen.blocks,
                        is_translated: seen.is_translated,
                    }
                })
                .collect();
            self.parties.set(parties)
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

/// The passages of answers.
struct WaysBack<'a> {
    project: &'a Project,
    has_stateless_devices: bool,
    /// Made when one-way links can lead answers another way.
    topology: Option<Topology<'a>>,
    mirrored: HashMap<*const PathBetween, Rc<[Hop]>>,
    /// Between the ends of tunnels, from the first or from the second.
    outside: HashMap<(&'a TunnelId, bool), Rc<[Hop]>>,
    routed: HashMap<(Place<'a>, Place<'a>), Rc<[Hop]>>,
}

impl<'a> WaysBack<'a> {
    fn new(project: &'a Project) -> Self {
        let has_one_way_links = project.links.values().any(|link| link.passage != Passage::Both);
        let has_stateless_devices = project.devices.values().any(|device| !device.is_stateful);
        Self {
            project,
            has_stateless_devices,
            topology: (has_one_way_links && has_stateless_devices).then(|| Topology::new(project)),
            mirrored: HashMap::new(),
            outside: HashMap::new(),
            routed: HashMap::new(),
        }
    }

    /// The passages of the answers to a flow, in their order; none where no device needs rules for them.
    fn of(&mut self, flow: &'a Flow) -> Option<Rc<[Hop]>> {
        if !self.has_stateless_devices || !flow.is_answered || flow.path.hops.is_empty() {
            return None;
        }
        let Some(topology) = &self.topology else {
            let path = std::ptr::from_ref::<PathBetween>(&flow.path);
            return Some(Rc::clone(self.mirrored.entry(path).or_insert_with(|| mirrored(&flow.path.hops))));
        };
        if let Some(carried) = &flow.carries {
            let tunnel = self.project.tunnels.get(&carried.tunnel)?;
            let is_from_first = match &tunnel.first {
                TunnelEnd::Device(id) => flow.source_devices.contains(id),
                TunnelEnd::Server(id) => flow.source_servers.contains(id),
                TunnelEnd::Segment(id) => flow.source_devices.is_empty() && flow.source_segment == *id,
            };
            let back = self.outside.entry((&carried.tunnel, !is_from_first)).or_insert_with(|| {
                let path = topology.underlay(&carried.tunnel, !is_from_first);
                path.map(|underlay| underlay.path.hops).unwrap_or_default().into()
            });
            return Some(Rc::clone(back));
        }
        let place = |segment: &'a _, servers: &'a [_]| {
            let server = match servers {
                [server] if topology.is_tunnel_end(server) => Some(server),
                _ => None,
            };
            Place { segment, server }
        };
        let mut from = place(&flow.destination_segment, &flow.destination_servers);
        let mut to = place(&flow.source_segment, &flow.source_servers);
        if flow.path.tunnels.is_empty() {
            (from.server, to.server) = (None, None);
        }
        let back = self.routed.entry((from, to)).or_insert_with(|| topology.path(from, to).hops.into());
        Some(Rc::clone(back))
    }
}

/// The same passages the other way.
fn mirrored(hops: &[Hop]) -> Rc<[Hop]> {
    let farthest = hops.iter().map(|hop| hop.distance).max().unwrap_or_default();
    let mut back: Vec<Hop> = hops
        .iter()
        .map(|hop| Hop {
            distance: farthest - hop.distance,
            device: hop.device.clone(),
            from: hop.to.clone(),
            to: hop.from.clone(),
        })
        .collect();
    back.sort_unstable();
    back.into()
}

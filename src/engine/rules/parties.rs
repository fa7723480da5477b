//! Who stands on the two sides of a rule: objects with their addresses, kept once each and named by number.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexSet;

use super::{Party, PartyObject};
use crate::engine::tunnels::device_addresses;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::{Project, SegmentKind};

/// A set of parties, as a number.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct PartySet(u32);

/// All parties and sets of parties that were met.
pub(super) struct Parties<'a> {
    project: &'a Project,
    all: IndexSet<Party>,
    sets: IndexSet<Box<[u32]>>,
    /// Sides of flows that were met. Flows share their lists of servers, so a list is known by where it stands.
    sides: HashMap<(&'a SegmentId, *const ServerId, usize, *const DeviceId, usize), PartySet>,
}

impl<'a> Parties<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { project, all: IndexSet::new(), sets: IndexSet::new(), sides: HashMap::new() }
    }

    /// The set of these parties.
    pub(super) fn set(&mut self, parties: impl IntoIterator<Item = Party>) -> PartySet {
        let numbers: BTreeSet<u32> = parties.into_iter().map(|party| number(self.all.insert_full(party).0)).collect();
        PartySet(number(self.sets.insert_full(numbers.into_iter().collect()).0))
    }

    /// The parties of a set, ascending.
    pub(super) fn list(&self, set: PartySet) -> Vec<Party> {
        let mut parties: Vec<Party> = self.of(set).cloned().collect();
        parties.sort_unstable();
        parties
    }

    /// The parties of a set, in no order.
    pub(super) fn of(&self, set: PartySet) -> impl Iterator<Item = &Party> {
        let position = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let numbers = self.sets.get_index(position(set.0)).map_or(&[][..], |numbers| numbers);
        numbers.iter().filter_map(move |party| self.all.get_index(position(*party)))
    }

    /// One side of a flow: devices where they stand for servers, else the servers.
    pub(super) fn side(&mut self, segment: &'a SegmentId, servers: &[ServerId], devices: &[DeviceId]) -> PartySet {
        let key = (segment, servers.as_ptr(), servers.len(), devices.as_ptr(), devices.len());
        if let Some(known) = self.sides.get(&key) {
            return *known;
        }
        let set = if !devices.is_empty() {
            let parties: Vec<Party> = devices.iter().map(|device| self.device(device, segment)).collect();
            self.set(parties)
        } else if servers.is_empty() {
            let party = self.segment(segment);
            self.set([party])
        } else {
            let parties: Vec<Party> = servers.iter().map(|server| self.server(server, segment)).collect();
            self.set(parties)
        };
        self.sides.insert(key, set);
        set
    }

    fn device(&self, device: &DeviceId, segment: &SegmentId) -> Party {
        Party {
            object: PartyObject::Device(device.clone(), segment.clone()),
            blocks: device_addresses(self.project, segment, std::slice::from_ref(device)),
            is_translated: false,
        }
    }

    /// A server by its addresses; by its segment where it has none and the segment has some.
    fn server(&self, server: &ServerId, segment: &SegmentId) -> Party {
        let addresses = self.project.servers.get(server).map_or(&[][..], |server| &server.addresses);
        if addresses.is_empty() {
            let whole = self.segment(segment);
            if !whole.blocks.is_empty() {
                return whole;
            }
        }
        let own = |block: &AddressBlock| if block.truncated() == *block { *block } else { block.host() };
        let blocks: BTreeSet<AddressBlock> = addresses.iter().map(own).collect();
        let blocks = blocks.into_iter().collect();
        Party { object: PartyObject::Server(server.clone()), blocks, is_translated: false }
    }

    /// A whole segment: its prefixes; everything for an Internet segment without any.
    fn segment(&self, id: &SegmentId) -> Party {
        let mut blocks: BTreeSet<AddressBlock> = BTreeSet::new();
        if let Some(segment) = self.project.segments.get(id) {
            blocks.extend(segment.prefixes.iter().map(AddressBlock::truncated));
            if segment.prefixes.is_empty() && segment.kind == SegmentKind::Internet {
                blocks.extend([AddressBlock::any_ipv4(), AddressBlock::any_ipv6()]);
            }
        }
        let blocks = blocks.into_iter().collect();
        Party { object: PartyObject::Segment(id.clone()), blocks, is_translated: false }
    }
}

/// A position as a number; there are never so many that it would not fit.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

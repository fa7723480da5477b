//! What rules are made of, kept once each and named by number, so that merging compares numbers: parties, sets of
//! parties, sets of ports.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::blocks::BlockIndex;
use super::{Party, PartyObject};
use crate::engine::baseline::broadcast_addresses;
use crate::engine::tunnels::device_addresses;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::net::{Address, AddressBlock, AddressSet, PortRange, PortSet};
use crate::project::{Project, SegmentKind};

/// A set of parties. Parties within another party of the set are left out.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct PartySet(u32);

/// A set of ports.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Ports(u32);

/// Where a list is kept, and how long it is. Flows share their lists, so a list is known by that.
type ListPlace = (usize, usize);

/// All parties, sets of parties and sets of ports that were met.
#[derive(Clone)]
pub(super) struct Tables<'a> {
    project: &'a Project,
    parties: IndexSet<Party, FxBuildHasher>,
    /// For each party, whether it holds more than single addresses.
    are_wide: Vec<bool>,
    party_sets: IndexSet<Arc<[u32]>, FxBuildHasher>,
    port_sets: IndexSet<PortSet, FxBuildHasher>,
    /// The set of one range; without one, of all ports.
    port_ranges: FxHashMap<Option<PortRange>, Ports>,
    sides: FxHashMap<(&'a SegmentId, ListPlace, ListPlace), PartySet>,
    addresses: FxHashMap<PartySet, Arc<AddressSet>>,
    /// Whether the first set holds all addresses of the second.
    holds: FxHashMap<(PartySet, PartySet), bool>,
    in_segments: FxHashMap<PartySet, PartySet>,
    in_supernets: FxHashMap<(ListPlace, PartySet), PartySet>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self {
            project,
            parties: IndexSet::default(),
            are_wide: Vec::new(),
            party_sets: IndexSet::default(),
            port_sets: IndexSet::default(),
            port_ranges: FxHashMap::default(),
            sides: FxHashMap::default(),
            addresses: FxHashMap::default(),
            holds: FxHashMap::default(),
            in_segments: FxHashMap::default(),
            in_supernets: FxHashMap::default(),
        }
    }

    /// A set of ports.
    pub(super) fn ports(&mut self, ports: PortSet) -> Ports {
        Ports(number(self.port_sets.insert_full(ports).0))
    }

    /// The set of the ports of a range; without one, of all ports.
    pub(super) fn port_range(&mut self, range: Option<PortRange>) -> Ports {
        if let Some(known) = self.port_ranges.get(&range) {
            return *known;
        }
        let ports = self.ports(range.map_or_else(PortSet::full, PortSet::from));
        self.port_ranges.insert(range, ports);
        ports
    }

    /// The ports of a set.
    pub(super) fn port_set(&self, ports: Ports) -> PortSet {
        self.port_sets.get_index(position(ports.0)).cloned().unwrap_or_default()
    }

    /// All ports of several sets.
    pub(super) fn ports_of_all(&mut self, sets: impl IntoIterator<Item = Ports>) -> Ports {
        let union = sets.into_iter().filter_map(|set| self.port_sets.get_index(position(set.0)));
        let union = union.flat_map(PortSet::ranges).collect();
        self.ports(union)
    }

    /// Whether all ports of one set are in another.
    pub(super) fn has_ports(&self, outer: Ports, inner: Ports) -> bool {
        let set = |ports: Ports| self.port_sets.get_index(position(ports.0));
        outer == inner || set(inner).zip(set(outer)).is_some_and(|(inner, outer)| inner.is_subset(outer))
    }

    /// The set of these parties.
    pub(super) fn set(&mut self, parties: impl IntoIterator<Item = Party>) -> PartySet {
        let numbers = parties.into_iter().map(|party| self.number_of(party)).collect();
        self.set_of_numbers(numbers)
    }

    fn number_of(&mut self, party: Party) -> u32 {
        let (position, is_new) = self.parties.insert_full(party);
        if is_new {
            let is_wide = |party: &Party| party.blocks.iter().any(|block| !block.is_single());
            self.are_wide.push(self.parties.get_index(position).is_some_and(is_wide));
        }
        number(position)
    }

    /// All parties of several sets.
    pub(super) fn set_of_all(&mut self, sets: impl IntoIterator<Item = PartySet>) -> PartySet {
        let numbers = sets.into_iter().flat_map(|set| self.numbers(set).iter().copied()).collect();
        self.set_of_numbers(numbers)
    }

    fn set_of_numbers(&mut self, mut numbers: Vec<u32>) -> PartySet {
        numbers.sort_unstable();
        numbers.dedup();
        self.leave_out_inner(&mut numbers);
        PartySet(number(self.party_sets.insert_full(numbers.into()).0))
    }

    fn is_wide(&self, number: u32) -> bool {
        self.are_wide.get(position(number)).copied().unwrap_or_default()
    }

    /// Leaves out the parties whose addresses are all within those of another.
    fn leave_out_inner(&self, numbers: &mut Vec<u32>) {
        // Single addresses hold nothing but themselves.
        if numbers.len() < 2 || !numbers.iter().any(|number| self.is_wide(*number)) {
            return;
        }
        let mut wide: BlockIndex<u32> = BlockIndex::default();
        for number in numbers.iter().copied().filter(|number| self.is_wide(*number)) {
            let party = self.party(number);
            party.into_iter().flat_map(|party| &party.blocks).for_each(|block| wide.insert(*block, number));
        }
        let holds = |outer: u32, inner: &Party| {
            self.party(outer).is_some_and(|outer| {
                inner.blocks.iter().all(|block| outer.blocks.iter().any(|around| around.contains(block)))
            })
        };
        let is_inner = |number: u32| {
            let Some(party) = self.party(number) else { return false };
            let Some(first) = party.blocks.first() else { return false };
            wide.around(*first).any(|outer| {
                outer != number && holds(outer, party) && self.party(outer).is_some_and(|outer| !holds(number, outer))
            })
        };
        let inner: Vec<u32> = numbers.iter().copied().filter(|number| is_inner(*number)).collect();
        numbers.retain(|number| !inner.contains(number));
    }

    /// The parties of a set, by number.
    pub(super) fn numbers(&self, set: PartySet) -> &[u32] {
        self.party_sets.get_index(position(set.0)).map_or(&[], |numbers| numbers)
    }

    /// The party of a number.
    pub(super) fn party(&self, number: u32) -> Option<&Party> {
        self.parties.get_index(position(number))
    }

    /// The parties of a set, in no order.
    pub(super) fn of(&self, set: PartySet) -> impl Iterator<Item = &Party> {
        self.numbers(set).iter().filter_map(|number| self.party(*number))
    }

    /// The parties of a set, ascending.
    pub(super) fn list(&self, set: PartySet) -> Vec<Party> {
        let mut parties: Vec<Party> = self.of(set).cloned().collect();
        parties.sort_unstable();
        parties
    }

    /// The addresses of a set. Parties without any are symbols by their number.
    pub(super) fn addresses(&mut self, set: PartySet) -> Arc<AddressSet> {
        if let Some(known) = self.addresses.get(&set) {
            return Arc::clone(known);
        }
        let addresses = self.numbers(set).iter().filter_map(|number| Some((*number, self.party(*number)?)));
        let addresses: AddressSet = addresses.map(|(number, party)| party_addresses(party, Some(number))).collect();
        let addresses = Arc::new(addresses);
        self.addresses.insert(set, Arc::clone(&addresses));
        addresses
    }

    /// Whether one set holds all addresses of another.
    pub(super) fn holds(&mut self, outer: PartySet, inner: PartySet) -> bool {
        if outer == inner {
            return true;
        }
        if let Some(known) = self.holds.get(&(outer, inner)) {
            return *known;
        }
        let holds = self.addresses(inner).is_subset(&self.addresses(outer));
        self.holds.insert((outer, inner), holds);
        holds
    }

    /// One side of a flow: devices where they stand for servers, else the servers.
    pub(super) fn side(&mut self, segment: &'a SegmentId, servers: &[ServerId], devices: &[DeviceId]) -> PartySet {
        let key = (segment, place(servers), place(devices));
        if let Some(known) = self.sides.get(&key) {
            return *known;
        }
        let parties: Vec<Party> = if !devices.is_empty() {
            devices.iter().map(|device| self.device(device, segment)).collect()
        } else if servers.is_empty() {
            vec![self.segment(segment)]
        } else {
            servers.iter().map(|server| self.server(server, segment)).collect()
        };
        let set = self.set(parties);
        self.sides.insert(key, set);
        set
    }

    /// The broadcast addresses of a segment.
    pub(super) fn broadcast(&mut self, segment: &SegmentId) -> PartySet {
        let blocks = broadcast_addresses(self.project, segment);
        self.set([Party { object: PartyObject::Broadcast(segment.clone()), blocks, is_translated: false }])
    }

    /// Multicast groups.
    pub(super) fn groups(&mut self, groups: &[AddressBlock]) -> PartySet {
        let party = |group: &AddressBlock| Party {
            object: PartyObject::Group(*group),
            blocks: vec![*group],
            is_translated: false,
        };
        self.set(groups.iter().map(party))
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

    /// Whole segments in place of their servers. A server with an address outside its segment's prefixes stays, and so
    /// does one whose segment has none.
    pub(super) fn in_segments(&mut self, set: PartySet) -> PartySet {
        if let Some(known) = self.in_segments.get(&set) {
            return *known;
        }
        let whole = |party: &Party| {
            let PartyObject::Server(server) = &party.object else { return None };
            let segment = self.segment(&self.project.servers.get(server)?.segment);
            is_within(&party.blocks, &segment.blocks).then_some(segment)
        };
        let parties: Vec<Party> = self.of(set).map(|party| whole(party).unwrap_or_else(|| party.clone())).collect();
        let wider = self.set(parties);
        self.in_segments.insert(set, wider);
        wider
    }

    /// Supernets in place of the parties that lie within them; of supernets within each other, the widest. Multicast
    /// groups are no part of any network and stay.
    pub(super) fn in_supernets(&mut self, set: PartySet, supernets: &[AddressBlock]) -> PartySet {
        let key = (place(supernets), set);
        if let Some(known) = self.in_supernets.get(&key) {
            return *known;
        }
        let mut parties: Vec<Party> = Vec::new();
        for party in self.of(set) {
            let widest = |block: &AddressBlock| {
                let around = supernets.iter().map(AddressBlock::truncated).filter(|supernet| supernet.contains(block));
                around.min_by_key(|supernet| supernet.network().prefix_len())
            };
            let around: Option<Vec<AddressBlock>> = party.blocks.iter().map(widest).collect();
            match around {
                Some(around) if !around.is_empty() && !matches!(party.object, PartyObject::Group(_)) => {
                    parties.extend(around.into_iter().map(|supernet| Party {
                        object: PartyObject::Supernet(supernet),
                        blocks: vec![supernet],
                        is_translated: false,
                    }));
                }
                _ => parties.push(party.clone()),
            }
        }
        let wider = self.set(parties);
        self.in_supernets.insert(key, wider);
        wider
    }
}

/// The addresses of a party; its symbol where it has none.
pub(super) fn party_addresses(party: &Party, symbol: Option<u32>) -> AddressSet {
    if party.blocks.is_empty() {
        return symbol.map(Address::Symbol).map(AddressSet::from).unwrap_or_default();
    }
    party.blocks.iter().map(|block| AddressSet::network(*block)).collect()
}

/// Whether each block lies in one of the others; not where there is none.
fn is_within(blocks: &[AddressBlock], around: &[AddressBlock]) -> bool {
    !blocks.is_empty() && blocks.iter().all(|block| around.iter().any(|other| other.contains(block)))
}

/// Where a list is kept.
fn place<T>(list: &[T]) -> ListPlace {
    (list.as_ptr().addr(), list.len())
}

/// A position as a number; there are never so many that it would not fit.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn position(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

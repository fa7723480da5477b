//! Sets of packets: what rules let through, and what flows need.
//!
//! A [`PacketBox`] is one rule: sources, destinations and one service, every combination of them. A [`PacketSet`] is what
//! several rules let through together. Two sets are compared by their packets, not by how they are cut into boxes.

use std::collections::BTreeMap;
use std::fmt;

use super::addresses::{Address, AddressSet};
use super::decision::{self, Operation, Spans};
use super::service::{PacketKind, ServiceSet};
use super::{PortSet, Protocol};

/// One packet, as a device looks at it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Packet {
    /// Where it comes from.
    pub source: Address,
    /// Where it goes.
    pub destination: Address,
    /// Its protocol.
    pub protocol: Protocol,
    /// Whether it opens a connection.
    pub kind: PacketKind,
    /// The port it comes from; without meaning for protocols without ports.
    pub source_port: u16,
    /// The port it goes to, or the ICMP message type; without meaning for protocols without either.
    pub destination_port: u16,
}

/// Packets from any of the sources to any of the destinations, of one service.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PacketBox {
    /// Where they come from.
    pub sources: AddressSet,
    /// Where they go.
    pub destinations: AddressSet,
    /// Protocol, kind and ports.
    pub service: ServiceSet,
}

impl PacketBox {
    /// The box of these packets.
    pub fn new(sources: AddressSet, destinations: AddressSet, service: ServiceSet) -> Self {
        Self { sources, destinations, service }
    }

    /// Whether the box holds no packet. A packet has one family: from IPv4 to IPv6 there is none.
    pub fn is_empty(&self) -> bool {
        self.by_family().is_empty()
    }

    /// Whether `packet` is in the box.
    pub fn contains(&self, packet: &Packet) -> bool {
        let is_possible = !matches!(
            (packet.source, packet.destination),
            (Address::V4(_), Address::V6(_)) | (Address::V6(_), Address::V4(_))
        );
        is_possible
            && self.sources.contains(packet.source)
            && self.destinations.contains(packet.destination)
            && self.service.contains(packet.protocol, packet.kind, packet.source_port, packet.destination_port)
    }

    /// The packets that are in both boxes; none if they share none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let common = Self {
            sources: self.sources.intersection(&other.sources),
            destinations: self.destinations.intersection(&other.destinations),
            service: self.service.intersection(&other.service)?,
        };
        (!common.is_empty()).then_some(common)
    }

    /// The packets of this box that are not in `other`, as disjoint boxes: at most one for each dimension.
    pub fn difference(&self, other: &Self) -> Vec<Self> {
        let Some(common) = self.intersection(other) else {
            return if self.is_empty() { Vec::new() } else { vec![self.clone()] };
        };
        // Each box has on one dimension what `other` lacks, on those before it what is common, on those after it all.
        let ports =
            |source_ports: PortSet, destination_ports: PortSet| self.service.narrowed(source_ports, destination_ports);
        let service = ports(self.service.source_ports().clone(), self.service.destination_ports().clone());
        let source_ports = self.service.source_ports().difference(other.service.source_ports());
        let destination_ports = self.service.destination_ports().difference(other.service.destination_ports());
        let pieces = [
            Self {
                sources: self.sources.difference(&other.sources),
                destinations: self.destinations.clone(),
                service: service.clone(),
            },
            Self {
                sources: common.sources.clone(),
                destinations: self.destinations.difference(&other.destinations),
                service,
            },
            Self {
                sources: common.sources.clone(),
                destinations: common.destinations.clone(),
                service: ports(source_ports, self.service.destination_ports().clone()),
            },
            Self {
                sources: common.sources,
                destinations: common.destinations,
                service: ports(common.service.source_ports().clone(), destination_ports),
            },
        ];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
    }

    /// Whether all packets of this box are in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        let is_within = |part: &Self| {
            part.sources.is_subset(&other.sources)
                && part.destinations.is_subset(&other.destinations)
                && part.service.is_subset(&other.service)
        };
        self.by_family().iter().all(is_within)
    }

    /// The box as text, with `name` for each host without an address: `10.1.0.0/24 -> 10.2.0.5 tcp 445`.
    pub fn describe(&self, name: &dyn Fn(u32) -> String) -> String {
        format!("{} -> {} {}", self.sources.describe(name), self.destinations.describe(name), self.service)
    }

    /// The box as disjoint boxes in which every combination is a packet: a host without an address may turn out to be of
    /// either family, an address has one.
    fn by_family(&self) -> Vec<Self> {
        if self.is_whole() {
            return vec![self.clone()];
        }
        let hosts = self.destinations.symbol_part();
        let parts = [
            (self.sources.ipv4_part(), self.destinations.ipv4_part().union(&hosts)),
            (self.sources.ipv6_part(), self.destinations.ipv6_part().union(&hosts)),
            (self.sources.symbol_part(), self.destinations.clone()),
        ];
        parts
            .into_iter()
            .filter(|(sources, destinations)| !sources.is_empty() && !destinations.is_empty())
            .filter(|_| !self.service.is_empty())
            .map(|(sources, destinations)| Self { sources, destinations, service: self.service.clone() })
            .collect()
    }

    /// Whether every combination is a packet, as with most boxes: all addresses are of IPv4.
    fn is_whole(&self) -> bool {
        self.sources.is_ipv4_only() && self.destinations.is_ipv4_only() && !self.service.is_empty()
    }

    fn spans(&self) -> Spans {
        Spans {
            destination_ports: self.service.destination_ports().spans(),
            source_ports: self.service.source_ports().spans(),
            destinations: self.destinations.spans(),
            sources: self.sources.spans(),
        }
    }
}

impl fmt::Display for PacketBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.describe(&|symbol| format!("#{symbol}")))
    }
}

/// A set of packets: the union of boxes, which may overlap.
///
/// `==` asks whether two sets hold the same packets. What [`PacketSet::difference`], [`PacketSet::intersection`] and
/// [`PacketSet::canonical`] return is made of disjoint boxes that depend on the set alone.
#[derive(Clone, Debug, Default)]
pub struct PacketSet(Vec<PacketBox>);

/// The boxes of two sets that can meet: those of one protocol and kind.
type Groups = BTreeMap<(Protocol, PacketKind), (Vec<Spans>, Vec<Spans>)>;

impl PacketSet {
    /// The empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the packets of a box.
    pub fn insert(&mut self, packets: &PacketBox) {
        self.0.extend(packets.by_family());
    }

    /// The boxes: each holds a packet, and together they hold the set.
    pub fn boxes(&self) -> &[PacketBox] {
        &self.0
    }

    /// Whether the set holds no packet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `packet` is in the set.
    pub fn contains(&self, packet: &Packet) -> bool {
        self.0.iter().any(|packets| packets.contains(packet))
    }

    /// The packets that are in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self(self.0.iter().chain(&other.0).cloned().collect())
    }

    /// The packets that are in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.combine(Operation::Intersection, other)
    }

    /// The packets of this set that are not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.combine(Operation::Difference, other)
    }

    /// The same packets as disjoint boxes, ascending: the same boxes for the same packets.
    #[must_use]
    pub fn canonical(&self) -> Self {
        self.combine(Operation::Union, &Self::new())
    }

    /// Whether all packets of this set are in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.groups(other)
            .into_values()
            .all(|(left, right)| decision::is_empty(Operation::Difference, &without(left, &right), &right))
    }

    /// Whether the two sets share no packet.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.groups(other).into_values().all(|(left, right)| decision::is_empty(Operation::Intersection, &left, &right))
    }

    fn combine(&self, operation: Operation, other: &Self) -> Self {
        let mut boxes = Vec::new();
        for ((protocol, kind), (mut left, right)) in self.groups(other) {
            if matches!(operation, Operation::Difference) {
                left = without(left, &right);
            }
            for spans in decision::combine(operation, &left, &right) {
                let source_ports = PortSet::of_spans(&spans.source_ports);
                let destination_ports = PortSet::of_spans(&spans.destination_ports);
                boxes.push(PacketBox {
                    sources: AddressSet::of_spans(&spans.sources),
                    destinations: AddressSet::of_spans(&spans.destinations),
                    service: ServiceSet::new(protocol, kind, source_ports, destination_ports),
                });
            }
        }
        Self(boxes)
    }

    fn groups(&self, other: &Self) -> Groups {
        let mut groups = Groups::new();
        for packets in &self.0 {
            groups.entry(packets.service.group()).or_default().0.push(packets.spans());
        }
        for packets in &other.0 {
            groups.entry(packets.service.group()).or_default().1.push(packets.spans());
        }
        for (left, right) in groups.values_mut() {
            for boxes in [left, right] {
                boxes.sort_unstable();
                boxes.dedup();
            }
        }
        groups
    }
}

/// The boxes of `left` that `right`, which is sorted, does not have as they are.
fn without(mut left: Vec<Spans>, right: &[Spans]) -> Vec<Spans> {
    left.retain(|spans| right.binary_search(spans).is_err());
    left
}

impl PartialEq for PacketSet {
    fn eq(&self, other: &Self) -> bool {
        self.is_subset(other) && other.is_subset(self)
    }
}

impl Eq for PacketSet {}

impl From<PacketBox> for PacketSet {
    fn from(packets: PacketBox) -> Self {
        [packets].into_iter().collect()
    }
}

impl FromIterator<PacketBox> for PacketSet {
    fn from_iter<I: IntoIterator<Item = PacketBox>>(boxes: I) -> Self {
        let mut set = Self::new();
        set.extend(boxes);
        set
    }
}

impl Extend<PacketBox> for PacketSet {
    fn extend<I: IntoIterator<Item = PacketBox>>(&mut self, boxes: I) {
        for packets in boxes {
            if packets.is_whole() {
                self.0.push(packets);
            } else {
                self.insert(&packets);
            }
        }
    }
}

impl fmt::Display for PacketSet {
    /// A line for each box.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, packets) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{packets}")?;
        }
        Ok(())
    }
}

//! The set algebra of packets against a model that asks every packet of a small world, and on many boxes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use portolan::net::{
    Address, AddressBlock, AddressRange, AddressSet, Packet, PacketBox, PacketKind, PacketSet, PortRange, PortSet,
    Protocol, ServiceSet,
};
use proptest::prelude::*;

/// The small world's addresses, cut into cells that no set of a test cuts further; with both ends of each space.
fn address_cells() -> [(AddressRange, Address); 8] {
    let ipv4 = |first, last| AddressRange::V4(Ipv4Addr::from_bits(first)..=Ipv4Addr::from_bits(last));
    let ipv6 = |first, last| AddressRange::V6(Ipv6Addr::from_bits(first)..=Ipv6Addr::from_bits(last));
    [
        (ipv4(0, 0), Address::V4(Ipv4Addr::from_bits(0))),
        (ipv4(1, 1), Address::V4(Ipv4Addr::from_bits(1))),
        (ipv4(2, u32::MAX - 1), Address::V4(Ipv4Addr::new(10, 0, 0, 1))),
        (ipv4(u32::MAX, u32::MAX), Address::V4(Ipv4Addr::from_bits(u32::MAX))),
        (ipv6(0, 0), Address::V6(Ipv6Addr::from_bits(0))),
        (ipv6(1, u128::MAX), Address::V6(Ipv6Addr::from_bits(u128::MAX))),
        (AddressRange::Symbols(0..=0), Address::Symbol(0)),
        (AddressRange::Symbols(1..=u32::MAX), Address::Symbol(u32::MAX)),
    ]
}

const PORT_CELLS: [(PortRange, u16); 3] = [
    (PortRange { first: 0, last: 0 }, 0),
    (PortRange { first: 1, last: 255 }, 77),
    (PortRange { first: 256, last: 65535 }, 65535),
];

const KINDS: [PacketKind; 2] = [PacketKind::Opening, PacketKind::Reply];

const PROTOCOLS: [Protocol; 4] = [Protocol::Tcp, Protocol::Udp, Protocol::Icmp, Protocol::Esp];

/// A box of the model: a bit for each cell that it holds.
#[derive(Clone, Debug)]
struct Model {
    sources: u8,
    destinations: u8,
    protocol: Protocol,
    kind: PacketKind,
    source_ports: u8,
    destination_ports: u8,
}

impl Model {
    fn packets(&self) -> PacketBox {
        let addresses = |mask: u8| {
            let cells = address_cells().into_iter().enumerate();
            cells.filter(|(cell, _)| mask >> cell & 1 == 1).map(|(_, (range, _))| range).collect::<AddressSet>()
        };
        let ports = |mask: u8| {
            let cells = PORT_CELLS.into_iter().enumerate();
            cells.filter(|(cell, _)| mask >> cell & 1 == 1).map(|(_, (range, _))| range).collect::<PortSet>()
        };
        let service =
            ServiceSet::new(self.protocol, self.kind, ports(self.source_ports), ports(self.destination_ports));
        PacketBox::new(addresses(self.sources), addresses(self.destinations), service)
    }

    fn has(&self, packet: &Sample) -> bool {
        let ports = match self.protocol {
            Protocol::Tcp | Protocol::Udp => {
                self.source_ports >> packet.source_port & 1 == 1
                    && self.destination_ports >> packet.destination_port & 1 == 1
            }
            Protocol::Icmp => packet.destination_port < 2 && self.destination_ports >> packet.destination_port & 1 == 1,
            _ => true,
        };
        let kind = if self.protocol == Protocol::Tcp { self.kind } else { PacketKind::Opening };
        // Cells 0 to 3 are IPv4, 4 and 5 IPv6.
        let family = |cell: usize| ["4444", "66"].concat().as_bytes().get(cell).copied();
        let one_family = match (family(packet.source), family(packet.destination)) {
            (Some(source), Some(destination)) => source == destination,
            _ => true,
        };
        one_family
            && ports
            && (self.protocol, kind) == (packet.protocol, packet.kind)
            && self.sources >> packet.source & 1 == 1
            && self.destinations >> packet.destination & 1 == 1
    }
}

/// A packet of the small world, by the numbers of its cells.
struct Sample {
    source: usize,
    destination: usize,
    protocol: Protocol,
    kind: PacketKind,
    source_port: usize,
    destination_port: usize,
}

static SAMPLES: LazyLock<Vec<(Sample, Packet)>> = LazyLock::new(|| {
    let addresses = address_cells();
    let sides = |(source, (_, from)): (usize, &(AddressRange, Address))| {
        let from = *from;
        let destinations = address_cells().into_iter().enumerate();
        destinations.map(move |(destination, (_, to))| (source, from, destination, to)).collect::<Vec<_>>()
    };
    let mut samples = Vec::new();
    for (source, from, destination, to) in addresses.iter().enumerate().flat_map(sides) {
        for (protocol, kind) in PROTOCOLS.into_iter().flat_map(|protocol| KINDS.map(|kind| (protocol, kind))) {
            for (source_port, (_, from_port)) in PORT_CELLS.into_iter().enumerate() {
                for (destination_port, (_, to_port)) in PORT_CELLS.into_iter().enumerate() {
                    let packet = Packet {
                        source: from,
                        destination: to,
                        protocol,
                        kind,
                        source_port: from_port,
                        destination_port: to_port,
                    };
                    samples
                        .push((Sample { source, destination, protocol, kind, source_port, destination_port }, packet));
                }
            }
        }
    }
    samples
});

fn has(models: &[Model], packet: &Sample) -> bool {
    models.iter().any(|model| model.has(packet))
}

fn set(models: &[Model]) -> PacketSet {
    models.iter().map(Model::packets).collect()
}

/// A bit mask of `cells` bits; often all of them or one, so that sets cover each other now and then.
fn mask(cells: u8) -> impl Strategy<Value = u8> {
    let all = u8::MAX >> (8 - cells);
    prop_oneof![4 => Just(all), 2 => (0..cells).prop_map(|cell| 1 << cell), 3 => 0..=all]
}

fn model() -> impl Strategy<Value = Model> {
    let protocol = prop_oneof![2 => Just(Protocol::Tcp), 1 => proptest::sample::select(&PROTOCOLS[..])];
    let kind = prop_oneof![4 => Just(PacketKind::Opening), 1 => Just(PacketKind::Reply)];
    (mask(8), mask(8), protocol, kind, mask(3), mask(3)).prop_map(
        |(sources, destinations, protocol, kind, source_ports, destination_ports)| Model {
            sources,
            destinations,
            protocol,
            kind,
            source_ports,
            destination_ports,
        },
    )
}

fn models(most: usize) -> impl Strategy<Value = Vec<Model>> {
    proptest::collection::vec(model(), 0..=most)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn boxes_are_cut_exactly(one in model(), other in model()) {
        let (left, right) = (one.packets(), other.packets());
        let pieces = left.difference(&right);
        let common = left.intersection(&right);
        prop_assert!(pieces.len() <= 4 && pieces.iter().all(|piece| !piece.is_empty()));
        for (sample, packet) in SAMPLES.iter() {
            let (in_left, in_right) = (one.has(sample), other.has(sample));
            prop_assert_eq!(left.contains(packet), in_left);
            prop_assert_eq!(common.as_ref().is_some_and(|common| common.contains(packet)), in_left && in_right);
            let holders = pieces.iter().filter(|piece| piece.contains(packet)).count();
            prop_assert_eq!(holders, usize::from(in_left && !in_right), "{} in {:?}", packet_text(packet), pieces);
        }
        prop_assert_eq!(left.is_subset(&right), SAMPLES.iter().all(|(sample, _)| !one.has(sample) || other.has(sample)));
        prop_assert_eq!(left.is_empty(), !SAMPLES.iter().any(|(sample, _)| one.has(sample)));
    }

    #[test]
    fn sets_hold_the_packets_that_their_boxes_say(one in models(5), other in models(5)) {
        let (left, right) = (set(&one), set(&other));
        let (union, intersection, difference) =
            (left.union(&right), left.intersection(&right), left.difference(&right));
        let canonical = union.canonical();
        let (mut subset, mut equal, mut disjoint, mut empty) = (true, true, true, true);
        for (sample, packet) in SAMPLES.iter() {
            let (in_left, in_right) = (has(&one, sample), has(&other, sample));
            prop_assert_eq!(left.contains(packet), in_left);
            prop_assert_eq!(union.contains(packet), in_left || in_right);
            for (result, expected) in [
                (&canonical, in_left || in_right),
                (&intersection, in_left && in_right),
                (&difference, in_left && !in_right),
            ] {
                let holders = result.boxes().iter().filter(|packets| packets.contains(packet)).count();
                prop_assert_eq!(holders, usize::from(expected), "{} in {}", packet_text(packet), result);
            }
            subset &= !in_left || in_right;
            equal &= in_left == in_right;
            disjoint &= !(in_left && in_right);
            empty &= !in_left;
        }
        prop_assert_eq!(left.is_subset(&right), subset);
        prop_assert_eq!(left == right, equal);
        prop_assert_eq!(left.is_disjoint(&right), disjoint);
        prop_assert_eq!(left.is_empty(), empty);
        prop_assert_eq!(difference.is_empty(), subset);
    }

    #[test]
    fn one_box_is_covered_by_several_or_not(one in model(), other in models(8)) {
        let expected = SAMPLES.iter().all(|(sample, _)| !one.has(sample) || has(&other, sample));
        prop_assert_eq!(set(&[one]).is_subset(&set(&other)), expected);
    }

    #[test]
    fn the_canonical_boxes_do_not_depend_on_the_cuts(one in models(4), cuts in models(3)) {
        let whole = set(&one);
        let mut pieces: Vec<PacketBox> = one.iter().map(Model::packets).collect();
        for cut in cuts.iter().map(Model::packets) {
            pieces = pieces.iter().flat_map(|piece| {
                let mut parts = piece.difference(&cut);
                parts.extend(piece.intersection(&cut));
                parts
            }).collect();
        }
        pieces.reverse();
        let cut: PacketSet = pieces.into_iter().collect();
        prop_assert_eq!(&cut, &whole);
        let (of_cut, of_whole) = (cut.canonical(), whole.canonical());
        prop_assert_eq!(of_cut.boxes(), of_whole.boxes());
        let rest = whole.difference(&set(&cuts));
        let of_rest = rest.canonical();
        prop_assert_eq!(rest.boxes(), of_rest.boxes());
    }
}

fn packet_text(packet: &Packet) -> String {
    format!("{packet:?}")
}

fn addresses(text: &str) -> AddressSet {
    text.split(';').map(|block| AddressSet::network(block.parse::<AddressBlock>().unwrap())).collect()
}

fn tcp(ports: &str) -> ServiceSet {
    ServiceSet::to_ports(Protocol::Tcp, ports.parse().unwrap())
}

fn packets(sources: &str, destinations: &str, service: ServiceSet) -> PacketBox {
    PacketBox::new(addresses(sources), addresses(destinations), service)
}

fn is_within(left: &[&PacketBox], right: &[&PacketBox]) -> bool {
    let set = |boxes: &[&PacketBox]| boxes.iter().copied().cloned().collect::<PacketSet>();
    set(left).is_subset(&set(right))
}

#[test]
fn what_a_merge_opens_is_said_in_few_lines() {
    let needed: PacketSet = [
        packets("10.1.0.0/25", "10.2.0.5", tcp("445")),
        packets("10.1.0.128/25", "10.2.0.5", tcp("445")),
        packets("10.1.0.7", "10.2.0.6", tcp("443")),
    ]
    .into_iter()
    .collect();
    let rule = packets("10.1.0.0/24", "10.2.0.5;10.2.0.6", tcp("443;445"));
    assert!(needed.is_subset(&rule.clone().into()));
    assert_eq!(
        PacketSet::from(rule).difference(&needed).to_string(),
        "10.1.0.0/24 -> 10.2.0.5 tcp 443\n\
         10.1.0.0-10.1.0.6;10.1.0.8-10.1.0.255 -> 10.2.0.6 tcp 443\n\
         10.1.0.0/24 -> 10.2.0.6 tcp 445"
    );
    assert_eq!(needed.canonical().to_string(), "10.1.0.7 -> 10.2.0.6 tcp 443\n10.1.0.0/24 -> 10.2.0.5 tcp 445");
}

#[test]
fn kinds_and_protocols_are_apart() {
    let any = PortSet::full();
    let reply = ServiceSet::new(Protocol::Tcp, PacketKind::Reply, "445".parse().unwrap(), any.clone());
    let replies = packets("10.2.0.5", "10.1.0.0/24", reply.clone());
    assert_eq!(replies.to_string(), "10.2.0.5 -> 10.1.0.0/24 tcp from 445 established");
    let opening = packets("0.0.0.0/0", "0.0.0.0/0", ServiceSet::any(Protocol::Tcp));
    assert!(!is_within(&[&replies], &[&opening]) && opening.intersection(&replies).is_none());
    assert_eq!(replies.difference(&opening), vec![replies.clone()]);
    assert!(!is_within(&[&packets("10.2.0.5", "10.1.0.0/24", ServiceSet::any(Protocol::Udp))], &[&opening]));
    // Only TCP has the two kinds.
    let udp = |kind| ServiceSet::new(Protocol::Udp, kind, any.clone(), any.clone());
    assert_eq!(udp(PacketKind::Reply), udp(PacketKind::Opening));
}

#[test]
fn dimensions_that_a_protocol_lacks_are_full() {
    let nothing = PortSet::new();
    let esp = ServiceSet::to_ports(Protocol::Esp, nothing.clone());
    assert_eq!(esp, ServiceSet::any(Protocol::Esp));
    assert_eq!((esp.to_string().as_str(), esp.is_empty()), ("esp", false));
    let icmp = ServiceSet::any(Protocol::Icmp);
    assert_eq!((icmp.to_string().as_str(), icmp.destination_ports().count()), ("icmp", 256));
    assert_eq!(ServiceSet::to_ports(Protocol::Icmp, "8".parse().unwrap()).to_string(), "icmp 8");
    assert!(ServiceSet::to_ports(Protocol::Icmp, nothing.clone()).is_empty());
    let both =
        ServiceSet::new(Protocol::Udp, PacketKind::Opening, "1024-65535".parse().unwrap(), "53".parse().unwrap());
    assert_eq!(both.to_string(), "udp 53 from 1024-65535");
    assert!(packets("10.0.0.1", "10.0.0.2", ServiceSet::to_ports(Protocol::Tcp, nothing)).is_empty());
    for protocol in PROTOCOLS {
        let all = packets("10.0.0.0/8", "10.0.0.0/8", ServiceSet::any(protocol));
        assert_eq!(all.difference(&all), [], "{protocol} without itself");
        let some = packets("10.0.0.0/9", "10.0.0.0/8", ServiceSet::any(protocol));
        assert_eq!(all.difference(&some).len(), 1, "{protocol} without half of itself");
    }
}

#[test]
fn no_packet_changes_its_family() {
    let ssh = tcp("22");
    let any = PacketBox::new(AddressSet::everything(), AddressSet::everything(), ssh.clone());
    assert!(packets("0.0.0.0/0", "::/0", ssh.clone()).is_empty());
    let host = AddressSet::from(Address::Symbol(3));
    // All that there is: within each family, and with hosts of either.
    let parts = [
        packets("0.0.0.0/0", "0.0.0.0/0", ssh.clone()),
        packets("::/0", "::/0", ssh.clone()),
        PacketBox::new(AddressSet::any_symbol(), AddressSet::everything(), ssh.clone()),
        PacketBox::new(AddressSet::everything(), AddressSet::any_symbol(), ssh.clone()),
    ];
    let parts = &parts.each_ref();
    assert!(is_within(&[&any], parts) && is_within(parts, &[&any]));
    assert!(!is_within(&[&any], &parts[..3]));
    // A host without an address is not in a prefix.
    let to_host = PacketBox::new(addresses("10.0.0.0/8"), host, ssh.clone());
    assert!(!is_within(&[&to_host], &[&packets("0.0.0.0/0;::/0", "0.0.0.0/0;::/0", ssh)]));
    assert_eq!(to_host.describe(&|symbol| format!("server {symbol}")), "10.0.0.0/8 -> server 3 tcp 22");
}

/// From each host `10.A.B.C` to a host of its own, as many boxes as `count`.
fn pairs(count: u32, service: impl Fn(u32) -> ServiceSet) -> Vec<PacketBox> {
    let host = |bits: u32| AddressSet::from(Address::V4(Ipv4Addr::from_bits(bits)));
    let pair = |number| PacketBox::new(host(0x0A00_0000 + number * 2), host(0x0B00_0000 + number * 3), service(number));
    (0..count).map(pair).collect()
}

#[test]
fn tens_of_thousands_of_boxes_are_compared_without_trying_all_pairs() {
    const COUNT: u32 = 26_000;
    let begin = Instant::now();
    let wide: PacketSet = pairs(COUNT, |_| tcp("440-450")).into_iter().collect();
    let narrow: PacketSet =
        pairs(COUNT, |number| tcp(["440", "445", "450"][number as usize % 3])).into_iter().collect();
    assert!(narrow.is_subset(&wide) && !wide.is_subset(&narrow));
    assert_eq!(wide.difference(&narrow).boxes().len(), COUNT as usize);
    // All pairs would be 676 million for each question; not optimized, that is minutes.
    assert!(begin.elapsed() < Duration::from_secs(40), "it took {:?}", begin.elapsed());
}

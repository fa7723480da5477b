//! Address translation along a path: which addresses a packet carries where.
//!
//! Theory of operation. Between two devices a packet carries one pair of addresses. Source translation at a device
//! changes the source of packets that leave to its outside, so what counts for a packet's source are the devices that it
//! has passed. Destination translation changes the destination of packets that come in from the outside, so what counts
//! for a packet's destination are the devices that it still has to pass: before them it carries the address that the
//! outside knows. Answers are rewritten back, each the other way round. A static translation does both.
//!
//! Where several paths count and not all of them translate, a device behind them sees every form that can arrive over
//! any chain of passages.
//!
//! A translation maps within one address family; one that does not is passed over (a check names it).

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::report::{Flow, Hop, HopSide};
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::net::{AddressBlock, AddressSet};
use crate::project::{Platform, Project, Translation, TranslationKind, TunnelEnd};

/// Which packets of a flow.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Leg {
    /// Those of the side that opens the connection.
    Request,
    /// Those that come back.
    Answer,
}

/// Which end of a packet.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PacketEnd {
    /// Where it comes from.
    Source,
    /// Where it goes.
    Destination,
}

/// The addresses of one end of packets, as some place sees them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SeenAddresses {
    /// The blocks, ascending.
    pub blocks: Vec<AddressBlock>,
    /// Whether any of them is a translated one.
    pub is_translated: bool,
}

/// The way of a flow's packets, with what the devices on it translate.
#[derive(Clone, Debug)]
pub struct TranslatingPath<'a> {
    project: &'a Project,
    /// The passages, nearest to where packets start first.
    hops: Vec<&'a Hop>,
    leg: Leg,
    is_translating: bool,
    /// Where packets start.
    starts: BTreeSet<HopSide>,
    /// Where they end.
    ends: BTreeSet<HopSide>,
}

/// Addresses by the side where they are seen.
type Seen = BTreeMap<HopSide, BTreeSet<AddressBlock>>;

impl<'a> TranslatingPath<'a> {
    /// The way of the packets that open connections.
    pub fn of_requests(project: &'a Project, flow: &'a Flow) -> Self {
        Self::new(project, flow, Leg::Request, &flow.path.hops)
    }

    /// The way of a flow's packets over these passages; for answers, those of the way back.
    pub fn new(project: &'a Project, flow: &Flow, leg: Leg, hops: &'a [Hop]) -> Self {
        let mut hops: Vec<&Hop> = hops.iter().collect();
        hops.sort_unstable();
        let translates = |hop: &&Hop| project.devices.get(&hop.device).is_some_and(|it| !it.translations.is_empty());
        let is_translating = hops.iter().any(translates);
        let (mut starts, mut ends) = (BTreeSet::new(), BTreeSet::new());
        if is_translating {
            starts = sides(project, flow, &flow.source_segment, &flow.source_servers, &flow.source_devices);
            let devices = &flow.destination_devices;
            ends = sides(project, flow, &flow.destination_segment, &flow.destination_servers, devices);
            if leg == Leg::Answer {
                std::mem::swap(&mut starts, &mut ends);
            }
        }
        Self { project, hops, leg, is_translating, starts, ends }
    }

    /// Whether any device of the path translates anything.
    pub fn is_translating(&self) -> bool {
        self.is_translating
    }

    /// One end of the packets as the device of `hop` matches it in its rules.
    ///
    /// That is the address of the host itself as far as this device is concerned: the source before the device's own
    /// translation, the destination after it. Netfilter's forward hook, Cisco ASA (8.3 and later), Juniper SRX and FortiOS
    /// with central translation work like that. Some platforms match before they translate at all
    /// ([`matches_before_translation`]): for them the destination is the one that the outside knows.
    pub fn seen_at(&self, hop: &Hop, end: PacketEnd, real: &[AddressBlock]) -> SeenAddresses {
        if !self.is_translating {
            return SeenAddresses { blocks: real.to_vec(), is_translated: false };
        }
        let platform = self.project.devices.get(&hop.device).map(|device| device.platform).unwrap_or_default();
        let (seen, side) = match end {
            PacketEnd::Source => (self.sources(real), &hop.from),
            PacketEnd::Destination if matches_before_translation(platform) => (self.destinations(real), &hop.from),
            PacketEnd::Destination => (self.destinations(real), &hop.to),
        };
        let real: BTreeSet<AddressBlock> = real.iter().copied().collect();
        let blocks = seen.get(side).unwrap_or(&real);
        SeenAddresses { blocks: blocks.iter().copied().collect(), is_translated: *blocks != real }
    }

    /// The source by side: forwards from where packets start.
    fn sources(&self, real: &[AddressBlock]) -> Seen {
        let kind = match self.leg {
            Leg::Request => TranslationKind::Source,
            Leg::Answer => TranslationKind::Destination,
        };
        self.spread(real, &self.starts, &self.hops, |hop| (&hop.from, &hop.to), kind)
    }

    /// The destination by side: backwards from where packets end.
    fn destinations(&self, real: &[AddressBlock]) -> Seen {
        let kind = match self.leg {
            Leg::Request => TranslationKind::Destination,
            Leg::Answer => TranslationKind::Source,
        };
        let hops: Vec<&Hop> = self.hops.iter().rev().copied().collect();
        self.spread(real, &self.ends, &hops, |hop| (&hop.to, &hop.from), kind)
    }

    /// Carries addresses from the sides where they are real over all passages; `along` says from which side to which, and
    /// the second of them is where a translation's outside has to be.
    fn spread(
        &self,
        real: &[AddressBlock],
        starts: &BTreeSet<HopSide>,
        hops: &[&'a Hop],
        along: impl Fn(&'a Hop) -> (&'a HopSide, &'a HopSide),
        kind: TranslationKind,
    ) -> Seen {
        let real: BTreeSet<AddressBlock> = real.iter().copied().collect();
        let mut seen: Seen = starts.iter().map(|side| (side.clone(), real.clone())).collect();
        // Passages in the order of their distance need one round, those of paths that cross each other more; no path is
        // longer than there are passages.
        for _ in 0..=hops.len() {
            let mut is_settled = true;
            for hop in hops {
                let (near, far) = along(hop);
                let Some(blocks) = seen.get(near) else { continue };
                let translations = self.project.devices.get(&hop.device).map(|device| device.translations.as_slice());
                let here: Vec<&Translation> = translations
                    .unwrap_or_default()
                    .iter()
                    .filter(|it| it.kind == kind || it.kind == TranslationKind::Static)
                    .filter(|it| matches!(far, HopSide::Segment(segment) if *segment == it.outside))
                    .collect();
                let out: BTreeSet<AddressBlock> = blocks.iter().flat_map(|block| translated(*block, &here)).collect();
                let far = seen.entry(far.clone()).or_default();
                if !out.is_subset(far) {
                    far.extend(out);
                    is_settled = false;
                }
            }
            if is_settled {
                break;
            }
        }
        seen
    }
}

/// The sides on which a device next to one end of a flow sees its packets.
fn sides(
    project: &Project,
    flow: &Flow,
    segment: &SegmentId,
    servers: &[ServerId],
    devices: &[DeviceId],
) -> BTreeSet<HopSide> {
    // The outside of a tunnel that ends at a device: each of its interfaces may be the one.
    let is_device = flow.carries.is_some() && !devices.is_empty();
    let is_here = |end: &TunnelEnd| match end {
        TunnelEnd::Device(end) => is_device && devices.contains(end),
        TunnelEnd::Segment(end) => end == segment,
        TunnelEnd::Server(end) => servers.contains(end),
    };
    let tunnels = project.tunnels.iter().filter(|(_, tunnel)| tunnel.ends().into_iter().any(is_here));
    let mut sides: BTreeSet<HopSide> = tunnels.map(|(id, _)| HopSide::Tunnel(id.clone())).collect();
    if is_device {
        let links = project.links.values().filter(|link| devices.contains(&link.device));
        sides.extend(links.map(|link| HopSide::Segment(link.segment.clone())));
    } else {
        sides.insert(HopSide::Segment(segment.clone()));
    }
    sides
}

/// Whether a platform looks at its rules before it translates anything, so that they name the destination that the
/// outside knows.
///
/// PAN-OS does ("NAT Policy Rules" of its guide: security rules match the addresses of the original packet, and the zone
/// after translation); on Cisco IOS an access list at the interface where packets come in does ("NAT Order of Operation").
pub fn matches_before_translation(platform: Platform) -> bool {
    matches!(platform, Platform::PanOs | Platform::CiscoIos)
}

/// What becomes of a block, by the first translation that has each of its addresses.
fn translated(block: AddressBlock, translations: &[&Translation]) -> Vec<AddressBlock> {
    let Some((first, rest)) = translations.split_first() else { return vec![block] };
    if is_ipv4(first.real) != is_ipv4(first.translated) {
        return translated(block, rest);
    }
    if first.real.contains(&block) {
        return vec![mapped(block, first)];
    }
    if !block.contains(&first.real) {
        return translated(block, rest);
    }
    let others = AddressSet::network(block).difference(&AddressSet::network(first.real)).prefixes();
    let mut blocks = vec![first.translated.truncated()];
    blocks.extend(others.into_iter().flat_map(|other| translated(other, rest)));
    blocks
}

fn is_ipv4(block: AddressBlock) -> bool {
    block.network().addr().is_ipv4()
}

/// A block within `real`: one to one where the prefixes are equally long, else all of `translated`.
fn mapped(block: AddressBlock, translation: &Translation) -> AddressBlock {
    let (real, outside) = (translation.real.network(), translation.translated.network());
    if real.prefix_len() != outside.prefix_len() {
        return translation.translated.truncated();
    }
    let network = block.network();
    let address = match (outside.network(), network.network(), real.hostmask()) {
        (IpAddr::V4(to), IpAddr::V4(from), IpAddr::V4(mask)) => {
            IpAddr::V4(Ipv4Addr::from_bits(to.to_bits() | (from.to_bits() & mask.to_bits())))
        }
        (IpAddr::V6(to), IpAddr::V6(from), IpAddr::V6(mask)) => {
            IpAddr::V6(Ipv6Addr::from_bits(to.to_bits() | (from.to_bits() & mask.to_bits())))
        }
        _ => return translation.translated.truncated(),
    };
    ipnet::IpNet::new(address, network.prefix_len()).map_or(translation.translated, AddressBlock::from)
}

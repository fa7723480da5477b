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
use crate::catalog::Initiator;
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
    /// Whether it follows a connection that goes the other way.
    follows_another: bool,
    is_translating: bool,
    /// Where packets start.
    starts: BTreeSet<HopSide>,
    /// Where they end.
    ends: BTreeSet<HopSide>,
}

/// One end of packets: the segment where it is seen, its servers, and the devices that are the end of a tunnel.
pub(super) type End<'e> = (&'e SegmentId, &'e [ServerId], &'e [DeviceId]);

/// Addresses by the side where they are seen.
type Seen = BTreeMap<HopSide, BTreeSet<AddressBlock>>;

impl<'a> TranslatingPath<'a> {
    /// The way of the packets that open connections.
    pub fn of_requests(project: &'a Project, flow: &'a Flow) -> Self {
        Self::of_flow(project, flow, Leg::Request, &flow.path.hops)
    }

    /// The way of a flow's packets over these passages; for answers, those of the way back.
    ///
    /// What the provider of a service opens (active FTP) follows a connection of the consumer's. Where the project says
    /// nothing of its own direction, it is translated as the answers to that connection are: a helper that knows the
    /// protocol does so.
    pub fn of_flow(project: &'a Project, flow: &Flow, leg: Leg, hops: &'a [Hop]) -> Self {
        let [source, destination] = ends(flow);
        let (start, end) = if leg == Leg::Request { (source, destination) } else { (destination, source) };
        Self { follows_another: flow.initiator == Initiator::Provider, ..Self::new(project, start, end, leg, hops) }
    }

    /// The way of packets over these passages from one end to the other, translated as requests or as answers are.
    pub(super) fn new(project: &'a Project, start: End<'_>, end: End<'_>, leg: Leg, hops: &'a [Hop]) -> Self {
        let mut hops: Vec<&Hop> = hops.iter().collect();
        hops.sort_unstable();
        let translates = |hop: &&Hop| project.devices.get(&hop.device).is_some_and(|it| !it.translations.is_empty());
        let is_translating = hops.iter().any(translates);
        let (starts, ends) =
            if is_translating { (sides(project, start), sides(project, end)) } else { Default::default() };
        Self { project, hops, leg, follows_another: false, is_translating, starts, ends }
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

    /// Whether the device of `hop` rewrites this end of the packets itself.
    pub fn rewrites_at(&self, hop: &Hop, end: PacketEnd, real: &[AddressBlock]) -> bool {
        let translations = self.translations_at(hop, end);
        !translations.is_empty()
            && self.seen_beyond(hop, end, real).into_iter().any(|block| translated(block, &translations) != [block])
    }

    /// One end of the packets on the side of `hop` where they are not translated by its device: a source where it comes
    /// in, a destination where it leaves.
    pub fn seen_beyond(&self, hop: &Hop, end: PacketEnd, real: &[AddressBlock]) -> Vec<AddressBlock> {
        let (seen, side) = match end {
            PacketEnd::Source => (self.sources(real), &hop.from),
            PacketEnd::Destination => (self.destinations(real), &hop.to),
        };
        seen.get(side).map_or_else(|| real.to_vec(), |blocks| blocks.iter().copied().collect())
    }

    /// The destination as those who send the packets have to name it, before anything is translated.
    pub fn destination_at_start(&self, real: &[AddressBlock]) -> Vec<AddressBlock> {
        if !self.is_translating {
            return real.to_vec();
        }
        let seen = self.destinations(real);
        let blocks: BTreeSet<AddressBlock> =
            self.starts.iter().filter_map(|side| seen.get(side)).flatten().copied().collect();
        if blocks.is_empty() { real.to_vec() } else { blocks.into_iter().collect() }
    }

    /// The translations that the device of a hop may apply to this end of the packets that pass there.
    fn translations_at(&self, hop: &Hop, end: PacketEnd) -> Vec<&'a Translation> {
        let far = if end == PacketEnd::Source { &hop.to } else { &hop.from };
        self.applicable(hop, far, end)
    }

    /// The translations of a device that change this end of packets, with this side as their outside; those that count
    /// first come first.
    fn applicable(&self, hop: &Hop, outside: &HopSide, end: PacketEnd) -> Vec<&'a Translation> {
        let kinds = match (end, self.leg) {
            (PacketEnd::Source, Leg::Request) | (PacketEnd::Destination, Leg::Answer) => {
                [TranslationKind::Source, TranslationKind::Destination]
            }
            (PacketEnd::Source, Leg::Answer) | (PacketEnd::Destination, Leg::Request) => {
                [TranslationKind::Destination, TranslationKind::Source]
            }
        };
        let [own, other] = kinds;
        let translations = self.project.devices.get(&hop.device).map(|device| device.translations.as_slice());
        let here = translations
            .unwrap_or_default()
            .iter()
            .filter(|it| matches!(outside, HopSide::Segment(segment) if *segment == it.outside));
        let of_kind = |is_meant: fn(TranslationKind, TranslationKind) -> bool, kind| {
            here.clone().filter(move |it| is_meant(it.kind, kind))
        };
        let first = of_kind(|it, kind| it == kind || it == TranslationKind::Static, own);
        first.chain(of_kind(|it, kind| it == kind, other).filter(|_| self.follows_another)).collect()
    }

    /// The source by side: forwards from where packets start.
    fn sources(&self, real: &[AddressBlock]) -> Seen {
        self.spread(real, &self.starts, &self.hops, |hop| (&hop.from, &hop.to), PacketEnd::Source)
    }

    /// The destination by side: backwards from where packets end.
    fn destinations(&self, real: &[AddressBlock]) -> Seen {
        let hops: Vec<&Hop> = self.hops.iter().rev().copied().collect();
        self.spread(real, &self.ends, &hops, |hop| (&hop.to, &hop.from), PacketEnd::Destination)
    }

    /// Carries addresses from the sides where they are real over all passages; `along` says from which side to which, and
    /// the second of them is where a translation's outside has to be.
    fn spread(
        &self,
        real: &[AddressBlock],
        starts: &BTreeSet<HopSide>,
        hops: &[&'a Hop],
        along: impl Fn(&'a Hop) -> (&'a HopSide, &'a HopSide),
        end: PacketEnd,
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
                let here = self.applicable(hop, far, end);
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

/// The two ends of a flow.
pub(super) fn ends(flow: &Flow) -> [End<'_>; 2] {
    // Devices that stand for servers (relays) are passed by the flow; those of a tunnel are where it ends.
    let is_outside = flow.carries.is_some();
    let devices = |devices| if is_outside { devices } else { &[][..] };
    [
        (&flow.source_segment, &flow.source_servers, devices(&flow.source_devices)),
        (&flow.destination_segment, &flow.destination_servers, devices(&flow.destination_devices)),
    ]
}

/// The sides on which a device next to one end of packets sees them.
fn sides(project: &Project, (segment, servers, devices): End<'_>) -> BTreeSet<HopSide> {
    let is_here = |end: &TunnelEnd| match end {
        TunnelEnd::Device(end) => devices.contains(end),
        TunnelEnd::Segment(end) => end == segment,
        TunnelEnd::Server(end) => servers.contains(end),
    };
    let tunnels = project.tunnels.iter().filter(|(_, tunnel)| tunnel.ends().into_iter().any(is_here));
    let mut sides: BTreeSet<HopSide> = tunnels.map(|(id, _)| HopSide::Tunnel(id.clone())).collect();
    if devices.is_empty() {
        sides.insert(HopSide::Segment(segment.clone()));
    } else {
        // Each interface of a device may be the one that its tunnel uses.
        let links = project.links.values().filter(|link| devices.contains(&link.device));
        sides.extend(links.map(|link| HopSide::Segment(link.segment.clone())));
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

//! What the flows of a random network need of its devices, worked out once more in another way than the engine's: from
//! sets of addresses instead of blocks, and the way back from networks that are drawn differently.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use portolan::catalog::{Catalog, Delivery, Initiator, RelayKind};
use portolan::engine::{self, DeviceRules, Flow, Hop, HopSide, PartyObject, Report};
use portolan::ids::{DeviceId, SegmentId, ServerId};
use portolan::net::{
    Address, AddressBlock, AddressRange, AddressSet, PacketBox, PacketKind, PacketSet, PortRange, PortSet, Protocol,
    ServiceSet,
};
use portolan::project::{
    Aggregation, IcmpMessages, Link, Passage, Platform, Project, SegmentKind, TranslationKind, TunnelInitiator,
};

use strum::IntoEnumIterator as _;

use super::random::Parts;

/// Shows that the rules of all devices are what the flows need: by the engine's own proof, by the flows that they name,
/// and by what is worked out here.
///
/// # Errors
/// What is wrong with the rules.
pub fn check(
    parts: &Parts,
    catalog: &Catalog,
    project: &Project,
    report: &Report,
    rules: &[DeviceRules],
) -> Result<(), String> {
    engine::prove(project, report, rules).map_err(|contradiction| contradiction.to_string())?;
    check_flows(report, rules)?;
    let needed = Needed::new(parts, catalog, project, report);
    rules.iter().try_for_each(|rules| needed.compare(rules))
}

/// Every rule has flows; every flow has a rule on every device of its path.
fn check_flows(report: &Report, rules: &[DeviceRules]) -> Result<(), String> {
    for rules in rules {
        for rule in &rules.rules {
            let is_whole = !rule.flows.is_empty()
                && rule.flows.is_sorted()
                && !rule.sources.is_empty()
                && !rule.destinations.is_empty();
            if !is_whole {
                return Err(format!("without flows or parties: {rule:?}"));
            }
        }
        let ids: BTreeSet<_> = rules.rules.iter().map(|rule| &rule.id).collect();
        if ids.len() != rules.rules.len() {
            return Err(format!("{} has two rules of one id", rules.device));
        }
    }
    for flow in &report.flows {
        for device in flow.enforcement_points() {
            let Some(own) = rules.iter().find(|rules| rules.device == *device) else {
                return Err(format!("{device} has no list of rules"));
            };
            for hop in flow.path.hops.iter().filter(|hop| hop.device == *device) {
                let serves =
                    |rule: &engine::Rule| rule.from == hop.from && rule.to == hop.to && rule.flows.contains(&flow.id);
                if !own.rules.iter().any(serves) {
                    return Err(format!("{device} has no rule for {flow:?}"));
                }
            }
        }
    }
    Ok(())
}

/// What flows need of devices, worked out without the engine's rules.
struct Needed<'a> {
    catalog: &'a Catalog,
    project: &'a Project,
    report: &'a Report,
    /// The same network with its one-way links turned: the way there is the way back here.
    turned: Option<Report>,
    /// The same network with tunnels that either end opens: what one end sends goes the way of the answers to the other.
    opened_by_either: Option<Report>,
}

impl<'a> Needed<'a> {
    fn new(parts: &Parts, catalog: &'a Catalog, project: &'a Project, report: &'a Report) -> Self {
        let has_one_way_links = parts.links.iter().any(|(_, link)| link.passage != Passage::Both);
        let turned = has_one_way_links.then(|| {
            let mut parts = parts.clone();
            // What is passed on there is so on its own way, which is not the one that is looked for.
            for (_, device) in &mut parts.devices {
                device.relays = RelayKind::iter().collect();
            }
            for (_, link) in &mut parts.links {
                *link = Link {
                    passage: match link.passage {
                        Passage::Both => Passage::Both,
                        Passage::IntoDevice => Passage::OutOfDevice,
                        Passage::OutOfDevice => Passage::IntoDevice,
                    },
                    ..link.clone()
                };
            }
            engine::compute(&parts.project(), catalog)
        });
        let opened_by_either = (has_one_way_links && !parts.tunnels.is_empty()).then(|| {
            let mut parts = parts.clone();
            for (_, tunnel) in &mut parts.tunnels {
                tunnel.initiator = TunnelInitiator::Either;
            }
            engine::compute(&parts.project(), catalog)
        });
        Self { catalog, project, report, turned, opened_by_either }
    }

    /// Compares what the rules of a device let through with what flows need.
    fn compare(&self, rules: &DeviceRules) -> Result<(), String> {
        let device = &self.project.devices[&rules.device];
        let mut needed: BTreeMap<(HopSide, HopSide), PacketSet> = BTreeMap::new();
        // The same with every message of ICMP, where the device is to let through all of them.
        let mut asked: BTreeMap<(HopSide, HopSide), PacketSet> = BTreeMap::new();
        let whole = |service: &ServiceSet| match device.icmp_messages {
            IcmpMessages::All if service.protocol() == Protocol::Icmp => {
                ServiceSet::new(Protocol::Icmp, service.kind(), PortSet::full(), PortSet::full())
            }
            _ => service.clone(),
        };
        // Where no request gets through there is nothing to answer.
        for flow in self.report.flows.iter().filter(|flow| !flow.path.hops.is_empty()) {
            let [source, destination] = [
                self.party(rules, &flow.source_segment, &flow.source_servers, &flow.source_devices),
                self.party(rules, &flow.destination_segment, &flow.destination_servers, &flow.destination_devices),
            ];
            let named = self.named_destination(rules, flow, &destination);
            // What a provider opens is translated as answers are, where nothing is said of its own direction.
            let follows = flow.initiator == Initiator::Provider;
            let ports = |ports: Option<PortRange>| ports.map_or_else(PortSet::full, PortSet::from);
            let (from, to) = (ports(flow.source_ports), ports(flow.destination_ports));
            if !flow.helped_by.contains(&rules.device) {
                let service = ServiceSet::new(flow.protocol, PacketKind::Opening, from.clone(), to.clone());
                let kinds = ([TranslationKind::Source, TranslationKind::Destination], follows);
                let ends = [self.ends(flow, true), self.ends(flow, false)];
                for (packets, service) in [(&mut needed, service.clone()), (&mut asked, whole(&service))] {
                    self.add(
                        packets,
                        rules,
                        &flow.path.hops,
                        &service,
                        [&source, named.as_ref().unwrap_or(&destination)],
                        &ends,
                        kinds,
                    );
                }
            }
            // No device knows who is in a group, so that none takes what its members send for answers.
            if flow.is_answered && (!device.is_stateful || named.is_some()) {
                let to = if flow.protocol == Protocol::Icmp { answer_types(&to) } else { to };
                let service = match flow.protocol {
                    Protocol::Icmp => ServiceSet::new(flow.protocol, PacketKind::Reply, from, to),
                    _ => ServiceSet::new(flow.protocol, PacketKind::Reply, to, from),
                };
                let kinds = ([TranslationKind::Destination, TranslationKind::Source], follows);
                let ends = [self.ends(flow, false), self.ends(flow, true)];
                let hops = self.way_back(flow);
                for (packets, service) in [(&mut needed, service.clone()), (&mut asked, whole(&service))] {
                    self.add(packets, rules, &hops, &service, [&destination, &source], &ends, kinds);
                }
            }
        }
        let mut sides: BTreeSet<(HopSide, HopSide)> = needed.keys().cloned().collect();
        sides.extend(rules.rules.iter().map(|rule| (rule.from.clone(), rule.to.clone())));
        for sides in sides {
            let mine = |rule: &&engine::Rule| (&rule.from, &rule.to) == (&sides.0, &sides.1);
            let open: PacketSet = rules.rules.iter().filter(mine).map(|rule| rules.packets(rule)).collect();
            let needed = needed.get(&sides).cloned().unwrap_or_default();
            let asked = asked.get(&sides).cloned().unwrap_or_default();
            let has_broad_parties = device.aggregation == Aggregation::Segments || !device.supernets.is_empty();
            if !has_broad_parties && open != asked {
                let (more, less) = (open.difference(&asked), asked.difference(&open));
                return Err(format!("{} {sides:?} lets through\n{more}\nand does not\n{less}", rules.device));
            }
            if !asked.is_subset(&open) {
                return Err(format!("{} {sides:?} has not all of ICMP", rules.device));
            }
            let closed = needed.difference(&open);
            if !closed.is_empty() {
                return Err(format!("{} {sides:?} has to let through\n{closed}", rules.device));
            }
            let ids: Vec<_> = rules.rules.iter().filter(mine).map(|rule| &rule.id).collect();
            let widened: PacketSet = rules
                .widened
                .iter()
                .filter(|widening| ids.contains(&&widening.rule))
                .flat_map(|widening| widening.packets.boxes().to_vec())
                .collect();
            let beyond = open.difference(&needed);
            if beyond != widened {
                return Err(format!("{} {sides:?} lets through\n{beyond}\nand lists\n{widened}", rules.device));
            }
        }
        Ok(())
    }

    /// Adds the packets of a flow at each passage through a device.
    #[allow(clippy::too_many_arguments, reason = "a passage of packets has so many properties")]
    fn add(
        &self,
        needed: &mut BTreeMap<(HopSide, HopSide), PacketSet>,
        rules: &DeviceRules,
        hops: &[Hop],
        service: &ServiceSet,
        [source, destination]: [&AddressSet; 2],
        [starts, ends]: &[Vec<HopSide>; 2],
        ([source_kind, destination_kind], follows): ([TranslationKind; 2], bool),
    ) {
        if hops.iter().all(|hop| hop.device != rules.device) {
            return;
        }
        let forwards: Vec<(&DeviceId, &HopSide, &HopSide)> =
            hops.iter().map(|hop| (&hop.device, &hop.from, &hop.to)).collect();
        let backwards: Vec<_> = forwards.iter().map(|(device, from, to)| (*device, *to, *from)).collect();
        let sources = self.spread(&forwards, starts, source, source_kind, follows);
        let destinations = self.spread(&backwards, ends, destination, destination_kind, follows);
        let platform = self.project.devices[&rules.device].platform;
        let is_early = matches!(platform, Platform::PanOs | Platform::CiscoIos);
        for hop in hops.iter().filter(|hop| hop.device == rules.device) {
            let packets = PacketBox::new(
                sources[&hop.from].clone(),
                destinations[if is_early { &hop.from } else { &hop.to }].clone(),
                service.clone(),
            );
            needed.entry((hop.from.clone(), hop.to.clone())).or_default().insert(&packets);
        }
    }

    /// The sides where the packets of a flow start or end: for the outside of a tunnel between devices, each of their
    /// interfaces may be one.
    fn ends(&self, flow: &Flow, is_source: bool) -> Vec<HopSide> {
        let (segment, devices) = if is_source {
            (&flow.source_segment, &flow.source_devices)
        } else {
            (&flow.destination_segment, &flow.destination_devices)
        };
        let mut segments = vec![segment.clone()];
        if flow.carries.is_some() && !devices.is_empty() {
            let links = self.project.links.values().filter(|link| devices.contains(&link.device));
            segments = links.map(|link| link.segment.clone()).collect();
        }
        segments.into_iter().map(HopSide::Segment).collect()
    }

    /// Addresses by side, from the sides where they are real.
    fn spread<'h>(
        &self,
        passages: &[(&DeviceId, &'h HopSide, &'h HopSide)],
        starts: &[HopSide],
        real: &AddressSet,
        kind: TranslationKind,
        follows: bool,
    ) -> BTreeMap<&'h HopSide, AddressSet> {
        let mut seen: BTreeMap<&HopSide, AddressSet> = BTreeMap::new();
        for (_, from, _) in passages {
            let is_tunnel_of_a_host = matches!(from, HopSide::Tunnel(_)) && !passages.iter().any(|(.., to)| to == from);
            if starts.contains(from) || is_tunnel_of_a_host {
                seen.insert(from, real.clone());
            }
        }
        loop {
            let before = seen.clone();
            for (device, from, to) in passages {
                let Some(addresses) = seen.get(from).cloned() else { continue };
                let own = [kind, TranslationKind::Static];
                let other = [TranslationKind::Source, TranslationKind::Destination];
                let (mut rewritten, mut left) = self.rewritten(device, to, addresses, &own);
                if follows {
                    let other: Vec<TranslationKind> = other.into_iter().filter(|other| *other != kind).collect();
                    let (more, rest) = self.rewritten(device, to, left, &other);
                    (rewritten, left) = (rewritten.union(&more), rest);
                }
                let rewritten = rewritten.union(&left);
                let known = seen.entry(to).or_default();
                *known = known.union(&rewritten);
            }
            if seen == before {
                return seen;
            }
        }
    }

    /// What becomes of addresses by translations of these kinds, and which are left as they were.
    fn rewritten(
        &self,
        device: &DeviceId,
        to: &HopSide,
        addresses: AddressSet,
        kinds: &[TranslationKind],
    ) -> (AddressSet, AddressSet) {
        let mut left = addresses;
        let mut out = AddressSet::new();
        for translation in &self.project.devices[device].translations {
            let is_here = kinds.contains(&translation.kind) && *to == HopSide::Segment(translation.outside.clone());
            let (real, outside) = (translation.real.network(), translation.translated.network());
            if !is_here || real.addr().is_ipv4() != outside.addr().is_ipv4() {
                continue;
            }
            let hit = left.intersection(&AddressSet::network(translation.real));
            left = left.difference(&hit);
            if hit.is_empty() {
                continue;
            }
            if real.prefix_len() != outside.prefix_len() {
                out = out.union(&AddressSet::network(translation.translated));
                continue;
            }
            for range in hit.ranges() {
                let moved = match (range, real.network(), outside.network()) {
                    (AddressRange::V4(range), std::net::IpAddr::V4(real), std::net::IpAddr::V4(to)) => {
                        let moved = |it: &std::net::Ipv4Addr| (it.to_bits() - real.to_bits() + to.to_bits()).into();
                        AddressRange::V4(moved(range.start())..=moved(range.end()))
                    }
                    (AddressRange::V6(range), std::net::IpAddr::V6(real), std::net::IpAddr::V6(to)) => {
                        let moved = |it: &std::net::Ipv6Addr| (it.to_bits() - real.to_bits() + to.to_bits()).into();
                        AddressRange::V6(moved(range.start())..=moved(range.end()))
                    }
                    other => panic!("{other:?}"),
                };
                out.insert(moved);
            }
        }
        (out, left)
    }

    /// The passages of answers.
    fn way_back(&self, flow: &Flow) -> Vec<Hop> {
        if let (Some(carried), Some(opened)) = (&flow.carries, &self.opened_by_either) {
            // What a tunnel carries can be another thing in a network with turned links, so that its outside is not
            // looked for there.
            let goes_back = |other: &&Flow| {
                other.carries.as_ref().is_some_and(|other| other.tunnel == carried.tunnel)
                    && (&other.source_servers, &other.source_devices)
                        == (&flow.destination_servers, &flow.destination_devices)
            };
            return opened.flows.iter().find(goes_back).map(|flow| flow.path.hops.clone()).unwrap_or_default();
        }
        let there = match &self.turned {
            None => Some(flow),
            Some(turned) => turned.flows.iter().find(|other| other.id == flow.id),
        };
        // A flow that is not there is let through by helpers alone, which keep state: they need no rules for answers.
        let hops = there.map(|flow| flow.path.hops.clone()).unwrap_or_default();
        hops.into_iter().map(|hop| Hop { from: hop.to, to: hop.from, ..hop }).collect()
    }

    /// What stands in the packets of a flow as their destination, from the row of the catalog that listens; none
    /// where it is the hosts themselves.
    fn named_destination(&self, rules: &DeviceRules, flow: &Flow, hosts: &AddressSet) -> Option<AddressSet> {
        let row = self.catalog.endpoint(flow.endpoint);
        if flow.source_segment == flow.destination_segment || flow.carries.is_some() {
            return None;
        }
        match row.delivery {
            Delivery::Multicast => {
                let groups: AddressSet = row.groups.iter().map(|group| AddressSet::network(*group)).collect();
                assert!(!groups.is_empty(), "what crosses has groups: {flow:?}");
                Some(if row.also_unicast { groups.union(hosts) } else { groups })
            }
            Delivery::Broadcast if row.relay == Some(RelayKind::WakeOnLan) => {
                let prefixes = &self.project.segments[&flow.destination_segment].prefixes;
                let last = prefixes.iter().map(AddressBlock::network).filter(|net| net.addr().is_ipv4());
                let all: AddressSet = last
                    .filter(|net| net.prefix_len() < 31)
                    .map(|net| AddressSet::from(Address::from(net.broadcast())))
                    .collect();
                if !all.is_empty() {
                    return Some(all);
                }
                assert!(prefixes.is_empty(), "a broadcast without an address: {flow:?}");
                Some(Self::symbol(rules, &PartyObject::Broadcast(flow.destination_segment.clone())))
            }
            Delivery::Broadcast | Delivery::Unicast => None,
        }
    }

    /// What stands for a party without any address.
    fn symbol(rules: &DeviceRules, object: &PartyObject) -> AddressSet {
        // A flow that does not pass the device has parties that it does not know.
        let position = rules.without_address.iter().position(|other| other == object);
        let symbol = position.map_or(u32::MAX, |position| u32::try_from(position).unwrap());
        AddressSet::from(Address::Symbol(symbol))
    }

    /// The addresses of one side of a flow.
    fn party(
        &self,
        rules: &DeviceRules,
        segment: &SegmentId,
        servers: &[ServerId],
        devices: &[DeviceId],
    ) -> AddressSet {
        let symbol = |object: PartyObject| Self::symbol(rules, &object);
        let place = &self.project.segments[segment];
        let mut whole: AddressSet = place.prefixes.iter().map(|prefix| AddressSet::network(*prefix)).collect();
        let prefixes = whole.clone();
        if place.prefixes.is_empty() && place.kind == SegmentKind::Internet {
            whole = AddressSet::any_ipv4().union(&AddressSet::any_ipv6());
        }
        if !devices.is_empty() {
            let at = |device: &DeviceId| -> AddressSet {
                let links = self.project.links.values();
                let here = links.filter(|link| link.device == *device && link.segment == *segment);
                let own: AddressSet = here.flat_map(|link: &Arc<Link>| link.addresses.clone()).map(host).collect();
                match (own.is_empty(), prefixes.is_empty()) {
                    (false, _) => own,
                    (true, false) => prefixes.clone(),
                    (true, true) => symbol(PartyObject::Device(device.clone(), segment.clone())),
                }
            };
            return devices.iter().map(at).collect();
        }
        if servers.is_empty() {
            return if whole.is_empty() { symbol(PartyObject::Segment(segment.clone())) } else { whole };
        }
        let at = |server: &ServerId| {
            let addresses = &self.project.servers[server].addresses;
            match (addresses.is_empty(), whole.is_empty()) {
                (false, _) => addresses.iter().map(|address| AddressSet::server(*address)).collect(),
                (true, false) => whole.clone(),
                (true, true) => symbol(PartyObject::Server(server.clone())),
            }
        };
        servers.iter().map(at).collect()
    }
}

fn host(address: AddressBlock) -> AddressSet {
    AddressSet::from(Address::from(address.network().addr()))
}

fn answer_types(types: &PortSet) -> PortSet {
    let answers = [(8, 0), (13, 14), (15, 16), (17, 18)];
    let of = |message: u16| answers.iter().find(|(ask, _)| *ask == message).map_or(message, |(_, answer)| *answer);
    (0..=255).filter(|message| types.contains(*message)).map(|message| PortRange::single(of(message))).collect()
}

//! Small networks at random, with everything that a project can have. The same seed gives the same network.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use portolan::ids::{DeviceId, DomainId, LinkId, RestrictionId, SegmentId, ServerId, TunnelId};
use portolan::net::AddressBlock;
use portolan::project::{
    Aggregation, Device, Domain, Helper, IcmpMessages, Link, Options, Os, PathRestriction, Platform, Project,
    RelayKind, Routing, Segment, SegmentKind, Server, Translation, TranslationKind, Tunnel, TunnelEnd, TunnelInitiator,
    TunnelKind,
};
use strum::IntoEnumIterator as _;

/// Numbers that look random (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    /// A number under `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    fn variant<T: strum::IntoEnumIterator>(&mut self) -> T {
        let all: Vec<T> = T::iter().collect();
        let position = self.below(all.len());
        all.into_iter().nth(position).unwrap()
    }
}

/// What a project is made of, in lists whose order must not matter.
#[derive(Clone, Default)]
pub struct Parts {
    pub routing: Routing,
    pub options: Options,
    pub segments: Vec<(SegmentId, Segment)>,
    pub devices: Vec<(DeviceId, Device)>,
    pub links: Vec<(LinkId, Link)>,
    pub restrictions: Vec<(RestrictionId, PathRestriction)>,
    pub tunnels: Vec<(TunnelId, Tunnel)>,
    pub servers: Vec<(ServerId, Server)>,
}

/// Pairs of roles that have something to say to each other, over TCP, UDP, ICMP and in both directions.
const ROLES: [(&str, &str); 8] = [
    ("web-client", "web-server"),
    ("ftp-client", "ftp-server"),
    ("workstation", "domain-controller"),
    ("snmp-manager", "snmp-agent"),
    ("time-server", "domain-controller"),
    ("workstation", "tftp-server"),
    ("member-server", "dhcp-server"),
    ("network-access-server", "radius-server"),
];

const SUPERNETS: [&str; 4] = ["10.0.0.0/8", "10.0.0.0/22", "2001:db8::/32", "10.0.1.0/28"];

const DOMAIN: &str = "corp.example";

/// A network of 2 to 8 segments and 1 to 6 devices.
pub fn parts(seed: u64) -> Parts {
    let random = &mut Random::new(seed);
    let mut parts =
        Parts { routing: if random.chance(70) { Routing::Shortest } else { Routing::Any }, ..Parts::default() };
    if random.chance(50) {
        parts.options.insert("ftp.mode".to_owned(), "active".to_owned());
    }
    if random.chance(40) {
        parts.options.insert("dhcp.relay".to_owned(), "yes".to_owned());
    }
    segments(random, &mut parts);
    devices(random, &mut parts);
    servers(random, &mut parts);
    tunnels(random, &mut parts);
    translations(random, &mut parts);
    file_servers(random, &mut parts);
    // From numbers of its own, so that it changes nothing else of a network.
    let random = &mut Random::new(seed ^ 0x1c3b);
    for (_, device) in &mut parts.devices {
        device.icmp_messages = if random.chance(20) { IcmpMessages::All } else { IcmpMessages::Needed };
    }
    spreads(&mut Random::new(seed ^ 0x6c1f), &mut parts);
    parts
}

fn block(text: &str) -> AddressBlock {
    text.parse().unwrap()
}

fn segments(random: &mut Random, parts: &mut Parts) {
    let has_ipv6 = random.chance(40);
    for number in 0..random.between(2, 8) {
        let mut segment = Segment { name: format!("segment {number}"), ..Segment::default() };
        segment.kind = random.variant();
        if random.chance(85) {
            segment.prefixes.push(block(&format!("10.0.{number}.0/29")));
        }
        if random.chance(15) {
            segment.prefixes.push(block(&format!("10.0.{number}.16/29")));
        }
        if has_ipv6 && random.chance(60) {
            segment.prefixes.push(block(&format!("2001:db8:0:{number}::/125")));
        }
        if number == 0 && random.chance(20) {
            segment.kind = SegmentKind::Internet;
            segment.prefixes.clear();
        }
        parts.segments.push((format!("s{number}").into(), segment));
    }
}

fn devices(random: &mut Random, parts: &mut Parts) {
    for number in 0..random.between(1, 6) {
        let device = Device {
            name: format!("device {number}"),
            platform: *random.pick(&[Platform::Generic, Platform::PanOs, Platform::CiscoIos, Platform::Nftables]),
            is_stateful: random.chance(60),
            helpers: Helper::iter().filter(|_| random.chance(25)).collect(),
            relays: RelayKind::iter().filter(|_| random.chance(30)).collect(),
            aggregation: if random.chance(15) { Aggregation::Segments } else { Aggregation::Hosts },
            supernets: if random.chance(12) {
                vec![block(SUPERNETS[random.below(SUPERNETS.len())])]
            } else {
                Vec::new()
            },
            rule_budget: random.chance(10).then_some(3),
            ..Device::default()
        };
        let id: DeviceId = format!("d{number}").into();
        // A twin of the device before it, or at segments of its own: two that make a chain, and some more.
        let twin = (number > 0 && random.chance(20)).then(|| parts.devices[number - 1].0.clone());
        let places: Vec<SegmentId> = if let Some(twin) = &twin {
            parts.links.iter().filter(|(_, link)| link.device == *twin).map(|(_, link)| link.segment.clone()).collect()
        } else {
            let mut places: Vec<SegmentId> = parts.segments.iter().map(|(id, _)| id.clone()).collect();
            let mut chain: Vec<SegmentId> =
                [number, number + 1].iter().map(|place| places[place % places.len()].clone()).collect();
            random.shuffle(&mut places);
            chain.extend(places.into_iter().take(random.below(3)));
            chain.sort_unstable();
            chain.dedup();
            chain
        };
        for segment in places {
            let mut link = Link::new(id.clone(), segment.clone());
            if random.chance(7) {
                link.passage = random.variant();
            }
            let prefixes = &parts.segments.iter().find(|(id, _)| *id == segment).unwrap().1.prefixes;
            if !prefixes.is_empty() && random.chance(50) {
                link.addresses.push(address(random, prefixes, true));
            }
            parts.links.push((format!("{id}:{segment}").into(), link));
        }
        if let Some(twin) = twin.filter(|_| random.chance(70)) {
            for (other, group) in parts.devices.iter_mut().filter(|(other, _)| *other == twin) {
                group.redundancy_group = format!("group {other}");
            }
            parts.devices.push((id, Device { redundancy_group: format!("group {twin}"), ..device }));
        } else {
            parts.devices.push((id, device));
        }
    }
    if parts.links.len() > 3 && random.chance(30) {
        let links: BTreeSet<LinkId> = (0..random.between(2, 3)).map(|_| random.pick(&parts.links).0.clone()).collect();
        if links.len() > 1 {
            let restriction = PathRestriction { name: "never".into(), links, note: String::new() };
            parts.restrictions.push(("never".into(), restriction));
        }
    }
}

/// An address in one of the prefixes, perhaps as an interface is written.
fn address(random: &mut Random, prefixes: &[AddressBlock], has_length: bool) -> AddressBlock {
    let prefix = random.pick(prefixes).network();
    let host = random.between(1, 6);
    let address = prefix.hosts().nth(host - 1).unwrap();
    let length = if has_length { prefix.prefix_len() } else { prefix.max_prefix_len() };
    block(&format!("{address}/{length}"))
}

fn servers(random: &mut Random, parts: &mut Parts) {
    for _ in 0..random.between(1, 4) {
        let (client, server) = *random.pick(&ROLES);
        for role in [client, server, server].into_iter().take(random.between(2, 3)) {
            let number = parts.servers.len();
            let (segment, place) = random.pick(&parts.segments).clone();
            let mut new = Server {
                name: format!("{role} {number}"),
                segment,
                roles: vec![role.into()],
                domain: random.chance(70).then(|| DOMAIN.into()),
                ..Server::default()
            };
            if random.chance(15) {
                new.roles.push((*random.pick(&["web-server", "web-client", "snmp-agent"])).into());
                new.roles.dedup();
            }
            if !place.prefixes.is_empty() && random.chance(60) {
                for _ in 0..random.between(1, 2) {
                    let has_length = random.chance(20);
                    new.addresses.push(address(random, &place.prefixes, has_length));
                }
            }
            parts.servers.push((format!("h{number}").into(), new));
        }
    }
}

fn tunnels(random: &mut Random, parts: &mut Parts) {
    for number in 0..3 {
        if !random.chance(25) {
            continue;
        }
        let mut end = || match random.below(4) {
            0 => TunnelEnd::Segment(random.pick(&parts.segments).0.clone()),
            1 => TunnelEnd::Server(random.pick(&parts.servers).0.clone()),
            _ => TunnelEnd::Device(random.pick(&parts.devices).0.clone()),
        };
        let (first, second) = (end(), end());
        if first == second {
            continue;
        }
        let tunnel = Tunnel {
            name: format!("tunnel {number}"),
            kind: random.variant::<TunnelKind>(),
            first,
            second,
            initiator: random.variant::<TunnelInitiator>(),
            note: String::new(),
        };
        parts.tunnels.push((format!("t{number}").into(), tunnel));
    }
}

fn translations(random: &mut Random, parts: &mut Parts) {
    for number in 0..parts.devices.len() {
        for _ in 0..2 {
            if !random.chance(25) {
                continue;
            }
            let id = &parts.devices[number].0;
            let links = parts.links.iter().filter(|(_, link)| link.device == *id);
            let here: Vec<SegmentId> = links.map(|(_, link)| link.segment.clone()).collect();
            let outside = random.pick(&here).clone();
            let inside = random.below(parts.segments.len());
            let other = random.between(0, 2);
            // A whole segment, a part of one, one address, or all; to as many addresses, or to another number of them.
            let (real, translated) = match random.below(7) {
                0 => (format!("10.0.{inside}.0/29"), format!("10.9.{other}.0/29")),
                1 => (format!("10.0.{inside}.0/29"), format!("10.9.{other}.1")),
                2 => (format!("10.0.{inside}.2/31"), format!("10.9.{other}.4/31")),
                3 => (format!("10.0.{inside}.1"), format!("10.9.{other}.9")),
                4 => ("10.0.0.0/16".to_owned(), format!("10.9.{other}.2")),
                5 => (format!("2001:db8:0:{inside}::/125"), format!("2001:db8:9:{other}::/125")),
                // One on top of another one.
                _ => (format!("10.9.{other}.0/29"), format!("10.8.{other}.0/29")),
            };
            let kind = random.variant::<TranslationKind>();
            let (real, translated) = (block(&real), block(&translated));
            parts.devices[number].1.translations.push(Translation { kind, outside, real, translated });
        }
    }
}

/// FTP servers that are set up in different ways: the data connections of one come from ports that another listens on.
fn file_servers(random: &mut Random, parts: &mut Parts) {
    for (_, server) in parts.servers.iter_mut().filter(|(_, server)| server.roles.contains(&"ftp-server".into())) {
        if random.chance(60) {
            let mode = *random.pick(&["active", "passive"]);
            server.options.insert("ftp.mode".to_owned(), mode.to_owned());
        }
        if random.chance(40) {
            server.options.insert("ftp.control-port".to_owned(), "5001".to_owned());
        }
    }
}

/// What is broadcast or multicast, and devices that pass it on.
fn spreads(random: &mut Random, parts: &mut Parts) {
    const PAIRS: [(&str, &str); 3] =
        [("workstation", "upnp-host"), ("media-server", "dhcp-server"), ("configmgr-site-server", "configmgr-client")];
    if !random.chance(35) {
        return;
    }
    for (_, device) in &mut parts.devices {
        if random.chance(60) {
            device.relays = RelayKind::iter().collect();
        }
    }
    let (client, server) = *random.pick(&PAIRS);
    for role in [client, server, server].into_iter().take(random.between(2, 3)) {
        let number = parts.servers.len();
        let (segment, place) = random.pick(&parts.segments).clone();
        let mut new =
            Server { name: format!("{role} {number}"), segment, roles: vec![role.into()], ..Server::default() };
        match role {
            "media-server" => drop(new.options.insert("need.dhcp".to_owned(), "yes".to_owned())),
            "configmgr-site-server" => drop(new.options.insert("need.configmgr-client".to_owned(), "yes".to_owned())),
            "configmgr-client" => drop(new.options.insert("configmgr.wake".to_owned(), "broadcast".to_owned())),
            _ => {}
        }
        if role.starts_with("configmgr") {
            new.os = Os::WindowsServer2019;
        }
        if !place.prefixes.is_empty() && random.chance(60) {
            new.addresses.push(address(random, &place.prefixes, false));
        }
        parts.servers.push((format!("h{number}").into(), new));
    }
}

/// Items by id, as a project keeps them.
fn map<K: Ord, V>(items: Vec<(K, V)>) -> Arc<BTreeMap<K, Arc<V>>> {
    let mut map = BTreeMap::new();
    for (id, item) in items {
        map.insert(id, Arc::new(item));
    }
    Arc::new(map)
}

impl Parts {
    /// The project.
    pub fn project(&self) -> Project {
        let parts = self.clone();
        let domain = Domain { name: DOMAIN.into(), ..Domain::default() };
        Project {
            name: "random".into(),
            routing: parts.routing,
            options: parts.options,
            segments: map(parts.segments),
            devices: map(parts.devices),
            links: map(parts.links),
            restrictions: map(parts.restrictions),
            tunnels: map(parts.tunnels),
            servers: map(parts.servers),
            domains: map(vec![(DomainId::from(DOMAIN), domain)]),
            ..Project::default()
        }
    }
}

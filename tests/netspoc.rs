//! Published examples of Netspoc with loops, path restrictions, virtual addresses, routers without state and one-way or
//! reversed protocols, redrawn: the same devices let the same packets in on the same side.
//!
//! The facts (networks, addresses, ports, permits) are those of the tests of <https://github.com/hknutzen/Netspoc>; each
//! example names its file below `go/testdata` and its title there. All are drawn with `routing = any`, which is Netspoc's
//! rule: every path that repeats no node. Of each example, those interfaces are compared whose access lists the published
//! test prints.
//!
//! What is drawn as what:
//!
//! | Netspoc | here |
//! |---|---|
//! | a network as an end | a server without an address in that segment, which stands for all of it |
//! | a host, or an interface of an unmanaged router, as an end | a server with that address |
//! | managed router, stateful (ASA; IOS with firewall; Linux) or not (IOS) | firewall, stateful or not |
//! | unmanaged router | router; its rules are not compared |
//! | path restriction | path restriction |
//! | virtual address on several routers | redundancy group; where its routers are not the same on all sides, path restrictions |
//! | a router as an end | the end of a PPTP tunnel: the way of its packets is compared, not their ports |
//! | protocol | a service of a catalog made for the test; `oneway` is `answers = "none"`, `reversed` is `initiator = "provider"`; `stateless` (only where a device keeps no state) is left out, since those devices keep none |
//! | `ip` (everything) | one TCP port, since no service here is everything |
//!
//! What differs, and why it stays:
//!
//! - Answers of TCP: Netspoc lets any established packet between the two ends back, Portolan only those from the
//!   service's port.
//! - Answers of ICMP on a device without state: Netspoc has none, Portolan lets the answer to a ping back.
//! - A router that is an end has access lists for its own packets in Netspoc; here a device has rules for what passes it.
//!
//! What is not compared: an end at an interface that a path restriction names, which costs nothing where a path comes in
//! by it, and counts where a path comes in by another one (an end of a tunnel here is a device, not one of its
//! interfaces). That is, of `pathrestrict.t`, "Path starts at pathrestriction inside loop" (three of them), "Path ends at
//! pathrestriction inside loop" (two), "Path ends at interface inside network, where path starts", "Pathrestricted
//! destination in complex loop", "Pathrestricted source in complex loop", "Pathrestricted path must not enter dst router
//! twice", "Pathrestricted src and dst in same zone"; of `pathrestrict-border.t`, "Pathrestriction at border of loop and at
//! end of path" and "Minimal path inside loop with pathrestriction at border inside path"; of `virtual-pathrestrict.t`,
//! "Path between virtual interfaces". Of `stateless.t`, "Optimize reverse rules" is about `ip` alone, and the two on
//! routers that are stateless for their own packets only are about lists that do not exist here.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

#[path = "netspoc/examples.rs"]
mod examples;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use examples::{EXAMPLES, Example};
use portolan::catalog::{Catalog, builtin_files, load};
use portolan::diag::SourceFile;
use portolan::engine::{self, DeviceRules, Flow, HopSide, PathKind, ProblemCode, Report, Rule, device_rules};
use portolan::net::{AddressBlock, AddressSet, PacketBox, PacketKind, PacketSet, PortSet, Protocol, ServiceSet};
use portolan::project::{
    Device, DeviceKind, Edit, Link, PathRestriction, Project, Routing, Segment, Server, Tunnel, TunnelEnd,
    TunnelInitiator, TunnelKind, Use,
};

/// A service as an example writes it: `tcp 80`, `udp 69:` (from port 69), `udp 69 oneway`, `icmp 8 reversed`.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Service {
    protocol: Protocol,
    source_ports: Option<String>,
    destination_ports: Option<String>,
    is_one_way: bool,
    is_reversed: bool,
    /// Only in what is expected.
    is_established: bool,
}

impl Service {
    fn new(text: &str) -> Self {
        let mut words = text.split_whitespace();
        let protocol = words.next().unwrap().parse().unwrap();
        let mut service = Self {
            protocol,
            source_ports: None,
            destination_ports: None,
            is_one_way: false,
            is_reversed: false,
            is_established: false,
        };
        for word in words {
            match word {
                "oneway" => service.is_one_way = true,
                "reversed" => service.is_reversed = true,
                "established" => service.is_established = true,
                ports => {
                    let (source, destination) = ports.split_once(':').unwrap_or(("", ports));
                    let some = |ports: &str| (!ports.is_empty()).then(|| ports.to_owned());
                    (service.source_ports, service.destination_ports) = (some(source), some(destination));
                }
            }
        }
        service
    }

    /// Its id in the catalog.
    fn id(&self) -> String {
        let mut id = self.protocol.to_string();
        let ports = [("-from-", &self.source_ports), ("-to-", &self.destination_ports)];
        for (word, ports) in ports.into_iter().filter_map(|(word, ports)| Some((word, ports.as_ref()?))) {
            let _ = write!(id, "{word}{ports}");
        }
        id.push_str(if self.is_one_way { "-oneway" } else { "" });
        id.push_str(if self.is_reversed { "-reversed" } else { "" });
        id
    }

    /// Its part of the catalog: the service, and the role that provides it.
    fn toml(&self) -> String {
        let id = self.id();
        let source = "source = { document = \"netspoc\" }";
        let mut text = format!("[[service]]\nid = \"{id}\"\nname = \"{id}\"\narticle = false\n{source}\n");
        let _ = writeln!(text, "[[service.endpoint]]\nid = \"row\"\napplication_protocol = \"{id}\"");
        let _ = writeln!(text, "protocols = [\"{}\"]", self.protocol);
        if let Some(ports) = &self.source_ports {
            let _ = writeln!(text, "ports = \"{ports}\"\nports_side = \"source\"\ndestination_pool = \"{id}\"");
        } else if let Some(ports) = &self.destination_ports {
            let _ = writeln!(text, "ports = \"{ports}\"");
        }
        text.push_str(if self.is_one_way { "answers = \"none\"\n" } else { "" });
        text.push_str(if self.is_reversed { "initiator = \"provider\"\n" } else { "" });
        if self.source_ports.is_some() {
            let ports = self.destination_ports.as_deref().unwrap_or("0-65535");
            let _ = writeln!(
                text,
                "[[pool]]\nid = \"{id}\"\nname = \"{id}\"\ndefault = [{{ ports = \"{ports}\" }}]\n{source}"
            );
        }
        let role = format!("[[role]]\nid = \"serve-{id}\"\nname = \"{id}\"\ncategory = \"Other\"\n{source}\n");
        let _ = writeln!(text, "{role}runs = [\"{id}\"]\noffers = [\"{id}\"]");
        text
    }

    /// The packets that it lets through.
    fn set(&self) -> ServiceSet {
        let ports = |ports: &Option<String>| ports.as_ref().map_or_else(PortSet::full, |ports| ports.parse().unwrap());
        let kind = if self.is_established { PacketKind::Reply } else { PacketKind::Opening };
        ServiceSet::new(self.protocol, kind, ports(&self.source_ports), ports(&self.destination_ports))
    }
}

/// One line of an example, `n1 > n2 tcp 80`: from whom, to whom, and what.
fn line(text: &str) -> (&str, &str, Service) {
    let (from, rest) = text.split_once(" > ").unwrap();
    let (to, service) = rest.split_once(' ').unwrap();
    (from, to, Service::new(service))
}

/// The built-in catalog with the services of all examples.
static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| {
    let services: BTreeSet<Service> = EXAMPLES
        .iter()
        .flat_map(|example| example.flows)
        .map(|text| line(text).2)
        .chain([Service::new("tcp 80")])
        .collect();
    let mut text = "format = 1\n[catalog]\nid = \"netspoc\"\nname = \"Netspoc's examples\"\nversion = \"1\"\n\
                    [[document]]\nid = \"netspoc\"\ntitle = \"Netspoc, tests\"\n"
        .to_owned();
    text.extend(services.iter().map(Service::toml));
    let mut files = builtin_files();
    files.push(SourceFile::new("netspoc.toml", &text));
    Arc::new(load(&files).unwrap_or_else(|errors| panic!("{errors:?}")).catalog)
});

impl Example {
    /// `name rest` of each item.
    fn items(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        list.split(", ").filter(|item| !item.is_empty()).map(|item| item.split_once(' ').unwrap())
    }

    fn block(&self, name: &str) -> AddressBlock {
        let hosts = Self::items(self.hosts).map(|(host, rest)| (host, rest.split_once(" in ").unwrap().0));
        let mut all = Self::items(self.networks).chain(hosts);
        all.find(|(other, _)| *other == name).unwrap_or_else(|| panic!("{name} in {}", self.title)).1.parse().unwrap()
    }

    /// The network of an end: itself, or that of a host.
    fn network(&self, end: &'static str) -> &'static str {
        let host = Self::items(self.hosts).find(|(host, _)| *host == end);
        host.map_or(end, |(_, rest)| rest.split_once(" in ").unwrap().1)
    }

    /// Devices: name, kind and networks.
    fn devices(&self) -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
        self.devices.iter().map(|text| {
            let (head, networks) = text.split_once(": ").unwrap();
            let (name, kind) = head.split_once(' ').unwrap();
            (name, kind, networks.split(' ').collect())
        })
    }

    fn project(&self) -> Project {
        let mut drawing = Drawing(Project { routing: Routing::Any, ..Project::default() });
        for (name, prefix) in Self::items(self.networks) {
            let prefixes = vec![prefix.parse().unwrap()];
            drawing.put(&Edit::PutSegment(name.into(), Segment { name: name.into(), prefixes, ..Segment::default() }));
        }
        for (name, kind, networks) in self.devices() {
            let group = self.pairs.iter().position(|pair| pair.split(' ').any(|member| member == name));
            let device = Device {
                name: name.into(),
                kind: if kind == "router" { DeviceKind::Router } else { DeviceKind::Firewall },
                is_stateful: kind == "stateful",
                redundancy_group: group.map(|group| format!("pair {group}")).unwrap_or_default(),
                ..Device::default()
            };
            drawing.put(&Edit::PutDevice(name.into(), device));
            for network in networks {
                drawing.link(name, network);
            }
        }
        for (index, links) in self.restrictions.iter().enumerate() {
            let links = links.split(' ').map(Into::into).collect();
            let name = format!("restriction {index}");
            let restriction = PathRestriction { name: name.clone(), links, ..PathRestriction::default() };
            drawing.put(&Edit::PutRestriction(name.into(), restriction));
        }
        // Each flow has servers of its own, so that nobody gets another one's.
        for (index, text) in self.flows.iter().enumerate() {
            let (from, to, service) = line(text);
            let (client, provider) = (format!("client {index}"), format!("provider {index}"));
            drawing.server(self, &provider, to, &service.id(), &[]);
            drawing.server(self, &client, from, "", &[&provider]);
        }
        for (index, ways) in self.ways.iter().enumerate() {
            self.draw_way(&mut drawing, index, ways.ends);
        }
        drawing.0
    }

    /// A tunnel between a device and a server; what it carries comes from, or goes to, a segment behind that device.
    fn draw_way(&self, drawing: &mut Drawing, index: usize, ends: &'static str) {
        let is_device = |end: &str| self.devices().any(|(name, ..)| name == end);
        let (from, to) = ends.split_once(" > ").unwrap();
        let device = if is_device(from) { from } else { to };
        let (behind, client, provider) =
            (format!("behind {index}"), format!("client {index}"), format!("provider {index}"));
        drawing.put(&Edit::PutSegment(behind.as_str().into(), Segment { name: behind.clone(), ..Segment::default() }));
        drawing.link(device, &behind);
        let place = |drawing: &mut Drawing, end: &'static str, server: &str, role: &str, uses: &[&str]| {
            if is_device(end) {
                drawing.server_in(server, &behind, &[], role, uses);
                TunnelEnd::Device(end.into())
            } else {
                drawing.server(self, server, end, role, uses);
                TunnelEnd::Server(server.into())
            }
        };
        let second = place(drawing, to, &provider, "tcp-to-80", &[]);
        let first = place(drawing, from, &client, "", &[&provider]);
        let name = format!("way {index}");
        let (kind, initiator) = (TunnelKind::Pptp, TunnelInitiator::First);
        let tunnel = Tunnel { name: name.clone(), kind, first, second, initiator, note: String::new() };
        drawing.put(&Edit::PutTunnel(name.into(), tunnel));
    }
}

struct Drawing(Project);

impl Drawing {
    fn put(&mut self, edit: &Edit) {
        self.0 = edit.apply(&self.0).unwrap();
    }

    fn link(&mut self, device: &str, segment: &str) {
        self.put(&Edit::PutLink(format!("{device}.{segment}").into(), Link::new(device.into(), segment.into())));
    }

    fn server(&mut self, example: &Example, name: &str, end: &'static str, service: &str, uses: &[&str]) {
        let network = example.network(end);
        let addresses = if network == end { Vec::new() } else { vec![example.block(end)] };
        self.server_in(name, network, &addresses, service, uses);
    }

    fn server_in(&mut self, name: &str, segment: &str, addresses: &[AddressBlock], service: &str, uses: &[&str]) {
        let role = if service.is_empty() { "linux-server".to_owned() } else { format!("serve-{service}") };
        let server = Server {
            name: name.into(),
            segment: segment.into(),
            roles: vec![role.into()],
            addresses: addresses.to_vec(),
            uses: uses.iter().map(|used| Use::Server((*used).into())).collect(),
            ..Server::default()
        };
        self.put(&Edit::PutServer(name.into(), server));
    }
}

/// What devices let in on one side, in the terms of the examples.
fn let_in(rules: &[DeviceRules], interface: &str) -> PacketSet {
    let (device, side) = interface.split_once('.').unwrap();
    let side = HopSide::Segment(side.into());
    let rules = rules.iter().find(|rules| rules.device.as_str() == device).unwrap();
    let packets = |rule: &Rule| {
        let service = match (rule.protocol, rule.kind) {
            (Protocol::Icmp, PacketKind::Reply) => return None,
            (Protocol::Tcp, PacketKind::Reply) => {
                ServiceSet::new(Protocol::Tcp, PacketKind::Reply, PortSet::full(), PortSet::full())
            }
            _ => rule.service(),
        };
        Some(PacketBox::new(rules.addresses(&rule.sources), rules.addresses(&rule.destinations), service))
    };
    rules.rules.iter().filter(|rule| rule.from == side).filter_map(packets).collect()
}

/// The interfaces by which packets of a way come into managed devices, its end included.
fn entered(project: &Project, flow: &Flow) -> BTreeSet<String> {
    let mut entered = BTreeSet::new();
    let is_managed = |device: &str| project.devices[device].kind == DeviceKind::Firewall;
    let segment = |side: &HopSide| match side {
        HopSide::Segment(id) => id.clone(),
        HopSide::Tunnel(id) => panic!("a way within the tunnel {id}"),
    };
    for hop in flow.path.hops.iter().filter(|hop| is_managed(hop.device.as_str())) {
        entered.insert(format!("{}.{}", hop.device, segment(&hop.from)));
    }
    if let Some(end) = flow.destination_devices.first() {
        let last: BTreeSet<_> =
            flow.path.hops.iter().map(|hop| segment(&hop.to)).chain([flow.source_segment.clone()]).collect();
        let links = project.links.values().filter(|link| link.device == *end && last.contains(&link.segment));
        entered.extend(links.map(|link| format!("{end}.{}", link.segment)));
    }
    entered
}

/// Where an example, drawn as `change` leaves it, is not what was published.
fn differences(example: &Example, change: impl FnOnce(&mut Project)) -> Vec<String> {
    let mut project = example.project();
    change(&mut project);
    let report = engine::compute(&project, &CATALOG);
    let rules = device_rules(&project, &report);
    let mut differences = Vec::new();
    for text in example.permits {
        let (interface, lines) = text.split_once(':').unwrap();
        let packets = |text: &str| {
            let (from, to, service) = line(text.trim());
            let addresses = |end| AddressSet::network(example.block(end));
            PacketBox::new(addresses(from), addresses(to), service.set())
        };
        let expected: PacketSet = lines.split(';').filter(|line| !line.trim().is_empty()).map(packets).collect();
        let actual = let_in(&rules, interface);
        if actual != expected {
            differences.push(format!("into {interface}: {actual}\nnot {expected}"));
        }
    }
    let outside: BTreeMap<&str, &Flow> =
        report.flows.iter().filter_map(|flow| Some((flow.carries.as_ref()?.tunnel.as_str(), flow))).collect();
    for (index, way) in example.ways.iter().enumerate() {
        let entered = outside.get(format!("way {index}").as_str()).map(|flow| entered(&project, flow));
        let entered = entered.unwrap_or_default();
        for interface in
            way.enters.split(' ').filter(|interface| !interface.is_empty() && !entered.contains(*interface))
        {
            differences.push(format!("{} does not enter {interface}", way.ends));
        }
        for interface in way.avoids.split(' ').filter(|interface| entered.contains(*interface)) {
            differences.push(format!("{} enters {interface}", way.ends));
        }
    }
    if example.has_no_way != has_no_way(&report, example) {
        differences.push(format!("has no way: {}", !example.has_no_way));
    }
    differences
}

/// Whether nothing of the example has a path.
fn has_no_way(report: &Report, example: &Example) -> bool {
    let is_closed = report.problems.iter().any(|problem| problem.code == ProblemCode::RestrictionLeavesNoPath);
    let flows: Vec<&Flow> = report.flows.iter().filter(|flow| flow.crosses() && flow.carries.is_none()).collect();
    assert!(!flows.is_empty(), "{}", example.title);
    let is_lost = flows.iter().all(|flow| flow.path.kind == PathKind::None);
    let has_no_outside = !example.ways.is_empty() && report.flows.iter().all(|flow| flow.carries.is_none());
    is_closed && is_lost || has_no_outside
}

#[test]
fn the_same_devices_get_the_same_permits() {
    let mut wrong = String::new();
    for example in EXAMPLES {
        for difference in differences(example, |_| {}) {
            let _ = writeln!(wrong, "{}, {:?}: {difference}", example.file, example.title);
        }
    }
    assert_eq!(wrong, "");
    assert_eq!(EXAMPLES.len(), 31);
}

/// What another reading of the rules would change: the number of examples that are then no longer as published.
#[test]
fn other_readings_of_the_rules_would_be_noticed() {
    let noticed = |change: &dyn Fn(&mut Project)| -> Vec<&str> {
        EXAMPLES
            .iter()
            .filter(|example| !differences(example, change).is_empty())
            .map(|example| example.title)
            .collect()
    };
    let shortest = noticed(&|project| project.routing = Routing::Shortest);
    let unrestricted = noticed(&|project| project.restrictions = Arc::default());
    let ungrouped = noticed(&|project| {
        for device in Arc::make_mut(&mut project.devices).values_mut() {
            Arc::make_mut(device).redundancy_group.clear();
        }
    });
    let stateful = noticed(&|project| {
        for device in Arc::make_mut(&mut project.devices).values_mut() {
            Arc::make_mut(device).is_stateful = true;
        }
    });
    let counts = [shortest.len(), unrestricted.len(), ungrouped.len(), stateful.len()];
    assert_eq!(counts, [6, 17, 5, 7], "{shortest:#?} {unrestricted:#?} {ungrouped:#?} {stateful:#?}");
}

//! The paths of the engine against a model that lists every path without a repeated node and throws out what the rules
//! forbid, on small random networks: one-way links, path restrictions, redundancy groups, tunnels of every kind of end.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing has failed")]

use std::collections::{BTreeMap, BTreeSet};

use portolan::catalog::Catalog;
use portolan::engine::{self, Flow, HopSide, PathBetween, PathKind};
use portolan::project::{
    Device, Edit, Link, Passage, PathRestriction, Project, Routing, Segment, Server, Tunnel, TunnelEnd,
    TunnelInitiator, TunnelKind, Use,
};
use proptest::prelude::*;

/// A network as drawn.
#[derive(Clone, Debug)]
struct Drawing {
    segments: usize,
    /// The redundancy group of each device; 0 for none.
    groups: Vec<usize>,
    /// Device, segment, and which way it may be passed.
    links: Vec<(usize, usize, Passage)>,
    /// Positions in `links`, modulo their number.
    restrictions: Vec<Vec<usize>>,
    /// The ends of tunnels, each a kind and a position.
    tunnels: Vec<[(u8, usize); 2]>,
    routing: Routing,
}

fn drawing() -> impl Strategy<Value = Drawing> {
    let passage =
        prop_oneof![6 => Just(Passage::Both), 1 => Just(Passage::IntoDevice), 1 => Just(Passage::OutOfDevice)];
    let end = || (0_u8..3, 0_usize..6);
    (2_usize..=5, 1_usize..=6).prop_flat_map(move |(segments, devices)| {
        let tunnels = prop::collection::vec((end(), end()).prop_map(|(one, other)| [one, other]), 0..=3);
        (
            prop::collection::vec(prop_oneof![3 => Just(0), 1 => 1_usize..=2], devices),
            prop::collection::vec((0..devices, 0..segments, passage.clone()), 1..=14),
            prop::collection::vec(prop::collection::vec(0_usize..14, 2..=3), 0..=3),
            prop_oneof![Just(Vec::new()).boxed(), tunnels.boxed()],
            any::<bool>(),
            prop_oneof![Just(Routing::Shortest), Just(Routing::Any)],
        )
            .prop_map(move |(groups, mut links, restrictions, tunnels, is_one_way, routing)| {
                for (_, _, passage) in links.iter_mut().filter(|_| !is_one_way) {
                    *passage = Passage::Both;
                }
                Drawing { segments, groups, links, restrictions, tunnels, routing }
            })
    })
}

/// The project: a server in each segment, and one more for the ends of tunnels; each talks to every other.
fn project(drawing: &Drawing) -> Project {
    let mut project = Project { routing: drawing.routing, ..Project::default() };
    let mut apply = |edit: Edit| project = edit.apply(&project).unwrap();
    for segment in 0..drawing.segments {
        apply(Edit::PutSegment(
            format!("s{segment}").into(),
            Segment { name: format!("s{segment}"), ..Segment::default() },
        ));
        for name in [format!("plain{segment}"), format!("own{segment}")] {
            let server = Server {
                name: name.clone(),
                segment: format!("s{segment}").into(),
                roles: vec!["ssh-server".into()],
                uses: vec![Use::Role("ssh-server".into())],
                ..Server::default()
            };
            apply(Edit::PutServer(name.into(), server));
        }
    }
    for (device, group) in drawing.groups.iter().enumerate() {
        let redundancy_group = if *group == 0 { String::new() } else { format!("group{group}") };
        let device_name = format!("d{device}");
        apply(Edit::PutDevice(
            device_name.as_str().into(),
            Device { name: device_name, redundancy_group, ..Device::default() },
        ));
    }
    for (device, segment, passage) in &drawing.links {
        let link = Link { passage: *passage, ..Link::new(format!("d{device}").into(), format!("s{segment}").into()) };
        apply(Edit::PutLink(format!("d{device}.s{segment}").into(), link));
    }
    for (index, links) in drawing.restrictions.iter().enumerate() {
        let name = |link: &usize| {
            let (device, segment, _) = &drawing.links[link % drawing.links.len()];
            format!("d{device}.s{segment}").into()
        };
        let links: BTreeSet<_> = links.iter().map(name).collect();
        if links.len() > 1 {
            let restriction = PathRestriction { name: format!("r{index}"), links, ..PathRestriction::default() };
            apply(Edit::PutRestriction(format!("r{index}").into(), restriction));
        }
    }
    for (index, ends) in drawing.tunnels.iter().enumerate() {
        let [first, second] = ends.map(|(kind, position)| match kind {
            0 => TunnelEnd::Device(format!("d{}", position % drawing.groups.len()).into()),
            1 => TunnelEnd::Segment(format!("s{}", position % drawing.segments).into()),
            _ => TunnelEnd::Server(format!("own{}", position % drawing.segments).into()),
        });
        if first != second {
            let (name, kind) = (format!("t{index}"), TunnelKind::Gre);
            let tunnel = Tunnel {
                name: name.clone(),
                kind,
                first,
                second,
                initiator: TunnelInitiator::Either,
                note: String::new(),
            };
            apply(Edit::PutTunnel(name.into(), tunnel));
        }
    }
    project
}

#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Node {
    Segment(String),
    Device(String),
    Server(String),
}

#[derive(Clone, Debug)]
enum Kind {
    /// With its id.
    Link(String, Passage),
    Tunnel(String),
    Attachment,
}

/// A way: its start, and each edge with the node that it leads to.
struct Way<'m> {
    start: Node,
    steps: Vec<(&'m Kind, Node)>,
}

/// What all paths between two nodes pass.
#[derive(Debug, Default, Eq, PartialEq)]
struct Expected {
    devices: Vec<String>,
    transit_segments: Vec<String>,
    hops: BTreeSet<(u32, String, String, String)>,
    tunnels: Vec<String>,
    hidden: BTreeSet<String>,
    is_asymmetric: bool,
    /// What answers pass, with no distances.
    answers: BTreeSet<(String, String, String)>,
}

struct Model<'p> {
    project: &'p Project,
    edges: Vec<(Node, Kind, Node)>,
}

impl<'p> Model<'p> {
    fn new(project: &'p Project) -> Self {
        let mut edges = Vec::new();
        for (id, link) in project.links.iter() {
            let (device, segment) = (Node::Device(link.device.to_string()), Node::Segment(link.segment.to_string()));
            edges.push((segment, Kind::Link(id.to_string(), link.passage), device));
        }
        let mut servers = BTreeSet::new();
        for (id, tunnel) in project.tunnels.iter() {
            let [first, second] = tunnel.ends().map(|end| match end {
                TunnelEnd::Device(id) => Node::Device(id.to_string()),
                TunnelEnd::Segment(id) => Node::Segment(id.to_string()),
                TunnelEnd::Server(id) => {
                    servers.insert(id.clone());
                    Node::Server(id.to_string())
                }
            });
            edges.push((first, Kind::Tunnel(id.to_string()), second));
        }
        for id in servers {
            let home = Node::Segment(project.servers[&id].segment.to_string());
            edges.push((home, Kind::Attachment, Node::Server(id.to_string())));
        }
        Self { project, edges }
    }

    /// All ways from one node to another that repeat none, over links as they may be passed and over these tunnels.
    fn all(&self, start: &Node, end: &Node, is_open: &dyn Fn(&str) -> bool) -> Vec<Way<'_>> {
        let mut found = Vec::new();
        let mut way = Way { start: start.clone(), steps: Vec::new() };
        self.extend(&mut way, end, is_open, &mut found);
        found
    }

    fn extend<'m>(&'m self, way: &mut Way<'m>, end: &Node, is_open: &dyn Fn(&str) -> bool, found: &mut Vec<Way<'m>>) {
        let at = way.at(way.steps.len()).clone();
        if at == *end {
            found.push(Way { start: way.start.clone(), steps: way.steps.clone() });
            return;
        }
        for (one, kind, other) in &self.edges {
            let to = if *one == at {
                other
            } else if *other == at {
                one
            } else {
                continue;
            };
            let is_passable = match kind {
                Kind::Link(_, Passage::Both) | Kind::Attachment => true,
                Kind::Link(_, Passage::IntoDevice) => matches!(to, Node::Device(_)),
                Kind::Link(_, Passage::OutOfDevice) => matches!(to, Node::Segment(_)),
                Kind::Tunnel(id) => is_open(id),
            };
            if is_passable && (0..=way.steps.len()).all(|place| way.at(place) != to) {
                way.steps.push((kind, to.clone()));
                self.extend(way, end, is_open, found);
                way.steps.pop();
            }
        }
    }

    /// How many links lie between the ends of a tunnel.
    fn length(&self, tunnel: &str) -> Option<usize> {
        let (first, second) = self.ends(tunnel);
        let shortest = |from: &Node, to: &Node| {
            let ways = self.all(from, to, &|_| false);
            ways.into_iter().filter(Way::passes_no_server).map(|way| way.steps.len()).min()
        };
        shortest(first, second).or_else(|| shortest(second, first))
    }

    fn ends(&self, tunnel: &str) -> (&Node, &Node) {
        let (first, _, second) =
            self.edges.iter().find(|(_, kind, _)| matches!(kind, Kind::Tunnel(id) if id == tunnel)).unwrap();
        (first, second)
    }

    /// The tunnels that may carry others; `within`: those shorter than this one.
    fn open(&self, within: Option<&str>) -> BTreeSet<String> {
        let limit = within.map(|tunnel| self.length(tunnel).unwrap_or(0));
        let all = self.project.tunnels.keys().map(ToString::to_string);
        all.filter(|id| limit.is_none_or(|limit| self.length(id).is_some_and(|length| length < limit))).collect()
    }

    fn group(&self, node: &Node) -> Option<&str> {
        match node {
            Node::Device(id) => {
                Some(self.project.devices[id.as_str()].redundancy_group.as_str()).filter(|g| !g.is_empty())
            }
            _ => None,
        }
    }

    fn is_valid(&self, way: &Way<'_>, open: &BTreeSet<String>) -> bool {
        let count = way.steps.len();
        let restrictions_hold = self.project.restrictions.values().all(|restriction| {
            let is_member = |kind: &Kind| matches!(kind, Kind::Link(id, _) if restriction.links.contains(id.as_str()));
            way.steps.iter().filter(|(kind, _)| is_member(kind)).count() <= 1
        });
        let groups: Vec<&str> = (0..=count).filter_map(|place| self.group(way.at(place))).collect();
        let groups_hold = groups.iter().all(|group| groups.iter().filter(|other| *other == group).count() == 1);
        let tunnels_serve = (0..count).all(|place| {
            !matches!(way.steps[place].0, Kind::Tunnel(_)) || way.serves_from(place) && way.serves_to(place + 1)
        });
        let tunnels_take = open.iter().all(|tunnel| {
            let (first, second) = self.ends(tunnel);
            let place = |node: &Node| (0..=count).find(|place| way.at(*place) == node);
            let (Some(first), Some(second)) = (place(first), place(second)) else { return true };
            let (from, to) = (first.min(second), first.max(second));
            let is_tunnel = |step: usize| matches!(way.steps[step].0, Kind::Tunnel(_));
            !(way.serves_from(from) && way.serves_to(to)) || is_tunnel(from) && is_tunnel(to - 1)
        });
        way.passes_no_server() && restrictions_hold && groups_hold && tunnels_serve && tunnels_take
    }

    /// The paths that count.
    fn paths(&self, start: &Node, end: &Node, within: Option<&str>) -> Vec<Way<'_>> {
        let open = self.open(within);
        let mut ways = self.all(start, end, &|id| open.contains(id));
        ways.retain(|way| self.is_valid(way, &open));
        if self.project.routing == Routing::Shortest {
            let least = ways.iter().map(|way| way.steps.len()).min();
            ways.retain(|way| Some(way.steps.len()) == least);
        }
        ways
    }

    /// Devices that see only these tunnels.
    fn hidden(&self, tunnels: &[String], seen: &mut BTreeSet<String>) -> BTreeSet<String> {
        let mut hidden = BTreeSet::new();
        for tunnel in tunnels {
            if !seen.insert(tunnel.clone()) {
                continue;
            }
            let (first, second) = self.ends(tunnel);
            for (from, to) in [(first, second), (second, first)] {
                let ways = self.paths(from, to, Some(tunnel));
                for way in &ways {
                    hidden.extend((1..way.steps.len()).filter_map(|place| match way.at(place) {
                        Node::Device(id) => Some(id.clone()),
                        _ => None,
                    }));
                    hidden.extend(self.hidden(&way.tunnels(), seen));
                }
            }
        }
        hidden
    }

    /// What the paths pass; none if there is no path.
    fn expected(&self, start: &Node, end: &Node, within: Option<&str>) -> Option<Expected> {
        let ways = self.paths(start, end, within);
        if ways.is_empty() {
            return None;
        }
        let mut expected = Expected::default();
        let mut nodes: BTreeMap<&Node, usize> = BTreeMap::new();
        let mut tunnels: BTreeMap<String, usize> = BTreeMap::new();
        for way in &ways {
            for place in 0..=way.steps.len() {
                let least = nodes.entry(way.at(place)).or_insert(place);
                *least = place.min(*least);
            }
            for (place, (kind, _)) in way.steps.iter().enumerate() {
                if let Kind::Tunnel(id) = kind {
                    let least = tunnels.entry(id.clone()).or_insert(place);
                    *least = place.min(*least);
                }
            }
        }
        let mut order: Vec<(usize, &Node)> = nodes.iter().map(|(node, place)| (*place, *node)).collect();
        order.sort_unstable();
        let home = |node: &Node| match node {
            Node::Server(id) => Some(Node::Segment(self.project.servers[id.as_str()].segment.to_string())),
            _ => None,
        };
        let ends = [Some(start.clone()), Some(end.clone()), home(start), home(end)];
        for (_, node) in order.into_iter().filter(|(_, node)| !ends.contains(&Some((*node).clone()))) {
            match node {
                Node::Segment(id) => expected.transit_segments.push(id.clone()),
                Node::Device(id) => expected.devices.push(id.clone()),
                Node::Server(_) => unreachable!("servers do not route"),
            }
        }
        for (device, from, to) in passages(&ways) {
            let distance = u32::try_from(nodes[&Node::Device(device.clone())]).unwrap();
            expected.hops.insert((distance, device, from, to));
        }
        let mut order: Vec<(usize, String)> = tunnels.into_iter().map(|(id, place)| (place, id)).collect();
        order.sort_unstable();
        expected.tunnels = order.into_iter().map(|(_, id)| id).collect();
        expected.hidden = self.hidden(&expected.tunnels, &mut BTreeSet::new());
        expected.hidden.retain(|device| !expected.devices.contains(device));
        let back = self.paths(end, start, within);
        expected.answers = passages(&back);
        let devices = |passages: BTreeSet<(String, String, String)>| -> BTreeSet<String> {
            passages.into_iter().map(|(device, ..)| device).collect()
        };
        expected.is_asymmetric = back.is_empty() || devices(passages(&ways)) != devices(passages(&back));
        Some(expected)
    }

    /// The tunnels between two servers of one segment, or between one of them and the whole segment.
    fn tunnels_within(&self, from: &str, to: &str) -> Vec<String> {
        let segment = Node::Segment(self.project.servers[from].segment.to_string());
        let nodes = |server: &str| [Node::Server(server.into()), segment.clone()];
        let (from, to) = (nodes(from), nodes(to));
        let joins = |tunnel: &String| {
            let (first, second) = self.ends(tunnel);
            from.contains(first) && to.contains(second) || from.contains(second) && to.contains(first)
        };
        self.project.tunnels.keys().map(ToString::to_string).filter(joins).collect()
    }

    /// The path of a flow between two servers of different segments: each is named only where a tunnel of its own takes
    /// the flow.
    fn between(&self, from: &str, to: &str) -> Option<Expected> {
        let node = |server: &str, is_named: bool| {
            if is_named && self.edges.iter().any(|(_, _, node)| *node == Node::Server(server.into())) {
                Node::Server(server.into())
            } else {
                Node::Segment(self.project.servers[server].segment.to_string())
            }
        };
        let own = self.expected(&node(from, true), &node(to, true), None)?;
        let is_taken = |server: &str| {
            let end = TunnelEnd::Server(server.into());
            own.tunnels.iter().any(|tunnel| self.project.tunnels[tunnel.as_str()].ends().contains(&&end))
        };
        self.expected(&node(from, is_taken(from)), &node(to, is_taken(to)), None)
    }
}

impl Way<'_> {
    fn at(&self, place: usize) -> &Node {
        if place == 0 { &self.start } else { &self.steps[place - 1].1 }
    }

    fn passes_no_server(&self) -> bool {
        (1..self.steps.len()).all(|place| !matches!(self.at(place), Node::Server(_)))
    }

    fn tunnels(&self) -> Vec<String> {
        let tunnel = |(kind, _): &(&Kind, Node)| if let Kind::Tunnel(id) = kind { Some(id.clone()) } else { None };
        self.steps.iter().filter_map(tunnel).collect()
    }

    /// Whether tunnels that end at the node serve the way where it comes from there: devices route; hosts send.
    fn serves_from(&self, place: usize) -> bool {
        matches!(self.at(place), Node::Device(_))
            || place == 0
            || place == 1 && matches!(self.start, Node::Server(_)) && matches!(self.steps[0].0, Kind::Attachment)
    }

    /// The same for where it goes to.
    fn serves_to(&self, place: usize) -> bool {
        let count = self.steps.len();
        matches!(self.at(place), Node::Device(_))
            || place == count
            || place + 1 == count
                && matches!(self.at(count), Node::Server(_))
                && matches!(self.steps[count - 1].0, Kind::Attachment)
    }
}

/// Devices passed, with what lies before and behind.
fn passages(ways: &[Way<'_>]) -> BTreeSet<(String, String, String)> {
    let mut found = BTreeSet::new();
    for way in ways {
        for place in 1..way.steps.len() {
            let side = |kind: &Kind, node: &Node| match (kind, node) {
                (Kind::Tunnel(id), _) | (_, Node::Segment(id)) => id.clone(),
                other => unreachable!("a device is linked to segments: {other:?}"),
            };
            if let Node::Device(device) = way.at(place) {
                let from = side(way.steps[place - 1].0, way.at(place - 1));
                let to = side(way.steps[place].0, way.at(place + 1));
                found.insert((device.clone(), from, to));
            }
        }
    }
    found
}

fn side(side: &HopSide) -> String {
    match side {
        HopSide::Segment(id) => id.to_string(),
        HopSide::Tunnel(id) => id.to_string(),
    }
}

fn actual(path: &PathBetween) -> Expected {
    let text = |id: &dyn ToString| id.to_string();
    Expected {
        devices: path.devices.iter().map(|id| text(id)).collect(),
        transit_segments: path.transit_segments.iter().map(|id| text(id)).collect(),
        hops: path.hops.iter().map(|hop| (hop.distance, text(&hop.device), side(&hop.from), side(&hop.to))).collect(),
        tunnels: path.tunnels.iter().map(|id| text(id)).collect(),
        hidden: path.hidden_devices.iter().map(|id| text(id)).collect(),
        is_asymmetric: path.is_asymmetric,
        answers: path.answers().iter().map(|hop| (text(&hop.device), side(&hop.from), side(&hop.to))).collect(),
    }
}

/// Compares every flow of a project with the model.
fn compare(drawing: &Drawing) -> Result<(), TestCaseError> {
    let project = project(drawing);
    let model = Model::new(&project);
    let report = engine::compute(&project, &Catalog::builtin());
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let mut outside: BTreeMap<String, usize> = BTreeMap::new();
    for flow in &report.flows {
        prop_assert!(!flow.path.is_approximate);
        if let Some(carried) = &flow.carries {
            compare_outside(&model, flow, carried.tunnel.as_str())?;
            *outside.entry(carried.tunnel.to_string()).or_default() += 1;
            continue;
        }
        for from in flow.source_servers.iter() {
            for to in flow.destination_servers.iter() {
                if flow.source_segment == flow.destination_segment {
                    prop_assert_eq!(flow.path.kind, PathKind::SameSegment);
                    prop_assert!(flow.path.devices.is_empty());
                    prop_assert_eq!(actual(&flow.path).tunnels, model.tunnels_within(from.as_str(), to.as_str()));
                    continue;
                }
                seen.insert((from.to_string(), to.to_string()));
                let expected = model.between(from.as_str(), to.as_str());
                let kind = if expected.is_some() { PathKind::Routed } else { PathKind::None };
                prop_assert_eq!(flow.path.kind, kind, "from {} to {}", from, to);
                prop_assert_eq!(actual(&flow.path), expected.unwrap_or_default(), "from {} to {}", from, to);
            }
        }
    }
    let pairs = 4 * drawing.segments * (drawing.segments - 1);
    prop_assert_eq!(seen.len(), pairs, "each server talks to each other");
    // Each tunnel that carries something is a flow of its own, either way, if its packets get there.
    let carrying: BTreeSet<&str> =
        report.flows.iter().flat_map(|flow| &flow.path.tunnels).map(portolan::ids::TunnelId::as_str).collect();
    for tunnel in carrying {
        let (first, second) = model.ends(tunnel);
        let ways = [(first, second), (second, first)];
        let count = ways.into_iter().filter(|(from, to)| !model.paths(from, to, Some(tunnel)).is_empty()).count();
        prop_assert_eq!(outside.remove(tunnel).unwrap_or_default(), count, "outside of {}", tunnel);
    }
    prop_assert!(outside.is_empty(), "these carry nothing: {:?}", outside);
    Ok(())
}

/// Compares the way of a tunnel's own packets with the model.
fn compare_outside(model: &Model<'_>, flow: &Flow, tunnel: &str) -> Result<(), TestCaseError> {
    let (first, second) = model.ends(tunnel);
    let source = flow.source_devices.first().map(|id| Node::Device(id.to_string()));
    let is_first = match (&source, first) {
        (Some(source), first) => source == first,
        (None, Node::Server(id)) => flow.source_servers.iter().all(|server| server.as_str() == id),
        (None, Node::Segment(id)) => {
            flow.source_segment.as_str() == id
                && !matches!(second, Node::Server(server) if flow.source_servers.len() == 1 && flow.source_servers[0].as_str() == server)
        }
        (None, Node::Device(_)) => false,
    };
    let (from, to) = if is_first { (first, second) } else { (second, first) };
    let expected = model.expected(from, to, Some(tunnel));
    prop_assert_eq!(Some(actual(&flow.path)), expected, "outside of {} from {:?}", tunnel, from);
    // An end is seen where its packets leave or come in: next to it on a way over links alone.
    let ways = {
        let mut ways = model.all(from, to, &|_| false);
        let none = BTreeSet::new();
        ways.retain(|way| model.is_valid(way, &none));
        ways
    };
    let near = |end: &Node, at: &dyn Fn(&Way<'_>) -> Node| -> BTreeSet<String> {
        match end {
            Node::Segment(id) => BTreeSet::from([id.clone()]),
            Node::Server(id) => BTreeSet::from([model.project.servers[id.as_str()].segment.to_string()]),
            Node::Device(_) => {
                ways.iter().filter_map(|way| if let Node::Segment(id) = at(way) { Some(id) } else { None }).collect()
            }
        }
    };
    if ways.is_empty() {
        return Ok(());
    }
    let first_segments = near(from, &|way| way.at(1).clone());
    let last_segments = near(to, &|way| way.at(way.steps.len() - 1).clone());
    prop_assert!(first_segments.contains(flow.source_segment.as_str()));
    prop_assert!(last_segments.contains(flow.destination_segment.as_str()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn paths_are_those_of_the_model(drawing in drawing()) {
        compare(&drawing)?;
    }
}

/// A network of segments `s0`, `s1`, ... and devices that each join some of them; the first and the last segment have a
/// server, and the first one's asks the last one's.
fn network(routing: Routing, segments: usize, devices: &[(&str, Vec<usize>)]) -> Project {
    let mut project = Project { routing, ..Project::default() };
    let name = |segment: usize| format!("s{segment:04}");
    let put = |segment: usize| (name(segment).into(), Segment { name: name(segment), ..Segment::default() }.into());
    project.segments = std::sync::Arc::new((0..segments).map(put).collect());
    let group = |group: &str| Device { redundancy_group: group.to_owned(), ..Device::default() };
    let put = |(index, (of, _)): (usize, &(&str, Vec<usize>))| {
        (format!("d{index:04}").into(), Device { name: format!("d{index:04}"), ..group(of) }.into())
    };
    project.devices = std::sync::Arc::new(devices.iter().enumerate().map(put).collect());
    let links = devices.iter().enumerate().flat_map(|(index, (_, joined))| {
        joined.iter().map(move |segment| (format!("d{index:04}.{}", name(*segment)), index, name(*segment)))
    });
    let put = |(id, device, segment): (String, usize, String)| {
        (id.into(), Link::new(format!("d{device:04}").into(), segment.into()).into())
    };
    project.links = std::sync::Arc::new(links.map(put).collect());
    for (id, segment, role) in [("server", segments - 1, "ssh-server"), ("client", 0, "ssh-client")] {
        let uses = if id == "client" { vec![Use::Server("server".into())] } else { Vec::new() };
        let (roles, segment) = (vec![role.into()], name(segment).into());
        let server = Server { name: id.into(), segment, roles, uses, ..Server::default() };
        project = Edit::PutServer(id.into(), server).apply(&project).unwrap();
    }
    project
}

fn path(project: &Project) -> PathBetween {
    let report = engine::compute(project, &Catalog::builtin());
    let flow = report.flows.iter().find(|flow| flow.crosses()).unwrap();
    PathBetween::clone(&flow.path)
}

fn restricted(project: &Project, links: &[&str]) -> Project {
    let links = links.iter().map(|link| (*link).into()).collect();
    let restriction = PathRestriction { name: "r".into(), links, ..PathRestriction::default() };
    Edit::PutRestriction("r".into(), restriction).apply(project).unwrap()
}

/// A ring of thousands of devices has two ways round; the walk neither gives up nor overflows.
#[test]
fn a_long_ring_is_walked_both_ways() {
    let count = 3000;
    let joined = |device: usize| ("", vec![device, (device + 1) % count]);
    let mut project = network(Routing::Any, count, &(0..count).map(joined).collect::<Vec<_>>());
    project = Edit::MoveServers(vec!["server".into()], "s1000".into()).apply(&project).unwrap();
    let both = path(&project);
    assert!(!both.is_approximate);
    assert_eq!((both.devices.len(), both.hops.len()), (count, count));
    project.routing = Routing::Shortest;
    assert_eq!(path(&project).devices.len(), 1000);
}

/// Each pair of redundant devices is linked with each of the next: there are more combinations than could be listed, and
/// none of them is looked at on its own.
#[test]
fn many_redundant_pairs_are_no_burden() {
    let pairs = 40;
    let names: Vec<String> = (0..pairs).map(|pair| format!("pair{pair}")).collect();
    let joined = |pair: usize| (names[pair].as_str(), vec![pair, pair + 1]);
    let devices: Vec<_> = (0..pairs).flat_map(|pair| [joined(pair), joined(pair)]).collect();
    for routing in [Routing::Shortest, Routing::Any] {
        let found = path(&network(routing, pairs + 1, &devices));
        assert!(!found.is_approximate, "{routing}");
        assert_eq!((found.devices.len(), found.hops.len()), (2 * pairs, 2 * pairs), "{routing}");
    }
}

/// Where every device is linked with every other, there are too many paths: what could lie on one is named.
#[test]
fn too_many_paths_are_said_to_be() {
    let devices = 14;
    let mut segments = 2;
    let mut joined: Vec<Vec<usize>> = vec![Vec::new(); devices];
    for one in 0..devices {
        for other in one + 1..devices {
            joined[one].push(segments);
            joined[other].push(segments);
            segments += 1;
        }
    }
    joined[0].push(0);
    joined[devices - 1].push(segments);
    let joined: Vec<_> = joined.into_iter().map(|joined| ("", joined)).collect();
    let found = path(&network(Routing::Any, segments + 1, &joined));
    assert!(found.is_approximate);
    assert_eq!(found.devices.len(), devices);
    assert!(!path(&network(Routing::Shortest, segments + 1, &joined)).is_approximate);
}

/// A restriction counts over the whole path, also where its links lie in loops that share no link.
#[test]
fn a_restriction_reaches_over_two_loops() {
    let devices = [("", vec![0, 1]), ("", vec![0, 1]), ("", vec![1, 2]), ("", vec![1, 2])];
    for routing in [Routing::Shortest, Routing::Any] {
        let free = network(routing, 3, &devices);
        let project = restricted(&free, &["d0000.s0000", "d0002.s0002"]);
        assert_eq!(path(&project).devices.len(), 4, "{routing}");
        // With the other device of the second loop gone, the first loop's restricted one is no way any more.
        let project = Edit::Remove(vec![portolan::project::Item::Device("d0003".into())]).apply(&project).unwrap();
        let found = path(&project);
        assert_eq!(found.devices.iter().map(ToString::to_string).collect::<Vec<_>>(), ["d0001", "d0002"], "{routing}");
    }
}

//! Segments, devices, links and tunnels as a graph, and the paths between places.
//!
//! Theory of operation. Nodes are segments, devices and those servers that a tunnel ends at; edges are links and
//! tunnels. A packet travels from a segment (or such a server, or the device that a tunnel ends at) to another one and
//! passes devices and segments on the way. Four things decide which ways count:
//!
//! - *Passage*: a link may be passed one way only.
//! - *Path restrictions*: a path passes at most one link of a restriction's. This is Netspoc's rule for its
//!   "pathrestriction".
//! - *Redundancy groups*: a path passes at most one member of a group, since the members stand in for each other. An end
//!   counts, too.
//! - *Tunnels*: an edge between the tunnel's ends. A path that passes both ends leaves the one and comes to the other by
//!   a tunnel. An end at a segment or a server serves only what starts or ends there.
//!
//! With [`Routing::Shortest`] all shortest such paths count (`shortest`, or `plain` where none of the four is there), with
//! [`Routing::Any`] every path without a repeated node (`any`).
//!
//! The packets of a tunnel travel like others, and other tunnels carry them where they lie within: those whose own ends
//! are nearer to each other. So no tunnel carries itself, not even by way of others.

mod any;
mod blocks;
mod plain;
mod shortest;

use std::cell::{LazyCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use petgraph::graph::{EdgeIndex, NodeIndex, UnGraph};
use petgraph::visit::EdgeRef as _;

use super::report::{Hop, HopSide, PathBetween, PathKind};
use crate::ids::{DeviceId, SegmentId, ServerId, TunnelId};
use crate::project::{Passage, Project, Routing, TunnelEnd};

/// A node of the topology.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Node<'a> {
    Segment(&'a SegmentId),
    Device(&'a DeviceId),
    Server(&'a ServerId),
}

/// An edge of the topology.
#[derive(Clone, Debug)]
enum Edge<'a> {
    Link {
        passage: Passage,
        /// Positions of the limits that passing it uses up.
        limits: Vec<usize>,
    },
    Tunnel {
        id: &'a TunnelId,
        /// How many links lie between its ends; none where no way leads from one to the other.
        length: Option<u32>,
    },
    /// A server with a tunnel of its own and its segment.
    Attachment,
}

/// Which tunnels a path may pass.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Open {
    All,
    /// Those with fewer links between their ends.
    Below(u32),
}

impl Open {
    const NONE: Self = Self::Below(0);
}

/// Where a path starts or ends.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Place<'a> {
    /// The segment.
    pub(super) segment: &'a SegmentId,
    /// The server, where a tunnel ends at it.
    pub(super) server: Option<&'a ServerId>,
}

/// What a tunnel is to the devices between its ends.
pub(super) struct Underlay {
    /// The way of its packets.
    pub(super) path: PathBetween,
    /// The segment where the end that they come from is seen: next to a device on the way.
    pub(super) source: SegmentId,
    /// The same for the end that they go to.
    pub(super) destination: SegmentId,
}

/// A topology that is made when first asked for.
pub(super) type Drawn<'a> = LazyCell<Topology<'a>, Box<dyn FnOnce() -> Topology<'a> + 'a>>;

/// The network as drawn.
pub(super) struct Topology<'a> {
    project: &'a Project,
    graph: UnGraph<Node<'a>, Edge<'a>>,
    segments: HashMap<&'a SegmentId, NodeIndex>,
    devices: HashMap<&'a DeviceId, NodeIndex>,
    servers: BTreeMap<&'a ServerId, NodeIndex>,
    /// The limit that each member of a redundancy group uses up.
    group_limits: HashMap<NodeIndex, usize>,
    /// How many limits there are, each to be used up at most once by a path: path restrictions and redundancy groups.
    limit_count: usize,
    has_one_way_links: bool,
    /// Where each node leads, in a fixed order.
    adjacency: Vec<Vec<Step>>,
    tunnels: BTreeMap<&'a TunnelId, EdgeIndex>,
    /// Tunnels between a device and a segment that it is linked to, by that link.
    parallel_tunnels: BTreeMap<EdgeIndex, Vec<EdgeIndex>>,
    searches: RefCell<shortest::Searches>,
    plain_searches: RefCell<plain::Searches>,
    parts: RefCell<any::Parts>,
}

/// One step of a path: over an edge to a node.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Step {
    edge: EdgeIndex,
    to: NodeIndex,
}

/// What all paths between two nodes pass.
#[derive(Clone, Debug, Default)]
struct Passed {
    /// Nodes, the two ends too, by their least distance from the source.
    nodes: BTreeMap<NodeIndex, u32>,
    /// Passages through nodes: over which edge in, over which out.
    passages: BTreeSet<(NodeIndex, EdgeIndex, EdgeIndex)>,
    /// Tunnels that were passed, by their distance from the source.
    tunnels: BTreeMap<EdgeIndex, u32>,
    /// The edges by which paths leave their start.
    first_edges: BTreeSet<EdgeIndex>,
    /// The edges by which paths come to their end.
    last_edges: BTreeSet<EdgeIndex>,
    is_approximate: bool,
}

impl Passed {
    fn pass_node(&mut self, node: NodeIndex, distance: u32) {
        let least = self.nodes.entry(node).or_insert(distance);
        *least = distance.min(*least);
    }

    fn pass_tunnel(&mut self, tunnel: EdgeIndex, distance: u32) {
        let least = self.tunnels.entry(tunnel).or_insert(distance);
        *least = distance.min(*least);
    }
}

impl<'a> Topology<'a> {
    /// The topology of a project, once somebody asks for it.
    pub(super) fn drawn(project: &'a Project) -> Drawn<'a> {
        LazyCell::new(Box::new(move || Self::new(project)))
    }

    /// The topology of a project.
    pub(super) fn new(project: &'a Project) -> Self {
        let mut graph = UnGraph::new_undirected();
        let segments: HashMap<_, _> =
            project.segments.keys().map(|id| (id, graph.add_node(Node::Segment(id)))).collect();
        let devices: HashMap<_, _> = project.devices.keys().map(|id| (id, graph.add_node(Node::Device(id)))).collect();
        let mut limits_of_link: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (limit, restriction) in project.restrictions.values().enumerate() {
            for link in &restriction.links {
                limits_of_link.entry(link).or_default().push(limit);
            }
        }
        for (id, link) in project.links.iter() {
            if let (Some(segment), Some(device)) = (segments.get(&link.segment), devices.get(&link.device)) {
                let limits = limits_of_link.remove(id).unwrap_or_default();
                graph.update_edge(*segment, *device, Edge::Link { passage: link.passage, limits });
            }
        }
        let mut this = Self {
            project,
            graph,
            segments,
            devices,
            servers: BTreeMap::new(),
            group_limits: HashMap::new(),
            limit_count: project.restrictions.len(),
            has_one_way_links: project.links.values().any(|link| link.passage != Passage::Both),
            adjacency: Vec::new(),
            tunnels: BTreeMap::new(),
            parallel_tunnels: BTreeMap::new(),
            searches: RefCell::default(),
            plain_searches: RefCell::default(),
            parts: RefCell::default(),
        };
        this.add_groups();
        this.add_tunnels();
        this.add_adjacency();
        this.measure_tunnels();
        this
    }

    fn add_groups(&mut self) {
        let mut limits: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, device) in self.project.devices.iter().filter(|(_, device)| !device.redundancy_group.is_empty()) {
            let next = self.limit_count + limits.len();
            let limit = *limits.entry(device.redundancy_group.as_str()).or_insert(next);
            if let Some(node) = self.devices.get(id) {
                self.group_limits.insert(*node, limit);
            }
        }
        self.limit_count += limits.len();
    }

    fn add_adjacency(&mut self) {
        self.adjacency = self
            .graph
            .node_indices()
            .map(|node| {
                let mut steps: Vec<Step> = self
                    .graph
                    .edges(node)
                    .map(|edge| {
                        let to = if edge.source() == node { edge.target() } else { edge.source() };
                        Step { edge: edge.id(), to }
                    })
                    .collect();
                steps.sort_unstable();
                steps
            })
            .collect();
    }

    fn add_tunnels(&mut self) {
        for (id, tunnel) in self.project.tunnels.iter() {
            let mut node = |end: &'a TunnelEnd| match end {
                TunnelEnd::Device(device) => self.devices.get(device).copied(),
                TunnelEnd::Segment(segment) => self.segments.get(segment).copied(),
                TunnelEnd::Server(server) => {
                    if let Some(node) = self.servers.get(server) {
                        return Some(*node);
                    }
                    let (server, model) = self.project.servers.get_key_value(server)?;
                    let segment = *self.segments.get(&model.segment)?;
                    let node = self.graph.add_node(Node::Server(server));
                    self.graph.add_edge(segment, node, Edge::Attachment);
                    self.servers.insert(server, node);
                    Some(node)
                }
            };
            if let (Some(first), Some(second)) = (node(&tunnel.first), node(&tunnel.second))
                && first != second
            {
                let parallel = self.graph.edges_connecting(first, second);
                let link =
                    parallel.filter(|edge| matches!(edge.weight(), Edge::Link { .. })).map(|edge| edge.id()).next();
                let edge = self.graph.add_edge(first, second, Edge::Tunnel { id, length: None });
                self.tunnels.insert(id, edge);
                if let Some(link) = link {
                    self.parallel_tunnels.entry(link).or_default().push(edge);
                }
            }
        }
    }

    /// Finds out how many links lie between the ends of each tunnel.
    fn measure_tunnels(&mut self) {
        let tunnels: Vec<EdgeIndex> = self.tunnels.values().copied().collect();
        for tunnel in tunnels {
            let Some((first, second)) = self.graph.edge_endpoints(tunnel) else { continue };
            let measured = self.link_distance(first, second).or_else(|| self.link_distance(second, first));
            if let Some(Edge::Tunnel { length, .. }) = self.graph.edge_weight_mut(tunnel) {
                *length = measured;
            }
        }
    }

    /// How many links lie on the shortest way, whatever restrictions say.
    fn link_distance(&self, start: NodeIndex, end: NodeIndex) -> Option<u32> {
        let mut distances: Vec<Option<u32>> = vec![None; self.graph.node_count()];
        let mut open = VecDeque::from([(start, 0)]);
        while let Some((node, distance)) = open.pop_front() {
            let known = distances.get_mut(node.index())?;
            if known.is_some() {
                continue;
            }
            *known = Some(distance);
            if node == end {
                return Some(distance);
            }
            if node == start || !self.is_server(node) {
                let steps = self.adjacent(node).iter().filter(|step| self.is_open(node, **step, false, Open::NONE));
                open.extend(steps.map(|step| (step.to, distance + 1)));
            }
        }
        None
    }

    /// Whether a tunnel ends at this server, so that its paths are its own.
    pub(super) fn is_tunnel_end(&self, server: &ServerId) -> bool {
        self.servers.contains_key(server)
    }

    /// How many links lie between the ends of a tunnel; none where no way leads from one to the other.
    pub(super) fn tunnel_length(&self, tunnel: &TunnelId) -> Option<u32> {
        match self.graph.edge_weight(*self.tunnels.get(tunnel)?)? {
            Edge::Tunnel { length, .. } => *length,
            _ => None,
        }
    }

    /// How two places are connected.
    pub(super) fn path(&self, from: Place<'_>, to: Place<'_>) -> PathBetween {
        if from.segment == to.segment {
            let tunnels = self.tunnels_within(from, to);
            return PathBetween { kind: PathKind::SameSegment, tunnels, ..PathBetween::default() };
        }
        let nowhere = if self.devices.is_empty() { PathKind::Unnamed } else { PathKind::None };
        let nothing = PathBetween { kind: nowhere, ..PathBetween::default() };
        if self.devices.is_empty() && self.tunnels.is_empty() {
            return nothing;
        }
        let (Some(start), Some(end)) = (self.node(from), self.node(to)) else { return nothing };
        if self.is_plain() {
            return plain::path(self, start, end).unwrap_or(nothing);
        }
        let Some(passed) = self.passed(start, end, Open::All) else { return nothing };
        self.path_of(&passed, start, end, Open::All)
    }

    /// Whether nothing forbids any way, so that shortest paths are the same both ways.
    fn is_plain(&self) -> bool {
        self.project.routing == Routing::Shortest
            && self.tunnels.is_empty()
            && self.limit_count == 0
            && !self.has_one_way_links
    }

    /// The tunnels between two places of one segment: hosts of a segment reach each other without a router, so that
    /// only a tunnel from the one to the other counts.
    fn tunnels_within(&self, from: Place<'_>, to: Place<'_>) -> Vec<TunnelId> {
        let nodes = |place: Place<'_>| {
            let server = place.server.and_then(|server| self.servers.get(server));
            [server.copied(), self.segments.get(place.segment).copied()]
        };
        let (from, to) = (nodes(from), nodes(to));
        let joins = |tunnel: EdgeIndex| {
            self.graph.edge_endpoints(tunnel).is_some_and(|(first, second)| {
                let is_from_to = |one, other| from.contains(&Some(one)) && to.contains(&Some(other));
                is_from_to(first, second) || is_from_to(second, first)
            })
        };
        self.tunnels.iter().filter(|(_, tunnel)| joins(**tunnel)).map(|(id, _)| (*id).clone()).collect()
    }

    /// The way between the ends of a tunnel, from the first end or from the second; none if there is none.
    pub(super) fn underlay(&self, tunnel: &TunnelId, is_from_first: bool) -> Option<Underlay> {
        let tunnel = *self.tunnels.get(tunnel)?;
        let (first, second) = self.graph.edge_endpoints(tunnel)?;
        let (start, end) = if is_from_first { (first, second) } else { (second, first) };
        let open = self.open_within(tunnel);
        let passed = self.passed(start, end, open)?;
        let path = self.path_of(&passed, start, end, open);
        // Where other tunnels carry its packets, an end is still seen where links lead from it.
        let by_links = if passed.tunnels.is_empty() { None } else { self.passed(start, end, Open::NONE) };
        let passed = by_links.unwrap_or(passed);
        let source = self.seen_at(start, &passed, &passed.first_edges)?;
        let destination = self.seen_at(end, &passed, &passed.last_edges)?;
        Some(Underlay { path, source: source.clone(), destination: destination.clone() })
    }

    /// The segment where an end of paths is seen, given the edges by which they leave it or come to it.
    fn seen_at(&self, end: NodeIndex, passed: &Passed, edges: &BTreeSet<EdgeIndex>) -> Option<&'a SegmentId> {
        match self.graph.node_weight(end)? {
            Node::Segment(id) => Some(id),
            Node::Server(id) => self.project.servers.get(*id).map(|server| &server.segment),
            Node::Device(_) => {
                let neighbours = edges.iter().filter_map(|edge| {
                    let neighbour = self.other_end(*edge, end)?;
                    match self.graph.node_weight(neighbour)? {
                        Node::Segment(id) => Some((passed.nodes.get(&neighbour), *id)),
                        _ => None,
                    }
                });
                let linked = || {
                    let links = self.adjacent(end).iter().filter(|step| !self.is_tunnel(step.edge));
                    links
                        .filter_map(|step| match self.graph.node_weight(step.to)? {
                            Node::Segment(id) => Some(*id),
                            _ => None,
                        })
                        .min()
                };
                neighbours.min().map(|(_, id)| id).or_else(linked)
            }
        }
    }

    /// The tunnels that carry the packets of a tunnel over a part of their way.
    fn open_within(&self, tunnel: EdgeIndex) -> Open {
        match self.graph.edge_weight(tunnel) {
            Some(Edge::Tunnel { length: Some(length), .. }) => Open::Below(*length),
            _ => Open::NONE,
        }
    }

    fn node(&self, place: Place<'_>) -> Option<NodeIndex> {
        match place.server.and_then(|server| self.servers.get(server)) {
            Some(node) => Some(*node),
            None => self.segments.get(place.segment).copied(),
        }
    }

    fn passed(&self, start: NodeIndex, end: NodeIndex, open: Open) -> Option<Passed> {
        match self.project.routing {
            Routing::Shortest => shortest::passed(self, start, end, open),
            Routing::Any => any::passed(self, start, end, open),
        }
    }

    /// Where a node leads, in a fixed order, whether or not the way is open.
    fn adjacent(&self, node: NodeIndex) -> &[Step] {
        self.adjacency.get(node.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a packet may take a step, as far as the node that it leaves decides; `starts_here` if it comes from the
    /// hosts there.
    fn is_open(&self, from: NodeIndex, step: Step, starts_here: bool, open: Open) -> bool {
        match self.graph.edge_weight(step.edge) {
            Some(Edge::Link { passage, .. }) => {
                let is_into_device = self.is_device(step.to);
                let is_right_way = match passage {
                    Passage::Both => true,
                    Passage::IntoDevice => is_into_device,
                    Passage::OutOfDevice => !is_into_device,
                };
                is_right_way && !(starts_here && is_into_device && self.has_parallel_tunnel(step.edge, open))
            }
            Some(Edge::Attachment) => true,
            // Hosts do not route: their tunnels serve only what starts or ends at them.
            Some(Edge::Tunnel { .. }) => self.is_open_tunnel(step.edge, open) && (starts_here || self.is_device(from)),
            None => false,
        }
    }

    /// Whether the edge is a tunnel that paths may pass.
    fn is_open_tunnel(&self, edge: EdgeIndex, open: Open) -> bool {
        match (self.graph.edge_weight(edge), open) {
            (Some(Edge::Tunnel { .. }), Open::All) => true,
            (Some(Edge::Tunnel { length, .. }), Open::Below(limit)) => length.is_some_and(|length| length < limit),
            _ => false,
        }
    }

    /// Whether a tunnel takes the place of this link for the hosts of its segment.
    fn has_parallel_tunnel(&self, link: EdgeIndex, open: Open) -> bool {
        self.parallel_tunnels.get(&link).is_some_and(|all| all.iter().any(|edge| self.is_open_tunnel(*edge, open)))
    }

    fn is_device(&self, node: NodeIndex) -> bool {
        matches!(self.graph.node_weight(node), Some(Node::Device(_)))
    }

    fn is_server(&self, node: NodeIndex) -> bool {
        matches!(self.graph.node_weight(node), Some(Node::Server(_)))
    }

    /// The segment of a server.
    fn home(&self, node: NodeIndex) -> Option<NodeIndex> {
        match self.graph.node_weight(node)? {
            Node::Server(id) => self.segments.get(&self.project.servers.get(*id)?.segment).copied(),
            _ => None,
        }
    }

    /// The limit that a member of a redundancy group uses up.
    fn group_limit(&self, node: NodeIndex) -> Option<usize> {
        self.group_limits.get(&node).copied()
    }

    /// Limits that passing an edge uses up.
    fn limits(&self, edge: EdgeIndex) -> &[usize] {
        match self.graph.edge_weight(edge) {
            Some(Edge::Link { limits, .. }) => limits,
            _ => &[],
        }
    }

    fn is_tunnel(&self, edge: EdgeIndex) -> bool {
        matches!(self.graph.edge_weight(edge), Some(Edge::Tunnel { .. }))
    }

    fn is_attachment(&self, edge: EdgeIndex) -> bool {
        matches!(self.graph.edge_weight(edge), Some(Edge::Attachment))
    }

    fn other_end(&self, edge: EdgeIndex, node: NodeIndex) -> Option<NodeIndex> {
        let (one, other) = self.graph.edge_endpoints(edge)?;
        Some(if one == node { other } else { one })
    }

    /// What was passed, as the report says it, with what answers pass on their way back.
    fn path_of(&self, passed: &Passed, start: NodeIndex, end: NodeIndex, open: Open) -> PathBetween {
        let mut path = PathBetween { is_approximate: passed.is_approximate, ..PathBetween::default() };
        // A path that leaves a server for its own segment passes it: that is where it starts.
        let ends = [Some(start), Some(end), self.home(start), self.home(end)];
        let mut nodes: Vec<(u32, Node<'a>)> = passed
            .nodes
            .iter()
            .filter(|(node, _)| !ends.contains(&Some(**node)))
            .filter_map(|(node, distance)| self.graph.node_weight(*node).map(|weight| (*distance, *weight)))
            .collect();
        nodes.sort_unstable();
        for (_, node) in nodes {
            match node {
                Node::Segment(id) => path.transit_segments.push(id.clone()),
                Node::Device(id) => path.devices.push(id.clone()),
                Node::Server(_) => {}
            }
        }
        path.hops = self.hops_of(passed);
        let mut tunnels: Vec<(u32, &TunnelId)> = passed
            .tunnels
            .iter()
            .filter_map(|(edge, distance)| match self.graph.edge_weight(*edge)? {
                Edge::Tunnel { id, .. } => Some((*distance, *id)),
                _ => None,
            })
            .collect();
        tunnels.sort_unstable();
        path.tunnels = tunnels.into_iter().map(|(_, id)| id.clone()).collect();
        if !passed.tunnels.is_empty() {
            let mut hidden = BTreeSet::new();
            self.hide(passed, &mut BTreeSet::new(), &mut hidden);
            path.hidden_devices = hidden.into_iter().filter(|id| !path.devices.contains(id)).cloned().collect();
        }
        if self.has_one_way_links {
            self.add_answers(&mut path, start, end, open);
        }
        path
    }

    fn hops_of(&self, passed: &Passed) -> Vec<Hop> {
        let mut hops: Vec<Hop> = passed
            .passages
            .iter()
            .filter_map(|(node, from, to)| {
                let Node::Device(device) = self.graph.node_weight(*node)? else { return None };
                let distance = passed.nodes.get(node).copied().unwrap_or_default();
                let (from, to) = (self.side(*node, *from)?, self.side(*node, *to)?);
                Some(Hop { distance, device: (*device).clone(), from, to })
            })
            .collect();
        hops.sort_unstable();
        hops
    }

    /// What a device has at the other end of an edge.
    fn side(&self, device: NodeIndex, edge: EdgeIndex) -> Option<HopSide> {
        if let Edge::Tunnel { id, .. } = self.graph.edge_weight(edge)? {
            return Some(HopSide::Tunnel((*id).clone()));
        }
        match self.graph.node_weight(self.other_end(edge, device)?)? {
            Node::Segment(id) => Some(HopSide::Segment((*id).clone())),
            _ => None,
        }
    }

    /// The way back, where it is another one.
    fn add_answers(&self, path: &mut PathBetween, start: NodeIndex, end: NodeIndex, open: Open) {
        let Some(back) = self.passed(end, start, open) else {
            path.is_asymmetric = true;
            return;
        };
        let hops = self.hops_of(&back);
        let passages =
            |hops: &[Hop]| -> BTreeSet<Hop> { hops.iter().map(|hop| Hop { distance: 0, ..hop.clone() }).collect() };
        let turned: Vec<Hop> = path.hops.iter().map(Hop::turned).collect();
        if passages(&turned) != passages(&hops) {
            let devices = |hops: &[Hop]| -> BTreeSet<DeviceId> { hops.iter().map(|hop| hop.device.clone()).collect() };
            path.is_asymmetric = devices(&path.hops) != devices(&hops);
            path.answer_hops = hops;
        }
    }

    /// Collects the devices that see only tunnels of paths, or only tunnels that carry those.
    fn hide(&self, passed: &Passed, seen: &mut BTreeSet<EdgeIndex>, hidden: &mut BTreeSet<&'a DeviceId>) {
        for tunnel in passed.tunnels.keys() {
            let Some((first, second)) = self.graph.edge_endpoints(*tunnel) else { continue };
            if !seen.insert(*tunnel) {
                continue;
            }
            // Its packets travel both ways, whoever opened it.
            let ways =
                if self.has_one_way_links { vec![(first, second), (second, first)] } else { vec![(first, second)] };
            for (start, end) in ways {
                let Some(under) = self.passed(start, end, self.open_within(*tunnel)) else { continue };
                let between = under.nodes.keys().filter(|node| ![start, end].contains(node));
                hidden.extend(between.filter_map(|node| match self.graph.node_weight(*node)? {
                    Node::Device(id) => Some(*id),
                    _ => None,
                }));
                self.hide(&under, seen, hidden);
            }
        }
    }
}

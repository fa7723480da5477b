//! Segments, devices, links and tunnels as a graph, and the paths between places.
//!
//! Theory of operation. Nodes are segments, devices and those servers that a tunnel ends at; edges are links and
//! tunnels. A packet travels from a segment (or such a server) to another one and passes devices and segments on the
//! way. Four things decide which ways count:
//!
//! - *Passage*: a link may be passed one way only.
//! - *Path restrictions*: a path passes at most one link of a restriction's. This is Netspoc's rule for its
//!   "pathrestriction".
//! - *Redundancy groups*: a path passes at most one member of a group, since the members stand in for each other.
//! - *Tunnels*: an edge between the tunnel's ends. A path that could pass both ends passes the tunnel between them. An
//!   end at a segment or a server serves only what starts or ends there.
//!
//! With [`Routing::Shortest`] all shortest such paths count. Shortest ways in the product of the graph with the set of
//! restrictions that are used up are the shortest paths, since leaving out a loop uses up less. With [`Routing::Any`]
//! every path without a repeated node counts: a walk over the part of the graph between the two ends (the blocks of the
//! block-cut tree on the way), with a bound on the work, above which every device of that part is named.

mod any;
mod shortest;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

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
        /// Positions in `Topology::limits` of the limits that passing it uses up.
        limits: Vec<usize>,
    },
    Tunnel(&'a TunnelId),
    /// A server with a tunnel of its own and its segment.
    Attachment,
}

/// Where a path starts or ends.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Place<'a> {
    /// The segment.
    pub(super) segment: &'a SegmentId,
    /// The server, where a tunnel ends at it.
    pub(super) server: Option<&'a ServerId>,
}

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
    /// What a search from a place found, kept since most segments talk to many others.
    searches: RefCell<HashMap<(NodeIndex, bool), Arc<shortest::Search>>>,
}

/// One step of a path: over an edge to a node.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Step {
    edge: EdgeIndex,
    to: NodeIndex,
}

/// What all paths between two places pass.
#[derive(Debug, Default)]
struct Passed {
    /// Nodes by their least distance from the source.
    nodes: BTreeMap<NodeIndex, u32>,
    /// Passages through nodes: over which edge in, over which out.
    passages: BTreeSet<(NodeIndex, EdgeIndex, EdgeIndex)>,
    /// Tunnels that were passed, by their distance from the source.
    tunnels: BTreeMap<EdgeIndex, u32>,
    is_approximate: bool,
}

impl<'a> Topology<'a> {
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
            searches: RefCell::default(),
        };
        this.add_groups();
        this.add_tunnels();
        this.add_adjacency();
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
            if let (Some(first), Some(second)) = (node(&tunnel.first), node(&tunnel.second)) {
                let edge = self.graph.add_edge(first, second, Edge::Tunnel(id));
                self.tunnels.insert(id, edge);
            }
        }
    }

    /// Whether a tunnel ends at this server, so that its paths are its own.
    pub(super) fn is_tunnel_end(&self, server: &ServerId) -> bool {
        self.servers.contains_key(server)
    }

    /// How two places are connected.
    pub(super) fn path(&self, from: Place<'a>, to: Place<'a>) -> PathBetween {
        let is_same_segment = from.segment == to.segment;
        if self.devices.is_empty() && self.tunnels.is_empty() {
            let kind = if is_same_segment { PathKind::SameSegment } else { PathKind::Unnamed };
            return PathBetween { kind, ..PathBetween::default() };
        }
        if is_same_segment && (from.server.is_none() && to.server.is_none()) {
            return PathBetween { kind: PathKind::SameSegment, ..PathBetween::default() };
        }
        let none = PathBetween { kind: PathKind::None, ..PathBetween::default() };
        let (Some(start), Some(end)) = (self.node(from), self.node(to)) else { return none };
        let Some(passed) = self.passed(start, end, true) else {
            let kind = if self.devices.is_empty() { PathKind::Unnamed } else { PathKind::None };
            return PathBetween { kind, ..PathBetween::default() };
        };
        let mut path = self.path_of(&passed, start, end);
        if is_same_segment && path.tunnels.is_empty() {
            path.kind = PathKind::SameSegment;
        }
        self.hide(&mut path, &passed);
        path.is_asymmetric = self.has_one_way_links
            && self.passed(end, start, true).is_none_or(|back| self.devices_of(&back) != self.devices_of(&passed));
        path
    }

    /// The way between the ends of a tunnel, over links only, from the first end or from the second; none if there is
    /// none. With it, the segments where the two ends are seen: those next to a device on the way.
    pub(super) fn underlay(
        &self,
        tunnel: &TunnelId,
        is_from_first: bool,
    ) -> Option<(PathBetween, SegmentId, SegmentId)> {
        let (first, second) = self.graph.edge_endpoints(*self.tunnels.get(tunnel)?)?;
        let (start, end) = if is_from_first { (first, second) } else { (second, first) };
        let passed = self.passed(start, end, false)?;
        let path = self.path_of(&passed, start, end);
        let near = |node: NodeIndex| match self.graph.node_weight(node)? {
            Node::Segment(id) => Some((*id).clone()),
            Node::Server(id) => self.project.servers.get(*id).map(|server| server.segment.clone()),
            Node::Device(_) => {
                let mut neighbours: Vec<(u32, &SegmentId)> = passed
                    .nodes
                    .iter()
                    .filter(|(other, _)| self.graph.find_edge(node, **other).is_some())
                    .filter_map(|(other, distance)| match self.graph.node_weight(*other)? {
                        Node::Segment(id) => Some((*distance, *id)),
                        _ => None,
                    })
                    .collect();
                neighbours.sort_unstable();
                let found = if node == start { neighbours.first() } else { neighbours.last() };
                found.map(|(_, id)| (*id).clone())
            }
        };
        Some((path, near(start)?, near(end)?))
    }

    fn node(&self, place: Place<'_>) -> Option<NodeIndex> {
        match place.server.and_then(|server| self.servers.get(server)) {
            Some(node) => Some(*node),
            None => self.segments.get(place.segment).copied(),
        }
    }

    fn passed(&self, start: NodeIndex, end: NodeIndex, with_tunnels: bool) -> Option<Passed> {
        match self.project.routing {
            Routing::Shortest => shortest::passed(self, start, end, with_tunnels),
            Routing::Any => any::passed(self, start, end, with_tunnels),
        }
    }

    /// Where a node leads, in a fixed order, whether or not the way is open.
    fn adjacent(&self, node: NodeIndex) -> &[Step] {
        self.adjacency.get(node.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a packet of a path that starts at `start` may take a step.
    fn is_open(&self, from: NodeIndex, step: Step, start: NodeIndex, with_tunnels: bool) -> bool {
        match self.graph.edge_weight(step.edge) {
            Some(Edge::Link { passage: Passage::Both, .. } | Edge::Attachment) => true,
            Some(Edge::Link { passage: Passage::IntoDevice, .. }) => self.is_device(step.to),
            Some(Edge::Link { passage: Passage::OutOfDevice, .. }) => !self.is_device(step.to),
            // Hosts do not route: their tunnels serve only what starts or ends at them.
            Some(Edge::Tunnel(_)) => with_tunnels && (self.is_device(from) || from == start),
            None => false,
        }
    }

    /// Whether a path may go on from a node; hosts do not route.
    fn passes_on(&self, node: NodeIndex, by_tunnel: bool) -> bool {
        match self.graph.node_weight(node) {
            Some(Node::Device(_)) => true,
            Some(Node::Segment(_)) => !by_tunnel,
            Some(Node::Server(_)) | None => false,
        }
    }

    fn is_device(&self, node: NodeIndex) -> bool {
        matches!(self.graph.node_weight(node), Some(Node::Device(_)))
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
        matches!(self.graph.edge_weight(edge), Some(Edge::Tunnel(_)))
    }

    fn devices_of(&self, passed: &Passed) -> BTreeSet<&'a DeviceId> {
        let device = |node: &NodeIndex| match self.graph.node_weight(*node) {
            Some(Node::Device(id)) => Some(*id),
            _ => None,
        };
        passed.nodes.keys().filter_map(device).collect()
    }

    fn path_of(&self, passed: &Passed, start: NodeIndex, end: NodeIndex) -> PathBetween {
        let mut path = PathBetween { is_approximate: passed.is_approximate, ..PathBetween::default() };
        let mut nodes: Vec<(u32, Node<'a>)> = passed
            .nodes
            .iter()
            .filter(|(node, _)| **node != start && **node != end)
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
        // A path that leaves a server for its own segment passes it: that is where it starts.
        let home = |node: NodeIndex| match self.graph.node_weight(node) {
            Some(Node::Server(id)) => self.project.servers.get(*id).map(|server| &server.segment),
            _ => None,
        };
        let homes = [home(start), home(end)];
        path.transit_segments.retain(|segment| !homes.contains(&Some(segment)));
        for (node, from, to) in &passed.passages {
            if let (Some(Node::Device(device)), Some(from), Some(to)) =
                (self.graph.node_weight(*node), self.side(*node, *from), self.side(*node, *to))
            {
                let distance = passed.nodes.get(node).copied().unwrap_or_default();
                path.hops.push(Hop { distance, device: (*device).clone(), from, to });
            }
        }
        path.hops.sort_unstable();
        let mut tunnels: Vec<(u32, &TunnelId)> = passed
            .tunnels
            .iter()
            .filter_map(|(edge, distance)| match self.graph.edge_weight(*edge)? {
                Edge::Tunnel(id) => Some((*distance, *id)),
                _ => None,
            })
            .collect();
        tunnels.sort_unstable();
        path.tunnels = tunnels.into_iter().map(|(_, id)| id.clone()).collect();
        path
    }

    /// What a node has at the other end of an edge.
    fn side(&self, node: NodeIndex, edge: EdgeIndex) -> Option<HopSide> {
        if let Edge::Tunnel(id) = self.graph.edge_weight(edge)? {
            return Some(HopSide::Tunnel((*id).clone()));
        }
        let (one, other) = self.graph.edge_endpoints(edge)?;
        match self.graph.node_weight(if one == node { other } else { one })? {
            Node::Segment(id) => Some(HopSide::Segment((*id).clone())),
            _ => None,
        }
    }

    /// Names the devices that see only a tunnel of the path.
    fn hide(&self, path: &mut PathBetween, passed: &Passed) {
        let mut hidden: BTreeSet<&DeviceId> = BTreeSet::new();
        for edge in passed.tunnels.keys() {
            if let Some((first, second)) = self.graph.edge_endpoints(*edge)
                && let Some(under) = self.passed(first, second, false)
            {
                let ends = [first, second];
                hidden.extend(under.nodes.keys().filter(|node| !ends.contains(node)).filter_map(|node| {
                    match self.graph.node_weight(*node)? {
                        Node::Device(id) => Some(*id),
                        _ => None,
                    }
                }));
            }
        }
        path.hidden_devices = hidden.into_iter().filter(|id| !path.devices.contains(id)).cloned().collect();
    }
}

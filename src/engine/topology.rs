//! Segments, devices and links as a graph, and the paths between segments.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use petgraph::graph::{NodeIndex, UnGraph};

use super::report::{PathBetween, PathKind};
use crate::ids::{DeviceId, SegmentId};
use crate::project::Project;

/// A node of the topology.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Node<'a> {
    Segment(&'a SegmentId),
    Device(&'a DeviceId),
}

/// The network as drawn.
pub(super) struct Topology<'a> {
    graph: UnGraph<Node<'a>, ()>,
    segments: HashMap<&'a SegmentId, NodeIndex>,
    has_devices: bool,
    /// Hops from a segment to every node, computed when first asked for.
    hops: RefCell<HashMap<NodeIndex, Arc<[u32]>>>,
}

const UNREACHED: u32 = u32::MAX;

impl<'a> Topology<'a> {
    /// The topology of a project.
    pub(super) fn new(project: &'a Project) -> Self {
        let mut graph = UnGraph::new_undirected();
        let segments: HashMap<_, _> =
            project.segments.keys().map(|id| (id, graph.add_node(Node::Segment(id)))).collect();
        let devices: BTreeMap<_, _> = project.devices.keys().map(|id| (id, graph.add_node(Node::Device(id)))).collect();
        for link in project.links.values() {
            if let (Some(segment), Some(device)) = (segments.get(&link.segment), devices.get(&link.device)) {
                graph.update_edge(*segment, *device, ());
            }
        }
        Self { graph, segments, has_devices: !devices.is_empty(), hops: RefCell::default() }
    }

    /// How two segments are connected: every device on any of the shortest paths.
    pub(super) fn path(&self, from: &SegmentId, to: &SegmentId) -> PathBetween {
        if from == to {
            return PathBetween { kind: PathKind::SameSegment, ..PathBetween::default() };
        }
        if !self.has_devices {
            return PathBetween { kind: PathKind::Unnamed, ..PathBetween::default() };
        }
        let none = PathBetween { kind: PathKind::None, ..PathBetween::default() };
        let (Some(&start), Some(&end)) = (self.segments.get(from), self.segments.get(to)) else { return none };
        let hops = self.hops_from(start);
        let hop = |node: NodeIndex| hops.get(node.index()).copied().unwrap_or(UNREACHED);
        if hop(end) == UNREACHED {
            return none;
        }
        // Back from the end, always one hop nearer to the start: exactly the nodes of the shortest paths.
        let mut on_path: Vec<(u32, Node<'a>)> = Vec::new();
        let mut open = vec![end];
        let mut seen = std::collections::BTreeSet::from([end]);
        while let Some(node) = open.pop() {
            for neighbour in self.graph.neighbors(node) {
                if hop(neighbour) < hop(node) && seen.insert(neighbour) {
                    open.push(neighbour);
                    if neighbour != start
                        && let Some(weight) = self.graph.node_weight(neighbour)
                    {
                        on_path.push((hop(neighbour), *weight));
                    }
                }
            }
        }
        on_path.sort_unstable();
        let mut path = PathBetween::default();
        for (_, node) in on_path {
            match node {
                Node::Segment(id) => path.transit_segments.push(id.clone()),
                Node::Device(id) => path.devices.push(id.clone()),
            }
        }
        path
    }

    fn hops_from(&self, start: NodeIndex) -> Arc<[u32]> {
        if let Some(known) = self.hops.borrow().get(&start) {
            return Arc::clone(known);
        }
        let mut hops = vec![UNREACHED; self.graph.node_count()];
        let mut open = VecDeque::from([(start, 0)]);
        while let Some((node, distance)) = open.pop_front() {
            let Some(hop) = hops.get_mut(node.index()) else { continue };
            if *hop == UNREACHED {
                *hop = distance;
                open.extend(self.graph.neighbors(node).map(|neighbour| (neighbour, distance + 1)));
            }
        }
        let hops: Arc<[u32]> = hops.into();
        self.hops.borrow_mut().insert(start, Arc::clone(&hops));
        hops
    }
}

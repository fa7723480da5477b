//! Shortest paths where nothing forbids any way: no tunnel, no one-way link, no path restriction, no redundancy group.
//!
//! There the shortest paths between two segments are the same both ways, so one search serves all paths from a segment
//! and all paths to it. That makes a few searches of a large network whose branches all talk to the same few segments.

use std::sync::Arc;

use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;

use super::{Node, Topology};
use crate::engine::report::{Hop, PathBetween};

/// How far each node is from one segment, by the node's number; none where no way leads there.
type Distances = Arc<[Option<u32>]>;

/// What searches have found, by where they began.
pub(super) type Searches = FxHashMap<NodeIndex, Distances>;

/// The path between two segments; none if no way leads from one to the other.
pub(super) fn path(topology: &Topology<'_>, start: NodeIndex, end: NodeIndex) -> Option<PathBetween> {
    let is_from_start = topology.plain_searches.borrow().contains_key(&start);
    let (root, far) = if is_from_start { (start, end) } else { (end, start) };
    let distances = distances_from(topology, root);
    let distance = |node: NodeIndex| distances.get(node.index()).copied().flatten();
    let whole = distance(far)?;
    // A layer of nodes that are equally far from the root, with the edges by which the layer before leads to them.
    let mut layer: Vec<(NodeIndex, Vec<EdgeIndex>)> = vec![(far, Vec::new())];
    let mut nodes: Vec<(u32, Node<'_>)> = Vec::new();
    let mut hops: Vec<Hop> = Vec::new();
    for to_root in (1..=whole).rev() {
        let from_start = if is_from_start { to_root } else { whole - to_root };
        let mut next: Vec<(NodeIndex, EdgeIndex)> = Vec::new();
        for (node, before) in &layer {
            let steps = topology.adjacent(*node).iter().filter(|step| distance(step.to) == Some(to_root - 1));
            let after: Vec<EdgeIndex> = steps
                .map(|step| {
                    next.push((step.to, step.edge));
                    step.edge
                })
                .collect();
            if *node == far {
                continue;
            }
            let Some(weight) = topology.graph.node_weight(*node) else { continue };
            nodes.push((from_start, *weight));
            let Node::Device(device) = weight else { continue };
            for (one, other) in before.iter().flat_map(|one| after.iter().map(move |other| (*one, *other))) {
                let (from, to) = if is_from_start { (other, one) } else { (one, other) };
                if let (Some(from), Some(to)) = (topology.side(*node, from), topology.side(*node, to)) {
                    hops.push(Hop { distance: from_start, device: (*device).clone(), from, to });
                }
            }
        }
        next.sort_unstable();
        layer = next
            .chunk_by(|one, other| one.0 == other.0)
            .filter_map(|edges| Some((edges.first()?.0, edges.iter().map(|(_, edge)| *edge).collect())))
            .collect();
    }
    nodes.sort_unstable();
    hops.sort_unstable();
    let mut path = PathBetween { hops, ..PathBetween::default() };
    for (_, node) in nodes {
        match node {
            Node::Segment(id) => path.transit_segments.push(id.clone()),
            Node::Device(id) => path.devices.push(id.clone()),
            Node::Server(_) => {}
        }
    }
    Some(path)
}

/// The search from a node, made when first asked for.
fn distances_from(topology: &Topology<'_>, root: NodeIndex) -> Distances {
    let mut searches = topology.plain_searches.borrow_mut();
    let search = || {
        let mut distances: Vec<Option<u32>> = vec![None; topology.graph.node_count()];
        let mut reached = vec![root];
        if let Some(distance) = distances.get_mut(root.index()) {
            *distance = Some(0);
        }
        let mut next = 0;
        while let Some(node) = reached.get(next).copied() {
            next += 1;
            let beyond = distances.get(node.index()).copied().flatten().map(|distance| distance + 1);
            for step in topology.adjacent(node) {
                if let Some(distance @ None) = distances.get_mut(step.to.index()) {
                    *distance = beyond;
                    reached.push(step.to);
                }
            }
        }
        distances.into()
    };
    Arc::clone(searches.entry(root).or_insert_with(search))
}

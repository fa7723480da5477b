//! Every path that passes no node twice.
//!
//! Only what lies between the two ends can be on such a path: the blocks (biconnected components) on the way from one to
//! the other in the block-cut tree. A walk over that part, depth first, finds them all. Their number can grow without
//! measure in a dense network, so the walk stops after [`MOST_STEPS`]; then everything in between is named.

use std::collections::BTreeSet;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::{Passed, Step, Topology};

/// How many steps a walk may take: some tenths of a second.
const MOST_STEPS: usize = 200_000;

/// What all paths pass; none if there is no path.
pub(super) fn passed(topology: &Topology<'_>, start: NodeIndex, end: NodeIndex, with_tunnels: bool) -> Option<Passed> {
    if start == end {
        return None;
    }
    let between = between(topology, start, end, with_tunnels)?;
    let mut walk = Walk {
        topology,
        start,
        end,
        with_tunnels,
        between: &between,
        way: Vec::new(),
        is_on_way: vec![false; topology.graph.node_count()],
        used: vec![false; topology.limit_count],
        passed: Passed::default(),
        steps: 0,
    };
    if let Some(group) = topology.group_limit(start)
        && let Some(used) = walk.used.get_mut(group)
    {
        *used = true;
    }
    walk.go(start);
    if walk.steps < MOST_STEPS {
        return (!walk.passed.nodes.is_empty()).then_some(walk.passed);
    }
    Some(everything(topology, start, end, with_tunnels, &between))
}

struct Walk<'t, 'a> {
    topology: &'t Topology<'a>,
    start: NodeIndex,
    end: NodeIndex,
    with_tunnels: bool,
    between: &'t BTreeSet<EdgeIndex>,
    way: Vec<Step>,
    is_on_way: Vec<bool>,
    used: Vec<bool>,
    passed: Passed,
    steps: usize,
}

impl Walk<'_, '_> {
    fn mark(&mut self, node: NodeIndex, is_on_way: bool) {
        if let Some(mark) = self.is_on_way.get_mut(node.index()) {
            *mark = is_on_way;
        }
    }

    fn go(&mut self, node: NodeIndex) {
        if node == self.end {
            self.take_down();
            return;
        }
        let topology = self.topology;
        let by_tunnel = self.way.last().is_some_and(|step| topology.is_tunnel(step.edge));
        if !self.way.is_empty() && !topology.passes_on(node, by_tunnel) {
            return;
        }
        self.mark(node, true);
        for step in topology.adjacent(node) {
            if self.steps >= MOST_STEPS {
                break;
            }
            let is_on_way = self.is_on_way.get(step.to.index()).copied().unwrap_or(true);
            if is_on_way
                || !self.between.contains(&step.edge)
                || !topology.is_open(node, *step, self.start, self.with_tunnels)
            {
                continue;
            }
            let limits: Vec<usize> =
                topology.limits(step.edge).iter().copied().chain(topology.group_limit(step.to)).collect();
            if limits.iter().any(|limit| self.used.get(*limit).copied().unwrap_or(true)) {
                continue;
            }
            self.steps += 1;
            self.set_used(&limits, true);
            self.way.push(*step);
            self.go(step.to);
            self.way.pop();
            self.set_used(&limits, false);
        }
        self.mark(node, false);
    }

    fn set_used(&mut self, limits: &[usize], value: bool) {
        for limit in limits {
            if let Some(used) = self.used.get_mut(*limit) {
                *used = value;
            }
        }
    }

    /// A path is whole: its nodes and passages count.
    fn take_down(&mut self) {
        if self.with_tunnels && self.bypasses_a_tunnel() {
            return;
        }
        let mut node = self.start;
        let mut came: Option<EdgeIndex> = None;
        let mut distance = 0;
        for step in &self.way {
            let least = self.passed.nodes.entry(node).or_insert(distance);
            *least = distance.min(*least);
            if let Some(came) = came {
                self.passed.passages.insert((node, came, step.edge));
            }
            distance += 1;
            if self.topology.is_tunnel(step.edge) {
                let least = self.passed.tunnels.entry(step.edge).or_insert(distance);
                *least = distance.min(*least);
            }
            node = step.to;
            came = Some(step.edge);
        }
        let least = self.passed.nodes.entry(node).or_insert(distance);
        *least = distance.min(*least);
    }

    /// Whether the path passes both ends of a tunnel that would have taken it, and goes between them in the open.
    fn bypasses_a_tunnel(&self) -> bool {
        let nodes: Vec<NodeIndex> = std::iter::once(self.start).chain(self.way.iter().map(|step| step.to)).collect();
        let position = |node: NodeIndex| nodes.iter().position(|other| *other == node);
        self.topology.tunnels.values().any(|edge| {
            let Some((first, second)) = self.topology.graph.edge_endpoints(*edge) else { return false };
            let (Some(one), Some(other)) = (position(first), position(second)) else { return false };
            let serves = |node: NodeIndex| node == self.start || node == self.end || self.topology.is_device(node);
            let between = one.min(other)..one.max(other);
            serves(first)
                && serves(second)
                && !self.way.get(between).into_iter().flatten().any(|step| self.topology.is_tunnel(step.edge))
        })
    }
}

/// The edges of the blocks on the way from one node to another; none if they are not connected.
///
/// An edge between the two ends is added in thought: what is then in one block with it lies on a path between them.
fn between(
    topology: &Topology<'_>,
    start: NodeIndex,
    end: NodeIndex,
    with_tunnels: bool,
) -> Option<BTreeSet<EdgeIndex>> {
    /// A node on the stack of the search, with the edge that led to it and the next neighbour to look at.
    struct Frame {
        node: NodeIndex,
        came: Option<EdgeIndex>,
        next: usize,
    }
    let count = topology.graph.node_count();
    let mut number = vec![0_usize; count];
    let mut low = vec![0_usize; count];
    let get = |list: &[usize], node: NodeIndex| list.get(node.index()).copied().unwrap_or_default();
    let set = |list: &mut Vec<usize>, node: NodeIndex, value: usize| {
        if let Some(place) = list.get_mut(node.index()) {
            *place = value;
        }
    };
    // Depth first from the end over the edge in thought to the start: its block is the first node's own.
    set(&mut number, end, 1);
    set(&mut low, end, 1);
    set(&mut number, start, 2);
    set(&mut low, start, 1);
    let mut counter = 2;
    let mut frames = vec![Frame { node: start, came: None, next: 0 }];
    let mut edges: Vec<EdgeIndex> = Vec::new();
    let mut is_connected = false;
    while let Some(frame) = frames.last_mut() {
        let node = frame.node;
        let came = frame.came;
        let step = topology.adjacent(node).get(frame.next).copied();
        frame.next += 1;
        let Some(step) = step else {
            frames.pop();
            if let (Some(parent), Some(came)) = (frames.last(), came) {
                let parent = parent.node;
                let least = get(&low, node);
                if least >= get(&number, parent) {
                    // A block that hangs on its parent alone: nothing of it lies between the ends.
                    while let Some(edge) = edges.pop() {
                        if edge == came {
                            break;
                        }
                    }
                } else {
                    let own = get(&low, parent);
                    set(&mut low, parent, least.min(own));
                }
            }
            continue;
        };
        if Some(step.edge) == came || (!with_tunnels && topology.is_tunnel(step.edge)) {
            continue;
        }
        let seen = get(&number, step.to);
        if seen == 0 {
            counter += 1;
            set(&mut number, step.to, counter);
            set(&mut low, step.to, counter);
            edges.push(step.edge);
            frames.push(Frame { node: step.to, came: Some(step.edge), next: 0 });
        } else if seen < get(&number, node) {
            is_connected |= step.to == end;
            edges.push(step.edge);
            let own = get(&low, node);
            set(&mut low, node, seen.min(own));
        }
    }
    is_connected.then(|| edges.into_iter().collect())
}

/// Everything between two nodes, where there are too many paths to tell which passes what.
fn everything(
    topology: &Topology<'_>,
    start: NodeIndex,
    end: NodeIndex,
    with_tunnels: bool,
    between: &BTreeSet<EdgeIndex>,
) -> Passed {
    let mut passed = Passed { is_approximate: true, ..Passed::default() };
    let mut open = std::collections::VecDeque::from([(start, 0_u32)]);
    passed.nodes.insert(start, 0);
    while let Some((node, distance)) = open.pop_front() {
        for step in topology.adjacent(node) {
            if between.contains(&step.edge) && topology.is_open(node, *step, start, with_tunnels) {
                if topology.is_tunnel(step.edge) {
                    passed.tunnels.entry(step.edge).or_insert(distance + 1);
                }
                if let std::collections::btree_map::Entry::Vacant(vacant) = passed.nodes.entry(step.to) {
                    vacant.insert(distance + 1);
                    if step.to != end {
                        open.push_back((step.to, distance + 1));
                    }
                }
            }
        }
    }
    for node in passed.nodes.keys().filter(|node| **node != start && **node != end) {
        for into in topology.adjacent(*node).iter().filter(|step| between.contains(&step.edge)) {
            for out in topology.adjacent(*node).iter().filter(|step| between.contains(&step.edge)) {
                let comes = topology.is_open(into.to, Step { edge: into.edge, to: *node }, start, with_tunnels);
                let goes = topology.is_open(*node, *out, start, with_tunnels);
                if into.edge != out.edge && into.to != end && out.to != start && comes && goes {
                    passed.passages.insert((*node, into.edge, out.edge));
                }
            }
        }
    }
    passed
}

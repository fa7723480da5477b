//! The blocks (biconnected components) of the topology as a tree.
//!
//! A path without a repeated node passes the blocks on the way from one end to the other in the block-cut tree, each
//! from one cut node to the next, and no other block (Hopcroft and Tarjan 1973, "Algorithm 447: efficient algorithms for
//! graph manipulation").

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::{Open, Topology};

const NO_BLOCK: usize = usize::MAX;

/// What uses a limit up: an edge, or a member of a redundancy group.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum User {
    Edge(EdgeIndex),
    Node(NodeIndex),
}

/// The blocks of a topology. Edges count both ways, whatever passes them.
#[derive(Debug)]
pub(super) struct Blocks {
    block_of_edge: Vec<usize>,
    /// For each node, the block that leads from it towards the root of its component.
    up: Vec<usize>,
    all: Vec<Block>,
}

#[derive(Debug)]
struct Block {
    /// Its node that is nearest to the root.
    top: NodeIndex,
    /// How many blocks lie between it and the root.
    depth: usize,
    /// What uses up which limit in it.
    users: BTreeMap<usize, BTreeSet<User>>,
}

/// A part of a way: through one block, or through several that have to be looked at together.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Part {
    /// Ascending.
    pub(super) blocks: Vec<usize>,
    pub(super) from: NodeIndex,
    pub(super) to: NodeIndex,
}

/// A node on the stack of the search, with the edge that led to it and the next neighbour to look at.
struct Frame {
    node: NodeIndex,
    came: Option<EdgeIndex>,
    next: usize,
}

impl Blocks {
    pub(super) fn new(topology: &Topology<'_>, open: Open) -> Self {
        let node_count = topology.graph.node_count();
        let mut this = Self {
            block_of_edge: vec![NO_BLOCK; topology.graph.edge_count()],
            up: vec![NO_BLOCK; node_count],
            all: Vec::new(),
        };
        let mut numbers = Numbers { number: vec![0; node_count], low: vec![0; node_count], last: 0 };
        for root in topology.graph.node_indices() {
            if numbers.number(root) == 0 {
                this.add_component(topology, open, root, &mut numbers);
            }
        }
        // A block is whole after those that hang on it.
        for index in (0..this.all.len()).rev() {
            let Some(top) = this.all.get(index).map(|block| block.top) else { continue };
            let depth = this.block_above(top).map_or(0, |above| above.depth + 1);
            if let Some(block) = this.all.get_mut(index) {
                block.depth = depth;
            }
        }
        this
    }

    /// Looks at everything that a node is connected with, depth first.
    fn add_component(&mut self, topology: &Topology<'_>, open: Open, root: NodeIndex, numbers: &mut Numbers) {
        let mut edges: Vec<EdgeIndex> = Vec::new();
        numbers.enter(root);
        let mut frames = vec![Frame { node: root, came: None, next: 0 }];
        while let Some(frame) = frames.last_mut() {
            let (node, came) = (frame.node, frame.came);
            let Some(step) = topology.adjacent(node).get(frame.next).copied() else {
                frames.pop();
                if let (Some(parent), Some(came)) = (frames.last(), came)
                    && numbers.leave(node, parent.node)
                {
                    self.add_block(topology, parent.node, came, &mut edges);
                }
                continue;
            };
            frame.next += 1;
            let is_closed = topology.is_tunnel(step.edge) && !topology.is_open_tunnel(step.edge, open);
            if Some(step.edge) == came || is_closed {
                continue;
            }
            if numbers.number(step.to) == 0 {
                numbers.enter(step.to);
                edges.push(step.edge);
                frames.push(Frame { node: step.to, came: Some(step.edge), next: 0 });
            } else if numbers.number(step.to) < numbers.number(node) {
                edges.push(step.edge);
                numbers.reach(node, step.to);
            }
        }
    }

    /// Makes a block of the edges that were found last, down to `came`.
    fn add_block(&mut self, topology: &Topology<'_>, top: NodeIndex, came: EdgeIndex, edges: &mut Vec<EdgeIndex>) {
        let index = self.all.len();
        let mut users: BTreeMap<usize, BTreeSet<User>> = BTreeMap::new();
        while let Some(edge) = edges.pop() {
            if let Some(block) = self.block_of_edge.get_mut(edge.index()) {
                *block = index;
            }
            for limit in topology.limits(edge) {
                users.entry(*limit).or_default().insert(User::Edge(edge));
            }
            let ends = topology.graph.edge_endpoints(edge);
            for node in ends.into_iter().flat_map(|(one, other)| [one, other]) {
                if let Some(limit) = topology.group_limit(node) {
                    users.entry(limit).or_default().insert(User::Node(node));
                }
                if node != top
                    && let Some(up) = self.up.get_mut(node.index())
                {
                    *up = index;
                }
            }
            if edge == came {
                break;
            }
        }
        self.all.push(Block { top, depth: 0, users });
    }

    /// Whether an edge lies in a part.
    pub(super) fn is_in(&self, edge: EdgeIndex, part: &Part) -> bool {
        self.block_of_edge.get(edge.index()).is_some_and(|block| part.blocks.binary_search(block).is_ok())
    }

    fn up(&self, node: NodeIndex) -> Option<usize> {
        self.up.get(node.index()).copied().filter(|block| *block != NO_BLOCK)
    }

    fn block_above(&self, node: NodeIndex) -> Option<&Block> {
        self.all.get(self.up(node)?)
    }

    /// The parts of the ways from one node to another; none if they are not connected.
    pub(super) fn parts(&self, start: NodeIndex, end: NodeIndex) -> Option<Vec<Part>> {
        let parts = self.chain(start, end)?;
        if !self.is_limited_as_a_whole(&parts) {
            return Some(parts);
        }
        let mut blocks: Vec<usize> = parts.into_iter().flat_map(|part| part.blocks).collect();
        blocks.sort_unstable();
        Some(vec![Part { blocks, from: start, to: end }])
    }

    /// The blocks between two nodes, each as a part.
    fn chain(&self, start: NodeIndex, end: NodeIndex) -> Option<Vec<Part>> {
        let (mut start, mut end) = (start, end);
        let mut first = Vec::new();
        let mut last = Vec::new();
        let part = |block, from, to| Part { blocks: vec![block], from, to };
        let block = |index: usize| self.all.get(index);
        while start != end {
            let (above_start, above_end) = (self.up(start), self.up(end));
            if above_start.is_some() && above_start == above_end {
                first.push(part(above_start?, start, end));
                break;
            }
            let depth = |above: Option<usize>| above.and_then(block).map(|block| block.depth);
            if depth(above_start) >= depth(above_end) {
                let index = above_start?;
                let top = block(index)?.top;
                first.push(part(index, start, top));
                start = top;
            } else {
                let index = above_end?;
                let top = block(index)?.top;
                last.push(part(index, top, end));
                end = top;
            }
        }
        first.extend(last.into_iter().rev());
        Some(first)
    }

    /// Whether a limit can be used up in one part and again in another.
    fn is_limited_as_a_whole(&self, parts: &[Part]) -> bool {
        let mut users: BTreeMap<usize, (BTreeSet<User>, usize)> = BTreeMap::new();
        for block in parts.iter().flat_map(|part| &part.blocks).filter_map(|block| self.all.get(*block)) {
            for (limit, of_block) in &block.users {
                let (all, most) = users.entry(*limit).or_default();
                all.extend(of_block);
                *most = of_block.len().max(*most);
            }
        }
        users.values().any(|(all, most)| all.len() > *most)
    }
}

/// The numbers of Tarjan's search, from 1; 0 for nodes not yet seen.
struct Numbers {
    number: Vec<usize>,
    /// The lowest number that can be reached from a node without the edge that led to it.
    low: Vec<usize>,
    last: usize,
}

impl Numbers {
    fn number(&self, node: NodeIndex) -> usize {
        self.number.get(node.index()).copied().unwrap_or_default()
    }

    fn low(&self, node: NodeIndex) -> usize {
        self.low.get(node.index()).copied().unwrap_or_default()
    }

    fn enter(&mut self, node: NodeIndex) {
        self.last += 1;
        if let (Some(number), Some(low)) = (self.number.get_mut(node.index()), self.low.get_mut(node.index())) {
            (*number, *low) = (self.last, self.last);
        }
    }

    fn lower(&mut self, node: NodeIndex, reached: usize) {
        if let Some(low) = self.low.get_mut(node.index()) {
            *low = reached.min(*low);
        }
    }

    /// An edge leads from a node back to one that was seen before.
    fn reach(&mut self, node: NodeIndex, seen: NodeIndex) {
        self.lower(node, self.number(seen));
    }

    /// Takes what a node reaches up to its parent, and says whether a block ends there.
    fn leave(&mut self, node: NodeIndex, parent: NodeIndex) -> bool {
        let reached = self.low(node);
        self.lower(parent, reached);
        reached >= self.number(parent)
    }
}

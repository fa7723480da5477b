//! Every path that passes no node twice.
//!
//! A path is put together of its parts, one for each block on the way (`blocks`): where no limit reaches over several
//! blocks, what is possible in one does not depend on the others, and is looked for once for all paths through it. Within
//! a part, a walk finds all ways, depth first; it never takes a step from which the end cannot be reached. Their number can
//! grow without measure in a dense network, so the walk stops after [`MOST_WORK`]; then everything in between is named.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::blocks::{Blocks, Part};
use super::{Open, Passed, Step, Topology};

/// How many edges a walk may look at: hundredths of a second.
const MOST_WORK: usize = 1_000_000;

const NOT_ON_WAY: u32 = u32::MAX;

/// What was found out about parts of paths, kept since most paths share them.
#[derive(Debug, Default)]
pub(super) struct Parts {
    blocks: HashMap<Open, Arc<Blocks>>,
    passed: HashMap<(Open, Part, Ends), Option<Arc<Passed>>>,
}

/// Which ends of a part are the path's own.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Ends {
    is_start: bool,
    is_end: bool,
}

/// What all paths pass; none if there is no path.
pub(super) fn passed(topology: &Topology<'_>, start: NodeIndex, end: NodeIndex, open: Open) -> Option<Passed> {
    if start == end {
        return None;
    }
    let blocks = {
        let mut parts = topology.parts.borrow_mut();
        Arc::clone(parts.blocks.entry(open).or_insert_with(|| Arc::new(Blocks::new(topology, open))))
    };
    let mut parts = blocks.parts(start, end)?;
    // Whether a tunnel serves a server's segment depends on the step beside it.
    if parts.len() > 1 && parts.first().is_some_and(|part| topology.home(start) == Some(part.to)) {
        join(&mut parts, 0);
    }
    if parts.len() > 1 && parts.last().is_some_and(|part| topology.home(end) == Some(part.from)) {
        let last = parts.len() - 1;
        join(&mut parts, last - 1);
    }
    let mut whole: Option<Passed> = None;
    for part in parts {
        let ends = Ends { is_start: part.from == start, is_end: part.to == end };
        let next = part_passed(topology, &blocks, open, &part, ends)?;
        whole = Some(match whole {
            None => Passed::clone(&next),
            Some(before) => joined(topology, before, &next, part.from)?,
        });
    }
    whole
}

/// Makes one part of that at a position and the next.
fn join(parts: &mut Vec<Part>, position: usize) {
    let next = parts.remove(position + 1);
    if let Some(part) = parts.get_mut(position) {
        part.blocks.extend(next.blocks);
        part.blocks.sort_unstable();
        part.to = next.to;
    }
}

/// What paths through two parts pass that meet at a node.
fn joined(topology: &Topology<'_>, before: Passed, after: &Passed, at: NodeIndex) -> Option<Passed> {
    if topology.is_server(at) {
        return None;
    }
    let mut whole = before;
    let distance = whole.nodes.get(&at).copied().unwrap_or_default();
    for (node, more) in &after.nodes {
        whole.pass_node(*node, distance + more);
    }
    for (tunnel, more) in &after.tunnels {
        whole.pass_tunnel(*tunnel, distance + more);
    }
    whole.passages.extend(&after.passages);
    for from in &whole.last_edges {
        whole.passages.extend(after.first_edges.iter().map(|to| (at, *from, *to)));
    }
    whole.last_edges.clone_from(&after.last_edges);
    whole.is_approximate |= after.is_approximate;
    Some(whole)
}

fn part_passed(topology: &Topology<'_>, blocks: &Blocks, open: Open, part: &Part, ends: Ends) -> Option<Arc<Passed>> {
    let key = (open, part.clone(), ends);
    if let Some(known) = topology.parts.borrow().passed.get(&key) {
        return known.clone();
    }
    let found = Walk::new(topology, blocks, open, part, ends).passed().map(Arc::new);
    topology.parts.borrow_mut().passed.insert(key, found.clone());
    found
}

/// A walk through a part of the topology.
struct Walk<'t, 'a> {
    topology: &'t Topology<'a>,
    blocks: &'t Blocks,
    open: Open,
    part: &'t Part,
    ends: Ends,
    /// Tunnels of the part, with their ends.
    tunnels: Vec<(NodeIndex, NodeIndex)>,
    way: Vec<Step>,
    /// For each node how many steps lead to it on the way, or [`NOT_ON_WAY`].
    place_on_way: Vec<u32>,
    used: BTreeSet<usize>,
    passed: Passed,
    work: usize,
}

/// The steps that are left to try at a node of the way, and the limits that the step to it has used up.
struct Stop {
    steps: std::vec::IntoIter<Step>,
    limits: Vec<usize>,
}

impl<'t, 'a> Walk<'t, 'a> {
    fn new(topology: &'t Topology<'a>, blocks: &'t Blocks, open: Open, part: &'t Part, ends: Ends) -> Self {
        let tunnels = topology.tunnels.values().filter(|tunnel| blocks.is_in(**tunnel, part));
        Self {
            topology,
            blocks,
            open,
            part,
            ends,
            tunnels: tunnels.filter_map(|tunnel| topology.graph.edge_endpoints(*tunnel)).collect(),
            way: Vec::new(),
            place_on_way: vec![NOT_ON_WAY; topology.graph.node_count()],
            used: topology.group_limit(part.from).into_iter().collect(),
            passed: Passed::default(),
            work: 0,
        }
    }

    fn passed(mut self) -> Option<Passed> {
        self.set_place(self.part.from, 0);
        let mut stops = vec![Stop { steps: self.steps().into_iter(), limits: Vec::new() }];
        while let Some(stop) = stops.last_mut() {
            if self.work > MOST_WORK {
                return self.everything();
            }
            let Some(step) = stop.steps.next() else {
                if let Some(last) = self.way.pop() {
                    self.set_place(last.to, NOT_ON_WAY);
                }
                for limit in stops.pop().into_iter().flat_map(|stop| stop.limits) {
                    self.used.remove(&limit);
                }
                continue;
            };
            let limits = self.limits(step);
            if limits.iter().any(|limit| self.used.contains(limit)) {
                continue;
            }
            self.way.push(step);
            if step.to == self.part.to {
                self.take_down();
                self.way.pop();
                continue;
            }
            self.used.extend(&limits);
            self.set_place(step.to, self.way.len());
            stops.push(Stop { steps: self.steps().into_iter(), limits });
        }
        (!self.passed.nodes.is_empty()).then_some(self.passed)
    }

    fn set_place(&mut self, node: NodeIndex, place: impl TryInto<u32>) {
        if let Some(known) = self.place_on_way.get_mut(node.index()) {
            *known = place.try_into().unwrap_or(NOT_ON_WAY);
        }
    }

    fn is_on_way(&self, node: NodeIndex) -> bool {
        self.place_on_way.get(node.index()).is_none_or(|place| *place != NOT_ON_WAY)
    }

    /// The limits that a step uses up.
    fn limits(&self, step: Step) -> Vec<usize> {
        let group = self.topology.group_limit(step.to);
        self.topology.limits(step.edge).iter().copied().chain(group).collect()
    }

    /// The steps that lead on from the last node of the way, as far as limits allow.
    fn steps(&mut self) -> Vec<Step> {
        let node = self.way.last().map_or(self.part.from, |step| step.to);
        let topology = self.topology;
        let all = topology.adjacent(node);
        self.work += all.len();
        let mut steps: Vec<Step> =
            all.iter().copied().filter(|step| !self.is_on_way(step.to) && self.leads_on(node, *step)).collect();
        if steps.len() > 1 {
            let reaching = self.reaching();
            steps.retain(|step| reaching.get(step.to.index()).copied().unwrap_or_default());
        }
        steps
    }

    /// Whether the way may go on from its last node by a step of the part.
    fn leads_on(&self, node: NodeIndex, step: Step) -> bool {
        let topology = self.topology;
        if !self.blocks.is_in(step.edge, self.part) {
            return false;
        }
        if let Some(came) = self.way.last() {
            // Hosts do not route, and a tunnel that ends at a segment is for its hosts.
            let is_for_hosts = topology.is_tunnel(came.edge) && !topology.is_device(node);
            if topology.is_server(node) || is_for_hosts && !topology.is_attachment(step.edge) {
                return false;
            }
        }
        // A tunnel into a segment that is neither the end nor next to it leads nowhere.
        let is_into_hosts = topology.is_tunnel(step.edge) && !topology.is_device(step.to);
        if is_into_hosts && step.to != self.part.to && topology.home(self.part.to) != Some(step.to) {
            return false;
        }
        if is_into_hosts && step.to == self.part.to && !self.ends.is_end {
            return false;
        }
        topology.is_open(node, step, self.starts_at(node, self.way.len()), self.open)
    }

    /// Whether the path starts at the hosts of a node that the way comes to with so many steps.
    fn starts_at(&self, node: NodeIndex, place: usize) -> bool {
        match place {
            0 => self.ends.is_start,
            1 => {
                self.ends.is_start
                    && self.topology.home(self.part.from) == Some(node)
                    && self.way.first().is_some_and(|step| self.topology.is_attachment(step.edge))
            }
            _ => false,
        }
    }

    /// Whether the path ends at the hosts of a node that the whole way comes to with so many steps.
    fn ends_at(&self, node: NodeIndex, place: usize) -> bool {
        match self.way.len() - place {
            0 => self.ends.is_end,
            1 => {
                self.ends.is_end
                    && self.topology.home(self.part.to) == Some(node)
                    && self.way.last().is_some_and(|step| self.topology.is_attachment(step.edge))
            }
            _ => false,
        }
    }

    /// Nodes beside the way from which the end of the part can be reached.
    fn reaching(&mut self) -> Vec<bool> {
        let topology = self.topology;
        let mut reaching = vec![false; self.place_on_way.len()];
        let mut open = vec![self.part.to];
        while let Some(node) = open.pop() {
            let Some(mark) = reaching.get_mut(node.index()) else { continue };
            if *mark {
                continue;
            }
            *mark = true;
            let back = topology.adjacent(node);
            self.work += back.len();
            let is_beside = |step: &&Step| self.blocks.is_in(step.edge, self.part) && !self.is_on_way(step.to);
            open.extend(back.iter().filter(is_beside).map(|step| step.to).filter(|from| !topology.is_server(*from)));
        }
        reaching
    }

    /// A way is whole: its nodes and passages count.
    fn take_down(&mut self) {
        if self.bypasses_a_tunnel() {
            return;
        }
        self.work += self.way.len();
        let mut node = self.part.from;
        let mut came: Option<EdgeIndex> = None;
        for (step, distance) in self.way.iter().zip(0_u32..) {
            self.passed.pass_node(node, distance);
            match came {
                None => self.passed.first_edges.insert(step.edge),
                Some(came) => self.passed.passages.insert((node, came, step.edge)),
            };
            if self.topology.is_tunnel(step.edge) {
                self.passed.pass_tunnel(step.edge, distance + 1);
            }
            node = step.to;
            came = Some(step.edge);
        }
        self.passed.pass_node(node, u32::try_from(self.way.len()).unwrap_or(u32::MAX));
        self.passed.last_edges.extend(came);
    }

    /// Whether the way passes both ends of a tunnel that would have taken it, and leaves the one or comes to the other
    /// in the open.
    fn bypasses_a_tunnel(&self) -> bool {
        let topology = self.topology;
        let place = |node: NodeIndex| {
            if node == self.part.to {
                return Some(self.way.len());
            }
            let place = self.place_on_way.get(node.index()).copied().filter(|place| *place != NOT_ON_WAY);
            place.and_then(|place| usize::try_from(place).ok())
        };
        self.tunnels.iter().any(|(first, second)| {
            let (Some(one), Some(other)) = (place(*first), place(*second)) else { return false };
            let (from, to, node_from, node_to) =
                if one < other { (one, other, *first, *second) } else { (other, one, *second, *first) };
            let serves = (topology.is_device(node_from) || self.starts_at(node_from, from))
                && (topology.is_device(node_to) || self.ends_at(node_to, to));
            let is_tunnel = |step: usize| self.way.get(step).is_some_and(|step| topology.is_tunnel(step.edge));
            serves && !(is_tunnel(from) && to.checked_sub(1).is_some_and(is_tunnel))
        })
    }

    /// Everything between the ends of the part, where there are too many ways to tell which passes what.
    fn everything(self) -> Option<Passed> {
        let topology = self.topology;
        let walk = Self::new(topology, self.blocks, self.open, self.part, self.ends);
        let (from, to) = (walk.part.from, walk.part.to);
        let goes = |node: NodeIndex, step: Step| {
            let is_in = walk.blocks.is_in(step.edge, walk.part) && node != to && step.to != from;
            let is_end = (topology.is_server(step.to) || topology.is_tunnel(step.edge) && !topology.is_device(step.to))
                && step.to != to
                && topology.home(to) != Some(step.to);
            let starts_here = walk.ends.is_start && (node == from || topology.home(from) == Some(node));
            is_in && !is_end && topology.is_open(node, step, starts_here, walk.open)
        };
        let mut passed = Passed { is_approximate: true, ..Passed::default() };
        let forth = distances(topology, from, goes);
        let back = distances(topology, to, |node, step| goes(step.to, Step { edge: step.edge, to: node }));
        let lies_between = |node: NodeIndex| forth.contains_key(&node) && back.contains_key(&node);
        if !lies_between(to) {
            return None;
        }
        for (node, distance) in forth.iter().filter(|(node, _)| lies_between(**node)) {
            passed.pass_node(*node, *distance);
            let steps = || topology.adjacent(*node).iter().filter(|step| lies_between(step.to));
            let ins: Vec<&Step> = steps().filter(|step| goes(step.to, Step { edge: step.edge, to: *node })).collect();
            for out in steps().filter(|step| goes(*node, **step)) {
                if topology.is_tunnel(out.edge) {
                    passed.pass_tunnel(out.edge, distance + 1);
                }
                if *node == from {
                    passed.first_edges.insert(out.edge);
                }
                if out.to == to {
                    passed.last_edges.insert(out.edge);
                }
                let others = ins.iter().filter(|into| into.to != out.to);
                passed.passages.extend(others.map(|into| (*node, into.edge, out.edge)));
            }
        }
        Some(passed)
    }
}

/// The nodes that steps lead to from a node, with how many it takes.
fn distances(
    topology: &Topology<'_>,
    start: NodeIndex,
    is_open: impl Fn(NodeIndex, Step) -> bool,
) -> std::collections::BTreeMap<NodeIndex, u32> {
    let mut distances = std::collections::BTreeMap::from([(start, 0)]);
    let mut open = std::collections::VecDeque::from([(start, 0)]);
    while let Some((node, distance)) = open.pop_front() {
        for step in topology.adjacent(node) {
            if is_open(node, *step) && !distances.contains_key(&step.to) {
                distances.insert(step.to, distance + 1);
                open.push_back((step.to, distance + 1));
            }
        }
    }
    distances
}

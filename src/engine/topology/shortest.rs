//! All shortest paths, under limits.
//!
//! A state is a node with the set of limits that the way to it has used up. Breadth-first search over states gives the
//! shortest paths: a way that comes back to a node could leave the loop out and would have used up no more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexSet;
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::{Passed, Step, Topology};

/// Limits that are used up, one bit each, in words of 64.
type Used = Box<[u64]>;

const NO_STATE: u32 = u32::MAX;

/// A node as a way has come to it.
#[derive(Clone, Copy, Debug)]
struct State {
    node: NodeIndex,
    distance: u32,
    /// Position in `Search::used`.
    used: u32,
    /// Whether it was come to over a tunnel; matters where a tunnel ends at hosts.
    by_tunnel: bool,
    /// The next state of the same node, or [`NO_STATE`].
    next_of_node: u32,
}

/// What a search from a node has found. Kept for each segment of a large project, so it is small.
#[derive(Debug)]
pub(super) struct Search {
    states: Vec<State>,
    /// The first state of each node, or [`NO_STATE`].
    first_of_node: Vec<u32>,
    used: IndexSet<Used>,
}

impl Search {
    fn state(&self, index: u32) -> Option<&State> {
        self.states.get(usize::try_from(index).ok()?)
    }

    fn states_of(&self, node: NodeIndex) -> impl Iterator<Item = u32> {
        let mut next = self.first_of_node.get(node.index()).copied().unwrap_or(NO_STATE);
        std::iter::from_fn(move || {
            let index = (next != NO_STATE).then_some(next)?;
            next = self.state(index)?.next_of_node;
            Some(index)
        })
    }

    fn find(&self, node: NodeIndex, used: u32, by_tunnel: bool) -> Option<u32> {
        self.states_of(node)
            .find(|index| self.state(*index).is_some_and(|state| state.used == used && state.by_tunnel == by_tunnel))
    }

    fn add(&mut self, state: State) -> Option<u32> {
        let index = u32::try_from(self.states.len()).ok()?;
        let first = self.first_of_node.get_mut(state.node.index())?;
        self.states.push(State { next_of_node: *first, ..state });
        *first = index;
        Some(index)
    }

    /// What is used up once a step is taken; none if a limit forbids it.
    fn used_after(&mut self, topology: &Topology<'_>, used: u32, step: Step) -> Option<u32> {
        let limits = topology.limits(step.edge);
        let group = topology.group_limit(step.to);
        if limits.is_empty() && group.is_none() {
            return Some(used);
        }
        let mut set = self.used.get_index(usize::try_from(used).ok()?)?.clone();
        for limit in limits.iter().copied().chain(group) {
            let word = set.get_mut(limit / 64)?;
            let bit = 1 << (limit % 64);
            if *word & bit != 0 {
                return None;
            }
            *word |= bit;
        }
        u32::try_from(self.used.insert_full(set).0).ok()
    }
}

/// What the shortest paths pass; none if there is no path.
pub(super) fn passed(topology: &Topology<'_>, start: NodeIndex, end: NodeIndex, with_tunnels: bool) -> Option<Passed> {
    let search = search_from(topology, start, with_tunnels);
    let distance = |index: u32| search.state(index).map_or(u32::MAX, |state| state.distance);
    let least = search.states_of(end).map(distance).min()?;
    let mut passed = Passed::default();
    // Back from the end, farthest first, so that a state is looked at once, with all edges by which paths go on from it.
    let mut on_from: BTreeMap<u32, BTreeSet<EdgeIndex>> = BTreeMap::new();
    let mut open: BTreeSet<(u32, u32)> =
        search.states_of(end).filter(|index| distance(*index) == least).map(|index| (least, index)).collect();
    while let Some((_, index)) = open.pop_last() {
        let Some(state) = search.state(index) else { continue };
        let entry = passed.nodes.entry(state.node).or_insert(state.distance);
        *entry = state.distance.min(*entry);
        let ons: Vec<EdgeIndex> = on_from.get(&index).into_iter().flatten().copied().collect();
        for (before, edge) in before(topology, &search, state, start, with_tunnels) {
            if topology.is_tunnel(edge) {
                let known = passed.tunnels.entry(edge).or_insert(state.distance);
                *known = state.distance.min(*known);
            }
            passed.passages.extend(ons.iter().map(|on| (state.node, edge, *on)));
            on_from.entry(before).or_default().insert(edge);
            open.insert((state.distance.saturating_sub(1), before));
        }
    }
    Some(passed)
}

/// The states one step before a state on shortest ways to it.
fn before(
    topology: &Topology<'_>,
    search: &Search,
    state: &State,
    start: NodeIndex,
    with_tunnels: bool,
) -> Vec<(u32, EdgeIndex)> {
    let mut found = Vec::new();
    if state.distance == 0 {
        return found;
    }
    for back in topology.adjacent(state.node) {
        let step = Step { edge: back.edge, to: state.node };
        if topology.is_tunnel(step.edge) != state.by_tunnel || !topology.is_open(back.to, step, start, with_tunnels) {
            continue;
        }
        for index in search.states_of(back.to) {
            let Some(previous) = search.state(index) else { continue };
            let fits = previous.distance + 1 == state.distance
                && (previous.distance == 0 || topology.passes_on(previous.node, previous.by_tunnel))
                && leads_to(topology, search, previous.used, step, state.used);
            if fits {
                found.push((index, step.edge));
            }
        }
    }
    found
}

/// Whether a step makes of what was used up what is used up after it.
fn leads_to(topology: &Topology<'_>, search: &Search, from: u32, step: Step, to: u32) -> bool {
    let limits = topology.limits(step.edge);
    let group = topology.group_limit(step.to);
    if limits.is_empty() && group.is_none() {
        return from == to;
    }
    let set = |index: u32| usize::try_from(index).ok().and_then(|index| search.used.get_index(index));
    let (Some(from), Some(to)) = (set(from), set(to)) else { return false };
    let mut set = from.clone();
    for limit in limits.iter().copied().chain(group) {
        let Some(word) = set.get_mut(limit / 64) else { return false };
        let bit = 1 << (limit % 64);
        if *word & bit != 0 {
            return false;
        }
        *word |= bit;
    }
    set == *to
}

/// The search from a node, made when first asked for.
fn search_from(topology: &Topology<'_>, start: NodeIndex, with_tunnels: bool) -> Arc<Search> {
    if let Some(known) = topology.searches.borrow().get(&(start, with_tunnels)) {
        return Arc::clone(known);
    }
    let search = Arc::new(search(topology, start, with_tunnels));
    topology.searches.borrow_mut().insert((start, with_tunnels), Arc::clone(&search));
    search
}

fn search(topology: &Topology<'_>, start: NodeIndex, with_tunnels: bool) -> Search {
    let words = topology.limit_count.div_ceil(64);
    let mut nothing: Used = vec![0; words].into();
    if let Some(group) = topology.group_limit(start)
        && let Some(word) = nothing.get_mut(group / 64)
    {
        *word |= 1 << (group % 64);
    }
    let mut search = Search {
        states: Vec::new(),
        first_of_node: vec![NO_STATE; topology.graph.node_count()],
        used: IndexSet::from([nothing]),
    };
    search.add(State { node: start, distance: 0, used: 0, by_tunnel: false, next_of_node: NO_STATE });
    let mut next = 0;
    while let Some(state) = search.state(next).copied() {
        next += 1;
        if state.distance > 0 && !topology.passes_on(state.node, state.by_tunnel) {
            continue;
        }
        for step in topology.adjacent(state.node) {
            if !topology.is_open(state.node, *step, start, with_tunnels) {
                continue;
            }
            let Some(used) = search.used_after(topology, state.used, *step) else { continue };
            let by_tunnel = topology.is_tunnel(step.edge);
            if search.find(step.to, used, by_tunnel).is_none() {
                let distance = state.distance + 1;
                search.add(State { node: step.to, distance, used, by_tunnel, next_of_node: NO_STATE });
            }
        }
    }
    search
}

//! All shortest paths, under limits.
//!
//! A state is a node with the set of limits that the way to it has used up. Breadth-first search over states gives the
//! shortest paths: a way that comes back to a node could leave the loop out and would have used up no more.
//!
//! There can be very many sets, so only the limits that matter are counted: the search is made without any first, and
//! again with those that the shortest ways then break, until they break none. That is exact, since what is shortest
//! under some limits and breaks no other is shortest under all. Where even that makes more than [`MOST_STATES`], the
//! ways found last count, which may break a limit.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use indexmap::IndexSet;
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::{Open, Passed, Step, Topology};

/// How many states a search under limits may have, beside some for each node: hundredths of a second.
const MOST_STATES: usize = 20_000;

/// How many searches under limits are kept.
const MOST_KEPT: usize = 1000;

/// Limits that are used up, one bit each, in words of 64.
type Used = Box<[u64]>;

const NO_STATE: u32 = u32::MAX;

/// What searches have found, kept since most segments talk to many others.
#[derive(Debug, Default)]
pub(super) struct Searches {
    without_limits: HashMap<(NodeIndex, Open), Arc<Search>>,
    /// By the limits that were counted, too; none where there were too many states.
    under_limits: HashMap<(NodeIndex, Open, Vec<usize>), Option<Arc<Search>>>,
}

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
    start: NodeIndex,
    /// The segment of the server that it starts at.
    home: Option<NodeIndex>,
    open: Open,
    /// The limits that are counted, ascending; the position here is the bit in [`Used`].
    counted: Vec<usize>,
    states: Vec<State>,
    /// The first state of each node, or [`NO_STATE`].
    first_of_node: Vec<u32>,
    used: IndexSet<Used>,
}

/// What the shortest paths pass; none if there is no path.
pub(super) fn passed(topology: &Topology<'_>, start: NodeIndex, end: NodeIndex, open: Open) -> Option<Passed> {
    if start == end {
        return None;
    }
    let mut counted: Vec<usize> = Vec::new();
    let mut known: Option<Passed> = None;
    loop {
        let Some(search) = search_from(topology, start, open, &counted) else {
            return known.map(|passed| Passed { is_approximate: true, ..passed });
        };
        let (passed, broken) = search.ways_to(topology, end)?;
        if broken.is_empty() {
            return Some(passed);
        }
        counted.extend(broken);
        counted.sort_unstable();
        known = Some(passed);
    }
}

/// The search from a node, made when first asked for; none if it has too many states.
fn search_from(topology: &Topology<'_>, start: NodeIndex, open: Open, counted: &[usize]) -> Option<Arc<Search>> {
    let mut searches = topology.searches.borrow_mut();
    if counted.is_empty() {
        let made = || Search::new(topology, start, open, &[]).map(Arc::new);
        if let Some(search) = searches.without_limits.get(&(start, open)) {
            return Some(Arc::clone(search));
        }
        let search = made()?;
        searches.without_limits.insert((start, open), Arc::clone(&search));
        return Some(search);
    }
    let key = (start, open, counted.to_vec());
    if let Some(search) = searches.under_limits.get(&key) {
        return search.clone();
    }
    if searches.under_limits.len() >= MOST_KEPT {
        searches.under_limits.clear();
    }
    let search = Search::new(topology, start, open, counted).map(Arc::new);
    searches.under_limits.insert(key, search.clone());
    search
}

impl Search {
    fn new(topology: &Topology<'_>, start: NodeIndex, open: Open, counted: &[usize]) -> Option<Self> {
        let nothing: Used = vec![0; counted.len().div_ceil(64)].into();
        let mut search = Self {
            start,
            home: topology.home(start),
            open,
            counted: counted.to_vec(),
            states: Vec::new(),
            first_of_node: vec![NO_STATE; topology.graph.node_count()],
            used: IndexSet::from([nothing]),
        };
        search.add(State { node: start, distance: 0, used: 0, by_tunnel: false, next_of_node: NO_STATE });
        let most_states = MOST_STATES + 4 * topology.graph.node_count();
        let mut next = 0;
        while let Some(state) = search.state(next).copied() {
            next += 1;
            if !counted.is_empty() && search.states.len() > most_states {
                return None;
            }
            for step in topology.adjacent(state.node) {
                if !search.leads_on(topology, &state, *step) {
                    continue;
                }
                let Some(used) = search.used_after(topology, state.used, *step) else { continue };
                let by_tunnel = topology.is_tunnel(step.edge);
                let state =
                    State { node: step.to, distance: state.distance + 1, used, by_tunnel, next_of_node: NO_STATE };
                if !search.has_better(topology, &state) {
                    search.add(state);
                }
            }
        }
        Some(search)
    }

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

    fn add(&mut self, state: State) -> Option<u32> {
        let index = u32::try_from(self.states.len()).ok()?;
        let first = self.first_of_node.get_mut(state.node.index())?;
        self.states.push(State { next_of_node: *first, ..state });
        *first = index;
        Some(index)
    }

    /// Whether the node was come to before in the same way, or over fewer steps by a way that has used up no more and
    /// leads on wherever this one does.
    fn has_better(&self, topology: &Topology<'_>, new: &State) -> bool {
        let is_device = topology.is_device(new.node);
        self.states_of(new.node).filter_map(|index| self.state(index)).any(|old| {
            if old.distance == new.distance {
                old.used == new.used && old.by_tunnel == new.by_tunnel
            } else {
                (is_device || new.by_tunnel || !old.by_tunnel) && self.is_subset(old.used, new.used)
            }
        })
    }

    fn is_subset(&self, one: u32, other: u32) -> bool {
        one == other
            || match (self.used_at(one), self.used_at(other)) {
                (Some(one), Some(other)) => one.iter().zip(other).all(|(one, other)| one & !other == 0),
                _ => false,
            }
    }

    fn used_at(&self, used: u32) -> Option<&Used> {
        self.used.get_index(usize::try_from(used).ok()?)
    }

    /// Whether a way that has come to a state may take a step from there.
    fn leads_on(&self, topology: &Topology<'_>, state: &State, step: Step) -> bool {
        if state.distance > 0 {
            // Hosts do not route, and a tunnel that ends at a segment is for its hosts.
            let is_for_hosts = state.by_tunnel && !topology.is_device(state.node);
            if topology.is_server(state.node) || is_for_hosts && !topology.is_attachment(step.edge) {
                return false;
            }
        }
        if self.is_peer_of_start(topology, step.to) {
            return false;
        }
        let is_home = state.distance == 1 && !state.by_tunnel && self.home == Some(state.node);
        topology.is_open(state.node, step, state.distance == 0 || is_home, self.open)
    }

    /// Whether the node stands in for the start.
    fn is_peer_of_start(&self, topology: &Topology<'_>, node: NodeIndex) -> bool {
        topology.group_limit(self.start).is_some_and(|group| topology.group_limit(node) == Some(group))
    }

    /// The limits that a step uses up.
    fn limits_of<'t>(topology: &'t Topology<'_>, step: Step) -> impl Iterator<Item = usize> + use<'t> {
        topology.limits(step.edge).iter().copied().chain(topology.group_limit(step.to))
    }

    /// What is used up once a step is taken; none if a limit forbids it.
    fn set_after(&self, topology: &Topology<'_>, used: u32, step: Step) -> Option<Used> {
        let mut set = self.used_at(used)?.clone();
        for limit in Self::limits_of(topology, step) {
            let Ok(bit) = self.counted.binary_search(&limit) else { continue };
            let word = set.get_mut(bit / 64)?;
            let bit = 1 << (bit % 64);
            if *word & bit != 0 {
                return None;
            }
            *word |= bit;
        }
        Some(set)
    }

    fn used_after(&mut self, topology: &Topology<'_>, used: u32, step: Step) -> Option<u32> {
        if self.counted.is_empty() {
            return Some(used);
        }
        let set = self.set_after(topology, used, step)?;
        u32::try_from(self.used.insert_full(set).0).ok()
    }

    /// What the shortest ways to a node pass, and the limits that some of them break; none if there is no way.
    fn ways_to(&self, topology: &Topology<'_>, end: NodeIndex) -> Option<(Passed, BTreeSet<usize>)> {
        let distance = |index: u32| self.state(index).map_or(u32::MAX, |state| state.distance);
        let least = self.states_of(end).map(distance).min()?;
        let end_home = topology.home(end);
        let mut passed = Passed::default();
        // Back from the end, farthest first, so that a state is looked at once, with all edges by which paths go on
        // from it.
        let mut on_from: BTreeMap<u32, BTreeSet<EdgeIndex>> = BTreeMap::new();
        let mut steps: Vec<(u32, EdgeIndex, u32)> = Vec::new();
        let mut open: BTreeSet<(u32, u32)> =
            self.states_of(end).filter(|index| distance(*index) == least).map(|index| (least, index)).collect();
        while let Some((_, index)) = open.pop_last() {
            let Some(state) = self.state(index) else { continue };
            passed.pass_node(state.node, state.distance);
            let ons = on_from.remove(&index).unwrap_or_default();
            let is_last = state.node == end || end_home == Some(state.node) && state.distance + 1 == least;
            let is_for_hosts = is_last && !topology.is_device(state.node);
            for (before, edge) in self.before(topology, state, is_for_hosts) {
                if topology.is_tunnel(edge) {
                    passed.pass_tunnel(edge, state.distance);
                }
                if state.distance == 1 {
                    passed.first_edges.insert(edge);
                }
                if state.node == end {
                    passed.last_edges.insert(edge);
                }
                passed.passages.extend(ons.iter().map(|on| (state.node, edge, *on)));
                on_from.entry(before).or_default().insert(edge);
                open.insert((state.distance.saturating_sub(1), before));
                steps.push((before, edge, index));
            }
        }
        let broken = if topology.limit_count == 0 { BTreeSet::new() } else { self.broken(topology, steps) };
        Some((passed, broken))
    }

    /// The states one step before a state on shortest ways to it. `is_for_hosts`: the way ends at the hosts there.
    fn before(&self, topology: &Topology<'_>, state: &State, is_for_hosts: bool) -> Vec<(u32, EdgeIndex)> {
        let mut found = Vec::new();
        if state.distance == 0 {
            return found;
        }
        for back in topology.adjacent(state.node) {
            let step = Step { edge: back.edge, to: state.node };
            if topology.is_tunnel(step.edge) != state.by_tunnel
                || is_for_hosts && topology.has_parallel_tunnel(step.edge, self.open)
            {
                continue;
            }
            for index in self.states_of(back.to) {
                let Some(previous) = self.state(index) else { continue };
                let fits = previous.distance + 1 == state.distance
                    && self.leads_on(topology, previous, step)
                    && self.leads_to(topology, previous.used, step, state.used);
                if fits {
                    found.push((index, step.edge));
                }
            }
        }
        found
    }

    /// Whether a step makes of what was used up what is used up after it.
    fn leads_to(&self, topology: &Topology<'_>, from: u32, step: Step, to: u32) -> bool {
        if self.counted.is_empty() {
            return from == to;
        }
        self.set_after(topology, from, step).is_some_and(|set| Some(&set) == self.used_at(to))
    }

    /// The limits that are used up twice on some way that these steps make up, from state to state.
    fn broken(&self, topology: &Topology<'_>, mut steps: Vec<(u32, EdgeIndex, u32)>) -> BTreeSet<usize> {
        // A state comes after those that lead to it.
        steps.sort_unstable_by_key(|(_, edge, to)| (*to, *edge));
        let mut used: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        let mut broken = BTreeSet::new();
        for (from, edge, to) in steps {
            let Some(state) = self.state(to) else { continue };
            let mut after = used.get(&from).cloned().unwrap_or_default();
            for limit in Self::limits_of(topology, Step { edge, to: state.node }) {
                if !after.insert(limit) {
                    broken.insert(limit);
                }
            }
            used.entry(to).or_default().append(&mut after);
        }
        broken
    }
}

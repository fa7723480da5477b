//! The order of the matrix, and how flows are put into it.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::report::Flow;
use crate::catalog::{Catalog, EndpointIndex};
use crate::ids::{FlowId, SegmentId};
use crate::net::{PortRange, Protocol};
use crate::project::Project;

/// Where so many of the flows are others, all are sorted anew: one in this number.
const MANY: usize = 16;

/// What checks look for in flows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct FlowTraits {
    /// It goes from one segment to another.
    pub(super) crosses: bool,
    /// No device sees it.
    pub(super) is_unseen: bool,
}

impl FlowTraits {
    fn of(flow: &Flow) -> Self {
        Self { crosses: flow.crosses(), is_unseen: flow.is_seen_by_no_device() }
    }
}

/// The order of the matrix: by the names of their segments, protocol, lowest port, application protocol, service.
#[derive(Debug)]
pub(super) struct Order {
    segments: FxHashMap<SegmentId, usize>,
    endpoints: FxHashMap<EndpointIndex, usize>,
}

/// What a flow is sorted by.
type Key = (Option<usize>, Option<usize>, Protocol, u16, Option<usize>, Option<PortRange>, FlowId);

/// Numbers in the order of what is sorted by; equal ones have the same.
fn ranks<K: Eq + Hash, V: Ord>(keys: impl Iterator<Item = (K, V)>) -> FxHashMap<K, usize> {
    let mut keys: Vec<(V, K)> = keys.map(|(key, value)| (value, key)).collect();
    keys.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let mut ranks = FxHashMap::default();
    let mut rank = 0;
    let mut last: Option<V> = None;
    for (value, key) in keys {
        if last.as_ref().is_some_and(|last| *last != value) {
            rank += 1;
        }
        last = Some(value);
        ranks.insert(key, rank);
    }
    ranks
}

impl Order {
    /// The order of a project's flows.
    pub(super) fn new(project: &Project, catalog: &Catalog) -> Self {
        let segments = project.segments.iter().map(|(id, segment)| (id.clone(), (segment.name.as_str(), id)));
        let services = catalog.service_indices();
        let endpoints = services.flat_map(|(index, service)| {
            let name = service.name.as_str();
            let endpoints = catalog.endpoint_indices(index);
            endpoints.map(move |(index, endpoint)| (index, (endpoint.application_protocol.as_str(), name)))
        });
        Self { segments: ranks(segments), endpoints: ranks(endpoints) }
    }

    fn key(&self, flow: &Flow) -> Key {
        (
            self.segments.get(&flow.source_segment).copied(),
            self.segments.get(&flow.destination_segment).copied(),
            flow.protocol,
            flow.destination_ports.map_or(0, |ports| ports.first),
            self.endpoints.get(&flow.endpoint).copied(),
            flow.destination_ports,
            flow.id.clone(),
        )
    }

    /// Puts flows in order.
    pub(super) fn sort(&self, flows: &mut [Flow]) {
        flows.sort_by_cached_key(|flow| self.key(flow));
    }

    /// Takes flows out of those that stand in order, and puts others in, which stand in order too.
    pub(super) fn replace(&self, flows: &mut Vec<Flow>, traits: &mut Vec<FlowTraits>, gone: &[Flow], new: Vec<Flow>) {
        if gone.is_empty() && new.is_empty() {
            return;
        }
        if (gone.len() + new.len()).saturating_mul(MANY) > flows.len() {
            let gone: FxHashSet<&FlowId> = gone.iter().map(|flow| &flow.id).collect();
            flows.retain(|flow| !gone.contains(&flow.id));
            let is_first = flows.is_empty();
            flows.extend(new);
            if !is_first {
                self.sort(flows);
            }
            *traits = flows.iter().map(FlowTraits::of).collect();
            return;
        }
        let place = |flow: &Flow| {
            let key = self.key(flow);
            flows.partition_point(|other| self.key(other) < key)
        };
        let mut cuts: Vec<usize> = gone
            .iter()
            .map(|flow| (place(flow), flow))
            .filter(|(place, flow)| flows.get(*place).is_some_and(|other| other.id == flow.id))
            .map(|(place, _)| place)
            .collect();
        cuts.sort_unstable();
        let places: Vec<usize> = new.iter().map(place).collect();
        let mut cuts = cuts.into_iter().peekable();
        let mut new = places.into_iter().zip(new).peekable();
        let all = flows.len() + new.len();
        let old = std::mem::replace(flows, Vec::with_capacity(all));
        let old_traits = std::mem::replace(traits, Vec::with_capacity(all));
        for (position, (flow, its)) in old.into_iter().zip(old_traits).enumerate() {
            while let Some((_, flow)) = new.next_if(|(place, _)| *place == position) {
                traits.push(FlowTraits::of(&flow));
                flows.push(flow);
            }
            if cuts.next_if_eq(&position).is_none() {
                flows.push(flow);
                traits.push(its);
            }
        }
        for (_, flow) in new {
            traits.push(FlowTraits::of(&flow));
            flows.push(flow);
        }
    }
}

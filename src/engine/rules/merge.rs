//! Permits of one channel, merged into as few rules as a few passes find, none of which opens anything new.
//!
//! Theory of operation. Two permits that differ in one thing only (sources, destinations or ports) are one permit with
//! both; that opens what the two did, no more. A permit whose packets another one lets through as well is dropped, and
//! its flows go to the other. Both are repeated until nothing changes, which ends since each step leaves fewer permits.
//!
//! What is merged first decides how many are left, so each order of the three things is tried on each channel and the
//! one that leaves fewest is taken: of equals the first of [`ORDERS`], which begins with ports, since people expect one
//! rule with all the ports between the same hosts. All of them permit, so the order of rules means nothing and permits
//! may be merged across any others. Permits are grouped by what has to be equal, so the work follows their number.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::blocks::BlockIndex;
use super::permits::Permit;
use super::tables::{PartySet, Tables};
use crate::net::{PacketKind, Protocol};

/// A permit with the flows that it serves, by their positions in the report, ascending.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Merged {
    pub(super) permit: Permit,
    pub(super) flows: Vec<u32>,
}

/// A part of a permit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    DestinationPorts,
    SourcePorts,
    Sources,
    Destinations,
    Kind,
}

use Part::{DestinationPorts, Destinations, Kind, SourcePorts, Sources};

/// What is compared before permits become one. Each comparison keeps merged permits from opening something new; that is
/// tested by leaving out one at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Checks {
    /// What has to be equal in permits that are joined, but for the one part in which they may differ.
    pub(super) equal: &'static [Part],
    /// What has to lie within the same part of another permit that is to cover one.
    pub(super) within: &'static [Part],
}

impl Checks {
    /// All of them, without which rules are not what the flows need.
    pub(super) const ALL: Self =
        Self { equal: &Part::ALL, within: &[Kind, Sources, Destinations, SourcePorts, DestinationPorts] };
}

impl Part {
    const ALL: [Self; 5] = [DestinationPorts, SourcePorts, Sources, Destinations, Kind];

    /// A permit with this part of another one.
    fn copied(self, permit: Permit, other: Permit) -> Permit {
        match self {
            DestinationPorts => Permit { destination_ports: other.destination_ports, ..permit },
            SourcePorts => Permit { source_ports: other.source_ports, ..permit },
            Sources => Permit { sources: other.sources, ..permit },
            Destinations => Permit { destinations: other.destinations, ..permit },
            Kind => Permit { kind: other.kind, ..permit },
        }
    }
}

/// In which order permits are merged, by the part that they differ in; the first is preferred.
const ORDERS: [[Part; 4]; 6] = [
    [DestinationPorts, SourcePorts, Sources, Destinations],
    [DestinationPorts, SourcePorts, Destinations, Sources],
    [Sources, DestinationPorts, SourcePorts, Destinations],
    [Destinations, DestinationPorts, SourcePorts, Sources],
    [Sources, Destinations, DestinationPorts, SourcePorts],
    [Destinations, Sources, DestinationPorts, SourcePorts],
];

/// The permits of one channel, merged.
pub(super) fn merged(
    tables: &mut Tables<'_>,
    checks: Checks,
    protocol: Protocol,
    permits: &[(Permit, u32)],
) -> Vec<Merged> {
    let all = equal(permits.iter().map(|(permit, flow)| Merged { permit: *permit, flows: vec![*flow] }));
    let mut best: Option<Vec<Merged>> = None;
    for order in orders(&all) {
        let fewest = best.as_ref().map_or(usize::MAX, Vec::len);
        if fewest <= 1 {
            break;
        }
        let tried = merged_in_order(tables, checks, protocol, all.clone(), &order);
        if tried.len() < fewest {
            best = Some(tried);
        }
    }
    best.unwrap_or(all)
}

/// The orders that are worth trying: a part that is the same in all permits is never merged, and orders that differ only
/// in such parts are one.
fn orders(permits: &[Merged]) -> Vec<Vec<Part>> {
    let Some(first) = permits.first().map(|first| first.permit) else { return Vec::new() };
    let differs = |part: &Part| permits.iter().any(|merged| part.copied(merged.permit, first) != merged.permit);
    let mut orders: Vec<Vec<Part>> = Vec::new();
    for order in ORDERS {
        let order: Vec<Part> = order.into_iter().filter(differs).collect();
        if !orders.contains(&order) {
            orders.push(order);
        }
    }
    orders
}

fn merged_in_order(
    tables: &mut Tables<'_>,
    checks: Checks,
    protocol: Protocol,
    mut permits: Vec<Merged>,
    order: &[Part],
) -> Vec<Merged> {
    loop {
        let before = permits.len();
        for difference in order {
            permits = merged_by(tables, checks, permits, *difference);
        }
        if permits.len() == before {
            permits = without_covered(tables, checks, protocol, permits);
            if permits.len() == before {
                return permits;
            }
        }
    }
}

/// Permits that are the same become one.
fn equal(permits: impl Iterator<Item = Merged>) -> Vec<Merged> {
    let mut by_permit: IndexMap<Permit, Vec<u32>, FxBuildHasher> = IndexMap::default();
    for permit in permits {
        by_permit.entry(permit.permit).or_default().extend(permit.flows);
    }
    by_permit.into_iter().map(|(permit, flows)| Merged { permit, flows: ascending(flows) }).collect()
}

fn ascending(mut flows: Vec<u32>) -> Vec<u32> {
    flows.sort_unstable();
    flows.dedup();
    flows
}

/// Permits that differ in one part at most become one.
fn merged_by(tables: &mut Tables<'_>, checks: Checks, permits: Vec<Merged>, difference: Part) -> Vec<Merged> {
    let Some(first) = permits.first().map(|first| first.permit) else { return permits };
    let mut groups: IndexMap<Permit, Vec<Merged>, FxBuildHasher> = IndexMap::default();
    for permit in permits {
        // What need not be equal is set to that of the first.
        let key = Part::ALL.iter().filter(|part| **part == difference || !checks.equal.contains(part));
        let key = key.fold(permit.permit, |key, part| part.copied(key, first));
        groups.entry(key).or_default().push(permit);
    }
    let mut merged = Vec::with_capacity(groups.len());
    for (key, mut members) in groups {
        if members.len() == 1 {
            merged.append(&mut members);
            continue;
        }
        let all = members.iter().map(|member| member.permit);
        let permit = match difference {
            DestinationPorts => {
                Permit { destination_ports: tables.ports_of_all(all.map(|it| it.destination_ports)), ..key }
            }
            SourcePorts => Permit { source_ports: tables.ports_of_all(all.map(|it| it.source_ports)), ..key },
            Sources => Permit { sources: tables.set_of_all(all.map(|it| it.sources)), ..key },
            Destinations => Permit { destinations: tables.set_of_all(all.map(|it| it.destinations)), ..key },
            Kind => key,
        };
        merged.push(Merged { permit, flows: ascending(members.into_iter().flat_map(|it| it.flows).collect()) });
    }
    // What became one may be what another was already.
    equal(merged.into_iter())
}

/// Drops permits whose packets another one lets through as well.
fn without_covered(tables: &mut Tables<'_>, checks: Checks, protocol: Protocol, permits: Vec<Merged>) -> Vec<Merged> {
    // Of a few permits all are looked at.
    let candidates = (permits.len() > FEW).then(|| Candidates::new(tables, &permits));
    let mut left: Vec<Option<Merged>> = permits.into_iter().map(Some).collect();
    for position in 0..left.len() {
        let Some(inner) = left.get(position).and_then(Option::as_ref).map(|inner| inner.permit) else { continue };
        let around = candidates.as_ref().map(|candidates| candidates.of(tables, inner));
        let is_outer = |other: &usize| {
            let Some(outer) = left.get(*other).and_then(Option::as_ref).map(|outer| outer.permit) else { return false };
            // Of two that let the same through, the first stays.
            *other != position
                && covers(tables, checks, protocol, outer, inner)
                && (*other < position || !covers(tables, checks, protocol, inner, outer))
        };
        let outer = match around {
            Some(around) => around.into_iter().find(is_outer),
            None => (0..left.len()).find(is_outer),
        };
        let Some(outer) = outer else { continue };
        let Some(inner) = left.get_mut(position).and_then(Option::take) else { continue };
        if let Some(outer) = left.get_mut(outer).and_then(Option::as_mut) {
            if inner.permit.kind == PacketKind::Opening {
                outer.permit.kind = PacketKind::Opening;
            }
            outer.flows = ascending(outer.flows.iter().chain(&inner.flows).copied().collect());
        }
    }
    equal(left.into_iter().flatten())
}

/// Up to how many permits are compared each with each.
const FEW: usize = 16;

/// Whether one permit lets through all packets of another. Only of TCP are answers packets of another kind.
fn covers(tables: &mut Tables<'_>, checks: Checks, protocol: Protocol, outer: Permit, inner: Permit) -> bool {
    checks.within.iter().all(|part| match part {
        Kind => outer.kind == inner.kind || protocol != Protocol::Tcp,
        Sources => tables.holds(outer.sources, inner.sources),
        Destinations => tables.holds(outer.destinations, inner.destinations),
        SourcePorts => tables.has_ports(outer.source_ports, inner.source_ports),
        DestinationPorts => tables.has_ports(outer.destination_ports, inner.destination_ports),
    })
}

/// Where to look for a permit that covers another: among those whose sides hold one address of its sides.
struct Candidates {
    sources: Sides,
    destinations: Sides,
    /// The two sides of each permit.
    permits: Vec<(PartySet, PartySet)>,
}

/// Permits, by their position, under the addresses of one of their sides.
#[derive(Default)]
struct Sides {
    by_block: BlockIndex<PartySet>,
    by_symbol: FxHashMap<u32, Vec<PartySet>>,
    permits: FxHashMap<PartySet, Vec<usize>>,
}

impl Candidates {
    fn new(tables: &Tables<'_>, permits: &[Merged]) -> Self {
        let sides: Vec<_> = permits.iter().map(|it| (it.permit.sources, it.permit.destinations)).collect();
        let mut this = Self { sources: Sides::default(), destinations: Sides::default(), permits: Vec::new() };
        for (position, (sources, destinations)) in sides.iter().enumerate() {
            this.sources.insert(tables, *sources, position);
            this.destinations.insert(tables, *destinations, position);
        }
        Self { permits: sides, ..this }
    }

    /// Positions of permits, ascending, among which are all that cover this one.
    fn of(&self, tables: &Tables<'_>, inner: Permit) -> BTreeSet<usize> {
        let sources = self.sources.around(tables, inner.sources);
        let destinations = self.destinations.around(tables, inner.destinations);
        let are_sources_fewer = self.sources.count(&sources) <= self.destinations.count(&destinations);
        let (side, sets) =
            if are_sources_fewer { (&self.sources, &sources) } else { (&self.destinations, &destinations) };
        let positions = sets.iter().filter_map(|set| side.permits.get(set)).flatten().copied();
        let fits = |position: &usize| {
            let sides = self.permits.get(*position);
            sides.is_some_and(|sides| sources.contains(&sides.0) && destinations.contains(&sides.1))
        };
        positions.filter(fits).collect()
    }
}

impl Sides {
    fn insert(&mut self, tables: &Tables<'_>, set: PartySet, position: usize) {
        let positions = self.permits.entry(set).or_default();
        if positions.is_empty() {
            for number in tables.numbers(set) {
                match tables.party(*number) {
                    Some(party) if !party.blocks.is_empty() => {
                        party.blocks.iter().for_each(|block| self.by_block.insert(*block, set));
                    }
                    _ => self.by_symbol.entry(*number).or_default().push(set),
                }
            }
        }
        positions.push(position);
    }

    /// The sets that hold the first address of this one.
    fn around(&self, tables: &Tables<'_>, set: PartySet) -> BTreeSet<PartySet> {
        let Some(first) = tables.numbers(set).first() else { return BTreeSet::new() };
        match tables.party(*first).and_then(|party| party.blocks.first()) {
            Some(block) => self.by_block.around(block.host()).collect(),
            None => self.by_symbol.get(first).into_iter().flatten().copied().collect(),
        }
    }

    fn count(&self, sets: &BTreeSet<PartySet>) -> usize {
        sets.iter().filter_map(|set| self.permits.get(set)).map(Vec::len).sum()
    }
}

//! That the rules of a device let through what its flows need, and nothing else than what is listed as widened.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::permits::{Passing, Permit};
use super::tables::{PartySet, Ports, Tables};
use super::{DeviceRules, PartyObject, Rule};
use crate::engine::report::{Flow, HopSide};
use crate::ids::{DeviceId, FlowId, RuleId};
use crate::net::{AddressSet, PacketBox, PacketKind, PacketSet, PortSet, Protocol, ServiceSet};

/// Why a set of rules is not what its flows need. It never comes about by what people draw: it is a fault of the program.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Contradiction {
    /// A flow that no rule which names it lets through as a whole.
    #[error("{device}: no rule for flow {flow} lets through {packets}")]
    Closed {
        /// The device.
        device: DeviceId,
        /// The flow.
        flow: FlowId,
        /// What is not let through.
        packets: String,
    },
    /// A rule that opens what no flow needs and what is not listed.
    #[error("{device}: rule {rule} lets through {packets}, which no flow needs and no list of wider rules names")]
    Open {
        /// The device.
        device: DeviceId,
        /// The rule.
        rule: RuleId,
        /// What it opens.
        packets: String,
    },
    /// A rule whose flows are none, not in order, or do not pass between its sides.
    #[error("{device}: rule {rule} names flow {flow:?}, which it does not serve")]
    WrongFlow {
        /// The device.
        device: DeviceId,
        /// The rule.
        rule: RuleId,
        /// The flow; none where the rule names none at all.
        flow: Option<FlowId>,
    },
    /// A list of what rules open beyond the flows that says too much.
    #[error("{device}: {packets} is listed as opened without need, but is needed or not open")]
    ListedTooMuch {
        /// The device.
        device: DeviceId,
        /// What is listed.
        packets: String,
    },
}

/// What the flows need of a device, as sets of packets between two sides.
pub(super) struct Required<'r> {
    rules: &'r DeviceRules,
    /// Numbers of parties without addresses: those of the rules, then those that the rules should have had.
    symbols: BTreeMap<PartyObject, u32>,
    addresses: FxHashMap<PartySet, Rc<AddressSet>>,
    services: FxHashMap<(Protocol, PacketKind, Ports, Ports), Rc<ServiceSet>>,
    by_sides: BTreeMap<(HopSide, HopSide), Needed>,
}

#[derive(Default)]
struct Needed {
    permits: Vec<(Protocol, Permit, u32)>,
    /// The packets of all permits; made when they are asked for.
    packets: Option<Rc<PacketSet>>,
}

/// A rule with what it opens.
#[derive(Clone, Copy)]
struct Opened<'r> {
    rule: &'r Rule,
    /// Its position.
    number: usize,
    open: &'r PacketBox,
}

/// A rule that names a flow, and whether it lets any of its packets through.
struct Named<'r> {
    opened: Opened<'r>,
    is_served: bool,
}

/// The rules that name each flow.
type RulesOfFlow<'r> = FxHashMap<&'r FlowId, Vec<Named<'r>>>;

impl<'r> Required<'r> {
    pub(super) fn new(rules: &'r DeviceRules, passing: &Passing) -> Self {
        let symbols = rules.without_address.iter().cloned().zip(0..).collect();
        let mut this = Self {
            rules,
            symbols,
            addresses: FxHashMap::default(),
            services: FxHashMap::default(),
            by_sides: BTreeMap::new(),
        };
        for (channel, permits) in &passing.required {
            let needed = this.by_sides.entry((channel.from.clone(), channel.to.clone())).or_default();
            needed.permits.extend(permits.iter().map(|(permit, flow)| (channel.protocol, *permit, *flow)));
        }
        this
    }

    fn packets(&mut self, tables: &Tables<'_>, protocol: Protocol, permit: Permit) -> PacketBox {
        let sources = self.addresses(tables, permit.sources);
        let destinations = self.addresses(tables, permit.destinations);
        let service = self.service(tables, protocol, permit);
        PacketBox::new(AddressSet::clone(&sources), AddressSet::clone(&destinations), ServiceSet::clone(&service))
    }

    fn service(&mut self, tables: &Tables<'_>, protocol: Protocol, permit: Permit) -> Rc<ServiceSet> {
        let key = (protocol, permit.kind, permit.source_ports, permit.destination_ports);
        let made = || {
            let (source_ports, destination_ports) =
                (tables.port_set(permit.source_ports), tables.port_set(permit.destination_ports));
            Rc::new(ServiceSet::new(protocol, permit.kind, source_ports, destination_ports))
        };
        Rc::clone(self.services.entry(key).or_insert_with(made))
    }

    fn addresses(&mut self, tables: &Tables<'_>, set: PartySet) -> Rc<AddressSet> {
        if let Some(known) = self.addresses.get(&set) {
            return Rc::clone(known);
        }
        let mut addresses = AddressSet::new();
        for party in tables.of(set) {
            let next = u32::try_from(self.symbols.len()).unwrap_or(u32::MAX);
            let symbol = party.blocks.is_empty().then(|| *self.symbols.entry(party.object.clone()).or_insert(next));
            for range in super::tables::party_addresses(party, symbol).ranges() {
                addresses.insert(range);
            }
        }
        let addresses = Rc::new(addresses);
        self.addresses.insert(set, Rc::clone(&addresses));
        addresses
    }

    /// What flows need between two sides.
    fn needed(&mut self, tables: &Tables<'_>, sides: &(HopSide, HopSide)) -> Rc<PacketSet> {
        let Some(needed) = self.by_sides.get_mut(sides) else { return Rc::default() };
        if let Some(known) = &needed.packets {
            return Rc::clone(known);
        }
        let permits = std::mem::take(&mut needed.permits);
        let mut different: FxHashSet<(Protocol, Permit)> = FxHashSet::default();
        let first = permits.iter().filter(|(protocol, permit, _)| different.insert((*protocol, *permit)));
        let packets: PacketSet = first.map(|(protocol, permit, _)| self.packets(tables, *protocol, *permit)).collect();
        let packets = Rc::new(packets);
        self.by_sides.insert(sides.clone(), Needed { permits, packets: Some(Rc::clone(&packets)) });
        packets
    }

    /// What a rule opens beyond what flows need between its sides.
    pub(super) fn beyond(&mut self, tables: &Tables<'_>, rule: &Rule) -> PacketSet {
        let needed = self.needed(tables, &(rule.from.clone(), rule.to.clone()));
        PacketSet::from(self.rules.packets(rule)).difference(&needed)
    }

    /// Shows that the rules are what the flows need.
    pub(super) fn prove(&mut self, tables: &Tables<'_>, flows: &[Flow]) -> Result<(), Contradiction> {
        let rules = self.rules;
        let device = &rules.device;
        let mut rules_of_flow = RulesOfFlow::default();
        let mut rules_of_sides: BTreeMap<(&HopSide, &HopSide), Vec<Opened<'_>>> = BTreeMap::new();
        let open: Vec<PacketBox> = rules.rules.iter().map(|rule| rules.packets(rule)).collect();
        for (number, (rule, open)) in rules.rules.iter().zip(&open).enumerate() {
            let opened = Opened { rule, number, open };
            let wrong = |flow: Option<&FlowId>| Contradiction::WrongFlow {
                device: device.clone(),
                rule: rule.id.clone(),
                flow: flow.cloned(),
            };
            if rule.flows.is_empty() {
                return Err(wrong(None));
            }
            if let Some([_, flow]) = rule.flows.array_windows().find(|[one, next]| one >= next) {
                return Err(wrong(Some(flow)));
            }
            for flow in &rule.flows {
                rules_of_flow.entry(flow).or_default().push(Named { opened, is_served: false });
            }
            rules_of_sides.entry((&rule.from, &rule.to)).or_default().push(opened);
        }
        let within = self.prove_flows(tables, flows, &mut rules_of_flow)?;
        self.prove_rules(tables, &rules_of_sides, &within)
    }

    /// Each flow is let through by the rules that name it, and each rule that names it is one of its own. Returns the
    /// permits that lie within each rule, by its position.
    fn prove_flows(
        &mut self,
        tables: &Tables<'_>,
        flows: &[Flow],
        rules_of_flow: &mut RulesOfFlow<'_>,
    ) -> Result<Vec<Vec<Permit>>, Contradiction> {
        let mut within: Vec<Vec<Permit>> = vec![Vec::new(); self.rules.rules.len()];
        let by_sides = std::mem::take(&mut self.by_sides);
        for ((from, to), needed) in &by_sides {
            for (protocol, permit, position) in &needed.permits {
                let flow = usize::try_from(*position).ok().and_then(|position| flows.get(position));
                let Some(flow) = flow else { continue };
                let sources = self.addresses(tables, permit.sources);
                let destinations = self.addresses(tables, permit.destinations);
                let service = self.service(tables, *protocol, *permit);
                let is_own = |named: &&mut Named<'_>| {
                    let rule = named.opened.rule;
                    rule.protocol == *protocol && rule.from == *from && rule.to == *to
                };
                let (mut is_named, mut is_whole) = (false, false);
                let mut others: Vec<&mut Named<'_>> = Vec::new();
                for named in rules_of_flow.get_mut(&flow.id).into_iter().flatten().filter(is_own) {
                    is_named = true;
                    let open = named.opened.open;
                    if service.is_subset(&open.service)
                        && sources.is_subset(&open.sources)
                        && destinations.is_subset(&open.destinations)
                    {
                        is_whole = true;
                        named.is_served = true;
                        if let Some(within) = within.get_mut(named.opened.number) {
                            within.push(*permit);
                        }
                    } else {
                        others.push(named);
                    }
                }
                if others.is_empty() && is_whole {
                    continue;
                }
                let packets = self.packets(tables, *protocol, *permit);
                let mut parts = PacketSet::new();
                for named in others {
                    if packets.intersection(named.opened.open).is_some() {
                        named.is_served = true;
                        parts.insert(named.opened.open);
                    }
                }
                if !is_whole {
                    let closed = PacketSet::from(packets).difference(&parts);
                    if !closed.is_empty() || !is_named {
                        let packets = self.describe(&closed);
                        let flow = flow.id.clone();
                        return Err(Contradiction::Closed { device: self.rules.device.clone(), flow, packets });
                    }
                }
            }
        }
        self.by_sides = by_sides;
        if rules_of_flow.values().flatten().all(|named| named.is_served) {
            return Ok(within);
        }
        for (number, rule) in self.rules.rules.iter().enumerate() {
            let is_served = |flow: &&FlowId| {
                let mut named = rules_of_flow.get(*flow).into_iter().flatten();
                named.all(|named| named.is_served || named.opened.number != number)
            };
            if let Some(flow) = rule.flows.iter().find(|flow| !is_served(flow)) {
                let (device, rule) = (self.rules.device.clone(), rule.id.clone());
                return Err(Contradiction::WrongFlow { device, rule, flow: Some(flow.clone()) });
            }
        }
        Ok(within)
    }

    /// The rules open what flows need and what is listed, no more and no less.
    fn prove_rules(
        &mut self,
        tables: &Tables<'_>,
        rules_of_sides: &BTreeMap<(&HopSide, &HopSide), Vec<Opened<'_>>>,
        within: &[Vec<Permit>],
    ) -> Result<(), Contradiction> {
        let device = &self.rules.device;
        let listed: BTreeMap<&RuleId, &PacketSet> =
            self.rules.widened.iter().map(|widening| (&widening.rule, &widening.packets)).collect();
        let nothing = PacketSet::new();
        for ((from, to), rules) in rules_of_sides {
            let is_listed = |opened: &Opened<'_>| listed.contains_key(&opened.rule.id);
            let is_any_listed = rules.iter().any(is_listed);
            let mut open = PacketSet::new();
            for opened in rules {
                let within = within.get(opened.number).map_or(&[][..], Vec::as_slice);
                if is_any_listed || !self.is_filled(tables, *opened, within) {
                    open.insert(opened.open);
                }
            }
            if open.is_empty() {
                continue;
            }
            let needed = self.needed(tables, &((*from).clone(), (*to).clone()));
            if !is_any_listed && open.is_subset(&needed) {
                continue;
            }
            for Opened { rule, open, .. } in rules {
                let list = listed.get(&rule.id).copied().unwrap_or(&nothing);
                let beyond = self.beyond(tables, rule).difference(list);
                if !beyond.is_empty() {
                    let (device, rule) = (device.clone(), rule.id.clone());
                    return Err(Contradiction::Open { device, rule, packets: self.describe(&beyond) });
                }
                let too_much = list.difference(&PacketBox::clone(open).into()).union(&list.intersection(&needed));
                if !too_much.is_empty() {
                    let packets = self.describe(&too_much);
                    return Err(Contradiction::ListedTooMuch { device: device.clone(), packets });
                }
            }
        }
        let known: BTreeSet<&RuleId> = self.rules.rules.iter().map(|rule| &rule.id).collect();
        match self.rules.widened.iter().find(|widening| !known.contains(&widening.rule)) {
            Some(widening) => {
                Err(Contradiction::ListedTooMuch { device: device.clone(), packets: self.describe(&widening.packets) })
            }
            None => Ok(()),
        }
    }

    /// Whether permits that lie within a rule fill it, so that it opens nothing that no flow needs. Looked for is one
    /// way of filling, which nearly every rule has: all its ports for a pair of sides, such pairs for all destinations,
    /// and those for all sources. Where it says no, the sets of packets have to decide.
    fn is_filled(&mut self, tables: &Tables<'_>, opened: Opened<'_>, within: &[Permit]) -> bool {
        let (open, protocol) = (opened.open, opened.rule.protocol);
        let mut permits = within.to_vec();
        let order = |it: &Permit| (it.sources, it.destinations, it.source_ports, it.destination_ports);
        permits.sort_unstable_by_key(order);
        permits.dedup_by_key(|it| order(it));
        let mut sources = AddressSet::new();
        for of_sources in permits.chunk_by(|one, other| one.sources == other.sources) {
            let mut destinations = AddressSet::new();
            for of_pair in of_sources.chunk_by(|one, other| one.destinations == other.destinations) {
                let mut source_ports = PortSet::new();
                for of_ports in of_pair.chunk_by(|one, other| one.source_ports == other.source_ports) {
                    let services: Vec<_> = of_ports.iter().map(|it| self.service(tables, protocol, *it)).collect();
                    let ports: PortSet = services.iter().flat_map(|it| it.destination_ports().ranges()).collect();
                    if open.service.destination_ports().is_subset(&ports) {
                        let ports = services.first().map(|it| it.source_ports().clone()).unwrap_or_default();
                        source_ports = source_ports.union(&ports);
                    }
                }
                if let Some(first) = of_pair.first()
                    && open.service.source_ports().is_subset(&source_ports)
                {
                    let all = self.addresses(tables, first.destinations);
                    all.ranges().for_each(|range| destinations.insert(range));
                }
            }
            if let Some(first) = of_sources.first()
                && open.destinations.is_subset(&destinations)
            {
                let all = self.addresses(tables, first.sources);
                all.ranges().for_each(|range| sources.insert(range));
            }
        }
        open.sources.is_subset(&sources)
    }

    fn describe(&self, packets: &PacketSet) -> String {
        const SHOWN: usize = 4;
        let name = |symbol: u32| {
            let found = self.symbols.iter().find(|(_, number)| **number == symbol);
            found.map_or_else(|| format!("#{symbol}"), |(object, _)| object.to_string())
        };
        let boxes = packets.boxes();
        let mut text: Vec<String> = boxes.iter().take(SHOWN).map(|it| it.describe(&name)).collect();
        if boxes.len() > SHOWN {
            text.push(format!("{} more", boxes.len() - SHOWN));
        }
        text.join(", ")
    }
}

//! That the rules of a device let through what its flows need, and nothing else than what is listed as widened.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::permits::{Passing, Permit};
use super::tables::{PartySet, Ports, Tables};
use super::{DeviceRules, PartyObject, Rule};
use crate::engine::report::{Flow, HopSide};
use crate::ids::{DeviceId, FlowId, RuleId};
use crate::net::{AddressSet, PacketBox, PacketKind, PacketSet, Protocol, ServiceSet};

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
    packets: PacketSet,
    permits: Vec<(Protocol, Permit, u32)>,
}

/// A rule with what it opens.
#[derive(Clone, Copy)]
struct Opened<'r> {
    rule: &'r Rule,
    open: &'r PacketBox,
}

/// The rules that name each flow.
type RulesOfFlow<'r> = FxHashMap<&'r FlowId, Vec<Opened<'r>>>;

impl<'r> Required<'r> {
    pub(super) fn new(rules: &'r DeviceRules, tables: &Tables<'_>, passing: &Passing) -> Self {
        let symbols = rules.without_address.iter().cloned().zip(0..).collect();
        let mut this = Self {
            rules,
            symbols,
            addresses: FxHashMap::default(),
            services: FxHashMap::default(),
            by_sides: BTreeMap::new(),
        };
        for (channel, permits) in &passing.required {
            let mut different: FxHashSet<Permit> = FxHashSet::default();
            let mut packets: Vec<PacketBox> = Vec::new();
            for (permit, _) in permits {
                if different.insert(*permit) {
                    packets.push(this.packets(tables, channel.protocol, *permit));
                }
            }
            let needed = this.by_sides.entry((channel.from.clone(), channel.to.clone())).or_default();
            needed.packets.extend(packets);
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

    /// What a rule opens beyond what flows need between its sides.
    pub(super) fn beyond(&self, rule: &Rule) -> PacketSet {
        let packets = PacketSet::from(self.rules.packets(rule));
        match self.by_sides.get(&(rule.from.clone(), rule.to.clone())) {
            Some(needed) => packets.difference(&needed.packets),
            None => packets,
        }
    }

    /// Shows that the rules are what the flows need.
    pub(super) fn prove(&mut self, tables: &Tables<'_>, flows: &[Flow]) -> Result<(), Contradiction> {
        let rules = self.rules;
        let device = &rules.device;
        let mut rules_of_flow = RulesOfFlow::default();
        let mut rules_of_sides: BTreeMap<(&HopSide, &HopSide), Vec<Opened<'_>>> = BTreeMap::new();
        let open: Vec<PacketBox> = rules.rules.iter().map(|rule| rules.packets(rule)).collect();
        for (rule, open) in rules.rules.iter().zip(&open) {
            let opened = Opened { rule, open };
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
                rules_of_flow.entry(flow).or_default().push(opened);
            }
            rules_of_sides.entry((&rule.from, &rule.to)).or_default().push(opened);
        }
        self.prove_flows(tables, flows, &rules_of_flow)?;
        self.prove_rules(&rules_of_sides)
    }

    /// Each flow is let through by the rules that name it, and each rule that names it is one of its own.
    fn prove_flows(
        &mut self,
        tables: &Tables<'_>,
        flows: &[Flow],
        rules_of_flow: &RulesOfFlow<'_>,
    ) -> Result<(), Contradiction> {
        let mut served: FxHashSet<(&RuleId, &FlowId)> = FxHashSet::default();
        let by_sides = std::mem::take(&mut self.by_sides);
        for ((from, to), needed) in &by_sides {
            for (protocol, permit, position) in &needed.permits {
                let flow = usize::try_from(*position).ok().and_then(|position| flows.get(position));
                let Some(flow) = flow else { continue };
                let sources = self.addresses(tables, permit.sources);
                let destinations = self.addresses(tables, permit.destinations);
                let service = self.service(tables, *protocol, *permit);
                let is_own = |rule: &Rule| rule.from == *from && rule.to == *to && rule.protocol == *protocol;
                let own: Vec<Opened<'_>> = rules_of_flow
                    .get(&flow.id)
                    .into_iter()
                    .flatten()
                    .filter(|opened| is_own(opened.rule))
                    .copied()
                    .collect();
                let (whole, others): (Vec<Opened<'_>>, Vec<Opened<'_>>) = own.iter().partition(|opened| {
                    service.is_subset(&opened.open.service)
                        && sources.is_subset(&opened.open.sources)
                        && destinations.is_subset(&opened.open.destinations)
                });
                served.extend(whole.iter().map(|opened| (&opened.rule.id, &flow.id)));
                if others.is_empty() && !whole.is_empty() {
                    continue;
                }
                let packets = self.packets(tables, *protocol, *permit);
                let mut parts = PacketSet::new();
                for opened in others {
                    if packets.intersection(opened.open).is_some() {
                        served.insert((&opened.rule.id, &flow.id));
                        parts.insert(opened.open);
                    }
                }
                if whole.is_empty() {
                    let closed = PacketSet::from(packets).difference(&parts);
                    if !closed.is_empty() || own.is_empty() {
                        let packets = self.describe(&closed);
                        let flow = flow.id.clone();
                        return Err(Contradiction::Closed { device: self.rules.device.clone(), flow, packets });
                    }
                }
            }
        }
        self.by_sides = by_sides;
        for rule in &self.rules.rules {
            if let Some(flow) = rule.flows.iter().find(|flow| !served.contains(&(&rule.id, *flow))) {
                let (device, rule) = (self.rules.device.clone(), rule.id.clone());
                return Err(Contradiction::WrongFlow { device, rule, flow: Some(flow.clone()) });
            }
        }
        Ok(())
    }

    /// The rules open what flows need and what is listed, no more and no less.
    fn prove_rules(
        &self,
        rules_of_sides: &BTreeMap<(&HopSide, &HopSide), Vec<Opened<'_>>>,
    ) -> Result<(), Contradiction> {
        let device = &self.rules.device;
        let listed: BTreeMap<&RuleId, &PacketSet> =
            self.rules.widened.iter().map(|widening| (&widening.rule, &widening.packets)).collect();
        let nothing = PacketSet::new();
        for ((from, to), rules) in rules_of_sides {
            let needed = self.by_sides.get(&((*from).clone(), (*to).clone()));
            let needed = needed.map_or(&nothing, |needed| &needed.packets);
            let open: PacketSet = rules.iter().map(|opened| opened.open.clone()).collect();
            let is_listed = |opened: &Opened<'_>| listed.contains_key(&opened.rule.id);
            if !rules.iter().any(is_listed) && open.is_subset(needed) {
                continue;
            }
            for Opened { rule, open } in rules {
                let list = listed.get(&rule.id).copied().unwrap_or(&nothing);
                let beyond = self.beyond(rule).difference(list);
                if !beyond.is_empty() {
                    let (device, rule) = (device.clone(), rule.id.clone());
                    return Err(Contradiction::Open { device, rule, packets: self.describe(&beyond) });
                }
                let too_much = list.difference(&PacketBox::clone(open).into()).union(&list.intersection(needed));
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

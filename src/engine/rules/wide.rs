//! What rules open beyond the flows where somebody asked for whole segments, supernets or every message of ICMP, and the
//! budget of rules.

use std::collections::{BTreeSet, HashMap};

use super::proof::Required;
use super::tables::Tables;
use super::{DeviceRules, Rule, Widening};
use crate::diag::Severity;
use crate::engine::checks::listed;
use crate::engine::report::{Flow, Problem, ProblemCode, Subject};
use crate::ids::{FlowId, SegmentId};
use crate::net::{AddressSet, PacketBox, PacketKind, PacketSet};
use crate::project::{Aggregation, Device, IcmpMessages, Project};

/// What each rule opens beyond the flows; `flows` are those that pass the device.
pub(super) fn widened<'f>(
    project: &Project,
    flows: impl Iterator<Item = &'f Flow>,
    rules: &DeviceRules,
    tables: &Tables<'_>,
    required: &mut Required<'_>,
) -> Vec<Widening> {
    let flows: HashMap<&FlowId, &Flow> = flows.map(|flow| (&flow.id, flow)).collect();
    let mut widened = Vec::new();
    for rule in &rules.rules {
        let packets = required.beyond(tables, rule);
        if packets.is_empty() {
            continue;
        }
        let (sources, destinations) = segments_of_flows(&flows, rule);
        widened.push(Widening {
            rule: rule.id.clone(),
            foreign_sources: foreign(project, &packets, |it| &it.sources, &sources),
            foreign_destinations: foreign(project, &packets, |it| &it.destinations, &destinations),
            packets,
        });
    }
    widened
}

/// Where the packets of the flows that a rule serves come from and go to.
fn segments_of_flows<'f>(
    flows: &HashMap<&FlowId, &'f Flow>,
    rule: &Rule,
) -> (BTreeSet<&'f SegmentId>, BTreeSet<&'f SegmentId>) {
    let (mut sources, mut destinations) = (BTreeSet::new(), BTreeSet::new());
    for flow in rule.flows.iter().filter_map(|id| flows.get(id)) {
        sources.insert(&flow.source_segment);
        destinations.insert(&flow.destination_segment);
    }
    if rule.kind == PacketKind::Reply { (destinations, sources) } else { (sources, destinations) }
}

/// Segments whose addresses are among those of one end of the packets, though no flow of the rule has that end there
/// (the question of Netspoc's check of supernet rules).
fn foreign(
    project: &Project,
    packets: &PacketSet,
    end: fn(&PacketBox) -> &AddressSet,
    own: &BTreeSet<&SegmentId>,
) -> Vec<SegmentId> {
    let opened: AddressSet = packets.boxes().iter().map(end).cloned().collect();
    let others = project.segments.iter().filter(|(id, _)| !own.contains(id));
    let touched = others.filter(|(_, segment)| {
        segment.prefixes.iter().any(|prefix| !AddressSet::network(*prefix).is_disjoint(&opened))
    });
    touched.map(|(id, _)| id.clone()).collect()
}

/// Whether there is anything to say about the rules of a device.
pub(super) fn is_watched(device: &Device) -> bool {
    device.rule_budget.is_some() || is_broad(device)
}

/// Whether the rules of a device may open more than the flows need.
pub(super) fn is_broad(device: &Device) -> bool {
    device.aggregation != Aggregation::Hosts
        || !device.supernets.is_empty()
        || device.icmp_messages != IcmpMessages::Needed
}

/// Too many rules, and rules that open more than is needed.
pub(super) fn problems(project: &Project, rules: &DeviceRules) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some(device) = project.devices.get(&rules.device) else { return problems };
    let count = rules.rules.len();
    if let Some(budget) = device.rule_budget
        && u32::try_from(count).is_ok_and(|count| count > budget)
    {
        problems.push(Problem {
            severity: Severity::Warning,
            code: ProblemCode::RuleBudgetExceeded,
            message: format!("{} has {count} rules, and its budget is {budget}", device.name),
            hint: "Write whole segments or supernets in its rules, or raise the budget".to_owned(),
            subjects: vec![Subject::Device(rules.device.clone())],
        });
    }
    let Some(first) = rules.widened.first() else { return problems };
    let example = rules.describe(&first.packets).into_iter().next().unwrap_or_default();
    let foreign: BTreeSet<&SegmentId> =
        rules.widened.iter().flat_map(|it| it.foreign_sources.iter().chain(&it.foreign_destinations)).collect();
    let names = foreign.iter().map(|id| project.segments.get(*id).map_or(id.as_str(), |segment| &segment.name));
    let names: Vec<&str> = names.collect();
    let mut subjects = vec![Subject::Device(rules.device.clone())];
    subjects.extend(foreign.iter().map(|id| Subject::Segment((*id).clone())));
    let opened = format!(
        "{} of the {count} rules of {} let through more than the flows need, such as {example}",
        rules.widened.len(),
        device.name,
    );
    problems.push(if names.is_empty() {
        Problem {
            severity: Severity::Note,
            code: ProblemCode::RulesWidened,
            message: opened,
            hint: "This was asked for; the device's rules list all that they open beyond the flows".to_owned(),
            subjects,
        }
    } else {
        Problem {
            severity: Severity::Warning,
            code: ProblemCode::RulesWidened,
            message: format!(
                "{opened}; that opens addresses of segments that none of these flows is about: {}",
                listed(names)
            ),
            hint: "Choose supernets that hold only segments which need the flows, or write hosts".to_owned(),
            subjects,
        }
    });
    problems
}

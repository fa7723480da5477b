//! Paths: what separates nothing, answers that come back another way, what was not looked at, and what no device sees.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Findings, device_name, listed, problem, segment_name};
use crate::diag::Severity;
use crate::engine::report::{PathBetween, PathKind, Problem, ProblemCode, Subject};
use crate::engine::topology::Place;
use crate::ids::{DeviceId, SegmentId, TunnelId};
use crate::project::Project;

pub(super) fn devices(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut linked: HashMap<_, BTreeSet<&SegmentId>> = HashMap::new();
    for link in findings.project.links.values() {
        linked.entry(&link.device).or_default().insert(&link.segment);
    }
    for (id, device) in findings.project.devices.iter() {
        let count = linked.get(id).map_or(0, BTreeSet::len);
        if count < 2 {
            let to = if count == 0 { "no segment".to_owned() } else { "one segment only".to_owned() };
            problems.push(problem(
                Severity::Warning,
                ProblemCode::DeviceSeparatesNothing,
                format!("{} is linked to {to}, so no flow passes it", device.name),
                "Link it to the segments that it separates",
                vec![Subject::Device(id.clone())],
            ));
        }
    }
}

/// Answers that come back through other devices: a stateful one that sees only one of the two ways drops what it never
/// saw opened.
pub(super) fn asymmetry(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let mut seen: BTreeSet<(&SegmentId, &SegmentId)> = BTreeSet::new();
    for ((from, to), path) in findings.paths.iter().filter(|(_, path)| path.is_asymmetric) {
        if !seen.insert((from.min(to), from.max(to))) {
            continue;
        }
        let at = |segment| Place { segment, server: None };
        let back = findings.topology.path(at(to), at(from));
        let (from_name, to_name) = (segment_name(project, from), segment_name(project, to));
        let ends = [Subject::Segment(from.clone()), Subject::Segment(to.clone())];
        if back.kind == PathKind::None {
            problems.push(problem(
                Severity::Error,
                ProblemCode::AsymmetricPath,
                format!("Packets get from {from_name} to {to_name}, and answers have no way back"),
                "Draw the way of the answers, or let the one-way interfaces on the way be passed both ways",
                ends.into(),
            ));
            continue;
        }
        let there_only = only_in(project, path, &back);
        let back_only = only_in(project, &back, path);
        let is_stateful = |id: &&&DeviceId| project.devices.get(id.as_str()).is_some_and(|device| device.is_stateful);
        let stateful: Vec<&str> =
            there_only.iter().chain(&back_only).filter(is_stateful).map(|id| device_name(project, id)).collect();
        if there_only.is_empty() && back_only.is_empty() {
            continue;
        }
        let names = |ids: &[&DeviceId]| listed(ids.iter().map(|id| device_name(project, id)));
        let ways = match (there_only.as_slice(), back_only.as_slice()) {
            (there, []) => format!("pass {}, which the answers do not", names(there)),
            ([], back) => format!("come back through {}, which the requests do not pass", names(back)),
            (there, back) => format!("pass {}, and answers come back through {}", names(there), names(back)),
        };
        let subject = if there_only.is_empty() { "Answers to requests" } else { "Packets" };
        let message = format!("{subject} from {from_name} to {to_name} {ways}");
        let (severity, message, hint) = if stateful.is_empty() {
            let hint = "None of them keeps state, so both ways work; each has rules for its own way only";
            (Severity::Warning, message, hint)
        } else {
            let verb = if stateful.len() == 1 { "keeps state and drops" } else { "keep state and drop" };
            let message = format!("{message}: {} {verb} packets of connections not seen opened", listed(stateful));
            let hint = "Lead both ways through the same devices, make those that share their state one redundancy group, \
                        or mark as stateless what keeps no state";
            (Severity::Error, message, hint)
        };
        let devices = there_only.into_iter().chain(back_only).cloned().map(Subject::Device);
        let subjects = ends.into_iter().chain(devices).collect();
        problems.push(problem(severity, ProblemCode::AsymmetricPath, message, hint, subjects));
    }
}

/// Devices of a path that the other one does not pass. Members of a redundancy group share their state, so that one of
/// them is as good as the other.
fn only_in<'p>(project: &Project, path: &'p PathBetween, other: &PathBetween) -> Vec<&'p DeviceId> {
    let group = |id: &DeviceId| {
        let device = project.devices.get(id)?;
        (!device.redundancy_group.is_empty()).then_some(device.redundancy_group.as_str())
    };
    let groups: BTreeSet<&str> = other.devices.iter().filter_map(group).collect();
    let is_other = |id: &&DeviceId| other.devices.contains(id) || group(id).is_some_and(|group| groups.contains(group));
    path.devices.iter().filter(|id| !is_other(id)).collect()
}

/// Pairs of segments with more paths than were looked at.
pub(super) fn too_many(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut pairs: BTreeSet<(&SegmentId, &SegmentId)> = BTreeSet::new();
    for ((from, to), _) in findings.paths.iter().filter(|(_, path)| path.is_approximate) {
        pairs.insert((from.min(to), from.max(to)));
    }
    let Some((from, to)) = pairs.first() else { return };
    let name = |id| segment_name(findings.project, id);
    let others = match pairs.len() - 1 {
        0 => String::new(),
        1 => " (and 1 more pair of segments)".to_owned(),
        others => format!(" (and {others} more pairs of segments)"),
    };
    let segments: BTreeSet<&SegmentId> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    problems.push(problem(
        Severity::Warning,
        ProblemCode::TooManyPaths,
        format!(
            "There are too many paths between {} and {}{others} to look at each: every device in between is taken for \
             one of the path, so that some may get rules that they do not need",
            name(from),
            name(to)
        ),
        "Make members of a cluster one redundancy group, draw path restrictions, or let only the shortest paths count",
        segments.into_iter().cloned().map(Subject::Segment).collect(),
    ));
}

/// Flows that no device can enforce: those inside one segment, and those that pass every device inside a tunnel.
pub(super) fn seen_by_no_device(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    inside_one_segment(findings, problems);
    inside_tunnels(findings, problems);
}

fn inside_one_segment(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut segments: BTreeMap<&SegmentId, usize> = BTreeMap::new();
    for flow in findings.flows_with(|traits| !traits.crosses) {
        *segments.entry(&flow.source_segment).or_default() += 1;
    }
    if segments.is_empty() {
        return;
    }
    let flows: usize = segments.values().sum();
    let names = listed(segments.keys().map(|id| segment_name(findings.project, id)));
    problems.push(problem(
        Severity::Note,
        ProblemCode::HostFirewallOnly,
        format!(
            "{flows} flows stay inside one segment ({names}): no device can enforce them, only the hosts themselves"
        ),
        "They are left out of the matrix; --scope all, or \"Within segments\" over the table of flows, shows them",
        segments.keys().map(|id| Subject::Segment((*id).clone())).collect(),
    ));
}

fn inside_tunnels(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let mut groups: BTreeMap<(&[TunnelId], &SegmentId, &SegmentId), Vec<Subject>> = BTreeMap::new();
    for flow in findings.flows_with(|traits| traits.crosses && traits.is_unseen) {
        let key = (flow.path.tunnels.as_slice(), &flow.source_segment, &flow.destination_segment);
        groups.entry(key).or_default().push(Subject::Flow(flow.id.clone()));
    }
    for ((tunnels, from, to), flows) in groups {
        let name = |id: &TunnelId| project.tunnels.get(id).map_or_else(|| id.to_string(), |tunnel| tunnel.name.clone());
        let names: Vec<String> = tunnels.iter().map(name).collect();
        let (number, verb) =
            if flows.len() == 1 { ("1 flow".to_owned(), "goes") } else { (format!("{} flows", flows.len()), "go") };
        let mut subjects: Vec<Subject> = tunnels.iter().cloned().map(Subject::Tunnel).collect();
        subjects.extend([Subject::Segment(from.clone()), Subject::Segment(to.clone())]);
        subjects.extend(flows);
        problems.push(problem(
            Severity::Note,
            ProblemCode::HostFirewallOnly,
            format!(
                "{number} from {} to {} {verb} past every device inside the tunnel {}: no device sees more than the \
                 tunnel, so only the hosts themselves can enforce them",
                segment_name(project, from),
                segment_name(project, to),
                listed(names.iter().map(String::as_str)),
            ),
            "They stay in the matrix without an enforcement point; end the tunnel at a device if one is to enforce them",
            subjects,
        ));
    }
}

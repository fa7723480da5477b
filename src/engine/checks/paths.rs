//! Paths: what separates nothing, what leads nowhere, and what no device can enforce.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Findings, listed, problem, segment_name};
use crate::diag::Severity;
use crate::engine::report::{PathKind, Problem, ProblemCode, Subject};
use crate::ids::SegmentId;

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

pub(super) fn paths(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    for ((from, to), path) in findings.paths {
        if path.kind == PathKind::None {
            problems.push(problem(
                Severity::Error,
                ProblemCode::NoPath,
                format!(
                    "Servers in {} need servers in {}, and no device leads there",
                    segment_name(project, from),
                    segment_name(project, to)
                ),
                "Link both segments to a firewall or router, or draw the links that are missing on the way",
                vec![Subject::Segment(from.clone()), Subject::Segment(to.clone())],
            ));
        }
    }
}

pub(super) fn inside_one_segment(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut segments: BTreeMap<&SegmentId, usize> = BTreeMap::new();
    for flow in findings.flows.iter().filter(|flow| !flow.crosses()) {
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

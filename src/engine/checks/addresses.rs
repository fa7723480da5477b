//! Addresses of servers and prefixes of segments.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, problem, segment_name, server_name};
use crate::diag::Severity;
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::{SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::SegmentKind;

pub(super) fn addresses(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let mut seen: BTreeMap<AddressBlock, &ServerId> = BTreeMap::new();
    for (id, server) in project.servers.iter() {
        let prefixes = project.segments.get(&server.segment).map_or(&[][..], |segment| &segment.prefixes);
        for address in &server.addresses {
            if !prefixes.is_empty() && !prefixes.iter().any(|prefix| prefix.contains(address)) {
                let list = prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                problems.push(problem(
                    Severity::Error,
                    ProblemCode::AddressOutsideSegment,
                    format!(
                        "{} has the address {address}, outside {} ({list})",
                        server.name,
                        segment_name(project, &server.segment)
                    ),
                    "Correct the address, add its prefix to the segment, or move the server",
                    vec![Subject::Server(id.clone()), Subject::Segment(server.segment.clone())],
                ));
            }
            if let Some(other) = seen.insert(*address, id)
                && other != id
            {
                problems.push(problem(
                    Severity::Warning,
                    ProblemCode::DuplicateAddress,
                    format!("{} and {} both have the address {address}", server_name(project, other), server.name),
                    "Give one of them another address, or make them one server with both roles",
                    vec![Subject::Server(other.clone()), Subject::Server(id.clone())],
                ));
            }
        }
    }
    let mut open: BTreeSet<&SegmentId> = BTreeSet::new();
    for server in project.servers.values().filter(|server| server.addresses.is_empty()) {
        if let Some(segment) = project.segments.get(&server.segment)
            && segment.prefixes.is_empty()
            && segment.kind != SegmentKind::Internet
        {
            open.insert(&server.segment);
        }
    }
    for id in open {
        problems.push(problem(
            Severity::Note,
            ProblemCode::SegmentWithoutPrefix,
            format!(
                "{} has no prefix and servers without addresses, so the matrix has no addresses for them",
                segment_name(project, id)
            ),
            "Give the segment its prefix, or the servers their addresses",
            vec![Subject::Segment(id.clone())],
        ));
    }
}

pub(super) fn prefixes(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    // Sorted by network, a prefix can only overlap those that directly follow it.
    let mut all: Vec<(AddressBlock, &SegmentId)> = Vec::new();
    for (id, segment) in findings.project.segments.iter() {
        if segment.kind != SegmentKind::Internet {
            all.extend(segment.prefixes.iter().map(|prefix| (prefix.truncated(), id)));
        }
    }
    all.sort();
    for (position, (prefix, id)) in all.iter().enumerate() {
        for (other, other_id) in all.iter().skip(position + 1).take_while(|(other, _)| prefix.overlaps(other)) {
            if id != other_id {
                problems.push(problem(
                    Severity::Warning,
                    ProblemCode::OverlappingPrefixes,
                    format!(
                        "{prefix} of {} and {other} of {} overlap",
                        segment_name(findings.project, id),
                        segment_name(findings.project, other_id)
                    ),
                    "A device cannot tell which segment an address belongs to: make the prefixes disjoint",
                    vec![Subject::Segment((*id).clone()), Subject::Segment((*other_id).clone())],
                ));
            }
        }
    }
}

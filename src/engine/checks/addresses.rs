//! Addresses of servers and prefixes of segments.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Findings, problem, segment_name, server_name};
use crate::diag::Severity;
use crate::engine::inputs::TouchedServer;
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::{SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::{SegmentKind, Server};

/// Addresses of a server that its segment does not have.
pub(super) fn outside(findings: &Findings<'_, '_>, id: &ServerId, server: &Server, problems: &mut Vec<Problem>) {
    let project = findings.project;
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
    }
}

/// Which servers have which addresses.
#[derive(Default)]
pub(super) struct Holders {
    /// In the order of their ids.
    of: FxHashMap<AddressBlock, Vec<ServerId>>,
    /// Those with more than one holder.
    shared: BTreeSet<AddressBlock>,
}

impl Holders {
    /// Takes over servers that are others.
    pub(super) fn update(&mut self, touched: &[TouchedServer<'_>]) {
        for server in touched {
            for address in server.before.into_iter().flat_map(|before| &before.addresses) {
                if let Some(holders) = self.of.get_mut(address) {
                    holders.retain(|id| id != server.id);
                    if holders.len() < 2 {
                        self.shared.remove(address);
                    }
                }
            }
            for address in server.after.into_iter().flat_map(|after| &after.addresses) {
                let holders = self.of.entry(*address).or_default();
                if let Err(place) = holders.binary_search(server.id) {
                    holders.insert(place, server.id.clone());
                }
                if holders.len() > 1 {
                    self.shared.insert(*address);
                }
            }
        }
    }

    /// Addresses that are given twice.
    pub(super) fn shared(&self, findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
        let project = findings.project;
        for address in &self.shared {
            let holders = self.of.get(address).map_or(&[][..], Vec::as_slice);
            for (one, other) in holders.iter().zip(holders.iter().skip(1)) {
                let (name, other_name) = (server_name(project, one), server_name(project, other));
                problems.push(problem(
                    Severity::Warning,
                    ProblemCode::DuplicateAddress,
                    format!("{name} and {other_name} both have the address {address}"),
                    "Give one of them another address, or make them one server with both roles",
                    vec![Subject::Server(one.clone()), Subject::Server(other.clone())],
                ));
            }
        }
    }
}

/// Segments without a prefix, with servers that have no addresses either.
pub(super) fn segments_without_prefix(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let is_open = |id: &SegmentId| {
        let segment = project.segments.get(id);
        segment.is_some_and(|segment| segment.prefixes.is_empty() && segment.kind != SegmentKind::Internet)
    };
    if !project.segments.keys().any(is_open) {
        return;
    }
    let servers = project.servers.values().filter(|server| server.addresses.is_empty() && is_open(&server.segment));
    let open: BTreeSet<&SegmentId> = servers.map(|server| &server.segment).collect();
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

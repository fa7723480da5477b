//! Tunnels that carry nothing, or cannot.

use std::collections::BTreeSet;

use super::{Findings, device_name, problem, segment_name, server_name};
use crate::diag::Severity;
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::TunnelId;
use crate::project::{Project, TunnelEnd, TunnelInitiator};

/// Tunnels of a kind that nobody knows, between ends that do not reach each other, or without a flow.
pub(super) fn tunnels(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    if project.tunnels.is_empty() {
        return;
    }
    let used: BTreeSet<&TunnelId> = findings.flows.iter().flat_map(|flow| &flow.path.tunnels).collect();
    for (id, tunnel) in project.tunnels.iter() {
        let mut report = |severity, message: String, hint: &str| {
            let subjects = vec![Subject::Tunnel(id.clone())];
            problems.push(problem(severity, ProblemCode::TunnelWithoutUse, message, hint, subjects));
        };
        let name = &tunnel.name;
        if findings.catalog.encapsulation(tunnel.kind.into()).is_none() {
            report(
                Severity::Error,
                format!("No catalog says what the tunnel {name} needs, of the kind {}", tunnel.kind),
                "Choose another kind, or load the catalog that has an encapsulation with this id",
            );
        }
        let directions: &[bool] = match tunnel.initiator {
            TunnelInitiator::First => &[true],
            TunnelInitiator::Either => &[true, false],
        };
        let closed = directions.iter().find(|direction| findings.topology.underlay(id, **direction).is_none());
        if let Some(is_from_first) = closed {
            let [first, second] = tunnel.ends().map(|end| end_name(project, end));
            let (from, to) = if *is_from_first { (first, second) } else { (second, first) };
            report(
                Severity::Error,
                format!("The tunnel {name} has no way from {from} to {to} over links"),
                "A tunnel's own packets need a path of links: draw what is missing between its ends, or say that the \
                 other end opens it",
            );
        } else if !used.contains(id) {
            report(
                Severity::Note,
                format!("The tunnel {name} carries no flow, so nothing is opened for it"),
                "A tunnel takes the flows whose path could pass both its ends; an end at a segment or a server takes \
                 only what starts or ends there. Move its ends, or remove it",
            );
        }
    }
}

fn end_name<'p>(project: &'p Project, end: &'p TunnelEnd) -> &'p str {
    match end {
        TunnelEnd::Device(id) => device_name(project, id),
        TunnelEnd::Segment(id) => segment_name(project, id),
        TunnelEnd::Server(id) => server_name(project, id),
    }
}

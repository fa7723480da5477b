//! The Unified Security Policy: what may pass between two zones, a line for each pair.
//!
//! - **Pairs.** Every two different segments, both ways; a pair without a flow is `block all`. A segment to itself has a
//!   line only where flows inside segments are asked for, since Tufin lets a zone talk to itself unless told otherwise.
//! - **Services.** All that the flows of the pair go to, over the protocols that the form can say. Where one device is
//!   asked for, its pairs are told whole, with what passes other devices, and pairs of other devices are left out: a
//!   service that is missing in a line is forbidden by it.
//! - **Severity.** How bad it is when something else passes; see [`severity`].
//! - **Rule properties.** `IS_LOGGED` where a flow carries a risk, as the workbook says of its flows; else nothing. A plan
//!   asks for no more of the rules.
//!
//! A flow over another protocol is no reason to write less: the export is refused, and says which flows they are.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::super::Refusal;
use super::super::row::{Matrix, MatrixOptions, ScopeMode};
use super::{Zones, quoted_csv};
use crate::diag::Diagnostic;
use crate::engine::Flow;
use crate::ids::SegmentId;
use crate::net::{PortRange, PortSet, Protocol};
use crate::project::{Project, Segment, SegmentKind, Verdict};

/// The header, as an example on tufin.club has it.
const HEADER: [&str; 7] = ["from zone", "to zone", "severity", "access type", "services", "rule properties", "flows"];

/// Writes the policy.
pub(in crate::export) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let zones = Zones::new(matrix.project);
    let pairs = Pairs::new(matrix);
    let refusals = pairs.refusals(matrix);
    if !refusals.is_empty() {
        return Err(Refusal(refusals).into());
    }
    let mut writer = quoted_csv(out);
    writer.write_record(HEADER)?;
    let segments = zones.in_order();
    for from in &segments {
        for to in segments.iter().filter(|to| pairs.has_line(matrix.options, from, to)) {
            let access = pairs.accesses.get(&(*from, *to));
            let services = access.map(Access::services).unwrap_or_default();
            let line = [
                zones.name(from),
                zones.name(to),
                severity(matrix.project, from, to),
                if access.is_some() { "allow only" } else { "block all" },
                &services,
                if access.is_some_and(|access| access.is_risky) { "IS_LOGGED" } else { "" },
                "",
            ];
            writer.write_record(line)?;
        }
    }
    writer.flush()
}

/// What may pass between two zones.
#[derive(Default)]
struct Access<'a> {
    /// Ports of TCP and UDP, message types of ICMP.
    ports: BTreeMap<Protocol, PortSet>,
    /// Flows over what the form has no word for.
    unsayable: BTreeMap<Protocol, Vec<&'a Flow>>,
    is_risky: bool,
}

impl<'a> Access<'a> {
    fn add(&mut self, flow: &'a Flow) {
        self.is_risky |= !flow.risks.is_empty();
        let every = match flow.protocol {
            Protocol::Tcp | Protocol::Udp => PortSet::full(),
            Protocol::Icmp => PortSet::message_types(),
            Protocol::Ah | Protocol::Esp | Protocol::Gre => {
                self.unsayable.entry(flow.protocol).or_default().push(flow);
                return;
            }
        };
        let ports = flow.destination_ports.map_or(every, PortSet::from);
        let known = self.ports.entry(flow.protocol).or_default();
        *known = known.union(&ports);
    }

    /// As in `icmp 8; tcp 80; tcp 67-68`.
    fn services(&self) -> String {
        let mut services = Vec::new();
        for (protocol, ports) in &self.ports {
            // Ranges are documented for ports, and not for message types.
            let ranges: Vec<PortRange> = match protocol {
                Protocol::Icmp => ports.ranges().flat_map(|it| it.first..=it.last).map(PortRange::single).collect(),
                _ => ports.ranges().collect(),
            };
            services.extend(ranges.into_iter().map(|range| format!("{protocol} {range}")));
        }
        services.join("; ")
    }
}

/// The pairs of segments with flows.
struct Pairs<'a> {
    accesses: BTreeMap<(&'a SegmentId, &'a SegmentId), Access<'a>>,
    /// Those with a flow that the chosen device has to let through; none where every device is meant.
    of_device: Option<BTreeSet<(&'a SegmentId, &'a SegmentId)>>,
}

impl<'a> Pairs<'a> {
    fn new(matrix: &Matrix<'a>) -> Self {
        let pair = |flow: &'a Flow| (&flow.source_segment, &flow.destination_segment);
        let of_device = matrix.options.device.as_ref().map(|_| matrix.flows().map(pair).collect());
        let whole = MatrixOptions { device: None, ..matrix.options.clone() };
        let report = matrix.report;
        let mut accesses: BTreeMap<_, Access<'a>> = BTreeMap::new();
        for flow in report.flows.iter().filter(|flow| whole.fits(flow)) {
            accesses.entry(pair(flow)).or_default().add(flow);
        }
        Self { accesses, of_device }
    }

    /// Whether the file has a line on two segments.
    fn has_line(&self, options: &MatrixOptions, from: &SegmentId, to: &SegmentId) -> bool {
        let is_wanted = |wanted: &Option<SegmentId>, segment| wanted.as_ref().is_none_or(|wanted| wanted == segment);
        (from != to || options.scope == ScopeMode::All)
            && is_wanted(&options.from, from)
            && is_wanted(&options.to, to)
            && self.is_of_device(from, to)
    }

    fn is_of_device(&self, from: &SegmentId, to: &SegmentId) -> bool {
        let Some(of_device) = &self.of_device else { return true };
        of_device.contains(&(from, to)) || !self.accesses.contains_key(&(from, to))
    }

    /// What cannot be said, for each pair of segments that the file would have a line on.
    fn refusals(&self, matrix: &Matrix<'_>) -> Vec<Diagnostic> {
        let mut refusals = Vec::new();
        for ((from, to), access) in self.accesses.iter().filter(|((from, to), _)| self.is_of_device(from, to)) {
            for (protocol, flows) in &access.unsayable {
                let ids: Vec<&str> = flows.iter().map(|flow| flow.id.as_str()).collect();
                let message = format!(
                    "from {} to {}: Tufin's form has no documented word for {} (flow {})",
                    matrix.segment_name(from),
                    matrix.segment_name(to),
                    protocol.name().to_uppercase(),
                    ids.join(", ")
                );
                let hint = "enter this pair in Tufin's USP Builder by hand, and export the others: one file for each segment \
                            that they go from or to";
                refusals.push(Diagnostic::error("unsayable-protocol", message).expected("TCP, UDP or ICMP").hint(hint));
            }
        }
        refusals
    }
}

/// How bad it is when something passes from one segment to another that is not planned, in Tufin's words:
///
/// - `critical`: the zone policy forbids everything between them; or it comes from the outside and goes past what is
///   before the inside (to anything but the outside, a DMZ, a partner or a cloud);
/// - `high`: it goes to where more is trusted;
/// - `medium`: both are trusted alike;
/// - `low`: it goes to where less is trusted.
///
/// Trust is the level of a segment, or the usual one of its kind where nobody has set it.
fn severity(project: &Project, from_id: &SegmentId, to_id: &SegmentId) -> &'static str {
    let (Some(from), Some(to)) = (project.segments.get(from_id), project.segments.get(to_id)) else { return "high" };
    let decides = project
        .policy
        .iter()
        .find(|rule| rule.services.is_empty() && rule.from.matches(from_id, from) && rule.to.matches(to_id, to));
    let is_forbidden = from_id != to_id && decides.is_some_and(|rule| rule.verdict == Verdict::Forbid);
    let passes_the_edge = from.kind == SegmentKind::Internet && is_inside(to.kind);
    if is_forbidden || passes_the_edge {
        return "critical";
    }
    match trust_level(from).cmp(&trust_level(to)) {
        std::cmp::Ordering::Less => "high",
        std::cmp::Ordering::Equal => "medium",
        std::cmp::Ordering::Greater => "low",
    }
}

/// How far a segment is trusted.
fn trust_level(segment: &Segment) -> u8 {
    segment.trust_level.unwrap_or_else(|| segment.kind.usual_trust_level())
}

/// Whether a kind of segment lies behind those that are open to the outside.
const fn is_inside(kind: SegmentKind) -> bool {
    matches!(kind, SegmentKind::User | SegmentKind::Internal | SegmentKind::Management)
}

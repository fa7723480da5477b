//! The segment x segment grid: how many flows and ports each pair of segments has, and how risky they are.

use std::collections::BTreeMap;

use crate::engine::{FORBIDDEN_RISK, Flow, Report, WIDE_RANGE_RISK};
use crate::ids::SegmentId;
use crate::net::{PortSet, Protocol};
use crate::project::Project;

/// How risky flows are.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum RiskLevel {
    /// Nothing stands out.
    #[default]
    Low,
    /// Clear text, or something old.
    Middle,
    /// A wide range of ports, or forbidden by the zone policy.
    High,
}

impl RiskLevel {
    /// The level of one flow.
    pub fn of(flow: &Flow) -> Self {
        Self::of_words(&flow.risks)
    }

    /// The level of risk words.
    pub fn of_words(risks: &[String]) -> Self {
        if risks.iter().any(|risk| risk == WIDE_RANGE_RISK || risk == FORBIDDEN_RISK) {
            Self::High
        } else if risks.is_empty() {
            Self::Low
        } else {
            Self::Middle
        }
    }
}

/// What goes from one segment to another.
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    /// How many flows.
    pub flows: usize,
    /// Ports of narrow flows, by protocol (a protocol without ports counts as one).
    pub ports: BTreeMap<Protocol, PortSet>,
    /// Protocols without ports.
    pub portless: usize,
    /// Whether a wide dynamic range is among them.
    pub has_wide_range: bool,
    /// The greatest risk.
    pub risk: RiskLevel,
    /// Risk words, sorted, without the wide range.
    pub risks: Vec<String>,
}

impl GridCell {
    /// How many ports, the wide ranges not counted.
    pub fn port_count(&self) -> u32 {
        self.ports.values().map(PortSet::count).sum::<u32>() + u32::try_from(self.portless).unwrap_or(u32::MAX)
    }

    /// What the cell says below its number.
    pub fn note(&self) -> &'static str {
        if self.risks.iter().any(|risk| risk == FORBIDDEN_RISK) {
            "forbidden"
        } else if self.has_wide_range {
            "+ dynamic range"
        } else if self.risks.iter().any(|risk| risk == "clear-text") {
            "clear text"
        } else if self.risks.is_empty() {
            ""
        } else {
            "legacy"
        }
    }
}

/// The grid: segments in the order of their names, and a cell for each pair that has flows.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Segments, by name.
    pub segments: Vec<SegmentId>,
    /// Pairs that have flows, source first.
    pub cells: BTreeMap<(SegmentId, SegmentId), GridCell>,
}

impl Grid {
    /// The grid of a report.
    pub fn new(project: &Project, report: &Report) -> Self {
        let mut segments: Vec<SegmentId> = project.segments.keys().cloned().collect();
        segments.sort_by_cached_key(|id| (project.segments.get(id).map(|segment| segment.name.clone()), id.clone()));
        let mut cells: BTreeMap<(SegmentId, SegmentId), GridCell> = BTreeMap::new();
        for flow in report.flows.iter().filter(|flow| flow.crosses()) {
            let cell = cells.entry((flow.source_segment.clone(), flow.destination_segment.clone())).or_default();
            cell.flows += 1;
            cell.risk = cell.risk.max(RiskLevel::of(flow));
            if flow.risks.iter().any(|risk| risk == WIDE_RANGE_RISK) {
                cell.has_wide_range = true;
            } else if let Some(ports) = flow.destination_ports {
                cell.ports.entry(flow.protocol).or_default().insert(ports);
            } else {
                cell.portless += 1;
            }
            for risk in flow.risks.iter().filter(|risk| *risk != WIDE_RANGE_RISK) {
                if !cell.risks.contains(risk) {
                    cell.risks.push(risk.clone());
                }
            }
        }
        for cell in cells.values_mut() {
            cell.risks.sort();
        }
        Self { segments, cells }
    }
}

//! The segment x segment grid: how many flows and ports each pair of segments has, and how risky they are.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Ports of narrow flows, by protocol.
    pub ports: BTreeMap<Protocol, PortSet>,
    /// Protocols without ports, such as ICMP.
    pub portless: BTreeSet<Protocol>,
    /// Whether a wide dynamic range is among them.
    pub has_wide_range: bool,
    /// The greatest risk.
    pub risk: RiskLevel,
    /// Risk words, sorted, without the wide range.
    pub risks: Vec<String>,
}

impl GridCell {
    /// How many ports, the wide ranges not counted. Where nothing but protocols without ports goes, it is their number.
    pub fn port_count(&self) -> u32 {
        if self.has_only_portless() {
            return u32::try_from(self.portless.len()).unwrap_or(u32::MAX);
        }
        self.ports.values().map(PortSet::count).sum()
    }

    /// The same in words: "16 ports", or "ICMP" where nothing else goes.
    pub fn ports_text(&self) -> String {
        if self.has_only_portless() {
            let names: Vec<String> = self.portless.iter().map(|protocol| protocol.name().to_uppercase()).collect();
            return names.join(" + ");
        }
        match self.port_count() {
            1 => "1 port".to_owned(),
            count => format!("{count} ports"),
        }
    }

    fn has_only_portless(&self) -> bool {
        self.ports.is_empty() && !self.has_wide_range && !self.portless.is_empty()
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
            } else if let (Protocol::Tcp | Protocol::Udp, Some(ports)) = (flow.protocol, flow.destination_ports) {
                cell.ports.entry(flow.protocol).or_default().insert(ports);
            } else {
                cell.portless.insert(flow.protocol);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::PortRange;

    #[test]
    fn a_ping_is_no_port() {
        let mut cell = GridCell { portless: BTreeSet::from([Protocol::Icmp]), ..GridCell::default() };
        assert_eq!((cell.port_count(), cell.ports_text().as_str()), (1, "ICMP"));
        cell.ports.entry(Protocol::Tcp).or_default().insert(PortRange::new(445, 445));
        assert_eq!((cell.port_count(), cell.ports_text().as_str()), (1, "1 port"));
        cell.ports.entry(Protocol::Udp).or_default().insert(PortRange::new(445, 445));
        assert_eq!((cell.port_count(), cell.ports_text().as_str()), (2, "2 ports"));
    }
}

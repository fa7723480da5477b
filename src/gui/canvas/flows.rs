//! The flow overlay: the report's flows gathered into one arrow per ordered pair of segments.
//!
//! There may be tens of thousands of pairs, of which few are ever drawn: texts are made when they are needed.

use std::collections::HashMap;

use super::model::FlowModel;
use crate::catalog::{Catalog, PoolIndex};
use crate::engine::{Flow, Report, WIDE_RANGE_PORTS};
use crate::gui::risk::{self, RiskLevel};
use crate::ids::SegmentId;
use crate::net::{PortRange, Protocol};
use crate::project::Project;

/// One arrow for each ordered pair of segments with flows between them, in the order of the report.
pub(super) fn gather(catalog: &Catalog, report: &Report) -> Vec<FlowModel> {
    let mut pairs: Vec<FlowModel> = Vec::new();
    let mut ports: Vec<Ports> = Vec::new();
    let mut position_of: HashMap<(&SegmentId, &SegmentId), usize> = HashMap::new();
    let mut last = None;
    for flow in report.flows.iter().filter(|flow| flow.crosses()) {
        let key = (&flow.source_segment, &flow.destination_segment);
        // The report is sorted by pair, so that nearly every flow belongs to the pair of the one before.
        let position = match last {
            Some((last_key, position)) if last_key == key => position,
            _ => *position_of.entry(key).or_insert_with(|| {
                pairs.push(FlowModel::new(flow));
                ports.push(Ports::default());
                pairs.len() - 1
            }),
        };
        last = Some((key, position));
        if let (Some(pair), Some(ports)) = (pairs.get_mut(position), ports.get_mut(position)) {
            add(pair, ports, flow, catalog);
        }
    }
    for (pair, ports) in pairs.iter_mut().zip(ports) {
        pair.fixed_port_count = count_ports(ports.fixed);
        pair.port_count = pair.fixed_port_count + count_ports(ports.wide);
    }
    pairs
}

/// The ports of one pair, before they are counted.
#[derive(Default)]
struct Ports {
    fixed: Vec<(Protocol, PortRange)>,
    wide: Vec<(Protocol, PortRange)>,
}

fn add(pair: &mut FlowModel, ports: &mut Ports, flow: &Flow, catalog: &Catalog) {
    pair.flow_count += 1;
    pair.risk = pair.risk.max(RiskLevel::of(flow));
    pair.is_forbidden |= risk::is_forbidden(flow);
    match (flow.protocol, flow.destination_ports) {
        (Protocol::Tcp | Protocol::Udp, Some(range)) if range.count() > WIDE_RANGE_PORTS => {
            ports.wide.push((flow.protocol, range));
            let pool = pool_of(flow, catalog);
            if !pair.pools.contains(&pool) {
                pair.pools.push(pool);
            }
        }
        (Protocol::Tcp | Protocol::Udp, Some(range)) => ports.fixed.push((flow.protocol, range)),
        (protocol, _) => {
            if !pair.portless.contains(&protocol) {
                pair.portless.push(protocol);
            }
        }
    }
}

impl FlowModel {
    fn new(first: &Flow) -> Self {
        Self {
            from: first.source_segment.clone(),
            to: first.destination_segment.clone(),
            fixed_port_count: 0,
            port_count: 0,
            flow_count: 0,
            risk: RiskLevel::Low,
            is_forbidden: false,
            pools: Vec::new(),
            portless: Vec::new(),
            path: first.path.clone(),
        }
    }

    /// What stands on the arrow: "18 ports + RPC".
    pub(super) fn pill(&self, catalog: &Catalog) -> String {
        let words = self.words(catalog);
        // A ping beside twenty ports is not worth the room.
        let with_ports = words.len() - self.portless.len();
        let shown = if with_ports == 0 { words.as_slice() } else { words.get(..with_ports).unwrap_or_default() };
        let shown = shown.join(" + ");
        if self.is_forbidden { format!("{} {shown}", egui_phosphor::regular::PROHIBIT) } else { shown }
    }

    /// The same in full, for assistive technology and tooltips.
    pub(super) fn label(&self, project: &Project, catalog: &Catalog) -> String {
        let name = |id: &SegmentId| project.segments.get(id).map_or_else(|| id.to_string(), |s| s.name.clone());
        let words = self.words(catalog).join(" + ");
        let forbidden = if self.is_forbidden { ", against the zone policy" } else { "" };
        format!("Flows {} to {}, {words}{forbidden}", name(&self.from), name(&self.to))
    }

    fn words(&self, catalog: &Catalog) -> Vec<String> {
        let mut words = Vec::new();
        if self.fixed_port_count > 0 {
            words.push(counted(self.fixed_port_count, "port"));
        }
        words.extend(self.pools.iter().map(|pool| pool_name(*pool, catalog)));
        words.extend(self.portless.iter().map(|protocol| protocol_name(*protocol).to_owned()));
        words
    }
}

/// The pool behind a wide range.
fn pool_of(flow: &Flow, catalog: &Catalog) -> Option<PoolIndex> {
    let service = catalog.services.get(flow.endpoint.service.position())?;
    service.endpoints.get(usize::from(flow.endpoint.endpoint))?.pool
}

/// What a wide range is called on an arrow: "RPC" for dynamic RPC.
fn pool_name(pool: Option<PoolIndex>, catalog: &Catalog) -> String {
    match pool.and_then(|pool| catalog.pools.get(pool.position())) {
        Some(pool) if pool.id.as_str() == "rpc" => "RPC".into(),
        Some(pool) => pool.name.clone(),
        None => "wide range".into(),
    }
}

fn protocol_name(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Tcp => "TCP",
        Protocol::Udp => "UDP",
        Protocol::Icmp => "ICMP",
        Protocol::Gre => "GRE",
        Protocol::Esp => "ESP",
        Protocol::Ah => "AH",
    }
}

/// How many ports these are, each counted once for its protocol.
fn count_ports(mut ranges: Vec<(Protocol, PortRange)>) -> u32 {
    ranges.sort_unstable();
    let mut count = 0;
    let mut last: Option<(Protocol, PortRange)> = None;
    for (protocol, range) in ranges {
        match &mut last {
            Some((known, reach)) if *known == protocol && range.first <= reach.last => {
                count += u32::from(range.last.saturating_sub(reach.last));
                reach.last = reach.last.max(range.last);
            }
            _ => {
                count += range.count();
                last = Some((protocol, range));
            }
        }
    }
    count
}

/// "1 port", "9 ports".
pub(super) fn counted(number: impl Into<u64>, thing: &str) -> String {
    let number = number.into();
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// How wide the arrow is, in points of the canvas: a line for one port, six times that for a whole range.
#[expect(clippy::cast_possible_truncation, reason = "a logarithm of a u32 is small")]
pub(super) fn stroke_width(port_count: u32) -> f32 {
    (1.6 + 0.9 * f64::from(port_count.max(1)).log10()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_counts_once_for_its_protocol() {
        let ranges = |list: &[(Protocol, u16, u16)]| {
            count_ports(list.iter().map(|(protocol, first, last)| (*protocol, PortRange::new(*first, *last))).collect())
        };
        assert_eq!(ranges(&[]), 0);
        assert_eq!(ranges(&[(Protocol::Tcp, 53, 53), (Protocol::Udp, 53, 53), (Protocol::Tcp, 53, 53)]), 2);
        assert_eq!(ranges(&[(Protocol::Tcp, 1024, 65535), (Protocol::Tcp, 5000, 5100)]), 64512);
        assert_eq!(ranges(&[(Protocol::Tcp, 10, 20), (Protocol::Tcp, 15, 25), (Protocol::Tcp, 26, 26)]), 17);
    }

    #[test]
    fn arrows_grow_slowly() {
        assert!(stroke_width(1) < 2.0 && stroke_width(18) < 3.5 && stroke_width(130_000) < 7.0);
    }
}

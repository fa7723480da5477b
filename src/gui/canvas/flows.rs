//! The flow overlay: the report's flows gathered into one arrow per ordered pair of segments.

use std::collections::HashMap;
use std::sync::Arc;

use super::model::{FlowModel, Risk};
use crate::catalog::Catalog;
use crate::engine::{Flow, Report};
use crate::ids::{DeviceId, SegmentId};
use crate::net::{PortRange, PortSet, Protocol};
use crate::project::Project;

/// A range with more ports than this counts as wide open.
const WIDE_RANGE_PORTS: u32 = 1000;

/// What is gathered for one pair of segments.
#[derive(Default)]
struct Gathered {
    flow_count: usize,
    fixed: Vec<(Protocol, PortRange)>,
    wide: Vec<(Protocol, PortRange)>,
    portless: Vec<&'static str>,
    /// Short names of the pools behind wide ranges.
    pools: Vec<String>,
    risk: Option<Risk>,
    devices: Vec<DeviceId>,
}

/// One arrow for each ordered pair of segments with flows between them, in the order of the report.
pub(super) fn gather(project: &Project, catalog: &Catalog, report: &Report) -> Vec<FlowModel> {
    let mut pairs: Vec<(&SegmentId, &SegmentId, Gathered)> = Vec::new();
    let mut position_of: HashMap<(&SegmentId, &SegmentId), usize> = HashMap::new();
    let mut last = None;
    for flow in report.flows.iter().filter(|flow| flow.crosses()) {
        let key = (&flow.source_segment, &flow.destination_segment);
        // The report is sorted by pair, so that nearly every flow belongs to the pair of the one before.
        let position = match last {
            Some((last_key, position)) if last_key == key => position,
            _ => *position_of.entry(key).or_insert_with(|| {
                pairs.push((key.0, key.1, Gathered::default()));
                pairs.len() - 1
            }),
        };
        last = Some((key, position));
        if let Some((_, _, gathered)) = pairs.get_mut(position) {
            gathered.add(flow, catalog);
        }
    }
    pairs.into_iter().map(|(from, to, gathered)| gathered.into_model(project, from, to)).collect()
}

impl Gathered {
    fn add(&mut self, flow: &Flow, catalog: &Catalog) {
        if self.flow_count == 0 {
            self.devices.clone_from(&flow.path.devices);
        }
        self.flow_count += 1;
        self.risk = self.risk.max(Some(risk_of(flow)));
        match (flow.protocol, flow.destination_ports) {
            (Protocol::Tcp | Protocol::Udp, Some(range)) if range.count() > WIDE_RANGE_PORTS => {
                self.wide.push((flow.protocol, range));
                let pool = pool_name(flow, catalog);
                if !self.pools.contains(&pool) {
                    self.pools.push(pool);
                }
            }
            (Protocol::Tcp | Protocol::Udp, Some(range)) => self.fixed.push((flow.protocol, range)),
            (protocol, _) => {
                let name = protocol_name(protocol);
                if !self.portless.contains(&name) {
                    self.portless.push(name);
                }
            }
        }
    }

    fn into_model(self, project: &Project, from: &SegmentId, to: &SegmentId) -> FlowModel {
        let fixed = count_ports(&self.fixed);
        let mut parts: Vec<String> = if fixed > 0 { vec![counted(fixed, "port")] } else { Vec::new() };
        parts.extend(self.pools);
        let main = parts.join(" + ");
        parts.extend(self.portless.iter().map(ToString::to_string));
        let everything = parts.join(" + ");
        // On the arrow, a ping beside twenty ports is not worth the room.
        let pill = if main.is_empty() { everything.clone() } else { main };
        let name = |id: &SegmentId| project.segments.get(id).map_or_else(|| id.to_string(), |s| s.name.clone());
        let label = format!("Flows {} to {}, {everything}", name(from), name(to));
        FlowModel {
            from: from.clone(),
            to: to.clone(),
            port_count: fixed + count_ports(&self.wide),
            flow_count: self.flow_count,
            risk: self.risk.unwrap_or(Risk::Low),
            pill,
            devices: self.devices,
            label,
        }
    }
}

/// How risky one flow is.
fn risk_of(flow: &Flow) -> Risk {
    if flow.port_count() > WIDE_RANGE_PORTS || flow.risks.iter().any(|risk| risk == "wide-range") {
        Risk::High
    } else if flow.risks.is_empty() {
        Risk::Low
    } else {
        Risk::Middle
    }
}

/// What a wide range is called on an arrow: "RPC" for dynamic RPC.
fn pool_name(flow: &Flow, catalog: &Catalog) -> String {
    let endpoint = catalog
        .services
        .get(flow.endpoint.service.position())
        .and_then(|service| service.endpoints.get(usize::from(flow.endpoint.endpoint)));
    let pool = endpoint.and_then(|endpoint| endpoint.pool).and_then(|pool| catalog.pools.get(pool.position()));
    match pool {
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

fn count_ports(ranges: &[(Protocol, PortRange)]) -> u32 {
    let of = |wanted: Protocol| {
        let set: PortSet = ranges.iter().filter(|(protocol, _)| *protocol == wanted).map(|(_, range)| *range).collect();
        set.count()
    };
    of(Protocol::Tcp) + of(Protocol::Udp)
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

/// Whether an arrow has to do with a thing of the selection.
pub(super) fn touches(flow: &FlowModel, segments: &[&SegmentId], devices: &[&DeviceId]) -> bool {
    segments.iter().any(|id| **id == flow.from || **id == flow.to) || devices.iter().any(|id| flow.devices.contains(id))
}

/// An arrow's payload.
pub(super) fn shared(flows: Vec<FlowModel>) -> Vec<Arc<FlowModel>> {
    flows.into_iter().map(Arc::new).collect()
}

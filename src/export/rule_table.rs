//! The rules of devices as texts, for tables that people read.

use rustc_hash::FxHashMap;

use super::row::Matrix;
use crate::engine::{self, DeviceRules, Flow, HopSide, Party, PartyObject, Rule};
use crate::ids::{DeviceId, FlowId, SegmentId};
use crate::net::{PacketKind, PortSet};
use crate::project::Link;

/// The rules of one device.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleTable {
    /// The device.
    pub device: DeviceId,
    /// Its name.
    pub name: String,
    /// Its rules, in order.
    pub rules: Vec<RuleRow>,
}

/// One rule, every cell a text or a list of texts, not yet made safe for any format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleRow {
    /// Its number, from 1.
    pub number: u32,
    /// Its id, the same from run to run.
    pub id: String,
    /// Where packets come in: the zone, with the interface if it has a name.
    pub from: String,
    /// Where they leave.
    pub to: String,
    /// Names of whose packets.
    pub sources: Vec<String>,
    /// Their addresses, as the device sees them.
    pub source_addresses: Vec<String>,
    /// Names of to whom.
    pub destinations: Vec<String>,
    /// Their addresses, as the device sees them.
    pub destination_addresses: Vec<String>,
    /// Services, each with its application protocol.
    pub services: Vec<String>,
    /// The protocol.
    pub protocol: String,
    /// Destination ports, or types of ICMP messages; none where all are meant.
    pub destination_ports: Vec<String>,
    /// Source ports; none where they are free.
    pub source_ports: Vec<String>,
    /// `connections`, or `answers` on a device that knows no connections.
    pub packets: &'static str,
    /// Risks of the flows that it serves.
    pub risks: Vec<String>,
    /// Packets that it opens and no flow needs; none where nobody asked for broader rules.
    pub beyond: Vec<String>,
    /// The flows that it serves.
    pub flows: Vec<FlowId>,
}

/// The rules of all devices by name, those without rules left out; only of the device that the matrix is limited to;
/// none where it is limited to some segments.
pub fn rule_tables(matrix: &Matrix<'_>) -> Vec<RuleTable> {
    let options = matrix.options;
    let rules = match &options.device {
        _ if options.from.is_some() || options.to.is_some() => Vec::new(),
        Some(device) => vec![engine::rules_of_device(matrix.project, matrix.report, device)],
        None => engine::device_rules(matrix.project, matrix.report),
    };
    let known = Known::new(matrix);
    let with_rules = rules.iter().filter(|device| !device.rules.is_empty());
    let mut tables: Vec<RuleTable> = with_rules.map(|device| known.table(device)).collect();
    tables.sort_by(|left, right| (&left.name, &left.device).cmp(&(&right.name, &right.device)));
    tables
}

/// The rules of one device, which may be none.
pub fn rule_table(matrix: &Matrix<'_>, rules: &DeviceRules) -> RuleTable {
    Known::new(matrix).table(rules)
}

/// A matrix, ready for looking up flows and interfaces.
struct Known<'a> {
    matrix: &'a Matrix<'a>,
    flows: FxHashMap<&'a FlowId, &'a Flow>,
    /// The first link of each device at each segment.
    links: FxHashMap<(&'a DeviceId, &'a SegmentId), &'a Link>,
}

impl<'a> Known<'a> {
    fn new(matrix: &'a Matrix<'a>) -> Self {
        let flows = matrix.report.flows.iter().map(|flow| (&flow.id, flow)).collect();
        let mut links = FxHashMap::default();
        for link in matrix.project.links.values() {
            links.entry((&link.device, &link.segment)).or_insert(&**link);
        }
        Self { matrix, flows, links }
    }

    fn table(&self, device: &DeviceRules) -> RuleTable {
        let rows = (1..).zip(&device.rules).map(|(number, rule)| self.row(device, number, rule));
        let name = self.matrix.device_name(&device.device);
        RuleTable { device: device.device.clone(), name, rules: rows.collect() }
    }

    fn row(&self, device: &DeviceRules, number: u32, rule: &Rule) -> RuleRow {
        let matrix = self.matrix;
        let mut services: Vec<String> = Vec::new();
        let mut risks: Vec<String> = Vec::new();
        for flow in rule.flows.iter().filter_map(|id| self.flows.get(id)) {
            let endpoint = matrix.catalog.endpoint(flow.endpoint);
            let service = &matrix.catalog.service(flow.endpoint.service).name;
            services.push(format!("{service}: {}", endpoint.application_protocol));
            risks.extend(flow.risks.iter().cloned());
        }
        for list in [&mut services, &mut risks] {
            list.sort();
            list.dedup();
        }
        RuleRow {
            number,
            id: rule.id.to_string(),
            from: self.side(&device.device, &rule.from),
            to: self.side(&device.device, &rule.to),
            sources: rule.sources.iter().map(|party| party_name(matrix, party)).collect(),
            source_addresses: addresses(&rule.sources),
            destinations: rule.destinations.iter().map(|party| party_name(matrix, party)).collect(),
            destination_addresses: addresses(&rule.destinations),
            services,
            protocol: rule.protocol.name().to_owned(),
            destination_ports: ports(&rule.destination_ports),
            source_ports: ports(&rule.source_ports),
            packets: if rule.kind == PacketKind::Reply { "answers" } else { "connections" },
            risks,
            beyond: device.beyond(rule),
            flows: rule.flows.clone(),
        }
    }

    fn side(&self, device: &DeviceId, side: &HopSide) -> String {
        match side {
            HopSide::Tunnel(id) => format!("tunnel {}", self.matrix.tunnel_name(id)),
            HopSide::Segment(id) => {
                let zone = self.matrix.segment_name(id);
                match self.links.get(&(device, id)).map(|link| link.interface.as_str()) {
                    None | Some("") => zone,
                    Some(interface) => format!("{zone} ({interface})"),
                }
            }
        }
    }
}

fn party_name(matrix: &Matrix<'_>, party: &Party) -> String {
    let name = match &party.object {
        PartyObject::Server(id) => matrix.server_names(std::slice::from_ref(id)).concat(),
        PartyObject::Segment(id) => format!("zone {}", matrix.segment_name(id)),
        PartyObject::Device(id, _) => matrix.device_name(id),
        PartyObject::Supernet(block) => format!("supernet {block}"),
        PartyObject::Broadcast(id) => format!("broadcast of {}", matrix.segment_name(id)),
        PartyObject::Group(block) => format!("multicast {block}"),
    };
    if party.is_translated { format!("{name} (translated)") } else { name }
}

fn addresses(parties: &[Party]) -> Vec<String> {
    let mut blocks: Vec<_> = parties.iter().flat_map(|party| &party.blocks).collect();
    blocks.sort_unstable();
    blocks.dedup();
    blocks.iter().map(ToString::to_string).collect()
}

fn ports(ports: &PortSet) -> Vec<String> {
    if ports.is_full() { Vec::new() } else { ports.ranges().map(|range| range.to_string()).collect() }
}

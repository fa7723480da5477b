//! The rows of the matrix: a flow, or several merged, as texts.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::catalog::Catalog;
use crate::engine::{self, Flow, PathKind, Report, SentTo};
use crate::ids::{DeviceId, SegmentId, ServerId, TunnelId};
use crate::net::{PortRange, PortSet, Protocol};
use crate::project::Project;

/// The columns of the matrix, in the order of every format.
pub const COLUMNS: [&str; 19] = [
    "flow_id",
    "source_segment",
    "source_servers",
    "source_addresses",
    "destination_segment",
    "destination_servers",
    "destination_addresses",
    "protocol",
    "source_ports",
    "destination_ports",
    "application_protocol",
    "service",
    "requirement",
    "initiator",
    "enforcement_points",
    "encapsulated_in",
    "risks",
    "justification",
    "reference",
];

/// What an enforcement point is called where no device is drawn.
pub(super) const UNNAMED_ENFORCEMENT_POINT: &str = "unnamed";

/// What one row is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RowMode {
    /// One port or range, one application protocol.
    #[default]
    Endpoint,
    /// All ports between the same servers over one protocol.
    Merged,
}

/// Which flows are rows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ScopeMode {
    /// Those from one segment to another.
    #[default]
    Cross,
    /// Those inside one segment too.
    All,
}

/// Which rows a matrix has.
#[derive(Clone, Debug, Default)]
pub struct MatrixOptions {
    /// What one row is.
    pub rows: RowMode,
    /// Which flows are rows.
    pub scope: ScopeMode,
    /// Only from this segment.
    pub from: Option<SegmentId>,
    /// Only to this segment.
    pub to: Option<SegmentId>,
    /// Only what this device has to let through.
    pub device: Option<DeviceId>,
}

impl MatrixOptions {
    /// Whether a flow is among the rows.
    pub fn fits(&self, flow: &Flow) -> bool {
        (self.scope == ScopeMode::All || flow.crosses())
            && self.from.as_ref().is_none_or(|segment| *segment == flow.source_segment)
            && self.to.as_ref().is_none_or(|segment| *segment == flow.destination_segment)
            && self.device.as_ref().is_none_or(|device| flow.enforcement_points().any(|point| point == device))
    }
}

/// The flow matrix of a project: what exporters write.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a> {
    /// The project.
    pub project: &'a Project,
    /// The catalog it was computed with.
    pub catalog: &'a Catalog,
    /// What was computed.
    pub report: &'a Report,
    /// Which rows to write.
    pub options: &'a MatrixOptions,
}

/// One row, every cell a text or a list of texts, not yet made safe for any format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixRow {
    /// The flow, or several where rows are merged.
    pub flow_ids: Vec<String>,
    /// Name of the segment that the connection comes from.
    pub source_segment: String,
    /// Names of the servers that open it.
    pub source_servers: Vec<String>,
    /// Their addresses, or their segment's prefixes.
    pub source_addresses: Vec<String>,
    /// Name of the segment that it goes to.
    pub destination_segment: String,
    /// Names of the servers that listen.
    pub destination_servers: Vec<String>,
    /// Their addresses, or their segment's prefixes.
    pub destination_addresses: Vec<String>,
    /// tcp, udp, icmp, gre, esp, ah.
    pub protocol: String,
    /// Fixed source ports.
    pub source_ports: Vec<String>,
    /// Ports that listen.
    pub destination_ports: Vec<String>,
    /// Application protocols.
    pub application_protocols: Vec<String>,
    /// Services.
    pub services: Vec<String>,
    /// required, default-on, optional.
    pub requirement: String,
    /// consumer, provider, peer.
    pub initiators: Vec<String>,
    /// Devices that have to let it through, in the order of the path.
    pub enforcement_points: Vec<String>,
    /// Tunnels that carry it.
    pub encapsulated_in: Vec<String>,
    /// Risks of letting it through.
    pub risks: Vec<String>,
    /// Why, in one line.
    pub justification: String,
    /// Citations.
    pub references: Vec<String>,
    /// Every reason with its steps.
    pub reasons: Vec<Vec<String>>,
}

impl<'a> Matrix<'a> {
    /// The flows that are rows, in the order of the matrix.
    pub fn flows(&self) -> impl Iterator<Item = &'a Flow> {
        let options = self.options;
        self.report.flows.iter().filter(move |flow| options.fits(flow))
    }

    /// Gives each row to `write`. Endpoint rows are made one at a time, so that a large matrix is never in memory as text.
    ///
    /// # Errors
    /// What `write` says.
    pub fn for_each_row<E>(&self, mut write: impl FnMut(MatrixRow) -> Result<(), E>) -> Result<(), E> {
        self.for_each_row_with_flows(|row, _| write(row))
    }

    /// Gives each row to `write`, with the flows that it is of.
    ///
    /// # Errors
    /// What `write` says.
    pub fn for_each_row_with_flows<E>(
        &self,
        mut write: impl FnMut(MatrixRow, &[&'a Flow]) -> Result<(), E>,
    ) -> Result<(), E> {
        match self.options.rows {
            RowMode::Endpoint => {
                for flow in self.flows() {
                    write(self.endpoint_row(flow), &[flow])?;
                }
            }
            RowMode::Merged => {
                for flows in self.merged_flows() {
                    write(self.merged_row(&flows), &flows)?;
                }
            }
        }
        Ok(())
    }

    /// Gives the flows of each row to `take`, in the order of the rows.
    pub fn for_each_row_flows(&self, mut take: impl FnMut(&[&'a Flow])) {
        match self.options.rows {
            RowMode::Endpoint => self.flows().for_each(|flow| take(&[flow])),
            RowMode::Merged => self.merged_flows().iter().for_each(|flows| take(flows)),
        }
    }

    /// How many rows there are.
    pub fn row_count(&self) -> usize {
        match self.options.rows {
            RowMode::Endpoint => self.flows().count(),
            RowMode::Merged => self.merged_flows().len(),
        }
    }

    /// All rows.
    pub fn rows(&self) -> Vec<MatrixRow> {
        let mut rows = Vec::new();
        let done: Result<(), std::convert::Infallible> = self.for_each_row(|row| {
            rows.push(row);
            Ok(())
        });
        match done {
            Ok(()) => rows,
            Err(never) => match never {},
        }
    }

    /// The row of one flow.
    pub fn endpoint_row(&self, flow: &Flow) -> MatrixRow {
        let endpoint = self.catalog.endpoint(flow.endpoint);
        let service = self.catalog.service(flow.endpoint.service);
        let (source_servers, source_addresses) =
            self.party(&flow.source_segment, &flow.source_servers, &flow.source_devices);
        let (destination_servers, destination_addresses) = self.destination(flow);
        let enforcement_points = match flow.path.kind {
            PathKind::Unnamed => vec![UNNAMED_ENFORCEMENT_POINT.to_owned()],
            _ => flow.enforcement_points().map(|device| self.device_name(device)).collect(),
        };
        let reasons = engine::explain_flow(self.project, self.catalog, flow);
        MatrixRow {
            flow_ids: vec![flow.id.to_string()],
            source_segment: self.segment_name(&flow.source_segment),
            source_servers,
            source_addresses,
            destination_segment: self.segment_name(&flow.destination_segment),
            destination_servers,
            destination_addresses,
            protocol: flow.protocol.name().to_owned(),
            source_ports: flow.source_ports.iter().map(ToString::to_string).collect(),
            destination_ports: flow.destination_ports.iter().map(ToString::to_string).collect(),
            application_protocols: vec![endpoint.application_protocol.clone()],
            services: vec![service.name.clone()],
            requirement: flow.requirement.to_string(),
            initiators: vec![flow.initiator.to_string()],
            enforcement_points,
            encapsulated_in: flow.path.tunnels.iter().map(|tunnel| self.tunnel_name(tunnel)).collect(),
            risks: flow.risks.clone(),
            justification: engine::justification(self.project, self.catalog, flow),
            references: engine::references(self.catalog, flow),
            reasons: reasons.iter().map(|steps| steps.iter().map(engine::Step::line).collect()).collect(),
        }
    }

    /// The flows of each merged row.
    fn merged_flows(&self) -> Vec<Vec<&'a Flow>> {
        type Key<'k> = (
            &'k SegmentId,
            &'k [ServerId],
            &'k [DeviceId],
            &'k SegmentId,
            &'k [ServerId],
            &'k [DeviceId],
            Protocol,
            Option<&'k SentTo>,
            Option<PortRange>,
            Vec<&'k DeviceId>,
            &'k [TunnelId],
        );
        let mut groups: IndexMap<Key<'a>, Vec<&'a Flow>> = IndexMap::new();
        for flow in self.flows() {
            let key: Key<'a> = (
                &flow.source_segment,
                &flow.source_servers,
                &flow.source_devices,
                &flow.destination_segment,
                &flow.destination_servers,
                &flow.destination_devices,
                flow.protocol,
                flow.sent_to.as_deref(),
                flow.source_ports,
                flow.enforcement_points().collect(),
                &flow.path.tunnels,
            );
            groups.entry(key).or_default().push(flow);
        }
        groups.into_values().collect()
    }

    fn merged_row(&self, flows: &[&Flow]) -> MatrixRow {
        let rows: Vec<MatrixRow> = flows.iter().map(|flow| self.endpoint_row(flow)).collect();
        let all = |cells: fn(&MatrixRow) -> &Vec<String>| -> Vec<String> {
            let unique: BTreeSet<&String> = rows.iter().flat_map(|row| cells(row).iter()).collect();
            unique.into_iter().cloned().collect()
        };
        let ports: PortSet = flows.iter().filter_map(|flow| flow.destination_ports).collect();
        let requirement = flows.iter().map(|flow| flow.requirement).max().unwrap_or_default();
        let justifications: BTreeSet<&str> = rows.iter().map(|row| row.justification.as_str()).collect();
        let mut merged = rows.first().cloned().unwrap_or_default();
        merged.flow_ids = all(|row| &row.flow_ids);
        merged.destination_ports = ports.ranges().map(|range| range.to_string()).collect();
        merged.application_protocols = all(|row| &row.application_protocols);
        merged.services = all(|row| &row.services);
        merged.requirement = requirement.to_string();
        merged.initiators = all(|row| &row.initiators);
        merged.risks = all(|row| &row.risks);
        merged.justification = justifications.into_iter().collect::<Vec<_>>().join("; ");
        merged.references = all(|row| &row.references);
        merged.reasons = rows.iter().flat_map(|row| row.reasons.iter().cloned()).collect();
        merged.reasons.sort();
        merged.reasons.dedup();
        merged
    }

    /// The name of a segment.
    pub fn segment_name(&self, id: &SegmentId) -> String {
        self.project.segments.get(id).map_or_else(|| id.to_string(), |segment| segment.name.clone())
    }

    /// The name of a device.
    pub fn device_name(&self, id: &DeviceId) -> String {
        self.project.devices.get(id).map_or_else(|| id.to_string(), |device| device.name.clone())
    }

    /// The name of a tunnel.
    pub fn tunnel_name(&self, id: &TunnelId) -> String {
        self.project.tunnels.get(id).map_or_else(|| id.to_string(), |tunnel| tunnel.name.clone())
    }

    /// Names and addresses of one side of a flow: devices where they stand for servers, else the servers.
    pub fn party(&self, segment: &SegmentId, servers: &[ServerId], devices: &[DeviceId]) -> (Vec<String>, Vec<String>) {
        let names = if devices.is_empty() {
            self.server_names(servers)
        } else {
            let mut names: Vec<String> = devices.iter().map(|device| self.device_name(device)).collect();
            names.sort();
            names
        };
        let addresses = engine::party_addresses(self.project, segment, servers, devices);
        (names, addresses.iter().map(ToString::to_string).collect())
    }

    /// Names of those that a flow goes to, sorted, and the addresses that its packets have as their destination: for what
    /// is broadcast or multicast, not those of the hosts that listen.
    pub fn destination(&self, flow: &Flow) -> (Vec<String>, Vec<String>) {
        let (segment, devices) = (&flow.destination_segment, &flow.destination_devices);
        let (names, addresses) = self.party(segment, &flow.destination_servers, devices);
        if flow.sent_to.is_none() {
            return (names, addresses);
        }
        let addresses = engine::destination_addresses(self.project, flow);
        (names, addresses.iter().map(ToString::to_string).collect())
    }

    /// The names of servers, sorted.
    pub fn server_names(&self, servers: &[ServerId]) -> Vec<String> {
        let mut names: Vec<String> = servers
            .iter()
            .map(|id| self.project.servers.get(id).map_or_else(|| id.to_string(), |server| server.name.clone()))
            .collect();
        names.sort();
        names
    }
}

impl MatrixRow {
    /// The cells in the order of [`COLUMNS`], lists joined with `;`.
    pub fn cells(&self) -> [String; 19] {
        // The separator must not stand inside an item.
        let list = |items: &[String]| items.iter().map(|item| item.replace(';', ",")).collect::<Vec<_>>().join(";");
        [
            list(&self.flow_ids),
            self.source_segment.clone(),
            list(&self.source_servers),
            list(&self.source_addresses),
            self.destination_segment.clone(),
            list(&self.destination_servers),
            list(&self.destination_addresses),
            self.protocol.clone(),
            list(&self.source_ports),
            list(&self.destination_ports),
            list(&self.application_protocols),
            list(&self.services),
            self.requirement.clone(),
            list(&self.initiators),
            list(&self.enforcement_points),
            list(&self.encapsulated_in),
            list(&self.risks),
            self.justification.clone(),
            list(&self.references),
        ]
    }
}

/// Ports as a person reads them.
pub(super) trait PortsText {
    /// Ports joined with a comma and a space; a dash where there is none.
    fn ports_text(&self) -> String;
}

impl PortsText for Vec<String> {
    fn ports_text(&self) -> String {
        if self.is_empty() { "-".to_owned() } else { self.join(", ") }
    }
}

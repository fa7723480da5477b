//! What a flow is at this moment, to be compared with what was approved.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::report::{Flow, PathKind, Report, SentTo};
use super::tunnels::device_addresses;
use crate::catalog::Catalog;
use crate::ids::{DeviceId, FlowId, SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::{ApprovedFlow, FlowContent, Project, SegmentKind};

/// How a flow stands to the approved baseline.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, strum::Display, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum FlowStatus {
    /// It was not approved.
    New,
    /// It was approved, and has become another since.
    Changed,
    /// It is as it was approved.
    Unchanged,
    /// It was approved, and is not needed any more.
    Removed,
}

/// All flows between segments as they are now, as a baseline to approve.
pub fn baseline(project: &Project, catalog: &Catalog, report: &Report) -> BTreeMap<FlowId, ApprovedFlow> {
    let flows = report.flows.iter().filter(|flow| flow.crosses());
    flows.map(|flow| (flow.id.clone(), approved_flow(project, catalog, flow))).collect()
}

/// One flow as it is now.
pub fn approved_flow(project: &Project, catalog: &Catalog, flow: &Flow) -> ApprovedFlow {
    ApprovedFlow { content: flow_content(project, flow), summary: summary(project, catalog, flow) }
}

/// How a flow stands to the project's approved baseline, and what has changed of it, in words.
pub fn flow_status(project: &Project, flow: &Flow) -> (FlowStatus, Vec<&'static str>) {
    match project.baseline.get(&flow.id) {
        None => (FlowStatus::New, Vec::new()),
        Some(approved) => {
            let changes = approved.content.differences(flow_content(project, flow));
            (if changes.is_empty() { FlowStatus::Unchanged } else { FlowStatus::Changed }, changes)
        }
    }
}

/// Approved flows that are not needed any more, by id.
pub fn removed_flows<'a>(project: &'a Project, report: &Report) -> Vec<(&'a FlowId, &'a ApprovedFlow)> {
    let current: BTreeSet<&FlowId> = report.flows.iter().filter(|flow| flow.crosses()).map(|flow| &flow.id).collect();
    project.baseline.iter().filter(|(id, _)| !current.contains(id)).collect()
}

/// The fingerprint of a flow: of ids and addresses, so that a new name for the same thing is no change.
pub fn flow_content(project: &Project, flow: &Flow) -> FlowContent {
    let sources = party_addresses(project, &flow.source_segment, &flow.source_servers, &flow.source_devices);
    let destinations = destination_addresses(project, flow);
    let mut path = Fingerprint::default();
    path.add(flow.path.kind == PathKind::Unnamed);
    path.add_all(flow.enforcement_points());
    path.add_all(&flow.path.tunnels);
    let mut terms = Fingerprint::default();
    terms.add_all(flow.source_ports);
    terms.add(flow.initiator);
    terms.add(flow.requirement);
    for (id, device) in flow.path.devices.iter().filter_map(|id| Some((id, project.devices.get(id)?))) {
        let is_met = |real: &AddressBlock| sources.iter().chain(&destinations).any(|block| block.overlaps(real));
        for translation in device.translations.iter().filter(|translation| is_met(&translation.real)) {
            terms.add(id);
            terms.add(translation.kind);
            terms.add(&translation.outside);
            terms.add(translation.real);
            terms.add(translation.translated);
        }
    }
    FlowContent {
        sources: party(&flow.source_servers, &flow.source_devices, &sources),
        destinations: party(&flow.destination_servers, &flow.destination_devices, &destinations),
        path: path.finish(),
        terms: terms.finish(),
    }
}

fn party(servers: &[ServerId], devices: &[DeviceId], addresses: &[AddressBlock]) -> u32 {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add_all(servers);
    fingerprint.add_all(devices);
    fingerprint.add_all(addresses);
    fingerprint.finish()
}

fn summary(project: &Project, catalog: &Catalog, flow: &Flow) -> String {
    let name = |id: &SegmentId| project.segments.get(id).map_or_else(|| id.to_string(), |it| it.name.trim().to_owned());
    let (from, to) = (name(&flow.source_segment), name(&flow.destination_segment));
    let ports = flow.destination_ports.map_or_else(String::new, |ports| format!(" {ports}"));
    let endpoint = catalog.endpoint(flow.endpoint);
    let service = &catalog.service(flow.endpoint.service).name;
    format!("{from} > {to}: {}{ports} {} ({service})", flow.protocol.name(), endpoint.application_protocol)
}

/// Addresses of one side of a flow, ascending: those of devices where they stand for servers; else those of the servers;
/// the segment's prefixes for servers that have none (and for no server at all); every address for an Internet segment
/// without prefixes.
pub fn party_addresses(
    project: &Project,
    segment: &SegmentId,
    servers: &[ServerId],
    devices: &[DeviceId],
) -> Vec<AddressBlock> {
    if !devices.is_empty() {
        return device_addresses(project, segment, devices);
    }
    let mut blocks: BTreeSet<AddressBlock> = BTreeSet::new();
    let mut is_anywhere = servers.is_empty();
    for server in servers.iter().filter_map(|id| project.servers.get(id)) {
        is_anywhere |= server.addresses.is_empty();
        blocks.extend(server.addresses.iter().copied());
    }
    if is_anywhere && let Some(segment) = project.segments.get(segment) {
        blocks.extend(segment.prefixes.iter().map(AddressBlock::truncated));
        if segment.prefixes.is_empty() && segment.kind == SegmentKind::Internet {
            blocks.extend([AddressBlock::any_ipv4(), AddressBlock::any_ipv6()]);
        }
    }
    blocks.into_iter().collect()
}

/// Addresses that the packets of a flow name as their destination, ascending: those of the side that listens, or the
/// broadcast addresses or multicast groups that reach it.
pub fn destination_addresses(project: &Project, flow: &Flow) -> Vec<AddressBlock> {
    let hosts =
        || party_addresses(project, &flow.destination_segment, &flow.destination_servers, &flow.destination_devices);
    match flow.sent_to.as_deref() {
        None => hosts(),
        Some(SentTo::Broadcast) => broadcast_addresses(project, &flow.destination_segment),
        Some(SentTo::Groups { groups, also_hosts }) => {
            let mut blocks = if *also_hosts { hosts() } else { Vec::new() };
            blocks.extend(groups);
            blocks.sort_unstable();
            blocks
        }
    }
}

/// The broadcast addresses of a segment's networks, ascending.
pub(super) fn broadcast_addresses(project: &Project, segment: &SegmentId) -> Vec<AddressBlock> {
    let prefixes = project.segments.get(segment).map_or(&[][..], |segment| &segment.prefixes);
    let blocks: BTreeSet<AddressBlock> = prefixes.iter().filter_map(AddressBlock::broadcast).collect();
    blocks.into_iter().collect()
}

/// A hash of several values, where no two lists of values run into each other.
#[derive(Default)]
struct Fingerprint(blake3::Hasher);

impl Fingerprint {
    fn add(&mut self, value: impl Display) {
        let text = value.to_string();
        self.0.update(&text.len().to_le_bytes());
        self.0.update(text.as_bytes());
    }

    fn add_all<T: Display>(&mut self, values: impl IntoIterator<Item = T>) {
        for value in values {
            self.add(value);
        }
        self.0.update(&[0xff; 8]);
    }

    fn finish(self) -> u32 {
        self.0.finalize().as_bytes().iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
    }
}

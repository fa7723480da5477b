//! Network and service objects: what rules name, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::project::{Link, Tunnel, TunnelEnd};

use super::row::Matrix;

/// A network object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkObject {
    /// What it is called.
    pub name: String,
    /// zone, host, hosts, group, device, tunnel.
    pub kind: &'static str,
    /// The name of the zone that it stands in.
    pub zone: String,
    /// Its addresses.
    pub addresses: Vec<String>,
    /// What it is made of.
    pub members: Vec<String>,
    /// Roles, system, domain: what is known of it.
    pub details: Vec<String>,
    /// How many flows between segments it opens.
    pub flows_from: usize,
    /// How many flows between segments it listens to.
    pub flows_to: usize,
}

/// A service object.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceObject {
    /// The service: the group that it is in.
    pub service: String,
    /// The application protocol.
    pub application_protocol: String,
    /// The protocol.
    pub protocol: String,
    /// Destination ports, or types of ICMP messages.
    pub ports: String,
    /// Fixed source ports.
    pub source_ports: String,
    /// Risks of letting it through.
    pub risks: Vec<String>,
    /// How many flows between segments have it.
    pub flows: usize,
}

/// The zones, hosts, groups, devices and tunnels, in this order, each kind by name.
pub fn network_objects(matrix: &Matrix<'_>) -> Vec<NetworkObject> {
    let project = matrix.project;
    let mut segments: BTreeMap<&SegmentId, (usize, usize)> = BTreeMap::new();
    let mut servers: BTreeMap<&ServerId, (usize, usize)> = BTreeMap::new();
    let mut groups: BTreeMap<(&SegmentId, &[ServerId]), (usize, usize)> = BTreeMap::new();
    for flow in matrix.report.flows.iter().filter(|flow| flow.crosses()) {
        segments.entry(&flow.source_segment).or_default().0 += 1;
        segments.entry(&flow.destination_segment).or_default().1 += 1;
        for server in flow.source_servers.iter() {
            servers.entry(server).or_default().0 += 1;
        }
        for server in flow.destination_servers.iter() {
            servers.entry(server).or_default().1 += 1;
        }
        if flow.source_servers.len() > 1 {
            groups.entry((&flow.source_segment, &flow.source_servers)).or_default().0 += 1;
        }
        if flow.destination_servers.len() > 1 {
            groups.entry((&flow.destination_segment, &flow.destination_servers)).or_default().1 += 1;
        }
    }
    let mut objects = Vec::new();
    for (id, segment) in project.segments.iter() {
        let (flows_from, flows_to) = segments.get(id).copied().unwrap_or_default();
        let mut details = vec![format!("kind: {}", segment.kind)];
        details.extend(segment.trust_level.map(|level| format!("trust level: {level}")));
        objects.push(NetworkObject {
            name: segment.name.clone(),
            kind: "zone",
            addresses: segment.prefixes.iter().map(|prefix| prefix.truncated().to_string()).collect(),
            details,
            flows_from,
            flows_to,
            ..NetworkObject::default()
        });
    }
    for (id, server) in project.servers.iter() {
        let (flows_from, flows_to) = servers.get(id).copied().unwrap_or_default();
        let role = |id: &crate::ids::RoleId| {
            matrix.catalog.role_by_id(id.as_str()).map_or(id.to_string(), |it| it.name.clone())
        };
        let mut details: Vec<String> = server.roles.iter().map(role).collect();
        details.push(format!("system: {}", server.os));
        let domain = server.domain.as_ref().and_then(|domain| project.domains.get(domain));
        details.extend(domain.map(|domain| format!("domain: {}", domain.name)));
        objects.push(NetworkObject {
            name: server.name.clone(),
            kind: if server.count > 1 { "hosts" } else { "host" },
            zone: matrix.segment_name(&server.segment),
            addresses: server.addresses.iter().map(ToString::to_string).collect(),
            members: if server.count > 1 { vec![format!("{} like hosts", server.count)] } else { Vec::new() },
            details,
            flows_from,
            flows_to,
        });
    }
    for ((segment, members), (flows_from, flows_to)) in groups {
        let addresses = engine::party_addresses(project, segment, members, &[]);
        objects.push(NetworkObject {
            name: group_name(segment, members),
            kind: "group",
            zone: matrix.segment_name(segment),
            addresses: addresses.iter().map(ToString::to_string).collect(),
            members: matrix.server_names(members),
            details: Vec::new(),
            flows_from,
            flows_to,
        });
    }
    let mut links_of_devices: BTreeMap<&DeviceId, Vec<&Link>> = BTreeMap::new();
    for link in project.links.values() {
        links_of_devices.entry(&link.device).or_default().push(link);
    }
    for (id, device) in project.devices.iter() {
        let links = links_of_devices.get(id).into_iter().flatten();
        let mut interfaces: BTreeSet<String> = BTreeSet::new();
        let mut addresses: Vec<String> = Vec::new();
        for link in links {
            let segment = matrix.segment_name(&link.segment);
            let name = if link.interface.is_empty() { segment } else { format!("{}: {segment}", link.interface) };
            interfaces.insert(name);
            addresses.extend(link.addresses.iter().map(ToString::to_string));
        }
        let mut details = vec![device.kind.to_string(), format!("platform: {}", device.platform)];
        details.push(if device.is_stateful { "stateful".to_owned() } else { "stateless".to_owned() });
        if !device.redundancy_group.is_empty() {
            details.push(format!("redundant: {}", device.redundancy_group));
        }
        let translations = device.translations.iter();
        details.extend(translations.map(|it| format!("translates {} to {} ({})", it.real, it.translated, it.kind)));
        objects.push(NetworkObject {
            name: device.name.clone(),
            kind: "device",
            addresses,
            members: interfaces.into_iter().collect(),
            details,
            ..NetworkObject::default()
        });
    }
    for tunnel in project.tunnels.values() {
        objects.push(NetworkObject {
            name: tunnel.name.clone(),
            kind: "tunnel",
            members: tunnel_ends(matrix, tunnel).to_vec(),
            details: vec![tunnel.kind.to_string()],
            ..NetworkObject::default()
        });
    }
    let rank = |kind: &str| ["zone", "host", "hosts", "group", "device", "tunnel"].iter().position(|it| *it == kind);
    objects.sort_by(|left, right| {
        // Hosts and groups of like hosts stand together.
        let key = |object: &NetworkObject| rank(object.kind).map(|rank| if rank == 2 { 1 } else { rank });
        key(left).cmp(&key(right)).then_with(|| (&left.zone, &left.name).cmp(&(&right.zone, &right.name)))
    });
    objects
}

/// The names of a tunnel's two ends.
pub fn tunnel_ends(matrix: &Matrix<'_>, tunnel: &Tunnel) -> [String; 2] {
    tunnel.ends().map(|end| match end {
        TunnelEnd::Device(id) => matrix.device_name(id),
        TunnelEnd::Segment(id) => matrix.segment_name(id),
        TunnelEnd::Server(id) => matrix.server_names(std::slice::from_ref(id)).concat(),
    })
}

/// A name that follows from the members alone, so that it stays while they do.
fn group_name(segment: &SegmentId, members: &[ServerId]) -> String {
    let mut hasher = blake3::Hasher::new();
    for member in members {
        hasher.update(member.as_str().as_bytes());
        hasher.update(&[0]);
    }
    let digits = hasher.finalize().to_hex();
    format!("{segment}-{}", digits.get(..6).unwrap_or_default())
}

/// The services that flows between segments have, by service and port.
pub fn service_objects(matrix: &Matrix<'_>) -> Vec<ServiceObject> {
    let mut objects: BTreeMap<_, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for flow in matrix.report.flows.iter().filter(|flow| flow.crosses()) {
        let endpoint = matrix.catalog.endpoint(flow.endpoint);
        let service = matrix.catalog.service(flow.endpoint.service);
        let key = (
            service.name.as_str(),
            flow.protocol,
            flow.destination_ports,
            endpoint.application_protocol.as_str(),
            flow.source_ports,
        );
        let (risks, flows) = objects.entry(key).or_default();
        risks.extend(flow.risks.iter().map(String::as_str));
        *flows += 1;
    }
    objects
        .into_iter()
        .map(|((service, protocol, ports, application_protocol, source_ports), (risks, flows))| ServiceObject {
            service: service.to_owned(),
            application_protocol: application_protocol.to_owned(),
            protocol: protocol.name().to_owned(),
            ports: ports.map_or_else(String::new, |ports| ports.to_string()),
            source_ports: source_ports.map_or_else(String::new, |ports| ports.to_string()),
            risks: risks.into_iter().map(str::to_owned).collect(),
            flows,
        })
        .collect()
}

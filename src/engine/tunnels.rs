//! The outsides of tunnels: what devices strictly between a tunnel's ends have to let through in place of what it
//! carries.
//!
//! A tunnel that carries nothing needs nothing. What one needs is data: the catalog's encapsulation with the id of the
//! tunnel's kind (KB 832017, "Active Directory (Local Security Authority)": ESP, UDP 4500 and UDP 500 in place of all the
//! listed ports; KB 179442: TCP 1723 and GRE for PPTP).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::baseline::party_addresses;
use super::matrix::{flow_id, risks};
use super::report::{Carried, Flow, FlowRow, PathKind};
use super::topology::{Topology, Underlay};
use super::translation::{Leg, PacketEnd, TranslatingPath};
use crate::catalog::{Answers, Catalog, EndpointIndex, Initiator, RequirementLevel};
use crate::ids::{DeviceId, FlowId, SegmentId, ServerId, TunnelId};
use crate::net::{AddressBlock, PortRange};
use crate::project::{Project, Tunnel, TunnelEnd, TunnelInitiator};

/// The flows that tunnels are to the devices between their ends, in no order.
pub(super) fn outer_flows<'f>(
    project: &Project,
    catalog: &Catalog,
    topology: &Topology<'_>,
    flows: impl IntoIterator<Item = &'f Flow>,
) -> Vec<Flow> {
    let mut carried: BTreeMap<&TunnelId, Vec<(FlowId, RequirementLevel)>> = BTreeMap::new();
    let carry = |carried: &mut BTreeMap<_, Vec<_>>, flow: &Flow| {
        for (id, _) in flow.path.tunnels.iter().filter_map(|id| project.tunnels.get_key_value(id)) {
            carried.entry(id).or_default().push((flow.id.clone(), flow.requirement));
        }
    };
    for flow in flows {
        carry(&mut carried, flow);
    }
    // A tunnel is carried only by shorter ones, so the longest come first.
    let mut tunnels: Vec<(&TunnelId, &Arc<Tunnel>)> = project.tunnels.iter().collect();
    tunnels.sort_by_key(|(id, _)| std::cmp::Reverse(topology.tunnel_length(id)));
    let mut outer = Vec::new();
    for (id, tunnel) in tunnels {
        let Some(flows) = carried.remove(id) else { continue };
        let requirement = flows.iter().map(|(_, requirement)| *requirement).max().unwrap_or_default();
        let flows = flows.into_iter().map(|(flow, _)| flow).collect();
        let own = Arc::new(Carried { tunnel: id.clone(), kind: tunnel.kind, flows });
        let directions: &[bool] = match tunnel.initiator {
            TunnelInitiator::First => &[true],
            TunnelInitiator::Either => &[true, false],
        };
        for is_from_first in directions {
            let outside = Outside { project, catalog, tunnel, carried: &own, requirement };
            for flow in outside.flows(topology, *is_from_first) {
                carry(&mut carried, &flow);
                outer.push(flow);
            }
        }
    }
    outer
}

/// A tunnel as seen from outside.
struct Outside<'a> {
    project: &'a Project,
    catalog: &'a Catalog,
    tunnel: &'a Tunnel,
    carried: &'a Arc<Carried>,
    requirement: RequirementLevel,
}

impl Outside<'_> {
    /// Its flows in one direction.
    fn flows(&self, topology: &Topology<'_>, is_from_first: bool) -> Vec<Flow> {
        let Some(encapsulation) = self.catalog.encapsulation(self.tunnel.kind.into()) else { return Vec::new() };
        let Some(Underlay { mut path, source, destination }) = topology.underlay(&self.carried.tunnel, is_from_first)
        else {
            return Vec::new();
        };
        if source == destination && path.devices.is_empty() {
            path.kind = PathKind::SameSegment;
        }
        let path = Arc::new(path);
        let (from, to) = if is_from_first {
            (&self.tunnel.first, &self.tunnel.second)
        } else {
            (&self.tunnel.second, &self.tunnel.first)
        };
        let endpoints: Vec<EndpointIndex> = if self.is_translated(topology) {
            encapsulation.endpoints_where(true).collect()
        } else {
            encapsulation.endpoints().collect()
        };
        let mut flows = Vec::new();
        for endpoint in endpoints {
            let row = self.catalog.endpoint(endpoint);
            for protocol in &row.protocols {
                let ranges: Vec<Option<PortRange>> =
                    if row.ports.is_empty() { vec![None] } else { row.ports.ranges().map(Some).collect() };
                for ports in ranges {
                    let (source_servers, source_devices) = self.party(from);
                    let (destination_servers, destination_devices) = self.party(to);
                    let port_text = ports.map(|ports| ports.to_string()).unwrap_or_default();
                    flows.push(Flow::from(FlowRow {
                        id: flow_id(&[
                            "tunnel",
                            self.carried.tunnel.as_str(),
                            &from.to_string(),
                            protocol.name(),
                            &port_text,
                            &row.application_protocol,
                        ]),
                        source_segment: source.clone(),
                        source_servers,
                        source_devices,
                        destination_segment: destination.clone(),
                        destination_servers,
                        destination_devices,
                        sent_to: None,
                        protocol: *protocol,
                        source_ports: None,
                        destination_ports: ports,
                        endpoint,
                        requirement: self.requirement,
                        initiator: match self.tunnel.initiator {
                            TunnelInitiator::Either => Initiator::Peer,
                            TunnelInitiator::First => Initiator::Consumer,
                        },
                        is_answered: row.answers == Answers::Back,
                        path: Arc::clone(&path),
                        helped_by: Vec::new(),
                        risks: risks(self.catalog, &[endpoint], ports),
                        reasons: Vec::new(),
                        carries: Some(Arc::clone(self.carried)),
                    }));
                }
            }
        }
        flows
    }

    /// Whether a device on the way, whichever way it goes, rewrites the address of one of the ends.
    fn is_translated(&self, topology: &Topology<'_>) -> bool {
        [true, false].into_iter().any(|is_from_first| {
            let Some(way) = topology.underlay(&self.carried.tunnel, is_from_first) else { return false };
            let [from, to] = if is_from_first {
                [&self.tunnel.first, &self.tunnel.second]
            } else {
                [&self.tunnel.second, &self.tunnel.first]
            };
            let ((servers, devices), (other_servers, other_devices)) = (self.party(from), self.party(to));
            let source = (&way.source, &*servers, &*devices);
            let destination = (&way.destination, &*other_servers, &*other_devices);
            let path = TranslatingPath::new(self.project, source, destination, Leg::Request, &way.path.hops);
            path.is_translating() && {
                let addresses = |(segment, servers, devices)| party_addresses(self.project, segment, servers, devices);
                let (source, destination) = (addresses(source), addresses(destination));
                way.path.hops.iter().any(|hop| {
                    path.rewrites_at(hop, PacketEnd::Source, &source)
                        || path.rewrites_at(hop, PacketEnd::Destination, &destination)
                })
            }
        })
    }

    /// Who an end is: servers or devices.
    fn party(&self, end: &TunnelEnd) -> (Arc<[ServerId]>, Arc<[DeviceId]>) {
        match end {
            TunnelEnd::Device(id) => (Arc::default(), [id.clone()].into()),
            TunnelEnd::Server(id) => ([id.clone()].into(), Arc::default()),
            TunnelEnd::Segment(id) => {
                let servers = self.project.servers.iter().filter(|(_, server)| server.segment == *id);
                (servers.map(|(id, _)| id.clone()).collect(), Arc::default())
            }
        }
    }
}

/// The addresses of devices where they stand at a segment, ascending: those of their links to it, else the segment's
/// prefixes.
pub fn device_addresses(project: &Project, segment: &SegmentId, devices: &[DeviceId]) -> Vec<AddressBlock> {
    let mut blocks: BTreeSet<AddressBlock> = BTreeSet::new();
    let mut is_unknown = false;
    for device in devices {
        let links = project.links.values().filter(|link| link.device == *device && link.segment == *segment);
        let own: Vec<AddressBlock> = links.flat_map(|link| &link.addresses).map(AddressBlock::host).collect();
        is_unknown |= own.is_empty();
        blocks.extend(own);
    }
    if is_unknown && let Some(segment) = project.segments.get(segment) {
        blocks.extend(segment.prefixes.iter().map(AddressBlock::truncated));
    }
    blocks.into_iter().collect()
}

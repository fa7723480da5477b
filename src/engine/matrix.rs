//! Requirements gathered into flows.
//!
//! A flow is what one line of the matrix says: these sources may reach these destinations on these ports. Requirements
//! with the same segments, protocol, ports, application protocol and service come together, but never so that a source
//! gets to a destination that it does not need: sources with different destinations stand in flows of their own.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use indexmap::IndexMap;

use super::classes::{ClassIndex, Classes};
use super::relays::dhcp_agents;
use super::report::{Cause, Flow, PathBetween, Reason};
use super::requirements::Requirement;
use super::topology::{Place, Topology};
use crate::catalog::{Answers, Catalog, EndpointIndex, Initiator, RequirementLevel, RoleIndex, ServiceIndex};
use crate::ids::{DeviceId, FlowId, SegmentId, ServerId};
use crate::net::{PortRange, Protocol};
use crate::project::{Helper, Project, TunnelEnd};

/// Above this many ports a flow is flagged: more than the application protocols of a server need together.
pub const WIDE_RANGE_PORTS: u32 = 1000;

/// The risk word for a range of more than [`WIDE_RANGE_PORTS`].
pub const WIDE_RANGE_RISK: &str = "wide-range";

/// What makes requirements one flow.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Key<'a> {
    source: Place<'a>,
    destination: Place<'a>,
    protocol: Protocol,
    source_ports: Option<PortRange>,
    destination_ports: Option<PortRange>,
    /// Its first definition: servers of different eras come together.
    service: ServiceIndex,
    application_protocol: &'a str,
    is_relayed: bool,
}

/// A chain without the servers that it holds for.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Chain {
    requirement: RequirementLevel,
    cause: Cause,
    endpoint: EndpointIndex,
    consumer_role: RoleIndex,
    consumer_services: Arc<[ServiceIndex]>,
    provider_role: RoleIndex,
    initiator: Initiator,
    /// Whether the consumer is the side that opens the connection.
    consumer_is_source: bool,
}

struct Entry {
    source: ClassIndex,
    destination: ClassIndex,
    listener: EndpointIndex,
    /// Position in `Gathering::chains`.
    chain: usize,
}

/// How the pairs of segments that have flows are connected.
pub(super) type Paths = BTreeMap<(SegmentId, SegmentId), Arc<PathBetween>>;

/// Requirements on their way to becoming flows.
pub(super) struct Gathering<'a, 'c> {
    project: &'a Project,
    catalog: &'a Catalog,
    classes: &'c Classes<'a>,
    topology: &'c Topology<'a>,
    entries: IndexMap<Key<'a>, Vec<Entry>>,
    chains: IndexMap<Chain, ()>,
    paths: IndexMap<(Place<'a>, Place<'a>), Arc<PathBetween>>,
}

impl<'a, 'c> Gathering<'a, 'c> {
    pub(super) fn new(
        project: &'a Project,
        catalog: &'a Catalog,
        classes: &'c Classes<'a>,
        topology: &'c Topology<'a>,
    ) -> Self {
        Self {
            project,
            catalog,
            classes,
            topology,
            entries: IndexMap::new(),
            chains: IndexMap::new(),
            paths: IndexMap::new(),
        }
    }

    /// Where a class stands, as far as paths go.
    fn place(&self, class: ClassIndex) -> Place<'a> {
        let class = self.classes.get(class);
        let server = class.named.filter(|server| self.topology.is_tunnel_end(server));
        Place { segment: class.segment, server }
    }

    /// The places of two classes: a server is named only where a tunnel of its own makes the path another one.
    fn places(&mut self, source: ClassIndex, destination: ClassIndex) -> (Place<'a>, Place<'a>) {
        let (from, to) = (self.place(source), self.place(destination));
        if from.server.is_none() && to.server.is_none() {
            return (from, to);
        }
        let path = self.path(from, to);
        let is_taken_by = |server: &&ServerId| {
            let mut tunnels = path.tunnels.iter().filter_map(|id| self.project.tunnels.get(id));
            tunnels.any(|tunnel| tunnel.ends().iter().any(|end| matches!(end, TunnelEnd::Server(id) if id == *server)))
        };
        let named = |place: Place<'a>| Place { server: place.server.filter(is_taken_by), ..place };
        (named(from), named(to))
    }

    fn path(&mut self, from: Place<'a>, to: Place<'a>) -> Arc<PathBetween> {
        let topology = self.topology;
        Arc::clone(self.paths.entry((from, to)).or_insert_with(|| Arc::new(topology.path(from, to))))
    }

    /// Takes a requirement in.
    pub(super) fn add(&mut self, requirement: &Requirement<'_>) {
        let (chain, _) = self.chains.insert_full(
            Chain {
                requirement: requirement.level,
                cause: requirement.need.cause,
                endpoint: requirement.asked,
                consumer_role: requirement.need.consumer_origin.role,
                consumer_services: Arc::clone(&requirement.need.consumer_origin.services),
                provider_role: requirement.need.provider_role,
                initiator: requirement.initiator,
                consumer_is_source: requirement.source == requirement.need.consumer,
            },
            (),
        );
        let (source, destination) = self.places(requirement.source, requirement.destination);
        let key = Key {
            source,
            destination,
            protocol: requirement.protocol,
            source_ports: requirement.source_ports,
            destination_ports: requirement.destination_ports,
            service: self.catalog.same_service(requirement.listener.service),
            application_protocol: &self.catalog.endpoint(requirement.listener).application_protocol,
            is_relayed: requirement.is_relayed,
        };
        self.entries.entry(key).or_default().push(Entry {
            source: requirement.source,
            destination: requirement.destination,
            listener: requirement.listener,
            chain,
        });
    }

    /// The flows, in no order, and how the pairs of segments are connected.
    pub(super) fn flows(mut self) -> (Vec<Flow>, Paths) {
        let mut flows = Vec::with_capacity(self.entries.len());
        let all = std::mem::take(&mut self.entries);
        for (key, entries) in &all {
            let path = &self.path(key.source, key.destination);
            let mut destinations: BTreeMap<ClassIndex, BTreeSet<ClassIndex>> = BTreeMap::new();
            for entry in entries {
                destinations.entry(entry.source).or_default().insert(entry.destination);
            }
            let mut groups: BTreeMap<BTreeSet<ClassIndex>, Vec<ClassIndex>> = BTreeMap::new();
            for (source, destinations) in destinations {
                groups.entry(destinations).or_default().push(source);
            }
            let is_split = groups.len() > 1;
            for (destinations, sources) in groups {
                flows.extend(self.flow(key, entries, path, &sources, &destinations, is_split));
            }
        }
        let mut paths = Paths::new();
        for ((from, to), path) in self.paths {
            let key = (from.segment.clone(), to.segment.clone());
            // Where servers have tunnels of their own, the segments' own path stands for the pair.
            if from.server.is_none() && to.server.is_none() || !paths.contains_key(&key) {
                paths.insert(key, path);
            }
        }
        (flows, paths)
    }

    fn flow(
        &self,
        key: &Key<'_>,
        entries: &[Entry],
        path: &Arc<PathBetween>,
        sources: &[ClassIndex],
        destinations: &BTreeSet<ClassIndex>,
        is_split: bool,
    ) -> Option<Flow> {
        let destinations: Vec<ClassIndex> = destinations.iter().copied().collect();
        let mine = entries.iter().filter(|entry| sources.binary_search(&entry.source).is_ok());
        let mut listeners: BTreeSet<EndpointIndex> = BTreeSet::new();
        let mut chains: BTreeMap<usize, (BTreeSet<ClassIndex>, BTreeSet<ClassIndex>)> = BTreeMap::new();
        for entry in mine {
            listeners.insert(entry.listener);
            let (chain_sources, chain_destinations) = chains.entry(entry.chain).or_default();
            chain_sources.insert(entry.source);
            chain_destinations.insert(entry.destination);
        }
        let endpoint = *listeners.first()?;
        let source_servers = self.classes.servers_of(sources);
        let destination_servers = self.classes.servers_of(&destinations);
        let shared = |classes: BTreeSet<ClassIndex>| {
            let classes: Vec<ClassIndex> = classes.into_iter().collect();
            if classes == sources {
                Arc::clone(&source_servers)
            } else if classes == destinations {
                Arc::clone(&destination_servers)
            } else {
                self.classes.servers_of(&classes)
            }
        };
        let mut initiator = None;
        let mut reasons: Vec<Reason> = Vec::with_capacity(chains.len());
        for (position, (chain_sources, chain_destinations)) in chains {
            let Some((chain, ())) = self.chains.get_index(position) else { continue };
            let (chain_sources, chain_destinations) = (shared(chain_sources), shared(chain_destinations));
            let (consumers, providers) = if chain.consumer_is_source {
                (chain_sources, chain_destinations)
            } else {
                (chain_destinations, chain_sources)
            };
            initiator = initiator.max(Some((chain.requirement, chain.initiator)));
            reasons.push(Reason {
                requirement: chain.requirement,
                cause: chain.cause,
                endpoint: chain.endpoint,
                consumer_role: chain.consumer_role,
                consumer_services: Arc::clone(&chain.consumer_services),
                provider_role: chain.provider_role,
                consumers,
                providers,
            });
        }
        reasons.sort_by(|left, right| right.requirement.cmp(&left.requirement).then_with(|| left.cmp(right)));
        let (requirement, initiator) = initiator?;
        let helped_by = self.helped_by(&listeners, path);
        if !helped_by.is_empty() && helped_by.len() == path.devices.len() {
            return None;
        }
        let source_devices = if key.is_relayed { self.relay_agents(key.source.segment, path) } else { Arc::default() };
        Some(Flow {
            id: self.flow_id(key, is_split.then_some(&destinations)),
            source_segment: key.source.segment.clone(),
            source_servers,
            source_devices,
            destination_segment: key.destination.segment.clone(),
            destination_servers,
            destination_devices: Arc::default(),
            protocol: key.protocol,
            source_ports: key.source_ports,
            destination_ports: key.destination_ports,
            endpoint,
            requirement,
            initiator,
            is_answered: listeners.iter().any(|listener| self.catalog.endpoint(*listener).answers == Answers::Back),
            path: Arc::clone(path),
            helped_by,
            risks: risks(self.catalog, &listeners, key.destination_ports),
            reasons,
            carries: None,
        })
    }

    /// The devices that relay what starts at a segment: those that are said to; where none is, the first ones of the path.
    fn relay_agents(&self, segment: &SegmentId, path: &PathBetween) -> Arc<[DeviceId]> {
        let agents = dhcp_agents(self.project, segment);
        if !agents.is_empty() {
            return agents.into_iter().cloned().collect();
        }
        let is_linked = |device: &&DeviceId| {
            self.project.links.values().any(|link| link.device == **device && link.segment == *segment)
        };
        path.devices.iter().filter(is_linked).cloned().collect()
    }

    /// Devices of the path whose helper lets the flow through without a rule.
    fn helped_by(&self, listeners: &BTreeSet<EndpointIndex>, path: &PathBetween) -> Vec<DeviceId> {
        let mut helpers: Vec<Option<Helper>> = listeners
            .iter()
            .map(|listener| self.catalog.endpoint(*listener).helper.as_deref().and_then(|name| name.parse().ok()))
            .collect();
        helpers.dedup();
        let [Some(helper)] = helpers[..] else { return Vec::new() };
        let helps = |device: &&DeviceId| {
            self.project
                .devices
                .get(*device)
                .is_some_and(|device| device.is_stateful && device.helpers.contains(&helper))
        };
        path.devices.iter().filter(helps).cloned().collect()
    }

    /// The id of a flow: a hash of what it is. Where requirements with the same key go to different destinations, the
    /// destinations tell the flows apart.
    fn flow_id(&self, key: &Key<'_>, destinations: Option<&Vec<ClassIndex>>) -> FlowId {
        let ports = |ports: Option<PortRange>| ports.map(|ports| ports.to_string()).unwrap_or_default();
        let (source_ports, destination_ports) = (ports(key.source_ports), ports(key.destination_ports));
        let mut identity = vec![
            key.source.segment.as_str(),
            key.destination.segment.as_str(),
            key.protocol.name(),
            &source_ports,
            &destination_ports,
            key.application_protocol,
            self.catalog.service(key.service).id.as_str(),
        ];
        if key.is_relayed {
            identity.push("relayed");
        }
        for (end, server) in [("from", key.source.server), ("to", key.destination.server)] {
            if let Some(server) = server {
                identity.extend([end, server.as_str()]);
            }
        }
        let servers = destinations.map(|destinations| self.classes.servers_of(destinations));
        identity.extend(servers.iter().flat_map(|servers| servers.iter()).map(ServerId::as_str));
        flow_id(&identity)
    }
}

/// Puts flows in the order of the matrix: by the names of their segments, protocol, lowest port, application protocol,
/// service.
pub(super) fn sort(flows: &mut [Flow], project: &Project, catalog: &Catalog) {
    let names: HashMap<&SegmentId, &str> =
        project.segments.iter().map(|(id, segment)| (id, segment.name.as_str())).collect();
    let name = |id: &SegmentId| names.get(id).copied().unwrap_or_default();
    flows.sort_by(|left, right| {
        let lowest = |flow: &Flow| flow.destination_ports.map_or(0, |ports| ports.first);
        let endpoint = |flow: &Flow| catalog.endpoint(flow.endpoint).application_protocol.as_str();
        let service = |flow: &Flow| catalog.service(flow.endpoint.service).name.as_str();
        name(&left.source_segment)
            .cmp(name(&right.source_segment))
            .then_with(|| left.source_segment.cmp(&right.source_segment))
            .then_with(|| name(&left.destination_segment).cmp(name(&right.destination_segment)))
            .then_with(|| left.destination_segment.cmp(&right.destination_segment))
            .then_with(|| left.protocol.cmp(&right.protocol))
            .then_with(|| lowest(left).cmp(&lowest(right)))
            .then_with(|| endpoint(left).cmp(endpoint(right)))
            .then_with(|| service(left).cmp(service(right)))
            .then_with(|| left.destination_ports.cmp(&right.destination_ports))
            .then_with(|| left.id.cmp(&right.id))
    });
}

/// The risks of an endpoint on these ports, sorted.
pub(super) fn risks(catalog: &Catalog, listeners: &BTreeSet<EndpointIndex>, ports: Option<PortRange>) -> Vec<String> {
    let mut risks: BTreeSet<&str> =
        listeners.iter().flat_map(|listener| catalog.endpoint(*listener).risks.iter()).map(String::as_str).collect();
    if ports.is_some_and(|ports| ports.count() > WIDE_RANGE_PORTS) {
        risks.insert(WIDE_RANGE_RISK);
    }
    risks.into_iter().map(str::to_owned).collect()
}

/// The id of a flow, from the parts that make it what it is.
pub(super) fn flow_id(parts: &[&str]) -> FlowId {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    id_from_hash('f', &hasher).into()
}

/// Twelve letters and digits, the first always the same letter, so that no spreadsheet takes an id for a number.
pub(super) fn id_from_hash(first: char, hasher: &blake3::Hasher) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let hash = hasher.finalize();
    let hash = hash.as_bytes();
    let mut id = String::with_capacity(12);
    id.push(first);
    for byte in hash.iter().take(11) {
        let letter = ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0');
        id.push(char::from(letter));
    }
    id
}

//! Requirements gathered into flows.
//!
//! A flow is what one line of the matrix says: these sources may reach these destinations on these ports. Requirements
//! with the same segments, protocol, ports, application protocol and service come together, but never so that a source
//! gets to a destination that it does not need: sources with different destinations stand in flows of their own.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::classes::{ClassIndex, Classes};
use super::relays::dhcp_agents;
use super::report::{Cause, Flow, PathBetween, Reason, SentTo, ServerSet};
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
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Key {
    source: PlaceNumber,
    destination: PlaceNumber,
    protocol: Protocol,
    source_ports: Option<PortRange>,
    destination_ports: Option<PortRange>,
    /// Its first definition: servers of different eras come together.
    service: ServiceIndex,
    /// Position in `Gathering::application_protocols`.
    application_protocol: usize,
    is_relayed: bool,
    /// Position in `Gathering::sent_to`.
    sent_to: Option<usize>,
}

/// Position in `Gathering::places`.
type PlaceNumber = usize;

/// A chain without the servers that it holds for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Chain {
    requirement: RequirementLevel,
    cause: Cause,
    endpoint: EndpointIndex,
    consumer_role: RoleIndex,
    /// Position in `Gathering::service_chains`.
    consumer_services: usize,
    provider_role: RoleIndex,
    initiator: Initiator,
    /// Whether the consumer is the side that opens the connection.
    consumer_is_source: bool,
}

#[derive(Clone, Copy)]
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
    places: IndexSet<Place<'a>, FxBuildHasher>,
    /// Where each class stands: its segment, and itself where a tunnel ends at it.
    places_of_classes: Vec<(PlaceNumber, Option<PlaceNumber>)>,
    application_protocols: IndexSet<&'a str, FxBuildHasher>,
    application_protocol_of: FxHashMap<EndpointIndex, usize>,
    service_chains: IndexSet<Arc<[ServiceIndex]>, FxBuildHasher>,
    service_chain_at: FxHashMap<*const ServiceIndex, usize>,
    entries: IndexMap<Key, Vec<Entry>, FxBuildHasher>,
    chains: IndexSet<Chain, FxBuildHasher>,
    paths: IndexMap<(PlaceNumber, PlaceNumber), Arc<PathBetween>, FxBuildHasher>,
    /// What packets are sent to in place of the hosts that they are for.
    sent_to: IndexSet<Arc<SentTo>, FxBuildHasher>,
    /// Sets of servers that were asked for, by their classes: flows share them.
    server_sets: FxHashMap<Vec<ClassIndex>, ServerSet>,
}

impl<'a, 'c> Gathering<'a, 'c> {
    pub(super) fn new(
        project: &'a Project,
        catalog: &'a Catalog,
        classes: &'c Classes<'a>,
        topology: &'c Topology<'a>,
    ) -> Self {
        let mut places = IndexSet::default();
        let places_of_classes = classes
            .all
            .iter()
            .map(|class| {
                let (segment, _) = places.insert_full(Place { segment: class.segment, server: None });
                let server = class.named.filter(|server| topology.is_tunnel_end(server));
                let own = server.map(|_| places.insert_full(Place { segment: class.segment, server }).0);
                (segment, own)
            })
            .collect();
        let mut application_protocols = IndexSet::default();
        let mut application_protocol_of = FxHashMap::default();
        for (service, _) in catalog.service_indices() {
            for (index, endpoint) in catalog.endpoint_indices(service) {
                let (position, _) = application_protocols.insert_full(endpoint.application_protocol.as_str());
                application_protocol_of.insert(index, position);
            }
        }
        Self {
            project,
            catalog,
            classes,
            topology,
            places,
            places_of_classes,
            application_protocols,
            application_protocol_of,
            service_chains: IndexSet::default(),
            service_chain_at: FxHashMap::default(),
            entries: IndexMap::default(),
            chains: IndexSet::default(),
            paths: IndexMap::default(),
            sent_to: IndexSet::default(),
            server_sets: FxHashMap::default(),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "a number is only given to places that are kept")]
    fn place(&self, number: PlaceNumber) -> Place<'a> {
        self.places[number]
    }

    #[expect(clippy::indexing_slicing, reason = "there is a place for every class")]
    fn place_of(&self, class: ClassIndex) -> (PlaceNumber, Option<PlaceNumber>) {
        self.places_of_classes[class]
    }

    /// The places of two classes: a server is named only where a tunnel of its own makes the path another one.
    fn places(&mut self, source: ClassIndex, destination: ClassIndex) -> (PlaceNumber, PlaceNumber) {
        let (from, to) = (self.place_of(source), self.place_of(destination));
        if from.1.is_none() && to.1.is_none() {
            return (from.0, to.0);
        }
        let path = self.path(from.1.unwrap_or(from.0), to.1.unwrap_or(to.0));
        let is_taken_by = |place: &PlaceNumber| {
            let server = self.place(*place).server;
            let mut tunnels = path.tunnels.iter().filter_map(|id| self.project.tunnels.get(id));
            tunnels.any(|tunnel| {
                tunnel.ends().iter().any(|end| matches!(end, TunnelEnd::Server(id) if Some(id) == server))
            })
        };
        (from.1.filter(is_taken_by).unwrap_or(from.0), to.1.filter(is_taken_by).unwrap_or(to.0))
    }

    fn path(&mut self, from: PlaceNumber, to: PlaceNumber) -> Arc<PathBetween> {
        if let Some(known) = self.paths.get(&(from, to)) {
            return Arc::clone(known);
        }
        let path = Arc::new(self.topology.path(self.place(from), self.place(to)));
        self.paths.insert((from, to), Arc::clone(&path));
        path
    }

    /// The number of a chain of services. Chains are told apart by what is in them, wherever they stand.
    fn service_chain(&mut self, services: &Arc<[ServiceIndex]>) -> usize {
        // Where nothing is in it, its place says nothing.
        let place = if services.is_empty() { std::ptr::null() } else { services.as_ptr() };
        let all = &mut self.service_chains;
        *self.service_chain_at.entry(place).or_insert_with(|| all.insert_full(Arc::clone(services)).0)
    }

    /// Takes a requirement in.
    pub(super) fn add(&mut self, requirement: &Requirement<'_, '_>) {
        let consumer_services = self.service_chain(&requirement.need.consumer_origin.services);
        let (chain, _) = self.chains.insert_full(Chain {
            requirement: requirement.level,
            cause: requirement.need.cause,
            endpoint: requirement.asked,
            consumer_role: requirement.need.consumer_origin.role,
            consumer_services,
            provider_role: requirement.need.provider_role,
            initiator: requirement.initiator,
            consumer_is_source: requirement.source == requirement.need.consumer,
        });
        let (source, destination) = self.places(requirement.source, requirement.destination);
        let sent_to = requirement.sent_to.map(|sent_to| self.sent_to.insert_full(Arc::clone(sent_to)).0);
        let key = Key {
            source,
            destination,
            protocol: requirement.protocol,
            source_ports: requirement.source_ports,
            destination_ports: requirement.destination_ports,
            service: self.catalog.same_service(requirement.listener.service),
            application_protocol: self.application_protocol_of.get(&requirement.listener).copied().unwrap_or_default(),
            is_relayed: requirement.is_relayed,
            sent_to,
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
            let groups = groups(entries);
            let is_split = groups.len() > 1;
            for (destinations, sources) in groups {
                flows.extend(self.flow(key, entries, path, &sources, &destinations, is_split));
            }
        }
        let mut paths = Paths::new();
        for ((from, to), path) in &self.paths {
            let (from, to) = (self.place(*from), self.place(*to));
            let key = (from.segment.clone(), to.segment.clone());
            // Where servers have tunnels of their own, the segments' own path stands for the pair.
            if from.server.is_none() && to.server.is_none() || !paths.contains_key(&key) {
                paths.insert(key, Arc::clone(path));
            }
        }
        (flows, paths)
    }

    /// All servers of these classes, ascending.
    fn servers_of(&mut self, classes: &[ClassIndex]) -> ServerSet {
        if let Some(known) = self.server_sets.get(classes) {
            return Arc::clone(known);
        }
        let servers = self.classes.servers_of(classes);
        self.server_sets.insert(classes.to_vec(), Arc::clone(&servers));
        servers
    }

    fn flow(
        &mut self,
        key: &Key,
        entries: &[Entry],
        path: &Arc<PathBetween>,
        sources: &[ClassIndex],
        destinations: &[ClassIndex],
        is_split: bool,
    ) -> Option<Flow> {
        let mut mine: Vec<Entry> =
            entries.iter().filter(|entry| !is_split || sources.binary_search(&entry.source).is_ok()).copied().collect();
        mine.sort_unstable_by_key(|entry| entry.chain);
        let listeners = ascending(mine.iter().map(|entry| entry.listener));
        let endpoint = *listeners.first()?;
        let source_servers = self.servers_of(sources);
        let destination_servers = self.servers_of(destinations);
        let mut initiator = None;
        let mut reasons: Vec<Reason> = Vec::new();
        for entries in mine.chunk_by(|one, other| one.chain == other.chain) {
            let chain = entries.first().and_then(|entry| self.chains.get_index(entry.chain)).copied();
            let Some(chain) = chain else { continue };
            let mut shared = |classes: &[ClassIndex]| {
                if classes == sources {
                    Arc::clone(&source_servers)
                } else if classes == destinations {
                    Arc::clone(&destination_servers)
                } else {
                    self.servers_of(classes)
                }
            };
            let chain_sources = shared(&ascending(entries.iter().map(|entry| entry.source)));
            let chain_destinations = shared(&ascending(entries.iter().map(|entry| entry.destination)));
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
                consumer_services: self.service_chains.get_index(chain.consumer_services).cloned().unwrap_or_default(),
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
        let (source, destination) = (self.place(key.source), self.place(key.destination));
        let source_devices = if key.is_relayed { self.relay_agents(source.segment, path) } else { Arc::default() };
        Some(Flow {
            id: self.flow_id(key, is_split.then_some(&destination_servers)),
            source_segment: source.segment.clone(),
            source_servers,
            source_devices,
            destination_segment: destination.segment.clone(),
            destination_servers,
            destination_devices: Arc::default(),
            sent_to: self.sent_to_of(key).cloned(),
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

    fn sent_to_of(&self, key: &Key) -> Option<&Arc<SentTo>> {
        self.sent_to.get_index(key.sent_to?)
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
    fn helped_by(&self, listeners: &[EndpointIndex], path: &PathBetween) -> Vec<DeviceId> {
        let helper_of = |listener: &EndpointIndex| -> Option<Helper> {
            self.catalog.endpoint(*listener).helper.as_deref().and_then(|name| name.parse().ok())
        };
        let mut helpers = listeners.iter().map(helper_of);
        let Some(Some(helper)) = helpers.next() else { return Vec::new() };
        if helpers.any(|other| other != Some(helper)) {
            return Vec::new();
        }
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
    fn flow_id(&self, key: &Key, destinations: Option<&ServerSet>) -> FlowId {
        let ports = |ports: Option<PortRange>| ports.map(|ports| ports.to_string()).unwrap_or_default();
        let (source_ports, destination_ports) = (ports(key.source_ports), ports(key.destination_ports));
        let (source, destination) = (self.place(key.source), self.place(key.destination));
        let mut identity = vec![
            source.segment.as_str(),
            destination.segment.as_str(),
            key.protocol.name(),
            &source_ports,
            &destination_ports,
            self.application_protocols.get_index(key.application_protocol).copied().unwrap_or_default(),
            self.catalog.service(key.service).id.as_str(),
        ];
        if key.is_relayed {
            identity.push("relayed");
        }
        let sent_to: Vec<String> = match self.sent_to_of(key).map(|sent_to| &**sent_to) {
            None => Vec::new(),
            Some(SentTo::Broadcast) => vec!["broadcast".to_owned()],
            Some(SentTo::Groups { groups, also_hosts }) => {
                let hosts = also_hosts.then(|| "hosts".to_owned());
                groups.iter().map(ToString::to_string).chain(hosts).collect()
            }
        };
        if !sent_to.is_empty() {
            identity.push("sent to");
            identity.extend(sent_to.iter().map(String::as_str));
        }
        for (end, server) in [("from", source.server), ("to", destination.server)] {
            if let Some(server) = server {
                identity.extend([end, server.as_str()]);
            }
        }
        identity.extend(destinations.iter().flat_map(|servers| servers.iter()).map(ServerId::as_str));
        flow_id(&identity)
    }
}

/// The values, each once, ascending.
fn ascending<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Sources that need the same destinations, each with those first; both ascending.
fn groups(entries: &[Entry]) -> Vec<(Vec<ClassIndex>, Vec<ClassIndex>)> {
    let pairs = ascending(entries.iter().map(|entry| (entry.source, entry.destination)));
    let mut by_source: Vec<(Vec<ClassIndex>, ClassIndex)> = pairs
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|pairs| {
            let (source, _) = pairs.first()?;
            Some((pairs.iter().map(|(_, destination)| *destination).collect(), *source))
        })
        .collect();
    by_source.sort_unstable();
    let mut groups: Vec<(Vec<ClassIndex>, Vec<ClassIndex>)> = Vec::new();
    for (destinations, source) in by_source {
        match groups.last_mut() {
            Some((last, sources)) if *last == destinations => sources.push(source),
            _ => groups.push((destinations, vec![source])),
        }
    }
    groups
}

/// Puts flows in the order of the matrix: by the names of their segments, protocol, lowest port, application protocol,
/// service.
pub(super) fn sort(flows: &mut [Flow], project: &Project, catalog: &Catalog) {
    /// Numbers in the order of what is sorted by; equal ones have the same.
    fn ranks<K: Copy + Eq + Hash, V: Ord>(keys: impl Iterator<Item = (K, V)>) -> FxHashMap<K, usize> {
        let mut keys: Vec<(V, K)> = keys.map(|(key, value)| (value, key)).collect();
        keys.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut ranks = FxHashMap::default();
        for (rank, equal) in keys.chunk_by(|(one, _), (other, _)| one == other).enumerate() {
            ranks.extend(equal.iter().map(|(_, key)| (*key, rank)));
        }
        ranks
    }
    let segments: FxHashSet<SegmentId> =
        flows.iter().flat_map(|flow| [&flow.source_segment, &flow.destination_segment]).cloned().collect();
    let segments = ranks(segments.iter().map(|id| {
        let name = project.segments.get(id).map_or("", |segment| segment.name.as_str());
        (id, (name, id))
    }));
    let endpoints: FxHashSet<EndpointIndex> = flows.iter().map(|flow| flow.endpoint).collect();
    let endpoints = ranks(endpoints.into_iter().map(|endpoint| {
        let application_protocol = catalog.endpoint(endpoint).application_protocol.as_str();
        (endpoint, (application_protocol, catalog.service(endpoint.service).name.as_str()))
    }));
    flows.sort_by_cached_key(|flow| {
        (
            segments.get(&flow.source_segment).copied(),
            segments.get(&flow.destination_segment).copied(),
            flow.protocol,
            flow.destination_ports.map_or(0, |ports| ports.first),
            endpoints.get(&flow.endpoint).copied(),
            flow.destination_ports,
            flow.id.clone(),
        )
    });
}

/// The risks of endpoints on these ports, sorted.
pub(super) fn risks(catalog: &Catalog, listeners: &[EndpointIndex], ports: Option<PortRange>) -> Vec<String> {
    let named = listeners.iter().flat_map(|listener| catalog.endpoint(*listener).risks.iter()).map(String::as_str);
    let is_wide = ports.is_some_and(|ports| ports.count() > WIDE_RANGE_PORTS);
    ascending(named.chain(is_wide.then_some(WIDE_RANGE_RISK))).into_iter().map(str::to_owned).collect()
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

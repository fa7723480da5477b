//! Requirements gathered into flows.
//!
//! A flow is what one line of the matrix says: these sources may reach these destinations on these ports. Requirements
//! with the same segments, protocol, ports, application protocol and service come together, but never so that a source
//! gets to a destination that it does not need: sources with different destinations stand in flows of their own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::classes::{ClassIndex, Profile};
use super::computation::Ground;
use super::needs::Need;
use super::relays::dhcp_agents;
use super::report::{Cause, Flow, FlowRow, PathBetween, Reason, SentTo, ServerSet};
use super::requirements::{Requirement, Resolver, Undelivered};
use super::topology::Place;
use crate::catalog::{Answers, Catalog, EndpointIndex, Initiator, RequirementLevel, RoleIndex, ServiceIndex};
use crate::ids::{DeviceId, FlowId, SegmentId, ServerId};
use crate::net::{PortRange, Protocol};
use crate::project::{Helper, TunnelEnd};

/// Above this many ports a flow is flagged: more than the application protocols of a server need together.
pub const WIDE_RANGE_PORTS: u32 = 1000;

/// The risk word for a range of more than [`WIDE_RANGE_PORTS`].
pub const WIDE_RANGE_RISK: &str = "wide-range";

/// What makes requirements one flow: where they go, and what they are.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Key {
    source: PlaceNumber,
    destination: PlaceNumber,
    /// Position in `Gathering::whats`.
    what: usize,
}

/// What requirements have to have in common to be one flow, wherever they go.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct What {
    protocol: Protocol,
    source_ports: Option<PortRange>,
    destination_ports: Option<PortRange>,
    /// Its first definition: servers of different eras come together.
    service: ServiceIndex,
    /// Position in `Gathering::application_protocols`.
    application_protocol: usize,
    is_relayed: bool,
    /// What packets are sent to in place of the hosts that they are for.
    sent_to: Option<Arc<SentTo>>,
}

/// Position in `Gathering::places`.
type PlaceNumber = usize;

/// Where a class stands: a segment, or a server of its own where a tunnel ends at it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Stand {
    segment: SegmentId,
    server: Option<ServerId>,
}

impl Stand {
    fn place(&self) -> Place<'_> {
        Place { segment: &self.segment, server: self.server.as_ref() }
    }
}

/// A chain without the servers that it holds for, and the endpoint that it leads to.
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
    /// The endpoint that owns the listening port.
    listener: EndpointIndex,
}

/// Needs that ask for the same, wherever the two classes stand.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct NeedKind {
    cause: Cause,
    service: ServiceIndex,
    level: RequirementLevel,
    consumer: Profile,
    provider: Profile,
    /// Whether hosts of one class need each other.
    is_own: bool,
    consumer_role: RoleIndex,
    consumer_services: usize,
    provider_role: RoleIndex,
}

/// A requirement of a need, wherever the two classes stand.
#[derive(Clone, Copy, Debug)]
struct Row {
    what: usize,
    chain: usize,
    consumer_is_source: bool,
}

#[derive(Clone, Copy, Eq, PartialEq)]
struct Entry {
    source: ClassIndex,
    destination: ClassIndex,
    /// Position in `Gathering::chains`.
    chain: usize,
}

/// What was gathered for one key, and the flows that it is.
#[derive(Default)]
struct Line {
    entries: Vec<Entry>,
    flows: Vec<Flow>,
    /// Whether the flows have to be made anew.
    is_stale: bool,
}

/// How two places are connected, and how many lines and requirements look at it.
struct Pair {
    path: Arc<PathBetween>,
    uses: usize,
}

/// How the pairs of segments that have flows are connected.
pub(super) type Paths = BTreeMap<(SegmentId, SegmentId), Arc<PathBetween>>;

/// Flows that are no more, and new ones, both in no order.
#[derive(Default)]
pub(super) struct FlowChanges {
    pub(super) gone: Vec<Flow>,
    pub(super) new: Vec<Flow>,
}

/// Requirements gathered into flows. Needs can be added and taken away; only flows of which a need was added or taken
/// away are made anew.
#[derive(Default)]
pub(super) struct Gathering {
    places: IndexSet<Stand, FxBuildHasher>,
    /// Where each class stands: its segment, and itself where a tunnel ends at it.
    places_of_classes: Vec<(PlaceNumber, Option<PlaceNumber>)>,
    application_protocols: IndexSet<String, FxBuildHasher>,
    application_protocol_of: FxHashMap<EndpointIndex, usize>,
    service_chains: IndexSet<Arc<[ServiceIndex]>, FxBuildHasher>,
    chains: IndexSet<Chain, FxBuildHasher>,
    whats: IndexSet<What, FxBuildHasher>,
    known: FxHashMap<NeedKind, Arc<[Row]>>,
    resolver: Resolver,
    lines: IndexMap<Key, Line, FxBuildHasher>,
    /// The lines that start or end at each place.
    lines_at: FxHashMap<PlaceNumber, Vec<usize>>,
    stale: Vec<usize>,
    pairs: FxHashMap<(PlaceNumber, PlaceNumber), Pair>,
    /// Pairs that began or ceased to be used.
    changed_pairs: BTreeSet<(PlaceNumber, PlaceNumber)>,
    /// How many needs do not get through for each of these.
    undelivered: BTreeMap<Undelivered, usize>,
    /// Sets of servers that were asked for since the last change, by their classes: flows share them.
    server_sets: FxHashMap<Vec<ClassIndex>, ServerSet>,
}

impl Gathering {
    /// Nothing yet.
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut this = Self::default();
        for (service, _) in catalog.service_indices() {
            for (index, endpoint) in catalog.endpoint_indices(service) {
                let protocol = endpoint.application_protocol.clone();
                let (position, _) = this.application_protocols.insert_full(protocol);
                this.application_protocol_of.insert(index, position);
            }
        }
        this
    }

    /// Says where a class stands, before its needs are added.
    pub(super) fn place_class(&mut self, ground: &Ground<'_, '_>, index: ClassIndex) {
        let class = ground.classes.get(index);
        let (segment, _) = self.places.insert_full(Stand { segment: class.segment.clone(), server: None });
        let is_end = |server: &&ServerId| !ground.project.tunnels.is_empty() && ground.topology.is_tunnel_end(server);
        let own = class.named.as_ref().filter(is_end).map(|server| {
            self.places.insert_full(Stand { segment: class.segment.clone(), server: Some(server.clone()) }).0
        });
        if self.places_of_classes.len() <= index {
            self.places_of_classes.resize(index + 1, (0, None));
        }
        if let Some(place) = self.places_of_classes.get_mut(index) {
            *place = (segment, own);
        }
    }

    #[expect(clippy::indexing_slicing, reason = "a number is only given to places that are kept")]
    fn stand(&self, number: PlaceNumber) -> &Stand {
        &self.places[number]
    }

    #[expect(clippy::indexing_slicing, reason = "there is a place for every class")]
    fn place_of(&self, class: ClassIndex) -> (PlaceNumber, Option<PlaceNumber>) {
        self.places_of_classes[class]
    }

    /// The places of two classes: a server is named only where a tunnel of its own makes the path another one.
    fn places(
        &mut self,
        ground: &Ground<'_, '_>,
        source: ClassIndex,
        destination: ClassIndex,
        is_new: bool,
    ) -> (PlaceNumber, PlaceNumber) {
        let (from, to) = (self.place_of(source), self.place_of(destination));
        if from.1.is_none() && to.1.is_none() {
            return (from.0, to.0);
        }
        let path = self.use_path(ground, (from.1.unwrap_or(from.0), to.1.unwrap_or(to.0)), is_new);
        let is_taken_by = |place: &PlaceNumber| {
            let server = &self.stand(*place).server;
            let mut tunnels = path.tunnels.iter().filter_map(|id| ground.project.tunnels.get(id));
            tunnels.any(|tunnel| {
                tunnel.ends().iter().any(|end| matches!(end, TunnelEnd::Server(id) if Some(id) == server.as_ref()))
            })
        };
        (from.1.filter(is_taken_by).unwrap_or(from.0), to.1.filter(is_taken_by).unwrap_or(to.0))
    }

    /// The path between two places, which is used once more from now on, or once less.
    fn use_path(
        &mut self,
        ground: &Ground<'_, '_>,
        places: (PlaceNumber, PlaceNumber),
        is_more: bool,
    ) -> Arc<PathBetween> {
        let (from, to) = (&self.places, &self.places);
        let pair = self.pairs.entry(places).or_insert_with(|| {
            let path = match (from.get_index(places.0), to.get_index(places.1)) {
                (Some(from), Some(to)) => ground.topology.path(from.place(), to.place()),
                _ => PathBetween::default(),
            };
            Pair { path: Arc::new(path), uses: 0 }
        });
        let was_used = pair.uses > 0;
        pair.uses = if is_more { pair.uses + 1 } else { pair.uses.saturating_sub(1) };
        if was_used != (pair.uses > 0) {
            self.changed_pairs.insert(places);
        }
        Arc::clone(&pair.path)
    }

    /// What a need asks for, but where the two classes stand.
    fn rows(&mut self, ground: &Ground<'_, '_>, need: &Need, is_new: bool) -> Arc<[Row]> {
        let services = &need.consumer_origin.services;
        let consumer_services = self
            .service_chains
            .get_index_of(services)
            .unwrap_or_else(|| self.service_chains.insert_full(Arc::clone(services)).0);
        let kind = NeedKind {
            cause: need.cause,
            service: need.service,
            level: need.level,
            consumer: ground.classes.get(need.consumer).profile,
            provider: ground.classes.get(need.provider).profile,
            is_own: need.consumer == need.provider,
            consumer_role: need.consumer_origin.role,
            consumer_services,
            provider_role: need.provider_role,
        };
        if let Some(known) = self.known.get(&kind) {
            return Arc::clone(known);
        }
        let mut rows = Vec::new();
        let (chains, whats, undelivered) = (&mut self.chains, &mut self.whats, &mut self.undelivered);
        let protocols = &self.application_protocol_of;
        let mut emit = |requirement: &Requirement<'_>| {
            let consumer_is_source = requirement.source == need.consumer;
            let (chain, _) = chains.insert_full(Chain {
                requirement: requirement.level,
                cause: need.cause,
                endpoint: requirement.asked,
                consumer_role: need.consumer_origin.role,
                consumer_services,
                provider_role: need.provider_role,
                initiator: requirement.initiator,
                consumer_is_source,
                listener: requirement.listener,
            });
            let (what, _) = whats.insert_full(What {
                protocol: requirement.protocol,
                source_ports: requirement.source_ports,
                destination_ports: requirement.destination_ports,
                service: ground.catalog.same_service(requirement.listener.service),
                application_protocol: protocols.get(&requirement.listener).copied().unwrap_or_default(),
                is_relayed: requirement.is_relayed,
                sent_to: requirement.sent_to.cloned(),
            });
            rows.push(Row { what, chain, consumer_is_source });
        };
        let mut lose = |lost: Undelivered| {
            let count = undelivered.entry(lost).or_default();
            *count = if is_new { *count + 1 } else { count.saturating_sub(1) };
            if *count == 0 {
                undelivered.remove(&lost);
            }
        };
        self.resolver.resolve(ground, need, &mut emit, &mut lose);
        let rows: Arc<[Row]> = rows.into();
        if self.resolver.is_same_everywhere(ground, need) {
            self.known.insert(kind, Arc::clone(&rows));
        }
        rows
    }

    /// Takes a need in, or takes away one that was taken in.
    pub(super) fn change(&mut self, ground: &Ground<'_, '_>, need: &Need, is_new: bool) {
        for row in self.rows(ground, need, is_new).iter() {
            let (source, destination) =
                if row.consumer_is_source { (need.consumer, need.provider) } else { (need.provider, need.consumer) };
            let places = self.places(ground, source, destination, is_new);
            let key = Key { source: places.0, destination: places.1, what: row.what };
            let at = self.line(key);
            let Some((_, line)) = self.lines.get_index_mut(at) else { continue };
            let was_empty = line.entries.is_empty();
            let entry = Entry { source, destination, chain: row.chain };
            if is_new {
                line.entries.push(entry);
            } else if let Some(position) = line.entries.iter().position(|other| *other == entry) {
                line.entries.swap_remove(position);
            }
            let is_empty = line.entries.is_empty();
            if !std::mem::replace(&mut line.is_stale, true) {
                self.stale.push(at);
            }
            if was_empty != is_empty {
                self.use_path(ground, places, was_empty);
            }
        }
    }

    /// The position of the line with this key.
    fn line(&mut self, key: Key) -> usize {
        if let Some(known) = self.lines.get_index_of(&key) {
            return known;
        }
        let (at, _) = self.lines.insert_full(key, Line::default());
        self.lines_at.entry(key.source).or_default().push(at);
        if key.source != key.destination {
            self.lines_at.entry(key.destination).or_default().push(at);
        }
        at
    }

    /// Has the flows of a class made anew, since it has other servers.
    pub(super) fn follow_members(&mut self, class: ClassIndex) {
        let (segment, own) = self.place_of(class);
        for at in [Some(segment), own].into_iter().flatten().filter_map(|place| self.lines_at.get(&place)).flatten() {
            let Some((_, line)) = self.lines.get_index_mut(*at) else { continue };
            let has_class = |entry: &Entry| entry.source == class || entry.destination == class;
            if !line.is_stale && line.entries.iter().any(has_class) {
                line.is_stale = true;
                self.stale.push(*at);
            }
        }
    }

    /// Makes the flows of which something has changed.
    pub(super) fn flows(&mut self, ground: &Ground<'_, '_>) -> FlowChanges {
        let mut changes = FlowChanges::default();
        self.server_sets.clear();
        for at in std::mem::take(&mut self.stale) {
            let Some((key, line)) = self.lines.get_index_mut(at) else { continue };
            let key = *key;
            line.is_stale = false;
            let mut entries = std::mem::take(&mut line.entries);
            entries.sort_unstable_by_key(|entry| entry.chain);
            changes.gone.append(&mut line.flows);
            let mut flows = Vec::new();
            if let Some(pair) = self.pairs.get(&(key.source, key.destination)) {
                let path = Arc::clone(&pair.path);
                let groups = groups(&entries);
                let is_split = groups.len() > 1;
                for (destinations, sources) in groups {
                    let flow = self.flow(ground, &key, &entries, &path, [&sources, &destinations], is_split);
                    flows.extend(flow.map(Flow::from));
                }
            }
            changes.new.extend(flows.iter().cloned());
            if let Some((_, line)) = self.lines.get_index_mut(at) {
                (line.entries, line.flows) = (entries, flows);
            }
        }
        changes
    }

    /// Brings paths up to date with the pairs that began or ceased to be used. Returns whether there were any.
    pub(super) fn follow_paths(&mut self, paths: &mut Arc<Paths>) -> bool {
        let changed = std::mem::take(&mut self.changed_pairs);
        if changed.is_empty() {
            return false;
        }
        let paths = Arc::make_mut(paths);
        let key =
            |(from, to): (PlaceNumber, PlaceNumber)| (self.stand(from).segment.clone(), self.stand(to).segment.clone());
        if self.places.iter().any(|place| place.server.is_some()) {
            // Where servers have tunnels of their own, the segments' own path stands for the pair.
            let mut all: Vec<_> = self.pairs.iter().filter(|(_, pair)| pair.uses > 0).collect();
            let servers = |(from, to): (PlaceNumber, PlaceNumber)| (&self.stand(from).server, &self.stand(to).server);
            all.sort_by(|(one, _), (other, _)| servers(**one).cmp(&servers(**other)));
            paths.clear();
            for (places, pair) in all {
                paths.entry(key(*places)).or_insert_with(|| Arc::clone(&pair.path));
            }
            return true;
        }
        for places in &changed {
            match self.pairs.get(places).filter(|pair| pair.uses > 0) {
                Some(pair) => paths.insert(key(*places), Arc::clone(&pair.path)),
                None => paths.remove(&key(*places)),
            };
        }
        true
    }

    /// Broadcasts and multicasts that nobody passes on.
    pub(super) fn undelivered(&self) -> impl Iterator<Item = &Undelivered> {
        self.undelivered.keys()
    }

    /// All servers of these classes, ascending.
    fn servers_of(&mut self, ground: &Ground<'_, '_>, classes: &[ClassIndex]) -> ServerSet {
        if let [only] = classes {
            return Arc::clone(&ground.classes.get(*only).servers);
        }
        if let Some(known) = self.server_sets.get(classes) {
            return Arc::clone(known);
        }
        let servers = ground.classes.servers_of(classes);
        self.server_sets.insert(classes.to_vec(), Arc::clone(&servers));
        servers
    }

    /// A flow of these sources to these destinations; `entries` stand in the order of their chains.
    fn flow(
        &mut self,
        ground: &Ground<'_, '_>,
        key: &Key,
        entries: &[Entry],
        path: &Arc<PathBetween>,
        [sources, destinations]: [&[ClassIndex]; 2],
        is_split: bool,
    ) -> Option<FlowRow> {
        let what = self.whats.get_index(key.what)?.clone();
        let is_mine = |entry: &&Entry| sources.binary_search(&entry.source).is_ok();
        let mine: Cow<'_, [Entry]> = if is_split {
            entries.iter().filter(is_mine).copied().collect::<Vec<Entry>>().into()
        } else {
            entries.into()
        };
        let chains = mine.chunk_by(|one, other| one.chain == other.chain);
        let listeners = chains.filter_map(|entries| self.chains.get_index(entries.first()?.chain));
        let listeners = ascending(listeners.map(|chain| chain.listener));
        let endpoint = *listeners.first()?;
        let source_servers = self.servers_of(ground, sources);
        let destination_servers = self.servers_of(ground, destinations);
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
                    self.servers_of(ground, classes)
                }
            };
            let (chain_sources, chain_destinations) = if let ([_], [_]) = (sources, destinations) {
                (Arc::clone(&source_servers), Arc::clone(&destination_servers))
            } else {
                (
                    shared(&ascending(entries.iter().map(|entry| entry.source))),
                    shared(&ascending(entries.iter().map(|entry| entry.destination))),
                )
            };
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
        let helped_by = helped_by(ground, &listeners, path);
        if !helped_by.is_empty() && helped_by.len() == path.devices.len() {
            return None;
        }
        let (source, destination) = (self.stand(key.source), self.stand(key.destination));
        let source_devices = if what.is_relayed { relay_agents(ground, &source.segment, path) } else { Arc::default() };
        Some(FlowRow {
            id: self.flow_id(ground.catalog, key, &what, is_split.then_some(&destination_servers)),
            source_segment: source.segment.clone(),
            source_servers,
            source_devices,
            destination_segment: destination.segment.clone(),
            destination_servers,
            destination_devices: Arc::default(),
            sent_to: what.sent_to.clone(),
            protocol: what.protocol,
            source_ports: what.source_ports,
            destination_ports: what.destination_ports,
            endpoint,
            requirement,
            initiator,
            is_answered: listeners.iter().any(|listener| ground.catalog.endpoint(*listener).answers == Answers::Back),
            path: Arc::clone(path),
            helped_by,
            risks: risks(ground.catalog, &listeners, what.destination_ports),
            reasons,
            carries: None,
        })
    }

    /// The id of a flow: a hash of what it is. Where requirements with the same key go to different destinations, the
    /// destinations tell the flows apart.
    fn flow_id(&self, catalog: &Catalog, key: &Key, what: &What, destinations: Option<&ServerSet>) -> FlowId {
        let ports = |ports: Option<PortRange>| ports.map(|ports| ports.to_string()).unwrap_or_default();
        let (source_ports, destination_ports) = (ports(what.source_ports), ports(what.destination_ports));
        let (source, destination) = (self.stand(key.source), self.stand(key.destination));
        let mut identity = vec![
            source.segment.as_str(),
            destination.segment.as_str(),
            what.protocol.name(),
            &source_ports,
            &destination_ports,
            self.application_protocols.get_index(what.application_protocol).map(String::as_str).unwrap_or_default(),
            catalog.service(what.service).id.as_str(),
        ];
        if what.is_relayed {
            identity.push("relayed");
        }
        let sent_to: Vec<String> = match what.sent_to.as_deref() {
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
        for (end, server) in [("from", &source.server), ("to", &destination.server)] {
            if let Some(server) = server {
                identity.extend([end, server.as_str()]);
            }
        }
        identity.extend(destinations.iter().flat_map(|servers| servers.iter()).map(ServerId::as_str));
        flow_id(&identity)
    }
}

/// The devices that relay what starts at a segment: those that are said to; where none is, the first ones of the path.
fn relay_agents(ground: &Ground<'_, '_>, segment: &SegmentId, path: &PathBetween) -> Arc<[DeviceId]> {
    let agents = dhcp_agents(ground.project, segment);
    if !agents.is_empty() {
        return agents.into_iter().cloned().collect();
    }
    let is_linked = |device: &&DeviceId| {
        ground.project.links.values().any(|link| link.device == **device && link.segment == *segment)
    };
    path.devices.iter().filter(is_linked).cloned().collect()
}

/// Devices of the path whose helper lets the flow through without a rule.
fn helped_by(ground: &Ground<'_, '_>, listeners: &[EndpointIndex], path: &PathBetween) -> Vec<DeviceId> {
    let helper_of = |listener: &EndpointIndex| -> Option<Helper> {
        ground.catalog.endpoint(*listener).helper.as_deref().and_then(|name| name.parse().ok())
    };
    let mut helpers = listeners.iter().map(helper_of);
    let Some(Some(helper)) = helpers.next() else { return Vec::new() };
    if helpers.any(|other| other != Some(helper)) {
        return Vec::new();
    }
    let helps = |device: &&DeviceId| {
        ground.project.devices.get(*device).is_some_and(|device| device.is_stateful && device.helpers.contains(&helper))
    };
    path.devices.iter().filter(helps).cloned().collect()
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
    let Some(first) = entries.first() else { return Vec::new() };
    if entries.iter().all(|entry| (entry.source, entry.destination) == (first.source, first.destination)) {
        return vec![(vec![first.destination], vec![first.source])];
    }
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

/// The risks of endpoints on these ports, sorted.
pub(super) fn risks(catalog: &Catalog, listeners: &[EndpointIndex], ports: Option<PortRange>) -> Vec<String> {
    let named = listeners.iter().flat_map(|listener| catalog.endpoint(*listener).risks.iter()).map(String::as_str);
    let is_wide = ports.is_some_and(|ports| ports.count() > WIDE_RANGE_PORTS);
    ascending(named.chain(is_wide.then_some(WIDE_RANGE_RISK))).into_iter().map(str::to_owned).collect()
}

/// The id of a flow, from the parts that make it what it is.
pub(super) fn flow_id(parts: &[&str]) -> FlowId {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    id_from_hash('f', blake3::hash(&bytes)).into()
}

/// Twelve letters and digits, the first always the same letter, so that no spreadsheet takes an id for a number.
pub(super) fn id_from_hash(first: char, hash: blake3::Hash) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let hash = hash.as_bytes();
    let mut id = String::with_capacity(12);
    id.push(first);
    for byte in hash.iter().take(11) {
        let letter = ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0');
        id.push(char::from(letter));
    }
    id
}

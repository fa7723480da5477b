//! From a need to what has to be let through: direction, ports, carriers, relays.
//!
//! What an endpoint asks for depends on what the two hosts are and not on where they stand, so it is found out once for
//! each pair of profiles; where they stand decides only on what is not delivered to one address.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::classes::{Class, ClassIndex, Profile};
use super::computation::Ground;
use super::needs::Need;
use super::report::{Cause, SentTo};
use crate::catalog::{
    Catalog, Delivery, Endpoint, EndpointIndex, Initiator, RelayKind, RequirementLevel, ServiceIndex,
};
use crate::net::{PortRange, Protocol};

/// One endpoint of a provider that a consumer needs: the atom of the matrix.
pub(super) struct Requirement<'r> {
    /// The side that opens the connection.
    pub(super) source: ClassIndex,
    /// The endpoint that the need asks for.
    pub(super) asked: EndpointIndex,
    /// The endpoint that owns the listening port.
    pub(super) listener: EndpointIndex,
    pub(super) protocol: Protocol,
    pub(super) source_ports: Option<PortRange>,
    pub(super) destination_ports: Option<PortRange>,
    pub(super) level: RequirementLevel,
    pub(super) initiator: Initiator,
    /// A broadcast that a relay agent in the source's segment passes on in its own name.
    pub(super) is_relayed: bool,
    /// What its packets name as their destination, where that is not the listening side.
    pub(super) sent_to: Option<&'r Arc<SentTo>>,
}

/// A broadcast or multicast that a consumer needs from another segment and that no relay passes on.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Undelivered {
    pub(super) endpoint: EndpointIndex,
    pub(super) consumer: ClassIndex,
    pub(super) provider: ClassIndex,
}

/// Makes requirements of needs.
#[derive(Default)]
pub(super) struct Resolver {
    /// By cause, service, and the profiles of consumer and provider.
    known: FxHashMap<(Cause, ServiceIndex, Profile, Profile), Arc<[Asked]>>,
}

/// What one endpoint asks for in one direction.
struct Asked {
    index: EndpointIndex,
    is_from_consumer: bool,
    requirement: RequirementLevel,
    initiator: Initiator,
    /// How it gets there, where it is not sent to one address.
    spread: Option<Spread>,
    rows: Vec<Row>,
}

/// A broadcast or multicast.
struct Spread {
    relay: Option<RelayKind>,
    /// Whether an option of the host says that it is passed on.
    is_said_to_be: bool,
    /// What packets that are passed on name as their destination; none where a relay agent sends them to the host.
    sent_to: Option<Arc<SentTo>>,
}

/// One line of the matrix, wherever it goes.
struct Row {
    listener: EndpointIndex,
    protocol: Protocol,
    source_ports: Option<PortRange>,
    destination_ports: Option<PortRange>,
}

impl Resolver {
    /// What a need asks for.
    fn asked(&mut self, ground: &Ground<'_, '_>, need: &Need) -> Arc<[Asked]> {
        let (consumer, provider) = (ground.classes.get(need.consumer), ground.classes.get(need.provider));
        let key = (need.cause, need.service, consumer.profile, provider.profile);
        let known = self.known.entry(key).or_insert_with(|| asked(ground.catalog, need, consumer, provider).into());
        Arc::clone(known)
    }

    /// Whether what a need asks for depends on nothing but the profiles of the two classes.
    pub(super) fn is_same_everywhere(&mut self, ground: &Ground<'_, '_>, need: &Need) -> bool {
        self.asked(ground, need).iter().all(|asked| asked.spread.is_none())
    }

    /// Makes the requirements of a need and gives each to `emit`.
    pub(super) fn resolve(
        &mut self,
        ground: &Ground<'_, '_>,
        need: &Need,
        emit: &mut impl FnMut(&Requirement<'_>),
        undelivered: &mut impl FnMut(Undelivered),
    ) {
        let (consumer, provider) = (ground.classes.get(need.consumer), ground.classes.get(need.provider));
        let relays = ground.relays;
        for asked in self.asked(ground, need).iter() {
            let source = if asked.is_from_consumer { need.consumer } else { need.provider };
            let (mut is_relayed, mut sent_to) = (false, None);
            if let Some(spread) = &asked.spread
                && consumer.segment != provider.segment
            {
                let (from, to) = if asked.is_from_consumer { (consumer, provider) } else { (provider, consumer) };
                let is_passed_on = || spread.relay.is_some_and(|kind| relays.pass_on(kind, &from.segment, &to.segment));
                sent_to = spread.sent_to.as_ref();
                is_relayed = sent_to.is_none();
                if !spread.is_said_to_be && !is_passed_on() {
                    let (consumer, provider) = (need.consumer, need.provider);
                    undelivered(Undelivered { endpoint: asked.index, consumer, provider });
                    continue;
                }
            }
            for row in &asked.rows {
                emit(&Requirement {
                    source,
                    asked: asked.index,
                    listener: row.listener,
                    protocol: row.protocol,
                    source_ports: row.source_ports,
                    destination_ports: row.destination_ports,
                    level: need.level.min(asked.requirement),
                    initiator: asked.initiator,
                    is_relayed,
                    sent_to,
                });
            }
        }
    }
}

/// What a need asks for, between hosts like these.
fn asked(catalog: &Catalog, need: &Need, consumer: &Class, provider: &Class) -> Vec<Asked> {
    let wanted: Option<&[u16]> = match need.cause {
        Cause::Dependency(index) => Some(catalog.dependency(index).endpoints_of(need.service)),
        Cause::Uses => None,
    };
    let mut all = Vec::new();
    for (index, endpoint) in catalog.endpoint_indices(need.service) {
        if wanted.is_some_and(|wanted| !wanted.contains(&index.endpoint)) {
            continue;
        }
        let from_consumer = Sides { source: consumer, destination: provider, is_from_consumer: true };
        let from_provider = Sides { source: provider, destination: consumer, is_from_consumer: false };
        match endpoint.initiator {
            Initiator::Consumer => all.extend(one_way(catalog, index, &from_consumer, provider)),
            Initiator::Provider => all.extend(one_way(catalog, index, &from_provider, provider)),
            Initiator::Peer => {
                all.extend(one_way(catalog, index, &from_consumer, provider));
                // The consumer listens too, as its own era does.
                let own = consumer.host.service(catalog, need.service);
                if let Some(index) = own.and_then(|(service, _)| catalog.endpoint_of(index, service)) {
                    all.extend(one_way(catalog, index, &from_provider, consumer));
                }
            }
        }
    }
    all
}

/// Who opens connections to whom.
struct Sides<'s> {
    source: &'s Class,
    destination: &'s Class,
    is_from_consumer: bool,
}

/// One direction. `host` runs the service: its options decide what holds there and which ports are fixed; dynamic ports
/// are those of the side that listens.
fn one_way(catalog: &Catalog, index: EndpointIndex, sides: &Sides<'_>, host: &Class) -> Option<Asked> {
    let endpoint = catalog.endpoint(index);
    let listening = sides.destination;
    let other = if std::ptr::eq(host, sides.source) { sides.destination } else { sides.source };
    if !holds(endpoint, host, other) {
        return None;
    }
    let mut carrier_index = index;
    let mut carrier = endpoint;
    // A carrier may itself be carried; the catalog is checked to have no cycle, the bound is for safety.
    for _ in 0..4 {
        let Some(next) = carrier.carried_by else { break };
        carrier_index = next;
        carrier = catalog.endpoint(next);
        if !holds(carrier, host, other) {
            return None;
        }
    }
    let spread = (endpoint.delivery != Delivery::Unicast).then(|| Spread {
        relay: endpoint.relay,
        sent_to: sent_to(endpoint),
        is_said_to_be: endpoint.relay_option.and_then(|option| host.options.get(option)) == Some("yes"),
    });
    let mut rows = Vec::new();
    let mut row = |listener, protocol, source_ports, destination_ports| {
        rows.push(Row { listener, protocol, source_ports, destination_ports });
    };
    for protocol in endpoint.protocols.iter().copied() {
        if let Some(pool) = endpoint.destination_pool {
            let ports = listening.options.pool(catalog, pool, listening.os);
            let source_ports =
                if endpoint.ports_are_source { host.options.fixed_ports(endpoint).ranges().next() } else { None };
            row(index, protocol, source_ports, ports);
            continue;
        }
        if endpoint.ports.is_empty() && endpoint.pool.is_none() {
            row(carrier_index, protocol, None, None);
            continue;
        }
        if !endpoint.ports.is_empty() {
            for ports in host.options.fixed_ports(carrier).ranges() {
                row(carrier_index, protocol, None, Some(ports));
            }
        }
        for ports in host.options.dynamic_ports(catalog, endpoint, listening.os) {
            row(index, protocol, None, Some(ports));
        }
    }
    let (requirement, initiator) = (endpoint.requirement, endpoint.initiator);
    Some(Asked { index, is_from_consumer: sides.is_from_consumer, requirement, initiator, spread, rows })
}

/// What packets of an endpoint name as their destination once devices pass them on.
fn sent_to(endpoint: &Endpoint) -> Option<Arc<SentTo>> {
    let sent_to = match endpoint.relay? {
        RelayKind::Dhcp => return None,
        RelayKind::WakeOnLan => SentTo::Broadcast,
        RelayKind::Multicast => SentTo::Groups { groups: endpoint.groups.clone(), also_hosts: endpoint.also_unicast },
    };
    Some(Arc::new(sent_to))
}

/// Whether an endpoint's conditions hold on its host against this other side.
fn holds(endpoint: &Endpoint, host: &Class, other: &Class) -> bool {
    host.options.fulfil(&endpoint.only_if)
        && (endpoint.os.is_empty() || endpoint.os.contains(&host.os))
        && (endpoint.consumer_os.is_empty() || endpoint.consumer_os.contains(&other.os))
}

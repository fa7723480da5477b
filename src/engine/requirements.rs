//! From a need to what has to be let through: direction, ports, carriers, relays.

use super::classes::{Class, ClassIndex, Classes};
use super::needs::Need;
use super::relays::Relays;
use crate::catalog::{Catalog, Delivery, Endpoint, EndpointIndex, Initiator, RelayKind, RequirementLevel};
use crate::net::{PortRange, Protocol};

/// One endpoint of a provider that a consumer needs: the atom of the matrix.
pub(super) struct Requirement<'n> {
    pub(super) need: &'n Need,
    /// The side that opens the connection.
    pub(super) source: ClassIndex,
    /// The side that listens.
    pub(super) destination: ClassIndex,
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
}

/// A broadcast or multicast that a consumer needs from another segment and that no relay passes on.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Undelivered {
    pub(super) endpoint: EndpointIndex,
    pub(super) consumer: ClassIndex,
    pub(super) provider: ClassIndex,
}

/// Makes the requirements of a need and gives each to `emit`.
pub(super) fn resolve<'n, 'a>(
    need: &'n Need,
    catalog: &Catalog,
    classes: &Classes<'a>,
    relays: &Relays<'a, '_>,
    emit: &mut impl FnMut(Requirement<'n>),
    undelivered: &mut impl FnMut(Undelivered),
) {
    let wanted: Option<&[u16]> = match need.cause {
        super::report::Cause::Dependency(index) => Some(catalog.dependency(index).endpoints_of(need.service)),
        super::report::Cause::Uses => None,
    };
    for (asked, endpoint) in catalog.endpoint_indices(need.service) {
        if wanted.is_some_and(|wanted| !wanted.contains(&asked.endpoint)) {
            continue;
        }
        let context = Asked { need, catalog, classes, relays, index: asked, endpoint };
        match endpoint.initiator {
            Initiator::Consumer => context.one_way(need.consumer, need.provider, need.provider, emit, undelivered),
            Initiator::Provider => context.one_way(need.provider, need.consumer, need.provider, emit, undelivered),
            Initiator::Peer => {
                context.one_way(need.consumer, need.provider, need.provider, emit, undelivered);
                // The consumer listens too, as its own era does.
                let consumer = &classes.get(need.consumer).host;
                let own = consumer.service(catalog, need.service);
                if let Some(asked) = own.and_then(|(service, _)| catalog.endpoint_of(asked, service)) {
                    let context =
                        Asked { need, catalog, classes, relays, index: asked, endpoint: catalog.endpoint(asked) };
                    context.one_way(need.provider, need.consumer, need.consumer, emit, undelivered);
                }
            }
        }
    }
}

struct Asked<'n, 'a, 'c> {
    need: &'n Need,
    catalog: &'c Catalog,
    classes: &'c Classes<'a>,
    relays: &'c Relays<'a, 'c>,
    index: EndpointIndex,
    endpoint: &'c Endpoint,
}

impl<'n> Asked<'n, '_, '_> {
    /// One direction. `host` runs the service: its options decide what holds there and which ports are fixed; dynamic
    /// ports are those of the side that listens.
    fn one_way(
        &self,
        source: ClassIndex,
        destination: ClassIndex,
        host: ClassIndex,
        emit: &mut impl FnMut(Requirement<'n>),
        undelivered: &mut impl FnMut(Undelivered),
    ) {
        let endpoint = self.endpoint;
        let host_class = self.classes.get(host);
        let other = self.classes.get(if host == source { destination } else { source });
        if !holds(endpoint, host_class, other) {
            return;
        }
        let mut carrier_index = self.index;
        let mut carrier = endpoint;
        // A carrier may itself be carried; the catalog is checked to have no cycle, the bound is for safety.
        for _ in 0..4 {
            let Some(next) = carrier.carried_by else { break };
            carrier_index = next;
            carrier = self.catalog.endpoint(next);
            if !holds(carrier, host_class, other) {
                return;
            }
        }
        let crosses = host_class.segment != other.segment;
        let is_routed = endpoint.delivery == Delivery::Unicast;
        let (from, to) = (self.classes.get(source).segment, self.classes.get(destination).segment);
        let is_passed_on = || endpoint.relay.is_some_and(|kind| self.relays.pass_on(kind, from, to));
        let is_said_to_be = || endpoint.relay_option.and_then(|option| host_class.options.get(option)) == Some("yes");
        let is_delivered = !crosses || is_routed || is_said_to_be() || is_passed_on();
        let has_agent = !matches!(endpoint.relay, Some(RelayKind::WakeOnLan | RelayKind::Multicast));
        let is_relayed = crosses && !is_routed && has_agent;
        if !is_delivered {
            undelivered(Undelivered {
                endpoint: self.index,
                consumer: self.need.consumer,
                provider: self.need.provider,
            });
            return;
        }
        let mut out = |listener, protocol, source_ports, destination_ports| {
            emit(Requirement {
                need: self.need,
                source,
                destination,
                asked: self.index,
                listener,
                protocol,
                source_ports,
                destination_ports,
                level: self.need.level.min(endpoint.requirement),
                initiator: endpoint.initiator,
                is_relayed,
            });
        };
        let listening = self.classes.get(destination);
        for protocol in endpoint.protocols.iter().copied() {
            if let Some(pool) = endpoint.destination_pool {
                let ports = listening.options.pool(self.catalog, pool, listening.os);
                let source_ports = if endpoint.ports_are_source {
                    host_class.options.fixed_ports(endpoint).ranges().next()
                } else {
                    None
                };
                out(self.index, protocol, source_ports, ports);
                continue;
            }
            if endpoint.ports.is_empty() && endpoint.pool.is_none() {
                out(carrier_index, protocol, None, None);
                continue;
            }
            if !endpoint.ports.is_empty() {
                for ports in host_class.options.fixed_ports(carrier).ranges() {
                    out(carrier_index, protocol, None, Some(ports));
                }
            }
            for ports in host_class.options.dynamic_ports(self.catalog, endpoint, listening.os) {
                out(self.index, protocol, None, Some(ports));
            }
        }
    }
}

/// Whether an endpoint's conditions hold on its host against this other side.
fn holds(endpoint: &Endpoint, host: &Class<'_>, other: &Class<'_>) -> bool {
    host.options.fulfil(&endpoint.only_if)
        && (endpoint.os.is_empty() || endpoint.os.contains(&host.os))
        && (endpoint.consumer_os.is_empty() || endpoint.consumer_os.contains(&other.os))
}

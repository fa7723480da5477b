//! Because of what a flow changed: the differences of the projects that are about something it depends on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Aspect, Change, Field, Planned, ProjectChange};
use crate::catalog::{Catalog, Scope};
use crate::engine::option_use::OptionUse;
use crate::engine::report::{Cause, Flow, Subject};
use crate::ids::{DeviceId, DomainId, SegmentId, ServerId, TunnelId};
use crate::net::{PortRange, Protocol};
use crate::project::Project;

/// What is known of both plans to tell causes.
pub(super) struct Causes<'a> {
    before: Side<'a>,
    after: Side<'a>,
    changes: &'a [ProjectChange],
    /// Servers of changed flows that differ in their servers alone: a new server can split the flow of others in two.
    kin: BTreeMap<Kin<'a>, BTreeSet<&'a ServerId>>,
}

/// One plan.
struct Side<'a> {
    project: &'a Project,
    catalog: &'a Catalog,
    options: OptionUse<'a>,
}

/// What flows share that were split by their servers.
type Kin<'a> = (&'a SegmentId, &'a SegmentId, Protocol, Option<PortRange>, &'a str, &'a str);

/// What a changed flow depends on, in both plans together.
#[derive(Default)]
struct Touched<'a> {
    servers: BTreeSet<&'a ServerId>,
    /// Those that joined the flow or left it.
    joined_or_left: BTreeSet<&'a ServerId>,
    segments: BTreeSet<&'a SegmentId>,
    devices: BTreeSet<&'a DeviceId>,
    tunnels: BTreeSet<&'a TunnelId>,
    domains: BTreeSet<&'a DomainId>,
    /// Option keys with the servers at which the flow depends on them.
    options: BTreeMap<&'a str, BTreeSet<&'a ServerId>>,
    /// Whether one of its reasons reaches into another domain.
    crosses_domains: bool,
}

/// What of a flow a difference of the projects has to explain.
#[derive(Clone, Copy)]
struct Wanted {
    /// That it is there or not, who is in it, how firmly it is needed.
    membership: bool,
    /// Its way.
    path: bool,
    /// Addresses of its servers or devices.
    addresses: bool,
    /// Its risks, of which one is that the zone policy forbids it.
    risks: bool,
}

impl<'a> Side<'a> {
    fn new(planned: Planned<'a>) -> Self {
        Self { project: planned.project, catalog: planned.catalog, options: OptionUse::new(planned.catalog) }
    }

    fn kin(&self, flow: &'a Flow) -> Kin<'a> {
        (
            &flow.source_segment,
            &flow.destination_segment,
            flow.protocol,
            flow.destination_ports,
            self.catalog.endpoint(flow.endpoint).application_protocol.as_str(),
            self.catalog.service(flow.endpoint.service).id.as_str(),
        )
    }

    /// Adds what a flow depends on in this plan.
    fn touch(&self, flow: &'a Flow, touched: &mut Touched<'a>) {
        let reasons = flow.reasons.iter().flat_map(|reason| reason.consumers.iter().chain(reason.providers.iter()));
        let servers = flow.source_servers.iter().chain(flow.destination_servers.iter()).chain(reasons);
        for server in servers {
            touched.servers.insert(server);
            touched.domains.extend(self.project.servers.get(server).and_then(|server| server.domain.as_ref()));
        }
        touched.segments.extend([&flow.source_segment, &flow.destination_segment]);
        touched.segments.extend(&flow.path.transit_segments);
        touched.devices.extend(&flow.path.devices);
        touched.devices.extend(&flow.path.hidden_devices);
        touched.devices.extend(flow.source_devices.iter().chain(flow.destination_devices.iter()));
        touched.tunnels.extend(&flow.path.tunnels);
        touched.tunnels.extend(flow.carries.iter().map(|carried| &carried.tunnel));
        for (servers, options) in self.options.of(flow) {
            for option in options {
                let at = touched.options.entry(self.catalog.option(option).key.as_str()).or_default();
                at.extend(servers.iter());
            }
        }
        touched.crosses_domains |= flow.reasons.iter().any(|reason| match reason.cause {
            Cause::Dependency(index) => {
                matches!(self.catalog.dependency(index).scope, Scope::TrustedDomain | Scope::SameForest)
            }
            Cause::Uses => false,
        });
    }
}

impl<'a> Causes<'a> {
    pub(super) fn new(
        before: Planned<'a>,
        after: Planned<'a>,
        changes: &'a [ProjectChange],
        flows: impl Iterator<Item = (Option<&'a Flow>, Option<&'a Flow>)>,
    ) -> Self {
        let mut this = Self { before: Side::new(before), after: Side::new(after), changes, kin: BTreeMap::new() };
        for (one, other) in flows {
            if one.is_some() == other.is_some() {
                continue;
            }
            for (side, flow) in [(&this.before, one), (&this.after, other)] {
                if let Some(flow) = flow {
                    let servers = flow.source_servers.iter().chain(flow.destination_servers.iter());
                    this.kin.entry(side.kin(flow)).or_default().extend(servers);
                }
            }
        }
        this
    }

    /// The positions of the differences that a changed flow comes from, ascending.
    pub(super) fn of(&self, one: Option<&'a Flow>, other: Option<&'a Flow>, aspects: &[Aspect]) -> Vec<usize> {
        let touched = self.touched(one, other);
        let is_there_in_both = one.is_some() && other.is_some();
        let any = |wanted: &[Aspect]| aspects.iter().any(|aspect| wanted.contains(aspect));
        let wanted = Wanted {
            membership: !is_there_in_both
                || any(&[
                    Aspect::SourceServers,
                    Aspect::DestinationServers,
                    Aspect::Requirement,
                    Aspect::Initiator,
                    Aspect::Risks,
                ]),
            path: any(&[Aspect::EnforcementPoints, Aspect::EncapsulatedIn, Aspect::Path]),
            addresses: any(&[Aspect::SourceAddresses, Aspect::DestinationAddresses]),
            risks: any(&[Aspect::Risks]),
        };
        // Who joined or left says why the servers are others; where that is not it, any server may.
        let only_servers = is_there_in_both
            && wanted.membership
            && !any(&[Aspect::Requirement, Aspect::Initiator, Aspect::Risks])
            && !touched.joined_or_left.is_empty();
        let members = if only_servers { &touched.joined_or_left } else { &touched.servers };
        let found: Vec<usize> = self
            .changes
            .iter()
            .enumerate()
            .filter(|(_, change)| self.is_cause(change, &touched, members, wanted))
            .map(|(position, _)| position)
            .collect();
        if !found.is_empty() {
            return found;
        }
        // Where nothing else explains it, other catalogs may; and a single difference is behind everything.
        let is_single = self.changes.len() == 1;
        let may_be = |change: &ProjectChange| is_single || matches!(change.field, Field::Catalog(_));
        let all = self.changes.iter().enumerate();
        all.filter(|(_, change)| may_be(change)).map(|(position, _)| position).collect()
    }

    fn touched(&self, one: Option<&'a Flow>, other: Option<&'a Flow>) -> Touched<'a> {
        let mut touched = Touched::default();
        for (side, flow) in [(&self.before, one), (&self.after, other)] {
            let Some(flow) = flow else { continue };
            side.touch(flow, &mut touched);
            if one.is_some() != other.is_some()
                && let Some(kin) = self.kin.get(&side.kin(flow))
            {
                touched.servers.extend(kin);
            }
        }
        if let (Some(one), Some(other)) = (one, other) {
            let servers = |flow: &'a Flow| -> BTreeSet<&'a ServerId> {
                flow.source_servers.iter().chain(flow.destination_servers.iter()).collect()
            };
            touched.joined_or_left = servers(one).symmetric_difference(&servers(other)).copied().collect();
        }
        touched
    }

    fn is_cause(
        &self,
        change: &ProjectChange,
        touched: &Touched<'a>,
        members: &BTreeSet<&'a ServerId>,
        wanted: Wanted,
    ) -> bool {
        let way = wanted.path || wanted.membership;
        match (&change.subject, &change.field) {
            (Subject::Project, Field::Option(key)) => {
                wanted.membership
                    && touched.options.get(key.as_str()).is_some_and(|servers| self.takes_default(key, servers))
            }
            (Subject::Server(id), Field::Option(key)) => {
                wanted.membership && touched.options.get(key.as_str()).is_some_and(|servers| servers.contains(id))
            }
            (Subject::Server(id), Field::Whole) => wanted.membership && members.contains(id),
            (Subject::Server(id), Field::Segment) => {
                wanted.membership && members.contains(id) || wanted.addresses && touched.servers.contains(id)
            }
            (Subject::Server(id), Field::Roles | Field::Os | Field::Domain | Field::Uses | Field::Count) => {
                wanted.membership && members.contains(id)
            }
            (Subject::Server(id), Field::Addresses) => wanted.addresses && touched.servers.contains(id),
            (Subject::Segment(id), Field::Whole) => way && touched.segments.contains(id),
            (Subject::Segment(id), Field::Prefixes) => wanted.addresses && touched.segments.contains(id),
            (Subject::Segment(id), Field::Kind) => (wanted.addresses || wanted.risks) && touched.segments.contains(id),
            (Subject::Segment(id), Field::TrustLevel) => wanted.risks && touched.segments.contains(id),
            (Subject::Device(id), Field::Whole | Field::RedundancyGroup) => wanted.path && touched.devices.contains(id),
            (Subject::Device(id), Field::Helpers | Field::Relays | Field::State) => way && touched.devices.contains(id),
            (Subject::Device(id), Field::Translations) => {
                way && !touched.tunnels.is_empty() && touched.devices.contains(id)
            }
            (Subject::Link(id), field) => self.is_link_cause(id.as_str(), field, touched, wanted),
            (Subject::PolicyRule(_), _) | (Subject::Project, Field::PolicyOrder) => wanted.risks,
            (Subject::Project, Field::Routing) | (Subject::Restriction(_), Field::Whole | Field::Links) => wanted.path,
            (Subject::Tunnel(id), Field::Whole | Field::Kind | Field::Ends | Field::Initiator) => {
                way && touched.tunnels.contains(id)
            }
            (Subject::Domain(id), Field::Whole) => wanted.membership && touched.domains.contains(id),
            (Subject::Domain(id), Field::Forest) => {
                wanted.membership && touched.crosses_domains && touched.domains.contains(id)
            }
            (Subject::Trust(id), _) => {
                let trusts = [self.before.project, self.after.project].map(|project| project.trusts.get(id));
                let joins = |domain: &DomainId| touched.domains.contains(domain);
                wanted.membership
                    && touched.crosses_domains
                    && (change.change == Change::Changed
                        || trusts.into_iter().flatten().any(|trust| joins(&trust.trusting) || joins(&trust.trusted)))
            }
            _ => false,
        }
    }

    /// Whether one of the servers, in one of the plans, takes the option from the project.
    fn takes_default(&self, key: &str, servers: &BTreeSet<&ServerId>) -> bool {
        [self.before.project, self.after.project].iter().any(|project| {
            let mut known = servers.iter().filter_map(|server| project.servers.get(*server));
            known.any(|server| !server.options.contains_key(key))
        })
    }

    fn is_link_cause(&self, id: &str, field: &Field, touched: &Touched<'a>, wanted: Wanted) -> bool {
        let links = [self.before.project, self.after.project].map(|project| project.links.get(id));
        let is_met = links.into_iter().flatten().any(|link| touched.devices.contains(&link.device));
        match field {
            Field::Whole | Field::Ends | Field::Passage => is_met && (wanted.path || wanted.addresses),
            Field::Addresses => is_met && wanted.addresses,
            _ => false,
        }
    }
}

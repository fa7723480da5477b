//! Which options a flow depends on, and at which of its servers.
//!
//! An endpoint reads options of the host that runs its service (conditions, moved ports, pins, pools); a dependency
//! reads those of the consumer. Both sides read the conditions of same-host dependencies that brought their services
//! along.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Classes;
use super::report::{Cause, Flow, Report, ServerSet};
use crate::catalog::{Catalog, Dependency, EndpointIndex, Initiator, OptionIndex, Scope, ServiceIndex};
use crate::ids::ServerId;

/// Options that flows of one catalog depend on.
pub(super) struct OptionUse<'c> {
    catalog: &'c Catalog,
    /// Options that decide whether a host has a service beside another one; by the service's first definition.
    same_host: BTreeMap<ServiceIndex, BTreeSet<OptionIndex>>,
}

/// Servers by the options that they read.
pub(super) type Readers = BTreeMap<OptionIndex, BTreeSet<ServerId>>;

/// Servers of a flow with the options that it depends on there.
pub(super) type OptionsAt<'f> = (&'f ServerSet, BTreeSet<OptionIndex>);

impl<'c> OptionUse<'c> {
    pub(super) fn new(catalog: &'c Catalog) -> Self {
        let mut same_host: BTreeMap<ServiceIndex, BTreeSet<OptionIndex>> = BTreeMap::new();
        for dependency in catalog.dependencies.iter().filter(|dependency| dependency.scope == Scope::SameHost) {
            let service = catalog.same_service(dependency.provider);
            same_host.entry(service).or_default().extend(dependency_options(dependency));
        }
        Self { catalog, same_host }
    }

    /// What a flow depends on: at the servers that run its services, and at those that need them.
    pub(super) fn of<'f>(&self, flow: &'f Flow) -> Vec<OptionsAt<'f>> {
        let mut all = Vec::with_capacity(flow.reasons.len() + 1);
        let mut host = BTreeSet::new();
        self.endpoint(flow.endpoint, &mut host);
        for reason in &flow.reasons {
            self.endpoint(reason.endpoint, &mut host);
            let mut consumer = BTreeSet::new();
            if let Cause::Dependency(index) = reason.cause {
                consumer.extend(dependency_options(self.catalog.dependency(index)));
            }
            for service in reason.consumer_services.iter() {
                consumer.extend(self.same_host.get(&self.catalog.same_service(*service)).into_iter().flatten());
            }
            all.push((&reason.consumers, consumer));
        }
        let runs_at =
            if flow.initiator == Initiator::Provider { &flow.source_servers } else { &flow.destination_servers };
        all.push((runs_at, host));
        all
    }

    /// The servers at which some flow depends on each option.
    pub(super) fn met(&self, report: &Report) -> Readers {
        let mut met = Readers::new();
        // Flows share their sets of servers: each is looked at once for an option.
        let mut seen: BTreeSet<(OptionIndex, *const ServerId, usize)> = BTreeSet::new();
        for (servers, options) in report.flows.iter().flat_map(|flow| self.of(flow)) {
            for option in options {
                if seen.insert((option, servers.as_ptr(), servers.len())) {
                    met.entry(option).or_default().extend(servers.iter().cloned());
                }
            }
        }
        met
    }

    /// The servers that read each option, whether or not anybody needs what they run.
    pub(super) fn readers(&self, classes: &Classes) -> Readers {
        let mut readers = Readers::new();
        for (_, class) in classes.iter() {
            let mut options = BTreeSet::new();
            for service in class.host.services.keys() {
                for (endpoint, _) in self.catalog.endpoint_indices(*service) {
                    self.endpoint(endpoint, &mut options);
                }
            }
            for dependency in &self.catalog.dependencies {
                if dependency.consumers.iter().any(|consumer| class.host.origin(*consumer).is_some()) {
                    options.extend(dependency_options(dependency));
                }
            }
            for option in options {
                readers.entry(option).or_default().extend(class.servers.iter().cloned());
            }
        }
        readers
    }

    /// What an endpoint reads at its host, its carriers included.
    fn endpoint(&self, index: EndpointIndex, options: &mut BTreeSet<OptionIndex>) {
        let mut next = Some(index);
        // The catalog is checked to have no cycle of carriers; the bound is for safety.
        for _ in 0..4 {
            let Some(index) = next else { break };
            let endpoint = self.catalog.endpoint(index);
            options.extend(endpoint.only_if.iter().map(|condition| condition.option));
            options.extend(endpoint.port_option.map(|(option, _)| option));
            options.extend(&endpoint.pins);
            options.extend(endpoint.relay_option);
            let pools = [endpoint.pool, endpoint.destination_pool].into_iter().flatten();
            options.extend(pools.filter_map(|pool| self.catalog.pool(pool).option));
            options.extend(self.same_host.get(&self.catalog.same_service(index.service)).into_iter().flatten());
            next = endpoint.carried_by;
        }
    }
}

/// What a dependency reads at its consumer.
fn dependency_options(dependency: &Dependency) -> impl Iterator<Item = OptionIndex> + '_ {
    dependency.only_if.iter().map(|condition| condition.option).chain(dependency.need_option)
}

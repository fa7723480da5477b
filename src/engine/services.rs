//! The service graph of a catalog, and what runs on a host with given roles.
//!
//! Nodes are roles and services; an edge means "its host also has": a role includes its parents and runs its services,
//! a service brings the providers of its same-host dependencies along. The graph has cycles (the article's two Active
//! Directory lists name each other), so that what a host runs is what can be *reached*, not a topological order.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef as _;

use super::options::OptionValues;
use crate::catalog::{Catalog, Consumer, Dependency, DependencyIndex, RoleIndex, Scope, ServiceIndex, When};
use crate::project::Os;

/// A node of the service graph.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Node {
    Role(RoleIndex),
    Service(ServiceIndex),
}

/// Why the one comes with the other.
#[derive(Clone, Copy, Debug)]
enum Link {
    Includes,
    Runs,
    SameHost(DependencyIndex),
}

/// Roles and services of a catalog, with what brings what along on one host.
pub(super) struct ServiceGraph {
    graph: DiGraph<Node, Link>,
    roles: Vec<NodeIndex>,
    services: Vec<NodeIndex>,
}

/// How a host came to run a service or have a role.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Origin {
    /// The role that was placed.
    pub(super) role: RoleIndex,
    /// Services from the first that a role runs to this one; empty for a role.
    pub(super) services: Arc<[ServiceIndex]>,
}

/// What a host has through its roles.
#[derive(Debug, Default)]
pub(super) struct HostServices {
    /// Its roles and all their parents.
    pub(super) roles: BTreeMap<RoleIndex, Origin>,
    /// The services that it runs.
    pub(super) services: BTreeMap<ServiceIndex, Origin>,
}

impl HostServices {
    /// Whether the host has the role, in whatever era.
    pub(super) fn has_role(&self, catalog: &Catalog, role: RoleIndex) -> bool {
        catalog.role_eras(role).iter().any(|era| self.roles.contains_key(era))
    }

    /// The service as this host has it, if it runs it in whatever era, and how it came to.
    pub(super) fn service(&self, catalog: &Catalog, service: ServiceIndex) -> Option<(ServiceIndex, &Origin)> {
        catalog.service_eras(service).iter().find_map(|era| self.services.get(era).map(|origin| (*era, origin)))
    }

    /// How the host came to have what a dependency's consumer names, if it does.
    pub(super) fn origin(&self, consumer: Consumer) -> Option<&Origin> {
        match consumer {
            Consumer::Role(role) => self.roles.get(&role),
            Consumer::Service(service) => self.services.get(&service),
        }
    }
}

impl ServiceGraph {
    /// The graph of a catalog.
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut graph = DiGraph::new();
        let roles: Vec<_> = catalog.role_indices().map(|(index, _)| graph.add_node(Node::Role(index))).collect();
        let services: Vec<_> =
            catalog.service_indices().map(|(index, _)| graph.add_node(Node::Service(index))).collect();
        let mut this = Self { graph, roles, services };
        for (index, role) in catalog.role_indices() {
            let from = this.node(Node::Role(index));
            for parent in &role.includes {
                let to = this.node(Node::Role(*parent));
                this.graph.add_edge(from, to, Link::Includes);
            }
            for service in &role.runs {
                let to = this.node(Node::Service(*service));
                this.graph.add_edge(from, to, Link::Runs);
            }
        }
        for (index, dependency) in catalog.dependency_indices() {
            if dependency.scope != Scope::SameHost {
                continue;
            }
            let to = this.node(Node::Service(dependency.provider));
            for consumer in &dependency.consumers {
                let from = this.node(match consumer {
                    Consumer::Role(role) => Node::Role(*role),
                    Consumer::Service(service) => Node::Service(*service),
                });
                this.graph.add_edge(from, to, Link::SameHost(index));
            }
        }
        this
    }

    #[expect(clippy::indexing_slicing, reason = "there is a node for every index of the catalog")]
    fn node(&self, node: Node) -> NodeIndex {
        match node {
            Node::Role(role) => self.roles[role.position()],
            Node::Service(service) => self.services[service.position()],
        }
    }

    /// What a host with these roles has, each thing as it is on its system. Conditions of same-host dependencies are looked up in `options` and `os`.
    pub(super) fn host_services(
        &self,
        catalog: &Catalog,
        placed: &[RoleIndex],
        options: &OptionValues,
        os: Os,
    ) -> HostServices {
        let mut host = HostServices::default();
        // Breadth first, so that every service has a shortest chain; roles before the services they lead to, so that a
        // same-host dependency that asks for a role of the provider sees all roles.
        let mut queue: Vec<RoleIndex> = Vec::new();
        for role in placed {
            let origin = Origin { role: *role, services: Arc::default() };
            if host.roles.insert(*role, origin).is_none() {
                queue.push(*role);
            }
        }
        let mut next = 0;
        while let Some(role) = queue.get(next).copied() {
            next += 1;
            let Some(origin) = host.roles.get(&role).cloned() else { continue };
            for parent in catalog.role(role).includes.iter().map(|parent| catalog.role_on(*parent, os)) {
                if let Entry::Vacant(vacant) = host.roles.entry(parent) {
                    vacant.insert(origin.clone());
                    queue.push(parent);
                }
            }
        }
        let mut open: Vec<NodeIndex> = queue.iter().map(|role| self.node(Node::Role(*role))).collect();
        let mut next = 0;
        while let Some(node) = open.get(next).copied() {
            next += 1;
            let Some(&from) = self.graph.node_weight(node) else { continue };
            let origin = match from {
                Node::Role(role) => host.roles.get(&role).cloned(),
                Node::Service(service) => host.services.get(&service).cloned(),
            };
            let Some(origin) = origin else { continue };
            // Edges of a node come newest first; the catalog's order decides which chain is told.
            let mut edges: Vec<_> = self.graph.edges(node).collect();
            edges.sort_by_key(petgraph::visit::EdgeRef::id);
            for edge in edges {
                let holds = match edge.weight() {
                    Link::Includes => false,
                    Link::Runs => true,
                    Link::SameHost(index) => same_host_holds(catalog, catalog.dependency(*index), &host, options, os),
                };
                let Some(&Node::Service(service)) = self.graph.node_weight(edge.target()) else { continue };
                let service = catalog.service_on(service, os);
                if holds && !host.services.contains_key(&service) {
                    let services = origin.services.iter().copied().chain([service]).collect();
                    host.services.insert(service, Origin { role: origin.role, services });
                    open.push(self.node(Node::Service(service)));
                }
            }
        }
        host
    }
}

fn same_host_holds(
    catalog: &Catalog,
    dependency: &Dependency,
    host: &HostServices,
    options: &OptionValues,
    os: Os,
) -> bool {
    let chosen = match dependency.when {
        When::Always => true,
        When::DefaultOn => options.need(dependency.need_option) != Some(false),
        When::IfConfigured => options.need(dependency.need_option) == Some(true),
    };
    chosen
        && dependency.provider_role.is_none_or(|role| host.has_role(catalog, role))
        && (dependency.consumer_os.is_empty() || dependency.consumer_os.contains(&os))
        && options.fulfil(&dependency.only_if)
}

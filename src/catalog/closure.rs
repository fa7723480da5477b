//! What can run on a host through its role, conditions and options aside.
//!
//! The engine asks what a host *does* run, with its options and its operating system; this is what it could run, for
//! looking at a catalog by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Catalog, Consumer, Dependency, RoleIndex, ServiceIndex};
use super::vocabulary::Scope;

/// The same-host dependencies of a catalog, ready to be followed.
pub struct HostClosure<'a> {
    catalog: &'a Catalog,
    same_host: BTreeMap<Consumer, Vec<&'a Dependency>>,
}

impl<'a> HostClosure<'a> {
    /// Of this catalog.
    pub fn new(catalog: &'a Catalog) -> Self {
        let mut same_host: BTreeMap<Consumer, Vec<&Dependency>> = BTreeMap::new();
        for dependency in catalog.dependencies.iter().filter(|dependency| dependency.scope == Scope::SameHost) {
            for consumer in &dependency.consumers {
                same_host.entry(*consumer).or_default().push(dependency);
            }
        }
        Self { catalog, same_host }
    }

    /// The role and all its parents.
    pub fn roles_of(&self, role: RoleIndex) -> BTreeSet<RoleIndex> {
        let mut roles = BTreeSet::from([role]);
        let mut open = vec![role];
        while let Some(role) = open.pop() {
            let parents = self.catalog.role(role).includes.iter();
            open.extend(parents.copied().filter(|parent| roles.insert(*parent)));
        }
        roles
    }

    /// The services that a host with this role can run.
    pub fn of_role(&self, role: RoleIndex) -> BTreeSet<ServiceIndex> {
        let roles = self.roles_of(role);
        let mut first = Vec::new();
        for role in &roles {
            first.extend(&self.catalog.role(*role).runs);
            first.extend(self.brought(Consumer::Role(*role), Some(&roles)));
        }
        self.follow(first, Some(&roles))
    }

    /// The service, and the services that it can bring along on its host, whatever roles that host has.
    pub fn of_service(&self, service: ServiceIndex) -> BTreeSet<ServiceIndex> {
        self.follow(vec![service], None)
    }

    fn follow(&self, mut open: Vec<ServiceIndex>, roles: Option<&BTreeSet<RoleIndex>>) -> BTreeSet<ServiceIndex> {
        let mut services = BTreeSet::new();
        while let Some(service) = open.pop() {
            if services.insert(service) {
                open.extend(self.brought(Consumer::Service(service), roles));
            }
        }
        services
    }

    fn brought<'b>(
        &'b self,
        consumer: Consumer,
        roles: Option<&'b BTreeSet<RoleIndex>>,
    ) -> impl Iterator<Item = ServiceIndex> + 'b {
        let has_role = move |role: RoleIndex| roles.is_none_or(|roles| roles.contains(&role));
        let dependencies = self.same_host.get(&consumer).into_iter().flatten();
        dependencies.filter(move |it| it.provider_role.is_none_or(has_role)).map(|dependency| dependency.provider)
    }
}

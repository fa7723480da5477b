//! Who needs whom: dependencies of the catalog and `uses` of the project, met by providers in scope.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::{Class, ClassChanges, ClassIndex, Classes, Profile};
use super::computation::{Followed, Following};
use super::directory::Directory;
use super::report::Cause;
use super::services::Origin;
use crate::catalog::{Catalog, Dependency, DependencyIndex, RequirementLevel, RoleIndex, Scope, ServiceIndex, When};
use crate::ids::{DomainId, ServerId};
use crate::project::{Project, Use};

/// A consumer class needs a service of a provider class.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Need {
    pub(super) consumer: ClassIndex,
    pub(super) provider: ClassIndex,
    pub(super) service: ServiceIndex,
    pub(super) cause: Cause,
    pub(super) level: RequirementLevel,
    /// How the consumer came to have the need.
    pub(super) consumer_origin: Origin,
    /// The role through which the provider runs the service.
    pub(super) provider_role: RoleIndex,
}

/// The needs of one class.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// Those that somebody fulfils.
    pub(super) met: Vec<Need>,
    /// Those that nobody fulfils.
    pub(super) missing: Vec<DependencyIndex>,
}

/// A need that nobody fulfils.
pub(super) struct MissingProvider {
    pub(super) consumer: ClassIndex,
    pub(super) dependency: DependencyIndex,
}

/// A dependency, and the domain of those who have it where its scope asks for that.
type Asked = (DependencyIndex, Option<DomainId>);

/// Who could provide what.
#[derive(Default)]
pub(super) struct Providers {
    /// By the first definition of the service, whatever the era of the provider.
    by_service: FxHashMap<ServiceIndex, BTreeSet<ClassIndex>>,
    /// By the first definition of the role.
    by_role: FxHashMap<RoleIndex, BTreeSet<ClassIndex>>,
    directory: Directory,
    known: FxHashMap<Asked, Arc<[ClassIndex]>>,
    /// What classes with the same profile and domain ask for.
    asking: FxHashMap<(Profile, Option<DomainId>), Arc<[Asking]>>,
}

/// A dependency that classes with the same profile and domain have.
struct Asking {
    index: DependencyIndex,
    /// The ways in which they have it.
    origins: Vec<Origin>,
    /// Who could fulfil it, ascending.
    found: Arc<[ClassIndex]>,
}

/// Whether the scope of a dependency applies to consumers of this domain.
fn is_in_scope(dependency: &Dependency, domain: Option<&DomainId>) -> bool {
    match dependency.scope {
        Scope::SameHost => false,
        Scope::Any | Scope::Bound | Scope::DomainFirst => true,
        Scope::SameDomain | Scope::SameForest | Scope::TrustedDomain => domain.is_some(),
    }
}

/// The domain on which the providers of a dependency depend, for consumers of this domain; none if they are the same for
/// all.
fn domain_asked<'d>(dependency: &Dependency, domain: Option<&'d DomainId>) -> Option<&'d DomainId> {
    match dependency.scope {
        Scope::SameHost | Scope::Any | Scope::Bound => None,
        Scope::DomainFirst | Scope::SameDomain | Scope::SameForest | Scope::TrustedDomain => domain,
    }
}

impl Providers {
    /// The providers of a project.
    pub(super) fn new(project: &Project, catalog: &Catalog, classes: &Classes) -> Self {
        let mut this = Self::default();
        for (index, class) in classes.iter() {
            this.add(catalog, index, class);
        }
        this.directory = this.directory(project, catalog, classes);
        this
    }

    fn add(&mut self, catalog: &Catalog, index: ClassIndex, class: &Class) {
        for service in class.host.services.keys() {
            self.by_service.entry(catalog.same_service(*service)).or_default().insert(index);
        }
        for role in class.host.roles.keys() {
            self.by_role.entry(catalog.same_role(*role)).or_default().insert(index);
        }
    }

    fn remove(&mut self, catalog: &Catalog, index: ClassIndex, class: &Class) {
        for service in class.host.services.keys() {
            if let Some(classes) = self.by_service.get_mut(&catalog.same_service(*service)) {
                classes.remove(&index);
            }
        }
        for role in class.host.roles.keys() {
            if let Some(classes) = self.by_role.get_mut(&catalog.same_role(*role)) {
                classes.remove(&index);
            }
        }
    }

    fn directory(&self, project: &Project, catalog: &Catalog, classes: &Classes) -> Directory {
        Directory::new(project, classes, catalog, |role| self.by_role.get(&catalog.same_role(role)))
    }

    /// Takes over what became of the classes. The result: the consumers whose needs may be others now; none where that
    /// may be all of them.
    pub(super) fn update(
        &mut self,
        project: &Project,
        catalog: &Catalog,
        classes: &Classes,
        changes: &ClassChanges,
        following: Following,
    ) -> Option<BTreeSet<ClassIndex>> {
        let mut services: FxHashSet<ServiceIndex> = FxHashSet::default();
        let mut roles: FxHashSet<RoleIndex> = FxHashSet::default();
        let mut named: FxHashSet<&ServerId> = FxHashSet::default();
        for index in changes.removed.iter().chain(&changes.added) {
            let class = classes.get(*index);
            services.extend(class.host.services.keys().map(|service| catalog.same_service(*service)));
            roles.extend(class.host.roles.keys().map(|role| catalog.same_role(*role)));
            named.extend(&class.named);
        }
        for index in &changes.removed {
            self.remove(catalog, *index, classes.get(*index));
        }
        for index in &changes.added {
            self.add(catalog, *index, classes.get(*index));
        }
        let directory = self.directory(project, catalog, classes);
        if following.has(Followed::Directory) && directory != self.directory {
            return None;
        }
        let asking = self.follow_providers(catalog, classes, &services, following);
        let mut consumers = changes.added.clone();
        if following.has(Followed::Hosts) {
            consumers.extend(&changes.changed);
        }
        let uses_one = |used: &Use| match used {
            Use::Server(id) => following.has(Followed::UsedServers) && named.contains(id),
            Use::Role(id) => {
                let role = catalog.role_index(id.as_str()).map(|role| catalog.same_role(role));
                following.has(Followed::UsedRoles) && role.is_some_and(|role| roles.contains(&role))
            }
        };
        for (index, class) in classes.iter() {
            let asks = || asking.iter().any(|(profile, domain)| *profile == class.profile && *domain == class.domain);
            if asks() || class.uses.iter().any(uses_one) {
                consumers.insert(index);
            }
        }
        Some(consumers)
    }

    /// Finds the providers of these services anew. The result: who asks for one that others provide now.
    fn follow_providers(
        &mut self,
        catalog: &Catalog,
        classes: &Classes,
        services: &FxHashSet<ServiceIndex>,
        following: Following,
    ) -> Vec<(Profile, Option<DomainId>)> {
        if !following.has(Followed::Providers) {
            return Vec::new();
        }
        let is_touched =
            |(index, _): &&Asked| services.contains(&catalog.same_service(catalog.dependency(*index).provider));
        let touched: Vec<Asked> = self.known.keys().filter(is_touched).cloned().collect();
        let mut others: FxHashSet<Asked> = FxHashSet::default();
        for asked in touched {
            let old = self.known.remove(&asked);
            if self.of(catalog, classes, asked.0, asked.1.as_ref()) != old {
                others.insert(asked);
            }
        }
        let has_other = |domain: &Option<DomainId>, asking: &Asking| {
            let domain = domain_asked(catalog.dependency(asking.index), domain.as_ref());
            others.contains(&(asking.index, domain.cloned()))
        };
        let stale = self.asking.iter().filter(|((_, domain), all)| all.iter().any(|asking| has_other(domain, asking)));
        let stale: Vec<(Profile, Option<DomainId>)> = stale.map(|(who, _)| who.clone()).collect();
        for who in &stale {
            self.asking.remove(who);
        }
        stale
    }

    /// The classes that can fulfil a dependency for consumers of this domain, ascending; none if the scope does not apply.
    fn of(
        &mut self,
        catalog: &Catalog,
        classes: &Classes,
        index: DependencyIndex,
        domain: Option<&DomainId>,
    ) -> Option<Arc<[ClassIndex]>> {
        let dependency = catalog.dependency(index);
        if !is_in_scope(dependency, domain) {
            return None;
        }
        let domain = domain_asked(dependency, domain);
        let asked = (index, domain.cloned());
        if let Some(known) = self.known.get(&asked) {
            return Some(Arc::clone(known));
        }
        let others = match (dependency.scope, domain) {
            (Scope::SameForest | Scope::TrustedDomain, Some(domain)) => {
                let others = self.directory.reached(domain, dependency);
                // Nobody to reach: the dependency does not apply, so that nothing is missing either.
                if others.is_empty() {
                    return None;
                }
                others
            }
            _ => BTreeSet::new(),
        };
        let all = || self.by_service.get(&catalog.same_service(dependency.provider)).into_iter().flatten().copied();
        let in_own_domain = |provider: ClassIndex| domain.is_some() && classes.get(provider).domain.as_ref() == domain;
        let is_own_domain_enough = dependency.scope == Scope::DomainFirst && all().any(in_own_domain);
        let found: Arc<[ClassIndex]> = all()
            .filter(|provider| !is_own_domain_enough || in_own_domain(*provider))
            .filter(|provider| {
                let class = classes.get(*provider);
                let has_role = dependency.provider_role.is_none_or(|role| class.host.has_role(catalog, role));
                let in_scope = match (dependency.scope, domain) {
                    (Scope::SameDomain, Some(domain)) => class.domain.as_ref() == Some(domain),
                    (Scope::SameForest | Scope::TrustedDomain, _) => {
                        class.domain.as_ref().is_some_and(|other| others.contains(other))
                    }
                    _ => true,
                };
                has_role && in_scope
            })
            .collect();
        self.known.insert(asked, Arc::clone(&found));
        Some(found)
    }

    /// The dependencies of a class whose conditions hold and whose scope applies, in the order of the catalog.
    fn asking_of(&mut self, catalog: &Catalog, classes: &Classes, class: &Class) -> Arc<[Asking]> {
        let who = (class.profile, class.domain.clone());
        if let Some(known) = self.asking.get(&who) {
            return Arc::clone(known);
        }
        let mut asking = Vec::new();
        for (index, dependency) in catalog.dependency_indices() {
            let origins: Vec<Origin> = origins(class, dependency).into_iter().cloned().collect();
            if origins.is_empty() || !applies(class, dependency) {
                continue;
            }
            if let Some(found) = self.of(catalog, classes, index, class.domain.as_ref()) {
                asking.push(Asking { index, origins, found });
            }
        }
        let asking: Arc<[Asking]> = asking.into();
        self.asking.insert(who, Arc::clone(&asking));
        asking
    }

    /// The needs of a class.
    pub(super) fn needs(&mut self, catalog: &Catalog, classes: &Classes, consumer: ClassIndex) -> Needs {
        let class = classes.get(consumer);
        let asking = self.asking_of(catalog, classes, class);
        let used = used_classes(class, classes, catalog, &self.by_role);
        let mut bound: BTreeSet<(ServiceIndex, ClassIndex)> = BTreeSet::new();
        let mut needs = Needs::default();
        for Asking { index, origins, found } in asking.iter() {
            let dependency = catalog.dependency(*index);
            match choose(class, dependency, found, &used, consumer) {
                Choice::NotNeeded => {}
                Choice::Missing => needs.missing.push(*index),
                Choice::Use(chosen) => {
                    for provider in chosen {
                        if used.contains_key(&provider) {
                            bound.insert((catalog.same_service(dependency.provider), provider));
                        }
                        let host = &classes.get(provider).host;
                        let Some((service, runs)) = host.service(catalog, dependency.provider) else {
                            continue;
                        };
                        for origin in origins {
                            needs.met.push(Need {
                                consumer,
                                provider,
                                service,
                                cause: Cause::Dependency(*index),
                                level: level(dependency.when),
                                consumer_origin: origin.clone(),
                                provider_role: runs.role,
                            });
                        }
                    }
                }
            }
        }
        needs.met.extend(uses(consumer, class, classes, catalog, &used, &bound));
        needs
    }
}

/// The requirement level of a dependency.
fn level(when: When) -> RequirementLevel {
    match when {
        When::Always => RequirementLevel::Required,
        When::DefaultOn => RequirementLevel::DefaultOn,
        When::IfConfigured => RequirementLevel::Optional,
    }
}

/// The ways in which a class has a dependency; like ones once.
fn origins<'c>(class: &'c Class, dependency: &Dependency) -> Vec<&'c Origin> {
    let mut origins: Vec<&Origin> = Vec::new();
    for origin in dependency.consumers.iter().filter_map(|consumer| class.host.origin(*consumer)) {
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
}

/// Whether a dependency's conditions on the consumer hold.
fn applies(class: &Class, dependency: &Dependency) -> bool {
    (dependency.consumer_os.is_empty() || dependency.consumer_os.contains(&class.os))
        && class.options.fulfil(&dependency.only_if)
}

enum Choice {
    NotNeeded,
    Missing,
    Use(Vec<ClassIndex>),
}

/// Which of the providers in scope a consumer needs: those that its `uses` names if it names any, else all.
fn choose(
    class: &Class,
    dependency: &Dependency,
    found: &[ClassIndex],
    used: &BTreeMap<ClassIndex, Named>,
    consumer: ClassIndex,
) -> Choice {
    let is_found = |provider: &ClassIndex| found.binary_search(provider).is_ok();
    let named: Vec<ClassIndex> =
        used.keys().copied().filter(|provider| *provider != consumer && is_found(provider)).collect();
    let chosen = class.options.need(dependency.need_option);
    let is_on = match dependency.when {
        When::Always => true,
        When::DefaultOn => chosen != Some(false),
        When::IfConfigured => chosen == Some(true),
    };
    if !is_on {
        return Choice::NotNeeded;
    }
    if !named.is_empty() {
        return Choice::Use(named);
    }
    if dependency.self_satisfies && is_found(&consumer) {
        return Choice::NotNeeded;
    }
    let others: Vec<ClassIndex> = if dependency.scope == Scope::Bound {
        Vec::new()
    } else {
        found.iter().copied().filter(|provider| *provider != consumer || class.hosts > 1).collect()
    };
    if !others.is_empty() {
        Choice::Use(others)
    } else if dependency.missing_is_error && dependency.self_satisfies {
        Choice::Missing
    } else {
        Choice::NotNeeded
    }
}

/// What a `uses` names of a server.
enum Named {
    /// The server: whatever it is there for.
    Server,
    /// Some of its roles, each as the first of its eras.
    Roles(BTreeSet<RoleIndex>),
}

/// The classes that a class's `uses` names, by server or by role.
fn used_classes(
    class: &Class,
    classes: &Classes,
    catalog: &Catalog,
    by_role: &FxHashMap<RoleIndex, BTreeSet<ClassIndex>>,
) -> BTreeMap<ClassIndex, Named> {
    let mut used: BTreeMap<ClassIndex, Named> = BTreeMap::new();
    for name in class.uses.iter() {
        match name {
            Use::Server(id) => {
                used.extend(classes.of_named_server(id).map(|provider| (provider, Named::Server)));
            }
            Use::Role(id) => {
                let Some(role) = catalog.role_index(id.as_str()).map(|role| catalog.same_role(role)) else { continue };
                for provider in by_role.get(&role).into_iter().flatten() {
                    if let Named::Roles(roles) = used.entry(*provider).or_insert_with(|| Named::Roles(BTreeSet::new()))
                    {
                        roles.insert(role);
                    }
                }
            }
        }
    }
    used
}

/// Needs that only the project knows: what a `uses` names is there for.
///
/// Each role of a named server counts by itself, and of a server that is named by a role that role alone. Where a
/// dependency of the consumer already leads to something that the role offers, the `uses` has only narrowed that
/// dependency and adds nothing. A role that merely is a computer (it offers what every such computer runs) counts only
/// where the server has no other, or where it is named.
fn uses(
    consumer: ClassIndex,
    class: &Class,
    classes: &Classes,
    catalog: &Catalog,
    used: &BTreeMap<ClassIndex, Named>,
    bound: &BTreeSet<(ServiceIndex, ClassIndex)>,
) -> Vec<Need> {
    let mut needs = Vec::new();
    let Some(role) = class.placed.first() else { return needs };
    for (provider, named) in used.iter().filter(|(provider, _)| **provider != consumer) {
        let provider = *provider;
        let target = classes.get(provider);
        let roles: Vec<RoleIndex> = match named {
            Named::Server => target.placed.to_vec(),
            Named::Roles(roles) => {
                target.host.roles.keys().copied().filter(|role| roles.contains(&catalog.same_role(*role))).collect()
            }
        };
        let offers = |role: &RoleIndex| offers(catalog, *role);
        let is_specific = |role: &RoleIndex| !catalog.role(*role).runs.is_empty() && !offers(role).is_empty();
        let has_specific = roles.iter().any(is_specific);
        let unexplained = roles.iter().filter(|role| {
            (is_specific(role) || !has_specific)
                && !offers(role).iter().any(|service| bound.contains(&(catalog.same_service(*service), provider)))
        });
        let offered: BTreeSet<(ServiceIndex, RoleIndex)> =
            unexplained.flat_map(|role| offers(role).into_iter().map(move |service| (service, *role))).collect();
        let mut added: BTreeSet<ServiceIndex> = BTreeSet::new();
        for (service, provider_role) in offered {
            if let Some((service, _)) = target.host.service(catalog, service)
                && added.insert(service)
            {
                needs.push(Need {
                    consumer,
                    provider,
                    service,
                    cause: Cause::Uses,
                    level: RequirementLevel::Required,
                    consumer_origin: Origin { role: *role, services: Arc::default() },
                    provider_role,
                });
            }
        }
    }
    needs
}

/// What a role is there for: its own offers, or those of its nearest parents that have any.
fn offers(catalog: &Catalog, role: RoleIndex) -> BTreeSet<ServiceIndex> {
    let role = catalog.role(role);
    if role.offers.is_empty() {
        role.includes.iter().flat_map(|parent| offers(catalog, *parent)).collect()
    } else {
        role.offers.iter().copied().collect()
    }
}

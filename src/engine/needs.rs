//! Who needs whom: dependencies of the catalog and `uses` of the project, met by providers in scope.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::classes::{Class, ClassIndex, Classes, Profile};
use super::directory::Directory;
use super::report::Cause;
use super::services::Origin;
use crate::catalog::{Catalog, Dependency, DependencyIndex, RequirementLevel, RoleIndex, Scope, ServiceIndex, When};
use crate::ids::DomainId;
use crate::project::{Project, Use};

/// A consumer class needs a service of a provider class.
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

/// A need that nobody fulfils.
pub(super) struct MissingProvider {
    pub(super) consumer: ClassIndex,
    pub(super) dependency: DependencyIndex,
}

/// All needs of a project.
#[derive(Default)]
pub(super) struct Needs {
    pub(super) met: Vec<Need>,
    pub(super) missing: Vec<MissingProvider>,
}

/// Who could provide what.
struct Providers<'a, 'c> {
    catalog: &'c Catalog,
    classes: &'c Classes<'a>,
    /// By the first definition of the service, whatever the era of the provider.
    by_service: FxHashMap<ServiceIndex, Vec<ClassIndex>>,
    directory: Directory<'a>,
    known: FxHashMap<(DependencyIndex, Option<&'a DomainId>), Rc<[ClassIndex]>>,
}

impl<'a> Providers<'a, '_> {
    /// The classes that can fulfil a dependency for consumers of this domain, ascending; none if the scope does not apply.
    fn of(&mut self, index: DependencyIndex, domain: Option<&'a DomainId>) -> Option<Rc<[ClassIndex]>> {
        let dependency = self.catalog.dependency(index);
        let domain = match dependency.scope {
            Scope::SameHost => return None,
            Scope::Any | Scope::Bound => None,
            Scope::DomainFirst => domain,
            Scope::SameDomain | Scope::SameForest | Scope::TrustedDomain => Some(domain?),
        };
        if let Some(known) = self.known.get(&(index, domain)) {
            return Some(Rc::clone(known));
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
        let all = self.by_service.get(&self.catalog.same_service(dependency.provider)).map_or(&[][..], Vec::as_slice);
        let in_own_domain = |provider: &ClassIndex| domain.is_some() && self.classes.get(*provider).domain == domain;
        let is_own_domain_enough = dependency.scope == Scope::DomainFirst && all.iter().any(in_own_domain);
        let found: Rc<[ClassIndex]> = all
            .iter()
            .copied()
            .filter(|provider| !is_own_domain_enough || in_own_domain(provider))
            .filter(|provider| {
                let class = self.classes.get(*provider);
                let has_role = dependency.provider_role.is_none_or(|role| class.host.has_role(self.catalog, role));
                let in_scope = match (dependency.scope, domain) {
                    (Scope::SameDomain, Some(domain)) => class.domain == Some(domain),
                    (Scope::SameForest | Scope::TrustedDomain, _) => {
                        class.domain.is_some_and(|other| others.contains(other))
                    }
                    _ => true,
                };
                has_role && in_scope
            })
            .collect();
        self.known.insert((index, domain), Rc::clone(&found));
        Some(found)
    }
}

/// All needs of the classes, and those that nobody fulfils.
pub(super) fn needs<'a>(project: &'a Project, catalog: &Catalog, classes: &Classes<'a>) -> Needs {
    let mut by_service: FxHashMap<ServiceIndex, Vec<ClassIndex>> = FxHashMap::default();
    let mut by_role: FxHashMap<RoleIndex, Vec<ClassIndex>> = FxHashMap::default();
    for (index, class) in classes.all.iter().enumerate() {
        for service in class.host.services.keys() {
            by_service.entry(catalog.same_service(*service)).or_default().push(index);
        }
        for role in class.host.roles.keys() {
            by_role.entry(catalog.same_role(*role)).or_default().push(index);
        }
    }
    let directory = Directory::new(project, classes, catalog);
    let mut providers = Providers { catalog, classes, by_service, directory, known: FxHashMap::default() };
    let mut asking: FxHashMap<(Profile, Option<&DomainId>), Rc<[Asking<'_>]>> = FxHashMap::default();
    let mut needs = Needs::default();
    for (consumer, class) in classes.all.iter().enumerate() {
        let used = used_classes(class, classes, catalog, &by_role);
        let mut bound: BTreeSet<(ServiceIndex, ClassIndex)> = BTreeSet::new();
        let asking = asking.entry((class.profile, class.domain)).or_insert_with(|| asking_of(class, &mut providers));
        for Asking { index, dependency, origins, found } in asking.iter() {
            let choice = choose(class, dependency, found, &used, consumer);
            match choice {
                Choice::NotNeeded => {}
                Choice::Missing => needs.missing.push(MissingProvider { consumer, dependency: *index }),
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
    }
    needs
}

/// A dependency that classes with the same profile and domain have.
struct Asking<'c> {
    index: DependencyIndex,
    dependency: &'c Dependency,
    /// The ways in which they have it.
    origins: Vec<Origin>,
    /// Who could fulfil it, ascending.
    found: Rc<[ClassIndex]>,
}

/// The dependencies of a class whose conditions hold and whose scope applies, in the order of the catalog.
fn asking_of<'a, 'c>(class: &Class<'a>, providers: &mut Providers<'a, 'c>) -> Rc<[Asking<'c>]> {
    let catalog = providers.catalog;
    let mut asking = Vec::new();
    for (index, dependency) in catalog.dependency_indices() {
        let origins: Vec<Origin> = origins(class, dependency).into_iter().cloned().collect();
        if origins.is_empty() || !applies(class, dependency) {
            continue;
        }
        if let Some(found) = providers.of(index, class.domain) {
            asking.push(Asking { index, dependency, origins, found });
        }
    }
    asking.into()
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
fn origins<'c>(class: &'c Class<'_>, dependency: &Dependency) -> Vec<&'c Origin> {
    let mut origins: Vec<&Origin> = Vec::new();
    for origin in dependency.consumers.iter().filter_map(|consumer| class.host.origin(*consumer)) {
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
}

/// Whether a dependency's conditions on the consumer hold.
fn applies(class: &Class<'_>, dependency: &Dependency) -> bool {
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
    class: &Class<'_>,
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
    class: &Class<'_>,
    classes: &Classes<'_>,
    catalog: &Catalog,
    by_role: &FxHashMap<RoleIndex, Vec<ClassIndex>>,
) -> BTreeMap<ClassIndex, Named> {
    let mut used: BTreeMap<ClassIndex, Named> = BTreeMap::new();
    for name in class.uses.iter().copied() {
        match name {
            Use::Server(id) => {
                used.extend(classes.by_named_server.get(id).map(|provider| (*provider, Named::Server)));
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
    class: &Class<'_>,
    classes: &Classes<'_>,
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

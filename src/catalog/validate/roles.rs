//! Roles and dependencies, and what follows from them together: what a host with a role runs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::names::{self, Names};
use super::services::checked_source;
use crate::catalog::closure::HostClosure;
use crate::catalog::diags;
use crate::catalog::eras::fits;
use crate::catalog::model::{Catalog, Consumer, Dependency, Role, RoleIndex, ServiceIndex};
use crate::catalog::raw::{Item, Missing, RawDependency, RawItems, SelfProvider};
use crate::catalog::read::At;
use crate::catalog::vocabulary::{Scope, When};
use crate::diag::Diagnostic;
use crate::ids::{DependencyId, RoleId};
use crate::os::Os;

pub(super) fn roles(items: &RawItems, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Role> {
    let mut roles = Vec::with_capacity(items.roles.len());
    for item in &items.roles {
        let raw = &item.body;
        let service =
            |id: &At<String>, diagnostics: &mut Vec<Diagnostic>| names.find_service(id, &item.systems, diagnostics);
        roles.push(Role {
            id: RoleId::from(item.id.as_str()),
            name: raw.name.value.clone(),
            category: raw.category.value.clone(),
            icon: raw.icon.clone(),
            short: raw.short.clone(),
            description: raw.description.clone(),
            is_abstract: raw.is_abstract,
            includes: resolve_all(&raw.includes, diagnostics, |id, diagnostics| {
                names.find_role(id, &item.systems, diagnostics)
            }),
            runs: resolve_all(&raw.runs, diagnostics, service),
            offers: resolve_all(&raw.offers, diagnostics, service),
            catalog: item.catalog.clone(),
            source: checked_source(&raw.source, names, diagnostics),
            systems: Arc::clone(&item.systems),
            eras: names.roles(&item.id.value).collect(),
        });
    }
    roles
}

pub(super) fn dependencies(items: &RawItems, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Dependency> {
    let mut dependencies = Vec::with_capacity(items.dependencies.len());
    for item in &items.dependencies {
        dependencies.extend(dependency(item, items, names, diagnostics));
    }
    dependencies
}

fn dependency(
    item: &Item<RawDependency>,
    items: &RawItems,
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Dependency> {
    let raw = &item.body;
    let systems = &*item.systems;
    let consumers: Vec<Vec<Consumer>> =
        resolve_all(&raw.consumers, diagnostics, |id, diagnostics| Some(consumers_of(id, systems, names, diagnostics)));
    let consumers: Vec<Consumer> = consumers.into_iter().flatten().collect();
    let provider = names.find_service(&raw.provider, systems, diagnostics);
    let provider_role = raw.provider_role.as_ref().and_then(|role| names.find_role(role, systems, diagnostics));
    let only_if = names.conditions(&raw.only_if, diagnostics);
    let source = checked_source(&raw.source, names, diagnostics);
    check_trust(raw, diagnostics);
    // All that does not lead on to other errors is looked at above; without a provider there is nothing to make.
    let provider = provider?;
    let endpoints_by_era = endpoints_by_era(raw, provider, items, names, diagnostics);
    let endpoints = endpoints_by_era.iter().find(|(era, _)| *era == provider).map(|(_, endpoints)| endpoints.clone());
    let need_key = names::is_switchable(raw).then(|| names::need_key(&raw.provider.value));
    Some(Dependency {
        id: DependencyId::from(item.id.as_str()),
        consumer_os: consumer_os(item, items, &consumers),
        consumers,
        provider,
        provider_role,
        endpoints: endpoints.unwrap_or_default(),
        endpoints_by_era,
        when: raw.when.unwrap_or(When::Always),
        scope: raw.scope.unwrap_or(Scope::Any),
        trust_direction: raw.direction.as_ref().map(|direction| direction.value).unwrap_or_default(),
        trust_kinds: raw.trust.iter().map(|kind| kind.value).collect(),
        only_if,
        self_satisfies: raw.self_provider == SelfProvider::Satisfies,
        missing_is_error: raw.missing == Missing::Error,
        need_option: need_key.and_then(|key| names.option(&key)),
        why: raw.why.value.clone(),
        catalog: item.catalog.clone(),
        source,
    })
}

/// Reports what is said of trusts where no trust leads.
fn check_trust(raw: &RawDependency, diagnostics: &mut Vec<Diagnostic>) {
    if raw.scope.is_none_or(|scope| scope == Scope::TrustedDomain) {
        return;
    }
    let direction = raw.direction.as_ref().map(|direction| (&direction.place, "direction"));
    let kinds = raw.trust.first().map(|kind| (&kind.place, "trust"));
    for (place, key) in direction.into_iter().chain(kinds) {
        diagnostics.push(diags::misplaced_key(place, key, "scope = \"trusted-domain\" beside it"));
    }
}

/// Which systems of consumers a dependency is for. A host has the definitions of its own era and with them their
/// dependencies; where a catalog speaks of another one's roles, its own systems count as well.
fn consumer_os(item: &Item<RawDependency>, items: &RawItems, consumers: &[Consumer]) -> Vec<Os> {
    let listed: Vec<Os> = item.body.consumer_os.iter().map(|os| os.value).collect();
    let is_own = |consumer: &Consumer| match consumer {
        Consumer::Role(role) => items.roles.get(role.position()).is_some_and(|it| it.systems == item.systems),
        Consumer::Service(service) => {
            items.services.get(service.position()).is_some_and(|it| it.systems == item.systems)
        }
    };
    if item.systems.is_empty() || consumers.iter().all(is_own) {
        return listed;
    }
    let both: Vec<Os> = item.systems.iter().copied().filter(|os| fits(&listed, *os)).collect();
    // An empty list would mean every system: what the dependency itself says goes first.
    if both.is_empty() { listed } else { both }
}

/// What a dependency asks for in each era of its provider. An endpoint that an era does not have is not there in it.
fn endpoints_by_era(
    raw: &RawDependency,
    provider: ServiceIndex,
    items: &RawItems,
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(ServiceIndex, Vec<u16>)> {
    let eras: Vec<ServiceIndex> = names.services(&raw.provider.value).collect();
    let Some(listed) = &raw.endpoints else {
        let all = |era: &ServiceIndex| items.services.get(era.position()).map_or(0, |it| it.body.endpoints.len());
        return eras.iter().map(|era| (*era, (0_u16..).take(all(era)).collect())).collect();
    };
    let known = resolve_all(listed, diagnostics, |id, diagnostics| {
        if !eras.iter().any(|era| names.endpoint(*era, &id.value).is_some()) {
            names.find_endpoint(provider, id, diagnostics)?;
        }
        Some(id.as_str().to_owned())
    });
    let of = |era: ServiceIndex| known.iter().filter_map(move |id| names.endpoint(era, id)).collect::<BTreeSet<u16>>();
    eras.iter().map(|era| (*era, of(*era).into_iter().collect())).collect()
}

fn consumers_of(
    id: &At<String>,
    systems: &[Os],
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Consumer> {
    let part = |text: &str| At { value: text.to_owned(), place: id.place.clone() };
    match id.value.split_once(':') {
        Some(("role", role)) if !role.is_empty() => {
            names.find_roles(&part(role), systems, diagnostics).into_iter().map(Consumer::Role).collect()
        }
        Some(("service", service)) if !service.is_empty() => {
            names.find_services(&part(service), systems, diagnostics).into_iter().map(Consumer::Service).collect()
        }
        _ => {
            diagnostics.push(diags::bad_reference(id, "\"role:\" or \"service:\" and an id"));
            Vec::new()
        }
    }
}

/// Resolves a list; what is listed twice is warned about and kept once.
fn resolve_all<T>(
    ids: &[At<String>],
    diagnostics: &mut Vec<Diagnostic>,
    mut resolve: impl FnMut(&At<String>, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let mut resolved = Vec::with_capacity(ids.len());
    for id in ids {
        if id.value.is_empty() {
            continue;
        }
        if seen.insert(id.as_str()) {
            resolved.extend(resolve(id, diagnostics));
        } else {
            diagnostics.push(diags::listed_twice(id));
        }
    }
    resolved
}

/// Everything that depends on what hosts run: empty roles, circles, offers, carriers, providers.
pub(super) fn check_hosts(items: &RawItems, names: &Names<'_>, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    check_empty_roles(items, catalog, diagnostics);
    check_include_cycles(items, catalog, diagnostics);
    let closure = HostClosure::new(catalog);
    let hosts: Vec<BTreeSet<ServiceIndex>> = catalog.role_indices().map(|(role, _)| closure.of_role(role)).collect();
    for (item, host) in items.roles.iter().zip(&hosts) {
        for offer in &item.body.offers {
            if names.service(&offer.value, &item.systems).is_some_and(|service| !host.contains(&service)) {
                diagnostics.push(diags::offer_not_run(offer, &item.id.value));
            }
        }
    }
    let placeable: Vec<&BTreeSet<ServiceIndex>> =
        catalog.roles.iter().zip(&hosts).filter(|(role, _)| !role.is_abstract).map(|(_, host)| host).collect();
    check_providers(items, names, &placeable, diagnostics);
    check_carriers(items, catalog, &closure, diagnostics);
}

fn check_providers(
    items: &RawItems,
    names: &Names<'_>,
    placeable: &[&BTreeSet<ServiceIndex>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut unprovided = BTreeSet::new();
    for dependency in &items.dependencies {
        let raw = &dependency.body;
        let Some(provider) = names.service(&raw.provider.value, &dependency.systems) else { continue };
        if !placeable.iter().any(|host| host.contains(&provider)) {
            unprovided.insert(provider);
            diagnostics.push(diags::dependency_unprovided(&raw.provider));
        }
    }
    // A catalog of services alone is a part that somebody else's roles will run.
    if placeable.is_empty() {
        return;
    }
    for item in &items.services {
        let Some(service) = names.service(&item.id.value, &item.systems) else { continue };
        if !unprovided.contains(&service) && !placeable.iter().any(|host| host.contains(&service)) {
            diagnostics.push(diags::service_not_run(&item.id));
        }
    }
}

fn check_empty_roles(items: &RawItems, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    // By text, so that a role with an unknown service is told that and not that it is empty.
    let consumers: BTreeSet<&str> = items
        .dependencies
        .iter()
        .flat_map(|dependency| &dependency.body.consumers)
        .filter_map(|consumer| consumer.value.strip_prefix("role:"))
        .collect();
    for (item, role) in items.roles.iter().zip(&catalog.roles) {
        if item.body.is_bare && !consumers.contains(role.id.as_str()) {
            diagnostics.push(diags::empty_role(&item.id));
        }
    }
}

/// Reports each circle once, at its first role.
fn check_include_cycles(items: &RawItems, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let mut reported: BTreeSet<RoleIndex> = BTreeSet::new();
    for (start, _) in catalog.role_indices() {
        if reported.contains(&start) {
            continue;
        }
        let Some(path) = path_back(start, catalog) else { continue };
        reported.extend(&path);
        let mut words: Vec<&str> = path.iter().map(|role| catalog.role(*role).id.as_str()).collect();
        words.push(catalog.role(start).id.as_str());
        let next = words.get(1).copied().unwrap_or_default();
        let including = items
            .roles
            .get(start.position())
            .and_then(|item| item.body.includes.iter().find(|parent| parent.value == next));
        if let Some(including) = including {
            diagnostics.push(diags::include_cycle(including, &words));
        }
    }
}

/// A shortest way from a role over its parents back to itself.
fn path_back(start: RoleIndex, catalog: &Catalog) -> Option<Vec<RoleIndex>> {
    let mut came_from: BTreeMap<RoleIndex, RoleIndex> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(role) = queue.pop_front() {
        for parent in &catalog.role(role).includes {
            if *parent == start {
                let mut path = vec![role];
                while let Some(before) = path.last().filter(|last| **last != start).and_then(|last| came_from.get(last))
                {
                    path.push(*before);
                }
                path.reverse();
                return Some(path);
            }
            if !came_from.contains_key(parent) {
                came_from.insert(*parent, role);
                queue.push_back(*parent);
            }
        }
    }
    None
}

/// A row without a listener of its own needs the carrier on its host, and the carrier's ports.
fn check_carriers(items: &RawItems, catalog: &Catalog, closure: &HostClosure<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for ((service_index, service), item) in catalog.service_indices().zip(&items.services) {
        for (endpoint, raw) in service.endpoints.iter().zip(&item.body.endpoints) {
            let (Some(carrier_index), Some(reference)) = (endpoint.carried_by, &raw.carried_by) else { continue };
            let carrier = catalog.endpoint(carrier_index);
            if carrier.carried_by.is_some() {
                let message = format!("{:?} is itself carried by another row", reference.value);
                diagnostics.push(diags::carrier_differs(reference, &message, "the row that owns the listener"));
            } else if endpoint.protocols.iter().any(|protocol| !carrier.protocols.contains(protocol))
                || (!endpoint.ports.is_empty() && endpoint.ports != carrier.ports)
            {
                let message = format!("{:?} does not listen on the ports of this row", reference.value);
                let expected = "a carrier with the same protocols and ports";
                diagnostics.push(diags::carrier_differs(reference, &message, expected));
            }
            if !closure.of_service(service_index).contains(&carrier_index.service) {
                let carrier_service = catalog.service(carrier_index.service).id.as_str();
                diagnostics.push(diags::carrier_not_on_host(reference, service.id.as_str(), carrier_service));
            }
        }
    }
}

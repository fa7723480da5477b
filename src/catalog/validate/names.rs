//! The ids of all items, and looking them up.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::diags;
use crate::catalog::eras::overlap;
use crate::catalog::model::{
    CatalogOption, Condition, EndpointIndex, OptionIndex, OptionKind, PoolIndex, RoleIndex, ServiceIndex,
};
use crate::catalog::raw::{Item, RawCondition, RawDependency, RawItems};
use crate::catalog::read::At;
use crate::catalog::vocabulary::When;
use crate::diag::Diagnostic;
use crate::net::PortRange;
use crate::os::Os;

/// The prefix of the options that switch a need.
const NEED: &str = "need.";

/// The key of the option that switches the need for a service.
pub(super) fn need_key(service: &str) -> String {
    format!("{NEED}{service}")
}

/// Whether the dependency has an option that switches it.
pub(super) fn is_switchable(dependency: &RawDependency) -> bool {
    dependency.when.is_some_and(|when| when != When::Always)
}

/// What an id stands for, with the systems that each definition is for.
type Eras<'a, T> = BTreeMap<&'a str, Vec<(T, &'a [Os])>>;

/// All ids of the merged files. Where an id has several definitions, one for the systems of whoever names it is meant.
pub(super) struct Names<'a> {
    documents: BTreeSet<&'a str>,
    pools: BTreeMap<&'a str, PoolIndex>,
    options: BTreeMap<String, (OptionIndex, OptionKind)>,
    services: Eras<'a, ServiceIndex>,
    endpoints: Vec<BTreeMap<&'a str, u16>>,
    roles: Eras<'a, RoleIndex>,
    dependencies: BTreeSet<&'a str>,
    encapsulations: BTreeSet<&'a str>,
    errata: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Collects the ids and reports those that are malformed. Options come later: some are derived.
    pub(super) fn new(items: &'a RawItems, diagnostics: &mut Vec<Diagnostic>) -> Self {
        check_ids("document", &items.documents, diagnostics);
        check_ids("pool", &items.pools, diagnostics);
        check_ids("option", &items.options, diagnostics);
        check_ids("service", &items.services, diagnostics);
        check_ids("role", &items.roles, diagnostics);
        check_ids("dependency", &items.dependencies, diagnostics);
        check_ids("encapsulation", &items.encapsulations, diagnostics);
        check_ids("scenario", &items.scenarios, diagnostics);
        for option in &items.options {
            if option.id.value.starts_with(NEED) {
                let expected = "no option of this name: it comes by itself with a dependency on the service";
                diagnostics.push(diags::bad_option(
                    &option.id.place,
                    &format!("option {:?} is given", option.id.value),
                    expected,
                ));
            }
        }
        let endpoints = items.services.iter().map(|service| {
            let mut by_id: BTreeMap<&str, (u16, &At<String>)> = BTreeMap::new();
            for (index, endpoint) in (0_u16..).zip(&service.body.endpoints) {
                check_id("endpoint", &endpoint.id, diagnostics);
                if endpoint.id.value.is_empty() {
                    continue;
                }
                match by_id.get(endpoint.id.as_str()) {
                    Some((_, first)) => diagnostics.push(diags::duplicate_id("endpoint", first, &endpoint.id, false)),
                    None => _ = by_id.insert(endpoint.id.as_str(), (index, &endpoint.id)),
                }
            }
            by_id.into_iter().map(|(id, (index, _))| (id, index)).collect()
        });
        Self {
            endpoints: endpoints.collect(),
            documents: ids(&items.documents).collect(),
            pools: ids(&items.pools).zip((0..).map(PoolIndex)).collect(),
            options: BTreeMap::new(),
            services: eras(&items.services, ServiceIndex),
            roles: eras(&items.roles, RoleIndex),
            dependencies: ids(&items.dependencies).collect(),
            encapsulations: ids(&items.encapsulations).collect(),
            errata: ids(&items.errata).collect(),
        }
    }

    /// Adds the options, derived ones too.
    pub(super) fn with_options(mut self, options: &[CatalogOption]) -> Self {
        let indexed = options.iter().zip((0..).map(OptionIndex));
        self.options = indexed.map(|(option, index)| (option.key.clone(), (index, option.kind.clone()))).collect();
        self
    }

    pub(super) fn document(&self, id: &At<String>, diagnostics: &mut Vec<Diagnostic>) {
        if !id.value.is_empty() && !self.documents.contains(id.as_str()) {
            diagnostics.push(diags::unknown_reference("document", id, self.documents.iter().copied()));
        }
    }

    pub(super) fn pool(&self, id: &At<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<PoolIndex> {
        look_up("pool", &self.pools, id, diagnostics).copied()
    }

    /// All definitions of the role with this id.
    pub(super) fn roles(&self, id: &str) -> impl Iterator<Item = RoleIndex> {
        self.roles.get(id).into_iter().flatten().map(|(index, _)| *index)
    }

    /// All definitions of the service with this id.
    pub(super) fn services(&self, id: &str) -> impl Iterator<Item = ServiceIndex> {
        self.services.get(id).into_iter().flatten().map(|(index, _)| *index)
    }

    /// The service that an item for these systems means, without a word if there is none.
    pub(super) fn service(&self, id: &str, systems: &[Os]) -> Option<ServiceIndex> {
        self.services.get(id).and_then(|eras| meant(eras, systems).next())
    }

    /// The service that an item for these systems means.
    pub(super) fn find_service(
        &self,
        id: &At<String>,
        systems: &[Os],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<ServiceIndex> {
        self.find_services(id, systems, diagnostics).first().copied()
    }

    /// The services that an item for these systems may mean: all definitions that are for any of them.
    pub(super) fn find_services(
        &self,
        id: &At<String>,
        systems: &[Os],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<ServiceIndex> {
        look_up("service", &self.services, id, diagnostics).map_or_else(Vec::new, |eras| meant(eras, systems).collect())
    }

    /// The role that an item for these systems means.
    pub(super) fn find_role(
        &self,
        id: &At<String>,
        systems: &[Os],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<RoleIndex> {
        self.find_roles(id, systems, diagnostics).first().copied()
    }

    /// The roles that an item for these systems may mean: all definitions that are for any of them.
    pub(super) fn find_roles(
        &self,
        id: &At<String>,
        systems: &[Os],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<RoleIndex> {
        look_up("role", &self.roles, id, diagnostics).map_or_else(Vec::new, |eras| meant(eras, systems).collect())
    }

    /// The position of an endpoint in a service, without a word if there is none.
    pub(super) fn endpoint(&self, service: ServiceIndex, id: &str) -> Option<u16> {
        self.endpoints.get(service.position())?.get(id).copied()
    }

    pub(super) fn find_endpoint(
        &self,
        service: ServiceIndex,
        id: &At<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EndpointIndex> {
        let endpoints = self.endpoints.get(service.position())?;
        look_up("endpoint", endpoints, id, diagnostics).map(|endpoint| EndpointIndex { service, endpoint: *endpoint })
    }

    /// The endpoint that a text `service/endpoint` names.
    pub(super) fn find_endpoint_of(
        &self,
        reference: &At<String>,
        systems: &[Os],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EndpointIndex> {
        let Some((service, endpoint)) = reference.value.split_once('/') else {
            diagnostics.push(diags::bad_reference(reference, "an endpoint, as in \"server/smb-tcp\""));
            return None;
        };
        let part = |text: &str| At { value: text.to_owned(), place: reference.place.clone() };
        let service = self.find_service(&part(service), systems, diagnostics)?;
        self.find_endpoint(service, &part(endpoint), diagnostics)
    }

    pub(super) fn find_dependency(&self, id: &At<String>, diagnostics: &mut Vec<Diagnostic>) {
        if !self.dependencies.contains(id.as_str()) {
            diagnostics.push(diags::unknown_reference("dependency", id, self.dependencies.iter().copied()));
        }
    }

    pub(super) fn find_encapsulation(&self, id: &At<String>, diagnostics: &mut Vec<Diagnostic>) {
        if !self.encapsulations.contains(id.as_str()) {
            diagnostics.push(diags::unknown_reference("encapsulation", id, self.encapsulations.iter().copied()));
        }
    }

    pub(super) fn find_erratum(&self, id: &At<String>, diagnostics: &mut Vec<Diagnostic>) {
        if !self.errata.contains(id.as_str()) {
            diagnostics.push(diags::unknown_reference("erratum", id, self.errata.iter().copied()));
        }
    }

    pub(super) fn find_option(
        &self,
        key: &At<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(OptionIndex, &OptionKind)> {
        if key.value.is_empty() {
            return None;
        }
        let found = self.options.get(key.as_str());
        if found.is_none() {
            diagnostics.push(diags::unknown_reference("option", key, self.options.keys().map(String::as_str)));
        }
        found.map(|(index, kind)| (*index, kind))
    }

    /// The index of an option key without a word if there is none.
    pub(super) fn option(&self, key: &str) -> Option<OptionIndex> {
        self.options.get(key).map(|(index, _)| *index)
    }

    pub(super) fn conditions(&self, raw: &[RawCondition], diagnostics: &mut Vec<Diagnostic>) -> Vec<Condition> {
        let mut conditions = Vec::with_capacity(raw.len());
        for condition in raw {
            let Some((option, kind)) = self.find_option(&condition.option, diagnostics) else { continue };
            for value in &condition.is {
                check_value(&condition.option.value, kind, value, diagnostics);
            }
            let is = condition.is.iter().map(|value| value.value.clone()).collect();
            conditions.push(Condition { option, is });
        }
        conditions
    }
}

/// Reports a value that the option does not take.
pub(super) fn check_value(option: &str, kind: &OptionKind, value: &At<String>, diagnostics: &mut Vec<Diagnostic>) {
    let expected = match kind {
        OptionKind::Choice(values) if values.contains(&value.value) => return,
        OptionKind::Choice(values) => diags::choices(values),
        OptionKind::Port if value.value.parse::<u16>().is_ok() => return,
        OptionKind::Port => "a port from 0 to 65535".to_owned(),
        OptionKind::PortRange if value.value.parse::<PortRange>().is_ok() => return,
        OptionKind::PortRange => "a range of ports, such as \"5000-5100\"".to_owned(),
    };
    diagnostics.push(diags::bad_option_value(value, option, &expected));
}

fn ids<T>(items: &[Item<T>]) -> impl Iterator<Item = &str> {
    items.iter().map(|item| item.id.as_str())
}

/// Of several definitions those for any of the systems; where there is none, all.
fn meant<'e, T: Copy>(eras: &'e [(T, &[Os])], systems: &'e [Os]) -> impl Iterator<Item = T> + 'e {
    let is_meant = move |of: &[Os]| overlap(of, systems);
    let any = eras.iter().any(|(_, of)| is_meant(of));
    eras.iter().filter(move |(_, of)| !any || is_meant(of)).map(|(index, _)| *index)
}

fn eras<'a, B, T>(items: &'a [Item<B>], index: impl Fn(u32) -> T) -> Eras<'a, T> {
    let mut eras: Eras<'a, T> = BTreeMap::new();
    for (item, position) in items.iter().zip(0..) {
        eras.entry(item.id.as_str()).or_default().push((index(position), &item.systems));
    }
    eras
}

fn look_up<'k, T>(
    kind: &str,
    known: &'k BTreeMap<&str, T>,
    id: &At<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'k T> {
    if id.value.is_empty() {
        // Reported where it is missing or empty.
        return None;
    }
    let found = known.get(id.as_str());
    if found.is_none() {
        diagnostics.push(diags::unknown_reference(kind, id, known.keys().copied()));
    }
    found
}

fn check_ids<T>(kind: &str, items: &[Item<T>], diagnostics: &mut Vec<Diagnostic>) {
    for item in items {
        check_id(kind, &item.id, diagnostics);
    }
}

/// Ids stand in lists, in `service/endpoint` and in `role:ROLE`, so that no separator may be in them.
fn check_id(kind: &str, id: &At<String>, diagnostics: &mut Vec<Diagnostic>) {
    let text = id.as_str();
    let plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit();
    let good = text.chars().all(|character| plain(character) || character == '-' || character == '.')
        && text.starts_with(plain)
        && text.ends_with(plain);
    if !good && !text.is_empty() {
        diagnostics.push(diags::bad_id(kind, id));
    }
}

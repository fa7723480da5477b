//! From what the files say to the catalog that the engine reads: every reference resolved, every error reported.

mod encapsulations;
mod names;
mod records;
mod roles;
mod scenarios;
mod services;

use std::collections::BTreeMap;

pub use self::records::ENGINE_RULES;

use self::names::Names;
use super::model::{Catalog, CatalogHeader, CatalogOption, OptionIndex, OptionKind, RoleIndex, ServiceIndex};
use super::raw::RawItems;
use crate::diag::Diagnostic;
use crate::ids::{RoleId, ServiceId};

/// Makes the catalog. If an error was reported, what comes back must not be used.
pub(super) fn validate(headers: Vec<CatalogHeader>, items: &RawItems, diagnostics: &mut Vec<Diagnostic>) -> Catalog {
    let names = Names::new(items, diagnostics);
    let mut options = services::options(items, &names, diagnostics);
    options.extend(need_options(items, &names));
    let names = names.with_options(&options);
    let pools = services::pools(items, &names, diagnostics);
    let catalog = Catalog {
        headers,
        documents: services::documents(items),
        services: services::services(items, &names, &pools, diagnostics),
        pools,
        roles: roles::roles(items, &names, diagnostics),
        dependencies: roles::dependencies(items, &names, diagnostics),
        encapsulations: encapsulations::encapsulations(items, &names, diagnostics),
        scenarios: scenarios::scenarios(items, &names, diagnostics),
        errata: records::errata(items, diagnostics),
        facts: records::facts(items, &names, diagnostics),
        service_by_id: index_by(items.services.iter().map(|item| ServiceId::from(item.id.as_str())), ServiceIndex),
        role_by_id: index_by(items.roles.iter().map(|item| RoleId::from(item.id.as_str())), RoleIndex),
        option_by_key: options.iter().map(|option| option.key.clone()).zip((0..).map(OptionIndex)).collect(),
        options,
    };
    roles::check_hosts(items, &names, &catalog, diagnostics);
    catalog
}

fn index_by<K: Ord, I>(keys: impl Iterator<Item = K>, index: impl Fn(u32) -> I) -> BTreeMap<K, Vec<I>> {
    let mut by_key: BTreeMap<K, Vec<I>> = BTreeMap::new();
    for (key, index) in keys.zip((0_u32..).map(index)) {
        by_key.entry(key).or_default().push(index);
    }
    by_key
}

/// One `need.SERVICE` for each service that somebody needs only until refused or once chosen.
fn need_options(items: &RawItems, names: &Names<'_>) -> Vec<CatalogOption> {
    let mut options = BTreeMap::new();
    for dependency in items.dependencies.iter().filter(|dependency| names::is_switchable(&dependency.body)) {
        let Some(service) = names.services(&dependency.body.provider.value).next() else { continue };
        let Some(provider) = items.services.get(service.position()) else { continue };
        options.entry(service).or_insert_with(|| CatalogOption {
            key: names::need_key(&provider.id.value),
            kind: OptionKind::Choice(vec!["yes".to_owned(), "no".to_owned()]),
            default: None,
            name: format!("Needs {}", provider.body.name.value),
            description: format!(
                "Whether this server reaches for {}: yes where it is not needed by itself, no where it is not wanted.",
                provider.body.name.value
            ),
            steps: format!(
                "No single setting: configure what asks for {} on this server, or leave it alone, and set the option to match.",
                provider.body.name.value
            ),
            source: services::source(&dependency.body.source),
            need: Some(service),
        });
    }
    options.into_values().collect()
}

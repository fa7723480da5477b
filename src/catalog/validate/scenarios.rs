//! Ready-made what-ifs: every option and value, every role.

use std::collections::BTreeMap;

use super::names::{Names, check_value};
use super::services::checked_source;
use crate::catalog::diags;
use crate::catalog::model::{OptionIndex, RoleIndex};
use crate::catalog::raw::{Item, RawItems, RawRoleChange, RawScenario};
use crate::catalog::read::At;
use crate::catalog::scenario::{RoleChange, Scenario};
use crate::diag::Diagnostic;
use crate::ids::ScenarioId;

pub(super) fn scenarios(items: &RawItems, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Scenario> {
    let mut scenarios = Vec::with_capacity(items.scenarios.len());
    for item in &items.scenarios {
        let raw = &item.body;
        if !item.id.value.is_empty() && raw.set.is_empty() && raw.roles.is_empty() {
            diagnostics.push(diags::empty_scenario(&item.id));
        }
        scenarios.push(Scenario {
            id: ScenarioId::from(item.id.as_str()),
            title: raw.title.value.clone(),
            description: raw.description.clone(),
            options: options(raw, names, diagnostics),
            roles: raw.roles.iter().filter_map(|change| role_change(change, items, item, names, diagnostics)).collect(),
            os: raw.os.iter().map(|os| os.value).collect(),
            catalog: item.catalog.clone(),
            source: checked_source(&raw.source, names, diagnostics),
        });
    }
    scenarios
}

fn options(raw: &RawScenario, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(OptionIndex, String)> {
    let mut seen: BTreeMap<OptionIndex, &At<String>> = BTreeMap::new();
    let mut options = Vec::with_capacity(raw.set.len());
    for setting in &raw.set {
        let Some((option, kind)) = names.find_option(&setting.option, diagnostics) else { continue };
        if !setting.value.value.is_empty() {
            check_value(&setting.option.value, kind, &setting.value, diagnostics);
        }
        if let Some(first) = seen.insert(option, &setting.option) {
            diagnostics.push(diags::duplicate_id("option", first, &setting.option, false));
            continue;
        }
        options.push((option, setting.value.value.clone()));
    }
    options
}

fn role_change(
    raw: &RawRoleChange,
    items: &RawItems,
    item: &Item<RawScenario>,
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RoleChange> {
    let of = names.find_role(&raw.of, &item.systems, diagnostics);
    let mut become_roles: Vec<RoleIndex> = Vec::with_capacity(raw.become_roles.len());
    for role in &raw.become_roles {
        let Some(index) = names.find_role(role, &item.systems, diagnostics) else { continue };
        if items.roles.get(index.position()).is_some_and(|role| role.body.is_abstract) {
            diagnostics.push(diags::abstract_role(role));
        }
        become_roles.push(index);
    }
    let unless = raw.unless.as_ref().and_then(|role| names.find_role(role, &item.systems, diagnostics));
    Some(RoleChange { of: of?, become_roles, unless })
}

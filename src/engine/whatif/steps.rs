//! What people have to do so that a change of the plan becomes true.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::catalog::{Catalog, OptionIndex};
use crate::engine::diff::{Change, Difference, Field, Planned, flows_by_id};
use crate::engine::option_use::OptionUse;
use crate::engine::options::OptionCache;
use crate::engine::report::{Flow, Subject};
use crate::ids::{DeviceId, RoleId, ServerId};
use crate::project::{Helper, Project, Tunnel, TunnelEnd};

/// One thing to do.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct AdministratorStep {
    /// Where: servers, devices or a tunnel, by name.
    pub at: Vec<Subject>,
    /// What to do there, in a sentence without its full stop.
    pub what: String,
    /// How, as the catalog says it; may be empty.
    pub how: String,
    /// The source that says so; may be empty.
    pub source: String,
}

/// What to do: on servers by option, then roles, tunnels to set up, helpers to switch on.
pub(super) fn steps(before: Planned<'_>, after: Planned<'_>, difference: &Difference) -> Vec<AdministratorStep> {
    let mut steps = option_steps(before, after, difference);
    steps.extend(role_steps(before, after));
    steps.extend(tunnel_steps(after, difference));
    steps.extend(helper_steps(before, after));
    steps
}

/// Each option with its new value, and the servers on which that really changes a flow.
fn option_steps(before: Planned<'_>, after: Planned<'_>, difference: &Difference) -> Vec<AdministratorStep> {
    let catalog = after.catalog;
    let touched = touched_servers(before, after, difference);
    let (mut old, mut new) = (OptionCache::new(before.project, catalog), OptionCache::new(after.project, catalog));
    let mut groups: BTreeMap<(OptionIndex, Option<String>), BTreeSet<&ServerId>> = BTreeMap::new();
    for (option, servers) in &touched {
        for id in servers {
            let (Some(one), Some(other)) = (before.project.servers.get(*id), after.project.servers.get(*id)) else {
                continue;
            };
            let (one, other) = (old.of(&one.options), new.of(&other.options));
            let (one, other) = (one.get(*option), other.get(*option));
            if one != other {
                groups.entry((*option, other.map(str::to_owned))).or_default().insert(id);
            }
        }
    }
    groups
        .into_iter()
        .map(|((option, value), servers)| {
            let option = catalog.option(option);
            let what = match (option.need, value.as_deref()) {
                (Some(service), Some("no")) => {
                    format!("Make sure that nothing there needs {}", catalog.service(service).name)
                }
                (Some(service), _) => format!("Let it use {}", catalog.service(service).name),
                (None, Some(value)) => format!("{}: {value} ({} = {value})", option.name, option.key),
                (None, None) => format!("{}: take the setting away ({})", option.name, option.key),
            };
            AdministratorStep {
                at: by_name(after.project, servers),
                what,
                how: if option.steps.is_empty() { option.description.clone() } else { option.steps.clone() },
                source: catalog.citation(&option.source),
            }
        })
        .collect()
}

/// The servers at which a changed flow depends on an option.
fn touched_servers<'a>(
    before: Planned<'a>,
    after: Planned<'a>,
    difference: &Difference,
) -> BTreeMap<OptionIndex, BTreeSet<&'a ServerId>> {
    let mut touched: BTreeMap<OptionIndex, BTreeSet<&ServerId>> = BTreeMap::new();
    for planned in [before, after] {
        let flows = flows_by_id(planned.report);
        let options = OptionUse::new(planned.catalog);
        for flow in difference.flows.iter().filter_map(|change| flows.get(&change.id)) {
            for (servers, read) in options.of(flow) {
                for option in read {
                    touched.entry(option).or_default().extend(servers.iter());
                }
            }
        }
    }
    touched
}

/// Servers by their names.
fn by_name(project: &Project, servers: impl IntoIterator<Item = impl std::borrow::Borrow<ServerId>>) -> Vec<Subject> {
    let mut named: Vec<(&str, ServerId)> = Vec::new();
    for id in servers {
        let id: &ServerId = id.borrow();
        let name = project.servers.get_key_value(id).map_or("", |(_, server)| server.name.as_str());
        named.push((name, id.clone()));
    }
    named.sort();
    named.into_iter().map(|(_, id)| Subject::Server(id)).collect()
}

/// Each role that servers get, and each that they no longer have.
fn role_steps(before: Planned<'_>, after: Planned<'_>) -> Vec<AdministratorStep> {
    let mut groups: BTreeMap<(bool, &RoleId), BTreeSet<&ServerId>> = BTreeMap::new();
    for (id, server) in after.project.servers.iter() {
        let Some(old) = before.project.servers.get(id).filter(|old| old.roles != server.roles) else { continue };
        let (old_roles, new_roles) =
            (with_parents(before.catalog, &old.roles), with_parents(after.catalog, &server.roles));
        for role in server.roles.iter().filter(|role| !old_roles.contains(role)) {
            groups.entry((false, role)).or_default().insert(id);
        }
        for role in old.roles.iter().filter(|role| !new_roles.contains(role)) {
            groups.entry((true, role)).or_default().insert(id);
        }
    }
    groups
        .into_iter()
        .map(|((is_gone, role), servers)| {
            let known = after.catalog.role_by_id(role.as_str());
            let name = known.map_or(role.as_str(), |role| role.name.as_str());
            AdministratorStep {
                at: by_name(after.project, servers),
                what: if is_gone { format!("Take away: {name}") } else { format!("Set up: {name}") },
                how: known.filter(|_| !is_gone).map(|role| role.description.clone()).unwrap_or_default(),
                source: known.map(|role| after.catalog.citation(&role.source)).unwrap_or_default(),
            }
        })
        .collect()
}

/// Roles with all that they include, in every era.
fn with_parents<'c>(catalog: &'c Catalog, roles: &'c [RoleId]) -> BTreeSet<&'c RoleId> {
    let mut all: BTreeSet<&RoleId> = roles.iter().collect();
    let mut open: Vec<&RoleId> = roles.iter().collect();
    while let Some(role) = open.pop() {
        let Some(index) = catalog.role_index(role.as_str()) else { continue };
        for parent in catalog.role_eras(index).iter().flat_map(|era| &catalog.role(*era).includes) {
            let parent = &catalog.role(*parent).id;
            if all.insert(parent) {
                open.push(parent);
            }
        }
    }
    all
}

/// Each tunnel that is new or another.
fn tunnel_steps(after: Planned<'_>, difference: &Difference) -> Vec<AdministratorStep> {
    let is_real = |field: &Field| matches!(field, Field::Whole | Field::Kind | Field::Ends | Field::Initiator);
    let mut seen = BTreeSet::new();
    let changed = difference.project_changes.iter().filter(|change| is_real(&change.field));
    let tunnels = changed.filter_map(|change| match &change.subject {
        Subject::Tunnel(id) if seen.insert(id) => Some((change, id)),
        _ => None,
    });
    tunnels
        .map(|(change, id)| {
            let Some(tunnel) = after.project.tunnels.get(id).filter(|_| change.change != Change::Removed) else {
                let what = format!("Take down the tunnel {}", change.name);
                return AdministratorStep {
                    at: vec![Subject::Tunnel(id.clone())],
                    what,
                    how: String::new(),
                    source: String::new(),
                };
            };
            let encapsulation = after.catalog.encapsulation(tunnel.kind.into());
            AdministratorStep {
                at: vec![Subject::Tunnel(id.clone())],
                what: draw(after.project, after.catalog, tunnel),
                how: encapsulation.map(|it| it.description.clone()).unwrap_or_default(),
                source: encapsulation.map(|it| after.catalog.citation(&it.source)).unwrap_or_default(),
            }
        })
        .collect()
}

/// What to draw, in a sentence.
pub(super) fn draw(project: &Project, catalog: &Catalog, tunnel: &Tunnel) -> String {
    let [first, second] = tunnel.ends().map(|end| end_name(project, end));
    let kind = catalog.encapsulation(tunnel.kind.into()).map_or("tunnel", |it| it.name.as_str());
    format!("Draw a tunnel ({kind}) between {first} and {second}, and set it up at both ends")
}

/// The name of an end of a tunnel.
pub(super) fn end_name<'p>(project: &'p Project, end: &'p TunnelEnd) -> &'p str {
    match end {
        TunnelEnd::Device(id) => project.devices.get(id).map_or(id.as_str(), |device| device.name.as_str()),
        TunnelEnd::Segment(id) => project.segments.get(id).map_or(id.as_str(), |segment| segment.name.as_str()),
        TunnelEnd::Server(id) => project.servers.get(id).map_or(id.as_str(), |server| server.name.as_str()),
    }
}

/// Each helper that devices get, with the row that it reads.
fn helper_steps(before: Planned<'_>, after: Planned<'_>) -> Vec<AdministratorStep> {
    let mut groups: BTreeMap<Helper, Vec<&DeviceId>> = BTreeMap::new();
    for (id, device) in after.project.devices.iter() {
        let Some(old) = before.project.devices.get(id) else { continue };
        for helper in device.helpers.iter().filter(|helper| !old.helpers.contains(helper)) {
            groups.entry(*helper).or_default().push(id);
        }
    }
    groups
        .into_iter()
        .map(|(helper, devices)| {
            let helped: Option<&Flow> = before.report.flows.iter().find(|flow| {
                after.catalog.endpoint(flow.endpoint).helper.as_deref() == Some(&helper.to_string())
            });
            let source = helped.map(|flow| after.catalog.citation(&after.catalog.endpoint(flow.endpoint).source));
            AdministratorStep {
                at: devices.into_iter().cloned().map(Subject::Device).collect(),
                what: format!("Switch on the helper for {}", helper.to_string().to_uppercase()),
                how: "The device reads the control connection and lets the data through by itself, without a rule for it."
                    .to_owned(),
                source: source.unwrap_or_default(),
            }
        })
        .collect()
}

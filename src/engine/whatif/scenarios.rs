//! Ready-made what-ifs for a plan: those of the catalog, helpers of its firewalls, and tunnels past them.

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator as _;

use super::steps::{draw, end_name};
use crate::catalog::{Catalog, OptionIndex, OptionKind, RoleIndex, Scenario};
use crate::engine::classes::Classes;
use crate::engine::diff::Planned;
use crate::engine::option_use::{OptionUse, Readers};
use crate::engine::options::OptionCache;
use crate::engine::report::{Flow, PathBetween, PathKind};
use crate::engine::services::ServiceGraph;
use crate::ids::{DeviceId, RoleId, SegmentId, ServerId};
use crate::net::{PortSet, Protocol};
use crate::project::{Device, Edit, Helper, Project, Server, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind};

/// How many tunnels are offered at most: those between the segments that open most to each other.
const MOST_TUNNELS: usize = 3;

/// A change that could be tried out.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its id: that of the catalog's scenario, `helper-HELPER` or `tunnel-SEGMENT-SEGMENT`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// What it does and when to choose it.
    pub description: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// The change; none where there is nothing to change in this project. Whether it changes any flow is for
    /// [`what_if`](super::what_if) to say.
    pub edit: Option<Edit>,
}

/// What could be tried out on a plan: the catalog's scenarios in their order, then helpers, then tunnels.
pub fn scenarios(before: Planned<'_>) -> Vec<Offer> {
    let Planned { project, catalog, report } = before;
    let options = OptionUse::new(catalog);
    let graph = ServiceGraph::new(catalog);
    let could = Could {
        project,
        catalog,
        met: options.met(report),
        readers: options.readers(&Classes::new(project, catalog, &graph)),
    };
    let mut offers: Vec<Offer> = catalog
        .scenarios
        .iter()
        .map(|scenario| Offer {
            id: scenario.id.to_string(),
            title: scenario.title.clone(),
            description: scenario.description.clone(),
            source: catalog.citation(&scenario.source),
            edit: could.edit(scenario),
        })
        .collect();
    offers.extend(helpers(before));
    offers.extend(tunnels(before));
    offers
}

/// What the catalog's scenarios are made into edits with.
struct Could<'a> {
    project: &'a Project,
    catalog: &'a Catalog,
    /// Where flows depend on options now.
    met: Readers,
    /// Who reads them at all.
    readers: Readers,
}

impl Could<'_> {
    /// What a scenario would change; none if that is nothing.
    fn edit(&self, scenario: &Scenario) -> Option<Edit> {
        let mut edits = Vec::new();
        for (option, value) in &scenario.options {
            edits.extend(self.option_edits(scenario, *option, value));
        }
        edits.extend(self.role_edits(scenario).unwrap_or_default());
        (!edits.is_empty()).then(|| Edit::batch(scenario.title.clone(), edits))
    }

    /// Sets an option where it holds another value: on the project where that reaches the right servers, else on each.
    fn option_edits(&self, scenario: &Scenario, option: OptionIndex, value: &str) -> Vec<Edit> {
        let catalog_option = self.catalog.option(option);
        let key = &catalog_option.key;
        let is_word = matches!(catalog_option.kind, OptionKind::Choice(_));
        let mut values = OptionCache::new(self.project, self.catalog);
        let Some(servers) = self.met.get(&option).or_else(|| self.readers.get(&option)) else { return Vec::new() };
        let (mut targets, mut others) = (Vec::new(), Vec::new());
        for (id, server) in servers.iter().filter_map(|id| self.project.servers.get_key_value(id)) {
            if values.of(&server.options).get(option) == Some(value) {
                continue;
            }
            let is_set = server.options.contains_key(key) || self.project.options.contains_key(key);
            let is_meant = scenario.os.is_empty() || scenario.os.contains(&server.os);
            if is_meant && (is_word || !is_set) { &mut targets } else { &mut others }.push((id, server));
        }
        if targets.is_empty() {
            return Vec::new();
        }
        let own = |server: &Server| server.options.contains_key(key);
        let set = |id: &ServerId| Edit::SetServerOption(id.clone(), key.clone(), Some(value.to_owned()));
        if others.iter().all(|(_, server)| own(server)) {
            let project = Edit::SetProjectOption(key.clone(), Some(value.to_owned()));
            let with_own = targets.iter().filter(|(_, server)| own(server)).map(|(id, _)| set(id));
            return std::iter::once(project).chain(with_own).collect();
        }
        targets.iter().map(|(id, _)| set(id)).collect()
    }

    /// Gives servers other roles; none where one of the roles that are meant is not there, so that the half of it would
    /// be done.
    fn role_edits(&self, scenario: &Scenario) -> Option<Vec<Edit>> {
        let has = |server: &Server, role: RoleIndex| server.roles.contains(&self.catalog.role(role).id);
        let mut changed: BTreeMap<&ServerId, Server> = BTreeMap::new();
        for change in &scenario.roles {
            if change.unless.is_some_and(|role| self.project.servers.values().any(|server| has(server, role))) {
                continue;
            }
            let is_meant = |server: &Server| {
                has(server, change.of) && (scenario.os.is_empty() || scenario.os.contains(&server.os))
            };
            let mut servers = self.project.servers.iter().filter(|(_, server)| is_meant(server)).peekable();
            servers.peek()?;
            for (id, server) in servers {
                let next = changed.entry(id).or_insert_with(|| Server::clone(server));
                let become_roles: Vec<&RoleId> =
                    change.become_roles.iter().map(|role| &self.catalog.role(*role).id).collect();
                next.roles = replaced(&next.roles, &self.catalog.role(change.of).id, &become_roles);
            }
        }
        Some(changed.into_iter().map(|(id, server)| Edit::PutServer(id.clone(), server)).collect())
    }
}

/// Roles with others in the place of one; none twice.
fn replaced<'r>(roles: &'r [RoleId], of: &RoleId, become_roles: &[&'r RoleId]) -> Vec<RoleId> {
    let mut next: Vec<RoleId> = Vec::with_capacity(roles.len() + 1);
    for role in roles {
        let in_its_place = become_roles.iter().copied().filter(|_| role == of);
        for role in in_its_place.chain(Some(role).filter(|role| *role != of)) {
            if !next.contains(role) {
                next.push(role.clone());
            }
        }
    }
    next
}

/// Each kind of helper that stateful devices lack and flows through them could do with.
fn helpers(before: Planned<'_>) -> Vec<Offer> {
    let Planned { project, catalog, report } = before;
    let helper_of = |flow: &Flow| catalog.endpoint(flow.endpoint).helper.as_deref().and_then(|name| name.parse().ok());
    let mut offers = Vec::new();
    for helper in Helper::iter() {
        let mut devices: BTreeMap<&DeviceId, Device> = BTreeMap::new();
        for flow in report.flows.iter().filter(|flow| helper_of(flow) == Some(helper)) {
            for (id, device) in flow.path.devices.iter().filter_map(|id| project.devices.get_key_value(id)) {
                if device.is_stateful && !device.helpers.contains(&helper) && !devices.contains_key(id) {
                    let mut with = Device::clone(device);
                    with.helpers.push(helper);
                    with.helpers.sort_unstable();
                    devices.insert(id, with);
                }
            }
        }
        if devices.is_empty() {
            continue;
        }
        let protocol = helper.to_string().to_uppercase();
        let title = format!("Helper for {protocol} on the firewalls");
        let edits = devices.into_iter().map(|(id, device)| Edit::PutDevice(id.clone(), device)).collect();
        offers.push(Offer {
            id: format!("helper-{helper}"),
            description: format!(
                "Firewalls read the control connection of {protocol} and let its data through by themselves, so that no \
                 rule opens high ports for it."
            ),
            source: String::new(),
            edit: Some(Edit::batch(title.clone(), edits)),
            title,
        });
    }
    offers
}

/// Two segments, in the order of their ids.
type Pair<'a> = (&'a SegmentId, &'a SegmentId);

/// Tunnels between the segments that open most to each other over devices of the drawing.
fn tunnels(before: Planned<'_>) -> Vec<Offer> {
    let Planned { project, catalog, report } = before;
    let mut pairs: BTreeMap<Pair<'_>, (&PathBetween, BTreeMap<Protocol, PortSet>)> = BTreeMap::new();
    for flow in report.flows.iter().filter(|flow| flow.crosses() && flow.carries.is_none()) {
        if flow.path.kind != PathKind::Routed || flow.path.devices.is_empty() || !flow.path.tunnels.is_empty() {
            continue;
        }
        let (from, to) = (&flow.source_segment, &flow.destination_segment);
        let (_, ports) = pairs.entry((from.min(to), from.max(to))).or_insert_with(|| (&flow.path, BTreeMap::new()));
        let known = ports.entry(flow.protocol).or_default();
        *known = known.union(&flow.destination_ports.map_or_else(PortSet::new, PortSet::from));
    }
    let count = |ports: &BTreeMap<Protocol, PortSet>| ports.values().map(PortSet::count).sum::<u32>();
    let mut ranked: Vec<_> = pairs.into_iter().map(|(pair, (path, ports))| (count(&ports), pair, path)).collect();
    ranked.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    let names: BTreeSet<&str> = project.tunnels.values().map(|tunnel| tunnel.name.as_str()).collect();
    ranked
        .into_iter()
        .take(MOST_TUNNELS)
        .map(|(_, (one, other), path)| {
            let [first, second] = ends(one, other, path);
            let label = format!("{} - {}", end_name(project, &first), end_name(project, &second));
            let numbered = (2_usize..).map(|number| format!("{label} ({number})"));
            let name = std::iter::once(label.clone()).chain(numbered).find(|name| !names.contains(name.as_str()));
            let tunnel = Tunnel {
                name: name.unwrap_or_default(),
                kind: TunnelKind::Ipsec,
                first,
                second,
                initiator: TunnelInitiator::Either,
                note: String::new(),
            };
            let encapsulation = catalog.encapsulation(tunnel.kind.into());
            Offer {
                id: format!("tunnel-{one}-{other}"),
                title: format!(
                    "Tunnel between {} and {}",
                    end_name(project, &tunnel.first),
                    end_name(project, &tunnel.second)
                ),
                description: format!(
                    "{}. Devices strictly between its ends see the tunnel alone.",
                    draw(project, catalog, &tunnel)
                ),
                source: encapsulation.map(|it| catalog.citation(&it.source)).unwrap_or_default(),
                edit: Some(Edit::PutTunnel(project.new_tunnel_id(&tunnel.name), tunnel)),
            }
        })
        .collect()
}

/// Where a tunnel ends: at the outermost devices where others lie between them and no redundant partner beside them, else
/// at the hosts of the segments.
fn ends(one: &SegmentId, other: &SegmentId, path: &PathBetween) -> [TunnelEnd; 2] {
    let mut by_distance: BTreeMap<u32, BTreeSet<&DeviceId>> = BTreeMap::new();
    for hop in &path.hops {
        by_distance.entry(hop.distance).or_default().insert(&hop.device);
    }
    let mut rings: Vec<Vec<&DeviceId>> = by_distance.into_values().map(|ring| ring.into_iter().collect()).collect();
    let (last, first) = (rings.pop(), (!rings.is_empty()).then(|| rings.remove(0)));
    match (first.as_deref(), last.as_deref()) {
        (Some([first]), Some([last])) if !rings.is_empty() => {
            [TunnelEnd::Device((*first).clone()), TunnelEnd::Device((*last).clone())]
        }
        _ => [TunnelEnd::Segment(one.clone()), TunnelEnd::Segment(other.clone())],
    }
}

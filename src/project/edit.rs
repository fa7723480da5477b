//! The only way to change a project.
//!
//! An [`Edit`] is one intention of a person, whole: it either holds and gives the next project, or it is refused with a
//! sentence and nothing changes. References never dangle: removing a segment takes its servers and links with it,
//! removing a server takes the `uses` that named it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::approval::{Annotation, ApprovedFlow};
use super::model::{CatalogReference, Device, Domain, Link, Options, Point, Project, Segment, Server, Trust, Use};
use super::network::{PathRestriction, Routing};
use super::policy::{PolicyRule, ZoneSelector};
use super::results::TestResult;
use super::tunnel::{Tunnel, TunnelEnd};
use crate::ids::{
    DeviceId, DomainId, FlowId, LinkId, RestrictionId, SegmentId, ServerId, TrustId, TunnelId, id_from_name,
};

/// Something that has a place of its own on the diagram.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum CanvasItem {
    /// A segment's box.
    Segment(SegmentId),
    /// A device's node.
    Device(DeviceId),
}

/// Anything of a project that can be selected or removed.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Item {
    /// A segment.
    Segment(SegmentId),
    /// A device.
    Device(DeviceId),
    /// A link.
    Link(LinkId),
    /// A server.
    Server(ServerId),
    /// A domain.
    Domain(DomainId),
    /// A trust.
    Trust(TrustId),
    /// A tunnel.
    Tunnel(TunnelId),
    /// A path restriction.
    Restriction(RestrictionId),
}

impl From<CanvasItem> for Item {
    fn from(item: CanvasItem) -> Self {
        match item {
            CanvasItem::Segment(id) => Self::Segment(id),
            CanvasItem::Device(id) => Self::Device(id),
        }
    }
}

/// One change to a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds or replaces a segment.
    PutSegment(SegmentId, Segment),
    /// Adds or replaces a device.
    PutDevice(DeviceId, Device),
    /// Links a device and a segment, or changes the interface of such a link; a second link between the same two is
    /// not added.
    PutLink(LinkId, Link),
    /// Adds or replaces a server.
    PutServer(ServerId, Server),
    /// Adds or replaces a domain.
    PutDomain(DomainId, Domain),
    /// Adds or replaces a trust.
    PutTrust(TrustId, Trust),
    /// Adds or replaces a tunnel.
    PutTunnel(TunnelId, Tunnel),
    /// Adds or replaces a path restriction.
    PutRestriction(RestrictionId, PathRestriction),
    /// Says which of several paths count.
    SetRouting(Routing),
    /// Replaces the zone policy.
    SetPolicy(Vec<PolicyRule>),
    /// Says with which catalogs the project is computed.
    SetCatalogs(Vec<CatalogReference>),
    /// Moves boxes and nodes to new places.
    MoveItems(Vec<(CanvasItem, Point)>),
    /// Moves servers to another segment.
    MoveServers(Vec<ServerId>, SegmentId),
    /// Sets or clears an option of the project.
    SetProjectOption(String, Option<String>),
    /// Sets or clears an option of a server.
    SetServerOption(ServerId, String, Option<String>),
    /// Names and describes the project.
    Describe {
        /// The project's name.
        name: String,
        /// What it is about.
        description: String,
    },
    /// Writes on a flow; an empty annotation is taken away.
    Annotate(FlowId, Annotation),
    /// Replaces the approved baseline; `engine::baseline` makes one of the current flows.
    ApproveBaseline(BTreeMap<FlowId, ApprovedFlow>),
    /// Replaces what tests found.
    SetResults(BTreeMap<(FlowId, String), TestResult>),
    /// Removes things and what cannot stand without them.
    Remove(Vec<Item>),
    /// Several edits that are one step of undo.
    Batch {
        /// What the step is called.
        label: String,
        /// The edits, applied in order.
        edits: Vec<Edit>,
    },
}

/// Why an edit was refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EditError {
    /// It names something that is not there.
    #[error("there is no {kind} {id:?} in this project")]
    Missing {
        /// Segment, device, server, ...
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// A name is empty.
    #[error("a {kind} needs a name")]
    Unnamed {
        /// Segment, device, server, ...
        kind: &'static str,
    },
    /// Another thing of the same kind has the name.
    #[error("there is already a {kind} with the name {name:?}")]
    NameTaken {
        /// Segment, device or domain.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A server stands for no host.
    #[error("a server stands for at least one host")]
    NoHosts,
    /// A position is not a number.
    #[error("a position has to be a finite number")]
    NotFinite,
    /// A trust of a domain with itself.
    #[error("a domain cannot trust itself")]
    TrustsItself,
    /// A tunnel whose two ends are the same.
    #[error("a tunnel needs two different ends")]
    TunnelWithOneEnd,
    /// A path restriction of fewer than two interfaces.
    #[error("a path restriction needs at least two links")]
    RestrictsNothing,
    /// A level of trust that is too high.
    #[error("a trust level is a number from 0 to 100")]
    TrustLevelTooHigh,
    /// Something that files name by one word is none.
    #[error("a {kind} is one word, without spaces; this is {text:?}")]
    NotOneWord {
        /// Flow id, host, ...
        kind: &'static str,
        /// What it is.
        text: String,
    },
}

impl Edit {
    /// What the step is called in the menu: "Undo add segment".
    pub fn label(&self) -> String {
        match self {
            Self::PutSegment(..) => "edit segment".into(),
            Self::PutDevice(..) => "edit device".into(),
            Self::PutLink(..) => "add link".into(),
            Self::PutServer(..) => "edit server".into(),
            Self::PutDomain(..) => "edit domain".into(),
            Self::PutTrust(..) => "edit trust".into(),
            Self::PutTunnel(..) => "edit tunnel".into(),
            Self::PutRestriction(..) => "edit path restriction".into(),
            Self::SetRouting(_) => "set routing".into(),
            Self::SetPolicy(_) => "edit zone policy".into(),
            Self::SetCatalogs(_) => "record catalogs".into(),
            Self::MoveItems(_) => "move".into(),
            Self::MoveServers(..) => "move server".into(),
            Self::SetProjectOption(key, _) | Self::SetServerOption(_, key, _) => format!("set {key}"),
            Self::Describe { .. } => "describe project".into(),
            Self::Annotate(..) => "annotate flow".into(),
            Self::ApproveBaseline(_) => "approve baseline".into(),
            Self::SetResults(_) => "record test results".into(),
            Self::Remove(_) => "remove".into(),
            Self::Batch { label, .. } => label.clone(),
        }
    }

    /// A batch with a name.
    pub fn batch(label: impl Into<String>, edits: Vec<Self>) -> Self {
        Self::Batch { label: label.into(), edits }
    }

    /// The project after the edit.
    ///
    /// # Errors
    /// [`EditError`] if the edit names something that is not there or would leave something half done; the project is
    /// then as it was.
    pub fn apply(&self, project: &Project) -> Result<Project, EditError> {
        let mut next = project.clone();
        self.apply_to(&mut next)?;
        Ok(next)
    }

    fn apply_to(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::PutSegment(id, segment) => {
                named("segment", &segment.name)?;
                free("segment", &project.segments, id, &segment.name, |other| &other.name)?;
                finite(segment.position)?;
                if segment.trust_level.is_some_and(|level| level > 100) {
                    return Err(EditError::TrustLevelTooHigh);
                }
                Arc::make_mut(&mut project.segments).insert(id.clone(), Arc::new(segment.clone()));
            }
            Self::PutDevice(id, device) => {
                named("device", &device.name)?;
                free("device", &project.devices, id, &device.name, |other| &other.name)?;
                finite(device.position)?;
                for translation in &device.translations {
                    known("segment", &project.segments, &translation.outside)?;
                }
                let mut device = device.clone();
                device.helpers.sort_unstable();
                device.helpers.dedup();
                device.relays.sort_unstable();
                device.relays.dedup();
                Arc::make_mut(&mut project.devices).insert(id.clone(), Arc::new(device));
            }
            Self::PutLink(id, link) => {
                known("device", &project.devices, &link.device)?;
                known("segment", &project.segments, &link.segment)?;
                let joins_the_same = |other: &Link| other.device == link.device && other.segment == link.segment;
                if !project.links.iter().any(|(other_id, other)| other_id != id && joins_the_same(other)) {
                    Arc::make_mut(&mut project.links).insert(id.clone(), Arc::new(link.clone()));
                }
            }
            Self::PutServer(id, server) => {
                named("server", &server.name)?;
                known("segment", &project.segments, &server.segment)?;
                if let Some(domain) = &server.domain {
                    known("domain", &project.domains, domain)?;
                }
                if server.count == 0 {
                    return Err(EditError::NoHosts);
                }
                for used in &server.uses {
                    if let Use::Server(used) = used
                        && used != id
                    {
                        known("server", &project.servers, used)?;
                    }
                }
                let mut server = server.clone();
                server.uses.retain(|used| *used != Use::Server(id.clone()));
                server.uses.sort();
                server.uses.dedup();
                Arc::make_mut(&mut project.servers).insert(id.clone(), Arc::new(server));
            }
            Self::PutDomain(id, domain) => {
                named("domain", &domain.name)?;
                free("domain", &project.domains, id, &domain.name, |other| &other.name)?;
                Arc::make_mut(&mut project.domains).insert(id.clone(), Arc::new(domain.clone()));
            }
            Self::PutTrust(id, trust) => {
                known("domain", &project.domains, &trust.trusting)?;
                known("domain", &project.domains, &trust.trusted)?;
                if trust.trusting == trust.trusted {
                    return Err(EditError::TrustsItself);
                }
                Arc::make_mut(&mut project.trusts).insert(id.clone(), Arc::new(trust.clone()));
            }
            Self::PutTunnel(id, tunnel) => {
                named("tunnel", &tunnel.name)?;
                free("tunnel", &project.tunnels, id, &tunnel.name, |other| &other.name)?;
                for end in tunnel.ends() {
                    match end {
                        TunnelEnd::Device(device) => known("device", &project.devices, device)?,
                        TunnelEnd::Segment(segment) => known("segment", &project.segments, segment)?,
                        TunnelEnd::Server(server) => known("server", &project.servers, server)?,
                    }
                }
                if tunnel.first == tunnel.second {
                    return Err(EditError::TunnelWithOneEnd);
                }
                Arc::make_mut(&mut project.tunnels).insert(id.clone(), Arc::new(tunnel.clone()));
            }
            Self::PutRestriction(id, restriction) => {
                named("path restriction", &restriction.name)?;
                free("path restriction", &project.restrictions, id, &restriction.name, |other| &other.name)?;
                for link in &restriction.links {
                    known("link", &project.links, link)?;
                }
                if restriction.links.len() < 2 {
                    return Err(EditError::RestrictsNothing);
                }
                Arc::make_mut(&mut project.restrictions).insert(id.clone(), Arc::new(restriction.clone()));
            }
            Self::SetRouting(routing) => project.routing = *routing,
            Self::SetPolicy(rules) => {
                for (position, rule) in rules.iter().enumerate() {
                    named("policy rule", &rule.name)?;
                    if rules.iter().skip(position + 1).any(|other| other.name.trim() == rule.name.trim()) {
                        let name = rule.name.trim().to_owned();
                        return Err(EditError::NameTaken { kind: "policy rule", name });
                    }
                    for selector in [&rule.from, &rule.to] {
                        if let ZoneSelector::Segment(segment) = selector {
                            known("segment", &project.segments, segment)?;
                        }
                    }
                }
                project.policy = Arc::new(rules.clone());
            }
            Self::SetCatalogs(references) => project.catalogs.clone_from(references),
            Self::MoveItems(moves) => move_items(project, moves)?,
            Self::MoveServers(servers, segment) => {
                known("segment", &project.segments, segment)?;
                for id in servers {
                    change(&mut project.servers, "server", id, |server| server.segment = segment.clone())?;
                }
            }
            Self::SetProjectOption(key, value) => set_option(&mut project.options, key, value.as_deref()),
            Self::SetServerOption(id, key, value) => {
                change(&mut project.servers, "server", id, |server| {
                    set_option(&mut server.options, key, value.as_deref());
                })?;
            }
            Self::Describe { name, description } => {
                named("project", name)?;
                project.name.clone_from(name);
                project.description.clone_from(description);
            }
            Self::Annotate(flow, annotation) => {
                let annotations = Arc::make_mut(&mut project.annotations);
                if annotation.is_empty() {
                    annotations.remove(flow);
                } else {
                    annotations.insert(flow.clone(), Arc::new(annotation.clone()));
                }
            }
            Self::ApproveBaseline(flows) => {
                for flow in flows.keys() {
                    one_word("flow id", flow.as_str())?;
                }
                project.baseline = Arc::new(flows.clone());
            }
            Self::SetResults(results) => {
                for ((flow, host), result) in results {
                    one_word("flow id", flow.as_str())?;
                    one_word("host", host)?;
                    one_word("time", &result.time)?;
                }
                project.results = Arc::new(results.clone());
            }
            Self::Remove(items) => {
                for item in items {
                    remove(project, item);
                }
            }
            Self::Batch { edits, .. } => {
                for edit in edits {
                    edit.apply_to(project)?;
                }
            }
        }
        Ok(())
    }
}

impl Project {
    /// A free segment id for this name.
    pub fn new_segment_id(&self, name: &str) -> SegmentId {
        id_from_name(name, "segment", |id| self.segments.contains_key(id)).into()
    }

    /// A free device id for this name.
    pub fn new_device_id(&self, name: &str) -> DeviceId {
        id_from_name(name, "device", |id| self.devices.contains_key(id)).into()
    }

    /// A free server id for this name.
    pub fn new_server_id(&self, name: &str) -> ServerId {
        id_from_name(name, "server", |id| self.servers.contains_key(id)).into()
    }

    /// A free domain id for this name.
    pub fn new_domain_id(&self, name: &str) -> DomainId {
        id_from_name(name, "domain", |id| self.domains.contains_key(id)).into()
    }

    /// A free trust id for these domains.
    pub fn new_trust_id(&self, trusting: &DomainId, trusted: &DomainId) -> TrustId {
        id_from_name(&format!("{trusting}-{trusted}"), "trust", |id| self.trusts.contains_key(id)).into()
    }

    /// A free tunnel id for this name.
    pub fn new_tunnel_id(&self, name: &str) -> TunnelId {
        id_from_name(name, "tunnel", |id| self.tunnels.contains_key(id)).into()
    }

    /// A free path restriction id for this name.
    pub fn new_restriction_id(&self, name: &str) -> RestrictionId {
        id_from_name(name, "restriction", |id| self.restrictions.contains_key(id)).into()
    }

    /// The id of the link between a device and a segment.
    pub fn link_id(device: &DeviceId, segment: &SegmentId) -> LinkId {
        format!("{device}:{segment}").into()
    }
}

fn named(kind: &'static str, name: &str) -> Result<(), EditError> {
    if name.trim().is_empty() { Err(EditError::Unnamed { kind }) } else { Ok(()) }
}

fn one_word(kind: &'static str, text: &str) -> Result<(), EditError> {
    if text.is_empty() || text.contains(char::is_whitespace) {
        return Err(EditError::NotOneWord { kind, text: text.to_owned() });
    }
    Ok(())
}

/// Segments, devices and domains are named by people and in files, so no two of a kind have one name.
fn free<K: Eq, V>(
    kind: &'static str,
    map: &BTreeMap<K, Arc<V>>,
    id: &K,
    name: &str,
    name_of: impl Fn(&V) -> &str,
) -> Result<(), EditError> {
    if map.iter().any(|(other, item)| other != id && name_of(item).trim() == name.trim()) {
        return Err(EditError::NameTaken { kind, name: name.trim().to_owned() });
    }
    Ok(())
}

fn finite(point: Point) -> Result<(), EditError> {
    if point.x.is_finite() && point.y.is_finite() { Ok(()) } else { Err(EditError::NotFinite) }
}

fn known<K: Ord + ToString, V>(kind: &'static str, map: &BTreeMap<K, V>, id: &K) -> Result<(), EditError> {
    if map.contains_key(id) { Ok(()) } else { Err(EditError::Missing { kind, id: id.to_string() }) }
}

/// Changes one item of a map in place.
fn change<K: Ord + Clone + ToString, V: Clone>(
    map: &mut Arc<BTreeMap<K, Arc<V>>>,
    kind: &'static str,
    id: &K,
    edit: impl FnOnce(&mut V),
) -> Result<(), EditError> {
    let item = Arc::make_mut(map).get_mut(id).ok_or_else(|| EditError::Missing { kind, id: id.to_string() })?;
    edit(Arc::make_mut(item));
    Ok(())
}

fn set_option(options: &mut Options, key: &str, value: Option<&str>) {
    match value {
        Some(value) => {
            options.insert(key.to_owned(), value.to_owned());
        }
        None => {
            options.remove(key);
        }
    }
}

fn move_items(project: &mut Project, moves: &[(CanvasItem, Point)]) -> Result<(), EditError> {
    for (item, point) in moves {
        finite(*point)?;
        match item {
            CanvasItem::Segment(id) => {
                change(&mut project.segments, "segment", id, |segment| segment.position = *point)?;
            }
            CanvasItem::Device(id) => {
                change(&mut project.devices, "device", id, |device| device.position = *point)?;
            }
        }
    }
    Ok(())
}

/// Removes an item and what cannot stand without it. Something that is already gone is no error: a selection may hold
/// a segment and its servers.
fn remove(project: &mut Project, item: &Item) {
    match item {
        Item::Segment(id) => {
            if Arc::make_mut(&mut project.segments).remove(id).is_none() {
                return;
            }
            remove_links(project, |link| link.segment == *id);
            remove_tunnels(project, &TunnelEnd::Segment(id.clone()));
            for device in Arc::make_mut(&mut project.devices).values_mut() {
                if device.translations.iter().any(|translation| translation.outside == *id) {
                    Arc::make_mut(device).translations.retain(|translation| translation.outside != *id);
                }
            }
            let selected = ZoneSelector::Segment(id.clone());
            let is_gone = |rule: &PolicyRule| rule.from == selected || rule.to == selected;
            if project.policy.iter().any(is_gone) {
                Arc::make_mut(&mut project.policy).retain(|rule| !is_gone(rule));
            }
            let servers: Vec<_> = project
                .servers
                .iter()
                .filter(|(_, server)| server.segment == *id)
                .map(|(server, _)| Item::Server(server.clone()))
                .collect();
            for server in &servers {
                remove(project, server);
            }
        }
        Item::Device(id) => {
            Arc::make_mut(&mut project.devices).remove(id);
            remove_links(project, |link| link.device == *id);
            remove_tunnels(project, &TunnelEnd::Device(id.clone()));
        }
        Item::Link(id) => {
            let gone = project.links.get(id).map(|link| (link.device.clone(), link.segment.clone()));
            if let Some((device, segment)) = gone {
                remove_links(project, |link| link.device == device && link.segment == segment);
            }
        }
        Item::Server(id) => {
            let servers = Arc::make_mut(&mut project.servers);
            servers.remove(id);
            let gone = Use::Server(id.clone());
            for server in servers.values_mut() {
                if server.uses.contains(&gone) {
                    Arc::make_mut(server).uses.retain(|used| *used != gone);
                }
            }
            remove_tunnels(project, &TunnelEnd::Server(id.clone()));
        }
        Item::Domain(id) => {
            Arc::make_mut(&mut project.domains).remove(id);
            Arc::make_mut(&mut project.trusts).retain(|_, trust| trust.trusting != *id && trust.trusted != *id);
            for server in Arc::make_mut(&mut project.servers).values_mut() {
                if server.domain.as_ref() == Some(id) {
                    Arc::make_mut(server).domain = None;
                }
            }
        }
        Item::Trust(id) => {
            Arc::make_mut(&mut project.trusts).remove(id);
        }
        Item::Tunnel(id) => {
            Arc::make_mut(&mut project.tunnels).remove(id);
        }
        Item::Restriction(id) => {
            Arc::make_mut(&mut project.restrictions).remove(id);
        }
    }
}

/// Removes links, and them from the path restrictions; a restriction that is left with fewer than two goes too.
fn remove_links(project: &mut Project, is_gone: impl Fn(&Link) -> bool) {
    let gone: Vec<LinkId> = project.links.iter().filter(|(_, link)| is_gone(link)).map(|(id, _)| id.clone()).collect();
    if gone.is_empty() {
        return;
    }
    Arc::make_mut(&mut project.links).retain(|id, _| !gone.contains(id));
    if project.restrictions.values().any(|restriction| gone.iter().any(|id| restriction.links.contains(id))) {
        let restrictions = Arc::make_mut(&mut project.restrictions);
        for restriction in restrictions.values_mut() {
            Arc::make_mut(restriction).links.retain(|id| !gone.contains(id));
        }
        restrictions.retain(|_, restriction| restriction.links.len() > 1);
    }
}

/// Removes the tunnels that end here.
fn remove_tunnels(project: &mut Project, end: &TunnelEnd) {
    if project.tunnels.values().any(|tunnel| tunnel.ends().contains(&end)) {
        Arc::make_mut(&mut project.tunnels).retain(|_, tunnel| !tunnel.ends().contains(&end));
    }
}

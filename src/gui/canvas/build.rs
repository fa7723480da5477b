//! Making the graph from project, catalog and report, with as much of the old one as is still true.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use egui::{Pos2, Rect};
use egui_graphs::Edge;
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::flows::{self, counted};
use super::geometry::{pos_from_point, segment_size};
use super::model::{
    ChipModel, DeviceModel, EdgeModel, GroupModel, LinkModel, NodeModel, RestrictionModel, SegmentModel, SegmentSource,
    TunnelModel,
};
use super::obstacles::Obstacles;
use super::route::ARC_MARGIN;
use super::scene::{FlowEntry, Scene, Source, device_word};
use super::shapes::{NodeShape, node_size};
use super::ways::{MOST_ROUTED_AT_ONCE, solid_rects_of};
use crate::catalog::{Catalog, Role};
use crate::diag::Severity;
use crate::engine::{Report, Subject};
use crate::gui::icons;
use crate::gui::theme::Hue;
use crate::gui::words;
use crate::ids::{DeviceId, LinkId, SegmentId, ServerId, TunnelId};
use crate::net::AddressBlock;
use crate::project::{CanvasItem, Device, Item, Project, Server, TunnelEnd, TunnelInitiator};

/// How far a way may lead around its ends before it is known.
const ROUGH_REACH: f32 = 130.0;

/// The worst problem of each thing.
#[derive(Default)]
struct Badges<'a> {
    segments: HashMap<&'a SegmentId, Severity>,
    devices: HashMap<&'a DeviceId, Severity>,
    servers: HashMap<&'a ServerId, Severity>,
}

impl<'a> Badges<'a> {
    fn new(report: &'a Report) -> Self {
        let mut badges = Self::default();
        for problem in &report.problems {
            // Only what the problem is mainly about: a pair of segments without a path marks one, not both.
            let severity = problem.severity;
            let worst = |known: &mut Severity| *known = (*known).max(severity);
            match problem.subjects.first() {
                Some(Subject::Segment(id)) => badges.segments.entry(id).and_modify(worst).or_insert(severity),
                Some(Subject::Device(id)) => badges.devices.entry(id).and_modify(worst).or_insert(severity),
                Some(Subject::Server(id)) => badges.servers.entry(id).and_modify(worst).or_insert(severity),
                _ => continue,
            };
        }
        badges
    }
}

/// A scene in the making.
pub(super) struct Builder {
    old: Scene,
    scene: Scene,
}

impl Builder {
    /// Begins with what is left of the scene before.
    pub(super) fn new(old: Scene, source: Source) -> Self {
        let mut scene = Scene::default();
        scene.source = Some(source);
        Self { old, scene }
    }

    /// The scene of this state of the document.
    pub(super) fn build(mut self) -> Scene {
        if let Some(source) = &self.scene.source {
            let (project, catalog, report) = (source.project.clone(), source.catalog.clone(), source.report.clone());
            self.add_nodes(&project, &catalog, &report);
            self.add_links(&project);
            self.add_tunnels(&project, &report);
            self.add_groups(&project);
            self.add_flows(&catalog, &report);
        }
        self.keep_ways();
        self.scene.route_all();
        self.scene
    }

    /// Keeps the ways of lines that have nothing to do with what is new or elsewhere. A link leads between its device and
    /// its segment, past what stands there, and apart from the other links of its segment: where none of these has
    /// changed, it would come out the same.
    fn keep_ways(&mut self) {
        let changed = self.changed_places();
        // A scene that has little in common with the one before is routed as a whole.
        if changed.len() > self.scene.nodes.len() {
            return;
        }
        let obstacles = Obstacles::new(&changed);
        let is_clear = |scene: &Scene, index: EdgeIndex| {
            scene.ends(index).is_some_and(|(from, to)| obstacles.touching(from.union(to)) == 0)
        };
        let mut old_links: HashMap<&Item, EdgeIndex> = HashMap::new();
        for index in &self.old.links {
            old_links.extend(self.old.link_item(*index).map(|item| (item, *index)));
        }
        // Segments that a link has come to, left, or has to find a new way to.
        let mut renewed: HashSet<NodeIndex> = HashSet::new();
        let mut kept: Vec<(EdgeIndex, EdgeIndex, NodeIndex)> = Vec::new();
        for index in &self.scene.links {
            let Some((from, to)) = self.scene.ends_of(*index) else { continue };
            let old = self.scene.link_item(*index).and_then(|item| old_links.remove(item));
            match old.filter(|old| self.same_ends(*old) == Some((from, to)) && is_clear(&self.scene, *index)) {
                Some(old) => kept.push((*index, old, to)),
                None => {
                    renewed.insert(to);
                }
            }
            renewed.extend(old.and_then(|old| self.same_ends(old)).map(|(_, to)| to).filter(|same| *same != to));
        }
        renewed.extend(old_links.values().filter_map(|old| {
            let (_, to) = self.old.ends_of(*old)?;
            self.same_node(to)
        }));
        for (index, old, _) in kept.into_iter().filter(|(_, _, segment)| !renewed.contains(segment)) {
            if let Some(shape) = self.old.edge_shape(old) {
                self.scene.set_way(index, shape.way.clone());
            }
        }
        // Few arrows are all routed anew, so that each takes the place that others leave.
        if !changed.is_empty() && self.scene.flows.len() <= MOST_ROUTED_AT_ONCE {
            return;
        }
        let flows: HashMap<_, usize> =
            self.scene.flows.iter().enumerate().map(|(position, entry)| ((entry.from, entry.to), position)).collect();
        let is_touched = |entry: &FlowEntry| obstacles.touching(entry.reach.expand(ARC_MARGIN)) > 0;
        for entry in self.old.flows.iter().filter(|entry| entry.is_routed && !is_touched(entry)) {
            let same = self.same_ends(entry.edge).and_then(|ends| flows.get(&ends));
            if let (Some(same), Some(shape)) = (same, self.old.edge_shape(entry.edge)) {
                self.scene.set_flow_way(*same, shape.way.clone());
            }
        }
    }

    /// What boxes, nodes and names take or took where it is not the same in both scenes.
    fn changed_places(&self) -> Vec<Rect> {
        let mut changed = Vec::new();
        for (scene, other) in [(&self.scene, &self.old), (&self.old, &self.scene)] {
            for node in scene.nodes.iter().filter_map(|index| scene.node(*index)) {
                let there = other.node_of(&node.payload().canvas_item()).and_then(|index| other.node(index));
                let solid = solid_rects_of(node);
                if there.is_none_or(|there| solid_rects_of(there) != solid) {
                    changed.extend(solid.into_iter().flatten());
                }
            }
        }
        changed
    }

    /// A node of the old scene, in the new one.
    fn same_node(&self, old: NodeIndex) -> Option<NodeIndex> {
        self.scene.node_of(&self.old.node(old)?.payload().canvas_item())
    }

    /// The ends of a line of the old scene, in the new one.
    fn same_ends(&self, old: EdgeIndex) -> Option<(NodeIndex, NodeIndex)> {
        let (from, to) = self.old.ends_of(old)?;
        Some((self.same_node(from)?, self.same_node(to)?))
    }

    fn add_nodes(&mut self, project: &Project, catalog: &Catalog, report: &Report) {
        let badges = Badges::new(report);
        let mut servers: BTreeMap<&SegmentId, Vec<(ServerId, Arc<Server>)>> = BTreeMap::new();
        for (id, server) in &*project.servers {
            servers.entry(&server.segment).or_default().push((id.clone(), server.clone()));
        }
        for (id, segment) in &*project.segments {
            let servers = servers.remove(id).unwrap_or_default();
            let mut worst = vec![badges.segments.get(id).copied()];
            worst.extend(servers.iter().map(|(server, _)| badges.servers.get(server).copied()));
            let source = SegmentSource { segment: segment.clone(), servers, badges: worst };
            let position = pos_from_point(segment.position);
            let center = position + segment_size(source.servers.len()) / 2.0;
            let item = CanvasItem::Segment(id.clone());
            if let Some(shape) = self.reusable(&item, &source) {
                let model = shape.model.clone();
                self.add_node(item, model, center, Some(shape));
            } else {
                let model = NodeModel::Segment(Arc::new(segment_model(id, source, catalog)));
                self.add_node(item, model, center, None);
            }
        }
        for (id, device) in &*project.devices {
            let model = DeviceModel {
                id: id.clone(),
                item: Item::Device(id.clone()),
                name: device.name.clone(),
                kind: device.kind,
                badge: badges.devices.get(id).copied(),
                tags: device_tags(device),
                label: format!("{} {}", device_word(device.kind), device.name),
            };
            let model = NodeModel::Device(Arc::new(model));
            self.add_node(CanvasItem::Device(id.clone()), model, pos_from_point(device.position), None);
        }
    }

    /// The shape that a segment had, if it still says the truth.
    fn reusable(&self, item: &CanvasItem, source: &SegmentSource) -> Option<NodeShape> {
        let node = self.old.node_of(item)?;
        let is_same = self.old.segment(node).is_some_and(|segment| segment.source.is_same(source));
        if is_same { self.old.node(node).map(|node| node.display().clone()) } else { None }
    }

    fn add_node(&mut self, item: CanvasItem, model: NodeModel, center: Pos2, shape: Option<NodeShape>) {
        let scene = &mut self.scene;
        let index = scene.graph.add_node_custom(model, |node| node.set_location(center));
        if let Some(node) = scene.graph.node_mut(index) {
            if let Some(shape) = shape {
                *node.display_mut() = shape;
            }
            let size = node_size(node.payload());
            node.display_mut().rect = Rect::from_center_size(center, size);
        }
        scene.nodes.push(index);
        scene.node_of.insert(item, index);
    }

    fn add_links(&mut self, project: &Project) {
        // Each path restriction once, not once for each link.
        let mut restrictions: BTreeMap<&LinkId, Vec<RestrictionModel>> = BTreeMap::new();
        for (id, restriction) in &*project.restrictions {
            for link in &restriction.links {
                let item = Item::Restriction(id.clone());
                let label = format!("Path restriction {}, on {}", restriction.name, words::link(project, link));
                restrictions.entry(link).or_default().push(RestrictionModel { item, label });
            }
        }
        for (id, link) in &*project.links {
            let device = self.scene.node_of(&CanvasItem::Device(link.device.clone()));
            let segment = self.scene.node_of(&CanvasItem::Segment(link.segment.clone()));
            let (Some(device), Some(segment)) = (device, segment) else { continue };
            let name = |index| self.scene.node(index).map_or("", |node| node.payload().name());
            let model = LinkModel {
                item: Item::Link(id.clone()),
                interface: link.interface.clone(),
                addresses: addresses_text(&link.addresses),
                passage: link.passage,
                restrictions: restrictions.remove(id).unwrap_or_default(),
                label: format!("Link {} to {}", name(device), name(segment)),
            };
            let edge = self.add_edge(device, segment, EdgeModel::Link(Arc::new(model)));
            self.scene.links.push(edge);
        }
    }

    fn add_tunnels(&mut self, project: &Project, report: &Report) {
        let mut badges: HashMap<&TunnelId, Severity> = HashMap::new();
        for problem in &report.problems {
            if let Some(Subject::Tunnel(id)) = problem.subjects.first() {
                let worst = badges.entry(id).or_insert(problem.severity);
                *worst = (*worst).max(problem.severity);
            }
        }
        for (id, tunnel) in &*project.tunnels {
            let node = |end: &TunnelEnd| self.scene.node_of(&place_of(project, end)?);
            let (Some(first), Some(second)) = (node(&tunnel.first), node(&tunnel.second)) else { continue };
            let kind = words::tunnel_kind(tunnel.kind);
            let model = TunnelModel {
                id: id.clone(),
                item: Item::Tunnel(id.clone()),
                first: tunnel.first.clone(),
                second: tunnel.second.clone(),
                is_one_way: tunnel.initiator == TunnelInitiator::First,
                text: format!("{} \u{b7} {kind}", tunnel.name),
                badge: badges.get(id).copied(),
                label: format!("Tunnel {}, {kind}, {}", tunnel.name, words::tunnel_ends(project, tunnel)),
            };
            let edge = self.add_edge(first, second, EdgeModel::Tunnel(Arc::new(model)));
            self.scene.tunnels.push(edge);
        }
    }

    /// Redundancy groups; a single member makes none that could be seen.
    fn add_groups(&mut self, project: &Project) {
        let mut groups: BTreeMap<&str, Vec<NodeIndex>> = BTreeMap::new();
        for (id, device) in project.devices.iter().filter(|(_, device)| !device.redundancy_group.is_empty()) {
            let node = self.scene.node_of(&CanvasItem::Device(id.clone()));
            groups.entry(&device.redundancy_group).or_default().extend(node);
        }
        let groups = groups.into_iter().filter(|(_, members)| members.len() > 1);
        self.scene.groups = groups.map(|(name, members)| GroupModel { name: name.to_owned(), members }).collect();
    }

    fn add_flows(&mut self, catalog: &Catalog, report: &Report) {
        let mut models = flows::gather(catalog, report);
        models.sort_by_key(|flow| (flow.risk, flow.port_count));
        for flow in models {
            let from = self.scene.node_of(&CanvasItem::Segment(flow.from.clone()));
            let to = self.scene.node_of(&CanvasItem::Segment(flow.to.clone()));
            let (Some(from), Some(to)) = (from, to) else { continue };
            let (Some(from_rect), Some(to_rect)) = (self.scene.rect(from), self.scene.rect(to)) else { continue };
            let edge = self.add_edge(from, to, EdgeModel::Flow(Arc::new(flow)));
            let reach = from_rect.union(to_rect).expand(ROUGH_REACH);
            self.scene.flows.push(FlowEntry { edge, from, to, reach, is_routed: false });
        }
    }

    /// Adds a line without asking for an order among its siblings, which costs a look at all of them: our ways keep
    /// lines apart by themselves.
    fn add_edge(&mut self, from: NodeIndex, to: NodeIndex, model: EdgeModel) -> EdgeIndex {
        self.scene.graph.g_mut().add_edge(from, to, Edge::new(model))
    }
}

/// The box in which a tunnel ends.
fn place_of(project: &Project, end: &TunnelEnd) -> Option<CanvasItem> {
    Some(match end {
        TunnelEnd::Device(id) => CanvasItem::Device(id.clone()),
        TunnelEnd::Segment(id) => CanvasItem::Segment(id.clone()),
        TunnelEnd::Server(id) => CanvasItem::Segment(project.servers.get(id)?.segment.clone()),
    })
}

/// What a firewall engineer wants to see of a device before anything else.
fn device_tags(device: &Device) -> Vec<&'static str> {
    let mut tags = Vec::new();
    if !device.translations.is_empty() {
        tags.push("NAT");
    }
    if !device.is_stateful {
        tags.push("stateless");
    }
    if !device.relays.is_empty() {
        tags.push("relay");
    }
    tags
}

fn segment_model(id: &SegmentId, source: SegmentSource, catalog: &Catalog) -> SegmentModel {
    let segment = source.segment.clone();
    let server_badges = source.badges.iter().skip(1);
    let chips: Vec<ChipModel> = source
        .servers
        .iter()
        .zip(server_badges)
        .map(|((id, server), badge)| chip_model(id, server, *badge, catalog))
        .collect();
    SegmentModel {
        id: id.clone(),
        item: Item::Segment(id.clone()),
        name: segment.name.clone(),
        kind: segment.kind,
        prefixes: prefixes_text(&segment.prefixes),
        host_count: source.servers.iter().map(|(_, server)| u64::from(server.count)).sum(),
        badge: source.badges.first().copied().flatten(),
        label: format!("Segment {}", segment.name),
        chips,
        source,
    }
}

fn chip_model(id: &ServerId, server: &Server, badge: Option<Severity>, catalog: &Catalog) -> ChipModel {
    let mut roles: Vec<&Role> = server.roles.iter().filter_map(|role| catalog.role_by_id(role.as_str())).collect();
    // That a mail server is a member server too tells nobody anything.
    if roles.iter().any(|role| !role.offers.is_empty()) {
        roles.retain(|role| !role.offers.is_empty());
    }
    let detail = if server.count > 1 {
        format!("\u{d7}{}", server.count)
    } else {
        roles.iter().map(|role| role.short.as_str()).collect::<Vec<_>>().join(" ")
    };
    let first = roles.first();
    let mut label = format!("Server {}", server.name);
    if server.count > 1 {
        label = format!("{label}, {}", counted(server.count, "host"));
    }
    ChipModel {
        id: id.clone(),
        item: Item::Server(id.clone()),
        name: server.name.clone(),
        detail,
        icon: first.map_or(icons::FALLBACK, |role| icons::glyph(&role.icon)),
        hue: first.map_or(Hue::Slate, |role| Hue::of_category(&role.category)),
        domain: server.domain.clone(),
        badge,
        label,
    }
}

/// The prefixes of a segment in one line.
fn prefixes_text(prefixes: &[AddressBlock]) -> String {
    let is_any = |block: &AddressBlock| *block == AddressBlock::any_ipv4() || *block == AddressBlock::any_ipv6();
    if prefixes.iter().any(is_any) { "any".into() } else { addresses_text(prefixes) }
}

/// Addresses in one line.
fn addresses_text(addresses: &[AddressBlock]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]

    use super::*;
    use crate::diag::SourceFile;
    use crate::gui::canvas::edges::Way;
    use crate::project::templates::TEMPLATES;
    use crate::project::{Edit, Point, file};

    fn ways(scene: &Scene) -> Vec<Vec<Pos2>> {
        let corners = |index: &EdgeIndex| match &scene.edge_shape(*index)?.way {
            Way::Corners(corners) => Some(corners.clone()),
            _ => None,
        };
        scene.links.iter().filter_map(corners).collect()
    }

    #[test]
    fn links_after_an_edit_are_those_of_a_new_diagram() {
        let catalog = Catalog::builtin();
        let (mut edits, mut kept) = (0, 0);
        for template in TEMPLATES {
            let text = SourceFile::new(template.name, template.text);
            let project = file::read(&text, Some(&catalog)).unwrap().0;
            let report = Arc::new(crate::engine::compute(&project, &catalog));
            let away = |point: Point| Point { x: point.x + 160.0, y: point.y + 96.0 };
            let segments = project.segments.iter();
            let segments = segments.map(|(id, it)| (CanvasItem::Segment(id.clone()), away(it.position)));
            let devices = project.devices.iter();
            let devices = devices.map(|(id, it)| (CanvasItem::Device(id.clone()), away(it.position)));
            let moves = segments.chain(devices).map(|moved| Edit::MoveItems(vec![moved]));
            let removals = project.links.keys().map(|id| Edit::Remove(vec![Item::Link(id.clone())]));
            let before = Arc::new(project.clone());
            for edit in moves.chain(removals) {
                let after = Arc::new(edit.apply(&project).unwrap());
                let (mut scene, mut new) = (Scene::default(), Scene::default());
                scene.refresh(&before, &catalog, &report);
                let first = ways(&scene);
                scene.refresh(&after, &catalog, &report);
                new.refresh(&after, &catalog, &report);
                assert_eq!(ways(&scene), ways(&new), "{}: {edit:?}", template.name);
                kept += ways(&new).iter().filter(|way| first.contains(way)).count();
                edits += 1;
            }
        }
        assert!(edits > 50 && kept > edits, "{edits} edits, {kept} ways that stay");
    }
}

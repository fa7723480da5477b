//! Project, catalog and report as an egui_graphs graph.
//!
//! The graph is a cache, never the document: it is made again when the document's state changes, and what did not
//! change keeps its shape and its laid-out texts. While boxes are dragged, only positions in the graph move.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use egui::{Pos2, Rect, vec2};
use egui_graphs::{Edge, Graph, Node};
use petgraph::graph::{DefaultIx, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef as _;
use petgraph::{Directed, Direction};

use super::edges::{EdgeShape, Way, pill_size};
use super::flows::{self, counted};
use super::geometry::{pos_from_point, segment_size};
use super::model::{ChipModel, DeviceModel, EdgeModel, FlowModel, LinkModel, NodeModel, SegmentModel, SegmentSource};
use super::route::{self, Obstacles};
use super::shapes::NodeShape;
use crate::catalog::{Catalog, Role};
use crate::diag::Severity;
use crate::engine::{Report, Subject};
use crate::gui::icons;
use crate::gui::theme::Hue;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::{CanvasItem, DeviceKind, Item, Project, Server};

/// The graph that egui_graphs' traits draw.
pub(super) type CanvasGraph = Graph<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape, EdgeShape>;
/// A box or node of it.
pub(super) type CanvasNode = Node<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape>;
/// A line of it.
pub(super) type CanvasEdge = Edge<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape, EdgeShape>;

/// What a scene was made from.
struct Source {
    project: Arc<Project>,
    catalog: Arc<Catalog>,
    report: Arc<Report>,
}

/// The graph with its indices.
#[derive(Default)]
pub(super) struct Scene {
    graph: CanvasGraph,
    node_of: HashMap<CanvasItem, NodeIndex>,
    /// Back to front: segments, then devices.
    nodes: Vec<NodeIndex>,
    links: Vec<EdgeIndex>,
    /// Strongest last, so that it is drawn on top.
    flows: Vec<EdgeIndex>,
    bounds: Option<Rect>,
    source: Option<Source>,
    is_stale: bool,
}

impl Scene {
    /// Makes the scene again if what it shows has changed. Returns whether it did.
    pub(super) fn refresh(&mut self, project: &Arc<Project>, catalog: &Arc<Catalog>, report: &Arc<Report>) -> bool {
        let is_current = self.source.as_ref().is_some_and(|source| {
            Arc::ptr_eq(&source.project, project)
                && Arc::ptr_eq(&source.catalog, catalog)
                && Arc::ptr_eq(&source.report, report)
        });
        if is_current && !self.is_stale {
            return false;
        }
        let keeps_catalog = self.source.as_ref().is_some_and(|source| Arc::ptr_eq(&source.catalog, catalog));
        let old = std::mem::take(self);
        let mut builder = Builder { old: keeps_catalog.then_some(old), scene: Self::default() };
        builder.add_nodes(project, catalog, report);
        builder.add_links(project);
        builder.add_flows(project, catalog, report);
        *self = builder.scene;
        self.route_all();
        self.source = Some(Source { project: project.clone(), catalog: catalog.clone(), report: report.clone() });
        true
    }

    /// Makes it again in the next frame, whatever happens: positions in it were moved.
    pub(super) fn invalidate(&mut self) {
        self.is_stale = true;
    }

    /// Boxes and nodes, back to front.
    pub(super) fn nodes(&self) -> &[NodeIndex] {
        &self.nodes
    }

    /// Links.
    pub(super) fn links(&self) -> &[EdgeIndex] {
        &self.links
    }

    /// Flows, the strongest last.
    pub(super) fn flows(&self) -> &[EdgeIndex] {
        &self.flows
    }

    /// The node at an index.
    pub(super) fn node(&self, index: NodeIndex) -> Option<&CanvasNode> {
        self.graph.node(index)
    }

    /// The node at an index, to change its look.
    pub(super) fn node_mut(&mut self, index: NodeIndex) -> Option<&mut CanvasNode> {
        self.graph.node_mut(index)
    }

    /// The edge at an index.
    pub(super) fn edge(&self, index: EdgeIndex) -> Option<&CanvasEdge> {
        self.graph.edge(index)
    }

    /// The edge at an index, to change its look.
    pub(super) fn edge_mut(&mut self, index: EdgeIndex) -> Option<&mut CanvasEdge> {
        self.graph.edge_mut(index)
    }

    /// The shapes of a line.
    pub(super) fn edge_shape(&self, index: EdgeIndex) -> Option<&EdgeShape> {
        self.graph.edge(index).map(CanvasEdge::display)
    }

    /// The node of a thing.
    pub(super) fn node_of(&self, item: &CanvasItem) -> Option<NodeIndex> {
        self.node_of.get(item).copied()
    }

    /// The box of a thing on the canvas.
    pub(super) fn rect_of(&self, item: &CanvasItem) -> Option<Rect> {
        self.node_of(item).and_then(|index| self.rect(index))
    }

    /// The box of a node on the canvas.
    pub(super) fn rect(&self, index: NodeIndex) -> Option<Rect> {
        self.graph.node(index).map(|node| node.display().rect)
    }

    /// The model of a segment's box.
    pub(super) fn segment(&self, index: NodeIndex) -> Option<&Arc<SegmentModel>> {
        match self.graph.node(index)?.payload() {
            NodeModel::Segment(segment) => Some(segment),
            NodeModel::Device(_) => None,
        }
    }

    /// The box and the place of a server's chip.
    pub(super) fn chip_of(&self, server: &ServerId, segment: &SegmentId) -> Option<(NodeIndex, usize, Rect)> {
        let node = self.node_of(&CanvasItem::Segment(segment.clone()))?;
        let index = self.segment(node)?.chips.iter().position(|chip| chip.id == *server)?;
        let rect = self.graph.node(node)?.display().chip_grid().rect(index);
        Some((node, index, rect))
    }

    /// The node on top at a point of the canvas, among those that `accepts` takes.
    pub(super) fn node_at(&self, point: Pos2, accepts: impl Fn(&NodeModel) -> bool) -> Option<NodeIndex> {
        self.nodes.iter().rev().copied().find(|index| {
            self.graph.node(*index).is_some_and(|node| node.display().rect.contains(point) && accepts(node.payload()))
        })
    }

    /// The segment on top at a point of the canvas.
    pub(super) fn segment_at(&self, point: Pos2) -> Option<NodeIndex> {
        self.node_at(point, |model| matches!(model, NodeModel::Segment(_)))
    }

    /// The link nearest to a point of the canvas, within this distance.
    pub(super) fn link_at(&self, point: Pos2, reach: f32) -> Option<EdgeIndex> {
        self.nearest(&self.links, point, reach)
    }

    /// The flow nearest to a point of the canvas, within this distance.
    pub(super) fn flow_at(&self, point: Pos2, reach: f32) -> Option<EdgeIndex> {
        self.nearest(&self.flows, point, reach)
    }

    fn nearest(&self, edges: &[EdgeIndex], point: Pos2, reach: f32) -> Option<EdgeIndex> {
        let distance = |index: EdgeIndex| {
            let shape = self.edge_shape(index)?;
            if !shape.bounds().expand(reach).contains(point) {
                return None;
            }
            Some((index, shape.distance(point, 1.0))).filter(|(_, distance)| *distance <= reach)
        };
        edges.iter().filter_map(|index| distance(*index)).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    }

    /// The box that holds everything; none for an empty project.
    pub(super) fn bounds(&self) -> Option<Rect> {
        self.bounds
    }

    /// Whether there is anything to see.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Moves a node on the screen; the document stays as it is.
    pub(super) fn preview(&mut self, index: NodeIndex, center: Pos2) {
        if let Some(node) = self.graph.node_mut(index) {
            node.set_location(center);
            let size = node.display().rect.size();
            node.display_mut().rect = Rect::from_center_size(center, size);
        }
    }

    /// Puts a node in front of the others.
    pub(super) fn raise(&mut self, moved: &[NodeIndex]) {
        self.nodes.retain(|index| !moved.contains(index));
        self.nodes.extend(moved);
    }

    /// Finds new ways for the lines at these nodes.
    pub(super) fn reroute(&mut self, moved: &[NodeIndex]) {
        let mut touched = HashSet::new();
        for index in moved {
            for direction in [Direction::Outgoing, Direction::Incoming] {
                touched.extend(self.graph.g().edges_directed(*index, direction).map(|edge| edge.id()));
            }
        }
        let keep = |index: &&EdgeIndex| touched.contains(*index);
        let links: Vec<EdgeIndex> = self.links.iter().filter(keep).copied().collect();
        let flows: Vec<EdgeIndex> = self.flows.iter().filter(keep).copied().collect();
        self.route(&links, &flows);
    }

    fn route_all(&mut self) {
        let (links, flows) = (self.links.clone(), self.flows.clone());
        self.route(&links, &flows);
        let mut bounds: Option<Rect> = None;
        for index in &self.nodes {
            if let Some(rect) = self.rect(*index) {
                // A device's name hangs below its node.
                let rect = rect.with_max_y(rect.max.y + if rect.height() < 50.0 { 20.0 } else { 0.0 });
                bounds = Some(bounds.map_or(rect, |bounds| bounds.union(rect)));
            }
        }
        for index in &self.flows {
            if let (Some(shape), Some(known)) = (self.edge_shape(*index), bounds)
                && let Way::Arc(arc, _) = &shape.way
            {
                let middle = Rect::from_center_size(arc.at(0.5), vec2(20.0, 20.0));
                bounds = Some(known.union(middle));
            }
        }
        self.bounds = bounds;
    }

    fn route(&mut self, links: &[EdgeIndex], flows: &[EdgeIndex]) {
        if links.is_empty() && flows.is_empty() {
            return;
        }
        self.route_links(links, &Obstacles::new(self.solid_rects(0.0)));
        if !flows.is_empty() {
            let wide = Obstacles::new(self.solid_rects(route::ARC_MARGIN));
            self.route_flows(flows, &wide, &Obstacles::new(self.solid_rects(0.0)));
        }
    }

    /// What lines should go around: boxes, nodes, and the names below the nodes.
    fn solid_rects(&self, margin: f32) -> Vec<Rect> {
        let mut rects = Vec::with_capacity(self.nodes.len());
        for node in self.nodes.iter().filter_map(|index| self.graph.node(*index)) {
            let rect = node.display().rect;
            rects.push(rect.expand(margin));
            if let NodeModel::Device(device) = node.payload() {
                rects.push(device_name_rect(rect, &device.name).expand(margin / 2.0));
            }
        }
        rects
    }

    fn route_links(&mut self, links: &[EdgeIndex], obstacles: &Obstacles) {
        // Where links end already, by segment.
        let mut taken: HashMap<NodeIndex, Vec<Pos2>> = HashMap::new();
        let renewed: HashSet<EdgeIndex> = links.iter().copied().collect();
        for index in self.links.iter().filter(|index| !renewed.contains(index)) {
            let way = self.edge_shape(*index).map(|shape| &shape.way);
            if let (Some((_, segment)), Some(Way::Corners(corners))) = (self.ends_of(*index), way) {
                taken.entry(segment).or_default().extend(corners.last());
            }
        }
        // Those that can be straight come first: they cannot give way.
        let is_straight = |scene: &Self, index: EdgeIndex| {
            scene.ends(index).is_some_and(|(device, segment)| {
                segment.x_range().contains(device.center().x) || segment.y_range().contains(device.center().y)
            })
        };
        let (straight, bent): (Vec<_>, Vec<_>) = links.iter().partition(|index| is_straight(self, **index));
        for index in straight.into_iter().chain(bent) {
            let (Some((device, segment)), Some((from, node))) = (self.ends(index), self.ends_of(index)) else {
                continue;
            };
            let name = self.node(from).map_or("", |node| node.payload().name());
            let name = device_name_rect(device, name);
            let ends = taken.entry(node).or_default();
            let way = route::link(device, name, segment, obstacles, ends);
            ends.extend(way.last());
            self.set_way(index, Way::Corners(way));
        }
    }

    fn route_flows(&mut self, flows: &[EdgeIndex], obstacles: &Obstacles, boxes: &Obstacles) {
        let mut lines = Obstacles::default();
        for index in &self.links {
            if let Some(Way::Corners(corners)) = self.edge_shape(*index).map(|shape| &shape.way) {
                lines.insert_line(corners);
            }
        }
        let mut pills = Obstacles::default();
        let renewed: HashSet<EdgeIndex> = flows.iter().copied().collect();
        for index in self.flows.iter().filter(|index| !renewed.contains(index)) {
            if let Some(Way::Arc(_, pill)) = self.edge_shape(*index).map(|shape| &shape.way) {
                pills.insert(*pill);
            }
        }
        let mut back_arcs: HashMap<(NodeIndex, NodeIndex), route::Arc> = HashMap::new();
        for index in flows.iter().rev() {
            let Some((from, to)) = self.graph.edge_endpoints(*index) else { continue };
            let (Some(from_rect), Some(to_rect)) = (self.rect(from), self.rect(to)) else { continue };
            let arc = if let Some(arc) = back_arcs.get(&(from, to)) {
                *arc
            } else {
                let is_flow = |edge: &CanvasEdge| matches!(edge.payload(), EdgeModel::Flow(_));
                let both_ways = self.graph.g().edges_connecting(to, from).any(|edge| is_flow(edge.weight()));
                let (there, back) = route::arcs(from_rect, to_rect, both_ways, obstacles, &lines);
                if let Some(back) = back {
                    back_arcs.insert((to, from), back);
                }
                there
            };
            let size = match self.edge(*index).map(CanvasEdge::payload) {
                Some(EdgeModel::Flow(flow)) => pill_size(flow),
                _ => continue,
            };
            let pill = route::pill(&arc, size, boxes, &pills);
            pills.insert(pill);
            self.set_way(*index, Way::Arc(arc, pill));
        }
    }

    /// The nodes at the ends of a line.
    pub(super) fn ends_of(&self, index: EdgeIndex) -> Option<(NodeIndex, NodeIndex)> {
        self.graph.edge_endpoints(index)
    }

    fn ends(&self, index: EdgeIndex) -> Option<(Rect, Rect)> {
        let (from, to) = self.graph.edge_endpoints(index)?;
        Some((self.rect(from)?, self.rect(to)?))
    }

    fn set_way(&mut self, index: EdgeIndex, way: Way) {
        if let Some(edge) = self.graph.edge_mut(index) {
            edge.display_mut().way = way;
        }
    }
}

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

struct Builder {
    old: Option<Scene>,
    scene: Scene,
}

impl Builder {
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
                label: format!("{} {}", device_word(device.kind), device.name),
            };
            let model = NodeModel::Device(Arc::new(model));
            self.add_node(CanvasItem::Device(id.clone()), model, pos_from_point(device.position), None);
        }
    }

    /// The shape that a segment had, if it still says the truth.
    fn reusable(&mut self, item: &CanvasItem, source: &SegmentSource) -> Option<NodeShape> {
        let old = self.old.as_mut()?;
        let node = old.node_of(item)?;
        let is_same = old.segment(node).is_some_and(|segment| segment.source.is_same(source));
        if is_same { old.graph.g_mut().node_weight_mut(node).map(|node| node.display().clone()) } else { None }
    }

    fn add_node(&mut self, item: CanvasItem, model: NodeModel, center: Pos2, shape: Option<NodeShape>) {
        let scene = &mut self.scene;
        let index = scene.graph.add_node_custom(model, |node| node.set_location(center));
        if let Some(node) = scene.graph.node_mut(index) {
            if let Some(shape) = shape {
                *node.display_mut() = shape;
            }
            let size = super::shapes::node_size(node.payload());
            node.display_mut().rect = Rect::from_center_size(center, size);
        }
        scene.nodes.push(index);
        scene.node_of.insert(item, index);
    }

    fn add_links(&mut self, project: &Project) {
        for (id, link) in &*project.links {
            let device = self.scene.node_of(&CanvasItem::Device(link.device.clone()));
            let segment = self.scene.node_of(&CanvasItem::Segment(link.segment.clone()));
            let (Some(device), Some(segment)) = (device, segment) else { continue };
            let name = |index| self.scene.node(index).map_or("", |node| node.payload().name());
            let model = LinkModel {
                item: Item::Link(id.clone()),
                label: format!("Link {} to {}", name(device), name(segment)),
            };
            let edge = self.add_edge(device, segment, EdgeModel::Link(Arc::new(model)));
            self.scene.links.push(edge);
        }
    }

    fn add_flows(&mut self, project: &Project, catalog: &Catalog, report: &Report) {
        let mut models = flows::shared(flows::gather(project, catalog, report));
        models.sort_by_key(|flow: &Arc<FlowModel>| (flow.risk, flow.port_count));
        for flow in models {
            let from = self.scene.node_of(&CanvasItem::Segment(flow.from.clone()));
            let to = self.scene.node_of(&CanvasItem::Segment(flow.to.clone()));
            let (Some(from), Some(to)) = (from, to) else { continue };
            let edge = self.add_edge(from, to, EdgeModel::Flow(flow));
            self.scene.flows.push(edge);
        }
    }

    /// Adds a line without asking for an order among its siblings, which costs a look at all of them: our ways keep
    /// lines apart by themselves.
    fn add_edge(&mut self, from: NodeIndex, to: NodeIndex, model: EdgeModel) -> EdgeIndex {
        self.scene.graph.g_mut().add_edge(from, to, Edge::new(model))
    }
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
        badge,
        label,
    }
}

/// The prefixes of a segment in one line.
fn prefixes_text(prefixes: &[AddressBlock]) -> String {
    let is_any = |block: &AddressBlock| *block == AddressBlock::any_ipv4() || *block == AddressBlock::any_ipv6();
    if prefixes.iter().any(is_any) {
        return "any".into();
    }
    prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// About where the name below a device stands.
fn device_name_rect(device: Rect, name: &str) -> Rect {
    let width = (name.chars().count() as f32 * 6.2).min(150.0);
    let middle = device.center_bottom() + vec2(0.0, 12.0);
    Rect::from_center_size(middle, vec2(width, 16.0))
}

/// "Firewall" or "Router".
pub(super) fn device_word(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Firewall => "Firewall",
        DeviceKind::Router => "Router",
    }
}

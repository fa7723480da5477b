//! Ways for the lines of a scene, and a new one where a box was moved.
//!
//! Links always have one. Arrows get theirs when they are about to be drawn: a diagram may have tens of thousands of
//! them, of which nobody sees more than a few hundred at a time.

use std::collections::{HashMap, HashSet};

use egui::{Pos2, Rect, Vec2, vec2};
use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef as _;

use super::edges::{TUNNEL_ICON, Way, pill_size};
use super::marks::{MARK_RADIUS, mark_places};
use super::model::{DeviceModel, EdgeModel, NodeModel};
use super::obstacles::Obstacles;
use super::route;
use super::scene::{CanvasEdge, CanvasNode, Scene};
use super::shapes::device_foot;

/// Up to this many arrows are all routed at once, so that they are counted in when the whole diagram is shown.
pub(super) const MOST_ROUTED_AT_ONCE: usize = 300;

/// What lines go around.
pub(super) struct Routing {
    /// Boxes, nodes and names.
    boxes: Obstacles,
    /// The same, with the distance that arrows keep.
    wide: Obstacles,
    /// Links.
    lines: Obstacles,
    /// Labels of arrows.
    pills: Obstacles,
    /// Points of arrows.
    points: Obstacles,
}

impl Routing {
    fn new(scene: &Scene) -> Self {
        let rects = solid_rects(scene, 0.0);
        let boxes = Obstacles::new(&rects);
        let area = rects.iter().fold(Rect::NOTHING, |area, rect| area.union(*rect));
        let wide = Obstacles::new(&solid_rects(scene, route::ARC_MARGIN));
        let mut routing = Self {
            boxes,
            wide,
            lines: Obstacles::within(area),
            pills: Obstacles::within(area),
            points: Obstacles::within(area),
        };
        for index in &scene.links {
            if let Some(Way::Corners(corners)) = scene.edge_shape(*index).map(|shape| &shape.way) {
                routing.lines.insert_line(corners);
            }
            if let Some(EdgeModel::Link(link)) = scene.edge(*index).map(CanvasEdge::payload)
                && let Some(Way::Corners(corners)) = scene.edge_shape(*index).map(|shape| &shape.way)
            {
                for mark in mark_places(corners, link.restrictions.len()) {
                    routing.pills.insert(Rect::from_center_size(mark, Vec2::splat(2.0 * MARK_RADIUS)));
                }
            }
        }
        for entry in scene.flows.iter().filter(|entry| entry.is_routed) {
            if let Some(Way::Arc(arc, pill)) = scene.edge_shape(entry.edge).map(|shape| &shape.way) {
                routing.pills.insert(*pill);
                routing.insert_points(arc);
            }
        }
        for index in &scene.tunnels {
            if let Some(Way::Arc(arc, pill)) = scene.edge_shape(*index).map(|shape| &shape.way) {
                routing.pills.insert(*pill);
                routing.insert_tunnel(arc);
            }
        }
        routing
    }

    /// Arrows neither lie along a tunnel nor have their labels on it.
    fn insert_tunnel(&mut self, arc: &route::Arc) {
        self.insert_points(arc);
        for point in arc.flattened(1.0) {
            self.lines.insert(Rect::from_center_size(point, Vec2::splat(2.0 * route::LINE_MARGIN)));
        }
    }

    fn insert_points(&mut self, arc: &route::Arc) {
        for point in arc.samples() {
            self.points.insert(Rect::from_min_max(point, point));
        }
    }
}

impl Scene {
    /// Ways for everything that has none, and the bounds of the whole.
    pub(super) fn route_all(&mut self) {
        let is_unknown = |scene: &Self, index: EdgeIndex| {
            scene.edge_shape(index).is_some_and(|shape| matches!(shape.way, Way::Unknown))
        };
        let links: Vec<EdgeIndex> = self.links.iter().copied().filter(|index| is_unknown(self, *index)).collect();
        self.route_links(&links);
        let tunnels = self.tunnels.clone();
        self.route_tunnels(&tunnels);
        if self.flows.len() <= MOST_ROUTED_AT_ONCE {
            let all: Vec<usize> = (0..self.flows.len()).collect();
            self.route_flows(&all);
        }
        self.bounds = self.measure();
    }

    fn measure(&self) -> Option<Rect> {
        let mut rects: Vec<Rect> = Vec::new();
        for node in self.nodes.iter().filter_map(|index| self.node(*index)) {
            let rect = node.display().rect;
            rects.push(match node.payload() {
                NodeModel::Device(device) => rect.with_max_y(rect.max.y + device_foot(device)),
                NodeModel::Segment(_) => rect,
            });
        }
        let flows = self.flows.iter().filter(|entry| entry.is_routed).map(|entry| entry.edge);
        for index in flows.chain(self.tunnels.iter().copied()) {
            if let Some(Way::Arc(arc, pill)) = self.edge_shape(index).map(|shape| &shape.way) {
                rects.push(Rect::from_center_size(arc.at(0.5), vec2(12.0, 12.0)));
                rects.push(*pill);
            }
        }
        rects.into_iter().reduce(Rect::union)
    }

    /// New ways for the lines at these nodes: links at once, arrows when they are drawn.
    pub(super) fn reroute(&mut self, moved: &[NodeIndex]) {
        self.routing = None;
        let mut links = Vec::new();
        let mut tunnels = Vec::new();
        let moved: HashSet<NodeIndex> = moved.iter().copied().collect();
        for index in &self.nodes {
            if !moved.contains(index) {
                continue;
            }
            for direction in [Direction::Outgoing, Direction::Incoming] {
                for edge in self.graph.g().edges_directed(*index, direction) {
                    match edge.weight().payload() {
                        EdgeModel::Link(_) => links.push(edge.id()),
                        EdgeModel::Tunnel(_) => tunnels.push(edge.id()),
                        EdgeModel::Flow(_) => {}
                    }
                }
            }
        }
        links.sort_unstable();
        links.dedup();
        self.route_links(&links);
        tunnels.sort_unstable();
        tunnels.dedup();
        self.route_tunnels(&tunnels);
        for position in 0..self.flows.len() {
            let Some(entry) = self.flows.get(position).copied() else { continue };
            if (moved.contains(&entry.from) || moved.contains(&entry.to))
                && let (Some(from), Some(to)) = (self.rect(entry.from), self.rect(entry.to))
                && let Some(entry) = self.flows.get_mut(position)
            {
                entry.is_routed = false;
                entry.reach = from.union(to).expand(130.0);
            }
        }
    }

    fn route_links(&mut self, links: &[EdgeIndex]) {
        if links.is_empty() {
            return;
        }
        let obstacles = Obstacles::new(&solid_rects(self, 0.0));
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
            let name = match self.node(from).map(CanvasNode::payload) {
                Some(NodeModel::Device(model)) => device_name_rect(device, model),
                _ => Rect::NOTHING,
            };
            let ends = taken.entry(node).or_default();
            let way = route::link(device, name, segment, &obstacles, ends);
            ends.extend(way.last());
            self.set_way(index, Way::Corners(way));
        }
        self.routing = None;
    }

    /// New ways for these tunnels, past boxes, beside links, and apart from the other tunnels.
    fn route_tunnels(&mut self, tunnels: &[EdgeIndex]) {
        if tunnels.is_empty() {
            return;
        }
        for index in tunnels {
            self.set_way(*index, Way::Unknown);
        }
        let mut routing = Routing::new(self);
        for index in tunnels {
            let Some((arc, size)) = self.tunnel_arc(*index, &routing) else { continue };
            routing.insert_tunnel(&arc);
            let pill = route::pill(&arc, size, &routing.boxes, &routing.pills, &routing.points);
            routing.pills.insert(pill);
            self.set_way(*index, Way::Arc(arc, pill));
        }
        self.routing = None;
    }

    fn tunnel_arc(&self, index: EdgeIndex, routing: &Routing) -> Option<(route::Arc, Vec2)> {
        let EdgeModel::Tunnel(tunnel) = self.edge(index)?.payload() else { return None };
        let (from, to) = (self.end_rect(&tunnel.first)?, self.end_rect(&tunnel.second)?);
        // A way out of a chip leads through the chip's own box.
        let (first, second) = self.ends(index)?;
        let arc = route::tunnel((from, first), (to, second), &routing.wide, &routing.lines);
        Some((arc, pill_size(&tunnel.text) + vec2(TUNNEL_ICON, 0.0)))
    }

    /// Ways for those of these arrows that have none; `positions` ascend in strength.
    pub(super) fn route_flows(&mut self, positions: &[usize]) {
        let is_open = |position: &&usize| self.flows.get(**position).is_some_and(|entry| !entry.is_routed);
        let open: Vec<usize> = positions.iter().filter(is_open).copied().collect();
        if open.is_empty() {
            return;
        }
        let mut routing = self.routing.take().unwrap_or_else(|| Routing::new(self));
        let mut arcs: Vec<(usize, route::Arc)> = Vec::with_capacity(open.len());
        // The strongest first: it has the best place.
        for position in open.into_iter().rev() {
            if let Some(arc) = self.arc_of(position, &routing) {
                routing.insert_points(&arc);
                arcs.push((position, arc));
            }
        }
        for (position, arc) in arcs {
            let text = self.pill_text(position);
            let size = pill_size(&text);
            let pill = route::pill(&arc, size, &routing.boxes, &routing.pills, &routing.points);
            routing.pills.insert(pill);
            self.set_flow_way(position, Way::Arc(arc, pill));
        }
        self.routing = Some(routing);
    }

    fn arc_of(&self, position: usize, routing: &Routing) -> Option<route::Arc> {
        let entry = self.flows.get(position)?;
        let (from, to) = (self.rect(entry.from)?, self.rect(entry.to)?);
        let has_opposite = self.flow_edge(entry.to, entry.from).is_some();
        if !has_opposite {
            return Some(route::arcs(from, to, false, &routing.wide, &routing.lines).0);
        }
        // Both directions are found from the same side, so that they agree about theirs.
        if entry.from < entry.to {
            Some(route::arcs(from, to, true, &routing.wide, &routing.lines).0)
        } else {
            route::arcs(to, from, true, &routing.wide, &routing.lines).1
        }
    }

    pub(super) fn set_way(&mut self, index: EdgeIndex, way: Way) {
        if let Some(edge) = self.graph.edge_mut(index) {
            edge.display_mut().way = way;
        }
    }

    fn pill_text(&self, position: usize) -> String {
        let edge = self.flows.get(position).and_then(|entry| self.edge(entry.edge));
        match (edge.map(CanvasEdge::payload), self.catalog()) {
            (Some(EdgeModel::Flow(flow)), Some(catalog)) => flow.pill(catalog),
            _ => String::new(),
        }
    }

    pub(super) fn set_flow_way(&mut self, position: usize, way: Way) {
        let text = self.pill_text(position);
        let Some(entry) = self.flows.get_mut(position) else { return };
        entry.is_routed = true;
        if let Way::Arc(arc, pill) = &way {
            entry.reach = arc.bounds().union(*pill);
        }
        let edge = entry.edge;
        if let Some(edge) = self.graph.edge_mut(edge) {
            edge.display_mut().pill = text;
        }
        self.set_way(edge, way);
    }
}

/// What lines should go around: boxes, nodes, and the names below the nodes.
fn solid_rects(scene: &Scene, margin: f32) -> Vec<Rect> {
    let mut rects = Vec::with_capacity(scene.nodes.len());
    for node in scene.nodes.iter().filter_map(|index| scene.node(*index)) {
        let [rect, name] = solid_rects_of(node);
        rects.extend(rect.map(|rect| rect.expand(margin)));
        rects.extend(name.map(|name| name.expand(margin / 2.0)));
    }
    rects
}

/// The box or node, and where a name stands below it.
pub(super) fn solid_rects_of(node: &CanvasNode) -> [Option<Rect>; 2] {
    let rect = node.display().rect;
    match node.payload() {
        NodeModel::Device(device) => [Some(rect), Some(device_name_rect(rect, device))],
        NodeModel::Segment(_) => [Some(rect), None],
    }
}

/// About where the name below a device stands.
fn device_name_rect(device: Rect, model: &DeviceModel) -> Rect {
    let tags: usize = model.tags.iter().map(|tag| tag.len() + 2).sum();
    let letters = model.name.chars().count().max(tags) as f32;
    let top = device.center_bottom() + vec2(0.0, 4.0);
    let size = vec2((letters * 6.2).min(150.0), device_foot(model) - 4.0);
    Rect::from_min_size(top - vec2(size.x / 2.0, 0.0), size)
}

//! Project, catalog and report as an egui_graphs graph.
//!
//! The graph is a cache, never the document: it is made again when the document's state changes ([`build`](super::build)),
//! and what did not change keeps its shape, its laid-out texts and the ways of its lines ([`ways`](super::ways)). While
//! boxes are dragged, only positions in the graph move.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Pos2, Rect};
use egui_graphs::{Edge, Graph, Node};
use petgraph::graph::{DefaultIx, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef as _;
use petgraph::{Directed, Direction};

use super::build::Builder;
use super::edges::{EdgeShape, Way};
use super::model::{EdgeModel, GroupModel, LinkModel, NodeModel, SegmentModel};
use super::shapes::NodeShape;
use super::ways::Routing;
use crate::catalog::Catalog;
use crate::engine::Report;
use crate::ids::{SegmentId, ServerId, TunnelId};
use crate::project::{CanvasItem, DeviceKind, Item, Project, TunnelEnd};

/// The graph that egui_graphs' traits draw.
pub(super) type CanvasGraph = Graph<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape, EdgeShape>;
/// A box or node of it.
pub(super) type CanvasNode = Node<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape>;
/// A line of it.
pub(super) type CanvasEdge = Edge<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape, EdgeShape>;

/// What a scene was made from.
pub(super) struct Source {
    pub(super) project: Arc<Project>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) report: Arc<Report>,
}

/// An arrow of the flow overlay, with what is needed to leave most of them aside quickly.
#[derive(Clone, Copy, Debug)]
pub(super) struct FlowEntry {
    pub(super) edge: EdgeIndex,
    pub(super) from: NodeIndex,
    pub(super) to: NodeIndex,
    /// A box that holds it: roughly, until it is routed.
    pub(super) reach: Rect,
    pub(super) is_routed: bool,
}

/// The graph with its indices.
#[derive(Default)]
pub(super) struct Scene {
    pub(super) graph: CanvasGraph,
    pub(super) node_of: HashMap<CanvasItem, NodeIndex>,
    /// Back to front: segments, then devices.
    pub(super) nodes: Vec<NodeIndex>,
    pub(super) links: Vec<EdgeIndex>,
    pub(super) tunnels: Vec<EdgeIndex>,
    pub(super) groups: Vec<GroupModel>,
    /// Strongest last, so that it is drawn on top.
    pub(super) flows: Vec<FlowEntry>,
    pub(super) bounds: Option<Rect>,
    /// What lines go around; made when it is needed.
    pub(super) routing: Option<Routing>,
    pub(super) source: Option<Source>,
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
        let source = Source { project: project.clone(), catalog: catalog.clone(), report: report.clone() };
        *self = Builder::new(if keeps_catalog { old } else { Self::default() }, source).build();
        true
    }

    /// Makes it again in the next frame, whatever happens: positions in it were moved.
    pub(super) fn invalidate(&mut self) {
        self.is_stale = true;
    }

    /// What roles and pools mean.
    pub(super) fn catalog(&self) -> Option<&Catalog> {
        self.source.as_ref().map(|source| &*source.catalog)
    }

    /// Boxes and nodes, back to front.
    pub(super) fn nodes(&self) -> &[NodeIndex] {
        &self.nodes
    }

    /// Links.
    pub(super) fn links(&self) -> &[EdgeIndex] {
        &self.links
    }

    /// What a link is in the document.
    pub(super) fn link_item(&self, index: EdgeIndex) -> Option<&Item> {
        match self.edge(index)?.payload() {
            EdgeModel::Link(link) => Some(&link.item),
            _ => None,
        }
    }

    /// The links of a device with their corners.
    pub(super) fn links_of(&self, device: NodeIndex) -> impl Iterator<Item = (&LinkModel, &[Pos2])> {
        self.graph.g().edges_directed(device, Direction::Outgoing).filter_map(|edge| {
            match (edge.weight().payload(), &edge.weight().display().way) {
                (EdgeModel::Link(link), Way::Corners(corners)) => Some((&**link, corners.as_slice())),
                _ => None,
            }
        })
    }

    /// Tunnels.
    pub(super) fn tunnels(&self) -> &[EdgeIndex] {
        &self.tunnels
    }

    /// Devices that stand in for each other.
    pub(super) fn groups(&self) -> &[GroupModel] {
        &self.groups
    }

    /// Flows, the strongest last.
    pub(super) fn flows(&self) -> &[FlowEntry] {
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

    /// The one of these flows that is nearest to a point of the canvas, within this distance.
    pub(super) fn flow_at(&self, drawn: &[EdgeIndex], point: Pos2, reach: f32) -> Option<EdgeIndex> {
        self.nearest(drawn, point, reach)
    }

    /// The tunnel nearest to a point of the canvas, within this distance.
    pub(super) fn tunnel_at(&self, point: Pos2, reach: f32) -> Option<EdgeIndex> {
        self.nearest(&self.tunnels, point, reach)
    }

    /// The arrow from one segment to another.
    pub(super) fn flow_between(&self, from: &SegmentId, to: &SegmentId) -> Option<EdgeIndex> {
        let from = self.node_of(&CanvasItem::Segment(from.clone()))?;
        let to = self.node_of(&CanvasItem::Segment(to.clone()))?;
        self.flow_edge(from, to)
    }

    /// The arrow from one box to another; there may be a tunnel between them too.
    pub(super) fn flow_edge(&self, from: NodeIndex, to: NodeIndex) -> Option<EdgeIndex> {
        let between = self.graph.g().edges_connecting(from, to);
        between.filter(|edge| matches!(edge.weight().payload(), EdgeModel::Flow(_))).map(|edge| edge.id()).next()
    }

    /// Where a tunnel ends: the chip of a server, else the box or node.
    pub(super) fn end_rect(&self, end: &TunnelEnd) -> Option<Rect> {
        match end {
            TunnelEnd::Device(id) => self.rect_of(&CanvasItem::Device(id.clone())),
            TunnelEnd::Segment(id) => self.rect_of(&CanvasItem::Segment(id.clone())),
            TunnelEnd::Server(id) => {
                let segment = &self.source.as_ref()?.project.servers.get(id)?.segment;
                self.chip_of(id, segment).map(|(_, _, rect)| rect)
            }
        }
    }

    /// The line of a tunnel.
    pub(super) fn tunnel_edge(&self, id: &TunnelId) -> Option<EdgeIndex> {
        let is_it = |index: &EdgeIndex| match self.edge(*index).map(CanvasEdge::payload) {
            Some(EdgeModel::Tunnel(tunnel)) => tunnel.id == *id,
            _ => false,
        };
        self.tunnels.iter().copied().find(is_it)
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

    /// The nodes at the ends of a line.
    pub(super) fn ends_of(&self, index: EdgeIndex) -> Option<(NodeIndex, NodeIndex)> {
        self.graph.edge_endpoints(index)
    }

    /// The boxes at the ends of a line.
    pub(super) fn ends(&self, index: EdgeIndex) -> Option<(Rect, Rect)> {
        let (from, to) = self.graph.edge_endpoints(index)?;
        Some((self.rect(from)?, self.rect(to)?))
    }
}

/// "Firewall" or "Router".
pub(super) fn device_word(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Firewall => "Firewall",
        DeviceKind::Router => "Router",
    }
}

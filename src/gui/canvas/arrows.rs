//! Which arrows of the flow overlay are drawn.

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::Canvas;
use super::model::EdgeModel;
use super::state::{FlowPath, Hit};
use super::view::rect_to_canvas;
use crate::engine::HopSide;
use crate::ids::{DeviceId, TunnelId};
use crate::project::{CanvasItem, Item, Project};

/// How many arrows are drawn while nothing is selected, the strongest first: more than that is a carpet.
const MOST_ARROWS: usize = 160;
/// How many arrows of what is selected are drawn.
const MOST_SELECTED_ARROWS: usize = 400;
/// With more arrows than this, pale ones and those of nothing in particular have no labels.
const MOST_LABELS: usize = 90;

/// The arrows that are drawn, by their position in the scene, weakest first.
#[derive(Default)]
pub(super) struct Arrows {
    /// Those that other things make pale.
    faded: Vec<usize>,
    clear: Vec<usize>,
    /// Their lines, faded ones first.
    pub(super) edges: Vec<EdgeIndex>,
    /// Those of `edges` that come before this one have no label.
    first_label: usize,
    /// How many there would be, if not all of them are drawn.
    pub(super) crowd: Option<usize>,
}

impl Arrows {
    /// Whether the line at this place of `edges` is faded.
    pub(super) fn is_faded(&self, place: usize) -> bool {
        place < self.faded.len()
    }

    /// The lines that have a label.
    pub(super) fn labelled(&self) -> &[EdgeIndex] {
        self.edges.get(self.first_label..).unwrap_or_default()
    }
}

/// What the selection is about.
#[derive(Default)]
struct Focus<'a> {
    segments: Vec<NodeIndex>,
    devices: Vec<&'a DeviceId>,
    tunnels: Vec<&'a TunnelId>,
}

impl Focus<'_> {
    fn is_empty(&self) -> bool {
        self.segments.is_empty() && self.devices.is_empty() && self.tunnels.is_empty()
    }
}

impl Canvas<'_> {
    /// Finds the way of the flow that is selected, once for each state of the document.
    pub(super) fn follow_flow(&mut self, is_new: bool) {
        let Some(id) = &self.selection.flow else {
            self.state.flow_path = None;
            return;
        };
        if !is_new && self.state.flow_path.as_ref().is_some_and(|path| path.flow == *id) {
            return;
        }
        let flow = self.diagram.report.flows.iter().find(|flow| flow.id == *id);
        self.state.flow_path = flow.map(|flow| {
            let sides = flow.path.hops.iter().flat_map(|hop| [(&hop.device, &hop.from), (&hop.device, &hop.to)]);
            let links = sides.filter_map(|(device, side)| match side {
                HopSide::Segment(segment) => Some(Project::link_id(device, segment)),
                HopSide::Tunnel(_) => None,
            });
            FlowPath {
                flow: id.clone(),
                pair: (flow.source_segment.clone(), flow.destination_segment.clone()),
                links: links.collect(),
                tunnels: flow.path.tunnels.clone(),
            }
        });
    }

    /// Chooses the arrows to draw, and finds ways for those that have none yet.
    pub(super) fn choose_arrows(&mut self) {
        let mut arrows = std::mem::take(&mut self.state.arrows);
        arrows.faded.clear();
        arrows.clear.clear();
        arrows.edges.clear();
        arrows.first_label = 0;
        arrows.crowd = None;
        if self.state.shows_flows {
            self.fill(&mut arrows);
        }
        let scene = &mut self.state.scene;
        scene.route_flows(&arrows.faded);
        scene.route_flows(&arrows.clear);
        let edge_at = |position: &usize| scene.flows().get(*position).map(|entry| entry.edge);
        arrows.edges.extend(arrows.faded.iter().chain(&arrows.clear).filter_map(edge_at));
        self.state.arrows = arrows;
    }

    fn fill(&self, arrows: &mut Arrows) {
        let scene = &self.state.scene;
        let seen = rect_to_canvas(&self.meta, self.area).expand(8.0 / self.meta.zoom);
        let in_sight = || scene.flows().iter().enumerate().filter(|(_, entry)| entry.reach.intersects(seen));
        let count = in_sight().count();
        let mut focus = self.focus();
        let of_flow = self.state.flow_path.as_ref().map(|path| &path.pair);
        let pair = self.selection.pair.as_ref().or(of_flow).and_then(|(from, to)| scene.flow_between(from, to));
        if count > MOST_ARROWS && focus.is_empty() && pair.is_none() {
            // In a crowd it is enough to point at a box to see its arrows.
            focus.segments.extend(self.hovered_node());
        }
        for (position, entry) in in_sight() {
            let matters = match pair {
                Some(pair) => pair == entry.edge,
                None => {
                    focus.is_empty()
                        || focus.segments.contains(&entry.from)
                        || focus.segments.contains(&entry.to)
                        || self.passes(entry.edge, &focus)
                }
            };
            if matters { arrows.clear.push(position) } else { arrows.faded.push(position) }
        }
        // The strongest are last: what is too much is cut at the front.
        let is_focused = !focus.is_empty() || pair.is_some();
        cut_front(&mut arrows.clear, if is_focused { MOST_SELECTED_ARROWS } else { MOST_ARROWS });
        cut_front(&mut arrows.faded, MOST_ARROWS.saturating_sub(arrows.clear.len()));
        let drawn = arrows.clear.len() + arrows.faded.len();
        arrows.crowd = (drawn < count && !is_focused).then_some(count);
        arrows.first_label = match (drawn > MOST_LABELS, is_focused) {
            (false, _) => 0,
            (true, true) => arrows.faded.len(),
            (true, false) => drawn,
        };
    }

    fn hovered_node(&self) -> Option<NodeIndex> {
        match self.state.hover? {
            Hit::Node(index) | Hit::Chip(index, _) => Some(index),
            Hit::Link(_) | Hit::Restriction(..) | Hit::Tunnel(_) | Hit::Flow(_) => None,
        }
    }

    fn passes(&self, edge: EdgeIndex, focus: &Focus<'_>) -> bool {
        if focus.devices.is_empty() && focus.tunnels.is_empty() {
            return false;
        }
        match self.state.scene.edge(edge).map(super::scene::CanvasEdge::payload) {
            Some(EdgeModel::Flow(flow)) => {
                focus.devices.iter().any(|id| flow.path.devices.contains(id))
                    || focus.tunnels.iter().any(|id| flow.path.tunnels.contains(id))
            }
            _ => false,
        }
    }

    fn focus(&self) -> Focus<'_> {
        let mut focus = Focus::default();
        let project = self.diagram.project;
        let segment = |id: &crate::ids::SegmentId| self.state.scene.node_of(&CanvasItem::Segment(id.clone()));
        for item in &self.selection.items {
            match item {
                Item::Segment(id) => focus.segments.extend(segment(id)),
                Item::Device(id) => focus.devices.push(id),
                Item::Server(id) => {
                    focus.segments.extend(project.servers.get(id).and_then(|server| segment(&server.segment)));
                }
                Item::Link(id) => focus.devices.extend(project.links.get(id).map(|link| &link.device)),
                Item::Tunnel(id) => focus.tunnels.push(id),
                Item::Domain(_) | Item::Trust(_) | Item::Restriction(_) => {}
            }
        }
        focus
    }
}

fn cut_front(list: &mut Vec<usize>, most: usize) {
    list.drain(..list.len().saturating_sub(most));
}

//! What the pointer can take hold of, and what a click or the beginning of a drag does there.

use std::collections::BTreeSet;

use egui::{DragAndDrop, Id, Modifiers, PointerButton, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType};
use petgraph::graph::EdgeIndex;

use super::edges::{Way, pill_is_readable};
use super::marks::{MARK_RADIUS, mark_places, marks_are_readable};
use super::model::{EdgeModel, NodeModel};
use super::shapes::{Detail, header_rect};
use super::state::{Gesture, Hit, Menu};
use super::view::{rect_to_canvas, rect_to_screen};
use super::{Canvas, place};
use crate::gui::state::DragPayload;
use crate::project::{DeviceKind, Edit, Item};

/// Boxes and chips take clicks and drags, but not the keyboard: the ground has it for all of them.
pub(super) const SENSE: Sense = Sense::CLICK.union(Sense::DRAG);
/// How near to a line one has to click, in points of the screen.
pub(super) const LINE_REACH: f32 = 6.0;

impl Canvas<'_> {
    /// Registers everything in sight and answers clicks and the beginnings of drags.
    pub(super) fn interact(&mut self, ui: &Ui) {
        let mut events: Vec<(Hit, Response)> = Vec::new();
        self.register_links(ui, &mut events);
        self.register_nodes(ui, &mut events);
        self.register_tunnels(ui, &mut events);
        self.register_marks(ui, &mut events);
        self.register_pills(ui, &mut events);
        let hovered = events.iter().rev().find(|(_, response)| response.hovered()).map(|(hit, _)| *hit);
        self.state.hover = hovered.or_else(|| self.line_under_pointer(ui));

        let ground = self.ground.clone();
        self.on_ground(ui, &ground);
        for (hit, response) in events {
            self.on_hit(ui, hit, &response);
        }
        self.link_handles(ui);
        self.cover(ui);
        self.register_domains(ui);
    }

    fn id_of(ui: &Ui, item: &Item) -> Id {
        ui.id().with(item)
    }

    fn register_links(&self, ui: &Ui, events: &mut Vec<(Hit, Response)>) {
        for index in self.state.scene.links() {
            let Some(edge) = self.state.scene.edge(*index) else { continue };
            let (EdgeModel::Link(link), Way::Corners(corners)) = (edge.payload(), &edge.display().way) else {
                continue;
            };
            let [.., before, end] = corners.as_slice() else { continue };
            let middle = before.lerp(*end, 0.5);
            let spot = Rect::from_center_size(self.meta.canvas_to_screen_pos(middle), Vec2::splat(12.0));
            if !self.area.intersects(spot) || self.meta.zoom < 0.3 {
                continue;
            }
            let response = ui.interact(spot, Self::id_of(ui, &link.item), Sense::CLICK);
            response.widget_info(|| self.info(link.label.clone(), &link.item));
            if response.hovered() {
                self.link_tooltip(&link.item, &response);
            }
            note(events, Hit::Link(*index), response);
        }
    }

    /// The marks of path restrictions on links.
    fn register_marks(&self, ui: &Ui, events: &mut Vec<(Hit, Response)>) {
        if !marks_are_readable(self.meta.zoom) {
            return;
        }
        for index in self.state.scene.links() {
            let Some(edge) = self.state.scene.edge(*index) else { continue };
            let (EdgeModel::Link(link), Way::Corners(corners)) = (edge.payload(), &edge.display().way) else {
                continue;
            };
            let places = mark_places(corners, link.restrictions.len());
            for (position, (mark, at)) in link.restrictions.iter().zip(places).enumerate() {
                let size = Vec2::splat(2.0 * MARK_RADIUS * self.meta.zoom.max(0.6));
                let spot = Rect::from_center_size(self.meta.canvas_to_screen_pos(at), size);
                if !self.area.intersects(spot) {
                    continue;
                }
                let response = ui.interact(spot, ui.id().with((&mark.item, &link.item)), Sense::CLICK);
                response.widget_info(|| self.info(mark.label.clone(), &mark.item));
                if response.hovered() {
                    self.restriction_tooltip(&mark.item, &response);
                }
                note(events, Hit::Restriction(*index, position), response);
            }
        }
    }

    fn register_nodes(&self, ui: &Ui, events: &mut Vec<(Hit, Response)>) {
        let shows_chips = Detail::at(self.meta.zoom) != Detail::Map;
        for index in self.state.scene.nodes() {
            let Some(node) = self.state.scene.node(*index) else { continue };
            let shape = node.display();
            let rect = rect_to_screen(&self.meta, shape.rect);
            if !self.area.intersects(rect) {
                continue;
            }
            let (item, label) = match node.payload() {
                NodeModel::Segment(segment) => (&segment.item, &segment.label),
                NodeModel::Device(device) => (&device.item, &device.label),
            };
            let response = ui.interact(rect, Self::id_of(ui, item), SENSE);
            response.widget_info(|| self.info(label.clone(), item));
            if response.hovered() {
                self.node_tooltip(node.payload(), &response);
            }
            note(events, Hit::Node(*index), response);
            let NodeModel::Segment(segment) = node.payload() else { continue };
            if !shows_chips {
                continue;
            }
            let grid = shape.chip_grid();
            let visible = rect_to_canvas(&self.meta, self.area);
            for position in grid.between(visible.top(), visible.bottom()) {
                let Some(chip) = segment.chips.get(position) else { continue };
                let rect = rect_to_screen(&self.meta, grid.rect(position));
                let response = ui.interact(rect, Self::id_of(ui, &chip.item), SENSE);
                response.widget_info(|| self.info(chip.label.clone(), &chip.item));
                if response.hovered() {
                    self.server_tooltip(&chip.id, &response);
                }
                note(events, Hit::Chip(*index, position), response);
            }
        }
    }

    fn register_pills(&self, ui: &Ui, events: &mut Vec<(Hit, Response)>) {
        if !self.state.shows_flows || !pill_is_readable(self.meta.zoom) {
            return;
        }
        for index in self.state.arrows.labelled() {
            let Some(edge) = self.state.scene.edge(*index) else { continue };
            let (EdgeModel::Flow(flow), Way::Arc(_, pill)) = (edge.payload(), &edge.display().way) else { continue };
            let rect = rect_to_screen(&self.meta, *pill);
            if !self.area.intersects(rect) {
                continue;
            }
            let response = ui.interact(rect, ui.id().with(("flow", &flow.from, &flow.to)), Sense::CLICK);
            let is_selected = self.is_pair_selected(*index);
            response.widget_info(|| {
                let label = flow.label(self.diagram.project, self.diagram.catalog);
                WidgetInfo::selected(WidgetType::Button, true, is_selected, label)
            });
            if response.hovered() {
                self.flow_tooltip(flow, &response);
            }
            note(events, Hit::Flow(*index), response);
        }
    }

    fn info(&self, label: String, item: &Item) -> WidgetInfo {
        WidgetInfo::selected(WidgetType::Button, true, self.selection.items.contains(item), label)
    }

    /// Whether the arrow is the selected pair.
    pub(super) fn is_pair_selected(&self, index: EdgeIndex) -> bool {
        let Some((from, to)) = &self.selection.pair else { return false };
        let Some(edge) = self.state.scene.edge(index) else { return false };
        matches!(edge.payload(), EdgeModel::Flow(flow) if flow.from == *from && flow.to == *to)
    }

    /// The link or arrow that the pointer is on, where it is on nothing else.
    fn line_under_pointer(&self, ui: &Ui) -> Option<Hit> {
        if !self.ground.hovered() {
            return None;
        }
        let pos = ui.input(|input| input.pointer.hover_pos())?;
        self.line_at(self.meta.screen_to_canvas_pos(pos))
    }

    fn line_at(&self, point: Pos2) -> Option<Hit> {
        let reach = LINE_REACH / self.meta.zoom;
        let scene = &self.state.scene;
        let flow = scene.flow_at(&self.state.arrows.edges, point, reach);
        let tunnel = || scene.tunnel_at(point, reach).map(Hit::Tunnel);
        flow.map(Hit::Flow).or_else(tunnel).or_else(|| scene.link_at(point, reach).map(Hit::Link))
    }

    /// The thing of the project that was hit.
    pub(super) fn item_of(&self, hit: Hit) -> Option<Item> {
        let scene = &self.state.scene;
        match hit {
            Hit::Node(index) => scene.node(index).map(|node| node.payload().item().clone()),
            Hit::Chip(index, position) => scene.segment(index)?.chips.get(position).map(|chip| chip.item.clone()),
            Hit::Link(index) | Hit::Tunnel(index) => match scene.edge(index)?.payload() {
                EdgeModel::Link(link) => Some(link.item.clone()),
                EdgeModel::Tunnel(tunnel) => Some(tunnel.item.clone()),
                EdgeModel::Flow(_) => None,
            },
            Hit::Restriction(index, position) => match scene.edge(index)?.payload() {
                EdgeModel::Link(link) => link.restrictions.get(position).map(|mark| mark.item.clone()),
                EdgeModel::Flow(_) | EdgeModel::Tunnel(_) => None,
            },
            Hit::Flow(_) => None,
        }
    }

    fn select_pair(&mut self, index: EdgeIndex) {
        let Some(EdgeModel::Flow(flow)) = self.state.scene.edge(index).map(super::scene::CanvasEdge::payload) else {
            return;
        };
        let pair = (flow.from.clone(), flow.to.clone());
        self.selection.clear();
        self.selection.pair = Some(pair);
    }

    fn on_hit(&mut self, ui: &Ui, hit: Hit, response: &Response) {
        if response.clicked() {
            self.ground.request_focus();
            self.state.is_keyboard_used = false;
            match (hit, self.item_of(hit)) {
                (Hit::Flow(index), _) => self.select_pair(index),
                (_, Some(item)) if adds(ui) => self.selection.toggle(item),
                (_, Some(item)) => self.selection.only(item),
                _ => {}
            }
        }
        if response.double_clicked() {
            self.on_double_click(ui, hit);
        }
        if response.secondary_clicked() {
            self.open_menu(ui, self.item_of(hit));
        }
        if response.drag_started_by(PointerButton::Primary) {
            self.on_drag(ui, hit);
        }
    }

    fn on_double_click(&mut self, ui: &Ui, hit: Hit) {
        let renames = match hit {
            Hit::Chip(..) | Hit::Tunnel(_) => true,
            Hit::Node(index) => match self.state.scene.node(index) {
                Some(node) if matches!(node.payload(), NodeModel::Segment(_)) => {
                    let title = header_rect(node.display().rect);
                    self.pointer(ui).is_some_and(|pointer| title.contains(pointer))
                }
                node => node.is_some(),
            },
            Hit::Link(_) | Hit::Restriction(..) | Hit::Flow(_) => false,
        };
        if let Some(item) = self.item_of(hit).filter(|_| renames) {
            self.state.start_rename(item, self.diagram.project);
        }
    }

    fn on_drag(&mut self, ui: &Ui, hit: Hit) {
        let Some(item) = self.item_of(hit) else { return };
        self.ground.request_focus();
        if !self.selection.items.contains(&item) {
            // Shift takes it along with the others; Ctrl copies it.
            if ui.input(|input| input.modifiers.shift) {
                self.selection.toggle(item.clone());
            } else {
                self.selection.only(item.clone());
            }
        }
        match (hit, item) {
            (Hit::Node(index), _) => self.begin_move(ui, index),
            (Hit::Chip(..), Item::Server(id)) => {
                let servers = place::dragged_servers(&self.selection.items, &id);
                DragAndDrop::set_payload(ui.ctx(), DragPayload::Servers(servers));
            }
            _ => {}
        }
    }

    fn on_ground(&mut self, ui: &Ui, ground: &Response) {
        if ground.clicked() {
            ground.request_focus();
            self.state.is_keyboard_used = false;
            match self.state.hover {
                Some(Hit::Flow(index)) => self.select_pair(index),
                Some(hit) => {
                    if let Some(item) = self.item_of(hit) {
                        if adds(ui) { self.selection.toggle(item) } else { self.selection.only(item) }
                    }
                }
                None if adds(ui) => {}
                None => self.selection.clear(),
            }
        }
        if ground.double_clicked()
            && self.state.hover.is_none()
            && let Some(pointer) = self.pointer(ui)
        {
            self.add_segment(place::center_of_dropped_segment(pointer));
        }
        if ground.secondary_clicked() {
            self.open_menu(ui, self.state.hover.and_then(|hit| self.item_of(hit)));
        }
        if ground.drag_started_by(PointerButton::Primary) && matches!(self.state.gesture, Gesture::Idle) {
            ground.request_focus();
            if let Some(press) = ui.input(|input| input.pointer.press_origin()) {
                let start = self.meta.screen_to_canvas_pos(press);
                let base = if adds(ui) { self.selection.items.clone() } else { BTreeSet::new() };
                self.selection.pair = None;
                self.selection.flow = None;
                self.state.gesture = Gesture::Band { start, end: start, base };
            }
        }
    }

    /// Adds a segment and lets its name be typed.
    pub(super) fn add_segment(&mut self, center: Pos2) {
        let (id, edit) = place::add_segment(self.diagram.project, center);
        self.put_new(Item::Segment(id), edit, true);
    }

    /// Adds a device. Its name stays as it is, so that the next key can choose the link tool.
    pub(super) fn add_device(&mut self, kind: DeviceKind, center: Pos2) {
        let (id, edit) = place::add_device(self.diagram.project, kind, center);
        self.put_new(Item::Device(id), edit, false);
    }

    /// Sends the edit that makes a thing, and selects the thing; `renames` opens its name for typing.
    pub(super) fn put_new(&mut self, item: Item, edit: Edit, renames: bool) {
        if renames && let Some(name) = new_name(&edit) {
            let text = name.to_owned();
            self.state.rename = Some(super::state::Rename { item: item.clone(), text, has_begun: false });
        }
        self.selection.only(item);
        self.outbox.edit(edit);
        self.state.wants_focus = !renames;
    }

    fn open_menu(&mut self, ui: &Ui, item: Option<Item>) {
        let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
        if let Some(item) = &item
            && !self.selection.items.contains(item)
        {
            self.selection.only(item.clone());
        }
        let canvas_at = self.meta.screen_to_canvas_pos(at);
        self.state.menu = Some(Menu { item, at, canvas_at, is_new: true });
    }
}

/// Keeps a response only if something happened to it.
pub(super) fn note(events: &mut Vec<(Hit, Response)>, hit: Hit, response: Response) {
    let is_of_interest = response.hovered()
        || response.clicked()
        || response.double_clicked()
        || response.secondary_clicked()
        || response.drag_started();
    if is_of_interest {
        events.push((hit, response));
    }
}

/// Whether what is dragged is copied where it is let go.
pub(super) fn copies(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.command)
}

/// Whether a click adds to the selection.
fn adds(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.shift || input.modifiers.matches_logically(Modifiers::COMMAND))
}

/// The name of what a batch adds first.
fn new_name(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::PutSegment(_, segment) => Some(&segment.name),
        Edit::PutDevice(_, device) => Some(&device.name),
        Edit::PutServer(_, server) => Some(&server.name),
        Edit::Batch { edits, .. } => edits.first().and_then(new_name),
        _ => None,
    }
}

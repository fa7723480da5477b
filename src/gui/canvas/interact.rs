//! What the pointer can take hold of, and the gestures that follow.

use std::collections::BTreeSet;

use egui::{
    CursorIcon, DragAndDrop, Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo,
    WidgetType, vec2,
};
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::edges::{Way, pill_is_readable};
use super::geometry::{handles, point_from_pos, snapped};
use super::marks::{MARK_RADIUS, mark_places, marks_are_readable};
use super::model::{EdgeModel, NodeModel};
use super::shapes::{Detail, header_rect};
use super::state::{Gesture, Hit, Menu, MoveGesture};
use super::view::{rect_to_canvas, rect_to_screen};
use super::{Canvas, place};
use crate::gui::state::{DragPayload, Tool};
use crate::project::{CanvasItem, DeviceKind, Edit, Item};

/// Boxes and chips take clicks and drags, but not the keyboard: the ground has it for all of them.
const SENSE: Sense = Sense::CLICK.union(Sense::DRAG);
/// How near to a line one has to click, in points of the screen.
const LINE_REACH: f32 = 6.0;
/// Radius of the handles that links are pulled from, in points of the screen.
pub(super) const HANDLE_RADIUS: f32 = 5.0;
/// Width of the zone at the border in which a drag moves the view.
const EDGE_ZONE: f32 = 28.0;
/// Fastest movement of the view during a drag, in points a second.
const EDGE_SPEED: f32 = 900.0;

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
            if adds(ui) {
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

    fn begin_move(&mut self, ui: &Ui, lead: NodeIndex) {
        let Some(press) = ui.input(|input| input.pointer.press_origin()) else { return };
        let scene = &self.state.scene;
        let Some(lead_node) = scene.node(lead) else { return };
        let lead_place = anchor(lead_node.payload(), lead_node.display().rect);
        let starts: Vec<_> = scene
            .nodes()
            .iter()
            .filter_map(|index| {
                let node = scene.node(*index)?;
                let is_moved = *index == lead || self.selection.items.contains(node.payload().item());
                is_moved.then(|| (node.payload().canvas_item(), *index, node.display().rect.center()))
            })
            .collect();
        let moved: Vec<NodeIndex> = starts.iter().map(|(_, index, _)| *index).collect();
        self.state.scene.raise(&moved);
        let press = self.meta.screen_to_canvas_pos(press);
        self.state.gesture = Gesture::Move(MoveGesture { press, starts, lead: lead_place, shift: Vec2::ZERO });
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

    /// Small circles on the border of what is hovered, from which a link can be pulled.
    fn link_handles(&mut self, ui: &Ui) {
        if !ui.input(|input| input.pointer.any_down()) {
            self.state.handle_owner = self.node_near_pointer(ui);
        }
        for (side, (index, _, rect)) in self.handles_in_sight(ui).into_iter().enumerate() {
            let Some(item) = self.state.scene.node(index).map(|node| node.payload().canvas_item()) else { continue };
            let response = ui.interact(rect, ui.id().with(("handle", &item, side)), SENSE);
            if response.hovered() {
                ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
            }
            if response.clicked() {
                self.ground.request_focus();
                self.state.gesture = Gesture::Link { from: item, is_sticky: true };
            } else if response.drag_started_by(PointerButton::Primary) {
                self.ground.request_focus();
                self.state.gesture = Gesture::Link { from: item, is_sticky: false };
            }
        }
    }

    /// The box or node that the pointer is on or beside.
    fn node_near_pointer(&self, ui: &Ui) -> Option<NodeIndex> {
        if !self.has_pointer(ui) {
            return None;
        }
        let pointer = self.pointer(ui)?;
        let reach = (HANDLE_RADIUS + 3.0) / self.meta.zoom;
        let scene = &self.state.scene;
        let is_near = |index: &NodeIndex| scene.rect(*index).is_some_and(|rect| rect.expand(reach).contains(pointer));
        scene.nodes().iter().rev().copied().find(is_near)
    }

    /// The handles that are shown now: node, place of the handle on the screen, and the area that takes clicks.
    pub(super) fn handles_in_sight(&self, ui: &Ui) -> Vec<(NodeIndex, Pos2, Rect)> {
        let is_free = matches!(self.state.gesture, Gesture::Idle)
            && self.state.tool == Tool::Select
            && !DragAndDrop::has_any_payload(ui.ctx())
            && self.meta.zoom >= 0.4
            && self.state.rename.is_none();
        let owner = self.state.handle_owner.filter(|_| is_free);
        let Some((index, rect)) = owner.and_then(|index| Some((index, self.state.scene.rect(index)?))) else {
            return Vec::new();
        };
        handles(rect)
            .into_iter()
            .map(|place| {
                let at = self.meta.canvas_to_screen_pos(place);
                (index, at, Rect::from_center_size(at, Vec2::splat(2.0 * HANDLE_RADIUS + 4.0)))
            })
            .collect()
    }

    /// With a tool in hand, or while a key for panning is held, boxes do not answer: a cover lies over everything.
    fn cover(&mut self, ui: &Ui) {
        let pans =
            ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused() && self.has_pointer(ui);
        let gesture = &self.state.gesture;
        let is_sticky =
            matches!(gesture, Gesture::Link { is_sticky: true, .. } | Gesture::Tunnel { is_sticky: true, .. });
        if !pans && self.state.tool == Tool::Select && !is_sticky {
            return;
        }
        let cover = ui.interact(self.area, ui.id().with("cover"), SENSE);
        if pans {
            if cover.drag_started_by(PointerButton::Primary) {
                self.begin_pan(ui);
            }
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
            return;
        }
        if cover.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        let Some(pointer) = self.pointer(ui) else { return };
        if cover.secondary_clicked() {
            self.state.tool = Tool::Select;
            self.state.abort_gesture();
        }
        if cover.clicked() {
            self.ground.request_focus();
            self.use_tool(ui, pointer);
        }
        if cover.drag_started_by(PointerButton::Primary)
            && let Some(press) = ui.input(|input| input.pointer.press_origin())
        {
            self.begin_line(self.meta.screen_to_canvas_pos(press), false);
        }
    }

    /// Begins a link or a tunnel, with such a tool in hand, at a point of the canvas.
    fn begin_line(&mut self, point: Pos2, is_sticky: bool) {
        match self.state.tool {
            Tool::DrawTunnel => {
                if let Some(from) = self.tunnel_end_at(point) {
                    self.state.gesture = Gesture::Tunnel { from, is_sticky };
                }
            }
            Tool::Select | Tool::DrawLink => {
                if let Some(from) = self.link_end_at(point) {
                    self.state.gesture = Gesture::Link { from, is_sticky };
                }
            }
            Tool::PlaceSegment | Tool::PlaceFirewall | Tool::PlaceRouter | Tool::PickLinks => {}
        }
    }

    fn use_tool(&mut self, ui: &Ui, pointer: Pos2) {
        match self.state.tool {
            Tool::PlaceSegment => self.add_segment(place::center_of_dropped_segment(pointer)),
            Tool::PlaceFirewall => self.add_device(DeviceKind::Firewall, pointer),
            Tool::PlaceRouter => self.add_device(DeviceKind::Router, pointer),
            Tool::Select | Tool::DrawLink | Tool::DrawTunnel => {
                match self.state.gesture.clone() {
                    Gesture::Link { from, .. } => self.end_link(&from, pointer),
                    Gesture::Tunnel { from, .. } => self.end_tunnel(&from, pointer),
                    _ => self.begin_line(pointer, true),
                }
                return;
            }
            Tool::PickLinks => {
                self.pick_link(pointer);
                return;
            }
        }
        // Shift keeps the tool in hand for the next one.
        if !ui.input(|input| input.modifiers.shift) {
            self.state.tool = Tool::Select;
        }
    }

    pub(super) fn link_end_at(&self, point: Pos2) -> Option<CanvasItem> {
        let index = self.state.scene.node_at(point, |_| true)?;
        self.state.scene.node(index).map(|node| node.payload().canvas_item())
    }

    /// Carries the gesture on, and ends it when the button is let go.
    pub(super) fn gesture(&mut self, ui: &Ui) {
        if matches!(self.state.gesture, Gesture::Idle | Gesture::Pan { .. }) {
            return;
        }
        if !matches!(self.state.gesture, Gesture::Trust { .. }) {
            self.pan_at_edges(ui);
        }
        let Some(pointer) = self.pointer(ui) else { return };
        let is_down = ui.input(|input| input.pointer.primary_down());
        match std::mem::take(&mut self.state.gesture) {
            Gesture::Move(gesture) => self.carry_move(ui, gesture, pointer, is_down),
            Gesture::Band { start, base, .. } => {
                self.select_in_band(Rect::from_two_pos(start, pointer), &base);
                if is_down {
                    self.state.gesture = Gesture::Band { start, end: pointer, base };
                }
            }
            Gesture::Link { from, is_sticky } => {
                if is_sticky || is_down {
                    self.state.gesture = Gesture::Link { from, is_sticky };
                } else {
                    self.end_link(&from, pointer);
                }
            }
            Gesture::Tunnel { from, is_sticky } => {
                if is_sticky || is_down {
                    self.state.gesture = Gesture::Tunnel { from, is_sticky };
                } else {
                    self.end_tunnel(&from, pointer);
                }
            }
            Gesture::Trust { from } => {
                if is_down {
                    self.state.gesture = Gesture::Trust { from };
                } else {
                    self.end_trust(ui, &from);
                }
            }
            Gesture::Idle | Gesture::Pan { .. } => {}
        }
    }

    fn carry_move(&mut self, ui: &Ui, mut gesture: MoveGesture, pointer: Pos2, is_down: bool) {
        let raw = pointer - gesture.press;
        let is_free = ui.input(|input| input.modifiers.alt);
        gesture.shift = if is_free { raw } else { snapped(gesture.lead + raw) - gesture.lead };
        // A hand that trembles while it clicks does not move anything.
        if raw.length() * self.meta.zoom < 2.0 {
            gesture.shift = Vec2::ZERO;
        }
        for (_, index, start) in &gesture.starts {
            self.state.scene.preview(*index, *start + gesture.shift);
        }
        let moved: Vec<NodeIndex> = gesture.starts.iter().map(|(_, index, _)| *index).collect();
        self.state.scene.reroute(&moved);
        if is_down {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
            self.state.gesture = Gesture::Move(gesture);
            return;
        }
        self.state.scene.invalidate();
        if gesture.shift == Vec2::ZERO {
            return;
        }
        let places = gesture
            .starts
            .iter()
            .filter_map(|(item, index, _)| {
                let node = self.state.scene.node(*index)?;
                Some((item.clone(), point_from_pos(anchor(node.payload(), node.display().rect))))
            })
            .collect();
        self.outbox.edit(Edit::MoveItems(places));
    }

    fn select_in_band(&mut self, band: Rect, base: &BTreeSet<Item>) {
        let scene = &self.state.scene;
        self.selection.items.clone_from(base);
        let nodes = scene.nodes().iter().filter_map(|index| scene.node(*index));
        let touched: Vec<Item> = nodes
            .filter(|node| node.display().rect.intersects(band))
            .map(|node| node.payload().item().clone())
            .collect();
        // A rectangle over lines alone is meant for them; else links would be moved or removed by the way.
        if touched.is_empty() {
            let links = scene.links().iter().filter_map(|index| scene.edge(*index));
            let crossed = links.filter(|edge| edge.display().crosses(band));
            self.selection.items.extend(crossed.filter_map(|edge| match edge.payload() {
                EdgeModel::Link(link) => Some(link.item.clone()),
                EdgeModel::Flow(_) | EdgeModel::Tunnel(_) => None,
            }));
        }
        self.selection.items.extend(touched);
    }

    /// Takes the link under the pointer into the path restriction that links are picked for, or out of it.
    fn pick_link(&mut self, point: Pos2) {
        let project = self.diagram.project;
        let reach = 1.5 * LINE_REACH / self.meta.zoom;
        let link = self.state.scene.link_at(point, reach).and_then(|index| self.item_of(Hit::Link(index)));
        if let (Some(id), Some(Item::Link(link))) = (self.state.picks_in_hand(), link)
            && let Some(edit) = place::toggle_restricted(project, id, &link)
        {
            self.outbox.edit(edit);
        }
    }

    fn end_link(&mut self, from: &CanvasItem, pointer: Pos2) {
        self.state.gesture = Gesture::Idle;
        let plan = self.plan_link(from, pointer);
        if let Some((edit, item)) = plan.edit {
            self.outbox.edit(edit);
            self.selection.only(item);
        } else if plan.is_refused {
            self.outbox.toast(plan.text);
        }
        if self.state.tool == Tool::DrawLink {
            return;
        }
        self.state.wants_focus = true;
    }

    /// Moves the view while something is dragged along its border.
    pub(super) fn pan_at_edges(&mut self, ui: &Ui) {
        let Some(pos) = ui.input(|input| input.pointer.interact_pos()) else { return };
        let pull = |low: f32, high: f32, at: f32| {
            let into = (low + EDGE_ZONE - at).max(0.0) - (at - (high - EDGE_ZONE)).max(0.0);
            (into / EDGE_ZONE).clamp(-1.0, 1.0)
        };
        let pull =
            vec2(pull(self.area.left(), self.area.right(), pos.x), pull(self.area.top(), self.area.bottom(), pos.y));
        if pull != Vec2::ZERO {
            let elapsed = ui.input(|input| input.stable_dt).min(0.05);
            self.state.view.pan += pull * (EDGE_SPEED * elapsed);
            self.update_meta();
            ui.ctx().request_repaint();
        }
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

/// Whether a click adds to the selection.
fn adds(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.shift || input.modifiers.matches_logically(Modifiers::COMMAND))
}

/// What the project keeps of a place: the corner of a segment, the middle of a device.
fn anchor(model: &NodeModel, rect: Rect) -> Pos2 {
    match model {
        NodeModel::Segment(_) => rect.min,
        NodeModel::Device(_) => rect.center(),
    }
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

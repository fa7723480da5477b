//! What a tool in hand does: placing things, pulling links from the handles of a box, drawing tunnels, picking links.

use egui::{CursorIcon, DragAndDrop, Key, PointerButton, Pos2, Rect, Ui, Vec2};
use petgraph::graph::NodeIndex;

use super::geometry::handles;
use super::interact::SENSE;
use super::state::Gesture;
use super::{Canvas, place};
use crate::gui::state::Tool;
use crate::project::{CanvasItem, DeviceKind};

/// Radius of the handles that links are pulled from, in points of the screen.
pub(super) const HANDLE_RADIUS: f32 = 5.0;

impl Canvas<'_> {
    /// Small circles on the border of what is hovered, from which a link can be pulled.
    pub(super) fn link_handles(&mut self, ui: &Ui) {
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
    pub(super) fn cover(&mut self, ui: &Ui) {
        let pans =
            ui.input(|input| input.key_down(Key::Space)) && !ui.ctx().text_edit_focused() && self.has_pointer(ui);
        if !pans && self.state.tool == Tool::Select && !self.state.gesture.is_sticky() {
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
                    self.selection.only(from.clone().into());
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
                    Gesture::Link { from, .. } => self.end_link(ui, &from, pointer),
                    Gesture::Tunnel { from, .. } => self.end_tunnel(ui, &from, pointer),
                    _ => self.begin_line(pointer, true),
                }
                return;
            }
            Tool::PickLinks => {
                self.pick_link(pointer);
                return;
            }
        }
        self.put_tool_down(ui);
    }

    pub(super) fn link_end_at(&self, point: Pos2) -> Option<CanvasItem> {
        let index = self.state.scene.node_at(point, |_| true)?;
        self.state.scene.node(index).map(|node| node.payload().canvas_item())
    }
}

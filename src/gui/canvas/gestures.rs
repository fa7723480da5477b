//! Gestures from their beginning to their end: moving boxes, a rectangle that selects, the end of a link or a tunnel.

use std::collections::BTreeSet;

use egui::{CursorIcon, Pos2, Rect, Ui, Vec2, vec2};
use petgraph::graph::NodeIndex;

use super::geometry::{point_from_pos, snapped};
use super::interact::{LINE_REACH, copies};
use super::model::{EdgeModel, NodeModel};
use super::state::{Gesture, Hit, MoveGesture};
use super::{Canvas, place};
use crate::gui::state::Tool;
use crate::project::{CanvasItem, Edit, Item};

/// Width of the zone at the border in which a drag moves the view.
const EDGE_ZONE: f32 = 28.0;
/// Fastest movement of the view during a drag, in points a second.
const EDGE_SPEED: f32 = 900.0;

impl Canvas<'_> {
    pub(super) fn begin_move(&mut self, ui: &Ui, lead: NodeIndex) {
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

    /// Carries the gesture on, and ends it when the button is let go.
    pub(super) fn gesture(&mut self, ui: &Ui) {
        if matches!(self.state.gesture, Gesture::Idle | Gesture::Pan { .. }) {
            return;
        }
        if self.leave_line(ui) {
            return;
        }
        // Without a button down, a pointer that leaves the diagram is on its way to something else.
        let may_pan = !self.state.gesture.is_sticky() || self.has_pointer(ui);
        if may_pan && !matches!(self.state.gesture, Gesture::Trust { .. }) {
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
                    self.end_link(ui, &from, pointer);
                }
            }
            Gesture::Tunnel { from, is_sticky } => {
                if is_sticky || is_down {
                    self.state.gesture = Gesture::Tunnel { from, is_sticky };
                } else {
                    self.end_tunnel(ui, &from, pointer);
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
        // What is copied stays where it is; outlines show where the copies go.
        let is_copied = copies(ui);
        let shown = if is_copied { Vec2::ZERO } else { gesture.shift };
        for (_, index, start) in &gesture.starts {
            self.state.scene.preview(*index, *start + shown);
        }
        let moved: Vec<NodeIndex> = gesture.starts.iter().map(|(_, index, _)| *index).collect();
        self.state.scene.reroute(&moved);
        if is_down {
            ui.ctx().set_cursor_icon(if is_copied { CursorIcon::Copy } else { CursorIcon::Grabbing });
            self.state.gesture = Gesture::Move(gesture);
            return;
        }
        self.state.scene.invalidate();
        if gesture.shift == Vec2::ZERO {
            return;
        }
        if is_copied {
            let items = gesture.starts.iter().map(|(item, ..)| item.clone().into()).collect();
            if let Some((copies, edit)) = place::copies_at(self.diagram.project, &items, gesture.shift) {
                self.outbox.edit(edit);
                self.selection.clear();
                self.selection.items = copies;
            }
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
    pub(super) fn pick_link(&mut self, point: Pos2) {
        let project = self.diagram.project;
        let reach = 1.5 * LINE_REACH / self.meta.zoom;
        let link = self.state.scene.link_at(point, reach).and_then(|index| self.item_of(Hit::Link(index)));
        if let (Some(id), Some(Item::Link(link))) = (self.state.picks_in_hand(), link)
            && let Some(edit) = place::toggle_restricted(project, id, &link)
        {
            self.outbox.edit(edit);
        }
    }

    pub(super) fn end_link(&mut self, ui: &Ui, from: &CanvasItem, pointer: Pos2) {
        self.state.gesture = Gesture::Idle;
        let plan = self.plan_link(from, pointer);
        if let Some((edit, item)) = plan.edit {
            self.outbox.edit(edit);
            self.selection.only(item);
            self.put_tool_down(ui);
        } else if plan.is_refused {
            self.outbox.toast(plan.text);
        }
        self.state.wants_focus = true;
    }

    /// A tool that did its work is put down; Shift keeps it in hand for the next one.
    pub(super) fn put_tool_down(&mut self, ui: &Ui) {
        if !ui.input(|input| input.modifiers.shift) {
            self.state.tool = Tool::Select;
        }
    }

    /// A line that waits for its second click ends with a press outside the diagram: a panel is used there, and the
    /// line would follow the pointer for ever.
    fn leave_line(&mut self, ui: &Ui) -> bool {
        let is_pressed = ui.input(|input| input.pointer.any_pressed());
        if !self.state.gesture.is_sticky() || !is_pressed || self.has_pointer(ui) {
            return false;
        }
        self.state.set_tool(Tool::Select);
        true
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

/// What the project keeps of a place: the corner of a segment, the middle of a device.
fn anchor(model: &NodeModel, rect: Rect) -> Pos2 {
    match model {
        NodeModel::Segment(_) => rect.min,
        NodeModel::Device(_) => rect.center(),
    }
}

//! Wheel, panning and keys.

use egui::{
    Event, EventFilter, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Ui, Vec2, WidgetInfo, WidgetType, vec2,
};

use super::align::{NUDGE, nudge};
use super::flows::counted;
use super::model::NodeModel;
use super::state::Gesture;
use super::{Canvas, place};
use crate::gui::state::{Action, Tool};
use crate::project::{Edit, Item};

/// How much one notch of the wheel enlarges.
const WHEEL_ZOOM: f32 = 1.15;
/// Points that count as one notch, from devices that report points.
const POINTS_PER_NOTCH: f32 = 50.0;
/// Points that one notch moves the view sideways.
const WHEEL_PAN: f32 = 48.0;

impl Canvas<'_> {
    /// Tells assistive technology what this is.
    pub(super) fn announce(&self) {
        let project = self.diagram.project;
        self.ground.widget_info(|| {
            let segments = counted(project.segments.len() as u64, "segment");
            let devices = counted(project.devices.len() as u64, "device");
            WidgetInfo::labeled(WidgetType::Other, true, format!("Diagram, {segments}, {devices}"))
        });
    }

    /// Whether the pointer is over the diagram and nothing lies on top of it.
    pub(super) fn has_pointer(&self, ui: &Ui) -> bool {
        ui.rect_contains_pointer(self.area)
    }

    /// Where the pointer is on the canvas, also during a drag that left the diagram.
    pub(super) fn pointer(&self, ui: &Ui) -> Option<Pos2> {
        let pos = ui.input(|input| input.pointer.interact_pos())?;
        Some(self.meta.screen_to_canvas_pos(pos))
    }

    /// Zoom and pan. The wheel zooms, as in other programs for drawing networks; a touchpad that reports points pans, and
    /// pinching zooms.
    pub(super) fn navigate(&mut self, ui: &Ui) {
        if self.has_pointer(ui) {
            if !matches!(self.state.gesture, Gesture::Pan { .. }) {
                self.wheel(ui);
            }
            let presses_middle = ui.input(|input| input.pointer.button_pressed(PointerButton::Middle));
            if presses_middle && matches!(self.state.gesture, Gesture::Idle) {
                self.begin_pan(ui);
            }
        }
        if let Gesture::Pan { press, start } = self.state.gesture {
            let (pos, is_down) = ui.input(|input| (input.pointer.interact_pos(), input.pointer.any_down()));
            if let Some(pos) = pos {
                self.state.view.pan = start + (pos - press);
            }
            if is_down {
                ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
            } else {
                self.state.gesture = Gesture::Idle;
            }
        }
        self.update_meta();
    }

    /// Takes hold of the ground, to move the view with it.
    pub(super) fn begin_pan(&mut self, ui: &Ui) {
        if let Some(press) = ui.input(|input| input.pointer.press_origin()) {
            self.state.gesture = Gesture::Pan { press, start: self.state.view.pan };
        }
    }

    fn wheel(&mut self, ui: &Ui) {
        let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) else { return };
        let pointer = pointer - self.area.min.to_vec2();
        let mut factor = 1.0;
        let mut pan = Vec2::ZERO;
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Zoom(zoom) => factor *= zoom,
                    Event::MouseWheel { unit, delta, modifiers, .. } => {
                        let notches = match unit {
                            MouseWheelUnit::Point => *delta / POINTS_PER_NOTCH,
                            MouseWheelUnit::Line => *delta,
                            MouseWheelUnit::Page => *delta * 4.0,
                        };
                        if modifiers.shift {
                            pan.x += (notches.x + notches.y) * WHEEL_PAN;
                        } else if *unit == MouseWheelUnit::Point && !modifiers.command && !modifiers.ctrl {
                            pan += *delta;
                        } else {
                            factor *= WHEEL_ZOOM.powf(notches.y.clamp(-8.0, 8.0));
                            pan.x += notches.x * WHEEL_PAN;
                        }
                    }
                    _ => {}
                }
            }
        });
        self.state.view.pan += pan;
        if factor.is_finite() && (factor - 1.0).abs() > f32::EPSILON {
            let smallest = self.state.smallest_zoom();
            self.state.view.zoom_at(pointer, factor, smallest);
        }
    }

    /// What the keyboard does while the diagram has it.
    pub(super) fn keys(&mut self, ui: &Ui) {
        if ui.input(|input| input.pointer.any_pressed()) {
            self.state.is_keyboard_used = false;
        }
        if self.ground.gained_focus() && !ui.input(|input| input.pointer.any_down()) {
            self.state.is_keyboard_used = true;
        }
        if !self.ground.has_focus() {
            // Escape ends a gesture wherever the keyboard is.
            if !matches!(self.state.gesture, Gesture::Idle | Gesture::Pan { .. })
                && pressed(ui, Modifiers::NONE, Key::Escape)
            {
                self.abort(ui);
            }
            return;
        }
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.ground.id, filter));

        if pressed(ui, Modifiers::NONE, Key::Escape) {
            self.escape(ui);
        }
        for (key, direction) in [
            (Key::ArrowLeft, vec2(-1.0, 0.0)),
            (Key::ArrowRight, vec2(1.0, 0.0)),
            (Key::ArrowUp, vec2(0.0, -1.0)),
            (Key::ArrowDown, vec2(0.0, 1.0)),
        ] {
            if pressed(ui, Modifiers::SHIFT, key) {
                self.nudge(direction);
            } else if pressed(ui, Modifiers::NONE, key) {
                self.nudge(direction * NUDGE);
            }
        }
        if pressed(ui, Modifiers::SHIFT, Key::Tab) {
            self.walk(ui, false);
        } else if pressed(ui, Modifiers::NONE, Key::Tab) {
            self.walk(ui, true);
        }
        if pressed(ui, Modifiers::COMMAND, Key::A) {
            self.select_all();
        }
        if pressed(ui, Modifiers::NONE, Key::Delete) || pressed(ui, Modifiers::NONE, Key::Backspace) {
            self.delete_selection();
        }
        if (pressed(ui, Modifiers::NONE, Key::F2) || pressed(ui, Modifiers::NONE, Key::Enter))
            && let Some(item) = self.selection.single().cloned()
        {
            self.state.start_rename(item, self.diagram.project);
        }
        if pressed(ui, Modifiers::COMMAND, Key::D) {
            self.duplicate_selection();
        }
        self.zoom_keys(ui);
    }

    fn zoom_keys(&mut self, ui: &Ui) {
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND] {
            if pressed(ui, modifiers, Key::Plus) || pressed(ui, modifiers, Key::Equals) {
                self.state.zoom_in();
            }
            if pressed(ui, modifiers, Key::Minus) {
                self.state.zoom_out();
            }
        }
        if pressed(ui, Modifiers::NONE, Key::Num0) || pressed(ui, Modifiers::COMMAND, Key::Num0) {
            self.state.zoom_reset();
        }
        self.update_meta();
    }

    /// One step back out of whatever is going on.
    fn escape(&mut self, ui: &Ui) {
        if !matches!(self.state.gesture, Gesture::Idle) {
            self.abort(ui);
        } else if self.state.tool != Tool::Select {
            self.state.tool = Tool::Select;
        } else if *self.selection == crate::gui::state::Selection::default() {
            self.ground.surrender_focus();
        } else {
            self.selection.clear();
        }
    }

    /// Ends a gesture without a trace; what is left of the drag does nothing any more.
    fn abort(&mut self, ui: &Ui) {
        if let Gesture::Band { base, .. } = &self.state.gesture {
            self.selection.items.clone_from(base);
        }
        self.state.abort_gesture();
        ui.ctx().stop_dragging();
        self.refresh();
    }

    fn nudge(&mut self, shift: Vec2) {
        if let Some(edit) = nudge(self.diagram.project, &self.selection.items, shift) {
            self.state.is_keyboard_used = true;
            self.outbox.0.push(Action::EditMerging(edit, "nudge".into()));
        }
    }

    /// Selects the next or the previous thing, in the order of reading; past the end the keyboard moves on.
    fn walk(&mut self, ui: &Ui, forwards: bool) {
        self.state.is_keyboard_used = true;
        let mut order = self.reading_order();
        if !forwards {
            order.reverse();
        }
        let position = self.selection.items.iter().next().and_then(|item| order.iter().position(|other| other == item));
        let next = position.map_or(0, |position| position + 1);
        if let Some(item) = order.get(next) {
            self.selection.only(item.clone());
            if let Some(rect) = self.rect_of_item(item) {
                self.state.view.reveal(rect, self.area.size());
                self.update_meta();
            }
        } else {
            let direction = if forwards { egui::FocusDirection::Next } else { egui::FocusDirection::Previous };
            ui.memory_mut(|memory| memory.move_focus(direction));
        }
    }

    /// Segments with their servers, then devices with their links, from top to bottom and from left to right.
    fn reading_order(&self) -> Vec<Item> {
        let scene = &self.state.scene;
        let mut nodes: Vec<_> = scene
            .nodes()
            .iter()
            .filter_map(|index| Some((scene.rect(*index)?, scene.node(*index)?.payload())))
            .collect();
        // Boxes whose tops differ by less than a row of boxes stand in one line.
        nodes.sort_by(|(a, _), (b, _)| {
            let row = |top: f32| (top / 64.0).floor();
            row(a.top()).total_cmp(&row(b.top())).then(a.left().total_cmp(&b.left()))
        });
        let mut items = Vec::new();
        for (_, model) in &nodes {
            items.push(model.item().clone());
            match model {
                NodeModel::Segment(segment) => items.extend(segment.chips.iter().map(|chip| chip.item.clone())),
                NodeModel::Device(device) => {
                    let links = self.diagram.project.links.iter().filter(|(_, link)| link.device == device.id);
                    items.extend(links.map(|(id, _)| Item::Link(id.clone())));
                }
            }
        }
        items.extend(self.diagram.project.tunnels.keys().cloned().map(Item::Tunnel));
        items.extend(self.diagram.project.restrictions.keys().cloned().map(Item::Restriction));
        items
    }

    pub(super) fn select_all(&mut self) {
        self.selection.clear();
        let scene = &self.state.scene;
        let nodes = scene.nodes().iter().filter_map(|index| scene.node(*index));
        self.selection.items.extend(nodes.map(|node| node.payload().item().clone()));
    }

    pub(super) fn delete_selection(&mut self) {
        if !self.selection.items.is_empty() {
            self.outbox.edit(Edit::Remove(self.selection.items.iter().cloned().collect()));
            self.selection.clear();
        }
    }

    pub(super) fn duplicate_selection(&mut self) {
        if let Some((copies, edit)) = place::duplicate(self.diagram.project, &self.selection.items) {
            self.outbox.edit(edit);
            self.selection.clear();
            self.selection.items = copies;
        }
    }
}

/// Whether the key was pressed with exactly these modifiers; it is used up then.
fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| {
        let is_exact = input.events.iter().any(|event| {
            matches!(event, Event::Key { key: pressed, pressed: true, modifiers: with, .. }
                if *pressed == key && with.matches_exact(modifiers))
        });
        is_exact && input.consume_key(modifiers, key)
    })
}

//! Tunnels under the pointer: what a tunnel can end at, drawing one, and what is said of one.

use egui::{Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use super::drop::Plan;
use super::edges::{Way, pill_is_readable};
use super::model::{EdgeModel, NodeModel, TunnelModel};
use super::shapes::Detail;
use super::state::{Gesture, Hit};
use super::view::rect_to_screen;
use super::{Canvas, place};
use crate::gui::widgets::{counted, small, strong};
use crate::gui::words;
use crate::project::{Item, TunnelEnd};

impl Canvas<'_> {
    /// Registers the labels of tunnels; a tunnel whose label is too small to read has a spot in its middle.
    pub(super) fn register_tunnels(&self, ui: &Ui, events: &mut Vec<(Hit, Response)>) {
        for index in self.state.scene.tunnels() {
            let Some(edge) = self.state.scene.edge(*index) else { continue };
            let (EdgeModel::Tunnel(tunnel), Way::Arc(arc, pill)) = (edge.payload(), &edge.display().way) else {
                continue;
            };
            let spot = if pill_is_readable(self.meta.zoom) {
                rect_to_screen(&self.meta, *pill)
            } else {
                Rect::from_center_size(self.meta.canvas_to_screen_pos(arc.at(0.5)), Vec2::splat(12.0))
            };
            if !self.area.intersects(spot) {
                continue;
            }
            let response = ui.interact(spot, ui.id().with(&tunnel.item), Sense::CLICK);
            let is_selected = self.selection.items.contains(&tunnel.item);
            response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_selected, tunnel.label.as_str()));
            if response.hovered() {
                self.tunnel_tooltip(tunnel, &response);
            }
            super::interact::note(events, Hit::Tunnel(*index), response);
        }
    }

    fn tunnel_tooltip(&self, model: &TunnelModel, response: &Response) {
        let project = self.diagram.project;
        let Some(tunnel) = project.tunnels.get(&model.id) else { return };
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(320.0);
            ui.label(strong(tunnel.name.as_str()));
            ui.label(format!("{} · {}", words::tunnel_kind(tunnel.kind), words::tunnel_ends(project, tunnel)));
            let carried = self.diagram.report.flows.iter().filter(|flow| flow.path.tunnels.contains(&model.id)).count();
            ui.label(small(format!("Carries {}", counted(carried, "flow", "flows"))));
            if !tunnel.note.is_empty() {
                ui.label(small(tunnel.note.as_str()));
            }
            self.problems(ui, &crate::engine::Subject::Tunnel(model.id.clone()));
        });
    }

    /// What a tunnel would end at, at a point of the canvas: a chip, else the box or node around.
    pub(super) fn tunnel_end_at(&self, point: Pos2) -> Option<TunnelEnd> {
        let scene = &self.state.scene;
        let index = scene.node_at(point, |_| true)?;
        let node = scene.node(index)?;
        let NodeModel::Segment(segment) = node.payload() else { return place::tunnel_end(node.payload().item()) };
        let grid = node.display().chip_grid();
        let mut chips = segment.chips.iter().enumerate();
        let chip = chips.find(|(position, _)| grid.rect(*position).contains(point)).map(|(_, chip)| chip);
        match chip.filter(|_| Detail::at(self.meta.zoom) != Detail::Map) {
            Some(chip) => Some(TunnelEnd::Server(chip.id.clone())),
            None => Some(TunnelEnd::Segment(segment.id.clone())),
        }
    }

    /// What a tunnel from here to the pointer would be.
    pub(super) fn plan_tunnel(&self, from: &TunnelEnd, pointer: Pos2) -> Plan {
        let project = self.diagram.project;
        let Some(to) = self.tunnel_end_at(pointer).filter(|to| to != from) else {
            return Plan::hint("Tunnel to a device, a segment or a server");
        };
        let names = format!("{} and {}", words::tunnel_end(project, from), words::tunnel_end(project, &to));
        let outline = self.state.scene.end_rect(&to);
        let plan = match place::tunnel(project, from.clone(), to) {
            Some((id, edit)) => Plan::to(None, format!("Tunnel between {names}"), edit, Item::Tunnel(id)),
            None => Plan::refusal(None, format!("A tunnel joins {names} already")),
        };
        plan.around(outline)
    }

    pub(super) fn end_tunnel(&mut self, ui: &Ui, from: &TunnelEnd, pointer: Pos2) {
        self.state.gesture = Gesture::Idle;
        let plan = self.plan_tunnel(from, pointer);
        if let Some((edit, item)) = plan.edit {
            self.outbox.edit(edit);
            self.selection.only(item);
            self.put_tool_down(ui);
        } else if plan.is_refused {
            self.outbox.toast(plan.text);
        }
    }
}

//! The small map in the corner: where in a large diagram we are.

use egui::{Mesh, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, vec2};

use super::Canvas;
use super::model::NodeModel;
use super::paint::clamped;
use super::shapes::device_color;
use super::view::{rect_to_canvas, rect_to_screen};

const SIZE: Vec2 = vec2(112.0, 76.0);
const MARGIN: f32 = 12.0;
const PADDING: f32 = 8.0;

impl Canvas<'_> {
    /// The map, if there is more than the view shows. A click or a drag on it moves the view there.
    pub(super) fn minimap(&mut self, ui: &Ui) {
        let Some(bounds) = self.state.scene.bounds().filter(|_| self.state.shows_minimap) else { return };
        let is_roomy = self.area.width() > 3.0 * SIZE.x && self.area.height() > 3.0 * SIZE.y;
        if !is_roomy || self.area.expand(1.0).contains_rect(rect_to_screen(&self.meta, bounds)) {
            return;
        }
        let seen = rect_to_canvas(&self.meta, self.area);
        let world = bounds.union(seen.intersect(bounds.expand2(bounds.size() * 0.5)));
        let frame = Rect::from_min_size(self.area.max - SIZE - vec2(MARGIN, MARGIN), SIZE);
        let room = frame.shrink(PADDING);
        let scale = (room.width() / world.width()).min(room.height() / world.height());
        let to_map = |rect: Rect| {
            let at = |point: egui::Pos2| room.center() + (point - world.center()) * scale;
            Rect::from_min_max(at(rect.min), at(rect.max))
        };

        let response = ui.interact(frame, ui.id().with("minimap"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, "Overview"));
        if (response.clicked() || response.dragged())
            && let Some(pos) = response.interact_pointer_pos()
        {
            let point = world.center() + (pos - room.center()) / scale;
            self.state.view.center_on(clamped(point, world), self.area.size());
            ui.ctx().request_repaint();
        }

        let palette = self.palette;
        let painter = ui.painter_at(frame.expand(1.0));
        painter.rect(frame, 7.0, palette.panel, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        let mut mesh = Mesh::default();
        for index in self.state.scene.nodes() {
            let Some(node) = self.state.scene.node(*index) else { continue };
            let (color, least) = match node.payload() {
                NodeModel::Segment(segment) => (palette.segment(segment.kind), vec2(3.0, 2.0)),
                NodeModel::Device(device) => (device_color(palette, device.kind), vec2(2.0, 2.0)),
            };
            let rect = to_map(node.display().rect);
            let rect = Rect::from_center_size(rect.center(), rect.size().max(least));
            mesh.add_colored_rect(rect, palette.panel.lerp_to_gamma(color, 0.62));
        }
        painter.add(Shape::mesh(mesh));
        let window = to_map(seen).intersect(frame.shrink(2.0));
        if window.is_positive() {
            let fill = palette.accent.gamma_multiply(0.08);
            painter.rect(window, 2.0, fill, Stroke::new(1.25, palette.accent), StrokeKind::Inside);
        }
    }
}

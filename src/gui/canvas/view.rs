//! Where we look: zoom and pan, and what they do to positions.
//!
//! `screen = canvas * zoom + pan + origin`, where the origin is the top left corner of the widget, so that the view
//! stays what it is when a panel beside the diagram grows.

use egui::{Pos2, Rect, Vec2};
use egui_graphs::MetadataFrame;

/// The smallest zoom a person can choose. A diagram that needs less to be seen whole may go further out.
pub const MIN_ZOOM: f32 = 0.1;
/// The largest zoom.
pub const MAX_ZOOM: f32 = 4.0;
/// Free space around a diagram that is shown whole, in points of the screen.
const FIT_MARGIN: f32 = 32.0;
/// One step of the zoom commands.
const ZOOM_STEP: f32 = 1.25;

/// Where we look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Offset of the canvas within the widget, in points of the screen.
    pub pan: Vec2,
    /// Points of the screen per point of the canvas.
    pub zoom: f32,
}

impl Default for View {
    fn default() -> Self {
        Self { pan: Vec2::ZERO, zoom: 1.0 }
    }
}

impl View {
    /// The view that shows all of `bounds` in a widget of this size, never larger than life.
    pub fn showing(bounds: Rect, size: Vec2) -> Self {
        if !bounds.is_positive() || !bounds.is_finite() {
            return Self { pan: size / 2.0, zoom: 1.0 };
        }
        let free = (size - Vec2::splat(2.0 * FIT_MARGIN)).max(Vec2::splat(32.0));
        let zoom = (free.x / bounds.width()).min(free.y / bounds.height()).clamp(0.01, 1.0);
        Self { pan: size / 2.0 - bounds.center().to_vec2() * zoom, zoom }
    }

    /// Turns the zoom so that the point of the canvas under `pointer` (within the widget) stays where it is.
    pub fn zoom_at(&mut self, pointer: Pos2, factor: f32, smallest: f32) {
        let zoom = (self.zoom * factor).clamp(smallest.min(self.zoom), MAX_ZOOM);
        self.pan = pointer.to_vec2() - (pointer.to_vec2() - self.pan) * (zoom / self.zoom);
        self.zoom = zoom;
    }

    /// The next larger step of the zoom commands; 100 % is one of the steps.
    pub fn step_in(zoom: f32) -> f32 {
        let step = (zoom.ln() / ZOOM_STEP.ln() + 0.01).floor() + 1.0;
        ZOOM_STEP.powf(step).min(MAX_ZOOM)
    }

    /// The next smaller step of the zoom commands; 100 % is one of the steps.
    pub fn step_out(zoom: f32) -> f32 {
        let step = (zoom.ln() / ZOOM_STEP.ln() - 0.01).ceil() - 1.0;
        ZOOM_STEP.powf(step).max(MIN_ZOOM.min(zoom))
    }

    /// Puts a point of the canvas into the middle of a widget of this size.
    pub fn center_on(&mut self, point: Pos2, size: Vec2) {
        self.pan = size / 2.0 - point.to_vec2() * self.zoom;
    }

    /// Where a box of the canvas stands within the widget.
    pub(super) fn on_widget(&self, rect: Rect) -> Rect {
        let place = |point: Pos2| (point.to_vec2() * self.zoom + self.pan).to_pos2();
        Rect::from_min_max(place(rect.min), place(rect.max))
    }

    /// Moves as little as needed to show all of `target`.
    pub fn reveal(&mut self, target: Rect, size: Vec2) {
        let shown = self.on_widget(target);
        let margin = 16.0;
        let correction = |low: f32, high: f32, size: f32| {
            if low < margin {
                margin - low
            } else if high > size - margin {
                (size - margin - high).max(margin - low)
            } else {
                0.0
            }
        };
        self.pan.x += correction(shown.left(), shown.right(), size.x);
        self.pan.y += correction(shown.top(), shown.bottom(), size.y);
    }

    /// What egui_graphs' shapes draw with: positions of the whole window, on whole pixels.
    pub(super) fn metadata(&self, origin: Pos2, pixels_per_point: f32) -> MetadataFrame {
        let pan = self.pan + origin.to_vec2();
        let pan = (pan * pixels_per_point).round() / pixels_per_point;
        let mut meta = MetadataFrame::new(None);
        meta.zoom = self.zoom;
        meta.pan = pan;
        meta
    }
}

/// A box of the canvas on the screen.
pub(super) fn rect_to_screen(meta: &MetadataFrame, rect: Rect) -> Rect {
    Rect::from_min_max(meta.canvas_to_screen_pos(rect.min), meta.canvas_to_screen_pos(rect.max))
}

/// A box of the screen on the canvas.
pub(super) fn rect_to_canvas(meta: &MetadataFrame, rect: Rect) -> Rect {
    Rect::from_min_max(meta.screen_to_canvas_pos(rect.min), meta.screen_to_canvas_pos(rect.max))
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "places that are set exactly are compared exactly")]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn on_screen(view: View, point: Pos2) -> Pos2 {
        view.metadata(Pos2::ZERO, 64.0).canvas_to_screen_pos(point)
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let mut view = View { pan: vec2(30.0, -12.0), zoom: 0.8 };
        let pointer = pos2(210.0, 340.0);
        let before = view.metadata(Pos2::ZERO, 64.0).screen_to_canvas_pos(pointer);
        view.zoom_at(pointer, 1.7, MIN_ZOOM);
        assert!(on_screen(view, before).distance(pointer) < 0.1);
        view.zoom_at(pointer, 1000.0, MIN_ZOOM);
        assert_eq!(view.zoom, MAX_ZOOM);
        view.zoom_at(pointer, 1e-6, MIN_ZOOM);
        assert!((view.zoom - MIN_ZOOM).abs() < 1e-6);
        assert!(on_screen(view, before).distance(pointer) < 0.1);
    }

    #[test]
    fn fitting_shows_everything_and_enlarges_nothing() {
        let size = vec2(800.0, 500.0);
        let bounds = Rect::from_min_max(pos2(-400.0, 10.0), pos2(2400.0, 700.0));
        let view = View::showing(bounds, size);
        let widget = Rect::from_min_size(Pos2::ZERO, size);
        assert!(widget.contains(on_screen(view, bounds.min)) && widget.contains(on_screen(view, bounds.max)));
        assert_eq!(View::showing(Rect::from_min_size(pos2(5.0, 5.0), vec2(9.0, 9.0)), size).zoom, 1.0);
        assert_eq!(View::showing(Rect::NOTHING, size).zoom, 1.0);
    }

    #[test]
    fn zoom_steps_go_through_one() {
        assert!((View::step_in(0.8) - 1.0).abs() < 1e-3);
        assert!((View::step_out(1.25) - 1.0).abs() < 1e-3);
        assert!((View::step_in(1.0) - 1.25).abs() < 1e-3);
        assert!((View::step_out(1.1) - 1.0).abs() < 1e-3);
        assert_eq!(View::step_in(3.9), MAX_ZOOM);
        assert_eq!(View::step_out(0.105), MIN_ZOOM);
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let mut view = View::default();
        view.reveal(Rect::from_min_size(pos2(100.0, 100.0), vec2(50.0, 50.0)), vec2(400.0, 400.0));
        assert_eq!(view.pan, Vec2::ZERO);
        view.reveal(Rect::from_min_size(pos2(500.0, 100.0), vec2(50.0, 50.0)), vec2(400.0, 400.0));
        assert_eq!(view.pan, vec2(-166.0, 0.0));
    }
}

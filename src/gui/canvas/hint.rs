//! What the tool in hand waits for, in a sentence at the lower edge of the diagram.

use egui::{FontId, Rect, Stroke, StrokeKind, Ui, vec2};

use super::Canvas;
use super::text;
use crate::gui::state::Tool;

/// Distance from the lower edge, in points of the screen.
const DISTANCE: f32 = 12.0;

impl Canvas<'_> {
    /// Says what to do with the tool in hand, and how to get rid of it.
    pub(super) fn paint_hint(&self, ui: &Ui) {
        let Some(hint) = self.hint() else { return };
        let painter = ui.painter_at(self.area);
        let galley = text::elided(&painter, hint, FontId::proportional(12.5), self.area.width() - 40.0);
        let size = galley.size() + vec2(24.0, 12.0);
        let place = self.area.center_bottom() - vec2(size.x / 2.0, size.y + DISTANCE);
        let area = Rect::from_min_size(place.round(), size);
        painter.rect(area, 8.0, self.palette.panel_raised, Stroke::new(1.0, self.palette.line), StrokeKind::Inside);
        painter.galley(area.min + vec2(12.0, 6.0), galley, self.palette.text);
    }

    fn hint(&self) -> Option<&'static str> {
        if self.state.gesture.is_sticky() {
            return Some("Click the other end; Esc gives up");
        }
        Some(match self.state.tool {
            Tool::Select => return None,
            Tool::PlaceSegment => "Click where the segment goes; Shift keeps the tool, Esc puts it down",
            Tool::PlaceFirewall => "Click where the firewall goes; Shift keeps the tool, Esc puts it down",
            Tool::PlaceRouter => "Click where the router goes; Shift keeps the tool, Esc puts it down",
            Tool::DrawLink => {
                "Press on a firewall or router, release on a segment; Shift keeps the tool, Esc puts it down"
            }
            Tool::DrawTunnel => {
                "Press on a device, segment or server, release on another; Shift keeps the tool, Esc puts it down"
            }
            Tool::PickLinks => "Click the links that no path may share; Esc when done",
        })
    }
}

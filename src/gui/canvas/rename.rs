//! Typing a name over its title.

use egui::text::{CCursor, CCursorRange};
use egui::{Align, Key, Margin, Rect, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::state::Rename;
use super::text;
use super::view::rect_to_screen;
use super::{Canvas, place};
use crate::project::{Item, SEGMENT_HEADER_HEIGHT};

impl Canvas<'_> {
    /// The text field of a rename. Enter and a click elsewhere keep the name, Escape does not.
    pub(super) fn rename(&mut self, ui: &mut Ui) {
        let Some(mut rename) = self.state.rename.take() else { return };
        // A thing that was asked for in this very frame is not there yet; one that was removed never will be.
        let Some(field) = self.rename_rect(&rename.item) else {
            if !rename.has_begun {
                rename.has_begun = true;
                self.state.rename = Some(rename);
                ui.ctx().request_repaint();
            }
            return;
        };
        let id = ui.id().with(("rename", &rename.item));
        let font = match rename.item {
            Item::Segment(_) => text::strong(13.0 * self.meta.zoom.max(0.85)),
            _ => text::regular(12.0 * self.meta.zoom.max(0.9)),
        };
        let mut child = ui.new_child(UiBuilder::new().id_salt("rename").max_rect(field));
        child.set_clip_rect(self.area);
        let align = if matches!(rename.item, Item::Device(_)) { Align::Center } else { Align::Min };
        let edit = TextEdit::singleline(&mut rename.text)
            .id(id)
            .horizontal_align(align)
            .font(font)
            .margin(Margin::symmetric(4, 2))
            .vertical_align(Align::Center)
            .desired_width(field.width())
            .min_size(field.size());
        let output = edit.show(&mut child);
        let response = output.response.response;
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, format!("Name of {}", kind_word(&rename.item)))
        });
        let is_fresh = ui.memory(|memory| memory.focused() != Some(id)) && !response.lost_focus();
        if is_fresh {
            response.request_focus();
            ui.ctx().request_repaint();
            let mut state = output.state;
            let all = CCursorRange::two(CCursor::default(), CCursor::new(rename.text.chars().count()));
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
        }
        if response.lost_focus() {
            self.end_rename(ui, &rename);
        } else {
            rename.has_begun = true;
            self.state.rename = Some(rename);
        }
    }

    fn end_rename(&mut self, ui: &Ui, rename: &Rename) {
        let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        if !is_cancelled && let Some((item, edit)) = place::rename(self.diagram.project, &rename.item, &rename.text) {
            if item != rename.item && self.selection.items.contains(&rename.item) {
                self.selection.only(item);
            }
            self.outbox.edit(edit);
        }
        let was_key = is_cancelled || ui.input(|input| input.key_pressed(Key::Enter));
        if was_key {
            self.ground.request_focus();
        }
    }

    /// Where the field goes, on the screen.
    fn rename_rect(&self, item: &Item) -> Option<Rect> {
        let rect = rect_to_screen(&self.meta, self.rect_of_item(item)?);
        let zoom = self.meta.zoom;
        let field = match item {
            Item::Segment(_) => {
                let band = Rect::from_min_size(rect.min, vec2(rect.width(), (SEGMENT_HEADER_HEIGHT * zoom).max(22.0)));
                band.shrink2(vec2(5.0 * zoom, 4.0 * zoom.min(1.0)))
            }
            Item::Server(_) => rect.with_min_x(rect.left() + 23.0 * zoom).shrink(2.0),
            _ => {
                let width = (120.0 * zoom).max(110.0);
                let top = rect.bottom() + 2.0;
                Rect::from_min_size(pos2(rect.center().x - width / 2.0, top), vec2(width, 22.0))
            }
        };
        let least = vec2(110.0, 20.0);
        Some(Rect::from_min_size(field.min, field.size().max(least)))
    }
}

fn kind_word(item: &Item) -> &'static str {
    match item {
        Item::Segment(_) => "segment",
        Item::Device(_) => "device",
        Item::Link(_) => "link",
        Item::Server(_) => "server",
        Item::Domain(_) => "domain",
        Item::Trust(_) => "trust",
        Item::Tunnel(_) => "tunnel",
        Item::Restriction(_) => "path restriction",
    }
}

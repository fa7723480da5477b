//! The preview: the text as it is written, the sheets of a workbook, the diagram, or why nothing can be written.

use std::sync::Arc;

use egui::{
    Align, Align2, Color32, ComboBox, EventFilter, FontId, Id, Key, Label, Layout, RichText, ScrollArea, Sense, Stroke,
    Ui,
};
use egui::{ColorImage, Rect, TextureHandle, TextureOptions, UiBuilder, Vec2, WidgetInfo, WidgetType, vec2};

use super::content::{Preview, SeenFile, SeenSheet};
use super::kind::ExportKind;
use crate::diag::Diagnostic;
use crate::export::DiagramPixels;
use crate::gui::theme::{BODY_POINTS, Palette, SMALL_POINTS};
use crate::gui::widgets::{counted, diagnostic_ui, dim, empty_state, focus_ring, small, strong, thousands};
use crate::session::Session;

/// Height of a line of text, in points, and its letters.
const LINE_HEIGHT: f32 = 17.0;
const LETTERS: f32 = 12.0;
/// Of a line that is longer, only so much is laid out.
const LONGEST_LINE: usize = 4_000;
const SHEET_HEIGHT: f32 = 26.0;
/// More reasons than this help nobody.
const MOST_DIAGNOSTICS: usize = 200;

/// What the preview is given.
#[derive(Clone, Copy)]
pub(super) struct PreviewState<'a> {
    pub(super) session: &'a Session,
    pub(super) preview: Option<&'a Preview>,
    pub(super) is_working: bool,
    pub(super) is_slow: bool,
    pub(super) has_failed: bool,
    pub(super) kind: ExportKind,
    pub(super) is_filtered: bool,
    pub(super) is_of_all_devices: bool,
}

/// What is looked at.
#[derive(Debug, Default)]
pub(super) struct PreviewView {
    /// Which of several files.
    pub(super) file: usize,
    /// Whether the remarks are shown instead.
    shows_remarks: bool,
    /// Counts up when the text begins at its head again.
    beginnings: u64,
    texture: Option<SeenPicture>,
}

/// A picture as the graphics card has it.
struct SeenPicture {
    of: Arc<DiagramPixels>,
    texture: TextureHandle,
}

impl std::fmt::Debug for SeenPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SeenPicture").field("size", &self.texture.size()).finish_non_exhaustive()
    }
}

/// What stands in place of a preview where there is nothing to write.
pub(super) struct Emptiness {
    title: &'static str,
    text: &'static str,
    is_filter: bool,
}

/// Why there is nothing to write, if so.
pub(super) fn emptiness(session: &Session, kind: ExportKind, preview: &Preview) -> Option<Emptiness> {
    let says = |title, text| Some(Emptiness { title, text, is_filter: false });
    let project = session.project();
    match kind {
        ExportKind::Rules(_) if project.devices.is_empty() => says(
            "No devices yet",
            "Draw a firewall or a router and link it to segments; its rules appear here in the language that you choose",
        ),
        ExportKind::Diagram(_) if project.segments.is_empty() && project.devices.is_empty() => {
            says("Nothing is drawn yet", "Draw segments and firewalls; the diagram is exported as it stands")
        }
        ExportKind::Rules(_) | ExportKind::Diagram(_) => None,
        ExportKind::Matrix(_) | ExportKind::TestPack(_) if preview.flows > 0 => None,
        ExportKind::Matrix(_) | ExportKind::TestPack(_)
            if session.report().flows.is_empty() && project.segments.len() < 2 =>
        {
            says(
                "No flows yet",
                "Draw at least two segments and put servers with roles into them; the flows that must cross are exported",
            )
        }
        ExportKind::Matrix(_) | ExportKind::TestPack(_)
            if !session.report().flows.iter().any(crate::engine::Flow::crosses) =>
        {
            says(
                "Nothing has to cross yet",
                "Put servers into different segments, for example a domain controller here and a member server there",
            )
        }
        ExportKind::Matrix(_) | ExportKind::TestPack(_) => Some(Emptiness {
            title: "No flow fits",
            text: "No flow goes from this segment to that one over the chosen device",
            is_filter: true,
        }),
    }
}

impl PreviewView {
    /// Another kind begins at the head of its first file.
    pub(super) fn begin_anew(&mut self) {
        let texture = self.texture.take();
        *self = Self { beginnings: self.beginnings + 1, texture, ..Self::default() };
    }

    /// Shows it. True when the filter is to be cleared.
    pub(super) fn show(&mut self, state: &PreviewState<'_>, ui: &mut Ui) -> bool {
        let palette = Palette::of(ui);
        let mut clears_filter = false;
        let preview = state.preview;
        self.header_ui(state, ui);
        let (frame, _) = ui.allocate_exact_size(ui.available_size() - vec2(0.0, 14.0), Sense::hover());
        ui.painter().rect(frame, 6.0, palette.canvas, Stroke::new(1.0, palette.line), egui::StrokeKind::Inside);
        let mut inner = ui.new_child(UiBuilder::new().max_rect(frame.shrink(1.0)).id_salt("export-preview"));
        inner.set_clip_rect(frame.shrink(1.0).intersect(ui.clip_rect()));
        let ui = &mut inner;
        let Some(preview) = preview else {
            if state.has_failed {
                let text = "This is a fault of the program, not of the project; another kind may still be written";
                empty_state(ui, egui_phosphor::regular::X_CIRCLE, "The export could not be made", text);
            } else if state.is_slow {
                empty_state(ui, egui_phosphor::regular::HOURGLASS, "Working it out…", "");
            }
            return false;
        };
        if let Some(emptiness) = emptiness(state.session, state.kind, preview).filter(|_| !state.is_working) {
            empty_state(ui, state.kind.icon(), emptiness.title, emptiness.text);
            if emptiness.is_filter && state.is_filtered {
                ui.vertical_centered(|ui| clears_filter = ui.button("Show all flows").clicked());
            }
            return clears_filter;
        }
        let remarks = if self.shows_remarks { preview.remarks.as_slice() } else { &[] };
        if !preview.refusals.is_empty() {
            let title = match state.kind {
                ExportKind::Matrix(_) => {
                    format!("{} cannot say all of this, and nothing is left out", state.kind.name())
                }
                _ => format!("{} cannot say what these rules need, and no rule is ever weakened", state.kind.name()),
            };
            let is_of_several = state.is_of_all_devices && state.session.project().devices.len() > 1;
            let more = is_of_several.then_some("A device that is not named here can be written alone: choose it above");
            diagnostics_ui(&title, more, &preview.refusals, ui);
        } else if !remarks.is_empty() {
            diagnostics_ui("What to know about this text", None, remarks, ui);
        } else if preview.is_too_large_to_see {
            let text = "So large a workbook is only made when it is saved; CSV and JSON show their beginning here";
            empty_state(ui, state.kind.icon(), &counted(preview.flows, "flow", "flows"), text);
        } else if let Some(picture) = &preview.picture {
            self.picture_ui(picture, state.session, ui);
        } else if !preview.sheets.is_empty() {
            sheets_ui(&preview.sheets, ui);
        } else if let Some(file) = preview.files.get(self.file) {
            text_ui(file, (state.kind.id(), self.file, self.beginnings), ui);
        }
        clears_filter
    }

    /// The diagram, as large as there is room, but no larger than it is.
    fn picture_ui(&mut self, picture: &Arc<DiagramPixels>, session: &Session, ui: &Ui) {
        let is_current = self.texture.as_ref().is_some_and(|seen| Arc::ptr_eq(&seen.of, picture));
        if !is_current {
            let size = [picture.width, picture.height];
            let image = ColorImage::from_rgba_premultiplied(size, &picture.bytes);
            let texture = ui.ctx().load_texture("export-picture", image, TextureOptions::LINEAR);
            self.texture = Some(SeenPicture { of: Arc::clone(picture), texture });
        }
        let Some(seen) = &self.texture else { return };
        let room = ui.max_rect().shrink(14.0);
        let size = seen.texture.size_vec2();
        // It has two pixels for each point.
        let scale = (room.width() / size.x).min(room.height() / size.y).min(0.5);
        let place = Rect::from_center_size(room.center(), size * scale);
        let uv = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        ui.painter().image(seen.texture.id(), place, uv, Color32::WHITE);
        let response = ui.interact(place, Id::new("export-picture"), Sense::hover());
        let label = format!("Diagram of {}", session.project().name);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &label));
    }

    /// What the preview is of: the file, how much of it, and what there is to know.
    fn header_ui(&mut self, state: &PreviewState<'_>, ui: &mut Ui) {
        let files = state.preview.map_or(&[][..], |preview| &preview.files);
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).filter(|name| !name.is_empty()).collect();
        self.file = self.file.min(files.len().saturating_sub(1));
        let size = vec2(ui.available_width(), 24.0);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_height(size.y);
            ui.label(strong("Preview"));
            let shown = names.get(self.file).copied().unwrap_or_default();
            if names.len() > 1 {
                let list = ComboBox::from_id_salt("export-file").selected_text(shown).width(220.0).truncate();
                let mut file = self.file;
                let response = list.show_ui(ui, |ui| {
                    for (number, name) in names.iter().enumerate() {
                        ui.selectable_value(&mut file, number, *name);
                    }
                });
                let label = format!("File: {shown}");
                response.response.widget_info(|| WidgetInfo::labeled(WidgetType::ComboBox, true, &label));
                if file != self.file {
                    self.file = file;
                    self.beginnings += 1;
                }
                ui.label(small(format!("{} of {} files", self.file + 1, thousands(names.len()))));
            } else if !shown.is_empty() {
                ui.label(dim(shown));
            }
            if let Some(file) = files.get(self.file).filter(|file| !file.text.is_empty() && !file.is_whole()) {
                let (shown, all) = (thousands(file.lines.len()), thousands(file.line_count));
                ui.label(small(format!("The first {shown} of {all} lines")));
            }
            let remarks = state.preview.map_or(0, |preview| preview.remarks.len());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if remarks > 0 {
                    let palette = Palette::of(ui);
                    let text = counted(remarks, "remark", "remarks");
                    let glyph = RichText::new(egui_phosphor::regular::WARNING).color(palette.risk_middle);
                    let button = egui::Button::selectable(self.shows_remarks, (glyph, RichText::new(&text)));
                    let response = ui.add(button);
                    let is_on = self.shows_remarks;
                    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_on, &text));
                    if response.on_hover_text("What to know before a device is given this text").clicked() {
                        self.shows_remarks = !self.shows_remarks;
                    }
                }
                if state.is_slow && state.preview.is_some() {
                    ui.label(small("Working it out…"));
                }
            });
        });
    }
}

/// The lines of a text; only those in sight are laid out.
fn text_ui(file: &SeenFile, key: (String, usize, u64), ui: &mut Ui) {
    let palette = Palette::of(ui);
    let area = ui.max_rect();
    let mut padded = ui.new_child(UiBuilder::new().max_rect(area.shrink2(vec2(0.0, 6.0))).id_salt("export-padded"));
    padded.set_clip_rect(area.shrink2(vec2(0.0, 4.0)).intersect(ui.clip_rect()));
    let ui = &mut padded;
    let id = Id::new("export-text");
    let focus = ui.interact(area, id, Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, "Preview of the text"));
    let font = FontId::monospace(LETTERS);
    let letter = ui.fonts_mut(|fonts| fonts.glyph_width(&font, 'm'));
    let width = file.widest.min(LONGEST_LINE) as f32 * letter + 28.0;
    let by_keys = if focus.has_focus() { scrolled_by_keys(id, area.height(), ui) } else { Vec2::ZERO };
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = LINE_HEIGHT;
    let scroll = ScrollArea::both().id_salt(key).auto_shrink(false);
    scroll.show_rows(ui, LINE_HEIGHT, file.lines.len(), |ui, rows| {
        ui.set_min_width(width);
        if by_keys != Vec2::ZERO {
            ui.scroll_with_delta_animation(by_keys, egui::style::ScrollAnimation::none());
        }
        for row in rows {
            let line = file.lines.get(row).and_then(|line| file.text.get(line.clone())).unwrap_or_default();
            let line: std::borrow::Cow<'_, str> = match line.char_indices().nth(LONGEST_LINE) {
                Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()).into(),
                None => line.into(),
            };
            ui.horizontal(|ui| {
                ui.set_height(LINE_HEIGHT);
                ui.add_space(12.0);
                if !line.is_empty() {
                    let text = RichText::new(line).font(font.clone()).color(palette.text);
                    ui.add(Label::new(text).extend().selectable(true));
                }
            });
        }
    });
    focus_ring(ui, area, &focus);
}

/// How far the keys move a text that has the keyboard.
fn scrolled_by_keys(id: Id, height: f32, ui: &Ui) -> Vec2 {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let page = height - 2.0 * LINE_HEIGHT;
    let far = 1e7;
    let keys = [
        (Key::ArrowDown, vec2(0.0, -2.0 * LINE_HEIGHT)),
        (Key::ArrowUp, vec2(0.0, 2.0 * LINE_HEIGHT)),
        (Key::ArrowRight, vec2(-60.0, 0.0)),
        (Key::ArrowLeft, vec2(60.0, 0.0)),
        (Key::PageDown, vec2(0.0, -page)),
        (Key::PageUp, vec2(0.0, page)),
        (Key::Home, vec2(far, far)),
        (Key::End, vec2(0.0, -far)),
    ];
    ui.input(|input| {
        let pressed = keys.iter().filter(|(key, _)| input.key_pressed(*key));
        pressed.fold(Vec2::ZERO, |sum, (_, delta)| sum + *delta)
    })
}

/// The sheets of a workbook, with how much stands on each.
fn sheets_ui(sheets: &[SeenSheet], ui: &mut Ui) {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let number = |number: usize, unit: (&str, &str)| counted(number, unit.0, unit.1);
    ScrollArea::vertical().id_salt("export-sheets").auto_shrink(false).show_rows(
        ui,
        SHEET_HEIGHT,
        sheets.len(),
        |ui, rows| {
            for sheet in sheets.get(rows).unwrap_or_default() {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), SHEET_HEIGHT), Sense::hover());
                let (rows, columns) =
                    (number(sheet.rows, ("row", "rows")), number(sheet.columns, ("column", "columns")));
                let label = format!("Sheet {}: {rows}, {columns}", sheet.name);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &label));
                let line = palette.line.gamma_multiply(0.55);
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, line));
                let middle = rect.center().y;
                let text = |x: f32, align, text: &str, size: f32, colour| {
                    let place = egui::pos2(rect.left() + x, middle);
                    ui.painter().text(place, align, text, FontId::proportional(size), colour);
                };
                text(22.0, Align2::CENTER_CENTER, egui_phosphor::regular::TABLE, 15.0, palette.text_dim);
                text(rect.width() - 96.0, Align2::RIGHT_CENTER, &rows, BODY_POINTS, palette.text);
                text(rect.width() - 14.0, Align2::RIGHT_CENTER, &columns, SMALL_POINTS, palette.text_dim);
                let room = rect.width() - 96.0 - 84.0;
                let name_width = 132.0;
                cut_text(ui, rect.left() + 40.0, middle, &sheet.name, (BODY_POINTS, palette.text), name_width - 12.0);
                let place = rect.left() + 40.0 + name_width;
                let width = room - 40.0 - name_width;
                cut_text(ui, place, middle, &sheet.description, (SMALL_POINTS, palette.text_dim), width);
            }
        },
    );
}

/// A text on one line that gives way where there is little room.
fn cut_text(ui: &Ui, left: f32, middle: f32, text: &str, (points, colour): (f32, Color32), width: f32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), FontId::proportional(points), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(1.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(left, middle - galley.size().y / 2.0), galley, colour);
}

/// A list of what is wrong, or of what to know.
fn diagnostics_ui(title: &str, more: Option<&str>, diagnostics: &[Diagnostic], ui: &mut Ui) {
    ScrollArea::vertical().id_salt("export-diagnostics").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 14)).show(ui, |ui| {
            ui.add(Label::new(strong(title)).wrap());
            if let Some(more) = more {
                ui.add(Label::new(small(more)).wrap());
            }
            ui.add_space(8.0);
            for diagnostic in diagnostics.iter().take(MOST_DIAGNOSTICS) {
                diagnostic_ui(ui, diagnostic);
                ui.add_space(6.0);
            }
            if diagnostics.len() > MOST_DIAGNOSTICS {
                ui.label(dim(format!("and {} more", thousands(diagnostics.len() - MOST_DIAGNOSTICS))));
            }
        });
    });
}

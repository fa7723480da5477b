//! The export dialog: left the kinds, right what counts for the chosen one, below a preview of what is written.
//!
//! [`kind`] lists the kinds from the tables of exporters and languages, [`choice`] is what was chosen and remembered,
//! [`content`] makes the files and the preview beside the window, [`save`] writes them and offers them in a
//! [`notice`].

pub mod choice;
pub mod content;
pub mod kind;

mod job;
mod notice;
mod options;
mod preview;
mod save;

use egui::{Align, Button, EventFilter, FontId, Id, Key, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use strum::IntoEnumIterator as _;

use self::choice::ExportChoice;
use self::content::{Preview, Source};
use self::job::{Job, Outcome};
use self::kind::{ExportKind, Group};
use super::theme::{self, Palette};
use super::widgets::{caption, counted, small, strong, thousands};
use crate::session::Session;

pub(super) use self::save::Exports;

/// Width of the list of kinds, in points.
const LIST_WIDTH: f32 = 264.0;
const KIND_HEIGHT: f32 = 25.0;
const FOOTER_HEIGHT: f32 = 54.0;
/// A preview that takes longer says so, in seconds.
const SILENCE: f64 = 0.2;
/// The largest dialog, in points, and what stays free around it.
const LARGEST: egui::Vec2 = vec2(1160.0, 780.0);
const AROUND: egui::Vec2 = vec2(72.0, 56.0);

/// The dialog.
#[derive(Debug)]
pub struct ExportDialog {
    choice: ExportChoice,
    /// What the preview is of.
    key: Option<(u64, ExportChoice)>,
    job: Option<Job<Option<Preview>>>,
    preview: Option<Preview>,
    has_failed: bool,
    /// When the job began, in seconds.
    started: f64,
    view: preview::PreviewView,
    /// Whether what is shown was just copied.
    is_copied: bool,
    wants_focus: bool,
    /// Enter was pressed before the preview was there.
    is_save_awaited: bool,
}

/// What the dialog leads to.
pub(super) enum Wish {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// Ask where to write to.
    Save,
    /// Put this into the clipboard.
    Copy(String),
}

impl ExportDialog {
    /// A dialog that begins with this choice.
    pub fn new(choice: ExportChoice) -> Self {
        Self {
            choice,
            key: None,
            job: None,
            preview: None,
            has_failed: false,
            started: 0.0,
            view: preview::PreviewView::default(),
            is_copied: false,
            wants_focus: true,
            is_save_awaited: false,
        }
    }

    /// What is chosen.
    pub fn choice(&self) -> &ExportChoice {
        &self.choice
    }

    /// The preview, once it is that of what is chosen.
    pub fn preview(&self) -> Option<&Preview> {
        self.preview.as_ref().filter(|_| self.job.is_none() && self.key.is_some())
    }

    /// Has the preview follow what is chosen.
    fn refresh(&mut self, session: &Session, ctx: &egui::Context) {
        if let Some(outcome) = self.job.as_ref().map(Job::poll) {
            self.take(outcome);
        }
        let is_current = self
            .key
            .as_ref()
            .is_some_and(|(revision, choice)| *revision == session.revision() && *choice == self.choice);
        if is_current {
            return;
        }
        // What is shown stays until the new is there, but never under the name of another kind.
        if self.key.as_ref().is_none_or(|(_, before)| before.kind() != self.choice.kind()) {
            self.preview = None;
        }
        self.key = Some((session.revision(), self.choice.clone()));
        self.has_failed = false;
        self.is_copied = false;
        self.is_save_awaited = false;
        let (source, choice) = (Source::new(session), self.choice.clone());
        let job = Job::start(ctx, move |is_given_up| content::preview(&source, &choice, is_given_up));
        let outcome = job.wait_a_moment();
        self.job = Some(job);
        self.started = ctx.input(|input| input.time);
        self.take(outcome);
    }

    fn take(&mut self, outcome: Outcome<Option<Preview>>) {
        match outcome {
            Outcome::Waiting => return,
            // One that was given up is followed by another.
            Outcome::Done(preview) => self.preview = preview.or_else(|| self.preview.take()),
            Outcome::Failed => {
                self.has_failed = true;
                self.preview = None;
            }
        }
        self.job = None;
    }

    /// Whether it takes so long that this has to be said.
    fn is_slow(&self, ctx: &egui::Context) -> bool {
        if self.job.is_none() {
            return false;
        }
        let waited = ctx.input(|input| input.time) - self.started;
        if waited < SILENCE {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(SILENCE - waited));
        }
        waited >= SILENCE
    }

    /// Shows it. `is_asking` says that a file dialog is open.
    pub(super) fn show(&mut self, session: &Session, is_asking: bool, ui: &mut Ui) -> Wish {
        self.refresh(session, ui.ctx());
        let palette = Palette::of(ui);
        let size = (ui.ctx().content_rect().size() - AROUND).min(LARGEST);
        let (all, _) = ui.allocate_exact_size(size, Sense::hover());
        let (left, right) = all.split_left_right_at_x(all.left() + LIST_WIDTH);
        let rounding = egui::CornerRadius { nw: 12, sw: 12, ne: 0, se: 0 };
        ui.painter().rect_filled(left, rounding, palette.background);
        ui.painter().vline(left.right(), left.y_range(), (1.0, palette.line));
        let mut list = ui.new_child(UiBuilder::new().max_rect(left.shrink2(vec2(10.0, 8.0))));
        list.set_clip_rect(left.intersect(ui.clip_rect()));
        let is_entered = self.kinds_ui(&mut list);
        let (body, footer) = right.split_top_bottom_at_y(right.bottom() - FOOTER_HEIGHT);
        ui.painter().hline(footer.x_range(), footer.top(), (1.0, palette.line));
        let mut content = ui.new_child(UiBuilder::new().max_rect(body.shrink2(vec2(22.0, 0.0))));
        content.set_clip_rect(body.intersect(ui.clip_rect()));
        self.content_ui(session, &mut content);
        let row = Layout::right_to_left(Align::Center);
        let mut bar = ui.new_child(UiBuilder::new().max_rect(footer.shrink2(vec2(22.0, 0.0))).layout(row));
        let wish = self.footer_ui(session, is_asking, is_entered, &mut bar);
        self.wants_focus = false;
        wish
    }

    /// The list of kinds, which has the keyboard as a whole: arrows choose. True when Enter was pressed there.
    fn kinds_ui(&mut self, ui: &mut Ui) -> bool {
        let list_id = Id::new("export-kinds");
        let current = self.choice.kind();
        let list = ui.interact(ui.max_rect(), list_id, Sense::focusable_noninteractive());
        list.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::Other, true, format!("Kind of export: {}", label_of(current)))
        });
        if self.wants_focus {
            list.request_focus();
        }
        let mut chosen = None;
        let mut is_entered = false;
        if list.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id, filter));
            is_entered = ui.input(|input| input.key_pressed(Key::Enter));
            chosen = neighbour(current, ui);
        }
        let wants_sight = self.wants_focus || chosen.is_some();
        let shown = chosen.unwrap_or(current);
        ScrollArea::vertical().id_salt("export-list").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for group in Group::iter() {
                caption(ui, group.into());
                ui.add_space(4.0);
                for kind in ExportKind::all().filter(|kind| kind.group() == group) {
                    let response = kind_row_ui(kind, kind == shown, list.has_focus(), ui);
                    if kind == shown && wants_sight {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(kind);
                        list.request_focus();
                    }
                }
                ui.add_space(6.0);
            }
        });
        if let Some(kind) = chosen.filter(|kind| *kind != current) {
            self.choice.set_kind(kind);
            self.view.begin_anew();
            ui.ctx().request_repaint();
        }
        is_entered
    }

    fn content_ui(&mut self, session: &Session, ui: &mut Ui) {
        let kind = self.choice.kind();
        ui.add_space(18.0);
        ui.label(egui::RichText::new(kind.name()).heading());
        ui.add_space(-3.0);
        ui.add(egui::Label::new(small(kind.description())).truncate());
        ui.add_space(6.0);
        options::options_ui(session.project(), &mut self.choice, ui);
        ui.add_space(10.0);
        let is_slow = self.is_slow(ui.ctx());
        let state = preview::PreviewState {
            session,
            preview: self.preview.as_ref(),
            is_working: self.job.is_some(),
            is_slow,
            has_failed: self.has_failed,
            kind,
            is_filtered: self.choice.is_filtered(),
            is_of_all_devices: self.choice.device.is_none(),
        };
        if self.view.show(&state, ui) {
            self.choice.clear_filter();
        }
        ui.add_space(14.0);
    }

    /// What is wrong with saving now; none if it can be done.
    fn obstacle(&self, session: &Session, is_asking: bool) -> Option<&'static str> {
        if is_asking {
            return Some("A file dialog is open");
        }
        let Some(preview) = self.preview() else { return Some("The preview is still being made") };
        if !preview.refusals.is_empty() {
            return Some("The preview lists why this cannot be written");
        }
        if preview::emptiness(session, self.choice.kind(), preview).is_some() {
            return Some("There is nothing to write yet");
        }
        None
    }

    fn footer_ui(&mut self, session: &Session, is_asking: bool, is_entered: bool, ui: &mut Ui) -> Wish {
        let palette = Palette::of(ui);
        let mut wish = Wish::Stay;
        let obstacle = self.obstacle(session, is_asking);
        let save = Button::new(strong("Save…").color(palette.on_accent)).fill(palette.accent);
        let save = ui.add_enabled(obstacle.is_none(), save.stroke(egui::Stroke::NONE).min_size(vec2(84.0, 28.0)));
        let nobody_has_keyboard = ui.memory(|memory| memory.focused().is_none());
        let is_entered = is_entered || nobody_has_keyboard && ui.input(|input| input.key_pressed(Key::Enter));
        let is_wanted = save.clicked() || is_entered || self.is_save_awaited;
        if is_wanted && obstacle.is_none() {
            wish = Wish::Save;
        }
        self.is_save_awaited = is_wanted && self.job.is_some();
        let why = obstacle.unwrap_or("Choose where to write it (Enter)");
        save.on_hover_text(why).on_disabled_hover_text(why);
        let shown = self.preview().and_then(|preview| preview.files.get(self.view.file));
        let text = shown.filter(|file| obstacle.is_none() && file.is_whole() && !file.text.is_empty());
        let why = match (text, shown) {
            (Some(file), _) if file.name.is_empty() => "Put the text into the clipboard".to_owned(),
            (Some(file), _) => format!("Put the text of {} into the clipboard", file.name),
            (None, Some(file)) if obstacle.is_none() && file.text.is_empty() => "This is no text; save it".to_owned(),
            (None, Some(_)) if obstacle.is_none() => "This is too much for the clipboard; save it".to_owned(),
            (None, _) => obstacle.unwrap_or_default().to_owned(),
        };
        let copy = ui.add_enabled(text.is_some(), Button::new("Copy").min_size(vec2(64.0, 28.0)));
        if copy.clicked()
            && let Some(file) = text
        {
            wish = Wish::Copy(file.text.clone());
        }
        copy.on_hover_text(&why).on_disabled_hover_text(&why);
        if ui.add(Button::new("Cancel").min_size(vec2(64.0, 28.0))).on_hover_text("Close the dialog (Esc)").clicked() {
            wish = Wish::Close;
        }
        self.is_copied |= matches!(wish, Wish::Copy(_));
        let is_quiet = self.job.is_some() && !self.is_slow(ui.ctx());
        let is_empty =
            self.preview().is_some_and(|preview| preview::emptiness(session, self.choice.kind(), preview).is_some());
        let figures = if is_quiet || is_empty { String::new() } else { self.figures() };
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if self.is_copied {
                let mark = egui::RichText::new(egui_phosphor::regular::CHECK).color(palette.good).size(15.0);
                ui.label(mark);
                ui.label("Copied");
                ui.add_space(6.0);
            }
            ui.add(egui::Label::new(super::widgets::dim(figures)).truncate());
        });
        wish
    }

    /// How much is written.
    fn figures(&self) -> String {
        let Some(preview) = self.preview() else { return "Working it out…".to_owned() };
        if !preview.refusals.is_empty() {
            return counted(preview.refusals.len(), "reason", "reasons") + " why this cannot be written";
        }
        let mut parts = Vec::new();
        if !matches!(self.choice.kind(), ExportKind::Diagram(_)) {
            parts.push(counted(preview.flows, "flow", "flows"));
        }
        match self.choice.kind() {
            ExportKind::Diagram(_) => {
                if let Some((width, height)) = preview.pixels {
                    parts.push(format!("{} × {} pixels", thousands(width as usize), thousands(height as usize)));
                }
            }
            ExportKind::Matrix(_) => {
                if preview.rows != preview.flows {
                    parts.push(counted(preview.rows, "row", "rows"));
                }
                if !preview.sheets.is_empty() {
                    parts.push(counted(preview.sheets.len(), "sheet", "sheets"));
                }
            }
            ExportKind::TestPack(_) => parts.push(counted(preview.rows, "script", "scripts")),
            ExportKind::Rules(_) => {
                parts.push(counted(preview.rows, "rule", "rules"));
                parts.push(counted(preview.devices, "device", "devices"));
                parts.push(counted(preview.files.len(), "file", "files"));
            }
        }
        let lines: usize = preview.files.iter().map(|file| file.line_count).sum();
        if lines > 0 {
            parts.push(counted(lines, "line", "lines"));
        }
        if preview.byte_count() > 0 {
            parts.push(size_text(preview.byte_count()));
        }
        parts.join("  ·  ")
    }
}

/// How large something is.
fn size_text(bytes: usize) -> String {
    match bytes {
        0..1_000 => counted(bytes, "byte", "bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// What assistive technology calls a kind.
fn label_of(kind: ExportKind) -> String {
    let group: &str = kind.group().into();
    format!("{group}: {}", kind.name())
}

/// The kind that the arrow keys of this frame lead to.
fn neighbour(kind: ExportKind, ui: &Ui) -> Option<ExportKind> {
    let presses = |key| ui.input(|input| input.num_presses(key));
    let kinds: Vec<ExportKind> = ExportKind::all().collect();
    let last = kinds.len().saturating_sub(1);
    let place = kinds.iter().position(|other| *other == kind)?;
    let mut next = (place + presses(Key::ArrowDown)).saturating_sub(presses(Key::ArrowUp)).min(last);
    if presses(Key::Home) > 0 {
        next = 0;
    } else if presses(Key::End) > 0 {
        next = last;
    }
    kinds.get(next).copied().filter(|_| next != place)
}

fn kind_row_ui(kind: ExportKind, is_chosen: bool, has_keyboard: bool, ui: &mut Ui) -> egui::Response {
    let palette = Palette::of(ui);
    // The list has the keyboard, not its rows.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), KIND_HEIGHT), Sense::CLICK);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, is_chosen, label_of(kind)));
    if is_chosen {
        ui.painter().rect_filled(rect, 5.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, palette.panel_raised);
    }
    let family = if is_chosen { super::fonts::strong_family() } else { egui::FontFamily::Proportional };
    let glyph_colour = if is_chosen { palette.accent } else { palette.text_dim };
    let place = pos2(rect.left() + 15.0, rect.center().y);
    let font = FontId::proportional(15.0);
    ui.painter().text(place, egui::Align2::CENTER_CENTER, kind.icon(), font, glyph_colour);
    let font = FontId::new(theme::BODY_POINTS, family);
    let mut job = egui::text::LayoutJob::simple_singleline(kind.name().to_owned(), font, palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 36.0);
    let name = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 29.0, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, palette.text);
    if is_chosen && has_keyboard {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 5.0, stroke, egui::StrokeKind::Inside);
    }
    response
}

/// Splitting a rectangle into parts side by side, with the same gap between.
fn columns(rect: Rect, count: usize, gap: f32) -> impl Iterator<Item = Rect> {
    let width = (rect.width() - gap * count.saturating_sub(1) as f32) / count.max(1) as f32;
    (0..count).map(move |number| {
        let left = rect.left() + number as f32 * (width + gap);
        Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_readable() {
        assert_eq!(size_text(1), "1 byte");
        assert_eq!(size_text(999), "999 bytes");
        assert_eq!(size_text(12_345), "12.3 kB");
        assert_eq!(size_text(5_250_000), "5.2 MB");
    }

    #[test]
    fn columns_fill_the_room() {
        let rect = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, 20.0));
        let places: Vec<(f32, f32)> = columns(rect, 3, 5.0).map(|part| (part.left(), part.right())).collect();
        assert_eq!(places, [(10.0, 40.0), (45.0, 75.0), (80.0, 110.0)]);
    }
}

//! Small things that every panel is made of: text styles, tabs, tags, icon buttons, and a text field that commits.

use egui::collapsing_header::CollapsingState;
use egui::{
    Align, Align2, Button, Color32, ComboBox, CornerRadius, FontId, Id, Key, Label, Layout, Margin, Response, RichText,
    Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, WidgetType, vec2,
};

use super::fonts;
use super::theme::{self, Palette, SMALL_POINTS};
use crate::diag::{Diagnostic, Severity};

/// Text that stands out.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(theme::strong())
}

/// Secondary text.
pub fn dim(text: impl Into<String>) -> RichText {
    RichText::new(text).weak()
}

/// Small secondary text.
pub fn small(text: impl Into<String>) -> RichText {
    RichText::new(text).weak().size(SMALL_POINTS)
}

/// The caption of a group of things, in small capitals.
pub fn caption(ui: &mut Ui, text: &str) {
    let palette = Palette::of(ui);
    ui.add_space(6.0);
    let text = RichText::new(text.to_uppercase())
        .font(FontId::new(11.0, fonts::strong_family()))
        .extra_letter_spacing(0.4)
        .color(palette.text_dim);
    ui.label(text);
    ui.add_space(-1.0);
}

/// The heading of a part of the inspector.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.label(strong(text));
}

/// A hairline from edge to edge of the panel, with space around.
pub fn hairline(ui: &mut Ui) {
    ui.add_space(7.0);
    let line = Palette::of(ui).line;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let wide = rect.x_range().expand(24.0);
    ui.painter().hline(wide, rect.center().y, Stroke::new(1.0, line));
    ui.add_space(7.0);
}

/// A hairline along the bottom edge of a rectangle.
pub fn bottom_line(ui: &Ui, rect: egui::Rect) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, Palette::of(ui).line));
}

/// Width of the labels of the inspector, in points.
const LABEL_WIDTH: f32 = 96.0;

/// A label with something to its right.
pub fn row<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(LABEL_WIDTH, 24.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(LABEL_WIDTH);
            ui.add(egui::Label::new(dim(label)).truncate());
        });
        ui.vertical(content).inner
    })
    .inner
}

/// A coloured tile with an icon or a letter, as it stands before a role.
pub fn tile(ui: &mut Ui, glyph: &str, colour: Color32, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    paint_tile(ui, rect, glyph, colour);
    response
}

/// Paints a coloured tile into a rectangle.
pub fn paint_tile(ui: &Ui, rect: egui::Rect, glyph: &str, colour: Color32) {
    let palette = Palette::of(ui);
    ui.painter().rect_filled(rect, 4.0, colour);
    let font = FontId::new((rect.height() * 0.68).round(), fonts::strong_family());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, glyph, font, palette.panel);
}

/// A tab; the one in front is underlined. `count` is shown beside the text in its colour.
pub fn tab(ui: &mut Ui, is_front: bool, text: &str, count: Option<(usize, Color32)>) -> Response {
    let palette = Palette::of(ui);
    let (colour, family) = if is_front {
        (palette.text, fonts::strong_family())
    } else {
        (palette.text_dim, egui::FontFamily::Proportional)
    };
    let font = FontId::new(theme::BODY_POINTS, family);
    let title = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let number = count.map(|(count, colour)| {
        let font = FontId::new(theme::BODY_POINTS, egui::FontFamily::Proportional);
        ui.painter().layout_no_wrap(thousands(count), font, colour)
    });
    let number_width = number.as_ref().map_or(0.0, |galley| galley.size().x + 5.0);
    let size = vec2(title.size().x + number_width + 24.0, ui.available_height());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let label = count.map_or_else(|| text.to_owned(), |(count, _)| format!("{text} {}", thousands(count)));
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, is_front, &label));
    if response.hovered() && !is_front {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 5.0)), 5.0, palette.panel_raised);
    }
    let top = rect.center().y - title.size().y / 2.0;
    let left = rect.left() + 12.0;
    let title_width = title.size().x;
    ui.painter().galley(egui::pos2(left, top), title, colour);
    if let Some(number) = number {
        ui.painter().galley(egui::pos2(left + title_width + 5.0, top), number, colour);
    }
    if is_front {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, palette.accent));
    }
    focus_ring(ui, rect, &response);
    response
}

/// Shows where the keyboard is.
pub fn focus_ring(ui: &Ui, rect: egui::Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, Palette::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 5.0, stroke, egui::StrokeKind::Inside);
    }
}

/// A button that shows only an icon; `label` is its name for assistive technology and its tooltip.
pub fn icon_button(ui: &mut Ui, glyph: &str, label: &str, is_enabled: bool) -> Response {
    let button = Button::new(RichText::new(glyph).size(16.0)).frame(false).min_size(vec2(26.0, 24.0));
    let response = ui.add_enabled(is_enabled, button);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, is_enabled, label));
    response.on_hover_text(label).on_disabled_hover_text(label)
}

/// A filter field: the text itself, kept as it is typed.
pub fn filter_field(ui: &mut Ui, text: &mut String, label: &str, hint: &str, width: f32) -> Response {
    let field = TextEdit::singleline(text)
        .id_salt(label)
        .hint_text(dim(hint))
        .margin(Margin::symmetric(9, 4))
        .desired_width(width);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |builder| builder.set_label(label));
    response
}

/// A checkbox with a small rounding, so that it is not taken for a round radio button.
pub fn checkbox(ui: &mut Ui, is_on: &mut bool, text: &str) -> Response {
    ui.scope(|ui| {
        outline_marks(ui, CornerRadius::same(3));
        ui.checkbox(is_on, text)
    })
    .inner
}

/// A radio button; true when it was chosen.
pub fn radio(ui: &mut Ui, is_on: bool, text: &str) -> Response {
    ui.scope(|ui| {
        outline_marks(ui, CornerRadius::same(theme::ROUNDING));
        ui.radio(is_on, text)
    })
    .inner
}

/// Marks to tick have to be seen: their outline is darker than that of fields.
fn outline_marks(ui: &mut Ui, rounding: CornerRadius) {
    let palette = Palette::of(ui);
    let outline = Stroke::new(1.0, palette.panel.lerp_to_gamma(palette.text_dim, 0.75));
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        state.corner_radius = rounding;
        state.bg_stroke = outline;
    }
}

/// A small rounded label that can be clicked.
pub fn tag(ui: &mut Ui, text: &str) -> Response {
    coloured_tag(ui, text, Palette::of(ui).accent)
}

/// The same in another colour.
pub fn coloured_tag(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let (rect, response) = tag_space(ui, text, 0.0, colour);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, text));
    focus_ring(ui, rect, &response);
    response
}

/// A small rounded label with a cross; true when the cross was clicked.
pub fn removable_tag(ui: &mut Ui, text: &str, remove_label: &str) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = tag_space(ui, text, 16.0, palette.accent);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, remove_label));
    let cross = egui::pos2(rect.right() - 12.0, rect.center().y);
    let colour = if response.hovered() { palette.risk_high } else { palette.accent };
    let font = FontId::proportional(10.0);
    ui.painter().text(cross, Align2::CENTER_CENTER, egui_phosphor::regular::X, font, colour);
    focus_ring(ui, rect, &response);
    response.on_hover_text(remove_label).clicked()
}

/// The ground and the text of a tag, with room at its end. It never breaks into lines: in a row that wraps, it goes to
/// the next line whole.
fn tag_space(ui: &mut Ui, text: &str, room: f32, colour: Color32) -> (egui::Rect, Response) {
    let palette = Palette::of(ui);
    let font = FontId::proportional(12.0);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    let widest = (ui.max_rect().width() - 14.0 - room).max(24.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(widest);
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x + 14.0 + room, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let ground = if colour == palette.accent { palette.accent_background } else { palette.tint(colour) };
    ui.painter().rect_filled(rect, 5.0, ground);
    let place = egui::pos2(rect.left() + 7.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, colour);
    (rect, response)
}

/// The icon of a severity in its colour.
pub fn severity_icon(palette: &Palette, severity: Severity) -> (&'static str, Color32) {
    match severity {
        Severity::Error => (egui_phosphor::regular::X_CIRCLE, palette.risk_high),
        Severity::Warning => (egui_phosphor::regular::WARNING, palette.risk_middle),
        Severity::Note => (egui_phosphor::regular::INFO, palette.risk_low),
    }
}

/// What a panel says when it has nothing to show.
pub fn empty_state(ui: &mut Ui, glyph: &str, title: &str, text: &str) {
    let height = ui.available_height();
    ui.vertical_centered(|ui| {
        ui.add_space((height * 0.32 - 40.0).max(8.0));
        ui.label(RichText::new(glyph).size(32.0).color(Palette::of(ui).text_dim));
        ui.label(strong(title));
        ui.set_max_width(420.0);
        ui.label(dim(text));
    });
}

/// A number with commas between the thousands.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 segment`, `2 segments`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// A text field that hands over its text on Enter and when it loses the focus, so that typing is one step of undo.
///
/// What is typed is kept beside the document until then. Escape takes it back. A text that cannot be read stays in the
/// field with a message under it and changes nothing.
pub struct Field<'a> {
    id: Id,
    label: &'a str,
    value: &'a str,
    hint: &'a str,
    rows: usize,
    wants_focus: bool,
}

#[derive(Clone, Default)]
struct Draft {
    base: String,
    text: String,
    error: Option<String>,
}

impl<'a> Field<'a> {
    /// A field of this id that shows `value`; `label` is its name for assistive technology.
    pub fn new(id: impl egui::AsIdSalt, label: &'a str, value: &'a str) -> Self {
        Self { id: Id::new(("field", Id::new(id))), label, value, hint: "", rows: 1, wants_focus: false }
    }

    /// What an empty field says.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Lets the text have several lines.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Moves the cursor into the field and selects the text.
    #[must_use]
    pub fn focused(mut self, wants_focus: bool) -> Self {
        self.wants_focus = wants_focus;
        self
    }

    /// Shows it. Gives what was read of the text when it was handed over and differs from the value.
    pub fn show<T>(self, ui: &mut Ui, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let draft = ui.data(|data| data.get_temp::<Draft>(self.id)).filter(|draft| draft.base == self.value);
        let had_draft = draft.is_some();
        let mut draft =
            draft.unwrap_or_else(|| Draft { base: self.value.to_owned(), text: self.value.to_owned(), error: None });
        let edit = if self.rows > 1 {
            TextEdit::multiline(&mut draft.text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(&mut draft.text)
        };
        let edit = edit
            .id(self.id)
            .hint_text(dim(self.hint))
            .desired_width(ui.available_width())
            .margin(Margin::symmetric(7, 4));
        if draft.error.is_some() {
            ui.visuals_mut().widgets.inactive.bg_stroke.color = Palette::of(ui).risk_high;
        }
        let mut output = edit.show(ui);
        let response = &output.response.response;
        let label = self.label;
        response.ctx.accesskit_node_builder(self.id, |builder| builder.set_label(label));
        if self.wants_focus {
            response.request_focus();
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::default(),
                egui::text::CCursor::new(draft.text.chars().count()),
            );
            output.state.cursor.set_char_range(Some(all));
            output.state.clone().store(ui.ctx(), self.id);
        }
        let mut handed_over = None;
        if response.lost_focus() {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                draft = Draft { base: self.value.to_owned(), text: self.value.to_owned(), error: None };
            } else if draft.text == self.value {
                draft.error = None;
            } else {
                match read(&draft.text) {
                    Ok(value) => {
                        draft.error = None;
                        handed_over = Some(value);
                    }
                    Err(error) => draft.error = Some(error),
                }
            }
        }
        if let Some(error) = &draft.error {
            ui.label(RichText::new(error).size(SMALL_POINTS).color(Palette::of(ui).risk_high));
        }
        if handed_over.is_some() || (draft.text == self.value && draft.error.is_none()) {
            if had_draft {
                ui.data_mut(|data| data.remove::<Draft>(self.id));
            }
        } else {
            ui.data_mut(|data| data.insert_temp(self.id, draft));
        }
        handed_over
    }

    /// Shows it; any text will do.
    pub fn show_text(self, ui: &mut Ui) -> Option<String> {
        self.show(ui, |text| Ok(text.trim().to_owned()))
    }
}

/// A part of the inspector that can be folded away; `detail` stands at the end of its title.
pub fn section(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    title: &str,
    detail: &str,
    is_open: bool,
    content: impl FnOnce(&mut Ui),
) {
    let id = section_id(id);
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, is_open);
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, true, state.is_open(), title));
    if response.clicked() {
        state.toggle(ui);
    }
    let colour = if response.hovered() { palette.text } else { palette.text_dim };
    let caret = if state.is_open() { egui_phosphor::regular::CARET_DOWN } else { egui_phosphor::regular::CARET_RIGHT };
    let painter = ui.painter();
    let font = FontId::new(theme::BODY_POINTS, fonts::strong_family());
    painter.text(rect.left_center(), Align2::LEFT_CENTER, title, font, palette.text);
    painter.text(rect.right_center(), Align2::RIGHT_CENTER, caret, FontId::proportional(12.0), colour);
    let before_caret = rect.right_center() - vec2(20.0, 0.0);
    painter.text(before_caret, Align2::RIGHT_CENTER, detail, FontId::proportional(SMALL_POINTS), palette.text_dim);
    focus_ring(ui, rect.expand2(vec2(4.0, 0.0)), &response);
    state.show_body_unindented(ui, content);
}

/// Opens a part of the inspector that may be folded away.
pub fn open_section(ui: &Ui, id: impl egui::AsIdSalt) {
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), section_id(id), true);
    state.set_open(true);
    state.store(ui.ctx());
}

fn section_id(id: impl egui::AsIdSalt) -> Id {
    Id::new(("section", Id::new(id)))
}

/// A list to choose one of a few from, as wide as there is room; `label` is its name for assistive technology. Gives the
/// choice if it is another one than `current`.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    label: &str,
    current: T,
    choices: impl IntoIterator<Item = T>,
    text: impl Fn(T) -> &'static str,
) -> Option<T> {
    choice_of(ui, id, label, &current, choices, |value| text(*value).to_owned())
}

/// Like [`choice`], of things whose names come from the project.
pub fn choice_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    label: &str,
    current: &T,
    choices: impl IntoIterator<Item = T>,
    text: impl Fn(&T) -> String,
) -> Option<T> {
    let mut chosen = current.clone();
    let shown = text(current);
    let response = ComboBox::from_id_salt(id)
        .selected_text(shown.as_str())
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for other in choices {
                let text = text(&other);
                ui.selectable_value(&mut chosen, other, text);
            }
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ComboBox, true, format!("{label}: {shown}")));
    (chosen != *current).then_some(chosen)
}

/// The colour of a budget of which this much is used.
pub fn budget_colour(palette: &Palette, used: usize, budget: usize) -> Color32 {
    if used > budget {
        palette.risk_high
    } else if used as f32 > budget as f32 * 0.9 {
        palette.risk_middle
    } else {
        palette.good
    }
}

/// How much of a budget is used: a bar that changes its colour when it is nearly, and when it is more than full.
pub fn meter(ui: &mut Ui, used: usize, budget: usize, label: &str) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, label));
    let share = used as f32 / budget.max(1) as f32;
    let colour = budget_colour(palette, used, budget);
    ui.painter().rect_filled(rect, 4.0, palette.panel_raised);
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, palette.line), egui::StrokeKind::Inside);
    let filled = rect.with_max_x(rect.left() + rect.width() * share.min(1.0));
    ui.painter().rect_filled(filled, 4.0, colour);
    response.on_hover_text(label);
}

/// A line of a list that can be clicked: a main text, and a secondary one at its end; both give way where there is little
/// room.
pub fn list_row(ui: &mut Ui, main: &str, secondary: &str, is_selected: bool) -> Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
    response.widget_info(|| {
        let label = if secondary.is_empty() { main.to_owned() } else { format!("{main}, {secondary}") };
        WidgetInfo::selected(WidgetType::Button, true, is_selected, label)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let ground = rect.expand2(vec2(6.0, 0.0));
    if is_selected {
        ui.painter().rect_filled(ground, 5.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 5.0, palette.panel_raised);
    }
    let galley = |text: &str, size: f32, colour: Color32, width: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), FontId::proportional(size), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(1.0));
        ui.painter().layout_job(job)
    };
    let whole = galley(main, theme::BODY_POINTS, palette.text, f32::INFINITY).size().x;
    let spare = (rect.width() - whole - 10.0).max(rect.width() * 0.45);
    let aside = galley(secondary, SMALL_POINTS, palette.text_dim, spare);
    let room = rect.width() - if secondary.is_empty() { 0.0 } else { aside.size().x + 10.0 };
    let name = galley(main, theme::BODY_POINTS, palette.text, room);
    ui.painter().galley(egui::pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, palette.text);
    let at = egui::pos2(rect.right() - aside.size().x, rect.center().y - aside.size().y / 2.0);
    ui.painter().galley(at, aside, palette.text_dim);
    focus_ring(ui, ground, &response);
    response
}

/// A diagnostic with its sign: what is wrong, where, and what to do.
pub fn diagnostic_ui(ui: &mut Ui, diagnostic: &Diagnostic) {
    ui.horizontal_top(|ui| {
        let (glyph, colour) = severity_icon(Palette::of(ui), diagnostic.severity);
        ui.label(RichText::new(glyph).size(16.0).color(colour));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut message = diagnostic.message.clone();
            if let Some(expected) = &diagnostic.expected {
                message.push_str("; expected ");
                message.push_str(expected);
            }
            ui.add(Label::new(message).selectable(true).wrap());
            if let (Some(path), position) = diagnostic.place() {
                let position = position.map(|at| format!(", line {}, column {}", at.line, at.column));
                let place = format!("{}{}", path.display(), position.unwrap_or_default());
                ui.add(Label::new(small(place)).selectable(true));
            }
            if let Some(hint) = &diagnostic.hint {
                ui.add(Label::new(small(hint)).wrap());
            }
        });
    });
}

/// The row of a table that an arrow or page key leads to from the current one: `last` is the last row, a page is what of
/// rows of this height stands in `height` points.
pub fn row_by_key(ui: &Ui, current: Option<usize>, last: usize, height: f32, row_height: f32) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of rows fit a window")]
    let page = ((height / row_height) as usize).saturating_sub(2).max(1);
    let from = current.unwrap_or(0);
    ui.input(|input| {
        if input.key_pressed(Key::ArrowDown) {
            Some(current.map_or(0, |row| (row + 1).min(last)))
        } else if input.key_pressed(Key::ArrowUp) {
            Some(from.saturating_sub(1))
        } else if input.key_pressed(Key::PageDown) {
            Some((from + page).min(last))
        } else if input.key_pressed(Key::PageUp) {
            Some(from.saturating_sub(page))
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{counted, thousands};

    #[test]
    fn numbers_are_readable() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(counted(1, "host", "hosts"), "1 host");
        assert_eq!(counted(1000, "host", "hosts"), "1,000 hosts");
    }
}

//! The text on the screen: only the lines in sight are laid out, those of the selected rules stand out, and a click on a
//! line selects its rule.

use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, FontId, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

use super::rule_text::{Line, RuleText};
use crate::export::device::Language;
use crate::gui::fonts;
use crate::gui::theme::{Palette, SMALL_POINTS};

/// Height of a line, in points.
const LINE_HEIGHT: f32 = 18.0;
const FONT_POINTS: f32 = 12.0;
/// Space above the first and below the last line.
const MARGIN: f32 = 8.0;

/// What the view remembers.
#[derive(Debug, Default)]
pub(super) struct TextView {
    /// A line to be brought into sight.
    pub(super) wanted: Option<usize>,
    /// The top and the height of what was in sight.
    shown: (f32, f32),
}

/// What was asked for in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Asked {
    /// Select this rule.
    Select(usize),
    /// Copy the lines of this rule.
    Copy(usize),
    /// Copy the whole text.
    CopyAll,
}

/// Shows the text.
pub(super) fn text_ui(
    text: &RuleText,
    language: &Language,
    marked: &BTreeSet<usize>,
    view: &mut TextView,
    id: impl std::hash::Hash + std::fmt::Debug,
    ui: &mut Ui,
) -> Option<Asked> {
    let font = FontId::monospace(FONT_POINTS);
    let character = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0'));
    let digits = text.highest.max(10).to_string().len();
    let gutter = digits as f32 * character + 26.0;
    let content =
        vec2(gutter + text.widest as f32 * character + 24.0, text.lines.len() as f32 * LINE_HEIGHT + 2.0 * MARGIN);
    let mut area = ScrollArea::both().id_salt(id).auto_shrink(false);
    if let Some(offset) = view.wanted.take().and_then(|line| offset_for(line, view.shown)) {
        area = area.vertical_scroll_offset(offset);
    }
    let mut asked = None;
    let output = area.show_viewport(ui, |ui, viewport| {
        let (all, _) = ui.allocate_exact_size(content.max(viewport.size()), Sense::hover());
        let (left, right) = (all.left() + viewport.left(), all.left() + viewport.right());
        let rect_of = |line: usize| {
            let top = all.top() + MARGIN + line as f32 * LINE_HEIGHT;
            Rect::from_min_max(pos2(left, top), pos2(right, top + LINE_HEIGHT))
        };
        let lines = visible(viewport, text.lines.len());
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.ui_contains_pointer());
        let hovered = pointer.and_then(|at| {
            let under = lines.clone().find(|line| rect_of(*line).contains(at));
            under.and_then(|line| text.lines.get(line)?.rule)
        });
        for number in lines {
            let Some(line) = text.lines.get(number) else { continue };
            let row = Row { rect: rect_of(number), gutter, offset: all.left() + gutter, font: &font };
            asked = line_ui(text, language, line, number, marked, hovered, &row, ui).or(asked);
        }
        let edge = left + gutter - 10.0;
        ui.painter().vline(edge, all.y_range(), (1.0, Palette::of(ui).line.gamma_multiply(0.7)));
    });
    view.shown = (output.state.offset.y, output.inner_rect.height());
    asked
}

/// Where to scroll so that a line is in sight; none where it is already.
fn offset_for(line: usize, (top, height): (f32, f32)) -> Option<f32> {
    let place = MARGIN + line as f32 * LINE_HEIGHT;
    let is_in_sight = place >= top + LINE_HEIGHT && place + 3.0 * LINE_HEIGHT <= top + height;
    (!is_in_sight).then(|| (place - height / 4.0).max(0.0))
}

/// The lines that can be seen.
fn visible(viewport: Rect, count: usize) -> std::ops::Range<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are clamped to the lines there are"
    )]
    let line = |y: f32| ((y - MARGIN) / LINE_HEIGHT).floor().max(0.0) as usize;
    line(viewport.top()).min(count)..(line(viewport.bottom()) + 1).min(count)
}

/// Where a line is painted.
struct Row<'f> {
    rect: Rect,
    gutter: f32,
    /// Where its first character stands when nothing is scrolled away.
    offset: f32,
    font: &'f FontId,
}

#[expect(clippy::too_many_arguments, reason = "what a line is, and how it stands out")]
fn line_ui(
    text: &RuleText,
    language: &Language,
    line: &Line,
    place: usize,
    marked: &BTreeSet<usize>,
    hovered: Option<usize>,
    row: &Row<'_>,
    ui: &mut Ui,
) -> Option<Asked> {
    let palette = Palette::of(ui);
    let rect = row.rect;
    let content = text.line_text(line);
    let is_marked = line.rule.is_some_and(|rule| marked.contains(&rule));
    let users = text.users(line);
    let is_used = users.iter().any(|rule| marked.contains(rule));
    let sense = if line.rule.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.id().with(("line", place)), sense);
    let kind = if line.rule.is_some() { WidgetType::SelectableLabel } else { WidgetType::Label };
    response.widget_info(|| WidgetInfo::selected(kind, true, is_marked || is_used, content.trim()));
    if line.number == 0 {
        let font = FontId::new(SMALL_POINTS, fonts::strong_family());
        ui.painter().rect_filled(rect, 0.0, palette.panel_raised);
        ui.painter().text(rect.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER, content, font, palette.text_dim);
        return None;
    }
    if is_marked {
        ui.painter().rect_filled(rect, 0.0, palette.accent_background);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, LINE_HEIGHT)), 0.0, palette.accent);
    } else if is_used {
        ui.painter().rect_filled(rect, 0.0, palette.accent_background.gamma_multiply(0.55));
        ui.painter().rect_filled(
            Rect::from_min_size(rect.min, vec2(3.0, LINE_HEIGHT)),
            0.0,
            palette.accent.gamma_multiply(0.5),
        );
    } else if line.rule.is_some() && line.rule == hovered {
        ui.painter().rect_filled(rect, 0.0, palette.panel_raised);
    }
    let number_at = pos2(rect.left() + row.gutter - 18.0, rect.center().y);
    let number_colour = if is_marked || is_used { palette.text } else { palette.text_dim.gamma_multiply(0.7) };
    ui.painter().text(number_at, Align2::RIGHT_CENTER, line.number, row.font.clone(), number_colour);
    let comment = text.comment(language, line);
    let mut job = LayoutJob::default();
    let mut part = |range: std::ops::Range<usize>, colour: Color32| {
        let part = content.get(range).unwrap_or_default();
        job.append(part, 0.0, TextFormat::simple(row.font.clone(), colour));
    };
    part(0..comment.start, palette.text);
    part(comment.clone(), palette.text_dim);
    part(comment.end..content.len(), palette.text);
    job.wrap.max_width = f32::INFINITY;
    let galley = ui.painter().layout_job(job);
    let at = pos2(row.offset, rect.center().y - galley.size().y / 2.0);
    let clip = rect.with_min_x(rect.left() + row.gutter - 8.0).intersect(ui.clip_rect());
    ui.painter().with_clip_rect(clip).add(egui::epaint::TextShape::new(at, galley, palette.text));
    if !users.is_empty() {
        response.clone().on_hover_text(users_text(users));
    }
    let rule = line.rule?;
    let mut asked = response.clicked().then_some(Asked::Select(rule));
    response.context_menu(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(2.0);
        if ui.button("Copy the lines of this rule").clicked() {
            asked = Some(Asked::Copy(rule));
        }
        if ui.button("Copy the whole text").clicked() {
            asked = Some(Asked::CopyAll);
        }
    });
    asked
}

/// Which rules use what a line defines.
fn users_text(users: &[usize]) -> String {
    /// Rules that are named; further ones are counted.
    const NAMED: usize = 8;
    let numbers: Vec<String> = users.iter().take(NAMED).map(|place| (place + 1).to_string()).collect();
    let rules = if users.len() == 1 { "rule" } else { "rules" };
    match users.len().saturating_sub(NAMED) {
        0 => format!("Used by {rules} {}", numbers.join(", ")),
        more => format!("Used by {rules} {} and {more} more", numbers.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_sight_does_not_scroll_and_one_out_of_sight_comes_to_the_upper_part() {
        assert_eq!(offset_for(5, (0.0, 400.0)), None);
        let offset = offset_for(1000, (0.0, 400.0)).unwrap_or_default();
        assert!(offset > 17_000.0 && offset < 1000.0 * LINE_HEIGHT, "{offset}");
        assert_eq!(offset_for(1000, (offset, 400.0)), None);
        assert_eq!(offset_for(0, (5000.0, 400.0)), Some(0.0));
    }

    #[test]
    fn users_of_a_definition_are_named_or_counted() {
        assert_eq!(users_text(&[2]), "Used by rule 3");
        assert_eq!(users_text(&(0..10).collect::<Vec<_>>()), "Used by rules 1, 2, 3, 4, 5, 6, 7, 8 and 2 more");
    }

    #[test]
    fn only_lines_in_sight_are_laid_out() {
        let viewport = Rect::from_min_size(pos2(0.0, 36_000.0), vec2(500.0, 360.0));
        let lines = visible(viewport, 50_000);
        assert!(lines.len() < 25 && lines.contains(&2010), "{lines:?}");
        assert_eq!(visible(viewport, 10), 10..10);
    }
}

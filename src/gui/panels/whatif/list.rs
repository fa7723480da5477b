//! The list of what can be tried out, each row with its effect in numbers.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontId, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::trial::{Effect, FlowCounts};
use super::{Chosen, WhatIfState};
use crate::catalog::Catalog;
use crate::engine::Setting;
use crate::gui::fonts;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::theme::{self, Palette, SMALL_POINTS};
use crate::gui::widgets::{caption, focus_ring, small, thousands};
use crate::project::Project;
use crate::session::Session;

const ROW_HEIGHT: f32 = 27.0;
const HEADER_HEIGHT: f32 = 34.0;
// Widths of columns, in points.
const FLOWS: f32 = 76.0;
const RULES: f32 = 58.0;
const PORTS: f32 = 102.0;

/// What the row of an option says: `rpc.range = 5000-5100 on dc1`.
pub(super) fn switch_title(project: &Project, catalog: &Catalog, setting: &Setting) -> String {
    let name = catalog.option_index(&setting.key).map_or(setting.key.as_str(), |index| &catalog.option(index).name);
    let value = if setting.value.is_empty() { "default" } else { setting.value.as_str() };
    let server = setting.server.as_ref().and_then(|id| project.servers.get(id));
    let place = server.map_or(String::new(), |server| format!(" on {}", server.name));
    format!("{name}: {value}{place}")
}

/// Shows the list.
pub(super) fn list_ui(session: &Session, state: &mut WhatIfState, ui: &mut Ui) {
    header_ui(session, state, ui);
    let mut clicked = None;
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 8, top: 2, bottom: 6 });
    ScrollArea::vertical().id_salt("what-if-list").auto_shrink(false).show(ui, |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for switch in &state.switches {
                let title = switch_title(session.project(), session.catalog(), &switch.setting);
                let effect = switch.tried.last().filter(|_| switch.is_set(session.project()));
                let effect =
                    effect.map(|tried| tried.as_ref().as_ref().map(|(_, effect)| effect).map_err(String::as_str));
                let chosen = Chosen::Switch(switch.number);
                let row = Row {
                    title: &title,
                    effect,
                    is_fresh: !switch.tried.is_running(),
                    is_pending: switch.is_set(session.project()),
                };
                if row.show(state.chosen.as_ref() == Some(&chosen), ui) {
                    clicked = Some(chosen);
                }
            }
            let matters = |trial: &&super::trial::Trial| {
                trial.offer.edit.is_some()
                    && trial.effect.as_ref().is_none_or(|effect| effect.as_ref().map_or(true, |effect| effect.matters))
            };
            for trial in state.trials.all.iter().filter(matters) {
                let chosen = Chosen::Scenario(trial.offer.id.clone());
                let effect = trial.effect.as_ref().map(|effect| effect.as_ref().map_err(String::as_str));
                let row = Row { title: &trial.offer.title, effect, is_fresh: trial.is_fresh, is_pending: true };
                if row.show(state.chosen.as_ref() == Some(&chosen), ui) {
                    clicked = Some(chosen);
                }
            }
            let idle: Vec<_> = state.trials.all.iter().filter(|trial| !matters(trial)).collect();
            if !idle.is_empty() {
                caption(ui, "Would change nothing between segments here");
            }
            for trial in idle {
                let chosen = Chosen::Scenario(trial.offer.id.clone());
                let row = Row { title: &trial.offer.title, effect: None, is_fresh: false, is_pending: false };
                if row.show(state.chosen.as_ref() == Some(&chosen), ui) {
                    clicked = Some(chosen);
                }
            }
        });
    });
    if let Some(chosen) = clicked {
        state.chosen = Some(chosen);
    }
}

/// The titles of the columns, and the button for a change of one's own.
fn header_ui(session: &Session, state: &mut WhatIfState, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER_HEIGHT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, palette.line));
    let columns = columns(rect.shrink2(vec2(16.0, 0.0)));
    let font = FontId::new(SMALL_POINTS, fonts::strong_family());
    for (title, right) in ["Flows", "Rules", "Open ports"].into_iter().zip(columns) {
        let at = pos2(right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, title, font.clone(), palette.text_dim);
    }
    let room = rect.with_max_x(columns[0] - FLOWS * 0.6).shrink2(vec2(12.0, 4.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout));
    let catalog = session.catalog();
    let picked = picker(&mut ui, "what-if-option", "Try an option…", None, || {
        let entry = |option: &crate::catalog::CatalogOption| Entry::new(&option.name, &option.key, option.key.clone());
        catalog.options.iter().map(entry).collect()
    });
    if let Some(key) = picked.and_then(Picked::entry) {
        state.add(key);
    }
    let (known, all) = state.trials.progress();
    if state.trials.is_running() {
        ui.label(small(format!("{known} of {all} worked out")));
    }
}

/// The right edges of the columns with numbers.
fn columns(rect: Rect) -> [f32; 3] {
    [rect.right() - RULES - PORTS, rect.right() - PORTS, rect.right()]
}

struct Row<'a> {
    title: &'a str,
    effect: Option<Result<&'a Effect, &'a str>>,
    is_fresh: bool,
    /// Whether an effect is to come.
    is_pending: bool,
}

impl Row<'_> {
    fn show(&self, is_chosen: bool, ui: &mut Ui) -> bool {
        let palette = Palette::of(ui);
        let text_colour = if self.is_pending { palette.text } else { palette.text_dim };
        let numbers = if self.is_pending { RULES + PORTS + FLOWS } else { 0.0 };
        // Titles that begin alike differ at their ends: a long one takes more lines.
        let mut job = LayoutJob::default();
        let format = TextFormat::simple(FontId::proportional(theme::BODY_POINTS), text_colour);
        job.append(self.title, 0.0, format);
        let max_width = (ui.available_width() - 16.0 - numbers).max(20.0);
        job.wrap = TextWrapping { max_width, max_rows: 3, ..TextWrapping::default() };
        let title = ui.painter().layout_job(job);
        let height = ROW_HEIGHT.max(title.size().y + 10.0);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        response.widget_info(|| {
            let effect = self.effect.and_then(Result::ok).filter(|effect| effect.matters).map(|effect| {
                let ports = (effect.devices.0.ports, effect.devices.1.ports);
                format!(", {} rules, {} open ports", change_text(rules(effect)), change_text(ports))
            });
            let label = format!("What if {}{}", self.title, effect.unwrap_or_default());
            WidgetInfo::selected(WidgetType::SelectableLabel, true, is_chosen, label)
        });
        if is_chosen {
            ui.painter().rect_filled(rect, 5.0, palette.accent_background);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 5.0, palette.panel_raised);
        }
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let columns = columns(inner);
        let middle = rect.center().y;
        ui.painter().galley(pos2(inner.left(), middle - title.size().y / 2.0), title, text_colour);
        match self.effect {
            Some(Ok(effect)) if effect.matters => self.numbers_ui(effect, columns, middle, ui),
            Some(Ok(_)) => note(ui, pos2(columns[2], middle), "changes nothing here"),
            Some(Err(_)) => note(ui, pos2(columns[2], middle), "cannot be done"),
            None if self.is_pending => note(ui, pos2(columns[2], middle), "…"),
            None => {}
        }
        focus_ring(ui, rect, &response);
        response.clicked()
    }

    fn numbers_ui(&self, effect: &Effect, columns: [f32; 3], middle: f32, ui: &Ui) {
        let palette = Palette::of(ui);
        let fade = |colour: Color32| if self.is_fresh { colour } else { colour.gamma_multiply(0.5) };
        let font = FontId::proportional(theme::BODY_POINTS);
        let put = |right: f32, text: &str, colour: Color32| {
            ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, text, font.clone(), fade(colour)).left()
        };
        let (rules_before, rules_after) = rules(effect);
        let (before, after) = (effect.devices.0.ports, effect.devices.1.ports);
        put(columns[0], &counts_text(effect.counts), palette.text);
        put(columns[1], &change_text((rules_before, rules_after)), trend(palette, rules_before, rules_after));
        let left = put(columns[2], &change_text((before, after)), trend(palette, before, after));
        if !effect.new_problems.is_empty() {
            let at = pos2(left - 6.0, middle);
            let icon = FontId::proportional(14.0);
            let colour = fade(palette.risk_middle);
            ui.painter().text(at, Align2::RIGHT_CENTER, egui_phosphor::regular::WARNING, icon, colour);
        }
    }
}

fn note(ui: &Ui, at: egui::Pos2, text: &str) {
    let font = FontId::proportional(SMALL_POINTS);
    ui.painter().text(at, Align2::RIGHT_CENTER, text, font, Palette::of(ui).text_dim);
}

fn rules(effect: &Effect) -> (u64, u64) {
    (effect.devices.0.rules as u64, effect.devices.1.rules as u64)
}

/// The colour of a number that falls or grows: less is better.
pub(super) fn trend(palette: &Palette, before: u64, after: u64) -> Color32 {
    match after.cmp(&before) {
        std::cmp::Ordering::Less => palette.good,
        std::cmp::Ordering::Equal => palette.text_dim,
        std::cmp::Ordering::Greater => palette.risk_middle,
    }
}

/// `−3`, `+2` or `=`.
pub(super) fn change_text((before, after): (u64, u64)) -> String {
    let count = |number: u64| thousands(usize::try_from(number).unwrap_or(usize::MAX));
    match after.cmp(&before) {
        std::cmp::Ordering::Less => format!("−{}", count(before - after)),
        std::cmp::Ordering::Equal => "same".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", count(after - before)),
    }
}

/// `−3 +1 ~2`, without what is none.
pub(super) fn counts_text(counts: FlowCounts) -> String {
    let parts = [("−", counts.removed), ("+", counts.added), ("~", counts.changed)];
    let parts: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(sign, count)| format!("{sign}{count}")).collect();
    if parts.is_empty() { "same".to_owned() } else { parts.join("  ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_said_by_their_difference() {
        assert_eq!(change_text((64_512, 101)), "−64,411");
        assert_eq!(change_text((3, 5)), "+2");
        assert_eq!(change_text((3, 3)), "same");
        assert_eq!(counts_text(FlowCounts { removed: 3, added: 0, changed: 2 }), "−3  ~2");
        assert_eq!(counts_text(FlowCounts::default()), "same");
    }
}

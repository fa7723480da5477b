//! The grid of segments: who talks to whom, with the number of ports and the risk in each cell.

use egui::{
    Align2, Color32, FontId, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};

use crate::engine::PathKind;
use crate::export::{Grid, GridCell};
use crate::gui::command::UiCommand;
use crate::gui::copy::{Table, copy_button_ui, copy_menu_ui, note_keyboard};
use crate::gui::elide;
use crate::gui::fonts;
use crate::gui::risk::{self, RiskLevel};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{counted, dim, empty_state, thousands};
use crate::ids::SegmentId;
use crate::session::Session;

/// Widths that a cell can have, in points.
const CELL_WIDTHS: std::ops::RangeInclusive<f32> = 84.0..=118.0;
const CELL_HEIGHT: f32 = 62.0;
const GAP: f32 = 4.0;
/// The most room for the names of the rows, in points.
const MOST_LABEL_WIDTH: f32 = 180.0;
const HEADER_HEIGHT: f32 = 32.0;

/// What the number in a cell counts.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum CountedThing {
    /// Ports.
    #[default]
    Ports,
    /// Flows.
    Flows,
}

/// What the grid remembers.
#[derive(Debug, Default)]
pub struct MatrixState {
    /// What the numbers count.
    pub counts: CountedThing,
    key: Option<(u64, u64)>,
    order: Vec<SegmentId>,
    grid: Grid,
}

impl MatrixState {
    /// The segments in the order of the rows, and the grid.
    pub fn shown(&self) -> (&[SegmentId], &Grid) {
        (&self.order, &self.grid)
    }

    /// Works the grid out anew if it is out of date. `document` tells one document from the next.
    pub fn refresh(&mut self, document: u64, session: &Session) {
        let key = (document, session.revision());
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let project = session.project();
        self.order = project.segments.keys().cloned().collect();
        // Outside first, as a firewall plan is read.
        self.order
            .sort_by_key(|id| project.segments.get(id).map(|segment| (segment.kind, segment.name.to_lowercase())));
        self.grid = Grid::new(project, session.report());
    }
}

/// Shows the grid.
pub fn matrix_ui(
    document: u64,
    session: &Session,
    state: &mut MatrixState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    state.refresh(document, session);
    if state.order.len() < 2 {
        let text = "With two segments or more, this grid shows which of them talk to each other, and how much is open between them";
        empty_state(ui, egui_phosphor::regular::GRID_NINE, "No pairs of segments yet", text);
        return;
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        ui.label(dim("Count"));
        ui.selectable_value(&mut state.counts, CountedThing::Ports, "Ports");
        ui.selectable_value(&mut state.counts, CountedThing::Flows, "Flows");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(16.0);
            copy_button_ui(Table::Grid, 0, outbox, ui);
            ui.label(dim("Rows open the connection, columns listen"));
        });
    });
    ui.add_space(6.0);
    let area = ui.available_rect_before_wrap().shrink2(vec2(20.0, 0.0));
    let font = FontId::new(13.0, fonts::strong_family());
    let name_width = |id: &SegmentId| {
        let name = session.project().segments.get(id).map_or("", |segment| segment.name.as_str());
        ui.painter().layout_no_wrap(name.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x
    };
    let label_width = state.order.iter().map(name_width).fold(40.0, f32::max).min(MOST_LABEL_WIDTH) + 22.0;
    let body = Rect::from_min_max(area.min + vec2(label_width, HEADER_HEIGHT), area.max - vec2(0.0, 8.0));
    if body.width() < 40.0 || body.height() < 20.0 {
        return;
    }
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(body));
    let count = state.order.len() as f32;
    let width = (body.width() / count - GAP).floor().clamp(*CELL_WIDTHS.start(), *CELL_WIDTHS.end());
    let cell = vec2(width, CELL_HEIGHT);
    let pitch = cell + vec2(GAP, GAP);
    let output = ScrollArea::both().id_salt("matrix").auto_shrink(false).show_viewport(&mut child, |ui, viewport| {
        let (all, _) = ui.allocate_exact_size(pitch * count, Sense::hover());
        cells_ui(session, state, selection, outbox, (all.min, cell), viewport, ui)
    });
    headers_ui(session, state, (area, body, cell), output.state.offset, output.inner, ui);
}

/// The range of rows or columns that can be seen.
fn visible(from: f32, to: f32, pitch: f32, count: usize) -> std::ops::Range<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are clamped to what a screen shows"
    )]
    let position = |offset: f32| (offset / pitch).floor().max(0.0) as usize;
    position(from).min(count)..(position(to) + 1).min(count)
}

/// Shows the cells. Gives row and column of the one that is pointed at.
fn cells_ui(
    session: &Session,
    state: &MatrixState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    (origin, cell_size): (Pos2, Vec2),
    viewport: Rect,
    ui: &mut Ui,
) -> Option<(usize, usize)> {
    let mut pointed_at = None;
    let palette = Palette::of(ui);
    let pitch = cell_size + vec2(GAP, GAP);
    let project = session.project();
    let rows = visible(viewport.top(), viewport.bottom(), pitch.y, state.order.len());
    let columns = visible(viewport.left(), viewport.right(), pitch.x, state.order.len());
    for row in rows {
        for column in columns.clone() {
            let (Some(from), Some(to)) = (state.order.get(row), state.order.get(column)) else { continue };
            let place = Rect::from_min_size(origin + vec2(column as f32 * pitch.x, row as f32 * pitch.y), cell_size);
            if row == column {
                ui.painter().rect_filled(place, 6.0, palette.panel_raised.gamma_multiply(0.7));
                continue;
            }
            let pair = (from.clone(), to.clone());
            let cell = state.grid.cells.get(&pair);
            let response = ui.interact(place, ui.id().with((from, to)), Sense::click());
            let is_selected = selection.pair.as_ref() == Some(&pair);
            let name = |id: &SegmentId| project.segments.get(id).map_or(id.to_string(), |segment| segment.name.clone());
            let text = cell.map_or_else(
                || "nothing".to_owned(),
                |cell| format!("{}, {}", cell.ports_text(), counted(cell.flows, "flow", "flows")),
            );
            response.widget_info(|| {
                let label = format!("{} to {}: {text}", name(from), name(to));
                WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, label)
            });
            paint_cell(cell, state.counts, place, palette, ui);
            if is_selected || response.has_focus() {
                ui.painter().rect_stroke(place, 6.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
            } else if response.hovered() {
                ui.painter().rect_stroke(place, 6.0, Stroke::new(1.0, palette.text_dim), StrokeKind::Inside);
            }
            if response.hovered() {
                pointed_at = Some((row, column));
            }
            let is_clicked = response.clicked();
            if is_clicked {
                response.request_focus();
            }
            note_keyboard(ui, &response, Table::Grid, None);
            response.context_menu(|ui| copy_menu_ui(Table::Grid, 0, outbox, ui));
            let has_no_path = session.report().paths.get(&pair).is_some_and(|path| path.kind == PathKind::None);
            response.on_hover_ui(|ui| {
                ui.label(crate::gui::widgets::strong(format!("{} → {}", name(from), name(to))));
                match cell {
                    Some(cell) => ui.label(format!("{text}, {}", risk::text(cell.risk))),
                    None => ui.label("Nothing has to pass"),
                };
                if cell.is_some() && has_no_path {
                    ui.label("No path leads there: no firewall or router connects the two");
                }
            });
            if is_clicked {
                selection.items.clear();
                selection.flow = None;
                selection.pair = if is_selected { None } else { Some(pair) };
                outbox.command(UiCommand::ShowFlows);
            }
        }
    }
    pointed_at
}

fn paint_cell(cell: Option<&GridCell>, counts: CountedThing, place: Rect, palette: &Palette, ui: &Ui) {
    let (fill, line) = match cell {
        None => (palette.panel, palette.line),
        Some(cell) => {
            let strength = match cell.risk {
                RiskLevel::Low => 0.16,
                RiskLevel::Middle => 0.24,
                RiskLevel::High => 0.34,
            };
            (palette.panel.lerp_to_gamma(risk::colour(cell.risk, palette), strength), Color32::TRANSPARENT)
        }
    };
    ui.painter().rect(place, 6.0, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let Some(cell) = cell else { return };
    let number_font = FontId::new(17.0, fonts::strong_family());
    let number = match counts {
        CountedThing::Ports => cell.port_count() as usize,
        CountedThing::Flows => cell.flows,
    };
    let number = thousands(number);
    let note = cell.note();
    if note.is_empty() {
        ui.painter().text(place.center(), Align2::CENTER_CENTER, number, number_font, palette.text);
    } else {
        ui.painter().text(place.center() - vec2(0.0, 8.0), Align2::CENTER_CENTER, number, number_font, palette.text);
        let note_font = FontId::proportional(11.0);
        let place = place.center() + vec2(0.0, 14.0);
        let colour = palette.text.lerp_to_gamma(palette.text_dim, 0.6);
        ui.painter().text(place, Align2::CENTER_CENTER, note, note_font, colour);
    }
}

/// Names of rows and columns, painted over the edges so that they stay while the grid scrolls.
fn headers_ui(
    session: &Session,
    state: &MatrixState,
    (area, body, cell): (Rect, Rect, Vec2),
    offset: Vec2,
    pointed_at: Option<(usize, usize)>,
    ui: &Ui,
) {
    let palette = Palette::of(ui);
    let project = session.project();
    let pitch = cell + vec2(GAP, GAP);
    let font = FontId::new(13.0, fonts::strong_family());
    let top =
        ui.painter().with_clip_rect(Rect::from_min_max(pos2(body.left(), area.top()), pos2(body.right(), body.top())));
    let left = ui.painter().with_clip_rect(Rect::from_min_max(pos2(area.left(), body.top()), body.left_bottom()));
    for (position, id) in state.order.iter().enumerate() {
        let Some(segment) = project.segments.get(id) else { continue };
        let colour = palette.segment(segment.kind);
        let galley = |width: f32, is_pointed_at: bool| {
            let shown = elide::middle(ui.painter(), &segment.name, &font, width);
            let colour = if is_pointed_at { palette.accent } else { palette.text };
            ui.painter().layout_no_wrap(shown, font.clone(), colour)
        };
        let x = body.left() + position as f32 * pitch.x - offset.x;
        if x < body.right() && x + cell.x > body.left() {
            let name = galley(cell.x - 8.0, pointed_at.is_some_and(|(_, column)| column == position));
            let place = pos2(x + (cell.x - name.size().x) / 2.0, body.top() - 9.0 - name.size().y);
            top.galley(place, name, palette.text);
            top.hline(x..=x + cell.x, body.top() - 5.0, Stroke::new(2.0, colour));
        }
        let y = body.top() + position as f32 * pitch.y - offset.y;
        if y < body.bottom() && y + cell.y > body.top() {
            let name = galley(body.left() - area.left() - 18.0, pointed_at.is_some_and(|(row, _)| row == position));
            let place = pos2(body.left() - 14.0 - name.size().x, y + (cell.y - name.size().y) / 2.0);
            left.galley(place, name, palette.text);
            left.vline(body.left() - 5.0, y..=y + cell.y, Stroke::new(2.0, colour));
        }
    }
}

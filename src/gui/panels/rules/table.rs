//! The merged rules of a device as a table of virtual rows.

use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, EventFilter, FontId, Id, Label, Layout, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};
use egui_extras::{Column, TableBuilder};

use crate::engine::{DeviceRules, Rule, Widening};
use crate::gui::copy::{self, copy_button_ui, copy_menu_ui, note_keyboard};
use crate::gui::fonts;
use crate::gui::state::Outbox;
use crate::gui::theme::{self, Palette, SMALL_POINTS};
use crate::gui::widgets::{counted, dim, row_by_key, small, strong};
use crate::gui::words;
use crate::net::PacketKind;
use crate::project::Project;

/// Height of a row with its two lines, in points.
const ROW_HEIGHT: f32 = 42.0;
const PROTOCOL_WIDTH: f32 = 70.0;
/// Below this width, protocol and ports share a column.
const WIDE: f32 = 440.0;
/// More lines than this are not told in a tooltip.
const MOST_LINES: usize = 8;

/// A column of the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Cell {
    Number,
    From,
    To,
    Protocol,
    Ports,
    ProtocolAndPorts,
}

impl Cell {
    const WIDE: &'static [Self] = &[Self::Number, Self::From, Self::To, Self::Protocol, Self::Ports];
    const NARROW: &'static [Self] = &[Self::Number, Self::From, Self::To, Self::ProtocolAndPorts];

    const fn title(self) -> &'static str {
        match self {
            Self::Number => "No.",
            Self::From => "From",
            Self::To => "To",
            Self::Protocol => "Protocol",
            Self::Ports => "Ports",
            Self::ProtocolAndPorts => "Protocol and ports",
        }
    }
}

/// What the table is about.
pub(super) struct Table<'a> {
    pub(super) project: &'a Project,
    pub(super) rules: &'a DeviceRules,
    /// The rules that stand out, by their places.
    pub(super) marked: &'a BTreeSet<usize>,
}

/// How a row is named for assistive technology (and found in tests).
fn row_label(project: &Project, rule: &Rule, number: usize) -> String {
    format!(
        "Rule {number}: {} to {}, {} {}",
        words::parties(project, &rule.sources),
        words::parties(project, &rule.destinations),
        rule.protocol.name(),
        words::rule_ports(rule)
    )
}

impl Table<'_> {
    /// Shows the table. Gives the place of the rule that was chosen.
    pub(super) fn show(&self, scroll_to: &mut Option<usize>, outbox: &mut Outbox, ui: &mut Ui) -> Option<usize> {
        let id = Id::new("rules-table");
        let area = ui.available_rect_before_wrap();
        let focus = ui.interact(area, id, Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, "Rules of the device"));
        note_keyboard(ui, &focus, copy::Table::Rules, None);
        let mut chosen = None;
        if focus.has_focus() {
            chosen = self.move_with_keys(id, area.height(), ui);
            *scroll_to = chosen.or(*scroll_to);
        }
        let palette = Palette::of(ui);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        // The lines between columns would be louder than what stands in them.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
        ui.visuals_mut().selection.stroke.color = palette.text;
        let number = 30.0 + 7.0 * self.rules.rules.len().max(10).to_string().len() as f32;
        let cells = if area.width() < WIDE { Cell::NARROW } else { Cell::WIDE };
        let party = ((area.width() - number) * 0.27).max(60.0);
        #[expect(clippy::cast_possible_truncation, reason = "widths of windows are small and positive")]
        let step = (area.width() / 32.0) as i32;
        let mut table = TableBuilder::new(ui)
            .id_salt(("rules", &self.rules.device, step))
            .sense(Sense::click())
            .resizable(true)
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::exact(number))
            .columns(Column::initial(party).at_least(48.0).clip(true), 2);
        if cells.contains(&Cell::Protocol) {
            table = table.column(Column::initial(PROTOCOL_WIDTH).at_least(40.0).clip(true));
        }
        table = table.column(Column::remainder().at_least(64.0).clip(true));
        if let Some(row) = scroll_to.take() {
            table = table.scroll_to_row(row, None);
        }
        let table = table.header(28.0, |mut header| {
            for cell in cells {
                header.col(|ui| {
                    header_ui(cell.title(), ui);
                    if cells.last() == Some(cell) {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            ui.add_space(6.0);
                            copy_button_ui(copy::Table::Rules, self.marked.len(), outbox, ui);
                        });
                    }
                });
            }
        });
        table.body(|body| {
            body.rows(ROW_HEIGHT, self.rules.rules.len(), |mut row| {
                let place = row.index();
                let Some(rule) = self.rules.rules.get(place) else { return };
                let is_marked = self.marked.contains(&place);
                row.set_selected(is_marked);
                for cell in cells {
                    row.col(|ui| self.cell_ui(rule, place + 1, *cell, palette, ui));
                }
                let response = row.response();
                response.widget_info(|| {
                    let label = row_label(self.project, rule, place + 1);
                    WidgetInfo::selected(WidgetType::SelectableLabel, true, is_marked, label)
                });
                // A menu is about the rule on which it was opened.
                if response.clicked() || response.secondary_clicked() && !is_marked {
                    chosen = Some(place);
                }
                let count = if is_marked { self.marked.len() } else { 1 };
                response.context_menu(|ui| copy_menu_ui(copy::Table::Rules, count, outbox, ui));
                response.on_hover_ui(|ui| self.tooltip_ui(rule, ui));
            });
        });
        if chosen.is_some() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        chosen
    }

    fn widening(&self, rule: &Rule) -> Option<&Widening> {
        self.rules.widened.iter().find(|widening| widening.rule == rule.id)
    }

    fn cell_ui(&self, rule: &Rule, number: usize, kind: Cell, palette: &Palette, ui: &mut Ui) {
        let project = self.project;
        let protocol = rule.protocol.name().to_uppercase();
        let is_answer = rule.kind == PacketKind::Reply;
        match kind {
            Cell::Number => cell(ui, (&number.to_string(), palette.text_dim), None),
            Cell::From => {
                let (parties, side) = (words::parties(project, &rule.sources), words::side(project, &rule.from));
                cell(ui, (&parties, palette.text), Some((side, palette.text_dim)));
            }
            Cell::To => {
                let (parties, side) = (words::parties(project, &rule.destinations), words::side(project, &rule.to));
                cell(ui, (&parties, palette.text), Some((side, palette.text_dim)));
            }
            Cell::Protocol => cell(ui, (&protocol, palette.text), is_answer.then_some(("answers", palette.text_dim))),
            Cell::Ports | Cell::ProtocolAndPorts => {
                let mut flows = counted(rule.flows.len(), "flow", "flows");
                let mut ports = words::rule_ports(rule);
                if kind == Cell::ProtocolAndPorts {
                    ports = format!("{protocol} {ports}");
                    if is_answer {
                        flows.push_str(" · answers");
                    }
                }
                match self.widening(rule) {
                    Some(_) => {
                        let more = format!("{flows} · opens more {}", egui_phosphor::regular::WARNING);
                        cell(ui, (&ports, palette.text), Some((&more, palette.risk_middle)));
                    }
                    None => cell(ui, (&ports, palette.text), Some((&flows, palette.text_dim))),
                }
            }
        }
    }

    fn tooltip_ui(&self, rule: &Rule, ui: &mut Ui) {
        ui.set_max_width(380.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(strong(format!("{} {}", rule.protocol.name().to_uppercase(), words::rule_ports(rule))));
        ui.label(format!("From {}", words::parties(self.project, &rule.sources)));
        ui.label(format!("To {}", words::parties(self.project, &rule.destinations)));
        if rule.kind == PacketKind::Reply {
            ui.label(dim("Lets answers back through, since the device keeps no state"));
        }
        if let Some(widening) = self.widening(rule) {
            ui.label(RichText::new("Opens more than the flows need").color(Palette::of(ui).risk_middle));
            for packets in self.rules.describe(&widening.packets).iter().take(MOST_LINES) {
                ui.label(small(packets));
            }
        }
    }

    /// Up, down, page and ends, while the table has the keyboard.
    fn move_with_keys(&self, id: Id, height: f32, ui: &Ui) -> Option<usize> {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last = self.rules.rules.len().checked_sub(1)?;
        let current = self.marked.first().copied();
        row_by_key(ui, current, last, height, ROW_HEIGHT)
    }
}

fn header_ui(title: &str, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, palette.line));
    let font = FontId::new(SMALL_POINTS, fonts::strong_family());
    ui.add_space(10.0);
    ui.add(Label::new(RichText::new(title).font(font).color(palette.text_dim)).truncate());
}

/// A main text, and a smaller one under it.
fn cell(ui: &Ui, main: (&str, Color32), below: Option<(&str, Color32)>) {
    let rect = ui.max_rect();
    let line = Palette::of(ui).line.gamma_multiply(0.55);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, line));
    let room = rect.shrink2(vec2(10.0, 0.0)).width().max(1.0);
    let galley = |(text, colour): (&str, Color32), points: f32| {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), FontId::proportional(points), colour);
        job.wrap = TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    };
    let main = galley(main, theme::BODY_POINTS);
    let below = below.map(|below| galley(below, SMALL_POINTS));
    let height = main.size().y + below.as_ref().map_or(0.0, |below| below.size().y + 1.0);
    let at = egui::pos2(rect.left() + 10.0, rect.center().y - height / 2.0);
    let under = at + vec2(0.0, main.size().y + 1.0);
    ui.painter().galley(at, main, Color32::PLACEHOLDER);
    if let Some(below) = below {
        ui.painter().galley(under, below, Color32::PLACEHOLDER);
    }
}

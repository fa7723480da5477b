//! Tables for the clipboard: cells that a spreadsheet takes as they are, or Markdown for tickets and wikis.
//!
//! What is copied is what the table shows, with its header; of rules also the addresses and the ids of flows, which the
//! table has no room for. Ctrl+C belongs to the table that has the keyboard; menus
//! mean the one that had it last.

use egui::{Button, Id, Response, RichText, Ui, WidgetInfo, WidgetType};

use super::app::PortolanApp;
use super::panels::flows::{Column, cell_text};
use super::panels::matrix::CountedThing;
use super::panels::problems::subject_names;
use super::panels::rules::marked;
use super::state::{Action, BottomTab, CentreTab, Outbox};
use super::widgets::{counted, dim};
use crate::export::{Matrix, MatrixOptions, harmless, markdown_text, rule_table};
use strum::IntoEnumIterator as _;

/// More rows than this are no matter for a clipboard.
const MOST_ROWS: usize = 200_000;

/// A table of the window.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Table {
    /// The flows.
    Flows,
    /// The problems.
    Problems,
    /// The grid of segments.
    Grid,
    /// The rules of the device in front.
    Rules,
}

/// Which of its rows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// Those that are selected; all where none is.
    Selected,
    /// All that the filter lets through.
    All,
}

/// As what.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Cells, separated by tabs.
    Cells,
    /// A table of Markdown.
    Markdown,
}

/// A wish to copy.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CopyRequest {
    /// What.
    pub table: Table,
    /// How much of it.
    pub extent: Extent,
    /// As what.
    pub form: Form,
}

/// The table that has, or had, the keyboard.
#[derive(Clone, Copy, Debug)]
struct Held {
    table: Table,
    widget: Id,
    /// For a list in which each row can have the keyboard: which one has it.
    row: Option<usize>,
}

fn held_id() -> Id {
    Id::new("table-with-keyboard")
}

/// Remembers that a part of a table has the keyboard, if it has.
pub fn note_keyboard(ui: &Ui, response: &Response, table: Table, row: Option<usize>) {
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(held_id(), Held { table, widget: response.id, row }));
    }
}

/// Whether the keyboard is in this table.
pub(super) fn has_keyboard(ctx: &egui::Context, table: Table) -> bool {
    held(ctx).is_some_and(|held| held.table == table && ctx.memory(|memory| memory.has_focus(held.widget)))
}

fn held(ctx: &egui::Context) -> Option<Held> {
    ctx.data(|data| data.get_temp(held_id()))
}

/// The entries of a menu that copies. `selected` is how many rows are selected.
pub fn copy_menu_ui(table: Table, selected: usize, outbox: &mut Outbox, ui: &mut Ui) {
    ui.set_min_width(230.0);
    let mut entry = |text: &str, keys: &str, extent, form, ui: &mut Ui| {
        let mut button = Button::new(text);
        if !keys.is_empty() {
            button = button.shortcut_text(dim(keys));
        }
        let response = ui.add(button);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, text));
        if response.clicked() {
            outbox.0.push(Action::Copy(CopyRequest { table, extent, form }));
            ui.close();
        }
    };
    let justified = egui::Layout::top_down_justified(egui::Align::Min);
    ui.with_layout(justified, |ui| {
        if selected > 0 {
            let rows = counted(selected, "row", "rows");
            entry(&format!("Copy {rows}"), "Ctrl+C", Extent::Selected, Form::Cells, ui);
            entry(&format!("Copy {rows} as Markdown"), "Ctrl+Shift+C", Extent::Selected, Form::Markdown, ui);
            ui.separator();
        }
        entry("Copy whole table", "", Extent::All, Form::Cells, ui);
        entry("Copy whole table as Markdown", "", Extent::All, Form::Markdown, ui);
    });
}

/// A button with this menu.
pub fn copy_button_ui(table: Table, selected: usize, outbox: &mut Outbox, ui: &mut Ui) {
    let glyph = RichText::new(egui_phosphor::regular::COPY).size(16.0);
    let button = Button::new(glyph).frame(false).min_size(egui::vec2(26.0, 24.0));
    let menu = egui::containers::menu::MenuButton::from_button(button);
    let (response, _) = menu.ui(ui, |ui| copy_menu_ui(table, selected, outbox, ui));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "Copy this table"));
    super::widgets::focus_ring(ui, response.rect, &response);
    response.on_hover_text("Copy this table for a spreadsheet, or as Markdown");
}

/// A table as texts.
struct TextTable {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    /// What its rows are called, one and many.
    what: (&'static str, &'static str),
}

impl TextTable {
    /// Lines of cells, as spreadsheets take them from a clipboard: no cell becomes a formula, and one with a quote is
    /// quoted, so that it does not swallow those after it.
    fn cells(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            for (number, cell) in row.iter().enumerate() {
                if number > 0 {
                    text.push('\t');
                }
                let cell = harmless(cell);
                if cell.contains('"') {
                    text.push('"');
                    text.push_str(&cell.replace('"', "\"\""));
                    text.push('"');
                } else {
                    text.push_str(&cell);
                }
            }
            text.push('\n');
        }
        text
    }

    fn markdown(&self) -> String {
        let mut text = String::new();
        let mut line = |cells: &[String]| {
            for cell in cells {
                text.push_str("| ");
                text.push_str(&markdown_text(cell));
                text.push(' ');
            }
            text.push_str("|\n");
        };
        line(&self.header);
        let rule: Vec<String> = self.header.iter().map(|_| "---".to_owned()).collect();
        line(&rule);
        for row in &self.rows {
            line(row);
        }
        text
    }
}

impl PortolanApp {
    /// Ctrl+C, and with Shift for Markdown, while a table has the keyboard. Window systems give no keys for it, but a
    /// wish to copy.
    pub(super) fn take_copy_keys(&mut self, ctx: &egui::Context) {
        // The wish comes without its keys, and Shift may be up again by the end of the frame.
        let had_shift_id = Id::new("copy-had-shift");
        let (is_wanted, is_shift_down) =
            ctx.input(|input| (input.events.contains(&egui::Event::Copy), input.modifiers.shift));
        let had_shift = ctx.data_mut(|data| {
            let before = data.get_temp(had_shift_id).unwrap_or(false);
            data.insert_temp(had_shift_id, is_shift_down);
            before
        });
        let Some(held) = held(ctx).filter(|_| is_wanted) else { return };
        if ctx.memory(|memory| memory.has_focus(held.widget)) && self.is_shown(held.table) {
            let form = if is_shift_down || had_shift { Form::Markdown } else { Form::Cells };
            self.copy_table(CopyRequest { table: held.table, extent: Extent::Selected, form }, ctx);
        }
    }

    /// Copies what is selected of the table that had the keyboard last, or of the one below.
    pub(super) fn copy_current_table(&mut self, form: Form, ctx: &egui::Context) {
        let below = match self.bottom {
            BottomTab::Problems => Table::Problems,
            BottomTab::Flows | BottomTab::WhatIf => Table::Flows,
        };
        let table = held(ctx).map(|held| held.table).filter(|table| self.is_shown(*table)).unwrap_or(below);
        self.copy_table(CopyRequest { table, extent: Extent::Selected, form }, ctx);
    }

    fn is_shown(&self, table: Table) -> bool {
        match table {
            Table::Flows => self.bottom == BottomTab::Flows,
            Table::Problems => self.bottom == BottomTab::Problems,
            Table::Grid => self.tab == CentreTab::Matrix,
            Table::Rules => self.tab == CentreTab::Rules,
        }
    }

    /// Puts a table into the clipboard and says so.
    pub(super) fn copy_table(&mut self, request: CopyRequest, ctx: &egui::Context) {
        let table = match request.table {
            Table::Flows => self.flows_as_text(request.extent),
            Table::Problems => self.problems_as_text(request.extent, ctx),
            Table::Grid => self.grid_as_text(),
            Table::Rules => self.rules_as_text(request.extent),
        };
        let Some(table) = table else { return };
        let count = counted(table.rows.len(), table.what.0, table.what.1);
        if table.rows.is_empty() {
            self.say("There is nothing to copy", ctx);
        } else if table.rows.len() > MOST_ROWS {
            self.say(format!("{count} are too many for the clipboard: export them as CSV"), ctx);
        } else {
            let (text, form) = match request.form {
                Form::Cells => (table.cells(), "as a table"),
                Form::Markdown => (table.markdown(), "as Markdown"),
            };
            ctx.copy_text(text);
            self.say(format!("Copied {count} {form}"), ctx);
        }
    }

    fn flows_as_text(&mut self, extent: Extent) -> Option<TextTable> {
        let session = self.session.as_ref()?;
        self.flows.refresh(self.document, session, &self.selection);
        let flows = &session.report().flows;
        let is_any_selected = self.flows.selected.count(&self.selection) > 0;
        let all = self.flows.rows().iter().filter_map(|position| flows.get(*position as usize));
        let wanted: Vec<_> = all
            .filter(|flow| {
                extent == Extent::All || !is_any_selected || self.flows.selected.has(&self.selection, &flow.id)
            })
            .take(MOST_ROWS + 1)
            .collect();
        let rows = wanted.iter().map(|flow| Column::iter().map(|column| cell_text(session, flow, column)).collect());
        Some(TextTable {
            header: Column::iter().map(|column| column.title().to_owned()).collect(),
            rows: rows.collect(),
            what: ("flow", "flows"),
        })
    }

    fn problems_as_text(&self, extent: Extent, ctx: &egui::Context) -> Option<TextTable> {
        let session = self.session.as_ref()?;
        let problems = &session.report().problems;
        let row = held(ctx)
            .filter(|held| extent == Extent::Selected && held.table == Table::Problems)
            .and_then(|held| held.row)
            .filter(|row| *row < problems.len());
        let shown = match row {
            Some(row) => problems.get(row..=row).unwrap_or_default(),
            None => problems,
        };
        let rows = shown.iter().map(|problem| {
            vec![
                problem.severity.to_string(),
                problem.code.to_string(),
                problem.message.clone(),
                problem.hint.clone(),
                subject_names(session.project(), problem).join(", "),
            ]
        });
        let header = ["Severity", "Code", "Problem", "What to do", "About"];
        Some(TextTable {
            header: header.map(str::to_owned).to_vec(),
            rows: rows.collect(),
            what: ("problem", "problems"),
        })
    }

    fn rules_as_text(&self, extent: Extent) -> Option<TextTable> {
        let session = self.session.as_ref()?;
        let book = self.rule_books.last()?;
        let rules = book.device(self.rules.device()?)?;
        let marked = marked(book, &rules.device, &self.selection);
        let options = MatrixOptions::default();
        let (project, catalog, report) = (session.project(), session.catalog(), session.report());
        let table = rule_table(&Matrix { project, catalog, report, options: &options }, rules);
        let wanted = table
            .rules
            .into_iter()
            .enumerate()
            .filter(|(place, _)| extent == Extent::All || marked.is_empty() || marked.contains(place));
        let rows = wanted.map(|(_, rule)| {
            let flows: Vec<&str> = rule.flows.iter().map(crate::ids::FlowId::as_str).collect();
            vec![
                rule.number.to_string(),
                rule.from.clone(),
                rule.to.clone(),
                rule.sources.join(", "),
                rule.source_addresses.join(", "),
                rule.destinations.join(", "),
                rule.destination_addresses.join(", "),
                rule.protocol.clone(),
                rule.destination_ports.join(", "),
                rule.source_ports.join(", "),
                rule.packets.to_owned(),
                flows.join(", "),
            ]
        });
        let header = [
            "No.",
            "From",
            "To",
            "Sources",
            "Source addresses",
            "Destinations",
            "Destination addresses",
            "Protocol",
            "Ports",
            "Source ports",
            "Packets",
            "Flows",
        ];
        Some(TextTable { header: header.map(str::to_owned).to_vec(), rows: rows.collect(), what: ("rule", "rules") })
    }

    fn grid_as_text(&mut self) -> Option<TextTable> {
        let session = self.session.as_ref()?;
        self.matrix.refresh(self.document, session);
        let (order, grid) = self.matrix.shown();
        let name = |id| super::panels::flows::segment_name(session.project(), id).to_owned();
        let corner = match self.matrix.counts {
            CountedThing::Ports => "Ports, from row to column",
            CountedThing::Flows => "Flows, from row to column",
        };
        let header = std::iter::once(corner.to_owned()).chain(order.iter().map(name)).collect();
        let rows = order.iter().map(|from| {
            let numbers = order.iter().map(|to| {
                let cell = grid.cells.get(&(from.clone(), to.clone()));
                cell.map_or_else(String::new, |cell| match self.matrix.counts {
                    CountedThing::Ports => cell.port_count().to_string(),
                    CountedThing::Flows => cell.flows.to_string(),
                })
            });
            std::iter::once(name(from)).chain(numbers).collect()
        });
        Some(TextTable { header, rows: rows.collect(), what: ("row of the grid", "rows of the grid") })
    }
}

#[cfg(test)]
mod tests {
    use super::TextTable;

    fn table(cell: &str) -> TextTable {
        let row = |first: &str, second: &str| vec![first.to_owned(), second.to_owned()];
        TextTable { header: row("Name", "Port"), rows: vec![row(cell, "445")], what: ("row", "rows") }
    }

    #[test]
    fn a_spreadsheet_gets_cells_and_no_formula() {
        assert_eq!(table("dc1").cells(), "Name\tPort\ndc1\t445\n");
        assert_eq!(table("=1+1").cells(), "Name\tPort\n\'=1+1\t445\n");
        assert_eq!(table("a\tb\nc").cells(), "Name\tPort\na b c\t445\n");
        assert_eq!(table("the \"old\" one").cells(), "Name\tPort\n\"the \"\"old\"\" one\"\t445\n");
    }

    #[test]
    fn markdown_keeps_its_columns() {
        assert_eq!(table("a|b").markdown(), "| Name | Port |\n| --- | --- |\n| a\\|b | 445 |\n");
    }
}

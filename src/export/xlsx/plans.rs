//! The workbook of the difference between two plans: flows, rules of devices, and what is another in the project.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::sheet::{Cell, Column, Heading, TableSheet};
use super::style::{Styles, Tint, colour_words};
use super::text;
use crate::export::cell::without_control_characters;
use crate::export::difference::{DifferenceRow, DifferenceView, rule_text};

const RULES: [Column; 4] = [
    Column::new("device", 22.0),
    Column::new("status", 11.0),
    Column::new("rule_id", 15.5),
    Column::new("rule", 110.0),
];

const CHANGES: [Column; 4] =
    [Column::new("status", 11.0), Column::new("change", 80.0), Column::new("before", 40.0), Column::new("after", 40.0)];

/// Writes the workbook.
pub(in crate::export) fn write(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let bytes = fill(&mut workbook, view).and_then(|()| workbook.save_to_buffer()).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

/// The sheets of a workbook that is being filled.
struct Sheets<'w> {
    workbook: &'w mut Workbook,
    styles: Styles,
    project: String,
    footer: String,
}

impl Sheets<'_> {
    /// A sheet with one table, coloured by the column that says what became of a row; columns that say nothing are
    /// hidden.
    fn add(&mut self, name: &str, title: &str, columns: &[Column], rows: &[Vec<String>]) -> Result<(), XlsxError> {
        let heading = Heading { sheet: name, project: &self.project, title, footer: &self.footer };
        let status = columns.iter().position(|column| column.header == "status");
        let status = status.and_then(|position| u16::try_from(position).ok()).unwrap_or_default();
        let sheet = self.workbook.add_worksheet();
        let mut table = TableSheet::begin(sheet, &self.styles, columns, &heading, Some(name), status + 1)?;
        for row in rows {
            let cells: Vec<Cell> = row.iter().map(|cell| Cell::or_empty(text::line(cell))).collect();
            table.row(&cells)?;
        }
        for column in 0..u16::try_from(columns.len()).unwrap_or_default() {
            if !rows.is_empty() {
                table.hide_if_empty(column)?;
            }
        }
        let last_row = table.next_row().max(2) - 1;
        let words = [("removed", Tint::Bad), ("changed", Tint::Notable), ("new", Tint::News)];
        colour_words(table.end()?, (1, status), (last_row, status), &words)
    }
}

fn fill(workbook: &mut Workbook, view: &DifferenceView<'_>) -> Result<(), XlsxError> {
    let project = without_control_characters(&view.after.project.name).into_owned();
    // A fixed date: the same plans give the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = format!("Difference: {project}");
    workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&date));
    let old = without_control_characters(&view.before.project.name).into_owned();
    let mut sheets = Sheets { workbook, styles: Styles::new(), footer: format!("{old} -> {project}"), project };
    let columns: Vec<Column> = DifferenceRow::columns().map(|name| Column::new(name, width(name))).collect();
    let rows: Vec<Vec<String>> = view.rows().iter().map(DifferenceRow::cells).collect();
    sheets.add("Difference", "Flows that are not what they were", &columns, &rows)?;
    sheets.add("Rules", "Rules of devices that are new or gone", &RULES, &rules(view))?;
    sheets.add("Project", "What is another in the project", &CHANGES, &changes(view))
}

fn rules(view: &DifferenceView<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for device in &view.difference.devices {
        let name = view.device_name(&device.device);
        let sides = [("removed", view.before, &device.rules_removed), ("new", view.after, &device.rules_added)];
        for (status, planned, rules) in sides {
            for rule in rules {
                let text = rule_text(planned.project, rule);
                rows.push(vec![name.to_owned(), status.to_owned(), rule.id.to_string(), text]);
            }
        }
    }
    rows
}

fn changes(view: &DifferenceView<'_>) -> Vec<Vec<String>> {
    let changes = view.difference.project_changes.iter();
    changes
        .map(|change| {
            let status: &str = change.change.into();
            vec![status.to_owned(), change.to_string(), change.before.clone(), change.after.clone()]
        })
        .collect()
}

fn width(column: &str) -> f64 {
    match column {
        "justification" | "reference" | "because_of" | "before" => 36.0,
        "source_servers" | "destination_servers" | "source_addresses" | "destination_addresses" | "service" => 20.0,
        "status" | "protocol" | "source_ports" | "initiator" | "requirement" => 10.5,
        _ => 16.0,
    }
}

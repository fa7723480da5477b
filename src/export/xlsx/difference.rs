//! The sheet of differences to the approved baseline.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Layout;
use super::sheet::{Cell, Column, TableSheet, target};
use super::style::{Styles, Tint, colour_words};
use super::text;
use crate::engine::{self, FlowStatus};

const COLUMNS: [Column; 5] = [
    Column::new("Status", 12.0),
    Column::new("Flow ID", 15.5),
    Column::new("What changed", 26.0),
    Column::new("Now", 72.0),
    Column::new("As approved", 72.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let matrix = layout.matrix;
    let project = matrix.project;
    let heading = layout.heading("Difference", "Difference to the approved baseline");
    let mut table = TableSheet::begin(sheet, styles, &COLUMNS, &heading, layout.table_name("Difference"), 2)?;
    if project.baseline.is_empty() {
        let nothing = "No baseline is approved yet, so every flow is new.";
        table.row(&[Cell::Empty, Cell::Empty, Cell::Empty, Cell::Text(nothing.to_owned()), Cell::Empty])?;
        table.end()?;
        return Ok(());
    }
    let removed = engine::removed_flows(project, matrix.report);
    for (id, approved) in removed {
        table.row(&[
            Cell::Text(FlowStatus::Removed.to_string()),
            Cell::Text(id.to_string()),
            Cell::Empty,
            Cell::Empty,
            Cell::or_empty(text::line(&approved.summary)),
        ])?;
    }
    for wanted in [FlowStatus::Changed, FlowStatus::New] {
        for flow in matrix.report.flows.iter().filter(|flow| flow.crosses()) {
            let (status, changes) = engine::flow_status(project, flow);
            if status != wanted {
                continue;
            }
            let id = flow.id.to_string();
            let approved = project.baseline.get(&flow.id).map_or("", |approved| approved.summary.as_str());
            let row = layout.row_of_flow.get(&flow.id);
            table.row(&[
                Cell::Text(status.to_string()),
                match row {
                    Some(row) => Cell::Link { text: id, target: target("Flows", *row), tip: "The flow" },
                    None => Cell::Text(id),
                },
                Cell::or_empty(changes.join(", ")),
                Cell::or_empty(text::line(&engine::approved_flow(project, matrix.catalog, flow).summary)),
                Cell::or_empty(text::line(approved)),
            ])?;
        }
    }
    if table.next_row() == 1 {
        let nothing = "Every flow is as it was approved.";
        table.row(&[Cell::Empty, Cell::Empty, Cell::Empty, Cell::Text(nothing.to_owned()), Cell::Empty])?;
    }
    let last_row = table.next_row() - 1;
    let sheet = table.end()?;
    let words = [("removed", Tint::Bad), ("changed", Tint::Notable), ("new", Tint::News)];
    colour_words(sheet, (1, 0), (last_row, 0), &words)
}

//! The sheet of reasons: each chain from a role that was placed down to the section of the source.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Layout;
use super::sheet::{Cell, Column, TableSheet, target};
use super::style::Styles;
use super::text;
use crate::export::row::{MatrixRow, PortsText as _};

const COLUMNS: [Column; 7] = [
    Column::new("Flow ID", 15.5),
    Column::new("Source zone", 17.0),
    Column::new("Destination zone", 17.0),
    Column::new("Service", 24.0),
    Column::new("Port", 13.0),
    Column::new("Reason", 9.0),
    Column::new("Why, step by step", 110.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let heading = layout.heading("Reasons", "Reasons: from role to source");
    let mut table = TableSheet::begin(sheet, styles, &COLUMNS, &heading, layout.table_name("Reasons"), 1)?;
    match &layout.lines {
        Some(lines) => {
            for (flow_row, line) in (1_u32..).zip(lines) {
                write_row(&mut table, &line.row, Some(flow_row))?;
            }
        }
        None => layout.matrix.for_each_row(|row| write_row(&mut table, &row, None))?,
    }
    table.end()?;
    Ok(())
}

fn write_row(table: &mut TableSheet<'_>, row: &MatrixRow, flow_row: Option<u32>) -> Result<(), XlsxError> {
    /// What still fits into a sheet, with a line that says that more does not.
    const MOST_ROWS: u32 = 1_048_000;
    for (number, steps) in (1_u32..).zip(&row.reasons) {
        if table.next_row() >= MOST_ROWS {
            return Ok(());
        }
        let ids = row.flow_ids.join("\n");
        let numbered: Vec<String> =
            (1..).zip(steps).map(|(number, step): (usize, _)| format!("{number}. {step}")).collect();
        table.row(&[
            match flow_row.filter(|_| row.flow_ids.len() == 1) {
                Some(line) => Cell::Link { text: ids, target: target("Flows", line), tip: "The flow" },
                None => Cell::Text(ids),
            },
            Cell::or_empty(text::line(&row.source_segment)),
            Cell::or_empty(text::line(&row.destination_segment)),
            Cell::or_empty(text::list(&row.services)),
            Cell::or_empty(text::line(&format!("{} {}", row.protocol, row.destination_ports.ports_text()))),
            Cell::Number(number),
            Cell::Text(text::list(&numbered)),
        ])?;
    }
    Ok(())
}

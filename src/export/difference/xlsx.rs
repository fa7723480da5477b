//! A difference as a workbook: flows, devices with their rules, and what is another in the project.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet,
    XlsxError,
};

use super::{DifferenceRow, DifferenceView, rule_text};
use crate::export::cell::{harmless, without_control_characters};

const NEW: Color = Color::RGB(0x00DD_EFE0);
const REMOVED: Color = Color::RGB(0x00F0_CCD3);
const CHANGED: Color = Color::RGB(0x00F0_E2C8);

/// The longest text that a cell takes, in characters (Excel's limit is 32,767).
const LONGEST_CELL_CHARACTERS: usize = 32_000;

pub(super) fn write(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let bytes = fill(&mut workbook, view).and_then(|()| workbook.save_to_buffer()).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn fill(workbook: &mut Workbook, view: &DifferenceView<'_>) -> Result<(), XlsxError> {
    // A fixed date: the same plans give the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let name = without_control_characters(&view.after.project.name);
    workbook
        .set_properties(&DocProperties::new().set_title(format!("Difference: {name}")).set_creation_datetime(&date));
    let rows: Vec<Vec<String>> = view.rows().iter().map(DifferenceRow::cells).collect();
    let columns: Vec<(&str, u16)> = DifferenceRow::columns().map(|name| (name, width(name))).collect();
    sheet(workbook.add_worksheet(), "Difference", &columns, &rows)?;
    let columns = [("device", 22), ("status", 11), ("rule_id", 16), ("rule", 110)];
    sheet(workbook.add_worksheet(), "Rules", &columns, &rules(view))?;
    let changes: Vec<Vec<String>> = view
        .difference
        .project_changes
        .iter()
        .map(|change| {
            let status: &str = change.change.into();
            vec![status.to_owned(), change.to_string(), change.before.clone(), change.after.clone()]
        })
        .collect();
    let columns = [("status", 11), ("change", 90), ("before", 40), ("after", 40)];
    sheet(workbook.add_worksheet(), "Project", &columns, &changes)
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

fn width(column: &str) -> u16 {
    match column {
        "justification" | "reference" | "because_of" | "before" => 50,
        "source_servers" | "destination_servers" | "source_addresses" | "destination_addresses" | "service" => 26,
        "status" | "protocol" | "source_ports" | "initiator" | "requirement" => 11,
        _ => 17,
    }
}

/// A sheet with one table, its rows coloured by what became of them.
fn sheet(sheet: &mut Worksheet, name: &str, columns: &[(&str, u16)], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let tinted = |color| wrapped.clone().set_background_color(color);
    let (new, removed, changed) = (tinted(NEW), tinted(REMOVED), tinted(CHANGED));
    let status_column = columns.iter().position(|(name, _)| *name == "status");
    sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    for (line, row) in (1_u32..).zip(rows) {
        for ((column, position), text) in (0_u16..).zip(0..).zip(row) {
            let format = match text.as_str() {
                _ if Some(position) != status_column => &wrapped,
                "new" => &new,
                "removed" => &removed,
                _ => &changed,
            };
            sheet.write_with_format(line, column, cell(text), format)?;
        }
    }
    let headers: Vec<TableColumn> = columns.iter().map(|(name, _)| TableColumn::new().set_header(*name)).collect();
    let table = Table::new().set_name(name).set_columns(&headers).set_style(TableStyle::Light1);
    let last_row = u32::try_from(rows.len().max(1)).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.add_table(0, 0, last_row, last_column, &table)?;
    for (column, (_, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

fn cell(text: &str) -> String {
    let safe = harmless(text);
    if safe.chars().count() <= LONGEST_CELL_CHARACTERS {
        return safe.into_owned();
    }
    let mut short: String = safe.chars().take(LONGEST_CELL_CHARACTERS).collect();
    short.push_str(" ...");
    short
}

//! The sheet of segment pairs: who talks to whom, how much, and how risky it is.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::Layout;
use super::sheet::{height_of, print_setup, target};
use super::style::{Styles, Tint, colour_filled, colour_words};
use super::text::{line, line_count};
use crate::export::grid::{Grid, GridCell};

/// The most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
const NAME_WIDTH: f64 = 22.0;
const CELL_WIDTH: f64 = 19.0;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let matrix = layout.matrix;
    let grid = Grid::new(matrix.project, matrix.report);
    let heading = layout.heading("Segment grid", "Segment grid: number of ports, source in rows");
    sheet.set_name(heading.sheet)?.set_freeze_panes(1, 1)?;
    print_setup(sheet, &heading, grid.segments.len() > 8);
    sheet.set_repeat_rows(0, 0)?.set_repeat_columns(0, 0)?;
    sheet.set_column_width(0, NAME_WIDTH)?;
    if grid.segments.len() >= MOST_COLUMNS {
        let text = format!("{} segments are more than a sheet has columns; see the sheet Flows.", grid.segments.len());
        sheet.write_string_with_format(0, 0, text, &styles.value)?;
        return Ok(());
    }
    let names: Vec<String> = grid.segments.iter().map(|id| line(&matrix.segment_name(id)).into_owned()).collect();
    let count = u16::try_from(names.len()).unwrap_or(u16::MAX);
    let most_lines = names.iter().map(|name| line_count(name, CELL_WIDTH * 7.0, true)).max().unwrap_or(1);
    sheet.set_row_height(0, height_of(most_lines.max(2)) + 4.0)?;
    sheet.write_string_with_format(0, 0, "from \\ to", &styles.grid_name)?;
    for (column, name) in (1_u16..).zip(&names) {
        sheet.set_column_width(column, CELL_WIDTH)?;
        sheet.write_string_with_format(0, column, name, &styles.grid_name)?;
    }
    let first_rows = first_rows(layout);
    for ((row, from), name) in (1_u32..).zip(&grid.segments).zip(&names) {
        let lines = line_count(name, NAME_WIDTH * 7.0, true);
        sheet.set_row_height(row, height_of(lines.max(2)) + 4.0)?;
        sheet.write_string_with_format(row, 0, name, &styles.grid_name)?;
        for (column, to) in (1_u16..).zip(&grid.segments) {
            let pair = (from.clone(), to.clone());
            match grid.cells.get(&pair) {
                None if from == to => sheet.write_blank(row, column, &styles.grid_same)?,
                // A large grid is mostly empty.
                None if layout.lines.is_none() => continue,
                None => sheet.write_blank(row, column, &styles.grid_cell)?,
                Some(cell) => match first_rows.get(&(matrix.segment_name(from), matrix.segment_name(to))) {
                    Some(flow_row) => {
                        let url = Url::new(target("Flows", *flow_row)).set_text(cell_text(cell)).set_tip("Its flows");
                        sheet.write_url_with_format(row, column, &url, &styles.grid_link)?
                    }
                    None => sheet.write_string_with_format(row, column, cell_text(cell), &styles.grid_cell)?,
                },
            };
        }
    }
    if count > 0 {
        let last = (u32::from(count), count);
        let words = [
            ("forbidden", Tint::Bad),
            ("dynamic range", Tint::Bad),
            ("clear text", Tint::Notable),
            ("legacy", Tint::Notable),
        ];
        colour_words(sheet, (1, 1), last, &words)?;
        colour_filled(sheet, (1, 1), last, Tint::News)?;
    }
    Ok(())
}

/// The row of the first flow of each pair, where the rows of flows are known.
fn first_rows(layout: &Layout<'_>) -> BTreeMap<(String, String), u32> {
    let mut rows = BTreeMap::new();
    for (number, line) in (1_u32..).zip(layout.lines.iter().flatten()) {
        let pair = (line.row.source_segment.clone(), line.row.destination_segment.clone());
        rows.entry(pair).or_insert(number);
    }
    rows
}

/// The number of ports, and what stands out among them: on one line, which every program shows of a link.
fn cell_text(cell: &GridCell) -> String {
    match cell.note() {
        "" => cell.ports_text(),
        note if note.starts_with('+') => format!("{} {note}", cell.port_count()),
        note => format!("{}, {note}", cell.port_count()),
    }
}

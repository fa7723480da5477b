//! The sheet of warnings, and of what was taken for granted.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Layout;
use super::sheet::{Cell, Column, TableSheet};
use super::style::{Styles, Tint, colour_words};
use super::text;
use crate::export::assumptions::assumptions;

const COLUMNS: [Column; 5] = [
    Column::new("Kind", 13.0),
    Column::new("Code", 24.0),
    Column::new("What", 74.0),
    Column::new("What to do", 56.0),
    Column::new("Where", 26.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let matrix = layout.matrix;
    let heading = layout.heading("Warnings", "Warnings and assumptions");
    let mut table = TableSheet::begin(sheet, styles, &COLUMNS, &heading, Some("Warnings"), 0)?;
    for problem in &matrix.report.problems {
        let subjects = problem.subjects.iter().map(|subject| matrix.subject_name(subject));
        table.row(&[
            Cell::Text(problem.severity.to_string()),
            Cell::Text(problem.code.to_string()),
            Cell::or_empty(text::line(&problem.message)),
            Cell::or_empty(text::line(&problem.hint)),
            Cell::or_empty(text::list(subjects)),
        ])?;
    }
    for assumption in assumptions(matrix) {
        table.row(&[
            Cell::Text("assumption".to_owned()),
            Cell::Text(assumption.code.to_owned()),
            Cell::or_empty(text::line(&assumption.text)),
            Cell::or_empty(text::line(assumption.hint)),
            Cell::or_empty(text::list(&assumption.names)),
        ])?;
    }
    let last_row = table.next_row().saturating_sub(1).max(1);
    let sheet = table.end()?;
    let words = [("error", Tint::Bad), ("warning", Tint::Notable), ("note", Tint::News), ("assumption", Tint::Quiet)];
    colour_words(sheet, (1, 0), (last_row, 0), &words)
}

//! A workbook as cells with their places: whatever a person or another program made of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{CellErrorType, DataRef, Reader as _, Xlsx};

use crate::diag::Diagnostic;

/// More than a workbook of people ever has; a file that unpacks to more was made to fill the memory.
const MOST_BYTES: u64 = 1 << 30;
const MOST_CELLS: usize = 20_000_000;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, as year-month-day.
    Day(String),
    /// Yes or no.
    Bool(bool),
    /// A formula that came to nothing, such as `#REF!`.
    Broken(String),
}

/// A sheet: its rows by number, each with its cells by column, both from 0; empty cells are left out.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, CellValue>>,
}

/// Reads the sheets of a workbook one at a time and gives each to `wanted`, which keeps it or not.
///
/// # Errors
/// Why it is no workbook that can be read.
pub(super) fn find_sheet(
    path: &Path,
    bytes: &[u8],
    mut wanted: impl FnMut(&Sheet) -> bool,
) -> Result<(Option<Sheet>, Vec<String>), Box<Diagnostic>> {
    let refused = |message: String| {
        Box::new(Diagnostic::error("not-a-workbook", message).expected("an Excel workbook (.xlsx)").in_file(path))
    };
    check_size(bytes).map_err(refused)?;
    let unreadable = |error: calamine::XlsxError| refused(format!("this workbook cannot be read ({error})"));
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let names = book.sheet_names();
    // The sheet that we write comes first, whatever its place.
    let mut order: Vec<&String> = names.iter().collect();
    order.sort_by_key(|name| name.as_str() != "Flows");
    let mut count = 0;
    for name in order {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        // A sheet of charts has no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(name) else { continue };
        while let Some(cell) = reader.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            if let Some(value) = value(cell.get_value()) {
                sheet.rows.entry(row).or_default().insert(column, value);
                count += 1;
            }
            if count > MOST_CELLS {
                return Err(refused(format!("this workbook has more than {MOST_CELLS} cells")));
            }
        }
        if wanted(&sheet) {
            return Ok((Some(sheet), names));
        }
    }
    Ok((None, names))
}

/// Unpacks the file once, to nowhere, so that nobody has to hold what it unpacks to before its size is known.
fn check_size(bytes: &[u8]) -> Result<(), String> {
    let no_workbook = |_| "this is no Excel workbook".to_owned();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(no_workbook)?;
    let mut total = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(no_workbook)?;
        let mut limited = file.take(MOST_BYTES - total + 1);
        total += std::io::copy(&mut limited, &mut std::io::sink())
            .map_err(|error| format!("this workbook is damaged ({error})"))?;
        if total > MOST_BYTES {
            return Err("this workbook unpacks to more than 1 GiB".to_owned());
        }
    }
    Ok(())
}

fn value(data: &DataRef<'_>) -> Option<CellValue> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| CellValue::Text(text.to_owned()));
    match data {
        DataRef::Empty => None,
        DataRef::String(found) | DataRef::DurationIso(found) => text(found),
        DataRef::SharedString(found) => text(found),
        DataRef::DateTimeIso(found) => Some(CellValue::Day(found.get(..10).unwrap_or(found).to_owned())),
        DataRef::Int(number) => Some(CellValue::Number(*number as f64)),
        DataRef::Float(number) => Some(CellValue::Number(*number)),
        DataRef::Bool(is_true) => Some(CellValue::Bool(*is_true)),
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Some(CellValue::Day(format!("{year:04}-{month:02}-{day:02}")))
        }
        DataRef::DateTime(duration) => Some(CellValue::Number(duration.as_f64())),
        DataRef::Error(error) => Some(CellValue::Broken(broken(error))),
    }
}

fn broken(error: &CellErrorType) -> String {
    error.to_string()
}

/// The name of a cell: `AB12` for row 11 and column 27, both from 0.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.reverse();
    letters.into_iter().collect::<String>() + &(u64::from(row) + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_people_name_them() {
        let names = [(0, 0), (11, 27), (1_048_575, 16_383), (1, 25), (1, 26), (1, 701), (1, 702)]
            .map(|(row, column)| cell_name(row, column));
        assert_eq!(names, ["A1", "AB12", "XFD1048576", "Z2", "AA2", "ZZ2", "AAA2"]);
    }
}

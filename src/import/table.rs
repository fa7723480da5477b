//! A CSV file as rows of named cells, each with its place in the text.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, SourceFile, nearest};

/// Which columns a file has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// What the file is called in messages.
    pub(super) file: &'static str,
    /// Columns that have to be there.
    pub(super) needed: &'static [&'static str],
    /// Columns that may be there.
    pub(super) optional: &'static [&'static str],
}

/// The rows of a file.
#[derive(Debug)]
pub(super) struct Table {
    source: Arc<SourceFile>,
    /// Where each known column stands.
    columns: Vec<(&'static str, usize)>,
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    cells: Vec<Cell>,
    /// From its first byte to its last.
    span: Range<usize>,
}

/// A cell: its text without the space around it, and where it stands, quotes included.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

impl Table {
    /// Reads a file to its end. What is wrong with its columns and rows goes to `diagnostics`; without the needed columns
    /// there is no table.
    pub(super) fn read(source: &Arc<SourceFile>, known: Columns, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut records = read_records(source, diagnostics);
        if records.is_empty() {
            diagnostics.push(
                Diagnostic::error("empty-file", format!("{} is empty", known.file))
                    .expected(format!("a first line with the columns {}", known.needed.join(", ")))
                    .at(source, 0..0),
            );
            return None;
        }
        let header = records.remove(0);
        let columns = read_header(source, &header, known, diagnostics)?;
        for row in &records {
            if let Some(first) = row.cells.get(header.cells.len()) {
                diagnostics.push(
                    Diagnostic::error(
                        "too-many-cells",
                        format!("this row has {} cells, the first line has {}", row.cells.len(), header.cells.len()),
                    )
                    .expected("one cell for each column")
                    .hint("a cell that holds a comma or a quote has to stand in quotes")
                    .at(source, first.span.clone()),
                );
            }
        }
        Some(Self { source: Arc::clone(source), columns, rows: records })
    }

    /// The cell of a row in this column; empty where the row is short or the column is missing.
    pub(super) fn cell(&self, row: &Row, column: &str) -> Cell {
        self.columns
            .iter()
            .find(|(name, _)| *name == column)
            .and_then(|(_, index)| row.cells.get(*index))
            .cloned()
            .unwrap_or_else(|| Cell { text: String::new(), span: row.span.end..row.span.end })
    }

    /// An error that points at a cell.
    pub(super) fn error(&self, cell: &Cell, code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).at(&self.source, cell.span.clone())
    }

    /// The file.
    pub(super) fn source(&self) -> &Arc<SourceFile> {
        &self.source
    }
}

impl Cell {
    /// The parts of a list, without the empty ones.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.text.split(';').map(str::trim).filter(|part| !part.is_empty())
    }

    /// Whether nothing is written in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// All records that hold anything, the header among them.
fn read_records(source: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Row> {
    let text = source.text.as_str();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut start = 0;
    // The text is UTF-8 and records may be of any length, so nothing is left that the reader could refuse.
    while reader.read_record(&mut record).unwrap_or(false) {
        let scanned = scan_record(text, start);
        start = scanned.end;
        if let Some(quote) = scanned.open_quote {
            diagnostics.push(
                Diagnostic::error("open-quote", "this quote is never closed")
                    .expected("a second quote at the end of the cell")
                    .at(source, quote..quote + 1),
            );
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let whole =
            scanned.cells.first().map_or(start, |cell| cell.start)..scanned.cells.last().map_or(start, |cell| cell.end);
        let cells = record.iter().enumerate().map(|(index, cell)| Cell {
            text: cell.trim().to_owned(),
            span: scanned.cells.get(index).cloned().unwrap_or_else(|| whole.clone()),
        });
        rows.push(Row { cells: cells.collect(), span: whole.clone() });
    }
    rows
}

/// Where the cells of a record stand.
struct ScannedRecord {
    cells: Vec<Range<usize>>,
    /// Where the next record may begin.
    end: usize,
    /// The quote of a cell that goes on to the end of the file.
    open_quote: Option<usize>,
}

/// Finds the cells of the record that begins at or after `start`. The reader gives cells without their quotes and
/// without their places, so the text is walked a second time.
fn scan_record(text: &str, start: usize) -> ScannedRecord {
    let bytes = text.as_bytes();
    let at = |offset: usize| bytes.get(offset).copied();
    let mut offset = start;
    while matches!(at(offset), Some(b'\r' | b'\n')) {
        offset += 1;
    }
    let mut scanned = ScannedRecord { cells: Vec::new(), end: offset, open_quote: None };
    loop {
        let cell = offset;
        if at(offset) == Some(b'"') {
            offset += 1;
            loop {
                match (at(offset), at(offset + 1)) {
                    (None, _) => {
                        scanned.open_quote = Some(cell);
                        break;
                    }
                    (Some(b'"'), Some(b'"')) => offset += 2,
                    (Some(b'"'), _) => {
                        offset += 1;
                        break;
                    }
                    _ => offset += 1,
                }
            }
        }
        while !matches!(at(offset), None | Some(b',' | b'\r' | b'\n')) {
            offset += 1;
        }
        scanned.cells.push(cell..offset);
        if at(offset) == Some(b',') {
            offset += 1;
        } else {
            scanned.end = offset;
            return scanned;
        }
    }
}

/// Where the known columns stand; none if a needed one is missing.
fn read_header(
    source: &Arc<SourceFile>,
    header: &Row,
    known: Columns,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<(&'static str, usize)>> {
    let all = || known.needed.iter().chain(known.optional).copied();
    let mut columns: Vec<(&'static str, usize)> = Vec::new();
    let mut strangers = Vec::new();
    for (index, cell) in header.cells.iter().enumerate() {
        let name = cell.text.to_lowercase();
        match all().find(|known| *known == name) {
            Some(found) if columns.iter().any(|(name, _)| *name == found) => diagnostics.push(
                Diagnostic::error("duplicate-column", format!("the column {found:?} is there twice"))
                    .expected("each column once")
                    .at(source, cell.span.clone()),
            ),
            Some(found) => columns.push((found, index)),
            None => strangers.push(cell),
        }
    }
    let missing: Vec<&'static str> =
        known.needed.iter().copied().filter(|name| columns.iter().all(|(column, _)| column != name)).collect();
    for name in &missing {
        let near = nearest(name, strangers.iter().map(|cell| cell.text.as_str()));
        let error = Diagnostic::error("missing-column", format!("{} has no column {name:?}", known.file))
            .expected(format!("the columns {}", all().collect::<Vec<_>>().join(", ")))
            .at(source, header.span.clone());
        let is_other_separator =
            header.cells.first().is_some_and(|cell| header.cells.len() == 1 && cell.text.contains([';', '\t', '|']));
        diagnostics.push(match near {
            _ if is_other_separator => error.hint("columns are separated by commas"),
            Some(near) => error.hint(format!("is it the one that is called {near:?}?")),
            None => error,
        });
    }
    for cell in strangers {
        let near = nearest(&cell.text, all());
        let warning = Diagnostic::warning("unknown-column", format!("the column {:?} is ignored", cell.text))
            .expected(format!("the columns {}", all().collect::<Vec<_>>().join(", ")))
            .at(source, cell.span.clone());
        diagnostics.push(match near {
            Some(near) => warning.hint(format!("did you mean {near:?}?")),
            None => warning,
        });
    }
    missing.is_empty().then_some(columns)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    const COLUMNS: Columns = Columns { file: "the file", needed: &["name"], optional: &["note"] };

    #[test]
    fn cells_are_found_where_they_stand() {
        let text = "\r\nNote, name\r\n\"a, \"\"b\"\"\nc\",ä1\n\n , \n\"x\"y , z";
        let source = SourceFile::new("f.csv", text);
        let mut diagnostics = Vec::new();
        let table = Table::read(&source, COLUMNS, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let found: Vec<(String, usize, usize)> = table
            .iter()
            .flat_map(|table| table.rows.iter().flat_map(|row| [table.cell(row, "note"), table.cell(row, "name")]))
            .map(|cell| {
                let position = source.position(cell.span.start);
                (cell.text, position.line, position.column)
            })
            .collect();
        let expected = [("a, \"b\"\nc", 3, 1), ("ä1", 4, 4), ("xy", 7, 1), ("z", 7, 7)]
            .map(|(text, line, column)| (text.to_owned(), line, column));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_wrong_with_rows_and_columns_is_told() {
        let source = SourceFile::new("f.csv", "naem,note,note,owner\na,b,c,d,e\n\"open");
        let mut diagnostics = Vec::new();
        assert!(Table::read(&source, COLUMNS, &mut diagnostics).is_none());
        let headlines: Vec<String> = diagnostics.iter().map(Diagnostic::headline).collect();
        assert_eq!(
            headlines,
            [
                "f.csv:3:1: this quote is never closed; expected a second quote at the end of the cell",
                "f.csv:1:11: the column \"note\" is there twice; expected each column once",
                "f.csv:1:1: the file has no column \"name\"; expected the columns name, note",
                "f.csv:1:1: warning: the column \"naem\" is ignored; expected the columns name, note",
                "f.csv:1:16: warning: the column \"owner\" is ignored; expected the columns name, note",
            ]
        );
        assert_eq!(diagnostics[2].hint.as_deref(), Some("is it the one that is called \"naem\"?"));
    }
}

//! CSV: UTF-8, RFC 4180, header line, LF.

use std::io::{self, Write};

use super::cell::harmless;
use super::csv_lines::CsvLines;
use super::row::{COLUMNS, Matrix, RowMode};

/// How much is written at once.
const BUFFER: usize = 64 * 1024;

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    match matrix.options.rows {
        RowMode::Endpoint => write_flows(matrix, out),
        RowMode::Merged => write_rows(matrix, out),
    }
}

/// A line for each flow.
fn write_flows(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(BUFFER, out);
    writeln!(out, "{}", COLUMNS.join(","))?;
    let mut lines = CsvLines::new(matrix);
    let mut line = String::new();
    for flow in matrix.flows() {
        line.clear();
        lines.add(flow, &mut line);
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

/// A line for each row, whatever it is of.
fn write_rows(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(COLUMNS).map_err(io::Error::other)?;
    matrix.for_each_row(|row| {
        let cells = row.cells();
        writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(io::Error::other)
    })?;
    writer.flush()
}

//! CSV: UTF-8, RFC 4180, header line, LF.

use std::io::{self, Write};

use super::cell::harmless;
use super::row::{COLUMNS, Matrix};

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(COLUMNS).map_err(io::Error::other)?;
    matrix.for_each_row(|row| {
        let cells = row.cells();
        writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(io::Error::other)
    })?;
    writer.flush()
}

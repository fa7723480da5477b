//! A difference as CSV: UTF-8, RFC 4180, header line, LF.

use std::io::{self, Write};

use super::{DifferenceRow, DifferenceView};
use crate::export::cell::harmless;

pub(super) fn write(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(DifferenceRow::columns()).map_err(io::Error::other)?;
    for row in view.rows() {
        writer.write_record(row.cells().iter().map(|cell| harmless(cell).into_owned())).map_err(io::Error::other)?;
    }
    writer.flush()
}

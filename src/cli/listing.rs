//! Listings as a table, CSV or JSON.

use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Map, Value, json};

use super::output::OutputArguments;
use crate::catalog::{Cell, Listing};
use crate::export::harmless;

/// How a listing is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub(super) enum ListingFormat {
    /// Aligned columns for a terminal
    Table,
    /// UTF-8, header line, lists in a cell joined with ";"
    Csv,
    /// Objects with the columns as keys
    Json,
}

impl ListingFormat {
    /// What was asked for, else what suits whoever reads.
    pub(super) fn or_default(asked: Option<Self>, output: &OutputArguments) -> Self {
        asked.unwrap_or(if output.is_terminal() { Self::Table } else { Self::Csv })
    }

    /// Writes a listing of a catalog.
    pub(super) fn write(self, listing: &Listing, catalog: &str, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Table => write_table(listing, out),
            Self::Csv => write_csv(listing, out),
            Self::Json => write_json(listing, catalog, out),
        }
    }
}

fn write_table(listing: &Listing, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(listing.columns.iter().map(|column| column.replace('_', " ").to_uppercase()));
    for row in &listing.rows {
        table.add_row(row.iter().map(|cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::List(values) => shortened(values),
        }));
    }
    for line in table.lines() {
        // One blank stands before the first column.
        writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(&line).trim_end())?;
    }
    writeln!(out, "\n{} {}", listing.rows.len(), if listing.rows.len() == 1 { "row" } else { "rows" })
}

/// The first few of a long list and how many more there are: whoever needs them all takes another format.
fn shortened(values: &[String]) -> String {
    const SHOWN: usize = 6;
    let text = values.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match values.len().saturating_sub(SHOWN) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}

fn write_csv(listing: &Listing, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(listing.columns).map_err(into_io)?;
    for row in &listing.rows {
        writer.write_record(row.iter().map(|cell| harmless(&cell.text()).into_owned())).map_err(into_io)?;
    }
    writer.flush()
}

/// The error of the writer below, so that a broken pipe is still known as one.
fn into_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn write_json(listing: &Listing, catalog: &str, out: &mut dyn Write) -> io::Result<()> {
    let object = |row: &Vec<Cell>| {
        let pairs = listing.columns.iter().zip(row).map(|(column, cell)| {
            let value = match cell {
                Cell::Text(text) => Value::from(text.as_str()),
                Cell::List(values) => Value::from(values.clone()),
            };
            ((*column).to_owned(), value)
        });
        Value::Object(pairs.collect::<Map<String, Value>>())
    };
    let rows: Vec<Value> = listing.rows.iter().map(object).collect();
    let document = json!({ "catalogs": [catalog], listing.name: rows });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

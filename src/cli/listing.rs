//! Listings as a table, CSV or JSON.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
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

    /// Writes a listing of these catalogs.
    pub(super) fn write(self, listing: &Listing, catalogs: &[&str], out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Table => write_table(listing, out),
            Self::Csv => write_csv(listing, out),
            Self::Json => write_json(listing, catalogs, out),
        }
    }
}

fn write_table(listing: &Listing, out: &mut dyn Write) -> io::Result<()> {
    let is_brief: Vec<bool> = listing.columns.iter().map(|column| listing.brief.contains(column)).collect();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(only(&is_brief, listing.columns).map(|column| heading(column).to_uppercase()));
    for row in &listing.rows {
        table.add_row(only(&is_brief, row).map(|cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::List(values) => shortened(values),
        }));
    }
    for (index, width) in only(&is_brief, &longest_words(listing)).enumerate() {
        if let Some(column) = table.column_mut(index) {
            // No id is broken in two, even if that makes the table wider than the terminal. One blank is on each side.
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width + 2)));
        }
    }
    for line in table.lines() {
        // One blank stands before the first column.
        writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(&line).trim_end())?;
    }
    write!(out, "\n{} {}", listing.rows.len(), if listing.rows.len() == 1 { "row" } else { "rows" })?;
    let hidden = is_brief.iter().filter(|is_brief| !**is_brief).count();
    match hidden {
        0 => writeln!(out),
        1 => writeln!(out, "; --format csv has one more column"),
        _ => writeln!(out, "; --format csv has {hidden} more columns"),
    }
}

/// Those items whose column is shown.
fn only<'a, T>(is_shown: &'a [bool], items: &'a [T]) -> impl Iterator<Item = &'a T> {
    items.iter().zip(is_shown).filter(|(_, is_shown)| **is_shown).map(|(item, _)| item)
}

fn heading(column: &str) -> String {
    column.replace('_', " ")
}

/// The length of the longest word in each column, within reason.
fn longest_words(listing: &Listing) -> Vec<u16> {
    const WIDEST: usize = 32;
    let width = |text: &str| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let mut widths: Vec<usize> = listing.columns.iter().map(|column| width(&heading(column))).collect();
    for row in &listing.rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            let longest = match cell {
                Cell::Text(text) => width(text),
                // With the comma that follows it.
                Cell::List(values) => values.iter().map(|value| width(value) + 1).max().unwrap_or_default(),
            };
            *widest = longest.max(*widest);
        }
    }
    widths.into_iter().filter_map(|width| u16::try_from(width.min(WIDEST)).ok()).collect()
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

fn write_json(listing: &Listing, catalogs: &[&str], out: &mut dyn Write) -> io::Result<()> {
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
    let document = json!({ "catalogs": catalogs, listing.name: rows });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

//! The flow matrix in the forms that people open and programs read.
//!
//! One file per format, one line per format in [`EXPORTERS`]. An exporter is a pure function from a [`Matrix`] to bytes:
//! no files, no clock. To add one: a file here, a line in the table, a folder in `tests/golden`.

mod assumptions;
mod cell;
mod csv;
mod csv_lines;
pub mod device;
mod difference;
mod grid;
mod hand_over;
mod html;
mod json;
mod markdown;
mod measure;
mod objects;
mod refusal;
mod row;
mod rule_table;
mod subjects;
mod summary;
mod svg;
mod table;
mod testpack;
mod tufin;
mod xlsx;

use std::io::{self, Write};

pub use assumptions::{Assumption, assumptions};
pub use cell::harmless;
pub use difference::{DIFFERENCE_COLUMNS, DifferenceRow, DifferenceView, rule_text, thousands};
pub use grid::{Grid, GridCell, RiskLevel};
pub use hand_over::{HandOver, TestState};
pub use markdown::escaped as markdown_text;
pub use objects::{NetworkObject, ServiceObject, network_objects, service_objects, tunnel_ends};
pub use refusal::{Refusal, refusals};
pub use row::{COLUMNS, Matrix, MatrixOptions, MatrixRow, RowMode, ScopeMode};
pub use rule_table::{RuleRow, RuleTable, rule_table, rule_tables};
pub use summary::Summary;
pub use svg::{DiagramPixels, DiagramTheme, diagram, diagram_pixels, diagram_png};
pub use testpack::{PackFile, RESULT_COLUMNS, TestLanguage, test_pack};

/// A form of the flow matrix.
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// What `--format` calls it.
    pub id: &'static str,
    /// What a person calls it.
    pub name: &'static str,
    /// File extension, without the first dot.
    pub extension: &'static str,
    /// One sentence on what it is good for.
    pub description: &'static str,
    /// Whether it is text that a terminal can show.
    pub is_text: bool,
    /// Writes the matrix. What the form cannot say is refused before anything is written: a [`Refusal`] in the error.
    pub write: fn(&Matrix<'_>, &mut dyn Write) -> io::Result<()>,
}

impl Exporter {
    /// The whole matrix in memory.
    ///
    /// # Errors
    /// What the writer of the format says.
    pub fn export(&self, matrix: &Matrix<'_>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (self.write)(matrix, &mut bytes)?;
        Ok(bytes)
    }

    /// The exporter with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        EXPORTERS.iter().find(|exporter| exporter.id == id)
    }

    /// The exporter whose files are called so: the longest extension counts, so that `plan.usp.csv` is not any CSV.
    pub fn of_file_name(name: &str) -> Option<&'static Self> {
        let name = name.to_ascii_lowercase();
        let is_its = |exporter: &&Self| {
            name.strip_suffix(exporter.extension).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
        };
        EXPORTERS.iter().filter(is_its).max_by_key(|exporter| exporter.extension.len())
    }
}

/// All forms of the flow matrix, the one for spreadsheets first.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        id: "xlsx",
        name: "Excel workbook",
        extension: "xlsx",
        description: "For the firewall team: flows, segment grid, reasons and problems, with filters and room for approvals",
        is_text: false,
        write: xlsx::write,
    },
    Exporter {
        id: "csv",
        name: "CSV",
        extension: "csv",
        description: "For other tools: one flow a line, columns that never change",
        is_text: true,
        write: csv::write,
    },
    Exporter {
        id: "html",
        name: "HTML report",
        extension: "html",
        description: "For reading and printing: one file with grid, flows and reasons that fold out",
        is_text: true,
        write: html::write,
    },
    Exporter {
        id: "markdown",
        name: "Markdown",
        extension: "md",
        description: "For tickets and wikis: a table of flows for each pair of segments",
        is_text: true,
        write: markdown::write,
    },
    Exporter {
        id: "json",
        name: "JSON",
        extension: "json",
        description: "For programs: the same rows with every reason, step by step",
        is_text: true,
        write: json::write,
    },
    Exporter {
        id: "table",
        name: "Plain table",
        extension: "txt",
        description: "For a terminal: the main columns, aligned",
        is_text: true,
        write: table::write,
    },
    Exporter {
        id: "tufin-usp",
        name: "Tufin zone matrix",
        extension: "usp.csv",
        description: "For Tufin SecureTrack: the Unified Security Policy between all segments, to import as CSV",
        is_text: true,
        write: tufin::write_policy,
    },
    Exporter {
        id: "tufin-zones",
        name: "Tufin zones",
        extension: "zones.csv",
        description: "For Tufin SecureTrack: the segments as zones with their subnets, to import before the zone matrix",
        is_text: true,
        write: tufin::write_zones,
    },
];

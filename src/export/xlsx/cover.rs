//! The cover: what this workbook is about, its figures, and what stands on which sheet.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::sheet::{Cell, height_of, print_setup};
use super::style::Styles;
use super::text::{line, line_count, lines};
use super::{Layout, SheetEntry};
use crate::diag::Severity;
use crate::engine::FlowStatus;
use crate::export::row::{RowMode, ScopeMode};
use crate::export::summary::Summary;
use crate::project::{Approval, TestOutcome};

const KEY_WIDTH: f64 = 26.0;
const VALUE_WIDTH: f64 = 104.0;

const HOW_TO_READ: [(&str, &str); 5] = [
    (
        "A row of Flows",
        "lets the source open connections to the destination. The source is always the side that opens; ports are those \
         of the destination. A flow keeps its Flow ID as long as zones, protocol, ports and service stay the same.",
    ),
    (
        "Status",
        "new: not approved yet. changed: approved, and another since (the sheet Difference says in what). unchanged: as it \
         was approved. removed: approved, and not needed any more.",
    ),
    (
        "Log, Encrypted",
        "Log is yes where a flow carries a risk, whatever the device's own policy. Encrypted is filled where it is known: \
         no for protocols in clear text.",
    ),
    (
        "Columns in yellow",
        "are yours to fill in: Approval by choosing from its list, Valid from and Review by as dates. `portolan import \
         --approvals FILE --project PROJECT` takes them over by Flow ID, and the next workbook has them again. An empty cell \
         changes nothing; a cell with only a hyphen empties what the project has. Rows may be sorted, filtered and left \
         out, columns hidden and moved.",
    ),
    (
        "Links",
        "A Flow ID of Flows leads to its reasons and back; Rules leads to the sheet of the device that lets it through.",
    ),
];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    styles: &Styles,
    layout: &Layout<'_>,
    sheets: &[SheetEntry],
) -> Result<(), XlsxError> {
    let heading = layout.heading("Cover", "Flow matrix");
    sheet.set_name(heading.sheet)?.set_screen_gridlines(false);
    print_setup(sheet, &heading, false);
    sheet.set_portrait();
    sheet.set_column_width(0, KEY_WIDTH)?.set_column_width(1, VALUE_WIDTH)?;
    let mut page = Page { sheet, styles, row: 0 };
    page.title(&line(&layout.matrix.project.name))?;
    page.row += 1;
    for (key, value) in facts(layout) {
        page.line(&key, Cell::Text(value))?;
    }
    page.heading("Sheets")?;
    for entry in sheets {
        let target = format!("internal:'{}'!A1", entry.name);
        page.linked(&entry.name, &target, &entry.description)?;
    }
    page.heading("How to read it")?;
    for (key, value) in HOW_TO_READ {
        page.line(key, Cell::Text(value.to_owned()))?;
    }
    Ok(())
}

/// What the workbook is about, and its figures.
fn facts(layout: &Layout<'_>) -> Vec<(String, String)> {
    let matrix = layout.matrix;
    let project = matrix.project;
    let summary = &layout.summary;
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut add = |key: &str, value: String| facts.push((key.to_owned(), value));
    if !project.description.is_empty() {
        add("Description", lines(&project.description).into_owned());
    }
    let catalogs = matrix.catalog.headers.iter();
    add(
        "Catalogs",
        catalogs
            .map(|header| line(&format!("{}, version {}", header.name, header.version)).into_owned())
            .collect::<Vec<_>>()
            .join("\n"),
    );
    add("Hash of the report", format!("{} (flows with their ends, paths and terms, and problems)", summary.hash));
    add(
        "Network",
        format!(
            "{}, {}, {}",
            counted(project.segments.len(), "zone"),
            counted(project.devices.len(), "device"),
            counted(project.servers.len(), "server")
        ),
    );
    add("Flows between zones", summary.flows.to_string());
    if !layout.is_whole() {
        add("In this workbook", format!("{} rows: {}", layout.row_count, selection(layout)));
    }
    add("Against the baseline", baseline(layout, summary));
    add("Decisions", decisions(summary));
    if !project.results.is_empty() {
        let of = |outcome| summary.tests.get(&outcome).copied().unwrap_or_default();
        let text = format!(
            "{} passing, {} blocked, {} unclear, {} not tested",
            of(Some(TestOutcome::Passed)),
            of(Some(TestOutcome::Blocked)),
            of(Some(TestOutcome::Unclear)),
            of(None)
        );
        add("Tests", text);
    }
    let problems = [Severity::Error, Severity::Warning, Severity::Note];
    let problems: Vec<String> =
        problems.iter().map(|severity| counted(summary.with_severity(*severity), &severity.to_string())).collect();
    add("Problems", problems.join(", "));
    facts
}

fn baseline(layout: &Layout<'_>, summary: &Summary) -> String {
    if layout.matrix.project.baseline.is_empty() {
        return "None is approved yet: every flow is new.".to_owned();
    }
    let of = |status: FlowStatus| format!("{} {status}", summary.with_status(status));
    let statuses = [FlowStatus::New, FlowStatus::Changed, FlowStatus::Unchanged, FlowStatus::Removed];
    statuses.map(of).join(", ")
}

fn decisions(summary: &Summary) -> String {
    let of = |approval| summary.approvals.get(&approval).copied().unwrap_or_default();
    let mut text = format!(
        "{} approved, {} rejected, {} to discuss, {} open",
        of(Approval::Approved),
        of(Approval::Rejected),
        of(Approval::ToDiscuss),
        of(Approval::Open)
    );
    if summary.stale_approvals > 0 {
        let flows = if summary.stale_approvals == 1 { "flow is" } else { "flows are" };
        text = format!("{text}; {} approved {flows} not as approved any more", summary.stale_approvals);
    }
    text
}

/// Which part of the matrix the workbook has.
fn selection(layout: &Layout<'_>) -> String {
    let (matrix, options) = (layout.matrix, layout.matrix.options);
    let mut parts = Vec::new();
    if options.rows == RowMode::Merged {
        parts.push("one row for all ports between the same servers".to_owned());
    }
    if options.scope == ScopeMode::All {
        parts.push("flows inside zones too".to_owned());
    }
    parts.extend(options.from.as_ref().map(|from| format!("from {}", matrix.segment_name(from))));
    parts.extend(options.to.as_ref().map(|to| format!("to {}", matrix.segment_name(to))));
    parts.extend(options.device.as_ref().map(|device| format!("through {}", matrix.device_name(device))));
    line(&parts.join(", ")).into_owned()
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The page as it is written, line by line.
struct Page<'p> {
    sheet: &'p mut Worksheet,
    styles: &'p Styles,
    row: u32,
}

impl Page<'_> {
    fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, 30.0)?;
        self.sheet.write_string_with_format(self.row, 0, text, &self.styles.title)?;
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.set_row_height(self.row, 22.0)?;
        self.sheet.write_string_with_format(self.row, 0, text, &self.styles.subtitle)?;
        self.row += 1;
        Ok(())
    }

    fn line(&mut self, key: &str, value: Cell) -> Result<(), XlsxError> {
        let text = match value {
            Cell::Text(text) => text,
            _ => String::new(),
        };
        self.height(&text)?;
        self.sheet.write_string_with_format(self.row, 0, key, &self.styles.key)?;
        self.sheet.write_string_with_format(self.row, 1, text, &self.styles.value)?;
        self.row += 1;
        Ok(())
    }

    fn linked(&mut self, key: &str, target: &str, value: &str) -> Result<(), XlsxError> {
        self.height(value)?;
        self.sheet.write_url_with_format(self.row, 0, Url::new(target).set_text(key), &self.styles.value_link)?;
        self.sheet.write_string_with_format(self.row, 1, value, &self.styles.value)?;
        self.row += 1;
        Ok(())
    }

    fn height(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height_of(line_count(text, VALUE_WIDTH * 7.0 + 5.0, false)))?;
        Ok(())
    }
}

//! What people filled in on the sheet of flows of a workbook, by flow id.
//!
//! Rows may be sorted, filtered and left out, columns moved, lines set above the header. An empty cell changes nothing,
//! so that several copies can be filled in side by side; a cell with only a hyphen empties what the project has.
//!
//! A flow that is approved becomes part of the baseline as it was when the workbook was written: its fingerprint stands
//! in the last, hidden column.

use std::collections::BTreeMap;
use std::path::Path;

use strum::IntoEnumIterator as _;

use super::workbook::{CellValue, Sheet, cell_name, find_sheet};
use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::engine::{self, Flow, Report};
use crate::ids::FlowId;
use crate::project::{Annotation, AnnotationField, Approval, ApprovedFlow, Edit, FlowContent, Project};

/// The header of the column that says which flow a row is of, of the one that says how it stands, and of the hidden one.
const FLOW_ID: &str = "Flow ID";
const STATUS: &str = "Status";
const FINGERPRINT: &str = "Fingerprint";
/// The header is looked for in so many rows.
const HEADER_ROWS: usize = 30;
/// What empties a field.
const EMPTIES: &str = "-";

/// What a workbook says of flows.
#[derive(Debug)]
pub struct Approvals {
    /// The change to the project, as one step of undo.
    pub edit: Edit,
    /// How many flows the workbook says something of, by what was decided.
    pub decided: BTreeMap<Approval, usize>,
    /// What is worth a warning.
    pub warnings: Vec<Diagnostic>,
}

/// Reads what people filled in.
///
/// # Errors
/// Everything that is wrong with the workbook, by cell.
pub fn read_approvals(
    path: &Path,
    bytes: &[u8],
    project: &Project,
    catalog: &Catalog,
    report: &Report,
) -> Result<Approvals, Vec<Diagnostic>> {
    let (sheet, names) = find_sheet(path, bytes, |sheet| header_row(sheet).is_some()).map_err(|error| vec![*error])?;
    let Some(sheet) = sheet else {
        let message = format!("none of the sheets ({}) has a column {FLOW_ID:?}", names.join(", "));
        let error = Diagnostic::error("no-flows", message).expected("the sheet Flows of a workbook of this program");
        return Err(vec![error.in_file(path)]);
    };
    let mut reading = Reading { path, sheet: &sheet, errors: Vec::new(), warnings: Vec::new() };
    let Some(columns) = reading.columns() else { return Err(reading.errors) };
    let rows = reading.rows(&columns);
    if !reading.errors.is_empty() {
        return Err(reading.errors);
    }
    let mut warnings = std::mem::take(&mut reading.warnings);
    let mut taking = Taking::new(project, catalog, report);
    for row in &rows {
        taking.take(row);
    }
    warnings.extend(taking.warnings(&reading));
    Ok(Approvals { edit: taking.edit(), decided: taking.decided, warnings })
}

/// Where the columns stand.
#[derive(Debug, Default)]
struct Columns {
    header_row: u32,
    flow: u32,
    status: Option<u32>,
    fingerprint: Option<u32>,
    fields: Vec<(AnnotationField, u32)>,
}

/// A row: what it says of one flow.
#[derive(Debug)]
struct Row {
    flow: FlowId,
    place: (u32, u32),
    /// Whether it says that the flow is not needed any more.
    is_removed: bool,
    fingerprint: Option<FlowContent>,
    /// What is filled in, and where.
    fields: BTreeMap<AnnotationField, (String, u32)>,
}

/// The row of the header: the first that names the column of flow ids.
fn header_row(sheet: &Sheet) -> Option<u32> {
    let has_flow_id = |cells: &BTreeMap<u32, CellValue>| cells.values().any(|cell| is_header(cell, FLOW_ID));
    sheet.rows.iter().take(HEADER_ROWS).find(|(_, cells)| has_flow_id(cells)).map(|(row, _)| *row)
}

fn is_header(cell: &CellValue, header: &str) -> bool {
    matches!(cell, CellValue::Text(text) if text.trim().eq_ignore_ascii_case(header))
}

/// A sheet as it is read.
struct Reading<'r> {
    path: &'r Path,
    sheet: &'r Sheet,
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn cell(&self, row: u32, column: u32) -> String {
        format!("{}!{}", self.sheet.name, cell_name(row, column))
    }

    fn error(&mut self, (row, column): (u32, u32), code: &'static str, message: String, expected: &str) {
        let cell = self.cell(row, column);
        self.errors.push(Diagnostic::error(code, message).expected(expected).in_cell(self.path, cell));
    }

    /// The columns by their headers; none, with errors, if the sheet cannot be used.
    fn columns(&mut self) -> Option<Columns> {
        let header_row = header_row(self.sheet)?;
        let mut columns = Columns { header_row, ..Columns::default() };
        let mut places: BTreeMap<&'static str, u32> = BTreeMap::new();
        let known: Vec<&'static str> = [FLOW_ID, STATUS, FINGERPRINT]
            .into_iter()
            .chain(AnnotationField::iter().map(AnnotationField::header))
            .collect();
        let sheet = self.sheet;
        for (column, cell) in sheet.rows.get(&header_row)? {
            let Some(header) = known.iter().find(|header| is_header(cell, header)) else { continue };
            if let Some(first) = places.get(header) {
                let message =
                    format!("the column {header:?} is there twice, first in {}", cell_name(header_row, *first));
                self.error((header_row, *column), "duplicate-column", message, "each column once");
                continue;
            }
            places.insert(header, *column);
        }
        columns.flow = *places.get(FLOW_ID)?;
        columns.status = places.get(STATUS).copied();
        columns.fingerprint = places.get(FINGERPRINT).copied();
        let fields = AnnotationField::iter();
        columns.fields = fields.filter_map(|field| Some((field, *places.get(field.header())?))).collect();
        if columns.fields.is_empty() {
            let headers: Vec<&str> = AnnotationField::iter().map(AnnotationField::header).collect();
            let message = "none of the columns that people fill in is there".to_owned();
            self.error(
                (header_row, columns.flow),
                "missing-column",
                message,
                &format!("some of {}", headers.join(", ")),
            );
        }
        self.errors.is_empty().then_some(columns)
    }

    /// What the rows say, one entry for each flow; a merged row says the same of all of its flows.
    fn rows(&mut self, columns: &Columns) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut first_places: BTreeMap<FlowId, usize> = BTreeMap::new();
        let sheet = self.sheet;
        for (&row, cells) in sheet.rows.range(columns.header_row + 1..) {
            let mut fields: BTreeMap<AnnotationField, (String, u32)> = BTreeMap::new();
            for (field, column) in &columns.fields {
                let Some(cell) = cells.get(column) else { continue };
                if let Some(text) = self.field_text((row, *column), *field, cell) {
                    fields.insert(*field, (text, *column));
                }
            }
            let Some(ids) = self.flow_ids((row, columns.flow), cells, !fields.is_empty()) else { continue };
            let text_at = |column: Option<u32>| match column.and_then(|column| cells.get(&column)) {
                Some(CellValue::Text(text)) => text.as_str(),
                _ => "",
            };
            let is_removed = text_at(columns.status).trim() == <&str>::from(engine::FlowStatus::Removed);
            let mut fingerprints = text_at(columns.fingerprint).split_whitespace();
            for flow in ids {
                let fingerprint = fingerprints.next().and_then(|text| text.parse().ok());
                let place = (row, columns.flow);
                let new = Row { flow: flow.clone(), place, is_removed, fingerprint, fields: fields.clone() };
                if let Some(first) = first_places.get(&flow).and_then(|index| rows.get(*index)) {
                    self.repeated(first, &new);
                } else {
                    first_places.insert(flow, rows.len());
                    rows.push(new);
                }
            }
        }
        rows
    }

    /// A second row of a flow is no matter as long as it says the same.
    fn repeated(&mut self, first: &Row, second: &Row) {
        let text = |row: &Row, field| row.fields.get(&field).map(|(text, _)| text.clone());
        for field in AnnotationField::iter() {
            if text(first, field) != text(second, field) {
                let message = format!(
                    "the flow {} has two rows that differ in {:?}, the first in row {}",
                    first.flow,
                    field.header(),
                    first.place.0 + 1
                );
                let column = second.fields.get(&field).map_or(second.place.1, |(_, column)| *column);
                self.error((second.place.0, column), "duplicate-flow", message, "one row for each flow");
            }
        }
    }

    /// The flows that a row is of; none for a row that says nothing.
    fn flow_ids(
        &mut self,
        place: (u32, u32),
        cells: &BTreeMap<u32, CellValue>,
        is_filled_in: bool,
    ) -> Option<Vec<FlowId>> {
        let expected = "a flow id, as in f9esg4chwzgp";
        match cells.get(&place.1) {
            Some(CellValue::Text(text)) => Some(
                text.split([';', ',', ' ', '\n', '\r', '\t']).filter(|id| !id.is_empty()).map(FlowId::from).collect(),
            ),
            None if is_filled_in => {
                self.error(place, "no-flow-id", "this row is filled in, and names no flow".to_owned(), expected);
                None
            }
            None => None,
            Some(_) => {
                self.error(place, "no-flow-id", "this is no flow id".to_owned(), expected);
                None
            }
        }
    }

    /// What a cell puts into a field; none where it says nothing or nothing that fits.
    fn field_text(&mut self, place: (u32, u32), field: AnnotationField, cell: &CellValue) -> Option<String> {
        let text = match cell {
            CellValue::Text(text) => plain(text),
            CellValue::Day(day) => day.clone(),
            CellValue::Number(number) if field.is_date() => {
                let message = format!("{number} is no date for {:?}", field.header());
                self.error(place, "not-a-date", message, "a date, or year-month-day as in 2027-05-31");
                return None;
            }
            CellValue::Number(number) => number.to_string(),
            CellValue::Bool(is_true) => if *is_true { "yes" } else { "no" }.to_owned(),
            CellValue::Broken(error) => {
                let message = format!("the formula of this cell fails ({error})");
                self.error(place, "broken-cell", message, "a value");
                return None;
            }
        };
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let meant = if text == EMPTIES { "" } else { text };
        match Annotation::default().set(field, meant) {
            Ok(()) => Some(meant.to_owned()),
            Err(expected) => {
                let message = format!("{text:?} does not fit {:?}", field.header());
                self.error(place, "bad-value", message, expected);
                None
            }
        }
    }
}

/// The text as it was before it was made harmless for spreadsheets, without characters that hide or break.
fn plain(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let line: String =
            line.trim_end_matches('\r').chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        let starts_formula = |text: &str| {
            text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        };
        match line.strip_prefix('\'') {
            Some(rest) if starts_formula(rest) => rest.to_owned(),
            _ => line,
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Rows as changes to a project.
struct Taking<'t> {
    project: &'t Project,
    catalog: &'t Catalog,
    flows: BTreeMap<&'t FlowId, &'t Flow>,
    edits: Vec<Edit>,
    baseline: BTreeMap<FlowId, ApprovedFlow>,
    decided: BTreeMap<Approval, usize>,
    unknown: Vec<(FlowId, (u32, u32))>,
    changed: Vec<(FlowId, (u32, u32))>,
}

impl<'t> Taking<'t> {
    fn new(project: &'t Project, catalog: &'t Catalog, report: &'t Report) -> Self {
        Self {
            project,
            catalog,
            flows: report.flows.iter().map(|flow| (&flow.id, flow)).collect(),
            edits: Vec::new(),
            baseline: BTreeMap::clone(&project.baseline),
            decided: BTreeMap::new(),
            unknown: Vec::new(),
            changed: Vec::new(),
        }
    }

    fn take(&mut self, row: &Row) {
        let flow = self.flows.get(&row.flow).copied();
        let is_known = flow.is_some()
            || self.project.baseline.contains_key(&row.flow)
            || self.project.annotations.contains_key(&row.flow);
        if !is_known {
            self.unknown.push((row.flow.clone(), row.place));
            return;
        }
        if row.fields.is_empty() {
            return;
        }
        let before = self.project.annotations.get(&row.flow).map(|it| Annotation::clone(it)).unwrap_or_default();
        let mut after = before.clone();
        for (field, (text, _)) in &row.fields {
            // What does not fit was refused when the cell was read.
            let _ = after.set(*field, text);
        }
        let is_decided = row.fields.contains_key(&AnnotationField::Approval);
        if is_decided {
            *self.decided.entry(after.approval).or_default() += 1;
            match (after.approval, flow) {
                // The rule may go: nothing is left to say of the flow.
                (Approval::Approved, None) => {
                    self.baseline.remove(&row.flow);
                    after = Annotation::default();
                }
                (Approval::Approved, Some(flow)) if flow.crosses() && !row.is_removed => self.approve(row, flow),
                (Approval::Rejected, _) => {
                    self.baseline.remove(&row.flow);
                }
                _ => {}
            }
        }
        if after != before {
            self.edits.push(Edit::Annotate(row.flow.clone(), after));
        }
    }

    fn approve(&mut self, row: &Row, flow: &Flow) {
        let mut approved = engine::approved_flow(self.project, self.catalog, flow);
        if let Some(seen) = row.fingerprint.filter(|seen| *seen != approved.content) {
            self.changed.push((row.flow.clone(), row.place));
            approved.content = seen;
        }
        self.baseline.insert(row.flow.clone(), approved);
    }

    fn warnings(&self, reading: &Reading<'_>) -> Vec<Diagnostic> {
        let warning = |code, flows: &[(FlowId, (u32, u32))], one: &str, several: &str, hint: &str| {
            let (_, (row, column)) = flows.first()?;
            let ids: Vec<&str> = flows.iter().map(|(flow, _)| flow.as_str()).collect();
            let words = if ids.len() == 1 { one.to_owned() } else { format!("{} {several}", ids.len()) };
            let warning = Diagnostic::warning(code, format!("{words}: {}", ids.join(", "))).hint(hint);
            Some(warning.in_cell(reading.path, reading.cell(*row, *column)))
        };
        let unknown = warning(
            "unknown-flow",
            &self.unknown,
            "one flow is not in this project and is left out",
            "flows are not in this project and are left out",
            "they may belong to another project, or are not needed any more",
        );
        let changed = warning(
            "changed-since",
            &self.changed,
            "one flow is another than when the workbook was written, and was approved as it was then",
            "flows are others than when the workbook was written, and were approved as they were then",
            "the next workbook shows them as changed",
        );
        unknown.into_iter().chain(changed).collect()
    }

    fn edit(&mut self) -> Edit {
        let mut edits = std::mem::take(&mut self.edits);
        if self.baseline != *self.project.baseline {
            edits.push(Edit::ApproveBaseline(std::mem::take(&mut self.baseline)));
        }
        Edit::batch("take over approvals", edits)
    }
}

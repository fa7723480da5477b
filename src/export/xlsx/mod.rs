//! An Excel workbook for the team that approves flows and writes rules: cover, flows with room for decisions, segment
//! grid, difference to the approved baseline, warnings, reasons, objects, services, and a sheet for each device.
//!
//! One file for each sheet. A matrix of very many rows is written row by row, without being held in memory: its sheets
//! have filters instead of tables, and no links.

mod cover;
mod devices;
mod difference;
mod flows;
mod grid;
mod names;
mod objects;
pub(super) mod plans;
mod reasons;
mod sheet;
mod style;
mod text;
mod warnings;

use std::collections::BTreeMap;
use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::flows::Links;
use self::names::SheetNames;
use self::sheet::Heading;
use self::style::Styles;
use super::cell::without_control_characters;
use super::hand_over::HandOver;
use super::row::{Matrix, MatrixOptions, MatrixRow};
use super::rule_table::{RuleTable, rule_tables};
use super::summary::Summary;
use crate::ids::{DeviceId, FlowId};

/// From so many rows on, or so many reasons, a sheet is written row by row. Excel knows no more than 65,530 links on one.
const MANY_ROWS: usize = 20_000;
const MANY_REASONS: usize = 60_000;
/// The rows of a sheet, without its header.
const MOST_ROWS: usize = 1_048_575;

/// A row of the sheet of flows with all that belongs to it.
struct Line {
    row: MatrixRow,
    hand_over: HandOver,
    links: Links,
}

/// What sheets know of the workbook.
struct Layout<'m> {
    matrix: &'m Matrix<'m>,
    summary: Summary,
    /// All rows; none where there are too many to be held.
    lines: Option<Vec<Line>>,
    row_count: usize,
    /// The row of each flow on the sheet of flows, where rows are held.
    row_of_flow: BTreeMap<FlowId, u32>,
    title: String,
    footer: String,
}

/// A sheet and what it is for.
struct SheetEntry {
    name: String,
    description: String,
}

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let devices = rule_tables(matrix);
    let mut names = SheetNames::default();
    let sheets = Sheets::new(&devices, &mut names);
    let layout = Layout::new(matrix, &devices, &sheets);
    if layout.row_count > MOST_ROWS {
        return Err(io::Error::other(format!(
            "the matrix has {} rows, and a sheet has room for {MOST_ROWS}; write CSV, or the flows of one device at a time",
            layout.row_count
        )));
    }
    let mut workbook = Workbook::new();
    let bytes = fill(&mut workbook, &layout, &devices, &sheets)
        .and_then(|()| workbook.save_to_buffer())
        .map_err(io::Error::other)?;
    out.write_all(&bytes)
}

impl<'m> Layout<'m> {
    fn new(matrix: &'m Matrix<'m>, devices: &[RuleTable], sheets: &Sheets) -> Self {
        let summary = Summary::new(matrix);
        let row_count = matrix.row_count();
        let reason_count: usize = matrix.flows().map(|flow| flow.reasons.len().max(1)).sum();
        let name = without_control_characters(&matrix.project.name).into_owned();
        let mut layout = Self {
            matrix,
            lines: None,
            row_count,
            row_of_flow: BTreeMap::new(),
            footer: format!("{name}, report {}", summary.hash),
            title: name,
            summary,
        };
        if row_count < MANY_ROWS && reason_count < MANY_REASONS {
            layout.hold_lines(devices, sheets);
        }
        layout
    }

    fn hold_lines(&mut self, devices: &[RuleTable], sheets: &Sheets) {
        let rules_of_flows = rules_of_flows(devices);
        let mut lines = Vec::with_capacity(self.row_count);
        let mut reason_row = 1_u32;
        let done: Result<(), std::convert::Infallible> = self.matrix.for_each_row_with_flows(|row, flows| {
            let hand_over = self.matrix.hand_over(&row, flows);
            let count = u32::try_from(row.reasons.len()).unwrap_or(u32::MAX);
            let mut leads = Links { reason: (count > 0).then_some(reason_row), ..Links::default() };
            for (device, rule) in flows.iter().filter_map(|flow| rules_of_flows.get(&flow.id)).flatten() {
                leads.rules.push(format!("{} {rule}", self.matrix.device_name(device)));
                let sheet = sheets.of_devices.get(*device).filter(|_| leads.rule.is_none());
                if let Some((sheet, rows_before)) = sheet {
                    leads.rule = Some((sheet.clone(), rows_before + rule));
                }
            }
            reason_row = reason_row.saturating_add(count);
            let number = u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
            self.row_of_flow.extend(flows.iter().map(|flow| (flow.id.clone(), number)));
            lines.push(Line { row, hand_over, links: leads });
            Ok(())
        });
        match done {
            Ok(()) => self.lines = Some(lines),
            Err(never) => match never {},
        }
    }

    /// Whether all flows between segments are rows.
    fn is_whole(&self) -> bool {
        let MatrixOptions { rows, scope, from, to, device } = self.matrix.options;
        let default = MatrixOptions::default();
        *rows == default.rows && *scope == default.scope && from.is_none() && to.is_none() && device.is_none()
    }

    /// The name of a sheet's table; none where rows are too many for one.
    fn table_name(&self, name: &'static str) -> Option<&'static str> {
        self.lines.is_some().then_some(name)
    }

    fn heading<'h>(&'h self, sheet: &'h str, title: &'h str) -> Heading<'h> {
        Heading { sheet, project: &self.title, title, footer: &self.footer }
    }
}

/// The numbers of the rules that let each flow through: device and number, in the order of the devices.
fn rules_of_flows(devices: &[RuleTable]) -> BTreeMap<&FlowId, Vec<(&DeviceId, u32)>> {
    let mut found: BTreeMap<&FlowId, Vec<(&DeviceId, u32)>> = BTreeMap::new();
    for device in devices {
        for rule in &device.rules {
            for flow in &rule.flows {
                found.entry(flow).or_default().push((&device.device, rule.number));
            }
        }
    }
    found
}

fn fill(workbook: &mut Workbook, layout: &Layout<'_>, devices: &[RuleTable], sheets: &Sheets) -> Result<(), XlsxError> {
    // A fixed date: the same project gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(format!("Flow matrix: {}", layout.title))
        .set_subject(format!("Report {}", layout.summary.hash))
        .set_creation_datetime(&date);
    workbook.set_properties(&properties);
    workbook.set_default_format(&style::plain(), 17, 64)?;
    let styles = Styles::new();
    cover::write(workbook.add_worksheet(), &styles, layout, &sheets.entries)?;
    flows::write(rows_sheet(workbook, layout)?, &styles, layout)?;
    grid::write(rows_sheet(workbook, layout)?, &styles, layout)?;
    difference::write(rows_sheet(workbook, layout)?, &styles, layout)?;
    warnings::write(workbook.add_worksheet(), &styles, layout)?;
    reasons::write(rows_sheet(workbook, layout)?, &styles, layout)?;
    objects::write_objects(rows_sheet(workbook, layout)?, &styles, layout)?;
    objects::write_services(rows_sheet(workbook, layout)?, &styles, layout)?;
    if sheets.is_one_for_all_devices {
        let name = (ALL_RULES, "Rules");
        return devices::write(rows_sheet(workbook, layout)?, &styles, layout, name, devices);
    }
    for (number, device) in (1_usize..).zip(devices) {
        let Some((name, _)) = sheets.of_devices.get(&device.device) else { continue };
        let name = (name.as_str(), format!("Rules_{number}"));
        let shown = std::slice::from_ref(device);
        devices::write(rows_sheet(workbook, layout)?, &styles, layout, (name.0, &name.1), shown)?;
    }
    Ok(())
}

/// A sheet for many rows: held in memory only where they are few.
fn rows_sheet<'w>(workbook: &'w mut Workbook, layout: &Layout<'_>) -> Result<&'w mut Worksheet, XlsxError> {
    if layout.lines.is_some() { Ok(workbook.add_worksheet()) } else { workbook.add_worksheet_with_constant_memory() }
}

/// More devices than this share one sheet.
const MOST_DEVICE_SHEETS: usize = 120;
const ALL_RULES: &str = "Rules";

/// What stands on which sheet.
struct Sheets {
    /// Those after the cover, in order.
    entries: Vec<SheetEntry>,
    /// The sheet of each device's rules, and how many rows stand there before its first.
    of_devices: BTreeMap<DeviceId, (String, u32)>,
    is_one_for_all_devices: bool,
}

impl Sheets {
    fn new(devices: &[RuleTable], names: &mut SheetNames) -> Self {
        names.take("Cover");
        let fixed = [
            ("Flows", "Every flow between zones, with room for decisions: the sheet to work in"),
            ("Segment grid", "Which zone talks to which: how many ports, and how risky they are"),
            ("Difference", "What is new, changed and removed against the approved baseline"),
            ("Warnings", "What is wrong with the design, and what was taken for granted"),
            ("Reasons", "Why each flow is needed, step by step, with the section of the source"),
            ("Objects", "Zones, hosts, groups, devices and tunnels with their addresses"),
            ("Services", "Services with their ports"),
        ];
        let mut entries: Vec<SheetEntry> = fixed
            .into_iter()
            .map(|(name, description)| SheetEntry { name: names.take(name), description: description.to_owned() })
            .collect();
        let mut of_devices = BTreeMap::new();
        let is_one_for_all_devices = devices.len() > MOST_DEVICE_SHEETS;
        let mut rows = 0_u32;
        for device in devices {
            let count = u32::try_from(device.rules.len()).unwrap_or(u32::MAX);
            if is_one_for_all_devices {
                of_devices.insert(device.device.clone(), (ALL_RULES.to_owned(), rows));
                rows = rows.saturating_add(count);
                continue;
            }
            let device_name = &device.name;
            let name = names.take(device_name);
            let rules = if count == 1 { "rule" } else { "rules" };
            let description = text::line(&format!("{count} {rules} of {device_name}")).into_owned();
            of_devices.insert(device.device.clone(), (name.clone(), 0));
            entries.push(SheetEntry { name, description });
        }
        if is_one_for_all_devices {
            let description = format!("The rules of {} devices", devices.len());
            entries.push(SheetEntry { name: names.take(ALL_RULES), description });
        }
        Self { entries, of_devices, is_one_for_all_devices }
    }
}

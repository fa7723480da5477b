//! What changed from one plan to another, in the forms that people read and programs take.

mod csv;
mod json;
mod rules;
mod text;

use std::io::{self, Write};

use super::row::{COLUMNS, Matrix, MatrixOptions, MatrixRow, ScopeMode};
use crate::engine::{Aspect, Change, Difference, FlowChange, Planned, flows_by_id};
use crate::ids::DeviceId;

pub use self::rules::rule_text;
pub use self::text::thousands;

/// The columns of a difference that stand before those of the matrix.
pub const DIFFERENCE_COLUMNS: [&str; 4] = ["status", "changed", "before", "because_of"];

/// Two plans with what changed from the one to the other.
#[derive(Clone, Copy, Debug)]
pub struct DifferenceView<'a> {
    /// The plan as it was.
    pub before: Planned<'a>,
    /// The plan as it is now.
    pub after: Planned<'a>,
    /// What changed.
    pub difference: &'a Difference,
    /// Which flows are rows.
    pub scope: ScopeMode,
}

/// A flow that is not what it was, as texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DifferenceRow {
    /// `new`, `changed` or `removed`, as in the sheets that are handed over.
    pub status: &'static str,
    /// What of it is another; none where it is new or gone.
    pub changed: Vec<&'static str>,
    /// How that was before, each in the order of `changed`.
    pub before: Vec<String>,
    /// Because of what; none where that cannot be told.
    pub because_of: Vec<String>,
    /// The flow as it is now, or as it was where it is gone.
    pub row: MatrixRow,
}

impl<'a> DifferenceView<'a> {
    /// The flows of the difference that are rows.
    pub fn flows(&self) -> impl Iterator<Item = &'a FlowChange> {
        let scope = self.scope;
        self.difference.flows.iter().filter(move |flow| scope == ScopeMode::All || flow.crosses)
    }

    /// The rows, in the order of the difference.
    pub fn rows(&self) -> Vec<DifferenceRow> {
        let options = MatrixOptions::default();
        let matrix = |planned: Planned<'a>| Matrix {
            project: planned.project,
            catalog: planned.catalog,
            report: planned.report,
            options: &options,
        };
        let (old, new) = (flows_by_id(self.before.report), flows_by_id(self.after.report));
        let row = |flow: &FlowChange| {
            let before = old.get(&flow.id).map(|it| matrix(self.before).endpoint_row(it));
            let after = new.get(&flow.id).map(|it| matrix(self.after).endpoint_row(it));
            let was = match (&before, flow.change) {
                (Some(before), Change::Changed) => flow.aspects.iter().map(|aspect| cell(*aspect, before)).collect(),
                _ => Vec::new(),
            };
            DifferenceRow {
                status: flow.change.into(),
                changed: flow.aspects.iter().map(|aspect| (*aspect).into()).collect(),
                before: was,
                because_of: self.difference.causes(flow).map(ToString::to_string).collect(),
                row: after.or(before).unwrap_or_default(),
            }
        };
        self.flows().map(row).collect()
    }

    /// The name of a device, as it is now or was.
    pub fn device_name(&self, id: &DeviceId) -> &'a str {
        let devices = [self.after.project, self.before.project].map(|project| project.devices.get_key_value(id));
        devices.into_iter().flatten().next().map_or("", |(_, device)| device.name.as_str())
    }

    /// Writes the difference for people to read.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_text(&self, out: &mut dyn Write) -> io::Result<()> {
        text::write(self, out)
    }

    /// Writes one line for each flow that is not what it was: [`DIFFERENCE_COLUMNS`], then those of the matrix.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        csv::write(self, out)
    }

    /// Writes everything for programs.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &self.json())?;
        writeln!(out)
    }

    /// Writes a workbook.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_xlsx(&self, out: &mut dyn Write) -> io::Result<()> {
        super::xlsx::plans::write(self, out)
    }

    /// Everything for programs.
    pub fn json(&self) -> serde_json::Value {
        json::document(self)
    }
}

impl DifferenceRow {
    /// The cells in the order of [`DIFFERENCE_COLUMNS`] and the columns of the matrix.
    pub fn cells(&self) -> Vec<String> {
        let was =
            self.changed.iter().zip(&self.before).map(|(name, text)| format!("{name}={}", text.replace(';', ",")));
        let causes = self.because_of.iter().map(|cause| cause.replace(';', ","));
        let mut cells = vec![
            self.status.to_owned(),
            self.changed.join(";"),
            was.collect::<Vec<_>>().join(";"),
            causes.collect::<Vec<_>>().join(";"),
        ];
        cells.extend(self.row.cells());
        cells
    }

    /// All columns of a row.
    pub fn columns() -> impl Iterator<Item = &'static str> {
        DIFFERENCE_COLUMNS.into_iter().chain(COLUMNS)
    }
}

/// What a row says of an aspect.
pub(super) fn cell(aspect: Aspect, row: &MatrixRow) -> String {
    let list = |items: &[String]| items.join(", ");
    match aspect {
        Aspect::SourceServers => list(&row.source_servers),
        Aspect::SourceAddresses => list(&row.source_addresses),
        Aspect::DestinationServers => list(&row.destination_servers),
        Aspect::DestinationAddresses => list(&row.destination_addresses),
        Aspect::Requirement => row.requirement.clone(),
        Aspect::Initiator => list(&row.initiators),
        Aspect::EnforcementPoints | Aspect::Path => list(&row.enforcement_points),
        Aspect::EncapsulatedIn => list(&row.encapsulated_in),
        Aspect::Risks => list(&row.risks),
    }
}

//! The sheets of network objects and of service objects.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Layout;
use super::sheet::{Cell, Column, TableSheet};
use super::style::Styles;
use super::text;
use crate::export::objects::{network_objects, service_objects};

const OBJECTS: [Column; 8] = [
    Column::new("Object", 26.0),
    Column::new("Kind", 9.0),
    Column::new("Zone", 20.0),
    Column::new("IP/CIDR", 22.0),
    Column::new("Members", 24.0),
    Column::new("Details", 40.0),
    Column::new("Flows from it", 14.0),
    Column::new("Flows to it", 12.0),
];

const SERVICES: [Column; 7] = [
    Column::new("Service group", 40.0),
    Column::new("Protocol", 11.0),
    Column::new("Destination ports", 14.0),
    Column::new("Source ports", 12.0),
    Column::new("Application protocol", 30.0),
    Column::new("Risks", 26.0),
    Column::new("Flows", 8.5),
];

/// Writes the sheet of network objects.
pub(super) fn write_objects(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let heading = layout.heading("Objects", "Objects: zones, hosts, groups, devices, tunnels");
    let mut table = TableSheet::begin(sheet, styles, &OBJECTS, &heading, layout.table_name("Objects"), 1)?;
    for object in network_objects(layout.matrix) {
        table.row(&[
            Cell::or_empty(text::line(&object.name)),
            Cell::Text(object.kind.to_owned()),
            Cell::or_empty(text::line(&object.zone)),
            Cell::or_empty(text::list(&object.addresses)),
            Cell::or_empty(text::list(&object.members)),
            Cell::or_empty(text::list(&object.details)),
            count(object.flows_from),
            count(object.flows_to),
        ])?;
    }
    table.end()?;
    Ok(())
}

/// Writes the sheet of service objects.
pub(super) fn write_services(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let heading = layout.heading("Services", "Services");
    let mut table = TableSheet::begin(sheet, styles, &SERVICES, &heading, layout.table_name("Services"), 1)?;
    for object in service_objects(layout.matrix) {
        table.row(&[
            Cell::or_empty(text::line(&object.service)),
            Cell::or_empty(object.protocol),
            Cell::number_or_text(object.ports),
            Cell::number_or_text(object.source_ports),
            Cell::or_empty(text::line(&object.application_protocol)),
            Cell::or_empty(text::list(&object.risks)),
            count(object.flows),
        ])?;
    }
    table.end()?;
    Ok(())
}

fn count(number: usize) -> Cell {
    Cell::Number(u32::try_from(number).unwrap_or(u32::MAX))
}

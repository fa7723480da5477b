//! A sheet for each device: its rules, in order, with the flows that each serves.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Layout;
use super::sheet::{Cell, Column, TableSheet, target};
use super::style::{Styles, Tint, colour_filled, colour_words};
use super::text;
use crate::engine;
use crate::export::rule_table::{RuleRow, RuleTable};

const COLUMNS: [Column; 19] = [
    Column::new("Device", 16.0),
    Column::new("No.", 7.0),
    Column::new("Rule ID", 15.5),
    Column::new("From", 17.0),
    Column::new("To", 17.0),
    Column::new("Source object", 19.0),
    Column::new("Source IP/CIDR", 19.0),
    Column::new("Destination object", 19.0),
    Column::new("Destination IP/CIDR", 19.0),
    Column::new("Service", 30.0),
    Column::new("Protocol", 10.5),
    Column::new("Destination ports", 13.0),
    Column::new("Source ports", 11.0),
    Column::new("Packets", 13.0),
    Column::new("Action", 9.0),
    Column::new("Log", 7.5),
    Column::new("Flow IDs", 15.5),
    Column::new("Risks", 15.0),
    Column::new("Opens beyond the flows", 30.0),
];

fn cells(device: &str, rule: &RuleRow, layout: &Layout<'_>) -> Vec<Cell> {
    let list = |items: &[String]| Cell::or_empty(text::list(items));
    let ports = |items: &[String]| Cell::number_or_text(text::list(items));
    vec![
        Cell::or_empty(text::line(device)),
        Cell::Number(rule.number),
        match rule.flows.iter().find_map(|id| layout.row_of_flow.get(id)) {
            Some(row) => {
                Cell::Link { text: rule.id.clone(), target: target("Flows", *row), tip: "The first of its flows" }
            }
            None => Cell::Text(rule.id.clone()),
        },
        Cell::or_empty(text::line(&rule.from)),
        Cell::or_empty(text::line(&rule.to)),
        list(&rule.sources),
        list(&rule.source_addresses),
        list(&rule.destinations),
        list(&rule.destination_addresses),
        list(&rule.services),
        Cell::Text(rule.protocol.clone()),
        ports(&rule.destination_ports),
        ports(&rule.source_ports),
        Cell::Text(rule.packets.to_owned()),
        Cell::Text("permit".to_owned()),
        Cell::or_empty(if rule.risks.is_empty() { "" } else { "yes" }),
        Cell::Text(text::list(rule.flows.iter().map(crate::ids::FlowId::as_str))),
        list(&rule.risks),
        list(&rule.beyond),
    ]
}

/// Writes the sheet of one device, or one sheet for several.
pub(super) fn write(
    sheet: &mut Worksheet,
    styles: &Styles,
    layout: &Layout<'_>,
    (name, table): (&str, &str),
    shown: &[RuleTable],
) -> Result<(), XlsxError> {
    let title = match shown {
        [device] => format!("Rules of {}", device.name),
        _ => "Rules of all devices".to_owned(),
    };
    let title = text::line(&title);
    let heading = layout.heading(name, &title);
    let table = layout.lines.is_some().then_some(table);
    let mut table = TableSheet::begin(sheet, styles, &COLUMNS, &heading, table, 3)?;
    for device in shown {
        for rule in &device.rules {
            table.row(&cells(&device.name, rule, layout))?;
        }
    }
    if shown.len() == 1 {
        table.sheet.set_column_hidden(0)?;
    }
    table.hide_if_empty(12)?;
    table.hide_if_empty(18)?;
    let last_row = table.next_row().saturating_sub(1).max(1);
    let (risks, beyond) = (17, 18);
    let sheet = table.end()?;
    colour_words(
        sheet,
        (1, risks),
        (last_row, risks),
        &[(engine::WIDE_RANGE_RISK, Tint::Bad), (engine::FORBIDDEN_RISK, Tint::Bad)],
    )?;
    colour_filled(sheet, (1, risks), (last_row, beyond), Tint::Notable)
}

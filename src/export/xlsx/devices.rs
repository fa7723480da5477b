//! A sheet for each device: its rules, in order, with the flows that each serves.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Layout;
use super::sheet::{Cell, Column, TableSheet, target};
use super::style::{Styles, Tint, colour_filled, colour_words};
use super::text;
use crate::engine::{self, DeviceRules, HopSide, Party, PartyObject, Rule};
use crate::export::row::Matrix;
use crate::ids::{DeviceId, FlowId};
use crate::net::{PacketKind, PortSet};

const COLUMNS: [Column; 18] = [
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
];

/// The rules of the devices that a workbook has, and what is known of the flows that they serve.
pub(super) struct Devices<'m> {
    matrix: &'m Matrix<'m>,
    /// Devices in the order of their names, those without rules left out.
    pub(super) rules: Vec<DeviceRules>,
    flows: BTreeMap<&'m FlowId, &'m engine::Flow>,
}

impl<'m> Devices<'m> {
    /// All devices, the one that the matrix is limited to, or none where the matrix is limited to some segments.
    pub(super) fn new(matrix: &'m Matrix<'m>) -> Self {
        let options = matrix.options;
        let mut rules = match &options.device {
            _ if options.from.is_some() || options.to.is_some() => Vec::new(),
            Some(device) => vec![engine::rules_of_device(matrix.project, matrix.report, device)],
            None => engine::device_rules(matrix.project, matrix.report),
        };
        rules.retain(|device| !device.rules.is_empty());
        rules.sort_by_cached_key(|device| (matrix.device_name(&device.device), device.device.clone()));
        Self { matrix, rules, flows: matrix.report.flows.iter().map(|flow| (&flow.id, flow)).collect() }
    }

    /// The numbers of the rules that let each flow through: device and number, in the order of the devices.
    pub(super) fn rules_of_flows(&self) -> BTreeMap<&FlowId, Vec<(&DeviceId, u32)>> {
        let mut found: BTreeMap<&FlowId, Vec<(&DeviceId, u32)>> = BTreeMap::new();
        for device in &self.rules {
            for (number, rule) in (1_u32..).zip(&device.rules) {
                for flow in &rule.flows {
                    found.entry(flow).or_default().push((&device.device, number));
                }
            }
        }
        found
    }

    fn cells(&self, device: &str, number: u32, rule: &Rule, layout: &Layout<'_>) -> Vec<Cell> {
        let served = || rule.flows.iter().filter_map(|id| self.flows.get(id));
        let mut services: Vec<String> = Vec::new();
        let mut risks: Vec<String> = Vec::new();
        for flow in served() {
            let endpoint = self.matrix.catalog.endpoint(flow.endpoint);
            let service = &self.matrix.catalog.service(flow.endpoint.service).name;
            services.push(format!("{service}: {}", endpoint.application_protocol));
            risks.extend(flow.risks.iter().cloned());
        }
        for list in [&mut services, &mut risks] {
            list.sort();
            list.dedup();
        }
        let ids = text::list(rule.flows.iter().map(FlowId::as_str));
        let flow_row = rule.flows.iter().find_map(|id| layout.row_of_flow.get(id));
        vec![
            Cell::or_empty(text::line(device)),
            Cell::Number(number),
            match flow_row {
                Some(row) => {
                    let tip = "The first of its flows";
                    Cell::Link { text: rule.id.to_string(), target: target("Flows", *row), tip }
                }
                None => Cell::Text(rule.id.to_string()),
            },
            Cell::or_empty(text::line(&self.side(device, &rule.from))),
            Cell::or_empty(text::line(&self.side(device, &rule.to))),
            Cell::or_empty(text::list(rule.sources.iter().map(|party| self.party_name(party)))),
            Cell::or_empty(text::list(addresses(&rule.sources))),
            Cell::or_empty(text::list(rule.destinations.iter().map(|party| self.party_name(party)))),
            Cell::or_empty(text::list(addresses(&rule.destinations))),
            Cell::or_empty(text::list(&services)),
            Cell::Text(rule.protocol.name().to_owned()),
            ports(&rule.destination_ports),
            ports(&rule.source_ports),
            Cell::Text(if rule.kind == PacketKind::Reply { "answers" } else { "connections" }.to_owned()),
            Cell::Text("permit".to_owned()),
            Cell::or_empty(if risks.is_empty() { "" } else { "yes" }),
            Cell::Text(ids),
            Cell::or_empty(text::list(&risks)),
        ]
    }

    /// A side of the device: the zone, with the interface if it has a name.
    fn side(&self, device: &str, side: &HopSide) -> String {
        match side {
            HopSide::Tunnel(id) => format!("tunnel {}", self.matrix.tunnel_name(id)),
            HopSide::Segment(id) => {
                let project = self.matrix.project;
                let mut links = project.links.values().filter(|link| link.segment == *id);
                let interface = links
                    .find(|link| self.matrix.device_name(&link.device) == device)
                    .map_or("", |link| link.interface.as_str());
                let zone = self.matrix.segment_name(id);
                if interface.is_empty() { zone } else { format!("{zone} ({interface})") }
            }
        }
    }

    fn party_name(&self, party: &Party) -> String {
        let name = match &party.object {
            PartyObject::Server(id) => self.matrix.server_names(std::slice::from_ref(id)).concat(),
            PartyObject::Segment(id) => format!("zone {}", self.matrix.segment_name(id)),
            PartyObject::Device(id, _) => self.matrix.device_name(id),
            PartyObject::Supernet(block) => format!("supernet {block}"),
        };
        if party.is_translated { format!("{name} (translated)") } else { name }
    }
}

fn addresses(parties: &[Party]) -> Vec<String> {
    let mut blocks: Vec<_> = parties.iter().flat_map(|party| &party.blocks).collect();
    blocks.sort_unstable();
    blocks.dedup();
    blocks.iter().map(ToString::to_string).collect()
}

fn ports(ports: &PortSet) -> Cell {
    if ports.is_full() {
        Cell::Empty
    } else {
        Cell::number_or_text(text::list(ports.ranges().map(|range| range.to_string())))
    }
}

/// Writes the sheet of one device, or one sheet for several.
pub(super) fn write(
    sheet: &mut Worksheet,
    styles: &Styles,
    layout: &Layout<'_>,
    devices: &Devices<'_>,
    (name, table): (&str, &str),
    shown: &[DeviceRules],
) -> Result<(), XlsxError> {
    let title = match shown {
        [device] => format!("Rules of {}", devices.matrix.device_name(&device.device)),
        _ => "Rules of all devices".to_owned(),
    };
    let title = text::line(&title);
    let heading = layout.heading(name, &title);
    let mut table = TableSheet::begin(sheet, styles, &COLUMNS, &heading, layout.lines.is_some().then_some(table), 3)?;
    for device in shown {
        let name = devices.matrix.device_name(&device.device);
        for (number, rule) in (1_u32..).zip(&device.rules) {
            table.row(&devices.cells(&name, number, rule, layout))?;
        }
    }
    if shown.len() == 1 {
        table.sheet.set_column_hidden(0)?;
    }
    table.hide_if_empty(12)?;
    let last_row = table.next_row().saturating_sub(1).max(1);
    let last_column = 17;
    let sheet = table.end()?;
    colour_words(
        sheet,
        (1, last_column),
        (last_row, last_column),
        &[(engine::WIDE_RANGE_RISK, Tint::Bad), (engine::FORBIDDEN_RISK, Tint::Bad)],
    )?;
    colour_filled(sheet, (1, last_column), (last_row, last_column), Tint::Notable)
}

//! Markdown: a table of flows for each pair of segments, then differences, rules, tunnels, problems and assumptions.

use std::io::{self, Write};

use super::assumptions::assumptions;
use super::cell::without_control_characters;
use super::hand_over::HandOver;
use super::objects::tunnel_ends;
use super::row::{Matrix, MatrixRow, PortsText as _};
use super::rule_table::{RuleTable, rule_tables};
use super::summary::Summary;
use crate::engine::{self, FlowStatus};

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Flow matrix: {}\n", escaped(&matrix.project.name))?;
    if !matrix.project.description.trim().is_empty() {
        writeln!(out, "{}\n", escaped(&matrix.project.description))?;
    }
    let catalogs: Vec<String> =
        matrix.catalog.headers.iter().map(|header| format!("{} ({})", header.name, header.version)).collect();
    writeln!(out, "Catalog: {}\n", escaped(&catalogs.join(", ")))?;
    writeln!(out, "Report: {}\n", Summary::new(matrix).hash)?;
    let mut pair: Option<(String, String)> = None;
    matrix.for_each_row_with_flows(|row, flows| {
        let here = (row.source_segment.clone(), row.destination_segment.clone());
        if pair.as_ref() != Some(&here) {
            writeln!(out, "\n## {} → {}\n", escaped(&here.0), escaped(&here.1))?;
            table_head(out, "Flow | From | To | Protocol | Port | Service | Required | Enforced by | State | Why")?;
            pair = Some(here);
        }
        let hand_over = matrix.hand_over(&row, flows);
        flow_line(out, &row, &hand_over, !matrix.project.baseline.is_empty())
    })?;
    if pair.is_none() {
        writeln!(out, "No flows cross between segments.")?;
    }
    removed(matrix, out)?;
    rules(matrix, out)?;
    tunnels(matrix, out)?;
    notes(matrix, out)
}

/// The head of a table; ports stand to the right.
fn table_head(out: &mut dyn Write, columns: &str) -> io::Result<()> {
    let lines: Vec<&str> = columns.split(" | ").map(|column| if column == "Port" { "---:" } else { "---" }).collect();
    writeln!(out, "| {columns} |")?;
    writeln!(out, "|{}|", lines.join("|"))
}

fn line<T: AsRef<str>>(out: &mut dyn Write, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
    let cells: Vec<String> = cells.into_iter().map(|cell| escaped(cell.as_ref())).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

fn flow_line(out: &mut dyn Write, row: &MatrixRow, hand_over: &HandOver, has_baseline: bool) -> io::Result<()> {
    let mut states: Vec<&str> = Vec::new();
    states.extend(hand_over.status.filter(|_| has_baseline).map(<&str>::from));
    states.push(hand_over.annotation.approval.words());
    if hand_over.test.outcome.is_some() {
        states.push(hand_over.test.words());
    }
    states.retain(|state| !state.is_empty());
    let cells = [
        row.flow_ids.join(", "),
        row.source_servers.join(", "),
        row.destination_servers.join(", "),
        row.protocol.clone(),
        row.destination_ports.ports_text(),
        format!("{} ({})", row.services.join(", "), row.application_protocols.join(", ")),
        row.requirement.clone(),
        row.enforcement_points.join(", "),
        states.join(", "),
        row.justification.clone(),
    ];
    line(out, cells)
}

fn removed(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let removed = engine::removed_flows(matrix.project, matrix.report);
    if removed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Not needed any more\n")?;
    table_head(out, "Flow | State | As approved")?;
    for (id, approved) in removed {
        line(out, [id.as_str(), FlowStatus::Removed.into(), &approved.summary])?;
    }
    Ok(())
}

fn rules(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    for table in rule_tables(matrix) {
        writeln!(out, "\n## Rules of {}\n", escaped(&table.name))?;
        table_head(out, "No. | From | To | Sources | Destinations | Protocol | Port | Source port | Packets | Flows")?;
        for rule in &table.rules {
            let with_addresses = |names: &[String], addresses: &[String]| {
                let (names, addresses) = (names.join(", "), addresses.join(", "));
                if addresses.is_empty() { names } else { format!("{names} ({addresses})") }
            };
            let flows: Vec<&str> = rule.flows.iter().map(crate::ids::FlowId::as_str).collect();
            let cells = [
                rule.number.to_string(),
                rule.from.clone(),
                rule.to.clone(),
                with_addresses(&rule.sources, &rule.source_addresses),
                with_addresses(&rule.destinations, &rule.destination_addresses),
                rule.protocol.clone(),
                rule.destination_ports.ports_text(),
                rule.source_ports.ports_text(),
                rule.packets.to_owned(),
                flows.join(", "),
            ];
            line(out, cells)?;
        }
        beyond(&table, out)?;
    }
    Ok(())
}

/// What rules open that no flow needs, where somebody asked for it.
fn beyond(table: &RuleTable, out: &mut dyn Write) -> io::Result<()> {
    if table.rules.iter().all(|rule| rule.beyond.is_empty()) {
        return Ok(());
    }
    writeln!(out, "\nOpened beyond what the flows need, since it was asked for:\n")?;
    table_head(out, "No. | Packets")?;
    for rule in table.rules.iter().filter(|rule| !rule.beyond.is_empty()) {
        line(out, [rule.number.to_string(), rule.beyond.join(", ")])?;
    }
    Ok(())
}

fn tunnels(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    if matrix.project.tunnels.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Tunnels\n")?;
    table_head(out, "Tunnel | Kind | Ends | Flows that it carries")?;
    for (id, tunnel) in matrix.project.tunnels.iter() {
        let carried = matrix.report.flows.iter().filter(|flow| flow.path.tunnels.contains(id)).count();
        let ends = tunnel_ends(matrix, tunnel).join(" and ");
        line(out, [tunnel.name.clone(), tunnel.kind.to_string(), ends, carried.to_string()])?;
    }
    Ok(())
}

fn notes(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Problems and assumptions\n")?;
    table_head(out, "Kind | What | What to do | Where")?;
    for problem in &matrix.report.problems {
        let names: Vec<String> = problem.subjects.iter().map(|subject| matrix.subject_name(subject)).collect();
        line(out, [problem.severity.to_string(), problem.message.clone(), problem.hint.clone(), names.join(", ")])?;
    }
    for assumption in assumptions(matrix) {
        line(out, ["assumption", &assumption.text, assumption.hint, &assumption.names.join(", ")])?;
    }
    Ok(())
}

/// A text that Markdown shows as it is, on one line, in a cell of a table too.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in without_control_characters(text).chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' => {
                safe.push('\\');
                safe.push(character);
            }
            _ => safe.push(character),
        }
    }
    safe
}

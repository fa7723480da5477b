//! Markdown: a table of flows for each pair of segments.

use std::io::{self, Write};

use super::cell::without_control_characters;
use super::row::{Matrix, MatrixRow, PortsText as _};

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Flow matrix: {}\n", escaped(&matrix.project.name))?;
    let catalogs: Vec<String> =
        matrix.catalog.headers.iter().map(|header| format!("{} ({})", header.name, header.version)).collect();
    writeln!(out, "Catalog: {}\n", escaped(&catalogs.join(", ")))?;
    let mut pair: Option<(String, String)> = None;
    matrix.for_each_row(|row| {
        let here = (row.source_segment.clone(), row.destination_segment.clone());
        if pair.as_ref() != Some(&here) {
            writeln!(out, "\n## {} → {}\n", escaped(&here.0), escaped(&here.1))?;
            writeln!(out, "| Flow | From | To | Protocol | Port | Service | Required | Enforced by | Why |")?;
            writeln!(out, "|---|---|---|---|---:|---|---|---|---|")?;
            pair = Some(here);
        }
        line(out, &row)
    })?;
    if pair.is_none() {
        writeln!(out, "No flows cross between segments.")?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, row: &MatrixRow) -> io::Result<()> {
    let cells = [
        row.flow_ids.join(", "),
        row.source_servers.join(", "),
        row.destination_servers.join(", "),
        row.protocol.clone(),
        row.destination_ports.ports_text(),
        format!("{} ({})", row.services.join(", "), row.application_protocols.join(", ")),
        row.requirement.clone(),
        row.enforcement_points.join(", "),
        row.justification.clone(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// A text that Markdown shows as it is, on one line.
fn escaped(text: &str) -> String {
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

//! A plain table for a terminal: the columns that a person reads first.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::cell::without_control_characters;
use super::row::{Matrix, PortsText as _};

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["FROM", "TO", "PROTOCOL", "PORT", "APPLICATION PROTOCOL", "SERVICE", "REQUIRED", "ENFORCED BY"]);
    let mut count = 0_usize;
    matrix.for_each_row(|row| {
        count += 1;
        let side = |segment: &str, servers: &[String]| {
            without_control_characters(&format!("{segment}: {}", shortened(servers))).into_owned()
        };
        table.add_row([
            side(&row.source_segment, &row.source_servers),
            side(&row.destination_segment, &row.destination_servers),
            row.protocol.clone(),
            row.destination_ports.ports_text(),
            without_control_characters(&row.application_protocols.join(", ")).into_owned(),
            without_control_characters(&row.services.join(", ")).into_owned(),
            row.requirement.clone(),
            without_control_characters(&row.enforcement_points.join(" > ")).into_owned(),
        ]);
        Ok::<(), io::Error>(())
    })?;
    if let Some(column) = table.column_mut(3) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    if count == 0 {
        return writeln!(out, "No flows.");
    }
    for line in table.to_string().lines() {
        writeln!(out, "{}", line.trim())?;
    }
    writeln!(out, "\n{count} {}", if count == 1 { "row" } else { "rows" })
}

/// Up to three names, and how many more.
fn shortened(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut text = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        text.push_str(" +");
        text.push_str(&(names.len() - SHOWN).to_string());
    }
    text
}

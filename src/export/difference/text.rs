//! A difference for people: what changed in the project, then flows, devices, problems.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::{DifferenceRow, DifferenceView, rule_text};
use crate::engine::{Change, DeviceChange, Difference, Opening, Planned, Problem};
use crate::export::cell::without_control_characters;
use crate::export::row::PortsText as _;

pub(super) fn write(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let difference = view.difference;
    if difference.is_empty() {
        return writeln!(out, "No changes.");
    }
    if !difference.project_changes.is_empty() {
        writeln!(out, "What is another in the project:")?;
        for change in &difference.project_changes {
            let mark = mark(change.change);
            writeln!(out, "  {mark} {}", plain(&change.to_string()))?;
        }
        writeln!(out)?;
    }
    summary(difference, out)?;
    devices(view, out)?;
    flows(view, out)?;
    rules(view, out)?;
    problems("New problems", '+', &difference.problems_added, out)?;
    problems("Problems that are gone", '-', &difference.problems_removed, out)
}

fn plain(text: &str) -> String {
    without_control_characters(text).into_owned()
}

fn mark(change: Change) -> char {
    match change {
        Change::Removed => '-',
        Change::Added => '+',
        Change::Changed => '~',
    }
}

/// A number with a comma after each third digit: `64,512`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn summary(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "Flows between segments: -{} +{} ~{}, {} unchanged",
        difference.count(Change::Removed),
        difference.count(Change::Added),
        difference.count(Change::Changed),
        difference.unchanged_flows,
    )?;
    let within = difference.flows.iter().filter(|flow| !flow.crosses).count();
    if within > 0 {
        let flows = if within == 1 { "flow is not what it was" } else { "flows are not what they were" };
        writeln!(out, "Inside segments, for the hosts' own firewalls: {within} {flows}")?;
    }
    let (before, after) = difference.exposed_ports;
    writeln!(out, "Ports that servers open to other segments: {} -> {}", thousands(before), thousands(after))
}

fn devices(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let changed: Vec<&DeviceChange> = view.difference.devices.iter().filter(|device| device.is_changed()).collect();
    if changed.is_empty() {
        return writeln!(out, "No device gets other rules.");
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["DEVICE", "RULES", "", "OPEN PORTS", "OVER ALL DESTINATIONS"]);
    for device in changed {
        let pair = |of: fn(&Opening) -> u64| {
            let side = |opening: Option<Opening>| opening.map_or_else(|| "none".to_owned(), |it| thousands(of(&it)));
            format!("{} -> {}", side(device.before), side(device.after))
        };
        table.add_row([
            plain(view.device_name(&device.device)),
            pair(|it| it.rules as u64),
            format!("-{} +{}", device.rules_removed.len(), device.rules_added.len()),
            pair(|it| it.ports),
            pair(|it| it.destination_ports),
        ]);
    }
    for column in 1..5 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    writeln!(out)?;
    for line in table.to_string().lines() {
        writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(line).trim_end())?;
    }
    Ok(())
}

fn flows(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = view.rows();
    // What stands above is not said again with each flow.
    let has_one_cause = view.difference.project_changes.len() == 1;
    for (status, title) in [("removed", "Flows removed"), ("new", "New flows"), ("changed", "Flows changed")] {
        let some: Vec<&DifferenceRow> = rows.iter().filter(|row| row.status == status).collect();
        if some.is_empty() {
            continue;
        }
        writeln!(out, "\n{title}")?;
        for row in some {
            flow(row, has_one_cause, out)?;
        }
    }
    Ok(())
}

fn flow(row: &DifferenceRow, has_one_cause: bool, out: &mut dyn Write) -> io::Result<()> {
    let mark = match row.status {
        "removed" => '-',
        "new" => '+',
        _ => '~',
    };
    let it = &row.row;
    let ports =
        if it.destination_ports.is_empty() { String::new() } else { format!(" {}", it.destination_ports.ports_text()) };
    let line = format!(
        "{} ({}) -> {} ({}): {}{ports}, {}, {}, {} [{}]",
        it.source_segment,
        shortened(&it.source_servers),
        it.destination_segment,
        shortened(&it.destination_servers),
        it.protocol,
        it.application_protocols.concat(),
        it.services.concat(),
        it.requirement,
        it.flow_ids.concat(),
    );
    writeln!(out, "  {mark} {}", plain(&line))?;
    for (name, before) in row.changed.iter().zip(&row.before) {
        let before = if before.is_empty() { "none" } else { before };
        writeln!(out, "      {} before: {}", name.replace('_', " "), plain(before))?;
    }
    if !has_one_cause && !row.because_of.is_empty() {
        writeln!(out, "      because of {}", plain(&causes(&row.because_of)))?;
    }
    Ok(())
}

/// Up to three causes, and how many more.
fn causes(causes: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = causes.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    match causes.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

/// Up to three names, and how many more.
fn shortened(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} +{more}"),
    }
}

fn rules(view: &DifferenceView<'_>, out: &mut dyn Write) -> io::Result<()> {
    for device in view.difference.devices.iter().filter(|device| device.is_changed()) {
        writeln!(out, "\nRules of {}", plain(view.device_name(&device.device)))?;
        let sides = [('-', view.before, &device.rules_removed), ('+', view.after, &device.rules_added)];
        for (mark, Planned { project, .. }, rules) in sides {
            for rule in rules {
                writeln!(out, "  {mark} {}", plain(&rule_text(project, rule)))?;
            }
        }
    }
    Ok(())
}

fn problems(title: &str, mark: char, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    for problem in problems {
        writeln!(out, "  {mark} {} [{}] {}", problem.severity, problem.code, plain(&problem.message))?;
        if mark == '+' {
            writeln!(out, "      what to do: {}", plain(&problem.hint))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_have_their_commas() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (64_512, "64,512"), (1_234_567, "1,234,567")] {
            assert_eq!(super::thousands(number), text);
        }
    }
}

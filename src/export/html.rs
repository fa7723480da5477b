//! One HTML file: grid, flows, reasons that fold out, problems. It needs no network and runs no script but its filter.

use std::io::{self, Write};

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;

use super::cell::without_control_characters;
use super::grid::{Grid, RiskLevel};
use super::row::{Matrix, PortsText as _};

#[derive(Serialize)]
struct Cell {
    ports: u32,
    note: &'static str,
    risk: &'static str,
    is_same: bool,
}

#[derive(Serialize)]
struct GridRow {
    name: String,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct FlowLine {
    id: String,
    from: String,
    from_servers: String,
    to: String,
    to_servers: String,
    protocol: String,
    ports: String,
    application_protocol: String,
    service: String,
    requirement: String,
    enforced_by: String,
    risks: String,
    risk: &'static str,
    reasons: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct ProblemLine {
    severity: String,
    code: String,
    message: String,
    hint: String,
}

const fn risk_class(risk: RiskLevel) -> &'static str {
    match risk {
        RiskLevel::Low => "low",
        RiskLevel::Middle => "middle",
        RiskLevel::High => "high",
    }
}

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("report", include_str!("../../assets/templates/report.html")).map_err(io::Error::other)?;
    let template = environment.get_template("report").map_err(io::Error::other)?;
    let text = template
        .render(context! {
            title => clean(&matrix.project.name),
            description => clean(&matrix.project.description),
            catalogs => matrix.catalog.headers.iter().map(|h| format!("{} ({})", h.name, h.version)).collect::<Vec<_>>(),
            segments => segments(matrix),
            grid => Value::from(Serde(grid(matrix))),
            flows => Value::from(Serde(flows(matrix))),
            problems => Value::from(Serde(problems(matrix))),
        })
        .map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

fn clean(text: &str) -> String {
    without_control_characters(text).into_owned()
}

fn segments(matrix: &Matrix<'_>) -> Vec<String> {
    Grid::new(matrix.project, matrix.report).segments.iter().map(|id| clean(&matrix.segment_name(id))).collect()
}

fn grid(matrix: &Matrix<'_>) -> Vec<GridRow> {
    let grid = Grid::new(matrix.project, matrix.report);
    let cell = |from, to| {
        let cell = grid.cells.get(&(Clone::clone(from), Clone::clone(to)));
        Cell {
            ports: cell.map_or(0, super::grid::GridCell::port_count),
            note: cell.map_or("", super::grid::GridCell::note),
            risk: cell.map_or("none", |cell| risk_class(cell.risk)),
            is_same: from == to,
        }
    };
    grid.segments
        .iter()
        .map(|from| GridRow {
            name: clean(&matrix.segment_name(from)),
            cells: grid.segments.iter().map(|to| cell(from, to)).collect(),
        })
        .collect()
}

fn flows(matrix: &Matrix<'_>) -> Vec<FlowLine> {
    let mut lines = Vec::new();
    for row in matrix.rows() {
        let risk = RiskLevel::of_words(&row.risks);
        lines.push(FlowLine {
            id: row.flow_ids.join(", "),
            from: clean(&row.source_segment),
            from_servers: clean(&row.source_servers.join(", ")),
            to: clean(&row.destination_segment),
            to_servers: clean(&row.destination_servers.join(", ")),
            ports: row.destination_ports.ports_text(),
            protocol: row.protocol,
            application_protocol: row.application_protocols.join(", "),
            service: row.services.join(", "),
            requirement: row.requirement,
            enforced_by: clean(&row.enforcement_points.join(", ")),
            risks: row.risks.join(", "),
            risk: risk_class(risk),
            reasons: row.reasons.iter().map(|steps| steps.iter().map(|step| clean(step)).collect()).collect(),
        });
    }
    lines
}

fn problems(matrix: &Matrix<'_>) -> Vec<ProblemLine> {
    let line = |problem: &crate::engine::Problem| ProblemLine {
        severity: problem.severity.to_string(),
        code: problem.code.to_string(),
        message: clean(&problem.message),
        hint: clean(&problem.hint),
    };
    matrix.report.problems.iter().map(line).collect()
}

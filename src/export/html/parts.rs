//! What the page shows, part by part, as texts: the template escapes them.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use strum::IntoEnumIterator as _;

use crate::diag::Severity;
use crate::engine::{self, FlowStatus};
use crate::export::assumptions::assumptions;
use crate::export::cell::without_control_characters;
use crate::export::grid::{Grid, GridCell, RiskLevel};
use crate::export::hand_over::HandOver;
use crate::export::objects::tunnel_ends;
use crate::export::row::{Matrix, MatrixRow, PortsText as _};
use crate::export::rule_table::{RuleRow, RuleTable, rule_tables};
use crate::export::summary::Summary;
use crate::ids::{SegmentId, TunnelId};
use crate::project::{Annotation, AnnotationField, Approval, TestOutcome};

/// A number and what it counts.
#[derive(Serialize)]
pub(super) struct Figure {
    number: usize,
    words: &'static str,
}

/// A cell of the grid.
#[derive(Serialize)]
struct Cell {
    ports: u32,
    note: &'static str,
    risk: &'static str,
    is_same: bool,
    first: String,
}

/// A row of the grid.
#[derive(Serialize)]
pub(super) struct GridRow {
    name: String,
    cells: Vec<Cell>,
}

/// A row of the matrix.
#[derive(Serialize)]
pub(super) struct FlowLine {
    anchor: String,
    id: String,
    status: &'static str,
    changes: String,
    from: String,
    from_servers: String,
    from_addresses: String,
    from_translated: String,
    to: String,
    to_servers: String,
    to_addresses: String,
    to_translated: String,
    protocol: String,
    ports: String,
    source_ports: String,
    application_protocol: String,
    service: String,
    requirement: String,
    enforced_by: String,
    tunnels: String,
    risks: String,
    risk: &'static str,
    approval: &'static str,
    approval_class: String,
    notes: Vec<String>,
    test: &'static str,
    test_class: &'static str,
    test_detail: String,
    /// The strongest reason in one line.
    why: String,
    reasons: Vec<Vec<String>>,
}

/// A difference to the approved baseline.
#[derive(Serialize)]
pub(super) struct DifferenceLine {
    status: &'static str,
    flow: String,
    changes: String,
    summary: String,
}

/// The rules of a device.
#[derive(Serialize)]
pub(super) struct DeviceTable {
    name: String,
    rules: Vec<RuleLine>,
}

#[derive(Serialize)]
struct RuleLine {
    number: u32,
    from: String,
    to: String,
    sources: String,
    source_addresses: String,
    destinations: String,
    destination_addresses: String,
    protocol: String,
    ports: Vec<String>,
    source_ports: String,
    services: String,
    packets: &'static str,
    beyond: Vec<String>,
    flows: Vec<String>,
}

/// A tunnel.
#[derive(Serialize)]
pub(super) struct TunnelLine {
    name: String,
    kind: String,
    ends: String,
    flows: usize,
}

/// A problem or an assumption.
#[derive(Serialize)]
pub(super) struct NoteLine {
    kind: String,
    tint: &'static str,
    text: String,
    hint: String,
    names: String,
}

/// A text without what breaks lines or hides.
pub(super) fn clean(text: &str) -> String {
    without_control_characters(text).into_owned()
}

fn joined(items: &[String]) -> String {
    clean(&items.join(", "))
}

const fn risk_class(risk: RiskLevel) -> &'static str {
    match risk {
        RiskLevel::Low => "low",
        RiskLevel::Middle => "middle",
        RiskLevel::High => "high",
    }
}

/// The parts of the page.
pub(super) struct Parts<'m> {
    matrix: &'m Matrix<'m>,
    grid: Grid,
    pub(super) summary: Summary,
    /// The anchor of the first row of each pair of segments, by their names.
    firsts: BTreeMap<(String, String), String>,
}

impl<'m> Parts<'m> {
    pub(super) fn new(matrix: &'m Matrix<'m>) -> Self {
        let mut firsts = BTreeMap::new();
        matrix.for_each_row_flows(|flows| {
            let Some(first) = flows.first() else { return };
            let pair = (matrix.segment_name(&first.source_segment), matrix.segment_name(&first.destination_segment));
            let anchor = flows.iter().map(|flow| &flow.id).min();
            firsts.entry(pair).or_insert_with(|| anchor.map(ToString::to_string).unwrap_or_default());
        });
        Self { matrix, grid: Grid::new(matrix.project, matrix.report), summary: Summary::new(matrix), firsts }
    }

    /// Gives each row to `write`. Of a large page, a row has its strongest reason alone.
    pub(super) fn for_each_flow(
        &self,
        is_large: bool,
        mut write: impl FnMut(FlowLine) -> io::Result<()>,
    ) -> io::Result<()> {
        let matrix = self.matrix;
        matrix.for_each_row_with_flows(|mut row, of| {
            if is_large {
                row.reasons.clear();
            }
            let hand_over = matrix.hand_over(&row, of);
            write(flow_line(row, &hand_over, !matrix.project.baseline.is_empty()))
        })
    }

    pub(super) fn figures(&self) -> Vec<Figure> {
        let (summary, project) = (&self.summary, self.matrix.project);
        let mut figures = Vec::new();
        let mut add = |number, words| figures.push(Figure { number, words });
        add(project.segments.len(), "segments");
        add(project.devices.len(), "devices");
        add(project.servers.len(), "servers");
        add(summary.flows, "flows between segments");
        if !project.baseline.is_empty() {
            add(summary.with_status(FlowStatus::New), "new");
            add(summary.with_status(FlowStatus::Changed), "changed");
            add(summary.with_status(FlowStatus::Removed), "removed");
        }
        for approval in Approval::iter().filter(|approval| *approval != Approval::Open) {
            let count = summary.approvals.get(&approval).copied().unwrap_or_default();
            if count > 0 {
                add(count, approval.words());
            }
        }
        if !project.results.is_empty() {
            let of = |outcome| summary.tests.get(&outcome).copied().unwrap_or_default();
            add(of(Some(TestOutcome::Passed)), "tested, passing");
            add(of(Some(TestOutcome::Blocked)), "tested, blocked");
            add(of(None), "not tested");
        }
        add(summary.with_severity(Severity::Error), "errors");
        add(summary.with_severity(Severity::Warning), "warnings");
        figures
    }

    /// Whether people wrote anything on a flow.
    pub(super) fn has_decisions(&self) -> bool {
        if self.matrix.project.annotations.is_empty() {
            return false;
        }
        let mut has_decisions = false;
        self.matrix.for_each_row_flows(|flows| has_decisions |= self.matrix.annotation(flows) != Annotation::default());
        has_decisions
    }

    pub(super) fn segment_count(&self) -> usize {
        self.grid.segments.len()
    }

    pub(super) fn segments(&self) -> Vec<String> {
        self.grid.segments.iter().map(|id| clean(&self.matrix.segment_name(id))).collect()
    }

    pub(super) fn grid(&self) -> Vec<GridRow> {
        let name = |id: &SegmentId| self.matrix.segment_name(id);
        let cell = |from: &SegmentId, to: &SegmentId| {
            let cell = self.grid.cells.get(&(from.clone(), to.clone()));
            Cell {
                ports: cell.map_or(0, GridCell::port_count),
                note: cell.map_or("", GridCell::note),
                risk: cell.map_or("none", |cell| risk_class(cell.risk)),
                is_same: from == to,
                first: self.firsts.get(&(name(from), name(to))).cloned().unwrap_or_default(),
            }
        };
        self.grid
            .segments
            .iter()
            .map(|from| GridRow {
                name: clean(&name(from)),
                cells: self.grid.segments.iter().map(|to| cell(from, to)).collect(),
            })
            .collect()
    }

    /// What is removed, changed and new; none where no baseline is approved.
    pub(super) fn differences(&self) -> Vec<DifferenceLine> {
        let (project, report) = (self.matrix.project, self.matrix.report);
        if project.baseline.is_empty() {
            return Vec::new();
        }
        let mut lines: Vec<DifferenceLine> = engine::removed_flows(project, report)
            .into_iter()
            .map(|(id, approved)| DifferenceLine {
                status: FlowStatus::Removed.into(),
                flow: id.to_string(),
                changes: String::new(),
                summary: clean(&approved.summary),
            })
            .collect();
        for wanted in [FlowStatus::Changed, FlowStatus::New] {
            for flow in report.flows.iter().filter(|flow| flow.crosses()) {
                let (status, changes) = engine::flow_status(project, flow);
                if status == wanted {
                    let summary = clean(&engine::approved_flow(project, self.matrix.catalog, flow).summary);
                    let (flow, changes) = (flow.id.to_string(), changes.join(", "));
                    lines.push(DifferenceLine { status: status.into(), flow, changes, summary });
                }
            }
        }
        lines
    }

    /// The rules of devices; of all that have any.
    pub(super) fn rules(&self) -> Vec<RuleTable> {
        rule_tables(self.matrix)
    }

    pub(super) fn tunnels(&self) -> Vec<TunnelLine> {
        let mut carried: BTreeMap<&TunnelId, usize> = BTreeMap::new();
        for tunnel in self.matrix.report.flows.iter().flat_map(|flow| &flow.path.tunnels) {
            *carried.entry(tunnel).or_default() += 1;
        }
        let tunnels = self.matrix.project.tunnels.iter();
        tunnels
            .map(|(id, tunnel)| TunnelLine {
                name: clean(&tunnel.name),
                kind: tunnel.kind.to_string(),
                ends: clean(&tunnel_ends(self.matrix, tunnel).join(" and ")),
                flows: carried.get(id).copied().unwrap_or_default(),
            })
            .collect()
    }

    pub(super) fn notes(&self) -> Vec<NoteLine> {
        let mut lines: Vec<NoteLine> = Vec::new();
        for problem in &self.matrix.report.problems {
            let names: Vec<String> = problem.subjects.iter().map(|it| self.matrix.subject_name(it)).collect();
            lines.push(NoteLine {
                kind: problem.severity.to_string(),
                tint: match problem.severity {
                    Severity::Error => "high",
                    Severity::Warning => "middle",
                    Severity::Note => "low",
                },
                text: clean(&problem.message),
                hint: clean(&problem.hint),
                names: joined(&names),
            });
        }
        for assumption in assumptions(self.matrix) {
            lines.push(NoteLine {
                kind: "assumption".to_owned(),
                tint: "unchanged",
                text: clean(&assumption.text),
                hint: assumption.hint.to_owned(),
                names: joined(&assumption.names),
            });
        }
        lines
    }
}

fn flow_line(row: MatrixRow, hand_over: &HandOver, has_baseline: bool) -> FlowLine {
    let annotation = &hand_over.annotation;
    let notes = AnnotationField::iter().filter(|field| *field != AnnotationField::Approval).filter_map(|field| {
        let text = annotation.text(field);
        (!text.is_empty()).then(|| clean(&format!("{}: {text}", field.header())))
    });
    let test = &hand_over.test;
    let test_detail = match test.checks {
        0 => String::new(),
        checks => {
            let counts = format!("{} of {checks}, {}", test.passed, test.time);
            clean(&if test.detail.is_empty() { counts } else { format!("{counts}: {}", test.detail) })
        }
    };
    FlowLine {
        anchor: row.flow_ids.first().cloned().unwrap_or_default(),
        id: row.flow_ids.join(", "),
        // Without a baseline all would be new.
        status: hand_over.status.filter(|_| has_baseline).map_or("", Into::into),
        changes: hand_over.changes.join(", "),
        from: clean(&row.source_segment),
        from_servers: joined(&row.source_servers),
        from_addresses: joined(&row.source_addresses),
        from_translated: joined(&hand_over.source_translations),
        to: clean(&row.destination_segment),
        to_servers: joined(&row.destination_servers),
        to_addresses: joined(&row.destination_addresses),
        to_translated: joined(&hand_over.destination_translations),
        ports: row.destination_ports.ports_text(),
        source_ports: row.source_ports.join(", "),
        protocol: row.protocol,
        application_protocol: joined(&row.application_protocols),
        service: joined(&row.services),
        requirement: row.requirement,
        enforced_by: joined(&row.enforcement_points),
        tunnels: joined(&row.encapsulated_in),
        risk: risk_class(RiskLevel::of_words(&row.risks)),
        risks: row.risks.join(", "),
        approval: annotation.approval.words(),
        approval_class: annotation.approval.to_string(),
        notes: notes.collect(),
        test: test.words(),
        test_class: match test.outcome {
            None => "unchanged",
            Some(_) => test.words(),
        },
        test_detail,
        why: clean(&row.justification),
        reasons: row.reasons.iter().map(|steps| steps.iter().map(|step| clean(step)).collect()).collect(),
    }
}

/// The rules of a device.
pub(super) fn device(table: RuleTable) -> DeviceTable {
    let line = |rule: RuleRow| RuleLine {
        number: rule.number,
        from: clean(&rule.from),
        to: clean(&rule.to),
        sources: joined(&rule.sources),
        source_addresses: joined(&rule.source_addresses),
        destinations: joined(&rule.destinations),
        destination_addresses: joined(&rule.destination_addresses),
        ports: rule.destination_ports,
        source_ports: joined(&rule.source_ports),
        protocol: rule.protocol,
        services: joined(&rule.services),
        packets: rule.packets,
        beyond: rule.beyond.iter().map(|packets| clean(packets)).collect(),
        flows: rule.flows.iter().map(ToString::to_string).collect(),
    };
    DeviceTable { name: clean(&table.name), rules: table.rules.into_iter().map(line).collect() }
}

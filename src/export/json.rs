//! JSON: the rows with lists as arrays and every reason step by step; what was decided and tested; the rules of devices,
//! tunnels, problems and assumptions.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use strum::IntoEnumIterator as _;

use super::assumptions::assumptions;
use super::hand_over::HandOver;
use super::objects::tunnel_ends;
use super::row::{Matrix, MatrixRow, RowMode};
use super::rule_table::{RuleRow, rule_tables};
use super::summary::Summary;
use crate::engine;
use crate::project::AnnotationField;

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalogs: Vec<Value> = matrix
        .catalog
        .headers
        .iter()
        .map(|header| json!({ "id": header.id.as_str(), "name": header.name, "version": header.version }))
        .collect();
    let mut flows: Vec<Value> = Vec::new();
    matrix.for_each_row_with_flows(|row, of| {
        let hand_over = matrix.hand_over(&row, of);
        let mut object = flow_object(row, matrix.options.rows);
        object.extend(hand_over_object(&hand_over));
        flows.push(Value::Object(object));
        Ok::<(), io::Error>(())
    })?;
    let document = json!({
        "project": matrix.project.name,
        "catalogs": catalogs,
        "report_hash": Summary::new(matrix).hash,
        "flows": flows,
        "removed_flows": removed(matrix),
        "devices": devices(matrix),
        "tunnels": tunnels(matrix),
        "problems": problems(matrix),
        "assumptions": assumptions(matrix)
            .iter()
            .map(|it| json!({ "code": it.code, "text": it.text, "hint": it.hint, "names": it.names }))
            .collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// One row. A cell that holds one text in an endpoint row is a string there and an array in a merged row.
pub(super) fn flow_object(row: MatrixRow, mode: RowMode) -> Map<String, Value> {
    let one_or_list = |mut items: Vec<String>| match mode {
        RowMode::Endpoint => Value::String(if items.is_empty() { String::new() } else { items.swap_remove(0) }),
        RowMode::Merged => json!(items),
    };
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("flow_id", one_or_list(row.flow_ids));
    put("source_segment", json!(row.source_segment));
    put("source_servers", json!(row.source_servers));
    put("source_addresses", json!(row.source_addresses));
    put("destination_segment", json!(row.destination_segment));
    put("destination_servers", json!(row.destination_servers));
    put("destination_addresses", json!(row.destination_addresses));
    put("protocol", json!(row.protocol));
    put("source_ports", one_or_list(row.source_ports));
    put("destination_ports", one_or_list(row.destination_ports));
    put("application_protocol", one_or_list(row.application_protocols));
    put("service", one_or_list(row.services));
    put("requirement", json!(row.requirement));
    put("initiator", one_or_list(row.initiators));
    put("enforcement_points", json!(row.enforcement_points));
    put("encapsulated_in", json!(row.encapsulated_in));
    put("risks", json!(row.risks));
    put("justification", json!(row.justification));
    put("reference", json!(row.references));
    put("reasons", json!(row.reasons));
    object
}

/// What a row needs beyond itself where people decide on it.
fn hand_over_object(hand_over: &HandOver) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("source_translations", json!(hand_over.source_translations));
    put("destination_translations", json!(hand_over.destination_translations));
    put("status", hand_over.status.map_or(Value::Null, |status| Value::String(status.to_string())));
    put("changes", json!(hand_over.changes));
    put("decision", decision(hand_over));
    put("test", test(hand_over));
    object
}

/// What people wrote; null where that is nothing.
fn decision(hand_over: &HandOver) -> Value {
    if hand_over.annotation.is_empty() {
        return Value::Null;
    }
    let texts = AnnotationField::iter().map(|field| {
        let key = field.header().to_lowercase().replace(' ', "_");
        (key, Value::String(hand_over.annotation.text(field).to_owned()))
    });
    Value::Object(texts.collect())
}

/// What tests found; null where there were none.
fn test(hand_over: &HandOver) -> Value {
    let test = &hand_over.test;
    let Some(outcome) = test.outcome else { return Value::Null };
    json!({
        "outcome": outcome.to_string(),
        "passed": test.passed,
        "checks": test.checks,
        "hosts": test.hosts,
        "time": test.time,
        "detail": test.detail,
    })
}

/// Approved flows that are not needed any more.
fn removed(matrix: &Matrix<'_>) -> Vec<Value> {
    let flows = engine::removed_flows(matrix.project, matrix.report);
    flows.into_iter().map(|(id, flow)| json!({ "flow_id": id.as_str(), "summary": flow.summary })).collect()
}

fn devices(matrix: &Matrix<'_>) -> Vec<Value> {
    let rule = |rule: &RuleRow| {
        json!({
            "number": rule.number,
            "rule_id": rule.id,
            "from": rule.from,
            "to": rule.to,
            "sources": rule.sources,
            "source_addresses": rule.source_addresses,
            "destinations": rule.destinations,
            "destination_addresses": rule.destination_addresses,
            "protocol": rule.protocol,
            "source_ports": rule.source_ports,
            "destination_ports": rule.destination_ports,
            "packets": rule.packets,
            "services": rule.services,
            "risks": rule.risks,
            "beyond_flows": rule.beyond,
            "flow_ids": rule.flows,
        })
    };
    let tables = rule_tables(matrix);
    tables
        .iter()
        .map(|table| {
            let rules: Vec<Value> = table.rules.iter().map(rule).collect();
            json!({ "device": table.name, "rules": rules })
        })
        .collect()
}

fn tunnels(matrix: &Matrix<'_>) -> Vec<Value> {
    let tunnels = matrix.project.tunnels.iter();
    tunnels
        .map(|(id, tunnel)| {
            let carried = matrix.report.flows.iter().filter(|flow| flow.path.tunnels.contains(id));
            let flows: Vec<&str> = carried.map(|flow| flow.id.as_str()).collect();
            let kind = tunnel.kind.to_string();
            json!({ "tunnel": tunnel.name, "kind": kind, "ends": tunnel_ends(matrix, tunnel), "flow_ids": flows })
        })
        .collect()
}

fn problems(matrix: &Matrix<'_>) -> Vec<Value> {
    let problems = matrix.report.problems.iter();
    problems
        .map(|problem| {
            let subjects: Vec<String> = problem.subjects.iter().map(|it| matrix.subject_name(it)).collect();
            json!({
                "severity": problem.severity.to_string(),
                "code": problem.code.to_string(),
                "message": problem.message,
                "hint": problem.hint,
                "subjects": subjects,
            })
        })
        .collect()
}

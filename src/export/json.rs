//! JSON: the rows with lists as arrays, and every reason step by step.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::row::{Matrix, MatrixRow, RowMode};

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalogs: Vec<Value> = matrix
        .catalog
        .headers
        .iter()
        .map(|header| json!({ "id": header.id.as_str(), "name": header.name, "version": header.version }))
        .collect();
    let flows: Vec<Value> =
        matrix.rows().into_iter().map(|row| Value::Object(flow_object(row, matrix.options.rows))).collect();
    let document = json!({ "project": matrix.project.name, "catalogs": catalogs, "flows": flows });
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

//! A difference as JSON: everything, with ids and with words.

use serde_json::{Map, Value, json};

use super::rules::party_name;
use super::{DifferenceRow, DifferenceView, rule_text};
use crate::engine::{Difference, Planned, ProjectChange, Rule};
use crate::export::json::flow_object;
use crate::export::row::RowMode;
use crate::net::PacketKind;
use crate::project::Project;

pub(super) fn document(view: &DifferenceView<'_>) -> Value {
    let difference = view.difference;
    json!({
        "before": plan(view.before),
        "after": plan(view.after),
        "project_changes": difference.project_changes.iter().map(project_change).collect::<Vec<_>>(),
        "flows": view.rows().into_iter().map(flow).collect::<Vec<_>>(),
        "unchanged_flows": difference.unchanged_flows,
        "exposed_ports": { "before": difference.exposed_ports.0, "after": difference.exposed_ports.1 },
        "devices": devices(view),
        "problems_added": difference.problems_added,
        "problems_removed": difference.problems_removed,
    })
}

fn plan(planned: Planned<'_>) -> Value {
    let headers = planned.catalog.headers.iter();
    let catalogs: Vec<Value> =
        headers.map(|header| json!({ "id": header.id.as_str(), "version": header.version })).collect();
    json!({ "project": planned.project.name, "catalogs": catalogs })
}

fn project_change(change: &ProjectChange) -> Value {
    json!({
        "subject": change.subject,
        "name": change.name,
        "status": change.change,
        "field": change.field.to_string(),
        "before": change.before,
        "after": change.after,
        "text": change.to_string(),
    })
}

/// One flow: what became of it, then the columns of the matrix.
fn flow(row: DifferenceRow) -> Value {
    let mut object = Map::new();
    let before: Map<String, Value> =
        row.changed.iter().zip(row.before).map(|(name, text)| ((*name).to_owned(), Value::String(text))).collect();
    object.insert("status".to_owned(), json!(row.status));
    object.insert("changed".to_owned(), json!(row.changed));
    object.insert("before".to_owned(), Value::Object(before));
    object.insert("because_of".to_owned(), json!(row.because_of));
    object.extend(flow_object(row.row, RowMode::Endpoint));
    Value::Object(object)
}

fn devices(view: &DifferenceView<'_>) -> Vec<Value> {
    let Difference { devices, .. } = view.difference;
    devices
        .iter()
        .map(|device| {
            let rules = |project: &Project, rules: &[Rule]| -> Vec<Value> {
                rules.iter().map(|it| rule(project, it)).collect()
            };
            json!({
                "device": view.device_name(&device.device),
                "id": device.device,
                "before": device.before,
                "after": device.after,
                "rules_added": rules(view.after.project, &device.rules_added),
                "rules_removed": rules(view.before.project, &device.rules_removed),
            })
        })
        .collect()
}

fn rule(project: &Project, rule: &Rule) -> Value {
    let parties = |parties: &[crate::engine::Party]| -> Vec<Value> {
        let one = |party: &crate::engine::Party| json!({ "name": party_name(project, &party.object), "addresses": party.blocks });
        parties.iter().map(one).collect()
    };
    json!({
        "rule_id": rule.id,
        "from": rule.from,
        "to": rule.to,
        "sources": parties(&rule.sources),
        "destinations": parties(&rule.destinations),
        "protocol": rule.protocol,
        "source_ports": if rule.source_ports.is_full() { String::new() } else { rule.source_ports.to_string() },
        "destination_ports":
            if rule.destination_ports.is_full() { String::new() } else { rule.destination_ports.to_string() },
        "answers": rule.kind == PacketKind::Reply,
        "flow_ids": rule.flows,
        "text": rule_text(project, rule),
    })
}

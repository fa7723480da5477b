//! Neutral JSON: the rules with everything that is known of them, for programs.
//!
//! One object for a device: `device`, `name`, `kind`, `platform`, `stateful`, `rules` and `widened`. A rule has `id`,
//! `from` and `to` (kind, id, name), `sources` and `destinations` (kind, id, name, addresses, translated), `protocol`,
//! `source_ports` and `destination_ports` (ranges as texts; left out where all are meant), `established`, `flows` and
//! `reason`.

use serde_json::{Value, json};

use super::comments::rule_reason;
use super::context::DeviceContext;
use super::text::NEUTRAL;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Party, PartyObject, Rule};
use crate::net::{PacketKind, PortSet, Protocol};

/// For programs.
pub(super) const LANGUAGE: Language = Language {
    id: "json",
    name: "JSON",
    extension: "json",
    description: "Neutral, for programs: each rule with its sides, parties, ports, flows and reason",
    comment_start: None,
    rule_block: RuleBlock::Indented,
    capabilities: NEUTRAL,
    write,
};

fn write(context: &DeviceContext<'_>, _found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let device = context.device;
    let rules: Vec<Value> = context.rules.rules.iter().map(|rule| rule_value(context, rule)).collect();
    let widened: Vec<Value> = context
        .rules
        .widened
        .iter()
        .map(|widening| json!({ "rule": widening.rule, "packets": widening.packets.to_string() }))
        .collect();
    let value = json!({
        "device": context.rules.device,
        "name": device.name,
        "kind": device.kind,
        "platform": device.platform,
        "stateful": device.is_stateful,
        "rules": rules,
        "widened": widened,
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text }]
}

fn rule_value(context: &DeviceContext<'_>, rule: &Rule) -> Value {
    let side = |side: &HopSide| {
        let (kind, id) = match side {
            HopSide::Segment(id) => ("segment", id.as_str()),
            HopSide::Tunnel(id) => ("tunnel", id.as_str()),
        };
        json!({ "kind": kind, "id": id, "name": context.plan.side_name(side) })
    };
    let mut value = json!({
        "id": rule.id,
        "from": side(&rule.from),
        "to": side(&rule.to),
        "sources": rule.sources.iter().map(|party| party_value(context, party)).collect::<Vec<_>>(),
        "destinations": rule.destinations.iter().map(|party| party_value(context, party)).collect::<Vec<_>>(),
        "protocol": rule.protocol,
    });
    let mut put = |key: &str, value_of_key: Value| {
        if let Some(object) = value.as_object_mut() {
            object.insert(key.to_owned(), value_of_key);
        }
    };
    let ranges = |ports: &PortSet| ports.ranges().map(|range| range.to_string()).collect::<Vec<_>>();
    if rule.protocol.has_ports() && !rule.source_ports.is_full() {
        put("source_ports", json!(ranges(&rule.source_ports)));
    }
    let is_every_type = rule.protocol == Protocol::Icmp && PortSet::message_types().is_subset(&rule.destination_ports);
    if (rule.protocol.has_ports() || rule.protocol == Protocol::Icmp)
        && !rule.destination_ports.is_full()
        && !is_every_type
    {
        put("destination_ports", json!(ranges(&rule.destination_ports)));
    }
    put("established", json!(rule.kind == PacketKind::Reply));
    put("flows", json!(rule.flows));
    put("reason", json!(rule_reason(context, rule).unwrap_or_default()));
    value
}

fn party_value(context: &DeviceContext<'_>, party: &Party) -> Value {
    let (kind, id) = match &party.object {
        PartyObject::Server(id) => ("server", id.to_string()),
        PartyObject::Segment(id) => ("segment", id.to_string()),
        PartyObject::Device(id, _) => ("device", id.to_string()),
        PartyObject::Supernet(block) => ("supernet", block.to_string()),
    };
    let addresses: Vec<String> = party.blocks.iter().map(ToString::to_string).collect();
    json!({
        "kind": kind,
        "id": id,
        "name": context.plan.party_name(party),
        "addresses": addresses,
        "translated": party.is_translated,
    })
}

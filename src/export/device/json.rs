//! Neutral JSON: the rules with everything that is known of them, for programs.
//!
//! One object for a device: `device`, `name`, `kind`, `platform`, `stateful`, `rule_budget` (left out where it has none),
//! `rules` and `widened`. A rule has `id`, `from` and `to` (kind, id, name), `sources` and `destinations` (kind, id,
//! name, addresses, translated), `protocol`, `source_ports` and `destination_ports` (ranges as texts; left out where all
//! are meant), `established`, `flows` and `reason`. What a rule opens beyond its flows is an element of `widened`: `rule`,
//! `packets`, and the names of segments that none of its flows is about, `foreign_sources` and `foreign_destinations`
//! (left out where there are none).

use std::borrow::Cow;

use serde::Serialize;

use super::comments::rule_reason;
use super::context::DeviceContext;
use super::text::NEUTRAL;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Party, PartyObject, Rule};
use crate::ids::{DeviceId, FlowId, RuleId, SegmentId};
use crate::net::{AddressBlock, PacketKind, PortSet, Protocol};
use crate::project::{DeviceKind, Platform};

/// For programs.
pub(super) const LANGUAGE: Language = Language {
    id: "json",
    name: "JSON",
    extension: "json",
    description: "Neutral, for programs: each rule with its sides, parties, ports, flows and reason",
    comment_start: None,
    rule_block: RuleBlock::Indented,
    definition: None,
    capabilities: NEUTRAL,
    write,
};

#[derive(Serialize)]
struct DeviceValue<'a> {
    device: &'a DeviceId,
    name: &'a str,
    kind: DeviceKind,
    platform: Platform,
    stateful: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_budget: Option<u32>,
    rules: Vec<RuleValue<'a>>,
    widened: Vec<WideningValue<'a>>,
}

#[derive(Serialize)]
struct RuleValue<'a> {
    id: &'a RuleId,
    from: SideValue<'a>,
    to: SideValue<'a>,
    sources: Vec<PartyValue<'a>>,
    destinations: Vec<PartyValue<'a>>,
    protocol: Protocol,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_ports: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    destination_ports: Option<Vec<String>>,
    established: bool,
    flows: &'a [FlowId],
    reason: String,
}

#[derive(Serialize)]
struct SideValue<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct PartyValue<'a> {
    kind: &'static str,
    id: Cow<'a, str>,
    name: String,
    addresses: &'a [AddressBlock],
    translated: bool,
}

#[derive(Serialize)]
struct WideningValue<'a> {
    rule: &'a RuleId,
    packets: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_sources: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_destinations: Vec<&'a str>,
}

fn write(context: &DeviceContext<'_>, _found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let device = context.device;
    let widened = context.rules.widened.iter();
    let segment_names = |ids: &[SegmentId]| ids.iter().map(|id| context.plan.segment_name(id)).collect::<Vec<_>>();
    let value = DeviceValue {
        device: &context.rules.device,
        name: &device.name,
        kind: device.kind,
        platform: device.platform,
        stateful: device.is_stateful,
        rule_budget: device.rule_budget,
        rules: context.rules.rules.iter().map(|rule| rule_value(context, rule)).collect(),
        widened: widened
            .map(|it| WideningValue {
                rule: &it.rule,
                packets: context.rules.describe(&it.packets).join("\n"),
                foreign_sources: segment_names(&it.foreign_sources),
                foreign_destinations: segment_names(&it.foreign_destinations),
            })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text }]
}

fn rule_value<'a>(context: &DeviceContext<'a>, rule: &'a Rule) -> RuleValue<'a> {
    let side = |side: &'a HopSide| {
        let (kind, id) = match side {
            HopSide::Segment(id) => ("segment", id.as_str()),
            HopSide::Tunnel(id) => ("tunnel", id.as_str()),
        };
        SideValue { kind, id, name: context.plan.side_name(side) }
    };
    let parties = |parties: &'a [Party]| parties.iter().map(|party| party_value(context, party)).collect();
    let ranges = |ports: &PortSet| ports.ranges().map(|range| range.to_string()).collect::<Vec<_>>();
    let has_source_ports = rule.protocol.has_ports() && !rule.source_ports.is_full();
    let is_every_type = rule.protocol == Protocol::Icmp && PortSet::message_types().is_subset(&rule.destination_ports);
    let has_destination_ports = (rule.protocol.has_ports() || rule.protocol == Protocol::Icmp)
        && !rule.destination_ports.is_full()
        && !is_every_type;
    RuleValue {
        id: &rule.id,
        from: side(&rule.from),
        to: side(&rule.to),
        sources: parties(&rule.sources),
        destinations: parties(&rule.destinations),
        protocol: rule.protocol,
        source_ports: has_source_ports.then(|| ranges(&rule.source_ports)),
        destination_ports: has_destination_ports.then(|| ranges(&rule.destination_ports)),
        established: rule.kind == PacketKind::Reply,
        flows: &rule.flows,
        reason: rule_reason(context, rule).unwrap_or_default(),
    }
}

fn party_value<'a>(context: &DeviceContext<'a>, party: &'a Party) -> PartyValue<'a> {
    let (kind, id) = match &party.object {
        PartyObject::Server(id) => ("server", id.as_str().into()),
        PartyObject::Segment(id) => ("segment", id.as_str().into()),
        PartyObject::Device(id, _) => ("device", id.as_str().into()),
        PartyObject::Supernet(block) => ("supernet", block.to_string().into()),
        PartyObject::Broadcast(id) => ("broadcast", id.as_str().into()),
        PartyObject::Group(block) => ("group", block.to_string().into()),
    };
    let name = context.plan.party_name(party);
    PartyValue { kind, id, name, addresses: &party.blocks, translated: party.is_translated }
}

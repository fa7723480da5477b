//! Azure network security groups as a template of the Resource Manager: one group for each side, for its subnet.
//!
//! A group of a subnet sees what comes in to it and what leaves it; both groups have to let a connection through. Groups
//! keep state. Before the rules that every group has from the start, which let the whole virtual network talk, stands a
//! denial of everything.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::capabilities::{Capabilities, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::names::NameRules;
use super::zones::{Zones, head};
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Rule};
use crate::net::{AddressBlock, PortSet, Protocol};

/// `az deployment group create` reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "azure-nsg",
    name: "Azure network security group",
    extension: "nsg.json",
    description: "Azure network security groups as a deployment template: one for each subnet",
    comment_start: None,
    rule_block: RuleBlock::Indented,
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: Some(&[]),
        has_source_ports: true,
        state: State::Always,
        helpers: &[],
        translations: TranslationSupport::Elsewhere,
        interfaces: None,
        names: NAMES,
        // "description" of a rule: 140 characters.
        longest_comment: 140,
    },
    write,
};

/// Names of groups and rules: 1 to 80 letters, digits, underscores, hyphens and dots.
const NAMES: NameRules =
    NameRules { longest: 70, punctuation: "_-.", starts_with_letter: true, is_case_sensitive: false, reserved: &[] };

/// Priorities that are free for rules; the last one is that of the denial.
const FIRST_PRIORITY: usize = 100;
const LAST_PRIORITY: usize = 4096;

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let zones = Zones::new(context, &NAMES);
    let mut groups: BTreeMap<&HopSide, Vec<Value>> = zones.sides().map(|side| (side, Vec::new())).collect();
    for rule in &context.rules.rules {
        for part in family_parts(rule) {
            for (side, direction) in [(&rule.from, "Outbound"), (&rule.to, "Inbound")] {
                if let Some(rules) = groups.get_mut(side) {
                    rules.push(security_rule(context, rule, &part, direction));
                }
            }
        }
    }
    let comment = plain(head(context).first().map_or("", String::as_str), 200);
    let resources: Vec<Value> = groups
        .into_iter()
        .map(|(side, rules)| {
            let name = zones.name(side);
            if rules.len() > LAST_PRIORITY - FIRST_PRIORITY {
                found.push(
                    Diagnostic::error(
                        "too-many-rules",
                        format!("{}: the group {name} would have {} rules", context.device.name, rules.len()),
                    )
                    .expected(format!("at most {}", LAST_PRIORITY - FIRST_PRIORITY))
                    .hint("let the device's rules name segments, or split the segment"),
                );
            }
            group(name, rules, &comment)
        })
        .collect();
    let template = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "resources": resources,
    });
    let mut text = serde_json::to_string_pretty(&template).unwrap_or_default();
    text.push('\n');
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text }]
}

fn group(name: &str, mut rules: Vec<Value>, comment: &str) -> Value {
    for (position, rule) in rules.iter_mut().enumerate() {
        if let Some(priority) = rule.pointer_mut("/properties/priority") {
            *priority = json!(FIRST_PRIORITY + position);
        }
    }
    for direction in ["Inbound", "Outbound"] {
        rules.push(json!({
            "name": format!("deny-all-{}", direction.to_lowercase()),
            "properties": {
                "description": "Everything else, before the rules that let the whole virtual network talk",
                "protocol": "*",
                "sourcePortRange": "*",
                "destinationPortRange": "*",
                "sourceAddressPrefix": "*",
                "destinationAddressPrefix": "*",
                "access": "Deny",
                "priority": LAST_PRIORITY,
                "direction": direction,
            },
        }));
    }
    json!({
        "type": "Microsoft.Network/networkSecurityGroups",
        "apiVersion": "2023-09-01",
        "name": name,
        "location": "[resourceGroup().location]",
        "tags": { "portolan": comment },
        "properties": { "securityRules": rules },
    })
}

fn security_rule(context: &DeviceContext<'_>, rule: &Rule, part: &FamilyPart, direction: &str) -> Value {
    let family = if part.family == Family::V4 { "v4" } else { "v6" };
    json!({
        "name": format!("{}-{}-{family}", rule.id, direction.to_lowercase()),
        "properties": {
            "description": rule_comment(context, rule, LANGUAGE.capabilities.longest_comment),
            "protocol": protocol(rule.protocol),
            "sourcePortRanges": ports(rule, &rule.source_ports),
            "destinationPortRanges": ports(rule, &rule.destination_ports),
            "sourceAddressPrefixes": prefixes(&part.sources),
            "destinationAddressPrefixes": prefixes(&part.destinations),
            "access": "Allow",
            "priority": 0,
            "direction": direction,
        },
    })
}

const fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Ah => "Ah",
        Protocol::Esp => "Esp",
        Protocol::Icmp => "Icmp",
        Protocol::Tcp => "Tcp",
        Protocol::Udp => "Udp",
        // Not among the protocols of the language: such a rule is an error before this.
        Protocol::Gre => "",
    }
}

fn ports(rule: &Rule, ports: &PortSet) -> Vec<String> {
    if !rule.protocol.has_ports() || ports.is_full() {
        return vec!["*".to_owned()];
    }
    ports.ranges().map(|range| range.to_string()).collect()
}

fn prefixes(blocks: &[AddressBlock]) -> Vec<String> {
    blocks.iter().map(|block| block.network().to_string()).collect()
}

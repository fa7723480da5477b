//! Azure network security groups as a template of the Resource Manager: one group for each side, for its subnet.
//!
//! A group of a subnet sees what comes in to it and what leaves it; both groups have to let a connection through. Groups
//! keep state. Before the rules that every group has from the start, which let the whole virtual network talk, stands a
//! denial of everything.
//!
//! What a group can say: learn.microsoft.com, "Azure network security groups overview", table of the properties of a rule
//! (names, priorities, protocols; of ICMP it has the protocol, not its types, and the ports are `*`:
//! MicrosoftDocs/azure-docs#37413), and `networkSecurityGroup.json` of 2023-09-01 in Azure/azure-rest-api-specs. ICMP for
//! IPv6 is not supported, and a rule does not mix IPv4 with IPv6: "What is IPv6 for Azure Virtual Network?", limitations.
//! A list of several prefixes takes neither `*` nor a service tag: the error `SecurityRuleParameterContainsUnsupportedValue`
//! (hashicorp/terraform-provider-azurerm#5617).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::ingress::Apart;
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
    definition: None,
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: false,
        is_of_hosts: false,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: Some(&[]),
        has_source_ports: true,
        spreading: Spreading::Nothing,
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

/// Priorities that a rule can have; the last one is that of the denial.
const FIRST_PRIORITY: usize = 100;
const LAST_PRIORITY: usize = 4096;

/// The most rules of a group, both directions and the denials among them: "Azure subscription and service limits",
/// networking limits, "NSG rules per NSG"; beyond it stands the error `SecurityRuleCountLimitReached`.
const MOST_RULES: usize = 1_000;

/// The most addresses and prefixes, or ports and ranges, that all rules of a group name on one side: the same page, "IP
/// addresses and ranges specified for source or destination"; beyond it stands the error
/// `SecurityRuleAddressesOrPortsPerSecurityGroupLimitReached`.
const MOST_VALUES: usize = 4_000;

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let zones = Zones::new(context, &NAMES);
    let groups: BTreeMap<&HopSide, Vec<SecurityRule>> =
        zones.sides().map(|side| (side, group_rules(context, side))).collect();
    let comment = plain(head(context).first().map_or("", String::as_str), 200);
    let resources: Vec<Value> = groups
        .into_iter()
        .map(|(side, rules)| {
            let name = group_name(zones.name(side));
            found.extend(beyond_limits(&context.device.name, &name, &rules));
            group(&name, rules, &comment)
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

/// A group's name ends with a letter, a digit or an underscore.
fn group_name(name: &str) -> String {
    if name.ends_with(['-', '.']) { format!("{name}_") } else { name.to_owned() }
}

/// What a group would have more of than Azure takes.
fn beyond_limits(device: &str, group: &str, rules: &[SecurityRule]) -> Vec<Diagnostic> {
    let sum = |lists: fn(&SecurityRule) -> &Vec<String>| {
        rules.iter().flat_map(lists).filter(|value| value.as_str() != "*").count()
    };
    let counts = [
        ("rules", rules.len() + DENIALS, MOST_RULES),
        ("source addresses", sum(|rule| &rule.prefixes[0]), MOST_VALUES),
        ("destination addresses", sum(|rule| &rule.prefixes[1]), MOST_VALUES),
        ("source ports", sum(|rule| &rule.ports[0]), MOST_VALUES),
        ("destination ports", sum(|rule| &rule.ports[1]), MOST_VALUES),
    ];
    let too_many = counts.into_iter().filter(|(_, count, most)| count > most);
    let error = |(what, count, most)| {
        Diagnostic::error("too-many-rules", format!("{device}: the group {group} would have {count} {what}"))
            .expected(format!("at most {most}, which is the limit of Azure"))
            .hint("let the device's rules name segments or supernets, or split the segment")
    };
    too_many.map(error).collect()
}

/// What may be opened to the subnet of a side, and what it may open. A rule from (or to) anywhere means what is outside of
/// the project: own networks are denied before it.
fn group_rules(context: &DeviceContext<'_>, side: &HopSide) -> Vec<SecurityRule> {
    let own = context.plan.own_networks();
    let mut rules = Vec::new();
    for is_inbound in [true, false] {
        let is_here = |rule: &&Rule| *side == *if is_inbound { &rule.to } else { &rule.from };
        let all = context.rules.rules.iter().filter(is_here);
        let apart: Vec<Apart> =
            all.map(|rule| if is_inbound { Apart::by_sources(rule) } else { Apart::by_destinations(rule) }).collect();
        for rule in apart.iter().filter_map(|it| it.specific.as_ref()) {
            rules.extend(family_parts(rule).iter().map(|part| permission(context, rule, part, is_inbound, "")));
        }
        let open: Vec<(&Rule, FamilyPart)> = apart
            .iter()
            .filter_map(|it| it.open.as_ref())
            .flat_map(|rule| family_parts(rule).into_iter().map(move |part| (rule, part)))
            .collect();
        for family in Family::BOTH {
            let own: Vec<AddressBlock> = own.iter().copied().filter(|block| family.has(block)).collect();
            if !own.is_empty() && open.iter().any(|(_, part)| part.family == family) {
                rules.push(guard(&own, family, is_inbound));
            }
        }
        rules.extend(open.iter().map(|(rule, part)| permission(context, rule, part, is_inbound, "-outside")));
    }
    rules
}

const fn direction(is_inbound: bool) -> &'static str {
    if is_inbound { "Inbound" } else { "Outbound" }
}

const fn word(family: Family) -> &'static str {
    match family {
        Family::V4 => "v4",
        Family::V6 => "v6",
    }
}

/// A rule of a group: its name, what it is for, its protocol, source and destination (ports and prefixes), and which way.
struct SecurityRule {
    name: String,
    description: String,
    protocol: &'static str,
    ports: [Vec<String>; 2],
    prefixes: [Vec<String>; 2],
    is_permission: bool,
    is_inbound: bool,
}

impl SecurityRule {
    fn value(self, priority: usize) -> Value {
        let mut properties = json!({
            "description": self.description,
            "protocol": self.protocol,
            "access": if self.is_permission { "Allow" } else { "Deny" },
            "priority": priority,
            "direction": direction(self.is_inbound),
        });
        let [source_ports, destination_ports] = self.ports;
        let [sources, destinations] = self.prefixes;
        let lists = [
            ("sourcePortRange", source_ports),
            ("destinationPortRange", destination_ports),
            ("sourceAddressPrefix", sources),
            ("destinationAddressPrefix", destinations),
        ];
        for (name, values) in lists {
            // One value, which may be `*`, has a property of its own; several have another one.
            let (key, value) = match values.as_slice() {
                [one] => (name.to_owned(), json!(one)),
                _ if name.ends_with("Prefix") => (format!("{name}es"), json!(values)),
                _ => (format!("{name}s"), json!(values)),
            };
            if let Some(object) = properties.as_object_mut() {
                object.insert(key, value);
            }
        }
        json!({ "name": self.name, "properties": properties })
    }
}

fn anything() -> Vec<String> {
    vec!["*".to_owned()]
}

/// The denial of own networks before rules from or to anywhere.
fn guard(own: &[AddressBlock], family: Family, is_inbound: bool) -> SecurityRule {
    let prefixes = if is_inbound { [prefixes(own), anything()] } else { [anything(), prefixes(own)] };
    SecurityRule {
        name: format!("deny-own-{}-{}", direction(is_inbound).to_lowercase(), word(family)),
        description: "What follows is for the outside and not for own networks".to_owned(),
        protocol: "*",
        ports: [anything(), anything()],
        prefixes,
        is_permission: false,
        is_inbound,
    }
}

fn permission(
    context: &DeviceContext<'_>,
    rule: &Rule,
    part: &FamilyPart,
    is_inbound: bool,
    ending: &str,
) -> SecurityRule {
    SecurityRule {
        name: format!("{}-{}-{}{ending}", rule.id, direction(is_inbound).to_lowercase(), word(part.family)),
        description: rule_comment(context, rule, LANGUAGE.capabilities.longest_comment),
        protocol: protocol(rule.protocol),
        ports: [ports(rule, &rule.source_ports), ports(rule, &rule.destination_ports)],
        prefixes: [prefixes(&part.sources), prefixes(&part.destinations)],
        is_permission: true,
        is_inbound,
    }
}

/// The rules that deny everything else, one for each direction.
const DENIALS: usize = 2;

fn group(name: &str, rules: Vec<SecurityRule>, comment: &str) -> Value {
    let mut values: Vec<Value> =
        rules.into_iter().enumerate().map(|(position, rule)| rule.value(FIRST_PRIORITY + position)).collect();
    for is_inbound in [true, false] {
        let all = SecurityRule {
            name: format!("deny-all-{}", direction(is_inbound).to_lowercase()),
            description: "Everything else, before the rules that let the whole virtual network talk".to_owned(),
            protocol: "*",
            ports: [anything(), anything()],
            prefixes: [anything(), anything()],
            is_permission: false,
            is_inbound,
        };
        values.push(all.value(LAST_PRIORITY));
    }
    json!({
        "type": "Microsoft.Network/networkSecurityGroups",
        "apiVersion": "2023-09-01",
        "name": name,
        "location": "[resourceGroup().location]",
        "tags": { "portolan": comment },
        "properties": { "securityRules": values },
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(addresses: usize) -> SecurityRule {
        SecurityRule {
            name: String::new(),
            description: String::new(),
            protocol: "Tcp",
            ports: [anything(), vec!["443".to_owned()]],
            prefixes: [anything(), vec!["10.0.0.1/32".to_owned(); addresses]],
            is_permission: true,
            is_inbound: true,
        }
    }

    #[test]
    fn a_group_has_as_many_rules_and_addresses_as_azure_takes() {
        let messages = |rules: Vec<SecurityRule>| -> Vec<String> {
            beyond_limits("fw", "users", &rules).into_iter().map(|it| it.message).collect()
        };
        let rules = |count: usize, addresses: usize| (0..count).map(|_| rule(addresses)).collect::<Vec<_>>();
        assert!(messages(rules(998, 4)).is_empty());
        assert_eq!(messages(rules(999, 4)), ["fw: the group users would have 1001 rules"]);
        assert!(messages(rules(400, 10)).is_empty());
        assert_eq!(messages(rules(401, 10)), ["fw: the group users would have 4010 destination addresses"]);
    }

    #[test]
    fn names_of_groups_end_as_azure_wants() {
        assert_eq!(["lan", "lan-", "lan."].map(group_name), ["lan", "lan-_", "lan._"]);
    }
}

//! Aerleon: a policy with its definitions, from which `aclgen` writes the languages of some thirty platforms.
//!
//! One filter for each pair of sides; its target is that of the device's platform. Definitions stand in a file of their
//! own, with the device in each name, since all definitions share one space of names.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, family_parts};
use super::names::{NameRules, Names};
use super::objects::Objects;
use super::zones::{Zones, head};
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::Rule;
use crate::net::{PacketKind, PortSet, Protocol};
use crate::project::{Helper, Platform};

/// `aclgen` reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "aerleon",
    name: "Aerleon",
    extension: "yaml",
    description: "Aerleon policy with its definitions: aclgen writes the languages of some thirty platforms from it",
    comment_start: Some("#"),
    rule_block: RuleBlock::Indented,
    definition: Some(definition),
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: true,
        is_of_hosts: false,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: Some(&[0, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14]),
        has_source_ports: true,
        spreading: Spreading::All,
        state: State::Either,
        helpers: &[Helper::Ftp, Helper::Tftp],
        translations: TranslationSupport::Elsewhere,
        interfaces: None,
        names: NAMES,
        longest_comment: 200,
    },
    write,
};

/// Names of definitions.
const NAMES: NameRules = NameRules {
    longest: 60,
    punctuation: "_-",
    starts_with_letter: true,
    is_case_sensitive: false,
    reserved: &["any"],
};

/// Names of zones and filters on the platforms that have the shortest ones.
const ZONES: NameRules = NameRules {
    longest: 24,
    punctuation: "_-",
    starts_with_letter: true,
    is_case_sensitive: false,
    reserved: &["any"],
};

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let objects = Objects::new(context, &NAMES);
    let zones = Zones::new(context, &ZONES);
    let prefix = Names::single(&ZONES, context.rules.device.as_str(), context.unique_name());
    let head_lines = || {
        let mut text = String::new();
        for line in head(context) {
            let _ = writeln!(text, "# {line}");
        }
        text
    };
    let has_ipv6 = |rule: &Rule| family_parts(rule).iter().any(|part| part.family == Family::V6);
    if context.device.platform == Platform::CiscoAsa && context.rules.rules.iter().any(has_ipv6) {
        found.push(
            Diagnostic::warning(
                "no-ipv6",
                format!("{}: Aerleon writes lists of IPv4 alone for Cisco ASA", context.device.name),
            )
            .hint("write the rules of this device in the language of Cisco ASA"),
        );
    }
    let mut definitions = head_lines();
    write_definitions(&mut definitions, context, &objects, &prefix);
    let mut policy = head_lines();
    policy.push_str("filters:\n");
    // Platforms that let answers through by themselves: for ASA, Aerleon would write an answer without `established`.
    let keeps_state = matches!(context.device.platform, Platform::CiscoAsa | Platform::JuniperSrx | Platform::PanOs);
    // PAN-OS has a zone of its own for what goes to multicast groups.
    let to_groups = |rule: &Rule| context.device.platform == Platform::PanOs && rule.is_to_groups();
    let same =
        |one: &Rule, other: &Rule| (&one.from, &one.to, to_groups(one)) == (&other.from, &other.to, to_groups(other));
    for (position, rules) in context.rules.rules.chunk_by(same).enumerate() {
        let Some(first) = rules.first() else { continue };
        let to = if to_groups(first) { "multicast" } else { zones.name(&first.to) };
        write_filter(&mut policy, context, &prefix, (zones.name(&first.from), to));
        for rule in rules.iter().filter(|rule| !keeps_state || rule.kind == PacketKind::Opening) {
            write_terms(&mut policy, context, &objects, &prefix, rule, found);
        }
        let _ = writeln!(policy, "      - name: deny-{position}\n        action: deny");
    }
    vec![
        Artifact { name: context.file_name("pol.yaml"), text: policy },
        Artifact { name: context.file_name("def.yaml"), text: definitions },
    ]
}

fn write_definitions(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>, prefix: &str) {
    out.push_str("networks:\n");
    for object in objects.addresses() {
        let _ = writeln!(out, "  {prefix}_{}:\n    values:", object.name);
        let comment = plain(&context.plan.party_name(object.party), 100);
        for block in Family::BOTH.into_iter().flat_map(|family| family.blocks([object.party])) {
            let _ = writeln!(out, "      - address: '{}'\n        comment: '{comment}'", block.network());
        }
    }
    for group in objects.groups() {
        let _ = writeln!(out, "  {prefix}_{}:\n    values:", group.name);
        for member in &group.members {
            let _ = writeln!(out, "      - name: {prefix}_{}", objects.address_name(member));
        }
    }
    let mut services = String::new();
    for service in objects.services().filter(|service| service.protocol.has_ports()) {
        for (ending, ports) in [("", &service.destination_ports), ("_src", &service.source_ports)] {
            if ports.is_full() {
                continue;
            }
            let _ = writeln!(services, "  {prefix}_{}{ending}:", service.name);
            for range in ports.ranges() {
                let _ = writeln!(services, "    - protocol: {}\n      port: {range}", service.protocol);
            }
        }
    }
    if !services.is_empty() {
        let _ = write!(out, "services:\n{services}");
    }
}

/// The head of a filter, with the target of the device's platform.
fn write_filter(out: &mut String, context: &DeviceContext<'_>, prefix: &str, (from, to): (&str, &str)) {
    let name = format!("{from}-{to}");
    let target = match context.device.platform {
        Platform::CiscoAsa => format!("ciscoasa: '{prefix}_{name}'"),
        Platform::JuniperSrx => format!("srx: 'from-zone {from} to-zone {to}'"),
        Platform::PanOs => format!("paloalto: 'from-zone {from} to-zone {to} mixed'"),
        // Where the platform is not said, or its generator cannot write types of ICMP messages (nftables, FortiGate),
        // a list that most others resemble; the target is the one line to change.
        _ => format!("cisco: '{prefix}_{name} mixed'"),
    };
    let _ = writeln!(
        out,
        "  - header:\n      comment: 'From {from} to {to}'\n      targets:\n        {target}\n    terms:"
    );
}

/// The name of a definition: indented by two blanks, with a colon behind it.
fn definition(line: &str) -> Option<&str> {
    let name = line.strip_prefix("  ")?.strip_suffix(':')?;
    let is_name = |it: char| it.is_ascii_alphanumeric() || "_-.".contains(it);
    name.chars().all(is_name).then_some(name)
}

/// The names that Aerleon has for types of ICMP messages, by family.
fn message_name(message: u16, family: Family) -> Option<&'static str> {
    Some(match (family, message) {
        (Family::V4, 0) | (Family::V6, 129) => "echo-reply",
        (Family::V4, 3) => "unreachable",
        (Family::V4, 4) => "source-quench",
        (Family::V4, 5) => "redirect",
        (Family::V4, 8) | (Family::V6, 128) => "echo-request",
        (Family::V4, 9) | (Family::V6, 134) => "router-advertisement",
        (Family::V4, 10) => "router-solicitation",
        (Family::V4, 11) | (Family::V6, 3) => "time-exceeded",
        (Family::V4, 12) | (Family::V6, 4) => "parameter-problem",
        (Family::V4, 13) => "timestamp-request",
        (Family::V4, 14) => "timestamp-reply",
        (Family::V6, 1) => "destination-unreachable",
        (Family::V6, 2) => "packet-too-big",
        (Family::V6, 133) => "router-solicit",
        _ => return None,
    })
}

fn message_names(types: &PortSet, family: Family) -> Option<Vec<&'static str>> {
    types.ranges().flat_map(|range| range.first..=range.last).map(|message| message_name(message, family)).collect()
}

fn write_terms(
    out: &mut String,
    context: &DeviceContext<'_>,
    objects: &Objects<'_>,
    prefix: &str,
    rule: &Rule,
    found: &mut Vec<Diagnostic>,
) {
    let parts = family_parts(rule);
    for part in &parts {
        let (ending, family) = match part.family {
            Family::V4 => ("v4", "inet"),
            Family::V6 => ("v6", "inet6"),
        };
        let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
        let _ = writeln!(out, "      - name: {}-{ending}\n        comment: '{comment}'", rule.id);
        if parts.len() > 1 {
            let _ = writeln!(out, "        restrict-address-family: {family}");
        }
        let _ = writeln!(out, "        source-address: {prefix}_{}", objects.side_name(&rule.sources));
        let _ = writeln!(out, "        destination-address: {prefix}_{}", objects.side_name(&rule.destinations));
        let protocol = match (rule.protocol, part.family) {
            (Protocol::Icmp, Family::V6) => "icmpv6",
            (protocol, _) => protocol.name(),
        };
        let _ = writeln!(out, "        protocol: {protocol}");
        if rule.protocol.has_ports() {
            let name = objects.service_name(rule);
            if !rule.destination_ports.is_full() {
                let _ = writeln!(out, "        destination-port: {prefix}_{name}");
            }
            if !rule.source_ports.is_full() {
                let _ = writeln!(out, "        source-port: {prefix}_{name}_src");
            }
        }
        if let Some(types) = &part.message_types {
            match message_names(types, part.family) {
                Some(names) => {
                    let _ = writeln!(out, "        icmp-type: [{}]", names.join(", "));
                }
                None => found.push(
                    Diagnostic::error(
                        "not-in-language",
                        format!(
                            "{}: rule {}: {} has no name for the ICMP messages {types}",
                            context.device.name, rule.id, LANGUAGE.name
                        ),
                    )
                    .hint("write this rule in the device's own language"),
                ),
            }
        }
        if rule.service().kind() == PacketKind::Reply {
            out.push_str("        option: tcp-established\n");
        }
        out.push_str("        action: accept\n");
    }
}

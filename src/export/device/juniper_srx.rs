//! Juniper SRX: `set` commands with a global address book, applications and policies from zone to zone.
//!
//! Policies match sources before and destinations after the device's own translation, which is what the rules name.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, InterfaceRules, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, family_parts, message_types};
use super::names::NameRules;
use super::objects::Objects;
use super::shared_lines::name_after;
use super::zones::{Zones, head};
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Rule};
use crate::net::{PortRange, Protocol};
use crate::project::Helper;

/// `load set` reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "juniper-srx",
    name: "Juniper SRX",
    extension: "srx.txt",
    description: "Juniper SRX: set commands for address book, applications and policies between zones",
    comment_start: Some("#"),
    rule_block: RuleBlock::NamedLines,
    definition: Some(|line| {
        let address = "set security address-book global address ";
        let set = "set security address-book global address-set ";
        name_after(line, &[address, set, "set applications application ", "set applications application-set "])
    }),
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: true,
        is_of_hosts: false,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: None,
        has_source_ports: true,
        spreading: Spreading::All,
        state: State::Always,
        helpers: &[Helper::Ftp, Helper::Tftp],
        translations: TranslationSupport::Elsewhere,
        interfaces: Some(INTERFACES),
        names: NAMES,
        longest_comment: 250,
    },
    write,
};

const INTERFACES: InterfaceRules = InterfaceRules {
    is_valid: |name| {
        (1..=48).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte))
    },
    expected: "1 to 48 letters, digits and . _ - / as in ge-0/0/0.0",
    is_needed: false,
};

/// Names of addresses, applications and zones: up to 63 characters.
const NAMES: NameRules = NameRules {
    longest: 60,
    punctuation: "_-.",
    starts_with_letter: true,
    is_case_sensitive: true,
    reserved: &["any", "any-ipv4", "any-ipv6", "global", "junos-host", "trust", "untrust"],
};

fn write(context: &DeviceContext<'_>, _found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let objects = Objects::new(context, &NAMES);
    let zones = Zones::new(context, &NAMES);
    let mut out = String::new();
    for line in head(context) {
        let _ = writeln!(out, "# {line}");
    }
    for side in zones.sides() {
        let zone = zones.name(side);
        let interfaces = context.interfaces(side);
        for interface in &interfaces {
            let _ = writeln!(out, "set security zones security-zone {zone} interfaces {interface}");
        }
        if interfaces.is_empty() {
            let what = if matches!(side, HopSide::Tunnel(_)) { "of the tunnel" } else { "at this segment" };
            let _ = writeln!(out, "# Add the interface {what} to the zone {zone}");
            let _ = writeln!(out, "set security zones security-zone {zone}");
        }
    }
    write_addresses(&mut out, context, &objects);
    write_applications(&mut out, context, &objects);
    for rule in &context.rules.rules {
        write_policy(&mut out, context, &objects, &zones, rule);
    }
    for helper in &context.device.helpers {
        let _ = writeln!(out, "delete security alg {helper} disable");
    }
    out.push_str("set security policies default-policy deny-all\n");
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

/// An address is one prefix: a party with several is a set of them.
fn write_addresses(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>) {
    const BOOK: &str = "set security address-book global";
    for object in objects.addresses() {
        let blocks: Vec<_> = Family::BOTH.into_iter().flat_map(|family| family.blocks([object.party])).collect();
        let name = &object.name;
        let description = plain(&context.plan.party_name(object.party), 200);
        if let [block] = blocks.as_slice() {
            let _ = writeln!(out, "{BOOK} address {name} {block}");
            let _ = writeln!(out, "{BOOK} address {name} description \"{description}\"");
            continue;
        }
        for (position, block) in blocks.iter().enumerate() {
            let number = position + 1;
            let _ = writeln!(out, "{BOOK} address {name}.{number} {block}");
            let _ = writeln!(out, "{BOOK} address-set {name} address {name}.{number}");
        }
        let _ = writeln!(out, "{BOOK} address-set {name} description \"{description}\"");
    }
    for group in objects.groups() {
        for member in &group.members {
            let blocks = Family::BOTH.into_iter().flat_map(|family| family.blocks([*member])).count();
            let kind = if blocks == 1 { "address" } else { "address-set" };
            let _ = writeln!(out, "{BOOK} address-set {} {kind} {}", group.name, objects.address_name(member));
        }
    }
}

fn write_applications(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>) {
    let rules = objects.first_rules(&context.rules.rules);
    for service in objects.services() {
        let rule = rules.get(service.name.as_str()).copied();
        let terms: Vec<String> = rule.into_iter().flat_map(terms).collect();
        let name = &service.name;
        let is_set = terms.len() > MOST_TERMS;
        for (number, terms) in terms.chunks(MOST_TERMS).enumerate() {
            let application = if is_set { format!("{name}.{}", number + 1) } else { name.clone() };
            for (position, term) in terms.iter().enumerate() {
                let _ = writeln!(out, "set applications application {application} term t{} {term}", position + 1);
            }
            if is_set {
                let _ = writeln!(out, "set applications application-set {name} application {application}");
            }
        }
    }
}

/// The most terms that an application takes; one with more is a set of applications.
const MOST_TERMS: usize = 8;

/// What the terms of an application say, each one run of ports.
fn terms(rule: &Rule) -> Vec<String> {
    match rule.protocol {
        Protocol::Icmp => {
            let mut terms = Vec::new();
            for (family, word) in [(Family::V4, "icmp"), (Family::V6, "icmp6")] {
                match message_types(rule, family) {
                    None => terms.push(format!("protocol {word}")),
                    Some(types) => {
                        let types = types.ranges().flat_map(|range| range.first..=range.last);
                        terms.extend(types.map(|message| format!("protocol {word} {word}-type {message}")));
                    }
                }
            }
            terms
        }
        Protocol::Tcp | Protocol::Udp => {
            let mut terms = Vec::new();
            for source in rule.source_ports.ranges() {
                for destination in rule.destination_ports.ranges() {
                    let mut term = format!("protocol {}", rule.protocol);
                    for (word, range) in [("source-port", source), ("destination-port", destination)] {
                        if range != PortRange::new(0, u16::MAX) {
                            let _ = write!(term, " {word} {range}");
                        }
                    }
                    terms.push(term);
                }
            }
            terms
        }
        Protocol::Ah | Protocol::Esp | Protocol::Gre => vec![format!("protocol {}", rule.protocol)],
    }
}

fn write_policy(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>, zones: &Zones<'_>, rule: &Rule) {
    // A rule that stands for no packet would be one without an address.
    if family_parts(rule).is_empty() {
        return;
    }
    let policy = format!(
        "set security policies from-zone {} to-zone {} policy {}",
        zones.name(&rule.from),
        zones.name(&rule.to),
        rule.id
    );
    let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
    let _ = writeln!(out, "{policy} description \"{comment}\"");
    let _ = writeln!(out, "{policy} match source-address {}", objects.side_name(&rule.sources));
    let _ = writeln!(out, "{policy} match destination-address {}", objects.side_name(&rule.destinations));
    let _ = writeln!(out, "{policy} match application {}", objects.service_name(rule));
    let _ = writeln!(out, "{policy} then permit");
    let _ = writeln!(out, "{policy} then log session-close");
}

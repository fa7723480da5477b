//! Palo Alto PAN-OS: `set` commands with address objects, services and security rules from zone to zone.
//!
//! Rules name ports and leave the application open, so that they open what the flows need whatever the firewall makes of
//! the traffic. ICMP, ESP, AH and GRE have no ports: there the application is what a rule can name. Rules match addresses
//! as they are before translation, and zones as they are after it. Multicast goes to a zone of its own.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, InterfaceRules, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, family_parts};
use super::ingress::warn_of_multicast;
use super::names::NameRules;
use super::objects::Objects;
use super::shared_lines::name_after;
use super::zones::{Zones, head};
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::Rule;
use crate::net::{PortRange, PortSet, Protocol};
use crate::project::Helper;

/// The command line reads it in configuration mode.
pub(super) const LANGUAGE: Language = Language {
    id: "pan-os",
    name: "Palo Alto PAN-OS",
    extension: "pan.txt",
    description: "Palo Alto PAN-OS: set commands for objects, services and security rules between zones",
    comment_start: None,
    rule_block: RuleBlock::NamedLines,
    definition: Some(|line| {
        name_after(line, &["set address ", "set address-group ", "set service ", "set service-group "])
    }),
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: true,
        is_of_hosts: false,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: Some(&[8]),
        has_source_ports: true,
        spreading: Spreading::AllOfIpv4,
        state: State::Always,
        helpers: &[Helper::Ftp, Helper::Tftp],
        translations: TranslationSupport::Elsewhere,
        interfaces: Some(INTERFACES),
        names: NAMES,
        // "description": 1023 characters.
        longest_comment: 500,
    },
    write,
};

const INTERFACES: InterfaceRules = InterfaceRules {
    is_valid: |name| {
        (1..=31).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte))
    },
    expected: "1 to 31 letters, digits and . _ - / as in ethernet1/1",
    is_needed: false,
};

/// Names of objects: up to 63 characters; zones up to 31, which is kept for all.
const NAMES: NameRules = NameRules {
    longest: 31,
    punctuation: "_-.",
    starts_with_letter: true,
    is_case_sensitive: true,
    reserved: &["any", "application-default", "none", "multicast"],
};

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    warn_of_multicast(context, LANGUAGE.name, found);
    let objects = Objects::new(context, &NAMES);
    let zones = Zones::new(context, &NAMES);
    let mut out = String::new();
    // The language has no comments: what stands at the head of other languages is the comment of the first rule's tag.
    let tag = plain(head(context).first().map_or("", String::as_str), 200);
    let _ = writeln!(out, "set tag portolan comments \"{tag}\"");
    for side in zones.sides() {
        for interface in context.interfaces(side) {
            let _ = writeln!(out, "set zone {} network layer3 {interface}", zones.name(side));
        }
    }
    write_addresses(&mut out, context, &objects);
    for service in objects.services().filter(|service| service.protocol.has_ports()) {
        let _ = write!(out, "set service {} protocol {}", service.name, service.protocol);
        let _ = write!(out, " port {}", ports(&service.destination_ports));
        if !service.source_ports.is_full() {
            let _ = write!(out, " source-port {}", ports(&service.source_ports));
        }
        out.push('\n');
    }
    for rule in &context.rules.rules {
        write_rule(&mut out, context, &objects, &zones, rule);
    }
    // What stays within a zone would pass without a rule.
    out.push_str("set rulebase default-security-rules rules intrazone-default action deny\n");
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

/// The zone of all that goes to a multicast group ("Configure IP Multicast", on security policy rules for multicast). Where
/// it leaves, the routes say.
const MULTICAST: &str = "multicast";

/// Ports as the device lists them; port 0 is none that it knows.
fn ports(ports: &PortSet) -> String {
    let known = ports.difference(&PortSet::from(PortRange::single(0)));
    known.ranges().map(|range| range.to_string()).collect::<Vec<_>>().join(",")
}

fn write_addresses(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>) {
    for object in objects.addresses() {
        let blocks: Vec<_> = Family::BOTH.into_iter().flat_map(|family| family.blocks([object.party])).collect();
        let name = &object.name;
        let description = plain(&context.plan.party_name(object.party), 200);
        if let [block] = blocks.as_slice() {
            let _ = writeln!(out, "set address {name} ip-netmask {block}");
            let _ = writeln!(out, "set address {name} description \"{description}\"");
            continue;
        }
        let mut members = Vec::new();
        for (position, block) in blocks.iter().enumerate() {
            let member = format!("{name}.{}", position + 1);
            let _ = writeln!(out, "set address {member} ip-netmask {block}");
            members.push(member);
        }
        let _ = writeln!(out, "set address-group {name} static [ {} ]", members.join(" "));
        let _ = writeln!(out, "set address-group {name} description \"{description}\"");
    }
    for group in objects.groups() {
        let members: Vec<&str> = group.members.iter().map(|member| objects.address_name(member)).collect();
        let _ = writeln!(out, "set address-group {} static [ {} ]", group.name, members.join(" "));
    }
}

/// The application and the service of a rule. Of the messages of ICMP it is echo requests or all.
fn application(rule: &Rule) -> (String, &'static str) {
    let families: Vec<Family> = family_parts(rule).into_iter().map(|part| part.family).collect();
    let of_families = |v4: &'static str, v6: &'static str| {
        let words: Vec<&str> = families.iter().map(|family| if *family == Family::V4 { v4 } else { v6 }).collect();
        format!("[ {} ]", words.join(" "))
    };
    match rule.protocol {
        Protocol::Tcp | Protocol::Udp => ("any".to_owned(), ""),
        Protocol::Ah => ("ipsec-ah".to_owned(), "any"),
        Protocol::Esp => ("ipsec-esp".to_owned(), "any"),
        Protocol::Gre => ("gre".to_owned(), "any"),
        Protocol::Icmp if PortSet::message_types().is_subset(&rule.destination_ports) => {
            (of_families("icmp", "ipv6-icmp"), "any")
        }
        Protocol::Icmp => (of_families("ping", "ping6"), "any"),
    }
}

fn write_rule(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>, zones: &Zones<'_>, rule: &Rule) {
    if family_parts(rule).is_empty() {
        return;
    }
    let (application, service) = application(rule);
    let service = if service.is_empty() { objects.service_name(rule) } else { service };
    let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
    let _ = writeln!(
        out,
        "set rulebase security rules {} from {} to {} source {} destination {} application {application} service \
         {service} action allow log-end yes tag portolan description \"{comment}\"",
        rule.id,
        zones.name(&rule.from),
        if rule.is_to_groups() { MULTICAST } else { zones.name(&rule.to) },
        objects.side_name(&rule.sources),
        objects.side_name(&rule.destinations),
    );
}

//! Fortinet FortiOS 7: address, group, service and policy tables, as the command line takes them.
//!
//! A policy has addresses of both families side by side (since 7.0), and matches packets of each with those of its own.
//! Policies match sources before and destinations after translation, so that a destination that is translated has to be
//! put in place of the virtual address by hand. Multicast has addresses and policies of its own.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, InterfaceRules, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, family_parts, message_types};
use super::names::{NameRules, Names};
use super::objects::Objects;
use super::shared_lines::name_after;
use super::zones::{head, side_key};
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Party, PartyObject, Rule};
use crate::net::{AddressBlock, PortRange, Protocol};
use crate::project::Helper;
use ipnet::IpNet;

/// The command line of the device reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "fortios",
    name: "Fortinet FortiOS",
    extension: "fortios.txt",
    description: "Fortinet FortiOS 7: addresses, services and policies between interfaces",
    comment_start: Some("#"),
    rule_block: RuleBlock::Indented,
    definition: Some(|line| name_after(line.trim_start(), &["edit \""])),
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
        // "comments": 1023 characters.
        longest_comment: 500,
    },
    write,
};

const INTERFACES: InterfaceRules = InterfaceRules {
    is_valid: |name| {
        (1..=35).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    },
    expected: "1 to 35 letters, digits and . _ - as in port1",
    is_needed: true,
};

/// Names of objects: up to 79 characters in most tables.
const NAMES: NameRules = NameRules {
    longest: 60,
    punctuation: "_-.",
    starts_with_letter: true,
    is_case_sensitive: true,
    reserved: &["all", "none", "always", "any"],
};

/// Names of tunnel interfaces (`phase1-interface`): up to 15 characters.
const TUNNEL_NAMES: NameRules =
    NameRules { longest: 15, punctuation: "_-", starts_with_letter: true, is_case_sensitive: true, reserved: &[] };

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let objects = Objects::new(context, &NAMES);
    let mut out = String::new();
    for line in head(context) {
        let _ = writeln!(out, "# {line}");
    }
    for family in Family::BOTH {
        write_addresses(&mut out, context, &objects, family);
        write_groups(&mut out, &objects, family);
    }
    write_services(&mut out, context, &objects);
    // Before 7.4.10 and 7.6.5, what leaves where it came in would pass without a policy.
    out.push_str(
        "config system global\n    set allow-traffic-redirect disable\n    set ipv6-allow-traffic-redirect disable\nend\n",
    );
    out.push_str("config firewall policy\n");
    let (to_groups, to_hosts): (Vec<&Rule>, Vec<&Rule>) =
        context.rules.rules.iter().partition(|rule| rule.is_to_groups());
    for rule in to_groups.iter().filter(|rule| !rule.protocol.has_ports() || !rule.source_ports.is_full()) {
        let message = format!(
            "{}: rule {}: {} cannot name source ports or messages of multicast",
            context.device.name, rule.id, LANGUAGE.name
        );
        let hint = "without them the rule would let more through; let another device carry the flow";
        found.push(Diagnostic::error("not-in-language", message).hint(hint));
    }
    for rule in to_hosts {
        write_policy(&mut out, context, &objects, rule);
    }
    out.push_str("end\n");
    for family in Family::BOTH {
        let mut policies = String::new();
        for rule in &to_groups {
            write_multicast_policies(&mut policies, context, &objects, rule, family);
        }
        table(&mut out, &format!("firewall multicast-policy{}", ending(family)), &policies);
    }
    for helper in &context.device.helpers {
        let (port, protocol) = match helper {
            Helper::Ftp => (21, 6),
            Helper::Tftp => (69, 17),
        };
        let _ = writeln!(
            out,
            "config system session-helper\n    edit 0\n        set name {helper}\n        set port {port}\n        set protocol \
             {protocol}\n    next\nend"
        );
    }
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

const fn ending(family: Family) -> &'static str {
    match family {
        Family::V4 => "",
        Family::V6 => "6",
    }
}

fn subnet(block: AddressBlock) -> String {
    match block.network() {
        IpNet::V4(net) => format!("set subnet {} {}", net.network(), net.netmask()),
        IpNet::V6(net) => format!("set ip6 {}", net.trunc()),
    }
}

/// The names of the addresses of a party, one for each prefix.
fn address_names(objects: &Objects<'_>, party: &Party, family: Family) -> Vec<(String, AddressBlock)> {
    let blocks = family.blocks([party]);
    let name = objects.address_name(party);
    match blocks.as_slice() {
        [block] => vec![(name.to_owned(), *block)],
        _ => blocks.iter().enumerate().map(|(position, block)| (format!("{name}.{}", position + 1), *block)).collect(),
    }
}

fn write_addresses(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>, family: Family) {
    let (mut lines, mut groups) = (String::new(), String::new());
    for object in objects.addresses() {
        let comment = plain(&context.plan.party_name(object.party), 200);
        for (name, block) in address_names(objects, object.party, family) {
            let (lines, value) =
                if is_group(object.party) { (&mut groups, multicast(block)) } else { (&mut lines, subnet(block)) };
            let _ = writeln!(lines, "    edit \"{name}\"\n        {value}");
            let _ = writeln!(lines, "        set comment \"{comment}\"\n    next");
        }
    }
    table(out, &format!("firewall address{}", ending(family)), &lines);
    table(out, &format!("firewall multicast-address{}", ending(family)), &groups);
}

/// Whether a party is a multicast group, which has tables of its own.
fn is_group(party: &Party) -> bool {
    matches!(party.object, PartyObject::Group(_))
}

fn multicast(block: AddressBlock) -> String {
    match block.network() {
        IpNet::V4(net) => format!(
            "set type multicastrange\n        set start-ip {}\n        set end-ip {}",
            net.network(),
            net.broadcast()
        ),
        IpNet::V6(net) => format!("set ip6 {}", net.trunc()),
    }
}

fn table(out: &mut String, name: &str, lines: &str) {
    if !lines.is_empty() {
        let _ = write!(out, "config {name}\n{lines}end\n");
    }
}

/// A group for each party of several prefixes, and for each side of several parties.
fn write_groups(out: &mut String, objects: &Objects<'_>, family: Family) {
    let mut lines = String::new();
    let mut group = |name: &str, members: &[String]| {
        let members: Vec<String> = members.iter().map(|member| format!("\"{member}\"")).collect();
        let _ = writeln!(lines, "    edit \"{name}\"\n        set member {}\n    next", members.join(" "));
    };
    for object in objects.addresses() {
        let names: Vec<String> =
            address_names(objects, object.party, family).into_iter().map(|(name, _)| name).collect();
        if names.len() > 1 {
            group(&object.name, &names);
        }
    }
    for side in objects.groups().filter(|side| !side.members.iter().any(|member| is_group(member))) {
        let members: Vec<String> = side
            .members
            .iter()
            .filter(|member| !family.blocks([**member]).is_empty())
            .map(|member| objects.address_name(member).to_owned())
            .collect();
        if !members.is_empty() {
            group(&side.name, &members);
        }
    }
    table(out, &format!("firewall addrgrp{}", ending(family)), &lines);
}

fn write_services(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>) {
    let mut lines = String::new();
    let rules = objects.first_rules(&context.rules.rules);
    for service in objects.services() {
        let rule = rules.get(service.name.as_str()).copied();
        for (name, settings) in rule.into_iter().flat_map(|rule| services(objects, rule)) {
            let _ = writeln!(lines, "    edit \"{name}\"");
            for setting in settings {
                let _ = writeln!(lines, "        set {setting}");
            }
            lines.push_str("    next\n");
        }
    }
    table(out, "firewall service custom", &lines);
}

/// The services that a rule names, with what each is set to. Messages of ICMP are one service each.
fn services(objects: &Objects<'_>, rule: &Rule) -> Vec<(String, Vec<String>)> {
    let name = objects.service_name(rule).to_owned();
    match rule.protocol {
        Protocol::Icmp => {
            let mut services = Vec::new();
            for (family, word) in [(Family::V4, "ICMP"), (Family::V6, "ICMP6")] {
                let protocol = format!("protocol {word}");
                match message_types(rule, family) {
                    None => services.push((format!("{name}_{word}"), vec![protocol])),
                    Some(types) => {
                        let types = types.ranges().flat_map(|range| range.first..=range.last);
                        services.extend(types.map(|message| {
                            let settings = vec![protocol.clone(), format!("icmptype {message}")];
                            (format!("{name}_{word}_{message}"), settings)
                        }));
                    }
                }
            }
            services
        }
        Protocol::Tcp | Protocol::Udp => {
            let full = PortRange::new(0, u16::MAX);
            let range = |range: PortRange| format!("{}-{}", range.first, range.last);
            let mut ports = Vec::new();
            for destination in rule.destination_ports.ranges() {
                for source in rule.source_ports.ranges() {
                    let source = if source == full { String::new() } else { format!(":{}", range(source)) };
                    ports.push(format!("{}{source}", range(destination)));
                }
            }
            let setting = format!("{}-portrange {}", rule.protocol, ports.join(" "));
            vec![(name, vec!["protocol TCP/UDP/SCTP".to_owned(), setting])]
        }
        Protocol::Ah | Protocol::Esp | Protocol::Gre => {
            let number = format!("protocol-number {}", rule.protocol.number());
            vec![(name, vec!["protocol IP".to_owned(), number])]
        }
    }
}

/// The interfaces of a side; a tunnel is an interface with a name of its own.
fn interfaces(context: &DeviceContext<'_>, side: &HopSide) -> Vec<String> {
    let names: Vec<String> = match side {
        HopSide::Segment(_) => context.interfaces(side).into_iter().map(str::to_owned).collect(),
        HopSide::Tunnel(_) => {
            let wanted = context.plan.side_name(side).to_owned();
            vec![Names::new(&TUNNEL_NAMES, [(side_key(side), wanted)]).of(&side_key(side)).to_owned()]
        }
    };
    names.iter().map(|name| format!("\"{name}\"")).collect()
}

/// The policies of a rule for multicast ("FortiOS CLI Reference", firewall multicast-policy): one for each pair of
/// interfaces and run of ports. They know no source ports.
fn write_multicast_policies(
    out: &mut String,
    context: &DeviceContext<'_>,
    objects: &Objects<'_>,
    rule: &Rule,
    family: Family,
) {
    if !family_parts(rule).iter().any(|part| part.family == family) {
        return;
    }
    let groups = rule.destinations.iter().flat_map(|party| address_names(objects, party, family));
    let groups: Vec<String> = groups.map(|(name, _)| format!("\"{name}\"")).collect();
    let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
    let mut number = 0;
    for from in interfaces(context, &rule.from) {
        for to in interfaces(context, &rule.to) {
            for ports in rule.destination_ports.ranges() {
                number += 1;
                let ending = if number == 1 { String::new() } else { format!("-{number}") };
                let _ = writeln!(out, "    edit 0\n        set name \"{}{ending}\"", rule.id);
                let _ = writeln!(out, "        set srcintf {from}\n        set dstintf {to}");
                let _ = writeln!(out, "        set srcaddr \"{}\"", objects.side_name(&rule.sources));
                let _ = writeln!(out, "        set dstaddr {}", groups.join(" "));
                let _ = writeln!(out, "        set action accept\n        set protocol {}", rule.protocol.number());
                let _ = writeln!(out, "        set start-port {}", ports.first.max(1));
                let _ = writeln!(out, "        set end-port {}", ports.last);
                let _ = writeln!(out, "        set comments \"{comment}\"\n    next");
            }
        }
    }
}

fn write_policy(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>, rule: &Rule) {
    let families: Vec<Family> = family_parts(rule).into_iter().map(|part| part.family).collect();
    if families.is_empty() {
        return;
    }
    let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
    let _ = writeln!(out, "    edit 0\n        set name \"{}\"", rule.id);
    let _ = writeln!(out, "        set srcintf {}", interfaces(context, &rule.from).join(" "));
    let _ = writeln!(out, "        set dstintf {}", interfaces(context, &rule.to).join(" "));
    for family in &families {
        let ending = ending(*family);
        let _ = writeln!(out, "        set srcaddr{ending} \"{}\"", objects.side_name(&rule.sources));
        let _ = writeln!(out, "        set dstaddr{ending} \"{}\"", objects.side_name(&rule.destinations));
    }
    let services: Vec<String> = services(objects, rule).into_iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let _ = writeln!(out, "        set action accept\n        set schedule \"always\"");
    let _ = writeln!(out, "        set service {}", services.join(" "));
    let _ = writeln!(out, "        set logtraffic all\n        set comments \"{comment}\"\n    next");
}

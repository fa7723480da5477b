//! Cisco IOS: extended access lists with names, one for each interface and family, where packets come in.
//!
//! A router without inspection keeps no state: answers have entries of their own, those of TCP with `established`. Where
//! the project says that the device keeps state, packets that come in are inspected, so that answers pass the lists of
//! the other interfaces. Each interface has a list of both families: one without would let all of that family through.
//! A list sees destinations before the device's own translation, and so do its rules.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::cisco::{self, port_operator};
use super::comments::rule_comment;
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::ingress::{IngressList, ingress_lists, warn_of_multicast};
use super::names::{NameRules, Names};
use super::zones::side_key;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Rule};
use crate::net::{AddressBlock, PacketKind, PortRange, Protocol};
use crate::project::Helper;
use ipnet::IpNet;

/// The command line of the device reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "cisco-ios",
    name: "Cisco IOS",
    extension: "ios.txt",
    description: "Cisco IOS: extended access lists for IPv4 and IPv6, one for each interface",
    comment_start: Some("!"),
    rule_block: RuleBlock::Followed(|line| line.trim_start().starts_with("permit ")),
    definition: None,
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: true,
        is_of_hosts: false,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: None,
        has_source_ports: true,
        spreading: Spreading::All,
        state: State::Either,
        helpers: &[Helper::Ftp, Helper::Tftp],
        translations: TranslationSupport::Elsewhere,
        interfaces: Some(cisco::INTERFACES),
        names: NAMES,
        // "remark": 100 characters.
        longest_comment: 100,
    },
    write,
};

/// Names of access lists: no blanks and quotes, and a letter first so that they are no numbers.
const NAMES: NameRules =
    NameRules { longest: 60, punctuation: "_-.", starts_with_letter: true, is_case_sensitive: true, reserved: &[] };

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let lists = ingress_lists(context, cisco::INTERFACES, found);
    warn_of_multicast(context, LANGUAGE.name, found);
    let names = Names::new(&NAMES, lists.iter().map(|list| (side_key(&list.from), list_name(context, &list.from))));
    let mut out = String::new();
    for line in cisco::head(context) {
        let _ = writeln!(out, "! {line}");
    }
    if context.device.is_stateful {
        write_inspection(&mut out, context);
    }
    for list in &lists {
        let name = names.of(&side_key(&list.from));
        for family in Family::BOTH {
            write_list(&mut out, context, list, family, name);
        }
        bind(&mut out, context, list, name);
    }
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

fn list_name(context: &DeviceContext<'_>, side: &HopSide) -> String {
    format!("{}_in", context.plan.side_name(side))
}

/// What is inspected, so that answers need no entries.
fn write_inspection(out: &mut String, context: &DeviceContext<'_>) {
    for word in ["tcp", "udp", "icmp"] {
        let _ = writeln!(out, "ip inspect name portolan {word}");
    }
    for helper in &context.device.helpers {
        let _ = writeln!(out, "ip inspect name portolan {helper}");
    }
    for word in ["tcp", "udp", "icmp"] {
        let _ = writeln!(out, "ipv6 inspect name portolan {word}");
    }
    // Of the helpers, only that of FTP reads IPv6.
    if context.device.helpers.contains(&Helper::Ftp) {
        out.push_str("ipv6 inspect name portolan ftp\n");
    }
}

const fn ending(family: Family) -> &'static str {
    match family {
        Family::V4 => "",
        Family::V6 => "_v6",
    }
}

fn write_list(out: &mut String, context: &DeviceContext<'_>, list: &IngressList, family: Family, name: &str) {
    let (head, any) = match family {
        Family::V4 => ("ip access-list extended", "ip"),
        Family::V6 => ("ipv6 access-list", "ipv6"),
    };
    // Loaded again, a list is made anew and does not grow.
    let _ = writeln!(out, "no {head} {name}{}\n{head} {name}{}", ending(family), ending(family));
    for rule in &list.specific {
        write_rule(out, context, rule, family);
    }
    let leads_out = list.open.iter().any(|rule| family_parts(rule).iter().any(|part| part.family == family));
    let guarded: Vec<AddressBlock> =
        list.guarded.iter().copied().filter(|block| leads_out && family.has(block)).collect();
    if !guarded.is_empty() {
        out.push_str(" remark What follows leads to the outside and not to own networks\n");
        for block in guarded {
            let _ = writeln!(out, " deny {any} any {}", address(block));
        }
    }
    for rule in &list.open {
        write_rule(out, context, rule, family);
    }
    if family == Family::V6 {
        // Without these the implicit permission of neighbour discovery would be cut off by the denial that follows.
        out.push_str(" permit icmp any any nd-na\n permit icmp any any nd-ns\n");
    }
    let _ = writeln!(out, " deny {any} any any log");
}

fn write_rule(out: &mut String, context: &DeviceContext<'_>, rule: &Rule, family: Family) {
    for part in family_parts(rule).iter().filter(|part| part.family == family) {
        let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
        let _ = writeln!(out, " remark {comment}");
        for source in &part.sources {
            for destination in &part.destinations {
                for (from, to) in services(rule, part) {
                    let _ = writeln!(
                        out,
                        " permit {} {}{from} {}{to}",
                        protocol_word(rule.protocol),
                        address(*source),
                        address(*destination)
                    );
                }
            }
        }
    }
}

/// What stands behind the source and behind the destination of each entry.
fn services(rule: &Rule, part: &FamilyPart) -> Vec<(String, String)> {
    if let Some(types) = &part.message_types {
        let types = types.ranges().flat_map(|range| range.first..=range.last);
        return types.map(|message| (String::new(), format!(" {message}"))).collect();
    }
    if !rule.protocol.has_ports() {
        return vec![(String::new(), String::new())];
    }
    let operator = |range: PortRange| {
        if range == PortRange::new(0, u16::MAX) { String::new() } else { format!(" {}", port_operator(range)) }
    };
    let established = if rule.service().kind() == PacketKind::Reply { " established" } else { "" };
    let mut services = Vec::new();
    for source in rule.source_ports.ranges() {
        for destination in rule.destination_ports.ranges() {
            services.push((operator(source), format!("{}{established}", operator(destination))));
        }
    }
    services
}

const fn protocol_word(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Ah => "ahp",
        Protocol::Esp => "esp",
        Protocol::Gre => "gre",
        Protocol::Icmp => "icmp",
        Protocol::Tcp => "tcp",
        Protocol::Udp => "udp",
    }
}

/// An address, with the wildcard mask that IOS wants for IPv4.
fn address(block: AddressBlock) -> String {
    match block.network() {
        IpNet::V4(net) if net.prefix_len() == 32 => format!("host {}", net.addr()),
        IpNet::V4(net) if net.prefix_len() == 0 => "any".to_owned(),
        IpNet::V4(net) => format!("{} {}", net.network(), net.hostmask()),
        IpNet::V6(net) if net.prefix_len() == 128 => format!("host {}", net.addr()),
        IpNet::V6(net) if net.prefix_len() == 0 => "any".to_owned(),
        IpNet::V6(net) => net.trunc().to_string(),
    }
}

fn bind(out: &mut String, context: &DeviceContext<'_>, list: &IngressList, name: &str) {
    if let HopSide::Tunnel(_) = &list.from {
        let _ = writeln!(out, "! Bind {name} to the interface of the tunnel");
        return;
    }
    for interface in context.interfaces(&list.from) {
        let _ = writeln!(out, "interface {interface}");
        for family in Family::BOTH {
            match family {
                Family::V4 => {
                    let _ = writeln!(out, " ip access-group {name} in");
                }
                Family::V6 => {
                    let _ = writeln!(out, " ipv6 traffic-filter {name}{} in", ending(family));
                }
            }
        }
        if context.device.is_stateful {
            out.push_str(" ip inspect portolan in\n ipv6 inspect portolan in\n");
        }
    }
}

//! Cisco ASA: object groups and one extended access list for each interface, where packets come in.
//!
//! The ASA matches addresses as they are behind its own translation (since 8.3), which is what the rules name. What a
//! tunnel carries into the device has a list of its own, to be bound as the filter of the tunnel's group policy, since
//! decrypted packets do not pass the list of an interface.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::cisco::{self, network_and_mask, port_operator};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, message_types};
use super::ingress::{IngressList, ingress_lists, warn_of_multicast};
use super::names::{NameRules, Names};
use super::objects::Objects;
use super::shared_lines::name_after;
use super::zones::side_key;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{HopSide, Rule};
use crate::net::{AddressBlock, PortRange, Protocol};
use crate::project::Helper;

/// The command line of the device reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "cisco-asa",
    name: "Cisco ASA",
    extension: "asa.txt",
    description: "Cisco ASA 9: object groups and an access list for each interface",
    comment_start: Some("!"),
    rule_block: RuleBlock::Followed(|line| line.contains(" permit ")),
    definition: Some(|line| {
        name_after(line, &["object-group network ", "object-group service ", "object network ", "object service "])
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
        interfaces: Some(cisco::INTERFACES),
        names: NAMES,
        // "access-list remark": 100 characters.
        longest_comment: 100,
    },
    write,
};

/// Names of object groups: 1 to 64 characters, letters, digits and some more; upper and lower case differ.
const NAMES: NameRules = NameRules {
    longest: 60,
    punctuation: "_-.",
    starts_with_letter: true,
    is_case_sensitive: true,
    reserved: &["any", "any4", "any6", "host", "interface", "log", "object", "object-group"],
};

const GUARD: &str = "portolan-own-networks";

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let objects = Objects::new(context, &NAMES);
    let lists = ingress_lists(context, cisco::INTERFACES, found);
    warn_of_multicast(context, LANGUAGE.name, found);
    let names = Names::new(&NAMES, lists.iter().map(|list| (side_key(&list.from), list_name(context, &list.from))));
    let mut out = String::new();
    for line in cisco::head(context) {
        let _ = writeln!(out, "! {line}");
    }
    write_objects(&mut out, context, &objects);
    if let Some(list) = lists.iter().find(|list| !list.guarded.is_empty()) {
        let _ = writeln!(out, "object-group network {GUARD}");
        for block in &list.guarded {
            let _ = writeln!(out, " {}", network_object(*block));
        }
    }
    for list in &lists {
        let name = names.of(&side_key(&list.from));
        write_list(&mut out, context, &objects, list, name);
        match &list.from {
            HopSide::Segment(_) => {
                for interface in context.interfaces(&list.from) {
                    let _ = writeln!(out, "access-group {name} in interface {interface}");
                }
            }
            HopSide::Tunnel(_) => {
                let _ = writeln!(out, "! Bind {name} as vpn-filter in the group policy of the tunnel");
            }
        }
    }
    write_helpers(&mut out, context);
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

/// The interface where a list is bound says what it is called.
fn list_name(context: &DeviceContext<'_>, side: &HopSide) -> String {
    match context.interfaces(side).first() {
        Some(interface) => format!("{}_in", interface.replace(['/', ':'], "-")),
        None => format!("{}_in", context.plan.side_name(side)),
    }
}

fn network_object(block: AddressBlock) -> String {
    if block.is_single() {
        format!("network-object host {}", block.network().addr())
    } else {
        format!("network-object {}", network_and_mask(block))
    }
}

fn write_objects(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>) {
    for object in objects.addresses() {
        let _ = writeln!(out, "object-group network {}", object.name);
        let _ = writeln!(out, " description {}", plain(&context.plan.party_name(object.party), 200));
        for family in Family::BOTH {
            for block in family.blocks([object.party]) {
                let _ = writeln!(out, " {}", network_object(block));
            }
        }
    }
    for group in objects.groups() {
        let _ = writeln!(out, "object-group network {}", group.name);
        for member in &group.members {
            let _ = writeln!(out, " group-object {}", objects.address_name(member));
        }
    }
    // A service stands for the messages of both families, each only ever seen in packets of its own.
    let rules = objects.first_rules(&context.rules.rules);
    for service in objects.services() {
        let _ = writeln!(out, "object-group service {}", service.name);
        let rule = rules.get(service.name.as_str()).copied();
        for line in rule.into_iter().flat_map(service_objects) {
            let _ = writeln!(out, " service-object {line}");
        }
    }
}

fn service_objects(rule: &Rule) -> Vec<String> {
    match rule.protocol {
        Protocol::Icmp => {
            let mut lines = Vec::new();
            for (family, word) in [(Family::V4, "icmp"), (Family::V6, "icmp6")] {
                match message_types(rule, family) {
                    None => lines.push(word.to_owned()),
                    Some(types) => {
                        let types = types.ranges().flat_map(|range| range.first..=range.last);
                        lines.extend(types.map(|message| format!("{word} {message}")));
                    }
                }
            }
            lines
        }
        Protocol::Tcp | Protocol::Udp => {
            let mut lines = Vec::new();
            for source in rule.source_ports.ranges() {
                for destination in rule.destination_ports.ranges() {
                    let mut line = rule.protocol.name().to_owned();
                    for (word, range) in [("source", source), ("destination", destination)] {
                        if range != PortRange::new(0, u16::MAX) {
                            let _ = write!(line, " {word} {}", port_operator(range));
                        }
                    }
                    lines.push(line);
                }
            }
            lines
        }
        Protocol::Ah | Protocol::Esp | Protocol::Gre => vec![rule.protocol.name().to_owned()],
    }
}

fn write_list(out: &mut String, context: &DeviceContext<'_>, objects: &Objects<'_>, list: &IngressList, name: &str) {
    let entry = |out: &mut String, rule: &Rule| {
        let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
        let _ = writeln!(out, "access-list {name} remark {comment}");
        let whole = objects.side_name(&rule.destinations);
        // Destinations of a rule that leads anywhere as well have no group without those.
        let destinations: Vec<&str> = match whole {
            "" => rule.destinations.iter().map(|party| objects.address_name(party)).collect(),
            name => vec![name],
        };
        for destination in destinations {
            let _ = writeln!(
                out,
                "access-list {name} extended permit object-group {} object-group {} object-group {destination}",
                objects.service_name(rule),
                objects.side_name(&rule.sources),
            );
        }
    };
    for rule in &list.specific {
        entry(out, rule);
    }
    if !list.guarded.is_empty() {
        let _ = writeln!(out, "access-list {name} remark What follows leads to the outside and not to own networks");
        let _ = writeln!(out, "access-list {name} extended deny ip any object-group {GUARD}");
    }
    for rule in &list.open {
        entry(out, rule);
    }
    let _ = writeln!(out, "access-list {name} extended deny ip any any log");
}

/// Inspection in the policy that every ASA has from the start.
fn write_helpers(out: &mut String, context: &DeviceContext<'_>) {
    if context.device.helpers.is_empty() {
        return;
    }
    out.push_str("policy-map global_policy\n class inspection_default\n");
    for helper in &context.device.helpers {
        let _ = writeln!(out, "  inspect {helper}");
    }
    out.push_str("service-policy global_policy global\n");
}

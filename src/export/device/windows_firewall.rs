//! Windows Firewall in PowerShell: a firewall of hosts, not of a device.
//!
//! The rules of a device as what the hosts behind it let in: the script is run on each server that it names, and a rule
//! holds where the server has one of its local addresses. Microsoft warns against taking the article's ports for Windows
//! Firewall (KB 832017, KB 179442), since there the listening program can be named: dynamic RPC and its endpoint mapper
//! are named by the key words `RPC` and `RPCEPMap`, which open only what RPC listens on. A host firewall keeps state, so
//! that rules for answers are left out; they are the device's own.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::names::NameRules;
use super::zones::head;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{Flow, PartyObject, Rule};
use crate::ids::FlowId;
use crate::net::{AddressBlock, PacketKind, PortRange, PortSet, Protocol};
use crate::project::Helper;

/// PowerShell on a server reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "windows-firewall",
    name: "Windows Firewall (hosts)",
    extension: "ps1",
    description: "Windows Firewall in PowerShell: what the servers behind a device let in; a host firewall, not a device",
    comment_start: Some("#"),
    rule_block: RuleBlock::NamedLines,
    definition: None,
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: true,
        is_of_hosts: true,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: None,
        has_source_ports: true,
        spreading: Spreading::All,
        state: State::Either,
        helpers: &[Helper::Ftp, Helper::Tftp],
        translations: TranslationSupport::Elsewhere,
        interfaces: None,
        names: NAMES,
        longest_comment: 500,
    },
    write,
};

const NAMES: NameRules =
    NameRules { longest: 100, punctuation: "_-.", starts_with_letter: true, is_case_sensitive: false, reserved: &[] };

fn write(context: &DeviceContext<'_>, _found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let mut out = String::new();
    for line in head(context) {
        let _ = writeln!(out, "# {line}");
    }
    out.push_str(
        "# A firewall of hosts: run this as administrator on each server that it names. Rules hold where the server has\n\
         # one of the local addresses; what leaves a server is not filtered. Run again, it puts new rules in place of its\n\
         # old ones; those of other devices stay.\n#Requires -RunAsAdministrator\n$ErrorActionPreference = 'Stop'\n",
    );
    let group = format!("Portolan {}", context.unique_name());
    let _ =
        writeln!(out, "Get-NetFirewallRule -Group '{group}' -ErrorAction SilentlyContinue | Remove-NetFirewallRule");
    for rule in context.rules.rules.iter().filter(|rule| rule.kind == PacketKind::Opening && !is_answer(context, rule))
    {
        for part in family_parts(rule) {
            write_rule(&mut out, context, &group, rule, &part);
        }
    }
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

/// Whether a rule lets through answers alone: none of its flows goes its way.
fn is_answer(context: &DeviceContext<'_>, rule: &Rule) -> bool {
    let mut flows = rule.flows.iter().filter_map(|id| context.plan.flow(id));
    !context.device.is_stateful
        && !flows.any(|flow| {
            flow.path
                .hops
                .iter()
                .any(|hop| hop.device == context.rules.device && hop.from == rule.from && hop.to == rule.to)
        })
}

fn write_rule(out: &mut String, context: &DeviceContext<'_>, group: &str, rule: &Rule, part: &FamilyPart) {
    let names: Vec<String> = rule
        .destinations
        .iter()
        .filter(|party| matches!(party.object, PartyObject::Server(_)))
        .map(|party| plain(&context.plan.party_name(party), 60))
        .collect();
    if !names.is_empty() {
        let _ = writeln!(out, "# On {}", names.join(", "));
    }
    let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
    let family = if part.family == Family::V4 { "v4" } else { "v6" };
    let _ = write!(
        out,
        "New-NetFirewallRule -Name 'portolan-{}-{}-{family}' -DisplayName '{group} {} {family}' -Group '{group}' \
         -Description '{comment}' -Direction Inbound -Action Allow -Profile Any",
        context.unique_name(),
        rule.id,
        rule.id
    );
    for (parameter, value) in service(context, rule, part) {
        let _ = write!(out, " -{parameter} {value}");
    }
    let _ = writeln!(
        out,
        " -LocalAddress {} -RemoteAddress {} | Out-Null",
        addresses(&part.destinations),
        addresses(&part.sources)
    );
}

/// A list of texts in PowerShell.
fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("'{item}'")).collect::<Vec<_>>().join(",")
}

fn addresses(blocks: &[AddressBlock]) -> String {
    let texts: Vec<String> = blocks
        .iter()
        .map(|block| if block.network().prefix_len() == 0 { "Any".to_owned() } else { block.to_string() })
        .collect();
    list(&texts)
}

fn service(context: &DeviceContext<'_>, rule: &Rule, part: &FamilyPart) -> Vec<(&'static str, String)> {
    match rule.protocol {
        Protocol::Tcp | Protocol::Udp => {
            let mut parameters = vec![("Protocol", format!("'{}'", rule.protocol.name().to_uppercase()))];
            if !rule.destination_ports.is_full() || has_rpc(context, rule) {
                parameters.push(("LocalPort", list(&local_ports(context, rule))));
            }
            if !rule.source_ports.is_full() {
                parameters.push(("RemotePort", list(&port_texts(&rule.source_ports))));
            }
            parameters
        }
        Protocol::Icmp => {
            let word = if part.family == Family::V4 { "'ICMPv4'" } else { "'ICMPv6'" };
            let mut parameters = vec![("Protocol", word.to_owned())];
            if let Some(types) = &part.message_types {
                let types: Vec<String> = types
                    .ranges()
                    .flat_map(|range| range.first..=range.last)
                    .map(|message| message.to_string())
                    .collect();
                parameters.push(("IcmpType", list(&types)));
            }
            parameters
        }
        Protocol::Ah | Protocol::Esp | Protocol::Gre => vec![("Protocol", rule.protocol.number().to_string())],
    }
}

fn port_texts(ports: &PortSet) -> Vec<String> {
    ports.ranges().map(|range| range.to_string()).collect()
}

/// The flows of a rule that dynamic RPC answers.
fn rpc_flows<'a>(context: &DeviceContext<'a>, rule: &Rule) -> Vec<&'a Flow> {
    let catalog = context.plan.catalog;
    let is_rpc = |flow: &&Flow| {
        let pool = catalog.endpoint(flow.endpoint).pool.map(|pool| catalog.pool(pool).id.as_str());
        flow.protocol == Protocol::Tcp && pool == Some("rpc") && flow.port_count() > 1
    };
    rule.flows.iter().filter_map(|id| context.plan.flow(id)).filter(is_rpc).collect()
}

fn has_rpc(context: &DeviceContext<'_>, rule: &Rule) -> bool {
    !rpc_flows(context, rule).is_empty()
}

/// The local ports, with key words in place of dynamic RPC and of its endpoint mapper.
fn local_ports(context: &DeviceContext<'_>, rule: &Rule) -> Vec<String> {
    let rpc_flows = rpc_flows(context, rule);
    let rpc: PortSet = rpc_flows.iter().filter_map(|flow| flow.destination_ports).collect();
    let rpc_flows: HashSet<&FlowId> = rpc_flows.iter().map(|flow| &flow.id).collect();
    // Ports that something else than RPC needs too keep their numbers.
    let others: PortSet = rule
        .flows
        .iter()
        .filter(|id| !rpc_flows.contains(id))
        .filter_map(|id| context.plan.flow(id))
        .filter_map(|flow| flow.destination_ports)
        .collect();
    let mut rest = rule.destination_ports.difference(&rpc.difference(&others));
    let mut ports = Vec::new();
    if !rpc.is_empty() {
        ports.push("RPC".to_owned());
    }
    let mapper = PortSet::from(PortRange::single(135));
    if rule.protocol == Protocol::Tcp && mapper.is_subset(&rest) {
        ports.push("RPCEPMap".to_owned());
        rest = rest.difference(&mapper);
    }
    ports.extend(port_texts(&rest));
    ports
}

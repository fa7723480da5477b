//! Neutral text: the rules as a person reads them, whatever the device speaks.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::rule_reason;
use super::context::DeviceContext;
use super::names::NameRules;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{Party, Rule};
use crate::net::{PacketKind, PortSet, Protocol};

/// For people.
pub(super) const LANGUAGE: Language = Language {
    id: "text",
    name: "Plain text",
    extension: "txt",
    description: "Neutral, for people: each rule with its flows and the reason of the first",
    comment_start: None,
    rule_block: RuleBlock::Followed(|line| line.starts_with("        ")),
    definition: None,
    capabilities: NEUTRAL,
    write,
};

/// Neutral forms say everything.
pub(super) const NEUTRAL: Capabilities = Capabilities {
    has_symbolic_parties: true,
    has_ipv6: true,
    has_icmpv6: true,
    is_of_hosts: false,
    protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
    message_types: None,
    has_source_ports: true,
    spreading: Spreading::All,
    state: State::Either,
    helpers: &[crate::project::Helper::Ftp, crate::project::Helper::Tftp],
    translations: TranslationSupport::Written,
    interfaces: None,
    names: NameRules {
        longest: 200,
        punctuation: "_-.",
        starts_with_letter: false,
        is_case_sensitive: true,
        reserved: &[],
    },
    longest_comment: 500,
};

fn write(context: &DeviceContext<'_>, _found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let device = context.device;
    let state = if device.is_stateful { "keeps state" } else { "keeps no state" };
    let count = context.rules.rules.len();
    let rules = if count == 1 { "rule" } else { "rules" };
    let mut out =
        format!("{} ({}, {}, {state}): {count} {rules}", one_line(&device.name), device.kind, device.platform);
    if let Some(budget) = device.rule_budget {
        let _ = write!(out, " of {budget} that its budget allows");
    }
    out.push('\n');
    if count == 0 {
        out.push_str("  No flow has to be let through here.\n");
    }
    let mut sides = None;
    for (position, rule) in context.rules.rules.iter().enumerate() {
        if sides != Some((&rule.from, &rule.to)) {
            sides = Some((&rule.from, &rule.to));
            let (from, to) = (context.plan.side_name(&rule.from), context.plan.side_name(&rule.to));
            let _ = writeln!(out, "\n  From {} to {}", one_line(from), one_line(to));
        }
        write_rule(&mut out, context, position + 1, rule);
    }
    write_widened(&mut out, context);
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

fn write_rule(out: &mut String, context: &DeviceContext<'_>, number: usize, rule: &Rule) {
    let _ = writeln!(
        out,
        "  {number:>4}  {}  {} -> {}  {}",
        rule.id,
        parties(context, &rule.sources),
        parties(context, &rule.destinations),
        service_text(rule)
    );
    let flows: Vec<&str> = rule.flows.iter().map(crate::ids::FlowId::as_str).collect();
    let _ = writeln!(out, "        flows: {}", flows.join(" "));
    if let Some(reason) = rule_reason(context, rule) {
        let _ = writeln!(out, "        why:   {}", one_line(&reason));
    }
}

/// What rules open that no flow needs.
fn write_widened(out: &mut String, context: &DeviceContext<'_>) {
    if context.rules.widened.is_empty() {
        return;
    }
    out.push_str("\n  Opened beyond what the flows need, since it was asked for\n");
    for widening in &context.rules.widened {
        for packets in context.rules.describe(&widening.packets) {
            let _ = writeln!(out, "        {}: {}", widening.rule, one_line(&packets));
        }
        for (word, segments) in [("from", &widening.foreign_sources), ("to", &widening.foreign_destinations)] {
            if !segments.is_empty() {
                let names: Vec<&str> = segments.iter().map(|id| context.plan.segment_name(id)).collect();
                let names = one_line(&names.join(", "));
                let _ = writeln!(out, "        also {word} segments that none of its flows is about: {names}");
            }
        }
    }
}

/// Protocol and ports, such as `tcp 135, 1024-65535` or `tcp from 445 established`.
pub(super) fn service_text(rule: &Rule) -> String {
    let mut text = rule.protocol.name().to_owned();
    let is_open = rule.destination_ports.is_full()
        || (rule.protocol == Protocol::Icmp && PortSet::message_types().is_subset(&rule.destination_ports));
    if rule.protocol.has_ports() || rule.protocol == Protocol::Icmp {
        if !is_open {
            let _ = write!(text, " {}", rule.destination_ports.to_string().replace(';', ", "));
        }
        if rule.protocol.has_ports() && !rule.source_ports.is_full() {
            let _ = write!(text, " from {}", rule.source_ports.to_string().replace(';', ", "));
        }
    }
    if rule.kind == PacketKind::Reply {
        text.push_str(" established");
    }
    text
}

fn parties(context: &DeviceContext<'_>, parties: &[Party]) -> String {
    let party = |party: &Party| {
        let blocks: Vec<String> = party.blocks.iter().map(ToString::to_string).collect();
        let name = one_line(&context.plan.party_name(party));
        if blocks.is_empty() { name } else { format!("{name} ({})", blocks.join(", ")) }
    };
    parties.iter().map(party).collect::<Vec<_>>().join(", ")
}

/// A text on one line, without what would move the cursor or turn the direction of writing.
fn one_line(text: &str) -> String {
    let is_hidden = |character: char| {
        character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().map(|character| if is_hidden(character) { ' ' } else { character }).collect()
}

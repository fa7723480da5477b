//! Linux nftables: one table with a chain for each passage, loaded whole by `nft -f`.
//!
//! The forward hook sees the source before and the destination after the device's own translation, which is what the
//! rules name. Where an interface has a name, packets have to come in and leave there; where it has none, their addresses
//! tell where they run, and that they take no interface of another side. A verdict `accept` ends this table only, so that
//! tables of others can still drop.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment, rule_reason};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::linux::{self, Elsewhere, Guard, Passage, Rewriting};
use super::names::{NameRules, Names};
use super::objects::Objects;
use super::shared_lines::name_after;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{Party, Rule};
use crate::net::{AddressBlock, PortSet, Protocol};
use crate::project::Helper;

/// `nft -f` reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "nftables",
    name: "nftables",
    extension: "nft",
    description: "Linux nftables: a table of its own, loaded whole with nft -f",
    comment_start: Some("#"),
    rule_block: RuleBlock::CommentAbove,
    definition: Some(|line| name_after(line.trim_start(), &["set "])),
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
        translations: TranslationSupport::Written,
        interfaces: Some(linux::INTERFACES),
        names: NAMES,
        // NFTNL_UDATA_COMMENT_MAXLEN of libnftnl.
        longest_comment: 128,
    },
    write,
};

/// A letter, then letters, digits and some more (the scanner of nft). Every name here has a part that is no key word.
const NAMES: NameRules =
    NameRules { longest: 60, punctuation: "_-", starts_with_letter: true, is_case_sensitive: true, reserved: &[] };

/// What a line above a rule says at most.
const LONGEST_REASON: usize = 300;

struct Writer<'a, 'c> {
    context: &'c DeviceContext<'a>,
    objects: Objects<'a>,
    chains: Names,
    passages: Vec<Passage<'a>>,
}

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let passages = linux::passages(context);
    let chains = Names::new(&NAMES, passages.iter().map(|passage| (passage.key(), passage.name(context))));
    let writer = Writer { context, objects: Objects::new(context, &NAMES), chains, passages };
    let rewritings = linux::rewritings(context, found);
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: writer.text(&rewritings) }]
}

impl<'a> Writer<'a, '_> {
    fn text(&self, rewritings: &[Rewriting<'_>]) -> String {
        let table = format!(
            "portolan_{}",
            Names::single(&NAMES, self.context.rules.device.as_str(), &self.context.device.name)
        );
        let mut out = String::from("#!/usr/sbin/nft -f\n");
        for line in linux::head(self.context) {
            let _ = writeln!(out, "# {line}");
        }
        let _ = writeln!(out, "# It replaces the table {table} as a whole and leaves all others alone.");
        let _ = writeln!(out, "\ntable inet {table}\ndelete table inet {table}\n\ntable inet {table} {{");
        self.helpers(&mut out);
        self.sets(&mut out);
        self.helped(&mut out);
        self.forward(&mut out);
        for passage in &self.passages {
            self.passage(&mut out, passage);
        }
        translations(&mut out, rewritings);
        out.push_str("}\n");
        out
    }

    /// Objects that tie a helper to a connection.
    fn helpers(&self, out: &mut String) {
        for helper in &self.context.device.helpers {
            if self.context.rules.rules.iter().any(|rule| !self.context.control_ports(rule, *helper).is_empty()) {
                let protocol = linux::helper_protocol(*helper).name();
                let _ = writeln!(
                    out,
                    "\tct helper {} {{\n\t\ttype \"{helper}\" protocol {protocol}\n\t}}\n",
                    helper_name(*helper)
                );
            }
        }
    }

    /// The chain that ties helpers to connections, before addresses are translated: not every kernel takes care later on
    /// that what a helper rewrites in a translated connection may become longer. It knows sources alone, since
    /// destinations may still change; whether a connection passes at all, the rules say.
    fn helped(&self, out: &mut String) {
        let mut lines = BTreeSet::new();
        for rule in &self.context.rules.rules {
            for helper in &self.context.device.helpers {
                let ports = self.context.control_ports(rule, *helper);
                if !ports.is_empty() {
                    let service = ports_match(rule.protocol, &rule.source_ports, &ports);
                    for part in family_parts(rule) {
                        let sources = self.addresses(rule, &part, &["saddr"]);
                        lines.insert(format!("{sources}{service}ct helper set \"{}\"", helper_name(*helper)));
                    }
                }
            }
        }
        if lines.is_empty() {
            return;
        }
        out.push_str("\tchain helpers {\n\t\ttype filter hook prerouting priority mangle; policy accept;\n");
        for line in lines {
            let _ = writeln!(out, "\t\t{line}");
        }
        out.push_str("\t}\n\n");
    }

    /// A set for each side of a rule that is more than one prefix.
    fn sets(&self, out: &mut String) {
        let sides: BTreeSet<&[Party]> = self.sides();
        let mut sets: BTreeMap<String, (Family, &[Party], Vec<AddressBlock>)> = BTreeMap::new();
        for parties in sides {
            for family in Family::BOTH {
                let blocks = family.blocks(parties);
                if blocks.len() > 1 {
                    sets.insert(self.set_name(parties, family), (family, parties, blocks));
                }
            }
        }
        for (name, (family, parties, blocks)) in sets {
            let members: Vec<String> = parties.iter().map(|party| self.context.plan.party_name(party)).collect();
            set(out, &name, family, &members.join(", "), &blocks);
        }
        for family in Family::BOTH {
            let parts = self
                .context
                .rules
                .rules
                .iter()
                .flat_map(|rule| family_parts(rule).into_iter().map(move |part| (rule, part)));
            let mut here = parts.filter(|(_, part)| part.family == family);
            if here.any(|(rule, part)| Guard::new(self.context, rule, &part) != Guard::default()) {
                let own = self.context.plan.own_networks().iter().filter(|block| family.has(block)).copied();
                let note = "What is no anywhere: where no interface tells the sides apart, the networks of the project are left out";
                set(out, &own_networks(family), family, note, &own.collect::<Vec<_>>());
            }
        }
    }

    fn sides(&self) -> BTreeSet<&'a [Party]> {
        let rules = &self.context.rules.rules;
        rules.iter().flat_map(|rule| [rule.sources.as_slice(), rule.destinations.as_slice()]).collect()
    }

    fn set_name(&self, parties: &[Party], family: Family) -> String {
        format!("{}_{}", self.objects.side_name(parties), digit(family))
    }

    /// The base chain, which finds the passage of a packet.
    fn forward(&self, out: &mut String) {
        out.push_str("\tchain forward {\n\t\ttype filter hook forward priority filter; policy drop;\n");
        if self.context.device.is_stateful {
            out.push_str("\t\tct state vmap { established : accept, related : accept, invalid : drop }\n");
        } else {
            out.push_str("\t\t# The device keeps no state: answers have rules of their own.\n");
        }
        let mut named = Vec::new();
        let mut others = Vec::new();
        for passage in &self.passages {
            let chain = self.chains.of(&passage.key());
            let (from, to) = (self.context.interfaces(passage.from), self.context.interfaces(passage.to));
            if from.is_empty() || to.is_empty() {
                others.push((from, to, chain));
                continue;
            }
            for from in &from {
                named.extend(to.iter().map(|to| format!("\"{from}\" . \"{to}\" : jump {chain}")));
            }
        }
        if !named.is_empty() {
            let _ = writeln!(out, "\t\tiifname . oifname vmap {{\n\t\t\t{}\n\t\t}}", named.join(",\n\t\t\t"));
        }
        for (from, to, chain) in others {
            let _ = writeln!(out, "\t\t{}{}jump {chain}", interfaces("iifname", &from), interfaces("oifname", &to));
        }
        let _ = writeln!(out, "\t\tlimit rate 10/second log prefix \"{}\"", linux::LOG_PREFIX);
        out.push_str("\t\tcounter comment \"dropped\"\n\t}\n");
    }

    /// The chain of one passage.
    fn passage(&self, out: &mut String, passage: &Passage<'a>) {
        let _ = writeln!(out, "\n\t# {}", plain(&passage.name(self.context), LONGEST_REASON));
        let _ = writeln!(out, "\tchain {} {{", self.chains.of(&passage.key()));
        // What takes an interface of another side belongs elsewhere, whatever its addresses say.
        for (key, direction, side) in [("iifname", "meta", passage.from), ("oifname", "rt", passage.to)] {
            let elsewhere = Elsewhere::new(self.context, side);
            if !elsewhere.interfaces.is_empty() {
                let ipsec = if elsewhere.unless_ipsec { format!("{direction} ipsec missing ") } else { String::new() };
                let _ = writeln!(out, "\t\t{}{ipsec}return", interfaces(key, &elsewhere.interfaces));
            }
        }
        for rule in passage.rules {
            self.rule(out, rule);
        }
        out.push_str("\t}\n");
    }

    fn rule(&self, out: &mut String, rule: &Rule) {
        if let Some(reason) = rule_reason(self.context, rule) {
            let _ = writeln!(out, "\t\t# {}", plain(&reason, LONGEST_REASON));
        }
        let comment = rule_comment(self.context, rule, LANGUAGE.capabilities.longest_comment);
        for part in family_parts(rule) {
            let addresses = self.addresses(rule, &part, &["saddr", "daddr"]);
            let _ = writeln!(out, "\t\t{addresses}{}counter accept comment \"{comment}\"", service(rule, &part));
        }
    }

    /// `ip saddr @users_4 ip daddr 10.1.0.10 `, or one of the two.
    fn addresses(&self, rule: &Rule, part: &FamilyPart, fields: &[&str]) -> String {
        let (version, protocol) = if part.family == Family::V4 { ("ip", "ipv4") } else { ("ip6", "ipv6") };
        let mut out = String::new();
        let guard = Guard::new(self.context, rule, part);
        let sides = [
            ("saddr", &part.sources, &rule.sources, guard.sources),
            ("daddr", &part.destinations, &rule.destinations, guard.destinations),
        ];
        for (field, blocks, parties, is_guarded) in sides.into_iter().filter(|side| fields.contains(&side.0)) {
            match blocks.as_slice() {
                [block] if *block == part.family.everything() => {
                    if is_guarded {
                        let _ = write!(out, "{version} {field} != @{} ", own_networks(part.family));
                    }
                }
                [block] => {
                    let _ = write!(out, "{version} {field} {block} ");
                }
                _ => {
                    let _ = write!(out, "{version} {field} @{} ", self.set_name(parties, part.family));
                }
            }
        }
        if out.is_empty() { format!("meta nfproto {protocol} ") } else { out }
    }
}

fn digit(family: Family) -> char {
    if family == Family::V4 { '4' } else { '6' }
}

fn own_networks(family: Family) -> String {
    // No set of parties is called so: the names of those end with an underscore and a digit.
    format!("own_networks_ipv{}", digit(family))
}

fn set(out: &mut String, name: &str, family: Family, note: &str, blocks: &[AddressBlock]) {
    let kind = if family == Family::V4 { "ipv4_addr" } else { "ipv6_addr" };
    let _ = writeln!(out, "\t# {}", plain(note, LONGEST_REASON));
    let _ = writeln!(out, "\tset {name} {{\n\t\ttype {kind}\n\t\tflags interval");
    let elements: Vec<String> = blocks.iter().map(ToString::to_string).collect();
    let _ = writeln!(out, "\t\telements = {{ {} }}\n\t}}\n", elements.join(", "));
}

/// `tcp dport { 88, 389 } `.
fn service(rule: &Rule, part: &FamilyPart) -> String {
    match rule.protocol {
        Protocol::Tcp | Protocol::Udp => {
            let ports = ports_match(rule.protocol, &rule.source_ports, &rule.destination_ports);
            let flags = if linux::is_established(rule) { "tcp flags & (ack | rst) != 0 " } else { "" };
            format!("{flags}{ports}")
        }
        Protocol::Icmp => {
            let (name, number) = if part.family == Family::V4 { ("icmp", 1) } else { ("icmpv6", 58) };
            match &part.message_types {
                Some(types) => format!("{name} type {} ", port_list(types)),
                None => format!("meta l4proto {number} "),
            }
        }
        // The kernel looks past the authentication header of IPv6, as past any extension header, for what it calls the
        // protocol.
        Protocol::Ah if part.family == Family::V6 => "ip6 nexthdr 51 ".to_owned(),
        Protocol::Ah | Protocol::Esp | Protocol::Gre => format!("meta l4proto {} ", rule.protocol.number()),
    }
}

fn ports_match(protocol: Protocol, source_ports: &PortSet, destination_ports: &PortSet) -> String {
    let name = protocol.name();
    let mut out = String::new();
    for (field, ports) in [("sport", source_ports), ("dport", destination_ports)] {
        if !ports.is_full() {
            let _ = write!(out, "{name} {field} {} ", port_list(ports));
        }
    }
    if out.is_empty() { format!("meta l4proto {name} ") } else { out }
}

/// One port or range, or a set of them.
fn port_list(ports: &PortSet) -> String {
    let ranges: Vec<String> = ports.ranges().map(|range| range.to_string()).collect();
    match ranges.as_slice() {
        [range] => range.clone(),
        _ => format!("{{ {} }}", ranges.join(", ")),
    }
}

fn interfaces(key: &str, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => format!("{key} \"{name}\" "),
        _ => format!("{key} {{ \"{}\" }} ", names.join("\", \"")),
    }
}

fn helper_name(helper: Helper) -> String {
    format!("portolan_{helper}")
}

/// The base chains that rewrite addresses.
fn translations(out: &mut String, rewritings: &[Rewriting<'_>]) {
    for (is_source, chain, hook, priority) in [
        (true, "translate_sources", "postrouting", "srcnat"),
        (false, "translate_destinations", "prerouting", "dstnat"),
    ] {
        let mut here = rewritings.iter().filter(|rewriting| rewriting.is_source == is_source).peekable();
        if here.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "\n\tchain {chain} {{\n\t\ttype nat hook {hook} priority {priority}; policy accept;");
        for rewriting in here {
            let version = if rewriting.is_ipv4() { "ip" } else { "ip6" };
            let (key, verb, field) =
                if is_source { ("oifname", "snat", "saddr") } else { ("iifname", "dnat", "daddr") };
            let interfaces = interfaces(key, &rewriting.interfaces);
            let from = rewriting.from;
            let line = if rewriting.is_one_to_one() && !from.is_single() {
                format!("{verb} {version} prefix to {version} {field} map {{ {from} : {} }}", rewriting.to)
            } else {
                format!("{version} {field} {from} {verb} {version} to {}", rewriting.target())
            };
            let _ = writeln!(out, "\t\t{interfaces}{line}");
        }
        out.push_str("\t}\n");
    }
}

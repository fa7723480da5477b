//! Linux iptables: a file for `iptables-restore` and one for `ip6tables-restore`.
//!
//! A chain for each passage, as for nftables. iptables has no sets of its own, so a rule with several sources and several
//! destinations gets a chain of its own where that is shorter than a line for each pair: its sources lead there, its
//! destinations and ports are accepted there. So does a rule to or from anywhere whose side no interface tells: the networks
//! of the project leave its chain again.

use std::fmt::Write as _;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment, rule_reason};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::linux::{self, Elsewhere, Guard, Passage, Rewriting};
use super::names::{NameRules, Names};
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::Rule;
use crate::net::{AddressBlock, PortRange, PortSet, Protocol};
use crate::project::Helper;

/// `iptables-restore` and `ip6tables-restore` read it.
pub(super) const LANGUAGE: Language = Language {
    id: "iptables",
    name: "iptables",
    extension: "rules",
    description: "Linux iptables: a file for iptables-restore and one for ip6tables-restore",
    comment_start: Some("#"),
    rule_block: RuleBlock::CommentAbove,
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
        translations: TranslationSupport::Written,
        interfaces: Some(linux::INTERFACES),
        names: NAMES,
        // XT_MAX_COMMENT_LEN, with the byte that ends it.
        longest_comment: 255,
    },
    write,
};

/// XT_EXTENSION_MAXNAMELEN, with the byte that ends it. Every name here has a part that no target has.
const NAMES: NameRules =
    NameRules { longest: 28, punctuation: "_-", starts_with_letter: true, is_case_sensitive: true, reserved: &[] };

/// XT_MULTI_PORTS: a range takes two.
const MOST_PORTS: usize = 15;

/// What a line above a rule says at most.
const LONGEST_REASON: usize = 300;

struct Writer<'a, 'c> {
    context: &'c DeviceContext<'a>,
    chains: Names,
    passages: Vec<Passage<'a>>,
    rewritings: Vec<Rewriting<'a>>,
}

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let passages = linux::passages(context);
    let chains = Names::new(&NAMES, passages.iter().map(|passage| (passage.key(), passage.name(context))));
    let rewritings = linux::rewritings(context, found);
    for rule in &context.rules.rules {
        if means_type_255(rule) {
            let message = format!("{}: rule {}: iptables cannot name the ICMP type 255", context.device.name, rule.id);
            let hint = "it takes 255 for every type; let another device carry the flow";
            found.push(Diagnostic::error("not-in-language", message).hint(hint));
        }
    }
    let writer = Writer { context, chains, passages, rewritings };
    let artifact = |family: Family, ending: &str| Artifact {
        name: context.file_name(&format!("{ending}.{}", LANGUAGE.extension)),
        text: writer.text(family),
    };
    vec![artifact(Family::V4, "v4"), artifact(Family::V6, "v6")]
}

/// Whether a rule is about the one type that iptables has another meaning for (`any` of libxt_icmp).
fn means_type_255(rule: &Rule) -> bool {
    let types = |part: &FamilyPart| part.message_types.as_ref().is_some_and(|types| types.contains(255));
    family_parts(rule).iter().any(|part| part.family == Family::V4 && types(part))
}

/// A rule in one family, in the words of iptables.
struct Matches {
    /// `-s 10.1.0.0/24 `, once for each source.
    sources: Vec<String>,
    /// `-d 10.2.0.0/24 `, once for each destination.
    destinations: Vec<String>,
    /// `-p tcp --dport 80 `, once for each list of ports or type of message.
    services: Vec<String>,
    /// `-d 10.0.0.0/8 `, once for each network that "anywhere" does not mean.
    refused: Vec<String>,
}

impl Matches {
    fn new(context: &DeviceContext<'_>, rule: &Rule, part: &FamilyPart) -> Self {
        let addresses = |option: &str, blocks: &[AddressBlock]| match blocks {
            [block] if *block == part.family.everything() => vec![String::new()],
            _ => blocks.iter().map(|block| format!("{option} {block} ")).collect(),
        };
        Self {
            sources: addresses("-s", &part.sources),
            destinations: addresses("-d", &part.destinations),
            services: services(rule, part),
            refused: refused(context, rule, part),
        }
    }

    /// Whether a chain of its own makes the rule shorter.
    fn wants_chain(&self) -> bool {
        let (sources, accepted) = (self.sources.len(), self.destinations.len() * self.services.len());
        !self.refused.is_empty() || sources + accepted + 1 < sources * accepted
    }
}

fn refused(context: &DeviceContext<'_>, rule: &Rule, part: &FamilyPart) -> Vec<String> {
    let guard = Guard::new(context, rule, part);
    let own = || context.plan.own_networks().iter().filter(|block| part.family.has(block));
    let mut refused = Vec::new();
    if guard.sources {
        refused.extend(own().map(|block| format!("-s {block} ")));
    }
    if guard.destinations {
        refused.extend(own().map(|block| format!("-d {block} ")));
    }
    refused
}

impl Writer<'_, '_> {
    fn text(&self, family: Family) -> String {
        let mut out = String::new();
        let rewritings: Vec<&Rewriting<'_>> =
            self.rewritings.iter().filter(|it| it.is_ipv4() == (family == Family::V4)).collect();
        let helpers = self.helpers();
        for line in linux::head(self.context) {
            let _ = writeln!(out, "# {line}");
        }
        let program = if family == Family::V4 { "iptables-restore" } else { "ip6tables-restore" };
        out.push_str("# It takes over the chain FORWARD of the table filter");
        if !helpers.is_empty() {
            out.push_str(", PREROUTING of raw");
        }
        if !rewritings.is_empty() {
            out.push_str(", PREROUTING and POSTROUTING of nat");
        }
        let _ = writeln!(out, " and leaves other chains alone with:\n#   {program} --noflush FILE");
        raw(&mut out, &helpers);
        nat(&mut out, &rewritings);
        self.filter(&mut out, family);
        out
    }

    /// The helpers in use with the ports that they have to read.
    fn helpers(&self) -> Vec<(Helper, PortSet)> {
        let ports = |helper: Helper| {
            let rules = self.context.rules.rules.iter();
            rules.map(|rule| self.context.control_ports(rule, helper)).fold(PortSet::new(), |all, it| all.union(&it))
        };
        let helpers = self.context.device.helpers.iter().map(|helper| (*helper, ports(*helper)));
        helpers.filter(|(_, ports)| !ports.is_empty()).collect()
    }

    fn filter(&self, out: &mut String, family: Family) {
        out.push_str("*filter\n:FORWARD DROP [0:0]\n");
        for passage in &self.passages {
            let _ = writeln!(out, ":{} - [0:0]", self.chains.of(&passage.key()));
        }
        for rule in &self.context.rules.rules {
            if parts(rule, family).iter().any(|part| Matches::new(self.context, rule, part).wants_chain()) {
                let _ = writeln!(out, ":{} - [0:0]", rule.id);
            }
        }
        out.push_str("-F FORWARD\n");
        if self.context.device.is_stateful {
            out.push_str("-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT\n");
            out.push_str("-A FORWARD -m conntrack --ctstate INVALID -j DROP\n");
        } else {
            out.push_str("# The device keeps no state: answers have rules of their own.\n");
        }
        for passage in &self.passages {
            let option = |option: &str, names: Vec<&str>| match names.as_slice() {
                [] => vec![String::new()],
                names => names.iter().map(|name| format!("{option} {name} ")).collect(),
            };
            for from in option("-i", self.context.interfaces(passage.from)) {
                for to in option("-o", self.context.interfaces(passage.to)) {
                    let _ = writeln!(out, "-A FORWARD {from}{to}-j {}", self.chains.of(&passage.key()));
                }
            }
        }
        let _ = writeln!(out, "-A FORWARD -m limit --limit 10/second -j LOG --log-prefix \"{}\"", linux::LOG_PREFIX);
        for passage in &self.passages {
            let _ = writeln!(out, "# {}", plain(&passage.name(self.context), LONGEST_REASON));
            let chain = self.chains.of(&passage.key());
            // What takes an interface of another side belongs elsewhere, whatever its addresses say.
            for (option, direction, side) in [("-i", "in", passage.from), ("-o", "out", passage.to)] {
                let elsewhere = Elsewhere::new(self.context, side);
                let ipsec = if elsewhere.unless_ipsec {
                    format!("-m policy --dir {direction} --pol none ")
                } else {
                    String::new()
                };
                for name in elsewhere.interfaces {
                    let _ = writeln!(out, "-A {chain} {option} {name} {ipsec}-j RETURN");
                }
            }
            for rule in passage.rules {
                self.rule(out, chain, rule, family);
            }
        }
        out.push_str("COMMIT\n");
    }

    fn rule(&self, out: &mut String, chain: &str, rule: &Rule, family: Family) {
        for part in parts(rule, family) {
            if let Some(reason) = rule_reason(self.context, rule) {
                let _ = writeln!(out, "# {}", plain(&reason, LONGEST_REASON));
            }
            let comment = rule_comment(self.context, rule, LANGUAGE.capabilities.longest_comment);
            let ending = format!("-m comment --comment \"{comment}\" -j ACCEPT");
            let matches = Matches::new(self.context, rule, &part);
            let own_chain = rule.id.as_str();
            let (chain, sources) = if matches.wants_chain() {
                for source in &matches.sources {
                    let _ = writeln!(out, "-A {chain} {source}-j {own_chain}");
                }
                for refused in &matches.refused {
                    let _ = writeln!(out, "-A {own_chain} {refused}-j RETURN");
                }
                (own_chain, &[String::new()][..])
            } else {
                (chain, matches.sources.as_slice())
            };
            for source in sources {
                for destination in &matches.destinations {
                    for service in &matches.services {
                        let _ = writeln!(out, "-A {chain} {source}{destination}{service}{ending}");
                    }
                }
            }
        }
    }
}

fn parts(rule: &Rule, family: Family) -> Vec<FamilyPart> {
    family_parts(rule).into_iter().filter(|part| part.family == family).collect()
}

fn services(rule: &Rule, part: &FamilyPart) -> Vec<String> {
    let is_ipv4 = part.family == Family::V4;
    match rule.protocol {
        Protocol::Tcp | Protocol::Udp => {
            let name = rule.protocol.name();
            let flags = if linux::is_established(rule) { "-m tcp ! --tcp-flags ACK,RST NONE " } else { "" };
            let mut services = Vec::new();
            for source in port_matches(name, "sport", &rule.source_ports) {
                for destination in port_matches(name, "dport", &rule.destination_ports) {
                    services.push(format!("-p {name} {flags}{source}{destination}"));
                }
            }
            services
        }
        Protocol::Icmp => {
            let (name, kind, option) =
                if is_ipv4 { ("icmp", "icmp", "icmp-type") } else { ("ipv6-icmp", "icmp6", "icmpv6-type") };
            let Some(types) = &part.message_types else { return vec![format!("-p {name} ")] };
            let types = types.ranges().flat_map(|range| range.first..=range.last);
            types.map(|number| format!("-p {name} -m {kind} --{option} {number} ")).collect()
        }
        // For IPv6 it is an extension header, which a match of its own looks for; every index is meant.
        Protocol::Ah if !is_ipv4 => vec!["-m ah --ahspi 0:4294967295 ".to_owned()],
        Protocol::Ah | Protocol::Esp | Protocol::Gre => vec![format!("-p {} ", rule.protocol.number())],
    }
}

/// Ports as one match, or as several where they are more than one takes.
fn port_matches(protocol: &str, option: &str, ports: &PortSet) -> Vec<String> {
    if ports.is_full() {
        return vec![String::new()];
    }
    let text = |range: &PortRange| {
        if range.first == range.last { range.first.to_string() } else { format!("{}:{}", range.first, range.last) }
    };
    let ranges: Vec<PortRange> = ports.ranges().collect();
    if let [range] = ranges.as_slice() {
        return vec![format!("-m {protocol} --{option} {} ", text(range))];
    }
    let mut lists: Vec<Vec<String>> = Vec::new();
    let mut room = 0;
    for range in &ranges {
        let size = if range.first == range.last { 1 } else { 2 };
        if size > room {
            lists.push(Vec::new());
            room = MOST_PORTS;
        }
        room -= size;
        if let Some(list) = lists.last_mut() {
            list.push(text(range));
        }
    }
    lists.iter().map(|list| format!("-m multiport --{option}s {} ", list.join(","))).collect()
}

/// The table that ties helpers to connections, before they are tracked.
fn raw(out: &mut String, helpers: &[(Helper, PortSet)]) {
    if helpers.is_empty() {
        return;
    }
    out.push_str("*raw\n:PREROUTING ACCEPT [0:0]\n-F PREROUTING\n");
    for (helper, ports) in helpers {
        let protocol = linux::helper_protocol(*helper).name();
        for ports in port_matches(protocol, "dport", ports) {
            let _ = writeln!(out, "-A PREROUTING -p {protocol} {ports}-j CT --helper {helper}");
        }
    }
    out.push_str("COMMIT\n");
}

/// The table that rewrites addresses.
fn nat(out: &mut String, rewritings: &[&Rewriting<'_>]) {
    if rewritings.is_empty() {
        return;
    }
    out.push_str("*nat\n:PREROUTING ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n-F PREROUTING\n-F POSTROUTING\n");
    for rewriting in rewritings {
        let (chain, interface, address, target, to) = if rewriting.is_source {
            ("POSTROUTING", "-o", "-s", "SNAT", "--to-source")
        } else {
            ("PREROUTING", "-i", "-d", "DNAT", "--to-destination")
        };
        let jump = if rewriting.is_one_to_one() && !rewriting.from.is_single() {
            format!("NETMAP --to {}", rewriting.to)
        } else {
            format!("{target} {to} {}", rewriting.target())
        };
        for name in &rewriting.interfaces {
            let _ = writeln!(out, "-A {chain} {interface} {name} {address} {} -j {jump}", rewriting.from);
        }
    }
    out.push_str("COMMIT\n");
}

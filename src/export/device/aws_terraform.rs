//! AWS security groups in Terraform: one group for each party, to be attached to its instances.
//!
//! A security group has no address of its own: what it is attached to is the other side of its rules. So each party gets
//! a group with what it may open (egress) and what may be opened to it (ingress); both have to let a connection through.
//! Groups keep state.
//!
//! The texts of several devices can stand in one folder, as one module: all that they declare has the device in its name.
//!
//! There are no denials. A rule to or from anywhere means what is outside of the project, so it names a prefix list of
//! everything but own networks. What is anywhere has no group.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use super::capabilities::{Capabilities, Spreading, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::ingress::{Apart, is_anywhere};
use super::names::{NameRules, Names};
use super::objects::Objects;
use super::shared_lines::name_after;
use super::zones::head;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{Party, Rule};
use crate::net::{AddressBlock, AddressSet, PortRange, Protocol};

/// `terraform apply` reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "aws-terraform",
    name: "AWS security groups (Terraform)",
    extension: "tf",
    description: "AWS security groups in Terraform: one for each server or segment, to be attached to its instances",
    comment_start: Some("#"),
    rule_block: RuleBlock::Indented,
    definition: Some(|line| name_after(line, &["resource \"aws_security_group\" \""])),
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        has_icmpv6: true,
        is_of_hosts: false,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: None,
        has_source_ports: false,
        spreading: Spreading::Nothing,
        state: State::Always,
        helpers: &[],
        translations: TranslationSupport::Elsewhere,
        interfaces: None,
        names: NAMES,
        // "description" of a rule: 255 characters.
        longest_comment: 255,
    },
    write,
};

/// Names of resources: letters, digits, hyphens and underscores, a letter first.
const NAMES: NameRules =
    NameRules { longest: 60, punctuation: "_-", starts_with_letter: true, is_case_sensitive: false, reserved: &[] };

/// The other side of a rule.
#[derive(Clone, Copy)]
enum Peer {
    Block(AddressBlock),
    /// All of a family but own networks.
    Outside(Family),
}

/// One rule of a group, as it is written.
struct Entry {
    is_ingress: bool,
    /// There may be very many entries: what several have in common is kept once.
    group: Rc<str>,
    peer: Peer,
    protocol: Rc<str>,
    ports: Option<(i32, i32)>,
    comment: Rc<str>,
}

fn write(context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let objects = Objects::new(context, &NAMES);
    let device = Names::single(&NAMES, context.rules.device.as_str(), context.unique_name());
    let mut out = String::new();
    for line in head(context) {
        let _ = writeln!(out, "# {line}");
    }
    let _ = write!(
        out,
        "\nvariable \"{device}_vpc_id\" {{\n  type        = string\n  description = \"The VPC of the security groups\"\n}}\n"
    );
    for object in objects.addresses().filter(|object| !is_anywhere(object.party)) {
        let name = plain(&context.plan.party_name(object.party), 200);
        let blocks: Vec<String> = object.party.blocks.iter().map(ToString::to_string).collect();
        let _ = write!(
            out,
            "\n# Attach to {name}: {}\nresource \"aws_security_group\" \"{device}_{}\" {{\n  name        = \
             \"portolan-{device}-{}\"\n  description = \"{name}\"\n  vpc_id      = var.{device}_vpc_id\n}}\n",
            blocks.join(", "),
            object.name,
            object.name
        );
    }
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for rule in &context.rules.rules {
        entries.extend(rule_entries(context, &objects, &device, rule));
    }
    for family in Family::BOTH {
        let is_named = |entry: &Entry| matches!(entry.peer, Peer::Outside(named) if named == family);
        if entries.values().any(is_named) {
            write_outside(&mut out, context, &device, family);
        }
    }
    let names = Names::new(&NAMES, entries.keys().map(|key| (key.clone(), format!("{device}_{key}"))));
    for (key, entry) in &entries {
        write_entry(&mut out, &device, names.of(key), entry);
    }
    check_quota(context, &entries, found);
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

/// What is not outside, of a family: own networks, and all that has a group, such as translated addresses.
fn own_networks(context: &DeviceContext<'_>, family: Family) -> AddressSet {
    let parties = context.rules.rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
    let grouped = parties.filter(|party| !is_anywhere(party)).flat_map(|party| &party.blocks);
    let own = context.plan.own_networks().iter().chain(grouped).filter(|block| family.has(block));
    own.map(|block| AddressSet::network(*block)).collect()
}

/// What is outside of the project: the prefixes of a family without own networks.
fn outside(context: &DeviceContext<'_>, family: Family) -> Vec<AddressBlock> {
    AddressSet::network(family.everything()).difference(&own_networks(context, family)).prefixes()
}

const fn family_word(family: Family) -> &'static str {
    match family {
        Family::V4 => "IPv4",
        Family::V6 => "IPv6",
    }
}

fn outside_name(device: &str, family: Family) -> String {
    format!("{device}_outside_{}", family_word(family).to_lowercase())
}

fn write_outside(out: &mut String, context: &DeviceContext<'_>, device: &str, family: Family) {
    let blocks = outside(context, family);
    let name = outside_name(device, family);
    let _ = write!(
        out,
        "\n# Everything but own networks\nresource \"aws_ec2_managed_prefix_list\" \"{name}\" {{\n  name           = \
         \"portolan-{}\"\n  address_family = \"{}\"\n  max_entries    = {}\n",
        name.replace('_', "-"),
        family_word(family),
        blocks.len()
    );
    for block in blocks {
        let _ = writeln!(out, "  entry {{\n    cidr = \"{}\"\n  }}", block.network());
    }
    out.push_str("}\n");
}

/// "Amazon VPC quotas": by default 60 rules each way in a group, and a prefix list counts as many as it has entries.
fn check_quota(context: &DeviceContext<'_>, entries: &BTreeMap<String, Entry>, found: &mut Vec<Diagnostic>) {
    const MOST: usize = 60;
    let mut counts: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    let mut outside_sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries.values() {
        let weight = match entry.peer {
            Peer::Block(_) => 1,
            Peer::Outside(family) => {
                *outside_sizes.entry(family_word(family)).or_insert_with(|| outside(context, family).len())
            }
        };
        *counts.entry((&entry.group, entry.is_ingress)).or_default() += weight;
    }
    let over: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > MOST)
        .map(|((group, is_ingress), count)| format!("{group} {count} {}", if is_ingress { "in" } else { "out" }))
        .collect();
    if !over.is_empty() {
        let message =
            format!("{}: groups have more rules than AWS allows by default: {}", context.device.name, over.join(", "));
        found.push(
            Diagnostic::warning("many-rules", message)
                .expected(format!("at most {MOST} each way"))
                .hint("have the quota for rules in a security group raised, or let the device's rules name segments"),
        );
    }
}

/// Ingress at each destination from each source, and egress at each source to each destination; each under its key.
fn rule_entries(context: &DeviceContext<'_>, objects: &Objects<'_>, device: &str, rule: &Rule) -> Vec<(String, Entry)> {
    let mut entries = Vec::new();
    let comment: Rc<str> = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment).into();
    for is_ingress in [true, false] {
        let apart = if is_ingress { Apart::by_sources(rule) } else { Apart::by_destinations(rule) };
        for (rule, is_outside) in [(apart.specific, false), (apart.open, true)] {
            for (rule, part) in rule.iter().flat_map(|rule| family_parts(rule).into_iter().map(move |it| (rule, it))) {
                let parties = if is_ingress { &rule.destinations } else { &rule.sources };
                let others = if is_ingress { &part.sources } else { &part.destinations };
                let is_outside = is_outside
                    && others.contains(&part.family.everything())
                    && !own_networks(context, part.family).is_empty();
                let peers: Vec<Peer> = if is_outside {
                    vec![Peer::Outside(part.family)]
                } else {
                    others.iter().copied().map(Peer::Block).collect()
                };
                let is_here = |party: &&Party| !is_anywhere(party) && !part.family.blocks([*party]).is_empty();
                for party in parties.iter().filter(is_here) {
                    let party = (objects.address_name(party), is_ingress);
                    entries.extend(party_entries(device, (rule, &part), party, &peers, &comment));
                }
            }
        }
    }
    entries
}

/// The entries of the group of one party, which is called so.
fn party_entries(
    device: &str,
    (rule, part): (&Rule, &FamilyPart),
    (object, is_ingress): (&str, bool),
    peers: &[Peer],
    comment: &Rc<str>,
) -> Vec<(String, Entry)> {
    let way = if is_ingress { "from" } else { "to" };
    let group: Rc<str> = format!("{device}_{object}").into();
    let protocol: Rc<str> = protocol(rule.protocol, part.family).into();
    let services = services(rule, part);
    let mut entries = Vec::with_capacity(peers.len() * services.len());
    for peer in peers {
        let peer_text = match peer {
            Peer::Block(block) => block.to_string(),
            Peer::Outside(family) => format!("outside_{}", family_word(*family)),
        };
        for ports in &services {
            let ports_text = ports.map(|(from, to)| format!("{from}_{to}")).unwrap_or_default();
            let key = format!("{object}_{way}_{peer_text}_{}_{ports_text}", rule.protocol);
            let (group, protocol, comment) = (Rc::clone(&group), Rc::clone(&protocol), Rc::clone(comment));
            entries.push((key, Entry { is_ingress, group, peer: *peer, protocol, ports: *ports, comment }));
        }
    }
    entries
}

fn protocol(protocol: Protocol, family: Family) -> String {
    match (protocol, family) {
        (Protocol::Tcp | Protocol::Udp, _) => protocol.name().to_owned(),
        (Protocol::Icmp, Family::V4) => "icmp".to_owned(),
        (Protocol::Icmp, Family::V6) => "icmpv6".to_owned(),
        _ => protocol.number().to_string(),
    }
}

/// `from_port` and `to_port`: of ICMP they are type and code, where -1 is any.
fn services(rule: &Rule, part: &FamilyPart) -> Vec<Option<(i32, i32)>> {
    if rule.protocol == Protocol::Icmp {
        return match &part.message_types {
            None => vec![Some((-1, -1))],
            Some(types) => types
                .ranges()
                .flat_map(|range| range.first..=range.last)
                .map(|message| Some((i32::from(message), -1)))
                .collect(),
        };
    }
    if !rule.protocol.has_ports() {
        return vec![None];
    }
    let bounds = |range: PortRange| Some((i32::from(range.first), i32::from(range.last)));
    rule.destination_ports.ranges().map(bounds).collect()
}

fn write_entry(out: &mut String, device: &str, name: &str, entry: &Entry) {
    let kind = if entry.is_ingress { "ingress" } else { "egress" };
    let _ = writeln!(out, "\nresource \"aws_vpc_security_group_{kind}_rule\" \"{name}\" {{");
    let _ = writeln!(out, "  security_group_id = aws_security_group.{}.id", entry.group);
    let _ = writeln!(out, "  description       = \"{}\"", entry.comment);
    match entry.peer {
        Peer::Block(block) => {
            let key = if block.network().addr().is_ipv4() { "cidr_ipv4" } else { "cidr_ipv6" };
            let _ = writeln!(out, "  {key}         = \"{}\"", block.network());
        }
        Peer::Outside(family) => {
            let list = outside_name(device, family);
            let _ = writeln!(out, "  prefix_list_id    = aws_ec2_managed_prefix_list.{list}.id");
        }
    }
    let _ = writeln!(out, "  ip_protocol       = \"{}\"", entry.protocol);
    if let Some((from, to)) = entry.ports {
        let _ = writeln!(out, "  from_port         = {from}\n  to_port           = {to}");
    }
    out.push_str("}\n");
}

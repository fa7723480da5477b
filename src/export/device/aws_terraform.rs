//! AWS security groups in Terraform: one group for each party, to be attached to its instances.
//!
//! A security group has no address of its own: what it is attached to is the other side of its rules. So each party gets
//! a group with what it may open (egress) and what may be opened to it (ingress); both have to let a connection through.
//! Groups keep state.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::capabilities::{Capabilities, State, TranslationSupport};
use super::comments::{plain, rule_comment};
use super::context::DeviceContext;
use super::families::{Family, FamilyPart, family_parts};
use super::names::{NameRules, Names};
use super::objects::Objects;
use super::zones::head;
use super::{Artifact, Language, RuleBlock};
use crate::diag::Diagnostic;
use crate::engine::{Party, Rule};
use crate::net::{AddressBlock, PortRange, Protocol};

/// `terraform apply` reads it.
pub(super) const LANGUAGE: Language = Language {
    id: "aws-terraform",
    name: "AWS security groups (Terraform)",
    extension: "tf",
    description: "AWS security groups in Terraform: one for each server or segment, to be attached to its instances",
    comment_start: Some("#"),
    rule_block: RuleBlock::Indented,
    capabilities: Capabilities {
        has_symbolic_parties: false,
        has_ipv6: true,
        protocols: &[Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp],
        message_types: None,
        has_source_ports: false,
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

/// One rule of a group, as it is written.
struct Entry {
    is_ingress: bool,
    group: String,
    cidr: AddressBlock,
    protocol: String,
    ports: Option<(i32, i32)>,
    comment: String,
    key: String,
}

fn write(context: &DeviceContext<'_>, _found: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let objects = Objects::new(context, &NAMES);
    let device = Names::single(&NAMES, context.rules.device.as_str(), &context.device.name);
    let mut out = String::new();
    for line in head(context) {
        let _ = writeln!(out, "# {line}");
    }
    out.push_str(
        "\nvariable \"vpc_id\" {\n  type        = string\n  description = \"The VPC of the security groups\"\n}\n",
    );
    for object in objects.addresses() {
        let name = plain(&context.plan.party_name(object.party), 200);
        let blocks: Vec<String> = object.party.blocks.iter().map(ToString::to_string).collect();
        let _ = write!(
            out,
            "\n# Attach to {name}: {}\nresource \"aws_security_group\" \"{device}_{}\" {{\n  name        = \
             \"portolan-{device}-{}\"\n  description = \"{name}\"\n  vpc_id      = var.vpc_id\n}}\n",
            blocks.join(", "),
            object.name,
            object.name
        );
    }
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for rule in &context.rules.rules {
        for entry in rule_entries(context, &objects, &device, rule) {
            entries.insert(entry.key.clone(), entry);
        }
    }
    let names = Names::new(&NAMES, entries.keys().map(|key| (key.clone(), key.clone())));
    for (key, entry) in &entries {
        write_entry(&mut out, names.of(key), entry);
    }
    vec![Artifact { name: context.file_name(LANGUAGE.extension), text: out }]
}

/// Ingress at each destination from each source, and egress at each source to each destination.
fn rule_entries(context: &DeviceContext<'_>, objects: &Objects<'_>, device: &str, rule: &Rule) -> Vec<Entry> {
    let comment = rule_comment(context, rule, LANGUAGE.capabilities.longest_comment);
    let mut entries = Vec::new();
    for part in family_parts(rule) {
        let sides: [(bool, &[Party], &[AddressBlock]); 2] =
            [(true, &rule.destinations, &part.sources), (false, &rule.sources, &part.destinations)];
        for (is_ingress, parties, others) in sides {
            for party in parties.iter().filter(|party| !part.family.blocks([*party]).is_empty()) {
                let object = objects.address_name(party);
                for cidr in others {
                    for ports in services(rule, &part) {
                        let way = if is_ingress { "from" } else { "to" };
                        let ports_text = ports.map(|(from, to)| format!("{from}_{to}")).unwrap_or_default();
                        let key = format!("{object}_{way}_{cidr}_{}_{ports_text}", rule.protocol);
                        entries.push(Entry {
                            is_ingress,
                            group: format!("{device}_{object}"),
                            cidr: *cidr,
                            protocol: protocol(rule.protocol, part.family),
                            ports,
                            comment: comment.clone(),
                            key,
                        });
                    }
                }
            }
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

fn write_entry(out: &mut String, name: &str, entry: &Entry) {
    let kind = if entry.is_ingress { "ingress" } else { "egress" };
    let _ = writeln!(out, "\nresource \"aws_vpc_security_group_{kind}_rule\" \"{name}\" {{");
    let _ = writeln!(out, "  security_group_id = aws_security_group.{}.id", entry.group);
    let _ = writeln!(out, "  description       = \"{}\"", entry.comment);
    let key = if entry.cidr.network().addr().is_ipv4() { "cidr_ipv4" } else { "cidr_ipv6" };
    let _ = writeln!(out, "  {key}         = \"{}\"", entry.cidr.network());
    let _ = writeln!(out, "  ip_protocol       = \"{}\"", entry.protocol);
    if let Some((from, to)) = entry.ports {
        let _ = writeln!(out, "  from_port         = {from}\n  to_port           = {to}");
    }
    out.push_str("}\n");
}

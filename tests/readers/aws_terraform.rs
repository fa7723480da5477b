//! Security groups in Terraform, after the pages `aws_security_group`, `aws_vpc_security_group_ingress_rule`,
//! `aws_vpc_security_group_egress_rule` and `aws_ec2_managed_prefix_list` of the AWS provider, in that small part of HCL
//! that is blocks with attributes. A host may have several groups: what one of them allows is allowed, each way, and the
//! rest is not. Terraform takes away the egress rule that AWS gives to a new group. What has no group is not filtered.

use std::collections::{BTreeMap, BTreeSet};

use portolan::net::{AddressSet, PacketBox, PacketSet, PortSet, Protocol};

use super::{Matches, Service, Verdict, lines, network, number, port_range};

/// A block: its labels, its attributes, the blocks in it.
#[derive(Debug, Default)]
struct Block {
    labels: Vec<String>,
    attributes: BTreeMap<String, String>,
    blocks: Vec<Block>,
    /// The comment above it.
    comment: String,
}

#[derive(Debug, Default)]
struct Group {
    /// What it is attached to.
    addresses: AddressSet,
    ingress: Vec<PacketBox>,
    egress: Vec<PacketBox>,
}

/// All that a group is attached to, and what groups let through of packets that have one at one of their ends.
pub fn accepted(text: &str) -> (AddressSet, PacketSet) {
    let groups = read(text);
    let grouped = groups.values().fold(AddressSet::new(), |all, it| all.union(&it.addresses));
    let ungrouped = AddressSet::any_ipv4().union(&AddressSet::any_ipv6()).difference(&grouped);
    let all = |boxes: &dyn Fn(&Group) -> Vec<PacketBox>| -> PacketSet { groups.values().flat_map(boxes).collect() };
    let sent = all(&|group| of_sources(&group.egress, &group.addresses));
    let received = all(&|group| of_destinations(&group.ingress, &group.addresses));
    let sent_away: PacketSet = of_destinations(sent.boxes(), &ungrouped).into_iter().collect();
    let from_elsewhere: PacketSet = of_sources(received.boxes(), &ungrouped).into_iter().collect();
    (grouped, sent.intersection(&received).union(&sent_away).union(&from_elsewhere))
}

fn of_sources(boxes: &[PacketBox], sources: &AddressSet) -> Vec<PacketBox> {
    let narrowed = |it: &PacketBox| PacketBox { sources: it.sources.intersection(sources), ..it.clone() };
    boxes.iter().map(narrowed).collect()
}

fn of_destinations(boxes: &[PacketBox], destinations: &AddressSet) -> Vec<PacketBox> {
    let narrowed =
        |it: &PacketBox| PacketBox { destinations: it.destinations.intersection(destinations), ..it.clone() };
    boxes.iter().map(narrowed).collect()
}

fn read(text: &str) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut lists: BTreeMap<String, AddressSet> = BTreeMap::new();
    let mut names: BTreeSet<Vec<String>> = BTreeSet::new();
    for mut block in blocks(text) {
        assert!(names.insert(block.labels.clone()), "{:?} twice", block.labels);
        let labels: Vec<&str> = block.labels.iter().map(String::as_str).collect();
        match labels.as_slice() {
            ["variable", _] => {
                assert_eq!(block.attributes["type"], "string");
            }
            ["resource", "aws_security_group", name] => {
                assert!(block.attributes.keys().eq(["description", "name", "vpc_id"]), "{:?}", block.attributes);
                let (_, addresses) = block.comment.rsplit_once(": ").unwrap();
                let addresses = addresses.split(", ").map(network).fold(AddressSet::new(), |all, it| all.union(&it));
                let name = (*name).to_owned();
                groups.insert(name, Group { addresses, ..Group::default() });
            }
            ["resource", "aws_ec2_managed_prefix_list", name] => {
                let entries: Vec<AddressSet> = block.blocks.iter().map(|it| network(&it.attributes["cidr"])).collect();
                assert!(block.blocks.iter().all(|it| it.labels == ["entry"] && it.attributes.len() == 1));
                assert_eq!(number::<usize>(&block.attributes["max_entries"]), entries.len());
                let all = entries.iter().fold(AddressSet::new(), |all, it| all.union(it));
                let family = match block.attributes["address_family"].as_str() {
                    "IPv4" => AddressSet::any_ipv4(),
                    "IPv6" => AddressSet::any_ipv6(),
                    other => panic!("what is {other:?}?"),
                };
                assert!(all.is_subset(&family));
                lists.insert((*name).to_owned(), all);
            }
            ["resource", kind, _] => {
                let is_ingress = match *kind {
                    "aws_vpc_security_group_ingress_rule" => true,
                    "aws_vpc_security_group_egress_rule" => false,
                    _ => panic!("what is {kind:?}?"),
                };
                let (group, boxes) = rule(&mut block, &lists, is_ingress);
                let group = groups.get_mut(&group).unwrap_or_else(|| panic!("there is no group {group}"));
                if is_ingress { group.ingress.extend(boxes) } else { group.egress.extend(boxes) }
            }
            _ => panic!("what is {labels:?}?"),
        }
    }
    groups
}

fn rule(block: &mut Block, lists: &BTreeMap<String, AddressSet>, is_ingress: bool) -> (String, Vec<PacketBox>) {
    assert!(block.blocks.is_empty());
    let mut take = |name: &str| block.attributes.remove(name);
    let referred = |value: String, kind: &str| {
        let name = value.strip_prefix(kind).and_then(|it| it.strip_suffix(".id"));
        name.unwrap_or_else(|| panic!("what is {value:?}?")).to_owned()
    };
    let group = referred(take("security_group_id").unwrap(), "aws_security_group.");
    assert!(take("description").is_some_and(|it| it.len() <= 255));
    let peer = match (take("cidr_ipv4"), take("cidr_ipv6"), take("prefix_list_id")) {
        (Some(block), None, None) => network(&block).intersection(&AddressSet::any_ipv4()),
        (None, Some(block), None) => network(&block).intersection(&AddressSet::any_ipv6()),
        (None, None, Some(list)) => lists[&referred(list, "aws_ec2_managed_prefix_list.")].clone(),
        other => panic!("what is {other:?}?"),
    };
    assert!(!peer.is_empty());
    let protocol = take("ip_protocol").unwrap();
    let ports = match (take("from_port"), take("to_port")) {
        (Some(from), Some(to)) => Some((from, to)),
        (None, None) => None,
        other => panic!("what is {other:?}?"),
    };
    assert!(block.attributes.is_empty(), "what is {:?}?", block.attributes);
    let service = match (protocol.as_str(), ports) {
        ("tcp" | "udp", Some((from, to))) => Service {
            destination_ports: PortSet::from(port_range(&format!("{from}-{to}"))),
            ..Service::of(if protocol == "tcp" { Protocol::Tcp } else { Protocol::Udp })
        },
        ("icmp" | "icmpv6", Some((from, to))) => {
            // Type and code; -1 is any.
            assert_eq!(to, "-1");
            Service::icmp(protocol == "icmp", (from != "-1").then(|| number(&from)))
        }
        ("50", None) => Service::of(Protocol::Esp),
        ("51", None) => Service::of(Protocol::Ah),
        ("47", None) => Service::of(Protocol::Gre),
        other => panic!("what is {other:?}?"),
    };
    let any = Matches::any();
    let (sources, destinations) = if is_ingress { (&peer, &any.destinations) } else { (&any.sources, &peer) };
    (group, lines(sources, destinations, &[service], &Verdict::Accept).flat_map(|it| it.matches.boxes()).collect())
}

/// The blocks of a text, one thing a line.
fn blocks(text: &str) -> Vec<Block> {
    let mut open: Vec<Block> = Vec::new();
    let mut done: Vec<Block> = Vec::new();
    let mut comment = String::new();
    for line in text.lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix('#') {
            text.trim().clone_into(&mut comment);
        } else if let Some(head) = line.strip_suffix('{') {
            let labels = head.split_whitespace().map(|it| it.trim_matches('"').to_owned()).collect();
            open.push(Block { labels, comment: std::mem::take(&mut comment), ..Block::default() });
        } else if line == "}" {
            let block = open.pop().unwrap();
            match open.last_mut() {
                Some(outer) => outer.blocks.push(block),
                None => done.push(block),
            }
        } else if !line.is_empty() {
            let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("what is {line:?}?"));
            let value = value.trim();
            let value = match value.strip_prefix('"') {
                Some(quoted) => {
                    let text = quoted.strip_suffix('"').unwrap_or_else(|| panic!("an open quote in {line:?}"));
                    // An escape, and a template that Terraform would fill.
                    assert!(!text.contains(['"', '\\']) && !text.contains("${") && !text.contains("%{"), "{line:?}");
                    text
                }
                None => value,
            };
            let attributes = &mut open.last_mut().unwrap().attributes;
            assert_eq!(attributes.insert(name.trim().to_owned(), value.to_owned()), None, "{line:?} twice");
        }
    }
    assert!(open.is_empty(), "{open:?} does not end");
    done
}

//! The neutral form for programs, as the documentation of `export::device` describes it: each rule permits packets from
//! any source to any destination of one family, between two sides. Types of ICMP messages are those of IPv4.

use portolan::engine::HopSide;
use portolan::net::{AddressSet, PacketBox, PacketKind, PortSet, Protocol, ServiceSet};
use serde_json::{Map, Value};

use super::cases::icmpv6_types;
use super::{network, port_range};

/// A rule of the text.
pub struct Permission {
    pub from: HopSide,
    pub to: HopSide,
    pub packets: Vec<PacketBox>,
}

pub fn read(text: &str) -> Vec<Permission> {
    let device: Value = serde_json::from_str(text).unwrap();
    let keys: Vec<&String> = device.as_object().unwrap().keys().collect();
    for key in keys {
        let known = ["device", "name", "kind", "platform", "stateful", "rule_budget", "rules", "widened"];
        assert!(known.contains(&key.as_str()), "what is {key:?}?");
    }
    device["rules"].as_array().unwrap().iter().map(|rule| permission(rule.as_object().unwrap().clone())).collect()
}

fn permission(mut rule: Map<String, Value>) -> Permission {
    let mut take = |name: &str| rule.remove(name);
    for name in ["id", "flows", "reason"] {
        assert!(take(name).is_some(), "a rule without {name}");
    }
    let (from, to) = (side(&take("from").unwrap()), side(&take("to").unwrap()));
    let sources = parties(&take("sources").unwrap());
    let destinations = parties(&take("destinations").unwrap());
    let protocol: Protocol = take("protocol").unwrap().as_str().unwrap().parse().unwrap();
    let [source_ports, destination_ports] = ["source_ports", "destination_ports"].map(|name| {
        take(name).map_or_else(PortSet::full, |ranges| {
            ranges.as_array().unwrap().iter().map(|it| port_range(it.as_str().unwrap())).collect()
        })
    });
    let kinds: &[PacketKind] = if take("established").unwrap().as_bool().unwrap() {
        &[PacketKind::Reply]
    } else {
        &[PacketKind::Opening, PacketKind::Reply]
    };
    assert!(rule.is_empty(), "what is {rule:?}?");
    let mut packets = Vec::new();
    for family in [AddressSet::any_ipv4(), AddressSet::any_ipv6()] {
        let is_other_icmp = protocol == Protocol::Icmp && family == AddressSet::any_ipv6();
        let ports = if is_other_icmp && !PortSet::message_types().is_subset(&destination_ports) {
            icmpv6_types(&destination_ports)
        } else {
            destination_ports.clone()
        };
        for kind in kinds {
            let service = ServiceSet::new(protocol, *kind, source_ports.clone(), ports.clone());
            packets.push(PacketBox::new(sources.intersection(&family), destinations.intersection(&family), service));
        }
    }
    Permission { from, to, packets }
}

fn side(value: &Value) -> HopSide {
    let id = value["id"].as_str().unwrap();
    match value["kind"].as_str().unwrap() {
        "segment" => HopSide::Segment(id.into()),
        "tunnel" => HopSide::Tunnel(id.into()),
        other => panic!("what is {other:?}?"),
    }
}

fn parties(value: &Value) -> AddressSet {
    let parties = value.as_array().unwrap().iter();
    let texts = parties.flat_map(|party| party["addresses"].as_array().unwrap());
    texts.map(|it| network(it.as_str().unwrap())).fold(AddressSet::new(), |all, it| all.union(&it))
}

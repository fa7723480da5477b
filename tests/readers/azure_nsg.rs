//! Network security groups in a template of the Azure Resource Manager, after the page "Microsoft.Network
//! networkSecurityGroups" of the template reference and "Network security groups" on how they work: of the rules of one
//! direction the one with the lowest number that matches decides. At the end stand the rules that every group has.

use std::collections::BTreeMap;

use portolan::net::{AddressSet, PacketSet, PortSet, Protocol};
use serde_json::{Map, Value};

use super::{Chains, Line, Matches, Service, Verdict, lines, network, port_range};

/// The groups by name. The chain of one direction is called after the group and the direction.
pub struct Groups(Chains);

impl Groups {
    pub fn accepted(&self, group: &str, direction: &str) -> PacketSet {
        self.0.accepted(&format!("{group} {direction}"), "", "")
    }
}

pub fn read(text: &str) -> Groups {
    let template: Value = serde_json::from_str(text).unwrap();
    let mut chains = Chains::default();
    for resource in template["resources"].as_array().unwrap() {
        assert_eq!(resource["type"], "Microsoft.Network/networkSecurityGroups");
        let name = resource["name"].as_str().unwrap();
        assert!(is_name(name), "{name}");
        let mut names: Vec<&str> = Vec::new();
        let mut rules: BTreeMap<(&str, u64), Vec<Line>> = BTreeMap::new();
        for rule in resource["properties"]["securityRules"].as_array().unwrap() {
            let rule_name = rule["name"].as_str().unwrap();
            assert!(!names.contains(&rule_name) && is_name(rule_name), "{rule_name}");
            names.push(rule_name);
            let mut properties = rule["properties"].as_object().unwrap().clone();
            let direction = match properties.remove("direction").unwrap().as_str().unwrap() {
                "Inbound" => "Inbound",
                "Outbound" => "Outbound",
                other => panic!("what is {other:?}?"),
            };
            let priority = properties.remove("priority").unwrap().as_u64().unwrap();
            assert!((100..=4096).contains(&priority), "{priority}");
            let old = rules.insert((direction, priority), self::rule(properties));
            assert!(old.is_none(), "two rules with priority {priority}");
        }
        assert!(names.len() <= 1_000, "{name} has {} rules", names.len());
        for direction in ["Inbound", "Outbound"] {
            let mut chain: Vec<Line> =
                rules.iter().filter(|((it, _), _)| *it == direction).flat_map(|(_, lines)| lines.clone()).collect();
            // "AllowVnetInBound" and its fellows let through what runs in the virtual network, whatever that is.
            chain.push(Line::new(Matches::any(), Verdict::Accept));
            let old = chains.0.insert(format!("{name} {direction}"), chain);
            assert!(old.is_none(), "two groups are called {name}");
        }
    }
    Groups(chains)
}

fn rule(mut properties: Map<String, Value>) -> Vec<Line> {
    assert!(properties.remove("description").is_some_and(|it| it.as_str().unwrap().len() <= 140));
    let verdict = match properties.remove("access").unwrap().as_str().unwrap() {
        "Allow" => Verdict::Accept,
        "Deny" => Verdict::Drop,
        other => panic!("what is {other:?}?"),
    };
    let [sources, destinations] = ["source", "destination"].map(|side| {
        let texts = values(&mut properties, &format!("{side}AddressPrefix"), "es");
        match texts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["*"] => AddressSet::any_ipv4().union(&AddressSet::any_ipv6()),
            blocks => blocks.iter().map(|it| network(it)).fold(AddressSet::new(), |all, it| all.union(&it)),
        }
    });
    let [source_ports, destination_ports] = ["source", "destination"].map(|side| {
        let texts = values(&mut properties, &format!("{side}PortRange"), "s");
        match texts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["*"] => PortSet::full(),
            ranges => ranges.iter().map(|it| port_range(it)).collect(),
        }
    });
    let service = match properties.remove("protocol").unwrap().as_str().unwrap() {
        "*" => Service::any(),
        "Tcp" => Service::of(Protocol::Tcp),
        "Udp" => Service::of(Protocol::Udp),
        "Esp" => Service::of(Protocol::Esp),
        "Ah" => Service::of(Protocol::Ah),
        // Every type, and only that of IPv4: "What is IPv6 for Azure Virtual Network?", limitations.
        "Icmp" => Service::icmp(true, None),
        other => panic!("what is the protocol {other:?}?"),
    };
    assert!(properties.is_empty(), "what is {properties:?}?");
    let ports = [&source_ports, &destination_ports];
    let has_ports = service.protocols == [Protocol::Tcp] || service.protocols == [Protocol::Udp];
    assert!(has_ports || ports.iter().all(|it| it.is_full()), "ports of {:?}", service.protocols);
    let service = if has_ports { Service { source_ports, destination_ports, ..service } } else { service };
    lines(&sources, &destinations, &[service], &verdict).collect()
}

/// Up to 80 letters, digits, dots, hyphens and underscores; the first is a letter or digit, the last not a dot or hyphen.
fn is_name(name: &str) -> bool {
    let is_inside = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
    (1..=80).contains(&name.len())
        && name.chars().all(is_inside)
        && !name.starts_with(['.', '-', '_'])
        && !name.ends_with(['.', '-'])
}

/// One value under a name, or several under its plural; `*` stands alone.
fn values(properties: &mut Map<String, Value>, name: &str, plural: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    match (properties.remove(name), properties.remove(&format!("{name}{plural}"))) {
        (Some(one), None) => vec![text(&one)],
        (None, Some(several)) => {
            let several: Vec<String> = several.as_array().unwrap().iter().map(text).collect();
            assert!(!several.is_empty() && !several.contains(&"*".to_owned()), "{name}: {several:?}");
            several
        }
        other => panic!("{name}: {other:?}"),
    }
}

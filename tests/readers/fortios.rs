//! FortiOS commands, after the "FortiOS CLI Reference": addresses, groups, services and policies in tables. Policies are
//! tried in order, the first that matches decides, and what none matches is denied. A policy matches packets of IPv4 by
//! `srcaddr` and `dstaddr`, those of IPv6 by `srcaddr6` and `dstaddr6`. What leaves at the interface where it came in
//! passes without a policy unless `allow-traffic-redirect` is off.

use std::collections::BTreeMap;

use portolan::net::{AddressRange, AddressSet, PortRange, PortSet, Protocol};

use super::{
    Line, Matches, ONLY, Policy, Service, Verdict, as_strs, ipv4_mask, lines, masked, network, number, port_range,
    words,
};

/// An entry of a table: its name and its settings.
type Entry = (String, BTreeMap<String, Vec<String>>);

pub fn read(text: &str) -> Policy {
    let mut tables: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let mut table: Option<String> = None;
    let mut is_in_entry = false;
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let words = words(line);
        match as_strs(&words).as_slice() {
            ["config", path @ ..] if table.is_none() => {
                let path = path.join(" ");
                let entries = tables.entry(path.clone()).or_default();
                // One that is no table has its settings at once.
                if ["system global"].contains(&path.as_str()) {
                    entries.push((String::new(), BTreeMap::new()));
                    is_in_entry = true;
                }
                table = Some(path);
            }
            ["edit", name] if !is_in_entry => {
                let entries = tables.get_mut(table.as_ref().unwrap()).unwrap();
                let is_new = *name == "0" || entries.iter().all(|(other, _)| other != name);
                assert!(is_new && name.len() <= 79, "{name} in {table:?}");
                entries.push(((*name).to_owned(), BTreeMap::new()));
                is_in_entry = true;
            }
            ["set", setting, values @ ..] if is_in_entry => {
                let entry = tables.get_mut(table.as_ref().unwrap()).unwrap().last_mut().unwrap();
                let values = values.iter().map(|it| (*it).to_owned()).collect();
                let old = entry.1.insert((*setting).to_owned(), values);
                assert!(old.is_none(), "{setting} twice in {}", entry.0);
            }
            ["next"] if is_in_entry => is_in_entry = false,
            ["end"] if table.is_some() && (!is_in_entry || table.as_deref() == Some("system global")) => {
                table = None;
                is_in_entry = false;
            }
            _ => panic!("what is {line:?}?"),
        }
    }
    assert!(table.is_none(), "{table:?} does not end");
    policy(tables)
}

fn policy(mut tables: BTreeMap<String, Vec<Entry>>) -> Policy {
    let mut take = |name: &str| tables.remove(name).unwrap_or_default();
    let families = [true, false].map(|is_ipv4| {
        let ending = if is_ipv4 { "" } else { "6" };
        let addresses = take(&format!("firewall address{ending}"));
        addresses_of(addresses, take(&format!("firewall addrgrp{ending}")), is_ipv4)
    });
    let groups = [true, false].map(|is_ipv4| {
        let ending = if is_ipv4 { "" } else { "6" };
        groups_of(take(&format!("firewall multicast-address{ending}")), is_ipv4)
    });
    let multicast = [true, false].map(|is_ipv4| {
        let ending = if is_ipv4 { "" } else { "6" };
        take(&format!("firewall multicast-policy{ending}"))
    });
    let services: BTreeMap<String, Service> =
        take("firewall service custom").into_iter().map(|(name, settings)| (name, service(settings))).collect();
    let mut chain: Vec<Line> = Vec::new();
    let mut redirects = [true, true];
    for (_, mut settings) in take("system global") {
        for (redirect, name) in redirects.iter_mut().zip(["allow-traffic-redirect", "ipv6-allow-traffic-redirect"]) {
            if let Some(values) = settings.remove(name) {
                *redirect = as_strs(&values) != ["disable"];
            }
        }
        assert!(settings.is_empty(), "what is {settings:?}?");
    }
    let policies = take("firewall policy");
    for (_, mut settings) in take("system session-helper") {
        let name = settings.remove("name").unwrap();
        assert!(["ftp", "tftp"].contains(&name[0].as_str()));
    }
    assert!(tables.is_empty(), "what are {:?}?", tables.keys());
    let mut names: Vec<String> = Vec::new();
    for (_, mut settings) in policies {
        let mut take = |name: &str| settings.remove(name).unwrap_or_else(|| panic!("a policy without {name}"));
        let name = take("name");
        assert!(name[0].len() <= 35 && !names.contains(&name[0]), "{name:?}");
        names.extend(name);
        let (input, output) = (take("srcintf"), take("dstintf"));
        assert!(!input.is_empty() && !output.is_empty() && !input.contains(&"any".to_owned()));
        assert_eq!((as_strs(&take("action")), as_strs(&take("schedule"))), (vec!["accept"], vec!["always"]));
        assert_eq!(as_strs(&take("logtraffic")), ["all"]);
        assert!(take("comments")[0].len() <= 1023);
        let meant: Vec<Service> = take("service")
            .iter()
            .map(|name| services.get(name).unwrap_or_else(|| panic!("there is no service {name}")).clone())
            .collect();
        assert!(!meant.is_empty());
        for (addresses, is_ipv4) in families.iter().zip([true, false]) {
            let ending = if is_ipv4 { "" } else { "6" };
            let [sources, destinations] = ["srcaddr", "dstaddr"].map(|setting| {
                let names = settings.remove(&format!("{setting}{ending}"))?;
                assert!(!names.is_empty(), "{setting} is empty");
                let all = names.iter().map(|name| {
                    addresses.get(name).unwrap_or_else(|| panic!("there is no address{ending} {name}")).clone()
                });
                Some(all.fold(AddressSet::new(), |all, it| all.union(&it)))
            });
            let (Some(sources), Some(destinations)) = (&sources, &destinations) else {
                assert!(sources.is_none() && destinations.is_none(), "one side of a policy has no address{ending}");
                continue;
            };
            let place = |mut line: Line| {
                (line.input, line.output) = (Some(input.clone()), Some(output.clone()));
                line
            };
            chain.extend(lines(sources, destinations, &meant, &Verdict::Accept).map(place));
        }
        assert!(settings.is_empty(), "what is {settings:?}?");
    }
    for ((policies, addresses), groups) in multicast.into_iter().zip(&families).zip(&groups) {
        let mut names: Vec<Vec<String>> = Vec::new();
        for (_, settings) in policies {
            chain.extend(multicast_policy(settings, addresses, groups, &mut names));
        }
    }
    let mut policy = Policy::default();
    policy.chains.0.insert(ONLY.to_owned(), chain);
    let is_open = redirects.iter().zip([true, false]).filter(|(is_open, _)| **is_open);
    for (_, is_ipv4) in is_open {
        let mut matches = Matches::any();
        matches.narrow_family(is_ipv4);
        policy.chains.0.entry(WITHIN.to_owned()).or_default().push(Line::new(matches, Verdict::Accept));
    }
    policy
}

/// The chain of what leaves where it came in, without a policy.
const WITHIN: &str = "within";

/// What is let through between two interfaces.
pub fn accepted(policy: &Policy, input: &str, output: &str) -> portolan::net::PacketSet {
    let by_policy = policy.between(input, output);
    if input == output && policy.chains.0.contains_key(WITHIN) {
        return by_policy.union(&policy.chains.accepted(WITHIN, input, output));
    }
    by_policy
}

/// Addresses and their groups, which share one space of names.
fn addresses_of(entries: Vec<Entry>, groups: Vec<Entry>, is_ipv4: bool) -> BTreeMap<String, AddressSet> {
    let mut addresses = BTreeMap::new();
    for (name, mut settings) in entries {
        let set = if is_ipv4 {
            let values = settings.remove("subnet").unwrap_or_else(|| panic!("{name} has no subnet"));
            let [address, mask] = values.try_into().unwrap();
            masked(&address, ipv4_mask(&mask))
        } else {
            let values = settings.remove("ip6").unwrap_or_else(|| panic!("{name} has no ip6"));
            let [prefix] = values.try_into().unwrap();
            let set = network(&prefix);
            assert!(prefix.contains('/') && set.is_subset(&AddressSet::any_ipv6()), "{prefix}");
            set
        };
        assert!(settings.remove("comment").is_some_and(|it| it[0].len() <= 255));
        assert!(settings.is_empty(), "what is {settings:?}?");
        addresses.insert(name, set);
    }
    for (name, mut settings) in groups {
        let members = settings.remove("member").unwrap_or_else(|| panic!("{name} is empty"));
        assert!(settings.is_empty() && !members.is_empty(), "what is {settings:?}?");
        let member = |name: &String| addresses.get(name).unwrap_or_else(|| panic!("there is no address {name}"));
        let set = members.iter().map(member).fold(AddressSet::new(), |all, it| all.union(it));
        let old = addresses.insert(name.clone(), set);
        assert!(old.is_none(), "two addresses are called {name}");
    }
    addresses
}

/// Multicast groups: a range of addresses, or a prefix of IPv6.
fn groups_of(entries: Vec<Entry>, is_ipv4: bool) -> BTreeMap<String, AddressSet> {
    let mut groups = BTreeMap::new();
    for (name, mut settings) in entries {
        let mut take = |name: &str| settings.remove(name).unwrap_or_else(|| panic!("a group without {name}"));
        assert!(take("comment")[0].len() <= 255);
        let set = if is_ipv4 {
            assert_eq!(as_strs(&take("type")), ["multicastrange"]);
            let [first, last] = ["start-ip", "end-ip"].map(|key| take(key)[0].parse::<std::net::Ipv4Addr>().unwrap());
            assert!(first.is_multicast() && last.is_multicast(), "{name}");
            AddressSet::from(AddressRange::V4(first..=last))
        } else {
            network(&take("ip6")[0])
        };
        assert!(settings.is_empty(), "what is {settings:?}?");
        groups.insert(name, set);
    }
    groups
}

/// One source and one destination interface, one protocol by its number, one run of destination ports.
fn multicast_policy(
    mut settings: BTreeMap<String, Vec<String>>,
    addresses: &BTreeMap<String, AddressSet>,
    groups: &BTreeMap<String, AddressSet>,
    names: &mut Vec<Vec<String>>,
) -> Vec<Line> {
    let mut take = |name: &str| settings.remove(name).unwrap_or_else(|| panic!("a policy without {name}"));
    let name = take("name");
    assert!(name[0].len() <= 35 && !names.contains(&name), "{name:?}");
    names.push(name);
    let (input, output) = (take("srcintf"), take("dstintf"));
    assert!(input.len() == 1 && output.len() == 1, "a policy for multicast has one interface at each end");
    assert_eq!(as_strs(&take("action")), ["accept"]);
    assert!(take("comments")[0].len() <= 1023);
    let union = |names: Vec<String>, known: &BTreeMap<String, AddressSet>| {
        let of = |name: &String| known.get(name).unwrap_or_else(|| panic!("there is no address {name}")).clone();
        names.iter().map(of).fold(AddressSet::new(), |all, it| all.union(&it))
    };
    let (sources, destinations) = (union(take("srcaddr"), addresses), union(take("dstaddr"), groups));
    let mut service = Service::of(match take("protocol")[0].as_str() {
        "6" => Protocol::Tcp,
        "17" => Protocol::Udp,
        other => panic!("what is the protocol {other}?"),
    });
    let [first, last]: [u16; 2] = ["start-port", "end-port"].map(|key| number(&take(key)[0]));
    assert!(first > 0);
    service.destination_ports = PortRange::new(first, last).into();
    assert!(settings.is_empty(), "what is {settings:?}?");
    let place = |mut line: Line| {
        (line.input, line.output) = (Some(input.clone()), Some(output.clone()));
        line
    };
    lines(&sources, &destinations, &[service], &Verdict::Accept).map(place).collect()
}

fn service(mut settings: BTreeMap<String, Vec<String>>) -> Service {
    let protocol = settings.remove("protocol").unwrap();
    let mut take = |name: &str| settings.remove(name);
    let service = match protocol[0].as_str() {
        "ICMP" => Service::icmp(true, take("icmptype").map(|it| number(&it[0]))),
        "ICMP6" => Service::icmp(false, take("icmptype").map(|it| number(&it[0]))),
        "IP" => Service::of(match number::<u8>(&take("protocol-number").unwrap()[0]) {
            51 => Protocol::Ah,
            50 => Protocol::Esp,
            47 => Protocol::Gre,
            other => panic!("what is the protocol {other}?"),
        }),
        "TCP/UDP/SCTP" => {
            let (protocol, ranges) = match (take("tcp-portrange"), take("udp-portrange")) {
                (Some(ranges), None) => (Protocol::Tcp, ranges),
                (None, Some(ranges)) => (Protocol::Udp, ranges),
                other => panic!("what is {other:?}?"),
            };
            ports(protocol, &ranges)
        }
        other => panic!("what is the protocol {other:?}?"),
    };
    assert!(settings.is_empty(), "what is {settings:?}?");
    service
}

/// `destination` or `destination:source`, each a range.
fn ports(protocol: Protocol, ranges: &[String]) -> Service {
    let mut service = Service::of(protocol);
    let mut by_source: BTreeMap<PortSet, PortSet> = BTreeMap::new();
    for range in ranges {
        let (to, from) = range.split_once(':').map_or((range.as_str(), None), |(to, from)| (to, Some(from)));
        let from = from.map_or_else(PortSet::full, |from| port_range(from).into());
        by_source.entry(from).or_default().insert(port_range(to));
    }
    // A product of sources and destinations, as these texts have them; another one would be several services.
    let destinations = by_source.values().next().unwrap().clone();
    assert!(by_source.values().all(|it| *it == destinations), "{ranges:?}");
    service.source_ports = by_source.keys().fold(PortSet::new(), |all, it| all.union(it));
    service.destination_ports = destinations;
    service
}

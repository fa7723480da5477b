//! Configuration of a Cisco ASA, after the "Cisco ASA Series Command Reference": `object-group`, `access-list extended`,
//! `access-group`. Entries of a list are tried in order, the first that matches decides, and what none matches is denied.
//! A list holds for packets that come in at the interface that it is bound to. An interface without a list lets through
//! what the security levels say, of which these texts say nothing: everything, then.

use std::collections::BTreeMap;

use portolan::net::{AddressSet, PacketSet, PortRange, PortSet, Protocol};

use super::{
    Line, Matches, Policy, Service, Verdict, as_strs, ipv4_mask, lines, masked, network, number, port_range, words,
};

/// The objects of a configuration. All kinds of groups share one space of names, and a name has to be there before it is
/// used.
#[derive(Default)]
struct Groups {
    addresses: BTreeMap<String, AddressSet>,
    services: BTreeMap<String, Vec<Service>>,
}

/// What is being configured: commands that begin with a blank belong to it.
enum Mode {
    Global,
    Network(String),
    Service(String),
    PolicyMap,
    Class,
}

pub fn read(text: &str) -> Policy {
    let mut policy = Policy::default();
    let mut groups = Groups::default();
    let mut mode = Mode::Global;
    for line in text.lines() {
        if line.starts_with('!') || line.trim().is_empty() {
            continue;
        }
        let words = words(line);
        let words = as_strs(&words);
        if line.starts_with(' ') {
            mode = groups.command(mode, &words);
            continue;
        }
        mode = Mode::Global;
        match words.as_slice() {
            ["object-group", kind, name] => {
                let is_new = !groups.addresses.contains_key(*name) && !groups.services.contains_key(*name);
                assert!(is_new, "two groups are called {name}");
                assert!((1..=64).contains(&name.len()), "{name} is no name for a group");
                mode = match *kind {
                    "network" => {
                        groups.addresses.insert((*name).to_owned(), AddressSet::new());
                        Mode::Network((*name).to_owned())
                    }
                    "service" => {
                        groups.services.insert((*name).to_owned(), Vec::new());
                        Mode::Service((*name).to_owned())
                    }
                    _ => panic!("what is {line:?}?"),
                };
            }
            ["clear", "configure", "access-list", name] => {
                policy.chains.0.remove(*name);
            }
            ["access-list", _, "remark", ..] => assert!(line.len() <= 200, "a long remark: {line}"),
            ["access-list", name, "extended", action, entry @ ..] => {
                let list = policy.chains.0.entry((*name).to_owned()).or_default();
                list.extend(groups.entry(action, entry));
            }
            ["access-group", list, "in", "interface", interface] => {
                assert!(policy.chains.0.contains_key(*list), "there is no list {list}");
                let bound = policy.places.insert((*interface).to_owned(), (*list).to_owned());
                assert_eq!(bound, None, "two lists at {interface}");
            }
            ["policy-map", "global_policy"] => mode = Mode::PolicyMap,
            ["service-policy", "global_policy", "global"] => {}
            _ => panic!("what is {line:?}?"),
        }
    }
    policy
}

/// What comes in at an interface, or out of a tunnel that the list filters, and is let through.
pub fn accepted(policy: &Policy, interface: &str) -> PacketSet {
    let tunnel = format!("{interface}_in");
    match policy.places.get(interface) {
        Some(list) => policy.chains.accepted(list, "", ""),
        None if policy.chains.0.contains_key(&tunnel) => policy.chains.accepted(&tunnel, "", ""),
        None => Matches::any().boxes().into_iter().collect(),
    }
}

impl Groups {
    fn command(&mut self, mode: Mode, words: &[&str]) -> Mode {
        match (&mode, words) {
            (Mode::Network(_) | Mode::Service(_), ["description", ..]) | (Mode::Class, ["inspect", "ftp" | "tftp"]) => {
            }
            (Mode::Network(name), ["network-object", rest @ ..]) => {
                let (addresses, rest) = address(rest);
                assert!(rest.is_empty(), "what is {words:?}?");
                let group = self.addresses.get_mut(name).unwrap();
                *group = group.union(&addresses);
            }
            (Mode::Network(name), ["group-object", member]) => {
                let group = self.addresses[name].union(&self.addresses[*member]);
                self.addresses.insert(name.clone(), group);
            }
            (Mode::Service(name), ["service-object", protocol, rest @ ..]) => {
                let service = service_object(protocol, rest);
                self.services.get_mut(name).unwrap().push(service);
            }
            (Mode::PolicyMap | Mode::Class, ["class", "inspection_default"]) => return Mode::Class,
            _ => panic!("what is {words:?}?"),
        }
        mode
    }

    /// `permit tcp SOURCE [PORTS] DESTINATION [PORTS]`, or with a group of services in place of the protocol.
    fn entry(&self, action: &str, entry: &[&str]) -> Vec<Line> {
        let verdict = match action {
            "permit" => Verdict::Accept,
            "deny" => Verdict::Drop,
            _ => panic!("what is {action:?}?"),
        };
        let (mut services, rest) = match entry {
            ["object-group", name, rest @ ..] => {
                let services = self.services.get(*name).unwrap_or_else(|| panic!("there is no group {name}"));
                assert!(!services.is_empty(), "the group {name} is empty");
                (services.clone(), rest)
            }
            [protocol, rest @ ..] => (vec![protocol_of(protocol)], rest),
            [] => panic!("an entry without a protocol"),
        };
        let (sources, rest) = self.side(rest);
        let (source_ports, rest) = operator(rest);
        let (destinations, rest) = self.side(rest);
        let (destination_ports, rest) = operator(rest);
        for service in &mut services {
            let has_ports = service.protocols == [Protocol::Tcp] || service.protocols == [Protocol::Udp];
            assert!(has_ports || (source_ports.is_none() && destination_ports.is_none()), "ports in {entry:?}");
            if let Some(ports) = &source_ports {
                service.source_ports = service.source_ports.intersection(ports);
            }
            if let Some(ports) = &destination_ports {
                service.destination_ports = service.destination_ports.intersection(ports);
            }
        }
        match rest {
            [] | ["log"] => {}
            [message] if services.len() == 1 && services[0].protocols == [Protocol::Icmp] => {
                let is_ipv4 = services[0].is_ipv4.unwrap();
                services = vec![Service::icmp(is_ipv4, Some(message_type(message, is_ipv4)))];
            }
            _ => panic!("what is {rest:?} in {entry:?}?"),
        }
        lines(&sources, &destinations, &services, &verdict).collect()
    }

    fn side<'w, 't>(&self, words: &'w [&'t str]) -> (AddressSet, &'w [&'t str]) {
        match words {
            ["object-group", name, rest @ ..] => {
                let addresses = self.addresses.get(*name).unwrap_or_else(|| panic!("there is no group {name}"));
                assert!(!addresses.is_empty(), "the group {name} is empty");
                (addresses.clone(), rest)
            }
            _ => address(words),
        }
    }
}

/// `any`, `host 10.1.0.1`, `10.1.0.0 255.255.255.0` or `2001:db8::/32`.
fn address<'w, 't>(words: &'w [&'t str]) -> (AddressSet, &'w [&'t str]) {
    match words {
        ["any", rest @ ..] => (AddressSet::any_ipv4().union(&AddressSet::any_ipv6()), rest),
        ["any4", rest @ ..] => (AddressSet::any_ipv4(), rest),
        ["any6", rest @ ..] => (AddressSet::any_ipv6(), rest),
        ["host", address, rest @ ..] => {
            assert!(!address.contains('/'), "{address}");
            (network(address), rest)
        }
        [prefix, rest @ ..] if prefix.contains(':') => {
            assert!(prefix.contains('/'), "{prefix}");
            (network(prefix), rest)
        }
        [address, mask, rest @ ..] => (masked(address, ipv4_mask(mask)), rest),
        _ => panic!("no address in {words:?}"),
    }
}

fn protocol_of(word: &str) -> Service {
    match word {
        "ip" => Service::any(),
        "icmp" => Service::icmp(true, None),
        "icmp6" => Service::icmp(false, None),
        "tcp" => Service::of(Protocol::Tcp),
        "udp" => Service::of(Protocol::Udp),
        "ah" | "51" => Service::of(Protocol::Ah),
        "esp" | "50" => Service::of(Protocol::Esp),
        "gre" | "47" => Service::of(Protocol::Gre),
        _ => panic!("what is the protocol {word:?}?"),
    }
}

fn service_object(protocol: &str, rest: &[&str]) -> Service {
    let mut service = protocol_of(protocol);
    match (protocol, rest) {
        (_, []) => return service,
        ("icmp" | "icmp6", [message]) => {
            let is_ipv4 = protocol == "icmp";
            return Service::icmp(is_ipv4, Some(message_type(message, is_ipv4)));
        }
        ("tcp" | "udp", _) => {}
        _ => panic!("what is {protocol} {rest:?}?"),
    }
    let mut rest = rest;
    if let ["source", behind @ ..] = rest {
        let (ports, behind) = operator(behind);
        service.source_ports = ports.unwrap();
        rest = behind;
    }
    if let ["destination", behind @ ..] = rest {
        let (ports, behind) = operator(behind);
        service.destination_ports = ports.unwrap();
        rest = behind;
    }
    assert!(rest.is_empty(), "what is {rest:?}?");
    service
}

/// `eq 445` or `range 1024 65535`; nothing where no operator stands.
fn operator<'w, 't>(words: &'w [&'t str]) -> (Option<PortSet>, &'w [&'t str]) {
    match words {
        ["eq", port, rest @ ..] => (Some(PortSet::from(PortRange::single(port_number(port)))), rest),
        ["range", first, last, rest @ ..] => {
            assert!(number::<u16>(first) < number::<u16>(last), "range {first} {last}");
            (Some(PortSet::from(port_range(&format!("{first}-{last}")))), rest)
        }
        _ => (None, words),
    }
}

/// A number, or a name from the table "TCP and UDP Ports" of the reference.
fn port_number(word: &str) -> u16 {
    match word {
        "ftp-data" => 20,
        "ftp" => 21,
        "ssh" => 22,
        "telnet" => 23,
        "smtp" => 25,
        "domain" => 53,
        "bootps" => 67,
        "bootpc" => 68,
        "tftp" => 69,
        "www" => 80,
        "ntp" => 123,
        "netbios-ns" => 137,
        "netbios-dgm" => 138,
        "netbios-ssn" => 139,
        "snmp" => 161,
        "snmptrap" => 162,
        "ldap" => 389,
        "https" => 443,
        "isakmp" => 500,
        "syslog" => 514,
        "ldaps" => 636,
        "sqlnet" => 1521,
        "radius" => 1645,
        "radius-acct" => 1646,
        "pptp" => 1723,
        _ => number(word),
    }
}

/// A number, or a name from the tables "ICMP Types" and "ICMPv6 Types" of the reference.
fn message_type(word: &str, is_ipv4: bool) -> u8 {
    match (word, is_ipv4) {
        ("echo", true) => 8,
        ("echo-reply", true) => 0,
        ("unreachable", true) => 3,
        ("time-exceeded", true) => 11,
        ("echo", false) => 128,
        ("echo-reply", false) => 129,
        _ => number(word),
    }
}

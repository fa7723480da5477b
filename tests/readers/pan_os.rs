//! PAN-OS `set` commands, after the "PAN-OS Web Interface Help" and the "PAN-OS CLI Quick Start": zones, addresses,
//! services, security rules. Rules are tried in order, the first that matches decides. What none matches is denied between
//! zones and allowed within one, unless the default rules are overridden.

use std::collections::BTreeMap;

use portolan::net::{AddressSet, PortSet, Protocol};

use super::{Line, Matches, ONLY, Policy, Service, Verdict, as_strs, lines, network, number, words};

#[derive(Default)]
struct Objects {
    addresses: BTreeMap<String, AddressSet>,
    services: BTreeMap<String, Service>,
    applications: BTreeMap<String, Vec<Service>>,
}

pub fn read(text: &str) -> Policy {
    let mut policy = Policy::default();
    let mut objects = Objects::default();
    let mut rules: Vec<Line> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut zones: Vec<String> = Vec::new();
    let mut is_closed_within = false;
    for line in text.lines() {
        let words = words(line);
        match as_strs(&words).as_slice() {
            ["set", "tag", _, "comments", _] | ["set", "address" | "address-group", _, "description", _] => {}
            ["set", "zone", zone, "network", "layer3", interface] => {
                let old = policy.places.insert((*interface).to_owned(), (*zone).to_owned());
                assert_eq!(old, None, "{interface} is in two zones");
            }
            ["set", "address", name, "ip-netmask", prefix] => objects.add_address(name, network(prefix)),
            ["set", "address-group", name, "static", "[", members @ .., "]"] => {
                assert!(!members.is_empty(), "{name} is empty");
                let all =
                    members.iter().map(|it| objects.address(it)).fold(AddressSet::new(), |all, it| all.union(&it));
                objects.add_address(name, all);
            }
            ["set", "service", name, "protocol", protocol, rest @ ..] => {
                let old = objects.services.insert((*name).to_owned(), service(protocol, rest));
                assert!(old.is_none() && name.len() <= 63, "{name}");
            }
            ["set", "application", name, "default", kind, "type", message] => {
                let is_ipv4 = match *kind {
                    "ident-by-icmp-type" => true,
                    "ident-by-icmp6-type" => false,
                    _ => panic!("what is {line:?}?"),
                };
                objects.applications.insert((*name).to_owned(), vec![Service::icmp(is_ipv4, Some(number(message)))]);
            }
            ["set", "application-group", name, "members", "[", members @ .., "]"] => {
                let all = members.iter().flat_map(|it| objects.application(it)).collect();
                objects.applications.insert((*name).to_owned(), all);
            }
            ["set", "rulebase", "default-security-rules", "rules", "intrazone-default", "action", "deny"] => {
                is_closed_within = true;
            }
            ["set", "rulebase", "security", "rules", name, rest @ ..] => {
                assert!(name.len() <= 63 && !names.iter().any(|it| it == name), "{name}");
                names.push((*name).to_owned());
                let found = objects.rule(rest);
                zones.extend(found.iter().flat_map(|line| [&line.input, &line.output]).flatten().flatten().cloned());
                rules.extend(found);
            }
            _ => panic!("what is {line:?}?"),
        }
    }
    if !is_closed_within {
        zones.extend(policy.places.values().cloned());
        for zone in zones {
            let mut line = Line::new(Matches::any(), Verdict::Accept);
            (line.input, line.output) = (Some(vec![zone.clone()]), Some(vec![zone]));
            rules.push(line);
        }
    }
    policy.chains.0.insert(ONLY.to_owned(), rules);
    policy
}

/// `port 80,443 source-port 1024-65535`.
fn service(protocol: &str, words: &[&str]) -> Service {
    let mut service = Service::of(match protocol {
        "tcp" => Protocol::Tcp,
        "udp" => Protocol::Udp,
        _ => panic!("what is the protocol {protocol:?}?"),
    });
    let ports = |text: &str| -> PortSet { text.parse().unwrap_or_else(|_| panic!("what are the ports {text:?}?")) };
    match words {
        ["port", to] => service.destination_ports = ports(to),
        ["port", to, "source-port", from] => {
            service.destination_ports = ports(to);
            service.source_ports = ports(from);
        }
        _ => panic!("what is {words:?}?"),
    }
    service
}

/// Settings of a rule and their values.
fn settings<'t>(words: &[&'t str]) -> BTreeMap<&'t str, Vec<&'t str>> {
    let mut settings = BTreeMap::new();
    let mut rest = words;
    while let [setting, behind @ ..] = rest {
        let (values, behind) = match behind {
            ["[", behind @ ..] => {
                let end = behind.iter().position(|it| *it == "]").unwrap();
                (behind[..end].to_vec(), &behind[end + 1..])
            }
            [value, behind @ ..] => (vec![*value], behind),
            [] => panic!("{setting} without a value"),
        };
        assert!(!values.is_empty(), "{setting} without a value");
        let old = settings.insert(*setting, values);
        assert!(old.is_none(), "{setting} twice");
        rest = behind;
    }
    settings
}

impl Objects {
    /// Addresses and their groups share one space of names.
    fn add_address(&mut self, name: &str, addresses: AddressSet) {
        assert!(name.len() <= 63, "{name}");
        let old = self.addresses.insert(name.to_owned(), addresses);
        assert!(old.is_none(), "two addresses are called {name}");
    }

    fn address(&self, name: &str) -> AddressSet {
        if name == "any" {
            return AddressSet::any_ipv4().union(&AddressSet::any_ipv6());
        }
        self.addresses.get(name).unwrap_or_else(|| panic!("there is no address {name}")).clone()
    }

    fn rule(&self, words: &[&str]) -> Vec<Line> {
        let mut settings = settings(words);
        let mut take = |name: &str| settings.remove(name).unwrap_or_else(|| panic!("no {name} in {words:?}"));
        let [from, to] = [take("from"), take("to")];
        let [sources, destinations] = [take("source"), take("destination")].map(|names| {
            names.into_iter().map(|name| self.address(name)).fold(AddressSet::new(), |all, it| all.union(&it))
        });
        let (applications, services) = (take("application"), take("service"));
        let verdict = match take("action")[..] {
            ["allow"] => Verdict::Accept,
            ["deny" | "drop"] => Verdict::Drop,
            _ => panic!("what is {words:?}?"),
        };
        assert_eq!(take("log-end"), ["yes"]);
        take("tag");
        assert!(take("description")[0].len() <= 1023);
        assert!(settings.is_empty(), "what is {settings:?}?");
        let zones = |names: Vec<&str>| {
            assert!(!names.contains(&"any"), "a rule for any zone: {words:?}");
            Some(names.into_iter().map(str::to_owned).collect::<Vec<_>>())
        };
        let (input, output) = (zones(from), zones(to));
        let place = |mut line: Line| {
            (line.input, line.output) = (input.clone(), output.clone());
            line
        };
        lines(&sources, &destinations, &self.services(&applications, &services), &verdict).map(place).collect()
    }

    /// What an application means on any port, or any application on ports.
    fn services(&self, applications: &[&str], services: &[&str]) -> Vec<Service> {
        if applications == ["any"] {
            let service = |name: &&str| match *name {
                "any" => Service::any(),
                _ => self.services.get(*name).unwrap_or_else(|| panic!("there is no service {name}")).clone(),
            };
            return services.iter().map(service).collect();
        }
        // Those without ports have no other default.
        assert!(services == ["any"] || services == ["application-default"], "{services:?} of {applications:?}");
        applications.iter().flat_map(|it| self.application(it)).collect()
    }

    fn application(&self, name: &str) -> Vec<Service> {
        if let Some(own) = self.applications.get(name) {
            return own.clone();
        }
        // "Applipedia": protocols and types of messages by which applications are known.
        let service = match name {
            "ping" => Service::icmp(true, Some(8)),
            "ping6" => Service::icmp(false, Some(128)),
            "icmp" => Service::icmp(true, None),
            "ipv6-icmp" => Service::icmp(false, None),
            "ipsec-ah" => Service::of(Protocol::Ah),
            "ipsec-esp" => Service::of(Protocol::Esp),
            "gre" => Service::of(Protocol::Gre),
            _ => panic!("what is the application {name:?}?"),
        };
        vec![service]
    }
}

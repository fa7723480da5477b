//! Junos `set` commands of an SRX, after "Security Policies User Guide for Security Devices": zones, a global address
//! book, applications, policies between zones. Policies between two zones are tried in order, the first that matches
//! decides; what none matches meets the default policy. Packets within a zone need a policy too.

use std::collections::BTreeMap;

use portolan::net::{AddressSet, Protocol};

use super::{Line, ONLY, Policy, Service, Verdict, as_strs, lines, network, number, port_range, words};

#[derive(Default)]
struct Book {
    addresses: BTreeMap<String, AddressSet>,
    sets: BTreeMap<String, AddressSet>,
}

#[derive(Default)]
struct Match {
    sources: Vec<String>,
    destinations: Vec<String>,
    applications: Vec<String>,
    verdict: Option<Verdict>,
}

type Key = (String, String, String);

pub fn read(text: &str) -> Policy {
    let mut policy = Policy::default();
    let mut zones: Vec<String> = Vec::new();
    let mut book = Book::default();
    let mut applications: BTreeMap<String, Vec<Service>> = BTreeMap::new();
    let mut policies: Vec<(Key, Match)> = Vec::new();
    let mut is_closed = false;
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let words = words(line);
        match as_strs(&words).as_slice() {
            ["set", "security", "zones", "security-zone", zone, rest @ ..] => {
                zones.push((*zone).to_owned());
                match rest {
                    [] => {}
                    ["interfaces", interface] => {
                        let old = policy.places.insert((*interface).to_owned(), (*zone).to_owned());
                        assert_eq!(old, None, "{interface} is in two zones");
                    }
                    _ => panic!("what is {line:?}?"),
                }
            }
            ["set", "security", "address-book", "global", rest @ ..] => book.command(rest),
            ["set", "applications", "application", name, "term", _, term @ ..] => {
                assert!(name.len() <= 63 && !name.starts_with("junos-"), "{name}");
                let terms = applications.entry((*name).to_owned()).or_default();
                terms.push(self::term(term));
                assert!(terms.len() <= 8, "an application has at most 8 terms: {name}");
            }
            ["set", "applications", "application-set", name, "application", member] => {
                let member = applications[*member].clone();
                applications.entry((*name).to_owned()).or_default().extend(member);
            }
            ["set", "security", "policies", "from-zone", from, "to-zone", to, "policy", name, rest @ ..] => {
                let key = ((*from).to_owned(), (*to).to_owned(), (*name).to_owned());
                if policies.last().is_none_or(|(last, _)| *last != key) {
                    assert!(policies.iter().all(|(other, _)| *other != key), "two policies are {key:?}");
                    policies.push((key, Match::default()));
                }
                policies.last_mut().unwrap().1.command(rest);
            }
            ["set", "security", "policies", "default-policy", "deny-all"] => is_closed = true,
            ["delete", "security", "alg", "ftp" | "tftp", "disable"] => {}
            _ => panic!("what is {line:?}?"),
        }
    }
    assert!(is_closed, "the default policy of a text that is loaded into another one is not known");
    let all = policies.iter().flat_map(|((from, to, name), found)| {
        assert!(zones.contains(from) && zones.contains(to), "the policy {name} is between no zones");
        found.lines(from, to, name, &book, &applications)
    });
    policy.chains.0.insert(ONLY.to_owned(), all.collect());
    policy
}

impl Book {
    fn command(&mut self, words: &[&str]) {
        match words {
            ["address" | "address-set", name, "description", _] => {
                assert!(self.addresses.contains_key(*name) || self.sets.contains_key(*name), "there is no {name}");
            }
            ["address", name, prefix] => {
                assert!(name.len() <= 63 && !self.sets.contains_key(*name), "{name}");
                let old = self.addresses.insert((*name).to_owned(), network(prefix));
                assert_eq!(old, None, "{name} has two addresses");
            }
            ["address-set", name, kind, member] => {
                assert!(name.len() <= 63 && !self.addresses.contains_key(*name), "{name}");
                let table = if *kind == "address" { &self.addresses } else { &self.sets };
                assert!(["address", "address-set"].contains(kind), "what is {words:?}?");
                let member = table.get(*member).unwrap_or_else(|| panic!("there is no {kind} {member}")).clone();
                let set = self.sets.entry((*name).to_owned()).or_default();
                *set = set.union(&member);
            }
            _ => panic!("what is {words:?}?"),
        }
    }

    fn get(&self, name: &str) -> AddressSet {
        match name {
            "any" => AddressSet::any_ipv4().union(&AddressSet::any_ipv6()),
            "any-ipv4" => AddressSet::any_ipv4(),
            "any-ipv6" => AddressSet::any_ipv6(),
            _ => {
                let found = self.addresses.get(name).or_else(|| self.sets.get(name));
                found.unwrap_or_else(|| panic!("there is no address {name}")).clone()
            }
        }
    }
}

/// `protocol tcp source-port 1024-65535 destination-port 445`, `protocol icmp icmp-type 8`.
fn term(words: &[&str]) -> Service {
    let ["protocol", protocol, rest @ ..] = words else { panic!("a term without a protocol: {words:?}") };
    let mut rest = rest;
    let mut service = match *protocol {
        "tcp" => Service::of(Protocol::Tcp),
        "udp" => Service::of(Protocol::Udp),
        "icmp" => Service::icmp(true, None),
        "icmp6" => Service::icmp(false, None),
        "ah" => Service::of(Protocol::Ah),
        "esp" => Service::of(Protocol::Esp),
        "gre" => Service::of(Protocol::Gre),
        _ => panic!("what is the protocol {protocol:?}?"),
    };
    while let [setting, value, behind @ ..] = rest {
        match (*setting, *protocol) {
            ("source-port", "tcp" | "udp") => service.source_ports = port_range(value).into(),
            ("destination-port", "tcp" | "udp") => service.destination_ports = port_range(value).into(),
            ("icmp-type", "icmp") => service = Service::icmp(true, Some(number(value))),
            ("icmp6-type", "icmp6") => service = Service::icmp(false, Some(number(value))),
            _ => panic!("what is {words:?}?"),
        }
        rest = behind;
    }
    assert!(rest.is_empty(), "what is {words:?}?");
    service
}

impl Match {
    fn command(&mut self, words: &[&str]) {
        match words {
            ["description", text] => assert!(text.len() <= 900, "a long description: {text}"),
            ["match", "source-address", name] => self.sources.push((*name).to_owned()),
            ["match", "destination-address", name] => self.destinations.push((*name).to_owned()),
            ["match", "application", name] => self.applications.push((*name).to_owned()),
            ["then", "permit"] => self.verdict = Some(Verdict::Accept),
            ["then", "deny"] => self.verdict = Some(Verdict::Drop),
            ["then", "log", "session-close"] => {}
            _ => panic!("what is {words:?}?"),
        }
    }

    fn lines(
        &self,
        from: &str,
        to: &str,
        name: &str,
        book: &Book,
        applications: &BTreeMap<String, Vec<Service>>,
    ) -> Vec<Line> {
        // A policy that lacks one of these does not commit.
        let is_whole = [&self.sources, &self.destinations, &self.applications].iter().all(|it| !it.is_empty());
        assert!(is_whole && self.verdict.is_some(), "the policy {name} lacks something");
        let addresses = |names: &[String]| {
            names.iter().map(|name| book.get(name)).fold(AddressSet::new(), |all, it| all.union(&it))
        };
        let services: Vec<Service> = self
            .applications
            .iter()
            .flat_map(|name| match name.as_str() {
                "any" => vec![Service::any()],
                _ => applications.get(name).unwrap_or_else(|| panic!("there is no application {name}")).clone(),
            })
            .collect();
        let verdict = self.verdict.clone().unwrap();
        let place = |mut line: Line| {
            line.input = Some(vec![from.to_owned()]);
            line.output = Some(vec![to.to_owned()]);
            line
        };
        lines(&addresses(&self.sources), &addresses(&self.destinations), &services, &verdict).map(place).collect()
    }
}

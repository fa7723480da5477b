//! Configuration of Cisco IOS, after "Security Configuration Guide: Access Control Lists": named extended lists for IPv4,
//! lists for IPv6, `access-group` and `traffic-filter` at interfaces. Entries are tried in order and what none matches is
//! denied; a list of IPv6 permits neighbour discovery before that. An interface without a list of a family lets all of
//! that family through.

use portolan::net::{AddressSet, PacketSet, PortSet, Protocol};

use super::{
    Line, Matches, Policy, Service, Verdict, as_strs, ipv4_mask, lines, masked, network, number, port_range, words,
};

enum Mode {
    Global,
    List { name: String, is_ipv4: bool },
    Interface(String),
}

pub fn read(text: &str) -> Policy {
    let mut policy = Policy::default();
    let mut mode = Mode::Global;
    let mut inspections: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with('!') || line.trim().is_empty() {
            continue;
        }
        let words = words(line);
        let words = as_strs(&words);
        let is_below = line.starts_with(' ');
        match (&mode, words.as_slice()) {
            (_, ["no", "ip", "access-list", "extended", name] | ["no", "ipv6", "access-list", name]) if !is_below => {
                policy.chains.0.remove(*name);
                mode = Mode::Global;
            }
            (_, ["ip", "access-list", "extended", name]) if !is_below => {
                mode = begin(&mut policy, name, true);
            }
            (_, ["ipv6", "access-list", name]) if !is_below => mode = begin(&mut policy, name, false),
            (_, ["interface", name]) if !is_below => mode = Mode::Interface((*name).to_owned()),
            (_, [family @ ("ip" | "ipv6"), "inspect", "name", name, protocol]) if !is_below => {
                assert!(["tcp", "udp", "icmp", "ftp", "tftp"].contains(protocol), "{line}");
                inspections.push(format!("{family} {name}"));
                mode = Mode::Global;
            }
            (Mode::List { .. }, ["remark", ..]) if is_below => assert!(line.len() <= 108, "a long remark: {line}"),
            (Mode::List { name, is_ipv4 }, [action @ ("permit" | "deny"), entry @ ..]) if is_below => {
                let found = self::entry(action, entry, *is_ipv4);
                policy.chains.0.get_mut(name).unwrap().extend(found);
            }
            (Mode::Interface(interface), ["ip", "access-group", list, "in"]) if is_below => {
                assert!(policy.chains.0.contains_key(*list), "there is no list {list}");
                let bound = policy.places.insert(interface.clone(), (*list).to_owned());
                assert_eq!(bound, None, "two lists at {interface}");
            }
            (Mode::Interface(interface), ["ipv6", "traffic-filter", list, "in"]) if is_below => {
                assert!(policy.chains.0.contains_key(*list), "there is no list {list}");
                let bound = policy.places_v6.insert(interface.clone(), (*list).to_owned());
                assert_eq!(bound, None, "two lists at {interface}");
            }
            (Mode::Interface(_), [family @ ("ip" | "ipv6"), "inspect", name, "in"]) if is_below => {
                let name = format!("{family} {name}");
                assert!(inspections.contains(&name), "nothing is inspected under {name}");
            }
            _ => panic!("what is {line:?}?"),
        }
    }
    policy
}

fn begin(policy: &mut Policy, name: &str, is_ipv4: bool) -> Mode {
    let old = policy.chains.0.insert(name.to_owned(), Vec::new());
    assert!(old.is_none(), "two lists are called {name}");
    Mode::List { name: name.to_owned(), is_ipv4 }
}

/// What comes in at an interface, or out of a tunnel that the list filters, and is let through.
pub fn accepted(policy: &Policy, interface: &str) -> PacketSet {
    let mut all = PacketSet::new();
    for (places, is_ipv4, ending) in [(&policy.places, true, ""), (&policy.places_v6, false, "_v6")] {
        let tunnel = format!("{interface}_in{ending}");
        let list = places.get(interface).or_else(|| policy.chains.0.contains_key(&tunnel).then_some(&tunnel));
        let set = if let Some(list) = list {
            policy.chains.accepted(list, "", "")
        } else {
            let mut matches = Matches::any();
            matches.narrow_family(is_ipv4);
            matches.boxes().into_iter().collect()
        };
        all = all.union(&set);
    }
    all
}

fn entry(action: &str, entry: &[&str], is_ipv4: bool) -> Vec<Line> {
    let verdict = if action == "permit" { Verdict::Accept } else { Verdict::Drop };
    let (protocol, rest) = entry.split_first().unwrap();
    let mut service = match (*protocol, is_ipv4) {
        ("ip", true) | ("ipv6", false) => Service::any(),
        ("icmp", _) => Service::icmp(is_ipv4, None),
        ("tcp", _) => Service::of(Protocol::Tcp),
        ("udp", _) => Service::of(Protocol::Udp),
        ("ahp" | "51", _) => Service::of(Protocol::Ah),
        ("esp" | "50", _) => Service::of(Protocol::Esp),
        ("gre" | "47", _) => Service::of(Protocol::Gre),
        _ => panic!("what is the protocol {protocol:?}?"),
    };
    service.is_ipv4 = Some(is_ipv4);
    let (sources, rest) = address(rest, is_ipv4);
    let (source_ports, rest) = operator(rest);
    let (destinations, rest) = address(rest, is_ipv4);
    let (destination_ports, mut rest) = operator(rest);
    let has_ports = matches!(*protocol, "tcp" | "udp");
    assert!(has_ports || (source_ports.is_none() && destination_ports.is_none()), "ports in {entry:?}");
    service.source_ports = source_ports.unwrap_or(service.source_ports);
    service.destination_ports = destination_ports.unwrap_or(service.destination_ports);
    if let ["established", behind @ ..] = rest {
        assert_eq!(*protocol, "tcp", "{entry:?}");
        service.is_established = true;
        rest = behind;
    }
    match rest {
        [] | ["log"] => {}
        // Neighbour discovery never leaves its link (RFC 4861, 7.1): no router passes it on.
        ["nd-na" | "nd-ns"] if *protocol == "icmp" && !is_ipv4 => return Vec::new(),
        [message] if *protocol == "icmp" => service.destination_ports = port_range(message).into(),
        _ => panic!("what is {rest:?} in {entry:?}?"),
    }
    lines(&sources, &destinations, &[service], &verdict).collect()
}

/// `any`, `host 10.1.0.1`, `10.1.0.0 0.0.0.255` (what is one in the wildcard does not matter) or `2001:db8::/32`.
fn address<'w, 't>(words: &'w [&'t str], is_ipv4: bool) -> (AddressSet, &'w [&'t str]) {
    let (addresses, rest) = match words {
        ["any", rest @ ..] if is_ipv4 => (AddressSet::any_ipv4(), rest),
        ["any", rest @ ..] => (AddressSet::any_ipv6(), rest),
        ["host", address, rest @ ..] => {
            assert!(!address.contains('/'), "{address}");
            (network(address), rest)
        }
        [prefix, rest @ ..] if !is_ipv4 => {
            assert!(prefix.contains('/'), "{prefix}");
            (network(prefix), rest)
        }
        [address, wildcard, rest @ ..] => (masked(address, !ipv4_mask(wildcard)), rest),
        _ => panic!("no address in {words:?}"),
    };
    let family = if is_ipv4 { AddressSet::any_ipv4() } else { AddressSet::any_ipv6() };
    assert!(addresses.is_subset(&family), "an address of the other family in {words:?}");
    (addresses, rest)
}

fn operator<'w, 't>(words: &'w [&'t str]) -> (Option<PortSet>, &'w [&'t str]) {
    match words {
        ["eq", port, rest @ ..] => (Some(PortSet::from(port_range(port))), rest),
        ["range", first, last, rest @ ..] => {
            assert!(number::<u16>(first) < number::<u16>(last), "range {first} {last}");
            (Some(PortSet::from(port_range(&format!("{first}-{last}")))), rest)
        }
        _ => (None, words),
    }
}

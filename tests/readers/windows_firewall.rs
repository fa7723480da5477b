//! A PowerShell script of `New-NetFirewallRule`, after its reference page ("NetSecurity" module): rules of a host for what
//! comes in. What no rule allows is blocked, as it is by default. Ports are numbers or key words: `RPC` is what dynamic RPC
//! listens on at that moment, `RPCEPMap` its endpoint mapper, which is TCP port 135.

use std::collections::BTreeMap;

use portolan::net::{AddressSet, PacketBox, PacketKind, PacketSet, PortRange, PortSet, Protocol};

use super::{Service, Verdict, lines, network, number, port_range};

/// What a script lets in.
#[derive(Debug, Default)]
pub struct Host {
    /// The group that all rules are in, and that is emptied first.
    pub group: String,
    /// Names of the rules, which are unique on a host.
    pub names: Vec<String>,
    /// By number of port or of protocol.
    pub numbered: PacketSet,
    /// To dynamic RPC: TCP to any port stands for it.
    pub dynamic_rpc: PacketSet,
}

pub fn read(text: &str) -> Host {
    let mut host = Host::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words = words(line);
        let strs: Vec<&str> = words.iter().map(|it| it.0.as_str()).collect();
        match strs.as_slice() {
            ["$ErrorActionPreference", "=", "Stop"] => {}
            [
                "Get-NetFirewallRule",
                "-Group",
                group,
                "-ErrorAction",
                "SilentlyContinue",
                "|",
                "Remove-NetFirewallRule",
            ] => {
                assert!(host.group.is_empty() && !group.is_empty());
                (*group).clone_into(&mut host.group);
            }
            ["New-NetFirewallRule", .., "|", "Out-Null"] => host.rule(&words[1..words.len() - 2]),
            _ => panic!("what is {line:?}?"),
        }
    }
    host
}

/// Words, and whether a comma stands behind them. What stands in single quotes is one, and two quotes in it are one.
fn words(line: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let mut word = String::new();
        if let Some(mut quoted) = rest.strip_prefix('\'') {
            loop {
                let (part, behind) = quoted.split_once('\'').unwrap_or_else(|| panic!("an open quote in {line:?}"));
                word.push_str(part);
                let Some(more) = behind.strip_prefix('\'') else {
                    rest = behind;
                    break;
                };
                word.push('\'');
                quoted = more;
            }
        } else {
            let end = rest.find([' ', ',']).unwrap_or(rest.len());
            word.push_str(&rest[..end]);
            // What would mean something else to PowerShell than its letters.
            let is_variable = word == "$ErrorActionPreference";
            assert!(is_variable || !word.contains(['$', '`', ';', '"', '(', '&', '{', '@']), "{line:?}");
            rest = &rest[end..];
        }
        let is_list = rest.starts_with(',');
        rest = rest.strip_prefix(',').unwrap_or(rest);
        assert!(is_list || rest.is_empty() || rest.starts_with(' '), "{line:?}");
        rest = rest.trim_start();
        words.push((word, is_list));
    }
    words
}

impl Host {
    fn rule(&mut self, words: &[(String, bool)]) {
        let mut parameters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut rest = words;
        while let [(parameter, is_list), behind @ ..] = rest {
            let name = parameter.strip_prefix('-').unwrap_or_else(|| panic!("what is {parameter:?}?"));
            assert!(!is_list, "{parameter}");
            let length = behind.iter().position(|(_, is_list)| !is_list).unwrap() + 1;
            let values = behind[..length].iter().map(|it| it.0.as_str()).collect();
            assert_eq!(parameters.insert(name, values), None, "-{name} twice");
            rest = &behind[length..];
        }
        let mut take = |name: &str| parameters.remove(name);
        let name = take("Name").unwrap()[0].to_owned();
        assert!(!self.names.contains(&name), "two rules are called {name}");
        self.names.push(name);
        assert!(take("DisplayName").is_some() && take("Description").is_some());
        assert_eq!(take("Group").unwrap(), [self.group.as_str()]);
        assert_eq!(take("Direction").unwrap(), ["Inbound"]);
        assert_eq!(take("Action").unwrap(), ["Allow"]);
        assert_eq!(take("Profile").unwrap(), ["Any"]);
        let here = addresses(&take("LocalAddress").unwrap());
        let there = addresses(&take("RemoteAddress").unwrap());
        let protocol = take("Protocol").unwrap()[0];
        let (local, remote) = (take("LocalPort"), take("RemotePort"));
        let types = take("IcmpType");
        assert!(parameters.is_empty(), "what is {parameters:?}?");
        assert!(protocol.starts_with("ICMP") || types.is_none(), "types of messages of {protocol}");
        assert!(["TCP", "UDP"].contains(&protocol) || (local.is_none() && remote.is_none()), "ports of {protocol}");
        let mut has_rpc = false;
        let services: Vec<Service> = match protocol {
            "TCP" | "UDP" => {
                let is_tcp = protocol == "TCP";
                let mut service = Service::of(if is_tcp { Protocol::Tcp } else { Protocol::Udp });
                service.source_ports = remote.map_or_else(PortSet::full, |it| ports(&it));
                if let Some(mut local) = local {
                    assert!(is_tcp || !local.iter().any(|it| it.starts_with("RPC")), "RPC over UDP");
                    has_rpc = local.contains(&"RPC");
                    local.retain(|it| *it != "RPC");
                    service.destination_ports = ports(&local);
                }
                vec![service]
            }
            "ICMPv4" | "ICMPv6" => {
                let is_ipv4 = protocol == "ICMPv4";
                types.map_or_else(
                    || vec![Service::icmp(is_ipv4, None)],
                    |types| types.iter().map(|it| Service::icmp(is_ipv4, Some(number(it)))).collect(),
                )
            }
            "47" => vec![Service::of(Protocol::Gre)],
            "50" => vec![Service::of(Protocol::Esp)],
            "51" => vec![Service::of(Protocol::Ah)],
            _ => panic!("what is the protocol {protocol:?}?"),
        };
        self.numbered.extend(lines(&there, &here, &services, &Verdict::Accept).flat_map(|it| it.matches.boxes()));
        if has_rpc {
            let services = [Service { destination_ports: PortSet::full(), ..services[0].clone() }];
            let boxes = lines(&there, &here, &services, &Verdict::Accept).flat_map(|it| it.matches.boxes());
            self.dynamic_rpc.extend(boxes);
        }
    }
}

fn addresses(texts: &[&str]) -> AddressSet {
    let one = |text: &&str| match *text {
        "Any" => AddressSet::any_ipv4().union(&AddressSet::any_ipv6()),
        block => network(block),
    };
    texts.iter().map(one).fold(AddressSet::new(), |all, it| all.union(&it))
}

fn ports(texts: &[&str]) -> PortSet {
    let one = |text: &&str| match *text {
        "RPCEPMap" => PortRange::single(135),
        range => port_range(range),
    };
    texts.iter().map(one).collect()
}

/// The same packets to any port: who speaks to whom.
pub fn to_any_port(packets: &PacketSet) -> PacketSet {
    let widened = packets.boxes().iter().map(|it| {
        let service = portolan::net::ServiceSet::new(
            it.service.protocol(),
            PacketKind::Opening,
            it.service.source_ports().clone(),
            PortSet::full(),
        );
        PacketBox::new(it.sources.clone(), it.destinations.clone(), service)
    });
    widened.collect()
}

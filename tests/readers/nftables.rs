//! What `nft` says that it has loaded, as JSON with numbers in place of names (libnftables-json(5)).

use std::collections::BTreeMap;

use portolan::net::{AddressRange, AddressSet, PortRange, PortSet, Protocol};
use serde_json::Value;

use super::{Chains, Line, Matches, Verdict, in_namespace, network};

/// Loads texts into a namespace of their own, all together, and reads each table back, by its name.
pub fn read(text: &str) -> BTreeMap<String, Chains> {
    let json = in_namespace("nft -f - && nft -j -nn list ruleset", text);
    let json: Value = serde_json::from_str(&json).unwrap();
    let mut sets: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    let mut tables: BTreeMap<String, Chains> = BTreeMap::new();
    for item in json["nftables"].as_array().unwrap() {
        if let Some(set) = item.get("set") {
            let elements = set.get("elem").and_then(Value::as_array).cloned().unwrap_or_default();
            sets.insert((text_of(&set["table"]), text_of(&set["name"])), elements);
        } else if let Some(chain) = item.get("chain") {
            if chain.get("type").is_some_and(|kind| kind == "filter") {
                // What forwards drops what it does not know; the chain before it only ties helpers to connections.
                let (hook, policy) = (text_of(&chain["hook"]), text_of(&chain["policy"]));
                assert!(
                    [("forward", "drop"), ("prerouting", "accept")].contains(&(hook.as_str(), policy.as_str())),
                    "{chain}"
                );
            }
            tables.entry(text_of(&chain["table"])).or_default().0.insert(text_of(&chain["name"]), Vec::new());
        } else if let Some(rule) = item.get("rule") {
            let table = text_of(&rule["table"]);
            let set = |name: &str| sets[&(table.clone(), name.to_owned())].clone();
            let lines = lines(rule["expr"].as_array().unwrap(), &set);
            tables.get_mut(&table).unwrap().0.get_mut(rule["chain"].as_str().unwrap()).unwrap().extend(lines);
        }
    }
    tables
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// A rule as lines: one, or one for each element of a verdict map.
fn lines(statements: &[Value], set: &dyn Fn(&str) -> Vec<Value>) -> Vec<Line> {
    let mut line = Line::new(Matches::any(), Verdict::Continue);
    for statement in statements {
        let (name, value) = statement.as_object().unwrap().iter().next().unwrap();
        match name.as_str() {
            "match" => narrow(&mut line, value, set),
            "counter" | "ct helper" | "limit" | "log" => {}
            "accept" | "drop" | "return" | "jump" => line.verdict = verdict(statement),
            "vmap" if value["key"]["ct"]["key"] == "state" => {
                // A packet that opens a connection is none of these; the ones of open connections are let through.
                let pairs = value["data"]["set"].as_array().unwrap();
                let states: Vec<(u64, Verdict)> =
                    pairs.iter().map(|pair| (pair[0].as_u64().unwrap(), verdict(&pair[1]))).collect();
                let (invalid, established, related) = (1, 2, 4);
                assert_eq!(
                    states,
                    [(invalid, Verdict::Drop), (established, Verdict::Accept), (related, Verdict::Accept)]
                );
            }
            "vmap" => {
                let keys: Vec<&Value> = value["key"]["concat"].as_array().unwrap().iter().collect();
                assert_eq!((&keys[0]["meta"]["key"], &keys[1]["meta"]["key"]), (&"iifname".into(), &"oifname".into()));
                let pairs = value["data"]["set"].as_array().unwrap();
                return pairs
                    .iter()
                    .map(|pair| Line {
                        input: Some(vec![text_of(&pair[0]["concat"][0])]),
                        output: Some(vec![text_of(&pair[0]["concat"][1])]),
                        matches: line.matches.clone(),
                        verdict: verdict(&pair[1]),
                    })
                    .collect();
            }
            // Rewriting addresses lets nothing through.
            "snat" | "dnat" => return Vec::new(),
            _ => panic!("what is {statement}?"),
        }
    }
    vec![line]
}

fn verdict(statement: &Value) -> Verdict {
    let (name, value) = statement.as_object().unwrap().iter().next().unwrap();
    match name.as_str() {
        "accept" => Verdict::Accept,
        "drop" => Verdict::Drop,
        "return" => Verdict::Return,
        "jump" => Verdict::Jump(text_of(&value["target"])),
        _ => panic!("what is {statement}?"),
    }
}

fn narrow(line: &mut Line, value: &Value, set: &dyn Fn(&str) -> Vec<Value>) {
    let elements: Vec<Value> = match &value["right"] {
        Value::String(name) if name.starts_with('@') => set(&name[1..]),
        Value::Object(object) if object.contains_key("set") => object["set"].as_array().unwrap().clone(),
        Value::Array(values) => values.clone(),
        one => vec![one.clone()],
    };
    let is_not = match value["op"].as_str().unwrap() {
        "==" | "in" => false,
        "!=" => true,
        other => panic!("what is {other:?}?"),
    };
    let left = &value["left"];
    let matches = &mut line.matches;
    if let Some(meta) = left.get("meta") {
        assert!(!is_not, "{value}");
        let names = || elements.iter().map(text_of).collect();
        match meta["key"].as_str().unwrap() {
            // Packets in clear, which no IPsec has to do with.
            "ipsec" => assert_eq!(elements, [Value::from(false)]),
            "iifname" => line.input = Some(names()),
            "oifname" => line.output = Some(names()),
            "nfproto" => matches.narrow_family(elements == [Value::from(2)] || elements == [Value::from("ipv4")]),
            "l4proto" => {
                if elements == [Value::from(58)] {
                    matches.narrow_family(false);
                    matches.narrow_protocol(Protocol::Icmp);
                } else {
                    let protocol = protocol(elements[0].as_u64().unwrap());
                    if protocol == Protocol::Icmp {
                        matches.narrow_family(true);
                    }
                    matches.narrow_protocol(protocol);
                }
            }
            other => panic!("what is {other:?}?"),
        }
        return;
    }
    if let Some(route) = left.get("rt") {
        assert_eq!((&route["key"], elements), (&"ipsec".into(), vec![Value::from(false)]));
        return;
    }
    let payload = &left["payload"];
    match (payload["protocol"].as_str().unwrap(), payload["field"].as_str().unwrap()) {
        (family @ ("ip" | "ip6"), field @ ("saddr" | "daddr")) => {
            let mut addresses: AddressSet = elements.iter().map(addresses).collect();
            matches.narrow_family(family == "ip");
            if is_not {
                let all = AddressSet::any_ipv4().union(&AddressSet::any_ipv6());
                addresses = all.difference(&addresses);
            }
            if field == "saddr" { matches.narrow_sources(&addresses) } else { matches.narrow_destinations(&addresses) }
        }
        ("ip6", "nexthdr") => {
            assert_eq!(elements, [Value::from(51)]);
            matches.narrow_family(false);
            matches.narrow_protocol(Protocol::Ah);
        }
        (name @ ("tcp" | "udp"), field @ ("sport" | "dport")) => {
            assert!(!is_not, "{value}");
            matches.narrow_protocol(if name == "tcp" { Protocol::Tcp } else { Protocol::Udp });
            let side = if field == "sport" { &mut matches.source_ports } else { &mut matches.destination_ports };
            *side = side.intersection(&ports(&elements));
        }
        ("tcp", "flags") => {
            let (rst, ack) = (4, 16);
            assert_eq!((&value["op"], elements), (&"in".into(), vec![Value::from(rst), Value::from(ack)]));
            matches.narrow_protocol(Protocol::Tcp);
            matches.is_established = true;
        }
        ("icmp", "type") => {
            matches.narrow_family(true);
            matches.narrow_protocol(Protocol::Icmp);
            matches.destination_ports = ports(&elements);
        }
        ("icmpv6", "type") => {
            matches.narrow_family(false);
            matches.narrow_protocol(Protocol::Icmp);
            matches.destination_ports = ports(&elements);
        }
        other => panic!("what is {other:?}?"),
    }
}

fn protocol(number: u64) -> Protocol {
    let protocols = super::PROTOCOLS.into_iter();
    protocols.clone().find(|protocol| u64::from(protocol.number()) == number).unwrap()
}

/// `"10.0.0.1"`, `{"prefix": {"addr": "10.0.0.0", "len": 8}}` or `{"range": ["10.0.0.1", "10.0.0.6"]}`.
fn addresses(value: &Value) -> AddressSet {
    if let Some(prefix) = value.get("prefix") {
        return network(&format!("{}/{}", text_of(&prefix["addr"]), prefix["len"]));
    }
    if let Some(range) = value.get("range") {
        let (first, last) = (text_of(&range[0]), text_of(&range[1]));
        return match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) => AddressRange::V4(first..=last).into(),
            _ => AddressRange::V6(first.parse().unwrap()..=last.parse().unwrap()).into(),
        };
    }
    network(value.as_str().unwrap())
}

fn ports(elements: &[Value]) -> PortSet {
    let number = |value: &Value| u16::try_from(value.as_u64().unwrap()).unwrap();
    let range = |value: &Value| match value.get("range") {
        Some(range) => PortRange::new(number(&range[0]), number(&range[1])),
        None => PortRange::single(number(value)),
    };
    elements.iter().map(range).collect()
}

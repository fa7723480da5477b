//! The import files of Tufin SecureTrack, by the pages of its Knowledge Center: "Preparing a CSV" and "Exporting and
//! Importing Zones". A word that they do not have is a failure.

use std::collections::BTreeMap;

use portolan::net::{AddressBlock, PortSet, Protocol};

/// What a line of the policy says of two zones.
#[derive(Clone, Debug)]
pub struct Line {
    pub severity: String,
    /// Ports, or message types, that may pass; none of `block all`.
    pub allowed: BTreeMap<Protocol, PortSet>,
    pub is_logged: bool,
}

/// A zone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Zone {
    pub description: String,
    pub subnets: Vec<AddressBlock>,
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn assert_name(name: &str) {
    let is_taken = |it: char| it.is_alphanumeric() || "+-_#@.,:=!^() ".contains(it);
    assert!(!name.is_empty() && name.trim() == name && name.chars().all(is_taken), "{name:?} is no name of a zone");
}

/// The lines of a policy, by zones.
pub fn read_policy(text: &str) -> BTreeMap<(String, String), Line> {
    let records = records(text);
    let (header, lines) = records.split_first().unwrap();
    assert_eq!(
        header.join("|"),
        "from zone|to zone|severity|access type|services|rule properties|flows",
        "the header of a policy"
    );
    let mut policy = BTreeMap::new();
    for line in lines {
        let [from, to, severity, access, services, properties, flows] = line.as_slice() else { panic!("{line:?}") };
        assert_name(from);
        assert_name(to);
        assert!(["low", "medium", "high", "critical"].contains(&severity.as_str()), "{severity}");
        assert!(flows.is_empty() && ["", "IS_LOGGED"].contains(&properties.as_str()), "{line:?}");
        let allowed = match access.as_str() {
            "block all" => {
                assert!(services.is_empty() && properties.is_empty(), "{line:?}");
                BTreeMap::new()
            }
            "allow only" => read_services(services),
            other => panic!("{other:?} is no type of access here"),
        };
        let read = Line { severity: severity.clone(), allowed, is_logged: properties == "IS_LOGGED" };
        assert!(policy.insert((from.clone(), to.clone()), read).is_none(), "two lines from {from} to {to}");
    }
    policy
}

/// Services as in `tcp 80; icmp 8; tcp 67-68`.
fn read_services(services: &str) -> BTreeMap<Protocol, PortSet> {
    assert!(!services.is_empty(), "nothing is allowed, which is \"block all\"");
    let mut allowed: BTreeMap<Protocol, PortSet> = BTreeMap::new();
    for service in services.split("; ") {
        let (protocol, ports) = service.split_once(' ').unwrap();
        let (protocol, most) = match protocol {
            "tcp" => (Protocol::Tcp, u16::MAX),
            "udp" => (Protocol::Udp, u16::MAX),
            "icmp" => (Protocol::Icmp, 255),
            other => panic!("{other:?} is no protocol of the page"),
        };
        let number = |text: &str| -> u16 { text.parse().unwrap() };
        let (first, last) = match ports.split_once('-') {
            Some(range) if protocol != Protocol::Icmp => (number(range.0), number(range.1)),
            Some(_) => panic!("{service}: the page has no range of message types"),
            None => (number(ports), number(ports)),
        };
        assert!(first <= last && last <= most, "{service}");
        let range: PortSet = format!("{first}-{last}").parse().unwrap();
        let known = allowed.entry(protocol).or_default();
        assert!(known.is_disjoint(&range), "{service} is said twice");
        *known = known.union(&range);
    }
    allowed
}

/// The zones of a file, by name.
pub fn read_zones(text: &str) -> BTreeMap<String, Zone> {
    let mut zones: BTreeMap<String, Zone> = BTreeMap::new();
    let parts: Vec<&str> = text.split("\n\n").collect();
    let [properties, hierarchy, subnets, groups] = parts.as_slice() else { panic!("{} parts", parts.len()) };
    let lines = |part: &str, name: &str, header: &str| -> Vec<Vec<String>> {
        let records = records(part);
        assert_eq!(records[0], [name]);
        assert_eq!(records[1].join("|"), header);
        records[2..].to_vec()
    };
    for line in lines(properties, "#Zone Properties", "zone name|description") {
        let [name, description] = line.as_slice() else { panic!("{line:?}") };
        assert_name(name);
        let zone = Zone { description: description.clone(), subnets: Vec::new() };
        assert!(zones.insert(name.clone(), zone).is_none(), "two zones called {name}");
    }
    for line in lines(subnets, "#Zone Subnets", "zone name|subnet|description") {
        let [name, subnet, description] = line.as_slice() else { panic!("{line:?}") };
        assert!(description.is_empty() && subnet.contains('/'), "{line:?}");
        zones.get_mut(name).unwrap().subnets.push(subnet.parse().unwrap());
    }
    assert!(lines(hierarchy, "#Zone Hierarchy", "parent|child").is_empty());
    assert!(lines(groups, "#Zone Security Groups", "zone name|security group name|description").is_empty());
    zones
}

//! What Aerleon's `aclgen` writes for Cisco ASA, Juniper SRX and PAN-OS, in the form that the readers of these languages
//! read: commands.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use roxmltree::{Document, Node};

/// The configuration of an SRX in braces as `set` commands, with the zones that it names and a closed default policy.
pub fn junos_commands(text: &str) -> String {
    let mut path: Vec<String> = Vec::new();
    let mut commands: Vec<String> = Vec::new();
    let mut is_comment = false;
    for line in text.lines() {
        let line = line.trim().trim_start_matches("replace: ");
        if line.starts_with("/*") || is_comment {
            is_comment = !line.ends_with("*/");
        } else if let Some(head) = line.strip_suffix(" {") {
            path.push(head.to_owned());
        } else if line == "}" {
            path.pop().unwrap();
        } else if let Some(leaf) = line.strip_suffix(';') {
            let place = path.join(" ");
            match leaf.split_once(" [ ") {
                Some((name, values)) => {
                    let values = values.strip_suffix(" ]").unwrap();
                    commands.extend(values.split(' ').map(|value| format!("set {place} {name} {value}")));
                }
                None => commands.push(format!("set {place} {leaf}")),
            }
        } else {
            assert!(line.is_empty(), "what is {line:?}?");
        }
    }
    assert!(path.is_empty(), "{path:?} does not end");
    // Whatever is named comes first, and how long an idle session lasts is of no interest.
    let rank = |command: &String| {
        let is_set = command.contains(" application-set ") || command.contains(" address-set ");
        (!command.starts_with("set applications"), is_set)
    };
    let (mut objects, policies): (Vec<String>, Vec<String>) =
        commands.into_iter().partition(|command| !command.contains(" policies "));
    objects.sort_by_key(rank);
    let zones = policies.iter().flat_map(|policy| {
        let words: Vec<&str> = policy.split(' ').collect();
        [words[4].to_owned(), words[6].to_owned()]
    });
    let zones: BTreeSet<String> = zones.collect();
    let mut out = String::new();
    for zone in zones {
        let _ = writeln!(out, "set security zones security-zone {zone}");
    }
    for command in objects.iter().chain(&policies) {
        let command = command.split(" inactivity-timeout ").next().unwrap();
        let _ = writeln!(out, "{command}");
    }
    out.push_str("set security policies default-policy deny-all\n");
    out
}

/// The configuration of PAN-OS in XML as `set` commands.
pub fn pan_os_commands(text: &str) -> String {
    let document = Document::parse(text).unwrap();
    let entries = |path: &[&str]| {
        let vsys = document.descendants().find(|it| it.attribute("name") == Some("vsys1")).unwrap();
        let place = path.iter().try_fold(vsys, |node, name| child(node, name));
        place.into_iter().flat_map(|place| place.children().filter(Node::is_element)).collect::<Vec<_>>()
    };
    let mut out = String::new();
    for entry in entries(&["address"]) {
        let _ = writeln!(out, "set address {} ip-netmask {}", name(entry), text_of(entry, "ip-netmask"));
    }
    for entry in entries(&["address-group"]) {
        let _ = writeln!(out, "set address-group {} static [ {} ]", name(entry), members(entry, "static").join(" "));
    }
    for entry in entries(&["service"]) {
        let protocol =
            child(child(entry, "protocol").unwrap(), "tcp").or_else(|| child(child(entry, "protocol")?, "udp"));
        let protocol = protocol.unwrap();
        let _ = write!(out, "set service {} protocol {}", name(entry), protocol.tag_name().name());
        let _ = write!(out, " port {}", text_of(protocol, "port"));
        if let Some(from) = child(protocol, "source-port") {
            let _ = write!(out, " source-port {}", from.text().unwrap());
        }
        out.push('\n');
    }
    // Applications of its own, known by the type of an ICMP message.
    for entry in entries(&["application"]) {
        let kind = child(entry, "default").unwrap().children().find(Node::is_element).unwrap();
        let (word, message) = (kind.tag_name().name(), text_of(kind, "type"));
        let _ = writeln!(out, "set application {} default {word} type {message}", name(entry));
    }
    for entry in entries(&["application-group"]) {
        let _ =
            writeln!(out, "set application-group {} members [ {} ]", name(entry), members(entry, "members").join(" "));
    }
    for rule in entries(&["rulebase", "security", "rules"]) {
        let list = |setting: &str| format!("[ {} ]", members(rule, setting).join(" "));
        let _ = write!(out, "set rulebase security rules {}", name(rule));
        for setting in ["from", "to", "source", "destination", "application", "service"] {
            let _ = write!(out, " {setting} {}", list(setting));
        }
        let _ = writeln!(out, " action {} log-end yes tag aerleon description \"\"", text_of(rule, "action"));
    }
    out
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|it| it.has_tag_name(name))
}

fn name<'a>(entry: Node<'a, '_>) -> &'a str {
    entry.attribute("name").unwrap()
}

fn text_of<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    child(node, name).and_then(|it| it.text()).unwrap_or_else(|| panic!("{node:?} has no {name}"))
}

fn members<'a>(node: Node<'a, '_>, name: &str) -> Vec<&'a str> {
    let list = child(node, name).unwrap_or_else(|| panic!("{node:?} has no {name}"));
    list.children().filter(|it| it.has_tag_name("member")).map(|it| it.text().unwrap()).collect()
}

//! What devices make of their text: read back from the device's own program, or by the vendor's grammar, and compared
//! with the rules of random networks, which are proved to be what the flows need.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;
mod readers;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use portolan::diag::{Diagnostic, Severity, SourceFile};
use portolan::engine::{DeviceRules, Flow, HopSide, Party, Rule};
use portolan::export::device::{Artifact, Language};
use portolan::net::{PacketSet, PortRange, PortSet, Protocol};
use portolan::project::templates::TEMPLATES;
use portolan::project::{IcmpMessages, file};
use readers::cases::{
    Case, Counts, Narrowed, Network, assert_declared, on_all_networks, on_network, random_project, same,
};
use readers::{Chains, Policy, can_run};

/// The files of a device that no language refuses.
fn files(network: &Network<'_>, rules: &DeviceRules) -> Vec<Artifact> {
    match network.files(rules) {
        Ok(files) => files,
        Err(diagnostics) => panic!("{}", diagnostics.iter().map(Diagnostic::render).collect::<String>()),
    }
}

/// Compares what was read with what has to be let through, and counts the pairs of interfaces.
fn compare_interfaces(
    network: &Network<'_>,
    rules: &DeviceRules,
    accepted: impl Fn(&str, &str) -> PacketSet,
) -> Counts {
    let case = Case::new(network, rules);
    let interfaces = case.interfaces();
    for input in &interfaces {
        for output in &interfaces {
            if let Err(wrong) = same(&accepted(input, output), &case.expected(input, output)) {
                panic!(
                    "seed {}, {} from {input} to {output}, stateful {}\n{wrong}",
                    network.seed, rules.device, case.is_stateful
                );
            }
        }
    }
    Counts { compared: interfaces.len() * interfaces.len(), refused: 0 }
}

fn is_one_seed() -> bool {
    std::env::var_os("SEED").is_some()
}

#[test]
fn nftables_lets_through_what_the_rules_say() {
    if !can_run(&["nft"]) {
        return;
    }
    let counts = on_all_networks("nftables", |network| {
        let rules = network.rules;
        let text: String = rules.iter().flat_map(|rules| files(network, rules)).map(|it| it.text).collect();
        let tables = readers::nftables::read(&text);
        assert_eq!(tables.len(), rules.len());
        let compare = |rules: &DeviceRules| {
            let name = network.project.devices[&rules.device].name.replace(' ', "_");
            let table = &tables[&format!("portolan_{name}")];
            compare_interfaces(network, rules, |input, output| table.accepted("forward", input, output))
        };
        rules.iter().map(compare).sum()
    });
    assert!(counts.compared > 2_000 || is_one_seed(), "only {} pairs of interfaces", counts.compared);
}

#[test]
fn iptables_lets_through_what_the_rules_say() {
    if !can_run(&["iptables-restore", "ip6tables-restore"]) {
        return;
    }
    let counts = on_all_networks("iptables", |network| {
        let rules = network.rules;
        let files: Vec<Vec<Artifact>> = rules.iter().map(|rules| files(network, rules)).collect();
        let read = |family: usize| -> BTreeMap<&_, Chains> {
            let texts: Vec<&str> = files.iter().map(|files| files[family].text.as_str()).collect();
            let chains = readers::iptables::read(&texts, family == 0);
            rules.iter().map(|rules| &rules.device).zip(chains).collect()
        };
        let (ipv4, ipv6) = (read(0), read(1));
        let compare = |rules: &DeviceRules| {
            compare_interfaces(network, rules, |input, output| {
                let families = [&ipv4, &ipv6].map(|chains| chains[&rules.device].accepted("FORWARD", input, output));
                families[0].union(&families[1])
            })
        };
        rules.iter().map(compare).sum()
    });
    assert!(counts.compared > 2_000 || is_one_seed(), "only {} pairs of interfaces", counts.compared);
}

/// Compares the text of one device with its rules.
type Compare = fn(&Case<'_>, &str) -> Result<(), String>;

/// The languages that are read from the text itself.
const LANGUAGES: [(&str, Compare); 9] = [
    ("cisco-asa", cisco_asa),
    ("cisco-ios", cisco_ios),
    ("juniper-srx", juniper_srx),
    ("pan-os", pan_os),
    ("fortios", fortios),
    ("windows-firewall", windows_firewall),
    ("azure-nsg", azure_nsg),
    ("aws-terraform", aws_terraform),
    ("json", json),
];

/// The lines of each permission in a text.
fn permissions(id: &str, text: &str) -> Vec<Range<usize>> {
    let lines: Vec<&str> = text.lines().collect();
    let from_to = |is_start: &dyn Fn(&str) -> bool, is_end: &dyn Fn(&str) -> bool| {
        let starts = (0..lines.len()).filter(|start| is_start(lines[*start]));
        starts.map(|start| start..(start..lines.len()).find(|end| is_end(lines[*end])).unwrap() + 1).collect()
    };
    let at_once = &|_: &str| true;
    match id {
        "cisco-asa" => from_to(&|line| line.contains(" extended permit "), at_once),
        "cisco-ios" => from_to(&|line| line.starts_with(" permit ") && !line.contains(" nd-"), at_once),
        "juniper-srx" => from_to(&|line| line.contains(" from-zone ") && line.contains(" description "), &|line| {
            line.ends_with(" then log session-close")
        }),
        "pan-os" => from_to(&|line| line.starts_with("set rulebase security rules "), at_once),
        "fortios" => {
            let all: Vec<Range<usize>> = from_to(&|line| line == "    edit 0", &|line| line == "    next");
            all.into_iter().filter(|it| lines[it.start + 1].starts_with("        set name \"r")).collect()
        }
        "windows-firewall" => from_to(&|line| line.starts_with("New-NetFirewallRule "), at_once),
        "aws-terraform" => from_to(&|line| line.starts_with("resource \"aws_vpc_"), &|line| line == "}"),
        // Elements of a list: one that stands last is left out with the comma before it.
        "azure-nsg" | "json" => {
            let (indent, key) = if id == "json" { ("    ", "id") } else { ("          ", "name") };
            let (start, end) = (format!("{indent}{{"), format!("{indent}}}"));
            let all: Vec<Range<usize>> = from_to(&|line| line == start, &|line| line.trim_end_matches(',') == end);
            let is_permission = |it: &Range<usize>| {
                lines[it.start + 1].contains(&format!("\"{key}\": \"r")) && lines[it.end - 1].ends_with(',')
            };
            all.into_iter().filter(is_permission).collect()
        }
        _ => panic!("what permits in {id}?"),
    }
}

/// A text without some of its lines.
fn without(text: &str, gone: &Range<usize>) -> String {
    let lines: Vec<&str> = text.lines().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, it)| it).collect();
    lines.join("\n")
}

/// Whether each rule of a device lets something through, and no other one the same at other sides.
fn has_no_overlap(case: &Case<'_>) -> bool {
    let sets = case.rules.rules.iter().map(|rule| case.packets(rule, Narrowed::NOTHING));
    let sets: Vec<PacketSet> = sets.map(|boxes| boxes.into_iter().collect()).collect();
    // One that stands for no packet is missed by nobody.
    (0..sets.len()).all(|one| !sets[one].is_empty() && sets[..one].iter().all(|other| sets[one].is_disjoint(other)))
}

/// Whether two parties of a device have an address in common.
fn has_shared_addresses(rules: &DeviceRules) -> bool {
    let parties = rules.rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
    let parties: BTreeSet<&Party> = parties.collect();
    let sets: Vec<_> = parties.into_iter().map(|party| rules.addresses(std::slice::from_ref(party))).collect();
    (0..sets.len()).any(|one| sets[..one].iter().any(|other| !sets[one].is_disjoint(other)))
}

/// A reader that overlooks a permission would find the text without it as good as the one with it.
#[test]
fn a_permission_that_is_missing_is_seen() {
    for (id, compare) in LANGUAGES {
        let language = Language::find(id).unwrap();
        let mut tried = 0;
        for seed in 0..40 {
            let project = random_project(seed, language);
            tried += on_network(seed, &project, language, |network| {
                let mut tried = 0;
                for rules in network.rules {
                    let Ok(files) = network.files(rules) else { continue };
                    let case = Case::new(network, rules);
                    // A host with two groups has what either allows.
                    if !has_no_overlap(&case) || (id == "aws-terraform" && has_shared_addresses(rules)) {
                        continue;
                    }
                    let permissions = permissions(id, &files[0].text);
                    // The last one of a JSON list has no comma to go with.
                    let is_counted = id != "json";
                    assert!(!is_counted || rules.rules.len() <= permissions.len(), "{id}: {}", files[0].text);
                    for gone in permissions.iter().take(5) {
                        let text = without(&files[0].text, gone);
                        assert!(compare(&case, &text).is_err(), "{id}: seed {seed}: without lines {gone:?}, {text}");
                        tried += 1;
                    }
                }
                tried
            });
        }
        assert!(tried > 40, "{id}: only {tried}");
    }
}

/// Compares packets from each side to each other one.
fn between_sides(case: &Case<'_>, accepted: impl Fn(&str, &str) -> PacketSet) -> Result<(), String> {
    between_sides_where(case, |_| true, accepted)
}

/// The same, for some of the rules.
fn between_sides_where(
    case: &Case<'_>,
    is_meant: impl Fn(&Rule) -> bool,
    accepted: impl Fn(&str, &str) -> PacketSet,
) -> Result<(), String> {
    for from in &case.sides() {
        for to in &case.sides() {
            let is_here = |rule: &Rule| rule.from == *from && rule.to == *to && is_meant(rule);
            let expected = case.union(is_here, |_| Narrowed::NOTHING);
            let (input, output) = (case.place(from), case.place(to));
            same(&accepted(&input, &output), &expected)
                .map_err(|wrong| format!("from {input} to {output}\n{wrong}"))?;
        }
    }
    Ok(())
}

/// Compares packets that come in at each side. Where they leave is for the routes to say; that a rule leads anywhere means
/// what is outside, then. The devices keep no state of AH, ESP and GRE.
fn into_sides(case: &Case<'_>, accepted: impl Fn(&str) -> PacketSet) -> Result<(), String> {
    for from in &case.sides() {
        let opened = case.union(|rule| rule.from == *from, |_| Narrowed::DESTINATIONS);
        let expected = opened.union(&case.answers(|rule| rule.to == *from, Narrowed::DESTINATIONS));
        let input = case.place(from);
        same(&accepted(&input), &expected).map_err(|wrong| format!("from {input}\n{wrong}"))?;
    }
    Ok(())
}

fn cisco_asa(case: &Case<'_>, text: &str) -> Result<(), String> {
    let policy = readers::cisco_asa::read(text);
    into_sides(case, |interface| readers::cisco_asa::accepted(&policy, interface))
}

fn cisco_ios(case: &Case<'_>, text: &str) -> Result<(), String> {
    let policy = readers::cisco_ios::read(text);
    into_sides(case, |interface| readers::cisco_ios::accepted(&policy, interface))
}

fn juniper_srx(case: &Case<'_>, text: &str) -> Result<(), String> {
    let policy: Policy = readers::juniper_srx::read(text);
    between_sides(case, |from, to| policy.between(from, to))
}

fn pan_os(case: &Case<'_>, text: &str) -> Result<(), String> {
    let policy = readers::pan_os::read(text);
    // Port 0 is none that it knows, and no packet has it (RFC 6335, section 6).
    let mut rules = case.rules.clone();
    for rule in rules.rules.iter_mut().filter(|rule| rule.protocol.has_ports()) {
        rule.destination_ports = rule.destination_ports.difference(&PortRange::single(0).into());
    }
    let case = &Case { rules: &rules, ..case.clone() };
    // What goes to a group leaves to a zone of its own, wherever that is routed.
    let is_known = |rule: &Rule| !rule.is_to_groups();
    between_sides_where(case, is_known, |from, to| policy.between(from, to))?;
    for from in &case.sides() {
        let expected = case.union(|rule| rule.from == *from && rule.is_to_groups(), |_| Narrowed::NOTHING);
        let input = case.place(from);
        same(&policy.between(&input, "multicast"), &expected)
            .map_err(|wrong| format!("multicast from {input}\n{wrong}"))?;
    }
    Ok(())
}

fn fortios(case: &Case<'_>, text: &str) -> Result<(), String> {
    let policy = readers::fortios::read(text);
    between_sides(case, |from, to| readers::fortios::accepted(&policy, from, to))
}

/// The rules of hosts: of what comes in, wherever it comes from. Ports of dynamic RPC are named by a key word.
fn windows_firewall(case: &Case<'_>, text: &str) -> Result<(), String> {
    let host = readers::windows_firewall::read(text);
    let name = &case.project.devices[&case.rules.device].name;
    assert_eq!(host.group, format!("Portolan {}", name.replace(' ', "_")));
    let expected = case.union(|_| true, |_| Narrowed::NOTHING);
    let catalog = common::catalog();
    let is_dynamic = |flow: &&Flow| {
        let pool = catalog.endpoint(flow.endpoint).pool.map(|pool| catalog.pool(pool).id.as_str());
        flow.protocol == Protocol::Tcp && pool == Some("rpc") && flow.port_count() > 1
    };
    let mut dynamic = PacketSet::new();
    let is_tcp = |rule: &&Rule| rule.protocol == Protocol::Tcp;
    for rule in case.rules.rules.iter().filter(is_tcp) {
        let flows = case.report.flows.iter().filter(|flow| rule.flows.contains(&flow.id)).filter(is_dynamic);
        let ports = flows.filter_map(|flow| flow.destination_ports).collect::<PortSet>();
        let rule = Rule { destination_ports: ports.intersection(&rule.destination_ports), ..rule.clone() };
        dynamic.extend(case.packets(&rule, Narrowed::NOTHING));
    }
    let by_key_word = host.dynamic_rpc.intersection(&dynamic);
    same(&host.numbered.union(&by_key_word), &expected)?;
    let speakers = [&host.dynamic_rpc, &dynamic].map(readers::windows_firewall::to_any_port);
    same(&speakers[0], &speakers[1]).map_err(|wrong| format!("with the key word RPC\n{wrong}"))?;
    // What the key word names is not open by number as well, unless something else needs it.
    let twice = host.numbered.intersection(&dynamic);
    let others = case.rules.rules.iter().filter(is_tcp).flat_map(|rule| {
        let flows = case.report.flows.iter().filter(|flow| rule.flows.contains(&flow.id) && !is_dynamic(flow));
        let ports: PortSet = flows.filter_map(|flow| flow.destination_ports).collect();
        let rule = Rule { destination_ports: ports.intersection(&rule.destination_ports), ..rule.clone() };
        case.packets(&rule, Narrowed::NOTHING)
    });
    let others: PacketSet = others.collect();
    if twice.is_subset(&others) { Ok(()) } else { Err(format!("open by number too:\n{}", twice.difference(&others))) }
}

/// A group for each side, which has to let a connection out and in; each by itself says all that the rules do.
fn azure_nsg(case: &Case<'_>, text: &str) -> Result<(), String> {
    let groups = readers::azure_nsg::read(text);
    let used: BTreeSet<&HopSide> = case.rules.rules.iter().flat_map(|rule| [&rule.from, &rule.to]).collect();
    for side in used {
        let name = match side {
            HopSide::Segment(segment) => &case.project.segments[segment].name,
            HopSide::Tunnel(tunnel) => &case.project.tunnels[tunnel].name,
        };
        let name = name.replace(' ', "_");
        let leaves = case.union(|rule| rule.from == *side, |_| Narrowed::DESTINATIONS);
        let arrives = case.union(|rule| rule.to == *side, |_| Narrowed::SOURCES);
        for (direction, expected) in [("Outbound", leaves), ("Inbound", arrives)] {
            let read = groups.accepted(&name, direction);
            same(&read, &expected).map_err(|wrong| format!("{direction} of {name}\n{wrong}"))?;
        }
    }
    Ok(())
}

/// Groups know no sides. A host that has one is not outside, by whichever address it is known.
fn aws_terraform(case: &Case<'_>, text: &str) -> Result<(), String> {
    let (grouped, read) = readers::aws_terraform::accepted(text);
    let case = Case { own_networks: case.own_networks.union(&grouped), ..case.clone() };
    same(&read, &case.union(|_| true, |_| Narrowed::BOTH))
}

fn json(case: &Case<'_>, text: &str) -> Result<(), String> {
    let permissions = readers::json::read(text);
    for from in &case.sides() {
        for to in &case.sides() {
            let expected = case.union(|rule| rule.from == *from && rule.to == *to, |_| Narrowed::NOTHING);
            let here = permissions.iter().filter(|it| it.from == *from && it.to == *to);
            let read = here.flat_map(|it| it.packets.clone()).collect();
            same(&read, &expected).map_err(|wrong| format!("from {from:?} to {to:?}\n{wrong}"))?;
        }
    }
    Ok(())
}

/// Compares all devices of the random networks that the language does not refuse.
fn compare_all(id: &str, at_least: usize) {
    let (_, compare) = LANGUAGES.into_iter().find(|(language, _)| *language == id).unwrap();
    let counts = on_all_networks(id, |network| {
        let one = |rules: &DeviceRules| match network.files(rules) {
            Ok(files) => {
                let [file] = files.as_slice() else { panic!("{} files", files.len()) };
                let case = Case::new(network, rules);
                if let Err(wrong) = compare(&case, &file.text) {
                    panic!("{id}: seed {}, {}, {wrong}\n{}", network.seed, rules.device, file.text);
                }
                Counts { compared: 1, refused: 0 }
            }
            Err(diagnostics) => {
                assert_declared(network, rules, &diagnostics);
                Counts { compared: 0, refused: 1 }
            }
        };
        network.rules.iter().filter(|rules| !rules.rules.is_empty()).map(one).sum()
    });
    assert!(counts.compared >= at_least || is_one_seed(), "{counts:?}");
}

#[test]
fn cisco_asa_lets_through_what_the_rules_say() {
    compare_all("cisco-asa", 400);
}

#[test]
fn cisco_ios_lets_through_what_the_rules_say() {
    compare_all("cisco-ios", 400);
}

#[test]
fn juniper_srx_lets_through_what_the_rules_say() {
    compare_all("juniper-srx", 400);
}

#[test]
fn pan_os_lets_through_what_the_rules_say() {
    compare_all("pan-os", 200);
}

#[test]
fn fortios_lets_through_what_the_rules_say() {
    compare_all("fortios", 400);
}

#[test]
fn windows_firewall_lets_in_what_the_rules_say() {
    compare_all("windows-firewall", 200);
}

#[test]
fn azure_nsg_lets_through_what_the_rules_say() {
    compare_all("azure-nsg", 250);
}

/// Windows hosts need echo, which a group cannot name alone: each sample is refused for that and nothing else, and written
/// where its devices let through all of ICMP.
#[test]
fn azure_nsg_says_every_sample_whose_devices_take_all_of_icmp() {
    let language = Language::find("azure-nsg").unwrap();
    let mut refused = 0;
    for template in TEMPLATES {
        let mut project = file::read(&SourceFile::new(template.name, template.text), None).unwrap().0;
        for device in Arc::make_mut(&mut project.devices).values_mut() {
            let device = Arc::make_mut(device);
            device.is_stateful = true;
            device.helpers.clear();
        }
        refused += on_network(0, &project, language, |network| {
            let one = |rules: &DeviceRules| {
                let Err(diagnostics) = network.files(rules) else { return 0 };
                assert_declared(network, rules, &diagnostics);
                let errors = diagnostics.iter().filter(|it| it.severity == Severity::Error);
                for error in errors {
                    assert!(error.message.contains("the ICMP messages 8 alone"), "{}", error.message);
                    let hint = error.hint.as_deref().unwrap();
                    assert!(hint.contains("\"icmp_messages\": \"all\"") && hint.contains("\"All types\""), "{hint}");
                }
                1
            };
            network.rules.iter().map(one).sum::<usize>()
        });
        for device in Arc::make_mut(&mut project.devices).values_mut() {
            Arc::make_mut(device).icmp_messages = IcmpMessages::All;
        }
        on_network(0, &project, language, |network| {
            for rules in network.rules {
                azure_nsg(&Case::new(network, rules), &files(network, rules)[0].text).unwrap();
            }
        });
    }
    assert!(refused >= 8, "{refused} devices of the samples");
}

#[test]
fn aws_terraform_lets_through_what_the_rules_say() {
    compare_all("aws-terraform", 100);
}

#[test]
fn json_says_what_the_rules_say() {
    compare_all("json", 400);
}

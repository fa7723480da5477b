//! What devices make of their text: read back from the device's own program, or by the vendor's grammar, and compared
//! with the rules of random networks, which are proved to be what the flows need.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;
mod readers;

use std::collections::BTreeMap;
use std::ops::Range;

use portolan::diag::Diagnostic;
use portolan::engine::DeviceRules;
use portolan::export::device::{Artifact, Language};
use portolan::net::PacketSet;
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
    let case = Case::new(network.project, rules);
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
const LANGUAGES: [(&str, Compare); 5] = [
    ("cisco-asa", cisco_asa),
    ("cisco-ios", cisco_ios),
    ("juniper-srx", juniper_srx),
    ("pan-os", pan_os),
    ("fortios", fortios),
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
        _ => panic!("what permits in {id}?"),
    }
}

/// A text without some of its lines.
fn without(text: &str, gone: &Range<usize>) -> String {
    let lines: Vec<&str> = text.lines().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, it)| it).collect();
    lines.join("\n")
}

/// Whether no rule of a device lets anything through that another one does, at other sides.
fn has_no_overlap(case: &Case<'_>) -> bool {
    let sets = case.rules.rules.iter().map(|rule| case.packets(rule, Narrowed::NOTHING));
    let sets: Vec<PacketSet> = sets.map(|boxes| boxes.into_iter().collect()).collect();
    (0..sets.len()).all(|one| sets[..one].iter().all(|other| sets[one].is_disjoint(other)))
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
                    let case = Case::new(network.project, rules);
                    if !has_no_overlap(&case) {
                        continue;
                    }
                    let permissions = permissions(id, &files[0].text);
                    assert!(rules.rules.len() <= permissions.len(), "{id}: {}", files[0].text);
                    for gone in permissions.iter().take(5) {
                        let text = without(&files[0].text, gone);
                        assert!(compare(&case, &text).is_err(), "{id}: seed {seed}: without lines {gone:?}, {text}");
                        tried += 1;
                    }
                }
                tried
            });
        }
        assert!(tried > 50, "{id}: only {tried}");
    }
}

/// Compares packets from each side to each other one.
fn between_sides(case: &Case<'_>, accepted: impl Fn(&str, &str) -> PacketSet) -> Result<(), String> {
    for from in &case.sides() {
        for to in &case.sides() {
            let expected = case.union(|rule| rule.from == *from && rule.to == *to, |_| Narrowed::NOTHING);
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
    between_sides(case, |from, to| policy.between(from, to))
}

fn fortios(case: &Case<'_>, text: &str) -> Result<(), String> {
    let policy = readers::fortios::read(text);
    between_sides(case, |from, to| readers::fortios::accepted(&policy, from, to))
}

/// Compares all devices of the random networks that the language does not refuse.
fn compare_all(id: &str, at_least: usize) {
    let (_, compare) = LANGUAGES.into_iter().find(|(language, _)| *language == id).unwrap();
    let counts = on_all_networks(id, |network| {
        let one = |rules: &DeviceRules| match network.files(rules) {
            Ok(files) => {
                let [file] = files.as_slice() else { panic!("{} files", files.len()) };
                let case = Case::new(network.project, rules);
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

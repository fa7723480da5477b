//! What devices make of their text: read back from the device's own program, for each pair of interfaces, and compared
//! with the rules of random networks, which are proved to be what the flows need.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;
mod readers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::catalog;
use common::random::{Random, parts};
use portolan::diag::Diagnostic;
use portolan::engine::{self, DeviceRules, HopSide, Report, Rule};
use portolan::export::device::{Artifact, DeviceContext, Language, Plan};
use portolan::net::{AddressBlock, AddressSet, PacketBox, PacketKind, PacketSet, PortSet, Protocol, ServiceSet};
use portolan::project::{Link, Project, SegmentKind};
use readers::{Chains, can_run};

const NETWORKS: u64 = 200;

/// A random network in which everything has an address, and interfaces have names or not.
fn network(seed: u64) -> Project {
    let mut project = parts(seed).project(None);
    let random = &mut Random::new(seed ^ 0x5eed);
    let named = random.below(3);
    for (number, segment) in Arc::make_mut(&mut project.segments).values_mut().enumerate() {
        if segment.prefixes.is_empty() && segment.kind != SegmentKind::Internet {
            Arc::make_mut(segment).prefixes = vec![format!("172.16.{number}.0/28").parse().unwrap()];
        }
    }
    let translating: BTreeSet<_> = project
        .devices
        .iter()
        .flat_map(|(id, device)| device.translations.iter().map(|it| (id.clone(), it.outside.clone())))
        .collect();
    for (number, link) in Arc::make_mut(&mut project.links).values_mut().enumerate() {
        let link = Arc::make_mut(link);
        // All have names, or only those that have to, or some.
        let is_named = named == 0 || (named == 1 && random.chance(60));
        if is_named || translating.contains(&(link.device.clone(), link.segment.clone())) {
            link.interface = format!("eth{number}");
        }
        if link.addresses.is_empty() {
            let prefixes = &project.segments[&link.segment].prefixes;
            let fallback: AddressBlock = "198.51.100.1/24".parse().unwrap();
            link.addresses = vec![prefixes.first().copied().unwrap_or(fallback)];
        }
    }
    project
}

/// A device with what its text has to let through.
struct Case<'a> {
    rules: &'a DeviceRules,
    links: Vec<&'a Link>,
    own_networks: AddressSet,
    is_stateful: bool,
}

impl Case<'_> {
    fn new<'a>(project: &'a Project, rules: &'a DeviceRules) -> Case<'a> {
        let prefixes = project.segments.values().flat_map(|segment| &segment.prefixes);
        Case {
            rules,
            links: project.links.values().filter(|link| link.device == rules.device).map(|it| &**it).collect(),
            own_networks: prefixes.map(|block| AddressSet::network(*block)).collect(),
            is_stateful: project.devices[&rules.device].is_stateful,
        }
    }

    /// The interfaces by name, and one that the text does not know.
    fn interfaces(&self) -> BTreeSet<&str> {
        self.links
            .iter()
            .map(|link| link.interface.as_str())
            .filter(|name| !name.is_empty())
            .chain(["other0"])
            .collect()
    }

    /// The names of the interfaces on a side; none where packets are told by their addresses alone.
    fn names(&self, side: &HopSide) -> Option<BTreeSet<&str>> {
        let HopSide::Segment(segment) = side else { return None };
        let links = self.links.iter().filter(|link| link.segment == *segment);
        let names: BTreeSet<&str> = links.map(|link| link.interface.as_str()).collect();
        (!names.contains("") && !names.is_empty()).then_some(names)
    }

    /// What has to be let through between two interfaces.
    fn expected(&self, input: &str, output: &str) -> PacketSet {
        let mut set = PacketSet::new();
        for rule in &self.rules.rules {
            let is_at = |side: &HopSide, name: &str| self.names(side).is_none_or(|names| names.contains(name));
            if is_at(&rule.from, input) && is_at(&rule.to, output) {
                set.extend(self.packets(rule));
            }
        }
        set
    }

    fn packets(&self, rule: &Rule) -> Vec<PacketBox> {
        let all = self.rules.packets(rule);
        // Where no interface tells the side, "anywhere" is what is outside of the project.
        let narrowed = |side: &HopSide, addresses: &AddressSet, family: &AddressSet| {
            let here = addresses.intersection(family);
            if here == *family && self.names(side).is_none() { here.difference(&self.own_networks) } else { here }
        };
        let mut boxes = Vec::new();
        for (is_ipv4, family) in [(true, AddressSet::any_ipv4()), (false, AddressSet::any_ipv6())] {
            let sources = narrowed(&rule.from, &all.sources, &family);
            let destinations = narrowed(&rule.to, &all.destinations, &family);
            let mut ports = rule.destination_ports.clone();
            if rule.protocol == Protocol::Icmp && !is_ipv4 && !PortSet::message_types().is_subset(&ports) {
                // Types that ICMPv6 has too.
                ports = ports.intersection(&"0,3,5,8-12".parse().unwrap());
            }
            // On a device without state a connection is opened and kept by the same rule.
            let kinds: &[PacketKind] = match rule.kind {
                PacketKind::Reply => &[PacketKind::Reply],
                PacketKind::Opening => &[PacketKind::Opening, PacketKind::Reply],
            };
            for kind in kinds {
                let service = ServiceSet::new(rule.protocol, *kind, rule.source_ports.clone(), ports.clone());
                boxes.push(PacketBox::new(sources.clone(), destinations.clone(), service));
            }
        }
        boxes
    }

    /// Compares what was read with what has to be let through, and counts the pairs of interfaces.
    fn compare(&self, accepted: impl Fn(&str, &str) -> PacketSet, what: &str) -> usize {
        let interfaces = self.interfaces();
        for input in &interfaces {
            for output in &interfaces {
                let (read, expected) = (accepted(input, output), self.expected(input, output));
                let (more, less) = (read.difference(&expected), expected.difference(&read));
                assert!(
                    more.is_empty() && less.is_empty(),
                    "{what}, {} from {input} to {output}, stateful {}\nlets through and should not:\n{more}\nshould let through and does not:\n{less}",
                    self.rules.device,
                    self.is_stateful,
                );
            }
        }
        interfaces.len() * interfaces.len()
    }
}

/// The files of a device.
fn files(plan: &Plan<'_>, rules: &DeviceRules, language: &str) -> Vec<Artifact> {
    let context = DeviceContext::new(plan, rules).unwrap();
    match Language::find(language).unwrap().write(&context) {
        Ok(text) => text.artifacts,
        Err(diagnostics) => panic!("{}", diagnostics.iter().map(Diagnostic::render).collect::<String>()),
    }
}

/// Runs a check on all networks, on as many threads as there are processors, and sums up what it counts.
fn on_all_networks(check: impl Fn(u64, &Project, &Report, &[DeviceRules]) -> usize + Sync) -> usize {
    let seeds: Vec<u64> = match std::env::var("SEED") {
        Ok(seed) => vec![seed.parse().unwrap()],
        Err(_) => (0..NETWORKS).collect(),
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let one = |seed: u64| {
        let project = network(seed);
        let report = engine::compute(&project, &catalog());
        let rules = engine::device_rules(&project, &report);
        engine::prove(&project, &report, &rules).unwrap();
        assert!(rules.iter().all(|rules| rules.without_address.is_empty()), "seed {seed}");
        check(seed, &project, &report, &rules)
    };
    std::thread::scope(|scope| {
        let chunks = seeds.chunks(seeds.len().div_ceil(threads));
        let workers: Vec<_> =
            chunks.map(|seeds| scope.spawn(|| seeds.iter().map(|seed| one(*seed)).sum::<usize>())).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    })
}

#[test]
fn nftables_lets_through_what_the_rules_say() {
    if !can_run(&["nft"]) {
        return;
    }
    let compared = on_all_networks(|seed, project, report, rules| {
        let catalog = catalog();
        let plan = Plan::new(project, &catalog, report);
        let text: String = rules.iter().flat_map(|rules| files(&plan, rules, "nftables")).map(|it| it.text).collect();
        let tables = readers::nftables::read(&text);
        assert_eq!(tables.len(), rules.len());
        let compare = |rules: &DeviceRules| {
            let table = &tables[&format!("portolan_{}", project.devices[&rules.device].name.replace(' ', "_"))];
            let accepted = |input: &str, output: &str| table.accepted("forward", input, output);
            Case::new(project, rules).compare(accepted, &format!("seed {seed}"))
        };
        rules.iter().map(compare).sum()
    });
    assert!(compared > 2_000 || std::env::var_os("SEED").is_some(), "only {compared} pairs of interfaces");
}

#[test]
fn iptables_lets_through_what_the_rules_say() {
    if !can_run(&["iptables-restore", "ip6tables-restore"]) {
        return;
    }
    let compared = on_all_networks(|seed, project, report, rules| {
        let catalog = catalog();
        let plan = Plan::new(project, &catalog, report);
        let files: Vec<Vec<Artifact>> = rules.iter().map(|rules| files(&plan, rules, "iptables")).collect();
        let read = |family: usize| -> BTreeMap<&_, Chains> {
            let texts: Vec<&str> = files.iter().map(|files| files[family].text.as_str()).collect();
            let chains = readers::iptables::read(&texts, family == 0);
            rules.iter().map(|rules| &rules.device).zip(chains).collect()
        };
        let (ipv4, ipv6) = (read(0), read(1));
        let compare = |rules: &DeviceRules| {
            let accepted = |input: &str, output: &str| {
                let families = [&ipv4, &ipv6].map(|chains| chains[&rules.device].accepted("FORWARD", input, output));
                families[0].union(&families[1])
            };
            Case::new(project, rules).compare(accepted, &format!("seed {seed}"))
        };
        rules.iter().map(compare).sum()
    });
    assert!(compared > 2_000 || std::env::var_os("SEED").is_some(), "only {compared} pairs of interfaces");
}

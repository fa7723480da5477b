//! The rules of devices on a thousand random networks, against what the flows need, worked out once more in another way;
//! and the same printed bytes whatever the order in which things were put in.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that finds nothing has failed, and says on what network"
)]

mod common;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use common::needed;
use common::random::{Parts, Random, parts};
use portolan::catalog::Catalog;
use portolan::engine::{self, DeviceRules, Report};
use portolan::export::device::{DeviceContext, Language, Plan};
use portolan::export::{Exporter, Matrix, MatrixOptions, ScopeMode};
use portolan::net::PacketKind;
use portolan::project::{Passage, Project, file};
use serde_json::Value;

const NETWORKS: u64 = 1_000;

#[test]
fn rules_are_what_the_flows_need_on_a_thousand_random_networks() {
    let only: Option<u64> = std::env::var("SEED").ok().map(|seed| seed.parse().unwrap());
    let seeds: Vec<u64> = only.map_or_else(|| (0..NETWORKS).collect(), |seed| vec![seed]);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let counts = std::thread::scope(|scope| {
        let workers: Vec<_> = seeds
            .chunks(seeds.len().div_ceil(threads))
            .map(|seeds| scope.spawn(move || seeds.iter().map(|seed| checked(*seed)).collect::<Vec<Counts>>()))
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).fold(Counts::default(), Counts::sum)
    });
    println!("{counts:?}");
    if only.is_none() {
        // Else the networks would not have in them what the rules are to be right about.
        assert!(counts.rules > 5_000 && counts.answers > 500 && counts.translated > 200, "{counts:?}");
        assert!(counts.widened > 100 && counts.tunnels > 50 && counts.without_address > 50, "{counts:?}");
        assert!(counts.merged > 1_000 && counts.asymmetric > 20 && counts.answers_to_tunnels > 20, "{counts:?}");
        assert!(counts.broadcasts > 20 && counts.groups > 50, "{counts:?}");
    }
}

/// What came before.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    rules: usize,
    answers: usize,
    translated: usize,
    widened: usize,
    tunnels: usize,
    without_address: usize,
    merged: usize,
    asymmetric: usize,
    answers_to_tunnels: usize,
    broadcasts: usize,
    groups: usize,
}

impl Counts {
    fn sum(self, other: Self) -> Self {
        Self {
            rules: self.rules + other.rules,
            answers: self.answers + other.answers,
            translated: self.translated + other.translated,
            widened: self.widened + other.widened,
            tunnels: self.tunnels + other.tunnels,
            without_address: self.without_address + other.without_address,
            merged: self.merged + other.merged,
            asymmetric: self.asymmetric + other.asymmetric,
            answers_to_tunnels: self.answers_to_tunnels + other.answers_to_tunnels,
            broadcasts: self.broadcasts + other.broadcasts,
            groups: self.groups + other.groups,
        }
    }
}

/// Checks the network of a seed; where that fails, the network is printed.
fn checked(seed: u64) -> Counts {
    let parts = parts(seed);
    catch_unwind(AssertUnwindSafe(|| check(seed, &parts))).unwrap_or_else(|_| {
        println!("{}", file::write(&parts.project()));
        panic!("the network above is that of seed {seed}; SEED={seed} runs it alone");
    })
}

fn check(seed: u64, parts: &Parts) -> Counts {
    let catalog = common::catalog();
    let project = parts.project();
    let report = engine::compute(&project, &catalog);
    let rules = engine::device_rules(&project, &report);
    assert_eq!(rules.iter().map(|it| &it.device).collect::<Vec<_>>(), project.devices.keys().collect::<Vec<_>>());
    if let Err(fault) = needed::check(parts, &catalog, &project, &report, &rules) {
        panic!("{fault}");
    }
    let mut counts = Counts::default();
    let alone = Random::new(seed).pick(&rules);
    assert_eq!(engine::rules_of_device(&project, &report, &alone.device), *alone, "a device by itself");
    for rules in &rules {
        counts.rules += rules.rules.len();
        counts.answers += rules.rules.iter().filter(|rule| rule.kind == PacketKind::Reply).count();
        let parties = || rules.rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
        counts.translated += parties().filter(|party| party.is_translated).count();
        counts.widened += rules.widened.len();
        counts.without_address += rules.without_address.len();
        counts.broadcasts += rules.rules.iter().filter(|rule| rule.is_to_broadcasts()).count();
        counts.groups += rules.rules.iter().filter(|rule| rule.is_to_groups()).count();
        counts.merged += rules.rules.iter().filter(|rule| rule.flows.len() > 1).count();
    }
    counts.tunnels = report.flows.iter().filter(|flow| flow.carries.is_some()).count();
    counts.asymmetric = report.flows.iter().filter(|flow| flow.path.is_asymmetric).count();
    // Answers to the outside of a tunnel, over links that can be passed one way only.
    if parts.links.iter().any(|(_, link)| link.passage != Passage::Both) {
        let outer: BTreeSet<_> =
            report.flows.iter().filter(|flow| flow.carries.is_some()).map(|flow| &flow.id).collect();
        let answers = rules.iter().flat_map(|rules| &rules.rules).filter(|rule| rule.kind == PacketKind::Reply);
        counts.answers_to_tunnels = answers.filter(|rule| rule.flows.iter().any(|flow| outer.contains(flow))).count();
    }
    let shuffled = shuffled(&mut Random::new(seed), &project);
    let report_of_shuffled = engine::compute(&shuffled, &catalog);
    let rules_of_shuffled = engine::device_rules(&shuffled, &report_of_shuffled);
    let printed_of_shuffled = printed(&shuffled, &catalog, &report_of_shuffled, &rules_of_shuffled);
    for (shuffled, straight) in printed_of_shuffled.iter().zip(&printed(&project, &catalog, &report, &rules)) {
        assert_eq!(shuffled, straight, "the order in which things were put in");
    }
    counts
}

/// What people and programs are given: the flows as CSV, the rules of each device in both neutral forms.
fn printed(project: &Project, catalog: &Catalog, report: &Report, rules: &[DeviceRules]) -> Vec<String> {
    let options = MatrixOptions { scope: ScopeMode::All, ..MatrixOptions::default() };
    let matrix = Matrix { project, catalog, report, options: &options };
    let flows = Exporter::find("csv").unwrap().export(&matrix).unwrap();
    let mut printed = vec![String::from_utf8(flows).unwrap()];
    let plan = Plan::new(project, catalog, report);
    for rules in rules {
        let context = DeviceContext::new(&plan, rules).unwrap();
        for language in ["text", "json"] {
            let text = Language::find(language).unwrap().write(&context).unwrap();
            printed.extend(text.artifacts.into_iter().map(|artifact| artifact.text));
        }
    }
    printed
}

/// The project as it is read from a file whose items, and the lists in them that are sets, stand in another order.
fn shuffled(random: &mut Random, project: &Project) -> Project {
    let mut document: Value = serde_json::from_str(&file::write(project)).unwrap();
    for items in document.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        random.shuffle(items);
        for list in ["addresses", "helpers", "links", "prefixes", "relays", "roles", "supernets", "uses"] {
            items
                .iter_mut()
                .filter_map(|item| item.get_mut(list)?.as_array_mut())
                .for_each(|list| random.shuffle(list));
        }
    }
    file::read_bytes(Path::new("shuffled"), document.to_string().into_bytes(), None).unwrap().0
}

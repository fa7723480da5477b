//! The rules of 1,004 firewalls between 400 servers and 1,000 branches, as `portolan rules --format json` makes them:
//! computing the flows, the rules with their proof, and the text.
//!
//! `cargo bench --bench rules` prints the figures and each part's share.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "it prints figures, and stops where it cannot run")]

#[expect(dead_code, reason = "each bench uses its own part of it")]
mod common;

use portolan::catalog::Catalog;
use portolan::engine;
use portolan::export::device::{DeviceContext, Language, Plan};

use common::branches::branches;
use common::time;

const RUNS: usize = 9;

fn main() {
    let catalog = Catalog::builtin();
    let project = branches();
    let report = engine::compute(&project, &catalog);
    let rules = engine::device_rules(&project, &report);
    println!(
        "estate: {} devices, {} servers, {} flows between segments, {} rules",
        project.devices.len(),
        project.servers.len(),
        report.flows.iter().filter(|flow| flow.crosses()).count(),
        rules.iter().map(|rules| rules.rules.len()).sum::<usize>()
    );
    let json = Language::find("json").unwrap();
    let text = || {
        let plan = Plan::new(&project, &catalog, &report);
        let contexts = rules.iter().filter_map(|rules| DeviceContext::new(&plan, rules));
        let texts = contexts.map(|context| json.write(&context).map_or(0, |written| written.artifacts.len()));
        texts.sum::<usize>()
    };
    let parts = [
        ("compute", time(RUNS, || engine::compute(&project, &catalog))),
        ("rules", time(RUNS, || engine::device_rules(&project, &report))),
        ("proof", time(RUNS, || engine::prove(&project, &report, &rules).unwrap())),
        ("text", time(RUNS, text)),
    ];
    let whole: f64 = parts.iter().map(|(_, times)| times.median.as_secs_f64()).sum();
    for (name, times) in parts {
        println!("{name:<10} {times}  {:4.0} %", 100.0 * times.median.as_secs_f64() / whole);
    }
    println!("{:<10} {:9.2} ms", "all", whole * 1_000.0);
}

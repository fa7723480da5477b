//! Merging with one of its checks left out: what shows that rules are right has to show that these are wrong.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that finds nothing has failed"
)]
#![allow(unreachable_pub, dead_code, reason = "what the tests in the folder of tests use, too")]

#[path = "../../../tests/common/needed.rs"]
mod needed;
#[path = "../../../tests/common/random.rs"]
pub(in crate::engine) mod random;

use super::merge::{Checks, Part};
use super::rules_where;
use crate::catalog::Catalog;
use crate::engine::compute;

/// How many random networks there are to find a fault in.
const NETWORKS: u64 = 1_000;

/// Networks in which one was found, so that not all of the others need be tried.
const TELLING: [u64; 5] = [0, 3, 112, 327, 509];

/// The checks without one of them, each once, and its name.
fn mutants() -> Vec<(String, Checks)> {
    let without = |parts: &[Part], left_out: &Part| -> &'static [Part] {
        let left: Vec<Part> = parts.iter().copied().filter(|part| part != left_out).collect();
        left.leak()
    };
    let all = Checks::ALL;
    let equal = all.equal.iter().map(|part| {
        let checks = Checks { equal: without(all.equal, part), ..all };
        (format!("{part:?} have to be equal"), checks)
    });
    let within = all.within.iter().map(|part| {
        let checks = Checks { within: without(all.within, part), ..all };
        (format!("{part:?} have to lie within"), checks)
    });
    equal.chain(within).collect()
}

#[test]
fn rules_that_were_merged_without_one_of_the_checks_are_found_out() {
    let catalog = Catalog::builtin();
    let mut left = mutants();
    assert_eq!(left.len(), 10);
    for seed in TELLING.into_iter().chain(0..NETWORKS) {
        let parts = random::parts(seed);
        let project = parts.project();
        let report = compute(&project, &catalog);
        let check = |checks: Checks| {
            let rules = rules_where(&project, &report.flows, checks, &|_| true);
            needed::check(&parts, &catalog, &project, &report, &rules)
        };
        check(Checks::ALL).unwrap();
        left.retain(|(_, checks)| check(*checks).is_ok());
        if left.is_empty() {
            return;
        }
    }
    panic!("rules are thought to be right though it was not checked that {left:#?}");
}

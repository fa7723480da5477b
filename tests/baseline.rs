//! The approved baseline: which flows are new, changed, unchanged or removed since, and what changed of them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use common::{Design, catalog};
use portolan::engine::{self, FlowStatus};
use portolan::project::{Edit, Item, Segment, Translation, TranslationKind};

/// Users who browse a web server in the DMZ, approved as it stands.
fn approved() -> Design {
    let mut design = Design::three_segments();
    design.server("web", "dmz", &["web-server"]).change("web", |server| server.addresses = vec![address("10.3.0.5")]);
    design.server("pc", "users", &["web-client"]);
    let baseline = engine::baseline(&design.project, &catalog(), &design.report());
    assert!(!baseline.is_empty());
    design.apply(&Edit::ApproveBaseline(baseline));
    design
}

fn address(text: &str) -> portolan::net::AddressBlock {
    text.parse().unwrap()
}

/// How many flows have which status and changes; removed ones last.
fn statuses(design: &Design) -> Vec<String> {
    let report = design.report();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for flow in report.flows.iter().filter(|flow| flow.crosses()) {
        let (status, changes) = engine::flow_status(&design.project, flow);
        *counts.entry(format!("{status} {}", changes.join(" "))).or_default() += 1;
    }
    let removed = engine::removed_flows(&design.project, &report);
    if !removed.is_empty() {
        counts.insert(FlowStatus::Removed.to_string(), removed.len());
    }
    counts.into_iter().map(|(words, count)| format!("{count} {}", words.trim())).collect()
}

#[test]
fn without_a_baseline_all_is_new() {
    let mut design = approved();
    let count = design.project.baseline.len();
    assert_eq!(statuses(&design), [format!("{count} unchanged")]);
    design.apply(&Edit::ApproveBaseline(BTreeMap::new()));
    assert_eq!(statuses(&design), [format!("{count} new")]);
}

#[test]
fn what_changed_is_named() {
    let count = approved().project.baseline.len();
    let mut design = approved();
    design.change("web", |server| server.addresses = vec![address("10.3.0.6")]);
    assert_eq!(statuses(&design), [format!("{count} changed destinations")]);

    let mut design = approved();
    design.change("pc", |server| server.addresses = vec![address("10.2.0.9")]);
    assert_eq!(statuses(&design), [format!("{count} changed sources")]);

    let mut design = approved();
    design.firewall("fw2", &["users", "dmz"]);
    assert_eq!(statuses(&design), [format!("{count} changed path")]);

    let mut design = approved();
    let mut device = portolan::project::Device::clone(&design.project.devices["fw"]);
    device.translations.push(Translation {
        kind: TranslationKind::Static,
        outside: "users".into(),
        real: address("10.3.0.0/24"),
        translated: address("10.2.99.0/24"),
    });
    design.apply(&Edit::PutDevice("fw".into(), device));
    assert_eq!(statuses(&design), [format!("{count} changed terms")]);
}

#[test]
fn a_new_name_is_no_change() {
    let mut design = approved();
    let count = design.project.baseline.len();
    design.change("web", |server| server.name = "www".into());
    let segment = Segment { name: "People".into(), ..Segment::clone(&design.project.segments["users"]) };
    design.apply(&Edit::PutSegment("users".into(), segment));
    assert_eq!(statuses(&design), [format!("{count} unchanged")]);
}

#[test]
fn what_is_gone_is_told_of_by_its_summary() {
    let mut design = approved();
    let count = design.project.baseline.len();
    design.apply(&Edit::Remove(vec![Item::Server("pc".into())]));
    design.server("db", "servers", &["sql-server"]).uses("web", "db");
    let found = statuses(&design);
    assert_eq!(found[found.len() - 1], format!("{count} removed"));
    assert!(found.iter().any(|line| line.ends_with("new")), "{found:?}");
    let report = design.report();
    let removed = engine::removed_flows(&design.project, &report);
    let summaries: Vec<&str> = removed.iter().map(|(_, flow)| flow.summary.as_str()).collect();
    assert!(summaries.iter().any(|text| text.starts_with("users > dmz: tcp 443 HTTPS")), "{summaries:?}");
}

//! What the samples of drawn networks are there to show.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

use portolan::catalog::Catalog;
use portolan::diag::SourceFile;
use portolan::engine::{self, Flow, Report};
use portolan::project::templates::find_template;
use portolan::project::{Project, file};

fn open(name: &str) -> (Project, Report) {
    let catalog = Catalog::builtin();
    let template = find_template(name).unwrap();
    let (project, _) = file::read(&SourceFile::new(name, template.text), Some(&catalog)).unwrap();
    let report = engine::compute(&project, &catalog);
    (project, report)
}

fn at<'r>(report: &'r Report, device: &str) -> Vec<&'r Flow> {
    let sees = |flow: &&Flow| flow.crosses() && flow.enforcement_points().any(|point| point.as_str() == device);
    report.flows.iter().filter(sees).collect()
}

/// KB 832017, "Active Directory (Local Security Authority)": ESP, UDP 4500 and UDP 500 in place of all the listed ports,
/// and nothing for UDP 1701, which is inside ESP.
#[test]
fn a_site_to_site_tunnel_leaves_three_flows_to_the_router_between() {
    let (_, report) = open("site-to-site");
    let mut seen: Vec<String> = at(&report, "isp-router")
        .iter()
        .map(|flow| {
            format!("{}/{}", flow.protocol, flow.destination_ports.map(|it| it.to_string()).unwrap_or_default())
        })
        .collect();
    seen.sort();
    assert_eq!(seen, ["esp/", "udp/4500", "udp/500"]);
    for end in ["fw-branch", "fw-hq"] {
        let flows = at(&report, end);
        assert!(flows.len() > 15 && flows.iter().all(|flow| flow.carries.is_none()), "{end}: {}", flows.len());
        assert!(flows.iter().all(|flow| flow.path.hidden_devices.iter().any(|device| device.as_str() == "isp-router")));
    }
}

#[test]
fn both_members_of_a_redundant_pair_get_every_flow() {
    let (_, report) = open("two-eras");
    let ids = |device| at(&report, device).iter().map(|flow| flow.id.clone()).collect::<Vec<_>>();
    assert!(ids("core-a").len() > 30);
    assert_eq!(ids("core-a"), ids("core-b"));
}

#[test]
fn a_mixed_estate_gets_both_ranges_each_to_the_side_that_listens() {
    let (_, report) = open("two-eras");
    for (segment, own, other) in [("legacy", "1024-65535", "49152-65535"), ("modern", "49152-65535", "1024-65535")] {
        let to = |ports: &str| {
            report.flows.iter().any(|flow| {
                flow.crosses()
                    && flow.destination_segment.as_str() == segment
                    && flow.destination_ports.is_some_and(|range| range.to_string() == ports)
            })
        };
        assert!(to(own) && !to(other), "{segment}");
    }
}

/// Each firewall names the addresses that it sees: the one that translates the real ones, the other the translated ones.
#[test]
fn each_side_of_a_translation_sees_its_own_addresses() {
    let (project, report) = open("managed-customer");
    let sees = |device: &str, prefix: &str| -> bool {
        let rules = engine::rules_of_device(&project, &report, &device.into());
        let mut parties = rules.rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
        parties.any(|party| party.blocks.iter().any(|block| block.to_string().starts_with(prefix)))
    };
    assert!(sees("fw-customer", "10.20.30.") && !sees("fw-customer", "172.31.30."));
    assert!(sees("fw-provider", "172.31.30.") && !sees("fw-provider", "10.20.30."));
    assert!(sees("fw-customer", "10.90.10.") && sees("fw-provider", "10.90.10."));
}

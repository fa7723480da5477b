//! The cases of the list of semantics that are about devices and their rules; the others stand in `semantics`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;

use common::{Design, catalog};
use portolan::engine::{DeviceRules, PartyObject, Rule, device_rules, prove, rules_of_device};
use portolan::export::device::{DeviceContext, Language, Plan};
use portolan::net::{PacketKind, PacketSet};
use portolan::project::{Aggregation, Edit, Os, PathRestriction, SegmentKind, Translation, TranslationKind};

fn rules(design: &Design, device: &str) -> DeviceRules {
    let report = design.report();
    let rules = rules_of_device(&design.project, &report, &device.into());
    prove(&design.project, &report, std::slice::from_ref(&rules)).unwrap();
    rules
}

/// Rules as `users>servers ...`, with the packets that they let through.
fn lines(rules: &DeviceRules) -> Vec<String> {
    let line = |rule: &Rule| {
        let answers = if rule.kind == PacketKind::Reply { " answers" } else { "" };
        format!("{}{answers}", rules.describe(&PacketSet::from(rules.packets(rule))).join("; "))
    };
    rules.rules.iter().map(line).collect()
}

/// A browser in `users` and a web server at 10.1.0.5 in `servers`, on one port.
fn web() -> Design {
    let mut design = Design::three_segments();
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]);
    design.server("browser", "users", &["web-client"]).at("browser", &["10.2.0.7"]);
    design.option("web", "iis.https-port", "80");
    design
}

/// Case 3: the article is not for Windows Firewall, so that rules for hosts are a language of their own, marked as such,
/// that names RPC by what listens and not by its ports.
#[test]
fn case_03_a_host_firewall_is_a_mode_of_its_own() {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &["domain-controller", "dns-server"], "corp.example").at("dc1", &["10.1.0.10"]);
    design.joined("pc", "users", &["workstation"], "corp.example").at("pc", &["10.2.0.7"]);
    let catalog = catalog();
    let report = design.report();
    let plan = Plan::new(&design.project, &catalog, &report);
    let rules = rules(&design, "fw");
    let context = DeviceContext::new(&plan, &rules).unwrap();
    let language = Language::find("windows-firewall").unwrap();
    assert!(language.description.contains("host firewall"));
    let text = &language.write(&context).unwrap().artifacts[0].text;
    assert!(text.contains("A firewall of hosts"));
    assert!(text.contains("'RPC'") && text.contains("'RPCEPMap'") && !text.contains("1024-65535',"), "{text}");
}

/// Case 9: who opens a connection can be a setting of the product.
#[test]
fn case_09_direction_is_a_setting_where_the_product_has_one() {
    let mut design = Design::three_segments();
    design.server("site", "servers", &["configmgr-site-server"]).os("site", Os::WindowsServer2019);
    design.server("point", "dmz", &["configmgr-state-migration-point"]).os("point", Os::WindowsServer2019);
    let to_site = |design: &Design| design.flows().between("dmz", "servers");
    let from_site = |design: &Design| design.flows().between("servers", "dmz");
    let (before_in, before_out) = (to_site(&design), from_site(&design));
    design.project_option("configmgr.initiator", "site-server");
    let (after_in, after_out) = (to_site(&design), from_site(&design));
    assert!(!before_in.is_empty() && !before_out.is_empty());
    assert!(after_in.len() < before_in.len(), "{before_in:?} {after_in:?}");
    assert_eq!(before_out, after_out);
}

/// Case 10: answers have rules of their own where a device keeps no state, and only there; those of TCP need an open
/// connection.
#[test]
fn case_10_only_a_stateless_device_has_rules_for_answers() {
    let mut design = web();
    assert_eq!(lines(&rules(&design, "fw")), ["10.2.0.7 -> 10.1.0.5 tcp 80"]);
    design.device("fw", |device| device.is_stateful = false);
    let both = lines(&rules(&design, "fw"));
    assert_eq!(both, ["10.1.0.5 -> 10.2.0.7 tcp from 80 established answers", "10.2.0.7 -> 10.1.0.5 tcp 80"]);
}

/// Case 23: before a translation a device sees the one address, behind it the other.
#[test]
fn case_23_each_device_sees_its_own_side_of_a_translation() {
    let mut design = Design::default();
    design.segment("users", SegmentKind::User, "10.2.0.0/16");
    design.segment("middle", SegmentKind::Internal, "10.9.0.0/24");
    design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
    design.firewall("outer", &["users", "middle"]).firewall("inner", &["middle", "servers"]);
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]).option("web", "iis.https-port", "80");
    design.server("browser", "users", &["web-client"]).at("browser", &["10.2.0.7"]);
    design.device("inner", |device| {
        device.translations = vec![Translation {
            kind: TranslationKind::Destination,
            outside: "middle".into(),
            real: "10.1.0.5".parse().unwrap(),
            translated: "10.9.0.80".parse().unwrap(),
        }];
    });
    assert_eq!(lines(&rules(&design, "outer")), ["10.2.0.7 -> 10.9.0.80 tcp 80"]);
    assert_eq!(lines(&rules(&design, "inner")), ["10.2.0.7 -> 10.1.0.5 tcp 80"]);
}

/// Case 26: broader rules are made only where somebody asks, and then everything that they open beyond the flows is
/// listed, no more and no less.
#[test]
fn case_26_what_an_aggregation_opens_is_listed() {
    let mut design = web();
    assert!(rules(&design, "fw").widened.is_empty());
    design.device("fw", |device| device.aggregation = Aggregation::Segments);
    let wide = rules(&design, "fw");
    assert_eq!(lines(&wide), ["10.2.0.0/16 -> 10.1.0.0/24 tcp 80"]);
    let needed = PacketSet::from(rules(&web(), "fw").packets(&rules(&web(), "fw").rules[0]));
    let open = PacketSet::from(wide.packets(&wide.rules[0]));
    let listed = wide.widened.iter().fold(PacketSet::new(), |all, widening| all.union(&widening.packets));
    assert_eq!(listed, open.difference(&needed));
    // A supernet opens the way to the networks within it, which are named.
    design.device("fw", |device| {
        device.aggregation = Aggregation::Hosts;
        device.supernets = vec!["10.0.0.0/14".parse().unwrap()];
    });
    let wide = rules(&design, "fw");
    let is_supernet = |rule: &Rule| rule.destinations.iter().any(|it| matches!(it.object, PartyObject::Supernet(_)));
    assert!(wide.rules.iter().any(is_supernet) && !wide.widened.is_empty());
}

/// Case 28: every device on any of the paths gets the rule, and a restriction takes out those of the excluded ones.
#[test]
fn case_28_all_paths_get_the_rule() {
    let mut design = Design::default();
    design.segment("users", SegmentKind::User, "10.2.0.0/16");
    design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
    design.firewall("fw1", &["users", "servers"]).firewall("fw2", &["users", "servers"]);
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]).option("web", "iis.https-port", "80");
    design.server("browser", "users", &["web-client"]).at("browser", &["10.2.0.7"]);
    let of = |design: &Design, device| lines(&rules(design, device));
    assert_eq!(of(&design, "fw1"), ["10.2.0.7 -> 10.1.0.5 tcp 80"]);
    assert_eq!(of(&design, "fw1"), of(&design, "fw2"));
    let restriction = PathRestriction {
        name: "backup only".into(),
        links: ["fw2:users".into(), "fw2:servers".into()].into(),
        note: String::new(),
    };
    design.apply(&Edit::PutRestriction("backup".into(), restriction));
    assert_eq!(of(&design, "fw1"), ["10.2.0.7 -> 10.1.0.5 tcp 80"]);
    assert!(of(&design, "fw2").is_empty());
}

/// Case 29: rules only permit, so that their order says nothing and merging them is safe: together they let through
/// exactly what the flows need.
#[test]
fn case_29_rules_only_permit_and_merging_changes_nothing() {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &["domain-controller", "dns-server"], "corp.example").at("dc1", &["10.1.0.10"]);
    design.joined("dc2", "servers", &["domain-controller", "dns-server"], "corp.example").at("dc2", &["10.1.0.11"]);
    design.joined("pc", "users", &["workstation"], "corp.example").at("pc", &["10.2.0.7"]);
    design.joined("fs", "dmz", &["file-server"], "corp.example").at("fs", &["10.3.0.9"]);
    let report = design.report();
    let all = device_rules(&design.project, &report);
    prove(&design.project, &report, &all).unwrap();
    let crossing = report.flows.iter().filter(|flow| flow.crosses()).count();
    assert!(all[0].rules.len() * 2 < crossing, "{} rules of {crossing} flows", all[0].rules.len());
    // One rule less or one port more is found.
    let mut less = all.clone();
    less[0].rules.pop();
    assert!(prove(&design.project, &report, &less).is_err());
    let mut more = all;
    more[0].rules[0].destination_ports.insert(portolan::net::PortRange::single(9));
    assert!(prove(&design.project, &report, &more).is_err());
}

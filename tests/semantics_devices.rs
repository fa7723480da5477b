//! The cases of the list of semantics that are about devices and their rules; the others stand in `semantics`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;

use std::collections::BTreeSet;

use common::{Design, catalog};
use portolan::engine::{DeviceRules, PartyObject, Problem, ProblemCode, Rule, device_rules, prove, rules_of_device};
use portolan::export::device::{DeviceContext, Language, Plan};
use portolan::net::{PacketKind, PacketSet};
use portolan::project::{
    Aggregation, Edit, Os, PathRestriction, RelayKind, Segment, SegmentKind, Translation, TranslationKind,
};

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

fn of(design: &Design, code: ProblemCode) -> Vec<Problem> {
    design.report().problems.into_iter().filter(|problem| problem.code == code).collect()
}

/// Gives the firewall relays.
fn relays(design: &mut Design, relays: &[RelayKind]) {
    design.device("fw", |device| device.relays = relays.to_vec());
}

/// Case 17, of another kind: what wakes a segment has the broadcast address of its network as its destination (RFC 919),
/// and nothing answers. IPv6 has no broadcasts.
#[test]
fn case_17_rules_for_wake_on_lan_name_the_broadcast_address() {
    let mut design = Design::three_segments();
    design.server("site", "servers", &["configmgr-site-server"]).server("pc", "users", &["configmgr-client"]);
    design.os("site", Os::WindowsServer2019).os("pc", Os::WindowsServer2019);
    design.at("site", &["10.1.0.9"]).at("pc", &["10.2.0.5"]);
    design.option("site", "need.configmgr-client", "yes").option("pc", "configmgr.wake", "broadcast");
    relays(&mut design, &[RelayKind::WakeOnLan]);
    let flows = design.flows();
    let row = &flows.find("servers", "users", "udp", "9")[0].1;
    assert_eq!(row.destination_servers, ["pc"]);
    assert_eq!(row.destination_addresses, ["10.2.255.255"]);
    let wake = |design: &Design| -> Vec<String> {
        design
            .rule_lines("fw")
            .into_iter()
            .filter(|line| line.ends_with("udp 9") || line.contains("udp from 9"))
            .collect()
    };
    assert_eq!(wake(&design), ["servers>users 10.1.0.9 -> 10.2.255.255 udp 9"]);
    design.device("fw", |device| device.is_stateful = false);
    assert_eq!(wake(&design), ["servers>users 10.1.0.9 -> 10.2.255.255 udp 9"]);
    // Computers that are woken one by one beside those that are woken together are a flow of their own.
    design.server("laptop", "users", &["configmgr-client"]).os("laptop", Os::WindowsServer2019);
    design.at("laptop", &["10.2.0.6"]).option("laptop", "configmgr.wake", "unicast");
    assert_eq!(wake(&design), ["servers>users 10.1.0.9 -> 10.2.0.6;10.2.255.255 udp 9"]);
    let ids: BTreeSet<_> =
        design.flows().find("servers", "users", "udp", "9").iter().map(|it| it.0.id.clone()).collect();
    assert_eq!(ids.len(), 2);
    let only_ipv6 = Segment {
        prefixes: vec!["2001:db8::/64".parse().unwrap()],
        ..Segment::clone(&design.project.segments["users"])
    };
    design.apply(&Edit::PutSegment("users".into(), only_ipv6));
    let lost = of(&design, ProblemCode::BroadcastNotRouted);
    assert!(lost.iter().any(|it| it.hint.contains("IPv6 has none")), "{lost:?}");
}

/// Case 17, of another kind: what is multicast has its group as its destination. Members of the group answer from their
/// own addresses, which a device that keeps state does not take for answers either (UPnP Device Architecture 1.1,
/// section 1.3.3): they have a rule everywhere.
#[test]
fn case_17_rules_for_multicast_name_the_group_and_let_its_members_answer() {
    let mut design = Design::three_segments();
    design.server("pc", "users", &["workstation"]).server("player", "servers", &["upnp-host"]);
    design.at("pc", &["10.2.0.5"]).at("player", &["10.1.0.7"]);
    relays(&mut design, &[RelayKind::Multicast]);
    let flows = design.flows();
    let (flow, row) = flows.find("users", "servers", "udp", "1900")[0];
    assert_eq!((row.source_addresses.concat(), row.destination_servers.concat()), ("10.2.0.5".into(), "player".into()));
    assert_eq!(row.destination_addresses, ["239.255.255.250", "ff05::c"]);
    assert!(flow.is_answered_by_others());
    let said = row.reasons.concat().iter().any(|step| step.contains("multicast group 239.255.255.250"));
    assert!(said && row.references.iter().any(|it| it.contains("UPnP Device Architecture")), "{row:?}");
    let search = |design: &Design| -> Vec<String> {
        design.rule_lines("fw").into_iter().filter(|line| line.contains("1900")).collect()
    };
    let asked = "users>servers 10.2.0.5 -> 239.255.255.250;ff05::c udp 1900";
    let answered = "servers>users 10.1.0.7 -> 10.2.0.5 udp from 1900";
    assert_eq!(search(&design), [answered.to_owned(), asked.to_owned()]);
    design.device("fw", |device| device.is_stateful = false);
    assert_eq!(search(&design), [format!("{answered} answers"), asked.to_owned()]);
}

/// Case 17, of another kind: a MADCAP server is found through its group and asked to renew at its own address (RFC 2730,
/// sections 2.2.7 and 2.10).
#[test]
fn case_17_rules_for_madcap_name_the_group_and_the_server() {
    let mut design = Design::three_segments();
    design.server("dhcp", "servers", &["dhcp-server"]).server("media", "users", &["media-server"]);
    design.at("dhcp", &["10.1.0.8"]).at("media", &["10.2.0.5"]).option("media", "need.dhcp", "yes");
    relays(&mut design, &[RelayKind::Multicast]);
    let flows = design.flows();
    assert_eq!(
        flows.find("users", "servers", "udp", "2535")[0].1.destination_addresses,
        ["10.1.0.8", "239.255.255.254"]
    );
    let leases: Vec<String> = design.rule_lines("fw").into_iter().filter(|line| line.contains("2535")).collect();
    assert_eq!(
        leases,
        [
            "servers>users 10.1.0.8 -> 10.2.0.5 udp from 2535",
            "users>servers 10.2.0.5 -> 10.1.0.8 udp 2535",
            "users>servers 10.2.0.5 -> 239.255.255.254 udp 2535",
        ]
    );
}

/// Case 17, of another kind: a distribution point sends images to a group, and clients send to the server itself
/// (MS-WDSMT, section 3.2.1.1).
#[test]
fn case_17_a_distribution_point_sends_to_a_group() {
    let mut design = Design::three_segments();
    design.server("point", "servers", &["configmgr-distribution-point"]).server("pc", "users", &["configmgr-client"]);
    design.os("point", Os::WindowsServer2019).os("pc", Os::WindowsServer2019).uses("pc", "point");
    design.at("point", &["10.1.0.8"]).at("pc", &["10.2.0.5"]);
    design.option("pc", "need.configmgr-distribution-point", "yes");
    relays(&mut design, &[RelayKind::Multicast]);
    let images: Vec<String> = design.rule_lines("fw").into_iter().filter(|line| line.contains("63000")).collect();
    assert_eq!(
        images,
        ["servers>users 10.1.0.8 -> 239.0.0.0/8 udp 63000-64000", "users>servers 10.2.0.5 -> 10.1.0.8 udp 63000-64000"]
    );
}

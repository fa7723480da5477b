//! What devices have to let through.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;

use std::collections::BTreeSet;

use common::Design;
use portolan::diag::Severity;
use portolan::engine::{self, Contradiction, DeviceRules, PartyObject, ProblemCode, Rule, Subject};
use portolan::ids::FlowId;
use portolan::net::{PacketSet, PortRange, Protocol};
use portolan::project::{
    Aggregation, Edit, Helper, IcmpMessages, Link, Passage, Platform, Segment, SegmentKind, Translation,
    TranslationKind, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind,
};

/// A browser in `users` and a web server at 10.1.0.5 in `servers`, on port 80 alone.
fn web() -> Design {
    let mut design = Design::three_segments();
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]);
    design.server("browser", "users", &["web-client"]);
    design.option("web", "iis.https-port", "80");
    design
}

/// `users` - `fw` - `middle` - `edge` - `servers`, with the two of [`web`].
fn web_behind_two() -> Design {
    let mut design = Design::default();
    design.segment("users", SegmentKind::User, "10.2.0.0/16");
    design.segment("middle", SegmentKind::Internal, "10.9.0.0/24");
    design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
    design.firewall("fw", &["users", "middle"]).firewall("edge", &["middle", "servers"]);
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]);
    design.server("browser", "users", &["web-client"]);
    design.option("web", "iis.https-port", "80");
    design
}

fn translation(kind: TranslationKind, outside: &str, real: &str, translated: &str) -> Translation {
    Translation { kind, outside: outside.into(), real: real.parse().unwrap(), translated: translated.parse().unwrap() }
}

fn translate(design: &mut Design, device: &str, kind: TranslationKind, outside: &str, real: &str, translated: &str) {
    let translation = translation(kind, outside, real, translated);
    design.device(device, |device| device.translations.push(translation));
}

#[test]
fn only_a_stateless_device_has_rules_for_answers() {
    let mut design = web();
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80"]);
    design.device("fw", |device| device.is_stateful = false);
    assert_eq!(
        design.rule_lines("fw"),
        [
            "servers>users 10.1.0.5 -> 10.2.0.0/16 tcp from 80 established",
            "users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80",
        ]
    );
}

#[test]
fn answers_of_udp_and_icmp_are_turned_round() {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &["domain-controller", "dns-server"], "corp").at("dc1", &["10.1.0.10"]);
    design.joined("pc", "users", &["workstation"], "corp");
    design.device("fw", |device| device.is_stateful = false);
    let lines = design.rule_lines("fw");
    let has = |line: &str| lines.iter().any(|it| it == line);
    assert!(has("users>servers 10.2.0.0/16 -> 10.1.0.10 icmp 8"), "{lines:#?}");
    assert!(has("servers>users 10.1.0.10 -> 10.2.0.0/16 icmp 0 answers"), "{lines:#?}");
    let udp = lines.iter().find(|line| line.contains("udp") && line.ends_with("answers")).unwrap();
    assert!(udp.starts_with("servers>users 10.1.0.10 -> 10.2.0.0/16 udp from 53;"), "{lines:#?}");
}

#[test]
fn what_is_only_sent_needs_no_rule_for_answers() {
    let mut design = Design::three_segments();
    design.server("boot", "servers", &["tftp-server"]).server("pc", "users", &["workstation"]).uses("pc", "boot");
    design.device("fw", |device| device.is_stateful = false);
    let lines = design.rule_lines("fw");
    assert!(lines.iter().any(|line| line.ends_with("udp 69")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("from 69")), "{lines:#?}");
}

#[test]
fn answers_take_their_own_way_over_one_way_links() {
    let mut design = web();
    design.device("fw", |device| device.is_stateful = false);
    design.firewall("back", &["users", "servers"]).device("back", |device| device.is_stateful = false);
    let mut one_way = |device: &str, [at_users, at_servers]: [Passage; 2]| {
        for (segment, passage) in [("users", at_users), ("servers", at_servers)] {
            let link = Link { passage, ..Link::new(device.into(), segment.into()) };
            design.apply(&Edit::PutLink(format!("{device}:{segment}").into(), link));
        }
    };
    one_way("fw", [Passage::IntoDevice, Passage::OutOfDevice]);
    one_way("back", [Passage::OutOfDevice, Passage::IntoDevice]);
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80"]);
    assert_eq!(design.rule_lines("back"), ["servers>users 10.1.0.5 -> 10.2.0.0/16 tcp from 80 established"]);
    // One with state has not seen the connection: no rule would help it.
    design.device("back", |device| device.is_stateful = true);
    assert_eq!(design.rule_lines("back"), [""; 0]);
}

#[test]
fn a_device_whose_helper_reads_along_has_no_rule_for_the_data() {
    let mut design = web_behind_two();
    design.server("ftp", "servers", &["ftp-server"]).at("ftp", &["10.1.0.6"]).server("user", "users", &["ftp-client"]);
    design.project_option("ftp.mode", "active").helper("fw", Helper::Ftp);
    let is_data = |line: &String| line.contains("from 20");
    assert_eq!(design.rule_lines("fw").iter().filter(|line| is_data(line)).count(), 0);
    assert_eq!(design.rule_lines("edge").iter().filter(|line| is_data(line)).count(), 1);
}

#[test]
fn equal_sides_and_ports_are_one_rule() {
    let mut design = web();
    // Ports between the same two, neighbours as one range.
    design.option("web", "iis.https-port", "81");
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80-81"]);
    design.option("web", "iis.https-port", "443");
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80;443"]);
    // Sources.
    design.at("browser", &["10.2.0.9"]).server("kiosk", "users", &["web-client"]).at("kiosk", &["10.2.0.7"]);
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.7;10.2.0.9 -> 10.1.0.5 tcp 80;443"]);
    // Destinations.
    design.server("shop", "servers", &["web-server"]).at("shop", &["10.1.0.9"]);
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.7;10.2.0.9 -> 10.1.0.5;10.1.0.9 tcp 80;443"]);
    let rules = design.rules("fw");
    let flows: BTreeSet<FlowId> = design.report().flows.iter().map(|flow| flow.id.clone()).collect();
    assert_eq!(rules.rules[0].flows, flows.into_iter().collect::<Vec<_>>(), "every flow is named");
    // Other sides are other rules.
    design.server("guest", "dmz", &["web-client"]);
    assert_eq!(
        design.rule_lines("fw"),
        [
            "dmz>servers 10.3.0.0/24 -> 10.1.0.5;10.1.0.9 tcp 80;443",
            "users>servers 10.2.0.7;10.2.0.9 -> 10.1.0.5;10.1.0.9 tcp 80;443",
        ]
    );
}

#[test]
fn rules_that_differ_in_more_than_one_thing_stay_apart() {
    let mut design = web();
    design.at("browser", &["10.2.0.9"]);
    design.server("shop", "servers", &["ftp-server"]).at("shop", &["10.1.0.9"]);
    design.server("buyer", "users", &["ftp-client"]).at("buyer", &["10.2.0.7"]);
    design.project_option("ftp.mode", "active");
    let lines = design.rule_lines("fw");
    assert!(lines.contains(&"users>servers 10.2.0.7 -> 10.1.0.9 tcp 21".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"users>servers 10.2.0.9 -> 10.1.0.5 tcp 80".to_owned()), "{lines:#?}");
}

#[test]
fn a_rule_within_another_is_left_out_and_its_flows_move() {
    let mut design = web();
    // A browser without an address stands for all of `users`: what holds for one there is within it.
    design.at("browser", &["10.2.0.9"]).option("web", "iis.https-port", "443");
    design.server("every", "users", &["generic-client"]).uses("every", "web");
    design.server("sql", "servers", &["sql-server"]).at("sql", &["10.1.0.6"]);
    design.server("one", "users", &["sql-client"]).at("one", &["10.2.0.9"]).uses("one", "sql");
    design.server("all", "users", &["sql-client"]).uses("all", "sql");
    let rules = design.rules("fw");
    let lines = design.rule_lines("fw");
    assert!(!lines.iter().any(|line| line.contains("10.2.0.9 -> 10.1.0.6")), "{lines:#?}");
    let report = design.report();
    for flow in report.flows.iter().filter(|flow| flow.destination_servers.contains(&"sql".into())) {
        assert!(rules.rules.iter().any(|rule| rule.flows.contains(&flow.id)), "{flow:?}");
    }
}

#[test]
fn who_has_no_address_is_the_segment_or_a_symbol() {
    let mut design = web();
    design.segment("bare", SegmentKind::Internal, "").segment("world", SegmentKind::Internet, "");
    design.firewall("fw", &["bare", "world"]);
    design.server("near", "bare", &["web-client"]).server("far", "world", &["web-client"]);
    assert_eq!(
        design.rule_lines("fw"),
        [
            "bare>servers server near -> 10.1.0.5 tcp 80",
            "users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80",
            "world>servers 0.0.0.0/0;::/0 -> 10.1.0.5 tcp 80",
        ]
    );
    let rules = design.rules("fw");
    assert_eq!(rules.without_address, [PartyObject::Server("near".into())]);
    let from: Vec<&PartyObject> = rules.rules.iter().map(|rule| &rule.sources[0].object).collect();
    assert_eq!(
        from,
        [
            &PartyObject::Server("near".into()),
            &PartyObject::Segment("users".into()),
            &PartyObject::Segment("world".into())
        ]
    );
}

#[test]
fn families_are_never_mixed() {
    let mut design = web();
    let users = Segment {
        name: "users".into(),
        prefixes: ["10.2.0.0/16", "2001:db8:2::/64"].iter().map(|prefix| prefix.parse().unwrap()).collect(),
        ..Segment::default()
    };
    design.apply(&Edit::PutSegment("users".into(), users)).at("web", &["10.1.0.5", "2001:db8:1::5"]);
    let rules = design.rules("fw");
    assert_eq!(rules.rules.len(), 1);
    let packets = PacketSet::from(rules.packets(&rules.rules[0])).canonical();
    let boxes: Vec<String> = packets.boxes().iter().map(ToString::to_string).collect();
    assert_eq!(boxes, ["10.2.0.0/16 -> 10.1.0.5 tcp 80", "2001:db8:2::/64 -> 2001:db8:1::5 tcp 80"]);
    // Two that share no family have a rule that says so and that lets nothing through.
    design.at("web", &["2001:db8:1::5"]).at("browser", &["10.2.0.9"]);
    let rules = design.rules("fw");
    assert_eq!(rules.rules.len(), 1);
    assert!(rules.packets(&rules.rules[0]).is_empty());
}

#[test]
fn each_device_sees_its_side_of_a_translation() {
    let mut design = web_behind_two();
    design.device("fw", |device| device.is_stateful = false).device("edge", |device| device.is_stateful = false);
    translate(&mut design, "fw", TranslationKind::Source, "middle", "10.2.0.0/16", "10.9.0.200");
    translate(&mut design, "edge", TranslationKind::Static, "middle", "10.1.0.0/24", "10.8.7.0/24");
    let at_fw =
        ["middle>users 10.8.7.5 -> 10.2.0.0/16 tcp from 80 established", "users>middle 10.2.0.0/16 -> 10.8.7.5 tcp 80"];
    let at_edge = [
        "middle>servers 10.9.0.200 -> 10.1.0.5 tcp 80",
        "servers>middle 10.1.0.5 -> 10.9.0.200 tcp from 80 established",
    ];
    assert_eq!(
        (design.rule_lines("fw"), design.rule_lines("edge")),
        (at_fw.map(str::to_owned).into(), at_edge.map(str::to_owned).into())
    );
    // Platforms that look at their rules before they translate see what comes in as it comes in.
    for platform in [Platform::PanOs, Platform::CiscoIos] {
        for device in ["fw", "edge"] {
            design.device(device, |device| device.platform = platform);
        }
        assert_eq!(
            design.rule_lines("fw"),
            [
                "middle>users 10.8.7.5 -> 10.9.0.200 tcp from 80 established",
                "users>middle 10.2.0.0/16 -> 10.8.7.5 tcp 80",
            ]
        );
        assert_eq!(
            design.rule_lines("edge"),
            [
                "middle>servers 10.9.0.200 -> 10.8.7.5 tcp 80",
                "servers>middle 10.1.0.5 -> 10.9.0.200 tcp from 80 established",
            ]
        );
    }
}

#[test]
fn translations_map_one_to_one_or_many_to_one_and_only_what_is_theirs() {
    use TranslationKind::{Destination, Source, Static};
    let at_edge = |kind, real: &str, translated: &str| {
        let mut design = web_behind_two();
        translate(&mut design, "fw", kind, "middle", real, translated);
        let lines = design.rule_lines("edge");
        let [line] = &lines[..] else { panic!("{lines:#?}") };
        line.strip_prefix("middle>servers ").unwrap().strip_suffix(" -> 10.1.0.5 tcp 80").unwrap().to_owned()
    };
    assert_eq!(at_edge(Source, "10.2.0.0/16", "10.77.0.0/16"), "10.77.0.0/16");
    assert_eq!(at_edge(Source, "10.0.0.0/8", "11.0.0.0/8"), "11.2.0.0/16", "one to one within");
    assert_eq!(at_edge(Static, "10.0.0.0/8", "10.9.0.201"), "10.9.0.201", "many to one");
    assert_eq!(at_edge(Source, "10.2.128.0/17", "10.9.0.201"), "10.2.0.0/17;10.9.0.201", "a part of them");
    assert_eq!(at_edge(Source, "10.5.0.0/16", "10.9.0.201"), "10.2.0.0/16", "others");
    assert_eq!(at_edge(Destination, "10.2.0.0/16", "10.9.0.201"), "10.2.0.0/16", "the other direction");
    assert_eq!(at_edge(Source, "10.2.0.0/16", "2001:db8::/112"), "10.2.0.0/16", "another family");
    // Towards another side.
    let mut design = web_behind_two();
    translate(&mut design, "fw", Source, "users", "10.2.0.0/16", "10.9.0.201");
    assert_eq!(design.rule_lines("edge"), ["middle>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80"]);
}

#[test]
fn behind_paths_that_translate_differently_every_form_arrives() {
    let mut design = web_behind_two();
    design.firewall("fw-b", &["users", "middle"]);
    translate(&mut design, "fw", TranslationKind::Source, "middle", "10.2.0.0/16", "10.9.0.201");
    assert_eq!(design.rule_lines("edge"), ["middle>servers 10.2.0.0/16;10.9.0.201 -> 10.1.0.5 tcp 80"]);
    let rules = design.rules("edge");
    assert!(rules.rules[0].sources[0].is_translated && !rules.rules[0].destinations[0].is_translated);
    translate(&mut design, "fw-b", TranslationKind::Source, "middle", "10.2.0.0/16", "10.9.0.202");
    assert_eq!(design.rule_lines("edge"), ["middle>servers 10.9.0.201-10.9.0.202 -> 10.1.0.5 tcp 80"]);
}

#[test]
fn what_a_provider_opens_follows_the_connection_of_its_consumer() {
    let mut design = web_behind_two();
    design.server("ftp", "servers", &["ftp-server"]).at("ftp", &["10.1.0.6"]).server("user", "users", &["ftp-client"]);
    design.project_option("ftp.mode", "active");
    let data = |design: &Design| design.rule_lines("edge").into_iter().find(|line| line.contains("from 20")).unwrap();
    assert_eq!(data(&design), "servers>middle 10.1.0.6 -> 10.2.0.0/16 tcp 1024-65535 from 20");
    translate(&mut design, "fw", TranslationKind::Source, "middle", "10.2.0.0/16", "10.9.0.201");
    assert_eq!(data(&design), "servers>middle 10.1.0.6 -> 10.9.0.201 tcp 1024-65535 from 20");
}

#[test]
fn between_the_ends_of_a_tunnel_only_its_outside_passes() {
    let mut design = web_behind_two();
    design.segment("branch", SegmentKind::User, "10.4.0.0/16").segment("wan", SegmentKind::Partner, "10.8.0.0/24");
    design.firewall("site", &["branch", "wan"]).firewall("gate", &["wan", "users"]);
    design.server("teller", "branch", &["web-client"]).at("teller", &["10.4.0.4"]);
    design.apply(&Edit::PutTunnel(
        "t".into(),
        Tunnel {
            name: "t".into(),
            kind: TunnelKind::Ipsec,
            first: TunnelEnd::Device("site".into()),
            second: TunnelEnd::Device("edge".into()),
            initiator: TunnelInitiator::First,
            note: String::new(),
        },
    ));
    let link = Link { addresses: vec!["10.8.0.1/24".parse().unwrap()], ..Link::new("site".into(), "wan".into()) };
    design.apply(&Edit::PutLink("site:wan".into(), link));
    assert_eq!(design.rule_lines("site"), ["branch>tunnel t 10.4.0.4 -> 10.1.0.5 tcp 80"]);
    assert_eq!(
        design.rule_lines("edge"),
        ["middle>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80", "tunnel t>servers 10.4.0.4 -> 10.1.0.5 tcp 80"]
    );
    let lines = design.rule_lines("fw");
    assert_eq!(
        lines,
        [
            "users>middle 10.2.0.0/16 -> 10.1.0.5 tcp 80",
            "users>middle 10.8.0.1 -> 10.9.0.0/24 esp",
            "users>middle 10.8.0.1 -> 10.9.0.0/24 udp 500;4500",
        ]
    );
    // The outside serves what it carries, by flows of its own.
    let report = design.report();
    let rules = design.rules("fw");
    let flow = report.flows.iter().find(|flow| flow.id == rules.rules[1].flows[0]).unwrap();
    assert_eq!(flow.carries.as_ref().unwrap().tunnel, "t".into());
}

#[test]
fn whole_segments_list_what_they_open_beyond() {
    let mut design = web();
    design.device("fw", |device| device.aggregation = Aggregation::Segments);
    let rules = design.rules("fw");
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.0/24 tcp 80"]);
    assert_eq!(rules.rules[0].destinations[0].object, PartyObject::Segment("servers".into()));
    let [widening] = &rules.widened[..] else { panic!("{:?}", rules.widened) };
    assert_eq!(widening.rule, rules.rules[0].id);
    assert_eq!(rules.describe(&widening.packets), ["10.2.0.0/16 -> 10.1.0.0-10.1.0.4;10.1.0.6-10.1.0.255 tcp 80"]);
    assert!(widening.foreign_sources.is_empty() && widening.foreign_destinations.is_empty());
    let problems = problems(&design, ProblemCode::RulesWidened);
    assert_eq!(problems, [(Severity::Note, vec![Subject::Device("fw".into())])]);
    // Who stands outside the prefixes of his segment, or in one without any, stays what he is.
    design.at("web", &["10.77.0.5"]);
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.77.0.5 tcp 80"]);
    assert!(design.rules("fw").widened.is_empty());
    // With the segments it is one rule where the hosts are many.
    design.at("web", &["10.1.0.5"]).option("web", "iis.https-port", "443");
    for (number, server) in ["w1", "w2", "w3"].into_iter().enumerate() {
        design.server(server, "servers", &["ftp-server"]).at(server, &[&format!("10.1.0.{}", 10 + number)]);
        design.server(&format!("c{server}"), "users", &["ftp-client"]);
    }
    let broad = design.rule_lines("fw").len();
    design.device("fw", |device| device.aggregation = Aggregation::Hosts);
    assert!(broad < design.rule_lines("fw").len());
}

#[test]
fn all_of_icmp_is_listed_beyond_the_types_that_are_needed() {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &["domain-controller", "dns-server"], "corp").at("dc1", &["10.1.0.10"]);
    design.joined("pc", "users", &["workstation"], "corp");
    let exact = design.rule_lines("fw");
    design.device("fw", |device| device.icmp_messages = IcmpMessages::All);
    let lines = design.rule_lines("fw");
    let changed: Vec<&String> = lines.iter().filter(|line| !exact.contains(line)).collect();
    assert_eq!(changed, ["users>servers 10.2.0.0/16 -> 10.1.0.10 icmp"]);
    assert_eq!(lines.len(), exact.len(), "nothing else is another");
    let rules = design.rules("fw");
    let [widening] = &rules.widened[..] else { panic!("{:?}", rules.widened) };
    assert_eq!(rules.describe(&widening.packets), ["10.2.0.0/16 -> 10.1.0.10 icmp 0-7;9-255"]);
    assert!(widening.foreign_sources.is_empty() && widening.foreign_destinations.is_empty());
    let noted = [(Severity::Note, vec![Subject::Device("fw".into())])];
    assert_eq!(problems(&design, ProblemCode::RulesWidened), noted);
    engine::prove(&design.project, &design.report(), &[rules]).unwrap();
    // Answers have their own way on a device without state, all of them too.
    design.device("fw", |device| device.is_stateful = false);
    let lines = design.rule_lines("fw");
    let icmp: Vec<&str> = lines.iter().map(String::as_str).filter(|line| line.contains("icmp")).collect();
    assert_eq!(
        icmp,
        ["servers>users 10.1.0.10 -> 10.2.0.0/16 icmp answers", "users>servers 10.2.0.0/16 -> 10.1.0.10 icmp"]
    );
    // The flows are what they were: what is needed is an echo.
    assert!(
        design
            .report()
            .flows
            .iter()
            .all(|flow| { flow.protocol != Protocol::Icmp || flow.destination_ports == Some(PortRange::single(8)) })
    );
}

#[test]
fn a_supernet_names_the_segments_that_it_opens_for_nobody() {
    let mut design = web();
    design.segment("other", SegmentKind::Internal, "10.1.1.0/24");
    design
        .device("fw", |device| device.supernets = vec!["10.1.0.0/16".parse().unwrap(), "10.1.0.0/24".parse().unwrap()]);
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.0/16 tcp 80"], "the widest");
    let rules = design.rules("fw");
    assert_eq!(rules.rules[0].destinations[0].object, PartyObject::Supernet("10.1.0.0/16".parse().unwrap()));
    let [widening] = &rules.widened[..] else { panic!("{:?}", rules.widened) };
    assert_eq!((&widening.foreign_sources[..], &widening.foreign_destinations[..]), (&[][..], &["other".into()][..]));
    assert_eq!(
        problems(&design, ProblemCode::RulesWidened),
        [(Severity::Warning, vec![Subject::Device("fw".into()), Subject::Segment("other".into())])]
    );
    // What is not within it as a whole stays as it is.
    design.at("web", &["10.1.0.5", "10.77.0.5"]);
    assert_eq!(design.rule_lines("fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.5;10.77.0.5 tcp 80"]);
}

fn problems(design: &Design, code: ProblemCode) -> Vec<(Severity, Vec<Subject>)> {
    let problems = design.report().problems.into_iter().filter(|problem| problem.code == code);
    problems.map(|problem| (problem.severity, problem.subjects)).collect()
}

#[test]
fn more_rules_than_the_budget_are_a_problem() {
    let mut design = web();
    design.server("guest", "dmz", &["web-client"]);
    design.device("fw", |device| device.rule_budget = Some(2));
    assert_eq!(design.rule_lines("fw").len(), 2);
    assert_eq!(problems(&design, ProblemCode::RuleBudgetExceeded), []);
    design.device("fw", |device| device.rule_budget = Some(1));
    assert_eq!(
        problems(&design, ProblemCode::RuleBudgetExceeded),
        [(Severity::Warning, vec![Subject::Device("fw".into())])]
    );
}

#[test]
fn the_proof_sees_every_kind_of_fault() {
    let mut design = web();
    design.device("fw", |device| device.aggregation = Aggregation::Segments);
    design.server("guest", "dmz", &["web-client"]).at("guest", &["10.3.0.3"]);
    let report = design.report();
    let good = design.rules("fw");
    let prove = |change: &dyn Fn(&mut DeviceRules)| {
        let mut rules = good.clone();
        change(&mut rules);
        engine::prove(&design.project, &report, &[rules])
    };
    let rule = |change: &dyn Fn(&mut Rule)| prove(&|rules| change(&mut rules.rules[0]));
    assert_eq!(prove(&|_| {}), Ok(()));
    assert!(matches!(prove(&|rules| drop(rules.rules.pop())), Err(Contradiction::Closed { .. })));
    assert!(matches!(rule(&|rule| rule.flows.clear()), Err(Contradiction::WrongFlow { flow: None, .. })));
    assert!(matches!(rule(&|rule| rule.flows.push("f0".into())), Err(Contradiction::WrongFlow { .. })));
    let of_another = good.rules[1].flows[0].clone();
    assert!(matches!(rule(&|rule| rule.flows.push(of_another.clone())), Err(Contradiction::WrongFlow { .. })));
    let more = rule(&|rule| rule.destination_ports.insert(PortRange::single(81)));
    assert!(matches!(&more, Err(Contradiction::Open { packets, .. }) if packets.contains("tcp 81")), "{more:?}");
    assert!(matches!(rule(&|rule| rule.to = rule.from.clone()), Err(Contradiction::Closed { .. })));
    assert!(matches!(
        rule(&|rule| rule.destinations[0].blocks = vec!["10.1.0.6".parse().unwrap()]),
        Err(Contradiction::Closed { .. })
    ));
    assert!(matches!(prove(&|rules| drop(rules.widened.pop())), Err(Contradiction::Open { .. })));
    let too_much = prove(&|rules| {
        let packets = rules.packets(&rules.rules[0]);
        rules.widened[0].packets.insert(&packets);
    });
    assert!(matches!(too_much, Err(Contradiction::ListedTooMuch { .. })), "{too_much:?}");
}

#[test]
fn a_rule_has_the_same_id_on_each_member_of_a_pair() {
    let mut design = web();
    design.firewall("twin", &["users", "servers", "dmz"]);
    let ids = |device: &str| design.rules(device).rules.into_iter().map(|rule| rule.id).collect::<Vec<_>>();
    assert_eq!(ids("fw"), ids("twin"));
    assert!(ids("fw")[0].as_str().starts_with('r'));
    let before = ids("fw");
    design.option("web", "iis.https-port", "443");
    assert_ne!(before, design.rules("fw").rules.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>());
}

//! What devices have to let through.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;

use common::Design;
use portolan::engine::{DeviceRules, HopSide, Rule, rules_of_device};
use portolan::net::PacketKind;
use portolan::project::{SegmentKind, Translation, TranslationKind};

fn rules(design: &Design, device: &str) -> DeviceRules {
    rules_of_device(&design.project, &design.report(), &device.into())
}

fn side(side: &HopSide) -> &str {
    match side {
        HopSide::Segment(id) => id.as_str(),
        HopSide::Tunnel(id) => id.as_str(),
    }
}

/// A rule in a line: `users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80`.
fn line(rules: &DeviceRules, rule: &Rule) -> String {
    let answers = if rule.kind == PacketKind::Reply { " answers" } else { "" };
    let name = |symbol: u32| format!("{:?}", rules.without_address[usize::try_from(symbol).unwrap()]);
    format!("{}>{} {}{answers}", side(&rule.from), side(&rule.to), rules.packets(rule).describe(&name))
}

fn lines(design: &Design, device: &str) -> Vec<String> {
    let rules = rules(design, device);
    rules.rules.iter().map(|rule| line(&rules, rule)).collect()
}

/// A browser in `users` and a web server at 10.1.0.5 in `servers`.
fn web() -> Design {
    let mut design = Design::three_segments();
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]);
    design.server("browser", "users", &["web-client"]);
    design.option("web", "iis.https-port", "80");
    design
}

fn translation(kind: TranslationKind, outside: &str, real: &str, translated: &str) -> Translation {
    Translation { kind, outside: outside.into(), real: real.parse().unwrap(), translated: translated.parse().unwrap() }
}

#[test]
fn a_stateful_device_needs_no_rule_for_answers_and_a_stateless_one_does() {
    let mut design = web();
    assert_eq!(lines(&design, "fw"), ["users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80"]);
    design.device("fw", |device| device.is_stateful = false);
    assert_eq!(
        lines(&design, "fw"),
        [
            "servers>users 10.1.0.5 -> 10.2.0.0/16 tcp from 80 established answers",
            "users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80",
        ]
    );
}

/// `users` - `fw` - `middle` - `edge` - `web`, where `fw` hides the users and `edge` shows the web server as another.
#[test]
fn each_device_sees_its_side_of_a_translation() {
    let mut design = Design::default();
    design.segment("users", SegmentKind::User, "10.2.0.0/16");
    design.segment("middle", SegmentKind::Internal, "10.9.0.0/24");
    design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
    design.firewall("fw", &["users", "middle"]).firewall("edge", &["middle", "servers"]);
    design.server("web", "servers", &["web-server"]).at("web", &["10.1.0.5"]);
    design.option("web", "iis.https-port", "80");
    design.server("browser", "users", &["web-client"]);
    design.device("fw", |device| {
        device.is_stateful = false;
        device.translations = vec![translation(TranslationKind::Source, "middle", "10.2.0.0/16", "10.9.0.200")];
    });
    design.device("edge", |device| {
        device.is_stateful = false;
        device.translations = vec![translation(TranslationKind::Static, "middle", "10.1.0.0/24", "10.8.7.0/24")];
    });
    assert_eq!(
        lines(&design, "fw"),
        [
            "middle>users 10.8.7.5 -> 10.2.0.0/16 tcp from 80 established answers",
            "users>middle 10.2.0.0/16 -> 10.8.7.5 tcp 80",
        ]
    );
    assert_eq!(
        lines(&design, "edge"),
        [
            "middle>servers 10.9.0.200 -> 10.1.0.5 tcp 80",
            "servers>middle 10.1.0.5 -> 10.9.0.200 tcp from 80 established answers",
        ]
    );
}

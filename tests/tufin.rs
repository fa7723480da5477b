//! The import files of Tufin SecureTrack, read back: what each pair of zones allows is what its flows need.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;
mod readers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::{Design, catalog};
use portolan::diag::{Diagnostic, SourceFile};
use portolan::engine::{self, Report};
use portolan::export::{Exporter, Matrix, MatrixOptions, ScopeMode, refusals};
use portolan::ids::SegmentId;
use portolan::net::{PortRange, PortSet, Protocol};
use portolan::project::templates::{TEMPLATES, find_template};
use portolan::project::{
    PolicyRule, Project, SegmentKind, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind, Verdict, ZoneSelector, file,
};
use readers::tufin::{Line, read_policy, read_zones};

const NETWORKS: u64 = 200;

fn sample(name: &str) -> Project {
    file::read(&SourceFile::new(name, find_template(name).unwrap().text), Some(&catalog())).unwrap().0
}

fn export(project: &Project, report: &Report, id: &str, options: &MatrixOptions) -> Result<String, Vec<Diagnostic>> {
    let catalog = catalog();
    let matrix = Matrix { project, catalog: &catalog, report, options };
    match Exporter::find(id).unwrap().export(&matrix) {
        Ok(bytes) => Ok(String::from_utf8(bytes).unwrap()),
        Err(error) => Err(refusals(&error).unwrap().to_vec()),
    }
}

fn policy(project: &Project, options: &MatrixOptions) -> BTreeMap<(String, String), Line> {
    read_policy(&export(project, &engine::compute(project, &catalog()), "tufin-usp", options).unwrap())
}

/// What the flows of a pair need, and those over protocols that the form has no word for.
#[derive(Default)]
struct Needed {
    services: BTreeMap<Protocol, PortSet>,
    unsayable: BTreeMap<Protocol, Vec<String>>,
    has_risk: bool,
}

fn needed(report: &Report) -> BTreeMap<(SegmentId, SegmentId), Needed> {
    let mut pairs: BTreeMap<_, Needed> = BTreeMap::new();
    for flow in &report.flows {
        let needed = pairs.entry((flow.source_segment.clone(), flow.destination_segment.clone())).or_default();
        needed.has_risk |= !flow.risks.is_empty();
        let ports = flow.destination_ports.unwrap_or(match flow.protocol {
            Protocol::Icmp => PortRange::new(0, 255),
            _ => PortRange::new(0, 65_535),
        });
        if matches!(flow.protocol, Protocol::Tcp | Protocol::Udp | Protocol::Icmp) {
            needed.services.entry(flow.protocol).or_default().insert(ports);
        } else {
            needed.unsayable.entry(flow.protocol).or_default().push(flow.id.to_string());
        }
    }
    pairs
}

/// How many pairs were compared, and how many are refused for their protocols.
#[derive(Debug, Default)]
struct Counts {
    allowed: usize,
    blocked: usize,
    refused: usize,
}

/// Compares a project with its policy: as a whole, or pair by pair where something in it cannot be said.
fn compare(project: &Project, counts: &mut Counts) {
    let report = engine::compute(project, &catalog());
    let needed = needed(&report);
    let is_outside = |id: &SegmentId| {
        let segment = &project.segments[id];
        segment.kind == SegmentKind::Internet && (segment.name == "Internet" || segment.prefixes.is_empty())
    };
    let zone = |id: &SegmentId| {
        if is_outside(id) { "Internet".to_owned() } else { project.segments[id].name.clone() }
    };
    let pairs: Vec<(&SegmentId, &SegmentId)> = project
        .segments
        .keys()
        .flat_map(|from| project.segments.keys().map(move |to| (from, to)))
        .filter(|(from, to)| from != to)
        .collect();
    let mut same = |(from, to): (&SegmentId, &SegmentId), line: &Line| {
        let nothing = Needed::default();
        let needed = needed.get(&(from.clone(), to.clone())).unwrap_or(&nothing);
        assert!(needed.unsayable.is_empty(), "{from} to {to}");
        assert_eq!(line.allowed, needed.services, "{from} to {to}");
        assert_eq!(line.is_logged, needed.has_risk, "{from} to {to}");
        if line.allowed.is_empty() { counts.blocked += 1 } else { counts.allowed += 1 }
    };
    match export(project, &report, "tufin-usp", &MatrixOptions::default()) {
        Ok(text) => {
            let policy = read_policy(&text);
            assert_eq!(policy.len(), pairs.len());
            for (from, to) in pairs {
                same((from, to), &policy[&(zone(from), zone(to))]);
            }
        }
        Err(refused) => {
            let unsayable = pairs.iter().filter_map(|(from, to)| needed.get(&((*from).clone(), (*to).clone())));
            let unsayable: Vec<&Vec<String>> = unsayable.flat_map(|needed| needed.unsayable.values()).collect();
            assert!(!unsayable.is_empty(), "refused without a cause: {refused:?}");
            assert_eq!(refused.len(), unsayable.len());
            for flows in unsayable {
                let is_named = |it: &Diagnostic| flows.iter().all(|flow| it.message.contains(flow));
                assert!(refused.iter().any(is_named), "{flows:?} are in none of {refused:?}");
            }
            for (from, to) in pairs {
                let options =
                    MatrixOptions { from: Some(from.clone()), to: Some(to.clone()), ..MatrixOptions::default() };
                if let Ok(text) = export(project, &report, "tufin-usp", &options) {
                    let policy = read_policy(&text);
                    assert_eq!(policy.len(), 1);
                    same((from, to), &policy[&(zone(from), zone(to))]);
                } else {
                    assert!(!needed[&(from.clone(), to.clone())].unsayable.is_empty(), "{from} to {to}");
                    counts.refused += 1;
                }
            }
        }
    }
}

#[test]
fn each_pair_of_zones_allows_what_its_flows_need_and_nothing_else() {
    let mut counts = Counts::default();
    for template in TEMPLATES {
        compare(&sample(template.name), &mut counts);
    }
    assert!(counts.allowed >= 30 && counts.blocked > 40 && counts.refused == 1, "{counts:?}");
    for seed in 0..NETWORKS {
        let mut project = common::random::parts(seed).project();
        // Only one zone can be the outside.
        let outside = project.segments.iter().filter(|(_, segment)| segment.kind == SegmentKind::Internet);
        let others: Vec<SegmentId> = outside.skip(1).map(|(id, _)| id.clone()).collect();
        for (number, id) in others.iter().enumerate() {
            let segment = Arc::make_mut(&mut project.segments).get_mut(id).unwrap();
            if segment.prefixes.is_empty() {
                Arc::make_mut(segment).prefixes = vec![format!("198.51.100.{number}/32").parse().unwrap()];
            }
        }
        compare(&project, &mut counts);
    }
    assert!(counts.allowed > 500 && counts.blocked > 500 && counts.refused > 20, "{counts:?}");
}

#[test]
fn the_zones_have_the_prefixes_of_their_segments() {
    for template in TEMPLATES {
        let project = sample(template.name);
        let report = engine::compute(&project, &catalog());
        let zones = read_zones(&export(&project, &report, "tufin-zones", &MatrixOptions::default()).unwrap());
        let own = project.segments.values().filter(|segment| segment.name != "Internet");
        let expected: BTreeMap<String, _> = own
            .map(|segment| {
                let mut prefixes = segment.prefixes.clone();
                prefixes.sort_unstable();
                (segment.name.clone(), prefixes)
            })
            .collect();
        let read: BTreeMap<String, _> = zones
            .into_iter()
            .map(|(name, mut zone)| {
                zone.subnets.sort_unstable();
                (name, zone.subnets)
            })
            .collect();
        assert_eq!(read, expected, "{}", template.name);
    }
}

#[test]
fn two_segments_are_two_zones_of_the_same_names_in_both_files() {
    let project = sample("internet-dmz");
    let report = engine::compute(&project, &catalog());
    let mut ids = project.segments.keys().cloned();
    let (first, second) = (ids.next().unwrap(), ids.next().unwrap());
    let options = MatrixOptions { from: Some(first.clone()), to: Some(second.clone()), ..MatrixOptions::default() };
    let zones = read_zones(&export(&project, &report, "tufin-zones", &options).unwrap());
    let policy = policy(&project, &options);
    let (from, to) = policy.keys().next().unwrap();
    assert_eq!((policy.len(), from, to), (1, &project.segments[&first].name, &project.segments[&second].name));
    let named: BTreeSet<&String> = [from, to].into_iter().filter(|name| *name != "Internet").collect();
    assert_eq!(zones.keys().collect::<BTreeSet<_>>(), named);
}

#[test]
fn a_device_tells_whole_pairs_and_leaves_out_those_of_others() {
    // Two firewalls between users and servers, each with what passes it alone.
    let mut design = Design::default();
    design.segment("users", SegmentKind::User, "10.2.0.0/16");
    design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
    design.segment("dmz", SegmentKind::Dmz, "10.3.0.0/24");
    design.firewall("inner", &["users", "servers"]).firewall("outer", &["servers", "dmz"]);
    design.server("web", "servers", &["web-server"]).server("proxy", "dmz", &["web-server"]);
    design.server("client", "users", &["web-client"]).uses("client", "web");
    design.server("caller", "servers", &["web-client"]).uses("caller", "proxy");
    let all = policy(&design.project, &MatrixOptions::default());
    let of_inner = MatrixOptions { device: Some("inner".into()), ..MatrixOptions::default() };
    let inner = policy(&design.project, &of_inner);
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(all.len(), 6);
    assert!(!all[&pair("servers", "dmz")].allowed.is_empty());
    assert!(!inner.contains_key(&pair("servers", "dmz")), "a pair with flows of another device is not blocked");
    assert_eq!(inner[&pair("users", "servers")].allowed, all[&pair("users", "servers")].allowed);
    assert!(inner[&pair("dmz", "users")].allowed.is_empty());
    assert_eq!(inner.len(), 5);
}

#[test]
fn a_zone_has_a_line_to_itself_only_where_flows_inside_are_asked_for() {
    let mut design = Design::three_segments();
    design.server("web", "servers", &["web-server"]).server("client", "servers", &["web-client"]);
    design.uses("client", "web");
    let servers = ("servers".to_owned(), "servers".to_owned());
    assert!(!policy(&design.project, &MatrixOptions::default()).contains_key(&servers));
    let inside = policy(&design.project, &MatrixOptions { scope: ScopeMode::All, ..MatrixOptions::default() });
    assert_eq!(inside.len(), 9);
    assert!(inside[&servers].allowed[&Protocol::Tcp].contains(443));
}

#[test]
fn severity_follows_the_policy_the_edge_and_trust() {
    let mut design = Design::default();
    for (name, kind) in [
        ("world", SegmentKind::Internet),
        ("partner", SegmentKind::Partner),
        ("dmz", SegmentKind::Dmz),
        ("users", SegmentKind::User),
        ("more users", SegmentKind::User),
        ("admins", SegmentKind::Management),
    ] {
        design.segment(name, kind, "10.0.0.0/24");
    }
    let severity = |project: &Project, from: &str, to: &str| {
        policy(project, &MatrixOptions::default())[&(from.to_owned(), to.to_owned())].severity.clone()
    };
    for (from, to, expected) in [
        ("world", "users", "critical"),
        ("world", "dmz", "high"),
        ("partner", "users", "high"),
        ("users", "more users", "medium"),
        ("users", "world", "low"),
        ("admins", "users", "low"),
        ("users", "admins", "high"),
    ] {
        assert_eq!(severity(&design.project, from, to), expected, "{from} to {to}");
    }
    let mut project = design.project.clone();
    // A rule about one service says nothing of all the rest.
    let rule = |services: &[&str], verdict| PolicyRule {
        name: format!("{verdict} {services:?}"),
        from: ZoneSelector::Kind(SegmentKind::User),
        to: ZoneSelector::Segment("world".into()),
        services: services.iter().map(|service| (*service).to_owned()).collect(),
        verdict,
        note: String::new(),
    };
    project.policy = Arc::new(vec![rule(&["443/tcp"], Verdict::Allow), rule(&[], Verdict::Forbid)]);
    assert_eq!(severity(&project, "users", "world"), "critical");
    assert_eq!(severity(&project, "admins", "world"), "low");
    // Levels of trust count where both segments have one.
    for (name, level) in [("users", 70), ("admins", 30)] {
        let segment = Arc::make_mut(&mut project.segments).get_mut(name).unwrap();
        Arc::make_mut(segment).trust_level = Some(level);
    }
    assert_eq!(severity(&project, "users", "admins"), "low");
    assert_eq!(severity(&project, "admins", "users"), "high");
}

#[test]
fn what_the_form_cannot_say_is_refused_with_the_pair_and_the_flows() {
    let mut design = Design::default();
    design.segment("hq", SegmentKind::Internal, "10.1.0.0/24").segment("branch", SegmentKind::Internal, "10.2.0.0/24");
    design.segment("uplink", SegmentKind::Internet, "198.51.100.0/29");
    design.segment("far uplink", SegmentKind::Internet, "203.0.113.0/29");
    design.firewall("fw-hq", &["hq", "uplink"]).firewall("fw-branch", &["branch", "far uplink"]);
    design.firewall("provider", &["uplink", "far uplink"]);
    let tunnel = Tunnel {
        name: "site to site".into(),
        first: TunnelEnd::Device("fw-hq".into()),
        kind: TunnelKind::Ipsec,
        second: TunnelEnd::Device("fw-branch".into()),
        initiator: TunnelInitiator::Either,
        note: String::new(),
    };
    Arc::make_mut(&mut design.project.tunnels).insert("tunnel".into(), Arc::new(tunnel));
    design.server("web", "hq", &["web-server"]).server("client", "branch", &["web-client"]).uses("client", "web");
    let report = design.report();
    let esp: Vec<_> = report.flows.iter().filter(|flow| flow.protocol == Protocol::Esp).collect();
    assert!(!esp.is_empty());
    let refused = export(&design.project, &report, "tufin-usp", &MatrixOptions::default()).unwrap_err();
    assert!(refused.iter().all(|it| it.code == "unsayable-protocol" && it.hint.is_some()), "{refused:?}");
    for flow in esp {
        let names = [flow.source_segment.as_str(), flow.destination_segment.as_str(), "ESP", flow.id.as_str()];
        let is_named = |it: &Diagnostic| names.iter().all(|name| it.message.contains(name));
        assert!(refused.iter().any(is_named), "{names:?} in {refused:?}");
    }
    // Elsewhere nothing is in the way.
    let options = MatrixOptions { from: Some("branch".into()), ..MatrixOptions::default() };
    let policy = read_policy(&export(&design.project, &report, "tufin-usp", &options).unwrap());
    assert_eq!(policy.len(), 3);
    assert!(!policy[&("branch".to_owned(), "hq".to_owned())].allowed.is_empty());
}

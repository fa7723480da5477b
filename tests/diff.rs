//! The difference of two plans: what it finds, because of what, and that it is the same both ways.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "common/edits.rs"]
mod random;

use std::collections::{BTreeMap, BTreeSet};

use common::{Design, catalog};
use portolan::diag::SourceFile;
use portolan::engine::{
    self, Aspect, Change, DeviceChange, Difference, Field, Planned, Problem, ProblemCode, ProjectChange, Report,
    flows_by_id,
};
use portolan::export::{DIFFERENCE_COLUMNS, DifferenceView, ScopeMode};
use portolan::project::templates::TEMPLATES;
use portolan::project::{
    Domain, Edit, Helper, Item, Link, PathRestriction, PolicyRule, Project, Routing, SegmentKind, Tunnel, TunnelEnd,
    TunnelInitiator, TunnelKind, Verdict, ZoneSelector, file,
};
use proptest::prelude::*;

const DOMAIN: &str = "corp.example";
const CONTROLLER: [&str; 2] = ["domain-controller", "dns-server"];

/// What changed from one project to another.
fn difference(before: &Project, after: &Project) -> Difference {
    let catalog = catalog();
    let (old, new) = (engine::compute(before, &catalog), engine::compute(after, &catalog));
    Difference::new(planned(before, &old), planned(after, &new))
}

fn planned<'a>(project: &'a Project, report: &'a Report) -> Planned<'a> {
    // The catalog lives as long as the program: it is kept in a static.
    static CATALOG: std::sync::OnceLock<std::sync::Arc<portolan::catalog::Catalog>> = std::sync::OnceLock::new();
    Planned { project, catalog: CATALOG.get_or_init(catalog), report }
}

/// A member in `users`, a controller with DNS in `servers`.
fn member_and_controller() -> Design {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, DOMAIN).joined("pc", "users", &["workstation"], DOMAIN);
    design
}

/// The difference that a change of a design makes.
fn changed(design: &Design, change: impl FnOnce(&mut Design)) -> Difference {
    let mut after = Design { project: design.project.clone() };
    change(&mut after);
    difference(&design.project, &after.project)
}

/// What became of flows between segments, with what of them and because of what, each once.
fn told(difference: &Difference) -> BTreeSet<(Change, Vec<Aspect>, Vec<String>)> {
    let crossing = difference.flows.iter().filter(|flow| flow.crosses);
    crossing
        .map(|flow| (flow.change, flow.aspects.clone(), difference.causes(flow).map(ToString::to_string).collect()))
        .collect()
}

fn one(change: Change, aspects: &[Aspect], because: &[&str]) -> BTreeSet<(Change, Vec<Aspect>, Vec<String>)> {
    let because = because.iter().map(|text| (*text).to_owned()).collect();
    [(change, aspects.to_vec(), because)].into()
}

#[test]
fn a_project_with_itself_has_no_difference() {
    for template in TEMPLATES {
        let (project, _) = file::read(&SourceFile::new("p", template.text), None).unwrap();
        let difference = difference(&project, &project.clone());
        assert!(difference.is_empty(), "{}: {difference:#?}", template.name);
        assert!(difference.unchanged_flows > 20 && !difference.devices.is_empty());
    }
}

/// Places, notes and what people wrote are no change.
#[test]
fn what_is_only_drawn_or_written_is_no_change() {
    let design = member_and_controller();
    let difference = changed(&design, |design| {
        design.device("fw", |device| device.note = "first floor".into());
        design.apply(&Edit::Describe { name: "Other".into(), description: "Text".into() });
        design.change("pc", |server| server.note = "new".into());
    });
    assert!(difference.is_empty(), "{difference:#?}");
    // A new name is a change of the project, not of any flow.
    let difference = changed(&design, |design| _ = design.change("pc", |server| server.name = "client".into()));
    assert!(!difference.is_empty() && difference.flows.is_empty(), "{difference:#?}");
    assert_eq!(difference.project_changes[0].to_string(), "server client: name pc -> client");
}

#[test]
fn servers_that_come_go_and_move_are_the_cause_of_their_flows() {
    let design = member_and_controller();
    // Beside one that is there: the flows are the same, with one server more.
    let difference = changed(&design, |design| _ = design.joined("pc2", "users", &["workstation"], DOMAIN));
    assert_eq!(told(&difference), one(Change::Changed, &[Aspect::SourceServers], &["server pc2 is new"]));
    let crossing = design.report().flows.iter().filter(|flow| flow.crosses()).count();
    assert_eq!(difference.count(Change::Changed), crossing);
    // In another segment: flows of its own.
    let difference = changed(&design, |design| _ = design.joined("pc2", "dmz", &["workstation"], DOMAIN));
    assert_eq!(told(&difference), one(Change::Added, &[], &["server pc2 is new"]));
    assert_eq!(difference.unchanged_flows, crossing);
    let difference = changed(&design, |design| _ = design.apply(&Edit::MoveServers(vec!["pc".into()], "dmz".into())));
    let because = ["server pc: segment users -> dmz"];
    let expected: BTreeSet<_> =
        one(Change::Removed, &[], &because).into_iter().chain(one(Change::Added, &[], &because)).collect();
    assert_eq!(told(&difference), expected);
    let device = &difference.devices[0];
    assert_eq!(device.rules_added.len(), device.rules_removed.len());
    assert_eq!(device.before.map(|it| it.ports), device.after.map(|it| it.ports));
    let gone: Vec<Item> = vec![Item::Server("pc".into())];
    let difference = changed(&design, |design| _ = design.apply(&Edit::Remove(gone)));
    assert_eq!(told(&difference), one(Change::Removed, &[], &["server pc is gone"]));
    assert_eq!(difference.devices[0].after.map(|it| (it.rules, it.ports, it.destination_ports)), Some((0, 0, 0)));
    assert_eq!(difference.exposed_ports.1, 0);
}

#[test]
fn only_the_changes_that_a_flow_depends_on_are_its_cause() {
    let mut design = member_and_controller();
    design.server("web", "dmz", &["web-server"]).server("browser", "users", &["web-client"]);
    let difference = changed(&design, |design| {
        design.option("web", "iis.http-port", "8080").option("dc1", "rpc.range", "5000-5100");
        design.option("pc", "iis.http-port", "81").project_option("netbios", "on");
    });
    let (web, rpc) =
        ("server web: option iis.http-port none -> 8080", "server dc1: option rpc.range none -> 5000-5100");
    let netbios = "project: option netbios none -> on";
    let causes: BTreeSet<Vec<String>> = told(&difference).into_iter().map(|(.., causes)| causes).collect();
    assert_eq!(causes, [vec![netbios.to_owned()], vec![rpc.to_owned()], vec![web.to_owned()]].into());
    // The option of the project is no cause where the servers set their own.
    design.option("dc1", "netbios", "off").option("pc", "netbios", "off");
    let difference = changed(&design, |design| _ = design.project_option("netbios", "on"));
    assert!(difference.flows.is_empty());
}

#[test]
fn roles_systems_and_addresses() {
    let mut design = member_and_controller();
    design.at("dc1", &["10.1.0.10"]);
    let difference = changed(&design, |design| _ = design.at("dc1", &["10.1.0.11"]));
    let because = ["server dc1: addresses 10.1.0.10 -> 10.1.0.11"];
    assert_eq!(told(&difference), one(Change::Changed, &[Aspect::DestinationAddresses], &because));
    assert!(difference.devices[0].is_changed(), "the device has to know the address");
    // The prefix of a segment counts for servers without addresses of their own.
    let prefix = |segment: &str, prefix: &'static str| {
        let mut changed = portolan::project::Segment::clone(&design.project.segments[segment]);
        changed.prefixes = vec![prefix.parse().unwrap()];
        Edit::PutSegment(segment.into(), changed)
    };
    let (users, servers) = (prefix("users", "10.4.0.0/16"), prefix("servers", "10.1.0.0/16"));
    let difference = changed(&design, |design| _ = design.apply(&users).apply(&servers));
    let because = ["segment users: prefixes 10.2.0.0/16 -> 10.4.0.0/16"];
    let told_of_users = told(&difference);
    assert_eq!(told_of_users.iter().map(|it| it.1.clone()).collect::<Vec<_>>(), [vec![Aspect::SourceAddresses]]);
    assert!(told_of_users.iter().all(|(.., causes)| causes.contains(&because[0].to_owned())));
    let difference = changed(&design, |design| _ = design.os("dc1", portolan::project::Os::WindowsServer2019));
    assert!(told(&difference).iter().all(|(.., causes)| causes == &["server dc1: os 2003 -> 2019"]));
    assert!(difference.count(Change::Removed) > 0 && difference.count(Change::Added) > 0);
    let difference = changed(&design, |design| _ = design.change("pc", |server| server.domain = None));
    assert!(told(&difference).iter().all(|(.., causes)| causes == &["server pc: domain corp.example -> none"]));
    let difference =
        changed(&design, |design| _ = design.change("pc", |server| server.roles.push("web-server".into())));
    assert!(difference.project_changes[0].to_string().ends_with("roles workstation -> workstation, web-server"));
}

/// A chain of segments `a`, `b`, `c` with a web server at its end, behind `fw1` and `fw2`.
fn chain() -> Design {
    let mut design = Design::default();
    for name in ["a", "b", "c"] {
        design.segment(name, SegmentKind::Internal, "");
    }
    design.firewall("fw1", &["a", "b"]).firewall("fw2", &["b", "c"]);
    design.server("web", "c", &["ftp-server"]).server("browser", "a", &["ftp-client"]);
    design
}

#[test]
fn the_way_changes_because_of_devices_links_restrictions_tunnels() {
    let design = chain();
    let link = |device: &str, segment: &str| {
        Edit::PutLink(format!("{device}:{segment}").into(), Link::new(device.into(), segment.into()))
    };
    let way = [Aspect::EnforcementPoints, Aspect::Path];
    let difference = changed(&design, |design| _ = design.apply(&link("fw1", "c")));
    assert_eq!(told(&difference), one(Change::Changed, &way, &["link fw1 - c is new"]));
    assert_eq!(difference.devices.iter().map(DeviceChange::is_changed).collect::<Vec<_>>(), [true, true]);
    // A redundant partner.
    let difference = changed(&design, |design| _ = design.firewall("fw2b", &["b", "c"]));
    let because = ["device fw2b is new", "link fw2b - b is new", "link fw2b - c is new"];
    assert_eq!(told(&difference), one(Change::Changed, &way, &because));
    assert_eq!(difference.devices[2].before, None);
    // A helper spares the data its rule on this device.
    let difference = changed(&design, |design| _ = design.helper("fw1", Helper::Ftp));
    let because = ["device fw1: helpers none -> ftp"];
    assert_eq!(told(&difference), one(Change::Changed, &[Aspect::EnforcementPoints], &because));
    let difference = changed(&design, |design| _ = design.helper("fw1", Helper::Ftp).helper("fw2", Helper::Ftp));
    let because = ["device fw1: helpers none -> ftp", "device fw2: helpers none -> ftp"];
    assert_eq!(told(&difference), one(Change::Removed, &[], &because));
    let mut tunnelled = chain();
    tunnelled.segment("d", SegmentKind::Internal, "").firewall("fw3", &["c", "d"]);
    tunnelled.apply(&Edit::MoveServers(vec!["web".into()], "d".into()));
    let tunnel = Tunnel {
        name: "site".into(),
        kind: TunnelKind::Ipsec,
        first: TunnelEnd::Device("fw1".into()),
        second: TunnelEnd::Device("fw3".into()),
        initiator: TunnelInitiator::Either,
        note: String::new(),
    };
    let difference = changed(&tunnelled, |design| _ = design.apply(&Edit::PutTunnel("site".into(), tunnel)));
    let carried = [Aspect::EnforcementPoints, Aspect::EncapsulatedIn, Aspect::Path];
    let expected: BTreeSet<_> = one(Change::Changed, &carried, &["tunnel site is new"])
        .into_iter()
        .chain(one(Change::Added, &[], &["tunnel site is new"]))
        .collect();
    assert_eq!(told(&difference), expected);
    // Two ways, of which one is closed.
    let mut ring = chain();
    ring.firewall("fw4", &["a", "b"]);
    let restriction =
        PathRestriction { name: "never".into(), links: ["fw4:a".into(), "fw4:b".into()].into(), note: String::new() };
    let difference = changed(&ring, |design| _ = design.apply(&Edit::PutRestriction("r".into(), restriction)));
    assert_eq!(told(&difference), one(Change::Changed, &way, &["path restriction never is new"]));
    let difference = changed(&ring, |design| _ = design.apply(&Edit::SetRouting(Routing::Any)));
    assert!(told(&difference).iter().all(|(.., causes)| causes == &["project: routing shortest -> any"]));
}

#[test]
fn trusts_and_policies() {
    let mut design = Design::three_segments();
    for (number, segment) in [(1, "servers"), (2, "dmz")] {
        design.joined(&format!("dc{number}"), segment, &CONTROLLER, &format!("d{number}.example"));
    }
    let difference = changed(&design, |design| _ = design.trust("d1.example", "d2.example"));
    assert!(difference.count(Change::Added) > 10);
    assert!(told(&difference).iter().all(|(.., causes)| causes == &["trust d1.example trusts d2.example is new"]));
    let forest = |name: &str| Domain { name: name.into(), forest: "d1.example".into() };
    let difference = changed(&design, |design| {
        design.apply(&Edit::PutDomain("d2.example".into(), forest("d2.example")));
        design.change("dc1", |server| server.count = 2);
    });
    let causes: BTreeSet<String> = told(&difference).into_iter().flat_map(|(.., causes)| causes).collect();
    assert!(causes.contains("domain d2.example: forest none -> d1.example"), "{causes:?}");
    // A forbidden flow is a risk and a problem.
    let rule = PolicyRule {
        name: "no members".into(),
        from: ZoneSelector::Kind(SegmentKind::User),
        to: ZoneSelector::Any,
        verdict: Verdict::Forbid,
        ..PolicyRule::default()
    };
    let design = member_and_controller();
    let difference = changed(&design, |design| _ = design.apply(&Edit::SetPolicy(vec![rule.clone()])));
    let because = ["policy rule no members is new"];
    assert_eq!(told(&difference), one(Change::Changed, &[Aspect::Risks], &because));
    assert_eq!(difference.problems_added[0].code, ProblemCode::PolicyViolation);
    assert!(difference.devices.iter().all(|device| !device.is_changed()));
    // The order of rules counts, too.
    let allow = PolicyRule { name: "all".into(), ..PolicyRule::default() };
    let mut ordered = member_and_controller();
    ordered.apply(&Edit::SetPolicy(vec![allow.clone(), rule.clone()]));
    let difference = changed(&ordered, |design| _ = design.apply(&Edit::SetPolicy(vec![rule, allow])));
    assert_eq!(
        difference.project_changes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["project: policy order all, no members -> no members, all"]
    );
}

/// A new server can split the flow of others: what became of theirs is explained by it.
#[test]
fn a_split_flow_is_explained_by_the_server_that_split_it() {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, "one.example").joined("pc1", "users", &["workstation"], "one.example");
    let difference = changed(&design, |design| {
        design.joined("dc2", "servers", &CONTROLLER, "two.example");
        design.joined("pc2", "users", &["workstation"], "two.example");
    });
    assert!(difference.count(Change::Removed) > 0, "the flows of pc1 get other ids");
    for flow in difference.flows.iter().filter(|flow| flow.crosses) {
        let causes: Vec<String> = difference.causes(flow).map(ToString::to_string).collect();
        assert!(causes.iter().any(|cause| cause.starts_with("server")), "{flow:?} has no cause");
    }
}

#[test]
fn other_catalogs_are_a_change() {
    let design = member_and_controller();
    let report = design.report();
    let mut newer = portolan::catalog::Catalog::clone(&catalog());
    newer.headers[0].version = "2099-01".into();
    let before = planned(&design.project, &report);
    let difference = Difference::new(before, Planned { catalog: &newer, ..before });
    assert!(!difference.is_empty() && !difference.changes_plan());
    assert!(matches!(&difference.project_changes[..], [ProjectChange { field: Field::Catalog(_), .. }]));
}

#[test]
fn rows_say_what_was_before_and_because_of_what() {
    let design = member_and_controller();
    let mut after = member_and_controller();
    after.joined("pc;2", "users", &["workstation"], DOMAIN).server("=web", "dmz", &["web-server"]).uses("pc", "=web");
    let (old, new) = (design.report(), after.report());
    let (before, after) = (planned(&design.project, &old), planned(&after.project, &new));
    let difference = Difference::new(before, after);
    let view = DifferenceView { before, after, difference: &difference, scope: ScopeMode::Cross };
    let mut csv = Vec::new();
    view.write_csv(&mut csv).unwrap();
    let mut reader = csv::Reader::from_reader(&csv[..]);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header[..4], DIFFERENCE_COLUMNS);
    assert_eq!(header.len(), 4 + portolan::export::COLUMNS.len());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), difference.flows.iter().filter(|flow| flow.crosses).count());
    let changed = rows.iter().find(|row| &row[0] == "changed").unwrap();
    assert_eq!((&changed[1], &changed[2], &changed[3]), ("source_servers", "source_servers=pc", "server pc,2 is new"));
    assert_eq!(&changed[6], "pc;pc,2");
    let new = rows.iter().find(|row| &row[0] == "new").unwrap();
    assert!(new[1].is_empty() && new.iter().any(|cell| cell == "'=web"), "{new:?}");
    let json = view.json();
    assert_eq!(json["flows"].as_array().unwrap().len(), rows.len());
    let one = json["flows"].as_array().unwrap().iter().find(|flow| flow["status"] == "changed").unwrap();
    assert_eq!(one["before"]["source_servers"], "pc");
    assert_eq!(json["devices"][0]["device"], "fw");
    assert!(json["devices"][0]["rules_added"][0]["text"].as_str().unwrap().contains(" -> "));
    let mut text = Vec::new();
    view.write_text(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    for part in ["+ server pc;2 is new", "Flows between segments: -0", "Rules of fw", "source servers before: pc"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let mut workbook = Vec::new();
    view.write_xlsx(&mut workbook).unwrap();
    assert!(workbook.starts_with(b"PK"));
}

/// A difference told without what cannot be mirrored: the name that a thing has now.
fn changes(difference: &Difference, is_turned: bool) -> Vec<(String, Change, Field, String, String)> {
    let turned = |change: Change| match change {
        Change::Added if is_turned => Change::Removed,
        Change::Removed if is_turned => Change::Added,
        other => other,
    };
    let mut changes: Vec<_> = difference
        .project_changes
        .iter()
        .map(|it| {
            let (before, after) = if is_turned { (&it.after, &it.before) } else { (&it.before, &it.after) };
            (format!("{:?}", it.subject), turned(it.change), it.field.clone(), before.clone(), after.clone())
        })
        .collect();
    changes.sort();
    changes
}

/// What became of each flow, with its causes told by subject and field.
fn flows(difference: &Difference, is_turned: bool) -> BTreeMap<String, (Change, Vec<Aspect>, BTreeSet<String>)> {
    let flow = |flow: &engine::FlowChange| {
        let change = match flow.change {
            Change::Added if is_turned => Change::Removed,
            Change::Removed if is_turned => Change::Added,
            other => other,
        };
        let causes = difference.causes(flow).map(|it| format!("{:?} {}", it.subject, it.field)).collect();
        (flow.id.to_string(), (change, flow.aspects.clone(), causes))
    };
    difference.flows.iter().map(flow).collect()
}

fn said(problems: &[Problem]) -> BTreeSet<String> {
    problems.iter().map(|problem| format!("{} {} {}", problem.severity, problem.code, problem.message)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_difference_turned_round_is_its_mirror(
        seeds in prop::collection::vec(random::seed(), 0..12),
        options in prop::collection::vec((any::<usize>(), 0_usize..6), 0..4),
    ) {
        let before = random::start();
        let mut after = before.clone();
        for seed in &seeds {
            if let Ok(next) = random::edit(seed, &after).apply(&after) {
                after = next;
            }
        }
        let settings =
            [("netbios", "on"), ("rpc.range", "5000-5100"), ("ldap.tls-only", "yes"), ("ntds.port", "50000")];
        for (server, option) in options {
            let id = after.servers.keys().nth(server % after.servers.len().max(1)).cloned();
            let edit = match (settings.get(option), id) {
                (Some((key, value)), Some(id)) => Edit::SetServerOption(id, (*key).into(), Some((*value).into())),
                _ => Edit::SetProjectOption("netbios".into(), Some("on".into())),
            };
            after = edit.apply(&after).unwrap();
        }
        let catalog = catalog();
        let (old, new) = (engine::compute(&before, &catalog), engine::compute(&after, &catalog));
        let (before, after) = (planned(&before, &old), planned(&after, &new));
        let (forth, back) = (Difference::new(before, after), Difference::new(after, before));

        prop_assert_eq!(changes(&forth, false), changes(&back, true));
        let (there, mirrored) = (flows(&forth, false), flows(&back, true));
        for id in there.keys().chain(mirrored.keys()) {
            prop_assert_eq!(there.get(id), mirrored.get(id), "{}", id);
        }
        prop_assert_eq!(forth.unchanged_flows, back.unchanged_flows);
        prop_assert_eq!(forth.exposed_ports, (back.exposed_ports.1, back.exposed_ports.0));
        prop_assert_eq!(said(&forth.problems_added), said(&back.problems_removed));
        prop_assert_eq!(said(&forth.problems_removed), said(&back.problems_added));
        for (one, other) in forth.devices.iter().zip(&back.devices) {
            prop_assert_eq!(&one.device, &other.device);
            prop_assert_eq!((one.before, one.after), (other.after, other.before));
            prop_assert_eq!((&one.rules_added, &one.rules_removed), (&other.rules_removed, &other.rules_added));
        }

        // What is new, gone or there in both is what the reports say.
        let (ids, later) = (flows_by_id(&old), flows_by_id(&new));
        for flow in &forth.flows {
            let there = (ids.contains_key(&flow.id), later.contains_key(&flow.id));
            let expected = match flow.change {
                Change::Removed => (true, false),
                Change::Added => (false, true),
                Change::Changed => (true, true),
            };
            prop_assert_eq!(there, expected);
            prop_assert!(flow.because_of.is_sorted() && flow.because_of.iter().all(|it| *it < forth.project_changes.len()));
        }
        let told: BTreeSet<_> = forth.flows.iter().map(|flow| &flow.id).collect();
        prop_assert!(ids.keys().chain(later.keys()).all(|id| told.contains(id) || ids.contains_key(id) && later.contains_key(id)));
        prop_assert!(forth.changes_plan() || forth.project_changes.is_empty() == forth.is_empty());

        // Every form can be written, whatever the names are.
        let view = DifferenceView { before, after, difference: &forth, scope: ScopeMode::All };
        for write in [DifferenceView::write_text, DifferenceView::write_csv, DifferenceView::write_json] {
            let mut bytes = Vec::new();
            write(&view, &mut bytes).unwrap();
            prop_assert!(String::from_utf8(bytes).is_ok());
        }
    }
}

//! What is wrong with a design: paths, redundancy, tunnels, translation, catalogs. The zone policy has tests of its own.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Design, catalog};
use portolan::catalog::Catalog;
use portolan::diag::{Severity, SourceFile};
use portolan::engine::{self, Problem, ProblemCode, Subject};
use portolan::project::{
    CatalogReference, Device, Edit, Helper, Link, Passage, PathRestriction, Platform, Routing, SegmentKind,
    Translation, TranslationKind, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind, file,
};
use portolan::session::Session;

fn found(design: &Design, code: ProblemCode) -> Vec<Problem> {
    design.report().problems.into_iter().filter(|problem| problem.code == code).collect()
}

fn one(design: &Design, code: ProblemCode) -> Problem {
    let problems = design.report().problems;
    let mut found = problems.iter().filter(|problem| problem.code == code);
    match (found.next(), found.next()) {
        (Some(problem), None) => problem.clone(),
        _ => panic!("not one {code} in {problems:#?}"),
    }
}

/// Segments `a` (a browser) and `b` (a web server).
fn two_segments() -> Design {
    let mut design = Design::default();
    design.segment("a", SegmentKind::User, "10.2.0.0/16").segment("b", SegmentKind::Internal, "10.1.0.0/24");
    design.server("pc", "a", &["web-client"]).server("web", "b", &["web-server"]);
    design
}

fn device(design: &mut Design, name: &str, change: impl FnOnce(&mut Device)) {
    let mut changed = Device::clone(&design.project.devices[name]);
    change(&mut changed);
    design.apply(&Edit::PutDevice(name.into(), changed));
}

fn passage(design: &mut Design, link: &str, passage: Passage) {
    let changed = Link { passage, ..Link::clone(&design.project.links[link]) };
    design.apply(&Edit::PutLink(link.into(), changed));
}

fn restrict(design: &mut Design, name: &str, links: &[&str]) {
    let links = links.iter().map(|link| (*link).into()).collect();
    let restriction = PathRestriction { name: name.into(), links, note: String::new() };
    design.apply(&Edit::PutRestriction(name.into(), restriction));
}

fn tunnel(design: &mut Design, name: &str, kind: TunnelKind, first: &str, second: &str) {
    let end = |text: &str| text.parse::<TunnelEnd>().unwrap();
    let (first, second) = (end(first), end(second));
    let initiator = TunnelInitiator::Either;
    let tunnel = Tunnel { name: name.into(), kind, first, second, initiator, note: String::new() };
    design.apply(&Edit::PutTunnel(name.into(), tunnel));
}

fn translation(kind: TranslationKind, outside: &str, real: &str, translated: &str) -> Translation {
    let (real, translated) = (real.parse().unwrap(), translated.parse().unwrap());
    Translation { kind, outside: outside.into(), real, translated }
}

/// Requests go through `out`, answers come back through `back`.
fn asymmetric() -> Design {
    let mut design = two_segments();
    design.firewall("out", &["a", "b"]).firewall("back", &["a", "b"]);
    passage(&mut design, "out:a", Passage::IntoDevice);
    passage(&mut design, "out:b", Passage::OutOfDevice);
    passage(&mut design, "back:b", Passage::IntoDevice);
    passage(&mut design, "back:a", Passage::OutOfDevice);
    design
}

#[test]
fn answers_that_come_back_through_another_stateful_device_are_an_error() {
    let mut design = asymmetric();
    let problem = one(&design, ProblemCode::AsymmetricPath);
    assert_eq!(problem.severity, Severity::Error);
    assert!(problem.message.contains("from a to b pass out, and answers come back through back"), "{problem:?}");
    assert!(problem.message.contains("out, back keep state and drop"), "{problem:?}");
    assert!(problem.subjects.contains(&Subject::Device("back".into())));
    // One of the two keeps state: it alone is the trouble.
    device(&mut design, "out", |device| device.is_stateful = false);
    let problem = one(&design, ProblemCode::AsymmetricPath);
    assert!(
        problem.severity == Severity::Error && problem.message.contains(": back keeps state and drops"),
        "{problem:?}"
    );
    device(&mut design, "back", |device| device.is_stateful = false);
    assert_eq!(one(&design, ProblemCode::AsymmetricPath).severity, Severity::Warning);
    // Members of one group share their state.
    let mut design = asymmetric();
    for name in ["out", "back"] {
        device(&mut design, name, |device| device.redundancy_group = "pair".into());
    }
    assert!(found(&design, ProblemCode::AsymmetricPath).is_empty());
}

#[test]
fn answers_without_a_way_back_are_an_error() {
    let mut design = two_segments();
    design.firewall("diode", &["a", "b"]);
    assert!(found(&design, ProblemCode::AsymmetricPath).is_empty());
    passage(&mut design, "diode:b", Passage::OutOfDevice);
    let problem = one(&design, ProblemCode::AsymmetricPath);
    assert!(problem.severity == Severity::Error && problem.message.contains("no way back"), "{problem:?}");
}

#[test]
fn too_many_paths_are_told_once() {
    let mut design = two_segments();
    for number in 0..7 {
        design.segment(&format!("t{number}"), SegmentKind::Internal, "");
    }
    for number in 0..7 {
        let segments = ["a", "b", "t0", "t1", "t2", "t3", "t4", "t5", "t6"];
        design.firewall(&format!("fw{number}"), &segments);
    }
    assert!(found(&design, ProblemCode::TooManyPaths).is_empty());
    design.apply(&Edit::SetRouting(Routing::Any));
    let problem = one(&design, ProblemCode::TooManyPaths);
    assert_eq!(problem.severity, Severity::Warning);
    assert!(problem.message.contains("between a and b"), "{problem:?}");
}

#[test]
fn a_restriction_that_leaves_no_path_is_named() {
    let mut design = two_segments();
    design.segment("m", SegmentKind::Internal, "").firewall("one", &["a", "m"]).firewall("two", &["m", "b"]);
    design.segment("far", SegmentKind::Internal, "").server("lost", "far", &["web-client"]);
    restrict(&mut design, "never", &["one:a", "two:b"]);
    let problem = one(&design, ProblemCode::RestrictionLeavesNoPath);
    assert_eq!(problem.severity, Severity::Error);
    assert!(problem.message.contains("the path restriction \"never\" leaves no way there"), "{problem:?}");
    assert_eq!(problem.subjects[0], Subject::Restriction("never".into()));
    // What nobody closed is another problem, and stays one.
    assert!(one(&design, ProblemCode::NoPath).message.contains("far"));
    // Another way: no problem.
    design.firewall("other", &["a", "b"]);
    assert!(found(&design, ProblemCode::RestrictionLeavesNoPath).is_empty());
}

#[test]
fn one_way_interfaces_and_groups_that_leave_no_path_are_named() {
    let mut design = two_segments();
    design.firewall("diode", &["a", "b"]);
    passage(&mut design, "diode:a", Passage::OutOfDevice);
    let problem = one(&design, ProblemCode::RestrictionLeavesNoPath);
    assert!(problem.message.contains("the one-way interface of diode at a leaves no way"), "{problem:?}");
    assert_eq!(problem.subjects[0], Subject::Link("diode:a".into()));
    // Two of them on one way: each alone changes nothing.
    passage(&mut design, "diode:b", Passage::IntoDevice);
    let problem = one(&design, ProblemCode::RestrictionLeavesNoPath);
    assert!(
        problem.message.contains("diode at a and the one-way interface of diode at b together leave"),
        "{problem:?}"
    );
    // Two members of a group in a row.
    let mut design = two_segments();
    design.segment("m", SegmentKind::Internal, "").firewall("one", &["a", "m"]).firewall("two", &["m", "b"]);
    for name in ["one", "two"] {
        device(&mut design, name, |device| device.redundancy_group = "pair".into());
    }
    let problem = one(&design, ProblemCode::RestrictionLeavesNoPath);
    assert!(problem.message.contains("the redundancy group \"pair\""), "{problem:?}");
}

#[test]
fn a_restriction_that_changes_no_path_is_told() {
    // A loop of three segments; a stub behind it.
    let mut design = two_segments();
    design.segment("c", SegmentKind::Dmz, "").segment("stub", SegmentKind::Dmz, "");
    design.firewall("ab", &["a", "b"]).firewall("bc", &["b", "c"]).firewall("ca", &["c", "a"]);
    design.firewall("end", &["c", "stub"]).firewall("twin", &["c", "stub"]);
    design.apply(&Edit::SetRouting(Routing::Any));
    restrict(&mut design, "loop", &["bc:b", "ca:a"]);
    assert!(found(&design, ProblemCode::RestrictionWithoutEffect).is_empty());
    // No path from one segment to another passes both firewalls to the stub: it would pass the stub on its way.
    restrict(&mut design, "idle", &["end:stub", "twin:stub"]);
    let problem = one(&design, ProblemCode::RestrictionWithoutEffect);
    assert_eq!((problem.severity, &problem.subjects[0]), (Severity::Note, &Subject::Restriction("idle".into())));
    assert!(problem.message.contains("end:stub, twin:stub"), "{problem:?}");
    // Where only the shortest count, the way around the loop is none anyway.
    design.apply(&Edit::SetRouting(Routing::Shortest));
    assert_eq!(found(&design, ProblemCode::RestrictionWithoutEffect).len(), 2);
}

#[test]
fn flows_that_pass_every_device_inside_a_tunnel_are_for_the_hosts_alone() {
    let mut design = two_segments();
    design.firewall("fw", &["a", "b"]);
    tunnel(&mut design, "t", TunnelKind::Ipsec, "segment:a", "segment:b");
    let flows = design.flows();
    let web = flows.find("a", "b", "tcp", "80");
    assert_eq!(web.len(), 1, "the flow stays in the matrix");
    assert!(web[0].1.enforcement_points.is_empty() && web[0].0.is_seen_by_no_device());
    let problem = one(&design, ProblemCode::HostFirewallOnly);
    assert_eq!(problem.severity, Severity::Note);
    assert!(problem.message.contains("from a to b go past every device inside the tunnel t"), "{problem:?}");
    assert!(problem.message.contains("only the hosts themselves can enforce"));
    assert_eq!(problem.subjects[0], Subject::Tunnel("t".into()));
    // With an end at a device, that one enforces.
    tunnel(&mut design, "t", TunnelKind::Ipsec, "device:fw", "segment:b");
    let is_about_tunnel = |problem: &Problem| problem.subjects[0] == Subject::Tunnel("t".into());
    assert!(!found(&design, ProblemCode::HostFirewallOnly).iter().any(is_about_tunnel));
    assert_eq!(design.flows().find("a", "b", "tcp", "80")[0].1.enforcement_points, ["fw"]);
}

#[test]
fn members_of_a_redundancy_group_have_to_be_alike() {
    let mut design = two_segments();
    design.firewall("fw1", &["a", "b"]).firewall("fw2", &["a", "b"]);
    device(&mut design, "fw1", |device| device.redundancy_group = "pair".into());
    let problem = one(&design, ProblemCode::UnevenRedundancyGroup);
    assert!(problem.severity == Severity::Note && problem.message.contains("fw1 is the only member"), "{problem:?}");
    device(&mut design, "fw2", |device| device.redundancy_group = "pair".into());
    assert!(found(&design, ProblemCode::UnevenRedundancyGroup).is_empty());
    device(&mut design, "fw2", |device| {
        device.is_stateful = false;
        device.platform = Platform::CiscoAsa;
        device.translations = vec![translation(TranslationKind::Source, "b", "10.2.0.0/16", "10.1.0.1")];
    });
    let problem = one(&design, ProblemCode::UnevenRedundancyGroup);
    assert!(problem.message.ends_with("(fw1, fw2) differ in keeping state, platform, translations"), "{problem:?}");
    assert_eq!(problem.severity, Severity::Warning);
    let mut design = two_segments();
    design.segment("c", SegmentKind::Dmz, "").firewall("fw1", &["a", "b", "c"]).firewall("fw2", &["a", "b"]);
    for name in ["fw1", "fw2"] {
        device(&mut design, name, |device| device.redundancy_group = "pair".into());
    }
    let problem = one(&design, ProblemCode::UnevenRedundancyGroup);
    assert!(problem.message.ends_with("not linked to the same segments: fw2 is not at c"), "{problem:?}");
    assert_eq!(problem.subjects, [Subject::Device("fw1".into()), Subject::Device("fw2".into())]);
}

#[test]
fn a_tunnel_that_carries_nothing_or_cannot_is_told() {
    let mut design = two_segments();
    design.segment("m", SegmentKind::Internet, "").segment("c", SegmentKind::Dmz, "");
    design.firewall("one", &["a", "m", "c"]).firewall("two", &["m", "b"]);
    tunnel(&mut design, "site", TunnelKind::Ipsec, "device:one", "device:two");
    assert!(found(&design, ProblemCode::TunnelWithoutUse).is_empty());
    tunnel(&mut design, "idle", TunnelKind::Gre, "segment:c", "device:two");
    let problem = one(&design, ProblemCode::TunnelWithoutUse);
    assert!(problem.severity == Severity::Note && problem.message.contains("idle carries no flow"), "{problem:?}");
    assert_eq!(problem.subjects, [Subject::Tunnel("idle".into())]);
    // Its own packets have no way.
    design.segment("island", SegmentKind::Dmz, "").server("lost", "island", &["web-client"]);
    tunnel(&mut design, "idle", TunnelKind::Gre, "segment:island", "device:two");
    let problem = one(&design, ProblemCode::TunnelWithoutUse);
    assert!(problem.severity == Severity::Error && problem.message.contains("from island to two"), "{problem:?}");
    // A kind that the catalog does not have.
    let mut catalog = Catalog::clone(&catalog());
    catalog.encapsulations.retain(|encapsulation| encapsulation.id.as_str() != "ipsec");
    let problems = engine::compute(&design.project, &catalog).problems;
    let unknown = |it: &&Problem| it.code == ProblemCode::TunnelWithoutUse && it.message.contains("No catalog says");
    let problem = problems.iter().find(unknown).unwrap();
    assert!(problem.severity == Severity::Error && problem.message.contains("tunnel site needs, of the kind ipsec"));
}

#[test]
fn other_catalogs_than_those_of_the_project_are_told_and_recorded_when_it_is_saved() {
    let mut design = two_segments();
    assert!(found(&design, ProblemCode::CatalogChanged).is_empty(), "a project that names none knows none");
    let reference = |id: &str, version: &str| CatalogReference { id: id.into(), version: version.into() };
    let references = vec![reference("windows-server", "1999-01-01"), reference("ours", "1")];
    design.apply(&Edit::SetCatalogs(references.clone()));
    let problems = found(&design, ProblemCode::CatalogChanged);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().all(|problem| problem.severity == Severity::Warning));
    assert!(problems[0].message.contains("The project was computed with the catalog ours (1), which is not loaded"));
    assert!(problems[1].message.contains("version 1999-01-01 of the catalog windows-server"), "{problems:?}");
    // Reading changes nothing; only who saves says that these are the catalogs now.
    let text = file::write(&design.project);
    let (project, _) = file::read(&SourceFile::new("p.portolan", text.as_str()), Some(&catalog())).unwrap();
    let mut session = Session::new(catalog(), project, None);
    assert_eq!(file::write(session.project()), text);
    assert!(session.record_catalogs() && !session.record_catalogs());
    assert_eq!(session.project().catalogs, CatalogReference::all_of(&catalog()));
    assert!(!session.report().problems.iter().any(|problem| problem.code == ProblemCode::CatalogChanged));
    assert!(session.undo() && session.project().catalogs == references);
}

fn translate(design: &mut Design, name: &str, translations: &[Translation]) {
    device(design, name, |device| device.translations = translations.to_vec());
}

#[test]
fn entries_of_a_translation_have_to_fit_the_device_and_each_other() {
    use TranslationKind::{Destination, Source, Static};
    let mut design = two_segments();
    design.segment("c", SegmentKind::Dmz, "10.3.0.0/24").firewall("fw", &["a", "b"]);
    let message = |design: &mut Design, translations: &[Translation]| {
        translate(design, "fw", translations);
        let problem = one(design, ProblemCode::InvalidTranslation);
        assert_eq!(problem.subjects[0], Subject::Device("fw".into()));
        (problem.severity, problem.message)
    };
    let fine = [
        translation(TranslationKind::Static, "b", "10.2.0.10", "10.1.0.210"),
        translation(TranslationKind::Source, "b", "10.2.0.0/16", "10.1.0.200"),
        translation(TranslationKind::Destination, "a", "10.1.0.10", "10.2.0.200"),
    ];
    translate(&mut design, "fw", &fine);
    assert_eq!(found(&design, ProblemCode::InvalidTranslation), []);
    let mut wrong = |translations: &[Translation], severity: Severity, text: &str| {
        let (found, message) = message(&mut design, translations);
        assert!(found == severity && message.contains(text), "{found} {message}");
    };
    let of = translation;
    wrong(&[of(Source, "c", "10.2.0.0/16", "10.3.0.1")], Severity::Error, "c as its outside, where the device is not");
    wrong(&[of(Source, "b", "10.2.0.0/16", "2001:db8::1")], Severity::Error, "from one address family to the other");
    wrong(&[of(Static, "b", "10.2.0.0/24", "10.1.0.0/25")], Severity::Error, "sides of different size");
    wrong(&[of(Destination, "a", "10.1.0.0/24", "10.2.0.1")], Severity::Warning, "leads each address to several");
    wrong(&[of(Source, "b", "10.1.0.0/24", "10.1.0.1")], Severity::Warning, "stand in its outside b");
    wrong(&[of(Source, "b", "10.2.0.0/16", "10.3.0.1")], Severity::Warning, "gives out addresses of c");
    wrong(&[of(Source, "b", "10.9.0.0/16", "10.1.0.1")], Severity::Note, "no segment and no server has");
    // The first that has an address counts.
    wrong(
        &[fine[1].clone(), fine[0].clone()],
        Severity::Warning,
        "is never used: the source translation of 10.2.0.0/16",
    );
    // Two static ones cannot share an address; two of destinations can, as long as no port is asked of both.
    let other = of(Static, "b", "10.2.0.11", "10.1.0.210");
    wrong(&[fine[0].clone(), other], Severity::Error, "share addresses in b: 10.1.0.210 can lead to one of them only");
    let published = [fine[2].clone(), of(Destination, "a", "10.1.0.11", "10.2.0.200")];
    design.change("web", |server| server.addresses = vec!["10.1.0.10".parse().unwrap()]);
    design.server("mail", "b", &["smtp-server"]).uses("pc", "mail");
    design.change("mail", |server| server.addresses = vec!["10.1.0.11".parse().unwrap()]);
    translate(&mut design, "fw", &published);
    assert_eq!(found(&design, ProblemCode::InvalidTranslation), []);
    design.server("web2", "b", &["web-server"]).uses("pc", "web2").uses("pc", "web");
    design.change("web2", |server| server.addresses = vec!["10.1.0.11".parse().unwrap()]);
    let (severity, text) = message(&mut design, &published);
    assert!(
        severity == Severity::Error && text.contains("tcp 80 of 10.2.0.200 can lead to one of them only"),
        "{text}"
    );
}

#[test]
fn a_helper_makes_active_ftp_pass_a_translation() {
    let mut design = Design::three_segments();
    design.server("files", "dmz", &["ftp-server"]).server("client", "users", &["ftp-client"]);
    design.option("files", "ftp.mode", "active");
    // The data comes from the server, to the address that the client sent over the translated control connection.
    let source = translation(TranslationKind::Source, "dmz", "10.2.0.0/16", "10.3.0.200");
    translate(&mut design, "fw", std::slice::from_ref(&source));
    assert_eq!(found(&design, ProblemCode::HelperNeededForTranslation).len(), 1);
    let other = translation(TranslationKind::Source, "dmz", "10.1.0.0/24", "10.3.0.200");
    translate(&mut design, "fw", &[other]);
    assert_eq!(found(&design, ProblemCode::HelperNeededForTranslation), [], "it translates what is not theirs");
    let fixed = translation(TranslationKind::Static, "dmz", "10.2.0.0/16", "10.30.0.0/16");
    translate(&mut design, "fw", &[fixed]);
    let problem = one(&design, ProblemCode::HelperNeededForTranslation);
    assert_eq!(problem.severity, Severity::Warning);
    assert!(problem.message.contains("from dmz to users passes fw, which translates its destination"), "{problem:?}");
    assert!(problem.hint.contains("RFC 3027"), "{problem:?}");
    design.helper("fw", Helper::Ftp);
    assert_eq!(found(&design, ProblemCode::HelperNeededForTranslation), []);
    device(&mut design, "fw", |device| device.is_stateful = false);
    assert_eq!(found(&design, ProblemCode::HelperNeededForTranslation).len(), 1, "without state it reads nothing");
}

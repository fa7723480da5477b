//! The zone policy: which rule decides, what is told of it, and what nobody understands.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;
use std::process::Command;

use common::{Design, catalog};
use portolan::diag::{Diagnostic, Severity, SourceFile};
use portolan::engine::{FORBIDDEN_RISK, Flow, Problem, ProblemCode, Report, Subject, policy};
use portolan::export::{Grid, RiskLevel};
use portolan::project::vocabulary::find_policy_service;
use portolan::project::{Edit, PolicyRule, SegmentKind, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind, Verdict, file};

fn rule(name: &str, verdict: Verdict, from: &str, to: &str, services: &[&str]) -> PolicyRule {
    PolicyRule {
        name: name.to_owned(),
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
        services: services.iter().map(|word| (*word).to_owned()).collect(),
        verdict,
        note: String::new(),
    }
}

fn allow(name: &str, from: &str, to: &str, services: &[&str]) -> PolicyRule {
    rule(name, Verdict::Allow, from, to, services)
}

fn forbid(name: &str, from: &str, to: &str, services: &[&str]) -> PolicyRule {
    rule(name, Verdict::Forbid, from, to, services)
}

/// A member in `users`, a controller in `servers`, a browser and a web server beside them.
fn estate() -> Design {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &["domain-controller", "dns-server"], "corp.example");
    design.joined("pc", "users", &["workstation"], "corp.example");
    design.server("web", "dmz", &["web-server"]).server("near", "dmz", &["web-client"]);
    design
}

fn with(rules: &[PolicyRule]) -> (Design, Report) {
    let mut design = estate();
    design.apply(&Edit::SetPolicy(rules.to_vec()));
    let report = design.report();
    (design, report)
}

/// `protocol/ports` of the forbidden flows, sorted.
fn forbidden(report: &Report) -> BTreeSet<String> {
    let is_forbidden = |flow: &&Flow| flow.risks.iter().any(|risk| risk == FORBIDDEN_RISK);
    let ports = |flow: &Flow| flow.destination_ports.map(|ports| ports.to_string()).unwrap_or_default();
    report.flows.iter().filter(is_forbidden).map(|flow| format!("{}/{}", flow.protocol, ports(flow))).collect()
}

fn of(report: &Report, code: ProblemCode) -> Vec<&Problem> {
    report.problems.iter().filter(|problem| problem.code == code).collect()
}

#[test]
fn the_first_rule_that_fits_decides_and_what_none_fits_is_allowed() {
    let directory = ["389/tcp", "389/udp"];
    let (_, report) = with(&[forbid("no", "kind:user", "kind:internal", &directory)]);
    assert_eq!(forbidden(&report), BTreeSet::from(["tcp/389".to_owned(), "udp/389".to_owned()]));
    let (_, report) =
        with(&[allow("yes", "segment:users", "segment:servers", &["389/udp"]), forbid("no", "any", "any", &directory)]);
    assert_eq!(forbidden(&report), BTreeSet::from(["tcp/389".to_owned()]));
    // The other way round, nothing fits, and inside one segment there is no border.
    let (_, report) = with(&[forbid("no", "kind:internal", "kind:user", &[])]);
    assert!(forbidden(&report).is_empty() && of(&report, ProblemCode::PolicyViolation).is_empty());
    let (_, report) = with(&[forbid("no", "segment:dmz", "segment:dmz", &["80/tcp"])]);
    assert!(report.flows.iter().any(|flow| !flow.crosses() && flow.destination_segment.as_str() == "dmz"));
    assert!(forbidden(&report).is_empty());
}

#[test]
fn a_range_is_allowed_as_a_whole_and_forbidden_by_a_part() {
    let range = "tcp/1024-65535".to_owned();
    let everything_else = forbid("rest", "any", "any", &["tcp"]);
    let (_, report) = with(&[forbid("no", "any", "any", &["40000/tcp"])]);
    assert_eq!(forbidden(&report), BTreeSet::from([range.clone()]));
    let (_, report) = with(&[allow("low", "any", "any", &["1024-39999/tcp"]), everything_else.clone()]);
    assert!(forbidden(&report).contains(&range));
    let halves = [allow("low", "any", "any", &["1024-39999/tcp"]), allow("high", "any", "any", &["40000-65535/tcp"])];
    let (design, report) = with(&[halves[0].clone(), halves[1].clone(), everything_else]);
    assert!(!forbidden(&report).contains(&range) && forbidden(&report).contains("tcp/88"));
    let verdicts = policy::verdicts(&design.project, &catalog(), &report);
    for flow in report.flows.iter().filter(|flow| flow.crosses()) {
        let name = verdicts.get(&flow.id).map(|rule| rule.name.as_str());
        let expected = match (flow.protocol.name(), flow.port_count()) {
            ("tcp", 1) if flow.destination_ports.unwrap().first >= 1024 => Some("low"),
            ("tcp", 1) => Some("rest"),
            ("tcp", _) => Some("low"),
            _ => None,
        };
        assert_eq!(name, expected, "{} {:?}", flow.protocol, flow.destination_ports);
    }
}

#[test]
fn services_application_protocols_and_protocols_are_words_too() {
    let of_word = |word: &str| forbidden(&with(&[forbid("no", "any", "any", &[word])]).1);
    let set = |ports: &[&str]| ports.iter().map(|ports| (*ports).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(of_word("smb"), set(&["tcp/445"]));
    assert_eq!(of_word("SMB"), set(&["tcp/445"]));
    assert_eq!(of_word("LDAP Server"), set(&["tcp/389", "udp/389"]));
    // Both the id of a service and one of its application protocols: all rows of either.
    assert_eq!(of_word("Kerberos"), set(&["tcp/464", "tcp/88", "udp/464", "udp/88"]));
    assert_eq!(of_word("kerberos password v5"), set(&["tcp/464", "udp/464"]));
    assert_eq!(of_word("icmp"), set(&["icmp/8"]));
    assert_eq!(of_word("8/icmp"), set(&["icmp/8"]));
    assert_eq!(of_word("0/icmp"), set(&[]));
    assert!(of_word("udp").is_superset(&set(&["udp/53", "udp/88", "udp/389"])));
    // What rides on SMB is SMB, as it is for a firewall: the row of the matrix says so.
    assert_eq!(of_word("print-spooler"), set(&[]));
}

#[test]
fn a_violation_is_an_error_for_each_rule_and_pair_with_its_flows() {
    let note = "Directory services stay inside.";
    let no_directory = PolicyRule { note: note.to_owned(), ..forbid("No LDAP", "any", "kind:internal", &["389/tcp"]) };
    let (design, report) = with(&[no_directory, forbid("No names", "kind:user", "any", &["53/tcp", "53/udp"])]);
    let found = of(&report, ProblemCode::PolicyViolation);
    assert_eq!(found.len(), 2, "{found:?}");
    let problem = found.iter().find(|problem| problem.message.contains("No LDAP")).unwrap();
    assert_eq!(problem.severity, Severity::Error);
    assert!(problem.message.contains("forbids 1 planned flow from users to servers"), "{}", problem.message);
    assert!(problem.message.contains("tcp 389") && problem.hint.contains("Directory services stay inside"));
    let flow = report.flows.iter().find(|flow| flow.risks.iter().any(|risk| risk == FORBIDDEN_RISK)).unwrap();
    assert!(flow.risks.is_sorted());
    assert_eq!(problem.subjects[0], Subject::PolicyRule("No LDAP".to_owned()));
    assert_eq!(problem.subjects[1..3], [Subject::Segment("users".into()), Subject::Segment("servers".into())]);
    assert_eq!(problem.subjects.len(), 4);
    assert!(matches!(&problem.subjects[3], Subject::Flow(id) if report.flows.iter().any(|flow| flow.id == *id)));
    // Colours: the flow and its cell are red, and the cell says why.
    assert_eq!(RiskLevel::of(flow), RiskLevel::High);
    let grid = Grid::new(&design.project, &report);
    let cell = &grid.cells[&("users".into(), "servers".into())];
    assert_eq!((cell.risk, cell.note()), (RiskLevel::High, "forbidden"));
}

#[test]
fn check_ends_with_1_and_names_the_rule() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.portolan");
    let (design, _) = with(&[forbid("No LDAP", "any", "kind:internal", &["389/tcp"])]);
    std::fs::write(&path, file::write(&design.project)).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
        command.args(arguments).arg(&path).env("HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
        let output = command.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, text) = run(&["check"]);
    assert_eq!(code, 1);
    assert!(text.contains("error [policy-violation] The policy rule \"No LDAP\" forbids"), "{text}");
    let (_, csv) = run(&["flows", "--format", "csv"]);
    let forbidden = csv.lines().filter(|line| line.contains(FORBIDDEN_RISK)).count();
    assert_eq!(forbidden, 1, "{csv}");
}

#[test]
fn a_rule_that_can_decide_nothing_is_told() {
    let hidden = |rules: &[PolicyRule]| -> Vec<String> {
        let (_, report) = with(rules);
        let found = of(&report, ProblemCode::PolicyRuleWithoutEffect);
        assert!(found.iter().all(|problem| problem.severity == Severity::Note));
        found.iter().map(|problem| problem.message.clone()).collect()
    };
    let found = hidden(&[forbid("cloud", "kind:cloud", "any", &[]), forbid("one", "segment:dmz", "kind:dmz", &[])]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("\"cloud\"") && found[0].contains("no two segments"));
    // Hidden by one rule, or by several together; a part that is left is enough.
    let low = allow("low", "any", "any", &["1-1000/tcp", "udp"]);
    let high = allow("high", "any", "any", &["1001-2000/tcp"]);
    let both = forbid("both", "kind:user", "any", &["500-1500/tcp", "53/udp"]);
    let found = hidden(&[low.clone(), high.clone(), both.clone()]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("\"both\"") && found[0].contains("high, low"), "{found:?}");
    assert!(hidden(&[low.clone(), both.clone(), high.clone()]).is_empty());
    // The rule before is about one pair only.
    let narrow = allow("narrow", "segment:users", "segment:dmz", &[]);
    assert!(hidden(&[narrow.clone(), both]).is_empty());
    assert_eq!(hidden(&[narrow, forbid("late", "kind:user", "kind:dmz", &["80/tcp"])]).len(), 1);
}

#[test]
fn unknown_words_are_errors_in_the_file_and_in_the_window() {
    let (design, report) = with(&[forbid("No", "any", "any", &["389/tcp", "kerbros", "445", "1/gre", "300/icmp"])]);
    let found = of(&report, ProblemCode::UnknownPolicyService);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.iter().all(|problem| problem.severity == Severity::Error));
    assert!(found.iter().any(|problem| problem.hint.contains("kerberos")), "{found:?}");
    // What is known of the rule still counts, and it is not taken for a rule about everything.
    assert_eq!(forbidden(&report), BTreeSet::from(["tcp/389".to_owned()]));
    assert!(forbidden(&with(&[forbid("No", "any", "any", &["kerbros"])]).1).is_empty());
    let text = file::write(&design.project);
    let errors = file::read(&SourceFile::new("p.portolan", text.as_str()), Some(&catalog())).expect_err("was read");
    let lines: Vec<String> = errors.iter().map(Diagnostic::headline).collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    let line = text.lines().position(|line| line.contains("kerbros")).unwrap() + 1;
    let column = text.lines().nth(line - 1).unwrap().find('"').unwrap() + 1;
    assert!(lines[0].starts_with(&format!("p.portolan:{line}:{column}: \"kerbros\" is no service")), "{lines:?}");
    assert!(lines[1].ends_with("expected a protocol with the ports, such as 445/tcp"), "{lines:?}");
    assert!(lines[2].ends_with("expected gre alone, since it has no ports"), "{lines:?}");
    assert!(lines[3].contains("0 to 255"), "{lines:?}");
}

#[test]
fn the_outsides_of_tunnels_are_judged_too() {
    let mut design = Design::default();
    design.segment("branch", SegmentKind::User, "10.2.0.0/16").segment("wan", SegmentKind::Internet, "");
    design.segment("transit", SegmentKind::Partner, "").segment("head", SegmentKind::Internal, "10.1.0.0/24");
    design.firewall("a", &["branch", "wan"]).firewall("b", &["wan", "transit"]).firewall("c", &["transit", "head"]);
    design.server("pc", "branch", &["web-client"]).server("web", "head", &["web-server"]);
    let tunnel = Tunnel {
        name: "site".into(),
        kind: TunnelKind::Ipsec,
        first: TunnelEnd::Device("a".into()),
        second: TunnelEnd::Device("c".into()),
        initiator: TunnelInitiator::First,
        note: String::new(),
    };
    design.apply(&Edit::PutTunnel("site".into(), tunnel));
    design.apply(&Edit::SetPolicy(vec![forbid("No tunnels", "kind:internet", "kind:partner", &["esp", "4500/udp"])]));
    let report = design.report();
    assert_eq!(forbidden(&report), BTreeSet::from(["esp/".to_owned(), "udp/4500".to_owned()]));
    // What is carried is judged by its own two ends.
    design.apply(&Edit::SetPolicy(vec![forbid("No web", "kind:user", "kind:internal", &["http"])]));
    assert_eq!(forbidden(&design.report()), BTreeSet::from(["tcp/80".to_owned()]));
}

#[test]
fn the_usual_rules_are_known_words_and_catch_what_they_are_for() {
    let rules = policy::baseline();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!(names.len(), rules.len());
    for rule in &rules {
        assert!(!rule.note.is_empty(), "{} says not why", rule.name);
        for word in &rule.services {
            assert!(find_policy_service(&catalog(), word).is_ok(), "{word}");
        }
    }
    let mut design = Design::default();
    for (name, kind) in [
        ("outside", SegmentKind::Internet),
        ("dmz", SegmentKind::Dmz),
        ("inside", SegmentKind::Internal),
        ("people", SegmentKind::User),
        ("admins", SegmentKind::Management),
    ] {
        design.segment(name, kind, "");
    }
    design.firewall("fw", &["outside", "dmz", "inside", "people", "admins"]);
    design.server("web", "dmz", &["web-server"]).server("visitor", "outside", &["web-client"]);
    design.server("manager", "admins", &["snmp-manager"]).server("agent", "inside", &["snmp-agent"]);
    design.apply(&Edit::SetPolicy(rules.clone()));
    let report = design.report();
    assert!(forbidden(&report).is_empty(), "{:?}", forbidden(&report));
    assert!(of(&report, ProblemCode::UnknownPolicyService).is_empty());
    let without: Vec<&str> = of(&report, ProblemCode::PolicyRuleWithoutEffect)
        .iter()
        .map(|problem| problem.message.split('"').nth(1).unwrap())
        .collect();
    assert!(without.iter().all(|name| name.contains("artner")), "only what is about partners: {without:?}");
    // A visitor at an inside server, a person at the administrators', a file transfer into the DMZ.
    design.server("intranet", "inside", &["web-server"]).uses("visitor", "intranet");
    design.server("console", "admins", &["web-server"]).server("pc", "people", &["web-client"]).uses("pc", "console");
    design.server("drop", "dmz", &["ftp-server"]).server("partner", "people", &["ftp-client"]);
    let report = design.report();
    let found: BTreeSet<&str> = of(&report, ProblemCode::PolicyViolation)
        .iter()
        .map(|problem| problem.message.split('"').nth(1).unwrap())
        .collect();
    for name in ["Internet to internal", "Users to management", "No clear text into the DMZ"] {
        assert!(found.contains(name), "{name} in {found:?}");
    }
}

//! What-ifs: each ready-made one on a design where it matters, with the exact difference.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{Design, catalog};
use portolan::engine::{
    self, Change, Offer, Planned, ProblemCode, Report, Setting, Subject, WhatIf, edit_of_settings, flows_by_id,
    scenarios, what_if,
};
use portolan::project::{Helper, Os, SegmentKind};

const DOMAIN: &str = "corp.example";
const CONTROLLER: [&str; 2] = ["domain-controller", "dns-server"];

/// A design with its report.
struct Plan {
    design: Design,
    report: Report,
}

impl Plan {
    fn new(design: Design) -> Self {
        let report = design.report();
        Self { design, report }
    }

    fn with<T>(&self, act: impl FnOnce(Planned<'_>) -> T) -> T {
        act(Planned { project: &self.design.project, catalog: &catalog(), report: &self.report })
    }

    fn offer(&self, id: &str) -> Offer {
        self.with(|planned| scenarios(planned).into_iter().find(|offer| offer.id == id))
            .unwrap_or_else(|| panic!("there is no scenario {id}"))
    }

    /// Tries a scenario out; it has to change something.
    fn scenario(&self, id: &str) -> WhatIf {
        let edit = self.offer(id).edit.unwrap_or_else(|| panic!("{id} has nothing to change here"));
        self.with(|planned| what_if(planned, &edit).unwrap())
    }

    /// Tries settings out, on the project where no server is named.
    fn set(&self, settings: &[(&str, &str, Option<&str>)]) -> WhatIf {
        let settings: Vec<Setting> = settings
            .iter()
            .map(|(key, value, server)| Setting {
                key: (*key).into(),
                value: (*value).into(),
                server: server.map(Into::into),
            })
            .collect();
        let edit = edit_of_settings(&self.design.project, &catalog(), &settings).unwrap();
        self.with(|planned| what_if(planned, &edit).unwrap())
    }

    /// What became of flows between segments: `- users>servers tcp/389`, each once, sorted.
    fn lines(&self, tried: &WhatIf) -> Vec<String> {
        let (old, new) = (flows_by_id(&self.report), flows_by_id(&tried.report));
        let lines: BTreeSet<String> = tried
            .difference
            .flows
            .iter()
            .filter(|flow| flow.crosses)
            .map(|change| {
                let flow = new.get(&change.id).or_else(|| old.get(&change.id)).unwrap();
                let mark = match change.change {
                    Change::Removed => '-',
                    Change::Added => '+',
                    Change::Changed => '~',
                };
                let ports = flow.destination_ports.map(|ports| format!("/{ports}")).unwrap_or_default();
                format!("{mark} {}>{} {}{ports}", flow.source_segment, flow.destination_segment, flow.protocol)
            })
            .collect();
        lines.into_iter().collect()
    }
}

/// A member in `users`, a controller that is a global catalog and has DNS in `servers`.
fn member_and_controller() -> Design {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &["domain-controller", "global-catalog", "dns-server"], DOMAIN);
    design.joined("pc", "users", &["workstation"], DOMAIN);
    design
}

fn two_controllers() -> Design {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, DOMAIN).joined("dc2", "dmz", &CONTROLLER, DOMAIN);
    design
}

/// One server in `servers` or `dmz` and one client elsewhere, without a domain.
fn pair(server: (&str, &str), client: (&str, &str)) -> Design {
    let mut design = Design::three_segments();
    design.server("server", server.0, &[server.1]).server("client", client.0, &[client.1]);
    design
}

fn with(mut design: Design, change: impl FnOnce(&mut Design)) -> Design {
    change(&mut design);
    design
}

fn ftp(mode: &str) -> Design {
    with(pair(("dmz", "ftp-server"), ("users", "ftp-client")), |design| _ = design.option("server", "ftp.mode", mode))
}

fn outlook() -> Design {
    let mut design = Design::three_segments();
    design.server("mail", "servers", &["exchange-2003-server"]).server("ol", "users", &["outlook-client"]);
    design
}

/// For each scenario of the catalog a design on which it matters, and all that becomes of flows between segments.
fn cases() -> Vec<(&'static str, Design, Vec<&'static str>)> {
    let sql = || pair(("servers", "sql-server"), ("dmz", "sql-client"));
    let modern = |mut design: Design| {
        for server in ["server", "client"] {
            design.os(server, Os::WindowsServer2019);
        }
        design
    };
    vec![
        ("ldap-tls-only", member_and_controller(), vec!["- users>servers tcp/3268", "- users>servers tcp/389"]),
        (
            "netbios-off",
            with(member_and_controller(), |design| _ = design.project_option("netbios", "on")),
            vec!["- users>servers tcp/139", "- users>servers udp/137", "- users>servers udp/138"],
        ),
        (
            "rpc-range-narrow",
            member_and_controller(),
            vec![
                "+ users>servers tcp/5000-5100",
                "+ users>servers udp/5000-5100",
                "- users>servers tcp/1024-65535",
                "- users>servers udp/1024-65535",
            ],
        ),
        (
            "rpc-range-default-2003",
            member_and_controller(),
            vec![
                "+ users>servers tcp/1025-5000",
                "+ users>servers udp/1025-5000",
                "- users>servers tcp/1024-65535",
                "- users>servers udp/1024-65535",
            ],
        ),
        (
            "rpc-pins",
            two_controllers(),
            vec![
                "+ dmz>servers tcp/38901",
                "+ dmz>servers tcp/38902",
                "+ dmz>servers tcp/38903",
                "+ servers>dmz tcp/38901",
                "+ servers>dmz tcp/38902",
                "+ servers>dmz tcp/38903",
                "- dmz>servers tcp/1024-65535",
                "- servers>dmz tcp/1024-65535",
            ],
        ),
        (
            "ca-pin",
            with(pair(("servers", "certificate-authority"), ("users", "workstation")), |design| {
                design.joined("dc1", "servers", &CONTROLLER, DOMAIN);
                for server in ["server", "client"] {
                    design.change(server, |server| server.domain = Some(DOMAIN.into()));
                }
            }),
            vec!["+ users>servers tcp/38905", "- users>servers tcp/1024-65535"],
        ),
        ("ftp-passive", ftp("active"), vec!["+ users>dmz tcp/1024-65535", "- dmz>users tcp/1024-65535"]),
        ("ftp-passive-range", ftp("passive"), vec!["+ users>dmz tcp/5500-5700", "- users>dmz tcp/1024-65535"]),
        (
            "ftp-passive-range-default-2003",
            ftp("passive"),
            vec!["+ users>dmz tcp/1025-5000", "- users>dmz tcp/1024-65535"],
        ),
        (
            "radius-current",
            with(pair(("servers", "radius-server"), ("dmz", "network-access-server")), |design| {
                design.project_option("radius.ports", "both");
            }),
            vec!["- dmz>servers udp/1645", "- dmz>servers udp/1646"],
        ),
        ("sql-lookup-off", sql(), vec!["- dmz>servers udp/1434"]),
        (
            "vpn-l2tp-ipsec",
            with(pair(("dmz", "vpn-server"), ("users", "vpn-client")), |design| {
                design.project_option("vpn.protocol", "both");
            }),
            vec!["- users>dmz gre", "- users>dmz tcp/1723"],
        ),
        ("exchange-pins", outlook(), vec!["+ users>servers tcp/38911-38913", "- users>servers tcp/1024-65535"]),
        (
            "outlook-over-https",
            outlook(),
            vec!["+ users>servers tcp/443", "- users>servers tcp/1024-65535", "- users>servers tcp/135"],
        ),
        (
            "mom-encrypted",
            with(pair(("servers", "mom-server"), ("dmz", "mom-agent")), |design| {
                design.project_option("mom.channel", "clear");
            }),
            vec!["+ dmz>servers tcp/1270", "- dmz>servers tcp/51515"],
        ),
        (
            "sql-fixed-port",
            with(modern(sql()), |design| _ = design.option("server", "sql.dynamic", "yes")),
            vec!["+ dmz>servers tcp/1433", "- dmz>servers tcp/49152-65535"],
        ),
        (
            "configmgr-site-server-connects",
            modern(pair(("servers", "configmgr-site-server"), ("dmz", "configmgr-management-point"))),
            vec!["- dmz>servers tcp/135", "- dmz>servers tcp/445", "- dmz>servers tcp/49152-65535"],
        ),
        (
            "hyper-v-certificate",
            with(modern(pair(("servers", "hyper-v-host"), ("dmz", "hyper-v-host"))), |design| {
                design.option("client", "need.hyper-v-replica", "yes");
            }),
            vec!["+ dmz>servers tcp/443", "- dmz>servers tcp/80"],
        ),
        (
            "syslog-tls",
            pair(("servers", "syslog-server"), ("dmz", "syslog-client")),
            vec!["+ dmz>servers tcp/6514", "- dmz>servers udp/514"],
        ),
        ("ntp-nts", pair(("servers", "ntp-server"), ("dmz", "ntp-client")), vec!["+ dmz>servers tcp/4460"]),
    ]
}

#[test]
fn every_scenario_has_a_design_on_which_it_matters() {
    let cases = cases();
    let mut covered: Vec<&str> = cases.iter().map(|(id, ..)| *id).collect();
    covered.sort_unstable();
    let catalog = catalog();
    let mut known: Vec<&str> = catalog.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    known.sort_unstable();
    assert_eq!(covered, known);
    let mut wrong = Vec::new();
    for (id, design, expected) in cases {
        let plan = Plan::new(design);
        let tried = plan.scenario(id);
        let lines = plan.lines(&tried);
        if lines != expected {
            wrong.push(format!("{id}: {lines:#?}"));
        }
        assert!(!tried.steps.is_empty(), "{id} says nothing of what to do");
        for step in &tried.steps {
            assert!(!step.at.is_empty() && !step.what.is_empty() && !step.source.is_empty(), "{id}: {step:?}");
        }
        // What was done needs not be done again.
        let again = Plan { design: Design { project: tried.project }, report: tried.report };
        assert!(again.offer(id).edit.is_none(), "{id} is offered although it is so");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of the servers of each step, with what is to be done there.
fn steps(tried: &WhatIf) -> Vec<(Vec<String>, String)> {
    let name = |subject: &Subject| match subject {
        Subject::Server(id) => id.to_string(),
        Subject::Device(id) => id.to_string(),
        Subject::Tunnel(id) => id.to_string(),
        _ => panic!("a step is done at {subject:?}"),
    };
    tried.steps.iter().map(|step| (step.at.iter().map(name).collect(), step.what.clone())).collect()
}

#[test]
fn pins_take_what_they_pin_and_nothing_else() {
    let plan = Plan::new(two_controllers());
    let tried = plan.scenario("rpc-pins");
    let flows = flows_by_id(&plan.report);
    let catalog = catalog();
    let removed = tried.difference.flows.iter().filter(|flow| flow.crosses && flow.change == Change::Removed);
    let services: BTreeSet<&str> =
        removed.map(|flow| catalog.service(flows[&flow.id].endpoint.service).id.as_str()).collect();
    assert_eq!(services.into_iter().collect::<Vec<_>>(), ["active-directory", "file-replication", "net-logon"]);
    let done: Vec<String> = steps(&tried).into_iter().map(|(at, what)| format!("{}: {what}", at.join(" "))).collect();
    assert_eq!(
        done,
        [
            "dc1 dc2: Directory RPC port: 38901 (ntds.port = 38901)",
            "dc1 dc2: Net Logon RPC port: 38902 (netlogon.port = 38902)",
            "dc1 dc2: File replication RPC port: 38903 (frs.port = 38903)",
        ],
        "these controllers replicate with FRS: DFSR has no port to pin"
    );
    assert!(tried.steps[0].how.contains("NTDS\\Parameters") && tried.steps[0].source.contains("KB 224196"));
}

#[test]
fn steps_name_the_servers_on_which_the_value_changes_something() {
    let mut design = member_and_controller();
    // It reads the option as every Windows server does, but nobody needs its dynamic ports.
    design.server("lonely", "dmz", &["member-server"]);
    let plan = Plan::new(design);
    let tried = plan.set(&[("rpc.range", "5000-5100", None)]);
    assert_eq!(
        steps(&tried),
        [(vec!["dc1".to_owned()], "Dynamic RPC range: 5000-5100 (rpc.range = 5000-5100)".into())]
    );
    assert!(tried.steps[0].how.contains("PortsInternetAvailable"));
    assert!(tried.steps[0].source.contains("KB 154596"));
    // The reasons of the changed flows are told.
    let because: BTreeSet<String> = tried
        .difference
        .flows
        .iter()
        .flat_map(|flow| tried.difference.causes(flow).map(ToString::to_string).collect::<Vec<_>>())
        .collect();
    assert_eq!(because.into_iter().collect::<Vec<_>>(), ["project: option rpc.range none -> 5000-5100"]);
    let device = &tried.difference.devices[0];
    let (before, after) = (device.before.unwrap(), device.after.unwrap());
    assert_eq!(before.ports - after.ports, 2 * (64_512 - 101) - 2, "TCP and UDP; 3268 and 3269 lay in the wide range");
    assert_eq!((before.rules, before.destination_ports), (after.rules, before.ports), "one controller");
    let nothing = plan.set(&[("frs.port", "5000", None)]);
    assert!(!nothing.difference.changes_plan() && nothing.steps.is_empty());
}

#[test]
fn a_range_under_a_hundred_ports_is_warned_of() {
    let plan = Plan::new(member_and_controller());
    let new = |range: &str| -> Vec<ProblemCode> {
        let tried = plan.set(&[("rpc.range", range, None)]);
        tried.difference.problems_added.iter().map(|problem| problem.code).collect()
    };
    assert_eq!(new("5000-5098"), [ProblemCode::RpcRangeTooSmall]);
    assert_eq!(new("5000-5099"), []);
    let gone = plan.set(&[("rpc.range", "5000-5100", None)]).difference.problems_removed;
    assert_eq!(gone.iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::WideDynamicRange]);
    let both = plan.set(&[("ntds.port", "5000", None), ("netlogon.port", "5000", None)]);
    assert_eq!(both.difference.problems_added[0].code, ProblemCode::NtdsAndNetlogonPinnedToOnePort);
}

#[test]
fn a_setting_of_one_server_stays_there() {
    let plan = Plan::new(two_controllers());
    let tried = plan.set(&[("rpc.range", "5000-5100", Some("dc2"))]);
    let narrowed: BTreeSet<String> =
        plan.lines(&tried).into_iter().filter(|line| line.ends_with("tcp/5000-5100")).collect();
    assert_eq!(narrowed.into_iter().collect::<Vec<_>>(), ["+ servers>dmz tcp/5000-5100"]);
    assert_eq!(steps(&tried)[0].0, ["dc2"]);
    // A server that sets its own value keeps it when the project's changes.
    let plan = Plan::new(with(two_controllers(), |design| _ = design.option("dc2", "rpc.range", "6000-6200")));
    let tried = plan.set(&[("rpc.range", "5000-5100", None)]);
    assert!(plan.lines(&tried).iter().all(|line| line.contains("dmz>servers")));
    assert_eq!(steps(&tried)[0].0, ["dc1"]);
    // An empty value takes the setting away.
    let tried = plan.set(&[("rpc.range", "", Some("dc2"))]);
    assert_eq!(tried.project.servers["dc2"].options.get("rpc.range"), None);
    assert_eq!(steps(&tried)[0].1, "Dynamic RPC range: take the setting away (rpc.range)");
}

#[test]
fn what_cannot_be_set_names_the_nearest() {
    let design = member_and_controller();
    let setting = |key: &str, value: &str, server: Option<&str>| Setting {
        key: key.into(),
        value: value.into(),
        server: server.map(Into::into),
    };
    let settings = [
        setting("rpc.rnge", "5000-5100", None),
        setting("ldap.tls-only", "yess", None),
        setting("netbios", "off", Some("dc11")),
        setting("rpc.range", "5100-5000", Some("dc1")),
    ];
    let errors = edit_of_settings(&design.project, &catalog(), &settings).unwrap_err();
    let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "there is no option \"rpc.rnge\"; expected the key of an option; the nearest is \"rpc.range\"",
            "the option \"ldap.tls-only\" does not take \"yess\"; expected yes or no",
            "the project has no server \"dc11\"; expected the id of a server; the nearest is \"dc1\"",
            "the option \"rpc.range\" does not take \"5100-5000\"; expected a range of ports such as 5000-5100",
        ]
    );
}

/// Words are set everywhere, also where a server says otherwise; ports and ranges that somebody chose stay.
#[test]
fn scenarios_respect_what_people_have_set() {
    let design = with(member_and_controller(), |design| {
        design.option("dc1", "netbios", "on").option("pc", "netbios", "on").option("dc1", "rpc.range", "6000-6200");
    });
    let plan = Plan::new(design);
    assert!(plan.offer("rpc-range-narrow").edit.is_none() && plan.offer("rpc-range-default-2003").edit.is_none());
    let tried = plan.scenario("netbios-off");
    for server in ["dc1", "pc"] {
        assert_eq!(tried.project.servers[server].options["netbios"], "off");
    }
    assert_eq!(plan.lines(&tried), ["- users>servers tcp/139", "- users>servers udp/137", "- users>servers udp/138"]);
}

/// The default of the 2000 and 2003 systems is set on the project where all are of that time, else on them alone.
#[test]
fn the_default_of_2003_is_for_systems_of_that_time() {
    let plan = Plan::new(two_controllers());
    let tried = plan.scenario("rpc-range-default-2003");
    assert_eq!(tried.project.options["rpc.range"], "1025-5000");
    let plan = Plan::new(with(two_controllers(), |design| _ = design.os("dc2", Os::WindowsServer2019)));
    let tried = plan.scenario("rpc-range-default-2003");
    assert!(tried.project.options.is_empty());
    assert_eq!(tried.project.servers["dc1"].options["rpc.range"], "1025-5000");
    assert!(tried.project.servers["dc2"].options.is_empty());
    assert!(plan.lines(&tried).iter().all(|line| line.contains("dmz>servers")));
    let modern = with(two_controllers(), |design| {
        design.os("dc1", Os::WindowsServer2019).os("dc2", Os::WindowsServer2022);
    });
    assert!(Plan::new(modern).offer("rpc-range-default-2003").edit.is_none());
}

/// The settled point on 1025-5000: never assumed, but named with the command that shows what it changes.
#[test]
fn the_note_on_wide_ranges_names_the_what_if() {
    let notes = |design: &Design| -> Vec<(String, String)> {
        let problems = design.report().problems.into_iter();
        let wide = problems.filter(|problem| problem.code == ProblemCode::WideDynamicRange);
        wide.map(|problem| (problem.message, problem.hint)).collect()
    };
    let mut design = member_and_controller();
    let found = notes(&design);
    assert_eq!(found.len(), 1);
    assert!(found[0].0.contains("64512 ports (1024-65535, Dynamic RPC) on dc1"), "{}", found[0].0);
    assert!(found[0].1.contains("(portolan whatif PROJECT --set rpc.range=1025-5000)"), "{}", found[0].1);
    assert!(found[0].1.contains("(portolan whatif PROJECT --set rpc.range=5000-5100)"), "{}", found[0].1);
    assert!(design.flows().has("users", "servers", "tcp", "1024-65535"), "never silently");
    // In a mixed estate the option of the project would reach the others: the scenario knows whom it is about.
    design.joined("dc2", "servers", &CONTROLLER, DOMAIN).os("dc2", Os::WindowsServer2019);
    let found = notes(&design);
    let of = |server: &str| &found.iter().find(|(message, _)| message.ends_with(&format!("on {server}"))).unwrap().1;
    assert!(of("dc1").contains("--scenario rpc-range-default-2003"), "{}", of("dc1"));
    assert!(!of("dc2").contains("1025-5000") && of("dc2").contains("--set rpc.range=5000-5100"), "{}", of("dc2"));
    // Taken up, it is still wide, and only what is narrower is named.
    let found = notes(design.option("dc1", "rpc.range", "1025-5000"));
    let hint = &found.iter().find(|(message, _)| message.ends_with("on dc1")).unwrap().1;
    assert!(!hint.contains("1025-5000") && hint.contains("5000-5100"), "{hint}");
    // Within one segment no device opens anything.
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, DOMAIN).joined("pc", "servers", &["workstation"], DOMAIN);
    assert!(notes(&design).is_empty());
}

#[test]
fn outlook_over_https_takes_both_sides_and_spares_an_existing_proxy() {
    let mut design = Design::three_segments();
    design.server("mail", "servers", &["exchange-2003-server"]);
    assert!(Plan::new(design).offer("outlook-over-https").edit.is_none(), "no Outlook, nothing to change");
    let mut design = Design::three_segments();
    design.server("ol", "users", &["outlook-client"]);
    assert!(Plan::new(design).offer("outlook-over-https").edit.is_none(), "no Exchange server");
    let plan = Plan::new(outlook());
    let tried = plan.scenario("outlook-over-https");
    let done: Vec<String> = steps(&tried).into_iter().map(|(at, what)| format!("{}: {what}", at.join(" "))).collect();
    assert_eq!(
        done,
        [
            "ol: Set up: Outlook 2003 client over HTTPS",
            "mail: Set up: RPC over HTTP proxy",
            "ol: Take away: Outlook client",
        ]
    );
    let plan = Plan::new(with(outlook(), |design| _ = design.server("proxy", "dmz", &["rpc-proxy"])));
    let tried = plan.scenario("outlook-over-https");
    assert_eq!(tried.project.servers["mail"].roles, ["exchange-2003-server".into()]);
    assert!(plan.lines(&tried).contains(&"+ users>dmz tcp/443".to_owned()));
}

#[test]
fn helpers_are_offered_where_they_save_a_rule() {
    let plan = Plan::new(ftp("active"));
    let tried = plan.scenario("helper-ftp");
    assert_eq!(plan.lines(&tried), ["- dmz>users tcp/1024-65535"]);
    assert_eq!(steps(&tried), [(vec!["fw".to_owned()], "Switch on the helper for FTP".to_owned())]);
    assert!(tried.steps[0].source.contains("FTP Publishing Service"));
    let ids = |plan: &Plan| -> Vec<String> {
        plan.with(|planned| scenarios(planned).into_iter().map(|offer| offer.id).collect())
    };
    let helped = Plan::new(with(ftp("active"), |design| _ = design.helper("fw", Helper::Ftp)));
    assert!(!ids(&helped).contains(&"helper-ftp".to_owned()));
    let stateless = Plan::new(with(ftp("active"), |design| {
        design.device("fw", |device| device.is_stateful = false);
    }));
    assert!(!ids(&stateless).contains(&"helper-ftp".to_owned()), "it has no state to keep");
}

/// A tunnel ends at the outermost devices where others lie between them; those see the tunnel alone.
#[test]
fn tunnels_are_offered_past_the_devices_between() {
    let mut design = Design::default();
    for name in ["branch", "wan-1", "wan-2", "centre"] {
        design.segment(name, SegmentKind::Internal, "");
    }
    design.firewall("fw-branch", &["branch", "wan-1"]).firewall("core", &["wan-1", "wan-2"]);
    design.firewall("fw-centre", &["wan-2", "centre"]);
    design.joined("dc1", "centre", &CONTROLLER, DOMAIN).joined("pc", "branch", &["workstation"], DOMAIN);
    let plan = Plan::new(design);
    let tried = plan.scenario("tunnel-branch-centre");
    let tunnel = tried.project.tunnels.values().next().unwrap();
    assert_eq!(tunnel.ends().map(ToString::to_string), ["device:fw-branch", "device:fw-centre"]);
    let of = |device: &str| tried.difference.devices.iter().find(|it| it.device.as_str() == device).unwrap();
    let core = of("core");
    assert!(core.before.unwrap().ports > 100_000);
    // ESP, and UDP 500 with 4500 as one rule, in both directions.
    assert_eq!((core.after.unwrap().rules, core.after.unwrap().ports), (4, 3));
    assert!(of("fw-branch").after.unwrap().ports > 100_000, "the ends see the flows themselves");
    let step = &tried.steps[0];
    assert!(step.what.contains("between fw-branch and fw-centre") && step.source.contains("KB 832017"), "{step:?}");
    // With one firewall between them, the hosts of the segments are the ends.
    let plan = Plan::new(member_and_controller());
    let tried = plan.scenario("tunnel-servers-users");
    assert_eq!(tried.difference.devices[0].after.unwrap().ports, 3);
    let again = Plan { design: Design { project: tried.project }, report: tried.report };
    let ids: Vec<String> = again.with(|planned| scenarios(planned).into_iter().map(|offer| offer.id).collect());
    assert!(!ids.iter().any(|id| id.starts_with("tunnel-")), "there is one already");
}

#[test]
fn needs_are_switched_with_words_for_people() {
    let plan = Plan::new(with(member_and_controller(), |design| {
        design.joined("mail", "dmz", &["exchange-2003-server"], DOMAIN).joined(
            "ol",
            "users",
            &["outlook-client"],
            DOMAIN,
        );
    }));
    let tried = plan.set(&[("need.active-directory", "no", Some("ol"))]);
    assert_eq!(steps(&tried)[0].0, ["ol"]);
    assert!(tried.steps[0].what.starts_with("Make sure that nothing there needs "), "{:?}", tried.steps);
    assert!(!tried.steps[0].how.is_empty());
}

#[test]
fn trying_out_changes_nothing_and_gives_the_same_again() {
    let plan = Plan::new(member_and_controller());
    let before = plan.design.project.clone();
    let (one, other) = (plan.scenario("rpc-pins"), plan.scenario("rpc-pins"));
    assert_eq!(plan.design.project, before);
    assert_eq!((&one.difference, &one.steps), (&other.difference, &other.steps));
    assert_eq!(engine::compute(&one.project, &catalog()).flows.len(), one.report.flows.len());
}

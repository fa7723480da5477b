//! The cases that decide whether a firewall team trusts the result, one test each, numbered and named as in the
//! project's list of semantics.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;

use std::collections::BTreeSet;

use common::{Design, catalog};
use portolan::catalog::{Catalog, Initiator, TranslationTolerance};
use portolan::diag::Severity;
use portolan::engine::{Cause, Flow, PathKind, Problem, ProblemCode, Subject};
use portolan::net::Protocol;
use portolan::project::{
    Device, Edit, Helper, Link, Os, RelayKind, SegmentKind, Translation, TranslationKind, Tunnel, TunnelEnd,
    TunnelInitiator, TunnelKind,
};

const DOMAIN: &str = "corp.example";
const CONTROLLER: [&str; 2] = ["domain-controller", "dns-server"];
const OLD_RANGE: &str = "1024-65535";
const NEW_RANGE: &str = "49152-65535";

/// A member in `users`, a controller with DNS in `servers`.
fn member_and_controller() -> Design {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, DOMAIN);
    design.joined("pc", "users", &["workstation"], DOMAIN);
    design
}

/// Case 1: the article's port is the side that listens; the source port is left open.
#[test]
fn case_01_the_listed_port_is_the_listening_side() {
    let mut design = Design::three_segments();
    design.server("web", "servers", &["web-server"]).server("browser", "users", &["web-client"]);
    let flows = design.flows();
    let found = flows.find("users", "servers", "tcp", "80");
    assert_eq!(found.len(), 1);
    let (flow, row) = found[0];
    assert_eq!((row.source_servers.concat(), row.destination_servers.concat()), ("browser".into(), "web".into()));
    assert_eq!(flow.source_ports, None);
    assert_eq!(flow.initiator, Initiator::Consumer);
    assert!(!flows.has("servers", "users", "tcp", "80"));
}

/// Case 2: the dependency graph is ours, and every edge and every flow is cited.
#[test]
fn case_02_every_dependency_and_every_flow_is_cited() {
    let catalog = catalog();
    for dependency in &catalog.dependencies {
        assert!(catalog.documents.contains_key(&dependency.source.document), "{} cites nothing", dependency.id);
        assert!(!dependency.why.is_empty(), "{} has no why", dependency.id);
        let outside = dependency.source.document.as_str() == "field";
        assert!(!outside || dependency.source.note.contains("not in the "), "{} hides that", dependency.id);
    }
    let flows = member_and_controller().flows();
    assert!(!flows.rows.is_empty());
    for (flow, row) in &flows.rows {
        assert!(!row.references.is_empty() && !flow.reasons.is_empty(), "{row:?}");
        for steps in &row.reasons {
            assert!(steps.last().unwrap().contains("[KB "), "{steps:?}");
        }
    }
}

/// Case 4: endpoint mapper first, then the dynamic range of the listening side's system; mixed estates need both.
#[test]
fn case_04_dynamic_rpc_follows_the_listening_side() {
    let mut design = member_and_controller();
    let flows = design.flows();
    assert!(flows.has("users", "servers", "tcp", "135"));
    assert!(flows.has("users", "servers", "tcp", OLD_RANGE));
    assert!(!flows.has("users", "servers", "tcp", NEW_RANGE));
    // The consumer's system changes nothing.
    let flows = design.os("pc", Os::WindowsServer2019).flows();
    assert!(flows.has("users", "servers", "tcp", OLD_RANGE) && !flows.has("users", "servers", "tcp", NEW_RANGE));
    // The provider's does.
    let flows = design.os("dc1", Os::WindowsServer2019).flows();
    assert!(flows.has("users", "servers", "tcp", NEW_RANGE) && !flows.has("users", "servers", "tcp", OLD_RANGE));
    // Both eras: both ranges, each to its own server only.
    design.joined("dc2", "servers", &CONTROLLER, DOMAIN);
    let flows = design.flows();
    for (range, server) in [(NEW_RANGE, "dc1"), (OLD_RANGE, "dc2")] {
        let found = flows.find("users", "servers", "tcp", range);
        assert!(!found.is_empty() && found.iter().all(|(_, row)| row.destination_servers == [server]), "{range}");
    }
    assert!(flows.find("users", "servers", "tcp", OLD_RANGE)[0].0.risks.contains(&"wide-range".to_owned()));
}

/// Case 5: a narrowed range replaces the default at that server; under 100 ports is too small.
#[test]
fn case_05_a_narrowed_rpc_range_replaces_the_default_and_has_a_floor() {
    let mut design = member_and_controller();
    let flows = design.option("dc1", "rpc.range", "5000-5100").flows();
    assert!(flows.has("users", "servers", "tcp", "5000-5100") && flows.has("users", "servers", "tcp", "135"));
    assert!(!flows.has("users", "servers", "tcp", OLD_RANGE));
    assert!(!flows.has_problem(ProblemCode::RpcRangeTooSmall));
    let flows = design.option("dc1", "rpc.range", "5000-5098").flows();
    assert!(flows.has_problem(ProblemCode::RpcRangeTooSmall));
    // As a project-wide default it holds at every server that listens.
    let mut design = member_and_controller();
    let flows = design.project_option("rpc.range", "1025-5000").flows();
    assert!(flows.has("users", "servers", "tcp", "1025-5000") && !flows.has("users", "servers", "tcp", OLD_RANGE));
}

/// Case 6: pins replace the range, keep 135, and must differ.
#[test]
fn case_06_pins_replace_the_range_keep_the_endpoint_mapper_and_must_differ() {
    let mut design = member_and_controller();
    let before = design.flows();
    let services = |flows: &common::Flows, ports: &str| -> Vec<String> {
        flows.find("users", "servers", "tcp", ports).iter().flat_map(|(_, row)| row.services.clone()).collect()
    };
    assert!(services(&before, OLD_RANGE).iter().any(|service| service.contains("Active Directory")));
    let flows = design.option("dc1", "ntds.port", "50000").option("dc1", "netlogon.port", "50001").flows();
    assert!(flows.has("users", "servers", "tcp", "135"));
    assert!(services(&flows, "50000").iter().any(|service| service.contains("Active Directory")));
    assert!(services(&flows, "50001").contains(&"Net Logon".to_owned()));
    assert!(!services(&flows, OLD_RANGE).iter().any(|service| service.contains("Active Directory")));
    assert!(!services(&flows, OLD_RANGE).contains(&"Net Logon".to_owned()));
    assert!(!flows.has_problem(ProblemCode::NtdsAndNetlogonPinnedToOnePort));
    let flows = design.option("dc1", "netlogon.port", "50000").flows();
    assert!(flows.has_problem(ProblemCode::NtdsAndNetlogonPinnedToOnePort));
}

/// Case 7: a member gets what members need, not what controllers need of each other.
#[test]
fn case_07_a_member_gets_no_replication() {
    let mut design = member_and_controller();
    let replication = |flows: &common::Flows, from: &str, to: &str| {
        flows.rows.iter().any(|(flow, row)| {
            row.source_segment == from
                && row.destination_segment == to
                && flow.reasons.iter().any(|reason| match reason.cause {
                    Cause::Dependency(_) => {
                        let service = catalog().service(reason.endpoint.service).id.clone();
                        ["file-replication", "dfs-replication"].contains(&service.as_str())
                    }
                    Cause::Uses => false,
                })
        })
    };
    let flows = design.flows();
    assert!(!replication(&flows, "users", "servers") && !replication(&flows, "servers", "users"));
    for ports in ["tcp/88", "udp/88", "tcp/389", "udp/389", "tcp/445", "tcp/135", "udp/53", "tcp/53"] {
        assert!(flows.between("users", "servers").contains(&ports.to_owned()), "a member needs {ports}");
    }
    assert!(flows.between("servers", "users").is_empty(), "{:?}", flows.between("servers", "users"));
    design.joined("dc2", "dmz", &CONTROLLER, DOMAIN);
    let flows = design.flows();
    assert!(replication(&flows, "servers", "dmz") && replication(&flows, "dmz", "servers"));
}

/// Case 8: what goes both ways is two flows, each with its own source.
#[test]
fn case_08_both_directions_are_two_flows() {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, DOMAIN).joined("dc2", "dmz", &CONTROLLER, DOMAIN);
    let flows = design.flows();
    for (from, to, source) in [("servers", "dmz", "dc1"), ("dmz", "servers", "dc2")] {
        let found = flows.find(from, to, "tcp", "389");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.source_servers, [source]);
    }
    let ids: std::collections::BTreeSet<_> = flows.rows.iter().map(|(flow, _)| &flow.id).collect();
    assert_eq!(ids.len(), flows.rows.len(), "two flows share an id");
}

fn ftp(mode: &str) -> Design {
    let mut design = Design::three_segments();
    design.server("files", "dmz", &["ftp-server"]).server("client", "users", &["ftp-client"]);
    design.option("files", "ftp.mode", mode);
    design
}

/// Case 11: active FTP data comes from the server, from the control port less one.
#[test]
fn case_11_active_ftp_data_is_opened_by_the_server() {
    let mut design = ftp("active");
    let flows = design.flows();
    assert!(flows.has("users", "dmz", "tcp", "21"));
    let data = flows.find("dmz", "users", "tcp", OLD_RANGE);
    assert_eq!(data.len(), 1);
    assert_eq!(data[0].1.source_ports, ["20"]);
    assert_eq!(data[0].0.initiator, Initiator::Provider);
    let flows = design.option("files", "ftp.control-port", "4131").flows();
    assert!(flows.has("users", "dmz", "tcp", "4131"));
    assert_eq!(flows.find("dmz", "users", "tcp", OLD_RANGE)[0].1.source_ports, ["4130"]);
    let flows = design.helper("fw", Helper::Ftp).flows();
    assert!(flows.has("users", "dmz", "tcp", "4131") && flows.between("dmz", "users").is_empty());
}

/// Case 12: passive FTP is a second connection from the client, to a range that can be set.
#[test]
fn case_12_passive_ftp_is_a_second_connection_of_the_client() {
    let mut design = ftp("passive");
    let flows = design.flows();
    assert_eq!(flows.between("users", "dmz"), [format!("tcp/{OLD_RANGE}"), "tcp/21".to_owned()]);
    assert!(flows.between("dmz", "users").is_empty());
    let flows = design.option("files", "ftp.passive-range", "5000-5100").flows();
    assert_eq!(flows.between("users", "dmz"), ["tcp/21", "tcp/5000-5100"]);
    let flows = design.helper("fw", Helper::Ftp).flows();
    assert_eq!(flows.between("users", "dmz"), ["tcp/21"]);
}

/// Case 13: TFTP answers from a new port, which a rule for UDP 69 alone does not let through.
#[test]
fn case_13_tftp_transfers_come_from_a_new_port_of_the_server() {
    let mut design = Design::three_segments();
    design.server("boot", "servers", &["tftp-server"]).server("client", "users", &["workstation"]);
    design.uses("client", "boot");
    let flows = design.flows();
    assert!(flows.has("users", "servers", "udp", "69"));
    let transfer = flows.find("servers", "users", "udp", OLD_RANGE);
    assert_eq!(transfer.len(), 1);
    assert_eq!((transfer[0].0.initiator, transfer[0].0.source_ports), (Initiator::Provider, None));
    let flows = design.helper("fw", Helper::Tftp).flows();
    assert!(flows.has("users", "servers", "udp", "69") && !flows.has("servers", "users", "udp", OLD_RANGE));
}

/// Case 14: the manager polls, the agent sends traps: opposite initiators.
#[test]
fn case_14_snmp_polling_and_traps_go_opposite_ways() {
    let mut design = Design::three_segments();
    design.server("manager", "servers", &["snmp-manager"]).server("switch", "dmz", &["snmp-agent"]);
    let flows = design.flows();
    assert!(flows.has("servers", "dmz", "udp", "161") && flows.has("dmz", "servers", "udp", "162"));
    assert!(!flows.has("dmz", "servers", "udp", "161") && !flows.has("servers", "dmz", "udp", "162"));
}

/// Case 15: ICMP is an echo request of a client of that era, not "all ICMP".
#[test]
fn case_15_icmp_has_a_type_and_depends_on_the_era() {
    let mut design = member_and_controller();
    design.os("pc", Os::WindowsXp);
    let flows = design.flows();
    let echo = flows.find("users", "servers", "icmp", "8");
    assert!(!echo.is_empty());
    assert!(flows.rows.iter().all(|(_, row)| row.protocol != "icmp" || row.destination_ports == ["8"]));
    let reasons = |flows: &common::Flows| -> usize {
        flows.find("users", "servers", "icmp", "8").iter().map(|(flow, _)| flow.reasons.len()).sum()
    };
    let old = reasons(&flows);
    let new = reasons(&design.os("pc", Os::WindowsServer2019).flows());
    assert!(new < old, "a client of today pings for {new} reasons, one of 2001 for {old}");
}

/// Case 16: NetBIOS is off unless chosen, and its broadcasts never cross.
#[test]
fn case_16_netbios_is_off_by_default_and_broadcasts_never_cross() {
    let netbios = ["udp/137", "udp/138", "tcp/139"];
    let mut design = member_and_controller();
    design.joined("files", "servers", &["file-server"], DOMAIN);
    let found = |flows: &common::Flows, from: &str, to: &str| {
        netbios.iter().filter(|ports| flows.between(from, to).contains(&(**ports).to_owned())).count()
    };
    assert_eq!(found(&design.flows(), "users", "servers"), 0);
    // Chosen: the session service crosses, names go to WINS by unicast, and no broadcast of the browser does.
    design.project_option("netbios", "on").server("wins", "dmz", &["wins-server"]);
    let flows = design.flows();
    assert!(flows.has("users", "servers", "tcp", "139"));
    assert!(flows.has("users", "dmz", "udp", "137"), "{:?}", flows.between("users", "dmz"));
    for (flow, row) in flows.rows.iter().filter(|(flow, _)| flow.crosses()) {
        for reason in &flow.reasons {
            let endpoint = catalog().endpoint(reason.endpoint).clone();
            assert_eq!(endpoint.delivery, portolan::catalog::Delivery::Unicast, "{row:?}");
        }
    }
}

/// Case 17: DHCP is a broadcast; it crosses only where a relay passes it on, and then the relay is the source.
#[test]
fn case_17_dhcp_crosses_only_through_a_relay() {
    let mut design = Design::three_segments();
    design.server("dhcp", "servers", &["dhcp-server"]).server("pc", "users", &["workstation"]);
    design.option("pc", "need.dhcp", "yes");
    let flows = design.flows();
    assert!(!flows.has("users", "servers", "udp", "67"));
    assert!(flows.has_problem(ProblemCode::BroadcastNotRouted));
    let flows = design.option("dhcp", "dhcp.relay", "yes").flows();
    let relayed = flows.find("users", "servers", "udp", "67");
    assert_eq!(relayed.len(), 1);
    assert_eq!(relayed[0].1.source_servers, ["fw"]);
    assert!(!flows.has_problem(ProblemCode::BroadcastNotRouted));
}

/// Gives a device relays.
fn relays(design: &mut Design, device: &str, relays: &[RelayKind]) {
    let changed = Device { relays: relays.to_vec(), ..Device::clone(&design.project.devices[device]) };
    design.apply(&Edit::PutDevice(device.into(), changed));
}

/// Case 16: no device passes NetBIOS broadcasts on, whatever it relays.
#[test]
fn case_16_no_relay_passes_netbios_broadcasts_on() {
    let mut design = member_and_controller();
    design.joined("files", "servers", &["file-server"], DOMAIN).project_option("netbios", "on");
    let before = design.flows().between("users", "servers");
    relays(&mut design, "fw", &[RelayKind::Dhcp, RelayKind::WakeOnLan, RelayKind::Multicast]);
    assert_eq!(design.flows().between("users", "servers"), before);
    let lost = of(&design, ProblemCode::BroadcastNotRouted);
    let netbios = lost.iter().find(|problem| problem.message.contains("NetBIOS")).unwrap();
    assert!(netbios.hint.contains("WINS"), "{netbios:?}");
}

/// Case 17: a relay agent that is drawn at a device of the clients' segment is the source, at its interface there.
#[test]
fn case_17_a_relay_agent_of_a_device_asks_the_dhcp_server() {
    let mut design = Design::three_segments();
    design.server("dhcp", "servers", &["dhcp-server"]).server("pc", "users", &["workstation"]);
    design.option("pc", "need.dhcp", "yes").firewall("switch", &["users", "servers"]);
    let lost = of(&design, ProblemCode::BroadcastNotRouted);
    assert!(lost.iter().any(|problem| problem.hint.contains("a device of users relay DHCP")), "{lost:?}");
    // Another kind of relay, and an agent in another segment, do not help.
    relays(&mut design, "fw", &[RelayKind::WakeOnLan, RelayKind::Multicast]);
    assert!(!design.flows().has("users", "servers", "udp", "67"));
    design.firewall("far", &["dmz"]);
    relays(&mut design, "far", &[RelayKind::Dhcp]);
    assert!(!design.flows().has("users", "servers", "udp", "67"));
    relays(&mut design, "switch", &[RelayKind::Dhcp]);
    let link =
        Link { addresses: vec!["10.2.0.1/16".parse().unwrap()], ..Link::clone(&design.project.links["switch:users"]) };
    design.apply(&Edit::PutLink("switch:users".into(), link));
    let flows = design.flows();
    let relayed = flows.find("users", "servers", "udp", "67");
    assert_eq!(relayed.len(), 1);
    let row = &relayed[0].1;
    assert_eq!((row.source_servers.concat(), row.source_addresses.concat()), ("switch".into(), "10.2.0.1".into()));
    assert!(of(&design, ProblemCode::BroadcastNotRouted).iter().all(|problem| !problem.message.contains("DHCP")));
}

/// Case 17, of another kind: Wake-on-LAN crosses where a device lets broadcasts into the sleepers' segment; the site
/// server itself is the source.
#[test]
fn case_17_wake_on_lan_crosses_where_a_device_takes_it_in() {
    let mut design = Design::three_segments();
    design.server("site", "servers", &["configmgr-site-server"]).server("pc", "users", &["configmgr-client"]);
    design.os("site", Os::WindowsServer2019).os("pc", Os::WindowsServer2019);
    design.option("site", "need.configmgr-client", "yes").option("pc", "configmgr.wake", "broadcast");
    let wake = |design: &Design| design.flows().find("servers", "users", "udp", "9").len();
    assert_eq!(wake(&design), 0);
    let lost = of(&design, ProblemCode::BroadcastNotRouted);
    assert!(lost.iter().any(|it| it.hint.contains("a device of users take in broadcasts that wake")), "{lost:?}");
    relays(&mut design, "fw", &[RelayKind::Dhcp]);
    assert_eq!(wake(&design), 0);
    relays(&mut design, "fw", &[RelayKind::WakeOnLan]);
    let flows = design.flows();
    let found = flows.find("servers", "users", "udp", "9");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].1.source_servers.concat(), found[0].1.destination_servers.concat()),
        ("site".into(), "pc".into())
    );
    assert!(of(&design, ProblemCode::BroadcastNotRouted).iter().all(|it| !it.message.contains("Wake")));
}

/// Case 17, of another kind: multicast crosses where every device on the way routes it.
#[test]
fn case_17_multicast_crosses_where_every_device_routes_it() {
    let mut design = Design::default();
    design.segment("a", SegmentKind::User, "").segment("m", SegmentKind::Internal, "");
    design.segment("b", SegmentKind::Internal, "").firewall("one", &["a", "m"]).firewall("two", &["m", "b"]);
    design.server("dhcp", "b", &["dhcp-server"]).server("media", "a", &["media-server"]);
    design.option("media", "need.dhcp", "yes");
    let leases = |design: &Design| design.flows().find("a", "b", "udp", "2535").len();
    relays(&mut design, "one", &[RelayKind::Multicast]);
    assert_eq!(leases(&design), 0);
    let lost = of(&design, ProblemCode::BroadcastNotRouted);
    assert!(lost.iter().any(|problem| problem.hint.starts_with("Let two route multicast")), "{lost:?}");
    relays(&mut design, "two", &[RelayKind::Multicast]);
    let flows = design.flows();
    let found = flows.find("a", "b", "udp", "2535");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.source_servers, ["media"]);
    assert_eq!(found[0].1.enforcement_points, ["one", "two"]);
}

/// Case 18: a name without a domain is looked up at the trusted domain's emulator by UDP 138 only where NetBIOS is on.
#[test]
fn case_18_names_of_a_trusted_domain_use_netbios_only_as_a_legacy_switch() {
    let mut design = Design::three_segments();
    design.joined("dc", "servers", &CONTROLLER, DOMAIN).joined("member", "users", &["member-server"], DOMAIN);
    design.joined("far-dc", "dmz", &CONTROLLER, "far.example").trust(DOMAIN, "far.example");
    let datagrams = |design: &Design| -> Vec<String> {
        let flows = design.flows();
        let rows = flows.rows.iter().filter(|(_, row)| row.protocol == "udp" && row.destination_ports == ["138"]);
        rows.map(|(_, row)| format!("{} -> {}", row.source_servers.concat(), row.destination_servers.concat()))
            .collect()
    };
    assert_eq!(datagrams(&design), [""; 0]);
    let found = datagrams(design.option("member", "netbios", "on"));
    assert_eq!(found, [""; 0], "the far controller does not listen");
    let found = datagrams(design.option("far-dc", "netbios", "on"));
    assert_eq!(found, ["member -> far-dc"]);
}

/// A branch and a head office, each behind a firewall, with the provider's firewall between them.
fn two_sites() -> Design {
    let mut design = Design::default();
    design.segment("branch", SegmentKind::User, "10.2.0.0/16").segment("head", SegmentKind::Internal, "10.1.0.0/24");
    design.segment("wan1", SegmentKind::Internet, "198.51.100.0/24");
    design.segment("wan2", SegmentKind::Internet, "203.0.113.0/24");
    design.firewall("fw1", &["branch", "wan1"]).firewall("outer", &["wan1", "wan2"]).firewall("fw2", &["wan2", "head"]);
    design.joined("dc1", "head", &CONTROLLER, DOMAIN).joined("pc", "branch", &["workstation"], DOMAIN);
    design
}

fn tunnel(design: &mut Design, kind: TunnelKind, first: TunnelEnd, second: TunnelEnd) {
    let tunnel =
        Tunnel { name: "site".into(), kind, first, second, initiator: TunnelInitiator::Either, note: String::new() };
    design.apply(&Edit::PutTunnel("site".into(), tunnel));
}

/// `protocol/ports` of all that a device has to let through.
fn enforced(flows: &common::Flows, device: &str) -> BTreeSet<String> {
    let rows = flows.rows.iter().filter(|(_, row)| row.enforcement_points.iter().any(|point| point == device));
    rows.map(|(_, row)| format!("{}/{}", row.protocol, row.destination_ports.concat())).collect()
}

/// Case 19: through an L2TP/IPsec tunnel a device outside sees ESP, UDP 4500 and UDP 500 in place of everything, and no
/// UDP 1701, which is inside ESP; the devices at the ends see what is carried.
#[test]
fn case_19_a_vpn_collapses_the_directory_to_three_flows_outside() {
    let mut design = two_sites();
    let open = design.flows();
    assert!(enforced(&open, "outer").len() > 8 && enforced(&open, "outer").contains("tcp/445"));
    tunnel(&mut design, TunnelKind::L2tpIpsec, TunnelEnd::Device("fw1".into()), TunnelEnd::Device("fw2".into()));
    let flows = design.flows();
    let outside: BTreeSet<String> = ["esp/", "udp/4500", "udp/500"].map(str::to_owned).into();
    assert_eq!(enforced(&flows, "outer"), outside);
    for inner in ["fw1", "fw2"] {
        let seen = enforced(&flows, inner);
        assert!(seen.is_superset(&enforced(&open, inner)), "{inner} sees what is carried: {seen:?}");
        assert!(!seen.contains("udp/1701"));
    }
    assert!(flows.rows.iter().all(|(_, row)| row.destination_ports != ["1701"]));
    // What is carried says so, and the outside says what it carries.
    let smb = flows.find("branch", "head", "tcp", "445");
    assert_eq!(
        (smb[0].1.encapsulated_in.concat(), smb[0].1.enforcement_points.concat()),
        ("site".into(), "fw1fw2".into())
    );
    let (esp, _) = flows.rows.iter().find(|(_, row)| row.protocol == "esp").unwrap();
    assert_eq!(
        esp.carries.as_ref().unwrap().flows.len(),
        flows.rows.iter().filter(|(it, _)| it.carries.is_none()).count()
    );
}

/// Case 20: PPTP is TCP 1723 and GRE, IP protocol 47, drawn as a tunnel or as a server of that role.
#[test]
fn case_20_pptp_is_a_port_and_a_protocol_number() {
    let mut design = two_sites();
    tunnel(&mut design, TunnelKind::Pptp, TunnelEnd::Device("fw1".into()), TunnelEnd::Device("fw2".into()));
    let pptp: BTreeSet<String> = ["gre/", "tcp/1723"].map(str::to_owned).into();
    assert_eq!(enforced(&design.flows(), "outer"), pptp);
    assert_eq!(portolan::net::Protocol::Gre.number(), 47);
    let mut design = Design::three_segments();
    design.server("gateway", "dmz", &["vpn-server"]).server("road", "users", &["vpn-client"]);
    design.option("gateway", "vpn.protocol", "pptp").option("gateway", "need.radius", "no");
    let flows = design.flows();
    assert!(flows.has("users", "dmz", "gre", "") && flows.has("users", "dmz", "tcp", "1723"));
    assert!(!flows.has("users", "dmz", "esp", ""));
}

fn translate(design: &mut Design, device: &str, kind: TranslationKind, outside: &str, real: &str, translated: &str) {
    let mut changed = Device::clone(&design.project.devices[device]);
    let (real, translated) = (real.parse().unwrap(), translated.parse().unwrap());
    changed.translations.push(Translation { kind, outside: outside.into(), real, translated });
    design.apply(&Edit::PutDevice(device.into(), changed));
}

fn of(design: &Design, code: ProblemCode) -> Vec<Problem> {
    design.report().problems.into_iter().filter(|problem| problem.code == code).collect()
}

/// Case 21: AH never passes a translation; ESP does within UDP 4500 only, which Windows has to be told of.
#[test]
fn case_21_ah_and_esp_meet_address_translation() {
    let mut design = Design::three_segments();
    design.server("gateway", "dmz", &["vpn-server"]).server("road", "users", &["vpn-client"]).uses("road", "gateway");
    design.option("gateway", "vpn.protocol", "l2tp-ipsec").option("gateway", "need.radius", "no");
    let mut catalog = Catalog::clone(&catalog());
    let gateway = catalog.service_index("routing-and-remote-access").unwrap();
    for endpoint in &mut catalog.services[gateway.position()].endpoints {
        // The catalog takes ESP; an estate that has chosen AH in its stead is what this is about.
        if endpoint.protocols == [Protocol::Esp] {
            endpoint.protocols = vec![Protocol::Esp, Protocol::Ah];
            endpoint.translation = TranslationTolerance::BreaksAlways;
        }
    }
    let codes = |design: &Design| -> Vec<(ProblemCode, Severity)> {
        let problems = portolan::engine::compute(&design.project, &catalog).problems;
        let wanted = [ProblemCode::AhThroughTranslation, ProblemCode::EspThroughTranslation];
        problems.iter().filter(|it| wanted.contains(&it.code)).map(|problem| (problem.code, problem.severity)).collect()
    };
    assert_eq!(codes(&design), []);
    translate(&mut design, "fw", TranslationKind::Source, "dmz", "10.2.0.0/16", "10.3.0.200");
    assert_eq!(
        codes(&design),
        [(ProblemCode::AhThroughTranslation, Severity::Error), (ProblemCode::EspThroughTranslation, Severity::Warning)]
    );
    let problem = of(&design, ProblemCode::EspThroughTranslation).remove(0);
    assert!(problem.hint.contains("AssumeUDPEncapsulationContextOnSendRule") && problem.hint.contains("KB 926179"));
    // A tunnel whose end is behind a translation moves to UDP 4500; what that takes is told once for each way.
    let mut design = two_sites();
    tunnel(&mut design, TunnelKind::Ipsec, TunnelEnd::Server("pc".into()), TunnelEnd::Device("fw2".into()));
    assert!(enforced(&design.flows(), "outer").contains("esp/"));
    translate(&mut design, "fw1", TranslationKind::Source, "wan1", "10.2.0.0/16", "198.51.100.7");
    let outside: BTreeSet<String> = ["udp/4500", "udp/500"].map(str::to_owned).into();
    assert_eq!(enforced(&design.flows(), "outer"), outside);
    let problems = of(&design, ProblemCode::EspThroughTranslation);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].subjects[0], Subject::Tunnel("site".into()));
    assert_eq!(problems[0].subjects[1], Subject::Device("fw1".into()));
}

/// Case 22: DCOM and dynamic RPC carry addresses: no device that translates theirs lets them through.
#[test]
fn case_22_dcom_does_not_pass_a_translation() {
    let mut design = two_sites();
    assert!(of(&design, ProblemCode::DcomThroughTranslation).is_empty());
    // A translation of others' addresses, or towards another side, changes nothing for these flows.
    translate(&mut design, "fw1", TranslationKind::Source, "wan1", "10.77.0.0/16", "198.51.100.7");
    translate(&mut design, "fw1", TranslationKind::Source, "branch", "10.2.0.0/16", "10.2.255.1");
    assert!(of(&design, ProblemCode::DcomThroughTranslation).is_empty());
    translate(&mut design, "fw1", TranslationKind::Source, "wan1", "10.2.0.0/16", "198.51.100.7");
    let problems = of(&design, ProblemCode::DcomThroughTranslation);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = &problems[0];
    assert_eq!((problem.severity, &problem.subjects[0]), (Severity::Error, &Subject::Device("fw1".into())));
    assert!(problem.message.contains("from branch to head passes fw1, which translates its source"), "{problem:?}");
    assert!(problem.hint.contains("KB 154596"), "{problem:?}");
    let report = design.report();
    let named: Vec<&Flow> =
        report.flows.iter().filter(|flow| problem.subjects.contains(&Subject::Flow(flow.id.clone()))).collect();
    let ports: BTreeSet<String> = named.iter().map(|flow| flow.destination_ports.unwrap().to_string()).collect();
    assert_eq!(ports, ["135", OLD_RANGE].map(str::to_owned).into());
    // Inside a tunnel the translating device does not see them.
    tunnel(&mut design, TunnelKind::Ipsec, TunnelEnd::Segment("branch".into()), TunnelEnd::Device("fw2".into()));
    assert!(of(&design, ProblemCode::DcomThroughTranslation).is_empty());
}

/// Case 24: services on named pipes ride on the Server service and have no ports of their own.
#[test]
fn case_24_named_pipes_have_no_phantom_ports() {
    let mut design = Design::three_segments();
    design.server("printer", "servers", &["print-server"]).server("pc", "users", &["workstation"]);
    let flows = design.flows();
    let smb = flows.find("users", "servers", "tcp", "445");
    assert_eq!(smb.len(), 1, "one listener, one row");
    assert_eq!(smb[0].1.services, ["Server"]);
    assert!(smb[0].1.reasons.iter().flatten().any(|step| step.contains("Print Spooler")));
    assert!(flows.rows.iter().all(|(_, row)| row.services != ["Print Spooler"] && row.services != ["Event Log"]));
}

/// Case 25: TCP and UDP are separate, and a row may hold for some systems only.
#[test]
fn case_25_one_port_one_purpose() {
    let mut design = member_and_controller();
    let flows = design.flows();
    for port in ["88", "53"] {
        let tcp = flows.find("users", "servers", "tcp", port);
        let udp = flows.find("users", "servers", "udp", port);
        assert_eq!((tcp.len(), udp.len()), (1, 1), "port {port}");
        assert_ne!(tcp[0].0.id, udp[0].0.id);
    }
    let time = |flows: &common::Flows| flows.find("users", "servers", "udp", "123")[0].1.application_protocols.clone();
    assert_eq!(time(&flows), ["NTP"]);
    assert_eq!(time(&design.os("pc", Os::Windows2000).flows()), ["SNTP"]);
}

/// Case 25: TCP 5722 is for the controllers of Windows Server 2008 alone.
#[test]
fn case_25_the_fixed_replication_port_is_for_controllers_of_2008_alone() {
    for (os, expected) in [
        (Os::WindowsServer2003R2, false),
        (Os::WindowsServer2008, true),
        (Os::WindowsServer2012R2, false),
        (Os::WindowsServer2019, false),
    ] {
        let flows = two_controllers([os, os]).flows();
        assert_eq!(flows.has("servers", "dmz", "tcp", "5722"), expected, "{os}");
        assert_eq!(flows.has("dmz", "servers", "tcp", "5722"), expected, "{os}");
    }
}

/// A controller with DNS in `servers` and one in `dmz`.
fn two_controllers(systems: [Os; 2]) -> Design {
    let mut design = Design::three_segments();
    design.joined("dc1", "servers", &CONTROLLER, DOMAIN).joined("dc2", "dmz", &CONTROLLER, DOMAIN);
    design.os("dc1", systems[0]).os("dc2", systems[1]);
    design
}

/// Whether a flow from one segment to the other is there for this service of any era.
fn is_for(flows: &common::Flows, from: &str, to: &str, service: &str) -> bool {
    flows.rows.iter().any(|(flow, row)| {
        row.source_segment == from
            && row.destination_segment == to
            && flow.reasons.iter().any(|reason| catalog().service(reason.endpoint.service).id.as_str() == service)
    })
}

/// Two eras: dynamic ports are those of the side that listens, whichever side that is.
#[test]
fn eras_in_one_estate_bring_both_dynamic_ranges_by_listening_side() {
    let flows = two_controllers([Os::WindowsServer2003, Os::WindowsServer2019]).flows();
    assert!(flows.has("dmz", "servers", "tcp", OLD_RANGE) && !flows.has("dmz", "servers", "tcp", NEW_RANGE));
    assert!(flows.has("servers", "dmz", "tcp", NEW_RANGE) && !flows.has("servers", "dmz", "tcp", OLD_RANGE));
}

/// Two eras: a member of 2003 finds a controller of today, and they share the rows with a controller of its own age.
#[test]
fn eras_meet_over_the_ids_that_they_share() {
    let mut design = member_and_controller();
    design.os("dc1", Os::WindowsServer2019);
    let flows = design.flows();
    for ports in ["tcp/389", "udp/389", "tcp/88", "udp/88", "tcp/445", "tcp/135", "udp/53", "tcp/53"] {
        assert!(flows.between("users", "servers").contains(&ports.to_owned()), "{ports}");
    }
    assert!(!flows.has_problem(ProblemCode::NeedWithoutProvider));
    design.joined("dc2", "servers", &CONTROLLER, DOMAIN);
    let flows = design.flows();
    for port in ["88", "445"] {
        let found = flows.find("users", "servers", "tcp", port);
        assert_eq!(found.len(), 1, "one service, one row: port {port}");
        assert_eq!(found[0].1.destination_servers, ["dc1", "dc2"]);
    }
}

/// Today: an administrator reaches a controller's web services and its remote management; 2003 has neither.
#[test]
fn eras_a_controller_of_today_has_its_web_services_and_remote_management() {
    let mut design = member_and_controller();
    design.joined("admin", "dmz", &["admin-workstation"], DOMAIN);
    design.os("pc", Os::WindowsServer2019).os("admin", Os::WindowsServer2019).os("dc1", Os::WindowsServer2019);
    let flows = design.flows();
    assert!(flows.has("dmz", "servers", "tcp", "9389"), "{:?}", flows.between("dmz", "servers"));
    assert!(flows.has("dmz", "servers", "tcp", "5985"), "{:?}", flows.between("dmz", "servers"));
    assert!(!flows.has("users", "servers", "tcp", "9389"));
    let flows = design.os("dc1", Os::WindowsServer2003).flows();
    assert!(!flows.has("dmz", "servers", "tcp", "9389"));
}

/// SYSVOL: DFS Replication between controllers of today, File Replication between those of 2003.
#[test]
fn eras_replicate_sysvol_each_in_its_own_way() {
    let of = |os| {
        let flows = two_controllers([os, os]).flows();
        ["file-replication", "dfs-replication"].map(|service| is_for(&flows, "servers", "dmz", service))
    };
    assert_eq!(of(Os::WindowsServer2019), [false, true]);
    assert_eq!(of(Os::WindowsServer2003), [true, false]);
}

/// The table of KB 179442 for Windows Server 2008 and later, against what a member and a controller of 2019, and two such
/// controllers, get. The table is about domains and trusts in general; each difference is listed with its reason.
#[test]
fn eras_the_table_for_trusts_of_2008_and_later_is_met() {
    const TABLE: [&str; 15] = [
        "udp/123",
        "tcp/135",
        "tcp/464",
        "udp/464",
        "tcp/49152-65535",
        "tcp/389",
        "udp/389",
        "tcp/636",
        "tcp/3268",
        "tcp/3269",
        "tcp/53",
        "udp/53",
        "tcp/88",
        "udp/88",
        "tcp/445",
    ];
    let mut design = two_controllers([Os::WindowsServer2019; 2]);
    design.joined("pc", "users", &["member-server"], DOMAIN).os("pc", Os::WindowsServer2019);
    for server in ["dc1", "dc2"] {
        design.change(server, |server| server.roles.push("global-catalog".into()));
    }
    let flows = design.flows();
    let missing = |from: &str, to: &str| -> Vec<&str> {
        let found = flows.between(from, to);
        TABLE.into_iter().filter(|ports| !found.contains(&(*ports).to_owned())).collect()
    };
    let beyond = |from: &str, to: &str| -> Vec<String> {
        flows.between(from, to).into_iter().filter(|ports| !TABLE.contains(&ports.as_str())).collect()
    };
    // A member gets the whole table. The ping is not in it: the document speaks of it in its text.
    assert_eq!((missing("users", "servers"), beyond("users", "servers")), (vec![], vec!["icmp/8".to_owned()]));
    // Two controllers of one domain: each is a global catalog and a DNS server itself and asks no other, and they
    // replicate without LDAP over TLS.
    let own = ["tcp/636", "tcp/3268", "tcp/3269", "tcp/53", "udp/53"];
    assert_eq!((missing("dmz", "servers"), beyond("dmz", "servers")), (own.to_vec(), vec!["icmp/8".to_owned()]));
    // One port range stands for three rows of the table: LSA and the like, File Replication and DFS Replication. The
    // second is gone between controllers of today.
    assert!(is_for(&flows, "dmz", "servers", "dfs-replication"));
    assert!(
        !is_for(&flows, "dmz", "servers", "file-replication") && !is_for(&flows, "users", "servers", "dfs-replication")
    );
}

/// Case 27: a flow inside one segment is kept and marked; no device can enforce it.
#[test]
fn case_27_flows_inside_one_segment_are_kept_and_marked() {
    let mut design = Design::three_segments();
    design.server("web", "servers", &["web-server"]).server("browser", "servers", &["web-client"]);
    let flows = design.flows();
    let found = flows.find("servers", "servers", "tcp", "80");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0.path.kind, PathKind::SameSegment);
    assert!(!found[0].0.crosses() && found[0].0.enforcement_points().next().is_none());
    assert!(flows.has_problem(ProblemCode::HostFirewallOnly));
}

/// Case 27, of another kind: what crosses inside a tunnel that no device ends stays in the matrix, for the hosts alone.
#[test]
fn case_27_flows_past_every_device_are_kept_and_marked() {
    let mut design = member_and_controller();
    tunnel(&mut design, TunnelKind::Ipsec, TunnelEnd::Segment("users".into()), TunnelEnd::Segment("servers".into()));
    let flows = design.flows();
    let found = flows.find("users", "servers", "tcp", "445");
    assert_eq!(found.len(), 1);
    assert!(found[0].0.crosses() && found[0].0.is_seen_by_no_device() && found[0].1.enforcement_points.is_empty());
    let told = of(&design, ProblemCode::HostFirewallOnly);
    let tunnelled = told.iter().find(|problem| problem.subjects[0] == Subject::Tunnel("site".into())).unwrap();
    assert!(tunnelled.message.contains("only the hosts themselves can enforce them"), "{tunnelled:?}");
}

/// Paths: every device on the way, no device, no way.
#[test]
fn paths_name_every_device_that_has_to_let_a_flow_through() {
    let mut design = Design::default();
    for name in ["a", "b", "c", "far"] {
        design.segment(name, SegmentKind::Internal, "");
    }
    design.server("web", "c", &["web-server"]).server("browser", "a", &["web-client"]);
    assert_eq!(design.flows().find("a", "c", "tcp", "80")[0].1.enforcement_points, ["unnamed"]);
    design.firewall("fw1", &["a", "b"]).firewall("fw2", &["b", "c"]);
    assert_eq!(design.flows().find("a", "c", "tcp", "80")[0].1.enforcement_points, ["fw1", "fw2"]);
    // A redundant partner of the second firewall: all of them get the rule.
    design.firewall("fw2b", &["b", "c"]);
    assert_eq!(design.flows().find("a", "c", "tcp", "80")[0].1.enforcement_points, ["fw1", "fw2", "fw2b"]);
    design.server("lost", "far", &["web-client"]);
    assert!(design.flows().has_problem(ProblemCode::NoPath));
}

/// A flow never joins a source with a destination that it does not need.
#[test]
fn gathering_opens_nothing_that_is_not_needed() {
    let mut design = Design::three_segments();
    for (domain, number) in [("one.example", 1), ("two.example", 2)] {
        design.joined(&format!("dc{number}"), "servers", &CONTROLLER, domain);
        design.joined(&format!("pc{number}"), "users", &["workstation"], domain);
    }
    let flows = design.flows();
    let found = flows.find("users", "servers", "tcp", "88");
    assert_eq!(found.len(), 2);
    for (_, row) in found {
        assert_eq!(row.source_servers.concat().replace("pc", ""), row.destination_servers.concat().replace("dc", ""));
    }
}

/// A `uses` narrows the needs that lead there and adds only what no catalog can know.
#[test]
fn uses_narrow_needs_and_add_what_the_catalog_cannot_know() {
    let mut design = Design::three_segments();
    design.server("proxy", "dmz", &["member-server", "rpc-proxy"]).server(
        "roaming",
        "users",
        &["outlook-2003-http-client"],
    );
    design.uses("roaming", "proxy");
    let web = |flows: &common::Flows| {
        let mut ports = flows.between("users", "dmz");
        ports.retain(|ports| !ports.starts_with("icmp"));
        ports
    };
    assert_eq!(web(&design.flows()), ["tcp/443"], "naming the proxy opens nothing but what Outlook needs of it");
    // The catalog cannot know that this web farm reads from that database; its file sharing is not meant.
    design.server("sql", "servers", &["member-server", "sql-server"]).server("web", "dmz", &["web-server"]);
    assert!(design.flows().between("dmz", "servers").iter().all(|ports| ports != "tcp/1433"));
    let flows = design.uses("web", "sql").flows();
    assert!(flows.has("dmz", "servers", "tcp", "1433") && !flows.has("dmz", "servers", "tcp", "445"));
    // A server that is nothing but a server is used for its files.
    design.server("plain", "servers", &["member-server"]);
    assert!(design.uses("web", "plain").flows().has("dmz", "servers", "tcp", "445"));
    // Naming one of two servers narrows the need to it.
    design.server("mail1", "servers", &["exchange-2003-server"]).server("mail2", "servers", &["exchange-2003-server"]);
    let mapped = |flows: &common::Flows| flows.find("dmz", "servers", "tcp", "6001")[0].1.destination_servers.clone();
    assert_eq!(mapped(&design.flows()), ["mail1", "mail2"]);
    assert_eq!(mapped(&design.uses("proxy", "mail2").flows()), ["mail2"]);
}

/// A server that is named by one of its roles is used for that role and not for its others.
#[test]
fn a_use_of_a_role_means_that_role_alone() {
    let mut design = Design::three_segments();
    design.server("db", "servers", &["sql-server", "ftp-server"]).server("shop", "dmz", &["web-server"]);
    let flows = design.uses("shop", "role:sql-server").flows();
    assert!(flows.has("dmz", "servers", "tcp", "1433") && !flows.has("dmz", "servers", "tcp", "21"));
    let flows = design.uses("shop", "db").flows();
    assert!(flows.has("dmz", "servers", "tcp", "1433") && flows.has("dmz", "servers", "tcp", "21"));
}

/// What a person can do wrong shows as a problem with a code.
#[test]
fn problems_have_codes_and_say_what_to_do() {
    let mut design = Design::three_segments();
    design.joined("pc", "users", &["workstation"], DOMAIN);
    design.server("lonely", "dmz", &[]).firewall("stub", &["dmz"]);
    design.change("pc", |server| server.addresses = vec!["192.0.2.1".parse().unwrap()]);
    design.segment("twin", SegmentKind::Internal, "10.1.0.0/25");
    design.option("pc", "rpc.rage", "1-2").option("pc", "netbios", "maybe");
    let report = design.report();
    for code in [
        ProblemCode::NeedWithoutProvider,
        ProblemCode::ServerWithoutRole,
        ProblemCode::DeviceSeparatesNothing,
        ProblemCode::AddressOutsideSegment,
        ProblemCode::OverlappingPrefixes,
        ProblemCode::UnknownOption,
        ProblemCode::InvalidOptionValue,
    ] {
        let found = report.problems.iter().find(|problem| problem.code == code);
        let problem = found.unwrap_or_else(|| panic!("{code} is missing in {:?}", report.problems));
        assert!(!problem.hint.is_empty() && !problem.subjects.is_empty());
    }
    let mut design = Design::three_segments();
    design.server("mail", "servers", &["pop3-server", "exchange-2003-server"]);
    assert!(design.flows().has_problem(ProblemCode::PortConflict));
}

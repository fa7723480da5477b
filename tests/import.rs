//! Inventories: a good one becomes a project, a bad one a list of everything that is wrong with it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;

use portolan::catalog::Catalog;
use portolan::diag::{Diagnostic, Severity, SourceFile};
use portolan::engine;
use portolan::import::{Inventory, import};
use portolan::project::file::ReadResult;
use portolan::project::{Os, Platform, SegmentKind, file};

const SEGMENTS: &str = "\
name,kind,prefixes
Internet,internet,203.0.113.0/24;2001:db8:113::/48
DMZ,dmz,192.168.30.0/24
\"Servers, main\",internal,10.1.0.0/24
Users,user,10.2.0.0/16
";

const DEVICES: &str = "\
name,kind,platform,stateful,segments
fw-edge,firewall,pan-os,yes,Internet;DMZ
rt-core,router,cisco-ios,no,\"DMZ;Servers, main;Users\"
";

const SERVERS: &str = "\
name,segment,roles,addresses,count,os,domain,uses,options
dc1,\"Servers, main\",domain-controller;global-catalog;dns-server,10.1.0.10,,2003,corp.example,,rpc.range=5000-5100
www1,DMZ,web-server,192.168.30.20,1,2003r2,,role:domain-controller,
Workstations,Users,workstation,10.2.0.0/20,800,xp,CORP.example,www1;dc1,need.web-publishing=no; netbios = on
";

fn read(segments: &str, devices: Option<&str>, servers: &str) -> ReadResult {
    let inventory = Inventory {
        name: "Inventory".to_owned(),
        segments: SourceFile::new("segments.csv", segments),
        devices: devices.map(|devices| SourceFile::new("devices.csv", devices)),
        servers: SourceFile::new("servers.csv", servers),
    };
    import(&inventory, &Catalog::builtin())
}

fn headlines(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().fold(String::new(), |mut text, diagnostic| {
        let _ = writeln!(text, "{}", diagnostic.headline());
        text
    })
}

#[test]
fn a_good_inventory_becomes_a_project() {
    let (project, warnings) =
        read(SEGMENTS, Some(DEVICES), SERVERS).unwrap_or_else(|errors| panic!("{}", headlines(&errors)));
    assert!(warnings.is_empty(), "{}", headlines(&warnings));
    assert_eq!(project.segments.len(), 4);
    assert_eq!(project.segments.get("internet").unwrap().kind, SegmentKind::Internet);
    assert_eq!(project.segments.get("internet").unwrap().prefixes.len(), 2);
    let router = project.devices.get("rt-core").unwrap();
    assert_eq!((router.platform, router.is_stateful), (Platform::CiscoIos, false));
    let links: Vec<String> = project.links.keys().map(ToString::to_string).collect();
    assert_eq!(links, ["fw-edge:dmz", "fw-edge:internet", "rt-core:dmz", "rt-core:servers-main", "rt-core:users"]);
    let workstations = project.servers.get("workstations").unwrap();
    assert_eq!((workstations.count, workstations.os), (800, Os::WindowsXp));
    assert_eq!(workstations.uses.iter().map(ToString::to_string).collect::<Vec<_>>(), ["dc1", "www1"]);
    assert_eq!(workstations.options.get("netbios").map(String::as_str), Some("on"));
    assert_eq!(project.domains.len(), 1);
    assert_eq!(project.domains.get("corp.example").unwrap().name, "corp.example");
    assert_eq!(workstations.domain, project.servers.get("dc1").unwrap().domain);

    let text = file::write(&project);
    let again = file::read(&SourceFile::new("p", text.as_str()), Some(&Catalog::builtin())).unwrap();
    assert_eq!(again.0, project);
    let report = engine::compute(&project, &Catalog::builtin());
    assert!(report.problems.iter().all(|problem| problem.severity < Severity::Error), "{:?}", report.problems);
}

#[test]
fn columns_may_stand_in_any_order_and_lines_may_end_as_on_windows() {
    let segments =
        "\u{feff}Prefixes , NAME,kind\r\n10.1.0.0/24, A ,\r\n,,\r\n,B,user\r\n".trim_start_matches('\u{feff}');
    let servers = "roles,name,segment\r\n,one,A\r\nweb-server;web-server,two,B";
    let (project, warnings) = read(segments, None, servers).unwrap_or_else(|errors| panic!("{}", headlines(&errors)));
    assert!(warnings.is_empty(), "{}", headlines(&warnings));
    assert_eq!(project.segments.get("a").unwrap().kind, SegmentKind::Internal);
    assert_eq!(project.segments.get("b").unwrap().kind, SegmentKind::User);
    assert_eq!(project.servers.get("one").unwrap().os, Os::WindowsServer2003);
    assert_eq!(project.servers.get("two").unwrap().roles.len(), 1);
}

#[test]
fn further_columns_are_ignored_with_a_warning() {
    let servers = "name,segment,roles,owner,adresses\nweb,DMZ,web-server,me,10.0.0.1\n";
    let (project, warnings) = read(SEGMENTS, None, servers).unwrap();
    assert_eq!(project.servers.len(), 1);
    assert_eq!(
        headlines(&warnings),
        "\
servers.csv:1:20: warning: the column \"owner\" is ignored; expected the columns name, segment, roles, addresses, count, os, domain, uses, options
servers.csv:1:26: warning: the column \"adresses\" is ignored; expected the columns name, segment, roles, addresses, count, os, domain, uses, options
"
    );
    assert_eq!(warnings[1].hint.as_deref(), Some("did you mean \"addresses\"?"));
}

#[test]
fn every_error_of_a_bad_inventory_is_told() {
    let segments = "\
name,kind,prefixes
DMZ,dmzz,192.168.30.0/24
DMZ,dmz,10.300.0.0/8
,internal,
Servers,internal,10.1.0.7/24;10.1.0.0/16
";
    let devices = "\
name,kind,platform,stateful,segments
fw1,fierwall,asa,maybe,DMZ;Severs
fw1,,,,
";
    let servers = "\
name,segment,roles,addresses,count,os,domain,uses,options
dc1,Servers,domain-controler,10.9.0.1,0,2004,corp example,dc2;role:dns-sever,rpc.rnage=1
\"web
1\",DMZ,web-server,192.168.30.20,-1,2003,,dc1,\"netbios=maybe;ftp.mode\"
dc1,Users,web-server,,,,,,
x,,web-server,,,,,,,extra
\"é, ü\",Servers,windows-server,192.168.30.300,1.5,,a;b,x,ntds.port=0;ntds.port=70000
";
    let errors = read(segments, Some(devices), servers).expect_err("a bad inventory was read");
    let expected = "\
segments.csv:2:5: \"dmzz\" is no kind; expected one of internet, dmz, internal, user, management, partner, cloud
segments.csv:3:1: two segments have the name \"DMZ\"; expected a name that no other segment has
segments.csv:3:9: \"10.300.0.0/8\" is not an address or a prefix; expected one such as 10.1.0.10, 10.1.0.0/24 or 2001:db8::/32
segments.csv:4:1: this segment has no name; expected a name
segments.csv:5:18: 10.1.0.7/24 is neither a single address nor a whole network; expected 10.1.0.7 or 10.1.0.0/24
devices.csv:2:5: \"fierwall\" is no kind; expected one of firewall, router
devices.csv:2:14: \"asa\" is no platform; expected one of generic, nftables, iptables, cisco-asa, cisco-ios, juniper-srx, pan-os, fortios, windows-firewall, azure-nsg, aws-terraform, aerleon
devices.csv:2:18: \"maybe\" is neither yes nor no; expected yes or no
devices.csv:2:24: there is no segment \"Severs\"; expected the name of a segment of the file of segments; the nearest is \"Servers\"
devices.csv:3:1: two devices have the name \"fw1\"; expected a name that no other device has
servers.csv:2:13: there is no role \"domain-controler\" in the catalog; expected the id of a role; the nearest is \"domain-controller\"
servers.csv:2:39: \"0\" is no number of hosts; expected a whole number from 1
servers.csv:2:41: \"2004\" is no os; expected one of 2000, xp, 2003, 2003r2, 2008, 2012r2, 2016, 2019, 2022, 2025, other
servers.csv:2:46: \"corp example\" is no name of a domain; expected one DNS name such as corp.example
servers.csv:2:59: there is no server \"dc2\"; expected the name of a server of this file, or role: and a role; the nearest is \"dc1\"
servers.csv:2:59: there is no role \"dns-sever\" in the catalog; expected the id of a role; the nearest is \"dns-server\"
servers.csv:2:78: there is no option \"rpc.rnage\"; expected the key of an option; the nearest is \"rpc.range\"
servers.csv:3:1: \"web\\n1\" is no name for a server; expected a name on one line, without the ; that separates names
servers.csv:4:33: \"-1\" is no number of hosts; expected a whole number from 1
servers.csv:4:46: the option \"netbios\" does not take \"maybe\"; expected on or off
servers.csv:4:46: \"ftp.mode\" is no option; expected an option and its value, as in netbios=on
servers.csv:5:1: two servers have the name \"dc1\"; expected a name that no other server has
servers.csv:5:5: there is no segment \"Users\"; expected the name of a segment of the file of segments
servers.csv:6:3: this server stands in no segment; expected the name of a segment
servers.csv:6:21: this row has 10 cells, the first line has 9; expected one cell for each column
servers.csv:7:16: \"windows-server\" is a group of roles and cannot be placed; expected a role such as domain-controller, skype-edge-server
servers.csv:7:31: \"192.168.30.300\" is not an address or a prefix; expected one such as 10.1.0.10, 10.1.0.0/24 or 2001:db8::/32
servers.csv:7:46: \"1.5\" is no number of hosts; expected a whole number from 1
servers.csv:7:51: \"a;b\" is no name of a domain; expected one DNS name such as corp.example
servers.csv:7:57: the option \"ntds.port\" does not take \"0\"; expected a port from 1 to 65535
servers.csv:7:57: the option \"ntds.port\" does not take \"70000\"; expected a port from 1 to 65535
";
    assert_eq!(headlines(&errors), expected);
}

#[test]
fn an_address_outside_its_segment_is_an_error() {
    let servers = "name,segment,roles,addresses\nweb,DMZ,web-server,192.168.30.9;10.1.0.10\n";
    let errors = read(SEGMENTS, None, servers).unwrap_err();
    assert_eq!(
        headlines(&errors),
        "servers.csv:2:20: 10.1.0.10 lies outside the segment \"DMZ\"; expected an address in 192.168.30.0/24\n"
    );
}

#[test]
fn files_without_what_is_needed_are_refused() {
    let headline = |segments: &str, servers: &str| headlines(&read(segments, None, servers).unwrap_err());
    assert_eq!(
        headline("", "name,segment,roles\n"),
        "segments.csv:1:1: the file of segments is empty; expected a first line with the columns name, kind, prefixes\n"
    );
    assert_eq!(
        headline(SEGMENTS, "name,segment\na,DMZ\n"),
        "servers.csv:1:1: the file of servers has no column \"roles\"; expected the columns name, segment, roles, addresses, count, os, domain, uses, options\n"
    );
    let semicolons = read("name;kind;prefixes\nDMZ;dmz;10.0.0.0/8\n", None, "name,segment,roles\n").unwrap_err();
    assert_eq!(semicolons.first().unwrap().hint.as_deref(), Some("columns are separated by commas"));
    assert!(headline(SEGMENTS, "name,segment,roles\n\"a,DMZ,web-server\n").contains("this quote is never closed"));
}

#[test]
fn any_cut_and_any_junk_gives_an_answer() {
    for (end, _) in SERVERS.char_indices() {
        for junk in ["", "\"", "\0", ",,,,,,,,,,,,", ";=;", "\r", "role:"] {
            let servers = format!("{}{junk}{}", &SERVERS.get(..end).unwrap(), &SERVERS.get(end..).unwrap());
            if let Err(errors) = read(SEGMENTS, Some(DEVICES), &servers) {
                assert!(errors.iter().all(|error| error.place().1.is_some()));
            }
        }
    }
}

#[test]
fn a_large_inventory_is_read_in_one_go() {
    let mut servers = "name,segment,roles,addresses,domain\n".to_owned();
    for number in 0..5000 {
        let _ = writeln!(servers, "srv{number},Users,web-server,10.2.{}.{},corp.example", number / 250, number % 250);
    }
    let (project, _) = read(SEGMENTS, Some(DEVICES), &servers).unwrap();
    assert_eq!(project.servers.len(), 5000);
}

//! `portolan new` and `portolan import`, run as a person runs them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use portolan::project::templates::TEMPLATES;

/// Exit code, standard output, standard error.
fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join("configuration"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that needs no input may be gone before it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const SEGMENTS: &str = "name,kind,prefixes\nUsers,user,10.2.0.0/16\nServers,internal,10.1.0.0/24\n";
const DEVICES: &str = "name,kind,platform,stateful,segments\nfw,firewall,nftables,yes,Users;Servers\n";
const SERVERS: &str = "\
name,segment,roles,addresses,count,os,domain,uses,options
dc1,Servers,domain-controller;global-catalog;dns-server,10.1.0.10,1,2003,corp.example,,
Workstations,Users,workstation,,250,xp,corp.example,dc1,
";

#[test]
fn new_makes_an_empty_project_or_a_sample_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(run(folder, &["new", "plan.portolan"], ""), (0, String::new(), String::new()));
    let text = std::fs::read_to_string(folder.join("plan.portolan")).unwrap();
    assert!(text.starts_with("{\n  \"format\": 1,\n  \"name\": \"plan\",\n"), "{text}");

    let (code, out, err) = run(folder, &["new", "plan.portolan", "--template", "branch-office"], "");
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err, "plan.portolan:1:1: there is something with this name already; expected the name of a new file\n");
    assert_eq!(std::fs::read_to_string(folder.join("plan.portolan")).unwrap(), text);

    let (code, out, err) = run(folder, &["new", "other.portolan", "--template", "branch-ofice"], "");
    assert_eq!((code, out.as_str()), (2, ""));
    for template in TEMPLATES {
        assert!(err.contains(template.name), "{err}");
    }
    assert_eq!(names(folder), ["plan.portolan"]);
}

#[test]
fn every_template_passes_the_check() {
    let folder = tempfile::tempdir().unwrap();
    for template in TEMPLATES {
        let file = format!("{}.portolan", template.name);
        assert_eq!(run(folder.path(), &["new", &file, "--template", template.name], "").0, 0);
        let (code, _, err) = run(folder.path(), &["check", &file], "");
        assert_eq!((code, err.as_str()), (0, ""), "{}", template.name);
        let (code, text, _) = run(folder.path(), &["new", "-", "--template", template.name], "");
        assert_eq!((code, text.as_str()), (0, template.text));
        assert_eq!(run(folder.path(), &["check", "-"], &text).0, 0);
    }
}

#[test]
fn import_makes_a_project_that_the_other_commands_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("segments.csv"), SEGMENTS).unwrap();
    std::fs::write(folder.join("devices.csv"), DEVICES).unwrap();
    std::fs::write(folder.join("servers.csv"), format!("\u{feff}{}", SERVERS.replace('\n', "\r\n"))).unwrap();
    let files =
        ["import", "--segments", "segments.csv", "--devices", "devices.csv", "--servers", "servers.csv", "--out"];
    assert_eq!(run(folder, &[&files[..], &["plan.portolan"]].concat(), ""), (0, String::new(), String::new()));
    let text = std::fs::read_to_string(folder.join("plan.portolan")).unwrap();
    let (code, printed, _) = run(folder, &[&files[..], &["-"]].concat(), "");
    assert_eq!((code, printed.replace("\"New project\"", "\"plan\"")), (0, text));

    let (code, flows, err) = run(folder, &["flows", "plan.portolan", "--format", "csv"], "");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(flows.lines().count() > 10 && flows.contains(",fw,"), "{flows}");
    let piped = ["import", "--segments", "segments.csv", "--servers", "-", "--out", "piped.portolan"];
    assert_eq!(run(folder, &piped, SERVERS).0, 0);
}

#[test]
fn a_bad_inventory_is_told_in_full_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("segments.csv"), SEGMENTS.replace("user,10.2.0.0/16", "usr,10.2.0.0/33")).unwrap();
    std::fs::write(folder.join("devices.csv"), DEVICES.replace("Servers", "Server")).unwrap();
    std::fs::write(
        folder.join("servers.csv"),
        SERVERS.replace("workstation,", "workstaton,").replace(",os,", ",system,"),
    )
    .unwrap();
    std::fs::write(folder.join("plan.portolan"), "old").unwrap();
    let arguments = [
        "import",
        "--segments",
        "segments.csv",
        "--devices",
        "devices.csv",
        "--servers",
        "servers.csv",
        "--out",
        "plan.portolan",
    ];
    let (code, out, err) = run(folder, &arguments, "");
    assert_eq!((code, out.as_str()), (2, ""));
    let headlines: Vec<&str> = err.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        headlines,
        [
            "segments.csv:2:7: \"usr\" is no kind; expected one of internet, dmz, internal, user, management, partner, cloud",
            "segments.csv:2:11: \"10.2.0.0/33\" is not an address or a prefix; expected one such as 10.1.0.10, 10.1.0.0/24 or 2001:db8::/32",
            "devices.csv:2:26: there is no segment \"Server\"; expected the name of a segment of the file of segments; the nearest is \"Servers\"",
            "servers.csv:1:36: warning: the column \"system\" is ignored; expected the columns name, segment, roles, addresses, count, os, domain, uses, options",
            "servers.csv:3:20: there is no role \"workstaton\" in the catalog; expected the id of a role; the nearest is \"workstation\"",
        ],
        "{err}"
    );
    assert_eq!(std::fs::read_to_string(folder.join("plan.portolan")).unwrap(), "old");
    assert_eq!(names(folder), ["devices.csv", "plan.portolan", "segments.csv", "servers.csv"]);
}

#[test]
fn files_that_cannot_be_read_are_all_named() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("bytes.csv"), b"name\xff").unwrap();
    let (code, _, err) = run(
        folder,
        &["import", "--segments", "none.csv", "--devices", ".", "--servers", "bytes.csv", "--out", "p"],
        "",
    );
    let headlines: Vec<&str> = err.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(code, 2);
    assert_eq!(
        headlines,
        [
            "none.csv:1:1: there is no such file; expected a file that is there",
            ".:1:1: this is a folder; expected a file",
            "bytes.csv:1:5: this is not UTF-8 text; expected a file in UTF-8",
        ]
    );
    let (code, _, err) = run(folder, &["import", "--segments", "-", "--servers", "-", "--out", "p"], "");
    assert_eq!((code, err.as_str()), (2, "standard input can be only one of the files\n"));
    let (code, _, err) = run(folder, &["import", "--segments", "none.csv"], "");
    assert_eq!(code, 2);
    assert!(err.contains("--servers"), "{err}");
    assert_eq!(names(folder), ["bytes.csv"]);
}

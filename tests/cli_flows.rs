//! `flows`, `check` and `explain` as others script against them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a program that cannot be run fails the test")]

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn sample(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("projects").join(name).to_str().unwrap().to_owned()
}

fn portolan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn flows_come_in_every_form_and_to_a_file() {
    let project = sample("branch-office.portolan");
    let output = portolan(&["flows", &project]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("flow_id,source_segment,"), "CSV where nobody looks on");
    for (format, start) in [
        ("table", "FROM"),
        ("json", "{"),
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# "),
        ("xlsx", "PK"),
        ("tufin-usp", "\"from zone\","),
        ("tufin-zones", "\"#Zone Properties\""),
    ] {
        let output = portolan(&["flows", &project, "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(output.stdout.starts_with(start.as_bytes()), "{format}");
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("matrix.json");
    let output = portolan(&["flows", &project, "--rows", "merged", "--scope", "all", "--out", out.to_str().unwrap()]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), String::new()));
    let document: serde_json::Value = serde_json::from_slice(&std::fs::read(out).unwrap()).unwrap();
    assert_eq!(document["project"], "Branch office");
    let first = &document["flows"][0];
    assert!(first["destination_ports"].is_array() && first["reasons"][0][0].is_string());
}

#[test]
fn the_longest_extension_of_a_file_says_its_form() {
    let project = sample("branch-office.portolan");
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in
        [("plan.csv", "flow_id,"), ("plan.usp.csv", "\"from zone\","), ("plan.zones.csv", "\"#Zone Properties\"")]
    {
        let out = folder.path().join(name);
        assert_eq!(portolan(&["flows", &project, "--out", out.to_str().unwrap()]).status.code(), Some(0));
        assert!(std::fs::read_to_string(out).unwrap().starts_with(start), "{name}");
    }
}

#[test]
fn what_a_form_cannot_say_is_an_error_and_no_file() {
    let project = sample("site-to-site.portolan");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("plan.usp.csv");
    for arguments in [vec!["--format", "tufin-usp"], vec!["--out", out.to_str().unwrap()]] {
        let output = portolan(&[vec!["flows", &project], arguments].concat());
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{said}");
        assert!(said.contains("no documented word for ESP") && said.contains("hint: "), "{said}");
        assert!(!said.contains("cannot write"), "{said}");
    }
    assert!(!out.exists());
}

#[test]
fn flows_are_narrowed_by_segment_and_device() {
    let project = sample("branch-office.portolan");
    let count = |arguments: &[&str]| {
        let mut all = vec!["flows", project.as_str(), "--format", "csv"];
        all.extend(arguments);
        stdout(&portolan(&all)).lines().count() - 1
    };
    let everything = count(&[]);
    let there = count(&["--from", "Branch users", "--to", "Data centre"]);
    assert!(there > 10 && there < everything);
    assert_eq!(count(&["--from", "branch-users", "--to", "data-centre"]), there, "ids do as well as names");
    assert_eq!(count(&["--from", "Data centre", "--to", "Branch users"]), 0);
    let device = count(&["--device", "fw-dc"]);
    assert!(device > 10 && device < everything);
    let output = portolan(&["flows", &project, "--from", "Branch usrs"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean \"Branch users\"?"));
}

#[test]
fn check_says_no_only_for_errors() {
    let good = portolan(&["check", &sample("branch-office.portolan"), "--format", "json"]);
    assert_eq!(good.status.code(), Some(0));
    let document: serde_json::Value = serde_json::from_slice(&good.stdout).unwrap();
    assert_eq!(document["errors"], 0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lonely.portolan");
    let text = std::fs::read_to_string(sample("branch-office.portolan")).unwrap();
    // Without its controllers the domain has nobody to ask.
    std::fs::write(
        &path,
        text.replace("\"domain-controller\"", "\"member-server\"").replace("\"global-catalog\"", "\"member-server\""),
    )
    .unwrap();
    let bad = portolan(&["check", path.to_str().unwrap()]);
    assert_eq!(bad.status.code(), Some(1), "{}", String::from_utf8_lossy(&bad.stderr));
    assert!(stdout(&bad).contains("[need-without-provider]"), "{}", stdout(&bad));
}

#[test]
fn explain_says_why_and_why_not() {
    let project = sample("branch-office.portolan");
    let why = portolan(&["explain", &project, "--from", "Branch users", "--to", "dc1", "--port", "88/udp"]);
    assert_eq!(why.status.code(), Some(0));
    assert!(stdout(&why).contains("KB 832017, \"Kerberos Key Distribution Center\""));
    for (port, layer) in [("23/tcp", "no server"), ("139/tcp", "netbios=on"), ("9/tcp", "No server")] {
        let not = portolan(&["explain", &project, "--from", "Branch users", "--to", "dc1", "--port", port]);
        assert_eq!(not.status.code(), Some(1), "{port}");
        let text = stdout(&not);
        assert!(text.to_lowercase().contains(&layer.to_lowercase()), "{port}: {text}");
    }
    let turned =
        portolan(&["explain", &project, "--from", "dc1", "--to", "Branch users", "--port", "88", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&turned.stdout).unwrap();
    assert_eq!((turned.status.code(), &document["why_not"]["layer"]), (Some(1), &"other-direction".into()));
}

#[test]
fn without_a_screen_the_plain_command_still_does_its_job() {
    let output = portolan(&[]);
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    for part in ["no window", "Branch office", "Kerberos", "portolan flows"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn what_cannot_be_used_is_a_sentence_with_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let text = std::fs::read_to_string(sample("branch-office.portolan")).unwrap();
    let cases = [
        file("cut.portolan", &text.as_bytes()[..text.len() / 2]),
        file("latin1.portolan", b"{\"name\": \"caf\xe9\"}"),
        file("empty.portolan", b""),
        file("zeros.portolan", &vec![0; 4_000_000]),
        file("newer.portolan", text.replace("\"format\": 1", "\"format\": 99").as_bytes()),
        file("role.portolan", text.replace("\"domain-controller\"", "\"domain-controler\"").as_bytes()),
        folder.path().to_str().unwrap().to_owned(),
        folder.path().join("nothing.portolan").to_str().unwrap().to_owned(),
    ];
    for path in &cases {
        for command in ["flows", "check"] {
            let output = portolan(&[command, path]);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{path}: {stderr}");
            assert!(stderr.starts_with(&format!("{path}:")) && !stderr.contains("panicked"), "{stderr}");
            assert!(output.stdout.is_empty(), "{path}");
        }
    }
    let newer = String::from_utf8(portolan(&["check", &cases[4]]).stderr).unwrap();
    assert!(newer.contains("99"), "{newer}");
    let role = String::from_utf8(portolan(&["check", &cases[5]]).stderr).unwrap();
    assert!(role.contains("domain-controller"), "{role}");
}

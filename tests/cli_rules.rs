//! `portolan rules` as scripts use it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output};

fn rules(arguments: &[&str]) -> Output {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/site-to-site.portolan");
    Command::new(env!("CARGO_BIN_EXE_portolan")).arg("rules").arg(sample).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_default_is_text_of_all_devices() {
    let output = rules(&[]);
    assert_eq!(output.status.code(), Some(0));
    let text = text(&output.stdout);
    for device in ["fw-branch (firewall", "fw-hq (firewall", "isp-router (router"] {
        assert!(text.contains(device), "{text}");
    }
}

#[test]
fn json_is_one_list_or_one_device() {
    let all: serde_json::Value = serde_json::from_slice(&rules(&["--format", "json"]).stdout).unwrap();
    assert_eq!(all.as_array().map(Vec::len), Some(3));
    let one = rules(&["--format", "json", "--device", "isp-router"]);
    let one: serde_json::Value = serde_json::from_slice(&one.stdout).unwrap();
    let rules = one.get("rules").and_then(serde_json::Value::as_array).unwrap();
    // KB 832017: ESP, UDP 500 and UDP 4500 in place of everything that the tunnel carries.
    assert!(rules.len() <= 3 && !rules.is_empty());
    assert!(rules.iter().all(|rule| !rule.get("flows").unwrap().as_array().unwrap().is_empty()));
}

#[test]
fn a_folder_gets_a_file_for_each_device_and_a_path_the_only_one() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("all");
    let output = rules(&["--format", "text", "--out", into.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let mut names: Vec<String> =
        std::fs::read_dir(&into).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["fw-branch.txt", "fw-hq.txt", "isp-router.txt"]);
    let file = folder.path().join("one.nft");
    let output = rules(&["--format", "nftables", "--device", "fw-branch", "--out", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(std::fs::read_to_string(file).unwrap().contains("hook forward"));
}

#[test]
fn what_a_language_cannot_say_is_an_error_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("all");
    let output = rules(&["--format", "azure-nsg", "--out", into.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("ICMP"), "{}", text(&output.stderr));
    assert!(!into.exists());
}

#[test]
fn an_unknown_device_is_named_with_the_nearest() {
    let output = rules(&["--device", "fw-brnch"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("fw-branch"), "{}", text(&output.stderr));
}

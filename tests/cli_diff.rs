//! `diff` and `whatif` as others script against them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a program that cannot be run fails the test")]

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

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

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The branch office with dc2 gone and the RPC range of dc1 narrowed, in a folder that lives as long as the test.
fn edited() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edited.portolan");
    let text = std::fs::read_to_string(sample("branch-office.portolan")).unwrap();
    let mut project: Value = serde_json::from_str(&text).unwrap();
    let servers = project["servers"].as_array_mut().unwrap();
    servers.retain(|server| server["id"] != "dc2");
    for server in servers.iter_mut().filter(|server| server["id"] == "dc1") {
        server["options"]["rpc.range"] = "5000-5100".into();
    }
    std::fs::write(&path, serde_json::to_string_pretty(&project).unwrap()).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn diff_says_no_where_something_changed() {
    let old = sample("branch-office.portolan");
    let same = portolan(&["diff", &old, &old]);
    assert_eq!((same.status.code(), stdout(&same).as_str()), (Some(0), "No changes.\n"), "{}", stderr(&same));
    let (folder, new) = edited();
    let output = portolan(&["diff", &old, &new]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let text = stdout(&output);
    for part in [
        "  - server dc2 is gone\n",
        "  ~ server dc1: option rpc.range none -> 5000-5100\n",
        "Flows between segments: -10 +10 ~",
        "destination servers before: dc1, dc2",
        "because of server dc2 is gone",
        "Rules of fw-dc",
    ] {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
    let csv = stdout(&portolan(&["diff", &old, &new, "--format", "csv"]));
    assert!(csv.starts_with("status,changed,before,because_of,flow_id,source_segment,"), "{csv}");
    let within = stdout(&portolan(&["diff", &old, &new, "--format", "csv", "--scope", "all"]));
    assert!(within.lines().count() > csv.lines().count());
    let document = json(&portolan(&["diff", &old, &new, "--format", "json"]));
    assert_eq!(document["flows"].as_array().unwrap().len() + 1, csv.lines().count());
    assert_eq!(document["project_changes"][0]["subject"]["id"], "dc1");
    assert!(document["devices"][0]["before"]["ports"].as_u64() > document["devices"][0]["after"]["ports"].as_u64());
    for (name, start) in [("d.csv", "status,"), ("d.json", "{"), ("d.xlsx", "PK"), ("d.txt", "What is another")] {
        let out = folder.path().join(name);
        let output = portolan(&["diff", &old, &new, "--out", out.to_str().unwrap()]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{name}");
        assert!(std::fs::read(out).unwrap().starts_with(start.as_bytes()), "{name}");
    }
    // The same byte for byte.
    for format in ["text", "csv", "json", "xlsx"] {
        let run = || portolan(&["diff", &old, &new, "--format", format]).stdout;
        assert_eq!(run(), run(), "{format}");
    }
}

#[test]
fn diff_names_all_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.portolan");
    std::fs::write(&broken, "{").unwrap();
    let missing = folder.path().join("missing.portolan");
    let output = portolan(&["diff", broken.to_str().unwrap(), missing.to_str().unwrap()]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let text = stderr(&output);
    assert!(text.contains("broken.portolan:1:") && text.contains("missing.portolan:1:1"), "{text}");
    assert_eq!(portolan(&["diff", "-", "-"]).status.code(), Some(2));
    let output = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(["diff", "-", &sample("branch-office.portolan")])
        .stdin(std::fs::File::open(sample("branch-office.portolan")).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn whatif_shows_what_a_setting_changes_and_takes() {
    let project = sample("branch-office.portolan");
    let output = portolan(&["whatif", &project, "--set", "rpc.range=5000-5100", "--set", "ldap.tls-only=yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    for part in [
        "What if: rpc.range=5000-5100, ldap.tls-only=yes on the project",
        "Flows between segments: -14 +10 ~0",
        "129,039 -> 217",
        "1. dc1, dc2: Dynamic RPC range: 5000-5100 (rpc.range = 5000-5100)",
        "[KB 154596",
        "2. dc1, dc2: LDAP over TLS only: yes",
    ] {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
    let document = json(&portolan(&[
        "whatif",
        &project,
        "--set",
        "netlogon.port=38902",
        "--server",
        "dc1",
        "--server",
        "dc2",
        "--format",
        "json",
    ]));
    assert_eq!(document["what_if"]["set"][1]["server"], "dc2");
    assert_eq!(document["changes"], true);
    assert_eq!(document["steps"][0]["names"], serde_json::json!(["dc1", "dc2"]));
    assert!(document["steps"][0]["source"].as_str().unwrap().starts_with("KB 224196"));
    assert!(document["flows"].as_array().unwrap().iter().any(|flow| flow["status"] == "new"));
    assert_eq!(
        std::fs::read_to_string(&project).unwrap(),
        std::fs::read_to_string(sample("branch-office.portolan")).unwrap()
    );
    let idle = portolan(&["whatif", &project, "--set", "mom.channel=clear"]);
    assert_eq!(idle.status.code(), Some(0));
    assert!(stdout(&idle).contains("That changes no flow, no rule and no problem here."));
}

#[test]
fn whatif_warns_of_a_range_that_is_too_small_and_of_servers_that_keep_their_own() {
    let (_folder, project) = edited();
    let text = stdout(&portolan(&["whatif", &project, "--set", "rpc.range=5000-5050", "--server", "dc1"]));
    assert!(text.contains("+ warning [rpc-range-too-small]"), "{text}");
    let text = stdout(&portolan(&["whatif", &project, "--set", "rpc.range=6000-6200"]));
    assert!(text.contains("dc1 keeps its own value of rpc.range; --server sets it there."), "{text}");
}

#[test]
fn whatif_lists_what_could_be_tried_out() {
    let project = sample("branch-office.portolan");
    let output = portolan(&["whatif", &project]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    let line = text.lines().find(|line| line.starts_with("rpc-range-narrow")).unwrap();
    assert!(line.contains("-10 +10 ~0") && line.contains("258,079 -> 439"), "{line}");
    assert!(text.contains("Without effect between segments here: netbios-off"), "{text}");
    let document = json(&portolan(&["whatif", &project, "--format", "json"]));
    let of = |id: &str| document["scenarios"].as_array().unwrap().iter().find(|it| it["id"] == id).cloned().unwrap();
    assert_eq!(of("rpc-range-narrow")["effect"]["exposed_ports"]["after"], 439);
    assert_eq!((&of("netbios-off")["applies"], &of("netbios-off")["effect"]), (&Value::Bool(false), &Value::Null));
    let one = portolan(&["whatif", &project, "--scenario", "ldap-tls-only"]);
    assert_eq!(one.status.code(), Some(0));
    assert!(stdout(&one).starts_with("What if: TLS only for LDAP\n"), "{}", stdout(&one));
    let idle = portolan(&["whatif", &project, "--scenario", "netbios-off"]);
    assert_eq!(idle.status.code(), Some(0));
    assert!(stdout(&idle).contains("That changes no flow"), "{}", stdout(&idle));
}

#[test]
fn what_cannot_be_tried_out_names_the_nearest() {
    let project = sample("branch-office.portolan");
    let output = portolan(&["whatif", &project, "--set", "rpc.rnge=1", "--set", "netbios=maybe", "--server", "dc11"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert_eq!(
        stderr(&output),
        "the project has no server \"dc11\"; did you mean \"dc1\"?\n\
         --set: there is no option \"rpc.rnge\"; expected the key of an option; the nearest is \"rpc.range\"\n\
         --set: the option \"netbios\" does not take \"maybe\"; expected on or off\n"
    );
    let output = portolan(&["whatif", &project, "--scenario", "netbios-of"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean \"netbios-off\"?"), "{}", stderr(&output));
    for wrong in [&["--set", "rpc.range"][..], &["--server", "dc1"], &["--set", "a=b", "--scenario", "x"]] {
        let arguments: Vec<&str> = ["whatif", &project].into_iter().chain(wrong.iter().copied()).collect();
        assert_eq!(portolan(&arguments).status.code(), Some(2), "{wrong:?}");
    }
}

/// The command that the note on wide ranges names can be taken as it stands.
#[test]
fn the_hint_on_wide_ranges_is_a_command_that_works() {
    for name in ["branch-office.portolan", "two-eras.portolan"] {
        let project = sample(name);
        let text = stdout(&portolan(&["check", &project]));
        let commands: Vec<&str> =
            text.split("portolan whatif PROJECT ").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(commands.len() >= 2, "{text}");
        for command in commands {
            let mut arguments = vec!["whatif", project.as_str()];
            arguments.extend(command.split(' '));
            let output = portolan(&arguments);
            assert_eq!(output.status.code(), Some(0), "{command}: {}", stderr(&output));
            assert!(stdout(&output).contains("Flows between segments: -"), "{command} changes nothing");
        }
    }
}

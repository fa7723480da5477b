//! Scripts that test flows: what they check, what they find when they are run, and how that is read back.
//!
//! `UPDATE_GOLDEN=1 cargo test --test testpack` writes the golden files anew.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::{TcpListener, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{Design, catalog};
use portolan::catalog::Catalog;
use portolan::diag::{Diagnostic, SourceFile};
use portolan::engine;
use portolan::export::{Exporter, Matrix, MatrixOptions, PackFile, RESULT_COLUMNS, TestLanguage, test_pack};
use portolan::import::{Results, read_results};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Project, SegmentKind, TestOutcome, file};

const TOLD: [&str; 3] = ["branch-office", "managed-customer", "site-to-site"];

fn sample(name: &str) -> Project {
    let template = TEMPLATES.iter().find(|template| template.name == name).unwrap();
    file::read(&SourceFile::new(name, template.text), Some(&Catalog::builtin())).unwrap().0
}

fn with_matrix<T>(project: &Project, then: impl FnOnce(&Matrix<'_>) -> T) -> T {
    let catalog = catalog();
    let report = engine::compute(project, &catalog);
    let options = MatrixOptions::default();
    then(&Matrix { project, catalog: &catalog, report: &report, options: &options })
}

fn pack(project: &Project, language: TestLanguage) -> BTreeMap<String, String> {
    let files = with_matrix(project, |matrix| test_pack(matrix, language));
    files.into_iter().map(|PackFile { name, text }| (name, text)).collect()
}

/// Says that a test cannot run here; `cargo test` would hide what is printed.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr().lock(), "SKIPPED: {why}");
}

/// What the checks of a script say, without the ids of their flows.
fn checks(script: &str) -> Vec<String> {
    let lines = script.lines().filter(|line| line.starts_with("check '") || line.starts_with("skip '"));
    lines
        .map(|line| {
            line.split(' ')
                .enumerate()
                .filter(|(word, _)| *word != 1)
                .map(|(_, word)| word)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

/// A web server that listens, one that does not, one that cannot be reached, and a database; all asked from one host.
fn local(http: u16, closed: u16, sql: u16) -> Design {
    let mut design = Design::default();
    design.segment("desks", SegmentKind::User, "127.0.1.0/24").segment(
        "servers",
        SegmentKind::Internal,
        "127.0.0.0/24",
    );
    design.segment("far", SegmentKind::Dmz, "224.0.0.0/24").firewall("fw", &["desks", "servers", "far"]);
    for (name, segment, address, port) in [
        ("up", "servers", "127.0.0.77", http),
        ("down", "servers", "127.0.0.78", closed),
        ("away", "far", "224.0.0.79", http),
    ] {
        design.server(name, segment, &["web-server"]).at(name, &[address]);
        design.option(name, "iis.http-port", &port.to_string());
    }
    design.server("db", "servers", &["sql-server"]).at("db", &["127.0.0.80"]).option(
        "db",
        "sql.port",
        &sql.to_string(),
    );
    design.option("db", "sql.browser", "yes");
    design.server("ftp", "far", &["ftp-server"]).at("ftp", &["224.0.0.81"]).project_option("ftp.mode", "passive");
    design.option("ftp", "ftp.passive-range", "5000-5003");
    design.server("desk", "desks", &["web-client", "sql-client", "ftp-client"]).at("desk", &["127.0.1.1"]);
    design
}

fn read(project: &Project, texts: &[&str]) -> Result<Results, Vec<Diagnostic>> {
    let sources: Vec<_> = texts.iter().map(|text| SourceFile::new("results.csv", *text)).collect();
    read_results(&sources, project, &engine::compute(project, &catalog()))
}

/// The outcome of each flow of the design, by destination and port.
fn outcomes(project: &Project) -> BTreeMap<String, Option<TestOutcome>> {
    with_matrix(project, |matrix| {
        let mut found = BTreeMap::new();
        let _: Result<(), std::convert::Infallible> = matrix.for_each_row_with_flows(|row, flows| {
            let key =
                [row.destination_servers.join(","), row.protocol.clone(), row.destination_ports.join(",")].join(" ");
            found.insert(key, matrix.hand_over(&row, flows).test.outcome);
            Ok(())
        });
        found
    })
}

#[test]
fn packs_of_samples_are_as_their_golden_files() {
    let mut wrong: Vec<PathBuf> = Vec::new();
    for (language, folder) in [(TestLanguage::PowerShell, "powershell"), (TestLanguage::Bash, "bash")] {
        for name in TOLD {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/testpack").join(folder).join(name);
            let files = pack(&sample(name), language);
            assert_eq!(files, pack(&sample(name), language), "the same from run to run");
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                let _ = std::fs::remove_dir_all(&root);
                std::fs::create_dir_all(&root).unwrap();
                for (name, text) in &files {
                    std::fs::write(root.join(name), text).unwrap();
                }
            }
            let there: Vec<String> = std::fs::read_dir(&root).map_or_else(
                |_| Vec::new(),
                |entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect(),
            );
            for (name, text) in &files {
                let path = root.join(name);
                if std::fs::read_to_string(&path).ok().as_ref() != Some(text) {
                    let _ = std::fs::create_dir_all(&root);
                    std::fs::write(path.with_added_extension("actual"), text).unwrap();
                    wrong.push(path);
                }
            }
            let extra = there.iter().filter(|it| !files.contains_key(*it) && !it.ends_with(".actual"));
            wrong.extend(extra.map(|it| root.join(it)));
        }
    }
    assert!(wrong.is_empty(), "differ from their golden files (or have none): {wrong:#?}");
}

#[test]
fn every_flow_that_can_be_tested_is_tested_from_each_of_its_servers() {
    for template in TEMPLATES {
        let project = sample(template.name);
        let files = pack(&project, TestLanguage::Bash);
        let all: String = files.values().cloned().collect();
        with_matrix(&project, |matrix| {
            for flow in matrix.flows().filter(|flow| flow.crosses() && !flow.source_servers.is_empty()) {
                let count = all.matches(flow.id.as_str()).count();
                assert!(count >= flow.source_servers.len(), "{}: {:?}", template.name, flow.id);
            }
        });
    }
}

#[test]
fn a_check_names_what_the_source_has_to_ask() {
    let mut design = Design::three_segments();
    design.server("client", "users", &["web-client"]).at("client", &["10.2.0.9"]);
    design.server("one", "dmz", &["web-server"]).server("many", "dmz", &["web-server"]);
    design.server("a name", "dmz", &["web-server"]).server("two", "dmz", &["web-server"]);
    design.at("two", &["10.3.0.5", "10.3.0.6"]).change("many", |server| server.count = 5);
    let script = &pack(&design.project, TestLanguage::Bash)["test-client.sh"];
    let found = checks(script);
    for wanted in ["check 'one' 'tcp' '80'", "check '10.3.0.5' 'tcp' '80'", "check '10.3.0.6' 'tcp' '80'"] {
        assert!(found.iter().any(|line| line == wanted), "{wanted}: {found:#?}");
    }
    let unknown = found.iter().filter(|line| line.starts_with("skip '-' 'tcp' '80'")).count();
    assert_eq!(unknown, 1, "{found:#?}");
    assert!(!script.contains("'many'") && !script.contains("'a name'"));
}

/// Behind a static translation the other side is known by other addresses.
#[test]
fn a_check_names_the_address_that_the_source_sees() {
    let files = pack(&sample("managed-customer"), TestLanguage::Bash);
    let scripts: String =
        files.iter().filter(|(name, _)| name.starts_with("test-op-")).map(|(_, it)| it.as_str()).collect();
    assert!(scripts.contains("'172.31.30."), "{files:#?}");
    assert!(!scripts.contains("'10.20.30."), "the customer's own addresses cannot be reached from outside");
}

#[test]
fn what_no_script_can_open_is_said_so() {
    let files = pack(&sample("internet-dmz"), TestLanguage::Bash);
    assert!(files.keys().any(|name| name == "README.txt"));
    let mut design = Design::three_segments();
    design.server("vpn", "dmz", &["vpn-server"]).server("road", "users", &["vpn-client"]);
    design.at("vpn", &["10.3.0.5"]).option("vpn", "vpn.protocol", "both");
    let found = checks(&pack(&design.project, TestLanguage::Bash)["test-road.sh"]);
    let is_skipped =
        |protocol: &str| found.iter().any(|line| line.starts_with(&format!("skip '10.3.0.5' '{protocol}' ''")));
    assert!(is_skipped("gre") && is_skipped("esp"), "{found:#?}");
    assert!(found.iter().any(|line| line == "check '10.3.0.5' 'tcp' '1723'"), "{found:#?}");
}

/// Names are comments at most, on one line; and every script is a script.
#[test]
fn hostile_names_are_no_part_of_a_command() {
    let names =
        ["$(touch owned)", "a\n touch owned\n", "'; touch owned; '", "`touch owned`", "\u{85}touch owned", "@'\n'@"];
    let mut design = Design::three_segments();
    for (number, name) in names.iter().enumerate() {
        let id = format!("s{number}");
        design.server(&id, "users", &["web-client"]).change(&id, |server| server.name = (*name).into());
        let id = format!("w{number}");
        design.server(&id, "dmz", &["web-server"]).change(&id, |server| server.name = (*name).into());
    }
    for language in [TestLanguage::Bash, TestLanguage::PowerShell] {
        let files = pack(&design.project, language);
        assert_eq!(files.len(), names.len() + 1, "each has a file of its own: {:?}", files.keys());
        for (name, text) in files.iter().filter(|(name, _)| *name != "README.txt") {
            assert!(name.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it)), "{name:?}");
            for line in text.lines().filter(|line| line.contains("owned")) {
                assert!(line.starts_with('#'), "{line:?}");
            }
            assert!(language == TestLanguage::Bash || text.is_ascii());
        }
    }
}

#[test]
fn bash_takes_every_script() {
    for template in TEMPLATES {
        for (name, text) in pack(&sample(template.name), TestLanguage::Bash) {
            if name == "README.txt" {
                continue;
            }
            let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn()
            else {
                skipped("bash is not installed");
                return;
            };
            bash.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
            let output = bash.wait_with_output().unwrap();
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

/// The whole way: scripts are written, run against listeners, and what they found stands in every form of the matrix.
#[test]
fn results_of_a_run_come_back_into_the_matrix() {
    let http = TcpListener::bind("127.0.0.77:0").unwrap();
    let sql = TcpListener::bind("127.0.0.80:0").unwrap();
    // A port that was free a moment ago.
    let closed = TcpListener::bind("127.0.0.78:0").unwrap().local_addr().unwrap().port();
    // The service that names instances answers on a port that cannot be chosen.
    let Ok(browser) = UdpSocket::bind("127.0.0.80:1434") else {
        skipped("UDP port 1434 is taken");
        return;
    };
    if Command::new("bash").arg("-c").arg("command -v timeout").output().is_ok_and(|it| !it.status.success()) {
        skipped("bash or timeout is not installed");
        return;
    }
    std::thread::spawn(move || {
        let mut probe = [0; 64];
        while let Ok((_, from)) = browser.recv_from(&mut probe) {
            let _ = browser.send_to(b"answer", from);
        }
    });
    let port = |listener: &TcpListener| listener.local_addr().unwrap().port();
    let design = local(port(&http), closed, port(&sql));
    let folder = tempfile::tempdir().unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder.path()).env("SECONDS_PER_CHECK", "1").stdin(Stdio::null());
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let portolan = env!("CARGO_BIN_EXE_portolan");
    std::fs::write(folder.path().join("plan.portolan"), file::write(&design.project)).unwrap();
    let told = run(portolan, &["testpack", "plan.portolan", "--format", "bash", "--out", "new/tests"]);
    assert_eq!(told, (Some(0), String::new(), format!("1 script in {}\n", Path::new("new/tests").display())));
    let (code, out, err) = run("bash", &["new/tests/test-desk.sh", "found.csv"]);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    let found = std::fs::read_to_string(folder.path().join("found.csv")).unwrap();
    assert_eq!(found.lines().next(), Some(RESULT_COLUMNS.join(",").as_str()));
    let (code, _, err) = run(portolan, &["import", "--results", "found.csv", "--project", "plan.portolan"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.ends_with(" unclear\n"), "{err}");

    let text = std::fs::read_to_string(folder.path().join("plan.portolan")).unwrap();
    let project = file::read(&SourceFile::new("plan.portolan", text.as_str()), Some(&catalog())).unwrap().0;
    let outcomes = outcomes(&project);
    for (flow, wanted) in [
        (format!("up tcp {}", port(&http)), TestOutcome::Passed),
        (format!("db tcp {}", port(&sql)), TestOutcome::Passed),
        ("db udp 1434".to_owned(), TestOutcome::Passed),
        (format!("down tcp {closed}"), TestOutcome::Unclear),
        (format!("away tcp {}", port(&http)), TestOutcome::Blocked),
        ("ftp tcp 21".to_owned(), TestOutcome::Blocked),
        ("ftp tcp 5000-5003".to_owned(), TestOutcome::Unclear),
    ] {
        assert_eq!(outcomes.get(&flow).copied().flatten(), Some(wanted), "{flow}: {outcomes:#?}\n{found}");
    }
    let export = |id: &str| with_matrix(&project, |matrix| Exporter::find(id).unwrap().export(matrix).unwrap());
    let json: serde_json::Value = serde_json::from_slice(&export("json")).unwrap();
    let tests: Vec<&serde_json::Value> = json["flows"].as_array().unwrap().iter().map(|flow| &flow["test"]).collect();
    assert!(tests.iter().filter(|test| test["outcome"] == "passed").count() >= 3, "{tests:#?}");
    assert!(tests.iter().any(|test| test["outcome"] == "blocked" && test["passed"] == 0 && test["checks"] == 1));
    for id in ["html", "markdown"] {
        let text = String::from_utf8(export(id)).unwrap();
        assert!(text.contains("passing") && text.contains("blocked") && text.contains("unclear"), "{id}");
    }
    let workbook = common::cells_as_text(&export("xlsx"));
    assert!(workbook.contains("passing") && workbook.contains("blocked"), "{workbook}");
    assert!(String::from_utf8(export("html")).unwrap().contains(&format!("224.0.0.79 tcp {}", port(&http))));
}

#[test]
fn results_are_summed_up_by_flow_and_host_and_replace_older_ones() {
    let design = local(80, 81, 1433);
    let flow = with_matrix(&design.project, |matrix| matrix.flows().next().unwrap().id.clone());
    let head = RESULT_COLUMNS.join(",");
    let line = |port: u16, outcome: &str, time: &str, host: &str| {
        format!("{flow},10.0.0.1,tcp,{port},{outcome},{time},{host}\r\n")
    };
    // As Windows PowerShell writes it: with a byte order mark, and lines that end as on Windows.
    let first = format!(
        "\u{feff}{head}\r\n{}{}{}{}{}",
        line(80, "blocked", "2026-10-01T10:00:00Z", "desk-1"),
        line(80, "passed", "2026-10-01T11:00:00Z", "desk-1"),
        line(81, "passed", "2026-10-01T11:00:05Z", "desk-1"),
        line(82, "skipped", "2026-10-01T11:00:06Z", "desk-1"),
        line(80, "blocked", "2026-10-01T12:00:00Z", "desk-2"),
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.csv");
    std::fs::write(&path, &first).unwrap();
    let source = SourceFile::from_bytes(&path, std::fs::read(&path).unwrap()).unwrap();
    let report = engine::compute(&design.project, &catalog());
    let results = read_results(&[source], &design.project, &report).unwrap();
    assert_eq!(results.outcomes, BTreeMap::from([(TestOutcome::Blocked, 1)]), "the worst of all hosts");
    let project = results.edit.apply(&design.project).unwrap();
    let of = |project: &Project, host: &str| project.results[&(flow.clone(), host.to_owned())].to_string();
    assert_eq!(of(&project, "desk-1"), "passed 2/2 2026-10-01T11:00:05Z");
    assert_eq!(of(&project, "desk-2"), "blocked 0/1 2026-10-01T12:00:00Z 10.0.0.1 tcp 80");

    let later = format!("{head}\n{}", line(80, "passed", "2026-10-02T12:00:00Z", "desk-2"));
    let project = read(&project, &[&later]).unwrap().edit.apply(&project).unwrap();
    assert_eq!(of(&project, "desk-2"), "passed 1/1 2026-10-02T12:00:00Z");
    assert_eq!(of(&project, "desk-1"), "passed 2/2 2026-10-01T11:00:05Z", "other hosts keep theirs");
}

#[test]
fn every_error_of_results_is_told_with_its_place() {
    let design = local(80, 81, 1433);
    let flow = with_matrix(&design.project, |matrix| matrix.flows().next().unwrap().id.clone());
    let head = RESULT_COLUMNS.join(",");
    let text = format!(
        "{head}\n{flow},a,tcp,80,perhaps,2026-10-01T10:00:00Z,h\n{flow},a,tcp,80,passed,yesterday,h\n{flow},a,tcp,80,passed,2026-10-01T10:00:00Z,two words\n,a,tcp,80,passed,2026-10-01T10:00:00Z,h\n"
    );
    let errors = read(&design.project, &[&text]).map(|it| it.edit).unwrap_err();
    let headlines: Vec<String> = errors.iter().map(Diagnostic::headline).collect();
    assert_eq!(headlines.len(), 4, "{headlines:#?}");
    for (line, told) in [(2, "passed, blocked, unclear or skipped"), (3, "2026-10-02"), (4, "one word"), (5, "flow id")]
    {
        let place = format!("results.csv:{line}:");
        assert!(headlines.iter().any(|it| it.starts_with(&place) && it.contains(told)), "{headlines:#?}");
    }
    let unknown = format!("{head}\nfother,a,tcp,80,passed,2026-10-01T10:00:00Z,h\n");
    let results = read(&design.project, &[&unknown]).unwrap();
    assert_eq!((results.outcomes.len(), results.warnings.len()), (0, 1));
    assert!(results.warnings[0].headline().contains("one flow is not in this project"), "{:?}", results.warnings);
    assert!(read(&design.project, &["flow_id,host\n"]).is_err(), "columns are missing");
}

#[test]
fn a_folder_of_results_is_read_whole_and_with_an_error_nothing_is_written() {
    let design = local(80, 81, 1433);
    let flow = with_matrix(&design.project, |matrix| matrix.flows().next().unwrap().id.clone());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.portolan");
    let before = file::write(&design.project);
    std::fs::write(&path, &before).unwrap();
    let results = folder.path().join("results");
    std::fs::create_dir(&results).unwrap();
    let import = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
        let output = command.arg("import").arg("--results").arg(&results).arg("--project").arg(&path).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, err) = import();
    assert_eq!(code, Some(2), "a folder without results: {err}");
    let head = RESULT_COLUMNS.join(",");
    for (name, outcome) in [("a.csv", "passed"), ("b.csv", "open")] {
        let text = format!("{head}\n{flow},10.0.0.1,tcp,80,{outcome},2026-10-01T10:00:00Z,{}\n", &name[..1]);
        std::fs::write(results.join(name), text).unwrap();
    }
    std::fs::write(results.join("README.txt"), "not a table").unwrap();
    let (code, err) = import();
    assert!(code == Some(2) && err.contains("b.csv:2:"), "{err}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
    std::fs::remove_file(results.join("b.csv")).unwrap();
    assert_eq!(import(), (Some(0), "1 passing, 0 blocked, 0 unclear\n".to_owned()));
    assert!(std::fs::read_to_string(&path).unwrap().contains("passed 1/1 2026-10-01T10:00:00Z"));
}

#[test]
fn the_command_says_what_is_wrong() {
    let portolan = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_portolan")).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/branch-office.portolan");
    let (project, out) = (project.to_str().unwrap(), out.to_str().unwrap());
    for (arguments, told) in [
        (vec!["testpack", project, "--out", out], "--format"),
        (vec!["testpack", project, "--format", "bash"], "--out"),
        (vec!["testpack", project, "--format", "perl", "--out", out], "powershell"),
        (vec!["testpack", "none.portolan", "--format", "bash", "--out", out], "none.portolan"),
    ] {
        let (code, err) = portolan(&arguments);
        assert!(code == Some(2) && err.contains(told), "{arguments:?}: {err}");
    }
    assert!(!Path::new(out).exists());
}

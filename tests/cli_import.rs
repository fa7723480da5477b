//! `portolan import` of what people filled in, run as a person runs it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::Workbook;

/// Exit code, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join("configuration"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with a sample project.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["new", "plan.portolan", "--template", "branch-office"]).0, 0);
    folder
}

/// The ids of the first flows.
fn flow_ids(folder: &Path) -> Vec<String> {
    let (code, csv, _) = run(folder, &["flows", "plan.portolan", "--format", "csv"]);
    assert_eq!(code, 0);
    csv.lines().skip(1).filter_map(|line| line.split(',').next().map(str::to_owned)).collect()
}

/// A workbook with a row for each of these flows and what was decided on it.
fn workbook(folder: &Path, rows: &[(&str, &str)]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Flows").unwrap();
    sheet.write_string(0, 0, "Flow ID").unwrap().write_string(0, 1, "Approval").unwrap();
    for (row, (flow, approval)) in (1..).zip(rows) {
        sheet.write_string(row, 0, *flow).unwrap().write_string(row, 1, *approval).unwrap();
    }
    book.save(folder.join("filled.xlsx")).unwrap();
}

const IMPORT: [&str; 5] = ["import", "--approvals", "filled.xlsx", "--project", "plan.portolan"];

#[test]
fn approvals_go_into_the_project() {
    let folder = folder();
    let folder = folder.path();
    let ids = flow_ids(folder);
    workbook(folder, &[(&ids[0], "approved"), (&ids[1], "rejected"), ("fother", "approved")]);
    let (code, out, err) = run(folder, &IMPORT);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.starts_with("filled.xlsx:Flows!A4: warning: one flow is not in this project"), "{err}");
    assert!(err.ends_with("1 approved, 1 rejected, 0 to discuss, 0 open again\n"), "{err}");
    let text = std::fs::read_to_string(folder.join("plan.portolan")).unwrap();
    assert!(text.contains("\"approval\": \"approved\"") && text.contains("\"baseline\": ["), "{text}");
    assert_eq!(run(folder, &["check", "plan.portolan"]).0, 0);

    let before = std::fs::read(folder.join("plan.portolan")).unwrap();
    workbook(folder, &[(&ids[2], "approved")]);
    let (code, out, _) = run(folder, &[&IMPORT[..], &["--out", "-"]].concat());
    assert_eq!((code, out.matches("\"approval\": \"approved\"").count()), (0, 2));
    assert_eq!(std::fs::read(folder.join("plan.portolan")).unwrap(), before);
}

#[test]
fn with_an_error_nothing_is_written() {
    let folder = folder();
    let folder = folder.path();
    let before = std::fs::read(folder.join("plan.portolan")).unwrap();
    let ids = flow_ids(folder);
    workbook(folder, &[(&ids[0], "approved"), (&ids[1], "perhaps"), (&ids[2], "no")]);
    let (code, out, err) = run(folder, &IMPORT);
    assert_eq!((code, out.as_str()), (2, ""));
    let expected = "does not fit \"Approval\"; expected approved, rejected, to discuss or open";
    assert_eq!(err, format!("filled.xlsx:Flows!B3: \"perhaps\" {expected}\nfilled.xlsx:Flows!B4: \"no\" {expected}\n"));
    assert_eq!(std::fs::read(folder.join("plan.portolan")).unwrap(), before);
}

#[test]
fn arguments_that_do_not_go_together_are_refused() {
    let folder = folder();
    for arguments in [
        &["import"][..],
        &["import", "--approvals", "filled.xlsx"],
        &["import", "--project", "plan.portolan"],
        &["import", "--segments", "s.csv", "--servers", "v.csv"],
        &["import", "--segments", "s.csv", "--servers", "v.csv", "--project", "plan.portolan"],
    ] {
        let (code, out, err) = run(folder.path(), arguments);
        assert_eq!((code, out.as_str(), err.is_empty()), (2, "", false), "{arguments:?}");
    }
}

//! Exporters against golden files: every form of the matrix for every sample, byte for byte.
//!
//! `UPDATE_GOLDEN=1 cargo test --test export` writes the golden files anew; a mismatch leaves the actual bytes beside
//! the golden file with `.actual` at the end.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a file that is not there fails the test")]

mod common;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::Design;
use portolan::catalog::Catalog;
use portolan::diag::{Diagnostic, SourceFile};
use portolan::engine;
use portolan::export::{COLUMNS, EXPORTERS, Exporter, Matrix, MatrixOptions, RowMode, refusals};
use portolan::ids::SegmentId;
use portolan::project::templates::TEMPLATES;
use portolan::project::{Edit, IcmpMessages, Project, SegmentKind, file};

/// The samples whose workbook has a golden file; all of them would be long to read.
const TOLD_IN_WORKBOOKS: [&str; 3] = ["branch-office", "internet-dmz", "site-to-site"];

fn sample(name: &str) -> Project {
    let template = TEMPLATES.iter().find(|template| template.name == name).unwrap();
    file::read(&SourceFile::new(name, template.text), Some(&Catalog::builtin())).unwrap().0
}

fn export(project: &Project, id: &str, options: &MatrixOptions) -> Vec<u8> {
    written_or_refused(project, id, options).unwrap()
}

/// What an exporter writes, or what it says where its form cannot say all of it.
fn written_or_refused(project: &Project, id: &str, options: &MatrixOptions) -> Result<Vec<u8>, String> {
    let catalog = Catalog::builtin();
    let report = engine::compute(project, &catalog);
    let matrix = Matrix { project, catalog: &catalog, report: &report, options };
    let written = Exporter::find(id).unwrap().export(&matrix);
    written.map_err(|error| refusals(&error).unwrap().iter().map(Diagnostic::render).collect())
}

/// The samples of which a form cannot say all; a golden file holds what is said of it.
const REFUSED: [(&str, &str); 1] = [("tufin-usp", "site-to-site")];

/// The golden file; that of the workbook holds its cells as text, since its bytes change with its libraries.
fn golden(exporter: &Exporter, name: &str) -> PathBuf {
    let extension = match exporter.id {
        id if REFUSED.contains(&(id, name)) => "refused.txt",
        "xlsx" => "txt",
        _ => exporter.extension,
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(exporter.id).join(format!("{name}.{extension}"))
}

#[test]
fn every_exporter_writes_its_golden_files() {
    let mut wrong = Vec::new();
    for exporter in EXPORTERS {
        let is_told = |name: &str| exporter.id != "xlsx" || TOLD_IN_WORKBOOKS.contains(&name);
        for template in TEMPLATES.iter().filter(|template| is_told(template.name)) {
            let written = written_or_refused(&sample(template.name), exporter.id, &MatrixOptions::default());
            assert_eq!(
                written.is_err(),
                REFUSED.contains(&(exporter.id, template.name)),
                "{}: {written:?}",
                exporter.id
            );
            let mut actual = written.unwrap_or_else(String::into_bytes);
            if exporter.id == "xlsx" {
                actual = common::cells_as_text(&actual).into_bytes();
            }
            let path = golden(exporter, template.name);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &actual).unwrap();
            } else if std::fs::read(&path).ok().as_deref() != Some(&actual[..]) {
                let _ = std::fs::create_dir_all(path.parent().unwrap());
                std::fs::write(path.with_added_extension("actual"), &actual).unwrap();
                wrong.push(path);
            }
        }
    }
    assert!(wrong.is_empty(), "differ from their golden files (or have none): {wrong:#?}");
}

#[test]
fn what_rules_open_beyond_the_flows_is_in_every_form_that_lists_rules() {
    let beyond = "10.20.20.11-10.20.20.12 -> 10.1.10.10/31 icmp 0-7;9-255";
    for id in ["html", "markdown", "json", "xlsx"] {
        let told = |messages: IcmpMessages| {
            let mut project = sample("branch-office");
            for device in Arc::make_mut(&mut project.devices).values_mut() {
                Arc::make_mut(device).icmp_messages = messages;
            }
            let bytes = export(&project, id, &MatrixOptions::default());
            let text = if id == "xlsx" { common::cells_as_text(&bytes) } else { String::from_utf8(bytes).unwrap() };
            text.replace("&gt;", ">").replace("&#x2f;", "/").contains(beyond)
        };
        assert!(!told(IcmpMessages::Needed) && told(IcmpMessages::All), "{id}");
    }
}

#[test]
fn exporters_are_told_apart_by_id_and_by_extension() {
    for (position, one) in EXPORTERS.iter().enumerate() {
        for other in &EXPORTERS[position + 1..] {
            assert!(one.id != other.id && one.extension != other.extension, "{} and {}", one.id, other.id);
        }
        let name = format!("plan.{}", one.extension.to_uppercase());
        assert_eq!(Exporter::of_file_name(&name).map(|it| it.id), Some(one.id));
    }
    for name in ["csv", ".csv", "plan.csv.bak", "plan"] {
        assert!(Exporter::of_file_name(name).is_none(), "{name}");
    }
}

#[test]
fn exports_are_the_same_byte_for_byte_from_run_to_run() {
    for exporter in EXPORTERS {
        let project = sample("internet-dmz");
        let options = MatrixOptions::default();
        assert_eq!(export(&project, exporter.id, &options), export(&project, exporter.id, &options), "{}", exporter.id);
        let refused = sample("site-to-site");
        let twice = [(); 2].map(|()| written_or_refused(&refused, exporter.id, &options));
        assert_eq!(twice[0], twice[1], "{}", exporter.id);
    }
}

#[test]
fn csv_has_the_columns_of_the_contract_and_sorted_rows() {
    let bytes = export(&sample("management"), "csv", &MatrixOptions::default());
    assert!(!bytes.contains(&b'\r'));
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
    let keys: Vec<_> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let lowest: u32 = record[9].split('-').next().unwrap().parse().unwrap_or(0);
            let text = |column: usize| record[column].to_owned();
            assert!(!record[17].is_empty() && !record[18].is_empty(), "a flow without a why: {record:?}");
            (text(1), text(4), text(7), lowest, text(10), text(11))
        })
        .collect();
    assert!(keys.len() > 50 && keys.is_sorted(), "{keys:#?}");
}

#[test]
fn merged_rows_hold_every_flow_once_and_no_port_more() {
    let project = sample("two-domains");
    let catalog = Catalog::builtin();
    let report = engine::compute(&project, &catalog);
    let options = MatrixOptions { rows: RowMode::Merged, ..MatrixOptions::default() };
    let matrix = Matrix { project: &project, catalog: &catalog, report: &report, options: &options };
    let rows = matrix.rows();
    let mut merged: Vec<String> = rows.iter().flat_map(|row| row.flow_ids.clone()).collect();
    merged.sort();
    let mut all: Vec<String> = matrix.flows().map(|flow| flow.id.to_string()).collect();
    all.sort();
    assert_eq!(merged, all);
    assert!(rows.len() * 3 < all.len(), "{} rows of {} flows", rows.len(), all.len());
    for row in &rows {
        for flow in matrix.flows().filter(|flow| row.flow_ids.contains(&flow.id.to_string())) {
            assert_eq!(row.source_servers, matrix.server_names(&flow.source_servers));
            assert_eq!(row.destination_servers, matrix.server_names(&flow.destination_servers));
        }
    }
}

/// Names that try to be a formula, to end a line, or to run in a browser.
#[test]
fn hostile_names_stay_text() {
    let hostile = ["=cmd|' /C calc'!A0", "a\nb,\"c\"", "<script>alert(1)</script>", "\u{202e}gnp.exe", "-2+3"];
    for name in hostile {
        let mut project = sample("branch-office");
        let (id, segment) = project.segments.iter().find(|(_, segment)| segment.name == "Branch users").unwrap();
        let (id, mut segment): (SegmentId, _) = (id.clone(), portolan::project::Segment::clone(segment));
        name.clone_into(&mut segment.name);
        project = Edit::PutSegment(id, segment).apply(&project).unwrap();
        let options = MatrixOptions::default();
        let csv = export(&project, "csv", &options);
        let lines = csv.split(|byte| *byte == b'\n').count() - 1;
        let mut reader = csv::Reader::from_reader(&csv[..]);
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len() + 1, lines, "{name:?} makes a line of its own");
        for cell in records.iter().flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell:?}");
        }
        let html = String::from_utf8(export(&project, "html", &options)).unwrap();
        assert!(!html.contains("<script>alert"), "{name:?} runs");
        let markdown = String::from_utf8(export(&project, "markdown", &options)).unwrap();
        assert!(!markdown.contains("<script"), "{name:?} is HTML in Markdown");
    }
}

/// A page of very many flows leaves out what would keep a browser from opening it, and no flow and no rule.
#[test]
fn a_large_page_has_every_flow_and_stays_small() {
    let mut design = Design::default();
    design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
    design.joined("dc1", "servers", &["domain-controller"], "corp.example");
    let names: Vec<String> = (0..300).map(|number| format!("users-{number:03}")).collect();
    for (number, name) in names.iter().enumerate() {
        design.segment(name, SegmentKind::User, &format!("10.{}.{}.0/24", 2 + number / 250, number % 250));
        design.joined(&format!("pc-{number:03}"), name, &["workstation"], "corp.example");
        design.firewall(&format!("fw-{number:03}"), &["servers", name]);
    }
    let project = &design.project;
    let html = String::from_utf8(export(project, "html", &MatrixOptions::default())).unwrap();
    let report = engine::compute(project, &Catalog::builtin());
    let flows: Vec<_> = report.flows.iter().filter(|flow| flow.crosses()).collect();
    assert!(flows.len() >= 5_000, "{} flows are no large page", flows.len());
    let mut rows: Vec<&str> = html.split("<tr id=\"").skip(1).filter_map(|row| row.split('"').next()).collect();
    rows.sort_unstable();
    let mut ids: Vec<&str> = flows.iter().map(|flow| flow.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(rows, ids);
    assert_eq!(html.matches("<details class=\"device\">").count(), project.devices.len());
    assert!(html.contains("301 segments are more than fit side by side"));
    assert!(html.len() < flows.len() * 1_500, "{} bytes for {} flows", html.len(), flows.len());
    for tag in ["table", "tbody", "tr", "td", "div", "details", "script"] {
        let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "<{tag}> is not closed as often as opened");
    }
}

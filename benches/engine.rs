//! What the claims on speed rest on: the whole computation of a large estate, single edits of it, and writing its matrix.
//!
//! `cargo bench --bench engine` prints the figures; `cargo bench --bench engine -- 10` takes a tenth of the estate,
//! `-- mesh` a matrix of nearly two million flows.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "it prints figures, and stops where it cannot run"
)]

#[expect(dead_code, reason = "each bench uses its own part of it")]
mod common;

use std::sync::Arc;

use portolan::catalog::Catalog;
use portolan::diag::Severity;
use portolan::engine::{self, Difference, Planned, Report};
use portolan::export::{COLUMNS, Exporter, Matrix, MatrixOptions, harmless};
use portolan::ids::{SegmentId, ServerId};
use portolan::project::{Edit, Item, Project, Server};
use portolan::session::Session;

use common::{LARGE, Size, Times, estate, time};

const RUNS: usize = 9;

fn main() {
    // `cargo bench` adds `--bench`; a number divides the estate.
    let divisor: usize = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(1).max(1);
    let size = Size {
        segments: (LARGE.segments / divisor).max(50),
        servers: (LARGE.servers / divisor).max(100),
        devices: (LARGE.devices / divisor).max(20),
        is_meshed: std::env::args().any(|argument| argument == "mesh"),
    };
    let catalog = Catalog::builtin();
    let project = estate(size);
    println!(
        "estate: {} segments, {} servers, {} devices, {} links",
        project.segments.len(),
        project.servers.len(),
        project.devices.len(),
        project.links.len()
    );
    let report = engine::compute(&project, &catalog);
    let errors = report.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    println!(
        "report: {} flows ({} cross), {} paths, {} problems ({errors} errors)",
        report.flows.len(),
        report.flows.iter().filter(|flow| flow.crosses()).count(),
        report.paths.len(),
        report.problems.len()
    );
    let whole = time(RUNS, || engine::compute(&project, &catalog));
    println!("compute, whole         {whole}");
    edits(&mut Session::new(catalog.clone(), project.clone(), None), whole);
    let rules = engine::device_rules(&project, &report);
    let count: usize = rules.iter().map(|rules| rules.rules.len()).sum();
    println!("rules of all devices   {}  {count} rules", time(3, || engine::device_rules(&project, &report)));
    println!("proof of all rules     {}", time(1, || engine::prove(&project, &report, &rules).unwrap()));
    let matrix = Matrix { project: &project, catalog: &catalog, report: &report, options: &MatrixOptions::default() };
    csv(&matrix);
    two_plans(&project, &catalog, &report);
}

/// What is another after one option of the project, and what could be tried out.
fn two_plans(project: &Project, catalog: &Catalog, report: &Report) {
    let before = Planned { project, catalog, report };
    let edit = Edit::SetProjectOption("rpc.range".into(), Some("5000-5100".into()));
    let tried = engine::what_if(before, &edit).unwrap();
    let after = Planned { project: &tried.project, catalog, report: &tried.report };
    println!("rules of devices       {}", time(3, || engine::device_rules(project, report)));
    println!("difference             {}", time(3, || Difference::new(before, after)));
    println!("what if, one option    {}", time(3, || engine::what_if(before, &edit).unwrap()));
    println!("what-ifs to choose     {}", time(3, || engine::scenarios(before)));
}

/// Exporting the matrix as CSV, against the same csv writer given rows that are ready.
fn csv(matrix: &Matrix<'_>) {
    let exporter = Exporter::find("csv").unwrap();
    let bytes = exporter.export(matrix).unwrap().len();
    let mut rows: Vec<Vec<String>> = Vec::new();
    matrix
        .for_each_row(|row| {
            rows.push(row.cells().iter().map(|cell| harmless(cell).into_owned()).collect());
            Ok::<(), std::io::Error>(())
        })
        .unwrap();
    let runs = if rows.len() > 200_000 { 3 } else { RUNS };
    let export = time(runs, || (exporter.write)(matrix, &mut std::io::sink()).unwrap());
    let ready = time(runs, || {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(std::io::sink());
        writer.write_record(COLUMNS).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        writer.flush().unwrap();
    });
    println!("CSV, export            {export}  {} rows, {bytes} bytes", rows.len());
    println!("CSV, ready-made rows   {ready}");
    println!("CSV, ratio             {:9.2}", export.median.as_secs_f64() / ready.median.as_secs_f64());
}

/// Makes an edit while somebody still has the report before it, as the window does.
fn apply(session: &mut Session, edit: &Edit) -> Arc<Report> {
    let before = Arc::clone(session.report());
    session.apply(edit).unwrap();
    before
}

/// Single edits, each with its share of the whole computation. Each is made and taken back in turn.
fn edits(session: &mut Session, whole: Times) {
    let print = |name: &str, times: Times| {
        let share = times.shortest.as_secs_f64() / whole.shortest.as_secs_f64() * 100.0;
        println!("edit: {name:<17}{times}  {share:.1} % of the whole");
    };
    let is_moved = |session: &Session, id: &ServerId, to: &str| session.project().servers[id].segment.as_str() == to;
    let mut move_between = |name: &str, id: &str, one: &str, other: &str| {
        let id = ServerId::from(id);
        let times = time(RUNS, || {
            let to = if is_moved(session, &id, one) { other } else { one };
            apply(session, &Edit::MoveServers(vec![id.clone()], SegmentId::from(to)))
        });
        print(name, times);
    };
    move_between("member server", "b0005-01", "branch-0005", "branch-0006");
    move_between("workstation", "b0005-07", "branch-0005", "branch-0006");
    move_between("controller", "dc-3", "data-centre-01", "data-centre-10");
    let id = ServerId::from("b0005-02");
    let server = Server::clone(&session.project().servers[&id]);
    let mut put = |name: &str, edits: [Edit; 2]| {
        let mut edits = edits.iter().cycle();
        print(name, time(RUNS, || apply(session, edits.next().unwrap())));
    };
    let note = |note: &str| Edit::PutServer(id.clone(), Server { note: note.into(), ..server.clone() });
    put("remark", [note("one"), note("other")]);
    let name = |name: &str| Edit::PutServer(id.clone(), Server { name: name.into(), ..server.clone() });
    put("name", [name("one"), name("other")]);
    let netbios = |value: &str| Edit::SetServerOption(id.clone(), "netbios".into(), Some(value.into()));
    put("option", [netbios("on"), netbios("off")]);
    let roles = |role: &str| Edit::PutServer(id.clone(), Server { roles: vec![role.into()], ..server.clone() });
    put("role", [roles("web-server"), roles("workstation")]);
    let new = ServerId::from("new");
    let add = Edit::PutServer(new.clone(), server.clone());
    put("added or removed", [add, Edit::Remove(vec![Item::Server(new)])]);
    let option = |value: &str| Edit::SetProjectOption("netbios".into(), Some(value.into()));
    put("project option", [option("on"), option("off")]);
}

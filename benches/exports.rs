//! Every form of the matrix and every language of devices over the large estate: how long, and how many bytes.
//!
//! `cargo bench --bench exports` prints the figures; `-- 10` takes a tenth of the estate; `-- save FOLDER` writes the
//! projects of the benches as files instead, for measuring the whole command, as in
//! `/usr/bin/time -v portolan rules FOLDER/estate.portolan --format nftables --out rules`.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "it prints figures, and stops where it cannot run")]

mod common;

use std::path::Path;

use portolan::catalog::Catalog;
use portolan::engine;
use portolan::env::RealEnv;
use portolan::export::device::{DeviceContext, LANGUAGES, Plan};
use portolan::export::{EXPORTERS, Matrix, MatrixOptions};
use portolan::project::{Edit, Project, arrange, file};

use common::branches::branches;
use common::{LARGE, Size, estate, time};

const RUNS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(position) = arguments.iter().position(|argument| argument == "save") {
        let folder = Path::new(arguments.get(position + 1).map_or(".", String::as_str));
        file::save(&RealEnv, &folder.join("estate.portolan"), &drawn(&estate(LARGE))).unwrap();
        file::save(&RealEnv, &folder.join("branches.portolan"), &drawn(&branches())).unwrap();
        return;
    }
    let divisor: usize = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(1).max(1);
    let size = Size {
        segments: (LARGE.segments / divisor).max(50),
        servers: (LARGE.servers / divisor).max(100),
        devices: (LARGE.devices / divisor).max(20),
        is_meshed: false,
    };
    let catalog = Catalog::builtin();
    let project = drawn(&estate(size));
    let report = engine::compute(&project, &catalog);
    let rules = engine::device_rules(&project, &report);
    println!(
        "estate: {} segments, {} servers, {} devices, {} flows between segments, {} rules",
        project.segments.len(),
        project.servers.len(),
        project.devices.len(),
        report.flows.iter().filter(|flow| flow.crosses()).count(),
        rules.iter().map(|rules| rules.rules.len()).sum::<usize>()
    );
    let matrix = Matrix { project: &project, catalog: &catalog, report: &report, options: &MatrixOptions::default() };
    for exporter in EXPORTERS {
        // What a form cannot say counts as nothing.
        let write = || exporter.export(&matrix).map_or(0, |bytes| bytes.len());
        let bytes = write();
        println!("{:<20} {}  {bytes} bytes", exporter.id, time(RUNS, write));
    }
    for language in LANGUAGES {
        let write = || {
            let plan = Plan::new(&project, &catalog, &report);
            let contexts = rules.iter().filter_map(|rules| DeviceContext::new(&plan, rules));
            let written = contexts.map(|context| language.write(&context));
            // What a language cannot say counts as nothing.
            let texts = written.flat_map(|written| written.map(|text| text.artifacts).unwrap_or_default());
            texts.map(|artifact| artifact.text.len()).sum::<usize>()
        };
        let bytes = write();
        println!("{:<20} {}  {bytes} bytes", language.id, time(RUNS, write));
    }
}

/// The project with every box in its place, for its diagram.
fn drawn(project: &Project) -> Project {
    Edit::MoveItems(arrange(project)).apply(project).unwrap()
}

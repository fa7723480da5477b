//! The sample projects: each opens, and is written back as it stands.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use portolan::catalog::Catalog;
use portolan::diag::{Severity, SourceFile};
use portolan::engine::{self, ProblemCode};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Point, file, segment_size};

fn sample_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == file::EXTENSION))
        .collect();
    files.sort();
    files
}

#[test]
fn each_sample_opens_without_a_warning_and_round_trips() {
    let files = sample_files();
    assert!(files.len() >= 4, "samples are missing: {files:?}");
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let (project, warnings) = match file::read(&SourceFile::new(&path, text.as_str()), Some(&Catalog::builtin())) {
            Ok(read) => read,
            Err(errors) => panic!("{}", errors.iter().map(portolan::diag::Diagnostic::render).collect::<String>()),
        };
        assert!(warnings.is_empty(), "{warnings:?}");
        let written = file::write(&project);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &written).unwrap();
        } else {
            assert_eq!(written, text, "{} is not written as it stands; UPDATE_GOLDEN=1 rewrites it", path.display());
        }
    }
}

#[test]
fn each_sample_is_a_template() {
    let stems: Vec<String> =
        sample_files().iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let mut names: Vec<&str> = TEMPLATES.iter().map(|template| template.name).collect();
    names.sort_unstable();
    assert_eq!(stems, names);
}

/// Samples that are there to show a problem, none of them an error.
const SHOWN: [(&str, ProblemCode); 1] = [("managed-customer", ProblemCode::DcomThroughTranslation)];

#[test]
fn no_sample_has_a_problem() {
    for template in TEMPLATES {
        let catalog = Catalog::builtin();
        let source = SourceFile::new(template.name, template.text);
        let (project, _) = file::read(&source, Some(&catalog)).unwrap_or_default();
        let report = engine::compute(&project, &catalog);
        let crossing = report.flows.iter().filter(|flow| flow.crosses()).count();
        for (_, code) in SHOWN.iter().filter(|(name, _)| *name == template.name) {
            let shown = report.problems.iter().find(|problem| problem.code == *code);
            assert!(
                shown.is_some_and(|problem| problem.severity == Severity::Warning),
                "{} shows no {code}",
                template.name
            );
        }
        assert!(crossing > 20, "{} has only {crossing} flows between segments", template.name);
        let problems: Vec<String> = report
            .problems
            .iter()
            .filter(|problem| problem.severity >= Severity::Warning)
            .filter(|problem| !SHOWN.contains(&(template.name, problem.code)))
            .map(|problem| format!("{}: {} {} {}", problem.severity, problem.code, problem.message, problem.hint))
            .collect();
        assert!(problems.is_empty(), "{}:\n{}", template.name, problems.join("\n"));
    }
}

#[test]
fn nothing_overlaps_in_a_sample() {
    const DEVICE_RADIUS: f32 = 24.0;
    for template in TEMPLATES {
        let (project, _) = file::read(&SourceFile::new(template.name, template.text), None).unwrap();
        let segments = project.segments.iter().map(|(id, segment)| {
            let count = project.servers.values().filter(|server| server.segment == *id).count();
            let (width, height) = segment_size(count);
            (segment.position.x, segment.position.y, segment.position.x + width, segment.position.y + height)
        });
        let devices = project.devices.values().map(|device| {
            let Point { x, y } = device.position;
            (x - DEVICE_RADIUS, y - DEVICE_RADIUS, x + DEVICE_RADIUS, y + DEVICE_RADIUS)
        });
        let boxes: Vec<(f32, f32, f32, f32)> = segments.chain(devices).collect();
        for (index, one) in boxes.iter().enumerate() {
            for other in boxes.iter().skip(index + 1) {
                let is_apart = one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1;
                assert!(is_apart, "{}: {one:?} and {other:?} overlap", template.name);
            }
        }
    }
}

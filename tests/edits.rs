//! Random edits: undo all is the start, redo all is the end, the file holds every state between, and what a session
//! shows is always what follows from its project.

#[path = "common/edits.rs"]
mod random;

use portolan::catalog::Catalog;
use portolan::diag::SourceFile;
use portolan::engine;
use portolan::project::{History, Project, file};
use portolan::session::Session;
use proptest::prelude::*;
use random::{edit, seed, start};

fn assert_saves(project: &Project) -> Result<(), TestCaseError> {
    let text = file::write(project);
    match file::read(&SourceFile::new("p", text.as_str()), None) {
        Ok((again, _)) => {
            prop_assert_eq!(&again, project);
            prop_assert_eq!(file::write(&again), text);
        }
        Err(errors) => {
            let errors: String = errors.iter().map(portolan::diag::Diagnostic::render).collect();
            return Err(TestCaseError::fail(format!("what was saved cannot be opened:\n{errors}\n{text}")));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_undo_redo_and_save(seeds in prop::collection::vec(seed(), 1..40)) {
        let start = start();
        let mut history = History::new(start.clone(), true);
        let mut states = vec![start];
        for seed in &seeds {
            let before = history.project().clone();
            if let Ok(true) = history.apply(&edit(seed, &before), None) {
                assert_saves(history.project())?;
                states.push(Project::clone(history.project()));
            } else {
                prop_assert_eq!(&before, history.project());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo());
            prop_assert_eq!(&**history.project(), state);
        }
        prop_assert!(!history.undo());
        prop_assert!(!history.is_changed());
        for state in states.iter().skip(1) {
            prop_assert!(history.redo());
            prop_assert_eq!(&**history.project(), state);
        }
        prop_assert!(!history.redo());
    }
}

proptest! {
    // Each state is computed twice.
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_report_of_a_session_is_that_of_its_project(seeds in prop::collection::vec(seed(), 1..24)) {
        let catalog = Catalog::builtin();
        let mut session = Session::new(catalog.clone(), start(), None);
        let assert_current = |session: &Session| {
            let computed = engine::compute(session.project(), &catalog);
            prop_assert_eq!(format!("{:?}", session.report()), format!("{computed:?}"));
            Ok(())
        };
        for seed in &seeds {
            let _ = session.apply(&edit(seed, &session.project().clone()));
            assert_current(&session)?;
        }
        while session.undo() {}
        assert_current(&session)?;
    }
}

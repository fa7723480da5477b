//! An open document: the only door through which a project changes, for the window and the command line alike.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::catalog::Catalog;
use crate::engine::{Computation, Report};
use crate::project::{CatalogReference, Edit, EditError, History, Project, catalog_differences};

/// A document with its history and what was computed from it.
#[derive(Debug)]
pub struct Session {
    catalog: Arc<Catalog>,
    history: History,
    path: Option<PathBuf>,
    derived: Derived,
}

/// What was computed, and for which state.
#[derive(Debug)]
struct Derived {
    revision: u64,
    /// What it was computed from.
    project: Arc<Project>,
    computation: Computation,
    duration: Duration,
}

impl Session {
    /// Opens a document. `path` is the file it came from, if any; a document without one counts as changed only once it
    /// is edited.
    pub fn new(catalog: Arc<Catalog>, project: Project, path: Option<PathBuf>) -> Self {
        let history = History::new(project, true);
        let derived = derive(&history, &catalog);
        Self { catalog, history, path, derived }
    }

    /// A document that was brought back after a crash: it differs from its file until it is saved.
    pub fn recovered(catalog: Arc<Catalog>, project: Project, path: Option<PathBuf>) -> Self {
        let history = History::new(project, false);
        let derived = derive(&history, &catalog);
        Self { catalog, history, path, derived }
    }

    /// The catalog that it is computed with.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The document.
    pub fn project(&self) -> &Arc<Project> {
        self.history.project()
    }

    /// What follows from it; always of the current state.
    pub fn report(&self) -> &Arc<Report> {
        self.derived.computation.report()
    }

    /// How long the last computation took.
    pub fn compute_duration(&self) -> Duration {
        self.derived.duration
    }

    /// The number of the document's state: equal numbers, equal documents.
    pub fn revision(&self) -> u64 {
        self.history.revision()
    }

    /// The file it came from or was saved to.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Applies an edit as one step of undo. Returns whether anything changed.
    ///
    /// # Errors
    /// [`EditError`] if the edit is refused; the document is then as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<bool, EditError> {
        self.apply_merging(edit, None)
    }

    /// Like [`apply`](Self::apply); edits in a row with the same key are one step of undo.
    ///
    /// # Errors
    /// [`EditError`] if the edit is refused; the document is then as it was.
    pub fn apply_merging(&mut self, edit: &Edit, merge_key: Option<String>) -> Result<bool, EditError> {
        let changed = self.history.apply(edit, merge_key)?;
        self.refresh();
        Ok(changed)
    }

    /// Ends a gesture: the next edit is a step of its own.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    /// Goes one step back; false if there is none.
    pub fn undo(&mut self) -> bool {
        let done = self.history.undo();
        self.refresh();
        done
    }

    /// Goes one step forward; false if there is none.
    pub fn redo(&mut self) -> bool {
        let done = self.history.redo();
        self.refresh();
        done
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What redo would bring again.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// Whether the document differs from its file.
    pub fn is_changed(&self) -> bool {
        self.history.is_changed()
    }

    /// Writes down with which catalogs the document is computed, where it names none or others: one step of undo. A
    /// person who saves has seen the flows that follow from these catalogs; reading a file never does it. Returns whether
    /// anything changed.
    pub fn record_catalogs(&mut self) -> bool {
        let references = &self.project().catalogs;
        let is_current = !references.is_empty() && catalog_differences(references, &self.catalog.headers).is_empty();
        if is_current {
            return false;
        }
        let edit = Edit::SetCatalogs(CatalogReference::all_of(&self.catalog));
        // This edit names nothing that could be missing.
        self.apply(&edit).unwrap_or(false)
    }

    /// Remembers that the document now stands in this file.
    pub fn mark_saved(&mut self, path: PathBuf) {
        self.path = Some(path);
        self.history.mark_saved();
    }

    fn refresh(&mut self) {
        if self.derived.revision == self.history.revision() {
            return;
        }
        let started = Instant::now();
        let project = Arc::clone(self.history.project());
        let derived = &mut self.derived;
        derived.computation.update(&derived.project, &project, &self.catalog);
        derived.revision = self.history.revision();
        derived.project = project;
        derived.duration = started.elapsed();
    }
}

fn derive(history: &History, catalog: &Catalog) -> Derived {
    let started = Instant::now();
    let project = Arc::clone(history.project());
    let computation = Computation::new(&project, catalog);
    Derived { revision: history.revision(), project, computation, duration: started.elapsed() }
}

//! Undo and redo, without limit.
//!
//! Every state of the document is an `Arc<Project>` with a revision number that is never used twice: undo brings the
//! number back, so what was computed for it stays valid, and undoing to the saved revision shows a clean document.

use std::sync::Arc;

use super::edit::{Edit, EditError};
use super::model::Project;

/// A state of the document.
#[derive(Clone, Debug)]
struct State {
    project: Arc<Project>,
    revision: u64,
}

/// A state to go back (or forward) to, and what leads there from its neighbour.
#[derive(Clone, Debug)]
struct Step {
    state: State,
    label: String,
    merge_key: Option<String>,
}

/// A document with its past and its future.
#[derive(Clone, Debug)]
pub struct History {
    current: State,
    past: Vec<Step>,
    future: Vec<Step>,
    newest_revision: u64,
    saved_revision: Option<u64>,
}

impl History {
    /// A document without a past. `is_saved` says whether it is as it stands in a file.
    pub fn new(project: Project, is_saved: bool) -> Self {
        Self {
            current: State { project: Arc::new(project), revision: 0 },
            past: Vec::new(),
            future: Vec::new(),
            newest_revision: 0,
            saved_revision: is_saved.then_some(0),
        }
    }

    /// The document as it is now.
    pub fn project(&self) -> &Arc<Project> {
        &self.current.project
    }

    /// The number of the document's state: equal numbers, equal documents.
    pub fn revision(&self) -> u64 {
        self.current.revision
    }

    /// Applies an edit as one step. Edits in a row with the same `merge_key` are one step (one gesture, one field).
    /// Returns whether anything changed.
    ///
    /// # Errors
    /// [`EditError`] if the edit is refused; the document is then as it was.
    pub fn apply(&mut self, edit: &Edit, merge_key: Option<String>) -> Result<bool, EditError> {
        let next = edit.apply(&self.current.project)?;
        if next == *self.current.project {
            return Ok(false);
        }
        self.newest_revision += 1;
        let state = State { project: Arc::new(next), revision: self.newest_revision };
        let before = std::mem::replace(&mut self.current, state);
        self.future.clear();
        let continues = merge_key.is_some()
            && self.past.last().is_some_and(|step| step.merge_key == merge_key)
            && self.saved_revision != Some(before.revision);
        if !continues {
            self.past.push(Step { state: before, label: edit.label(), merge_key });
        }
        Ok(true)
    }

    /// Ends a gesture: the next edit is a step of its own, whatever its merge key.
    pub fn end_gesture(&mut self) {
        if let Some(step) = self.past.last_mut() {
            step.merge_key = None;
        }
    }

    /// Goes one step back; false if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.past.pop() else { return false };
        let state = std::mem::replace(&mut self.current, step.state);
        self.future.push(Step { state, label: step.label, merge_key: None });
        true
    }

    /// Goes one step forward; false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.future.pop() else { return false };
        let state = std::mem::replace(&mut self.current, step.state);
        self.past.push(Step { state, label: step.label, merge_key: None });
        true
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|step| step.label.as_str())
    }

    /// What redo would bring again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// Remembers that the document now stands in a file as it is.
    pub fn mark_saved(&mut self) {
        self.saved_revision = Some(self.current.revision);
        self.end_gesture();
    }

    /// Whether the document differs from the file.
    pub fn is_changed(&self) -> bool {
        self.saved_revision != Some(self.current.revision)
    }
}

//! Recovery after a crash: a second after the last edit, a copy of the document is written beside the user's data.
//!
//! A thread of its own does it, woken by edits only, so that an idle window stays idle. The user's own file is never
//! touched. The copy goes away when the document is saved or the window is closed in order; a copy that is still there
//! at the next start belongs to a window that ended otherwise.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::env::Env;
use crate::project::{Project, file};

/// How long after the last edit the copy is written.
const QUIET_TIME: Duration = Duration::from_millis(900);
const FOLDER: &str = "recovery";

/// What stands beside a copy.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Note {
    /// The file that the document came from.
    path: Option<PathBuf>,
    /// The process that wrote it.
    process: u32,
}

/// A copy that a window left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// The copy.
    pub file: PathBuf,
    /// The file that the document came from.
    pub path: Option<PathBuf>,
}

impl Leftover {
    /// Removes the copy.
    pub fn remove(&self, env: &dyn Env) {
        let _ = env.remove(&self.file);
        let _ = env.remove(&note_of(&self.file));
    }
}

fn note_of(file: &Path) -> PathBuf {
    file.with_extension("json")
}

/// Copies that were left behind by windows that no longer run.
pub fn leftovers(env: &dyn Env) -> Vec<Leftover> {
    let Some(folder) = env.data_folder().map(|folder| folder.join(FOLDER)) else { return Vec::new() };
    let files = env.list(&folder).unwrap_or_default();
    let is_copy = |file: &PathBuf| file.extension().is_some_and(|extension| extension == file::EXTENSION);
    files
        .into_iter()
        .filter(is_copy)
        .filter_map(|file| {
            let note: Note = env
                .read(&note_of(&file))
                .ok()
                .and_then(|bytes| serde_json::from_slice(&bytes).ok())
                .unwrap_or_default();
            (!is_running(env, note.process)).then_some(Leftover { file, path: note.path })
        })
        .collect()
}

/// Whether a process still runs, where the system shows it; else it is taken for ended.
fn is_running(env: &dyn Env, process: u32) -> bool {
    process != 0 && env.exists(&Path::new("/proc").join(process.to_string()))
}

enum Message {
    Keep(Arc<Project>, Option<PathBuf>),
    Drop,
}

/// Writes the copies.
pub struct Recovery {
    sender: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

impl Recovery {
    /// Starts the thread; without a data folder, nothing is ever written.
    pub fn start(env: Arc<dyn Env>) -> Self {
        let Some(folder) = env.data_folder() else { return Self { sender: None, thread: None } };
        let millis = env.now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        let name = format!("{millis}-{}.{}", std::process::id(), file::EXTENSION);
        let path = folder.join(FOLDER).join(name);
        let (sender, receiver) = channel();
        let thread = std::thread::spawn(move || work(env.as_ref(), &path, &receiver));
        Self { sender: Some(sender), thread: Some(thread) }
    }

    /// Has this state of the document written soon.
    pub fn keep(&self, project: Arc<Project>, path: Option<PathBuf>) {
        self.send(Message::Keep(project, path));
    }

    /// Has the copy removed: the document is saved, or given up.
    pub fn drop_copy(&self) {
        self.send(Message::Drop);
    }

    fn send(&self, message: Message) {
        if let Some(sender) = &self.sender {
            let _ = sender.send(message);
        }
    }

    /// Ends in order: the copy is removed.
    pub fn finish(&mut self) {
        self.drop_copy();
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(env: &dyn Env, path: &Path, receiver: &Receiver<Message>) {
    let mut waiting: Option<(Arc<Project>, Option<PathBuf>)> = None;
    loop {
        let message = match waiting {
            Some(_) => receiver.recv_timeout(QUIET_TIME),
            None => receiver.recv().map_err(|_closed| RecvTimeoutError::Disconnected),
        };
        match message {
            Ok(Message::Keep(project, origin)) => waiting = Some((project, origin)),
            Ok(Message::Drop) => {
                waiting = None;
                let _ = env.remove(path);
                let _ = env.remove(&note_of(path));
            }
            Err(end) => {
                if let Some((project, origin)) = waiting.take() {
                    let note = Note { path: origin, process: std::process::id() };
                    let _ = file::save(env, path, &project);
                    let _ = env.write_atomic(&note_of(path), &serde_json::to_vec(&note).unwrap_or_default());
                }
                if end == RecvTimeoutError::Disconnected {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::MemoryEnv;

    #[test]
    fn a_copy_is_left_behind_only_by_a_window_that_did_not_end_in_order() {
        let env = Arc::new(MemoryEnv::default());
        let project = Arc::new(Project { name: "Lost".to_owned(), ..Project::default() });
        let mut recovery = Recovery::start(Arc::clone(&env) as Arc<dyn Env>);
        recovery.keep(Arc::clone(&project), Some(PathBuf::from("/home/plan.portolan")));
        recovery.sender = None;
        if let Some(thread) = recovery.thread.take() {
            assert!(thread.join().is_ok());
        }
        let left = leftovers(env.as_ref());
        assert_eq!(left.len(), 1);
        assert_eq!(left.first().and_then(|left| left.path.clone()), Some(PathBuf::from("/home/plan.portolan")));

        let mut recovery = Recovery::start(Arc::clone(&env) as Arc<dyn Env>);
        recovery.keep(project, None);
        recovery.finish();
        for leftover in left {
            leftover.remove(env.as_ref());
        }
        assert_eq!(leftovers(env.as_ref()), []);
    }
}

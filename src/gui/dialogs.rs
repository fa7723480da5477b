//! Native file dialogs behind a trait, so that tests answer them themselves.
//!
//! A dialog must not hold up the window: where the system allows it, it runs on a thread of its own and its answer
//! comes through a channel. Where there is none at all (a Linux desktop without a portal), the window asks for a path
//! to be typed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::desktop;

/// What a dialog asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wanted {
    /// A file that is there.
    Open,
    /// A file to write.
    Save,
    /// A folder to write several files into.
    Folder,
}

/// How a file is shown to a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Showing {
    /// With the program that the system has for it.
    Open,
    /// In its folder.
    Reveal,
}

impl Showing {
    /// What a button says.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Reveal => "Reveal in folder",
        }
    }
}

/// What a dialog is for.
#[derive(Clone, Debug, PartialEq)]
pub struct DialogRequest {
    /// What stands in its title.
    pub title: String,
    /// What is to be chosen.
    pub wanted: Wanted,
    /// The file name that is proposed for saving.
    pub file_name: String,
    /// The folder to start in.
    pub folder: Option<PathBuf>,
    /// What the kind of file is called, and its extension.
    pub kind: (String, String),
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogAnswer {
    /// This path was chosen.
    Chosen(PathBuf),
    /// It was closed without a choice.
    Cancelled,
    /// There are no dialogs here.
    Unavailable,
}

/// Gives the answer to a dialog and wakes the window up.
pub struct Reply<T = DialogAnswer> {
    sender: Sender<T>,
    ctx: egui::Context,
}

impl<T> Reply<T> {
    /// A reply that goes through this channel and wakes this window.
    pub fn new(sender: Sender<T>, ctx: egui::Context) -> Self {
        Self { sender, ctx }
    }

    /// Gives the answer.
    pub fn give(self, answer: T) {
        // A window that has gone needs no answer.
        let _ = self.sender.send(answer);
        self.ctx.request_repaint();
    }
}

/// Whoever shows dialogs.
pub trait Dialogs {
    /// Shows a file dialog; the answer comes through the reply, now or later.
    fn pick(&self, request: DialogRequest, reply: Reply);

    /// Shows a file or a folder; what goes wrong comes through the reply, now or later.
    fn show(&self, how: Showing, path: &Path, reply: Reply<Result<(), String>>) {
        let _ = (how, path);
        reply.give(Err("there is no desktop here".to_owned()));
    }
}

/// The dialogs of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDialogs;

impl Dialogs for NativeDialogs {
    fn pick(&self, request: DialogRequest, reply: Reply) {
        if cfg!(target_os = "macos") {
            // macOS wants its dialogs on the main thread.
            let answer = show(&request);
            reply.give(answer);
        } else {
            std::thread::spawn(move || {
                let answer = show(&request);
                reply.give(answer);
            });
        }
    }

    fn show(&self, how: Showing, path: &Path, reply: Reply<Result<(), String>>) {
        let path = path.to_owned();
        std::thread::spawn(move || {
            let done = match how {
                Showing::Open => desktop::open(&path),
                Showing::Reveal => desktop::reveal(&path),
            };
            reply.give(done.map_err(|error| error.to_string()));
        });
    }
}

/// A dialog that ends sooner than a person can close it was never shown.
const SHORTEST_HUMAN_ANSWER_MILLIS: u128 = 250;

fn show(request: &DialogRequest) -> DialogAnswer {
    if is_headless_desktop() {
        return DialogAnswer::Unavailable;
    }
    let started = std::time::Instant::now();
    let (kind, extension) = &request.kind;
    let mut dialog = rfd::FileDialog::new().set_title(&request.title).add_filter(kind, &[extension]);
    if let Some(folder) = &request.folder {
        dialog = dialog.set_directory(folder);
    }
    let chosen = match request.wanted {
        Wanted::Save => dialog.set_file_name(&request.file_name).save_file(),
        Wanted::Open => dialog.add_filter("All files", &["*"]).pick_file(),
        Wanted::Folder => dialog.pick_folder(),
    };
    match chosen {
        Some(path) => DialogAnswer::Chosen(path),
        None if cfg!(target_os = "linux") && started.elapsed().as_millis() < SHORTEST_HUMAN_ANSWER_MILLIS => {
            DialogAnswer::Unavailable
        }
        None => DialogAnswer::Cancelled,
    }
}

/// Linux without a session bus has neither a portal nor anybody to ask for one.
fn is_headless_desktop() -> bool {
    if !cfg!(target_os = "linux") {
        return false;
    }
    let has_address = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    let has_socket =
        std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| PathBuf::from(folder).join("bus").exists());
    !has_address && !has_socket
}

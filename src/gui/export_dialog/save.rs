//! Opening the dialog, asking for a place, writing beside the window, and doing the last export again.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::choice::{self, ExportChoice, Target};
use super::content::{self, NewFile, Source};
use super::job::{Job, Outcome};
use super::kind::ExportKind;
use super::notice::{Answer, Notice};
use super::{ExportDialog, size_text};
use crate::diag::Diagnostic;
use crate::env::Env;
use crate::gui::app::{PortolanApp, Purpose};
use crate::gui::dialogs::{DialogRequest, Reply, Showing, Wanted};
use crate::gui::modals::Modal;
use crate::gui::widgets::counted;
use crate::project::file;

/// What the window knows of exports.
#[derive(Default)]
pub(in crate::gui) struct Exports {
    /// The last one of the open document, told by its number; also where the document has no file yet.
    last: Option<(u64, ExportChoice, Option<Target>)>,
    writing: Option<Writing>,
    notice: Option<Notice>,
    /// What went wrong with opening a file, if something did.
    shown: Option<Receiver<Result<(), String>>>,
}

/// An export that is being written.
struct Writing {
    job: Job<Result<Written, Vec<Diagnostic>>>,
    document: u64,
    choice: ExportChoice,
    target: Target,
    is_repeated: bool,
}

/// What was written.
struct Written {
    files: usize,
    replaced: usize,
    bytes: usize,
}

impl PortolanApp {
    /// The export dialog, while it is open.
    pub fn export_dialog(&self) -> Option<&ExportDialog> {
        match &self.modal {
            Some(Modal::Export(dialog)) => Some(dialog),
            _ => None,
        }
    }

    /// Opens the dialog with what was chosen the last time.
    pub(in crate::gui) fn open_export_dialog(&mut self) {
        let Some(session) = &self.session else { return };
        let own = self.exports.last.as_ref().filter(|(document, ..)| *document == self.document);
        let mut choice = match own {
            Some((_, choice, _)) => choice.clone(),
            None => self.settings.exports.first_choice(session.path(), session.project()),
        };
        choice.retain_existing(session.project());
        self.modal = Some(Modal::export(choice));
    }

    /// Writes the last export of this document to the same place; without one, the dialog asks.
    pub(in crate::gui) fn export_again(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let of_file = || session.path().and_then(|path| self.settings.exports.of(path));
        let last = match &self.exports.last {
            Some((document, choice, target)) if *document == self.document => Some((choice.clone(), target.clone())),
            _ => of_file().map(|last| (last.choice.clone(), last.target.clone())),
        };
        match last {
            Some((choice, Some(target))) => self.write_export(choice, target, true, ctx),
            _ => self.open_export_dialog(),
        }
    }

    /// Puts the text into the clipboard and remembers the choice.
    pub(in crate::gui) fn copy_export(&mut self, dialog: &ExportDialog, text: String, ctx: &egui::Context) {
        ctx.copy_text(text);
        self.remember_export(self.document, dialog.choice().clone(), None);
    }

    /// Asks where an export goes to: a file, or a folder for several.
    pub(in crate::gui) fn ask_for_export(&mut self, dialog: &ExportDialog, ctx: &egui::Context) {
        let (Some(session), Some(seen)) = (&self.session, dialog.preview()) else { return };
        let choice = dialog.choice().clone();
        let kind = choice.kind();
        let is_folder = seen.files.len() > 1;
        let last = self.last_target();
        let beside = session.path().and_then(Path::parent).map(PathBuf::from);
        let folder = last.as_ref().and_then(Target::folder).filter(|folder| self.env.exists(folder));
        let folder = folder.map(PathBuf::from).or(beside);
        // The name of the last time, if it was of the same kind; a device gives its file a name itself.
        let last_name = match &last {
            Some(Target::File(path)) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            _ => None,
        };
        let last_name = last_name.filter(|name| kind.is_file_name(name));
        let own_name = seen.files.first().map(|file| file.name.clone()).filter(|name| !name.is_empty());
        let file_name = own_name.or(last_name).unwrap_or_else(|| self.proposed_name(kind.extension()));
        let request = DialogRequest {
            title: if is_folder {
                format!("Folder for {} ({})", counted(seen.files.len(), "file", "files"), kind.name())
            } else {
                format!("Export as {}", kind.name())
            },
            wanted: if is_folder { Wanted::Folder } else { Wanted::Save },
            file_name: if is_folder { String::new() } else { file_name },
            folder,
            kind: (kind.name().to_owned(), kind.extension().to_owned()),
        };
        self.ask(request, Purpose::Export { choice: Box::new(choice), is_folder }, ctx);
    }

    /// Goes on with the place that was chosen.
    pub(in crate::gui) fn export_to(
        &mut self,
        path: &Path,
        choice: ExportChoice,
        is_folder: bool,
        ctx: &egui::Context,
    ) {
        if matches!(self.modal, Some(Modal::Export(_))) {
            self.modal = None;
        }
        let path = choice::absolute(path);
        let target = if is_folder { Target::Folder(path) } else { Target::File(path) };
        self.write_export(choice, target, false, ctx);
    }

    fn last_target(&self) -> Option<Target> {
        let own = self.exports.last.as_ref().filter(|(document, ..)| *document == self.document);
        let of_file = || self.settings.exports.of(self.session.as_ref()?.path()?)?.target.clone();
        own.and_then(|(.., target)| target.clone()).or_else(of_file)
    }

    fn write_export(&mut self, choice: ExportChoice, target: Target, is_repeated: bool, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        if self.exports.writing.is_some() {
            self.say("The last export is still being written", ctx);
            return;
        }
        let (source, env) = (Source::new(session), std::sync::Arc::clone(&self.env));
        let (wanted, place) = (choice.clone(), target.clone());
        // Once begun it is never given up: a folder is not left with half of the files.
        let job = Job::start(ctx, move |_| write(&source, &wanted, &place, env.as_ref()));
        self.exports.notice = None;
        self.exports.writing = Some(Writing { job, document: self.document, choice, target, is_repeated });
    }

    fn remember_export(&mut self, document: u64, choice: ExportChoice, target: Option<Target>) {
        if document != self.document {
            return;
        }
        let target = target.or_else(|| self.last_target());
        let file = self.session.as_ref().and_then(|session| session.path().map(PathBuf::from));
        self.settings.exports.remember(file.as_deref(), choice.clone(), target.clone());
        self.settings.save(self.env.as_ref());
        self.exports.last = Some((document, choice, target));
    }

    /// Takes in what became of the export that was being written, and of the file that was to be shown.
    pub(in crate::gui) fn take_export(&mut self, ctx: &egui::Context) {
        if let Some(shown) = &self.exports.shown {
            match shown.try_recv() {
                Err(TryRecvError::Empty) => {}
                Ok(Err(reason)) => {
                    self.exports.shown = None;
                    self.say(format!("It could not be shown: {reason}"), ctx);
                }
                Ok(Ok(())) | Err(TryRecvError::Disconnected) => self.exports.shown = None,
            }
        }
        let Some(writing) = &self.exports.writing else { return };
        let result = match writing.job.poll() {
            Outcome::Waiting => return,
            Outcome::Done(result) => result,
            Outcome::Failed => {
                let text = "the export could not be made: a fault of this program";
                Err(vec![Diagnostic::error("export", text)])
            }
        };
        let Some(writing) = self.exports.writing.take() else { return };
        match result {
            Ok(written) => {
                let notice = notice(&writing, &written);
                self.exports.notice = Some(notice);
                self.remember_export(writing.document, writing.choice, Some(writing.target));
            }
            Err(reasons) => self.show_errors("The export was not written", reasons),
        }
        ctx.request_repaint();
    }

    /// Shows what was written, and does what is asked of it.
    pub(in crate::gui) fn export_notice_ui(&mut self, ctx: &egui::Context) {
        if self.modal.is_some() {
            return;
        }
        let Some(notice) = &mut self.exports.notice else { return };
        match notice.show(ctx) {
            Answer::Stay => {}
            Answer::Gone => self.exports.notice = None,
            Answer::Show(how) => {
                let (sender, receiver) = channel();
                self.exports.shown = Some(receiver);
                self.dialogs.show(how, &notice.path, Reply::new(sender, ctx.clone()));
            }
        }
    }
}

fn notice(writing: &Writing, written: &Written) -> Notice {
    let path = writing.target.path().to_owned();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let (title, ways) = match &writing.target {
        Target::File(_) => (format!("Exported {name}"), &[Showing::Open, Showing::Reveal][..]),
        Target::Folder(_) => {
            (format!("Exported {} to {name}", counted(written.files, "file", "files")), &[Showing::Open][..])
        }
    };
    let mut detail = format!("{}, {}", writing.choice.kind().name(), size_text(written.bytes));
    if matches!(writing.target, Target::Folder(_)) && written.replaced > 0 {
        let older = counted(written.replaced, "older one", "older ones");
        detail = format!("{detail}, in place of {older}");
    }
    Notice::new(title, detail, path, ways, !writing.is_repeated)
}

/// Makes the files and writes them, each whole or not at all.
fn write(source: &Source, choice: &ExportChoice, target: &Target, env: &dyn Env) -> Result<Written, Vec<Diagnostic>> {
    if content::is_empty(source, choice) {
        let text = format!("there is nothing to write: {}", nothing(choice.kind()));
        return Err(vec![Diagnostic::error("export", text).hint("open the export dialog to see why")]);
    }
    let files = content::files(source, choice)?;
    let places: Vec<PathBuf> = match (target, files.as_slice()) {
        (Target::File(path), [_]) => vec![path.clone()],
        (Target::Folder(folder), several) => several.iter().map(|file| folder.join(&file.name)).collect(),
        (Target::File(path), several) => {
            let count = counted(several.len(), "file", "files");
            let text = format!("the export has {count} now, and {} was one", path.display());
            return Err(vec![Diagnostic::error("export", text).hint("open the export dialog and choose a folder")]);
        }
    };
    let mut written = Written { files: files.len(), replaced: 0, bytes: 0 };
    let mut errors = Vec::new();
    for (NewFile { bytes, .. }, path) in files.iter().zip(&places) {
        written.replaced += usize::from(env.exists(path));
        written.bytes += bytes.len();
        if let Err(error) = env.write_atomic(path, bytes) {
            errors.push(file::cannot_write(path, &error));
        }
    }
    if errors.is_empty() { Ok(written) } else { Err(errors) }
}

const fn nothing(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Matrix(_) => "no flow fits what was chosen",
        ExportKind::Rules(_) => "the project has no such device",
        ExportKind::Diagram(_) => "nothing is drawn",
        ExportKind::TestPack(_) => "no flow goes from one segment to another",
    }
}

//! Opening, saving and leaving documents.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{TryRecvError, channel};

use super::app::{Next, PortolanApp, Purpose, Start};
use super::dialogs::{DialogAnswer, DialogRequest, Reply, Wanted};
use super::modals::Modal;
use super::panels::rules::RulesState;
use super::recovery::{self, Leftover};
use super::state::{CentreTab, Selection};
use crate::diag::Diagnostic;
use crate::export::device::Artifact;
use crate::project::templates::{TEMPLATES, find_template};
use crate::project::{CatalogReference, Project, file};
use crate::session::Session;

impl PortolanApp {
    /// Opens what the window starts with.
    pub(super) fn begin(&mut self, start: Start) {
        match start {
            Start::Welcome => {}
            Start::Project(path) => self.open(&path),
            Start::Last => match self.settings.recent.first().cloned() {
                Some(path) if self.env.exists(&path) => self.open(&path),
                _ if self.settings.is_first_start() => {
                    if let Some(template) = TEMPLATES.first() {
                        self.open_template(template.name);
                    }
                }
                _ => {}
            },
        }
        if self.modal.is_none()
            && let Some(leftover) = recovery::leftovers(self.env.as_ref()).into_iter().next()
        {
            self.modal = Some(Modal::Recovery(leftover));
        }
    }

    fn take_document(&mut self, session: Session) {
        let languages = session.path().map(|path| self.settings.languages.of(path)).unwrap_or_default();
        self.rules = RulesState::of_document(languages);
        self.session = Some(session);
        self.document += 1;
        self.selection = Selection::default();
        self.tab = CentreTab::Diagram;
        self.flows.query.clear();
        self.canvas.fit();
    }

    fn open_template(&mut self, name: &str) {
        let Some(template) = find_template(name) else { return };
        let path = Path::new(name).with_extension(file::EXTENSION);
        match file::read_bytes(&path, template.text.as_bytes().to_vec(), Some(&self.catalog)) {
            Ok((project, _)) => self.take_document(Session::new(Arc::clone(&self.catalog), project, None)),
            Err(diagnostics) => self.show_errors("The sample cannot be opened", diagnostics),
        }
    }

    /// Opens a file; what is wrong with it is listed and the open document stays.
    pub(super) fn open(&mut self, path: &Path) {
        match file::open(self.env.as_ref(), path, &self.catalog) {
            Ok((project, warnings)) => {
                self.take_document(Session::new(Arc::clone(&self.catalog), project, Some(path.to_owned())));
                self.remember(path);
                if !warnings.is_empty() {
                    self.show_errors("The project was opened, with remarks", warnings);
                }
            }
            Err(diagnostics) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                if !self.env.exists(path) {
                    self.settings.forget(path);
                }
                self.show_errors(&format!("{name} cannot be opened"), diagnostics);
            }
        }
    }

    fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.settings.languages.remember(path, self.rules.languages());
        self.settings.save(self.env.as_ref());
    }

    /// Keeps the languages of the rules for the next start, once the project has a file.
    pub(super) fn remember_languages(&mut self) {
        if let Some(path) = self.session.as_ref().and_then(Session::path) {
            self.settings.languages.remember(path, self.rules.languages());
            self.settings.save(self.env.as_ref());
        }
    }

    /// Says what is wrong.
    pub(super) fn show_errors(&mut self, title: &str, diagnostics: Vec<Diagnostic>) {
        self.modal = Some(Modal::Errors { title: title.to_owned(), diagnostics });
    }

    /// Goes on at once, or asks first what becomes of unsaved changes.
    pub(super) fn settle_changes(&mut self, next: Next, ctx: &egui::Context) {
        if self.is_changed() {
            self.modal = Some(Modal::Unsaved { next });
        } else {
            self.go_on(next, ctx);
        }
    }

    /// What was to come once the changes are settled.
    pub(super) fn go_on(&mut self, next: Next, ctx: &egui::Context) {
        match next {
            Next::New => {
                let catalogs = CatalogReference::all_of(&self.catalog);
                let project = Project { name: "Untitled".to_owned(), catalogs, ..Project::default() };
                self.take_document(Session::new(Arc::clone(&self.catalog), project, None));
            }
            Next::Open => self.ask_for_file(ctx),
            Next::OpenPath(path) => self.open(&path),
            Next::StartFrom(name) => self.open_template(&name),
            Next::Recover(leftover) => self.recover(&leftover),
            Next::Close => {
                self.session = None;
                self.selection.clear();
                self.recovery.drop_copy();
            }
            Next::Quit => {
                self.may_quit = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
        ctx.request_repaint();
    }

    /// Opens what a crashed window left behind, as an unsaved document of the file that it came from.
    pub(super) fn recover(&mut self, leftover: &Leftover) {
        match file::open(self.env.as_ref(), &leftover.file, &self.catalog) {
            Ok((project, _)) => {
                let session = Session::recovered(Arc::clone(&self.catalog), project, leftover.path.clone());
                self.take_document(session);
                leftover.remove(self.env.as_ref());
            }
            Err(diagnostics) => self.show_errors("The copy cannot be opened", diagnostics),
        }
    }

    /// Saves to the document's file, or asks for one.
    pub(super) fn save(&mut self, then: Option<Next>, ctx: &egui::Context) {
        match self.session.as_ref().and_then(|session| session.path().map(PathBuf::from)) {
            Some(path) => self.save_to(&path, then, ctx),
            None => self.save_as(then, ctx),
        }
    }

    /// Asks for a file to save to.
    pub(super) fn save_as(&mut self, then: Option<Next>, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let request = DialogRequest {
            title: "Save project".to_owned(),
            wanted: Wanted::Save,
            file_name: self.proposed_name(file::EXTENSION),
            folder: session.path().and_then(Path::parent).map(PathBuf::from),
            kind: ("Portolan project".to_owned(), file::EXTENSION.to_owned()),
        };
        self.ask(request, Purpose::Save { then }, ctx);
    }

    /// The name that a file of the document gets, beside the document's own.
    pub(super) fn proposed_name(&self, extension: &str) -> String {
        let Some(session) = &self.session else { return format!("project.{extension}") };
        let stem = session.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| crate::ids::id_from_name(&session.project().name, "project", |_| false));
        format!("{stem}.{extension}")
    }

    fn save_to(&mut self, path: &Path, then: Option<Next>, ctx: &egui::Context) {
        let Some(session) = &mut self.session else { return };
        session.record_catalogs();
        match file::save(self.env.as_ref(), path, session.project()) {
            Ok(()) => {
                session.mark_saved(path.to_owned());
                self.kept_revision = None;
                self.remember(path);
                self.say(format!("Saved to {}", path.display()), ctx);
                if let Some(next) = then {
                    self.go_on(next, ctx);
                }
            }
            Err(diagnostics) => self.show_errors("The project was not saved", diagnostics),
        }
    }

    fn ask_for_file(&mut self, ctx: &egui::Context) {
        let recent = self.settings.recent.first();
        let request = DialogRequest {
            title: "Open project".to_owned(),
            wanted: Wanted::Open,
            file_name: String::new(),
            folder: recent.and_then(|path| path.parent()).map(PathBuf::from),
            kind: ("Portolan project".to_owned(), file::EXTENSION.to_owned()),
        };
        self.ask(request, Purpose::Open, ctx);
    }

    /// Asks where the text of a device's rules goes to.
    pub(super) fn ask_for_rule_files(&mut self, files: Vec<Artifact>, ctx: &egui::Context) {
        let Some(first) = files.first() else { return };
        let extension = first.name.rsplit('.').next().unwrap_or("txt").to_owned();
        let request = DialogRequest {
            title: "Save rules".to_owned(),
            wanted: Wanted::Save,
            file_name: first.name.clone(),
            folder: self.session.as_ref().and_then(|session| session.path()?.parent().map(PathBuf::from)),
            kind: ("Rules".to_owned(), extension),
        };
        self.ask(request, Purpose::SaveRules { files }, ctx);
    }

    /// Writes the text of a device's rules. The first file gets the path itself; the others stand beside it, with its
    /// name and endings of their own.
    fn save_rules(&mut self, path: &Path, files: &[Artifact], ctx: &egui::Context) {
        let Some(first) = files.first() else { return };
        let common = |name: &str| first.name.bytes().zip(name.bytes()).take_while(|(one, other)| one == other).count();
        let shared = files.iter().map(|file| common(&file.name)).min().unwrap_or_default();
        let stem_length = first.name.get(..shared).and_then(|shared| shared.rfind('.')).unwrap_or_default();
        let ending = |file: &Artifact| file.name.get(stem_length..).unwrap_or_default().to_owned();
        let chosen = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = chosen.strip_suffix(&ending(first)).unwrap_or(&chosen).to_owned();
        for (number, file) in files.iter().enumerate() {
            let path = match (number, path.extension()) {
                (0, Some(_)) => path.to_owned(),
                _ => path.with_file_name(format!("{stem}{}", ending(file))),
            };
            if let Err(error) = self.env.write_atomic(&path, file.text.as_bytes()) {
                self.show_errors("The rules were not written", vec![file::cannot_write(&path, &error)]);
                return;
            }
        }
        let others = if files.len() > 1 { format!(" and {} beside it", files.len() - 1) } else { String::new() };
        self.say(format!("Saved to {}{others}", path.display()), ctx);
    }

    /// Opens a file dialog.
    pub(super) fn ask(&mut self, request: DialogRequest, purpose: Purpose, ctx: &egui::Context) {
        let (sender, receiver) = channel();
        self.dialog_request = Some(request.clone());
        self.dialog = Some((purpose, receiver));
        self.dialogs.pick(request, Reply::new(sender, ctx.clone()));
    }

    /// Takes in what a dialog answered, if it did.
    pub(super) fn take_dialog_answer(&mut self, ctx: &egui::Context) {
        let Some((_, receiver)) = &self.dialog else { return };
        let answer = match receiver.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => DialogAnswer::Cancelled,
        };
        let Some((purpose, _)) = self.dialog.take() else { return };
        match answer {
            DialogAnswer::Chosen(path) => self.use_path(&path, purpose, ctx),
            DialogAnswer::Cancelled => {}
            DialogAnswer::Unavailable => {
                let request = self.dialog_request.take();
                self.modal = request.map(|request| Modal::type_path(request, purpose));
            }
        }
        ctx.request_repaint();
    }

    /// Goes on with a path that was chosen or typed.
    pub(super) fn use_path(&mut self, path: &Path, purpose: Purpose, ctx: &egui::Context) {
        let with_extension = |extension: &str| match path.extension() {
            Some(_) => path.to_owned(),
            None => path.with_extension(extension),
        };
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Save { then } => self.save_to(&with_extension(file::EXTENSION), then, ctx),
            Purpose::SaveRules { files } => self.save_rules(path, &files, ctx),
            Purpose::Export { choice, is_folder: true } => self.export_to(path, *choice, true, ctx),
            Purpose::Export { choice, is_folder: false } => {
                let path = with_extension(choice.kind().extension());
                self.export_to(&path, *choice, false, ctx);
            }
        }
    }

    /// Files that were dropped on the window: the first is opened.
    pub(super) fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.settle_changes(Next::OpenPath(path), ctx);
        }
    }
}

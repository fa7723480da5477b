//! Questions and messages over the window, one at a time.

use egui::{Button, Context, Id, Key, RichText, ScrollArea, TextEdit, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::app::{Next, PortolanApp, Purpose};
use super::command::Menu;
use super::dialogs::{DialogRequest, Wanted};
use super::export_dialog::choice::ExportChoice;
use super::export_dialog::{ExportDialog, Wish};
use super::panels::command_palette::{FindState, Found, find_ui};
use super::recovery::Leftover;
use super::state::{BottomTab, CentreTab};
use super::theme::Palette;
use super::widgets::{diagnostic_ui, dim, small, strong};
use crate::diag::Diagnostic;

/// What is asked or said.
#[derive(Debug)]
pub(super) enum Modal {
    /// What becomes of unsaved changes?
    Unsaved { next: Next },
    /// What is wrong with a file.
    Errors { title: String, diagnostics: Vec<Diagnostic> },
    /// A copy was left behind by a crash.
    Recovery(Leftover),
    /// Where there are no dialogs, a path is typed.
    TypePath { request: DialogRequest, purpose: Purpose, text: String },
    /// What to export, and how?
    Export(Box<ExportDialog>),
    /// The command palette.
    Find(FindState),
    /// The list of shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}

impl Modal {
    pub(super) fn find() -> Self {
        Self::Find(FindState::default())
    }

    pub(super) fn export(choice: ExportChoice) -> Self {
        Self::Export(Box::new(ExportDialog::new(choice)))
    }

    pub(super) fn type_path(request: DialogRequest, purpose: Purpose) -> Self {
        let folder = request.folder.clone().unwrap_or_default();
        let text = folder.join(&request.file_name).display().to_string();
        Self::TypePath { request, purpose, text }
    }
}

/// What a modal leads to.
enum Outcome {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// Save first, then go on.
    SaveThen(Next),
    /// Go on without saving.
    GoOn(Next),
    /// Open the copy.
    Recover(Leftover),
    /// Throw the copy away.
    Discard(Leftover),
    /// Use a path.
    UsePath(std::path::PathBuf, Purpose),
    /// Ask where to export to; the dialog stays meanwhile.
    AskForExport,
    /// Put an export into the clipboard; the dialog stays.
    CopyExport(String),
    /// Do what was found.
    Found(Found),
}

impl PortolanApp {
    /// Shows the modal, if there is one.
    pub(super) fn modal_ui(&mut self, ctx: &Context) {
        let Some(mut modal) = self.modal.take() else { return };
        let palette = if ctx.theme() == egui::Theme::Dark { &Palette::DARK } else { &Palette::LIGHT };
        let is_find = matches!(modal, Modal::Find(_));
        let margin = match modal {
            Modal::Find(_) => 10,
            Modal::Export(_) => 0,
            _ => 20,
        };
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(margin).corner_radius(12);
        let mut area = egui::Modal::default_area(Id::new("modal"));
        if is_find {
            area = area.anchor(egui::Align2::CENTER_TOP, vec2(0.0, 72.0));
        }
        let response = egui::Modal::new(Id::new("modal"))
            .area(area)
            .frame(frame)
            .backdrop_color(egui::Color32::from_black_alpha(if palette.is_dark { 130 } else { 70 }))
            .show(ctx, |ui| self.modal_content_ui(&mut modal, ui));
        let can_dismiss = !matches!(modal, Modal::Recovery(_));
        let is_dismissed = can_dismiss && response.should_close();
        let outcome =
            if is_dismissed && matches!(response.inner, Outcome::Stay) { Outcome::Close } else { response.inner };
        if !matches!(outcome, Outcome::Stay) {
            ctx.request_repaint();
        }
        match outcome {
            Outcome::Stay => self.modal = Some(modal),
            // Who types no path may still want another kind of export.
            Outcome::Close => {
                if let Modal::TypePath { purpose: Purpose::Export { choice, .. }, .. } = modal {
                    self.modal = Some(Modal::export(*choice));
                }
            }
            Outcome::SaveThen(next) => self.save(Some(next), ctx),
            Outcome::GoOn(next) => self.go_on(next, ctx),
            Outcome::Recover(leftover) => self.settle_changes(Next::Recover(leftover), ctx),
            Outcome::Discard(leftover) => leftover.remove(self.env.as_ref()),
            Outcome::UsePath(path, purpose) => self.use_path(&path, purpose, ctx),
            Outcome::AskForExport => {
                if let Modal::Export(dialog) = &modal {
                    self.ask_for_export(dialog, ctx);
                }
                self.modal = Some(modal);
            }
            Outcome::CopyExport(text) => {
                if let Modal::Export(dialog) = &modal {
                    self.copy_export(dialog, text, ctx);
                }
                self.modal = Some(modal);
            }
            Outcome::Found(found) => self.go_to(found, ctx),
        }
    }

    fn modal_content_ui(&mut self, modal: &mut Modal, ui: &mut Ui) -> Outcome {
        match modal {
            Modal::Unsaved { next } => self.unsaved_ui(next, ui),
            Modal::Errors { title, diagnostics } => errors_ui(title, diagnostics, ui),
            Modal::Recovery(leftover) => recovery_ui(leftover, ui),
            Modal::TypePath { request, purpose, text } => type_path_ui(request, purpose, text, ui),
            Modal::Export(dialog) => {
                let Some(session) = &self.session else { return Outcome::Close };
                match dialog.show(session, self.dialog.is_some(), ui) {
                    Wish::Stay => Outcome::Stay,
                    Wish::Close => Outcome::Close,
                    Wish::Save => Outcome::AskForExport,
                    Wish::Copy(text) => Outcome::CopyExport(text),
                }
            }
            Modal::Find(state) => {
                let env = self.command_env(ui.ctx());
                find_ui(self.session.as_ref(), &env, state, ui).map_or(Outcome::Stay, Outcome::Found)
            }
            Modal::Shortcuts => shortcuts_ui(ui),
            Modal::About => self.about_ui(ui),
        }
    }

    fn go_to(&mut self, found: Found, ctx: &Context) {
        match found {
            Found::Command(command) => self.run_command(command, ctx),
            Found::Item(item) => {
                self.selection.only(item.clone());
                self.tab = CentreTab::Diagram;
                self.canvas.reveal(item);
            }
            Found::Flows(query) => {
                self.flows.query = query;
                self.selection.pair = None;
                self.bottom = BottomTab::Flows;
            }
            Found::Catalog(query) => {
                self.catalog_view.query = query;
                self.tab = CentreTab::Catalog;
            }
            Found::Role(role) => {
                if let Some(session) = &self.session
                    && let Some(role) = session.catalog().role_by_id(role.as_str())
                {
                    super::panels::palette::place_role(session, role, &mut self.selection, &mut self.outbox);
                }
            }
        }
    }

    fn unsaved_ui(&self, next: &Next, ui: &mut Ui) -> Outcome {
        ui.set_width(420.0);
        let name = self.session.as_ref().map_or(String::new(), |session| session.project().name.clone());
        ui.label(RichText::new(format!("Save the changes to “{name}”?")).heading());
        ui.label(dim("Without saving, what you did since the last time is lost"));
        ui.add_space(12.0);
        let mut outcome = Outcome::Stay;
        ui.horizontal(|ui| {
            if primary_button(ui, "Save") {
                outcome = Outcome::SaveThen(next.clone());
            }
            if ui.button("Don't save").clicked() {
                outcome = Outcome::GoOn(next.clone());
            }
            if ui.button("Cancel").clicked() {
                outcome = Outcome::Close;
            }
        });
        outcome
    }

    fn about_ui(&self, ui: &mut Ui) -> Outcome {
        ui.set_width(440.0);
        ui.label(RichText::new(format!("Portolan {}", env!("CARGO_PKG_VERSION"))).heading());
        ui.label("A planner for segmented networks: server roles on a diagram become the firewall team's flow matrix, each flow with its reason");
        ui.add_space(6.0);
        for header in &self.catalog.headers {
            ui.label(strong(format!("{} catalog", header.name)));
            ui.label(small(format!("{} ({})", header.description, header.version)));
        }
        ui.add_space(6.0);
        ui.label(small("Licence: MIT or Apache 2.0. Letters: Inter, SIL Open Font License 1.1. Icons: Phosphor, MIT"));
        ui.add_space(12.0);
        if primary_button(ui, "Close") { Outcome::Close } else { Outcome::Stay }
    }
}

fn primary_button(ui: &mut Ui, text: &str) -> bool {
    let palette = Palette::of(ui);
    let button = Button::new(strong(text).color(palette.on_accent)).fill(palette.accent).stroke(egui::Stroke::NONE);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(14.0, 5.0);
            ui.add(button)
        })
        .inner;
    let nobody_has_focus = ui.memory(|memory| memory.focused().is_none());
    response.clicked() || (nobody_has_focus && ui.input(|input| input.key_pressed(Key::Enter)))
}

fn errors_ui(title: &str, diagnostics: &[Diagnostic], ui: &mut Ui) -> Outcome {
    ui.set_width(620.0);
    ui.label(RichText::new(title).heading());
    ui.add_space(6.0);
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        for diagnostic in diagnostics {
            diagnostic_ui(ui, diagnostic);
            ui.add_space(6.0);
        }
    });
    ui.add_space(8.0);
    let mut outcome = Outcome::Stay;
    ui.horizontal(|ui| {
        if primary_button(ui, "Close") {
            outcome = Outcome::Close;
        }
        if ui.button("Copy all").clicked() {
            let text: Vec<String> = diagnostics.iter().map(Diagnostic::render).collect();
            ui.ctx().copy_text(text.join("\n"));
        }
    });
    outcome
}

fn recovery_ui(leftover: &Leftover, ui: &mut Ui) -> Outcome {
    ui.set_width(460.0);
    ui.label(RichText::new("Unsaved work was found").heading());
    let what = match &leftover.path {
        Some(path) => format!("Portolan ended unexpectedly while you were working on {}", path.display()),
        None => "Portolan ended unexpectedly while you were working on a project that had no file yet".to_owned(),
    };
    ui.label(what);
    ui.label(dim("The copy holds everything up to about a second before. Your own file is as you saved it"));
    ui.add_space(12.0);
    let mut outcome = Outcome::Stay;
    ui.horizontal(|ui| {
        if primary_button(ui, "Recover") {
            outcome = Outcome::Recover(leftover.clone());
        }
        if ui.button("Discard").clicked() {
            outcome = Outcome::Discard(leftover.clone());
        }
    });
    outcome
}

fn type_path_ui(request: &DialogRequest, purpose: &Purpose, text: &mut String, ui: &mut Ui) -> Outcome {
    ui.set_width(520.0);
    ui.label(RichText::new(&request.title).heading());
    ui.label(dim("This desktop offers no file dialog, so the path is typed here"));
    ui.add_space(6.0);
    let response = ui.add(TextEdit::singleline(text).id_salt("typed-path").desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(response.id, |builder| builder.set_label("Path"));
    if ui.memory(|memory| memory.focused().is_none()) && !response.lost_focus() {
        response.request_focus();
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(12.0);
    let mut outcome = Outcome::Stay;
    ui.horizontal(|ui| {
        let action = if request.wanted == Wanted::Open { "Open" } else { "Save" };
        let is_ready = !text.trim().is_empty();
        if (primary_button(ui, action) || is_entered) && is_ready {
            outcome = Outcome::UsePath(std::path::PathBuf::from(text.trim()), purpose.clone());
        }
        if ui.button("Cancel").clicked() {
            outcome = Outcome::Close;
        }
    });
    outcome
}

/// What pointer and keys do on the diagram, besides the commands.
const POINTER_AND_KEYS: [(&str, &str); 13] = [
    ("Zoom", "Wheel, pinch"),
    ("Move the view", "Space+drag, middle button"),
    ("Select several", "Shift+click, drag on ground"),
    ("Next, previous thing", "Tab, Shift+Tab"),
    ("Move", "Drag, arrow keys"),
    ("Move by one point", "Shift+arrow keys"),
    ("Move off the grid", "Alt+drag"),
    ("Copy", "Ctrl+drag"),
    ("Add a segment", "Double-click"),
    ("Name in place", "Double-click, Enter"),
    ("Link", "Drag from a border"),
    ("Menu", "Right click"),
    ("Give up what was begun", "Escape"),
];

fn shortcut_ui(ui: &mut Ui, what: &str, how: &str) {
    let colour = Palette::of(ui).text_dim;
    ui.horizontal(|ui| {
        ui.label(what);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            ui.label(RichText::new(how).color(colour).monospace());
        });
    });
}

fn shortcuts_ui(ui: &mut Ui) -> Outcome {
    ui.set_width(600.0);
    ui.label(RichText::new("Keyboard shortcuts").heading());
    ui.add_space(6.0);
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(200.0, 640.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.columns_const(|[left, right]| {
            for (position, menu) in Menu::iter().enumerate() {
                let ui: &mut Ui = if position % 2 == 0 { left } else { right };
                let name: &str = menu.into();
                super::widgets::caption(ui, name);
                for command in menu.commands() {
                    let Some(shortcut) = command.shortcut() else { continue };
                    shortcut_ui(ui, command.text(), &ui.ctx().format_shortcut(&shortcut));
                }
            }
            super::widgets::caption(right, "On the diagram");
            for (what, how) in POINTER_AND_KEYS {
                shortcut_ui(right, what, how);
            }
        });
    });
    ui.add_space(10.0);
    if primary_button(ui, "Close") { Outcome::Close } else { Outcome::Stay }
}

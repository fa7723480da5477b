//! The window's state and its frame.
//!
//! Theory of operation. Each frame: answers of dialogs are taken in, one command that was pressed runs, panels paint
//! from the session, which they can only read, and put their requests into the outbox; at the end of the frame the
//! outbox is emptied into the session. Whatever changed asks for one more frame; else the window is idle.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::{CentralPanel, Color32, Frame, Margin, Panel, Stroke, Ui};

use super::canvas::{self, CanvasContext, CanvasState, canvas_ui};
use super::command::{CommandEnv, UiCommand, pressed_command};
use super::dialogs::{DialogAnswer, DialogRequest, Dialogs};
use super::export_dialog::Exports;
use super::export_dialog::choice::ExportChoice;
use super::modals::Modal;
use super::panels::catalog::{CatalogState, catalog_ui};
use super::panels::flows::{FlowsState, bottom_tabs_ui, flows_ui};
use super::panels::inspector::{InspectorState, inspector_ui};
use super::panels::matrix::{MatrixState, matrix_ui};
use super::panels::palette::{PaletteState, palette_ui};
use super::panels::problems::problems_ui;
use super::panels::rules::{RulesState, rules_ui};
use super::panels::status::status_ui;
use super::panels::top_bar::{Title, top_bar_ui};
use super::panels::welcome::welcome_ui;
use super::panels::whatif::{WhatIfState, whatif_ui};
use super::pointer::QuickMoves;
use super::recovery::{Leftover, Recovery};
use super::rule_book::RuleBooks;
use super::settings::Settings;
use super::state::{BottomTab, CentreTab, Outbox, Selection};
use super::theme::{self, Palette};
use super::widgets;
use crate::catalog::Catalog;
use crate::env::Env;
use crate::export::device::Artifact;
use crate::project::{Edit, Item};
use crate::session::Session;

/// How long a message stays in the status bar, in seconds.
const MESSAGE_SECS: f64 = 5.0;

/// What the window opens with.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Start {
    /// This project.
    Project(PathBuf),
    /// The last project; at the very first start a sample; else the first page.
    #[default]
    Last,
    /// The first page.
    Welcome,
}

/// What a file dialog was opened for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Purpose {
    Open,
    Save { then: Option<Next> },
    Export { choice: Box<ExportChoice>, is_folder: bool },
    SaveRules { files: Vec<Artifact> },
}

/// What goes on once unsaved changes are settled.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    New,
    Open,
    OpenPath(PathBuf),
    StartFrom(String),
    Recover(Leftover),
    Close,
    Quit,
}

/// The window.
pub struct PortolanApp {
    pub(super) env: Arc<dyn Env>,
    pub(super) dialogs: Box<dyn Dialogs>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) session: Option<Session>,
    /// Tells one document from the next, for what is cached.
    pub(super) document: u64,
    pub(super) selection: Selection,
    pub(super) outbox: Outbox,
    pub(super) canvas: CanvasState,
    pub(super) tab: CentreTab,
    pub(super) bottom: BottomTab,
    pub(super) palette: PaletteState,
    pub(super) flows: FlowsState,
    pub(super) matrix: MatrixState,
    pub(super) rules: RulesState,
    pub(super) what_if: WhatIfState,
    pub(super) rule_books: RuleBooks,
    pub(super) catalog_view: CatalogState,
    pub(super) inspector: InspectorState,
    pub(super) modal: Option<Modal>,
    pub(super) settings: Settings,
    pub(super) message: Option<(String, f64)>,
    pub(super) dialog: Option<(Purpose, Receiver<DialogAnswer>)>,
    pub(super) dialog_request: Option<DialogRequest>,
    pub(super) exports: Exports,
    pub(super) recovery: Recovery,
    pub(super) kept_revision: Option<(u64, u64)>,
    pub(super) may_quit: bool,
    quick_moves: QuickMoves,
    window_title: String,
    hides_times: bool,
}

impl PortolanApp {
    /// A window for this catalog, with the fonts and the style of the program put into `ctx`.
    pub fn new(
        ctx: &egui::Context,
        catalog: Arc<Catalog>,
        env: Arc<dyn Env>,
        dialogs: Box<dyn Dialogs>,
        start: Start,
    ) -> Self {
        theme::install(ctx);
        let settings = Settings::load(env.as_ref());
        ctx.set_theme(settings.theme());
        let mut app = Self {
            recovery: Recovery::start(Arc::clone(&env)),
            env,
            dialogs,
            catalog,
            session: None,
            document: 0,
            selection: Selection::default(),
            outbox: Outbox::default(),
            canvas: CanvasState::default(),
            tab: CentreTab::default(),
            bottom: BottomTab::default(),
            palette: PaletteState::default(),
            flows: FlowsState::default(),
            matrix: MatrixState::default(),
            rules: RulesState::default(),
            what_if: WhatIfState::default(),
            rule_books: RuleBooks::default(),
            catalog_view: CatalogState::default(),
            inspector: InspectorState::default(),
            modal: None,
            settings,
            message: None,
            dialog: None,
            dialog_request: None,
            exports: Exports::default(),
            kept_revision: None,
            may_quit: false,
            quick_moves: QuickMoves::default(),
            window_title: String::new(),
            hides_times: false,
        };
        app.begin(start);
        app
    }

    /// The open document.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects, as a click on the diagram would.
    pub fn select(&mut self, item: Item) {
        self.selection.only(item);
    }

    /// Changes the document, as a panel would.
    pub fn edit(&mut self, edit: &Edit) {
        self.outbox.edit(edit.clone());
    }

    /// Selects something more, as a click with Shift would.
    pub fn select_too(&mut self, item: Item) {
        self.selection.toggle(item);
    }

    /// Selects a flow, as a click on its row would.
    pub fn select_flow(&mut self, flow: crate::ids::FlowId) {
        self.selection.clear();
        self.selection.flow = Some(flow);
    }

    /// Whether something is being worked out away from the frame.
    pub fn is_working(&self) -> bool {
        self.rule_books.is_running() || self.rules.is_running() || self.what_if.is_running()
    }

    /// Leaves out how long a computation took, for pictures that are to be the same.
    pub fn hide_times(&mut self) {
        self.hides_times = true;
    }

    /// What decides which commands can run now.
    pub fn command_env(&self, ctx: &egui::Context) -> CommandEnv {
        let is_box = |item: &&Item| matches!(item, Item::Segment(_) | Item::Device(_));
        CommandEnv {
            has_document: self.session.is_some(),
            can_undo: self.session.as_ref().is_some_and(|session| session.undo_label().is_some()),
            can_redo: self.session.as_ref().is_some_and(|session| session.redo_label().is_some()),
            selected: self.selection.items.len(),
            selected_boxes: self.selection.items.iter().filter(is_box).count(),
            selected_links: self.selection.items.iter().filter(|item| matches!(item, Item::Link(_))).count(),
            selected_tunnel_ends: self.selection.items.iter().filter_map(canvas::tunnel_end).count(),
            tab: self.tab,
            bottom: self.bottom,
            shows_flow_overlay: self.canvas.shows_flows,
            shows_domains: self.canvas.shows_domains,
            shows_minimap: self.canvas.shows_minimap,
            tool: self.canvas.tool(),
            theme: ctx.options(|options| options.theme_preference),
        }
    }

    /// What happens before anything is painted, and while the window is hidden as well.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.take_dialog_answer(ctx);
        self.take_export(ctx);
        self.take_dropped_files(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_quit && self.is_changed() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.settle_changes(Next::Quit, ctx);
        }
        let now = ctx.input(|input| input.time);
        if let Some((_, until)) = &self.message {
            if *until <= now {
                self.message = None;
            } else {
                ctx.request_repaint_after(std::time::Duration::from_secs_f64(until - now));
            }
        }
        if self.modal.is_none() {
            self.take_copy_keys(ctx);
            let env = self.command_env(ctx);
            if let Some(command) = pressed_command(ctx, &env) {
                self.run_command(command, ctx);
            }
        }
        self.keep_copy();
        self.name_window(ctx);
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let env = self.command_env(&ctx);
        let title = self.title();
        let palette = Palette::of(ui);
        bar(palette).show_in(Panel::top("top-bar").exact_size(40.0), ui, |ui| {
            top_bar_ui(&env, title.as_ref(), &mut self.outbox, ui);
        });
        if self.session.is_some() {
            self.document_ui(palette, ui);
        } else {
            CentralPanel::default().frame(Frame::new().fill(palette.background)).show(ui, |ui| {
                welcome_ui(&self.settings.recent, &mut self.outbox, ui);
            });
        }
        self.export_notice_ui(&ctx);
        self.modal_ui(&ctx);
        Self::drop_hint_ui(&ctx, palette);
        self.empty_outbox(&ctx);
    }

    fn document_ui(&mut self, palette: &'static Palette, ui: &mut Ui) {
        let Some(session) = &self.session else { return };
        self.flows.refresh(self.document, session, &self.selection);
        let wants_rules = self.tab == CentreTab::Rules || self.selection.is_about_rules();
        if wants_rules {
            self.rule_books.refresh(self.document, session, ui.ctx());
        }
        self.inspector.rule_book = self.rule_books.last().filter(|_| wants_rules).cloned();
        let zoom = (self.tab == CentreTab::Diagram).then(|| self.canvas.zoom_percent());
        let message = self.message.as_ref().map(|(text, _)| text.as_str());
        bar(palette).show_in(Panel::bottom("status-bar").exact_size(26.0), ui, |ui| {
            status_ui(session, zoom, message, !self.hides_times, &mut self.outbox, ui);
        });
        let is_narrow = ui.available_width() < 1400.0;
        let side = |left: i8, right: i8| {
            Frame::new().fill(palette.panel).inner_margin(Margin { left, right, top: 10, bottom: 0 })
        };
        Panel::left("palette")
            .default_size(if is_narrow { 204.0 } else { 236.0 })
            .size_range(160.0..=360.0)
            .frame(side(10, 10))
            .show(ui, |ui| {
                let tool = self.canvas.tool();
                palette_ui(session, tool, &mut self.palette, &mut self.selection, &mut self.outbox, ui);
            });
        Panel::right("inspector")
            .default_size(if is_narrow { 288.0 } else { 320.0 })
            .size_range(240.0..=560.0)
            .frame(side(14, 14))
            .show(ui, |ui| {
                inspector_ui(session, &mut self.inspector, &mut self.selection, &mut self.outbox, ui);
            });
        let bottom = Frame::new().fill(palette.panel);
        Panel::bottom("bottom").default_size(268.0).size_range(80.0..=900.0).resizable(true).frame(bottom).show(
            ui,
            |ui| {
                // A panel shrinks to what it holds; this one keeps its height when a filter finds nothing.
                ui.set_min_height(ui.available_height());
                ui.spacing_mut().item_spacing.y = 0.0;
                let height = 32.0;
                let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::hover());
                let mut tabs = ui.new_child(egui::UiBuilder::new().max_rect(rect));
                bottom_tabs_ui(
                    session,
                    &mut self.bottom,
                    &mut self.flows,
                    &mut self.selection,
                    &mut self.outbox,
                    &mut tabs,
                );
                match self.bottom {
                    BottomTab::Flows => {
                        let outbox = &mut self.outbox;
                        flows_ui(self.document, session, &mut self.flows, &mut self.selection, outbox, ui);
                    }
                    BottomTab::Problems => problems_ui(session, &mut self.selection, &mut self.outbox, ui),
                    BottomTab::WhatIf => whatif_ui(self.document, session, &mut self.what_if, &mut self.outbox, ui),
                }
            },
        );
        CentralPanel::default().frame(Frame::new().fill(palette.panel)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            centre_tabs_ui(&mut self.tab, ui);
            let ground = if self.tab == CentreTab::Catalog { palette.panel } else { palette.canvas };
            CentralPanel::default().frame(Frame::new().fill(ground)).show(ui, |ui| match self.tab {
                CentreTab::Diagram => {
                    let context = CanvasContext { session };
                    canvas_ui(&context, &mut self.canvas, &mut self.selection, &mut self.outbox, ui);
                }
                CentreTab::Matrix => {
                    matrix_ui(self.document, session, &mut self.matrix, &mut self.selection, &mut self.outbox, ui);
                }
                CentreTab::Rules => {
                    let (books, state) = (&self.rule_books, &mut self.rules);
                    rules_ui(self.document, session, books, state, &mut self.selection, &mut self.outbox, ui);
                }
                CentreTab::Catalog => catalog_ui(session.catalog(), &mut self.catalog_view, ui),
            });
        });
    }

    /// What the top bar says of the document.
    fn title(&self) -> Option<Title> {
        let session = self.session.as_ref()?;
        let file_name =
            session.path().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        Some(Title {
            name: file_name.unwrap_or_else(|| session.project().name.clone()),
            is_changed: session.is_changed(),
            undo: session.undo_label().map(str::to_owned),
            redo: session.redo_label().map(str::to_owned),
        })
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = match self.title() {
            Some(title) => format!("{}{} – Portolan", if title.is_changed { "• " } else { "" }, title.name),
            None => "Portolan".to_owned(),
        };
        if title != self.window_title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.window_title = title;
        }
    }

    /// Says something in the status bar.
    pub(super) fn say(&mut self, text: impl Into<String>, ctx: &egui::Context) {
        let now = ctx.input(|input| input.time);
        self.message = Some((text.into(), now + MESSAGE_SECS));
        ctx.request_repaint();
    }

    /// Whether there are changes that no file has.
    pub(super) fn is_changed(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_changed)
    }

    /// Has the recovery copy follow the document.
    fn keep_copy(&mut self) {
        let Some(session) = &self.session else { return };
        let state = Some((self.document, session.revision()));
        if self.kept_revision == state {
            return;
        }
        if session.is_changed() {
            self.recovery.keep(Arc::clone(session.project()), session.path().map(PathBuf::from));
        } else {
            self.recovery.drop_copy();
        }
        self.kept_revision = state;
    }

    /// While a file hangs over the window, the window says what would happen.
    fn drop_hint_ui(ctx: &egui::Context, palette: &Palette) {
        if !ctx.input(|input| !input.raw.hovered_files.is_empty()) {
            return;
        }
        let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::new("drop-hint")));
        let rect = ctx.content_rect();
        painter.rect_filled(rect, 0.0, palette.background.gamma_multiply(0.85));
        painter.rect_stroke(rect.shrink(12.0), 12.0, Stroke::new(2.0, palette.accent), egui::StrokeKind::Inside);
        let font = egui::FontId::new(20.0, super::fonts::strong_family());
        painter.text(rect.center(), egui::Align2::CENTER_CENTER, "Drop the project to open it", font, palette.text);
    }

    /// The window is about to go, and nothing more is asked.
    pub fn finish(&mut self) {
        self.recovery.finish();
        self.settings.save(self.env.as_ref());
    }

    /// The command palette can also be opened by a test or the top bar.
    pub fn run(&mut self, command: UiCommand, ctx: &egui::Context) {
        self.run_command(command, ctx);
    }
}

fn centre_tabs_ui(tab: &mut CentreTab, ui: &mut Ui) {
    let height = 34.0;
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::hover());
    widgets::bottom_line(ui, rect);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    row.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(8.0);
        for (choice, text) in [
            (CentreTab::Diagram, "Diagram"),
            (CentreTab::Matrix, "Matrix"),
            (CentreTab::Rules, "Rules"),
            (CentreTab::Catalog, "Catalog"),
        ] {
            if widgets::tab(ui, *tab == choice, text, None).clicked() {
                *tab = choice;
            }
        }
    });
}

/// The frame of a bar along an edge of the window.
struct Bar(Frame);

fn bar(palette: &Palette) -> Bar {
    Bar(Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(8, 0)))
}

impl Bar {
    fn show_in(self, panel: Panel, ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
        panel.frame(self.0).resizable(false).show(ui, content);
    }
}

impl eframe::App for PortolanApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        if self.quick_moves.hold_back(&mut input.events) {
            ctx.request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        Color32::to_normalized_gamma_f32(visuals.panel_fill)
    }
}

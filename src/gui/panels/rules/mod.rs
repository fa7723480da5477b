//! The rules of a device beside their text in the language of a firewall.
//!
//! Theory of operation. The rules of all devices come from the [`RuleBooks`] that all panels share; the text of the
//! device in front is written by a thread of its own, once for each revision, device and language. While either is being
//! made, the last one stays on the screen, so that no frame waits. What is selected (a rule, or a flow with the rules
//! that carry it) stands out in the table and in the text, and a click in one of them brings it into sight in the other.

mod devices;
pub mod memory;
mod rule_text;
mod table;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Ui, vec2};

use self::rule_text::{RuleText, Source};
use self::table::Table;
use self::text::{Asked, TextView, text_ui};
use crate::diag::Diagnostic;
use crate::export::device::{LANGUAGES, Language};
use crate::gui::background::Background;
use crate::gui::command::UiCommand;
use crate::gui::rule_book::{RuleBook, RuleBooks};
use crate::gui::state::{Action, Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{
    bottom_line, choice, counted, dim, empty_state, severity_icon, small, strong, tag, thousands,
};
use crate::ids::DeviceId;
use crate::project::{Device, Item};
use crate::session::Session;

/// From this width on, devices, rules and text stand side by side; below it, the devices stand above their rules.
const WIDE: f32 = 1000.0;
const HEADER_HEIGHT: f32 = 42.0;

/// What a text was written for.
#[derive(Clone, Debug, PartialEq)]
struct TextKey {
    document: u64,
    revision: u64,
    device: DeviceId,
    language: &'static str,
}

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct RulesState {
    search: String,
    device: Option<DeviceId>,
    /// The languages that were chosen, by device.
    languages: BTreeMap<DeviceId, &'static str>,
    text: Background<TextKey, RuleText>,
    view: TextView,
    /// A row of the table to be brought into sight.
    wanted_row: Option<usize>,
    /// Whether the selection is to be brought into sight.
    wants_selection: bool,
    seen: Selection,
    shows_warnings: bool,
}

impl RulesState {
    /// What is remembered of another document: the languages of its devices.
    pub fn of_document(languages: BTreeMap<DeviceId, &'static str>) -> Self {
        Self { languages, ..Self::default() }
    }

    /// The languages that were chosen, by device.
    pub fn languages(&self) -> &BTreeMap<DeviceId, &'static str> {
        &self.languages
    }

    /// Whether a text is being written.
    pub fn is_running(&self) -> bool {
        self.text.is_running()
    }

    /// The device in front.
    pub fn device(&self) -> Option<&DeviceId> {
        self.device.as_ref()
    }

    /// The language of a device: the chosen one, else that of its platform.
    fn language(&self, id: &DeviceId, device: &Device) -> &'static Language {
        let chosen = self.languages.get(id).and_then(|id| Language::find(id));
        let of_platform = || Language::find(&device.platform.to_string());
        chosen.or_else(of_platform).unwrap_or_else(Language::neutral)
    }

    /// Follows the selection: a device, a rule, or a flow brings its device to the front.
    fn follow(&mut self, session: &Session, book: &RuleBook, selection: &Selection) {
        if self.seen != *selection {
            self.seen.clone_from(selection);
            self.wants_selection = true;
            let of_flow = || {
                let flow = selection.flow.as_ref()?;
                let mut devices = book.rules_of_flow(flow).map(|it| &it.device.device);
                let first = devices.next()?;
                let stays = Some(first) == self.device.as_ref() || devices.any(|id| Some(id) == self.device.as_ref());
                (!stays).then(|| first.clone())
            };
            let of_rule = || selection.rule.as_ref().map(|(device, _)| device.clone());
            let of_item = || match selection.single() {
                Some(Item::Device(id)) => Some(id.clone()),
                _ => None,
            };
            if let Some(device) = of_flow().or_else(of_rule).or_else(of_item) {
                self.device = Some(device);
            }
        }
        let is_known = |id: &DeviceId| session.project().devices.contains_key(id);
        if !self.device.as_ref().is_some_and(is_known) {
            let mut listed =
                book.by_name.iter().filter_map(|place| book.devices.get(*place)).filter(|it| is_known(&it.device));
            let first = listed.clone().find(|rules| !rules.rules.is_empty()).or_else(|| listed.next());
            self.device = first.map(|rules| rules.device.clone());
        }
    }
}

/// Shows the panel.
pub fn rules_ui(
    document: u64,
    session: &Session,
    books: &RuleBooks,
    state: &mut RulesState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    if session.project().devices.is_empty() {
        no_devices_ui(outbox, ui);
        return;
    }
    let Some(book) = books.last().cloned() else {
        let text = "The rules of all devices are being worked out";
        empty_state(ui, egui_phosphor::regular::HOURGLASS, "One moment", text);
        return;
    };
    state.follow(session, &book, selection);
    let Some(id) = state.device.clone() else { return };
    let Some(device) = session.project().devices.get(&id).cloned() else { return };
    let language = state.language(&id, &device);
    let key = TextKey { document, revision: session.revision(), device: id.clone(), language: language.id };
    if book.revision == (document, session.revision()) {
        state.text.ask(&key, ui.ctx(), || {
            let source = Source {
                project: Arc::clone(session.project()),
                catalog: Arc::clone(session.catalog()),
                report: Arc::clone(session.report()),
                book: Arc::clone(&book),
                device: id.clone(),
                language,
            };
            move || RuleText::new(&source)
        });
    }
    let marked = marked(&book, &id, selection);
    let is_same_text = |of: &TextKey| of.document == document && of.device == id && of.language == language.id;
    let text = state.text.last().filter(|_| state.text.last_key().is_some_and(is_same_text)).cloned();
    if state.wants_selection && state.text.is_current(&key) {
        state.wants_selection = false;
        if let Some(first) = marked.first() {
            state.wanted_row = Some(*first);
            state.view.wanted = text.as_ref().and_then(|text| text.first_line(*first));
        }
    }
    let shown = Shown { session, book: &book, id: &id, device: &device, language, marked: &marked };
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let is_wide = width >= WIDE;
    if is_wide {
        let frame = Frame::new().fill(palette.panel).inner_margin(Margin { left: 10, right: 10, top: 10, bottom: 4 });
        Panel::left("rules-devices").default_size(212.0).size_range(150.0..=340.0).frame(frame).show(ui, |ui| {
            shown.devices_ui(state, selection, ui);
        });
    }
    let rules_width = if is_wide { (width - 212.0) * 0.42 } else { width * 0.46 };
    Panel::left(if is_wide { "rules-table-wide" } else { "rules-table" })
        .default_size(rules_width)
        .size_range(260.0..=width * 0.7)
        .frame(Frame::new().fill(palette.panel))
        .show(ui, |ui| {
            if is_wide {
                shown.title_ui(ui);
            } else {
                let most = (ui.available_height() * 0.34).max(46.0);
                let height = devices::height(book.devices.len()).min(most);
                let frame = Frame::new().inner_margin(Margin { left: 8, right: 8, top: 7, bottom: 6 });
                Panel::top("rules-devices-above").exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
                    shown.devices_ui(state, selection, ui);
                });
            }
            shown.table_ui(state, selection, outbox, ui);
        });
    egui::CentralPanel::default().frame(Frame::new().fill(palette.canvas)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        shown.text_ui(state, text.as_deref(), state.text.is_current(&key), selection, outbox, ui);
    });
}

/// The rules that stand out, by their places: those of the selected flow, else the selected one.
pub fn marked(book: &RuleBook, device: &DeviceId, selection: &Selection) -> BTreeSet<usize> {
    if let Some(flow) = &selection.flow {
        let here = book.rules_of_flow(flow).filter(|it| it.device.device == *device);
        return here.map(|it| it.number - 1).collect();
    }
    let selected = selection.rule.as_ref().filter(|(of, _)| of == device);
    selected.and_then(|(of, rule)| book.rule(of, rule)).map(|it| it.number - 1).into_iter().collect()
}

fn no_devices_ui(outbox: &mut Outbox, ui: &mut Ui) {
    let text = "Draw a firewall and link it to segments: what it has to let through appears here, in its own language";
    empty_state(ui, UiCommand::ToolFirewall.icon(), "No devices yet", text);
    ui.vertical_centered(|ui| {
        ui.add_space(8.0);
        if ui.button(UiCommand::ToolFirewall.text()).clicked() {
            outbox.command(UiCommand::ToolFirewall);
        }
    });
}

/// What is on the screen.
struct Shown<'a> {
    session: &'a Session,
    book: &'a RuleBook,
    id: &'a DeviceId,
    device: &'a Device,
    language: &'static Language,
    marked: &'a BTreeSet<usize>,
}

impl Shown<'_> {
    fn devices_ui(&self, state: &mut RulesState, selection: &mut Selection, ui: &mut Ui) {
        let project = self.session.project();
        if let Some(id) = devices::devices_ui(project, self.book, &mut state.search, Some(self.id), ui) {
            selection.only(Item::Device(id));
        }
    }

    /// The name of the device, its platform and how many rules it has.
    fn title_ui(&self, ui: &mut Ui) {
        let count = self.book.device(self.id).map_or(0, |rules| rules.rules.len());
        header(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(dim(format!("{} rules", devices::count_text(count, self.device))));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(strong(&self.device.name)).truncate());
                });
            });
        });
    }

    fn table_ui(&self, state: &mut RulesState, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
        let Some(rules) = self.book.device(self.id) else { return };
        if rules.rules.is_empty() {
            let text = if self.session.project().links.values().any(|link| link.device == *self.id) {
                "No flow has to pass this device. Put servers that need each other on both sides of it"
            } else {
                "Nothing is linked to this device yet. Link it to the segments it stands between"
            };
            empty_state(ui, egui_phosphor::regular::CHECK_CIRCLE, "No rules needed", text);
            return;
        }
        let table = Table { project: self.session.project(), rules, marked: self.marked };
        if let Some(place) = table.show(&mut state.wanted_row, outbox, ui) {
            self.select(place, state, selection);
        }
    }

    /// Selects the rule at a place.
    fn select(&self, place: usize, state: &mut RulesState, selection: &mut Selection) {
        let rule = self.book.device(self.id).and_then(|rules| rules.rules.get(place));
        if let Some(rule) = rule {
            selection.only_rule(self.id.clone(), rule.id.clone());
            state.wants_selection = true;
        }
    }

    fn text_ui(
        &self,
        state: &mut RulesState,
        text: Option<&RuleText>,
        is_current: bool,
        selection: &mut Selection,
        outbox: &mut Outbox,
        ui: &mut Ui,
    ) {
        header(ui, |ui| self.text_header_ui(state, text, is_current, outbox, ui));
        let Some(text) = text else {
            let title = format!("Writing {}", self.language.name);
            empty_state(ui, egui_phosphor::regular::HOURGLASS, "One moment", &title);
            return;
        };
        if !text.refusal.is_empty() {
            self.refusal_ui(state, &text.refusal, selection, ui);
            return;
        }
        warnings_ui(state, &text.warnings, ui);
        let id = ("rule-text", self.id, self.language.id);
        match text_ui(text, self.language, self.marked, &mut state.view, id, ui) {
            Some(Asked::Select(place)) => self.select(place, state, selection),
            Some(Asked::Copy(place)) => {
                ui.ctx().copy_text(text.lines_of(place));
                outbox.toast(format!("Copied the lines of rule {}", place + 1));
            }
            Some(Asked::CopyAll) => self.copy(text, outbox, ui),
            None => {}
        }
    }

    fn copy(&self, text: &RuleText, outbox: &mut Outbox, ui: &Ui) {
        ui.ctx().copy_text(text.whole(self.language));
        let lines = text.files.iter().map(|file| file.text.lines().count()).sum();
        outbox.toast(format!("Copied {}", counted(lines, "line", "lines")));
    }

    fn text_header_ui(
        &self,
        state: &mut RulesState,
        text: Option<&RuleText>,
        is_current: bool,
        outbox: &mut Outbox,
        ui: &mut Ui,
    ) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let can_use = text.is_some_and(|text| text.refusal.is_empty() && is_current);
            let save = ui.add_enabled(can_use, egui::Button::new("Save…"));
            let save = save.on_hover_text("Write the text to a file");
            let copy = ui.add_enabled(can_use, egui::Button::new("Copy")).on_hover_text("Copy the whole text");
            if let Some(text) = text {
                if save.clicked() {
                    outbox.0.push(Action::SaveRules(text.files.clone()));
                }
                if copy.clicked() {
                    self.copy(text, outbox, ui);
                }
            }
            if !is_current && text.is_some() {
                ui.label(small("updating…"));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let width = (ui.available_width() * 0.6).clamp(90.0, 220.0);
                let chosen = ui
                    .allocate_ui_with_layout(vec2(width, 24.0), Layout::left_to_right(Align::Center), |ui| {
                        let ids = LANGUAGES.iter().map(|language| language.id);
                        let name = |id: &'static str| Language::find(id).map_or(id, |language| language.name);
                        choice(ui, "rules-language", "Language", self.language.id, ids, name)
                    })
                    .inner;
                if let Some(language) = chosen {
                    state.languages.insert(self.id.clone(), language);
                    outbox.0.push(Action::RememberLanguages);
                    state.wants_selection = true;
                }
                if let Some(text) = text.filter(|text| text.refusal.is_empty()) {
                    let lines = text.lines.iter().filter(|line| line.number > 0).count();
                    ui.add(Label::new(small(format!("{} lines", thousands(lines)))).truncate());
                }
            });
        });
    }

    /// Why the language cannot say what the device has to be told, and what to do about it.
    fn refusal_ui(&self, state: &mut RulesState, refusal: &[Diagnostic], selection: &mut Selection, ui: &mut Ui) {
        let palette = Palette::of(ui);
        ScrollArea::vertical().id_salt("rule-refusal").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(22, 20)).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(620.0));
                ui.spacing_mut().item_spacing.y = 6.0;
                ui.label(RichText::new(egui_phosphor::regular::TRANSLATE).size(30.0).color(palette.text_dim));
                ui.label(strong(format!("{} cannot say all of this", self.language.name)));
                let text = format!(
                    "No rule is ever weakened or left out, so that nothing is written for {} in this language until this \
                     is settled:",
                    self.device.name
                );
                ui.label(dim(text));
                ui.add_space(6.0);
                diagnostics_ui(refusal, ui);
                ui.add_space(8.0);
                ui.horizontal_wrapped(|ui| {
                    if ui.button("Change the device").on_hover_text("Show it in the inspector").clicked() {
                        selection.only(Item::Device(self.id.clone()));
                    }
                    if self.language.id != Language::neutral().id && ui.button("Show as plain text").clicked() {
                        state.languages.insert(self.id.clone(), Language::neutral().id);
                    }
                });
            });
        });
    }
}

/// The bar above a part of the panel.
fn header(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER_HEIGHT), egui::Sense::hover());
    bottom_line(ui, rect);
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    content(&mut ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(layout)));
}

/// What to know about the text; folded up, since most of it was known before.
fn warnings_ui(state: &mut RulesState, warnings: &[Diagnostic], ui: &mut Ui) {
    if warnings.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    let frame = Frame::new().inner_margin(Margin::symmetric(12, 6));
    let block = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let title = counted(warnings.len(), "thing to know", "things to know");
        let caret = if state.shows_warnings { "Hide" } else { "Show" };
        let text = format!("{}  {title}", egui_phosphor::regular::WARNING);
        ui.horizontal(|ui| {
            ui.label(RichText::new(text).color(palette.risk_middle));
            if tag(ui, caret).clicked() {
                state.shows_warnings = !state.shows_warnings;
            }
        });
        if state.shows_warnings {
            let most = (ui.available_height() * 0.4).max(60.0);
            ScrollArea::vertical().id_salt("rule-warnings").max_height(most).show(ui, |ui| {
                diagnostics_ui(warnings, ui);
            });
        }
    });
    bottom_line(ui, block.response.rect);
}

fn diagnostics_ui(diagnostics: &[Diagnostic], ui: &mut Ui) {
    let palette = Palette::of(ui);
    for diagnostic in diagnostics {
        ui.horizontal_top(|ui| {
            let (glyph, colour) = severity_icon(palette, diagnostic.severity);
            ui.label(RichText::new(glyph).size(15.0).color(colour));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(&diagnostic.message);
                if let Some(expected) = &diagnostic.expected {
                    ui.label(small(format!("Expected: {expected}")));
                }
                if let Some(hint) = &diagnostic.hint {
                    ui.label(small(sentence(hint)));
                }
            });
        });
    }
}

/// A hint as a line of its own begins with a capital letter.
fn sentence(hint: &str) -> String {
    let mut letters = hint.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

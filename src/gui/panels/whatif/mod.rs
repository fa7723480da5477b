//! What if: ready-made changes and options to try out, each with its effect before it is applied.
//!
//! Theory of operation. The effects of all ready-made changes are worked out on a thread, one after the other, whenever
//! the document is another; the list fills while it works. An option that a person tries out has a thread of its own.
//! Applying is an edit like any other, one step of undo; only what was worked out for the document as it is can be
//! applied.

mod details;
mod list;
mod trial;

use egui::{Frame, Margin, Panel, Ui};

use self::trial::{Effect, Ground, Trials};
use crate::engine::Setting;
use crate::gui::background::Background;
use crate::gui::rule_book::Revision;
use crate::gui::state::Outbox;
use crate::gui::theme::Palette;
use crate::gui::widgets::empty_state;
use crate::project::{Edit, Project};
use crate::session::Session;

/// An option that is tried out.
#[derive(Debug)]
struct Switch {
    number: usize,
    setting: Setting,
    tried: Background<(Revision, Setting), Result<(Edit, Effect), String>>,
}

impl Switch {
    /// Whether there is something to try: a value, or one to take away.
    fn is_set(&self, project: &Project) -> bool {
        !self.setting.value.is_empty() || own_value(project, &self.setting).is_some()
    }
}

/// The value that the project or the server has now.
fn own_value<'p>(project: &'p Project, setting: &Setting) -> Option<&'p str> {
    let options = match &setting.server {
        None => &project.options,
        Some(id) => &project.servers.get(id)?.options,
    };
    options.get(&setting.key).map(String::as_str)
}

/// What is shown in full.
#[derive(Clone, Debug, PartialEq)]
enum Chosen {
    Scenario(String),
    Switch(usize),
}

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct WhatIfState {
    document: u64,
    trials: Trials,
    switches: Vec<Switch>,
    made: usize,
    chosen: Option<Chosen>,
}

impl WhatIfState {
    /// Whether effects are being worked out.
    pub fn is_running(&self) -> bool {
        self.trials.is_running() || self.switches.iter().any(|switch| switch.tried.is_running())
    }

    fn refresh(&mut self, document: u64, session: &Session, ctx: &egui::Context) {
        if self.document != document {
            *self = Self { document, ..Self::default() };
        }
        let revision = (document, session.revision());
        self.trials.refresh(revision, session, ctx);
        let servers = &session.project().servers;
        self.switches.retain(|it| it.setting.server.as_ref().is_none_or(|server| servers.contains_key(server)));
        for switch in &mut self.switches {
            if switch.is_set(session.project()) {
                let key = (revision, switch.setting.clone());
                switch.tried.ask(&key, ctx, || {
                    let (ground, setting) = (Ground::new(session), key.1.clone());
                    move || ground.setting(&setting)
                });
            }
        }
        let is_there = |chosen: &Chosen| match chosen {
            Chosen::Scenario(id) => self.trials.all.iter().any(|trial| trial.offer.id == *id),
            Chosen::Switch(number) => self.switches.iter().any(|switch| switch.number == *number),
        };
        if !self.chosen.as_ref().is_some_and(is_there) {
            let matters = |effect: &Result<Effect, String>| effect.as_ref().is_ok_and(|effect| effect.matters);
            let first = self.trials.all.iter().find(|trial| trial.effect.as_ref().is_some_and(matters));
            self.chosen = first.map(|trial| Chosen::Scenario(trial.offer.id.clone()));
        }
    }

    /// Adds an option to try out.
    fn add(&mut self, key: String) {
        self.made += 1;
        let setting = Setting { key, value: String::new(), server: None };
        self.switches.push(Switch { number: self.made, setting, tried: Background::default() });
        self.chosen = Some(Chosen::Switch(self.made));
    }
}

/// Shows the panel.
pub fn whatif_ui(document: u64, session: &Session, state: &mut WhatIfState, outbox: &mut Outbox, ui: &mut Ui) {
    if session.project().servers.is_empty() {
        let text = "Once servers need each other, this shows what could be narrowed or closed, and what it would take";
        empty_state(ui, egui_phosphor::regular::FLASK, "Nothing to try out yet", text);
        return;
    }
    state.refresh(document, session, ui.ctx());
    let palette = Palette::of(ui);
    let width = ui.available_width();
    Panel::right("what-if-details")
        .default_size((width * 0.4).clamp(280.0, 620.0))
        .size_range(240.0..=width * 0.65)
        .frame(Frame::new().fill(palette.panel).inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 0 }))
        .show(ui, |ui| details::details_ui(session, state, outbox, ui));
    egui::CentralPanel::default().frame(Frame::new().fill(palette.panel)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        list::list_ui(session, state, ui);
    });
}

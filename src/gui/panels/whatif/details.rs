//! One change in full: what follows from it, what it takes, and the button that applies it.

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::list::{change_text, counts_text, switch_title, trend};
use super::trial::{Effect, Trial};
use super::{Chosen, Switch, WhatIfState, own_value};
use crate::diag::Severity;
use crate::engine::{Change, Opening, Setting};
use crate::gui::panels::inspector::value_ui;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::Outbox;
use crate::gui::theme::{Palette, SMALL_POINTS};
use crate::gui::widgets::{caption, counted, dim, icon_button, row, severity_icon, small, strong, thousands};
use crate::ids::ServerId;
use crate::project::{Edit, Project};
use crate::session::Session;

/// Room for the buttons beside a heading, in points.
const BUTTONS_WIDTH: f32 = 96.0;

/// Shows what is chosen.
pub(super) fn details_ui(session: &Session, state: &mut WhatIfState, outbox: &mut Outbox, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 4.0;
    match state.chosen.clone() {
        None => {
            ui.add_space(20.0);
            ui.label(strong("Nothing to choose yet"));
            ui.label(dim("None of the ready-made changes matters here. Any option can be tried out all the same"));
        }
        Some(Chosen::Scenario(id)) => {
            if let Some(trial) = state.trials.all.iter().find(|trial| trial.offer.id == id) {
                scenario_ui(trial, outbox, ui);
            }
        }
        Some(Chosen::Switch(number)) => {
            if let Some(switch) = state.switches.iter_mut().find(|switch| switch.number == number)
                && switch_ui(session, switch, outbox, ui)
            {
                state.switches.retain(|switch| switch.number != number);
            }
        }
    }
}

/// What stands below the heading and scrolls away under it.
fn body_ui(id: impl std::hash::Hash + std::fmt::Debug, ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(("what-if", id)).auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 4.0);
        content(ui);
        ui.add_space(12.0);
    });
}

fn scenario_ui(trial: &Trial, outbox: &mut Outbox, ui: &mut Ui) {
    let edit = trial.offer.edit.as_ref().filter(|_| trial.is_fresh && matches!(trial.effect, Some(Ok(_))));
    title_ui(&trial.offer.title, edit, outbox, ui, |_| {});
    body_ui(&trial.offer.id, ui, |ui| {
        ui.label(&trial.offer.description);
        if !trial.offer.source.is_empty() {
            ui.add(Label::new(small(&trial.offer.source)).selectable(true));
        }
        match &trial.effect {
            _ if trial.offer.edit.is_none() => {
                ui.label(dim("There is nothing to change for it in this project"));
            }
            Some(Ok(effect)) => effect_ui(effect, ui),
            Some(Err(error)) => {
                ui.label(dim(format!("It cannot be done: {error}")));
            }
            None => {
                ui.label(dim("Its effect is being worked out"));
            }
        }
    });
}

/// The heading with the button that applies it, and what else can be done with it.
fn title_ui(title: &str, edit: Option<&Edit>, outbox: &mut Outbox, ui: &mut Ui, more: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - BUTTONS_WIDTH).max(60.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.add(Label::new(RichText::new(title).heading()).wrap());
        });
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            let text = strong("Apply").color(palette.on_accent);
            let button = Button::new(text).fill(palette.accent).stroke(egui::Stroke::NONE);
            let button = ui.add_enabled(edit.is_some(), button);
            let button = button.on_hover_text("Change the project so; undo takes it back");
            if let Some(edit) = edit.filter(|_| button.clicked()) {
                outbox.edit(edit.clone());
                outbox.toast("Applied; undo takes it back");
            }
            more(ui);
        });
    });
}

/// An option to try out: its value, and where. True if it is to be taken off the list.
fn switch_ui(session: &Session, switch: &mut Switch, outbox: &mut Outbox, ui: &mut Ui) -> bool {
    let project = session.project();
    let catalog = session.catalog();
    let Some(option) = catalog.option_index(&switch.setting.key).map(|index| catalog.option(index)) else {
        return true;
    };
    let is_set = switch.is_set(project);
    let is_current = !switch.tried.is_running()
        && switch
            .tried
            .last_key()
            .is_some_and(|(revision, setting)| revision.1 == session.revision() && *setting == switch.setting);
    let tried = switch.tried.last().filter(|_| is_set).cloned();
    let edit = tried.as_ref().and_then(|tried| tried.as_ref().as_ref().ok()).map(|(edit, _)| edit);
    let mut is_removed = false;
    let title = switch_title(project, catalog, &switch.setting);
    title_ui(&title, edit.filter(|_| is_current), outbox, ui, |ui| {
        is_removed = icon_button(ui, egui_phosphor::regular::TRASH, "Take this off the list", true).clicked();
    });
    body_ui(switch.number, ui, |ui| {
        ui.label(&option.description);
        let now = own_value(project, &switch.setting).map(str::to_owned);
        row(ui, "Value", |ui| {
            let value = Some(switch.setting.value.clone()).filter(|value| !value.is_empty());
            let default = now.clone().or_else(|| option.default.clone());
            let owner = format!("what-if-{}", switch.number);
            let mut chosen = None;
            value_ui(&owner, option, value.as_ref(), default.as_ref(), &mut |_, value| chosen = Some(value), ui);
            if let Some(value) = chosen {
                switch.setting.value = value.unwrap_or_default();
            }
        });
        row(ui, "Where", |ui| {
            place_ui(project, &mut switch.setting, switch.number, ui);
        });
        let now = now.map_or_else(|| "not set".to_owned(), |value| format!("set to {value}"));
        ui.label(small(format!("Now {now} there. {} = {}", option.key, shown_value(&switch.setting))));
        match tried.as_deref() {
            _ if !is_set => {
                ui.label(dim("Choose a value to see what would change"));
            }
            Some(Ok((_, effect))) => effect_ui(effect, ui),
            Some(Err(error)) => {
                ui.label(dim(format!("It cannot be done: {error}")));
            }
            None => {
                ui.label(dim("Its effect is being worked out"));
            }
        }
    });
    is_removed
}

fn shown_value(setting: &Setting) -> &str {
    if setting.value.is_empty() { "default" } else { &setting.value }
}

/// Where the option is set: the project, or one server.
fn place_ui(project: &Project, setting: &mut Setting, number: usize, ui: &mut Ui) {
    const PROJECT: &str = "the project, for all servers";
    let server = setting.server.as_ref().and_then(|id| project.servers.get(id));
    let shown = server.map_or(PROJECT, |server| server.name.as_str());
    let picked = picker(ui, ("what-if-place", number), shown, None, || {
        let mut entries: Vec<Entry<Option<ServerId>>> = vec![Entry::new(PROJECT, "", None)];
        let servers = project.servers.iter();
        entries.extend(servers.map(|(id, server)| {
            let segment = project.segments.get(&server.segment).map_or("", |segment| segment.name.as_str());
            Entry::new(&server.name, segment, Some(id.clone()))
        }));
        entries
    });
    if let Some(server) = picked.and_then(Picked::entry) {
        setting.server = server;
    }
}

fn effect_ui(effect: &Effect, ui: &mut Ui) {
    if !effect.matters {
        ui.label(dim("It changes no flow between segments, no rule and no problem here"));
        return;
    }
    problems_ui(effect, ui);
    caption(ui, "Devices");
    if effect.by_device.is_empty() {
        ui.label(dim("No device gets other rules"));
    }
    let (before, after) = effect.devices;
    if effect.by_device.len() > 1 {
        device_row(ui, "All devices", Some(before), Some(after));
    }
    for device in &effect.by_device {
        device_row(ui, &device.name, device.before, device.after);
    }
    let (before, after) = effect.exposed;
    number_row(ui, "Open on servers", &[((before, after), "ports")]);
    caption(ui, "What to do");
    if effect.steps.is_empty() {
        ui.label(dim("Nothing beside the rules of the devices"));
    }
    for (number, step) in (1..).zip(&effect.steps) {
        ui.horizontal_top(|ui| {
            ui.label(dim(format!("{number}.")));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add(Label::new(&step.what).selectable(true));
                if !step.at.is_empty() {
                    ui.label(small(format!("On {}", step.at)));
                }
                if !step.how.is_empty() {
                    ui.add(Label::new(small(&step.how)).selectable(true));
                }
                if !step.source.is_empty() {
                    ui.add(Label::new(small(&step.source).italics()).selectable(true));
                }
            });
        });
    }
    flows_ui(effect, ui);
}

fn problems_ui(effect: &Effect, ui: &mut Ui) {
    let palette = Palette::of(ui);
    for (severity, message) in &effect.new_problems {
        ui.horizontal_top(|ui| {
            let (glyph, colour) = severity_icon(palette, *severity);
            ui.label(RichText::new(glyph).size(15.0).color(colour));
            let word = if *severity == Severity::Note { "New note" } else { "New problem" };
            ui.label(format!("{word}: {message}"));
        });
    }
    if effect.solved_problems > 0 {
        let text = counted(effect.solved_problems, "problem is solved", "problems are solved");
        ui.label(RichText::new(text).color(palette.good));
    }
}

/// A number before and after, and by how much it changes.
fn number_row(ui: &mut Ui, label: &str, numbers: &[((u64, u64), &str)]) {
    let palette = Palette::of(ui);
    let count = |number: u64| thousands(usize::try_from(number).unwrap_or(usize::MAX));
    row(ui, label, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add_space(3.0);
        for ((before, after), what) in numbers {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if before == after {
                    ui.label(dim(format!("{} {what}, as before", count(*after))));
                } else {
                    ui.label(format!("{} → {} {what}", count(*before), count(*after)));
                    let text = change_text((*before, *after));
                    ui.label(RichText::new(text).color(trend(palette, *before, *after)));
                }
            });
        }
    });
}

fn device_row(ui: &mut Ui, name: &str, before: Option<Opening>, after: Option<Opening>) {
    let rules = |opening: Option<Opening>| opening.unwrap_or_default().rules as u64;
    let ports = |opening: Option<Opening>| opening.unwrap_or_default().ports;
    number_row(ui, name, &[((rules(before), rules(after)), "rules"), ((ports(before), ports(after)), "open ports")]);
}

fn flows_ui(effect: &Effect, ui: &mut Ui) {
    if effect.flows.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    caption(ui, &format!("Flows between segments: {}", counts_text(effect.counts)));
    for flow in &effect.flows {
        let (sign, colour) = match flow.change {
            Change::Removed => ("−", palette.good),
            Change::Added => ("+", palette.risk_middle),
            Change::Changed => ("~", palette.text_dim),
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.allocate_ui_with_layout(vec2(12.0, 16.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(12.0);
                ui.label(RichText::new(sign).color(colour));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(&flow.between).weak().size(SMALL_POINTS));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(&flow.what).truncate());
                });
            });
        });
    }
    if effect.more_flows > 0 {
        ui.label(small(format!("and {} more", counted(effect.more_flows, "flow", "flows"))));
    }
}

//! The tab with what could be changed: effects before anything is applied, and what applying does.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/window.rs"]
mod window;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use portolan::engine::{self, Planned};
use portolan::gui::app::Start;
use portolan::gui::command::UiCommand;

use window::Window;

/// A window with the first sample, at what could be changed.
fn what_if() -> Window {
    let mut window = Window::open(Start::Last);
    window.command(UiCommand::ShowWhatIf);
    window.settle();
    window
}

/// The ready-made changes that matter here, with the rules and open ports of all devices before and after.
fn scenarios(window: &Window) -> Vec<(String, engine::WhatIf)> {
    let session = window.session();
    let before = Planned { project: session.project(), catalog: session.catalog(), report: session.report() };
    let offers = engine::scenarios(before).into_iter();
    let tried = offers.filter_map(|offer| Some((offer.title, engine::what_if(before, &offer.edit?).unwrap())));
    tried.filter(|(_, tried)| tried.difference.matters_to_devices()).collect()
}

#[test]
fn each_row_shows_the_effect_and_applying_one_is_a_step_of_undo() {
    let mut window = what_if();
    let expected = scenarios(&window);
    assert!(expected.len() > 2);
    for (title, tried) in &expected {
        let (before, after) = tried.difference.on_devices();
        let is_there = window.harness.query_by_label_contains(&format!("What if {title}")).is_some();
        assert!(is_there, "{title} has no row, or no effect ({} to {} rules)", before.rules, after.rules);
    }
    let (title, tried) = expected.iter().find(|(_, tried)| !tried.steps.is_empty()).unwrap();
    window.press_row(&format!("What if {title}"));
    assert!(window.harness.query_by_label(&tried.steps.first().unwrap().what).is_some(), "the steps are there");
    assert!(window.harness.query_all_by_label_contains("KB ").next().is_some(), "and where they come from");
    let before = std::sync::Arc::clone(window.session().project());
    window.press_button("Apply");
    window.settle();
    assert_eq!(**window.session().project(), tried.project);
    assert_eq!(window.session().report().flows.len(), tried.report.flows.len());
    let again = scenarios(&window);
    assert!(!again.iter().any(|(other, _)| other == title), "it is done");
    window.press(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(*window.session().project(), before);
}

#[test]
fn any_option_can_be_tried_out_on_the_project_or_a_server() {
    let mut window = what_if();
    window.press_button("Try an option…");
    let filter = window.harness.get_all_by_role(Role::TextInput).find(egui_kittest::Node::is_focused);
    filter.unwrap().type_text("rpc.range");
    window.run();
    let name = {
        let catalog = window.session().catalog();
        catalog.option(catalog.option_index("rpc.range").unwrap()).name.clone()
    };
    window.press_button(&name);
    window.settle();
    assert!(window.harness.query_by_label("Choose a value to see what would change").is_some());
    window.type_into(&name, "5000-5100");
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    let project = std::sync::Arc::clone(window.session().project());
    assert!(project.options.is_empty(), "nothing is changed yet");
    assert!(window.harness.query_by_label_contains(&format!("What if {name}: 5000-5100")).is_some());
    assert!(
        window.harness.query_by_label("What to do").is_some() || window.harness.query_by_label("WHAT TO DO").is_some()
    );
    // On one server only.
    window.press_row("the project, for all servers");
    window.press_button("dc1");
    window.settle();
    window.press_button("Apply");
    window.settle();
    let server = window.session().project().servers.get("dc1").unwrap().clone();
    assert_eq!(server.options.get("rpc.range").map(String::as_str), Some("5000-5100"));
    assert!(window.session().project().options.is_empty());
    window.command(UiCommand::Undo);
    assert_eq!(*window.session().project(), project);
    window.press_button("Take this off the list");
    assert!(window.harness.query_by_label_contains(&format!("What if {name}")).is_none());
}

#[test]
fn an_empty_project_says_what_to_do() {
    let mut window = Window::open(Start::Welcome);
    window.click("New project");
    window.command(UiCommand::ShowWhatIf);
    window.settle();
    assert!(window.harness.query_by_label("Nothing to try out yet").is_some());
}

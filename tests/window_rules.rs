//! The tab with the rules of devices: their text in each language, and the way from a flow to its rules and back.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/window.rs"]
mod window;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan::engine::{PartyObject, Rule};
use portolan::env::{Env as _, MemoryEnv};
use portolan::gui::app::Start;
use portolan::gui::command::UiCommand;
use portolan::ids::DeviceId;
use portolan::project::templates::find_template;
use portolan::project::{Edit, Item};

use window::Window;

/// A window with a sample, at its rules.
fn rules_of(sample: &str) -> Window {
    rules_of_high(sample, 900.0)
}

fn rules_of_high(sample: &str, height: f32) -> Window {
    let template = find_template(sample).unwrap();
    let files = vec![(PathBuf::from("/home/sample.portolan"), template.text.as_bytes().to_vec())];
    let start = Start::Project("/home/sample.portolan".into());
    let mut window = Window::open_sized(Arc::new(MemoryEnv::with_files(files)), start, [1440.0, height]);
    window.command(UiCommand::ShowRules);
    window.settle();
    window
}

/// Whether something of the window that says this stands out.
fn is_marked(window: &Window, text: &str) -> bool {
    window.harness.query_all_by_label_contains(text).any(|node| {
        let node = node.accesskit_node();
        node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true)
    })
}

fn choose_language(window: &mut Window, from: &str, to: &str) {
    window.harness.get_by_role_and_label(Role::ComboBox, &format!("Language: {from}")).click();
    window.run();
    // The list is longer than what can be seen of it.
    window.harness.get_by_role_and_label(Role::Button, to).scroll_to_me();
    window.run();
    window.harness.get_by_role_and_label(Role::Button, to).click();
    window.settle();
}

fn click_rule(window: &mut Window, label: &str) {
    let row = window.harness.get_all_by_label_contains(label).next().unwrap().rect();
    window.click_at(row.left() + 30.0, row.center().y);
    window.settle();
}

#[test]
fn a_selected_rule_is_marked_in_the_text_of_each_language() {
    let mut window = rules_of("site-to-site");
    window.click("fw-hq, 3 rules");
    window.settle();
    click_rule(&mut window, "Rule 2: ");
    let (device, rule) = window.app().selection().rule.clone().unwrap();
    assert_eq!(device.as_str(), "fw-hq");
    assert!(is_marked(&window, &format!("remark {rule}:")), "the lines of the rule stand out");
    let others: Vec<String> = {
        let rules = portolan::engine::rules_of_device(window.session().project(), window.session().report(), &device);
        rules.rules.iter().map(|rule| rule.id.to_string()).filter(|id| *id != *rule.as_str()).collect()
    };
    assert_eq!(others.len(), 2);
    assert!(!others.iter().any(|other| is_marked(&window, &format!("remark {other}:"))));
    assert!(window.harness.query_by_label("Rule 2 of fw-hq").is_some(), "the inspector shows the rule");
    assert!(window.harness.query_by_label("Flows that it carries").is_some());
    choose_language(&mut window, "Cisco ASA", "nftables");
    assert_eq!(window.app().selection().rule, Some((device, rule.clone())), "the selection stays");
    assert!(is_marked(&window, &format!("counter accept comment \"{rule}")));
    // The language is remembered for this device and not for others.
    window.click("fw-branch, 3 rules");
    window.settle();
    assert!(window.harness.query_by_label("Language: nftables").is_some(), "the platform of fw-branch");
    window.click("isp-router, 2 rules");
    window.settle();
    assert!(window.harness.query_by_label("Language: Cisco IOS").is_some());
    window.click("fw-hq, 3 rules");
    window.settle();
    assert!(window.harness.query_by_label("Language: nftables").is_some());
}

#[test]
fn the_objects_of_a_selected_rule_stand_out() {
    // High enough for the whole text.
    let mut window = rules_of_high("branch-office", 3000.0);
    window.click("fw-branch, 9 rules");
    window.settle();
    let device: DeviceId = "fw-branch".into();
    let rules = portolan::engine::rules_of_device(window.session().project(), window.session().report(), &device).rules;
    let is_about = |rule: &Rule, server: &str| {
        rule.sources.iter().chain(&rule.destinations).any(|it| it.object == PartyObject::Server(server.into()))
    };
    for language in ["Cisco ASA", "Palo Alto PAN-OS"] {
        if language != "Cisco ASA" {
            choose_language(&mut window, "Cisco ASA", language);
        }
        let line = |server: &str| match language {
            "Cisco ASA" => format!("object-group network {server}"),
            _ => format!("set address {server} ip-netmask"),
        };
        let mut seen = BTreeSet::new();
        for (place, rule) in rules.iter().enumerate() {
            click_rule(&mut window, &format!("Rule {}: ", place + 1));
            for server in ["br-print1", "dc1", "intranet1"] {
                // What is out of sight is not there to be asked.
                if window.harness.query_all_by_label_contains(&line(server)).next().is_some() {
                    let stands_out = is_marked(&window, &line(server));
                    assert_eq!(stands_out, is_about(rule, server), "{language}: {server}, rule {}", place + 1);
                    seen.insert(stands_out);
                }
            }
        }
        assert_eq!(seen.len(), 2, "{language}: some stand out and others do not");
    }
}

#[test]
fn the_language_of_a_device_is_kept_for_the_next_start() {
    let mut window = rules_of("site-to-site");
    window.click("fw-hq, 3 rules");
    window.settle();
    choose_language(&mut window, "Cisco ASA", "Fortinet FortiOS");
    let env = Arc::clone(&window.env);
    drop(window);
    let start = Start::Project("/home/sample.portolan".into());
    let mut window = Window::open_sized(env, start, [1440.0, 900.0]);
    window.command(UiCommand::ShowRules);
    window.settle();
    window.click("fw-hq, 3 rules");
    window.settle();
    assert!(window.harness.query_by_label("Language: Fortinet FortiOS").is_some());
    window.click("fw-branch, 3 rules");
    window.settle();
    assert!(window.harness.query_by_label("Language: nftables").is_some(), "the platform of another device");
}

#[test]
fn a_click_in_the_text_selects_the_rule() {
    let mut window = rules_of("site-to-site");
    window.click("isp-router, 2 rules");
    window.settle();
    window.harness.get_all_by_label_contains("permit").next().unwrap().click();
    window.settle();
    assert!(window.app().selection().rule.is_some());
    assert!(is_marked(&window, "permit"));
}

#[test]
fn a_flow_leads_to_the_rules_that_carry_it_and_a_rule_to_its_flows() {
    let mut window = rules_of("site-to-site");
    let carried = {
        let flows = &window.session().report().flows;
        flows.iter().find(|flow| flow.path.devices.len() > 1 && flow.carries.is_none()).unwrap().id.clone()
    };
    window.command(UiCommand::ShowDiagram);
    window.app_mut().select_flow(carried.clone());
    window.settle();
    window.press_button_containing("fw-branch, rule ");
    window.settle();
    let (device, rule) = window.app().selection().rule.clone().unwrap();
    assert_eq!(device.as_str(), "fw-branch");
    assert!(is_marked(&window, &format!("counter accept comment \"{rule}")), "its text is in sight");
    // The flow itself marks all rules that carry it, here too.
    window.app_mut().select_flow(carried);
    window.settle();
    assert!(is_marked(&window, &format!("counter accept comment \"{rule}")));
}

#[test]
fn the_text_changes_with_the_document() {
    let mut window = rules_of("site-to-site");
    let before = window.harness.query_all_by_label_contains("counter accept").count();
    assert!(before > 0);
    window.app_mut().edit(&Edit::Remove(vec![Item::Device("fw-branch".into())]));
    window.settle();
    assert!(window.harness.query_by_label_contains("fw-branch, ").is_none());
    window.command(UiCommand::Undo);
    window.settle();
    assert!(window.harness.query_by_label("fw-branch, 3 rules").is_some());
    let servers: Vec<Item> = window.session().project().servers.keys().cloned().map(Item::Server).collect();
    window.app_mut().edit(&Edit::Remove(servers));
    window.settle();
    assert!(window.harness.query_by_label("No rules needed").is_some());
    window.command(UiCommand::Undo);
    window.settle();
    window.click("fw-branch, 3 rules");
    window.settle();
    assert_eq!(window.harness.query_all_by_label_contains("counter accept").count(), before);
}

#[test]
fn a_language_that_cannot_say_it_gives_its_reasons() {
    let mut window = rules_of("site-to-site");
    window.click("fw-branch, 3 rules");
    window.settle();
    choose_language(&mut window, "nftables", "Azure network security group");
    assert!(window.harness.query_by_label("Azure network security group cannot say all of this").is_some());
    assert!(window.harness.query_by_label_contains("cannot name the ICMP messages 8 alone").is_some());
    window.click("Show as plain text");
    window.settle();
    assert!(window.harness.query_by_label("Language: Plain text").is_some());
    assert!(window.harness.query_all_by_label_contains("flows: f").next().is_some());
}

#[test]
fn the_text_is_saved_and_copied() {
    let mut window = rules_of("site-to-site");
    window.click("fw-branch, 3 rules");
    window.settle();
    window.dialogs.will_choose("/home/out/branch.nft");
    window.click("Save…");
    let saved = String::from_utf8(window.env.read(Path::new("/home/out/branch.nft")).unwrap()).unwrap();
    assert!(saved.contains("table inet portolan_fw-branch"));
    choose_language(&mut window, "nftables", "Aerleon");
    window.dialogs.will_choose("/home/out/branch");
    window.click("Save…");
    for (file, part) in [("branch.pol.yaml", "filters:"), ("branch.def.yaml", "networks:")] {
        let text = String::from_utf8(window.env.read(&Path::new("/home/out").join(file)).unwrap()).unwrap();
        assert!(text.contains(part), "{file}");
    }
    window.harness.get_by_label("Copy").click();
    window.harness.step();
    let copied = window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.contains("networks:") && text.contains("filters:")));
}

#[test]
fn without_devices_the_tab_says_what_to_do() {
    let mut window = Window::open(Start::Welcome);
    window.click("New project");
    window.command(UiCommand::ShowRules);
    window.settle();
    assert!(window.harness.query_by_label("No devices yet").is_some());
    window.press_button("Draw a firewall");
    assert!(window.harness.query_by_label("No devices yet").is_none(), "the diagram is in front");
}

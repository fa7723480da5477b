//! The whole window without a renderer: found by label, worked with pointer and keys, checked at the document.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/window.rs"]
mod window;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan::engine::{Flow, ProblemCode};
use portolan::env::{Env as _, MemoryEnv};
use portolan::gui::app::Start;
use portolan::gui::command::UiCommand;
use portolan::gui::dialogs::DialogAnswer;
use portolan::gui::state::Tool;
use portolan::ids::DomainId;
use portolan::project::{
    Aggregation, IcmpMessages, Item, Passage, RelayKind, TranslationKind, TrustKind, TunnelEnd, TunnelInitiator,
    TunnelKind, Verdict,
};

use window::Window;

/// Draws a segment with its tool.
fn draw_segment(window: &mut Window, x: f32, y: f32) {
    window.press_button("Segment");
    window.click_at(x, y);
}

/// Puts a role from the palette into the selected segment with Enter.
fn place(window: &mut Window, role: &str) {
    window.harness.get_by_role_and_label(Role::Button, role).focus();
    window.run();
    window.press(Modifiers::NONE, Key::Enter);
}

/// Two segments, a firewall between them, a controller here and a member there.
fn draw_a_small_network(window: &mut Window) {
    window.click("New project");
    draw_segment(window, 420.0, 200.0);
    draw_segment(window, 820.0, 200.0);
    assert_eq!(window.session().project().segments.len(), 2);
    window.press_button("Firewall");
    window.click_at(650.0, 450.0);
    let project = Arc::clone(window.session().project());
    let (device, _) = project.devices.first_key_value().unwrap();
    for segment in ["Segment 1", "Segment 2"] {
        window.select(Item::Device(device.clone()));
        if window.session().project().links.values().any(|link| project.segments[&link.segment].name == segment) {
            continue;
        }
        window.press_button("Link a segment…");
        window.press_button(segment);
    }
    assert_eq!(window.session().project().links.len(), 2);
    let segments: Vec<_> = project.segments.keys().cloned().collect();
    window.select(Item::Segment(segments[0].clone()));
    place(window, "Domain controller");
    window.select(Item::Segment(segments[1].clone()));
    place(window, "Member server");
    assert_eq!(window.session().project().servers.len(), 2);
}

#[test]
fn from_nothing_to_a_matrix_and_back() {
    let mut window = Window::open(Start::Welcome);
    draw_a_small_network(&mut window);
    let flows = window.crossing_flows();
    assert!(flows > 5, "a member needs its controller: {flows} flows");
    // Undo and redo bring the flows away and back.
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.crossing_flows(), 0);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.crossing_flows(), flows);
    // Save asks for a file once and keeps it.
    window.dialogs.will_choose("/home/plan");
    window.press(Modifiers::COMMAND, Key::S);
    assert_eq!(window.session().path(), Some(Path::new("/home/plan.portolan")));
    assert!(!window.session().is_changed());
    // Export writes the chosen form.
    window.command(UiCommand::Export);
    window.click("Flow matrix: CSV");
    window.dialogs.will_choose("/home/plan.csv");
    window.press(Modifiers::NONE, Key::Enter);
    let waiting = std::time::Instant::now();
    while !window.env.exists(Path::new("/home/plan.csv")) {
        assert!(waiting.elapsed().as_secs() < 20, "nothing was exported");
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.run();
    }
    let csv = String::from_utf8(window.env.read(Path::new("/home/plan.csv")).unwrap()).unwrap();
    assert!(csv.starts_with("flow_id,source_segment"));
    assert_eq!(csv.lines().count(), flows + 1);
    // Another window opens the same document.
    let env = Arc::clone(&window.env);
    let saved = Arc::clone(window.session().project());
    let reopened = Window::open_in(env, Start::Project("/home/plan.portolan".into()));
    assert_eq!(**reopened.session().project(), *saved);
    assert_eq!(reopened.crossing_flows(), flows);
}

#[test]
fn a_line_that_waits_for_its_end_is_given_up_where_a_panel_is_used() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.press_button("Link");
    let segment = window.harness.get_by_label("Segment Users").rect();
    window.click_at(segment.left() + 30.0, segment.top() + 8.0);
    // The pointer is on its way to the inspector: the diagram does not run away from it.
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Name").rect().center();
    window.harness.hover_at(field);
    window.harness.run_steps(20);
    assert_eq!(window.harness.get_by_label("Segment Users").rect(), segment);
    window.click_at(field.x, field.y);
    let env = window.app().command_env(&window.harness.ctx);
    assert_eq!(env.tool, Tool::Select);
    window.type_into("Name", "Staff");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.session().project().segments.values().any(|segment| segment.name == "Staff"));
}

#[test]
fn an_idle_window_paints_nothing() {
    let mut window = Window::open(Start::Last);
    window.run();
    for _ in 0..3 {
        window.harness.step();
        let output = window.harness.output();
        let delay = output.viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert_eq!(delay, std::time::Duration::MAX, "something asks for another frame");
    }
}

#[test]
fn typing_a_name_is_one_step_and_escape_takes_it_back() {
    let mut window = Window::open(Start::Last);
    let (id, before) = {
        let (id, segment) = window.session().project().segments.first_key_value().unwrap();
        (id.clone(), segment.name.clone())
    };
    window.select(Item::Segment(id.clone()));
    window.type_into("Name", "Headquarters");
    assert_eq!(window.session().project().segments[&id].name, before, "typing changes nothing yet");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.session().project().segments[&id].name, "Headquarters");
    window.command(UiCommand::Undo);
    assert_eq!(window.session().project().segments[&id].name, before);
    window.type_into("Name", "Nothing");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.session().project().segments[&id].name, before);
}

#[test]
fn a_first_name_brings_its_id_and_the_next_field_takes_what_is_typed() {
    let mut window = Window::open(Start::Welcome);
    draw_a_small_network(&mut window);
    window.select(Item::Segment("segment-1".into()));
    window.type_into("Name", "Branch users");
    window.press(Modifiers::NONE, Key::Tab);
    assert!(window.session().project().links.values().any(|link| link.segment.as_str() == "branch-users"));
    // Kind, then the new prefix.
    window.press(Modifiers::NONE, Key::Tab);
    window.harness.event(egui::Event::Text("10.20.0.0/24".into()));
    window.press(Modifiers::NONE, Key::Enter);
    let segment = &window.session().project().segments["branch-users"];
    assert_eq!(segment.prefixes.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.20.0.0/24"]);
    window.command(UiCommand::Undo);
    window.command(UiCommand::Undo);
    assert_eq!(window.session().project().segments["segment-1"].name, "Segment 1");
    assert_eq!(window.session().project().links.len(), 2);
}

#[test]
fn leaving_a_field_by_choosing_something_else_keeps_what_was_typed() {
    let mut window = Window::open(Start::Last);
    let ids: Vec<_> = window.session().project().segments.keys().cloned().collect();
    window.select(Item::Segment(ids[0].clone()));
    window.type_into("Name", "Headquarters");
    // A click on the ground of the diagram selects nothing.
    window.click_at(260.0, 600.0);
    assert_eq!(window.session().project().segments[&ids[0]].name, "Headquarters");
}

#[test]
fn a_wrong_prefix_is_said_and_changes_nothing() {
    let mut window = Window::open(Start::Welcome);
    window.click("New project");
    draw_segment(&mut window, 500.0, 250.0);
    let id = window.session().project().segments.first_key_value().unwrap().0.clone();
    window.select(Item::Segment(id.clone()));
    window.type_into("New prefix", "10.1.0.0/99");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_label_contains("A prefix looks like").is_some());
    assert!(window.session().project().segments[&id].prefixes.is_empty());
    window.type_into("New prefix", "10.1.2.3/24");
    window.press(Modifiers::NONE, Key::Enter);
    let prefixes: Vec<String> =
        window.session().project().segments[&id].prefixes.iter().map(ToString::to_string).collect();
    assert_eq!(prefixes, ["10.1.2.0/24"]);
}

#[test]
fn unsaved_changes_are_asked_about() {
    let mut window = Window::open(Start::Welcome);
    window.click("New project");
    draw_segment(&mut window, 500.0, 250.0);
    window.press(Modifiers::COMMAND, Key::N);
    window.click("Cancel");
    assert_eq!(window.session().project().segments.len(), 1);
    window.press(Modifiers::COMMAND, Key::N);
    window.dialogs.will_choose("/home/first.portolan");
    window.click("Save");
    assert!(window.env.exists(Path::new("/home/first.portolan")));
    assert!(window.session().project().segments.is_empty(), "the new project is there");
    draw_segment(&mut window, 500.0, 250.0);
    window.press(Modifiers::COMMAND, Key::W);
    window.click("Don't save");
    assert!(window.app().session().is_none());
    assert!(window.harness.query_by_label("Branch office").is_some(), "the first page is back");
}

#[test]
fn a_broken_file_lists_its_errors_and_the_document_stays() {
    let files = [(PathBuf::from("/home/broken.portolan"), b"{ \"format\": }".to_vec())];
    let env = Arc::new(MemoryEnv::with_files(files));
    let mut window = Window::open_in(env, Start::Last);
    let before = Arc::clone(window.session().project());
    window.dialogs.will_choose("/home/broken.portolan");
    window.press(Modifiers::COMMAND, Key::O);
    assert!(window.harness.query_by_label_contains("broken.portolan cannot be opened").is_some());
    assert!(window.harness.query_by_label_contains("line 1").is_some());
    window.click("Close");
    assert_eq!(*window.session().project(), before);
}

#[test]
fn saving_records_the_catalogs_and_opening_does_not() {
    let old =
        "{\"format\": 1, \"name\": \"old\", \"catalogs\": [{\"id\": \"windows-server-2003\", \"version\": \"1\"}]}";
    let path = Path::new("/home/old.portolan");
    let env = Arc::new(MemoryEnv::with_files([(path.to_owned(), old.as_bytes().to_vec())]));
    let mut window = Window::open_in(env, Start::Project(path.to_owned()));
    let warns = |window: &Window| {
        window.session().report().problems.iter().any(|problem| problem.code == ProblemCode::CatalogChanged)
    };
    assert!(warns(&window) && !window.session().is_changed());
    assert_eq!(window.env.read(path).unwrap(), old.as_bytes());
    window.press(Modifiers::COMMAND, Key::S);
    assert!(!warns(&window) && !window.session().is_changed());
    let saved = String::from_utf8(window.env.read(path).unwrap()).unwrap();
    assert!(saved.contains("\"version\": \"2007-11-21\""), "{saved}");
}

#[test]
fn without_dialogs_a_path_is_typed() {
    let mut window = Window::open(Start::Welcome);
    window.click("New project");
    window.dialogs.answers.lock().unwrap().push(DialogAnswer::Unavailable);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.type_into("Path", "/home/typed.portolan");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.env.exists(Path::new("/home/typed.portolan")));
}

#[test]
fn the_command_palette_finds_servers_and_ports() {
    let mut window = Window::open(Start::Last);
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Find anything", "dc1");
    window.press(Modifiers::NONE, Key::Enter);
    let selected = window.app().selection().single().cloned();
    assert!(matches!(selected, Some(Item::Server(id)) if id.as_str() == "dc1"));
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Find anything", "445");
    window.press(Modifiers::NONE, Key::Enter);
    let on_445 = |flow: &&Flow| flow.crosses() && flow.destination_ports.is_some_and(|ports| ports.contains(445));
    let count = window.session().report().flows.iter().filter(on_445).count();
    assert!(count > 0 && window.harness.query_by_label(&format!("Flows {count}")).is_some());
    assert_eq!(
        window.harness.get_by_role_and_label(Role::TextInput, "Filter flows").value().as_deref(),
        Some("port:445")
    );
}

#[test]
fn a_flow_shows_why_it_is_needed_and_takes_notes() {
    let mut window = Window::open(Start::Last);
    let row = window.harness.get_all_by_label_contains(", Kerberos").next().unwrap();
    let row = row.rect();
    window.click_at(row.left() + 30.0, row.center().y);
    let flow = window.app().selection().flow.clone().unwrap();
    assert!(window.harness.query_by_label("Hand-over").is_some());
    assert!(window.harness.query_all_by_label_contains("KB 832017").next().is_some(), "the source is cited");
    window.type_into("Ticket", "CHG-10482");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.session().project().annotations[&flow].ticket, "CHG-10482");
    window.type_into("Review by", "soon");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_label_contains("A date such as").is_some());
    assert_eq!(window.session().project().annotations[&flow].review_by, "");
}

#[test]
fn a_cell_of_the_matrix_filters_the_table() {
    let mut window = Window::open(Start::Last);
    window.press(Modifiers::COMMAND, Key::Num2);
    let all = window.crossing_flows();
    let cell = window.harness.get_all_by_label_contains(" to Data centre: ").next().unwrap();
    cell.click();
    window.run();
    let pair = window.app().selection().pair.clone().unwrap();
    let of_pair = window
        .session()
        .report()
        .flows
        .iter()
        .filter(|flow| (&flow.source_segment, &flow.destination_segment) == (&pair.0, &pair.1));
    let of_pair = of_pair.count();
    assert!(of_pair < all);
    assert!(window.harness.query_by_label(&format!("Flows {of_pair}")).is_some());
}

#[test]
fn every_option_and_role_of_a_server_can_be_changed_from_the_inspector() {
    let mut window = Window::open(Start::Last);
    window.select(Item::Server("dc1".into()));
    window.type_into("Hosts", "0");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_label_contains("A whole number").is_some());
    window.type_into("Hosts", "3");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.session().project().servers["dc1"].count, 3);
    let roles = window.session().project().servers["dc1"].roles.len();
    window.harness.get_all_by_label_contains("Remove role").next().unwrap().click();
    window.run();
    assert_eq!(window.session().project().servers["dc1"].roles.len(), roles - 1);
}

/// The width that the inspector leaves the diagram.
fn diagram_right(window: &Window) -> f32 {
    window.harness.get_by_label_contains("Diagram, ").rect().right()
}

#[test]
fn the_inspector_keeps_its_width_whatever_it_shows() {
    let mut window = Window::open_network([1280.0, 800.0]);
    let right = diagram_right(&window);
    let flows: Vec<_> = window.session().report().flows.iter().map(|flow| flow.id.clone()).collect();
    assert!(flows.len() > 20);
    let project = Arc::clone(window.session().project());
    let mut items: Vec<Item> = Vec::new();
    items.extend(project.segments.keys().cloned().map(Item::Segment));
    items.extend(project.devices.keys().cloned().map(Item::Device));
    items.extend(project.links.keys().cloned().map(Item::Link));
    items.extend(project.servers.keys().cloned().map(Item::Server));
    items.extend(project.domains.keys().cloned().map(Item::Domain));
    items.extend(project.trusts.keys().cloned().map(Item::Trust));
    items.extend(project.tunnels.keys().cloned().map(Item::Tunnel));
    items.extend(project.restrictions.keys().cloned().map(Item::Restriction));
    for item in items {
        window.select(item.clone());
        for _ in 0..3 {
            window.run();
        }
        assert!((diagram_right(&window) - right).abs() < 1.0, "{item:?} makes the inspector wider");
    }
    for flow in flows {
        window.app_mut().select_flow(flow.clone());
        window.run();
        assert!((diagram_right(&window) - right).abs() < 1.0, "flow {flow} makes the inspector wider");
    }
}

#[test]
fn an_interface_is_named_addressed_and_made_one_way() {
    let mut window = Window::open_network([1440.0, 900.0]);
    let id = portolan::ids::LinkId::from("fw-partner:dmz");
    window.select(Item::Link(id.clone()));
    window.type_into("Name", "outside");
    window.press(Modifiers::NONE, Key::Enter);
    window.type_into("Addresses", "10.3.0.300");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_label_contains("is not an address").is_some());
    window.type_into("Addresses", "10.3.0.2/24");
    window.press(Modifiers::NONE, Key::Enter);
    window.choose("Passage: Both ways", "Into the device only");
    let link = window.session().project().links[&id].clone();
    assert_eq!((link.interface.as_str(), link.passage), ("outside", Passage::IntoDevice));
    assert_eq!(link.addresses.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.3.0.2/24"]);
    window.undo_all();
}

#[test]
fn a_translation_is_added_changed_and_taken_back() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.select(Item::Device("fw-partner".into()));
    window.unfold("Address translation");
    window.press_button_containing("Add translation");
    let added = window.session().project().devices["fw-partner"].translations.clone();
    assert_eq!((added.len(), added[0].outside.as_str()), (1, "partner"), "the partner is outside");
    assert_eq!(added[0].real.to_string(), "10.3.0.0/24", "what is behind the device");
    window.type_into("Translated addresses", "nowhere");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_label_contains("An address or a prefix").is_some());
    window.type_into("Translated addresses", "172.16.0.250");
    window.press(Modifiers::NONE, Key::Enter);
    window.choose("Rewrites: Source", "Destination");
    let changed = window.session().project().devices["fw-partner"].translations[0].clone();
    assert_eq!((changed.kind, changed.translated.to_string().as_str()), (TranslationKind::Destination, "172.16.0.250"));
    window.press_button("Remove translation 1");
    assert!(window.session().project().devices["fw-partner"].translations.is_empty());
    window.undo_all();
}

#[test]
fn a_device_has_a_group_relays_a_budget_and_broad_rules() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.select(Item::Device("fw-core".into()));
    window.settle();
    let meter = window.harness.query_all_by_label_contains("of 60 rules").next();
    assert!(meter.is_some(), "its budget has a meter");
    window.type_into("Rule budget", "10");
    window.press(Modifiers::NONE, Key::Enter);
    window.press_button("Segments");
    window.press_button("All types");
    window.type_into("Supernets", "10.0.0.0/8");
    window.press(Modifiers::NONE, Key::Enter);
    window.unfold("Redundancy");
    window.press_button("none");
    window.press_button("edge pair");
    window.unfold("Relays");
    window.click("DHCP");
    let device = window.session().project().devices["fw-core"].clone();
    assert_eq!((device.rule_budget, device.aggregation), (Some(10), Aggregation::Segments));
    assert_eq!((device.redundancy_group.as_str(), device.relays.as_slice()), ("edge pair", &[RelayKind::Dhcp][..]));
    assert_eq!((device.supernets.len(), device.icmp_messages), (1, IcmpMessages::All));
    window.undo_all();
}

#[test]
fn selected_links_are_restricted_with_a_key_and_the_effect_is_said() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.select(Item::Restriction("no-hairpin".into()));
    assert!(window.harness.query_by_label_contains("every planned flow takes the same way").is_some());
    window.app_mut().select(Item::Link("fw-core:dmz".into()));
    window.app_mut().select_too(Item::Link("fw-core:servers".into()));
    window.run();
    window.press(Modifiers::NONE, Key::P);
    let restriction = window.session().project().restrictions["restriction-1"].clone();
    assert_eq!(restriction.links.len(), 2);
    assert_eq!(window.app().selection().single(), Some(&Item::Restriction("restriction-1".into())));
    assert!(window.harness.query_by_label("DMZ → Servers").is_some(), "a pair whose path it changes");
    assert!(window.harness.query_by_label("without it over fw-core, now over no path at all").is_some());
    window.undo_all();
}

#[test]
fn two_ends_get_a_tunnel_and_its_inspector_says_what_it_does() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.app_mut().select(Item::Device("fw-core".into()));
    window.app_mut().select_too(Item::Device("fw-partner".into()));
    window.run();
    window.press_button("Tunnel between these two");
    let id = portolan::ids::TunnelId::from("tunnel-1");
    window.choose("Kind: IPsec", "PPTP");
    window.choose("Opened by: Either end", "Only fw-core");
    window.press_button("Swap the ends");
    let tunnel = window.session().project().tunnels[&id].clone();
    assert_eq!((tunnel.kind, tunnel.initiator), (TunnelKind::Pptp, TunnelInitiator::First));
    assert_eq!(tunnel.first, TunnelEnd::Device("fw-partner".into()));
    window.undo_all();
    window.select(Item::Tunnel("branch-vpn".into()));
    let carried = window.session().report().flows.iter();
    let carried = carried.filter(|flow| flow.path.tunnels.contains(&"branch-vpn".into())).count();
    assert!(carried > 10 && window.harness.query_by_label("What it carries").is_some());
    window.harness.get_all_by_label_contains("UDP 4500 NAT-T").next().unwrap().click();
    window.run();
    assert!(window.harness.query_by_label("The outside of a tunnel").is_some());
    assert!(window.harness.query_by_label(&format!("It carries {carried} flows")).is_some());
}

#[test]
fn domains_keep_their_forest_when_they_are_renamed_and_trust_each_other() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.select(Item::Domain("corp".into()));
    window.type_into("Name", "group.example");
    window.press(Modifiers::NONE, Key::Enter);
    let forest = |window: &Window, id: &str| window.session().project().domains[&DomainId::from(id)].forest.clone();
    assert_eq!(forest(&window, "emea"), "group.example");
    window.select(Item::Domain("emea".into()));
    window.type_into("Name", "europe.group.example");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(forest(&window, "emea"), "group.example");
    window.press_button("Add trust…");
    window.press_button("partner.example trusts europe.group.example");
    let (id, trust) = window.session().project().trusts.iter().find(|(id, _)| id.as_str() != "corp-partner").unwrap();
    let (id, kind) = (id.clone(), trust.kind);
    assert_eq!(kind, TrustKind::External, "a domain that is no root has external trusts");
    window.select(Item::Trust(id.clone()));
    window.click("Both ways");
    window.choose("Kind: External trust", "Forest trust");
    let trust = window.session().project().trusts[&id].clone();
    assert_eq!((trust.is_two_way, trust.kind), (true, TrustKind::Forest));
    window.undo_all();
}

#[test]
fn a_policy_is_written_in_the_window_and_what_breaks_it_is_seen() {
    let mut window = Window::open_network([1440.0, 900.0]);
    let count = window.session().project().policy.len();
    window.press_button_containing("Add rule");
    window.type_into("Rule name", "No web to the DMZ");
    window.press(Modifiers::NONE, Key::Enter);
    window.press_button("Forbid");
    window.type_into("Services", "443");
    window.harness.get_by_role_and_label(Role::TextInput, "Rule name").focus();
    window.run();
    assert!(window.harness.query_by_label_contains("443/tcp").is_some(), "the error says what was expected");
    window.type_into("Services", "443/tcp, 80/tcp");
    window.harness.get_by_role_and_label(Role::TextInput, "Rule name").focus();
    window.run();
    let rule = window.session().project().policy[count].clone();
    assert_eq!((rule.verdict, rule.services.len()), (Verdict::Forbid, 2));
    // What breaks it is counted at the rule, marked in the table and on the arrows, and listed as a problem.
    let label = "Policy rule No web to the DMZ: Forbid Every segment → Every segment, 443/tcp, 80/tcp";
    assert!(
        window
            .harness
            .query_by_label_contains(label)
            .is_some_and(|row| { row.accesskit_node().label().is_some_and(|label| label.contains("against it")) })
    );
    assert!(window.harness.query_all_by_label_contains("against the zone policy").next().is_some());
    window.press_button("Move rule up");
    assert_eq!(window.session().project().policy[count - 1].name, "No web to the DMZ");
    window.select(Item::Segment("dmz".into()));
    window.command(UiCommand::ShowProblems);
    window.click_problem("error: The policy rule \"No web");
    assert!(window.app().selection().items.is_empty());
    assert!(window.harness.query_by_role_and_label(Role::TextInput, "Rule name").is_some(), "the rule is open");
    window.press_button("Remove rule");
    assert_eq!(window.session().project().policy.len(), count);
    window.press_button("Add the usual rules");
    assert!(window.session().project().policy.len() > count + 5);
    window.undo_all();
}

#[test]
fn a_segment_is_trusted_as_far_as_one_says() {
    let mut window = Window::open_network([1440.0, 900.0]);
    window.select(Item::Segment("partner".into()));
    window.press_button("Set a trust level");
    assert_eq!(window.session().project().segments["partner"].trust_level, Some(20));
    window.press_button("Leave the trust level open");
    assert_eq!(window.session().project().segments["partner"].trust_level, None);
    window.undo_all();
}

#[test]
fn a_copy_after_a_crash_is_offered_and_recovered() {
    let env = Arc::new(MemoryEnv::default());
    let mut window = Window::open_in(Arc::clone(&env), Start::Welcome);
    window.click("New project");
    draw_segment(&mut window, 500.0, 250.0);
    // The window goes without a word, as in a crash: what waited is written at once.
    drop(window);
    let waiting = std::time::Instant::now();
    while env.list(Path::new("/data/recovery")).unwrap().len() < 2 {
        assert!(waiting.elapsed().as_secs() < 20, "no copy was written");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let mut window = Window::open_in(Arc::clone(&env), Start::Welcome);
    window.click("Recover");
    assert_eq!(window.session().project().segments.len(), 1);
    assert!(window.session().is_changed(), "it is not saved yet");
}

#[test]
fn all_that_can_be_pressed_has_a_name() {
    let window = Window::open(Start::Last);
    let nameless: Vec<_> = window
        .harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Button)
        .filter(|node| node.accesskit_node().label().is_none_or(|label| !label.chars().any(char::is_alphanumeric)))
        .map(|node| format!("{:?} at {:?}", node.accesskit_node().label(), node.rect()))
        .collect();
    assert!(nameless.is_empty(), "{nameless:#?}");
}

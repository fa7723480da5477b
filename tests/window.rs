//! The whole window without a renderer: found by label, worked with pointer and keys, checked at the document.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan::catalog::Catalog;
use portolan::engine::{Flow, ProblemCode};
use portolan::env::{Env, MemoryEnv};
use portolan::gui::app::{PortolanApp, Start};
use portolan::gui::command::UiCommand;
use portolan::gui::dialogs::{DialogAnswer, DialogRequest, Dialogs, Reply};
use portolan::project::Item;
use portolan::session::Session;

/// Dialogs that answer by themselves, from a list.
#[derive(Clone, Default)]
struct FakeDialogs {
    answers: Arc<Mutex<Vec<DialogAnswer>>>,
    requests: Arc<Mutex<Vec<DialogRequest>>>,
}

impl FakeDialogs {
    fn will_choose(&self, path: &str) {
        self.answers.lock().unwrap().push(DialogAnswer::Chosen(PathBuf::from(path)));
    }
}

impl Dialogs for FakeDialogs {
    fn pick(&self, request: DialogRequest, reply: Reply) {
        self.requests.lock().unwrap().push(request);
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.is_empty() { DialogAnswer::Cancelled } else { answers.remove(0) };
        reply.give(answer);
    }
}

/// A window in a world of its own.
struct Window {
    harness: Harness<'static, Option<PortolanApp>>,
    env: Arc<MemoryEnv>,
    dialogs: FakeDialogs,
}

impl Window {
    fn open(start: Start) -> Self {
        Self::open_in(Arc::new(MemoryEnv::default()), start)
    }

    fn open_in(env: Arc<MemoryEnv>, start: Start) -> Self {
        let dialogs = FakeDialogs::default();
        let mut harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_pixels_per_point(1.0)
            .with_max_steps(40)
            .with_os(egui::os::OperatingSystem::Nix)
            .build_ui_state(
                |ui: &mut egui::Ui, app: &mut Option<PortolanApp>| {
                    if let Some(app) = app {
                        // The harness leaves a margin around; a window has none.
                        let all = ui.ctx().content_rect();
                        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(all));
                        ui.set_clip_rect(all);
                        app.logic(&ui.ctx().clone());
                        app.show(&mut ui);
                    }
                },
                None,
            );
        let app = PortolanApp::new(
            &harness.ctx,
            Catalog::builtin(),
            Arc::clone(&env) as Arc<dyn Env>,
            Box::new(dialogs.clone()),
            start,
        );
        *harness.state_mut() = Some(app);
        harness.run();
        Self { harness, env, dialogs }
    }

    fn app(&self) -> &PortolanApp {
        self.harness.state().as_ref().unwrap()
    }

    fn app_mut(&mut self) -> &mut PortolanApp {
        self.harness.state_mut().as_mut().unwrap()
    }

    fn session(&self) -> &Session {
        self.app().session().unwrap()
    }

    fn run(&mut self) {
        self.harness.run();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.run();
    }

    fn press_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.run();
    }

    fn command(&mut self, command: UiCommand) {
        let context = self.harness.ctx.clone();
        self.app_mut().run(command, &context);
        self.run();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn click_at(&mut self, x: f32, y: f32) {
        let at = egui::pos2(x, y);
        self.harness.hover_at(at);
        self.run();
        self.harness.drag_at(at);
        self.run();
        self.harness.drop_at(at);
        self.run();
    }

    /// Types into a field that has this label, in place of what stands in it.
    fn type_into(&mut self, label: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(Role::TextInput, label);
        field.focus();
        self.run();
        self.press(Modifiers::COMMAND, Key::A);
        self.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
        self.run();
    }

    fn select(&mut self, item: Item) {
        self.app_mut().select(item);
        self.run();
    }

    fn crossing_flows(&self) -> usize {
        self.session().report().flows.iter().filter(|flow| flow.crosses()).count()
    }
}

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
    window.click("CSV");
    window.dialogs.will_choose("/home/plan.csv");
    window.click("Choose file…");
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

//! The export dialog, what it writes, copies and remembers, and tables on the clipboard.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/window.rs"]
mod window;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use portolan::engine;
use portolan::env::{Env as _, MemoryEnv};
use portolan::export::device::{DeviceContext, LANGUAGES, Plan};
use portolan::export::{
    DiagramTheme, EXPORTERS, Matrix, MatrixOptions, RowMode, ScopeMode, TestLanguage, diagram, diagram_png, test_pack,
};
use portolan::gui::app::Start;
use portolan::gui::command::UiCommand;
use portolan::gui::dialogs::{DialogAnswer, DialogRequest, Showing, Wanted};
use portolan::gui::export_dialog::content::Preview;
use portolan::project::templates::find_template;
use portolan::session::Session;

use window::Window;

const PROJECT: &str = "/home/plan.portolan";

/// A window with a sample in [`PROJECT`].
fn sample(name: &str) -> Window {
    project(find_template(name).unwrap().text)
}

fn project(text: &str) -> Window {
    let env = Arc::new(MemoryEnv::with_files([(PathBuf::from(PROJECT), text.as_bytes().to_vec())]));
    Window::open_in(env, Start::Project(PROJECT.into()))
}

/// What these tests do again and again.
trait Exporting {
    fn will_answer(&self, answer: DialogAnswer);
    fn last_request(&self) -> DialogRequest;
    fn preview(&mut self) -> &Preview;
    fn export_as(&mut self, label: &str);
    fn wait_for_file(&mut self, path: &str) -> Vec<u8>;
    fn says(&self, text: &str) -> bool;
    fn take_copied(&self) -> String;
    fn press_copy(&mut self, modifiers: Modifiers);
}

impl Exporting for Window {
    fn will_answer(&self, answer: DialogAnswer) {
        self.dialogs.answers.lock().unwrap().push(answer);
    }

    fn last_request(&self) -> DialogRequest {
        self.dialogs.requests.lock().unwrap().last().unwrap().clone()
    }

    fn preview(&mut self) -> &Preview {
        self.run();
        self.wait_until("the preview", |window| {
            window.app().export_dialog().is_some_and(|dialog| dialog.preview().is_some())
        });
        self.app().export_dialog().unwrap().preview().unwrap()
    }

    /// Opens the dialog and chooses a kind.
    fn export_as(&mut self, label: &str) {
        if self.app().export_dialog().is_none() {
            self.command(UiCommand::Export);
        }
        let row = self.harness.get_by_label(label);
        row.scroll_to_me();
        row.click();
        self.preview();
    }

    fn wait_for_file(&mut self, path: &str) -> Vec<u8> {
        self.wait_until(path, |window| window.env.exists(Path::new(path)));
        self.wait_until("the notice", |window| window.says("Exported "));
        self.env.read(Path::new(path)).unwrap()
    }

    fn says(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    fn take_copied(&self) -> String {
        self.copied.lock().unwrap().take().unwrap()
    }

    /// What the window system sends for Ctrl+C.
    fn press_copy(&mut self, modifiers: Modifiers) {
        self.harness.event_modifiers(egui::Event::Copy, modifiers);
        self.run();
    }
}

/// What the library writes.
fn exported(session: &Session, id: &str, options: &MatrixOptions) -> Vec<u8> {
    let matrix = Matrix { project: session.project(), catalog: session.catalog(), report: session.report(), options };
    EXPORTERS.iter().find(|exporter| exporter.id == id).unwrap().export(&matrix).unwrap()
}

#[test]
fn each_form_of_the_matrix_is_previewed_as_it_is_written() {
    let mut window = sample("branch-office");
    for exporter in EXPORTERS {
        window.export_as(&format!("Flow matrix: {}", exporter.name));
        let written = exported(window.session(), exporter.id, &MatrixOptions::default());
        let crossing = window.session().report().flows.iter().filter(|flow| flow.crosses()).count();
        let preview = window.preview();
        assert!(preview.refusals.is_empty() && preview.rows == crossing, "{}", exporter.id);
        let [file] = preview.files.as_slice() else { panic!("{}: {} files", exporter.id, preview.files.len()) };
        assert_eq!(file.byte_count, written.len(), "{}", exporter.id);
        if exporter.is_text {
            let text = String::from_utf8(written).unwrap();
            assert_eq!(file.text, text, "{}", exporter.id);
            assert_eq!(file.line_count, text.lines().count(), "{}", exporter.id);
            let lines: Vec<&str> = file.lines.iter().map(|line| &file.text[line.clone()]).collect();
            assert_eq!(lines, text.lines().collect::<Vec<_>>(), "{}", exporter.id);
            assert!(window.says(text.lines().find(|line| !line.is_empty()).unwrap().trim()), "{}", exporter.id);
        } else {
            let sheet = preview.sheets.iter().find(|sheet| sheet.name == "Flows").unwrap();
            assert_eq!(sheet.rows, crossing);
            let label = format!("Sheet Flows: {crossing} rows, {} columns", sheet.columns);
            assert!(window.harness.query_by_label(&label).is_some(), "{label}");
        }
    }
}

#[test]
fn a_form_of_the_matrix_that_cannot_say_all_is_refused_with_its_reasons() {
    let mut window = sample("site-to-site");
    window.export_as("Flow matrix: Tufin zone matrix");
    let preview = window.preview();
    assert!(preview.files.is_empty() && preview.refusals.len() == 1, "{:?}", preview.refusals);
    assert!(window.says("no documented word for ESP") && window.says("nothing is left out"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().export_dialog().is_some() && window.dialogs.requests.lock().unwrap().is_empty());
    // The other pairs can be had.
    window.choose("From: Every segment", "Branch");
    assert!(window.preview().refusals.is_empty() && window.says("\"from zone\",\"to zone\""));
    window.dialogs.will_choose("/out/branch");
    window.press_button("Save…");
    assert_eq!(window.last_request().file_name, "plan.usp.csv");
    window.wait_for_file("/out/branch.usp.csv");
    // A CSV of another kind is not to take its place.
    window.export_as("Flow matrix: CSV");
    window.dialogs.will_choose("/out/flows");
    window.press_button("Save…");
    assert_eq!(window.last_request().file_name, "plan.csv");
}

#[test]
fn each_language_is_previewed_as_it_is_written_or_refused_with_its_reasons() {
    let mut window = sample("branch-office");
    let mut refused = 0;
    for language in LANGUAGES {
        window.export_as(&format!("Device rules: {}", language.name));
        let session = window.session();
        let plan = Plan::new(session.project(), session.catalog(), session.report());
        let rules = engine::device_rules(session.project(), session.report());
        let (mut artifacts, mut reasons, mut count) = (Vec::new(), Vec::new(), 0);
        for context in rules.iter().filter_map(|rules| DeviceContext::new(&plan, rules)) {
            count += context.rules.rules.len();
            match language.write(&context) {
                Ok(text) => artifacts.extend(text.artifacts),
                Err(found) => reasons.extend(found),
            }
        }
        let preview = window.preview();
        if reasons.is_empty() {
            let seen: Vec<(&str, &str)> =
                preview.files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
            let made: Vec<(&str, &str)> =
                artifacts.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
            assert_eq!(seen, made, "{}", language.id);
            assert_eq!((preview.rows, preview.devices), (count, rules.len()), "{}", language.id);
        } else {
            refused += 1;
            assert!(preview.files.is_empty(), "{}", language.id);
            let messages = |list: &[portolan::diag::Diagnostic]| -> Vec<String> {
                list.iter().map(|reason| reason.message.clone()).collect()
            };
            assert_eq!(messages(&preview.refusals), messages(&reasons), "{}", language.id);
            let first = reasons[0].message.clone();
            assert!(window.says(&first), "{first}");
            assert!(window.says("no rule is ever weakened"));
            // Nothing can be saved, by Enter neither.
            window.press(Modifiers::NONE, Key::Enter);
            assert!(window.app().export_dialog().is_some() && window.dialogs.requests.lock().unwrap().is_empty());
        }
    }
    assert!(refused > 0, "no language refuses this sample: choose another, so that refusals are seen");
}

#[test]
fn the_diagram_is_seen_and_written_as_it_is_rendered() {
    let mut window = sample("branch-office");
    let options = MatrixOptions::default();
    let render = |window: &Window, theme| {
        let session = window.session();
        let (project, catalog, report) = (session.project(), session.catalog(), session.report());
        let matrix = Matrix { project, catalog, report, options: &options };
        (diagram(&matrix, theme), diagram_png(&matrix, theme, 3.0).unwrap())
    };
    window.export_as("Diagram: SVG drawing");
    window.choose("Colours: Light", "As the reader has it");
    let drawing = render(&window, DiagramTheme::Both).0;
    assert_eq!(window.preview().files[0].text, drawing);
    assert!(window.preview().picture.is_some() && window.says("Diagram of Branch office"));
    window.press_button("Copy");
    assert!(window.take_copied().starts_with("<svg"));
    // A picture has no reader to ask: it is light.
    window.export_as("Diagram: PNG picture");
    window.choose("Size: Double", "Triple");
    window.preview();
    assert!(window.says(" pixels"));
    window.dialogs.will_choose("/out/diagram.png");
    window.press_button("Save…");
    assert_eq!(window.wait_for_file("/out/diagram.png"), render(&window, DiagramTheme::Light).1);
}

#[test]
fn a_test_pack_goes_into_a_folder() {
    let mut window = sample("branch-office");
    for (language, label) in
        [(TestLanguage::PowerShell, "Test pack: PowerShell scripts"), (TestLanguage::Bash, "Test pack: Bash scripts")]
    {
        window.export_as(label);
        let options = MatrixOptions::default();
        let session = window.session();
        let (project, catalog, report) = (session.project(), session.catalog(), session.report());
        let files = test_pack(&Matrix { project, catalog, report, options: &options }, language);
        let preview = window.preview();
        assert_eq!(preview.rows, files.len() - 1);
        let seen: Vec<(&str, &str)> =
            preview.files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
        let made: Vec<(&str, &str)> = files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
        assert_eq!(seen, made);
        window.dialogs.will_choose("/tests");
        window.press_button("Save…");
        assert_eq!(window.last_request().wanted, Wanted::Folder);
        for file in &files {
            assert_eq!(window.wait_for_file(&format!("/tests/{}", file.name)), file.text.as_bytes(), "{}", file.name);
        }
    }
}

#[test]
fn options_count_as_on_the_command_line() {
    let mut window = sample("branch-office");
    window.export_as("Flow matrix: CSV");
    window.choose("Rows: One port each", "Merged ports");
    window.choose("Flows: Between segments", "Inside segments too");
    let project = Arc::clone(window.session().project());
    let (segment, name) = {
        let (id, segment) = project.segments.iter().next().unwrap();
        (id.clone(), segment.name.clone())
    };
    window.choose("From: Every segment", &name);
    let options = MatrixOptions {
        rows: RowMode::Merged,
        scope: ScopeMode::All,
        from: Some(segment.clone()),
        ..MatrixOptions::default()
    };
    let csv = String::from_utf8(exported(window.session(), "csv", &options)).unwrap();
    assert!(csv.lines().count() > 1);
    assert_eq!(window.preview().files[0].text, csv);
    // To itself nothing goes but what stays inside; without that, nothing fits, and the way out is offered.
    window.choose("Flows: Inside segments too", "Between segments");
    window.choose("To: Every segment", &name);
    assert_eq!(window.preview().flows, 0);
    assert!(window.says("No flow fits"));
    window.press_button("Show all flows");
    assert!(window.preview().flows > 0);
    let device = project.devices.values().next().unwrap().name.clone();
    window.choose("Device: Every device", &device);
    let of_device = MatrixOptions {
        rows: RowMode::Merged,
        device: Some(project.devices.keys().next().unwrap().clone()),
        ..MatrixOptions::default()
    };
    let csv = String::from_utf8(exported(window.session(), "csv", &of_device)).unwrap();
    assert_eq!(window.preview().files[0].text, csv);
}

#[test]
fn a_file_is_saved_with_enter_shown_and_written_again() {
    let mut window = sample("branch-office");
    window.press(Modifiers::COMMAND, Key::E);
    window.export_as("Flow matrix: CSV");
    // A dialog that is closed without a choice leads back.
    window.press_button("Save…");
    assert!(window.app().export_dialog().is_some());
    let request = window.last_request();
    assert_eq!((request.wanted, request.file_name.as_str()), (Wanted::Save, "plan.csv"));
    assert_eq!(request.folder.as_deref(), Some(Path::new("/home")));
    window.dialogs.will_choose("/out/flows");
    window.press(Modifiers::NONE, Key::Enter);
    let written = window.wait_for_file("/out/flows.csv");
    assert_eq!(written, exported(window.session(), "csv", &MatrixOptions::default()));
    assert!(window.app().export_dialog().is_none());
    window.press_button("Reveal in folder");
    assert!(window.says("no file manager"), "what the desktop cannot do is said");
    window.press_button("Open");
    let path = PathBuf::from("/out/flows.csv");
    assert_eq!(*window.dialogs.shown.lock().unwrap(), [(Showing::Reveal, path.clone()), (Showing::Open, path.clone())]);
    window.press_button("Close this notice");
    assert!(!window.says("Exported flows.csv") || window.harness.query_by_label("Close this notice").is_none());
    // Once more, without a question.
    window.env.remove(&path).unwrap();
    let asked = window.dialogs.requests.lock().unwrap().len();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert_eq!(window.wait_for_file("/out/flows.csv"), written);
    assert_eq!(window.dialogs.requests.lock().unwrap().len(), asked);
    // Another window of the same person begins with the same, and with the place of the last time.
    let mut other = Window::open_in(Arc::clone(&window.env), Start::Project(PROJECT.into()));
    other.env.remove(&path).unwrap();
    other.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert_eq!(other.wait_for_file("/out/flows.csv"), written);
    other.press(Modifiers::COMMAND, Key::E);
    other.preview();
    assert_eq!(other.app().export_dialog().unwrap().choice().kind().name(), "CSV");
    other.press_button("Save…");
    assert_eq!(other.last_request().file_name, "flows.csv");
    other.press(Modifiers::NONE, Key::Escape);
    assert!(other.app().export_dialog().is_none());
}

#[test]
fn several_devices_go_into_a_folder_and_one_into_a_file() {
    let mut window = sample("branch-office");
    window.export_as("Device rules: nftables");
    let files: Vec<(String, String)> =
        window.preview().files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
    assert!(files.len() > 1);
    window.dialogs.will_choose("/rules");
    window.press_button("Save…");
    assert_eq!(window.last_request().wanted, Wanted::Folder);
    for (name, text) in &files {
        assert_eq!(window.wait_for_file(&format!("/rules/{name}")), text.as_bytes(), "{name}");
    }
    assert!(window.harness.query_by_label("Reveal in folder").is_none(), "a folder is opened");
    // The same place again, and it is said that older files gave way.
    window.command(UiCommand::ExportAgain);
    let older = format!("in place of {} older ones", files.len());
    window.wait_until("the second notice", |window| window.says(&older));
    // One device of the same.
    window.command(UiCommand::Export);
    window.preview();
    let device = window.session().project().devices.values().next().unwrap().name.clone();
    window.choose("Device: All devices", &device);
    let one = window.preview().files[0].clone();
    assert_eq!(window.preview().files.len(), 1);
    window.dialogs.will_choose("/one.nft");
    window.press_button("Save…");
    assert_eq!((window.last_request().wanted, window.last_request().file_name), (Wanted::Save, one.name.clone()));
    assert_eq!(window.wait_for_file("/one.nft"), one.text.as_bytes());
}

#[test]
fn a_text_is_copied_and_a_workbook_is_not() {
    let mut window = sample("branch-office");
    window.export_as("Flow matrix: Markdown");
    let text = window.preview().files[0].text.clone();
    window.press_button("Copy");
    assert_eq!(window.take_copied(), text);
    assert!(window.says("Copied"));
    window.export_as("Flow matrix: Excel workbook");
    window.press_button("Copy");
    assert!(window.copied.lock().unwrap().is_none());
    // What was copied is what the dialog begins with the next time.
    window.press_button("Cancel");
    window.command(UiCommand::Export);
    assert_eq!(window.app().export_dialog().unwrap().choice().kind().name(), "Markdown");
    // Of several files, the one in sight.
    window.export_as("Device rules: nftables");
    let files: Vec<(String, String)> =
        window.preview().files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
    window.choose(&format!("File: {}", files[0].0), &files[1].0);
    window.press_button("Copy");
    assert_eq!(window.take_copied(), files[1].1);
}

#[test]
fn kinds_are_chosen_with_the_keyboard() {
    let mut window = sample("branch-office");
    window.press(Modifiers::COMMAND, Key::E);
    window.preview();
    let kind = |window: &Window| window.app().export_dialog().unwrap().choice().kind().id();
    assert_eq!(kind(&window), "flows:xlsx");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(kind(&window), "flows:html");
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(kind(&window), "flows:csv");
    window.press(Modifiers::NONE, Key::End);
    assert_eq!(kind(&window), "testpack:sh");
    window.press(Modifiers::NONE, Key::Home);
    // Enter before the preview is there counts once it is.
    window.dialogs.will_choose("/out/plan.xlsx");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.press(Modifiers::NONE, Key::Enter);
    let written = window.wait_for_file("/out/plan.xlsx");
    assert_eq!(written, exported(window.session(), "xlsx", &MatrixOptions::default()));
    let names: Vec<_> = window
        .harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Button)
        .filter(|node| node.accesskit_node().label().is_none_or(|label| !label.chars().any(char::is_alphanumeric)))
        .map(|node| format!("{:?} at {:?}", node.accesskit_node().label(), node.rect()))
        .collect();
    assert!(names.is_empty(), "{names:#?}");
}

#[test]
fn a_long_text_is_scrolled_with_the_keyboard() {
    let mut window = sample("branch-office");
    window.export_as("Flow matrix: JSON");
    let is_seen = |window: &Window, label: &str| {
        let frame = window.harness.get_by_label("Preview of the text").rect();
        window.harness.query_all_by_label_contains(label).any(|line| frame.contains_rect(line.rect()))
    };
    assert!(is_seen(&window, "\"project\": \"Branch office\","));
    window.harness.get_by_label("Preview of the text").focus();
    window.run();
    window.press(Modifiers::NONE, Key::PageDown);
    assert!(!is_seen(&window, "\"project\": \"Branch office\","));
    window.press(Modifiers::NONE, Key::Home);
    assert!(is_seen(&window, "\"project\": \"Branch office\","));
    window.press(Modifiers::NONE, Key::End);
    assert!(!is_seen(&window, "\"project\": \"Branch office\",") && is_seen(&window, "}"));
    assert!(window.app().export_dialog().is_some());
}

#[test]
fn an_empty_project_says_what_to_do() {
    let mut window = Window::open(Start::Welcome);
    window.click("New project");
    window.export_as("Flow matrix: CSV");
    assert!(window.says("Draw at least two segments"));
    window.export_as("Device rules: nftables");
    assert!(window.says("No devices yet"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().export_dialog().is_some() && window.dialogs.requests.lock().unwrap().is_empty());
    window.press(Modifiers::NONE, Key::Escape);
    // Nothing was exported yet: once more means the dialog.
    window.command(UiCommand::ExportAgain);
    assert!(window.app().export_dialog().is_some());
}

#[test]
fn what_cannot_be_written_again_is_said_and_the_old_file_stays() {
    let mut window = sample("branch-office");
    window.export_as("Flow matrix: CSV");
    window.dialogs.will_choose("/out/flows.csv");
    window.press_button("Save…");
    let before = window.wait_for_file("/out/flows.csv");
    window.command(UiCommand::SelectAll);
    window.command(UiCommand::Delete);
    assert!(window.session().report().flows.is_empty());
    window.command(UiCommand::ExportAgain);
    window.wait_until("the message", |window| window.says("The export was not written"));
    assert_eq!(window.env.read(Path::new("/out/flows.csv")).unwrap(), before);
}

#[test]
fn without_dialogs_a_place_is_typed_and_giving_up_leads_back() {
    let mut window = sample("branch-office");
    window.export_as("Flow matrix: JSON");
    window.will_answer(DialogAnswer::Unavailable);
    window.press_button("Save…");
    assert!(window.harness.query_by_role_and_label(Role::TextInput, "Path").is_some());
    window.press_button("Cancel");
    assert_eq!(window.app().export_dialog().unwrap().choice().kind().name(), "JSON");
    window.preview();
    window.will_answer(DialogAnswer::Unavailable);
    window.press_button("Save…");
    window.press_button("Save");
    let written = window.wait_for_file("/home/plan.json");
    assert_eq!(written, exported(window.session(), "json", &MatrixOptions::default()));
}

/// The rows of the table that are in sight, by their names.
fn row_names(window: &Window) -> Vec<String> {
    let rows = window.harness.root().children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        let label = node.label()?;
        (label.contains(" to ") && label.contains(", tcp ")).then_some(label)
    });
    rows.collect()
}

#[test]
fn flows_are_selected_and_copied_as_cells_or_markdown() {
    let mut window = sample("branch-office");
    let rows = row_names(&window);
    window.click(&rows[1]);
    window.harness.get_by_label(&rows[4]).click_modifiers(Modifiers::SHIFT);
    window.run();
    window.harness.get_by_label(&rows[2]).click_modifiers(Modifiers::COMMAND);
    window.run();
    assert!(window.says("3 selected"));
    window.press_copy(Modifiers::COMMAND);
    let text = window.take_copied();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0][..4], ["From", "To", "Protocol", "Port"]);
    assert!(lines.iter().all(|line| line.len() == 8), "{text}");
    let names: Vec<String> = lines[1..]
        .iter()
        .map(|line| format!("{} to {}, {} {}, {}", line[0], line[1], line[2], line[3], line[4]))
        .collect();
    let lower = |names: &[&String]| names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
    assert_eq!(lower(&names.iter().collect::<Vec<_>>()), lower(&[&rows[1], &rows[3], &rows[4]]));
    window.press_copy(Modifiers::COMMAND | Modifiers::SHIFT);
    let text = window.take_copied();
    assert!(text.starts_with("| From | To | Protocol | Port |") && text.lines().count() == 5, "{text}");
    // All that the filter lets through.
    window.press(Modifiers::COMMAND, Key::A);
    window.press_copy(Modifiers::COMMAND);
    let crossing = window.session().report().flows.iter().filter(|flow| flow.crosses()).count();
    assert_eq!(window.take_copied().lines().count(), crossing + 1);
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.says(" selected"));
    // From the menu too, when the keyboard is elsewhere.
    window.harness.get_by_label(&rows[0]).click();
    window.run();
    window.command(UiCommand::CopyMarkdown);
    assert_eq!(window.take_copied().lines().count(), 3);
    window.press_button("Copy this table");
    window.press_button("Copy whole table");
    assert_eq!(window.take_copied().lines().count(), crossing + 1);
}

#[test]
fn problems_and_the_grid_are_copied_too() {
    let mut window = sample("management");
    window.command(UiCommand::ShowProblems);
    let problems = window.session().report().problems.clone();
    assert!(!problems.is_empty());
    window.press_button("Copy this table");
    window.press_button("Copy whole table");
    let text = window.take_copied();
    assert!(text.starts_with("Severity\tCode\tProblem\tWhat to do\tAbout\n"));
    assert_eq!(text.lines().count(), problems.len() + 1);
    let first = format!("{}: {}", problems[0].severity, problems[0].message);
    window.click(&first);
    window.command(UiCommand::ShowProblems);
    window.press_copy(Modifiers::COMMAND);
    let text = window.take_copied();
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains(&problems[0].code.to_string()));
    window.command(UiCommand::ShowMatrix);
    window.press_button("Flows");
    let buttons: Vec<_> = window.harness.get_all_by_role_and_label(Role::Button, "Copy this table").collect();
    let grid = buttons.iter().min_by(|first, second| first.rect().top().total_cmp(&second.rect().top())).unwrap();
    grid.click();
    drop(buttons);
    window.run();
    window.press_button("Copy whole table");
    let text = window.take_copied();
    let segments = window.session().project().segments.len();
    assert_eq!(text.lines().count(), segments + 1);
    let sum: usize =
        text.lines().skip(1).flat_map(|line| line.split('\t').skip(1)).filter_map(|n| n.parse::<usize>().ok()).sum();
    assert_eq!(sum, window.session().report().flows.iter().filter(|flow| flow.crosses()).count());
}

#[test]
fn the_rules_of_a_device_are_copied_with_their_addresses_and_flows() {
    let mut window = sample("branch-office");
    window.command(UiCommand::ShowRules);
    window.settle();
    let labels = window.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label());
    let rows: Vec<String> = labels.filter(|label| label.starts_with("Rule ") && label.contains(" to ")).collect();
    window.click(&rows[1]);
    window.press_copy(Modifiers::COMMAND);
    let text = window.take_copied();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((lines.len(), lines[0][0], lines[0][11]), (2, "No.", "Flows"));
    let mut devices: Vec<_> = window.session().project().devices.iter().collect();
    devices.sort_by_key(|(_, device)| device.name.to_lowercase());
    let rules = engine::rules_of_device(window.session().project(), window.session().report(), devices[0].0);
    let second = &rules.rules[1];
    assert_eq!((lines[1].len(), lines[1][0]), (12, "2"));
    assert_eq!(
        lines[1][11].split(", ").collect::<Vec<_>>(),
        second.flows.iter().map(portolan::ids::FlowId::as_str).collect::<Vec<_>>()
    );
    assert!(lines[1][4].contains(&second.sources[0].blocks[0].to_string()), "{text}");
    window.press_copy(Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(window.take_copied().starts_with("| No. | From | To |"));
    // All of them from the menu of a row.
    window.harness.get_by_label(&rows[0]).click_secondary();
    window.run();
    window.press_button("Copy 1 row");
    assert!(window.take_copied().lines().nth(1).unwrap().starts_with("1\t"));
    window.harness.get_by_label(&rows[0]).click_secondary();
    window.run();
    window.press_button("Copy whole table");
    assert_eq!(window.take_copied().lines().count(), rules.rules.len() + 1);
}

#[test]
fn nothing_that_is_copied_becomes_a_formula() {
    let text = find_template("branch-office").unwrap().text.replace("Branch users", "=cmd|' /C calc'!A0");
    let mut window = project(&text);
    window.press_button("Copy this table");
    window.press_button("Copy whole table");
    let text = window.take_copied();
    let cells: Vec<&str> = text.lines().flat_map(|line| line.split('\t')).collect();
    assert!(cells.iter().any(|cell| cell.starts_with("'=cmd")), "{text}");
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{text}");
}

#[test]
fn an_open_dialog_paints_nothing_while_nothing_happens() {
    let mut window = sample("branch-office");
    window.export_as("Flow matrix: CSV");
    window.run();
    for _ in 0..3 {
        window.harness.step();
        let output = window.harness.output();
        let delay = output.viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert_eq!(delay, std::time::Duration::MAX, "something asks for another frame");
    }
}

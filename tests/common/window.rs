//! A window without a renderer, for tests: found by label, worked with pointer and keys.
#![allow(dead_code, unreachable_pub, missing_docs, reason = "each test crate uses its own part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, OutputCommand, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use portolan::catalog::Catalog;
use portolan::env::{Env, MemoryEnv};
use portolan::gui::app::{PortolanApp, Start};
use portolan::gui::command::UiCommand;
use portolan::gui::dialogs::{DialogAnswer, DialogRequest, Dialogs, Reply, Showing};
use portolan::project::Item;
use portolan::session::Session;

/// A network with all that can be drawn: a redundant pair, tunnels, a path restriction, translation, trusts, a policy.
pub const NETWORK: &str = include_str!("../data/network.portolan");

/// Dialogs that answer by themselves, from a list.
#[derive(Clone, Default)]
pub struct FakeDialogs {
    pub answers: Arc<Mutex<Vec<DialogAnswer>>>,
    pub requests: Arc<Mutex<Vec<DialogRequest>>>,
    /// What was to be opened or shown in its folder, which this desktop cannot.
    pub shown: Arc<Mutex<Vec<(Showing, PathBuf)>>>,
}

impl FakeDialogs {
    pub fn will_choose(&self, path: &str) {
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

    fn show(&self, how: Showing, path: &Path, reply: Reply<Result<(), String>>) {
        self.shown.lock().unwrap().push((how, path.to_owned()));
        reply.give(if how == Showing::Reveal { Err("no file manager".to_owned()) } else { Ok(()) });
    }
}

/// A window in a world of its own.
pub struct Window {
    pub harness: Harness<'static, Option<PortolanApp>>,
    pub env: Arc<MemoryEnv>,
    pub dialogs: FakeDialogs,
    /// The last text that went to the clipboard.
    pub copied: Arc<Mutex<Option<String>>>,
}

impl Window {
    pub fn open(start: Start) -> Self {
        Self::open_in(Arc::new(MemoryEnv::default()), start)
    }

    pub fn open_in(env: Arc<MemoryEnv>, start: Start) -> Self {
        Self::open_sized(env, start, [1440.0, 900.0])
    }

    /// A window with [`NETWORK`] in it.
    pub fn open_network(size: [f32; 2]) -> Self {
        let files = vec![(PathBuf::from("/home/all.portolan"), NETWORK.as_bytes().to_vec())];
        let start = Start::Project("/home/all.portolan".into());
        Self::open_sized(Arc::new(MemoryEnv::with_files(files)), start, size)
    }

    pub fn open_sized(env: Arc<MemoryEnv>, start: Start, size: [f32; 2]) -> Self {
        let dialogs = FakeDialogs::default();
        let copied = Arc::new(Mutex::new(None));
        let clipboard = Arc::clone(&copied);
        let mut harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(1.0)
            .with_max_steps(40)
            .with_os(egui::os::OperatingSystem::Nix)
            .build_ui_state(
                move |ui: &mut egui::Ui, app: &mut Option<PortolanApp>| {
                    if let Some(app) = app {
                        // The harness leaves a margin around; a window has none.
                        let all = ui.ctx().content_rect();
                        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(all));
                        ui.set_clip_rect(all);
                        app.logic(&ui.ctx().clone());
                        app.show(&mut ui);
                        let texts = ui.output(|output| output.commands.clone()).into_iter();
                        let mut copied = texts.filter_map(|command| match command {
                            OutputCommand::CopyText(text) => Some(text),
                            _ => None,
                        });
                        if let Some(text) = copied.next_back() {
                            *clipboard.lock().unwrap() = Some(text);
                        }
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
        Self { harness, env, dialogs, copied }
    }

    /// Goes on until something is so that is worked out beside the window.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let waiting = std::time::Instant::now();
        while !is_so(self) {
            assert!(waiting.elapsed().as_secs() < 60, "it never came: {what}");
            std::thread::sleep(std::time::Duration::from_millis(2));
            self.run();
        }
    }

    pub fn app(&self) -> &PortolanApp {
        self.harness.state().as_ref().unwrap()
    }

    pub fn app_mut(&mut self) -> &mut PortolanApp {
        self.harness.state_mut().as_mut().unwrap()
    }

    pub fn session(&self) -> &Session {
        self.app().session().unwrap()
    }

    pub fn run(&mut self) {
        self.harness.run();
    }

    /// Waits for what is worked out away from the frame.
    pub fn settle(&mut self) {
        let waiting = std::time::Instant::now();
        self.run();
        while self.app().is_working() {
            assert!(waiting.elapsed().as_secs() < 60, "the work does not end");
            std::thread::sleep(std::time::Duration::from_millis(5));
            self.run();
        }
        self.run();
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.run();
    }

    pub fn press_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.run();
    }

    pub fn command(&mut self, command: UiCommand) {
        let context = self.harness.ctx.clone();
        self.app_mut().run(command, &context);
        self.run();
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    pub fn click_at(&mut self, x: f32, y: f32) {
        let at = egui::pos2(x, y);
        self.harness.hover_at(at);
        self.run();
        self.harness.drag_at(at);
        self.run();
        self.harness.drop_at(at);
        self.run();
    }

    /// Types into a field that has this label, in place of what stands in it.
    pub fn type_into(&mut self, label: &str, text: &str) {
        let lines = self.harness.query_by_role_and_label(Role::MultilineTextInput, label).is_some();
        let role = if lines { Role::MultilineTextInput } else { Role::TextInput };
        let field = self.harness.get_by_role_and_label(role, label);
        field.focus();
        self.run();
        self.press(Modifiers::COMMAND, Key::A);
        self.harness.get_by_role_and_label(role, label).type_text(text);
        self.run();
    }

    pub fn select(&mut self, item: Item) {
        self.app_mut().select(item);
        self.run();
    }

    /// Chooses from a list that is named after what it shows.
    pub fn choose(&mut self, list: &str, entry: &str) {
        self.harness.get_by_role_and_label(Role::ComboBox, list).click();
        self.run();
        self.harness.get_by_role_and_label(Role::Button, entry).click();
        self.run();
    }

    /// Unfolds a part of the inspector, and has it in sight.
    pub fn unfold(&mut self, title: &str) {
        let header = self.harness.get_by_label(title);
        header.scroll_to_me();
        header.click();
        self.run();
    }

    /// Clicks a row of a list, scrolled into sight.
    pub fn press_row(&mut self, label: &str) {
        self.harness.get_by_label_contains(label).scroll_to_me();
        self.run();
        self.harness.get_by_label_contains(label).click();
        self.run();
    }

    pub fn press_button_containing(&mut self, label: &str) {
        let button = self.harness.get_by_label_contains(label);
        button.scroll_to_me();
        button.click();
        self.run();
    }

    /// Takes everything back, and sees that it is as it was.
    pub fn undo_all(&mut self) {
        while self.session().undo_label().is_some() {
            self.command(UiCommand::Undo);
        }
        let saved = portolan::project::file::read_bytes(
            Path::new("/home/all.portolan"),
            NETWORK.as_bytes().to_vec(),
            Some(&Catalog::builtin()),
        );
        assert_eq!(**self.session().project(), saved.unwrap().0);
    }

    /// Clicks a row of the list of problems; the list is scrolled until it is in sight.
    pub fn click_problem(&mut self, label: &str) {
        let list = self.harness.get_by_label_contains("Problems ").rect();
        let bottom = self.harness.ctx.content_rect().bottom() - 30.0;
        let is_seen =
            |window: &Self| window.harness.query_all_by_label_contains(label).any(|row| row.rect().bottom() < bottom);
        for _ in 0..40 {
            if is_seen(self) {
                break;
            }
            self.harness.hover_at(list.left_bottom() + egui::vec2(60.0, 60.0));
            self.harness.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta: egui::vec2(0.0, -1.0),
                phase: egui::TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
            self.run();
        }
        self.harness.get_all_by_label_contains(label).next().unwrap().click();
        self.run();
    }

    pub fn crossing_flows(&self) -> usize {
        self.session().report().flows.iter().filter(|flow| flow.crosses()).count()
    }
}

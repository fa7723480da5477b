//! Pictures of the window. They are compared with `tests/snapshots`; `UPDATE_SNAPSHOTS=1` takes them anew.
//!
//! They need a graphics adapter; a software one will do (Mesa's lavapipe: Debian's `mesa-vulkan-drivers`). Without any,
//! they are skipped and say so; `PORTOLAN_NEED_SNAPSHOTS=1` makes that a failure.
#![cfg(feature = "gui")]
#![allow(clippy::default_trait_access, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Theme, ThemePreference};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use portolan::catalog::Catalog;
use portolan::env::{Env, MemoryEnv};
use portolan::gui::app::{PortolanApp, Start};
use portolan::gui::command::UiCommand;
use portolan::gui::dialogs::{DialogAnswer, DialogRequest, Dialogs, Reply};
use portolan::project::Item;
use portolan::project::templates::find_template;

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn pick(&self, _request: DialogRequest, reply: Reply) {
        reply.give(DialogAnswer::Cancelled);
    }
}

type Window = Harness<'static, Option<PortolanApp>>;

/// Whether there is an adapter to draw with.
fn can_draw() -> bool {
    let found = std::panic::catch_unwind(|| {
        let setup = egui_kittest::wgpu::default_wgpu_setup();
        drop(egui_kittest::wgpu::create_render_state(setup, Default::default()));
    })
    .is_ok();
    if !found {
        assert!(std::env::var_os("PORTOLAN_NEED_SNAPSHOTS").is_none(), "no graphics adapter was found");
        // Past the test runner, which keeps what a test that passes prints; `scripts/test` counts these lines.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: no graphics adapter (install mesa-vulkan-drivers to compare pictures)"
        );
    }
    found
}

/// A network with all that can be drawn: a redundant pair, tunnels, a path restriction, translation, trusts, a policy.
const NETWORK: &str = include_str!("data/network.portolan");

/// A window with a sample, or with the first page.
fn window(sample: Option<&str>, theme: Theme) -> Window {
    match sample.and_then(find_template) {
        Some(template) => document(&format!("/{}.portolan", template.name), template.text, theme),
        None => start(Start::Welcome, Vec::new(), theme),
    }
}

/// A window with a document.
fn document(path: &str, text: &str, theme: Theme) -> Window {
    let path = PathBuf::from(path);
    start(Start::Project(path.clone()), vec![(path, text.as_bytes().to_vec())], theme)
}

fn start(start: Start, files: Vec<(PathBuf, Vec<u8>)>, theme: Theme) -> Window {
    let env: Arc<dyn Env> = Arc::new(MemoryEnv::with_files(files));
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(40);
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_pixels_per_point(1.0)
        .with_max_steps(40)
        .with_os(egui::os::OperatingSystem::Nix)
        .with_theme(theme)
        .with_options(options)
        .wgpu()
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
    let mut app = PortolanApp::new(&harness.ctx, Catalog::builtin(), env, Box::new(NoDialogs), start);
    app.hide_times();
    harness.ctx.set_theme(match theme {
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    });
    *harness.state_mut() = Some(app);
    harness.run();
    harness
}

fn command(window: &mut Window, command: UiCommand) {
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().unwrap().run(command, &ctx);
    window.run();
}

/// Waits for what is worked out away from the frame.
fn settle(window: &mut Window) {
    let waiting = std::time::Instant::now();
    while window.state().as_ref().unwrap().is_working() {
        assert!(waiting.elapsed().as_secs() < 60, "the work does not end");
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.run();
    }
    window.run();
}

fn select(window: &mut Window, item: Item) {
    window.state_mut().as_mut().unwrap().select(item);
    window.run();
}

/// Chooses in the export dialog, and waits for the preview.
fn choose_export(window: &mut Window, label: &str) {
    let row = window.get_by_label(label);
    row.scroll_to_me();
    row.click();
    window.run();
    let is_ready = |window: &Window| {
        let dialog = window.state().as_ref().unwrap().export_dialog();
        dialog.is_some_and(|dialog| dialog.preview().is_some())
    };
    let waiting = std::time::Instant::now();
    while !is_ready(window) {
        assert!(waiting.elapsed().as_secs() < 60, "the preview never came");
        std::thread::sleep(std::time::Duration::from_millis(2));
        window.run();
    }
    window.run();
}

#[test]
fn pictures_of_the_window() {
    if !can_draw() {
        return;
    }
    let mut results = egui_kittest::SnapshotResults::new();

    let mut first_page = window(None, Theme::Light);
    results.add(first_page.try_snapshot("welcome-light"));

    let mut diagram = window(Some("branch-office"), Theme::Light);
    results.add(diagram.try_snapshot("diagram-light"));
    let mut dark = window(Some("branch-office"), Theme::Dark);
    results.add(dark.try_snapshot("diagram-dark"));

    let flow = {
        let session = diagram.state().as_ref().unwrap().session().unwrap();
        let is_smb = |flow: &&portolan::engine::Flow| {
            flow.crosses() && flow.destination_ports.is_some_and(|ports| ports.contains(445))
        };
        session.report().flows.iter().find(is_smb).unwrap().id.clone()
    };
    diagram.state_mut().as_mut().unwrap().select_flow(flow);
    diagram.run();
    settle(&mut diagram);
    results.add(diagram.try_snapshot("flow-light"));

    select(&mut dark, Item::Server("dc1".into()));
    results.add(dark.try_snapshot("server-dark"));

    let mut network = document("/network.portolan", NETWORK, Theme::Light);
    results.add(network.try_snapshot("network-light"));
    select(&mut network, Item::Device("fw-core".into()));
    settle(&mut network);
    results.add(network.try_snapshot("device-light"));
    let mut network = document("/network.portolan", NETWORK, Theme::Dark);
    select(&mut network, Item::Tunnel("branch-vpn".into()));
    results.add(network.try_snapshot("tunnel-dark"));
    command(&mut network, UiCommand::ShowProblems);
    network.get_by_label_contains("error: The policy rule").click();
    network.run();
    results.add(network.try_snapshot("policy-dark"));

    let mut matrix = window(Some("internet-dmz"), Theme::Light);
    command(&mut matrix, UiCommand::ShowMatrix);
    results.add(matrix.try_snapshot("matrix-light"));
    command(&mut matrix, UiCommand::ShowCatalog);
    results.add(matrix.try_snapshot("catalog-light"));
    command(&mut matrix, UiCommand::Export);
    choose_export(&mut matrix, "Flow matrix: Excel workbook");
    results.add(matrix.try_snapshot("export-light"));

    let mut rules = window(Some("site-to-site"), Theme::Dark);
    command(&mut rules, UiCommand::ShowRules);
    settle(&mut rules);
    rules.get_all_by_label_contains("Rule 2: ").next().unwrap().click();
    settle(&mut rules);
    results.add(rules.try_snapshot("rules-dark"));
    let mut rules = window(Some("branch-office"), Theme::Light);
    command(&mut rules, UiCommand::ShowRules);
    settle(&mut rules);
    rules.get_all_by_label_contains("Rule 5: ").next().unwrap().click();
    settle(&mut rules);
    results.add(rules.try_snapshot("rules-light"));
    let mut network = document("/network.portolan", NETWORK, Theme::Dark);
    command(&mut network, UiCommand::Export);
    choose_export(&mut network, "Device rules: Cisco ASA");
    results.add(network.try_snapshot("export-refused-dark"));
    let mut branch = window(Some("branch-office"), Theme::Dark);
    command(&mut branch, UiCommand::Export);
    choose_export(&mut branch, "Device rules: nftables");
    results.add(branch.try_snapshot("export-rules-dark"));
    choose_export(&mut branch, "Diagram: PNG picture");
    results.add(branch.try_snapshot("export-diagram-dark"));

    let mut what_if = window(Some("branch-office"), Theme::Light);
    command(&mut what_if, UiCommand::ShowWhatIf);
    settle(&mut what_if);
    what_if.get_by_label_contains("What if RPC range 5000-5100").click();
    settle(&mut what_if);
    results.add(what_if.try_snapshot("what-if-light"));

    let mut problems = window(Some("management"), Theme::Dark);
    command(&mut problems, UiCommand::ShowProblems);
    results.add(problems.try_snapshot("problems-dark"));
    command(&mut problems, UiCommand::CommandPalette);
    results.add(problems.try_snapshot("find-dark"));
}

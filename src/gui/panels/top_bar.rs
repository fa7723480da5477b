//! The bar on top: menus, the document's name, the search box, undo, redo and export.

use egui::{Align, Button, Layout, MenuBar, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};
use strum::IntoEnumIterator as _;

use crate::gui::command::{CommandEnv, Menu, UiCommand};
use crate::gui::state::Outbox;
use crate::gui::theme::Palette;
use crate::gui::widgets::{dim, icon_button, strong};

/// What the bar says of the document.
pub struct Title {
    /// The name of the file, or of the project.
    pub name: String,
    /// Whether it differs from its file.
    pub is_changed: bool,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would bring again.
    pub redo: Option<String>,
}

/// Shows the bar.
pub fn top_bar_ui(env: &CommandEnv, title: Option<&Title>, outbox: &mut Outbox, ui: &mut Ui) {
    let palette = Palette::of(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(6.0);
        ui.label(strong("Portolan"));
        ui.add_space(4.0);
        MenuBar::new().ui(ui, |ui| {
            for menu in Menu::iter() {
                let name: &str = menu.into();
                ui.menu_button(RichText::new(name).color(palette.text_dim), |ui| {
                    menu_ui(menu, env, title, outbox, ui);
                });
            }
            if let Some(title) = title {
                ui.add_space(10.0);
                // Room is kept for the search box and the buttons at the right.
                let room = (ui.available_width() - 470.0).max(60.0);
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    let response = ui.add(egui::Label::new(dim(&title.name)).truncate().sense(Sense::hover()));
                    response.on_hover_text(&title.name);
                });
                if title.is_changed {
                    let dot = ui.label(RichText::new("•").color(palette.accent));
                    dot.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, "Unsaved changes"));
                    dot.on_hover_text("Unsaved changes");
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(6.0);
                right_side_ui(env, title, outbox, ui);
            });
        });
    });
}

fn right_side_ui(env: &CommandEnv, title: Option<&Title>, outbox: &mut Outbox, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let is_enabled = UiCommand::Export.is_enabled(env);
    let export =
        Button::new(strong("Export…").color(palette.on_accent)).fill(palette.accent).stroke(egui::Stroke::NONE);
    let export = ui.add_enabled(is_enabled, export.min_size(vec2(78.0, 26.0)));
    if export.on_hover_text(UiCommand::Export.tooltip()).clicked() {
        outbox.command(UiCommand::Export);
    }
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.x = 2.0;
    let step = |name: &str, label: Option<&String>| label.map_or(name.to_owned(), |label| format!("{name} {label}"));
    let redo = step("Redo", title.and_then(|title| title.redo.as_ref()));
    if icon_button(ui, UiCommand::Redo.icon(), &redo, env.can_redo).clicked() {
        outbox.command(UiCommand::Redo);
    }
    let undo = step("Undo", title.and_then(|title| title.undo.as_ref()));
    if icon_button(ui, UiCommand::Undo.icon(), &undo, env.can_undo).clicked() {
        outbox.command(UiCommand::Undo);
    }
    ui.add_space(8.0);
    search_box_ui(outbox, ui);
}

/// Looks like a field and opens the command palette, which has the real one.
fn search_box_ui(outbox: &mut Outbox, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let width = ui.available_width().clamp(60.0, 300.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "Search servers, ports, commands…"));
    let visuals = ui.style().interact(&response);
    ui.painter().rect(rect, 6.0, visuals.bg_fill, visuals.bg_stroke, egui::StrokeKind::Inside);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let text_clip = rect.with_max_x(rect.right() - 56.0);
    ui.painter().with_clip_rect(text_clip).text(
        rect.left_center() + vec2(10.0, 0.0),
        egui::Align2::LEFT_CENTER,
        "Search servers, ports, commands…",
        font,
        palette.text_dim,
    );
    if let Some(shortcut) = UiCommand::CommandPalette.shortcut() {
        let text = ui.ctx().format_shortcut(&shortcut).replace('+', " ");
        let font = egui::FontId::proportional(11.0);
        let galley = ui.painter().layout_no_wrap(text, font, palette.text_dim);
        let place = egui::Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(13.0, 0.0), galley.size());
        let around = place.expand2(vec2(5.0, 1.0));
        ui.painter().rect_stroke(around, 4.0, (1.0, palette.line), egui::StrokeKind::Inside);
        ui.painter().galley(place.min, galley, palette.text_dim);
    }
    if response.on_hover_text(UiCommand::CommandPalette.tooltip()).clicked() {
        outbox.command(UiCommand::CommandPalette);
    }
}

fn menu_ui(menu: Menu, env: &CommandEnv, title: Option<&Title>, outbox: &mut Outbox, ui: &mut Ui) {
    ui.set_min_width(250.0);
    ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
        for command in menu.commands() {
            if command.starts_group() {
                ui.separator();
            }
            command_button_ui(command, env, title, outbox, ui);
        }
    });
}

fn command_button_ui(command: UiCommand, env: &CommandEnv, title: Option<&Title>, outbox: &mut Outbox, ui: &mut Ui) {
    let step = match command {
        UiCommand::Undo => title.and_then(|title| title.undo.as_deref()),
        UiCommand::Redo => title.and_then(|title| title.redo.as_deref()),
        _ => None,
    };
    let text = step.map_or_else(|| command.text().to_owned(), |step| format!("{} {step}", command.text()));
    let glyph = match command.is_on(env) {
        Some(true) => egui_phosphor::regular::CHECK,
        _ => command.icon(),
    };
    let mut button = Button::new((dim(glyph).size(15.0), RichText::new(&text)));
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(dim(ui.ctx().format_shortcut(&shortcut)));
    }
    let response = ui.add_enabled(command.is_enabled(env), button);
    response.widget_info(|| match command.is_on(env) {
        Some(is_on) => WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), is_on, &text),
        None => WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &text),
    });
    if response.on_hover_text(command.tooltip()).clicked() {
        outbox.command(command);
        ui.close();
    }
}

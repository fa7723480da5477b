//! What was just exported, with ways to look at it: a small card above the status bar that goes by itself.

use std::path::PathBuf;

use egui::{Align2, Area, Button, Color32, Context, Frame, Id, Order, RichText, vec2};

use crate::gui::dialogs::Showing;
use crate::gui::theme::Palette;
use crate::gui::widgets::{icon_button, small, strong};

/// How long it stays, and how long after the pointer or the keyboard has left it, in seconds.
const STAYS: f64 = 12.0;
const STAYS_AFTER: f64 = 4.0;
const WIDTH: f32 = 340.0;

/// The card.
pub(super) struct Notice {
    title: String,
    detail: String,
    /// The file or the folder.
    pub(super) path: PathBuf,
    ways: &'static [Showing],
    /// Whether it takes the keyboard when it appears.
    wants_focus: bool,
    until: Option<f64>,
}

/// What is asked of it.
pub(super) enum Answer {
    Stay,
    Gone,
    Show(Showing),
}

impl Notice {
    /// A card about this file or folder. One that follows a dialog takes the keyboard.
    pub(super) fn new(
        title: String,
        detail: String,
        path: PathBuf,
        ways: &'static [Showing],
        wants_focus: bool,
    ) -> Self {
        Self { title, detail, path, ways, wants_focus, until: None }
    }

    /// Shows it.
    pub(super) fn show(&mut self, ctx: &Context) -> Answer {
        let palette = if ctx.theme() == egui::Theme::Dark { &Palette::DARK } else { &Palette::LIGHT };
        let now = ctx.input(|input| input.time);
        let until = *self.until.get_or_insert(now + STAYS);
        let mut answer = Answer::Stay;
        let mut has_focus = false;
        let area = Area::new(Id::new("export-notice")).order(Order::Foreground);
        let response = area.anchor(Align2::RIGHT_BOTTOM, vec2(-14.0, -40.0)).show(ctx, |ui| {
            let frame = Frame::popup(&ui.global_style()).inner_margin(14).corner_radius(10);
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.horizontal_top(|ui| {
                    let glyph = egui_phosphor::regular::CHECK_CIRCLE;
                    ui.label(RichText::new(glyph).size(20.0).color(palette.good));
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        ui.set_width(WIDTH - 64.0);
                        ui.add(egui::Label::new(strong(&self.title)).truncate());
                        ui.add(egui::Label::new(small(&self.detail)).truncate());
                        let path = self.path.display().to_string();
                        ui.add(egui::Label::new(small(&path)).truncate()).on_hover_text(path);
                        ui.add_space(8.0);
                        ui.horizontal(|ui| {
                            for (number, how) in self.ways.iter().enumerate() {
                                let fill = if number == 0 { palette.accent_background } else { Color32::TRANSPARENT };
                                let button = ui.add(Button::new(how.text()).fill(fill));
                                if number == 0 && self.wants_focus {
                                    button.request_focus();
                                    self.wants_focus = false;
                                }
                                has_focus |= button.has_focus();
                                if button.clicked() {
                                    answer = Answer::Show(*how);
                                }
                            }
                        });
                    });
                    let close = icon_button(ui, egui_phosphor::regular::X, "Close this notice", true);
                    has_focus |= close.has_focus();
                    if close.clicked() {
                        answer = Answer::Gone;
                    }
                });
            });
        });
        if response.response.contains_pointer() || has_focus {
            self.until = Some(until.max(now + STAYS_AFTER));
        } else if until <= now {
            return Answer::Gone;
        }
        // A card that has the keyboard stays until the keyboard goes elsewhere, and asks for no frame of its own.
        if !has_focus {
            let rest = self.until.unwrap_or(until) - now;
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest.max(0.0)));
        }
        answer
    }
}

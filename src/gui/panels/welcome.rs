//! The first page: what this is, a new project, samples, recent files.

use std::path::{Path, PathBuf};

use egui::{
    Align2, Button, FontId, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2,
};

use crate::gui::command::UiCommand;
use crate::gui::fonts;
use crate::gui::state::{Action, Outbox};
use crate::gui::theme::{Palette, SMALL_POINTS};
use crate::gui::widgets::{focus_ring, small, strong};
use crate::project::SegmentKind;
use crate::project::templates::{TEMPLATES, Template};

const WIDTH: f32 = 720.0;

/// Shows the page.
pub fn welcome_ui(recent: &[PathBuf], outbox: &mut Outbox, ui: &mut Ui) {
    let palette = Palette::of(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - WIDTH) / 2.0).max(24.0);
        let top = ((ui.available_height() - 560.0) / 2.6).max(28.0);
        egui::Frame::new().inner_margin(egui::Margin { left: 0, right: 0, top: 0, bottom: 24 }).show(ui, |ui| {
            ui.add_space(top);
            ui.horizontal(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - side).min(WIDTH));
                    ui.label(RichText::new("Portolan").font(FontId::new(30.0, fonts::strong_family())));
                    let what = "Put server roles on a diagram of segments and firewalls, and see which flows must cross between them, and why";
                    ui.label(RichText::new(what).size(15.0).color(palette.text_dim));
                    ui.add_space(14.0);
                    buttons_ui(palette, outbox, ui);
                    ui.add_space(22.0);
                    ui.label(strong("Start from a sample"));
                    ui.add_space(4.0);
                    samples_ui(outbox, ui);
                    if !recent.is_empty() {
                        ui.add_space(18.0);
                        ui.label(strong("Open again"));
                        ui.add_space(2.0);
                        for path in recent {
                            recent_ui(path, outbox, ui);
                        }
                    }
                    ui.add_space(16.0);
                    ui.label(small("A project file can also be dropped onto this window"));
                });
            });
        });
    });
}

fn buttons_ui(palette: &Palette, outbox: &mut Outbox, ui: &mut Ui) {
    ui.horizontal(|ui| {
        let text = format!("{}  {}", UiCommand::New.icon(), UiCommand::New.text());
        let new = Button::new(strong(text).color(palette.on_accent)).fill(palette.accent).stroke(Stroke::NONE);
        let response = ui.add(new.min_size(vec2(130.0, 32.0)));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, UiCommand::New.text()));
        if response.on_hover_text(UiCommand::New.tooltip()).clicked() {
            outbox.command(UiCommand::New);
        }
        let text = format!("{}  {}", UiCommand::Open.icon(), UiCommand::Open.text());
        let response = ui.add(Button::new(text).min_size(vec2(100.0, 32.0)));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, UiCommand::Open.text()));
        if response.on_hover_text(UiCommand::Open.tooltip()).clicked() {
            outbox.command(UiCommand::Open);
        }
    });
}

fn samples_ui(outbox: &mut Outbox, ui: &mut Ui) {
    let gap = 12.0;
    let width = (ui.available_width() - gap) / 2.0;
    for pair in TEMPLATES.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for template in pair {
                if sample_ui(template, width, ui) {
                    outbox.0.push(Action::StartFrom(template.name.to_owned()));
                }
            }
        });
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
}

fn sample_ui(template: &Template, width: f32, ui: &mut Ui) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 84.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, template.title));
    let line = if response.hovered() { palette.accent } else { palette.line };
    ui.painter().rect(rect, 8.0, palette.panel, Stroke::new(1.0, line), StrokeKind::Inside);
    let picture = Rect::from_min_size(rect.min + vec2(14.0, 16.0), vec2(56.0, 52.0));
    paint_sketch(template, picture, palette, ui);
    let text_left = picture.right() + 14.0;
    let font = FontId::new(14.0, fonts::strong_family());
    ui.painter().text(egui::pos2(text_left, rect.top() + 14.0), Align2::LEFT_TOP, template.title, font, palette.text);
    let mut job = egui::text::LayoutJob::simple(
        template.description.to_owned(),
        FontId::proportional(SMALL_POINTS),
        palette.text_dim,
        rect.right() - text_left - 12.0,
    );
    job.wrap.max_rows = 3;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(text_left, rect.top() + 35.0), galley, palette.text_dim);
    focus_ring(ui, rect, &response);
    response.on_hover_text(template.description).clicked()
}

/// A few boxes and lines that differ from sample to sample: a sign, not a map.
fn paint_sketch(template: &Template, rect: Rect, palette: &Palette, ui: &Ui) {
    let kinds: &[SegmentKind] = match template.name {
        "branch-office" => &[SegmentKind::User, SegmentKind::Internal, SegmentKind::Internal],
        "internet-dmz" => &[SegmentKind::Internet, SegmentKind::Dmz, SegmentKind::Internal],
        "two-domains" => &[SegmentKind::Internal, SegmentKind::Partner, SegmentKind::User],
        _ => &[SegmentKind::Management, SegmentKind::Internal, SegmentKind::User],
    };
    let places = [vec2(0.0, 4.0), vec2(34.0, 0.0), vec2(34.0, 32.0)];
    let size = vec2(22.0, 18.0);
    let hub = rect.min + vec2(28.0, 25.0);
    for place in places {
        let middle = rect.min + place + size / 2.0;
        ui.painter().line_segment([hub, middle], Stroke::new(1.2, palette.text_dim.gamma_multiply(0.6)));
    }
    for (kind, place) in kinds.iter().zip(places) {
        let colour = palette.segment(*kind);
        let segment = Rect::from_min_size(rect.min + place, size);
        let fill = palette.panel.lerp_to_gamma(colour, 0.22);
        ui.painter().rect(segment, 4.0, fill, Stroke::new(1.2, colour), StrokeKind::Inside);
    }
    let device = Rect::from_center_size(hub, vec2(11.0, 11.0));
    ui.painter().rect(device, 3.0, palette.panel, Stroke::new(1.3, palette.risk_high), StrokeKind::Inside);
}

fn recent_ui(path: &Path, outbox: &mut Outbox, ui: &mut Ui) {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    ui.horizontal(|ui| {
        if ui.link(&name).clicked() {
            outbox.0.push(Action::Open(path.to_owned()));
        }
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        ui.add(egui::Label::new(small(folder)).truncate());
    });
}

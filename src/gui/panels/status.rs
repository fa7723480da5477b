//! The bar at the bottom: counts, problems, the last computation, zoom and catalog.

use egui::{Align, Label, Layout, RichText, Sense, Ui};

use crate::diag::Severity;
use crate::gui::command::UiCommand;
use crate::gui::state::Outbox;
use crate::gui::theme::{Palette, SMALL_POINTS};
use crate::gui::widgets::counted;
use crate::project::DeviceKind;
use crate::session::Session;

/// Shows the bar. `message` is said for a few seconds in place of the counts.
pub fn status_ui(
    session: &Session,
    zoom_percent: Option<u32>,
    message: Option<&str>,
    shows_time: bool,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.x = 18.0;
    ui.style_mut().override_font_id = Some(egui::FontId::proportional(SMALL_POINTS + 0.5));
    ui.horizontal_centered(|ui| {
        ui.add_space(6.0);
        let dim = |text: String| RichText::new(text).color(palette.text_dim);
        if let Some(message) = message {
            ui.label(RichText::new(message).color(palette.text));
        } else {
            let project = session.project();
            let report = session.report();
            let hosts: usize = project.servers.values().map(|server| server.count as usize).sum();
            let firewalls = project.devices.values().filter(|device| device.kind == DeviceKind::Firewall).count();
            let flows = report.flows.iter().filter(|flow| flow.crosses()).count();
            ui.label(dim(counted(project.segments.len(), "segment", "segments")));
            let servers = counted(project.servers.len(), "server", "servers");
            ui.label(dim(format!("{servers} ({})", counted(hosts, "host", "hosts"))));
            ui.label(dim(counted(flows, "flow", "flows")));
            ui.label(dim(counted(firewalls, "firewall", "firewalls")));
            let problems = report.problems.iter().filter(|problem| problem.severity > Severity::Note).count();
            if problems > 0 {
                let worst = report.problems.iter().map(|problem| problem.severity).max();
                let colour = if worst == Some(Severity::Error) { palette.risk_high } else { palette.risk_middle };
                let text = RichText::new(counted(problems, "problem", "problems")).color(colour);
                if ui.add(Label::new(text).sense(Sense::click())).on_hover_text("Show the problems").clicked() {
                    outbox.command(UiCommand::ShowProblems);
                }
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(6.0);
            let catalogs: Vec<&str> = session.catalog().headers.iter().map(|header| header.name.as_str()).collect();
            if !catalogs.is_empty() {
                let text = format!("{} catalog", catalogs.join(", "));
                let response = ui.add(Label::new(dim(text)).truncate().sense(Sense::click()));
                if response.on_hover_text("Show what the catalog knows").clicked() {
                    outbox.command(UiCommand::ShowCatalog);
                }
            }
            if let Some(zoom) = zoom_percent {
                let response = ui.add(Label::new(dim(format!("{zoom} %"))).sense(Sense::click()));
                if response.on_hover_text("Zoom of the diagram; click for 100 %").clicked() {
                    outbox.command(UiCommand::ZoomReset);
                }
            }
            let milliseconds = session.compute_duration().as_secs_f64() * 1000.0;
            if shows_time {
                ui.label(dim(format!("computed in {milliseconds:.1} ms")))
                    .on_hover_text("How long it took to work out all flows after the last change");
            }
        });
    });
}

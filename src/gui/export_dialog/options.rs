//! What counts for the chosen kind: rows, flows, segments, device.

use egui::{ComboBox, Ui, UiBuilder, WidgetInfo, WidgetType, vec2};

use super::choice::ExportChoice;
use super::columns;
use crate::gui::widgets::small;
use crate::ids::{DeviceId, SegmentId};
use crate::project::Project;

const LABEL_HEIGHT: f32 = 18.0;
const FIELD_HEIGHT: f32 = 26.0;
const GAP: f32 = 10.0;
/// The widest field, in points.
const MOST_WIDTH: f32 = 200.0;

const ROWS: [(bool, &str, &str); 2] = [
    (false, "One port each", "One port or range in a row, one application protocol in a row"),
    (true, "Merged ports", "All ports between the same servers in one row, as many firewall teams like it"),
];
const SCOPES: [(bool, &str, &str); 2] = [
    (false, "Between segments", "Only flows from one segment to another: those that a firewall can see"),
    (true, "Inside segments too", "Flows that stay inside one segment as well: no firewall of the network sees them"),
];

/// Shows the options of the chosen kind, side by side.
pub(super) fn options_ui(project: &Project, choice: &mut ExportChoice, ui: &mut Ui) {
    let is_matrix = choice.kind().has_rows();
    let count = if is_matrix { 5 } else { 1 };
    let most = MOST_WIDTH * count as f32 + GAP * (count - 1) as f32;
    let size = vec2(ui.available_width().min(most), LABEL_HEIGHT + FIELD_HEIGHT);
    let (all, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let mut places = columns(all, count, GAP);
    let mut place = |title: &'static str, ui: &mut Ui| {
        let place = places.next().unwrap_or(all);
        let mut field = ui.new_child(UiBuilder::new().max_rect(place).id_salt(title));
        field.spacing_mut().item_spacing.y = 2.0;
        field.label(small(title));
        field
    };
    if is_matrix {
        let mut field = place("Rows", ui);
        switch_ui("Rows", &mut choice.is_merged, &ROWS, &mut field);
        let mut field = place("Flows", ui);
        switch_ui("Flows", &mut choice.has_inside, &SCOPES, &mut field);
        let mut segments: Vec<(&SegmentId, &str)> =
            project.segments.iter().map(|(id, segment)| (id, segment.name.as_str())).collect();
        segments.sort_by_key(|(id, name)| (name.to_lowercase(), *id));
        let mut field = place("From", ui);
        pick_ui("From", "Every segment", &mut choice.from, &segments, &mut field);
        let mut field = place("To", ui);
        pick_ui("To", "Every segment", &mut choice.to, &segments, &mut field);
    }
    let mut devices: Vec<(&DeviceId, &str)> =
        project.devices.iter().map(|(id, device)| (id, device.name.as_str())).collect();
    devices.sort_by_key(|(id, name)| (name.to_lowercase(), *id));
    let every = if is_matrix { "Every device" } else { "All devices" };
    let mut field = place("Device", ui);
    pick_ui("Device", every, &mut choice.device, &devices, &mut field);
}

/// A choice of two, each with a sentence that says more.
fn switch_ui(label: &str, value: &mut bool, choices: &[(bool, &'static str, &'static str); 2], ui: &mut Ui) {
    let shown = choices.iter().find(|(is_on, ..)| is_on == value).map_or("", |(_, text, _)| text);
    list_ui(label, shown, ui, |ui| {
        for (is_on, text, tip) in choices {
            ui.selectable_value(value, *is_on, *text).on_hover_text(*tip);
        }
    });
}

/// One of the things of the project, or none for all of them.
fn pick_ui<T: Clone + PartialEq>(label: &str, every: &str, value: &mut Option<T>, things: &[(&T, &str)], ui: &mut Ui) {
    let name_of = |wanted: &T| things.iter().find(|(id, _)| *id == wanted).map(|(_, name)| *name);
    let shown = value.as_ref().and_then(name_of).unwrap_or(every).to_owned();
    list_ui(label, &shown, ui, |ui| {
        ui.selectable_value(value, None, every);
        for (id, name) in things {
            ui.selectable_value(value, Some((*id).clone()), *name);
        }
    });
}

fn list_ui(label: &str, shown: &str, ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let list = ComboBox::from_id_salt(("export", label)).selected_text(shown).width(ui.available_width()).truncate();
    let response = list.show_ui(ui, content).response;
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ComboBox, true, format!("{label}: {shown}")));
}

//! What counts for the chosen kind: rows, flows, segments, device, colours.

use egui::{ComboBox, Ui, UiBuilder, WidgetInfo, WidgetType, vec2};

use super::choice::{Colours, ExportChoice};
use super::columns;
use super::kind::{DiagramForm, ExportKind};
use crate::gui::widgets::small;
use crate::project::Project;

const LABEL_HEIGHT: f32 = 18.0;
const FIELD_HEIGHT: f32 = 26.0;
const GAP: f32 = 10.0;
/// The widest field, in points.
const MOST_WIDTH: f32 = 200.0;

/// A value, its text, and a sentence that says more.
type Choice<T> = (T, &'static str, &'static str);

const ROWS: [Choice<bool>; 2] = [
    (false, "One port each", "One port or range in a row, one application protocol in a row"),
    (true, "Merged ports", "All ports between the same servers in one row, as many firewall teams like it"),
];
const SCOPES: [Choice<bool>; 2] = [
    (false, "Between segments", "Only flows from one segment to another: those that a firewall can see"),
    (true, "Inside segments too", "Flows that stay inside one segment as well: no firewall of the network sees them"),
];
/// Those of a picture first.
const COLOURS: [Choice<Colours>; 3] = [
    (Colours::Light, "Light", "Dark letters on light ground, for paper"),
    (Colours::Dark, "Dark", "Light letters on dark ground"),
    (Colours::Both, "As the reader has it", "Light or dark, as the browser of whoever looks at it is set"),
];
const SCALES: [Choice<u8>; 4] = [
    (2, "Double", "Two pixels for each point of the diagram: sharp on today's screens"),
    (1, "Plain", "One pixel for each point of the diagram: a small file"),
    (3, "Triple", "Three pixels for each point of the diagram, for print"),
    (4, "Fourfold", "Four pixels for each point of the diagram, for large print"),
];

/// Shows the options of the chosen kind, side by side.
pub(super) fn options_ui(project: &Project, choice: &mut ExportChoice, ui: &mut Ui) {
    let count = match choice.kind() {
        ExportKind::Matrix(_) => 5,
        ExportKind::Rules(_) | ExportKind::Diagram(DiagramForm::Svg) => 1,
        ExportKind::Diagram(DiagramForm::Png) => 2,
        ExportKind::TestPack(_) => return,
    };
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
    match choice.kind() {
        ExportKind::Matrix(_) => {
            choose_ui("Rows", &mut choice.is_merged, &ROWS, &mut place("Rows", ui));
            choose_ui("Flows", &mut choice.has_inside, &SCOPES, &mut place("Flows", ui));
            let segments = by_name(project.segments.iter().map(|(id, segment)| (id, segment.name.as_str())));
            pick_ui("From", "Every segment", &mut choice.from, &segments, &mut place("From", ui));
            pick_ui("To", "Every segment", &mut choice.to, &segments, &mut place("To", ui));
            device_ui(project, "Every device", choice, &mut place("Device", ui));
        }
        ExportKind::Rules(_) => device_ui(project, "All devices", choice, &mut place("Device", ui)),
        ExportKind::Diagram(DiagramForm::Svg) => {
            choose_ui("Colours", &mut choice.colours, &COLOURS, &mut place("Colours", ui));
        }
        ExportKind::Diagram(DiagramForm::Png) => {
            let of_picture = COLOURS.get(..2).unwrap_or_default();
            choose_ui("Colours", &mut choice.colours, of_picture, &mut place("Colours", ui));
            choose_ui("Size", &mut choice.scale, &SCALES, &mut place("Size", ui));
        }
        ExportKind::TestPack(_) => {}
    }
}

fn device_ui(project: &Project, every: &str, choice: &mut ExportChoice, ui: &mut Ui) {
    let devices = by_name(project.devices.iter().map(|(id, device)| (id, device.name.as_str())));
    pick_ui("Device", every, &mut choice.device, &devices, ui);
}

/// Things in the order of their names.
fn by_name<'p, T: Ord>(things: impl Iterator<Item = (&'p T, &'p str)>) -> Vec<(&'p T, &'p str)> {
    let mut things: Vec<_> = things.collect();
    things.sort_by_key(|(id, name)| (name.to_lowercase(), *id));
    things
}

/// One of a few, each with a sentence that says more. What is none of them stands for the first.
fn choose_ui<T: Copy + PartialEq>(label: &str, value: &mut T, choices: &[Choice<T>], ui: &mut Ui) {
    let current = choices.iter().find(|(choice, ..)| choice == value).or(choices.first());
    let shown = current.map_or("", |(_, text, _)| text);
    list_ui(label, shown, ui, |ui| {
        for (choice, text, tip) in choices {
            let is_current = current.is_some_and(|(current, ..)| current == choice);
            if ui.selectable_label(is_current, *text).on_hover_text(*tip).clicked() {
                *value = *choice;
            }
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

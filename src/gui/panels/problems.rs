//! The list of problems; a click selects what a problem is about and shows it on the diagram.

use egui::{Label, RichText, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, vec2};

use crate::engine::{Problem, Subject};
use crate::gui::command::UiCommand;
use crate::gui::copy::{Table, copy_menu_ui, note_keyboard};
use crate::gui::state::{Action, Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{empty_state, focus_ring, severity_icon, small};
use crate::project::{Item, Project};
use crate::session::Session;

/// Height of a row, in points.
const ROW_HEIGHT: f32 = 44.0;

/// The thing of the document that a subject names.
pub fn item_of(subject: &Subject) -> Option<Item> {
    Some(match subject {
        Subject::Segment(id) => Item::Segment(id.clone()),
        Subject::Device(id) => Item::Device(id.clone()),
        Subject::Link(id) => Item::Link(id.clone()),
        Subject::Server(id) => Item::Server(id.clone()),
        Subject::Domain(id) => Item::Domain(id.clone()),
        Subject::Trust(id) => Item::Trust(id.clone()),
        Subject::Tunnel(id) => Item::Tunnel(id.clone()),
        Subject::Restriction(id) => Item::Restriction(id.clone()),
        Subject::Project | Subject::Flow(_) | Subject::PolicyRule(_) => return None,
    })
}

/// The problems that name this thing.
pub fn problems_of<'r>(session: &'r Session, item: &Item) -> Vec<&'r Problem> {
    let names_it = |problem: &&Problem| problem.subjects.iter().any(|subject| item_of(subject).as_ref() == Some(item));
    session.report().problems.iter().filter(names_it).collect()
}

/// The rule of the zone policy that a problem is mainly about.
fn policy_rule(problem: &Problem) -> Option<&str> {
    match problem.subjects.first() {
        Some(Subject::PolicyRule(name)) => Some(name),
        _ => None,
    }
}

fn subject_name<'p>(project: &'p Project, subject: &'p Subject) -> &'p str {
    match subject {
        Subject::Segment(id) => project.segments.get(id).map_or(id.as_str(), |segment| &segment.name),
        Subject::Device(id) => project.devices.get(id).map_or(id.as_str(), |device| &device.name),
        Subject::Server(id) => project.servers.get(id).map_or(id.as_str(), |server| &server.name),
        Subject::Domain(id) => project.domains.get(id).map_or(id.as_str(), |domain| &domain.name),
        Subject::Link(id) => id.as_str(),
        Subject::Trust(id) => id.as_str(),
        Subject::Tunnel(id) => crate::gui::words::tunnel(project, id),
        Subject::Restriction(id) => {
            project.restrictions.get(id).map_or(id.as_str(), |restriction| restriction.name.as_str())
        }
        Subject::PolicyRule(name) => name.as_str(),
        Subject::Flow(_) | Subject::Project => "",
    }
}

/// The names of what a problem is about.
pub fn subject_names<'p>(project: &'p Project, problem: &'p Problem) -> Vec<&'p str> {
    let names = problem.subjects.iter().map(|subject| subject_name(project, subject));
    names.filter(|name| !name.is_empty()).collect()
}

/// Shows the list.
pub fn problems_ui(session: &Session, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let problems = &session.report().problems;
    if problems.is_empty() {
        let text = "Every need has a provider, every pair of segments that talks has a path";
        empty_state(ui, egui_phosphor::regular::CHECK_CIRCLE, "No problems", text);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW_HEIGHT, problems.len(), |ui, rows| {
        for (number, problem) in rows.clone().zip(problems.get(rows).unwrap_or_default()) {
            problem_row_ui(session, problem, number, selection, outbox, ui);
        }
    });
}

fn problem_row_ui(
    session: &Session,
    problem: &Problem,
    number: usize,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, true, format!("{}: {}", problem.severity, problem.message))
    });
    let item = problem.subjects.iter().find_map(item_of);
    let is_selected = item.as_ref().is_some_and(|item| selection.items.contains(item));
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.panel_raised);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, palette.line.gamma_multiply(0.55)));
    let (glyph, colour) = severity_icon(palette, problem.severity);
    let inner = rect.shrink2(vec2(14.0, 4.0));
    let mut row =
        ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)));
    row.label(RichText::new(glyph).size(17.0).color(colour));
    row.add_space(4.0);
    row.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(1.0);
        ui.add(Label::new(&problem.message).truncate());
        ui.add(Label::new(small(&problem.hint)).truncate());
    });
    focus_ring(ui, rect, &response);
    let is_chosen = response.clicked();
    if is_chosen || response.secondary_clicked() {
        response.request_focus();
    }
    note_keyboard(ui, &response, Table::Problems, Some(number));
    response.context_menu(|ui| copy_menu_ui(Table::Problems, 1, outbox, ui));
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.label(&problem.message);
        ui.label(small(&problem.hint));
        let names = subject_names(session.project(), problem);
        if !names.is_empty() {
            ui.label(small(format!("About {}", names.join(", "))));
        }
    });
    if is_chosen {
        if let Some(rule) = policy_rule(problem) {
            outbox.0.push(Action::ShowPolicyRule(rule.to_owned()));
        } else if let Some(item) = item {
            selection.only(item.clone());
            outbox.command(UiCommand::ShowDiagram);
            outbox.0.push(Action::Reveal(item));
        } else if let Some(flow) = problem.subjects.iter().find_map(|subject| match subject {
            Subject::Flow(id) => Some(id.clone()),
            _ => None,
        }) {
            selection.clear();
            selection.flow = Some(flow);
            outbox.command(UiCommand::ShowFlows);
        } else {
            selection.clear();
        }
    }
}

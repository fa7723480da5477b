//! The inspector at the right: what is selected, and what can be changed of it.
//!
//! Text fields hand their text over on Enter and when they lose the focus; every change is one edit through the outbox.

mod device;
mod device_rules;
mod domains;
mod flow;
mod link;
mod options;
mod path;
mod policy;
mod project;
mod restriction;
mod rule;
mod segment;
mod server;
mod translation;
mod tunnel;

pub(super) use options::value_ui;

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use super::{flows, problems::problems_of};
use crate::engine::Flow;
use crate::gui::canvas::tunnel_end;
use crate::gui::command::UiCommand;
use crate::gui::rule_book::RuleBook;
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{counted, dim, hairline, list_row, severity_icon, small};
use crate::ids::SegmentId;
use crate::project::Item;
use crate::session::Session;

/// Room for an icon button at the end of a row, with the space before it.
const ROW_END: f32 = 36.0;
/// More flows than this are only counted.
const MOST_FLOWS: usize = 60;

/// What the inspector remembers.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// The name field shall take the cursor.
    pub wants_name: bool,
    /// Shown are only options with this in their name.
    pub option_filter: String,
    /// The rule of the zone policy to be opened and brought into view.
    pub shown_rule: Option<String>,
    /// The segment that got another id with its first name, and the id that its fields go on with.
    renamed: Option<(SegmentId, SegmentId)>,
    /// What was shown in the last frame.
    shown: Selection,
    effect: Option<restriction::Effect>,
    /// The rule of the zone policy that is open for changes, by its place.
    open_rule: Option<usize>,
    /// The rules of all devices, as far as they are worked out.
    pub rule_book: Option<Arc<RuleBook>>,
}

/// Shows the inspector.
pub fn inspector_ui(
    session: &Session,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if state.shown != *selection {
        // Another thing is read from its beginning.
        state.shown.clone_from(selection);
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        // The scroll bar floats over the end of the rows.
        ui.set_max_width(ui.available_width() - 4.0);
        if let Some(flow) = selection.flow.clone() {
            flow::flow_ui(session, state.rule_book.as_deref(), &flow, selection, outbox, ui);
        } else if let Some((device, rule)) = selection.rule.clone() {
            rule::rule_ui(session, state.rule_book.as_deref(), (&device, &rule), selection, outbox, ui);
        } else if let Some(item) = selection.single().cloned() {
            item_ui(session, &item, state, selection, outbox, ui);
        } else if selection.items.len() > 1 {
            several_ui(selection, outbox, ui);
        } else if let Some(pair) = selection.pair.clone() {
            flow::pair_ui(session, &pair, selection, outbox, ui);
        } else {
            project::project_ui(session, state, selection, outbox, ui);
        }
        ui.add_space(16.0);
    });
    state.wants_name = false;
}

fn item_ui(
    session: &Session,
    item: &Item,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    match item {
        Item::Segment(id) => segment::segment_ui(session, id, state, selection, outbox, ui),
        Item::Device(id) => device::device_ui(session, id, state, selection, outbox, ui),
        Item::Link(id) => link::link_ui(session, id, state, selection, outbox, ui),
        Item::Server(id) => server::server_ui(session, id, state, selection, outbox, ui),
        Item::Tunnel(id) => tunnel::tunnel_ui(session, id, state, selection, outbox, ui),
        Item::Restriction(id) => restriction::restriction_ui(session, id, state, selection, outbox, ui),
        Item::Domain(id) => domains::domain_ui(session, id, state, selection, outbox, ui),
        Item::Trust(id) => domains::trust_ui(session, id, selection, outbox, ui),
    }
    problems_ui(session, item, ui);
}

/// The problems of the selected thing, where the eye is already.
fn problems_ui(session: &Session, item: &Item, ui: &mut Ui) {
    let problems = problems_of(session, item);
    if problems.is_empty() {
        return;
    }
    hairline(ui);
    let palette = Palette::of(ui);
    for problem in problems.into_iter().take(8) {
        ui.horizontal_top(|ui| {
            let (glyph, colour) = severity_icon(palette, problem.severity);
            ui.label(RichText::new(glyph).size(15.0).color(colour));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(&problem.message);
                ui.label(small(&problem.hint));
            });
        });
    }
}

fn several_ui(selection: &Selection, outbox: &mut Outbox, ui: &mut Ui) {
    ui.label(RichText::new(format!("{} selected", counted(selection.items.len(), "thing", "things"))).heading());
    let count = |is_kind: fn(&Item) -> bool| selection.items.iter().filter(|item| is_kind(item)).count();
    let kinds = [
        (count(|item| matches!(item, Item::Segment(_))), "segment", "segments"),
        (count(|item| matches!(item, Item::Device(_))), "device", "devices"),
        (count(|item| matches!(item, Item::Server(_))), "server", "servers"),
        (count(|item| matches!(item, Item::Link(_))), "link", "links"),
        (count(|item| matches!(item, Item::Tunnel(_))), "tunnel", "tunnels"),
        (count(|item| matches!(item, Item::Restriction(_))), "path restriction", "path restrictions"),
        (count(|item| matches!(item, Item::Domain(_))), "domain", "domains"),
        (count(|item| matches!(item, Item::Trust(_))), "trust", "trusts"),
    ];
    let parts: Vec<String> =
        kinds.into_iter().filter(|kind| kind.0 > 0).map(|(count, one, many)| counted(count, one, many)).collect();
    ui.label(dim(parts.join(", ")));
    ui.add_space(8.0);
    let boxes = selection.items.iter().filter(|item| matches!(item, Item::Segment(_) | Item::Device(_))).count();
    let mut commands = Vec::new();
    if boxes > 1 {
        commands.extend([UiCommand::AlignLeft, UiCommand::AlignTop]);
    }
    if boxes > 2 {
        commands.extend([UiCommand::DistributeHorizontally, UiCommand::DistributeVertically]);
    }
    if count(|item| matches!(item, Item::Link(_))) > 1 {
        commands.push(UiCommand::RestrictPaths);
    }
    if selection.items.len() == 2 && selection.items.iter().filter_map(tunnel_end).count() == 2 {
        commands.push(UiCommand::TunnelBetween);
    }
    if boxes > 0 || count(|item| matches!(item, Item::Server(_))) > 0 {
        commands.push(UiCommand::Duplicate);
    }
    commands.push(UiCommand::Delete);
    for command in commands {
        action_button(ui, command, outbox);
    }
}

/// Flows as a list; a click shows one of them.
fn flow_list(session: &Session, flows: &[&Flow], selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    for flow in flows.iter().take(MOST_FLOWS) {
        let application = &session.catalog().endpoint(flow.endpoint).application_protocol;
        let what = format!("{} {} {application}", flow.protocol.name().to_uppercase(), flows::ports_text(flow));
        let from = flows::segment_name(project, &flow.source_segment);
        let to = flows::segment_name(project, &flow.destination_segment);
        if list_row(ui, &what, &format!("{from} → {to}"), false).clicked() {
            selection.clear();
            selection.flow = Some(flow.id.clone());
            outbox.command(UiCommand::ShowFlows);
        }
    }
    if flows.len() > MOST_FLOWS {
        ui.label(small(format!("and {} more", counted(flows.len() - MOST_FLOWS, "flow", "flows"))));
    }
}

/// A button as wide as the inspector that runs a command.
fn action_button(ui: &mut Ui, command: UiCommand, outbox: &mut Outbox) {
    let text = format!("{}  {}", command.icon(), command.text());
    let button = egui::Button::new(text).min_size(egui::vec2(ui.available_width(), 28.0));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, command.text()));
    if response.on_hover_text(command.tooltip()).clicked() {
        outbox.command(command);
    }
}

/// Duplicate and delete, at the end of what is said of one thing.
fn footer_ui(ui: &mut Ui, can_duplicate: bool, outbox: &mut Outbox) {
    hairline(ui);
    ui.horizontal(|ui| {
        let commands = [(UiCommand::Duplicate, can_duplicate), (UiCommand::Delete, true)];
        for (command, is_shown) in commands {
            if !is_shown {
                continue;
            }
            let response = ui.button(format!("{}  {}", command.icon(), command.text()));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, command.text()));
            if response.on_hover_text(command.tooltip()).clicked() {
                outbox.command(command);
            }
        }
    });
}

/// The title of a thing: an icon in its colour, its kind, and its name to change.
fn title_ui(ui: &mut Ui, glyph: &str, colour: egui::Color32, kind: &str) {
    ui.horizontal(|ui| {
        crate::gui::widgets::tile(ui, glyph, colour, 20.0);
        ui.label(RichText::new(kind).heading());
    });
    ui.add_space(4.0);
}

/// Refuses an empty name.
fn read_name(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err("A name is needed".to_owned()) } else { Ok(text.to_owned()) }
}

//! The palette at the left: what can be drawn, and the roles that servers can have.
//!
//! Everything can be dragged onto the diagram, and everything can be had with the keyboard or a double click as well:
//! Enter on a role puts a server into the selected segment, Enter on a thing to draw takes up its tool.

use egui::{Key, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, vec2};

use crate::catalog::Role;
use crate::gui::canvas;
use crate::gui::command::UiCommand;
use crate::gui::icons;
use crate::gui::state::{DragPayload, Outbox, Selection, Tool};
use crate::gui::theme::{self, Hue, Palette};
use crate::gui::widgets::{caption, dim, filter_field, focus_ring, paint_tile};
use crate::ids::SegmentId;
use crate::project::{Item, Project};
use crate::session::Session;

/// Side of the coloured tile before a name, in points.
const TILE_SIDE: f32 = 18.0;

/// What the palette remembers.
#[derive(Debug, Default)]
pub struct PaletteState {
    /// Shown are only roles with this in their name.
    pub filter: String,
}

/// The segment that a role would be placed into: the selected one, or that of the selected server.
pub fn target_segment(project: &Project, selection: &Selection) -> Option<SegmentId> {
    match selection.single() {
        Some(Item::Segment(id)) => Some(id.clone()),
        Some(Item::Server(id)) => project.servers.get(id).map(|server| server.segment.clone()),
        _ if project.segments.len() == 1 => project.segments.keys().next().cloned(),
        _ => None,
    }
}

/// Shows the palette.
pub fn palette_ui(
    session: &Session,
    tool: Tool,
    state: &mut PaletteState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    filter_field(ui, &mut state.filter, "Filter roles", "Filter roles…", f32::INFINITY);
    ui.add_space(2.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let wanted = state.filter.trim().to_lowercase();
        draw_section_ui(tool, &wanted, outbox, ui);
        roles_ui(session, &wanted, selection, outbox, ui);
        ui.add_space(12.0);
    });
}

fn draw_section_ui(tool: Tool, wanted: &str, outbox: &mut Outbox, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let entries = [
        ("Segment", UiCommand::ToolSegment, Tool::PlaceSegment, Some(DragPayload::NewSegment), palette.accent),
        ("Firewall", UiCommand::ToolFirewall, Tool::PlaceFirewall, Some(DragPayload::NewFirewall), palette.risk_high),
        ("Router", UiCommand::ToolRouter, Tool::PlaceRouter, Some(DragPayload::NewRouter), palette.text_dim),
        ("Link", UiCommand::ToolLink, Tool::DrawLink, None, palette.text_dim),
        ("Tunnel", UiCommand::ToolTunnel, Tool::DrawTunnel, None, palette.tunnel),
    ];
    let entries: Vec<_> = entries.into_iter().filter(|entry| entry.0.to_lowercase().contains(wanted)).collect();
    if entries.is_empty() {
        return;
    }
    caption(ui, "Draw");
    for (name, command, its_tool, payload, colour) in entries {
        let response = entry_ui(ui, name, command.icon(), colour, tool == its_tool);
        if let Some(payload) = payload {
            response.dnd_set_drag_payload(payload);
        }
        let is_chosen = response.clicked() || is_entered(ui, &response);
        let keys = command.shortcut().map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default();
        response.on_hover_text(format!("{} ({keys})", command.tooltip()));
        if is_chosen {
            outbox.command(if tool == its_tool { UiCommand::ToolSelect } else { command });
        }
    }
}

fn roles_ui(session: &Session, wanted: &str, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let catalog = session.catalog();
    let mut categories: Vec<(&str, Vec<&Role>)> = Vec::new();
    for role in catalog.placeable_roles() {
        let found = wanted.is_empty()
            || [&role.name, &role.category, &role.short].iter().any(|text| text.to_lowercase().contains(wanted));
        if !found {
            continue;
        }
        match categories.iter_mut().find(|(category, _)| *category == role.category) {
            Some((_, roles)) => roles.push(role),
            None => categories.push((&role.category, vec![role])),
        }
    }
    if categories.is_empty() && !wanted.is_empty() {
        ui.add_space(10.0);
        ui.label(dim("No role has this in its name"));
    }
    let palette = Palette::of(ui);
    for (category, roles) in categories {
        caption(ui, category);
        for role in roles {
            let colour = palette.hue(Hue::of_category(&role.category));
            let response = entry_ui(ui, &role.name, icons::glyph(&role.icon), colour, false);
            response.dnd_set_drag_payload(DragPayload::Role(role.id.clone()));
            let is_placed = response.double_clicked() || is_entered(ui, &response);
            response.on_hover_ui(|ui| role_tooltip_ui(role, ui));
            if is_placed {
                place_role(session, role, selection, outbox);
            }
        }
    }
}

fn role_tooltip_ui(role: &Role, ui: &mut Ui) {
    ui.set_max_width(320.0);
    ui.label(crate::gui::widgets::strong(&role.name));
    ui.label(&role.description);
    ui.label(crate::gui::widgets::small("Drag it onto a segment, or double-click to put it into the selected one"));
}

/// Puts a server with the role into the selected segment and selects the server's segment further on.
pub fn place_role(session: &Session, role: &Role, selection: &mut Selection, outbox: &mut Outbox) {
    let project = session.project();
    match target_segment(project, selection) {
        Some(segment) => {
            let (_, edit) = canvas::place_role(project, session.catalog(), &role.id, &segment);
            let name = project.segments.get(&segment).map_or("", |segment| segment.name.as_str());
            outbox.toast(format!("{} added to {name}", role.name));
            outbox.edit(edit);
            selection.only(Item::Segment(segment));
        }
        None if project.segments.is_empty() => outbox.toast("Draw a segment first: servers stand in segments"),
        None => outbox.toast("Select the segment first that the server shall stand in, or drag the role onto it"),
    }
}

fn is_entered(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn entry_ui(ui: &mut Ui, name: &str, glyph: &str, colour: egui::Color32, is_on: bool) -> Response {
    let palette = Palette::of(ui);
    let width = ui.available_width();
    // A long name takes a second line: names that begin alike would be the same without their ends.
    let mut job = egui::text::LayoutJob::default();
    job.append(name, 0.0, egui::TextFormat::simple(egui::FontId::proportional(theme::BODY_POINTS), palette.text));
    job.wrap =
        egui::text::TextWrapping { max_width: width - 6.0 - TILE_SIDE - 12.0, max_rows: 2, ..Default::default() };
    let galley = ui.painter().layout_job(job);
    let height = (galley.size().y + 9.0).max(26.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_on, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_on {
        ui.painter().rect_filled(rect, 6.0, palette.accent_background);
    } else if response.hovered() || response.dragged() {
        ui.painter().rect_filled(rect, 6.0, palette.panel_raised);
    }
    let middle = rect.left_center() + vec2(6.0 + TILE_SIDE / 2.0, 0.0);
    let tile = Rect::from_center_size(middle, vec2(TILE_SIDE, TILE_SIDE));
    paint_tile(ui, tile, glyph, colour);
    let place = egui::pos2(tile.right() + 9.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, palette.text);
    focus_ring(ui, rect, &response);
    response
}

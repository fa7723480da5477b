//! Find anything: commands, segments, devices, servers, ports and roles, by typing a few letters.

use egui::{Key, Label, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, WidgetType, vec2};
use strum::IntoEnumIterator as _;

use crate::gui::command::{CommandEnv, UiCommand};
use crate::gui::icons;
use crate::gui::theme::{Hue, Palette};
use crate::gui::widgets::{dim, small};
use crate::gui::words;
use crate::ids::RoleId;
use crate::project::{DeviceKind, Item};
use crate::session::Session;

/// The most hits that are listed.
const MOST_HITS: usize = 40;

/// What the palette remembers while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindState {
    /// What was typed.
    pub query: String,
    chosen: usize,
}

/// What was found and chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Run a command.
    Command(UiCommand),
    /// Select a thing and show it.
    Item(Item),
    /// Filter the flows.
    Flows(String),
    /// Look a port or a word up in the catalog.
    Catalog(String),
    /// Put a server with this role into the selected segment.
    Role(RoleId),
}

struct Hit {
    score: u32,
    glyph: &'static str,
    colour: egui::Color32,
    text: String,
    detail: String,
    keys: Option<egui::KeyboardShortcut>,
    found: Found,
}

/// How well the words fit a text: 0 for not at all, more for the beginning of the text or of a word.
fn score(query: &str, text: &str) -> u32 {
    let text = text.to_lowercase();
    let mut total = 0;
    for word in query.split_whitespace() {
        let points = if text == word {
            100
        } else if text.starts_with(word) {
            60
        } else if text.split(|character: char| !character.is_alphanumeric()).any(|part| part.starts_with(word)) {
            40
        } else if text.contains(word) {
            15
        } else {
            return 0;
        };
        total += points;
    }
    total + 1
}

fn hits(session: Option<&Session>, env: &CommandEnv, query: &str, palette: &Palette) -> Vec<Hit> {
    let query = query.trim().to_lowercase();
    let mut hits = Vec::new();
    for command in UiCommand::iter().filter(|command| *command != UiCommand::CommandPalette && command.is_enabled(env))
    {
        let score = score(&query, command.text()).max(score(&query, command.tooltip()) / 4);
        if score > 0 {
            let menu: &str = command.menu().into();
            hits.push(Hit {
                score,
                glyph: command.icon(),
                colour: palette.text_dim,
                text: command.text().to_owned(),
                detail: menu.to_owned(),
                keys: command.shortcut(),
                found: Found::Command(command),
            });
        }
    }
    if let Some(session) = session
        && !query.is_empty()
    {
        item_hits(session, &query, palette, &mut hits);
        lookup_hits(session, &query, palette, &mut hits);
    }
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    hits.truncate(MOST_HITS);
    hits
}

fn item_hits(session: &Session, query: &str, palette: &Palette, hits: &mut Vec<Hit>) {
    let project = session.project();
    let mut add = |score: u32, glyph, colour, text: &str, detail: String, item: Item| {
        if score > 0 {
            let found = Found::Item(item);
            hits.push(Hit { score: score + 8, glyph, colour, text: text.to_owned(), detail, keys: None, found });
        }
    };
    for (id, segment) in project.segments.iter() {
        let prefixes: Vec<String> = segment.prefixes.iter().map(ToString::to_string).collect();
        let prefixes = prefixes.join(", ");
        let points = score(query, &segment.name).max(score(query, &prefixes));
        let glyph = egui_phosphor::regular::RECTANGLE;
        add(points, glyph, palette.segment(segment.kind), &segment.name, prefixes, Item::Segment(id.clone()));
    }
    for (id, device) in project.devices.iter() {
        let (glyph, kind) = match device.kind {
            DeviceKind::Firewall => (UiCommand::ToolFirewall.icon(), "firewall"),
            DeviceKind::Router => (UiCommand::ToolRouter.icon(), "router"),
        };
        let points = score(query, &device.name);
        add(points, glyph, palette.risk_high, &device.name, kind.to_owned(), Item::Device(id.clone()));
    }
    for (id, tunnel) in project.tunnels.iter() {
        let kind = words::tunnel_kind(tunnel.kind);
        let points = score(query, &tunnel.name).max(score(query, kind) / 2);
        let glyph = UiCommand::ToolTunnel.icon();
        let detail = format!("{kind} tunnel, {}", words::tunnel_ends(project, tunnel));
        add(points, glyph, palette.tunnel, &tunnel.name, detail, Item::Tunnel(id.clone()));
    }
    for (id, restriction) in project.restrictions.iter() {
        let points = score(query, &restriction.name);
        let (glyph, item) = (UiCommand::RestrictPaths.icon(), Item::Restriction(id.clone()));
        add(points, glyph, palette.risk_middle, &restriction.name, "path restriction".to_owned(), item);
    }
    for (id, domain) in project.domains.iter() {
        let glyph = egui_phosphor::regular::TREE_STRUCTURE;
        let points = score(query, &domain.name);
        add(points, glyph, palette.accent, &domain.name, "domain".to_owned(), Item::Domain(id.clone()));
    }
    for (id, server) in project.servers.iter() {
        let role = server.roles.first().and_then(|role| session.catalog().role_by_id(role.as_str()));
        let addresses: Vec<String> = server.addresses.iter().map(ToString::to_string).collect();
        let points = score(query, &server.name)
            .max(score(query, &addresses.join(" ")))
            .max(role.map_or(0, |role| score(query, &role.name) / 2));
        let segment = project.segments.get(&server.segment).map_or("", |segment| segment.name.as_str());
        let detail = role.map_or(segment.to_owned(), |role| format!("{} in {segment}", role.name));
        let glyph = role.map_or(icons::FALLBACK, |role| icons::glyph(&role.icon));
        let colour = palette.hue(Hue::of_category(role.map_or("", |role| role.category.as_str())));
        add(points, glyph, colour, &server.name, detail, Item::Server(id.clone()));
    }
}

fn lookup_hits(session: &Session, query: &str, palette: &Palette, hits: &mut Vec<Hit>) {
    let mut add = |score: u32, glyph, text: String, detail: &str, found: Found| {
        hits.push(Hit { score, glyph, colour: palette.text_dim, text, detail: detail.to_owned(), keys: None, found });
    };
    if query.split('/').next().is_some_and(|port| port.parse::<crate::net::PortRange>().is_ok()) {
        let glyph = egui_phosphor::regular::FLOW_ARROW;
        add(90, glyph, format!("Flows on port {query}"), "this project", Found::Flows(format!("port:{query}")));
        let glyph = egui_phosphor::regular::BOOK_OPEN;
        add(89, glyph, format!("Who uses port {query}?"), "catalog", Found::Catalog(query.to_owned()));
    } else {
        let glyph = egui_phosphor::regular::FUNNEL;
        add(2, glyph, format!("Filter the flows for “{query}”"), "this project", Found::Flows(query.to_owned()));
        let glyph = egui_phosphor::regular::BOOK_OPEN;
        add(1, glyph, format!("Look “{query}” up in the catalog"), "catalog", Found::Catalog(query.to_owned()));
    }
    for role in session.catalog().placeable_roles() {
        let points = score(query, &role.name);
        if points > 0 {
            let found = Found::Role(role.id.clone());
            add(
                points.saturating_sub(5).max(1),
                icons::glyph(&role.icon),
                format!("Place {}", role.name),
                "role",
                found,
            );
        }
    }
}

/// Shows the palette; gives what was chosen.
pub fn find_ui(session: Option<&Session>, env: &CommandEnv, state: &mut FindState, ui: &mut Ui) -> Option<Found> {
    let palette = Palette::of(ui);
    let width = 560.0;
    ui.set_width(width);
    let (is_down, is_up, is_entered) = ui.input_mut(|input| {
        (
            input.consume_key(egui::Modifiers::NONE, Key::ArrowDown),
            input.consume_key(egui::Modifiers::NONE, Key::ArrowUp),
            input.key_pressed(Key::Enter),
        )
    });
    let field = TextEdit::singleline(&mut state.query)
        .id_salt("find")
        .hint_text(dim("Search servers, ports, commands…"))
        .margin(egui::Margin::symmetric(10, 8))
        .font(egui::FontId::proportional(15.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |builder| builder.set_label("Find anything"));
    if response.changed() {
        state.chosen = 0;
    }
    if !response.has_focus() && !is_entered {
        response.request_focus();
    }
    let hits = hits(session, env, &state.query, palette);
    if hits.is_empty() {
        ui.add_space(8.0);
        ui.label(dim("Nothing found"));
        return None;
    }
    let last = hits.len() - 1;
    if is_down {
        state.chosen = if state.chosen >= last { 0 } else { state.chosen + 1 };
    }
    if is_up {
        state.chosen = if state.chosen == 0 { last } else { state.chosen - 1 };
    }
    state.chosen = state.chosen.min(last);
    let mut found = None;
    ui.add_space(4.0);
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (position, hit) in hits.into_iter().enumerate() {
            let is_chosen = position == state.chosen;
            let response = hit_ui(&hit, is_chosen, palette, ui);
            if is_chosen && (is_down || is_up) {
                response.scroll_to_me(None);
            }
            if response.clicked() || (is_chosen && is_entered) {
                found = Some(hit.found);
            }
        }
    });
    found
}

fn hit_ui(hit: &Hit, is_chosen: bool, palette: &Palette, ui: &mut Ui) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, is_chosen, &hit.text));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_chosen {
        ui.painter().rect_filled(rect, 6.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, palette.panel_raised);
    }
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, 0.0))).layout(layout));
    if let Some(keys) = &hit.keys {
        row.label(small(row.ctx().format_shortcut(keys)));
    }
    row.scope(|ui| {
        ui.set_max_width(rect.width() * 0.4);
        ui.add(Label::new(small(&hit.detail)).truncate());
    });
    row.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.label(RichText::new(hit.glyph).size(16.0).color(hit.colour));
        ui.add(Label::new(&hit.text).truncate());
    });
    response
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn beginnings_count_more_than_middles() {
        assert!(score("dc1", "dc1") > score("dc", "dc1"));
        assert!(score("fit", "Fit diagram in view") > score("view", "Fit diagram in view"));
        assert_eq!(score("xyz", "Fit diagram in view"), 0);
        assert!(score("fit view", "Fit diagram in view") > 0);
    }
}

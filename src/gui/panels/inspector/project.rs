//! The inspector when nothing is selected: the project, its domains, tunnels, path restrictions and defaults.

use egui::{RichText, Ui};
use strum::IntoEnumIterator as _;

use super::{InspectorState, domains, options, policy, read_name};
use crate::gui::state::{Outbox, Selection};
use crate::gui::widgets::{Field, counted, hairline, list_row, row, section, small};
use crate::gui::words;
use crate::project::{Edit, Item, Routing};
use crate::session::Session;

pub(super) fn project_ui(
    session: &Session,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    ui.label(RichText::new("Project").heading());
    ui.add_space(4.0);
    row(ui, "Name", |ui| {
        let field = Field::new("project-name", "Project name", &project.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name) {
            outbox.edit(Edit::Describe { name, description: project.description.clone() });
        }
    });
    row(ui, "Description", |ui| {
        let field = Field::new("project-description", "Description", &project.description).rows(3);
        if let Some(description) = field.show_text(ui) {
            let name = if project.name.trim().is_empty() { "Untitled".to_owned() } else { project.name.clone() };
            outbox.edit(Edit::Describe { name, description });
        }
    });
    row(ui, "Paths", |ui| {
        ui.horizontal(|ui| {
            let mut routing = project.routing;
            for choice in Routing::iter() {
                ui.selectable_value(&mut routing, choice, words::routing(choice));
            }
            if routing != project.routing {
                outbox.edit(Edit::SetRouting(routing));
            }
        });
        ui.label(small(words::routing_meaning(project.routing)));
    });
    hairline(ui);
    domains::domains_ui(session, selection, outbox, ui);
    hairline(ui);
    tunnels_ui(session, selection, ui);
    hairline(ui);
    restrictions_ui(session, selection, ui);
    hairline(ui);
    policy::policy_ui(session, state, selection, outbox, ui);
    hairline(ui);
    options::project_options_ui(session, state, outbox, ui);
}

fn tunnels_ui(session: &Session, selection: &mut Selection, ui: &mut Ui) {
    let project = session.project();
    let count = project.tunnels.len();
    section(ui, "tunnels", "Tunnels", &count.to_string(), count > 0, |ui| {
        if count == 0 {
            ui.label(small("None. Press T, then draw from one device, segment or server to another"));
        }
        for (id, tunnel) in project.tunnels.iter() {
            let response = list_row(ui, &tunnel.name, words::tunnel_kind(tunnel.kind), false);
            if response.on_hover_text(words::tunnel_ends(project, tunnel)).clicked() {
                selection.only(Item::Tunnel(id.clone()));
            }
        }
    });
}

fn restrictions_ui(session: &Session, selection: &mut Selection, ui: &mut Ui) {
    let project = session.project();
    let count = project.restrictions.len();
    section(ui, "restrictions", "Path restrictions", &count.to_string(), count > 0, |ui| {
        if count == 0 {
            ui.label(small("None. Select links that no path passes both of, then press P"));
        }
        for (id, restriction) in project.restrictions.iter() {
            let links = counted(restriction.links.len(), "link", "links");
            if list_row(ui, &restriction.name, &links, false).clicked() {
                selection.only(Item::Restriction(id.clone()));
            }
        }
    });
}

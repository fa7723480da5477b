//! The inspector of a tunnel: its ends and its kind, what it carries, and what the devices between see.

use egui::{Label, Ui};
use strum::IntoEnumIterator as _;

use super::{InspectorState, ROW_END, flow_list, footer_ui, read_name, title_ui};
use crate::engine::Flow;
use crate::gui::command::UiCommand;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, choice, choice_of, hairline, icon_button, row, section, small};
use crate::gui::words;
use crate::ids::TunnelId;
use crate::project::{Edit, Project, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind};
use crate::session::Session;

pub(super) fn tunnel_ui(
    session: &Session,
    id: &TunnelId,
    state: &InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(tunnel) = project.tunnels.get(id) else { return };
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut Tunnel)| {
        let mut next = Tunnel::clone(tunnel);
        change(&mut next);
        outbox.edit(Edit::PutTunnel(id.clone(), next));
    };
    title_ui(ui, UiCommand::ToolTunnel.icon(), Palette::of(ui).tunnel, "Tunnel");
    row(ui, "Name", |ui| {
        let field = Field::new((id, "name"), "Name", &tunnel.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name) {
            put(outbox, &|next| next.name.clone_from(&name));
        }
    });
    row(ui, "Kind", |ui| {
        let kinds = TunnelKind::iter();
        if let Some(kind) = choice(ui, (id, "kind"), "Kind", tunnel.kind, kinds, words::tunnel_kind) {
            put(outbox, &|next| next.kind = kind);
        }
    });
    if let Some(encapsulation) = session.catalog().encapsulation(tunnel.kind.into()) {
        ui.add(Label::new(small(&encapsulation.description)).wrap());
    }
    for (position, label) in ["First end", "Second end"].into_iter().enumerate() {
        let end = if position == 0 { &tunnel.first } else { &tunnel.second };
        let name = words::tunnel_end(project, end);
        row(ui, label, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - 2.0 * ROW_END;
                let picked = ui.scope(|ui| {
                    ui.set_max_width(room);
                    picker(ui, (id, label), name, None, || ends(project, tunnel))
                });
                let picked = picked.inner;
                if let Some(chosen) = picked.and_then(Picked::entry) {
                    put(outbox, &|next| {
                        let place = if position == 0 { &mut next.first } else { &mut next.second };
                        place.clone_from(&chosen);
                    });
                }
                let go = egui_phosphor::regular::ARROW_RIGHT;
                if icon_button(ui, go, &format!("Select {} {name}", end_kind(end)), true).clicked() {
                    selection.only(words::item_of_end(end));
                }
                let swap = egui_phosphor::regular::ARROWS_DOWN_UP;
                if position == 0 && icon_button(ui, swap, "Swap the ends", true).clicked() {
                    put(outbox, &|next| std::mem::swap(&mut next.first, &mut next.second));
                }
            });
        });
    }
    row(ui, "Opened by", |ui| {
        let initiators = TunnelInitiator::iter();
        let text = |initiator: &TunnelInitiator| match initiator {
            TunnelInitiator::Either => "Either end".to_owned(),
            TunnelInitiator::First => format!("Only {}", words::tunnel_end(project, &tunnel.first)),
        };
        let chosen = choice_of(ui, (id, "initiator"), "Opened by", &tunnel.initiator, initiators, text);
        if let Some(initiator) = chosen {
            put(outbox, &|next| next.initiator = initiator);
        }
    });
    row(ui, "Note", |ui| {
        if let Some(note) = Field::new((id, "note"), "Note", &tunnel.note).rows(2).show_text(ui) {
            put(outbox, &|next| next.note.clone_from(&note));
        }
    });
    hairline(ui);
    let flows = &session.report().flows;
    let outer: Vec<&Flow> =
        flows.iter().filter(|flow| flow.carries.as_ref().is_some_and(|carried| carried.tunnel == *id)).collect();
    section(ui, "tunnel-outside", "What devices between see", &outer.len().to_string(), true, |ui| {
        if outer.is_empty() {
            ui.label(small("Nothing: no device stands between the ends, or the tunnel carries nothing"));
        }
        flow_list(session, &outer, selection, outbox, ui);
    });
    hairline(ui);
    let carried: Vec<&Flow> = flows.iter().filter(|flow| flow.path.tunnels.contains(id)).collect();
    section(ui, "tunnel-inside", "What it carries", &carried.len().to_string(), true, |ui| {
        if carried.is_empty() {
            ui.label(small("No planned flow has its source behind one end and its destination behind the other"));
        }
        flow_list(session, &carried, selection, outbox, ui);
    });
    footer_ui(ui, false, outbox);
}

const fn end_kind(end: &TunnelEnd) -> &'static str {
    match end {
        TunnelEnd::Device(_) => "device",
        TunnelEnd::Segment(_) => "segment",
        TunnelEnd::Server(_) => "server",
    }
}

/// What else the tunnel could end at.
fn ends(project: &Project, tunnel: &Tunnel) -> Vec<Entry<TunnelEnd>> {
    let devices = project.devices.keys().cloned().map(TunnelEnd::Device);
    let segments = project.segments.keys().cloned().map(TunnelEnd::Segment);
    let servers = project.servers.keys().cloned().map(TunnelEnd::Server);
    let free = devices.chain(segments).chain(servers).filter(|end| !tunnel.ends().contains(&end));
    free.map(|end| Entry::new(words::tunnel_end(project, &end), end_kind(&end), end.clone())).collect()
}

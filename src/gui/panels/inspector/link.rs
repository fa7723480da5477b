//! The inspector of a link, which is an interface of a device; and the list of a device's interfaces.

use egui::{Sense, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::{InspectorState, ROW_END, footer_ui, server, title_ui};
use crate::gui::command::UiCommand;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, choice, hairline, heading, icon_button, list_row, row, section, small};
use crate::gui::words;
use crate::ids::{DeviceId, LinkId};
use crate::net::AddressBlock;
use crate::project::{Edit, Item, Link, Passage, Project};
use crate::session::Session;

/// The addresses of an interface, as they are typed.
pub(super) fn addresses_text(addresses: &[AddressBlock]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn link_ui(
    session: &Session,
    id: &LinkId,
    state: &InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(link) = project.links.get(id) else { return };
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut Link)| {
        let mut next = Link::clone(link);
        change(&mut next);
        outbox.edit(Edit::batch("edit interface", vec![Edit::PutLink(id.clone(), next)]));
    };
    title_ui(ui, UiCommand::ToolLink.icon(), Palette::of(ui).text_dim, "Interface");
    row(ui, "Device", |ui| {
        let name = project.devices.get(&link.device).map_or(link.device.as_str(), |device| &device.name);
        if ui.link(name).clicked() {
            selection.only(Item::Device(link.device.clone()));
        }
    });
    row(ui, "Segment", |ui| {
        let name = project.segments.get(&link.segment).map_or(link.segment.as_str(), |segment| &segment.name);
        if ui.link(name).clicked() {
            selection.only(Item::Segment(link.segment.clone()));
        }
    });
    row(ui, "Name", |ui| {
        let field = Field::new((id, "name"), "Name", &link.interface).hint("eth0, outside…").focused(state.wants_name);
        if let Some(name) = field.show_text(ui) {
            put(outbox, &|next| next.interface.clone_from(&name));
        }
    });
    row(ui, "Addresses", |ui| {
        let text = addresses_text(&link.addresses);
        let field = Field::new((id, "addresses"), "Addresses", &text).hint("10.1.0.1/24");
        if let Some(addresses) = field.show(ui, server::read_addresses) {
            put(outbox, &|next| next.addresses.clone_from(&addresses));
        }
    });
    row(ui, "Passage", |ui| {
        if let Some(passage) = choice(ui, (id, "passage"), "Passage", link.passage, Passage::iter(), words::passage) {
            put(outbox, &|next| next.passage = passage);
        }
        if link.passage != Passage::Both {
            ui.label(small("Nothing passes it the other way, answers neither"));
        }
    });
    hairline(ui);
    heading(ui, "Path restrictions");
    let restrictions: Vec<_> = words::restrictions_of(project, id).collect();
    if restrictions.is_empty() {
        ui.label(small("None. Select a second link too (Shift and click), then press P: no path passes both"));
    }
    for (restriction_id, restriction) in restrictions {
        let others = format!("{} links", restriction.links.len());
        if list_row(ui, &restriction.name, &others, false).clicked() {
            selection.only(Item::Restriction(restriction_id.clone()));
        }
    }
    footer_ui(ui, false, outbox);
}

/// The interfaces of a device, each with its segment.
pub(super) fn interfaces_ui(
    session: &Session,
    id: &DeviceId,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let links: Vec<_> = project.links.iter().filter(|(_, link)| link.device == *id).collect();
    section(ui, "interfaces", "Interfaces", &links.len().to_string(), true, |ui| {
        if links.len() < 2 {
            ui.label(small("A firewall separates something only when it links two segments or more"));
        }
        for (link_id, link) in &links {
            let Some(segment) = project.segments.get(&link.segment) else { continue };
            ui.horizontal(|ui| {
                let colour = Palette::of(ui).segment(segment.kind);
                let (dot, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                ui.painter().rect_filled(dot, 3.0, colour);
                let width = ui.available_width() - ROW_END;
                ui.scope(|ui| {
                    ui.set_max_width(width);
                    let known = interface_text(link);
                    let response = list_row(ui, &segment.name, &known, false);
                    if response.on_hover_text("Name, addresses and direction of the interface").clicked() {
                        selection.only(Item::Link((*link_id).clone()));
                    }
                });
                let label = format!("Unlink {}", segment.name);
                if icon_button(ui, egui_phosphor::regular::X, &label, true).clicked() {
                    outbox.edit(Edit::batch("remove link", vec![Edit::Remove(vec![Item::Link((*link_id).clone())])]));
                }
            });
        }
        let picked = picker(ui, (id, "add-link"), "Link a segment…", None, || {
            project
                .segments
                .iter()
                .filter(|(segment, _)| links.iter().all(|(_, link)| link.segment != **segment))
                .map(|(segment_id, segment)| {
                    Entry::new(segment.name.clone(), super::segment::kind_text(segment.kind), segment_id.clone())
                })
                .collect()
        });
        if let Some(segment) = picked.and_then(Picked::entry) {
            let link = Link::new(id.clone(), segment.clone());
            outbox.edit(Edit::PutLink(Project::link_id(id, &segment), link));
        }
    });
}

/// What is known of an interface, in a few words.
fn interface_text(link: &Link) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !link.interface.is_empty() {
        parts.push(link.interface.clone());
    }
    parts.extend(link.addresses.first().map(ToString::to_string));
    match link.passage {
        Passage::Both => {}
        Passage::IntoDevice => parts.push("in only".to_owned()),
        Passage::OutOfDevice => parts.push("out only".to_owned()),
    }
    parts.join(" · ")
}

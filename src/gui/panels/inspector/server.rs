//! The inspector of a server, or of a group of like servers.

use egui::{ComboBox, Ui};
use strum::IntoEnumIterator as _;

use super::{InspectorState, footer_ui, options, read_name, title_ui};
use crate::gui::icons;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::{Hue, Palette};
use crate::gui::widgets::{Field, hairline, heading, removable_tag, row, small};
use crate::ids::{RoleId, ServerId};
use crate::net::AddressBlock;
use crate::project::{Domain, Edit, Os, Server, Use};
use crate::session::Session;

const fn os_text(os: Os) -> &'static str {
    match os {
        Os::Windows2000 => "Windows 2000",
        Os::WindowsXp => "Windows XP",
        Os::WindowsServer2003 => "Server 2003",
        Os::WindowsServer2003R2 => "Server 2003 R2",
        Os::WindowsServer2008 => "Server 2008",
        Os::WindowsServer2012R2 => "Server 2012 R2",
        Os::WindowsServer2016 => "Server 2016",
        Os::WindowsServer2019 => "Server 2019",
        Os::WindowsServer2022 => "Server 2022",
        Os::WindowsServer2025 => "Server 2025",
        Os::Other => "Anything else",
    }
}

fn role_name<'c>(session: &'c Session, role: &'c RoleId) -> &'c str {
    session.catalog().role_by_id(role.as_str()).map_or(role.as_str(), |role| role.name.as_str())
}

pub(super) fn read_addresses(text: &str) -> Result<Vec<AddressBlock>, String> {
    text.split([',', ';', ' ', '\n'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            part.parse::<AddressBlock>().map_err(|_error| format!("{part} is not an address such as 10.1.0.10"))
        })
        .collect()
}

fn read_count(text: &str) -> Result<u32, String> {
    let wrong = || "A whole number, at least 1".to_owned();
    match text.trim().replace([',', '.', ' '], "").parse::<u32>() {
        Ok(0) => Err(wrong()),
        Ok(count) => Ok(count),
        Err(_not_a_number) => Err(wrong()),
    }
}

pub(super) fn server_ui(
    session: &Session,
    id: &ServerId,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(server) = project.servers.get(id) else { return };
    let role = server.roles.first().and_then(|role| session.catalog().role_by_id(role.as_str()));
    let palette = Palette::of(ui);
    let glyph = role.map_or(icons::FALLBACK, |role| icons::glyph(&role.icon));
    let colour = palette.hue(Hue::of_category(role.map_or("", |role| role.category.as_str())));
    title_ui(ui, glyph, colour, if server.count > 1 { "Group of servers" } else { "Server" });
    identity_ui(session, id, server, state, selection, outbox, ui);
    hairline(ui);
    heading(ui, "Uses");
    ui.label(small("What no catalog can know, such as: this web farm uses that database"));
    uses_ui(session, id, server, outbox, ui);
    hairline(ui);
    options::server_options_ui(session, id, server, state, outbox, ui);
    footer_ui(ui, true, outbox);
}

fn identity_ui(
    session: &Session,
    id: &ServerId,
    server: &Server,
    state: &InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut Server)| {
        let mut next = server.clone();
        change(&mut next);
        outbox.edit(Edit::PutServer(id.clone(), next));
    };
    row(ui, "Name", |ui| {
        let field = Field::new((id, "name"), "Name", &server.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name) {
            put(outbox, &|next| next.name.clone_from(&name));
        }
    });
    row(ui, "Segment", |ui| {
        let name = |segment: &crate::ids::SegmentId| {
            project.segments.get(segment).map_or(segment.to_string(), |segment| segment.name.clone())
        };
        let picked = picker(ui, (id, "segment"), &name(&server.segment), None, || {
            project
                .segments
                .iter()
                .map(|(id, segment)| {
                    Entry::new(segment.name.clone(), super::segment::kind_text(segment.kind), id.clone())
                })
                .collect()
        });
        if let Some(segment) = picked.and_then(Picked::entry)
            && segment != server.segment
        {
            outbox.edit(Edit::MoveServers(vec![id.clone()], segment));
        }
    });
    row(ui, "Roles", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for role in &server.roles {
                let name = role_name(session, role);
                if removable_tag(ui, name, &format!("Remove role {name}")) {
                    put(outbox, &|next| next.roles.retain(|other| other != role));
                }
            }
            let picked = picker(ui, (id, "role"), "Add role…", None, || {
                session
                    .catalog()
                    .placeable_roles()
                    .filter(|role| !server.roles.contains(&role.id))
                    .map(|role| Entry::new(role.name.clone(), role.category.clone(), role.id.clone()))
                    .collect()
            });
            if let Some(role) = picked.and_then(Picked::entry) {
                put(outbox, &|next| next.roles.push(role.clone()));
            }
        });
    });
    row(ui, "Domain", |ui| domain_ui(session, id, server, selection, outbox, ui));
    row(ui, "System", |ui| {
        let mut os = server.os;
        ComboBox::from_id_salt((id, "os")).selected_text(os_text(os)).width(ui.available_width()).truncate().show_ui(
            ui,
            |ui| {
                for choice in Os::iter() {
                    ui.selectable_value(&mut os, choice, os_text(choice));
                }
            },
        );
        if os != server.os {
            put(outbox, &|next| next.os = os);
        }
    });
    row(ui, "Hosts", |ui| {
        let text = server.count.to_string();
        if let Some(count) = Field::new((id, "count"), "Hosts", &text).show(ui, read_count) {
            put(outbox, &|next| next.count = count);
        }
    });
    row(ui, "Addresses", |ui| {
        let text: Vec<String> = server.addresses.iter().map(AddressBlock::to_string).collect();
        let text = text.join(", ");
        let field = Field::new((id, "addresses"), "Addresses", &text).hint("anywhere in the segment");
        if let Some(addresses) = field.show(ui, read_addresses) {
            put(outbox, &|next| next.addresses.clone_from(&addresses));
        }
    });
    row(ui, "Note", |ui| {
        if let Some(note) = Field::new((id, "note"), "Note", &server.note).rows(2).show_text(ui) {
            put(outbox, &|next| next.note.clone_from(&note));
        }
    });
}

fn domain_ui(
    session: &Session,
    id: &ServerId,
    server: &Server,
    _selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let current = server
        .domain
        .as_ref()
        .map_or("none", |id| project.domains.get(id).map_or(id.as_str(), |domain| domain.name.as_str()));
    let hint = "Choose, or type a new name such as corp.example";
    let picked = picker(ui, (id, "domain"), current, Some(hint), || {
        let mut entries = vec![Entry::new("none", "not joined", None)];
        entries
            .extend(project.domains.iter().map(|(id, domain)| Entry::new(domain.name.clone(), "", Some(id.clone()))));
        entries
    });
    let mut next = server.clone();
    match picked {
        Some(Picked::Entry(domain)) if domain != server.domain => {
            next.domain = domain;
            outbox.edit(Edit::PutServer(id.clone(), next));
        }
        Some(Picked::Text(name)) => {
            let domain = project.new_domain_id(&name);
            next.domain = Some(domain.clone());
            let edits =
                vec![Edit::PutDomain(domain, Domain { name, ..Domain::default() }), Edit::PutServer(id.clone(), next)];
            outbox.edit(Edit::batch("join domain", edits));
        }
        Some(Picked::Entry(_)) | None => {}
    }
}

fn uses_ui(session: &Session, id: &ServerId, server: &Server, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let name = |used: &Use| match used {
        Use::Server(other) => project.servers.get(other).map_or(other.to_string(), |other| other.name.clone()),
        Use::Role(role) => format!("every {}", role_name(session, role)),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for used in &server.uses {
            let text = name(used);
            if removable_tag(ui, &text, &format!("No longer use {text}")) {
                let mut next = server.clone();
                next.uses.retain(|other| other != used);
                outbox.edit(Edit::PutServer(id.clone(), next));
            }
        }
        let picked = picker(ui, (id, "uses"), "Add…", None, || {
            let servers = project.servers.iter().filter(|(other, _)| *other != id).map(|(other, server)| {
                let segment = project.segments.get(&server.segment).map_or("", |segment| segment.name.as_str());
                Entry::new(server.name.clone(), segment, Use::Server(other.clone()))
            });
            let roles = session.catalog().placeable_roles().filter(|role| {
                !role.offers.is_empty() || project.servers.values().any(|server| server.roles.contains(&role.id))
            });
            let roles =
                roles.map(|role| Entry::new(format!("Every {}", role.name), "role", Use::Role(role.id.clone())));
            servers.chain(roles).filter(|entry| !server.uses.contains(&entry.value)).collect()
        });
        if let Some(used) = picked.and_then(Picked::entry) {
            let mut next = server.clone();
            next.uses.push(used);
            outbox.edit(Edit::PutServer(id.clone(), next));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_addresses_are_read_as_people_write_them() {
        assert_eq!(read_count(" 1,200 "), Ok(1200));
        assert!(read_count("0").is_err() && read_count("many").is_err());
        assert_eq!(read_addresses("10.1.0.10, 10.1.0.11").map(|list| list.len()), Ok(2));
        assert_eq!(read_addresses("").map(|list| list.len()), Ok(0));
        assert!(read_addresses("10.1.0.300").is_err());
    }
}

//! The inspector of a firewall or router.

use std::collections::BTreeSet;

use egui::Ui;
use strum::IntoEnumIterator as _;

use super::{InspectorState, device_rules, footer_ui, link, read_name, title_ui, translation};
use crate::gui::command::UiCommand;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, checkbox, choice, hairline, list_row, row, section, small};
use crate::gui::words;
use crate::ids::DeviceId;
use crate::project::{Device, DeviceKind, Edit, Helper, Item, Platform, RelayKind};
use crate::session::Session;

const fn kind_text(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Firewall => "Firewall",
        DeviceKind::Router => "Router",
    }
}

const fn platform_text(platform: Platform) -> &'static str {
    match platform {
        Platform::Generic => "Not said",
        Platform::Nftables => "Linux nftables",
        Platform::Iptables => "Linux iptables",
        Platform::CiscoAsa => "Cisco ASA",
        Platform::CiscoIos => "Cisco IOS",
        Platform::JuniperSrx => "Juniper SRX",
        Platform::PanOs => "Palo Alto PAN-OS",
        Platform::Fortios => "Fortinet FortiOS",
        Platform::WindowsFirewall => "Windows Firewall",
        Platform::AzureNsg => "Azure network security group",
        Platform::AwsTerraform => "AWS security group (Terraform)",
        Platform::Aerleon => "Aerleon policy",
    }
}

pub(super) fn device_ui(
    session: &Session,
    id: &DeviceId,
    state: &InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(device) = project.devices.get(id) else { return };
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut Device)| {
        let mut next = Device::clone(device);
        change(&mut next);
        outbox.edit(Edit::PutDevice(id.clone(), next));
    };
    let palette = Palette::of(ui);
    let (glyph, colour) = match device.kind {
        DeviceKind::Firewall => (UiCommand::ToolFirewall.icon(), palette.risk_high),
        DeviceKind::Router => (UiCommand::ToolRouter.icon(), palette.text_dim),
    };
    title_ui(ui, glyph, colour, kind_text(device.kind));
    row(ui, "Name", |ui| {
        let field = Field::new((id, "name"), "Name", &device.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name) {
            put(outbox, &|next| next.name.clone_from(&name));
        }
    });
    row(ui, "Kind", |ui| {
        let mut kind = device.kind;
        ui.horizontal(|ui| {
            for choice in DeviceKind::iter() {
                ui.selectable_value(&mut kind, choice, kind_text(choice));
            }
        });
        if kind != device.kind {
            put(outbox, &|next| next.kind = kind);
        }
    });
    row(ui, "Platform", |ui| {
        if let Some(platform) =
            choice(ui, (id, "platform"), "Platform", device.platform, Platform::iter(), platform_text)
        {
            put(outbox, &|next| next.platform = platform);
        }
    });
    row(ui, "Answers", |ui| {
        let mut is_stateful = device.is_stateful;
        let hint = "A stateful device lets answers through by itself; a stateless one needs a rule for each direction";
        if checkbox(ui, &mut is_stateful, "Stateful").on_hover_text(hint).changed() {
            put(outbox, &|next| next.is_stateful = is_stateful);
        }
    });
    row(ui, "Helpers", |ui| {
        ui.horizontal(|ui| {
            for helper in Helper::iter() {
                let mut is_on = device.helpers.contains(&helper);
                let name = helper.to_string().to_uppercase();
                let hint = format!("Reads the {name} control channel and lets the data connections through by itself");
                if checkbox(ui, &mut is_on, &name).on_hover_text(hint).changed() {
                    put(outbox, &|next| {
                        next.helpers.retain(|other| *other != helper);
                        if is_on {
                            next.helpers.push(helper);
                            next.helpers.sort();
                        }
                    });
                }
            }
        });
    });
    row(ui, "Note", |ui| {
        if let Some(note) = Field::new((id, "note"), "Note", &device.note).rows(2).show_text(ui) {
            put(outbox, &|next| next.note.clone_from(&note));
        }
    });
    hairline(ui);
    link::interfaces_ui(session, id, selection, outbox, ui);
    hairline(ui);
    device_rules::rules_ui(session, state.rule_book.as_deref(), (id, device), outbox, ui);
    hairline(ui);
    redundancy_ui(session, id, device, selection, outbox, ui);
    hairline(ui);
    relays_ui(id, device, outbox, ui);
    hairline(ui);
    translation::translations_ui(session, id, device, outbox, ui);
    footer_ui(ui, true, outbox);
}

/// The pair or cluster that the device belongs to: one that there is, or a new one.
fn redundancy_ui(
    session: &Session,
    id: &DeviceId,
    device: &Device,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let group = device.redundancy_group.as_str();
    let others = project.devices.iter().filter(|(other, _)| *other != id);
    let members: Vec<_> =
        others.clone().filter(|(_, other)| !group.is_empty() && other.redundancy_group == group).collect();
    section(ui, "redundancy", "Redundancy", group, !group.is_empty(), |ui| {
        ui.label(small(
            "Members of a group stand in for each other: a path passes one of them, and all of them get its rules",
        ));
        row(ui, "Group", |ui| {
            let shown = if group.is_empty() { "none" } else { group };
            let picked = picker(ui, (id, "group"), shown, Some("Choose, or type a new name"), || {
                let names: BTreeSet<&str> = others.map(|(_, other)| other.redundancy_group.as_str()).collect();
                let mut entries = vec![Entry::new("none", "stands alone", String::new())];
                let groups = names.into_iter().filter(|name| !name.is_empty());
                entries.extend(groups.map(|name| Entry::new(name, "group", name.to_owned())));
                entries
            });
            let chosen = picked.map(|picked| match picked {
                Picked::Entry(name) | Picked::Text(name) => name,
            });
            if let Some(name) = chosen.filter(|name| name != group) {
                outbox.edit(Edit::PutDevice(id.clone(), Device { redundancy_group: name, ..device.clone() }));
            }
        });
        if !group.is_empty() && members.is_empty() {
            ui.label(small("No other device is in this group yet"));
        }
        for (other, member) in members {
            if list_row(ui, &member.name, kind_text(member.kind), false).clicked() {
                selection.only(Item::Device(other.clone()));
            }
        }
    });
}

fn relays_ui(id: &DeviceId, device: &Device, outbox: &mut Outbox, ui: &mut Ui) {
    let detail: Vec<&str> = device.relays.iter().map(|relay| words::relay(*relay)).collect();
    section(ui, "relays", "Relays", &detail.join(", "), !device.relays.is_empty(), |ui| {
        ui.label(small("Broadcasts end at a device unless it passes them on by itself"));
        for relay in RelayKind::iter() {
            let mut is_on = device.relays.contains(&relay);
            if checkbox(ui, &mut is_on, words::relay(relay)).on_hover_text(words::relay_meaning(relay)).changed() {
                let mut next = device.clone();
                next.relays.retain(|other| *other != relay);
                if is_on {
                    next.relays.push(relay);
                }
                outbox.edit(Edit::PutDevice(id.clone(), next));
            }
        }
    });
}

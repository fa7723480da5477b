//! The inspector of a firewall or router, and of a link.

use egui::{ComboBox, Ui};
use strum::IntoEnumIterator as _;

use super::{InspectorState, footer_ui, read_name, title_ui};
use crate::gui::command::UiCommand;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, checkbox, counted, dim, hairline, heading, icon_button, row, small};
use crate::ids::{DeviceId, LinkId};
use crate::project::{Device, DeviceKind, Edit, Helper, Item, Link, Platform, Project};
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
        let mut platform = device.platform;
        ComboBox::from_id_salt((id, "platform"))
            .selected_text(platform_text(platform))
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for choice in Platform::iter() {
                    ui.selectable_value(&mut platform, choice, platform_text(choice));
                }
            })
            .response
            .on_hover_text("Whose rule language the device speaks");
        if platform != device.platform {
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
    links_ui(session, id, selection, outbox, ui);
    let rules = session.report().flows.iter().filter(|flow| flow.enforcement_points().any(|other| other == id)).count();
    ui.add_space(6.0);
    ui.label(small(format!("{} to let through here", counted(rules, "flow", "flows"))));
    footer_ui(ui, true, outbox);
}

fn links_ui(session: &Session, id: &DeviceId, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let links: Vec<_> = project.links.iter().filter(|(_, link)| link.device == *id).collect();
    heading(ui, "Linked segments");
    if links.len() < 2 {
        ui.label(small("A firewall separates something only when it links two segments or more"));
    }
    for (link_id, link) in &links {
        let Some(segment) = project.segments.get(&link.segment) else { continue };
        ui.horizontal(|ui| {
            let colour = Palette::of(ui).segment(segment.kind);
            let (dot, _) = ui.allocate_exact_size(egui::vec2(10.0, 10.0), egui::Sense::hover());
            ui.painter().rect_filled(dot, 3.0, colour);
            if ui.link(&segment.name).clicked() {
                selection.only(Item::Segment(link.segment.clone()));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = format!("Unlink {}", segment.name);
                if icon_button(ui, egui_phosphor::regular::X, &label, true).clicked() {
                    outbox.edit(Edit::batch("remove link", vec![Edit::Remove(vec![Item::Link((*link_id).clone())])]));
                }
            });
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
}

pub(super) fn link_ui(session: &Session, id: &LinkId, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let Some(link) = project.links.get(id) else { return };
    title_ui(ui, UiCommand::ToolLink.icon(), Palette::of(ui).text_dim, "Link");
    ui.label(dim("Between"));
    if let Some(device) = project.devices.get(&link.device)
        && ui.link(&device.name).clicked()
    {
        selection.only(Item::Device(link.device.clone()));
    }
    if let Some(segment) = project.segments.get(&link.segment)
        && ui.link(&segment.name).clicked()
    {
        selection.only(Item::Segment(link.segment.clone()));
    }
    footer_ui(ui, false, outbox);
}

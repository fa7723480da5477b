//! The path of a flow: the devices that see it, in which side and out which, the tunnels that carry it, and the devices
//! that see only those.

use egui::{RichText, Ui, vec2};

use super::flow_list;
use crate::engine::{Carried, Flow, Hop, HopSide, PathBetween};
use crate::gui::command::UiCommand;
use crate::gui::panels::flows::{device_name, segment_name};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::{Palette, SMALL_POINTS};
use crate::gui::widgets::{coloured_tag, counted, heading, section, small, tag};
use crate::gui::words;
use crate::ids::{DeviceId, TunnelId};
use crate::project::{Item, Project};
use crate::session::Session;

/// A stop on the way.
enum Stop<'f> {
    Segment(&'f crate::ids::SegmentId),
    Device(&'f DeviceId),
    Tunnel(&'f TunnelId),
}

/// The stops of a path with each tunnel at the place where packets enter it.
fn stops(flow: &Flow) -> Vec<Stop<'_>> {
    let path = &flow.path;
    let mut stops = vec![Stop::Segment(&flow.source_segment)];
    let mut open: Vec<&TunnelId> = path.tunnels.iter().collect();
    for device in &path.devices {
        let hops = || path.hops.iter().filter(|hop| hop.device == *device);
        for hop in hops() {
            stops.extend(entered(&hop.from, &mut open));
        }
        stops.push(Stop::Device(device));
        for hop in hops() {
            stops.extend(entered(&hop.to, &mut open));
        }
    }
    stops.extend(open.into_iter().map(Stop::Tunnel));
    if flow.crosses() {
        stops.push(Stop::Segment(&flow.destination_segment));
    }
    stops
}

/// The tunnel on this side of a passage, the first time that it is met.
fn entered<'f>(side: &HopSide, open: &mut Vec<&'f TunnelId>) -> Option<Stop<'f>> {
    let HopSide::Tunnel(tunnel) = side else { return None };
    let place = open.iter().position(|other| *other == tunnel)?;
    Some(Stop::Tunnel(open.remove(place)))
}

pub(super) fn path_ui(session: &Session, flow: &Flow, selection: &mut Selection, ui: &mut Ui) {
    let project = session.project();
    let path = &flow.path;
    heading(ui, "Path");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        let palette = Palette::of(ui);
        for (position, stop) in stops(flow).into_iter().enumerate() {
            if position > 0 {
                ui.label("→");
            }
            let (response, item) = match stop {
                Stop::Segment(id) => (tag(ui, segment_name(project, id)), Item::Segment(id.clone())),
                Stop::Device(id) => (tag(ui, device_name(project, id)), Item::Device(id.clone())),
                Stop::Tunnel(id) => {
                    let text = format!("{} {}", egui_phosphor::regular::LOCK_SIMPLE, words::tunnel(project, id));
                    (coloured_tag(ui, &text, palette.tunnel), Item::Tunnel(id.clone()))
                }
            };
            if response.on_hover_text("Select it").clicked() {
                selection.only(item);
            }
        }
    });
    let helpers: Vec<&str> = flow.helped_by.iter().map(|id| device_name(project, id)).collect();
    if !helpers.is_empty() {
        ui.label(small(format!("No rule needed on {}: its helper reads the control channel", helpers.join(", "))));
    }
    let transit: Vec<&str> = path.transit_segments.iter().map(|id| segment_name(project, id)).collect();
    if !transit.is_empty() {
        ui.label(small(format!("Through {}", transit.join(", "))));
    }
    warnings_ui(path, ui);
    hops_ui(project, path, selection, ui);
    hidden_ui(project, path, selection, ui);
}

fn warnings_ui(path: &PathBetween, ui: &mut Ui) {
    let colour = Palette::of(ui).risk_middle;
    let mut warn = |text: &str| {
        let text = format!("{} {text}", egui_phosphor::regular::WARNING);
        ui.label(RichText::new(text).size(SMALL_POINTS).color(colour));
    };
    if path.is_asymmetric {
        warn("Answers come back through other devices: a stateful one that sees half of it drops it");
    }
    if path.is_approximate {
        warn("There are too many paths to look at each: some of these devices may lie on none");
    }
}

/// Each passage through a device, where there is more to say than its name.
fn hops_ui(project: &Project, path: &PathBetween, selection: &mut Selection, ui: &mut Ui) {
    if path.hops.len() < 2 && path.tunnels.is_empty() {
        return;
    }
    section(ui, "hops", "Passages", &path.hops.len().to_string(), path.hops.len() <= 6, |ui| {
        for hop in &path.hops {
            let sides = format!("{} → {}", side_text(project, hop, &hop.from), side_text(project, hop, &hop.to));
            ui.spacing_mut().item_spacing.y = 1.0;
            if ui.link(device_name(project, &hop.device)).clicked() {
                selection.only(Item::Device(hop.device.clone()));
            }
            ui.label(small(sides));
            ui.add_space(4.0);
        }
    });
}

/// A side of a passage: the interface's name with the segment, or the tunnel.
fn side_text(project: &Project, hop: &Hop, side: &HopSide) -> String {
    match side {
        HopSide::Segment(id) => {
            let at = |link: &&std::sync::Arc<crate::project::Link>| link.device == hop.device && link.segment == *id;
            let interface = project.links.values().find(at).map_or("", |link| link.interface.as_str());
            let name = segment_name(project, id);
            if interface.is_empty() { name.to_owned() } else { format!("{interface} ({name})") }
        }
        HopSide::Tunnel(id) => format!("tunnel {}", words::tunnel(project, id)),
    }
}

/// The devices that let a tunnel through and see nothing of what is in it.
fn hidden_ui(project: &Project, path: &PathBetween, selection: &mut Selection, ui: &mut Ui) {
    if path.hidden_devices.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.label(small("See only the tunnel, and need no rule for this flow:"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        for id in &path.hidden_devices {
            if coloured_tag(ui, device_name(project, id), Palette::of(ui).text_dim).clicked() {
                selection.only(Item::Device(id.clone()));
            }
        }
    });
}

/// For the outside of a tunnel: what is in it.
pub(super) fn carried_ui(
    session: &Session,
    carried: &Carried,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    heading(ui, "The outside of a tunnel");
    let name = words::tunnel(project, &carried.tunnel);
    ui.horizontal(|ui| {
        let text = format!("{} {name}", egui_phosphor::regular::LOCK_SIMPLE);
        if coloured_tag(ui, &text, Palette::of(ui).tunnel).clicked() {
            selection.only(Item::Tunnel(carried.tunnel.clone()));
            outbox.command(UiCommand::ShowDiagram);
        }
        ui.label(small(words::tunnel_kind(carried.kind)));
    });
    let flows: Vec<&Flow> = session.report().flows.iter().filter(|flow| carried.flows.contains(&flow.id)).collect();
    let title = format!("It carries {}", counted(flows.len(), "flow", "flows"));
    section(ui, "carried", &title, "", flows.len() <= 12, |ui| flow_list(session, &flows, selection, outbox, ui));
}

//! What would happen if the button were let go now: for things from the palette, for chips, and for links.

use std::sync::Arc;

use egui::{DragAndDrop, Pos2, Rect, Ui};
use petgraph::graph::NodeIndex;

use super::interact::copies;
use super::model::NodeModel;
use super::scene::device_word;
use super::state::Gesture;
use super::{Canvas, place};
use crate::gui::state::DragPayload;
use crate::ids::{RoleId, SegmentId, ServerId};
use crate::project::{CanvasItem, DeviceKind, Edit, Item};

/// What would happen.
pub(super) struct Plan {
    /// The box that it would happen to.
    pub(super) target: Option<NodeIndex>,
    /// What it would happen to, where that is less than a box: outlined, on the canvas.
    pub(super) outline: Option<Rect>,
    /// A sentence for the pointer.
    pub(super) text: String,
    /// Whether it cannot be done here.
    pub(super) is_refused: bool,
    /// The edit, and what is selected afterwards.
    pub(super) edit: Option<(Edit, Item)>,
}

impl Plan {
    pub(super) fn to(target: Option<NodeIndex>, text: impl Into<String>, edit: Edit, item: Item) -> Self {
        Self { target, outline: None, text: text.into(), is_refused: false, edit: Some((edit, item)) }
    }

    pub(super) fn hint(text: impl Into<String>) -> Self {
        Self { target: None, outline: None, text: text.into(), is_refused: false, edit: None }
    }

    pub(super) fn refusal(target: Option<NodeIndex>, text: impl Into<String>) -> Self {
        Self { target, outline: None, text: text.into(), is_refused: true, edit: None }
    }

    pub(super) fn around(self, outline: Option<Rect>) -> Self {
        Self { outline, ..self }
    }
}

impl Canvas<'_> {
    /// The plan for what is being dragged over the diagram; carried out when the button is let go.
    pub(super) fn drop_target(&mut self, ui: &Ui) -> Option<Plan> {
        if let Gesture::Link { from, .. } = &self.state.gesture {
            let pointer = self.pointer(ui)?;
            return Some(self.plan_link(from, pointer));
        }
        if let Gesture::Tunnel { from, .. } = &self.state.gesture {
            let pointer = self.pointer(ui)?;
            return Some(self.plan_tunnel(from, pointer));
        }
        if let Gesture::Trust { from } = &self.state.gesture {
            return self.plan_trust(ui, from);
        }
        let payload = DragAndDrop::payload::<DragPayload>(ui.ctx())?;
        let pos = ui.input(|input| input.pointer.interact_pos())?;
        let is_over = self.area.contains(pos) && ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id());
        if !is_over {
            return None;
        }
        if matches!(*payload, DragPayload::Servers(_)) {
            self.pan_at_edges(ui);
        }
        let pointer = self.meta.screen_to_canvas_pos(pos);
        let plan = match &*payload {
            DragPayload::Servers(servers) if copies(ui) => self.plan_copies(servers, pointer),
            _ => self.plan_drop(&payload, pointer),
        };
        if !ui.input(|input| input.pointer.any_released()) {
            return Some(plan);
        }
        DragAndDrop::clear_payload(ui.ctx());
        let renames = matches!(*payload, DragPayload::NewSegment);
        if let Some((edit, item)) = plan.edit {
            self.put_new(item, edit, renames);
        } else if plan.is_refused {
            self.outbox.toast(plan.text);
        }
        None
    }

    fn plan_drop(&self, payload: &Arc<DragPayload>, pointer: Pos2) -> Plan {
        let segment = self.state.scene.segment_at(pointer);
        match &**payload {
            DragPayload::Role(role) => self.plan_role(role, segment, pointer),
            DragPayload::Servers(servers) => self.plan_servers(servers, segment, pointer),
            DragPayload::NewSegment => {
                let center = place::center_of_dropped_segment(pointer);
                let (id, edit) = place::add_segment(self.diagram.project, center);
                Plan::to(None, "Add a segment here", edit, Item::Segment(id))
            }
            DragPayload::NewFirewall => self.plan_device(DeviceKind::Firewall, segment, pointer),
            DragPayload::NewRouter => self.plan_device(DeviceKind::Router, segment, pointer),
        }
    }

    fn segment_id(&self, index: NodeIndex) -> Option<(SegmentId, String)> {
        self.state.scene.segment(index).map(|segment| (segment.id.clone(), segment.name.clone()))
    }

    fn plan_role(&self, role: &RoleId, segment: Option<NodeIndex>, pointer: Pos2) -> Plan {
        let catalog = self.diagram.catalog;
        let known = catalog.role_by_id(role.as_str());
        let name = place::role_name(known, role);
        if known.is_none_or(|role| role.is_abstract) {
            return Plan::refusal(segment, format!("{name} is no role that can be placed"));
        }
        let project = self.diagram.project;
        if let Some((target, (id, segment_name))) = segment.and_then(|index| Some((index, self.segment_id(index)?))) {
            let (server, edit) = place::place_role(project, catalog, role, &id);
            return Plan::to(Some(target), format!("Place {name} in {segment_name}"), edit, Item::Server(server));
        }
        let center = place::center_of_dropped_segment(pointer);
        let (id, edit) = place::place_role_on_ground(project, catalog, role, center);
        Plan::to(None, format!("Place {name} in a new segment"), edit, Item::Segment(id))
    }

    fn plan_servers(&self, servers: &[ServerId], segment: Option<NodeIndex>, pointer: Pos2) -> Plan {
        let project = self.diagram.project;
        let what = self.words_for(servers);
        let Some(first) = servers.first() else { return Plan::hint(String::new()) };
        if let Some((target, (id, segment_name))) = segment.and_then(|index| Some((index, self.segment_id(index)?))) {
            let stands_there =
                |server: &ServerId| project.servers.get(server).is_some_and(|server| server.segment == id);
            if servers.iter().all(stands_there) {
                return Plan::hint(format!("{what} stays in {segment_name}"));
            }
            let edit = Edit::MoveServers(servers.to_vec(), id);
            return Plan::to(Some(target), format!("Move {what} to {segment_name}"), edit, Item::Server(first.clone()));
        }
        let center = place::center_of_dropped_segment(pointer);
        let (id, edit) = place::move_servers_to_ground(project, servers, center);
        Plan::to(None, format!("Move {what} to a new segment"), edit, Item::Segment(id))
    }

    /// With Ctrl held, servers are copied instead of moved.
    fn plan_copies(&self, servers: &[ServerId], pointer: Pos2) -> Plan {
        let project = self.diagram.project;
        let what = self.words_for(servers);
        let target = self.state.scene.segment_at(pointer).and_then(|index| Some((index, self.segment_id(index)?)));
        let Some((target, (id, segment_name))) = target else {
            return Plan::hint(format!("Copy {what} to a segment"));
        };
        match place::copy_servers(project, servers, &id) {
            Some((copy, edit)) => {
                Plan::to(Some(target), format!("Copy {what} to {segment_name}"), edit, Item::Server(copy))
            }
            None => Plan::hint(String::new()),
        }
    }

    /// What is dragged, in words.
    fn words_for(&self, servers: &[ServerId]) -> String {
        match servers {
            [only] => {
                self.diagram.project.servers.get(only).map_or_else(|| only.to_string(), |server| server.name.clone())
            }
            many => format!("{} servers", many.len()),
        }
    }

    fn plan_device(&self, kind: DeviceKind, segment: Option<NodeIndex>, pointer: Pos2) -> Plan {
        let project = self.diagram.project;
        let word = device_word(kind).to_lowercase();
        let target = segment.and_then(|index| Some((index, self.segment_id(index)?, self.state.scene.rect(index)?)));
        if let Some((target, (id, name), rect)) = target {
            let (device, edit) = place::add_linked_device(project, kind, (&id, rect), pointer);
            return Plan::to(Some(target), format!("Add a {word} at {name}"), edit, Item::Device(device));
        }
        let (device, edit) = place::add_device(project, kind, pointer);
        Plan::to(None, format!("Add a {word} here"), edit, Item::Device(device))
    }

    /// What a link from here to the pointer would do.
    pub(super) fn plan_link(&self, from: &CanvasItem, pointer: Pos2) -> Plan {
        let scene = &self.state.scene;
        let Some(source) = scene.node_of(from) else { return Plan::hint(String::new()) };
        let target = scene.node_at(pointer, |_| true).filter(|target| *target != source);
        let (Some(target), Some(start)) = (target, scene.node(source)) else {
            return Plan::hint(match from {
                CanvasItem::Segment(_) => "Link to a device, or to another segment through a new firewall",
                CanvasItem::Device(_) => "Link to a segment",
            });
        };
        let Some(end) = scene.node(target) else { return Plan::hint(String::new()) };
        let names = format!("{} and {}", start.payload().name(), end.payload().name());
        let project = self.diagram.project;
        match (start.payload(), end.payload()) {
            (NodeModel::Device(device), NodeModel::Segment(segment))
            | (NodeModel::Segment(segment), NodeModel::Device(device)) => {
                match place::link(project, &device.id, &segment.id) {
                    Some(edit) => {
                        let id = crate::project::Project::link_id(&device.id, &segment.id);
                        Plan::to(Some(target), format!("Link {names}"), edit, Item::Link(id))
                    }
                    None => Plan::refusal(Some(target), format!("{names} are linked already")),
                }
            }
            (NodeModel::Segment(a), NodeModel::Segment(b)) => {
                let ends = ((&a.id, start.display().rect), (&b.id, end.display().rect));
                let (device, edit) = place::firewall_between(project, ends.0, ends.1);
                Plan::to(Some(target), format!("Put a firewall between {names}"), edit, Item::Device(device))
            }
            (NodeModel::Device(_), NodeModel::Device(_)) => {
                Plan::refusal(Some(target), "Devices are linked through a segment that both stand at")
            }
        }
    }
}

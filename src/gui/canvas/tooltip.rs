//! What is said of a thing when the pointer rests on it: what the diagram has no room for, and what is wrong.

use egui::{Response, RichText, Ui};

use super::Canvas;
use super::flows::counted;
use super::model::{FlowModel, NodeModel, SegmentModel};
use super::scene::device_word;
use super::shapes::Detail;
use crate::engine::Subject;
use crate::gui::risk;
use crate::gui::widgets::{severity_icon, small, strong};
use crate::gui::words;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::project::{Device, Item, Passage};

/// Wider than this, lines of a tooltip are wrapped.
const WIDTH: f32 = 320.0;
/// More problems than this are only counted.
const MOST_PROBLEMS: usize = 3;

impl Canvas<'_> {
    /// For a chip: roles in full, addresses, domain.
    pub(super) fn server_tooltip(&self, id: &ServerId, response: &Response) {
        let Some(server) = self.diagram.project.servers.get(id) else { return };
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(WIDTH);
            ui.label(strong(server.name.as_str()));
            for role in &server.roles {
                let known = self.diagram.catalog.role_by_id(role.as_str());
                ui.label(known.map_or_else(|| role.to_string(), |role| role.name.clone()));
            }
            let mut facts = Vec::new();
            if server.count > 1 {
                facts.push(counted(server.count, "host"));
            }
            facts.extend(server.addresses.iter().map(ToString::to_string));
            let domain = server.domain.as_ref().and_then(|id| self.diagram.project.domains.get(id));
            facts.extend(domain.map(|domain| domain.name.clone()));
            if !facts.is_empty() {
                ui.label(small(facts.join(", ")));
            }
            note(ui, &server.note);
            self.problems(ui, &Subject::Server(id.clone()));
        });
    }

    /// For a box or node, where there is more to say than is seen.
    pub(super) fn node_tooltip(&self, model: &NodeModel, response: &Response) {
        match model {
            NodeModel::Segment(segment) => self.segment_tooltip(segment, response),
            NodeModel::Device(device) => self.device_tooltip(&device.id, response),
        }
    }

    fn segment_tooltip(&self, model: &SegmentModel, response: &Response) {
        let Some(segment) = self.diagram.project.segments.get(&model.id) else { return };
        let says_more = Detail::at(self.meta.zoom) != Detail::Full
            || model.prefixes.len() + model.name.len() > 28
            || model.badge.is_some()
            || !segment.note.is_empty();
        if !says_more {
            return;
        }
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(WIDTH);
            ui.label(strong(segment.name.as_str()));
            for prefix in &segment.prefixes {
                ui.label(prefix.to_string());
            }
            if !model.chips.is_empty() {
                let servers = counted(model.chips.len() as u64, "server");
                ui.label(small(format!("{servers}, {}", counted(model.host_count, "host"))));
            }
            note(ui, &segment.note);
            self.problems(ui, &Subject::Segment(SegmentId::clone(&model.id)));
        });
    }

    fn device_tooltip(&self, id: &DeviceId, response: &Response) {
        let Some(device) = self.diagram.project.devices.get(id) else { return };
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(WIDTH);
            ui.label(strong(device.name.as_str()));
            let links = self.diagram.project.links.values().filter(|link| link.device == *id).count();
            let linked = counted(links as u64, "segment");
            ui.label(small(format!("{} at {linked}", device_word(device.kind))));
            for fact in self.device_facts(device) {
                ui.label(fact);
            }
            note(ui, &device.note);
            self.problems(ui, &Subject::Device(id.clone()));
            ui.label(small("Pull a link out of its border"));
        });
    }

    /// What is particular about a device, in sentences.
    fn device_facts(&self, device: &Device) -> Vec<String> {
        let mut facts = Vec::new();
        if !device.redundancy_group.is_empty() {
            facts.push(format!("Member of {}", device.redundancy_group));
        }
        if !device.is_stateful {
            facts.push("Stateless: answers need rules of their own".to_owned());
        }
        if !device.relays.is_empty() {
            let relays: Vec<&str> = device.relays.iter().map(|relay| words::relay(*relay)).collect();
            facts.push(format!("Relays {}", relays.join(", ")));
        }
        let segments = &self.diagram.project.segments;
        for translation in device.translations.iter().take(MOST_PROBLEMS) {
            let outside = segments.get(&translation.outside).map_or("", |segment| segment.name.as_str());
            facts.push(format!("{} is {} in {outside}", translation.real, translation.translated));
        }
        facts
    }

    /// For a link: what is known of the interface.
    pub(super) fn link_tooltip(&self, item: &Item, response: &Response) {
        let Item::Link(id) = item else { return };
        let project = self.diagram.project;
        let Some(link) = project.links.get(id) else { return };
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(WIDTH);
            ui.label(strong(words::link(project, id)));
            let addresses = link.addresses.iter().map(ToString::to_string);
            let known: Vec<String> =
                std::iter::once(link.interface.clone()).filter(|name| !name.is_empty()).chain(addresses).collect();
            if !known.is_empty() {
                ui.label(known.join(", "));
            }
            if link.passage != Passage::Both {
                ui.label(small(words::passage(link.passage)));
            }
            for (_, restriction) in words::restrictions_of(project, id) {
                ui.label(small(format!("In the path restriction {}", restriction.name)));
            }
            self.problems(ui, &Subject::Link(id.clone()));
        });
    }

    /// For the mark of a path restriction.
    pub(super) fn restriction_tooltip(&self, item: &Item, response: &Response) {
        let Item::Restriction(id) = item else { return };
        let project = self.diagram.project;
        let Some(restriction) = project.restrictions.get(id) else { return };
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(WIDTH);
            ui.label(strong(restriction.name.as_str()));
            ui.label("No path passes two of these links");
            for link in restriction.links.iter().take(8) {
                ui.label(small(words::link(project, link)));
            }
            note(ui, &restriction.note);
            self.problems(ui, &Subject::Restriction(id.clone()));
        });
    }

    /// For the label of an arrow.
    pub(super) fn flow_tooltip(&self, flow: &FlowModel, response: &Response) {
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(WIDTH);
            ui.label(strong(flow.label(self.diagram.project, self.diagram.catalog)));
            let flows = counted(flow.flow_count, "flow");
            ui.label(small(format!("{flows}, {}; click to list them", risk::text(flow.risk))));
        });
    }

    /// What is wrong with a thing.
    pub(super) fn problems(&self, ui: &mut Ui, subject: &Subject) {
        let about = || self.diagram.report.problems.iter().filter(|problem| problem.subjects.first() == Some(subject));
        for problem in about().take(MOST_PROBLEMS) {
            let (icon, color) = severity_icon(self.palette, problem.severity);
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(icon).color(color));
                ui.label(problem.message.as_str());
            });
        }
        let more = about().count().saturating_sub(MOST_PROBLEMS);
        if more > 0 {
            ui.label(small(format!("{more} more in the list of problems")));
        }
    }
}

fn note(ui: &mut Ui, text: &str) {
    if !text.is_empty() {
        ui.label(small(text));
    }
}

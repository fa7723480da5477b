//! Context menus: of a box, a chip, a device, a link, and the ground.

use egui::{Button, Popup, SetOpenCommand, Ui};

use super::state::{Gesture, Menu};
use super::{Canvas, place};
use crate::gui::command::UiCommand;
use crate::gui::state::Tool;
use crate::project::{CanvasItem, DeviceKind, Edit, Item, Project};

/// Longer lists of segments get a scroll bar.
const LONGEST_LIST: f32 = 360.0;

impl Canvas<'_> {
    /// The menu that a right click opened.
    pub(super) fn context_menu(&mut self, ui: &Ui) {
        let Some(mut menu) = self.state.menu.take() else { return };
        if menu.item.as_ref().is_some_and(|item| !is_alive(self.diagram.project, item)) {
            return;
        }
        let id = ui.id().with("menu");
        let open = menu.is_new.then_some(SetOpenCommand::Bool(true));
        let was_new = std::mem::take(&mut menu.is_new);
        let popup = Popup::menu(&self.ground).id(id).open_memory(open).at_position(menu.at);
        let shown = popup.show(|ui| self.menu_entries(ui, &menu));
        if was_new || shown.is_some() {
            self.state.menu = Some(menu);
        }
    }

    fn menu_entries(&mut self, ui: &mut Ui, menu: &Menu) {
        ui.set_min_width(190.0);
        match &menu.item {
            None => self.ground_entries(ui, menu),
            Some(item) => {
                if place::name_of(self.diagram.project, item).is_some()
                    && self.selection.items.len() <= 1
                    && entry(ui, "Rename", "F2")
                {
                    self.state.start_rename(item.clone(), self.diagram.project);
                }
                self.list_entries(ui, item);
                self.network_entries(ui, item);
                if is_copied(item) && entry(ui, "Duplicate", "Ctrl+D") {
                    self.duplicate_selection();
                }
                ui.separator();
                if entry(ui, "Delete", "Del") {
                    self.delete_selection();
                }
            }
        }
    }

    fn ground_entries(&mut self, ui: &mut Ui, menu: &Menu) {
        if entry(ui, "Add segment here", "") {
            self.add_segment(place::center_of_dropped_segment(menu.canvas_at));
        }
        if entry(ui, "Add firewall here", "") {
            self.add_device(DeviceKind::Firewall, menu.canvas_at);
        }
        if entry(ui, "Add router here", "") {
            self.add_device(DeviceKind::Router, menu.canvas_at);
        }
        ui.separator();
        if entry(ui, "Select all", "Ctrl+A") {
            self.select_all();
        }
        if entry(ui, "Fit diagram", "") {
            self.outbox.command(UiCommand::FitDiagram);
        }
        ui.separator();
        ui.checkbox(&mut self.state.shows_flows, "Show flows");
        ui.checkbox(&mut self.state.shows_domains, "Show domains");
        ui.checkbox(&mut self.state.shows_minimap, "Show overview map");
    }

    /// The entries that open a list of segments or devices.
    fn list_entries(&mut self, ui: &mut Ui, item: &Item) {
        let project = self.diagram.project;
        match item {
            Item::Segment(id) => {
                ui.menu_button("Link to", |ui| {
                    let choices = project.devices.iter().filter_map(|(device_id, device)| {
                        Some((device.name.as_str(), place::link(project, device_id, id)?))
                    });
                    self.choices(ui, "No other device", choices.collect());
                    ui.separator();
                    let rect = self.state.scene.rect_of(&CanvasItem::Segment(id.clone()));
                    if entry(ui, "New firewall", "")
                        && let Some(rect) = rect
                    {
                        let near = rect.right_center();
                        let kind = DeviceKind::Firewall;
                        let (device, edit) = place::add_linked_device(project, kind, (id, rect), near);
                        self.put_new(Item::Device(device), edit, false);
                    }
                });
            }
            Item::Device(id) => {
                ui.menu_button("Link to", |ui| {
                    let choices = project.segments.iter().filter_map(|(segment_id, segment)| {
                        Some((segment.name.as_str(), place::link(project, id, segment_id)?))
                    });
                    self.choices(ui, "No other segment", choices.collect());
                });
            }
            Item::Server(id) => {
                let servers = place::dragged_servers(&self.selection.items, id);
                let here = project.servers.get(id).map(|server| server.segment.clone());
                ui.menu_button("Move to segment", |ui| {
                    let choices =
                        project.segments.iter().filter(|(segment_id, _)| Some(*segment_id) != here.as_ref()).map(
                            |(segment_id, segment)| {
                                (segment.name.as_str(), Edit::MoveServers(servers.clone(), segment_id.clone()))
                            },
                        );
                    self.choices(ui, "No other segment", choices.collect());
                });
            }
            Item::Link(_) | Item::Domain(_) | Item::Trust(_) | Item::Tunnel(_) | Item::Restriction(_) => {}
        }
    }

    /// The entries about tunnels and path restrictions.
    fn network_entries(&mut self, ui: &mut Ui, item: &Item) {
        let project = self.diagram.project;
        if self.selection.items.len() > 1 {
            if let Some((made, edit)) = place::restrict(project, &self.selection.items)
                && entry(ui, UiCommand::RestrictPaths.text(), "P")
            {
                self.put_new(made, edit, false);
            }
            if let Some((made, edit)) = place::tunnel_between(project, &self.selection.items)
                && entry(ui, UiCommand::TunnelBetween.text(), "")
            {
                self.put_new(made, edit, false);
            }
        } else if let Some(from) = place::tunnel_end(item)
            && entry(ui, "Draw a tunnel from here", "")
        {
            self.state.set_tool(Tool::DrawTunnel);
            self.state.gesture = Gesture::Tunnel { from, is_sticky: true };
        }
        if let Item::Restriction(id) = item
            && entry(ui, "Pick its links", "")
        {
            self.state.pick_links(id.clone());
        }
    }

    fn choices(&mut self, ui: &mut Ui, nothing: &str, mut choices: Vec<(&str, Edit)>) {
        if choices.is_empty() {
            ui.add_enabled(false, Button::new(nothing));
            return;
        }
        choices.sort_by(|a, b| a.0.cmp(b.0));
        egui::ScrollArea::vertical().max_height(LONGEST_LIST).show(ui, |ui| {
            for (name, edit) in choices {
                if entry(ui, name, "") {
                    self.outbox.edit(edit);
                }
            }
        });
    }
}

/// A line of a menu with its shortcut; true when it was chosen.
fn entry(ui: &mut Ui, text: &str, shortcut: &str) -> bool {
    let button = if shortcut.is_empty() { Button::new(text) } else { Button::new(text).shortcut_text(shortcut) };
    let chosen = ui.add(button).clicked();
    if chosen {
        ui.close();
    }
    chosen
}

/// Whether a thing can be duplicated.
fn is_copied(item: &Item) -> bool {
    matches!(item, Item::Segment(_) | Item::Device(_) | Item::Server(_))
}

/// What a menu is about may be gone by the time it is looked at again.
fn is_alive(project: &Project, item: &Item) -> bool {
    match item {
        Item::Link(id) => project.links.contains_key(id),
        Item::Restriction(id) => project.restrictions.contains_key(id),
        _ => place::name_of(project, item).is_some(),
    }
}

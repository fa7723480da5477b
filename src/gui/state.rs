//! What the window remembers that is not part of the document: selection, view, filters.
//!
//! Nothing here is saved in a project and nothing here is undone. Selections hold ids, never positions, and dead ids are
//! dropped after every change of the document.

use std::collections::BTreeSet;

use crate::export::device::Artifact;
use crate::ids::{DeviceId, FlowId, RestrictionId, RoleId, RuleId, SegmentId};
use crate::project::{Edit, Item, Project};

use super::command::UiCommand;
use super::copy::CopyRequest;

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Things of the document.
    pub items: BTreeSet<Item>,
    /// The flow whose reasons are shown.
    pub flow: Option<FlowId>,
    /// The rule of a device that is shown; a flow is shown before it.
    pub rule: Option<(DeviceId, RuleId)>,
    /// The pair of segments picked in the grid or by an arrow of the overlay.
    pub pair: Option<(SegmentId, SegmentId)>,
}

impl Selection {
    /// Selects one thing and nothing else.
    pub fn only(&mut self, item: Item) {
        self.items.clear();
        self.items.insert(item);
        self.flow = None;
        self.rule = None;
        self.pair = None;
    }

    /// Selects a rule of a device and nothing else.
    pub fn only_rule(&mut self, device: DeviceId, rule: RuleId) {
        self.clear();
        self.rule = Some((device, rule));
    }

    /// Adds the thing, or takes it away if it was selected.
    pub fn toggle(&mut self, item: Item) {
        self.flow = None;
        self.rule = None;
        self.pair = None;
        if !self.items.remove(&item) {
            self.items.insert(item);
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether what is selected has to do with rules of devices.
    pub fn is_about_rules(&self) -> bool {
        self.flow.is_some() || self.rule.is_some() || matches!(self.single(), Some(Item::Device(_)))
    }

    /// The thing that is selected, if it is exactly one.
    pub fn single(&self) -> Option<&Item> {
        if self.items.len() == 1 { self.items.first() } else { None }
    }

    /// Drops what the document no longer has.
    pub fn retain_existing(&mut self, project: &Project) {
        self.items.retain(|item| match item {
            Item::Segment(id) => project.segments.contains_key(id),
            Item::Device(id) => project.devices.contains_key(id),
            Item::Link(id) => project.links.contains_key(id),
            Item::Server(id) => project.servers.contains_key(id),
            Item::Domain(id) => project.domains.contains_key(id),
            Item::Trust(id) => project.trusts.contains_key(id),
            Item::Tunnel(id) => project.tunnels.contains_key(id),
            Item::Restriction(id) => project.restrictions.contains_key(id),
        });
        let alive = |id: &SegmentId| project.segments.contains_key(id);
        if self.pair.as_ref().is_some_and(|(from, to)| !alive(from) || !alive(to)) {
            self.pair = None;
        }
        if self.rule.as_ref().is_some_and(|(device, _)| !project.devices.contains_key(device)) {
            self.rule = None;
        }
    }
}

/// What a panel or the canvas asks for; done at the end of the frame, never in the middle of it.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change the document, one step of undo.
    Edit(Edit),
    /// Change the document; edits in a row with the same key are one step of undo.
    EditMerging(Edit, String),
    /// Do what a menu entry does.
    Command(UiCommand),
    /// Put a table into the clipboard.
    Copy(CopyRequest),
    /// Say something in the status bar for a few seconds.
    Toast(String),
    /// Open this file; unsaved changes are asked about first.
    Open(std::path::PathBuf),
    /// Start from the sample of this name; unsaved changes are asked about first.
    StartFrom(String),
    /// Bring this into view on the diagram.
    Reveal(Item),
    /// Let links be picked on the diagram for this path restriction.
    PickLinks(RestrictionId),
    /// Show this rule of a device, with its text.
    ShowRule(DeviceId, RuleId),
    /// Keep the languages of the rules for the next start.
    RememberLanguages,
    /// Write the text of a device's rules to files.
    SaveRules(Vec<Artifact>),
    /// Show this rule of the zone policy in the inspector of the project.
    ShowPolicyRule(String),
}

/// The requests of one frame.
#[derive(Debug, Default)]
pub struct Outbox(pub Vec<Action>);

impl Outbox {
    /// Asks for an edit.
    pub fn edit(&mut self, edit: Edit) {
        self.0.push(Action::Edit(edit));
    }

    /// Asks for a command.
    pub fn command(&mut self, command: UiCommand) {
        self.0.push(Action::Command(command));
    }

    /// Asks for a message.
    pub fn toast(&mut self, text: impl Into<String>) {
        self.0.push(Action::Toast(text.into()));
    }
}

/// What is being dragged from the palette or from a chip; the payload of egui's drag and drop.
#[derive(Clone, Debug, PartialEq)]
pub enum DragPayload {
    /// A role of the palette, to be placed on a segment.
    Role(RoleId),
    /// Servers of the diagram, to be moved to another segment.
    Servers(Vec<crate::ids::ServerId>),
    /// A new segment, to be put on the canvas.
    NewSegment,
    /// A new firewall, to be put on the canvas.
    NewFirewall,
    /// A new router, to be put on the canvas.
    NewRouter,
}

/// What the pointer does on the canvas.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tool {
    /// Select and move.
    #[default]
    Select,
    /// The next click puts a segment.
    PlaceSegment,
    /// The next click puts a firewall.
    PlaceFirewall,
    /// The next click puts a router.
    PlaceRouter,
    /// Press on a device, release on a segment (or the other way round).
    DrawLink,
    /// Press on a device, a segment or a server, release on another one.
    DrawTunnel,
    /// A click on a link takes it into a path restriction, or out of it.
    PickLinks,
}

/// What the centre of the window shows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, strum::EnumIter)]
pub enum CentreTab {
    /// The diagram.
    #[default]
    Diagram,
    /// The grid of segments.
    Matrix,
    /// The rules of devices.
    Rules,
    /// The catalog.
    Catalog,
}

/// What the bottom of the window shows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, strum::EnumIter)]
pub enum BottomTab {
    /// The table of flows.
    #[default]
    Flows,
    /// What is wrong with the design.
    Problems,
    /// What could be changed, and what would follow from it.
    WhatIf,
}

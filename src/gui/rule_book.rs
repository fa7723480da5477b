//! The rules of all devices, worked out away from the frame and shared by all panels.

use std::collections::HashMap;
use std::sync::Arc;

use super::background::Background;
use crate::engine::{DeviceRules, Flow, Report, Rule, device_rules};
use crate::ids::{DeviceId, FlowId, RuleId};
use crate::project::Project;
use crate::session::Session;

/// A document and its revision.
pub type Revision = (u64, u64);

/// The rules of every device of one state of a document.
#[derive(Debug)]
pub struct RuleBook {
    /// The state.
    pub revision: Revision,
    /// By the ids of devices.
    pub devices: Vec<DeviceRules>,
    /// Positions in `devices`, by the names of devices.
    pub by_name: Vec<usize>,
    by_flow: HashMap<FlowId, Vec<(usize, usize)>>,
    /// Where each flow stood in the report.
    flow_places: HashMap<FlowId, usize>,
}

/// A rule with its device and its place there, from 1.
#[derive(Clone, Copy, Debug)]
pub struct NumberedRule<'b> {
    /// The device's rules.
    pub device: &'b DeviceRules,
    /// The number of the rule.
    pub number: usize,
    /// The rule.
    pub rule: &'b Rule,
}

impl RuleBook {
    fn new(revision: Revision, project: &Project, report: &Report) -> Self {
        let devices = device_rules(project, report);
        let mut by_flow: HashMap<FlowId, Vec<(usize, usize)>> = HashMap::new();
        for (device, rules) in devices.iter().enumerate() {
            for (position, rule) in rules.rules.iter().enumerate() {
                for flow in &rule.flows {
                    by_flow.entry(flow.clone()).or_default().push((device, position));
                }
            }
        }
        let mut by_name: Vec<usize> = (0..devices.len()).collect();
        by_name.sort_by_cached_key(|position| {
            let id = devices.get(*position).map(|rules| &rules.device);
            id.and_then(|id| project.devices.get(id)).map(|device| device.name.to_lowercase())
        });
        let flow_places = report.flows.iter().enumerate().map(|(place, flow)| (flow.id.clone(), place)).collect();
        Self { revision, devices, by_name, by_flow, flow_places }
    }

    /// The rules of a device.
    pub fn device(&self, id: &DeviceId) -> Option<&DeviceRules> {
        let place = self.devices.binary_search_by(|rules| rules.device.cmp(id)).ok()?;
        self.devices.get(place)
    }

    /// A rule of a device.
    pub fn rule(&self, device: &DeviceId, rule: &RuleId) -> Option<NumberedRule<'_>> {
        let device = self.device(device)?;
        let place = device.rules.iter().position(|other| other.id == *rule)?;
        Some(NumberedRule { device, number: place + 1, rule: device.rules.get(place)? })
    }

    /// The flows of a rule that the report has, in their order there; the report may be newer than the book.
    pub fn flows_of<'r>(&self, rule: &Rule, report: &'r Report) -> Vec<&'r Flow> {
        let known = |id: &FlowId| {
            let place = *self.flow_places.get(id)?;
            let is_there = report.flows.get(place).is_some_and(|flow| flow.id == *id);
            if is_there { Some(place) } else { report.flows.iter().position(|flow| flow.id == *id) }
        };
        let mut places: Vec<usize> = rule.flows.iter().filter_map(known).collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| report.flows.get(place)).collect()
    }

    /// The rules that a flow needs, in the order of their devices.
    pub fn rules_of_flow(&self, flow: &FlowId) -> impl Iterator<Item = NumberedRule<'_>> {
        let places = self.by_flow.get(flow).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(device, place)| {
            let device = self.devices.get(*device)?;
            Some(NumberedRule { device, number: place + 1, rule: device.rules.get(*place)? })
        })
    }
}

/// Keeps the rule book up to date.
#[derive(Debug, Default)]
pub struct RuleBooks(Background<Revision, RuleBook>);

impl RuleBooks {
    /// Has the book of the document's current state made, unless it is there.
    pub fn refresh(&mut self, document: u64, session: &Session, ctx: &egui::Context) {
        let revision = (document, session.revision());
        self.0.ask(&revision, ctx, || {
            let (project, report) = (Arc::clone(session.project()), Arc::clone(session.report()));
            move || RuleBook::new(revision, &project, &report)
        });
        if self.0.last_key().is_some_and(|(of, _)| *of != document) {
            self.0.forget();
        }
    }

    /// The last book of this document, which may be of an earlier state while the next is being made.
    pub fn last(&self) -> Option<&Arc<RuleBook>> {
        self.0.last()
    }

    /// Whether a book is being made.
    pub fn is_running(&self) -> bool {
        self.0.is_running()
    }
}

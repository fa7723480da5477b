//! Changes that are tried out, each on a thread away from the frame, with what follows from it in numbers and words.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::catalog::Catalog;
use crate::diag::Severity;
use crate::engine::{
    Change, Difference, Flow, Offer, Opening, Planned, Report, Setting, Subject, WhatIf, edit_of_settings, scenarios,
    what_if,
};
use crate::gui::panels::flows::{ports_text, segment_name};
use crate::gui::rule_book::Revision;
use crate::gui::words;
use crate::ids::DeviceId;
use crate::project::{Edit, Project};
use crate::session::Session;

/// Flows that are named of each effect; further ones are counted.
const MOST_FLOWS: usize = 200;

/// How many flows between segments become what.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct FlowCounts {
    pub(super) removed: usize,
    pub(super) added: usize,
    pub(super) changed: usize,
}

/// What a change does to a device.
#[derive(Clone, Debug)]
pub(super) struct DeviceEffect {
    pub(super) name: String,
    pub(super) before: Option<Opening>,
    pub(super) after: Option<Opening>,
}

/// A flow that is not what it was.
#[derive(Clone, Debug)]
pub(super) struct FlowEffect {
    pub(super) change: Change,
    pub(super) what: String,
    pub(super) between: String,
}

/// What an administrator has to do.
#[derive(Clone, Debug)]
pub(super) struct StepText {
    pub(super) at: String,
    pub(super) what: String,
    pub(super) how: String,
    pub(super) source: String,
}

/// What follows from a change.
#[derive(Clone, Debug, Default)]
pub(super) struct Effect {
    /// Whether flows between segments, rules or problems are others.
    pub(super) matters: bool,
    pub(super) counts: FlowCounts,
    /// What all devices let through together, before and after.
    pub(super) devices: (Opening, Opening),
    /// Ports that servers open to other segments, before and after.
    pub(super) exposed: (u64, u64),
    pub(super) by_device: Vec<DeviceEffect>,
    pub(super) flows: Vec<FlowEffect>,
    /// Flows that are not named.
    pub(super) more_flows: usize,
    pub(super) steps: Vec<StepText>,
    pub(super) new_problems: Vec<(Severity, String)>,
    pub(super) solved_problems: usize,
}

/// Everything that a change is tried out on.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    project: Arc<Project>,
    catalog: Arc<Catalog>,
    report: Arc<Report>,
}

impl Ground {
    pub(super) fn new(session: &Session) -> Self {
        Self {
            project: Arc::clone(session.project()),
            catalog: Arc::clone(session.catalog()),
            report: Arc::clone(session.report()),
        }
    }

    fn planned(&self) -> Planned<'_> {
        Planned { project: &self.project, catalog: &self.catalog, report: &self.report }
    }

    /// Tries a change out.
    pub(super) fn effect(&self, edit: &Edit) -> Result<Effect, String> {
        let before = self.planned();
        what_if(before, edit).map(|tried| effect(before, &tried)).map_err(|error| error.to_string())
    }

    /// Tries an option out; the change itself comes with its effect.
    pub(super) fn setting(&self, setting: &Setting) -> Result<(Edit, Effect), String> {
        let edit = edit_of_settings(&self.project, &self.catalog, std::slice::from_ref(setting));
        let edit = edit.map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
        let effect = self.effect(&edit)?;
        Ok((edit, effect))
    }
}

fn effect(before: Planned<'_>, tried: &WhatIf) -> Effect {
    let difference = &tried.difference;
    let (named, more_flows) = flows(before, tried);
    let counts = |change| difference.count(change);
    Effect {
        matters: difference.matters_to_devices(),
        counts: FlowCounts {
            removed: counts(Change::Removed),
            added: counts(Change::Added),
            changed: counts(Change::Changed),
        },
        devices: difference.on_devices(),
        exposed: difference.exposed_ports,
        by_device: devices(before.project, &tried.project, difference),
        flows: named,
        more_flows,
        steps: steps(before.project, tried),
        new_problems: difference.problems_added.iter().map(|it| (it.severity, it.message.clone())).collect(),
        solved_problems: difference.problems_removed.len(),
    }
}

fn devices(before: &Project, after: &Project, difference: &Difference) -> Vec<DeviceEffect> {
    let name = |id: &DeviceId| {
        let device = after.devices.get(id).or_else(|| before.devices.get(id));
        device.map_or_else(|| id.to_string(), |device| device.name.clone())
    };
    let changed = difference.devices.iter().filter(|device| device.is_changed());
    changed.map(|it| DeviceEffect { name: name(&it.device), before: it.before, after: it.after }).collect()
}

fn flows(before: Planned<'_>, tried: &WhatIf) -> (Vec<FlowEffect>, usize) {
    let by_id = |report: &'_ Report| -> BTreeMap<_, usize> {
        report.flows.iter().enumerate().map(|(place, flow)| (flow.id.clone(), place)).collect()
    };
    let (old, new) = (by_id(before.report), by_id(&tried.report));
    let mut named = Vec::new();
    let mut more = 0;
    for change in tried.difference.flows.iter().filter(|change| change.crosses) {
        if named.len() == MOST_FLOWS {
            more += 1;
            continue;
        }
        let in_new = new.get(&change.id).and_then(|place| tried.report.flows.get(*place));
        let in_old = || old.get(&change.id).and_then(|place| before.report.flows.get(*place));
        let Some(flow) = in_new.or_else(in_old) else { continue };
        named.push(FlowEffect {
            change: change.change,
            what: flow_text(before.catalog, flow),
            between: format!(
                "{} → {}",
                segment_name(&tried.project, &flow.source_segment),
                segment_name(&tried.project, &flow.destination_segment)
            ),
        });
    }
    (named, more)
}

fn flow_text(catalog: &Catalog, flow: &Flow) -> String {
    let application = &catalog.endpoint(flow.endpoint).application_protocol;
    format!("{} {} {application}", flow.protocol.name().to_uppercase(), ports_text(flow))
}

fn steps(before: &Project, tried: &WhatIf) -> Vec<StepText> {
    let name = |subject: &Subject| {
        let found = [&tried.project, before].into_iter().find_map(|project| match subject {
            Subject::Server(id) => project.servers.get(id).map(|it| it.name.clone()),
            Subject::Device(id) => project.devices.get(id).map(|it| it.name.clone()),
            Subject::Tunnel(id) => Some(words::tunnel(project, id).to_owned()),
            _ => None,
        });
        found.unwrap_or_default()
    };
    let step = |step: &crate::engine::AdministratorStep| StepText {
        at: step.at.iter().map(name).collect::<Vec<_>>().join(", "),
        what: step.what.clone(),
        how: step.how.clone(),
        source: step.source.clone(),
    };
    tried.steps.iter().map(step).collect()
}

/// A ready-made change with its effect, once that is known.
#[derive(Debug)]
pub(super) struct Trial {
    pub(super) offer: Offer,
    pub(super) effect: Option<Result<Effect, String>>,
    /// Whether the effect is that on the current state of the document.
    pub(super) is_fresh: bool,
}

enum Message {
    Offers(Vec<Offer>),
    Effect(usize, Result<Effect, String>),
}

/// The ready-made changes of one state of a document; a thread works their effects out, one after the other.
#[derive(Debug, Default)]
pub(super) struct Trials {
    of: Option<Revision>,
    pub(super) all: Vec<Trial>,
    work: Option<Work>,
}

#[derive(Debug)]
struct Work {
    messages: Receiver<Message>,
    is_cancelled: Arc<AtomicBool>,
}

impl Drop for Work {
    fn drop(&mut self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }
}

impl Trials {
    /// Begins anew where the document is another than that of the last time, and takes in what is known by now.
    pub(super) fn refresh(&mut self, revision: Revision, session: &Session, ctx: &egui::Context) {
        if self.of != Some(revision) {
            if self.of.is_some_and(|(document, _)| document != revision.0) {
                self.all.clear();
            }
            self.of = Some(revision);
            for trial in &mut self.all {
                trial.is_fresh = false;
            }
            self.work = begin(Ground::new(session), ctx.clone());
        }
        self.take_in();
    }

    fn take_in(&mut self) {
        while let Some(work) = &self.work {
            match work.messages.try_recv() {
                Ok(Message::Offers(offers)) => self.offered(offers),
                Ok(Message::Effect(place, effect)) => {
                    if let Some(trial) = self.all.get_mut(place) {
                        trial.effect = Some(effect);
                        trial.is_fresh = true;
                    }
                }
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.work = None,
            }
        }
    }

    /// Takes new offers; until its effect is known, each shows that on the state before.
    fn offered(&mut self, offers: Vec<Offer>) {
        let mut known: BTreeMap<String, Trial> =
            std::mem::take(&mut self.all).into_iter().map(|trial| (trial.offer.id.clone(), trial)).collect();
        let trial = |offer: Offer| Trial {
            effect: known.remove(&offer.id).and_then(|trial| trial.effect).filter(|_| offer.edit.is_some()),
            is_fresh: offer.edit.is_none(),
            offer,
        };
        self.all = offers.into_iter().map(trial).collect();
    }

    /// Whether effects are being worked out.
    pub(super) fn is_running(&self) -> bool {
        self.work.is_some()
    }

    /// How many effects are known, of how many.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.all.iter().filter(|trial| trial.is_fresh).count(), self.all.len())
    }
}

fn begin(ground: Ground, ctx: egui::Context) -> Option<Work> {
    let (sender, messages) = channel();
    let is_cancelled = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&is_cancelled);
    let work = move || {
        let offers = scenarios(ground.planned());
        let edits: Vec<Option<Edit>> = offers.iter().map(|offer| offer.edit.clone()).collect();
        // A window that has gone, or that asks about another state by now, needs no answer.
        let mut is_wanted = sender.send(Message::Offers(offers)).is_ok();
        ctx.request_repaint();
        for (place, edit) in edits.iter().enumerate() {
            if stop.load(Ordering::Relaxed) || !is_wanted {
                return;
            }
            if let Some(edit) = edit {
                is_wanted = sender.send(Message::Effect(place, ground.effect(edit))).is_ok();
                ctx.request_repaint();
            }
        }
        drop(sender);
        ctx.request_repaint();
    };
    let thread = std::thread::Builder::new().name("what-if".to_owned()).spawn(work);
    thread.ok().map(|_| Work { messages, is_cancelled })
}

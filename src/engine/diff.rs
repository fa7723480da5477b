//! What changed from one plan to another: flows, rules and open ports of each device, problems, and because of what.
//!
//! The two plans may come from different projects and different catalogs, so nothing is compared by an index of a
//! catalog. A flow is the same flow where its id is the same; what else differs of it are its [`Aspect`]s. Because of
//! what a flow changed is read off both plans: the differences of the projects that are about something that the flow
//! depends on (`causes`). Turned round, a difference has everything the other way.

mod causes;
mod devices;
mod project;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use self::causes::Causes;
pub use self::devices::{DeviceChange, Opening};
pub use self::project::{Field, ProjectChange};
use super::baseline::{destination_addresses, party_addresses};
use super::report::{Flow, Problem, ProblemCode, Report, Subject};
use crate::catalog::Catalog;
use crate::diag::Severity;
use crate::ids::{DeviceId, FlowId, SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::Project;

/// A project with what was computed from it.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The project.
    pub project: &'a Project,
    /// The catalog that it was computed with.
    pub catalog: &'a Catalog,
    /// What was computed.
    pub report: &'a Report,
}

/// What became of something.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, strum::Display, strum::IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Change {
    /// It was there and is gone.
    Removed,
    /// It is new.
    #[serde(rename = "new")]
    #[strum(serialize = "new")]
    Added,
    /// It is there in both, and another.
    Changed,
}

/// What of a flow is another while its id stays.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, strum::Display, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Aspect {
    /// Who opens the connection.
    SourceServers,
    /// Other addresses of those who opened it before as well.
    SourceAddresses,
    /// Who listens.
    DestinationServers,
    /// Other addresses of those who listened before as well.
    DestinationAddresses,
    /// How firmly it is needed.
    Requirement,
    /// Which party opens the connection.
    Initiator,
    /// The devices that have to let it through.
    EnforcementPoints,
    /// The tunnels that carry it.
    EncapsulatedIn,
    /// Where it passes the devices on its way.
    Path,
    /// The risks of letting it through.
    Risks,
}

/// A flow that is not what it was.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FlowChange {
    /// The flow.
    pub id: FlowId,
    /// What became of it.
    pub change: Change,
    /// Whether it goes from one segment to another: only then devices have to do with it.
    pub crosses: bool,
    /// What of it is another; none where it is new or gone.
    pub aspects: Vec<Aspect>,
    /// The differences of the projects that it comes from, as positions in [`Difference::project_changes`]; none where
    /// that cannot be told.
    pub because_of: Vec<usize>,
}

/// What changed from one plan to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// What differs between the projects.
    pub project_changes: Vec<ProjectChange>,
    /// Flows that are not what they were, by segments, protocol, ports and id.
    pub flows: Vec<FlowChange>,
    /// How many flows between segments are what they were.
    pub unchanged_flows: usize,
    /// Every device of both projects, in the order of their ids.
    pub devices: Vec<DeviceChange>,
    /// Ports that servers open to other segments, one for each protocol, port and server: before and after.
    pub exposed_ports: (u64, u64),
    /// Problems that are new, in their order.
    pub problems_added: Vec<Problem>,
    /// Problems that are gone, in their order.
    pub problems_removed: Vec<Problem>,
}

impl Difference {
    /// What changed from `before` to `after`.
    pub fn new(before: Planned<'_>, after: Planned<'_>) -> Self {
        let project_changes = project::changes(before, after);
        let (flows, unchanged_flows) = flows(before, after, &project_changes);
        let (problems_removed, problems_added) = problems(&before.report.problems, &after.report.problems);
        Self {
            flows,
            unchanged_flows,
            devices: devices::changes(before, after),
            exposed_ports: (devices::exposed_ports(before.report), devices::exposed_ports(after.report)),
            problems_added,
            problems_removed,
            project_changes,
        }
    }

    /// Whether nothing is another.
    pub fn is_empty(&self) -> bool {
        self.project_changes.is_empty() && !self.changes_plan()
    }

    /// Whether flows, rules or problems are others; the projects may differ in more.
    pub fn changes_plan(&self) -> bool {
        !self.flows.is_empty()
            || !self.problems_added.is_empty()
            || !self.problems_removed.is_empty()
            || self.devices.iter().any(DeviceChange::is_changed)
    }

    /// Whether flows between segments, rules of devices or problems are others: what firewall teams have to know of.
    pub fn matters_to_devices(&self) -> bool {
        self.flows.iter().any(|flow| flow.crosses)
            || !self.problems_added.is_empty()
            || !self.problems_removed.is_empty()
            || self.devices.iter().any(DeviceChange::is_changed)
    }

    /// What all devices let through together, before and after; rules and ports of each count.
    pub fn on_devices(&self) -> (Opening, Opening) {
        let sum = |of: fn(&DeviceChange) -> Option<Opening>| {
            self.devices.iter().filter_map(of).fold(Opening::default(), Opening::with)
        };
        (sum(|device| device.before), sum(|device| device.after))
    }

    /// How many flows between segments became this.
    pub fn count(&self, change: Change) -> usize {
        self.flows.iter().filter(|flow| flow.crosses && flow.change == change).count()
    }

    /// What became of each flow that is not what it was.
    pub fn change_by_flow(&self) -> BTreeMap<&FlowId, Change> {
        self.flows.iter().map(|flow| (&flow.id, flow.change)).collect()
    }

    /// The differences of the projects that a flow's change comes from.
    pub fn causes<'d>(&'d self, flow: &'d FlowChange) -> impl Iterator<Item = &'d ProjectChange> {
        flow.because_of.iter().filter_map(|position| self.project_changes.get(*position))
    }
}

/// The flows of a report by their ids.
pub fn flows_by_id(report: &Report) -> BTreeMap<&FlowId, &Flow> {
    report.flows.iter().map(|flow| (&flow.id, flow)).collect()
}

/// The flows that are not what they were, and how many between segments are.
fn flows(before: Planned<'_>, after: Planned<'_>, project_changes: &[ProjectChange]) -> (Vec<FlowChange>, usize) {
    let (old, new) = (flows_by_id(before.report), flows_by_id(after.report));
    let addresses = Addresses::new(before.project, after.project);
    let ids: BTreeSet<&FlowId> = old.keys().chain(new.keys()).copied().collect();
    let mut changed: Vec<(Option<&Flow>, Option<&Flow>, FlowChange)> = Vec::new();
    let mut unchanged = 0;
    for id in ids {
        let (one, other) = (old.get(id).copied(), new.get(id).copied());
        let (change, aspects) = match (one, other) {
            (Some(one), Some(other)) => {
                let aspects = aspects(one, other, &addresses);
                if aspects.is_empty() {
                    unchanged += usize::from(other.crosses());
                    continue;
                }
                (Change::Changed, aspects)
            }
            (Some(_), None) => (Change::Removed, Vec::new()),
            (None, _) => (Change::Added, Vec::new()),
        };
        let crosses = other.or(one).is_some_and(Flow::crosses);
        changed.push((one, other, FlowChange { id: id.clone(), change, crosses, aspects, because_of: Vec::new() }));
    }
    if !changed.is_empty() && !project_changes.is_empty() {
        let causes = Causes::new(before, after, project_changes, changed.iter().map(|(one, other, _)| (*one, *other)));
        for (one, other, change) in &mut changed {
            change.because_of = causes.of(*one, *other, &change.aspects);
        }
    }
    changed.sort_by(|left, right| order(left).cmp(&order(right)));
    (changed.into_iter().map(|(_, _, change)| change).collect(), unchanged)
}

/// What changed flows are sorted by: ids of segments, so that no new name changes the order.
fn order<'f>((one, other, change): &(Option<&'f Flow>, Option<&'f Flow>, FlowChange)) -> impl Ord + use<'f> {
    let flow = other.or(*one);
    let place = flow.map(|flow| {
        let lowest = flow.destination_ports.map_or(0, |ports| ports.first);
        (&flow.source_segment, &flow.destination_segment, flow.protocol, lowest, flow.destination_ports)
    });
    (place, change.id.clone())
}

/// What of a flow is another.
fn aspects(one: &Flow, other: &Flow, addresses: &Addresses<'_>) -> Vec<Aspect> {
    let hops =
        |flow: &Flow| flow.path.hops.iter().map(|hop| (hop.device.clone(), hop.from.clone(), hop.to.clone())).collect();
    let mut aspects = Vec::new();
    let mut note = |aspect: Aspect, is_another: bool| {
        if is_another {
            aspects.push(aspect);
        }
    };
    note(
        Aspect::SourceServers,
        one.source_servers != other.source_servers || one.source_devices != other.source_devices,
    );
    note(
        Aspect::SourceAddresses,
        addresses.differ(&one.source_segment, [&one.source_servers, &other.source_servers], &one.source_devices),
    );
    note(
        Aspect::DestinationServers,
        one.destination_servers != other.destination_servers || one.destination_devices != other.destination_devices,
    );
    note(
        Aspect::DestinationAddresses,
        if one.sent_to.is_some() {
            destination_addresses(addresses.before, one) != destination_addresses(addresses.after, other)
        } else {
            addresses.differ(
                &one.destination_segment,
                [&one.destination_servers, &other.destination_servers],
                &one.destination_devices,
            )
        },
    );
    note(Aspect::Requirement, one.requirement != other.requirement);
    note(Aspect::Initiator, one.initiator != other.initiator);
    note(Aspect::EnforcementPoints, !one.enforcement_points().eq(other.enforcement_points()));
    note(Aspect::EncapsulatedIn, one.path.tunnels != other.path.tunnels);
    if !std::sync::Arc::ptr_eq(&one.path, &other.path) {
        let (old, new): (BTreeSet<_>, BTreeSet<_>) = (hops(one), hops(other));
        note(
            Aspect::Path,
            old != new || one.path.kind != other.path.kind || one.path.is_asymmetric != other.path.is_asymmetric,
        );
    }
    note(Aspect::Risks, one.risks != other.risks);
    aspects
}

/// Whose addresses are others.
struct Addresses<'a> {
    before: &'a Project,
    after: &'a Project,
    /// Servers of both projects that have other addresses.
    servers: BTreeSet<&'a ServerId>,
    /// Whether links or prefixes have other addresses, so that devices have to be looked at.
    devices_may_differ: bool,
}

impl<'a> Addresses<'a> {
    fn new(before: &'a Project, after: &'a Project) -> Self {
        let of = |project: &'a Project, id: &ServerId| -> Option<Vec<AddressBlock>> {
            let server = project.servers.get(id)?;
            Some(party_addresses(project, &server.segment, std::slice::from_ref(id), &[]))
        };
        let are_same = before.servers == after.servers && before.segments == after.segments;
        let both = before.servers.keys().filter(|id| !are_same && after.servers.contains_key(*id));
        Self {
            servers: both.filter(|id| of(before, id) != of(after, id)).collect(),
            devices_may_differ: before.links != after.links || before.segments != after.segments,
            before,
            after,
        }
    }

    /// Whether those that are on this side of a flow in both plans have other addresses.
    fn differ(&self, segment: &SegmentId, sides: [&[ServerId]; 2], devices: &[DeviceId]) -> bool {
        if !devices.is_empty() {
            let of = |project| party_addresses(project, segment, &[], devices);
            return self.devices_may_differ && of(self.before) != of(self.after);
        }
        let [one, other] = sides;
        !self.servers.is_empty()
            && one.iter().any(|server| self.servers.contains(server) && other.binary_search(server).is_ok())
    }
}

/// Problems that are gone, and those that are new.
///
/// Errors and warnings are the same where they say the same. A note that is there for fewer things than before is not
/// new, and one that is there for more is not gone: its words change with every count.
fn problems(before: &[Problem], after: &[Problem]) -> (Vec<Problem>, Vec<Problem>) {
    (missing_problems(before, after), missing_problems(after, before))
}

/// The problems that are not among the others.
fn missing_problems(problems: &[Problem], others: &[Problem]) -> Vec<Problem> {
    let said: BTreeSet<(Severity, ProblemCode, &str)> =
        others.iter().map(|other| (other.severity, other.code, other.message.as_str())).collect();
    let mut notes: BTreeMap<ProblemCode, Vec<BTreeSet<&Subject>>> = BTreeMap::new();
    for note in others.iter().filter(|other| other.severity == Severity::Note) {
        notes.entry(note.code).or_default().push(note.subjects.iter().collect());
    }
    let is_there = |problem: &Problem| {
        said.contains(&(problem.severity, problem.code, problem.message.as_str()))
            || problem.severity == Severity::Note
                && notes.get(&problem.code).is_some_and(|notes| {
                    notes.iter().any(|subjects| problem.subjects.iter().all(|subject| subjects.contains(subject)))
                })
    };
    problems.iter().filter(|problem| !is_there(problem)).cloned().collect()
}

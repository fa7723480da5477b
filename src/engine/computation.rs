//! A report with all that it was computed by, so that an edit costs as much as it changes.
//!
//! Theory of operation. What follows from servers is kept: the classes of the servers, who could provide what, the needs
//! of each class, the requirements gathered for each flow, the paths, and what is wrong with each server. Where an edit
//! touches servers only, those leave their classes for others. The classes that began or ceased to be, those whose
//! providers are others now, and those whose `uses` name such a class find their needs anew. A need that is no more is
//! taken away from the flows that it was gathered in, a new one is added, and these flows and those of classes with other
//! servers are made again; all others stay. Whatever else an edit touches (the drawing, options of the project, the
//! policy), everything is computed anew, by the same way: as a project to which all its servers have just come.

#[cfg(test)]
mod mutations;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::checks::{Findings, KeptProblems};
use super::classes::{ClassChanges, ClassIndex, Classes};
use super::inputs::{InputChange, TouchedServer};
use super::matrix::Gathering;
use super::needs::{MissingProvider, Need, Needs, Providers};
use super::order::{FlowTraits, Order};
use super::policy::{self, Policy};
use super::relays::Relays;
use super::report::{Flow, Report};
use super::requirements::Undelivered;
use super::services::ServiceGraph;
use super::topology::{Drawn, Topology};
use super::tunnels;
use crate::catalog::Catalog;
use crate::project::{Project, TunnelEnd};

/// What flows are made from.
pub(super) struct Ground<'g, 'p> {
    pub(super) project: &'p Project,
    pub(super) catalog: &'g Catalog,
    pub(super) classes: &'g Classes,
    pub(super) topology: &'g Drawn<'p>,
    pub(super) relays: &'g Relays<'p, 'g>,
}

/// What has to be followed up when servers are others. All of it is, but in tests that leave one out to see that it
/// matters.
#[derive(Clone, Copy, Debug, Eq, PartialEq, strum::EnumIter)]
pub(super) enum Followed {
    /// Servers that begin or cease to be named by somebody's `uses`.
    Names,
    /// Dependencies that others provide now.
    Providers,
    /// Servers that a `uses` names and that are others now.
    UsedServers,
    /// Roles that a `uses` names and that others have now.
    UsedRoles,
    /// How many hosts a class stands for, which may need each other.
    Hosts,
    /// Which domains reach which.
    Directory,
    /// Needs that are no more.
    LostNeeds,
    /// Who belongs to a class.
    Members,
    /// Pairs of segments that begin or cease to have flows.
    Paths,
    /// The outsides of tunnels.
    OuterFlows,
    /// What is wrong with a server by itself.
    ServerProblems,
    /// Wide ranges of ports that flows no longer open.
    WideRanges,
    /// Addresses that several servers have.
    SharedAddresses,
    /// What is wrong with paths.
    PathProblems,
}

/// What is followed up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Following {
    left_out: Option<Followed>,
}

impl Following {
    /// Whether this is followed up.
    pub(super) fn has(self, what: Followed) -> bool {
        self.left_out != Some(what)
    }
}

/// A report, and what it was computed by.
pub struct Computation {
    graph: ServiceGraph,
    classes: Classes,
    providers: Providers,
    /// By the number of the class.
    needs: Vec<Needs>,
    gathering: Gathering,
    order: Order,
    /// Of each flow of the report.
    traits: Vec<FlowTraits>,
    /// The outsides of tunnels.
    outer: Vec<Flow>,
    problems: KeptProblems,
    report: Arc<Report>,
    following: Following,
}

impl fmt::Debug for Computation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Computation").field("report", &self.report).finish_non_exhaustive()
    }
}

impl Computation {
    /// Computes everything that follows from a project.
    pub fn new(project: &Project, catalog: &Catalog) -> Self {
        let graph = ServiceGraph::new(catalog);
        let classes = Classes::new(project, catalog, &graph);
        let providers = Providers::new(project, catalog, &classes);
        let added: BTreeSet<ClassIndex> = classes.iter().map(|(index, _)| index).collect();
        let changes = ClassChanges { added: added.clone(), ..ClassChanges::default() };
        let servers = project.servers.iter();
        let servers: Vec<TouchedServer<'_>> =
            servers.map(|(id, server)| TouchedServer { id, before: None, after: Some(server) }).collect();
        let mut this = Self {
            graph,
            classes,
            providers,
            needs: Vec::new(),
            gathering: Gathering::new(catalog),
            order: Order::new(project, catalog),
            traits: Vec::new(),
            outer: Vec::new(),
            problems: KeptProblems::default(),
            report: Arc::default(),
            following: Following::default(),
        };
        this.follow(project, catalog, &servers, &changes, &added);
        this
    }

    /// What was computed.
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// What was computed, without what it was computed by.
    pub fn into_report(self) -> Report {
        Arc::unwrap_or_clone(self.report)
    }

    /// Takes an edit over: the project that the report was computed from, and as it is now. The catalog is the same.
    pub fn update(&mut self, before: &Project, after: &Project, catalog: &Catalog) {
        let is_done = match InputChange::between(before, after) {
            InputChange::Nothing => true,
            InputChange::Servers(touched) => self.follow_servers(after, catalog, &touched),
            InputChange::Other => false,
        };
        if !is_done {
            let following = self.following;
            *self = Self::new(after, catalog);
            self.following = following;
        }
    }

    /// Takes over servers that are others; false where that changes more than can be followed.
    fn follow_servers(&mut self, project: &Project, catalog: &Catalog, touched: &[TouchedServer<'_>]) -> bool {
        let ends = project.tunnels.values().flat_map(|tunnel| tunnel.ends());
        let ends = ends.filter_map(|end| if let TunnelEnd::Server(id) = end { Some(id) } else { None });
        let ends: BTreeSet<_> = ends.collect();
        if touched.iter().any(|server| ends.contains(server.id)) {
            return false;
        }
        let names = self.following.has(Followed::Names);
        let changes = self.classes.update(touched, names, project, catalog, &self.graph);
        match self.providers.update(project, catalog, &self.classes, &changes, self.following) {
            Some(consumers) => {
                self.follow(project, catalog, touched, &changes, &consumers);
                true
            }
            None => false,
        }
    }

    /// Brings the report up to date with classes that are others and consumers that may have other needs.
    fn follow(
        &mut self,
        project: &Project,
        catalog: &Catalog,
        touched: &[TouchedServer<'_>],
        changes: &ClassChanges,
        consumers: &BTreeSet<ClassIndex>,
    ) {
        let topology = Topology::drawn(project);
        let relays = Relays::new(project, &topology);
        let classes = &self.classes;
        let ground = Ground { project, catalog, classes, topology: &topology, relays: &relays };
        for index in &changes.added {
            self.gathering.place_class(&ground, *index);
        }
        for index in changes.removed.iter().chain(consumers) {
            if self.needs.len() <= *index {
                self.needs.resize_with(index + 1, Needs::default);
            }
            let is_gone = changes.removed.contains(index);
            let new = if is_gone { Needs::default() } else { self.providers.needs(catalog, classes, *index) };
            let Some(known) = self.needs.get_mut(*index) else { continue };
            let old = std::mem::replace(known, new);
            let (lost, found) = differences(&old.met, &known.met);
            for need in lost.iter().filter(|_| self.following.has(Followed::LostNeeds)) {
                self.gathering.change(&ground, need, false);
            }
            for need in found {
                self.gathering.change(&ground, need, true);
            }
        }
        if self.following.has(Followed::Members) {
            for index in &changes.changed {
                self.gathering.follow_members(*index);
            }
        }
        let policy = Policy::new(project, catalog);
        let flows = self.gathering.flows(&ground);
        let report = Arc::make_mut(&mut self.report);
        let mut put = |report: &mut Report, gone: &[Flow], mut new: Vec<Flow>| {
            self.order.sort(&mut new);
            policy::mark(&policy, &mut new);
            let counted_out = if self.following.has(Followed::WideRanges) { gone } else { &[] };
            self.problems.wide_ranges.update(catalog, counted_out, &new);
            self.order.replace(&mut report.flows, &mut self.traits, gone, new);
        };
        put(report, &flows.gone, flows.new);
        if !project.tunnels.is_empty() && self.following.has(Followed::OuterFlows) {
            let inner = report.flows.iter().filter(|flow| flow.carries.is_none());
            let new = tunnels::outer_flows(project, catalog, &topology, inner);
            let gone = std::mem::replace(&mut self.outer, new.clone());
            put(report, &gone, new);
        }
        let has_other_paths = self.following.has(Followed::Paths) && self.gathering.follow_paths(&mut report.paths);
        let missing = self.needs.iter().enumerate().flat_map(|(consumer, needs)| {
            needs.missing.iter().map(move |dependency| MissingProvider { consumer, dependency: *dependency })
        });
        let missing: Vec<MissingProvider> = missing.collect();
        let undelivered: Vec<Undelivered> = self.gathering.undelivered().copied().collect();
        let findings = Findings {
            project,
            catalog,
            classes,
            missing: &missing,
            undelivered: &undelivered,
            flows: &report.flows,
            traits: &self.traits,
            paths: &report.paths,
            topology: &topology,
            policy: &policy,
        };
        let has_other_paths = has_other_paths && self.following.has(Followed::PathProblems);
        report.problems = self.problems.update(&findings, touched, has_other_paths, self.following);
    }
}

/// Needs that were there and are not now, and the other way round.
fn differences<'n>(old: &'n [Need], new: &'n [Need]) -> (Vec<&'n Need>, Vec<&'n Need>) {
    if old == new {
        return (Vec::new(), Vec::new());
    }
    if old.is_empty() || new.is_empty() {
        return (old.iter().collect(), new.iter().collect());
    }
    let mut left: FxHashMap<&Need, usize> = FxHashMap::default();
    for need in old {
        *left.entry(need).or_default() += 1;
    }
    let is_found = |need: &&Need| match left.get_mut(*need) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let found: Vec<&Need> = new.iter().filter(is_found).collect();
    let lost = left.into_iter().flat_map(|(need, count)| std::iter::repeat_n(need, count)).collect();
    (lost, found)
}

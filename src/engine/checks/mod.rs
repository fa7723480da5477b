//! What is wrong with a design, each with a stable code, what it is about and what to do.
//!
//! One file for each theme; a check is a function from [`Findings`] to problems, listed in [`problems`].

mod addresses;
mod catalogs;
mod paths;
mod policy;
mod ports;
mod providers;
mod redundancy;
mod restrictions;
mod roles;
mod translation;
mod tunnels;
mod wide_ranges;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use self::wide_ranges::WideRanges;
use super::classes::{Class, Classes};
use super::computation::{Followed, Following};
use super::inputs::TouchedServer;
use super::needs::MissingProvider;
use super::order::FlowTraits;
use super::policy::Policy;
use super::report::{Flow, PathBetween, Problem, ProblemCode, Subject};
use super::requirements::Undelivered;
use super::topology::Drawn;
use crate::catalog::Catalog;
use crate::diag::Severity;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::project::Project;

/// What the checks look at.
pub(super) struct Findings<'a, 'c> {
    pub(super) project: &'a Project,
    pub(super) catalog: &'c Catalog,
    pub(super) classes: &'c Classes,
    pub(super) missing: &'c [MissingProvider],
    pub(super) undelivered: &'c [Undelivered],
    pub(super) flows: &'c [Flow],
    /// Of each flow.
    pub(super) traits: &'c [FlowTraits],
    pub(super) paths: &'c BTreeMap<(SegmentId, SegmentId), Arc<PathBetween>>,
    pub(super) topology: &'c Drawn<'a>,
    pub(super) policy: &'c Policy<'a, 'c>,
}

impl<'c> Findings<'_, 'c> {
    /// The flows that have certain traits, in the order of the matrix.
    fn flows_with(&self, has: impl Fn(&FlowTraits) -> bool) -> impl Iterator<Item = &'c Flow> {
        self.flows.iter().zip(self.traits).filter(move |(_, traits)| has(traits)).map(|(flow, _)| flow)
    }
}

/// Problems that are kept while what they come from stays as it is.
#[derive(Default)]
pub(super) struct KeptProblems {
    /// Those that no server has to do with; none as long as nobody has looked for them.
    of_drawing: Option<Vec<Problem>>,
    of_servers: BTreeMap<ServerId, Vec<Problem>>,
    of_paths: Vec<Problem>,
    addresses: addresses::Holders,
    conflicts: ports::Conflicts,
    pub(super) wide_ranges: WideRanges,
}

impl KeptProblems {
    /// All problems, errors first, then by code and subject. Those of servers that are not `touched` are as they were, and
    /// so are those of paths unless `has_other_paths`.
    pub(super) fn update(
        &mut self,
        findings: &Findings<'_, '_>,
        touched: &[TouchedServer<'_>],
        has_other_paths: bool,
        following: Following,
    ) -> Vec<Problem> {
        let is_first = self.of_drawing.is_none();
        let of_drawing = self.of_drawing.get_or_insert_with(|| of_drawing(findings));
        for server in touched.iter().filter(|_| is_first || following.has(Followed::ServerProblems)) {
            let mut problems = Vec::new();
            if let Some(model) = server.after {
                roles::of_server(findings, server.id, model, &mut problems);
                addresses::outside(findings, server.id, model, &mut problems);
                ports::rpc_range_and_pins(findings.project, Some((server.id, model)), &mut problems);
            }
            if problems.is_empty() {
                self.of_servers.remove(server.id);
            } else {
                self.of_servers.insert(server.id.clone(), problems);
            }
        }
        if is_first || following.has(Followed::SharedAddresses) {
            self.addresses.update(touched);
        }
        if is_first || has_other_paths {
            self.of_paths.clear();
            restrictions::no_path(findings, &mut self.of_paths);
            restrictions::without_effect(findings, &mut self.of_paths);
            paths::asymmetry(findings, &mut self.of_paths);
            paths::too_many(findings, &mut self.of_paths);
        }
        let mut problems = of_drawing.clone();
        problems.extend(self.of_servers.values().flatten().cloned());
        problems.extend_from_slice(&self.of_paths);
        self.addresses.shared(findings, &mut problems);
        addresses::segments_without_prefix(findings, &mut problems);
        self.conflicts.find(findings, &mut problems);
        providers::missing_providers(findings, &mut problems);
        providers::undelivered(findings, &mut problems);
        wide_ranges::wide_ranges(findings, &self.wide_ranges, &mut problems);
        tunnels::tunnels(findings, &mut problems);
        translation::translations(findings, &mut problems);
        paths::seen_by_no_device(findings, &mut problems);
        policy::violations(findings, &mut problems);
        problems.extend(super::rules::problems(findings.project, findings.flows));
        problems.sort_by(|left, right| {
            right
                .severity
                .cmp(&left.severity)
                .then_with(|| left.code.cmp(&right.code))
                .then_with(|| left.subjects.cmp(&right.subjects))
                .then_with(|| left.message.cmp(&right.message))
        });
        problems.dedup();
        problems
    }
}

/// What is wrong with a design whatever its servers are.
fn of_drawing(findings: &Findings<'_, '_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    roles::of_project(findings, &mut problems);
    ports::rpc_range_and_pins(findings.project, None, &mut problems);
    addresses::prefixes(findings, &mut problems);
    paths::devices(findings, &mut problems);
    redundancy::groups(findings, &mut problems);
    catalogs::changed(findings, &mut problems);
    policy::rules(findings, &mut problems);
    problems
}

fn problem(
    severity: Severity,
    code: ProblemCode,
    message: impl Into<String>,
    hint: impl Into<String>,
    subjects: Vec<Subject>,
) -> Problem {
    Problem { severity, code, message: message.into(), hint: hint.into(), subjects }
}

/// At most four names, and how many more there are.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    const SHOWN: usize = 4;
    let names: Vec<&str> = names.into_iter().collect();
    let mut text = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        let _ = write!(text, " and {} more", names.len() - SHOWN);
    }
    text
}

fn server_name<'p>(project: &'p Project, id: &'p ServerId) -> &'p str {
    project.servers.get(id).map_or(id.as_str(), |server| server.name.as_str())
}

fn segment_name<'p>(project: &'p Project, id: &'p SegmentId) -> &'p str {
    project.segments.get(id).map_or(id.as_str(), |segment| segment.name.as_str())
}

fn device_name<'p>(project: &'p Project, id: &'p DeviceId) -> &'p str {
    project.devices.get(id).map_or(id.as_str(), |device| device.name.as_str())
}

fn servers(class: &Class) -> Vec<Subject> {
    class.servers.iter().cloned().map(Subject::Server).collect()
}

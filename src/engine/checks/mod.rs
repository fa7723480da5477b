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

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use super::classes::{Class, Classes};
use super::needs::MissingProvider;
use super::policy::Policy;
use super::report::{Flow, PathBetween, Problem, ProblemCode, Subject};
use super::requirements::Undelivered;
use super::topology::Topology;
use crate::catalog::Catalog;
use crate::diag::Severity;
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::project::{PolicyRule, Project};

/// What the checks look at.
pub(super) struct Findings<'a, 'c> {
    pub(super) project: &'a Project,
    pub(super) catalog: &'a Catalog,
    pub(super) classes: &'c Classes<'a>,
    pub(super) missing: &'c [MissingProvider],
    pub(super) undelivered: &'c BTreeSet<Undelivered>,
    pub(super) flows: &'c [Flow],
    pub(super) paths: &'c BTreeMap<(SegmentId, SegmentId), Arc<PathBetween>>,
    pub(super) topology: &'c Topology<'a>,
    pub(super) policy: &'c Policy<'a, 'a>,
    /// What the policy says of each flow.
    pub(super) verdicts: &'c [Option<&'a PolicyRule>],
}

/// All problems: errors first, then by code and subject.
pub(super) fn problems(findings: &Findings<'_, '_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    roles::roles(findings, &mut problems);
    roles::options(findings, &mut problems);
    addresses::addresses(findings, &mut problems);
    addresses::prefixes(findings, &mut problems);
    paths::devices(findings, &mut problems);
    providers::missing_providers(findings, &mut problems);
    providers::undelivered(findings, &mut problems);
    restrictions::no_path(findings, &mut problems);
    restrictions::without_effect(findings, &mut problems);
    paths::asymmetry(findings, &mut problems);
    paths::too_many(findings, &mut problems);
    ports::port_conflicts(findings, &mut problems);
    ports::rpc_ranges_and_pins(findings, &mut problems);
    wide_ranges::wide_ranges(findings, &mut problems);
    redundancy::groups(findings, &mut problems);
    tunnels::tunnels(findings, &mut problems);
    translation::translations(findings, &mut problems);
    catalogs::changed(findings, &mut problems);
    paths::seen_by_no_device(findings, &mut problems);
    policy::violations(findings, &mut problems);
    policy::rules(findings, &mut problems);
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

fn servers(class: &Class<'_>) -> Vec<Subject> {
    class.servers.iter().cloned().map(Subject::Server).collect()
}

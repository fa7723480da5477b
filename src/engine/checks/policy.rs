//! The zone policy: flows that it forbids, rules that say nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, listed, problem, segment_name};
use crate::diag::Severity;
use crate::engine::policy::{FORBIDDEN_RISK, Policy, Rule, Services};
use crate::engine::report::{Flow, Problem, ProblemCode, Subject};
use crate::ids::SegmentId;
use crate::project::{PolicyRule, Verdict};

/// Planned flows that a rule forbids: one problem for each rule and pair of segments.
pub(super) fn violations(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut groups: BTreeMap<(&str, &SegmentId, &SegmentId), (&PolicyRule, Vec<&Flow>)> = BTreeMap::new();
    if findings.policy.rules.is_empty() {
        return;
    }
    let forbidden: Vec<&Flow> =
        findings.flows.iter().filter(|flow| flow.risks.iter().any(|risk| risk == FORBIDDEN_RISK)).collect();
    let verdicts = findings.policy.verdicts(forbidden.iter().copied());
    for (flow, rule) in forbidden.into_iter().zip(verdicts) {
        if let Some(rule) = rule.filter(|rule| rule.verdict == Verdict::Forbid) {
            let key = (rule.name.as_str(), &flow.source_segment, &flow.destination_segment);
            groups.entry(key).or_insert_with(|| (rule, Vec::new())).1.push(flow);
        }
    }
    for ((name, from, to), (rule, flows)) in groups {
        let services: BTreeSet<String> = flows.iter().map(|flow| what(findings, flow)).collect();
        let number =
            if flows.len() == 1 { "1 planned flow".to_owned() } else { format!("{} planned flows", flows.len()) };
        let why = if rule.note.is_empty() { String::new() } else { format!(". Why: {}", rule.note) };
        let mut subjects =
            vec![Subject::PolicyRule(name.to_owned()), Subject::Segment(from.clone()), Subject::Segment(to.clone())];
        subjects.extend(flows.iter().map(|flow| Subject::Flow(flow.id.clone())));
        problems.push(problem(
            Severity::Error,
            ProblemCode::PolicyViolation,
            format!(
                "The policy rule \"{name}\" forbids {number} from {} to {}: {}",
                segment_name(findings.project, from),
                segment_name(findings.project, to),
                listed(services.iter().map(String::as_str)),
            ),
            format!(
                "Move the servers, take away what needs the flows, or put a rule that allows them before this one{why}"
            ),
            subjects,
        ));
    }
}

/// A flow in a few words: "Server (SMB, tcp 445)".
fn what(findings: &Findings<'_, '_>, flow: &Flow) -> String {
    let service = &findings.catalog.service(flow.endpoint.service).name;
    let protocol = &findings.catalog.endpoint(flow.endpoint).application_protocol;
    let ports = flow.destination_ports.map(|ports| format!(" {ports}")).unwrap_or_default();
    format!("{service} ({protocol}, {}{ports})", flow.protocol)
}

/// Rules with words that nobody knows, and rules that never decide.
pub(super) fn rules(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let policy = findings.policy;
    for (position, rule) in policy.rules.iter().enumerate() {
        let subject = || vec![Subject::PolicyRule(rule.written.name.clone())];
        for misfit in &rule.misfits {
            problems.push(problem(
                Severity::Error,
                ProblemCode::UnknownPolicyService,
                format!("In the policy rule \"{}\", {}", rule.written.name, misfit.message),
                format!("Expected {}", misfit.expected),
                subject(),
            ));
        }
        if !rule.misfits.is_empty() {
            continue;
        }
        let before = policy.rules.get(..position).unwrap_or_default();
        let (why, hint) = match effect(findings, policy, rule, before) {
            Effect::Decides => continue,
            Effect::FitsNoPair => (
                "no two segments of the project are what it is about".to_owned(),
                "Correct its selectors, give the segments their kind or trust level, or leave it for segments to come",
            ),
            Effect::Hidden(by) => {
                (format!("{} before it decide all that it is about", listed(by)), "Move it up, or remove it")
            }
        };
        problems.push(problem(
            Severity::Note,
            ProblemCode::PolicyRuleWithoutEffect,
            format!("The policy rule \"{}\" has no effect: {why}", rule.written.name),
            hint,
            subject(),
        ));
    }
}

enum Effect<'p> {
    Decides,
    FitsNoPair,
    Hidden(BTreeSet<&'p str>),
}

/// Whether a rule can decide anything between two segments of the project, after the rules before it.
fn effect<'p>(
    findings: &Findings<'_, '_>,
    policy: &Policy<'p, '_>,
    rule: &Rule<'p>,
    before: &[Rule<'p>],
) -> Effect<'p> {
    let segments = &findings.project.segments;
    // Segments that the same rules select are alike: the pairs of such groups are few, however many segments there are.
    let groups = |is_source: bool| -> BTreeMap<Vec<usize>, Vec<&SegmentId>> {
        let mut groups: BTreeMap<Vec<usize>, Vec<&SegmentId>> = BTreeMap::new();
        for id in segments.keys().filter(|id| policy.selects(rule, id, is_source)) {
            let selecting = before.iter().enumerate().filter(|(_, earlier)| policy.selects(earlier, id, is_source));
            groups.entry(selecting.map(|(position, _)| position).collect()).or_default().push(id);
        }
        groups
    };
    let (sources, destinations) = (groups(true), groups(false));
    let mut hidden_by: BTreeSet<&str> = BTreeSet::new();
    let mut fits_a_pair = false;
    for (from_rules, from) in &sources {
        for (to_rules, to) in &destinations {
            if let ([one], [other]) = (from.as_slice(), to.as_slice())
                && one == other
            {
                continue;
            }
            fits_a_pair = true;
            let mut decided = Services::default();
            for position in from_rules.iter().filter(|position| to_rules.contains(position)) {
                if let Some(earlier) = before.get(*position) {
                    decided.extend(&earlier.services);
                    hidden_by.insert(earlier.written.name.as_str());
                }
            }
            if !decided.include(&rule.services) {
                return Effect::Decides;
            }
        }
    }
    if fits_a_pair { Effect::Hidden(hidden_by) } else { Effect::FitsNoPair }
}

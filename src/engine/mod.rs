//! From a project to its flows: pure functions, `(&Project, &Catalog) -> Report`.
//!
//! Theory of operation. Servers that are alike are taken together (`classes`); a host's roles are closed over same-host
//! dependencies (`services`); every need is met by the providers in scope or is a problem (`needs`); each endpoint of a
//! met need becomes a requirement with its direction and ports (`requirements`); requirements are gathered into flows
//! (`matrix`) over the devices between their segments (`topology`). [`policy`] says which of them must not be planned, `checks`
//! finds what is wrong with the design, and `explain` makes sentences of the reasons. `rules` is what each device has to let
//! through of it; `diff` compares two such plans, and `whatif` makes the second one of the first by an edit.

mod baseline;
mod checks;
mod classes;
mod diff;
mod directory;
mod explain;
mod inputs;
mod matrix;
mod needs;
mod option_use;
mod options;
pub mod policy;
mod relays;
mod report;
mod requirements;
mod rules;
mod services;
mod topology;
mod translation;
mod tunnels;
mod whatif;

use std::collections::BTreeSet;

pub use baseline::{
    FlowStatus, approved_flow, baseline, destination_addresses, flow_content, flow_status, party_addresses,
    removed_flows,
};
pub use diff::{
    Aspect, Change, DeviceChange, Difference, Field, FlowChange, Opening, Planned, ProjectChange, flows_by_id,
};
pub use explain::{
    Justifications, Side, Step, WhyNot, explain, explain_flow, flows_between, justification, references, why_not,
};
pub use inputs::is_same_to_engine;
pub use matrix::{WIDE_RANGE_PORTS, WIDE_RANGE_RISK};
pub use policy::FORBIDDEN_RISK;
pub use report::{
    Carried, Cause, Flow, Hop, HopSide, PathBetween, PathKind, Problem, ProblemCode, Reason, Report, SentTo, ServerSet,
    Subject,
};
pub use rules::{Contradiction, DeviceRules, Party, PartyObject, Rule, Widening, device_rules, prove, rules_of_device};
pub use translation::{Leg, PacketEnd, SeenAddresses, TranslatingPath, matches_before_translation};
pub use tunnels::device_addresses;
pub use whatif::{AdministratorStep, Offer, Setting, SettingError, WhatIf, edit_of_settings, scenarios, what_if};

use crate::catalog::Catalog;
use crate::project::Project;

/// Computes everything that follows from a project.
pub fn compute(project: &Project, catalog: &Catalog) -> Report {
    let graph = services::ServiceGraph::new(catalog);
    let classes = classes::Classes::new(project, catalog, &graph);
    let needs = needs::needs(project, catalog, &classes);
    let topology = topology::Topology::new(project);
    let relays = relays::Relays::new(project, &topology);
    let mut gathering = matrix::Gathering::new(project, catalog, &classes, &topology);
    let mut resolver = requirements::Resolver::new(catalog, &classes, &relays);
    let mut undelivered = BTreeSet::new();
    for need in &needs.met {
        resolver.resolve(need, &mut |requirement| gathering.add(requirement), &mut |lost| {
            undelivered.insert(lost);
        });
    }
    let (mut flows, paths) = gathering.flows();
    matrix::sort(&mut flows, project, catalog);
    let outer = tunnels::outer_flows(project, catalog, &topology, &flows);
    if !outer.is_empty() {
        flows.extend(outer);
        matrix::sort(&mut flows, project, catalog);
    }
    let policy = policy::Policy::new(project, catalog);
    let verdicts = policy.verdicts(&flows);
    policy::mark(&mut flows, &verdicts);
    let problems = checks::problems(&checks::Findings {
        project,
        catalog,
        classes: &classes,
        missing: &needs.missing,
        undelivered: &undelivered,
        flows: &flows,
        paths: &paths,
        topology: &topology,
        policy: &policy,
        verdicts: &verdicts,
    });
    Report { flows, problems, paths }
}

//! From a project to its flows: pure functions, `(&Project, &Catalog) -> Report`.
//!
//! Theory of operation. Servers that are alike are taken together (`classes`); a host's roles are closed over same-host
//! dependencies (`services`); every need is met by the providers in scope or is a problem (`needs`); each endpoint of a
//! met need becomes a requirement with its direction and ports (`requirements`); requirements are gathered into flows
//! (`matrix`) over the devices between their segments (`topology`). All this is kept, and followed through edits of
//! servers (`computation`). [`policy`] says which flows must not be planned, `checks` finds what is wrong with the design,
//! and `explain` makes sentences of the reasons. `rules` is what each device has to let through of it; `diff` compares two
//! such plans, and `whatif` makes the second one of the first by an edit.

mod baseline;
mod checks;
mod classes;
mod computation;
mod diff;
mod directory;
mod explain;
mod inputs;
mod matrix;
mod needs;
mod option_use;
mod options;
mod order;
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

pub use baseline::{
    FlowStatus, approved_flow, baseline, destination_addresses, flow_content, flow_status, party_addresses,
    removed_flows,
};
pub use computation::Computation;
pub use diff::{
    Aspect, Change, DeviceChange, Difference, Field, FlowChange, Opening, Planned, ProjectChange, flows_by_id,
};
pub use explain::{
    Justifications, Side, Step, WhyNot, explain, explain_flow, flows_between, justification, references, why_not,
};
pub use matrix::{WIDE_RANGE_PORTS, WIDE_RANGE_RISK};
pub use policy::FORBIDDEN_RISK;
pub use report::{
    Carried, Cause, Flow, FlowRow, Hop, HopSide, PathBetween, PathKind, Problem, ProblemCode, Reason, Report, SentTo,
    ServerSet, Subject,
};
pub use rules::{Contradiction, DeviceRules, Party, PartyObject, Rule, Widening, device_rules, prove, rules_of_device};
pub use translation::{Leg, PacketEnd, SeenAddresses, TranslatingPath, matches_before_translation};
pub use tunnels::device_addresses;
pub use whatif::{AdministratorStep, Offer, Setting, SettingError, WhatIf, edit_of_settings, scenarios, what_if};

use crate::catalog::Catalog;
use crate::project::Project;

/// Computes everything that follows from a project.
pub fn compute(project: &Project, catalog: &Catalog) -> Report {
    Computation::new(project, catalog).into_report()
}

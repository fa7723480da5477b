//! Redundancy groups: members that cannot stand in for each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, listed, problem, segment_name};
use crate::diag::Severity;
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::{DeviceId, SegmentId};
use crate::project::{Device, Passage};

/// Where a device stands, and which way packets may pass there.
type Interfaces<'a> = BTreeMap<&'a SegmentId, Passage>;

/// Groups of one, members at different segments, members that are not alike.
pub(super) fn groups(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let mut groups: BTreeMap<&str, Vec<(&DeviceId, &Device)>> = BTreeMap::new();
    for (id, device) in project.devices.iter().filter(|(_, device)| !device.redundancy_group.is_empty()) {
        groups.entry(device.redundancy_group.as_str()).or_default().push((id, device));
    }
    let mut interfaces: BTreeMap<&DeviceId, Interfaces<'_>> = BTreeMap::new();
    if !groups.is_empty() {
        for link in project.links.values() {
            interfaces.entry(&link.device).or_default().insert(&link.segment, link.passage);
        }
    }
    for (group, members) in groups {
        let subjects: Vec<Subject> = members.iter().map(|(id, _)| Subject::Device((*id).clone())).collect();
        let mut report = |severity, message: String, hint: &str| {
            problems.push(problem(severity, ProblemCode::UnevenRedundancyGroup, message, hint, subjects.clone()));
        };
        if let [(_, only)] = members.as_slice() {
            report(
                Severity::Note,
                format!("{} is the only member of the redundancy group \"{group}\"", only.name),
                "Give its partner the same group, or take the group away",
            );
            continue;
        }
        let names = listed(members.iter().map(|(_, device)| device.name.as_str()));
        let lacks = lacking(findings, &members, &interfaces);
        if !lacks.is_empty() {
            report(
                Severity::Warning,
                format!(
                    "The members of the redundancy group \"{group}\" are not linked to the same segments: {}",
                    lacks.join("; ")
                ),
                "Members stand in for each other: link each of them to every segment of the group, or take it out",
            );
        }
        let differences = differences(&members, &interfaces);
        if !differences.is_empty() {
            report(
                Severity::Warning,
                format!(
                    "The members of the redundancy group \"{group}\" ({names}) differ in {}",
                    differences.into_iter().collect::<Vec<_>>().join(", ")
                ),
                "Members stand in for each other: make them alike, or take one out of the group",
            );
        }
    }
}

/// Which members are not linked to which segments of the others.
fn lacking(
    findings: &Findings<'_, '_>,
    members: &[(&DeviceId, &Device)],
    interfaces: &BTreeMap<&DeviceId, Interfaces<'_>>,
) -> Vec<String> {
    let at = |id: &DeviceId| interfaces.get(id).into_iter().flat_map(|interfaces| interfaces.keys().copied());
    let all: BTreeSet<&SegmentId> = members.iter().flat_map(|(id, _)| at(id)).collect();
    let lack = |(id, device): &(&DeviceId, &Device)| {
        let own: BTreeSet<&SegmentId> = at(id).collect();
        let missing: Vec<&str> = all.difference(&own).map(|id| segment_name(findings.project, id)).collect();
        (!missing.is_empty()).then(|| format!("{} is not at {}", device.name, listed(missing)))
    };
    members.iter().filter_map(lack).collect()
}

/// In what members differ that have to be alike.
fn differences(
    members: &[(&DeviceId, &Device)],
    interfaces: &BTreeMap<&DeviceId, Interfaces<'_>>,
) -> BTreeSet<&'static str> {
    let Some(((first_id, first), others)) = members.split_first() else { return BTreeSet::new() };
    let passage = |id: &DeviceId, segment: &SegmentId| interfaces.get(id).and_then(|own| own.get(segment)).copied();
    let mut found = BTreeSet::new();
    for (id, other) in others {
        let differs = [
            ("kind", first.kind != other.kind),
            ("platform", first.platform != other.platform),
            ("keeping state", first.is_stateful != other.is_stateful),
            ("helpers", first.helpers != other.helpers),
            ("relays", first.relays != other.relays),
            ("translations", first.translations != other.translations),
        ];
        found.extend(differs.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what));
        let is_turned = |segment: &&SegmentId| matches!((passage(first_id, segment), passage(id, segment)), (Some(one), Some(two)) if one != two);
        let shared = interfaces.get(*first_id).into_iter().flat_map(|own| own.keys().copied());
        if shared.into_iter().any(|segment| is_turned(&segment)) {
            found.insert("one-way interfaces");
        }
    }
    found
}

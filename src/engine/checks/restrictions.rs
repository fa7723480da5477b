//! Ways that are closed: by nothing drawn, by path restrictions, by one-way interfaces, by redundancy groups.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Findings, device_name, listed, problem, segment_name};
use crate::diag::Severity;
use crate::engine::report::{HopSide, PathBetween, PathKind, Problem, ProblemCode, Subject};
use crate::engine::topology::{Place, Topology};
use crate::ids::{DeviceId, LinkId, RestrictionId, SegmentId};
use crate::project::{Passage, Project, Routing};

/// How many paths are compared to find restrictions without effect: some tenths of a second at most, where every path
/// counts fewer than where the shortest do.
const MOST_COMPARED_PATHS: [(Routing, usize); 2] = [(Routing::Any, 200), (Routing::Shortest, 2_000)];

/// What keeps packets from a way that is drawn.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Obstacle {
    Restriction(RestrictionId),
    OneWay(LinkId),
    Group(String),
}

impl Obstacle {
    /// Takes it away.
    fn clear(&self, project: &mut Project) {
        match self {
            Self::Restriction(id) => {
                Arc::make_mut(&mut project.restrictions).remove(id);
            }
            Self::OneWay(id) => {
                if let Some(link) = Arc::make_mut(&mut project.links).get_mut(id) {
                    Arc::make_mut(link).passage = Passage::Both;
                }
            }
            Self::Group(name) => {
                for device in Arc::make_mut(&mut project.devices).values_mut() {
                    if device.redundancy_group == *name {
                        Arc::make_mut(device).redundancy_group.clear();
                    }
                }
            }
        }
    }

    fn text(&self, project: &Project) -> String {
        match self {
            Self::Restriction(id) => {
                let name = project.restrictions.get(id).map_or(id.as_str(), |restriction| restriction.name.as_str());
                format!("the path restriction \"{name}\"")
            }
            Self::OneWay(id) => project.links.get(id).map_or_else(
                || format!("the one-way interface {id}"),
                |link| {
                    let (device, segment) = (device_name(project, &link.device), segment_name(project, &link.segment));
                    format!("the one-way interface of {device} at {segment}")
                },
            ),
            Self::Group(name) => format!("the redundancy group \"{name}\", of which a path passes one member only"),
        }
    }

    fn subjects(&self, project: &Project) -> Vec<Subject> {
        match self {
            Self::Restriction(id) => vec![Subject::Restriction(id.clone())],
            Self::OneWay(id) => vec![Subject::Link(id.clone())],
            Self::Group(name) => {
                let members = project.devices.iter().filter(|(_, device)| device.redundancy_group == *name);
                members.map(|(id, _)| Subject::Device(id.clone())).collect()
            }
        }
    }
}

/// A project in which every drawn way is open. One way is enough to know, so that the shortest will do.
fn opened(project: &Project) -> Project {
    let mut open = Project { restrictions: Arc::default(), routing: Routing::Shortest, ..project.clone() };
    for link in Arc::make_mut(&mut open.links).values_mut().filter(|link| link.passage != Passage::Both) {
        Arc::make_mut(link).passage = Passage::Both;
    }
    for device in Arc::make_mut(&mut open.devices).values_mut().filter(|it| !it.redundancy_group.is_empty()) {
        Arc::make_mut(device).redundancy_group.clear();
    }
    open
}

fn path(topology: &Topology<'_>, from: &SegmentId, to: &SegmentId) -> PathBetween {
    topology.path(Place { segment: from, server: None }, Place { segment: to, server: None })
}

/// Pairs of segments that need each other without a path: what closes it, if something does.
pub(super) fn no_path(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let lost: Vec<(&SegmentId, &SegmentId)> = findings
        .paths
        .iter()
        .filter(|(_, path)| path.kind == PathKind::None)
        .map(|((from, to), _)| (from, to))
        .collect();
    if lost.is_empty() {
        return;
    }
    let open_project = opened(project);
    let open = Topology::new(&open_project);
    let mut closed: Vec<(&SegmentId, &SegmentId, BTreeSet<Obstacle>)> = Vec::new();
    for (from, to) in lost {
        let way = path(&open, from, to);
        if way.kind == PathKind::None {
            problems.push(problem(
                Severity::Error,
                ProblemCode::NoPath,
                format!(
                    "Servers in {} need servers in {}, and no device leads there",
                    segment_name(project, from),
                    segment_name(project, to)
                ),
                "Link both segments to a firewall or router, or draw the links that are missing on the way",
                vec![Subject::Segment(from.clone()), Subject::Segment(to.clone())],
            ));
        } else {
            closed.push((from, to, obstacles(project, &way)));
        }
    }
    // Each obstacle by itself, then all of a way together.
    let mut alone: BTreeMap<(&SegmentId, &SegmentId), BTreeSet<&Obstacle>> = BTreeMap::new();
    let all: BTreeSet<&Obstacle> = closed.iter().flat_map(|(_, _, obstacles)| obstacles).collect();
    for obstacle in all {
        let mut without = Project { routing: Routing::Shortest, ..project.clone() };
        obstacle.clear(&mut without);
        let topology = Topology::new(&without);
        for (from, to, obstacles) in &closed {
            if obstacles.contains(obstacle) && path(&topology, from, to).kind != PathKind::None {
                alone.entry((*from, *to)).or_default().insert(obstacle);
            }
        }
    }
    for (from, to, obstacles) in &closed {
        let single = alone.get(&(*from, *to));
        let named: Vec<&Obstacle> =
            single.map_or_else(|| obstacles.iter().collect(), |one| one.iter().copied().collect());
        let texts: Vec<String> = named.iter().map(|obstacle| obstacle.text(project)).collect();
        let (joined, verb) = match (texts.as_slice(), single.is_some()) {
            ([one], _) => (one.clone(), "leaves"),
            (all, true) => (all.join(" or "), "leaves"),
            (all, false) => (all.join(" and "), "together leave"),
        };
        let mut subjects: Vec<Subject> = named.iter().flat_map(|obstacle| obstacle.subjects(project)).collect();
        subjects.extend([Subject::Segment((*from).clone()), Subject::Segment((*to).clone())]);
        problems.push(problem(
            Severity::Error,
            ProblemCode::RestrictionLeavesNoPath,
            format!(
                "Servers in {} need servers in {}, and {joined} {verb} no way there",
                segment_name(project, from),
                segment_name(project, to)
            ),
            "Take it away, leave a link out of it, or draw another way",
            subjects,
        ));
    }
}

/// What a way passes although it must not.
fn obstacles(project: &Project, way: &PathBetween) -> BTreeSet<Obstacle> {
    let mut obstacles: BTreeSet<Obstacle> = BTreeSet::new();
    let mut passed: BTreeSet<(&DeviceId, &SegmentId, bool)> = BTreeSet::new();
    for hop in &way.hops {
        for (side, is_into_device) in [(&hop.from, true), (&hop.to, false)] {
            if let HopSide::Segment(segment) = side {
                passed.insert((&hop.device, segment, is_into_device));
            }
        }
    }
    let mut links: BTreeSet<&LinkId> = BTreeSet::new();
    for (id, link) in project.links.iter() {
        let [into, out] = [true, false].map(|is_into| passed.contains(&(&link.device, &link.segment, is_into)));
        if into || out {
            links.insert(id);
        }
        let is_closed = match link.passage {
            Passage::Both => false,
            Passage::IntoDevice => out,
            Passage::OutOfDevice => into,
        };
        if is_closed {
            obstacles.insert(Obstacle::OneWay(id.clone()));
        }
    }
    for (id, restriction) in project.restrictions.iter() {
        if restriction.links.iter().filter(|link| links.contains(link)).count() > 1 {
            obstacles.insert(Obstacle::Restriction(id.clone()));
        }
    }
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    for device in way.devices.iter().filter_map(|id| project.devices.get(id)) {
        *members.entry(device.redundancy_group.as_str()).or_default() += 1;
    }
    members.remove("");
    obstacles
        .extend(members.iter().filter(|(_, count)| **count > 1).map(|(name, _)| Obstacle::Group((*name).to_owned())));
    obstacles
}

/// Path restrictions that change no path: neither one that a flow takes, nor one between segments at their own devices.
pub(super) fn without_effect(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let most = MOST_COMPARED_PATHS.into_iter().find(|(routing, _)| *routing == project.routing);
    let mut left = most.map_or(0, |(_, most)| most);
    for (id, restriction) in project.restrictions.iter() {
        let devices: BTreeSet<&DeviceId> =
            restriction.links.iter().filter_map(|link| project.links.get(link)).map(|link| &link.device).collect();
        let near: BTreeSet<&SegmentId> =
            project.links.values().filter(|link| devices.contains(&link.device)).map(|link| &link.segment).collect();
        let nearby =
            near.iter().flat_map(|from| near.iter().map(move |to| (*from, *to))).filter(|(from, to)| from != to);
        let pairs: BTreeSet<(&SegmentId, &SegmentId)> =
            nearby.chain(findings.paths.keys().map(|(from, to)| (from, to))).collect();
        let Some(rest) = left.checked_sub(pairs.len()) else { continue };
        left = rest;
        let mut without = project.clone();
        Obstacle::Restriction(id.clone()).clear(&mut without);
        let topology = Topology::new(&without);
        // What was not looked at as a whole may well be another one.
        let may_change = |(from, to): &(&SegmentId, &SegmentId)| {
            let with = path(findings.topology, from, to);
            with.is_approximate || {
                let without = path(&topology, from, to);
                without.is_approximate
                    || (with.kind, with.devices, with.hops) != (without.kind, without.devices, without.hops)
            }
        };
        if pairs.iter().any(may_change) {
            continue;
        }
        let links: Vec<&str> = restriction.links.iter().map(LinkId::as_str).collect();
        let mut subjects = vec![Subject::Restriction(id.clone())];
        subjects.extend(restriction.links.iter().cloned().map(Subject::Link));
        problems.push(problem(
            Severity::Note,
            ProblemCode::RestrictionWithoutEffect,
            format!(
                "The path restriction \"{}\" changes no path, neither between the segments at its links ({}) nor one that \
                 a flow takes",
                restriction.name,
                listed(links)
            ),
            "Its links have to lie in one loop of the network: name two interfaces between which there is another way, \
             or remove it",
            subjects,
        ));
    }
}

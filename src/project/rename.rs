//! Naming what was just drawn.

use std::sync::Arc;

use super::edit::{Edit, Item};
use super::model::{Link, Project, Segment};
use super::policy::ZoneSelector;
use crate::ids::{SegmentId, id_from_name};

/// What a new segment is called until somebody names it; a number follows.
pub const NEW_SEGMENT: &str = "Segment ";

/// The edit that renames a segment, and the id that it has after that.
///
/// Ids never change with a name, with one exception: a segment that still has the name it was drawn with gets the id of
/// its first real name, and its links and servers follow it, so that files and flows do not speak of `segment-1` for
/// ever. Where anything else names it already (a tunnel, a path restriction, the zone policy, what was written on a
/// flow), its id stays.
pub fn rename_segment(project: &Project, id: &SegmentId, name: &str) -> Option<(SegmentId, Edit)> {
    let segment = project.segments.get(id)?;
    let renamed = Segment { name: name.to_owned(), ..Segment::clone(segment) };
    if is_unnamed(id, &segment.name) {
        let new_id = project.new_segment_id(name);
        if let Some(edit) = with_new_id(project, id, &new_id, &renamed) {
            return Some((new_id, edit));
        }
    }
    Some((id.clone(), Edit::PutSegment(id.clone(), renamed)))
}

/// The edit that gives a segment another id, with its links and servers; none where that would lose or change anything
/// else.
fn with_new_id(project: &Project, id: &SegmentId, new_id: &SegmentId, renamed: &Segment) -> Option<Edit> {
    if !(project.annotations.is_empty() && project.baseline.is_empty() && project.results.is_empty()) {
        // These are about flows, whose ids come from those of their segments.
        return None;
    }
    let servers: Vec<_> =
        project.servers.iter().filter(|(_, server)| server.segment == *id).map(|(server, _)| server.clone()).collect();
    let links = project.links.iter().filter(|(_, link)| link.segment == *id);
    let links: Vec<_> = links
        .map(|(old, link)| {
            let moved = Link { segment: new_id.clone(), ..Link::clone(link) };
            (old.clone(), Project::link_id(&link.device, new_id), moved)
        })
        .collect();

    let mut expected = project.clone();
    let segments = Arc::make_mut(&mut expected.segments);
    segments.remove(id);
    segments.insert(new_id.clone(), Arc::new(renamed.clone()));
    for server in &servers {
        let server = Arc::make_mut(&mut expected.servers).get_mut(server)?;
        Arc::make_mut(server).segment = new_id.clone();
    }
    for (old, new, link) in &links {
        let all = Arc::make_mut(&mut expected.links);
        all.remove(old);
        all.insert(new.clone(), Arc::new(link.clone()));
    }

    let mut edits = vec![Edit::PutSegment(new_id.clone(), renamed.clone())];
    if !servers.is_empty() {
        edits.push(Edit::MoveServers(servers, new_id.clone()));
    }
    edits.push(Edit::Remove(vec![Item::Segment(id.clone())]));
    edits.extend(links.into_iter().map(|(_, new, link)| Edit::PutLink(new, link)));
    let edit = Edit::batch("rename segment", edits);
    let selector = ZoneSelector::Segment(id.clone());
    let names_it = project.policy.iter().any(|rule| rule.from == selector || rule.to == selector);
    (!names_it && edit.apply(project).is_ok_and(|result| result == expected)).then_some(edit)
}

/// Whether a segment has the name that it was drawn with, and the id that goes with that.
fn is_unnamed(id: &SegmentId, name: &str) -> bool {
    let number = name.strip_prefix(NEW_SEGMENT);
    number.is_some_and(|number| number.parse::<u32>().is_ok())
        && id.as_str() == id_from_name(name, "segment", |_| false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    #![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;
    use crate::ids::DeviceId;
    use crate::project::{Device, PolicyRule, Server, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind};

    fn drawn() -> Project {
        let segment = Segment { name: "Segment 1".to_owned(), ..Segment::default() };
        Edit::PutSegment("segment-1".into(), segment).apply(&Project::default()).unwrap()
    }

    #[test]
    fn the_first_name_gives_the_id_and_the_second_keeps_it() {
        let project = drawn();
        let (id, edit) = rename_segment(&project, &"segment-1".into(), "Branch users").unwrap();
        assert_eq!(id.as_str(), "branch-users");
        let project = edit.apply(&project).unwrap();
        assert_eq!(project.segments.keys().map(SegmentId::as_str).collect::<Vec<_>>(), ["branch-users"]);
        let (id, edit) = rename_segment(&project, &id, "Users").unwrap();
        assert_eq!(id.as_str(), "branch-users");
        assert_eq!(edit.apply(&project).unwrap().segments.values().next().unwrap().name, "Users");
    }

    /// The segment with a firewall and a server at it.
    fn linked() -> Project {
        let device = DeviceId::from("fw1");
        let server = Server { name: "pc1".to_owned(), segment: "segment-1".into(), ..Server::default() };
        let edits = vec![
            Edit::PutDevice(device.clone(), Device { name: "fw1".to_owned(), ..Device::default() }),
            Edit::PutLink("fw1:segment-1".into(), Link::new(device, "segment-1".into())),
            Edit::PutServer("pc1".into(), server),
        ];
        Edit::batch("link", edits).apply(&drawn()).unwrap()
    }

    #[test]
    fn links_and_servers_follow_the_first_name() {
        let (id, edit) = rename_segment(&linked(), &"segment-1".into(), "Branch users").unwrap();
        assert_eq!(id.as_str(), "branch-users");
        let project = edit.apply(&linked()).unwrap();
        assert_eq!(project.segments.keys().map(SegmentId::as_str).collect::<Vec<_>>(), ["branch-users"]);
        assert_eq!(project.links["fw1:branch-users"].segment, id);
        assert_eq!(project.servers["pc1"].segment, id);
        assert_eq!(project.links.len(), 1);
    }

    #[test]
    fn what_a_tunnel_or_the_policy_names_keeps_its_id() {
        let tunnel = Tunnel {
            name: "Tunnel 1".to_owned(),
            first: TunnelEnd::Segment("segment-1".into()),
            second: TunnelEnd::Device("fw1".into()),
            kind: TunnelKind::default(),
            initiator: TunnelInitiator::default(),
            note: String::new(),
        };
        let rule = PolicyRule {
            name: "closed".to_owned(),
            from: ZoneSelector::Segment("segment-1".into()),
            ..PolicyRule::default()
        };
        for edit in [Edit::PutTunnel("t".into(), tunnel), Edit::SetPolicy(vec![rule])] {
            let project = edit.apply(&linked()).unwrap();
            let (id, edit) = rename_segment(&project, &"segment-1".into(), "Branch users").unwrap();
            assert_eq!(id.as_str(), "segment-1");
            let renamed = edit.apply(&project).unwrap();
            assert_eq!(renamed.segments["segment-1"].name, "Branch users");
            assert_eq!((renamed.tunnels.len(), renamed.policy.len()), (project.tunnels.len(), project.policy.len()));
        }
    }
}

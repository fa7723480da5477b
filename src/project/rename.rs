//! Naming what was just drawn.

use std::sync::Arc;

use super::edit::Edit;
use super::model::{Project, Segment};
use crate::ids::{SegmentId, id_from_name};

/// What a new segment is called until somebody names it; a number follows.
pub const NEW_SEGMENT: &str = "Segment ";

/// The edit that renames a segment, and the id that it has after that.
///
/// Ids never change with a name, with one exception: a segment that still has the name it was drawn with, and that
/// nothing names yet, gets the id of its first real name, so that files and flows do not speak of `segment-1` for ever.
pub fn rename_segment(project: &Project, id: &SegmentId, name: &str) -> Option<(SegmentId, Edit)> {
    let segment = project.segments.get(id)?;
    let renamed = Segment { name: name.to_owned(), ..Segment::clone(segment) };
    if !is_unnamed(id, &segment.name) || is_referred_to(project, id) {
        return Some((id.clone(), Edit::PutSegment(id.clone(), renamed)));
    }
    let new_id = project.new_segment_id(name);
    let edits = vec![Edit::Remove(vec![super::Item::Segment(id.clone())]), Edit::PutSegment(new_id.clone(), renamed)];
    Some((new_id, Edit::batch("rename segment", edits)))
}

/// Whether a segment has the name that it was drawn with, and the id that goes with that.
fn is_unnamed(id: &SegmentId, name: &str) -> bool {
    let number = name.strip_prefix(NEW_SEGMENT);
    number.is_some_and(|number| number.parse::<u32>().is_ok())
        && id.as_str() == id_from_name(name, "segment", |_| false)
}

/// Whether anything of the project names the segment: then more than the segment would go with it.
fn is_referred_to(project: &Project, id: &SegmentId) -> bool {
    let mut alone = project.clone();
    Arc::make_mut(&mut alone.segments).remove(id);
    let removed = Edit::Remove(vec![super::Item::Segment(id.clone())]).apply(project);
    removed.map_or(true, |removed| removed != alone)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::ids::DeviceId;
    use crate::project::{Device, Link};

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

    #[test]
    fn what_is_linked_keeps_its_id() {
        let project = drawn();
        let device = DeviceId::from("fw1");
        let edits = vec![
            Edit::PutDevice(device.clone(), Device { name: "fw1".to_owned(), ..Device::default() }),
            Edit::PutLink("fw1:segment-1".into(), Link::new(device, "segment-1".into())),
        ];
        let project = Edit::batch("link", edits).apply(&project).unwrap();
        let (id, edit) = rename_segment(&project, &"segment-1".into(), "Branch users").unwrap();
        assert_eq!(id.as_str(), "segment-1");
        assert!(edit.apply(&project).is_ok());
    }
}

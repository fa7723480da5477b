//! Automatic layout: where boxes and nodes stand when nobody has put them anywhere.
//!
//! Every segment belongs to one device, the one that is nearest to the outside. A device stands in the middle of its
//! segments: what is outer (the Internet, partners, people) on its left, what is inner on its right. These clusters are
//! set in rows, from the outside inwards. Nothing overlaps, and equal projects are arranged equally.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::edit::CanvasItem;
use super::model::{Point, Project, SegmentKind};
use crate::ids::{DeviceId, SegmentId};

/// Width of a segment's box with one column of chips.
pub const SEGMENT_WIDTH: f32 = 232.0;
/// Width of a segment's box with two columns of chips.
pub const WIDE_SEGMENT_WIDTH: f32 = 300.0;
/// Height of a segment's title.
pub const SEGMENT_HEADER_HEIGHT: f32 = 32.0;
/// Height of a row of chips, with the space under it.
pub const CHIP_ROW_HEIGHT: f32 = 32.0;
/// Space between the box and what stands in it.
pub const SEGMENT_PADDING: f32 = 10.0;
/// Most servers that stand in one column; more stand in two.
pub const MOST_SERVERS_IN_ONE_COLUMN: usize = 3;

/// Space between boxes.
const GAP: f32 = 48.0;
/// Width and height that a device takes, with its label.
const DEVICE_SPACE: f32 = 96.0;
/// The top left corner of the whole.
const ORIGIN: f32 = 40.0;
/// How much wider than high the whole should be.
const ASPECT: f32 = 1.7;

/// How many columns and rows of chips a segment's box has.
pub fn chip_grid(server_count: usize) -> (usize, usize) {
    let columns = if server_count > MOST_SERVERS_IN_ONE_COLUMN { 2 } else { 1 };
    (columns, server_count.div_ceil(columns).max(1))
}

/// Width and height of the box of a segment with this many servers.
pub fn segment_size(server_count: usize) -> (f32, f32) {
    let (columns, rows) = chip_grid(server_count);
    let width = if columns > 1 { WIDE_SEGMENT_WIDTH } else { SEGMENT_WIDTH };
    (width, SEGMENT_HEADER_HEIGHT + 2.0 * SEGMENT_PADDING + rows as f32 * CHIP_ROW_HEIGHT)
}

/// New places for everything on the diagram, sorted by item: top left corners of boxes, centres of devices.
pub fn arrange(project: &Project) -> Vec<(CanvasItem, Point)> {
    let sizes = segment_sizes(project);
    let blocks: Vec<Block> = clusters(project).iter().map(|cluster| Block::of(project, cluster, &sizes)).collect();
    let area: f32 = blocks.iter().map(|block| (block.width + GAP) * (block.height + GAP)).sum();
    let widest = blocks.iter().map(|block| block.width).fold(0.0, f32::max);
    let row_width = widest.max((area * ASPECT).sqrt());

    let mut places = Vec::with_capacity(project.segments.len() + project.devices.len());
    let (mut x, mut y, mut row_height) = (0.0, 0.0, 0.0_f32);
    for block in blocks {
        if x > 0.0 && x + block.width > row_width {
            x = 0.0;
            y += row_height + GAP;
            row_height = 0.0;
        }
        for (item, point) in block.places {
            places.push((item, Point { x: ORIGIN + x + point.x, y: ORIGIN + y + point.y }));
        }
        x += block.width + 2.0 * GAP;
        row_height = row_height.max(block.height);
    }
    places.sort_by(|left, right| left.0.cmp(&right.0));
    places
}

fn segment_sizes(project: &Project) -> BTreeMap<&SegmentId, (f32, f32)> {
    let mut counts: BTreeMap<&SegmentId, usize> = project.segments.keys().map(|id| (id, 0)).collect();
    for server in project.servers.values() {
        if let Some(count) = counts.get_mut(&server.segment) {
            *count += 1;
        }
    }
    counts.into_iter().map(|(id, count)| (id, segment_size(count))).collect()
}

/// From the outside inwards.
fn rank(kind: SegmentKind) -> u8 {
    match kind {
        SegmentKind::Internet => 0,
        SegmentKind::Partner => 1,
        SegmentKind::Cloud => 2,
        SegmentKind::Dmz => 3,
        SegmentKind::User => 4,
        SegmentKind::Internal => 5,
        SegmentKind::Management => 6,
    }
}

/// Whether a segment stands on the left of its device.
fn is_outer(kind: SegmentKind) -> bool {
    matches!(kind, SegmentKind::Internet | SegmentKind::Partner | SegmentKind::Cloud | SegmentKind::User)
}

/// Devices and the segments around them.
#[derive(Default)]
struct Cluster<'a> {
    devices: Vec<&'a DeviceId>,
    segments: Vec<&'a SegmentId>,
}

/// All clusters, from the outside inwards; what is linked with nothing comes last.
fn clusters(project: &Project) -> Vec<Cluster<'_>> {
    let mut segments_of: BTreeMap<&DeviceId, BTreeSet<&SegmentId>> =
        project.devices.keys().map(|id| (id, BTreeSet::new())).collect();
    let mut devices_of: BTreeMap<&SegmentId, BTreeSet<&DeviceId>> = BTreeMap::new();
    for link in project.links.values() {
        if let Some(segments) = segments_of.get_mut(&link.device) {
            segments.insert(&link.segment);
            devices_of.entry(&link.segment).or_default().insert(&link.device);
        }
    }
    let order = from_the_outside(project, &segments_of, &devices_of);

    let mut cluster_of: BTreeMap<&SegmentId, usize> = BTreeMap::new();
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    for device in order {
        let Some(segments) = segments_of.get(device) else { continue };
        let own: Vec<&SegmentId> =
            segments.iter().copied().filter(|segment| !cluster_of.contains_key(segment)).collect();
        let index = if own.is_empty() {
            // All its segments stand around others: it joins the one that has most of them.
            let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
            for cluster in segments.iter().filter_map(|segment| cluster_of.get(segment)) {
                *votes.entry(*cluster).or_default() += 1;
            }
            votes
                .into_iter()
                .max_by_key(|(cluster, votes)| (*votes, std::cmp::Reverse(*cluster)))
                .map(|(cluster, _)| cluster)
        } else {
            None
        };
        let index = index.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        for segment in &own {
            cluster_of.insert(segment, index);
        }
        if let Some(cluster) = clusters.get_mut(index) {
            cluster.devices.push(device);
            cluster.segments.extend(own);
        }
    }
    let mut lonely = Cluster::default();
    lonely.segments.extend(project.segments.keys().filter(|id| !cluster_of.contains_key(id)));
    if !lonely.segments.is_empty() {
        clusters.push(lonely);
    }
    clusters
}

/// The devices, in the order in which a walk from the outermost segments meets them; then those that it never meets.
fn from_the_outside<'a>(
    project: &'a Project,
    segments_of: &BTreeMap<&'a DeviceId, BTreeSet<&'a SegmentId>>,
    devices_of: &BTreeMap<&'a SegmentId, BTreeSet<&'a DeviceId>>,
) -> Vec<&'a DeviceId> {
    let mut starts: Vec<_> = project.segments.iter().map(|(id, segment)| (rank(segment.kind), id)).collect();
    starts.sort_unstable();
    let mut order = Vec::new();
    let mut met: BTreeSet<&DeviceId> = BTreeSet::new();
    let mut seen: BTreeSet<&SegmentId> = BTreeSet::new();
    for (_, start) in starts {
        let mut queue = VecDeque::from([start]);
        while let Some(segment) = queue.pop_front() {
            if !seen.insert(segment) {
                continue;
            }
            for device in devices_of.get(segment).into_iter().flatten().filter(|device| met.insert(device)) {
                order.push(*device);
                queue.extend(segments_of.get(device).into_iter().flatten());
            }
        }
    }
    order.extend(project.devices.keys().filter(|device| !met.contains(device)));
    order
}

/// A cluster with its places, from its own top left corner.
struct Block {
    width: f32,
    height: f32,
    places: Vec<(CanvasItem, Point)>,
}

impl Block {
    fn of(project: &Project, cluster: &Cluster<'_>, sizes: &BTreeMap<&SegmentId, (f32, f32)>) -> Self {
        let kind = |id: &SegmentId| project.segments.get(id).map_or_else(SegmentKind::default, |segment| segment.kind);
        let mut segments = cluster.segments.clone();
        segments.sort_by_key(|id| (rank(kind(id)), *id));
        let (mut left, mut right): (Vec<_>, Vec<_>) = segments.into_iter().partition(|id| is_outer(kind(id)));
        // Alone, a segment stands on the right of its device; else neither side is more than one box longer.
        if left.len() + right.len() == 1 {
            right.append(&mut left);
        }
        while left.len() > right.len() + 1 {
            right.extend(left.pop());
        }
        while right.len() > left.len() + 1 {
            left.extend(right.pop());
        }
        let columns = columns_per_side(left.len().max(right.len()));
        let mut block = Self { width: 0.0, height: 0.0, places: Vec::new() };
        block.add_side(&left, columns, sizes);
        let gutter = block.add_gutter(cluster.devices.len());
        block.add_side(&right, columns, sizes);
        block.add_devices(&cluster.devices, gutter);
        block
    }

    /// A side of the cluster, in columns; it begins at the block's right edge.
    fn add_side(&mut self, segments: &[&SegmentId], columns: usize, sizes: &BTreeMap<&SegmentId, (f32, f32)>) {
        let size = |id: &&SegmentId| sizes.get(*id).copied().unwrap_or_else(|| segment_size(0));
        let mut x = self.width;
        let mut y = 0.0;
        let rows: Vec<&[&SegmentId]> = segments.chunks(columns.max(1)).collect();
        let widths: Vec<f32> = (0..columns)
            .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|id| size(id).0).fold(0.0, f32::max))
            .collect();
        for row in rows {
            let height = row.iter().map(|id| size(id).1).fold(0.0, f32::max);
            x = self.width;
            for (id, width) in row.iter().zip(&widths) {
                self.places.push((CanvasItem::Segment((*id).clone()), Point { x, y }));
                x += width + GAP;
            }
            y += height + GAP;
        }
        if !segments.is_empty() {
            let used: f32 = widths.iter().filter(|width| **width > 0.0).map(|width| width + GAP).sum();
            x = x.max(self.width + used);
            self.width = x - GAP;
            self.height = self.height.max(y - GAP);
        }
    }

    /// The strip between the sides; returns the middle of it. Without devices it is a plain gap.
    fn add_gutter(&mut self, device_count: usize) -> f32 {
        let start = self.width;
        let is_first = start == 0.0;
        if device_count == 0 {
            self.width += if is_first { 0.0 } else { GAP };
            return start;
        }
        self.height = self.height.max(device_count as f32 * DEVICE_SPACE);
        let before = if is_first { 0.0 } else { GAP / 2.0 };
        self.width += before + DEVICE_SPACE + GAP / 2.0;
        start + before + DEVICE_SPACE / 2.0
    }

    /// The devices, one under the other, in the middle of the block's height.
    fn add_devices(&mut self, devices: &[&DeviceId], x: f32) {
        let mut y = (self.height - devices.len() as f32 * DEVICE_SPACE) / 2.0 + DEVICE_SPACE / 2.0;
        for device in devices {
            self.places.push((CanvasItem::Device((*device).clone()), Point { x, y }));
            y += DEVICE_SPACE;
        }
    }
}

/// Up to four boxes a side stand in one column; more make the side broader as well as longer.
fn columns_per_side(boxes: usize) -> usize {
    const BOXES_IN_FIRST_COLUMN: usize = 4;
    let mut columns = 1;
    while boxes > BOXES_IN_FIRST_COLUMN * columns * columns {
        columns += 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::templates::TEMPLATES;
    use crate::project::{Device, Edit, Link, Segment, file};

    /// Left, top, right, bottom of every box and device.
    fn rectangles(project: &Project, places: &[(CanvasItem, Point)]) -> Vec<[f32; 4]> {
        let sizes = segment_sizes(project);
        places
            .iter()
            .map(|(item, point)| match item {
                CanvasItem::Segment(id) => {
                    let (width, height) = sizes.get(id).copied().unwrap_or_default();
                    [point.x, point.y, point.x + width, point.y + height]
                }
                CanvasItem::Device(_) => [point.x - 32.0, point.y - 32.0, point.x + 32.0, point.y + 32.0],
            })
            .collect()
    }

    fn assert_tidy(project: &Project) {
        let places = arrange(project);
        assert_eq!(places.len(), project.segments.len() + project.devices.len());
        let rectangles = rectangles(project, &places);
        for (index, first) in rectangles.iter().enumerate() {
            for second in rectangles.iter().skip(index + 1) {
                let is_apart =
                    first[2] <= second[0] || second[2] <= first[0] || first[3] <= second[1] || second[3] <= first[1];
                assert!(is_apart, "{first:?} and {second:?} overlap");
            }
        }
        assert_eq!(places, arrange(project));
    }

    #[test]
    fn samples_are_arranged_without_overlaps() {
        for template in TEMPLATES {
            let read = file::read(&crate::diag::SourceFile::new("sample", template.text), None);
            assert_tidy(&read.map(|(project, _)| project).unwrap_or_default());
        }
    }

    #[test]
    fn many_branches_are_arranged_in_rows() {
        let mut edits = vec![Edit::PutSegment("wan".into(), Segment { name: "WAN".into(), ..Segment::default() })];
        for branch in 0..60 {
            let device = format!("fw-{branch}");
            edits.push(Edit::PutDevice(device.as_str().into(), Device { name: device.clone(), ..Device::default() }));
            edits.push(Edit::PutLink(format!("{device}:wan").into(), Link::new(device.as_str().into(), "wan".into())));
            for zone in 0..=branch % 12 {
                let id = format!("zone-{branch}-{zone}");
                let kind = if zone % 2 == 0 { SegmentKind::User } else { SegmentKind::Internal };
                edits.push(Edit::PutSegment(
                    id.as_str().into(),
                    Segment { name: id.clone(), kind, ..Segment::default() },
                ));
                edits
                    .push(Edit::PutLink(format!("{device}:{id}").into(), Link::new(device.as_str().into(), id.into())));
            }
        }
        let project = Edit::batch("branches", edits).apply(&Project::default()).unwrap_or_default();
        assert_eq!(project.devices.len(), 60);
        assert_tidy(&project);
    }

    #[test]
    fn a_box_has_room_for_its_chips() {
        assert_eq!(segment_size(0), (232.0, 84.0));
        assert_eq!(segment_size(1), (232.0, 84.0));
        assert_eq!(segment_size(3), (232.0, 148.0));
        assert_eq!(segment_size(4), (300.0, 116.0));
        assert_eq!(segment_size(5), (300.0, 148.0));
    }
}

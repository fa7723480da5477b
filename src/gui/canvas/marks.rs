//! What stands on links: the name and the addresses of the interface, which way it may be passed, and the path
//! restrictions that it is in; and the outlines of devices that stand in for each other.

use egui::{Align2, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use egui_graphs::DrawContext;

use super::geometry::DEVICE_SIZE;
use super::model::{LinkModel, NodeModel};
use super::scene::Scene;
use super::shapes::{Look, device_foot};
use super::text::{self, SMALLEST_READABLE};
use super::view::rect_to_screen;
use crate::gui::theme::Palette;
use crate::project::Passage;

/// Size of the text on links and outlines.
const TEXT: f32 = 9.5;
/// Radius of the mark of a path restriction.
pub(super) const MARK_RADIUS: f32 = 7.5;
/// Distance between the marks of one link.
const MARK_STEP: f32 = 17.0;
/// Where on the seen part of a link the first mark and the arrowhead stand.
const MARK_SHARE: f32 = 0.45;
const HEAD_SHARE: f32 = 0.72;
/// Distance of an outline from the devices in it.
const OUTLINE_MARGIN: f32 = 14.0;

/// The state of a path restriction's mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MarkLook {
    pub(super) is_selected: bool,
    pub(super) is_hovered: bool,
}

/// The point of a line at a distance from its beginning, and its direction there.
fn along(corners: &[Pos2], distance: f32) -> Option<(Pos2, Vec2)> {
    let mut left = distance;
    let mut last = None;
    for pair in corners.windows(2) {
        let [from, to] = pair else { continue };
        let length = from.distance(*to);
        if length < f32::EPSILON {
            continue;
        }
        let direction = (*to - *from) / length;
        if left <= length {
            return Some((*from + direction * left, direction));
        }
        left -= length;
        last = Some((*to, direction));
    }
    last
}

/// The point of a link at a share of its seen part: from the border of the device to that of the segment.
fn at_share(corners: &[Pos2], share: f32, offset: f32) -> Option<(Pos2, Vec2)> {
    let length: f32 =
        corners.windows(2).map(|pair| pair.first().zip(pair.last()).map_or(0.0, |(a, b)| a.distance(*b))).sum();
    let hidden = DEVICE_SIZE / 2.0;
    along(corners, hidden + (length - hidden).max(0.0) * share + offset)
}

/// Where the marks of a link's path restrictions stand, on the canvas.
pub(super) fn mark_places(corners: &[Pos2], count: usize) -> impl Iterator<Item = Pos2> + '_ {
    (0..count).filter_map(move |position| Some(at_share(corners, MARK_SHARE, position as f32 * MARK_STEP)?.0))
}

/// Whether marks are drawn at this zoom.
pub(super) fn marks_are_readable(zoom: f32) -> bool {
    MARK_RADIUS * zoom >= 3.0
}

/// The arrowhead of a link that is passed one way only.
pub(super) fn passage_head(link: &LinkModel, corners: &[Pos2], stroke: Stroke, ctx: &DrawContext<'_>) -> Option<Shape> {
    let (at, outwards) = at_share(corners, HEAD_SHARE, 0.0)?;
    let direction = match link.passage {
        Passage::Both => return None,
        Passage::IntoDevice => -outwards,
        Passage::OutOfDevice => outwards,
    };
    let zoom = ctx.meta.zoom;
    let length = (11.0 * zoom).max(5.0);
    let tip = ctx.meta.canvas_to_screen_pos(at) + direction * (length / 2.0);
    let across = vec2(-direction.y, direction.x) * (length * 0.5);
    let base = tip - direction * length;
    Some(Shape::convex_polygon(vec![tip, base + across, base - across], stroke.color, Stroke::NONE))
}

/// How far from the device's middle each of its links runs alone: links that leave on the same side share the way up to
/// where the first of them bends.
pub(super) fn own_beginnings(ways: &[&[Pos2]]) -> Vec<f32> {
    let first = |corners: &[Pos2]| match corners {
        [from, to, ..] => ((*to - *from).normalized(), from.distance(*to)),
        _ => (Vec2::ZERO, 0.0),
    };
    let firsts: Vec<(Vec2, f32)> = ways.iter().map(|corners| first(corners)).collect();
    let shared = |position: usize, (direction, length): (Vec2, f32)| {
        let others = firsts.iter().enumerate().filter(|(other, _)| *other != position);
        let beside = others.filter(|(_, (other, _))| other.dot(direction) > 0.9);
        beside.map(|(_, (_, other))| other.min(length)).fold(DEVICE_SIZE / 2.0, f32::max)
    };
    firsts.iter().enumerate().map(|(position, first)| shared(position, *first)).collect()
}

/// The name and the addresses of a link's interface, beside the line where it leaves the device (or its neighbours).
/// `foot` is what stands below the device.
pub(super) fn interface_texts(
    link: &LinkModel,
    corners: &[Pos2],
    (beginning, foot): (f32, f32),
    look: &Look,
    ctx: &DrawContext<'_>,
) -> Vec<Shape> {
    let zoom = ctx.meta.zoom;
    let is_said = !link.interface.is_empty() || !link.addresses.is_empty();
    if !is_said || TEXT * zoom < SMALLEST_READABLE {
        return Vec::new();
    }
    let Some((leaves, direction)) = along(corners, beginning + 5.0) else { return Vec::new() };
    let Some(room) = stretch_after(corners, beginning + 5.0).filter(|room| *room > 12.0) else { return Vec::new() };
    let is_level = direction.x.abs() > direction.y.abs();
    let gap = 3.0;
    let palette = look.palette;
    let widest = if is_level { room - 4.0 } else { 120.0 } * zoom;
    let galley = |text: &str| text::elided(ctx.painter, text, text::regular(TEXT * zoom), widest);
    let mut shapes = Vec::new();
    let mut put = |text: &str, at: Pos2, align: Align2| {
        if text.is_empty() {
            return;
        }
        let galley = galley(text);
        let place = align.anchor_size(ctx.meta.canvas_to_screen_pos(at), galley.size());
        shapes.push(Shape::rect_filled(place.expand2(vec2(2.0, 0.0)), 3.0, palette.canvas.gamma_multiply(0.85)));
        shapes.push(Shape::galley(place.min, galley, palette.text_dim));
    };
    if is_level {
        let (above, below) = if direction.x > 0.0 {
            (Align2::LEFT_BOTTOM, Align2::LEFT_TOP)
        } else {
            (Align2::RIGHT_BOTTOM, Align2::RIGHT_TOP)
        };
        put(&link.interface, leaves - vec2(0.0, gap), above);
        put(&link.addresses, leaves + vec2(0.0, gap), below);
    } else {
        // A line that leaves downwards passes the device's own name first.
        let row = TEXT * 1.3;
        let lines = [&link.interface, &link.addresses].into_iter().filter(|text| !text.is_empty()).count() as f32;
        let is_at_device = beginning <= DEVICE_SIZE / 2.0;
        let below = if is_at_device { foot } else { 0.0 };
        let top = if direction.y > 0.0 { leaves.y + below } else { leaves.y - lines * row };
        let mut at = pos2(leaves.x + gap + 2.0, top);
        for text in [&link.interface, &link.addresses] {
            put(text, at, Align2::LEFT_TOP);
            at.y += if text.is_empty() { 0.0 } else { row };
        }
    }
    shapes
}

/// How long a line goes straight on after a distance from its beginning.
fn stretch_after(corners: &[Pos2], distance: f32) -> Option<f32> {
    let mut end = 0.0;
    for pair in corners.windows(2) {
        let [from, to] = pair else { continue };
        end += from.distance(*to);
        if distance < end {
            return Some(end - distance);
        }
    }
    None
}

/// The mark of a path restriction on a link.
pub(super) fn restriction_mark(at: Pos2, look: MarkLook, palette: &Palette, ctx: &DrawContext<'_>) -> Vec<Shape> {
    let zoom = ctx.meta.zoom;
    let center = ctx.meta.canvas_to_screen_pos(at);
    let radius = (MARK_RADIUS * zoom).max(4.0);
    let (fill, ink) = if look.is_selected {
        (palette.accent, palette.on_accent)
    } else if look.is_hovered {
        (palette.accent_background, palette.accent)
    } else {
        (palette.panel, palette.risk_middle)
    };
    let icon = text::line(ctx.painter, egui_phosphor::regular::PROHIBIT, text::regular(2.0 * radius));
    vec![
        Shape::circle_filled(center, radius + 1.5, palette.canvas),
        Shape::circle_filled(center, radius, fill),
        Shape::galley(center - icon.size() / 2.0, icon, ink),
    ]
}

/// Outlines around devices that stand in for each other, with the name of the pair; where others stand between them, a
/// dashed line from one to the next.
pub(super) fn group_outlines(scene: &Scene, palette: &Palette, ctx: &DrawContext<'_>) -> Vec<Shape> {
    let zoom = ctx.meta.zoom;
    let stroke = Stroke::new((1.25 * zoom).clamp(0.75, 2.0), palette.text_dim.gamma_multiply(0.8));
    let dash = 5.0 * zoom.clamp(0.5, 1.5);
    let mut shapes = Vec::new();
    for group in scene.groups() {
        let members: Vec<Rect> = group.members.iter().filter_map(|index| scene.rect(*index)).collect();
        let feet = group.members.iter().filter_map(|index| match scene.node(*index)?.payload() {
            NodeModel::Device(device) => Some(device_foot(device)),
            NodeModel::Segment(_) => None,
        });
        let foot = feet.fold(0.0, f32::max);
        let Some(around) = members.iter().copied().reduce(Rect::union) else { continue };
        let around = around.with_max_y(around.max.y + foot).expand(OUTLINE_MARGIN);
        let is_stranger = |index: &petgraph::graph::NodeIndex| {
            !group.members.contains(index) && scene.rect(*index).is_some_and(|rect| rect.intersects(around))
        };
        let (label_at, align) = if scene.nodes().iter().any(is_stranger) {
            let mut centers: Vec<Pos2> = members.iter().map(Rect::center).collect();
            centers.sort_by(|a, b| (a.x + a.y).total_cmp(&(b.x + b.y)));
            let points: Vec<Pos2> = centers.iter().map(|center| ctx.meta.canvas_to_screen_pos(*center)).collect();
            shapes.extend(Shape::dashed_line(&points, stroke, dash, dash));
            let between = match centers.as_slice() {
                [first, second, ..] => first.lerp(*second, 0.5),
                _ => around.center_top(),
            };
            (between, Align2::CENTER_CENTER)
        } else {
            let area = rect_to_screen(ctx.meta, around);
            shapes.push(Shape::rect_filled(area, 10.0 * zoom, palette.text_dim.gamma_multiply(0.06)));
            let corners = [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom(), area.left_top()];
            shapes.extend(Shape::dashed_line(&corners, stroke, dash, dash));
            (around.left_top() + vec2(10.0, 0.0), Align2::LEFT_CENTER)
        };
        if TEXT * zoom < SMALLEST_READABLE {
            continue;
        }
        let name = text::elided(ctx.painter, &group.name, text::strong(TEXT * zoom), 160.0 * zoom);
        let place = align.anchor_size(ctx.meta.canvas_to_screen_pos(label_at), name.size());
        let behind = place.expand2(vec2(5.0, 1.0));
        shapes.push(Shape::Rect(egui::epaint::RectShape::new(
            behind,
            4.0,
            palette.canvas,
            Stroke::NONE,
            StrokeKind::Inside,
        )));
        shapes.push(Shape::galley(place.min, name, palette.text_dim));
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_where_its_link_runs_alone() {
        let up = [pos2(0.0, 0.0), pos2(0.0, -50.0)];
        let near = [pos2(0.0, 0.0), pos2(60.0, 0.0), pos2(60.0, 90.0)];
        let far = [pos2(0.0, 0.0), pos2(200.0, 0.0)];
        assert_eq!(own_beginnings(&[&up, &near, &far]), [20.0, 60.0, 60.0]);
        assert_eq!(stretch_after(&near, 65.0), Some(85.0));
    }

    #[test]
    fn marks_stand_on_the_line_and_outside_the_device() {
        let corners = [pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 60.0)];
        let places: Vec<Pos2> = mark_places(&corners, 2).collect();
        assert_eq!(places, [pos2(83.0, 0.0), pos2(100.0, 0.0)]);
        let short = [pos2(0.0, 0.0), pos2(24.0, 0.0)];
        assert!(mark_places(&short, 1).all(|place| (20.0..=24.0).contains(&place.x)));
    }
}

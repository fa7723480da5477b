//! The ways of lines: links at right angles, flows as arcs, both around what stands in between.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::geometry::border_point;
use super::obstacles::Obstacles;

/// A link keeps this far from a box's corner.
const CORNER: f32 = 14.0;
/// Distance between links that end on the same side of a box.
const LANE: f32 = 22.0;
/// How much of an arrow has to be seen beside its label.
const LEAST_SEEN: f32 = 48.0;
/// What it costs a link to run through a box, once for every few points of the way.
const BLOCKED: f32 = 30.0;
/// How near an arc may come to a link without seeming to lie on it.
pub(super) const LINE_MARGIN: f32 = 10.0;
/// How near an arc may come to a box that it passes.
pub(super) const ARC_MARGIN: f32 = 12.0;

/// The corners of a link from a device's centre to a segment's border.
///
/// Straight if the device stands beside or above the segment and nothing is in between; else with as few bends as it
/// takes to go around. `name` is where the device's own name stands; `taken` are the places on the segment's border
/// where other links end: two links that end side by side look like a mistake.
pub(super) fn link(device: Rect, name: Rect, segment: Rect, obstacles: &Obstacles, taken: &[Pos2]) -> Vec<Pos2> {
    let center = device.center();
    let except = [device, name, segment];
    let near = |end: Pos2| taken.iter().any(|other| (0.5..CORNER).contains(&other.distance(end)));
    let cost = |way: &[Pos2]| -> f32 {
        let stretches = way.windows(2).map(|pair| match pair {
            [from, to] => BLOCKED * obstacles.along(*from, *to, &except) as f32 + from.distance(*to) / 100.0,
            _ => 0.0,
        });
        let bends = way.len().saturating_sub(2) as f32;
        let beside_another = if way.last().is_some_and(|end| near(*end)) { 15.0 } else { 0.0 };
        stretches.sum::<f32>() + 4.0 * bends + beside_another
    };
    let mut best = (f32::INFINITY, Vec::new());
    // Gives the cost of the best way so far.
    let mut offer = |way: Vec<Pos2>, extra: f32| {
        let cost = cost(&way) + extra;
        if cost < best.0 {
            best = (cost, way);
        }
        best.0
    };

    let side_x = if center.x < segment.center().x { segment.left() } else { segment.right() };
    let side_y = if center.y < segment.center().y { segment.top() } else { segment.bottom() };
    if (segment.top() + CORNER..=segment.bottom() - CORNER).contains(&center.y)
        && offer(vec![center, pos2(side_x, center.y)], 0.0) < BLOCKED
    {
        return best.1;
    }
    if (segment.left() + CORNER..=segment.right() - CORNER).contains(&center.x)
        && offer(vec![center, pos2(center.x, side_y)], 0.0) < BLOCKED
    {
        return best.1;
    }
    let gap_x = f32::midpoint(border_side(device, true, side_x > center.x), side_x);
    let gap_y = f32::midpoint(border_side(device, false, side_y > center.y), side_y);
    let mut known = f32::INFINITY;
    for lane in [0.0, 1.0, -1.0, 2.0, -2.0] {
        // The other lanes only make sense if the middle is taken or blocked.
        if known < 15.0 + center.distance(segment.center()) / 50.0 {
            break;
        }
        let end_y = segment.center().y + lane * LANE;
        let end_x = segment.center().x + lane * LANE;
        let extra = f32::abs(lane) * 1.5;
        let fits_y = (segment.top() + CORNER..=segment.bottom() - CORNER).contains(&end_y);
        let fits_x = (segment.left() + CORNER..=segment.right() - CORNER).contains(&end_x);
        let is_beside = center.x < segment.left() || center.x > segment.right();
        let is_apart = center.y < segment.top() || center.y > segment.bottom();
        if is_beside && fits_y {
            known = offer(vec![center, pos2(center.x, end_y), pos2(side_x, end_y)], extra);
            if (side_x - center.x).abs() > 2.0 * CORNER + device.width() / 2.0 {
                known = offer(vec![center, pos2(gap_x, center.y), pos2(gap_x, end_y), pos2(side_x, end_y)], extra);
            }
        }
        if is_apart && fits_x {
            known = offer(vec![center, pos2(end_x, center.y), pos2(end_x, side_y)], extra);
            if (side_y - center.y).abs() > 2.0 * CORNER + device.height() / 2.0 {
                known = offer(vec![center, pos2(center.x, gap_y), pos2(end_x, gap_y), pos2(end_x, side_y)], extra);
            }
        }
    }
    best.1
}

fn border_side(rect: Rect, is_horizontal: bool, is_far: bool) -> f32 {
    match (is_horizontal, is_far) {
        (true, true) => rect.right(),
        (true, false) => rect.left(),
        (false, true) => rect.bottom(),
        (false, false) => rect.top(),
    }
}

/// An arc from border to border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arc {
    pub(super) start: Pos2,
    pub(super) control: Pos2,
    pub(super) end: Pos2,
}

impl Arc {
    /// The arc between two boxes that passes `bow` to the left of the straight line, seen in its direction.
    fn new(from: Rect, to: Rect, bow: f32) -> Self {
        let middle = from.center().lerp(to.center(), 0.5);
        let direction = (to.center() - from.center()).normalized();
        let left = vec2(direction.y, -direction.x);
        let aim = middle + left * (2.0 * bow);
        let (start, end) = (border_point(from, aim), border_point(to, aim));
        // Boxes of different size: the bend belongs in the middle of what is seen, not between the boxes' middles.
        let seen_middle = start.lerp(end, 0.5);
        let control = seen_middle + left * (aim - seen_middle).dot(left);
        Self { start, control, end }
    }

    /// The point at a share of the way.
    pub(super) fn at(&self, share: f32) -> Pos2 {
        let first = self.start.lerp(self.control, share);
        let second = self.control.lerp(self.end, share);
        first.lerp(second, share)
    }

    /// The corners of a line that looks like the arc, with a detail that suits its length on the screen.
    pub(super) fn flattened(&self, zoom: f32) -> Vec<Pos2> {
        let length = self.start.distance(self.control) + self.control.distance(self.end);
        let steps = (length * zoom / 14.0).ceil().clamp(4.0, 40.0);
        let mut points = Vec::with_capacity(42);
        let mut step = 0.0;
        while step <= steps {
            points.push(self.at(step / steps));
            step += 1.0;
        }
        points
    }

    /// A box that holds the arc.
    pub(super) fn bounds(&self) -> Rect {
        Rect::from_points(&[self.start, self.control, self.end])
    }

    /// Points along the arc.
    pub(super) fn samples(&self) -> impl Iterator<Item = Pos2> + '_ {
        SAMPLES.iter().map(|share| self.at(*share))
    }

    /// How often the arc runs into boxes other than its own.
    fn hits(&self, from: Rect, to: Rect, obstacles: &Obstacles) -> f32 {
        let except = [from, to].map(|own| own.expand(ARC_MARGIN));
        self.samples().map(|point| obstacles.at(point, &except) as f32).sum()
    }

    /// How much of the arc lies along links; crossing one is no harm.
    fn overlap(&self, lines: &Obstacles) -> f32 {
        let near = self.samples().filter(|point| lines.at(*point, &[]) > 0).count();
        near.saturating_sub(1) as f32
    }
}

const SAMPLES: [f32; 13] = [0.06, 0.14, 0.21, 0.28, 0.36, 0.43, 0.5, 0.57, 0.64, 0.72, 0.79, 0.86, 0.94];

/// The arcs of the flows between two boxes: there, and back where there are flows back.
///
/// Both keep to their own left (or both to their own right), so that they never lie on each other.
pub(super) fn arcs(a: Rect, b: Rect, both_ways: bool, obstacles: &Obstacles, lines: &Obstacles) -> (Arc, Option<Arc>) {
    let distance = a.center().distance(b.center());
    let bow = (distance * 0.15).clamp(38.0, 120.0);
    let flat = if both_ways { 18.0 } else { 12.0 };
    let mut best: Option<(f32, Arc, Option<Arc>)> = None;
    for bow in [flat, -flat, bow, -bow, 1.9 * bow, -1.9 * bow, 3.0 * bow, -3.0 * bow] {
        let there = Arc::new(a, b, bow);
        let back = both_ways.then(|| Arc::new(b, a, bow));
        let bother = |arc: &Arc, from: Rect, to: Rect| 10.0 * arc.hits(from, to, obstacles) + 3.0 * arc.overlap(lines);
        let bothers = bother(&there, a, b) + back.map_or(0.0, |back| bother(&back, b, a));
        let cost = bothers + bow.abs() / 40.0 + if bow < 0.0 { 0.4 } else { 0.0 };
        if best.is_none_or(|(known, ..)| cost < known) {
            best = Some((cost, there, back));
        }
        if bothers == 0.0 {
            break;
        }
    }
    best.map_or_else(|| (Arc::new(a, b, bow), None), |(_, there, back)| (there, back))
}

/// The arc of a tunnel between two ends, each with the box that it lies in: past other boxes and not along links, if it
/// takes a wide bow.
pub(super) fn tunnel(a: (Rect, Rect), b: (Rect, Rect), obstacles: &Obstacles, lines: &Obstacles) -> Arc {
    let distance = a.0.center().distance(b.0.center());
    let bow = (distance * 0.16).clamp(34.0, 140.0);
    let mut best: Option<(f32, Arc)> = None;
    for factor in [0.35, 1.0, 1.6, 2.4, 3.4] {
        for side in [1.0, -1.0] {
            let arc = Arc::new(a.0, b.0, bow * factor * side);
            let bother = 10.0 * arc.hits(a.1, b.1, obstacles) + 4.0 * arc.overlap(lines);
            let cost = bother + factor + if side < 0.0 { 0.2 } else { 0.0 };
            if best.is_none_or(|(known, _)| cost < known) {
                best = Some((cost, arc));
            }
        }
    }
    best.map_or_else(|| Arc::new(a.0, b.0, bow), |(_, arc)| arc)
}

/// Where an arrow's label stands: on its arc or, if that is short, beside it, at the place where it covers least.
///
/// `boxes` are the boxes as they are, not with a margin; `points` are the points of all arrows, this one's too.
pub(super) fn pill(arc: &Arc, size: Vec2, boxes: &Obstacles, pills: &Obstacles, points: &Obstacles) -> Rect {
    let length = arc.start.distance(arc.end);
    let mut best: Option<(f32, Rect)> = None;
    let mut offer = |center: Pos2, extra: f32| {
        let rect = Rect::from_center_size(center, size);
        let covered = arc.samples().filter(|point| rect.contains(*point)).count();
        let strangers = points.touching(rect).saturating_sub(covered) as f32;
        let seen = length * (1.0 - covered as f32 / SAMPLES.len() as f32);
        let hides_head = rect.expand(3.0).contains(arc.at(0.85)) || rect.expand(3.0).contains(arc.at(0.08));
        let cost = 2.0 * boxes.touching(rect) as f32
            + 3.0 * pills.touching(rect.expand(2.0)) as f32
            + (0.7 * strangers).min(2.0)
            + if seen < LEAST_SEEN { 2.0 } else { 0.0 }
            + if hides_head { 3.0 } else { 0.0 }
            + extra;
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, rect));
        }
    };
    for share in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] {
        offer(arc.at(share), f32::abs(share - 0.5));
    }
    for share in [0.45, 0.3, 0.6] {
        let along = (arc.at(share + 0.05) - arc.at(share - 0.05)).normalized();
        let across = vec2(-along.y, along.x);
        let reach = across.x.abs() * size.x / 2.0 + across.y.abs() * size.y / 2.0 + 8.0;
        for side in [reach, -reach] {
            offer(arc.at(share) + across * side, 1.5 + f32::abs(share - 0.45));
        }
    }
    best.map_or_else(|| Rect::from_center_size(arc.at(0.5), size), |(_, rect)| rect)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "places that are set exactly are compared exactly")]
mod tests {
    use super::*;

    fn square(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(100.0, 100.0))
    }

    #[test]
    fn links_are_straight_where_they_can_be() {
        let nothing = Obstacles::new(&[]);
        let device = Rect::from_center_size(pos2(200.0, 50.0), vec2(40.0, 40.0));
        assert_eq!(
            link(device, Rect::NOTHING, square(400.0, 0.0), &nothing, &[]),
            [pos2(200.0, 50.0), pos2(400.0, 50.0)]
        );
        assert_eq!(
            link(device, Rect::NOTHING, square(150.0, 200.0), &nothing, &[]),
            [pos2(200.0, 50.0), pos2(200.0, 200.0)]
        );
        let bent = link(device, Rect::NOTHING, square(400.0, 300.0), &nothing, &[]);
        assert_eq!(bent, [pos2(200.0, 50.0), pos2(200.0, 350.0), pos2(400.0, 350.0)]);
    }

    #[test]
    fn links_bend_around_a_box() {
        let device = Rect::from_center_size(pos2(200.0, 50.0), vec2(40.0, 40.0));
        let in_the_way = Obstacles::new(&[square(150.0, 150.0)]);
        let way = link(device, Rect::NOTHING, square(400.0, 300.0), &in_the_way, &[]);
        assert_eq!(way, [pos2(200.0, 50.0), pos2(450.0, 50.0), pos2(450.0, 300.0)]);
    }

    #[test]
    fn links_that_end_on_one_side_keep_apart() {
        let nothing = Obstacles::new(&[]);
        let device = Rect::from_center_size(pos2(200.0, 250.0), vec2(40.0, 40.0));
        let taken = pos2(400.0, 46.0);
        let way = link(device, Rect::NOTHING, square(400.0, 0.0), &nothing, &[taken]);
        assert!(way.last().is_some_and(|end| end.distance(taken) >= CORNER), "{way:?}");
    }

    #[test]
    fn a_short_arrow_has_its_label_beside_it() {
        let (a, b) = (square(0.0, 0.0), square(0.0, 150.0));
        let boxes = Obstacles::new(&[a, b]);
        let (arc, _) = arcs(a, b, false, &boxes, &Obstacles::new(&[]));
        let nothing = Obstacles::new(&[]);
        let label = pill(&arc, vec2(90.0, 18.0), &boxes, &nothing, &nothing);
        assert!(!label.contains(arc.at(0.5)) && boxes.touching(label) == 0, "{label:?}");
    }

    #[test]
    fn opposite_flows_take_opposite_sides() {
        let (there, back) =
            arcs(square(0.0, 0.0), square(400.0, 0.0), true, &Obstacles::new(&[]), &Obstacles::new(&[]));
        let back = back.unwrap_or(there);
        assert!(there.at(0.5).y < 50.0 && back.at(0.5).y > 50.0);
    }

    #[test]
    fn flows_go_around_a_box() {
        let (a, b) = (square(0.0, 0.0), square(600.0, 0.0));
        let wall = Rect::from_min_max(pos2(250.0, -120.0), pos2(350.0, 60.0));
        let in_the_way = Obstacles::new(&[a, b, wall].map(|rect| rect.expand(ARC_MARGIN)));
        let (there, _) = arcs(a, b, false, &in_the_way, &Obstacles::new(&[]));
        assert_eq!(there.hits(a, b, &in_the_way), 0.0);
        assert!(there.at(0.5).y > 60.0);
    }
}

//! The ways of lines: links at right angles, flows as arcs, both around what stands in between.

use std::collections::HashMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::geometry::border_point;

/// Width of a cell of the index, in points of the canvas: about one box.
const CELL: f32 = 256.0;
/// A link keeps this far from a box's corner.
const CORNER: f32 = 14.0;

/// The boxes that lines should go around, in an index by place.
#[derive(Default)]
pub(super) struct Obstacles {
    cells: HashMap<(i32, i32), Vec<u32>>,
    rects: Vec<Rect>,
}

impl Obstacles {
    /// An index of these boxes.
    pub(super) fn new(rects: impl IntoIterator<Item = Rect>) -> Self {
        let mut index = Self::default();
        for rect in rects {
            index.insert(rect);
        }
        index
    }

    /// Adds a box.
    pub(super) fn insert(&mut self, rect: Rect) {
        let Ok(number) = u32::try_from(self.rects.len()) else { return };
        self.rects.push(rect);
        let (left, top) = cell(rect.min);
        let (right, bottom) = cell(rect.max);
        // A box that spans more cells than any real one is not worth the memory.
        for x in left..=right.min(left.saturating_add(64)) {
            for y in top..=bottom.min(top.saturating_add(64)) {
                self.cells.entry((x, y)).or_default().push(number);
            }
        }
    }

    /// How many boxes, other than the exceptions, hold the point.
    fn at(&self, point: Pos2, except: &[Rect]) -> usize {
        self.cells.get(&cell(point)).map_or(0, |numbers| {
            let rects = numbers.iter().filter_map(|number| self.rects.get(*number as usize));
            rects.filter(|rect| rect.contains(point) && !except.contains(rect)).count()
        })
    }

    /// How many boxes touch the rectangle.
    pub(super) fn touching(&self, area: Rect) -> usize {
        let (left, top) = cell(area.min);
        let (right, bottom) = cell(area.max);
        let mut count = 0;
        for x in left..=right {
            for y in top..=bottom {
                let numbers = self.cells.get(&(x, y)).map_or(&[][..], Vec::as_slice);
                let rects = numbers.iter().filter_map(|number| self.rects.get(*number as usize));
                count += rects.filter(|rect| rect.intersects(area)).count();
            }
        }
        count
    }

    fn along(&self, from: Pos2, to: Pos2, except: &[Rect]) -> usize {
        let steps = (from.distance(to) / 24.0).ceil().clamp(1.0, 400.0);
        let mut hits = 0;
        let mut step = 0.0;
        while step <= steps {
            hits += self.at(from.lerp(to, step / steps), except);
            step += 1.0;
        }
        hits
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions are far smaller than an i32, and casts saturate")]
fn cell(point: Pos2) -> (i32, i32) {
    ((point.x / CELL).floor() as i32, (point.y / CELL).floor() as i32)
}

/// The corners of a link from a device's centre to a segment's border.
///
/// Straight if the device stands beside or above the segment, else with one bend, along the way that hits fewer boxes.
pub(super) fn link(device: Rect, segment: Rect, obstacles: &Obstacles) -> Vec<Pos2> {
    let center = device.center();
    let beside = (segment.top() + CORNER..=segment.bottom() - CORNER).contains(&center.y);
    let above = (segment.left() + CORNER..=segment.right() - CORNER).contains(&center.x);
    let side_x = if center.x < segment.center().x { segment.left() } else { segment.right() };
    let side_y = if center.y < segment.center().y { segment.top() } else { segment.bottom() };
    if beside {
        return vec![center, pos2(side_x, center.y)];
    }
    if above {
        return vec![center, pos2(center.x, side_y)];
    }
    let down_first = vec![center, pos2(center.x, segment.center().y), pos2(side_x, segment.center().y)];
    let across_first = vec![center, pos2(segment.center().x, center.y), pos2(segment.center().x, side_y)];
    let except = [device, segment];
    let cost = |way: &[Pos2]| -> usize {
        way.windows(2)
            .map(|pair| match pair {
                [from, to] => obstacles.along(*from, *to, &except),
                _ => 0,
            })
            .sum()
    };
    if cost(&across_first) < cost(&down_first) { across_first } else { down_first }
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
        let control = middle + left * (2.0 * bow);
        Self { start: border_point(from, control), control, end: border_point(to, control) }
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

    fn cost(&self, from: Rect, to: Rect, obstacles: &Obstacles) -> f32 {
        let except = [from, to];
        let samples: [f32; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
        samples.iter().map(|share| obstacles.at(self.at(*share), &except) as f32).sum()
    }
}

/// The arcs of the flows between two boxes: there, and back where there are flows back.
///
/// Both keep to their own left (or both to their own right), so that they never lie on each other.
pub(super) fn arcs(a: Rect, b: Rect, both_ways: bool, obstacles: &Obstacles) -> (Arc, Option<Arc>) {
    let distance = a.center().distance(b.center());
    let bow = (distance * 0.15).clamp(38.0, 120.0);
    let mut best: Option<(f32, Arc, Option<Arc>)> = None;
    for factor in [1.0, -1.0, 1.9, -1.9, 3.0, -3.0] {
        let there = Arc::new(a, b, bow * factor);
        let back = both_ways.then(|| Arc::new(b, a, bow * factor));
        let hits = there.cost(a, b, obstacles) + back.map_or(0.0, |back| back.cost(b, a, obstacles));
        let cost = hits * 10.0 + factor.abs() + if factor < 0.0 { 0.5 } else { 0.0 };
        if best.is_none_or(|(known, ..)| cost < known) {
            best = Some((cost, there, back));
        }
        if hits == 0.0 {
            break;
        }
    }
    best.map_or_else(|| (Arc::new(a, b, bow), None), |(_, there, back)| (there, back))
}

/// Where an arrow's label stands: on its arc, at the place where it covers least.
pub(super) fn pill(arc: &Arc, size: Vec2, obstacles: &Obstacles, pills: &Obstacles) -> Rect {
    let mut best = (usize::MAX, Rect::from_center_size(arc.at(0.5), size));
    for share in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] {
        let rect = Rect::from_center_size(arc.at(share), size);
        let cost = 2 * obstacles.touching(rect) + 3 * pills.touching(rect.expand(2.0));
        if cost < best.0 {
            best = (cost, rect);
        }
        if cost == 0 {
            break;
        }
    }
    best.1
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
        let nothing = Obstacles::default();
        let device = Rect::from_center_size(pos2(200.0, 50.0), vec2(40.0, 40.0));
        assert_eq!(link(device, square(400.0, 0.0), &nothing), [pos2(200.0, 50.0), pos2(400.0, 50.0)]);
        assert_eq!(link(device, square(150.0, 200.0), &nothing), [pos2(200.0, 50.0), pos2(200.0, 200.0)]);
        let bent = link(device, square(400.0, 300.0), &nothing);
        assert_eq!(bent, [pos2(200.0, 50.0), pos2(200.0, 350.0), pos2(400.0, 350.0)]);
    }

    #[test]
    fn links_bend_around_a_box() {
        let device = Rect::from_center_size(pos2(200.0, 50.0), vec2(40.0, 40.0));
        let in_the_way = Obstacles::new([square(150.0, 150.0)]);
        let way = link(device, square(400.0, 300.0), &in_the_way);
        assert_eq!(way, [pos2(200.0, 50.0), pos2(450.0, 50.0), pos2(450.0, 300.0)]);
    }

    #[test]
    fn opposite_flows_take_opposite_sides() {
        let (there, back) = arcs(square(0.0, 0.0), square(400.0, 0.0), true, &Obstacles::default());
        let back = back.unwrap_or(there);
        assert!(there.at(0.5).y < 50.0 && back.at(0.5).y > 50.0);
    }

    #[test]
    fn flows_go_around_a_box() {
        let (a, b) = (square(0.0, 0.0), square(600.0, 0.0));
        let in_the_way = Obstacles::new([a, b, Rect::from_min_max(pos2(250.0, -120.0), pos2(350.0, 60.0))]);
        let (there, _) = arcs(a, b, false, &in_the_way);
        assert_eq!(there.cost(a, b, &in_the_way), 0.0);
        assert!(there.at(0.5).y > 60.0);
    }
}

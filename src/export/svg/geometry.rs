//! Boxes, and the ways of lines between them.

use rustc_hash::FxHashMap;

/// A place, to the right and downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A box by its top left corner and its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    /// The box around a middle.
    pub(super) fn around(middle: Place, width: f64, height: f64) -> Self {
        Self { x: middle.x - width / 2.0, y: middle.y - height / 2.0, width, height }
    }

    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(super) fn middle(&self) -> Place {
        Place { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    pub(super) fn contains(&self, place: Place, margin: f64) -> bool {
        place.x > self.x - margin
            && place.x < self.right() + margin
            && place.y > self.y - margin
            && place.y < self.bottom() + margin
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The box with so much around it.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// The smallest box around both.
    pub(super) fn joined(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self { x, y, width: self.right().max(other.right()) - x, height: self.bottom().max(other.bottom()) - y }
    }

    /// Where the line from the middle towards a place leaves the box.
    pub(super) fn border_towards(&self, aim: Place) -> Place {
        let middle = self.middle();
        let (dx, dy) = (aim.x - middle.x, aim.y - middle.y);
        let share = |half: f64, delta: f64| if delta.abs() < 1e-9 { f64::INFINITY } else { half / delta.abs() };
        let share = share(self.width / 2.0, dx).min(share(self.height / 2.0, dy)).min(1.0);
        Place { x: middle.x + dx * share, y: middle.y + dy * share }
    }
}

/// A bent line from border to border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arc {
    pub(super) start: Place,
    pub(super) control: Place,
    pub(super) end: Place,
}

impl Arc {
    /// The arc between two boxes that passes `bow` to the left of the straight line, seen in its direction.
    pub(super) fn between(from: &Area, to: &Area, bow: f64) -> Self {
        let (start, end) = (from.middle(), to.middle());
        let length = (end.x - start.x).hypot(end.y - start.y).max(1.0);
        let left = Place { x: (end.y - start.y) / length, y: -(end.x - start.x) / length };
        let control = Place {
            x: f64::midpoint(start.x, end.x) + left.x * 2.0 * bow,
            y: f64::midpoint(start.y, end.y) + left.y * 2.0 * bow,
        };
        Self { start: from.border_towards(control), control, end: to.border_towards(control) }
    }

    /// The place at a share of the way.
    pub(super) fn at(&self, share: f64) -> Place {
        let rest = 1.0 - share;
        let mix = |start: f64, control: f64, end: f64| {
            rest * rest * start + 2.0 * rest * share * control + share * share * end
        };
        Place { x: mix(self.start.x, self.control.x, self.end.x), y: mix(self.start.y, self.control.y, self.end.y) }
    }

    /// How much of the way lies on boxes or close to them, in steps.
    pub(super) fn hits<'a>(&self, areas: impl Iterator<Item = &'a Area>) -> usize {
        const STEPS: usize = 20;
        const CLOSE: f64 = 6.0;
        let places: Vec<Place> = (0..=STEPS).map(|step| self.at(step as f64 / STEPS as f64)).collect();
        // A little more than it takes, so that rounding leaves nothing out.
        let around = places.iter().map(|place| Area::around(*place, 0.0, 0.0)).reduce(|all, one| all.joined(&one));
        let Some(around) = around.map(|around| around.grown(CLOSE + 1.0)) else { return 0 };
        let near = areas.filter(|area| area.overlaps(&around));
        near.map(|area| places.iter().filter(|place| area.contains(**place, CLOSE)).count()).sum()
    }
}

/// Ends of arcs, found by place.
#[derive(Debug, Default)]
pub(super) struct Ends(FxHashMap<(i64, i64), Vec<Place>>);

impl Ends {
    /// Ends that are nearer to each other hide each other.
    const CLOSE: f64 = 16.0;

    pub(super) fn insert(&mut self, end: Place) {
        self.0.entry(Self::cell(end)).or_default().push(end);
    }

    /// How many ends are close to one of two places.
    pub(super) fn close_to(&self, places: [Place; 2]) -> usize {
        let mut cells: Vec<(i64, i64)> = Vec::with_capacity(18);
        for (x, y) in places.map(Self::cell) {
            cells.extend((x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y))));
        }
        cells.sort_unstable();
        cells.dedup();
        let is_close = |end: &&Place| places.iter().any(|own| (own.x - end.x).hypot(own.y - end.y) < Self::CLOSE);
        cells.iter().filter_map(|cell| self.0.get(cell)).flatten().filter(is_close).count()
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "no drawing is so large; if it were, its border would be one cell"
    )]
    fn cell(place: Place) -> (i64, i64) {
        let cell = |along: f64| ((along / Self::CLOSE).floor() as i64).clamp(i64::MIN / 2, i64::MAX / 2);
        (cell(place.x), cell(place.y))
    }
}

/// The corners of a link from the middle of a device to the border of a box: straight, or with the fewest bends of those
/// ways that cross the fewest other boxes. `taken` are ends of other links: two that end side by side look like a mistake.
pub(super) fn link(device: Place, to: &Area, others: &[Area], taken: &[Place]) -> Vec<Place> {
    const CORNER: f64 = 12.0;
    const LANE: f64 = 22.0;
    let mut ways: Vec<Vec<Place>> = Vec::new();
    let x = if device.x < to.middle().x { to.x } else { to.right() };
    let y = if device.y < to.middle().y { to.y } else { to.bottom() };
    if (to.y + CORNER..=to.bottom() - CORNER).contains(&device.y) {
        ways.push(vec![device, Place { x, y: device.y }]);
    }
    if (to.x + CORNER..=to.right() - CORNER).contains(&device.x) {
        ways.push(vec![device, Place { x: device.x, y }]);
    }
    let middle = to.middle();
    let is_free = |end: Place| taken.iter().all(|other| (end.x - other.x).hypot(end.y - other.y) >= LANE - 4.0);
    let lanes = [0.0, LANE, -LANE, 2.0 * LANE, -2.0 * LANE];
    let end_y = lanes
        .map(|lane| middle.y + lane)
        .into_iter()
        .find(|y| is_free(Place { x, y: *y }) && to.contains(Place { x: middle.x, y: *y }, -CORNER));
    let end_x = lanes
        .map(|lane| middle.x + lane)
        .into_iter()
        .find(|x| is_free(Place { x: *x, y }) && to.contains(Place { x: *x, y: middle.y }, -CORNER));
    let side = Place { x, y: end_y.unwrap_or(middle.y) };
    let edge = Place { x: end_x.unwrap_or(middle.x), y };
    let is_beside = !(to.x - LANE..=to.right() + LANE).contains(&device.x);
    let is_over_or_under = !(to.y - LANE..=to.bottom() + LANE).contains(&device.y);
    if is_beside {
        ways.push(vec![device, Place { x: device.x, y: side.y }, side]);
    }
    if is_over_or_under {
        ways.push(vec![device, Place { x: edge.x, y: device.y }, edge]);
    }
    for share in [0.6, 0.8, 0.4] {
        if is_beside {
            let turn = device.x + (side.x - device.x) * share;
            ways.push(vec![device, Place { x: turn, y: device.y }, Place { x: turn, y: side.y }, side]);
        }
        if is_over_or_under {
            let turn = device.y + (edge.y - device.y) * share;
            ways.push(vec![device, Place { x: device.x, y: turn }, Place { x: edge.x, y: turn }, edge]);
        }
    }
    let crossed = |way: &[Place]| -> usize {
        let pairs = way.iter().zip(way.iter().skip(1));
        pairs.map(|(from, to)| others.iter().filter(|area| crosses(area, *from, *to)).count()).sum()
    };
    let best = ways.into_iter().min_by_key(|way| (crossed(way), way.len()));
    // Only of a device that stands on the box or at its very edge.
    best.unwrap_or_else(|| vec![device, to.border_towards(device)])
}

/// Whether a level or upright line runs through a box.
fn crosses(area: &Area, from: Place, to: Place) -> bool {
    let line = Area {
        x: from.x.min(to.x),
        y: from.y.min(to.y),
        width: (from.x - to.x).abs().max(0.1),
        height: (from.y - to.y).abs().max(0.1),
    };
    area.overlaps(&line)
}

#[cfg(test)]
mod tests {
    use super::{Arc, Area, Place, link};

    const LEFT: Area = Area { x: 0.0, y: 0.0, width: 100.0, height: 50.0 };
    const RIGHT: Area = Area { x: 300.0, y: 0.0, width: 100.0, height: 50.0 };

    #[test]
    fn an_arc_goes_from_border_to_border() {
        let arc = Arc::between(&LEFT, &RIGHT, 0.0);
        assert_eq!((arc.start, arc.end), (Place { x: 100.0, y: 25.0 }, Place { x: 300.0, y: 25.0 }));
        let between = Area { x: 180.0, y: 0.0, width: 40.0, height: 50.0 };
        assert!(arc.hits([between].iter()) > 0);
        assert_eq!(Arc::between(&LEFT, &RIGHT, 80.0).hits([between].iter()), 0);
    }

    #[test]
    fn a_link_bends_where_it_has_to() {
        assert_eq!(link(Place { x: 200.0, y: 25.0 }, &RIGHT, &[], &[]).len(), 2);
        assert_eq!(link(Place { x: 350.0, y: 200.0 }, &RIGHT, &[], &[]).len(), 2);
        let bent = link(Place { x: 200.0, y: 200.0 }, &RIGHT, &[], &[]);
        assert_eq!(bent.last(), Some(&Place { x: 300.0, y: 25.0 }));
        let beside =
            link(Place { x: 200.0, y: 200.0 }, &Area { height: 90.0, ..RIGHT }, &[], &[Place { x: 300.0, y: 45.0 }]);
        assert_eq!(beside.last(), Some(&Place { x: 300.0, y: 67.0 }));
        let in_the_way = Area { x: 190.0, y: 80.0, width: 20.0, height: 20.0 };
        let around = link(Place { x: 200.0, y: 200.0 }, &RIGHT, &[in_the_way], &[]);
        assert_eq!(around.last(), Some(&Place { x: 350.0, y: 50.0 }));
        let twice = Area { x: 340.0, y: 100.0, ..in_the_way };
        let between = link(Place { x: 200.0, y: 200.0 }, &RIGHT, &[in_the_way, twice], &[]);
        assert_eq!((between.len(), between.last()), (4, Some(&Place { x: 300.0, y: 25.0 })));
        assert_eq!(link(Place { x: 310.0, y: 20.0 }, &RIGHT, &[], &[]).len(), 2, "a device on the box");
    }
}

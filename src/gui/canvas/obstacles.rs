//! What lines should go around, found by place.

use egui::{Pos2, Rect};

use super::route::LINE_MARGIN;

/// Least width of a cell of the index, in points of the canvas: about one box.
const LEAST_CELL: f32 = 160.0;
/// Most cells in a row or a column of the index.
const MOST_CELLS: usize = 160;

/// Boxes in a grid of cells, so that only those near a point are looked at.
///
/// What lies outside of the area that was named at the start is kept in the cells at the border.
#[derive(Debug)]
pub(super) struct Obstacles {
    area: Rect,
    cell: f32,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    rects: Vec<Rect>,
}

impl Obstacles {
    /// An empty index for boxes in this area.
    pub(super) fn within(area: Rect) -> Self {
        let area = if area.is_positive() && area.is_finite() { area } else { Rect::ZERO };
        let cell = (area.width().max(area.height()) / MOST_CELLS as f32).max(LEAST_CELL);
        let columns = whole(area.width() / cell) + 1;
        let rows = whole(area.height() / cell) + 1;
        Self { area, cell, columns, rows, cells: vec![Vec::new(); columns * rows], rects: Vec::new() }
    }

    /// An index of these boxes.
    pub(super) fn new(rects: &[Rect]) -> Self {
        let area = rects.iter().fold(Rect::NOTHING, |area, rect| area.union(*rect));
        let mut index = Self::within(area);
        for rect in rects {
            index.insert(*rect);
        }
        index
    }

    /// Adds a box.
    pub(super) fn insert(&mut self, rect: Rect) {
        let Ok(number) = u32::try_from(self.rects.len()) else { return };
        self.rects.push(rect);
        let (left, top) = self.cell_of(rect.min);
        let (right, bottom) = self.cell_of(rect.max);
        for row in top..=bottom {
            for column in left..=right {
                if let Some(cell) = self.cells.get_mut(row * self.columns + column) {
                    cell.push(number);
                }
            }
        }
    }

    /// Adds a line of right angles, as thin boxes.
    pub(super) fn insert_line(&mut self, corners: &[Pos2]) {
        for pair in corners.windows(2) {
            if let [from, to] = pair {
                self.insert(Rect::from_two_pos(*from, *to).expand(LINE_MARGIN));
            }
        }
    }

    /// How many boxes, other than the exceptions, hold the point.
    pub(super) fn at(&self, point: Pos2, except: &[Rect]) -> usize {
        let (column, row) = self.cell_of(point);
        self.in_cell(column, row).filter(|rect| rect.contains(point) && !except.contains(rect)).count()
    }

    /// How many boxes touch the rectangle; one that lies in several cells may count more than once.
    pub(super) fn touching(&self, area: Rect) -> usize {
        let (left, top) = self.cell_of(area.min);
        let (right, bottom) = self.cell_of(area.max);
        let mut count = 0;
        for row in top..=bottom {
            for column in left..=right {
                count += self.in_cell(column, row).filter(|rect| rect.intersects(area)).count();
            }
        }
        count
    }

    /// How often a straight line runs into boxes other than the exceptions, counted every few points.
    pub(super) fn along(&self, from: Pos2, to: Pos2, except: &[Rect]) -> usize {
        let steps = (from.distance(to) / 18.0).ceil().clamp(1.0, 400.0);
        let mut hits = 0;
        let mut step = 0.0;
        while step <= steps {
            hits += self.at(from.lerp(to, step / steps), except);
            step += 1.0;
        }
        hits
    }

    fn in_cell(&self, column: usize, row: usize) -> impl Iterator<Item = &Rect> {
        let numbers = self.cells.get(row * self.columns + column).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|number| self.rects.get(*number as usize))
    }

    fn cell_of(&self, point: Pos2) -> (usize, usize) {
        let column = whole((point.x - self.area.left()) / self.cell).min(self.columns - 1);
        let row = whole((point.y - self.area.top()) / self.cell).min(self.rows - 1);
        (column, row)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "negative numbers count as none")]
fn whole(number: f32) -> usize {
    number.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::Obstacles;

    #[test]
    fn boxes_are_found_wherever_they_are() {
        let near = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let far = Rect::from_min_size(pos2(90_000.0, -70_000.0), vec2(300.0, 100.0));
        let mut index = Obstacles::new(&[near, far]);
        assert_eq!(index.at(pos2(50.0, 50.0), &[]), 1);
        assert_eq!(index.at(pos2(50.0, 50.0), &[near]), 0);
        assert_eq!(index.at(pos2(90_100.0, -69_950.0), &[]), 1);
        assert_eq!(index.at(pos2(500.0, 500.0), &[]), 0);
        let outside = near.translate(vec2(-5000.0, 9000.0));
        index.insert(outside);
        assert_eq!(index.at(outside.center(), &[]), 1);
        assert!(index.touching(outside.translate(vec2(40.0, 0.0))) > 0);
    }
}

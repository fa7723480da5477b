//! Sizes and places of the diagram, in points of the canvas (zoom 1).

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::project::{self, CHIP_ROW_HEIGHT, Point, SEGMENT_HEADER_HEIGHT, SEGMENT_PADDING};

/// Items snap to multiples of this.
pub(super) const GRID: f32 = 8.0;
/// Height of a chip.
pub(super) const CHIP_HEIGHT: f32 = CHIP_ROW_HEIGHT - CHIP_GAP;
/// Width and height of a device's node.
pub(super) const DEVICE_SIZE: f32 = 40.0;
/// Rounding of boxes and nodes.
pub(super) const ROUNDING: f32 = 9.0;

const CHIP_GAP: f32 = 6.0;

/// How large the box of a segment with this many servers is.
pub(super) fn segment_size(server_count: usize) -> Vec2 {
    let (width, height) = project::segment_size(server_count);
    vec2(width, height)
}

/// Where the chips of a segment stand within its box.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChipGrid {
    columns: usize,
    first: Pos2,
    width: f32,
    count: usize,
}

impl ChipGrid {
    /// The grid of a box with this many chips.
    pub(super) fn new(segment: Rect, count: usize) -> Self {
        let (columns, rows) = project::chip_grid(count);
        let gaps = CHIP_GAP * (columns as f32 - 1.0);
        let width = (segment.width() - 2.0 * SEGMENT_PADDING - gaps) / columns as f32;
        // Whatever height the box has, the block of chips stands in the middle of what the band leaves.
        let free = segment.height() - SEGMENT_HEADER_HEIGHT - (rows as f32 * CHIP_ROW_HEIGHT - CHIP_GAP);
        let first = segment.min + vec2(SEGMENT_PADDING, SEGMENT_HEADER_HEIGHT + free / 2.0);
        Self { columns, first, width, count }
    }

    /// The chip with this number.
    pub(super) fn rect(&self, index: usize) -> Rect {
        let column = (index % self.columns) as f32;
        let row = (index / self.columns) as f32;
        let min = self.first + vec2(column * (self.width + CHIP_GAP), row * CHIP_ROW_HEIGHT);
        Rect::from_min_size(min, vec2(self.width, CHIP_HEIGHT))
    }

    /// The numbers of the chips between two heights.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the number of rows")]
    pub(super) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let rows = self.count.div_ceil(self.columns);
        let row_at = |y: f32| ((y - self.first.y) / CHIP_ROW_HEIGHT).clamp(0.0, rows as f32);
        let first = row_at(top).floor() as usize * self.columns;
        let last = row_at(bottom).ceil() as usize * self.columns;
        first.min(self.count)..last.min(self.count)
    }
}

/// The four places from which a link can be pulled out of a box or node.
pub(super) fn handles(rect: Rect) -> [Pos2; 4] {
    [rect.center_top(), rect.right_center(), rect.center_bottom(), rect.left_center()]
}

/// Where the line from the middle of a box towards a point leaves the box.
pub(super) fn border_point(rect: Rect, towards: Pos2) -> Pos2 {
    let center = rect.center();
    let direction = towards - center;
    let half = rect.size() / 2.0;
    let reach_x = if direction.x.abs() > f32::EPSILON { half.x / direction.x.abs() } else { f32::INFINITY };
    let reach_y = if direction.y.abs() > f32::EPSILON { half.y / direction.y.abs() } else { f32::INFINITY };
    let reach = reach_x.min(reach_y);
    if reach.is_finite() { center + direction * reach } else { rect.center_top() }
}

/// The nearest point of the grid.
pub(super) fn snapped(position: Pos2) -> Pos2 {
    pos2((position.x / GRID).round() * GRID, (position.y / GRID).round() * GRID)
}

/// A place of the project as a place of the canvas.
pub(super) fn pos_from_point(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

/// A place of the canvas as a place of the project.
pub(super) fn point_from_pos(position: Pos2) -> Point {
    Point { x: position.x, y: position.y }
}

/// How far a point is from a line through these points.
pub(super) fn distance_to_line(points: &[Pos2], point: Pos2) -> f32 {
    points
        .windows(2)
        .filter_map(|pair| match pair {
            [from, to] => Some(distance_to_stretch(*from, *to, point)),
            _ => None,
        })
        .fold(f32::INFINITY, f32::min)
}

fn distance_to_stretch(from: Pos2, to: Pos2, point: Pos2) -> f32 {
    let along = to - from;
    let length_squared = along.length_sq();
    if length_squared <= f32::EPSILON {
        return from.distance(point);
    }
    let share = ((point - from).dot(along) / length_squared).clamp(0.0, 1.0);
    (from + along * share).distance(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_stay_inside_their_box() {
        for count in 0..12 {
            let segment = Rect::from_min_size(pos2(40.0, 80.0), segment_size(count));
            let grid = ChipGrid::new(segment, count);
            for index in 0..count {
                let chip = grid.rect(index);
                assert!(segment.shrink(4.0).contains_rect(chip), "chip {index} of {count} is outside");
                assert!(
                    chip.top() >= segment.top() + SEGMENT_HEADER_HEIGHT + 4.0,
                    "chip {index} of {count} touches the title"
                );
                for other in 0..index {
                    assert!(!grid.rect(other).intersects(chip), "chips {other} and {index} of {count} overlap");
                }
            }
            assert_eq!(grid.between(segment.top(), segment.bottom()), 0..count);
        }
    }

    #[test]
    fn lines_leave_a_box_on_its_border() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 100.0));
        assert_eq!(border_point(rect, pos2(900.0, 50.0)), pos2(200.0, 50.0));
        assert_eq!(border_point(rect, pos2(100.0, -900.0)), pos2(100.0, 0.0));
        assert_eq!(border_point(rect, pos2(300.0, 150.0)), pos2(200.0, 100.0));
    }

    #[test]
    fn distance_counts_from_the_nearest_stretch() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0)];
        assert!((distance_to_line(&line, pos2(5.0, 3.0)) - 3.0).abs() < 1e-4);
        assert!((distance_to_line(&line, pos2(14.0, 13.0)) - 5.0).abs() < 1e-4);
    }
}

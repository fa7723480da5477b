//! Lining boxes and nodes up.

use std::collections::BTreeSet;

use egui::{Rect, Vec2, vec2};

use super::geometry::{GRID, point_from_pos};
use super::place::saved_rect;
use crate::project::{CanvasItem, Edit, Item, Project};

/// How to line up what is selected.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, strum::EnumIter)]
pub enum Alignment {
    /// Left edges in a line.
    Left,
    /// Middles below each other.
    Center,
    /// Right edges in a line.
    Right,
    /// Top edges in a line.
    Top,
    /// Middles beside each other.
    Middle,
    /// Bottom edges in a line.
    Bottom,
    /// The same gap between neighbours, from left to right.
    DistributeHorizontally,
    /// The same gap between neighbours, from top to bottom.
    DistributeVertically,
}

impl Alignment {
    /// How many things it needs.
    pub fn least_items(self) -> usize {
        match self {
            Self::DistributeHorizontally | Self::DistributeVertically => 3,
            _ => 2,
        }
    }
}

/// The edit that lines up the segments and devices among `items`; none if nothing would move.
pub fn align(project: &Project, items: &BTreeSet<Item>, alignment: Alignment) -> Option<Edit> {
    let mut boxes: Vec<(CanvasItem, Rect)> = items
        .iter()
        .filter_map(|item| match item {
            Item::Segment(id) => Some(CanvasItem::Segment(id.clone())),
            Item::Device(id) => Some(CanvasItem::Device(id.clone())),
            _ => None,
        })
        .filter_map(|item| saved_rect(project, &item).map(|rect| (item, rect)))
        .collect();
    if boxes.len() < alignment.least_items() {
        return None;
    }
    let bounds = boxes.iter().fold(Rect::NOTHING, |bounds, (_, rect)| bounds.union(*rect));
    let mut moves: Vec<(CanvasItem, Rect, Vec2)> = Vec::with_capacity(boxes.len());
    match alignment {
        Alignment::DistributeHorizontally | Alignment::DistributeVertically => {
            let horizontal = alignment == Alignment::DistributeHorizontally;
            let start = |rect: &Rect| if horizontal { rect.left() } else { rect.top() };
            let length = |rect: &Rect| if horizontal { rect.width() } else { rect.height() };
            boxes.sort_by(|a, b| start(&a.1).total_cmp(&start(&b.1)));
            let whole =
                boxes.iter().map(|(_, rect)| start(rect) + length(rect)).fold(f32::MIN, f32::max) - start(&bounds);
            let used: f32 = boxes.iter().map(|(_, rect)| length(rect)).sum();
            let gap = (whole - used) / (boxes.len() as f32 - 1.0);
            let mut next = start(&bounds);
            for (item, rect) in boxes {
                let shift = next - start(&rect);
                next += length(&rect) + gap;
                moves.push((item, rect, if horizontal { vec2(shift, 0.0) } else { vec2(0.0, shift) }));
            }
        }
        _ => {
            for (item, rect) in boxes {
                let shift = match alignment {
                    Alignment::Left => vec2(bounds.left() - rect.left(), 0.0),
                    Alignment::Center => vec2(bounds.center().x - rect.center().x, 0.0),
                    Alignment::Right => vec2(bounds.right() - rect.right(), 0.0),
                    Alignment::Top => vec2(0.0, bounds.top() - rect.top()),
                    Alignment::Middle => vec2(0.0, bounds.center().y - rect.center().y),
                    _ => vec2(0.0, bounds.bottom() - rect.bottom()),
                };
                moves.push((item, rect, shift));
            }
        }
    }
    let moves: Vec<_> = moves
        .into_iter()
        .filter(|(_, _, shift)| shift.length() > 0.01)
        .map(|(item, rect, shift)| {
            let aligned = rect.translate(shift);
            let anchor = match item {
                CanvasItem::Segment(_) => aligned.min,
                CanvasItem::Device(_) => aligned.center(),
            };
            (item, point_from_pos(anchor))
        })
        .collect();
    if moves.is_empty() { None } else { Some(Edit::batch("align", vec![Edit::MoveItems(moves)])) }
}

/// The edit that moves the segments and devices among `items`; none if there are none.
pub(super) fn nudge(project: &Project, items: &BTreeSet<Item>, shift: Vec2) -> Option<Edit> {
    let moves: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Segment(id) => Some((CanvasItem::Segment(id.clone()), project.segments.get(id)?.position)),
            Item::Device(id) => Some((CanvasItem::Device(id.clone()), project.devices.get(id)?.position)),
            _ => None,
        })
        .map(|(item, mut point)| {
            point.x += shift.x;
            point.y += shift.y;
            (item, point)
        })
        .collect();
    if moves.is_empty() { None } else { Some(Edit::MoveItems(moves)) }
}

/// One step of an arrow key.
pub(super) const NUDGE: f32 = GRID;

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "places that are set exactly are compared exactly")]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]

    use std::sync::Arc;

    use super::*;
    use crate::project::{Device, Point, Segment};

    fn project() -> Project {
        let mut project = Project::default();
        let segment =
            |x: f32, y: f32| Arc::new(Segment { name: "s".into(), position: Point { x, y }, ..Segment::default() });
        let segments = [("a", segment(0.0, 0.0)), ("b", segment(300.0, 40.0)), ("c", segment(1000.0, 8.0))];
        project.segments = Arc::new(segments.into_iter().map(|(id, segment)| (id.into(), segment)).collect());
        let device = Device { name: "fw".into(), position: Point { x: 500.0, y: 500.0 }, ..Device::default() };
        project.devices = Arc::new([("fw".into(), Arc::new(device))].into_iter().collect());
        project
    }

    fn items(ids: &[&str]) -> BTreeSet<Item> {
        ids.iter()
            .map(|id| if *id == "fw" { Item::Device((*id).into()) } else { Item::Segment((*id).into()) })
            .collect()
    }

    #[test]
    fn top_edges_line_up() {
        let project = align(&project(), &items(&["a", "b", "fw"]), Alignment::Top).unwrap().apply(&project()).unwrap();
        assert_eq!(project.segments.get("b").unwrap().position, Point { x: 300.0, y: 0.0 });
        assert_eq!(project.devices.get("fw").unwrap().position, Point { x: 500.0, y: 20.0 });
    }

    #[test]
    fn gaps_become_equal() {
        let edit = align(&project(), &items(&["a", "b", "c"]), Alignment::DistributeHorizontally).unwrap();
        let project = edit.apply(&project()).unwrap();
        assert_eq!(project.segments.get("b").unwrap().position.x, 500.0);
        assert_eq!(project.segments.get("c").unwrap().position.x, 1000.0);
    }

    #[test]
    fn one_box_is_in_line_with_itself() {
        assert_eq!(align(&project(), &items(&["a"]), Alignment::Left), None);
        assert_eq!(align(&project(), &items(&["a", "b"]), Alignment::DistributeVertically), None);
    }
}

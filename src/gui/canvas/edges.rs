//! How links and flows are drawn: `DisplayEdge` of egui_graphs.

use std::sync::Arc;

use egui::epaint::PathShape;
use egui::{Color32, Galley, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use egui_graphs::{DisplayEdge, DrawContext, EdgeProps, Node};
use petgraph::Directed;
use petgraph::graph::DefaultIx;

use super::flows::stroke_width;
use super::geometry::distance_to_line;
use super::model::{EdgeModel, FlowModel, LinkModel, NodeModel, TunnelModel};
use super::shapes::{Look, NodeShape, push_badge};
use super::text;
use super::view::rect_to_screen;
use super::{marks, route};
use crate::gui::risk;

/// Size of the text on an arrow.
const PILL_TEXT: f32 = 11.0;
/// Height of the label on an arrow.
const PILL_HEIGHT: f32 = 18.0;
/// Room for the icon on a tunnel's label.
pub(super) const TUNNEL_ICON: f32 = 16.0;
/// Rounding of a link's bend.
const BEND: f32 = 7.0;

/// The way of a line, in points of the canvas.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// A link's corners.
    Corners(Vec<Pos2>),
    /// Not looked for yet.
    Unknown,
    /// The arc of a flow or a tunnel, and the place of its label.
    Arc(route::Arc, Rect),
}

/// A line as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct EdgeShape {
    pub(super) model: EdgeModel,
    pub(super) way: Way,
    pub(super) look: Look,
    pub(super) is_selected: bool,
    /// What stands on an arrow.
    pub(super) pill: String,
    pill_text: Option<(u64, u32, Arc<Galley>)>,
}

impl From<EdgeProps<EdgeModel>> for EdgeShape {
    fn from(props: EdgeProps<EdgeModel>) -> Self {
        Self {
            model: props.payload,
            way: Way::Unknown,
            look: Look::default(),
            is_selected: props.selected,
            pill: String::new(),
            pill_text: None,
        }
    }
}

type SceneNode = Node<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape>;

impl DisplayEdge<NodeModel, EdgeModel, Directed, DefaultIx, NodeShape> for EdgeShape {
    fn shapes(&mut self, _start: &SceneNode, _end: &SceneNode, ctx: &DrawContext<'_>) -> Vec<Shape> {
        self.draw(ctx)
    }

    fn update(&mut self, state: &EdgeProps<EdgeModel>) {
        self.model = state.payload.clone();
        self.is_selected = state.selected;
    }

    fn is_inside(&self, _start: &SceneNode, _end: &SceneNode, pos: Pos2) -> bool {
        self.distance(pos, 1.0) < 5.0
    }
}

impl EdgeShape {
    /// How far a point of the canvas is from the line.
    pub(super) fn distance(&self, point: Pos2, zoom: f32) -> f32 {
        match &self.way {
            Way::Corners(corners) => distance_to_line(corners, point),
            Way::Unknown => f32::INFINITY,
            Way::Arc(arc, _) => distance_to_line(&arc.flattened(zoom), point),
        }
    }

    /// Whether a link runs through a rectangle of the canvas.
    pub(super) fn crosses(&self, band: Rect) -> bool {
        let Way::Corners(corners) = &self.way else { return false };
        // All stretches are upright or level.
        corners.windows(2).any(|pair| match pair {
            [from, to] => Rect::from_two_pos(*from, *to).intersects(band),
            _ => false,
        })
    }

    /// A box of the canvas that holds the line.
    pub(super) fn bounds(&self) -> Rect {
        match &self.way {
            Way::Corners(corners) => Rect::from_points(corners),
            Way::Unknown => Rect::NOTHING,
            Way::Arc(arc, pill) => arc.bounds().union(*pill),
        }
    }

    /// The line itself, without a flow's label.
    pub(super) fn draw(&self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        match (&self.model, &self.way) {
            (EdgeModel::Link(link), Way::Corners(corners)) => self.link_shapes(link, corners, ctx),
            (EdgeModel::Flow(flow), Way::Arc(arc, _)) => self.flow_shapes(flow, arc, ctx),
            (EdgeModel::Tunnel(tunnel), Way::Arc(arc, _)) => self.tunnel_shapes(tunnel, arc, ctx),
            _ => Vec::new(),
        }
    }

    fn link_shapes(&self, link: &LinkModel, corners: &[Pos2], ctx: &DrawContext<'_>) -> Vec<Shape> {
        let palette = self.look.palette;
        let zoom = ctx.meta.zoom;
        let mut shapes = Vec::with_capacity(3);
        let points: Vec<Pos2> = corners.iter().map(|corner| ctx.meta.canvas_to_screen_pos(*corner)).collect();
        if self.look.is_target {
            let halo = palette.canvas.lerp_to_gamma(palette.accent, 0.3);
            shapes.push(Shape::line(points.clone(), Stroke::new((10.0 * zoom).clamp(4.0, 14.0), halo)));
        }
        let (width, color) = if self.is_selected {
            (2.5, palette.accent)
        } else if self.look.is_target {
            (2.0, palette.accent)
        } else if self.look.is_hovered {
            (2.0, palette.text)
        } else {
            (1.5, palette.text_dim)
        };
        let stroke = Stroke::new((width * zoom).clamp(0.75, width * 1.5), color);
        shapes.push(match points.as_slice() {
            [start, end] => Shape::line_segment([*start, *end], stroke),
            [first, .., last] if zoom > 0.3 => {
                let mut rounded = vec![*first];
                for corner in points.windows(3) {
                    if let [before, bend, after] = corner {
                        rounded.extend(bend_points(*before, *bend, *after, BEND * zoom));
                    }
                }
                rounded.push(*last);
                Shape::line(rounded, stroke)
            }
            _ => Shape::line(points, stroke),
        });
        shapes.extend(marks::passage_head(link, corners, stroke, ctx));
        shapes
    }

    fn flow_color(&self, flow: &FlowModel) -> Color32 {
        let color = risk::colour(flow.risk, self.look.palette);
        if self.look.is_faded { self.look.palette.canvas.lerp_to_gamma(color, 0.22) } else { color }
    }

    fn flow_shapes(&self, flow: &FlowModel, arc: &route::Arc, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let zoom = ctx.meta.zoom;
        let emphasis = if self.is_selected || self.look.is_hovered { 1.25 } else { 1.0 };
        let width = (stroke_width(flow.port_count) * zoom.clamp(0.35, 2.5) * emphasis).max(0.8);
        let color = self.flow_color(flow);
        let mut points: Vec<Pos2> =
            arc.flattened(zoom).into_iter().map(|point| ctx.meta.canvas_to_screen_pos(point)).collect();
        let head_length = (5.0 + 2.2 * width).min(22.0 * zoom.max(0.6));
        let Some(head) = arrow_head(&mut points, head_length, width) else { return Vec::new() };
        vec![
            Shape::Path(PathShape::line(points, Stroke::new(width, color))),
            Shape::convex_polygon(head.to_vec(), color, Stroke::NONE),
        ]
    }

    /// A tube: a wide band with a dashed line in it.
    fn tunnel_shapes(&self, tunnel: &TunnelModel, arc: &route::Arc, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let palette = self.look.palette;
        let zoom = ctx.meta.zoom;
        let is_clear = self.is_selected || self.look.is_hovered;
        let color = if self.is_selected { palette.accent } else { palette.tunnel };
        let mut points: Vec<Pos2> =
            arc.flattened(zoom).into_iter().map(|point| ctx.meta.canvas_to_screen_pos(point)).collect();
        let scale = zoom.clamp(0.4, 2.0);
        let band = palette.canvas.lerp_to_gamma(color, if is_clear { 0.34 } else { 0.2 });
        let core = Stroke::new(2.0 * scale, color);
        let mut shapes = vec![Shape::Path(PathShape::line(points.clone(), Stroke::new(9.0 * scale, band)))];
        let ends = [points.first().copied(), points.last().copied()];
        let head = if tunnel.is_one_way { arrow_head(&mut points, 10.0 * scale, 2.0 * scale) } else { None };
        shapes.extend(Shape::dashed_line(&points, core, 7.0 * scale, 4.0 * scale));
        for (end, has_head) in ends.into_iter().zip([false, head.is_some()]) {
            if let Some(end) = end.filter(|_| !has_head) {
                shapes.push(Shape::circle_filled(end, 4.0 * scale, color));
            }
        }
        shapes.extend(head.map(|head| Shape::convex_polygon(head.to_vec(), color, Stroke::NONE)));
        shapes
    }

    /// A tunnel's label; empty where it would be too small to read.
    pub(super) fn tunnel_pill_shapes(&self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let (EdgeModel::Tunnel(tunnel), Way::Arc(_, pill)) = (&self.model, &self.way) else { return Vec::new() };
        let zoom = ctx.meta.zoom;
        if !pill_is_readable(zoom) {
            return Vec::new();
        }
        let palette = self.look.palette;
        let color = if self.is_selected { palette.accent } else { palette.tunnel };
        let name = text::line(ctx.painter, &tunnel.text, text::regular(PILL_TEXT * zoom));
        let icon = text::line(ctx.painter, egui_phosphor::regular::LOCK_SIMPLE, text::regular(PILL_TEXT * zoom));
        let (fill, ink) = if self.is_selected {
            (color, palette.on_accent)
        } else if self.look.is_hovered {
            (palette.panel.lerp_to_gamma(color, 0.28), palette.text)
        } else {
            (palette.tint(color), palette.text)
        };
        let gap = 4.0 * zoom;
        let width = icon.size().x + gap + name.size().x + 14.0 * zoom;
        let place = rect_to_screen(ctx.meta, *pill);
        let area = Rect::from_center_size(place.center(), vec2(width, place.height()));
        let stroke = Stroke::new(zoom.clamp(0.75, 1.5), color);
        let icon_at = pos2(area.left() + 7.0 * zoom, area.center().y - icon.size().y / 2.0);
        let name_at = pos2(icon_at.x + icon.size().x + gap, area.center().y - name.size().y / 2.0);
        let icon_ink = if self.is_selected { ink } else { color };
        let mut shapes = vec![
            Shape::Rect(egui::epaint::RectShape::new(area, 4.0 * zoom, fill, stroke, StrokeKind::Inside)),
            Shape::galley(icon_at, icon, icon_ink),
            Shape::galley(name_at, name, ink),
        ];
        push_badge(&mut shapes, area.right_top(), tunnel.badge, palette, (4.0 * zoom).max(3.0));
        shapes
    }

    /// A flow's label; empty where it would be too small to read.
    pub(super) fn pill_shapes(&mut self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let (EdgeModel::Flow(flow), Way::Arc(_, pill)) = (&self.model, &self.way) else { return Vec::new() };
        let zoom = ctx.meta.zoom;
        if !pill_is_readable(zoom) {
            return Vec::new();
        }
        let galley = match &self.pill_text {
            Some((epoch, known, galley)) if *epoch == self.look.text_epoch && *known == zoom.to_bits() => {
                galley.clone()
            }
            _ => text::line(ctx.painter, &self.pill, text::regular(PILL_TEXT * zoom)),
        };
        let palette = self.look.palette;
        let color = self.flow_color(flow);
        let area = rect_to_screen(ctx.meta, *pill);
        let width = galley.size().x + 18.0 * zoom;
        let area = Rect::from_center_size(area.center(), vec2(width, area.height()));
        let (fill, text_color, stroke) = if self.is_selected {
            (color, palette.on_accent, color)
        } else if self.look.is_faded {
            (palette.panel, palette.text_dim.gamma_multiply(0.55), color)
        } else if self.look.is_hovered {
            (palette.tint(color), palette.text, color)
        } else {
            (palette.panel, palette.text, color)
        };
        let text_at = area.center() - galley.size() / 2.0;
        self.pill_text = Some((self.look.text_epoch, zoom.to_bits(), galley.clone()));
        vec![
            Shape::Rect(egui::epaint::RectShape::new(
                area,
                area.height() / 2.0,
                fill,
                Stroke::new(zoom.clamp(0.75, 1.5), stroke),
                StrokeKind::Inside,
            )),
            Shape::galley(text_at, galley, text_color),
        ]
    }
}

/// Whether labels of arrows are drawn at this zoom.
pub(super) fn pill_is_readable(zoom: f32) -> bool {
    PILL_TEXT * zoom >= text::SMALLEST_READABLE
}

/// About how large the label of an arrow is, in points of the canvas.
pub(super) fn pill_size(pill: &str) -> Vec2 {
    vec2(pill.chars().count() as f32 * 5.9 + 18.0, PILL_HEIGHT)
}

/// Cuts the end of a line off and gives the head to put there.
fn arrow_head(points: &mut Vec<Pos2>, length: f32, width: f32) -> Option<[Pos2; 3]> {
    let tip = *points.last()?;
    while points.len() > 2 && points.get(points.len() - 2).is_some_and(|point| point.distance(tip) < length) {
        points.pop();
    }
    let before = *points.get(points.len().checked_sub(2)?)?;
    let direction = (tip - before).normalized();
    let base = tip - direction * length;
    *points.last_mut()? = base + direction * 0.5;
    let across = vec2(-direction.y, direction.x) * (length * 0.45).max(width * 0.9);
    Some([tip, base + across, base - across])
}

fn bend_points(start: Pos2, bend: Pos2, end: Pos2, radius: f32) -> Vec<Pos2> {
    let radius = radius.min(start.distance(bend) / 2.0).min(bend.distance(end) / 2.0);
    let from = bend + (start - bend).normalized() * radius;
    let to = bend + (end - bend).normalized() * radius;
    let mut points = Vec::with_capacity(6);
    for step in 0_u8..=4 {
        let share = f32::from(step) / 4.0;
        let first = from.lerp(bend, share);
        let second = bend.lerp(to, share);
        points.push(first.lerp(second, share));
    }
    points
}

/// The line of a link that is being drawn.
pub(super) fn rubber_line(from: Pos2, to: Pos2, color: Color32) -> Vec<Shape> {
    let mut shapes = Shape::dashed_line(&[from, to], Stroke::new(1.75, color), 6.0, 4.0);
    shapes.push(Shape::circle_filled(pos2(to.x, to.y), 3.5, color));
    shapes
}

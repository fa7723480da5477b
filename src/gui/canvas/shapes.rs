//! How boxes and nodes are drawn: `DisplayNode` of egui_graphs.

use std::sync::Arc;

use egui::epaint::RectShape;
use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use egui_graphs::{DisplayNode, DrawContext, NodeProps};
use petgraph::Directed;
use petgraph::graph::DefaultIx;

use super::geometry::{ChipGrid, DEVICE_SIZE, ROUNDING, border_point, segment_size};
use super::model::{ChipModel, DeviceModel, EdgeModel, NodeModel, SegmentModel};
use super::text::{self, SMALLEST_READABLE};
use super::view::rect_to_screen;
use crate::diag::Severity;
use crate::gui::theme::{Hue, Palette};
use crate::project::{DeviceKind, SEGMENT_HEADER_HEIGHT};

const TITLE_TEXT: f32 = 13.0;
const PREFIX_TEXT: f32 = 11.5;
const CHIP_TEXT: f32 = 12.0;
const DETAIL_TEXT: f32 = 11.0;
const ICON_TEXT: f32 = 11.5;
const DEVICE_TEXT: f32 = 11.5;
const TAG_TEXT: f32 = 9.0;
/// Height of the name below a device.
const NAME_HEIGHT: f32 = 20.0;
/// Height of the labels below that.
const TAGS_HEIGHT: f32 = 15.0;
const TITLE_MARGIN: f32 = 12.0;
const TILE_SIZE: f32 = 16.0;
const TILE_MARGIN: f32 = 5.0;
/// Size on the screen of the titles of a diagram that is seen from far away.
const MAP_TEXT: f32 = 10.0;

/// How much is drawn, by zoom.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Detail {
    /// Everything.
    Full,
    /// Titles, and chips without text.
    Compact,
    /// Titles and counts.
    Map,
}

impl Detail {
    /// What is drawn at this zoom.
    pub(super) fn at(zoom: f32) -> Self {
        if DETAIL_TEXT * zoom >= SMALLEST_READABLE {
            Self::Full
        } else if zoom >= 0.34 {
            Self::Compact
        } else {
            Self::Map
        }
    }
}

/// What changes the look of a thing from frame to frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) palette: &'static Palette,
    /// Texts of an older epoch must be laid out anew.
    pub(super) text_epoch: u64,
    pub(super) is_hovered: bool,
    /// Something that is being dragged would land on it.
    pub(super) is_target: bool,
    /// Other things matter more just now.
    pub(super) is_faded: bool,
    /// It is being dragged.
    pub(super) is_lifted: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            palette: &Palette::LIGHT,
            text_epoch: 0,
            is_hovered: false,
            is_target: false,
            is_faded: false,
            is_lifted: false,
        }
    }
}

/// The state of a chip.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct ChipLook {
    pub(super) is_selected: bool,
    pub(super) is_hovered: bool,
    /// It is being dragged elsewhere.
    pub(super) is_ghost: bool,
    /// The colour of its domain, where domains are shown.
    pub(super) domain: Option<Hue>,
    /// Its domain is selected.
    pub(super) is_member: bool,
}

/// A box or node as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct NodeShape {
    pub(super) model: NodeModel,
    /// Its box, in points of the canvas.
    pub(super) rect: Rect,
    pub(super) is_selected: bool,
    pub(super) look: Look,
    /// One for each chip.
    pub(super) chip_looks: Vec<ChipLook>,
    texts: Texts,
}

/// What was laid out, and for what.
#[derive(Clone, Debug, Default)]
struct Texts {
    epoch: u64,
    zoom_bits: u32,
    title: Option<Arc<Galley>>,
    side: Option<Arc<Galley>>,
    chips: Vec<Option<ChipTexts>>,
}

#[derive(Clone, Debug)]
struct ChipTexts {
    icon: Arc<Galley>,
    name: Arc<Galley>,
    detail: Option<Arc<Galley>>,
}

impl From<NodeProps<NodeModel>> for NodeShape {
    fn from(props: NodeProps<NodeModel>) -> Self {
        let rect = Rect::from_center_size(props.location(), node_size(&props.payload));
        let chips = match &props.payload {
            NodeModel::Segment(segment) => segment.chips.len(),
            NodeModel::Device(_) => 0,
        };
        Self {
            model: props.payload,
            rect,
            is_selected: props.selected,
            look: Look::default(),
            chip_looks: vec![ChipLook::default(); chips],
            texts: Texts::default(),
        }
    }
}

/// How large a box or node is, in points of the canvas.
pub(super) fn node_size(model: &NodeModel) -> Vec2 {
    match model {
        NodeModel::Segment(segment) => segment_size(segment.chips.len()),
        NodeModel::Device(_) => Vec2::splat(DEVICE_SIZE),
    }
}

impl DisplayNode<NodeModel, EdgeModel, Directed, DefaultIx> for NodeShape {
    fn closest_boundary_point(&self, dir: Vec2) -> Pos2 {
        border_point(self.rect, self.rect.center() + dir)
    }

    fn shapes(&mut self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        self.texts.renew(self.look.text_epoch, ctx.meta.zoom);
        match self.model.clone() {
            NodeModel::Segment(segment) => self.segment_shapes(&segment, ctx),
            NodeModel::Device(device) => self.device_shapes(&device, ctx),
        }
    }

    fn update(&mut self, state: &NodeProps<NodeModel>) {
        self.rect = Rect::from_center_size(state.location(), self.rect.size());
        self.is_selected = state.selected;
    }

    fn is_inside(&self, pos: Pos2) -> bool {
        self.rect.contains(pos)
    }
}

impl Texts {
    /// Forgets what was laid out for another zoom or before egui forgot its glyphs.
    fn renew(&mut self, epoch: u64, zoom: f32) {
        if self.epoch != epoch || self.zoom_bits != zoom.to_bits() {
            *self = Self { epoch, zoom_bits: zoom.to_bits(), ..Self::default() };
        }
    }
}

impl NodeShape {
    /// The chips' places, in points of the canvas.
    pub(super) fn chip_grid(&self) -> ChipGrid {
        ChipGrid::new(self.rect, self.chip_looks.len())
    }

    fn segment_shapes(&mut self, segment: &SegmentModel, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let palette = self.look.palette;
        let zoom = ctx.meta.zoom;
        let area = rect_to_screen(ctx.meta, self.rect);
        let color = palette.segment(segment.kind);
        let detail = Detail::at(zoom);
        let mut shapes = Vec::with_capacity(8 + 6 * segment.chips.len().min(24));

        let rounding = corner(ROUNDING * zoom);
        if self.look.is_lifted {
            shapes.push(shadow(area, rounding, palette, zoom));
        }
        let border = self.border(color, zoom);
        if detail == Detail::Map {
            let fill = palette.panel.lerp_to_gamma(color, if self.look.is_target { 0.4 } else { 0.2 });
            shapes.push(Shape::Rect(RectShape::new(area, rounding, fill, border, StrokeKind::Middle)));
            self.map_texts(segment, area, ctx, &mut shapes);
            push_badge(&mut shapes, area.right_top(), segment.badge, palette, 4.0);
            return shapes;
        }

        let body = if self.look.is_target { palette.accent_background } else { palette.panel };
        shapes.push(Shape::rect_filled(area, rounding, body));
        let band = Rect::from_min_size(area.min, vec2(area.width(), SEGMENT_HEADER_HEIGHT * zoom));
        let top = CornerRadius { nw: rounding.nw, ne: rounding.ne, sw: 0, se: 0 };
        shapes.push(Shape::rect_filled(band, top, palette.tint(color)));
        shapes.push(Shape::rect_stroke(area, rounding, border, StrokeKind::Middle));
        self.header_texts(segment, band, detail, ctx, &mut shapes);

        if segment.chips.is_empty() {
            self.hint(area, band, detail, ctx, &mut shapes);
        }
        let grid = self.chip_grid();
        let visible = ctx.painter.clip_rect();
        let shown =
            grid.between(ctx.meta.screen_to_canvas_pos(visible.min).y, ctx.meta.screen_to_canvas_pos(visible.max).y);
        for index in shown {
            let (Some(chip), Some(look)) = (segment.chips.get(index), self.chip_looks.get(index).copied()) else {
                continue;
            };
            let chip_area = rect_to_screen(ctx.meta, grid.rect(index));
            let texts = (detail == Detail::Full).then(|| self.texts.chip(index, chip, chip_area, zoom, ctx.painter));
            push_chip(&mut shapes, chip, look, chip_area, zoom, palette, texts.as_ref());
        }
        push_badge(&mut shapes, area.right_top(), segment.badge, palette, (5.0 * zoom).max(3.0));
        shapes
    }

    fn border(&self, color: Color32, zoom: f32) -> Stroke {
        let palette = self.look.palette;
        let scale = zoom.clamp(0.6, 1.6);
        if self.is_selected || self.look.is_target {
            Stroke::new(2.5 * scale, palette.accent)
        } else if self.look.is_hovered {
            Stroke::new(1.75 * scale, color)
        } else {
            Stroke::new(1.25 * scale, color)
        }
    }

    fn header_texts(
        &mut self,
        segment: &SegmentModel,
        band: Rect,
        detail: Detail,
        ctx: &DrawContext<'_>,
        shapes: &mut Vec<Shape>,
    ) {
        let zoom = ctx.meta.zoom;
        let palette = self.look.palette;
        let margin = TITLE_MARGIN * zoom;
        let width = band.width() - 2.0 * margin;
        if self.texts.title.is_none() {
            let title_size = (TITLE_TEXT * zoom).max(8.5);
            let (title, side) = if detail == Detail::Full {
                let side = (segment.prefixes.as_str(), text::regular(PREFIX_TEXT * zoom));
                text::sharing(ctx.painter, (&segment.name, text::strong(title_size)), side, width, 10.0 * zoom)
            } else {
                (text::elided(ctx.painter, &segment.name, text::strong(title_size), width), None)
            };
            self.texts.title = Some(title);
            self.texts.side = side;
        }
        if let Some(title) = &self.texts.title {
            let at = pos2(band.left() + margin, band.center().y - title.size().y / 2.0);
            shapes.push(Shape::galley(at, title.clone(), palette.text));
        }
        if let Some(side) = &self.texts.side {
            let at = pos2(band.right() - margin - side.size().x, band.center().y - side.size().y / 2.0);
            shapes.push(Shape::galley(at, side.clone(), palette.text_dim));
        }
    }

    fn hint(&mut self, area: Rect, band: Rect, detail: Detail, ctx: &DrawContext<'_>, shapes: &mut Vec<Shape>) {
        if detail != Detail::Full {
            return;
        }
        let palette = self.look.palette;
        let zoom = ctx.meta.zoom;
        let body = Rect::from_min_max(band.left_bottom(), area.max).shrink(10.0 * zoom);
        let outline = [body.left_top(), body.right_top(), body.right_bottom(), body.left_bottom(), body.left_top()];
        let stroke = Stroke::new(1.0, if self.look.is_target { palette.accent } else { palette.line });
        shapes.extend(Shape::dashed_line(&outline, stroke, 4.0 * zoom.max(0.7), 4.0 * zoom.max(0.7)));
        if self.texts.chips.is_empty() {
            let hint = text::elided(ctx.painter, "Drop a role here", text::regular(PREFIX_TEXT * zoom), body.width());
            self.texts.chips.push(Some(ChipTexts { icon: hint.clone(), name: hint, detail: None }));
        }
        if let Some(Some(hint)) = self.texts.chips.first() {
            let at = body.center() - hint.name.size() / 2.0;
            shapes.push(Shape::galley(at, hint.name.clone(), palette.text_dim));
        }
    }

    fn map_texts(&mut self, segment: &SegmentModel, area: Rect, ctx: &DrawContext<'_>, shapes: &mut Vec<Shape>) {
        if area.width() < 40.0 || area.height() < 13.0 {
            return;
        }
        let palette = self.look.palette;
        let width = area.width() - 6.0;
        if self.texts.title.is_none() {
            self.texts.title = Some(text::elided(ctx.painter, &segment.name, text::strong(MAP_TEXT), width));
            let count = segment.host_count;
            self.texts.side = (area.height() >= 26.0 && count > 0)
                .then(|| text::elided(ctx.painter, &format!("{count}"), text::regular(MAP_TEXT), width));
        }
        let second = self.texts.side.as_ref().map_or(0.0, |side| side.size().y);
        if let Some(title) = &self.texts.title {
            let at = area.center() - vec2(title.size().x / 2.0, f32::midpoint(title.size().y, second));
            shapes.push(Shape::galley(at, title.clone(), palette.text));
            if let Some(side) = &self.texts.side {
                let at = pos2(area.center().x - side.size().x / 2.0, at.y + title.size().y);
                shapes.push(Shape::galley(at, side.clone(), palette.text_dim));
            }
        }
    }

    fn device_shapes(&mut self, device: &DeviceModel, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let palette = self.look.palette;
        let zoom = ctx.meta.zoom;
        let area = rect_to_screen(ctx.meta, self.rect);
        let color = device_color(palette, device.kind);
        let rounding = corner(ROUNDING * zoom);
        let mut shapes = Vec::with_capacity(8);
        if self.look.is_lifted {
            shapes.push(shadow(area, rounding, palette, zoom));
        }
        let fill = if self.look.is_target { palette.accent_background } else { palette.panel };
        let border = match self.border(color, zoom) {
            stroke if self.is_selected || self.look.is_target => stroke,
            stroke => Stroke::new(stroke.width + 0.25, color),
        };
        if Detail::at(zoom) == Detail::Map {
            // From far away a device is a spot of its colour.
            let fill = if self.is_selected || self.look.is_target { palette.accent } else { color };
            shapes.push(Shape::rect_filled(area.expand(1.0), rounding, fill));
            return shapes;
        }
        shapes.push(Shape::Rect(RectShape::new(area, rounding, fill, border, StrokeKind::Middle)));
        device_icon(&mut shapes, device.kind, area, zoom, color);
        if DEVICE_TEXT * zoom >= SMALLEST_READABLE {
            if self.texts.title.is_none() {
                let font = text::regular(DEVICE_TEXT * zoom);
                self.texts.title = Some(text::elided(ctx.painter, &device.name, font, 150.0 * zoom));
            }
            if let Some(title) = &self.texts.title {
                let at = pos2(area.center().x - title.size().x / 2.0, area.bottom() + 4.0 * zoom);
                let behind = Rect::from_min_size(at, title.size()).expand2(vec2(4.0, 1.0));
                shapes.push(Shape::rect_filled(behind, 4.0, palette.canvas.gamma_multiply(0.9)));
                let color = if self.is_selected { palette.text } else { palette.text_dim };
                shapes.push(Shape::galley(at, title.clone(), color));
            }
            let top = area.bottom() + NAME_HEIGHT * zoom;
            device_tags(&mut shapes, &device.tags, pos2(area.center().x, top), palette, ctx);
        }
        push_badge(&mut shapes, area.right_top(), device.badge, palette, (5.0 * zoom).max(3.0));
        shapes
    }
}

impl Texts {
    fn chip(&mut self, index: usize, chip: &ChipModel, area: Rect, zoom: f32, painter: &Painter) -> ChipTexts {
        if self.chips.len() <= index {
            self.chips.resize(index + 1, None);
        }
        if let Some(Some(texts)) = self.chips.get(index) {
            return texts.clone();
        }
        let texts = ChipTexts::new(chip, area.width(), zoom, painter);
        if let Some(place) = self.chips.get_mut(index) {
            *place = Some(texts.clone());
        }
        texts
    }
}

impl ChipTexts {
    fn new(chip: &ChipModel, width: f32, zoom: f32, painter: &Painter) -> Self {
        let free = width - (2.0 * TILE_MARGIN + TILE_SIZE + 2.0 + 8.0) * zoom;
        let name = (chip.name.as_str(), text::regular(CHIP_TEXT * zoom));
        let detail = (chip.detail.as_str(), text::regular(DETAIL_TEXT * zoom));
        let (name, detail) = text::sharing(painter, name, detail, free, 6.0 * zoom);
        Self { icon: text::line(painter, chip.icon, text::regular(ICON_TEXT * zoom)), name, detail }
    }
}

fn push_chip(
    shapes: &mut Vec<Shape>,
    chip: &ChipModel,
    look: ChipLook,
    area: Rect,
    zoom: f32,
    palette: &Palette,
    texts: Option<&ChipTexts>,
) {
    let hue = palette.hue(chip.hue);
    let fade = |color: Color32| if look.is_ghost { palette.panel.lerp_to_gamma(color, 0.35) } else { color };
    let (fill, stroke) = if look.is_selected {
        (palette.accent_background, Stroke::new(1.75 * zoom.clamp(0.6, 1.6), palette.accent))
    } else if look.is_member {
        (palette.accent_background, Stroke::new(1.0, palette.accent))
    } else if look.is_hovered {
        (palette.panel_raised, Stroke::new(1.0, palette.text_dim.lerp_to_gamma(palette.line, 0.5)))
    } else {
        (palette.chip, Stroke::new(1.0, palette.line))
    };
    let tile_min = area.min + Vec2::splat(TILE_MARGIN * zoom);
    let tile = Rect::from_min_size(tile_min, Vec2::splat(TILE_SIZE * zoom));
    let Some(texts) = texts else {
        // From further away a chip is a bar with a spot of colour.
        shapes.push(Shape::rect_filled(
            area,
            corner(4.0 * zoom),
            if look.is_selected || look.is_member { fill } else { palette.panel_raised },
        ));
        if let Some(domain) = look.domain {
            let stripe = area.with_max_x(area.left() + (3.0 * zoom).max(1.5));
            shapes.push(Shape::rect_filled(stripe, 0.0, fade(palette.hue(domain))));
        }
        shapes.push(Shape::rect_filled(tile, 0.0, fade(hue)));
        return;
    };
    shapes.push(Shape::Rect(RectShape::new(area, corner(6.0 * zoom), fade(fill), stroke, StrokeKind::Inside)));
    if let Some(domain) = look.domain {
        let round = corner(6.0 * zoom);
        let stripe = area.with_max_x(area.left() + 3.0 * zoom);
        let rounding = CornerRadius { ne: 0, se: 0, ..round };
        shapes.push(Shape::rect_filled(stripe, rounding, fade(palette.hue(domain))));
    }
    shapes.push(Shape::rect_filled(tile, corner(4.0 * zoom), fade(hue)));
    shapes.push(Shape::galley(tile.center() - texts.icon.size() / 2.0, texts.icon.clone(), palette.on_accent));
    let name_at = pos2(tile.right() + 7.0 * zoom, area.center().y - texts.name.size().y / 2.0);
    shapes.push(Shape::galley(name_at, texts.name.clone(), fade(palette.text)));
    if let Some(detail) = &texts.detail {
        let at = pos2(area.right() - 8.0 * zoom - detail.size().x, area.center().y - detail.size().y / 2.0);
        shapes.push(Shape::galley(at, detail.clone(), fade(palette.text_dim)));
    }
    push_badge(shapes, tile.right_top(), chip.badge, palette, 3.5 * zoom);
}

/// Small labels in a row, its middle at a point of the screen.
fn device_tags(shapes: &mut Vec<Shape>, tags: &[&str], top: Pos2, palette: &Palette, ctx: &DrawContext<'_>) {
    let zoom = ctx.meta.zoom;
    let texts: Vec<Arc<Galley>> =
        tags.iter().map(|tag| text::line(ctx.painter, tag, text::strong(TAG_TEXT * zoom))).collect();
    let (padding, gap) = (4.0 * zoom, 3.0 * zoom);
    let widths = texts.iter().map(|galley| galley.size().x + 2.0 * padding);
    let gaps = gap * texts.len().saturating_sub(1) as f32;
    let mut left = top.x - f32::midpoint(widths.sum(), gaps);
    for galley in texts {
        let size = vec2(galley.size().x + 2.0 * padding, (TAGS_HEIGHT - 2.0) * zoom);
        let area = Rect::from_min_size(pos2(left, top.y), size);
        shapes.push(Shape::rect_filled(area, corner(3.0 * zoom), palette.canvas));
        shapes.push(Shape::rect_filled(area, corner(3.0 * zoom), palette.tint(palette.text_dim)));
        let at = area.center() - galley.size() / 2.0;
        shapes.push(Shape::galley(at, galley, palette.text_dim));
        left = area.right() + gap;
    }
}

/// How much stands below a device's node: its name, and what is particular about it.
pub(super) fn device_foot(device: &DeviceModel) -> f32 {
    if device.tags.is_empty() { NAME_HEIGHT } else { NAME_HEIGHT + TAGS_HEIGHT }
}

/// A chip that hangs at the pointer.
pub(super) fn ghost_chip(chip: &ChipModel, area: Rect, painter: &Painter, palette: &'static Palette, zoom: f32) {
    let texts = ChipTexts::new(chip, area.width(), zoom, painter);
    let mut shapes = vec![shadow(area, corner(6.0 * zoom), palette, zoom)];
    let look = ChipLook { is_selected: true, ..ChipLook::default() };
    push_chip(&mut shapes, chip, look, area, zoom, palette, Some(&texts));
    painter.extend(shapes);
}

/// A spot that says that something is wrong here.
pub(super) fn push_badge(
    shapes: &mut Vec<Shape>,
    at: Pos2,
    severity: Option<Severity>,
    palette: &Palette,
    radius: f32,
) {
    let color = match severity {
        Some(Severity::Error) => palette.risk_high,
        Some(Severity::Warning) => palette.risk_middle,
        Some(Severity::Note) | None => return,
    };
    shapes.push(Shape::circle_filled(at, radius + 1.5, palette.panel));
    shapes.push(Shape::circle_filled(at, radius, color));
}

fn shadow(area: Rect, rounding: CornerRadius, palette: &Palette, zoom: f32) -> Shape {
    let alpha = if palette.is_dark { 110 } else { 40 };
    let below = area.translate(vec2(0.0, 4.0 * zoom)).expand(1.0);
    let blur = (14.0 * zoom).max(4.0);
    Shape::Rect(RectShape::filled(below, rounding, Color32::from_black_alpha(alpha)).with_blur_width(blur))
}

/// The colour of a kind of device.
pub(super) fn device_color(palette: &Palette, kind: DeviceKind) -> Color32 {
    match kind {
        DeviceKind::Firewall => palette.risk_high,
        DeviceKind::Router => palette.accent,
    }
}

/// A brick wall for a firewall, four arrows for a router.
fn device_icon(shapes: &mut Vec<Shape>, kind: DeviceKind, area: Rect, zoom: f32, color: Color32) {
    let stroke = Stroke::new((1.5 * zoom).clamp(0.8, 3.0), color);
    let at = |x: f32, y: f32| area.center() + vec2(x, y) * zoom;
    let line = |from: Pos2, to: Pos2| Shape::line_segment([from, to], stroke);
    match kind {
        DeviceKind::Firewall => {
            for y in [-6.0, 0.0, 6.0] {
                shapes.push(line(at(-10.0, y), at(10.0, y)));
            }
            for (x, top) in [(-3.0, -6.0), (4.0, 0.0), (-3.0, 6.0), (4.0, -11.0)] {
                shapes.push(line(at(x, top), at(x, if top < -10.0 { -6.0 } else { top + 5.5 })));
            }
        }
        DeviceKind::Router => {
            for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                let (along, across) = (vec2(x, y), vec2(-y, x));
                let tip = at(x * 12.0, y * 12.0);
                shapes.push(line(at(x * 3.5, y * 3.5), tip));
                for side in [-1.0, 1.0] {
                    shapes.push(line(tip, tip - (along * 3.5 - across * (side * 3.5)) * zoom));
                }
            }
        }
    }
}

/// A rounding on the screen; square where nobody would see it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of a u8")]
fn corner(radius: f32) -> CornerRadius {
    if radius < 1.5 { CornerRadius::ZERO } else { CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8) }
}

/// The title band of a segment, in points of the canvas.
pub(super) fn header_rect(segment: Rect) -> Rect {
    Rect::from_min_size(segment.min, vec2(segment.width(), SEGMENT_HEADER_HEIGHT))
}

//! Painting: the ground, the graph in sight, and what the pointer is doing.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::epaint::RectShape;
use egui::{
    Align2, Color32, CursorIcon, DragAndDrop, FontId, Id, LayerId, Mesh, Order, Pos2, Rect, Shape, Stroke, StrokeKind,
    Ui, pos2, vec2,
};
use egui_graphs::{DisplayNode as _, DrawContext, SettingsStyle};
use petgraph::graph::NodeIndex;

use super::Canvas;
use super::drop::Plan;
use super::edges::{Way, rubber_line};
use super::geometry::CHIP_HEIGHT;
use super::marks::{MarkLook, interface_texts, mark_places, marks_are_readable, own_beginnings, restriction_mark};
use super::model::{EdgeModel, LinkModel, NodeModel};
use super::shapes::{ChipLook, Look, device_foot, ghost_chip};
use super::state::{DotsKey, Gesture, Hit};
use super::text;
use super::tools::HANDLE_RADIUS;
use super::view::{rect_to_canvas, rect_to_screen};
use crate::gui::fonts;
use crate::gui::state::{DragPayload, Tool};
use crate::ids::{LinkId, RestrictionId};
use crate::project::{Item, SegmentKind, TunnelEnd};

/// Distance of the ground's dots, in points of the canvas.
const DOT_DISTANCE: f32 = 24.0;
/// Dots that come nearer to each other than this on the screen are thinned out.
const LEAST_DOT_DISTANCE: f32 = 18.0;

impl Canvas<'_> {
    /// Paints everything but the menu and the text field.
    pub(super) fn paint(&mut self, ui: &Ui, plan: Option<&Plan>) {
        let painter = ui.painter_at(self.area);
        let style = SettingsStyle::default();
        let meta = self.meta.clone();
        let context = DrawContext { ctx: ui.ctx(), painter: &painter, style: &style, is_directed: true, meta: &meta };
        let epoch = self.state.epoch.refresh(&painter);
        let base = Look { palette: self.palette, text_epoch: epoch, ..Look::default() };

        // A drag may have moved boxes since the arrows were chosen.
        self.choose_arrows();
        painter.rect_filled(self.area, 0.0, self.palette.canvas);
        painter.add(self.dots());
        let mut shapes = super::marks::group_outlines(&self.state.scene, self.palette, &context);
        self.paint_links(&context, base, &mut shapes);
        self.paint_interfaces(&context, base, &mut shapes);
        self.paint_tunnels(&context, base, false, &mut shapes);
        self.paint_arrows(&context, base, &mut shapes);
        let nodes = self.paint_nodes(ui, &context, base, plan, &mut shapes);
        self.paint_tunnels(&context, base, true, &mut shapes);
        self.paint_marks(&context, &mut shapes);
        self.paint_pills(&context, &mut shapes);
        painter.extend(shapes);
        if self.state.scene.is_empty() {
            self.paint_welcome(ui);
        }
        self.paint_note(ui);
        self.paint_hint(ui);
        self.paint_domains(ui);
        self.paint_handles(ui);
        self.paint_gesture(ui, &context, plan);
        self.paint_focus(ui, &nodes);
    }

    /// The dots of the ground; kept while the view stays where it is.
    fn dots(&mut self) -> Shape {
        let key = DotsKey { area: self.area, pan: self.meta.pan, zoom: self.meta.zoom, is_dark: self.palette.is_dark };
        if let Some((known, mesh)) = &self.state.dots
            && *known == key
        {
            return Shape::mesh(mesh.clone());
        }
        let mut step = DOT_DISTANCE;
        while step * key.zoom < LEAST_DOT_DISTANCE {
            step *= 2.0;
        }
        let seen = rect_to_canvas(&self.meta, self.area);
        let size = if key.zoom > 1.5 { 1.25 } else { 1.0 };
        let mut mesh = Mesh::default();
        let mut y = (seen.top() / step).floor() * step;
        while y <= seen.bottom() {
            let mut x = (seen.left() / step).floor() * step;
            while x <= seen.right() {
                let at = self.meta.canvas_to_screen_pos(pos2(x, y)).round();
                mesh.add_colored_rect(
                    Rect::from_center_size(at, vec2(2.0 * size, 2.0 * size)),
                    self.palette.canvas_dot,
                );
                x += step;
            }
            y += step;
        }
        let mesh = Arc::new(mesh);
        self.state.dots = Some((key, mesh.clone()));
        Shape::mesh(mesh)
    }

    /// The links that a path restriction is about that is pointed at, selected, or being picked for; and those on the way
    /// of the flow that is selected.
    fn lit_links(&self) -> BTreeSet<LinkId> {
        let mut shown: Vec<RestrictionId> = self.state.picks_in_hand().into_iter().cloned().collect();
        let hovered = self.state.hover.and_then(|hit| self.item_of(hit));
        shown.extend(self.selection.items.iter().cloned().chain(hovered).filter_map(|item| match item {
            Item::Restriction(id) => Some(id),
            _ => None,
        }));
        let restrictions = shown.iter().filter_map(|id| self.diagram.project.restrictions.get(id));
        let mut links: BTreeSet<LinkId> =
            restrictions.flat_map(|restriction| restriction.links.iter().cloned()).collect();
        links.extend(self.state.flow_path.iter().flat_map(|path| path.links.iter().cloned()));
        links
    }

    /// Names and addresses of interfaces, over all lines.
    fn paint_interfaces(&self, context: &DrawContext<'_>, base: Look, shapes: &mut Vec<Shape>) {
        let scene = &self.state.scene;
        for index in scene.nodes() {
            let Some(node) = scene.node(*index) else { continue };
            let NodeModel::Device(device) = node.payload() else { continue };
            let links: Vec<(&LinkModel, &[Pos2])> = scene.links_of(*index).collect();
            let is_said = |(link, _): &(&LinkModel, _)| !link.interface.is_empty() || !link.addresses.is_empty();
            let near = rect_to_screen(&self.meta, node.display().rect.expand(200.0));
            if !self.area.intersects(near) || !links.iter().any(is_said) {
                continue;
            }
            let ways: Vec<&[Pos2]> = links.iter().map(|(_, corners)| *corners).collect();
            for ((link, corners), beginning) in links.iter().zip(own_beginnings(&ways)) {
                shapes.extend(interface_texts(link, corners, (beginning, device_foot(device)), &base, context));
            }
        }
    }

    /// The marks of path restrictions.
    fn paint_marks(&self, context: &DrawContext<'_>, shapes: &mut Vec<Shape>) {
        if !marks_are_readable(self.meta.zoom) {
            return;
        }
        let pointed_at = self.state.hover.and_then(|hit| self.item_of(hit));
        for index in self.state.scene.links() {
            let Some(edge) = self.state.scene.edge(*index) else { continue };
            let (EdgeModel::Link(link), Way::Corners(corners)) = (edge.payload(), &edge.display().way) else {
                continue;
            };
            for (mark, at) in link.restrictions.iter().zip(mark_places(corners, link.restrictions.len())) {
                let look = MarkLook {
                    is_selected: self.selection.items.contains(&mark.item),
                    is_hovered: pointed_at.as_ref() == Some(&mark.item),
                };
                shapes.extend(restriction_mark(at, look, self.palette, context));
            }
        }
    }

    fn paint_links(&mut self, context: &DrawContext<'_>, base: Look, shapes: &mut Vec<Shape>) {
        let lit = self.lit_links();
        let scene = &mut self.state.scene;
        let has_items = !self.selection.items.is_empty();
        for position in 0..scene.links().len() {
            let Some(index) = scene.links().get(position).copied() else { continue };
            let Some(edge) = scene.edge_mut(index) else { continue };
            let bounds = rect_to_screen(&self.meta, edge.display().bounds()).expand(4.0);
            if !self.area.intersects(bounds) {
                continue;
            }
            let EdgeModel::Link(link) = edge.payload() else { continue };
            let is_selected = has_items && self.selection.items.contains(&link.item);
            let is_target = matches!(&link.item, Item::Link(id) if lit.contains(id));
            let shape = edge.display_mut();
            shape.is_selected = is_selected;
            shape.look = Look { is_hovered: self.state.hover == Some(Hit::Link(index)), is_target, ..base };
            shapes.extend(shape.draw(context));
        }
    }

    fn paint_arrows(&mut self, context: &DrawContext<'_>, base: Look, shapes: &mut Vec<Shape>) {
        let hover = self.state.hover;
        let pair = self.selection.pair.as_ref();
        let selected = pair.and_then(|(from, to)| self.state.scene.flow_between(from, to));
        for (place, index) in self.state.arrows.edges.iter().enumerate() {
            let Some(edge) = self.state.scene.edge_mut(*index) else { continue };
            let shape = edge.display_mut();
            let is_hovered = hover == Some(Hit::Flow(*index));
            let is_faded = self.state.arrows.is_faded(place) && !is_hovered;
            shape.look = Look { is_hovered, is_faded, ..base };
            shape.is_selected = selected == Some(*index);
            shapes.extend(shape.draw(context));
        }
    }

    /// Tunnels, those that end at servers over the boxes that these are in.
    fn paint_tunnels(&mut self, context: &DrawContext<'_>, base: Look, is_over: bool, shapes: &mut Vec<Shape>) {
        let is_server = |end: &TunnelEnd| matches!(end, TunnelEnd::Server(_));
        for position in 0..self.state.scene.tunnels().len() {
            let Some(index) = self.state.scene.tunnels().get(position).copied() else { continue };
            let Some(edge) = self.state.scene.edge_mut(index) else { continue };
            let EdgeModel::Tunnel(tunnel) = edge.payload() else { continue };
            let ends_at_server = is_server(&tunnel.first) || is_server(&tunnel.second);
            let is_selected = self.selection.items.contains(&tunnel.item);
            let is_on_way = self.state.flow_path.as_ref().is_some_and(|path| path.tunnels.contains(&tunnel.id));
            let shape = edge.display_mut();
            shape.is_selected = is_selected;
            shape.look = Look { is_hovered: is_on_way || self.state.hover == Some(Hit::Tunnel(index)), ..base };
            if ends_at_server == is_over {
                shapes.extend(shape.draw(context));
            }
            if is_over {
                shapes.extend(shape.tunnel_pill_shapes(context));
            }
        }
    }

    fn paint_pills(&mut self, context: &DrawContext<'_>, shapes: &mut Vec<Shape>) {
        for index in self.state.arrows.labelled() {
            if let Some(edge) = self.state.scene.edge_mut(*index) {
                shapes.extend(edge.display_mut().pill_shapes(context));
            }
        }
    }

    fn paint_nodes(
        &mut self,
        ui: &Ui,
        context: &DrawContext<'_>,
        base: Look,
        plan: Option<&Plan>,
        shapes: &mut Vec<Shape>,
    ) -> Vec<NodeIndex> {
        let hover = self.state.hover;
        let target = plan.filter(|plan| !plan.is_refused).and_then(|plan| plan.target);
        let lifted: Vec<NodeIndex> = match &self.state.gesture {
            Gesture::Move(gesture) => gesture.starts.iter().map(|(_, index, _)| *index).collect(),
            _ => Vec::new(),
        };
        let payload = DragAndDrop::payload::<DragPayload>(ui.ctx());
        let dragged = match payload.as_deref() {
            Some(DragPayload::Servers(servers)) => servers.as_slice(),
            _ => &[],
        };
        let has_items = !self.selection.items.is_empty();
        let hues = if self.shows_domains() { super::domains::hues(self.diagram.project) } else { HashMap::new() };
        let mut seen = Vec::new();
        for index in self.state.scene.nodes().to_vec() {
            let Some(node) = self.state.scene.node_mut(index) else { continue };
            let rect = rect_to_screen(&self.meta, node.display().rect);
            if !self.area.intersects(rect.expand(24.0)) {
                continue;
            }
            seen.push(index);
            let is_selected = has_items && self.selection.items.contains(node.payload().item());
            node.set_selected(is_selected);
            let model = node.payload().clone();
            let props = node.props().clone();
            let shape = node.display_mut();
            shape.update(&props);
            shape.look = Look {
                is_hovered: hover == Some(Hit::Node(index)),
                is_target: target == Some(index),
                is_lifted: lifted.contains(&index),
                ..base
            };
            if let NodeModel::Segment(segment) = &model {
                for (position, (chip, look)) in segment.chips.iter().zip(&mut shape.chip_looks).enumerate() {
                    *look = ChipLook {
                        is_selected: has_items && self.selection.items.contains(&chip.item),
                        is_hovered: hover == Some(Hit::Chip(index, position)),
                        is_ghost: dragged.contains(&chip.id),
                        domain: chip.domain.as_ref().and_then(|domain| hues.get(domain)).copied(),
                        is_member: has_items
                            && chip
                                .domain
                                .as_ref()
                                .is_some_and(|domain| self.selection.items.contains(&Item::Domain(domain.clone()))),
                    };
                }
            }
            shapes.extend(shape.shapes(context));
        }
        seen
    }

    /// What a newcomer does first.
    fn paint_welcome(&self, ui: &Ui) {
        let painter = ui.painter_at(self.area);
        let center = self.area.center();
        let icon = egui_phosphor::regular::GRAPH;
        painter.text(
            center - vec2(0.0, 46.0),
            Align2::CENTER_CENTER,
            icon,
            FontId::proportional(40.0),
            self.palette.line,
        );
        let strong = FontId::new(15.0, fonts::strong_family());
        painter.text(center, Align2::CENTER_CENTER, "Draw your network", strong, self.palette.text);
        let hint = "Drag a segment from the left, or double-click anywhere to add one";
        let font = FontId::proportional(13.0);
        painter.text(center + vec2(0.0, 24.0), Align2::CENTER_CENTER, hint, font, self.palette.text_dim);
    }

    /// Says that there are more arrows than one could tell apart.
    fn paint_note(&self, ui: &Ui) {
        let Some(count) = self.state.arrows.crowd else { return };
        let drawn = self.state.arrows.edges.len();
        let text = format!("The {drawn} strongest of {count} arrows; point at a segment to see its own");
        let painter = ui.painter_at(self.area);
        let galley = text::line(&painter, &text, FontId::proportional(11.5));
        let area = Rect::from_min_size(self.area.left_bottom() + vec2(10.0, -32.0), galley.size() + vec2(16.0, 8.0));
        painter.rect(area, 6.0, self.palette.panel, Stroke::new(1.0, self.palette.line), StrokeKind::Inside);
        painter.galley(area.min + vec2(8.0, 4.0), galley, self.palette.text_dim);
    }

    fn paint_handles(&self, ui: &Ui) {
        let painter = ui.painter_at(self.area);
        let hovered_at = ui.input(|input| input.pointer.hover_pos());
        for (_, at, area) in self.handles_in_sight(ui) {
            let is_hovered = hovered_at.is_some_and(|pointer| area.contains(pointer));
            let radius = if is_hovered { HANDLE_RADIUS + 1.0 } else { HANDLE_RADIUS - 1.0 };
            let fill = if is_hovered { self.palette.accent } else { self.palette.panel };
            painter.circle(at, radius, fill, Stroke::new(1.5, self.palette.accent));
        }
    }

    fn paint_gesture(&self, ui: &Ui, context: &DrawContext<'_>, plan: Option<&Plan>) {
        let painter = context.painter;
        let accent = self.palette.accent;
        match &self.state.gesture {
            Gesture::Band { start, end, .. } => {
                let band = rect_to_screen(&self.meta, Rect::from_two_pos(*start, *end));
                painter.rect(band, 2.0, accent.gamma_multiply(0.10), Stroke::new(1.0, accent), StrokeKind::Inside);
            }
            Gesture::Move(gesture) if super::interact::copies(ui) => {
                for (_, index, _) in &gesture.starts {
                    let Some(rect) = self.state.scene.rect(*index) else { continue };
                    let copy = rect_to_screen(&self.meta, rect.translate(gesture.shift));
                    painter.rect(copy, 6.0, accent.gamma_multiply(0.10), Stroke::new(1.5, accent), StrokeKind::Inside);
                }
            }
            Gesture::Link { from, .. } => {
                if let (Some(rect), Some(pointer)) = (self.state.scene.rect_of(from), self.pointer(ui)) {
                    let start = super::geometry::border_point(rect, pointer);
                    let from = self.meta.canvas_to_screen_pos(start);
                    let to = self.meta.canvas_to_screen_pos(pointer);
                    let color = if plan.is_some_and(|plan| plan.is_refused) { self.palette.risk_high } else { accent };
                    painter.extend(rubber_line(from, to, color));
                }
            }
            Gesture::Tunnel { from, .. } => {
                if let (Some(rect), Some(pointer)) = (self.state.scene.end_rect(from), self.pointer(ui)) {
                    let start = super::geometry::border_point(rect, pointer);
                    let refused = plan.is_some_and(|plan| plan.is_refused);
                    let color = if refused { self.palette.risk_high } else { self.palette.tunnel };
                    let ends = [start, pointer].map(|point| self.meta.canvas_to_screen_pos(point));
                    painter.line_segment(ends, Stroke::new(9.0, color.gamma_multiply(0.2)));
                    painter.extend(rubber_line(ends[0], ends[1], color));
                }
            }
            _ => {}
        }
        self.paint_tool(ui);
        self.paint_ghost(ui, context);
        if let Some(plan) = plan {
            if let Some(outline) = plan.outline {
                let color = if plan.is_refused { self.palette.risk_high } else { accent };
                let around = rect_to_screen(&self.meta, outline).expand(3.0);
                painter.rect_stroke(around, 8.0, Stroke::new(2.0, color), StrokeKind::Outside);
            }
            self.paint_plan(ui, plan);
        }
    }

    /// The outline of what the next click puts.
    fn paint_tool(&self, ui: &Ui) {
        let size = match self.state.tool {
            Tool::PlaceSegment => super::geometry::segment_size(0),
            Tool::PlaceFirewall | Tool::PlaceRouter => vec2(super::geometry::DEVICE_SIZE, super::geometry::DEVICE_SIZE),
            Tool::Select | Tool::DrawLink | Tool::DrawTunnel | Tool::PickLinks => return,
        };
        if !self.has_pointer(ui) {
            return;
        }
        let Some(pointer) = self.pointer(ui) else { return };
        let center = if self.state.tool == Tool::PlaceSegment {
            super::place::center_of_dropped_segment(pointer)
        } else {
            pointer
        };
        let outline = rect_to_screen(&self.meta, Rect::from_center_size(center, size));
        let color = match self.state.tool {
            Tool::PlaceSegment => self.palette.segment(SegmentKind::default()),
            _ => self.palette.accent,
        };
        let fill = color.gamma_multiply(0.08);
        ui.painter_at(self.area).rect(
            outline,
            super::geometry::ROUNDING * self.meta.zoom,
            fill,
            Stroke::new(1.5, color),
            StrokeKind::Inside,
        );
    }

    /// The chip that hangs at the pointer.
    fn paint_ghost(&self, ui: &Ui, context: &DrawContext<'_>) {
        let payload = DragAndDrop::payload::<DragPayload>(ui.ctx());
        let Some(DragPayload::Servers(servers)) = payload.as_deref() else { return };
        let (Some(first), Some(pos)) = (servers.first(), ui.input(|input| input.pointer.interact_pos())) else {
            return;
        };
        let Some(server) = self.diagram.project.servers.get(first) else { return };
        let Some((node, position, rect)) = self.state.scene.chip_of(first, &server.segment) else { return };
        let Some(chip) = self.state.scene.segment(node).and_then(|segment| segment.chips.get(position)) else { return };
        let zoom = self.meta.zoom.max(0.7);
        let size = vec2(rect.width(), CHIP_HEIGHT) * zoom;
        let painter = foreground(ui, self.area.expand(200.0));
        let at = pos - vec2(size.x * 0.2, size.y / 2.0);
        for back in (1..servers.len().min(3)).rev() {
            let behind = Rect::from_min_size(at, size).translate(vec2(4.0, 4.0) * back as f32);
            painter.rect(
                behind,
                6.0 * zoom,
                self.palette.chip,
                Stroke::new(1.0, self.palette.line),
                StrokeKind::Inside,
            );
        }
        ghost_chip(chip, Rect::from_min_size(at, size), &painter, self.palette, zoom);
        context.ctx.set_cursor_icon(CursorIcon::Grabbing);
    }

    /// What will happen, in words, at the pointer.
    fn paint_plan(&self, ui: &Ui, plan: &Plan) {
        let Some(pos) = ui.input(|input| input.pointer.interact_pos()).filter(|_| !plan.text.is_empty()) else {
            return;
        };
        if plan.is_refused {
            ui.ctx().set_cursor_icon(CursorIcon::NotAllowed);
        }
        let painter = foreground(ui, ui.ctx().content_rect());
        let galley = text::line(&painter, &plan.text, FontId::proportional(12.0));
        let size = galley.size() + vec2(18.0, 10.0);
        let mut at = pos + vec2(16.0, 22.0);
        let room = ui.ctx().content_rect();
        at.x = at.x.min(room.right() - size.x - 4.0);
        if at.y + size.y > room.bottom() {
            at.y = pos.y - size.y - 12.0;
        }
        let area = Rect::from_min_size(at, size);
        let (fill, color) = match (plan.is_refused, plan.edit.is_some()) {
            (true, _) => (self.palette.risk_high, self.palette.on_accent),
            (false, true) => (self.palette.accent, self.palette.on_accent),
            (false, false) => (self.palette.panel_raised, self.palette.text),
        };
        let shade = Color32::from_black_alpha(if self.palette.is_dark { 110 } else { 40 });
        painter.add(RectShape::filled(area.translate(vec2(0.0, 2.0)), 6.0, shade).with_blur_width(8.0));
        painter.rect_filled(area, 6.0, fill);
        painter.galley(at + vec2(9.0, 5.0), galley, color);
    }

    /// Shows where the keyboard is.
    fn paint_focus(&self, ui: &Ui, seen: &[NodeIndex]) {
        if !self.ground.has_focus() || !self.state.is_keyboard_used {
            return;
        }
        let painter = ui.painter_at(self.area);
        let stroke = Stroke::new(2.0, self.palette.accent);
        let single = self.selection.single().and_then(|item| self.rect_of_item(item));
        match single {
            Some(rect) if !seen.is_empty() => {
                let ring = rect_to_screen(&self.meta, rect).expand(4.0);
                painter.rect_stroke(ring, 11.0 * self.meta.zoom.min(1.5), stroke, StrokeKind::Middle);
            }
            _ => {
                painter.rect_stroke(self.area.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
            }
        }
    }
}

/// A painter above everything.
fn foreground(ui: &Ui, clip: Rect) -> egui::Painter {
    let layer = LayerId::new(Order::Tooltip, Id::new("diagram-drag"));
    ui.ctx().layer_painter(layer).with_clip_rect(clip)
}

/// Keeps a point within a rectangle.
pub(super) fn clamped(point: Pos2, rect: Rect) -> Pos2 {
    pos2(point.x.clamp(rect.left(), rect.right()), point.y.clamp(rect.top(), rect.bottom()))
}

//! The card of domains in a corner of the diagram: which there are, in which colour their servers are marked, and which
//! trusts which. A trust is drawn from one domain to another.

use std::collections::HashMap;

use egui::{
    Align2, FontId, PointerButton, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::drop::Plan;
use super::edges::rubber_line;
use super::state::Gesture;
use super::{Canvas, text};
use crate::gui::fonts;
use crate::gui::theme::Hue;
use crate::gui::widgets::{small, strong};
use crate::gui::words;
use crate::ids::{DomainId, TrustId};
use crate::project::{Domain, Edit, Item, Project, Trust, TrustKind};

const MARGIN: f32 = 12.0;
const PADDING: f32 = 10.0;
const TITLE_HEIGHT: f32 = 20.0;
const ROW_HEIGHT: f32 = 22.0;
const NAME_WIDTHS: std::ops::RangeInclusive<f32> = 70.0..=170.0;
/// Room for a forest's other domains to stand in.
const INDENT: f32 = 12.0;
/// Room for one trust beside the names.
const LANE: f32 = 13.0;
/// More domains than this are listed in the inspector only.
const MOST_ROWS: usize = 12;
const TEXT: f32 = 12.0;

/// The colours of domains, in the order of their ids.
const HUES: [Hue; 8] = [Hue::Blue, Hue::Amber, Hue::Purple, Hue::Teal, Hue::Rose, Hue::Cyan, Hue::Green, Hue::Slate];

/// The colour of each domain.
pub(in crate::gui) fn hues(project: &Project) -> HashMap<DomainId, Hue> {
    project.domains.keys().cloned().zip(HUES.into_iter().cycle()).collect()
}

/// Where the card is; the small map has the fourth corner.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Corner {
    #[default]
    TopLeft,
    TopRight,
    BottomLeft,
}

impl Corner {
    /// The usual one first.
    pub(super) const ALL: [Self; 3] = [Self::TopLeft, Self::TopRight, Self::BottomLeft];

    /// A box of this size in the corner of the diagram.
    pub(super) fn place(self, area: Rect, size: Vec2) -> Rect {
        let align = match self {
            Self::TopLeft => Align2::LEFT_TOP,
            Self::TopRight => Align2::RIGHT_TOP,
            Self::BottomLeft => Align2::LEFT_BOTTOM,
        };
        align.align_size_within_rect(size, area.shrink(MARGIN))
    }
}

/// The card as it stands on the screen.
pub(super) struct Card {
    pub(super) area: Rect,
    rows: Vec<(DomainId, Rect)>,
    trusts: Vec<(TrustId, Rect, [f32; 2])>,
    hidden: usize,
}

/// Domains with each forest's root before the others of the forest.
fn in_order(project: &Project) -> Vec<(&DomainId, &Domain, bool)> {
    let mut domains: Vec<(&DomainId, &Domain, bool)> = project
        .domains
        .iter()
        .map(|(id, domain)| (id, &**domain, words::forest(domain) != domain.name.trim()))
        .collect();
    domains.sort_by(|a, b| (words::forest(a.1), a.2, &a.1.name).cmp(&(words::forest(b.1), b.2, &b.1.name)));
    domains
}

impl Canvas<'_> {
    /// Whether servers are marked with their domain: not where all are in the same.
    pub(super) fn shows_domains(&self) -> bool {
        self.state.shows_domains && self.diagram.project.domains.len() > 1
    }

    /// Where the card and what is in it stand.
    pub(super) fn domain_card(&self, ui: &Ui) -> Option<Card> {
        if !self.shows_domains() {
            return None;
        }
        let project = self.diagram.project;
        let all = in_order(project);
        let shown = all.get(..all.len().min(MOST_ROWS)).unwrap_or_default();
        let painter = ui.painter();
        let width_of = |(_, domain, is_inner): &(&DomainId, &Domain, bool)| {
            let name = text::line(painter, &domain.name, FontId::proportional(TEXT));
            name.size().x + if *is_inner { INDENT } else { 0.0 }
        };
        let widest = shown.iter().map(width_of).fold(0.0, f32::max);
        let name_width = widest.clamp(*NAME_WIDTHS.start(), *NAME_WIDTHS.end()) + 26.0;
        let lanes = project.trusts.len().min(6) as f32;
        let note = if all.len() > shown.len() { ROW_HEIGHT } else { 0.0 };
        let size = vec2(
            2.0 * PADDING + name_width + if lanes > 0.0 { lanes * LANE + 4.0 } else { 0.0 },
            2.0 * PADDING + TITLE_HEIGHT + shown.len() as f32 * ROW_HEIGHT + note - 4.0,
        );
        if self.area.width() < 2.2 * size.x || self.area.height() < 1.3 * size.y {
            return None;
        }
        let area = self.state.corner.place(self.area, size);
        let top = area.top() + PADDING + TITLE_HEIGHT - 4.0;
        let rows: Vec<(DomainId, Rect)> = shown
            .iter()
            .zip(0_u8..)
            .map(|((id, ..), position)| {
                let min = pos2(area.left() + PADDING - 4.0, top + f32::from(position) * ROW_HEIGHT);
                ((*id).clone(), Rect::from_min_size(min, vec2(name_width + 4.0, ROW_HEIGHT)))
            })
            .collect();
        let row_of = |id: &DomainId| rows.iter().find(|(row, _)| row == id).map(|(_, rect)| rect.center().y);
        let left = area.left() + PADDING + name_width + 4.0;
        let trusts = project
            .trusts
            .iter()
            .filter_map(|(id, trust)| Some((id.clone(), [row_of(&trust.trusting)?, row_of(&trust.trusted)?])));
        let trusts = trusts
            .enumerate()
            .map(|(lane, (id, ends))| {
                let x = left + (lane % 6) as f32 * LANE + LANE / 2.0;
                let spot = Rect::from_two_pos(pos2(x - LANE / 2.0, ends[0]), pos2(x + LANE / 2.0, ends[1]));
                (id, spot.expand2(vec2(0.0, 5.0)), ends)
            })
            .collect();
        Some(Card { area, rows, trusts, hidden: all.len() - shown.len() })
    }

    /// Registers the card over everything else: a click selects a domain or a trust, a drag from one domain to another
    /// draws a trust.
    pub(super) fn register_domains(&mut self, ui: &Ui) {
        let card = self.domain_card(ui);
        let taken = card.as_ref().map_or(Vec2::ZERO, |card| card.area.size());
        if self.state.card != taken {
            self.state.card = taken;
            ui.ctx().request_repaint();
        }
        let Some(card) = card else { return };
        // What lies below the card does not answer through it.
        let cover = ui.interact(card.area, ui.id().with("domains"), Sense::CLICK | Sense::DRAG);
        if cover.hovered() {
            self.state.hover = None;
        }
        let project = self.diagram.project.clone();
        for (id, rect) in &card.rows {
            let Some(domain) = project.domains.get(id) else { continue };
            let item = Item::Domain(id.clone());
            let response = ui.interact(*rect, ui.id().with(&item), Sense::CLICK | Sense::DRAG);
            let is_selected = self.selection.items.contains(&item);
            response.widget_info(|| {
                WidgetInfo::selected(WidgetType::Button, true, is_selected, format!("Domain {}", domain.name))
            });
            if response.clicked() {
                self.ground.request_focus();
                self.selection.only(item);
            } else if response.drag_started_by(PointerButton::Primary) {
                self.ground.request_focus();
                self.state.gesture = Gesture::Trust { from: id.clone() };
            }
            let members = project.servers.values().filter(|server| server.domain.as_ref() == Some(id)).count();
            response.on_hover_ui(|ui| {
                ui.label(strong(domain.name.as_str()));
                ui.label(small(super::flows::counted(members as u64, "server")));
                ui.label(small("Drag it onto another domain to draw a trust"));
            });
        }
        for (id, spot, _) in &card.trusts {
            let Some(trust) = project.trusts.get(id) else { continue };
            let item = Item::Trust(id.clone());
            let response = ui.interact(*spot, ui.id().with(&item), Sense::CLICK);
            let is_selected = self.selection.items.contains(&item);
            let label = words::trust(&project, trust);
            response
                .widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_selected, format!("Trust: {label}")));
            if response.clicked() {
                self.ground.request_focus();
                self.selection.only(item);
            }
            response.on_hover_ui(|ui| {
                ui.label(strong(label.as_str()));
                ui.label(small(words::trust_meaning(&project, trust)));
            });
        }
    }

    /// What a trust from this domain to the one under the pointer would be.
    pub(super) fn plan_trust(&self, ui: &Ui, from: &DomainId) -> Option<Plan> {
        let pos = ui.input(|input| input.pointer.interact_pos())?;
        let card = self.domain_card(ui)?;
        let to = card.rows.iter().find(|(id, rect)| id != from && rect.contains(pos)).map(|(id, _)| id);
        let project = self.diagram.project;
        let name = |id: &DomainId| project.domains.get(id).map_or_else(|| id.to_string(), |domain| domain.name.clone());
        let Some(to) = to else { return Some(Plan::hint(format!("{} trusts… another domain", name(from)))) };
        Some(match trust_between(project, from, to) {
            Ok((id, edit)) => Plan::to(None, format!("{} trusts {}", name(from), name(to)), edit, Item::Trust(id)),
            Err(reason) => Plan::refusal(None, reason),
        })
    }

    pub(super) fn end_trust(&mut self, ui: &Ui, from: &DomainId) {
        let Some(plan) = self.plan_trust(ui, from) else { return };
        if let Some((edit, item)) = plan.edit {
            self.outbox.edit(edit);
            self.selection.only(item);
        } else if plan.is_refused {
            self.outbox.toast(plan.text);
        }
    }

    /// Paints the card.
    pub(super) fn paint_domains(&self, ui: &Ui) {
        let Some(card) = self.domain_card(ui) else { return };
        let palette = self.palette;
        let project = self.diagram.project;
        let painter = ui.painter_at(self.area);
        painter.rect(card.area, 8.0, palette.panel, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        let caption = FontId::new(11.0, fonts::strong_family());
        let at = card.area.min + vec2(PADDING, PADDING - 2.0);
        painter.text(at, Align2::LEFT_TOP, "DOMAINS", caption, palette.text_dim);
        let hues = hues(project);
        let hovered_at = ui.input(|input| input.pointer.hover_pos());
        let dragged = match &self.state.gesture {
            Gesture::Trust { from } => Some(from),
            _ => None,
        };
        for (id, rect) in &card.rows {
            let Some(domain) = project.domains.get(id) else { continue };
            let is_under = hovered_at.is_some_and(|pos| rect.contains(pos));
            if self.selection.items.contains(&Item::Domain(id.clone())) || (is_under && dragged.is_some()) {
                painter.rect_filled(*rect, 5.0, palette.accent_background);
            } else if is_under {
                painter.rect_filled(*rect, 5.0, palette.panel_raised);
            }
            let is_inner = words::forest(domain) != domain.name.trim();
            let left = rect.left() + 4.0 + if is_inner { INDENT } else { 0.0 };
            if is_inner {
                let elbow = [
                    pos2(left - 7.0, rect.top()),
                    pos2(left - 7.0, rect.center().y),
                    pos2(left - 2.0, rect.center().y),
                ];
                painter.line(elbow.to_vec(), Stroke::new(1.0, palette.line));
            }
            let tile = Rect::from_center_size(pos2(left + 6.0, rect.center().y), vec2(10.0, 10.0));
            let color = hues.get(id).map_or(palette.text_dim, |hue| palette.hue(*hue));
            painter.rect_filled(tile, 3.0, color);
            let room = rect.right() - tile.right() - 8.0;
            let name = text::elided(&painter, &domain.name, FontId::proportional(TEXT), room);
            painter.galley(pos2(tile.right() + 7.0, rect.center().y - name.size().y / 2.0), name, palette.text);
        }
        for (id, spot, ends) in &card.trusts {
            let Some(trust) = project.trusts.get(id) else { continue };
            let is_selected = self.selection.items.contains(&Item::Trust(id.clone()));
            let is_hovered = hovered_at.is_some_and(|pos| spot.contains(pos));
            let color = if is_selected || is_hovered { palette.accent } else { palette.text_dim };
            painter.extend(trust_shapes(trust, spot.center().x, *ends, color));
        }
        if card.hidden > 0 {
            let at = card.area.left_bottom() + vec2(PADDING, -PADDING);
            let more = format!("and {} more in the project", card.hidden);
            painter.text(at, Align2::LEFT_BOTTOM, more, FontId::proportional(11.0), palette.text_dim);
        }
        if let (Some(from), Some(pos)) = (dragged, ui.input(|input| input.pointer.interact_pos()))
            && let Some((_, row)) = card.rows.iter().find(|(id, _)| id == from)
        {
            painter.extend(rubber_line(pos2(row.left() + 10.0, row.center().y), pos, palette.accent));
        }
    }
}

/// A line from row to row with a head at the domain that is trusted; broken for an external trust.
fn trust_shapes(trust: &Trust, x: f32, ends: [f32; 2], color: egui::Color32) -> Vec<Shape> {
    let stroke = Stroke::new(1.5, color);
    let [from, to] = ends;
    let reach = 4.0;
    let points = [pos2(x - reach, from), pos2(x + reach * 0.5, from), pos2(x + reach * 0.5, to), pos2(x - reach, to)];
    let mut shapes = match trust.kind {
        TrustKind::Forest => vec![Shape::line(points.to_vec(), stroke)],
        TrustKind::External => Shape::dashed_line(&points, stroke, 4.0, 3.0),
    };
    let head = |y: f32| {
        let tip: Pos2 = pos2(x - reach - 2.0, y);
        Shape::convex_polygon(vec![tip, tip + vec2(6.0, -4.0), tip + vec2(6.0, 4.0)], color, Stroke::NONE)
    };
    shapes.push(head(to));
    if trust.is_two_way {
        shapes.push(head(from));
    }
    shapes
}

/// A trust that one domain puts into another: a new one, or the one that there is, made to hold both ways.
pub(in crate::gui) fn trust_between(
    project: &Project,
    trusting: &DomainId,
    trusted: &DomainId,
) -> Result<(TrustId, Edit), String> {
    let (Some(from), Some(to)) = (project.domains.get(trusting), project.domains.get(trusted)) else {
        return Err("There is no such domain".to_owned());
    };
    if words::forest(from) == words::forest(to) {
        return Err(format!("{} and {} are in one forest and trust each other", from.name, to.name));
    }
    for (id, trust) in &*project.trusts {
        let is_same = trust.trusting == *trusting && trust.trusted == *trusted;
        let is_reverse = trust.trusting == *trusted && trust.trusted == *trusting;
        if is_same || (is_reverse && trust.is_two_way) {
            return Err(format!("{} trusts {} already", from.name, to.name));
        }
        if is_reverse {
            let edit = Edit::PutTrust(id.clone(), Trust { is_two_way: true, ..Trust::clone(trust) });
            return Ok((id.clone(), edit));
        }
    }
    let is_root = |domain: &Domain| words::forest(domain) == domain.name.trim();
    let kind = if is_root(from) && is_root(to) { TrustKind::Forest } else { TrustKind::External };
    let id = project.new_trust_id(trusting, trusted);
    let trust = Trust { trusting: trusting.clone(), trusted: trusted.clone(), is_two_way: false, kind };
    Ok((id.clone(), Edit::batch("add trust", vec![Edit::PutTrust(id, trust)])))
}

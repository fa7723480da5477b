//! The diagram: an editor for segments, devices, links and servers.
//!
//! # Theory of operation
//!
//! What is drawn is an `egui_graphs` graph ([`scene`]), a cache that is made from project, catalog and report whenever
//! one of them is another object than before. The graph's nodes and edges draw themselves through the library's
//! `DisplayNode` and `DisplayEdge` ([`shapes`], [`edges`]). Its `GraphView` is not used: it repaints for ever, moves what
//! is only clicked, cannot hit a chip, and draws what is out of sight. The driver is ours and runs once a frame:
//!
//! 1. refresh the graph, and the view if something asked for it;
//! 2. wheel, pan and keys ([`input`]);
//! 3. one `ui.interact` for every box, chip and label in sight ([`interact`]), which gives hit test, order and the names
//!    for assistive technology at once; clicks, drags and drops become changes of the [`Gesture`];
//! 4. paint ([`paint`]), so that what is seen answers the pointer in the same frame;
//! 5. the text field of a rename, and the context menu.
//!
//! The document changes only through the [`Outbox`]; while something is dragged, only positions in the graph move, and
//! one edit is sent when it is let go.

mod align;
mod arrows;
mod build;
mod domains;
mod drop;
mod edges;
mod flows;
mod geometry;
mod gestures;
mod hint;
mod input;
mod interact;
mod marks;
mod menu;
mod minimap;
mod model;
mod obstacles;
mod paint;
mod place;
mod rename;
mod route;
mod scene;
mod shapes;
mod state;
mod text;
mod tools;
mod tooltip;
mod tunnels;
mod view;
mod ways;

use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui, UiBuilder, Vec2};
use egui_graphs::MetadataFrame;

pub use align::{Alignment, align};
pub(in crate::gui) use domains::{hues as domain_hues, trust_between};
pub(in crate::gui) use place::{duplicate, place_role, restrict, tunnel_between, tunnel_end};
pub use state::CanvasState;
pub use view::{MAX_ZOOM, MIN_ZOOM, View};

use self::domains::Corner;
use self::edges::Way;
use self::state::{Gesture, Request, Room};
use super::state::{Outbox, Selection};
use super::theme::Palette;
use crate::catalog::Catalog;
use crate::engine::Report;
use crate::project::{CanvasItem, Item, Project};
use crate::session::Session;

/// What the diagram is drawn from.
#[derive(Clone, Copy)]
pub struct CanvasContext<'a> {
    /// The open document.
    pub session: &'a Session,
}

/// What the diagram is drawn from, in its parts.
#[derive(Clone, Copy)]
pub struct Diagram<'a> {
    /// The document.
    pub project: &'a Arc<Project>,
    /// What its roles mean.
    pub catalog: &'a Arc<Catalog>,
    /// What follows from it.
    pub report: &'a Arc<Report>,
}

/// The diagram of the open document, in all the space that there is.
pub fn canvas_ui(
    context: &CanvasContext<'_>,
    state: &mut CanvasState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let session = context.session;
    let diagram = Diagram { project: session.project(), catalog: session.catalog(), report: session.report() };
    diagram_ui(diagram, state, selection, outbox, ui);
}

/// The diagram of a project, in all the space that there is.
pub fn diagram_ui(
    diagram: Diagram<'_>,
    state: &mut CanvasState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let size = ui.available_size().max(Vec2::splat(64.0));
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut ui = ui.new_child(UiBuilder::new().id_salt("diagram").max_rect(area));
    ui.set_clip_rect(ui.clip_rect().intersect(area));
    let ground = ui.interact(area, ui.id().with("ground"), Sense::click_and_drag());
    state.size = area.size();
    let palette = Palette::of(&ui);
    let meta = state.view.metadata(area.min, ui.pixels_per_point());
    let mut canvas = Canvas { diagram, state, selection, outbox, palette, area, meta, ground };
    canvas.run(&mut ui);
}

/// One frame of the diagram.
struct Canvas<'a> {
    diagram: Diagram<'a>,
    state: &'a mut CanvasState,
    selection: &'a mut Selection,
    outbox: &'a mut Outbox,
    palette: &'static Palette,
    /// Where the diagram is on the screen.
    area: Rect,
    /// The view, as egui_graphs' shapes want it.
    meta: MetadataFrame,
    /// The open ground, below everything.
    ground: Response,
}

impl Canvas<'_> {
    fn run(&mut self, ui: &mut Ui) {
        self.refresh();
        self.announce();
        self.navigate(ui);
        self.keys(ui);
        self.choose_arrows();
        self.interact(ui);
        self.gesture(ui);
        let drop = self.drop_target(ui);
        self.paint(ui, drop.as_ref());
        self.minimap(ui);
        self.rename(ui);
        self.context_menu(ui);
    }

    /// Brings graph and view up to date.
    fn refresh(&mut self) {
        let Diagram { project, catalog, report } = self.diagram;
        let is_new = self.state.scene.refresh(project, catalog, report);
        self.follow_flow(is_new);
        if is_new {
            // What was being dragged may be gone or elsewhere.
            if matches!(self.state.gesture, Gesture::Move(_)) {
                self.state.gesture = Gesture::Idle;
            }
            self.state.hover = None;
            self.state.handle_owner = None;
        }
        let size = self.area.size();
        // A diagram that is shown whole stays so when the window grows or shrinks.
        let room = Room { size, card: self.state.card };
        let has_grown = self.state.fitted.is_some_and(|(view, fitted)| view == self.state.view && fitted != room);
        let request = self.state.request.take().or_else(|| has_grown.then_some(Request::Fit));
        match request {
            Some(Request::Fit) => {
                self.show_whole(room);
            }
            Some(Request::CenterOn(item)) => {
                if let Some(rect) = self.rect_of_item(&item) {
                    self.state.view.center_on(rect.center(), self.area.size());
                }
            }
            Some(Request::Reveal(item)) => {
                let rect = self.rect_of_item(&item);
                self.update_meta();
                let is_seen = |rect: Rect| self.area.contains_rect(view::rect_to_screen(&self.meta, rect));
                if let Some(rect) = rect.filter(|rect| !is_seen(*rect)) {
                    self.state.view.center_on(rect.center(), size);
                }
            }
            None => {}
        }
        self.update_meta();
        if self.state.wants_focus {
            self.state.wants_focus = false;
            self.ground.request_focus();
        }
    }

    /// Shows the whole diagram, and puts the card of domains where it hides nothing: into a free corner, else beside or
    /// over the diagram. Where that would shrink the diagram too much, the card stands where it hides least.
    fn show_whole(&mut self, room: Room) {
        const MOST_SHRUNK: f32 = 0.7;
        let scene = &self.state.scene;
        let bounds = scene.bounds().unwrap_or(Rect::NOTHING);
        let mut view = View::showing(bounds, room.size);
        let widget = Rect::from_min_size(egui::Pos2::ZERO, room.size);
        let hidden = |corner: Corner| {
            let card = corner.place(widget, room.card);
            let boxes = scene.nodes().iter().filter_map(|index| scene.rect(*index));
            let shared = boxes.map(|rect| view.on_widget(rect).intersect(card)).filter(Rect::is_positive);
            shared.map(|rect| rect.area()).sum::<f32>()
        };
        // The first of the best.
        let best = Corner::ALL.into_iter().min_by(|a, b| hidden(*a).total_cmp(&hidden(*b))).unwrap_or_default();
        self.state.corner = best;
        if hidden(best) > 0.0 {
            let strips = [egui::vec2(0.0, room.card.y), egui::vec2(room.card.x, 0.0)];
            let beside = strips.map(|strip| {
                let part = View::showing(bounds, room.size - strip);
                View { pan: part.pan + strip, ..part }
            });
            if let Some(largest) = beside.into_iter().max_by(|a, b| a.zoom.total_cmp(&b.zoom))
                && largest.zoom >= MOST_SHRUNK * view.zoom
            {
                self.state.corner = Corner::TopLeft;
                view = largest;
            }
        }
        self.state.view = view;
        self.state.fitted = Some((view, room));
    }

    fn update_meta(&mut self) {
        self.meta = self.state.view.metadata(self.area.min, self.ground.ctx.pixels_per_point());
    }

    /// Where a thing is on the canvas.
    fn rect_of_item(&self, item: &Item) -> Option<Rect> {
        let scene = &self.state.scene;
        match item {
            Item::Segment(id) => scene.rect_of(&CanvasItem::Segment(id.clone())),
            Item::Device(id) => scene.rect_of(&CanvasItem::Device(id.clone())),
            Item::Server(id) => {
                let server = self.diagram.project.servers.get(id)?;
                scene.chip_of(id, &server.segment).map(|(_, _, rect)| rect)
            }
            Item::Link(id) => {
                let link = self.diagram.project.links.get(id)?;
                let device = scene.rect_of(&CanvasItem::Device(link.device.clone()))?;
                let segment = scene.rect_of(&CanvasItem::Segment(link.segment.clone()))?;
                Some(device.union(segment))
            }
            Item::Tunnel(id) => match &scene.edge_shape(scene.tunnel_edge(id)?)?.way {
                Way::Arc(_, pill) => Some(*pill),
                _ => None,
            },
            Item::Restriction(id) => {
                let links = self.diagram.project.restrictions.get(id)?.links.iter();
                links.filter_map(|link| self.rect_of_item(&Item::Link(link.clone()))).reduce(Rect::union)
            }
            Item::Domain(id) => {
                let servers = self.diagram.project.servers.iter();
                let members = servers.filter(|(_, server)| server.domain.as_ref() == Some(id));
                members.filter_map(|(id, _)| self.rect_of_item(&Item::Server(id.clone()))).reduce(Rect::union)
            }
            Item::Trust(_) => None,
        }
    }
}

//! What the canvas remembers between frames: view, tool, gesture, and the graph that it draws.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Mesh, Pos2, Rect, Vec2};
use petgraph::graph::{EdgeIndex, NodeIndex};

use super::arrows::Arrows;
use super::domains::Corner;
use super::scene::Scene;
use super::text::TextEpoch;
use super::view::View;
use crate::gui::state::Tool;
use crate::ids::{DomainId, FlowId, LinkId, RestrictionId, SegmentId, TunnelId};
use crate::project::{CanvasItem, Item, Project, TunnelEnd};

/// What the canvas remembers. A new document gets a new one; its first frame shows the whole diagram.
pub struct CanvasState {
    /// Whether the arrows of the flow overlay are drawn.
    pub shows_flows: bool,
    /// Whether domains and their trusts are shown, where there is more than one.
    pub shows_domains: bool,
    /// Whether the small map is drawn when the diagram is larger than the view.
    pub shows_minimap: bool,
    pub(super) view: View,
    /// The view that showed the whole diagram, and in what room.
    pub(super) fitted: Option<(View, Room)>,
    /// The size of the card of domains in the last frame; zero where there is none.
    pub(super) card: Vec2,
    /// Where that card is.
    pub(super) corner: Corner,
    pub(super) tool: Tool,
    /// The path restriction that links are picked for, with that tool in hand.
    pub(super) picks_for: Option<RestrictionId>,
    pub(super) gesture: Gesture,
    pub(super) rename: Option<Rename>,
    pub(super) menu: Option<Menu>,
    pub(super) hover: Option<Hit>,
    /// Whose handles for links are shown; they stay while the button is down.
    pub(super) handle_owner: Option<NodeIndex>,
    pub(super) scene: Scene,
    /// The arrows of the flow overlay that are drawn.
    pub(super) arrows: Arrows,
    /// The way of the flow that is selected.
    pub(super) flow_path: Option<FlowPath>,
    pub(super) epoch: TextEpoch,
    pub(super) dots: Option<(DotsKey, Arc<Mesh>)>,
    /// What to do as soon as the size of the widget is known.
    pub(super) request: Option<Request>,
    /// The size of the widget in the last frame.
    pub(super) size: Vec2,
    /// Whether the keyboard was used last, so that the focus has to be seen.
    pub(super) is_keyboard_used: bool,
    /// Whether to take the keyboard in the next frame.
    pub(super) wants_focus: bool,
}

impl Default for CanvasState {
    fn default() -> Self {
        Self {
            shows_flows: true,
            shows_domains: true,
            shows_minimap: true,
            view: View::default(),
            fitted: None,
            card: Vec2::ZERO,
            corner: Corner::default(),
            tool: Tool::default(),
            picks_for: None,
            gesture: Gesture::default(),
            rename: None,
            menu: None,
            hover: None,
            handle_owner: None,
            scene: Scene::default(),
            arrows: Arrows::default(),
            flow_path: None,
            epoch: TextEpoch::default(),
            dots: None,
            request: Some(Request::Fit),
            size: Vec2::ZERO,
            is_keyboard_used: false,
            wants_focus: false,
        }
    }
}

/// What there is to show the diagram in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    /// The size of the widget.
    pub(super) size: Vec2,
    /// The size of the card that lies over it.
    pub(super) card: Vec2,
}

/// The way of a flow over the diagram.
#[derive(Clone, Debug)]
pub(super) struct FlowPath {
    pub(super) flow: FlowId,
    /// The arrow that it is in.
    pub(super) pair: (SegmentId, SegmentId),
    pub(super) links: BTreeSet<LinkId>,
    pub(super) tunnels: Vec<TunnelId>,
}

/// What to do with the view as soon as the size of the widget is known.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// Show everything.
    Fit,
    /// Show this in the middle.
    CenterOn(Item),
    /// Show this, and stay if it is seen already.
    Reveal(Item),
}

/// What is under the pointer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Hit {
    /// A box or node.
    Node(NodeIndex),
    /// A chip of a box.
    Chip(NodeIndex, usize),
    /// A link.
    Link(EdgeIndex),
    /// The mark of a path restriction on a link, by its place among the link's marks.
    Restriction(EdgeIndex, usize),
    /// A tunnel.
    Tunnel(EdgeIndex),
    /// An arrow of the flow overlay.
    Flow(EdgeIndex),
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default)]
pub(super) enum Gesture {
    /// Nothing, or something that egui keeps track of.
    #[default]
    Idle,
    /// Moves the view.
    Pan {
        /// Where the pointer took hold, on the screen.
        press: Pos2,
        /// The view's offset then.
        start: Vec2,
    },
    /// Moves boxes and nodes.
    Move(MoveGesture),
    /// Selects what is in a rectangle.
    Band {
        /// Where it began, on the canvas.
        start: Pos2,
        /// Where the pointer is, on the canvas.
        end: Pos2,
        /// What was selected before and stays so.
        base: BTreeSet<Item>,
    },
    /// Draws a link.
    Link {
        /// Where it begins.
        from: CanvasItem,
        /// Whether the button may be released on the way: the next click ends it.
        is_sticky: bool,
    },
    /// Draws a trust.
    Trust {
        /// The domain that trusts.
        from: DomainId,
    },
    /// Draws a tunnel.
    Tunnel {
        /// Where it begins.
        from: TunnelEnd,
        /// Whether the button may be released on the way: the next click ends it.
        is_sticky: bool,
    },
}

impl Gesture {
    /// Whether it is a line that the next click ends, with no button down until then.
    pub(super) fn is_sticky(&self) -> bool {
        matches!(self, Self::Link { is_sticky: true, .. } | Self::Tunnel { is_sticky: true, .. })
    }
}

/// Boxes and nodes on the move.
#[derive(Clone, Debug)]
pub(super) struct MoveGesture {
    /// Where the pointer took hold, on the canvas.
    pub(super) press: Pos2,
    /// What moves, and where the middle of each stood.
    pub(super) starts: Vec<(CanvasItem, NodeIndex, Pos2)>,
    /// The place, in the project, of what was taken hold of: it goes to the grid, and the others keep their distance.
    pub(super) lead: Pos2,
    /// How far they are moved now.
    pub(super) shift: Vec2,
}

/// A name that is being typed over its title.
#[derive(Clone, Debug)]
pub(super) struct Rename {
    pub(super) item: Item,
    pub(super) text: String,
    /// Whether the text field has been given the keyboard.
    pub(super) has_begun: bool,
}

/// A context menu.
#[derive(Clone, Debug)]
pub(super) struct Menu {
    /// What it is about; none for the ground.
    pub(super) item: Option<Item>,
    /// Where it was opened, on the screen.
    pub(super) at: Pos2,
    /// Where it was opened, on the canvas.
    pub(super) canvas_at: Pos2,
    /// Whether it has yet to be opened.
    pub(super) is_new: bool,
}

/// What the ground's dots depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DotsKey {
    pub(super) area: Rect,
    pub(super) pan: Vec2,
    pub(super) zoom: f32,
    pub(super) is_dark: bool,
}

impl CanvasState {
    /// Shows the whole diagram.
    pub fn fit(&mut self) {
        self.request = Some(Request::Fit);
    }

    /// Enlarges by one step, about the middle of the view.
    pub fn zoom_in(&mut self) {
        self.zoom_to(View::step_in(self.view.zoom));
    }

    /// Shrinks by one step, about the middle of the view.
    pub fn zoom_out(&mut self) {
        self.zoom_to(View::step_out(self.view.zoom));
    }

    /// Goes back to 100 %.
    pub fn zoom_reset(&mut self) {
        self.zoom_to(1.0);
    }

    fn zoom_to(&mut self, zoom: f32) {
        self.request = None;
        let smallest = self.smallest_zoom();
        self.view.zoom_at((self.size / 2.0).to_pos2(), zoom / self.view.zoom, smallest);
    }

    /// How far out one can go: as far as it takes to see the whole diagram.
    pub(super) fn smallest_zoom(&self) -> f32 {
        let whole = self.scene.bounds().map_or(1.0, |bounds| View::showing(bounds, self.size).zoom);
        super::view::MIN_ZOOM.min(whole)
    }

    /// Takes up another tool.
    pub fn set_tool(&mut self, tool: Tool) {
        self.abort_gesture();
        self.tool = tool;
    }

    /// Lets links be picked for a path restriction.
    pub fn pick_links(&mut self, restriction: RestrictionId) {
        self.set_tool(Tool::PickLinks);
        self.picks_for = Some(restriction);
        self.wants_focus = true;
    }

    /// The path restriction that links are being picked for.
    pub(super) fn picks_in_hand(&self) -> Option<&RestrictionId> {
        self.picks_for.as_ref().filter(|_| self.tool == Tool::PickLinks)
    }

    /// The tool that is in hand.
    pub fn tool(&self) -> Tool {
        self.tool
    }

    /// Brings a thing into the middle of the view.
    pub fn center_on(&mut self, item: Item) {
        self.request = Some(Request::CenterOn(item));
    }

    /// Brings a thing into view; one that is seen already stays where it is.
    pub fn reveal(&mut self, item: Item) {
        self.request = Some(Request::Reveal(item));
    }

    /// The zoom for the status bar.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the zoom is between 0.01 and 4")]
    pub fn zoom_percent(&self) -> u32 {
        (self.view.zoom * 100.0).round() as u32
    }

    /// Where we look; to be remembered for the next time that the document is opened.
    pub fn view(&self) -> View {
        self.view
    }

    /// Looks where we looked before, instead of at the whole diagram.
    pub fn set_view(&mut self, view: View) {
        self.request = None;
        self.view = view;
    }

    /// Lets a thing's name be typed over its title.
    pub fn start_rename(&mut self, item: Item, project: &Project) {
        if let Some(name) = super::place::name_of(project, &item) {
            self.rename = Some(Rename { item, text: name.to_owned(), has_begun: false });
        }
    }

    /// Whether the pointer is in the middle of something that Escape would end.
    pub fn is_gesture_open(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle) || self.rename.is_some()
    }

    /// Ends what the pointer is doing, without a trace.
    pub fn abort_gesture(&mut self) {
        if let Gesture::Move(_) = std::mem::take(&mut self.gesture) {
            self.scene.invalidate();
        }
    }

    /// Takes the keyboard in the next frame.
    pub fn request_focus(&mut self) {
        self.wants_focus = true;
    }
}

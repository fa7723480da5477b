//! What the claims on the diagram's speed rest on: CPU time of a frame of a large estate, without tessellation.
//!
//! `cargo bench --bench canvas` prints the figures; `cargo bench --bench canvas -- 10` takes a tenth of the estate.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "it prints figures, and stops where it cannot run")]

#[expect(dead_code, reason = "each bench uses its own part of it")]
mod common;

use std::time::{Duration, Instant};

use egui::{Event, Modifiers, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2};
use portolan::catalog::Catalog;
use portolan::gui::canvas::{CanvasContext, CanvasState, canvas_ui};
use portolan::gui::state::{Outbox, Selection};
use portolan::gui::theme;
use portolan::project::{CanvasItem, Edit, Point, arrange};
use portolan::session::Session;

use common::{LARGE, Size, estate};

/// A canvas with a document.
struct Canvas {
    ctx: egui::Context,
    session: Session,
    state: CanvasState,
    selection: Selection,
}

impl Canvas {
    /// The CPU time of one frame.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 900.0))),
            events,
            ..RawInput::default()
        };
        let Self { ctx, session, state, selection } = self;
        let started = Instant::now();
        let output = ctx.run_ui(input, |ui| {
            let mut outbox = Outbox::default();
            canvas_ui(&CanvasContext { session }, state, selection, &mut outbox, ui);
        });
        let elapsed = started.elapsed();
        output.drop_without_applying_deltas();
        elapsed
    }

    /// The median of some frames.
    fn median(&mut self, events: impl Fn() -> Vec<Event>) -> Duration {
        let mut times: Vec<Duration> = (0..15).map(|_| self.frame(events())).collect();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }
}

fn milliseconds(duration: Duration) -> String {
    format!("{:8.2} ms", duration.as_secs_f64() * 1000.0)
}

fn wheel(unit: MouseWheelUnit, delta: egui::Vec2) -> Vec<Event> {
    let at = Event::PointerMoved(pos2(800.0, 450.0));
    vec![at, Event::MouseWheel { unit, delta, phase: TouchPhase::Move, modifiers: Modifiers::NONE }]
}

fn main() {
    let divisor: usize = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(1).max(1);
    let size = Size {
        segments: (LARGE.segments / divisor).max(50),
        servers: (LARGE.servers / divisor).max(100),
        devices: (LARGE.devices / divisor).max(20),
        is_meshed: false,
    };
    let project = estate(size);
    let project = Edit::MoveItems(arrange(&project)).apply(&project).unwrap();
    println!(
        "diagram: {} segments, {} devices, {} links",
        project.segments.len(),
        project.devices.len(),
        project.links.len()
    );
    let session = Session::new(Catalog::builtin(), project, None);
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let (state, selection) = (CanvasState::default(), Selection::default());
    let mut canvas = Canvas { ctx, session, state, selection };
    println!("first frame            {}", milliseconds(canvas.frame(Vec::new())));
    let mut settled = Duration::ZERO;
    let mut frames = 0;
    while frames < 200 {
        let elapsed = canvas.frame(Vec::new());
        frames += 1;
        if elapsed * 2 < settled || frames > 40 {
            break;
        }
        settled = settled.max(elapsed);
    }
    println!("slowest of the next    {}", milliseconds(settled));
    println!("whole diagram, idle    {}", milliseconds(canvas.median(Vec::new)));
    println!("whole diagram, panning {}", milliseconds(canvas.median(|| wheel(MouseWheelUnit::Point, vec2(2.0, 0.0)))));
    let id = canvas.session.project().segments.keys().nth(30).cloned().unwrap();
    let drag = |canvas: &mut Canvas, x: f32| {
        let mut point: Point = canvas.session.project().segments.get(&id).unwrap().position;
        point.x += x;
        canvas.session.apply(&Edit::MoveItems(vec![(CanvasItem::Segment(id.clone()), point)])).unwrap();
        canvas.frame(Vec::new())
    };
    let mut after: Vec<Duration> = (0..9).map(|n| drag(&mut canvas, if n % 2 == 0 { 16.0 } else { -16.0 })).collect();
    after.sort_unstable();
    println!("frame after a drag     {}", milliseconds(after.get(4).copied().unwrap_or_default()));
    canvas.state.zoom_reset();
    canvas.frame(Vec::new());
    println!("zoom 100 %, idle       {}", milliseconds(canvas.median(Vec::new)));
    println!("zoom 100 %, panning    {}", milliseconds(canvas.median(|| wheel(MouseWheelUnit::Point, vec2(2.0, 0.0)))));
}

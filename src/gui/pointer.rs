//! Keeps quick movements of the pointer apart.
//!
//! egui looks once a frame at what is under the pointer, at the place where the pointer is at the end of that frame.
//! While a slow frame is painted, a hand may press, move on and let go: the press would then count for whatever lies
//! where the pointer has come to, the edge of a panel for example. Here the events of such a frame are given to egui in
//! several frames: up to the press, the movement, and the release.

use egui::Event;

/// What is held back for the next frame.
#[derive(Debug, Default)]
pub struct QuickMoves {
    held: Vec<Event>,
}

impl QuickMoves {
    /// Leaves in `events` what belongs to this frame, and keeps the rest for the next one. True if another frame is
    /// wanted for it.
    pub fn hold_back(&mut self, events: &mut Vec<Event>) -> bool {
        let mut all = std::mem::take(&mut self.held);
        all.append(events);
        if let Some(end) = end_of_frame(&all) {
            self.held = all.split_off(end);
        }
        *events = all;
        !self.held.is_empty()
    }
}

/// Where the events of one frame end: after a press that a movement follows, and before a release that follows one.
fn end_of_frame(events: &[Event]) -> Option<usize> {
    let (mut pressed_at, mut has_moved) = (None, false);
    for (position, event) in events.iter().enumerate() {
        match event {
            Event::PointerButton { pressed: true, .. } => {
                pressed_at = Some(position);
                has_moved = false;
            }
            Event::PointerButton { pressed: false, .. } if has_moved => return Some(position),
            Event::PointerMoved(_) => {
                if let Some(press) = pressed_at {
                    return Some(press + 1);
                }
                has_moved = true;
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, Pos2, pos2};

    use super::*;

    fn moved(x: f32) -> Event {
        Event::PointerMoved(pos2(x, 0.0))
    }

    fn button(x: f32, pressed: bool) -> Event {
        let pos: Pos2 = pos2(x, 0.0);
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_drag_within_one_frame_takes_three() {
        let mut quick = QuickMoves::default();
        let mut events =
            vec![moved(1.0), button(1.0, true), moved(50.0), moved(90.0), button(90.0, false), moved(91.0)];
        assert!(quick.hold_back(&mut events));
        assert_eq!(events, [moved(1.0), button(1.0, true)]);
        let mut events = Vec::new();
        assert!(quick.hold_back(&mut events));
        assert_eq!(events, [moved(50.0), moved(90.0)]);
        // What comes in the meantime waits behind what was held back.
        let mut events = vec![moved(95.0)];
        assert!(!quick.hold_back(&mut events));
        assert_eq!(events, [button(90.0, false), moved(91.0), moved(95.0)]);
    }

    #[test]
    fn a_click_and_other_events_are_let_through() {
        let mut quick = QuickMoves::default();
        let click = vec![moved(5.0), button(5.0, true), button(5.0, false), Event::Copy];
        let mut events = click.clone();
        assert!(!quick.hold_back(&mut events));
        assert_eq!(events, click);
    }
}

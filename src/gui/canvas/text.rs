//! Laid-out text that is kept from frame to frame.
//!
//! egui keeps a laid-out text only as long as the same text is asked for in every frame, and asking costs a string each
//! time. The shapes keep their own. That is safe only until egui throws its glyph texture away (it does when the texture
//! is full); [`TextEpoch`] notices.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontFamily, FontId, Galley, Painter};

use crate::gui::{elide, fonts};

/// Below this many points on the screen, text is not drawn.
pub(super) const SMALLEST_READABLE: f32 = 6.0;

/// Counts how often egui forgot its glyphs.
#[derive(Default)]
pub(super) struct TextEpoch {
    probe: Option<Arc<Galley>>,
    number: u64,
}

impl TextEpoch {
    /// The number of the current epoch. Texts of an older one must not be drawn any more.
    ///
    /// A text that is asked for in every frame stays the same object for as long as egui's own cache lives.
    pub(super) fn refresh(&mut self, painter: &Painter) -> u64 {
        let probe = painter.layout_no_wrap("portolan".into(), FontId::proportional(12.0), Color32::PLACEHOLDER);
        if self.probe.as_ref().is_none_or(|known| !Arc::ptr_eq(known, &probe)) {
            self.probe = Some(probe);
            self.number += 1;
        }
        self.number
    }
}

/// The ordinary font, at this size on the screen.
pub(super) fn regular(size: f32) -> FontId {
    FontId::new(rounded(size), FontFamily::Proportional)
}

/// The font of titles, at this size on the screen.
pub(super) fn strong(size: f32) -> FontId {
    FontId::new(rounded(size), fonts::strong_family())
}

/// Half points, so that zooming does not ask for new glyphs at every step.
fn rounded(size: f32) -> f32 {
    (size * 2.0).round() / 2.0
}

/// One line of text in the colour that it is drawn with.
pub(super) fn line(painter: &Painter, text: &str, font: FontId) -> Arc<Galley> {
    painter.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
}

/// One line of text, cut in its middle where it is too long.
pub(super) fn elided(painter: &Painter, text: &str, font: FontId, width: f32) -> Arc<Galley> {
    let shown = elide::middle(painter, text, &font, width);
    painter.layout_no_wrap(shown, font, Color32::PLACEHOLDER)
}

/// One line of text, cut at its end where it is too long: for lists, which have the more important first.
fn truncated(painter: &Painter, text: &str, font: FontId, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    painter.layout_job(job)
}

/// Two texts that share a line, a main one and a secondary one at its end: the secondary one gives way first.
pub(super) fn sharing(
    painter: &Painter,
    main: (&str, FontId),
    secondary: (&str, FontId),
    width: f32,
    gap: f32,
) -> (Arc<Galley>, Option<Arc<Galley>>) {
    let whole = line(painter, main.0, main.1.clone());
    if secondary.0.is_empty() {
        let shown = if whole.size().x > width { elided(painter, main.0, main.1, width) } else { whole };
        return (shown, None);
    }
    let second = line(painter, secondary.0, secondary.1.clone());
    if whole.size().x + gap + second.size().x <= width {
        return (whole, Some(second));
    }
    let main_width = whole.size().x.min(width - gap - second.size().x.min(width * 0.4));
    let main_shown = if main_width < whole.size().x { elided(painter, main.0, main.1, main_width) } else { whole };
    let second_width = width - gap - main_shown.size().x;
    if second_width < secondary.1.size * 1.5 {
        return (main_shown, None);
    }
    (main_shown, Some(truncated(painter, secondary.0, secondary.1, second_width)))
}

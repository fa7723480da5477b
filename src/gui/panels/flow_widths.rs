//! How wide the columns of the table of flows are: as wide as what stands in them, and where the table has not the room
//! for that, names of the catalog give way first.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, FontId, Ui};
use strum::IntoEnumIterator as _;

use super::flows::{Column, cell_text};
use crate::gui::fonts;
use crate::gui::risk::RiskLevel;
use crate::gui::theme;
use crate::session::Session;

/// Space beside a text within its cell, in points.
const PADDING: f32 = 16.0;
/// Space that the mark of a risk takes, in points.
const MARK_WIDTH: f32 = 14.0;
/// No column becomes narrower than this, in points.
const LEAST_WIDTH: f32 = 64.0;
/// A column of names of the catalog keeps this much as long as those beside it can do with less, in points.
const LEAST_CATALOG_WIDTH: f32 = 100.0;
/// No column starts wider than this, in points.
const MOST_WIDTH: f32 = 340.0;
/// Widths that changed by less than this, in points, stay as they are.
const NOTABLE: f32 = 16.0;
/// How many flows and texts are looked at: the rest of a large network is much like them.
const MOST_FLOWS: usize = 4000;
const MOST_TEXTS: usize = 300;

/// The widths of the columns, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Widths {
    /// What they were worked out for: document, revision, and the width of the table in coarse steps, so that dragging a
    /// panel's edge does not set the columns back at every point.
    key: Option<(u64, u64, u16)>,
    columns: BTreeMap<Column, f32>,
    /// Counts how often the columns were set anew.
    pub(super) generation: u64,
}

impl Widths {
    /// The width of a column.
    pub(super) fn of(&self, column: Column) -> f32 {
        self.columns.get(&column).copied().unwrap_or(LEAST_WIDTH)
    }

    /// Works the widths out anew if the document or the room is another. What a person set stays as long as the texts
    /// and the room are much the same.
    pub(super) fn refresh(&mut self, document: u64, session: &Session, room: f32, ui: &Ui) {
        let key = (document, session.revision(), width_step(room));
        if self.key == Some(key) {
            return;
        }
        let is_same_table = self.key.is_some_and(|(of, _, step)| (of, step) == (document, key.2));
        self.key = Some(key);
        let next = fitted(&natural(session, ui), room);
        let is_near = next.iter().all(|(column, width)| (self.of(*column) - width).abs() < NOTABLE);
        if !is_same_table || !is_near {
            self.columns = next;
            self.generation += 1;
        }
    }
}

/// The width of the table in coarse steps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of windows are small and positive")]
fn width_step(width: f32) -> u16 {
    (width / 48.0).round() as u16
}

/// What each column would take to show everything that stands in it.
fn natural(session: &Session, ui: &Ui) -> BTreeMap<Column, f32> {
    let width =
        |text: &str, font: FontId| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x;
    let mut texts: BTreeMap<Column, BTreeSet<(String, bool)>> = BTreeMap::new();
    for flow in session.report().flows.iter().filter(|flow| flow.crosses()).take(MOST_FLOWS) {
        for column in Column::iter() {
            let is_marked = column == Column::Application && RiskLevel::of(flow) > RiskLevel::Low;
            texts.entry(column).or_default().insert((cell_text(session, flow, column), is_marked));
        }
    }
    let title_font = FontId::new(theme::SMALL_POINTS, fonts::strong_family());
    let widest = |column: Column| {
        let cells = texts.get(&column).into_iter().flatten().take(MOST_TEXTS).map(|(text, is_marked)| {
            width(text, FontId::proportional(theme::BODY_POINTS)) + if *is_marked { MARK_WIDTH } else { 0.0 }
        });
        let title = width(column.title(), title_font.clone());
        // Numbers are set to the right and keep a distance from the next column.
        let padding = if column == Column::Port { PADDING + 8.0 } else { PADDING };
        (column, (cells.fold(title, f32::max) + padding).clamp(LEAST_WIDTH.min(title + padding), MOST_WIDTH))
    };
    Column::iter().map(widest).collect()
}

/// These widths, made to fit. Protocols, ports and levels are never cut; the names of the catalog give way before those
/// that a person gave, which tell one row from the next; and among their like, the widest give way first.
fn fitted(natural: &BTreeMap<Column, f32>, room: f32) -> BTreeMap<Column, f32> {
    let of = |wanted: &[Column]| -> BTreeMap<Column, f32> {
        natural.iter().filter(|(column, _)| wanted.contains(column)).map(|(column, width)| (*column, *width)).collect()
    };
    let mut columns = of(&[Column::Protocol, Column::Port, Column::Required]);
    let free = room - columns.values().sum::<f32>();
    let own = of(&[Column::From, Column::To, Column::EnforcedBy]);
    let catalog = of(&[Column::Application, Column::Service]);
    let least: f32 = catalog.values().map(|width| width.min(LEAST_CATALOG_WIDTH)).sum();
    let own = shared(own, free - least);
    let catalog = shared(catalog, free - own.values().sum::<f32>());
    columns.extend(own);
    columns.extend(catalog);
    columns
}

/// Cuts the widest columns to the same width, so that all fit into the room.
fn shared(mut columns: BTreeMap<Column, f32>, room: f32) -> BTreeMap<Column, f32> {
    let mut widths: Vec<f32> = columns.values().copied().collect();
    widths.sort_by(f32::total_cmp);
    // From the narrowest on: whoever needs no more than an equal share of what is left gets what it needs.
    let mut left = room.max(0.0);
    for (position, width) in widths.iter().enumerate() {
        let share = left / (widths.len() - position) as f32;
        if *width > share {
            for width in columns.values_mut() {
                *width = width.min(share.max(LEAST_WIDTH));
            }
            break;
        }
        left -= width;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_catalog_give_way_before_those_of_a_person() {
        let widths = |from: f32, application: f32, service: f32| -> BTreeMap<Column, f32> {
            let columns = [
                (Column::From, from),
                (Column::Protocol, 60.0),
                (Column::Application, application),
                (Column::Service, service),
            ];
            columns.into_iter().collect()
        };
        let natural = widths(180.0, 200.0, 300.0);
        assert_eq!(fitted(&natural, 800.0), natural);
        assert_eq!(fitted(&natural, 540.0), widths(180.0, 150.0, 150.0));
        assert_eq!(fitted(&natural, 440.0), widths(180.0, 100.0, 100.0));
        assert_eq!(fitted(&natural, 340.0), widths(80.0, 100.0, 100.0));
        assert_eq!(fitted(&natural, 10.0), widths(64.0, 64.0, 64.0));
    }
}

//! The devices to choose from: how many rules each has, and how much of its budget that is.

use egui::{Align2, FontId, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::engine::DeviceRules;
use crate::gui::command::UiCommand;
use crate::gui::rule_book::RuleBook;
use crate::gui::theme::{self, Palette, SMALL_POINTS};
use crate::gui::widgets::{budget_colour, dim, filter_field, focus_ring, thousands};
use crate::ids::DeviceId;
use crate::project::{Device, DeviceKind, Project};

/// Height of a row, in points.
const ROW_HEIGHT: f32 = 32.0;
/// With fewer devices than this, nobody has to search.
const SEARCHED: usize = 7;
const SEARCH_HEIGHT: f32 = 34.0;

/// How high the list is when nothing of it is hidden.
pub(super) fn height(count: usize) -> f32 {
    let search = if count < SEARCHED { 0.0 } else { SEARCH_HEIGHT };
    search + count as f32 * ROW_HEIGHT + 14.0
}

/// `29`, or `29 of 200` where the device has a budget.
pub(super) fn count_text(count: usize, device: &Device) -> String {
    match device.rule_budget {
        Some(budget) => format!("{} of {}", thousands(count), thousands(budget as usize)),
        None => thousands(count),
    }
}

/// Shows the list. Gives the device that was chosen.
pub(super) fn devices_ui(
    project: &Project,
    book: &RuleBook,
    search: &mut String,
    chosen: Option<&DeviceId>,
    ui: &mut Ui,
) -> Option<DeviceId> {
    ui.spacing_mut().item_spacing.y = 0.0;
    if book.devices.len() >= SEARCHED {
        filter_field(ui, search, "Search devices", "Search devices", f32::INFINITY);
        ui.add_space(8.0);
    } else {
        search.clear();
    }
    let wanted = search.trim().to_lowercase();
    let known = |place: &usize| {
        let rules = book.devices.get(*place)?;
        let (id, device) = project.devices.get_key_value(&rules.device)?;
        Some((id, &**device, rules))
    };
    let fits = |(_, device, _): &(&DeviceId, &Device, &DeviceRules)| {
        wanted.is_empty()
            || device.name.to_lowercase().contains(&wanted)
            || device.platform.to_string().contains(&wanted)
    };
    let rows: Vec<_> = book.by_name.iter().filter_map(known).filter(fits).collect();
    if rows.is_empty() {
        ui.label(dim("No device has this in its name"));
    }
    let mut picked = None;
    ScrollArea::vertical().id_salt("rules-devices").auto_shrink(false).show_rows(
        ui,
        ROW_HEIGHT,
        rows.len(),
        |ui, seen| {
            for (id, device, rules) in rows.get(seen).unwrap_or_default() {
                if row_ui(device, rules.rules.len(), chosen == Some(*id), ui) {
                    picked = Some((*id).clone());
                }
            }
        },
    );
    picked
}

fn row_ui(device: &Device, count: usize, is_chosen: bool, ui: &mut Ui) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let counted = count_text(count, device);
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_chosen, format!("{}, {counted} rules", device.name))
    });
    let ground = rect.shrink2(vec2(0.0, 1.0));
    if is_chosen {
        ui.painter().rect_filled(ground, 6.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 6.0, palette.panel_raised);
    }
    let (glyph, colour) = match device.kind {
        DeviceKind::Firewall => (UiCommand::ToolFirewall.icon(), palette.risk_high),
        DeviceKind::Router => (UiCommand::ToolRouter.icon(), palette.text_dim),
    };
    let has_budget = device.rule_budget.is_some();
    let middle = rect.center().y - if has_budget { 2.5 } else { 0.0 };
    let painter = ui.painter();
    painter.text(pos2(rect.left() + 8.0, middle), Align2::LEFT_CENTER, glyph, FontId::proportional(15.0), colour);
    let right = pos2(rect.right() - 10.0, middle);
    let font = FontId::proportional(SMALL_POINTS);
    let count_rect = painter.text(right, Align2::RIGHT_CENTER, &counted, font, palette.text_dim);
    let font = FontId::proportional(theme::BODY_POINTS);
    let mut job = egui::text::LayoutJob::simple_singleline(device.name.clone(), font, palette.text);
    let room = count_rect.left() - rect.left() - 40.0;
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(1.0));
    let name = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 30.0, middle - name.size().y / 2.0), name, palette.text);
    if let Some(budget) = device.rule_budget {
        let track = Rect::from_min_max(
            pos2(rect.left() + 30.0, rect.bottom() - 6.0),
            pos2(rect.right() - 10.0, rect.bottom() - 3.0),
        );
        let share = (count as f32 / budget.max(1) as f32).min(1.0);
        painter.rect_filled(track, 1.5, palette.line);
        let filled = track.with_max_x(track.left() + track.width() * share);
        painter.rect_filled(filled, 1.5, budget_colour(palette, count, budget as usize));
    }
    focus_ring(ui, ground, &response);
    let is_clicked = response.clicked();
    response.on_hover_ui(|ui| {
        ui.label(&device.name);
        ui.label(dim(match device.rule_budget {
            Some(budget) => {
                format!("{} of the {} rules that it may have", thousands(count), thousands(budget as usize))
            }
            None => format!("{} rules; it has no budget", thousands(count)),
        }));
    });
    is_clicked
}

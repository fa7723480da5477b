//! The inspector of a path restriction: its links, and the pairs of segments whose paths it changes.

use std::sync::Arc;

use egui::Ui;

use super::{InspectorState, ROW_END, footer_ui, read_name, title_ui};
use crate::engine::{self, PathBetween, PathKind, Report};
use crate::gui::command::UiCommand;
use crate::gui::panels::flows::{device_name, segment_name};
use crate::gui::state::{Action, Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, counted, dim, hairline, heading, icon_button, list_row, row, section, small};
use crate::gui::words;
use crate::ids::{RestrictionId, SegmentId};
use crate::project::{Edit, Item, PathRestriction, Project};
use crate::session::Session;

/// More pairs than this are only counted.
const MOST_PAIRS: usize = 40;

/// What a restriction changes, worked out for one state of the document.
#[derive(Debug)]
pub(super) struct Effect {
    report: Arc<Report>,
    restriction: RestrictionId,
    changes: Vec<Change>,
}

/// A pair of segments whose path is another one without the restriction.
#[derive(Debug, PartialEq)]
struct Change {
    from: SegmentId,
    to: SegmentId,
    without: String,
    with: String,
}

pub(super) fn restriction_ui(
    session: &Session,
    id: &RestrictionId,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(restriction) = project.restrictions.get(id) else { return };
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut PathRestriction)| {
        let mut next = PathRestriction::clone(restriction);
        change(&mut next);
        outbox.edit(Edit::PutRestriction(id.clone(), next));
    };
    title_ui(ui, UiCommand::RestrictPaths.icon(), Palette::of(ui).risk_middle, "Path restriction");
    ui.label(small("No path passes two of these links: you know that routing never leads that way"));
    row(ui, "Name", |ui| {
        let field = Field::new((id, "name"), "Name", &restriction.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name) {
            put(outbox, &|next| next.name.clone_from(&name));
        }
    });
    row(ui, "Note", |ui| {
        if let Some(note) = Field::new((id, "note"), "Note", &restriction.note).rows(2).show_text(ui) {
            put(outbox, &|next| next.note.clone_from(&note));
        }
    });
    hairline(ui);
    heading(ui, &counted(restriction.links.len(), "link", "links"));
    for link in &restriction.links {
        let text = words::link(project, link);
        ui.horizontal(|ui| {
            let width = ui.available_width() - ROW_END;
            ui.scope(|ui| {
                ui.set_max_width(width);
                let interface = project.links.get(link).map_or("", |link| link.interface.as_str());
                if list_row(ui, &text, interface, false).clicked() {
                    selection.only(Item::Link(link.clone()));
                }
            });
            let can_go = restriction.links.len() > 2;
            let label = format!("Take {text} out");
            let response = icon_button(ui, egui_phosphor::regular::X, &label, can_go);
            if response.on_disabled_hover_text("A path restriction needs two links").clicked() {
                put(outbox, &|next| {
                    next.links.remove(link);
                });
            }
        });
    }
    let button = format!("{}  Pick on the diagram", egui_phosphor::regular::CROSSHAIR);
    if ui.button(button).on_hover_text("Clicks on links take them in or out, until Escape").clicked() {
        outbox.0.push(Action::PickLinks(id.clone()));
    }
    hairline(ui);
    effect_ui(session, id, state, selection, ui);
    footer_ui(ui, false, outbox);
}

fn effect_ui(
    session: &Session,
    id: &RestrictionId,
    state: &mut InspectorState,
    selection: &mut Selection,
    ui: &mut Ui,
) {
    let report = session.report();
    let known = state.effect.take();
    let effect = known.filter(|effect| Arc::ptr_eq(&effect.report, report) && effect.restriction == *id);
    let effect = effect.unwrap_or_else(|| Effect {
        report: Arc::clone(report),
        restriction: id.clone(),
        changes: changes(session, id),
    });
    let project = session.project();
    section(ui, "restriction-effect", "Effect", &effect.changes.len().to_string(), true, |ui| {
        if effect.changes.is_empty() {
            ui.label(small("None: without it, every planned flow takes the same way"));
        }
        for change in effect.changes.iter().take(MOST_PAIRS) {
            let pair = format!("{} → {}", segment_name(project, &change.from), segment_name(project, &change.to));
            if ui.link(pair).clicked() {
                selection.clear();
                selection.pair = Some((change.from.clone(), change.to.clone()));
            }
            ui.label(small(format!("without it over {}, now over {}", change.without, change.with)));
        }
        if effect.changes.len() > MOST_PAIRS {
            ui.label(dim(format!("and {} more pairs", effect.changes.len() - MOST_PAIRS)));
        }
    });
    state.effect = Some(effect);
}

/// The pairs whose devices are others without the restriction.
fn changes(session: &Session, id: &RestrictionId) -> Vec<Change> {
    let project = session.project();
    let Ok(without) = Edit::Remove(vec![Item::Restriction(id.clone())]).apply(project) else { return Vec::new() };
    let free = engine::compute(&without, session.catalog());
    let now = &session.report().paths;
    let mut changes = Vec::new();
    for ((from, to), path) in free.paths.iter() {
        let Some(restricted) = now.get(&(from.clone(), to.clone())) else { continue };
        if path.devices != restricted.devices || path.kind != restricted.kind {
            changes.push(Change {
                from: from.clone(),
                to: to.clone(),
                without: devices_text(project, path),
                with: devices_text(project, restricted),
            });
        }
    }
    changes
}

fn devices_text(project: &Project, path: &PathBetween) -> String {
    if path.kind == PathKind::None {
        return "no path at all".to_owned();
    }
    let names: Vec<&str> = path.devices.iter().map(|id| device_name(project, id)).collect();
    if names.is_empty() { "no device".to_owned() } else { names.join(", ") }
}

//! The inspector of a segment.

use egui::{ComboBox, Ui};
use strum::IntoEnumIterator as _;

use super::{InspectorState, footer_ui, read_name, title_ui};
use crate::gui::picker::{Entry, picker};
use crate::gui::state::{Action, Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, counted, hairline, heading, icon_button, row, small};
use crate::ids::SegmentId;
use crate::net::AddressBlock;
use crate::project::{Edit, Item, Segment, SegmentKind, rename_segment};
use crate::session::Session;

/// A kind of segment in words.
pub(super) fn kind_text(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Internet => "Internet",
        SegmentKind::Dmz => "DMZ",
        SegmentKind::Internal => "Internal servers",
        SegmentKind::User => "Users",
        SegmentKind::Management => "Management",
        SegmentKind::Partner => "Partner",
        SegmentKind::Cloud => "Cloud",
    }
}

/// Reads a prefix and clears what stands behind its length.
pub(super) fn read_prefix(text: &str) -> Result<AddressBlock, String> {
    text.parse::<AddressBlock>()
        .map(|block| block.truncated())
        .map_err(|_error| "A prefix looks like 10.1.0.0/24 or 2001:db8::/32".to_owned())
}

pub(super) fn segment_ui(
    session: &Session,
    id: &SegmentId,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(segment) = project.segments.get(id) else { return };
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut Segment)| {
        let mut next = Segment::clone(segment);
        change(&mut next);
        outbox.edit(Edit::PutSegment(id.clone(), next));
    };
    // A first name may bring another id. The fields keep theirs, so that the one that has the keyboard by then keeps it.
    let key = match &state.renamed {
        Some((new, old)) if new == id => old.clone(),
        _ => id.clone(),
    };
    let palette = Palette::of(ui);
    title_ui(ui, egui_phosphor::regular::RECTANGLE, palette.segment(segment.kind), "Segment");
    row(ui, "Name", |ui| {
        let field = Field::new((&key, "name"), "Name", &segment.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name)
            && let Some((new_id, edit)) = rename_segment(project, id, &name)
        {
            outbox.edit(edit);
            if new_id != *id {
                state.renamed = Some((new_id.clone(), key.clone()));
                selection.only(Item::Segment(new_id));
            }
        }
    });
    row(ui, "Kind", |ui| {
        let mut kind = segment.kind;
        ComboBox::from_id_salt((&key, "kind")).selected_text(kind_text(kind)).width(ui.available_width()).show_ui(
            ui,
            |ui| {
                for choice in SegmentKind::iter() {
                    ui.selectable_value(&mut kind, choice, kind_text(choice));
                }
            },
        );
        if kind != segment.kind {
            put(outbox, &|next| next.kind = kind);
        }
    });
    row(ui, "Prefixes", |ui| {
        for (position, prefix) in segment.prefixes.iter().enumerate() {
            let text = prefix.to_string();
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let width = ui.available_width() - 30.0;
                ui.vertical(|ui| {
                    ui.set_max_width(width);
                    let field = Field::new((&key, "prefix", position), "Prefix", &text);
                    if let Some(prefix) = field.show(ui, read_prefix) {
                        put(outbox, &|next| {
                            if let Some(place) = next.prefixes.get_mut(position) {
                                *place = prefix;
                            }
                        });
                    }
                });
                if icon_button(ui, egui_phosphor::regular::X, &format!("Remove {text}"), true).clicked() {
                    put(outbox, &|next| {
                        next.prefixes.remove(position);
                    });
                }
            });
        }
        let field = Field::new((&key, "prefix", "new", segment.prefixes.len()), "New prefix", "").hint("10.1.0.0/24");
        if let Some(prefix) = field.show(ui, read_prefix) {
            put(outbox, &|next| {
                if !next.prefixes.contains(&prefix) {
                    next.prefixes.push(prefix);
                }
            });
        }
    });
    row(ui, "Trust", |ui| trust_ui(id, segment, outbox, ui));
    row(ui, "Note", |ui| {
        let field = Field::new((&key, "note"), "Note", &segment.note).rows(2);
        if let Some(note) = field.show_text(ui) {
            put(outbox, &|next| next.note.clone_from(&note));
        }
    });
    hairline(ui);
    let servers: Vec<_> = project.servers.iter().filter(|(_, server)| server.segment == *id).collect();
    heading(ui, &counted(servers.len(), "server", "servers"));
    if servers.is_empty() {
        ui.label(small("Drag a role from the left onto the segment, or double-click one"));
    }
    for (server_id, server) in &servers {
        let text = if server.count > 1 { format!("{} ×{}", server.name, server.count) } else { server.name.clone() };
        ui.horizontal(|ui| {
            if ui.link(text).clicked() {
                selection.only(Item::Server((*server_id).clone()));
            }
            let roles: Vec<&str> = server
                .roles
                .iter()
                .map(|role| {
                    session.catalog().role_by_id(role.as_str()).map_or(role.as_str(), |role| role.short.as_str())
                })
                .collect();
            ui.add(egui::Label::new(small(roles.join(", "))).truncate());
        });
    }
    let added = picker(ui, (id, "add-server"), "Add server…", None, || {
        session
            .catalog()
            .placeable_roles()
            .map(|role| Entry::new(role.name.clone(), role.category.clone(), role.id.clone()))
            .collect()
    });
    if let Some(role) = added.and_then(crate::gui::picker::Picked::entry) {
        let (_, edit) = crate::gui::canvas::place_role(project, session.catalog(), &role, id);
        outbox.edit(edit);
    }
    footer_ui(ui, true, outbox);
}

/// How far the segment is trusted: a slider, once somebody says so.
fn trust_ui(id: &SegmentId, segment: &Segment, outbox: &mut Outbox, ui: &mut Ui) {
    let with = |level: Option<u8>| Edit::PutSegment(id.clone(), Segment { trust_level: level, ..segment.clone() });
    let Some(level) = segment.trust_level else {
        let hint = "From 0, not at all, to 100; rules of the zone policy can go by it";
        if ui.button("Set a trust level").on_hover_text(hint).clicked() {
            outbox.edit(with(Some(segment.kind.usual_trust_level())));
        }
        return;
    };
    ui.horizontal(|ui| {
        let mut next = level;
        ui.spacing_mut().slider_width = (ui.available_width() - 92.0).max(40.0);
        let response = ui.add(egui::Slider::new(&mut next, 0..=100).trailing_fill(true));
        response.ctx.accesskit_node_builder(response.id, |builder| builder.set_label("Trust level"));
        if next != level {
            // One drag is one step of undo.
            outbox.0.push(Action::EditMerging(with(Some(next)), format!("trust level of {id}")));
        }
        if icon_button(ui, egui_phosphor::regular::X, "Leave the trust level open", true).clicked() {
            outbox.edit(with(None));
        }
    });
}

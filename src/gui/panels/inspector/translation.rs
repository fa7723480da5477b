//! The address translations of a device, in the order in which they are tried.

use egui::{Frame, Ui};
use strum::IntoEnumIterator as _;

use crate::gui::state::Outbox;
use crate::gui::theme::Palette;
use crate::gui::widgets::{Field, choice, choice_of, icon_button, row, section, small};
use crate::gui::words;
use crate::ids::{DeviceId, SegmentId};
use crate::net::AddressBlock;
use crate::project::{Device, Edit, Project, SegmentKind, Translation, TranslationKind};
use crate::session::Session;

pub(super) fn translations_ui(session: &Session, id: &DeviceId, device: &Device, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let put = |outbox: &mut Outbox, label: &str, change: &dyn Fn(&mut Vec<Translation>)| {
        let mut next = device.clone();
        change(&mut next.translations);
        outbox.edit(Edit::batch(label, vec![Edit::PutDevice(id.clone(), next)]));
    };
    let linked: Vec<&SegmentId> =
        project.links.values().filter(|link| link.device == *id).map(|link| &link.segment).collect();
    let count = device.translations.len();
    let detail = if count == 0 { String::new() } else { count.to_string() };
    section(ui, "translation", "Address translation", &detail, count > 0, |ui| {
        if linked.is_empty() {
            ui.label(small("Link the device to segments first: a translation is seen from one of them"));
            return;
        }
        if count == 0 {
            ui.label(small("The device passes addresses on as they are"));
        }
        for (position, translation) in device.translations.iter().enumerate() {
            let change = |outbox: &mut Outbox, next: Translation| {
                put(outbox, "edit translation", &|list| {
                    if let Some(place) = list.get_mut(position) {
                        *place = next.clone();
                    }
                });
            };
            card(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(crate::gui::widgets::strong(format!("Translation {}", position + 1)));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let label = format!("Remove translation {}", position + 1);
                        if icon_button(ui, egui_phosphor::regular::X, &label, true).clicked() {
                            put(outbox, "remove translation", &|list| {
                                list.remove(position);
                            });
                        }
                        let label = format!("Move translation {} up", position + 1);
                        if icon_button(ui, egui_phosphor::regular::ARROW_UP, &label, position > 0).clicked() {
                            put(outbox, "move translation", &|list| list.swap(position, position - 1));
                        }
                    });
                });
                fields_ui(project, (id, position), translation, &linked, ui, &mut |next| change(outbox, next));
            });
        }
        if ui.button(format!("{}  Add translation", egui_phosphor::regular::PLUS)).clicked()
            && let Some(translation) = usual(project, id, &linked)
        {
            put(outbox, "add translation", &|list| list.push(translation.clone()));
        }
    });
}

/// A field of its own within a part of the inspector.
pub(super) fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui);
    Frame::new()
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(7)
        .inner_margin(egui::Margin { left: 9, right: 9, top: 5, bottom: 8 })
        .show(ui, content)
        .inner
}

fn fields_ui(
    project: &Project,
    (id, position): (&DeviceId, usize),
    translation: &Translation,
    linked: &[&SegmentId],
    ui: &mut Ui,
    put: &mut dyn FnMut(Translation),
) {
    let name = |segment: &SegmentId| {
        project.segments.get(segment).map_or_else(|| segment.to_string(), |segment| segment.name.clone())
    };
    row(ui, "Rewrites", |ui| {
        let kinds = TranslationKind::iter();
        if let Some(kind) = choice(ui, (id, position, "kind"), "Rewrites", translation.kind, kinds, words::translation)
        {
            put(Translation { kind, ..translation.clone() });
        }
    });
    row(ui, "Outside", |ui| {
        let segments = linked.iter().map(|segment| (*segment).clone());
        let current = &translation.outside;
        if let Some(outside) = choice_of(ui, (id, position, "outside"), "Outside", current, segments, name) {
            put(Translation { outside, ..translation.clone() });
        }
    });
    row(ui, "Real", |ui| {
        let text = translation.real.to_string();
        let field = Field::new((id, position, "real"), "Real addresses", &text);
        if let Some(real) = field.show(ui, read_block) {
            put(Translation { real, ..translation.clone() });
        }
    });
    row(ui, "Translated", |ui| {
        let text = translation.translated.to_string();
        let field = Field::new((id, position, "translated"), "Translated addresses", &text);
        if let Some(translated) = field.show(ui, read_block) {
            put(Translation { translated, ..translation.clone() });
        }
    });
    ui.label(small(words::translation_meaning(translation.kind)));
}

fn read_block(text: &str) -> Result<AddressBlock, String> {
    let block = text.trim().parse::<AddressBlock>();
    block.map_err(|_error| "An address or a prefix such as 10.1.0.0/24".to_owned())
}

/// What a new translation most likely is: what stands behind the device goes out in the name of its outer interface.
fn usual(project: &Project, id: &DeviceId, linked: &[&SegmentId]) -> Option<Translation> {
    let kind_of = |segment: &SegmentId| project.segments.get(segment).map(|segment| segment.kind);
    let is_outer = |segment: &&&SegmentId| {
        matches!(kind_of(segment), Some(SegmentKind::Internet | SegmentKind::Partner | SegmentKind::Cloud))
    };
    let outside = linked.iter().find(is_outer).or_else(|| linked.first()).copied()?;
    let prefixes = |segment: &SegmentId| project.segments.get(segment).map(|segment| segment.prefixes.clone());
    let inside = linked
        .iter()
        .filter(|segment| **segment != outside)
        .find_map(|segment| prefixes(segment).unwrap_or_default().into_iter().next());
    let interface = project.links.values().find(|link| link.device == *id && link.segment == *outside);
    let own = interface.and_then(|link| link.addresses.first()).map(AddressBlock::host);
    Some(Translation {
        kind: TranslationKind::Source,
        outside: outside.clone(),
        real: inside.or_else(|| "10.0.0.0/8".parse().ok())?,
        // An address that is kept for documentation (RFC 5737) until the right one is typed.
        translated: own.or_else(|| "192.0.2.1".parse().ok())?,
    })
}

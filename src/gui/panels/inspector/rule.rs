//! The inspector of a rule of a device: what it lets through, for which flows, and why; and, for a flow, the rules that
//! carry it.

use egui::{Label, RichText, Ui};

use super::flow_list;
use crate::engine::{Flow, Party, Rule, justification};
use crate::gui::panels::flows::{device_name, segment_name};
use crate::gui::rule_book::{NumberedRule, RuleBook};
use crate::gui::state::{Action, Outbox, Selection};
use crate::gui::theme::{Palette, SMALL_POINTS};
use crate::gui::widgets::{counted, dim, hairline, heading, list_row, row, section, small, tag};
use crate::gui::words;
use crate::ids::{DeviceId, FlowId, RuleId};
use crate::net::PacketKind;
use crate::project::Item;
use crate::session::Session;

/// Reasons that are written out; further ones are counted.
const SHOWN_REASONS: usize = 8;
/// Parties that are named on one side.
const SHOWN_PARTIES: usize = 12;

pub(super) fn rule_ui(
    session: &Session,
    book: Option<&RuleBook>,
    (device, id): (&DeviceId, &RuleId),
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let Some(book) = book else {
        ui.label(dim("The rules are being worked out"));
        return;
    };
    let Some(numbered) = book.rule(device, id) else {
        ui.label(RichText::new("This rule is no longer needed").heading());
        ui.label(dim("The last change took its reason away"));
        return;
    };
    let NumberedRule { number, rule, .. } = numbered;
    let project = session.project();
    ui.label(RichText::new(format!("Rule {number} of {}", device_name(project, device))).heading());
    let protocol = rule.protocol.name().to_uppercase();
    ui.label(dim(format!("{protocol} {} · {}", words::rule_ports(rule), counted(rule.flows.len(), "flow", "flows"))));
    if rule.kind == PacketKind::Reply {
        ui.label(small("It lets answers back through, since the device keeps no state"));
    }
    ui.add(Label::new(small(format!("Rule {id}"))).selectable(true));
    hairline(ui);
    parties_ui(session, "From", &rule.sources, words::side(project, &rule.from), selection, ui);
    parties_ui(session, "To", &rule.destinations, words::side(project, &rule.to), selection, ui);
    row(ui, "Device", |ui| {
        if tag(ui, device_name(project, device)).on_hover_text("Select it").clicked() {
            selection.only(Item::Device(device.clone()));
        }
    });
    hairline(ui);
    widened_ui(session, numbered, ui);
    let flows = book.flows_of(rule, session.report());
    reasons_ui(session, &flows, ui);
    hairline(ui);
    heading(ui, "Flows that it carries");
    flow_list(session, &flows, selection, outbox, ui);
}

fn parties_ui(session: &Session, label: &str, parties: &[Party], side: &str, selection: &mut Selection, ui: &mut Ui) {
    let project = session.project();
    row(ui, label, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for party in parties.iter().take(SHOWN_PARTIES) {
            let name = words::party(project, party);
            match words::item_of_party(party) {
                Some(item) => {
                    if ui.link(name).clicked() {
                        selection.only(item);
                    }
                }
                None => {
                    ui.label(name);
                }
            }
            let addresses: Vec<String> = party.blocks.iter().take(4).map(ToString::to_string).collect();
            let more = if party.blocks.len() > 4 { ", …" } else { "" };
            let translated = if party.is_translated { " (translated)" } else { "" };
            if !addresses.is_empty() {
                ui.label(small(format!("{}{more}{translated}", addresses.join(", "))));
            }
        }
        if parties.len() > SHOWN_PARTIES {
            ui.label(small(format!("and {} more", parties.len() - SHOWN_PARTIES)));
        }
        ui.label(small(format!("at {side}")));
    });
}

/// What the rule opens that no flow needs.
fn widened_ui(session: &Session, numbered: NumberedRule<'_>, ui: &mut Ui) {
    let of_rule = numbered.device.widened.iter().find(|widening| widening.rule == numbered.rule.id);
    let Some(widening) = of_rule else { return };
    let project = session.project();
    let palette = Palette::of(ui);
    let text = format!("{} It opens more than the flows need", egui_phosphor::regular::WARNING);
    ui.label(RichText::new(text).color(palette.risk_middle));
    ui.label(small(
        "Since the device is to name whole segments, supernets or all of ICMP. Nothing needs these packets:",
    ));
    let packets = numbered.device.describe(&widening.packets);
    for text in packets.iter().take(SHOWN_REASONS) {
        ui.label(RichText::new(text).monospace().size(SMALL_POINTS));
    }
    if packets.len() > SHOWN_REASONS {
        ui.label(small(format!("and {} more", packets.len() - SHOWN_REASONS)));
    }
    let names =
        |ids: &[crate::ids::SegmentId]| ids.iter().map(|id| segment_name(project, id)).collect::<Vec<_>>().join(", ");
    for (text, ids) in [("from", &widening.foreign_sources), ("to", &widening.foreign_destinations)] {
        if !ids.is_empty() {
            ui.label(small(format!("Also {text} segments that none of its flows is about: {}", names(ids))));
        }
    }
    hairline(ui);
}

/// Why its flows are needed: each reason once, with what it is the reason for.
fn reasons_ui(session: &Session, flows: &[&Flow], ui: &mut Ui) {
    heading(ui, "Why");
    let line = Palette::of(ui).line;
    let mut said: Vec<String> = Vec::new();
    let mut open = 0;
    for flow in flows {
        if said.len() == SHOWN_REASONS {
            open += 1;
            continue;
        }
        let reason = justification(session.project(), session.catalog(), flow).replace("->", "→");
        let application = &session.catalog().endpoint(flow.endpoint).application_protocol;
        if said.contains(&reason) {
            continue;
        }
        let block =
            egui::Frame::new().inner_margin(egui::Margin { left: 11, right: 0, top: 2, bottom: 2 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(application);
                ui.label(small(&reason));
            });
        ui.painter().vline(block.response.rect.left() + 1.0, block.response.rect.y_range(), (2.0, line));
        said.push(reason);
    }
    if open > 0 {
        ui.label(small(format!("and {} more", counted(open, "flow", "flows"))));
    }
}

/// For a flow: the rules that carry it, on each device of its path.
pub(super) fn carrying_rules_ui(
    session: &Session,
    book: Option<&RuleBook>,
    flow: &FlowId,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let Some(book) = book else {
        heading(ui, "Device rules");
        ui.label(small("are being worked out"));
        return;
    };
    let rules: Vec<NumberedRule<'_>> = book.rules_of_flow(flow).collect();
    if rules.is_empty() {
        heading(ui, "Device rules");
        ui.label(small("No device needs a rule for it"));
        return;
    }
    let title = "Device rules";
    section(ui, "carrying-rules", title, &rules.len().to_string(), rules.len() <= 6, |ui| {
        for NumberedRule { device, number, rule } in rules {
            let name = device_name(session.project(), &device.device);
            if list_row(ui, &format!("{name}, rule {number}"), &rule_text(rule), false)
                .on_hover_text("Show the rule and its text")
                .clicked()
            {
                outbox.0.push(Action::ShowRule(device.device.clone(), rule.id.clone()));
            }
        }
    });
}

fn rule_text(rule: &Rule) -> String {
    let answers = if rule.kind == PacketKind::Reply { ", answers" } else { "" };
    format!("{} {}{answers}", rule.protocol.name().to_uppercase(), words::rule_ports(rule))
}

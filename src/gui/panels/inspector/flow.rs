//! The inspector of a flow: why it is needed, which way it takes, and what people wrote on it.

use std::collections::BTreeMap;

use egui::{Label, RichText, Ui};

use super::path::{carried_ui, path_ui};
use super::rule::carrying_rules_ui;
use crate::engine::{self, Flow, FlowRow, PathKind, Step};
use crate::gui::command::UiCommand;
use crate::gui::panels::flows::{enforced_by, ports_text, requirement_text, segment_name};
use crate::gui::risk::{self, RiskLevel};
use crate::gui::rule_book::RuleBook;
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::{self, Palette, SMALL_POINTS};
use crate::gui::widgets::{Field, counted, dim, hairline, heading, row, section, small, strong};
use crate::ids::{FlowId, SegmentId, ServerId};
use crate::project::{Annotation, Edit, Item};
use crate::session::Session;

/// Reasons that are written out; further ones are counted.
const SHOWN_REASONS: usize = 6;

pub(super) fn flow_ui(
    session: &Session,
    book: Option<&RuleBook>,
    id: &FlowId,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let Some(flow) = session.report().flows.iter().find(|flow| flow.id == *id) else {
        ui.label(RichText::new("This flow is no longer needed").heading());
        ui.label(dim("The last change took its reason away"));
        annotation_ui(session, id, outbox, ui);
        return;
    };
    head_ui(session, flow, ui);
    hairline(ui);
    if let Some(carried) = &flow.carries {
        carried_ui(session, carried, selection, outbox, ui);
        hairline(ui);
    }
    reasons_ui(session, flow, ui);
    hairline(ui);
    path_ui(session, flow, selection, ui);
    hairline(ui);
    if flow.crosses() {
        carrying_rules_ui(session, book, id, outbox, ui);
        hairline(ui);
    }
    servers_ui(session, flow, selection, ui);
    hairline(ui);
    annotation_ui(session, id, outbox, ui);
}

/// Two segments that were picked in the grid, or by their arrow on the diagram.
pub(super) fn pair_ui(
    session: &Session,
    pair: &(SegmentId, SegmentId),
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let (from, to) = pair;
    let title = format!("{} → {}", segment_name(project, from), segment_name(project, to));
    ui.label(RichText::new(title).heading());
    let is_of_pair = |flow: &&Flow| flow.source_segment == *from && flow.destination_segment == *to;
    let flows: Vec<&Flow> = session.report().flows.iter().filter(is_of_pair).collect();
    if flows.is_empty() {
        ui.label(dim("Nothing has to go this way"));
        return;
    }
    let firm = flows.iter().filter(|flow| requirement_text(flow.requirement) == "required").count();
    ui.label(dim(format!("{}, {firm} of them required", counted(flows.len(), "flow", "flows"))));
    hairline(ui);
    if let Some(flow) = flows.first() {
        path_ui(session, flow, selection, ui);
    }
    hairline(ui);
    heading(ui, "Risks");
    let mut risks: BTreeMap<&str, usize> = BTreeMap::new();
    for risk in flows.iter().flat_map(|flow| &flow.risks) {
        *risks.entry(risk).or_default() += 1;
    }
    if risks.is_empty() {
        ui.label(small("None of the flows stands out"));
    }
    for (risk, count) in risks {
        row(ui, &risk.replace('-', " "), |ui| ui.label(counted(count, "flow", "flows")));
    }
    hairline(ui);
    heading(ui, "Applications");
    let mut shown: Vec<&str> = Vec::new();
    for flow in &flows {
        let application = session.catalog().endpoint(flow.endpoint).application_protocol.as_str();
        if shown.contains(&application) {
            continue;
        }
        shown.push(application);
        let protocol = flow.protocol.name().to_uppercase();
        row(
            ui,
            &format!("{protocol} {}", flow.destination_ports.map_or(String::new(), |ports| ports.to_string())),
            |ui| {
                if ui.link(application).clicked() {
                    selection.flow = Some(flow.id.clone());
                    outbox.command(UiCommand::ShowFlows);
                }
            },
        );
    }
}

fn head_ui(session: &Session, flow: &Flow, ui: &mut Ui) {
    let project = session.project();
    let catalog = session.catalog();
    let from = segment_name(project, &flow.source_segment);
    let to = segment_name(project, &flow.destination_segment);
    let service = &catalog.service(flow.endpoint.service).name;
    ui.label(RichText::new(format!("{service}, {from} → {to}")).heading());
    let protocol = flow.protocol.name().to_uppercase();
    let application = &catalog.endpoint(flow.endpoint).application_protocol;
    let crosses = match flow.path.kind {
        PathKind::SameSegment => "stays in its segment".to_owned(),
        PathKind::Routed if flow.is_seen_by_no_device() => "passes every device inside a tunnel".to_owned(),
        PathKind::Routed => format!("crosses {}", enforced_by(project, flow)),
        PathKind::Unnamed => "no firewall is drawn yet".to_owned(),
        PathKind::None => "no path leads there".to_owned(),
    };
    let need = requirement_text(flow.requirement);
    ui.label(dim(format!("{protocol} {} · {application} · {need} · {crosses}", ports_text(flow))));
    let level = RiskLevel::of(flow);
    if level > RiskLevel::Low {
        let text = format!("{} {}", egui_phosphor::regular::WARNING, risk::describe(flow));
        ui.label(RichText::new(text).size(SMALL_POINTS).color(risk::colour(level, Palette::of(ui))));
    }
    ui.add(Label::new(small(format!("Flow {}", flow.id))).selectable(true));
}

/// The chains of reasons, each of which is enough: the strongest, and the others below a fold.
fn reasons_ui(session: &Session, flow: &Flow, ui: &mut Ui) {
    heading(ui, "Why");
    let count = flow.reasons.len();
    let mut row = FlowRow::clone(flow);
    row.reasons.truncate(SHOWN_REASONS);
    let flow = &Flow::from(row);
    let chains = engine::explain_flow(session.project(), session.catalog(), flow);
    let (first, others) = chains.split_at(chains.len().min(1));
    for steps in first {
        chain_ui(steps, ui);
    }
    if others.is_empty() {
        return;
    }
    section(ui, "reasons", "Other reasons", &(count - 1).to_string(), false, |ui| {
        ui.label(small("Each of them alone would need the flow too"));
        for steps in others {
            chain_ui(steps, ui);
        }
        if count > SHOWN_REASONS {
            ui.label(small(format!("and {} more", counted(count - SHOWN_REASONS, "reason", "reasons"))));
        }
    });
}

/// A chain: a quiet line at the left with its steps.
fn chain_ui(steps: &[Step], ui: &mut Ui) {
    let line = Palette::of(ui).line;
    let block =
        egui::Frame::new().inner_margin(egui::Margin { left: 11, right: 0, top: 2, bottom: 2 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for step in steps {
                ui.label(&step.text);
                if !step.source.is_empty() {
                    ui.add(Label::new(small(&step.source)).selectable(true));
                }
                ui.add_space(5.0);
            }
        });
    let rect = block.response.rect;
    ui.painter().vline(rect.left() + 1.0, rect.y_range(), (2.0, line));
}

fn servers_ui(session: &Session, flow: &Flow, selection: &mut Selection, ui: &mut Ui) {
    let sides = [
        ("From", &flow.source_servers, &flow.source_devices),
        ("To", &flow.destination_servers, &flow.destination_devices),
    ];
    for (label, servers, devices) in sides {
        row(ui, label, |ui| {
            ui.horizontal_wrapped(|ui| {
                for id in devices.iter() {
                    let Some(device) = session.project().devices.get(id) else { continue };
                    if ui.link(&device.name).clicked() {
                        selection.only(Item::Device(id.clone()));
                    }
                }
                for id in servers.iter().take(12) {
                    server_link_ui(session, id, selection, ui);
                }
                if servers.len() > 12 {
                    ui.label(small(format!("and {} more", servers.len() - 12)));
                }
            });
        });
    }
}

fn server_link_ui(session: &Session, id: &ServerId, selection: &mut Selection, ui: &mut Ui) {
    let Some(server) = session.project().servers.get(id) else { return };
    let text = if server.count > 1 { format!("{} ×{}", server.name, server.count) } else { server.name.clone() };
    if ui.link(text).clicked() {
        selection.only(Item::Server(id.clone()));
    }
}

/// What people wrote on the flow: owner, ticket, approver, review date, comment.
fn annotation_ui(session: &Session, id: &FlowId, outbox: &mut Outbox, ui: &mut Ui) {
    let annotation =
        session.project().annotations.get(id).map(|annotation| Annotation::clone(annotation)).unwrap_or_default();
    ui.label(strong("Hand-over").text_style(theme::strong()));
    let mut next = annotation.clone();
    field_ui(ui, id, "Owner", "who answers for it", &mut next.owner);
    field_ui(ui, id, "Ticket", "change number", &mut next.ticket);
    field_ui(ui, id, "Approver", "", &mut next.approver);
    row(ui, "Review by", |ui| {
        let field = Field::new((id, "review"), "Review by", &annotation.review_by).hint("2027-05-31");
        if let Some(date) = field.show(ui, read_date) {
            next.review_by = date;
        }
    });
    row(ui, "Comment", |ui| {
        if let Some(comment) = Field::new((id, "comment"), "Comment", &annotation.comment).rows(2).show_text(ui) {
            next.comment = comment;
        }
    });
    if next != annotation {
        outbox.edit(Edit::Annotate(id.clone(), next));
    }
}

fn field_ui(ui: &mut Ui, id: &FlowId, label: &str, hint: &str, value: &mut String) {
    let read = row(ui, label, |ui| Field::new((id, label), label, value).hint(hint).show_text(ui));
    if let Some(text) = read {
        *value = text;
    }
}

/// A date as year-month-day, or nothing.
fn read_date(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: Option<&&str>, digits: usize| {
        part.filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let is_date = parts.len() == 3
        && number(parts.first(), 4).is_some()
        && number(parts.get(1), 2).is_some_and(|month| (1..=12).contains(&month))
        && number(parts.get(2), 2).is_some_and(|day| (1..=31).contains(&day));
    if is_date { Ok(text.to_owned()) } else { Err("A date such as 2027-05-31".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::read_date;

    #[test]
    fn dates_are_checked() {
        assert_eq!(read_date("2027-05-31"), Ok("2027-05-31".to_owned()));
        assert_eq!(read_date("  "), Ok(String::new()));
        for wrong in ["31.5.2027", "2027-13-01", "2027-05", "soon"] {
            assert!(read_date(wrong).is_err(), "{wrong}");
        }
    }
}

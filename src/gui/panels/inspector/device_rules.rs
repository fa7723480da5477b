//! What the inspector of a device says of its rules: how many there are, how many there may be, and how broad they are.

use egui::Ui;
use strum::IntoEnumIterator as _;

use super::link::addresses_text;
use super::segment::read_prefix;
use crate::gui::rule_book::RuleBook;
use crate::gui::state::Outbox;
use crate::gui::widgets::{Field, counted, meter, row, section, small};
use crate::gui::words;
use crate::ids::DeviceId;
use crate::net::AddressBlock;
use crate::project::{Aggregation, Device, Edit, IcmpMessages};
use crate::session::Session;

pub(super) fn rules_ui(
    session: &Session,
    book: Option<&RuleBook>,
    (id, device): (&DeviceId, &Device),
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let put = |outbox: &mut Outbox, change: &dyn Fn(&mut Device)| {
        let mut next = device.clone();
        change(&mut next);
        outbox.edit(Edit::PutDevice(id.clone(), next));
    };
    let rules = book.and_then(|book| book.device(id)).map(|rules| rules.rules.len());
    let count = rules.map_or_else(|| "…".to_owned(), |count| count.to_string());
    section(ui, "rules", "Rules", &count, true, |ui| {
        if let (Some(budget), Some(count)) = (device.rule_budget, rules) {
            let label = format!("{} of {budget} rules", crate::gui::widgets::thousands(count));
            meter(ui, count, budget as usize, &label);
            ui.label(small(label));
        }
        row(ui, "Budget", |ui| {
            let text = device.rule_budget.map(|budget| budget.to_string()).unwrap_or_default();
            let field = Field::new((id, "budget"), "Rule budget", &text).hint("no limit");
            if let Some(budget) = field.show(ui, read_budget) {
                put(outbox, &|next| next.rule_budget = budget);
            }
        });
        row(ui, "Objects", |ui| {
            let mut aggregation = device.aggregation;
            ui.horizontal_wrapped(|ui| {
                for choice in Aggregation::iter() {
                    ui.selectable_value(&mut aggregation, choice, words::aggregation(choice));
                }
            });
            if aggregation != device.aggregation {
                put(outbox, &|next| next.aggregation = aggregation);
            }
        });
        row(ui, "Supernets", |ui| {
            let text = addresses_text(&device.supernets);
            let field = Field::new((id, "supernets"), "Supernets", &text).hint("10.0.0.0/8");
            if let Some(supernets) = field.show(ui, read_prefixes) {
                put(outbox, &|next| next.supernets.clone_from(&supernets));
            }
        });
        row(ui, "ICMP", |ui| {
            let mut messages = device.icmp_messages;
            ui.horizontal_wrapped(|ui| {
                for choice in IcmpMessages::iter() {
                    let label = ui.selectable_value(&mut messages, choice, words::icmp_messages(choice));
                    label.on_hover_text(words::icmp_messages_meaning(choice));
                }
            });
            if messages != device.icmp_messages {
                put(outbox, &|next| next.icmp_messages = messages);
            }
        });
        let is_broad = device.aggregation == Aggregation::Segments || !device.supernets.is_empty();
        if is_broad || device.icmp_messages == IcmpMessages::All {
            let gain = if is_broad { "Fewer rules, which open" } else { "Its rules open" };
            ui.label(small(format!("{gain} more than is needed: what exactly is listed with the rules")));
        }
    });
    ui.add_space(2.0);
    let flows = session.report().flows.iter().filter(|flow| flow.enforcement_points().any(|other| other == id)).count();
    ui.label(small(format!("{} to let through here", counted(flows, "flow", "flows"))));
}

fn read_budget(text: &str) -> Result<Option<u32>, String> {
    let text = text.trim().replace([',', ' '], "");
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_not_a_number| "A whole number, or nothing for no limit".to_owned())
}

fn read_prefixes(text: &str) -> Result<Vec<AddressBlock>, String> {
    let words = text.split([',', ';', ' ', '\n']).filter(|word| !word.trim().is_empty());
    words.map(read_prefix).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_and_prefixes_are_read_as_people_write_them() {
        assert_eq!(read_budget("1,200"), Ok(Some(1200)));
        assert_eq!(read_budget(" "), Ok(None));
        assert!(read_budget("few").is_err());
        assert_eq!(read_prefixes("10.0.0.0/8, 172.16.0.0/12").map(|list| list.len()), Ok(2));
        assert!(read_prefixes("10.0.0.0/99").is_err());
    }
}

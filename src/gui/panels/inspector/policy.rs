//! The zone policy: which segments may talk to which, and over what, in the order in which the rules are read.

use std::collections::BTreeMap;

use egui::{Align, Align2, FontId, Layout, Rect, RichText, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};
use strum::IntoEnumIterator as _;

use super::segment::kind_text;
use super::translation::card;
use super::{InspectorState, read_name};
use crate::catalog::Catalog;
use crate::engine::policy::baseline;
use crate::engine::{ProblemCode, Report, Subject};
use crate::gui::command::UiCommand;
use crate::gui::fonts;
use crate::gui::panels::flows::segment_name;
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::{self, Palette, SMALL_POINTS};
use crate::gui::widgets::{Field, counted, focus_ring, icon_button, list_row, open_section, row, section, small};
use crate::gui::words;
use crate::ids::SegmentId;
use crate::project::vocabulary::find_policy_service;
use crate::project::{Edit, PolicyRule, Project, SegmentKind, Verdict, ZoneSelector};
use crate::session::Session;

/// Height of a rule that is folded, in points.
const ROW_HEIGHT: f32 = 40.0;
const SECTION: &str = "policy";

/// The planned flows that break a rule, by pair of segments.
type Broken<'r> = BTreeMap<&'r str, Vec<(&'r SegmentId, &'r SegmentId, usize)>>;

fn broken(report: &Report) -> Broken<'_> {
    let mut broken: Broken<'_> = BTreeMap::new();
    for problem in report.problems.iter().filter(|problem| problem.code == ProblemCode::PolicyViolation) {
        if let [Subject::PolicyRule(rule), Subject::Segment(from), Subject::Segment(to), flows @ ..] =
            problem.subjects.as_slice()
        {
            broken.entry(rule).or_default().push((from, to, flows.len()));
        }
    }
    broken
}

/// What a selector means, in words.
fn selector_text(project: &Project, selector: &ZoneSelector) -> String {
    match selector {
        ZoneSelector::Any => "Every segment".to_owned(),
        ZoneSelector::Kind(kind) => format!("Kind: {}", kind_text(*kind)),
        ZoneSelector::Segment(id) => segment_name(project, id).to_owned(),
        ZoneSelector::TrustBelow(level) => format!("Trust below {level}"),
        ZoneSelector::TrustFrom(level) => format!("Trust from {level}"),
    }
}

pub(super) fn policy_ui(
    session: &Session,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let rules = &session.project().policy;
    let broken = broken(session.report());
    let mut shown = None;
    if let Some(name) = state.shown_rule.take() {
        shown = rules.iter().position(|rule| rule.name == name);
        state.open_rule = shown;
        open_section(ui, SECTION);
    }
    let count: usize = broken.values().flatten().map(|(_, _, flows)| flows).sum();
    let detail = if count > 0 { format!("{count} against it") } else { rules.len().to_string() };
    section(ui, SECTION, "Zone policy", &detail, !rules.is_empty(), |ui| {
        let intro = if rules.is_empty() {
            "No rules: every planned flow is allowed"
        } else {
            "The first rule that fits decides; what no rule fits is allowed"
        };
        ui.label(small(intro));
        for (position, rule) in rules.iter().enumerate() {
            let is_open = state.open_rule == Some(position);
            let own = broken.get(rule.name.as_str()).map_or(&[][..], Vec::as_slice);
            let response = rule_row_ui(session.project(), position, rule, own, is_open, ui);
            if shown == Some(position) {
                response.scroll_to_me(Some(Align::Center));
            }
            if response.clicked() {
                state.open_rule = if is_open { None } else { Some(position) };
            }
            if is_open {
                let mut editor = Editor { session, position, rule, state, outbox };
                card(ui, |ui| editor.ui(own, selection, ui));
            }
        }
        ui.horizontal_wrapped(|ui| {
            if ui.button(format!("{}  Add rule", egui_phosphor::regular::PLUS)).clicked() {
                let mut next = rules.to_vec();
                next.push(PolicyRule { name: free_name(rules), ..PolicyRule::default() });
                state.open_rule = Some(rules.len());
                outbox.edit(Edit::batch("add policy rule", vec![Edit::SetPolicy(next)]));
            }
            let missing: Vec<PolicyRule> =
                baseline().into_iter().filter(|usual| rules.iter().all(|rule| rule.name != usual.name)).collect();
            let hint = "What most firewall teams forbid between kinds of segments, to start from";
            if !missing.is_empty() && ui.button("Add the usual rules").on_hover_text(hint).clicked() {
                let next = rules.iter().cloned().chain(missing).collect();
                outbox.edit(Edit::batch("add the usual rules", vec![Edit::SetPolicy(next)]));
            }
        });
    });
}

fn free_name(rules: &[PolicyRule]) -> String {
    let is_free = |name: &String| rules.iter().all(|rule| rule.name != *name);
    (1..=rules.len() + 1).map(|number| format!("Rule {number}")).find(is_free).unwrap_or_default()
}

/// A rule in two lines: verdict and name, from where to where and over what.
fn rule_row_ui(
    project: &Project,
    position: usize,
    rule: &PolicyRule,
    broken: &[(&SegmentId, &SegmentId, usize)],
    is_open: bool,
    ui: &mut Ui,
) -> egui::Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let services = if rule.services.is_empty() { "everything".to_owned() } else { rule.services.join(", ") };
    let pair = format!("{} → {}", selector_text(project, &rule.from), selector_text(project, &rule.to));
    let flows: usize = broken.iter().map(|(_, _, flows)| flows).sum();
    response.widget_info(|| {
        let verdict = words::verdict(rule.verdict);
        let against = if flows > 0 { format!(", {flows} against it") } else { String::new() };
        let label = format!("Policy rule {}: {verdict} {pair}, {services}{against}", rule.name);
        WidgetInfo::selected(WidgetType::Button, true, is_open, label)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let ground = rect.expand2(vec2(6.0, 0.0));
    if is_open {
        ui.painter().rect_filled(ground, 5.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 5.0, palette.panel_raised);
    }
    let (glyph, colour) = match rule.verdict {
        Verdict::Allow => (egui_phosphor::regular::CHECK_CIRCLE, palette.good),
        Verdict::Forbid => (egui_phosphor::regular::PROHIBIT, palette.risk_high),
    };
    let painter = ui.painter();
    let number = format!("{}", position + 1);
    let top = rect.top() + 11.0;
    painter.text(pos2(rect.left() + 9.0, top), Align2::CENTER_CENTER, glyph, FontId::proportional(15.0), colour);
    let bottom = rect.bottom() - 10.0;
    let font = FontId::proportional(10.5);
    painter.text(pos2(rect.left() + 9.0, bottom), Align2::CENTER_CENTER, number, font, palette.text_dim);
    let mut right = rect.right();
    if flows > 0 {
        let font = FontId::new(SMALL_POINTS, fonts::strong_family());
        let galley = painter.layout_no_wrap(counted(flows, "flow", "flows"), font, palette.risk_high);
        right -= galley.size().x + 8.0;
        painter.galley(pos2(right + 8.0, top - galley.size().y / 2.0), galley, palette.risk_high);
    }
    let left = rect.left() + 24.0;
    let put = |text: String, font: FontId, colour, y: f32, right: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text, font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(1.0));
        let galley = painter.layout_job(job);
        painter.galley(pos2(left, y - galley.size().y / 2.0), galley, colour);
    };
    put(rule.name.clone(), FontId::proportional(theme::BODY_POINTS), palette.text, top, right);
    let line = format!("{pair} · {services}");
    put(line, FontId::proportional(SMALL_POINTS), palette.text_dim, bottom, rect.right());
    focus_ring(ui, Rect::from_min_max(ground.min, ground.max), &response);
    response
}

/// A rule that is open for changes.
struct Editor<'a> {
    session: &'a Session,
    position: usize,
    rule: &'a PolicyRule,
    state: &'a mut InspectorState,
    outbox: &'a mut Outbox,
}

impl Editor<'_> {
    fn put(&mut self, label: &str, change: impl FnOnce(&mut Vec<PolicyRule>)) {
        let mut next = self.session.project().policy.to_vec();
        change(&mut next);
        self.outbox.edit(Edit::batch(label, vec![Edit::SetPolicy(next)]));
    }

    fn put_rule(&mut self, rule: PolicyRule) {
        let position = self.position;
        self.put("edit policy rule", |rules| {
            if let Some(place) = rules.get_mut(position) {
                *place = rule;
            }
        });
    }

    fn ui(&mut self, broken: &[(&SegmentId, &SegmentId, usize)], selection: &mut Selection, ui: &mut Ui) {
        let rule = self.rule;
        let id = ("policy", self.position);
        row(ui, "Name", |ui| {
            if let Some(name) = Field::new((id, "name"), "Rule name", &rule.name).show(ui, read_name) {
                self.put_rule(PolicyRule { name, ..rule.clone() });
            }
        });
        row(ui, "Verdict", |ui| {
            let mut verdict = rule.verdict;
            ui.horizontal(|ui| {
                for choice in Verdict::iter() {
                    ui.selectable_value(&mut verdict, choice, words::verdict(choice));
                }
            });
            if verdict != rule.verdict {
                self.put_rule(PolicyRule { verdict, ..rule.clone() });
            }
        });
        row(ui, "From", |ui| {
            if let Some(from) = self.selector_ui("from", &rule.from, ui) {
                self.put_rule(PolicyRule { from, ..rule.clone() });
            }
        });
        row(ui, "To", |ui| {
            if let Some(to) = self.selector_ui("to", &rule.to, ui) {
                self.put_rule(PolicyRule { to, ..rule.clone() });
            }
        });
        row(ui, "Services", |ui| {
            let text = rule.services.join(", ");
            let field = Field::new((id, "services"), "Services", &text).hint("everything").rows(2);
            let catalog = self.session.catalog();
            if let Some(services) = field.show(ui, |text| read_services(catalog, text)) {
                self.put_rule(PolicyRule { services, ..rule.clone() });
            }
        });
        row(ui, "Note", |ui| {
            if let Some(note) = Field::new((id, "rule note"), "Rule note", &rule.note).rows(2).show_text(ui) {
                self.put_rule(PolicyRule { note, ..rule.clone() });
            }
        });
        self.buttons_ui(ui);
        if broken.is_empty() {
            return;
        }
        ui.label(RichText::new("Planned against it").size(SMALL_POINTS).color(Palette::of(ui).risk_high));
        let project = self.session.project();
        for (from, to, flows) in broken {
            let pair = format!("{} → {}", segment_name(project, from), segment_name(project, to));
            if list_row(ui, &pair, &counted(*flows, "flow", "flows"), false).clicked() {
                selection.clear();
                selection.pair = Some(((*from).clone(), (*to).clone()));
                self.outbox.command(UiCommand::ShowFlows);
            }
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui) {
        let position = self.position;
        let last = self.session.project().policy.len().saturating_sub(1);
        ui.horizontal(|ui| {
            for (glyph, label, target, is_enabled) in [
                (egui_phosphor::regular::ARROW_UP, "Move rule up", position.saturating_sub(1), position > 0),
                (egui_phosphor::regular::ARROW_DOWN, "Move rule down", position + 1, position < last),
            ] {
                if icon_button(ui, glyph, label, is_enabled).clicked() {
                    self.state.open_rule = Some(target);
                    self.put("move policy rule", |rules| rules.swap(position, target));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon_button(ui, egui_phosphor::regular::TRASH, "Remove rule", true).clicked() {
                    self.state.open_rule = None;
                    self.put("remove policy rule", |rules| {
                        rules.remove(position);
                    });
                }
            });
        });
    }

    /// Which segments are meant: all, those of a kind, one, or by their trust level.
    fn selector_ui(&mut self, side: &str, current: &ZoneSelector, ui: &mut Ui) -> Option<ZoneSelector> {
        let project = self.session.project();
        let hint = "Choose, or type trust<50 or trust>=50";
        let picked = picker(ui, ("policy", self.position, side), &selector_text(project, current), Some(hint), || {
            let mut choices = vec![(ZoneSelector::Any, "")];
            choices.extend(SegmentKind::iter().map(|kind| (ZoneSelector::Kind(kind), "kind")));
            choices.extend(project.segments.keys().map(|id| (ZoneSelector::Segment(id.clone()), "segment")));
            for level in [25, 50, 75] {
                choices.push((ZoneSelector::TrustBelow(level), "trust"));
                choices.push((ZoneSelector::TrustFrom(level), "trust"));
            }
            let entry = |(selector, detail)| Entry::new(selector_text(project, &selector), detail, selector);
            choices.into_iter().map(entry).collect()
        });
        let selector = match picked? {
            Picked::Entry(selector) => selector,
            Picked::Text(text) => match text.parse() {
                Ok(selector) => selector,
                Err(error) => {
                    self.outbox.toast(format!("Not done: {error}"));
                    return None;
                }
            },
        };
        (selector != *current).then_some(selector)
    }
}

/// Services of a rule, parted by commas; nothing for everything.
fn read_services(catalog: &Catalog, text: &str) -> Result<Vec<String>, String> {
    let words = text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| match find_policy_service(catalog, word) {
            Ok(_) => Ok(word.to_owned()),
            Err(misfit) => Err(format!("{}; expected {}", misfit.message, misfit.expected)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_checked_one_by_one() {
        let catalog = Catalog::builtin();
        assert_eq!(read_services(&catalog, "445/tcp, gre").map(|list| list.len()), Ok(2));
        assert_eq!(read_services(&catalog, " ").map(|list| list.len()), Ok(0));
        assert!(read_services(&catalog, "445/tcp, 445").is_err_and(|error| error.contains("445/tcp")));
    }

    #[test]
    fn a_new_rule_has_a_name_of_its_own() {
        let named = |name: &str| PolicyRule { name: name.into(), ..PolicyRule::default() };
        assert_eq!(free_name(&[]), "Rule 1");
        assert_eq!(free_name(&[named("Rule 1"), named("Rule 3")]), "Rule 2");
    }
}

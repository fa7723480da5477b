//! The inspector when nothing is selected: the project, its domains, trusts and defaults.

use egui::{ComboBox, RichText, Ui};

use super::{InspectorState, options, read_name};
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::widgets::{Field, checkbox, counted, hairline, heading, icon_button, row, small};
use crate::project::{Domain, Edit, Item, Trust, TrustKind};
use crate::session::Session;

pub(super) fn project_ui(
    session: &Session,
    state: &mut InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    ui.label(RichText::new("Project").heading());
    ui.add_space(4.0);
    row(ui, "Name", |ui| {
        let field = Field::new("project-name", "Project name", &project.name).focused(state.wants_name);
        if let Some(name) = field.show(ui, read_name) {
            outbox.edit(Edit::Describe { name, description: project.description.clone() });
        }
    });
    row(ui, "Description", |ui| {
        let field = Field::new("project-description", "Description", &project.description).rows(3);
        if let Some(description) = field.show_text(ui) {
            let name = if project.name.trim().is_empty() { "Untitled".to_owned() } else { project.name.clone() };
            outbox.edit(Edit::Describe { name, description });
        }
    });
    hairline(ui);
    domains_ui(session, outbox, ui);
    if project.domains.len() > 1 {
        ui.add_space(6.0);
        trusts_ui(session, outbox, ui);
    }
    hairline(ui);
    options::project_options_ui(session, state, outbox, ui);
    let _ = selection;
}

fn domains_ui(session: &Session, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    heading(ui, "Directory domains");
    if project.domains.is_empty() {
        ui.label(small("Placing a domain controller founds the first one"));
    }
    for (id, domain) in project.domains.iter() {
        ui.horizontal(|ui| {
            let members = project.servers.values().filter(|server| server.domain.as_ref() == Some(id)).count();
            let width = ui.available_width() - 100.0;
            ui.vertical(|ui| {
                ui.set_max_width(width);
                if let Some(name) = Field::new((id, "domain"), "Domain name", &domain.name).show(ui, read_name) {
                    outbox.edit(Edit::PutDomain(id.clone(), Domain { name, ..Domain::default() }));
                }
            });
            ui.label(small(counted(members, "server", "servers")));
            let label = format!("Remove domain {}", domain.name);
            if icon_button(ui, egui_phosphor::regular::X, &label, true).clicked() {
                outbox.edit(Edit::batch("remove domain", vec![Edit::Remove(vec![Item::Domain(id.clone())])]));
            }
        });
    }
    let field =
        Field::new(("new-domain", project.domains.len()), "New domain", "").hint("Add a domain, such as corp.example");
    if let Some(name) = field.show(ui, read_name) {
        let id = project.new_domain_id(&name);
        outbox.edit(Edit::batch("add domain", vec![Edit::PutDomain(id, Domain { name, ..Domain::default() })]));
    }
}

fn trusts_ui(session: &Session, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let name = |id: &crate::ids::DomainId| project.domains.get(id).map_or(id.to_string(), |domain| domain.name.clone());
    heading(ui, "Trusts");
    for (id, trust) in project.trusts.iter() {
        ui.horizontal(|ui| {
            let arrow = if trust.is_two_way { "↔" } else { "→" };
            let text = format!("{} {arrow} {}", name(&trust.trusting), name(&trust.trusted));
            let hint = "The left domain trusts the right one: users of the right may use what the left has";
            ui.add(egui::Label::new(&text).truncate()).on_hover_text(hint);
        });
        ui.horizontal(|ui| {
            let mut next = Trust::clone(trust);
            checkbox(ui, &mut next.is_two_way, "Both ways");
            ComboBox::from_id_salt((id, "trust-kind")).selected_text(kind_text(next.kind)).show_ui(ui, |ui| {
                for kind in [TrustKind::Forest, TrustKind::External] {
                    ui.selectable_value(&mut next.kind, kind, kind_text(kind));
                }
            });
            if next != **trust {
                outbox.edit(Edit::PutTrust(id.clone(), next));
            }
            if icon_button(ui, egui_phosphor::regular::X, "Remove trust", true).clicked() {
                outbox.edit(Edit::batch("remove trust", vec![Edit::Remove(vec![Item::Trust(id.clone())])]));
            }
        });
    }
    let picked = picker(ui, "add-trust", "Add trust…", None, || {
        let pairs = project.domains.keys().flat_map(|from| project.domains.keys().map(move |to| (from, to)));
        pairs
            .filter(|(from, to)| from != to)
            .filter(|(from, to)| project.trusts.values().all(|trust| (&trust.trusting, &trust.trusted) != (*from, *to)))
            .map(|(from, to)| Entry::new(format!("{} trusts {}", name(from), name(to)), "", (from.clone(), to.clone())))
            .collect()
    });
    if let Some((trusting, trusted)) = picked.and_then(Picked::entry) {
        let id = project.new_trust_id(&trusting, &trusted);
        let trust = Trust { trusting, trusted, is_two_way: false, kind: TrustKind::Forest };
        outbox.edit(Edit::batch("add trust", vec![Edit::PutTrust(id, trust)]));
    }
}

const fn kind_text(kind: TrustKind) -> &'static str {
    match kind {
        TrustKind::Forest => "Forest trust",
        TrustKind::External => "External trust",
    }
}

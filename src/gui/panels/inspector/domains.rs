//! Directory domains and trusts: the inspector of one, and the list in the inspector of the project.

use egui::{Sense, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::{InspectorState, ROW_END, footer_ui, read_name, title_ui};
use crate::gui::canvas::{domain_hues, trust_between};
use crate::gui::picker::{Entry, Picked, picker};
use crate::gui::state::{Outbox, Selection};
use crate::gui::theme::Palette;
use crate::gui::widgets::{
    Field, checkbox, choice, counted, hairline, heading, icon_button, list_row, row, section, small,
};
use crate::gui::words;
use crate::ids::{DomainId, TrustId};
use crate::project::{Domain, Edit, Item, Project, Trust, TrustKind};
use crate::session::Session;

/// Gives a domain another name, also where the other domains of its forest name it as their root.
fn rename(project: &Project, id: &DomainId, name: &str) -> Option<Edit> {
    let domain = project.domains.get(id)?;
    let old = domain.name.trim();
    let mut edits = Vec::new();
    for (other_id, other) in &*project.domains {
        let mut next = Domain::clone(other);
        if !old.is_empty() && next.forest.trim() == old {
            name.clone_into(&mut next.forest);
        }
        if other_id == id {
            name.clone_into(&mut next.name);
        }
        if next != **other {
            edits.push(Edit::PutDomain(other_id.clone(), next));
        }
    }
    (!edits.is_empty()).then(|| Edit::batch("rename domain", edits))
}

pub(super) fn domain_ui(
    session: &Session,
    id: &DomainId,
    state: &InspectorState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let project = session.project();
    let Some(domain) = project.domains.get(id) else { return };
    let palette = Palette::of(ui);
    let colour = domain_hues(project).get(id).map_or(palette.text_dim, |hue| palette.hue(*hue));
    title_ui(ui, egui_phosphor::regular::TREE_STRUCTURE, colour, "Domain");
    row(ui, "Name", |ui| {
        let field = Field::new((id, "name"), "Name", &domain.name).focused(state.wants_name);
        let name = field.show(ui, read_name);
        if let Some(edit) = name.and_then(|name| rename(project, id, &name)) {
            outbox.edit(edit);
        }
    });
    row(ui, "Forest", |ui| {
        let own = words::forest(domain) == domain.name.trim();
        let shown = if own { "its own" } else { words::forest(domain) };
        let picked = picker(ui, (id, "forest"), shown, Some("Choose a forest, or type its root"), || {
            let others = project.domains.iter().filter(|(other, _)| *other != id);
            let mut roots: Vec<&str> = others.map(|(_, other)| words::forest(other)).collect();
            roots.sort_unstable();
            roots.dedup();
            let mut entries = vec![Entry::new("its own", "root of a forest", String::new())];
            entries.extend(roots.into_iter().map(|root| Entry::new(root, "forest", root.to_owned())));
            entries
        });
        let forest = picked.map(|picked| match picked {
            Picked::Entry(forest) | Picked::Text(forest) => forest,
        });
        if let Some(forest) = forest.filter(|forest| *forest != domain.forest) {
            let next = Domain { forest, ..Domain::clone(domain) };
            outbox.edit(Edit::batch("set forest", vec![Edit::PutDomain(id.clone(), next)]));
        }
    });
    ui.label(small("Domains of one forest trust each other"));
    hairline(ui);
    heading(ui, "Trusts");
    let own = project.trusts.iter().filter(|(_, trust)| trust.trusting == *id || trust.trusted == *id);
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        ui.label(small("None with a domain of another forest"));
    }
    for (trust_id, trust) in own {
        if list_row(ui, &seen_from(project, id, trust), trust_detail(trust), false).clicked() {
            selection.only(Item::Trust(trust_id.clone()));
        }
    }
    add_trust_ui(project, Some(id), outbox, ui);
    hairline(ui);
    let members: Vec<_> = project.servers.iter().filter(|(_, server)| server.domain.as_ref() == Some(id)).collect();
    section(ui, "domain-members", &counted(members.len(), "server", "servers"), "", true, |ui| {
        for (server_id, server) in members {
            let segment = project.segments.get(&server.segment).map_or("", |segment| segment.name.as_str());
            if list_row(ui, &server.name, segment, false).clicked() {
                selection.only(Item::Server(server_id.clone()));
            }
        }
    });
    footer_ui(ui, false, outbox);
}

pub(super) fn trust_ui(session: &Session, id: &TrustId, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let Some(trust) = project.trusts.get(id) else { return };
    let put = |outbox: &mut Outbox, next: Trust| outbox.edit(Edit::PutTrust(id.clone(), next));
    title_ui(ui, egui_phosphor::regular::HANDSHAKE, Palette::of(ui).accent, "Trust");
    for (label, domain) in [("Trusting", &trust.trusting), ("Trusted", &trust.trusted)] {
        row(ui, label, |ui| {
            if ui.link(words::domain(project, domain)).clicked() {
                selection.only(Item::Domain(domain.clone()));
            }
        });
    }
    row(ui, "Direction", |ui| {
        ui.horizontal(|ui| {
            let mut is_two_way = trust.is_two_way;
            if checkbox(ui, &mut is_two_way, "Both ways").changed() {
                put(outbox, Trust { is_two_way, ..Trust::clone(trust) });
            }
            let swap = egui_phosphor::regular::ARROWS_DOWN_UP;
            if icon_button(ui, swap, "Turn the trust around", !trust.is_two_way).clicked() {
                let (trusting, trusted) = (trust.trusted.clone(), trust.trusting.clone());
                put(outbox, Trust { trusting, trusted, ..Trust::clone(trust) });
            }
        });
    });
    row(ui, "Kind", |ui| {
        if let Some(kind) = choice(ui, (id, "kind"), "Kind", trust.kind, TrustKind::iter(), words::trust_kind) {
            put(outbox, Trust { kind, ..Trust::clone(trust) });
        }
    });
    ui.label(small(words::trust_meaning(project, trust)));
    if trust.kind == TrustKind::Forest {
        ui.label(small("It holds between all domains of the two forests"));
    }
    footer_ui(ui, false, outbox);
}

/// A trust in the words of one of its two domains.
fn seen_from(project: &Project, id: &DomainId, trust: &Trust) -> String {
    let other = if trust.trusting == *id { &trust.trusted } else { &trust.trusting };
    let other = words::domain(project, other);
    match (trust.is_two_way, trust.trusting == *id) {
        (true, _) => format!("↔ {other}"),
        (false, true) => format!("trusts {other}"),
        (false, false) => format!("is trusted by {other}"),
    }
}

const fn trust_detail(trust: &Trust) -> &'static str {
    match (trust.kind, trust.is_two_way) {
        (TrustKind::Forest, true) => "forest, both ways",
        (TrustKind::Forest, false) => "forest, one way",
        (TrustKind::External, true) => "external, both ways",
        (TrustKind::External, false) => "external, one way",
    }
}

/// A list of the trusts that could be added, those of one domain or all.
fn add_trust_ui(project: &Project, of: Option<&DomainId>, outbox: &mut Outbox, ui: &mut Ui) {
    if project.domains.len() < 2 {
        return;
    }
    let picked = picker(ui, ("add-trust", of), "Add trust…", None, || {
        let pairs = project.domains.keys().flat_map(|from| project.domains.keys().map(move |to| (from, to)));
        pairs
            .filter(|(from, to)| from != to && of.is_none_or(|id| [*from, *to].contains(&id)))
            .filter_map(|(from, to)| {
                let (_, edit) = trust_between(project, from, to).ok()?;
                let text = format!("{} trusts {}", words::domain(project, from), words::domain(project, to));
                Some(Entry::new(text, "", edit))
            })
            .collect()
    });
    if let Some(edit) = picked.and_then(Picked::entry) {
        outbox.edit(edit);
    }
}

/// The domains and trusts of a project.
pub(super) fn domains_ui(session: &Session, selection: &mut Selection, outbox: &mut Outbox, ui: &mut Ui) {
    let project = session.project();
    let count = project.domains.len();
    section(ui, "domains", "Directory domains", &count.to_string(), true, |ui| {
        if count == 0 {
            ui.label(small("Placing a domain controller founds the first one"));
        }
        let palette = Palette::of(ui);
        let hues = domain_hues(project);
        for (id, domain) in project.domains.iter() {
            ui.horizontal(|ui| {
                let (dot, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                ui.painter().rect_filled(dot, 3.0, hues.get(id).map_or(palette.text_dim, |hue| palette.hue(*hue)));
                let members = project.servers.values().filter(|server| server.domain.as_ref() == Some(id)).count();
                let width = ui.available_width() - ROW_END;
                ui.scope(|ui| {
                    ui.set_max_width(width);
                    if list_row(ui, &domain.name, &counted(members, "server", "servers"), false).clicked() {
                        selection.only(Item::Domain(id.clone()));
                    }
                });
                let label = format!("Remove domain {}", domain.name);
                if icon_button(ui, egui_phosphor::regular::X, &label, true).clicked() {
                    outbox.edit(Edit::batch("remove domain", vec![Edit::Remove(vec![Item::Domain(id.clone())])]));
                }
            });
        }
        let field = Field::new(("new-domain", count), "New domain", "").hint("Add a domain, such as corp.example");
        if let Some(name) = field.show(ui, read_name) {
            let id = project.new_domain_id(&name);
            outbox.edit(Edit::batch("add domain", vec![Edit::PutDomain(id, Domain { name, ..Domain::default() })]));
        }
        if count > 1 {
            ui.add_space(4.0);
            heading(ui, "Trusts");
            for (id, trust) in project.trusts.iter() {
                let response = list_row(ui, &arrow_text(project, trust), trust_detail(trust), false);
                if response.on_hover_text(words::trust_meaning(project, trust)).clicked() {
                    selection.only(Item::Trust(id.clone()));
                }
            }
            add_trust_ui(project, None, outbox, ui);
        }
    });
}

fn arrow_text(project: &Project, trust: &Trust) -> String {
    let arrow = if trust.is_two_way { "↔" } else { "→" };
    format!("{} {arrow} {}", words::domain(project, &trust.trusting), words::domain(project, &trust.trusted))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_root_that_is_renamed_keeps_its_forest_together() {
        let domain = |name: &str, forest: &str| Arc::new(Domain { name: name.into(), forest: forest.into() });
        let domains = [
            ("corp", domain("corp.example", "")),
            ("emea", domain("emea.corp.example", "corp.example")),
            ("other", domain("other.example", "")),
        ];
        let domains = domains.into_iter().map(|(id, domain)| (id.into(), domain)).collect();
        let project = Project { domains: Arc::new(domains), ..Project::default() };
        let renamed = rename(&project, &"corp".into(), "group.example").and_then(|edit| edit.apply(&project).ok());
        let domains = renamed.map(|project| project.domains).unwrap_or_default();
        let forest = |id: &str| domains.get(&DomainId::from(id)).map(|domain| words::forest(domain).to_owned());
        assert_eq!(forest("corp"), Some("group.example".to_owned()));
        assert_eq!(forest("emea"), Some("group.example".to_owned()));
        assert_eq!(forest("other"), Some("other.example".to_owned()));
        // A name that another domain has is refused as a whole.
        let taken = rename(&project, &"corp".into(), "other.example").map(|edit| edit.apply(&project).is_err());
        assert_eq!(taken, Some(true));
    }
}

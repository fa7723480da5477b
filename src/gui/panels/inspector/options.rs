//! Options: what can be set on a server, or on the project as the default.

use std::collections::BTreeSet;

use egui::{ComboBox, Ui};

use super::InspectorState;
use crate::catalog::{Catalog, CatalogOption, Consumer, Endpoint, OptionIndex, OptionKind, RoleIndex, ServiceIndex};
use crate::gui::state::Outbox;
use crate::gui::widgets::{Field, dim, filter_field, heading, icon_button, small};
use crate::ids::ServerId;
use crate::net::PortRange;
use crate::project::{Edit, Options, Os, Server};
use crate::session::Session;

/// The options that change something for the services of these roles.
fn relevant(catalog: &Catalog, server: &Server) -> BTreeSet<OptionIndex> {
    let mut roles: BTreeSet<RoleIndex> = BTreeSet::new();
    let os = server.os;
    let mut open: Vec<RoleIndex> =
        server.roles.iter().filter_map(|role| catalog.role_index_for(role.as_str(), os)).collect();
    while let Some(role) = open.pop() {
        if roles.insert(role) {
            open.extend(catalog.role(role).includes.iter().map(|parent| catalog.role_on(*parent, os)));
        }
    }
    let services: BTreeSet<ServiceIndex> = roles
        .iter()
        .flat_map(|role| &catalog.role(*role).runs)
        .map(|service| catalog.service_on(*service, os))
        .collect();
    let mut options = BTreeSet::new();
    for endpoint in services.iter().flat_map(|service| &catalog.service(*service).endpoints) {
        options.extend(options_of(catalog, endpoint));
    }
    for dependency in &catalog.dependencies {
        let is_consumer = dependency.consumers.iter().any(|consumer| match consumer {
            Consumer::Role(role) => roles.contains(role),
            Consumer::Service(service) => services.contains(service),
        });
        if is_consumer {
            options.extend(dependency.need_option);
            options.extend(dependency.only_if.iter().map(|condition| condition.option));
        }
    }
    options
}

fn options_of<'c>(catalog: &'c Catalog, endpoint: &'c Endpoint) -> impl Iterator<Item = OptionIndex> + 'c {
    let pool = endpoint.pool.and_then(|pool| catalog.pool(pool).option);
    let conditions = endpoint.only_if.iter().map(|condition| condition.option);
    conditions.chain(pool).chain(endpoint.port_option.map(|(option, _)| option)).chain(endpoint.pins.iter().copied())
}

pub(super) fn server_options_ui(
    session: &Session,
    id: &ServerId,
    server: &Server,
    state: &mut InspectorState,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let catalog = session.catalog();
    heading(ui, "Options");
    let relevant = relevant(catalog, server);
    let is_first = |option: &CatalogOption| {
        catalog.option_index(&option.key).is_some_and(|index| relevant.contains(&index))
            || server.options.contains_key(&option.key)
    };
    let inherited = &session.project().options;
    let mut set = |key: &str, value: Option<String>| {
        outbox.edit(Edit::SetServerOption(id.clone(), key.to_owned(), value));
    };
    let first: Vec<&CatalogOption> = catalog.options.iter().filter(|option| is_first(option)).collect();
    if first.is_empty() {
        ui.label(small("No option matters to the services of this server"));
    }
    for option in first {
        let fallback = pool_default(catalog, option, server.os);
        option_ui(id.as_str(), option, (&server.options, Some(inherited), fallback), &mut set, ui);
    }
    let others: Vec<&CatalogOption> = catalog.options.iter().filter(|option| !is_first(option)).collect();
    if !others.is_empty() {
        ui.add_space(4.0);
        egui::CollapsingHeader::new(dim(format!("Other options ({})", others.len())))
            .id_salt((id, "other-options"))
            .show(ui, |ui| {
                for option in others {
                    let fallback = pool_default(catalog, option, server.os);
                    option_ui(id.as_str(), option, (&server.options, Some(inherited), fallback), &mut set, ui);
                }
            });
    }
    let _ = state;
}

pub(super) fn project_options_ui(session: &Session, state: &mut InspectorState, outbox: &mut Outbox, ui: &mut Ui) {
    heading(ui, "Defaults for all servers");
    ui.label(small("They hold where a server sets no value of its own"));
    let options = &session.project().options;
    filter_field(ui, &mut state.option_filter, "Filter options", "Filter options…", f32::INFINITY);
    let wanted = state.option_filter.trim().to_lowercase();
    let mut set = |key: &str, value: Option<String>| outbox.edit(Edit::SetProjectOption(key.to_owned(), value));
    let fits = |option: &&CatalogOption| {
        wanted.is_empty()
            || [&option.key, &option.name, &option.description].iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    // What is set comes first, so that it is seen what differs from the catalog.
    let (set_here, rest): (Vec<&CatalogOption>, Vec<&CatalogOption>) =
        session.catalog().options.iter().filter(fits).partition(|option| options.contains_key(&option.key));
    for option in set_here {
        option_ui("project", option, (options, None, None), &mut set, ui);
    }
    let mut groups: Vec<(&str, Vec<&CatalogOption>)> = Vec::new();
    for option in rest {
        let group = group_of(option);
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, options)) => options.push(option),
            None => groups.push((group, vec![option])),
        }
    }
    for (group, group_options) in groups {
        egui::CollapsingHeader::new(dim(format!("{group} ({})", group_options.len())))
            .id_salt(("options", group))
            .open(if wanted.is_empty() { None } else { Some(true) })
            .show(ui, |ui| {
                for option in group_options {
                    option_ui("project", option, (options, None, None), &mut set, ui);
                }
            });
    }
}

/// The group an option stands in: what its key begins with.
fn group_of(option: &CatalogOption) -> &'static str {
    match option.key.split('.').next().unwrap_or_default() {
        "rpc" | "ntds" | "netlogon" | "frs" | "dfsr" | "ca" | "ldap" | "kerberos" | "netbios" | "dns" | "ntp" => {
            "Directory and RPC"
        }
        "exchange" | "smtp" | "outlook" | "mail" => "Mail",
        "iis" | "ftp" | "web" | "rdp" | "sql" | "sharepoint" | "tftp" => "Web, files and data",
        "need" => "What is needed",
        _ => "Other",
    }
}

fn option_ui(
    owner: &str,
    option: &CatalogOption,
    (own, inherited, fallback): (&Options, Option<&Options>, Option<String>),
    set: &mut impl FnMut(&str, Option<String>),
    ui: &mut Ui,
) {
    let value = own.get(&option.key);
    let default = inherited.and_then(|options| options.get(&option.key)).or(option.default.as_ref());
    let default = default.or(fallback.as_ref());
    ui.horizontal(|ui| {
        let width = (ui.available_width() * 0.48).round();
        ui.scope(|ui| {
            ui.set_width(width);
            let name = egui::RichText::new(&option.name);
            let label = ui.add(egui::Label::new(if value.is_some() { name } else { name.weak() }).truncate());
            label.on_hover_ui(|ui| explanation_ui(option, ui));
        });
        let room = ui.available_width() - if value.is_some() { 30.0 } else { 0.0 };
        ui.vertical(|ui| {
            ui.set_max_width(room);
            value_ui(owner, option, value, default, set, ui);
        });
        if value.is_some() {
            let label = format!("Back to the default of {}", option.name);
            if icon_button(ui, egui_phosphor::regular::ARROW_COUNTER_CLOCKWISE, &label, true).clicked() {
                set(&option.key, None);
            }
        }
    });
}

/// For an option that narrows a dynamic range: the range that holds without it.
fn pool_default(catalog: &Catalog, option: &CatalogOption, os: Os) -> Option<String> {
    let index = catalog.option_index(&option.key)?;
    let pool = catalog.pools.iter().find(|pool| pool.option == Some(index))?;
    pool.default_for(os).map(|range| range.to_string())
}

fn explanation_ui(option: &CatalogOption, ui: &mut Ui) {
    ui.set_max_width(360.0);
    ui.label(crate::gui::widgets::strong(&option.name));
    ui.label(&option.description);
    if !option.steps.is_empty() {
        ui.label(small(format!("On the server: {}", option.steps)));
    }
    ui.label(small(&option.key));
}

/// What an option is set to, to be changed: a choice, or a field for ports.
pub(in crate::gui::panels) fn value_ui(
    owner: &str,
    option: &CatalogOption,
    value: Option<&String>,
    default: Option<&String>,
    set: &mut impl FnMut(&str, Option<String>),
    ui: &mut Ui,
) {
    match &option.kind {
        OptionKind::Choice(choices) => choice_ui(owner, option, choices, value, default, set, ui),
        OptionKind::Port | OptionKind::PortRange => port_ui(owner, option, value, default, set, ui),
    }
}

fn choice_ui(
    owner: &str,
    option: &CatalogOption,
    choices: &[String],
    value: Option<&String>,
    default: Option<&String>,
    set: &mut impl FnMut(&str, Option<String>),
    ui: &mut Ui,
) {
    let default = default.map_or("not set", String::as_str);
    let shown = value.map_or_else(|| dim(default), egui::RichText::new);
    let mut chosen = value.cloned();
    ComboBox::from_id_salt((owner, &option.key)).selected_text(shown).width(ui.available_width()).show_ui(ui, |ui| {
        ui.selectable_value(&mut chosen, None, dim(format!("default ({default})")));
        for choice in choices {
            ui.selectable_value(&mut chosen, Some(choice.clone()), choice);
        }
    });
    if chosen.as_ref() != value {
        set(&option.key, chosen);
    }
}

fn port_ui(
    owner: &str,
    option: &CatalogOption,
    value: Option<&String>,
    default: Option<&String>,
    set: &mut impl FnMut(&str, Option<String>),
    ui: &mut Ui,
) {
    let is_range = option.kind == OptionKind::PortRange;
    let hint = default.map_or("not set", String::as_str);
    let field = Field::new((owner, &option.key), &option.name, value.map_or("", String::as_str)).hint(hint);
    let read = |text: &str| match text.trim() {
        "" => Ok(None),
        text => match text.parse::<PortRange>() {
            Ok(range) if is_range || range.first == range.last => Ok(Some(range.to_string())),
            _ if is_range => Err("A range such as 5000-5100".to_owned()),
            _ => Err("A port from 0 to 65535".to_owned()),
        },
    };
    if let Some(value) = field.show(ui, read) {
        set(&option.key, value);
    }
}

//! The catalog to browse: services, roles, dependencies, and who uses a port.

use egui::{Label, RichText, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, vec2};
use strum::IntoEnumIterator as _;

use crate::catalog::{Catalog, Consumer, Dependency, Endpoint, Role, RoleIndex, Service, ServiceIndex};
use crate::gui::icons;
use crate::gui::theme::{Hue, Palette};
use crate::gui::widgets::{caption, counted, dim, empty_state, filter_field, focus_ring, small, tile};
use crate::net::{PortRange, Protocol};

/// What is listed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, strum::EnumIter, strum::IntoStaticStr)]
pub enum Section {
    /// Services.
    #[default]
    Services,
    /// Roles.
    Roles,
    /// Dependencies.
    Dependencies,
}

/// What the browser remembers.
#[derive(Debug, Default)]
pub struct CatalogState {
    /// The search.
    pub query: String,
    /// What is listed.
    pub section: Section,
    chosen: Option<Chosen>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Chosen {
    Service(ServiceIndex),
    Role(RoleIndex),
}

/// A port that was asked for, such as `445` or `445/tcp`.
fn port_of(query: &str) -> Option<(PortRange, Option<Protocol>)> {
    let query = query.trim();
    let (ports, protocol) = query.split_once('/').map_or((query, None), |(ports, protocol)| (ports, Some(protocol)));
    let ports = ports.parse::<PortRange>().ok()?;
    match protocol {
        None | Some("") => Some((ports, None)),
        Some(protocol) => protocol.parse::<Protocol>().ok().map(|protocol| (ports, Some(protocol))),
    }
}

fn listens_on(catalog: &Catalog, endpoint: &Endpoint, ports: PortRange, protocol: Option<Protocol>) -> bool {
    let is_protocol = protocol.is_none_or(|protocol| endpoint.protocols.contains(&protocol));
    let touches = |range: PortRange| range.first <= ports.last && ports.first <= range.last;
    let fixed = endpoint.ports.ranges().any(touches);
    let dynamic =
        endpoint.pool.is_some_and(|pool| catalog.pool(pool).defaults.iter().any(|(_, range)| touches(*range)));
    is_protocol && (fixed || dynamic)
}

/// Shows the browser.
pub fn catalog_ui(catalog: &Catalog, state: &mut CatalogState, ui: &mut Ui) {
    if catalog.services.is_empty() {
        empty_state(ui, egui_phosphor::regular::BOOK_OPEN, "The catalog is empty", "No catalog was loaded");
        return;
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    let width = (ui.available_width() * 0.42).clamp(220.0, 420.0);
    egui::Panel::left("catalog-list")
        .exact_size(width)
        .resizable(false)
        .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 10)))
        .show(ui, |ui| list_ui(catalog, state, ui));
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 12))).show(
        ui,
        |ui| {
            ScrollArea::vertical().auto_shrink(false).id_salt("catalog-details").show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(720.0));
                details_ui(catalog, state, ui);
            });
        },
    );
}

fn list_ui(catalog: &Catalog, state: &mut CatalogState, ui: &mut Ui) {
    let hint = "Search, or a port such as 445/tcp";
    filter_field(ui, &mut state.query, "Search the catalog", hint, f32::INFINITY);
    let port = port_of(&state.query);
    if port.is_none() {
        ui.horizontal(|ui| {
            for section in Section::iter() {
                let name: &str = section.into();
                ui.selectable_value(&mut state.section, section, name);
            }
        });
    }
    ui.add_space(4.0);
    ScrollArea::vertical().auto_shrink(false).id_salt("catalog-rows").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let wanted = state.query.trim().to_lowercase();
        match (port, state.section) {
            (Some((ports, protocol)), _) => port_rows_ui(catalog, ports, protocol, state, ui),
            (None, Section::Services) => {
                for (index, service) in catalog.service_indices() {
                    let texts = [&service.name, &service.system_service_name];
                    if texts.iter().any(|text| text.to_lowercase().contains(&wanted)) {
                        service_row_ui(index, service, "", state, ui);
                    }
                }
            }
            (None, Section::Roles) => {
                for (index, role) in catalog.role_indices().filter(|(_, role)| !role.is_abstract) {
                    if role.name.to_lowercase().contains(&wanted) || role.category.to_lowercase().contains(&wanted) {
                        let is_chosen = state.chosen == Some(Chosen::Role(index));
                        if row_ui(ui, &role.name, &role.category, is_chosen) {
                            state.chosen = Some(Chosen::Role(index));
                        }
                    }
                }
            }
            (None, Section::Dependencies) => {
                for dependency in &catalog.dependencies {
                    let text = dependency_text(catalog, dependency);
                    if text.to_lowercase().contains(&wanted) {
                        let is_chosen = state.chosen == Some(Chosen::Service(dependency.provider));
                        if row_ui(ui, &text, "", is_chosen) {
                            state.chosen = Some(Chosen::Service(dependency.provider));
                        }
                    }
                }
            }
        }
    });
}

fn port_rows_ui(
    catalog: &Catalog,
    ports: PortRange,
    protocol: Option<Protocol>,
    state: &mut CatalogState,
    ui: &mut Ui,
) {
    let mut found = 0_usize;
    let mut ranges = Vec::new();
    caption(ui, "Listens on it");
    for (index, service) in catalog.service_indices() {
        let fits = |endpoint: &&Endpoint| listens_on(catalog, endpoint, ports, protocol);
        let fixed: Vec<&str> = service
            .endpoints
            .iter()
            .filter(fits)
            .filter(|endpoint| !endpoint.ports.is_empty())
            .map(|endpoint| endpoint.application_protocol.as_str())
            .collect();
        if !fixed.is_empty() {
            found += 1;
            service_row_ui(index, service, &fixed.join(", "), state, ui);
        } else if service.endpoints.iter().any(|endpoint| fits(&endpoint)) {
            ranges.push((index, service));
        }
    }
    if found == 0 {
        ui.label(dim("No service of the catalog listens on just this port"));
    }
    if !ranges.is_empty() {
        caption(ui, "May get it from a dynamic range");
        for (index, service) in ranges {
            service_row_ui(index, service, "", state, ui);
        }
    }
}

fn service_row_ui(index: ServiceIndex, service: &Service, detail: &str, state: &mut CatalogState, ui: &mut Ui) {
    let detail = if detail.is_empty() { service.system_service_name.as_str() } else { detail };
    if row_ui(ui, &service.name, detail, state.chosen == Some(Chosen::Service(index))) {
        state.chosen = Some(Chosen::Service(index));
    }
}

fn row_ui(ui: &mut Ui, text: &str, detail: &str, is_chosen: bool) -> bool {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, is_chosen, text));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if is_chosen {
        ui.painter().rect_filled(rect, 6.0, palette.accent_background);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, palette.panel_raised);
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(layout));
    if !detail.is_empty() {
        row.scope(|ui| {
            ui.set_max_width(inner.width() * 0.45);
            ui.add(Label::new(small(detail)).truncate());
        });
    }
    row.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| ui.add(Label::new(text).truncate()));
    focus_ring(ui, rect, &response);
    response.clicked()
}

fn dependency_text(catalog: &Catalog, dependency: &Dependency) -> String {
    let consumers: Vec<&str> = dependency.consumers.iter().map(|consumer| consumer_name(catalog, *consumer)).collect();
    format!("{} → {}", consumers.join(", "), catalog.service(dependency.provider).name)
}

fn consumer_name(catalog: &Catalog, consumer: Consumer) -> &str {
    match consumer {
        Consumer::Role(role) => &catalog.role(role).name,
        Consumer::Service(service) => &catalog.service(service).name,
    }
}

fn details_ui(catalog: &Catalog, state: &mut CatalogState, ui: &mut Ui) {
    match state.chosen {
        None => {
            let text = "Choose a service to see what it listens on, who needs it and where that is written";
            empty_state(ui, egui_phosphor::regular::BOOK_OPEN, "What the catalog knows", text);
            ui.vertical_centered(|ui| {
                ui.label(small(format!(
                    "{}, {}, {}",
                    counted(catalog.services.len(), "service", "services"),
                    counted(catalog.placeable_roles().count(), "role", "roles"),
                    counted(catalog.dependencies.len(), "dependency", "dependencies")
                )));
            });
        }
        Some(Chosen::Service(index)) => service_ui(catalog, index, state, ui),
        Some(Chosen::Role(index)) => role_ui(catalog, index, state, ui),
    }
}

fn service_ui(catalog: &Catalog, index: ServiceIndex, state: &mut CatalogState, ui: &mut Ui) {
    let service = catalog.service(index);
    ui.label(RichText::new(&service.name).heading());
    if !service.system_service_name.is_empty() {
        ui.label(small(format!("System service name: {}", service.system_service_name)));
    }
    ui.label(&service.description);
    ui.label(small(catalog.citation(&service.source)));
    if !service.endpoints.is_empty() {
        caption(ui, "Listens on");
        egui::Grid::new(("endpoints", index.position())).num_columns(3).spacing(vec2(18.0, 5.0)).show(ui, |ui| {
            for endpoint in &service.endpoints {
                endpoint_row_ui(catalog, endpoint, ui);
                ui.end_row();
            }
        });
    }
    let needs =
        catalog.dependencies.iter().filter(|dependency| dependency.consumers.contains(&Consumer::Service(index)));
    relations_ui(catalog, "Needs", needs, true, state, ui);
    let needed = catalog.dependencies.iter().filter(|dependency| dependency.provider == index);
    relations_ui(catalog, "Needed by", needed, false, state, ui);
    let roles: Vec<(RoleIndex, &Role)> =
        catalog.role_indices().filter(|(_, role)| role.runs.contains(&index)).collect();
    if !roles.is_empty() {
        caption(ui, "Run by");
        for (role_index, role) in roles {
            if ui.link(&role.name).clicked() {
                state.chosen = Some(Chosen::Role(role_index));
            }
        }
    }
    for note in &service.notes {
        ui.add_space(4.0);
        ui.label(dim(note));
    }
}

fn endpoint_row_ui(catalog: &Catalog, endpoint: &Endpoint, ui: &mut Ui) {
    let protocols: Vec<String> = endpoint.protocols.iter().map(|protocol| protocol.name().to_uppercase()).collect();
    ui.label(dim(protocols.join("/")));
    let mut ports = endpoint.ports.to_string().replace(';', ", ");
    if let Some(pool) = endpoint.pool {
        if !ports.is_empty() {
            ports.push_str(", ");
        }
        ports.push_str(&catalog.pool(pool).name);
    }
    ui.label(ports);
    let response = ui.label(&endpoint.application_protocol);
    let mut hint = catalog.citation(&endpoint.source);
    if !endpoint.note.is_empty() {
        hint = format!("{}\n{hint}", endpoint.note);
    }
    response.on_hover_text(hint);
}

fn relations_ui<'c>(
    catalog: &'c Catalog,
    title: &str,
    dependencies: impl Iterator<Item = &'c Dependency>,
    shows_provider: bool,
    state: &mut CatalogState,
    ui: &mut Ui,
) {
    let dependencies: Vec<&Dependency> = dependencies.collect();
    if dependencies.is_empty() {
        return;
    }
    caption(ui, title);
    for dependency in dependencies {
        ui.horizontal_wrapped(|ui| {
            if shows_provider {
                let provider = dependency.provider;
                if ui.link(&catalog.service(provider).name).clicked() {
                    state.chosen = Some(Chosen::Service(provider));
                }
            } else {
                for consumer in &dependency.consumers {
                    if ui.link(consumer_name(catalog, *consumer)).clicked() {
                        state.chosen = Some(match consumer {
                            Consumer::Role(role) => Chosen::Role(*role),
                            Consumer::Service(service) => Chosen::Service(*service),
                        });
                    }
                }
            }
            ui.label(small(format!("{}, {}", words(&dependency.when), words(&dependency.scope))));
        });
        ui.label(dim(&dependency.why));
        ui.label(small(catalog.citation(&dependency.source)));
        ui.add_space(4.0);
    }
}

fn words(text: &impl ToString) -> String {
    text.to_string().replace('-', " ")
}

fn role_ui(catalog: &Catalog, index: RoleIndex, state: &mut CatalogState, ui: &mut Ui) {
    let role = catalog.role(index);
    ui.horizontal(|ui| {
        let colour = Palette::of(ui).hue(Hue::of_category(&role.category));
        tile(ui, icons::glyph(&role.icon), colour, 22.0);
        ui.label(RichText::new(&role.name).heading());
        ui.label(small(&role.category));
    });
    ui.label(&role.description);
    ui.label(small(catalog.citation(&role.source)));
    if !role.includes.is_empty() {
        caption(ui, "Has all of");
        for parent in &role.includes {
            if ui.link(&catalog.role(*parent).name).clicked() {
                state.chosen = Some(Chosen::Role(*parent));
            }
        }
    }
    if !role.runs.is_empty() {
        caption(ui, "Runs");
        for service in &role.runs {
            if ui.link(&catalog.service(*service).name).clicked() {
                state.chosen = Some(Chosen::Service(*service));
            }
        }
    }
    let needs = catalog.dependencies.iter().filter(|dependency| dependency.consumers.contains(&Consumer::Role(index)));
    relations_ui(catalog, "Needs", needs, true, state, ui);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_recognised_in_the_search() {
        assert_eq!(port_of("445"), Some((PortRange::single(445), None)));
        assert_eq!(port_of(" 445/TCP "), Some((PortRange::single(445), Some(Protocol::Tcp))));
        assert_eq!(port_of("net logon"), None);
        assert_eq!(port_of("445/what"), None);
    }
}

//! Why a flow is *not* needed: which layer says so.

use std::collections::BTreeSet;

use super::{Side, Step, endpoint_text, flows_between};
use crate::catalog::{Catalog, Delivery, Dependency, EndpointIndex, Scope, ServiceIndex, When};
use crate::engine::checks::listed;
use crate::engine::classes::{Class, Classes};
use crate::engine::options::OptionValues;
use crate::engine::report::{PathKind, Report};
use crate::engine::services::ServiceGraph;
use crate::net::Protocol;
use crate::project::Project;

/// The answer to "why is this not in the matrix?".
#[derive(Clone, Debug, serde::Serialize)]
pub struct WhyNot {
    /// The layer that decides, in kebab case: `empty-side`, `no-service-listens`, `not-provided`, `not-needed`,
    /// `not-in-effect`, `other-direction`, `no-path`.
    pub layer: &'static str,
    /// What holds at this layer.
    pub steps: Vec<Step>,
    /// What would change it.
    pub hint: String,
}

/// The classes of the project that belong to one side.
fn on_side<'c>(classes: &'c Classes, side: &Side) -> Vec<&'c Class> {
    classes.iter().map(|(_, class)| class).filter(|class| side.matches(&class.segment, &class.servers)).collect()
}

fn sentence(text: String) -> Step {
    Step { text, source: String::new() }
}

/// Why nothing from one side to the other needs this port (or, without a port, anything at all).
pub fn why_not(
    project: &Project,
    catalog: &Catalog,
    report: &Report,
    from: &Side,
    to: &Side,
    port: Option<(u16, Option<Protocol>)>,
) -> WhyNot {
    let graph = ServiceGraph::new(catalog);
    let classes = Classes::new(project, catalog, &graph);
    let (consumers, providers) = (on_side(&classes, from), on_side(&classes, to));
    let (from_name, to_name) = (from.name(project), to.name(project));
    for (side, name) in [(&consumers, from_name), (&providers, to_name)] {
        if side.iter().all(|class| class.placed.is_empty()) {
            return WhyNot {
                layer: "empty-side",
                steps: vec![sentence(format!("There is no server with a role in {name}"))],
                hint: "Place a role there".to_owned(),
            };
        }
    }
    let what = port.map_or_else(
        || "anything".to_owned(),
        |(port, protocol)| protocol.map_or_else(|| port.to_string(), |protocol| format!("{port}/{protocol}")),
    );
    let endpoints = listening(catalog, &providers, port);
    if endpoints.catalog.is_empty() {
        return WhyNot {
            layer: "no-service-listens",
            steps: vec![sentence(format!("No service of the catalog listens on {what}"))],
            hint: "If your own application does, add it in a catalog file of your own".to_owned(),
        };
    }
    if !flows_between(report, to, from, port).is_empty() {
        return WhyNot {
            layer: "other-direction",
            steps: vec![sentence(format!(
                "{what} is needed from {to_name} to {from_name}: the side that opens the connection is the source"
            ))],
            hint: format!("Ask for --from {to_name:?} --to {from_name:?}"),
        };
    }
    let provided: Vec<EndpointIndex> = endpoints.provided;
    if provided.is_empty() {
        let services: BTreeSet<&str> =
            endpoints.catalog.iter().map(|index| catalog.service(index.service).name.as_str()).collect();
        let roles: Vec<&str> = catalog
            .placeable_roles()
            .filter(|role| {
                let offers: BTreeSet<ServiceIndex> = role.offers.iter().map(|it| catalog.same_service(*it)).collect();
                endpoints.catalog.iter().any(|index| offers.contains(&catalog.same_service(index.service)))
            })
            .map(|role| role.name.as_str())
            .collect();
        return WhyNot {
            layer: "not-provided",
            steps: vec![sentence(format!(
                "No server in {to_name} runs a service that listens on {what}; these do: {}",
                listed(services)
            ))],
            hint: if roles.is_empty() {
                "Place a role that runs one of them".to_owned()
            } else {
                format!("Place one of: {}", listed(roles))
            },
        };
    }
    let mut in_effect: Vec<Step> = Vec::new();
    for (_, dependency) in catalog.dependency_indices() {
        let asked: Vec<EndpointIndex> = provided
            .iter()
            .copied()
            .filter(|index| dependency.endpoints_of(index.service).contains(&index.endpoint))
            .collect();
        // What a host needs of itself never crosses to another: no reader asks for that.
        if asked.is_empty() || dependency.scope == Scope::SameHost {
            continue;
        }
        for consumer in &consumers {
            if !dependency.consumers.iter().any(|one| consumer.host.origin(*one).is_some()) {
                continue;
            }
            if let Some(text) = obstacle(catalog, dependency, &asked, consumer, &providers) {
                let step = Step {
                    text: format!("\"{}\" does not lead there: {text}", dependency.why.trim_end_matches('.')),
                    source: catalog.citation(&dependency.source),
                };
                if !in_effect.contains(&step) {
                    in_effect.push(step);
                }
            }
        }
    }
    let path = match (from, to) {
        (Side::Segment(from), Side::Segment(to)) => report.paths.get(&(from.clone(), to.clone())),
        _ => None,
    };
    if path.is_some_and(|path| path.kind == PathKind::None) {
        return WhyNot {
            layer: "no-path",
            steps: vec![sentence(format!("No device leads from {from_name} to {to_name}"))],
            hint: "Link both segments to a firewall or router".to_owned(),
        };
    }
    if in_effect.is_empty() {
        let services: BTreeSet<ServiceIndex> = provided.iter().map(|index| index.service).collect();
        let names = services.iter().map(|service| catalog.service(*service).name.as_str());
        let mut steps = vec![sentence(format!("No role in {from_name} needs {} in {to_name}", listed(names)))];
        steps.extend(provided.iter().take(8).map(|index| Step {
            text: format!(
                "{} listens on {}",
                catalog.service(index.service).name,
                endpoint_text(catalog, *index, None)
            ),
            source: catalog.citation(&catalog.endpoint(*index).source),
        }));
        return WhyNot {
            layer: "not-needed",
            steps,
            hint: "If a server there does need it, name the provider under its \"uses\"".to_owned(),
        };
    }
    WhyNot {
        layer: "not-in-effect",
        steps: in_effect,
        hint: "Change the option, the domain or the uses that is named, if the flow is wanted".to_owned(),
    }
}

/// Endpoints that listen on the port.
struct Listening {
    /// In the catalog.
    catalog: Vec<EndpointIndex>,
    /// On servers of the provider's side.
    provided: Vec<EndpointIndex>,
}

fn listening(catalog: &Catalog, providers: &[&Class], port: Option<(u16, Option<Protocol>)>) -> Listening {
    let mut result = Listening { catalog: Vec::new(), provided: Vec::new() };
    for (service, _) in catalog.service_indices() {
        for (index, endpoint) in catalog.endpoint_indices(service) {
            let Some((port, protocol)) = port else {
                result.catalog.push(index);
                if providers.iter().any(|class| class.host.services.contains_key(&service)) {
                    result.provided.push(index);
                }
                continue;
            };
            if protocol.is_some_and(|protocol| !endpoint.protocols.contains(&protocol)) {
                continue;
            }
            let carrier = endpoint.carried_by.map_or(endpoint, |carrier| catalog.endpoint(carrier));
            let here = |values: &OptionValues, os| {
                values.fixed_ports(carrier).contains(port)
                    || values.dynamic_ports(catalog, endpoint, os).iter().any(|range| range.contains(port))
            };
            let by_default = endpoint.ports.contains(port)
                || endpoint
                    .pool
                    .is_some_and(|pool| catalog.pool(pool).defaults.iter().any(|(_, range)| range.contains(port)));
            let runs = |class: &&&Class| class.host.services.contains_key(&service) && here(&class.options, class.os);
            let provided = providers.iter().any(|class| runs(&class));
            if by_default || provided {
                result.catalog.push(index);
            }
            if provided {
                result.provided.push(index);
            }
        }
    }
    result
}

/// What keeps a dependency of a consumer from leading to these providers; none if nothing does.
fn obstacle(
    catalog: &Catalog,
    dependency: &Dependency,
    asked: &[EndpointIndex],
    consumer: &Class,
    providers: &[&Class],
) -> Option<String> {
    if !consumer.options.fulfil(&dependency.only_if) {
        return Some(conditions(catalog, &consumer.options, &dependency.only_if));
    }
    if !dependency.consumer_os.is_empty() && !dependency.consumer_os.contains(&consumer.os) {
        return Some(format!("it does not hold for a consumer with the system {}", consumer.os));
    }
    let chosen = consumer.options.need(dependency.need_option);
    let key = dependency.need_option.map(|option| catalog.option(option).key.as_str()).unwrap_or_default();
    match dependency.when {
        When::DefaultOn if chosen == Some(false) => return Some(format!("it is switched off by {key}=no")),
        When::IfConfigured if chosen != Some(true) => {
            return Some(format!("it holds only if configured; set {key}=yes at the consumer"));
        }
        _ => {}
    }
    match (dependency.scope, consumer.domain.as_ref()) {
        (Scope::SameDomain | Scope::SameForest | Scope::TrustedDomain, None) => {
            return Some("the consumer is in no domain".to_owned());
        }
        (Scope::DomainFirst, Some(domain)) if providers.iter().all(|class| class.domain.as_ref() != Some(domain)) => {
            return Some(format!("servers of its own domain {domain} provide it"));
        }
        (Scope::SameDomain, Some(domain)) if providers.iter().all(|class| class.domain.as_ref() != Some(domain)) => {
            return Some(format!("it asks for a server of the domain {domain}, and there is none"));
        }
        _ => {}
    }
    if let Some(role) = dependency.provider_role
        && providers.iter().all(|class| !class.host.has_role(catalog, role))
    {
        return Some(format!("it asks for a server with the role {}", catalog.role(role).name));
    }
    let is_provider = consumer.host.service(catalog, dependency.provider).is_some()
        && dependency.provider_role.is_none_or(|role| consumer.host.has_role(catalog, role));
    if dependency.self_satisfies && is_provider {
        return Some("the consumer provides it itself".to_owned());
    }
    if dependency.scope == Scope::Bound {
        return Some("it leads only to servers that the consumer's uses name".to_owned());
    }
    for index in asked {
        let endpoint = catalog.endpoint(*index);
        if let Some(class) = providers.iter().find(|class| !class.options.fulfil(&endpoint.only_if)) {
            return Some(conditions(catalog, &class.options, &endpoint.only_if));
        }
        if endpoint.delivery != Delivery::Unicast {
            return Some(format!("its packets are {}, which no router passes on", endpoint.delivery));
        }
        if !endpoint.consumer_os.is_empty() && !endpoint.consumer_os.contains(&consumer.os) {
            return Some(format!("that row does not hold for a consumer with the system {}", consumer.os));
        }
    }
    if !consumer.uses.is_empty() {
        return Some("the consumer's uses name other servers for it".to_owned());
    }
    None
}

/// The conditions that do not hold, in words.
fn conditions(catalog: &Catalog, values: &OptionValues, conditions: &[crate::catalog::Condition]) -> String {
    let broken: Vec<String> = conditions
        .iter()
        .filter(|condition| !values.fulfil(std::slice::from_ref(*condition)))
        .map(|condition| {
            let key = &catalog.option(condition.option).key;
            let now = values.get(condition.option).unwrap_or("not set");
            format!("it holds only with {key}={}, and it is {now}", condition.is.join(" or "))
        })
        .collect();
    broken.join("; ")
}

//! A catalog as lists to read and to work on with other programs.

use super::closure::HostClosure;
use super::model::{
    Catalog, Condition, Consumer, Dependency, Endpoint, EndpointIndex, Role, RoleIndex, Service, SummaryRow,
};
use super::users::{PortQuery, PortUser, port_users};
use super::{DEFAULT_CATALOG, summary};
use crate::os::Os;

/// Rows under named columns.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Listing {
    /// What the rows are, in one word.
    pub name: &'static str,
    /// The names of the columns; they never change.
    pub columns: &'static [&'static str],
    /// The columns that a person reads first, where there is little room.
    pub brief: &'static [&'static str],
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a listing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Cell {
    /// One text.
    Text(String),
    /// Several values; joined with `;` where a cell can only hold a text.
    List(Vec<String>),
}

impl Cell {
    /// The cell as one text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(values) => values.join(";"),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: ToString> From<Vec<T>> for Cell {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.iter().map(ToString::to_string).collect())
    }
}

/// The operating system whose dynamic ranges a catalog's lists show.
pub(super) fn era(catalog: &str) -> Os {
    if catalog == DEFAULT_CATALOG { Os::WindowsServer2003 } else { Os::WindowsServer2022 }
}

/// What an endpoint listens on: fixed ports, then its pool's range in this era.
fn ports(catalog: &Catalog, endpoint: &Endpoint, era: Os) -> Vec<String> {
    let fixed = endpoint.ports.ranges().map(|range| range.to_string());
    let pool = endpoint.pool.and_then(|pool| catalog.pool(pool).default_for(era)).map(|range| range.to_string());
    fixed.chain(pool).collect()
}

/// One line for each row that the article prints in its service sections, in its order.
pub fn ports_listing(catalog: &Catalog, id: &str) -> Listing {
    let rows = services_of(catalog, id).flat_map(|service| {
        let printed = service.endpoints.iter().filter_map(|endpoint| Some((endpoint, endpoint.printed.as_ref()?)));
        printed.map(|(endpoint, printed)| {
            vec![
                Cell::from(service.name.as_str()),
                service.id.as_str().into(),
                service.system_service_name.as_str().into(),
                endpoint.application_protocol.as_str().into(),
                endpoint.protocols.clone().into(),
                ports(catalog, endpoint, era(id)).into(),
                endpoint.pool.map(|pool| catalog.pool(pool).id.to_string()).unwrap_or_default().into(),
                printed.protocol.as_str().into(),
                printed.ports.as_str().into(),
                catalog.citation(&endpoint.source).into(),
            ]
        })
    });
    Listing {
        name: "ports",
        brief: &["service", "application_protocol", "protocol", "ports", "dynamic", "printed_ports"],
        columns: &[
            "section",
            "service",
            "system_service_name",
            "application_protocol",
            "protocol",
            "ports",
            "dynamic",
            "printed_protocol",
            "printed_ports",
            "source",
        ],
        rows: rows.collect(),
    }
}

/// The article's "Ports and protocols" table as the catalog's own data gives it.
pub fn summary_listing(catalog: &Catalog, id: &str) -> Listing {
    let cells = |row: SummaryRow| {
        vec![row.port.into(), row.protocol.into(), row.application_protocol.into(), row.service.into()]
    };
    Listing {
        name: "summary",
        brief: &["port", "protocol", "application_protocol", "service"],
        columns: &["port", "protocol", "application_protocol", "service"],
        rows: summary::summary_rows(catalog, id).into_iter().map(cells).collect(),
    }
}

/// Where the article contradicts itself, and what is used instead.
pub fn errata_listing(catalog: &Catalog, id: &str) -> Listing {
    let errata = catalog.errata.iter().filter(|erratum| erratum.catalog.as_str() == id);
    let cells = |text: [&String; 5]| text.map(|text| Cell::from(text.as_str())).to_vec();
    Listing {
        name: "errata",
        brief: &["id", "place", "printed", "used"],
        columns: &["id", "place", "printed", "used", "why"],
        rows: errata
            .map(|erratum| cells([&erratum.id, &erratum.place, &erratum.printed, &erratum.used, &erratum.why]))
            .collect(),
    }
}

/// The services with what they listen on.
pub fn services_listing(catalog: &Catalog, id: &str) -> Listing {
    let closure = HostClosure::new(catalog);
    let runs: Vec<_> = placeable(catalog).map(|(index, role)| (role, closure.of_role(index))).collect();
    let rows =
        catalog.service_indices().filter(|(_, service)| service.catalog.as_str() == id).map(|(index, service)| {
            let mut listens: Vec<String> = Vec::new();
            for endpoint in &service.endpoints {
                for text in endpoint_texts(catalog, endpoint, era(id)) {
                    if !listens.contains(&text) {
                        listens.push(text);
                    }
                }
            }
            let roles = runs.iter().filter(|(_, services)| services.contains(&index)).map(|(role, _)| role.id.as_str());
            vec![
                service.id.as_str().into(),
                service.name.as_str().into(),
                service.system_service_name.as_str().into(),
                listens.into(),
                roles.collect::<Vec<_>>().into(),
                service.description.as_str().into(),
                catalog.citation(&service.source).into(),
            ]
        });
    Listing {
        name: "services",
        brief: &["id", "name", "listens_on"],
        columns: &["id", "name", "system_service_name", "listens_on", "roles", "description", "source"],
        rows: rows.collect(),
    }
}

/// `445/tcp` and the like, one for each protocol and range.
fn endpoint_texts(catalog: &Catalog, endpoint: &Endpoint, era: Os) -> Vec<String> {
    let ports = ports(catalog, endpoint, era);
    let mut texts = Vec::new();
    for protocol in &endpoint.protocols {
        if ports.is_empty() {
            texts.push(protocol.to_string());
        }
        texts.extend(ports.iter().map(|ports| format!("{ports}/{protocol}")));
    }
    texts
}

/// The roles that can be placed, with what they run.
pub fn roles_listing(catalog: &Catalog, id: &str) -> Listing {
    let rows = placeable(catalog).filter(|(_, role)| role.catalog.as_str() == id).map(|(_, role)| {
        let role_ids =
            |roles: &[RoleIndex]| Cell::from(roles.iter().map(|it| &catalog.role(*it).id).collect::<Vec<_>>());
        let service_ids = |services: &[super::ServiceIndex]| {
            Cell::from(services.iter().map(|it| &catalog.service(*it).id).collect::<Vec<_>>())
        };
        vec![
            role.id.as_str().into(),
            role.name.as_str().into(),
            role.category.as_str().into(),
            role_ids(&role.includes),
            service_ids(&role.runs),
            service_ids(&role.offers),
            role.description.as_str().into(),
            catalog.citation(&role.source).into(),
        ]
    });
    Listing {
        name: "roles",
        brief: &["id", "name", "category", "description"],
        columns: &["id", "name", "category", "includes", "runs", "offers", "description", "source"],
        rows: rows.collect(),
    }
}

/// Who needs what.
pub fn dependencies_listing(catalog: &Catalog, id: &str) -> Listing {
    let dependencies = catalog.dependencies.iter().filter(|dependency| dependency.catalog.as_str() == id);
    Listing {
        name: "dependencies",
        brief: &["id", "consumers", "provider", "when", "scope", "why"],
        columns: &[
            "id",
            "consumers",
            "provider",
            "provider_role",
            "endpoints",
            "when",
            "scope",
            "conditions",
            "why",
            "source",
        ],
        rows: dependencies.map(|dependency| dependency_cells(catalog, dependency)).collect(),
    }
}

fn dependency_cells(catalog: &Catalog, dependency: &Dependency) -> Vec<Cell> {
    let consumer = |consumer: &Consumer| match consumer {
        Consumer::Role(role) => format!("role:{}", catalog.role(*role).id),
        Consumer::Service(service) => format!("service:{}", catalog.service(*service).id),
    };
    let provider = catalog.service(dependency.provider);
    let endpoint =
        |endpoint: &u16| catalog.endpoint(EndpointIndex { service: dependency.provider, endpoint: *endpoint });
    let condition =
        |condition: &Condition| format!("{}={}", catalog.option(condition.option).key, condition.is.join("|"));
    let systems = dependency.consumer_os.iter().map(|os| format!("os={os}"));
    vec![
        dependency.id.as_str().into(),
        dependency.consumers.iter().map(consumer).collect::<Vec<_>>().into(),
        provider.id.as_str().into(),
        dependency.provider_role.map(|role| catalog.role(role).id.to_string()).unwrap_or_default().into(),
        dependency.endpoints.iter().map(|it| &endpoint(it).id).collect::<Vec<_>>().into(),
        dependency.when.to_string().into(),
        dependency.scope.to_string().into(),
        dependency.only_if.iter().map(condition).chain(systems).collect::<Vec<_>>().into(),
        dependency.why.as_str().into(),
        catalog.citation(&dependency.source).into(),
    ]
}

/// Who uses a port, in one catalog or in all of them; fixed ports first.
pub fn users_listing(catalog: &Catalog, id: Option<&str>, query: PortQuery) -> Listing {
    let is_wanted = |user: &PortUser| id.is_none_or(|id| catalog.service(user.endpoint.service).catalog.as_str() == id);
    let users = port_users(catalog, query).into_iter().filter(is_wanted);
    let rows = users.map(|user| {
        let service = catalog.service(user.endpoint.service);
        let endpoint = catalog.endpoint(user.endpoint);
        let carrier = endpoint
            .carried_by
            .filter(|_| user.pool.is_none())
            .map(|carrier| format!("{}/{}", catalog.service(carrier.service).id, catalog.endpoint(carrier).id));
        vec![
            service.id.as_str().into(),
            endpoint.id.as_str().into(),
            endpoint.application_protocol.as_str().into(),
            user.protocols.into(),
            user.ports.into(),
            user.pool.map(|pool| catalog.pool(pool).id.to_string()).unwrap_or_default().into(),
            carrier.unwrap_or_default().into(),
            user.roles.iter().map(|role| &catalog.role(*role).id).collect::<Vec<_>>().into(),
            catalog.citation(&endpoint.source).into(),
            service.catalog.as_str().into(),
        ]
    });
    Listing {
        name: "users",
        brief: &[
            "service",
            "endpoint",
            "application_protocol",
            "protocol",
            "ports",
            "dynamic",
            "carried_by",
            "roles",
            "catalog",
        ],
        columns: &[
            "service",
            "endpoint",
            "application_protocol",
            "protocol",
            "ports",
            "dynamic",
            "carried_by",
            "roles",
            "source",
            "catalog",
        ],
        rows: rows.collect(),
    }
}

fn services_of<'a>(catalog: &'a Catalog, id: &'a str) -> impl Iterator<Item = &'a Service> {
    catalog.services.iter().filter(move |service| service.catalog.as_str() == id)
}

fn placeable(catalog: &Catalog) -> impl Iterator<Item = (RoleIndex, &Role)> {
    catalog.role_indices().filter(|(_, role)| !role.is_abstract)
}

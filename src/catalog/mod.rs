//! The catalog: what services listen on, what roles run, and what depends on what.

mod model;

pub use model::{
    Catalog, CatalogHeader, CatalogOption, Condition, Consumer, Delivery, Dependency, DependencyIndex, Document,
    Endpoint, EndpointIndex, Erratum, Fact, Initiator, OptionIndex, OptionKind, Pool, PoolIndex, PrintedRow,
    RequirementLevel, Role, RoleIndex, Scope, Service, ServiceIndex, Source, SummaryRow, When,
};

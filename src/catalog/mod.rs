//! The catalog: what services listen on, what roles run, and what depends on what.

mod builtin;
mod closure;
mod diags;
mod eras;
mod listing;
mod model;
mod overlay;
mod raw;
mod read;
mod summary;
mod users;
mod validate;

pub use builtin::{DEFAULT_CATALOG, Loaded, builtin_files, builtin_files_of, check_files, load};

pub use closure::HostClosure;
pub use listing::{
    Cell, Listing, dependencies_listing, errata_listing, ports_listing, roles_listing, services_listing,
    summary_listing, users_listing,
};
pub use model::{
    Catalog, CatalogHeader, CatalogOption, Condition, Consumer, Delivery, Dependency, DependencyIndex, Document,
    Endpoint, EndpointIndex, Erratum, Fact, Initiator, OptionIndex, OptionKind, Pool, PoolIndex, PrintedRow,
    RequirementLevel, Role, RoleIndex, Scope, Service, ServiceIndex, Source, SummaryRow, When,
};
pub use overlay::{CATALOG_FOLDER, read_file, user_files};
pub use summary::summary_rows;
pub use users::{PortQuery, PortQueryError, PortUser, port_users};
pub use validate::ENGINE_RULES;

//! The catalog: what services listen on, what roles run, and what depends on what.

mod builtin;
mod diags;
mod model;
mod overlay;
mod raw;
mod read;
mod validate;

pub use builtin::{DEFAULT_CATALOG, Loaded, builtin_files, load};

pub use model::{
    Catalog, CatalogHeader, CatalogOption, Condition, Consumer, Delivery, Dependency, DependencyIndex, Document,
    Endpoint, EndpointIndex, Erratum, Fact, Initiator, OptionIndex, OptionKind, Pool, PoolIndex, PrintedRow,
    RequirementLevel, Role, RoleIndex, Scope, Service, ServiceIndex, Source, SummaryRow, When,
};
pub use overlay::{CATALOG_FOLDER, read_file, user_files};
pub use validate::ENGINE_RULES;

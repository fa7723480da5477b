//! The catalog: what services listen on, what roles run, and what depends on what.
//!
//! # Files
//!
//! A catalog is one or more TOML files with `format = 1` and a table `[catalog]` (`id`; `name` and `version` in its first
//! file; `description`; `systems`, where it is about some systems only). The lists of a file, each item with an `id` (an
//! option: `key`) and most with a `source` (`document`, `section`, `note`):
//!
//! | list | what its keys say |
//! |---|---|
//! | `[[document]]` | what can be cited: `short`, `title`, `publisher`, `date` |
//! | `[[pool]]` | dynamic ports: `default` ports by `os`, the `option` that replaces them, `translation` |
//! | `[[option]]` | what changes flows: `kind`, `values`, `default`, `name`, `description`, and the `steps` on the server |
//! | `[[service]]` | what listens, with its `[[service.endpoint]]`s (below) |
//! | `[[role]]` | what is placed: `runs` services, `includes` roles, `offers` what a use of it reaches |
//! | `[[dependency]]` | `consumers` (`role:ID`, `service:ID`) need `endpoints` of `provider`; `when` and in which `scope` |
//! | `[[encapsulation]]` | a kind of tunnel: the rows (`service/endpoint`) that it takes `always`, where no address is translated (`native`) and where one is (`nat_traversal`) |
//! | `[[scenario]]` | a ready-made what-if with a `title`: options that are `set`, servers whose `roles` become others, on these `os` only |
//! | `[[erratum]]`, `[[fact]]` | what a source prints wrongly, and what it says outside its tables |
//!
//! An endpoint has `application_protocol`, `protocols`, `ports` or a `pool`, and where they are not the usual: `initiator`
//! (`consumer`, `provider`, `peer`), `answers` (`back`, `none` for what is only sent), `delivery` (`unicast`, `broadcast`, `multicast`) with the `relay` on a device that
//! passes it on (`dhcp`, `wake-on-lan`, `multicast`; the last with the `groups` that packets go to, their `groups_source`,
//! and `also_unicast` where later packets go to the host itself), `carried_by` (the row in whose connection it travels), `helper`,
//! `requirement`, `only_if`, `os`, `consumer_os`, `port_option`, `pins`, `risks`, `note`. Its `translation` says what
//! becomes of it where addresses are translated: `passes`, `needs-helper` or `breaks`, the latter two with a
//! `translation_source`; left out, that of its pool counts, then that of its carrier.
//!
//! A dependency of scope `trusted-domain` may have a `direction`, who reaches whom across a trust that holds one way only
//! (`from-trusting`, `from-trusted`, `both`), and a list `trust` of the kinds of trusts that it is about (`forest`,
//! `external`). The scope `same-forest` is the other domains of the consumer's forest, for what domains of one forest need
//! of each other beyond their trust.
//!
//! # Layers
//!
//! Files are laid over one another: the built-in ones, then a person's own from the configuration folder, then those
//! beside the project ([`user_files`]). A later file adds items; with `replaces = true` an item takes the place of the
//! earlier one with its id. Documents, pools, options, encapsulations and scenarios may stand in several catalogs in the same
//! words.
//! A service, role or dependency may have a definition for each era, where the catalogs are about different `systems`.

mod builtin;
mod closure;
mod diags;
mod eras;
mod listing;
mod model;
mod overlay;
mod raw;
mod read;
mod scenario;
mod summary;
mod users;
mod validate;
mod vocabulary;

pub use builtin::{DEFAULT_CATALOG, Loaded, builtin_files, builtin_files_of, check_files, is_builtin, load};

pub use closure::HostClosure;
pub use listing::{
    Cell, Listing, dependencies_listing, errata_listing, ports_listing, roles_listing, services_listing,
    summary_listing, users_listing,
};
pub use model::{
    Catalog, CatalogHeader, CatalogOption, Condition, Consumer, Dependency, DependencyIndex, Document, Encapsulation,
    Endpoint, EndpointIndex, Erratum, Fact, OptionIndex, OptionKind, Pool, PoolIndex, PrintedRow, Role, RoleIndex,
    Service, ServiceIndex, Source, SummaryRow,
};
pub use overlay::{CATALOG_FOLDER, read_file, user_files};
pub use scenario::{RoleChange, Scenario};
pub use summary::summary_rows;
pub use users::{PortQuery, PortQueryError, PortUser, port_users};
pub use validate::ENGINE_RULES;
pub use vocabulary::{
    Answers, Delivery, Initiator, RelayKind, RequirementLevel, Scope, TranslationTolerance, TrustDirection, TrustKind,
    When,
};

//! The catalog as the engine reads it: validated, every reference resolved to an index.
//!
//! Ids are looked up once, on loading; the engine then works with small indices ([`ServiceIndex`], [`RoleIndex`], ...)
//! into the catalog's vectors. An index is only ever made by the catalog that it belongs to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scenario::Scenario;
use super::vocabulary::{
    Answers, Delivery, Initiator, RelayKind, RequirementLevel, Scope, TranslationTolerance, TrustDirection, TrustKind,
    When,
};
use crate::ids::{CatalogId, DependencyId, DocumentId, EncapsulationId, EndpointId, PoolId, RoleId, ServiceId};
use crate::net::{AddressBlock, PortRange, PortSet, Protocol};
use crate::os::Os;

macro_rules! index_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The position in the catalog's vector.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

index_type! {
    /// A service of the catalog.
    ServiceIndex,
    /// A role of the catalog.
    RoleIndex,
    /// A dependency of the catalog.
    DependencyIndex,
    /// A pool of the catalog.
    PoolIndex,
    /// An option of the catalog.
    OptionIndex,
}

/// An endpoint of a service of the catalog.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EndpointIndex {
    /// The service.
    pub service: ServiceIndex,
    /// The position among the service's endpoints.
    pub endpoint: u16,
}

/// Catalog data, merged from all the files that were loaded.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The catalogs that were merged, in order.
    pub headers: Vec<CatalogHeader>,
    /// Cited documents.
    pub documents: BTreeMap<DocumentId, Document>,
    /// Dynamic port pools.
    pub pools: Vec<Pool>,
    /// Option keys that change flows.
    pub options: Vec<CatalogOption>,
    /// Services, article services first and in the article's order.
    pub services: Vec<Service>,
    /// Roles, in the order of the files.
    pub roles: Vec<Role>,
    /// Dependencies, in the order of the files.
    pub dependencies: Vec<Dependency>,
    /// Kinds of tunnels, in the order of the files.
    pub encapsulations: Vec<Encapsulation>,
    /// Ready-made what-ifs, in the order of the files.
    pub scenarios: Vec<Scenario>,
    /// Differences between what the article prints and what is used.
    pub errata: Vec<Erratum>,
    /// Facts that stand only in the article's prose, and where they are encoded.
    pub facts: Vec<Fact>,
    pub(crate) service_by_id: BTreeMap<ServiceId, Vec<ServiceIndex>>,
    pub(crate) role_by_id: BTreeMap<RoleId, Vec<RoleIndex>>,
    pub(crate) option_by_key: BTreeMap<String, OptionIndex>,
}

/// What a catalog says of itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CatalogHeader {
    /// Its id, such as `windows-server-2003`.
    pub id: CatalogId,
    /// Its name for people.
    pub name: String,
    /// Its version; for a catalog of one document, the document's date.
    pub version: String,
    /// One or two sentences.
    pub description: String,
    /// The systems that it is about; empty for every system.
    pub systems: Arc<[Os]>,
}

/// A cited document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Document {
    /// Its id, such as `kb832017`.
    pub id: DocumentId,
    /// Its short name in citations, such as `KB 832017`.
    pub short: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its date, as year-month-day, or empty.
    pub date: String,
}

/// A citation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// The section within it; may be empty.
    pub section: String,
    /// What else a reader should know of the citation, such as "not in the article: ..."; may be empty.
    pub note: String,
}

/// A named set of dynamic ports, resolved at the listening server.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Its id, such as `rpc`.
    pub id: PoolId,
    /// Its name for people.
    pub name: String,
    /// The option that replaces the default at the listening server.
    pub option: Option<OptionIndex>,
    /// Defaults by operating system; the first that fits counts. `None` fits every system.
    pub defaults: Vec<(Option<Vec<Os>>, PortRange)>,
    /// Where the defaults come from.
    pub source: Source,
    /// What becomes of its ports where addresses are translated, for endpoints that do not say themselves.
    pub translation: TranslationTolerance,
    /// Where that comes from, for all but [`TranslationTolerance::Passes`].
    pub translation_source: Option<Source>,
}

impl Pool {
    /// The pool's default on this operating system.
    pub fn default_for(&self, os: Os) -> Option<PortRange> {
        self.defaults
            .iter()
            .find(|(systems, _)| systems.as_ref().is_none_or(|systems| systems.contains(&os)))
            .map(|(_, range)| *range)
    }
}

/// What values an option takes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum OptionKind {
    /// One of these words (`yes`/`no` and `on`/`off` are choices too).
    Choice(Vec<String>),
    /// One port.
    Port,
    /// A range of ports.
    PortRange,
}

/// An option key that changes flows.
#[derive(Clone, Debug)]
pub struct CatalogOption {
    /// The key, such as `rpc.range`.
    pub key: String,
    /// Its values.
    pub kind: OptionKind,
    /// The value where nothing is set; none for pins and ranges that are off by default.
    pub default: Option<String>,
    /// A short label.
    pub name: String,
    /// What it does and when to change it.
    pub description: String,
    /// What the administrator sets on the server; may be empty.
    pub steps: String,
    /// Where it comes from.
    pub source: Source,
    /// For `need.SERVICE`: the service that is needed.
    pub need: Option<ServiceIndex>,
}

/// A system service: what listens.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its id, such as `net-logon`.
    pub id: ServiceId,
    /// Its friendly name, as the source heads its section.
    pub name: String,
    /// Its logical name, as printed; may be empty.
    pub system_service_name: String,
    /// Its name in the article's summary table, where that differs.
    pub summary_name: Option<String>,
    /// Whether it is one of the article's service sections.
    pub article: bool,
    /// What it does.
    pub description: String,
    /// Facts worth showing.
    pub notes: Vec<String>,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
    /// Where it comes from.
    pub source: Source,
    /// What it listens on, in the source's order.
    pub endpoints: Vec<Endpoint>,
    /// The systems that this definition is for, where others have another; empty for every system.
    pub systems: Arc<[Os]>,
    /// All definitions of this id, one for each era, this one included; those of earlier files first.
    pub eras: Arc<[ServiceIndex]>,
}

/// A condition: the option has one of these values.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The option.
    pub option: OptionIndex,
    /// The values that fulfil the condition.
    pub is: Vec<String>,
}

/// What a service listens on: an application protocol over protocols and ports, and who initiates.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Its id within the service.
    pub id: EndpointId,
    /// The application protocol, as printed.
    pub application_protocol: String,
    /// The application protocol of its line in the article's summary table, where that differs.
    pub summary_application_protocol: Option<String>,
    /// The protocols it uses.
    pub protocols: Vec<Protocol>,
    /// Fixed ports.
    pub ports: PortSet,
    /// Dynamic ports.
    pub pool: Option<PoolIndex>,
    /// The printed protocol, for a row of the article.
    pub printed: Option<PrintedRow>,
    /// Who opens the connection.
    pub initiator: Initiator,
    /// What comes back to that side.
    pub answers: Answers,
    /// The endpoint that owns the listening port on the host, where it is not this one. With a pool, for the fixed ports only.
    pub carried_by: Option<EndpointIndex>,
    /// How packets reach it.
    pub delivery: Delivery,
    /// What on a device passes its broadcast or multicast packets on; `None`: nothing does.
    pub relay: Option<RelayKind>,
    /// The option that says whether a relay passes its broadcasts on (`dhcp.relay`).
    pub relay_option: Option<OptionIndex>,
    /// The multicast groups that its packets go to and that routers pass on, ascending; none where nothing passes them on.
    pub groups: Vec<AddressBlock>,
    /// Where the groups come from.
    pub groups_source: Option<Source>,
    /// Whether later packets of the same exchange go to the host itself instead of the group.
    pub also_unicast: bool,
    /// How firmly it is needed at most.
    pub requirement: RequirementLevel,
    /// Conditions on options of the listening server.
    pub only_if: Vec<Condition>,
    /// Only if the provider runs one of these; empty for any.
    pub os: Vec<Os>,
    /// Only if the consumer runs one of these; empty for any.
    pub consumer_os: Vec<Os>,
    /// The option whose value replaces the fixed ports, and what is added to it.
    pub port_option: Option<(OptionIndex, i32)>,
    /// Options that pin the pool: when all are set they replace it, else they stand beside it.
    pub pins: Vec<OptionIndex>,
    /// Whether the fixed ports are the initiator's source ports (active FTP data).
    pub ports_are_source: bool,
    /// The pool of the listening side's ports, where the fixed ports are not them.
    pub destination_pool: Option<PoolIndex>,
    /// The firewall helper that makes a rule for it unnecessary (`ftp`, `tftp`).
    pub helper: Option<String>,
    /// What becomes of it where addresses are translated: what it says itself, else its pool, else its carrier.
    pub translation: TranslationTolerance,
    /// Where that comes from, for all but [`TranslationTolerance::Passes`].
    pub translation_source: Option<Source>,
    /// Risks of letting it through, in kebab case.
    pub risks: Vec<String>,
    /// What else to know; may be empty.
    pub note: String,
    /// Where it comes from.
    pub source: Source,
}

/// A row as the article prints it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrintedRow {
    /// Cell "Protocol".
    pub protocol: String,
    /// Cell "Ports", without the footnote mark.
    pub ports: String,
    /// Line in the stored copy of the article.
    pub line: u32,
}

/// What a person places: a named set of services and of needs.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its id, such as `domain-controller`.
    pub id: RoleId,
    /// Its name for people.
    pub name: String,
    /// The group it stands under in the palette.
    pub category: String,
    /// Name of its icon in the Phosphor set.
    pub icon: String,
    /// A label of a few letters for chips.
    pub short: String,
    /// One sentence for a newcomer.
    pub description: String,
    /// Only a parent of other roles; cannot be placed.
    pub is_abstract: bool,
    /// Parents: this role has all that they have.
    pub includes: Vec<RoleIndex>,
    /// Services it runs (its own; parents' come on top).
    pub runs: Vec<ServiceIndex>,
    /// Services that a `uses` of it reaches.
    pub offers: Vec<ServiceIndex>,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
    /// Where it comes from.
    pub source: Source,
    /// The systems that this definition is for, where others have another; empty for every system.
    pub systems: Arc<[Os]>,
    /// All definitions of this id, one for each era, this one included; those of earlier files first.
    pub eras: Arc<[RoleIndex]>,
}

/// Who has a dependency.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Consumer {
    /// Every server with the role (or one that includes it).
    Role(RoleIndex),
    /// Every server that runs the service.
    Service(ServiceIndex),
}

/// A directed, cited edge: consumer needs provider.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Its id.
    pub id: DependencyId,
    /// Who needs. A host has the definitions of its own era, so that this decides on the era of the consumer too.
    pub consumers: Vec<Consumer>,
    /// What is needed: the service of any era, here as the dependency's own catalog defines it.
    pub provider: ServiceIndex,
    /// Only servers with this role, of any era, provide it.
    pub provider_role: Option<RoleIndex>,
    /// Positions of `provider`'s endpoints that are needed, ascending.
    pub endpoints: Vec<u16>,
    /// The same for the provider's definition in each of its eras, `provider` included.
    pub endpoints_by_era: Vec<(ServiceIndex, Vec<u16>)>,
    /// When it holds.
    pub when: When,
    /// Which providers fulfil it.
    pub scope: Scope,
    /// For a scope of trusted domains: which way across a trust that holds one way only.
    pub trust_direction: TrustDirection,
    /// For a scope of trusted domains: the kinds of trusts across which it reaches; empty for every kind.
    pub trust_kinds: Vec<TrustKind>,
    /// Conditions on options of the consumer.
    pub only_if: Vec<Condition>,
    /// Only if the consumer runs one of these; empty for any.
    pub consumer_os: Vec<Os>,
    /// Whether a consumer that is itself a provider in scope needs no other.
    pub self_satisfies: bool,
    /// Whether it is a problem when nobody provides it.
    pub missing_is_error: bool,
    /// The option `need.SERVICE` that switches it, for all but `always`.
    pub need_option: Option<OptionIndex>,
    /// The justification, for a person.
    pub why: String,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
    /// Where it comes from.
    pub source: Source,
}

/// A kind of tunnel: what the devices between its ends see in place of what it carries.
///
/// Its endpoints are rows of the catalog that lists it. Where several catalogs list it in the same words, the first
/// one counts; a tunnel's own packets do not depend on the era of its ends.
#[derive(Clone, Debug)]
pub struct Encapsulation {
    /// Its id, such as `l2tp-ipsec`.
    pub id: EncapsulationId,
    /// Its name for people.
    pub name: String,
    /// What it is and when to choose it.
    pub description: String,
    /// What it takes in any case.
    pub always: Vec<EndpointIndex>,
    /// What it takes beside that where no device between the ends translates addresses.
    pub native: Vec<EndpointIndex>,
    /// What it takes in place of that where a device between the ends translates addresses.
    pub nat_traversal: Vec<EndpointIndex>,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
    /// Where it comes from.
    pub source: Source,
}

impl Encapsulation {
    /// All that it may take: what a device has to let through that is to carry it with and without translation.
    pub fn endpoints(&self) -> impl Iterator<Item = EndpointIndex> {
        self.native.iter().chain(&self.nat_traversal).chain(&self.always).copied()
    }

    /// What it takes on a way on which addresses are translated or not.
    pub fn endpoints_where(&self, is_translated: bool) -> impl Iterator<Item = EndpointIndex> {
        let some = if is_translated { &self.nat_traversal } else { &self.native };
        some.iter().chain(&self.always).copied()
    }

    /// Whether it works where addresses are translated: it has rows for that, or none for the other case alone.
    pub fn passes_translation(&self) -> bool {
        !self.nat_traversal.is_empty() || self.native.is_empty()
    }
}

/// A difference between what the article prints and what the catalog uses.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// Its number, such as `D-02a`.
    pub id: String,
    /// Where it is printed.
    pub place: String,
    /// What is printed.
    pub printed: String,
    /// What is used instead.
    pub used: String,
    /// Why.
    pub why: String,
    /// The line of the printed summary table that the catalog does not give, if this is about one.
    pub summary_printed: Option<SummaryRow>,
    /// The line that the catalog gives and the printed summary table does not have, if this is about one.
    pub summary_used: Option<SummaryRow>,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
}

/// A line of the article's "Ports and protocols" table.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct SummaryRow {
    /// Port, range, or `n/a`.
    pub port: String,
    /// Protocol as printed.
    pub protocol: String,
    /// Application protocol as printed.
    pub application_protocol: String,
    /// Service as printed.
    pub service: String,
}

/// A fact of the article's prose.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its number, such as `S-083`.
    pub id: String,
    /// What it says, in our words.
    pub statement: String,
    /// Where it stands.
    pub place: String,
    /// Where the catalog or the program encodes it, as `kind:name`; empty if it has no bearing.
    pub encoded_in: Vec<String>,
    /// Why it has no bearing on flows; empty if it is encoded.
    pub no_bearing: String,
    /// The catalog that it belongs to.
    pub catalog: CatalogId,
}

impl Catalog {
    /// The service at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made by the catalog it belongs to")]
    pub fn service(&self, index: ServiceIndex) -> &Service {
        &self.services[index.position()]
    }

    /// The endpoint at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made by the catalog it belongs to")]
    pub fn endpoint(&self, index: EndpointIndex) -> &Endpoint {
        &self.service(index.service).endpoints[usize::from(index.endpoint)]
    }

    /// The role at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made by the catalog it belongs to")]
    pub fn role(&self, index: RoleIndex) -> &Role {
        &self.roles[index.position()]
    }

    /// The dependency at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made by the catalog it belongs to")]
    pub fn dependency(&self, index: DependencyIndex) -> &Dependency {
        &self.dependencies[index.position()]
    }

    /// The pool at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made by the catalog it belongs to")]
    pub fn pool(&self, index: PoolIndex) -> &Pool {
        &self.pools[index.position()]
    }

    /// The option at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made by the catalog it belongs to")]
    pub fn option(&self, index: OptionIndex) -> &CatalogOption {
        &self.options[index.position()]
    }

    /// The service with this id, as the first catalog that has it defines it.
    pub fn service_index(&self, id: &str) -> Option<ServiceIndex> {
        self.service_by_id.get(id)?.first().copied()
    }

    /// The role with this id, as the first catalog that has it defines it.
    pub fn role_index(&self, id: &str) -> Option<RoleIndex> {
        self.role_by_id.get(id)?.first().copied()
    }

    /// The option with this key.
    pub fn option_index(&self, key: &str) -> Option<OptionIndex> {
        self.option_by_key.get(key).copied()
    }

    /// The kind of tunnel with this id.
    pub fn encapsulation(&self, id: &str) -> Option<&Encapsulation> {
        self.encapsulations.iter().find(|encapsulation| encapsulation.id.as_str() == id)
    }

    /// The role with this id, as the first catalog that has it defines it.
    pub fn role_by_id(&self, id: &str) -> Option<&Role> {
        self.role_index(id).map(|index| self.role(index))
    }

    /// Roles that can be placed, each once whatever its eras, in the catalogs' order.
    pub fn placeable_roles(&self) -> impl Iterator<Item = &Role> {
        self.role_indices().filter(|(index, _)| self.is_first_placeable(*index)).map(|(_, role)| role)
    }

    fn is_first_placeable(&self, index: RoleIndex) -> bool {
        self.role_eras(index).iter().find(|era| !self.role(**era).is_abstract) == Some(&index)
    }

    /// All dependencies with their indices.
    pub fn dependency_indices(&self) -> impl Iterator<Item = (DependencyIndex, &Dependency)> {
        (0_u32..).map(DependencyIndex).zip(&self.dependencies)
    }

    /// All services with their indices.
    pub fn service_indices(&self) -> impl Iterator<Item = (ServiceIndex, &Service)> {
        (0_u32..).map(ServiceIndex).zip(&self.services)
    }

    /// All roles with their indices.
    pub fn role_indices(&self) -> impl Iterator<Item = (RoleIndex, &Role)> {
        (0_u32..).map(RoleIndex).zip(&self.roles)
    }

    /// All endpoints of a service with their indices.
    pub fn endpoint_indices(&self, service: ServiceIndex) -> impl Iterator<Item = (EndpointIndex, &Endpoint)> {
        (0_u16..).map(move |endpoint| EndpointIndex { service, endpoint }).zip(&self.service(service).endpoints)
    }

    /// A citation in one line, such as `KB 832017, "Net Logon"`.
    pub fn citation(&self, source: &Source) -> String {
        let document = self.documents.get(&source.document).map_or(source.document.as_str(), |d| d.short.as_str());
        let mut citation = document.to_owned();
        if !source.section.is_empty() {
            citation.push_str(", \"");
            citation.push_str(&source.section);
            citation.push('"');
        }
        if !source.note.is_empty() {
            citation.push_str(" (");
            citation.push_str(&source.note);
            citation.push(')');
        }
        citation
    }
}

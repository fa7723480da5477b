//! Like servers, taken together.
//!
//! Servers of one segment with the same roles, system, domain, options and uses need and provide the same. The engine
//! works with these classes, so that its cost follows the size of the answer and not the number of host pairs.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::options::{OptionCache, OptionValues};
use super::report::ServerSet;
use super::services::{HostServices, ServiceGraph};
use crate::catalog::{Catalog, RoleIndex};
use crate::ids::{DomainId, RoleId, SegmentId, ServerId};
use crate::project::{Options, Os, Project, Server, TunnelEnd, Use};

/// Position of a class in [`Classes::all`].
pub(super) type ClassIndex = usize;

/// Number of what classes are alike in wherever they stand: roles, system and options of their own.
pub(super) type Profile = u32;

/// Servers that need and provide the same.
pub(super) struct Class<'a> {
    /// Where they stand.
    pub(super) segment: &'a SegmentId,
    /// Who they are, ascending.
    pub(super) servers: ServerSet,
    /// How many hosts they are together.
    pub(super) hosts: u64,
    /// The only one of them, where it stands alone since something names it.
    pub(super) named: Option<&'a ServerId>,
    /// Their system.
    pub(super) os: Os,
    /// Their domain.
    pub(super) domain: Option<&'a DomainId>,
    /// What they use beyond the catalog.
    pub(super) uses: Rc<[&'a Use]>,
    /// Roles as placed, known ones only.
    pub(super) placed: Rc<[RoleIndex]>,
    /// What they are; classes with the same number have the same `placed`, `host`, `os` and `options`.
    pub(super) profile: Profile,
    /// Their roles and services.
    pub(super) host: Rc<HostServices>,
    /// Their option values.
    pub(super) options: Rc<OptionValues<'a>>,
}

/// All classes of a project.
pub(super) struct Classes<'a> {
    pub(super) all: Vec<Class<'a>>,
    /// The class of each server that some `uses` names.
    pub(super) by_named_server: FxHashMap<&'a ServerId, ClassIndex>,
}

#[derive(Eq, Hash, PartialEq)]
struct Key<'a> {
    segment: &'a SegmentId,
    roles: Rc<[&'a RoleId]>,
    os: Os,
    domain: Option<&'a DomainId>,
    uses: Rc<[&'a Use]>,
    options: &'a Options,
    /// A server that somebody's `uses` names, or that a tunnel ends at, stands alone: it may be bound, or reached, without
    /// its likes.
    named: Option<&'a ServerId>,
}

/// What decides on what a host runs: roles, system, own options.
type HostKey<'a> = (Rc<[&'a RoleId]>, Os, &'a Options);

/// What a host runs: roles as placed, and all that comes with them.
type Host = (Rc<[RoleIndex]>, Rc<HostServices>);

impl<'a> Classes<'a> {
    /// The classes of a project, in the order of their first server's id.
    pub(super) fn new(project: &'a Project, catalog: &'a Catalog, graph: &ServiceGraph) -> Self {
        let named: FxHashSet<&ServerId> = project
            .servers
            .values()
            .flat_map(|server| &server.uses)
            .filter_map(|used| match used {
                Use::Server(id) => Some(id),
                Use::Role(_) => None,
            })
            .chain(project.tunnels.values().flat_map(|tunnel| tunnel.ends()).filter_map(|end| match end {
                TunnelEnd::Server(id) => Some(id),
                TunnelEnd::Device(_) | TunnelEnd::Segment(_) => None,
            }))
            .collect();
        let mut groups: IndexMap<Key<'a>, Vec<(&'a ServerId, &'a Server)>, FxBuildHasher> = IndexMap::default();
        for (id, server) in project.servers.iter() {
            let key = Key {
                segment: &server.segment,
                roles: ascending(&server.roles),
                os: server.os,
                domain: server.domain.as_ref(),
                uses: ascending(&server.uses),
                options: &server.options,
                named: named.contains(id).then_some(id),
            };
            groups.entry(key).or_default().push((id, server));
        }
        let mut options = OptionCache::new(project, catalog);
        let mut hosts: IndexMap<HostKey<'a>, Host, FxBuildHasher> = IndexMap::default();
        let mut all = Vec::with_capacity(groups.len());
        let mut by_named_server = FxHashMap::default();
        for (key, members) in groups {
            let values = options.of(key.options);
            let entry = hosts.entry((Rc::clone(&key.roles), key.os, key.options));
            let profile = Profile::try_from(entry.index()).unwrap_or(Profile::MAX);
            let (placed, host) = entry
                .or_insert_with(|| {
                    // In the order of the catalog, so that reasons name what a server is before what runs beside it.
                    let placed: BTreeSet<RoleIndex> =
                        key.roles.iter().filter_map(|role| catalog.role_index_for(role.as_str(), key.os)).collect();
                    let placed: Rc<[RoleIndex]> = placed.into_iter().collect();
                    let host = graph.host_services(catalog, &placed, &values, key.os);
                    (placed, Rc::new(host))
                })
                .clone();
            if let Some(id) = key.named {
                by_named_server.insert(id, all.len());
            }
            all.push(Class {
                segment: key.segment,
                servers: members.iter().map(|(id, _)| (*id).clone()).collect(),
                hosts: members.iter().map(|(_, server)| u64::from(server.count)).sum(),
                named: key.named,
                os: key.os,
                domain: key.domain,
                uses: key.uses,
                placed,
                profile,
                host,
                options: values,
            });
        }
        Self { all, by_named_server }
    }

    /// The class at an index.
    #[expect(clippy::indexing_slicing, reason = "an index is only made from the classes it belongs to")]
    pub(super) fn get(&self, index: ClassIndex) -> &Class<'a> {
        &self.all[index]
    }

    /// All servers of these classes, ascending.
    pub(super) fn servers_of(&self, classes: &[ClassIndex]) -> ServerSet {
        if let [only] = classes {
            return Arc::clone(&self.get(*only).servers);
        }
        let all: BTreeSet<&ServerId> = classes.iter().flat_map(|class| self.get(*class).servers.iter()).collect();
        all.into_iter().cloned().collect()
    }
}

/// The items of a list in which the order says nothing.
fn ascending<T: Ord>(items: &[T]) -> Rc<[&T]> {
    let mut items: Vec<&T> = items.iter().collect();
    items.sort_unstable();
    items.into()
}

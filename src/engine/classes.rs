//! Like servers, taken together.
//!
//! Servers of one segment with the same roles, system, domain, options and uses need and provide the same. The engine
//! works with these classes, so that its cost follows the size of the answer and not the number of host pairs.
//!
//! Classes are kept from one state of a project to the next. What a class *is* never changes, only who belongs to it:
//! a server that becomes another one leaves its class for another class.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::{Equivalent, IndexMap};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::inputs::TouchedServer;
use super::options::OptionValues;
use super::report::ServerSet;
use super::services::{HostServices, ServiceGraph};
use crate::catalog::{Catalog, RoleIndex};
use crate::ids::{DomainId, RoleId, SegmentId, ServerId};
use crate::project::{Options, Os, Project, Server, TunnelEnd, Use};

/// The number of a class.
pub(super) type ClassIndex = usize;

/// Number of what classes are alike in wherever they stand: roles, system and options of their own.
pub(super) type Profile = u32;

/// Servers that need and provide the same.
pub(super) struct Class {
    /// Where they stand.
    pub(super) segment: SegmentId,
    /// Who they are, ascending.
    pub(super) servers: ServerSet,
    /// How many hosts they are together.
    pub(super) hosts: u64,
    /// The only one of them, where it stands alone since something names it.
    pub(super) named: Option<ServerId>,
    /// Their system.
    pub(super) os: Os,
    /// Their domain.
    pub(super) domain: Option<DomainId>,
    /// What they use beyond the catalog, ascending.
    pub(super) uses: Arc<[Use]>,
    /// Roles as placed, known ones only.
    pub(super) placed: Arc<[RoleIndex]>,
    /// What they are; classes with the same number have the same `placed`, `host`, `os` and `options`.
    pub(super) profile: Profile,
    /// Their roles and services.
    pub(super) host: Arc<HostServices>,
    /// Their option values.
    pub(super) options: Arc<OptionValues>,
}

/// What makes servers one class.
#[derive(Eq, Hash, PartialEq)]
struct Key {
    segment: SegmentId,
    profile: Profile,
    domain: Option<DomainId>,
    uses: Arc<[Use]>,
    /// A server that somebody's `uses` names, or that a tunnel ends at, stands alone: it may be bound, or reached, without
    /// its likes.
    named: Option<ServerId>,
}

/// A key to look for.
#[derive(Hash)]
struct KeyOf<'s> {
    segment: &'s SegmentId,
    profile: Profile,
    domain: Option<&'s DomainId>,
    uses: &'s [Use],
    named: Option<&'s ServerId>,
}

impl Equivalent<Key> for KeyOf<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.profile == key.profile
            && *self.segment == key.segment
            && self.domain == key.domain.as_ref()
            && *self.uses == *key.uses
            && self.named == key.named.as_ref()
    }
}

/// What decides on what a host runs; roles ascending.
#[derive(Eq, Hash, PartialEq)]
struct Kind {
    roles: Vec<RoleId>,
    os: Os,
    options: Options,
}

/// A kind to look for.
#[derive(Hash)]
struct KindOf<'s> {
    roles: &'s [RoleId],
    os: Os,
    options: &'s Options,
}

impl Equivalent<Kind> for KindOf<'_> {
    fn equivalent(&self, kind: &Kind) -> bool {
        self.os == kind.os && *self.roles == *kind.roles && *self.options == kind.options
    }
}

/// What a host runs: roles as placed, all that comes with them, and its options.
struct Host {
    placed: Arc<[RoleIndex]>,
    services: Arc<HostServices>,
    options: Arc<OptionValues>,
}

/// What became of classes.
#[derive(Debug, Default)]
pub(super) struct ClassChanges {
    /// New ones.
    pub(super) added: BTreeSet<ClassIndex>,
    /// Those without any server now. Until the next change it is still known what they were.
    pub(super) removed: BTreeSet<ClassIndex>,
    /// Those that have other servers, or servers that stand for more or fewer hosts.
    pub(super) changed: BTreeSet<ClassIndex>,
}

/// Who comes to a class and who leaves it.
#[derive(Default)]
struct Moves {
    joined: Vec<ServerId>,
    left: FxHashSet<ServerId>,
    more_hosts: u64,
    fewer_hosts: u64,
}

/// All classes of a project.
#[derive(Default)]
pub(super) struct Classes {
    /// By their numbers. A class that is gone has no servers, and its number is given away again.
    all: Vec<Class>,
    free: Vec<ClassIndex>,
    /// Numbers that become free with the next change.
    gone: Vec<ClassIndex>,
    by_key: IndexMap<Key, ClassIndex, FxBuildHasher>,
    of_server: FxHashMap<ServerId, ClassIndex>,
    /// The class of each server that stands alone.
    by_named_server: FxHashMap<ServerId, ClassIndex>,
    /// How often servers are named.
    namings: FxHashMap<ServerId, usize>,
    /// Their positions are the profiles.
    kinds: IndexMap<Kind, Host, FxBuildHasher>,
}

impl Classes {
    /// The classes of a project, in the order of their first server's id.
    pub(super) fn new(project: &Project, catalog: &Catalog, graph: &ServiceGraph) -> Self {
        let mut this = Self::default();
        for end in project.tunnels.values().flat_map(|tunnel| tunnel.ends()) {
            if let TunnelEnd::Server(id) = end {
                *this.namings.entry(id.clone()).or_default() += 1;
            }
        }
        let servers = project.servers.iter();
        let added: Vec<TouchedServer<'_>> =
            servers.map(|(id, server)| TouchedServer { id, before: None, after: Some(server) }).collect();
        this.update(&added, true, project, catalog, graph);
        this
    }

    /// Takes over the servers that are others now, in the order of their ids. All else that decides on classes is as it
    /// was: tunnels and the project's options. `names`: whether a server that begins or ceases to be named is looked
    /// after.
    pub(super) fn update(
        &mut self,
        touched: &[TouchedServer<'_>],
        names: bool,
        project: &Project,
        catalog: &Catalog,
        graph: &ServiceGraph,
    ) -> ClassChanges {
        self.free.append(&mut self.gone);
        let renamed = self.count_namings(touched);
        let mut all = touched.to_vec();
        for id in renamed.iter().filter(|_| names) {
            if touched.binary_search_by(|known| known.id.cmp(id)).is_err()
                && let Some((id, server)) = project.servers.get_key_value(id)
            {
                all.push(TouchedServer { id, before: Some(server), after: Some(server) });
            }
        }
        all.sort_by(|one, other| one.id.cmp(other.id));
        let mut changes = ClassChanges::default();
        let mut moves: BTreeMap<ClassIndex, Moves> = BTreeMap::new();
        for TouchedServer { id, before, after } in all {
            let old = self.of_server.get(id).copied();
            let new = after.map(|server| self.class_of(id, server, &mut changes, project, catalog, graph));
            let count = |server: Option<&Server>| server.map_or(0, |server| u64::from(server.count));
            if old == new && count(before) == count(after) {
                continue;
            }
            if let Some(old) = old {
                let moves = moves.entry(old).or_default();
                moves.fewer_hosts += count(before);
                if new != Some(old) {
                    moves.left.insert(id.clone());
                    self.of_server.remove(id);
                }
            }
            if let Some(new) = new {
                let moves = moves.entry(new).or_default();
                moves.more_hosts += count(after);
                if old != Some(new) {
                    moves.joined.push(id.clone());
                    self.of_server.insert(id.clone(), new);
                }
            }
        }
        for (index, moves) in moves {
            self.take_over(index, moves, &mut changes);
        }
        changes
    }

    /// Counts how often servers are named. The result: those that were named and are not now, and the other way round.
    fn count_namings(&mut self, touched: &[TouchedServer<'_>]) -> BTreeSet<ServerId> {
        let named_by = |server: Option<&'_ Server>| -> Vec<ServerId> {
            let uses = server.into_iter().flat_map(|server| &server.uses);
            uses.filter_map(|used| match used {
                Use::Server(id) => Some(id.clone()),
                Use::Role(_) => None,
            })
            .collect()
        };
        let mut was_named: BTreeMap<ServerId, bool> = BTreeMap::new();
        for server in touched {
            for (ids, is_more) in [(named_by(server.before), false), (named_by(server.after), true)] {
                for id in ids {
                    let namings = self.namings.entry(id.clone()).or_default();
                    was_named.entry(id).or_insert(*namings > 0);
                    *namings = if is_more { *namings + 1 } else { namings.saturating_sub(1) };
                }
            }
        }
        let is_other = |(id, was_named): (ServerId, bool)| (was_named != self.is_named(&id)).then_some(id);
        was_named.into_iter().filter_map(is_other).collect()
    }

    fn is_named(&self, server: &ServerId) -> bool {
        self.namings.get(server).is_some_and(|namings| *namings > 0)
    }

    /// The class that a server belongs to, made where there is none.
    fn class_of(
        &mut self,
        id: &ServerId,
        server: &Server,
        changes: &mut ClassChanges,
        project: &Project,
        catalog: &Catalog,
        graph: &ServiceGraph,
    ) -> ClassIndex {
        let profile = self.profile_of(server, project, catalog, graph);
        let uses = ascending(&server.uses);
        let named = self.is_named(id).then_some(id);
        let key = KeyOf { segment: &server.segment, profile, domain: server.domain.as_ref(), uses: &uses, named };
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let uses: Arc<[Use]> = uses.into();
        let host =
            usize::try_from(profile).ok().and_then(|profile| self.kinds.get_index(profile)).map(|(_, host)| host);
        let class = Class {
            segment: server.segment.clone(),
            servers: ServerSet::default(),
            hosts: 0,
            named: named.cloned(),
            os: server.os,
            domain: server.domain.clone(),
            uses: Arc::clone(&uses),
            placed: host.map(|host| Arc::clone(&host.placed)).unwrap_or_default(),
            profile,
            host: host.map(|host| Arc::clone(&host.services)).unwrap_or_default(),
            options: host.map(|host| Arc::clone(&host.options)).unwrap_or_default(),
        };
        let key = Key {
            segment: class.segment.clone(),
            profile,
            domain: class.domain.clone(),
            uses,
            named: class.named.clone(),
        };
        let index = self.free.pop().unwrap_or(self.all.len());
        match self.all.get_mut(index) {
            Some(free) => *free = class,
            None => self.all.push(class),
        }
        self.by_key.insert(key, index);
        if let Some(id) = named {
            self.by_named_server.insert(id.clone(), index);
        }
        changes.added.insert(index);
        index
    }

    fn profile_of(&mut self, server: &Server, project: &Project, catalog: &Catalog, graph: &ServiceGraph) -> Profile {
        let roles = ascending(&server.roles);
        let kind = KindOf { roles: &roles, os: server.os, options: &server.options };
        let position = self.kinds.get_index_of(&kind).unwrap_or_else(|| {
            let options = OptionValues::new(project, catalog, &server.options);
            // In the order of the catalog, so that reasons name what a server is before what runs beside it.
            let placed: BTreeSet<RoleIndex> =
                roles.iter().filter_map(|role| catalog.role_index_for(role.as_str(), server.os)).collect();
            let placed: Arc<[RoleIndex]> = placed.into_iter().collect();
            let services = Arc::new(graph.host_services(catalog, &placed, &options, server.os));
            let kind = Kind { roles: roles.to_vec(), os: server.os, options: server.options.clone() };
            self.kinds.insert_full(kind, Host { placed, services, options: Arc::new(options) }).0
        });
        Profile::try_from(position).unwrap_or(Profile::MAX)
    }

    fn take_over(&mut self, index: ClassIndex, moves: Moves, changes: &mut ClassChanges) {
        let Some(class) = self.all.get_mut(index) else { return };
        class.hosts = (class.hosts + moves.more_hosts).saturating_sub(moves.fewer_hosts);
        if class.servers.is_empty() {
            class.servers = moves.joined.into();
        } else if !moves.joined.is_empty() || !moves.left.is_empty() {
            let stay = class.servers.iter().filter(|id| !moves.left.contains(*id)).cloned();
            let mut servers: Vec<ServerId> = stay.chain(moves.joined).collect();
            servers.sort_unstable();
            class.servers = servers.into();
        }
        if !class.servers.is_empty() {
            if !changes.added.contains(&index) {
                changes.changed.insert(index);
            }
            return;
        }
        let key = KeyOf {
            segment: &class.segment,
            profile: class.profile,
            domain: class.domain.as_ref(),
            uses: &class.uses,
            named: class.named.as_ref(),
        };
        self.by_key.swap_remove(&key);
        if let Some(id) = &class.named
            && self.by_named_server.get(id) == Some(&index)
        {
            self.by_named_server.remove(id);
        }
        self.gone.push(index);
        changes.removed.insert(index);
    }

    /// The class with this number.
    #[expect(clippy::indexing_slicing, reason = "a number is only given to the classes it belongs to")]
    pub(super) fn get(&self, index: ClassIndex) -> &Class {
        &self.all[index]
    }

    /// All classes with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (ClassIndex, &Class)> {
        self.all.iter().enumerate().filter(|(_, class)| !class.servers.is_empty())
    }

    /// The class of a server that something names.
    pub(super) fn of_named_server(&self, server: &ServerId) -> Option<ClassIndex> {
        self.by_named_server.get(server).copied()
    }

    /// All servers of these classes, ascending.
    pub(super) fn servers_of(&self, classes: &[ClassIndex]) -> ServerSet {
        if let [only] = classes {
            return Arc::clone(&self.get(*only).servers);
        }
        let mut all: Vec<&ServerId> = classes.iter().flat_map(|class| self.get(*class).servers.iter()).collect();
        all.sort_unstable();
        all.into_iter().cloned().collect()
    }
}

/// The items of a list in which the order says nothing.
fn ascending<T: Clone + Ord>(items: &[T]) -> Cow<'_, [T]> {
    if items.is_sorted() {
        return Cow::Borrowed(items);
    }
    let mut items = items.to_vec();
    items.sort_unstable();
    Cow::Owned(items)
}

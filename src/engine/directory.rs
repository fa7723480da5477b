//! Which domains reach which: forests, trusts and their directions.
//!
//! Domains of one forest trust each other both ways, and a forest trust between two of them holds between all domains of
//! the two forests; an external trust holds between its two domains alone. In a one-way trust the trusting domain's hosts
//! ask the trusted domain's controllers; what goes the other way is for the catalog's dependency to say
//! (`direction`).

use std::collections::{BTreeMap, BTreeSet};

use super::classes::{ClassIndex, Classes};
use crate::catalog::{Catalog, Dependency, RoleIndex, Scope, TrustDirection};
use crate::ids::DomainId;
use crate::project::{Project, TrustKind};

/// Who trusts whom.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Directory {
    /// The domains that each domain trusts, and by which kinds of trust.
    trusts: BTreeMap<DomainId, Reached>,
    /// The domains that trust each domain.
    trusted_by: BTreeMap<DomainId, Reached>,
    /// The other domains of each domain's forest.
    forest: BTreeMap<DomainId, BTreeSet<DomainId>>,
}

type Reached = BTreeMap<DomainId, BTreeSet<TrustKind>>;

/// The role of controllers that are drawn for their trust's sake.
const TRUSTED_CONTROLLER: &str = "trusted-domain-controller";

impl Directory {
    /// The directory of a project. A domain whose controllers are placed as `trusted-domain-controller` has an external
    /// trust with all the others, both ways. `with_role` are the classes with a role, whatever its era.
    pub(super) fn new<'c>(
        project: &Project,
        classes: &Classes,
        catalog: &Catalog,
        with_role: impl FnOnce(RoleIndex) -> Option<&'c BTreeSet<ClassIndex>>,
    ) -> Self {
        let mut this = Self { forest: forests(project), ..Self::default() };
        let whole_forest = |domain: &DomainId, forest: &BTreeMap<DomainId, BTreeSet<DomainId>>| {
            let mut all = forest.get(domain).cloned().unwrap_or_default();
            all.insert(domain.clone());
            all
        };
        for (domain, others) in this.forest.clone() {
            for other in others {
                this.add(&domain, &other, TrustKind::Forest);
            }
        }
        for trust in project.trusts.values() {
            let (trusting, trusted) = (&trust.trusting, &trust.trusted);
            if !project.domains.contains_key(trusting) || !project.domains.contains_key(trusted) {
                continue;
            }
            let sides = match trust.kind {
                TrustKind::Forest => (whole_forest(trusting, &this.forest), whole_forest(trusted, &this.forest)),
                TrustKind::External => (BTreeSet::from([trusting.clone()]), BTreeSet::from([trusted.clone()])),
            };
            for one in &sides.0 {
                for other in &sides.1 {
                    this.add(one, other, trust.kind);
                    if trust.is_two_way {
                        this.add(other, one, trust.kind);
                    }
                }
            }
        }
        let controllers = catalog.role_index(TRUSTED_CONTROLLER).and_then(with_role).into_iter().flatten();
        let trusted: BTreeSet<&DomainId> =
            controllers.filter_map(|class| classes.get(*class).domain.as_ref()).collect();
        if !trusted.is_empty() {
            let domains: BTreeSet<&DomainId> = classes.iter().filter_map(|(_, class)| class.domain.as_ref()).collect();
            for (domain, other) in trusted.into_iter().flat_map(|domain| domains.iter().map(move |o| (domain, *o))) {
                this.add(domain, other, TrustKind::External);
                this.add(other, domain, TrustKind::External);
            }
        }
        this
    }

    fn add(&mut self, trusting: &DomainId, trusted: &DomainId, kind: TrustKind) {
        if trusting != trusted {
            let add = |map: &mut BTreeMap<DomainId, Reached>, one: &DomainId, other: &DomainId| {
                map.entry(one.clone()).or_default().entry(other.clone()).or_default().insert(kind);
            };
            add(&mut self.trusts, trusting, trusted);
            add(&mut self.trusted_by, trusted, trusting);
        }
    }

    /// The other domains whose hosts can fulfil a dependency of scope `trusted-domain` or `same-forest` for a consumer of
    /// this domain.
    pub(super) fn reached(&self, domain: &DomainId, dependency: &Dependency) -> BTreeSet<&DomainId> {
        if dependency.scope == Scope::SameForest {
            return self.forest.get(domain).into_iter().flatten().collect();
        }
        let kinds = &dependency.trust_kinds;
        let fits = |known: &BTreeSet<TrustKind>| kinds.is_empty() || kinds.iter().any(|kind| known.contains(kind));
        let trusted = self.trusts.get(domain).filter(|_| dependency.trust_direction != TrustDirection::FromTrusted);
        let trusting =
            self.trusted_by.get(domain).filter(|_| dependency.trust_direction != TrustDirection::FromTrusting);
        let all = trusted.into_iter().chain(trusting).flatten();
        all.filter(|(_, known)| fits(known)).map(|(other, _)| other).collect()
    }
}

/// The other domains of each domain's forest. A domain without a word on its forest is the root of its own.
fn forests(project: &Project) -> BTreeMap<DomainId, BTreeSet<DomainId>> {
    let mut by_root: BTreeMap<&str, BTreeSet<&DomainId>> = BTreeMap::new();
    for (id, domain) in project.domains.iter() {
        let root = if domain.forest.trim().is_empty() { domain.name.trim() } else { domain.forest.trim() };
        by_root.entry(root).or_default().insert(id);
    }
    let mut forests = BTreeMap::new();
    for domains in by_root.values() {
        for domain in domains {
            let others: BTreeSet<DomainId> =
                domains.iter().filter(|other| *other != domain).map(|other| (*other).clone()).collect();
            if !others.is_empty() {
                forests.insert((*domain).clone(), others);
            }
        }
    }
    forests
}

//! Which domains reach which: forests, trusts and their directions.
//!
//! Domains of one forest trust each other both ways, and a forest trust between two of them holds between all domains of
//! the two forests; an external trust holds between its two domains alone. In a one-way trust the trusting domain's hosts
//! ask the trusted domain's controllers; what goes the other way is for the catalog's dependency to say
//! (`direction`).

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Classes;
use crate::catalog::{Catalog, Dependency, Scope, TrustDirection};
use crate::ids::DomainId;
use crate::project::{Project, TrustKind};

/// Who trusts whom.
pub(super) struct Directory<'a> {
    /// The domains that each domain trusts, and by which kinds of trust.
    trusts: BTreeMap<&'a DomainId, Reached<'a>>,
    /// The domains that trust each domain.
    trusted_by: BTreeMap<&'a DomainId, Reached<'a>>,
    /// The other domains of each domain's forest.
    forest: BTreeMap<&'a DomainId, BTreeSet<&'a DomainId>>,
}

type Reached<'a> = BTreeMap<&'a DomainId, BTreeSet<TrustKind>>;

impl<'a> Directory<'a> {
    /// The directory of a project. A domain whose controllers are placed as `trusted-domain-controller` has an external
    /// trust with all the others, both ways.
    pub(super) fn new(project: &'a Project, classes: &Classes<'a>, catalog: &Catalog) -> Self {
        let mut this = Self { trusts: BTreeMap::new(), trusted_by: BTreeMap::new(), forest: forests(project) };
        let whole_forest = |domain: &'a DomainId, forest: &BTreeMap<&'a DomainId, BTreeSet<&'a DomainId>>| {
            let mut all = forest.get(domain).cloned().unwrap_or_default();
            all.insert(domain);
            all
        };
        for (domain, others) in this.forest.clone() {
            for other in others {
                this.add(domain, other, TrustKind::Forest);
            }
        }
        for trust in project.trusts.values() {
            let (Some((trusting, _)), Some((trusted, _))) =
                (project.domains.get_key_value(&trust.trusting), project.domains.get_key_value(&trust.trusted))
            else {
                continue;
            };
            let sides = match trust.kind {
                TrustKind::Forest => (whole_forest(trusting, &this.forest), whole_forest(trusted, &this.forest)),
                TrustKind::External => (BTreeSet::from([trusting]), BTreeSet::from([trusted])),
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
        if let Some(role) = catalog.role_index("trusted-domain-controller") {
            let domains: BTreeSet<&DomainId> = classes.all.iter().filter_map(|class| class.domain).collect();
            for class in classes.all.iter().filter(|class| class.host.has_role(catalog, role)) {
                for (domain, other) in class.domain.iter().flat_map(|domain| domains.iter().map(move |o| (*domain, *o)))
                {
                    this.add(domain, other, TrustKind::External);
                    this.add(other, domain, TrustKind::External);
                }
            }
        }
        this
    }

    fn add(&mut self, trusting: &'a DomainId, trusted: &'a DomainId, kind: TrustKind) {
        if trusting != trusted {
            self.trusts.entry(trusting).or_default().entry(trusted).or_default().insert(kind);
            self.trusted_by.entry(trusted).or_default().entry(trusting).or_default().insert(kind);
        }
    }

    /// The other domains whose hosts can fulfil a dependency of scope `trusted-domain` or `same-forest` for a consumer of
    /// this domain.
    pub(super) fn reached(&self, domain: &DomainId, dependency: &Dependency) -> BTreeSet<&'a DomainId> {
        if dependency.scope == Scope::SameForest {
            return self.forest.get(domain).cloned().unwrap_or_default();
        }
        let kinds = &dependency.trust_kinds;
        let fits = |known: &BTreeSet<TrustKind>| kinds.is_empty() || kinds.iter().any(|kind| known.contains(kind));
        let trusted = self.trusts.get(domain).filter(|_| dependency.trust_direction != TrustDirection::FromTrusted);
        let trusting =
            self.trusted_by.get(domain).filter(|_| dependency.trust_direction != TrustDirection::FromTrusting);
        let all = trusted.into_iter().chain(trusting).flatten();
        all.filter(|(_, known)| fits(known)).map(|(other, _)| *other).collect()
    }
}

/// The other domains of each domain's forest. A domain without a word on its forest is the root of its own.
fn forests(project: &Project) -> BTreeMap<&DomainId, BTreeSet<&DomainId>> {
    let mut by_root: BTreeMap<&str, BTreeSet<&DomainId>> = BTreeMap::new();
    for (id, domain) in project.domains.iter() {
        let root = if domain.forest.trim().is_empty() { domain.name.trim() } else { domain.forest.trim() };
        by_root.entry(root).or_default().insert(id);
    }
    let mut forests = BTreeMap::new();
    for domains in by_root.values() {
        for domain in domains {
            let others: BTreeSet<&DomainId> = domains.iter().copied().filter(|other| other != domain).collect();
            if !others.is_empty() {
                forests.insert(*domain, others);
            }
        }
    }
    forests
}

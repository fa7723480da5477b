//! One id in several eras: which definition counts for which system.
//!
//! A service or role with the same id in two catalogs is the same thing, as systems of different age have it. The system
//! of the host picks the definition. What only one catalog has is used whatever the system.

use super::model::{Catalog, Dependency, EndpointIndex, RoleIndex, ServiceIndex};
use crate::os::Os;

impl Catalog {
    /// The role with this id, as it is on this system.
    pub fn role_index_for(&self, id: &str, os: Os) -> Option<RoleIndex> {
        self.role_index(id).map(|role| self.role_on(role, os))
    }

    /// The service with this id, as it is on this system.
    pub fn service_index_for(&self, id: &str, os: Os) -> Option<ServiceIndex> {
        self.service_index(id).map(|service| self.service_on(service, os))
    }

    /// What this role is on this system.
    pub fn role_on(&self, role: RoleIndex, os: Os) -> RoleIndex {
        self.role_eras(role)
            .iter()
            .copied()
            .find(|era| fits(&self.role(*era).systems, os))
            .unwrap_or_else(|| self.same_role(role))
    }

    /// What this service is on this system.
    pub fn service_on(&self, service: ServiceIndex, os: Os) -> ServiceIndex {
        self.service_eras(service)
            .iter()
            .copied()
            .find(|era| fits(&self.service(*era).systems, os))
            .unwrap_or_else(|| self.same_service(service))
    }

    /// All definitions of a role, this one included.
    pub fn role_eras(&self, role: RoleIndex) -> &[RoleIndex] {
        &self.role(role).eras
    }

    /// All definitions of a service, this one included.
    pub fn service_eras(&self, service: ServiceIndex) -> &[ServiceIndex] {
        &self.service(service).eras
    }

    /// The first definition of a role: the same for all its eras.
    pub fn same_role(&self, role: RoleIndex) -> RoleIndex {
        self.role_eras(role).first().copied().unwrap_or(role)
    }

    /// The first definition of a service: the same for all its eras.
    pub fn same_service(&self, service: ServiceIndex) -> ServiceIndex {
        self.service_eras(service).first().copied().unwrap_or(service)
    }

    /// The endpoint with the same id in another definition of its service, if there is one.
    pub fn endpoint_of(&self, endpoint: EndpointIndex, service: ServiceIndex) -> Option<EndpointIndex> {
        if endpoint.service == service {
            return Some(endpoint);
        }
        let id = &self.endpoint(endpoint).id;
        self.endpoint_indices(service).find(|(_, other)| other.id == *id).map(|(index, _)| index)
    }
}

impl Dependency {
    /// Positions of the needed endpoints in one of the provider's definitions.
    pub fn endpoints_of(&self, service: ServiceIndex) -> &[u16] {
        self.endpoints_by_era.iter().find(|(era, _)| *era == service).map_or(&[], |(_, endpoints)| endpoints)
    }
}

/// Whether something for these systems is for this one; no systems mean every system.
pub(super) fn fits(systems: &[Os], os: Os) -> bool {
    systems.is_empty() || systems.contains(&os)
}

/// Whether there is a system that two lists of systems both mean.
pub(super) fn overlap(one: &[Os], other: &[Os]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|os| other.contains(os))
}

//! Option values as they hold on a server: its own, else the project's, else the catalog's default.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Condition, Endpoint, OptionIndex, PoolIndex};
use crate::net::{PortRange, PortSet};
use crate::project::{Options, Os, Project};

/// The value of every option of the catalog, in one place.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct OptionValues {
    values: Vec<Option<Arc<str>>>,
}

impl OptionValues {
    /// The values on a server that sets these itself.
    pub(super) fn new(project: &Project, catalog: &Catalog, server: &Options) -> Self {
        let values = catalog
            .options
            .iter()
            .map(|option| {
                server
                    .get(&option.key)
                    .or_else(|| project.options.get(&option.key))
                    .or(option.default.as_ref())
                    .map(|value| Arc::from(value.as_str()))
            })
            .collect();
        Self { values }
    }

    /// The value of an option; none where nothing is set and there is no default.
    pub(super) fn get(&self, option: OptionIndex) -> Option<&str> {
        self.values.get(option.position())?.as_deref()
    }

    /// Whether all the conditions hold.
    pub(super) fn fulfil(&self, conditions: &[Condition]) -> bool {
        conditions
            .iter()
            .all(|condition| self.get(condition.option).is_some_and(|value| condition.is.iter().any(|is| is == value)))
    }

    /// Whether `need.SERVICE` is set, and to what.
    pub(super) fn need(&self, option: Option<OptionIndex>) -> Option<bool> {
        self.get(option?).map(|value| value == "yes")
    }

    /// The ports of a pool on a server with these options and this operating system.
    pub(super) fn pool(&self, catalog: &Catalog, pool: PoolIndex, os: Os) -> Option<PortRange> {
        let pool = catalog.pool(pool);
        pool.option
            .and_then(|option| self.get(option))
            .and_then(|value| value.parse().ok())
            .or_else(|| pool.default_for(os))
    }

    /// The fixed ports of an endpoint, moved to where the server has configured them.
    pub(super) fn fixed_ports(&self, endpoint: &Endpoint) -> PortSet {
        if let Some((option, offset)) = endpoint.port_option
            && let Some(port) = self.get(option).and_then(|value| value.parse::<i32>().ok())
            && let Ok(port) = u16::try_from(port + offset)
        {
            return std::iter::once(PortRange::single(port)).collect();
        }
        endpoint.ports.clone()
    }

    /// The dynamic ports of an endpoint: its pins where all are set, the pool where none is, both in between.
    pub(super) fn dynamic_ports(&self, catalog: &Catalog, endpoint: &Endpoint, os: Os) -> Vec<PortRange> {
        let Some(pool) = endpoint.pool else { return Vec::new() };
        let pinned: PortSet = endpoint
            .pins
            .iter()
            .filter_map(|pin| self.get(*pin))
            .filter_map(|value| value.parse::<PortRange>().ok())
            .collect();
        let set_pins = endpoint.pins.iter().filter(|pin| self.get(**pin).is_some()).count();
        let mut ranges: Vec<PortRange> = pinned.ranges().collect();
        if set_pins < endpoint.pins.len() || endpoint.pins.is_empty() {
            ranges.extend(self.pool(catalog, pool, os));
        }
        ranges
    }
}

/// Option values by the options that a server sets itself; most servers set none and share one.
pub(super) struct OptionCache<'a> {
    project: &'a Project,
    catalog: &'a Catalog,
    known: HashMap<&'a Options, Arc<OptionValues>>,
}

impl<'a> OptionCache<'a> {
    pub(super) fn new(project: &'a Project, catalog: &'a Catalog) -> Self {
        Self { project, catalog, known: HashMap::new() }
    }

    pub(super) fn of(&mut self, options: &'a Options) -> Arc<OptionValues> {
        let values = self
            .known
            .entry(options)
            .or_insert_with(|| Arc::new(OptionValues::new(self.project, self.catalog, options)));
        Arc::clone(values)
    }
}

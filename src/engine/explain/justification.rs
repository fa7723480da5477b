//! Why a flow is needed, in one line.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::names;
use crate::catalog::Catalog;
use crate::engine::report::{Cause, Flow, ServerSet};
use crate::ids::ServerId;
use crate::project::Project;

/// The strongest reason of a flow in one line.
pub fn justification(project: &Project, catalog: &Catalog, flow: &Flow) -> String {
    let mut text = String::new();
    Justifications::new(project, catalog).add(flow, &mut text);
    text
}

/// Justifications of many flows: what stands for a set of servers is made once for all flows that share the set.
#[derive(Debug)]
pub struct Justifications<'a> {
    project: &'a Project,
    catalog: &'a Catalog,
    /// By where a set is kept.
    names: FxHashMap<(*const ServerId, usize), String>,
}

impl<'a> Justifications<'a> {
    /// For flows of a project.
    pub fn new(project: &'a Project, catalog: &'a Catalog) -> Self {
        Self { project, catalog, names: FxHashMap::default() }
    }

    /// Adds the strongest reason of a flow to a text.
    pub fn add(&mut self, flow: &'a Flow, text: &mut String) {
        if let Some(carried) = &flow.carries {
            let tunnel = self.project.tunnels.get(&carried.tunnel);
            let name = tunnel.map_or(carried.tunnel.as_str(), |tunnel| tunnel.name.as_str());
            let flows = if carried.flows.len() == 1 { "flow" } else { "flows" };
            let _ = write!(text, "the outside of the tunnel {name}, which carries {} {flows}", carried.flows.len());
            return;
        }
        let Some(reason) = flow.reasons.first() else { return };
        text.push_str(self.names(&reason.consumers));
        text.push_str(" -> ");
        text.push_str(&self.catalog.service(reason.endpoint.service).name);
        text.push_str(" on ");
        text.push_str(self.names(&reason.providers));
        text.push_str(": ");
        let why = match reason.cause {
            Cause::Dependency(index) => self.catalog.dependency(index).why.as_str(),
            Cause::Uses => "the project names it as one that it uses",
        };
        text.push_str(why.trim_end_matches('.'));
        let _ = match flow.reasons.len() {
            0 | 1 => Ok(()),
            2 => write!(text, " (and 1 more reason)"),
            count => write!(text, " (and {} more reasons)", count - 1),
        };
    }

    fn names(&mut self, servers: &'a ServerSet) -> &str {
        let project = self.project;
        self.names.entry((servers.as_ptr(), servers.len())).or_insert_with(|| names(project, servers))
    }
}

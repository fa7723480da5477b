//! What the engine reads of a project, and what it does not: positions, most remarks, and what people decided on flows.
//!
//! An edit of what is not read leaves the report as it is.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ids::ServerId;
use crate::project::{Device, PathRestriction, Project, Segment, Server, Tunnel};

/// A server that is not what it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct TouchedServer<'p> {
    pub(super) id: &'p ServerId,
    /// As it was; none if it is new.
    pub(super) before: Option<&'p Server>,
    /// As it is; none if it is gone.
    pub(super) after: Option<&'p Server>,
}

/// In what two projects differ, as far as the engine reads them.
#[derive(Debug)]
pub(super) enum InputChange<'p> {
    /// In nothing.
    Nothing,
    /// In these servers and nothing else, in the order of their ids.
    Servers(Vec<TouchedServer<'p>>),
    /// In something else, too.
    Other,
}

impl<'p> InputChange<'p> {
    /// In what a project differs from what it was before.
    pub(super) fn between(before: &'p Project, after: &'p Project) -> Self {
        // Named one by one, so that nobody adds a field without saying whether the engine reads it.
        let Project {
            name: _,
            description: _,
            catalogs,
            options,
            routing,
            segments,
            devices,
            links,
            restrictions,
            tunnels,
            servers,
            domains,
            trusts,
            policy,
            annotations: _,
            baseline: _,
            results: _,
        } = before;
        let is_same_without_servers = *catalogs == after.catalogs
            && *options == after.options
            && *routing == after.routing
            && are_same(segments, &after.segments, is_same_segment)
            && are_same(devices, &after.devices, is_same_device)
            && are_same(links, &after.links, PartialEq::eq)
            && are_same(restrictions, &after.restrictions, is_same_restriction)
            && are_same(tunnels, &after.tunnels, is_same_tunnel)
            && are_same(domains, &after.domains, PartialEq::eq)
            && are_same(trusts, &after.trusts, PartialEq::eq)
            && (Arc::ptr_eq(policy, &after.policy) || *policy == after.policy);
        if !is_same_without_servers {
            return Self::Other;
        }
        let touched = touched_servers(servers, &after.servers);
        if touched.is_empty() { Self::Nothing } else { Self::Servers(touched) }
    }
}

/// Whether two collections have the same items. States of a document share what no edit touched.
fn are_same<K: Ord, V>(
    one: &Arc<BTreeMap<K, Arc<V>>>,
    other: &Arc<BTreeMap<K, Arc<V>>>,
    is_same: impl Fn(&V, &V) -> bool,
) -> bool {
    let is_same_value = |(one, other): (&Arc<V>, &Arc<V>)| Arc::ptr_eq(one, other) || is_same(one, other);
    Arc::ptr_eq(one, other) || (one.keys().eq(other.keys()) && one.values().zip(other.values()).all(is_same_value))
}

/// The servers in which two states of a project differ. Both are in the order of ids, so that one walk finds them.
fn touched_servers<'p>(
    before: &'p Arc<BTreeMap<ServerId, Arc<Server>>>,
    after: &'p Arc<BTreeMap<ServerId, Arc<Server>>>,
) -> Vec<TouchedServer<'p>> {
    let mut touched = Vec::new();
    if Arc::ptr_eq(before, after) {
        return touched;
    }
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return touched,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            // An edit shares what it does not touch, so that most are known to be the same at a glance.
            (Some((id, one)), Some((same, other))) if Arc::ptr_eq(one, other) && id == same => Ordering::Equal,
            (Some((one, _)), Some((other, _))) => one.cmp(other),
        };
        let before = if order == Ordering::Greater { None } else { old.next() };
        let after = if order == Ordering::Less { None } else { new.next() };
        let Some((id, _)) = before.or(after) else { return touched };
        let (before, after) = (before.map(|(_, server)| server), after.map(|(_, server)| server));
        let is_same = match (before, after) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || is_same_server(one, other),
            _ => false,
        };
        if !is_same {
            touched.push(TouchedServer { id, before: before.map(|it| &**it), after: after.map(|it| &**it) });
        }
    }
}

fn is_same_segment(one: &Segment, other: &Segment) -> bool {
    *one == Segment { position: one.position, note: one.note.clone(), ..other.clone() }
}

fn is_same_device(one: &Device, other: &Device) -> bool {
    *one == Device { position: one.position, note: one.note.clone(), ..other.clone() }
}

fn is_same_restriction(one: &PathRestriction, other: &PathRestriction) -> bool {
    *one == PathRestriction { note: one.note.clone(), ..other.clone() }
}

fn is_same_tunnel(one: &Tunnel, other: &Tunnel) -> bool {
    *one == Tunnel { note: one.note.clone(), ..other.clone() }
}

fn is_same_server(one: &Server, other: &Server) -> bool {
    *one == Server { note: one.note.clone(), ..other.clone() }
}

//! What the engine reads of a project, and what it does not: positions, most remarks, and what people decided on flows.
//!
//! An edit of what is not read leaves the report as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::project::{Device, PathRestriction, Project, Segment, Server, Tunnel};

/// Whether [`compute`](super::compute) makes the same of two projects, since all that it reads of them is the same.
pub fn is_same_to_engine(one: &Project, other: &Project) -> bool {
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
    } = one;
    *catalogs == other.catalogs
        && *options == other.options
        && *routing == other.routing
        && are_same(segments, &other.segments, is_same_segment)
        && are_same(devices, &other.devices, is_same_device)
        && are_same(links, &other.links, PartialEq::eq)
        && are_same(restrictions, &other.restrictions, is_same_restriction)
        && are_same(tunnels, &other.tunnels, is_same_tunnel)
        && are_same(servers, &other.servers, is_same_server)
        && are_same(domains, &other.domains, PartialEq::eq)
        && are_same(trusts, &other.trusts, PartialEq::eq)
        && (Arc::ptr_eq(policy, &other.policy) || *policy == other.policy)
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

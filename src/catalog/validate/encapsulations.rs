//! Kinds of tunnels: what stands in the packets that devices between their ends see.

use std::collections::BTreeMap;

use super::names::Names;
use super::services::checked_source;
use crate::catalog::diags;
use crate::catalog::model::{Encapsulation, EndpointIndex};
use crate::catalog::raw::RawItems;
use crate::catalog::read::At;
use crate::diag::Diagnostic;
use crate::ids::EncapsulationId;

pub(super) fn encapsulations(
    items: &RawItems,
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Encapsulation> {
    let mut encapsulations = Vec::with_capacity(items.encapsulations.len());
    for item in &items.encapsulations {
        let raw = &item.body;
        let lists = [&raw.always, &raw.native, &raw.nat_traversal];
        if !item.id.value.is_empty() && lists.iter().all(|list| list.is_empty()) {
            diagnostics.push(diags::empty_encapsulation(&item.id));
        }
        let mut seen: BTreeMap<EndpointIndex, &At<String>> = BTreeMap::new();
        let [always, native, nat_traversal] = lists.map(|list| {
            let mut endpoints = Vec::with_capacity(list.len());
            for reference in list.iter().filter(|reference| !reference.value.is_empty()) {
                let Some(endpoint) = names.find_endpoint_of(reference, &item.systems, diagnostics) else { continue };
                if let Some(first) = seen.get(&endpoint) {
                    diagnostics.push(diags::duplicate_id("endpoint", first, reference, false));
                } else {
                    seen.insert(endpoint, reference);
                    endpoints.push(endpoint);
                }
            }
            endpoints
        });
        encapsulations.push(Encapsulation {
            id: EncapsulationId::from(item.id.as_str()),
            name: raw.name.value.clone(),
            description: raw.description.clone(),
            always,
            native,
            nat_traversal,
            catalog: item.catalog.clone(),
            source: checked_source(&raw.source, names, diagnostics),
        });
    }
    encapsulations
}

//! Errata and facts: what the article prints wrongly, and what stands only in its prose.

use std::str::FromStr as _;

use strum::IntoEnumIterator as _;

use super::names::Names;
use crate::catalog::diags;
use crate::catalog::model::{Erratum, Fact, SummaryRow};
use crate::catalog::raw::RawItems;
use crate::catalog::read::At;
use crate::catalog::vocabulary::Scope;
use crate::diag::Diagnostic;
use crate::os::Os;

/// What a fact can be encoded in where it is not data but a rule of the engine: `engine:WORD`, sorted.
pub const ENGINE_RULES: [(&str, &str); 26] = [
    ("aggregates", "rules are merged without opening anything that was not required"),
    ("bindings", "the uses of a server narrow its providers or add to its needs"),
    ("broadcast", "what is broadcast or multicast never crosses a router"),
    ("carriers", "a row that another row carries has no listener of its own"),
    ("dynamic-pools", "dynamic ports come from the pool of the listening server"),
    ("ephemeral-source-ports", "the side that opens a connection takes any high port"),
    ("explain", "every flow has its reasons, and a blocked one says what it was for"),
    ("helpers", "a firewall that reads the control connection needs no rule for the data"),
    ("host-firewall", "flows inside one segment are for the host's own firewall alone"),
    ("initiator", "the source of a flow is the side that opens the connection"),
    ("missing-provider", "a need without a provider in scope is reported"),
    ("nat", "what cannot pass address translation is reported"),
    ("option-conditions", "rows and needs that hold only with certain option values"),
    ("os-conditions", "the operating system chooses rows and dynamic ranges"),
    ("paths", "a flow is carried by the devices on the way between two segments"),
    ("peer", "either side may open the connection, so both directions are flows"),
    ("pins", "a pinned port replaces the dynamic pool"),
    ("port-conflict", "two listeners of one host on one port are reported"),
    ("relay", "a relay passes broadcasts on to a server elsewhere"),
    ("requirement-levels", "required, on by default or optional: the greatest of a flow's reasons counts"),
    ("return-rules", "a device without connection tracking gets a rule for the answers"),
    ("rpc-range-check", "a dynamic range that is too small is reported"),
    ("same-host-closure", "a service brings along the services that it needs on its host"),
    ("trusts", "needs reach into the domains that a trust leads to"),
    ("tunnels", "a drawn tunnel replaces the flows that it carries"),
    ("wide-range", "a wide dynamic range is flagged as a risk"),
];

/// What `encoded_in` can name, for messages.
const ENCODINGS: &str =
    "service:, endpoint:, role:, dependency:, option:, pool:, encapsulation:, scope:, erratum: or engine: and a name";

pub(super) fn errata(items: &RawItems, diagnostics: &mut Vec<Diagnostic>) -> Vec<Erratum> {
    let mut errata = Vec::with_capacity(items.errata.len());
    for item in &items.errata {
        let raw = &item.body;
        for row in [&raw.summary_printed, &raw.summary_used].into_iter().flatten() {
            check_summary_row(&item.id, row, diagnostics);
        }
        errata.push(Erratum {
            id: item.id.value.clone(),
            place: raw.place.value.clone(),
            printed: raw.printed.value.clone(),
            used: raw.used.value.clone(),
            why: raw.why.value.clone(),
            summary_printed: raw.summary_printed.clone(),
            summary_used: raw.summary_used.clone(),
            catalog: item.catalog.clone(),
        });
    }
    errata
}

fn check_summary_row(id: &At<String>, row: &SummaryRow, diagnostics: &mut Vec<Diagnostic>) {
    let is_port = row.port == "n/a" || row.port.parse::<crate::net::PortRange>().is_ok();
    if !is_port && !row.port.is_empty() {
        let message = format!("{:?} is not a port of the summary table", row.port);
        diagnostics.push(diags::bad_summary_row(id, &message, "a port, a range or \"n/a\""));
    }
}

pub(super) fn facts(items: &RawItems, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Fact> {
    let mut facts = Vec::with_capacity(items.facts.len());
    for item in &items.facts {
        let raw = &item.body;
        if raw.encoded_in.is_empty() == raw.no_bearing.is_none() {
            diagnostics.push(diags::fact_encoding(&item.id, raw.no_bearing.is_some()));
        }
        for encoding in &raw.encoded_in {
            check_encoding(encoding, names, &item.systems, diagnostics);
        }
        facts.push(Fact {
            id: item.id.value.clone(),
            statement: raw.statement.value.clone(),
            place: raw.place.value.clone(),
            encoded_in: raw.encoded_in.iter().map(|encoding| encoding.value.clone()).collect(),
            no_bearing: raw.no_bearing.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            catalog: item.catalog.clone(),
        });
    }
    facts
}

/// Reports what `encoded_in` names if there is no such thing.
fn check_encoding(encoding: &At<String>, names: &Names<'_>, systems: &[Os], diagnostics: &mut Vec<Diagnostic>) {
    let Some((kind, name)) = encoding.value.split_once(':').filter(|(_, name)| !name.is_empty()) else {
        if !encoding.value.is_empty() {
            diagnostics.push(diags::bad_reference(encoding, ENCODINGS));
        }
        return;
    };
    let name = At { value: name.to_owned(), place: encoding.place.clone() };
    match kind {
        "service" => _ = names.find_service(&name, systems, diagnostics),
        "endpoint" => _ = names.find_endpoint_of(&name, systems, diagnostics),
        "role" => _ = names.find_role(&name, systems, diagnostics),
        "dependency" => names.find_dependency(&name, diagnostics),
        "option" => _ = names.find_option(&name, diagnostics),
        "pool" => _ = names.pool(&name, diagnostics),
        "encapsulation" => names.find_encapsulation(&name, diagnostics),
        "erratum" => names.find_erratum(&name, diagnostics),
        "scope" if Scope::from_str(&name.value).is_ok() => {}
        "scope" => {
            let words: Vec<String> = Scope::iter().map(|scope| scope.to_string()).collect();
            diagnostics.push(diags::unknown_word(&name.place, "scope", &name.value, &words));
        }
        "engine" => {
            let words = ENGINE_RULES.map(|(word, _)| word);
            if !words.contains(&name.as_str()) {
                diagnostics.push(diags::unknown_word(&name.place, "engine", &name.value, &words));
            }
        }
        _ => diagnostics.push(diags::bad_reference(encoding, ENCODINGS)),
    }
}

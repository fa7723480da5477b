//! What has to hold between the items of a file: unique ids and names, references that lead somewhere, sound numbers.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use super::finding::{Finding, Step};
use super::v1::{File, Position, ROLE_PREFIX};
use crate::catalog::Catalog;
use crate::diag::nearest;
use crate::project::vocabulary::{Misfit, check_option, find_policy_service, find_role, find_used_role};
use crate::project::{Options, TunnelEnd, ZoneSelector, is_date};

/// Lists of the file in which some item's id could not be read, so that a reference may well be right.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unreadable {
    pub(super) segments: bool,
    pub(super) devices: bool,
    pub(super) domains: bool,
    pub(super) servers: bool,
}

/// Everything that is wrong within the file itself.
pub(super) fn check(file: &File, unreadable: Unreadable) -> Vec<Finding> {
    let mut findings = Vec::new();
    let segments = Known::collect(&mut findings, "segments", file.segments.iter().map(|item| item.id.as_str()));
    let devices = Known::collect(&mut findings, "devices", file.devices.iter().map(|item| item.id.as_str()));
    let domains = Known::collect(&mut findings, "domains", file.domains.iter().map(|item| item.id.as_str()));
    let servers = Known::collect(&mut findings, "servers", file.servers.iter().map(|item| item.id.as_str()));
    Known::collect(&mut findings, "trusts", file.trusts.iter().map(|item| item.id.as_str()));
    let segments = Known { is_whole: !unreadable.segments, ..segments };
    let devices = Known { is_whole: !unreadable.devices, ..devices };
    let domains = Known { is_whole: !unreadable.domains, ..domains };
    let servers = Known { is_whole: !unreadable.servers, ..servers };

    check_names(&mut findings, "segments", file.segments.iter().map(|item| item.name.as_str()));
    check_names(&mut findings, "devices", file.devices.iter().map(|item| item.name.as_str()));
    check_names(&mut findings, "domains", file.domains.iter().map(|item| item.name.as_str()));
    check_names(&mut findings, "servers", file.servers.iter().map(|item| item.name.as_str()));

    for (index, segment) in file.segments.iter().enumerate() {
        check_position(&mut findings, "segments", index, segment.position);
    }
    for (index, device) in file.devices.iter().enumerate() {
        check_position(&mut findings, "devices", index, device.position);
    }
    check_links(&mut findings, file, &devices, &segments);
    for (index, trust) in file.trusts.iter().enumerate() {
        domains.expect(&mut findings, &trust.trusting, || at("trusts", index, "trusting"));
        domains.expect(&mut findings, &trust.trusted, || at("trusts", index, "trusted"));
        if trust.trusting == trust.trusted && !trust.trusted.is_empty() {
            findings.push(
                Finding::error("trusts-itself", format!("the domain {:?} trusts itself", trust.trusted))
                    .expected("two domains")
                    .at(at("trusts", index, "trusted")),
            );
        }
    }
    for (index, server) in file.servers.iter().enumerate() {
        segments.expect(&mut findings, &server.segment, || at("servers", index, "segment"));
        if let Some(domain) = &server.domain {
            domains.expect(&mut findings, domain, || at("servers", index, "domain"));
        }
        if server.count == 0 {
            findings.push(
                Finding::error("no-hosts", "a server stands for at least one host")
                    .expected("a whole number from 1")
                    .at(at("servers", index, "count")),
            );
        }
        if server.id.starts_with(ROLE_PREFIX) {
            findings.push(
                Finding::error("bad-id", format!("the id {:?} reads like the use of a role", server.id))
                    .expected(format!("an id that does not begin with {ROLE_PREFIX:?}"))
                    .at(at("servers", index, "id")),
            );
        }
        for (position, used) in server.uses.iter().enumerate() {
            let place = || within(at("servers", index, "uses"), Step::Index(position));
            if *used == server.id {
                findings.push(
                    Finding::warning("uses-itself", format!("the server {used:?} uses itself; this is left out"))
                        .expected("another server, or role: and a role")
                        .at(place()),
                );
            } else if !used.starts_with(ROLE_PREFIX) {
                servers.expect(&mut findings, used, place);
            }
        }
    }
    check_network(&mut findings, file, &segments, &devices, &servers);
    check_flows(&mut findings, file);
    findings
}

/// Translations, path restrictions, tunnels and the zone policy.
fn check_network(
    findings: &mut Vec<Finding>,
    file: &File,
    segments: &Known<'_>,
    devices: &Known<'_>,
    servers: &Known<'_>,
) {
    Known::collect(findings, "tunnels", file.tunnels.iter().map(|item| item.id.as_str()));
    Known::collect(findings, "restrictions", file.restrictions.iter().map(|item| item.id.as_str()));
    check_names(findings, "tunnels", file.tunnels.iter().map(|item| item.name.as_str()));
    check_names(findings, "restrictions", file.restrictions.iter().map(|item| item.name.as_str()));
    check_names(findings, "policy", file.policy.iter().map(|rule| rule.name.as_str()));
    for (index, segment) in file.segments.iter().enumerate() {
        if segment.trust_level.is_some_and(|level| level > 100) {
            findings.push(
                Finding::error("bad-trust-level", "this trust level is too high")
                    .expected("a whole number from 0 to 100")
                    .at(at("segments", index, "trust_level")),
            );
        }
    }
    for (index, device) in file.devices.iter().enumerate() {
        for (position, translation) in device.translations.iter().enumerate() {
            let list = || within(at("devices", index, "translations"), Step::Index(position));
            segments.expect(findings, &translation.outside, || within(list(), Step::key("outside")));
        }
    }
    // A link whose device or segment is unknown is an error of its own; what names the link is not another one.
    let links: std::collections::HashSet<String> = file.links.iter().map(|link| link.full_id().to_string()).collect();
    for (index, restriction) in file.restrictions.iter().enumerate() {
        if restriction.links.iter().collect::<std::collections::BTreeSet<_>>().len() < 2 {
            findings.push(
                Finding::error("restricts-nothing", "this path restriction names fewer than two links")
                    .expected("the ids of at least two links, such as \"fw-core:dmz\"")
                    .at(at("restrictions", index, "links")),
            );
        }
        for (position, link) in restriction.links.iter().enumerate() {
            if segments.is_whole && devices.is_whole && !links.contains(link.as_str()) {
                let near = nearest(link, links.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>());
                let near = near.map(|near| format!("; the nearest is {near:?}")).unwrap_or_default();
                findings.push(
                    Finding::error("unknown-reference", format!("there is no link with the id {link:?}"))
                        .expected(format!("the id of a link of this file, DEVICE:SEGMENT{near}"))
                        .at(within(at("restrictions", index, "links"), Step::Index(position))),
                );
            }
        }
    }
    for (index, tunnel) in file.tunnels.iter().enumerate() {
        for (key, end) in [("first", &tunnel.first), ("second", &tunnel.second)] {
            match end {
                TunnelEnd::Device(id) => devices.expect(findings, id.as_str(), || at("tunnels", index, key)),
                TunnelEnd::Segment(id) => segments.expect(findings, id.as_str(), || at("tunnels", index, key)),
                TunnelEnd::Server(id) => servers.expect(findings, id.as_str(), || at("tunnels", index, key)),
            }
        }
        if tunnel.first == tunnel.second {
            findings.push(
                Finding::error("one-end", "both ends of this tunnel are the same")
                    .expected("two different ends")
                    .at(at("tunnels", index, "second")),
            );
        }
    }
    for (index, rule) in file.policy.iter().enumerate() {
        for (key, selector) in [("from", &rule.from), ("to", &rule.to)] {
            if let ZoneSelector::Segment(id) = selector {
                segments.expect(findings, id.as_str(), || at("policy", index, key));
            }
        }
    }
}

/// Every word of the file that the catalog does not know.
pub(super) fn check_against_catalog(file: &File, catalog: &Catalog) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_options(&mut findings, &file.options, catalog, || vec![Step::key("options")]);
    for (index, server) in file.servers.iter().enumerate() {
        for (position, role) in server.roles.iter().enumerate() {
            if let Err(misfit) = find_role(catalog, role) {
                findings.push(misfit_finding(misfit).at(within(at("servers", index, "roles"), Step::Index(position))));
            }
        }
        for (position, used) in server.uses.iter().enumerate() {
            if let Some(role) = used.strip_prefix(ROLE_PREFIX)
                && let Err(misfit) = find_used_role(catalog, role)
            {
                findings.push(misfit_finding(misfit).at(within(at("servers", index, "uses"), Step::Index(position))));
            }
        }
        check_options(&mut findings, &server.options, catalog, || at("servers", index, "options"));
    }
    for (index, rule) in file.policy.iter().enumerate() {
        for (position, word) in rule.services.iter().enumerate() {
            if let Err(misfit) = find_policy_service(catalog, word) {
                let place = within(at("policy", index, "services"), Step::Index(position));
                findings.push(misfit_finding(misfit).at(place));
            }
        }
    }
    findings
}

fn check_options(findings: &mut Vec<Finding>, options: &Options, catalog: &Catalog, place: impl Fn() -> Vec<Step>) {
    for (key, value) in options {
        if let Err(misfit) = check_option(catalog, key, value) {
            let is_key = misfit.is_key;
            let finding = misfit_finding(misfit).at(within(place(), Step::Key(Cow::Owned(key.clone()))));
            findings.push(if is_key { finding.on_key() } else { finding });
        }
    }
}

fn misfit_finding(misfit: Misfit) -> Finding {
    Finding::error(misfit.code, misfit.message).expected(misfit.expected)
}

/// The path to a key of an item.
fn at(list: &'static str, index: usize, key: &'static str) -> Vec<Step> {
    vec![Step::key(list), Step::Index(index), Step::key(key)]
}

fn within(mut path: Vec<Step>, step: Step) -> Vec<Step> {
    path.push(step);
    path
}

/// The ids of a list.
struct Known<'a> {
    /// What one item is called.
    kind: &'static str,
    first_by_id: HashMap<&'a str, usize>,
    is_whole: bool,
    /// Looking for the nearest id costs a walk over all of them, so only the first errors get one.
    hints_left: Cell<u32>,
}

impl<'a> Known<'a> {
    /// Collects the ids of a list and finds those that are empty or given twice.
    fn collect(findings: &mut Vec<Finding>, list: &'static str, ids: impl Iterator<Item = &'a str>) -> Self {
        let kind = singular(list);
        let mut first_by_id = HashMap::with_capacity(ids.size_hint().0);
        for (index, id) in ids.enumerate() {
            if id.is_empty() || id.chars().any(char::is_control) {
                findings.push(
                    Finding::error("bad-id", format!("{id:?} is no id for a {kind}"))
                        .expected("a short word such as \"branch-users\"")
                        .at(at(list, index, "id")),
                );
                continue;
            }
            let first = *first_by_id.entry(id).or_insert(index);
            if first != index {
                findings.push(
                    Finding::error("duplicate-id", format!("the {kind} id {id:?} is given twice"))
                        .expected("an id that no other item of the list has")
                        .at(at(list, index, "id"))
                        .other(at(list, first, "id"), "first here"),
                );
            }
        }
        Self { kind, first_by_id, is_whole: true, hints_left: Cell::new(100) }
    }

    /// Finds a reference that leads nowhere.
    fn expect(&self, findings: &mut Vec<Finding>, id: &str, place: impl FnOnce() -> Vec<Step>) {
        if !self.is_whole || self.first_by_id.contains_key(id) {
            return;
        }
        let left = self.hints_left.get();
        self.hints_left.set(left.saturating_sub(1));
        let near = if left > 0 { nearest(id, self.first_by_id.keys().copied()) } else { None };
        let nearest = near.map(|near| format!("; the nearest is {near:?}")).unwrap_or_default();
        findings.push(
            Finding::error("unknown-reference", format!("there is no {} with the id {id:?}", self.kind))
                .expected(format!("the id of a {} of this file{nearest}", self.kind))
                .at(place()),
        );
    }
}

fn singular(list: &'static str) -> &'static str {
    match list {
        "policy" => return "policy rule",
        "restrictions" => return "path restriction",
        _ => {}
    }
    list.strip_suffix('s').unwrap_or(list)
}

/// Names that are empty or given twice. Two segments, devices or domains of one name cannot be told apart where people
/// name them; two servers of one name can, by their segments, and are only worth a warning.
fn check_names<'a>(findings: &mut Vec<Finding>, list: &'static str, names: impl Iterator<Item = &'a str>) {
    let kind = singular(list);
    let mut first_by_name: HashMap<&str, usize> = HashMap::with_capacity(names.size_hint().0);
    for (index, name) in names.enumerate() {
        let name = name.trim();
        if name.is_empty() {
            findings.push(
                Finding::error("unnamed", format!("this {kind} has no name"))
                    .expected("a name")
                    .at(at(list, index, "name")),
            );
            continue;
        }
        let first = *first_by_name.entry(name).or_insert(index);
        if first != index {
            let finding = if list == "servers" {
                Finding::warning("duplicate-name", format!("two servers have the name {name:?}"))
            } else {
                Finding::error("duplicate-name", format!("two {list} have the name {name:?}"))
            };
            findings.push(
                finding
                    .expected(format!("a name that no other {kind} has"))
                    .at(at(list, index, "name"))
                    .other(at(list, first, "name"), "first here"),
            );
        }
    }
}

fn check_position(findings: &mut Vec<Finding>, list: &'static str, index: usize, position: Position) {
    for (axis, value) in [("x", position.x), ("y", position.y)] {
        if !value.is_finite() {
            findings.push(
                Finding::error("not-finite", "this position is too large for the diagram")
                    .expected("a number such as 120")
                    .at(within(at(list, index, "position"), Step::key(axis))),
            );
        }
    }
}

fn check_links(findings: &mut Vec<Finding>, file: &File, devices: &Known<'_>, segments: &Known<'_>) {
    let mut first_by_ends: HashMap<(&str, &str), usize> = HashMap::new();
    let mut first_by_id = HashMap::new();
    for (index, link) in file.links.iter().enumerate() {
        devices.expect(findings, &link.device, || at("links", index, "device"));
        segments.expect(findings, &link.segment, || at("links", index, "segment"));
        let first = *first_by_ends.entry((link.device.as_str(), link.segment.as_str())).or_insert(index);
        let first_of_id = *first_by_id.entry(link.full_id()).or_insert(index);
        if first != index {
            findings.push(
                Finding::error(
                    "duplicate-link",
                    format!("the link between {:?} and {:?} is given twice", link.device, link.segment),
                )
                .expected("one link for each device and segment")
                .at([Step::key("links"), Step::Index(index)])
                .other([Step::key("links"), Step::Index(first)], "first here"),
            );
        } else if first_of_id != index {
            findings.push(
                Finding::error("duplicate-id", format!("the link id \"{}\" is given twice", link.full_id()))
                    .expected("an id that no other link has")
                    .at(at("links", index, "id"))
                    .other([Step::key("links"), Step::Index(first_of_id)], "first here"),
            );
        }
    }
}

fn check_flows(findings: &mut Vec<Finding>, file: &File) {
    let annotated = file.annotations.iter().map(|annotation| annotation.flow.as_str());
    check_flow_ids(findings, "annotations", annotated, |flow| {
        (format!("the flow {flow:?} is annotated twice"), "annotation")
    });
    let approved = file.baseline.iter().map(|approved| approved.flow.as_str());
    check_flow_ids(findings, "baseline", approved, |flow| {
        (format!("the flow {flow:?} is approved twice"), "approved state")
    });
    let tested = file.results.iter().map(|tested| (tested.flow.as_str(), tested.host.as_str()));
    check_flow_ids(findings, "results", tested, |(flow, host)| {
        (format!("the flow {flow:?} has two results of {host:?}"), "result of a host")
    });
    for (index, annotation) in file.annotations.iter().enumerate() {
        for (key, text) in [("valid_from", &annotation.valid_from), ("review_by", &annotation.review_by)] {
            if !text.is_empty() && !is_date(text) {
                findings.push(
                    Finding::warning("not-a-date", format!("{text:?} is no day of the calendar"))
                        .expected("year-month-day, as in 2027-05-31")
                        .at(at("annotations", index, key)),
                );
            }
        }
    }
}

/// Flows that a list names twice.
fn check_flow_ids<K: Copy + Eq + std::hash::Hash>(
    findings: &mut Vec<Finding>,
    list: &'static str,
    keys: impl Iterator<Item = K>,
    words: impl Fn(K) -> (String, &'static str),
) {
    let mut first_by_key: HashMap<K, usize> = HashMap::with_capacity(keys.size_hint().0);
    for (index, key) in keys.enumerate() {
        let first = *first_by_key.entry(key).or_insert(index);
        if first != index {
            let (message, kind) = words(key);
            findings.push(
                Finding::error("duplicate-id", message)
                    .expected(format!("one {kind} for each flow"))
                    .at(at(list, index, "flow"))
                    .other(at(list, first, "flow"), "first here"),
            );
        }
    }
}

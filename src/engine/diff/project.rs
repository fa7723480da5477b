//! What differs between two projects, as far as it can change flows, rules or problems.
//!
//! Places on the diagram, notes, descriptions and what people wrote on flows are passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;

use super::{Change, Planned};
use crate::engine::report::Subject;
use crate::project::{Device, Link, Options, Project, Segment, Server, Translation, Trust, Tunnel, TunnelEnd};

/// What of a thing is another.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Field {
    /// The thing itself: it is new, or gone.
    Whole,
    /// Its addresses.
    Addresses,
    /// What the rules of a device name.
    Aggregation,
    /// The version of a catalog, by its id.
    Catalog(String),
    /// How many hosts it is.
    Count,
    /// Its domain.
    Domain,
    /// The two ends of a tunnel, or the two sides of a trust.
    Ends,
    /// The forest of a domain.
    Forest,
    /// Its protocol helpers.
    Helpers,
    /// Which messages of ICMP the rules of a device let through.
    IcmpMessages,
    /// Which end opens a tunnel.
    Initiator,
    /// The name of an interface.
    Interface,
    /// What kind of thing it is.
    Kind,
    /// The interfaces of a path restriction.
    Links,
    /// Its name.
    Name,
    /// The value of an option, by its key.
    Option(String),
    /// Its operating system.
    Os,
    /// Which way packets may pass.
    Passage,
    /// Whose rule language it speaks.
    Platform,
    /// The order of the policy, in which the first rule that fits decides.
    PolicyOrder,
    /// Its prefixes.
    Prefixes,
    /// The redundant pair that it belongs to.
    RedundancyGroup,
    /// Broadcasts that it passes on.
    Relays,
    /// Its roles.
    Roles,
    /// Which of several paths count.
    Routing,
    /// How many rules it may have.
    RuleBudget,
    /// Where it stands.
    Segment,
    /// Whether it lets answers through by itself.
    State,
    /// Prefixes that its rules name.
    Supernets,
    /// The addresses that it translates.
    Translations,
    /// How far it is trusted.
    TrustLevel,
    /// What it uses beyond the catalog.
    Uses,
    /// What a policy rule says.
    Verdict,
}

impl fmt::Display for Field {
    /// In words, as in "other addresses".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Whole => "whole",
            Self::Addresses => "addresses",
            Self::Aggregation => "aggregation",
            Self::Catalog(id) => return write!(f, "catalog {id}"),
            Self::Count => "count",
            Self::Domain => "domain",
            Self::Ends => "ends",
            Self::Forest => "forest",
            Self::Helpers => "helpers",
            Self::IcmpMessages => "ICMP messages",
            Self::Initiator => "initiator",
            Self::Interface => "interface",
            Self::Kind => "kind",
            Self::Links => "links",
            Self::Name => "name",
            Self::Option(key) => return write!(f, "option {key}"),
            Self::Os => "os",
            Self::Passage => "passage",
            Self::Platform => "platform",
            Self::PolicyOrder => "policy order",
            Self::Prefixes => "prefixes",
            Self::RedundancyGroup => "redundancy group",
            Self::Relays => "relays",
            Self::Roles => "roles",
            Self::Routing => "routing",
            Self::RuleBudget => "rule budget",
            Self::Segment => "segment",
            Self::State => "stateful",
            Self::Supernets => "supernets",
            Self::Translations => "translations",
            Self::TrustLevel => "trust level",
            Self::Uses => "uses",
            Self::Verdict => "verdict",
        })
    }
}

/// One difference between two projects.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProjectChange {
    /// What it is about.
    pub subject: Subject,
    /// Its name for people; empty for the project itself.
    pub name: String,
    /// Whether the thing is new, gone or another.
    pub change: Change,
    /// What of it.
    pub field: Field,
    /// How it was, in words; empty for nothing.
    pub before: String,
    /// How it is now.
    pub after: String,
}

impl fmt::Display for ProjectChange {
    /// A sentence without its full stop: `server dc1: segment Users -> DMZ`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(kind_of(&self.subject))?;
        if !self.name.is_empty() {
            write!(f, " {}", self.name)?;
        }
        match self.change {
            Change::Added => f.write_str(" is new"),
            Change::Removed => f.write_str(" is gone"),
            Change::Changed => {
                let side = |text: &'_ str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
                write!(f, ": {} {} -> {}", self.field, side(&self.before), side(&self.after))
            }
        }
    }
}

fn kind_of(subject: &Subject) -> &'static str {
    match subject {
        Subject::Project => "project",
        Subject::Segment(_) => "segment",
        Subject::Device(_) => "device",
        Subject::Link(_) => "link",
        Subject::Server(_) => "server",
        Subject::Domain(_) => "domain",
        Subject::Trust(_) => "trust",
        Subject::Tunnel(_) => "tunnel",
        Subject::Restriction(_) => "path restriction",
        Subject::PolicyRule(_) => "policy rule",
        Subject::Flow(_) => "flow",
    }
}

/// What a thing is: each field as it is compared, by ids, and as people read it, by names.
type Fields = BTreeMap<Field, (String, String)>;

/// Builds the fields of a thing, and leaves out those that say nothing.
#[derive(Default)]
struct Listing(Fields);

impl Listing {
    fn text(self, field: Field, text: &(impl ToString + ?Sized)) -> Self {
        let text = text.to_string();
        self.named(field, text.clone(), text)
    }

    fn named(mut self, field: Field, compared: String, shown: String) -> Self {
        if !compared.is_empty() {
            self.0.insert(field, (compared, shown));
        }
        self
    }

    fn list<T: ToString>(self, field: Field, items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        self.text(field, &items.join(", "))
    }

    fn options(mut self, options: &Options) -> Self {
        for (key, value) in options {
            self = self.text(Field::Option(key.clone()), value);
        }
        self
    }
}

/// All differences, in the order of the project file: project, segments, devices, links, restrictions, tunnels, servers,
/// domains, trusts, policy.
pub(super) fn changes(before: Planned<'_>, after: Planned<'_>) -> Vec<ProjectChange> {
    let mut changes = Vec::new();
    let (old, new) = (before.project, after.project);
    compare(&mut changes, &Subject::Project, "", &of_project(before).0, &of_project(after).0);
    items(
        &mut changes,
        &old.segments,
        &new.segments,
        Subject::Segment,
        |_, it| (it.name.clone(), of_segment(it)),
        old,
        new,
    );
    items(
        &mut changes,
        &old.devices,
        &new.devices,
        Subject::Device,
        |p, it| (it.name.clone(), of_device(p, it)),
        old,
        new,
    );
    items(&mut changes, &old.links, &new.links, Subject::Link, |p, it| (link_name(p, it), of_link(p, it)), old, new);
    items(
        &mut changes,
        &old.restrictions,
        &new.restrictions,
        Subject::Restriction,
        |_, it| (it.name.clone(), Listing::default().text(Field::Name, &it.name).list(Field::Links, &it.links)),
        old,
        new,
    );
    items(
        &mut changes,
        &old.tunnels,
        &new.tunnels,
        Subject::Tunnel,
        |p, it| (it.name.clone(), of_tunnel(p, it)),
        old,
        new,
    );
    items(
        &mut changes,
        &old.servers,
        &new.servers,
        Subject::Server,
        |p, it| (it.name.clone(), of_server(p, it)),
        old,
        new,
    );
    items(
        &mut changes,
        &old.domains,
        &new.domains,
        Subject::Domain,
        |_, it| (it.name.clone(), Listing::default().text(Field::Name, &it.name).text(Field::Forest, &it.forest)),
        old,
        new,
    );
    items(
        &mut changes,
        &old.trusts,
        &new.trusts,
        Subject::Trust,
        |p, it| (trust_name(p, it), of_trust(p, it)),
        old,
        new,
    );
    policy(&mut changes, old, new);
    changes
}

/// The differences of one kind of item.
fn items<K: Clone + Ord, V: PartialEq>(
    changes: &mut Vec<ProjectChange>,
    old: &BTreeMap<K, Arc<V>>,
    new: &BTreeMap<K, Arc<V>>,
    subject: impl Fn(K) -> Subject,
    describe: impl Fn(&Project, &V) -> (String, Listing),
    before: &Project,
    after: &Project,
) {
    let ids: BTreeSet<&K> = old.keys().chain(new.keys()).collect();
    for id in ids {
        match (old.get(id), new.get(id)) {
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) => {
                let (_, one) = describe(before, one);
                let (name, other) = describe(after, other);
                compare(changes, &subject(id.clone()), &name, &one.0, &other.0);
            }
            (Some(one), None) => changes.push(whole(subject(id.clone()), describe(before, one).0, Change::Removed)),
            (None, Some(one)) => changes.push(whole(subject(id.clone()), describe(after, one).0, Change::Added)),
            (None, None) => {}
        }
    }
}

fn whole(subject: Subject, name: String, change: Change) -> ProjectChange {
    ProjectChange { subject, name, change, field: Field::Whole, before: String::new(), after: String::new() }
}

/// The differences of the fields of one thing.
fn compare(changes: &mut Vec<ProjectChange>, subject: &Subject, name: &str, old: &Fields, new: &Fields) {
    let fields: BTreeSet<&Field> = old.keys().chain(new.keys()).collect();
    for field in fields {
        let (one, other) = (old.get(field), new.get(field));
        if one.map(|(compared, _)| compared) != other.map(|(compared, _)| compared) {
            let shown = |side: Option<&(String, String)>| side.map(|(_, shown)| shown.clone()).unwrap_or_default();
            changes.push(ProjectChange {
                subject: subject.clone(),
                name: name.to_owned(),
                change: Change::Changed,
                field: field.clone(),
                before: shown(one),
                after: shown(other),
            });
        }
    }
}

fn of_project(planned: Planned<'_>) -> Listing {
    let listing = Listing::default().text(Field::Routing, &planned.project.routing).options(&planned.project.options);
    let headers = planned.catalog.headers.iter();
    headers.fold(listing, |listing, header| listing.text(Field::Catalog(header.id.to_string()), &header.version))
}

fn of_segment(segment: &Segment) -> Listing {
    Listing::default()
        .text(Field::Name, &segment.name)
        .text(Field::Kind, &segment.kind)
        .list(Field::TrustLevel, segment.trust_level)
        .list(Field::Prefixes, &segment.prefixes)
}

fn of_device(project: &Project, device: &Device) -> Listing {
    let translation = |it: &Translation| {
        format!("{} {} as {} at {}", it.kind, it.real, it.translated, segment_name(project, it.outside.as_str()))
    };
    Listing::default()
        .text(Field::Name, &device.name)
        .text(Field::Kind, &device.kind)
        .text(Field::Platform, &device.platform)
        .text(Field::State, &if device.is_stateful { "yes" } else { "no" })
        .list(Field::Helpers, &device.helpers)
        .list(Field::Relays, &device.relays)
        .text(Field::RedundancyGroup, &device.redundancy_group)
        .named(
            Field::Translations,
            joined(device, |it| format!("{} {} {} {}", it.kind, it.real, it.translated, it.outside)),
            joined(device, translation),
        )
        .text(Field::Aggregation, &device.aggregation)
        .list(Field::Supernets, &device.supernets)
        .text(Field::IcmpMessages, &device.icmp_messages)
        .list(Field::RuleBudget, device.rule_budget)
}

fn joined(device: &Device, text: impl Fn(&Translation) -> String) -> String {
    device.translations.iter().map(text).collect::<Vec<_>>().join("; ")
}

fn of_link(project: &Project, link: &Link) -> Listing {
    Listing::default()
        .named(Field::Ends, format!("{} {}", link.device, link.segment), link_name(project, link))
        .text(Field::Interface, &link.interface)
        .list(Field::Addresses, &link.addresses)
        .text(Field::Passage, &link.passage)
}

fn of_tunnel(project: &Project, tunnel: &Tunnel) -> Listing {
    let [first, second] = tunnel.ends();
    let end = |end: &TunnelEnd| match end {
        TunnelEnd::Device(id) => device_name(project, id.as_str()),
        TunnelEnd::Segment(id) => segment_name(project, id.as_str()),
        TunnelEnd::Server(id) => server_name(project, id.as_str()),
    };
    Listing::default()
        .text(Field::Name, &tunnel.name)
        .text(Field::Kind, &tunnel.kind)
        .named(Field::Ends, format!("{first} {second}"), format!("{} and {}", end(first), end(second)))
        .text(Field::Initiator, &tunnel.initiator)
}

fn of_server(project: &Project, server: &Server) -> Listing {
    let domain = server.domain.as_ref();
    let domain_name = domain.and_then(|id| project.domains.get(id)).map(|domain| domain.name.clone());
    Listing::default()
        .text(Field::Name, &server.name)
        .named(Field::Segment, server.segment.to_string(), segment_name(project, server.segment.as_str()))
        .list(Field::Roles, &server.roles)
        .list(Field::Addresses, &server.addresses)
        .text(Field::Count, &server.count)
        .text(Field::Os, &server.os)
        .named(
            Field::Domain,
            domain.map(ToString::to_string).unwrap_or_default(),
            domain_name.or_else(|| domain.map(ToString::to_string)).unwrap_or_default(),
        )
        .list(Field::Uses, &server.uses)
        .options(&server.options)
}

fn of_trust(project: &Project, trust: &Trust) -> Listing {
    let ways = if trust.is_two_way { "both ways" } else { "one way" };
    Listing::default()
        .named(
            Field::Ends,
            format!("{} {} {ways}", trust.trusting, trust.trusted),
            format!("{}, {ways}", trust_name(project, trust)),
        )
        .text(Field::Kind, &trust.kind)
}

/// Policy rules are known by their names; what one says is one text.
fn policy(changes: &mut Vec<ProjectChange>, old: &Project, new: &Project) {
    let (old, new) = (policy_rules(old), policy_rules(new));
    for (name, one) in &old {
        match new.get(name) {
            Some(other) => compare(changes, &Subject::PolicyRule(name.clone()), name, one, other),
            None => changes.push(whole(Subject::PolicyRule(name.clone()), name.clone(), Change::Removed)),
        }
    }
    for name in new.keys().filter(|name| !old.contains_key(*name)) {
        changes.push(whole(Subject::PolicyRule(name.clone()), name.clone(), Change::Added));
    }
    let order = |one: &IndexMap<String, Fields>, other: &IndexMap<String, Fields>| {
        let common: Vec<&str> = one.keys().filter(|name| other.contains_key(*name)).map(String::as_str).collect();
        Listing::default().text(Field::PolicyOrder, &common.join(", ")).0
    };
    compare(changes, &Subject::Project, "", &order(&old, &new), &order(&new, &old));
}

/// What the rules of the policy say, in their order.
fn policy_rules(project: &Project) -> IndexMap<String, Fields> {
    let mut rules: IndexMap<String, Fields> = IndexMap::new();
    for rule in project.policy.iter() {
        let services = if rule.services.is_empty() { "everything".to_owned() } else { rule.services.join(", ") };
        let says = format!("{} {services} from {} to {}", rule.verdict, rule.from, rule.to);
        // Names are unique in files; in a document under way one may be there twice.
        let again = (2_usize..).map(|number| format!("{} ({number})", rule.name));
        let name = std::iter::once(rule.name.clone()).chain(again).find(|name| !rules.contains_key(name));
        rules.insert(name.unwrap_or_default(), Listing::default().text(Field::Verdict, &says).0);
    }
    rules
}

fn segment_name(project: &Project, id: &str) -> String {
    project.segments.get(id).map_or_else(|| id.to_owned(), |segment| segment.name.clone())
}

fn device_name(project: &Project, id: &str) -> String {
    project.devices.get(id).map_or_else(|| id.to_owned(), |device| device.name.clone())
}

fn server_name(project: &Project, id: &str) -> String {
    project.servers.get(id).map_or_else(|| id.to_owned(), |server| server.name.clone())
}

fn domain_name(project: &Project, id: &str) -> String {
    project.domains.get(id).map_or_else(|| id.to_owned(), |domain| domain.name.clone())
}

fn link_name(project: &Project, link: &Link) -> String {
    format!("{} - {}", device_name(project, link.device.as_str()), segment_name(project, link.segment.as_str()))
}

fn trust_name(project: &Project, trust: &Trust) -> String {
    format!("{} trusts {}", domain_name(project, trust.trusting.as_str()), domain_name(project, trust.trusted.as_str()))
}

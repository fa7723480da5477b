//! Format 1, as it stands on disk: key names, key order and what is left out.
//!
//! These types define the file; the model never does. A change here that an older program could not read, or that would
//! read an older file differently, is a new format: see [`migrate`](super::migrate).
//!
//! What equals its default is left out, so that a file says what somebody chose. Keys are written in the order of the
//! fields.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ids::{CatalogId, DeviceId, DomainId, FlowId, LinkId, RoleId, SegmentId, ServerId, TrustId};
use crate::net::AddressBlock;
use crate::project::{self, DeviceKind, Helper, Options, Os, Platform, Project, SegmentKind, TrustKind, Use};

/// A Portolan project, format 1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Portolan project")]
pub struct File {
    /// The version of the file format: 1.
    pub format: u32,
    /// The project's name.
    pub name: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The catalogs it was computed with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub catalogs: Vec<CatalogReference>,
    /// Option values that hold where a server sets no own.
    #[serde(default, skip_serializing_if = "Options::is_empty", deserialize_with = "options")]
    pub options: Options,
    /// Network zones, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// Firewalls and routers, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// Which device stands at which segment, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Directory domains, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Domain>,
    /// Trusts between domains, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trusts: Vec<Trust>,
    /// Servers and groups of like servers, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// What people wrote on flows, by flow id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<Annotation>,
}

/// A catalog that the project was computed with.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogReference {
    /// Its id.
    pub id: String,
    /// Its version then.
    pub version: String,
}

/// A place on the diagram, in points.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// To the right.
    #[serde(serialize_with = "plain_number")]
    pub x: f32,
    /// Downwards.
    #[serde(serialize_with = "plain_number")]
    pub y: f32,
}

/// A network zone.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Its id; it never changes.
    pub id: String,
    /// Its name; no other segment has it.
    pub name: String,
    /// What kind of zone it is.
    #[serde(default)]
    pub kind: SegmentKind,
    /// Its IPv4 and IPv6 prefixes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<AddressBlock>,
    /// Top left corner of its box.
    #[serde(default)]
    pub position: Position,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A firewall or router.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Its id; it never changes.
    pub id: String,
    /// Its name; no other device has it.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub kind: DeviceKind,
    /// Whose rule language it speaks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub platform: Platform,
    /// Whether it lets answers through by itself.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub stateful: bool,
    /// Its protocol helpers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<Helper>,
    /// Centre of its node.
    #[serde(default)]
    pub position: Position,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            kind: DeviceKind::default(),
            platform: Platform::default(),
            stateful: true,
            helpers: Vec::new(),
            position: Position::default(),
            note: String::new(),
        }
    }
}

/// A device stands at a segment.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its id; left out where it is `DEVICE:SEGMENT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The device's id.
    pub device: String,
    /// The segment's id.
    pub segment: String,
}

/// A directory domain.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its id; it never changes.
    pub id: String,
    /// Its DNS name; no other domain has it.
    pub name: String,
}

/// A trust: users of `trusted` may use what `trusting` has.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Its id; it never changes.
    pub id: String,
    /// The id of the domain with the resources.
    pub trusting: String,
    /// The id of the domain with the users.
    pub trusted: String,
    /// Whether it holds both ways.
    #[serde(default, skip_serializing_if = "is_default")]
    pub two_way: bool,
    /// How it came about.
    #[serde(default)]
    pub kind: TrustKind,
}

/// A host, or a group of like hosts, in one segment.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Its id; it never changes.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of the segment that it stands in.
    pub segment: String,
    /// Ids of its roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Its addresses; none: anywhere in the segment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<AddressBlock>,
    /// How many hosts it stands for, at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1))]
    pub count: u32,
    /// Operating system era.
    #[serde(default)]
    pub os: Os,
    /// The id of the domain it is joined to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What it uses beyond what the catalog can know: a server's id, or `role:` and a role's id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
    /// Option values of its own.
    #[serde(default, skip_serializing_if = "Options::is_empty", deserialize_with = "options")]
    pub options: Options,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            segment: String::new(),
            roles: Vec::new(),
            addresses: Vec::new(),
            count: 1,
            os: Os::default(),
            domain: None,
            uses: Vec::new(),
            options: Options::new(),
            note: String::new(),
        }
    }
}

/// What people wrote on a flow.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// The flow's id.
    pub flow: String,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Change number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ticket: String,
    /// Who approved it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub approver: String,
    /// When to look at it again, as year-month-day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub review_by: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// The prefix of a `uses` that names a role.
pub(super) const ROLE_PREFIX: &str = "role:";

fn yes() -> bool {
    true
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(value: &u32) -> bool {
    *value == 1
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whole numbers are written without a fraction: `40`, not `40.0`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
#[expect(clippy::cast_possible_truncation, reason = "only numbers that i32 holds exactly are cast")]
fn plain_number<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f32 = 16_777_216.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        serializer.serialize_i32(*value as i32)
    } else {
        serializer.serialize_f32(*value)
    }
}

/// Reads option values; a key that is given twice is an error, since one of the two would be lost in silence.
fn options<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Options, D::Error> {
    struct OptionsVisitor;

    impl<'de> Visitor<'de> for OptionsVisitor {
        type Value = Options;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Options, A::Error> {
            let mut options = Options::new();
            while let Some((key, value)) = map.next_entry::<String, String>()? {
                if options.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
                }
                options.insert(key, value);
            }
            Ok(options)
        }
    }

    deserializer.deserialize_map(OptionsVisitor)
}

impl From<project::Point> for Position {
    fn from(point: project::Point) -> Self {
        Self { x: point.x, y: point.y }
    }
}

impl From<Position> for project::Point {
    fn from(position: Position) -> Self {
        Self { x: position.x, y: position.y }
    }
}

impl From<&Project> for File {
    fn from(project: &Project) -> Self {
        Self {
            format: super::migrate::NEWEST_FORMAT,
            name: project.name.clone(),
            description: project.description.clone(),
            catalogs: project
                .catalogs
                .iter()
                .map(|catalog| CatalogReference { id: catalog.id.to_string(), version: catalog.version.clone() })
                .collect(),
            options: project.options.clone(),
            segments: project.segments.iter().map(|(id, segment)| segment_to_file(id, segment)).collect(),
            devices: project.devices.iter().map(|(id, device)| device_to_file(id, device)).collect(),
            links: project.links.iter().map(|(id, link)| link_to_file(id, link)).collect(),
            domains: project
                .domains
                .iter()
                .map(|(id, domain)| Domain { id: id.to_string(), name: domain.name.clone() })
                .collect(),
            trusts: project.trusts.iter().map(|(id, trust)| trust_to_file(id, trust)).collect(),
            servers: project.servers.iter().map(|(id, server)| server_to_file(id, server)).collect(),
            annotations: project.annotations.iter().map(|(flow, note)| annotation_to_file(flow, note)).collect(),
        }
    }
}

fn segment_to_file(id: &SegmentId, segment: &project::Segment) -> Segment {
    Segment {
        id: id.to_string(),
        name: segment.name.clone(),
        kind: segment.kind,
        prefixes: segment.prefixes.clone(),
        position: segment.position.into(),
        note: segment.note.clone(),
    }
}

fn device_to_file(id: &DeviceId, device: &project::Device) -> Device {
    Device {
        id: id.to_string(),
        name: device.name.clone(),
        kind: device.kind,
        platform: device.platform,
        stateful: device.is_stateful,
        helpers: device.helpers.clone(),
        position: device.position.into(),
        note: device.note.clone(),
    }
}

fn link_to_file(id: &LinkId, link: &project::Link) -> Link {
    Link {
        id: (*id != Project::link_id(&link.device, &link.segment)).then(|| id.to_string()),
        device: link.device.to_string(),
        segment: link.segment.to_string(),
    }
}

fn trust_to_file(id: &TrustId, trust: &project::Trust) -> Trust {
    Trust {
        id: id.to_string(),
        trusting: trust.trusting.to_string(),
        trusted: trust.trusted.to_string(),
        two_way: trust.is_two_way,
        kind: trust.kind,
    }
}

fn server_to_file(id: &ServerId, server: &project::Server) -> Server {
    Server {
        id: id.to_string(),
        name: server.name.clone(),
        segment: server.segment.to_string(),
        roles: server.roles.iter().map(ToString::to_string).collect(),
        addresses: server.addresses.clone(),
        count: server.count,
        os: server.os,
        domain: server.domain.as_ref().map(ToString::to_string),
        uses: server.uses.iter().map(ToString::to_string).collect(),
        options: server.options.clone(),
        note: server.note.clone(),
    }
}

fn annotation_to_file(flow: &FlowId, annotation: &project::Annotation) -> Annotation {
    Annotation {
        flow: flow.to_string(),
        owner: annotation.owner.clone(),
        ticket: annotation.ticket.clone(),
        approver: annotation.approver.clone(),
        review_by: annotation.review_by.clone(),
        comment: annotation.comment.clone(),
    }
}

impl Link {
    /// The id, given or made from the two ends.
    pub(super) fn full_id(&self) -> LinkId {
        match &self.id {
            Some(id) => LinkId::new(id.as_str()),
            None => Project::link_id(&self.device.as_str().into(), &self.segment.as_str().into()),
        }
    }
}

impl File {
    /// The document that the file describes. What the checks of [`check`](super::check) refuse must not be there.
    pub(super) fn into_project(self) -> Project {
        Project {
            name: self.name,
            description: self.description,
            catalogs: self
                .catalogs
                .into_iter()
                .map(|catalog| project::CatalogReference { id: CatalogId::from(catalog.id), version: catalog.version })
                .collect(),
            options: self.options,
            segments: by_id(self.segments.into_iter().map(segment_from_file)),
            devices: by_id(self.devices.into_iter().map(device_from_file)),
            links: by_id(self.links.into_iter().map(link_from_file)),
            domains: by_id(
                self.domains
                    .into_iter()
                    .map(|domain| (DomainId::from(domain.id), project::Domain { name: domain.name })),
            ),
            trusts: by_id(self.trusts.into_iter().map(trust_from_file)),
            servers: by_id(self.servers.into_iter().map(server_from_file)),
            annotations: by_id(
                self.annotations.into_iter().map(annotation_from_file).filter(|(_, annotation)| !annotation.is_empty()),
            ),
        }
    }
}

fn by_id<K: Ord, V>(items: impl Iterator<Item = (K, V)>) -> Arc<BTreeMap<K, Arc<V>>> {
    Arc::new(items.map(|(id, item)| (id, Arc::new(item))).collect())
}

fn segment_from_file(segment: Segment) -> (SegmentId, project::Segment) {
    let model = project::Segment {
        name: segment.name,
        kind: segment.kind,
        prefixes: segment.prefixes,
        position: segment.position.into(),
        note: segment.note,
    };
    (segment.id.into(), model)
}

fn device_from_file(mut device: Device) -> (DeviceId, project::Device) {
    device.helpers.sort_unstable();
    device.helpers.dedup();
    let model = project::Device {
        name: device.name,
        kind: device.kind,
        platform: device.platform,
        is_stateful: device.stateful,
        helpers: device.helpers,
        position: device.position.into(),
        note: device.note,
    };
    (device.id.into(), model)
}

fn link_from_file(link: Link) -> (LinkId, project::Link) {
    (link.full_id(), project::Link { device: link.device.into(), segment: link.segment.into() })
}

fn trust_from_file(trust: Trust) -> (TrustId, project::Trust) {
    let model = project::Trust {
        trusting: trust.trusting.into(),
        trusted: trust.trusted.into(),
        is_two_way: trust.two_way,
        kind: trust.kind,
    };
    (trust.id.into(), model)
}

fn server_from_file(server: Server) -> (ServerId, project::Server) {
    let mut uses: Vec<Use> =
        server.uses.iter().filter(|used| **used != server.id).map(|used| use_from_file(used)).collect();
    uses.sort();
    uses.dedup();
    let model = project::Server {
        name: server.name,
        segment: server.segment.into(),
        roles: server.roles.into_iter().map(RoleId::from).collect(),
        addresses: server.addresses,
        count: server.count,
        os: server.os,
        domain: server.domain.map(DomainId::from),
        uses,
        options: server.options,
        note: server.note,
    };
    (server.id.into(), model)
}

fn use_from_file(used: &str) -> Use {
    match used.strip_prefix(ROLE_PREFIX) {
        Some(role) => Use::Role(RoleId::new(role)),
        None => Use::Server(ServerId::new(used)),
    }
}

fn annotation_from_file(annotation: Annotation) -> (FlowId, project::Annotation) {
    let model = project::Annotation {
        owner: annotation.owner,
        ticket: annotation.ticket,
        approver: annotation.approver,
        review_by: annotation.review_by,
        comment: annotation.comment,
    };
    (annotation.flow.into(), model)
}

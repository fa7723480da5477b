//! What the engine computes: flows with their reasons, and problems. Derived, never saved.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;

use crate::catalog::{DependencyIndex, EndpointIndex, Initiator, RequirementLevel, RoleIndex, ServiceIndex};
use crate::diag::Severity;
use crate::ids::{DeviceId, DomainId, FlowId, LinkId, RestrictionId, SegmentId, ServerId, TrustId, TunnelId};
use crate::net::{AddressBlock, PortRange, Protocol};
use crate::project::TunnelKind;

/// Everything that follows from a project and a catalog.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// All flows, those inside one segment too, in the order of the matrix: source segment, destination segment (by
    /// name), protocol, lowest port, application protocol, service.
    pub flows: Vec<Flow>,
    /// What is wrong with the design: errors first, then by code and subject.
    pub problems: Vec<Problem>,
    /// How each pair of segments that has flows is connected.
    pub paths: Arc<BTreeMap<(SegmentId, SegmentId), Arc<PathBetween>>>,
}

/// A set of servers of one segment, ascending by id, shared between the flows that have it.
pub type ServerSet = Arc<[ServerId]>;

/// One row of the flow matrix: requirements gathered by segments, protocol, ports, application protocol and service.
///
/// All its sources need all its destinations: where that is not so, the requirements stand in several flows. A flow is
/// cheap to clone, since what it says is shared: reports before and after an edit have most of their flows in common.
#[derive(Clone, Debug)]
pub struct Flow(Arc<FlowRow>);

impl Deref for Flow {
    type Target = FlowRow;

    fn deref(&self) -> &FlowRow {
        &self.0
    }
}

impl From<FlowRow> for Flow {
    fn from(row: FlowRow) -> Self {
        Self(Arc::new(row))
    }
}

/// What a [`Flow`] says.
#[derive(Clone, Debug)]
pub struct FlowRow {
    /// Short hash of what the flow is; the same from run to run.
    pub id: FlowId,
    /// Where the side that opens the connection stands.
    pub source_segment: SegmentId,
    /// The servers that open it.
    pub source_servers: ServerSet,
    /// Devices that open it instead of servers: relays of broadcasts (DHCP), ends of a tunnel.
    pub source_devices: Arc<[DeviceId]>,
    /// Where the listening side stands.
    pub destination_segment: SegmentId,
    /// The servers that listen.
    pub destination_servers: ServerSet,
    /// Devices that listen instead of servers: ends of a tunnel.
    pub destination_devices: Arc<[DeviceId]>,
    /// What its packets name as their destination, where that is not the addresses of the side that listens.
    pub sent_to: Option<Arc<SentTo>>,
    /// The protocol.
    pub protocol: Protocol,
    /// Source ports, where the protocol fixes them; else any high port.
    pub source_ports: Option<PortRange>,
    /// Destination ports; the message type for ICMP; none where the protocol has none.
    pub destination_ports: Option<PortRange>,
    /// The endpoint whose listener it is: service and application protocol.
    pub endpoint: EndpointIndex,
    /// The strongest of the reasons' requirement levels.
    pub requirement: RequirementLevel,
    /// Which party opens the connection.
    pub initiator: Initiator,
    /// Whether answers come back over the same ports.
    pub is_answered: bool,
    /// How the segments are connected.
    pub path: Arc<PathBetween>,
    /// Devices of the path that need no rule for it, since their helper reads the control channel.
    pub helped_by: Vec<DeviceId>,
    /// Risks of letting it through, sorted.
    pub risks: Vec<String>,
    /// Why it is needed: every chain, the strongest first. None where it is the outside of a tunnel.
    pub reasons: Vec<Reason>,
    /// The tunnel that it is the outside of, and what that carries.
    pub carries: Option<Arc<Carried>>,
}

/// What packets name as their destination in place of the hosts that they are for.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum SentTo {
    /// The broadcast address of each network of the destination's segment: broadcasts that are directed there (RFC 919).
    Broadcast,
    /// Multicast groups.
    Groups {
        /// The groups, ascending.
        groups: Vec<AddressBlock>,
        /// Whether packets of the same exchange also go to the hosts themselves.
        also_hosts: bool,
    },
}

/// What the outside of a tunnel is there for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Carried {
    /// The tunnel.
    pub tunnel: TunnelId,
    /// What kind of tunnel it is.
    pub kind: TunnelKind,
    /// The flows that it carries, in the order of the matrix.
    pub flows: Vec<FlowId>,
}

impl Flow {
    /// What it says, to change it before anybody else has it.
    pub(super) fn row_mut(&mut self) -> &mut FlowRow {
        Arc::make_mut(&mut self.0)
    }

    /// Whether it goes from one segment to another.
    pub fn crosses(&self) -> bool {
        self.source_segment != self.destination_segment
    }

    /// The devices whose rules have to let it through, in the order of the path.
    pub fn enforcement_points(&self) -> impl Iterator<Item = &DeviceId> {
        self.path.devices.iter().filter(|device| !self.helped_by.contains(device))
    }

    /// Whether nothing on the network can enforce it, only the hosts' own firewalls: it stays in its segment, or goes past
    /// every device inside a tunnel.
    pub fn is_seen_by_no_device(&self) -> bool {
        match self.path.kind {
            PathKind::SameSegment => true,
            PathKind::Routed => self.path.devices.is_empty(),
            PathKind::Unnamed | PathKind::None => false,
        }
    }

    /// Whether its answers come from hosts that its packets do not name, so that a device which keeps state of connections
    /// does not know them for answers either: what is sent to a group is answered by its members, each from its own
    /// address. (Linux: connections are known by the addresses of both directions, `nf_conntrack_tuple`; the search of
    /// SSDP, UPnP Device Architecture 1.1, section 1.3.3, is the known example, which conntrack-tools has a helper for.)
    pub fn is_answered_by_others(&self) -> bool {
        self.is_answered && self.sent_to.is_some()
    }

    /// How many ports it opens on the destination (1 for a protocol without ports).
    pub fn port_count(&self) -> u32 {
        self.destination_ports.map_or(1, PortRange::count)
    }
}

/// How two places are connected: two segments, or a server with a tunnel of its own and a segment.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PathBetween {
    /// Every device on any of the paths that count, nearest to the source first: those that see the flow itself.
    pub devices: Vec<DeviceId>,
    /// Segments passed on the way (without the two ends), nearest to the source first.
    pub transit_segments: Vec<SegmentId>,
    /// Each passage through one of the devices, nearest to the source first.
    pub hops: Vec<Hop>,
    /// Tunnels that carry the flow over a part of the way, nearest to the source first.
    pub tunnels: Vec<TunnelId>,
    /// Devices that see only a tunnel, in the order of their ids.
    pub hidden_devices: Vec<DeviceId>,
    /// Whether answers come back through other devices, or not at all.
    pub is_asymmetric: bool,
    /// Each passage of answers through a device, nearest to the destination first, where they come back another way than
    /// the requests go; see [`Self::answers`].
    pub answer_hops: Vec<Hop>,
    /// Whether there were too many paths to look at each, so that devices are named which may lie on none.
    pub is_approximate: bool,
    /// What kind of answer this is.
    pub kind: PathKind,
}

impl PathBetween {
    /// Each passage of answers through a device: the requests' own turned round, but for one-way links.
    pub fn answers(&self) -> Vec<Hop> {
        if self.is_asymmetric || !self.answer_hops.is_empty() {
            self.answer_hops.clone()
        } else {
            self.hops.iter().map(Hop::turned).collect()
        }
    }
}

/// A passage through a device: where packets come in and where they leave.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Hop {
    /// How many devices, segments and tunnel ends lie between it and the source, on the shortest of the paths.
    pub distance: u32,
    /// The device.
    pub device: DeviceId,
    /// Where packets come in.
    pub from: HopSide,
    /// Where they leave.
    pub to: HopSide,
}

impl Hop {
    /// The passage the other way.
    pub(super) fn turned(&self) -> Self {
        Self { from: self.to.clone(), to: self.from.clone(), ..self.clone() }
    }
}

/// What a device has on one side of a passage.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "lowercase")]
pub enum HopSide {
    /// A segment that it is linked to.
    Segment(SegmentId),
    /// A tunnel that ends at it.
    Tunnel(TunnelId),
}

/// What kind of path there is between two segments.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PathKind {
    /// Both ends are the same segment: nothing on the network can enforce it, only the hosts' own firewalls.
    SameSegment,
    /// Through the devices.
    #[default]
    Routed,
    /// No device is drawn at all: one unnamed enforcement point separates every pair.
    Unnamed,
    /// Devices are drawn, and none of them leads there.
    None,
}

/// One chain from a role on the consumer to the row of the catalog that says what listens.
///
/// Kept as indices; [`explain`](crate::engine::explain) makes sentences of it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Reason {
    /// How firmly this chain needs the flow.
    pub requirement: RequirementLevel,
    /// Why the consumer needs the provider.
    pub cause: Cause,
    /// The endpoint that the cause asks for, before a carrier takes it over.
    pub endpoint: EndpointIndex,
    /// The role through which the consumer has the need.
    pub consumer_role: RoleIndex,
    /// From a service that the role runs to the one that has the need, over same-host dependencies; empty when the role
    /// itself has the need.
    pub consumer_services: Arc<[ServiceIndex]>,
    /// The role through which the provider runs the service.
    pub provider_role: RoleIndex,
    /// Servers that need it.
    pub consumers: ServerSet,
    /// Servers that provide it.
    pub providers: ServerSet,
}

/// Why a consumer needs a provider.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Cause {
    /// A dependency of the catalog.
    Dependency(DependencyIndex),
    /// The consumer's `uses` names the provider, or its role.
    Uses,
}

/// What a problem is about.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "lowercase")]
pub enum Subject {
    /// The whole project.
    Project,
    /// A segment.
    Segment(SegmentId),
    /// A device.
    Device(DeviceId),
    /// A link.
    Link(LinkId),
    /// A server.
    Server(ServerId),
    /// A domain.
    Domain(DomainId),
    /// A trust.
    Trust(TrustId),
    /// A tunnel.
    Tunnel(TunnelId),
    /// A path restriction.
    Restriction(RestrictionId),
    /// A rule of the zone policy, by its name.
    PolicyRule(String),
    /// A flow.
    Flow(FlowId),
}

/// Something wrong with the design.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of problem it is.
    pub code: ProblemCode,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// What it is about, the main thing first.
    pub subjects: Vec<Subject>,
}

/// The kinds of problem, each with a name that never changes.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    Serialize,
    strum::Display,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ProblemCode {
    /// A server address lies outside its segment's prefixes.
    AddressOutsideSegment,
    /// A broadcast or multicast that would have to cross to another segment.
    BroadcastNotRouted,
    /// A server's address is given twice.
    DuplicateAddress,
    /// A server or the project has an option key that the catalog does not know.
    UnknownOption,
    /// An option has a value that it does not take.
    InvalidOptionValue,
    /// A server has a role that the catalog does not know.
    UnknownRole,
    /// A server has no role.
    ServerWithoutRole,
    /// A need that no server fulfils.
    NeedWithoutProvider,
    /// No device leads from the consumer's segment to the provider's.
    NoPath,
    /// NTDS and Netlogon are pinned to the same port.
    NtdsAndNetlogonPinnedToOnePort,
    /// Two segments' prefixes overlap.
    OverlappingPrefixes,
    /// Two services of one host listen on the same port and no common provider owns it.
    PortConflict,
    /// A dynamic range that a device has to open is wide, and an option would narrow it.
    WideDynamicRange,
    /// A narrowed RPC range is under 100 ports.
    RpcRangeTooSmall,
    /// A segment has no prefix, so that servers without addresses have none either.
    SegmentWithoutPrefix,
    /// A device is linked to fewer than two segments.
    DeviceSeparatesNothing,
    /// A flow inside one segment, or one that no device sees: only the hosts' own firewalls can enforce it.
    HostFirewallOnly,
    /// Answers come back through other devices than the requests go.
    AsymmetricPath,
    /// There are too many paths between two segments to look at each.
    TooManyPaths,
    /// A path restriction or a one-way link leaves no path.
    RestrictionLeavesNoPath,
    /// A path restriction that changes no path.
    RestrictionWithoutEffect,
    /// Members of a redundancy group are not linked to the same segments.
    UnevenRedundancyGroup,
    /// A tunnel that carries no flow, or whose ends do not reach each other.
    TunnelWithoutUse,
    /// A translation that is not at its device, or overlaps another one.
    InvalidTranslation,
    /// RPC or DCOM crosses a device that translates addresses.
    DcomThroughTranslation,
    /// AH crosses a device that translates addresses.
    AhThroughTranslation,
    /// Something else that does not survive translation crosses a device that translates addresses.
    BrokenByTranslation,
    /// A protocol that carries addresses crosses a translation without a helper.
    HelperNeededForTranslation,
    /// ESP crosses a device that translates addresses: it needs NAT traversal.
    EspThroughTranslation,
    /// A planned flow that the zone policy forbids.
    PolicyViolation,
    /// A policy rule that is about no two segments of the project, or that earlier rules hide.
    PolicyRuleWithoutEffect,
    /// A policy rule names a service that the catalog does not know.
    UnknownPolicyService,
    /// A device has more rules than its budget allows.
    RuleBudgetExceeded,
    /// Rules of a device open more than the flows need, as it was asked for.
    RulesWidened,
    /// The project was computed with other catalogs, or other versions of them.
    CatalogChanged,
}

//! What the diagram shows, ready to be drawn: the payload of the egui_graphs graph.
//!
//! Made from project, catalog and report by [`scene`](super::scene); the shapes read it and know nothing else.

use std::sync::Arc;

use petgraph::graph::NodeIndex;

use crate::catalog::PoolIndex;
use crate::diag::Severity;
use crate::engine::PathBetween;
use crate::gui::risk::RiskLevel;
use crate::gui::theme::Hue;
use crate::ids::{DeviceId, DomainId, SegmentId, ServerId, TunnelId};
use crate::net::Protocol;
use crate::project::{CanvasItem, DeviceKind, Item, Passage, Segment, SegmentKind, Server, TunnelEnd};

/// A box or node of the graph.
#[derive(Clone, Debug)]
pub(super) enum NodeModel {
    /// A segment with its servers.
    Segment(Arc<SegmentModel>),
    /// A firewall or router.
    Device(Arc<DeviceModel>),
}

impl NodeModel {
    /// Which thing of the project it is.
    pub(super) fn canvas_item(&self) -> CanvasItem {
        match self {
            Self::Segment(segment) => CanvasItem::Segment(segment.id.clone()),
            Self::Device(device) => CanvasItem::Device(device.id.clone()),
        }
    }

    /// The same, as it stands in a selection.
    pub(super) fn item(&self) -> &Item {
        match self {
            Self::Segment(segment) => &segment.item,
            Self::Device(device) => &device.item,
        }
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Segment(segment) => &segment.name,
            Self::Device(device) => &device.name,
        }
    }
}

/// A segment's box.
#[derive(Debug)]
pub(super) struct SegmentModel {
    pub(super) id: SegmentId,
    pub(super) item: Item,
    pub(super) name: String,
    pub(super) kind: SegmentKind,
    /// The prefixes, joined.
    pub(super) prefixes: String,
    pub(super) chips: Vec<ChipModel>,
    /// How many hosts its servers stand for.
    pub(super) host_count: u64,
    /// The worst problem of the segment itself.
    pub(super) badge: Option<Severity>,
    /// What assistive technology reads.
    pub(super) label: String,
    /// What it was made from, to see whether it is still true.
    pub(super) source: SegmentSource,
}

/// What a segment's box was made from.
#[derive(Clone, Debug)]
pub(super) struct SegmentSource {
    pub(super) segment: Arc<Segment>,
    pub(super) servers: Vec<(ServerId, Arc<Server>)>,
    pub(super) badges: Vec<Option<Severity>>,
}

impl SegmentSource {
    /// Whether nothing of it was changed since; compares addresses, not contents.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_server = |a: &(ServerId, Arc<Server>), b: &(ServerId, Arc<Server>)| Arc::ptr_eq(&a.1, &b.1);
        Arc::ptr_eq(&self.segment, &other.segment)
            && self.badges == other.badges
            && self.servers.len() == other.servers.len()
            && self.servers.iter().zip(&other.servers).all(|(a, b)| same_server(a, b))
    }
}

/// A server's chip within a segment's box.
#[derive(Debug)]
pub(super) struct ChipModel {
    pub(super) id: ServerId,
    pub(super) item: Item,
    pub(super) name: String,
    /// Short names of the roles, or how many hosts it stands for.
    pub(super) detail: String,
    /// Character of the first role's icon.
    pub(super) icon: &'static str,
    pub(super) hue: Hue,
    /// The domain that it is joined to.
    pub(super) domain: Option<DomainId>,
    pub(super) badge: Option<Severity>,
    /// What assistive technology reads.
    pub(super) label: String,
}

/// A device's node.
#[derive(Debug)]
pub(super) struct DeviceModel {
    pub(super) id: DeviceId,
    pub(super) item: Item,
    pub(super) name: String,
    pub(super) kind: DeviceKind,
    pub(super) badge: Option<Severity>,
    /// What is particular about it, in words of a few letters.
    pub(super) tags: Vec<&'static str>,
    /// What assistive technology reads.
    pub(super) label: String,
}

/// A line of the graph.
#[derive(Clone, Debug)]
pub(super) enum EdgeModel {
    /// A device stands at a segment.
    Link(Arc<LinkModel>),
    /// Flows from one segment to another.
    Flow(Arc<FlowModel>),
    /// A tunnel between two devices, segments or servers.
    Tunnel(Arc<TunnelModel>),
}

/// A link between a device and a segment.
#[derive(Debug)]
pub(super) struct LinkModel {
    pub(super) item: Item,
    /// What the device calls its interface; may be empty.
    pub(super) interface: String,
    /// The interface's addresses, joined; may be empty.
    pub(super) addresses: String,
    pub(super) passage: Passage,
    /// The path restrictions that it is in.
    pub(super) restrictions: Vec<RestrictionModel>,
    /// What assistive technology reads.
    pub(super) label: String,
}

/// A path restriction, as a mark on one of its links.
#[derive(Debug)]
pub(super) struct RestrictionModel {
    pub(super) item: Item,
    /// What assistive technology reads.
    pub(super) label: String,
}

/// A tunnel.
#[derive(Debug)]
pub(super) struct TunnelModel {
    pub(super) id: TunnelId,
    pub(super) item: Item,
    pub(super) first: TunnelEnd,
    pub(super) second: TunnelEnd,
    /// Whether only the first end opens it.
    pub(super) is_one_way: bool,
    /// Name and kind, as they stand on it.
    pub(super) text: String,
    /// The worst problem of the tunnel itself.
    pub(super) badge: Option<Severity>,
    /// What assistive technology reads.
    pub(super) label: String,
}

/// Devices that stand in for each other.
#[derive(Debug)]
pub(super) struct GroupModel {
    pub(super) name: String,
    pub(super) members: Vec<NodeIndex>,
}

/// All the flows from one segment to another.
#[derive(Debug)]
pub(super) struct FlowModel {
    pub(super) from: SegmentId,
    pub(super) to: SegmentId,
    /// How many ports they open, without wide ranges.
    pub(super) fixed_port_count: u32,
    /// How many ports they open, wide ranges included.
    pub(super) port_count: u32,
    /// How many rows of the matrix it stands for.
    pub(super) flow_count: u32,
    pub(super) risk: RiskLevel,
    /// Whether the zone policy forbids any of them.
    pub(super) is_forbidden: bool,
    /// The pools behind its wide ranges; none for a range without one.
    pub(super) pools: Vec<Option<PoolIndex>>,
    /// Protocols without ports.
    pub(super) portless: Vec<Protocol>,
    pub(super) path: Arc<PathBetween>,
}

//! Broadcasts and multicasts that devices pass on into another segment.
//!
//! - *DHCP*: a relay agent in the client's segment asks the server in its own name (RFC 1542, "BOOTP relay agents"): what
//!   crosses starts at that device.
//! - *Wake-on-LAN*: the sender itself aims a broadcast at the segment of the sleeping computer; a device there lets it in
//!   (RFC 2644, which has devices refuse that unless they are told to). On the way it has the broadcast address of the
//!   segment's network as its destination, which IPv6 does not have.
//! - *Multicast*: every device on the way routes the group, which packets have as their destination.
//!
//! NetBIOS has nothing of the kind: its broadcasts never cross.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::report::PathKind;
use super::topology::{Drawn, Place, Topology};
use crate::catalog;
use crate::ids::{DeviceId, SegmentId};
use crate::project::{Project, RelayKind, SegmentKind};

/// What the devices of a project pass on.
pub(super) struct Relays<'a, 't> {
    project: &'a Project,
    topology: &'t Drawn<'a>,
    at: BTreeMap<&'a SegmentId, BTreeSet<RelayKind>>,
    /// Whether multicast gets from one segment to another; asked often for the same two.
    routes: RefCell<BTreeMap<(SegmentId, SegmentId), bool>>,
}

impl<'a, 't> Relays<'a, 't> {
    /// The relays of a project.
    pub(super) fn new(project: &'a Project, topology: &'t Drawn<'a>) -> Self {
        let mut at: BTreeMap<&SegmentId, BTreeSet<RelayKind>> = BTreeMap::new();
        let relays_any = project.devices.values().any(|device| !device.relays.is_empty());
        for link in project.links.values().filter(|_| relays_any) {
            if let Some(device) = project.devices.get(&link.device).filter(|device| !device.relays.is_empty()) {
                at.entry(&link.segment).or_default().extend(&device.relays);
            }
        }
        Self { project, topology, at, routes: RefCell::default() }
    }

    /// Whether devices pass packets of this kind on from one segment to another.
    pub(super) fn pass_on(&self, kind: catalog::RelayKind, from: &SegmentId, to: &SegmentId) -> bool {
        let has = |segment: &SegmentId, kind| self.at.get(segment).is_some_and(|kinds| kinds.contains(&kind));
        match kind {
            catalog::RelayKind::Dhcp => has(from, RelayKind::Dhcp),
            catalog::RelayKind::WakeOnLan => has(to, RelayKind::WakeOnLan) && may_have_broadcasts(self.project, to),
            // Where the first device does not, there is no path to look for.
            catalog::RelayKind::Multicast => {
                has(from, RelayKind::Multicast)
                    && *self.routes.borrow_mut().entry((from.clone(), to.clone())).or_insert_with(|| {
                        blocking_multicast(self.project, self.topology, from, to).is_some_and(|it| it.is_empty())
                    })
            }
        }
    }
}

/// Whether broadcasts can be directed at a segment: it has a network with a broadcast address, or none that is known yet.
/// The Internet as a whole is no network.
pub(super) fn may_have_broadcasts(project: &Project, segment: &SegmentId) -> bool {
    let Some(segment) = project.segments.get(segment) else { return false };
    let is_unknown = segment.prefixes.is_empty() && segment.kind != SegmentKind::Internet;
    is_unknown || segment.prefixes.iter().any(|prefix| prefix.broadcast().is_some())
}

/// The relay agents for DHCP at a segment.
pub(super) fn dhcp_agents<'a>(project: &'a Project, segment: &SegmentId) -> BTreeSet<&'a DeviceId> {
    let is_agent = |id: &&DeviceId| {
        project.devices.get(id.as_str()).is_some_and(|device| device.relays.contains(&RelayKind::Dhcp))
    };
    let devices = project.links.values().filter(|link| link.segment == *segment).map(|link| &link.device);
    devices.filter(is_agent).collect()
}

/// The devices on the way that do not route multicast; none if there is no way.
pub(super) fn blocking_multicast(
    project: &Project,
    topology: &Topology<'_>,
    from: &SegmentId,
    to: &SegmentId,
) -> Option<Vec<DeviceId>> {
    let path = topology.path(Place { segment: from, server: None }, Place { segment: to, server: None });
    let routes =
        |id: &DeviceId| project.devices.get(id).is_some_and(|device| device.relays.contains(&RelayKind::Multicast));
    (path.kind != PathKind::None).then(|| path.devices.into_iter().filter(|id| !routes(id)).collect())
}

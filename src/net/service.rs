//! What a rule says beside the two sides: protocol, kind of packet, ports.

use std::fmt;

use super::{PortSet, Protocol};

/// Whether a packet opens a connection or belongs to one that is open.
///
/// A device without state can tell the two apart for TCP only: a packet with the flag ACK or RST is of an open
/// connection (RFC 9293), which is what `established` asks for. Packets of all other protocols are [`Self::Opening`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum PacketKind {
    /// It opens a connection, or its protocol has none.
    Opening,
    /// It belongs to a TCP connection that is already open.
    Reply,
}

/// Packets of one protocol and one kind, by their ports.
///
/// Dimensions that the protocol lacks are full, so that sets of one protocol can be compared: AH, ESP and GRE have no
/// ports; ICMP has message types, 0 to 255, in the place of destination ports.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ServiceSet {
    protocol: Protocol,
    kind: PacketKind,
    destination_ports: PortSet,
    source_ports: PortSet,
}

impl ServiceSet {
    /// The packets of `protocol` with these ports. An empty set of ports means no packet, not any port; ports that the
    /// protocol does not have are ignored, and so is the kind of what is not TCP.
    pub fn new(protocol: Protocol, kind: PacketKind, source_ports: PortSet, destination_ports: PortSet) -> Self {
        let kind = if protocol == Protocol::Tcp { kind } else { PacketKind::Opening };
        let (source_ports, destination_ports) = match protocol {
            Protocol::Tcp | Protocol::Udp => (source_ports, destination_ports),
            Protocol::Icmp => (PortSet::full(), destination_ports.intersection(&PortSet::message_types())),
            Protocol::Ah | Protocol::Esp | Protocol::Gre => (PortSet::full(), PortSet::full()),
        };
        Self { protocol, kind, destination_ports, source_ports }
    }

    /// Opening packets to these ports (for ICMP, of these message types), from any port.
    pub fn to_ports(protocol: Protocol, destination_ports: PortSet) -> Self {
        Self::new(protocol, PacketKind::Opening, PortSet::full(), destination_ports)
    }

    /// All opening packets of a protocol.
    pub fn any(protocol: Protocol) -> Self {
        Self::to_ports(protocol, PortSet::full())
    }

    /// The packets of the service that have these ports, which are among its own: empty where one of the two is, even
    /// for a protocol without ports.
    pub(super) fn narrowed(&self, source_ports: PortSet, destination_ports: PortSet) -> Self {
        Self { destination_ports, source_ports, ..*self }
    }

    /// The protocol.
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// The kind of packet.
    pub fn kind(&self) -> PacketKind {
        self.kind
    }

    /// The ports that packets come from.
    pub fn source_ports(&self) -> &PortSet {
        &self.source_ports
    }

    /// The ports that packets go to; for ICMP, the message types.
    pub fn destination_ports(&self) -> &PortSet {
        &self.destination_ports
    }

    /// Whether there is no packet of the service.
    pub fn is_empty(&self) -> bool {
        self.source_ports.is_empty() || self.destination_ports.is_empty()
    }

    /// Whether a packet with these properties is of the service.
    pub fn contains(&self, protocol: Protocol, kind: PacketKind, source_port: u16, destination_port: u16) -> bool {
        (self.protocol, self.kind) == (protocol, kind)
            && self.source_ports.contains(source_port)
            && self.destination_ports.contains(destination_port)
    }

    /// The packets of both services, if they have any in common.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        if self.group() != other.group() {
            return None;
        }
        let source_ports = self.source_ports.intersection(&other.source_ports);
        let destination_ports = self.destination_ports.intersection(&other.destination_ports);
        let common = self.narrowed(source_ports, destination_ports);
        (!common.is_empty()).then_some(common)
    }

    /// Whether all packets of this service are of `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.is_empty()
            || (self.group() == other.group()
                && self.source_ports.is_subset(&other.source_ports)
                && self.destination_ports.is_subset(&other.destination_ports))
    }

    /// What packets of two services must have in common to be the same packet, beside their ports.
    pub(super) fn group(&self) -> (Protocol, PacketKind) {
        (self.protocol, self.kind)
    }
}

impl fmt::Display for ServiceSet {
    /// The protocol, then what is not every port: `tcp 445`, `udp 53 from 1024-65535`, `tcp from 445 established`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.protocol.name())?;
        let every = if self.protocol == Protocol::Icmp { PortSet::message_types() } else { PortSet::full() };
        if self.destination_ports != every {
            write!(f, " {}", self.destination_ports)?;
        }
        if !self.source_ports.is_full() {
            write!(f, " from {}", self.source_ports)?;
        }
        if self.kind == PacketKind::Reply {
            f.write_str(" established")?;
        }
        Ok(())
    }
}

//! Protocols, ports and prefixes; sets of addresses and of packets.

mod address;
mod addresses;
mod decision;
mod packets;
mod ports;
mod protocol;
mod service;

pub use address::{AddressBlock, AddressError};
pub use addresses::{Address, AddressRange, AddressSet};
pub use packets::{Packet, PacketBox, PacketSet};
pub use ports::{PortRange, PortSet, PortsError};
pub use protocol::Protocol;
pub use service::{PacketKind, ServiceSet};

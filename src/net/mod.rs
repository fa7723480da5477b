//! Protocols, ports and prefixes.

mod address;
mod ports;
mod protocol;

pub use address::{AddressBlock, AddressError};
pub use ports::{PortRange, PortSet, PortsError};
pub use protocol::Protocol;

//! The protocols that a flow can have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A protocol above IP, as a firewall rule names it.
#[derive(
    Clone,
    Copy,
    Debug,
    Deserialize,
    Eq,
    Hash,
    JsonSchema,
    Ord,
    PartialEq,
    PartialOrd,
    Serialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Protocol {
    /// Authentication Header, IP protocol 51.
    Ah,
    /// Encapsulating Security Payload, IP protocol 50.
    Esp,
    /// Generic Routing Encapsulation, IP protocol 47.
    Gre,
    /// Internet Control Message Protocol, IP protocol 1 (58 for IPv6). Its "port" is the message type.
    Icmp,
    /// Transmission Control Protocol, IP protocol 6.
    Tcp,
    /// User Datagram Protocol, IP protocol 17.
    Udp,
}

impl Protocol {
    /// The number in the IPv4 header (IANA, "Assigned Internet Protocol Numbers").
    pub const fn number(self) -> u8 {
        match self {
            Self::Ah => 51,
            Self::Esp => 50,
            Self::Gre => 47,
            Self::Icmp => 1,
            Self::Tcp => 6,
            Self::Udp => 17,
        }
    }

    /// Whether packets carry a source and a destination port.
    pub const fn has_ports(self) -> bool {
        matches!(self, Self::Tcp | Self::Udp)
    }

    /// The name, in lower case.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

//! Addresses of servers and prefixes of segments.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One IPv4 or IPv6 address, or a prefix: what an address object of a firewall holds.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AddressBlock(IpNet);

/// Why a text is not an address or a prefix.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{text:?} is not an address or a prefix; expected one such as 10.1.0.10, 10.1.0.0/24 or 2001:db8::/32")]
pub struct AddressError {
    /// The text that could not be read.
    pub text: String,
}

impl AddressBlock {
    /// All IPv4 addresses.
    pub fn any_ipv4() -> Self {
        Self(IpNet::V4(ipnet::Ipv4Net::default()))
    }

    /// All IPv6 addresses.
    pub fn any_ipv6() -> Self {
        Self(IpNet::V6(ipnet::Ipv6Net::default()))
    }

    /// The block as a prefix; a single address is a /32 or /128.
    pub fn network(&self) -> IpNet {
        self.0
    }

    /// The one address that is written before the length of the prefix: that of an interface.
    pub fn host(&self) -> Self {
        Self(IpNet::from(self.0.addr()))
    }

    /// Whether the block is one address.
    pub fn is_single(&self) -> bool {
        self.0.prefix_len() == self.0.max_prefix_len()
    }

    /// Whether all of it are multicast addresses that routers may pass on: not those of one link (RFC 5771, section 4,
    /// 224.0.0.0/24) or of less (RFC 4291, section 2.7, scopes 0 to 2).
    pub fn is_routed_multicast(&self) -> bool {
        match self.0 {
            IpNet::V4(net) => {
                let (first, last) = (net.network(), net.broadcast());
                first.is_multicast() && last.is_multicast() && first.octets() >= [224, 0, 1, 0]
            }
            IpNet::V6(net) => {
                let scope = |address: std::net::Ipv6Addr| address.octets().get(1).map_or(0, |octet| octet & 0x0f);
                let (first, last) = (net.network(), net.broadcast());
                net.prefix_len() >= 16 && first.is_multicast() && scope(first) > 2 && scope(last) > 2
            }
        }
    }

    /// The address that reaches all hosts of the network (RFC 919): none for IPv6, which has no broadcasts, and none for
    /// networks of one or two addresses (RFC 3021).
    pub fn broadcast(&self) -> Option<Self> {
        match self.0 {
            IpNet::V4(net) if net.prefix_len() < 31 => Some(Self(IpNet::from(IpAddr::V4(net.broadcast())))),
            _ => None,
        }
    }

    /// Whether all of `other` lies in this block (never across address families).
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(&other.0)
    }

    /// Whether the two blocks share an address.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.0.contains(&other.0) || other.0.contains(&self.0)
    }

    /// The prefix as it was meant: host bits cleared.
    #[must_use]
    pub fn truncated(&self) -> Self {
        Self(self.0.trunc())
    }
}

impl From<IpAddr> for AddressBlock {
    fn from(address: IpAddr) -> Self {
        Self(IpNet::from(address))
    }
}

impl From<IpNet> for AddressBlock {
    fn from(network: IpNet) -> Self {
        Self(network)
    }
}

impl FromStr for AddressBlock {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let trimmed = text.trim();
        let read = if trimmed.contains('/') {
            trimmed.parse::<IpNet>().ok()
        } else {
            trimmed.parse::<IpAddr>().ok().map(IpNet::from)
        };
        read.map(Self).ok_or_else(|| AddressError { text: text.to_owned() })
    }
}

impl fmt::Display for AddressBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_single() { self.0.addr().fmt(f) } else { self.0.fmt(f) }
    }
}

impl Serialize for AddressBlock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AddressBlock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for AddressBlock {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AddressBlock".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "An IPv4 or IPv6 address, or a prefix such as 10.1.0.0/24"
        })
    }
}

//! Tunnels between devices, segments or servers.

use std::fmt;
use std::str::FromStr;

use super::network::word_enum;
use crate::ids::{DeviceId, SegmentId, ServerId};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

word_enum! {
    /// How a tunnel wraps what it carries; the catalog's encapsulation of this id says what that needs.
    TunnelKind {
        /// L2TP within IPsec.
        L2tpIpsec,
        /// IPsec alone.
        #[default]
        Ipsec,
        /// Point-to-Point Tunneling Protocol.
        Pptp,
        /// Generic Routing Encapsulation alone.
        Gre,
    }
}

word_enum! {
    /// Which end opens a tunnel.
    TunnelInitiator {
        /// Either end.
        #[default]
        Either,
        /// The first end.
        First,
    }
}

/// Where a tunnel ends.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum TunnelEnd {
    /// At a firewall or router, for everything behind it.
    Device(DeviceId),
    /// At every host of a segment.
    Segment(SegmentId),
    /// At one server, or each host of a group of like servers.
    Server(ServerId),
}

/// A tunnel: devices strictly between its ends see it and not what it carries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tunnel {
    /// Its name.
    pub name: String,
    /// How it wraps what it carries.
    pub kind: TunnelKind,
    /// Its first end.
    pub first: TunnelEnd,
    /// Its second end.
    pub second: TunnelEnd,
    /// Which end opens it.
    pub initiator: TunnelInitiator,
    /// A remark; may be empty.
    pub note: String,
}

impl Tunnel {
    /// Both ends, the first one first.
    pub fn ends(&self) -> [&TunnelEnd; 2] {
        [&self.first, &self.second]
    }
}

impl fmt::Display for TunnelEnd {
    /// As it stands in files: `device:ID`, `segment:ID` or `server:ID`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Device(id) => write!(f, "device:{id}"),
            Self::Segment(id) => write!(f, "segment:{id}"),
            Self::Server(id) => write!(f, "server:{id}"),
        }
    }
}

/// Why a text is not the end of a tunnel.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{text:?} is not the end of a tunnel; expected device:ID, segment:ID or server:ID")]
pub struct TunnelEndError {
    /// The text that could not be read.
    pub text: String,
}

impl FromStr for TunnelEnd {
    type Err = TunnelEndError;

    fn from_str(text: &str) -> Result<Self, TunnelEndError> {
        match text.split_once(':') {
            Some(("device", id)) if !id.is_empty() => Ok(Self::Device(id.into())),
            Some(("segment", id)) if !id.is_empty() => Ok(Self::Segment(id.into())),
            Some(("server", id)) if !id.is_empty() => Ok(Self::Server(id.into())),
            _ => Err(TunnelEndError { text: text.to_owned() }),
        }
    }
}

impl Serialize for TunnelEnd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TunnelEnd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for TunnelEnd {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TunnelEnd".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Where a tunnel ends: `device:ID`, `segment:ID` or `server:ID`.",
            "type": "string",
            "pattern": "^(device|segment|server):.+$",
        })
    }
}

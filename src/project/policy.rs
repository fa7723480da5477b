//! Zone policy: which kinds of segment may talk to which, and over what.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::model::{Segment, SegmentKind};
use super::network::word_enum;
use crate::ids::SegmentId;

word_enum! {
    /// What a policy rule says of the flows that it fits.
    Verdict {
        /// They may be planned.
        #[default]
        Allow,
        /// They must not be: each is a problem.
        Forbid,
    }
}

/// Which segments a policy rule is about.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ZoneSelector {
    /// Every segment.
    #[default]
    Any,
    /// Segments of a kind.
    Kind(SegmentKind),
    /// One segment.
    Segment(SegmentId),
    /// Segments that are trusted less than this; those without a level too.
    TrustBelow(u8),
    /// Segments that are trusted this far or further.
    TrustFrom(u8),
}

/// One rule of the zone policy.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PolicyRule {
    /// Its name, unique in the policy.
    pub name: String,
    /// Where the connection comes from.
    pub from: ZoneSelector,
    /// Where it goes.
    pub to: ZoneSelector,
    /// What it is about: ports with their protocol (`445/tcp`, `1024-65535/tcp`), protocols (`gre`), ids of services or
    /// application protocols; empty: everything.
    pub services: Vec<String>,
    /// What it says.
    pub verdict: Verdict,
    /// Why; may be empty.
    pub note: String,
}

impl ZoneSelector {
    /// Whether a segment is meant.
    pub fn matches(&self, id: &SegmentId, segment: &Segment) -> bool {
        match self {
            Self::Any => true,
            Self::Kind(kind) => segment.kind == *kind,
            Self::Segment(other) => other == id,
            Self::TrustBelow(level) => segment.trust_level.unwrap_or(0) < *level,
            Self::TrustFrom(level) => segment.trust_level.is_some_and(|own| own >= *level),
        }
    }
}

impl fmt::Display for ZoneSelector {
    /// As it stands in files: `any`, `kind:dmz`, `segment:ID`, `trust<50` or `trust>=50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any"),
            Self::Kind(kind) => write!(f, "kind:{kind}"),
            Self::Segment(id) => write!(f, "segment:{id}"),
            Self::TrustBelow(level) => write!(f, "trust<{level}"),
            Self::TrustFrom(level) => write!(f, "trust>={level}"),
        }
    }
}

/// Why a text selects no segments.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{text:?} selects no segments; expected any, kind:KIND, segment:ID, trust<LEVEL or trust>=LEVEL")]
pub struct ZoneSelectorError {
    /// The text that could not be read.
    pub text: String,
}

impl FromStr for ZoneSelector {
    type Err = ZoneSelectorError;

    fn from_str(text: &str) -> Result<Self, ZoneSelectorError> {
        let level = |text: &str| text.parse::<u8>().ok().filter(|level| *level <= 100);
        let selector = if text == "any" {
            Some(Self::Any)
        } else if let Some(kind) = text.strip_prefix("kind:") {
            kind.parse().ok().map(Self::Kind)
        } else if let Some(id) = text.strip_prefix("segment:") {
            (!id.is_empty()).then(|| Self::Segment(id.into()))
        } else if let Some(bound) = text.strip_prefix("trust>=") {
            level(bound).map(Self::TrustFrom)
        } else {
            text.strip_prefix("trust<").and_then(level).map(Self::TrustBelow)
        };
        selector.ok_or_else(|| ZoneSelectorError { text: text.to_owned() })
    }
}

impl Serialize for ZoneSelector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ZoneSelector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for ZoneSelector {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ZoneSelector".into()
    }

    fn json_schema(_generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Which segments are meant: `any`, `kind:KIND`, `segment:ID`, `trust<LEVEL` or `trust>=LEVEL`.",
            "type": "string",
            "pattern": "^(any|kind:.+|segment:.+|trust(<|>=)(100|[0-9]{1,2}))$",
        })
    }
}

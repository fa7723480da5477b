//! How packets travel: which way interfaces may be passed, paths that are never taken, translation, relays, and how
//! broadly a device's rules may be written.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::{LinkId, SegmentId};
use crate::net::AddressBlock;

macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        #[derive(
            Clone,
            Copy,
            Debug,
            Default,
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
        #[serde(rename_all = "kebab-case")]
        #[strum(serialize_all = "kebab-case")]
        $(#[$doc])*
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
    };
}
pub(super) use word_enum;

word_enum! {
    /// Which of several paths between two segments count.
    Routing {
        /// The shortest ones, all of them: equal paths share the load or stand in for each other.
        #[default]
        Shortest,
        /// Every path that passes nothing twice, as under dynamic routing after some failure (the rule of Netspoc's
        /// loops).
        Any,
    }
}

word_enum! {
    /// Which way packets may pass an interface.
    Passage {
        /// Both ways.
        #[default]
        Both,
        /// Only from the segment into the device.
        IntoDevice,
        /// Only from the device out to the segment.
        OutOfDevice,
    }
}

word_enum! {
    /// What the rules of a device name.
    Aggregation {
        /// The addresses of the servers.
        #[default]
        Hosts,
        /// Whole segments: fewer rules, which open more than is needed.
        Segments,
    }
}

word_enum! {
    /// Which messages of ICMP the rules of a device let through between parties that need any.
    IcmpMessages {
        /// The types that are needed.
        #[default]
        Needed,
        /// All types, for devices that cannot tell one from another: more than is needed.
        All,
    }
}

word_enum! {
    /// What a device rewrites.
    TranslationKind {
        /// The source of packets that leave to the outside; answers are rewritten back.
        #[default]
        Source,
        /// The destination of packets that come in from the outside; answers are rewritten back.
        Destination,
        /// Both: each inside address has one of its own outside.
        Static,
    }
}

/// One address translation of a device.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Translation {
    /// What is rewritten.
    pub kind: TranslationKind,
    /// The segment at the device where the translated addresses are seen.
    pub outside: SegmentId,
    /// The addresses as they are.
    pub real: AddressBlock,
    /// The addresses as the outside sees them. As long a prefix as `real` maps one to one; anything else maps many to
    /// one.
    pub translated: AddressBlock,
}

/// Interfaces of which no path may pass two: the user knows that routing never leads that way.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PathRestriction {
    /// Its name.
    pub name: String,
    /// The interfaces, at least two.
    pub links: BTreeSet<LinkId>,
    /// A remark; may be empty.
    pub note: String,
}

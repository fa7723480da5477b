//! The words that catalog files use for how things are: one enum for each key.

/// Who opens the connection.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    serde::Serialize,
    serde::Deserialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Initiator {
    /// The side that needs the service.
    #[default]
    Consumer,
    /// The side that provides it (active FTP data, TFTP transfers).
    Provider,
    /// Either side (replication, cluster heartbeat).
    Peer,
}

/// How packets reach the listener.
#[derive(
    Clone, Copy, Debug, Default, Eq, PartialEq, serde::Deserialize, strum::Display, strum::EnumIter, strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Delivery {
    /// To its address.
    #[default]
    Unicast,
    /// To everyone on the segment: never crosses a router.
    Broadcast,
    /// To a multicast group: crosses no router that is not set up for it.
    Multicast,
}

/// What comes back to the side that opened the connection.
#[derive(
    Clone, Copy, Debug, Default, Eq, PartialEq, serde::Deserialize, strum::Display, strum::EnumIter, strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Answers {
    /// Answers, over the same ports turned round.
    #[default]
    Back,
    /// Nothing: it is only sent, or answers come over ports of their own, which another row names.
    None,
}

/// How firmly a flow is needed. The order is by weight: the greatest of a flow's reasons counts.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    serde::Serialize,
    serde::Deserialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RequirementLevel {
    /// Somebody chose it.
    Optional,
    /// On until somebody refuses it.
    DefaultOn,
    /// Nothing works without it.
    #[default]
    Required,
}

/// When a dependency holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, strum::Display, strum::EnumIter, strum::EnumString)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum When {
    /// Always.
    Always,
    /// Until refused with `need.SERVICE=no`.
    DefaultOn,
    /// Only when chosen with `need.SERVICE=yes`.
    IfConfigured,
}

/// Which providers fulfil a dependency.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, strum::Display, strum::EnumIter, strum::EnumString)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Scope {
    /// The consumer's own host: it runs the provider too.
    SameHost,
    /// Servers of the consumer's domain.
    SameDomain,
    /// Servers of the other domains of the consumer's forest.
    SameForest,
    /// Servers of domains that the consumer's domain has a trust with.
    TrustedDomain,
    /// Servers of the consumer's domain if any of them provides it, else every server.
    DomainFirst,
    /// Every server.
    Any,
    /// Only servers that the consumer's `uses` names.
    Bound,
}

/// What becomes of an endpoint's traffic where a device on the way translates addresses.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum TranslationTolerance {
    /// It passes, or what uses it moves by itself to something that does (IPsec to UDP 4500).
    #[default]
    Passes,
    /// It passes where the device also rewrites what stands in the packets (a helper, an application level gateway).
    NeedsHelper,
    /// It never passes: the packets carry addresses that no device rewrites, or authenticate those of their header.
    #[strum(serialize = "breaks")]
    BreaksAlways,
}

/// What on a device passes broadcast or multicast packets on into another segment. NetBIOS has no such thing.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    serde::Deserialize,
    Eq,
    Hash,
    schemars::JsonSchema,
    Ord,
    PartialEq,
    PartialOrd,
    serde::Serialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RelayKind {
    /// A DHCP relay agent: it asks the server with its own address, and the server answers to that.
    #[default]
    Dhcp,
    /// A directed broadcast into the segment of the computer to be woken.
    WakeOnLan,
    /// Multicast routing of the packets' group.
    Multicast,
}

/// Who reaches across a trust: the direction of connections, where the trust holds one way only.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum TrustDirection {
    /// From the domain that trusts (with the resources) to the trusted one (with the users).
    FromTrusting,
    /// From the trusted domain to the one that trusts it.
    FromTrusted,
    /// Each from the other, whichever way the trust holds.
    #[default]
    Both,
}

/// How a trust came about.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    serde::Deserialize,
    Eq,
    Hash,
    schemars::JsonSchema,
    Ord,
    PartialEq,
    PartialOrd,
    serde::Serialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum TrustKind {
    /// Within or between forests.
    #[default]
    Forest,
    /// Between two single domains.
    External,
}

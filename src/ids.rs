//! Identifiers, one type each, so that a segment is never taken for a server.
//!
//! An id is a short lower-case word (`users`, `fw-core`) that is made from the first name of the thing and then never
//! changes: renaming keeps the id, so a rename is one changed line in the project file and flow ids stay what they are.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with this text, taken as it is.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), &*self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )+};
}

id_type! {
    /// A segment of the project.
    SegmentId,
    /// A firewall or router of the project.
    DeviceId,
    /// A link between a device and a segment.
    LinkId,
    /// A server, or a group of like servers, of the project.
    ServerId,
    /// A directory domain of the project.
    DomainId,
    /// A trust between two domains of the project.
    TrustId,
    /// A tunnel of the project.
    TunnelId,
    /// A path restriction of the project.
    RestrictionId,
    /// A role of the catalog, such as `domain-controller`.
    RoleId,
    /// A service of the catalog, such as `net-logon`.
    ServiceId,
    /// An endpoint of a service, such as `smb-tcp`.
    EndpointId,
    /// A dependency of the catalog.
    DependencyId,
    /// A named set of dynamic ports of the catalog, such as `rpc`.
    PoolId,
    /// A kind of tunnel of the catalog, such as `l2tp-ipsec`.
    EncapsulationId,
    /// A ready-made what-if of the catalog, such as `netbios-off`.
    ScenarioId,
    /// A cited document of the catalog, such as `kb832017`.
    DocumentId,
    /// A catalog, such as `windows-server-2003`.
    CatalogId,
    /// A flow: the short hash that tickets and approvals hang on.
    FlowId,
    /// A rule of a device: the short hash of what it says.
    RuleId,
}

/// An id made from a name: lower case, words joined with `-`, made unique against `taken` with a number.
///
/// `fallback` is used where nothing of the name can be kept (a name in another script keeps its letters).
pub fn id_from_name(name: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || character == '.' || character == '_' {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    let slug: String = slug.chars().take(48).collect();
    let base = if slug.is_empty() { fallback.to_owned() } else { slug };
    if !taken(&base) {
        return base;
    }
    (2..u64::MAX).map(|number| format!("{base}-{number}")).find(|candidate| !taken(candidate)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::id_from_name;

    #[test]
    fn ids_are_readable_and_unique() {
        assert_eq!(id_from_name("Branch Users (2)", "segment", |_| false), "branch-users-2");
        assert_eq!(id_from_name("DMZ", "segment", |taken| taken == "dmz" || taken == "dmz-2"), "dmz-3");
        assert_eq!(id_from_name("///", "segment", |_| false), "segment");
    }
}

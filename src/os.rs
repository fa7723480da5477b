//! Operating system eras: the catalog's rows depend on them, and the project's servers have one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Operating system era of a server. It chooses dynamic port ranges and some rows.
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
pub enum Os {
    /// Windows 2000.
    #[serde(rename = "2000")]
    #[strum(serialize = "2000")]
    Windows2000,
    /// Windows XP.
    #[serde(rename = "xp")]
    #[strum(serialize = "xp")]
    WindowsXp,
    /// Windows Server 2003.
    #[default]
    #[serde(rename = "2003")]
    #[strum(serialize = "2003")]
    WindowsServer2003,
    /// Windows Server 2003 R2.
    #[serde(rename = "2003r2")]
    #[strum(serialize = "2003r2")]
    WindowsServer2003R2,
    /// Windows Server 2008 (and 2008 R2, Vista, 7).
    #[serde(rename = "2008")]
    #[strum(serialize = "2008")]
    WindowsServer2008,
    /// Windows Server 2012 R2 (and 2012, 8).
    #[serde(rename = "2012r2")]
    #[strum(serialize = "2012r2")]
    WindowsServer2012R2,
    /// Windows Server 2016 (and 10).
    #[serde(rename = "2016")]
    #[strum(serialize = "2016")]
    WindowsServer2016,
    /// Windows Server 2019.
    #[serde(rename = "2019")]
    #[strum(serialize = "2019")]
    WindowsServer2019,
    /// Windows Server 2022 (and 11).
    #[serde(rename = "2022")]
    #[strum(serialize = "2022")]
    WindowsServer2022,
    /// Windows Server 2025.
    #[serde(rename = "2025")]
    #[strum(serialize = "2025")]
    WindowsServer2025,
    /// Anything else.
    #[serde(rename = "other")]
    #[strum(serialize = "other")]
    Other,
}

//! Items that are one line of the file, since there are as many of them as flows: a text of several parts.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::project::{self, FlowContent, TestOutcome, TestResult};

/// A flow as it was approved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApprovedFlow {
    /// The flow's id.
    pub flow: String,
    /// What it was, and what to call it once it is gone.
    pub approved: project::ApprovedFlow,
}

/// What one host found about one flow.
#[derive(Clone, Debug, PartialEq)]
pub struct TestedFlow {
    /// The flow's id.
    pub flow: String,
    /// The host.
    pub host: String,
    /// What it found.
    pub result: TestResult,
}

impl Default for TestedFlow {
    fn default() -> Self {
        let (time, detail) = (String::new(), String::new());
        let result = TestResult { outcome: TestOutcome::Unclear, passed: 0, checks: 0, time, detail };
        Self { flow: String::new(), host: String::new(), result }
    }
}

impl fmt::Display for ApprovedFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.flow, self.approved.content, self.approved.summary)
    }
}

impl FromStr for ApprovedFlow {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (flow, rest) = text.split_once(' ')?;
            let (content, summary) = rest.split_once(' ').unwrap_or((rest, ""));
            let content: FlowContent = content.parse().ok()?;
            let approved = project::ApprovedFlow { content, summary: summary.to_owned() };
            (!flow.is_empty()).then(|| Self { flow: flow.to_owned(), approved })
        };
        read().ok_or_else(|| {
            format!("{text:?} is no approved flow; expected a flow id, its fingerprint (four groups of eight hexadecimal digits, joined with -) and what it is")
        })
    }
}

impl fmt::Display for TestedFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.flow, self.host, self.result)
    }
}

impl FromStr for TestedFlow {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (flow, rest) = text.split_once(' ')?;
            let (host, result) = rest.split_once(' ')?;
            let result: TestResult = result.parse().ok()?;
            let is_named = !flow.is_empty() && !host.is_empty();
            is_named.then(|| Self { flow: flow.to_owned(), host: host.to_owned(), result })
        };
        read().ok_or_else(|| {
            format!("{text:?} is no test result; expected a flow id, a host, passed, unclear or blocked, how many checks passed and a time, as in f1 web1 passed 4/4 2026-10-02T12:00:00Z")
        })
    }
}

macro_rules! is_one_line {
    ($($name:ident: $description:literal, $pattern:literal;)+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
                json_schema!({ "description": $description, "type": "string", "pattern": $pattern })
            }
        }
    )+};
}

is_one_line! {
    ApprovedFlow:
        "A flow as it was approved: its id, a fingerprint of its sources, destinations, path and terms, and what it is.",
        "^[^ ]+ [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}( |$)";
    TestedFlow:
        "What a host found about a flow: the flow's id, the host, the outcome, how many of how many checks passed, when, and the first that did not.",
        "^[^ ]+ [^ ]+ (passed|unclear|blocked) [0-9]+/[0-9]+ [^ ]+( |$)";
}

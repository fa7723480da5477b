//! What tests of flows found, once the devices had their rules.

use std::fmt;

/// What came of testing a flow.
#[derive(
    Clone,
    Copy,
    Debug,
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
#[strum(serialize_all = "lowercase")]
pub enum TestOutcome {
    /// The other side answered.
    Passed,
    /// No telling: a protocol that need not answer did not.
    Unclear,
    /// The connection did not come about.
    Blocked,
}

/// What one host found about one flow.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TestResult {
    /// The worst of its checks.
    pub outcome: TestOutcome,
    /// How many checks passed.
    pub passed: u32,
    /// How many there were: one for each destination and port.
    pub checks: u32,
    /// When the last of them was made, as the host wrote it.
    pub time: String,
    /// The first check that did not pass; empty if all did.
    pub detail: String,
}

impl fmt::Display for TestResult {
    /// As it stands in files: `blocked 3/4 2026-10-02T12:00:00Z 10.1.0.5 tcp 445`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{} {}", self.outcome, self.passed, self.checks, self.time)?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, " {}", self.detail) }
    }
}

/// A text that is no result of a test.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("this is no test result; expected an outcome, passed/checks and a time, as in passed 4/4 2026-10-02T12:00:00Z")]
pub struct TestResultError;

impl std::str::FromStr for TestResult {
    type Err = TestResultError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = text.splitn(4, ' ');
        let mut word = || words.next().filter(|word| !word.is_empty()).ok_or(TestResultError);
        let outcome = word()?.parse().ok().ok_or(TestResultError)?;
        let (passed, checks) = word()?.split_once('/').ok_or(TestResultError)?;
        let number = |text: &str| text.parse::<u32>().ok().filter(|it| it.to_string() == text).ok_or(TestResultError);
        let (passed, checks) = (number(passed)?, number(checks)?);
        let time = word()?.to_owned();
        let detail = words.next().unwrap_or_default().to_owned();
        if passed > checks { Err(TestResultError) } else { Ok(Self { outcome, passed, checks, time, detail }) }
    }
}

#[cfg(test)]
mod tests {
    use super::{TestOutcome, TestResult};

    #[test]
    fn results_are_read_as_they_are_written() {
        let passed = TestResult {
            outcome: TestOutcome::Passed,
            passed: 4,
            checks: 4,
            time: "2026-10-02T12:00:00Z".into(),
            detail: String::new(),
        };
        let detail = "10.1.0.5 tcp 445".to_owned();
        let blocked = TestResult { outcome: TestOutcome::Blocked, passed: 3, detail, ..passed.clone() };
        for result in [passed, blocked] {
            assert_eq!(result.to_string().parse(), Ok(result));
        }
        for text in ["", "passed", "passed 1/2", "passed 3/2 t", "open 1/1 t", "passed 01/1 t", "passed  1/1 t"] {
            assert!(text.parse::<TestResult>().is_err(), "{text:?}");
        }
    }
}

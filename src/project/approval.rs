//! What people say of flows: who asked for one, who approved it, and in which state.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::network::word_enum;

word_enum! {
    /// Whether a flow may be let through.
    #[strum(ascii_case_insensitive)]
    Approval {
        /// Nobody has decided.
        #[default]
        Open,
        /// It may.
        Approved,
        /// It may not.
        Rejected,
        /// There are questions.
        ToDiscuss,
    }
}

/// What people wrote on a flow; every text may be empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Annotation {
    /// Who asked for it.
    pub requester: String,
    /// Who answers for it.
    pub owner: String,
    /// Who decided on it.
    pub approver: String,
    /// What was decided.
    pub approval: Approval,
    /// Change number.
    pub ticket: String,
    /// From when on it may be let through, as year-month-day.
    pub valid_from: String,
    /// When to look at it again, as year-month-day.
    pub review_by: String,
    /// A remark.
    pub comment: String,
}

/// What can be written on a flow, in the order in which hand-overs ask for it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, strum::EnumIter)]
pub enum AnnotationField {
    /// Who asked for it.
    Requester,
    /// Who answers for it.
    Owner,
    /// Who decided on it.
    Approver,
    /// What was decided.
    Approval,
    /// Change number.
    Ticket,
    /// From when on it may be let through.
    ValidFrom,
    /// When to look at it again.
    ReviewBy,
    /// A remark.
    Comment,
}

impl AnnotationField {
    /// What its column is called; tools of others look for it, so it stays.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Requester => "Requester",
            Self::Owner => "Owner",
            Self::Approver => "Approver",
            Self::Approval => "Approval",
            Self::Ticket => "Ticket",
            Self::ValidFrom => "Valid from",
            Self::ReviewBy => "Review by",
            Self::Comment => "Comment",
        }
    }

    /// Whether it holds a day of the calendar.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::ValidFrom | Self::ReviewBy)
    }
}

impl Approval {
    /// As people read and write it; nothing where nobody has decided.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::ToDiscuss => "to discuss",
        }
    }
}

impl Annotation {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What stands in a field.
    pub fn text(&self, field: AnnotationField) -> &str {
        match field {
            AnnotationField::Requester => &self.requester,
            AnnotationField::Owner => &self.owner,
            AnnotationField::Approver => &self.approver,
            AnnotationField::Approval => self.approval.words(),
            AnnotationField::Ticket => &self.ticket,
            AnnotationField::ValidFrom => &self.valid_from,
            AnnotationField::ReviewBy => &self.review_by,
            AnnotationField::Comment => &self.comment,
        }
    }

    /// Writes into a field.
    ///
    /// # Errors
    /// What was expected, where the text does not fit; nothing is changed then.
    pub fn set(&mut self, field: AnnotationField, text: &str) -> Result<(), &'static str> {
        let text = text.trim();
        if field.is_date() && !text.is_empty() && !is_date(text) {
            return Err("a date, or year-month-day as in 2027-05-31");
        }
        let place = match field {
            AnnotationField::Requester => &mut self.requester,
            AnnotationField::Owner => &mut self.owner,
            AnnotationField::Approver => &mut self.approver,
            AnnotationField::Approval => {
                let word = if text.is_empty() { "open".to_owned() } else { text.replace(' ', "-") };
                self.approval = word.parse().ok().ok_or("approved, rejected, to discuss or open")?;
                return Ok(());
            }
            AnnotationField::Ticket => &mut self.ticket,
            AnnotationField::ValidFrom => &mut self.valid_from,
            AnnotationField::ReviewBy => &mut self.review_by,
            AnnotationField::Comment => &mut self.comment,
        };
        text.clone_into(place);
        Ok(())
    }
}

/// A flow as it was approved: a fingerprint to compare it with, and what to call it once it is gone.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ApprovedFlow {
    /// What it was.
    pub content: FlowContent,
    /// What it was, for people.
    pub summary: String,
}

/// A fingerprint of what a flow lets through, aspect by aspect, so that a change says what changed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct FlowContent {
    /// Hash of who opens the connection, with addresses.
    pub sources: u32,
    /// Hash of who listens, with addresses.
    pub destinations: u32,
    /// Hash of the devices and tunnels on the way.
    pub path: u32,
    /// Hash of the rest: direction, source ports, requirement, translations.
    pub terms: u32,
}

impl FlowContent {
    /// What differs, in words: `sources`, `destinations`, `path`, `terms`.
    pub fn differences(self, other: Self) -> Vec<&'static str> {
        [
            ("sources", self.sources == other.sources),
            ("destinations", self.destinations == other.destinations),
            ("path", self.path == other.path),
            ("terms", self.terms == other.terms),
        ]
        .into_iter()
        .filter_map(|(word, is_same)| (!is_same).then_some(word))
        .collect()
    }
}

impl fmt::Display for FlowContent {
    /// Four groups of eight hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}-{:08x}-{:08x}-{:08x}", self.sources, self.destinations, self.path, self.terms)
    }
}

/// A text that is no fingerprint of a flow.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("this is no fingerprint of a flow; expected four groups of eight hexadecimal digits, joined with -")]
pub struct FlowContentError;

impl FromStr for FlowContent {
    type Err = FlowContentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut groups = text.split('-').map(|group| {
            let is_plain = group.len() == 8 && group.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            u32::from_str_radix(group, 16).ok().filter(|_| is_plain).ok_or(FlowContentError)
        });
        let mut next = || groups.next().unwrap_or(Err(FlowContentError));
        let content = Self { sources: next()?, destinations: next()?, path: next()?, terms: next()? };
        if groups.next().is_some() { Err(FlowContentError) } else { Ok(content) }
    }
}

/// Whether a text is a day of the calendar, as year-month-day.
pub fn is_date(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    let is_separated = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (Some(year), Some(month), Some(day), true) = (number(0..4), number(5..7), number(8..10), is_separated) else {
        return false;
    };
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year => 29,
        2 => 28,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::{FlowContent, is_date};

    #[test]
    fn fingerprints_are_read_as_they_are_written() {
        let content = FlowContent { sources: 1, destinations: u32::MAX, path: 0, terms: 0xabc };
        assert_eq!(content.to_string(), "00000001-ffffffff-00000000-00000abc");
        assert_eq!(content.to_string().parse(), Ok(content));
        for text in ["", "1-2-3-4", "00000001-ffffffff-00000000", "00000001-ffffffff-00000000-00000abc-", "+0000001-"] {
            assert!(text.parse::<FlowContent>().is_err(), "{text:?}");
        }
        let other = FlowContent { path: 9, sources: 2, ..content };
        assert_eq!(content.differences(other), ["sources", "path"]);
    }

    #[test]
    fn days_of_the_calendar() {
        for text in ["2026-01-31", "2024-02-29", "2000-02-29", "9999-12-31"] {
            assert!(is_date(text), "{text}");
        }
        for text in
            ["", "2026-1-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01"]
        {
            assert!(!is_date(text), "{text}");
        }
        for text in ["31.01.2026", "2026/01/31", "2026-01-31 ", "+026-01-31", "٢٠٢٦-٠١-٣١", "2026-01-3é"] {
            assert!(!is_date(text), "{text}");
        }
    }
}

//! What is wrong with a file, and where: by path, until the place in the text is looked up.

use std::borrow::Cow;

use crate::diag::Severity;

/// One step on the way from the top of the file to a value.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Step {
    /// The value of this key.
    Key(Cow<'static, str>),
    /// The item at this position of a list.
    Index(usize),
}

impl Step {
    /// The value of this key.
    pub(super) fn key(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

/// A place in a file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Place {
    /// The way there.
    pub(super) path: Vec<Step>,
    /// Whether the key itself is meant, not its value.
    pub(super) on_key: bool,
}

/// Something that is wrong with a file.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) expected: Option<String>,
    pub(super) hint: Option<String>,
    pub(super) place: Place,
    /// The other side of a conflict.
    pub(super) other: Option<(Place, &'static str)>,
}

impl Finding {
    /// An error at the top of the file.
    pub(super) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            expected: None,
            hint: None,
            place: Place::default(),
            other: None,
        }
    }

    /// A warning at the top of the file.
    pub(super) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Says what was expected.
    pub(super) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Points at a value.
    pub(super) fn at(mut self, path: impl IntoIterator<Item = Step>) -> Self {
        self.place.path = path.into_iter().collect();
        self
    }

    /// Points at the key instead of its value.
    pub(super) fn on_key(mut self) -> Self {
        self.place.on_key = true;
        self
    }

    /// Shows the other side of a conflict.
    pub(super) fn other(mut self, path: impl IntoIterator<Item = Step>, text: &'static str) -> Self {
        self.other = Some((Place { path: path.into_iter().collect(), on_key: false }, text));
        self
    }
}

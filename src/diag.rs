//! Diagnostics: what is wrong, where, what was expected and what to do.
//!
//! Files that people write (catalogs, inventories, projects) are read to the end and *all* their errors come out as
//! [`Diagnostic`]s. Problems of a design (a need without a provider) are [`Problem`](crate::engine::Problem)s instead:
//! they belong to things on the diagram, not to places in a file.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, strum::Display, strum::IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Note,
    /// Likely not what was meant.
    Warning,
    /// Has to be mended.
    Error,
}

/// A text that came from a file, with what is needed to point into it.
#[derive(Debug)]
pub struct SourceFile {
    /// The name to print; `-` for standard input.
    pub path: PathBuf,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// A source file that diagnostics can share.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into() })
    }

    /// Line and column (both from 1, columns in characters) of a byte offset; past the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = self.text.get(..offset).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }

    /// The byte offset of a line and column (both from 1, columns in characters).
    pub fn offset(&self, position: Position) -> usize {
        let mut start = 0;
        for line in self.text.split_inclusive('\n').take(position.line.saturating_sub(1)) {
            start += line.len();
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let within = rest.char_indices().nth(position.column.saturating_sub(1)).map_or(rest.len(), |(index, _)| index);
        start + within
    }
}

/// A place in a text, from 1; columns count characters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// A span of a source file with a word on what is there.
#[derive(Clone, Debug)]
pub struct Label {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is there; may be empty for the first label.
    pub text: String,
}

/// One thing that is wrong with something that a person wrote.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for this kind of error, in kebab case.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: Option<String>,
    /// What to do.
    pub hint: Option<String>,
    /// Where; the first is the main place, the others show the other side of a conflict.
    pub labels: Vec<Label>,
    /// The file, where there is no text to point into (a folder, a file that is not UTF-8).
    pub path: Option<PathBuf>,
}

impl Diagnostic {
    /// An error with this code and message.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            expected: None,
            hint: None,
            labels: Vec::new(),
            path: None,
        }
    }

    /// A warning with this code and message.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Says what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Points at a span of a file.
    #[must_use]
    pub fn at(self, file: &Arc<SourceFile>, span: Range<usize>) -> Self {
        self.label(file, span, "")
    }

    /// Points at a further span and says what is there.
    #[must_use]
    pub fn label(mut self, file: &Arc<SourceFile>, span: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push(Label { file: Arc::clone(file), span, text: text.into() });
        self
    }

    /// Names the file where there is no text to point into.
    #[must_use]
    pub fn in_file(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Where the diagnostic points: file, and position where there is one.
    pub fn place(&self) -> (Option<&Path>, Option<Position>) {
        match self.labels.first() {
            Some(label) => (Some(&label.file.path), Some(label.file.position(label.span.start))),
            None => (self.path.as_deref(), None),
        }
    }

    /// The first line, `FILE:LINE:COL: what is wrong; what was expected`.
    pub fn headline(&self) -> String {
        let mut line = String::new();
        let (path, position) = self.place();
        if let Some(path) = path {
            let position = position.unwrap_or(Position { line: 1, column: 1 });
            let _ = write!(line, "{}:{}:{}: ", path.display(), position.line, position.column);
        }
        if self.severity == Severity::Warning {
            line.push_str("warning: ");
        }
        line.push_str(&self.message);
        if let Some(expected) = &self.expected {
            let _ = write!(line, "; expected {expected}");
        }
        line
    }

    /// The whole diagnostic for a terminal: headline, the line of the file with a caret under the span, hint.
    pub fn render(&self) -> String {
        let mut out = self.headline();
        out.push('\n');
        for label in &self.labels {
            render_label(&mut out, label);
        }
        if let Some(hint) = &self.hint {
            let _ = writeln!(out, "  = hint: {hint}");
        }
        out
    }
}

/// One label: the line it is on, and carets under the span (only as far as the end of the line).
fn render_label(out: &mut String, label: &Label) {
    const WIDEST_LINE_CHARS: usize = 160;
    let position = label.file.position(label.span.start);
    let Some(line) = label.file.text.lines().nth(position.line - 1) else { return };
    if line.chars().count() > WIDEST_LINE_CHARS {
        return;
    }
    let number = position.line.to_string();
    let length = label.file.text.get(label.span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
    let carets = "^".repeat(length.chars().count().max(1));
    let visible: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(out, "  {number} | {visible}");
    let pad = " ".repeat(number.len() + 3 + position.column);
    let _ = writeln!(out, " {pad}{carets}{}{}", if label.text.is_empty() { "" } else { " " }, label.text);
}

/// Whether any of the diagnostics is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The known word that is nearest to `word`, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_points_at_its_place() {
        let file = SourceFile::new("a.toml", "one\ntwö = 3\n");
        let start = file.text.find('3').unwrap_or_default();
        let diagnostic = Diagnostic::error("bad-value", "3 is too much")
            .expected("at most 2")
            .hint("take one away")
            .at(&file, start..start + 1);
        assert_eq!(diagnostic.headline(), "a.toml:2:7: 3 is too much; expected at most 2");
        assert_eq!(
            diagnostic.render(),
            "a.toml:2:7: 3 is too much; expected at most 2\n  2 | twö = 3\n            ^\n  = hint: take one away\n"
        );
        assert_eq!(file.offset(Position { line: 2, column: 7 }), start);
    }

    #[test]
    fn the_nearest_word_is_found_only_when_it_is_near() {
        let known = ["domain-controller", "dns-server", "rpc.range"];
        assert_eq!(nearest("domain-controler", known), Some("domain-controller"));
        assert_eq!(nearest("xyzzy", known), None);
    }
}

//! Diagnostics: what is wrong, where, what was expected and what to do.
//!
//! Files that people write (catalogs, inventories, projects) are read to the end and *all* their errors come out as
//! [`Diagnostic`]s. Problems of a design (a need without a provider) are [`Problem`](crate::engine::Problem)s instead:
//! they belong to things on the diagram, not to places in a file.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

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
    index: OnceLock<TextIndex>,
}

/// What makes looking up a position cheap in a large text; made when the first position is asked for.
#[derive(Debug)]
struct TextIndex {
    /// Byte offsets of the lines' starts.
    line_starts: Vec<usize>,
    /// How many characters stand before every 4,096th byte.
    characters_before: Vec<usize>,
}

impl TextIndex {
    const BLOCK_BYTES: usize = 4096;

    fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(offset, _)| offset + 1);
        let mut characters = 0;
        let characters_before = text
            .as_bytes()
            .chunks(Self::BLOCK_BYTES)
            .map(|block| {
                let before = characters;
                characters += count_characters(block);
                before
            })
            .collect();
        Self { line_starts: std::iter::once(0).chain(newlines).collect(), characters_before }
    }

    /// How many characters stand before a byte offset.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / Self::BLOCK_BYTES;
        let Some(before) = self.characters_before.get(block) else {
            // Only the end of a text of whole blocks lies in no block.
            return count_characters(text.as_bytes());
        };
        before + text.as_bytes().get(block * Self::BLOCK_BYTES..offset).map_or(0, count_characters)
    }
}

/// Bytes that begin a character.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

impl SourceFile {
    /// A source file that diagnostics can share.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), index: OnceLock::new() })
    }

    /// A source file from bytes as they came from a file; a byte order mark is passed over.
    ///
    /// # Errors
    /// A diagnostic that points at the first byte that is not UTF-8.
    pub fn from_bytes(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Result<Arc<Self>, Box<Diagnostic>> {
        const BYTE_ORDER_MARK: char = '\u{feff}';
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with(BYTE_ORDER_MARK) {
                    text.drain(..BYTE_ORDER_MARK.len_utf8());
                }
                Ok(Self::new(path, text))
            }
            Err(error) => Err(Box::new(not_utf8(path.into(), &error))),
        }
    }

    fn index(&self) -> &TextIndex {
        self.index.get_or_init(|| TextIndex::new(&self.text))
    }

    /// Line and column (both from 1, columns in characters) of a byte offset; past the end counts as the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let index = self.index();
        let line = index.line_starts.partition_point(|start| *start <= offset);
        let line_start = index.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = index.characters_before(&self.text, offset) - index.characters_before(&self.text, line_start);
        Position { line, column: before + 1 }
    }

    /// The text of a line (from 1), without its end.
    pub fn line(&self, line: usize) -> Option<&str> {
        let starts = &self.index().line_starts;
        let start = *starts.get(line.checked_sub(1)?)?;
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        self.text.get(start..end).map(|text| text.trim_end_matches(['\n', '\r']))
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

fn not_utf8(path: PathBuf, error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let good = error.utf8_error().valid_up_to();
    let readable = SourceFile::new(path, String::from_utf8_lossy(bytes.get(..good).unwrap_or_default()));
    let hint = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it is UTF-16; save it again as UTF-8",
        [0x1f, 0x8b, ..] | [b'P', b'K', ..] => "it is compressed; unpack it first, or export it as text",
        _ => "is this the right file? If it is, save it again as UTF-8",
    };
    Diagnostic::error("not-utf-8", "this is not UTF-8 text")
        .expected("a file in UTF-8")
        .hint(hint)
        .at(&readable, good..good)
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
    /// The cell of the file, where it is a workbook: `Flows!AB12`.
    pub cell: Option<String>,
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
            cell: None,
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

    /// Names a cell of a workbook, as in `Flows!AB12`.
    #[must_use]
    pub fn in_cell(mut self, path: &Path, cell: impl Into<String>) -> Self {
        self.cell = Some(cell.into());
        self.in_file(path)
    }

    /// Where the diagnostic points: file, and position where there is one.
    pub fn place(&self) -> (Option<&Path>, Option<Position>) {
        match self.labels.first() {
            Some(label) => (Some(&label.file.path), Some(label.file.position(label.span.start))),
            None => (self.path.as_deref(), None),
        }
    }

    /// The first line, `FILE:LINE:COL: what is wrong; what was expected`, or `FILE:SHEET!CELL: ...` for a workbook.
    pub fn headline(&self) -> String {
        let mut line = String::new();
        let (path, position) = self.place();
        if let (Some(path), Some(cell)) = (path, &self.cell) {
            let _ = write!(line, "{}:{cell}: ", path.display());
        } else if let Some(path) = path {
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
        let mut out = visible(&self.headline());
        out.push('\n');
        for label in &self.labels {
            render_label(&mut out, label);
        }
        if let Some(hint) = &self.hint {
            let _ = writeln!(out, "  = hint: {}", visible(hint));
        }
        out
    }
}

/// One label: the line it is on, and carets under the span (only as far as the end of the line).
fn render_label(out: &mut String, label: &Label) {
    const WIDEST_LINE_CHARS: usize = 160;
    let position = label.file.position(label.span.start);
    let Some(line) = label.file.line(position.line) else { return };
    if line.chars().nth(WIDEST_LINE_CHARS).is_some() {
        return;
    }
    let number = position.line.to_string();
    let length = label.file.text.get(label.span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
    let carets = "^".repeat(length.chars().count().max(1));
    let _ = writeln!(out, "  {number} | {}", visible(line));
    let pad = " ".repeat(number.len() + 3 + position.column);
    let _ = writeln!(out, " {pad}{carets}{}{}", if label.text.is_empty() { "" } else { " " }, visible(&label.text));
}

/// A text for a terminal: what would end the line, move the cursor, or turn the direction of writing is a space.
fn visible(text: &str) -> String {
    let is_hidden = |character: char| {
        character.is_control()
            || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().map(|character| if is_hidden(character) { ' ' } else { character }).collect()
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
    fn what_is_printed_moves_no_cursor_and_turns_no_text() {
        let file = SourceFile::new("a.toml", "a = \"\u{202e}\u{1b}[2J\"\n");
        let diagnostic = Diagnostic::error("bad-value", "\u{202e}x\ny is bad").hint("not \u{2066}z").at(&file, 0..1);
        let text = diagnostic.render();
        assert_eq!(
            text,
            "a.toml:1:1: x y is bad\n  1 | a = \"  [2J\"\n      ^\n  = hint: not  z\n".replace(": x", ":  x")
        );
    }

    #[test]
    fn positions_are_found_in_long_texts() {
        let text = "ä".repeat(3000) + "\n" + &"b".repeat(9000) + "\r\nlast";
        let file = SourceFile::new("long", text.as_str());
        for offset in [0, 2, 4094, 4096, 5999, 6000, 6001, 8192, 15_001, 15_003, 15_004, text.len(), text.len() + 9] {
            let before = text.get(..offset.min(text.len())).or_else(|| text.get(..offset - 1)).unwrap_or_default();
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let expected = Position { line: before.matches('\n').count() + 1, column };
            assert_eq!(file.position(offset), expected, "at byte {offset}");
        }
        assert_eq!(file.line(3), Some("last"));
        assert_eq!(file.line(4), None);
        let blocks = SourceFile::new("blocks", "é".repeat(4096));
        assert_eq!(blocks.position(8192), Position { line: 1, column: 4097 });
    }

    #[test]
    fn the_nearest_word_is_found_only_when_it_is_near() {
        let known = ["domain-controller", "dns-server", "rpc.range"];
        assert_eq!(nearest("domain-controler", known), Some("domain-controller"));
        assert_eq!(nearest("xyzzy", known), None);
    }
}

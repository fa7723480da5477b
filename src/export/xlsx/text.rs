//! Text in cells of the workbook: safe, not too long, and how many lines it takes.

use std::borrow::Cow;

use crate::export::cell::harmless;
use crate::export::measure::text_width;

/// The longest text that a cell takes, in UTF-16 units (Excel's limit is 32,767).
const LONGEST_CELL_UNITS: usize = 32_000;

/// A text on one line that no spreadsheet runs.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    shortened(harmless(text))
}

/// A text whose lines stay lines, each of them harmless.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return line(text);
    }
    let safe: Vec<Cow<'_, str>> = text.split('\n').map(harmless).collect();
    shortened(Cow::Owned(safe.join("\n")))
}

/// Items one below the other, each on one line and harmless.
pub(super) fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| harmless(item.as_ref()).into_owned()).collect();
    shortened(Cow::Owned(items.join("\n"))).into_owned()
}

fn shortened(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= LONGEST_CELL_UNITS {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > LONGEST_CELL_UNITS
    });
    match end.and_then(|(end, _)| text.get(..end)) {
        Some(short) => Cow::Owned(format!("{short} ...")),
        None => text,
    }
}

/// How many lines a text takes in a cell of this width, in pixels, broken between words as spreadsheets do.
pub(super) fn line_count(text: &str, width: f64, is_bold: bool) -> usize {
    /// What the grid and the space beside it take.
    const MARGIN: f64 = 9.0;
    // Letters are a little wider on paper, in bold and in fonts that stand in for this one.
    let room = (width - MARGIN).max(8.0) / if is_bold { 1.16 } else { 1.07 };
    text.split('\n').map(|line| broken_lines(line, room)).sum()
}

fn broken_lines(line: &str, room: f64) -> usize {
    let mut count = 1;
    let mut used = 0.0;
    for word in line.split_inclusive([' ', '-']) {
        let width = width_of(word);
        let visible = width_of(word.trim_end());
        if used > 0.0 && used + visible > room {
            count += 1;
            used = 0.0;
        }
        used += width;
        // A word that is longer than the line is broken between letters.
        while visible > room && used > room {
            count += 1;
            used -= room;
        }
    }
    count
}

/// The width of a text in the letters of the workbook, 10 points high, in pixels.
fn width_of(text: &str) -> f64 {
    text_width(text, 40.0 / 3.0)
}

#[cfg(test)]
mod tests {
    use super::{line, line_count, lines, list};

    #[test]
    fn text_is_harmless_line_by_line() {
        assert_eq!(line("=1+1\n=2"), "'=1+1 =2");
        assert_eq!(lines("good\n=1+1\r"), "good\n'=1+1 ");
        assert_eq!(list(["a\nb", "=c"]), "a b\n'=c");
    }

    #[test]
    fn long_text_is_cut_where_excel_would_refuse_it() {
        let long = "\u{1f600}".repeat(20_000);
        let cut = line(&long);
        assert!(cut.encode_utf16().count() < 32_767 && cut.ends_with(" ..."));
        let fits = "x".repeat(32_000);
        assert_eq!(line(&fits), fits);
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(line_count("", 100.0, false), 1);
        assert_eq!(line_count("a\nb\nc", 100.0, false), 3);
        assert_eq!(line_count("Data centre servers", 1000.0, false), 1);
        assert_eq!(line_count("Data centre servers", 110.0, false), 2);
        assert_eq!(line_count(&"x".repeat(100), 80.0, false), 11);
    }
}

//! Text that is safe to put into a cell, wherever the file is opened.

use std::borrow::Cow;

/// A text without characters that break lines or hide what is written, and that no spreadsheet takes for a formula.
///
/// Control characters and direction marks become spaces. A text that starts like a formula gets an apostrophe, which
/// spreadsheets show as plain text.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let text = without_control_characters(text);
    let starts_formula =
        text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if starts_formula { Cow::Owned(format!("'{text}")) } else { text }
}

/// The text with control characters and invisible direction marks as spaces.
pub(super) fn without_control_characters(text: &str) -> Cow<'_, str> {
    // Most texts are of nothing but letters and signs of ASCII.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let is_hidden = |character: char| {
        character.is_control()
            || matches!(
                character,
                '\u{ad}'
                    | '\u{61c}'
                    | '\u{115f}'
                    | '\u{1160}'
                    | '\u{180e}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}'
                    | '\u{3164}'
                    | '\u{feff}'
                    | '\u{ffa0}'
                    | '\u{fff9}'..='\u{fffb}'
                    | '\u{fffe}'
                    | '\u{ffff}'
                    | '\u{e0000}'..='\u{e007f}'
            )
    };
    if text.contains(is_hidden) {
        Cow::Owned(text.chars().map(|character| if is_hidden(character) { ' ' } else { character }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_becomes_a_formula_or_a_second_line() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=cmd|' /C calc'!A0", "\r\n=1", "\u{202e}=1"] {
            let safe = harmless(text);
            assert!(safe.starts_with('\''), "{text:?} became {safe:?}");
            assert!(!safe.contains(['\n', '\r', '\t']), "{text:?} became {safe:?}");
        }
        assert_eq!(harmless("Users & servers"), "Users & servers");
        assert_eq!(harmless("a\nb"), "a b");
    }
}

//! How wide a text is, near enough to make room for it where no font can be asked.

/// The width of a text in a plain font such as Arial, for letters of this height.
pub(super) fn text_width(text: &str, height: f64) -> f64 {
    text.chars().map(|character| letter_width(character) * height).sum()
}

/// A text that fits into a width, with a mark where it was cut.
pub(super) fn cut_to_width(text: &str, height: f64, room: f64) -> String {
    if text_width(text, height) <= room {
        return text.to_owned();
    }
    let mark = '\u{2026}';
    let mut used = letter_width(mark) * height;
    let mut cut: String = text
        .chars()
        .take_while(|character| {
            used += letter_width(*character) * height;
            used <= room
        })
        .collect();
    cut.truncate(cut.trim_end().len());
    cut.push(mark);
    cut
}

/// The width of a letter of Arial, as a share of its height.
fn letter_width(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' => 0.222,
        ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '/' | '\\' | '[' | ']' => 0.278,
        'r' | '(' | ')' | '-' | '`' => 0.333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'F' | 'T' | 'Z' => 0.611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 0.667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 0.722,
        'G' | 'O' | 'Q' => 0.778,
        'M' | 'm' => 0.833,
        'W' => 0.944,
        '%' | '@' => 1.015,
        // Letters of Asian scripts and pictures fill a square; what else is not Latin is taken for wide.
        '\u{1100}'..='\u{1fff}' | '\u{2e80}'.. => 1.0,
        '\u{300}'.. => 0.75,
        _ => 0.556,
    }
}

#[cfg(test)]
mod tests {
    use super::{cut_to_width, text_width};

    #[test]
    fn texts_are_cut_to_the_room_that_they_have() {
        assert_eq!(cut_to_width("dc1", 12.0, 100.0), "dc1");
        let cut = cut_to_width("a server with a long name", 12.0, 80.0);
        assert!(cut.ends_with('\u{2026}') && text_width(&cut, 12.0) <= 80.0, "{cut}");
        assert_eq!(cut_to_width("name", 12.0, 0.0), "\u{2026}");
    }
}

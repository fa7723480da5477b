//! Cutting names that are too long in their middle: what tells `Branch servers 1` from `Branch servers 12` is at the end.

use egui::{Color32, FontId, Painter};

/// What stands for what was left out.
const ELLIPSIS: char = '…';

/// The text, or as much of its beginning and its end as fits into the width.
pub fn middle(painter: &Painter, text: &str, font: &FontId, width: f32) -> String {
    let fits =
        |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x <= width;
    cut(text, fits)
}

/// The longest cut of the text that fits; at least its first letter.
fn cut(text: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let with = |kept: usize| {
        let tail = kept / 3;
        let head: String = letters.iter().take(kept - tail).collect();
        let tail: String = letters.iter().skip(letters.len() - tail).collect();
        format!("{}{ELLIPSIS}{}", head.trim_end(), tail.trim_start())
    };
    let (mut low, mut high) = (1, letters.len().saturating_sub(1).max(1));
    while low < high {
        let kept = (low + high).div_ceil(2);
        if fits(&with(kept)) {
            low = kept;
        } else {
            high = kept - 1;
        }
    }
    with(low)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn the_end_of_a_name_stays() {
        let within = |most: usize| move |text: &str| text.chars().count() <= most;
        assert_eq!(cut("Branch", within(6)), "Branch");
        assert_eq!(cut("Branch servers 12", within(10)), "Branch…12");
        assert_eq!(cut("Branch servers 1", within(12)), "Branch s…s 1");
        assert_eq!(cut("Branch", within(0)), "B…");
        assert_eq!(cut("é", within(0)), "é…");
        assert_eq!(cut("", within(0)), "");
    }
}

//! Comments in the text of a device: why a rule is there, in letters that break out of nothing.

use std::fmt::Write as _;

use super::DeviceContext;
use crate::engine::{Rule, justification};

/// What stands in a comment beside letters and digits. Quotes, brackets, `#`, `!`, `;`, `*`, `$`, `?` and the like end or
/// start something in one language or another, so that no comment has them.
const PUNCTUATION: &str = " .,:-_/+()";

/// A text of a person as part of a comment: ASCII on one line, without anything that means something to a device, and at
/// most `longest` characters.
pub fn plain(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2019}') && out.ends_with(|before: char| before.is_ascii_alphanumeric()) {
            // The apostrophe of a word.
            continue;
        }
        if character == ';' {
            out.push(',');
        } else if character.is_ascii_alphanumeric() || PUNCTUATION.contains(character) {
            out.push(character);
        } else if let Some(letters) = plain_letter(character) {
            out.push_str(letters);
        } else if character.is_alphanumeric() {
            out.push('_');
        } else {
            out.push(' ');
        }
    }
    let words: Vec<&str> = out.split(' ').filter(|word| !word.is_empty()).collect();
    cut(words.join(" "), longest)
}

/// An ASCII text, cut to `longest` characters with dots where something is missing.
fn cut(mut text: String, longest: usize) -> String {
    const DOTS: &str = "...";
    if text.len() > longest {
        text.truncate(longest.saturating_sub(DOTS.len()));
        text.truncate(text.trim_end().len());
        if longest >= DOTS.len() {
            text.push_str(DOTS);
        }
    }
    text
}

/// How a letter of Western Europe is written where there are only those of ASCII.
pub(super) fn plain_letter(character: char) -> Option<&'static str> {
    Some(match character {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'Ä' | 'Æ' => "Ae",
        'Ö' | 'Œ' => "Oe",
        'Ü' => "Ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' => "A",
        'ç' | 'ć' | 'č' => "c",
        'Ç' | 'Č' => "C",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'È' | 'É' | 'Ê' | 'Ë' => "E",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' => "I",
        'ł' => "l",
        'Ł' => "L",
        'ñ' | 'ń' | 'ň' => "n",
        'Ñ' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' => "O",
        'ř' => "r",
        'ś' | 'š' => "s",
        'Š' => "S",
        'ù' | 'ú' | 'û' | 'ů' => "u",
        'Ù' | 'Ú' | 'Û' => "U",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'Ž' => "Z",
        _ => return None,
    })
}

/// The comment of a rule: its id, the flows that it serves, and why the first of them is needed, in at most `longest`
/// characters. Flows that find no room are counted.
pub fn rule_comment(context: &DeviceContext<'_>, rule: &Rule, longest: usize) -> String {
    let mut text = format!("{}:", rule.id);
    // The reason should not be pushed out by a long list of flows.
    let room = longest.saturating_sub(longest / 3).max(longest.min(40));
    let mut named = 0;
    for flow in &rule.flows {
        const COUNT: usize = " +99999".len();
        if text.len() + 1 + flow.as_str().len() + COUNT > room {
            break;
        }
        text.push(' ');
        text.push_str(flow.as_str());
        named += 1;
    }
    if named < rule.flows.len() {
        let _ = write!(text, " +{}", rule.flows.len() - named);
    }
    if let Some(reason) = rule_reason(context, rule)
        && longest > text.len() + 2 + 10
    {
        let room = longest - text.len() - 2;
        text.push_str(", ");
        text.push_str(&plain(&reason, room));
    }
    cut(text, longest)
}

/// Why the first flow of a rule is needed, with names as people wrote them: fit for a comment once [`plain`] has had it.
pub fn rule_reason(context: &DeviceContext<'_>, rule: &Rule) -> Option<String> {
    let flow = rule.flows.iter().find_map(|id| context.plan.flow(id))?;
    let application = &context.plan.catalog.endpoint(flow.endpoint).application_protocol;
    Some(format!(
        "{application}: {}",
        justification(context.plan.project, context.plan.catalog, flow).replace("->", "to")
    ))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_breaks_out_of_nothing() {
        for text in [
            "a\"b",
            "a\nb",
            "a\r\nb",
            "a'b",
            "a`b",
            "a\\b",
            "a*/b",
            "a$(b)",
            "a;b",
            "a#b",
            "a!b",
            "a?b",
            "a\u{2028}b",
            "a\u{202e}b",
            "a\u{0}b",
            "a{b}",
            "a<b>",
            "a|b&c",
            "a%b",
            "a\u{85}b",
        ] {
            let safe = plain(text, 100);
            assert!(safe.starts_with('a') && safe.contains('b'), "{text:?} became {safe:?}");
            assert!(safe.chars().all(|c| c.is_ascii_alphanumeric() || " .,:-_/+()".contains(c)), "{safe:?}");
        }
        assert_eq!(plain("Büro  Köln", 100), "Buero Koeln");
        assert_eq!(plain("сервер 1", 100), "______ 1");
        assert_eq!(plain("user's 'own'; yes", 100), "users own, yes");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(plain(&"x".repeat(300), 10), "xxxxxxx...");
        assert_eq!(plain("abc def ghij", 10), "abc def...");
        assert_eq!(plain("abc", 2), "");
        assert_eq!(plain("", 0), "");
    }
}

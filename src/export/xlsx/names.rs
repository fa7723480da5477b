//! Names of sheets: legal, short enough and each once, whatever the device is called.

use std::collections::BTreeSet;

use crate::export::cell::without_control_characters;

/// The longest name of a sheet, in UTF-16 units.
const LONGEST_UNITS: usize = 31;

/// The names that are taken; Excel does not tell upper from lower case.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// A name for a sheet, made from the wanted one.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let clean: String = without_control_characters(wanted)
            .chars()
            .map(
                |character| {
                    if matches!(character, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { character }
                },
            )
            .collect();
        let words: Vec<&str> = clean.split_whitespace().collect();
        let joined = words.join(" ");
        // Excel keeps this name for itself.
        let base = match joined.as_str() {
            "" => "Sheet".to_owned(),
            name if name.eq_ignore_ascii_case("history") => format!("{name} (device)"),
            name => name.to_owned(),
        };
        let mut number = 1_usize;
        loop {
            let end = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{end}", cut(&base, LONGEST_UNITS - end.len()));
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

fn cut(text: &str, most_units: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > most_units
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn names_are_legal_short_and_unique() {
        let mut names = SheetNames::default();
        let long = "a firewall with a very long name indeed";
        assert_eq!(names.take("fw-core"), "fw-core");
        assert_eq!(names.take("FW-Core"), "FW-Core (2)");
        assert_eq!(names.take("fw:[core]/'1'\\*?"), "fw core 1");
        assert_eq!(names.take(long), "a firewall with a very long nam");
        assert_eq!(names.take(long), "a firewall with a very long (2)");
        assert_eq!(names.take("\u{202e}\n"), "Sheet");
        assert_eq!(names.take("HISTORY"), "HISTORY (device)");
        assert_eq!(names.take(&"\u{1f525}".repeat(20)).encode_utf16().count(), 30);
    }
}

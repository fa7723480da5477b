//! Names in the text of a device: cut to its length, in its letters, each its own.
//!
//! A name that a language can carry as it is stays as it is. One that has lost letters or its end, or that another object
//! has too, gets the hash of what it names, so that it is the same from run to run and does not depend on who else is
//! there: only two objects of one name change each other's.

use std::collections::{BTreeMap, BTreeSet};

use super::comments::plain_letter;

/// What names a language takes.
#[derive(Clone, Copy, Debug)]
pub struct NameRules {
    /// The most characters.
    pub longest: usize,
    /// What may stand in a name beside letters and digits of ASCII.
    pub punctuation: &'static str,
    /// Whether a name has to start with a letter.
    pub starts_with_letter: bool,
    /// Whether names that differ only in upper and lower case are different names.
    pub is_case_sensitive: bool,
    /// Names that the language has taken itself, in lower case.
    pub reserved: &'static [&'static str],
}

/// How many characters of a hash tell names apart.
const HASH_LENGTH: usize = 6;

impl NameRules {
    /// What stands in place of blanks and characters that a name cannot have.
    fn filler(&self) -> char {
        ['_', '-', '.'].into_iter().find(|filler| self.punctuation.contains(*filler)).unwrap_or('x')
    }

    /// The name in the letters of the language, and whether it still says all that was wanted.
    fn spelled(&self, wanted: &str) -> (String, bool) {
        let filler = self.filler();
        let mut name = String::new();
        let mut is_whole = true;
        for character in wanted.chars() {
            let kept = if character.is_ascii_alphanumeric() || self.punctuation.contains(character) {
                name.push(character);
                continue;
            } else {
                plain_letter(character)
            };
            if let Some(letters) = kept {
                name.push_str(letters);
                is_whole = false;
                continue;
            }
            // A blank is no loss; a letter of another script is.
            is_whole &= character == ' ' || character.is_ascii_punctuation();
            if !name.is_empty() && !name.ends_with(filler) {
                name.push(filler);
            }
        }
        while name.ends_with(filler) {
            name.pop();
        }
        if self.starts_with_letter && !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            name.insert(0, 'n');
            is_whole &= name.len() > 1;
        }
        is_whole &= !name.is_empty() && name.len() <= self.longest;
        is_whole &= !self.reserved.contains(&name.to_ascii_lowercase().as_str());
        (name, is_whole)
    }

    /// The name with a hash at its end, within the length of the language.
    fn with_hash(&self, name: &str, hash: &str) -> String {
        let room = self.longest.saturating_sub(hash.len() + 1);
        let kept: String = name.chars().take(room).collect();
        let kept = kept.trim_end_matches(self.filler());
        let start = if kept.is_empty() { "n" } else { kept };
        format!("{start}{}{hash}", self.filler())
    }

    fn folded(&self, name: &str) -> String {
        if self.is_case_sensitive { name.to_owned() } else { name.to_ascii_lowercase() }
    }
}

/// The names of the objects of one device that share a space of names.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Names for objects, each known by a key that never changes (what it is, with its id) and wanted by a person under
    /// some name.
    pub fn new(rules: &NameRules, wanted: impl IntoIterator<Item = (String, String)>) -> Self {
        let wanted: BTreeMap<String, String> = wanted.into_iter().collect();
        let spelled = wanted.into_iter().map(|(key, name)| (key, rules.spelled(&name))).collect();
        Self::told_apart(spelled, |name| rules.folded(name), |name, hash| rules.with_hash(name, hash))
    }

    /// Names that are spelled already, each with whether it still says all that was wanted. Two that are the same once
    /// folded are told apart by a hash, and so is one that does not say all.
    pub(in crate::export) fn told_apart(
        spelled: BTreeMap<String, (String, bool)>,
        folded: impl Fn(&str) -> String,
        with_hash: impl Fn(&str, &str) -> String,
    ) -> Self {
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        for (name, _) in spelled.values() {
            *owners.entry(folded(name)).or_default() += 1;
        }
        let mut names = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let (free, shared): (Vec<_>, Vec<_>) =
            spelled.into_iter().partition(|(_, (name, is_whole))| *is_whole && owners.get(&folded(name)) == Some(&1));
        for (key, (name, _)) in free {
            taken.insert(folded(&name));
            names.insert(key, name);
        }
        for (key, (name, _)) in shared {
            let hash = full_hash(&key);
            let mut candidates =
                (HASH_LENGTH..=hash.len()).filter_map(|length| Some(with_hash(&name, hash.get(..length)?)));
            let free = candidates.find(|name| !taken.contains(&folded(name)));
            let name = free.unwrap_or_else(|| with_hash(&name, &hash));
            taken.insert(folded(&name));
            names.insert(key, name);
        }
        Self(names)
    }

    /// The name of an object that shares its space of names with no other one of ours.
    pub fn single(rules: &NameRules, key: &str, wanted: &str) -> String {
        Self::new(rules, [(key.to_owned(), wanted.to_owned())]).of(key).to_owned()
    }

    /// The name of an object; empty for one that was not among them.
    pub fn of(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }
}

/// Six letters and digits that stand for a text, the same from run to run.
pub fn short_hash(text: &str) -> String {
    full_hash(text).chars().take(HASH_LENGTH).collect()
}

/// A hash of a text in lower case letters and digits.
fn full_hash(text: &str) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letter = |byte: &u8| ALPHABET.get(usize::from(byte & 31)).copied().map_or('0', char::from);
    blake3::hash(text.as_bytes()).as_bytes().iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    const RULES: NameRules = NameRules {
        longest: 16,
        punctuation: "_-",
        starts_with_letter: true,
        is_case_sensitive: false,
        reserved: &["any"],
    };

    fn names(wanted: &[(&str, &str)]) -> Vec<String> {
        let names = Names::new(&RULES, wanted.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())));
        wanted.iter().map(|(key, _)| names.of(key).to_owned()).collect()
    }

    #[test]
    fn a_name_that_fits_stays() {
        assert_eq!(names(&[("a", "web-1"), ("b", "Branch users")]), ["web-1", "Branch_users"]);
    }

    #[test]
    fn what_is_lost_is_told_apart_by_a_hash_that_depends_on_nobody_else() {
        let alone = names(&[("a", "a name that is far too long")]);
        let together = names(&[("a", "a name that is far too long"), ("b", "a name that is far too large")]);
        assert_eq!(alone[0], together[0]);
        assert_ne!(together[0], together[1]);
        assert!(together.iter().all(|name| name.len() <= 16 && name.starts_with("a_name_th")), "{together:?}");
    }

    #[test]
    fn equal_names_are_told_apart() {
        let both = names(&[("server:web", "Web"), ("segment:web", "web"), ("x", "other")]);
        assert!(both[0].starts_with("Web_") && both[1].starts_with("web_"), "{both:?}");
        assert_ne!(both[0].to_ascii_lowercase(), both[1].to_ascii_lowercase());
        assert_eq!(both[2], "other");
    }

    #[test]
    fn look_alikes_and_reserved_words_are_not_taken_for_others() {
        let all =
            names(&[("1", "admin"), ("2", "\u{430}dmin"), ("3", "any"), ("4", "\u{202e}nimda"), ("5", ""), ("6", "9")]);
        let apart: BTreeSet<&String> = all.iter().collect();
        assert_eq!(apart.len(), all.len(), "{all:?}");
        assert_eq!(all[0], "admin");
        assert_ne!(all[2], "any");
        for name in &all {
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c)), "{name:?}");
            assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "{name:?}");
        }
    }
}

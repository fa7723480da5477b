//! Reading TOML tables key by key, keeping the place of every value and collecting every error.
//!
//! A derived deserialiser stops at its first error. A [`TableReader`] never stops: what cannot be read is reported and
//! replaced with an empty value, and a load with an error never yields a catalog, so no such value is ever used.

use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use strum::IntoEnumIterator;
use toml::de::{DeTable, DeValue};

use super::diags;
use crate::diag::{Diagnostic, SourceFile};

/// A span of a file.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) file: Arc<SourceFile>,
    pub(super) span: Range<usize>,
}

/// A value with the place it was read from.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// Where it stands does not matter.
impl<T: PartialEq> PartialEq for At<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl At<String> {
    pub(super) fn as_str(&self) -> &str {
        &self.value
    }
}

/// Reads one table. Call [`finish`](Self::finish) after the last key, so that unknown keys are reported.
pub(super) struct TableReader<'a> {
    table: &'a DeTable<'a>,
    /// What the table is, for messages: `service`, `endpoint`...
    what: &'static str,
    place: Place,
    known_keys: Vec<&'static str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> TableReader<'a> {
    pub(super) fn new(
        table: &'a DeTable<'a>,
        what: &'static str,
        place: Place,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self { table, what, place, known_keys: Vec::new(), diagnostics }
    }

    /// Where the table begins.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A text that has to be there and to say something.
    pub(super) fn text(&mut self, key: &'static str) -> At<String> {
        self.require(key);
        self.filled_text(key).unwrap_or_else(|| At { value: String::new(), place: self.place.clone() })
    }

    /// A text that may be left out but not be empty.
    pub(super) fn filled_text(&mut self, key: &'static str) -> Option<At<String>> {
        let text = self.optional_text(key)?;
        if text.value.is_empty() {
            self.report(diags::empty_text(&text.place, key));
        }
        Some(text)
    }

    /// A text that may be left out.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<At<String>> {
        let (value, place) = self.value(key)?;
        self.text_of(key, value, place)
    }

    /// A text that is empty where it is left out.
    pub(super) fn text_or_empty(&mut self, key: &'static str) -> String {
        self.optional_text(key).map(|text| text.value).unwrap_or_default()
    }

    /// A list of texts; empty where it is left out.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<At<String>> {
        let values = self.values(key);
        let texts: Vec<_> = values.into_iter().filter_map(|(value, place)| self.text_of(key, value, place)).collect();
        for text in texts.iter().filter(|text| text.value.is_empty()) {
            self.report(diags::empty_text(&text.place, key));
        }
        texts
    }

    /// A list of texts that has to be there, with at least one.
    pub(super) fn required_texts(&mut self, key: &'static str) -> Vec<At<String>> {
        self.require_some(key);
        self.texts(key)
    }

    /// A whole number that may be left out.
    pub(super) fn integer<T: TryFrom<i64>>(&mut self, key: &'static str, expected: &str) -> Option<At<T>> {
        let (value, place) = self.value(key)?;
        let number = match value {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            other => {
                self.report(diags::wrong_type(&place, key, other.type_str(), expected));
                return None;
            }
        };
        let Some(value) = number.and_then(|number| T::try_from(number).ok()) else {
            self.report(diags::number_out_of_range(&place, key, expected));
            return None;
        };
        Some(At { value, place })
    }

    /// A truth value; `default` where it is left out.
    pub(super) fn boolean(&mut self, key: &'static str, default: bool) -> bool {
        let Some((value, place)) = self.value(key) else { return default };
        if let DeValue::Boolean(value) = value {
            *value
        } else {
            self.report(diags::wrong_type(&place, key, value.type_str(), "true or false"));
            default
        }
    }

    /// One of the words of an enum; its default where it is left out.
    pub(super) fn word<T: FromStr + IntoEnumIterator + ToString + Default>(&mut self, key: &'static str) -> T {
        let Some(text) = self.optional_text(key) else { return T::default() };
        self.word_of(key, &text).unwrap_or_default()
    }

    /// One of the words of an enum, with its place; it may be left out.
    pub(super) fn optional_word<T: FromStr + IntoEnumIterator + ToString>(
        &mut self,
        key: &'static str,
    ) -> Option<At<T>> {
        let text = self.optional_text(key)?;
        self.word_of(key, &text).map(|value| At { value, place: text.place })
    }

    /// One of the words of an enum, which has to be there.
    pub(super) fn required_word<T: FromStr + IntoEnumIterator + ToString>(&mut self, key: &'static str) -> Option<T> {
        self.require(key);
        let text = self.optional_text(key)?;
        self.word_of(key, &text)
    }

    /// A list of words of an enum; empty where it is left out.
    pub(super) fn words<T: FromStr + IntoEnumIterator + ToString>(&mut self, key: &'static str) -> Vec<At<T>> {
        let texts = self.texts(key);
        texts
            .into_iter()
            .filter_map(|text| self.word_of(key, &text).map(|value| At { value, place: text.place }))
            .collect()
    }

    /// A list of words of an enum that has to be there, with at least one.
    pub(super) fn required_words<T: FromStr + IntoEnumIterator + ToString>(&mut self, key: &'static str) -> Vec<At<T>> {
        self.require_some(key);
        self.words(key)
    }

    /// The tables of a list (`[[key]]`, or `key = [{ ... }]`); none where it is left out.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        mut read: impl FnMut(&mut TableReader<'_>) -> T,
    ) -> Vec<T> {
        let values = self.values(key);
        let mut items = Vec::with_capacity(values.len());
        for (value, place) in values {
            if let DeValue::Table(table) = value {
                items.push(self.nested(table, what, place, &mut read));
            } else {
                self.report(diags::wrong_type(&place, key, value.type_str(), "a list of tables"));
            }
        }
        items
    }

    /// A table that may be left out.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Option<T> {
        let (value, place) = self.value(key)?;
        if let DeValue::Table(table) = value {
            Some(self.nested(table, what, place, read))
        } else {
            self.report(diags::wrong_type(&place, key, value.type_str(), "a table"));
            None
        }
    }

    /// Whether the key is in the table.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether a list is left out or has nothing in it, not even something wrong.
    pub(super) fn is_empty(&self, key: &str) -> bool {
        self.table.get(key).is_none_or(|value| value.get_ref().as_array().is_some_and(|values| values.is_empty()))
    }

    /// Reports the table if the key is not in it.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            self.report(diags::missing_key(&self.place, self.what, key));
        }
    }

    /// Reports a list that is left out or has nothing in it.
    fn require_some(&mut self, key: &'static str) {
        self.require(key);
        if self.is_empty(key)
            && let Some((_, place)) = self.value(key)
        {
            self.report(diags::empty_list(&place, key));
        }
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        for key in self.table.keys() {
            if !self.known_keys.contains(&key.get_ref().as_ref()) {
                let place = Place { file: Arc::clone(&self.place.file), span: key.span() };
                self.diagnostics.push(diags::unknown_key(&place, self.what, key.get_ref(), &self.known_keys));
            }
        }
    }

    fn nested<T>(
        &mut self,
        table: &DeTable<'_>,
        what: &'static str,
        place: Place,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> T {
        let mut reader = TableReader::new(table, what, place, self.diagnostics);
        let item = read(&mut reader);
        reader.finish();
        item
    }

    fn value(&mut self, key: &'static str) -> Option<(&'a DeValue<'a>, Place)> {
        if !self.known_keys.contains(&key) {
            self.known_keys.push(key);
        }
        let value = self.table.get(key)?;
        Some((value.get_ref(), Place { file: Arc::clone(&self.place.file), span: value.span() }))
    }

    fn values(&mut self, key: &'static str) -> Vec<(&'a DeValue<'a>, Place)> {
        let Some((value, place)) = self.value(key) else { return Vec::new() };
        if let DeValue::Array(values) = value {
            let file = &self.place.file;
            values.iter().map(|value| (value.get_ref(), Place { file: Arc::clone(file), span: value.span() })).collect()
        } else {
            self.report(diags::wrong_type(&place, key, value.type_str(), "a list in brackets"));
            Vec::new()
        }
    }

    fn text_of(&mut self, key: &'static str, value: &DeValue<'_>, place: Place) -> Option<At<String>> {
        if let DeValue::String(text) = value {
            Some(At { value: text.to_string(), place })
        } else {
            self.report(diags::wrong_type(&place, key, value.type_str(), "a text in quotes"));
            None
        }
    }

    fn word_of<T: FromStr + IntoEnumIterator + ToString>(&mut self, key: &'static str, text: &At<String>) -> Option<T> {
        if let Ok(word) = text.value.parse() {
            return Some(word);
        }
        let words: Vec<String> = T::iter().map(|word| word.to_string()).collect();
        self.report(diags::unknown_word(&text.place, key, &text.value, &words));
        None
    }
}

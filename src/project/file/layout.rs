//! Where things stand in the text of a file: looked up only once something is wrong.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use jsonc_parser::ast::Value as Node;
use jsonc_parser::common::Ranged as _;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::finding::{Place, Step};

/// The top level of a file: its keys, and the items of its lists, as ranges of bytes.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    text: &'a str,
    pub(super) entries: Vec<Entry>,
}

/// A key of the top level.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_range: Range<usize>,
    pub(super) value: Range<usize>,
    /// The items, where the value is a list.
    pub(super) items: Option<Vec<Range<usize>>>,
}

/// The keys and values of an object, in order, with the text of each value.
struct Entries<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
                    entries.push((Cow::Owned(key), value));
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor)
    }
}

impl<'a> Layout<'a> {
    /// The layout of a text.
    ///
    /// # Errors
    /// What the parser says of a text that is not JSON, or whose top level is no object.
    pub(super) fn read(text: &'a str) -> serde_json::Result<Self> {
        let Entries(raw) = serde_json::from_str(text)?;
        let mut entries = Vec::with_capacity(raw.len());
        let mut end_of_last = 0;
        for (key, value) in raw {
            let value_range = range_within(text, value.get());
            let between = text.get(end_of_last..value_range.start).unwrap_or_default();
            let key_start = end_of_last + between.find('"').unwrap_or_default();
            let key_end = end_of_last + between.rfind('"').map_or(between.len(), |quote| quote + 1);
            let items = serde_json::from_str::<Vec<&RawValue>>(value.get()).ok();
            entries.push(Entry {
                key: key.into_owned(),
                key_range: key_start..key_end.max(key_start),
                items: items.map(|items| items.iter().map(|item| range_within(text, item.get())).collect()),
                value: value_range.clone(),
            });
            end_of_last = value_range.end;
        }
        Ok(Self { text, entries })
    }

    /// The text of a range.
    pub(super) fn text_of(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The last entry with this key: the one that counts.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key == key)
    }

    /// The range of the place, or of the nearest thing around it that is there.
    pub(super) fn locate(&self, place: &Place) -> Range<usize> {
        let mut path = place.path.iter();
        let Some(Step::Key(key)) = path.next() else { return self.start() };
        let Some(entry) = self.entry(key) else { return self.start() };
        let mut rest = path.as_slice();
        if rest.is_empty() && place.on_key {
            return entry.key_range.clone();
        }
        let mut range = &entry.value;
        if let (Some(Step::Index(index)), Some(items)) = (rest.first(), &entry.items)
            && let Some(item) = items.get(*index)
        {
            range = item;
            rest = rest.get(1..).unwrap_or_default();
        }
        let inner =
            parse(self.text_of(range)).map_or_else(|| 0..range.len(), |node| locate_within(&node, rest, place.on_key));
        let found = range.start + inner.start..range.start + inner.end;
        self.first_line(found)
    }

    /// The range cut off at the end of its first line, so that an object is shown by its beginning.
    fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let length = self.text_of(&range).find(['\r', '\n']).unwrap_or(range.len());
        range.start..range.start + length
    }

    fn start(&self) -> Range<usize> {
        let start = self.text.find('{').unwrap_or_default();
        start..(start + 1).min(self.text.len())
    }
}

/// Where a part of a text stands in it.
fn range_within(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

/// The syntax tree of a text that is known to be JSON; none if it is nested too deeply.
pub(super) fn parse(text: &str) -> Option<Node<'_>> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    parse_to_ast(text, &CollectOptions::default(), &strict).ok()?.value
}

fn locate_within(node: &Node<'_>, path: &[Step], on_key: bool) -> Range<usize> {
    let here = node.start()..node.end();
    let Some((step, rest)) = path.split_first() else { return here };
    match (step, node) {
        (Step::Key(key), Node::Object(object)) => {
            let Some(property) = object.properties.iter().rev().find(|property| property.name.as_str() == key) else {
                return here;
            };
            if rest.is_empty() && on_key {
                return property.name.start()..property.name.end();
            }
            locate_within(&property.value, rest, on_key)
        }
        (Step::Index(index), Node::Array(array)) => match array.elements.get(*index) {
            Some(element) => locate_within(element, rest, on_key),
            None => here,
        },
        _ => here,
    }
}

/// Every key that stands twice in one object of the tree: the later one's range, the first one's, and the key.
pub(super) fn duplicate_keys(node: &Node<'_>) -> Vec<(Range<usize>, Range<usize>, String)> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match node {
            Node::Object(object) => {
                let mut firsts = std::collections::BTreeMap::new();
                for property in &object.properties {
                    let range = property.name.start()..property.name.end();
                    let first = firsts.entry(property.name.as_str()).or_insert_with(|| range.clone());
                    if *first != range {
                        found.push((range, first.clone(), property.name.as_str().to_owned()));
                    }
                    open.push(&property.value);
                }
            }
            Node::Array(array) => open.extend(&array.elements),
            _ => {}
        }
    }
    found.sort_by_key(|(range, ..)| range.start);
    found
}

//! Reading a file that something is wrong with: item by item, so that every broken item is heard of, not only the first.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment as PathSegment;

use super::finding::{Finding, Step};
use super::layout::Layout;
use crate::diag::nearest;

/// What was taken out of a file so that the rest could be read.
#[derive(Debug, Default)]
pub(super) struct Damage {
    pub(super) findings: Vec<Finding>,
    /// Values that could not be read: nothing more is said of them.
    paths: BTreeSet<Vec<Step>>,
    /// Positions of elements that were taken out of lists within items, ascending, by the path of the list: what
    /// stands after them has moved.
    removed: BTreeMap<Vec<Step>, BTreeSet<usize>>,
}

/// What a word of the parser means.
enum Complaint {
    UnknownKey(String),
    MissingKey(String),
    DuplicateKey,
    Other,
}

impl Damage {
    /// Whether anything was taken out.
    pub(super) fn has_any(&self) -> bool {
        !self.paths.is_empty()
    }

    /// Whether the place lies within something that could not be read.
    pub(super) fn covers(&self, path: &[Step]) -> bool {
        (0..=path.len()).any(|length| path.get(..length).is_some_and(|outer| self.paths.contains(outer)))
    }

    /// The path as it stands in the file, where elements before it were taken out.
    pub(super) fn original(&self, path: &[Step]) -> Vec<Step> {
        if self.removed.is_empty() {
            return path.to_vec();
        }
        let mut original: Vec<Step> = Vec::with_capacity(path.len());
        for step in path {
            let step = match step {
                Step::Key(_) => step.clone(),
                Step::Index(index) => {
                    let gone = self.removed.get(&original).into_iter().flatten();
                    Step::Index(gone.fold(*index, |index, gone| if *gone <= index { index + 1 } else { index }))
                }
            };
            original.push(step);
        }
        original
    }

    /// Reads the items of a list; one that cannot be read at all is there as its default.
    pub(super) fn read_list<T: DeserializeOwned + Default>(
        &mut self,
        layout: &Layout<'_>,
        key: &'static str,
    ) -> Vec<T> {
        let Some(items) = layout.entry(key).and_then(|entry| entry.items.as_ref()) else { return Vec::new() };
        let read = |(index, range): (usize, &std::ops::Range<usize>)| {
            let path = vec![Step::key(key), Step::Index(index)];
            match serde_json::from_str::<Value>(layout.text_of(range)) {
                Ok(value) => self.read_item(value, path),
                Err(error) => {
                    self.findings.push(complain(&error.to_string()).0.at(path.clone()));
                    self.paths.insert(path);
                    T::default()
                }
            }
        };
        items.iter().enumerate().map(read).collect()
    }

    /// Reads one value, taking out what does not fit until the rest does.
    pub(super) fn read_item<T: DeserializeOwned + Default>(&mut self, mut value: Value, path: Vec<Step>) -> T {
        const MOST_REPAIRS: usize = 10_000;
        for _ in 0..MOST_REPAIRS {
            let error = match serde_path_to_error::deserialize::<_, T>(&value) {
                Ok(item) => return item,
                Err(error) => error,
            };
            let inner = steps(error.path());
            let (finding, complaint) = complain(&error.inner().to_string());
            let full: Vec<Step> = path.iter().cloned().chain(inner.iter().cloned()).collect();
            let full = self.original(&full);
            match complaint {
                Complaint::UnknownKey(key) => {
                    let holder = without_key(&inner, &key);
                    let place = with_key(without_key(&full, &key), &key);
                    self.findings.push(finding.at(place).on_key());
                    if !remove(&mut value, &with_key(holder, &key)) {
                        break;
                    }
                }
                Complaint::MissingKey(key) => {
                    // A value that was taken out is missing too; that was told of.
                    if self.paths.insert(with_key(full.clone(), &key)) {
                        self.findings.push(finding.at(full));
                    }
                    if !insert(&mut value, &inner, &key) {
                        break;
                    }
                }
                // Told of by the walk over the syntax tree, with both places; the tree of values holds only the last.
                Complaint::DuplicateKey => break,
                Complaint::Other => {
                    self.findings.push(finding.at(full.clone()));
                    self.paths.insert(full.clone());
                    if inner.is_empty() || !remove(&mut value, &inner) {
                        break;
                    }
                    if let Some((Step::Index(index), list)) = full.split_last() {
                        self.removed.entry(list.to_vec()).or_default().insert(*index);
                    }
                }
            }
        }
        self.paths.insert(path);
        T::default()
    }
}

fn steps(path: &serde_path_to_error::Path) -> Vec<Step> {
    path.iter()
        .filter_map(|segment| match segment {
            PathSegment::Seq { index } => Some(Step::Index(*index)),
            PathSegment::Map { key } => Some(Step::Key(Cow::Owned(key.clone()))),
            PathSegment::Enum { .. } | PathSegment::Unknown => None,
        })
        .collect()
}

/// The path to the object that holds the key: a parser may or may not have stepped onto the key itself.
fn without_key(path: &[Step], key: &str) -> Vec<Step> {
    match path.split_last() {
        Some((Step::Key(last), holder)) if last == key => holder.to_vec(),
        _ => path.to_vec(),
    }
}

fn with_key(mut path: Vec<Step>, key: &str) -> Vec<Step> {
    path.push(Step::Key(Cow::Owned(key.to_owned())));
    path
}

fn walk<'a>(value: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_ref()),
        Step::Index(index) => value.get_mut(*index),
    })
}

/// Takes the value at the path out; false if there is none.
fn remove(value: &mut Value, path: &[Step]) -> bool {
    let Some((step, holder)) = path.split_last() else { return false };
    match (walk(value, holder), step) {
        (Some(Value::Object(map)), Step::Key(key)) => map.shift_remove(key.as_ref()).is_some(),
        (Some(Value::Array(list)), Step::Index(index)) if *index < list.len() => {
            list.remove(*index);
            true
        }
        _ => false,
    }
}

/// Puts something in the place of a missing key: a number within a position, a text elsewhere.
fn insert(value: &mut Value, holder: &[Step], key: &str) -> bool {
    let filler = if holder.is_empty() && key != "format" { Value::from("") } else { Value::from(0) };
    match walk(value, holder) {
        Some(Value::Object(map)) => map.insert(key.to_owned(), filler).is_none(),
        _ => false,
    }
}

/// A finding in our words from the parser's, without its place.
fn complain(text: &str) -> (Finding, Complaint) {
    let text = text.rsplit_once(" at line ").map_or(text, |(text, _)| text);
    if let Some((key, words)) = quoted(text, "unknown field ") {
        let near = nearest(&key, words.iter().map(String::as_str)).map(|near| format!("did you mean {near:?}?"));
        let finding = Finding {
            hint: near,
            ..Finding::error("unknown-key", format!("there is no key {key:?} here")).expected(one_of(&words))
        };
        return (finding, Complaint::UnknownKey(key));
    }
    if let Some((word, words)) = quoted(text, "unknown variant ") {
        let near = nearest(&word, words.iter().map(String::as_str)).map(|near| format!("did you mean {near:?}?"));
        let finding = Finding {
            hint: near,
            ..Finding::error("unknown-word", format!("{word:?} is not one of the words that fit here"))
                .expected(one_of(&words))
        };
        return (finding, Complaint::Other);
    }
    if let Some((key, _)) = quoted(text, "missing field ") {
        let finding = Finding::error("missing-key", format!("the key {key:?} is missing"))
            .expected(format!("{key:?} with its value"));
        return (finding, Complaint::MissingKey(key));
    }
    if let Some((key, _)) = quoted(text, "duplicate field ") {
        let finding = Finding::error("duplicate-key", format!("the key {key:?} is given twice"));
        return (finding, Complaint::DuplicateKey);
    }
    for prefix in ["invalid type: ", "invalid value: "] {
        if let Some((found, expected)) = text.strip_prefix(prefix).and_then(|rest| rest.rsplit_once(", expected ")) {
            let finding = Finding::error("wrong-type", format!("{} stands here", plain_value(found)))
                .expected(plain_type(expected));
            return (finding, Complaint::Other);
        }
    }
    let finding = match text.split_once("; expected ") {
        Some((message, expected)) => Finding::error("bad-value", message).expected(expected),
        None => Finding::error("bad-value", text.to_owned()).expected("a value of this format"),
    };
    (finding, Complaint::Other)
}

/// The first word in backticks after the prefix, and the other ones.
fn quoted(text: &str, prefix: &str) -> Option<(String, Vec<String>)> {
    let rest = text.strip_prefix(prefix)?.strip_prefix('`')?;
    // The word itself may hold anything, a backtick too; what the parser adds begins with one of these.
    let (word, rest) = rest
        .split_once("`, expected ")
        .or_else(|| rest.split_once("`, there are no "))
        .or_else(|| rest.strip_suffix('`').map(|word| (word, "")))?;
    let words = rest.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some((word.to_owned(), words))
}

fn one_of(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [word] => format!("{word:?}"),
        words => format!("one of {}", words.join(", ")),
    }
}

/// What the parser found, in plain words.
fn plain_value(found: &str) -> String {
    match found {
        "null" => "null".to_owned(),
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        other => other
            .strip_prefix("string ")
            .map(|text| format!("the text {text}"))
            .or_else(|| other.strip_prefix("boolean ").map(|word| word.trim_matches('`').to_owned()))
            .or_else(|| other.strip_prefix("integer ").map(|number| format!("the number {}", number.trim_matches('`'))))
            .or_else(|| {
                other.strip_prefix("floating point ").map(|number| format!("the number {}", number.trim_matches('`')))
            })
            .unwrap_or_else(|| other.to_owned()),
    }
}

/// What the parser wanted, in plain words.
fn plain_type(expected: &str) -> &str {
    match expected {
        "u32" | "u64" | "usize" => "a whole number from 0",
        "f32" | "f64" => "a number",
        "a string" | "string" | "a borrowed string" | "str" => "a text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list in [ ]",
        "a map" => "an object in { }",
        "option" => "a text in quotes, or nothing",
        other if other.starts_with("struct ") => "an object in { }",
        other if other.starts_with("enum ") || other.starts_with("variant ") => "a word in quotes",
        other => other,
    }
}

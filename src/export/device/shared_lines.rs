//! Lines of a text that no rule has for itself: addresses, groups and services that rules name, and who uses them.
//!
//! Theory of operation. A language says which line begins the definition of an object, and under which name; the lines
//! that are indented below it are part of it. An object is used by the rules whose lines have its name as a word, and by
//! those that use an object whose definition has it. What stands for people (descriptions, and what follows the id of a
//! rule in its comment) names nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use indexmap::IndexMap;

use super::lines::indentation;
use super::{Artifact, Language};
use crate::engine::Rule;

/// A definition that rules share.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SharedLines {
    /// The position of the file.
    pub file: usize,
    /// Its lines there, counted from 0.
    pub lines: Range<usize>,
    /// The positions of the rules that use it, ascending.
    pub rules: Vec<usize>,
}

/// An object with everything that is said of it.
#[derive(Debug, Default)]
struct Object<'t> {
    places: Vec<(usize, Range<usize>)>,
    /// Names in its definition.
    members: BTreeSet<&'t str>,
    users: BTreeSet<usize>,
}

impl Language {
    /// The definitions in the files of a device that rules name; none in a language without objects.
    pub fn shared_lines(&self, rules: &[Rule], files: &[Artifact]) -> Vec<SharedLines> {
        let Some(definition) = self.definition else { return Vec::new() };
        let mut objects: IndexMap<&str, Object<'_>> = IndexMap::new();
        let mut of_rules: Vec<(usize, &str)> = Vec::new();
        for (file, artifact) in files.iter().enumerate() {
            let lines: Vec<&str> = artifact.text.lines().collect();
            let of_lines = self.rule_of_lines(rules, &artifact.text);
            let is_free = |number: usize| of_lines.get(number).is_some_and(Option::is_none);
            for (number, line) in lines.iter().enumerate() {
                if let Some(rule) = of_lines.get(number).copied().flatten() {
                    of_rules.push((rule, line));
                    continue;
                }
                let Some(name) = definition(line) else { continue };
                let place = block(&lines, number, &is_free);
                let object = objects.entry(name).or_default();
                let said = lines.get(place.clone()).unwrap_or_default().iter();
                object.members.extend(said.flat_map(|line| words(without_description(line))));
                object.places.push((file, place));
            }
        }
        for (rule, line) in of_rules {
            let id = rules.get(rule).map_or("", |rule| rule.id.as_str());
            for part in without_comment(line, id) {
                for word in words(part) {
                    if let Some(object) = objects.get_mut(word) {
                        object.users.insert(rule);
                    }
                }
            }
        }
        spread(&mut objects);
        let shared = objects.into_values().flat_map(|object| {
            let rules: Vec<usize> = object.users.into_iter().collect();
            object.places.into_iter().map(move |(file, lines)| SharedLines { file, lines, rules: rules.clone() })
        });
        let mut shared: Vec<SharedLines> = shared.filter(|shared| !shared.rules.is_empty()).collect();
        shared.sort_by_key(|shared| (shared.file, shared.lines.start));
        shared
    }
}

/// Who uses an object uses what stands in its definition.
fn spread(objects: &mut IndexMap<&str, Object<'_>>) {
    let positions = |object: &Object<'_>| -> Vec<usize> {
        object.members.iter().filter_map(|name| objects.get_index_of(*name)).collect()
    };
    let members: Vec<Vec<usize>> = objects.values().map(positions).collect();
    let mut changed: Vec<usize> = (0..objects.len()).collect();
    while let Some(position) = changed.pop() {
        let users = objects.get_index(position).map(|(_, object)| object.users.clone()).unwrap_or_default();
        for member in members.get(position).into_iter().flatten() {
            let Some((_, object)) = objects.get_index_mut(*member) else { continue };
            let before = object.users.len();
            object.users.extend(&users);
            if object.users.len() > before {
                changed.push(*member);
            }
        }
    }
}

/// A definition from its first line to the last that is indented more, with the line that closes it.
fn block(lines: &[&str], first: usize, is_free: &dyn Fn(usize) -> bool) -> Range<usize> {
    let own = lines.get(first).map_or(0, |line| indentation(line));
    let is_inside = |number: usize, line: &str| !line.trim().is_empty() && indentation(line) > own && is_free(number);
    let rest = lines.iter().enumerate().skip(first + 1);
    let mut end = first + 1 + rest.take_while(|(number, line)| is_inside(*number, line)).count();
    let is_end = |line: &&str| indentation(line) == own && matches!(line.trim(), "}" | "next");
    if end > first + 1 && is_free(end) && lines.get(end).is_some_and(is_end) {
        end += 1;
    }
    first..end
}

/// The words of a line that can be names; of those with dots each part, too.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |character: char| character.is_ascii_alphanumeric() || "_-.".contains(character);
    let whole = text.split(move |character| !is_of_name(character)).filter(|word| !word.is_empty());
    whole.flat_map(|word| {
        let parts = word.split('.').filter(move |part| part.len() < word.len());
        std::iter::once(word).chain(parts)
    })
}

/// A line of a definition up to where it speaks to people.
fn without_description(line: &str) -> &str {
    let start = ["description", "comment", "comments"].into_iter().filter_map(|word| {
        let at = line.match_indices(word).map(|(at, _)| at);
        let is_word = |at: &usize| {
            let (before, after) =
                (line.get(..*at).unwrap_or_default(), line.get(at + word.len()..).unwrap_or_default());
            before.ends_with(' ') && after.starts_with([' ', ':'])
        };
        at.into_iter().find(is_word)
    });
    start.min().and_then(|start| line.get(..start)).unwrap_or(line)
}

/// What stands before and after the comment of a rule, which begins with its id: up to the end of its quotes, or of the
/// line.
fn without_comment<'l>(line: &'l str, id: &str) -> [&'l str; 2] {
    let Some(start) = line.find(&format!("{id}:")) else { return [line, ""] };
    let (before, comment) = line.split_at(start);
    let quote = before.chars().next_back().filter(|quote| matches!(quote, '"' | '\''));
    let end = quote.and_then(|quote| comment.find(quote));
    [before, end.and_then(|end| comment.get(end..)).unwrap_or_default()]
}

/// The name after one of these beginnings of a line, up to a blank or a quote; none where the line begins otherwise.
pub(super) fn name_after<'l>(line: &'l str, beginnings: &[&str]) -> Option<&'l str> {
    let rest = beginnings.iter().find_map(|beginning| line.strip_prefix(beginning))?;
    let end = rest.find([' ', '"']).unwrap_or(rest.len());
    rest.get(..end).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_to_people_names_nothing() {
        assert_eq!(without_description(" network-object host 10.0.0.1"), " network-object host 10.0.0.1");
        assert_eq!(without_description("set address a description \"fs1 too\""), "set address a ");
        assert_eq!(without_description("        comment: 'fs1'"), "        ");
        assert_eq!(without_comment("permit a comment \"r1: fs1\" b", "r1"), ["permit a comment \"", "\" b"]);
        assert_eq!(without_comment(" remark r1: fs1", "r1"), [" remark ", ""]);
        assert_eq!(words("@a_4 [ x.id ]").collect::<Vec<_>>(), ["a_4", "x.id", "x", "id"]);
    }
}

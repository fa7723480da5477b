//! Which lines of a text belong to which rule, so that a reader can go from one to the other.
//!
//! Every language names each rule by its id somewhere in what it writes of it; a [`RuleBlock`] says how far the rule goes
//! around that.

use std::collections::HashMap;

use super::Language;
use crate::engine::Rule;

/// How the lines of a rule hang together in the text of a language.
#[derive(Clone, Copy, Debug)]
pub enum RuleBlock {
    /// Each of its lines names the rule.
    NamedLines,
    /// Its lines name it; a comment right above them, and what stands between, is part of it.
    CommentAbove,
    /// A line names it; those that follow at once and are told by this function are part of it.
    Followed(fn(&str) -> bool),
    /// A line inside a block names it: the block is told by how far its lines are indented.
    Indented,
}

impl Language {
    /// For each line of a text of this language, the position of the rule that it belongs to; none where it belongs to no
    /// rule or to several.
    pub fn rule_of_lines(&self, rules: &[Rule], text: &str) -> Vec<Option<usize>> {
        let positions: HashMap<&str, usize> =
            rules.iter().enumerate().map(|(position, rule)| (rule.id.as_str(), position)).collect();
        let lines: Vec<&str> = text.lines().collect();
        let named: Vec<Option<usize>> = lines.iter().map(|line| named_rule(&positions, line)).collect();
        let mut of_lines = named.clone();
        for (number, position) in named.iter().enumerate() {
            let Some(position) = position else { continue };
            let block = match self.rule_block {
                RuleBlock::NamedLines => number..number + 1,
                RuleBlock::CommentAbove => {
                    let comment = self.comment_start.unwrap_or_default();
                    comment_above(&lines, &named, comment, number)..number + 1
                }
                RuleBlock::Followed(is_part) => {
                    let rest = lines
                        .get(number + 1..)
                        .unwrap_or_default()
                        .iter()
                        .zip(named.get(number + 1..).unwrap_or_default());
                    number..number + 1 + rest.take_while(|(line, named)| named.is_none() && is_part(line)).count()
                }
                RuleBlock::Indented => indented_block(&lines, number),
            };
            for line in of_lines.get_mut(block).unwrap_or_default() {
                line.get_or_insert(*position);
            }
        }
        of_lines
    }
}

/// The first rule whose id stands in a line as a word.
fn named_rule(positions: &HashMap<&str, usize>, line: &str) -> Option<usize> {
    let words = line.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| word.starts_with('r')).find_map(|word| positions.get(word)).copied()
}

/// Where a rule begins whose line `number` is: at the comment above, if no other rule stands between.
fn comment_above(lines: &[&str], named: &[Option<usize>], comment: &str, number: usize) -> usize {
    for above in (0..number).rev() {
        let (line, named) = (lines.get(above).map_or("", |line| line.trim_start()), named.get(above));
        if named.is_none_or(Option::is_some) || line.is_empty() || line.ends_with('{') {
            break;
        }
        if line.starts_with(comment) {
            return above;
        }
    }
    number
}

pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The block around a line: up to the nearest line that is indented less, down to the one that ends it.
fn indented_block(lines: &[&str], number: usize) -> std::ops::Range<usize> {
    let at = |number: usize| lines.get(number).copied().unwrap_or_default();
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let mut first = number;
    if !is_item(at(number)) {
        let own = indentation(at(number));
        let above = (0..number).rev().find(|above| !at(*above).trim().is_empty() && indentation(at(*above)) < own);
        first = above.unwrap_or(number);
    }
    let outer = indentation(at(first));
    let inside = |line: &&str| !line.trim().is_empty() && indentation(line) > outer;
    let mut end = first + 1 + lines.get(first + 1..).unwrap_or_default().iter().take_while(|line| inside(line)).count();
    let is_end = |line: &str| matches!(line.trim(), "}" | "}," | "next" | "]" | "],");
    if first < number && indentation(at(end)) == outer && is_end(at(end)) {
        end += 1;
    }
    first..end
}

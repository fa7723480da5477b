//! How the forms of exporters are read, and what of them names must not change.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::Reader as _;
use serde_json::Value;

/// A workbook that opens, without a formula or a way out.
pub(crate) fn check_workbook(bytes: &[u8]) {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    for sheet in book.sheet_names() {
        assert!(
            sheet.chars().count() <= 31 && !sheet.contains(['[', ']', ':', '*', '?', '/', '\\']),
            "sheet {sheet:?}"
        );
        assert!(book.worksheet_formula(&sheet).unwrap().cells().all(|(.., formula)| formula.is_empty()), "{sheet}");
        for (_, _, cell) in book.worksheet_range(&sheet).unwrap().cells() {
            let text = cell.to_string();
            let is_plain = text.chars().all(|it| it == '\n' || !super::super::is_hidden(it));
            assert!(is_plain, "{sheet} has the cell {text:?}");
        }
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name.starts_with("xl/worksheets/") {
            assert!(!text.contains("<f>") && !text.contains("<f "), "{name} has a formula");
        }
        assert!(!text.contains("TargetMode=\"External\""), "{name} leads out of the workbook");
    }
}

/// As many records, each a line, and no cell that is a formula.
pub(crate) fn check_csv(plain: &str, hostile: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(hostile.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), hostile.lines().count(), "a record of several lines");
    assert_eq!(records.len(), plain.lines().count(), "lines");
    for cell in records.iter().flat_map(|record| record.iter()) {
        let is_formula =
            cell.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
        assert!(!is_formula, "{cell:?} is a formula");
    }
}

/// As many lines with as many cells, zones that are as different, and only characters that Tufin takes in names.
pub(crate) fn check_tufin(plain: &str, hostile: &str) {
    let read = |text: &str| -> Vec<Vec<String>> {
        let cells = |line: &str| -> Vec<String> {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert!(records.len() <= 1, "a record of several lines");
            records.iter().flat_map(|record| record.iter()).map(str::to_owned).collect()
        };
        text.lines().map(cells).collect()
    };
    let (plain, hostile) = (read(plain), read(hostile));
    let widths = |lines: &[Vec<String>]| lines.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(widths(&plain), widths(&hostile), "cells");
    let zones = |lines: &[Vec<String>]| -> BTreeSet<String> {
        lines.iter().filter_map(|line| line.first()).map(|zone| zone.to_lowercase()).collect()
    };
    assert_eq!(zones(&plain).len(), zones(&hostile).len(), "zones");
    for cell in hostile.iter().flatten() {
        let is_taken = |it: char| it.is_alphanumeric() || " +-_#@.,:=!^();/".contains(it);
        assert!(cell.chars().all(is_taken), "{cell:?} has characters that Tufin refuses");
        assert!(!cell.starts_with([' ', '=', '+', '-', '@']), "{cell:?} is a formula");
    }
}

/// The same kinds of tags with the same attributes; scripts and styles as they were.
pub(crate) fn check_html(plain: &str, hostile: &str) {
    let (plain, hostile) = (tags(plain), tags(hostile));
    for (tag, count) in &hostile {
        assert!(plain.contains_key(tag), "a tag that plain names do not make: {tag}");
        if ["script", "style", "svg", "a", "img", "table"].iter().any(|name| tag.split(' ').next() == Some(name)) {
            assert_eq!(Some(count), plain.get(tag), "how often there is {tag}");
        }
    }
}

/// Tags with the names of their attributes, in order, and how many there are of each.
fn tags(html: &str) -> BTreeMap<String, usize> {
    let mut tags = BTreeMap::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic() || "/!?".contains(first)) {
            continue;
        }
        let mut tag = String::new();
        let mut quote = None;
        let mut length = rest.len();
        for (at, character) in rest.char_indices() {
            match (quote, character) {
                (None, '>') => {
                    length = at + 1;
                    break;
                }
                (None, '"' | '\'') => quote = Some(character),
                (None, _) => tag.push(character),
                (Some(open), _) if open == character => quote = None,
                _ => {}
            }
        }
        let is_raw = ["script", "style"].into_iter().find(|name| tag.split(' ').next() == Some(name));
        *tags.entry(tag.split_whitespace().collect::<Vec<_>>().join(" ")).or_default() += 1;
        rest = &rest[length..];
        if let Some(name) = is_raw {
            let end = rest.find(&format!("</{name}")).unwrap();
            rest = &rest[end..];
        }
    }
    tags
}

/// The same kinds of lines, tables with as many cells, and neither raw HTML nor a link.
pub(crate) fn check_markdown(plain: &str, hostile: &str) {
    assert_eq!(plain.lines().count(), hostile.lines().count(), "lines");
    let mut starts = BTreeMap::new();
    for (lines, sign) in [(plain, 1_i64), (hostile, -1)] {
        for line in lines.lines() {
            *starts.entry(start(line)).or_insert(0) += sign;
        }
    }
    starts.retain(|_, count| *count != 0);
    assert!(starts.is_empty(), "lines begin otherwise: {starts:?}");
    let mut cells = None;
    for line in hostile.lines() {
        let here = line.starts_with('|').then(|| unescaped(line, "|"));
        if here.is_some() && cells.is_some() {
            assert_eq!(here, cells, "cells in {line}");
        }
        cells = here;
        assert_eq!(unescaped(line, "]("), 0, "a link in {line}");
        let tag = line.match_indices('<').find(|(at, _)| {
            !is_escaped(line, *at)
                && line[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next))
        });
        assert!(tag.is_none_or(|(at, _)| line[at..].starts_with("<br>")), "raw HTML in {line}");
    }
}

/// What makes a line of Markdown a heading, a quotation, an item, a table or code.
fn start(line: &str) -> &str {
    let line = line.trim_start();
    let blocks = ["#", ">", "|", "```", "~~~", "- ", "+ ", "* ", "---", "***", "==="];
    blocks.into_iter().find(|block| line.starts_with(block)).unwrap_or_default()
}

fn unescaped(line: &str, what: &str) -> usize {
    line.match_indices(what).filter(|(at, _)| !is_escaped(line, *at)).count()
}

fn is_escaped(line: &str, at: usize) -> bool {
    line[..at].chars().rev().take_while(|it| *it == '\\').count() % 2 == 1
}

/// The same keys and lists as long.
pub(crate) fn check_json(plain: &str, hostile: &str) {
    let read = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let (plain, hostile) = (shapes(&read(plain)), shapes(&read(hostile)));
    assert_eq!(plain, hostile, "keys");
}

/// The paths of all values that there are, without positions in lists.
fn shapes(value: &Value) -> BTreeSet<String> {
    fn add(value: &Value, path: &str, shapes: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| add(item, &format!("{path}[]"), shapes)),
            Value::Object(items) => items.iter().for_each(|(key, item)| add(item, &format!("{path}.{key}"), shapes)),
            _ => {
                shapes.insert(path.to_owned());
            }
        }
    }
    let mut found = BTreeSet::new();
    add(value, "", &mut found);
    found
}

//! From the text of a project file to the document and back.
//!
//! A good file is read in one pass, straight into the types of its format. Only when something is wrong with it are
//! places looked up and items read one by one ([`repair`](super::repair)), so that all errors come out at once.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use serde_json::error::Category;

use super::check::{Unreadable, check, check_against_catalog};
use super::finding::{Finding, Step};
use super::layout::{Layout, duplicate_keys, parse};
use super::migrate::{check_format, missing_format};
use super::repair::Damage;
use super::v1;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Severity, SourceFile};
use crate::project::Project;

/// A document, and what is worth a warning about its file.
pub type ReadResult = Result<(Project, Vec<Diagnostic>), Vec<Diagnostic>>;

/// The document of a project file. With a catalog, its words (roles, options) are checked too.
///
/// # Errors
/// Everything that is wrong with the file, in the order of the text; warnings among it.
pub fn read(source: &Arc<SourceFile>, catalog: Option<&Catalog>) -> ReadResult {
    let text = source.text.as_str();
    let Ok(file) = serde_json::from_str::<v1::File>(text) else {
        return Err(read_broken(source, catalog));
    };
    let mut findings: Vec<Finding> = check_format(u64::from(file.format)).into_iter().collect();
    if findings.is_empty() {
        findings = check(&file, Unreadable::default());
        if let Some(catalog) = catalog {
            findings.extend(check_against_catalog(&file, catalog));
        }
    }
    if findings.is_empty() {
        return Ok((file.into_project(), Vec::new()));
    }
    let is_refused = findings.iter().any(|finding| finding.severity == Severity::Error);
    let diagnostics = match Layout::read(text) {
        Ok(layout) => place_all(source, &layout, findings),
        Err(error) => vec![syntax_error(source, &error)],
    };
    if is_refused { Err(diagnostics) } else { Ok((file.into_project(), diagnostics)) }
}

/// [`read`] from bytes as they came from a file.
///
/// # Errors
/// As [`read`]; a file that is not UTF-8 is an error too.
pub fn read_bytes(path: &Path, bytes: Vec<u8>, catalog: Option<&Catalog>) -> ReadResult {
    match SourceFile::from_bytes(path, bytes) {
        Ok(source) => read(&source, catalog),
        Err(error) => Err(vec![*error]),
    }
}

/// The text of a project file. Equal documents give equal texts.
pub fn write(project: &Project) -> String {
    let file = v1::File::from(project);
    // Every key is a text and every number is finite (edits and files are refused otherwise), so this cannot fail.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// Everything that is wrong with a file that could not be read in one pass.
fn read_broken(source: &Arc<SourceFile>, catalog: Option<&Catalog>) -> Vec<Diagnostic> {
    let text = source.text.as_str();
    if let Some(diagnostic) = not_a_project(source) {
        return vec![diagnostic];
    }
    let layout = match Layout::read(text) {
        Ok(layout) => layout,
        Err(error) => return vec![syntax_error(source, &error)],
    };
    if let Some(finding) = wrong_format(&layout) {
        return place_all(source, &layout, vec![finding]);
    }

    let mut damage = Damage::default();
    let mut diagnostics = duplicate_key_errors(source, &layout);
    let mut top = serde_json::Map::new();
    for entry in &layout.entries {
        let value = match &entry.items {
            Some(_) => Value::Array(Vec::new()),
            None => serde_json::from_str(layout.text_of(&entry.value)).unwrap_or(Value::Null),
        };
        top.insert(entry.key.clone(), value);
    }
    let file: v1::File = damage.read_item(Value::Object(top), Vec::new());
    let file = v1::File {
        catalogs: damage.read_list(&layout, "catalogs"),
        segments: damage.read_list(&layout, "segments"),
        devices: damage.read_list(&layout, "devices"),
        links: damage.read_list(&layout, "links"),
        restrictions: damage.read_list(&layout, "restrictions"),
        tunnels: damage.read_list(&layout, "tunnels"),
        domains: damage.read_list(&layout, "domains"),
        trusts: damage.read_list(&layout, "trusts"),
        servers: damage.read_list(&layout, "servers"),
        policy: damage.read_list(&layout, "policy"),
        annotations: damage.read_list(&layout, "annotations"),
        baseline: damage.read_list(&layout, "baseline"),
        results: damage.read_list(&layout, "results"),
        ..file
    };
    let unreadable = Unreadable {
        segments: is_id_missing(&damage, "segments", file.segments.len()),
        devices: is_id_missing(&damage, "devices", file.devices.len()),
        domains: is_id_missing(&damage, "domains", file.domains.len()),
        servers: is_id_missing(&damage, "servers", file.servers.len()),
    };
    let mut further = check(&file, unreadable);
    if let Some(catalog) = catalog {
        further.extend(check_against_catalog(&file, catalog));
    }
    for mut finding in further {
        finding.place.path = damage.original(&finding.place.path);
        if !damage.covers(&finding.place.path) {
            damage.findings.push(finding);
        }
    }
    diagnostics.extend(place_all(source, &layout, damage.findings));
    diagnostics.sort_by_key(start);
    if diagnostics.is_empty() {
        // The one pass failed and the other found nothing: say so rather than take the file.
        let message = serde_json::from_str::<v1::File>(text).err().map(|error| error.to_string()).unwrap_or_default();
        diagnostics.push(Diagnostic::error("unreadable", message).expected("a Portolan project").at(source, 0..0));
    }
    diagnostics
}

/// Whether the id of some item of the list could not be read.
fn is_id_missing(damage: &Damage, list: &'static str, length: usize) -> bool {
    let mut path = vec![Step::key(list), Step::Index(0), Step::key("id")];
    damage.covers(&[Step::key(list)])
        || damage.has_any()
            && (0..length).any(|index| {
                if let Some(step) = path.get_mut(1) {
                    *step = Step::Index(index);
                }
                damage.covers(&path)
            })
}

fn start(diagnostic: &Diagnostic) -> usize {
    diagnostic.labels.first().map_or(0, |label| label.span.start)
}

fn place_all(source: &Arc<SourceFile>, layout: &Layout<'_>, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let place = |finding: Finding| {
        let span = layout.locate(&finding.place);
        let mut diagnostic = match finding.severity {
            Severity::Error => Diagnostic::error(finding.code, finding.message),
            Severity::Warning | Severity::Note => Diagnostic::warning(finding.code, finding.message),
        }
        .at(source, span);
        diagnostic.expected = finding.expected;
        diagnostic.hint = finding.hint;
        match finding.other {
            Some((place, text)) => diagnostic.label(source, layout.locate(&place), text),
            None => diagnostic,
        }
    };
    let mut diagnostics: Vec<Diagnostic> = findings.into_iter().map(place).collect();
    diagnostics.sort_by_key(start);
    diagnostics
}

/// What is wrong with the file's format, if anything is; then nothing else is worth a word.
fn wrong_format(layout: &Layout<'_>) -> Option<Finding> {
    let Some(entry) = layout.entry("format") else {
        return Some(missing_format(layout.entries.iter().map(|entry| entry.key.as_str())));
    };
    serde_json::from_str::<u64>(layout.text_of(&entry.value)).ok().and_then(check_format)
}

fn duplicate_key_errors(source: &Arc<SourceFile>, layout: &Layout<'_>) -> Vec<Diagnostic> {
    let error = |key: &str, later, first| {
        Diagnostic::error("duplicate-key", format!("the key {key:?} is given twice"))
            .expected("each key once")
            .at(source, later)
            .label(source, first, "first here")
    };
    let mut diagnostics = Vec::new();
    for (index, entry) in layout.entries.iter().enumerate() {
        if let Some(first) = layout.entries.iter().take(index).find(|other| other.key == entry.key) {
            diagnostics.push(error(&entry.key, entry.key_range.clone(), first.key_range.clone()));
        }
        for range in entry.items.as_deref().unwrap_or(std::slice::from_ref(&entry.value)) {
            let Some(node) = parse(layout.text_of(range)) else { continue };
            for (later, first, key) in duplicate_keys(&node) {
                let shift = |inner: std::ops::Range<usize>| range.start + inner.start..range.start + inner.end;
                diagnostics.push(error(&key, shift(later), shift(first)));
            }
        }
    }
    diagnostics
}

/// A file that holds nothing that could be a project.
fn not_a_project(source: &Arc<SourceFile>) -> Option<Diagnostic> {
    let text = source.text.as_str();
    if text.trim().is_empty() {
        return Some(
            Diagnostic::error("empty-file", "the file is empty")
                .expected("a Portolan project")
                .hint("`portolan new FILE` makes one")
                .at(source, 0..0),
        );
    }
    if text.bytes().all(|byte| byte == 0) {
        return Some(
            Diagnostic::error("zero-bytes", "the file holds nothing but zero bytes")
                .expected("a Portolan project")
                .hint("a disk or a crash may have left it so; look for a copy of the file")
                .in_file(&source.path),
        );
    }
    None
}

fn syntax_error(source: &Arc<SourceFile>, error: &serde_json::Error) -> Diagnostic {
    let text = source.text.as_str();
    let offset = byte_offset(text, error.line(), error.column());
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    let end = text.get(offset..).and_then(|rest| rest.chars().next()).map_or(offset, |found| offset + found.len_utf8());
    match error.classify() {
        Category::Eof => Diagnostic::error("cut-off", "the file ends in the middle")
            .expected("the rest of the project")
            .hint("it was likely cut off while it was copied or downloaded; get it again")
            .at(source, text.len()..text.len()),
        Category::Data => Diagnostic::error("not-a-project", "the top level is not an object")
            .expected("a Portolan project, which begins with {")
            .at(source, offset..end),
        Category::Syntax | Category::Io => {
            let found = text.get(offset..).and_then(|rest| rest.chars().next());
            let message = match found {
                Some(found) if !found.is_control() => format!("this is not JSON: {words}, at {found:?}"),
                _ => format!("this is not JSON: {words}"),
            };
            Diagnostic::error("syntax", message).expected("a Portolan project in JSON").at(source, offset..end)
        }
    }
}

/// The byte offset of a line and a column as the parser counts them: from 1, columns in bytes, the last byte read.
fn byte_offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let Some(newline) = text.get(start..).and_then(|rest| rest.find('\n')) else { break };
        start += newline + 1;
    }
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

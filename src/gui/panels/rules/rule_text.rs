//! The text of a device's rules, cut into lines that know which rule they belong to.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::engine::Report;
use crate::export::device::{Artifact, DeviceContext, Language, Plan};
use crate::gui::rule_book::RuleBook;
use crate::ids::DeviceId;
use crate::project::Project;

/// How wide a tab is, in characters.
const TAB_WIDTH: usize = 4;

/// A line of the text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    file: usize,
    /// Where it stands in its file; none for the name of the file above it.
    range: Option<Range<usize>>,
    /// The rule that it belongs to, by its place on the device.
    pub(super) rule: Option<usize>,
    /// The position of those that use what it defines, among the [`RuleText::users`].
    shared: Option<usize>,
    /// Its number in its file, from 1.
    pub(super) number: usize,
}

/// The rules of a device in a language.
#[derive(Debug, Default)]
pub(super) struct RuleText {
    /// The files; none where the language refuses the device.
    pub(super) files: Vec<Artifact>,
    pub(super) lines: Vec<Line>,
    /// The length of the longest line, in characters.
    pub(super) widest: usize,
    /// The highest number of a line.
    pub(super) highest: usize,
    /// The rules that use what some lines define, by their places on the device.
    users: Vec<Vec<usize>>,
    /// What to know about it.
    pub(super) warnings: Vec<Diagnostic>,
    /// Why the language cannot say it.
    pub(super) refusal: Vec<Diagnostic>,
    /// For each rule of the device, its id and its first line.
    rules: Vec<(String, Option<usize>)>,
}

/// What a text is written from.
pub(super) struct Source {
    pub(super) project: Arc<Project>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) report: Arc<Report>,
    pub(super) book: Arc<RuleBook>,
    pub(super) device: DeviceId,
    pub(super) language: &'static Language,
}

impl RuleText {
    /// Writes the text.
    pub(super) fn new(source: &Source) -> Self {
        let plan = Plan::new(&source.project, &source.catalog, &source.report);
        let rules = source.book.device(&source.device);
        let Some(context) = rules.and_then(|rules| DeviceContext::new(&plan, rules)) else { return Self::default() };
        let written = match source.language.write(&context) {
            Ok(written) => written,
            Err(refusal) => return Self { refusal, ..Self::default() },
        };
        let rules = &context.rules.rules;
        let mut text = Self {
            files: written.artifacts,
            warnings: written.warnings,
            rules: rules.iter().map(|rule| (rule.id.to_string(), None)).collect(),
            ..Self::default()
        };
        let shared = source.language.shared_lines(rules, &text.files);
        for (file, artifact) in text.files.iter().enumerate() {
            if text.files.len() > 1 {
                text.lines.push(Line { file, range: None, rule: None, shared: None, number: 0 });
            }
            let of_lines = source.language.rule_of_lines(rules, &artifact.text);
            let mut start = 0;
            let mut shared = (0..).zip(&shared).filter(|(_, shared)| shared.file == file).peekable();
            for (number, (line, rule)) in artifact.text.split_inclusive('\n').zip(of_lines).enumerate() {
                let end = start + line.trim_end_matches(['\n', '\r']).len();
                let place = text.lines.len();
                if let Some((_, first)) = rule.and_then(|rule| text.rules.get_mut(rule)) {
                    first.get_or_insert(place);
                }
                let width = line.chars().map(|character| if character == '\t' { TAB_WIDTH } else { 1 }).sum();
                text.widest = text.widest.max(width);
                text.highest = text.highest.max(number + 1);
                while shared.next_if(|(_, it)| it.lines.end <= number).is_some() {}
                let users = shared.peek().filter(|(_, it)| it.lines.contains(&number)).map(|(position, _)| *position);
                text.lines.push(Line { file, range: Some(start..end), rule, shared: users, number: number + 1 });
                start += line.len();
            }
        }
        text.users = shared.into_iter().map(|shared| shared.rules).collect();
        text
    }

    /// The rules that use what a line defines, by their places on the device.
    pub(super) fn users(&self, line: &Line) -> &[usize] {
        line.shared.and_then(|shared| self.users.get(shared)).map_or(&[], Vec::as_slice)
    }

    /// What stands in a line; the name of a file for the line above it.
    pub(super) fn line_text(&self, line: &Line) -> &str {
        let Some(file) = self.files.get(line.file) else { return "" };
        match &line.range {
            Some(range) => file.text.get(range.clone()).unwrap_or_default(),
            None => &file.name,
        }
    }

    /// The first line of a rule.
    pub(super) fn first_line(&self, rule: usize) -> Option<usize> {
        self.rules.get(rule).and_then(|(_, line)| *line)
    }

    /// The part of a line that is a comment to the device, or the least important of what a person reads.
    pub(super) fn comment(&self, language: &Language, line: &Line) -> Range<usize> {
        let text = self.line_text(line);
        let indented = text.len() - text.trim_start().len();
        if language.comment_start.is_some_and(|start| text.trim_start().starts_with(start)) {
            return indented..text.len();
        }
        if language.id == "text" && line.rule.is_some() && indented >= 8 {
            return indented..text.len();
        }
        let id = line.rule.and_then(|rule| self.rules.get(rule)).map(|(id, _)| format!("{id}:"));
        let Some(start) = id.and_then(|id| text.find(&id)) else { return text.len()..text.len() };
        let end = text.get(start..).and_then(|rest| rest.find(['"', '\'']));
        start..end.map_or(text.len(), |length| start + length)
    }

    /// All files one after the other, each under its name where there are several.
    pub(super) fn whole(&self, language: &Language) -> String {
        if let [only] = self.files.as_slice() {
            return only.text.clone();
        }
        let mut whole = String::new();
        for file in &self.files {
            if let Some(comment) = language.comment_start {
                let _ = writeln!(whole, "{comment} ---- {} ----", file.name);
            }
            whole.push_str(&file.text);
        }
        whole
    }

    /// The lines of one rule.
    pub(super) fn lines_of(&self, rule: usize) -> String {
        let lines = self.lines.iter().filter(|line| line.rule == Some(rule));
        let mut copied = String::new();
        for line in lines {
            let _ = writeln!(copied, "{}", self.line_text(line));
        }
        copied
    }
}

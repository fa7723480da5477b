//! Names and remarks that try to break out: of a cell, a line, a quote, a tag. Every exporter and every language of
//! devices writes the same project with plain names and with hostile ones; what it says but for names and remarks has to
//! be the same.
//!
//! Both go by the registries, so that a new exporter or language is tested without a line here; an exporter that comes in
//! another form than those known is asked for how it is read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;
mod hostile;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::devices::adapted;
use hostile::{Names, catalog, project};
use portolan::catalog::Catalog;
use portolan::diag::{Diagnostic, SourceFile};
use portolan::engine::{self, Difference, Planned, Report};
use portolan::export::device::{DeviceContext, LANGUAGES, Language, Plan};
use portolan::export::{DifferenceView, EXPORTERS, Exporter, Matrix, MatrixOptions, RowMode, ScopeMode, refusals};
use portolan::ids::SegmentId;
use portolan::project::{Project, file};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRng, TestRunner};

/// A project with its report.
struct Planning {
    project: Project,
    catalog: Arc<Catalog>,
    report: Report,
}

impl Planning {
    fn new(names: &Names) -> Self {
        let catalog = catalog(names);
        let project = project(names);
        let report = engine::compute(&project, &catalog);
        Self { project, catalog, report }
    }

    fn planned(&self) -> Planned<'_> {
        Planned { project: &self.project, catalog: &self.catalog, report: &self.report }
    }

    /// What an exporter writes; where its form cannot say all of it, what it writes from each segment of which it can.
    fn export(&self, exporter: &Exporter, options: &MatrixOptions) -> Vec<u8> {
        let written = |options: &MatrixOptions| {
            exporter.export(&Matrix { project: &self.project, catalog: &self.catalog, report: &self.report, options })
        };
        let refused = match written(options) {
            Ok(bytes) => return bytes,
            Err(error) => refusals(&error).unwrap().to_vec(),
        };
        for it in &refused {
            assert_visible("what is said of a matrix", &it.render());
        }
        let from = |id: &SegmentId| written(&MatrixOptions { from: Some(id.clone()), ..options.clone() }).ok();
        let parts: Vec<Vec<u8>> = self.project.segments.keys().filter_map(from).collect();
        assert!(!parts.is_empty(), "{} writes nothing: {refused:?}", exporter.id);
        parts.concat()
    }

    /// The files of each device, by its id; why not, where the language refuses it.
    fn texts(&self, language: &Language) -> BTreeMap<String, Result<Vec<String>, Vec<Diagnostic>>> {
        self.texts_of(&adapted(with_interfaces(self.project.clone(), language), language), language)
    }

    /// The same with interfaces as the project calls them.
    fn texts_with_own_interfaces(&self, language: &Language) -> BTreeMap<String, Result<Vec<String>, Vec<Diagnostic>>> {
        let links = Arc::clone(&self.project.links);
        self.texts_of(&Project { links, ..adapted(self.project.clone(), language) }, language)
    }

    fn texts_of(
        &self,
        project: &Project,
        language: &Language,
    ) -> BTreeMap<String, Result<Vec<String>, Vec<Diagnostic>>> {
        let report = engine::compute(project, &self.catalog);
        let plan = Plan::new(project, &self.catalog, &report);
        let mut texts = BTreeMap::new();
        for rules in engine::device_rules(project, &report) {
            let context = DeviceContext::new(&plan, &rules).unwrap();
            let text = language.write(&context);
            let text = text.map(|text| text.artifacts.into_iter().map(|artifact| artifact.text).collect());
            texts.insert(rules.device.to_string(), text);
        }
        texts
    }
}

/// The project with interfaces as the language calls them, all of them.
fn with_interfaces(mut project: Project, language: &Language) -> Project {
    if let Some(interfaces) = language.capabilities.interfaces {
        for (number, link) in Arc::make_mut(&mut project.links).values_mut().enumerate() {
            let candidates = [format!("eth{number}"), format!("GigabitEthernet0/{number}"), format!("port{number}")];
            let name = candidates.into_iter().find(|name| (interfaces.is_valid)(name));
            Arc::make_mut(link).interface = name.unwrap();
        }
    }
    project
}

/// Runs a test on hostile names: those that are known to have broken something somewhere, a few at a time, then some at
/// random, which are the same in each run.
fn for_hostile_names(cases: u32, test: impl Fn(&Names)) {
    for known in hostile::KNOWN.chunks(3) {
        test(&Names::hostile(known.iter().map(|name| (*name).to_owned()).collect()));
    }
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let numbers = TestRng::deterministic_rng(config.rng_algorithm);
    let names = prop::collection::vec(hostile::name(), 1..6);
    TestRunner::new_with_rng(config, numbers)
        .run(&names, |names| {
            test(&Names::hostile(names));
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

/// Characters that end a line, move the cursor, or hide or turn what is written.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn assert_visible(what: &str, text: &str) {
    let hidden = text.chars().find(|character| !matches!(character, '\n' | '\t') && is_hidden(*character));
    assert!(hidden.is_none(), "{what} has {hidden:?} in it");
}

#[test]
fn no_exporter_is_broken_out_of() {
    let plain = Planning::new(&Names::plain());
    for_hostile_names(3, |names| {
        let hostile = Planning::new(names);
        for rows in [RowMode::Endpoint, RowMode::Merged] {
            let options = MatrixOptions { rows, scope: ScopeMode::All, ..MatrixOptions::default() };
            for exporter in EXPORTERS {
                if rows == RowMode::Merged && exporter.id == "xlsx" {
                    continue;
                }
                check(exporter.id, &plain.export(exporter, &options), &hostile.export(exporter, &options));
            }
        }
    });
}

#[test]
fn no_exporter_of_differences_is_broken_out_of() {
    let plain = Planning::new(&Names::plain());
    let plain_before = Planning::new(&Names::plain().without_a_server());
    for_hostile_names(3, |names| {
        let hostile = Planning::new(names);
        let hostile_before = Planning::new(&names.without_a_server());
        let written = |before: &Planning, after: &Planning, form: &str| {
            let difference = Difference::new(before.planned(), after.planned());
            let view = DifferenceView {
                before: before.planned(),
                after: after.planned(),
                difference: &difference,
                scope: ScopeMode::All,
            };
            let mut out = Vec::new();
            let result = match form {
                "csv" => view.write_csv(&mut out),
                "json" => view.write_json(&mut out),
                "xlsx" => view.write_xlsx(&mut out),
                _ => view.write_text(&mut out),
            };
            result.unwrap();
            out
        };
        for form in ["csv", "json", "xlsx", "table"] {
            check(form, &written(&plain_before, &plain, form), &written(&hostile_before, &hostile, form));
        }
    });
}

/// Compares what was written with hostile names with what was written with plain ones.
fn check(form: &str, plain: &[u8], hostile: &[u8]) {
    if form == "xlsx" {
        return hostile::forms::check_workbook(hostile);
    }
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (plain, hostile) = (text(plain), text(hostile));
    // JSON has a form of its own for what ends a line, and programs get names as they are.
    if form != "json" {
        assert_visible(form, &hostile);
    }
    match form {
        "csv" => hostile::forms::check_csv(&plain, &hostile),
        "tufin-usp" | "tufin-zones" => hostile::forms::check_tufin(&plain, &hostile),
        "html" => hostile::forms::check_html(&plain, &hostile),
        "markdown" => hostile::forms::check_markdown(&plain, &hostile),
        "json" => hostile::forms::check_json(&plain, &hostile),
        "table" => assert_eq!(plain.lines().count(), hostile.lines().count(), "{hostile}"),
        other => panic!("say here how {other} is read"),
    }
}

#[test]
fn no_language_of_devices_is_broken_out_of() {
    let plain = Planning::new(&Names::plain());
    let of_plain: Vec<_> = LANGUAGES.iter().map(|language| plain.texts(language)).collect();
    for_hostile_names(3, |names| {
        let hostile = Planning::new(names);
        for (language, plain) in LANGUAGES.iter().zip(&of_plain) {
            for (device, text) in hostile.texts(language) {
                match (&plain[&device], text) {
                    (Ok(plain), Ok(text)) => {
                        assert_eq!(plain.len(), text.len(), "files in {}", language.id);
                        for (plain, text) in plain.iter().zip(&text) {
                            compare(language, plain, text);
                        }
                    }
                    (Err(_), Err(refused)) => {
                        for it in &refused {
                            assert_visible("what is said of a device", &it.render());
                        }
                    }
                    (plain, text) => panic!("{} writes {device} with some names only: {plain:?} {text:?}", language.id),
                }
            }
        }
    });
}

/// The name of an interface stands in a text as it is or not at all.
#[test]
fn the_name_of_an_interface_is_one_or_is_refused() {
    let plain = Planning::new(&Names::plain());
    let languages = || LANGUAGES.iter().filter(|language| language.capabilities.interfaces.is_some());
    let of_plain: Vec<_> = languages().map(|language| plain.texts_with_own_interfaces(language)).collect();
    let (written, refused) = (Cell::new(0), Cell::new(0));
    let test = |names: &Names| {
        let hostile = Planning::new(names);
        for (language, plain) in languages().zip(&of_plain) {
            for (device, text) in hostile.texts_with_own_interfaces(language) {
                match (&plain[&device], text) {
                    (Ok(plain), Ok(text)) => {
                        written.set(written.get() + 1);
                        // Sets of interfaces are in the order of their names.
                        for (plain, text) in plain.iter().zip(&text) {
                            compare_shapes(language, plain, text);
                        }
                    }
                    (plain, Err(found)) => {
                        refused.set(refused.get() + 1);
                        let is_for_names = found.iter().any(|it| it.code == "interface-name");
                        assert!(is_for_names || plain.is_err(), "{} refuses {device}: {found:?}", language.id);
                        for it in &found {
                            assert_visible("what is said of a device", &it.render());
                        }
                    }
                    (Err(plain), Ok(text)) => panic!("{} writes {device}: {text:?} {plain:?}", language.id),
                }
            }
        }
    };
    // Words of a language and what is left of names that are cut, with a number behind each.
    for words in [["any", "lo", "all"], ["outside", "none", "-"]] {
        test(&Names::hostile(words.map(str::to_owned).to_vec()));
    }
    for_hostile_names(2, test);
    assert!(written.get() > 10 && refused.get() > 40, "{written:?} written, {refused:?} refused");
}

/// Compares what the lines of two texts are made of but for names, in any order, and gives the words of each line.
fn compare_shapes(language: &Language, plain: &str, hostile: &str) -> (Vec<String>, Vec<String>) {
    assert_visible(language.id, hostile);
    assert_eq!(plain.lines().count(), hostile.lines().count(), "lines in {}:\n{plain}\n{hostile}", language.id);
    assert!(
        hostile.chars().all(|it| it == '\n' || it == '\t' || (' '..='~').contains(&it)),
        "{}: {hostile}",
        language.id
    );
    let shapes = |text: &str| text.lines().map(|line| hostile::shape(language, line).join(" ")).collect::<Vec<_>>();
    let (of_plain, of_hostile) = (shapes(plain), shapes(hostile));
    let skeletons = |shapes: &[String]| {
        let mut skeletons: Vec<String> = shapes.iter().map(|shape| hostile::skeleton(shape)).collect();
        skeletons.sort_unstable();
        skeletons
    };
    assert_eq!(skeletons(&of_plain), skeletons(&of_hostile), "{} is broken out of:\n{hostile}", language.id);
    (of_plain, of_hostile)
}

/// Languages whose text is in the order of names, so that its lines stand elsewhere with others.
const SORTED_BY_NAME: [&str; 1] = ["aws-terraform"];

/// Compares two texts of a language line by line.
fn compare(language: &Language, plain: &str, hostile: &str) {
    if language.id == "json" {
        return hostile::forms::check_json(plain, hostile);
    }
    if language.id == "text" {
        assert_visible(language.id, hostile);
        assert_eq!(plain.lines().count(), hostile.lines().count(), "lines in {}:\n{plain}\n{hostile}", language.id);
        return;
    }
    let (of_plain, of_hostile) = compare_shapes(language, plain, hostile);
    if SORTED_BY_NAME.contains(&language.id) {
        return;
    }
    let rules = &language.capabilities.names;
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for (plain_line, hostile_line) in of_plain.iter().zip(&of_hostile) {
        let (plain, hostile): (Vec<&str>, Vec<&str>) =
            (plain_line.split(' ').collect(), hostile_line.split(' ').collect());
        let agree = |(one, other): (&&str, &&str)| one == other || hostile::is_name(one);
        assert!(
            plain.len() == hostile.len() && plain.iter().zip(&hostile).all(agree),
            "{} says\n{hostile_line}\nin place of\n{plain_line}",
            language.id
        );
        let is_name = |(plain, hostile): &(&&str, &&str)| hostile::is_name(plain) && **hostile != hostile::QUOTED;
        for (plain, hostile) in plain.iter().zip(&hostile).filter(is_name) {
            let known = names.insert(plain, hostile);
            assert!(known.is_none_or(|known| known == *hostile), "{}: {plain} is {known:?} and {hostile}", language.id);
            let is_spelled = hostile.chars().all(|it| it.is_ascii_alphanumeric() || "_-./:,+()@".contains(it));
            assert!(is_spelled, "{} has the name {hostile}", language.id);
        }
    }
    // Two things have two names, to a device that tells upper from lower case or does not.
    let folded: BTreeSet<String> = names
        .values()
        .map(|name| if rules.is_case_sensitive { (*name).to_owned() } else { name.to_ascii_lowercase() })
        .collect();
    assert_eq!(folded.len(), names.len(), "{} takes one thing for another: {names:#?}", language.id);
}

#[test]
fn a_file_with_hostile_names_is_read_back_as_it_was() {
    for_hostile_names(20, |names| {
        let project = project(names);
        let text = file::write(&project);
        match file::read(&SourceFile::new("hostile", &text), None) {
            Ok((read, _)) => assert_eq!(read, project),
            Err(diagnostics) => {
                for it in &diagnostics {
                    assert_visible("what is said of a file", &it.render());
                }
            }
        }
    });
}

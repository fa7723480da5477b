//! Which lines of a device's text belong to which rule, in every language.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::devices::adapted;
use portolan::catalog::Catalog;
use portolan::diag::SourceFile;
use portolan::engine::{self, Party, PartyObject, Rule};
use portolan::export::device::{Artifact, DeviceContext, LANGUAGES, Language, Plan, SharedLines};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Project, file};

fn sample(name: &str) -> Project {
    let template = TEMPLATES.iter().find(|template| template.name == name).unwrap();
    file::read(&SourceFile::new(name, template.text), Some(&Catalog::builtin())).unwrap().0
}

/// A text with the rule of each line.
type Lines = Vec<(String, Option<usize>)>;

/// The lines of every file of every device with the rule of each.
fn lines(project: &Project, language: &Language, mut look: impl FnMut(&[Rule], &[Lines])) {
    let catalog = Catalog::builtin();
    let report = engine::compute(project, &catalog);
    let plan = Plan::new(project, &catalog, &report);
    for rules in engine::device_rules(project, &report) {
        let context = DeviceContext::new(&plan, &rules).unwrap();
        let Ok(written) = language.write(&context) else { continue };
        let files = written.artifacts.iter().map(|file| {
            let of_lines = language.rule_of_lines(&rules.rules, &file.text);
            assert_eq!(of_lines.len(), file.text.lines().count());
            file.text.lines().map(str::to_owned).zip(of_lines).collect()
        });
        look(&rules.rules, &files.collect::<Vec<Lines>>());
    }
}

#[test]
fn every_rule_has_lines_in_every_language_and_no_line_of_another() {
    for language in LANGUAGES {
        let mut seen = 0;
        for name in ["internet-dmz", "site-to-site", "branch-office"] {
            lines(&adapted(sample(name), language), language, |rules, files| {
                let found: BTreeSet<usize> = files.iter().flatten().filter_map(|(_, rule)| *rule).collect();
                assert_eq!(found.len(), rules.len(), "{}: a rule of {name} has no line", language.id);
                seen += rules.len();
                for (line, of) in files.iter().flatten() {
                    let others = rules.iter().enumerate().filter(|(place, _)| Some(*place) != *of);
                    let mut strangers = others.filter(|(_, rule)| line.contains(rule.id.as_str()));
                    assert!(strangers.next().is_none(), "{}: {line} belongs to {of:?}", language.id);
                }
                let (first, last) = (&files[0][0], files[0].last().unwrap());
                assert!(first.1.is_none(), "{}: {} belongs to no rule", language.id, first.0);
                let ends_with_frame = !matches!(language.id, "text" | "pan-os" | "windows-firewall" | "aws-terraform");
                assert!(!ends_with_frame || last.1.is_none(), "{}: {} belongs to no rule", language.id, last.0);
            });
        }
        assert!(seen > 0, "{} writes none of the samples", language.id);
    }
}

/// The rules of a device with its files and the definitions in them.
fn definitions(name: &str, language: &Language, mut look: impl FnMut(&Project, &[Rule], &[Artifact], &[SharedLines])) {
    let (project, catalog) = (adapted(sample(name), language), Catalog::builtin());
    let report = engine::compute(&project, &catalog);
    let plan = Plan::new(&project, &catalog, &report);
    for rules in engine::device_rules(&project, &report) {
        let context = DeviceContext::new(&plan, &rules).unwrap();
        let Ok(written) = language.write(&context) else { continue };
        let shared = language.shared_lines(&rules.rules, &written.artifacts);
        look(&project, &rules.rules, &written.artifacts, &shared);
    }
}

/// Each object is there since some rule names it, itself or by a group; a server is used by the rules that are about it.
#[test]
fn a_definition_belongs_to_the_rules_that_name_it() {
    for language in LANGUAGES {
        let (mut seen, mut compared) = (0, 0);
        for name in ["internet-dmz", "site-to-site", "branch-office", "two-domains"] {
            definitions(name, language, |project, rules, files, shared| {
                seen += shared.len();
                for (number, file) in files.iter().enumerate() {
                    let lines: Vec<&str> = file.text.lines().collect();
                    let of_lines = language.rule_of_lines(rules, &file.text);
                    let here: Vec<&SharedLines> = shared.iter().filter(|it| it.file == number).collect();
                    for it in &here {
                        assert!(it.lines.clone().all(|line| of_lines[line].is_none()), "{}: {it:?}", language.id);
                        assert!(!it.rules.is_empty() && it.rules.is_sorted());
                    }
                    let overlaps = here.windows(2).any(|pair| pair[0].lines.end > pair[1].lines.start);
                    assert!(!overlaps, "{}: {here:?}", language.id);
                    // Every line that defines something is among them.
                    let defines = |line: &str| language.definition.is_some_and(|it| it(line).is_some());
                    for (at, line) in
                        lines.iter().enumerate().filter(|(at, line)| of_lines[*at].is_none() && defines(line))
                    {
                        let is_known = here.iter().any(|it| it.lines.contains(&at));
                        assert!(is_known || language.id == "aws-terraform", "{}: nobody uses {line}", language.id);
                    }
                    for (id, server) in project.servers.iter() {
                        let has = |party: &Party| party.object == PartyObject::Server(id.clone());
                        let about = |rule: &Rule| rule.sources.iter().chain(&rule.destinations).any(has);
                        let expected: Vec<usize> = (0..rules.len()).filter(|at| about(&rules[*at])).collect();
                        let is_its = |line: &str| {
                            let name = language.definition.and_then(|it| it(line)).unwrap_or_default();
                            let name =
                                name.split_once('_').filter(|_| language.id == "aerleon").map_or(name, |it| it.1);
                            name == server.name
                        };
                        for it in here.iter().filter(|it| is_its(lines[it.lines.start])) {
                            assert_eq!(it.rules, expected, "{}: {name}, {}", language.id, server.name);
                            compared += 1;
                        }
                    }
                }
            });
        }
        assert_eq!(seen > 0, language.definition.is_some(), "{}", language.id);
        let names_servers = ["cisco-asa", "juniper-srx", "pan-os", "fortios", "aerleon"].contains(&language.id);
        assert!(compared > 10 || !names_servers, "{}: {compared}", language.id);
    }
}

/// The lines of the first rule of the outer firewall of a sample, without what stands around them.
fn first_rule(language: &str) -> Vec<String> {
    let language = Language::find(language).unwrap();
    let mut first = Vec::new();
    lines(&adapted(sample("internet-dmz"), language), language, |rules, files| {
        if rules.len() == 2 {
            let of_first = files.iter().flatten().filter(|(_, rule)| *rule == Some(0));
            first = of_first.map(|(line, _)| line.trim().split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
        }
    });
    first
}

#[test]
fn a_rule_goes_as_far_as_its_block() {
    let remark = |lines: &[String]| lines[0].split_whitespace().any(|word| word == "remark");
    let asa = first_rule("cisco-asa");
    assert!(asa.len() == 2 && remark(&asa) && asa[1].ends_with("extended"), "{asa:?}");
    let ios = first_rule("cisco-ios");
    assert!(ios.len() == 2 && ios[1].starts_with("permit tcp"), "{ios:?}");
    let nftables = first_rule("nftables");
    assert!(nftables.len() == 2 && nftables[0].starts_with('#'), "{nftables:?}");
    let fortios = first_rule("fortios");
    assert_eq!((fortios[0].as_str(), fortios.last().unwrap().as_str()), ("edit 0", "next"));
    assert_eq!(first_rule("text").len(), 3);
    let terraform = first_rule("aws-terraform");
    assert_eq!((terraform[0].split(' ').next(), terraform.last().map(String::as_str)), (Some("resource"), Some("}")));
    let json = first_rule("json");
    assert_eq!((json[0].as_str(), json.last().unwrap().as_str()), ("{", "},"));
    assert!(first_rule("aerleon")[0].starts_with("- name:"));
    assert_eq!(first_rule("juniper-srx").len(), 6);
}

//! The 2003 catalog against the article itself, row by row and number by number.
//!
//! `tests/data/kb832017` holds the facts of the article's tables: `sections.csv` the 199 rows of its 64 service sections
//! (line of the stored copy, heading, the row's cells in one text without the footnote mark), `summary.csv` the 166 rows
//! of its "Ports and protocols" table.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that cannot be read fails the test"
)]

use std::collections::{BTreeMap, BTreeSet};

use portolan::catalog::{Catalog, ports_listing, summary_listing};

const CATALOG: &str = "windows-server-2003";

fn fixture(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_row_of_the_sections_is_there_in_order() {
    let printed = fixture(include_str!("data/kb832017/sections.csv"));
    assert_eq!(printed.len(), 199);
    assert_eq!(printed.iter().map(|row| &row[1]).collect::<BTreeSet<_>>().len(), 64);
    let listing = ports_listing(&Catalog::builtin(), CATALOG);
    let column = |name: &str| listing.columns.iter().position(|column| *column == name).unwrap();
    let cells = ["application_protocol", "printed_protocol", "printed_ports"].map(column);
    let section = column("section");
    let ours: Vec<(String, String)> = listing
        .rows
        .iter()
        .map(|row| (row[section].text(), cells.map(|cell| row[cell].text()).join(" ").trim().to_owned()))
        .collect();
    let theirs: Vec<(String, String)> = printed.into_iter().map(|row| (row[1].clone(), row[2].clone())).collect();
    assert_eq!(ours, theirs);
}

/// Rows as a multiset.
fn counted(rows: impl IntoIterator<Item = [String; 4]>) -> BTreeMap<[String; 4], i32> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row).or_insert(0) += 1;
    }
    counts
}

#[test]
fn the_summary_differs_from_the_printed_one_by_the_errata_and_nothing_else() {
    let catalog = Catalog::builtin();
    let printed = fixture(include_str!("data/kb832017/summary.csv"));
    assert_eq!(printed.len(), 166);
    let mut difference =
        counted(printed.into_iter().map(|row| [row[1].clone(), row[2].clone(), row[3].clone(), row[4].clone()]));
    let listing = summary_listing(&catalog, CATALOG);
    for row in &listing.rows {
        let row = [row[0].text(), row[1].text(), row[2].text(), row[3].text()];
        *difference.entry(row).or_insert(0) -= 1;
    }
    for erratum in &catalog.errata {
        let cells = |row: &portolan::catalog::SummaryRow| {
            [row.port.clone(), row.protocol.clone(), row.application_protocol.clone(), row.service.clone()]
        };
        if let Some(row) = &erratum.summary_printed {
            *difference.entry(cells(row)).or_insert(0) -= 1;
        }
        if let Some(row) = &erratum.summary_used {
            *difference.entry(cells(row)).or_insert(0) += 1;
        }
    }
    difference.retain(|_, count| *count != 0);
    assert!(difference.is_empty(), "no erratum covers {difference:#?}");
}

/// The numbers that ids like `D-02a` stand for, without the letter.
fn numbers<'i>(prefix: &str, ids: impl Iterator<Item = &'i str>) -> BTreeSet<u32> {
    ids.map(|id| {
        let digits = id.strip_prefix(prefix).unwrap_or_else(|| panic!("{id} does not start with {prefix}"));
        digits.trim_end_matches(|letter: char| letter.is_ascii_lowercase()).parse().unwrap()
    })
    .collect()
}

#[test]
fn every_inconsistency_of_the_article_is_settled() {
    let catalog = Catalog::builtin();
    let found = numbers("D-", catalog.errata.iter().map(|erratum| erratum.id.as_str()));
    assert_eq!(found, (1..=36).collect(), "D-01 to D-36 each have a line");
    for erratum in &catalog.errata {
        for text in [&erratum.place, &erratum.printed, &erratum.used, &erratum.why] {
            assert!(!text.trim().is_empty(), "{} says nothing in one of its columns", erratum.id);
        }
    }
}

#[test]
fn every_fact_of_the_prose_is_encoded_or_has_no_bearing() {
    let catalog = Catalog::builtin();
    let found = numbers("S-", catalog.facts.iter().map(|fact| fact.id.as_str()));
    assert_eq!(found, (1..=130).collect(), "S-001 to S-130 each have a line");
    for fact in &catalog.facts {
        assert_ne!(fact.encoded_in.is_empty(), fact.no_bearing.is_empty(), "{}: one of the two", fact.id);
        assert!(!fact.statement.trim().is_empty() && !fact.place.trim().is_empty(), "{}", fact.id);
    }
}

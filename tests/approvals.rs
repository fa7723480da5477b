//! What people fill in on the workbook comes back by flow id, and the next workbook has it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use common::{Design, catalog};
use portolan::diag::Diagnostic;
use portolan::engine;
use portolan::export::{Exporter, Matrix, MatrixOptions, RowMode};
use portolan::import::{Approvals, read_approvals};
use portolan::project::{Annotation, Approval, Edit, Project};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A cell of a sheet that is filled in.
#[derive(Clone, Debug)]
enum Filled {
    Text(String),
    Number(f64),
    Day(u16, u8, u8),
    Formula(&'static str, &'static str),
}

impl From<&str> for Filled {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

fn design() -> Design {
    let mut design = Design::three_segments();
    design.server("web", "dmz", &["web-server"]).server("pc", "users", &["web-client"]);
    design.joined("dc", "servers", &["domain-controller"], "corp").joined("file", "dmz", &["file-server"], "corp");
    design
}

fn workbook(project: &Project, rows: RowMode) -> Vec<u8> {
    let catalog = catalog();
    let report = engine::compute(project, &catalog);
    let options = MatrixOptions { rows, ..MatrixOptions::default() };
    let matrix = Matrix { project, catalog: &catalog, report: &report, options: &options };
    Exporter::find("xlsx").unwrap().export(&matrix).unwrap()
}

/// The sheet of flows as texts, the header first.
fn flows(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    book.worksheet_range("Flows").unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn column(rows: &[Vec<Data>], header: &str) -> usize {
    rows[0].iter().position(|cell| *cell == *header).unwrap()
}

/// What stands under a header in each row.
fn under(rows: &[Vec<Data>], header: &str) -> Vec<String> {
    let column = column(rows, header);
    rows[1..].iter().map(|row| row[column].to_string()).collect()
}

/// Writes the sheet again with some cells filled in: row (from 1), header, value.
fn fill_in(bytes: &[u8], cells: &[(usize, &str, Filled)]) -> Vec<u8> {
    let rows = flows(bytes);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Flows").unwrap();
    for (row, values) in (0_u32..).zip(&rows) {
        for (column, value) in (0_u16..).zip(values) {
            match value {
                Data::Float(number) => sheet.write_number(row, column, *number).unwrap(),
                other => sheet.write_string(row, column, other.to_string()).unwrap(),
            };
        }
    }
    let day_format = Format::new().set_num_format("dd.mm.yyyy");
    for (row, header, value) in cells {
        let (row, column) = (u32::try_from(*row).unwrap(), u16::try_from(column(&rows, header)).unwrap());
        match value {
            Filled::Text(text) => sheet.write_string(row, column, text).unwrap(),
            Filled::Number(number) => sheet.write_number(row, column, *number).unwrap(),
            Filled::Day(year, month, day) => {
                let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                sheet.write_datetime_with_format(row, column, &day, &day_format).unwrap()
            }
            Filled::Formula(formula, result) => {
                sheet.write_formula(row, column, *formula).unwrap();
                sheet.set_formula_result(row, column, *result)
            }
        };
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8], project: &Project) -> Result<Approvals, Vec<Diagnostic>> {
    let catalog = catalog();
    read_approvals(Path::new("m.xlsx"), bytes, project, &catalog, &engine::compute(project, &catalog))
}

/// The headlines of a workbook that must be refused.
fn errors(bytes: &[u8], project: &Project) -> Vec<String> {
    read(bytes, project).map(|it| it.edit).unwrap_err().iter().map(Diagnostic::headline).collect()
}

#[test]
fn what_is_filled_in_stands_in_the_next_workbook() {
    let project = design().project;
    let first = workbook(&project, RowMode::Endpoint);
    let filled = fill_in(
        &first,
        &[
            (1, "Requester", "Ada".into()),
            (1, "Owner", "=SUM(1)".into()),
            (1, "Approver", "Grace".into()),
            (1, "Approval", "Approved".into()),
            (1, "Ticket", Filled::Number(4711.0)),
            (1, "Valid from", Filled::Day(2026, 12, 1)),
            (1, "Review by", "2027-12-01".into()),
            (1, "Comment", "two\nlines".into()),
            (2, "Approval", "to discuss".into()),
            (3, "Approval", "rejected".into()),
        ],
    );
    let read = read(&filled, &project).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    let next = read.edit.apply(&project).unwrap();
    let ids = under(&flows(&first), "Flow ID");
    let expected = Annotation {
        requester: "Ada".into(),
        owner: "=SUM(1)".into(),
        approver: "Grace".into(),
        approval: Approval::Approved,
        ticket: "4711".into(),
        valid_from: "2026-12-01".into(),
        review_by: "2027-12-01".into(),
        comment: "two\nlines".into(),
    };
    assert_eq!(*next.annotations[ids[0].as_str()], expected);
    assert_eq!(next.annotations.len(), 3);
    assert_eq!(next.baseline.keys().map(ToString::to_string).collect::<Vec<_>>(), [ids[0].clone()]);

    let again = flows(&workbook(&next, RowMode::Endpoint));
    assert_eq!(under(&again, "Status")[..3], ["unchanged", "new", "new"]);
    assert_eq!(under(&again, "Approval")[..4], ["approved", "to discuss", "rejected", ""]);
    assert_eq!(under(&again, "Owner")[0], "'=SUM(1)");
    assert_eq!(under(&again, "Comment")[0], "two\nlines");
    assert!(matches!(again[1][column(&again, "Review by")], Data::DateTime(_)));

    // The workbook as it is written changes nothing.
    let unchanged = self::read(&workbook(&next, RowMode::Endpoint), &next).unwrap();
    assert_eq!(unchanged.edit.apply(&next).unwrap(), next);
}

#[test]
fn an_empty_cell_changes_nothing_and_a_hyphen_empties() {
    let mut design = design();
    let ids = under(&flows(&workbook(&design.project, RowMode::Endpoint)), "Flow ID");
    let note =
        Annotation { owner: "Ada".into(), ticket: "T1".into(), approval: Approval::Rejected, ..Annotation::default() };
    design.apply(&Edit::Annotate(ids[0].as_str().into(), note.clone()));
    let first = workbook(&design.project, RowMode::Endpoint);
    let cells = [(1, "Owner", "".into()), (1, "Ticket", "-".into()), (1, "Approval", "open".into())];
    let next = read(&fill_in(&first, &cells), &design.project).unwrap().edit.apply(&design.project).unwrap();
    let expected = Annotation { ticket: String::new(), approval: Approval::Open, ..note };
    assert_eq!(*next.annotations[ids[0].as_str()], expected);
}

#[test]
fn a_flow_is_approved_as_it_was_when_the_workbook_was_written() {
    let mut design = design();
    let first = workbook(&design.project, RowMode::Endpoint);
    let rows = flows(&first);
    let web = under(&rows, "Destination object").iter().position(|name| name == "web").unwrap() + 1;
    let filled = fill_in(&first, &[(web, "Approval", "approved".into())]);
    design.change("web", |server| server.addresses = vec!["10.3.0.9".parse().unwrap()]);
    let read = read(&filled, &design.project).unwrap();
    assert_eq!(read.warnings.len(), 1);
    let headline = read.warnings[0].headline();
    let id = &under(&rows, "Flow ID")[web - 1];
    assert_eq!(
        headline,
        format!(
            "m.xlsx:Flows!A{}: warning: one flow is another than when the workbook was written, and was approved as it was then: {id}",
            web + 1
        )
    );
    let next = read.edit.apply(&design.project).unwrap();
    let again = flows(&workbook(&next, RowMode::Endpoint));
    assert_eq!(under(&again, "Status")[web - 1], "changed");
}

#[test]
fn a_removed_flow_is_forgotten_once_its_removal_is_approved() {
    let mut design = design();
    let baseline = engine::baseline(&design.project, &catalog(), &design.report());
    design.apply(&Edit::ApproveBaseline(baseline));
    design.apply(&Edit::Remove(vec![portolan::project::Item::Server("pc".into())]));
    let first = workbook(&design.project, RowMode::Endpoint);
    let statuses = under(&flows(&first), "Status");
    let gone: Vec<usize> =
        (1..).zip(&statuses).filter(|(_, status)| *status == "removed").map(|(row, _)| row).collect();
    assert!(!gone.is_empty(), "{statuses:?}");
    let cells: Vec<(usize, &str, Filled)> = gone.iter().map(|row| (*row, "Approval", "approved".into())).collect();
    let next = read(&fill_in(&first, &cells), &design.project).unwrap().edit.apply(&design.project).unwrap();
    let again = under(&flows(&workbook(&next, RowMode::Endpoint)), "Status");
    assert!(again.iter().all(|status| status == "unchanged"), "{again:?}");
    assert!(next.annotations.is_empty());
}

#[test]
fn a_merged_row_speaks_for_all_of_its_flows() {
    let project = design().project;
    let first = workbook(&project, RowMode::Merged);
    let rows = flows(&first);
    let ids = under(&rows, "Flow ID");
    let several = ids.iter().position(|ids| ids.contains('\n')).unwrap();
    let next = read(&fill_in(&first, &[(several + 1, "Approval", "approved".into())]), &project)
        .unwrap()
        .edit
        .apply(&project)
        .unwrap();
    let approved: Vec<&str> = ids[several].split('\n').collect();
    assert_eq!(next.baseline.len(), approved.len());
    assert!(approved.iter().all(|id| next.annotations[*id].approval == Approval::Approved));
    let statuses = under(&flows(&workbook(&next, RowMode::Merged)), "Status");
    assert_eq!(statuses[several], "unchanged");
}

#[test]
fn every_error_names_its_cell() {
    let project = design().project;
    let first = workbook(&project, RowMode::Endpoint);
    let ids = under(&flows(&first), "Flow ID");
    let filled = fill_in(
        &first,
        &[
            (1, "Approval", "aproved".into()),
            (1, "Valid from", "31.12.2026".into()),
            (2, "Review by", Filled::Number(12.5)),
            (3, "Flow ID", Filled::Number(3.0)),
            (4, "Flow ID", " ".into()),
            (4, "Owner", "Ada".into()),
            (5, "Flow ID", ids[0].as_str().into()),
            (5, "Owner", "Grace".into()),
            (6, "Comment", Filled::Formula("=1/0", "#DIV/0!")),
        ],
    );
    let found = errors(&filled, &project);
    let expected = [
        "m.xlsx:Flows!AF2: \"aproved\" does not fit \"Approval\"; expected approved, rejected, to discuss or open",
        "m.xlsx:Flows!AH2: \"31.12.2026\" does not fit \"Valid from\"; expected a date, or year-month-day as in 2027-05-31",
        "m.xlsx:Flows!AI3: 12.5 is no date for \"Review by\"; expected a date, or year-month-day as in 2027-05-31",
        "m.xlsx:Flows!A4: this is no flow id; expected a flow id, as in f9esg4chwzgp",
        "m.xlsx:Flows!A5: this row is filled in, and names no flow; expected a flow id, as in f9esg4chwzgp",
    ];
    assert_eq!(found[..5], expected);
    let twice = format!(
        "m.xlsx:Flows!AD6: the flow {} has two rows that differ in \"Owner\", the first in row 2; expected one row for each flow",
        ids[0]
    );
    assert!(found.contains(&twice), "{found:#?}");
}

#[test]
fn flows_of_another_project_are_named_and_left_out() {
    let project = design().project;
    let first = workbook(&project, RowMode::Endpoint);
    let cells = [(1, "Flow ID", "fother".into()), (2, "Owner", "Ada".into()), (3, "Flow ID", "fthird".into())];
    let read = read(&fill_in(&first, &cells), &project).unwrap();
    let headlines: Vec<String> = read.warnings.iter().map(Diagnostic::headline).collect();
    assert_eq!(
        headlines,
        ["m.xlsx:Flows!A2: warning: 2 flows are not in this project and are left out: fother, fthird"]
    );
    assert_eq!(read.edit.apply(&project).unwrap().annotations.len(), 1);
}

#[test]
fn files_that_are_no_such_workbook_are_refused() {
    let project = design().project;
    assert_eq!(errors(b"", &project), ["m.xlsx:1:1: this is no Excel workbook; expected an Excel workbook (.xlsx)"]);
    assert!(errors(b"PK\x03\x04 and junk", &project)[0].contains("this is no Excel workbook"));
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "Flows").unwrap();
    assert_eq!(
        errors(&book.save_to_buffer().unwrap(), &project),
        [
            "m.xlsx:1:1: none of the sheets (Notes) has a column \"Flow ID\"; expected the sheet Flows of a workbook of this program"
        ]
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(2, 1, "flow id ").unwrap().write_string(2, 2, "Remarks").unwrap();
    sheet.write_string(2, 3, "Owner").unwrap().write_string(2, 4, "OWNER").unwrap();
    assert_eq!(
        errors(&book.save_to_buffer().unwrap(), &project),
        ["m.xlsx:Sheet1!E3: the column \"Owner\" is there twice, first in D3; expected each column once"]
    );
}

#[test]
fn any_damage_gives_an_answer() {
    let project = design().project;
    let bytes = workbook(&project, RowMode::Endpoint);
    for step in 0..200 {
        let place = step * bytes.len() / 200;
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x55;
        let _ = read(&damaged, &project);
        let _ = read(&bytes[..place], &project);
    }
}

/// A file of a few kilobytes that unpacks to more than anybody has memory for.
#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    use std::io::Write as _;
    let mut bytes = Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/workbook.xml", options).unwrap();
    let zeroes = vec![0_u8; 1 << 20];
    for _ in 0..1025 {
        archive.write_all(&zeroes).unwrap();
    }
    archive.finish().unwrap();
    let bytes = bytes.into_inner();
    assert!(bytes.len() < 2 << 20);
    assert_eq!(
        errors(&bytes, &design().project),
        ["m.xlsx:1:1: this workbook unpacks to more than 1 GiB; expected an Excel workbook (.xlsx)"]
    );
}

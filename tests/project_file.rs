//! The project file: round trips, every error at its place, whole or not at all.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use portolan::catalog::Catalog;
use portolan::diag::{Diagnostic, SourceFile};
use portolan::env::{Env, MemoryEnv, RealEnv};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Project, file};

fn read(text: &str) -> Result<(Project, Vec<Diagnostic>), Vec<Diagnostic>> {
    file::read(&SourceFile::new("p.portolan", text), None)
}

fn sample() -> (Project, &'static str) {
    let text = TEMPLATES.first().unwrap().text;
    (read(text).unwrap().0, text)
}

/// The headlines of a text that must be refused.
fn errors(text: &str) -> Vec<String> {
    match read(text) {
        Ok(_) => panic!("this was read:\n{text}"),
        Err(errors) => errors.iter().map(Diagnostic::headline).collect(),
    }
}

#[test]
fn the_schema_is_current() {
    let schema = schemars::schema_for!(file::v1::File);
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema/portolan.schema.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(stored, text, "assets/schema is stale; UPDATE_GOLDEN=1 rewrites it");
}

#[test]
fn an_empty_project_round_trips() {
    let text = file::write(&Project::default());
    assert_eq!(text, "{\n  \"format\": 1,\n  \"name\": \"\"\n}\n");
    assert_eq!(read(&text).unwrap().0, Project::default());
}

#[test]
fn defaults_and_order_are_free_when_reading() {
    let text = r#"{"servers": [{"segment": "a", "name": "b", "id": "z", "uses": ["role:r", "y", "role:r"]},
        {"id": "y", "name": "y", "segment": "a"}], "name": "n", "segments": [{"name": "A", "id": "a"}], "format": 1}"#;
    let (project, warnings) =
        read(&format!("\u{feff}{text}").trim_start_matches('\u{feff}').replace('\n', "\r\n")).unwrap();
    assert!(warnings.is_empty());
    assert_eq!(project.servers.len(), 2);
    let written = file::write(&project);
    assert_eq!(file::write(&read(&written).unwrap().0), written);
    assert!(written.find("\"id\": \"y\"").unwrap() < written.find("\"id\": \"z\"").unwrap());
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let bytes = format!("\u{feff}{}", sample().1).into_bytes();
    assert_eq!(file::read_bytes(Path::new("p"), bytes, None).unwrap().0, sample().0);
}

#[test]
fn one_change_is_a_few_lines() {
    let (mut project, text) = sample();
    let segments = std::sync::Arc::make_mut(&mut project.segments);
    std::sync::Arc::make_mut(segments.get_mut("wan").unwrap()).position.x += 10.5;
    let written = file::write(&project);
    let changed = text.lines().zip(written.lines()).filter(|(old, new)| old != new).count();
    assert_eq!((changed, written.lines().count()), (1, text.lines().count()));
}

#[test]
fn every_error_is_told_with_its_place() {
    let text = r#"{
  "format": 1,
  "name": 5,
  "descripton": "x",
  "options": {"netbios": "on", "netbios": "off", "rpc.range": true},
  "segments": [
    {"id": "a", "name": "A", "kind": "usre", "prefixes": ["10.0.0.0/40", "10.1.0.0/16", "x"]},
    {"id": "b", "name": "A", "position": {"x": 1e300, "z": 4}},
    {"id": "b", "name": "B", "naem": "q"}
  ],
  "devices": [{"id": "fw", "name": "fw", "stateful": "yes"}],
  "links": [
    {"device": "fww", "segment": "a"},
    {"device": "fw", "segment": "b"},
    {"device": "fw", "segment": "b"}
  ],
  "domains": [{"id": "d", "name": " "}],
  "trusts": [{"id": "t", "trusting": "d", "trusted": "d"}],
  "servers": [
    {"id": "é", "name": "é", "segment": "c", "count": 0, "roles": ["x", 4], "uses": ["s11", "role:x", "é"]},
    {"id": "s1", "segment": "a", "domain": "e", "os": "2004", "count": -1}
  ]
}
"#;
    let expected = "\
p.portolan:3:11: the number 5 stands here; expected a text in quotes
p.portolan:4:3: there is no key \"descripton\" here; expected one of format, name, description, catalogs, options, routing, segments, devices, links, restrictions, tunnels, domains, trusts, servers, policy, annotations, baseline, results
p.portolan:5:32: the key \"netbios\" is given twice; expected each key once
p.portolan:5:63: true stands here; expected a text in quotes
p.portolan:7:38: \"usre\" is not one of the words that fit here; expected one of internet, dmz, internal, user, management, partner, cloud
p.portolan:7:59: \"10.0.0.0/40\" is not an address or a prefix; expected one such as 10.1.0.10, 10.1.0.0/24 or 2001:db8::/32
p.portolan:7:89: \"x\" is not an address or a prefix; expected one such as 10.1.0.10, 10.1.0.0/24 or 2001:db8::/32
p.portolan:8:25: two segments have the name \"A\"; expected a name that no other segment has
p.portolan:8:42: the key \"y\" is missing; expected \"y\" with its value
p.portolan:8:48: this position is too large for the diagram; expected a number such as 120
p.portolan:8:55: there is no key \"z\" here; expected one of x, y
p.portolan:9:12: the segment id \"b\" is given twice; expected an id that no other item of the list has
p.portolan:9:30: there is no key \"naem\" here; expected one of id, name, kind, trust_level, prefixes, position, note
p.portolan:11:54: the text \"yes\" stands here; expected true or false
p.portolan:13:16: there is no device with the id \"fww\"; expected the id of a device of this file; the nearest is \"fw\"
p.portolan:15:5: the link between \"fw\" and \"b\" is given twice; expected one link for each device and segment
p.portolan:17:35: this domain has no name; expected a name
p.portolan:18:54: the domain \"d\" trusts itself; expected two domains
p.portolan:20:41: there is no segment with the id \"c\"; expected the id of a segment of this file
p.portolan:20:55: a server stands for at least one host; expected a whole number from 1
p.portolan:20:73: the number 4 stands here; expected a text in quotes
p.portolan:20:86: there is no server with the id \"s11\"; expected the id of a server of this file; the nearest is \"s1\"
p.portolan:20:103: warning: the server \"é\" uses itself; this is left out; expected another server, or role: and a role
p.portolan:21:5: the key \"name\" is missing; expected \"name\" with its value
p.portolan:21:44: there is no domain with the id \"e\"; expected the id of a domain of this file
p.portolan:21:55: \"2004\" is not one of the words that fit here; expected one of 2000, xp, 2003, 2003r2, 2008, 2012r2, 2016, 2019, 2022, 2025, other
p.portolan:21:72: the number -1 stands here; expected a whole number from 0";
    assert_eq!(errors(text).join("\n"), expected);
}

#[test]
fn references_are_checked_in_a_file_of_sound_types_too() {
    let text = r#"{"format": 1, "name": "n", "segments": [{"id": "dmz", "name": "DMZ"}],
"servers": [{"id": "s", "name": "s", "segment": "dmzz"}, {"id": "s", "name": "t", "segment": "dmz"}]}"#;
    let found = read(text).unwrap_err();
    let headlines: Vec<String> = found.iter().map(Diagnostic::headline).collect();
    assert_eq!(
        headlines,
        [
            "p.portolan:2:49: there is no segment with the id \"dmzz\"; expected the id of a segment of this file; the nearest is \"dmz\"",
            "p.portolan:2:65: the server id \"s\" is given twice; expected an id that no other item of the list has",
        ]
    );
}

#[test]
fn words_of_the_catalog_are_checked_where_there_is_one() {
    let text = r#"{"format": 1, "name": "n", "options": {"rpc.rnage": "5000-5100", "ftp.mode": "pasive"},
"segments": [{"id": "a", "name": "A"}],
"servers": [{"id": "s", "name": "s", "segment": "a", "roles": ["web-server", "dns-sever"], "uses": ["role:sql-servr"],
"options": {"sql.port": "0", "netbios": "on"}}]}"#;
    assert!(read(text).is_ok());
    let errors = file::read(&SourceFile::new("p", text), Some(&Catalog::builtin())).unwrap_err();
    let headlines: Vec<String> = errors.iter().map(Diagnostic::headline).collect();
    assert_eq!(
        headlines,
        [
            "p:1:40: there is no option \"rpc.rnage\"; expected the key of an option; the nearest is \"rpc.range\"",
            "p:1:78: the option \"ftp.mode\" does not take \"pasive\"; expected active or passive",
            "p:3:78: there is no role \"dns-sever\" in the catalog; expected the id of a role; the nearest is \"dns-server\"",
            "p:3:101: there is no role \"sql-servr\" in the catalog; expected the id of a role; the nearest is \"sql-server\"",
            "p:4:25: the option \"sql.port\" does not take \"0\"; expected a port from 1 to 65535",
        ]
    );
}

#[test]
fn two_servers_of_one_name_are_only_a_warning() {
    let text = r#"{"format": 1, "name": "n", "segments": [{"id": "a", "name": "A"}],
"servers": [{"id": "s", "name": "web", "segment": "a"}, {"id": "t", "name": "web", "segment": "a"}]}"#;
    let (project, warnings) = read(text).unwrap();
    assert_eq!(project.servers.len(), 2);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].headline().contains("warning: two servers have the name \"web\""));
}

#[test]
fn formats_that_are_not_read_are_named() {
    assert_eq!(
        errors("{\"format\": 7, \"name\": \"n\", \"zones\": []}"),
        [
            "p.portolan:1:12: this file has format 7, which is newer than this program; expected format 1, the newest that this program reads"
        ]
    );
    assert_eq!(
        errors("{\"format\": 2, \"name\": \"n\"}").len(),
        1,
        "a newer format is refused even if it looks like the one that is known"
    );
    assert_eq!(errors("{\"format\": 0, \"name\": \"n\"}").len(), 1);
    assert_eq!(
        errors("{\"fromat\": 1, \"name\": \"n\"}"),
        ["p.portolan:1:1: the key \"format\" is missing; expected \"format\": 1 at the top of a Portolan project"]
    );
    assert_eq!(
        errors("{\"format\": \"1\", \"name\": \"n\"}"),
        ["p.portolan:1:12: the text \"1\" stands here; expected a whole number from 0"]
    );
}

#[test]
fn files_that_are_no_projects_get_one_clear_sentence() {
    let cases = [
        ("", "p.portolan:1:1: the file is empty; expected a Portolan project"),
        (" \n\n", "p.portolan:1:1: the file is empty; expected a Portolan project"),
        ("[]", "p.portolan:1:1: the top level is not an object; expected a Portolan project, which begins with {"),
        ("hello", "p.portolan:1:1: this is not JSON: expected value, at 'h'; expected a Portolan project in JSON"),
        (
            "{\"format\": 1,\n \"näme\": 'x'}",
            "p.portolan:2:10: this is not JSON: expected value, at '\\''; expected a Portolan project in JSON",
        ),
        (
            "{\"format\": 1, \"name\": \"n\",}",
            "p.portolan:1:27: this is not JSON: trailing comma, at '}'; expected a Portolan project in JSON",
        ),
        (
            "{\"format\": 1, \"name\": \"n\"} x",
            "p.portolan:1:28: this is not JSON: trailing characters, at 'x'; expected a Portolan project in JSON",
        ),
    ];
    for (text, headline) in cases {
        assert_eq!(errors(text), [headline], "{text:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let read = |bytes: Vec<u8>| file::read_bytes(Path::new("p"), bytes, None).unwrap_err();
    let zeros = read(vec![0; 1_000_000]);
    assert_eq!(zeros[0].headline(), "p:1:1: the file holds nothing but zero bytes; expected a Portolan project");
    let broken = read(b"{\n\"a\": \"\xff\"}".to_vec());
    assert_eq!(broken[0].headline(), "p:2:7: this is not UTF-8 text; expected a file in UTF-8");
    let utf16 = read(b"\xff\xfe{\0".to_vec());
    assert!(utf16[0].hint.as_deref().unwrap().contains("UTF-16"));
    let mut half_zeros = sample().1.as_bytes()[..700].to_vec();
    half_zeros.resize(4096, 0);
    assert_eq!(read(half_zeros).len(), 1);
}

#[test]
fn nesting_without_end_is_refused() {
    for text in
        ["[".repeat(300_000), "{\"a\":".repeat(300_000), format!("{{\"format\": 1, \"name\": {}", "[".repeat(90_000))]
    {
        assert!(!errors(&text).is_empty());
    }
    let deep = format!("{{\"format\": 1, \"name\": \"n\", \"servers\": [{}{}]}}", "[".repeat(5000), "]".repeat(5000));
    assert!(!errors(&deep).is_empty());
}

#[test]
fn a_sample_cut_off_anywhere_is_an_error_and_never_a_panic() {
    let text = sample().1;
    let closed = text.trim_end().len();
    for end in 0..closed {
        let found = file::read_bytes(Path::new("p"), text.as_bytes()[..end].to_vec(), None);
        let errors = found.expect_err("a part of a project was read");
        assert!(errors.iter().all(|error| !error.headline().is_empty() && error.place().1.is_some()));
    }
}

#[test]
fn a_sample_with_any_byte_changed_never_panics() {
    let text = sample().1.as_bytes();
    for (place, junk) in (0..text.len()).zip([b'"', 0, b'{', 0xff, b'9', b',', b']', b'\\'].into_iter().cycle()) {
        let mut bytes = text.to_vec();
        bytes[place] = junk;
        if let Err(errors) = file::read_bytes(Path::new("p"), bytes, None) {
            assert!(!errors.is_empty());
            assert!(errors.iter().all(|error| !error.render().is_empty()));
        }
    }
}

/// A world where nothing can be written.
struct FullDisk(MemoryEnv);

impl Env for FullDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }
    fn write_atomic(&self, _path: &Path, _bytes: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::StorageFull.into())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.0.list(folder)
    }
    fn exists(&self, path: &Path) -> bool {
        self.0.exists(path)
    }
    fn now(&self) -> SystemTime {
        self.0.now()
    }
    fn config_folder(&self) -> Option<PathBuf> {
        None
    }
    fn data_folder(&self) -> Option<PathBuf> {
        None
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_the_old_file() {
    let (project, text) = sample();
    let path = Path::new("p.portolan");
    let env = FullDisk(MemoryEnv::with_files([(path.to_owned(), text.as_bytes().to_owned())]));
    let errors = file::save(&env, path, &Project::default()).unwrap_err();
    assert_eq!(errors[0].headline(), "p.portolan:1:1: the disk is full; expected room for the file");
    let bytes = env.read(path).unwrap();
    assert_eq!(file::read_bytes(path, bytes, None).unwrap().0, project);
}

#[test]
fn what_is_no_readable_file_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Catalog::default();
    let message = |path: &Path| file::open(&RealEnv, path, &catalog).unwrap_err()[0].message.clone();
    assert_eq!(message(folder.path()), "this is a folder");
    assert_eq!(message(&folder.path().join("none.portolan")), "there is no such file");
    let save = |path: &Path| file::save(&RealEnv, path, &Project::default());
    assert!(save(folder.path()).is_err());
    assert!(save(&folder.path().join("new/p.portolan")).is_ok());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file was left behind");
}

/// The variable that makes [`a_killed_save_leaves_the_old_or_the_new_file`] the process that is killed.
const VICTIM: &str = "PORTOLAN_TEST_SAVES_FOR_EVER_TO";

fn large_project(name: &str) -> Project {
    let mut project = sample().0;
    name.clone_into(&mut project.name);
    project.description = name.repeat(200_000);
    project
}

#[test]
fn a_killed_save_leaves_the_old_or_the_new_file() {
    let projects = [large_project("old"), large_project("new")];
    if let Some(path) = std::env::var_os(VICTIM) {
        for project in projects.iter().cycle() {
            file::save(&RealEnv, Path::new(&path), project).unwrap();
        }
    }
    let texts = projects.map(|project| file::write(&project));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.portolan");
    std::fs::write(&path, &texts[0]).unwrap();
    for round in 0..12 {
        let mut victim = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_killed_save_leaves_the_old_or_the_new_file"])
            .env(VICTIM, &path)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60 + round * 7));
        victim.kill().unwrap();
        victim.wait().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(texts.contains(&text), "round {round} left a file of {} bytes", text.len());
    }
}

#[test]
fn what_people_and_tests_say_of_flows_is_checked() {
    let text = r#"{"format": 1, "name": "n",
"annotations": [
  {"flow": "f1", "approval": "approvd", "valid_from": "2026-02-30"},
  {"flow": "f1", "review_by": "31.12.2026", "approval": "to-discuss"}
],
"baseline": [
  "f1 00000001-00000002-00000003-00000004 a > b",
  "f1 00000001-00000002-00000003-00000004",
  "f2 00000001-00000002-00000003 a > b",
  7
],
"results": [
  "f1 web1 passed 2/2 2026-10-02T12:00:00Z",
  "f1 web1 blocked 1/2 2026-10-02T12:00:00Z 10.1.0.5 tcp 445",
  "f1 web2 passed 3/2 2026-10-02T12:00:00Z"
]}"#;
    let approved = "a flow id, its fingerprint (four groups of eight hexadecimal digits, joined with -) and what it is";
    let tested = "a flow id, a host, passed, unclear or blocked, how many checks passed and a time, as in f1 web1 passed 4/4 2026-10-02T12:00:00Z";
    let expected = format!(
        "\
p.portolan:3:30: \"approvd\" is not one of the words that fit here; expected one of open, approved, rejected, to-discuss
p.portolan:3:55: warning: \"2026-02-30\" is no day of the calendar; expected year-month-day, as in 2027-05-31
p.portolan:4:12: the flow \"f1\" is annotated twice; expected one annotation for each flow
p.portolan:4:31: warning: \"31.12.2026\" is no day of the calendar; expected year-month-day, as in 2027-05-31
p.portolan:8:3: the flow \"f1\" is approved twice; expected one approved state for each flow
p.portolan:9:3: \"f2 00000001-00000002-00000003 a > b\" is no approved flow; expected {approved}
p.portolan:10:3: the number 7 stands here; expected a text in quotes
p.portolan:14:3: the flow \"f1\" has two results of \"web1\"; expected one result of a host for each flow
p.portolan:15:3: \"f1 web2 passed 3/2 2026-10-02T12:00:00Z\" is no test result; expected {tested}"
    );
    assert_eq!(errors(text).join("\n"), expected);
}

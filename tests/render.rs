//! The diagram as SVG and PNG, and `render` as others script against it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test render` writes the golden files anew.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use common::Design;
use portolan::catalog::Catalog;
use portolan::diag::SourceFile;
use portolan::engine;
use portolan::export::{DiagramTheme, Matrix, MatrixOptions, diagram, diagram_png};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Device, Point, Project, Segment, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind};
use portolan::project::{Edit, file};
use resvg::tiny_skia::Pixmap;
use roxmltree::Document;

const TOLD: [&str; 3] = ["branch-office", "internet-dmz", "site-to-site"];

fn sample(name: &str) -> Project {
    let template = TEMPLATES.iter().find(|template| template.name == name).unwrap();
    file::read(&SourceFile::new(name, template.text), Some(&Catalog::builtin())).unwrap().0
}

fn with_matrix<T>(project: &Project, then: impl FnOnce(&Matrix<'_>) -> T) -> T {
    let catalog = Catalog::builtin();
    let report = engine::compute(project, &catalog);
    let options = MatrixOptions::default();
    then(&Matrix { project, catalog: &catalog, report: &report, options: &options })
}

fn svg(project: &Project, theme: DiagramTheme) -> String {
    with_matrix(project, |matrix| diagram(matrix, theme))
}

fn png(project: &Project, theme: DiagramTheme, scale: f32) -> Pixmap {
    let bytes = with_matrix(project, |matrix| diagram_png(matrix, theme, scale)).unwrap();
    Pixmap::decode_png(&bytes).unwrap()
}

/// All texts that the drawing shows, as a reader of XML finds them.
fn texts(document: &Document<'_>) -> Vec<String> {
    let nodes = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    nodes.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

fn size_of(document: &Document<'_>) -> (f32, f32) {
    let number = |name| document.root_element().attribute(name).unwrap().parse().unwrap();
    (number("width"), number("height"))
}

fn portolan(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command.output().unwrap()
}

fn project_file(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(name).to_str().unwrap().to_owned()
}

#[test]
fn drawings_of_samples_are_as_their_golden_files() {
    let mut wrong: Vec<PathBuf> = Vec::new();
    for name in TOLD {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/svg/{name}.svg"));
        let actual = svg(&sample(name), DiagramTheme::Both);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, actual).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_ref() != Some(&actual) {
            std::fs::write(path.with_added_extension("actual"), actual).unwrap();
            wrong.push(path);
        }
    }
    assert!(wrong.is_empty(), "differ from their golden files (or have none): {wrong:#?}");
}

#[test]
fn every_drawing_is_well_formed_shows_every_name_and_is_the_same_again() {
    for template in TEMPLATES {
        let project = sample(template.name);
        let drawn = svg(&project, DiagramTheme::Both);
        assert_eq!(drawn, svg(&project, DiagramTheme::Both), "{}", template.name);
        let document = Document::parse(&drawn).unwrap();
        let texts = texts(&document);
        let shows = |name: &str| texts.iter().any(|text| text.starts_with(name));
        for name in project.segments.values().map(|it| &it.name).chain(project.devices.values().map(|it| &it.name)) {
            assert!(shows(name), "{}: {name} is not in {texts:#?}", template.name);
        }
        // Nothing in it is fetched or run.
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(!["script", "image", "a", "use", "foreignObject"].contains(&node.tag_name().name()));
            assert!(node.attributes().all(|it| !it.name().starts_with("on") && it.name() != "href"));
        }
    }
}

#[test]
fn a_drawing_holds_all_that_it_draws() {
    for template in TEMPLATES {
        let drawn = svg(&sample(template.name), DiagramTheme::Light);
        let document = Document::parse(&drawn).unwrap();
        let view: Vec<f64> =
            document.root_element().attribute("viewBox").unwrap().split(' ').map(|it| it.parse().unwrap()).collect();
        let (right, bottom) = (view[0] + view[2], view[1] + view[3]);
        for node in document.descendants().filter(|node| node.tag_name().name() == "rect") {
            let [x, y, width, height] =
                ["x", "y", "width", "height"].map(|name| node.attribute(name).unwrap().parse::<f64>().unwrap());
            assert!(x >= view[0] && y >= view[1], "{}: {node:?}", template.name);
            assert!(x + width <= right + 0.11 && y + height <= bottom + 0.11, "{}: {node:?}", template.name);
        }
    }
}

#[test]
fn hostile_names_stay_text() {
    let hostile = [
        "</text><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "]]>&amp;<!--",
        "a\nb\u{0}\u{7}c",
        "\u{202e}gnp.exe\u{ffff}",
        "=cmd|' /C calc'!A0",
        &"m".repeat(300),
        "\u{1f600}\u{4e2d}\u{6587}",
    ];
    for name in hostile {
        let mut design = Design::three_segments();
        let segment = Segment { name: name.into(), ..Segment::clone(&design.project.segments["dmz"]) };
        design.apply(&Edit::PutSegment("dmz".into(), segment));
        design.server("web", "dmz", &["web-server"]).server("pc", "users", &["web-client"]);
        design.change("web", |server| server.name = name.into());
        let device = Device { name: name.into(), ..Device::default() };
        design.apply(&Edit::PutDevice("more".into(), device));
        let end = |id: &str| TunnelEnd::Segment(id.into());
        let tunnel = Tunnel {
            name: name.into(),
            kind: TunnelKind::Gre,
            first: end("users"),
            second: end("dmz"),
            initiator: TunnelInitiator::default(),
            note: String::new(),
        };
        design.apply(&Edit::PutTunnel("hostile".into(), tunnel));
        design.project.name = name.into();
        let plain = {
            let mut plain = design.project.clone();
            plain.name = "plain".into();
            plain
        };
        let drawn = svg(&design.project, DiagramTheme::Both);
        let document = Document::parse(&drawn).unwrap_or_else(|error| panic!("{name:?}: {error}"));
        let elements = |document: &Document<'_>| document.descendants().filter(roxmltree::Node::is_element).count();
        let other = svg(&plain, DiagramTheme::Both);
        assert_eq!(elements(&document), elements(&Document::parse(&other).unwrap()), "{name:?}");
        assert!(document.descendants().all(|node| node.tag_name().name() != "script" && !node.is_comment()));
        assert!(document.descendants().flat_map(|it| it.attributes()).all(|it| it.name() != "onload"));
        let has_hidden = |text: &str| text.chars().any(|it| it.is_control() || it == '\u{202e}');
        assert!(texts(&document).iter().all(|text| !has_hidden(text)), "{name:?}");
        // A renderer reads it too.
        assert!(png(&design.project, DiagramTheme::Dark, 0.5).width() > 100, "{name:?}");
    }
}

#[test]
fn pictures_have_the_size_and_the_colours_that_were_asked_for() {
    for name in ["two-domains", "site-to-site"] {
        let project = sample(name);
        let drawn = svg(&project, DiagramTheme::Light);
        let (width, height) = size_of(&Document::parse(&drawn).unwrap());
        for scale in [1.0, 2.0] {
            let picture = png(&project, DiagramTheme::Light, scale);
            let near = |pixels: u32, points: f32| (pixels as f32 - points * scale).abs() <= 2.0;
            assert!(near(picture.width(), width) && near(picture.height(), height), "{name} {scale}");
        }
        let corner = |theme| {
            let colour = png(&project, theme, 1.0).pixel(2, 2).unwrap();
            (colour.red(), colour.green(), colour.blue())
        };
        assert_eq!(corner(DiagramTheme::Light), (0xfa, 0xfb, 0xfc));
        assert_eq!(corner(DiagramTheme::Dark), (0x16, 0x1b, 0x21));
    }
}

/// Letters are drawn, in the font that the program brings: without one there would be boxes and no names.
#[test]
fn pictures_have_letters() {
    let mut design = Design::default();
    design.segment("a", portolan::project::SegmentKind::User, "");
    let ink = |name: &str| {
        let mut design = design.project.clone();
        let segment = Segment { name: name.into(), ..Segment::clone(&design.segments["a"]) };
        design = Edit::PutSegment("a".into(), segment).apply(&design).unwrap();
        let picture = png(&design, DiagramTheme::Light, 2.0);
        picture.pixels().iter().filter(|it| it.red() < 80 && it.blue() < 110).count()
    };
    assert!(ink("A name to draw") > ink("A") + 200);
}

/// A diagram too large for a picture is drawn smaller, not refused, and never takes all memory.
#[test]
fn a_diagram_of_any_extent_becomes_a_picture() {
    let mut design = Design::default();
    for (name, x, y) in [("a", -900_000.0, -400_000.0), ("b", 900_000.0, 800_000.0)] {
        design.segment(name, portolan::project::SegmentKind::Internal, "");
        let segment = Segment { position: Point { x, y }, ..Segment::clone(&design.project.segments[name]) };
        design.apply(&Edit::PutSegment(name.into(), segment));
    }
    let picture = png(&design.project, DiagramTheme::Light, 16.0);
    assert!(picture.width() <= 16_384 && picture.height() <= 16_384 && picture.width() > 4_000);
    let nothing = png(&Project::default(), DiagramTheme::Light, 1.0);
    assert!(nothing.width() > 100, "an empty project is an empty picture");
}

#[test]
fn the_command_writes_what_the_name_of_the_file_says() {
    let folder = tempfile::tempdir().unwrap();
    let project = project_file("branch-office.portolan");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let output = portolan(&["render", &project, "--out", &path("a.svg")]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    let drawn = std::fs::read_to_string(path("a.svg")).unwrap();
    assert_eq!(drawn, svg(&sample("branch-office"), DiagramTheme::Light));
    let output = portolan(&["render", &project, "--out", &path("a.PNG"), "--scale", "1", "--theme", "dark"]);
    assert_eq!(output.status.code(), Some(0));
    let picture = Pixmap::decode_png(&std::fs::read(path("a.PNG")).unwrap()).unwrap();
    let (width, _) = size_of(&Document::parse(&drawn).unwrap());
    assert!((picture.width() as f32 - width).abs() <= 1.0);
    let output = portolan(&["render", &project]);
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap()), (Some(0), drawn));
}

#[test]
fn the_command_says_what_is_wrong_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let project = project_file("branch-office.portolan");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (arguments, told) in [
        (vec!["render", &project, "--out", &path("a.gif")], "expected .svg or .png"),
        (vec!["render", &project, "--out", &path("diagram")], "expected .svg or .png"),
        (vec!["render", &project, "--out", &path("a.png"), "--scale", "0"], "expected a number from 0.1 to 16"),
        (vec!["render", &project, "--out", &path("a.png"), "--scale", "NaN"], "expected a number from 0.1 to 16"),
        (vec!["render", &project, "--out", &path("a.png"), "--theme", "pink"], "pink"),
        (vec!["render", &path("none.portolan"), "--out", &path("a.png")], "none.portolan"),
    ] {
        let output = portolan(&arguments);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(errors.contains(told), "{arguments:?}: {errors}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

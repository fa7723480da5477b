//! The diagram as a drawing: segments with their servers, devices, links, tunnels, and an arrow for each pair of
//! segments that has flows, as wide as it has ports and in the colour of its risk.
//!
//! It stands as the project's positions say. What could be a picture of anything else is text: names are escaped, and
//! the drawing has no script, no link and no picture in it.

mod geometry;
mod png;
mod theme;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use self::geometry::{Arc, Area, Ends, Place, link};
pub use self::png::{DiagramPixels, diagram_pixels, diagram_png};
pub use self::theme::DiagramTheme;
use super::cell::without_control_characters;
use super::grid::{Grid, GridCell, RiskLevel};
use super::measure::{cut_to_width, text_width};
use super::row::Matrix;
use crate::ids::{DeviceId, SegmentId};
use crate::project::{
    CHIP_ROW_HEIGHT, DeviceKind, Passage, SEGMENT_HEADER_HEIGHT, SEGMENT_PADDING, Server, TunnelEnd, chip_grid,
    segment_size,
};

const LETTERS: f64 = 12.5;
const SMALL_LETTERS: f64 = 11.0;
/// How much wider the letters of a browser's own font may be than those that widths are taken from.
const WIDER_FONT: f64 = 1.25;
const WIDER_STRONG_FONT: f64 = 1.3;
const DEVICE_SIZE: f64 = 40.0;
const MARGIN: f64 = 24.0;
/// The room of a name that stands on no box.
const LONGEST_LABEL: f64 = 240.0;
/// With more arrows than this, their labels would hide each other.
const MOST_LABELS: usize = 80;

/// The diagram as an SVG document.
pub fn diagram(matrix: &Matrix<'_>, theme: DiagramTheme) -> String {
    let scene = Scene::new(matrix);
    let mut drawing = Drawing { out: String::new(), bounds: scene.bounds(), taken: Vec::new() };
    if scene.segments.is_empty() && scene.devices.is_empty() {
        let middle = drawing.bounds.middle();
        drawing.text(middle, "pd-dim", "middle", "This project has no segments yet");
    }
    drawing.links(&scene);
    drawing.tunnels(&scene);
    for (id, area) in &scene.segments {
        drawing.segment(&scene, id, area);
    }
    for (id, area) in &scene.devices {
        drawing.device(&scene, id, area);
    }
    drawing.arrows(&scene);
    drawing.legend(&scene);
    let Area { x, y, width, height } = drawing.bounds;
    let (x, y, width, height) = (x - MARGIN, y - MARGIN, width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\" width=\"{}\" height=\"{}\" role=\"img\">\n\
         <title>{}</title>\n<style>{}</style>\n\
         <rect class=\"pd-ground\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n{}</svg>\n",
        number(x),
        number(y),
        number(width),
        number(height),
        number(width),
        number(height),
        escaped(&format!("Diagram of {}", matrix.project.name)),
        theme::style_sheet(theme),
        number(x),
        number(y),
        number(width),
        number(height),
        drawing.out,
    )
}

/// Where everything stands.
struct Scene<'m> {
    matrix: &'m Matrix<'m>,
    grid: Grid,
    segments: BTreeMap<&'m SegmentId, Area>,
    devices: BTreeMap<&'m DeviceId, Area>,
    servers: BTreeMap<&'m SegmentId, Vec<&'m Server>>,
}

impl<'m> Scene<'m> {
    fn new(matrix: &'m Matrix<'m>) -> Self {
        let project = matrix.project;
        let mut servers: BTreeMap<&SegmentId, Vec<&Server>> = BTreeMap::new();
        for server in project.servers.values() {
            servers.entry(&server.segment).or_default().push(server);
        }
        let segments = project.segments.iter().map(|(id, segment)| {
            let (width, height) = segment_size(servers.get(id).map_or(0, Vec::len));
            let (x, y) = (f64::from(segment.position.x), f64::from(segment.position.y));
            (id, Area { x, y, width: f64::from(width), height: f64::from(height) })
        });
        let devices = project.devices.iter().map(|(id, device)| {
            let middle = Place { x: f64::from(device.position.x), y: f64::from(device.position.y) };
            (id, Area::around(middle, DEVICE_SIZE, DEVICE_SIZE))
        });
        let (segments, devices) = (segments.collect(), devices.collect());
        Self { matrix, grid: Grid::new(project, matrix.report), segments, devices, servers }
    }

    fn areas(&self) -> impl Iterator<Item = &Area> {
        self.segments.values().chain(self.devices.values())
    }

    fn bounds(&self) -> Area {
        let all = self.areas().copied().reduce(|bounds, area| bounds.joined(&area));
        all.unwrap_or(Area { x: 0.0, y: 0.0, width: 260.0, height: 80.0 })
    }
}

/// The drawing as it grows.
struct Drawing {
    out: String,
    bounds: Area,
    /// Where labels stand.
    taken: Vec<Area>,
}

impl Drawing {
    fn grow(&mut self, area: &Area) {
        self.bounds = self.bounds.joined(area);
    }

    /// A text; `classes` are those beside that of all texts.
    fn text(&mut self, place: Place, classes: &str, anchor: &str, text: &str) {
        let _ = writeln!(
            self.out,
            "<text class=\"pd-text {classes}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            number(place.x),
            number(place.y),
            escaped(text)
        );
    }

    fn area(&mut self, area: &Area, classes: &str, rounding: f64) {
        let _ = writeln!(
            self.out,
            "<rect class=\"{classes}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            number(area.x),
            number(area.y),
            number(area.width),
            number(area.height),
            number(rounding)
        );
    }

    /// An arrow's head at `tip`, coming from `from`.
    fn head(&mut self, from: Place, tip: Place, size: f64, classes: &str) {
        let length = (tip.x - from.x).hypot(tip.y - from.y).max(0.1);
        let (dx, dy) = ((tip.x - from.x) / length, (tip.y - from.y) / length);
        let corner = |side: f64| Place {
            x: tip.x - dx * size - dy * size * 0.5 * side,
            y: tip.y - dy * size + dx * size * 0.5 * side,
        };
        let points = [tip, corner(1.0), corner(-1.0)].map(|point| format!("{},{}", number(point.x), number(point.y)));
        let _ = writeln!(self.out, "<polygon class=\"{classes}\" points=\"{}\"/>", points.join(" "));
    }

    fn links(&mut self, scene: &Scene<'_>) {
        let mut ends: Vec<Place> = Vec::new();
        for item in scene.matrix.project.links.values() {
            let (Some(device), Some(segment)) = (scene.devices.get(&item.device), scene.segments.get(&item.segment))
            else {
                continue;
            };
            let others: Vec<Area> = scene.areas().filter(|area| *area != device && *area != segment).copied().collect();
            let way = link(device.middle(), segment, &others, &ends);
            ends.extend(way.last());
            let points: Vec<String> =
                way.iter().map(|place| format!("{},{}", number(place.x), number(place.y))).collect();
            let _ = writeln!(self.out, "<polyline class=\"pd-link\" points=\"{}\"/>", points.join(" "));
            let (Some(second), [.., before, last]) = (way.get(1), way.as_slice()) else { continue };
            match item.passage {
                Passage::OutOfDevice => self.head(*before, *last, 9.0, "pd-link-arrow"),
                Passage::IntoDevice => {
                    let edge = device.border_towards(*second);
                    self.head(*second, edge, 9.0, "pd-link-arrow");
                }
                Passage::Both => {}
            }
        }
    }

    fn tunnels(&mut self, scene: &Scene<'_>) {
        for tunnel in scene.matrix.project.tunnels.values() {
            let [Some(first), Some(second)] = tunnel.ends().map(|end| end_area(scene, end)) else { continue };
            let others: Vec<Area> = scene.areas().filter(|area| **area != first && **area != second).copied().collect();
            let arc = best_arc(&first, &second, &Room { others: &others, labels: &[], ends: &Ends::default() }, 0.0);
            self.arc(&arc, "pd-tunnel", None);
            let middle = arc.at(0.5);
            let text = cut_to_width(&clean(&tunnel.name), SMALL_LETTERS, LONGEST_LABEL);
            let area = Area::around(middle, text_width(&text, SMALL_LETTERS) * WIDER_FONT + 12.0, 18.0);
            self.taken.push(area);
            self.grow(&area);
            self.area(&area, "pd-pill", 4.0);
            self.text(Place { x: middle.x, y: middle.y + 4.0 }, "pd-small pd-tunnel-text", "middle", &text);
        }
    }

    fn arc(&mut self, arc: &Arc, classes: &str, width: Option<f64>) {
        let width = width.map_or_else(String::new, |width| format!(" stroke-width=\"{}\"", number(width)));
        let [start, control, end] =
            [arc.start, arc.control, arc.end].map(|it| format!("{} {}", number(it.x), number(it.y)));
        let _ = writeln!(self.out, "<path class=\"{classes}\"{width} d=\"M{start} Q{control} {end}\"/>");
        for share in [0.25, 0.5, 0.75] {
            self.grow(&Area::around(arc.at(share), 8.0, 8.0));
        }
    }

    fn segment(&mut self, scene: &Scene<'_>, id: &SegmentId, area: &Area) {
        let Some(segment) = scene.matrix.project.segments.get(id) else { return };
        let kind = segment.kind;
        let header = f64::from(SEGMENT_HEADER_HEIGHT);
        self.area(area, &format!("pd-box pd-{kind}"), 8.0);
        self.area(&Area { height: header, ..*area }, &format!("pd-band pd-{kind}-fill"), 8.0);
        let prefix = match segment.prefixes.as_slice() {
            [] => String::new(),
            [only] => only.to_string(),
            [first, rest @ ..] => format!("{first} +{}", rest.len()),
        };
        let room = area.width - 24.0;
        let prefix = cut_to_width(&prefix, SMALL_LETTERS * WIDER_FONT, room);
        let name = cut_to_width(&clean(&segment.name), LETTERS * WIDER_STRONG_FONT, room);
        let line = area.y + header / 2.0 + 4.5;
        self.text(Place { x: area.x + 12.0, y: line }, "pd-strong", "start", &name);
        let both =
            text_width(&name, LETTERS * WIDER_STRONG_FONT) + 10.0 + text_width(&prefix, SMALL_LETTERS * WIDER_FONT);
        // Beside a long name there is no room: the prefixes stand in the lower edge of the box.
        let (line, size) = if both <= room { (line, "pd-small") } else { (area.bottom() - 4.0, "pd-tiny") };
        self.text(Place { x: area.right() - 12.0, y: line }, &format!("{size} pd-dim"), "end", &prefix);
        let servers = scene.servers.get(id).map_or(&[][..], Vec::as_slice);
        if servers.is_empty() {
            let middle = Place { x: area.middle().x, y: area.y + f64::midpoint(header, area.height) + 4.0 };
            self.text(middle, "pd-small pd-dim", "middle", "no servers");
        }
        let (columns, _) = chip_grid(servers.len());
        let padding = f64::from(SEGMENT_PADDING);
        let gap = 8.0;
        let width = (area.width - 2.0 * padding - gap * (columns as f64 - 1.0)) / columns as f64;
        for (position, server) in servers.iter().enumerate() {
            let (column, row) = (position % columns, position / columns);
            let chip = Area {
                x: area.x + padding + column as f64 * (width + gap),
                y: area.y + header + padding + row as f64 * f64::from(CHIP_ROW_HEIGHT),
                width,
                height: f64::from(CHIP_ROW_HEIGHT) - 6.0,
            };
            self.chip(scene, server, &chip, &format!("pd-{kind}-fill"));
        }
    }

    fn chip(&mut self, scene: &Scene<'_>, server: &Server, chip: &Area, fill: &str) {
        self.area(chip, "pd-chip", 6.0);
        let role = server.roles.first().and_then(|role| scene.matrix.catalog.role_by_id(role.as_str()));
        let role_name = role.map_or("", |role| role.name.as_str());
        let icon = Area { x: chip.x + 5.0, y: chip.y + 5.0, width: 16.0, height: 16.0 };
        self.area(&icon, fill, 3.0);
        let letter: String = role_name.chars().take(1).flat_map(char::to_uppercase).collect();
        let line = chip.y + chip.height / 2.0 + 4.0;
        self.text(Place { x: icon.middle().x, y: line }, "pd-small pd-strong pd-letter", "middle", &letter);
        let room = chip.width - 38.0;
        let name = cut_to_width(&clean(&server.name), LETTERS, room / WIDER_FONT);
        self.text(Place { x: chip.x + 27.0, y: line }, "", "start", &name);
        let left = (room - text_width(&name, LETTERS) * WIDER_FONT - 10.0) / WIDER_FONT;
        let note = if server.count > 1 { format!("\u{d7}{}", server.count) } else { role_name.to_owned() };
        if left > 24.0 {
            let note = cut_to_width(&note, SMALL_LETTERS, left);
            self.text(Place { x: chip.right() - 8.0, y: line }, "pd-small pd-dim", "end", &note);
        }
    }

    fn device(&mut self, scene: &Scene<'_>, id: &DeviceId, area: &Area) {
        let Some(device) = scene.matrix.project.devices.get(id) else { return };
        self.area(area, &format!("pd-node pd-{}", device.kind), 9.0);
        let Place { x, y } = area.middle();
        let mark = match device.kind {
            // A wall of bricks.
            DeviceKind::Firewall => "M-10 -8H10M-10 0H10M-10 8H10M0 -8V0M-5 0V8M5 0V8",
            // Arrows to all sides.
            DeviceKind::Router => "M-11 0H11M0 -11V11M-7 -4L-11 0L-7 4M7 -4L11 0L7 4M-4 -7L0 -11L4 -7M-4 7L0 11L4 7",
        };
        let _ = writeln!(
            self.out,
            "<path class=\"pd-mark pd-{}\" transform=\"translate({} {})\" d=\"{mark}\"/>",
            device.kind,
            number(x),
            number(y)
        );
        let name = clean(&device.name);
        let name = cut_to_width(&name, SMALL_LETTERS, LONGEST_LABEL);
        let name = if device.is_stateful { name } else { format!("{name} (stateless)") };
        let label = Area {
            x: area.right() - 12.0,
            y: area.bottom() + 2.0,
            width: text_width(&name, SMALL_LETTERS) * WIDER_FONT + 8.0,
            height: 16.0,
        };
        self.grow(&label);
        self.taken.push(label);
        self.text(Place { x: label.x + 4.0, y: label.y + 12.0 }, "pd-small pd-dim pd-halo", "start", &name);
    }

    fn arrows(&mut self, scene: &Scene<'_>) {
        let has_labels = scene.grid.cells.len() <= MOST_LABELS;
        let mut labels: Vec<(Area, String, &'static str)> = Vec::new();
        let mut ends = Ends::default();
        for ((from, to), cell) in &scene.grid.cells {
            let (Some(start), Some(end)) = (scene.segments.get(from), scene.segments.get(to)) else { continue };
            let others: Vec<Area> = scene.areas().filter(|area| *area != start && *area != end).copied().collect();
            let text = label(cell);
            let width = if has_labels { text_width(&text, SMALL_LETTERS) * WIDER_FONT + 18.0 } else { 0.0 };
            let arc = best_arc(start, end, &Room { others: &others, labels: &self.taken, ends: &ends }, width);
            for end in [arc.start, arc.end] {
                ends.insert(end);
            }
            let risk = risk_word(cell.risk);
            let thickness = (1.5 + f64::from(cell.port_count() + 1).log2() * 0.5).min(5.0);
            let size = 7.0 + thickness * 1.6;
            // The line ends within its head.
            let tip = arc.end;
            let back = arc.at(0.96);
            self.arc(&arc, &format!("pd-arc pd-{risk}"), Some(thickness));
            self.head(back, tip, size, &format!("pd-{risk}-head"));
            if has_labels {
                let area = label_area(&arc, width);
                self.taken.push(area);
                labels.push((area, text, risk));
            }
        }
        for (area, text, risk) in labels {
            self.grow(&area);
            self.area(&area, &format!("pd-pill pd-{risk}"), 10.0);
            let Place { x, y } = area.middle();
            self.text(Place { x, y: y + 4.0 }, "pd-small", "middle", &text);
        }
    }

    /// Says under the drawing what its lines mean; only of those that it has.
    fn legend(&mut self, scene: &Scene<'_>) {
        const SAMPLE: f64 = 26.0;
        const GAP: f64 = 22.0;
        const LINE: f64 = 20.0;
        let has_risk = |risk| scene.grid.cells.values().any(|cell| cell.risk == risk);
        let mut entries: Vec<(&str, &str)> = Vec::new();
        entries
            .extend(LEGEND.into_iter().filter(|(risk, _)| has_risk(*risk)).map(|(risk, text)| (risk_word(risk), text)));
        if !scene.matrix.project.tunnels.is_empty() {
            entries.push(("tunnel", "tunnel"));
        }
        let (left, right) = (self.bounds.x, self.bounds.right());
        let (mut x, mut y) = (left, self.bounds.bottom() + 2.0 * LINE);
        for (kind, text) in entries {
            let width = SAMPLE + 6.0 + text_width(text, SMALL_LETTERS) * WIDER_FONT;
            if x > left && x + width > right {
                (x, y) = (left, y + LINE);
            }
            let (start, end) = (Place { x, y }, Place { x: x + SAMPLE, y });
            let classes = if kind == "tunnel" { "pd-tunnel".to_owned() } else { format!("pd-arc pd-{kind}") };
            let tip = if kind == "tunnel" { end } else { Place { x: end.x - 6.0, y } };
            let _ = writeln!(
                self.out,
                "<path class=\"{classes}\" stroke-width=\"2.5\" d=\"M{} {} H{}\"/>",
                number(start.x),
                number(start.y),
                number(tip.x)
            );
            if kind != "tunnel" {
                self.head(start, end, 10.0, &format!("pd-{kind}-head"));
            }
            self.text(Place { x: end.x + 6.0, y: y + 4.0 }, "pd-small pd-dim", "start", text);
            self.grow(&Area { x, y: y - 8.0, width, height: 16.0 });
            x += width + GAP;
        }
    }
}

/// What stands on an arrow in the legend, with what it means.
const LEGEND: [(RiskLevel, &str); 3] = [
    (RiskLevel::Low, "flows"),
    (RiskLevel::Middle, "flows in clear text or of old protocols"),
    (RiskLevel::High, "flows with wide ranges of ports, or forbidden"),
];

const fn risk_word(risk: RiskLevel) -> &'static str {
    match risk {
        RiskLevel::Low => "low",
        RiskLevel::Middle => "middle",
        RiskLevel::High => "high",
    }
}

/// What an arc should not run into.
struct Room<'a> {
    /// Boxes that it does not belong to.
    others: &'a [Area],
    /// Labels that are there already.
    labels: &'a [Area],
    /// Ends of arcs that are there already.
    ends: &'a Ends,
}

/// The arc that hides the least.
fn best_arc(from: &Area, to: &Area, room: &Room<'_>, label_width: f64) -> Arc {
    const BOWS: [f64; 9] = [20.0, 35.0, 50.0, 70.0, 90.0, 115.0, 140.0, 175.0, 210.0];
    let mut best = (f64::INFINITY, Arc::between(from, to, 0.0));
    for bow in BOWS.into_iter().flat_map(|bow| [bow, -bow]) {
        let arc = Arc::between(from, to, bow);
        let label = label_area(&arc, label_width).grown(4.0);
        let boxes = room.labels.iter().chain(room.others).chain([from, to]);
        let hidden = boxes.filter(|area| area.overlaps(&label)).count();
        let shared = room.ends.close_to([arc.start, arc.end]);
        let on_boxes = arc.hits(room.others.iter());
        let cost = on_boxes as f64 * 4.0 + hidden as f64 * 12.0 + shared as f64 * 3.0 + f64::abs(bow) / 30.0;
        if cost < best.0 {
            best = (cost, arc);
        }
    }
    best.1
}

/// Where the label of an arc stands: on its middle, or beside one that would be hidden by it.
fn label_area(arc: &Arc, width: f64) -> Area {
    const LEAST_SEEN: f64 = 60.0;
    const HEIGHT: f64 = 20.0;
    let middle = arc.at(0.5);
    let (dx, dy) = ((arc.end.x - arc.start.x).abs(), (arc.end.y - arc.start.y).abs());
    let is_upright = dy > dx;
    let seen = if is_upright { dy - HEIGHT } else { dx - width };
    if seen >= LEAST_SEEN {
        return Area::around(middle, width, HEIGHT);
    }
    let place = if is_upright {
        Place { x: middle.x + width / 2.0 + 10.0, ..middle }
    } else {
        Place { y: middle.y - HEIGHT / 2.0 - 8.0, ..middle }
    };
    Area::around(place, width, HEIGHT)
}

fn end_area(scene: &Scene<'_>, end: &TunnelEnd) -> Option<Area> {
    match end {
        TunnelEnd::Device(id) => scene.devices.get(id).copied(),
        TunnelEnd::Segment(id) => scene.segments.get(id).copied(),
        TunnelEnd::Server(id) => {
            let server = scene.matrix.project.servers.get(id)?;
            scene.segments.get(&server.segment).copied()
        }
    }
}

/// What stands on an arrow.
fn label(cell: &GridCell) -> String {
    if cell.has_wide_range { format!("{} + range", cell.port_count()) } else { cell.ports_text() }
}

fn clean(text: &str) -> String {
    without_control_characters(text).trim().to_owned()
}

/// A text that is text in XML and HTML, wherever it stands.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in without_control_characters(text).chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(character),
        }
    }
    safe
}

/// A number with one digit after the point at most.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

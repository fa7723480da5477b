//! The lines that flows are in CSV, each text of them made once for all flows that share it.
//!
//! Flows share their sets of servers and their paths, and most have the citations of many others: what stands there is
//! looked up by where it is kept, and copied. So a line costs little more than its bytes.

use std::fmt::Write as _;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::cell::harmless;
use super::row::{Matrix, UNNAMED_ENFORCEMENT_POINT};
use crate::catalog::EndpointIndex;
use crate::engine::{self, Cause, Flow, Justifications, PathBetween, PathKind};
use crate::ids::{DeviceId, SegmentId, ServerId};

/// Where a list is kept.
type ListPlace<T> = (*const T, usize);

/// One side of a flow: where the text of its segment and its lists are kept.
type PartyPlace = (*const u8, ListPlace<ServerId>, ListPlace<DeviceId>);

/// Makes lines of the flows of a report.
pub(super) struct CsvLines<'a> {
    matrix: Matrix<'a>,
    justifications: Justifications<'a>,
    parties: FxHashMap<PartyPlace, Rc<str>>,
    rows: FxHashMap<EndpointIndex, Rc<str>>,
    paths: FxHashMap<*const PathBetween, Rc<str>>,
    references: FxHashMap<Vec<(EndpointIndex, Cause)>, Rc<str>>,
    /// What the references of the flow at hand depend on.
    cited: Vec<(EndpointIndex, Cause)>,
    /// The text at hand.
    text: String,
}

impl<'a> CsvLines<'a> {
    /// For the flows of a matrix.
    pub(super) fn new(matrix: &Matrix<'a>) -> Self {
        Self {
            matrix: *matrix,
            justifications: Justifications::new(matrix.project, matrix.catalog),
            parties: FxHashMap::default(),
            rows: FxHashMap::default(),
            paths: FxHashMap::default(),
            references: FxHashMap::default(),
            cited: Vec::new(),
            text: String::new(),
        }
    }

    /// Adds the line of a flow, its end included. The cells are those of [`super::row::MatrixRow::cells`].
    pub(super) fn add(&mut self, flow: &'a Flow, line: &mut String) {
        self.text.clear();
        add_cell(list([flow.id.as_str()], &mut self.text), line);
        line.push(',');
        line.push_str(&self.party(&flow.source_segment, &flow.source_servers, &flow.source_devices));
        line.push(',');
        if flow.sent_to.is_none() {
            let devices = &flow.destination_devices;
            line.push_str(&self.party(&flow.destination_segment, &flow.destination_servers, devices));
        } else {
            let (names, addresses) = self.matrix.destination(flow);
            let cells = cells(&self.matrix, &flow.destination_segment, [names, addresses], &mut self.text);
            line.push_str(&cells);
        }
        line.push(',');
        line.push_str(flow.protocol.name());
        for ports in [flow.source_ports, flow.destination_ports] {
            line.push(',');
            if let Some(ports) = ports {
                let _ = write!(line, "{ports}");
            }
        }
        line.push(',');
        line.push_str(&self.row(flow.endpoint));
        let _ = write!(line, ",{},{},", flow.requirement, flow.initiator);
        line.push_str(&self.path(flow));
        line.push(',');
        add_cell(list(flow.risks.iter().map(String::as_str), &mut self.text), line);
        line.push(',');
        self.text.clear();
        self.justifications.add(flow, &mut self.text);
        add_cell(&self.text, line);
        line.push(',');
        line.push_str(&self.references(flow));
        line.push('\n');
    }

    /// Segment, servers and addresses of one side.
    fn party(&mut self, segment: &'a SegmentId, servers: &'a [ServerId], devices: &'a [DeviceId]) -> Rc<str> {
        let key = (segment.as_str().as_ptr(), (servers.as_ptr(), servers.len()), (devices.as_ptr(), devices.len()));
        let (matrix, text) = (self.matrix, &mut self.text);
        let made = || {
            let (names, addresses) = matrix.party(segment, servers, devices);
            cells(&matrix, segment, [names, addresses], text).into()
        };
        Rc::clone(self.parties.entry(key).or_insert_with(made))
    }

    /// Application protocol and service.
    fn row(&mut self, index: EndpointIndex) -> Rc<str> {
        let (catalog, text) = (self.matrix.catalog, &mut self.text);
        let made = || {
            let mut cells = String::new();
            add_cell(list([catalog.endpoint(index).application_protocol.as_str()], text), &mut cells);
            cells.push(',');
            add_cell(list([catalog.service(index.service).name.as_str()], text), &mut cells);
            cells.into()
        };
        Rc::clone(self.rows.entry(index).or_insert_with(made))
    }

    /// Enforcement points and tunnels.
    fn path(&mut self, flow: &'a Flow) -> Rc<str> {
        let (matrix, text) = (self.matrix, &mut self.text);
        let mut made = || -> Rc<str> {
            let points: Vec<String> = match flow.path.kind {
                PathKind::Unnamed => vec![UNNAMED_ENFORCEMENT_POINT.to_owned()],
                _ => flow.enforcement_points().map(|device| matrix.device_name(device)).collect(),
            };
            let tunnels: Vec<String> = flow.path.tunnels.iter().map(|tunnel| matrix.tunnel_name(tunnel)).collect();
            let mut cells = String::new();
            add_cell(list(points.iter().map(String::as_str), text), &mut cells);
            cells.push(',');
            add_cell(list(tunnels.iter().map(String::as_str), text), &mut cells);
            cells.into()
        };
        // Where a helper lets a flow through, its enforcement points are its own.
        if flow.helped_by.is_empty() {
            Rc::clone(self.paths.entry(&raw const *flow.path).or_insert_with(made))
        } else {
            made()
        }
    }

    /// Citations.
    fn references(&mut self, flow: &Flow) -> Rc<str> {
        self.cited.clear();
        self.cited.push((flow.endpoint, Cause::Uses));
        self.cited.extend(flow.reasons.iter().map(|reason| (reason.endpoint, reason.cause)));
        // What the outside of a tunnel cites depends on the tunnel, too; what is multicast cites where its groups are from.
        let is_shared = flow.carries.is_none() && flow.sent_to.is_none();
        if is_shared && let Some(known) = self.references.get(self.cited.as_slice()) {
            return Rc::clone(known);
        }
        let references = engine::references(self.matrix.catalog, flow);
        let mut cell = String::new();
        add_cell(list(references.iter().map(String::as_str), &mut self.text), &mut cell);
        let cell: Rc<str> = cell.into();
        if is_shared {
            self.references.insert(self.cited.clone(), Rc::clone(&cell));
        }
        cell
    }
}

/// Items joined with `;`, which must not stand inside an item.
fn list<'i, 't>(items: impl IntoIterator<Item = &'i str>, text: &'t mut String) -> &'t str {
    text.clear();
    for (position, item) in items.into_iter().enumerate() {
        if position > 0 {
            text.push(';');
        }
        text.extend(
            item.split(';').enumerate().flat_map(|(position, part)| [if position > 0 { "," } else { "" }, part]),
        );
    }
    text
}

/// The cells of a segment and of two lists of it.
fn cells(matrix: &Matrix<'_>, segment: &SegmentId, lists: [Vec<String>; 2], text: &mut String) -> String {
    let mut cells = String::new();
    add_cell(&matrix.segment_name(segment), &mut cells);
    for items in lists {
        cells.push(',');
        add_cell(list(items.iter().map(String::as_str), text), &mut cells);
    }
    cells
}

/// A cell as it stands in a line: harmless, and in quotes where RFC 4180 asks for them.
fn add_cell(text: &str, line: &mut String) {
    let text = harmless(text);
    if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        line.push('"');
        for (position, part) in text.split('"').enumerate() {
            if position > 0 {
                line.push_str("\"\"");
            }
            line.push_str(part);
        }
        line.push('"');
    } else {
        line.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]

    use super::{add_cell, list};
    use crate::export::harmless;

    #[test]
    fn cells_are_quoted_as_the_writer_of_csv_files_does() {
        for text in
            ["", "plain", "a,b", "say \"so\"", "\"", "a\r\nb", "a;b", "=1+1", " x ", "#1", "ä, ö", "'", "\u{85}"]
        {
            let mut line = "first,".to_owned();
            add_cell(text, &mut line);
            let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
            writer.write_record(["first", &harmless(text)]).unwrap();
            assert_eq!(line + "\n", String::from_utf8(writer.into_inner().unwrap()).unwrap(), "{text:?}");
        }
    }

    #[test]
    fn the_separator_of_a_list_stands_in_no_item() {
        let mut text = "before".to_owned();
        assert_eq!(list(["a;b", "c", ";"], &mut text), "a,b;c;,");
        assert_eq!(list([], &mut text), "");
    }
}

//! An inventory of three CSV files: segments, devices, servers.
//!
//! All three are read to their ends and every error comes out; with one error there is no project.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use strum::IntoEnumIterator;

use super::table::{Cell, Columns, Row, Table};
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, SourceFile, has_errors, nearest};
use crate::ids::{DeviceId, DomainId, RoleId, SegmentId, ServerId};
use crate::net::AddressBlock;
use crate::project::file::ReadResult;
use crate::project::vocabulary::{Misfit, check_option, find_role, find_used_role};
use crate::project::{
    CanvasItem, CatalogReference, Device, Domain, Link, Options, Project, Segment, Server, Use, arrange,
};

const SEGMENT_COLUMNS: Columns =
    Columns { file: "the file of segments", needed: &["name", "kind", "prefixes"], optional: &[] };
const DEVICE_COLUMNS: Columns =
    Columns { file: "the file of devices", needed: &["name", "segments"], optional: &["kind", "platform", "stateful"] };
const SERVER_COLUMNS: Columns = Columns {
    file: "the file of servers",
    needed: &["name", "segment", "roles"],
    optional: &["addresses", "count", "os", "domain", "uses", "options"],
};

/// The prefix of a `uses` that names a role.
const ROLE_PREFIX: &str = "role:";

/// The files of an inventory.
#[derive(Clone, Debug)]
pub struct Inventory {
    /// The name of the project that is made of them.
    pub name: String,
    /// segments.csv.
    pub segments: Arc<SourceFile>,
    /// devices.csv, where there are devices.
    pub devices: Option<Arc<SourceFile>>,
    /// servers.csv.
    pub servers: Arc<SourceFile>,
}

/// The project of an inventory, with everything arranged on the diagram.
///
/// # Errors
/// Everything that is wrong with the files, warnings among it.
pub fn import(inventory: &Inventory, catalog: &Catalog) -> ReadResult {
    let mut importer = Importer {
        catalog,
        project: Project {
            name: inventory.name.clone(),
            catalogs: CatalogReference::all_of(catalog),
            ..Project::default()
        },
        segments: BTreeMap::new(),
        are_segments_whole: true,
        unsure_segments: BTreeSet::new(),
        diagnostics: Vec::new(),
    };
    importer.read_segments(&inventory.segments);
    if let Some(devices) = &inventory.devices {
        importer.read_devices(devices);
    }
    importer.read_servers(&inventory.servers);

    let Importer { mut project, mut diagnostics, .. } = importer;
    let file_order = |diagnostic: &Diagnostic| {
        let files = [Some(&inventory.segments), inventory.devices.as_ref(), Some(&inventory.servers)];
        let label = diagnostic.labels.first();
        let file = label
            .and_then(|label| files.iter().position(|file| file.is_some_and(|file| Arc::ptr_eq(file, &label.file))));
        (file, label.map(|label| label.span.start))
    };
    diagnostics.sort_by_key(file_order);
    if has_errors(&diagnostics) {
        return Err(diagnostics);
    }
    for (item, point) in arrange(&project) {
        match item {
            CanvasItem::Segment(id) => {
                if let Some(segment) = Arc::make_mut(&mut project.segments).get_mut(&id) {
                    Arc::make_mut(segment).position = point;
                }
            }
            CanvasItem::Device(id) => {
                if let Some(device) = Arc::make_mut(&mut project.devices).get_mut(&id) {
                    Arc::make_mut(device).position = point;
                }
            }
        }
    }
    Ok((project, diagnostics))
}

struct Importer<'a> {
    catalog: &'a Catalog,
    project: Project,
    segments: BTreeMap<String, SegmentId>,
    /// Whether every segment could be read, so that one that is named and not there is an error of its own.
    are_segments_whole: bool,
    /// Segments of which some prefix could not be read, so that an address outside the others may well be right.
    unsure_segments: BTreeSet<SegmentId>,
    diagnostics: Vec<Diagnostic>,
}

impl Importer<'_> {
    fn read_segments(&mut self, source: &Arc<SourceFile>) {
        let Some(table) = Table::read(source, SEGMENT_COLUMNS, &mut self.diagnostics) else {
            self.are_segments_whole = false;
            return;
        };
        let mut names = Names::new("segment");
        for row in &table.rows {
            let name = table.cell(row, "name");
            let is_new = names.take(&table, &name, &mut self.diagnostics);
            let prefixes = table.cell(row, "prefixes");
            let segment = Segment {
                name: name.text,
                kind: self.word(&table, row, "kind").unwrap_or_default(),
                prefixes: self.blocks(&table, &prefixes),
                ..Segment::default()
            };
            if is_new {
                let id = self.project.new_segment_id(&segment.name);
                if segment.prefixes.len() < prefixes.parts().count() {
                    self.unsure_segments.insert(id.clone());
                }
                self.segments.insert(segment.name.clone(), id.clone());
                Arc::make_mut(&mut self.project.segments).insert(id, Arc::new(segment));
            }
        }
    }

    fn read_devices(&mut self, source: &Arc<SourceFile>) {
        let Some(table) = Table::read(source, DEVICE_COLUMNS, &mut self.diagnostics) else { return };
        let mut names = Names::new("device");
        for row in &table.rows {
            let name = table.cell(row, "name");
            let is_new = names.take(&table, &name, &mut self.diagnostics);
            let stateful = table.cell(row, "stateful");
            let is_stateful = match stateful.text.to_lowercase().as_str() {
                "" | "yes" => true,
                "no" => false,
                _ => {
                    self.diagnostics.push(
                        table
                            .error(&stateful, "unknown-word", format!("{:?} is neither yes nor no", stateful.text))
                            .expected("yes or no"),
                    );
                    true
                }
            };
            let device = Device {
                name: name.text.clone(),
                kind: self.word(&table, row, "kind").unwrap_or_default(),
                platform: self.word(&table, row, "platform").unwrap_or_default(),
                is_stateful,
                ..Device::default()
            };
            let cell = table.cell(row, "segments");
            let segments: Vec<SegmentId> = cell.parts().filter_map(|part| self.segment(&table, &cell, part)).collect();
            if is_new {
                let id = self.project.new_device_id(&device.name);
                Arc::make_mut(&mut self.project.devices).insert(id.clone(), Arc::new(device));
                self.link(&id, segments);
            }
        }
    }

    fn link(&mut self, device: &DeviceId, segments: Vec<SegmentId>) {
        for segment in segments {
            let id = Project::link_id(device, &segment);
            let link = Link::new(device.clone(), segment);
            Arc::make_mut(&mut self.project.links).insert(id, Arc::new(link));
        }
    }

    fn read_servers(&mut self, source: &Arc<SourceFile>) {
        let Some(table) = Table::read(source, SERVER_COLUMNS, &mut self.diagnostics) else { return };
        let mut names = Names::new("server");
        let mut ids: BTreeMap<String, ServerId> = BTreeMap::new();
        let mut servers: Vec<(Option<ServerId>, Server, Cell)> = Vec::new();
        for row in &table.rows {
            let name = table.cell(row, "name");
            let is_new = names.take(&table, &name, &mut self.diagnostics);
            let server = self.server(&table, row, name.text);
            let uses = table.cell(row, "uses");
            let id = is_new.then(|| self.project.new_server_id(&server.name));
            if let Some(id) = &id {
                ids.insert(server.name.clone(), id.clone());
                // Taken now, so that the next server of a like name gets another id.
                Arc::make_mut(&mut self.project.servers).insert(id.clone(), Arc::new(Server::default()));
            }
            servers.push((id, server, uses));
        }
        for (id, mut server, cell) in servers {
            server.uses = cell.parts().filter_map(|part| self.used(&table, &cell, part, id.as_ref(), &ids)).collect();
            server.uses.sort();
            server.uses.dedup();
            if let Some(id) = id {
                Arc::make_mut(&mut self.project.servers).insert(id, Arc::new(server));
            }
        }
    }

    fn server(&mut self, table: &Table, row: &Row, name: String) -> Server {
        let mut server = Server { name, os: self.word(table, row, "os").unwrap_or_default(), ..Server::default() };
        let segment = table.cell(row, "segment");
        if segment.is_empty() {
            let error = table.error(&segment, "missing-cell", "this server stands in no segment");
            self.diagnostics.push(error.expected("the name of a segment"));
        } else if let Some(id) = self.segment(table, &segment, &segment.text) {
            server.segment = id;
        }
        let roles = table.cell(row, "roles");
        for part in roles.parts() {
            match find_role(self.catalog, part) {
                Ok(role) if !server.roles.contains(&role.id) => server.roles.push(role.id.clone()),
                Ok(_) => {}
                Err(misfit) => self.misfit(table, &roles, misfit),
            }
        }
        let addresses = table.cell(row, "addresses");
        server.addresses = self.blocks(table, &addresses);
        self.check_addresses(table, &addresses, &server);
        let count = table.cell(row, "count");
        if !count.is_empty() {
            match count.text.parse::<u32>() {
                Ok(hosts) if hosts > 0 => server.count = hosts,
                _ => self.diagnostics.push(
                    table
                        .error(&count, "bad-count", format!("{:?} is no number of hosts", count.text))
                        .expected("a whole number from 1"),
                ),
            }
        }
        server.domain = self.domain(table, &table.cell(row, "domain"));
        server.options = self.options(table, &table.cell(row, "options"));
        server
    }

    fn check_addresses(&mut self, table: &Table, cell: &Cell, server: &Server) {
        let Some(segment) = self.project.segments.get(&server.segment) else { return };
        if segment.prefixes.is_empty() || self.unsure_segments.contains(&server.segment) {
            return;
        }
        for address in &server.addresses {
            if !segment.prefixes.iter().any(|prefix| prefix.contains(address)) {
                let prefixes: Vec<String> = segment.prefixes.iter().map(ToString::to_string).collect();
                self.diagnostics.push(
                    table
                        .error(
                            cell,
                            "address-outside-segment",
                            format!("{address} lies outside the segment {:?}", segment.name),
                        )
                        .expected(format!("an address in {}", prefixes.join(" or "))),
                );
            }
        }
    }

    /// A word of a fixed list; none where the cell is empty or the word is unknown.
    fn word<T: FromStr + IntoEnumIterator + Display>(&mut self, table: &Table, row: &Row, column: &str) -> Option<T> {
        let cell = table.cell(row, column);
        if cell.is_empty() {
            return None;
        }
        if let Ok(word) = cell.text.to_lowercase().parse::<T>() {
            return Some(word);
        }
        let known: Vec<String> = T::iter().map(|word| word.to_string()).collect();
        let error = table
            .error(&cell, "unknown-word", format!("{:?} is no {column}", cell.text))
            .expected(format!("one of {}", known.join(", ")));
        self.diagnostics.push(match nearest(&cell.text, known.iter().map(String::as_str)) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error,
        });
        None
    }

    /// Addresses and prefixes. A prefix with bits behind its length is refused: taken as a network it would open more
    /// than the one host that was likely meant.
    fn blocks(&mut self, table: &Table, cell: &Cell) -> Vec<AddressBlock> {
        let mut blocks = Vec::new();
        for part in cell.parts() {
            match part.parse::<AddressBlock>() {
                Ok(block) if block.truncated() == block => blocks.push(block),
                Ok(block) => self.diagnostics.push(
                    table
                        .error(cell, "host-bits", format!("{part} is neither a single address nor a whole network"))
                        .expected(format!("{} or {}", block.network().addr(), block.truncated())),
                ),
                Err(error) => {
                    let text = error.to_string();
                    let (message, expected) = text.split_once("; expected ").unwrap_or((&text, "an address"));
                    self.diagnostics.push(table.error(cell, "bad-address", message).expected(expected));
                }
            }
        }
        blocks
    }

    fn segment(&mut self, table: &Table, cell: &Cell, name: &str) -> Option<SegmentId> {
        if let Some(id) = self.segments.get(name) {
            return Some(id.clone());
        }
        if self.are_segments_whole {
            let near = nearest(name, self.segments.keys().map(String::as_str));
            self.diagnostics.push(
                table
                    .error(cell, "unknown-segment", format!("there is no segment {name:?}"))
                    .expected(format!("the name of a segment of the file of segments{}", the_nearest(near))),
            );
        }
        None
    }

    fn used(
        &mut self,
        table: &Table,
        cell: &Cell,
        part: &str,
        own: Option<&ServerId>,
        ids: &BTreeMap<String, ServerId>,
    ) -> Option<Use> {
        if let Some(role) = part.strip_prefix(ROLE_PREFIX) {
            return match find_used_role(self.catalog, role.trim()) {
                Ok(role) => Some(Use::Role(RoleId::clone(&role.id))),
                Err(misfit) => {
                    self.misfit(table, cell, misfit);
                    None
                }
            };
        }
        match ids.get(part) {
            Some(id) if own == Some(id) => {
                self.diagnostics.push(
                    Diagnostic::warning("uses-itself", format!("the server {part:?} uses itself; this is left out"))
                        .expected("another server, or role: and a role")
                        .at(table.source(), cell.span.clone()),
                );
                None
            }
            Some(id) => Some(Use::Server(id.clone())),
            None => {
                let near = nearest(part, ids.keys().map(String::as_str));
                self.diagnostics.push(
                    table.error(cell, "unknown-server", format!("there is no server {part:?}")).expected(format!(
                        "the name of a server of this file, or role: and a role{}",
                        the_nearest(near)
                    )),
                );
                None
            }
        }
    }

    /// The domain with this name; the first server that names it founds it.
    fn domain(&mut self, table: &Table, cell: &Cell) -> Option<DomainId> {
        if cell.is_empty() {
            return None;
        }
        if cell.text.contains(|character: char| character.is_whitespace() || character.is_control() || character == ';')
        {
            self.diagnostics.push(
                table
                    .error(cell, "bad-domain", format!("{:?} is no name of a domain", cell.text))
                    .expected("one DNS name such as corp.example"),
            );
            return None;
        }
        let id = DomainId::from(cell.text.to_lowercase());
        if !self.project.domains.contains_key(&id) {
            let domain = Domain { name: cell.text.clone(), ..Domain::default() };
            Arc::make_mut(&mut self.project.domains).insert(id.clone(), Arc::new(domain));
        }
        Some(id)
    }

    fn options(&mut self, table: &Table, cell: &Cell) -> Options {
        let mut options = Options::new();
        for part in cell.parts() {
            let Some((key, value)) = part.split_once('=') else {
                self.diagnostics.push(
                    table
                        .error(cell, "bad-option", format!("{part:?} is no option"))
                        .expected("an option and its value, as in netbios=on"),
                );
                continue;
            };
            let (key, value) = (key.trim(), value.trim());
            if let Err(misfit) = check_option(self.catalog, key, value) {
                self.misfit(table, cell, misfit);
            } else if options.insert(key.to_owned(), value.to_owned()).is_some() {
                self.diagnostics.push(
                    table
                        .error(cell, "duplicate-option", format!("the option {key:?} is given twice"))
                        .expected("each option once"),
                );
            }
        }
        options
    }

    fn misfit(&mut self, table: &Table, cell: &Cell, misfit: Misfit) {
        self.diagnostics.push(table.error(cell, misfit.code, misfit.message).expected(misfit.expected));
    }
}

/// The end of a sentence that names the nearest word, where one is near.
fn the_nearest(near: Option<&str>) -> String {
    near.map(|near| format!("; the nearest is {near:?}")).unwrap_or_default()
}

/// The names of a file so far, with their places.
struct Names {
    kind: &'static str,
    spans: BTreeMap<String, std::ops::Range<usize>>,
}

impl Names {
    fn new(kind: &'static str) -> Self {
        Self { kind, spans: BTreeMap::new() }
    }

    /// Takes a name; false, with an error, if it is empty or taken.
    fn take(&mut self, table: &Table, cell: &Cell, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let kind = self.kind;
        if cell.is_empty() {
            diagnostics.push(table.error(cell, "unnamed", format!("this {kind} has no name")).expected("a name"));
            return false;
        }
        if cell.text.contains(|character: char| character == ';' || character.is_control()) {
            diagnostics.push(
                table
                    .error(cell, "bad-name", format!("{:?} is no name for a {kind}", cell.text))
                    .expected("a name on one line, without the ; that separates names"),
            );
        }
        if let Some(first) = self.spans.get(&cell.text) {
            diagnostics.push(
                table
                    .error(cell, "duplicate-name", format!("two {kind}s have the name {:?}", cell.text))
                    .expected(format!("a name that no other {kind} has"))
                    .label(table.source(), first.clone(), "first here"),
            );
            return false;
        }
        self.spans.insert(cell.text.clone(), cell.span.clone());
        true
    }
}

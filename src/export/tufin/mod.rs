//! The import forms of Tufin SecureTrack: zones, and the Unified Security Policy (USP) between them.
//!
//! Each segment is a zone. Tufin takes the zones from one file and what may pass between them from another, in this order.
//! Both forms were read in Tufin's own pages and in one example that somebody has imported:
//!
//! - "Preparing a CSV" (Tufin Knowledge Center, TOS Aurora, USP): the columns of the policy; severities `low`, `medium`,
//!   `high`, `critical`; access types; services such as `tcp 80; icmp 8` and `tcp 67-68`; rule properties. "Preparing a
//!   Security Zone Matrix File" (TOS Classic) says the same.
//! - "USP Builder" (the same): what a cell says that nobody has filled in: nothing passes between two zones, everything
//!   within one.
//! - "Exporting and Importing Zones" (the same): which characters names and descriptions may have; that each line of the
//!   zone file is a member of a zone.
//! - "Managing Zone Subnets" (the same): IPv4 and IPv6 subnets; the predefined zones, of which `Internet` cannot be edited.
//! - "New zones and USP" (tufin.club): the headers of both files, and a whole zone file.
//!
//! What could not be read there is not written: how the form names protocols other than TCP, UDP and ICMP (the list of
//! predefined services has them, perhaps), and how several rule properties are separated. A release note (R23-1) calls
//! ICMP `icmp-proto` where a policy is edited, while the page on the file, in the same release, keeps `icmp`: the page
//! counts here. A USP holds 100 zones unless Tufin has raised that limit ("USP Viewer"), which a file cannot know.

mod policy;
mod zones;

use std::collections::BTreeMap;

use super::cell::without_control_characters;
use super::device::Names;
use crate::ids::SegmentId;
use crate::net::AddressBlock;
use crate::project::{Project, Segment, SegmentKind};

pub(super) use policy::write as write_policy;
pub(super) use zones::write as write_zones;

/// The predefined zone of all public addresses that no other zone has.
const INTERNET: &str = "Internet";

/// The predefined zones, in lower case: no segment's own zone may have such a name.
const PREDEFINED: [&str; 3] = ["internet", "unassociated networks", "users networks"];

/// What names may have beside letters, digits and blanks.
const PUNCTUATION: &str = "+-_#@.,:=!^()";

/// What makes a formula of a text that starts with it.
const FORMULA_STARTS: [char; 4] = ['=', '+', '-', '@'];

/// The zones of all segments of a project.
struct Zones<'a> {
    names: BTreeMap<&'a SegmentId, String>,
    internet: Option<&'a SegmentId>,
}

impl<'a> Zones<'a> {
    /// The zones, named alike in every file of a project.
    fn new(project: &'a Project) -> Self {
        let internet = internet(project);
        let own = project.segments.iter().filter(|(id, _)| Some(*id) != internet);
        let spelled = own.map(|(id, segment)| {
            let (name, is_whole) = spelled(&segment.name);
            let is_free = is_whole && !name.is_empty() && !PREDEFINED.contains(&name.to_lowercase().as_str());
            (id.to_string(), (name, is_free))
        });
        let with_hash = |name: &str, hash: &str| {
            let start = if name.is_empty() { "zone" } else { name };
            format!("{start}_{hash}")
        };
        let names = Names::told_apart(spelled.collect(), str::to_lowercase, with_hash);
        let name = |id: &SegmentId| match internet {
            Some(internet) if internet == id => INTERNET.to_owned(),
            _ => names.of(id.as_str()).to_owned(),
        };
        Self { names: project.segments.keys().map(|id| (id, name(id))).collect(), internet }
    }

    /// The name of a segment's zone.
    fn name(&self, segment: &SegmentId) -> &str {
        self.names.get(segment).map_or("", String::as_str)
    }

    /// Whether Tufin has the zone already, and takes no file's word on it.
    fn is_predefined(&self, segment: &SegmentId) -> bool {
        self.internet == Some(segment)
    }

    /// The segments, in the order of the names of their zones.
    fn in_order(&self) -> Vec<&'a SegmentId> {
        let mut segments: Vec<&SegmentId> = self.names.keys().copied().collect();
        segments.sort_by_key(|id| (self.name(id), *id));
        segments
    }
}

/// The segment that is Tufin's own zone of the outside: of kind `internet`, and called so or without addresses of its own.
fn internet(project: &Project) -> Option<&SegmentId> {
    let is_called_so = |segment: &Segment| segment.name.trim().eq_ignore_ascii_case(INTERNET);
    let is_everything = |block: &AddressBlock| block.network().prefix_len() == 0;
    let outside = project.segments.iter().filter(|(_, segment)| {
        segment.kind == SegmentKind::Internet
            && (is_called_so(segment) || segment.prefixes.is_empty() || segment.prefixes.iter().any(is_everything))
    });
    outside.min_by_key(|(id, segment)| (!is_called_so(segment), *id)).map(|(id, _)| id)
}

/// A name in the characters that Tufin takes, and whether it still says all that was wanted. Nothing in it can start a
/// formula, so that it is the same whether or not a reader takes the apostrophe off that is put before one.
fn spelled(wanted: &str) -> (String, bool) {
    let visible = without_control_characters(wanted);
    let mut is_whole = visible == wanted;
    let mut name = String::new();
    let mut is_left_out = false;
    for character in visible.trim().chars() {
        if character.is_alphanumeric() || character == ' ' || PUNCTUATION.contains(character) {
            if is_left_out && !name.is_empty() {
                name.push('_');
            }
            is_left_out = false;
            name.push(character);
        } else {
            is_left_out = true;
            is_whole &= character.is_ascii_punctuation();
        }
    }
    let start = name.trim_start_matches(|first: char| first == ' ' || FORMULA_STARTS.contains(&first));
    (start.trim_end().to_owned(), is_whole)
}

/// A description in the characters that Tufin takes; what else was in it is a blank.
fn description(text: &str) -> String {
    let visible = without_control_characters(text);
    let is_taken = |character: char| character.is_alphanumeric() || PUNCTUATION.contains(character);
    let words: String = visible.chars().map(|character| if is_taken(character) { character } else { ' ' }).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").trim_start_matches(|first: char| first == ' ' || FORMULA_STARTS.contains(&first)).to_owned()
}

/// A writer of CSV in the form of the examples: every cell in quotes, a line feed at the end of a line.
fn quoted_csv<W: std::io::Write>(out: W) -> ::csv::Writer<W> {
    ::csv::WriterBuilder::new()
        .quote_style(::csv::QuoteStyle::Always)
        .terminator(::csv::Terminator::Any(b'\n'))
        .from_writer(out)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Zones, description, spelled};
    use crate::project::{Project, Segment, SegmentKind};

    fn zones(segments: &[(&str, SegmentKind, &[&str])]) -> Vec<String> {
        let mut project = Project::default();
        for (number, (name, kind, prefixes)) in segments.iter().enumerate() {
            let prefixes = prefixes.iter().filter_map(|prefix| prefix.parse().ok()).collect();
            let segment = Segment { name: (*name).to_owned(), kind: *kind, prefixes, ..Segment::default() };
            let id = format!("{number:03}").as_str().into();
            Arc::make_mut(&mut project.segments).insert(id, Arc::new(segment));
        }
        let zones = Zones::new(&project);
        project.segments.keys().map(|id| zones.name(id).to_owned()).collect()
    }

    #[test]
    fn names_keep_the_letters_of_every_language_and_lose_what_tufin_refuses() {
        assert_eq!(spelled("Büro 2 (Köln)"), ("Büro 2 (Köln)".to_owned(), true));
        assert_eq!(spelled("R&D / <lab>"), ("R_D _ _lab".to_owned(), true));
        assert_eq!(spelled("=cmd|' /C calc'!A0"), ("cmd_ _C calc_!A0".to_owned(), true));
        assert_eq!(spelled("a\u{202e}b"), ("a b".to_owned(), false));
        assert_eq!(spelled("\u{1f525}"), (String::new(), false));
        assert_eq!(description("=Servers; \"old\"\n- see <ticket>"), "Servers old - see ticket");
    }

    #[test]
    fn each_zone_has_a_name_of_its_own_and_none_that_tufin_has_taken() {
        let internal = SegmentKind::Internal;
        let names = zones(&[("Servers", internal, &[]), ("servers", internal, &[]), ("Users Networks", internal, &[])]);
        assert!(names.first().is_some_and(|name| name.starts_with("Servers_")), "{names:?}");
        assert!(names.iter().all(|name| name.contains('_')), "{names:?}");
        let apart: std::collections::BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(apart.len(), names.len(), "{names:?}");
    }

    #[test]
    fn one_segment_at_most_is_the_internet_of_tufin() {
        let outside = SegmentKind::Internet;
        let uplink: &[&str] = &["198.51.100.0/29"];
        assert_eq!(zones(&[("Uplink", outside, uplink), ("World", outside, &[])]), ["Uplink", "Internet"]);
        assert_eq!(zones(&[("World", outside, &["0.0.0.0/0"]), ("internet", outside, uplink)]), ["World", "Internet"]);
        let own = zones(&[("Internet", SegmentKind::Internal, &[])]);
        assert!(own.iter().all(|name| name.starts_with("Internet_")), "{own:?}");
    }
}

//! The zones: their names, what they are for, and their subnets.
//!
//! The file has four parts, each with a line that names it and a header, as the example on tufin.club. Nothing is said of
//! hierarchy and of security groups. The predefined zone of the outside is not in it, since no file may change it; it
//! stays as it is, and so do all other zones unless whoever imports the file asks for their removal.

use std::io::{self, Write};

use super::super::row::Matrix;
use super::{Zones, description, quoted_csv};
use crate::ids::SegmentId;
use crate::project::Segment;

/// Writes the zones: all of them, or the two of a matrix from one segment to another.
pub(in crate::export) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let zones = Zones::new(matrix.project);
    let is_wanted = |id: &SegmentId| match (&matrix.options.from, &matrix.options.to) {
        (Some(from), Some(to)) => id == from || id == to,
        _ => true,
    };
    let own: Vec<(&str, &Segment)> = zones
        .in_order()
        .into_iter()
        .filter(|id| is_wanted(id) && !zones.is_predefined(id))
        .filter_map(|id| Some((zones.name(id), &**matrix.project.segments.get(id)?)))
        .collect();
    let properties = own.iter().map(|(name, segment)| [(*name).to_owned(), description(&segment.note)]);
    part(out, "#Zone Properties", &["zone name", "description"], properties)?;
    writeln!(out)?;
    part(out, "#Zone Hierarchy", &["parent", "child"], std::iter::empty::<[String; 2]>())?;
    writeln!(out)?;
    let subnets = own.iter().flat_map(|(name, segment)| {
        segment.prefixes.iter().map(|block| [(*name).to_owned(), block.network().trunc().to_string(), String::new()])
    });
    part(out, "#Zone Subnets", &["zone name", "subnet", "description"], subnets)?;
    writeln!(out)?;
    let header = ["zone name", "security group name", "description"];
    part(out, "#Zone Security Groups", &header, std::iter::empty::<[String; 3]>())
}

/// A part of the file: its name, its header, its lines.
fn part<const COLUMNS: usize>(
    out: &mut dyn Write,
    name: &str,
    header: &[&str; COLUMNS],
    lines: impl Iterator<Item = [String; COLUMNS]>,
) -> io::Result<()> {
    writeln!(out, "\"{name}\"")?;
    let mut writer = quoted_csv(out);
    writer.write_record(header)?;
    for line in lines {
        writer.write_record(line)?;
    }
    writer.flush()
}

//! Ports: one range, and sets of ranges.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use range_set_blaze::RangeSetBlaze;

use super::addresses::are_within;
use super::decision::Span;

/// An unbroken run of ports, both ends included. For ICMP, a message type.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PortRange {
    /// The lowest port.
    pub first: u16,
    /// The highest port.
    pub last: u16,
}

impl PortRange {
    /// The range from `first` to `last`; the ends are put in order.
    pub fn new(first: u16, last: u16) -> Self {
        Self { first: first.min(last), last: first.max(last) }
    }

    /// A range of one port.
    pub const fn single(port: u16) -> Self {
        Self { first: port, last: port }
    }

    /// How many ports the range holds, 1 to 65,536.
    pub fn count(self) -> u32 {
        u32::from(self.last) - u32::from(self.first) + 1
    }

    /// Whether `port` lies in the range.
    pub fn contains(self, port: u16) -> bool {
        (self.first..=self.last).contains(&port)
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

/// Why a text is not a port, a range or a list of them.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "{text:?} is not a port or a range of ports; expected a number from 0 to 65535, or two of them as in 5000-5100"
)]
pub struct PortsError {
    /// The part that could not be read.
    pub text: String,
}

impl FromStr for PortRange {
    type Err = PortsError;

    fn from_str(text: &str) -> Result<Self, PortsError> {
        let error = || PortsError { text: text.to_owned() };
        let number = |part: &str| {
            let part = part.trim();
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(error());
            }
            part.parse::<u16>().map_err(|_too_large| error())
        };
        match text.split_once('-') {
            None => number(text).map(Self::single),
            Some((first, last)) => {
                let (first, last) = (number(first)?, number(last)?);
                if first > last { Err(error()) } else { Ok(Self { first, last }) }
            }
        }
    }
}

/// A set of ports, kept as disjoint ascending ranges.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PortSet(RangeSetBlaze<u16>);

impl PortSet {
    /// The empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// All ports, 0 to 65,535.
    pub fn full() -> Self {
        Self(RangeSetBlaze::universe())
    }

    /// All ICMP message types, 0 to 255.
    pub fn message_types() -> Self {
        PortRange::new(0, u16::from(u8::MAX)).into()
    }

    /// Adds a range.
    pub fn insert(&mut self, range: PortRange) {
        self.0.ranges_insert(range.first..=range.last);
    }

    /// Whether no port is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all ports are in the set.
    pub fn is_full(&self) -> bool {
        self.0.is_universal()
    }

    /// Whether all of this set is in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        are_within(self.0.ranges(), other.0.ranges())
    }

    /// Whether the two sets share no port.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.0.is_disjoint(&other.0)
    }

    /// Whether `port` is in the set.
    pub fn contains(&self, port: u16) -> bool {
        self.0.contains(port)
    }

    /// How many ports the set holds.
    pub fn count(&self) -> u32 {
        self.ranges().map(PortRange::count).sum()
    }

    /// The disjoint ranges, ascending; adjacent ports are one range.
    pub fn ranges(&self) -> impl Iterator<Item = PortRange> + '_ {
        self.0.ranges().map(|range: RangeInclusive<u16>| PortRange { first: *range.start(), last: *range.end() })
    }

    /// All ports of both sets.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self(&self.0 | &other.0)
    }

    /// The ports that are in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self(&self.0 & &other.0)
    }

    /// The ports of this set that are not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }
}

impl PortSet {
    pub(super) fn spans(&self) -> Vec<Span> {
        self.ranges().map(|range| Span::new(0, range.first.into(), range.last.into())).collect()
    }

    pub(super) fn of_spans(spans: &[Span]) -> Self {
        let port = |number| u16::try_from(number).unwrap_or(u16::MAX);
        spans.iter().map(|span| PortRange::new(port(span.start.number), port(span.last()))).collect()
    }
}

impl From<PortRange> for PortSet {
    fn from(range: PortRange) -> Self {
        [range].into_iter().collect()
    }
}

impl FromIterator<PortRange> for PortSet {
    fn from_iter<I: IntoIterator<Item = PortRange>>(ranges: I) -> Self {
        let mut set = Self::new();
        for range in ranges {
            set.insert(range);
        }
        set
    }
}

impl FromStr for PortSet {
    type Err = PortsError;

    /// Reads ports and ranges joined with `,` or `;`.
    fn from_str(text: &str) -> Result<Self, PortsError> {
        text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(PortRange::from_str).collect()
    }
}

impl fmt::Display for PortSet {
    /// The ranges joined with `;`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.ranges().enumerate() {
            if index > 0 {
                f.write_str(";")?;
            }
            write!(f, "{range}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_and_printed() {
        assert_eq!("445".parse(), Ok(PortRange::single(445)));
        assert_eq!("1024 - 65535".parse(), Ok(PortRange::new(1024, 65535)));
        assert_eq!("135;1024-65535".parse::<PortSet>().map(|set| set.to_string()), Ok("135;1024-65535".to_owned()));
        for wrong in ["", "65536", "9-1", "-5", "+5", "1-2-3", "http"] {
            assert!(wrong.parse::<PortRange>().is_err(), "{wrong:?} was read as a range");
        }
    }

    #[test]
    fn sets_merge_neighbours() {
        let set: PortSet =
            [PortRange::single(6001), PortRange::single(6002), PortRange::single(6004)].into_iter().collect();
        assert_eq!(set.to_string(), "6001-6002;6004");
        assert_eq!(set.count(), 3);
    }

    #[test]
    fn the_full_set_has_both_ends() {
        assert_eq!(PortSet::from(PortRange::new(0, 65535)), PortSet::full());
        assert_eq!((PortSet::full().count(), PortSet::full().to_string().as_str()), (65_536, "0-65535"));
        assert!(PortSet::full().is_full() && PortSet::full().contains(0) && PortSet::full().contains(65535));
        let inner = PortSet::from(PortRange::new(1, 65534));
        assert_eq!(PortSet::full().difference(&inner).to_string(), "0;65535");
        assert!(!inner.is_full() && inner.is_subset(&PortSet::full()) && !PortSet::full().is_subset(&inner));
        assert_eq!(PortSet::full().intersection(&inner), inner);
        assert!(PortSet::message_types().is_disjoint(&PortRange::new(256, 65535).into()));
        assert!(PortSet::full().difference(&PortSet::full()).is_empty());
    }
}

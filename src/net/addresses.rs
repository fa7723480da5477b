//! Sets of addresses, of both families and of hosts whose address is not known yet.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::RangeInclusive;

use ipnet::{IpNet, Ipv4Subnets, Ipv6Subnets};
use range_set_blaze::RangeSetBlaze;

use super::AddressBlock;
use super::decision::Span;

/// One end of a packet.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Address {
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// An IPv6 address.
    V6(Ipv6Addr),
    /// A host whose address is not known: a point of its own, equal to no address and to no other symbol.
    Symbol(u32),
}

impl From<IpAddr> for Address {
    fn from(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => Self::V6(address),
        }
    }
}

/// An unbroken run of addresses of one family, or of symbols; both ends included.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum AddressRange {
    /// IPv4 addresses.
    V4(RangeInclusive<Ipv4Addr>),
    /// IPv6 addresses.
    V6(RangeInclusive<Ipv6Addr>),
    /// Hosts whose address is not known.
    Symbols(RangeInclusive<u32>),
}

/// A set of IPv4 addresses, IPv6 addresses and symbols, kept as disjoint ascending ranges.
///
/// A symbol stands for a host whose address is not known yet. It is in no prefix, so a rule for a whole prefix does not
/// cover it; only [`AddressSet::everything`] does. Equal sets are equal values, whatever they were made of.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AddressSet {
    ipv4: RangeSetBlaze<Ipv4Addr>,
    ipv6: RangeSetBlaze<Ipv6Addr>,
    symbols: RangeSetBlaze<u32>,
}

impl AddressSet {
    /// The empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// All IPv4 addresses.
    pub fn any_ipv4() -> Self {
        Self { ipv4: RangeSetBlaze::universe(), ..Self::default() }
    }

    /// All IPv6 addresses.
    pub fn any_ipv6() -> Self {
        Self { ipv6: RangeSetBlaze::universe(), ..Self::default() }
    }

    /// All symbols.
    pub fn any_symbol() -> Self {
        Self { symbols: RangeSetBlaze::universe(), ..Self::default() }
    }

    /// All addresses of both families and all symbols: what `any` of a rule means.
    pub fn everything() -> Self {
        Self { ipv4: RangeSetBlaze::universe(), ipv6: RangeSetBlaze::universe(), symbols: RangeSetBlaze::universe() }
    }

    /// The whole network that `block` lies in: what the prefix of a segment means. Host bits are ignored.
    pub fn network(block: AddressBlock) -> Self {
        let network = block.network();
        match (network.network(), network.broadcast()) {
            (IpAddr::V4(first), IpAddr::V4(last)) => AddressRange::V4(first..=last).into(),
            (IpAddr::V6(first), IpAddr::V6(last)) => AddressRange::V6(first..=last).into(),
            // The ends of a network are of one family.
            _ => Self::new(),
        }
    }

    /// What the address of a server means: a block with host bits, as interfaces are written (10.1.0.10/24), is that
    /// one address; a single address or a whole network (10.1.0.0/24) is itself.
    pub fn server(block: AddressBlock) -> Self {
        if block.truncated() == block { Self::network(block) } else { Address::from(block.network().addr()).into() }
    }

    /// Adds a range; one whose first end lies above its last adds nothing.
    pub fn insert(&mut self, range: AddressRange) {
        match range {
            AddressRange::V4(range) => {
                self.ipv4.ranges_insert(range);
            }
            AddressRange::V6(range) => {
                self.ipv6.ranges_insert(range);
            }
            AddressRange::Symbols(range) => {
                self.symbols.ranges_insert(range);
            }
        }
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.ipv4.is_empty() && self.ipv6.is_empty() && self.symbols.is_empty()
    }

    /// Whether `address` is in the set.
    pub fn contains(&self, address: Address) -> bool {
        match address {
            Address::V4(address) => self.ipv4.contains(address),
            Address::V6(address) => self.ipv6.contains(address),
            Address::Symbol(symbol) => self.symbols.contains(symbol),
        }
    }

    /// Whether all of this set is in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        // Most sets are of one family.
        (self.ipv4.is_empty() || are_within(self.ipv4.ranges(), other.ipv4.ranges()))
            && (self.ipv6.is_empty() || are_within(self.ipv6.ranges(), other.ipv6.ranges()))
            && (self.symbols.is_empty() || are_within(self.symbols.ranges(), other.symbols.ranges()))
    }

    /// Whether the two sets share nothing.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.ipv4.is_disjoint(&other.ipv4)
            && self.ipv6.is_disjoint(&other.ipv6)
            && self.symbols.is_disjoint(&other.symbols)
    }

    /// What is in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self { ipv4: &self.ipv4 | &other.ipv4, ipv6: &self.ipv6 | &other.ipv6, symbols: &self.symbols | &other.symbols }
    }

    /// What is in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self { ipv4: &self.ipv4 & &other.ipv4, ipv6: &self.ipv6 & &other.ipv6, symbols: &self.symbols & &other.symbols }
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        Self { ipv4: &self.ipv4 - &other.ipv4, ipv6: &self.ipv6 - &other.ipv6, symbols: &self.symbols - &other.symbols }
    }

    /// Whether there is something in the set, and all of it are IPv4 addresses.
    pub(super) fn is_ipv4_only(&self) -> bool {
        !self.ipv4.is_empty() && self.ipv6.is_empty() && self.symbols.is_empty()
    }

    /// Its IPv4 addresses.
    #[must_use]
    pub fn ipv4_part(&self) -> Self {
        Self { ipv4: self.ipv4.clone(), ..Self::default() }
    }

    /// Its IPv6 addresses.
    #[must_use]
    pub fn ipv6_part(&self) -> Self {
        Self { ipv6: self.ipv6.clone(), ..Self::default() }
    }

    /// Its symbols.
    #[must_use]
    pub fn symbol_part(&self) -> Self {
        Self { symbols: self.symbols.clone(), ..Self::default() }
    }

    /// The disjoint ranges: IPv4, IPv6, symbols, each ascending; neighbours are one range.
    pub fn ranges(&self) -> impl Iterator<Item = AddressRange> + '_ {
        let ipv4 = self.ipv4.ranges().map(AddressRange::V4);
        let ipv6 = self.ipv6.ranges().map(AddressRange::V6);
        ipv4.chain(ipv6).chain(self.symbols.ranges().map(AddressRange::Symbols))
    }

    /// The symbols, ascending.
    pub fn symbols(&self) -> impl Iterator<Item = u32> + '_ {
        self.symbols.iter()
    }

    /// The shortest list of prefixes that holds exactly the addresses of the set, ascending, IPv4 first. Symbols have no
    /// prefix and are left out.
    pub fn prefixes(&self) -> Vec<AddressBlock> {
        let ipv4 = self.ipv4.ranges().flat_map(|range| Ipv4Subnets::new(*range.start(), *range.end(), 0));
        let ipv6 = self.ipv6.ranges().flat_map(|range| Ipv6Subnets::new(*range.start(), *range.end(), 0));
        ipv4.map(IpNet::V4).chain(ipv6.map(IpNet::V6)).map(AddressBlock::from).collect()
    }

    /// How many addresses and symbols the set holds, at most [`u128::MAX`].
    pub fn count(&self) -> u128 {
        self.ranges().map(|range| range.count()).fold(0, u128::saturating_add)
    }

    /// The set as text, with `name` for each symbol: `any`, or prefixes, ranges and names joined with `;`.
    pub fn describe(&self, name: &dyn Fn(u32) -> String) -> String {
        if *self == Self::everything() {
            return "any".to_owned();
        }
        self.ranges().map(|range| range.describe(name)).collect::<Vec<_>>().join(";")
    }
}

/// Whether all of one set's ranges lie within another's. Both come disjoint and ascending, with a gap between any two, so
/// that a range within the others lies within one of them.
pub(super) fn are_within<T: Ord>(
    inner: impl Iterator<Item = RangeInclusive<T>>,
    mut outer: impl Iterator<Item = RangeInclusive<T>>,
) -> bool {
    let mut around = outer.next();
    for range in inner {
        while around.as_ref().is_some_and(|around| around.end() < range.start()) {
            around = outer.next();
        }
        let is_within = |around: &RangeInclusive<T>| around.start() <= range.start() && range.end() <= around.end();
        if !around.as_ref().is_some_and(is_within) {
            return false;
        }
    }
    true
}

impl AddressRange {
    /// How many addresses or symbols the range holds, at most [`u128::MAX`].
    pub fn count(&self) -> u128 {
        let (first, last) = match self {
            Self::V4(range) => (u128::from(range.start().to_bits()), u128::from(range.end().to_bits())),
            Self::V6(range) => (range.start().to_bits(), range.end().to_bits()),
            Self::Symbols(range) => (u128::from(*range.start()), u128::from(*range.end())),
        };
        last.checked_sub(first).map_or(0, |above| above.saturating_add(1))
    }

    /// A prefix where the range is one, else `first-last`; symbols by their names.
    fn describe(&self, name: &dyn Fn(u32) -> String) -> String {
        /// More names than this would say less than the run of numbers does.
        const MOST_NAMES: u128 = 1_000;
        let (first, last) = match self {
            Self::Symbols(range) if self.count() > MOST_NAMES => return format!("#{}-#{}", range.start(), range.end()),
            Self::Symbols(range) => return range.clone().map(name).collect::<Vec<_>>().join(";"),
            Self::V4(range) => (IpAddr::V4(*range.start()), IpAddr::V4(*range.end())),
            Self::V6(range) => (IpAddr::V6(*range.start()), IpAddr::V6(*range.end())),
        };
        let mut prefixes = AddressSet::from(self.clone()).prefixes();
        match (prefixes.pop(), prefixes.is_empty()) {
            (Some(prefix), true) => prefix.to_string(),
            _ => format!("{first}-{last}"),
        }
    }
}

/// The spaces of [`Span`]s.
const IPV4: u8 = 0;
const IPV6: u8 = 2;
const SYMBOLS: u8 = 4;

impl AddressSet {
    pub(super) fn spans(&self) -> Vec<Span> {
        let span = |range| match range {
            AddressRange::V4(range) => Span::new(IPV4, range.start().to_bits().into(), range.end().to_bits().into()),
            AddressRange::V6(range) => Span::new(IPV6, range.start().to_bits(), range.end().to_bits()),
            AddressRange::Symbols(range) => Span::new(SYMBOLS, (*range.start()).into(), (*range.end()).into()),
        };
        self.ranges().map(span).collect()
    }

    pub(super) fn of_spans(spans: &[Span]) -> Self {
        let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let range = |span: &Span| {
            let (first, last) = (span.start.number, span.last());
            match span.start.space {
                IPV4 => AddressRange::V4(Ipv4Addr::from_bits(small(first))..=Ipv4Addr::from_bits(small(last))),
                IPV6 => AddressRange::V6(Ipv6Addr::from_bits(first)..=Ipv6Addr::from_bits(last)),
                _ => AddressRange::Symbols(small(first)..=small(last)),
            }
        };
        spans.iter().map(range).collect()
    }
}

impl From<AddressRange> for AddressSet {
    fn from(range: AddressRange) -> Self {
        let mut set = Self::new();
        set.insert(range);
        set
    }
}

impl From<Address> for AddressSet {
    fn from(address: Address) -> Self {
        match address {
            Address::V4(address) => AddressRange::V4(address..=address).into(),
            Address::V6(address) => AddressRange::V6(address..=address).into(),
            Address::Symbol(symbol) => AddressRange::Symbols(symbol..=symbol).into(),
        }
    }
}

impl FromIterator<AddressRange> for AddressSet {
    fn from_iter<I: IntoIterator<Item = AddressRange>>(ranges: I) -> Self {
        let mut set = Self::new();
        for range in ranges {
            set.insert(range);
        }
        set
    }
}

impl FromIterator<AddressSet> for AddressSet {
    /// The union of the sets.
    fn from_iter<I: IntoIterator<Item = AddressSet>>(sets: I) -> Self {
        let mut union = Self::new();
        for set in sets {
            for range in set.ranges() {
                union.insert(range);
            }
        }
        union
    }
}

impl fmt::Display for AddressSet {
    /// As [`AddressSet::describe`] has it, with `#7` for symbol 7.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.describe(&|symbol| format!("#{symbol}")))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]

    use super::*;

    fn block(text: &str) -> AddressBlock {
        text.parse().unwrap()
    }

    fn ipv4(first: &str, last: &str) -> AddressSet {
        AddressRange::V4(first.parse().unwrap()..=last.parse().unwrap()).into()
    }

    fn prefixes(set: &AddressSet) -> Vec<String> {
        set.prefixes().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn families_and_symbols_are_apart() {
        // The same bits in each of the three.
        let four = AddressSet::from(Address::V4(Ipv4Addr::from_bits(7)));
        let six = AddressSet::from(Address::V6(Ipv6Addr::from_bits(7)));
        let symbol = AddressSet::from(Address::Symbol(7));
        for (set, other) in [(&four, &six), (&six, &symbol), (&symbol, &four)] {
            assert!(set.is_disjoint(other) && set.intersection(other).is_empty());
            assert_eq!(set.difference(other), *set);
            assert_eq!(set.union(other).count(), 2);
        }
        assert!(!symbol.is_subset(&AddressSet::any_ipv4().union(&AddressSet::any_ipv6())));
        assert!(symbol.is_subset(&AddressSet::everything()));
        let all: AddressSet = [four.clone(), six.clone(), symbol.clone()].into_iter().collect();
        assert_eq!((all.ipv4_part(), all.ipv6_part(), all.symbol_part()), (four, six, symbol));
        assert_eq!(all.symbols().collect::<Vec<_>>(), [7]);
        assert_eq!(all.to_string(), "0.0.0.7;::7;#7");
    }

    #[test]
    fn all_addresses_of_a_family_are_one_prefix() {
        assert_eq!(ipv4("0.0.0.0", "255.255.255.255"), AddressSet::any_ipv4());
        assert_eq!(prefixes(&AddressSet::any_ipv4()), ["0.0.0.0/0"]);
        assert_eq!(prefixes(&AddressSet::any_ipv6()), ["::/0"]);
        assert_eq!(AddressSet::any_ipv4().count(), 1 << 32);
        assert_eq!(AddressSet::any_ipv6().count(), u128::MAX);
        assert_eq!(AddressSet::everything().count(), u128::MAX);
        assert_eq!(AddressSet::network(AddressBlock::any_ipv6()), AddressSet::any_ipv6());
        assert_eq!(AddressSet::everything().to_string(), "any");
        let rest = AddressSet::any_ipv4().difference(&ipv4("0.0.0.1", "255.255.255.254"));
        assert_eq!(rest.to_string(), "0.0.0.0;255.255.255.255");
        assert!(AddressSet::everything().difference(&AddressSet::everything()).is_empty());
    }

    #[test]
    fn prefixes_hold_a_range_exactly() {
        assert_eq!(prefixes(&ipv4("10.0.0.1", "10.0.0.6")), ["10.0.0.1", "10.0.0.2/31", "10.0.0.4/31", "10.0.0.6"]);
        assert_eq!(prefixes(&ipv4("255.255.255.254", "255.255.255.255")), ["255.255.255.254/31"]);
        let halves: AddressSet =
            [AddressSet::network(block("10.0.0.0/25")), AddressSet::network(block("10.0.0.128/25"))]
                .into_iter()
                .collect();
        assert_eq!(prefixes(&halves), ["10.0.0.0/24"]);
        let back: AddressSet = ipv4("10.0.0.1", "10.0.3.77").prefixes().into_iter().map(AddressSet::network).collect();
        assert_eq!(back, ipv4("10.0.0.1", "10.0.3.77"));
        assert_eq!(back.to_string(), "10.0.0.1-10.0.3.77");
        let last = AddressRange::V6(Ipv6Addr::from_bits(u128::MAX - 2)..=Ipv6Addr::from_bits(u128::MAX));
        assert_eq!(
            prefixes(&last.into()),
            ["ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffd", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127"]
        );
    }

    #[test]
    fn host_bits_are_one_address_for_a_server_and_ignored_for_a_network() {
        assert_eq!(AddressSet::server(block("10.1.0.10/24")).to_string(), "10.1.0.10");
        assert_eq!(AddressSet::server(block("10.1.0.10")).to_string(), "10.1.0.10");
        assert_eq!(AddressSet::server(block("10.1.0.0/24")).to_string(), "10.1.0.0/24");
        assert_eq!(AddressSet::network(block("10.1.0.10/24")).to_string(), "10.1.0.0/24");
        assert_eq!(AddressSet::server(block("2001:db8::5/64")).to_string(), "2001:db8::5");
    }

    #[test]
    fn symbols_are_named() {
        let mut set = AddressSet::from(AddressRange::Symbols(3..=4));
        assert_eq!(set.describe(&|symbol| format!("server {symbol}")), "server 3;server 4");
        set = AddressSet::any_symbol().difference(&set);
        assert_eq!(set.to_string(), "#0;#1;#2;#5-#4294967295");
    }

    #[test]
    fn a_range_whose_ends_are_turned_is_empty() {
        let set = ipv4("10.0.0.9", "10.0.0.1");
        assert!(set.is_empty());
        assert_eq!((set.count(), set.to_string().as_str()), (0, ""));
    }
}

//! Which of many blocks hold a block: by looking up its prefixes, not by going through all of them.

use std::collections::BTreeSet;

use ipnet::IpNet;
use rustc_hash::FxHashMap;

use crate::net::AddressBlock;

/// Values by the blocks that they have.
#[derive(Debug)]
pub(super) struct BlockIndex<T> {
    values: FxHashMap<AddressBlock, Vec<T>>,
    /// Family and length of the prefixes that there are.
    lengths: BTreeSet<(bool, u8)>,
}

impl<T> Default for BlockIndex<T> {
    fn default() -> Self {
        Self { values: FxHashMap::default(), lengths: BTreeSet::new() }
    }
}

impl<T: Copy> BlockIndex<T> {
    /// Adds a value under its block.
    pub(super) fn insert(&mut self, block: AddressBlock, value: T) {
        let network = block.network();
        self.lengths.insert((network.addr().is_ipv4(), network.prefix_len()));
        self.values.entry(block).or_default().push(value);
    }

    /// The values of all blocks that hold this one, itself among them; widest first.
    pub(super) fn around(&self, block: AddressBlock) -> impl Iterator<Item = T> + '_ {
        let network = block.network();
        let family = network.addr().is_ipv4();
        let lengths = self.lengths.range((family, 0)..=(family, network.prefix_len()));
        lengths
            .filter_map(move |(_, length)| IpNet::new(network.addr(), *length).ok())
            .filter_map(|prefix| self.values.get(&AddressBlock::from(prefix.trunc())))
            .flatten()
            .copied()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]

    use super::*;

    #[test]
    fn blocks_around_a_block_are_found() {
        let block = |text: &str| text.parse::<AddressBlock>().unwrap();
        let mut index = BlockIndex::default();
        for (number, text) in ["10.0.0.0/8", "10.1.0.0/16", "10.1.0.5", "0.0.0.0/0", "::/0"].iter().enumerate() {
            index.insert(block(text), number);
        }
        let around = |text: &str| index.around(block(text)).collect::<Vec<_>>();
        assert_eq!(around("10.1.0.5"), [3, 0, 1, 2]);
        assert_eq!(around("10.1.0.0/24"), [3, 0, 1]);
        assert_eq!(around("10.0.0.0/7"), [3]);
        assert_eq!(around("2001:db8::1"), [4]);
    }
}

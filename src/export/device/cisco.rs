//! What the two languages of Cisco have in common.

use super::capabilities::InterfaceRules;
use super::context::DeviceContext;
use super::zones::title;
use crate::net::{AddressBlock, PortRange};
use ipnet::IpNet;

/// What interfaces (or zones, by `nameif`) are called.
pub(super) const INTERFACES: InterfaceRules = InterfaceRules {
    is_valid: |name| {
        (1..=48).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/:".contains(&byte))
    },
    expected: "1 to 48 letters, digits and . _ - / : as in inside or GigabitEthernet0/1",
    is_needed: true,
};

/// The lines at the head of a file, without the sign of a comment.
pub(super) fn head(context: &DeviceContext<'_>) -> Vec<String> {
    vec![
        title(context),
        "Each remark names a rule and the flows that it serves. Lists end with a denial of everything else.".to_owned(),
    ]
}

/// Ports as an operator: `eq 445`, `range 1024 65535`.
pub(super) fn port_operator(range: PortRange) -> String {
    if range.first == range.last {
        format!("eq {}", range.first)
    } else {
        format!("range {} {}", range.first, range.last)
    }
}

/// A block as network and mask, or as prefix for IPv6.
pub(super) fn network_and_mask(block: AddressBlock) -> String {
    match block.network() {
        IpNet::V4(net) => format!("{} {}", net.network(), net.netmask()),
        IpNet::V6(net) => net.trunc().to_string(),
    }
}

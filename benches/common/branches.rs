//! The estate that the target for rules is stated for: servers behind a few core firewalls, and many branches with a
//! firewall each.

use portolan::project::{Project, SegmentKind};

use super::Builder;

/// Branches, each behind a firewall of its own.
const BRANCHES: usize = 1_000;
/// Core firewalls, each with a transit network for its part of the branches.
const CORES: usize = 4;
const SERVERS: usize = 400;
const SERVERS_OF_SEGMENT: usize = 20;
/// The first servers are controllers; the others take turns.
const CONTROLLERS: usize = 4;
const ROLES: [&[&str]; 8] = [
    &["member-server"],
    &["member-server"],
    &["file-server"],
    &["web-server"],
    &["sql-server"],
    &["exchange-2003-server"],
    &["print-server"],
    &["terminal-server"],
];
/// How many of the servers each branch uses by name.
const USES: usize = 6;

/// 1,004 firewalls, 400 servers, 1,000 branches.
pub(crate) fn branches() -> Project {
    let mut builder = Builder::new("Branches");
    let segments: Vec<_> = (0..SERVERS / SERVERS_OF_SEGMENT)
        .map(|n| builder.segment(&format!("srv-{n:02}"), SegmentKind::Internal, &format!("10.254.{n}.0/24")))
        .collect();
    let transits: Vec<_> = (0..CORES)
        .map(|n| builder.segment(&format!("transit-{n}"), SegmentKind::Internal, &format!("10.255.{n}.0/24")))
        .collect();
    for (n, transit) in transits.iter().enumerate() {
        let linked: Vec<_> = segments.iter().chain([transit]).collect();
        builder.device(&format!("core-{n}"), &linked);
    }
    for (n, roles) in (0..SERVERS).zip(ROLES.iter().cycle()) {
        let (segment, place) = (n / SERVERS_OF_SEGMENT, n % SERVERS_OF_SEGMENT);
        let roles = if n < CONTROLLERS { &["global-catalog", "dns-server"] } else { *roles };
        if let Some(at) = segments.get(segment) {
            builder.server(&format!("s{n}"), at, &format!("10.254.{segment}.{}", place + 10), roles, &[]);
        }
    }
    for (n, transit) in (0..BRANCHES).zip(transits.iter().cycle()) {
        let name = format!("branch-{n:04}");
        let segment = builder.segment(&name, SegmentKind::User, &format!("10.{}.{}.0/24", n / 250, n % 250));
        builder.device(&format!("fw-{n:04}"), &[&segment, transit]);
        // Strides without a common divisor, so that branches use servers in every mixture.
        let uses: Vec<String> = (0..USES).map(|used| format!("s{}", (n * 7 + used * 13) % SERVERS)).collect();
        let uses: Vec<&str> = uses.iter().map(String::as_str).collect();
        builder.server(&format!("b{n:04}"), &segment, "", &["workstation"], &uses);
    }
    builder.project
}

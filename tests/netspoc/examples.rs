//! The examples: facts of the published tests, in the notation of the one file that uses them.

/// A way from or to a device.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// From whom to whom, one of them a device.
    pub(super) ends: &'static str,
    /// Interfaces by which its packets come into managed devices.
    pub(super) enters: &'static str,
    /// Interfaces by which they do not.
    pub(super) avoids: &'static str,
}

/// A published example.
#[derive(Clone, Copy, Debug)]
pub(super) struct Example {
    /// Its title.
    pub(super) title: &'static str,
    /// Its file.
    pub(super) file: &'static str,
    /// Networks with their prefixes.
    pub(super) networks: &'static str,
    /// Hosts with their addresses and networks.
    pub(super) hosts: &'static str,
    /// Each device: name, kind (`stateful`, `stateless`, `router`), networks.
    pub(super) devices: &'static [&'static str],
    /// Devices that stand in for each other.
    pub(super) pairs: &'static [&'static str],
    /// Interfaces, each a device and a network, of which a path passes one at most.
    pub(super) restrictions: &'static [&'static str],
    /// What is needed: from whom to whom, and what.
    pub(super) flows: &'static [&'static str],
    /// Ways from or to devices.
    pub(super) ways: &'static [Way],
    /// What comes in by which interface; nothing after the colon: nothing.
    pub(super) permits: &'static [&'static str],
    /// Whether there is no path.
    pub(super) has_no_way: bool,
}

const NOTHING: Example = Example {
    title: "",
    file: "",
    networks: "",
    hosts: "",
    devices: &[],
    pairs: &[],
    restrictions: &[],
    flows: &[],
    ways: &[],
    permits: &[],
    has_no_way: false,
};

const FOUR: &str = "n1 10.1.1.0/24, n2 10.1.2.0/24, n3 10.1.3.0/24, n4 10.1.4.0/24";
const XY: &str = "x 10.1.1.0/24, y 10.2.2.0/24";

/// Two routers at a network, an unmanaged one between what lies behind them.
const AUTO: Example = Example {
    file: "auto_intf.t",
    networks: "a 10.0.0.0/24, b1 10.1.1.0/24, b2 10.1.2.0/24, b3 10.1.3.0/24",
    hosts: "u.b1 10.1.1.2 in b1, u.b2 10.1.2.2 in b2, u.b3 10.1.3.1 in b3",
    devices: &["r1 stateful: a b1", "r2 stateful: a b2", "u router: b1 b2 b3"],
    ..NOTHING
};

/// A filter and an unmanaged router, joined by two networks.
const BORDER: Example = Example {
    file: "pathrestrict-border.t",
    networks: "Test 10.9.1.0/24, Trans 10.5.6.68/30, GRE 10.5.6.80/30, X 10.9.3.0/24, Schulung 10.9.2.0/24",
    devices: &["filter stateful: Test Trans GRE", "Kunde router: Trans GRE X Schulung"],
    // Published with ip.
    flows: &["Schulung > Test tcp 80", "X > Test tcp 80"],
    ..NOTHING
};

/// One router, three routers beside each other behind it.
const FAN: Example = Example {
    file: "virtual-pathrestrict.t",
    networks: "a 10.1.1.0/24, b 10.2.2.0/24, c 10.3.3.0/24",
    devices: &["r1 stateful: a b", "r2 stateful: b c", "r3 stateful: b c", "r4 stateful: b c"],
    pairs: &["r2 r3 r4"],
    flows: &["a > c tcp 80"],
    ..NOTHING
};

/// One stateless router.
const STATELESS: Example = Example { file: "stateless.t", networks: XY, devices: &["r stateless: x y"], ..NOTHING };

/// One stateless router with four networks.
const PROTOCOLS: Example = Example {
    file: "protocols.t",
    networks: FOUR,
    hosts: "h1 10.1.1.10 in n1",
    devices: &["r1 stateless: n1 n2 n3 n4"],
    ..NOTHING
};

pub(super) const EXAMPLES: &[Example] = &[
    // Loops: every path gets the permit.
    Example {
        title: "Auto interface of network (to the unmanaged router)",
        flows: &["a > u.b1 tcp 22", "a > u.b3 tcp 22"],
        permits: &["r1.a: a > u.b1 tcp 22; a > u.b3 tcp 22", "r2.a: a > u.b1 tcp 22; a > u.b3 tcp 22"],
        ..AUTO
    },
    Example {
        title: "Auto interface of network (to and from the managed routers)",
        ways: &[
            Way { ends: "a > r1", enters: "r1.a r1.b1 r2.a", avoids: "r2.b2" },
            Way { ends: "a > r2", enters: "r2.a r2.b2 r1.a", avoids: "r1.b1" },
            Way { ends: "u.b3 > r1", enters: "r1.a r1.b1 r2.b2", avoids: "r2.a" },
            Way { ends: "u.b3 > r2", enters: "r2.a r2.b2 r1.b1", avoids: "r1.a" },
        ],
        ..AUTO
    },
    Example {
        title: "Auto interface of router",
        flows: &["a > u.b1 tcp 23", "a > u.b2 tcp 23"],
        permits: &["r1.a: a > u.b1 tcp 23; a > u.b2 tcp 23", "r2.a: a > u.b1 tcp 23; a > u.b2 tcp 23"],
        ..AUTO
    },
    // Path restrictions.
    Example {
        title: "Simple pathrestrictions leaving no valid path",
        file: "pathrestrict.t",
        networks: "top 10.1.1.0/24, lft 10.3.1.244/30, rgt 10.3.1.128/30, dst 10.1.2.0/24",
        devices: &["r1 stateful: top lft dst", "r2 stateful: top rgt dst"],
        restrictions: &["r1.top r2.top", "r1.dst r2.dst"],
        flows: &["lft > rgt tcp 80"],
        permits: &["r1.lft:"],
        has_no_way: true,
        ..NOTHING
    },
    Example {
        title: "Find all networks in zone split by pathrestriction",
        file: "pathrestrict.t",
        networks: FOUR,
        devices: &["u router: n1 n2 n3", "r1 stateless: n2 n4", "r2 stateless: n3 n4"],
        restrictions: &["u.n1 r1.n2"],
        flows: &[
            "n1 > n4 tcp 80",
            "n1 > n4 tcp 81",
            "n2 > n4 tcp 80",
            "n2 > n4 tcp 81",
            "n3 > n4 tcp 80",
            "n3 > n4 tcp 81",
        ],
        permits: &[
            "r1.n2: n2 > n4 tcp 80-81; n3 > n4 tcp 80-81",
            "r2.n3: n1 > n4 tcp 80-81; n2 > n4 tcp 80-81; n3 > n4 tcp 80-81",
        ],
        ..NOTHING
    },
    Example {
        title: "Pathrestriction at border of loop (at router)",
        restrictions: &["filter.GRE Kunde.Schulung"],
        permits: &["filter.Trans: Schulung > Test tcp 80; X > Test tcp 80", "filter.GRE: X > Test tcp 80"],
        ..BORDER
    },
    Example {
        title: "Two pathrestrictions at border of loop (at router)",
        restrictions: &["filter.GRE Kunde.Schulung", "filter.Trans Kunde.X"],
        permits: &["filter.Trans: Schulung > Test tcp 80", "filter.GRE: X > Test tcp 80"],
        ..BORDER
    },
    Example {
        // The second of its two services; the first starts at the restricted interface of r3.
        title: "Mixed start and entry at pathrestriction at border of loop",
        file: "pathrestrict-border.t",
        networks: "n1 10.1.1.0/24, n2 10.1.2.0/24, n3 10.1.3.0/24",
        devices: &["r1 stateful: n1 n2", "r2 stateful: n1 n2", "r3 stateful: n2 n3"],
        restrictions: &["r2.n1 r3.n2"],
        flows: &["n3 > n1 tcp 81"],
        permits: &["r1.n2: n3 > n1 tcp 81", "r2.n2:"],
        ..NOTHING
    },
    Example {
        // The end is an interface of an unmanaged router. It is one of two in a path restriction of its own, which costs
        // nothing at the end of a path and is left out.
        title: "Path ends at pathrestricted interface of zone at border of loop",
        file: "pathrestrict-border.t",
        networks: FOUR,
        hosts: "r4.n4 10.1.4.3 in n4",
        devices: &["r1 stateful: n1 n2 n3", "r2 stateful: n2 n4", "r3 stateful: n3 n4"],
        restrictions: &["r3.n3 r3.n4"],
        flows: &["n1 > r4.n4 tcp 22"],
        permits: &["r2.n2: n1 > r4.n4 tcp 22", "r3.n3:"],
        ..NOTHING
    },
    Example {
        title: "Pathrestriction at exit of minimal loop (at zone)",
        file: "pathrestrict-border.t",
        networks: "n1 10.1.1.16/28, t1 10.9.1.80/28, t2 10.9.2.80/28, t3 10.9.3.0/24, n2 10.1.2.0/24",
        devices: &["r1 stateful: n1 t1 t2", "r2 router: t1 t2 t3", "r3 router: t3 n2"],
        restrictions: &["r1.t1 r1.t2 r3.t3"],
        flows: &["n1 > n2 tcp 80", "n2 > n1 tcp 80"],
        has_no_way: true,
        ..NOTHING
    },
    Example {
        // From `t/opt-pathrestrict.t`, the first of its two services.
        title: "Optimize simple pathrestriction",
        file: "opt-pathrestrict.t",
        networks: "n1 10.1.1.0/24, n2 10.1.2.0/24",
        devices: &["r1 stateful: n1 n2", "r2 stateful: n1 n2"],
        restrictions: &["r1.n1 r2.n1", "r1.n1 r1.n2"],
        flows: &["n1 > n2 tcp 80"],
        permits: &["r1.n1:", "r2.n1: n1 > n2 tcp 80"],
        ..NOTHING
    },
    Example {
        title: "Pathrestriction on same side of loop",
        file: "pathrestrict_same_router.t",
        networks: FOUR,
        devices: &["A stateless: n1 n2 n3 n4", "B stateless: n2 n3"],
        restrictions: &["A.n1 A.n4"],
        flows: &["n1 > n4 tcp 80", "n4 > n1 tcp 80"],
        has_no_way: true,
        ..NOTHING
    },
    // Virtual addresses.
    Example {
        title: "Multiple virtual interface pairs with interface as destination",
        file: "virtual-pathrestrict.t",
        networks: "a 10.1.1.0/24, b 10.2.2.0/24, c1 10.3.1.0/24, c2 10.3.2.0/24",
        devices: &["r1 stateful: a c1 c2 b", "r2 stateful: a c1 c2 b"],
        pairs: &["r1 r2"],
        ways: &[Way { ends: "a > r1", enters: "r1.a", avoids: "r1.c1 r1.c2 r1.b r2.a r2.c1 r2.c2 r2.b" }],
        ..NOTHING
    },
    Example {
        // Published with ip.
        title: "Implicit pathrestriction with 3 virtual interfaces",
        file: "virtual-pathrestrict.t",
        networks: "a 10.1.1.0/24, x 10.3.3.0/24, b 10.2.2.0/24",
        devices: &["r1 stateful: a x b", "r2 stateful: a b", "r3 stateful: a b"],
        pairs: &["r1 r2 r3"],
        flows: &["a > x tcp 80", "a > b tcp 80"],
        permits: &["r1.a: a > x tcp 80; a > b tcp 80", "r2.a: a > b tcp 80"],
        ..NOTHING
    },
    Example {
        title: "Different paths to virtual interface",
        file: "virtual-pathrestrict.t",
        networks: "n1 10.1.1.0/24, n2 10.1.2.0/24, n3 10.1.3.0/24, n4 10.1.4.0/24, n5 10.1.5.0/24, n6 10.1.6.0/24",
        devices: &[
            "r1 stateful: n1 n2",
            "r2 stateful: n1 n3",
            "r3 stateful: n3 n4 n5",
            "r4 stateful: n2 n4 n6",
            "r5 stateful: n5 n6",
        ],
        pairs: &["r1 r2", "r4 r5"],
        ways: &[Way { ends: "n1 > r4", enters: "r4.n2 r4.n4", avoids: "r4.n6 r5.n5" }],
        ..NOTHING
    },
    Example {
        // Published with ip.
        title: "Extra pathrestriction at 2 virtual interface",
        file: "virtual-pathrestrict.t",
        networks: "u 10.9.9.0/24, a 10.1.1.0/24, b 10.2.2.0/24",
        devices: &["g stateful: u a", "r1 stateful: a b", "r2 stateful: a b"],
        pairs: &["r1 r2"],
        restrictions: &["r1.a r1.b"],
        flows: &["u > b tcp 80"],
        permits: &["r1.a:", "r2.a: u > b tcp 80"],
        ..NOTHING
    },
    Example {
        // The routers with one virtual address are not the same at each network, and a link joins two of them: each
        // address is a path restriction.
        title: "Conceal non matching virtual interface groups with interconnect if no routing required",
        file: "virtual-pathrestrict.t",
        networks: "a 10.1.1.0/24, t 10.0.0.0/30, b1 10.2.2.0/24, b2 10.3.3.0/24",
        devices: &["r1 stateful: a b1", "r2 stateful: a b1 t", "r3 stateful: t a b2", "r4 stateful: a b2"],
        restrictions: &["r1.a r2.a r3.a r4.a", "r1.b1 r2.b1", "r3.b2 r4.b2"],
        flows: &["a > b1 tcp 80", "a > b2 tcp 80"],
        permits: &["r1.a: a > b1 tcp 80", "r2.a: a > b1 tcp 80; a > b2 tcp 80", "r4.a: a > b2 tcp 80"],
        ..NOTHING
    },
    Example {
        title: "Conceal invalid extra pathrestriction if routing is not required - manual routing",
        restrictions: &["r1.b r3.c"],
        permits: &["r1.a: a > c tcp 80", "r2.b: a > c tcp 80", "r3.b:", "r4.b: a > c tcp 80"],
        ..FAN
    },
    Example {
        title: "3 virtual interfaces with valid extra pathrestriction",
        devices: &["r1 stateful: a b", "r2 stateful: b c", "r3 stateful: b c", "r4 stateful: b c", "r5 stateful: a b"],
        restrictions: &["r1.b r2.b r3.b r4.b"],
        permits: &["r1.a:"],
        ..FAN
    },
    Example {
        title: "Conceal invalid extra pathrestriction if routing is not required - no router",
        file: "virtual-pathrestrict.t",
        networks: "a 10.1.1.0/24, b 10.2.2.0/24",
        devices: &["r1 stateful: a b", "r2 stateful: a b", "r3 stateful: a b"],
        pairs: &["r1 r2 r3"],
        restrictions: &["r1.a r1.b"],
        flows: &["a > b tcp 80"],
        permits: &["r1.a:", "r2.a: a > b tcp 80", "r3.a: a > b tcp 80"],
        ..NOTHING
    },
    Example {
        title: "Virtual interfaces prevent valid path",
        file: "virtual-interface.t",
        networks: "n1 10.1.1.0/24, n2 10.1.2.0/24, n3 10.1.3.0/24",
        devices: &["r1 stateless: n1 n2", "r2 router: n2 n3", "r3 stateless: n3 n1"],
        pairs: &["r1 r2"],
        restrictions: &["r3.n1 r3.n3"],
        ways: &[Way { ends: "n3 > r1", enters: "", avoids: "r1.n1 r1.n2 r3.n3" }],
        has_no_way: true,
        ..NOTHING
    },
    Example {
        title: "Pathrestricted src and dst in complex loop",
        file: "pathrestrict.t",
        networks: FOUR,
        devices: &["r1 stateful: n1 n2 n4", "r2 stateful: n1 n2", "r3 stateful: n2 n3", "r4 stateful: n2 n3"],
        pairs: &["r3 r4"],
        restrictions: &["r1.n4 r1.n1"],
        ways: &[Way { ends: "n4 > r3", enters: "r1.n4 r3.n2", avoids: "r1.n1 r1.n2 r2.n1 r2.n2 r3.n3 r4.n2 r4.n3" }],
        ..NOTHING
    },
    Example {
        // A virtual address on one router only is no group. Published with ip.
        title: "Pathrestriction at virtual interface at loop zone border",
        file: "pathrestrict-border.t",
        networks: "n1 10.1.1.0/24, n2 10.2.2.0/24, n3 10.3.3.0/24, n4 10.4.4.0/24",
        devices: &["r1 stateless: n1 n2", "r2 stateless: n3 n2", "r3 stateless: n3 n2 n4"],
        restrictions: &["r3.n3 r3.n4"],
        flows: &["n1 > n4 tcp 80"],
        permits: &["r1.n1: n1 > n4 tcp 80", "r2.n2:", "r3.n2: n1 > n4 tcp 80"],
        ..NOTHING
    },
    // One-way and reversed protocols.
    Example {
        // TFTP in three parts. The message 3 is not answered anyway; the routers' own modifier for what only devices
        // without state need changes nothing here.
        title: "Different protocol modifiers",
        flows: &[
            "h1 > n2 udp 69 oneway",
            "h1 > n2 udp 1024-65535 reversed oneway",
            "h1 > n2 udp 1024-65535 oneway",
            "h1 > n2 udp 123",
            "h1 > n3 icmp 3 oneway",
            "n1 > n3 icmp 8",
            "n1 > n3 icmp 8 reversed",
        ],
        permits: &[
            "r1.n1: h1 > n2 udp 123; h1 > n2 udp 69; h1 > n2 udp 1024-65535; h1 > n3 icmp 3; n1 > n3 icmp 8",
            "r1.n2: n2 > h1 udp 1024-65535; n2 > h1 udp 123:",
            "r1.n3: n3 > n1 icmp 8",
        ],
        ..PROTOCOLS
    },
    Example {
        title: "Overlapping udp oneway",
        flows: &["n2 > n1 udp 69 oneway", "n2 > n1 udp 69"],
        permits: &["r1.n1: n1 > n2 udp 69:", "r1.n2: n2 > n1 udp 69"],
        ..PROTOCOLS
    },
    Example {
        // The range of hosts is published as two blocks.
        title: "src_net with complex protocol",
        networks: "n1 10.1.1.0/24, n2 10.1.2.0/24",
        hosts: "h1 10.1.1.10 in n1, h2a 10.1.2.4/31 in n2, h2b 10.1.2.6 in n2",
        devices: &["r1 stateless: n1 n2"],
        flows: &["n1 > n2 udp 69:69 oneway", "h1 > h2a udp 68", "h1 > h2b udp 68"],
        permits: &[
            "r1.n1: h1 > h2a udp 68; h1 > h2b udp 68; n1 > n2 udp 69:69",
            "r1.n2: h2a > h1 udp 68:; h2b > h1 udp 68:",
        ],
        ..PROTOCOLS
    },
    Example {
        title: "No warning on overlapping stateless range",
        flows: &["x > y tcp 1024-65535"],
        permits: &["r.x: x > y tcp 1024-65535"],
        ..STATELESS
    },
    // Routers without state, and what comes back.
    Example {
        title: "Reverse UDP ports",
        flows: &["x > y udp 389", "x > y udp 1024-65535"],
        permits: &["r.x: x > y udp 389; x > y udp 1024-65535", "r.y: y > x udp 389:; y > x udp 1024-65535:"],
        ..STATELESS
    },
    Example {
        title: "UDP source port with unspecified destination port",
        flows: &["x > y udp 69:"],
        permits: &["r.x: x > y udp 69:", "r.y: y > x udp 69"],
        ..STATELESS
    },
    Example {
        title: "UDP source ports",
        flows: &["x > y udp 500:500"],
        permits: &["r.x: x > y udp 500:500", "r.y: y > x udp 500:500"],
        ..STATELESS
    },
    Example {
        // Two virtual routers of one device; the other one, v1, filters only a part and is not compared.
        title: "VRF members with mixed managed and managed=local",
        file: "local-filter.t",
        networks: "n0 10.0.1.0/24, n1 10.1.1.0/24, n2 10.1.2.0/24, n3 10.1.3.0/24",
        devices: &["d32 stateful: n0 n1", "v1 stateless: n1 n2", "v2 stateless: n2 n3"],
        flows: &["n0 > n3 tcp 80", "n1 > n3 tcp 80"],
        permits: &["v2.n2: n0 > n3 tcp 80; n1 > n3 tcp 80", "v2.n3: n3 > n0 tcp established; n3 > n1 tcp established"],
        ..NOTHING
    },
];

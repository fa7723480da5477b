//! Large estates, the same on every run, and a stopwatch.

pub(crate) mod branches;

use std::sync::Arc;
use std::time::{Duration, Instant};

use portolan::ids::{DeviceId, DomainId, LinkId, RoleId, SegmentId, ServerId};
use portolan::project::{
    Device, DeviceKind, Domain, Link, Os, Platform, Point, Project, Segment, SegmentKind, Server, Use,
};

/// How many of what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Segments: mostly branches, some of the data centre and some transit networks.
    pub(crate) segments: usize,
    /// Servers and groups of servers.
    pub(crate) servers: usize,
    /// Firewalls, two of them the core.
    pub(crate) devices: usize,
    /// Whether each branch has a web server that everybody opens: a matrix of nearly two million flows.
    pub(crate) is_meshed: bool,
}

/// The size that the targets are stated for.
pub(crate) const LARGE: Size = Size { segments: 1_000, servers: 10_000, devices: 1_000, is_meshed: false };

const REGIONS: usize = 20;
const DATA_CENTRE_SEGMENTS: usize = 20;

/// What stands in the data centre: name, position of the segment, roles. Names are unique.
const DATA_CENTRE: &[(&str, usize, &[&str])] = &[
    ("dc-1", 0, &["global-catalog", "dns-server", "time-server"]),
    ("dc-2", 0, &["domain-controller", "dns-server"]),
    ("dc-3", 1, &["domain-controller", "dns-server"]),
    ("wins-1", 2, &["wins-server"]),
    ("ca-1", 2, &["certificate-authority"]),
    ("exchange-1", 3, &["exchange-2003-server"]),
    ("exchange-2", 3, &["exchange-2003-server"]),
    ("sql-1", 4, &["sql-server"]),
    ("sql-2", 4, &["sql-server"]),
    ("intranet", 5, &["web-server"]),
    ("portal", 5, &["sharepoint-portal"]),
    ("files", 6, &["file-server"]),
    ("prints", 6, &["print-server"]),
    ("mom", 7, &["mom-server"]),
    ("radius", 8, &["radius-server"]),
    ("terminal", 9, &["terminal-server"]),
];

struct Builder {
    project: Project,
    links: usize,
}

impl Builder {
    /// A project with one domain and nothing else.
    fn new(name: &str) -> Self {
        let mut project = Project { name: name.to_owned(), ..Project::default() };
        Arc::make_mut(&mut project.domains)
            .insert(DomainId::from("corp"), Arc::new(Domain { name: "corp.example".to_owned(), ..Domain::default() }));
        Self { project, links: 0 }
    }

    fn segment(&mut self, name: &str, kind: SegmentKind, prefix: &str) -> SegmentId {
        let id = SegmentId::from(name);
        let segment = Segment {
            trust_level: None,
            name: name.to_owned(),
            kind,
            prefixes: prefix.parse().into_iter().collect(),
            position: Point::default(),
            note: String::new(),
        };
        Arc::make_mut(&mut self.project.segments).insert(id.clone(), Arc::new(segment));
        id
    }

    fn device(&mut self, name: &str, segments: &[&SegmentId]) {
        let id = DeviceId::from(name);
        let device = Device {
            name: name.to_owned(),
            kind: DeviceKind::Firewall,
            platform: Platform::CiscoAsa,
            ..Device::default()
        };
        Arc::make_mut(&mut self.project.devices).insert(id.clone(), Arc::new(device));
        for (position, segment) in segments.iter().enumerate() {
            self.links += 1;
            // Most languages of devices need a name.
            let interface = format!("eth{position}");
            let link = Link { interface, ..Link::new(id.clone(), (*segment).clone()) };
            Arc::make_mut(&mut self.project.links).insert(LinkId::from(format!("l{:06}", self.links)), Arc::new(link));
        }
    }

    fn server(&mut self, name: &str, segment: &SegmentId, address: &str, roles: &[&str], uses: &[&str]) {
        let server = Server {
            name: name.to_owned(),
            segment: segment.clone(),
            roles: roles.iter().map(|role| RoleId::from(*role)).collect(),
            addresses: address.parse().into_iter().collect(),
            os: Os::WindowsServer2003,
            domain: Some(DomainId::from("corp")),
            uses: uses.iter().map(|server| Use::Server(ServerId::from(*server))).collect(),
            ..Server::default()
        };
        Arc::make_mut(&mut self.project.servers).insert(ServerId::from(name), Arc::new(server));
    }
}

/// Branches behind firewalls of their own, some of them redundant, in regions behind two redundant core firewalls, with
/// the shared servers in the data centre and one domain over all.
pub(crate) fn estate(size: Size) -> Project {
    let mut builder = Builder::new("Estate");
    let branches = size.segments - REGIONS - DATA_CENTRE_SEGMENTS;
    let transits: Vec<SegmentId> = (0..REGIONS)
        .map(|n| builder.segment(&format!("transit-{n:02}"), SegmentKind::Internal, &format!("10.255.{n}.0/24")))
        .collect();
    let data_centre: Vec<SegmentId> = (0..DATA_CENTRE_SEGMENTS)
        .map(|n| builder.segment(&format!("data-centre-{n:02}"), SegmentKind::Internal, &format!("10.254.{n}.0/24")))
        .collect();
    let behind_core: Vec<&SegmentId> = transits.iter().chain(&data_centre).collect();
    builder.device("core-1", &behind_core);
    builder.device("core-2", &behind_core);

    for (position, (name, segment, roles)) in DATA_CENTRE.iter().enumerate() {
        let address = format!("10.254.{segment}.{}", position + 10);
        let uses: &[&str] = if *name == "portal" { &["sql-1"] } else { &[] };
        if let Some(place) = data_centre.get(*segment) {
            builder.server(name, place, &address, roles, uses);
        }
    }

    let branch_server: &[&str] = if size.is_meshed { &["member-server", "web-server"] } else { &["member-server"] };
    let spread = size.servers - DATA_CENTRE.len();
    for branch in 0..branches {
        let net = format!("10.{}.{}", branch / 250, branch % 250);
        let kind = if branch % 2 == 0 { SegmentKind::User } else { SegmentKind::Internal };
        let segment = builder.segment(&format!("branch-{branch:04}"), kind, &format!("{net}.0/24"));
        if let Some(transit) = transits.get(branch % REGIONS) {
            builder.device(&format!("fw-{branch:04}-a"), &[&segment, transit]);
            if branch + 2 + branches < size.devices {
                builder.device(&format!("fw-{branch:04}-b"), &[&segment, transit]);
            }
        }
        let servers = spread / branches + usize::from(branch < spread % branches);
        let files = format!("b{branch:04}-files");
        for number in 0..servers {
            let name = format!("b{branch:04}-{number:02}");
            let address = format!("{net}.{}", number + 10);
            match number {
                0 => builder.server(&files, &segment, &address, &["file-server", "print-server"], &[]),
                1 => builder.server(&name, &segment, &address, branch_server, &["sql-2"]),
                2..6 => {
                    builder.server(
                        &name,
                        &segment,
                        &address,
                        &["workstation", "outlook-client"],
                        &[&files, "exchange-1"],
                    );
                }
                _ => builder.server(&name, &segment, &address, &["workstation"], &[&files, "intranet"]),
            }
        }
    }
    builder.project
}

/// The median, the shortest and the longest of `runs` runs, after one that does not count.
pub(crate) fn time<T>(runs: usize, mut run: impl FnMut() -> T) -> Times {
    std::hint::black_box(run());
    let mut durations: Vec<Duration> = (0..runs.max(1))
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(run());
            started.elapsed()
        })
        .collect();
    durations.sort_unstable();
    let at = |position: usize| durations.get(position).copied().unwrap_or_default();
    Times { median: at(durations.len() / 2), shortest: at(0), longest: at(durations.len() - 1) }
}

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// Half of the runs were shorter.
    pub(crate) median: Duration,
    /// The shortest run.
    pub(crate) shortest: Duration,
    /// The longest run.
    pub(crate) longest: Duration,
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |duration: Duration| duration.as_secs_f64() * 1_000.0;
        write!(f, "{:9.2} ms  ({:.2} to {:.2})", ms(self.median), ms(self.shortest), ms(self.longest))
    }
}

//! Random edits of servers, which the engine follows without computing everything anew, and some of what it does not.

use portolan::catalog::{Catalog, OptionKind};
use portolan::diag::SourceFile;
use portolan::ids::{DomainId, RoleId, SegmentId, ServerId};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Domain, Edit, Item, Os, Project, Server, Use, file};
use strum::IntoEnumIterator as _;

use super::random::{Random, parts};

/// Roles on which much depends.
const TELLING_ROLES: [&str; 10] = [
    "domain-controller",
    "trusted-domain-controller",
    "global-catalog",
    "workstation",
    "member-server",
    "file-server",
    "sql-server",
    "web-server",
    "dns-server",
    "dhcp-server",
];

/// Where edits start: the sample projects, then random networks with everything that a project can have.
pub fn start(number: u64) -> Project {
    let sample = usize::try_from(number).ok().and_then(|number| TEMPLATES.get(number));
    let mut project = match sample {
        Some(template) => file::read(&SourceFile::new("p", template.text), None).unwrap().0,
        None => parts(number).project(),
    };
    // Domains that know nothing of each other, until somebody places a controller for their trust's sake.
    let domains = ["one.example", "two.example"];
    for name in domains {
        let domain = Domain { name: name.into(), ..Domain::default() };
        project = Edit::PutDomain(name.into(), domain).apply(&project).unwrap();
    }
    if sample.is_none() {
        let servers = project.servers.clone();
        for ((id, server), domain) in servers.iter().zip(domains.iter().cycle()) {
            let server = Server { domain: Some(DomainId::from(*domain)), ..Server::clone(server) };
            project = Edit::PutServer(id.clone(), server).apply(&project).unwrap();
        }
    }
    project
}

fn one_of<K: Clone>(random: &mut Random, keys: impl Iterator<Item = K>) -> Option<K> {
    let keys: Vec<K> = keys.collect();
    if keys.is_empty() { None } else { Some(random.pick(&keys).clone()) }
}

fn role(random: &mut Random, catalog: &Catalog) -> RoleId {
    if random.chance(70) {
        return RoleId::from(*random.pick(&TELLING_ROLES));
    }
    let all: Vec<RoleId> = catalog.placeable_roles().map(|role| role.id.clone()).collect();
    if random.chance(10) { RoleId::from("no-such-role") } else { random.pick(&all).clone() }
}

/// An option with a value that it takes.
fn option(random: &mut Random, catalog: &Catalog) -> (String, String) {
    let option = random.pick(&catalog.options);
    let first = random.between(1024, 1030);
    let value = match &option.kind {
        OptionKind::Choice(values) => random.pick(values).clone(),
        OptionKind::Port => first.to_string(),
        OptionKind::PortRange => format!("{first}-{}", first + random.below(3000)),
    };
    (option.key.clone(), value)
}

fn change(random: &mut Random, catalog: &Catalog, project: &Project, server: &mut Server) {
    let domain =
        |random: &mut Random| one_of(random, project.domains.keys().cloned().collect::<Vec<DomainId>>().into_iter());
    match random.below(14) {
        0 => server.roles = (0..random.between(0, 2)).map(|_| role(random, catalog)).collect(),
        1 => server.roles.push(role(random, catalog)),
        2 => server.options.extend([option(random, catalog)]),
        3 => server.options.clear(),
        4 | 10..=12 => {
            let other = one_of(random, project.servers.keys().cloned());
            server.uses = other.into_iter().map(Use::Server).collect();
            if random.chance(60) {
                server.uses.push(Use::Role(role(random, catalog)));
            }
        }
        5 => server.domain = if random.chance(80) { domain(random) } else { None },
        6 => server.count = u32::try_from(random.between(1, 3)).unwrap(),
        7 => server.os = *random.pick(&Os::iter().collect::<Vec<_>>()),
        8 => {
            let address = format!("10.0.0.{}", random.below(4));
            server.addresses = if random.chance(70) { vec![address.parse().unwrap()] } else { Vec::new() };
        }
        _ => server.name = format!("renamed {}", random.below(1000)),
    }
}

/// An edit of the project as it is.
pub fn server_edit(random: &mut Random, catalog: &Catalog, project: &Project) -> Edit {
    let id = one_of(random, project.servers.keys().cloned());
    let segment = one_of(random, project.segments.keys().cloned());
    let (Some(id), Some(segment)) = (id, segment) else {
        return Edit::Describe { name: "empty".into(), description: String::new() };
    };
    let server = Server::clone(&project.servers[&id]);
    match random.below(20) {
        0..=2 => Edit::MoveServers(vec![id], segment),
        3 => Edit::Remove(vec![Item::Server(id)]),
        4..=6 => {
            let new = project.new_server_id("new");
            Edit::PutServer(new, Server { name: "new".into(), segment, ..server })
        }
        // One that becomes like another joins its class.
        7..=8 => {
            let other = one_of(random, project.servers.keys().cloned()).unwrap();
            let like =
                Server { addresses: server.addresses, count: server.count, ..Server::clone(&project.servers[&other]) };
            Edit::PutServer(id, like)
        }
        9 => {
            let (key, value) = option(random, catalog);
            Edit::SetServerOption(id, key, random.chance(70).then_some(value))
        }
        10 => {
            let other: Option<ServerId> = one_of(random, project.servers.keys().cloned());
            let to: SegmentId = segment;
            Edit::batch(
                "two",
                vec![Edit::MoveServers(other.into_iter().collect(), to), Edit::Remove(vec![Item::Server(id)])],
            )
        }
        // What is not followed, so that what comes after starts from elsewhere.
        11 => match (random.below(3), one_of(random, project.links.keys().cloned())) {
            (0, Some(link)) => Edit::Remove(vec![Item::Link(link)]),
            (1, _) => {
                let (key, value) = option(random, catalog);
                Edit::SetProjectOption(key, Some(value))
            }
            _ => Edit::Describe { name: "described".into(), description: String::new() },
        },
        _ => {
            let mut server = server;
            change(random, catalog, project, &mut server);
            Edit::PutServer(id, server)
        }
    }
}

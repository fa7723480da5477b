//! Sample projects, embedded: what `portolan new --template` and the welcome page offer.

/// A sample project.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Template {
    /// The word that `--template` takes.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it shows.
    pub description: &'static str,
    /// The text of the project file.
    pub text: &'static str,
}

/// All sample projects, the simplest first.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "branch-office",
        title: "Branch office",
        description: "Users and servers of a branch, its domain in the data centre, two firewalls and a WAN between",
        text: include_str!("../../projects/branch-office.portolan"),
    },
    Template {
        name: "internet-dmz",
        title: "Internet and DMZ",
        description: "Mail over HTTPS through an RPC proxy in the DMZ; Exchange, portal and database inside",
        text: include_str!("../../projects/internet-dmz.portolan"),
    },
    Template {
        name: "two-domains",
        title: "Two domains",
        description: "Two domains with a trust between them, each behind its own firewall",
        text: include_str!("../../projects/two-domains.portolan"),
    },
    Template {
        name: "management",
        title: "Management network",
        description: "Monitoring, software distribution and terminal services from a management segment",
        text: include_str!("../../projects/management.portolan"),
    },
    Template {
        name: "site-to-site",
        title: "Site to site",
        description: "A branch and its domain through a tunnel between two firewalls; the router between them sees only that",
        text: include_str!("../../projects/site-to-site.portolan"),
    },
    Template {
        name: "two-eras",
        title: "Two eras",
        description: "Controllers of 2003 and 2019 in one domain, behind a redundant pair of firewalls",
        text: include_str!("../../projects/two-eras.portolan"),
    },
    Template {
        name: "managed-customer",
        title: "Managed customer",
        description: "A provider manages a network behind address translation: what passes, seen from both sides, and what does not",
        text: include_str!("../../projects/managed-customer.portolan"),
    },
];

/// The sample project with this name.
pub fn find_template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

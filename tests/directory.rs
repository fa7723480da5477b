//! What the catalogs say of directories: who reaches whom across a trust, within a forest, and what a read-only
//! controller needs.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Design, catalog};
use portolan::catalog::{EndpointIndex, RequirementLevel, Scope, TrustDirection, TrustKind, When};
use portolan::engine::ProblemCode;
use portolan::project::{Os, SegmentKind};

/// A segment for each controller and one for a member, all of Windows Server 2019, in one domain.
fn read_only_design() -> Design {
    let mut design = Design::default();
    design.segment("hub", SegmentKind::Internal, "10.1.0.0/24");
    design.segment("branch", SegmentKind::Dmz, "10.2.0.0/24");
    design.segment("users", SegmentKind::User, "10.3.0.0/24");
    design.firewall("fw", &["hub", "branch", "users"]);
    design.joined("dc", "hub", &["domain-controller", "global-catalog", "dns-server"], "corp");
    design.joined("rodc", "branch", &["read-only-domain-controller"], "corp");
    for server in ["dc", "rodc"] {
        design.os(server, Os::WindowsServer2019);
    }
    design
}

#[test]
fn a_read_only_controller_asks_and_is_not_asked() {
    let flows = read_only_design().flows();
    let asked = flows.between("branch", "hub");
    for needed in
        ["tcp/135", "tcp/49152-65535", "tcp/389", "udp/389", "tcp/88", "tcp/464", "tcp/445", "udp/123", "tcp/53"]
    {
        assert!(asked.iter().any(|flow| flow == needed), "{needed} is missing among {asked:?}");
    }
    assert_eq!(flows.between("hub", "branch"), Vec::<String>::new(), "writable controllers never fetch from it");
    assert!(!flows.has_problem(ProblemCode::NeedWithoutProvider));
}

#[test]
fn two_writable_controllers_ask_each_other() {
    let mut design = read_only_design();
    design.change("rodc", |server| server.roles = vec!["domain-controller".into()]);
    let flows = design.flows();
    assert!(flows.has("branch", "hub", "tcp", "49152-65535") && flows.has("hub", "branch", "tcp", "49152-65535"));
}

#[test]
fn a_read_only_controller_without_a_writable_one_is_a_problem() {
    let mut design = read_only_design();
    design.change("dc", |server| server.roles = vec!["dns-server".into()]);
    assert!(design.flows().has_problem(ProblemCode::NeedWithoutProvider));
}

/// Of every era: the system of the controller decides what it is, that of the member what it asks for.
#[test]
fn members_log_on_at_a_read_only_controller() {
    for os in [Os::WindowsServer2003, Os::WindowsServer2019] {
        let mut design = read_only_design();
        design.joined("member", "users", &["member-server"], "corp").os("member", os);
        let flows = design.flows();
        for ports in ["389", "88", "3268", "445"] {
            assert!(flows.has("users", "branch", "tcp", ports), "{os}: {ports}");
        }
        assert!(flows.has("users", "hub", "tcp", "88"), "{os}: the writable controller counts as well");
    }
}

/// What an Exchange server writes, a read-only controller cannot take.
#[test]
fn what_writes_to_the_directory_leaves_read_only_controllers_alone() {
    let mut design = read_only_design();
    design.joined("mail", "users", &["exchange-2019-server"], "corp").os("mail", Os::WindowsServer2019);
    let report = design.report();
    let catalog = catalog();
    let exchange = catalog.dependencies.iter().filter(|it| it.id.as_str().starts_with("exchange-directory"));
    for dependency in exchange {
        let role = dependency.provider_role.map(|role| catalog.role(role).id.to_string());
        assert_eq!(role.as_deref(), Some("domain-controller"));
    }
    assert!(!report.flows.is_empty());
}

/// The trusting domain asks the trusted one about accounts; tickets come from whichever domain has the service.
#[test]
fn each_need_across_a_trust_has_its_direction() {
    let catalog = catalog();
    let mut directions: BTreeMap<&str, BTreeSet<TrustDirection>> = BTreeMap::new();
    for dependency in catalog.dependencies.iter().filter(|it| it.scope == Scope::TrustedDomain) {
        directions.entry(dependency.id.as_str()).or_default().insert(dependency.trust_direction);
    }
    let with = |direction: TrustDirection| -> Vec<&str> {
        let of = directions.iter().filter(|(_, directions)| **directions == BTreeSet::from([direction]));
        of.map(|(id, _)| *id).collect()
    };
    assert_eq!(
        with(TrustDirection::FromTrusting),
        [
            "trust-global-catalog",
            "trust-global-catalog-ssl",
            "trust-ldap",
            "trust-ldap-ssl",
            "trust-member-group-policy",
            "trust-member-kerberos",
            "trust-member-ldap",
            "trust-net-logon",
            "trust-netbios-names",
            "trust-password-change",
            "trust-rpc",
        ]
    );
    assert_eq!(with(TrustDirection::FromTrusted), ["trust-referral-kerberos", "trust-referral-locator"]);
    assert_eq!(
        with(TrustDirection::Both),
        ["defender-other-forests", "trust-creation", "trust-dns", "trust-kerberos", "trust-netbios", "trust-time"]
    );
}

/// KB 179442: SMB for creating the trust alone, NetBIOS for trusts with a Windows NT domain, time where somebody set it.
#[test]
fn what_only_some_trusts_need_is_asked_for_by_nobody_else() {
    let catalog = catalog();
    let of = |id: &'static str| catalog.dependencies.iter().filter(move |it| it.id.as_str() == id);
    for id in ["trust-creation", "trust-netbios", "trust-time"] {
        assert!(of(id).count() == 2 && of(id).all(|it| it.when == When::IfConfigured), "{id}");
    }
    assert!(of("trust-netbios").all(|it| it.trust_kinds == [TrustKind::External]));
    assert!(of("trust-kerberos").all(|it| it.trust_kinds.is_empty()), "KB 179442 tells no kinds apart");
}

#[test]
fn controllers_of_one_forest_replicate_and_tell_the_time() {
    let catalog = catalog();
    let mut rows: BTreeSet<(String, String)> = BTreeSet::new();
    for dependency in catalog.dependencies.iter().filter(|it| it.scope == Scope::SameForest) {
        for endpoint in &dependency.endpoints {
            let endpoint = catalog.endpoint(EndpointIndex { service: dependency.provider, endpoint: *endpoint });
            assert_ne!(endpoint.requirement, RequirementLevel::Optional);
            rows.insert((dependency.id.to_string(), endpoint.id.to_string()));
        }
    }
    let expected = [
        ("forest-replication", "rpc-dynamic"),
        ("forest-replication", "rpc-tcp"),
        ("forest-time", "ntp-udp"),
        ("forest-time", "sntp-udp"),
    ];
    assert_eq!(rows, expected.map(|(id, row)| (id.to_owned(), row.to_owned())).into());
}

//! The catalog files in the binary.
#![expect(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;

use portolan::catalog::{
    Catalog, DEFAULT_CATALOG, ENGINE_RULES, HostClosure, PortQuery, builtin_files, load, port_users, ports_listing,
    summary_rows,
};
use portolan::diag::Diagnostic;

#[test]
fn builtin_files_are_without_fault() {
    let diagnostics = match load(&builtin_files()) {
        Ok(loaded) => loaded.warnings,
        Err(diagnostics) => diagnostics,
    };
    let rendered: String = diagnostics.iter().map(Diagnostic::render).collect();
    assert!(diagnostics.is_empty(), "{rendered}");
}

#[test]
fn the_article_is_whole() {
    let catalog = Catalog::builtin();
    let article =
        catalog.services.iter().filter(|service| service.article && service.catalog.as_str() == DEFAULT_CATALOG);
    assert_eq!(article.clone().count(), 64);
    assert_eq!(ports_listing(&catalog, DEFAULT_CATALOG).rows.len(), 199);
    let lines: Vec<u32> = article
        .flat_map(|service| &service.endpoints)
        .filter_map(|endpoint| endpoint.printed.as_ref())
        .map(|printed| printed.line)
        .collect();
    assert!(lines.is_sorted_by(|left, right| left < right), "the rows are not in the article's order");
}

/// A reader of the article finds sections, rows, entries and paragraphs; lines are those of one copy of its text.
#[test]
fn no_source_is_cited_by_lines_of_a_copy() {
    for file in builtin_files() {
        for (number, text) in (1..).zip(file.text.lines()) {
            let is_source = text.starts_with("source") || text.starts_with("place");
            let words: Vec<&str> = text.split(|character: char| !character.is_alphanumeric()).collect();
            let cites_line = words.windows(2).any(|pair| {
                matches!(pair, ["line" | "lines", next] if next.starts_with(|character: char| character.is_ascii_digit()))
            });
            assert!(!(is_source && cites_line), "{}:{number}: {text}", file.path.display());
        }
    }
}

/// The printed table has 166 rows. What the catalog derives differs from it by the errata alone.
#[test]
fn every_difference_to_the_printed_summary_is_an_erratum() {
    let catalog = Catalog::builtin();
    let rows = summary_rows(&catalog, DEFAULT_CATALOG);
    let own = catalog.errata.iter().filter(|erratum| erratum.catalog.as_str() == DEFAULT_CATALOG);
    let printed: Vec<_> = own.clone().filter_map(|erratum| erratum.summary_printed.as_ref()).collect();
    let used: Vec<_> = own.filter_map(|erratum| erratum.summary_used.as_ref()).collect();
    for row in &used {
        assert!(rows.contains(row), "{row:?} is not in the summary");
    }
    for row in &printed {
        assert!(!rows.contains(row), "{row:?} is in the summary as it is printed");
    }
    assert_eq!(rows.len() + printed.len() - used.len(), 166);
}

#[test]
fn lists_that_are_looked_up_by_eye_are_sorted() {
    let catalog = Catalog::builtin();
    assert!(catalog.errata.iter().map(|erratum| &erratum.id).is_sorted(), "errata");
    assert!(catalog.facts.iter().map(|fact| &fact.id).is_sorted(), "facts");
    assert!(ENGINE_RULES.iter().map(|(word, _)| word).is_sorted(), "rules of the engine");
}

#[test]
fn roles_of_the_contract_can_be_placed() {
    let catalog = Catalog::builtin();
    let known: BTreeSet<&str> = catalog.placeable_roles().map(|role| role.id.as_str()).collect();
    let promised = "domain-controller, global-catalog, member-server, workstation, dns-server, dhcp-server, wins-server, \
        certificate-authority, file-server, dfs-namespace-server, dfs-replication-member, print-server, \
        unix-print-server, mac-file-server, fax-server, web-server, ftp-server, smtp-server, nntp-server, pop3-server, \
        tftp-server, remote-installation-server, exchange-2000-server, exchange-2003-server, rpc-proxy, outlook-client, \
        outlook-2003-http-client, sql-server, sql-analysis-server, sharepoint-portal, aspnet-state-server, \
        message-queuing-server, dtc-host, cluster-node, terminal-server, terminal-services-client, ts-licensing-server, \
        ts-session-directory, radius-server, network-access-server, vpn-server, vpn-client, \
        internet-connection-sharing, mom-server, mom-agent, mom-console, sms-server, sms-client, sms-remote-console, \
        snmp-agent, snmp-manager, media-server, media-client, remote-storage-server, simple-tcpip-server, \
        telnet-server, upnp-host, ftp-client, web-client, mail-client, sql-client, admin-workstation, time-server, \
        trusted-domain-controller, generic-server, generic-client";
    let missing: Vec<&str> = promised.split(", ").map(str::trim).filter(|role| !known.contains(role)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn options_of_the_contract_are_known() {
    let catalog = Catalog::builtin();
    let promised = "rpc.range, ntds.port, netlogon.port, frs.port, dfsr.port, ca.port, exchange.store-port, \
        exchange.directory-port, exchange.referral-port, ftp.mode, ftp.control-port, ftp.passive-range, sql.port, \
        sql.browser, iis.http-port, iis.https-port, iis.admin-site, rdp.port, ldap.tls-only, netbios, \
        smtp.ad-replication, radius.ports, ssdp.event-port, mom.channel, vpn.protocol, dhcp.relay";
    let missing: Vec<&str> = promised.split(", ").filter(|key| catalog.option_index(key).is_none()).collect();
    assert_eq!(missing, Vec::<&str>::new());
    for dependency in &catalog.dependencies {
        let key = format!("need.{}", catalog.service(dependency.provider).id);
        let option = dependency.need_option.map(|option| catalog.option(option).key.clone());
        let expected = (dependency.when != portolan::catalog::When::Always).then_some(key);
        assert_eq!(option, expected, "{}", dependency.id);
    }
}

/// One catalog alone has the what-ifs that it shares with the others, in the same words.
#[test]
fn scenarios_stand_in_each_catalog_that_has_their_options() {
    for (era, own) in [("windows-server-2003", "outlook-over-https"), ("windows-server", "sql-fixed-port")] {
        let catalog =
            load(&portolan::catalog::builtin_files_of(|id| id == era)).map(|loaded| loaded.catalog).unwrap_or_default();
        for id in ["ldap-tls-only", "netbios-off", "rpc-range-narrow", "rpc-pins", "ftp-passive", "vpn-l2tp-ipsec", own]
        {
            assert!(catalog.scenario(id).is_some(), "{era} has no {id}");
        }
    }
    let catalog = Catalog::builtin();
    let ids: BTreeSet<_> = catalog.scenarios.iter().map(|scenario| &scenario.id).collect();
    assert_eq!(ids.len(), catalog.scenarios.len(), "listed twice in the same words, there once");
    for scenario in &catalog.scenarios {
        assert!(catalog.documents.contains_key(&scenario.source.document), "{} cites nothing", scenario.id);
        assert!(!scenario.description.is_empty(), "{} says nothing", scenario.id);
    }
}

/// Somebody who plans a change has to be told how to make it.
#[test]
fn every_option_says_what_to_do_on_the_server_and_where_that_comes_from() {
    let catalog = Catalog::builtin();
    for option in &catalog.options {
        assert!(option.steps.trim_end().ends_with('.'), "{} has no steps: {:?}", option.key, option.steps);
        assert!(!option.description.is_empty(), "{} has no description", option.key);
        assert!(catalog.documents.contains_key(&option.source.document), "{} is not cited", option.key);
    }
}

#[test]
fn a_controller_runs_what_the_directory_needs_on_its_host() -> Result<(), String> {
    let catalog = Catalog::builtin();
    let closure = HostClosure::new(&catalog);
    let role = catalog.role_index("domain-controller").ok_or("no such role")?;
    let services = closure.of_role(role);
    for id in ["active-directory", "kerberos", "rpc", "server", "dfs", "windows-time"] {
        let service = catalog.service_index(id).ok_or(id)?;
        assert!(services.contains(&service), "{id}");
    }
    Ok(())
}

#[test]
fn a_port_is_found_by_number_protocol_and_pool() {
    let catalog = Catalog::builtin();
    let users = |text: &str| -> Vec<String> {
        let query: PortQuery = text.parse().unwrap_or_else(|error| panic!("{error}"));
        let name = |user: &portolan::catalog::PortUser| {
            format!("{}/{}", catalog.service(user.endpoint.service).id, catalog.endpoint(user.endpoint).id)
        };
        let users = port_users(&catalog, query).into_iter();
        let own = users.filter(|user| catalog.service(user.endpoint.service).catalog.as_str() == DEFAULT_CATALOG);
        own.map(|user| name(&user)).collect()
    };
    assert!(users("445").contains(&"server/smb-tcp".to_owned()));
    assert!(users("445/udp").is_empty());
    assert!(users("4/tcp").is_empty());
    assert!(users("2000/tcp").contains(&"active-directory/rpc-dynamic".to_owned()));
    assert!(users("8/icmp").contains(&"group-policy/icmp-echo".to_owned()));
    assert!(!users("8").contains(&"group-policy/icmp-echo".to_owned()), "a message type is not a port");
    assert_eq!(users("gre"), ["routing-and-remote-access/gre"]);
    for wrong in ["", "65536", "http", "445/", "/tcp", "+5", "1/gre", "445/tcp/x"] {
        assert!(wrong.parse::<PortQuery>().is_err(), "{wrong:?} was read as a port");
    }
}

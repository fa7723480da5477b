//! What the catalogs say of tunnels, address translation, relays and trusts.
#![expect(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;

use portolan::catalog::{
    Catalog, Delivery, Encapsulation, Endpoint, RelayKind, TranslationTolerance, builtin_files, builtin_files_of, load,
};

fn encapsulation<'c>(catalog: &'c Catalog, id: &str) -> &'c Encapsulation {
    catalog.encapsulation(id).unwrap_or_else(|| panic!("no encapsulation {id:?}"))
}

fn rows(catalog: &Catalog, endpoints: impl Iterator<Item = portolan::catalog::EndpointIndex>) -> BTreeSet<String> {
    let text = |endpoint: &Endpoint| {
        let ports: Vec<String> = endpoint.ports.ranges().map(|range| format!(" {range}")).collect();
        format!("{}{}", endpoint.protocols.iter().map(ToString::to_string).collect::<String>(), ports.concat())
    };
    endpoints.map(|index| text(catalog.endpoint(index))).collect()
}

/// All endpoints, each as `service/endpoint` with the id of its catalog.
fn endpoints(catalog: &Catalog) -> impl Iterator<Item = (String, &Endpoint)> {
    catalog.services.iter().flat_map(|service| {
        service
            .endpoints
            .iter()
            .map(move |endpoint| (format!("{}: {}/{}", service.catalog, service.id, endpoint.id), endpoint))
    })
}

/// KB 832017 names the three for L2TP with IPsec, KB 179442 the two for PPTP.
#[test]
fn a_tunnel_takes_what_the_articles_say() {
    let catalog = Catalog::builtin();
    let all = |id: &str| rows(&catalog, encapsulation(&catalog, id).endpoints());
    let ipsec: BTreeSet<String> = ["esp", "udp 4500", "udp 500"].map(str::to_owned).into();
    assert_eq!(all("l2tp-ipsec"), ipsec, "UDP 1701 is inside ESP");
    assert_eq!(all("ipsec"), ipsec);
    assert_eq!(all("pptp"), ["gre", "tcp 1723"].map(str::to_owned).into());
    assert_eq!(all("gre"), ["gre"].map(str::to_owned).into());
}

#[test]
fn where_addresses_are_translated_ipsec_leaves_esp_for_udp() {
    let catalog = Catalog::builtin();
    let way = |id: &str, translated: bool| rows(&catalog, encapsulation(&catalog, id).endpoints_where(translated));
    assert_eq!(way("ipsec", false), ["esp", "udp 500"].map(str::to_owned).into());
    assert_eq!(way("ipsec", true), ["udp 4500", "udp 500"].map(str::to_owned).into());
    assert_eq!(way("gre", true), way("gre", false));
    assert!(["l2tp-ipsec", "ipsec", "pptp", "gre"].iter().all(|id| encapsulation(&catalog, id).passes_translation()));
}

#[test]
fn each_catalog_of_windows_knows_the_tunnels_by_itself() {
    for id in ["windows-server-2003", "windows-server"] {
        let files = builtin_files_of(|catalog| catalog == id);
        let catalog = load(&files).unwrap_or_else(|errors| panic!("{id}: {errors:?}")).catalog;
        let known: Vec<&str> = catalog.encapsulations.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(known, ["l2tp-ipsec", "ipsec", "pptp", "gre"], "{id}");
    }
    let catalog = load(&builtin_files()).unwrap_or_else(|errors| panic!("{errors:?}")).catalog;
    assert_eq!(catalog.encapsulations.len(), 4, "listed twice in the same words, there once");
}

#[test]
fn what_has_dynamic_rpc_or_asks_for_it_breaks_where_addresses_are_translated() {
    let catalog = Catalog::builtin();
    for (name, endpoint) in endpoints(&catalog) {
        let is_dynamic = endpoint.pool.is_some_and(|pool| catalog.pool(pool).id.as_str() == "rpc");
        let asks = endpoint.carried_by.is_some_and(|carrier| {
            catalog.service(carrier.service).id.as_str() == "rpc" && catalog.endpoint(carrier).id.as_str() == "rpc-tcp"
        });
        if is_dynamic || asks {
            assert_eq!(endpoint.translation, TranslationTolerance::BreaksAlways, "{name}");
        }
        let is_cited = endpoint.translation == TranslationTolerance::Passes || endpoint.translation_source.is_some();
        assert!(is_cited, "{name}");
    }
}

#[test]
fn rows_say_themselves_what_translation_does_to_them() {
    let catalog = Catalog::builtin();
    let of = |wanted: TranslationTolerance| -> BTreeSet<String> {
        let inherits = |endpoint: &Endpoint| endpoint.pool.is_some() || endpoint.carried_by.is_some();
        let own = endpoints(&catalog).filter(|(name, endpoint)| {
            endpoint.translation == wanted && !inherits(endpoint) && name.starts_with("windows-server-2003:")
        });
        own.map(|(name, _)| name.replace("windows-server-2003: ", "")).collect()
    };
    assert_eq!(
        of(TranslationTolerance::BreaksAlways),
        ["dhcp/dhcp-server-udp", "routing-and-remote-access/ah", "rpc/rpc-tcp"].map(str::to_owned).into()
    );
    assert_eq!(
        of(TranslationTolerance::NeedsHelper),
        [
            "ftp/ftp-default-data-tcp",
            "routing-and-remote-access/gre",
            "server/netbios-datagram-service-udp",
            "server/netbios-name-resolution-udp",
            "tftp/transfer-udp",
        ]
        .map(str::to_owned)
        .into()
    );
    let ftp = endpoints(&catalog).find(|(name, _)| name == "windows-server-2003: ftp/rpc-dynamic");
    assert_eq!(ftp.map(|(_, endpoint)| endpoint.translation), Some(TranslationTolerance::NeedsHelper));
}

/// NetBIOS broadcasts reach nobody beyond a router whatever it relays.
#[test]
fn relays_pass_on_what_they_are_made_for() {
    let catalog = Catalog::builtin();
    for (name, endpoint) in endpoints(&catalog) {
        assert_eq!(endpoint.groups.is_empty(), endpoint.groups_source.is_none(), "{name}");
        match endpoint.relay {
            Some(RelayKind::Multicast) => assert_eq!(endpoint.delivery, Delivery::Multicast, "{name}"),
            Some(_) => assert_eq!(endpoint.delivery, Delivery::Broadcast, "{name}"),
            None => {}
        }
        if name.contains("netbios") || name.contains("browser") {
            assert_eq!(endpoint.relay, None, "{name}");
        }
    }
    let groups: BTreeSet<String> = endpoints(&catalog)
        .filter(|(name, endpoint)| !endpoint.groups.is_empty() && !name.contains("2003"))
        .map(|(name, endpoint)| {
            let groups: Vec<String> = endpoint.groups.iter().map(ToString::to_string).collect();
            format!("{name} {}{}", groups.join(" "), if endpoint.also_unicast { " and the host" } else { "" })
        })
        .collect();
    assert_eq!(
        groups,
        [
            "windows-server: configmgr-distribution-point/multicast-udp 239.0.0.0/8",
            "windows-server: dhcp/madcap-udp 239.255.255.254 and the host",
            "windows-server: ssdp/ssdp-udp 239.255.255.250 ff05::c",
        ]
        .map(str::to_owned)
        .into()
    );
    let relayed: BTreeSet<String> =
        endpoints(&catalog).filter_map(|(name, endpoint)| Some(format!("{name} {}", endpoint.relay?))).collect();
    let windows = ["windows-server", "windows-server-2003"];
    let of_both = ["dhcp/dhcp-server-udp dhcp", "dhcp/madcap-udp multicast", "ssdp/ssdp-udp multicast"];
    let mut expected: BTreeSet<String> =
        windows.iter().flat_map(|catalog| of_both.map(|row| format!("{catalog}: {row}"))).collect();
    expected.insert("windows-server: configmgr-client/wake-broadcast-udp wake-on-lan".to_owned());
    expected.insert("windows-server: configmgr-distribution-point/multicast-udp multicast".to_owned());
    expected.insert("windows-server: configmgr-pxe/dhcp-udp dhcp".to_owned());
    expected.insert("windows-server: remote-installation/dhcp-udp dhcp".to_owned());
    assert_eq!(relayed, expected);
}

//! Everything that can be wrong with a catalog file, and where the error says that it is.

use std::sync::Arc;

use portolan::catalog::{Catalog, load};
use portolan::diag::{Diagnostic, SourceFile};

/// A catalog without fault, of 43 lines; what is wrong comes after it.
const GOOD: &str = r#"format = 1
[catalog]
id = "test"
name = "Test"
version = "1"
[[document]]
id = "book"
title = "A book"
[[pool]]
id = "rpc"
name = "Dynamic RPC"
source = { document = "book" }
default = [{ ports = "1024-65535" }]
[[option]]
key = "web.port"
kind = "port"
name = "Web port"
source = { document = "book" }
[[option]]
key = "mode"
kind = "choice"
values = ["active", "passive"]
name = "Mode"
source = { document = "book" }
[[service]]
id = "web"
name = "Web"
source = { document = "book" }
[[service.endpoint]]
id = "http"
application_protocol = "HTTP"
protocols = ["tcp"]
ports = "80"
[[service.endpoint]]
id = "dynamic"
application_protocol = "RPC"
protocols = ["tcp"]
pool = "rpc"
[[role]]
id = "web-server"
name = "Web server"
category = "Web"
runs = ["web"]
source = { document = "book" }
"#;

/// The line on which what is added begins.
fn first_added_line() -> usize {
    GOOD.lines().count() + 1
}

fn errors(parts: &[Arc<SourceFile>]) -> Vec<Diagnostic> {
    match load(parts) {
        Ok(loaded) => loaded.warnings,
        Err(diagnostics) => diagnostics,
    }
}

/// The headlines of a catalog with something added, with lines counted from what is added.
fn headlines(added: &str) -> Vec<String> {
    let file = SourceFile::new("test.toml", format!("{GOOD}{added}"));
    errors(&[file]).iter().map(|it| relative(&it.headline())).collect()
}

/// `test.toml:45:3: message` as `2:3: message`.
fn relative(headline: &str) -> String {
    let mut parts = headline.splitn(4, ':');
    let (_, line, column, rest) = (parts.next(), parts.next(), parts.next(), parts.next());
    let line: usize = line.and_then(|line| line.parse().ok()).unwrap_or_default();
    let line = (line + 1).checked_sub(first_added_line()).map_or("before".to_owned(), |line| line.to_string());
    format!("{line}:{}:{}", column.unwrap_or_default(), rest.unwrap_or_default())
}

#[track_caller]
fn check(added: &str, expected: &[&str]) {
    assert_eq!(headlines(added), expected, "\n{added}");
}

const ROLE: &str = "[[role]]\nid = \"r\"\nname = \"R\"\ncategory = \"C\"\nsource = { document = \"book\" }\n";
const SERVICE: &str = "[[service]]\nid = \"s\"\nname = \"S\"\nsource = { document = \"book\" }\n[[service.endpoint]]\nid = \"e\"\napplication_protocol = \"E\"\n";
const DEPENDENCY: &str = "[[dependency]]\nid = \"d\"\nwhen = \"always\"\nscope = \"any\"\nwhy = \"Because\"\nsource = { document = \"book\" }\n";
const NOT_RUN: &str = "2:6: warning: no role runs service \"s\"; expected a role that runs it, or that runs a service which needs it on the same host";

fn role(added: &str) -> String {
    format!("{ROLE}{added}\n")
}

/// A role that runs a service with one endpoint; the endpoint's lines begin at line 15.
fn endpoint(added: &str) -> String {
    format!("{ROLE}runs = [\"s\"]\n{SERVICE}{added}\n")
}

fn dependency(added: &str) -> String {
    format!("{DEPENDENCY}{added}\n")
}

#[test]
fn a_good_catalog_is_loaded() {
    check("", &[]);
}

#[test]
fn form() {
    check("[[role", &["1:7: unclosed array table; expected `]]`"]);
    check(
        &role("runs = [\"web\"]\nrnus = [\"web\"]"),
        &[
            "7:1: unknown key \"rnus\" in role; expected one of abstract, category, description, icon, id, includes, name, \
           offers, replaces, runs, short, source",
        ],
    );
    check(
        "[[role]]\nid = \"r\"\nincludes = [\"web-server\"]\nname = 5\nsource = { document = \"book\" }\n",
        &[
            "1:1: role without \"category\"; expected a line category = ...",
            "4:8: \"name\" is an integer; expected a text in quotes",
        ],
    );
    check(&role("runs = \"web\""), &["6:8: \"runs\" is a text; expected a list in brackets"]);
    check(&role("runs = [\"web\"]\nabstract = \"no\""), &["7:12: \"abstract\" is a text; expected true or false"]);
    check("[fact]\nid = \"r\"", &["1:1: \"fact\" is a table; expected a list in brackets"]);
    check("[role]\nid = \"r\"", &["1:2: duplicate key \"role\"; expected every key and every table once"]);
    check(
        "[[document]]\nid = \"\"\ntitle = \"\"",
        &[
            "2:6: \"id\" is empty; expected a text that says something",
            "3:9: \"title\" is empty; expected a text that says something",
        ],
    );
}

#[test]
fn header() {
    let file = |text: &str| [SourceFile::new("a.toml", text)];
    let lines = |text: &str| errors(&file(text)).iter().map(Diagnostic::headline).collect::<Vec<_>>();
    assert_eq!(
        lines("format = 2\n[catalog]\nid = \"a\"\nname = \"A\"\nversion = \"1\""),
        ["a.toml:1:10: this file has format 2; expected format 1"]
    );
    assert_eq!(
        lines(""),
        [
            "a.toml:1:1: catalog file without \"format\"; expected a line format = ...",
            "a.toml:1:1: catalog file without \"catalog\"; expected a line catalog = ..."
        ]
    );
    assert_eq!(
        lines("format = 1\n[catalog]\nid = \"a\""),
        [
            "a.toml:3:6: the first file of a catalog without \"name\"; expected a line name = ...",
            "a.toml:3:6: the first file of a catalog without \"version\"; expected a line version = ..."
        ]
    );
}

#[test]
fn ids() {
    check(&role("runs = [\"wbe\"]"), &["6:9: unknown service \"wbe\"; expected the id of a service of the catalog"]);
    check(
        &role("includes = [\"web-sever\"]"),
        &["6:13: unknown role \"web-sever\"; expected the id of a role of the catalog"],
    );
    check(
        "[[pool]]\nid = \"p\"\nname = \"P\"\noption = \"web.range\"\nsource = { document = \"boek\" }\ndefault = [{ ports = \"1-2\" }]",
        &[
            "4:10: unknown option \"web.range\"; expected the id of an option of the catalog",
            "5:23: unknown document \"boek\"; expected the id of a document of the catalog",
        ],
    );
    check(
        &endpoint("protocols = [\"tcp\"]\npool = \"rcp\""),
        &["15:8: unknown pool \"rcp\"; expected the id of a pool of the catalog"],
    );
    check(
        "[[role]]\nid = \"Web server\"\nname = \"R\"\ncategory = \"C\"\nruns = [\"web\"]\nsource = { document = \"book\" }",
        &[
            "2:6: \"Web server\" cannot be the id of a role; expected lower-case letters, digits, \".\" and \"-\", with a \
           letter or digit at both ends",
        ],
    );
    check(&role("runs = [\"web\", \"web\"]"), &["6:16: warning: \"web\" is listed twice"]);
}

#[test]
fn both_places_of_a_duplicate_are_shown() {
    let added = "[[document]]\nid = \"book\"\ntitle = \"Another\"\n";
    check(added, &["2:6: document \"book\" is there twice; expected an id of its own for each"]);
    let file = SourceFile::new("test.toml", format!("{GOOD}{added}"));
    let rendered: String = errors(&[file]).iter().map(Diagnostic::render).collect();
    insta::assert_snapshot!(rendered, @r#"
    test.toml:46:6: document "book" is there twice; expected an id of its own for each
      46 | id = "book"
                ^^^^^^ again
      7 | id = "book"
               ^^^^^^ first
    "#);
}

#[test]
fn ports() {
    let bad = |line: &str| headlines(&endpoint(line));
    assert_eq!(
        bad("protocols = [\"tcp\"]\nports = \"80,65536\""),
        ["15:9: \"65536\" is not a port or a range of ports; expected numbers from 0 to 65535, such as \"445\", \
          \"5004-5005\" or \"137,139\""]
    );
    assert_eq!(
        bad("protocols = [\"icmp\"]\nports = \"256\""),
        ["15:9: \"256\" is not an ICMP message type; expected numbers from 0 to 255; an echo request is \"8\""]
    );
    assert_eq!(
        bad("protocols = [\"gre\"]\nports = \"47\""),
        ["11:1: ports for a protocol that has none; expected no ports beside gre, esp and ah"]
    );
    assert_eq!(
        bad("protocols = [\"tcp\"]"),
        ["11:1: an endpoint of TCP or UDP without ports; expected ports, or the pool that they come from"]
    );
    assert_eq!(bad("protocols = []"), ["14:13: \"protocols\" lists nothing; expected at least one"]);
    assert_eq!(
        bad("protocols = [\"tpc\"]\nports = \"80\""),
        [
            "14:14: unknown word \"tpc\" for \"protocols\"; expected \"ah\", \"esp\", \"gre\", \"icmp\", \"tcp\" or \"udp\""
        ]
    );
    assert_eq!(
        bad("protocols = [\"tcp\"]\nports = \"80\"\npins = [\"web.port\"]"),
        ["16:9: pins without a pool; expected the pool that they pin"]
    );
    assert_eq!(
        bad("protocols = [\"tcp\"]\nports = \"80\"\nport_option = \"mode\""),
        ["16:15: option \"mode\" is not a port; expected an option with kind = \"port\""]
    );
    assert_eq!(
        bad("protocols = [\"tcp\"]\nports = \"80\"\nprinted_ports = \"80\""),
        [
            "11:1: a printed row without \"printed_protocol\"; expected printed_protocol, printed_ports and line together, \
          or none of them"
        ]
    );
    assert_eq!(
        bad("protocols = [\"tcp\"]\nports = \"80\"\nports_side = \"source\""),
        [
            "11:1: only the source ports are known; expected the destination_pool that the listening side's ports come from"
        ]
    );
    assert_eq!(
        bad("protocols = [\"tcp\"]\nports = \"80\"\nrisks = [\"legasy\"]\nline = -1"),
        [
            "11:1: a printed row without \"printed_protocol\"; expected printed_protocol, printed_ports and line together, \
             or none of them",
            "16:10: unknown word \"legasy\" for \"risks\"; expected \"amplification\", \"clear-text\", \"legacy\", \
             \"remote-control\" or \"unauthenticated\"",
            "17:8: \"line\" is out of range; expected a line number",
        ]
        .split_first()
        .map(|(_, rest)| rest)
        .unwrap_or_default()
    );
}

#[test]
fn roles() {
    check(
        &role(""),
        &[
            "2:6: role \"r\" is empty; expected a service that it runs, a dependency that it has or a role that it includes",
        ],
    );
    check(&role("runs = [\"web\"]\noffers = [\"web\"]"), &[]);
    check(
        &format!("{}{}", role("includes = [\"web-server\"]\noffers = [\"s\"]"), endpoint_of_nobody()),
        &[
            "7:11: role \"r\" offers \"s\" but does not run it; expected a service that the role runs",
            "10:6: warning: no role runs service \"s\"; expected a role that runs it, or that runs a service which needs \
             it on the same host",
        ],
    );
    let circle = "[[role]]\nid = \"a\"\nname = \"A\"\ncategory = \"C\"\nincludes = [\"b\"]\nsource = { document = \"book\" }\n\
                  [[role]]\nid = \"b\"\nname = \"B\"\ncategory = \"C\"\nincludes = [\"a\"]\nsource = { document = \"book\" }\n";
    check(
        circle,
        &["5:13: role includes itself: a -> b -> a; expected roles that include each other in one direction only"],
    );
}

fn endpoint_of_nobody() -> String {
    format!("\n{SERVICE}protocols = [\"tcp\"]\nports = \"1\"\n")
}

#[test]
fn dependencies() {
    let needs_nobody = format!(
        "{SERVICE}protocols = [\"tcp\"]\nports = \"1\"\n{DEPENDENCY}consumers = [\"role:web-server\"]\nprovider = \"s\"\n"
    );
    check(
        &needs_nobody,
        &[
            "17:12: no role provides service \"s\"; expected a role that runs it, or that runs a service which needs it on \
           the same host",
        ],
    );
    check(&format!("{SERVICE}protocols = [\"tcp\"]\nports = \"1\"\n"), &[NOT_RUN]);
    check(
        &dependency("consumers = [\"web-server\", \"role:web-sever\"]\nprovider = \"web\"\nendpoints = [\"https\"]"),
        &[
            "7:14: \"web-server\" names nothing; expected \"role:\" or \"service:\" and an id",
            "7:28: unknown role \"web-sever\"; expected the id of a role of the catalog",
            "9:14: unknown endpoint \"https\"; expected the id of an endpoint of the catalog",
        ],
    );
    check(
        "[[dependency]]\nid = \"d\"\nconsumers = [\"role:web-server\"]\nprovider = \"web\"\nwhen = \"allways\"\n\
         scope = \"here\"\nwhy = \"Because\"\nself = \"maybe\"\nsource = { document = \"book\" }",
        &[
            "5:8: unknown word \"allways\" for \"when\"; expected \"always\", \"default-on\" or \"if-configured\"",
            "6:9: unknown word \"here\" for \"scope\"; expected \"same-host\", \"same-domain\", \"same-forest\", \
             \"trusted-domain\", \"domain-first\", \"any\" or \"bound\"",
            "8:8: unknown word \"maybe\" for \"self\"; expected \"satisfies\" or \"excluded\"",
        ],
    );
}

#[test]
fn carriers() {
    let carried = |carrier: &str, ports: &str, more: &str| {
        let lines = format!("protocols = [\"tcp\"]\nports = \"{ports}\"\ncarried_by = \"{carrier}\"");
        headlines(&format!("{}{more}", endpoint(&lines)))
    };
    let same_host = "[[dependency]]\nid = \"d\"\nconsumers = [\"service:s\"]\nprovider = \"web\"\nwhen = \"always\"\n\
                     scope = \"same-host\"\nwhy = \"Because\"\nsource = { document = \"book\" }\n";
    assert_eq!(carried("web/http", "80", same_host), Vec::<String>::new());
    assert_eq!(
        carried("web/http", "80", ""),
        ["16:14: \"web/http\" carries this row, but service \"s\" does not need \"web\"; expected a dependency of \
          \"service:s\" on \"web\" with scope = \"same-host\""]
    );
    assert_eq!(
        carried("web/http", "81", same_host),
        [
            "16:14: \"web/http\" does not listen on the ports of this row; expected a carrier with the same protocols and ports"
        ]
    );
    assert_eq!(
        carried("web", "80", same_host),
        ["16:14: \"web\" names nothing; expected an endpoint, as in \"server/smb-tcp\""]
    );
    assert_eq!(
        carried("web/htpp", "80", same_host),
        ["16:14: unknown endpoint \"htpp\"; expected the id of an endpoint of the catalog"]
    );
}

#[test]
fn options() {
    let condition = |condition: &str| {
        headlines(&endpoint(&format!("protocols = [\"tcp\"]\nports = \"1\"\nonly_if = [{condition}]")))
    };
    assert_eq!(condition("{ option = \"mode\", is = [\"active\"] }"), Vec::<String>::new());
    assert_eq!(
        condition("{ option = \"mode\", is = [\"activ\"] }"),
        ["16:37: option \"mode\" does not take \"activ\"; expected \"active\" or \"passive\""]
    );
    assert_eq!(
        condition("{ option = \"web.port\", is = [\"http\"] }"),
        ["16:41: option \"web.port\" does not take \"http\"; expected a port from 0 to 65535"]
    );
    assert_eq!(
        condition("{ option = \"mod\", is = [\"active\"] }"),
        ["16:23: unknown option \"mod\"; expected the id of an option of the catalog"]
    );
    assert_eq!(condition("{ option = \"mode\" }"), ["16:12: condition without \"is\"; expected a line is = ..."]);
    let option = |key: &str, lines: &str| {
        headlines(&format!("[[option]]\nkey = \"{key}\"\nname = \"O\"\nsource = {{ document = \"book\" }}\n{lines}\n"))
    };
    assert_eq!(
        option("o", "kind = \"yes-no\"\ndefault = \"on\""),
        ["6:11: option \"o\" does not take \"on\"; expected \"yes\" or \"no\""]
    );
    assert_eq!(
        option("o", "kind = \"port-range\"\ndefault = \"9-1\""),
        ["6:11: option \"o\" does not take \"9-1\"; expected a range of ports, such as \"5000-5100\""]
    );
    assert_eq!(option("o", "kind = \"choice\""), ["2:7: option \"o\" leaves no choice; expected at least two values"]);
    assert_eq!(
        option("need.web", "kind = \"yes-no\""),
        [
            "2:7: option \"need.web\" is given; expected no option of this name: it comes by itself with a dependency on the \
          service"
        ]
    );
}

#[test]
fn encapsulations() {
    let tunnel = |lines: &str| {
        headlines(&format!(
            "[[encapsulation]]\nid = \"vpn\"\nname = \"VPN\"\nsource = {{ document = \"book\" }}\n{lines}\n"
        ))
    };
    assert_eq!(tunnel("always = [\"web/http\"]"), Vec::<String>::new());
    assert_eq!(
        tunnel(""),
        [
            "2:6: encapsulation \"vpn\" takes nothing; expected endpoints under \"always\", \"native\" or \"nat_traversal\""
        ]
    );
    assert_eq!(
        tunnel(
            "always = [\"web/http\"]\nnative = [\"web\", \"wbe/http\", \"web/https\"]\nnat_traversal = [\"web/http\"]"
        ),
        [
            "6:11: \"web\" names nothing; expected an endpoint, as in \"server/smb-tcp\"",
            "6:18: unknown service \"wbe\"; expected the id of a service of the catalog",
            "6:30: unknown endpoint \"web/https\"; expected the id of an endpoint of the catalog",
            "7:18: endpoint \"web/http\" is there twice; expected an id of its own for each",
        ]
        .map(|line| line.replace("web/https\"; expected the id of an end", "https\"; expected the id of an end"))
    );
    assert_eq!(
        tunnel("always = [\"web/http\"]\n[[encapsulation]]\nid = \"vpn\"\nalway = []"),
        [
            "6:1: encapsulation without \"name\"; expected a line name = ...",
            "6:1: encapsulation without \"source\"; expected a line source = ...",
            "7:6: encapsulation \"vpn\" is there twice; expected an id of its own for each",
            "7:6: encapsulation \"vpn\" takes nothing; expected endpoints under \"always\", \"native\" or \"nat_traversal\"",
            "8:1: unknown key \"alway\" in encapsulation; expected one of always, description, id, name, nat_traversal, \
             native, replaces, source",
        ]
    );
    assert_eq!(
        headlines("[[fact]]\nid = \"S-1\"\nstatement = \"So\"\nplace = \"L1\"\nencoded_in = [\"encapsulation:vpn\"]"),
        ["5:15: unknown encapsulation \"vpn\"; expected the id of an encapsulation of the catalog"]
    );
}

#[test]
fn scenarios() {
    let scenario = |lines: &str| {
        headlines(&format!(
            "[[scenario]]\nid = \"quiet\"\ntitle = \"Quiet\"\nsource = {{ document = \"book\" }}\n{lines}\n"
        ))
    };
    let good = "set = [{ option = \"mode\", value = \"passive\" }]\nos = [\"2003\"]\n\
        roles = [{ of = \"web-server\", become = [\"web-server\"], unless = \"web-server\" }]";
    assert_eq!(scenario(good), Vec::<String>::new());
    assert_eq!(
        scenario(""),
        [
            "2:6: scenario \"quiet\" changes nothing; expected options under \"set\", or servers whose \"roles\" become others"
        ]
    );
    assert_eq!(
        scenario(
            "set = [{ option = \"moed\", value = \"passive\" }, { option = \"mode\", value = \"pasive\" }, \
             { option = \"mode\", value = \"active\" }, { option = \"web.port\" }]\n\
             roles = [{ of = \"web-sever\", become = [] }, { of = \"web-server\", become = [\"any\"], unles = \"x\" }]\n\
             [[role]]\nid = \"any\"\nname = \"Any\"\ncategory = \"Web\"\nabstract = true\nincludes = [\"web-server\"]\n\
             source = { document = \"book\" }"
        ),
        [
            "5:19: unknown option \"moed\"; expected the id of an option of the catalog",
            "5:75: option \"mode\" does not take \"pasive\"; expected \"active\" or \"passive\"",
            "5:98: option \"mode\" is there twice; expected an id of its own for each",
            "5:126: setting without \"value\"; expected a line value = ...",
            "6:17: unknown role \"web-sever\"; expected the id of a role of the catalog",
            "6:39: \"become\" lists nothing; expected at least one",
            "6:76: role \"any\" is only a parent of others; expected a role that can be placed",
            "6:84: unknown key \"unles\" in change of roles; expected one of become, of, unless",
        ]
    );
}

#[test]
fn translation() {
    let row = |lines: &str| headlines(&endpoint(&format!("protocols = [\"tcp\"]\nports = \"80\"\n{lines}")));
    let source = "translation_source = { document = \"book\" }";
    assert_eq!(row("translation = \"passes\""), Vec::<String>::new());
    assert_eq!(row(&format!("translation = \"breaks\"\n{source}")), Vec::<String>::new());
    assert_eq!(
        row("translation = \"breaks\""),
        [
            "16:15: translation that does not pass without \"translation_source\"; expected a line translation_source = ..."
        ]
    );
    assert_eq!(
        row(source),
        [
            "11:1: \"translation_source\" says nothing here; expected translation = \"needs-helper\" or \"breaks\" beside it"
        ]
    );
    assert_eq!(
        row(&format!("translation = \"helper\"\n{}", source.replace("book", "bok"))),
        [
            "16:15: unknown word \"helper\" for \"translation\"; expected \"passes\", \"needs-helper\" or \"breaks\"",
            "17:35: unknown document \"bok\"; expected the id of a document of the catalog",
        ]
    );
    check(
        "[[pool]]\nid = \"p\"\nname = \"P\"\ndefault = [{ ports = \"1-2\" }]\nsource = { document = \"book\" }\n\
         translation = \"needs-helper\"",
        &[
            "6:15: translation that does not pass without \"translation_source\"; expected a line translation_source = ...",
        ],
    );
}

#[test]
fn answers() {
    let row = |lines: &str| headlines(&endpoint(&format!("ports = \"9\"\n{lines}")));
    assert_eq!(row("protocols = [\"udp\"]\nanswers = \"none\""), Vec::<String>::new());
    assert_eq!(
        row("protocols = [\"udp\", \"tcp\"]\nanswers = \"none\""),
        ["16:11: \"answers\" says nothing here; expected a row without tcp, which always answers"]
    );
    assert_eq!(
        row("protocols = [\"udp\"]\nanswers = \"never\""),
        ["16:11: unknown word \"never\" for \"answers\"; expected \"back\" or \"none\""]
    );
}

#[test]
fn relays() {
    let row = |lines: &str| headlines(&endpoint(&format!("protocols = [\"udp\"]\nports = \"9\"\n{lines}")));
    assert_eq!(row("delivery = \"broadcast\"\nrelay = \"wake-on-lan\""), Vec::<String>::new());
    let source = "groups_source = { document = \"book\", section = \"1\" }";
    let routed = format!("delivery = \"multicast\"\nrelay = \"multicast\"\n{source}");
    assert_eq!(row(&format!("{routed}\ngroups = [\"239.1.2.3\", \"ff05::c\"]")), Vec::<String>::new());
    assert_eq!(
        row("delivery = \"multicast\"\nrelay = \"multicast\""),
        [
            "17:9: multicast that is routed without \"groups\"; expected a line groups = ...",
            "17:9: multicast that is routed without \"groups_source\"; expected a line groups_source = ...",
        ]
    );
    // Hosts, groups of one link and blocks that hold such groups are none that routers pass on.
    let expected = "expected an address or a prefix in 224.0.0.0/4 or ff00::/8 that is not of one link alone, such as \
                    239.255.255.250 or ff05::c";
    for group in ["10.0.0.1", "224.0.0.251", "224.0.0.0/8", "ff02::c", "ff00::/8", "all"] {
        assert_eq!(
            row(&format!("{routed}\ngroups = [\"{group}\"]")),
            [format!("19:11: \"{group}\" is not a multicast group that routers pass on; {expected}")]
        );
    }
    assert_eq!(
        row("groups = [\"239.1.2.3\"]\nalso_unicast = true"),
        [
            "11:1: \"groups\" says nothing here; expected relay = \"multicast\" beside it",
            "11:1: \"also_unicast\" says nothing here; expected relay = \"multicast\" beside it",
        ]
    );
    assert_eq!(
        row("relay = \"dhcp\""),
        ["16:9: \"relay\" says nothing here; expected delivery = \"broadcast\" beside it"]
    );
    assert_eq!(
        row("delivery = \"broadcast\"\nrelay = \"multicast\""),
        ["17:9: \"relay\" says nothing here; expected delivery = \"multicast\" beside it"]
    );
    assert_eq!(
        row("delivery = \"broadcast\"\nrelay = \"bootp\""),
        ["17:9: unknown word \"bootp\" for \"relay\"; expected \"dhcp\", \"wake-on-lan\" or \"multicast\""]
    );
}

#[test]
fn trusts() {
    let need = |scope: &str, lines: &str| {
        headlines(
            &dependency(&format!("consumers = [\"role:web-server\"]\nprovider = \"web\"\n{lines}"))
                .replace("scope = \"any\"", &format!("scope = \"{scope}\"")),
        )
    };
    let both = "direction = \"from-trusting\"\ntrust = [\"forest\", \"external\"]";
    assert_eq!(need("trusted-domain", both), Vec::<String>::new());
    for scope in ["any", "same-domain", "same-forest"] {
        assert_eq!(
            need(scope, both),
            [
                "9:13: \"direction\" says nothing here; expected scope = \"trusted-domain\" beside it",
                "10:10: \"trust\" says nothing here; expected scope = \"trusted-domain\" beside it",
            ]
        );
    }
    assert_eq!(
        need("trusted-domain", "direction = \"outgoing\"\ntrust = [\"realm\"]"),
        [
            "9:13: unknown word \"outgoing\" for \"direction\"; expected \"from-trusting\", \"from-trusted\" or \"both\"",
            "10:10: unknown word \"realm\" for \"trust\"; expected \"forest\" or \"external\"",
        ]
    );
}

#[test]
fn facts_and_errata() {
    let fact =
        |lines: &str| headlines(&format!("[[fact]]\nid = \"S-1\"\nstatement = \"So\"\nplace = \"L1\"\n{lines}\n"));
    let all = "encoded_in = [\"service:web\", \"endpoint:web/http\", \"role:web-server\", \"option:mode\", \"pool:rpc\", \
               \"scope:any\", \"engine:initiator\"]";
    assert_eq!(fact(all), Vec::<String>::new());
    assert_eq!(fact("no_bearing = \"None\""), Vec::<String>::new());
    let expected = "expected where it is encoded, or why it has no bearing on flows";
    assert_eq!(fact(""), [format!("2:6: fact \"S-1\" has neither of \"encoded_in\" and \"no_bearing\"; {expected}")]);
    assert_eq!(
        fact("no_bearing = \"None\"\nencoded_in = [\"service:web\"]"),
        [format!("2:6: fact \"S-1\" has both of \"encoded_in\" and \"no_bearing\"; {expected}")]
    );
    assert_eq!(
        fact("encoded_in = [\"dependency:x\", \"service\", \"place:x\", \"scope:world\"]"),
        [
            "5:15: unknown dependency \"x\"; expected the id of a dependency of the catalog",
            "5:31: \"service\" names nothing; expected service:, endpoint:, role:, dependency:, option:, pool:, \
             encapsulation:, scope:, erratum: or engine: and a name",
            "5:42: \"place:x\" names nothing; expected service:, endpoint:, role:, dependency:, option:, pool:, \
             encapsulation:, scope:, erratum: or engine: and a name",
            "5:53: unknown word \"world\" for \"scope\"; expected \"same-host\", \"same-domain\", \"same-forest\", \
             \"trusted-domain\", \"domain-first\", \"any\" or \"bound\"",
        ]
    );
    assert_eq!(
        headlines(
            "[[erratum]]\nid = \"D-1\"\nplace = \"L1\"\nprinted = \"a\"\nused = \"b\"\nwhy = \"c\"\n\
             summary_used = { port = \"x\", protocol = \"TCP\", application_protocol = \"A\", service = \"S\" }"
        ),
        ["2:6: erratum \"D-1\": \"x\" is not a port of the summary table; expected a port, a range or \"n/a\""]
    );
}

#[test]
fn the_nearest_word_is_a_hint() {
    let file = SourceFile::new("test.toml", format!("{GOOD}{}", role("includes = [\"web-sever\"]")));
    let hints: Vec<_> = errors(&[file]).into_iter().filter_map(|it| it.hint).collect();
    assert_eq!(hints, ["did you mean \"web-server\"?"]);
}

#[test]
fn every_error_of_every_file_is_reported_at_once() {
    let broken = "format = 1\n[catalog]\nid = \"test\"\n[[role]\nid = \"x\"\n[[service]]\nname = \n";
    let wrong = format!(
        "format = 1\nfromat = 1\n[catalog]\nid = \"test\"\n{}{}",
        role("runs = [\"wbe\"]\nicons = \"x\""),
        dependency("consumers = [\"role:r\"]\nprovider = \"wbe\"\nprotocol = \"tcp\"")
    );
    let parts = [
        SourceFile::new("good.toml", GOOD),
        SourceFile::new("broken.toml", broken),
        SourceFile::new("wrong.toml", wrong),
    ];
    let headlines: Vec<_> = errors(&parts).iter().map(Diagnostic::headline).collect();
    insta::assert_snapshot!(headlines.join("\n"), @r#"
    broken.toml:4:8: unclosed array table; expected `]`
    broken.toml:7:8: string values must be quoted; expected literal string
    wrong.toml:2:1: unknown key "fromat" in catalog file; expected one of catalog, dependency, document, encapsulation, erratum, fact, format, option, pool, role, scenario, service
    wrong.toml:10:9: unknown service "wbe"; expected the id of a service of the catalog
    wrong.toml:11:1: unknown key "icons" in role; expected one of abstract, category, description, icon, id, includes, name, offers, replaces, runs, short, source
    wrong.toml:19:12: unknown service "wbe"; expected the id of a service of the catalog
    wrong.toml:20:1: unknown key "protocol" in dependency; expected one of consumer_os, consumers, direction, endpoints, id, missing, only_if, provider, provider_role, replaces, scope, self, source, trust, when, why
    "#);
}

#[test]
fn later_files_add_and_replace() {
    let overlay = r#"format = 1
[catalog]
id = "ours"
name = "Ours"
version = "1"
[[role]]
id = "web-server"
replaces = true
name = "Our web server"
category = "Web"
runs = ["web"]
source = { document = "book" }
[[role]]
id = "extra"
name = "Extra"
category = "Web"
includes = ["web-server"]
source = { document = "book" }
"#;
    let parts = |overlay: &str| [SourceFile::new("good.toml", GOOD), SourceFile::new("ours.toml", overlay)];
    let catalog: Catalog = load(&parts(overlay)).map(|loaded| loaded.catalog).unwrap_or_default();
    let roles: Vec<_> = catalog.roles.iter().map(|role| (role.name.as_str(), role.catalog.as_str())).collect();
    assert_eq!(roles, [("Our web server", "ours"), ("Extra", "ours")]);
    assert_eq!(catalog.headers.len(), 2);

    let lines = |overlay: &str| errors(&parts(overlay)).iter().map(Diagnostic::headline).collect::<Vec<_>>();
    assert_eq!(
        lines(&overlay.replace("replaces = true\n", "")),
        ["ours.toml:7:6: role \"web-server\" is there twice; expected an id of its own for each"]
    );
    assert_eq!(
        lines(&overlay.replace("id = \"web-server\"", "id = \"web-sever\"")),
        ["ours.toml:7:6: role \"web-sever\" replaces nothing; expected the id of a role of an earlier file"]
    );
}

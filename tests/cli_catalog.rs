//! `portolan catalog` from outside: columns, exit codes, files.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::path::Path;
use std::process::{Command, Output};

fn portolan(arguments: &[&str]) -> Output {
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR"));
    Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(arguments)
        .env("XDG_CONFIG_HOME", empty)
        .current_dir(empty)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Header and records of a listing in CSV.
fn csv(arguments: &[&str]) -> (String, Vec<Vec<String>>) {
    let output = portolan(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!output.stdout.contains(&b'\r'));
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let header = reader.headers().unwrap().iter().collect::<Vec<_>>().join(",");
    (header, reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect())
}

#[test]
fn ports_are_the_rows_of_the_article() {
    let (header, rows) = csv(&["catalog", "ports", "--format", "csv"]);
    assert_eq!(
        header,
        "section,service,system_service_name,application_protocol,protocol,ports,dynamic,printed_protocol,printed_ports,source"
    );
    assert_eq!(rows.len(), 199);
    let row = |section: &str, protocol: &str| {
        rows.iter().find(|row| row[0] == section && row[3] == protocol).map(|row| row[1..9].join("|"))
    };
    assert_eq!(
        row("Active Directory (Local Security Authority)", "RPC randomly allocated high TCP ports").as_deref(),
        Some("active-directory|LSASS|RPC randomly allocated high TCP ports|tcp|1024-65535|rpc|TCP|1024 - 65536")
    );
    assert_eq!(
        row("Group Policy", "ICMP (ping)").as_deref(),
        Some("group-policy|Group Policy|ICMP (ping)|icmp|8||ICMP|")
    );
    assert_eq!(
        rows[0][9],
        "KB 832017, \"Active Directory (Local Security Authority)\" (that it is unneeded without TLS: KB 179442)"
    );
}

#[test]
fn the_summary_is_in_the_order_of_the_article() {
    let (header, rows) = csv(&["catalog", "summary", "--format", "csv"]);
    assert_eq!(header, "port,protocol,application_protocol,service");
    let first: Vec<_> = rows.iter().take(4).map(|row| row.join(",")).collect();
    assert_eq!(
        first,
        [
            "n/a,GRE,GRE (IP protocol 47),Routing and Remote Access",
            "n/a,ESP,IPsec ESP (IP protocol 50),Routing and Remote Access",
            "n/a,AH,IPsec AH (IP protocol 51),Routing and Remote Access",
            "7,TCP,Echo,Simple TCP/IP Services",
        ]
    );
    assert_eq!(rows.last().unwrap().join(","), "1024-65535,TCP,RPC,Randomly allocated high TCP ports");
}

#[test]
fn other_lists_have_their_columns() {
    for (list, columns) in [
        ("errata", "id,place,printed,used,why"),
        ("services", "id,name,system_service_name,listens_on,roles,description,source"),
        ("roles", "id,name,category,includes,runs,offers,description,source"),
        ("dependencies", "id,consumers,provider,provider_role,endpoints,when,scope,conditions,why,source"),
    ] {
        let (header, rows) = csv(&["catalog", list, "--catalog", "windows-server-2003", "--format", "csv"]);
        assert_eq!(header, columns);
        assert!(rows.len() > 30, "{list} has {} rows", rows.len());
        let json = portolan(&["catalog", list, "--format", "json"]);
        let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(value[list].as_array().map(Vec::len), Some(rows.len()));
    }
}

#[test]
fn a_table_is_for_reading() {
    let output = portolan(&["catalog", "who", "464/tcp", "--format", "table"]);
    let table = text(&output.stdout);
    assert!(table.starts_with("SERVICE"), "{table}");
    assert!(table.lines().all(|line| line == line.trim_end()), "{table}");
    assert!(table.ends_with("more column\n"), "{table}");
}

#[test]
fn who_answers_with_its_exit_code() {
    let found = portolan(&["catalog", "who", "445/tcp"]);
    assert_eq!(found.status.code(), Some(0));
    assert!(text(&found.stdout).contains("\nserver,smb-tcp,SMB,tcp,445,,,"), "{}", text(&found.stdout));
    assert_eq!(portolan(&["catalog", "who", "0"]).status.code(), Some(1));
    let wrong = portolan(&["catalog", "who", "http"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("\"http\" is not a port"), "{}", text(&wrong.stderr));
}

#[test]
fn who_asks_every_catalog_unless_one_is_named() {
    let lines = |arguments: &[&str]| -> Vec<String> {
        let output = portolan(&[&["catalog", "who"], arguments].concat());
        text(&output.stdout).lines().skip(1).map(str::to_owned).collect()
    };
    let ssh = lines(&["22/tcp"]);
    let own = ssh.iter().position(|line| line.starts_with("ssh,ssh-tcp,") && line.ends_with(",common"));
    let any = ssh.iter().position(|line| line.starts_with("exchange-organization,"));
    assert!(own.is_some() && own < any, "what means this port stands before what means any: {ssh:?}");
    let all = lines(&["445/tcp"]);
    for catalog in ["windows-server-2003", "windows-server"] {
        let own = lines(&["445/tcp", "--catalog", catalog]);
        assert!(!own.is_empty() && own.len() < all.len());
        assert!(own.iter().all(|line| line.ends_with(&format!(",{catalog}")) && all.contains(line)));
    }
    assert_eq!(lines(&["22/tcp", "--catalog", "windows-server-2003"]), Vec::<String>::new());
}

#[test]
fn an_unknown_catalog_is_refused_with_the_nearest() {
    for list in [&["roles"][..], &["who", "22"]] {
        let output = portolan(&[&["catalog"], list, &["--catalog", "windows-server-203"]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("did you mean windows-server-2003?"), "{}", text(&output.stderr));
        assert_eq!(text(&output.stdout), "");
    }
}

#[test]
fn check_says_what_is_wrong_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ours.toml");
    let good = "format = 1\n[catalog]\nid = \"ours\"\nname = \"Ours\"\nversion = \"1\"\n[[role]]\nid = \"intranet\"\n\
                name = \"Intranet\"\ncategory = \"Web\"\nruns = [\"web-publishing\"]\nsource = { document = \"field\" }\n";
    std::fs::write(&path, good).unwrap();
    let file = path.to_str().unwrap();
    let output = portolan(&["catalog", "check", file]);
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(0), "1 file: no errors\n"),
        "{}",
        text(&output.stderr)
    );

    std::fs::write(&path, good.replace("web-publishing", "web-publisher")).unwrap();
    let output = portolan(&["catalog", "check", file]);
    assert_eq!(output.status.code(), Some(1));
    let first = text(&output.stderr).lines().next().unwrap_or_default();
    assert_eq!(
        first,
        format!("{file}:10:9: unknown service \"web-publisher\"; expected the id of a service of the catalog")
    );

    let missing = portolan(&["catalog", "check", "nowhere.toml"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).starts_with("nowhere.toml:1:1: "), "{}", text(&missing.stderr));
}

#[test]
fn the_files_in_the_binary_pass_the_check_as_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalogs");
    let files = ["windows-server-2003.toml", "windows-server-2003.roles.toml", "windows-server-2003.sources.toml"];
    let paths = files.map(|file| folder.join(file).to_str().unwrap().to_owned());
    let mut arguments = vec!["catalog", "check"];
    arguments.extend(paths.iter().map(String::as_str));
    let output = portolan(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn output_goes_to_a_file_or_to_a_dash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ports.csv");
    let to_file = portolan(&["catalog", "ports", "--out", path.to_str().unwrap()]);
    assert_eq!((to_file.status.code(), text(&to_file.stdout)), (Some(0), ""));
    let to_dash = portolan(&["catalog", "ports", "--out", "-"]);
    assert_eq!(std::fs::read(&path).unwrap(), to_dash.stdout);
}

#[test]
fn completions_are_printed() {
    let output = portolan(&["completions", "bash"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("catalog"));
}

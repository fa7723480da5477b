//! A person's own catalogs, laid over the built-in ones.

use std::path::{Path, PathBuf};

use portolan::catalog::Catalog;
use portolan::diag::Diagnostic;
use portolan::env::MemoryEnv;

#[test]
fn catalogs_beside_a_project_are_laid_over_the_built_in_one() {
    let ours = "format = 1\n[catalog]\nid = \"ours\"\nname = \"Ours\"\nversion = \"1\"\n[[role]]\nid = \"intranet\"\n\
                name = \"Intranet\"\ncategory = \"Web\"\nruns = [\"web-publishing\"]\nsource = { document = \"field\" }\n";
    let world = |bytes: &[u8]| {
        let files = [("plans/catalogs/ours.toml", bytes), ("plans/catalogs/notes.txt", b"not a catalog".as_slice())];
        MemoryEnv::with_files(files.map(|(path, bytes)| (PathBuf::from(path), bytes.to_vec())))
    };
    let project = Some(Path::new("plans/bank.portolan"));
    let lines = |bytes: &[u8]| match Catalog::for_project(&world(bytes), project) {
        Ok(catalog) => vec![format!("{}", catalog.role_index("intranet").is_some())],
        Err(diagnostics) => diagnostics.iter().map(Diagnostic::headline).collect(),
    };
    assert_eq!(lines(ours.as_bytes()), ["true"]);
    assert_eq!(
        lines(ours.replace("field", "feild").as_bytes()),
        ["plans/catalogs/ours.toml:11:23: unknown document \"feild\"; expected the id of a document of the catalog"]
    );
    assert_eq!(lines(b"\xff"), ["plans/catalogs/ours.toml:1:1: the file is not a text; expected a TOML file in UTF-8"]);
    let elsewhere = Catalog::for_project(&world(ours.as_bytes()), Some(Path::new("bank.portolan")));
    assert!(elsewhere.is_ok_and(|catalog| catalog.role_index("intranet").is_none()));
}

/// Built in, then the configuration folder, then beside the project, each folder by name: the last word counts.
#[test]
fn the_catalog_nearest_to_the_project_has_the_last_word() {
    let named = |id: &str, name: &str| {
        format!(
            "format = 1\n[catalog]\nid = \"{id}\"\nname = \"{id}\"\nversion = \"1\"\n[[role]]\nid = \"web-server\"\n\
             replaces = true\nname = \"{name}\"\ncategory = \"Web\"\nruns = [\"web-publishing\"]\n\
             source = {{ document = \"field\" }}\n"
        )
    };
    let name = |files: &[(&str, String)]| {
        let files = files.iter().map(|(path, text)| (PathBuf::from(path), text.clone().into_bytes()));
        let catalog = Catalog::for_project(&MemoryEnv::with_files(files), Some(Path::new("plans/bank.portolan")));
        let catalog = catalog.map_err(|errors| errors.iter().map(Diagnostic::headline).collect::<Vec<_>>());
        catalog.map(|catalog| catalog.role_by_id("web-server").map(|role| role.name.clone()).unwrap_or_default())
    };
    let all = [
        ("/config/catalogs/a.toml", named("a", "Of the company")),
        ("/config/catalogs/b.toml", named("b", "Of the team")),
        ("plans/catalogs/a.toml", named("c", "Of the project")),
    ];
    let expected = ["Web server", "Of the company", "Of the team", "Of the project"];
    for (count, expected) in expected.iter().enumerate() {
        assert_eq!(name(all.get(..count).unwrap_or_default()), Ok((*expected).to_owned()));
    }
}

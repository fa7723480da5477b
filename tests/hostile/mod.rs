//! A project in which every text that a person writes can be chosen.

pub(crate) mod forms;

use std::fmt::Write as _;
use std::sync::Arc;

use portolan::catalog::{Catalog, builtin_files, load};
use portolan::diag::SourceFile;
use portolan::engine;
use portolan::export::device::Language;
use portolan::project::{
    Aggregation, Annotation, Approval, Os, PolicyRule, Project, Server, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind,
    Use, Verdict, ZoneSelector, file,
};
use proptest::prelude::*;

/// What has broken something somewhere.
pub(crate) const KNOWN: [&str; 24] = [
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t+1",
    "a\nb,\"c\"",
    "x\r\npermit ip any any",
    "\"; drop table inet portolan; #",
    "'; Remove-Item C:\\ -Recurse; '",
    "\u{2019}; Remove-Item C:\\; \u{2018}",
    "$(reboot) `reboot` ${HOME} %{x}",
    "*/ allow all /*",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style></title></svg><svg onload=alert(1)>",
    "[x](javascript:alert(1)) ![y](http://example.com/z)",
    "| a | b |\n|---|---|",
    "{{ 7 * 7 }} {% raw %}",
    "\u{202e}gnp.exe\u{202c}",
    "\u{0}\u{1b}[2J\u{7}",
    "a\u{2028}b\u{2029}c\u{85}d\u{b}e",
    "\u{430}dmin",
    "any",
    "",
    "\\",
    "exit\ncommit\nend",
];

/// A name that may break something, of up to 300 characters.
pub(crate) fn name() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => prop::sample::select(KNOWN.to_vec()).prop_map(str::to_owned),
        2 => any::<String>(),
        1 => "[ -~]{1,30}",
        1 => Just("x".repeat(120)),
        1 => Just("\u{e9}".repeat(90)),
    ];
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat().chars().take(300).collect())
}

/// The texts of a project.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    /// None for plain ones.
    hostile: Option<Vec<String>>,
    is_without_a_server: bool,
}

impl Names {
    pub(crate) fn plain() -> Self {
        Self { hostile: None, is_without_a_server: false }
    }

    /// These in turn, told apart by a number at their end.
    pub(crate) fn hostile(names: Vec<String>) -> Self {
        Self { hostile: Some(names), is_without_a_server: false }
    }

    pub(crate) fn without_a_server(&self) -> Self {
        Self { is_without_a_server: true, ..self.clone() }
    }

    /// The text of a number.
    fn of(&self, number: usize) -> String {
        let Some(hostile) = &self.hostile else { return format!("Zq{number:03}") };
        // Long ones differ only where they are cut off.
        format!("{}{number}", hostile[number % hostile.len()])
    }
}

/// Whether a word of a text with plain names is, or has in it, such a name.
pub(crate) fn is_name(word: &str) -> bool {
    word.match_indices("Zq").any(|(at, _)| word[at + 2..].starts_with(|next: char| next.is_ascii_digit()))
}

/// A project with everything that texts are written of, every text chosen.
pub(crate) fn project(names: &Names) -> Project {
    let text = include_str!("../data/devices/every-feature.portolan");
    let mut project = file::read(&SourceFile::new("every-feature", text), None).unwrap().0;
    let mut number = 0;
    let mut next = || {
        number += 1;
        names.of(number)
    };
    project.name = next();
    project.description = next();
    for segment in Arc::make_mut(&mut project.segments).values_mut() {
        let segment = Arc::make_mut(segment);
        (segment.name, segment.note) = (next(), next());
    }
    for device in Arc::make_mut(&mut project.devices).values_mut() {
        let device = Arc::make_mut(device);
        (device.name, device.note) = (next(), next());
    }
    for link in Arc::make_mut(&mut project.links).values_mut() {
        Arc::make_mut(link).interface = next();
    }
    let core = Arc::make_mut(&mut project.devices).get_mut("core").unwrap();
    Arc::make_mut(core).aggregation = Aggregation::Segments;
    let own = |name: &str, segment: &str, roles: &[&str]| Server {
        name: name.to_owned(),
        segment: segment.into(),
        roles: roles.iter().map(|role| (*role).into()).collect(),
        os: Os::WindowsServer2019,
        ..Server::default()
    };
    let servers = Arc::make_mut(&mut project.servers);
    servers.insert("own".into(), Arc::new(own("", "servers", &["serve-own"])));
    if !names.is_without_a_server {
        let consumer = Server { uses: vec![Use::Server("own".into())], ..own("", "users", &["web-client"]) };
        servers.insert("own-client".into(), Arc::new(consumer));
    }
    for server in servers.values_mut() {
        let server = Arc::make_mut(server);
        (server.name, server.note) = (next(), next());
    }
    for domain in Arc::make_mut(&mut project.domains).values_mut() {
        Arc::make_mut(domain).name = next();
    }
    let tunnel = Tunnel {
        name: next(),
        kind: TunnelKind::Ipsec,
        first: TunnelEnd::Device("branch-router".into()),
        second: TunnelEnd::Device("core".into()),
        initiator: TunnelInitiator::Either,
        note: next(),
    };
    Arc::make_mut(&mut project.tunnels).insert("tunnel".into(), Arc::new(tunnel));
    let rule = PolicyRule {
        name: next(),
        from: ZoneSelector::Any,
        to: ZoneSelector::Any,
        services: vec!["445/tcp".to_owned()],
        verdict: Verdict::Forbid,
        note: next(),
    };
    Arc::make_mut(&mut project.policy).push(rule);
    let report = engine::compute(&project, &catalog(&Names::plain()));
    for flow in report.flows.iter().take(20) {
        let annotation = Annotation {
            requester: next(),
            owner: next(),
            approver: next(),
            approval: Approval::ToDiscuss,
            ticket: next(),
            comment: next(),
            ..Annotation::default()
        };
        Arc::make_mut(&mut project.annotations).insert(flow.id.clone(), Arc::new(annotation));
    }
    project
}

/// The built-in catalog and a service of the user's own, every text of it chosen.
pub(crate) fn catalog(names: &Names) -> Arc<Catalog> {
    // What a catalog cannot have in a text is refused where it is read.
    let text = |number: usize| {
        let text = names.of(number);
        let text = if text.trim().is_empty() { "empty".to_owned() } else { text };
        serde_json::to_string(&text).unwrap().replace('\u{7f}', "\\u007f")
    };
    let mut own = format!(
        "format = 1\n[catalog]\nid = \"own\"\nname = {}\nversion = \"1\"\n[[document]]\nid = \"own\"\ntitle = {}\n",
        text(1),
        text(2)
    );
    let source = format!("source = {{ document = \"own\", section = {}, note = {} }}", text(3), text(4));
    let _ = writeln!(own, "[[service]]\nid = \"own\"\nname = {}\narticle = false\n{source}", text(5));
    let _ = writeln!(own, "[[service.endpoint]]\nid = \"row\"\napplication_protocol = {}", text(6));
    let _ = writeln!(own, "protocols = [\"tcp\"]\nports = \"4711\"");
    let _ = writeln!(own, "[[role]]\nid = \"serve-own\"\nname = {}\ncategory = \"Other\"\n{source}", text(7));
    let _ = writeln!(own, "runs = [\"own\"]\noffers = [\"own\"]");
    let mut files = builtin_files();
    files.push(SourceFile::new("own.toml", &own));
    match load(&files) {
        Ok(loaded) => Arc::new(loaded.catalog),
        Err(errors) if names.hostile.is_some() => {
            assert!(errors.iter().all(|error| error.render().contains("own.toml")), "{errors:?}");
            catalog(&Names::plain())
        }
        Err(errors) => panic!("{errors:?}"),
    }
}

/// What stands for a quoted text of several words.
pub(crate) const QUOTED: &str = "quoted";

/// A line of device text as words: comments and quoted remarks as one word each, whatever they say.
pub(crate) fn shape<'l>(language: &Language, line: &'l str) -> Vec<&'l str> {
    let trimmed = line.trim_start();
    if language.comment_start.is_some_and(|start| trimmed.starts_with(start.trim())) {
        return vec!["comment"];
    }
    let mut words = Vec::new();
    let mut rest = trimmed;
    // Remarks and descriptions without quotes go on to the end of the line.
    let mut remark = None;
    for word in ["remark ", "description "] {
        if let Some(at) = rest.find(word).filter(|at| *at == 0 || rest[..*at].ends_with(' ')) {
            let text = &rest[at + word.len()..];
            if text.trim_start().starts_with(['"', '\'', '=', ':']) {
                continue;
            }
            let is_plain = |it: char| it.is_ascii_alphanumeric() || " .,:-_/+()".contains(it);
            remark = Some(if text.chars().all(is_plain) { "remark" } else { text });
            rest = &rest[..at];
            break;
        }
    }
    while let Some(first) = rest.chars().next() {
        if first == '"' || first == '\'' {
            let end = quoted_end(rest, first);
            let inside = &rest[1..end.saturating_sub(1).max(1)];
            let is_remark = |word: &&&str| {
                let word = word.to_ascii_lowercase();
                ["comment", "description", "displayname"].iter().any(|remark| word.contains(remark))
            };
            let is_remark = words.iter().rev().take(2).any(|word| is_remark(&word));
            words.push(if is_remark || inside.contains(' ') || inside.is_empty() { QUOTED } else { inside });
            rest = &rest[end..];
        } else if is_of_word(first) {
            let end = rest.find(|character| !is_of_word(character)).unwrap_or(rest.len());
            words.push(&rest[..end]);
            rest = &rest[end..];
        } else {
            if first != ' ' {
                words.push(&rest[..first.len_utf8()]);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    words.extend(remark);
    words
}

/// What is left of the words of a line where only its punctuation counts.
pub(crate) fn skeleton(shape: &str) -> String {
    let is_word = |word: &str| word.len() > 1 || word.starts_with(is_of_word);
    let words: Vec<&str> = shape.split(' ').map(|word| if is_word(word) { "word" } else { word }).collect();
    words.join(" ")
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || "_-./:".contains(character)
}

/// Where a quoted text ends.
fn quoted_end(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if character == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    text.len()
}

//! A catalog file as it stands: every value with its place, nothing resolved yet.

use std::sync::Arc;

use toml::de::DeTable;

use super::diags;
use super::model::SummaryRow;
use super::read::{At, Place, TableReader};
use super::vocabulary::{
    Answers, Delivery, Initiator, RelayKind, RequirementLevel, Scope, TranslationTolerance, TrustDirection, TrustKind,
    When,
};
use crate::diag::{Diagnostic, SourceFile};
use crate::ids::CatalogId;
use crate::net::Protocol;
use crate::os::Os;

/// The format of catalog files that this program reads.
pub(super) const FORMAT: i64 = 1;

/// One file.
#[derive(Debug)]
pub(super) struct RawPart {
    /// Whether it has errors of syntax; then something of it may be lost.
    pub(super) is_damaged: bool,
    pub(super) header: RawHeader,
    pub(super) items: RawItems,
}

/// The table `[catalog]`.
#[derive(Debug)]
pub(super) struct RawHeader {
    pub(super) id: At<String>,
    pub(super) name: Option<At<String>>,
    pub(super) version: Option<At<String>>,
    pub(super) description: String,
    /// The systems that the catalog is about; none for every system.
    pub(super) systems: Vec<At<Os>>,
}

/// All that a file, or several of them, list.
#[derive(Debug, Default)]
pub(super) struct RawItems {
    pub(super) documents: Vec<Item<RawDocument>>,
    pub(super) pools: Vec<Item<RawPool>>,
    pub(super) options: Vec<Item<RawOption>>,
    pub(super) services: Vec<Item<RawService>>,
    pub(super) roles: Vec<Item<RawRole>>,
    pub(super) dependencies: Vec<Item<RawDependency>>,
    pub(super) encapsulations: Vec<Item<RawEncapsulation>>,
    pub(super) scenarios: Vec<Item<RawScenario>>,
    pub(super) errata: Vec<Item<RawErratum>>,
    pub(super) facts: Vec<Item<RawFact>>,
}

/// Something with an id.
#[derive(Debug)]
pub(super) struct Item<T> {
    pub(super) id: At<String>,
    /// Whether it takes the place of an earlier item with its id.
    pub(super) replaces: bool,
    /// The catalog that its file belongs to.
    pub(super) catalog: CatalogId,
    /// The systems that the catalog is about; empty for every system.
    pub(super) systems: Arc<[Os]>,
    pub(super) body: T,
}

/// A citation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RawSource {
    pub(super) document: At<String>,
    pub(super) section: String,
    pub(super) note: String,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawDocument {
    pub(super) short: String,
    pub(super) title: At<String>,
    pub(super) publisher: String,
    pub(super) date: String,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawPool {
    pub(super) name: At<String>,
    pub(super) option: Option<At<String>>,
    pub(super) defaults: Vec<RawPoolDefault>,
    pub(super) source: RawSource,
    pub(super) translation: RawTranslation,
}

/// What becomes of traffic where addresses are translated, and where that comes from.
#[derive(Debug, PartialEq)]
pub(super) struct RawTranslation {
    pub(super) tolerance: Option<At<TranslationTolerance>>,
    pub(super) source: Option<RawSource>,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawPoolDefault {
    pub(super) ports: At<String>,
    pub(super) os: Vec<At<Os>>,
}

/// The words for what values an option takes.
#[derive(Clone, Copy, Debug, PartialEq, strum::Display, strum::EnumIter, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum RawOptionKind {
    Choice,
    YesNo,
    OnOff,
    Port,
    PortRange,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawOption {
    pub(super) kind: Option<RawOptionKind>,
    pub(super) values: Vec<At<String>>,
    pub(super) default: Option<At<String>>,
    pub(super) name: At<String>,
    pub(super) description: String,
    pub(super) steps: String,
    pub(super) source: RawSource,
}

#[derive(Debug)]
pub(super) struct RawService {
    pub(super) name: At<String>,
    pub(super) system_service_name: String,
    pub(super) summary_name: Option<String>,
    pub(super) article: bool,
    pub(super) description: String,
    pub(super) notes: Vec<String>,
    pub(super) source: RawSource,
    pub(super) endpoints: Vec<RawEndpoint>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, strum::Display, strum::EnumIter, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum PortsSide {
    Source,
    #[default]
    Destination,
}

#[derive(Debug)]
pub(super) struct RawCondition {
    pub(super) option: At<String>,
    pub(super) is: Vec<At<String>>,
}

#[derive(Debug)]
pub(super) struct RawEndpoint {
    pub(super) id: At<String>,
    pub(super) place: Place,
    pub(super) application_protocol: At<String>,
    pub(super) summary_application_protocol: Option<String>,
    pub(super) protocols: Vec<At<Protocol>>,
    pub(super) ports: Option<At<String>>,
    pub(super) pool: Option<At<String>>,
    pub(super) printed_protocol: Option<At<String>>,
    pub(super) printed_ports: Option<At<String>>,
    pub(super) line: Option<At<u32>>,
    pub(super) initiator: Initiator,
    pub(super) answers: Option<At<Answers>>,
    pub(super) carried_by: Option<At<String>>,
    pub(super) delivery: Delivery,
    pub(super) relay: Option<At<RelayKind>>,
    pub(super) relay_option: Option<At<String>>,
    pub(super) groups: Vec<At<String>>,
    pub(super) groups_source: Option<RawSource>,
    pub(super) also_unicast: bool,
    pub(super) requirement: RequirementLevel,
    pub(super) only_if: Vec<RawCondition>,
    pub(super) os: Vec<At<Os>>,
    pub(super) consumer_os: Vec<At<Os>>,
    pub(super) port_option: Option<At<String>>,
    pub(super) port_option_offset: Option<At<i32>>,
    pub(super) pins: Vec<At<String>>,
    pub(super) ports_side: PortsSide,
    pub(super) destination_pool: Option<At<String>>,
    pub(super) helper: Option<At<String>>,
    pub(super) translation: RawTranslation,
    pub(super) risks: Vec<At<String>>,
    pub(super) note: String,
    pub(super) source: Option<RawSource>,
}

#[derive(Debug)]
pub(super) struct RawRole {
    /// Whether it neither runs nor includes anything, not even something wrong.
    pub(super) is_bare: bool,
    pub(super) name: At<String>,
    pub(super) category: At<String>,
    pub(super) icon: String,
    pub(super) short: String,
    pub(super) description: String,
    pub(super) is_abstract: bool,
    pub(super) includes: Vec<At<String>>,
    pub(super) runs: Vec<At<String>>,
    pub(super) offers: Vec<At<String>>,
    pub(super) source: RawSource,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, strum::Display, strum::EnumIter, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum SelfProvider {
    #[default]
    Satisfies,
    Excluded,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, strum::Display, strum::EnumIter, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Missing {
    #[default]
    Error,
    Fine,
}

#[derive(Debug)]
pub(super) struct RawDependency {
    pub(super) consumers: Vec<At<String>>,
    pub(super) provider: At<String>,
    pub(super) provider_role: Option<At<String>>,
    pub(super) endpoints: Option<Vec<At<String>>>,
    pub(super) when: Option<When>,
    pub(super) scope: Option<Scope>,
    pub(super) direction: Option<At<TrustDirection>>,
    pub(super) trust: Vec<At<TrustKind>>,
    pub(super) only_if: Vec<RawCondition>,
    pub(super) consumer_os: Vec<At<Os>>,
    pub(super) self_provider: SelfProvider,
    pub(super) missing: Missing,
    pub(super) why: At<String>,
    pub(super) source: RawSource,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawEncapsulation {
    pub(super) name: At<String>,
    pub(super) description: String,
    pub(super) always: Vec<At<String>>,
    pub(super) native: Vec<At<String>>,
    pub(super) nat_traversal: Vec<At<String>>,
    pub(super) source: RawSource,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawScenario {
    pub(super) title: At<String>,
    pub(super) description: String,
    pub(super) set: Vec<RawSetting>,
    pub(super) roles: Vec<RawRoleChange>,
    pub(super) os: Vec<At<Os>>,
    pub(super) source: RawSource,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawSetting {
    pub(super) option: At<String>,
    pub(super) value: At<String>,
}

#[derive(Debug, PartialEq)]
pub(super) struct RawRoleChange {
    pub(super) of: At<String>,
    pub(super) become_roles: Vec<At<String>>,
    pub(super) unless: Option<At<String>>,
}

#[derive(Debug)]
pub(super) struct RawErratum {
    pub(super) place: At<String>,
    pub(super) printed: At<String>,
    pub(super) used: At<String>,
    pub(super) why: At<String>,
    pub(super) summary_printed: Option<SummaryRow>,
    pub(super) summary_used: Option<SummaryRow>,
}

#[derive(Debug)]
pub(super) struct RawFact {
    pub(super) statement: At<String>,
    pub(super) place: At<String>,
    pub(super) encoded_in: Vec<At<String>>,
    pub(super) no_bearing: Option<At<String>>,
}

/// Reads a file. Whatever is wrong with its form goes to `diagnostics`; what could be read comes back all the same, so
/// that the ids of a damaged file are known when the other files are looked at.
pub(super) fn read_part(file: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) -> RawPart {
    let (document, syntax_errors) = DeTable::parse_recoverable(&file.text);
    let mut form_errors = Vec::new();
    let start = Place { file: Arc::clone(file), span: 0..0 };
    let mut reader = TableReader::new(document.get_ref(), "catalog file", start.clone(), &mut form_errors);
    check_format(&mut reader);
    reader.require("catalog");
    let header = reader.table("catalog", "[catalog]", |reader| RawHeader {
        id: reader.text("id"),
        name: reader.optional_text("name"),
        version: reader.optional_text("version"),
        description: reader.text_or_empty("description"),
        systems: reader.words("systems"),
    });
    let header = header.unwrap_or_else(|| RawHeader {
        id: At { value: String::new(), place: start },
        name: None,
        version: None,
        description: String::new(),
        systems: Vec::new(),
    });
    let catalog = CatalogId::from(header.id.as_str());
    let items = RawItems {
        documents: read_items(&mut reader, "document", "id", &catalog, read_document),
        pools: read_items(&mut reader, "pool", "id", &catalog, read_pool),
        options: read_items(&mut reader, "option", "key", &catalog, read_option),
        services: read_items(&mut reader, "service", "id", &catalog, read_service),
        roles: read_items(&mut reader, "role", "id", &catalog, read_role),
        dependencies: read_items(&mut reader, "dependency", "id", &catalog, read_dependency),
        encapsulations: read_items(&mut reader, "encapsulation", "id", &catalog, read_encapsulation),
        scenarios: read_items(&mut reader, "scenario", "id", &catalog, read_scenario),
        errata: read_items(&mut reader, "erratum", "id", &catalog, read_erratum),
        facts: read_items(&mut reader, "fact", "id", &catalog, read_fact),
    };
    reader.finish();
    let is_damaged = !syntax_errors.is_empty();
    if syntax_errors.is_empty() {
        diagnostics.append(&mut form_errors);
    } else {
        // What a broken line left behind is not worth an error of its own.
        diagnostics.extend(syntax_errors.iter().map(|error| diags::syntax(file, error)));
    }
    RawPart { is_damaged, header, items }
}

fn check_format(reader: &mut TableReader<'_>) {
    reader.require("format");
    if let Some(format) = reader.integer::<i64>("format", "the number 1")
        && format.value != FORMAT
    {
        reader.report(diags::unsupported_format(&format.place, format.value));
    }
}

fn read_items<T>(
    reader: &mut TableReader<'_>,
    kind: &'static str,
    id_key: &'static str,
    catalog: &CatalogId,
    read: impl Fn(&mut TableReader<'_>) -> T,
) -> Vec<Item<T>> {
    reader.tables(kind, kind, |reader| Item {
        id: reader.text(id_key),
        replaces: reader.boolean("replaces", false),
        catalog: catalog.clone(),
        systems: Arc::default(),
        body: read(reader),
    })
}

fn optional_source(reader: &mut TableReader<'_>, key: &'static str) -> Option<RawSource> {
    reader.table(key, "source", |reader| RawSource {
        document: reader.text("document"),
        section: reader.text_or_empty("section"),
        note: reader.text_or_empty("note"),
    })
}

fn read_source(reader: &mut TableReader<'_>) -> RawSource {
    reader.require("source");
    optional_source(reader, "source").unwrap_or_else(|| RawSource {
        document: At { value: String::new(), place: reader.place().clone() },
        section: String::new(),
        note: String::new(),
    })
}

fn read_translation(reader: &mut TableReader<'_>) -> RawTranslation {
    if reader.has("translation_source") && !reader.has("translation") {
        let expected = "translation = \"needs-helper\" or \"breaks\" beside it";
        reader.report(diags::misplaced_key(&reader.place().clone(), "translation_source", expected));
    }
    RawTranslation {
        tolerance: reader.optional_word("translation"),
        source: optional_source(reader, "translation_source"),
    }
}

fn read_conditions(reader: &mut TableReader<'_>) -> Vec<RawCondition> {
    reader.tables("only_if", "condition", |reader| RawCondition {
        option: reader.text("option"),
        is: reader.required_texts("is"),
    })
}

fn read_document(reader: &mut TableReader<'_>) -> RawDocument {
    RawDocument {
        short: reader.text_or_empty("short"),
        title: reader.text("title"),
        publisher: reader.text_or_empty("publisher"),
        date: reader.text_or_empty("date"),
    }
}

fn read_pool(reader: &mut TableReader<'_>) -> RawPool {
    reader.require("default");
    RawPool {
        name: reader.text("name"),
        option: reader.filled_text("option"),
        defaults: reader.tables("default", "pool default", |reader| RawPoolDefault {
            ports: reader.text("ports"),
            os: reader.words("os"),
        }),
        source: read_source(reader),
        translation: read_translation(reader),
    }
}

fn read_option(reader: &mut TableReader<'_>) -> RawOption {
    RawOption {
        kind: reader.required_word("kind"),
        values: reader.texts("values"),
        default: reader.optional_text("default"),
        name: reader.text("name"),
        description: reader.text_or_empty("description"),
        steps: reader.text_or_empty("steps"),
        source: read_source(reader),
    }
}

fn read_service(reader: &mut TableReader<'_>) -> RawService {
    RawService {
        name: reader.text("name"),
        system_service_name: reader.text_or_empty("system_service_name"),
        summary_name: reader.optional_text("summary_name").map(|name| name.value),
        article: reader.boolean("article", true),
        description: reader.text_or_empty("description"),
        notes: reader.texts("notes").into_iter().map(|note| note.value).collect(),
        source: read_source(reader),
        endpoints: reader.tables("endpoint", "endpoint", read_endpoint),
    }
}

fn read_endpoint(reader: &mut TableReader<'_>) -> RawEndpoint {
    RawEndpoint {
        id: reader.text("id"),
        place: reader.place().clone(),
        application_protocol: reader.text("application_protocol"),
        summary_application_protocol: reader.optional_text("summary_application_protocol").map(|text| text.value),
        protocols: reader.required_words("protocols"),
        ports: reader.optional_text("ports"),
        pool: reader.filled_text("pool"),
        printed_protocol: reader.optional_text("printed_protocol"),
        printed_ports: reader.optional_text("printed_ports"),
        line: reader.integer("line", "a line number"),
        initiator: reader.word("initiator"),
        answers: reader.optional_word("answers"),
        carried_by: reader.filled_text("carried_by"),
        delivery: reader.word("delivery"),
        relay: reader.optional_word("relay"),
        relay_option: reader.filled_text("relay_option"),
        groups: reader.texts("groups"),
        groups_source: optional_source(reader, "groups_source"),
        also_unicast: reader.boolean("also_unicast", false),
        requirement: reader.word("requirement"),
        only_if: read_conditions(reader),
        os: reader.words("os"),
        consumer_os: reader.words("consumer_os"),
        port_option: reader.filled_text("port_option"),
        port_option_offset: reader.integer("port_option_offset", "a small whole number"),
        pins: reader.texts("pins"),
        ports_side: reader.word("ports_side"),
        destination_pool: reader.filled_text("destination_pool"),
        helper: reader.filled_text("helper"),
        translation: read_translation(reader),
        risks: reader.texts("risks"),
        note: reader.text_or_empty("note"),
        source: optional_source(reader, "source"),
    }
}

fn read_role(reader: &mut TableReader<'_>) -> RawRole {
    RawRole {
        is_bare: reader.is_empty("runs") && reader.is_empty("includes"),
        name: reader.text("name"),
        category: reader.text("category"),
        icon: reader.text_or_empty("icon"),
        short: reader.text_or_empty("short"),
        description: reader.text_or_empty("description"),
        is_abstract: reader.boolean("abstract", false),
        includes: reader.texts("includes"),
        runs: reader.texts("runs"),
        offers: reader.texts("offers"),
        source: read_source(reader),
    }
}

fn read_dependency(reader: &mut TableReader<'_>) -> RawDependency {
    let endpoints = reader.texts("endpoints");
    RawDependency {
        consumers: reader.required_texts("consumers"),
        provider: reader.text("provider"),
        provider_role: reader.filled_text("provider_role"),
        endpoints: reader.has("endpoints").then_some(endpoints),
        when: reader.required_word("when"),
        scope: reader.required_word("scope"),
        direction: reader.optional_word("direction"),
        trust: reader.words("trust"),
        only_if: read_conditions(reader),
        consumer_os: reader.words("consumer_os"),
        self_provider: reader.word("self"),
        missing: reader.word("missing"),
        why: reader.text("why"),
        source: read_source(reader),
    }
}

fn read_encapsulation(reader: &mut TableReader<'_>) -> RawEncapsulation {
    RawEncapsulation {
        name: reader.text("name"),
        description: reader.text_or_empty("description"),
        always: reader.texts("always"),
        native: reader.texts("native"),
        nat_traversal: reader.texts("nat_traversal"),
        source: read_source(reader),
    }
}

fn read_scenario(reader: &mut TableReader<'_>) -> RawScenario {
    RawScenario {
        title: reader.text("title"),
        description: reader.text_or_empty("description"),
        set: reader.tables("set", "setting", |reader| RawSetting {
            option: reader.text("option"),
            value: reader.text("value"),
        }),
        roles: reader.tables("roles", "change of roles", |reader| RawRoleChange {
            of: reader.text("of"),
            become_roles: reader.required_texts("become"),
            unless: reader.filled_text("unless"),
        }),
        os: reader.words("os"),
        source: read_source(reader),
    }
}

fn read_erratum(reader: &mut TableReader<'_>) -> RawErratum {
    RawErratum {
        place: reader.text("place"),
        printed: reader.text("printed"),
        used: reader.text("used"),
        why: reader.text("why"),
        summary_printed: reader.table("summary_printed", "summary row", read_summary_row),
        summary_used: reader.table("summary_used", "summary row", read_summary_row),
    }
}

fn read_summary_row(reader: &mut TableReader<'_>) -> SummaryRow {
    SummaryRow {
        port: reader.text("port").value,
        protocol: reader.text("protocol").value,
        application_protocol: reader.text("application_protocol").value,
        service: reader.text("service").value,
    }
}

fn read_fact(reader: &mut TableReader<'_>) -> RawFact {
    RawFact {
        statement: reader.text("statement"),
        place: reader.text("place"),
        encoded_in: reader.texts("encoded_in"),
        no_bearing: reader.filled_text("no_bearing"),
    }
}

//! What `iptables-save` says that is loaded.

use portolan::net::{PortSet, Protocol};

use super::{Chains, Line, Matches, Verdict, in_namespace, network};

/// Loads texts of one family, each into a table of its own after the other, and reads each back.
pub fn read(texts: &[&str], is_ipv4: bool) -> Vec<Chains> {
    const END: &str = "=== end of text ===";
    let prefix = if is_ipv4 { "ip" } else { "ip6" };
    // `head` would read too far: the shell takes a line at a time.
    let script = format!(
        "restore() {{ while IFS= read -r line && [ \"$line\" != '{END}' ]; do printf '%s\\n' \"$line\"; done | {prefix}tables-restore; }}\n\
         for text in $(seq {}); do restore; {prefix}tables-save -t filter; echo '{END}'; done",
        texts.len()
    );
    let input = texts.iter().flat_map(|text| [*text, END, "\n"]).collect::<String>();
    let output = in_namespace(&script, &input);
    let mut parts: Vec<&str> = output.split(&format!("{END}\n")).collect();
    parts.pop();
    assert_eq!(parts.len(), texts.len());
    parts.into_iter().map(|part| chains(part, is_ipv4)).collect()
}

fn chains(saved: &str, is_ipv4: bool) -> Chains {
    let mut chains = Chains::default();
    for line in saved.lines() {
        if let Some(chain) = line.strip_prefix(':') {
            let mut words = chain.split(' ');
            let (name, policy) = (words.next().unwrap(), words.next().unwrap());
            if name == "FORWARD" {
                assert_eq!(policy, "DROP");
            }
            chains.0.insert(name.to_owned(), Vec::new());
        } else if line.starts_with("-A ") {
            let words = words(line);
            if let Some(line) = rule(&words[2..], is_ipv4) {
                chains.0.get_mut(&words[1]).unwrap().push(line);
            }
        } else {
            assert!(line.starts_with(['#', '*']) || line == "COMMIT", "what is {line:?}?");
        }
    }
    chains
}

/// Words, those in quotes as one.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for character in line.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            '\\' => panic!("an escape in {line:?}"),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    assert!(!is_quoted, "{line:?}");
    words
}

/// None for what only packets of open connections, or invalid ones, can match.
fn rule(words: &[String], is_ipv4: bool) -> Option<Line> {
    let mut line = Line::new(Matches::any(), Verdict::Continue);
    line.matches.narrow_family(is_ipv4);
    let mut is_not = false;
    let mut words = words.iter().map(String::as_str);
    while let Some(option) = words.next() {
        if option == "!" {
            is_not = true;
            continue;
        }
        let value = words.next().unwrap();
        let matches = &mut line.matches;
        assert!(!is_not || option == "--tcp-flags", "! {option}");
        match option {
            "-i" => line.input = Some(vec![value.to_owned()]),
            "-o" => line.output = Some(vec![value.to_owned()]),
            "-s" => matches.narrow_sources(&network(value)),
            "-d" => matches.narrow_destinations(&network(value)),
            "-p" => matches.narrow_protocol(match value {
                "tcp" => Protocol::Tcp,
                "udp" => Protocol::Udp,
                "icmp" | "ipv6-icmp" => Protocol::Icmp,
                "esp" | "50" => Protocol::Esp,
                "ah" | "51" => Protocol::Ah,
                "gre" | "47" => Protocol::Gre,
                _ => panic!("what is the protocol {value:?}?"),
            }),
            "-m" if value == "ah" => matches.narrow_protocol(Protocol::Ah),
            "-m" | "--comment" | "--limit" | "--log-prefix" => {}
            // Packets in clear, which no IPsec has to do with.
            "--dir" => assert!(["in", "out"].contains(&value)),
            "--pol" => assert_eq!(value, "none"),
            "--ahspi" => assert_eq!(value, "0:4294967295"),
            "--sport" | "--sports" => matches.source_ports = matches.source_ports.intersection(&ports(value)),
            "--dport" | "--dports" => matches.destination_ports = matches.destination_ports.intersection(&ports(value)),
            "--icmp-type" | "--icmpv6-type" => matches.destination_ports = ports(value),
            "--tcp-flags" => {
                assert_eq!((is_not, value, words.next().unwrap()), (true, "RST,ACK", "NONE"));
                matches.is_established = true;
                is_not = false;
            }
            "--ctstate" if ["RELATED,ESTABLISHED", "INVALID"].contains(&value) => return None,
            "-j" => {
                line.verdict = match value {
                    "ACCEPT" => Verdict::Accept,
                    "DROP" => Verdict::Drop,
                    "RETURN" => Verdict::Return,
                    "LOG" => Verdict::Continue,
                    chain => Verdict::Jump(chain.to_owned()),
                }
            }
            _ => panic!("what is {option} {value}?"),
        }
    }
    Some(line)
}

/// `80`, `80,443` or `80:90,443`.
fn ports(text: &str) -> PortSet {
    text.replace(':', "-").parse().unwrap()
}

"""The packet filters of Linux: loading the text of a device, and changing a rule in it.

The text of a device is a dictionary of its files, by their names.
"""

import re

from commands import inside, run


class Nftables:
    """One file, for `nft -f`."""

    name = "nftables"
    programs = ["nft"]

    def load(self, namespace, text):
        for content in text.values():
            run(inside(namespace, "nft", "-f", "-"), input=content)

    def let_through(self, namespace):
        """The lines of what is loaded that have let a packet through."""
        lines = run(inside(namespace, "nft", "list", "ruleset")).splitlines()
        return [line for line in lines if " counter packets " in line and " counter packets 0 " not in line]

    def is_rule(self, line, rule):
        return f'comment "{rule}:' in line

    def with_rule(self, text, probe=None):
        """The text with a rule more, before all others; it lets everything through if no probe is named. It names ports
        alone, which no translation changes."""
        first = "\t\ttype filter hook forward priority filter; policy drop;\n"
        ports = f"{probe.protocol} sport {probe.source_port} {probe.protocol} dport {probe.port} " if probe else ""
        return changed(text, lambda content: content.replace(first, f"{first}\t\t{ports}accept\n"))

    def without_helper(self, text, helper):
        """The text without a helper that the kernel does not have."""
        parts = rf'^\tct helper \S+ {{\n\t\ttype "{helper}"[^}}]*}}\n|^.*ct helper set "portolan_{helper}".*\n'
        return changed(text, lambda content: re.sub(parts, "", content, flags=re.MULTILINE))


class Iptables:
    """A file for `iptables-restore` and one for `ip6tables-restore`."""

    name = "iptables"
    programs = ["iptables-restore", "ip6tables-restore", "iptables-save", "ip6tables-save"]

    def load(self, namespace, text):
        for name, content in text.items():
            program = "ip6tables-restore" if ".v6." in name else "iptables-restore"
            run(inside(namespace, program, "--noflush"), input=content)

    def let_through(self, namespace):
        lines = []
        for program in ("iptables-save", "ip6tables-save"):
            lines += run(inside(namespace, program, "-c")).splitlines()
        return [line for line in lines if line.startswith("[") and not line.startswith("[0:0]")]

    def is_rule(self, line, rule):
        return f'--comment "{rule}:' in line

    def with_rule(self, text, probe=None):
        first = "-F FORWARD\n"
        ports = ""
        if probe:
            ports = f"-p {probe.protocol} -m {probe.protocol} --sport {probe.source_port} --dport {probe.port} "
        return changed(text, lambda content: content.replace(first, f"{first}-A FORWARD {ports}-j ACCEPT\n"))

    def without_helper(self, text, helper):
        return changed(text, lambda content: re.sub(rf"^.*--helper {helper}\n", "", content, flags=re.MULTILINE))


LANGUAGES = {language.name: language for language in (Nftables, Iptables)}


def changed(text, change):
    return {name: change(content) for name, content in text.items()}


def without_rule(language, text, rule):
    """The text without a rule."""
    def change(content):
        return "".join(line for line in content.splitlines(keepends=True) if not language.is_rule(line, rule))

    return changed(text, change)


def kernel_has(helper):
    """Whether the kernel reads connections of a kind, or finds the module that does; in the namespace of the test."""
    protocol = "udp" if helper == "tftp" else "tcp"
    table = f'table inet portolan_try {{\nct helper try_it {{\ntype "{helper}" protocol {protocol}\n}}\n}}\n'
    try:
        run(["nft", "-f", "-"], input=f"{table}delete table inet portolan_try\n")
    except RuntimeError:
        return False
    return True

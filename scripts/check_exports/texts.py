"""Texts of devices and hosts, read by libraries that know their grammar."""

import json
import subprocess
from pathlib import Path

from .report import expect, library, program, some

SCHEMA = Path("tests/data/devices/network-security-group.schema.json")


def cisco(device, language, ending, syntax):
    """Every line is parsed, groups and lists have what belongs to them, and lists that are bound are there."""
    parser = library("ciscoconfparse2")
    lines_read = 0
    for file in some(device.glob(f"{language}/*/*.{ending}"), f"{language} text"):
        lines = file.read_text(encoding="utf-8").splitlines()
        parsed = parser.CiscoConfParse(lines, syntax=syntax, ignore_blank_lines=False)
        expect(len(list(parsed.objs)) == len(lines), f"{file}: {len(lines)} lines became {len(list(parsed.objs))}")
        for parent in parsed.find_objects(r"^(object-group|ip access-list|ipv6 access-list|interface) "):
            expect(parent.children, f"{file}: nothing belongs to {parent.text!r}")
        for line in parsed.objs:
            is_below = line.text.startswith(" ")
            expect(is_below == bool(line.parent is not line), f"{file}: {line.text!r} belongs to {line.parent.text!r}")
        if syntax == "asa":
            names = {words[1] for words in map(str.split, lines) if words and words[0] == "access-list"}
            bound = [words[1] for words in map(str.split, lines) if words and words[0] == "access-group"]
        else:
            heads = [words for words in map(str.split, lines) if words[1:2] == ["access-list"]]
            names = {words[-1] for words in heads}
            bound = [words[2] for words in map(str.split, lines) if words[1:2] in (["access-group"], ["traffic-filter"])]
        expect(bound and set(bound) <= names, f"{file}: {set(bound) - names} are bound and not there")
        lines_read += len(lines)
    return f"{lines_read} lines"


def terraform(device):
    """Each folder is a module: what is declared there is declared once."""
    hcl2 = library("hcl2")
    declared = 0
    for folder in some({file.parent for file in device.glob("aws-terraform/*/*.tf")}, "Terraform text"):
        seen = set()
        for file in sorted(folder.glob("*.tf")):
            with file.open(encoding="utf-8") as text:
                module = hcl2.load(text)
            for kind in ("resource", "variable"):
                for item in module.get(kind, []):
                    for name, inner in item.items():
                        names = [(kind, name, key) for key in inner] if kind == "resource" else [(kind, name)]
                        for key in names:
                            expect(key not in seen, f"{file}: {key} is declared twice in {folder}")
                            seen.add(key)
        declared += len(seen)
    return f"{declared} blocks"


def powershell(files):
    """No part of a script is outside of the grammar."""
    tree_sitter = library("tree_sitter")
    grammar = library("tree_sitter_powershell")
    parser = tree_sitter.Parser(tree_sitter.Language(grammar.language()))
    commands = 0
    for file in files:
        tree = parser.parse(file.read_bytes())
        expect(not tree.root_node.has_error, f"{file}: {first_error(tree.root_node)}")
        commands += count(tree.root_node, "command")
    return f"{len(files)} files, {commands} commands"


def count(node, kind):
    """How many nodes of a kind there are."""
    return (node.type == kind) + sum(count(child, kind) for child in node.children)


def first_error(node):
    """Where the first error is."""
    if node.type == "ERROR" or node.is_missing:
        return f"line {node.start_point[0] + 1}: {node.text[:200]!r}"
    for child in node.children:
        found = first_error(child)
        if found:
            return found
    return ""


def security_groups(device):
    """Templates fit the schema, and numbers of rules are unique in each direction."""
    jsonschema = library("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    rules = 0
    for file in some(device.glob("azure-nsg/*/*.nsg.json"), "template of a security group"):
        template = json.loads(file.read_text(encoding="utf-8"))
        errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(template)]
        expect(not errors, f"{file}\n" + "\n".join(errors[:10]))
        for resource in template["resources"]:
            seen = set()
            for rule in resource["properties"]["securityRules"]:
                key = (rule["properties"]["direction"], rule["properties"]["priority"])
                expect(key not in seen, f"{file}: {resource['name']} has {key} twice")
                seen.add(key)
                rules += 1
    return f"{rules} rules"


def neutral(files):
    """JSON is JSON."""
    for file in files:
        json.loads(file.read_text(encoding="utf-8"))
    return f"{len(files)} files"


def shell(files):
    """Bash takes them."""
    bash = program("bash")
    for file in files:
        done = subprocess.run([bash, "-n", file], capture_output=True, text=True, check=False)
        expect(done.returncode == 0, f"{file}\n{done.stderr}")
    return f"{len(files)} files"


def checks(report, golden):
    """A check for each language."""
    device = golden / "device"
    report.check("Cisco ASA: ciscoconfparse2", lambda: cisco(device, "cisco-asa", "asa.txt", "asa"))
    report.check("Cisco IOS: ciscoconfparse2", lambda: cisco(device, "cisco-ios", "ios.txt", "ios"))
    report.check("AWS: python-hcl2", lambda: terraform(device))
    report.check("Azure: JSON schema", lambda: security_groups(device))
    report.check(
        "Windows Firewall: tree-sitter-powershell",
        lambda: powershell(some(device.glob("windows-firewall/*/*.ps1"), "Windows Firewall script")),
    )
    report.check("rules as JSON", lambda: neutral(some(device.glob("json/*/*.json"), "JSON of a device")))
    report.check("matrix as JSON", lambda: neutral(some((golden / "json").glob("*.json"), "JSON of a matrix")))
    pack = golden / "testpack"
    if pack.is_dir():
        report.check("test pack: bash -n", lambda: shell(some(pack.rglob("*.sh"), "bash script")))
        report.check(
            "test pack: tree-sitter-powershell", lambda: powershell(some(pack.rglob("*.ps1"), "PowerShell script"))
        )

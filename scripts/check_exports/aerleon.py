"""Policies and definitions of Aerleon, turned into the languages of devices by its `aclgen`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .report import expect, library, program, some


def aclgen(policies, definitions, folder):
    """Runs `aclgen` and gives back what it wrote."""
    library("aerleon")
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("policies/pol", "def", "out"):
        (folder / name).mkdir(parents=True)
    for name, text in policies.items():
        (folder / "policies/pol" / name).write_text(text, encoding="utf-8")
    for file in definitions:
        shutil.copy(file, folder / "def" / file.name)
    done = subprocess.run(
        [
            Path(sys.executable).parent / "aclgen",
            "--base_directory=policies",
            "--definitions_directory=def",
            "--output_directory=out",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    expect(done.returncode == 0, f"{done.stdout}{done.stderr}")
    complaints = [line for line in done.stderr.splitlines() if line.startswith("E")]
    expect(not complaints, "\n".join(complaints))
    return sorted((folder / "out").iterdir())


def sample(golden, folder):
    """The policies of a sample, as they are."""
    policies = {file.name: file.read_text(encoding="utf-8") for file in golden.glob("*.pol.yaml")}
    written = aclgen(policies, golden.glob("*.def.yaml"), folder)
    expect(len(written) == len(policies), f"{len(policies)} policies became {len(written)} files")
    expect(all(file.stat().st_size for file in written), "a file is empty")
    return f"{len(written)} devices"


# The languages that are compared with the rules, and how a filter asks for them.
GENERATORS = {
    "ciscoasa": "{0}-{1}",
    "srx": "from-zone {0} to-zone {1}",
    "paloalto": "from-zone {0} to-zone {1} mixed",
}


def retargeted(policy, generator):
    """A policy with another generator in the place of the device's own."""
    text, sides = [], None
    for line in policy.read_text(encoding="utf-8").splitlines():
        comment = re.fullmatch(r"      comment: 'From (\S+) to (\S+)'", line)
        sides = comment.groups() if comment else sides
        if re.match(r"        (cisco|ciscoasa|srx|paloalto): ", line):
            line = f"        {generator}: '{GENERATORS[generator].format(*sides)}'"
        text.append(line + "\n")
    return "".join(text)


def compared(golden, folder):
    """Devices of the samples in other languages, for the test that compares them with the rules."""
    cargo = program("cargo")
    shutil.rmtree(folder, ignore_errors=True)
    for generator in GENERATORS:
        for sample_folder in some(golden.iterdir(), "Aerleon policy"):
            # A policy with answers is that of a device without state, which these are not.
            policies = {
                it.name: retargeted(it, generator)
                for it in sample_folder.glob("*.pol.yaml")
                if "tcp-established" not in it.read_text(encoding="utf-8")
            }
            aclgen(policies, sample_folder.glob("*.def.yaml"), folder / generator / sample_folder.name)
    done = subprocess.run(
        [cargo, "test", "--locked", "--test", "aerleon_output"],
        env={**os.environ, "AERLEON_OUTPUT": str(folder.resolve())},
        capture_output=True,
        text=True,
        check=False,
    )
    expect(done.returncode == 0, f"{done.stdout}{done.stderr}")
    expect("SKIPPED" not in done.stderr and "1 passed" in done.stdout, done.stdout + done.stderr)
    return ", ".join(GENERATORS)


def checks(report, golden, folder):
    """A check for each sample."""
    for sample_folder in some(golden.iterdir(), "Aerleon policy"):
        report.check(f"Aerleon: aclgen, {sample_folder.name}", lambda it=sample_folder: sample(it, folder / it.name))
    report.check("Aerleon: packets of its output", lambda: compared(golden, folder.parent / "aerleon-output"))

"""Policies and definitions of Aerleon, turned into the languages of devices by its `aclgen`."""

import shutil
import subprocess
import sys
from pathlib import Path

from .report import expect, library, some


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


def checks(report, golden, folder):
    """A check for each sample."""
    for sample_folder in some(golden.iterdir(), "Aerleon policy"):
        report.check(f"Aerleon: aclgen, {sample_folder.name}", lambda it=sample_folder: sample(it, folder / it.name))

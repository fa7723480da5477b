"""Checks, what they say, and how many of them there are."""

import importlib
import shutil
import traceback


class Skip(Exception):
    """Why a check cannot run here."""


class Wrong(Exception):
    """What a parser does not like."""


class Report:
    """Runs checks one after the other, a line for each."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, run):
        """Runs one check. What it gives back is what it has seen, for the line."""
        try:
            seen = run()
        except Skip as why:
            self.skipped += 1
            print(f"SKIPPED: {name}: {why}\nskip  {name}", flush=True)
        except Exception as error:  # whatever a parser throws at a file that it cannot read
            self.failed += 1
            text = str(error) if isinstance(error, Wrong) else traceback.format_exc()
            print(f"fail  {name}", flush=True)
            print("\n".join(f"      {line}" for line in text.splitlines()[-15:]), flush=True)
        else:
            self.passed += 1
            print(f"pass  {name}: {seen}", flush=True)

    def finish(self):
        """Prints the sum and gives back the exit code."""
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")
        return 1 if self.failed else 0


def library(name):
    """A library from PyPI."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Skip(f"the Python library {name} is not installed ({error})") from error


def program(name):
    """Where a program is."""
    found = shutil.which(name)
    if not found:
        raise Skip(f"{name} is not installed")
    return found


def expect(condition, message):
    """Says what is wrong where something does not hold."""
    if not condition:
        raise Wrong(message)


def some(files, what):
    """The files, of which there have to be any."""
    files = sorted(files)
    expect(files, f"there is no {what}")
    return files

"""All checks: `python -m check_exports PROGRAM FOLDER`."""

import sys
from pathlib import Path

from . import aerleon, documents, filters, texts
from .report import Report


def main():
    program, folder = Path(sys.argv[1]), Path(sys.argv[2])
    golden = Path("tests/golden")
    report = Report()
    filters.checks(report, golden / "device")
    texts.checks(report, golden)
    aerleon.checks(report, golden / "device" / "aerleon", folder / "aerleon")
    documents.checks(report, golden, program, folder / "workbooks")
    return report.finish()


sys.exit(main())

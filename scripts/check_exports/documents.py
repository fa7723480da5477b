"""What people read: the report, and workbooks that the program has just written."""

import re
import shutil
import subprocess

from .report import expect, library, program, some

SAMPLES = ["branch-office", "internet-dmz", "site-to-site"]
# A sheet each, with `-1`; see "Filter Options for CSV" in LibreOffice's help.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def html(golden):
    """A strict parser finds no fault, and nothing is fetched from elsewhere."""
    html5lib = library("html5lib")
    files = some((golden / "html").glob("*.html"), "HTML report")
    for file in files:
        text = file.read_text(encoding="utf-8")
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        tree = parser.parse(text)
        faults = [f"line {place[0]}: {code} {values}" for place, code, values in parser.errors]
        expect(not faults, f"{file}\n" + "\n".join(faults[:10]))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        expect(len(ids) == len(set(ids)), f"{file}: an id twice: {sorted(i for i in ids if ids.count(i) > 1)[:5]}")
        for element in tree.iter():
            for name in ("src", "href", "action", "data"):
                value = element.get(name)
                if value and value.startswith("#"):
                    expect(value[1:] in ids, f"{file}: {value} leads nowhere")
                elif value:
                    expect(value.startswith("data:"), f"{file}: {element.tag} {name}={value!r} is fetched from elsewhere")
    return f"{len(files)} files"


def workbook(path):
    """Tables with filters, places to fill in, links that lead somewhere, and no formula that a name could have become."""
    openpyxl = library("openpyxl")
    book = openpyxl.load_workbook(path)
    tables = filters = validations = links = 0
    for sheet in book:
        tables += len(sheet.tables)
        filters += bool(sheet.auto_filter.ref) + sum(bool(table.autoFilter) for table in sheet.tables.values())
        validations += len(sheet.data_validations.dataValidation)
        for row in sheet.iter_rows():
            for cell in row:
                expect(cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is the formula {cell.value!r}")
                if cell.hyperlink:
                    links += 1
                    resolve(book, sheet, cell)
    expect(filters, "no sheet has a filter")
    expect(validations, "no cell is validated")
    return f"{len(book.sheetnames)} sheets, {tables} tables, {filters} filters, {validations} validations, {links} links"


def resolve(book, sheet, cell):
    """A link leads to a cell of the workbook with something in it."""
    where = f"{sheet.title}!{cell.coordinate}"
    location = cell.hyperlink.location or (cell.hyperlink.target or "").removeprefix("#")
    found = re.fullmatch(r"'?((?:[^']|'')+)'?!\$?([A-Z]+)\$?(\d+)(?::.*)?", location)
    expect(found, f"{where} leads to {location!r}")
    name = found[1].replace("''", "'")
    expect(name in book.sheetnames, f"{where} leads to the sheet {name!r}, which is not there")
    expect(book[name][f"{found[2]}{found[3]}"].value is not None, f"{where} leads to an empty cell: {location}")


def office(path, folder, sheets):
    """LibreOffice opens it, sees every sheet and prints it."""
    soffice = program("soffice")
    for form in (CSV, "pdf"):
        profile = (folder / "profile").resolve().as_uri()
        done = subprocess.run(
            [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", folder, path],
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )
        expect(done.returncode == 0, f"{done.stdout}{done.stderr}")
    written = some(folder.glob(f"{path.stem}-*.csv"), "sheet that LibreOffice has read")
    expect(len(written) == sheets, f"{sheets} sheets became {len(written)} files")
    expect(all(file.stat().st_size for file in written), "a sheet is empty")
    printed = (folder / f"{path.stem}.pdf").read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    expect(printed.startswith(b"%PDF") and pages, "there is no printed page")
    return f"{len(written)} sheets, {pages} pages"


def checks(report, golden, portolan, folder):
    """The report once, and a workbook of each sample."""
    report.check("HTML report: html5lib", lambda: html(golden))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for sample in SAMPLES:
        path = folder / f"{sample}.xlsx"

        def write(sample=sample, path=path):
            command = [portolan, "flows", f"projects/{sample}.portolan", "--format", "xlsx", "--out", path]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
            expect(done.returncode == 0, f"{done.stdout}{done.stderr}")
            return workbook(path)

        def read(path=path):
            openpyxl = library("openpyxl")
            return office(path, folder, len(openpyxl.load_workbook(path).sheetnames))

        report.check(f"workbook: openpyxl, {sample}", write)
        report.check(f"workbook: LibreOffice, {sample}", read)

"""What people read: the report, and workbooks that the program has just written."""

import csv
import ipaddress
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


SERVICE = re.compile(r"(tcp|udp) \d+(-\d+)?|icmp \d+")


def tufin(golden):
    """A line for each pair of zones, of which the zone file of the same project has each with its subnets."""
    lines = 0
    for file in some((golden / "tufin-usp").glob("*.usp.csv"), "Tufin zone matrix"):
        with file.open(encoding="utf-8", newline="") as text:
            rows = list(csv.DictReader(text, strict=True))
        pairs = [(row["from zone"], row["to zone"]) for row in rows]
        zones = {zone for pair in pairs for zone in pair}
        expect(len(set(pairs)) == len(pairs) == len(zones) * (len(zones) - 1), f"{file}: not each pair once")
        for row in rows:
            services = [service for service in row["services"].split("; ") if service]
            expect(row["access type"] == ("allow only" if services else "block all"), f"{file}: {row}")
            expect(all(SERVICE.fullmatch(service) for service in services), f"{file}: {row}")
            expect(row["severity"] in ("low", "medium", "high", "critical"), f"{file}: {row}")
        expect(zones - {"Internet"} == tufin_zones(golden / "tufin-zones" / file.name.replace(".usp.", ".zones.")), file)
        lines += len(rows)
    return f"{lines} pairs"


def tufin_zones(file):
    """The zones of a file, none of which is without a subnet."""
    with file.open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.reader(text, strict=True) if row]
    heads = [number for number, row in enumerate(rows) if row[0].startswith("#")]
    parts = {rows[start][0]: rows[start + 2 : end] for start, end in zip(heads, heads[1:] + [len(rows)], strict=True)}
    zones = {name for name, _ in parts["#Zone Properties"]}
    for name, subnet, _ in parts["#Zone Subnets"]:
        ipaddress.ip_network(subnet)
        expect(name in zones, f"{file}: {name} has a subnet and is no zone")
    expect({row[0] for row in parts["#Zone Subnets"]} == zones, f"{file}: a zone without a subnet")
    return zones


def checks(report, golden, portolan, folder):
    """The report and the files for Tufin once, and a workbook of each sample."""
    report.check("HTML report: html5lib", lambda: html(golden))
    report.check("Tufin zones and zone matrix: csv", lambda: tufin(golden))
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

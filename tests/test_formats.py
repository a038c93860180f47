"""Each format of a release in its own tool: what a user of that tool sees, with types, labels, bounds of dates and search."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import date

import igraph
import networkx
import pandas
import pyreadr
import pyreadstat
import pytest
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from latticework.release.columns import Column, columns_of
from latticework.release.rds import write_frame
from latticework.release.sqlite import with_parts
from latticework.release.stata import LONGEST, shortened
from latticework.release.workbook import LONGEST_LINK
from support import ROOT, read_rows

pytestmark = pytest.mark.slow
OLD_DUCKDB = ROOT / ".venv" / "duckdb-1"
# The version of DuckDB's file format that 0.10 to 1.1 write, the oldest that opens without conversion.
OLDEST_STORAGE = 64
SIGNED = "gbr-jpn-raa.signed"


def r_prints(code: str) -> str:
    """What R prints; the test is skipped where R is not installed."""
    if not shutil.which("Rscript"):
        pytest.skip("no Rscript on this machine: apt-get install r-base-core")
    run = subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True, text=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert run.returncode == 0, run.stderr
    return run.stdout


def coded(contract):
    """Every (table, column) with listed values."""
    return [(table, column) for table in contract.tables.values() for column in columns_of(table) if column.codes]


def test_duckdb_writes_the_old_form_of_its_file(package):
    head = (package / "dist" / "latticework.duckdb").read_bytes()[:20]
    assert head[8:12] == b"DUCK" and int.from_bytes(head[12:20], "little") == OLDEST_STORAGE


def test_duckdb_1_0_opens_every_table(package, contract):
    if not (OLD_DUCKDB / "duckdb").is_dir():
        pytest.skip("no DuckDB 1.0 for this Python: make .venv/duckdb-1")
    code = (
        "import sys, duckdb; con = duckdb.connect(sys.argv[1], read_only=True); print(duckdb.__version__); "
        "[print(t, len(con.execute(f'from \"{t}\"').fetchall())) for t in sys.argv[2:]]; "
        f"print(*con.execute(\"select date_min, date_max from events where event_id = '{SIGNED}'\").fetchone())"
    )
    line = [sys.executable, "-c", code, str(package / "dist" / "latticework.duckdb"), *contract.tables]
    run = subprocess.run(line, capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONPATH": str(OLD_DUCKDB)})
    version, *counts, day = run.stdout.splitlines() or [run.stderr]
    assert version == "1.0.0" and day == "2023-01-11 2023-01-11"
    assert counts == [f"{t.name} {len(read_rows(package / t.path))}" for t in contract.tables.values()]


def test_croissant_loads_every_record_set(package, contract, tmp_path):
    code = (
        "import sys, mlcroissant; d = mlcroissant.Dataset(jsonld=sys.argv[1]); "
        "assert not d.metadata.issues.errors | d.metadata.issues.warnings, d.metadata.issues; "
        "[print(s.uuid, *((c.decode() if isinstance(c, bytes) else c) for c in (next(iter(row.values())) for row in d.records(s.uuid)))) for s in d.metadata.record_sets]"
    )
    # Its cache knows an archive by its name alone; one of our own keeps an older release out.
    env = {**os.environ, "CROISSANT_CACHE": str(tmp_path)}
    line = [sys.executable, "-W", "ignore", "-c", code, str(package / "dist" / "croissant.json")]
    run = subprocess.run(line, env=env, capture_output=True, text=True, timeout=300)
    found = {name: cells for name, *cells in map(str.split, run.stdout.splitlines())}
    assert list(found) == list(contract.tables), run.stderr
    for table in contract.tables.values():
        assert found[table.name] == [row[table.columns[0]] for row in read_rows(package / table.path)], table.name


def test_parquet_says_what_its_columns_mean(package, contract):
    for table in contract.tables.values():
        schema = parquet.read_schema(package / "dist" / "parquet" / f"{table.name}.parquet")
        assert schema.metadata[b"title"].decode() == table.schema["title"] and schema.metadata[b"version"].decode() == contract.version
        for field in table.fields:
            about = {key.decode(): text.decode() for key, text in schema.field(field.name).metadata.items() if not key.startswith(b"PARQUET:")}
            wanted = {key: field.raw[key] for key in ("title", "description", "codelist") if key in field.raw}
            assert about == wanted, f"{table.name}.{field.name}"


def test_parquet_holds_codes_as_dictionaries(package, contract):
    for table, column in coded(contract):
        cells = pandas.read_parquet(package / "dist" / "parquet" / f"{table.name}.parquet", columns=[column.name])[column.name]
        # A file without rows has a dictionary without words.
        assert list(cells.cat.categories) == list(column.codes if len(cells) else []), f"{table.name}.{column.name}"


@pytest.mark.parametrize("word", ["防衛", "防衛省", "円滑化協定", "국방"])
def test_sqlite_finds_words_of_any_script(package, word):
    command = shutil.which("sqlite3")
    if not command:
        pytest.skip("no sqlite3 on this machine")
    sql = "select (select count(*) from {0}_fts where {0}_fts match '{1}'), (select count(*) from {0} where {2} like '%{1}%');"
    script = "".join(sql.format(table, word, column) for table, column in (("quotes", "text"), ("sources", "title")))
    found = subprocess.run([command, "-csv", package / "dist" / "latticework.sqlite", script], capture_output=True, text=True, timeout=60, check=True).stdout
    counts = [tuple(map(int, line.split(","))) for line in found.splitlines()]
    assert all(matched == held for matched, held in counts) and sum(held for _, held in counts) > 0


def test_parts_are_those_of_texts_without_blanks():
    assert with_parts("防衛省、US 日") == "防衛省、US 日 省 衛 衛省 防 防衛"
    assert with_parts("alliance") == "alliance" and with_parts(None) is None


def test_sqlite_says_how_it_holds_true_and_false(package):
    with closing(sqlite3.connect(package / "dist" / "latticework.sqlite")) as con:
        marked = con.execute("select table_name, field_name, description from labels where field_type = 'boolean'").fetchall()
        assert marked
        for table, column, _ in marked:
            assert {row[0] for row in con.execute(f'select distinct "{column}" from "{table}"')} <= {0, 1, None}


def test_stata_has_dates_codes_and_whole_words(package, contract):
    frame, meta = pyreadstat.read_dta(package / "dist" / "stata" / "events.dta")
    row = frame[frame["event_id"] == SIGNED].iloc[0]
    assert (row["date"], row["date_min"], row["date_max"]) == ("2023-01-11", date(2023, 1, 11), date(2023, 1, 11))
    assert meta.variable_value_labels["event_kind"][row["event_kind"]] == "signed"
    assert any(note.startswith("licence: Creative Commons") for note in meta.notes)
    for table in contract.tables.values():
        labels = pyreadstat.read_dta(package / "dist" / "stata" / f"{table.name}.dta", metadataonly=True)[1].column_names_to_labels
        for column in columns_of(table):
            label = labels[column.name]
            assert label == column.label or (label.endswith(" …") and column.label.startswith(label[:-2]) and column.label[len(label) - 2] in " ,;:.")


def test_stata_keeps_codes_and_numbers_small(package, contract):
    with pandas.read_stata(package / "dist" / "stata" / "agreement_overview.dta", iterator=True, convert_categoricals=False) as reader:
        kinds = {name: str(kind) for name, kind in reader.read(1).dtypes.items()}
    assert {kinds[name] for name in ("status", "party_count", "includes_usa")} == {"int8"}
    for table, column in coded(contract):
        labels = pyreadstat.read_dta(package / "dist" / "stata" / f"{table.name}.dta", metadataonly=True)[1].variable_value_labels[column.name]
        assert list(labels.values()) == list(column.codes)


def test_the_commands_for_stata_fit_its_files(package, contract):
    stata = package / "dist" / "stata"
    text = (stata / "latticework.do").read_text(encoding="utf-8")
    for table, column in coded(contract):
        if not column.codelist:
            continue
        block = re.search(rf'if "`table\'" == "{table.name}" {{\n(.*?)\n    }}\n', text, re.DOTALL)[1]
        titles = {int(n): title for n, title in re.findall(rf"label define {column.name} (\d+) `\"(.*)\"', modify", block)}
        meta = pyreadstat.read_dta(stata / f"{table.name}.dta", metadataonly=True)[1]
        known = {row["code"]: row["title"] for _, row in contract.codelists[column.codelist].rows}
        assert {n: known[code] for n, code in meta.value_labels[column.name].items()} == titles and meta.variable_to_label[column.name] == column.name
    join = json.loads((package / "schemas" / "exports" / "join.json").read_text(encoding="utf-8"))
    panel = pyreadstat.read_dta(stata / f"{join['table']}.dta", metadataonly=True)[1].column_names
    assert all(f'local keys "{" ".join(keys)}"' in text and set(keys) <= set(panel) for keys in join["keys"].values())
    assert all(len(join["prefix"] + name) <= 32 for name in panel)
    assert text.count("{\n") == len(re.findall(r"^ *}$", text, re.MULTILINE)) and text.count('`"') == text.count("\"'")
    assert text.count("program define") == len(re.findall("^end$", text, re.MULTILINE)) == 2


def test_labels_are_cut_after_a_word():
    assert shortened("short") == "short" and shortened("x" * LONGEST) == "x" * LONGEST
    cut = shortened("word, " * 20)
    assert cut.endswith("word …") and len(cut) <= LONGEST


def test_r_has_dates_factors_and_labels(package):
    code = f"""
        x <- readRDS('{package}/dist/r/events.rds'); y <- x[x$event_id == '{SIGNED}', ]
        cat(class(y$date_min), format(y$date_min), attr(x$place, 'label'), '\\n')
        cat(class(x$event_kind), as.character(y$event_kind), nlevels(x$outcome), levels(x$outcome)[1:2], '\\n')
        cat(identical(attr(x, 'label'), 'Events'), is.data.frame(x[order(x$date_min), ][1:3, ]), '\\n')"""
    first, second, third = r_prints(code).splitlines()
    assert first.startswith("Date 2023-01-11 Place: Town or country")
    assert (second.rstrip(), third.rstrip()) == ("factor signed 3 occurred pending", "TRUE TRUE")


def test_r_holds_an_integer_beyond_32_bits(tmp_path):
    column = Column("n", "integer", "Number")
    write_frame(tmp_path / "big.rds", "Big", [column], [(2**31 - 1, 2**40, None)])
    assert pyreadr.read_r(tmp_path / "big.rds")[None]["n"].tolist()[:2] == [2**31 - 1, 2**40]
    assert r_prints(f"x <- readRDS('{tmp_path}/big.rds'); cat(class(x$n), format(x$n[2], scientific = FALSE), is.na(x$n[3]))") == "numeric 1099511627776 TRUE"


def test_the_workbook_has_real_dates_and_says_what_it_is(package, contract):
    book = CalamineWorkbook.from_path(package / "dist" / "latticework.xlsx")
    assert book.sheet_names[:3] == ["about", "codebook", "codes"]
    about = dict(book.get_sheet_by_name("about").to_python())
    assert about["version"] == contract.version and "creativecommons" in about["licence"] and about["citation"].startswith("Latticework")
    head, *rows = book.get_sheet_by_name("events").to_python()
    row = dict(zip(head, next(row for row in rows if row[0] == SIGNED)))
    assert (row["date"], row["date_min"], row["date_max"]) == ("2023-01-11", date(2023, 1, 11), date(2023, 1, 11))


def test_every_address_that_excel_takes_is_a_link(package, contract):
    order = [*("about", "codebook", "codes"), *contract.tables]
    with zipfile.ZipFile(package / "dist" / "latticework.xlsx") as book:
        for table in contract.tables.values():
            links = book.read(f"xl/worksheets/sheet{order.index(table.name) + 1}.xml").decode().count("<hyperlink ")
            cells = [cell for row in read_rows(package / table.path) for cell in row.values()]
            assert links == sum(bool(re.fullmatch(r"https?://\S+", cell)) and len(cell) <= LONGEST_LINK for cell in cells), table.name


def test_libreoffice_shows_every_sheet_as_its_table(package, contract, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("no LibreOffice on this machine: apt-get install libreoffice-calc-nogui")
    # Comma, quotes where needed, UTF-8, cells as they are shown, every sheet to a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    line = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", form, "--outdir", tmp_path]
    subprocess.run([*line, package / "dist" / "latticework.xlsx"], check=True, capture_output=True, timeout=300)
    for table in contract.tables.values():
        # A column of decimal numbers is shown as wide as it is.
        names = [f.name for f in table.fields if f.type != "number"]
        shown = [[row[name] for name in names] for row in read_rows(tmp_path / f"latticework-{table.name}.csv")]
        marks = {"true": "TRUE", "false": "FALSE"}
        boolean = {f.name for f in table.fields if f.type == "boolean"}
        wanted = [[marks.get(row[name], "") if name in boolean else row[name] for name in names] for row in read_rows(package / table.path)]
        assert shown == wanted, table.name
    assert read_rows(tmp_path / "latticework-events.csv")[0]["date_min"].count("-") == 2


def test_documents_tell_status_and_dates(package):
    with open(package / "dist" / "latticework.jsonl", encoding="utf-8") as file:
        documents = {d["agreement_id"]: d for d in map(json.loads, file)}
    overview = documents["gbr-jpn-raa"]["overview"]
    assert (overview["status"], overview["signed_min"], overview["in_force_max"]) == ("in_force", "2023-01-11", "2023-10-15")
    assert all(d["overview"] for d in documents.values())
    [signed] = [event for event in documents["gbr-jpn-raa"]["events"] if event["event_id"] == SIGNED]
    assert signed["date_min"] == signed["date_max"] == "2023-01-11"


def test_the_network_opens_in_networkx_and_igraph(package):
    place = package / "dist" / "network.graphml"
    graph, same = networkx.read_graphml(place), igraph.Graph.Read_GraphML(str(place))
    assert graph.is_multigraph() and not graph.is_directed()
    assert (same.vcount(), same.ecount()) == (graph.number_of_nodes(), graph.number_of_edges())
    edges = [attributes for *_, attributes in graph.edges(data=True)]
    assert all("start" in edge and edge["start_of"] in ("in_force", "signed") for edge in edges if edge["status"] in ("in_force", "signed_force_unknown"))
    assert not any("start" in edge for edge in edges if edge["status"] in ("proposed", "under_negotiation"))
    assert all({"kind", "label"} <= set(attributes) for attributes in [*edges, *(node for _, node in graph.nodes(data=True))])
    access = graph["gbr"]["jpn"]["gbr-jpn-raa:gbr:jpn"]
    assert (access["start"], access["signed_min"], access["is_bilateral"]) == ("2023-10-15", "2023-01-11", True)


def test_no_link_of_the_zip_leads_nowhere(package, tmp_path):
    [archive] = (package / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as file:
        file.extractall(tmp_path)
    pages = sorted(tmp_path.rglob("*.md"))
    assert {"README.md", "guide.md", "quickstart.md", "coding-manual.md"} <= {page.name for page in pages}
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))]
    inner = [(page, link) for page, link in links if not re.match(r"https?:|mailto:", link)]
    assert inner and [(page.name, link) for page, link in inner if not (page.parent / link).exists()] == []
    line = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    run = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert json.loads(run.stdout)["valid"], run.stdout[-2000:]

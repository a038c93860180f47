"""The release: the same bytes twice, every format read back in another tool with the rows of the CSVs, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from functools import cache

import duckdb
import jsonschema
import polars
import pyreadr
import pyreadstat
import pytest
from python_calamine import CalamineWorkbook

from latticework.contract.load import load_contract
from latticework.release.archive import rows_digest
from latticework.release.columns import columns_of, first_day, last_day
from latticework.release.duckdb_file import Store
from releases import build
from support import ROOT, read_json

pytestmark = pytest.mark.slow


def as_cell(value: object, kind: str) -> str:
    """One value of any reader as the CSV writes it."""
    if (type(value) is str and kind in ("string", "date")) or value == "":
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) in ("NaT", "<NA>"):
        return ""
    if kind == "boolean":
        return "true" if value in (True, 1, "True", "true") else "false"
    if kind == "integer":
        return str(int(value))
    if kind == "number":
        return str(float(value))
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def seal(table, rows) -> tuple[int, str]:
    """How many rows, and a checksum of their cells."""
    kinds = [column.type for column in columns_of(table)]
    text = "\n".join("\x1f".join(as_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in rows)
    return len(rows), hashlib.sha256(text.encode()).hexdigest()


@cache
def csv_seal(package, table_path):
    table = next(t for t in load_contract(package).tables.values() if t.path == table_path)
    return seal(table, [with_bounds(table, row) for row in from_csv(package, table)])


def with_bounds(table, row) -> list:
    """A row of the CSV with what is next to each partial date in a release."""
    bounds = {"min": first_day, "max": last_day}
    cells = dict(zip(table.columns, row))
    return [bounds[column.name[-3:]](cells[column.of]) if column.of else cells[column.name] for column in columns_of(table)]


def names(table) -> list[str]:
    return [column.name for column in columns_of(table)]


def from_csv(root, table):
    with open(root / table.path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def from_sqlite(dist, table):
    with closing(sqlite3.connect(dist / "latticework.sqlite")) as con:
        return con.execute(f'select * from "{table.name}" order by rowid').fetchall()


def from_duckdb(dist, table):
    with duckdb.connect(str(dist / "latticework.duckdb"), read_only=True) as con:
        return con.execute(f'from "{table.name}"').fetchall()


def from_parquet(dist, table):
    return polars.read_parquet(dist / "parquet" / f"{table.name}.parquet").select(names(table)).rows()


def from_stata(dist, table):
    frame, meta = pyreadstat.read_dta(dist / "stata" / f"{table.name}.dta", apply_value_formats=True, formats_as_category=False)
    assert all(0 < len(label) <= 80 for label in meta.column_labels)
    return [tuple(row) for row in frame[names(table)].itertuples(index=False)]


def from_r(dist, table):
    frame = pyreadr.read_r(dist / "r" / f"{table.name}.rds")[None]
    return [tuple(row) for row in frame[names(table)].itertuples(index=False)]


def from_workbook(dist, table):
    sheet = CalamineWorkbook.from_path(dist / "latticework.xlsx").get_sheet_by_name(table.name)
    head, *rows = sheet.to_python()
    assert head == names(table)
    return rows


READERS = [from_sqlite, from_duckdb, from_parquet, from_stata, from_r, from_workbook]


@pytest.mark.parametrize("reader", READERS, ids=[r.__name__.removeprefix("from_") for r in READERS])
def test_every_table_reads_back_as_its_csv(package, contract, reader):
    for table in contract.tables.values():
        assert seal(table, reader(package / "dist", table)) == csv_seal(package, table.path), table.name


def test_two_builds_are_the_same_bytes(package, tmp_path):
    run = build(package, "dist", "--out", tmp_path / "again")
    assert run.returncode == 0, run.stderr
    sums = (package / "dist" / "SHA256SUMS").read_text()
    assert (tmp_path / "again" / "SHA256SUMS").read_text() == sums
    found = {line.split("  ")[1]: line.split()[0] for line in sums.splitlines() if not line.startswith("#")}
    files = {p.relative_to(tmp_path / "again").as_posix(): p for p in (tmp_path / "again").rglob("*") if p.is_file()}
    assert set(files) - set(found) == {"SHA256SUMS", "latticework.duckdb"}
    assert {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in found} == found


def test_the_checksum_of_the_duckdb_file_is_of_its_rows(package, contract, tmp_path):
    with Store(contract, tmp_path / "own.duckdb") as store:
        assert rows_digest(store) in (package / "dist" / "SHA256SUMS").read_text().splitlines()[0]


def test_sqlite_has_keys_labels_and_search(package, contract):
    with closing(sqlite3.connect(package / "dist" / "latticework.sqlite")) as con:
        assert con.execute("pragma integrity_check").fetchone() == ("ok",)
        assert con.execute("pragma foreign_key_check").fetchall() == []
        for table in contract.tables.values():
            keys = {(row[3], row[2], row[4]) for row in con.execute(f'pragma foreign_key_list("{table.name}")')}
            assert keys == {(own, key.to, other) for key in table.foreign_keys for own, other in zip(key.fields, key.to_fields)}
        columns = sum(len(columns_of(table)) for table in contract.tables.values())
        assert con.execute("select count(*) from labels where description <> ''").fetchone() == (columns,)
        found = con.execute("select count(*) from quotes_fts where quotes_fts match 'alliance'").fetchone()[0]
        assert found >= con.execute("select count(*) from quotes where text like '% alliance %'").fetchone()[0] > 0


def test_every_claim_has_its_row_in_sqlite(package):
    with closing(sqlite3.connect(package / "dist" / "latticework.sqlite")) as con:
        names = [row[0] for row in con.execute("select name from sqlite_master where name like 'claims\\_on\\_%' escape '\\' and type = 'table'")]
        tied = sum(con.execute(f"select count(*) from {name}").fetchone()[0] for name in names)
        assert tied == con.execute("select count(*) from claims").fetchone()[0]


def test_documents_fit_their_schema_and_hold_every_row(package, contract):
    schema = read_json(package / "dist" / "latticework.schema.json")
    lines = (package / "dist" / "latticework.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for document in documents for error in validator.iter_errors(document)] == []
    rows = {name: from_csv(package, contract.tables[name]) for name in ("agreements", "agreement_parties", "events", "quotes", "sources")}
    assert [d["agreement_id"] for d in documents] == [row[0] for row in rows["agreements"]]
    assert sum(len(d["parties"]) for d in documents) == len(rows["agreement_parties"])
    assert sum(len(d["events"]) for d in documents) == sum(row[1] != "" for row in rows["events"])
    for d in documents:
        cited = {c["source_id"] for part in (d, *d["parties"], *d["relations"], *d["events"]) for c in part["claims"]} | {q["source_id"] for q in d["quotes"]}
        assert cited == {s["source_id"] for s in d["sources"]}


def test_the_zip_is_the_package(package, tmp_path):
    [archive] = (package / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as file:
        file.extractall(tmp_path)
    paths = load_contract(tmp_path).tables.values()
    assert all((tmp_path / t.path).read_bytes() == (package / t.path).read_bytes() for t in paths)


def test_a_stale_table_stops_the_release(package, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("dist"))
    table = copy / "data" / "derived" / "hub_share.csv"
    table.write_bytes(table.read_bytes() + b"USA,1000,0,0,0\n")
    run = build(copy, "dist")
    assert (run.returncode, run.stdout) == (1, "data/derived/hub_share.csv is stale: run latticework build derived\n")
    assert not (copy / "dist").exists()


def test_a_release_is_written_whole_or_not_at_all(package, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(package, copy)
    before = (copy / "dist" / "SHA256SUMS").read_bytes()
    (copy / "schemas" / "exports" / "network_edges.sql").write_text("select 1 / 0 from nowhere")
    assert build(copy, "dist").returncode != 0
    assert (copy / "dist" / "SHA256SUMS").read_bytes() == before
    assert [p.name for p in copy.iterdir() if p.name.startswith(".dist")] == []


def test_a_folder_of_something_else_is_left_alone(package, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    run = build(package, "dist", "--out", tmp_path)
    assert run.returncode == 2 and "holds no release" in run.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_no_date_of_the_day_stands_in_a_release(package):
    created = read_json(ROOT / "datapackage.json")["created"][:10]
    with zipfile.ZipFile(package / "dist" / "latticework.xlsx") as book:
        assert created in book.read("docProps/core.xml").decode()


def test_the_balanced_panel_is_the_same_in_every_format(package):
    dist = package / "dist"
    for name, sides in (("dyad_panel", 1), ("dyad_panel_directed", 2)):
        frame = polars.read_parquet(dist / "parquet" / f"{name}.parquet")
        assert polars.read_csv(dist / f"{name}.csv.gz", schema=frame.schema).equals(frame)
        for other in (pyreadstat.read_dta(dist / "stata" / f"{name}.dta")[0], pyreadr.read_r(dist / "r" / f"{name}.rds")[None]):
            assert list(other) == frame.columns
            sums = frame.select(polars.selectors.numeric().sum()).row(0, named=True)
            assert {column: int(other[column].dropna().astype(int).sum()) for column in sums} == sums
        for codes in ("ccode", "gwcode", "iso3_", "state_"):
            keys = frame.drop_nulls([f"{codes}1", f"{codes}2"]).select(f"{codes}1", f"{codes}2", "year")
            assert keys.height > 0 and keys.is_duplicated().sum() == 0, codes
        assert frame.height == sides * polars.read_parquet(dist / "parquet" / "dyad_panel.parquet").height
        assert not frame.select(polars.col("^.*_n$")).null_count().sum_horizontal()[0]


def test_every_kind_has_its_columns_in_the_balanced_panel(package, contract):
    columns = polars.read_parquet_schema(package / "dist" / "parquet" / "dyad_panel.parquet")
    kinds = [row["code"] for _, row in contract.codelists["agreement_kind"].rows]
    assert {name for kind in [*kinds, "any"] for name in (kind, f"{kind}_n")} <= set(columns)


def test_every_provision_is_a_column_of_the_wide_table_in_every_format(package, contract):
    dist, name = package / "dist", "agreement_provisions_wide"
    questions = {row["code"]: row["question"] for _, row in contract.codelists["provision"].rows}
    coded = {(row["agreement_id"], row["provision"]): row["value"] for row in csv.DictReader(open(package / "data/agreement_provisions.csv", encoding="utf-8"))}
    stata, meta = pyreadstat.read_dta(dist / "stata" / f"{name}.dta", apply_value_formats=True)
    assert questions.items() <= meta.column_names_to_labels.items()
    head, *rows = CalamineWorkbook.from_path(dist / "latticework.xlsx").get_sheet_by_name(name).to_python()
    frames = [polars.read_parquet(dist / "parquet" / f"{name}.parquet").to_dicts(), polars.read_csv(dist / f"{name}.csv.gz").to_dicts()]
    frames += [frame.to_dict("records") for frame in (stata, pyreadr.read_r(dist / "r" / f"{name}.rds")[None])]
    for frame in [*frames, [dict(zip(head, row)) for row in rows]]:
        answers = {(row["agreement_id"], code): as_cell(row[code], "string") for row in frame for code in questions}
        assert {key: value for key, value in answers.items() if value} == coded


def test_every_answer_of_a_provision_is_explained(contract):
    values = {row["code"] for _, row in contract.codelists["provision_value"].rows}
    for _, row in contract.codelists["provision"].rows:
        answers = row["values"].split("|")
        assert set(answers) <= values and answers[-2:] == ["silent", "not_seen"] and len(set(answers)) == len(answers) > 2, row["code"]
        assert row["positive"] and row["negative"] and len(row["question"]) <= 80, row["code"]


def test_a_join_of_member_years_adds_no_row(package):
    with duckdb.connect() as con:
        con.execute(f"create view panel as from '{package}/dist/parquet/dyad_panel_directed.parquet'")
        con.execute("create table members as select ccode1, ccode2, year from panel where ccode1 is not null and ccode2 is not null")
        joined = con.execute("select count(*), (select count(*) from members) from members left join panel using (ccode1, ccode2, year)").fetchone()
    assert joined[0] == joined[1] > 0

"""A package of somebody else, on museums, without any of the words that a release is made of: every command serves it or says what it lacks."""

from __future__ import annotations

import json
import shutil

import pytest

from latticework.cli import main
from support import shown, verdict_on

WORKS = "work_id,title,made\nbelle,La Belle Ferronnière,1495\nwave,Under the Wave off Kanagawa,1831\n"
LOANS = "loan_id,work_id,borrower,start,end,status\nl-001,wave,rijks,2024-03-01,2024-06-30,returned\nl-002,belle,met,2025-01-15,,out\n"
RETURNED = {"if": {"properties": {"status": {"const": "returned"}}, "required": ["status"]}, "then": {"required": ["end"]}}


def text(name: str, **more: object) -> dict:
    return {"name": name, "type": "string"} | more


def day(name: str) -> dict:
    return {"name": name, "type": "date"}


FILES = {
    "datapackage.json": {"name": "museum-loans", "resources": []},
    "schemas/tables/works.schema.json": {"fields": [text("work_id"), text("title"), {"name": "made", "type": "year"}], "primaryKey": "work_id"},
    "schemas/tables/loans.schema.json": {
        "fields": [text("loan_id"), text("work_id"), text("borrower"), day("start"), day("end"), text("status", codelist="loan_status")],
        "primaryKey": ["loan_id"],
        "foreignKeys": [{"fields": "work_id", "reference": {"resource": "works", "fields": "work_id"}}],
    },
    "schemas/records/loans.schema.json": {"allOf": [RETURNED]},
    "schemas/rules/loans__end_after_start.sql": "-- message: A loan ends after it starts.\n"
    "select 'loans' as table_name, loan_id as row_id, 'end' as field_name, cast(\"end\" as varchar) as found from loans where \"end\" < start\n",
    "schemas/codelists/loan_status.csv": "code\nout\nreturned\n",
    "data/works.csv": WORKS,
    "data/loans.csv": LOANS,
}
EACH_SERVES = [
    (["format"], ""),
    (["format", "--check"], ""),
    (["build", "derived"], "the package has none"),
    (["build", "figures"], "the package has none"),
    (["docs"], "CITATION.cff and .zenodo.json are not written; datapackage.json must state more"),
    (["docs", "--check"], "CITATION.cff"),
    (["diff", "PACKAGE"], ""),
    (["validate", "--explain", "records.loans.entry_1"], ""),
]
EACH_LACKS = [
    (["build", "dist"], '"version" is a required property'),
    (["build", "site"], "schemas/site/site.json"),
    (["query", "any"], "the package has no queries"),
    (["pages"], "no query is called words_on_pages"),
    (["explore"], "run latticework build dist"),
]


@pytest.fixture
def package(tmp_path):
    place = tmp_path / "museum"
    for path, content in FILES.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    describe(place, resources=[{"name": n, "path": f"data/{n}.csv", "schema": f"schemas/tables/{n}.schema.json"} for n in ("works", "loans")])
    return place


def describe(package, **more: object) -> None:
    """Add to the descriptor of a package."""
    path = package / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | more), "utf-8")


def run(package, words: list[str]) -> int:
    return main([words[0], str(package), *(str(package) if word == "PACKAGE" else word for word in words[1:])])


def test_it_is_judged_in_every_layer(package):
    verdict = verdict_on(package)
    assert verdict.code == 0, shown(verdict.errors)
    path = package / "data/loans.csv"
    path.write_text(LOANS.replace("2024-06-30", "2023-06-30").replace(",out", ",returned").replace("wave,rijks", "vawe,rijks"), "utf-8")
    assert {error.rule for error in verdict_on(package).errors} == {"loans__end_after_start", "records.loans.entry_1", "table.foreign_key"}


def test_a_misspelt_severity_and_a_dollar_before_a_parameter_are_named(package):
    rule = package / "schemas/rules/loans__end_after_start.sql"
    rule.write_text("-- severity: warning\n" + rule.read_text("utf-8"), "utf-8")
    (package / "schemas/queries").mkdir()
    (package / "schemas/queries/loans_of.sql").write_text("select loan_id from loans where work_id = $work_id", "utf-8")
    words = {error.rule: error.found for error in verdict_on(package).errors}
    assert words == {"contract.rule": '"warning" is not one of "error" or "warn"', "contract.sql": "a parameter is written :name, not $name: work_id"}


def test_a_derived_table_that_was_not_written_says_how_it_is(package):
    (package / "schemas/views").mkdir()
    (package / "schemas/views/lent.sql").write_text("select work_id from loans", "utf-8")
    (package / "schemas/tables/lent.schema.json").write_text(json.dumps({"fields": [text("work_id")]}), "utf-8")
    resources = json.loads((package / "datapackage.json").read_text("utf-8"))["resources"]
    describe(package, resources=[*resources, {"name": "lent", "path": "data/derived/lent.csv", "schema": "schemas/tables/lent.schema.json"}])
    assert [error.fix for error in verdict_on(package).errors] == ["Write it with `latticework build derived`."]


def test_an_id_that_is_gone_asks_for_a_table_that_lists_it(package, tmp_path, capsys):
    shutil.copytree(package, tmp_path / "earlier")
    describe(package, version="1.0.0")
    (package / "data/loans.csv").write_text("".join(LOANS.splitlines(keepends=True)[:-1]), "utf-8")
    assert run(package, ["diff", str(tmp_path / "earlier"), "--check"]) == 1
    assert "list ids that are gone in a table of their own, named in schemas/retired.json" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "said"), EACH_SERVES, ids=[" ".join(words) for words, _ in EACH_SERVES])
def test_a_command_serves_it(package, words, said, capsys):
    if "--check" in words:
        run(package, [word for word in words if word != "--check"])
    assert run(package, words) == 0
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("words", "said"), EACH_LACKS, ids=[" ".join(words) for words, _ in EACH_LACKS])
def test_a_command_says_what_it_lacks(package, words, said, capsys):
    assert run(package, words) == 2
    printed = capsys.readouterr()
    assert said in printed.err and not printed.out


def test_a_release_needs_a_version_and_a_day_and_has_the_formats_that_need_no_layout(package):
    pytest.importorskip("pyarrow")
    describe(package, version="1.0.0", created="2026-01-01")
    assert run(package, ["build", "dist"]) == 0
    names = {place.name for place in (package / "dist").rglob("*") if place.is_file()}
    assert {"museum-loans.sqlite", "museum-loans.xlsx", "museum-loans-1.0.0.zip", "loans.parquet", "loans.dta", "loans.rds", "SHA256SUMS"} <= names
    assert not names & {"museum-loans.jsonl", "network.graphml", "croissant.json"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("sqlite.json", '{"search": {"works": ["no_such_column"]}, "pointers": {}}'),
        ("sqlite.json", '{"pointers": {}}'),
        ("nested.json", '{"title": "Work", "description": "", "table": "no_such_table", "parts": {}}'),
        ("nested.json", "[]"),
        ("explorer.json", '{"front": [{}], "tables": {}}'),
        ("network_nodes.sql", "select work_id from no_such_table"),
    ],
)
def test_a_layout_that_does_not_fit_is_named(package, path, content, capsys):
    pytest.importorskip("pyarrow")
    describe(package, version="1.0.0", created="2026-01-01")
    (package / "schemas/exports").mkdir()
    (package / "schemas/exports" / path).write_text(content, "utf-8")
    assert run(package, ["build", "dist"]) == 2
    assert capsys.readouterr().err.startswith(f"schemas/exports/{path}:1:*  contract.")
    assert not (package / "dist").exists()

"""The engine as a whole: generic, complete in what it explains, and plain in what it says."""

from __future__ import annotations

import json
import re

import pytest

from latticework.contract.load import load_contract
from latticework.validate.diagnostics import own_diagnostics
from support import MINI, ROOT, command, copy_of, shown, verdict_on

SCRIPTS = sorted((ROOT / "scripts").rglob("*.py"))
RULE_ID = re.compile(r'"((?:bytes|contract|table|rules|records|texts|frictionless)\.[a-z0-9_]+)"')


def test_mini_package_is_valid():
    verdict = verdict_on(MINI)
    assert verdict.code == 0, shown(verdict.errors)
    assert [layer for layer, _, _ in verdict.layers] == ["contract", "bytes", "tables", "records", "rules", "sql"]
    assert all(made for _, made, _ in verdict.layers)


def test_engines_name_no_table_and_no_column():
    """Every table and column name, as a quoted word, is absent from the engines."""
    contract = load_contract(ROOT)
    names = set(contract.tables) | {column for table in contract.tables.values() for column in table.columns}
    # Words of the engines' own interface (what rules return, texts.json, reports) and of the Data Package standard.
    own = {
        "code",
        "scheme",
        "url",
        "table_name",
        "row_id",
        "field_name",
        "reason",
        "text",
        "sources",
        "name",
        "title",
        "description",
        "version",
        "date",
        "year",
        "value",
    }
    found = {(path.name, word) for path in SCRIPTS for word in re.findall(r"""["']([a-z_0-9]+)["']""", path.read_text(encoding="utf-8")) if word in names - own}
    assert not found


def test_catalogue_lists_every_diagnostic_of_the_engines():
    used = {word for path in SCRIPTS for word in RULE_ID.findall(path.read_text(encoding="utf-8"))} - {"texts.json"}
    constraints = ["min_length", "max_length", "minimum", "maximum", "exclusive_minimum", "exclusive_maximum"]
    assert used | {f"table.{word}" for word in constraints} == set(own_diagnostics())


def test_catalogue_explains_each_diagnostic_whole():
    for entry in own_diagnostics().values():
        assert all(entry.values()), entry["id"]
        assert entry["layer"] == entry["id"].split(".")[0]
        assert all(entry[key].endswith(".") for key in ("message", "why", "fix")), entry["id"]


@pytest.fixture
def broken(tmp_path):
    """A copy of the mini package with one error of a cell and one of a rule."""
    package = copy_of(MINI, tmp_path / "mini")
    loans = package / "data" / "loans.csv"
    loans.write_text(loans.read_text().replace("2020-06-01", "2020-04-01"))
    books = package / "data" / "books.csv"
    books.write_text(books.read_text(encoding="utf-8").replace(",fr,", ",la,"), encoding="utf-8")
    return package


def test_text_report_is_located_and_says_the_fix(broken):
    result = command(broken)
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "data/books.csv:2:tongue  books__tongue_is_taught  no title (candide)"
    assert lines[1:3] == ["  rule: Every tongue of a book is in the codelist.", "  fix: Correct tongue."]
    assert lines[3] == "data/books.csv:2:tongue  table.enum  la is not one of en, fr, ja (candide)"
    assert lines[4].startswith("  fix: Use a code")
    assert "data/loans.csv:2:until  loans__end_after_they_begin  2020-04-01 < 2020-05 (candide/ada)" in lines
    assert lines[-1] == "mini-library 1.0.0 has errors: 3 errors, 0 warnings"
    assert "\x1b" not in result.stdout


def test_json_report_is_stable(broken):
    document = json.loads(command(broken, "--format", "json").stdout)
    assert list(document) == ["format", "package", "exit_code", "counts", "rows", "layers", "notes", "seconds", "errors"]
    assert document["counts"] == {"books__tongue_is_taught": 1, "loans__end_after_they_begin": 1, "table.enum": 1}
    assert document["errors"][-1] == {
        "rule": "loans__end_after_they_begin",
        "severity": "error",
        "path": "data/loans.csv",
        "line": 2,
        "column": "until",
        "table": "loans",
        "row_id": "candide/ada",
        "also_lines": [],
        "found": "2020-04-01 < 2020-05",
        "message": "A loan does not end before it begins.",
        "fix": "Correct since or until.",
    }


def test_github_report_annotates(broken):
    lines = command(broken, "--format", "github").stdout.splitlines()
    assert lines[-1].startswith("mini-library")
    assert (
        "::error file=data/loans.csv,line=2,title=loans__end_after_they_begin::until: 2020-04-01 < 2020-05 (candide/ada)%0Arule: A loan does not end before it begins.%0Afix: Correct since or until."
        in lines
    )


def test_select_and_ignore(broken):
    assert command(broken, "--select", "table.*").stdout.count("fix:") == 1
    assert command(broken, "--ignore", "table.*,books__*").stdout.count("fix:") == 1
    assert command(broken, "--ignore", "*").returncode == 0


def test_why_a_package_cannot_be_judged_is_said_whatever_is_selected(tmp_path):
    (tmp_path / "datapackage.json").write_text("{")
    run = command(tmp_path, "--select", "table.*")
    assert run.returncode == 2 and "contract.json" in run.stdout


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("pattern", ["table.enmu", "table.*,boks__*", ""])
def test_pattern_that_matches_no_rule(option, pattern):
    result = command(MINI, option, pattern)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1 and "matches no rule" in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("rule", ["table.enum", "records.books.dear_book_is_noted", "loans__end_after_they_begin"])
def test_explain(rule):
    result = command(MINI, "--explain", rule)
    assert result.returncode == 0
    assert result.stdout.startswith(rule) and "what must hold: " in result.stdout


def test_explain_of_no_rule():
    assert command(MINI, "--explain", "table.enmu").returncode == 2


@pytest.mark.parametrize("name, content", [("datapackage.json", None), ("datapackage.json", "{"), ("schemas/tables/books.schema.json", "[]")])
def test_unreadable_package_exits_2(tmp_path, name, content):
    package = copy_of(MINI, tmp_path / "mini")
    (package / name).unlink()
    if content is not None:
        (package / name).write_text(content)
    result = command(package)
    assert result.returncode == 2
    assert result.stdout.startswith(f"{name}:1:")
    assert not result.stderr


def test_warnings_do_not_fail(tmp_path):
    package = copy_of(MINI, tmp_path / "mini")
    with open(package / "data" / "shelves.csv", "a", encoding="utf-8") as file:
        file.write("yard,Yard,hall\n")
    verdict = verdict_on(package)
    assert verdict.code == 0
    assert [(f.rule, f.severity) for f in verdict.errors] == [("shelves__are_used", "warn")]

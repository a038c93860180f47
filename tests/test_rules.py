"""Every rule and every branch of a record schema trips on its broken fixture, alone, and keeps silent on its near misses.

A fixture is the small valid package with a few edits: `{"description": …, "edits": [{"table", "row_id", "set"} | {"table",
"insert"} | {"table", "delete"}], "expect": {"table", "row_id", "field", "count"}}`. Its file is named after what it is
about: `<rule>__<case>.json`, and for records `<table>__<title>.json` or `<table>__<title>__<case>.json`.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from latticework.contract.load import load_contract
from latticework.contract.model import Contract, Table
from latticework.validate.records import branch_rules
from latticework.validate.run import Run, Verdict, validate_data
from support import FIXTURES, ROOT, copy_of, read_json, read_rows, shown, write_rows

VALID = FIXTURES / "valid"
BROKEN = sorted([*(FIXTURES / "broken_rules").glob("*.json"), *(FIXTURES / "broken_records").glob("*.json")])
NEAR = sorted((FIXTURES / "near_misses").glob("*.json"))
CONTRACT = load_contract(ROOT)
ASKED_OF_CELLS = {"constraints", "partialDate", "idLike", "format"}
BRANCHES = {name.removeprefix("records.").replace(".", "__"): name for name in branch_rules(CONTRACT)}


def subject(fixture: Path) -> str | None:
    """Return the id of the rule or branch that a fixture is about; None when there is no such."""
    stem = fixture.stem
    if fixture.parent.name == "broken_records" or stem.startswith("records__"):
        stem, known = stem.removeprefix("records__"), BRANCHES
    else:
        known = {name: name for name in CONTRACT.rules}
    return known.get(stem) or known.get(stem.rpartition("__")[0])


def edited(contract: Contract, package: Path, edits: list[dict]) -> None:
    """Apply the edits of a fixture to a copy of the valid package. Every edit must find its row."""
    for edit in edits:
        table = contract.tables[edit["table"]]
        path = package / table.path
        rows = read_rows(path)
        if "insert" in edit:
            rows.append({name: _cell(value) for name, value in edit["insert"].items()})
        else:
            wanted = edit.get("row_id", edit.get("delete"))
            hits = [n for n, row in enumerate(rows) if "/".join(row[key] for key in table.primary_key) == wanted]
            assert len(hits) == 1, f"{len(hits)} rows {wanted} in {table.name}"
            if "delete" in edit:
                del rows[hits[0]]
            else:
                rows[hits[0]] |= {name: _cell(value) for name, value in edit["set"].items()}
        write_rows(path, table.columns, rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def verdict_after(edits: list[dict], place: Path) -> Verdict:
    """Return the verdict on the valid package with these edits. Its own contract is that of the whole package."""
    package = copy_of(VALID, place / "package")
    tables = {name: table for name, table in CONTRACT.tables.items() if not table.derived}
    affected = {edit["table"] for edit in edits} or set(tables)
    seen = {name: table if name in affected else left_alone(table, affected) for name, table in tables.items()}
    contract = replace(CONTRACT, root=package, tables=seen)
    edited(contract, package, edits)
    unread = tuple(name for name, rule in CONTRACT.rules.items() if not reads(rule.sql, affected))
    return validate_data(Run(package, ignore=(*unread, "contract.sql", "rules.derived")), contract)


def left_alone(table: Table, affected: set[str]) -> Table:
    """Return a table that no edit touches, of which only its keys into edited tables are asked again: all else is valid as before."""
    keys = [key for key in table.schema.get("foreignKeys", []) if key["reference"]["resource"] in affected]
    fields = [{word: said for word, said in field.items() if word not in ASKED_OF_CELLS} for field in table.schema["fields"]]
    return replace(table, schema={**table.schema, "fields": fields, "foreignKeys": keys, "uniqueKeys": []})


def reads(sql: str, tables: set[str]) -> bool:
    """Return whether a rule can see a row of one of these tables. All others are as silent as on the valid package itself."""
    return not tables.isdisjoint(re.findall(r"\w+", sql)) or "row_keys" in sql or "evidence_cells" in sql


def test_contract_has_no_error():
    assert not shown(CONTRACT.errors)


def test_valid_package_is_silent(tmp_path):
    verdict = verdict_after([], tmp_path)
    assert not shown(verdict.errors)
    assert all(verdict.rows.values()), "each table has a row to break"


@pytest.mark.parametrize("fixture", BROKEN, ids=lambda path: path.stem)
def test_broken_fixture_trips_its_rule_alone(fixture, tmp_path):
    case = read_json(fixture)
    errors = verdict_after(case["edits"], tmp_path).errors
    expect = case.get("expect", {})
    assert [error.rule for error in errors] == [subject(fixture)] * expect.get("count", 1), shown(errors)
    for key, attribute in (("table", "table"), ("row_id", "row_id"), ("field", "column")):
        if key in expect:
            assert getattr(errors[0], attribute) == expect[key], shown(errors)
    assert all(error.line > 1 and error.fix for error in errors), shown(errors)


@pytest.mark.slow
@pytest.mark.parametrize("fixture", NEAR, ids=lambda path: path.stem)
def test_near_miss_is_silent(fixture, tmp_path):
    assert not shown(verdict_after(read_json(fixture)["edits"], tmp_path).errors)


@pytest.mark.parametrize("fixture", [*BROKEN, *NEAR], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fixture_names_a_rule_and_says_what_it_shows(fixture):
    assert subject(fixture), "there is no such rule or branch"
    assert read_json(fixture)["description"]


@pytest.mark.parametrize("rule", [*CONTRACT.rules, *BRANCHES.values()])
def test_rule_has_a_broken_fixture_and_a_near_miss(rule):
    assert rule in {subject(path) for path in BROKEN}, "no broken fixture"
    assert rule in {subject(path) for path in NEAR}, "no near miss"


def test_every_branch_of_a_record_schema_has_a_name_and_a_fix():
    for name, (branch, _) in branch_rules(CONTRACT).items():
        assert branch.schema.get("title") and branch.fix, name
        assert branch.name != "row", f"{name}: what a record schema asks is under allOf"


def test_no_two_fixtures_are_the_same():
    seen: dict[str, Path] = {}
    for path in [*BROKEN, *NEAR]:
        edits = json.dumps(read_json(path)["edits"], sort_keys=True)
        assert seen.setdefault(edits, path) == path, f"{path.name} and {seen[edits].name}"

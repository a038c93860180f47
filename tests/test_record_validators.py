"""The fast validator of records and the reference, `jsonschema`, have the same verdict on every record there is."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema
import pytest

from latticework.contract.load import load_contract
from latticework.contract.model import Table
from latticework.contract.profiles import compiled
from support import FIXTURES, ROOT, read_json, read_rows

CONTRACT = load_contract(ROOT)
FOLDERS = ("broken_records", "broken_rules", "near_misses")
EDITS = [edit for folder in FOLDERS for path in sorted((FIXTURES / folder).glob("*.json")) for edit in read_json(path)["edits"]]


def as_record(table: Table, row: dict[str, object]) -> dict[str, object]:
    """Return a row as its schema sees it: an empty cell is an absent key, and numbers and booleans are such."""
    record = {}
    for name, cell in row.items():
        kind = table.field(name).type
        if cell in ("", None):
            continue
        if kind == "boolean":
            record[name] = cell in (True, "true")
        elif kind in ("integer", "year", "number"):
            record[name] = float(cell) if kind == "number" else int(cell)
        else:
            record[name] = str(cell)
    return record


def looked_at(schema: object, columns: list[str]) -> set[str]:
    """Return the columns that a schema names anywhere."""
    if isinstance(schema, dict):
        named = set(schema) | {word for value in schema.values() for word in looked_at(value, columns)}
    elif isinstance(schema, list):
        named = {word for value in schema for word in (looked_at(value, columns) if not isinstance(value, str) else {value})}
    else:
        named = set()
    return named & set(columns)


def distinct(table: Table, rows: list[dict[str, str]], columns: set[str]) -> list[dict[str, object]]:
    """Return one record of each combination of cells that occurs in these columns."""
    seen = {tuple(row[name] for name in sorted(columns)): row for row in rows}
    return [as_record(table, row) for row in seen.values()]


def edited_rows(table: Table) -> Iterator[dict[str, object]]:
    """Yield each row that a fixture changes or adds, as the fixture leaves it."""
    rows = read_rows(FIXTURES / "valid" / table.path)
    known = {"/".join(row[key] for key in table.primary_key): row for row in rows}
    for edit in EDITS:
        if edit["table"] == table.name and "insert" in edit:
            yield edit["insert"]
        elif edit["table"] == table.name and "set" in edit and edit["row_id"] in known:
            yield known[edit["row_id"]] | edit["set"]


def entries_of(schema: dict) -> list[dict]:
    """Return the parts of a record schema that are asked one by one, and the schema whole."""
    return [*schema.get("allOf", []), schema]


@pytest.mark.parametrize("name", CONTRACT.records)
def test_both_validators_agree(name):
    table, schema = CONTRACT.tables[name], CONTRACT.records[name]
    rows = read_rows(ROOT / table.path)
    fixtures = [as_record(table, row) for row in edited_rows(table)]
    verdicts = set()
    for entry in entries_of(schema):
        ours, reference = compiled(entry), jsonschema.Draft202012Validator(entry)
        columns = looked_at(schema.get("allOf", []) if entry is schema else entry, table.columns)
        for record in [*distinct(table, rows, columns), *fixtures, {}]:
            verdict = ours.is_valid(record)
            assert verdict == reference.is_valid(record), record
            verdicts.add(verdict)
    assert True in verdicts
    assert False in verdicts or not fixtures, "no fixture breaks this schema"

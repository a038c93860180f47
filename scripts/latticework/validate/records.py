"""The record layer: the JSON Schema of one row, asked once for each distinct combination of the cells that it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from latticework.contract.model import ENDING, Contract, Table
from latticework.contract.profiles import compiled
from latticework.errors import WHOLE_ROW, Error, printable
from latticework.sql.database import Database, identifier, row_key

# Keywords that say nothing about which values a row may hold once the columns and their types are known.
SAY_NOTHING = {"$schema", "title", "description", "$comment", "examples", "default", "type", "$defs"}
# Keywords that ask whether a cell is filled, and hold schemas of the whole row.
OF_ROW = {"allOf", "anyOf", "oneOf", "not", "if", "then", "else"}
STAND_INS = {"string": "x", "integer": 0, "number": 0.5, "boolean": True, "date": "2000-01-01", "year": 2000}


@dataclass(frozen=True)
class Branch:
    """One entry of a record schema: its name, its schema, its message, and what it looks at.

    `values` are the columns whose value it looks at, `presence` those of which it only asks whether they are filled.
    """

    name: str
    schema: dict
    fix: str
    values: list[str]
    presence: list[str]


def check_records(database: Database) -> tuple[list[Error], int]:
    """Return all errors of the record layer and how many branches were applied."""
    work = [(table, branch) for table, schema in _schemas(database.contract) for branch in branches(table, schema)]
    found = database.on_all_cores(lambda con, item: list(_check(con, *item)), work)
    return [error for errors in found for error in errors], len(work)


def branches(table: Table, schema: dict) -> list[Branch]:
    """Return the entries of a record schema: those under allOf, and one of all else that it asks of a row."""
    entries = [{"not": {}} if entry is False else {} if entry is True else entry for entry in schema.get("allOf", [])]
    rest = {key: value for key, value in schema.items() if key not in SAY_NOTHING | {"allOf", "additionalProperties"}}
    rest["properties"] = {name: sub for name, sub in schema.get("properties", {}).items() if not _says_nothing(sub)}
    if not rest["properties"]:
        del rest["properties"]
    if rest:
        entries.append({"title": "row", "description": schema.get("description", ""), **rest})
    return [_branch(table, entry, number) for number, entry in enumerate(entries, 1)]


def branch_rules(contract: Contract) -> dict[str, tuple[Branch, str]]:
    """Return every branch by its rule id, `records.<table>.<title>`, with its file."""
    return {
        _rule(table, branch): (branch, f"schemas/records/{table.name}{ENDING}") for table, schema in _schemas(contract) for branch in branches(table, schema)
    }


def _schemas(contract: Contract) -> Iterator[tuple[Table, dict]]:
    for name, schema in contract.records.items():
        yield contract.tables[name], schema


def _branch(table: Table, entry: dict, number: int) -> Branch:
    values: set[str] = set()
    presence: set[str] = set()
    _mentions(entry, table.columns, values, presence)
    title = entry.get("title") or f"entry_{number}"
    fix = entry.get("description") or entry.get("$comment") or ""
    return Branch(title, entry, fix, sorted(values), sorted(presence - values))


def _says_nothing(schema: object) -> bool:
    return schema is True or (isinstance(schema, dict) and set(schema) <= SAY_NOTHING)


def _mentions(node: object, columns: list[str], values: set[str], presence: set[str]) -> None:
    """Collect the columns that a schema of a row looks at. A keyword that is not known here may look at all of them."""
    if not isinstance(node, dict):
        return
    for keyword, content in node.items():
        if keyword in OF_ROW:
            for part in content if isinstance(content, list) else [content]:
                _mentions(part, columns, values, presence)
        elif keyword == "properties":
            for name, sub in content.items():
                only_presence = isinstance(sub, bool) or _says_nothing(sub)
                (presence if only_presence else values).add(name)
        elif keyword == "required":
            presence.update(content)
        elif keyword == "dependentRequired":
            presence.update(content, *content.values())
        elif keyword not in SAY_NOTHING:
            values.update(columns)


def _rule(table: Table, branch: Branch) -> str:
    return f"records.{table.name}.{branch.name}"


def _expressions(table: Table, branch: Branch) -> tuple[list[str], list[str]]:
    """Return the columns that exist among those the branch looks at, and the SQL of what it sees of each."""
    known = [name for name in [*branch.values, *branch.presence] if name in table.columns]
    seen = []
    for name in known:
        value = f"cast({identifier(name)} as varchar)" if table.field(name).type == "date" else identifier(name)
        seen.append(f"{value} is not null" if name in branch.presence else value)
    return known, seen


def _check(con: duckdb.DuckDBPyConnection, table: Table, branch: Branch) -> Iterator[Error]:
    names, seen = _expressions(table, branch)
    source = f"{identifier(table.name)}"
    if not names:
        seen = ["1"]
    validator = compiled(branch.schema)
    numbers = ", ".join(str(n) for n in range(1, len(seen) + 1))
    for row in con.execute(f"select {', '.join(seen)} from {source} group by {numbers}").fetchall():
        record = _record(table, branch, dict(zip(names, row)))
        if validator.is_valid(record):
            continue
        places = _places(validator, record, table)
        same = " and ".join(f"({expression}) is not distinct from ?" for expression in seen)
        query = f"select {table.position}, {row_key(table)} from {source} where {same}"
        for rowid, row_id in con.execute(query, list(row)).fetchall():
            for column, found in places:
                yield Error(_rule(table, branch), table.path, rowid + 2, column, found, row_id, table.name, fix=branch.fix)


def _record(table: Table, branch: Branch, cells: dict[str, object]) -> dict[str, object]:
    """Return the row as the branch's schema sees it: an empty cell is an absent key."""
    record = {}
    for name, cell in cells.items():
        if name in branch.presence:
            if cell:
                record[name] = STAND_INS[table.field(name).type]
        elif cell is not None:
            record[name] = cell
    return record


def _places(validator, record: dict, table: Table) -> list[tuple[str, str]]:
    """Return the columns at which the record fails, each with what was found."""
    places: dict[str, str] = {}
    for error in validator.iter_errors(record):
        kind = error.kind.as_dict() if hasattr(error.kind, "as_dict") else {}
        name = str(error.instance_path[0]) if error.instance_path else kind.get("property") or WHOLE_ROW
        column = name if name in table.columns else WHOLE_ROW
        found = "an empty cell" if column != WHOLE_ROW and column not in record else _shown(record)
        places.setdefault(column, printable(found))
    return list(places.items())


def _shown(record: dict) -> str:
    return ", ".join(f"{name}={value}" for name, value in record.items()) or "the row"

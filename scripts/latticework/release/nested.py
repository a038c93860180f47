"""Nested JSON: one document per row of a table, with everything that hangs on it, by a layout that is data."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from pathlib import Path

from latticework.contract.model import Table
from latticework.release.columns import Column, columns_of
from latticework.release.duckdb_file import Store
from latticework.sql.cells import without_dates

JSON_TYPES = {"number": "number", "integer": "integer", "year": "integer", "boolean": "boolean"}


class Nest:
    """The documents of one layout and their JSON Schema.

    A part of a layout has a `table`, and one of: `match` ({own column: column of the parent}), `pointer` (it points at
    the parent's row by the two columns of `pointers`), or `gather` (every row that the document refers to). It may
    `omit` or `keep` columns, be `one` (an object or null, not a list), and have `parts` of its own.
    """

    def __init__(self, store: Store, layout: dict, pointers: dict[str, list[str]]):
        self.store, self.layout, self.pointers = store, layout, pointers
        self.tables = store.contract.tables
        self._rows: dict[str, list[dict]] = {}
        self._indexes: dict[tuple, dict[tuple, list[dict]]] = {}

    def documents(self) -> list[dict]:
        """Return one document per row of the layout's table, in the order of the table."""
        return [self._document(row) for row in self._of(self.layout["table"])]

    @cached_property
    def schema(self) -> dict:
        """Return the JSON Schema of one document; what a column may hold comes from its Table Schema."""
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": self.layout["title"], "description": self.layout["description"]}
        return head | self._object(self.layout)

    def _document(self, row: dict) -> dict:
        cited: dict[str, set] = defaultdict(set)
        document = self._build(self.layout, row, cited)
        for name, part in self.layout["parts"].items():
            if part.get("gather"):
                key = self.tables[part["table"]].primary_key[0]
                document[name] = [self._build(part, r, cited) for r in self._of(part["table"]) if r[key] in cited[part["table"]]]
        return document

    def _build(self, part: dict, row: dict, cited: dict[str, set]) -> dict:
        table = self.tables[part["table"]]
        for key in table.foreign_keys:
            if len(key.fields) == 1:
                cited[key.to].add(row[key.fields[0]])
        found = {column.name: row[column.name] for column in _kept(part, table)}
        for name, child in part.get("parts", {}).items():
            rows = [] if child.get("gather") else [self._build(child, r, cited) for r in self._children(child, table, row)]
            found[name] = (rows[0] if rows else None) if child.get("one") else rows
        return found

    def _children(self, part: dict, parent: Table, row: dict) -> list[dict]:
        if part.get("pointer"):
            columns = tuple(self.pointers[part["table"]])
            values = (parent.name, "/".join(str(row[c]) for c in parent.primary_key))
        else:
            columns, values = tuple(part["match"]), tuple(row[c] for c in part["match"].values())
        return self._index(part["table"], columns).get(values, [])

    def _index(self, name: str, columns: tuple[str, ...]) -> dict[tuple, list[dict]]:
        if (name, columns) not in self._indexes:
            index = self._indexes[name, columns] = defaultdict(list)
            for row in self._of(name):
                index[tuple(row[c] for c in columns)].append(row)
        return self._indexes[name, columns]

    def _of(self, name: str) -> list[dict]:
        if name not in self._rows:
            table = self.tables[name]
            names = [column.name for column in columns_of(table)]
            self._rows[name] = [dict(zip(names, map(without_dates, row))) for row in self.store.rows(table)]
        return self._rows[name]

    def _object(self, part: dict) -> dict:
        table = self.tables[part["table"]]
        properties = {column.name: _property(column, table) for column in _kept(part, table)}
        for name, child in part.get("parts", {}).items():
            inner = self._object(child)
            properties[name] = {"oneOf": [inner, {"type": "null"}]} if child.get("one") else {"type": "array", "items": inner}
        about = {"type": "object", "description": f"One row is {table.schema['grain']}."}
        return about | {"properties": properties, "required": list(properties), "additionalProperties": False}


def write_nested(nest: Nest, place: Path, schema_place: Path) -> None:
    """Write the documents as JSON Lines at `place`, one a line, and their JSON Schema at `schema_place`."""
    lines = (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n" for document in nest.documents())
    place.write_text("".join(lines), encoding="utf-8", newline="\n")
    schema_place.write_text(json.dumps(nest.schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _kept(part: dict, table: Table) -> list[Column]:
    """Return the columns of a part; the two bounds of a date go with it."""
    omitted, kept = part.get("omit", []), part.get("keep", table.columns)
    return [column for column in columns_of(table) if (column.of or column.name) in kept and (column.of or column.name) not in omitted]


def _property(column: Column, table: Table) -> dict:
    if column.of:
        return {"description": column.label, "type": ["string", "null"], "format": "date"}
    field = table.field(column.name)
    kind = JSON_TYPES.get(field.type, "string")
    found = {"description": field.raw["description"], "type": kind if field.required else [kind, "null"]}
    limits = {k: v for k, v in field.constraints.items() if k in ("pattern", "minLength", "maxLength", "minimum", "maximum")}
    if "enum" in field.constraints:
        limits["enum"] = [*field.constraints["enum"], *([] if field.required else [None])]
    return found | limits

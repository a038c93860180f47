"""The contract of a package as a frozen object: what every engine works from. `load` reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from latticework.errors import Error

DESCRIPTOR = "datapackage.json"
DERIVED = "data/derived/"
RELEASE = "dist"
EXTRA = ".csv.gz"
ENDING = ".schema.json"
LEADING_COMMENTS = re.compile(r"(?:[ \t]*(?:--[^\n]*)?\n)*")
HEAD = re.compile(r"-- ([a-z]+): (.*)")


@dataclass(frozen=True)
class Field:
    """One column: its Table Schema, and the parts of it that engines ask for."""

    name: str
    type: str
    raw: dict
    constraints: dict

    @property
    def required(self) -> bool:
        """Return whether no cell of the column may be empty."""
        return bool(self.constraints.get("required"))


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must occur in the key `to_fields` of the table `to`."""

    fields: list[str]
    to: str
    to_fields: list[str]


@dataclass(frozen=True)
class Table:
    """One resource with its Table Schema. `path` and `schema_path` are relative to the package.

    `schema_at` is the pointer to the schema in the file at `schema_path`: empty unless it is part of the descriptor.
    """

    name: str
    path: str
    schema_path: str
    schema: dict
    schema_text: str
    resource: dict
    schema_at: tuple[str | int, ...] = ()

    @cached_property
    def fields(self) -> list[Field]:
        """Return the columns in order."""
        return [Field(f["name"], f["type"], f, f.get("constraints", {})) for f in self.schema["fields"]]

    @property
    def columns(self) -> list[str]:
        """Return the names of the columns in order."""
        return [f.name for f in self.fields]

    @property
    def primary_key(self) -> list[str]:
        """Return the columns of the primary key; none when the table has none."""
        return self.schema.get("primaryKey", [])

    @property
    def unique_keys(self) -> list[list[str]]:
        """Return the further keys: those under uniqueKeys and each column that is unique by itself."""
        return [*self.schema.get("uniqueKeys", []), *([f.name] for f in self.fields if f.constraints.get("unique"))]

    @property
    def foreign_keys(self) -> list[ForeignKey]:
        """Return the foreign keys; one to the table itself names it."""
        keys = self.schema.get("foreignKeys", [])
        return [ForeignKey(k["fields"], k["reference"].get("resource") or self.name, k["reference"]["fields"]) for k in keys]

    @property
    def position(self) -> str:
        """Return the SQL name of a row's position, from 0: DuckDB's rowid, unless a column has that name."""
        taken = {name.lower() for name in self.columns}
        return "rowid" if "rowid" not in taken else next(f"row_{n}" for n in range(len(taken) + 1) if f"row_{n}" not in taken)

    @property
    def derived(self) -> bool:
        """Return whether the table is generated from the others."""
        return self.path.startswith(DERIVED)

    def field(self, name: str) -> Field:
        """Return the column of that name. Raises KeyError when there is none."""
        return {f.name: f for f in self.fields}[name]


@dataclass(frozen=True)
class Codelist:
    """One codelist: its columns and its rows as (line, {column: cell})."""

    name: str
    path: str
    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]


@dataclass(frozen=True)
class Statement:
    """One SQL file: the comments at its head as a dict, and its text. `name` is the file's name without ending."""

    name: str
    path: str
    head: dict[str, str]
    sql: str

    @property
    def body(self) -> str:
        """Return the SQL without the comments at its head: DuckDB counts the lines of an error from the first that is no comment."""
        return self.sql[len(LEADING_COMMENTS.match(self.sql)[0]) :]

    @property
    def body_line(self) -> int:
        """Return the line of the file on which the body begins."""
        return 1 + self.sql.count("\n", 0, len(self.sql) - len(self.body))


@dataclass(frozen=True)
class Contract:
    """Everything that a package states about itself. Tables keep the descriptor's order, all else is sorted by name.

    `patterns` gives patterns of the schemas in words, for messages.
    """

    root: Path
    descriptor: dict
    descriptor_text: str
    tables: dict[str, Table] = field(default_factory=dict)
    codelists: dict[str, Codelist] = field(default_factory=dict)
    records: dict[str, dict] = field(default_factory=dict)
    rules: dict[str, Statement] = field(default_factory=dict)
    views: dict[str, Statement] = field(default_factory=dict)
    macros: str = ""
    texts: dict | None = None
    texts_of: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    @property
    def version(self) -> str:
        """Return the package's version, empty when it states none."""
        return self.descriptor.get("version", "")

    @property
    def created(self) -> str:
        """Return the day on which the package was made: the engines' only "today"."""
        return self.descriptor.get("created", "")[:10]


def statement_head(sql: str) -> dict[str, str]:
    """Return the comments `-- word: text` with which a SQL file begins."""
    head = {}
    for line in sql.splitlines():
        match = HEAD.fullmatch(line)
        if not match:
            break
        head[match[1]] = match[2].strip()
    return head

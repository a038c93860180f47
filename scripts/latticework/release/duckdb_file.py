"""The DuckDB file of a release: every table with its types, comments, codelists and macros; and the rows of it for the other formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from latticework.contract.model import Contract, Table
from latticework.release.columns import BOUNDS, columns_of
from latticework.sql.database import SQL_TYPES, identifier, literal, read_csv, text_table

# The oldest DuckDB that shall open the file.
STORAGE = "v1.0.0"
LABELS = ["table_name", "field_name", "position", "field_type", "title", "description", "codelist", "is_required", "is_key"]


@dataclass
class Store:
    """A package whose data are valid, typed, in the DuckDB file at `path`. Use it as a context manager."""

    contract: Contract
    path: Path
    con: duckdb.DuckDBPyConnection = field(init=False)
    _read: dict[str, list[tuple]] = field(default_factory=dict)

    def __enter__(self) -> Store:
        self.con = duckdb.connect(str(self.path), config={"storage_compatibility_version": STORAGE})
        _fill(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()

    def rows(self, table: Table) -> list[tuple]:
        """Return the rows of a table in the order of its file, with the columns of `columns_of`, each cell of its Python type, None when empty."""
        if table.name not in self._read:
            self._read[table.name] = self.con.execute(f"from {identifier(table.name)}").fetchall()
        return self._read[table.name]


def made_on(contract: Contract) -> datetime:
    """Return the time of making written into every file: that of the package, never the clock's."""
    return datetime.fromisoformat(contract.created)


def describe(contract: Contract) -> dict[str, str]:
    """Return what is written into every file that can hold it: the package, its version, licences and citation."""
    d = contract.descriptor
    licences = "; ".join(" ".join(filter(None, (item.get("title"), item.get("path")))) or item.get("name", "") for item in d.get("licenses", []))
    return {"package": d["name"], "version": contract.version, "created": contract.created, "licence": licences, "citation": cite(contract)}


def cite(contract: Contract) -> str:
    """Return the words to cite the package by."""
    d = contract.descriptor
    return f"{d.get('title', d['name'])}, version {contract.version} ({contract.created})"


def labels(contract: Contract) -> list[tuple]:
    """Return one row per column of the release, as LABELS names its cells."""
    found = []
    for t in contract.tables.values():
        required = {f.name for f in t.fields if f.required}
        for n, c in enumerate(columns_of(t), 1):
            found.append((t.name, c.name, n, c.type, c.title, c.description or c.label, c.codelist, c.name in required, c.name in t.primary_key))
    return found


def heads(contract: Contract) -> list[tuple]:
    """Return name, title, description and grain of each table."""
    return [(t.name, t.schema["title"], t.schema["description"], t.schema["grain"]) for t in contract.tables.values()]


def extra_tables(contract: Contract) -> str:
    """Return the SQL of the tables about the tables: the package, its tables, columns and codelists."""
    d = contract.descriptor
    head = [(d["name"], d.get("title"), contract.version, contract.created)]
    parts = [text_table("package", ["name", "title", "version", "created"], head)]
    parts.append(text_table("tables", ["table_name", "title", "description", "grain"], heads(contract)))
    marked = [tuple(str(cell).lower() if isinstance(cell, bool) else cell for cell in row) for row in labels(contract)]
    parts.append(text_table("labels", LABELS, marked))
    for codelist in contract.codelists.values():
        parts.append(text_table(f"codelist_{codelist.name}", codelist.columns, [tuple(row.values()) for _, row in codelist.rows]))
    return ";\n".join(parts)


def _fill(store: Store) -> None:
    contract = store.contract
    # One thread writes the blocks of the file in one order: the same bytes every time.
    store.con.execute("set threads = 1; set preserve_insertion_order = true")
    for ending, (_, bound) in BOUNDS.items():
        store.con.create_function(f"date_bound_{ending}", bound, ["varchar"], "date")
    for table in contract.tables.values():
        types = {f.name: SQL_TYPES[f.type] for f in table.fields}
        cells = [f"date_bound_{c.name[len(c.of) + 1 :]}({identifier(c.of)})" if c.of else identifier(c.name) for c in columns_of(table)]
        store.con.execute(_create(table))
        store.con.execute(f"insert into {identifier(table.name)} select {', '.join(cells)} from {read_csv(contract.root / table.path, types)}")
    store.con.execute(extra_tables(contract))
    if contract.macros:
        store.con.execute(re.sub(r"\bcreate macro\b", "create or replace macro", contract.macros))
    store.con.execute("checkpoint")


def _create(table: Table) -> str:
    # No primary key: its index is what DuckDB before 1.1 cannot read. The table `labels` says which columns are the key.
    required = {f.name for f in table.fields if f.required}
    lines = [f"{identifier(c.name)} {SQL_TYPES[c.type]}{' not null' if c.name in required else ''}" for c in columns_of(table)]
    notes = [f"comment on table {identifier(table.name)} is {literal(table.schema['description'])}"]
    for c in columns_of(table):
        notes.append(f"comment on column {identifier(table.name)}.{identifier(c.name)} is {literal(c.description or c.label)}")
    return f"create table {identifier(table.name)} ({', '.join(lines)}); " + "; ".join(notes)

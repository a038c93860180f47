"""The DuckDB file of a release: every table with its types, comments, codelists and macros; and the rows of it for the other formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from latticework.contract.model import Contract, Table
from latticework.sql.database import SQL_TYPES, identifier, literal, read_csv, text_table

LABELS = ["table_name", "field_name", "position", "field_type", "title", "description", "codelist", "is_required", "is_key"]


@dataclass
class Store:
    """A package whose data are sound, typed, in the DuckDB file at `path`. Use it as a context manager."""

    contract: Contract
    path: Path
    con: duckdb.DuckDBPyConnection = field(init=False)
    _read: dict[str, list[tuple]] = field(default_factory=dict)

    def __enter__(self) -> Store:
        self.con = duckdb.connect(str(self.path))
        _fill(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()

    def rows(self, table: Table) -> list[tuple]:
        """Return the rows of a table in the order of its file, each cell of its column's Python type, None when empty."""
        if table.name not in self._read:
            self._read[table.name] = self.con.execute(f"from {identifier(table.name)}").fetchall()
        return self._read[table.name]

    def query(self, sql: str) -> tuple[list[tuple[str, str]], list[tuple]]:
        """Return the columns as (name, SQL type) and the rows of a query over the package."""
        cursor = self.con.execute(sql)
        return [(column[0], str(column[1])) for column in cursor.description], cursor.fetchall()


def made_on(contract: Contract) -> datetime:
    """Return the moment that stands in every file as the time of its making: that of the package, never the clock's."""
    return datetime.fromisoformat(contract.created)


def labels(contract: Contract) -> list[tuple]:
    """Return one row per column of the package, as LABELS names its cells."""
    return [
        (t.name, f.name, n, f.type, f.raw["title"], f.raw["description"], f.raw.get("codelist"), f.required, f.name in t.primary_key)
        for t in contract.tables.values()
        for n, f in enumerate(t.fields, 1)
    ]


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
    for table in contract.tables.values():
        types = {f.name: SQL_TYPES[f.type] for f in table.fields}
        store.con.execute(_create(table))
        store.con.execute(f"insert into {identifier(table.name)} from {read_csv(contract.root / table.path, types)}")
    store.con.execute(extra_tables(contract))
    if contract.macros:
        store.con.execute(re.sub(r"\bcreate macro\b", "create or replace macro", contract.macros))
    store.con.execute("checkpoint")


def _create(table: Table) -> str:
    lines = [f"{identifier(f.name)} {SQL_TYPES[f.type]}{' not null' if f.required else ''}" for f in table.fields]
    if table.primary_key:
        lines.append(f"primary key ({', '.join(map(identifier, table.primary_key))})")
    notes = [f"comment on table {identifier(table.name)} is {literal(table.schema['description'])}"]
    for f in table.fields:
        notes.append(f"comment on column {identifier(table.name)}.{identifier(f.name)} is {literal(f.raw['description'])}")
    return f"create table {identifier(table.name)} ({', '.join(lines)}); " + "; ".join(notes)

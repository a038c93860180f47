"""The SQLite file of a release: keys, foreign keys, indexes, labels and full-text search."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from latticework.contract.model import ForeignKey, Table
from latticework.release.columns import columns_of
from latticework.release.duckdb_file import Store, extra_tables
from latticework.sql.cells import without_dates
from latticework.sql.database import identifier, literal

# Scripts that write words without blanks between them.
UNSPACED = re.compile(r"[\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
TYPES = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer", "date": "text", "year": "integer"}


def write_sqlite(store: Store, place: Path, exports: dict) -> None:
    """Write the package as one SQLite file at `place`, which must not exist.

    `exports` holds, as data, which columns are searched and which columns point at a row of any table.
    Raises sqlite3.IntegrityError when a row breaks a key.
    """
    tables = store.contract.tables
    with closing(sqlite3.connect(place)) as con:
        con.execute("pragma foreign_keys = on")
        con.execute("begin")
        con.execute("pragma defer_foreign_keys = on")
        for table in tables.values():
            _create_table(con, table)
        for table in tables.values():
            _insert(con, table, store.rows(table))
        for statement in extra_tables(store.contract).split(";\n"):
            con.execute(statement)
        for name, columns in exports["pointers"].items():
            _write_pointers(con, tables, tables[name], columns)
        con.commit()
        for name, columns in exports["search"].items():
            _write_search(con, name, [tables[name].field(column).name for column in columns])
        con.commit()
        con.execute("analyze")
        con.execute("vacuum")


def _create_table(con: sqlite3.Connection, table: Table) -> None:
    required = {f.name for f in table.fields if f.required}
    lines = [f"{identifier(c.name)} {TYPES[c.type]}{' not null' if c.name in required else ''}" for c in columns_of(table)]
    if table.primary_key:
        lines.append(f"primary key ({_names(table.primary_key)})")
    lines += [f"unique ({_names(columns)})" for columns in table.unique_keys if columns != table.primary_key]
    lines += [_reference(key) for key in table.foreign_keys]
    con.execute(f"create table {identifier(table.name)} ({', '.join(lines)})")
    for key in table.foreign_keys:
        index = identifier(f"{table.name}_by_{'_'.join(key.fields)}")
        con.execute(f"create index {index} on {identifier(table.name)} ({_names(key.fields)})")


def _insert(con: sqlite3.Connection, table: Table, rows: list[tuple]) -> None:
    marks = ", ".join("?" * len(columns_of(table)))
    con.executemany(f"insert into {identifier(table.name)} values ({marks})", ([without_dates(cell) for cell in row] for row in rows))


def _write_pointers(con: sqlite3.Connection, tables: dict[str, Table], source: Table, columns: list[str]) -> None:
    """Write, for each table pointed at, a table of two foreign keys: a row that points, and the row that it points at."""
    kind, row = columns
    for target in tables.values():
        if target.derived or not con.execute(f"select 1 from {identifier(source.name)} where {identifier(kind)} = ?", [target.name]).fetchone():
            continue
        name, own, other = f"{source.name}_on_{target.name}", source.primary_key, target.primary_key
        parts = [f"{identifier(c)} text not null" for c in [*own, *other]]
        # Unique and no primary key: so Datasette shows both ids as links to their rows.
        parts += [f"unique ({_names(own)})", _reference(ForeignKey(own, source.name, own)), _reference(ForeignKey(other, target.name, other))]
        con.execute(f"create table {identifier(name)} ({', '.join(parts)})")
        con.execute(f"create index {identifier(name + '_by_row')} on {identifier(name)} ({_names(other)})")
        key = " || '/' || ".join(f"t.{identifier(c)}" for c in other)
        picked = ", ".join([*(f"s.{identifier(c)}" for c in own), *(f"t.{identifier(c)}" for c in other)])
        con.execute(
            f"insert into {identifier(name)} select {picked} from {identifier(source.name)} s join {identifier(target.name)} t "
            f"on s.{identifier(row)} = {key} where s.{identifier(kind)} = {literal(target.name)} order by s.rowid"
        )


def _write_search(con: sqlite3.Connection, name: str, columns: list[str]) -> None:
    """Write the index of the words of a table. A text without blanks is indexed by all its parts: trigrams would not find a word of two characters."""
    index = identifier(f"{name}_fts")
    # Datasette finds the index by just this writing of `content`.
    tokens = "tokenize = 'porter unicode61 remove_diacritics 2'"
    con.execute(f"create virtual table {index} using fts5({_names(columns)}, content={identifier(name)}, {tokens})")
    con.create_function("with_parts", 1, with_parts, deterministic=True)
    texts = ", ".join(f"with_parts({identifier(column)})" for column in columns)
    con.execute(f"insert into {index} (rowid, {_names(columns)}) select rowid, {texts} from {identifier(name)}")
    con.execute(f"insert into {index} ({index}) values ('optimize')")


def with_parts(text: str | None) -> str | None:
    """Return a text followed by every part of its stretches of Chinese, Japanese or Korean characters, each a word to search for."""
    if text is None:
        return None
    runs = UNSPACED.findall(text)
    parts = {run[start:end] for run in runs for start in range(len(run)) for end in range(start + 1, len(run) + 1)}
    return " ".join([text, *sorted(parts.difference(runs))])


def _reference(key: ForeignKey) -> str:
    return f"foreign key ({_names(key.fields)}) references {identifier(key.to)} ({_names(key.to_fields)})"


def _names(columns: list[str]) -> str:
    return ", ".join(map(identifier, columns))

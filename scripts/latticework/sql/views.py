"""The derived tables: views of the contract, run over the data and written as canonical CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from latticework.contract.model import Contract
from latticework.errors import Error, Unreadable, first_line, printable
from latticework.sql.cells import to_csv
from latticework.sql.database import Database, identifier, literal
from latticework.validate.checked import open_database

if TYPE_CHECKING:
    import pyarrow

SETTINGS = "setting"
VIEWS = "schemas/views"


def derived_files(contract: Contract, settings: dict[str, str] | None = None) -> dict[str, bytes]:
    """Return the bytes of each derived table by its package path, from the data as they are.

    Raises Unreadable when a view cannot run or does not return the columns of its schema, and ValueError as `open_views` does.
    """
    with open_views(contract, settings) as database:
        return {t.path: to_csv(t.columns, _rows(database, t)) for t in contract.tables.values() if t.derived}


@contextmanager
def open_views(contract: Contract, settings: dict[str, str] | None = None, beside: Iterable[Path] = ()) -> Iterator[Database]:
    """Yield a Database of the package with its views, made from the data as they are; `beside` as for `open_database`.

    `settings` overrides values of the codelist of settings, code by code. Raises Unreadable with every error of data or views, and
    ValueError for a setting or value that does not exist.
    """
    tables = {name: table for name, table in contract.tables.items() if not table.derived}
    with open_database(replace(contract, tables=tables), beside) as database:
        _apply(database, settings or {})
        create_views(database)
        yield database


def run_query(database: Database, sql: str, path: str) -> pyarrow.Table:
    """Return the result of the query of the file at `path` as an Arrow table. Raises Unreadable for SQL that cannot run."""
    try:
        return database.con.sql(sql).to_arrow_table()
    except duckdb.Error as error:
        raise _wrong(path, first_line(error)) from None


def create_views(database: Database) -> None:
    """Make every view of the contract in the database, each after the views that it reads.

    Derived tables, and what they are made from, become tables, so that each runs once.
    """
    views = database.contract.views
    order = in_order({name: view.sql for name, view in views.items()}, VIEWS)
    once = {name for name in order if not name.startswith("_")}
    for name in reversed(order):
        once |= order[name] if name in once else set()
    for name in order:
        database.run(f"create {'table' if name in once else 'view'} {identifier(name)} as {views[name].sql}", views[name].path)


def in_order(sql: dict[str, str], folder: str) -> dict[str, set[str]]:
    """Return the names of the statements of a folder, each after those that its SQL mentions, with the names of these.

    Raises Unreadable for a statement that reads itself by way of another.
    """
    words = {name: set(re.findall(r"\w+", text)) for name, text in sql.items()}
    needs = {name: (words[name] & set(sql)) - {name} for name in sql}
    try:
        return {name: needs[name] for name in TopologicalSorter(needs).static_order()}
    except CycleError as error:
        name, *way = error.args[1][:-1]
        raise _wrong(f"{folder}/{name}.sql", f"reads itself by way of {', '.join(way)}") from None


def _rows(database: Database, table) -> list[tuple]:
    view = database.contract.views.get(table.name)
    if view is None:
        raise _wrong(table.path, f"has no view {VIEWS}/{table.name}.sql")
    found, rows = database.rows(f"from {identifier(table.name)}", view.path)
    if found != table.columns:
        raise _wrong(view.path, f"returns {', '.join(found)}, and {table.schema_path} has {', '.join(table.columns)}")
    return rows


def _apply(database: Database, settings: dict[str, str]) -> None:
    codelist = database.contract.codelists.get(SETTINGS)
    known = {row["code"]: row for _, row in codelist.rows} if codelist else {}
    for code, value in settings.items():
        if not known:
            raise ValueError(f"unknown setting {code}; the package has none")
        if code not in known:
            raise ValueError(f"unknown setting {code}; choose from {', '.join(known)}")
        allowed = known[code].get("values", "")
        if allowed and value not in allowed.split("|"):
            raise ValueError(f"unknown value {value} of the setting {code}; choose from {allowed.replace('|', ', ')}")
        database.con.execute(f"update codelist_{SETTINGS} set value = {literal(value)} where code = {literal(code)}")


def _wrong(path: str, words: str) -> Unreadable:
    return Unreadable([Error("contract.sql", path, 1, "*", printable(words))])

"""The SQL of the contract beyond its rules: views, queries and exports can run, and each derived table holds what its view returns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from latticework.contract.model import Table
from latticework.errors import WHOLE_ROW, Error, Unreadable, first_line, printable
from latticework.files.paths import files_below, read_contract_file
from latticework.history.diff import TABLES_OF_CHANGES
from latticework.sql.database import Database, identifier, row_key, text_table
from latticework.sql.queries import PARAMETER
from latticework.sql.views import VIEWS, create_views, in_order
from latticework.validate.model import Run

STALE, BROKEN = "rules.derived", "contract.sql"
UNGIVEN = "Invalid Input Error: Values were not provided for the following parameters:"
# What runs elsewhere in a run, or with tables that are not part of the package.
ELSEWHERE = {"schemas", "schemas/rules", VIEWS, "schemas/comparisons"}
# Folders whose statements read one another by the names of their files; everywhere else only a name that begins with _ is read.
NAMED = {"schemas/exports/tables"}
VARIABLE = re.compile(r"(\s|--[^\n]*\n)*set\s+variable\s", re.IGNORECASE)
AS_IT_IS = "{} as it is"


def check_statements(database: Database, run: Run) -> tuple[list[Error], int]:
    """Return the errors of views, queries, exports and derived tables, and how many statements were looked at.

    To be asked last: views take the names of the derived tables. A view that broke a limit before is not made again.
    """
    contract = database.contract
    if not (run.wanted(STALE) or run.wanted(BROKEN)):
        return [], 0
    if VIEWS in run.stopped:
        return [Error(BROKEN, VIEWS, 1, WHOLE_ROW, printable(run.stopped[VIEWS]))], 0
    derived = [table for table in contract.tables.values() if table.derived]
    for table in derived:
        database.con.execute(f"alter table {identifier(table.name)} rename to {identifier(AS_IT_IS.format(table.name))}")
    run.step("views")
    run.started(VIEWS)
    try:
        create_views(database)
    except Unreadable as error:
        return error.errors, len(contract.views)
    finally:
        run.ended(VIEWS)
    errors = [error for table in derived for error in _compare(database, table)]
    for name, columns in TABLES_OF_CHANGES.items():
        if name not in contract.tables:
            database.con.execute(text_table(name, columns, []))
    statements = _by_folder(contract.root)
    errors += [error for folder, sql in statements.items() for error in _bind_folder(database, folder, sql)]
    return errors, len(contract.views) + sum(map(len, statements.values()))


def _compare(database: Database, table: Table) -> Iterator[Error]:
    """Yield an error at the first line on which a derived table differs from what its view returns."""
    view = database.contract.views.get(table.name)
    if view is None:
        yield Error(BROKEN, table.path, 1, WHOLE_ROW, f"has no view {VIEWS}/{table.name}.sql", table=table.name)
        return
    columns = [row[0] for row in database.con.execute(f"describe {identifier(table.name)}").fetchall()]
    if columns != table.columns:
        words = f"returns {', '.join(columns)}, and {table.schema_path} has {', '.join(table.columns)}"
        yield Error(BROKEN, view.path, 1, WHOLE_ROW, printable(words), table=table.name)
        return
    differ = " or ".join(f"{_text('f', name)} is distinct from {_text('s', name)}" for name in columns)
    first = (
        f"select coalesce(s.{table.position}, f.rowid), {row_key(table, 's')} from {identifier(table.name)} f "
        f"full join {identifier(AS_IT_IS.format(table.name))} s on f.rowid = s.{table.position} where {differ} or f.rowid is null or s.{table.position} is null"
        " order by 1 limit 1"
    )
    for row, row_id in database.con.execute(first).fetchall():
        yield Error(STALE, table.path, row + 2, WHOLE_ROW, f"from this line on, the table is not what {view.path} returns", row_id or None, table.name)


def _text(alias: str, column: str) -> str:
    """Return the SQL of a cell as the file holds it: no cell is null where it could be empty."""
    return f"coalesce(cast({alias}.{identifier(column)} as varchar), '')"


def _by_folder(root: Path) -> dict[str, dict[str, str]]:
    """Return the text of each statement by its folder and its name."""
    found: dict[str, dict[str, str]] = {}
    for path in files_below(root, "schemas"):
        folder, _, name = path.rpartition("/")
        if name.endswith(".sql") and folder not in ELSEWHERE:
            found.setdefault(folder, {})[name.removesuffix(".sql")] = read_contract_file(root, path).decode("utf-8", "replace")
    return found


def _bind_folder(database: Database, folder: str, sql: dict[str, str]) -> Iterator[Error]:
    """Yield an error for each statement of a folder that cannot run; those that others read come first."""
    named = {name: text for name, text in sql.items() if name.startswith("_") or folder in NAMED}
    try:
        order = [*in_order(named, folder), *(name for name in sql if name not in named)]
    except Unreadable as error:
        yield from error.errors
        return
    for name in order:
        try:
            _bind(database.con, sql[name], name if name in named else "one statement")
        except duckdb.Error as error:
            words = first_line(error).replace(UNGIVEN, "a parameter is written :name, not $name:")
            yield Error(BROKEN, printable(f"{folder}/{name}.sql"), 1, WHOLE_ROW, words)


def _bind(con: duckdb.DuckDBPyConnection, sql: str, name: str) -> None:
    """Make a view of a statement, its parameters null: it is bound to the tables and columns that it names, and does not run."""
    *before, last = con.extract_statements(PARAMETER.sub("null", sql)) or [None]
    if last is None or last.type != duckdb.StatementType.SELECT or not all(VARIABLE.match(statement.query) for statement in before):
        raise duckdb.ParserException("not one select statement, after `set variable` at most")
    for statement in before:
        con.execute(statement)
    con.execute(f"create or replace temp view {identifier(name)} as {last.query}")

"""The package in DuckDB: its tables, and the contract as tables, for checks, rules and views."""

from __future__ import annotations

import glob
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import duckdb

from latticework.contract.model import Contract, Table
from latticework.errors import Error, Unreadable, first_line
from latticework.files.csv_text import Scan, clean_copy

Item = TypeVar("Item")
Result = TypeVar("Result")

LIMITS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "600MB",
    "preserve_insertion_order": "true",
}
COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
MACRO = re.compile(r"\s*create\s+(or\s+replace\s+)?(macro|function)\s", re.IGNORECASE)
SQL_TYPES = {"string": "varchar", "integer": "bigint", "number": "double", "boolean": "boolean", "date": "date", "year": "bigint"}


def identifier(name: str) -> str:
    """Return `name` quoted as a SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """Return a string, number, boolean or None as a SQL literal."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def typed(column: str, kind: str) -> str:
    """Return the SQL that reads the text of `column` as Table Schema type `kind`; null where it is not of that type."""
    name = identifier(column)
    if kind == "string":
        return name
    if kind == "boolean":
        return f"case {name} when 'true' then true when 'false' then false end"
    return f"try_cast({name} as {SQL_TYPES[kind]})"


def joined(columns: list[str], alias: str = "") -> str:
    """Return the SQL of the columns' text joined by slashes, of the table `alias` where one is given; empty text for no column."""
    names = [f"{alias}.{identifier(column)}" if alias else identifier(column) for column in columns]
    return f"concat_ws('/', {', '.join(names)})" if names else "''"


def row_key(table: Table, alias: str = "") -> str:
    """Return the SQL of a row's id: its primary key, joined by slashes."""
    return joined(table.primary_key, alias)


class Database:
    """A package in memory, one SQL table for each resource; the row on line n of its file has rowid n - 2.

    Every cell is text, as it is in the file, until `offer` gives the columns their types. Use it as a context manager.
    """

    def __init__(self, contract: Contract):
        self.contract = contract
        self.folder = tempfile.TemporaryDirectory(prefix="latticework-")
        self.con = duckdb.connect(config={**LIMITS, "temp_directory": os.path.join(self.folder.name, "spill")})
        self.whole: set[str] = set()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()
        self.folder.cleanup()

    def load(self, table: Table, scan: Scan | None) -> None:
        """Load the rows of one data file that its scan found readable; none when it is missing or unusable."""
        name = identifier(table.name)
        if scan is None or not scan.usable:
            columns = ", ".join(f"{identifier(column)} varchar" for column in table.columns)
            columns += "" if table.position == "rowid" else f", {table.position} bigint"
            self.con.execute(f"create table {name} ({columns})")
            return
        place = self.contract.root / table.path
        if not scan.as_it_is or not _is_unicode(place):
            place = self._write_clean(place, scan)
        position = "" if table.position == "rowid" else f", row_number() over () - 1 as {table.position}"
        source = read_csv(place, dict.fromkeys(table.columns, "varchar"))
        try:
            self.con.execute(f"create table {name} as select *{position} from {source}")
        except duckdb.IOException:
            place.stat()  # says plainly that the file went away since its scan
            raise
        if scan.bad_lines:
            rows = ", ".join(str(line - 2) for line in sorted(scan.bad_lines))
            self.con.execute(f"delete from {name} where {table.position} in ({rows})")
        else:
            self.whole.add(table.name)

    def offer(self, unread: Iterable[tuple[str, int, str]] = ()) -> None:
        """Make everything that rules and views may read, then shut DuckDB off from files and network for good.

        A cell that is not of its column's type becomes null, and so do the `unread` ones: (path, line, column).
        """
        by_path = {table.path: table for table in self.contract.tables.values()}
        for path, line, column in unread:
            table = by_path[path]
            self.con.execute(f"update {identifier(table.name)} set {identifier(column)} = null where {table.position} = {line - 2}")
        statements = [change for table in self.contract.tables.values() for change in _typing(table)]
        statements += [text_table(f"codelist_{c.name}", c.columns, (row.values() for _, row in c.rows)) for c in self.contract.codelists.values()]
        statements += _contract_tables(self.contract)
        self.con.execute(";\n".join(statements))
        self.con.execute("set enable_external_access = false; set lock_configuration = true")
        if self.contract.macros:
            self._run_macros()

    def rows_that_name(self, lines: set[tuple[str, int]]) -> set[tuple[str, int]]:
        """Return (path, line) of the rows with a cell of text that is the id of one of those rows."""
        ids, found = set(), set()
        tables = self.contract.tables.values()
        for table in tables:
            rows = ", ".join(str(line - 2) for path, line in lines if path == table.path)
            if rows:
                ids |= {
                    row[0] for row in self.con.execute(f"select {row_key(table)} from {identifier(table.name)} where {table.position} in ({rows})").fetchall()
                }
        listed = ", ".join(literal(row_id) for row_id in ids)
        for table in tables if ids else ():
            named = " or ".join(f"{identifier(field.name)} in ({listed})" for field in table.fields if field.type == "string") or "false"
            query = f"select {table.position} + 2 from {identifier(table.name)} where {named}"
            found |= {(table.path, row[0]) for row in self.con.execute(query).fetchall()}
        return found

    def run(self, sql: str, path: str, values: dict[str, str] | None = None) -> duckdb.DuckDBPyConnection:
        """Return the cursor of SQL of the file at `path`. Raises Unreadable when it cannot run."""
        try:
            return self.con.execute(sql, values or None)
        except duckdb.Error as error:
            raise Unreadable([Error("contract.sql", path, 1, "*", first_line(error))]) from None

    def rows(self, sql: str, path: str, values: dict[str, str] | None = None) -> tuple[list[str], list[tuple]]:
        """Return the columns and the rows of SQL of the file at `path`. Raises Unreadable when it cannot run."""
        cursor = self.run(sql, path, values)
        return [column[0] for column in cursor.description], cursor.fetchall()

    def count(self, table: str) -> int:
        """Return how many rows of the table were loaded."""
        return self.con.execute(f"select count(*) from {identifier(table)}").fetchone()[0]

    def on_all_cores(self, work: Callable[[duckdb.DuckDBPyConnection, Item], Result], items: Iterable[Item], cores: int | None = None) -> list[Result]:
        """Return `work(connection, item)` of each item, in order; planning many small queries is what takes the time."""
        own = threading.local()

        def run(item: Item) -> Result:
            if not hasattr(own, "con"):
                own.con = self.con.cursor()
            return work(own.con, item)

        with ThreadPoolExecutor(cores or min(4, os.cpu_count() or 1)) as pool:
            return list(pool.map(run, items))

    def _write_clean(self, place: Path, scan: Scan) -> Path:
        copy = Path(self.folder.name) / place.name
        with open(copy, "wb") as file:
            file.writelines(clean_copy(place, scan))
        return copy

    def _run_macros(self) -> None:
        path = "schemas/macros.sql"
        try:
            for statement in self.con.extract_statements(self.contract.macros):
                if not MACRO.match(COMMENT.sub(" ", statement.query)):
                    raise duckdb.ParserException(f"only `create macro` is allowed here, found {statement.query.strip()[:40]!r}")
                self.con.execute(statement)
        except duckdb.Error as error:
            raise Unreadable([Error("contract.sql", path, 1, "*", first_line(error))]) from None


def _is_unicode(place: Path) -> bool:
    """Return whether DuckDB can be told the name of a file."""
    try:
        return bool(str(place).encode("utf-8"))
    except UnicodeEncodeError:
        return False


def read_csv(place: Path, types: dict[str, str]) -> str:
    """Return the SQL that reads a scanned file, its columns by their SQL types: nothing is left for DuckDB to guess, an empty cell is null."""
    columns = ", ".join(f"{literal(column)}: {literal(kind)}" for column, kind in types.items())
    return (
        f"read_csv({literal(glob.escape(str(place)))}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        "new_line = '\\n', nullstr = '', null_padding = false, strict_mode = true, dateformat = '%Y-%m-%d', max_line_size = 2097152, "
        f"columns = {{{columns}}})"
    )


def text_table(name: str, columns: list[str], rows: Iterable[Iterable[object]]) -> str:
    """Return the SQL that makes a table of text, an empty cell null; it runs in DuckDB and in SQLite."""
    definition = ", ".join(f"{identifier(column)} varchar" for column in columns)
    lines = _values([None if cell in ("", None) else str(cell) for cell in row] for row in rows)
    return f"create table {identifier(name)} ({definition})" + (f";\ninsert into {identifier(name)} values {lines}" if lines else "")


def _values(rows: Iterable[Iterable[object]]) -> str:
    return ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)


def _typing(table: Table) -> Iterable[str]:
    """Yield the SQL that gives each column that is not text its type, in place."""
    for field in table.fields:
        if field.type != "string":
            change = f"alter column {identifier(field.name)} type {SQL_TYPES[field.type]} using {typed(field.name, field.type)}"
            yield f"alter table {identifier(table.name)} {change}"


def _contract_tables(contract: Contract) -> list[str]:
    tables = [table for table in contract.tables.values() if not table.derived]
    head = (contract.descriptor["name"], contract.version, contract.created)
    keys = [f"select {literal(t.name)} as table_name, {row_key(t)} as row_id from {identifier(t.name)}" for t in tables]
    nothing = "select null::varchar as table_name, null::varchar as row_id{} where false"
    cells = [_evidence(table, field.name) for table in tables for field in table.fields if field.raw.get("evidence")]
    more = ", null::varchar as field_name, null::varchar as value"
    return [
        f"create table package as select {literal(head[0])} as name, {literal(head[1])} as version, try_cast({literal(head[2])} as date) as created",
        _fields_table(contract),
        "create view row_keys as " + " union all ".join(keys or [nothing.format("")]),
        "create view evidence_cells as " + " union all ".join(cells or [nothing.format(more)]),
    ]


def _evidence(table: Table, column: str) -> str:
    name = identifier(column)
    return (
        f"select {literal(table.name)} as table_name, {row_key(table)} as row_id, {literal(column)} as field_name, cast({name} as varchar) as value "
        f"from {identifier(table.name)} where {name} is not null"
    )


def _fields_table(contract: Contract) -> str:
    rows = [
        (t.name, f.name, n, f.type, f.required, f.name in t.primary_key, "evidence" in f.raw, f.raw.get("codelist"))
        for t in contract.tables.values()
        for n, f in enumerate(t.fields, 1)
    ]
    return (
        "create table contract_fields (table_name varchar, field_name varchar, position integer, field_type varchar, "
        f"is_required boolean, is_key boolean, has_evidence boolean, codelist varchar); insert into contract_fields values {_values(rows)}"
    )

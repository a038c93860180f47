"""The rule layer: one SQL file per rule, its findings located."""

from __future__ import annotations

import re
from collections.abc import Iterable

import duckdb

from latticework.contract.model import Contract, Statement
from latticework.errors import LONGEST_FOUND, WHOLE_ROW, Error, first_line, printable
from latticework.sql.database import Database, identifier, literal, row_key
from latticework.validate.model import Run

COLUMNS = ["table_name", "row_id", "field_name", "found"]
FIX = "fix"
NOT_CODE = re.compile(r"--[^\n]*|/\*.*?\*/|'[^']*'", re.DOTALL)
CLOCK = re.compile(
    r"\b(?:(now|today|random|uuid|uuidv4|uuidv7|gen_random_uuid|get_current_\w+|current_localtime\w*|transaction_timestamp)\s*\("
    r"|(current_date|current_time|current_timestamp|localtime|localtimestamp)\b)",
    re.IGNORECASE,
)


def check_rules(database: Database, run: Run) -> tuple[list[Error], int]:
    """Return the errors that the wanted rules find and how many rules ran. `run` hears when a rule starts and ends."""
    rules = [rule for rule in database.contract.rules.values() if run.wanted(rule.name)]
    left = [rule for rule in rules if rule.name not in run.stopped]

    def check(con: duckdb.DuckDBPyConnection, rule: Statement) -> list[Error]:
        run.step(rule.name)
        run.started(rule.name)
        errors = run_rule(con, database.contract, rule)
        run.ended(rule.name)
        return errors

    found = [error for errors in database.on_all_cores(check, left, 1 if run.one_by_one else None) for error in errors]
    found += [_broken(rule, run.stopped[rule.name]) for rule in rules if rule.name in run.stopped]
    return found, len(left)


def select_statement(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """Return `sql` parsed. Raises duckdb.Error when it is not one select statement, or asks a clock."""
    statements = con.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise duckdb.ParserException("not one select statement")
    clock = CLOCK.search(NOT_CODE.sub("", sql))
    if clock:
        raise duckdb.ParserException(f"{clock[1] or clock[2]} changes from run to run: today is package.created")
    return statements[0]


def error_line(error: Exception) -> int:
    """Return the line of the statement that a DuckDB error is about; 1 when it names none."""
    line = re.search(r"^LINE (\d+):", str(error), re.MULTILINE)
    return int(line[1]) if line else 1


def run_rule(con: duckdb.DuckDBPyConnection, contract: Contract, rule: Statement) -> list[Error]:
    """Return what a rule finds, located; or one error of the rule itself when it cannot run.

    It runs in a read-only transaction: a select can write by way of a common table expression.
    """
    try:
        statement = select_statement(con, rule.body)
        con.execute("begin transaction read only")
        cursor = con.execute(statement)
        if [column[0] for column in cursor.description] in (COLUMNS, [*COLUMNS, FIX]):
            return list(_located(con, contract, rule, [_texts(row) for row in cursor.fetchall()]))
        return [_broken(rule, f"a rule returns {', '.join(COLUMNS)}, and optionally {FIX}")]
    except (duckdb.Error, MemoryError) as error:
        return [_broken(rule, first_line(error), rule.body_line + error_line(error) - 1)]
    finally:
        _end_transaction(con)


def _end_transaction(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.execute("rollback")
    except duckdb.Error:
        pass  # No transaction is open when the statement could not be parsed.


def _broken(rule: Statement, found: str, line: int = 1) -> Error:
    return Error("rules.sql", rule.path, line, WHOLE_ROW, printable(found))


def _texts(row: tuple) -> tuple[str | None, ...]:
    """Return what a rule found as text: a rule may select a value of any type."""
    return tuple(None if cell is None else str(cell) for cell in row)


def _located(con: duckdb.DuckDBPyConnection, contract: Contract, rule: Statement, rows: list[tuple]) -> Iterable[Error]:
    lines = {table: _lines(con, contract, table, [row[1] for row in rows if row[0] == table]) for table in {row[0] for row in rows}}
    severity = "warn" if rule.head.get("severity") == "warn" else "error"
    for table, row_id, column, found, *own in rows:
        path = _path(contract, table, rule)
        line = lines[table].get(row_id, 1)
        fix = printable(own[0], LONGEST_FOUND) if own and own[0] else rule.head.get("fix", "")
        yield Error(rule.name, path, line, printable(column or WHOLE_ROW), printable(found), row_id, table, severity, rule.head.get("message", ""), fix)


def _path(contract: Contract, table: str, rule: Statement) -> str:
    if table in contract.tables:
        return contract.tables[table].path
    codelist = contract.codelists.get((table or "").removeprefix("codelist_"))
    return codelist.path if codelist else rule.path


def _lines(con: duckdb.DuckDBPyConnection, contract: Contract, name: str, row_ids: list[str]) -> dict[str, int]:
    """Return the line of each of those rows of a table or codelist."""
    if name not in contract.tables:
        codelist = contract.codelists.get((name or "").removeprefix("codelist_"))
        return {row["code"]: line for line, row in codelist.rows} if codelist else {}
    table = contract.tables[name]
    key, source = row_key(table), identifier(name)
    wanted = ", ".join(sorted({literal(row_id) for row_id in row_ids if row_id is not None}))
    if not wanted:
        return {}
    query = f"select {key}, min({table.position}) + 2 from {source} where {key} in ({wanted}) group by 1"
    return dict(con.execute(query).fetchall())

"""The rule layer: one SQL file per rule, its findings located, waivers taken off."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable

import duckdb

from latticework.contract.codelists import WAIVERS
from latticework.contract.model import Contract, Statement
from latticework.faults import WHOLE_ROW, Fault, printable
from latticework.sql.database import Database, identifier, literal, row_key

COLUMNS = ["table_name", "row_id", "field_name", "found"]
LONGEST_RUN = 300
CLOCK = re.compile(
    r"\b(?:(now|today|random|uuid|uuidv4|uuidv7|gen_random_uuid|get_current_\w+|current_localtime\w*|transaction_timestamp)\s*\("
    r"|(current_date|current_time|current_timestamp|localtime|localtimestamp)\b)",
    re.IGNORECASE,
)


def check_rules(database: Database, wanted: Callable[[str], bool], step: Callable[[str], None]) -> tuple[list[Fault], int]:
    """Return the faults that the wanted rules find and how many rules ran. `step` is told each rule's name before it runs."""
    rules = [rule for rule in database.contract.rules.values() if wanted(rule.name)]

    def run(con: duckdb.DuckDBPyConnection, rule: Statement) -> list[Fault]:
        step(rule.name)
        return run_rule(con, database.contract, rule)

    found = [fault for faults in database.on_all_cores(run, rules) for fault in faults]
    return _waive(database.contract, found, {rule.name for rule in rules}), len(rules)


def select_statement(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """Return `sql` parsed. Raises duckdb.Error when it is not one select statement, or asks a clock."""
    statements = con.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise duckdb.ParserException("not one select statement")
    clock = CLOCK.search(re.sub(r"--[^\n]*|'[^']*'", "", sql))
    if clock:
        raise duckdb.ParserException(f"{clock[1] or clock[2]} changes from run to run: today is package.created")
    return statements[0]


def first_line(error: Exception) -> str:
    """Return the first line of a DuckDB error."""
    return str(error).splitlines()[0]


def run_rule(con: duckdb.DuckDBPyConnection, contract: Contract, rule: Statement) -> list[Fault]:
    """Return what a rule finds, located; or one fault of the rule itself when it cannot run."""
    timer = threading.Timer(LONGEST_RUN, con.interrupt)
    timer.daemon = True
    timer.start()
    try:
        cursor = con.execute(select_statement(con, rule.sql))
        if [column[0] for column in cursor.description] == COLUMNS:
            return list(_located(con, contract, rule, cursor.fetchall()))
        wrong = f"a rule returns {', '.join(COLUMNS)}"
    except duckdb.InterruptException:
        wrong = f"ran longer than {LONGEST_RUN} seconds"
    except duckdb.Error as error:
        wrong = first_line(error)
    finally:
        timer.cancel()
    return [Fault("rules.sql", rule.path, 1, WHOLE_ROW, printable(wrong))]


def _located(con: duckdb.DuckDBPyConnection, contract: Contract, rule: Statement, rows: list[tuple]) -> Iterable[Fault]:
    lines = {table: _lines(con, contract, table, [row[1] for row in rows if row[0] == table]) for table in {row[0] for row in rows}}
    severity = "warn" if rule.head.get("severity") == "warn" else "error"
    for table, row_id, column, found in rows:
        path = _path(contract, table, rule)
        shown = column if isinstance(column, str) else WHOLE_ROW
        line = lines[table].get(row_id, 1)
        row = None if row_id is None else str(row_id)
        yield Fault(rule.name, path, line, shown, printable(found), row, table, severity, rule.head.get("cure", ""))


def _path(contract: Contract, table: str, rule: Statement) -> str:
    if table in contract.tables:
        return contract.tables[table].path
    codelist = contract.codelists.get(str(table).removeprefix("codelist_"))
    return codelist.path if codelist else rule.path


def _lines(con: duckdb.DuckDBPyConnection, contract: Contract, name: str, row_ids: list[str]) -> dict[str, int]:
    """Return the line of each of those rows of a table or codelist."""
    if name not in contract.tables:
        codelist = contract.codelists.get(str(name).removeprefix("codelist_"))
        return {row["code"]: line for line, row in codelist.rows} if codelist else {}
    key, source = row_key(contract.tables[name]), f"{identifier(name)}"
    wanted = ", ".join(sorted({literal(str(row_id)) for row_id in row_ids if row_id is not None}))
    if not wanted:
        return {}
    query = f"select {key}, min(rowid) + 2 from {source} where {key} in ({wanted}) group by 1"
    return dict(con.execute(query).fetchall())


def _waive(contract: Contract, found: list[Fault], ran: set[str]) -> list[Fault]:
    """Take off the findings that a waiver accepts; a waiver that accepts nothing is a fault itself."""
    accepted = {(w.rule, w.table, w.row_id, w.column): w for w in contract.waivers}
    used: set[tuple] = set()
    kept = []
    for fault in found:
        key = (fault.rule, fault.table, fault.row_id, fault.column)
        if key in accepted:
            used.add(key)
        else:
            kept.append(fault)
    for key, waiver in accepted.items():
        if key not in used and (waiver.rule in ran or waiver.rule not in contract.rules):
            words = f"{waiver.rule} finds nothing at {waiver.table}/{waiver.row_id}/{waiver.column}"
            kept.append(Fault("rules.waiver_unused", WAIVERS, waiver.line, "rule", printable(words), waiver.row_id))
    return kept

"""The table layer: Table Schemas compiled to DuckDB SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import duckdb

from latticework.contract.model import Contract, Field, ForeignKey, Table
from latticework.errors import LONGEST_FOUND, WHOLE_ROW, Error, merged, printable
from latticework.sql.database import Database, identifier, joined, literal, row_key, typed
from latticework.validate import wording
from latticework.validate.wording import Speak, Words

# What text of each type looks like. ASCII digits only, no padding, no sign plus, no exponent without digits, no NaN.
SHAPES = {
    "integer": "-?[1-9][0-9]*|0",
    "number": r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?",
    "boolean": "true|false",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "year": "-?[0-9]{4}",
}
EMPTY_ROW = "table.empty_row"
GUESSES = 20
CLOSE = 0.85
PARTIAL_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?"
WEB_ADDRESS = r"https?://[^\s/$.?#:@]+\.[^\s<>\"{}|\\^`]*"
BOUNDS = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}


@dataclass(frozen=True)
class Check:
    """One way in which cells of one column can be wrong: `wrong` is SQL, true for a wrong cell, and `words` gives the message on its text."""

    rule: str
    column: str
    wrong: str
    words: Speak


@dataclass(frozen=True)
class KeyCheck:
    """One key of a table: SQL that counts the rows that break it (0 when none does) and SQL that gives them."""

    rule: str
    table: Table
    column: str
    count: str
    rows: str
    words: Speak = Words


def check_tables(database: Database) -> tuple[list[Error], int]:
    """Return all errors of the table layer, at most one for each cell, and how many checks were made.

    To be asked before the columns have their types.
    """
    tables = list(database.contract.tables.values())
    checks = {
        table.name: [*row_checks(table), *(check for field in table.fields for check in cell_checks(database.contract, table, field))] for table in tables
    }
    keys = [key for table in tables for key in key_checks(database, table)]
    found = database.on_all_cores(lambda con, table: list(_run(con, table, checks[table.name])), tables)
    found += [_locate(database.con, key.table, key.rule, key.column, key.rows, key.words) for key in _broken(database, keys)]
    first: dict[tuple[str, int, str], Error] = {}
    for error in (error for errors in found for error in errors):
        first.setdefault((error.path, error.line, error.column), error)
    empty = {(error.path, error.line) for error in first.values() if error.rule == EMPTY_ROW}
    kept = [error for error in first.values() if error.rule == EMPTY_ROW or (error.path, error.line) not in empty]
    return merged(kept), len(keys) + sum(map(len, checks.values()))


def row_checks(table: Table) -> Iterator[Check]:
    """Yield the check that a row has a filled cell at all: no other error of an empty row helps anybody."""
    if any(field.required or field.name in table.primary_key for field in table.fields):
        cells = ", ".join(map(identifier, table.columns))
        yield Check(EMPTY_ROW, WHOLE_ROW, f"coalesce({cells}, null) is null", lambda cell: Words("a row of empty cells", kind="empty"))


def cell_checks(contract: Contract, table: Table, field: Field) -> Iterator[Check]:
    """Yield the checks of one column, in the order in which a cell's first error is the one to name."""
    name = identifier(field.name)

    def check(rule: str, wrong: str, words: Speak) -> Check:
        return Check(rule, field.name, wrong, words)

    if field.required or field.name in table.primary_key:
        yield check("table.required", f"{name} is null", wording.required(table, field, contract.tables))
    if field.type == "string":
        if "maxLength" in field.constraints:
            # Too long even without blanks at its ends, so that deleting these does not show the next error only.
            most = field.constraints["maxLength"]
            yield check("table.max_length", f"length(trim({name})) > {most}", wording.too_long(most))
        yield check("table.blank_ends", f"(starts_with({name}, ' ') or ends_with({name}, ' '))", wording.blank_ends)
        if not field.raw.get("formulaLike"):
            yield check("table.formula", f"ascii({name}) in (43, 45, 61, 64)", wording.formula)
    else:
        yield check("table.type", f"{name} is not null and not ({_is_of_type(name, field)})", wording.of_type(field))
    if field.raw.get("idLike"):
        yield check("table.id_characters", f"strlen({name}) <> length({name})", wording.id_characters)
    if field.raw.get("partialDate"):
        yield check("table.calendar", f"{name} is not null and not ({_is_partial_date(name)})", wording.partial_date)
    if field.raw.get("format") == "uri":
        yield check("table.uri", f"not regexp_full_match({name}, {literal(WEB_ADDRESS)})", wording.web_address)
    yield from _constraint_checks(contract, field, name, check)


def _constraint_checks(contract: Contract, field: Field, name: str, check: Callable[[str, str, Speak], Check]) -> Iterator[Check]:
    constraints, value = field.constraints, typed(field.name, field.type)
    codelist = contract.codelists.get(field.raw.get("codelist", ""))
    members = constraints.get("enum", [row["code"] for _, row in codelist.rows] if codelist else [])
    if members:
        allowed = ", ".join(_as_sql(member, field) for member in members)
        yield check("table.enum", f"{value} not in ({allowed})", wording.code(contract, field, members))
    if "pattern" in constraints:
        yield check("table.pattern", f"not regexp_full_match({name}, {literal(constraints['pattern'])})", wording.pattern(contract, field))
    if "minLength" in constraints:
        yield check("table.min_length", f"length({name}) < {constraints['minLength']}", wording.too_short(constraints["minLength"]))
    for word, sign in BOUNDS.items():
        if word in constraints:
            yield check(f"table.{_snake(word)}", f"{value} {sign} {_as_sql(constraints[word], field)}", wording.bound(word, constraints[word]))


def _snake(word: str) -> str:
    return "".join("_" + char.lower() if char.isupper() else char for char in word)


def _as_sql(value: object, field: Field) -> str:
    return f"date {literal(value)}" if field.type == "date" else literal(value)


def _is_of_type(name: str, field: Field) -> str:
    shape = f"regexp_full_match({name}, {literal(SHAPES[field.type])})"
    if field.type == "boolean":
        return f"{name} in ('true', 'false')"
    if field.type == "date":
        return f"{shape} and not starts_with({name}, '0000') and {typed(field.name, 'date')} is not null"
    if field.type == "number":
        return f"{shape} and isfinite({typed(field.name, 'number')})"
    return f"{shape} and {typed(field.name, field.type)} is not null"


def _is_partial_date(name: str) -> str:
    day = f"(length({name}) < 10 or try_cast({name} as date) is not null)"
    return f"regexp_full_match({name}, {literal(PARTIAL_DATE)}) and not starts_with({name}, '0000') and {day}"


def _run(con: duckdb.DuckDBPyConnection, table: Table, checks: list[Check]) -> Iterator[Error]:
    """Yield the errors that the checks find. Valid tables, the most, are passed over once for all checks together."""
    source = identifier(table.name)
    anything = " or ".join(f"({check.wrong})" for check in checks)
    if not checks or not con.execute(f"select count(*) from {source} where {anything}").fetchone()[0]:
        return
    for check in checks:
        cell = "''" if check.column == WHOLE_ROW else f"coalesce({identifier(check.column)}, '')"
        query = f"select {table.position}, {row_key(table)}, {cell} from {source} where {check.wrong}"
        yield from _locate(con, table, check.rule, check.column, query, check.words)


def _locate(con: duckdb.DuckDBPyConnection, table: Table, rule: str, column: str, query: str, words: Speak = Words) -> list[Error]:
    """Return an error for each row (rowid, row id, text) of the query, with the message that `words` gives for the text."""
    errors = []
    for rowid, row_id, text in con.execute(query).fetchall():
        found, fix, kind = words(text)
        slip = f"{column} {kind}" if kind else ""
        errors.append(Error(rule, table.path, rowid + 2, column, printable(found, LONGEST_FOUND), row_id, table.name, fix=fix, kind=slip))
    return errors


def key_checks(database: Database, table: Table) -> Iterator[KeyCheck]:
    """Yield the checks of the table's keys.

    A foreign key into a table with lines that could not be read is left out: its target may be on one of them.
    """
    unique = [("table.primary_key", table.primary_key)] if table.primary_key else []
    unique += [("table.unique", key) for key in table.unique_keys if key != table.primary_key]
    for rule, key in unique:
        filled = " and ".join(f"{identifier(column)} is not null" for column in key)
        values = ", ".join(_value(table, column) for column in key)
        count = f"select count(*) - count(distinct concat_ws('/', {values})) from {identifier(table.name)} where {filled}"
        yield KeyCheck(rule, table, "+".join(key), count, _repeated(table, key))
    for reference in table.foreign_keys:
        if reference.to in database.whole:
            queries = _dangling(table, reference, database.contract.tables[reference.to])
            yield KeyCheck("table.foreign_key", table, "+".join(reference.fields), *queries, _missing(database, reference))


def _value(table: Table, column: str, alias: str = "") -> str:
    """Return the SQL by which cells of a key are compared: their text, of which each value of a type has one, except for numbers."""
    name = f"{alias}.{identifier(column)}" if alias else identifier(column)
    return f"try_cast({name} as double)" if table.field(column).type == "number" else name


def _broken(database: Database, keys: list[KeyCheck]) -> list[KeyCheck]:
    """Return the keys that some row breaks, asked in one statement: planning each by itself takes longer."""
    if not keys:
        return []
    counts = " union all ".join(f"select {number}, ({key.count})" for number, key in enumerate(keys))
    return [keys[number] for number, count in sorted(database.con.execute(counts).fetchall()) if count]


def _repeated(table: Table, key: list[str]) -> str:
    """Return the SQL of rows whose key, all of it filled, is on an earlier line too."""
    values = ", ".join(f"{_value(table, column)} as value_{number}" for number, column in enumerate(key))
    columns = ", ".join(str(number) for number in range(1, len(key) + 1))
    filled = " and ".join(f"{identifier(column)} is not null" for column in key)
    name = f"{identifier(table.name)}"
    same = " and ".join(f"{_value(table, column, 't')} = f.value_{number}" for number, column in enumerate(key))
    return (
        f'with "first of each" as (select {values}, min({table.position}) as first_row from {name} where {filled} group by {columns} having count(*) > 1) '
        f"select t.{table.position}, {row_key(table, 't')}, {joined(key, 't')} || ' is also on line ' || (f.first_row + 2) "
        f'from {name} t join "first of each" f on {same} where t.{table.position} > f.first_row'
    )


def _dangling(table: Table, key: ForeignKey, target: Table) -> tuple[str, str]:
    """Return the SQL that counts, and the one that gives, rows whose foreign key, any of it filled, is not found where it refers to."""
    filled = " or ".join(f"t.{identifier(column)} is not null" for column in key.fields)
    same = " and ".join(f"{_value(table, a, 't')} = {_value(target, b, 'o')}" for a, b in zip(key.fields, key.to_fields))
    rest = f"from {identifier(table.name)} t anti join {identifier(key.to)} o on {same} where {filled}"
    return f"select count(*) {rest}", f"select t.{table.position}, {row_key(table, 't')}, {joined(key.fields, 't')} {rest}"


def _missing(database: Database, key: ForeignKey) -> Speak:
    """Return the message on a key that is not found, with the most similar one that is; that is looked up for the first few only."""
    asked = count(1)
    where = f"{key.to}.{'+'.join(key.to_fields)}"
    similar = f"jaro_winkler_similarity({joined(key.to_fields)}, ?)"
    query = f"select {joined(key.to_fields)} from {identifier(key.to)} where {similar} > {CLOSE} order by {similar} desc, 1 limit 1"

    def speak(value: str) -> Words:
        near = database.con.execute(query, [value, value]).fetchone() if next(asked) <= GUESSES else None
        return Words(f"{wording.shown(value)} is not in {where}" + (f"; did you mean {near[0]}?" if near else ""))

    return speak

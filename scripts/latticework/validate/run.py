"""A whole run: contract, bytes, tables, records, rules, texts, in this order, every error in one list."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase

from latticework.contract.load import load_contract
from latticework.contract.model import DESCRIPTOR, Contract
from latticework.contract.standard import STRICT, profile_of
from latticework.errors import Error, Unreadable
from latticework.files.json_text import read_json
from latticework.validate.byte_layer import scan_data
from latticework.validate.model import Run, Verdict

CALENDAR = "table.calendar"
# Errors of cells that the layers after see as empty.
UNREAD = ("table.type", CALENDAR, "table.empty_row")
# Errors that a cell can have by how it is written, besides those of the contract and the bytes.
OF_FORM = ("table.type", "table.uri", "table.blank_ends", "table.formula", "table.empty_row")


@contextmanager
def _timed(verdict: Verdict, what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    verdict.seconds[what] = round(time.perf_counter() - start, 3)


def validate(run: Run) -> Verdict:
    """Return the Verdict on the package. No error of the package raises; LookupError for a pattern that matches no rule."""
    run.step("contract")
    timed = Verdict()
    try:
        with _timed(timed, "contract"):
            contract = load_contract(run.root)
    except Unreadable as error:
        verdict = _unreadable(run, error.errors)
        return _by_frictionless(run, verdict) or verdict
    _check_patterns([*run.select, *run.ignore], contract)
    verdict = validate_data(run, contract)
    verdict.seconds = timed.seconds | verdict.seconds
    return (_by_frictionless(run, verdict) if verdict.code else None) or verdict


def _by_frictionless(run: Run, ours: Verdict) -> Verdict | None:
    """Return the verdict with the tables checked by Frictionless; None where ours is final.

    Ours is final for a package of the strict profile, for one without a readable descriptor or without resources, and where its errors
    are not of form. What a package of the standard profile may be beyond the plain form that our table layer takes, Frictionless knows.
    """
    from latticework.validate.frictionless_check import ask_frictionless

    try:
        descriptor = read_json(run.root, DESCRIPTOR)[0]
    except Unreadable:
        return None
    if not isinstance(descriptor, dict) or profile_of(descriptor) == STRICT:
        return None
    if not isinstance(descriptor.get("resources"), list) or not descriptor["resources"]:
        return None
    reason = next((error for error in ours.errors if _of_form(error)), None)
    if reason is None and ours.readable:
        return None
    words = "tables checked by frictionless" + (f": {reason.path}:{reason.line}:{reason.column} {reason.found}" if reason else "")
    run.step("frictionless")
    try:
        errors, rows, notes = ask_frictionless(run.root, descriptor)
    except Unreadable as error:
        return replace(_unreadable(run, error.errors), notes=[words])
    # Frictionless checks foreign keys itself, and reads more cells than we do.
    lines = {(error.path, error.line) for error in errors}
    kept = [error for error in ours.errors if not _of_form(error) and error.rule != "table.foreign_key" and (error.path, error.line) not in lines]
    layers = [("tables", len(rows), "tables, by frictionless"), *(layer for layer in ours.layers if layer[0] in ("records", "rules"))]
    name = str(descriptor.get("name") or run.root.resolve().name)
    return Verdict(name, str(descriptor.get("version", "")), _finished(run, errors + kept), rows, layers, [words, *notes], ours.seconds)


def _of_form(error: Error) -> bool:
    """Return whether an error may be no error of the standard: it is about how something is written."""
    return error.rule in OF_FORM or error.rule.startswith(("contract.", "bytes."))


def _check_patterns(patterns: list[str], contract: Contract) -> None:
    from latticework.validate.diagnostics import diagnostics

    known = diagnostics(contract) if patterns else {}
    for pattern in patterns:
        if not any(fnmatchcase(rule, pattern) for rule in known):
            raise LookupError(f"{pattern!r} matches no rule; --explain all lists them")


def validate_data(run: Run, contract: Contract) -> Verdict:
    """Return the Verdict on the data of a package whose contract is loaded already; `contract.root` holds the data."""
    from latticework.validate.quote_spans import check_mapping

    verdict = Verdict(contract.descriptor["name"], contract.version, list(contract.errors))
    verdict.layers.append(("contract", _contract_files(contract), "files"))
    try:
        check_mapping(contract)
        _check(run, contract, verdict)
    except Unreadable as error:
        verdict.errors += error.errors
        verdict.readable = False
    verdict.errors = _finished(run, verdict.errors) if verdict.readable else _unreadable(run, verdict.errors).errors
    return verdict


def _unreadable(run: Run, errors: list[Error]) -> Verdict:
    """Return the verdict on a package that cannot be judged, with every reason, whatever rules are asked for."""
    return Verdict(errors=_finished(replace(run, select=(), ignore=()), errors), readable=False)


def _check(run: Run, contract: Contract, verdict: Verdict) -> None:
    from latticework.sql.database import Database
    from latticework.validate.records import check_records
    from latticework.validate.tables import check_tables

    with _timed(verdict, "bytes"):
        scans, errors = scan_data(contract, run.step)
    verdict.errors += errors
    verdict.layers.append(("bytes", len(contract.tables), "files"))
    with Database(contract) as database:
        with _timed(verdict, "loading"):
            for table in contract.tables.values():
                run.step(f"loading {table.name}")
                database.load(table, scans.get(table.name))
                verdict.rows[table.name] = database.count(table.name)
        for layer, check, unit in (("tables", check_tables, "constraints"), ("records", check_records, "branches")):
            run.step(layer)
            with _timed(verdict, layer):
                errors, made = check(database)
            verdict.errors += _without_echoes(errors, verdict.errors)
            verdict.layers.append((layer, made, unit))
            if layer == "tables":
                with _timed(verdict, "offering"):
                    database.offer({(error.path, line, error.column) for error in errors if error.rule == CALENDAR for line in (error.line, *error.also)})
        with _timed(verdict, "rules"):
            _rules_and_texts(run, database, verdict)


def _without_echoes(errors: list[Error], earlier: list[Error]) -> list[Error]:
    """Return the errors of lines on which every cell could be read: any other cell looks empty to the layers after."""
    unread = _unread(earlier)
    return [error for error in errors if (error.path, error.line) not in unread]


def _in_key(contract: Contract, error: Error) -> bool:
    """Return whether an error leaves a row without a valid id of its own: rules would look for it elsewhere."""
    return (
        bool(error.table) and not contract.tables[error.table].derived and not set(error.column.split("+")).isdisjoint(contract.tables[error.table].primary_key)
    )


def _unread(errors: list[Error]) -> set[tuple[str, int]]:
    """Return (path, line) of the rows with a cell that could not be read."""
    return {(error.path, line) for error in errors if error.rule in UNREAD for line in (error.line, *error.also)}


def _rules_and_texts(run: Run, database, verdict: Verdict) -> None:
    from latticework.validate.quote_spans import check_texts
    from latticework.validate.rules import check_rules
    from latticework.validate.statements import check_statements

    contract = database.contract
    torn = [name for name in contract.tables if name not in database.whole]
    if torn:
        verdict.notes.append(f"rules not run: lines of {', '.join(torn)} cannot be read; correct them first")
        return
    if nameless := sorted({error.path for error in verdict.errors if _in_key(contract, error)}):
        verdict.notes.append(f"rules not run: {', '.join(nameless)} has rows without an id of their own; correct them first")
        return
    errors, made = check_rules(database, run)
    lines = _unread(verdict.errors)
    verdict.errors += [error for error in errors if (error.path, error.line) not in lines | database.rows_that_name(lines)] if lines else errors
    verdict.layers.append(("rules", made, "rules"))
    if run.texts is not None:
        result = check_texts(database, run.texts)
        verdict.errors += result.errors
        verdict.layers.append(("texts", result.spans, "spans"))
        verdict.notes.append(f"texts: {result.here} sources compared, {result.not_here} with a sha256 whose text is not here")
    if not any(error.rule.startswith(("bytes.", "table.")) for error in verdict.errors):
        errors, made = check_statements(database, run)
        verdict.errors += errors
        verdict.layers.append(("sql", made, "statements"))


def _contract_files(contract: Contract) -> int:
    parts = (contract.tables, contract.records, contract.codelists, contract.rules, contract.views)
    return 1 + sum(len(part) for part in parts)


def _finished(run: Run, errors: list[Error]) -> list[Error]:
    """Return the wanted errors, sorted, each with its fix."""
    from latticework.validate.diagnostics import fix_of

    kept = {error: None for error in errors if run.wanted(error.rule)}
    fixed = [error if error.fix else replace(error, fix=fix_of(error.rule)) for error in kept]
    return sorted(fixed, key=lambda error: (error.place, error.row_id or ""))

"""The table layer asked of Frictionless: an independent second opinion in the same words."""

from __future__ import annotations

import re
from pathlib import Path

from latticework.contract.model import DESCRIPTOR
from latticework.errors import WHOLE_ROW, Error, printable
from latticework.files.paths import safe_path

EVERY_ERROR = 10**9
SAME_AS = {
    "type-error": "table.type",
    "unique-error": "table.unique",
    "primary-key": "table.primary_key",
    "foreign-key": "table.foreign_key",
    "blank-row": "bytes.blank_line",
    "extra-cell": "bytes.ragged",
    "missing-cell": "bytes.ragged",
    "blank-header": "bytes.header",
    "blank-label": "bytes.header",
    "duplicate-label": "bytes.header",
    "incorrect-label": "bytes.header",
    "extra-label": "bytes.header",
    "missing-label": "bytes.header",
    "encoding-error": "bytes.utf8",
}


def ask_frictionless(root: Path, descriptor: dict) -> tuple[list[Error], dict[str, int]]:
    """Return what Frictionless finds wrong with the tables of the package in the folder `root`, and the rows that it read of each table."""
    from frictionless import Package, system

    system.onerror = "ignore"
    try:
        report = Package.from_descriptor(descriptor, basepath=str(root)).validate(limit_errors=EVERY_ERROR)
    except Exception as error:
        return [Error("frictionless.other", DESCRIPTOR, 1, WHOLE_ROW, printable(error))], {}
    errors = [_error(None, None, error) for error in report.errors]
    rows = {}
    for task in report.tasks:
        errors += [_error(task.name, task.place, error) for error in task.errors]
        rows[task.name] = task.stats.get("rows", 0)
    return errors, rows


def _error(table: str | None, path: str | None, error) -> Error:
    rule = SAME_AS.get(error.type, "frictionless.other")
    if error.type == "constraint-error":
        word = re.search(r'constraint "(\w+)"', error.note)
        rule = "table." + "".join("_" + c.lower() if c.isupper() else c for c in word[1]) if word else rule
    column = getattr(error, "field_name", "") or "+".join(getattr(error, "field_names", []) or []) or WHOLE_ROW
    line = getattr(error, "row_number", None) or 1
    shown = path if path and safe_path(path) else DESCRIPTOR
    return Error(rule, shown, line, printable(column), printable(error.note), table=table)

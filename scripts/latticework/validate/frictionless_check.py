"""The table layer asked of Frictionless: an independent second opinion in the same words."""

from __future__ import annotations

import re

from latticework.contract.model import Contract
from latticework.faults import WHOLE_ROW, Fault, printable

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


def ask_frictionless(contract: Contract) -> tuple[list[Fault], dict[str, int]]:
    """Return what Frictionless finds wrong with the package's tables, as faults, and the rows that it read of each table."""
    from frictionless import Package, system

    system.onerror = "ignore"
    try:
        report = Package(str(contract.root / "datapackage.json")).validate(limit_errors=EVERY_ERROR)
    except Exception as error:
        return [Fault("frictionless.other", "datapackage.json", 1, WHOLE_ROW, printable(error))], {}
    faults = [_fault(None, error) for error in report.errors]
    rows = {}
    for task in report.tasks:
        table = contract.tables.get(task.name)
        faults += [_fault(table, error) for error in task.errors]
        rows[task.name] = task.stats.get("rows", 0)
    return faults, rows


def _fault(table, error) -> Fault:
    rule = SAME_AS.get(error.type, "frictionless.other")
    if error.type == "constraint-error":
        word = re.search(r'constraint "(\w+)"', error.note)
        rule = "table." + "".join("_" + c.lower() if c.isupper() else c for c in word[1]) if word else rule
    column = getattr(error, "field_name", "") or "+".join(getattr(error, "field_names", []) or []) or WHOLE_ROW
    line = getattr(error, "row_number", None) or 1
    path = table.path if table else "datapackage.json"
    return Fault(rule, path, line, printable(column), printable(error.note), table=table.name if table else None)

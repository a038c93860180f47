"""The table layer asked of Frictionless: an independent second opinion in the same words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from latticework.contract.model import DESCRIPTOR
from latticework.contract.standard import VERSION_2, for_frictionless, paths_of, without_remote
from latticework.errors import LONGEST_FOUND, WHOLE_ROW, Error, Unreadable, printable
from latticework.files.json_text import read_json
from latticework.files.paths import leads_out, safe_path

EVERY_ERROR = 10**9
# What Frictionless says of a format that it cannot read without a further package.
UNREAD = "Please install"
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


def ask_frictionless(root: Path, descriptor: dict) -> tuple[list[Error], dict[str, int], list[str]]:
    """Return what Frictionless finds wrong with the tables of the package in the folder `root`, the rows that it read of each, and notes.

    Raises Unreadable for a path that leads out of the folder, and for a descriptor that Frictionless cannot use.
    """
    from frictionless import Package, system

    local, notes = without_remote(descriptor)
    _refuse_outside(root, local)
    known = [_in_known_words(root, resource) for resource in local["resources"] if not _is_no_table(resource)]
    notes += [f"not checked: the data of {resource.get('name')} are no table" for resource in local["resources"] if _is_no_table(resource)]
    notes += [f"not checked by frictionless: {word} of {resource.get('name')}" for resource, lost in known for word in lost]
    system.onerror = "ignore"
    try:
        package = Package.from_descriptor({"$schema": VERSION_2, **local, "resources": [resource for resource, _ in known]}, basepath=str(root))
        report = package.validate(limit_errors=EVERY_ERROR)
    except Exception as error:  # Frictionless raises many kinds.
        raise _unreadable("frictionless.other", error) from None
    errors = [_error(None, None, error) for error in report.errors]
    rows = {}
    for task in report.tasks:
        unread = [error for error in task.errors if error.note.startswith(UNREAD)]
        notes += [f"not checked: {task.name} ({error.note})" for error in unread]
        errors += [_error(task.name, task.place, error) for error in task.errors if error not in unread]
        rows[task.name] = task.stats.get("rows", 0)
    return errors, rows, notes


def _refuse_outside(root: Path, descriptor: dict) -> None:
    """Raise Unreadable when a path leads out of the package: Frictionless follows links."""
    for path in (path for resource in descriptor["resources"] for path in paths_of(resource)):
        if reason := leads_out(root, path):
            raise _unreadable("contract.unsafe_path", f"{path}: {reason}")


def _unreadable(rule: str, found: object) -> Unreadable:
    return Unreadable([Error(rule, DESCRIPTOR, 1, WHOLE_ROW, printable(found, LONGEST_FOUND))])


def _is_no_table(resource: Any) -> bool:
    return isinstance(resource, dict) and isinstance(resource.get("data"), (dict, str))


def _in_known_words(root: Path, resource: Any) -> tuple[Any, list[str]]:
    """Return the resource with its kind and its schema in words that Frictionless knows, and the words that have none."""
    if not isinstance(resource, dict):
        return resource, []
    kind = resource.get("type") or _kind(resource)
    known = {word: value for word, value in resource.items() if word not in ("type", "datatype")} | ({"type": kind} if kind else {})
    schema = resource.get("schema")
    if isinstance(schema, str) and safe_path(schema):
        schema = read_json(root, schema)[0]
    if not isinstance(schema, dict) or not isinstance(schema.get("fields"), list):
        return known, []
    plain, lost = for_frictionless(schema)
    return {**known, "schema": plain}, lost


def _kind(resource: dict) -> str | None:
    """Return what a resource is that does not say so. Frictionless would take a JSON file for a descriptor and follow the paths in it."""
    if isinstance(resource.get("data"), list):
        return "table"
    names = [str(name).lower() for name in (*paths_of(resource), f".{resource.get('format')}")]
    return "json" if any(name.endswith((".json", ".yaml", ".yml")) for name in names) else None


def _error(table: str | None, path: str | None, error) -> Error:
    rule = SAME_AS.get(error.type, "frictionless.other")
    if error.type == "constraint-error":
        word = re.search(r'constraint "(\w+)"', error.note)
        rule = "table." + "".join("_" + c.lower() if c.isupper() else c for c in word[1]) if word else rule
    column = getattr(error, "field_name", "") or "+".join(getattr(error, "field_names", []) or []) or WHOLE_ROW
    line = getattr(error, "row_number", None) or 1
    shown = path if path and safe_path(path) else DESCRIPTOR
    return Error(rule, shown, line, printable(column), printable(error.note), table=table)

"""What changed between two versions of a package, row by row, and which ids went without a word."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from latticework.contract.descriptor_shape import PACKAGE_OF_ANY_VERSION, TABLE_OF_ANY_VERSION
from latticework.contract.model import DESCRIPTOR, Table
from latticework.contract.profiles import apply, compiled
from latticework.contract.standard import plain_schema
from latticework.errors import Unreadable
from latticework.files.json_text import read_json
from latticework.files.paths import list_folder, locate

RETIRED = "schemas/retired.json"
# The tables, and their columns, by which SQL of a package reads what changed since an earlier version.
TABLES_OF_CHANGES = {"since": ["version", "created"], "changes": ["table_name", "row_id", "change", "column_name", "before", "after"]}


@dataclass(frozen=True)
class Snapshot:
    """One version of a package: its tables, by default those written by hand, and their rows as {id: {column: cell}}.

    `retired` is {(table, id): (successor, reason)}, read from the file `retired_in`, empty when the package has none;
    `first` is the first version whose ids must be kept.
    """

    version: str
    tables: dict[str, Table]
    rows: dict[str, dict[str, dict[str, str]]]
    retired: dict[tuple[str, str], tuple[str, str]]
    retired_in: str
    first: str


@dataclass
class TableChange:
    """What changed in one table: columns and ids that came or went, and cells as {id: {column: (before, after)}}."""

    before: int = 0
    after: int = 0
    new_columns: list[str] = field(default_factory=list)
    gone_columns: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    retired: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def silent(self) -> bool:
        """Return whether nothing changed."""
        return not (self.new_columns or self.gone_columns or self.added or self.removed or self.changed)


def read_snapshot(root: Path, derived: bool = False) -> Snapshot:
    """Return the package in the folder `root` as it is, with its derived tables when asked for.

    Only what a comparison needs is read, so that an older version need not obey the newest contract. Raises Unreadable for
    JSON that cannot be read, and ValueError for anything else that is not there or has another shape.
    """
    descriptor, text = read_json(root, DESCRIPTOR)
    _refuse(PACKAGE_OF_ANY_VERSION, descriptor, DESCRIPTOR, text)
    tables = [_table(root, resource) for resource in descriptor["resources"]]
    try:
        by_name = {table.name: table for table in tables if derived or not table.derived}
        rows = {name: _rows(root, table) for name, table in by_name.items()}
        return Snapshot(descriptor.get("version", ""), by_name, rows, *_retired(root, by_name, rows))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{DESCRIPTOR} or a file that it names lacks {error}") from None


def compare(old: Snapshot, new: Snapshot) -> dict[str, TableChange]:
    """Return what changed in each table of either version, in the order of the newer one."""
    return {name: _compare(name, old, new) for name in dict.fromkeys([*new.tables, *old.tables])}


def changed_cells(old: Snapshot, new: Snapshot) -> list[tuple[str, str, str, str | None, str | None, str | None]]:
    """Return (table, row id, added | changed | removed, column, before, after) of every row that differs; the last three only for changed cells."""
    rows: list[tuple[str, str, str, str | None, str | None, str | None]] = []
    for name, change in compare(old, new).items():
        rows += [(name, row_id, "added", None, None, None) for row_id in change.added]
        rows += [(name, row_id, "removed", None, None, None) for row_id in change.removed]
        rows += [(name, row_id, "changed", column, *pair) for row_id, cells in change.changed.items() for column, pair in cells.items()]
    return rows


def vanished(old: Snapshot, new: Snapshot) -> list[tuple[str, str]]:
    """Return (file, id) of every row that is gone and is not listed as retired.

    Only keys of one column are ids; a row that links others is named by them and may go.
    """
    return [
        (old.tables[name].path, row_id)
        for name, change in compare(old, new).items()
        if name in old.tables and len(old.tables[name].primary_key) == 1
        for row_id in change.removed
        if row_id not in change.retired
    ]


def _compare(name: str, old: Snapshot, new: Snapshot) -> TableChange:
    before, after = old.rows.get(name, {}), new.rows.get(name, {})
    columns = [old.tables[name].columns if name in old.tables else [], new.tables[name].columns if name in new.tables else []]
    kept = [column for column in columns[1] if column in columns[0]]
    cells = {
        row_id: {column: (before[row_id][column], row[column]) for column in kept if before[row_id][column] != row[column]}
        for row_id, row in after.items()
        if row_id in before
    }
    removed = [row_id for row_id in before if row_id not in after]
    return TableChange(
        len(before),
        len(after),
        [column for column in columns[1] if column not in columns[0]],
        [column for column in columns[0] if column not in columns[1]],
        [row_id for row_id in after if row_id not in before],
        removed,
        {row_id: change for row_id, change in cells.items() if change},
        {row_id: new.retired[name, row_id] for row_id in removed if (name, row_id) in new.retired},
    )


def _table(root: Path, resource: dict) -> Table:
    path = resource["schema"] if isinstance(resource["schema"], str) else DESCRIPTOR
    schema, text = read_json(root, path) if path != DESCRIPTOR else (resource["schema"], "{}")
    schema = plain_schema(schema)
    _refuse(TABLE_OF_ANY_VERSION, schema, path, text)
    return Table(resource["name"], resource["path"], path, schema, text, resource)


def _refuse(shape: dict, value: object, path: str, text: str) -> None:
    if errors := apply(compiled(shape), value, path, text):
        raise Unreadable(errors)


def _rows(root: Path, table: Table) -> dict[str, dict[str, str]]:
    reason = locate(root, table.path)
    if reason:
        raise ValueError(f"{table.path}: {reason}")
    with open(root / table.path, encoding="utf-8", newline="") as file:
        try:
            rows: dict[str, dict[str, str]] = {}
            reader = csv.DictReader(file)
            if absent := [column for column in [*table.columns, *table.primary_key] if column not in (reader.fieldnames or [])]:
                raise ValueError(f"the header lacks {absent[0]}")
            for row in reader:
                row_id = "/".join(row[key] or "" for key in table.primary_key)
                if None in row or None in row.values():
                    raise ValueError(f"line {reader.line_num} has more or fewer cells than the header")
                if table.primary_key and row_id in rows:
                    raise ValueError(f"the id {row_id} occurs twice, the second time on line {reader.line_num}")
                rows[row_id or str(reader.line_num)] = row
            return rows
        except UnicodeDecodeError:
            raise ValueError(f"{table.path}: bytes that are not UTF-8") from None
        except (csv.Error, ValueError) as error:
            raise ValueError(f"{table.path}: {error}") from None


def _retired(root: Path, tables: dict[str, Table], rows: dict[str, dict[str, dict[str, str]]]) -> tuple[dict, str, str]:
    """Return `retired`, `retired_in` and `first` of a Snapshot; a package need not say where it lists its retired ids."""
    if not list_folder(root, "schemas", "retired.json"):
        return {}, "", ""
    names, _ = read_json(root, RETIRED)
    of, row_id, successor, reason = (names[key] for key in ("of", "id", "successor", "reason"))
    listed = {(row[of], row[row_id]): (row[successor], row[reason]) for row in rows[names["table"]].values()}
    return listed, tables[names["table"]].path, names["first"]

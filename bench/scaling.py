"""A package made larger: its rows copied under new ids that still refer to one another.

What cannot be known from the Table Schemas is in `scaling.json` next to this file:
`kept` tables are not copied, `references` name the columns that hold another row's table and id, `marked` columns get
the number of the copy behind their text, `silenced` rules find every copy, or need the derived tables, which are not copied.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from latticework.contract.model import Contract, Table
from latticework.files.csv_text import read_small

SETTINGS = json.loads(Path(__file__).with_name("scaling.json").read_text(encoding="utf-8"))


def row_count(contract: Contract) -> tuple[int, int]:
    """Return how many rows the package has in all, and how many of them a copy adds."""
    copied = {table.name for table in copied_tables(contract)}
    counts = {name: len(read_small(t.path, contract.root / t.path)[1]) for name, t in contract.tables.items()}
    return sum(counts.values()), sum(count for name, count in counts.items() if name in copied)


def copied_tables(contract: Contract) -> list[Table]:
    """Return the tables whose rows are copied."""
    kept = SETTINGS["kept"]
    return [table for table in contract.tables.values() if not table.derived and table.name not in kept]


def write_scaled(contract: Contract, place: Path, copies: int) -> None:
    """Write the package with each copied row standing there `copies` times to the new folder `place`."""
    shutil.copytree(contract.root / "schemas", place / "schemas")
    shutil.copy(contract.root / "datapackage.json", place)
    copied = {table.name for table in copied_tables(contract)}
    for table in contract.tables.values():
        target = place / table.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if table.name in copied:
            _write_copies(contract, table, target, copies)
        else:
            shutil.copy(contract.root / table.path, target)


def _write_copies(contract: Contract, table: Table, target: Path, copies: int) -> None:
    columns, rows, _ = read_small(table.path, contract.root / table.path)
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for number in range(copies):
            change = _changer(contract, table, number) if number else list
            writer.writerows(change(row) for _, row in rows)


def _changer(contract: Contract, table: Table, number: int) -> Callable[[list[str]], list[str]]:
    """Return what makes a row of the table that of copy `number`."""
    copied = {t.name: t for t in copied_tables(contract)}
    ids = [table.columns.index(column) for column in _id_columns(table, copied)]
    marked = [table.columns.index(column) for column in SETTINGS["marked"].get(table.name, [])]
    references = [(table.columns.index(r["names"]), table.columns.index(r["row"])) for r in SETTINGS["references"] if r["table"] == table.name]

    def change(row: list[str]) -> list[str]:
        new = list(row)
        for at in ids:
            new[at] = _new_id(row[at], number)
        for at in marked:
            new[at] = f"{row[at]}-copy{number}" if row[at] else ""
        for names, at in references:
            if row[names] in copied:
                new[at] = _new_row_id(row[at], copied[row[names]], copied, number)
        return new

    return change


def _id_columns(table: Table, copied: dict[str, Table]) -> Iterator[str]:
    """Yield the columns that hold ids of copied rows: a single id of its own, and references to copied tables."""
    if len(table.primary_key) == 1 and not any(key.fields == table.primary_key for key in table.foreign_keys):
        yield table.primary_key[0]
    for key in table.foreign_keys:
        if key.to in copied:
            yield from key.fields


def _new_id(old: str, number: int) -> str:
    """Return an id of the copy: marked in its first part, so that ids that begin with one another still do."""
    head, dot, rest = old.partition(".")
    return f"{head}-copy{number}{dot}{rest}" if old else ""


def _new_row_id(old: str, table: Table, copied: dict[str, Table], number: int) -> str:
    changing = set(_id_columns(table, copied))
    return "/".join(_new_id(part, number) if column in changing else part for column, part in zip(table.primary_key, old.split("/")))

"""The package with new rows, checked before anything is written."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path

from latticework.contract.model import DESCRIPTOR, Contract, Table
from latticework.entry.recipes import Recipe
from latticework.entry.rows import Row, Rows, evidence_of, row_id
from latticework.files.paths import read_file
from latticework.files.writing import write_whole
from latticework.sql.cells import to_csv
from latticework.validate.canonical import canonical
from latticework.validate.limits import validate_with_limits
from latticework.validate.model import Run, Verdict
from latticework.validate.wording import closest


def files_with(contract: Contract, added: dict[str, list[Row]]) -> dict[str, bytes]:
    """Return the data files, by path, as they are with the rows added and in order. Raises NotCanonical for a file that is broken already."""
    files = {}
    for name, rows in added.items():
        table = contract.tables[name]
        files[table.path] = canonical(table, read_file(contract.root, table.path).rstrip(b"\n") + b"\n" + as_csv(table, rows).encode("utf-8")).after
    return files


def as_csv(table: Table, rows: list[Row]) -> str:
    """Return rows as lines of CSV without a header."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([row[column] for column in table.columns] for row in rows)
    return text.getvalue()


def judged(contract: Contract, files: dict[str, bytes]) -> Verdict:
    """Return the verdict on a copy of the package in which these files take the place of its own; derived tables are left out."""
    with tempfile.TemporaryDirectory(prefix="latticework-new-") as folder:
        there = Path(folder)
        shutil.copytree(contract.root / "schemas", there / "schemas")
        write_whole(there / DESCRIPTOR, read_file(contract.root, DESCRIPTOR))
        for table in contract.tables.values():
            # A derived table is empty in the copy: one that cannot be read would keep the rules from running.
            data = to_csv(table.columns, []) if table.derived else files.get(table.path) or read_file(contract.root, table.path)
            write_whole(there / table.path, data)
        verdict = validate_with_limits(Run(there))
    derived = {table.path for table in contract.tables.values() if table.derived}
    verdict.errors = [error for error in verdict.errors if error.path not in derived]
    return verdict


def missing(recipes: dict[str, Recipe], rows: Rows) -> list[str]:
    """Return what to type for each row that the added ones refer to and that is not there."""
    lines = {}
    for name, added in rows.added.items():
        for key in rows.contract.tables[name].foreign_keys:
            target = rows.contract.tables[key.to]
            known = rows.of(target)
            for row in added:
                wanted = "/".join(row[column] for column in key.fields)
                if wanted.strip("/") and key.to_fields == target.primary_key and wanted not in known:
                    lines[key.to, wanted] = _line(recipes, target, wanted, known)
    return list(lines.values())


def unclaimed(recipes: dict[str, Recipe], rows: Rows) -> list[str]:
    """Return what to type for the rows that need evidence and have no claim: nothing, or one line."""
    evidence = evidence_of(recipes)
    part = next((name for recipe in recipes.values() for name, kind in recipe.parts.items() if evidence and kind == evidence.kind), None)
    if part is None:
        return []
    named = evidence.supports
    claimed = {(claim[named["table"]], claim[named["row"]]) for claim in rows.of(evidence.table).values()}
    bare = []
    for name, added in rows.added.items():
        table = rows.contract.tables[name]
        needing = [field.name for field in table.fields if field.raw.get("evidence")]
        ids = [row_id(table, row) for row in added if any(row.get(column) for column in needing)]
        bare += [made for made in ids if (name, made) not in claimed]
    return [f'no source is named for {", ".join(bare)}: add "{part}": ["SOURCE_ID"] to the entry or a part of it, or type {part}=SOURCE_ID'] if bare else []


def _line(recipes: dict[str, Recipe], target: Table, wanted: str, known: dict[str, Row]) -> str:
    meant = closest(wanted, {word: word for word in known})
    kind = next((kind for kind, recipe in recipes.items() if recipe.table.name == target.name), None)
    add = f"; to add it: latticework new {kind} {target.primary_key[0]}={wanted}" if kind else ""
    return f"missing in {target.path}: {wanted}" + (f"; did you mean {meant}?" if meant else "") + add

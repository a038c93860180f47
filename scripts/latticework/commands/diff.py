"""`latticework diff`: what changed between two versions of a package, each a folder or a git revision."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from latticework.docs.markdown import table_of
from latticework.errors import printable
from latticework.history.diff import RETIRED, Snapshot, TableChange, compare, read_snapshot, vanished
from latticework.history.revisions import folder_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("old", help="the earlier version: a folder or a git revision")
    parser.add_argument("new", nargs="?", help="the later version (default: the package as it is)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--format", choices=["markdown", "json"], default="markdown", help="how to print the changes (default: markdown)")
    how.add_argument("--check", action="store_true", help="print no changes; exit 1 if an id is gone and not listed as retired")


def run(options: argparse.Namespace) -> int:
    """Print what changed, or check that no id was removed without being listed."""
    if options.check and not options.old.strip("0"):
        print("no earlier version to compare with: nothing to check")
        return 0
    old, new = (_snapshot(version, options.package) for version in (options.old, options.new or str(options.package)))
    if options.check:
        return check(old, new)
    changes = {name: change for name, change in compare(old, new).items() if not change.silent}
    sys.stdout.write(as_json(old, new, changes) if options.format == "json" else as_markdown(old, new, changes))
    return 0


def check(old: Snapshot, new: Snapshot) -> int:
    """Return 1 after naming each id that is gone and not retired, 0 when there is none or ids were not promised yet."""
    if new.version == new.first:
        print(f"{printable(new.version or 'a package without a version')} is the first version: ids are kept from it on")
        return 0
    gone = vanished(old, new)
    listed = f"add the id to {new.retired_in} with the reason" if new.retired_in else f"list ids that are gone in a table of their own, named in {RETIRED}"
    for path, row_id in gone:
        print(f"{printable(path)}  {printable(row_id)} is gone since {old.version or 'then'}: bring the row back, or {listed}")
    return int(bool(gone))


def as_json(old: Snapshot, new: Snapshot, changes: dict[str, TableChange]) -> str:
    """Return the changes as JSON: from, to, and per table its columns, ids and cells that changed."""
    document = {"from": old.version, "to": new.version, "tables": {name: asdict(change) for name, change in changes.items()}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_markdown(old: Snapshot, new: Snapshot, changes: dict[str, TableChange]) -> str:
    """Return the changes as Markdown: a table of counts, then what changed in each table."""
    counts = [(_code(n), c.before, c.after, len(c.added), len(c.changed), len(c.removed), len(c.retired)) for n, c in changes.items()]
    before, after = (printable(snapshot.version or "no version") for snapshot in (old, new))
    head = f"# Rows changed within {before}\n" if before == after else f"# Rows changed from {before} to {after}\n"
    if not counts:
        return f"{head}\nNone.\n"
    columns = ["table", "rows before", "rows after", "added", "changed", "removed", "of these retired"]
    return "\n".join([head, table_of(columns, counts), *(_section(name, change) for name, change in changes.items())])


def _section(name: str, change: TableChange) -> str:
    parts = [f"## {printable(name)}\n"]
    parts += [f"**Column gone: {_code(column)}.**\n" for column in change.gone_columns]
    parts += [f"New column: {_code(column)}.\n" for column in change.new_columns]
    if change.added:
        parts.append(f"Added: {', '.join(map(_code, change.added))}.\n")
    if change.changed:
        cells = [(_code(row_id), _code(column), *map(_whole, pair)) for row_id, row in change.changed.items() for column, pair in row.items()]
        parts.append(table_of(["row", "column", "before", "after"], cells))
    if change.removed:
        rows = [(_code(row_id), *map(_whole, change.retired.get(row_id, ("", "")))) for row_id in change.removed]
        parts.append(table_of(["removed", "successor", "reason"], rows))
    return "\n".join(parts)


def _code(text: str) -> str:
    return f"`{_whole(text)}`"


def _whole(text: str) -> str:
    """Return any text as `printable` does, not cut: versions need not have been checked."""
    return printable(text, len(text))


def _snapshot(version: str, package: Path) -> Snapshot:
    with folder_of(version, package) as folder:
        return read_snapshot(folder)

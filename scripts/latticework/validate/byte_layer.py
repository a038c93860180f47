"""The byte layer: each data file is there, and its bytes are those of a table with the columns of its schema."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from latticework.contract.model import Contract, Table
from latticework.contract.standard import STRICT, profile_of
from latticework.errors import WHOLE_ROW, Error, printable
from latticework.files.csv_text import Scan, scan
from latticework.files.paths import locate

TOLERATED = {"bytes.crlf", "bytes.bom", "bytes.final_newline"}
WORTH_PROCESSES = 32 * 2**20


def scan_data(contract: Contract, step: Callable[[str], None] = lambda what: None) -> tuple[dict[str, Scan], list[Error]]:
    """Return the Scan of each data file by table, and all errors of their bytes. A file that is missing has no Scan."""
    errors = []
    there = []
    for table in contract.tables.values():
        reason = locate(contract.root, table.path)
        if reason is None and not os.access(contract.root / table.path, os.R_OK):
            reason = "not readable"
        if reason:
            fix = "Write it with `latticework build derived`." if table.derived and reason == "no such file" else ""
            errors.append(Error("bytes.missing_file", table.path, 1, WHOLE_ROW, printable(reason), table=table.name, fix=fix))
        else:
            there.append(table)
    step("bytes")
    scans = dict(zip([table.name for table in there], _scan_all(contract.root, there)))
    errors += [replace(error, table=name) for name, result in scans.items() for error in result.errors]
    errors += [error for table in there for error in _check_size(contract, table)]
    if profile_of(contract.descriptor) != STRICT:
        # The scan reads over these, and so do all readers of the standard.
        errors = [error for error in errors if error.rule not in TOLERATED]
    return scans, errors


def _check_size(contract: Contract, table: Table) -> Iterator[Error]:
    """Yield an error when the file has not the number of bytes or the checksum that the descriptor gives."""
    place = contract.root / table.path
    size, given = os.path.getsize(place), table.resource.get("bytes")
    if given is not None and given != size:
        yield Error("bytes.size", table.path, 1, WHOLE_ROW, printable(f"{size} bytes where the descriptor gives {given}"), table=table.name)
    kind, _, digest = str(table.resource.get("hash", "")).rpartition(":")
    if digest and (kind or "md5") in hashlib.algorithms_available:
        with open(place, "rb") as file:
            found = hashlib.file_digest(file, kind or "md5").hexdigest()
        if found != digest.lower():
            yield Error("bytes.size", table.path, 1, WHOLE_ROW, printable(f"the checksum {found} where the descriptor gives {digest}"), table=table.name)


def _scan_all(root: Path, tables: list[Table]) -> list[Scan]:
    """Return the Scan of each table's file: in processes of their own when there is enough to read to be worth starting them."""
    work = [(t.path, root / t.path, t.columns) for t in tables]
    sizes = [os.path.getsize(place) for _, place, _ in work]
    if sum(sizes) < WORTH_PROCESSES or (os.cpu_count() or 1) < 2:
        return [scan(*item) for item in work]
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(4, os.cpu_count() or 1), get_context("spawn")) as pool:
        # The largest first, so that no core is left alone with it at the end.
        coming = {n: pool.submit(scan, *work[n]) for n in sorted(range(len(work)), key=lambda n: -sizes[n])}
        return [coming[n].result() for n in range(len(work))]

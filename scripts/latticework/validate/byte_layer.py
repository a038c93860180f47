"""The byte layer: each data file is there, and its bytes are those of a table with the columns of its schema."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from latticework.contract.model import Contract, Table
from latticework.faults import WHOLE_ROW, Fault, printable
from latticework.files.csv_text import Scan, scan
from latticework.files.paths import locate

WORTH_PROCESSES = 32 * 2**20


def scan_data(contract: Contract, step: Callable[[str], None] = lambda what: None) -> tuple[dict[str, Scan], list[Fault]]:
    """Return the Scan of each data file by table, and all faults of their bytes. A file that is missing has no Scan."""
    faults = []
    there = []
    for table in contract.tables.values():
        reason = locate(contract.root, table.path)
        if reason is None and not os.access(contract.root / table.path, os.R_OK):
            reason = "not readable"
        if reason:
            faults.append(Fault("bytes.missing_file", table.path, 1, WHOLE_ROW, printable(reason), table=table.name))
        else:
            there.append(table)
    step("bytes")
    scans = dict(zip([table.name for table in there], _scan_all(contract.root, there)))
    faults += [replace(fault, table=name) for name, result in scans.items() for fault in result.faults]
    return scans, faults


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

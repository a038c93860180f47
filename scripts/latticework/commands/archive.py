"""`latticework archive`: find or make an archived copy of each page, and write its address into the table. Needs the network."""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from collections.abc import Iterator

from latticework.contract.load import load_contract
from latticework.contract.model import Contract, Table
from latticework.files.json_text import read_json
from latticework.files.writing import write_whole
from latticework.validate.canonical import canonical, canonical_files
from latticework.web.wayback import FIND, SAVE, find_copy, make_copy

SETTINGS = "schemas/exports/archive.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--limit", type=int, metavar="N", help="stop after so many pages (default: all without a copy)")
    parser.add_argument("--find-only", action="store_true", help="take copies that exist; ask for no new ones")
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS", help="how long to wait for an answer (default: 60)")
    parser.add_argument("--pause", type=float, default=5, metavar="SECONDS", help="between two pages (default: 5)")
    parser.add_argument("--find", default=FIND, metavar="URL", help=f"service that finds copies (default: {FIND})")
    parser.add_argument("--save", default=SAVE, metavar="URL", help=f"service that makes copies (default: {SAVE})")


def run(options: argparse.Namespace) -> int:
    """Fill the empty cells for archived copies; what was found is kept when the run is interrupted. 1 if a page has no copy at the end."""
    contract = load_contract(options.package)
    table, columns = _settings(contract)
    canonical_files(contract)  # refuses a table that could not be written back without loss
    rows = list(csv.reader(io.StringIO((contract.root / table.path).read_text(encoding="utf-8"), newline="")))
    address, seen, copy = (table.columns.index(columns[part]) for part in ("address", "seen", "copy"))
    without = [row for row in rows[1:] if row[address] and not row[copy]][: options.limit]
    found = 0
    try:
        for row, place, problem in _copies(without, address, seen, options):
            row[copy] = place
            found += bool(place)
            print(f"{row[address]}  {place or problem}", flush=True)
    finally:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        write_whole(contract.root / table.path, canonical(table, text.getvalue().encode("utf-8")).after)
        print(f"{found} of {len(without)} pages have a copy now", file=sys.stderr)
    return int(found < len(without))


def _settings(contract: Contract) -> tuple[Table, dict[str, str]]:
    """Return the table with the pages and its columns: address of the page, day on which it was seen, address of the copy."""
    settings, _ = read_json(contract.root, SETTINGS)
    return contract.tables[settings["table"]], settings


def _copies(rows: list[list[str]], address: int, seen: int, options: argparse.Namespace) -> Iterator[tuple[list[str], str, str]]:
    """Yield each row with the address of its copy, or with an empty text and what went wrong."""
    for number, row in enumerate(rows):
        time.sleep(options.pause if number else 0)
        try:
            place = find_copy(row[address], row[seen].replace("-", ""), options.find, options.timeout)
            if not place and not options.find_only:
                place = make_copy(row[address], options.save, options.timeout)
            yield row, place, "no copy"
        except (OSError, ValueError) as error:
            yield row, "", str(error)

"""`latticework format`: put the data files into canonical bytes. Append rows anywhere, then run this."""

from __future__ import annotations

import argparse
import difflib
import sys

from latticework.contract.load import load_contract
from latticework.files.writing import write_whole
from latticework.validate.canonical import canonical_files


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--check", action="store_true", help="write nothing; print what would change, and exit 1 if anything would")


def run(options: argparse.Namespace) -> int:
    """Write the files that are out of order, or print how they differ."""
    changed = {path: pair for path, pair in canonical_files(load_contract(options.package)).items() if pair[0] != pair[1]}
    for path, (old, new) in changed.items():
        if options.check:
            sys.stdout.writelines(diff(path, old, new))
            print(f"{path} is not in order: run latticework format")
        else:
            write_whole(options.package / path, new)
    return int(options.check and bool(changed))


def diff(path: str, old: bytes, new: bytes) -> list[str]:
    """Return the lines of a unified diff from a file to its canonical bytes."""
    before, after = (data.decode("utf-8", "backslashreplace").splitlines(keepends=True) for data in (old, new))
    return [line if line.endswith("\n") else line + "\n" for line in difflib.unified_diff(before, after, path, f"{path} (in order)", n=0)]

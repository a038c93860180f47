"""`latticework format`: put the data files into canonical bytes. Append rows anywhere, then run this."""

from __future__ import annotations

import argparse
import difflib
import sys

from latticework.contract.load import load_contract
from latticework.errors import printable
from latticework.files.writing import write_whole
from latticework.validate.canonical import canonical_files


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--check", action="store_true", help="write nothing; print what would change, and exit 1 if anything would")


def run(options: argparse.Namespace) -> int:
    """Write the files that are out of order and say what was changed beyond the order of rows, or print how they differ."""
    changed = {path: file for path, file in canonical_files(load_contract(options.package)).items() if file.before != file.after}
    for path, (before, after, changes) in changed.items():
        if options.check:
            sys.stdout.writelines(diff(path, before, after))
            print(f"{path} is not in order: run latticework format")
        else:
            write_whole(options.package / path, after)
            print("\n".join(printable(f"{path}: {change}") for change in changes or ["rows put in order"]))
    return int(options.check and bool(changed))


def diff(path: str, old: bytes, new: bytes) -> list[str]:
    """Return the lines of a unified diff from a file to its canonical bytes."""
    before, after = (data.decode("utf-8", "backslashreplace").split("\n") for data in (old, new))
    lines = difflib.unified_diff(before, after, path, f"{path} (in order)", n=0, lineterm="")
    return [printable(line, len(line)) + "\n" for line in lines]

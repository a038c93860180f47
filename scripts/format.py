"""Put the data files into canonical bytes: rows by key, least quoting, LF, NFC. Append rows anywhere, then run this.

Exit code: 0 in order, 1 out of order (with --check), 2 a file that cannot be put in order.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from latticework.console import any_text, refuse
from latticework.contract.load import load_contract
from latticework.faults import Unreadable
from latticework.files.writing import write_whole
from latticework.validate.canonical import NotCanonical, canonical_files

HERE = Path(__file__).resolve().parents[1]
CURE = "make format"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    any_text()
    try:
        files = canonical_files(load_contract(options.package))
    except (NotCanonical, OSError, Unreadable) as error:
        return refuse(error)
    changed = {path: pair for path, pair in files.items() if pair[0] != pair[1]}
    if not options.check:
        for path, (_, data) in changed.items():
            write_whole(options.package / path, data)
        return 0
    for path, (old, new) in changed.items():
        sys.stdout.writelines(diff(path, old, new))
        print(f"{path} is not in order: run {CURE}")
    return int(bool(changed))


def diff(path: str, old: bytes, new: bytes) -> list[str]:
    """Return the lines of a unified diff from a file to its canonical bytes."""
    before, after = (data.decode("utf-8", "backslashreplace").splitlines(keepends=True) for data in (old, new))
    return [line if line.endswith("\n") else line + "\n" for line in difflib.unified_diff(before, after, path, f"{path} (in order)", n=0)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="format.py", description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="?", type=Path, default=HERE, help="folder of the package (default: this one)")
    parser.add_argument("--check", action="store_true", help="write nothing; print what would change and fail")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Write the generated documents: codebook, index of the contract, citation, and the generated blocks of the others.

Exit code: 0 written (or, with --check, fresh), 1 stale, 2 not a readable package or a block that cannot be made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latticework.console import any_text, refuse
from latticework.contract.load import load_contract
from latticework.docs.pages import documents
from latticework.faults import Unreadable
from latticework.files.writing import stale, write_whole
from latticework.sql.database import open_database

HERE = Path(__file__).resolve().parents[1]
FILLED = ["README.md", "CONTRIBUTING.md", "docs/coding-manual.md"]
CURE = "make docs"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    any_text()
    try:
        with open_database(load_contract(options.package)) as database:
            files = documents(database, FILLED)
    except (Unreadable, ValueError, OSError) as error:
        return refuse(error)
    old = stale(options.package, files)
    for path in old:
        if options.check:
            print(f"{path} is stale: run {CURE}")
        else:
            write_whole(options.package / path, files[path])
    return int(options.check and bool(old))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="docs.py", description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="?", type=Path, default=HERE, help="folder of the package (default: this one)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a document is stale")
    return parser


if __name__ == "__main__":
    sys.exit(main())

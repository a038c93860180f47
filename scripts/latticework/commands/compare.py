"""`latticework compare`: write the documents that compare the package with files of others."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latticework.docs.comparison import compared_documents
from latticework.files.writing import write_whole


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--files", type=Path, required=True, metavar="FOLDER", help="folder with the CSV files of others; each is a table under its name")


def run(options: argparse.Namespace) -> int:
    """Write the tables of the comparison into the documents that have a place for them."""
    if not options.files.is_dir():
        raise ValueError(f"{options.files} is not a folder; see docs/validity.md for what belongs into it")
    documents = compared_documents(options.package, options.files)
    for path, data in documents.items():
        write_whole(options.package / path, data)
    if not documents:
        print("no document in docs/ has a place for a comparison", file=sys.stderr)
    return 0

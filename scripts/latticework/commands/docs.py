"""`latticework docs`: codebook, index of the contract, citation, and the generated blocks of other documents."""

from __future__ import annotations

import argparse

from latticework.contract.load import load_contract
from latticework.docs.pages import documents
from latticework.files.writing import write_or_check
from latticework.validate.checked import open_database

FILLED = ["README.md", "CONTRIBUTING.md", "docs/coding-manual.md", "docs/guide.md", "docs/reliability.md"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--release", action="store_true", help="write the blocks of a release too: those that change with every row")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a document is stale")


def run(options: argparse.Namespace) -> int:
    """Write the documents, or check them."""
    with open_database(load_contract(options.package)) as database:
        files = documents(database, FILLED, options.release)
    return write_or_check(options.package, files, options.check, "latticework docs --release" if options.release else "latticework docs")

"""`latticework docs`: codebook, index of the contract, citation, and the generated blocks of other documents."""

from __future__ import annotations

import argparse
import sys

from latticework.contract.load import load_contract
from latticework.contract.model import DESCRIPTOR
from latticework.docs.pages import documents, lacking
from latticework.files.writing import write_or_check
from latticework.validate.checked import open_database

FILLED = ["README.md", "CONTRIBUTING.md", "docs/coding-manual.md", "docs/guide.md", "docs/reliability.md"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--release", action="store_true", help="write the blocks of a release too: those that change with every row")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a document is stale")


def run(options: argparse.Namespace) -> int:
    """Write the documents, or check them."""
    contract = load_contract(options.package)
    with open_database(contract) as database:
        files = documents(database, FILLED, options.release)
    if why := lacking(contract):
        print(f"CITATION.cff and .zenodo.json are not written; {DESCRIPTOR} must state more: {'; '.join(why)}", file=sys.stderr)
    return write_or_check(options.package, files, options.check, "latticework docs --release" if options.release else "latticework docs")

"""Write what is made from the data: the derived tables, the figures, or a release in every format.

Exit code: 0 written (or, with --check, fresh), 1 stale, 2 not a readable package or arguments that make no sense.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latticework.console import any_text, refuse
from latticework.contract.load import load_contract
from latticework.faults import Unreadable
from latticework.files.writing import stale, write_whole
from latticework.sql.views import derived_files

HERE = Path(__file__).resolve().parents[1]
CURE = "python scripts/build.py {}"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    any_text()
    try:
        return {"derived": derived, "figures": figures, "dist": dist}[options.what](options)
    except (Unreadable, ValueError) as error:
        return refuse(error)


def derived(options: argparse.Namespace) -> int:
    """Write the derived tables, every view of the contract that is a resource of the package, or check them."""
    try:
        settings = dict(pair.split("=", 1) for pair in options.set)
        files = derived_files(load_contract(options.package), settings)
    except ValueError as error:
        raise ValueError(f"--set takes code=value: {error}") from None
    return _write_or_check(options, files)


def figures(options: argparse.Namespace) -> int:
    """Write the figures, or check them."""
    from latticework.docs.figures import figure_files

    return _write_or_check(options, figure_files(options.package))


def dist(options: argparse.Namespace) -> int:
    """Write a release into the folder --out, dist/ by default; 1 when the derived tables do not fit the data."""
    # Derived tables need nothing but DuckDB; what only a release needs is not asked of them.
    from latticework.release.build import write_release

    contract = load_contract(options.package)
    if check(options.package, derived_files(contract), "derived"):
        return 1
    write_release(contract, options.out or options.package / "dist")
    return 0


def check(root: Path, files: dict[str, bytes], what: str) -> int:
    """Return 0 when every file holds just those bytes, 1 after naming each that does not and the cure."""
    old = stale(root, files)
    for path in old:
        print(f"{path} is stale: run {CURE.format(what)}")
    return int(bool(old))


def _write_or_check(options: argparse.Namespace, files: dict[str, bytes]) -> int:
    root = options.out or options.package
    if options.check:
        return check(root, files, options.what)
    for path, data in files.items():
        write_whole(root / path, data)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["derived", "figures", "dist"], help="what to write")
    parser.add_argument("package", nargs="?", type=Path, default=HERE, help="folder of the package (default: this one)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    parser.add_argument("--set", action="append", default=[], metavar="CODE=VALUE", help="another value of a setting, see schemas/codelists/setting.csv")
    parser.add_argument("--out", type=Path, help="write below this folder in place of the package (of dist/, for a release)")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""`latticework build derived|figures|dist|site`: the derived tables, the figures, a release in every format, or the static site."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.contract.model import RELEASE
from latticework.files.writing import write_or_check
from latticework.history.revisions import folder_of
from latticework.sql.views import derived_files

AGAIN = "latticework build {}"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package: what to build, each with options of its own."""
    parts = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    derived, figures, dist, site = (
        parts.add_parser(name, help=words, allow_abbrev=False)
        for name, words in (
            ("derived", "the derived tables: every view of the contract that is a table of the package"),
            ("figures", "the figures"),
            ("dist", "a release in every format"),
            ("site", "the static site"),
        )
    )
    for part in (derived, figures):
        part.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is stale")
        part.add_argument("--out", type=_folder, metavar="DIR", help="write below this folder instead of the package")
    derived.add_argument(
        "--set", action="append", default=[], type=_pair, metavar="CODE=VALUE", help="another value of a setting; see schemas/codelists/setting.csv"
    )
    dist.add_argument("--out", type=_folder, metavar="DIR", help="the folder to write (default: dist in the package)")
    site.add_argument("--since", metavar="VERSION", help="an earlier version, a folder or a git revision: the feeds list what changed since then")
    site.add_argument("--out", type=_folder, metavar="DIR", help="the folder to write (default: dist/site in the package)")


def run(options: argparse.Namespace) -> int:
    """Build what is asked for."""
    return {"derived": _derived, "figures": _figures, "dist": _dist, "site": _site}[options.what](options)


def _derived(options: argparse.Namespace) -> int:
    files = derived_files(load_contract(options.package), dict(options.set))
    return write_or_check(options.out or options.package, files, options.check, AGAIN.format("derived"))


def _figures(options: argparse.Namespace) -> int:
    from latticework.docs.figures import figure_files

    return write_or_check(options.out or options.package, figure_files(options.package), options.check, AGAIN.format("figures"))


def _dist(options: argparse.Namespace) -> int:
    """Write a release; 1 when the derived tables do not fit the data."""
    # Derived tables need nothing but DuckDB; what only a release needs is not asked of them.
    from latticework.release.build import write_release

    contract = load_contract(options.package)
    if write_or_check(options.package, derived_files(contract), True, AGAIN.format("derived")):
        return 1
    write_release(contract, options.out or options.package / RELEASE)
    return 0


def _site(options: argparse.Namespace) -> int:
    """Write the static site and print where it is."""
    from latticework.release.site import write_site

    folder = options.out or options.package / "dist" / "site"
    with folder_of(options.since, options.package) if options.since else nullcontext() as earlier:
        pages = write_site(load_contract(options.package), folder, earlier)
    print(f"{folder / 'index.html'}: {pages} pages")
    return 0


def _folder(word: str) -> Path:
    place = Path(word)
    if any(part.exists() and not part.is_dir() for part in (place, *place.parents)):
        raise argparse.ArgumentTypeError(f"{word} is a file or below one; give a folder")
    return place


def _pair(word: str) -> tuple[str, str]:
    code, sign, value = word.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{word} is not CODE=VALUE")
    return code, value

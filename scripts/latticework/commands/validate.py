"""`latticework validate`: check a package in all layers, and explain what a rule means."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from latticework.errors import LONGEST_FOUND, Unreadable, printable
from latticework.validate.limits import validate_with_limits
from latticework.validate.model import Run


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--format", choices=["text", "json", "github"], default="text", help="how to report (default: text)")
    parser.add_argument("--select", action="append", metavar="RULE", help="report only these rules; * is a wildcard; may be repeated")
    parser.add_argument("--ignore", action="append", metavar="RULE", help="leave these rules out; * is a wildcard; may be repeated")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--texts", type=Path, metavar="DIR", help="compare quoted spans with the texts of their sources in this folder")
    one.add_argument("--explain", metavar="RULE", help="print what a rule means, why, and how to fix an error; 'all' lists every rule")


def run(options: argparse.Namespace) -> int:
    """Validate the package and report, or explain a rule."""
    select, ignore = _patterns(options.select), _patterns(options.ignore)
    if options.explain:
        if select or ignore or options.format != "text":
            raise ValueError("--explain takes no other option")
        return _explain(options.package, options.explain)
    from latticework.validate.report import progress_on_stderr, write

    progress = progress_on_stderr()
    request = Run(options.package, options.texts, select, ignore, step=progress.step)
    verdict = validate_with_limits(request)
    progress.clear()
    write(verdict, options.format, sys.stdout, _in_repository(options.package))
    return verdict.code


def _in_repository(package: Path) -> str:
    """Return the folder of the package, with a slash, from the root of the repository that is checked: the current folder, but for GitHub's."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    place = package.resolve()
    return f"{place.relative_to(root).as_posix()}/" if place.is_relative_to(root) and place != root else ""


def _patterns(given: list[str] | None) -> tuple[str, ...]:
    return tuple(pattern for text in given or [] for pattern in text.split(","))


def _explain(root: Path, rule: str) -> int:
    from latticework.contract.load import load_contract
    from latticework.validate.diagnostics import diagnostics, explanation

    try:
        contract = load_contract(root)
    except Unreadable:
        contract = None
    known = diagnostics(contract)
    if rule == "all":
        print("\n".join(printable(f"{name}  {known[name].get('message', '')}", LONGEST_FOUND) for name in sorted(known)))
        return 0
    if rule not in known:
        print(f"{printable(rule)} is no rule; --explain all lists them", file=sys.stderr)
        return 2
    print(explanation(known[rule]))
    return 0

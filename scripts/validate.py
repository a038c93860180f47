"""Check a data package in all layers: contract, bytes, tables, records, rules and, when asked, texts.

Exit code: 0 sound, 1 faults, 2 not a readable package (or arguments that make no sense).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

from latticework.faults import Unreadable
from latticework.validate.run import Run, validate

HERE = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    root = options.package.parent if options.package.name == "datapackage.json" else options.package
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if options.explain:
        return _explain(root, options.explain)
    from latticework.validate.report import progress_on_stderr, write

    progress = progress_on_stderr()
    select, ignore = _patterns(options.select), _patterns(options.ignore)
    try:
        verdict = validate(Run(root, options.texts, options.engine, _filter(select, ignore), progress.step, [*select, *ignore]))
    except LookupError as error:
        print(error, file=sys.stderr)
        return 2
    progress.clear()
    try:
        write(verdict, options.format, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    return verdict.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="validate.py", description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="?", type=Path, default=HERE, help="folder of the package, or its datapackage.json (default: this one)")
    parser.add_argument("--format", choices=["text", "json", "github"], default="text", help="how to report (default: text)")
    parser.add_argument("--select", action="append", metavar="RULE", help="report these rules alone; * stands for anything; may be repeated")
    parser.add_argument("--ignore", action="append", metavar="RULE", help="leave these rules out; * stands for anything; may be repeated")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="compare spans with the texts of their sources in this folder")
    parser.add_argument("--engine", choices=["duckdb", "frictionless"], default="duckdb", help="who checks the tables (default: duckdb)")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule means, why, and how to cure it; 'all' lists every rule")
    return parser


def _patterns(given: list[str] | None) -> list[str]:
    return [pattern for text in given or [] for pattern in text.split(",")]


def _filter(select: list[str], ignore: list[str]) -> Callable[[str], bool]:
    """Return whether a rule is wanted, as a function of its id."""

    def wanted(rule: str) -> bool:
        return any(fnmatchcase(rule, p) for p in select or ["*"]) and not any(fnmatchcase(rule, p) for p in ignore)

    return wanted


def _explain(root: Path, rule: str) -> int:
    from latticework.contract.load import load_contract
    from latticework.validate.diagnostics import diagnostics, explanation

    try:
        contract = load_contract(root)
    except Unreadable:
        contract = None
    known = diagnostics(contract)
    if rule == "all":
        print("\n".join(f"{name}  {known[name].get('says', '')}" for name in sorted(known)))
        return 0
    if rule not in known:
        print(f"{rule} is no rule; --explain all lists them", file=sys.stderr)
        return 2
    print(explanation(known[rule]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

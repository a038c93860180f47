"""Check a data package in all layers: contract, bytes, tables, records, rules and, when asked, texts.

Exit code: 0 sound, 1 faults, 2 not a readable package (or arguments that make no sense).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latticework.faults import Unreadable
from latticework.validate.limits import validate_with_limits
from latticework.validate.model import Run

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
    run = Run(root, options.texts, options.engine, _patterns(options.select), _patterns(options.ignore), step=progress.step)
    try:
        verdict = validate_with_limits(run)
    except (LookupError, ChildProcessError) as error:
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
        print("\n".join(f"{name}  {known[name].get('says', '')}" for name in sorted(known)))
        return 0
    if rule not in known:
        print(f"{rule} is no rule; --explain all lists them", file=sys.stderr)
        return 2
    print(explanation(known[rule]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

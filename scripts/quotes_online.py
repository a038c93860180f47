"""Look whether quoted words still stand on their pages, as far as these are open. Needs the network; runs weekly.

A query of the contract says what to look for: id, address and words. Exit code: 0 all words that could be looked for
stand, 1 some do not, 2 no such query or a package that cannot be read. A page that does not open is told, and is no fault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latticework.console import any_text, refuse
from latticework.contract.load import load_contract
from latticework.faults import Unreadable, printable
from latticework.sql.database import open_database
from latticework.sql.queries import load_queries, run_query
from latticework.validate.online_quotes import Finding, Quotation, look

HERE = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    any_text()
    try:
        quotations = _quotations(options.package, options.query)
    except (Unreadable, ValueError) as error:
        return refuse(error)
    findings = look(quotations, options.timeout, options.pause)
    print("\n".join([*map(_line, _not_standing(findings)), _summary(findings)]))
    return int(any(not finding.stands and not finding.closed for finding in findings))


def _quotations(package: Path, name: str) -> list[Quotation]:
    queries = load_queries(package)
    if name not in queries:
        raise ValueError(f"no query is called {name}; there are {', '.join(queries)}")
    with open_database(load_contract(package)) as database:
        columns, rows = run_query(database, queries[name], [])
    if len(columns) != len(Quotation.__dataclass_fields__):
        raise ValueError(f"{name} returns {', '.join(columns)} where an id, an address and words belong")
    return [Quotation(*row) for row in rows]


def _not_standing(findings: list[Finding]) -> list[Finding]:
    """Return what does not stand, words that are gone before pages that are closed."""
    return sorted((finding for finding in findings if not finding.stands), key=lambda finding: bool(finding.closed))


def _line(finding: Finding) -> str:
    quotation = finding.quotation
    what = f"page not read: {printable(finding.closed)}" if finding.closed else f"words not found: {printable(quotation.words)}"
    return f"{quotation.address}  {quotation.row_id}  {what}"


def _summary(findings: list[Finding]) -> str:
    standing = sum(finding.stands for finding in findings)
    closed = sum(bool(finding.closed) for finding in findings)
    return f"{standing} quotations stand, {len(findings) - standing - closed} do not, {closed} are on pages that could not be read"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="quotes_online.py", description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="?", type=Path, default=HERE, help="folder of the package (default: this one)")
    parser.add_argument("--query", default="words_on_pages", help="query that returns id, address and words (default: words_on_pages)")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="how long to wait for a page (default: 30)")
    parser.add_argument("--pause", type=float, default=1, metavar="SECONDS", help="between two pages of one host (default: 1)")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""`latticework pages`: check that quoted words are still on their pages, as far as these are open. Needs the network; runs weekly."""

from __future__ import annotations

import argparse
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.errors import printable
from latticework.sql.queries import FOLDER, load_queries, run_query
from latticework.validate.checked import open_database
from latticework.web.online_quotes import Finding, Quotation, look


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--query", default="words_on_pages", help="query that returns id, address and words (default: words_on_pages)")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="how long to wait for a page (default: 30)")
    parser.add_argument("--pause", type=float, default=1, metavar="SECONDS", help="between two pages of one host (default: 1)")


def run(options: argparse.Namespace) -> int:
    """Look for the words and print what was not found; 1 if words are gone. A page that does not open is reported and is no error."""
    findings = look(_quotations(options.package, options.query), options.timeout, options.pause)
    print("\n".join([*map(_line, _not_standing(findings)), _summary(findings)]))
    return int(any(not finding.found and not finding.closed for finding in findings))


def _quotations(package: Path, name: str) -> list[Quotation]:
    queries = load_queries(package)
    if name not in queries:
        there = f"choose from {', '.join(queries)}" if queries else f"{FOLDER} holds no SQL"
        raise ValueError(f"no query is called {name}; {there}")
    with open_database(load_contract(package)) as database:
        columns, rows = run_query(database, queries[name], [])
    if len(columns) != len(Quotation.__dataclass_fields__):
        raise ValueError(f"{name} returns {', '.join(columns)} where an id, an address and words belong")
    return [Quotation(*row) for row in rows]


def _not_standing(findings: list[Finding]) -> list[Finding]:
    """Return what was not found, words that are gone before pages that are closed."""
    return sorted((finding for finding in findings if not finding.found), key=lambda finding: bool(finding.closed))


def _line(finding: Finding) -> str:
    quotation = finding.quotation
    what = f"page not read: {printable(finding.closed)}" if finding.closed else f"words not found: {printable(quotation.words)}"
    return f"{quotation.address}  {quotation.row_id}  {what}"


def _summary(findings: list[Finding]) -> str:
    there = sum(finding.found for finding in findings)
    closed = sum(bool(finding.closed) for finding in findings)
    return f"{there} quotations found, {len(findings) - there - closed} not found, {closed} on pages that could not be read"

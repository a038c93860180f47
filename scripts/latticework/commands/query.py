"""`latticework query`: run one of the queries in schemas/queries and print its rows."""

from __future__ import annotations

import argparse
import sys

from latticework.contract.load import load_contract
from latticework.errors import printable
from latticework.sql.cells import as_text, to_csv
from latticework.sql.queries import FOLDER, load_queries, run_query
from latticework.validate.checked import open_database

WIDEST, LONGEST = 60, 1000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("query", nargs="?", help="name of the query; without one, all are listed")
    parser.add_argument("parameters", nargs="*", metavar="name=value", help="values of the parameters of the query")
    parser.add_argument("--csv", action="store_true", help="print CSV instead of aligned columns")


def run(options: argparse.Namespace) -> int:
    """Print the rows of a query, or list the queries."""
    queries = load_queries(options.package)
    if not queries:
        raise ValueError(f"the package has no queries: {FOLDER} holds no SQL")
    if options.query is None:
        print("\n".join(f"{printable(q.name)}  {printable(q.description, LONGEST)}\n    {printable(q.example, LONGEST)}" for q in queries.values()))
        return 0
    if options.query not in queries:
        raise ValueError(f"no query is called {options.query}; choose from {', '.join(queries)}")
    with open_database(load_contract(options.package)) as database:
        columns, rows = run_query(database, queries[options.query], options.parameters)
    sys.stdout.write(to_csv(columns, rows).decode() if options.csv else aligned(columns, rows))
    return 0


def aligned(columns: list[str], rows: list[tuple]) -> str:
    """Return rows as text in aligned columns, long cells cut."""
    cells = [[printable(as_text(cell)[:WIDEST]) for cell in row] for row in [columns, *rows]]
    widths = [max(len(row[n]) for row in cells) for n in range(len(columns))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in cells)

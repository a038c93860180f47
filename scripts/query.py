"""Run one of the queries in schemas/queries over the package and print the rows as an aligned table or CSV.

Exit code: 0 rows or none, 2 no such query, a parameter missing, or a package that cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from latticework.console import any_text, refuse
from latticework.contract.load import load_contract
from latticework.faults import Unreadable
from latticework.sql.database import open_database
from latticework.sql.queries import load_queries, run_query
from latticework.sql.views import as_text, to_csv

HERE = Path(__file__).resolve().parents[1]
WIDEST = 60


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    any_text()
    try:
        queries = load_queries(options.package)
        if options.query not in queries:
            print("\n".join(f"{q.name}  {q.says}\n    {q.example}" for q in queries.values()))
            return 0 if options.query is None else 2
        with open_database(load_contract(options.package)) as database:
            columns, rows = run_query(database, queries[options.query], options.parameters)
    except (Unreadable, ValueError) as error:
        return refuse(error)
    sys.stdout.write(to_csv(columns, rows).decode() if options.csv else aligned(columns, rows))
    return 0


def aligned(columns: list[str], rows: list[tuple]) -> str:
    """Return rows as text in aligned columns, long cells cut."""
    cells = [columns, *([as_text(cell)[:WIDEST] for cell in row] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(columns))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in cells)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="query.py", description=__doc__.splitlines()[0])
    parser.add_argument("query", nargs="?", help="name of the query; without one, all are listed")
    parser.add_argument("parameters", nargs="*", metavar="name=value", help="what the query asks for")
    parser.add_argument("--csv", action="store_true", help="print CSV")
    parser.add_argument("--package", type=Path, default=HERE, help="folder of the package (default: this one)")
    return parser


if __name__ == "__main__":
    sys.exit(main())

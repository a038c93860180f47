"""Run one of the queries in schemas/queries over the package and print the rows as an aligned table or CSV.

Exit code: 0 rows or none, 2 no such query, a parameter missing, or a package that cannot be read.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from latticework.contract import HEAD, load_contract
from latticework.database import open_database
from latticework.derived import as_text, to_csv
from latticework.faults import Unreadable

HERE = Path(__file__).resolve().parents[1]
PARAMETER = re.compile(r"(?<!:):([a-z_]+)")
WIDEST = 60


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    queries = {path.stem: path.read_text(encoding="utf-8") for path in sorted((options.package / "schemas/queries").glob("*.sql"))}
    if options.query not in queries:
        print("\n".join(f"{name}  {_head(sql, 'says')}\n    {_head(sql, 'example')}" for name, sql in queries.items()))
        return 0 if options.query is None else 2
    try:
        columns, rows = run(options.package, queries[options.query], dict(p.split("=", 1) for p in options.parameters))
    except (Unreadable, ValueError) as error:
        print(f"{error}; for example: {_head(queries[options.query], 'example')}", file=sys.stderr)
        return 2
    sys.stdout.write(to_csv(columns, rows).decode() if options.csv else aligned(columns, rows))
    return 0


def run(package: Path, sql: str, values: dict[str, str]) -> tuple[list[str], list[tuple]]:
    """Return the columns and rows of one query with its parameters. Raises ValueError when one is missing."""
    missing = sorted(set(PARAMETER.findall(sql)) - values.keys())
    if missing:
        raise ValueError(f"the query needs {', '.join(missing)}")
    names = set(PARAMETER.findall(sql))
    with open_database(load_contract(package)) as database:
        cursor = database.con.execute(PARAMETER.sub(r"$\1", sql), {name: values[name] for name in names})
        return [column[0] for column in cursor.description], cursor.fetchall()


def aligned(columns: list[str], rows: list[tuple]) -> str:
    """Return rows as text in aligned columns, long cells cut."""
    cells = [columns, *([as_text(cell)[:WIDEST] for cell in row] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(columns))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in cells)


def _head(sql: str, key: str) -> str:
    return next((match[2] for line in sql.splitlines() if (match := HEAD.fullmatch(line)) and match[1] == key), "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="query.py", description=__doc__.splitlines()[0])
    parser.add_argument("query", nargs="?", help="name of the query; without one, all are listed")
    parser.add_argument("parameters", nargs="*", metavar="name=value", help="what the query asks for")
    parser.add_argument("--csv", action="store_true", help="print CSV")
    parser.add_argument("--package", type=Path, default=HERE, help="folder of the package (default: this one)")
    return parser


if __name__ == "__main__":
    sys.exit(main())

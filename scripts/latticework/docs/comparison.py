"""Documents that compare the package with files of others: each block is the table that one query of schemas/comparisons returns.

A block is between `<!-- compared: QUERY -->` and `<!-- end compared -->`, each on a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import duckdb

from latticework.contract.load import load_contract
from latticework.contract.model import statement_head
from latticework.docs.markdown import table_of
from latticework.errors import Error, Unreadable, printable
from latticework.files.csv_text import Scan
from latticework.files.paths import read_contract_file
from latticework.sql.database import Database, identifier, literal
from latticework.sql.views import create_views

QUERIES = "schemas/comparisons"
BLOCK = re.compile(r"(<!-- compared: (\w+) -->\n).*?(<!-- end compared -->)", re.DOTALL)


def compared_documents(root: Path, folder: Path) -> dict[str, bytes]:
    """Return the documents of docs/ that have such blocks, by path, the blocks made from the package and the CSV files in `folder`.

    Each of those files is a table of text under its name without ending. Raises Unreadable when the package, a file or a query cannot be read.
    """
    contract = load_contract(root)
    contract = replace(contract, tables={name: table for name, table in contract.tables.items() if not table.derived})
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted((root / "docs").glob("*.md"))}
    with Database(contract) as database:
        for table in contract.tables.values():
            database.load(table, Scan(table.path, table.columns))
        for place in sorted(folder.glob("*.csv")):
            _add(database, place)
        database.offer()
        create_views(database)
        return {path: BLOCK.sub(lambda match: _block(database, match), text).encode() for path, text in texts.items() if BLOCK.search(text)}


def _add(database: Database, place: Path) -> None:
    try:
        database.con.execute(f"create table {identifier(place.stem)} as from read_csv({literal(str(place))}, header = true, all_varchar = true)")
    except duckdb.Error as error:
        raise ValueError(f"{printable(str(place))} cannot be read as CSV: {printable(str(error).splitlines()[0])}") from None


def _block(database: Database, match: re.Match) -> str:
    path = f"{QUERIES}/{match[2]}.sql"
    sql = read_contract_file(database.contract.root, path).decode("utf-8")
    try:
        cursor = database.con.execute(sql)
        rows = cursor.fetchall()
    except duckdb.Error as error:
        raise Unreadable([Error("contract.sql", path, 1, "*", printable(str(error).splitlines()[0]))]) from None
    return f"{match[1]}{statement_head(sql).get('description', '')}\n\n{table_of([column[0] for column in cursor.description], rows)}{match[3]}"

"""Documents that compare the package with files of others: each block is the table that one query of schemas/comparisons returns.

A block is between `<!-- compared: QUERY -->` and `<!-- end compared -->`, each on a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.contract.model import statement_head
from latticework.docs.markdown import table_of
from latticework.errors import Unreadable, printable
from latticework.files.paths import read_contract_file
from latticework.sql.database import Database
from latticework.sql.views import open_views

QUERIES = "schemas/comparisons"
NO_TABLE = re.compile(r"Table with name (\w+) does not exist")
BLOCK = re.compile(r"(<!-- compared: (\w+) -->\n).*?(<!-- end compared -->)", re.DOTALL)


def compared_documents(root: Path, folder: Path) -> dict[str, bytes]:
    """Return the documents of docs/ that have such blocks, by path, the blocks made from the package and the CSV files in `folder`.

    Each of those files is a table of text under its name without ending. Raises Unreadable when the package, a file or a query cannot be read.
    """
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted((root / "docs").glob("*.md"))}
    with open_views(load_contract(root), beside=sorted(folder.glob("*.csv"))) as database:
        return {path: BLOCK.sub(lambda match: _block(database, match, folder), text).encode() for path, text in texts.items() if BLOCK.search(text)}


def _block(database: Database, match: re.Match, folder: Path) -> str:
    path = f"{QUERIES}/{match[2]}.sql"
    sql = read_contract_file(database.contract.root, path).decode("utf-8")
    try:
        found = database.rows(sql, path)
    except Unreadable as error:
        raise Unreadable([replace(error.errors[0], found=_in_words(error.errors[0].found, folder))]) from None
    return f"{match[1]}{statement_head(sql).get('description', '')}\n\n{table_of(*found)}{match[3]}"


def _in_words(found: str, folder: Path) -> str:
    """Return what DuckDB has against a query; a table that it lacks is a file that is not there."""
    absent = NO_TABLE.search(found)
    return printable(f"it reads {absent[1]}.csv, which is not in {folder}; see docs/validity.md for what belongs into it") if absent else found

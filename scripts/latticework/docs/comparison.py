"""Documents that compare the package with files of others: each block is the table that one query of schemas/comparisons returns.

A block is between `<!-- compared: QUERY -->` and `<!-- end compared -->`, each on a line of its own.
"""

from __future__ import annotations

import re
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.contract.model import statement_head
from latticework.docs.markdown import table_of
from latticework.files.paths import read_contract_file
from latticework.sql.database import Database
from latticework.sql.views import open_views

QUERIES = "schemas/comparisons"
BLOCK = re.compile(r"(<!-- compared: (\w+) -->\n).*?(<!-- end compared -->)", re.DOTALL)


def compared_documents(root: Path, folder: Path) -> dict[str, bytes]:
    """Return the documents of docs/ that have such blocks, by path, the blocks made from the package and the CSV files in `folder`.

    Each of those files is a table of text under its name without ending. Raises Unreadable when the package, a file or a query cannot be read.
    """
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted((root / "docs").glob("*.md"))}
    with open_views(load_contract(root), beside=sorted(folder.glob("*.csv"))) as database:
        return {path: BLOCK.sub(lambda match: _block(database, match), text).encode() for path, text in texts.items() if BLOCK.search(text)}


def _block(database: Database, match: re.Match) -> str:
    path = f"{QUERIES}/{match[2]}.sql"
    sql = read_contract_file(database.contract.root, path).decode("utf-8")
    return f"{match[1]}{statement_head(sql).get('description', '')}\n\n{table_of(*database.rows(sql, path))}{match[3]}"

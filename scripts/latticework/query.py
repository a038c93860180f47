"""The queries of the contract: portable SQL with named parameters, run over the package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from latticework.contract import statement_head
from latticework.database import Database
from latticework.paths import list_folder, read_contract_file

FOLDER = "schemas/queries"
PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True)
class Query:
    """One query: its SQL, what it says, and an example of its parameters as `name=value` words."""

    name: str
    sql: str
    says: str
    example: str

    @property
    def parameters(self) -> list[str]:
        """Return the names of the parameters in the order in which the SQL first names them."""
        return list(dict.fromkeys(PARAMETER.findall(self.sql)))


def load_queries(root: Path) -> dict[str, Query]:
    """Return the queries of a package by name. Raises Unreadable for a file that is not safe to read."""
    queries = {}
    for path in list_folder(root, FOLDER, ".sql"):
        sql = read_contract_file(root, path).decode("utf-8")
        head = statement_head(sql)
        name = Path(path).stem
        queries[name] = Query(name, sql, head.get("says", ""), head.get("example", ""))
    return queries


def run_query(database: Database, query: Query, values: dict[str, str]) -> tuple[list[str], list[tuple]]:
    """Return the columns and rows of one query. Raises ValueError when a parameter is missing."""
    missing = [name for name in query.parameters if name not in values]
    if missing:
        raise ValueError(f"{query.name} needs {', '.join(missing)}; for example: {query.example}")
    cursor = database.con.execute(PARAMETER.sub(r"$\1", query.sql), {name: values[name] for name in query.parameters})
    return [column[0] for column in cursor.description], cursor.fetchall()

"""The queries of the contract: portable SQL with named parameters, run over the package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from latticework.contract.model import statement_head
from latticework.files.paths import list_folder, read_contract_file
from latticework.sql.database import Database

FOLDER = "schemas/queries"
PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True)
class Query:
    """One query: its SQL, its description, and an example of its parameters as `name=value` words."""

    name: str
    sql: str
    description: str
    example: str
    why: str = ""

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
        queries[name] = Query(name, sql, head.get("description", ""), head.get("example", ""), head.get("why", ""))
    return queries


def run_query(database: Database, query: Query, pairs: Iterable[str]) -> tuple[list[str], list[tuple]]:
    """Return the columns and rows of one query; `pairs` are its parameters as `name=value`.

    Raises ValueError when a parameter is missing, unknown or not a pair, and Unreadable when the SQL cannot run.
    """
    values = {name: value for name, _, value in (pair.partition("=") for pair in pairs)}
    if set(values) != set(query.parameters):
        takes = ", ".join(query.parameters) or "no parameter"
        raise ValueError(f"{query.name} takes {takes}" + (f"; for example: {query.name} {query.example}" if query.example else ""))
    return database.rows(PARAMETER.sub(r"$\1", query.sql), f"{FOLDER}/{query.name}.sql", values)

"""GraphML, for Gephi, igraph and NetworkX, from two queries: one row per node, one row per edge."""

from __future__ import annotations

from pathlib import Path

import networkx

from latticework.errors import Error, Unreadable, printable
from latticework.files.paths import read_contract_file
from latticework.sql.cells import without_dates
from latticework.sql.database import Database
from latticework.sql.views import run_query

QUERIES = "schemas/exports/network_{}.sql"


def write_graph(database: Database, place: Path) -> None:
    """Write the graph at `place`. The first column of the query of nodes is a node's id; the first three of that of edges
    are an edge's id and the ids of the nodes that it joins; every further column becomes an attribute, none where it is empty.
    Raises Unreadable for SQL that cannot run.
    """
    graph = networkx.MultiGraph()
    for (node,), attributes in _rows(database, "nodes", 1):
        graph.add_node(node, **attributes)
    for (edge, source, target), attributes in _rows(database, "edges", 3):
        graph.add_edge(source, target, key=edge, **attributes)
    # The writer that does not depend on whether lxml is installed: the same bytes everywhere.
    networkx.write_graphml_xml(graph, place)


def _rows(database: Database, what: str, width: int) -> list[tuple[list, dict]]:
    """Return the first `width` cells of each row of a query, and the others that are not empty by the names of their columns."""
    path = QUERIES.format(what)
    found = run_query(database, read_contract_file(database.contract.root, path).decode("utf-8"), path)
    names = found.column_names[width:]
    if len(found.column_names) < width:
        words = f"returns {', '.join(found.column_names)}; the first {width} columns are the id and, for an edge, the ids of the nodes that it joins"
        raise Unreadable([Error("contract.sql", path, 1, "*", printable(words))])
    rows = ([without_dates(cell) for cell in row.values()] for row in found.to_pylist())
    return [(row[:width], {name: cell for name, cell in zip(names, row[width:]) if cell is not None}) for row in rows]

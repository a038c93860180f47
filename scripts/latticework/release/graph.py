"""GraphML, for Gephi, igraph and NetworkX, from two queries: one row per node, one row per edge."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from latticework.release.duckdb_file import Store
from latticework.sql.cells import as_text

TYPES = {"BIGINT": "long", "INTEGER": "long", "DOUBLE": "double", "BOOLEAN": "boolean"}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def write_graph(store: Store, place: Path, nodes: str, edges: str) -> None:
    """Write the graph at `place`. The first column of `nodes` is a node's id; the first three of `edges` are an edge's
    id and the ids of the nodes that it joins; every further column becomes an attribute, none where it is empty.
    """
    (node_columns, node_rows), (edge_columns, edge_rows) = store.query(nodes), store.query(edges)
    lines = [*_keys("node", node_columns[1:]), *_keys("edge", edge_columns[3:]), '<graph edgedefault="undirected">']
    for row in node_rows:
        lines.append(f"<node id={quoteattr(row[0])}>{_data('n', row[1:])}</node>")
    for row in edge_rows:
        ends = f"source={quoteattr(row[1])} target={quoteattr(row[2])}"
        lines.append(f"<edge id={quoteattr(row[0])} {ends}>{_data('e', row[3:])}</edge>")
    text = HEAD + "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"
    place.write_text(text, encoding="utf-8", newline="\n")


def _keys(of: str, columns: list[tuple[str, str]]) -> list[str]:
    kinds = ((n, name, TYPES.get(kind, "string")) for n, (name, kind) in enumerate(columns))
    return [f'<key id="{of[0]}{n}" for="{of}" attr.name={quoteattr(name)} attr.type="{kind}"/>' for n, name, kind in kinds]


def _data(letter: str, cells: tuple) -> str:
    return "".join(f'<data key="{letter}{n}">{escape(as_text(cell))}</data>' for n, cell in enumerate(cells) if cell is not None)

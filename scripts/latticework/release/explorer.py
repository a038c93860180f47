"""What Datasette shows of the SQLite file: descriptions, facets and queries, as its metadata file."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from latticework.contract.model import Contract, Table
from latticework.sql.queries import load_queries

EXPLORER = "datasette.json"


def write_explorer(contract: Contract, place: Path, exports: dict, pointers: dict[str, list[str]]) -> None:
    """Write the metadata at `place`. `exports` holds, per table, what Datasette shall do with it: facets, label, order."""
    d = contract.descriptor
    tables = {t.name: _table(t) | exports["tables"].get(t.name, {}) for t in contract.tables.values()}
    for name in pointers:
        for target in contract.tables.values():
            words = f"Which row of {name} is on which row of {target.name}."
            tables[f"{name}_on_{target.name}"] = {"description": words, "hidden": True}
    database = {"description": d.get("description", ""), "tables": tables, "queries": _queries(contract.root, exports.get("queries_left_out", []))}
    head = {"title": d.get("title", d["name"]), "description_html": _front(exports["front"], d["name"]), "extra_css_urls": ["/look/explorer.css"]}
    if d.get("licenses"):
        first = d["licenses"][0]
        head |= {"license": first.get("title") or first.get("name", ""), "license_url": first.get("path", "")}
    text = json.dumps(head | {"databases": {d["name"]: database}}, ensure_ascii=False, indent=2)
    place.write_text(text + "\n", encoding="utf-8", newline="\n")


def _table(table: Table) -> dict:
    about = f"{table.schema['description']} One row is {table.schema['grain']}."
    return {"description": about, "columns": {f.name: f.raw["description"] for f in table.fields}}


def _queries(root: Path, left_out: list[str]) -> dict[str, dict]:
    """Return the queries as Datasette takes them; the example at the head of each becomes a link."""
    found = {}
    for query in load_queries(root).values():
        if query.name in left_out:  # SQLite lacks a function that it calls
            continue
        pairs = dict(pair.split("=", 1) for pair in query.example.split())
        link = f' For example: <a href="?{escape(urlencode(pairs))}">{escape(query.example)}</a>.' if pairs else ""
        about = f"{escape(query.description)} {escape(query.why)}{link}"
        found[query.name] = {"title": query.name.replace("_", " ").capitalize(), "description_html": about, "hide_sql": True, "sql": query.sql}
    return found


def _front(links: list[dict], name: str) -> str:
    """Return the way in: a few words and where each leads."""
    items = "".join(f'<li><a href="/{escape(name)}/{escape(item["to"])}">{escape(item["description"])}</a></li>' for item in links)
    return f"<ul>{items}</ul>"

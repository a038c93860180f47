"""Documents that the contract and the data write: codebook, index of the contract, generated blocks, citation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from latticework.contract import Contract, Statement, Table
from latticework.database import Database, identifier, literal, row_key
from latticework.derived import as_text
from latticework.query import Query, load_queries, run_query

BLOCK = re.compile(r"(<!-- generated: (?P<what>[^>]*?) -->\n)(?P<body>.*?)(<!-- end generated -->)", re.DOTALL)


def cell(value: object) -> str:
    """Return a value as the text of one Markdown table cell."""
    return as_text(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def table_of(columns: list[str], rows: list[tuple]) -> str:
    """Return rows as a Markdown table."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]) + "\n"


def codebook(database: Database) -> str:
    """Return data/README.md: per table its grain, keys and rows; per column type, meaning, example, codes and share filled."""
    contract = database.contract
    parts = [
        "# Codebook\n\nGenerated from the contract and the data by `make docs`; do not edit.\n",
        "All files: UTF-8, comma, LF, header in the first line, rows in the order of their key, empty cell = missing.\n",
        table_of(["table", "one row is", "rows"], [(f"[{t.name}](#{t.name})", t.schema["grain"], database.count(t.name)) for t in contract.tables.values()]),
    ]
    parts += [_table_section(database, table) for table in contract.tables.values()]
    return "\n".join(parts)


def _table_section(database: Database, table: Table) -> str:
    keys = [f"Primary key: `{'`, `'.join(table.primary_key)}`."]
    keys += [f"`{', '.join(k.fields)}` → `{k.to}.{', '.join(k.to_fields)}`." for k in table.foreign_keys]
    filled = _filled(database, table)
    rows = [
        (f"`{f.name}`", f.type, "yes" if f.required else "", f.raw["description"] + _marks(f), f"`{f.raw['example']}`", filled[f.name])
        for f in table.fields
    ]
    codes = [_codes(database.contract, f) for f in table.fields if f.raw.get("codelist")]
    head = f"## {table.name}\n\n{table.schema['description']} One row is {table.schema['grain']}; {database.count(table.name):,} rows in [`{table.path}`](../{table.path}).\n"
    return "\n".join([head, " ".join(keys) + "\n", table_of(["column", "type", "required", "meaning", "example", "filled"], rows), *codes])


def _marks(field) -> str:
    marks = [text for key, text in (("evidence", " Supported by an asserted claim."), ("partialDate", " ISO 8601, cut where knowledge ends.")) if field.raw.get(key)]
    return "".join(marks)


def _codes(contract: Contract, field) -> str:
    codelist = contract.codelists[field.raw["codelist"]]
    allowed = set(field.constraints.get("enum", []))
    rows = [(f"`{row['code']}`", row["title"], row["description"]) for _, row in codelist.rows if row["code"] in allowed]
    return f"<details><summary>Codes of <code>{field.name}</code></summary>\n\n{table_of(['code', 'title', 'meaning'], rows)}\n</details>\n"


def _filled(database: Database, table: Table) -> dict[str, str]:
    counts = ", ".join(f"count({identifier(name)})" for name in table.columns)
    numbers = database.con.execute(f"select {counts} from {identifier(table.name)}").fetchone()
    total = database.count(table.name)
    return {name: f"{100 * number / total:.0f} %" if total else "–" for name, number in zip(table.columns, numbers)}


def index(contract: Contract) -> str:
    """Return schemas/README.md: tables, record rules, rules, codelists, views and queries with what each says and why."""
    records = [
        (name, entry["title"], entry["description"]) for name, schema in contract.records.items() for entry in schema["allOf"]
    ]
    return "\n".join([
        "# The contract\n\nGenerated from the files beside it by `make docs`; do not edit. What each file means for the validator: `python scripts/validate.py --explain RULE`.\n",
        "## Tables\n", table_of(["table", "one row is", "schema"], [(t.name, t.schema["grain"], f"[{t.schema_path}](../{t.schema_path})") for t in contract.tables.values()]),
        "## Record rules\n\nWhich columns of one row make sense together (`schemas/records/`).\n", table_of(["table", "rule", "says"], records),
        "## Rules\n\nWhat must hold across rows and tables (`schemas/rules/`).\n", _statements(contract.rules, ("says", "why", "cure")),
        "## Codelists\n", table_of(["codelist", "codes"], [(f"[{c.name}](../{c.path})", ", ".join(f"`{row['code']}`" for _, row in c.rows)) for c in contract.codelists.values()]),
        "## Views\n\nDerived tables (`schemas/views/`); a name that begins with an underscore is a step on the way and is not written.\n", table_of(["view", "says"], [(v.name, _comment(v)) for v in contract.views.values()]),
        "## Queries\n\nRun one with `python scripts/query.py NAME name=value …`.\n", table_of(["query", "says", "example"], [(q.name, q.says, f"`{q.example}`") for q in load_queries(contract.root).values()]),
    ])


def _statements(statements: dict[str, Statement], keys: tuple[str, ...]) -> str:
    return table_of(["rule", *keys], [(f"`{s.name}`", *(s.head.get(key, "") for key in keys)) for s in statements.values()])


def _comment(view: Statement) -> str:
    lines = [line[3:] for line in view.sql.splitlines() if line.startswith("-- ")]
    return " ".join(lines)


def fill_blocks(database: Database, text: str) -> str:
    """Return a document with each generated block made anew. A block begins with `<!-- generated: WHAT ARGUMENTS -->`.

    Raises ValueError for a WHAT that does not exist.
    """
    makers: dict[str, Callable[..., str]] = {"rows": _rows, "query": _query, "row": _row, "blank": _blank, "include": _include, "value": _value, "map": _map}

    def make(match: re.Match) -> str:
        what, *arguments = match["what"].split()
        if what not in makers:
            raise ValueError(f"no generated block is called {what}; there are {', '.join(makers)}")
        return match[1] + makers[what](database, *arguments) + match[4]

    return BLOCK.sub(make, text)


def _rows(database: Database) -> str:
    return table_of(["table", "one row is", "rows"], [(f"`{t.name}`", t.schema["grain"], f"{database.count(t.name):,}") for t in database.contract.tables.values()])


def _query(database: Database, name: str, *pairs: str) -> str:
    queries: dict[str, Query] = load_queries(database.contract.root)
    return table_of(*run_query(database, queries[name], dict(pair.split("=", 1) for pair in pairs)))


def _row(database: Database, table: str, row_id: str) -> str:
    found = database.contract.tables[table]
    row = database.con.execute(f"select * from {identifier(table)} where {row_key(found)} = {literal(row_id)}").fetchone()
    if row is None:
        raise ValueError(f"no row {row_id} in {table}")
    return table_of(["column", "value"], [(f"`{name}`", value) for name, value in zip(found.columns, row) if value is not None])


def _blank(database: Database, table: str) -> str:
    fields = database.contract.tables[table].fields
    lines = [f"{f.name}: {'' if f.required else '(may be empty) '}{f.raw['description']} For example {f.raw['example']}" for f in fields]
    return "```text\n" + "\n".join(lines) + "\n```\n"


def _include(database: Database, path: str) -> str:
    return (database.contract.root / path).read_text(encoding="utf-8")


def _value(database: Database, *pointer: str) -> str:
    return "\n".join(str(database.contract.descriptor[name]) for name in pointer) + "\n"


def _map(database: Database) -> str:
    """Return the tables and their foreign keys as a Mermaid diagram."""
    tables = [t for t in database.contract.tables.values() if not t.derived]
    links = sorted({(t.name, k.to, ", ".join(k.fields)) for t in tables for k in t.foreign_keys})
    return "```mermaid\nerDiagram\n" + "".join(f'    {to} ||--o{{ {name} : "{fields}"\n' for name, to, fields in links) + "```\n"


def citation(contract: Contract) -> str:
    """Return CITATION.cff, from the descriptor alone."""
    d = contract.descriptor
    lines = [
        "cff-version: 1.2.0", "type: dataset", f"title: {json.dumps(d['title'])}", 'message: "Please cite the data set, and the original sources of the values that you use."',
        f"abstract: {json.dumps(d['description'])}", f"version: {json.dumps(d['version'])}", f"date-released: {d['created'][:10]}", f"license: {d['licenses'][0]['name']}",
        "keywords:", *(f"  - {json.dumps(word)}" for word in d["keywords"]), "authors:", *(f"  - name: {json.dumps(person['title'])}" for person in d["contributors"]),
    ]
    if d.get("id"):
        lines.append(f"doi: {d['id'].removeprefix('https://doi.org/')}")
    return "\n".join(lines) + "\n"


def zenodo(contract: Contract) -> str:
    """Return .zenodo.json, from the descriptor alone."""
    d = contract.descriptor
    record = {
        "title": d["title"], "description": d["description"], "version": d["version"], "publication_date": d["created"][:10], "upload_type": "dataset",
        "access_right": "open", "license": d["licenses"][0]["name"].lower(), "keywords": d["keywords"], "creators": [{"name": person["title"]} for person in d["contributors"]],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def documents(database: Database, root: Path, filled: list[str]) -> dict[str, bytes]:
    """Return the bytes of every generated document by its path; `filled` are the documents with generated blocks."""
    texts = {"data/README.md": codebook(database), "schemas/README.md": index(database.contract), "CITATION.cff": citation(database.contract), ".zenodo.json": zenodo(database.contract)}
    texts |= {path: fill_blocks(database, (root / path).read_text(encoding="utf-8")) for path in filled if (root / path).is_file()}
    return {path: text.encode("utf-8") for path, text in texts.items()}

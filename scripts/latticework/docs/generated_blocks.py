"""Generated blocks of a hand-written document.

A block is between `<!-- generated: WHAT ARGUMENTS -->` and `<!-- end generated -->`, each on a line of its own. One that begins
with `<!-- generated at a release: ...` is written for a release alone, so that two contributions do not both change it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb

from latticework.docs.markdown import table_of
from latticework.files.paths import read_contract_file
from latticework.sql.database import Database, identifier, literal, row_key
from latticework.sql.queries import load_queries, run_query

BEGIN, END = "<!-- generated", "<!-- end generated -->"
BLOCK = re.compile(rf"({BEGIN}(?P<release> at a release)?: (?P<what>[^\n]*?) -->\n)(?P<body>.*?)({END})", re.DOTALL)
PART, PART_WORD = re.compile(r"^(?=\*\*)", re.MULTILINE), re.compile(r"\*\*(\S+)\*\*")


def fill_blocks(database: Database, text: str, release: bool = False) -> str:
    """Return a document with each generated block written again, those of a release with `release` alone.

    Raises ValueError for a block that does not end, or whose kind, query, table, row or parameter does not exist.
    """
    if any(BEGIN in match["body"] for match in BLOCK.finditer(text)) or len(BLOCK.findall(text)) != text.count(BEGIN):
        raise ValueError(f"a generated block does not end: write {END} on the line after it")

    def make(match: re.Match) -> str:
        if match["release"] and not release:
            return match[0]
        what, *arguments = match["what"].split() or [""]
        if what not in MAKERS:
            raise ValueError(f"no generated block is called {what}; there are {', '.join(MAKERS)}")
        try:
            return match[1] + MAKERS[what](database, *arguments) + END
        except (KeyError, TypeError, duckdb.Error) as error:
            raise ValueError(f"the generated block {match['what']} cannot be made: {error}") from None

    return BLOCK.sub(make, text)


def _tables(database: Database) -> str:
    tables = database.contract.tables.values()
    return table_of(["table", "one row is"], [(f"`{t.name}`", t.schema["grain"]) for t in tables])


def _query(database: Database, name: str, *pairs: str) -> str:
    return table_of(*run_query(database, load_queries(database.contract.root)[name], pairs))


def _row(database: Database, table: str, row_id: str) -> str:
    """Return one row of the data, its empty cells left out."""
    found = database.contract.tables[table]
    row = database.con.execute(f"select * from {identifier(table)} where {row_key(found)} = {literal(row_id)}").fetchone()
    if row is None:
        raise ValueError(f"no row {row_id} in {table}")
    return table_of(["column", "value"], [(f"`{name}`", value) for name, value in zip(found.columns, row) if value is not None])


def _examples(database: Database, table: str, column: str, *shown: str) -> str:
    """Return the codes of a column that are in use, each with its meaning, the first row that has it, and some cells of that row."""
    found = database.contract.tables[table]
    names = ", ".join(["_key", *map(identifier, shown)])
    rows = []
    for _, code in database.contract.codelists[found.field(column).raw["codelist"]].rows:
        wanted = f"{identifier(column)} = {literal(code['code'])} order by _key limit 1"
        sql = f"select {names} from (select *, {row_key(found)} as _key from {identifier(table)}) where {wanted}"
        rows += [(f"`{code['code']}`", code["description"], *row) for row in database.con.execute(sql).fetchall()]
    return table_of([column, "meaning", "row", *shown], rows)


def _include(database: Database, path: str, *words: str) -> str:
    """Return a file of the package, or the parts of it that begin with one of these words in bold."""
    text = read_contract_file(database.contract.root, path).decode("utf-8")
    if not words:
        return text
    parts = {match[1]: part for part in PART.split(text) if (match := PART_WORD.match(part))}
    return "\n".join(parts[word].rstrip() + "\n" for word in words)


def _about(database: Database) -> str:
    """Return version, day, span of time and DOI, as far as the descriptor has them."""
    contract = database.contract
    span = contract.descriptor.get("temporal", {})
    said = {
        "Version": contract.version,
        "data as of": contract.created,
        "covers": " to ".join(span[end] for end in ("start", "end") if end in span),
        "DOI": contract.descriptor.get("id", "none yet"),
    }
    return "; ".join(f"{word} {value}" for word, value in said.items() if value) + ".\n"


def _map(database: Database) -> str:
    """Return the tables that are written by hand and their foreign keys as a Mermaid diagram."""
    tables = [t for t in database.contract.tables.values() if not t.derived]
    links = sorted({(t.name, k.to, ", ".join(k.fields)) for t in tables for k in t.foreign_keys})
    return "```mermaid\nerDiagram\n" + "".join(f'    {to} ||--o{{ {name} : "{fields}"\n' for name, to, fields in links) + "```\n"


MAKERS: dict[str, Callable[..., str]] = {
    "tables": _tables,
    "query": _query,
    "row": _row,
    "examples": _examples,
    "include": _include,
    "about": _about,
    "map": _map,
}

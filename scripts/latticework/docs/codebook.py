"""The two reference documents: the codebook of the tables, and the index of the contract."""

from __future__ import annotations

from latticework.contract.model import Codelist, Contract, Field, Statement, Table
from latticework.docs.markdown import table_of
from latticework.sql.database import Database, identifier
from latticework.sql.queries import load_queries
from latticework.validate.diagnostics import own_diagnostics
from latticework.validate.records import branch_rules

CODEBOOK_HEAD = """# Codebook

Generated from the contract and the data by `make docs`; do not edit.

All files: UTF-8, comma, LF, header in the first line, rows in the order of their key, empty cell = missing.
"""
INDEX_HEAD = """# The contract

Generated from the files next to it by `make docs`; do not edit.
What a rule means, why it is there and how an error is fixed: `.venv/bin/latticework validate --explain RULE`.

| here | what it contains |
| --- | --- |
| `tables/` | what each column is (Table Schema) |
| `records/` | which columns of one row make sense together (JSON Schema) |
| `rules/` | what must hold across rows and tables (one SQL file each) |
| `codelists/` | the codes that a column may hold, with definitions and crosswalks |
| `views/`, `queries/` | the derived tables, and questions with parameters (SQL) |
| `exports/` | how the formats of a release and the figures are made from the tables |
| `site/` | the pages of the static site: templates, their queries, styles, scripts, and the libraries that they use |
| `profiles/` | what the descriptor, the schemas, the rules and the codelists may say |
| `macros.sql` | functions that rules and views share |
| `texts.json`, `retired.json` | which columns hold quoted spans and their offsets, and where ids that are gone are listed |
"""
VIEWS_HEAD = "A name that begins with an underscore is a step on the way and is not written.\n"
MARKS = {"evidence": " Supported by an asserted claim.", "partialDate": " ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD."}


def codebook(database: Database) -> str:
    """Return data/README.md: per table its grain and keys; per column type, meaning, example, codes and how often it is filled."""
    tables = database.contract.tables.values()
    rows = [(f"[{t.name}](#{t.name})", t.schema["grain"]) for t in tables]
    sections = [_table_section(database, table) for table in tables]
    return "\n".join([CODEBOOK_HEAD, table_of(["table", "one row is"], rows), *sections])


def _table_section(database: Database, table: Table) -> str:
    keys = [f"Primary key: `{'`, `'.join(table.primary_key)}`."] if table.primary_key else []
    keys += [f"`{', '.join(k.fields)}` → `{k.to}.{', '.join(k.to_fields)}`." for k in table.foreign_keys]
    filled = _filled(database, table)
    rows = [(f"`{f.name}`", f.type, "yes" if f.required else "", f.raw["description"] + _marks(f), _example(f), filled[f.name]) for f in table.fields]
    return "\n".join(
        [
            f"## {table.name}\n",
            f"{table.schema['description']} One row is {table.schema['grain']}, in [`{table.path}`](../{table.path}).\n".lstrip(),
            " ".join(keys) + "\n",
            table_of(["column", "type", "required", "meaning", "example", "filled"], rows),
            *(_codes(database.contract.codelists[f.raw["codelist"]], f) for f in table.fields if f.raw.get("codelist")),
        ]
    )


def _example(field: Field) -> str:
    return f"`{field.raw['example']}`" if field.raw["example"] != "" else ""


def _marks(field: Field) -> str:
    return "".join(text for key, text in MARKS.items() if field.raw.get(key))


def _codes(codelist: Codelist, field: Field) -> str:
    allowed = set(field.constraints.get("enum", [row["code"] for _, row in codelist.rows]))
    rows = [(f"`{row['code']}`", row.get("title", ""), row.get("description", "")) for _, row in codelist.rows if row["code"] in allowed]
    head = f"<details><summary>Codes of <code>{field.name}</code></summary>\n\n"
    return f"{head}{table_of(['code', 'title', 'meaning'], rows)}\n</details>\n"


def _filled(database: Database, table: Table) -> dict[str, str]:
    """Return how often each column is filled, in words: a number would change with every row."""
    counts = ", ".join(f"count({identifier(name)})" for name in table.columns)
    numbers = database.con.execute(f"select {counts} from {identifier(table.name)}").fetchone()
    total = database.count(table.name)
    return {name: _how_often(number, total) for name, number in zip(table.columns, numbers)}


def _how_often(number: int, total: int) -> str:
    if number in (0, total):
        return "always" if number else "never"
    return next(word for share, word in ((0.9, "mostly"), (0.5, "often"), (0.1, "sometimes"), (0, "rarely")) if number / total > share)


def index(contract: Contract) -> str:
    """Return schemas/README.md: tables, record rules, rules, errors, codelists, views and queries with with messages and reasons."""
    tables = [(t.name, t.schema["grain"], f"[{t.schema_path}](../{t.schema_path})") for t in contract.tables.values()]
    records = [(branch_id.split(".")[1], branch.name, branch.fix) for branch_id, (branch, _) in branch_rules(contract).items()]
    rules = [(f"`{s.name}`", *(s.head.get(key, "") for key in ("message", "why", "fix"))) for s in contract.rules.values()]
    found = [(f"`{name}`", *(entry[key] for key in ("message", "why", "fix"))) for name, entry in own_diagnostics().items()]
    lists = [(f"[{c.name}](../{c.path})", _code_names(c)) for c in contract.codelists.values()]
    queries = [(q.name, q.description, f"`.venv/bin/latticework query . {q.name} {q.example}`") for q in load_queries(contract.root).values()]
    return "\n".join(
        [
            INDEX_HEAD,
            _section("Tables", "", ["table", "one row is", "schema"], tables),
            _section("Record rules", "Which columns of one row make sense together.\n", ["table", "rule", "message"], records),
            _section("Rules", "What must hold across rows and tables.\n", ["rule", "message", "why", "fix"], rules),
            _section("Errors that the engines find", "Whatever the package.\n", ["error", "message", "why", "fix"], found),
            _section("Codelists", "", ["codelist", "codes"], lists),
            _section("Views", VIEWS_HEAD, ["view", "description"], [(v.name, _comment(v)) for v in contract.views.values()]),
            _section("Queries", "", ["query", "description", "example"], queries),
        ]
    )


def _code_names(codelist: Codelist) -> str:
    return ", ".join(f"`{row['code']}`" for _, row in codelist.rows)


def _section(title: str, text: str, columns: list[str], rows: list[tuple]) -> str:
    return "\n".join([f"## {title}\n", *([text] if text else []), table_of(columns, rows)])


def _comment(view: Statement) -> str:
    return " ".join(line[3:] for line in view.sql.splitlines() if line.startswith("-- "))

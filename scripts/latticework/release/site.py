"""The static site: the templates of schemas/site over its queries, written as pages that need no server.

schemas/site/site.json lists kinds of pages. A kind with `each` has one page per row of that query; the first column is the
page's key, in its address as in `link`. A query named in `parts` gives the page its rows: those whose first column is the
page's key, or all of them on a page that is alone of its kind. `documents` gives Markdown files of the package an address and
names the template that frames them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from latticework.contract.load import DESCRIPTOR
from latticework.contract.model import Contract
from latticework.contract.profiles import apply, compiled
from latticework.docs.figures import FIGURES, drawn_figures
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import read_json
from latticework.files.paths import list_folder, read_contract_file
from latticework.files.writing import folder_made_whole
from latticework.history.diff import TABLES_OF_CHANGES, changed_cells, read_snapshot
from latticework.release.site_documents import document
from latticework.sql.cells import as_text
from latticework.sql.database import Database, identifier, text_table
from latticework.sql.views import in_order, open_views

FOLDER = "schemas/site"
SETTINGS = f"{FOLDER}/site.json"
QUERIES = f"{FOLDER}/queries"
MARK = ".latticework-site"
DOCUMENT = "document"
PLACE = r"^([\w-]|\{\})([\w.-]|\{\})*(/([\w-]|\{\})([\w.-]|\{\})*)*$"
PAGE = {
    "type": "object",
    "required": ["kind", "address", "template"],
    "additionalProperties": False,
    "properties": {
        "kind": {"type": "string"},
        "address": {"type": "string", "pattern": PLACE},
        "template": {"type": "string"},
        "parts": {"type": "array", "items": {"type": "string"}},
        "each": {"type": ["string", "null"]},
    },
}
SHAPE = {
    "type": "object",
    "required": ["base", "pages", "data"],
    "properties": {
        "base": {"type": "string"},
        "pages": {"type": "array", "items": PAGE},
        "data": {"type": "object", "propertyNames": {"pattern": PLACE}, "additionalProperties": {"type": "string"}},
        "documents": {
            "type": "object",
            "required": ["template", "files"],
            "additionalProperties": False,
            "properties": {"template": {"type": "string"}, "files": {"type": "object", "additionalProperties": {"type": "string", "pattern": PLACE}}},
        },
    },
}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

Row = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of page: where its pages are, what renders them, and which queries they read."""

    kind: str
    address: str
    template: str
    parts: list[str] = field(default_factory=list)
    each: str | None = None


class Rows:
    """The rows of every query of the site, and of one page: those that its key begins."""

    def __init__(self, tables: dict[str, list[Row]]):
        self.tables = tables
        self._by_key: dict[str, dict[str, list[Row]]] = {}

    def of(self, query: str, key: str) -> list[Row]:
        """Return the rows of a query whose first column is `key`."""
        if query not in self._by_key:
            self._by_key[query] = grouped(self.tables[query])
        return self._by_key[query].get(key, [])


def write_site(contract: Contract, folder: Path, earlier: Path | None = None) -> int:
    """Write the site into `folder`, in place of the one that is there, and return how many pages it has.

    Its queries read from the tables `changes` and `since` what changed since the package in the folder `earlier`; without one both are empty.

    Raises Unreadable for a query or template that cannot run, and ValueError when the folder holds something else than a site.
    """
    with folder_made_whole(folder, MARK, "site") as made:
        return _write_all(contract, made, earlier)


def grouped(rows: list[Row], column: str | None = None) -> dict[str, list[Row]]:
    """Return rows by their value in a column, the first one by default, in the order in which values come."""
    groups: dict[str, list[Row]] = {}
    for row in rows or []:
        groups.setdefault(row[column] if column else next(iter(row.values())), []).append(row)
    return groups


def day(date: object, else_: str = "no date") -> str:
    """Return a partial date in words: 2023-01-11 as 11 January 2023, 2023-01 as January 2023."""
    parts = as_text(date).split("-")
    if not parts[0]:
        return else_
    words = [parts[0]] + [MONTHS[int(month) - 1] for month in parts[1:2]] + [str(int(number)) for number in parts[2:]]
    return " ".join(reversed(words))


def _write_all(contract: Contract, folder: Path, earlier: Path | None) -> int:
    settings = _settings(contract)
    kinds = [Kind(**kind) for kind in settings["pages"]]
    rows, figures = Rows(_run_queries(contract, earlier)), drawn_figures(contract)
    named = {*settings["data"].values(), *(name for kind in kinds for name in [*kind.parts, *([kind.each] if kind.each else [])])}
    if missing := sorted(named - set(rows.tables)):
        raise _wrong(SETTINGS, f"no query of the site is called {missing[0]}")
    addresses = {(kind.kind, key): _address(kind, key) for kind in kinds for key, _ in _keys(kind, rows)}
    documents = settings.get("documents", {"template": "", "files": {}})
    addresses |= {(DOCUMENT, path): address for path, address in documents["files"].items()}
    files = {path: f"package/{path}" for path in _package_files(contract)} | {
        f"{FIGURES}/{figure.name}.svg": f"figures/{figure.name}.svg" for figure in figures
    }
    pages = 0
    shown = {"base": settings["base"], "figures": figures}
    environment = _environment(contract, shown)
    framed = _documents(contract, environment, documents["template"], files, addresses)
    for address, text in chain(_rendered(environment, kinds, rows, addresses), framed):
        _write(folder / address, text)
        pages += 1
    for address, query in settings["data"].items():
        _write(folder / address, _script(Path(address).stem, rows.tables[query]))
    for figure in figures:
        _write(folder / "figures" / f"{figure.name}.svg", figure.svg.decode("utf-8"))
    _copy(contract, folder)
    (folder / MARK).write_bytes(b"")
    return pages


def _settings(contract: Contract) -> dict:
    """Return what site.json says. Raises Unreadable when it has another form, or an address that leads out of the site."""
    settings, text = read_json(contract.root, SETTINGS)
    if errors := apply(compiled(SHAPE), settings, SETTINGS, text):
        raise Unreadable(errors)
    return settings


def _address(kind: Kind, key: object) -> str:
    """Return the address of a page; whatever the key holds, it is the name of one file or folder."""
    name = quote(as_text(key), safe="")
    return kind.address.replace("{}", name if name.strip(".") else name.replace(".", "%2E") or "-")


def _run_queries(contract: Contract, earlier: Path | None) -> dict[str, list[Row]]:
    """Return the rows of each query of the site; a file whose name begins with _ is a view that the others read."""
    queries = {Path(path).stem: read_contract_file(contract.root, path).decode("utf-8") for path in list_folder(contract.root, QUERIES, ".sql")}
    with open_views(contract) as database:
        _create_changes(database, earlier)
        for name in in_order({name: text for name, text in queries.items() if name.startswith("_")}, QUERIES):
            database.run(f"create table {identifier(name)} as {queries[name]}", f"{QUERIES}/{name}.sql")
        return {name: _rows(database, name, sql) for name, sql in queries.items() if not name.startswith("_")}


def _rows(database: Database, name: str, sql: str) -> list[Row]:
    columns, rows = database.rows(sql, f"{QUERIES}/{name}.sql")
    return [dict(zip(columns, row)) for row in rows]


def _create_changes(database: Database, earlier: Path | None) -> None:
    """Create the tables `since` (version and created of the earlier package) and `changes` (one row per added or removed row and changed cell)."""
    old = read_json(earlier, DESCRIPTOR)[0] if earlier else {}
    changes = changed_cells(*(read_snapshot(root, derived=True) for root in (earlier, database.contract.root))) if earlier else []
    since = [(old.get("version"), old.get("created"))] if earlier else []
    for name, rows in (("since", since), ("changes", changes)):
        database.con.execute(text_table(name, TABLES_OF_CHANGES[name], rows))


def _keys(kind: Kind, rows: Rows) -> Iterator[tuple[str, Row]]:
    """Yield the key and the row of each page of a kind; an empty key for a page that is alone of its kind."""
    if kind.each is None:
        yield "", {}
        return
    for row in rows.tables[kind.each]:
        yield next(iter(row.values())), row


def _documents(contract: Contract, environment: jinja2.Environment, template: str, files: dict[str, str], addresses: dict) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of the page of each document; a link leads to a page or a file of the site."""
    pages = {path: address for (kind, path), address in addresses.items() if kind == DOCUMENT}
    for path, address in pages.items():
        root = "../" * address.count("/")
        places = {place: root + found for place, found in (files | pages).items()}
        place = contract.root / path
        if not place.is_file():
            raise _wrong(SETTINGS, f"the document {path} does not exist")
        title, content = document(place.read_text(encoding="utf-8"), path, places.get)
        values = {"page": DOCUMENT, "key": path, "address": address, "root": root, "link": _linker(addresses, root)}
        yield address, environment.get_template(template).render(**values, title=title, content=Markup(content))


def _rendered(environment: jinja2.Environment, kinds: list[Kind], rows: Rows, addresses: dict) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every page."""
    for kind in kinds:
        for key, row in _keys(kind, rows):
            address = addresses[kind.kind, key]
            root = "../" * address.count("/")
            parts = {name: rows.of(name, key) if kind.each else rows.tables[name] for name in kind.parts}
            values = {"row": row, "key": key, "page": kind.kind, "address": address, "root": root, "link": _linker(addresses, root)}
            try:
                yield address, environment.get_template(kind.template).render(**values, **parts)
            except jinja2.TemplateSyntaxError as error:
                raise _wrong(f"{FOLDER}/templates/{error.name}", str(error), error.lineno) from None
            except Exception as error:  # A template can fail in any way.
                raise _wrong(f"{FOLDER}/templates/{kind.template}", f"{error} (page {address})") from None


def _environment(contract: Contract, shown: dict) -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(contract.root / FOLDER / "templates")
    environment = SandboxedEnvironment(
        loader=loader, autoescape=jinja2.select_autoescape(["html", "xml"]), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    environment.filters |= {"day": day, "grouped": grouped, "number": lambda number: f"{number:,}"}
    environment.globals |= shown | {
        "package": contract.descriptor,
        "codes": {name: {row["code"]: row for _, row in codelist.rows} for name, codelist in contract.codelists.items()},
    }
    return environment


def _linker(addresses: dict, root: str) -> Callable[[str, str], str | None]:
    """Return the function by which a template asks for the relative address of a page; None when there is no such page."""

    def link(kind: str, key: str = "") -> str | None:
        address = addresses.get((kind, key))
        return None if address is None else root + address

    return link


def _script(name: str, rows: list[Row]) -> str:
    """Return rows as a script, because a page opened from disk may load scripts and nothing else; columns once, then cells."""
    head = json.dumps(list(rows[0]) if rows else [])
    lines = ",\n".join(json.dumps(list(row.values()), ensure_ascii=False, separators=(",", ":"), default=as_text) for row in rows)
    return f"(window.site = window.site || {{}}).{name} = {{columns: {head}, rows: [\n{lines}\n]}};\n"


def _copy(contract: Contract, folder: Path) -> None:
    """Copy assets and libraries, and the data package itself, which the site offers for download."""
    for part in ("assets", "vendor"):
        shutil.copytree(contract.root / FOLDER / part, folder / part, ignore=shutil.ignore_patterns("package*.json", "node_modules", "*.md"))
    for path in _package_files(contract):
        (folder / "package" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(contract.root / path, folder / "package" / path)


def _package_files(contract: Contract) -> list[str]:
    """Return the paths of the files of the package that the site offers: descriptor, tables, schemas and codelists."""
    tables = {path for table in contract.tables.values() for path in (table.path, table.schema_path)}
    return sorted({DESCRIPTOR} | tables | {codelist.path for codelist in contract.codelists.values()})


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes((text.rstrip("\n") + "\n").encode("utf-8"))


def _wrong(path: str, words: str, line: int = 1) -> Unreadable:
    return Unreadable([Error("contract.sql" if path.endswith(".sql") else "contract.json", path, line, "*", printable(words))])

"""The contract of a package, read from its JSON, CSV and SQL: what every engine works from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from latticework.faults import Fault, Unreadable, printable
from latticework.jsontext import line_of, read_json
from latticework.paths import list_folder, locate, read_contract_file, safe_path

DESCRIPTOR = "datapackage.json"
DERIVED = "data/derived/"
ENDING = ".schema.json"
HEAD = re.compile(r"-- ([a-z]+): (.*)")


@dataclass(frozen=True)
class Field:
    """One column: its Table Schema, and the parts of it that engines ask for."""

    name: str
    type: str
    raw: dict
    constraints: dict

    @property
    def required(self) -> bool:
        """Return whether no cell of the column may be empty."""
        return bool(self.constraints.get("required"))


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must stand in the key `to_fields` of the table `to`."""

    fields: list[str]
    to: str
    to_fields: list[str]


@dataclass(frozen=True)
class Table:
    """One resource with its Table Schema. `path` and `schema_path` are relative to the package."""

    name: str
    path: str
    schema_path: str
    schema: dict
    schema_text: str
    resource: dict

    @cached_property
    def fields(self) -> list[Field]:
        """Return the columns in order."""
        return [Field(f["name"], f["type"], f, f.get("constraints", {})) for f in self.schema["fields"]]

    @property
    def columns(self) -> list[str]:
        """Return the names of the columns in order."""
        return [f.name for f in self.fields]

    @property
    def primary_key(self) -> list[str]:
        """Return the columns of the primary key; none when the table has none."""
        return self.schema.get("primaryKey", [])

    @property
    def unique_keys(self) -> list[list[str]]:
        """Return the further keys: those under uniqueKeys and each column that is unique by itself."""
        return [*self.schema.get("uniqueKeys", []), *([f.name] for f in self.fields if f.constraints.get("unique"))]

    @property
    def foreign_keys(self) -> list[ForeignKey]:
        """Return the foreign keys; one to the table itself names it."""
        keys = self.schema.get("foreignKeys", [])
        return [ForeignKey(k["fields"], k["reference"]["resource"] or self.name, k["reference"]["fields"]) for k in keys]

    @property
    def derived(self) -> bool:
        """Return whether the table is generated from the others."""
        return self.path.startswith(DERIVED)

    def field(self, name: str) -> Field:
        """Return the column of that name. Raises KeyError when there is none."""
        return {f.name: f for f in self.fields}[name]


@dataclass(frozen=True)
class Codelist:
    """One codelist: its columns and its rows as (line, {column: cell})."""

    name: str
    path: str
    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]


@dataclass(frozen=True)
class Statement:
    """One SQL file: the comments at its head as a dict, and its text. `name` is the file's name without ending."""

    name: str
    path: str
    head: dict[str, str]
    sql: str


@dataclass(frozen=True)
class Waiver:
    """One accepted exception: the finding of `rule` at one cell, and the line of the file that accepts it."""

    rule: str
    table: str
    row_id: str
    column: str
    line: int


@dataclass
class Contract:
    """Everything that a package says about itself. Tables keep the descriptor's order, all else is sorted by name."""

    root: Path
    descriptor: dict
    descriptor_text: str
    tables: dict[str, Table] = field(default_factory=dict)
    codelists: dict[str, Codelist] = field(default_factory=dict)
    records: dict[str, dict] = field(default_factory=dict)
    rules: dict[str, Statement] = field(default_factory=dict)
    views: dict[str, Statement] = field(default_factory=dict)
    macros: str = ""
    waivers: list[Waiver] = field(default_factory=list)
    texts: dict | None = None
    texts_of: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def version(self) -> str:
        """Return the package's version, empty when it states none."""
        return self.descriptor.get("version", "")

    @property
    def created(self) -> str:
        """Return the day on which the package was made: the engines' only "today"."""
        return self.descriptor.get("created", "")[:10]


def load_contract(root: Path) -> Contract:
    """Return the contract of the package in the folder `root`.

    Faults that leave it applicable stand in `faults`. Raises Unreadable when it cannot be applied.
    """
    from latticework import contract_checks as checks
    from latticework.lists import load_codelists, load_waivers

    descriptor, text = read_json(root, DESCRIPTOR)
    contract = Contract(root, descriptor, text)
    profiles = checks.load_profiles(root)
    checks.apply_profile(contract, profiles, "datapackage", "package", descriptor, DESCRIPTOR, text)
    _load_tables(contract, profiles)
    load_codelists(contract, profiles)
    _load_records(contract, profiles)
    _load_sql(contract)
    load_waivers(contract)
    _load_texts(contract)
    checks.check_contract(contract, profiles)
    return contract


def statement_head(sql: str) -> dict[str, str]:
    """Return the comments `-- word: text` with which a SQL file begins."""
    head = {}
    for line in sql.splitlines():
        match = HEAD.fullmatch(line)
        if not match:
            break
        head[match[1]] = match[2].strip()
    return head


def _load_tables(contract: Contract, profiles: dict) -> None:
    from latticework.contract_checks import apply_profile

    unreadable = []
    for number, resource in enumerate(contract.descriptor["resources"]):
        try:
            for key in ("path", "schema"):
                _refuse_unsafe(contract, number, key, resource[key])
            schema, text = read_json(contract.root, resource["schema"])
            apply_profile(contract, profiles, "tableschema", "table", schema, resource["schema"], text)
        except Unreadable as error:
            unreadable += error.faults
            continue
        table = Table(resource["name"], resource["path"], resource["schema"], schema, text, resource)
        contract.tables.setdefault(table.name, table)
    if unreadable:
        raise Unreadable(contract.faults + unreadable)


def _refuse_unsafe(contract: Contract, number: int, key: str, path: str) -> None:
    reason = None if safe_path(path) else "not a plain path inside the package"
    if reason is None and locate(contract.root, path) in ("a symbolic link", "not a regular file"):
        reason = locate(contract.root, path)
    if reason:
        pointer = ["resources", number, key]
        line = line_of(contract.descriptor_text, pointer)
        column = "/".join(map(str, pointer))
        raise Unreadable([Fault("contract.unsafe_path", DESCRIPTOR, line, column, f"{printable(path)}: {reason}")])


def _load_records(contract: Contract, profiles: dict) -> None:
    from latticework.contract_checks import apply_profile
    from latticework.profiles import profile

    for path in list_folder(contract.root, "schemas/records", ENDING):
        schema, text = read_json(contract.root, path)
        profile(schema, path)
        apply_profile(contract, profiles, "recordschema", None, schema, path, text)
        contract.records[Path(path).name.removesuffix(ENDING)] = schema
        contract.texts_of[path] = text


def _load_sql(contract: Contract) -> None:
    for folder, into in (("schemas/rules", contract.rules), ("schemas/views", contract.views)):
        for path in list_folder(contract.root, folder, ".sql"):
            sql = _read_text(contract.root, path)
            name = Path(path).name.removesuffix(".sql")
            into[name] = Statement(name, path, statement_head(sql), sql)
    if list_folder(contract.root, "schemas", "macros.sql"):
        contract.macros = _read_text(contract.root, "schemas/macros.sql")


def _load_texts(contract: Contract) -> None:
    if list_folder(contract.root, "schemas", "texts.json"):
        contract.texts, contract.texts_of["schemas/texts.json"] = read_json(contract.root, "schemas/texts.json")


def _read_text(root: Path, path: str) -> str:
    data = read_contract_file(root, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable([Fault("contract.sql", path, line, "*", "bytes that are not UTF-8")]) from None

"""The one loader of a contract: reads the JSON, CSV and SQL of a package and checks that they agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from latticework.contract.check import check_contract
from latticework.contract.codelists import load_codelists
from latticework.contract.model import DESCRIPTOR, ENDING, Contract, Statement, Table, statement_head
from latticework.contract.profiles import Profiles, load_profiles, profile
from latticework.contract.standard import plain_resource, plain_schema, with_words
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import line_of, read_json
from latticework.files.paths import files_below, list_folder, locate, read_contract_file, safe_path

MACROS = "schemas/macros.sql"
TEXTS = "schemas/texts.json"
PATTERNS = "schemas/patterns.json"


def load_contract(root: Path) -> Contract:
    """Return the contract of the package in the folder `root`.

    Errors that leave it applicable are in `errors`. Raises Unreadable when it cannot be applied.
    """
    descriptor, text = read_json(root, DESCRIPTOR)
    # A link in the contract is refused before anything is read by way of it.
    files_below(root, "schemas")
    profiles = load_profiles(root)
    if isinstance(descriptor, dict) and isinstance(descriptor.get("resources"), list):
        resources = [plain_resource(resource) if isinstance(resource, dict) else resource for resource in descriptor["resources"]]
        profiles.hold("datapackage", None, descriptor, DESCRIPTOR, text)
        descriptor = {**descriptor, "name": descriptor.get("name", root.resolve().name), "resources": resources}
    profiles.hold(None, "package", descriptor, DESCRIPTOR, text)
    tables = _load_tables(root, descriptor, text, profiles)
    codelists = load_codelists(root, profiles)
    records, texts_of = _load_records(root, profiles)
    rules, views = (_load_statements(root, folder) for folder in ("schemas/rules", "schemas/views"))
    macros = _read_text(root, MACROS) if list_folder(root, "schemas", "macros.sql") else ""
    texts = None
    if list_folder(root, "schemas", "texts.json"):
        texts, texts_of[TEXTS] = read_json(root, TEXTS)
    patterns = _load_patterns(root)
    contract = Contract(root, descriptor, text, tables, codelists, records, rules, views, macros, texts, texts_of, patterns)
    return replace(contract, errors=profiles.errors + check_contract(contract, profiles))


def _load_tables(root: Path, descriptor: dict, text: str, profiles: Profiles) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    unreadable = []
    for number, resource in enumerate(descriptor["resources"]):
        try:
            table = _load_table(root, resource, text, number, profiles)
        except Unreadable as error:
            unreadable += error.errors
            continue
        tables.setdefault(table.name, table)
    if unreadable:
        raise Unreadable(list(dict.fromkeys(profiles.errors + unreadable)))
    return tables


def _load_table(root: Path, resource: dict, text: str, number: int, profiles: Profiles) -> Table:
    _refuse_unsafe(root, text, ["resources", number, "path"], resource["path"])
    schema, path, schema_text = resource["schema"], DESCRIPTOR, text
    pointer: tuple[str | int, ...] = ("resources", number, "schema")
    if isinstance(schema, str):
        path, pointer = schema, ()
        _refuse_unsafe(root, text, ["resources", number, "schema"], path)
        schema, schema_text = read_json(root, path)
    schema = plain_schema(schema)
    profiles.hold("tableschema", "table", schema, path, schema_text, pointer)
    return Table(resource["name"], resource["path"], path, with_words(resource["name"], schema), schema_text, resource, pointer)


def _refuse_unsafe(root: Path, text: str, pointer: list, path: str) -> None:
    reason = None if safe_path(path) else "not a plain path inside the package"
    if reason is None and locate(root, path) in ("a symbolic link", "not a regular file"):
        reason = locate(root, path)
    if reason:
        column = "/".join(map(str, pointer))
        raise Unreadable([Error("contract.unsafe_path", DESCRIPTOR, line_of(text, pointer), column, f"{printable(path)}: {reason}")])


def _load_records(root: Path, profiles: Profiles) -> tuple[dict[str, dict], dict[str, str]]:
    """Return the record schemas by table, and their texts by path."""
    records, texts = {}, {}
    for path in list_folder(root, "schemas/records", ENDING):
        schema, texts[path] = read_json(root, path)
        profile(schema, path)
        profiles.hold("recordschema", None, schema, path, texts[path])
        records[Path(path).name.removesuffix(ENDING)] = schema
    return records, texts


def _load_patterns(root: Path) -> dict[str, str]:
    """Return the patterns of the schemas in words, for messages; none when the package gives none."""
    if not list_folder(root, "schemas", "patterns.json"):
        return {}
    patterns, _ = read_json(root, PATTERNS)
    if not isinstance(patterns, dict) or not all(isinstance(words, str) for words in patterns.values()):
        raise Unreadable([Error("contract.property", PATTERNS, 1, "*", "not an object that gives each pattern in words")])
    return patterns


def _load_statements(root: Path, folder: str) -> dict[str, Statement]:
    statements = {}
    for path in list_folder(root, folder, ".sql"):
        sql = _read_text(root, path)
        name = Path(path).name.removesuffix(".sql")
        statements[name] = Statement(name, path, statement_head(sql), sql)
    return statements


def _read_text(root: Path, path: str) -> str:
    data = read_contract_file(root, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable([Error("contract.sql", path, line, "*", "bytes that are not UTF-8")]) from None

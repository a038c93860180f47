"""What must hold inside the contract itself before data are judged by it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from latticework.contract.descriptor_shape import ALSO_STANDARD, PACKAGE, TABLE
from latticework.contract.model import DERIVED, DESCRIPTOR, ENDING, Contract, Field, ForeignKey, Table
from latticework.contract.patterns import pattern_error
from latticework.contract.profiles import Profiles, Validator, apply, compiled
from latticework.contract.standard import STRICT, profile_of
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import line_of
from latticework.files.paths import files_below, list_folder

OFFERED = {"package", "contract_fields", "row_keys", "evidence_cells"}
FITS = {
    "string": {"required", "unique", "enum", "pattern", "minLength", "maxLength"},
    "boolean": {"required", "unique", "enum"},
}
# Keywords of JSON Schema 2020-12 that can ask something of one row, or explain it.
KEYWORDS = {
    "$schema",
    "$comment",
    "$defs",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "type",
    "enum",
    "const",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "required",
    "dependentRequired",
    "dependentSchemas",
    "minProperties",
    "maxProperties",
    "unevaluatedProperties",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
}
# The folders of the contract and how the names of their files end; one that ends otherwise is read by nothing.
RULES = "schemas/rules"
FOLDERS = {
    RULES: (".sql",),
    "schemas/views": (".sql",),
    "schemas/queries": (".sql",),
    "schemas/comparisons": (".sql",),
    "schemas/records": (ENDING,),
    "schemas/codelists": (".csv",),
    "schemas/profiles": (".json",),
    "schemas/exports/tables": (".sql",),
    "schemas/exports/figures": (".sql", ".json"),
    "schemas/site/queries": (".sql",),
}
ENDINGS = (".sql", ".json", ".csv")
# What a rule is held to in a package without a profile of its heads: a misspelt severity would be read as an error.
SEVERITY = compiled({"properties": {"severity": {"enum": ["error", "warn"]}}})
RANGED = {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}


def check_contract(contract: Contract, profiles: Profiles) -> list[Error]:
    """Return everything in the contract that contradicts itself. Raises Unreadable when it then cannot be applied."""
    noted = {(error.path, error.line) for error in profiles.errors}
    misspelt = [error for error in _check_spelling(contract) if (error.path, error.line) not in noted]
    found = [*_check_created(contract), *_check_names(contract)]
    for table in contract.tables.values():
        found += _check_keys(contract, table)
        for number, column in enumerate(table.fields):
            found += _check_field(contract, table, number, column)
    found += _check_records(contract)
    if found:
        # What follows from a misspelt property is no error of its own.
        raise Unreadable(profiles.errors + (misspelt or found))
    strict = profile_of(contract.descriptor) == STRICT
    unlisted = _check_unlisted(contract) if strict else ()
    return [*misspelt, *_check_heads(contract, profiles.get("rule")), *unlisted, *_check_unread(contract, list(FOLDERS) if strict else [RULES])]


def _at(table: Table, pointer: list, rule: str, found: str) -> Error:
    pointer = [*table.schema_at, *pointer]
    column = "/".join(map(str, pointer)) or "*"
    return Error(rule, table.schema_path, line_of(table.schema_text, pointer), column, printable(found))


def _check_created(contract: Contract) -> Iterator[Error]:
    """Yield an error when `created` is no day of the calendar: checks against "today" would find nothing."""
    created = contract.descriptor.get("created")
    if created is None:
        return
    try:
        datetime.fromisoformat(created)
    except ValueError as error:
        words = f"{printable(created)}: {error}; write a date and time like 2026-11-28T00:00:00Z"
        yield Error("contract.property", DESCRIPTOR, line_of(contract.descriptor_text, ["created"]), "created", words)


def _check_spelling(contract: Contract) -> Iterator[Error]:
    """Yield an error for each unknown property whose name is nearly that of a known one: it would be ignored in silence."""
    # A descriptor of the standard profile may hold anything besides the standard's own properties.
    descriptor = contract.descriptor if profile_of(contract.descriptor) == STRICT else {}
    for pointer, name, meant in _misspelt(PACKAGE, descriptor, []):
        line = line_of(contract.descriptor_text, [*pointer, name])
        column = "/".join(map(str, [*pointer, name]))
        yield Error("contract.unknown_property", DESCRIPTOR, line, printable(column), printable(f"{name}; did you mean {meant}?"))
    for table in contract.tables.values():
        for pointer, name, meant in _misspelt(TABLE, table.schema, []):
            yield _at(table, [*pointer, name], "contract.unknown_property", f"{name}; did you mean {meant}?")


def _misspelt(shape: dict, node: object, pointer: list) -> Iterator[tuple[list, str, str]]:
    """Yield (pointer, name, name that was meant) of each misspelt property in a document of known shape."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _misspelt(shape.get("items", {}), item, [*pointer, number])
    elif isinstance(node, dict) and "properties" in shape:
        known = {name.lower(): name for name in [*shape["properties"], *ALSO_STANDARD]}
        for name, value in node.items():
            if name not in known.values() and (near := get_close_matches(name.lower(), known, 1, 0.8)):
                yield pointer, name, known[near[0]]
            yield from _misspelt(shape["properties"].get(name) or {}, value, [*pointer, name])


def _check_names(contract: Contract) -> Iterator[Error]:
    """One word in four places: resource, data file, schema file, SQL table; and no word for two things."""
    seen: set[str] = set()
    strict = profile_of(contract.descriptor) == STRICT
    for number, resource in enumerate(contract.descriptor["resources"]):
        name, where = resource["name"], ["resources", number, "name"]
        problems = []
        if name in seen or name in OFFERED or name.startswith("codelist_"):
            problems.append(f"{name} already names something else")
        if strict and not (Path(resource["path"]).name == f"{name}.csv" and Path(str(resource["schema"])).name == f"{name}{ENDING}"):
            problems.append(f"{name} is the resource of {resource['path']} with {resource['schema']}")
        seen.add(name)
        line = line_of(contract.descriptor_text, where)
        for problem in problems:
            yield Error("contract.name", DESCRIPTOR, line, "/".join(map(str, where)), printable(problem))
    for table in contract.tables.values():
        names = [column.lower() for column in table.columns]
        for number, name in enumerate(names):
            if name in names[:number]:
                yield _at(table, ["fields", number, "name"], "contract.name", f"{name} names two columns")


def _check_keys(contract: Contract, table: Table) -> Iterator[Error]:
    keys: list[tuple[list, list[str]]] = [(["primaryKey"], table.primary_key)]
    keys += [(["uniqueKeys", n], key) for n, key in enumerate(table.schema.get("uniqueKeys", []))]
    keys += [(["foreignKeys", n], key.fields) for n, key in enumerate(table.foreign_keys)]
    for pointer, columns in keys:
        for column in columns:
            if column not in table.columns:
                yield _at(table, pointer, "contract.key", f"{column} is no column of {table.name}")
    for number, key in enumerate(table.foreign_keys):
        if found := _foreign_key_error(contract, table, key):
            yield _at(table, ["foreignKeys", number], "contract.key", found)


def _foreign_key_error(contract: Contract, table: Table, key: ForeignKey) -> str | None:
    target = contract.tables.get(key.to)
    if target is None:
        return f"{key.to} is no resource"
    missing = [name for name in key.to_fields if name not in target.columns]
    if missing:
        return f"{missing[0]} is no column of {key.to}"
    if len(key.fields) != len(key.to_fields):
        return f"{len(key.fields)} columns refer to {len(key.to_fields)}"
    if key.to_fields != target.primary_key and key.to_fields not in target.unique_keys:
        return f"{', '.join(key.to_fields)} is no key of {key.to}"
    here = [table.field(name).type for name in key.fields if name in table.columns]
    there = [target.field(name).type for name in key.to_fields]
    return None if here == there else f"{', '.join(here)} refers to {', '.join(there)}"


def _check_field(contract: Contract, table: Table, number: int, column: Field) -> Iterator[Error]:
    where = ["fields", number, "constraints"]
    for name in column.constraints:
        if name not in FITS.get(column.type, RANGED):
            yield _at(table, [*where, name], "contract.constraint", f"{name} does not fit {column.type}")
    for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"):
        values = column.constraints.get(name, [])
        for value in values if isinstance(values, list) else [values]:
            if not _is_of(value, column.type):
                yield _at(table, [*where, name], "contract.constraint", f"{value!r} is no {column.type}")
    if "pattern" in column.constraints and (found := pattern_error(column.constraints["pattern"])):
        yield _at(table, [*where, "pattern"], "contract.pattern", found)
    if column.raw.get("partialDate") and column.type != "string":
        yield _at(table, ["fields", number, "partialDate"], "contract.constraint", f"does not fit {column.type}")
    yield from _check_codelist(contract, table, number, column)


def _is_of(value: object, kind: str) -> bool:
    if kind in ("integer", "year"):
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "date":
        return isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None and _is_day(value)
    if kind == "boolean":
        return value in ("true", "false")
    return isinstance(value, str)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _check_codelist(contract: Contract, table: Table, number: int, column: Field) -> Iterator[Error]:
    name = column.raw.get("codelist")
    if name is None:
        return
    where = ["fields", number, "codelist"]
    if name not in contract.codelists:
        yield _at(table, where, "contract.codelist", f"there is no codelist {name}")
        return
    codes = [row["code"] for _, row in contract.codelists[name].rows]
    enum = column.constraints.get("enum")
    if enum is not None and enum != codes:
        differing = sorted(set(map(str, enum)) ^ set(codes)) or ["their order"]
        yield _at(table, where, "contract.codelist", f"enum and codelist {name} differ in {', '.join(differing)}")


def _check_records(contract: Contract) -> Iterator[Error]:
    for name, schema in contract.records.items():
        path = f"schemas/records/{name}{ENDING}"
        columns = contract.tables[name].columns if name in contract.tables else None
        properties = schema.get("properties", {})
        if columns is None:
            yield Error("contract.record", path, 1, "*", f"{name} is no resource")
            continue
        for pointer, words in _check_record_words(schema, columns, []):
            yield Error("contract.record", path, line_of(contract.texts_of[path], pointer), "/".join(map(str, pointer)), printable(words))
        if schema.get("additionalProperties") is False and not set(columns) <= set(properties):
            differing = ", ".join(sorted(set(columns) - set(properties)))
            line = line_of(contract.texts_of[path], ["properties"])
            yield Error("contract.record", path, line, "properties", printable(f"columns of {name} that are missing here: {differing}"))


def _check_record_words(schema: object, columns: list[str], pointer: list) -> Iterator[tuple[list, str]]:
    """Yield (pointer, words) of each keyword and column in a schema of one row that does not exist: it would ask nothing."""
    if not isinstance(schema, dict):
        return
    for keyword, content in schema.items():
        here = [*pointer, keyword]
        if keyword not in KEYWORDS:
            yield here, f"{keyword} is no keyword of JSON Schema{_meant(keyword, KEYWORDS)}"
        elif keyword in ("allOf", "anyOf", "oneOf"):
            for number, part in enumerate(content):
                yield from _check_record_words(part, columns, [*here, number])
        elif keyword in ("not", "if", "then", "else"):
            yield from _check_record_words(content, columns, here)
        elif keyword in ("properties", "required", "dependentRequired"):
            for name in content:
                if name not in columns:
                    yield here, f"{name} is no column{_meant(name, columns)}"


def _meant(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean {near[0]}?" if near else ""


def _check_heads(contract: Contract, rule_profile: Validator | None) -> Iterator[Error]:
    for rule in contract.rules.values():
        table = rule.name.partition("__")[0]
        if "__" not in rule.name or table not in contract.tables:
            yield Error("contract.rule", rule.path, 1, "*", "a rule is named after its table: <table>__<what_must_hold>")
        for error in apply(rule_profile or SEVERITY, rule.head, rule.path, "{}"):
            yield Error("contract.rule", rule.path, 1, error.column, error.found)


def _check_unlisted(contract: Contract) -> Iterator[Error]:
    """Every CSV file in the data folders and every schema is one that a resource names."""
    listed = {path for table in contract.tables.values() for path in (table.path, table.schema_path)}
    folders = {os.path.dirname(table.path): ".csv" for table in contract.tables.values()} | {DERIVED.rstrip("/"): ".csv"}
    folders |= {os.path.dirname(table.schema_path): ENDING for table in contract.tables.values()}
    for folder, ending in folders.items():
        for path in list_folder(contract.root, folder, ending) if folder else []:
            if path not in listed:
                yield Error("contract.unlisted_file", path, 1, "*", "no resource names this file")


def _check_unread(contract: Contract, folders: list[str]) -> Iterator[Error]:
    """Yield an error for each file of the contract that nothing reads: in another folder, or with another ending, than it must have."""
    for path in files_below(contract.root, "schemas"):
        name = path.rpartition("/")[2]
        folder = next((folder for folder in folders if path.startswith(f"{folder}/")), None)
        if folder and (path != f"{folder}/{name}" or not name.endswith(FOLDERS[folder])):
            words = f"nothing reads it: {folder} holds files whose names end in {' or '.join(FOLDERS[folder])}, and no folders"
            yield Error("contract.unlisted_file", printable(path), 1, "*", words)
        elif folders != [RULES] and name.lower().endswith(ENDINGS) and not name.endswith(ENDINGS):
            yield Error("contract.unlisted_file", printable(path), 1, "*", "nothing reads it: write the ending of its name in lower case")

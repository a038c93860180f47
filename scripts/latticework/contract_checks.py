"""What must hold inside the contract itself before data are judged by it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from latticework.contract import DERIVED, DESCRIPTOR, ENDING, Contract, Field, ForeignKey, Table
from latticework.faults import Fault, Unreadable, printable
from latticework.jsontext import line_of, read_json
from latticework.paths import list_folder
from latticework.profiles import apply, built_in, profile

PROFILES = "schemas/profiles"
OFFERED = {"package", "contract_fields", "row_keys", "evidence_cells"}
FITS = {
    "string": {"required", "unique", "enum", "pattern", "minLength", "maxLength"},
    "boolean": {"required", "unique", "enum"},
}
RANGED = {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
WHOLE_MATCH = re.compile(r"\^(?P<inner>.*)\$", re.DOTALL)


def load_profiles(root: Path) -> dict[str, object]:
    """Return the validators in the package's own profiles by name, for `datapackage`, `tableschema` and so on."""
    found = {}
    for path in list_folder(root, PROFILES, ".json"):
        found[Path(path).name.removesuffix(".json")] = profile(read_json(root, path)[0], path)
    return found


def apply_profile(contract: Contract, profiles: dict, name: str, kind: str | None, value: object, path: str, text: str) -> None:
    """Note what the package's profile `name` refuses. Raises Unreadable when the engines could not use `value` either."""
    faults = apply(profiles[name], value, path, text) if name in profiles else []
    needed = apply(built_in(kind), value, path, text) if kind else []
    contract.faults += faults or needed
    if needed or not isinstance(value, dict):
        raise Unreadable(contract.faults or [Fault("contract.property", path, 1, "*", "not an object")])


def check_contract(contract: Contract, profiles: dict) -> None:
    """Note everything in the contract that contradicts itself. Raises Unreadable when it then cannot be applied."""
    before = len(contract.faults)
    _check_names(contract)
    for table in contract.tables.values():
        _check_keys(contract, table)
        for number, column in enumerate(table.fields):
            _check_field(contract, table, number, column)
    _check_records(contract)
    if len(contract.faults) > before:
        raise Unreadable(contract.faults)
    _check_heads(contract, profiles.get("rule"))
    _check_unlisted(contract)


def _note(contract: Contract, table: Table, pointer: list, rule: str, found: str) -> None:
    line = line_of(table.schema_text, pointer)
    column = "/".join(map(str, pointer)) or "*"
    contract.faults.append(Fault(rule, table.schema_path, line, column, printable(found)))


def _check_names(contract: Contract) -> None:
    """One word in four places: resource, data file, schema file, SQL table; and no word for two things."""
    seen: set[str] = set()
    for number, resource in enumerate(contract.descriptor["resources"]):
        name, where = resource["name"], ["resources", number, "name"]
        problems = []
        if name in seen or name in OFFERED or name.startswith("codelist_"):
            problems.append(f"{name} already names something else")
        if Path(resource["path"]).name != f"{name}.csv" or Path(resource["schema"]).name != f"{name}{ENDING}":
            problems.append(f"{name} is the resource of {resource['path']} with {resource['schema']}")
        seen.add(name)
        line = line_of(contract.descriptor_text, where)
        contract.faults += [Fault("contract.name", DESCRIPTOR, line, "/".join(map(str, where)), printable(p)) for p in problems]
    for table in contract.tables.values():
        names = [column.lower() for column in table.columns]
        for number, name in enumerate(names):
            if name in names[:number]:
                _note(contract, table, ["fields", number, "name"], "contract.name", f"{name} names two columns")


def _check_keys(contract: Contract, table: Table) -> None:
    keys = [(["primaryKey"], table.primary_key)]
    keys += [(["uniqueKeys", n], key) for n, key in enumerate(table.schema.get("uniqueKeys", []))]
    keys += [(["foreignKeys", n], key.fields) for n, key in enumerate(table.foreign_keys)]
    for pointer, columns in keys:
        for column in columns:
            if column not in table.columns:
                _note(contract, table, pointer, "contract.key", f"{column} is no column of {table.name}")
    for number, key in enumerate(table.foreign_keys):
        if found := _foreign_key_fault(contract, table, key):
            _note(contract, table, ["foreignKeys", number], "contract.key", found)


def _foreign_key_fault(contract: Contract, table: Table, key: ForeignKey) -> str | None:
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


def _check_field(contract: Contract, table: Table, number: int, column: Field) -> None:
    where = ["fields", number, "constraints"]
    for name in column.constraints:
        if name not in FITS.get(column.type, RANGED):
            _note(contract, table, [*where, name], "contract.constraint", f"{name} does not fit {column.type}")
    for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"):
        values = column.constraints.get(name, [])
        for value in values if isinstance(values, list) else [values]:
            if not _is_of(value, column.type):
                _note(contract, table, [*where, name], "contract.constraint", f"{value!r} is no {column.type}")
    if "pattern" in column.constraints and (found := _pattern_fault(column.constraints["pattern"])):
        _note(contract, table, [*where, "pattern"], "contract.pattern", found)
    if column.raw.get("partialDate") and column.type != "string":
        _note(contract, table, ["fields", number, "partialDate"], "contract.constraint", f"does not fit {column.type}")
    _check_codelist(contract, table, number, column)


def _is_of(value: object, kind: str) -> bool:
    if kind in ("integer", "year"):
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "date":
        return isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
    return isinstance(value, str)


def _pattern_fault(pattern: str) -> str | None:
    """Return why a pattern would not mean the same everywhere: it must match whole, in Python as in RE2."""
    from latticework.database import pattern_error

    whole = WHOLE_MATCH.fullmatch(pattern)
    if not whole or _alternates(whole["inner"]):
        return f"{pattern} must be ^…$ with its alternatives in a group"
    if error := pattern_error(pattern):
        return error
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"{pattern}: {error}"
    return None


def _alternates(pattern: str) -> bool:
    """Return whether a `|` stands outside every group and class."""
    bare = re.sub(r"\\.", "", pattern, flags=re.DOTALL)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "", bare)
    depth = 0
    for char in bare:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            return True
    return False


def _check_codelist(contract: Contract, table: Table, number: int, column: Field) -> None:
    name = column.raw.get("codelist")
    if name is None:
        return
    where = ["fields", number, "codelist"]
    if name not in contract.codelists:
        _note(contract, table, where, "contract.codelist", f"there is no codelist {name}")
        return
    codes = [row["code"] for _, row in contract.codelists[name].rows]
    enum = column.constraints.get("enum")
    if enum is not None and enum != codes:
        differing = sorted(set(map(str, enum)) ^ set(codes)) or ["their order"]
        _note(contract, table, where, "contract.codelist", f"enum and codelist {name} differ in {', '.join(differing)}")


def _check_records(contract: Contract) -> None:
    for name, schema in contract.records.items():
        path = f"schemas/records/{name}{ENDING}"
        columns = contract.tables[name].columns if name in contract.tables else None
        properties = schema.get("properties", {})
        if columns is None:
            contract.faults.append(Fault("contract.record", path, 1, "*", f"{name} is no resource"))
        elif schema.get("additionalProperties") is False and set(properties) != set(columns):
            differing = ", ".join(sorted(set(properties) ^ set(columns)))
            line = line_of(contract.texts_of[path], ["properties"])
            contract.faults.append(Fault("contract.record", path, line, "properties", printable(f"not the columns of {name}: {differing}")))


def _check_heads(contract: Contract, rule_profile: object) -> None:
    for rule in contract.rules.values():
        table = rule.name.partition("__")[0]
        if "__" not in rule.name or table not in contract.tables:
            contract.faults.append(Fault("contract.rule", rule.path, 1, "*", "a rule is named after its table: <table>__<what_must_hold>"))
        for fault in apply(rule_profile, rule.head, rule.path, "{}") if rule_profile else []:
            contract.faults.append(Fault("contract.rule", rule.path, 1, fault.column, fault.found))


def _check_unlisted(contract: Contract) -> None:
    """Every CSV file in the data folders and every schema is one that a resource names."""
    listed = {path for table in contract.tables.values() for path in (table.path, table.schema_path)}
    folders = {os.path.dirname(table.path): ".csv" for table in contract.tables.values()} | {DERIVED.rstrip("/"): ".csv"}
    folders |= {os.path.dirname(table.schema_path): ENDING for table in contract.tables.values()}
    for folder, ending in folders.items():
        for path in list_folder(contract.root, folder, ending) if folder else []:
            if path not in listed:
                contract.faults.append(Fault("contract.unlisted_file", path, 1, "*", "no resource names this file"))

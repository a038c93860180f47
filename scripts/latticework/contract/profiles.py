"""JSON Schemas applied to the contract's own JSON."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jsonschema_rs

from latticework.contract import descriptor_shape
from latticework.errors import Error, Unreadable, first_line, printable
from latticework.files.json_text import line_of, read_json
from latticework.files.paths import list_folder

FOLDER = "schemas/profiles"
PLACES = {"additionalProperties": "contract.unknown_property", "required": "contract.missing_property"}


def compiled(schema: dict | bool) -> jsonschema_rs.Draft202012Validator:
    """Return a validator whose patterns run in linear time. Raises ValueError when `schema` is not a JSON Schema."""
    return jsonschema_rs.Draft202012Validator(schema, pattern_options=jsonschema_rs.RegexOptions())


def profile(schema: object, path: str) -> jsonschema_rs.Draft202012Validator:
    """Return the validator of the schema at `path`. Raises Unreadable when it cannot be used.

    References are refused: they lead out of the file, or round in circles.
    """
    if not isinstance(schema, dict):
        raise Unreadable([Error("contract.schema", path, 1, "*", "a JSON Schema is an object")])
    if _has_reference(schema):
        raise Unreadable([Error("contract.schema", path, 1, "*", "$ref, $dynamicRef and $id are not followed")])
    dialect = schema.get("$schema", "https://json-schema.org/draft/2020-12/schema")
    if dialect != "https://json-schema.org/draft/2020-12/schema":
        raise Unreadable([Error("contract.schema", path, 1, "$schema", printable(dialect))])
    try:
        return compiled(schema)
    except ValueError as error:
        raise Unreadable([Error("contract.schema", path, 1, "*", first_line(error))]) from None


def apply(validator: jsonschema_rs.Draft202012Validator, value: object, path: str, text: str, start: tuple = ()) -> list[Error]:
    """Return an error for each error of `value`, which is at the pointer `start` of the JSON `text` in the file `path`."""
    if validator.is_valid(value):
        return []
    errors = []
    for error in validator.iter_errors(value):
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        pointer = [*start, *error.instance_path]
        name, found = pointer, error.message
        kind = error.kind.as_dict() if hasattr(error.kind, "as_dict") else {}
        if unexpected := kind.get("unexpected"):
            name, found = [*pointer, unexpected[0]], f"unknown: {', '.join(unexpected)}"
        column = "/".join(str(part) for part in name) or "*"
        rule = PLACES.get(keyword, "contract.property")
        errors.append(Error(rule, path, line_of(text, name), printable(column), printable(found)))
    return errors


Validator = jsonschema_rs.Draft202012Validator


class Profiles(dict[str, Validator]):
    """The validators in the package's own profiles by name, and the errors that they and the engines found so far."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[Error] = []

    def hold(self, name: str | None, kind: str | None, value: object, path: str, text: str, start: tuple = ()) -> None:
        """Note what the profile `name` refuses. Raises Unreadable when the engines could not use `value` either."""
        errors = apply(self[name], value, path, text, start) if name in self else []
        needed = apply(built_in(kind), value, path, text, start) if kind else []
        self.errors += errors or needed
        if needed or not isinstance(value, dict):
            raise Unreadable(self.errors or [Error("contract.property", path, 1, "*", "not an object")])


def load_profiles(root: Path) -> Profiles:
    """Return the profiles of a package: `datapackage`, `tableschema` and so on."""
    found = Profiles()
    for path in list_folder(root, FOLDER, ".json"):
        found[Path(path).name.removesuffix(".json")] = profile(read_json(root, path)[0], path)
    return found


@cache
def built_in(kind: str) -> jsonschema_rs.Draft202012Validator:
    """Return the validator of what the engines need of a `package` or a `table` schema."""
    return compiled({"package": descriptor_shape.PACKAGE, "table": descriptor_shape.TABLE}[kind])


def _has_reference(node: object) -> bool:
    if isinstance(node, dict):
        return any(key in node for key in ("$ref", "$dynamicRef", "$recursiveRef", "$id")) or any(map(_has_reference, node.values()))
    return isinstance(node, list) and any(map(_has_reference, node))

"""The many legal ways to write a Data Package, read as the one way that the engines work with."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

ENDING = ".schema.json"
VERSION_2 = "https://datapackage.org/profiles/2.0/datapackage.json"
STRICT, STANDARD = "strict", "standard"
# What a dialect says when it says nothing new; None: of no account for a file that the byte layer finds plain.
USUAL_DIALECT = {
    "delimiter": (",",),
    "quoteChar": ('"',),
    "doubleQuote": (True,),
    "skipInitialSpace": (False, True),
    "header": (True,),
    "lineTerminator": ("\n", "\r\n"),
    "caseSensitiveHeader": (True, False),
    "csvddfVersion": (1.2, 1.0, "1.2"),
}

USUAL_FORMATS = {"date": ("%Y-%m-%d",), "number": ("default",), "integer": ("default",)}


def profile_of(descriptor: object) -> str:
    """Return `strict` or `standard`, as the descriptor names it under `latticework`.

    A package that names none is strict when each of its resources has a schema file of its own name, as contracts of ours do.
    """
    if not isinstance(descriptor, dict):
        return STANDARD
    own = descriptor.get("latticework")
    if isinstance(own, dict) and own.get("profile") in (STRICT, STANDARD):
        return own["profile"]
    resources = descriptor.get("resources")
    named = [r for r in resources if isinstance(r, dict) and isinstance(r.get("schema"), str)] if isinstance(resources, list) else []
    ours = [r for r in named if PurePosixPath(r["schema"]).name == f"{r.get('name')}{ENDING}"]
    return STRICT if named and len(ours) == len(resources) else STANDARD


def plain_resource(resource: dict) -> dict:
    """Return the resource without what only repeats the standard's defaults."""
    plain = dict(resource)
    if isinstance(plain.get("encoding"), str) and plain["encoding"].lower() in ("utf-8", "utf8"):
        plain["encoding"] = "utf-8"
    if isinstance(plain.get("dialect"), dict):
        unusual = {word: value for word, value in plain["dialect"].items() if word != "$schema" and value not in USUAL_DIALECT.get(word, ())}
        plain["dialect"] = unusual
    return plain


def plain_schema(schema: Any) -> Any:
    """Return the schema with keys as lists of columns and every field with a type."""
    if not isinstance(schema, dict):
        return schema
    plain = dict(schema)
    if "primaryKey" in plain:
        plain["primaryKey"] = _columns(plain["primaryKey"])
    if isinstance(plain.get("fields"), list):
        plain["fields"] = [_plain_field(field) if isinstance(field, dict) else field for field in plain["fields"]]
    if isinstance(plain.get("foreignKeys"), list):
        plain["foreignKeys"] = [_foreign_key(key) for key in plain["foreignKeys"]]
    return {word: value for word, value in plain.items() if value != []}


def with_words(name: str, schema: dict) -> dict:
    """Return the schema of the table `name` with the words that documents and formats are made of, as far as it lacks them."""
    fields = [{"title": field["name"], "description": "", "example": ""} | field for field in schema["fields"]]
    return {"title": name, "description": "", "grain": f"an entry of {name}"} | schema | {"fields": fields}


def _plain_field(field: dict) -> dict:
    plain = _with_enum({"type": "string", **field})
    if plain.get("format") in USUAL_FORMATS.get(str(plain["type"]), ()):
        del plain["format"]
    return plain


def _foreign_key(key: object) -> object:
    if not isinstance(key, dict) or not isinstance(key.get("reference"), dict):
        return key
    reference = {**key["reference"], "fields": _columns(key["reference"].get("fields"))}
    return {**key, "fields": _columns(key.get("fields")), "reference": reference}


def _columns(value: object) -> object:
    return [value] if isinstance(value, str) else value


def is_remote(path: object) -> bool:
    """Return whether a path is a web address or another URL: nothing is fetched."""
    return isinstance(path, str) and "://" in path


def without_remote(descriptor: dict) -> tuple[dict, list[str]]:
    """Return the descriptor without what is elsewhere, resources and profiles, and a note on each."""
    kept, notes = [], []
    for resource in descriptor["resources"]:
        away = next((path for path in paths_of(resource) if is_remote(path)), None)
        if away is None:
            kept.append(resource)
        else:
            notes.append(f"not checked: {resource.get('name')} is at {away}, and nothing is fetched")
    profiles = [node["profile"] for node in (descriptor, *kept) if _has_profile(node)]
    notes += [f"not checked: the profile {profile}, and nothing is fetched" for profile in profiles]
    return _without_profile({**descriptor, "resources": list(map(_without_profile, kept))}), notes


def paths_of(resource: object) -> list:
    """Return every path that a resource names: of its data, its schema and its dialect."""
    given = [resource.get(word) for word in ("path", "url", "schema", "dialect", "extrapaths")] if isinstance(resource, dict) else []
    flat = [part for value in given for part in (value if isinstance(value, list) else [value])]
    return [part for part in flat if part is not None and not isinstance(part, dict)]


def _has_profile(node: object) -> bool:
    """Return whether a package or a resource names a JSON Schema of its own: it may refer to any other."""
    return isinstance(node, dict) and not {"/", "."}.isdisjoint(str(node.get("profile")))


def _without_profile(node: Any) -> Any:
    return {word: value for word, value in node.items() if word != "profile"} if _has_profile(node) else node


def for_frictionless(schema: dict) -> tuple[dict, list[str]]:
    """Return the schema with the words of version 2 of the standard that Frictionless does not know in others, and the words that have none."""
    plain = {**schema, "fields": [_without_json_schema(_with_enum(field)) if isinstance(field, dict) else field for field in schema["fields"]]}
    if isinstance(match := schema.get("fieldsMatch"), list) and match:
        plain["fieldsMatch"] = match[0]
    lost = ["jsonSchema" for field in schema["fields"] if isinstance(field, dict) and "jsonSchema" in _constraints(field)]
    return plain, lost + ["uniqueKeys"] * ("uniqueKeys" in schema)


def _without_json_schema(field: dict) -> dict:
    return {**field, "constraints": {word: value for word, value in _constraints(field).items() if word != "jsonSchema"}}


def _constraints(field: dict) -> dict:
    given = field.get("constraints")
    return given if isinstance(given, dict) else {}


def _with_enum(field: dict) -> dict:
    """Return the field with its categories, if it has any, as the values that are allowed; `enum` may allow fewer of them."""
    if not isinstance(field.get("categories"), list) or "enum" in _constraints(field):
        return field
    values = [item.get("value") if isinstance(item, dict) else item for item in field["categories"]]
    return {**field, "constraints": {**_constraints(field), "enum": values}}

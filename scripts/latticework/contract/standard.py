"""The many legal ways to write a Data Package, read as the one way that the engines work with."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

ENDING = ".schema.json"
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
    plain = {"type": "string", **field}
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
    """Return the descriptor without the resources that are elsewhere, and a note on each."""
    kept, notes = [], []
    for resource in descriptor.get("resources") or []:
        paths = [resource.get(word) for word in ("path", "url", "schema", "dialect")] if isinstance(resource, dict) else []
        flat = [part for path in paths for part in (path if isinstance(path, list) else [path])]
        away = next((part for part in flat if is_remote(part)), None)
        if away is None:
            kept.append(resource)
        else:
            notes.append(f"not checked: {resource.get('name')} is at {away}, and nothing is fetched")
    return {**descriptor, "resources": kept}, notes

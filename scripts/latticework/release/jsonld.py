"""Metadata for machines: Croissant, which describes how to load the tables, and schema.org, which search engines of data read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from latticework.contract.model import Contract, Table
from latticework.release.duckdb_file import cite

TYPES = {"integer": "sc:Integer", "year": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
# Not the machine's own list of media types, which differs from one to the next.
MEDIA = {
    ".sqlite": "application/vnd.sqlite3",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/jsonl",
    ".json": "application/json",
    ".graphml": "application/graphml+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".do": "text/plain",
}


def write_croissant(contract: Contract, archive: Path, place: Path, context: dict) -> None:
    """Write the Croissant description of the tables in the package's zip `archive`, which is next to `place`."""
    held = {"@type": "cr:FileObject", "@id": archive.name, "name": archive.name, "contentUrl": archive.name, "encodingFormat": "application/zip"}
    files = [held | {"sha256": sha256(archive)}]
    for table in contract.tables.values():
        files.append(_file(contract, table, archive.name))
    head = {"@context": context, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0"}
    head |= {"citeAs": cite(contract)} | about(contract)
    _write(place, head | {"distribution": files, "recordSet": [_records(table) for table in contract.tables.values()]})


def write_schema_org(contract: Contract, folder: Path, place: Path, unsummed: Path) -> None:
    """Write the schema.org description of the data set and of every file in `folder`; `unsummed` without size and checksum."""
    measured = [
        {"@type": "PropertyValue", "name": f"{t.name}.{f.name}", "description": f.raw["description"]}
        for t in contract.tables.values()
        for f in t.fields
        if not t.derived
    ]
    files = [_download(folder, path, path == unsummed) for path in sorted(folder.rglob("*")) if path.is_file() and path != place]
    head = {"@context": "https://schema.org/", "@type": "Dataset", "citation": cite(contract)} | about(contract)
    _write(place, head | {"variableMeasured": measured, "distribution": files})


def about(contract: Contract) -> dict:
    """Return what the descriptor states about the package in the words of schema.org."""
    d = contract.descriptor
    found = {
        "name": d["name"],
        "alternateName": d.get("title"),
        "description": d.get("description"),
        "version": contract.version,
        "datePublished": contract.created,
        "license": [item.get("path") or item["name"] for item in d.get("licenses", [])],
        "keywords": d.get("keywords"),
        "creator": [{"@type": "Organization", "name": item["title"]} for item in d.get("contributors", [])],
        "temporalCoverage": "/".join(d["temporal"].values()) if "temporal" in d else None,
        "spatialCoverage": {"@type": "Place"} | d["spatial"] if "spatial" in d else None,
        "sameAs": d.get("homepage"),
        "isAccessibleForFree": True,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def sha256(place: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(place.read_bytes()).hexdigest()


def _file(contract: Contract, table: Table, archive: str) -> dict:
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.csv",
        "name": f"{table.name}.csv",
        "containedIn": {"@id": archive},
        "contentUrl": table.path,
        "encodingFormat": "text/csv",
        "sha256": sha256(contract.root / table.path),
    }


def _records(table: Table) -> dict:
    links = {key.fields[0]: key for key in table.foreign_keys if len(key.fields) == 1}
    fields = []
    for f in table.fields:
        found = {"@type": "cr:Field", "@id": f"{table.name}/{f.name}", "name": f.name, "description": f.raw["description"]}
        found |= {"dataType": TYPES.get(f.type, "sc:Text"), "source": _source(table.name, f.name)}
        if f.name in links:
            # To the column of the file: mlcroissant cannot follow a reference to a field that has references of its own.
            found["references"] = _source(links[f.name].to, links[f.name].to_fields[0])
        fields.append(found)
    about_it = f"{table.schema['description']} One row is {table.schema['grain']}."
    key = {"key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key]} if table.primary_key else {}
    return {"@type": "cr:RecordSet", "@id": table.name, "name": table.name, "description": about_it} | key | {"field": fields}


def _source(table: str, column: str) -> dict:
    return {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column}}


def _download(folder: Path, path: Path, unsummed: bool) -> dict:
    relative = path.relative_to(folder).as_posix()
    kind = MEDIA.get(path.suffix, "application/octet-stream")
    found = {"@type": "DataDownload", "name": relative, "contentUrl": relative, "encodingFormat": kind}
    return found if unsummed else found | {"contentSize": f"{path.stat().st_size} B", "sha256": sha256(path)}


def _write(place: Path, value: dict) -> None:
    place.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")

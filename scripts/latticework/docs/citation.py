"""How the package is cited, from its descriptor alone: version, date and DOI are nowhere else."""

from __future__ import annotations

import json

from latticework.contract.model import Contract

MESSAGE = "Please cite the data set, and the original sources of the values that you use."


def citation(contract: Contract) -> str:
    """Return CITATION.cff."""
    d = contract.descriptor
    lines = [
        "cff-version: 1.2.0",
        "type: dataset",
        f"title: {_quoted(d['title'])}",
        f"message: {_quoted(MESSAGE)}",
        f"abstract: {_quoted(d['description'])}",
        f"version: {_quoted(contract.version)}",
        f"date-released: {_quoted(contract.created)}",
        f"license: {d['licenses'][0]['name']}",
        "keywords:",
        *(f"  - {_quoted(word)}" for word in d["keywords"]),
        "authors:",
        *(f"  - name: {_quoted(person['title'])}" for person in d["contributors"]),
    ]
    if d.get("id"):
        lines.append(f"doi: {d['id'].removeprefix('https://doi.org/')}")
    return "\n".join(lines) + "\n"


def zenodo(contract: Contract) -> str:
    """Return .zenodo.json."""
    d = contract.descriptor
    record = {
        "title": d["title"],
        "description": d["description"],
        "version": contract.version,
        "publication_date": contract.created,
        "upload_type": "dataset",
        "access_right": "open",
        "license": d["licenses"][0]["name"].lower(),
        "keywords": d["keywords"],
        "creators": [{"name": person["title"]} for person in d["contributors"]],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _quoted(text: str) -> str:
    """Return a JSON string, which YAML reads as the same text."""
    return json.dumps(text, ensure_ascii=False)

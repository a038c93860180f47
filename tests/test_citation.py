"""The citation agrees with the descriptor, word for word, and follows the formats of those who read it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from ruamel.yaml import YAML

from latticework.contract.load import load_contract
from latticework.docs.citation import citation, zenodo
from support import ROOT

CONTRACT = load_contract(ROOT)
DESCRIPTOR = CONTRACT.descriptor


def with_property(**more):
    """Return the contract with other properties in its descriptor."""
    return replace(CONTRACT, descriptor=DESCRIPTOR | more)


def schema_says(path) -> str:
    """Return what the schema of the Citation File Format has against a file; "ok" when nothing."""
    line = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(path)]
    result = subprocess.run(line, capture_output=True, text=True, timeout=120)
    return result.stdout.split(" ")[0] if result.returncode == 0 else result.stdout


def test_citation_follows_its_schema():
    assert schema_says(ROOT / "CITATION.cff") == "ok"


@pytest.mark.parametrize("more", [{"id": "https://doi.org/10.5281/zenodo.1234567"}, {"title": 'A "title": with # marks'}])
def test_citation_of_another_descriptor_follows_its_schema(tmp_path, more):
    (tmp_path / "CITATION.cff").write_text(citation(with_property(**more)), encoding="utf-8")
    assert schema_says(tmp_path / "CITATION.cff") == "ok"


def test_citation_says_what_the_descriptor_says():
    said = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (said["title"], said["version"], said["abstract"]) == (DESCRIPTOR["title"], DESCRIPTOR["version"], DESCRIPTOR["description"])
    assert str(said["date-released"]) == DESCRIPTOR["created"][:10]
    assert said["license"] == DESCRIPTOR["licenses"][0]["name"]
    assert said["keywords"] == DESCRIPTOR["keywords"]


def test_doi_stands_where_the_descriptor_has_one():
    doi = with_property(id="https://doi.org/10.5281/zenodo.1234567")
    assert "doi: 10.5281/zenodo.1234567\n" in citation(doi)
    assert "doi:" not in citation(with_property(id=""))


def test_zenodo_says_what_the_descriptor_says():
    said = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    assert said == json.loads(zenodo(CONTRACT))
    assert (said["title"], said["version"], said["keywords"]) == (DESCRIPTOR["title"], DESCRIPTOR["version"], DESCRIPTOR["keywords"])
    assert said["publication_date"] == DESCRIPTOR["created"][:10]
    assert [person["name"] for person in said["creators"]] == [person["title"] for person in DESCRIPTOR["contributors"]]

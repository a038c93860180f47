"""The figures: the same bytes twice, well-formed, large enough to read, with a finding, a source, and the numbers of the derived tables."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ElementTree

import pytest

from latticework.docs import charts
from latticework.docs.figures import figure_files
from releases import build
from small import small_package
from support import ROOT, read_json, read_rows

pytestmark = pytest.mark.slow

NETWORK = "docs/figures/network.svg"


@pytest.fixture(scope="module")
def files():
    return figure_files(ROOT)


def text_of(data: bytes) -> str:
    """Return all words of a figure; a sentence that is broken into lines is whole again."""
    return " ".join(element.text or "" for element in ElementTree.fromstring(data).iter() if element.tag.endswith("}text"))


def test_every_figure_has_a_specification_and_is_in_the_documents(files):
    assert set(files) == {f"docs/figures/{place.name}" for place in (ROOT / "docs" / "figures").glob("*.svg")}
    assert {charts.CHARTS[read_json(place)["chart"]] for place in (ROOT / "schemas" / "exports" / "figures").glob("*.json")} == set(charts.CHARTS.values())


def test_a_stale_figure_is_named_with_its_fix(tmp_path, files):
    run = build(ROOT, "figures", "--check", "--out", tmp_path)
    assert run.returncode == 1
    assert run.stdout.splitlines() == [f"{path} is stale: run latticework build figures" for path in files]


def test_the_same_bytes_twice(files):
    assert figure_files(ROOT) == files


def test_every_figure_is_whole_and_readable(files):
    created = read_json(ROOT / "datapackage.json")["created"]
    for path, data in files.items():
        root = ElementTree.fromstring(data)
        width, height = map(float, root.get("viewBox").split()[2:])
        sizes = [float(one or other) for one, other in re.findall(r"font-size: ([\d.]+)px|font: (?:bold )?([\d.]+)px", data.decode())]
        assert sizes and min(sizes) / width >= 20 / 800, path
        for text in root.iter("{*}text"):
            assert 0 <= float(text.get("x") or 1) <= width and 0 <= float(text.get("y") or 1) <= height, (path, text.text)
        assert root.find(".//{*}title").text and root.find(".//{*}description").text, path
        assert f"Latticework {read_json(ROOT / 'datapackage.json')['version']}" in text_of(data) and created[:4] in text_of(data), path


def test_the_network_counts_what_the_hub_share_counts(files):
    year = read_json(ROOT / "datapackage.json")["created"][:4]
    rows = {
        row["year"]: row for row in read_rows(ROOT / "data" / "derived" / "hub_share.csv") if (row["agreement_kind"], row["ties_of"]) == ("any", "bilateral")
    }
    for panel in ("1960", "1990", "2010", "2022", year):
        assert f"{panel}: {rows[panel]['usa_min']} of {rows[panel]['ties_min']} ties" in text_of(files[NETWORK])


def test_a_figure_of_no_rows_is_an_error(tmp_path):
    place = small_package(tmp_path / "package")
    run = build(place, "figures", "--out", tmp_path / "out")
    assert run.returncode == 2 and run.stderr == "schemas/exports/figures/hub_share.sql:1:*  contract.sql  returns no rows: there is nothing to draw\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("key", ["title", "hub"])
def test_a_specification_without_what_its_chart_needs_is_an_error(tmp_path, key):
    for part in ("datapackage.json", "data", "schemas"):
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile)(ROOT / part, tmp_path / part)
    place = tmp_path / "schemas" / "exports" / "figures" / "network.json"
    place.write_text(json.dumps({name: value for name, value in read_json(place).items() if name != key}))
    run = build(tmp_path, "figures", "--out", tmp_path / "out")
    assert run.returncode == 2
    assert f"network.json:1:*  contract.json  needs '{key}'" in run.stdout + run.stderr

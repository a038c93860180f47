"""The figures: fresh, the same bytes twice, well-formed, large enough to read, and with the numbers of the derived tables."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from latticework.docs import drawing
from latticework.docs.figures import figure_files
from releases import build
from support import ROOT, read_json, read_rows

PALETTE = {drawing.BLUE, drawing.ORANGE, drawing.SKY, drawing.GREY, drawing.INK, drawing.PAPER, "none"}


@pytest.fixture(scope="module")
def files():
    return figure_files(ROOT)


def test_the_figures_are_fresh():
    run = build(ROOT, "figures", "--check")
    assert (run.returncode, run.stdout) == (0, "")


def test_a_stale_figure_is_named_with_its_cure(tmp_path, files):
    run = build(ROOT, "figures", "--check", "--out", tmp_path)
    assert run.returncode == 1
    assert run.stdout.splitlines() == [f"{path} is stale: run latticework build figures" for path in files]


def test_the_same_bytes_twice(files):
    assert figure_files(ROOT) == files


def test_every_figure_is_whole_and_readable(files):
    for path, data in files.items():
        root = ElementTree.fromstring(data)
        assert root.find("{*}title").text and root.find("{*}desc").text, path
        width, height = map(float, root.get("viewBox").split()[2:])
        sizes = [int(size) for size in re.findall(r'font-size="(\d+)"', data.decode())]
        assert min(sizes) / width >= 20 / 800, path
        assert set(re.findall(r'(?:fill|stroke)="(.*?)"', data.decode())) <= PALETTE, path
        for text in root.iter("{*}text"):
            assert 0 <= float(text.get("x")) <= width and 0 <= float(text.get("y")) <= height, (path, text.text)


def test_the_network_counts_what_the_hub_share_counts(files):
    year = read_json(ROOT / "datapackage.json")["created"][:4]
    rows = {
        row["year"]: row for row in read_rows(ROOT / "data" / "derived" / "hub_share.csv") if (row["agreement_kind"], row["ties_of"]) == ("any", "bilateral")
    }
    for panel in ("1960", "1990", "2010", "2022", year):
        words = f"{panel}: {rows[panel]['usa_min']} of {rows[panel]['ties_min']} ties"
        assert words in files["docs/figures/network.svg"].decode()

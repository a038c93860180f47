"""The quick starts run as printed, and print the output shown below them."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from quickstarts import PAGE, README, Snippet, missing, output_of, printed, snippets, tidy

pytestmark = pytest.mark.slow

SNIPPETS = printed()


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[s.name for s in SNIPPETS])
def test_snippet_prints_what_stands_below_it(package, snippet):
    if missing(snippet):
        pytest.skip(f"{missing(snippet)} on this machine")
    assert tidy(output_of(snippet, package)) == tidy(snippet.output), "run make quickstart"


def test_every_tool_has_its_snippet():
    text = PAGE.read_text(encoding="utf-8")
    for word in (
        "import pandas",
        "import polars",
        "import duckdb",
        "read.csv",
        "readRDS",
        "read_package",
        'use "dist/stata',
        "from frictionless",
        "sqlite3",
        "latticework query",
    ):
        assert word in text, word
    assert text.count("```") == 4 * len(snippets(text)), "a fence that no test reads"
    assert all(s.output.strip() for s in SNIPPETS)


def test_frictionless_in_r_and_in_python_print_the_same():
    """R's package is in no distribution that CI has, so its output is held to that of the twin."""
    assert len({s.output for s in SNIPPETS if "frictionless" in s.code}) == 1


def test_the_readme_prints_some_of_them():
    assert len(snippets(README.read_text(encoding="utf-8"))) >= 3


def test_the_lines_of_the_readme_run_in_an_unpacked_release(package, tmp_path):
    (packed,) = (package / "dist").glob("latticework-*.zip")
    shutil.unpack_archive(packed, tmp_path)
    root = min(tmp_path.rglob("datapackage.json"), key=lambda place: len(place.parts)).parent
    for snippet in snippets(README.read_text(encoding="utf-8")):
        if snippet.language in ("python", "r") and not missing(snippet):
            assert tidy(output_of(snippet, root)) == tidy(snippet.output)


def test_a_changed_number_is_found(package):
    snippet = next(s for s in SNIPPETS if "import pandas" in s.code)
    changed = dataclasses.replace(snippet, output=snippet.output.replace("2023", "2022", 1))
    assert tidy(output_of(snippet, package)) != tidy(changed.output)
    assert isinstance(changed, Snippet) and changed.output != snippet.output

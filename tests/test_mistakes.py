"""What a contributor gets to read: planted mistakes, each with its whole report, and the near miss beside it that is silent.

`tests/fixtures/mistakes.json` edits the text of files of the small valid package: `old` becomes `new`, and in the near miss `near`.
A report is `file:line:column  rule  what was found`, then the fix.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from latticework.validate.model import Verdict
from latticework.validate.report import written
from latticework.validate.run import Run, validate_data
from support import FIXTURES, copy_of, read_json
from test_rules import CONTRACT, VALID, reads

MISTAKES = {case["mistake"]: case for case in read_json(FIXTURES / "mistakes.json")}


def report(edits: list[dict], word: str, place) -> list[str]:
    """Return the report on the valid package in which each edit's `old` is replaced by its `word`."""
    package = copy_of(VALID, place / "package")
    for edit in edits:
        path = package / edit["file"]
        text = path.read_text(encoding="utf-8")
        assert edit["old"] in text
        path.write_text(text.replace(edit["old"], edit[word]), encoding="utf-8", newline="\n")
    tables = {name: table for name, table in CONTRACT.tables.items() if not table.derived}
    touched = {edit["file"].removeprefix("data/").removesuffix(".csv") for edit in edits}
    unread = tuple(name for name, rule in CONTRACT.rules.items() if not reads(rule.sql, touched))
    errors = validate_data(Run(package, ignore=unread), replace(CONTRACT, root=package, tables=tables)).errors
    return written(Verdict(errors=errors))


def test_every_pattern_of_the_schemas_is_given_in_words():
    used = {field.constraints["pattern"] for table in CONTRACT.tables.values() for field in table.fields if "pattern" in field.constraints}
    assert used == set(CONTRACT.patterns)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_report_on_a_mistake(mistake, tmp_path):
    case = MISTAKES[mistake]
    assert report(case["edits"], "new", tmp_path) == case["report"]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_near_miss_is_silent(mistake, tmp_path):
    assert report(MISTAKES[mistake]["edits"], "near", tmp_path) == []

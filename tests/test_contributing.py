"""CONTRIBUTING.md is followed to the letter on a copy of the package: its example ends green, its mistakes are refused as it says."""

from __future__ import annotations

import re
import shutil

import pytest

from latticework.cli import main
from support import ROOT, shown, verdict_on

pytestmark = pytest.mark.slow

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"`(data/\w+\.csv)`[^\n]*\n\n```csv\n(.*?)```", TEXT, re.DOTALL)
EVENT = "data/events.csv"
# The edits of the mistakes, each found in the table by the words that tell it.
MISTAKES = {
    "is forgotten": lambda path, row: "" if path == "data/claims.csv" else row,
    "is dated": lambda path, row: row.replace("2026-11-18", "2026-12-18") if path == EVENT else row,
    "its kind is": lambda path, row: row.replace(",negotiation_round,", ",negotiationround,") if path == EVENT else row,
}


@pytest.fixture
def package(tmp_path):
    """A copy of the package with its documents."""
    for folder in ("data", "docs", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path in ("datapackage.json", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / path, tmp_path / path)
    return tmp_path


def append(package, change=lambda path, row: row) -> None:
    """Append the rows of the example to their files, each changed by `change(path, row)`."""
    for path, row in EXAMPLE:
        with open(package / path, "a", encoding="utf-8", newline="\n") as file:
            file.write(change(path, row))


def test_the_example_ends_green_and_fresh(package):
    assert [path for path, _ in EXAMPLE] == ["data/sources.csv", EVENT, "data/claims.csv"]
    append(package)
    assert main(["format", str(package), "--check"]) == 1
    assert [main(["format", str(package)]), main(["build", str(package), "derived"]), main(["docs", str(package)])] == [0, 0, 0]
    verdict = verdict_on(package)
    assert verdict.code == 0, shown(verdict.errors)
    assert main(["format", str(package), "--check"]) == 0
    assert all(row in (package / path).read_text(encoding="utf-8") for path, row in EXAMPLE)


@pytest.mark.parametrize("words", MISTAKES)
def test_each_mistake_is_refused_by_the_rules_that_are_named(package, words):
    (line,) = [line for line in TEXT.splitlines() if line.startswith("|") and words in line]
    append(package, MISTAKES[words])
    assert main(["format", str(package)]) == 0
    main(["build", str(package), "derived"])
    errors = verdict_on(package).errors
    named = set(re.findall(r"`([a-z_.]+)`", line.split("|")[2]))
    assert {error.rule for error in errors} == named, shown(errors)
    assert all(error.fix and error.line > 1 for error in errors)


def test_the_entry_in_json_can_be_entered(package, capsys):
    (entry,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    (package / "entry.json").write_text(entry, encoding="utf-8")
    assert main(["new", "agreement", str(package), "--from", str(package / "entry.json")]) == 0, capsys.readouterr().err
    assert "claims.csv" in capsys.readouterr().out

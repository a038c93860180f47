"""Each broken table has one error, which is found where expected.csv says, and nothing else is.

`tests/fixtures/broken_tables/<table>__<case>.csv` takes the place of that table in the mini package. `expected.csv` says
line, column and rule of its error, whether Frictionless, the second opinion, has the same verdict, and why if it has not.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from latticework.contract.load import load_contract
from latticework.validate.diagnostics import own_diagnostics
from latticework.validate.frictionless_check import ask_frictionless
from latticework.validate.run import Run, validate_data
from support import FIXTURES, MINI, copy_of, read_rows, shown

FOLDER = FIXTURES / "broken_tables"
EXPECTED = {row["file"]: row for row in read_rows(FOLDER / "expected.csv")}
CONTRACT = load_contract(MINI)
# Errors that no small file has: a fixture of a mebibyte, a file that is not there.
ELSEWHERE = {"bytes.long_line", "bytes.missing_file", "bytes.size"}


@cache
def package_with(name: str, place: Path):
    """Return the contract of a copy of the mini package in which one table is replaced."""
    package = copy_of(MINI, place / "package")
    table = CONTRACT.tables[name.partition("__")[0]]
    (package / table.path).write_bytes((FOLDER / name).read_bytes())
    return replace(CONTRACT, root=package), table


def test_every_file_is_expected_and_every_expected_file_exists():
    assert {path.name for path in FOLDER.glob("*__*.csv")} == set(EXPECTED)


def test_every_diagnostic_of_these_layers_has_a_broken_table():
    layers = {name for name in own_diagnostics() if name.split(".")[0] in ("bytes", "table")}
    assert layers - ELSEWHERE == {row["rule"] for row in EXPECTED.values()}


@pytest.mark.parametrize("name", EXPECTED)
def test_one_error_is_found_in_its_place(name, tmp_path):
    contract, table = package_with(name, tmp_path)
    errors = validate_data(Run(contract.root, select=("*.*",)), contract).errors
    expected = EXPECTED[name]
    places = [(f.path, str(f.line), f.column, f.rule) for f in errors]
    assert places == [(table.path, expected["line"], expected["column"], expected["rule"])], shown(errors)
    assert errors[0].fix


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPECTED)
def test_frictionless_has_the_same_verdict_or_a_known_reason(name, tmp_path):
    contract, _ = package_with(name, tmp_path)
    errors = ask_frictionless(contract.root, contract.descriptor)[0]
    expected = EXPECTED[name]
    assert ("caught" if errors else "missed") == expected["frictionless"], shown(errors)
    assert bool(expected["note"]) == (expected["frictionless"] == "missed")


def test_both_engines_find_the_mini_package_valid():
    assert not ask_frictionless(CONTRACT.root, CONTRACT.descriptor)[0]
    assert validate_data(Run(MINI), CONTRACT).code == 0

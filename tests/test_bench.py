"""The package made larger, as the bench makes it, is valid: else the bench measures nothing."""

from __future__ import annotations

import sys

from latticework.contract.load import load_contract
from latticework.files.csv_text import read_small
from support import ROOT, errors_of, shown

sys.path.insert(0, str(ROOT / "bench"))

from scaling import SETTINGS, row_count, write_scaled


def test_a_package_made_larger_is_valid(tmp_path):
    contract = load_contract(ROOT)
    write_scaled(contract, tmp_path / "larger", 2)
    assert not shown(errors_of(tmp_path / "larger", ignore=tuple(SETTINGS["silenced"])))
    total, copied = row_count(contract)
    rows = sum(len(read_small(table.path, tmp_path / "larger" / table.path)[1]) for table in contract.tables.values())
    assert copied > 0 and rows == total + copied

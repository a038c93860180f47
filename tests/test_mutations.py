"""The mutation test: every column wrong in every way, on the real package."""

from __future__ import annotations

from collections import Counter

import pytest

from mutations import run_all, table_of
from support import FIXTURES, read_rows

pytestmark = pytest.mark.slow


def test_every_mutation_that_the_contract_forbids_is_caught():
    judged, theirs = run_all()
    print(table_of(judged, theirs))
    survivors = sorted((m.table, m.column, m.way) for m, layer in judged if layer is None)
    explained = {(row["table"], row["column"], row["way"]) for row in read_rows(FIXTURES / "survivors.csv") if row["why"]}
    assert set(survivors) <= explained
    layers = Counter(layer for _, layer in judged)
    assert len(judged) > 1000 and layers["bytes"] and layers["tables"] and layers["rules"]
    assert not theirs & {m for m, layer in judged if layer is None}, "frictionless catches what passes here"

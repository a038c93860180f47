"""How far two coders agree: the printed table is the one of today's rows, and the measure is right on known pairs."""

from __future__ import annotations

from coder_agreement import PAGE, alpha, filled


def test_printed_table_is_that_of_the_rows():
    text = PAGE.read_text(encoding="utf-8")
    assert "| `defence` |" in text and filled(text) == text, "make reliability writes the table again"


def test_alpha_of_known_pairs():
    assert alpha([("yes", "yes"), ("silent", "silent")] * 5) == 1
    assert alpha([("silent", "silent")] * 5) is None
    assert alpha([("yes", "silent"), ("silent", "yes")] * 5) < 0

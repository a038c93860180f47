"""Markdown from rows."""

from __future__ import annotations

from collections.abc import Iterable

from latticework.sql.cells import as_text


def table_of(columns: list[str], rows: Iterable[tuple]) -> str:
    """Return rows as a Markdown table that ends with a newline."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]) + "\n"


def _cell(value: object) -> str:
    return as_text(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")

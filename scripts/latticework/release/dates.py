"""Partial dates as real ones: a date cut where knowledge ends means a first and a last possible day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from latticework.contract.model import Table


def first_day(text: str | None) -> date | None:
    """Return the first day that a partial date (2022, 2022-12, 2022-12-16) can mean, None for None."""
    return date.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text) if text else None


def last_day(text: str | None) -> date | None:
    """Return the last day that a partial date can mean, None for None."""
    if not text:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])


def with_real_dates(table: Table, rows: list[tuple]) -> tuple[list[tuple[str, str, str]], list[list]]:
    """Return columns as (name, type, label) and the cells column by column.

    A column of partial dates keeps its text and is followed by two real dates, *_min and *_max, for software that
    knows whole dates only.
    """
    cells = list(map(list, zip(*rows))) if rows else [[] for _ in table.fields]
    columns, found = [], []
    for f, column in zip(table.fields, cells):
        columns.append((f.name, f.type, f"{f.raw['title']}: {f.raw['description']}"))
        found.append(column)
        if f.raw.get("partialDate"):
            for ending, bound, words in (("min", first_day, "first"), ("max", last_day, "last")):
                columns.append((f"{f.name}_{ending}", "date", f"{f.raw['title']}, {words} possible day"))
                found.append([bound(cell) for cell in column])
    return columns, found

"""The columns of a release: those of the package, and two real dates next to each column of partial ones."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from latticework.contract.model import Field, Table


@dataclass(frozen=True)
class Column:
    """One column of a table in a release. `type` is a Table Schema type; `codes` are all values that it may hold, none where they are open.

    A column made from another one names it in `of`.
    """

    name: str
    type: str
    title: str
    description: str = ""
    codes: tuple[str, ...] = ()
    codelist: str = ""
    of: str = ""

    @property
    def label(self) -> str:
        """Return title and description in one line."""
        return f"{self.title}: {self.description}" if self.description else self.title


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


BOUNDS = {"min": ("first", first_day), "max": ("last", last_day)}


def columns_of(table: Table) -> list[Column]:
    """Return the columns of a table in order; a column of partial dates is followed by its first and last possible day, *_min and *_max."""
    taken = set(table.columns)
    return [column for field in table.fields for column in _columns(field) if not column.of or column.name not in taken]


def _columns(field: Field) -> Iterator[Column]:
    title, codes = field.raw.get("title", field.name), codes_of(field)
    yield Column(field.name, field.type, title, field.raw.get("description", ""), tuple(codes), field.raw.get("codelist", ""))
    if field.raw.get("partialDate"):
        for ending, (word, _) in BOUNDS.items():
            yield Column(f"{field.name}_{ending}", "date", f"{title}, {word} possible day", of=field.name)


def codes_of(field: Field) -> list[str]:
    """Return all values that a column of text may hold, in their order; none where they are open."""
    return field.constraints.get("enum", []) if field.type == "string" else []

"""One cell of a query as text, as CSV, or as what formats without dates can hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date


def to_csv(columns: list[str], rows: Iterable[tuple]) -> bytes:
    """Return rows as the package writes CSV: UTF-8, comma, LF, empty for null, true and false, ISO dates."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def as_text(cell: object) -> str:
    """Return one cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def without_dates(cell: object) -> object:
    """Return a date as ISO text and any other cell as it is."""
    return cell.isoformat() if isinstance(cell, date) else cell

"""The Excel workbook of a release: a codebook, the codes, and one sheet per table."""

from __future__ import annotations

from pathlib import Path

import pandas
import xlsxwriter

from latticework.release.duckdb_file import LABELS, Store, labels, made_on
from latticework.sql.cells import without_dates

WIDEST = 60
# A cell stays the text that it is: nothing becomes a formula, a link or a number.
PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(store: Store, place: Path, more: dict[str, pandas.DataFrame]) -> None:
    """Write the package, and the frames of `more`, as one workbook; dates are text, cut where knowledge ends, empty cells stay empty."""
    contract = store.contract
    with xlsxwriter.Workbook(place, PLAIN) as book:
        book.set_properties({"title": contract.descriptor.get("title", ""), "created": made_on(contract)})
        head = book.add_format({"bold": True, "bottom": 1})
        _sheet(book, head, "codebook", LABELS, labels(contract))
        codes = [(c.name, *(row.get(k, "") for k in ("code", "title", "description"))) for c in contract.codelists.values() for _, row in c.rows]
        _sheet(book, head, "codes", ["codelist", "code", "title", "description"], codes)
        for table in contract.tables.values():
            _sheet(book, head, table.name, table.columns, store.rows(table))
        for name, frame in more.items():
            rows = frame.astype("object").where(frame.notna(), None).itertuples(index=False, name=None)
            _sheet(book, head, name, list(map(str, frame)), list(rows))


def _sheet(book: xlsxwriter.Workbook, head: object, name: str, columns: list[str], rows: list[tuple]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for n, column in enumerate(columns):
        longest = max((len(str(row[n])) for row in rows[:200] if row[n] is not None), default=0)
        sheet.set_column(n, n, min(WIDEST, max(len(column), longest) + 2))
    sheet.write_row(0, 0, columns, head)
    for number, row in enumerate(rows, 1):
        for n, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, n, without_dates(cell))
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)

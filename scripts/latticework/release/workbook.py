"""The Excel workbook of a release: what it is, a codebook, the codes, and one sheet per table."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pyarrow
import xlsxwriter

from latticework.contract.model import Contract
from latticework.release.columns import columns_of
from latticework.release.duckdb_file import LABELS, Store, describe, labels, made_on
from latticework.sql.cells import without_dates

WIDEST = 60
# A longer address is no link for Excel, and a workbook knows no earlier day.
LONGEST_LINK = 255
FIRST_DAY = date(1900, 3, 1)
ADDRESS = re.compile(r"https?://\S+")
# A cell stays the text that it is: nothing becomes a formula or a number by itself.
PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(store: Store, place: Path, more: dict[str, pyarrow.Table]) -> None:
    """Write the package and the tables of `more` as one workbook: real dates next to partial ones, which are text, and addresses as links."""
    contract = store.contract
    with xlsxwriter.Workbook(place, PLAIN) as book:
        book.set_properties({"title": contract.descriptor.get("title", ""), "created": made_on(contract)})
        looks = {"head": book.add_format({"bold": True, "bottom": 1}), "link": book.get_default_url_format()}
        looks["date"] = book.add_format({"num_format": "yyyy-mm-dd"})
        _sheet(book, looks, "about", ["what", "value"], [(key, text) for key, text in _about(contract).items() if text])
        _sheet(book, looks, "codebook", LABELS, labels(contract))
        codes = [(c.name, *(row.get(k, "") for k in ("code", "title", "description"))) for c in contract.codelists.values() for _, row in c.rows]
        _sheet(book, looks, "codes", ["codelist", "code", "title", "description"], codes)
        for table in contract.tables.values():
            _sheet(book, looks, table.name, [column.name for column in columns_of(table)], store.rows(table))
        for name, found in more.items():
            _sheet(book, looks, name, found.column_names, [tuple(row.values()) for row in found.to_pylist()])


def _about(contract: Contract) -> dict[str, str]:
    d = contract.descriptor
    return {
        "title": d.get("title", d["name"]),
        "description": d.get("description", ""),
        **describe(contract),
        "homepage": d.get("homepage", ""),
        "dates": "Text, as precise as the source: 2022, 2022-12, 2022-12-16. *_min and *_max next to it are real dates, the first and the last possible day.",
        "early dates": f"Excel knows no day before 1900, and counts those before {FIRST_DAY} wrongly: they are text.",
        "true and false": "TRUE and FALSE; an empty cell is a value that is missing.",
    }


def _sheet(book: xlsxwriter.Workbook, looks: dict, name: str, columns: list[str], rows: list[tuple]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for n, column in enumerate(columns):
        longest = max((len(str(row[n])) for row in rows[:200] if row[n] is not None), default=0)
        sheet.set_column(n, n, min(WIDEST, max(len(column), longest) + 2))
    sheet.write_row(0, 0, columns, looks["head"])
    for number, row in enumerate(rows, 1):
        for n, cell in enumerate(row):
            if cell is not None:
                _write(sheet, number, n, cell, looks)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: object, looks: dict) -> None:
    if isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(row, column, cell, looks["date"])
    elif isinstance(cell, str) and ADDRESS.fullmatch(cell) and len(cell) <= LONGEST_LINK:
        sheet.write_url(row, column, cell, looks["link"], string=cell)
    else:
        sheet.write(row, column, without_dates(cell))

"""Stata 14 and later (.dta, format 118), one file per table, with labels."""

from __future__ import annotations

from pathlib import Path

import pandas

from latticework.release.dates import with_real_dates
from latticework.release.duckdb_file import Store, made_on

LONGEST = 80
NUMBERS = {"integer": "Int64", "year": "Int64", "number": "Float64", "boolean": "Int8"}


def write_stata(store: Store, folder: Path) -> None:
    """Write each table as folder/<table>.dta: text as text, dates as Stata dates, true and false as 1 and 0."""
    for table in store.contract.tables.values():
        columns, cells = with_real_dates(table, store.rows(table))
        frame = pandas.DataFrame({name: _series(kind, column) for (name, kind, _), column in zip(columns, cells)})
        frame.to_stata(
            folder / f"{table.name}.dta",
            write_index=False,
            version=118,
            time_stamp=made_on(store.contract),
            data_label=table.schema["title"][:LONGEST],
            variable_labels={name: label[:LONGEST] for name, _, label in columns},
            convert_dates={name: "td" for name, kind, _ in columns if kind == "date"},
        )


def _series(kind: str, column: list) -> pandas.Series:
    if kind == "date":
        return pandas.Series(pandas.to_datetime(column), dtype="datetime64[s]")
    if kind in NUMBERS:
        return pandas.Series(column, dtype=NUMBERS[kind])
    return pandas.Series(["" if cell is None else cell for cell in column], dtype="object")

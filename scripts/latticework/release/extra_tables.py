"""Tables that a release has beyond the package: one per query of schemas/exports/tables, as Parquet, CSV, Stata and R."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas

from latticework.contract.model import Contract, statement_head
from latticework.faults import Fault, Unreadable, first_line
from latticework.files.paths import list_folder, read_contract_file
from latticework.release.duckdb_file import made_on
from latticework.release.rds import NO_INTEGER, write_frame
from latticework.release.stata import LONGEST
from latticework.sql.database import literal
from latticework.sql.views import create_views
from latticework.validate.checked import open_database

QUERIES = "schemas/exports/tables"


def write_extra_tables(contract: Contract, folder: Path) -> dict[str, pandas.DataFrame]:
    """Write the rows of each query as parquet/NAME.parquet, NAME.csv.gz, stata/NAME.dta and r/NAME.rds below the folder.

    A query may read every view, and the result of a query before it by its name. Its head may say `labels: CODELIST.COLUMN`, whose cells
    label the columns that are codes of the list, and `sheet: yes`: then its frame is returned, by its name, for the workbook.
    Raises Unreadable for SQL that cannot run.
    """
    sheets = {}
    tables = {name: table for name, table in contract.tables.items() if not table.derived}
    with open_database(replace(contract, tables=tables)) as database:
        create_views(database)
        for path in list_folder(contract.root, QUERIES, ".sql"):
            sql = read_contract_file(contract.root, path).decode("utf-8")
            try:
                frame = database.con.execute(sql).df()
            except duckdb.Error as error:
                raise Unreadable([Fault("contract.sql", path, 1, "*", first_line(error))]) from None
            name, head = Path(path).stem, statement_head(sql)
            database.con.register(name, frame)
            _write(contract, frame, folder, name, head)
            if "sheet" in head:
                sheets[name] = frame
    return sheets


def _write(contract: Contract, frame: pandas.DataFrame, folder: Path, name: str, head: dict[str, str]) -> None:
    says, labels = head.get("says", ""), _labels(contract, frame, head)
    with duckdb.connect() as con:
        # One thread writes the blocks in one order: the same bytes every time.
        con.execute("set threads = 1")
        con.register("frame", frame)
        con.execute(f"copy frame to {literal(str(folder / 'parquet' / f'{name}.parquet'))} (format parquet, compression zstd)")
        con.execute(f"copy frame to {literal(str(folder / f'{name}.csv.gz'))} (format csv, header, compression gzip)")
    text = frame.select_dtypes(exclude=["number", "category"]).columns
    stata = frame.astype(dict.fromkeys(text, "object")).fillna(dict.fromkeys(text, ""))
    stata.to_stata(
        folder / "stata" / f"{name}.dta", write_index=False, version=118, time_stamp=made_on(contract), data_label=says[:LONGEST], variable_labels=labels
    )
    columns = [(column, _kind(frame[column], column in text), label) for column, label in labels.items()]
    write_frame(folder / "r" / f"{name}.rds", says, columns, (_cells(frame[column], column in text) for column in frame))


def _labels(contract: Contract, frame: pandas.DataFrame, head: dict[str, str]) -> dict[str, str]:
    codelist, _, words = head.get("labels", "").partition(".")
    known = {row["code"]: row[words] for _, row in contract.codelists[codelist].rows} if codelist else {}
    return {str(column): known.get(str(column), str(column).replace("_", " ")) for column in frame}


def _kind(column: pandas.Series, is_text: bool) -> str | tuple[str, ...]:
    """Return the type of a column for R: string, integer, or the levels of a factor."""
    if isinstance(column.dtype, pandas.CategoricalDtype):
        return tuple(column.cat.categories)
    return "string" if is_text else "integer"


def _cells(column: pandas.Series, is_text: bool) -> list:
    """Return the cells of a column as R's format takes them: text, or numbers, a missing one R's own; a factor counts its levels from 1."""
    if is_text:
        return [None if pandas.isna(cell) else cell for cell in column]
    if isinstance(column.dtype, pandas.CategoricalDtype):
        column = (column.cat.codes + 1).replace(0, NO_INTEGER)
    return column.astype("Int64").fillna(NO_INTEGER).tolist()

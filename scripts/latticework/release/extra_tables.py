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


def write_extra_tables(contract: Contract, folder: Path) -> None:
    """Write the rows of each query as parquet/NAME.parquet, NAME.csv.gz, stata/NAME.dta and r/NAME.rds below the folder.

    A query may read every view, and the result of a query before it by its name. Raises Unreadable for SQL that cannot run.
    """
    tables = {name: table for name, table in contract.tables.items() if not table.derived}
    with open_database(replace(contract, tables=tables)) as database:
        create_views(database)
        for path in list_folder(contract.root, QUERIES, ".sql"):
            sql = read_contract_file(contract.root, path).decode("utf-8")
            try:
                frame = database.con.execute(sql).df()
            except duckdb.Error as error:
                raise Unreadable([Fault("contract.sql", path, 1, "*", first_line(error))]) from None
            database.con.register(Path(path).stem, frame)
            _write(contract, frame, folder, Path(path).stem, statement_head(sql).get("says", ""))


def _write(contract: Contract, frame: pandas.DataFrame, folder: Path, name: str, says: str) -> None:
    labels = {str(column): str(column).replace("_", " ") for column in frame}
    with duckdb.connect() as con:
        # One thread writes the blocks in one order: the same bytes every time.
        con.execute("set threads = 1")
        con.register("frame", frame)
        con.execute(f"copy frame to {literal(str(folder / 'parquet' / f'{name}.parquet'))} (format parquet, compression zstd)")
        con.execute(f"copy frame to {literal(str(folder / f'{name}.csv.gz'))} (format csv, header, compression gzip)")
    text = frame.select_dtypes(exclude="number").columns
    stata = frame.astype(dict.fromkeys(text, "object")).fillna(dict.fromkeys(text, ""))
    stata.to_stata(
        folder / "stata" / f"{name}.dta", write_index=False, version=118, time_stamp=made_on(contract), data_label=says[:LONGEST], variable_labels=labels
    )
    columns = [(column, "string" if column in text else "integer", label) for column, label in labels.items()]
    write_frame(folder / "r" / f"{name}.rds", says, columns, (_cells(frame[column], column in text) for column in frame))


def _cells(column: pandas.Series, is_text: bool) -> list:
    """Return the cells of a column as R's format takes them; a missing number is R's own."""
    return [None if pandas.isna(cell) else cell for cell in column] if is_text else column.astype("Int64").fillna(NO_INTEGER).tolist()

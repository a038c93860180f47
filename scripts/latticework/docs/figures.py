"""The figures: each a specification and a query in schemas/exports/figures, drawn as SVG into docs/figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import duckdb

from latticework.contract.load import load_contract
from latticework.docs.charts import CHARTS
from latticework.faults import Fault, Unreadable, first_line
from latticework.sql.views import create_views
from latticework.validate.checked import open_database

SPECS = Path("schemas/exports/figures")
FIGURES = "docs/figures"


def figure_files(root: Path) -> dict[str, bytes]:
    """Return each figure by its path in the package, from the data as they are.

    Raises Unreadable when the package or a query cannot be read.
    """
    contract = load_contract(root)
    tables = {name: table for name, table in contract.tables.items() if not table.derived}
    files = {}
    with open_database(replace(contract, tables=tables)) as database:
        create_views(database)
        for place in sorted((root / SPECS).glob("*.json")):
            spec = json.loads(place.read_text(encoding="utf-8"))
            sql = place.with_suffix(".sql")
            try:
                rows = database.con.execute(sql.read_text(encoding="utf-8")).fetchall()
            except duckdb.Error as error:
                path = sql.relative_to(root).as_posix()
                raise Unreadable([Fault("contract.sql", path, 1, "*", first_line(error))]) from None
            files[f"{FIGURES}/{place.stem}.svg"] = CHARTS[spec["chart"]](spec, rows).svg()
    return files

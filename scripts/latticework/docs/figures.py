"""The figures: each a specification and two queries in schemas/exports/figures, drawn as SVG into docs/figures.

NAME.json names the kind of chart, its words and its source line; NAME.sql returns what is drawn; NAME.facts.sql returns one row
whose columns fill the {names} in the words, so that a title says what the data of the day say.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.contract.model import Contract
from latticework.docs.charts import draw
from latticework.errors import Error, Unreadable
from latticework.files.paths import read_contract_file
from latticework.sql.database import Database
from latticework.sql.views import open_views

SPECS = Path("schemas/exports/figures")
FIGURES = "docs/figures"
WORDS = ("title", "subtitle", "source", "alt")


@dataclass(frozen=True)
class Drawn:
    """One figure: its name, its finding, what a reader who cannot see it is told, and its SVG file."""

    name: str
    title: str
    alt: str
    svg: bytes


def figure_files(root: Path) -> dict[str, bytes]:
    """Return each figure by its path in the package, from the data as they are. Raises Unreadable as `drawn_figures` does."""
    return {f"{FIGURES}/{figure.name}.svg": figure.svg for figure in drawn_figures(load_contract(root))}


def drawn_figures(contract: Contract) -> list[Drawn]:
    """Return the figures of a package, by name.

    Raises Unreadable when a specification lacks what its chart needs or a query cannot run.
    """
    root, figures = contract.root, []
    with open_views(contract) as database:
        for place in sorted((root / SPECS).glob("*.json")):
            facts = _rows(database, place.with_suffix(".facts.sql"), root)[0]
            rows = [tuple(row.values()) for row in _rows(database, place.with_suffix(".sql"), root)]
            try:
                spec = json.loads(place.read_text(encoding="utf-8"))
                spec |= {key: spec[key].format(**facts) for key in WORDS}
                figures.append(Drawn(place.stem, spec["title"], spec["alt"], draw(spec, rows)))
            except KeyError as error:
                raise Unreadable([Error("contract.json", place.relative_to(root).as_posix(), 1, "*", f"needs {error}")]) from None
    return figures


def _rows(database: Database, sql: Path, root: Path) -> list[dict]:
    """Return the rows of one query of a figure, by column."""
    path = sql.relative_to(root).as_posix()
    columns, rows = database.rows(read_contract_file(root, path).decode("utf-8"), path)
    return [dict(zip(columns, row)) for row in rows]

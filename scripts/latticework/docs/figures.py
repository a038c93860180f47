"""The figures: each a specification and two queries in schemas/exports/figures, drawn as SVG into docs/figures.

NAME.json names the kind of chart, its words and its source line; NAME.sql returns what is drawn; NAME.facts.sql returns one row
whose columns fill the {names} in the words, so that a title says what the data of the day say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from latticework.contract.load import load_contract
from latticework.contract.model import Contract
from latticework.docs.charts import draw
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import read_json
from latticework.files.paths import list_folder, read_contract_file
from latticework.sql.database import Database
from latticework.sql.views import open_views

SPECS = "schemas/exports/figures"
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

    Raises Unreadable when a specification lacks what its chart needs, a query cannot run, or there is nothing to draw.
    """
    root, figures = contract.root, []
    with open_views(contract) as database:
        for path in list_folder(root, SPECS, ".json"):
            spec, _ = read_json(root, path)
            facts, rows = (_rows(database, path.removesuffix(".json") + ending) for ending in (".facts.sql", ".sql"))
            try:
                spec |= {key: spec[key].format(**facts[0]) for key in WORDS}
                figures.append(Drawn(PurePosixPath(path).stem, spec["title"], spec["alt"], draw(spec, [tuple(row.values()) for row in rows])))
            except KeyError as error:
                raise _wrong(path, f"needs {error}") from None
            except Exception as error:  # A chart can fail in any way on rows that are not of its shape.
                raise _wrong(path, f"cannot be drawn: {type(error).__name__}: {error}") from None
    return figures


def _rows(database: Database, path: str) -> list[dict]:
    """Return the rows of one query of a figure, by column. Raises Unreadable when there are none."""
    columns, rows = database.rows(read_contract_file(database.contract.root, path).decode("utf-8"), path)
    if not rows:
        raise _wrong(path, "returns no rows: there is nothing to draw")
    return [dict(zip(columns, row)) for row in rows]


def _wrong(path: str, words: str) -> Unreadable:
    return Unreadable([Error("contract.sql" if path.endswith(".sql") else "contract.json", path, 1, "*", printable(words))])

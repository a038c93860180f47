"""An entry, as it is typed or read from JSON, becomes rows: ids are proposed, keys into the rows above it and claims are filled in."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from latticework.contract.model import Contract, Table
from latticework.entry.recipes import NUMBER, PLACE, Recipe
from latticework.errors import printable
from latticework.validate.wording import closest

Row = dict[str, str]
TODAY = "today"


@dataclass
class Rows:
    """The rows of the package by table, each by its id, those that an entry adds to them, and what its author may want to know."""

    contract: Contract
    known: dict[str, dict[str, Row]] = field(default_factory=dict)
    added: dict[str, list[Row]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def of(self, table: Table) -> dict[str, Row]:
        """Return all rows of a table by id."""
        if table.name not in self.known:
            with open(self.contract.root / table.path, encoding="utf-8", newline="") as file:
                self.known[table.name] = {row_id(table, row): row for row in csv.DictReader(file)}
        return self.known[table.name]

    def add(self, table: Table, row: Row) -> None:
        """Add a row. Raises ValueError when there is one of its id with other values; the same row is not added again."""
        key = row_id(table, row)
        full = {column: row.get(column, "") for column in table.columns}
        there = self.of(table).get(key)
        if there == full:
            return
        if there is not None:
            raise ValueError(f"{table.name} has a row {printable(key)} already, with other values")
        self.of(table)[key] = full
        self.added.setdefault(table.name, []).append(full)


def row_id(table: Table, row: Row) -> str:
    """Return the id of a row: its primary key, joined by slashes."""
    return "/".join(row.get(column, "") for column in table.primary_key)


def expand(recipes: dict[str, Recipe], rows: Rows, kind: str, entry: object) -> None:
    """Add to `rows` what an entry stands for. Raises ValueError for a word that the entry cannot have, and as `Rows.add` does."""
    _expand(recipes, rows, recipes[kind], entry, {}, [])


def _expand(recipes: dict[str, Recipe], rows: Rows, recipe: Recipe, entry: object, above: dict[str, str], evidence: list) -> None:
    """Add the row of one entry, its claims and its parts. `above` holds the ids of the rows that it is given in, by table."""
    given = {recipe.short: entry} if isinstance(entry, str) and recipe.short else entry
    if not isinstance(given, dict):
        raise ValueError(f"{recipe.kind}: not an object with columns of {recipe.table.name}")
    parts = {name: _listed(given[name]) for name in recipe.parts if name in given}
    row = _row(recipe, {name: value for name, value in given.items() if name not in recipe.parts}, above)
    _fill_defaults(recipe, row, row)
    _fill_id(recipes, rows, recipe, row, parts)
    rows.add(recipe.table, row)
    own = next((parts.pop(name) for name, other in recipe.parts.items() if recipes[other].supports and name in parts), evidence)
    below = {**above, recipe.table.name: row_id(recipe.table, row)}
    for name, entries in parts.items():
        for part in entries:
            _expand(recipes, rows, recipes[recipe.parts[name]], part, below, own)
    # Claims come last: they may rest on sources that are parts of this entry.
    _support(recipes, rows, recipe, row, own)


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]


def _row(recipe: Recipe, given: dict[str, object], above: dict[str, str]) -> Row:
    """Return the cells that are given as text, with keys into the tables above filled in where they are not."""
    known = [*recipe.table.columns, *recipe.parts]
    for name in given:
        if name not in recipe.table.columns:
            meant = closest(name, {word: word for word in known})
            raise ValueError(
                f"{recipe.kind} has no {printable(name) or 'column without a name'}" + (f"; did you mean {meant}?" if meant else f"; it has {', '.join(known)}")
            )
    row = {name: _text(value) for name, value in given.items()}
    used = set()
    for key in recipe.table.foreign_keys:
        (column, *more) = key.fields
        if not more and key.to in above and key.to not in used and not row.get(column):
            row[column] = above[key.to]
        used.add(key.to)
    return row


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _fill_defaults(recipe: Recipe, row: Row, seen: Row) -> None:
    """Fill cells that were not given from the recipe; a default `by` a column looks at the cell of that name in `seen`."""
    for column, default in recipe.defaults.items():
        if not row.get(column):
            row[column] = proposed(default, seen)


def proposed(default: object, seen: Row) -> str:
    """Return what a default of a recipe comes to, given the cells that are known."""
    if isinstance(default, dict):
        value = seen.get(default["by"], "")
        default = default.get(value) or (default.get("*") if value else None) or default.get("", "")
    return date.today().isoformat() if default == TODAY else str(default)


def _fill_id(recipes: dict[str, Recipe], rows: Rows, recipe: Recipe, row: Row, parts: dict[str, list]) -> None:
    column = recipe.table.primary_key[0]
    if recipe.id and not row.get(column):
        row[column] = proposed_id(recipes, rows, recipe, row, parts)
        first = re.sub(r"[.-]\d+$", "", row[column])
        if NUMBER not in recipe.id and first != row[column] and first in rows.of(recipe.table):
            rows.notes.append(f"{first} is in {recipe.table.path} already; the new row is {row[column]}, unless the two are one")


def proposed_id(recipes: dict[str, Recipe], rows: Rows, recipe: Recipe, row: Row, parts: dict[str, list]) -> str:
    """Return a new id as the recipe makes it: {column}, {column:words}, {part.column} and {#}, the next free number; an empty cell is left out."""

    def fill(match: re.Match) -> str:
        name, inner, words = match.groups()
        if inner:
            return "-".join(sorted(_cell(recipes[recipe.parts[name]], part, inner) for part in parts.get(name, [])))
        return slug(row.get(name, ""), int(words) if words else None)

    made = re.sub(r"[-.]+(?=[-.]|$)", "", PLACE.sub(fill, recipe.id.replace(NUMBER, "#"))).strip("-.")
    taken = rows.of(recipe.table)
    if "#" in made:
        head = made.partition("#")[0]
        return f"{head}{1 + max((int(key[len(head) :]) for key in taken if re.fullmatch(re.escape(head) + r'[0-9]+', key)), default=0)}"
    sign = "." if "." in recipe.id else "-"
    return next(key for key in (made, *(f"{made}{sign}{n}" for n in range(2, 10**6))) if key not in taken)


def slug(text: str, words: int | None = None) -> str:
    """Return text as part of an id: lower case, letters without marks, digits, dots and hyphens; the first `words` words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    pieces = [piece.strip(".") for piece in re.split(r"[^a-z0-9.]+", plain)]
    return "-".join([piece for piece in pieces if piece][:words])


def _cell(recipe: Recipe, part: object, column: str) -> str:
    if isinstance(part, str):
        return part if column == recipe.short else ""
    return _text(part.get(column)) if isinstance(part, dict) else ""


def evidence_of(recipes: dict[str, Recipe]) -> Recipe | None:
    """Return the recipe of the entries that give evidence, None when there is none."""
    return next((recipe for recipe in recipes.values() if recipe.supports), None)


def _one_source(rows: Rows, evidence: Recipe | None) -> list[str]:
    """Return the id of the source that was added, where it is the only one: what is given with it rests on it."""
    added = rows.added.get(_sources(rows, evidence).name, []) if evidence else []
    return [row_id(_sources(rows, evidence), added[0])] if len(added) == 1 else []


def _sources(rows: Rows, evidence: Recipe) -> Table:
    """Return the table that claims refer to in the column which a bare text fills."""
    return rows.contract.tables[next(key.to for key in evidence.table.foreign_keys if key.fields == [evidence.short])]


def _support(recipes: dict[str, Recipe], rows: Rows, recipe: Recipe, row: Row, claims: list) -> None:
    """Add the claims on a row: each of `claims` on every filled cell that needs evidence, or on the column that it names itself."""
    evidence = evidence_of(recipes)
    if evidence is None or evidence is recipe:
        return
    named = evidence.supports
    needing = [f.name for f in recipe.table.fields if f.raw.get("evidence") and row.get(f.name)]
    for claim in claims or _one_source(rows, evidence):
        given = {evidence.short: claim} if isinstance(claim, str) else dict(claim)
        for column in [given[named["column"]]] if given.get(named["column"]) else needing:
            made = _row(evidence, given, {})
            cell = {named["table"]: recipe.table.name, named["row"]: row_id(recipe.table, row), named["column"]: column}
            made = {**cell, named["value"]: row.get(column, ""), **made}
            source = rows.of(_sources(rows, evidence)).get(made.get(evidence.short, ""), {})
            _fill_defaults(evidence, made, {**source, **row})
            if not _claimed(rows, evidence, made):
                _fill_id(recipes, rows, evidence, made, {})
                rows.add(evidence.table, made)


def _claimed(rows: Rows, evidence: Recipe, made: Row) -> bool:
    """Return whether there is a claim with all of these cells already."""
    return any(all(row[column] == value for column, value in made.items()) for row in rows.of(evidence.table).values())

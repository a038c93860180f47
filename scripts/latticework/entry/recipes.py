"""How the contract lets rows be entered: schemas/new.json, one recipe for each kind of entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from latticework.contract.model import Contract, Table
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import line_of, read_json
from latticework.files.paths import list_folder

RECIPES = "schemas/new.json"
EVIDENCE = {"table", "row", "column", "value"}
# What an id is made of: {column}, {column:words}, {part.column}; and the next free number.
PLACE = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?(?::(\d+))?\}")
NUMBER = "{#}"


@dataclass(frozen=True)
class Recipe:
    """One kind of entry: a row of `table`, and the entries that are given inside it as `parts` (name of the part: kind).

    `id` proposes the first column of the primary key, `short` is the column that a bare text fills, `ask` are the columns to ask for,
    `defaults` the values that need not be given. An entry that `supports` cells gives evidence: it names the columns that hold the
    table, row, column and value of the cell.
    """

    kind: str
    table: Table
    id: str = ""
    short: str = ""
    ask: list[str] = field(default_factory=list)
    defaults: dict[str, object] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    supports: dict[str, str] = field(default_factory=dict)

    @property
    def made_of(self) -> set[str]:
        """Return the columns and parts that an id is made of; {#} among them where it ends in a number."""
        return {name for name, _, _ in PLACE.findall(self.id)} | ({NUMBER} if NUMBER in self.id else set())


def load_recipes(contract: Contract) -> dict[str, Recipe]:
    """Return the recipes of a package by kind, none when it has no schemas/new.json. Raises Unreadable with what is wrong in it."""
    if not list_folder(contract.root, "schemas", "new.json"):
        return {}
    content, text = read_json(contract.root, RECIPES)
    kinds = content if isinstance(content, dict) else {}
    recipes = {}
    for kind, given in kinds.items():
        reason = _wrong(contract, kinds, given)
        if reason:
            raise Unreadable([Error("contract.property", RECIPES, line_of(text, [kind]), printable(kind), printable(reason))])
        recipes[kind] = Recipe(kind, contract.tables[given["table"]], **{word: value for word, value in given.items() if word != "table"})
    return recipes


def _wrong(contract: Contract, kinds: dict, given: object) -> str | None:
    """Return what keeps a recipe from being used, None when nothing does."""
    words = set(Recipe.__dataclass_fields__) - {"kind"}
    if not isinstance(given, dict) or not set(given) <= words:
        return f"a recipe is an object of {', '.join(sorted(words))}"
    table = contract.tables.get(given.get("table", ""))
    if table is None or table.derived:
        return f"{given.get('table')} is not a table of the package"
    if not set(given.get("parts", {}).values()) <= set(kinds):
        return f"parts are kinds of entry: {', '.join(kinds)}"
    if given.get("supports") and (set(given["supports"]) != EVIDENCE or [given.get("short")] not in [key.fields for key in table.foreign_keys]):
        return f"supports names the columns of {', '.join(sorted(EVIDENCE))}, and short the column of the source"
    columns = {*given.get("ask", []), *given.get("defaults", {}), *given.get("supports", {}).values(), *filter(None, [given.get("short")])}
    unknown = sorted(columns - set(table.columns))
    return f"{table.name} has no column {unknown[0]}" if unknown else None

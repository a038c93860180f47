"""The questions of an entry, asked at the terminal: each answer is checked at once."""

from __future__ import annotations

import sys
from collections.abc import Callable

import duckdb

from latticework.contract.model import Field
from latticework.entry.recipes import Recipe
from latticework.entry.rows import Rows, proposed, proposed_id
from latticework.sql.database import identifier
from latticework.validate.tables import cell_checks
from latticework.validate.wording import FEW, closest, shown

LIST = "?"
Read = Callable[[], str]


class Questions:
    """Asks for the columns of entries. `read` returns one line that somebody typed; questions go to standard error, rows to standard output."""

    def __init__(self, recipes: dict[str, Recipe], rows: Rows, read: Read = input):
        self.recipes, self.rows, self.read = recipes, rows, read
        self.con = duckdb.connect()
        self.coming: dict[str, set[str]] = {}

    def entry(self, kind: str, given: dict, above: tuple[str, ...] = ()) -> dict:
        """Return the entry with an answer for each column that was not given. `above` are the tables of the entries that it is part of."""
        recipe = self.recipes[kind]
        say(f"\n{kind}: {recipe.table.schema.get('grain', recipe.table.name)}. Enter alone leaves a cell empty or takes what is in brackets.")
        entry = dict(given)
        for column in self._columns(recipe, above):
            if column not in entry:
                entry[column] = self._answer(recipe, column, proposed(recipe.defaults[column], entry) if column in recipe.defaults else "")
        for name, other in recipe.parts.items():
            if name not in entry and (parts := self._parts(name, other, (*above, recipe.table.name))):
                entry[name] = parts
        self._name(recipe, entry, above)
        return entry

    def _name(self, recipe: Recipe, entry: dict, above: tuple[str, ...]) -> None:
        """Give the entry its id: one that is asked for where the entry is not part of another, else the proposal, if all that it is made of is known yet."""
        column = recipe.table.primary_key[0]
        if not recipe.id or column in entry:
            return
        cells = {name: value for name, value in entry.items() if isinstance(value, str)}
        made = proposed_id(self.recipes, self.rows, recipe, cells, {name: entry.get(name, []) for name in recipe.parts})
        if not above:
            entry[column] = self._answer(recipe, column, made)
        elif recipe.made_of <= set(entry):
            entry[column] = made
            self.coming.setdefault(recipe.table.name, set()).add(made)
            say(f"  {column} is {made}")

    def _columns(self, recipe: Recipe, above: tuple[str, ...]) -> list[str]:
        """Return the columns to ask for: all but those that come from the entry around this one."""
        wanted = recipe.ask or [column for column in recipe.table.columns if not (recipe.id and column == recipe.table.primary_key[0])]
        return [column for column in wanted if column not in self._filled(recipe, above)]

    def _filled(self, recipe: Recipe, above: tuple[str, ...]) -> list[str]:
        """Return the columns that hold the id of an entry around this one."""
        first: dict[str, str] = {}
        for key in recipe.table.foreign_keys:
            if len(key.fields) == 1 and key.to in above:
                first.setdefault(key.to, key.fields[0])
        return list(first.values())

    def _parts(self, name: str, kind: str, above: tuple[str, ...]) -> list[dict]:
        """Return the entries that are given as one part, until the first column of one is left empty."""
        recipe, parts = self.recipes[kind], list[dict]()
        columns = self._columns(recipe, above)
        first = recipe.short if recipe.short in columns else columns[0]
        while True:
            say(f"\n{name}: {'another ' if parts else ''}{kind}? Enter alone goes on.")
            answer = self._answer(recipe, first, needed=False)
            if not answer:
                return parts
            parts.append(self.entry(kind, {first: answer}, above))

    def _answer(self, recipe: Recipe, column: str, default: str = "", needed: bool = True) -> str:
        """Return an answer that the column takes. An id that is not there is taken when it is typed twice: its row may come later."""
        field = recipe.table.field(column)
        codes, kept = self._codes(field), ""
        say(f"{column}: {field.raw.get('description', '')} {_hint(field, codes)}".rstrip())
        while True:
            answer = self._line(default)
            if answer == LIST and codes:
                say("\n".join(f"  {code}  {title}" for code, title in codes.items()))
            elif not answer and needed and field.required:
                say("  this cell must be filled")
            elif found := self._wrong(recipe, field, answer) if answer else None:
                say(f"  {found}")
            elif answer and answer not in (kept, default) and (found := self._unknown(recipe, column, answer)):
                kept = answer
                say(f"  {found}; type it again to keep it and add the row later")
            else:
                return answer

    def _line(self, default: str) -> str:
        sys.stderr.write(f"  [{default}] " if default else "  > ")
        sys.stderr.flush()
        return self.read().strip() or default

    def _codes(self, field: Field) -> dict[str, str]:
        codelist = self.rows.contract.codelists.get(field.raw.get("codelist", ""))
        return {row["code"]: row.get("title", "") for _, row in codelist.rows} if codelist else {}

    def _wrong(self, recipe: Recipe, field: Field, answer: str) -> str | None:
        """Return what the table layer finds wrong with a cell, None when nothing is."""
        for check in cell_checks(self.rows.contract, recipe.table, field):
            wrong = f"select {check.wrong} from (select cast(? as varchar) as {identifier(field.name)})"
            if self.con.execute(wrong, [answer]).fetchone()[0]:
                return check.words(answer).found
        return None

    def _unknown(self, recipe: Recipe, column: str, answer: str) -> str | None:
        """Return the message on an id that no row has; None if there is one or none is needed."""
        for key in recipe.table.foreign_keys:
            known = self.rows.of(self.rows.contract.tables[key.to])
            coming = self.coming.get(key.to, set())
            if key.fields == [column] and answer not in known and answer not in coming:
                meant = closest(answer, {word: word for word in [*known, *coming]})
                return f"{shown(answer)} is not in {key.to}" + (f"; did you mean {meant}?" if meant else "")
        return None


def _hint(field: Field, codes: dict[str, str]) -> str:
    if codes and len(codes) <= FEW:
        return f"One of {', '.join(codes)}."
    if codes:
        return f"One of {len(codes)} codes; {LIST} lists them."
    return f"For example {field.raw['example']}" if field.raw.get("example") else ""


def say(words: str) -> None:
    """Print words of the dialogue, apart from the rows."""
    print(words, file=sys.stderr)

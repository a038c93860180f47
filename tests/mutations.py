"""Every column of the package, wrong in every way that it can be wrong: what is caught, by which layer, and by whom.

Each mutation changes one cell of a row of its own, so that one run judges them all: it is caught when an error is on
its line. `python tests/mutations.py` prints the table.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from latticework.contract.load import load_contract
from latticework.contract.model import Contract, Field, Table
from latticework.errors import Error
from latticework.validate.frictionless_check import ask_frictionless
from latticework.validate.run import Run, validate_data
from support import ROOT, copy_of, read_rows, write_rows

LAYERS = {"bytes": "bytes", "table": "tables", "records": "records"}


@dataclass(frozen=True)
class Mutation:
    """One cell made wrong: its place and the way in which it is wrong."""

    table: str
    column: str
    way: str
    path: str
    line: int


def ways(table: Table, field: Field) -> Iterator[tuple[str, object]]:
    """Yield (name, function of the old cell) for each way in which a cell of the column breaks the table layer."""
    limits = field.constraints
    if field.required:
        yield "missing", lambda old: ""
    if field.type == "string":
        yield "trailing blank", lambda old: old + " "
        yield "run by a spreadsheet", lambda old: "=" + old
    else:
        yield "wrong type", lambda old: "about " + old
        yield "blank inside the type", lambda old: " " + old
    if field.type == "integer":
        yield "padded", lambda old: "0" + old
        yield "digits of another alphabet", lambda old: old.translate({ord(d): 0x660 + int(d) for d in "0123456789"})
        yield "decimal", lambda old: old + ".5"
    if field.type == "boolean":
        yield "upper case", str.upper
    if field.type == "date" or field.raw.get("partialDate"):
        yield "impossible day", lambda old: old[:4] + "-02-30"
        yield "year zero", lambda old: "0000" + old[4:]
        yield "not ISO", lambda old: "11 January " + old[:4]
    if "enum" in limits:
        yield "off the enum", lambda old: "nowhere_defined"
        yield "wrong case", lambda old: old.capitalize() + "X"
    if "pattern" in limits:
        yield "wrong pattern", lambda old: old + "?!"
    if "maxLength" in limits:
        yield "too long", lambda old: (old + "x" * limits["maxLength"])[: limits["maxLength"] + 1]
    if "minimum" in limits and field.type in ("integer", "number"):
        yield "below the minimum", lambda old: str(limits["minimum"] - 1)
    if "maximum" in limits and field.type in ("integer", "number"):
        yield "above the maximum", lambda old: str(limits["maximum"] + 1)
    if field.raw.get("idLike"):
        yield "look-alike letter", lambda old: old[:-1] + "а"
    if any(key.fields == [field.name] for key in table.foreign_keys):
        yield "dangling", lambda old: "no-such-id"


def byte_ways(field: Field) -> Iterator[tuple[str, object]]:
    """Yield the ways in which the bytes of a cell are wrong."""
    yield "zero width", lambda old: old + "\u200b"
    yield "bidi", lambda old: "\u202e" + old
    yield "not NFC", lambda old: old + "e\u0301"
    yield "control", lambda old: old + "\x07"


def semantic_ways(table: Table) -> Iterator[tuple[str, str, object]]:
    """Yield (column, name, function) for wrong values that are well-formed: only rules can tell."""
    for column, way, change in [
        ("row_id", "row that is not there", lambda old: "no-such-row"),
        ("field_name", "field that is not there", lambda old: "no_such_field"),
        ("char_start", "shifted offset", lambda old: str(int(old) + 1)),
        ("published", "published in the future", lambda old: "2031-01-01"),
        ("accessed", "seen in the future", lambda old: "2031-01-01"),
        ("end_date", "ends before it begins", lambda old: "1801"),
        ("said_on", "said in the future", lambda old: "2031-01-01"),
        ("iso3", "another state's code", lambda old: "ZZZ"),
        ("claim_id", "id of another source", lambda old: "elsewhere." + old),
    ]:
        if column in table.columns and not table.derived:
            yield column, way, change


def mutate(contract: Contract, package: Path, sort: str) -> list[Mutation]:
    """Apply every mutation of one sort to a copy of the package and return them."""
    made = []
    for table in contract.tables.values():
        rows = read_rows(package / table.path)
        free = {column: [n for n, row in enumerate(rows) if row[column]] for column in table.columns}
        used: set[int] = set()
        for column, way, change in _wanted(table, sort):
            at = next((n for n in free[column] if n not in used), None)
            if at is not None:
                used.add(at)
                rows[at][column] = change(rows[at][column])
                made.append(Mutation(table.name, column, way, table.path, at + 2))
        write_rows(package / table.path, table.columns, rows)
    return made


def _wanted(table: Table, sort: str) -> Iterator[tuple[str, str, object]]:
    if sort == "meaning":
        yield from semantic_ways(table)
        return
    for field in table.fields:
        for way, change in byte_ways(field) if sort == "bytes" else ways(table, field):
            yield field.name, way, change


def judge(contract: Contract, place: Path, sort: str) -> tuple[list[tuple[Mutation, str | None]], set[Mutation]]:
    """Return each mutation with the layer that catches it, None for a survivor; and those that frictionless catches."""
    package = copy_of(ROOT / "data", place / "data").parent
    copy_of(ROOT / "schemas", place / "schemas")
    (place / "datapackage.json").write_bytes((ROOT / "datapackage.json").read_bytes())
    made = mutate(contract, package, sort)
    there = replace(contract, root=package)
    caught = _by_line(validate_data(Run(package), there).errors)
    theirs = _by_line(ask_frictionless(there.root, there.descriptor)[0])
    return [(m, caught.get((m.path, m.line))) for m in made], {m for m in made if (m.path, m.line) in theirs}


def _by_line(errors: list[Error]) -> dict[tuple[str, int], str]:
    """Return the first layer, in the order in which they run, that has an error on each line."""
    order = ["bytes", "tables", "records", "rules"]
    first: dict[tuple[str, int], str] = {}
    for error in errors:
        layer = LAYERS.get(error.rule.partition(".")[0], "rules")
        for place in ((error.path, line) for line in (error.line, *error.also)):
            first[place] = min(first.get(place, layer), layer, key=order.index)
    return first


def table_of(judged: list[tuple[Mutation, str | None]], theirs: set[Mutation]) -> str:
    """Return how many mutations each layer caught, and how many of those frictionless catches too, as text."""
    tried = Counter(layer or "survived" for _, layer in judged)
    same = Counter(layer or "survived" for mutation, layer in judged if mutation in theirs)
    lines = [f"{'layer':10} {'caught':>7} {'frictionless too':>17}"]
    lines += [f"{layer:10} {tried[layer]:7} {same[layer]:17}" for layer in ("bytes", "tables", "records", "rules", "survived")]
    return "\n".join([*lines, f"{'tried':10} {len(judged):7} {len(theirs):17}"])


def run_all() -> tuple[list[tuple[Mutation, str | None]], set[Mutation]]:
    """Return what came of all mutations of each sort."""
    contract = load_contract(ROOT)
    judged, theirs = [], set()
    # What only rules can tell is tried by itself: no rule runs while an id is malformed.
    for sort in ("cells", "bytes", "meaning"):
        with tempfile.TemporaryDirectory(prefix="latticework-mutations-") as folder:
            more, also = judge(contract, Path(folder), sort)
            judged += more
            theirs |= also
    return judged, theirs


if __name__ == "__main__":
    result, by_frictionless = run_all()
    print(table_of(result, by_frictionless))
    print("\n".join(f"survived: {m.table}.{m.column}: {m.way} (line {m.line})" for m, layer in result if layer is None))

"""`latticework new`: rows for a package, with the claims that they need; or a starter package."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.entry.ask import Questions, say
from latticework.entry.recipes import RECIPES, Recipe, load_recipes
from latticework.entry.rows import Rows, expand
from latticework.entry.starter import write_starter
from latticework.entry.trial import as_csv, files_with, judged, missing, unclaimed
from latticework.errors import printable
from latticework.files.writing import write_whole
from latticework.validate.report import written

PACKAGE = "package"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes."""
    parser.add_argument("kind", nargs="?", default="", help=f"kind of entry, as {RECIPES} names them, or package: a starter package in a new folder")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="folder of the package (default: the current folder; it may also come before the kind), and cells as column=value",
    )
    parser.add_argument("--from", dest="file", type=Path, metavar="FILE", help="a JSON file with the entry, or a list of entries, in place of questions")
    parser.add_argument("--write", action="store_true", help="add the rows to the package, if it is valid with them")


def run(options: argparse.Namespace) -> int:
    """Print or write the rows of an entry, or write a starter package."""
    cells = [tuple(word.split("=", 1)) for word in options.words if "=" in word]
    folders = [Path(word) for word in options.words if "=" not in word]
    if options.kind != PACKAGE and Path(options.kind).is_dir() and len(folders) == 1 and not folders[0].is_dir():
        # The folder first, as every other command takes it.
        options.kind, folders = str(folders[0]), [Path(options.kind)]
    if len(folders) > 1 or (options.kind == PACKAGE and (cells or options.file or options.write or not folders)):
        raise ValueError("latticework new package FOLDER, or latticework new KIND [FOLDER] [column=value ...] [--from FILE] [--write]")
    if options.kind == PACKAGE:
        write_starter(folders[0])
        print(f"{folders[0]} is a package: try latticework validate {folders[0]}")
        return 0
    contract = load_contract(folders[0] if folders else Path())
    recipes = load_recipes(contract)
    if options.kind not in recipes:
        said = f"{printable(options.kind)} is not a kind of entry" if options.kind else "no kind of entry is named"
        raise ValueError(f"{said}; choose from {', '.join([*recipes, PACKAGE])}" + ("" if recipes else f" ({RECIPES}, which names the kinds, does not exist)"))
    rows = Rows(contract)
    asked = options.file is None and sys.stdin.isatty()
    given = _given(recipes[options.kind], cells)
    entries = _entries(options.file, given) if options.file else [Questions(recipes, rows).entry(options.kind, given) if asked else given]
    for entry in entries:
        expand(recipes, rows, options.kind, entry)
    code = _deliver(recipes, rows, options.write)
    if code and asked:
        place = Path(f"new-{options.kind}.json")
        write_whole(place, json.dumps(entries, ensure_ascii=False, indent=2).encode("utf-8"))
        say(f"your answers are in {place}: correct them, then run latticework new {options.kind} --from {place}")
    return code


def _given(recipe: Recipe, cells: list[tuple[str, str]]) -> dict:
    """Return the words of the command line as an entry; a part may be given several times."""
    parts = {name: [value for column, value in cells if column == name] for name in recipe.parts}
    return {column: value for column, value in cells if column not in parts} | {name: values for name, values in parts.items() if values}


def _entries(file: Path, given: dict) -> list:
    """Return the entries of a JSON file, each with the cells that are given for all. Raises ValueError when it is no JSON."""
    content = json.loads(file.read_text(encoding="utf-8"))
    return [{**given, **entry} if given else entry for entry in (content if isinstance(content, list) else [content])]


def _deliver(recipes: dict[str, Recipe], rows: Rows, write: bool) -> int:
    """Print the rows, or write them if the package is valid with them; 1 after naming what is wrong or missing."""
    contract = rows.contract
    files = files_with(contract, rows.added)
    verdict = judged(contract, files)
    if not write or verdict.code:
        for name, added in rows.added.items():
            print(f"{contract.tables[name].path}\n{as_csv(contract.tables[name], added)}")
    for line in [*written(verdict), *missing(recipes, rows), *unclaimed(recipes, rows), *rows.notes]:
        say(line)
    if write and not verdict.code:
        for path, data in files.items():
            write_whole(contract.root / path, data)
        print("\n".join(f"{contract.tables[name].path}: {len(added)} added" for name, added in rows.added.items()))
    elif write:
        say("nothing was written")
    return verdict.code

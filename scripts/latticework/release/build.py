"""A release: every format in one folder, written whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from latticework.contract.descriptor_shape import RELEASED
from latticework.contract.model import DESCRIPTOR, Contract
from latticework.contract.profiles import apply, compiled
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import line_of, read_json
from latticework.files.paths import list_folder, safe_path
from latticework.files.writing import folder_made_whole
from latticework.release.archive import SUMS, write_sums, write_zip
from latticework.release.duckdb_file import Store
from latticework.release.explorer import EXPLORER, write_explorer
from latticework.release.extra_tables import write_extra_tables
from latticework.release.graph import write_graph
from latticework.release.jsonld import write_croissant, write_schema_org
from latticework.release.nested import Nest, write_nested
from latticework.release.parquet import write_parquet
from latticework.release.rds import write_rds
from latticework.release.sqlite import write_sqlite
from latticework.release.stata import write_do, write_stata
from latticework.release.workbook import write_workbook
from latticework.sql.views import open_views

EXPORTS = "schemas/exports"
WITHOUT_A_FILE: dict[str, dict] = {"sqlite": {"search": {}, "pointers": {}}, "explorer": {"front": [], "tables": {}}}


def write_release(contract: Contract, folder: Path) -> None:
    """Write the release into `folder`; one that is there is replaced once the new one is complete.

    Raises ValueError when the folder holds something else than a release, Unreadable when the package cannot be released.
    """
    refuse_unreleasable(contract)
    with folder_made_whole(folder, SUMS, "release") as made:
        _write_all(contract, made)


def refuse_unreleasable(contract: Contract) -> None:
    """Raise Unreadable when the descriptor lacks what every format states, or holds what could lead the name of a file out of a folder."""
    errors = apply(compiled(RELEASED), contract.descriptor, DESCRIPTOR, contract.descriptor_text)
    for word in ("name", "version"):
        value = contract.descriptor.get(word, "")
        if value and (not safe_path(value) or "/" in value):
            words = f"{printable(value)} cannot be part of a file's name: only letters, digits and . _ - can"
            errors.append(Error("contract.name", DESCRIPTOR, line_of(contract.descriptor_text, [word]), word, words))
    if errors:
        raise Unreadable(errors)


def read_exports(root: Path) -> dict[str, dict]:
    """Return the JSON files of schemas/exports by their names without ending."""
    return {Path(path).stem: read_json(root, path)[0] for path in list_folder(root, EXPORTS, ".json")}


@contextmanager
def _as_told_by(name: str) -> Iterator[None]:
    """Raise Unreadable, naming the file of schemas/exports, when a format cannot be written as that file says."""
    try:
        yield
    except (LookupError, TypeError, AttributeError, sqlite3.Error) as error:
        words = f"of another form than this format needs, or it names what does not exist: {type(error).__name__} {error}"
        raise Unreadable([Error("contract.json", f"{EXPORTS}/{name}.json", 1, "*", printable(words))]) from None


def _write_all(contract: Contract, folder: Path) -> None:
    """Write every format; of those that are made as a file of schemas/exports says, the ones that have theirs."""
    told = WITHOUT_A_FILE | read_exports(contract.root)
    name = contract.descriptor["name"]
    archive = folder / f"{name}-{contract.version}.zip"
    for part in ("parquet", "stata", "r"):
        (folder / part).mkdir()
    with Store(contract, folder / f"{name}.duckdb") as store:
        write_parquet(store, folder / "parquet")
        with _as_told_by("sqlite"):
            write_sqlite(store, folder / f"{name}.sqlite", told["sqlite"])
        write_stata(store, folder / "stata")
        if "join" in told:
            with _as_told_by("join"):
                write_do(contract, folder / "stata" / f"{name}.do", told["join"])
        write_rds(store, folder / "r")
        if "nested" in told:
            with _as_told_by("nested"):
                write_nested(Nest(store, told["nested"], told["sqlite"]["pointers"]), folder / f"{name}.jsonl", folder / f"{name}.schema.json")
        with open_views(contract) as database:
            write_workbook(store, folder / f"{name}.xlsx", write_extra_tables(database, folder))
            if list_folder(contract.root, EXPORTS, "network_nodes.sql"):
                write_graph(database, folder / "network.graphml")
        write_zip(contract, archive)
        with _as_told_by("explorer"):
            write_explorer(contract, folder / EXPLORER, told["explorer"], told["sqlite"]["pointers"])
        if "croissant" in told:
            write_croissant(contract, archive, folder / "croissant.json", told["croissant"])
        write_schema_org(contract, folder, folder / "schema-org.json", store.path)
        write_sums(store, folder)

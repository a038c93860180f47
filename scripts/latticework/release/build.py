"""A release: every format in one folder, written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

from latticework.contract.model import DESCRIPTOR, Contract
from latticework.errors import Error, Unreadable, printable
from latticework.files.json_text import line_of
from latticework.files.paths import safe_path
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
from latticework.release.stata import write_stata
from latticework.release.workbook import write_workbook
from latticework.sql.views import open_views

EXPORTS = Path("schemas/exports")


def write_release(contract: Contract, folder: Path) -> None:
    """Write the release into `folder`; one that stands there is replaced once the new one is complete.

    Raises ValueError when the folder holds something else than a release, Unreadable when the package cannot be released.
    """
    refuse_unsafe_names(contract)
    with folder_made_whole(folder, SUMS, "release") as made:
        _write_all(contract, made)


def refuse_unsafe_names(contract: Contract) -> None:
    """Raise Unreadable when the name or the version of the package, of which names of files are made, could lead out of a folder."""
    for word in ("name", "version"):
        value = contract.descriptor.get(word, "")
        if value and (not safe_path(value) or "/" in value):
            words = f"{printable(value)} cannot be part of a file's name: only letters, digits and . _ - can"
            raise Unreadable([Error("contract.name", DESCRIPTOR, line_of(contract.descriptor_text, [word]), word, words)])


def read_exports(root: Path) -> dict[str, dict]:
    """Return the JSON files of schemas/exports by their names without ending."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((root / EXPORTS).glob("*.json"))}


def _write_all(contract: Contract, folder: Path) -> None:
    values = read_exports(contract.root)
    name, archive = contract.descriptor["name"], folder / f"{contract.descriptor['name']}-{contract.version}.zip"
    for part in ("parquet", "stata", "r"):
        (folder / part).mkdir()
    with Store(contract, folder / f"{name}.duckdb") as store:
        write_parquet(store, folder / "parquet")
        write_sqlite(store, folder / f"{name}.sqlite", values["sqlite"])
        write_stata(store, folder / "stata")
        write_rds(store, folder / "r")
        write_nested(Nest(store, values["nested"], values["sqlite"]["pointers"]), folder / f"{name}.jsonl", folder / f"{name}.schema.json")
        with open_views(contract) as database:
            write_workbook(store, folder / f"{name}.xlsx", write_extra_tables(database, folder))
            write_graph(database, folder / "network.graphml")
        write_zip(contract, archive)
        write_explorer(contract, folder / EXPLORER, values["explorer"], values["sqlite"]["pointers"])
        write_croissant(contract, archive, folder / "croissant.json", values["croissant"])
        write_schema_org(contract, folder, folder / "schema-org.json", store.path)
        write_sums(store, folder)

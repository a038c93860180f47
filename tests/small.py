"""A small package with the whole contract and the few rows of the valid fixture: fast to copy, to edit and to run tools on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from latticework.contract.load import load_contract
from latticework.files.writing import write_whole
from latticework.sql.views import derived_files
from support import ENGINES, FIXTURES, ROOT, copy_of

DERIVED_TABLES: dict[str, bytes] = {}


def small_package(place: Path) -> Path:
    """Return a new package in `place`: the contract, the rows of the valid fixture, and its derived tables."""
    copy_of(FIXTURES / "valid", place)
    shutil.copytree(ROOT / "schemas", place / "schemas")
    shutil.copy(ROOT / "datapackage.json", place)
    for path, data in _derived_tables(place).items():
        write_whole(place / path, data)
    return place


def _derived_tables(package: Path) -> dict[str, bytes]:
    """Return the derived tables of every new small package: all are alike, so that the views run once."""
    if not DERIVED_TABLES:
        DERIVED_TABLES.update(derived_files(load_contract(package)))
    return DERIVED_TABLES


def set_version(package: Path, version: str) -> None:
    """Give a package another version."""
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8")) | {"version": version}
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Return what a command prints, in a process of its own."""
    line = [sys.executable, "-m", "latticework", name, *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=300, env=ENGINES)

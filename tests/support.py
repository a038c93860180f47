"""What the tests share: packages to copy and edit, and a run of the validator on them."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from latticework.errors import Error
from latticework.validate.run import Run, Verdict, validate

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
MINI = FIXTURES / "mini"
ENGINES = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}


def copy_of(package: Path, place: Path) -> Path:
    """Return a writable copy of a package in the folder `place`, which must not exist."""
    return Path(shutil.copytree(package, place))


def verdict_on(package: Path, **options: object) -> Verdict:
    """Return the validator's verdict on a package."""
    return validate(Run(package, **options))


def errors_of(package: Path, **options: object) -> list[Error]:
    """Return all errors of a package."""
    return verdict_on(package, **options).errors


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Return what the command line `validate.py` prints and its exit code."""
    line = [sys.executable, str(ROOT / "scripts" / "validate.py"), *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=300)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as dicts of text."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write rows as the CSV that the package asks for."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def read_json(path: Path) -> object:
    """Return the value of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def shown(errors: list[Error]) -> list[str]:
    """Return errors as short lines, for messages of failing tests."""
    return [f"{f.path}:{f.line}:{f.column} {f.rule} {f.found} ({f.row_id})" for f in errors]

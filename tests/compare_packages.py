"""Our verdict on packages beside that of Frictionless: python tests/compare_packages.py FOLDER, one package in each folder of it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from frictionless import Package, system

ROOT = Path(__file__).resolve().parents[1]


def ours(package: Path) -> tuple[str, str]:
    """Return our verdict and which table layer gave it."""
    run = subprocess.run([sys.executable, str(ROOT / "scripts/validate.py"), str(package)], capture_output=True, text=True, timeout=600)
    assert "Traceback" not in run.stderr, run.stderr
    return {0: "valid", 1: "errors"}.get(run.returncode, "unreadable"), "frictionless" if "by frictionless" in run.stdout else "ours"


def theirs(package: Path) -> str:
    """Return the verdict of Frictionless."""
    system.onerror = "ignore"
    try:
        return "valid" if Package(str(package / "datapackage.json")).validate().valid else "errors"
    except Exception:
        return "unreadable"


if __name__ == "__main__":
    tally: Counter[tuple[str, ...]] = Counter()
    for place in sorted(path for path in Path(sys.argv[1]).iterdir() if (path / "datapackage.json").is_file()):
        row = (*ours(place), theirs(place))
        tally[row] += 1
        print(f"{place.name:60} {row[0]:10} by {row[1]:12} frictionless: {row[2]}")
    for row, count in sorted(tally.items()):
        print(f"{count:4} {row[0]:10} by {row[1]:12} frictionless: {row[2]}")

"""One release of the package as it is, built once for all tests that read it, on however many processes they run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from support import ENGINES, ROOT

WAIT = 600


def build(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Return what `latticework build` prints and its exit code."""
    line = [sys.executable, "-m", "latticework", "build", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=WAIT, env=ENGINES)


def released(tmp_path_factory) -> Path:
    """Return a folder with the package as it is, its derived tables fresh, and its release in dist/."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    package, done = base / "released", base / "released.done"
    try:
        package.mkdir()
    except FileExistsError:
        _wait_for(done)
        return package
    try:
        _make(package)
    finally:
        done.touch()
    return package


def _make(package: Path) -> None:
    for name in ("data", "schemas", "docs", "datapackage.json"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, package / name)
    shutil.copytree(ROOT / "scripts", package / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for path in [*ROOT.glob("*.md"), *ROOT.glob("LICENSE*"), *ROOT.glob("*.cff")]:
        shutil.copy(path, package)
    for what in ("derived", "dist"):
        run = build(package, what)
        assert run.returncode == 0, run.stdout + run.stderr


def _wait_for(done: Path) -> None:
    until = time.monotonic() + WAIT
    while not done.exists():
        assert time.monotonic() < until, "the release was not built in time"
        time.sleep(0.2)

"""The quick starts of the README and of docs/quickstart.md: found, run, and compared with the output printed below each.

make quickstart      writes the outputs again into docs/quickstart.md, from the package as it is, and the README after it
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "quickstart.md"
README = ROOT / "README.md"
SNIPPET = re.compile(r"```(python|r|stata|sh)\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)


@dataclass(frozen=True)
class Snippet:
    """One snippet: the language of its fence, its code, and the output printed below it."""

    language: str
    code: str
    output: str

    @property
    def name(self) -> str:
        """Return a few words that tell it from the others."""
        return f"{self.language}-" + re.sub(r"\W+", "-", self.code.strip().splitlines()[0])[:40].strip("-").lower()


def printed() -> list[Snippet]:
    """Return every snippet that a reader finds, once, however often it is printed alike."""
    return list(dict.fromkeys(snippets(PAGE.read_text(encoding="utf-8")) + snippets(README.read_text(encoding="utf-8"))))


def snippets(text: str) -> list[Snippet]:
    """Return the snippets of a page in order."""
    return [Snippet(*match.groups()) for match in SNIPPET.finditer(text)]


def missing(snippet: Snippet) -> str:
    """Return which tool the snippet needs that is not on this machine; nothing when all is there."""
    if snippet.language == "sh" and snippet.code.startswith("sqlite3") and not shutil.which("sqlite3"):
        return "no sqlite3"
    if snippet.language == "r":
        if not shutil.which("Rscript"):
            return "no Rscript"
        library = re.search(r"library\((\w+)\)|(\w+)::", snippet.code)
        if library and not library[2] and _run(["Rscript", "-e", f"stopifnot(requireNamespace('{library[1]}', quietly = TRUE))"], ROOT).returncode:
            return f"no R package {library[1]}"
    return ""


def output_of(snippet: Snippet, package: Path) -> str:
    """Return what a snippet prints in a package that has its release in dist/. Raises AssertionError when it fails."""
    if snippet.language == "stata":
        return _as_stata(snippet, package)
    lines = {"python": [sys.executable, "-c"], "r": ["Rscript", "-e"], "sh": ["sh", "-c"]}
    code = snippet.code.replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    run = _run([*lines[snippet.language], code], package)
    assert run.returncode == 0, run.stderr
    return run.stdout


def tidy(text: str) -> list[str]:
    """Return the lines of an output as they are, but for blanks at their right and empty lines at the end."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _as_stata(snippet: Snippet, package: Path) -> str:
    """Return what Stata would list, from its file by another reader: Stata itself is not free software."""
    place = re.search(r'use "(.*?)"', snippet.code)[1]
    column, value, number = re.search(r'keep if (\w+) == "(\w+)":\1 & (\w+) < \.', snippet.code).groups()
    frame = pandas.read_stata(package / place)
    frame = frame[(frame[column] == value) & frame[number].notna()][re.search(r"list ([\w ]+),", snippet.code)[1].split()]
    cells = [list(frame.columns), *([_stata_cell(cell) for cell in row] for row in frame.itertuples(index=False))]
    widths = [max(len(row[n]) for row in cells) for n in range(len(frame.columns))]
    return "\n".join("  " + "  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in cells) + "\n"


def _stata_cell(cell: object) -> str:
    if isinstance(cell, pandas.Timestamp):
        return f"{cell:%d%b%Y}".lower()
    return str(int(cell)) if isinstance(cell, float) else str(cell)


@cache
def r_library() -> str:
    """Return a folder, new for this run, in which the R package of this project is installed."""
    folder = tempfile.mkdtemp(prefix="latticework-r-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run(["R", "CMD", "INSTALL", "--no-docs", f"--library={folder}", str(ROOT / "r")], check=True, capture_output=True)
    return folder


def _run(line: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    if "latticework::" in line[-1]:
        env["R_LIBS"] = r_library()
    return subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300)


def refreshed(text: str, package: Path) -> str:
    """Return the page with each output as the snippet prints it now; where its tool is missing the old one stays."""

    def written(match: re.Match) -> str:
        snippet = Snippet(*match.groups())
        if missing(snippet):
            return match[0]
        return f"```{snippet.language}\n{snippet.code}```\n\n```text\n" + "\n".join(tidy(output_of(snippet, package))) + "\n```\n"

    return SNIPPET.sub(written, text)


if __name__ == "__main__":
    if not (ROOT / "dist").is_dir():
        sys.exit("no release to run the quick starts on: run make build")
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8"), ROOT), encoding="utf-8", newline="\n")

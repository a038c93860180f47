"""Hostile packages: never a traceback, never a silent pass, never a file read outside the package.

`tests/fixtures/hostile/<case>.json` edits a copy of the mini package and says the exit code and a rule that must be
among the errors. A rule of null means that the package is valid after all and must be taken as it is.
"""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from latticework.errors import Unreadable
from latticework.files.csv_text import clean_copy, scan
from latticework.files.json_text import line_of, read_json
from support import FIXTURES, MINI, command, copy_of, shown, verdict_on
from support import read_json as load

CASES = sorted((FIXTURES / "hostile").glob("*.json"))
BOUNDED = settings(max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def apply_edit(package: Path, edit: dict) -> None:
    """Change one file of a package as the edit of a hostile case says."""
    path = package / edit["path"]
    if "replace" in edit:
        old, new = edit["replace"]
        new = new.replace("@", edit["at"][0] * edit["at"][1]) if "at" in edit else new
        text = path.read_bytes().decode("utf-8")
        assert old in text and (text.count(old) == 1 or "first" in edit or "all" in edit), f"{old!r} in {path.name}"
        path.write_bytes(text.replace(old, new, -1 if "all" in edit else 1).encode("utf-8"))
    elif "text" in edit:
        path.write_bytes(edit["text"].encode("utf-8"))
    elif "repeat" in edit:
        path.write_text(edit["repeat"][0] * edit["repeat"][1])
    elif "append_repeat" in edit:
        path.write_bytes(path.read_bytes() + (edit["append_repeat"][0] * edit["append_repeat"][1]).encode())
    elif "append" in edit or "prepend" in edit:
        path.write_bytes(edit.get("prepend", "").encode("utf-8") + path.read_bytes() + edit.get("append", "").encode("utf-8"))
    elif "encode" in edit:
        path.write_bytes(path.read_bytes().decode("utf-8").encode(edit["encode"]))
    elif "move" in edit:
        path.rename(package / edit["move"])
    else:
        _replace_file(path, edit)


def _replace_file(path: Path, edit: dict) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if "link" in edit:
        path.symlink_to(edit["link"])
    elif "pipe" in edit:
        os.mkfifo(path)
    elif "folder" in edit:
        path.mkdir()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_hostile_package(case, tmp_path, monkeypatch):
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("the network was asked"))
    package = copy_of(MINI, tmp_path / "mini")
    told = load(case)
    for edit in told["edits"]:
        apply_edit(package, edit)
    verdict = verdict_on(package)
    rules = {error.rule for error in verdict.errors}
    assert verdict.code == told["code"], shown(verdict.errors)[:5]
    assert told["rule"] in rules if told["rule"] else not rules, shown(verdict.errors)[:5]
    assert not any("root:" in line for line in shown(verdict.errors)), "a file outside the package was read"
    assert all(f.line >= 1 and f.column and f.found.isprintable() for f in verdict.errors)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_report_lets_a_cell_command_the_terminal(form, tmp_path):
    package = copy_of(MINI, tmp_path / "mini")
    apply_edit(package, {"path": "data/loans.csv", "replace": ["genji,ada", "genji,a\x1b]0;x\x07\u202eda"]})
    result = command(package, "--format", form)
    assert result.returncode == 1 and not result.stderr
    assert not set(result.stdout) & set("\x1b\x07\u202e")


def test_package_that_is_not_there(tmp_path):
    result = command(tmp_path / "nowhere")
    assert result.returncode == 2 and "nowhere is not a folder" in result.stderr and not result.stdout


CSV_ALPHABET = st.text(alphabet='ab,"\n\r\0\t é\u0301\ufeff\u200b源=-0', max_size=60)


@BOUNDED
@given(text=CSV_ALPHABET, columns=st.integers(1, 3))
def test_what_the_scan_passes_is_read_alike_by_python_and_line_by_line(text, columns, tmp_path_factory):
    """A scan without an error means: as many rows as lines, each of as many cells as the header has, and no odd character."""
    import csv
    import io

    header = ["a", "b", "c"][:columns]
    place = tmp_path_factory.mktemp("scan") / "x.csv"
    data = (",".join(header) + "\n" + text).encode("utf-8")
    place.write_bytes(data)
    result = scan("x.csv", place, header)
    if not result.errors:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
        assert len(rows) == result.lines == data.count(b"\n")
        assert all(len(row) == columns for row in rows)
        assert not set(text) & set("\r\0\t\ufeff\u200b")
    if result.usable:
        cleaned = b"".join(clean_copy(place, result))
        assert cleaned.count(b"\n") == result.lines
    assert all(1 <= error.line <= max(result.lines, 1) for error in result.errors)


@BOUNDED
@given(data=st.binary(max_size=80))
def test_any_bytes_under_a_header_are_located(data, tmp_path_factory):
    place = tmp_path_factory.mktemp("scan") / "x.csv"
    place.write_bytes(b"a,b\n" + data)
    result = scan("x.csv", place, ["a", "b"])
    assert result.usable and all(error.line >= 1 for error in result.errors)


@BOUNDED
@given(data=st.binary(max_size=60) | st.text(alphabet='{}[]:,"\\ued80 1.eE-truefalsn\n', max_size=60).map(str.encode))
def test_any_bytes_as_json_are_read_or_refused(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("json")
    (folder / "x.json").write_bytes(data)
    try:
        value, text = read_json(folder, "x.json")
    except Unreadable as error:
        assert error.errors[0].rule == "contract.json" and error.errors[0].line >= 1
    else:
        assert line_of(text, []) >= 1 or value is None


MUTABLE = sorted(str(p.relative_to(MINI)) for p in MINI.rglob("*") if p.is_file() and "views" not in p.parts)


@pytest.mark.slow
@settings(BOUNDED, max_examples=120)
@given(name=st.sampled_from(MUTABLE), at=st.floats(0, 1), change=st.binary(max_size=4), cut=st.integers(0, 40))
def test_any_change_of_bytes_in_any_file_gives_a_verdict(name, at, change, cut, tmp_path_factory):
    """Whatever a few bytes become, in the contract or the data, the run ends with a located verdict."""
    package = copy_of(MINI, tmp_path_factory.mktemp("fuzz") / "mini")
    data = (package / name).read_bytes()
    start = int(at * len(data))
    (package / name).write_bytes(data[:start] + change + data[start + cut :])
    verdict = verdict_on(package)
    assert verdict.code in (0, 1, 2)
    assert all(f.path and f.line >= 1 and f.column and f.found.isprintable() for f in verdict.errors)
    shutil.rmtree(package)

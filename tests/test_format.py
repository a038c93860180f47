"""Canonical bytes: whatever order rows come in, one file leaves; what cannot be put in order is left alone."""

from __future__ import annotations

import random

import pytest

from latticework.cli import main
from latticework.contract.load import load_contract
from support import MINI, ROOT, copy_of

BOOKS = "data/books.csv"


@pytest.fixture
def package(tmp_path):
    """A copy of the mini package."""
    return copy_of(MINI, tmp_path / "mini")


def test_shipped_files_are_in_order(capsys):
    assert main(["format", str(ROOT), "--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("seed", range(3))
def test_rows_in_any_order_are_sorted(package, seed):
    before = {table.path: (package / table.path).read_bytes() for table in load_contract(package).tables.values()}
    for path, data in before.items():
        header, *rows = data.splitlines(keepends=True)
        random.Random(seed).shuffle(rows)
        (package / path).write_bytes(header + b"".join(rows) if "derived" not in path else data)
    assert main(["format", str(package)]) == 0
    assert {path: (package / path).read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\ncandide,", b'\n"candide",'),
        lambda data: data.replace(b"\ncandide,", b"\n candide ,"),
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"\n\n",
    ],
    ids=["mark", "crlf", "quotes", "blanks", "no-end", "empty-lines"],
)
def test_other_ways_to_write_the_same_rows_are_repaired(package, change):
    before = (package / BOOKS).read_bytes()
    (package / BOOKS).write_bytes(change(before))
    assert (package / BOOKS).read_bytes() != before
    assert main(["format", str(package)]) == 0
    assert (package / BOOKS).read_bytes() == before


@pytest.mark.parametrize(
    "old, new, words",
    [
        (b",true,2001", b",TRUE,2001", f"{BOOKS}: is_lent: written in the form of the column, 1 cell: TRUE -> true"),
        (b"2001-02-28", b"2001/2/28", f"{BOOKS}: bought: written in the form of the column, 1 cell: 2001/2/28 -> 2001-02-28"),
        (b"2001-02-28", b"2001-02-28 00:00:00", f"{BOOKS}: bought: written in the form of the column, 1 cell: 2001-02-28 00:00:00 -> 2001-02-28"),
        (b"\ngenji,", b"\n,,,,,,,,,,,,,\ngenji,", f"{BOOKS}: empty rows removed: 1"),
        (b"book_id", b"\xef\xbb\xbfbook_id", f"{BOOKS}: byte order mark removed"),
        (b"\n", b"\r\n", f"{BOOKS}: line endings changed from CR LF to LF"),
        (b",Candide,", b", Candide ,", f"{BOOKS}: title: spaces removed from the ends, or letters composed (NFC), 1 cell: ' Candide ' -> 'Candide'"),
    ],
    ids=["boolean", "slashes", "midnight", "empty-row", "mark", "crlf", "blanks"],
)
def test_what_is_safe_is_repaired_and_named(package, capsys, old, new, words):
    before = (package / BOOKS).read_bytes()
    assert old in before
    (package / BOOKS).write_bytes(before.replace(old, new))
    assert main(["format", str(package)]) == 0
    assert capsys.readouterr().out.splitlines() == [words]
    assert (package / BOOKS).read_bytes() == before


@pytest.mark.parametrize(
    "old, new", [(b"2001-02-28", b"03/02/2001"), (b"2001-02-28", b"2001-02-28 12:30"), (b",true,2001", b",yes,2001"), (b",Candide,", b",TRUE,")]
)
def test_what_can_mean_something_else_is_left_alone(package, capsys, old, new):
    changed = (package / BOOKS).read_bytes().replace(old, new)
    (package / BOOKS).write_bytes(changed)
    assert main(["format", str(package)]) == 0
    assert (package / BOOKS).read_bytes() == changed and not capsys.readouterr().out


def test_letters_are_composed(package):
    before = (package / BOOKS).read_bytes().decode()
    _header, first, *_ = before.splitlines()
    title = first.split(",")[1]
    (package / BOOKS).write_text(before.replace(title, title + "e\u0301"), encoding="utf-8", newline="\n")
    assert main(["format", str(package)]) == 0
    assert f"{title}\u00e9" in (package / BOOKS).read_text(encoding="utf-8")


def test_check_prints_a_diff_and_the_fix_and_writes_nothing(package, capsys):
    header, first, *rest = (package / BOOKS).read_bytes().splitlines(keepends=True)
    moved = header + b"".join(rest) + first
    (package / BOOKS).write_bytes(moved)
    assert main(["format", str(package), "--check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"+{first.decode().rstrip()}" in lines and f"-{first.decode().rstrip()}" in lines
    assert lines[-1] == f"{BOOKS} is not in order: run latticework format"
    assert (package / BOOKS).read_bytes() == moved


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda data: data.replace(b"candide", b"candid\xe9"), f"{BOOKS}:2  bytes that are not UTF-8"),
        (lambda data: data + b"one,two\n", "2 cells where"),
        (lambda data: b"wrong" + data, f"{BOOKS}:1  the header is not"),
        (lambda data: data + b'open,"never closed\n', f"{BOOKS}:"),
        (lambda data: b"", f"{BOOKS}:1  the header is not"),
    ],
    ids=["bytes", "ragged", "header", "quote", "empty"],
)
@pytest.mark.parametrize("check", [[], ["--check"]], ids=["write", "check"])
def test_what_cannot_be_put_in_order_is_left_alone(package, capsys, change, words, check):
    broken = change((package / BOOKS).read_bytes())
    (package / BOOKS).write_bytes(broken)
    others = (package / "data/loans.csv").read_bytes()
    assert main(["format", str(package), *check]) == 2
    assert words in capsys.readouterr().err
    assert (package / BOOKS).read_bytes() == broken and (package / "data/loans.csv").read_bytes() == others


def test_no_package_exits_2(tmp_path, capsys):
    assert main(["format", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("datapackage.json:1:")

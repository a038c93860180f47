"""Archived copies are asked for at a server on this machine: found, made, refused; what was found is kept."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from latticework.cli import main
from support import MINI, copy_of, read_rows, write_rows

SETTINGS = {"table": "books", "address": "page", "seen": "bought", "copy": "note"}
PAGES = {"found": "https://example.org/found", "made": "https://example.org/made", "refused": "https://example.org/refused"}


class Archive(BaseHTTPRequestHandler):
    """Has a copy of one page, makes a copy of another and refuses a third."""

    asked: list[str] = []

    def do_GET(self):
        """Answer one request."""
        self.asked.append(self.path)
        if self.path.startswith("/find"):
            page = parse_qs(urlsplit(self.path).query)["url"][0]
            closest = {"closest": {"available": True, "url": f"http://archive.example/web/2020/{page}"}} if page == PAGES["found"] else {}
            self._answer(200, json.dumps({"archived_snapshots": closest}))
        elif self.path.endswith(PAGES["made"]):
            self._answer(200, "", f"/web/2026/{PAGES['made']}")
        else:
            self._answer(429, "too many")

    def _answer(self, code: int, text: str, place: str = ""):
        self.send_response(code)
        if place:
            self.send_header("Content-Location", place)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        """Keep silent."""


@pytest.fixture
def archive(tmp_path, monkeypatch, capsys):
    """Return a function that runs the command on a package with three pages: exit code, printed lines, {id: copy}."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Archive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}"
    Archive.asked.clear()
    package = copy_of(MINI, tmp_path / "package")
    (package / "schemas" / "exports").mkdir(exist_ok=True)
    (package / "schemas" / "exports" / "archive.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    rows = read_rows(package / "data" / "books.csv")
    book = rows[0]
    write_rows(package / "data" / "books.csv", list(book), [{**book, "book_id": name, "page": page, "note": ""} for name, page in PAGES.items()])

    def run(*options: str):
        code = main(["archive", str(package), "--pause", "0", "--find", f"{home}/find", "--save", f"{home}/save/", *options])
        lines = capsys.readouterr().out.splitlines()
        return code, lines, {row["book_id"]: row["note"] for row in read_rows(package / "data" / "books.csv")}, home

    yield run
    server.shutdown()
    server.server_close()


def test_a_copy_is_found_or_made_and_a_refusal_is_reported(archive):
    code, lines, copies, home = archive()
    assert (code, copies["found"]) == (1, f"https://archive.example/web/2020/{PAGES['found']}")
    assert copies["made"] == f"{home}/web/2026/{PAGES['made']}"
    assert copies["refused"] == "" and "429" in next(line for line in lines if line.startswith(PAGES["refused"]))


def test_copies_that_exist_are_taken_and_none_is_made(archive):
    _, _, copies, _ = archive("--find-only")
    assert copies["found"] and not copies["made"]
    assert not [path for path in Archive.asked if path.startswith("/save")]


def test_a_page_with_a_copy_is_not_asked_for_again(archive):
    archive()
    Archive.asked.clear()
    archive()
    assert Archive.asked and not [path for path in Archive.asked if "found" in path]


def test_the_limit_counts_pages_without_a_copy(archive):
    _, lines, _, _ = archive("--limit", "1")
    assert len(lines) == 1

"""Quoted words are looked for on pages of a server on this machine: found, gone, or behind a page that does not open."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from latticework.cli import main
from latticework.web.online_quotes import letters
from support import MINI, copy_of

PAGES = {
    "/plain": (200, "text/html; charset=utf-8", "<p>He said: “quite a <b>significant</b>\n step&nbsp;up”.</p>"),
    "/footer": (200, "text/html", "<main><p>News.</p></main><footer><p>We stand together – always.</p></footer>"),
    "/japanese": (200, "text/html; charset=shift_jis", "<p>協定を早期に活用する</p>"),
    "/text": (200, "text/plain", "significant step up"),
    "/other": (200, "text/html", "<p>Nothing of the kind.</p>"),
    "/gone": (404, "text/html", "<p>significant step up</p>"),
    "/paper": (200, "application/pdf", "%PDF significant step up"),
    "/empty": (200, "text/html", ""),
}
WORDS = {"/footer": "We stand together -- always", "/japanese": "協定を早期に活用する"}


class Handler(BaseHTTPRequestHandler):
    """Answers with one of PAGES and counts how often each was asked for."""

    asked: list[str] = []

    def do_GET(self):
        """Answer one request."""
        self.asked.append(self.path)
        code, kind, text = PAGES[self.path]
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        if "html" in kind and text:
            text = f"<html><head><title>A page</title></head><body>{text}</body></html>"
        self.wfile.write(text.encode("shift_jis" if "jis" in kind else "utf-8"))

    def log_message(self, *_):
        """Keep silent."""


@pytest.fixture(scope="module")
def server():
    """The address of a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def look(tmp_path, server, capsys, monkeypatch):
    """Return a function that looks for words on pages and returns exit code and lines."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    def whole(path: str) -> str:
        return server + path if path.startswith("/") else path

    def look_for(*paths: str) -> tuple[int, list[str]]:
        package = copy_of(MINI, tmp_path / "package")
        rows = [f"select 'q{n}', '{whole(path)}', '{WORDS.get(path, 'significant step up')}'" for n, path in enumerate(paths)]
        (package / "schemas" / "queries").mkdir()
        (package / "schemas" / "queries" / "words.sql").write_text(" union all ".join(rows), encoding="utf-8")
        code = main(["pages", str(package), "--query", "words", "--pause", "0", "--timeout", "5"])
        return code, capsys.readouterr().out.splitlines()

    return look_for


@pytest.mark.parametrize("path", ["/plain", "/footer", "/japanese", "/text"])
def test_words_on_the_page_are_found(look, path):
    assert look(path) == (0, ["1 quotations found, 0 not found, 0 on pages that could not be read"])


def test_words_that_are_gone_are_reported(look, server):
    code, lines = look("/other", "/plain")
    assert (code, lines[0]) == (1, f"{server}/other  q0  words not found: significant step up")
    assert lines[-1] == "1 quotations found, 1 not found, 0 on pages that could not be read"


@pytest.mark.parametrize(
    "path, words",
    [
        ("/gone", "answers 404"),
        ("/paper", "is application/pdf"),
        ("/empty", "holds no text"),
        ("http://127.0.0.1:1/", "refused"),
        ("file:///etc/hostname", "no address of the web"),
        ("ftp://127.0.0.1/x", "no address of the web"),
        ("nowhere", "no address of the web"),
    ],
)
def test_a_page_that_does_not_open_is_reported_and_no_error(look, path, words):
    code, lines = look(path)
    assert code == 0 and words in lines[0].lower() and "page not read" in lines[0]
    assert lines[-1] == "0 quotations found, 0 not found, 1 on pages that could not be read"


def test_a_page_is_opened_once(look):
    Handler.asked.clear()
    look("/plain", "/plain", "/other")
    assert sorted(Handler.asked) == ["/other", "/plain"]


def test_marks_and_blanks_do_not_count_and_words_do():
    assert letters("“Step-up”, ‘now’ …") == letters("step up now")
    assert letters("step up") != letters("steps up")


def test_no_such_query_and_a_query_of_another_shape_exit_2(tmp_path, capsys):
    package = copy_of(MINI, tmp_path / "package")
    assert main(["pages", str(package)]) == 2
    (package / "schemas" / "queries").mkdir()
    (package / "schemas" / "queries" / "words_on_pages.sql").write_text("select 1 as one", encoding="utf-8")
    assert main(["pages", str(package)]) == 2
    assert "returns one where an id, an address and words belong" in capsys.readouterr().err

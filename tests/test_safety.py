"""Whatever a package holds and wherever a result is to go: nothing outside is read or written, and nobody's files are replaced."""

from __future__ import annotations

import json
import os
import shutil
import zipfile

import pytest

from latticework.cli import main
from latticework.contract.load import load_contract
from latticework.errors import Unreadable
from latticework.files.writing import folder_made_whole
from latticework.release.archive import write_zip
from latticework.release.build import write_release
from support import MINI, copy_of, errors_of

MARK = "MARK"


@pytest.fixture
def package(tmp_path):
    return copy_of(MINI, tmp_path / "package")


@pytest.fixture
def elsewhere(tmp_path):
    """A file outside of the package that nothing may read."""
    place = tmp_path / "secret.txt"
    place.write_text("secret", "utf-8")
    return place


@pytest.mark.parametrize("path", ["schemas/exports/notes.txt", "schemas/exports/figures/a/b.txt", "schemas/codelists/x.csv", "schemas/site"])
@pytest.mark.parametrize("words", [["build", "derived"], ["build", "figures"], ["build", "dist"], ["build", "site"], ["docs"], ["query"]], ids=" ".join)
def test_a_link_in_the_contract_is_refused_by_every_command(package, elsewhere, path, words, capsys):
    (package / path).parent.mkdir(parents=True, exist_ok=True)
    (package / path).symlink_to(elsewhere)
    if words == ["query"]:
        words = ["query", "any"]
        (package / "schemas/queries").mkdir()
        (package / "schemas/queries/any.sql").write_text("select 1 as one", "utf-8")
    assert [(error.rule, error.path) for error in errors_of(package)] == [("contract.unsafe_path", path)]
    assert main([words[0], str(package), *words[1:]]) == 2
    printed = capsys.readouterr()
    assert f"{path}:1:*  contract.unsafe_path  a symbolic link" in printed.err and "secret" not in printed.out


def test_a_link_beside_the_contract_is_not_packed(package, elsewhere, tmp_path):
    (package / "README.md").symlink_to(elsewhere)
    with pytest.raises(Unreadable, match="a symbolic link"):
        write_zip(load_contract(package), tmp_path / "x.zip")


def test_the_zip_holds_the_files_of_the_contract_at_any_depth(package, tmp_path):
    (package / "schemas/exports/deep/er").mkdir(parents=True)
    (package / "schemas/exports/deep/er/note.txt").write_text("note", "utf-8")
    write_zip(load_contract(package), tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.read("schemas/exports/deep/er/note.txt") == b"note"
        assert "data/books.csv" in archive.namelist()


@pytest.mark.parametrize(
    ("word", "value"), [("name", "../../evil"), ("name", ".."), ("name", "a/b"), ("name", "-x"), ("version", "../1"), ("version", "1\x1b[31m")]
)
def test_no_name_or_version_leads_a_release_elsewhere(package, tmp_path, word, value):
    shutil.rmtree(package / "schemas/profiles", ignore_errors=True)
    path = package / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {word: value}), "utf-8")
    with pytest.raises(Unreadable, match="cannot be part of a file's name") as caught:
        write_release(load_contract(package), tmp_path / "out" / "dist")
    assert caught.value.errors[0].found.isprintable()
    assert sorted(place.name for place in tmp_path.iterdir()) == ["package"]


def make(folder, content: str = "new") -> None:
    """Make a folder whole with one file beside its mark."""
    with folder_made_whole(folder, MARK, "thing") as made:
        (made / MARK).touch()
        (made / "file").write_text(content, "utf-8")


def test_a_folder_is_replaced_whole(tmp_path):
    make(tmp_path / "out", "old")
    make(tmp_path / "out")
    assert (tmp_path / "out/file").read_text("utf-8") == "new"
    assert [place.name for place in tmp_path.iterdir()] == ["out"]


def test_what_a_killed_build_left_is_removed_and_nothing_else(tmp_path):
    fcntl = pytest.importorskip("fcntl")
    left, at_work, mine = (tmp_path / name for name in (".out-unfinished-a", ".out-unfinished-b", ".out-mine"))
    for place in (left, at_work, mine):
        (place / "new").mkdir(parents=True)
    handle = os.open(at_work, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    make(tmp_path / "out")
    os.close(handle)
    assert {place.name for place in tmp_path.iterdir()} == {at_work.name, mine.name, "out"}


@pytest.mark.parametrize("here", ["out", "out/a/b"])
def test_the_current_folder_is_never_replaced(tmp_path, monkeypatch, here):
    make(tmp_path / "out")
    (tmp_path / "out/a/b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    with pytest.raises(ValueError, match="is the current folder or holds it"):
        make(tmp_path / "out")
    assert (tmp_path / "out/file").exists()


@pytest.mark.parametrize("what", ["derived", "figures", "dist", "site"])
@pytest.mark.parametrize("out", ["file", "file/below"])
def test_a_result_cannot_go_into_a_file(package, tmp_path, what, out, capsys):
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["build", str(package), what, "--out", str(tmp_path / out)])
    assert caught.value.code == 2
    assert "is a file or below one; give a folder" in capsys.readouterr().err
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("what", ["dist", "site"])
def test_the_folder_of_the_package_is_not_replaced(package, what, monkeypatch, capsys):
    monkeypatch.chdir(package)
    before = sorted(package.rglob("*"))
    assert main(["build", ".", what, "--out", "."]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(package.rglob("*")) == before


def site_of(package, page: dict, template: str = "<p>{{ row.title }}</p>", query: str = "select book_id, title from books") -> None:
    """Give a package a site of one page for each book."""
    settings = {"base": "", "pages": [{"kind": "book", "address": "book/{}.html", "template": "book.html", "each": "books"} | page], "data": {}}
    for path, text in {"site.json": json.dumps(settings), "templates/book.html": template, "queries/books.sql": query, "assets/a": "", "vendor/v": ""}.items():
        (package / "schemas/site" / path).parent.mkdir(parents=True, exist_ok=True)
        (package / "schemas/site" / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("page", "template"),
    [
        ({"address": "../out/{}.html"}, "x"),
        ({"address": "/tmp/{}.html"}, "x"),
        ({"address": "{0.__class__}.html"}, "x"),
        ({"each": "no_such_query"}, "x"),
        ({"parts": ["no_such_query"]}, "x"),
        ({"colour": "red"}, "x"),
        ({}, "{{ row.title.__class__.__mro__ }}"),
        ({}, "{{ 1 / 0 }}"),
        ({}, "{{ row.title.no_such }}"),
        ({}, "{% include '../../../../secret.txt' %}"),
        ({}, "{% for %}"),
    ],
)
def test_a_site_that_leads_elsewhere_or_cannot_be_rendered_is_refused(package, elsewhere, tmp_path, page, template, capsys):
    pytest.importorskip("jinja2")
    site_of(package, page, template)
    assert main(["build", str(package), "site"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("schemas/site/") and "secret\n" not in printed.err
    assert not (package / "dist").exists() or not (package / "dist/site").exists()
    assert sorted(place.name for place in tmp_path.iterdir()) == ["package", "secret.txt"]


def test_a_key_is_the_name_of_one_page(package):
    pytest.importorskip("jinja2")
    site_of(package, {"address": "{}/page.html"}, query="select * from (values ('..', 'a'), ('../x', 'b'), ('/etc', 'c'), (null, 'd')) as t(book_id, title)")
    assert main(["build", str(package), "site"]) == 0
    pages = {place.relative_to(package / "dist/site").as_posix() for place in (package / "dist/site").rglob("page.html")}
    assert pages == {"%2E%2E/page.html", "..%2Fx/page.html", "%2Fetc/page.html", "-/page.html"}


HOSTILE = "a\x1b[31m\x9b1m\u202e\nb"
RULE = "-- severity: error\n-- message: {0}.\n-- why: {0}.\n-- fix: {0}.\n-- example: {0}\n"
FOUND = f"select 'books' as table_name, '{HOSTILE}' as row_id, '{HOSTILE}' as field_name, '{HOSTILE}' as found\n"
PRINTED = [["validate"], ["validate", "--format", "github"], ["validate", "--format", "json"], ["validate", "--explain", "all"], ["query"], ["query", "any"]]
PRINTED += [["format", "--check"], ["build", "derived", "--check"], ["docs", "--check"], ["validate", "--select", HOSTILE], ["query", HOSTILE]]


@pytest.fixture
def hostile(package):
    """A package in which names of files, titles, heads and results hold what commands a terminal."""
    shutil.rmtree(package / "schemas/profiles")
    one_line = HOSTILE.replace("\n", " ")
    for path, text in {
        f"schemas/rules/books__{HOSTILE}.sql": RULE.format(one_line) + FOUND,
        f"schemas/views/{HOSTILE}.sql": "select 1 from nowhere",
        f"schemas/queries/{HOSTILE}.sql": f"-- description: {one_line}\n-- example: {one_line}\nselect 1 as one",
        "schemas/queries/any.sql": f"select '{HOSTILE}' as \"{HOSTILE}\"",
        f"schemas/codelists/{HOSTILE}.csv": "code\na\n",
        f"schemas/exports/figures/{HOSTILE}.txt": "",
        f"data/{HOSTILE}.csv": "x",
    }.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(text, "utf-8")
    records = package / "schemas/records/books.schema.json"
    branch = {"title": HOSTILE, "description": HOSTILE, "required": ["note"]}
    records.write_text(json.dumps({"allOf": [branch]}), "utf-8")
    descriptor = package / "datapackage.json"
    descriptor.write_text(json.dumps(json.loads(descriptor.read_text("utf-8")) | {"name": HOSTILE, "title": HOSTILE, "version": HOSTILE}), "utf-8")
    books = package / "data/books.csv"
    books.write_text(books.read_text("utf-8").replace("Candide", f"Candide{one_line}"), "utf-8")
    return package


@pytest.mark.parametrize("words", PRINTED, ids=lambda words: "-".join(words).replace(HOSTILE, "hostile"))
def test_nothing_that_is_printed_commands_a_terminal(hostile, words, capsys):
    main([words[0], str(hostile), *words[1:]])
    printed = "".join(capsys.readouterr())
    assert printed and all(line.isprintable() for line in printed.split("\n"))
    if "github" in words:
        rest = [line for line in printed.splitlines() if not line.startswith("::error file=")]
        assert not [line for line in rest if line.startswith("::")]


def test_an_annotation_is_on_the_file_in_its_repository(package, tmp_path, monkeypatch, capsys):
    (package / "data/shelves.csv").write_text("shelf_id,label,inside\nattic,,nowhere\n", "utf-8")
    for root, folder in ((tmp_path, "package/"), (package, ""), (tmp_path / "package/data", "")):
        monkeypatch.chdir(root)
        main(["validate", str(package), "--format", "github"])
        assert f"::error file={folder}data/shelves.csv,line=2," in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    main(["validate", "..", "--format", "github"])
    assert "::error file=package/data/shelves.csv,line=2," in capsys.readouterr().out

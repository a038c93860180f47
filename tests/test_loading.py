"""One line gives a table as a data frame with the types of its schema, from a clone, a zip file or a web address."""

import functools
import hashlib
import http.server
import sys
import threading
import zipfile

import pandas
import pytest

import latticework
from support import MINI, ROOT, copy_of


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def archive(tmp_path):
    place = tmp_path / "served" / "mini.zip"
    place.parent.mkdir()
    with zipfile.ZipFile(place, "w") as packed:
        for path in sorted(MINI.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(MINI).as_posix())
    (place.parent / "SHA256SUMS").write_text(f"{hashlib.sha256(place.read_bytes()).hexdigest()}  mini.zip\n")
    return place


@pytest.fixture
def address(archive):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(archive.parent))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/mini.zip"
    server.shutdown()


def test_types_are_those_of_the_schema():
    books = latticework.load("books", MINI)
    kinds = {name: str(kind) for name, kind in books.dtypes.items()}
    assert kinds["place"] == "Int64" and kinds["price"] == "Float64" and kinds["is_lent"] == "boolean" and kinds["tongue"] == "category"
    assert list(books.tongue.cat.categories) == ["en", "fr", "ja"]
    assert books.note.isna().sum() == 2


def test_partial_dates_come_with_their_bounds():
    loans = latticework.load("loans", MINI)
    first = loans.set_index(["book_id", "reader"]).loc[("candide", "ada")]
    assert (first.since, first.since_min, first.since_max) == ("2020-05", pandas.Timestamp("2020-05-01"), pandas.Timestamp("2020-05-31"))
    assert loans.until_min.isna().sum() == 1


def test_every_table_of_the_package_loads():
    contract = latticework.package(ROOT)
    for name in contract.tables:
        assert len(latticework.load(name, ROOT)) >= 0
    assert len(latticework.load("loans", MINI / "datapackage.json")) == 3


def test_the_nearest_package_is_the_default(tmp_path, monkeypatch):
    package = copy_of(MINI, tmp_path / "package")
    monkeypatch.chdir(package / "data")
    assert len(latticework.load("loans")) == 3


def test_the_zip_and_the_address_give_the_same_as_the_folder(archive, address):
    here = latticework.load("books", MINI)
    pandas.testing.assert_frame_equal(latticework.load("books", archive), here)
    pandas.testing.assert_frame_equal(latticework.load("books", address), here)


def test_a_download_is_cached(archive, address):
    latticework.load("loans", address)
    archive.unlink()
    assert len(latticework.load("loans", address)) == 3


def test_a_download_with_another_checksum_is_refused(archive, address):
    (archive.parent / "SHA256SUMS").write_text("0" * 64 + "  mini.zip\n")
    with pytest.raises(ValueError, match="checksum"):
        latticework.load("loans", address)


def test_a_table_or_package_that_is_not_there_is_named(tmp_path, monkeypatch):
    with pytest.raises(KeyError, match="choose from"):
        latticework.load("lons", MINI)
    with pytest.raises(FileNotFoundError):
        latticework.load("loans", tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="web address"):
        latticework.load("loans")


def test_a_frame_without_pandas_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert list(latticework.package(MINI).tables)
    with pytest.raises(ModuleNotFoundError, match=r'type: pip install "\.\[frames\]"'):
        latticework.load("loans", MINI)

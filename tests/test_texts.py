"""Spans are compared with their sources' texts: verbatim passes, one changed character does not, on either side."""

from __future__ import annotations

import hashlib
import json

import pytest

from change_one_quote import change_one_quote
from support import MINI, command, copy_of, errors_of, read_rows, shown, verdict_on, write_rows

TEXT = "Ada said: «Ich nehme 源氏物語 mit» 🎌 and left.\r\nGrace did not.\r\n"
MAPPING = {
    "sources": {"table": "books", "key": "book_id", "sha256": "note"},
    "spans": {"table": "remarks", "source": "book_id", "text": "words", "start": "first", "end": "last"},
}


@pytest.fixture
def package(tmp_path):
    """The mini package with a table of remarks, whose spans stand in a text, and that text in the folder texts."""
    place = copy_of(MINI, tmp_path / "mini")
    columns = ["remark_id", "book_id", "words", "first", "last"]
    types = ["string", "string", "string", "integer", "integer"]
    schema = {
        "fields": [{"name": n, "type": t, "constraints": {"required": False}} for n, t in zip(columns, types)],
        "missingValues": [""],
        "primaryKey": ["remark_id"],
    }
    descriptor = json.loads((place / "datapackage.json").read_text())
    entry = dict(descriptor["resources"][0], name="remarks", path="data/remarks.csv", schema="schemas/tables/remarks.schema.json")
    descriptor["resources"].append(entry)
    (place / "datapackage.json").write_text(json.dumps(descriptor))
    (place / "schemas/tables/remarks.schema.json").write_text(json.dumps(schema))
    (place / "schemas/texts.json").write_text(json.dumps(MAPPING))
    spans = ["Ich nehme 源氏物語 mit", "and left.", "Grace did not."]
    rows = [
        {"remark_id": f"r{n}", "book_id": "genji", "words": span, "first": str(TEXT.index(span)), "last": str(TEXT.index(span) + len(span))}
        for n, span in enumerate(spans)
    ]
    write_rows(place / "data/remarks.csv", columns, [*rows, {"remark_id": "r9", "book_id": "candide", "words": "No offsets"}])
    data = TEXT.encode("utf-8")
    set_digest(place, "genji", hashlib.sha256(data).hexdigest())
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "genji.txt").write_bytes(data)
    return place


def set_digest(place, key, digest):
    """Write the digest of a text beside its source."""
    rows = read_rows(place / "data/books.csv")
    for row in rows:
        row["note"] = digest if row["book_id"] == key else ("0" * 64 if row["book_id"] == "first-folio" else "")
    write_rows(place / "data/books.csv", list(rows[0]), rows)


def test_verbatim_spans_pass(package):
    verdict = verdict_on(package, texts=package.parent / "texts")
    assert verdict.code == 0, shown(verdict.errors)
    assert ("texts", 3, "spans") in verdict.layers
    assert verdict.notes == ["texts: 1 sources compared, 1 with a sha256 whose text is not here"]


def test_one_changed_character_of_a_quote_is_found_in_its_place(package):
    place = change_one_quote(package)
    result = command(package, "--texts", package.parent / "texts")
    assert result.returncode == 1
    assert result.stdout.startswith(f"{place}  texts.span_differs  ") and result.stdout.splitlines()[0].endswith("(r0)")


def test_one_changed_character_of_a_text_is_found(package):
    text = package.parent / "texts" / "genji.txt"
    text.write_bytes(text.read_bytes().replace(b"left", b"lift"))
    assert [error.rule for error in errors_of(package, texts=text.parent)] == ["texts.unknown_file"]


@pytest.mark.parametrize("shift", [-1, 1])
def test_shifted_offsets_are_found(package, shift):
    rows = read_rows(package / "data/remarks.csv")
    for key in ("first", "last"):
        rows[1][key] = str(int(rows[1][key]) + shift)
    write_rows(package / "data/remarks.csv", list(rows[0]), rows)
    assert [(f.rule, f.line, f.column) for f in errors_of(package, texts=package.parent / "texts")] == [("texts.span_differs", 3, "words")]


def test_text_that_is_not_utf8_is_found(package):
    data = "é".encode("latin-1")
    (package.parent / "texts" / "genji.txt").write_bytes(data)
    set_digest(package, "genji", hashlib.sha256(data).hexdigest())
    assert [error.rule for error in errors_of(package, texts=package.parent / "texts")] == ["texts.unreadable"]


def test_folder_that_is_not_there(package):
    result = command(package, "--texts", package.parent / "nowhere")
    assert result.returncode == 2 and "texts.folder" in result.stdout

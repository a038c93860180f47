"""Any package of the Data Package standard is judged as Frictionless judges it; nothing is fetched, nothing outside the folder is read."""

import hashlib
import json

import pytest
from frictionless import Package, system

from latticework.validate.model import Run, Verdict
from latticework.validate.run import validate

SCHEMA = {"fields": [{"name": "id", "type": "integer"}, {"name": "day", "type": "date"}, {"name": "note", "type": "string"}], "primaryKey": "id"}
TEXT = "id,day,note\n1,2020-01-31,a\n2,2021-02-28,b\n"
BROKEN = TEXT.replace("2021-02-28", "yesterday")


def verdict_on(place, resource: dict, text: str | bytes = TEXT, **descriptor) -> Verdict:
    resource = {"name": "t", "path": "t.csv", "schema": SCHEMA} | resource
    (place / "datapackage.json").write_text(json.dumps({"name": "x", "resources": [resource]} | descriptor))
    (place / "t.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return validate(Run(place))


def field(number: int, **properties) -> dict:
    fields = [dict(f) for f in SCHEMA["fields"]]
    fields[number] |= properties
    return {"schema": SCHEMA | {"fields": fields}}


# What differs from the plain form, its valid bytes, and broken bytes.
VARIANTS = {
    "inline schema": ({}, TEXT, BROKEN),
    "name with hyphens and dots": ({"name": "a-table.2020"}, TEXT, BROKEN),
    "encoding in capitals": ({"encoding": "UTF-8"}, TEXT, BROKEN),
    "line ends of Windows": ({}, TEXT.replace("\n", "\r\n"), BROKEN.replace("\n", "\r\n")),
    "no last line end": ({}, TEXT.rstrip(), BROKEN.rstrip()),
    "byte order mark": ({}, "\ufeff" + TEXT, "\ufeff" + BROKEN),
    "semicolons": ({"dialect": {"delimiter": ";"}}, TEXT.replace(",", ";"), BROKEN.replace(",", ";")),
    "usual dialect": ({"dialect": {"delimiter": ",", "header": True, "doubleQuote": True}}, TEXT, BROKEN),
    "Latin letters": ({"encoding": "iso-8859-1"}, TEXT.replace(",a", ",ä").encode("latin-1"), BROKEN.encode("latin-1")),
    "missing values": ({"schema": SCHEMA | {"missingValues": ["", "-"]}}, TEXT.replace("2020-01-31", "-"), BROKEN),
    "true values": (field(2, type="boolean", trueValues=["a"], falseValues=["b"]), TEXT, TEXT.replace(",b", ",c")),
    "categories": (field(2, categories=["a", "b"]), TEXT, BROKEN),
    "date format": (field(1, format="%d/%m/%Y"), TEXT.replace("2020-01-31", "31/01/2020").replace("2021-02-28", "28/02/2021"), TEXT),
    "datetime": (field(1, type="datetime"), TEXT.replace("31,", "31T10:00:00,").replace("28,", "28T10:00:00,"), BROKEN),
    "list of numbers as text": (field(2, type="array"), TEXT.replace(",a", ',"[1]"').replace(",b", ',"[]"'), TEXT),
    "cell with a line break": ({}, TEXT.replace(",a", ',"a\nb"'), BROKEN.replace(",a", ',"a\nb"')),
    "text like a formula": ({}, TEXT.replace(",a", ",=1"), BROKEN.replace(",a", ",=1")),
    "day of the package with an offset": ({}, TEXT, BROKEN),
    "key to itself as text": ({"schema": SCHEMA | {"foreignKeys": [{"fields": "id", "reference": {"resource": "", "fields": "id"}}]}}, TEXT, BROKEN),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_legal_variant_is_valid_and_its_error_is_found(variant, tmp_path):
    resource, valid, broken = VARIANTS[variant]
    descriptor = {"created": "2024-05-01T10:00:00+09:00"} if "offset" in variant else {}
    system.onerror = "ignore"
    verdict = verdict_on(tmp_path, resource, valid, **descriptor)
    assert verdict.code == 0, verdict.errors
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    assert verdict_on(tmp_path, resource, broken, **descriptor).code == 1


def keyed(**properties) -> dict:
    return {"schema": SCHEMA | properties}


OPEN_ENDED = field(0, constraints={"exclusiveMinimum": 0})
# What the standard says and Frictionless does not know, its valid bytes, and broken bytes.
BEYOND_FRICTIONLESS = {
    "unique keys": (keyed(uniqueKeys=[["note"]]), TEXT, TEXT.replace(",b", ",a")),
    "unique keys beside a plus": (keyed(uniqueKeys=[["note"]]), TEXT.replace("\n1,", "\n+1,"), TEXT.replace("\n1,", "\n+1,").replace(",b", ",a")),
    "a key with an empty part": (keyed(primaryKey=["id", "note"]), TEXT, TEXT.replace(",b", ",")),
    "exclusive bound": (OPEN_ENDED, TEXT, TEXT.replace("1,", "0,", 1)),
    "exclusive bound beside semicolons": (OPEN_ENDED | {"dialect": {"delimiter": ";"}}, TEXT.replace(",", ";"), BROKEN.replace(",", ";")),
    "categories": (field(2, categories=["a", "b"]), TEXT, TEXT.replace(",b", ",c")),
    "categories with labels": (field(0, categories=[{"value": 1, "label": "one"}, {"value": 2}]), TEXT, TEXT.replace("2,", "3,")),
    "categories beside semicolons": (
        field(2, categories=["a", "b"]) | {"dialect": {"delimiter": ";"}},
        TEXT.replace(",", ";"),
        TEXT.replace(",b", ",c").replace(",", ";"),
    ),
    "missing values with labels": (keyed(missingValues=[{"value": ""}, {"value": "-", "label": "unknown"}]), TEXT.replace("2020-01-31", "-"), BROKEN),
    "match of fields as a list": (keyed(fieldsMatch=["subset"]), TEXT, BROKEN),
    "year before the common era": (field(0, type="year"), TEXT.replace("1,", "-0044,", 1).replace("2,", "1999,"), TEXT),
    "file name with blanks": ({"path": "a table (1).csv"}, TEXT, BROKEN),
}


@pytest.mark.parametrize("variant", BEYOND_FRICTIONLESS)
def test_the_standard_holds_where_frictionless_does_not_know_it(variant, tmp_path):
    resource, valid, broken = BEYOND_FRICTIONLESS[variant]
    for text, code in ((valid, 0), (broken, 1)):
        (tmp_path / "a table (1).csv").write_text(text)
        verdict = verdict_on(tmp_path, resource, text)
        assert verdict.code == code, verdict.errors


def test_numbers_of_a_key_are_compared_by_value(tmp_path):
    schema = {"fields": [{"name": "n", "type": "number"}, {"name": "of", "type": "number"}], "uniqueKeys": [["n"]]}
    schema["foreignKeys"] = [{"fields": ["of"], "reference": {"fields": ["n"]}}]
    assert verdict_on(tmp_path, {"schema": schema}, "n,of\n1,2.0\n2,1e0\n").code == 0
    assert [error.rule for error in verdict_on(tmp_path, {"schema": schema}, "n,of\n1,\n1.0,\n").errors] == ["table.unique"]


# Our table layer takes the first, Frictionless the second.
LAYERS = ({}, {"encoding": "iso-8859-1"})


@pytest.mark.parametrize("resource", LAYERS)
@pytest.mark.parametrize("word", ["path", "profile", "extrapaths", "schema", "dialect"])
def test_what_is_elsewhere_is_not_fetched(word, resource, tmp_path):
    assert verdict_on(tmp_path, resource | {word: "http://127.0.0.1:9/t"}).code == 0
    assert verdict_on(tmp_path, resource, profile="http://127.0.0.1:9/t").code == 0


def test_a_descriptor_among_the_data_is_not_followed(tmp_path):
    inner = {"resources": [{"name": "u", "path": "http://127.0.0.1:9/u.csv"}]}
    (tmp_path / "datapackages.json").write_text(json.dumps(inner))
    resources = [{"name": "u", "path": "datapackages.json", "type": None}, {"name": "v", "data": inner}]
    assert verdict_on(tmp_path, {}, resources=resources).code == 0


@pytest.mark.parametrize("kind", [{}, {"type": "table"}])
def test_a_table_in_json_is_no_error(kind, tmp_path):
    (tmp_path / "t.json").write_text('[{"id": 1, "day": "2020-01-31", "note": "a"}]')
    assert verdict_on(tmp_path, {"path": "t.json", "format": "json"} | kind).code == 0


def test_what_is_elsewhere_is_named(tmp_path):
    (note,) = verdict_on(tmp_path, {"path": "http://127.0.0.1:9/t"}).notes[1:]
    assert note == "not checked: t is at http://127.0.0.1:9/t, and nothing is fetched"


@pytest.mark.parametrize("resource", LAYERS)
@pytest.mark.parametrize("path", ["../t.csv", "/etc/passwd", "a/../../t.csv", ".hidden/t.csv", "C:/t.csv", "a//t.csv", ["t.csv", "../t.csv"]])
def test_a_path_out_of_the_folder_is_refused(path, resource, tmp_path):
    assert [error.rule for error in verdict_on(tmp_path, resource | {"path": path}).errors] == ["contract.unsafe_path"]


@pytest.mark.parametrize("resource", LAYERS)
@pytest.mark.parametrize("word", ["path", "schema", "dialect"])
def test_a_link_is_refused(word, resource, tmp_path):
    (tmp_path / "link").symlink_to("/etc/passwd")
    assert [error.rule for error in verdict_on(tmp_path, resource | {word: "link"}).errors] == ["contract.unsafe_path"]


def test_a_descriptor_that_breaks_the_standard_cannot_be_judged(tmp_path):
    assert verdict_on(tmp_path, {}, licenses=[{"url": "https://example.org"}]).code == 2
    assert [verdict_on(tmp_path, {}, resources=none).code for none in ([], 0, 1, "t", {"t": {}}, None, [1], [None])] == [2] * 8
    assert verdict_on(tmp_path, field(0, type="digits")).code == 2


@pytest.mark.parametrize("word", ["bytes", "hash"])
def test_a_size_or_checksum_that_differs_is_an_error(word, tmp_path):
    right = {"bytes": len(TEXT), "hash": "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()}[word]
    assert verdict_on(tmp_path, {word: right}).code == 0
    assert verdict_on(tmp_path, {word: right}, TEXT + "3,2022-01-01,c\n").code == 1


def test_the_strict_profile_asks_for_more(tmp_path):
    text = TEXT.replace(",a", ",=1")
    assert verdict_on(tmp_path, {}, text).code == 0
    assert verdict_on(tmp_path, {}, text, latticework={"profile": "strict"}).code != 0

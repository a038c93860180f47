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


def test_a_resource_that_is_elsewhere_is_named_and_not_fetched(tmp_path):
    verdict = verdict_on(tmp_path, {"path": "http://127.0.0.1:9/t.csv"})
    assert verdict.code == 0 and any("nothing is fetched" in note for note in verdict.notes)


@pytest.mark.parametrize("path", ["../t.csv", "/etc/passwd", "a/../../t.csv"])
def test_a_path_out_of_the_folder_is_refused(path, tmp_path):
    assert verdict_on(tmp_path, {"path": path}).code == 2


def test_a_link_is_refused(tmp_path):
    verdict_on(tmp_path, {})
    (tmp_path / "t.csv").unlink()
    (tmp_path / "t.csv").symlink_to("/etc/passwd")
    assert validate(Run(tmp_path)).code == 2


@pytest.mark.parametrize("word", ["bytes", "hash"])
def test_a_size_or_checksum_that_differs_is_an_error(word, tmp_path):
    right = {"bytes": len(TEXT), "hash": "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()}[word]
    assert verdict_on(tmp_path, {word: right}).code == 0
    assert verdict_on(tmp_path, {word: right}, TEXT + "3,2022-01-01,c\n").code == 1


def test_the_strict_profile_asks_for_more(tmp_path):
    text = TEXT.replace(",a", ",=1")
    assert verdict_on(tmp_path, {}, text).code == 0
    assert verdict_on(tmp_path, {}, text, latticework={"profile": "strict"}).code != 0

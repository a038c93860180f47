"""Legal variants of a package that must be read as they are, and slips in its contract that must be named."""

import json
import shutil

import pytest

from support import MINI, copy_of, errors_of

SHELVES, BOOKS = "schemas/tables/shelves.schema.json", "schemas/tables/books.schema.json"
TITLE = 2
WHOLE_TEXT = "select 'books' as table_name, ['candide', 'genji'] as row_id, {'a': 1} as field_name, 1 as found"


def plain_package(place):
    """Return a copy of the mini package without profiles of its own: what the engines ask is all that is asked."""
    package = copy_of(MINI, place / "package")
    shutil.rmtree(package / "schemas/profiles")
    return package


def package_with(place, path: str, change) -> list[tuple[str, str]]:
    """Return (rule, column) of each error of the mini package once `change` has edited the JSON at `path`."""
    package = plain_package(place)
    document = json.loads((package / path).read_text("utf-8"))
    change(document)
    (package / path).write_text(json.dumps(document, ensure_ascii=False, indent=2), "utf-8")
    return [(error.rule, error.column) for error in errors_of(package)]


def test_a_key_to_its_own_table_need_not_name_it(tmp_path):
    assert not package_with(tmp_path, SHELVES, lambda schema: schema["foreignKeys"][0]["reference"].pop("resource"))


def test_a_key_to_its_own_table_is_checked_without_its_name(tmp_path):
    package = plain_package(tmp_path)
    path = package / SHELVES
    path.write_text(path.read_text("utf-8").replace('"resource": "",', ""), "utf-8")
    data = package / "data/shelves.csv"
    data.write_text(data.read_text("utf-8").replace(",hall\n", ",cellar\n"), "utf-8")
    assert "table.foreign_key" in [error.rule for error in errors_of(package)]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SHELVES, '"primaryKey"', '"primarykey"'),
        (SHELVES, '"foreignKeys"', '"foreignKey"'),
        (SHELVES, '"constraints"', '"constraint"'),
        ("datapackage.json", '"encoding"', '"encodng"'),
    ],
)
def test_a_misspelt_property_is_named_with_what_was_meant(path, old, new, tmp_path):
    package = plain_package(tmp_path)
    (package / path).write_text((package / path).read_text("utf-8").replace(old, new), "utf-8")
    errors = errors_of(package)
    assert {error.rule for error in errors} == {"contract.unknown_property"}
    assert all(f"did you mean {old.strip(chr(34))}?" in error.found for error in errors)


@pytest.mark.parametrize("word", ["scheme", "hashing", "compression", "stats"])
def test_a_property_that_frictionless_writes_is_no_misspelling(word, tmp_path):
    assert not package_with(tmp_path, "datapackage.json", lambda descriptor: descriptor["resources"][0].update({word: "x"}))


def test_a_property_of_a_package_itself_is_no_misspelling(tmp_path):
    assert not package_with(tmp_path, SHELVES, lambda schema: schema.update(shelfmark="x", curator="y"))


def test_a_codelist_is_enforced_without_a_copy_of_it(tmp_path):
    package = plain_package(tmp_path)
    path = package / BOOKS
    schema = json.loads(path.read_text("utf-8"))
    del schema["fields"][3]["constraints"]["enum"]
    path.write_text(json.dumps(schema), "utf-8")
    assert not errors_of(package)
    data = package / "data/books.csv"
    data.write_text(data.read_text("utf-8").replace(",fr,", ",la,"), "utf-8")
    assert ("table.enum", "tongue", "la is not one of en, fr, ja") in [(error.rule, error.column, error.found) for error in errors_of(package)]


@pytest.mark.parametrize("label", ["@attic", "+972 Attic", "=1", "-1"])
def test_a_field_may_allow_text_that_looks_like_a_formula(label, tmp_path):
    package = plain_package(tmp_path)
    data = package / "data/shelves.csv"
    data.write_text(data.read_text("utf-8").replace("Attic", label), "utf-8")
    assert [error.rule for error in errors_of(package)] == ["table.formula"]
    path = package / SHELVES
    path.write_text(path.read_text("utf-8").replace('"evidence": "required",', '"evidence": "required", "formulaLike": true,'), "utf-8")
    assert not errors_of(package)


@pytest.mark.parametrize("name", ["rowid", "RowId", "t", "o", "row_0", "select", "first of each", "order"])
def test_no_name_of_a_column_breaks_a_check(name, tmp_path):
    package = plain_package(tmp_path)
    for path in (package / SHELVES, package / "data/shelves.csv"):
        path.write_text(path.read_text("utf-8").replace("label", name), "utf-8")
    assert not [error for error in errors_of(package) if error.table]
    data = package / "data/shelves.csv"
    data.write_text(data.read_text("utf-8") + "hall.low,Low,hall\n", "utf-8")
    assert ("table.primary_key", 5) in [(error.rule, error.line) for error in errors_of(package)]


@pytest.mark.parametrize("name", ["f", "t", "o", "order", "table", "pg_class"])
def test_no_name_of_a_table_breaks_a_check(name, tmp_path):
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    (package / "schemas/tables").mkdir(parents=True)
    schema = {"fields": [{"name": "a", "type": "string"}], "primaryKey": ["a"], "uniqueKeys": [["a"]]}
    (package / f"schemas/tables/{name}.schema.json").write_text(json.dumps(schema))
    resource = {"name": name, "path": f"data/{name}.csv", "schema": f"schemas/tables/{name}.schema.json"}
    (package / "datapackage.json").write_text(json.dumps({"name": "x", "resources": [resource]}))
    (package / f"data/{name}.csv").write_text("a\n1\n1\n")
    assert [(error.rule, error.line) for error in errors_of(package)] == [("table.primary_key", 3)]


@pytest.mark.parametrize(("field", "constraint"), [(7, {"minimum": "1990-02-30"}), (7, {"enum": ["1990-02-30"]}), (6, {"enum": ["maybe"]})])
def test_a_bound_that_is_no_value_of_its_type_is_an_error(field, constraint, tmp_path):
    found = package_with(tmp_path, BOOKS, lambda schema: schema["fields"][field]["constraints"].update(constraint))
    assert [rule for rule, _ in found] == ["contract.constraint"]


@pytest.mark.parametrize(("name", "text"), [("Tongue", "code\nen\n"), ("shades", "code,\nred,x\n"), ("shades", "code,a,A\nred,x,y\n")])
def test_a_codelist_that_cannot_be_a_table_is_an_error(name, text, tmp_path):
    package = plain_package(tmp_path)
    (package / f"schemas/codelists/{name}.csv").write_text(text, "utf-8")
    assert [error.rule for error in errors_of(package)] == ["contract.codelist"]


def test_a_rule_may_find_values_of_any_type(tmp_path):
    package = plain_package(tmp_path)
    head = (MINI / "schemas/rules/loans__end_after_they_begin.sql").read_text("utf-8").partition("select")[0]
    (package / "schemas/rules/books__are_odd.sql").write_text(head + WHOLE_TEXT, "utf-8")
    (error,) = errors_of(package)
    assert error.rule == "books__are_odd" and "candide" in error.row_id


LETTERS_GLUE = ["ශ්\u200dරී ලංකා", "می\u200cخواهم", "র\u200d্যাব", "അവന്\u200d", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "葛\U000e0100城", "\u845b\ufe00"]


@pytest.mark.parametrize("label", LETTERS_GLUE)
def test_unseen_characters_that_a_script_spells_with_are_text(label, tmp_path):
    package = plain_package(tmp_path)
    data = package / "data/shelves.csv"
    data.write_text(data.read_text("utf-8").replace("Attic", label), "utf-8")
    assert not [error for error in errors_of(package) if error.rule != "bytes.nfc"]


@pytest.mark.parametrize("label", ["At\u200dtic", "At\u200ctic", "\u200dAttic", "At\ufe0ftic", "At\u180etic", "葛\u200d城"])
def test_unseen_characters_elsewhere_are_an_error(label, tmp_path):
    package = plain_package(tmp_path)
    data = package / "data/shelves.csv"
    data.write_text(data.read_text("utf-8").replace("Attic", label), "utf-8")
    assert "bytes.invisible" in [error.rule for error in errors_of(package)]


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("schemas/records/loans.schema.json", '{"allOf": [{"properties": {"sinse": {"const": 1}}}]}', "contract.record"),
        ("schemas/records/loans.schema.json", '{"if": {"requird": ["since"]}}', "contract.record"),
        ("schemas/records/loans.schema.json", '{"iff": {"required": ["since"]}}', "contract.record"),
        ("schemas/records/loans.schema.json", '{"dependentRequired": {"sinse": ["until"]}}', "contract.record"),
        ("schemas/rules/loans__are_short.SQL", "select 1", "contract.unlisted_file"),
        ("schemas/rules/more/loans__are_short.sql", "select 1", "contract.unlisted_file"),
        ("schemas/views/notes.txt", "x", "contract.unlisted_file"),
        ("schemas/codelists/tongues.tsv", "x", "contract.unlisted_file"),
        ("schemas/queries/more/any.sql", "select 1", "contract.unlisted_file"),
        ("schemas/profiles/rule.yaml", "x", "contract.unlisted_file"),
        ("schemas/exports/network_edges.SQL", "select 1", "contract.unlisted_file"),
        ("schemas/exports/tables/more/one.sql", "select 1", "contract.unlisted_file"),
    ],
)
def test_what_would_be_ignored_in_silence_is_an_error(path, text, rule, tmp_path):
    package = plain_package(tmp_path)
    (package / path).parent.mkdir(parents=True, exist_ok=True)
    (package / path).write_text(text, "utf-8")
    assert rule in {error.rule for error in errors_of(package)}


def test_an_error_of_a_rule_is_located_on_its_line(tmp_path):
    package = plain_package(tmp_path)
    rule = package / "schemas/rules/loans__end_after_they_begin.sql"
    rule.write_text(rule.read_text("utf-8").replace("from loans", "from loanz"), "utf-8")
    line = 1 + rule.read_text("utf-8").split("from loanz")[0].count("\n")
    assert [(error.rule, error.line) for error in errors_of(package)] == [("rules.sql", line)]

"""A rule can neither write nor run on without end, whatever its SQL does."""

import pytest

from latticework.errors import Error
from latticework.validate import limits
from latticework.validate.model import Run
from latticework.validate.run import validate
from support import MINI, copy_of, errors_of

HEAD = (MINI / "schemas/rules/loans__end_after_they_begin.sql").read_text("utf-8").partition("select")[0]
WRITES = "with x as (update books set title = 'x' returning *) select 'books' as table_name, null as row_id, null as field_name, title as found from x"
ENDLESS = "select 'books' as table_name, null as row_id, null as field_name, levenshtein(repeat('a', 1000000), repeat('b', 1000000)) as found"
GREEDY = "select 'books' as table_name, null as row_id, null as field_name, len(range(2000000000)) as found"


def errors_with(rule: str, place) -> list[Error]:
    package = copy_of(MINI, place / "package")
    (package / "schemas/rules/books__is_hostile.sql").write_text(HEAD + rule, encoding="utf-8")
    errors = limits.validate_with_limits(Run(package)).errors
    assert [(f.rule, f.path) for f in errors] == [("rules.sql", "schemas/rules/books__is_hostile.sql")]
    return errors


def test_a_rule_cannot_write(tmp_path):
    assert "read-only" in errors_with(WRITES, tmp_path)[0].found


def test_a_rule_that_cannot_be_interrupted_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_PER_RULE", 2)
    assert "longer than 2 seconds" in errors_with(ENDLESS, tmp_path)[0].found


@pytest.mark.skipif(limits.resource is None, reason="this system has no limit on memory")
def test_a_rule_cannot_take_all_memory(tmp_path):
    assert "allocat" in errors_with(GREEDY, tmp_path)[0].found


def test_a_file_that_goes_away_after_its_scan_is_named(tmp_path):
    package = copy_of(MINI, tmp_path / "package")
    books = package / "data/books.csv"
    with pytest.raises(FileNotFoundError, match="books"):
        validate(Run(package, step=lambda what: books.unlink() if what == "loading books" else None))


def test_other_errors_are_found_beside_a_hostile_rule(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_PER_RULE", 2)
    package = copy_of(MINI, tmp_path / "package")
    before = limits.validate_with_limits(Run(package))
    (package / "schemas/rules/books__is_hostile.sql").write_text(HEAD + ENDLESS, encoding="utf-8")
    after = limits.validate_with_limits(Run(package))
    assert before.layers[-1][1] == after.layers[-1][1] and len(after.errors) == len(before.errors) + 1


@pytest.mark.parametrize("created", ["2026-11-31T00:00:00Z", "2026-13-01T00:00:00Z", "yesterday"])
def test_an_impossible_day_of_creation_is_an_error(created, tmp_path):
    package = copy_of(MINI, tmp_path / "package")
    descriptor = package / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace("2024-05-01T00:00:00Z", created), "utf-8")
    assert {f.column for f in errors_of(package)} == {"created"}


@pytest.mark.parametrize("name", ["pk[1]", "a*b", "q?", "back\\slash", "läge", "with space", "quo'te"])
def test_the_name_of_a_folder_is_no_pattern(name, tmp_path):
    copy_of(MINI, tmp_path / "pk1")
    package = copy_of(MINI, tmp_path / name)
    books = package / "data/books.csv"
    books.write_text(books.read_text("utf-8").rsplit("\n", 2)[0] + "\nbroken,row\n", "utf-8")
    assert errors_of(package)


@pytest.mark.parametrize(
    "sql", ["update books set title = 'x' /* create macro */", "create table x as select 1 /* macro */", "create /* macro */ view macro as select 1"]
)
def test_only_macros_are_made_in_the_file_of_macros(sql, tmp_path):
    package = copy_of(MINI, tmp_path / "package")
    (package / "schemas/macros.sql").write_text(sql, "utf-8")
    assert [f.rule for f in errors_of(package)] == ["contract.sql"]

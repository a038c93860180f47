"""SQL of the contract that cannot run is refused before anybody runs it, and so is a derived table that its view does not return."""

from __future__ import annotations

import pytest

from support import MINI, copy_of, errors_of, shown, verdict_on

TABLE = "data/derived/lent_out.csv"
SOUND = {
    "schemas/queries/any.sql": "-- description: Loans of a book.\nselect * from loans where book_id = :book and since < :day",
    "schemas/exports/edges.sql": "select book_id as source, shelf_id as target from books",
    "schemas/exports/figures/a.sql": "select * from lent_out",
    "schemas/exports/tables/one.sql": "set variable name = (select min(code) from codelist_tongue); select getvariable('name') as first_code, book_id from books",
    "schemas/exports/tables/two.sql": "select * from one",
    "schemas/site/queries/_helper.sql": "select book_id, title from books",
    "schemas/site/queries/books.sql": "select title from _helper",
    "schemas/views/_step.sql": "select shelf_id, count(*) as number from books group by all",
}
BROKEN = {
    "a column that is not there": ("schemas/queries/any.sql", "select heading from books"),
    "a table that is not there": ("schemas/exports/edges.sql", "select * from bookes"),
    "a macro that is not there": ("schemas/exports/figures/a.sql", "select no_such_macro(title) from books"),
    "no SQL": ("schemas/site/queries/_helper.sql", "select from where"),
    "two statements": ("schemas/exports/tables/one.sql", "select 1 as a; select 2 as b"),
    "a statement that writes": ("schemas/queries/any.sql", "delete from books"),
    "nothing": ("schemas/exports/edges.sql", "-- description: Nothing.\n"),
    "a view of a table that is not there": ("schemas/views/_step.sql", "select * from nowhere"),
    "a view that cannot be computed": ("schemas/views/lent_out.sql", "select error('no') as book_id, 1 as readers"),
    "a view with other columns": ("schemas/views/lent_out.sql", "select book_id, 1 as borrowers from books"),
    "a view of its own": ("schemas/views/lent_out.sql", "select * from _step union all select * from _step, lent_out"),
}
EDITS = {
    "a changed cell": (2, lambda lines: [lines[0], lines[1] + "1", *lines[2:]]),
    "a row more": (4, lambda lines: [*lines, "genji.2,1"]),
    "a row less": (3, lambda lines: lines[:-1]),
    "two rows in another order": (2, lambda lines: [lines[0], lines[2], lines[1]]),
}


@pytest.fixture
def package(tmp_path):
    """A copy of the mini package with one statement in each folder that holds some."""
    package = copy_of(MINI, tmp_path / "package")
    for path, sql in SOUND.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(sql, "utf-8")
    return package


def test_sound_statements_are_counted(package):
    verdict = verdict_on(package)
    assert verdict.code == 0, shown(verdict.errors)
    assert verdict.layers[-1] == ("sql", len(SOUND) + 1, "statements")


@pytest.mark.parametrize("what", BROKEN)
def test_a_statement_that_cannot_run_is_an_error_of_its_file(package, what):
    path, sql = BROKEN[what]
    (package / path).write_text(sql, "utf-8")
    found = [(error.rule, error.path) for error in errors_of(package)]
    assert found[:1] == [("contract.sql", path)] or ("contract.sql", path) in found, found
    assert {rule for rule, _ in found} == {"contract.sql"}


def test_a_derived_table_without_a_view(package):
    (package / "schemas/views/lent_out.sql").unlink()
    (package / "schemas/exports/figures/a.sql").unlink()
    assert [(error.rule, error.path) for error in errors_of(package)] == [("contract.sql", TABLE)]


@pytest.mark.parametrize("what", EDITS)
def test_a_derived_table_that_was_edited_is_an_error_at_its_first_line(package, what):
    line, edit = EDITS[what]
    lines = (package / TABLE).read_text("utf-8").splitlines()
    assert len(lines) == 3
    (package / TABLE).write_text("\n".join(edit(lines)) + "\n", "utf-8")
    assert [(error.rule, error.path, error.line) for error in errors_of(package)] == [("rules.derived", TABLE, line)]


def test_data_changed_after_the_derived_table_was_written(package):
    loans = package / "data/loans.csv"
    loans.write_text(loans.read_text("utf-8").replace("genji,ada,", "first-folio,ada,"), "utf-8")
    reminders = package / "data/reminders.csv"
    reminders.write_text(reminders.read_text("utf-8").replace("genji,ada", "first-folio,ada"), "utf-8")
    assert [(error.rule, error.line) for error in errors_of(package)] == [("rules.derived", 3)]


def test_nothing_is_compared_while_the_data_have_errors(package):
    books = package / "data/books.csv"
    books.write_text(books.read_text("utf-8").replace("genji,hall,", "genji,cellar,"), "utf-8")
    assert {error.rule for error in errors_of(package)} == {"table.foreign_key"}

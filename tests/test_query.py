"""The queries of the contract: what was known on a day, and refusals that say what is missing."""

from __future__ import annotations

import csv
import io

import pytest

from latticework.cli import main
from latticework.commands import query
from latticework.contract.load import load_contract
from latticework.errors import Unreadable
from latticework.sql.queries import Query, load_queries, run_query
from latticework.validate.checked import open_database
from support import ROOT, read_rows

QUERIES = load_queries(ROOT)


@pytest.fixture(scope="module")
def database():
    """The shipped package, open."""
    with open_database(load_contract(ROOT)) as database:
        yield database


@pytest.mark.parametrize(
    "day, status, step, expected",
    [
        ("2022-11-04", "under_negotiation", "signed", "2022-12"),
        ("2023-01-12", "signed", None, None),
        ("2023-10-15", "in_force", None, None),
    ],
)
def test_what_was_known_of_the_japan_uk_agreement(database, day, status, step, expected):
    columns, rows = run_query(database, QUERIES["status_on_a_day"], ["agreement_id=gbr-jpn-raa", f"day={day}"])
    assert len(rows) == 1
    answer = dict(zip(columns, rows[0]))
    assert answer["status"] == status
    if step:
        assert (answer["next_step"], answer["next_expected"]) == (step, expected)


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_says_why_and_answers_its_example(database, name):
    found = QUERIES[name]
    columns, rows = run_query(database, found, found.example.split())
    assert found.description.endswith(".") and rows and len(set(columns)) == len(columns)


def test_the_timeline_loses_no_step_and_no_words(database):
    agreement = "gbr-jpn-raa"
    _, rows = run_query(database, QUERIES["timeline_with_quotes"], [f"agreement_id={agreement}"])
    steps, words = (sum(1 for row in read_rows(ROOT / f"data/{table}.csv") if row["agreement_id"] == agreement) for table in ("events", "quotes"))
    assert sum(1 for row in rows if row[1]) == steps and sum(1 for row in rows if row[-1]) == words


def test_two_agreements_stand_side_by_side_in_the_order_of_the_list(database):
    pairs = ["first=jpn-usa-mutual-cooperation-security-1960", "second=phl-usa-mdt-1951"]
    columns, rows = run_query(database, QUERIES["two_agreements_side_by_side"], pairs)
    answers = [dict(zip(columns, row)) for row in rows]
    order = [row["code"] for row in read_rows(ROOT / "schemas/codelists/provision.csv")]
    assert [row["provision"] for row in answers] == sorted((row["provision"] for row in answers), key=order.index)
    (found,) = [row for row in answers if row["provision"] == "territory"]
    assert (found["first_value"], found["first_article"]) == ("administered_territory", "Article V")
    assert (found["second_value"], found["second_article"]) == ("named_area", "Article IV")


def test_agreements_with_a_provision_are_those_and_no_others(database):
    columns, rows = run_query(database, QUERIES["agreements_with_a_provision"], ["provision=defence", "value=yes"])
    coded = {row["agreement_id"] for row in read_rows(ROOT / "data/agreement_provisions.csv") if (row["provision"], row["value"]) == ("defence", "yes")}
    assert {row[0] for row in rows} == coded and {"anzus", "phl-usa-mdt-1951"} <= coded and columns[-1] == "article"


@pytest.mark.parametrize("pairs", [[], ["day=2022-11-04"], ["agreement_id=x", "day=2022", "more=1"], ["day"]])
def test_wrong_parameters_are_refused_with_an_example(database, pairs):
    with pytest.raises(ValueError, match="status_on_a_day takes agreement_id, day; for example: status_on_a_day agreement_id="):
        run_query(database, QUERIES["status_on_a_day"], pairs)


def test_sql_that_cannot_run_is_located(database):
    with pytest.raises(Unreadable) as caught:
        run_query(database, Query("broken", "select nothing from nowhere", "", ""), [])
    assert caught.value.errors[0].path == "schemas/queries/broken.sql"


def test_parameters_are_values_and_never_sql(database):
    _, rows = run_query(database, QUERIES["status_on_a_day"], ["agreement_id=' or 1 = 1 --", "day=2022-11-04"])
    assert rows == []


def test_command_line_prints_csv(capsys):
    assert main(["query", str(ROOT), "status_on_a_day", "agreement_id=gbr-jpn-raa", "day=2023-01-12", "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["status"] == "signed"


def test_command_line_lists_and_refuses(capsys):
    assert main(["query", str(ROOT)]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in QUERIES)
    assert main(["query", str(ROOT), "no_such_query"]) == 2
    assert "choose from" in capsys.readouterr().err
    assert main(["query", str(ROOT), "status_on_a_day", "day=2022-11-04"]) == 2


def test_cells_are_cut_and_aligned():
    lines = query.aligned(["a", "long"], [("x" * 100, None), ("y", True)]).splitlines()
    assert lines == ["a" + " " * 61 + "long", "x" * query.WIDEST, "y" + " " * 61 + "true"]


def test_a_second_reader_is_counted_by_cell_and_by_row():
    cells = [(f"c{n}", "value", "agrees") for n in range(45)] + [(f"c{n}", "value", "too_fine") for n in range(45, 50)]
    cells += [("c0", "modality", "wrong_modality"), ("c1", "modality", "not_reached"), ("c50", "value", "not_reached")]
    with open_database(load_contract(ROOT)) as database:
        database.con.execute("create or replace temp table second_readings as select * from second_readings limit 0")
        for row, field, verdict in cells:
            database.con.execute(
                "insert into second_readings (table_name, row_id, field_name, draw, verdict) values ('claims', ?, ?, 'x', ?)", [row, field, verdict]
            )
        columns, rows = run_query(database, QUERIES["second_readings_by_field"], ["draw=x"])
        _, verdicts = run_query(database, QUERIES["second_readings_by_verdict"], ["draw=x"])
        _, other = run_query(database, QUERIES["second_readings_by_field"], ["draw=y"])
    found = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    assert columns[-3:] == ["share", "low", "high"]
    assert found["claims", "value"] == (51, 50, 45, 0.9, 0.786, 0.957)
    assert found["claims", "modality"][:4] == (2, 1, 0, 0.0)
    assert found["claims", "whole row"] == found["all tables", "whole row"] == (51, 50, 44, 0.88, 0.762, 0.944)
    assert sum(row[5] for row in verdicts) == len(cells)
    assert [tuple(row[:5]) for row in other] == [("all tables", "whole row", 0, 0, 0)]


def test_a_draw_is_its_name(database):
    draws = [run_query(database, QUERIES["rows_to_read_again"], [f"draw={name}"])[1] for name in ("a", "a", "b")]
    assert draws[0] == draws[1] != draws[2]
    assert [sum(1 for row in draws[0] if row[0] == table) for table in ("claims", "quotes")] == [100, 50]

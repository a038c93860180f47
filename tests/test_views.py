"""The derived tables: each fixture gives a few rows and says what a view makes of them; and what must hold on the data as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from latticework.contract.load import load_contract
from latticework.contract.model import Codelist
from latticework.sql.cells import as_text
from latticework.sql.database import Database, identifier, literal
from latticework.sql.views import create_views
from support import FIXTURES, ROOT, read_json, read_rows

PLACES = sorted((FIXTURES / "views").glob("*.json"))
DERIVED = ROOT / "data" / "derived"


@pytest.fixture(scope="module")
def contract():
    whole = load_contract(ROOT)
    return replace(whole, tables={name: table for name, table in whole.tables.items() if not table.derived})


@pytest.mark.parametrize("place", PLACES, ids=[place.stem for place in PLACES])
def test_view_of_given_rows(contract, place):
    case = read_json(place)
    expected = case["expect"]
    rows = view_rows(contract, case)
    columns = list(expected[0]) if expected else []
    found = sorted({tuple(as_text(row[column]) for column in columns) for row in rows})
    assert found == sorted(tuple(row.values()) for row in expected), case["description"]


def view_rows(contract, case: dict) -> list[dict]:
    """Return the rows of one view over the rows that a case gives; columns that it leaves out are empty."""
    lists = dict(contract.codelists)
    for name, rows in case.get("codelists", {}).items():
        old = lists[name]
        lists[name] = Codelist(name, old.path, old.columns, [*old.rows, *((0, dict.fromkeys(old.columns, "") | row) for row in rows)])
    descriptor = contract.descriptor | {"created": case.get("created", "2026-11-28") + "T00:00:00Z"}
    with Database(replace(contract, codelists=lists, descriptor=descriptor)) as database:
        for table in contract.tables.values():
            database.load(table, None)
            for row in case["given"].get(table.name, []):
                names, cells = ", ".join(map(identifier, row)), ", ".join(literal(cell) for cell in row.values())
                database.con.execute(f"insert into {identifier(table.name)} ({names}) values ({cells})")
        database.offer()
        create_views(database)
        cursor = database.con.execute(f"from {identifier(case['view'])} where {case.get('where', 'true')}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]


@pytest.mark.parametrize("sides", [("state_1", "state_2"), ("ccode1", "ccode2"), ("gwcode1", "gwcode2"), ("iso3_1", "iso3_2")])
def test_no_key_of_the_panel_is_doubled(sides):
    keys = [
        (*sorted((row[sides[0]], row[sides[1]])), row["year"], row["agreement_kind"])
        for row in read_rows(DERIVED / "dyad_years.csv")
        if row[sides[0]] and row[sides[1]]
    ]
    assert keys and len(keys) == len(set(keys))


def test_every_code_of_the_panel_is_held_in_its_year():
    held = {}
    for row in read_rows(ROOT / "data" / "state_codes.csv"):
        held.setdefault((row["state_id"], row["system"][:2], row["code"]), []).append((row["start_date"][:4], row["end_date"][:4] or "9999"))
    for row in read_rows(DERIVED / "dyad_years.csv"):
        assert (row["ccode1"] and row["ccode2"]) or (row["gwcode1"] and row["gwcode2"]), row
        for side in "12":
            for system, code in (("co", row[f"ccode{side}"]), ("gw", row[f"gwcode{side}"])):
                spells = held.get((row[f"state_{side}"], system, code), [])
                assert not code or any(start <= row["year"] <= end for start, end in spells), row


def test_what_is_in_force_is_in_the_panel_or_says_why():
    tied = {name for row in read_rows(DERIVED / "dyad_years.csv") for name in row["agreement_ids"].split(";")}
    for row in read_rows(DERIVED / "agreement_overview.csv"):
        assert (row["agreement_id"] in tied) == (row["not_in_panel"] == ""), row["agreement_id"]
        if row["status"] in ("in_force", "term_over"):
            assert row["not_in_panel"] != "not_in_force", row["agreement_id"]


def test_bounds_are_in_order():
    for row in read_rows(DERIVED / "hub_share.csv"):
        n = {name: int(row[name]) for name in ("ties_min", "ties_max", "usa_min", "usa_max")}
        assert n["usa_min"] <= n["ties_min"] <= n["ties_max"] and n["usa_min"] <= n["usa_max"] <= n["ties_max"], row
        assert bool(row["usa_share_min"]) == bool(row["usa_share_max"]) == (n["ties_max"] >= 5), row
        assert not row["usa_share_min"] or 0 <= float(row["usa_share_min"]) <= float(row["usa_share_max"]) <= 1, row
    for row in read_rows(DERIVED / "dyad_years.csv"):
        assert int(row["n_min"]) <= int(row["n_max"]) == len(row["agreement_ids"].split(";")), row


@pytest.mark.parametrize(
    "agreement, day, column, status",
    [
        ("aukus", "2022-11-04", "status_max", "in_force"),
        ("anzus", "2022-11-04", "status", "in_force"),
        ("jpn-usa-mutual-cooperation-security-1960", "2022-11-04", "status_max", "in_force"),
        ("phl-usa-mdt-1951", "2022-11-04", "status_max", "in_force"),
        ("kor-usa-mutual-defence-treaty", "2022-11-04", "status", "in_force"),
        ("gbr-jpn-raa", "2022-11-04", "status", "under_negotiation"),
        ("gbr-jpn-raa", "2023-01-12", "status", "signed"),
        ("gbr-jpn-raa", "2023-10-15", "status", "in_force"),
    ],
)
def test_status_as_of_a_day(agreement, day, column, status):
    rows = [row for row in read_rows(DERIVED / "agreement_status_asof.csv") if row["agreement_id"] == agreement]
    then = [row for row in rows if row["valid_from"] <= day and (row["valid_to"] >= day or not row["valid_to"])]
    assert [row[column] for row in then] == [status]


def test_the_signature_of_the_first_agreement_was_awaited():
    rows = [row for row in read_rows(DERIVED / "agreement_status_asof.csv") if row["agreement_id"] == "gbr-jpn-raa"]
    then = next(row for row in rows if row["valid_from"] <= "2022-11-04" <= row["valid_to"])
    assert (then["next_step"], then["next_expected"]) == ("signed", "2022-12")


def test_no_view_names_a_kind_of_agreement():
    kinds = {row["code"] for row in read_rows(ROOT / "schemas" / "codelists" / "agreement_kind.csv")}
    for place in sorted((ROOT / "schemas" / "views").glob("*.sql")):
        assert not {kind for kind in kinds if literal(kind) in place.read_text(encoding="utf-8")}, place.name

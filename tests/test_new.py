"""`latticework new`: entries become rows with ids and claims, nothing is written that is not valid, and a starter package is valid."""

from __future__ import annotations

import json

import pytest

from latticework.cli import main
from latticework.contract.load import load_contract
from latticework.entry.ask import Questions
from latticework.entry.recipes import load_recipes
from latticework.entry.rows import Rows, expand, slug
from latticework.errors import Unreadable
from latticework.validate.frictionless_check import ask_frictionless
from small import small_package
from support import ROOT, errors_of, read_rows, shown, verdict_on

PAGE = "jpn-mofa-2024-06-04-access-talks"
# One agreement, three steps, two sources, two quotes: what a contributor found on two pages.
BATCH = {
    "name": "Australia-Japan access",
    "agreement_kind": "reciprocal_access",
    "instrument": "treaty",
    "summary": "Rules for the forces of each side when they visit the other.",
    "actors": [{"actor_id": "aus", "actor_kind": "state", "name": "Australia", "iso3": "AUS", "wikidata_id": "Q408"}],
    "sources": [
        {
            "source_id": PAGE,
            "source_kind": "government_release",
            "title": "Access talks",
            "publisher_id": "jpn-mofa",
            "published": "2024-06-04",
            "language": "en",
            "url": "https://example.org/talks",
        },
        {
            "source_id": "daily-wire-2024-07-02-access",
            "source_kind": "newspaper",
            "title": "Signed",
            "publisher_id": "daily-wire",
            "published": "2024-07-02",
            "language": "en",
            "url": "https://example.org/signed",
        },
    ],
    "claims": [PAGE],
    "parties": ["jpn", "aus"],
    "events": [
        {"event_kind": "negotiation_started", "date": "2024-06", "summary": "Talks began."},
        {
            "event_kind": "signed",
            "date": "2024-07-01",
            "place": "Tokyo",
            "summary": "Signed.",
            "claims": ["daily-wire-2024-07-02-access"],
            "participants": ["taro-yamada"],
        },
        {"event_kind": "entered_into_force", "outcome": "pending", "summary": "To follow.", "claims": [{"source_id": PAGE, "field_name": "outcome"}]},
    ],
    "quotes": [
        {
            "source_id": PAGE,
            "speaker_id": "taro-yamada",
            "position_id": "taro-yamada.minister-for-foreign-affairs",
            "text": "A long road.",
            "said_on": "2024-06-04",
        },
        {
            "source_id": "daily-wire-2024-07-02-access",
            "speaker_id": "taro-yamada",
            "position_id": "taro-yamada.minister-for-foreign-affairs",
            "text": "A short road.",
            "said_on": "2024-07-01",
        },
    ],
}


@pytest.fixture
def package(tmp_path):
    """A small package whose clock has not stopped."""
    place = small_package(tmp_path / "small")
    path = place / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"created": "2099-01-01T00:00:00Z"}), encoding="utf-8")
    return place


def rows_of(package, kind: str, entry: object) -> dict[str, list[dict[str, str]]]:
    """Return the rows that an entry adds, by table."""
    contract = load_contract(package)
    rows = Rows(contract)
    expand(load_recipes(contract), rows, kind, entry)
    return rows.added


def from_file(package, kind: str, entry: object, *options: str) -> int:
    """Return the exit code of `latticework new` on an entry in a file."""
    path = package.parent / "entry.json"
    path.write_text(json.dumps(entry), encoding="utf-8")
    return main(["new", kind, str(package), "--from", str(path), *options])


def test_a_batch_is_written_whole_with_its_ids_and_claims(package, capsys):
    before = {table: read_rows(package / f"data/{table}.csv") for table in ("agreements", "events", "claims", "quotes", "agreement_parties")}
    assert from_file(package, "agreement", BATCH, "--write") == 0, capsys.readouterr().err
    new = {table: [row for row in read_rows(package / f"data/{table}.csv") if row not in rows] for table, rows in before.items()}
    assert [row["agreement_id"] for row in new["agreements"]] == ["aus-jpn-reciprocal-access"]
    assert {row["event_id"] for row in new["events"]} == {
        f"aus-jpn-reciprocal-access.{step}" for step in ("negotiation-started", "signed", "entered-into-force")
    }
    assert {row["quote_id"] for row in new["quotes"]} == {f"{PAGE}.q1", "daily-wire-2024-07-02-access.q1"}
    assert {(row["row_id"], row["field_name"], row["value"], row["modality"]) for row in new["claims"]} == {
        ("aus-jpn-reciprocal-access/jpn/party", "actor_id", "jpn", "asserted"),
        ("aus-jpn-reciprocal-access/aus/party", "actor_id", "aus", "asserted"),
        ("aus-jpn-reciprocal-access.negotiation-started", "date", "2024-06", "asserted"),
        ("aus-jpn-reciprocal-access.signed", "date", "2024-07-01", "asserted"),
        ("aus-jpn-reciprocal-access.entered-into-force", "outcome", "pending", "expected"),
    }
    assert main(["format", str(package), "--check"]) == 0
    main(["build", str(package), "derived"])
    assert not shown(errors_of(package))


def test_without_write_rows_are_printed_and_none_is_written(package, capsys):
    before = (package / "data/claims.csv").read_bytes()
    assert from_file(package, "agreement", BATCH) == 0
    out = capsys.readouterr().out
    assert f"{PAGE}.c1,{PAGE},agreement_parties,aus-jpn-reciprocal-access/jpn/party,actor_id,jpn,asserted,document,,,,\n" in out
    assert (package / "data/claims.csv").read_bytes() == before


def test_what_is_missing_is_named_and_nothing_is_written(package, capsys):
    before = {path: path.read_bytes() for path in (package / "data").glob("*.csv")}
    assert from_file(package, "agreement", BATCH | {"parties": ["jpn", "auss"], "actors": []}, "--write") == 1
    said = capsys.readouterr().err
    assert "missing in data/actors.csv: auss" in said and "to add it: latticework new actor actor_id=auss" in said
    assert said.endswith("nothing was written\n")
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    "kind, cells, expected",
    [
        ("event", {"agreement_id": "gbr-jpn-raa", "event_kind": "ratified", "actor_id": "jpn", "date": "2023"}, "gbr-jpn-raa.ratified.jpn"),
        ("event", {"agreement_id": "gbr-jpn-raa", "event_kind": "signed"}, "gbr-jpn-raa.signed.2"),
        ("quote", {"source_id": "wire-2022-11-04-raa"}, "wire-2022-11-04-raa.q5"),
        ("position", {"person_id": "ann-smith", "title": "Secretary of State for Défense"}, "ann-smith.secretary-of-state-for-defense"),
        (
            "source",
            {"publisher_id": "jpn-mofa", "published": "2024-06", "title": "The talks: a first, long round in Tokyo"},
            "jpn-mofa-2024-06-the-talks-a-first",
        ),
        ("source", {"publisher_id": "jpn-mofa", "title": "Talks"}, "jpn-mofa-talks"),
        ("agreement", {"parties": ["usa", "fra"], "agreement_kind": "logistics"}, "fra-usa-logistics"),
        ("agreement", {"agreement_id": "manila-pact", "parties": ["usa", "fra"]}, "manila-pact"),
        ("claim", {"source_id": "mofa-2023-01-11-raa", "field_name": "date"}, "mofa-2023-01-11-raa.c3"),
    ],
)
def test_ids_follow_the_conventions(package, kind, cells, expected):
    contract = load_contract(package)
    table = load_recipes(contract)[kind].table
    assert rows_of(package, kind, cells)[table.name][0][table.primary_key[0]] == expected


def test_one_source_supports_what_is_given_beside_it(package):
    source = {key: value for key, value in BATCH["sources"][0].items() if key != "source_id"}
    added = rows_of(package, "agreement", {"agreement_kind": "logistics", "parties": ["jpn"], "sources": [source]})
    assert [(row["source_id"], row["row_id"]) for row in added["claims"]] == [("jpn-mofa-2024-06-04-access-talks", "jpn-logistics/jpn/party")]


def test_a_treaty_text_speaks_as_a_document(package):
    source = BATCH["sources"][0] | {"source_kind": "treaty_text"}
    added = rows_of(package, "agreement", {"agreement_kind": "logistics", "parties": ["jpn"], "sources": [source]})
    assert [row["attribution"] for row in added["claims"]] == ["document"]


def test_the_same_entry_twice_adds_nothing_and_another_with_its_id_is_refused(package):
    party = {"agreement_id": "gbr-jpn-raa", "actor_id": "jpn", "role": "party"}
    assert not rows_of(package, "party", party)
    with pytest.raises(ValueError, match="agreement_parties has a row gbr-jpn-raa/jpn/party already, with other values"):
        rows_of(package, "party", party | {"start_date": "2020"})


def test_an_id_that_is_taken_is_said(package, capsys):
    from_file(package, "event", {"agreement_id": "gbr-jpn-raa", "event_kind": "signed", "date": "2023-01-11", "summary": "Signed again."})
    words = "gbr-jpn-raa.signed is in data/events.csv already; the new row is gbr-jpn-raa.signed.2, unless the two are one"
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "entry, words",
    [({"agrement_id": "x"}, "event has no agrement_id; did you mean agreement_id"), ("x", "event: not an object"), ({"zzz": 1}, "it has event_id, ")],
)
def test_words_that_an_entry_cannot_have_are_refused(package, entry, words):
    with pytest.raises(ValueError, match=words):
        rows_of(package, "event", entry)


def test_questions_check_each_answer(package, capsys):
    answers = iter(
        [
            "gbr-jpn-raaa",
            "gbr-jpn-raa",
            "Ratified",
            "ratified",
            "5 March 2023",
            "2023-03-05",
            "",
            "jpn",
            "",
            "",
            "",
            "It did.",
            "",
            "mofa-2023-01-11-raa",
            "para 2",
            "",
            "",
        ]
    )
    contract = load_contract(package)
    entry = Questions(load_recipes(contract), Rows(contract), lambda: next(answers)).entry("event", {})
    assert entry == {
        "agreement_id": "gbr-jpn-raa", "event_kind": "ratified", "date": "2023-03-05", "end_date": "", "actor_id": "jpn", "place": "", "outcome": "occurred",
        "summary": "It did.", "claims": [{"source_id": "mofa-2023-01-11-raa", "locator": "para 2"}], "event_id": "gbr-jpn-raa.ratified.jpn",
    }  # fmt: skip
    said = capsys.readouterr().err
    for words in (
        "gbr-jpn-raaa is not in agreements; did you mean gbr-jpn-raa?",
        "did you mean ratified?",
        "write 2023-03-05",
        "this cell must be filled",
        "[gbr-jpn-raa.ratified.jpn]",
    ):
        assert words in said
    assert not list(answers)


@pytest.mark.parametrize(
    "change, words",
    [
        ({"event": {"table": "eventz"}}, "eventz is not a table"),
        ({"event": {"table": "dyad_years"}}, "dyad_years is not a table"),
        ({"event": {"table": "events", "ask": ["dat"]}}, "events has no column dat"),
        ({"event": {"table": "events", "parts": {"claims": "clam"}}}, "parts are kinds of entry"),
        ({"event": {"table": "events", "idd": ""}}, "a recipe is an object of"),
        ({"claim": {"table": "claims", "supports": {"table": "table_name"}}}, "supports names the columns"),
    ],
)
def test_a_recipe_that_cannot_be_used_is_refused(package, change, words):
    path = package / "schemas/new.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change, indent=1), encoding="utf-8")
    with pytest.raises(Unreadable, match=words) as caught:
        load_recipes(load_contract(package))
    assert caught.value.errors[0].line > 1


@pytest.mark.parametrize("words", [["treaty"], ["package"], ["event", "a", "b"], ["package", "x", "--write"], ["event", "--from", "none.json"]])
def test_arguments_that_cannot_be_used(package, monkeypatch, capsys, words):
    monkeypatch.chdir(package)
    assert main(["new", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("data", [None, b"x\n"])
def test_rules_judge_the_rows_whatever_the_derived_tables_hold(data, package, capsys):
    place = package / "data" / "derived" / "hub_share.csv"
    place.unlink()
    if data:
        place.write_bytes(data)
    assert from_file(package, "event", {"agreement_id": "gbr-jpn-raa", "event_kind": "ratified", "actor_id": "jpn", "date": "2030-01-01"}, "--write") == 1
    assert "claims__support_every_required_cell" in capsys.readouterr().err


def test_the_folder_may_come_before_the_kind(package, capsys):
    first, second = (main(["new", *words, "agreement_id=gbr-jpn-raa"]) for words in (["event", str(package)], [str(package), "event"]))
    assert first == second != 2
    assert capsys.readouterr().out.count("data/events.csv\n") == 2


def test_every_table_of_the_package_can_be_entered_but_those_of_the_house():
    contract = load_contract(ROOT)
    entered = {recipe.table.name for recipe in load_recipes(contract).values()}
    own = {table.name for table in contract.tables.values() if not table.derived} - entered
    assert own == {"state_codes", "coverage", "second_readings", "leads_not_found", "retired_ids"}


def test_the_starter_package_is_valid_and_takes_entries(tmp_path, capsys):
    place = tmp_path / "My Collection"
    assert main(["new", "package", str(place)]) == 0
    verdict = verdict_on(place)
    assert verdict.code == 0 and verdict.name == "my-collection", shown(verdict.errors)
    assert not ask_frictionless(place, load_contract(place).descriptor)[0]
    assert main(["new", "item", str(place), "name=Third item", "kind=other", "--write"]) == 0
    assert [row["item_id"] for row in read_rows(place / "data/items.csv")] == ["first-item", "second-item", "third-item"]
    assert main(["new", "item", str(place), "name=Fourth", "kind=othr", "--write"]) == 1
    assert "did you mean other?" in capsys.readouterr().err
    assert main(["new", "package", str(place)]) == 2


def test_slug():
    assert slug("Déclaration  on U.S. Forces, 2nd", 3) == "declaration-on-u.s"


def test_rows_that_no_source_supports_are_listed_with_what_to_add(package, capsys):
    entry = {key: value for key, value in BATCH.items() if key != "claims"}
    assert from_file(package, "agreement", entry) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("no source is named for aus-jpn-reciprocal-access/jpn/party, aus-jpn-reciprocal-access/aus/party, ")
    assert 'add "claims": ["SOURCE_ID"] to the entry' in said and "aus-jpn-reciprocal-access.signed," not in said


def test_without_a_kind_the_kinds_are_listed(package, capsys, monkeypatch):
    monkeypatch.chdir(package)
    assert main(["new"]) == 2
    assert capsys.readouterr().err.startswith("no kind of entry is named; choose from agreement, party, ")
    assert main(["new", "agrement"]) == 2
    assert capsys.readouterr().err.startswith("agrement is not a kind of entry; choose from agreement, ")

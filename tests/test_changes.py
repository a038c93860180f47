"""What changed between two versions is said row by row, and an id that vanished in silence is refused."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from latticework.cli import main
from small import set_version, small_package
from support import MINI, ROOT, copy_of, read_json, read_rows, write_rows

EVENTS, RETIRED = "data/events.csv", "data/retired_ids.csv"
GONE = "gbr-jpn-raa.signed"


def git(folder, *arguments: str) -> str:
    """Return what git prints, run in a folder with an identity of its own and no configuration of the machine's."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "init.defaultBranch=main"]
    line = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=True, env=os.environ | own).stdout.strip()


@pytest.fixture
def package(tmp_path):
    """A small package of version 0.1.0 in a git repository of its own, tagged, and now at 0.2.0."""
    place = small_package(tmp_path / "package")
    set_version(place, "0.1.0")
    git(place, "init", "-q")
    git(place, "add", "--all")
    git(place, "commit", "-q", "-m", "First")
    git(place, "tag", "v0.1.0")
    set_version(place, "0.2.0")
    return place


def edit(path, change) -> None:
    """Write the rows of a CSV file anew after `change(rows)` has edited the list."""
    rows = read_rows(path)
    columns = list(rows[0])
    change(rows)
    write_rows(path, columns, rows)


def without(row_id: str):
    """Return an edit that takes out the event of that id."""
    return lambda rows: rows.__setitem__(slice(None), [row for row in rows if row["event_id"] != row_id])


def said(package, *arguments: str, capsys) -> tuple[int, str]:
    """Return the exit code and the output of `latticework diff` on a package."""
    code = main(["diff", str(package), *arguments])
    return code, capsys.readouterr().out


def test_nothing_changed(package, capsys):
    assert said(package, "v0.1.0", capsys=capsys) == (0, "# Rows changed from 0.1.0 to 0.2.0\n\nNone.\n")
    assert said(package, "v0.1.0", "--check", capsys=capsys) == (0, "")


def test_added_changed_and_removed_rows_are_told(package, capsys):
    def change(rows):
        without(GONE)(rows)
        rows[0]["place"] = "Paris | Tokyo"
        rows.append(rows[0] | {"event_id": "new.event"})

    first = read_rows(package / EVENTS)[0]
    edit(package / EVENTS, change)
    code, text = said(package, "v0.1.0", "--format", "json", capsys=capsys)
    document = json.loads(text)
    assert (code, document["from"], document["to"], list(document["tables"])) == (0, "0.1.0", "0.2.0", ["events"])
    events = document["tables"]["events"]
    assert (events["added"], events["removed"]) == (["new.event"], [GONE])
    assert events["changed"] == {first["event_id"]: {"place": [first["place"], "Paris | Tokyo"]}}
    _, text = said(package, "v0.1.0", capsys=capsys)
    assert "Added: `new.event`." in text and f"| `{GONE}` |  |  |" in text
    assert f"| `{first['event_id']}` | `place` | {first['place']} | Paris \\| Tokyo |" in text


def test_columns_that_come_and_go_are_told(package, capsys):
    path = package / "schemas/tables/events.schema.json"
    schema = read_json(path)
    schema["fields"] = [field | {"name": "town"} if field["name"] == "place" else field for field in schema["fields"]]
    path.write_text(json.dumps(schema), encoding="utf-8")
    csv = package / EVENTS
    csv.write_text(csv.read_text(encoding="utf-8").replace("place", "town", 1), encoding="utf-8", newline="\n")
    _, text = said(package, "v0.1.0", capsys=capsys)
    assert "**Column gone: `place`.**" in text and "New column: `town`." in text and "| row |" not in text


def test_an_id_that_vanished_in_silence_is_refused(package, capsys):
    edit(package / EVENTS, without(GONE))
    code, text = said(package, "v0.1.0", "--check", capsys=capsys)
    assert code == 1
    assert text == f"{EVENTS}  {GONE} is gone since 0.1.0: bring the row back, or add the id to {RETIRED} with the reason\n"


def test_a_retired_id_is_accepted_and_told(package, capsys):
    edit(package / EVENTS, without(GONE))
    retired = {"table_name": "events", "row_id": GONE, "replaced_by": "other", "version": "0.2.0", "reason": "Twice."}
    edit(package / RETIRED, lambda rows: rows.append(retired))
    assert said(package, "v0.1.0", "--check", capsys=capsys) == (0, "")
    assert f"| `{GONE}` | other | Twice. |" in said(package, "v0.1.0", capsys=capsys)[1]


def test_the_retirement_must_be_of_that_table(package, capsys):
    edit(package / EVENTS, without(GONE))
    retired = {"table_name": "quotes", "row_id": GONE, "replaced_by": "", "version": "0.2.0", "reason": "Of another table."}
    edit(package / RETIRED, lambda rows: rows.append(retired))
    assert said(package, "v0.1.0", "--check", capsys=capsys)[0] == 1


def test_rows_that_only_link_others_may_go(package, capsys):
    edit(package / "data/agreement_parties.csv", lambda rows: rows.pop())
    assert said(package, "v0.1.0", "--check", capsys=capsys)[0] == 0


def test_before_the_first_version_ids_are_not_promised(package, capsys):
    set_version(package, "0.1.0")
    edit(package / EVENTS, without(GONE))
    code, text = said(package, "v0.1.0", "--check", capsys=capsys)
    assert (code, text) == (0, "0.1.0 is the first version: ids are kept from it on\n")


@pytest.mark.parametrize("base", ["", "0" * 40])
def test_no_base_is_said_and_passes(package, capsys, base):
    assert said(package, base, "--check", capsys=capsys) == (0, "no earlier version to compare with: nothing to check\n")


def test_a_package_in_a_part_of_a_repository(tmp_path, capsys):
    place = copy_of(MINI, tmp_path / "repository" / "library")
    git(place.parent, "init", "-q")
    git(place.parent, "add", "--all")
    git(place.parent, "commit", "-q", "-m", "First")
    edit(place / "data/shelves.csv", lambda rows: rows[0].update(label="Renamed"))
    code, text = said(place, "HEAD", capsys=capsys)
    assert code == 0 and "Renamed" in text and text.startswith("# Rows changed within 1.0.0\n")


def test_two_folders(package, tmp_path, capsys):
    other = copy_of(package, tmp_path / "other")
    edit(other / EVENTS, without(GONE))
    code, text = said(package, str(package), str(other), capsys=capsys)
    assert code == 0 and GONE in text


@pytest.mark.parametrize("old", ["no-such-revision", "--output=x", "v0.1.0:data"])
def test_what_is_no_version_exits_2(package, capsys, old):
    assert main(["diff", str(package), "--", old]) == 2
    assert capsys.readouterr().err.startswith(f"{old} ")


def test_a_key_of_no_column_is_named(package, capsys):
    place = package / "schemas" / "tables" / "events.schema.json"
    place.write_text(json.dumps(json.loads(place.read_text("utf-8")) | {"primaryKey": ["id"]}), "utf-8")
    assert main(["diff", str(package), "v0.1.0"]) == 2
    assert capsys.readouterr().err == "data/events.csv: the header lacks id\n"


@pytest.mark.parametrize("path, data", [("datapackage.json", b"{"), (EVENTS, b"\xff\xfe"), ("schemas/retired.json", b"{}")])
def test_a_package_that_cannot_be_read_exits_2(package, capsys, path, data):
    (package / path).write_bytes(data)
    assert main(["diff", str(package), "v0.1.0"]) == 2
    assert capsys.readouterr().err


def test_shipped_contract_says_where_retired_ids_stand():
    assert main(["diff", str(ROOT), str(ROOT), "--check"]) == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text + text.splitlines()[1] + "\n", "occurs twice, the second time on line"),
        (lambda text: text.replace("event_id", "id", 1), "data/events.csv: the header lacks event_id"),
        (lambda text: text + "one,cell\n", "more or fewer cells than the header"),
        (lambda text: text + text.splitlines()[1].replace(",", "x,", 1) + ",more\n", "more or fewer cells than the header"),
    ],
)
def test_rows_that_cannot_be_told_apart_are_refused(package, capsys, change, words):
    (package / EVENTS).write_text(change((package / EVENTS).read_text("utf-8")), "utf-8")
    assert main(["diff", str(package), "v0.1.0"]) == 2
    assert words in capsys.readouterr().err


def test_no_cell_commands_the_terminal(package, capsys):
    edit(package / EVENTS, lambda rows: rows[0].update(place="Paris\x1b[31m\u202e"))
    _, text = said(package, "v0.1.0", capsys=capsys)
    assert "Paris\\\\x1b[31m\\\\u202e" in text and not set(text) & set("\x1b\u202e")

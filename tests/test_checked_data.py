"""Nothing is made from data that nobody checked: every command that reads the tables refuses them with their errors."""

import pytest

from latticework.cli import main
from support import MINI, copy_of

BROKEN = {
    "a ragged row": ("data/shelves.csv", lambda text: text + "one cell\n"),
    "a doubled key": ("data/shelves.csv", lambda text: text + "hall,Hall,\n"),
    "a mistyped cell": ("data/books.csv", lambda text: text.replace(",1,12.5,", ",one,12.5,")),
    "a missing file": ("data/loans.csv", None),
    "a key into nothing": ("data/shelves.csv", lambda text: text.replace(",hall\n", ",cellar\n")),
}
COMMANDS = [["build", "derived"], ["docs"], ["query", "any"], ["compare", "--files", str(MINI / "schemas")]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("what", BROKEN)
def test_a_command_refuses_unchecked_data(what, command, tmp_path, capsys):
    package = copy_of(MINI, tmp_path / "package")
    path, change = BROKEN[what]
    if change is None:
        (package / path).unlink()
    else:
        (package / path).write_text(change((package / path).read_text("utf-8")), "utf-8")
    (package / "schemas/queries").mkdir()
    (package / "schemas/queries/any.sql").write_text("-- description: Every shelf.\n-- example: any\nselect * from shelves\n", "utf-8")
    before = {place: place.read_bytes() for place in package.rglob("*") if place.is_file()}
    words = [command[0], str(package), *command[1:]]
    assert main(words) == 2
    assert path in capsys.readouterr().err
    assert before == {place: place.read_bytes() for place in package.rglob("*") if place.is_file()}

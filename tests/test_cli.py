"""The command line: every command has the same first argument, refuses what it does not use, and can be installed."""

from __future__ import annotations

import re
import sys
import tomllib

import pytest

from latticework.cli import COMMANDS, EXTRAS, main
from support import MINI, ROOT

BUILD = ["derived", "figures", "dist"]


def refused(capsys, *words: object) -> str:
    """Return what is printed on standard error when argparse refuses the words."""
    with pytest.raises(SystemExit) as caught:
        main([str(word) for word in words])
    assert caught.value.code == 2
    return capsys.readouterr().err


def test_every_command_is_listed_and_prints_its_help(capsys):
    for words in ([], *([name] for name in COMMANDS), *(["build", what] for what in BUILD)):
        with pytest.raises(SystemExit) as caught:
            main([*words, "--help"])
        text = capsys.readouterr().out
        assert caught.value.code == 0 and " ".join(["latticework", *words[:1]]) in text
        assert words or all(f"\n    {name} " in text for name in COMMANDS)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "new"])
def test_every_command_takes_the_package_first(capsys, name):
    assert "nowhere is not a folder; the package comes first" in refused(capsys, name, "nowhere", *{"diff": ["old"], "build": ["dist"]}.get(name, []))


@pytest.mark.parametrize(
    "words",
    [
        ["build", "dist", "--check"],
        ["build", "dist", "--set", "a=b"],
        ["build", "figures", "--set", "a=b"],
        ["format", "--out=x"],
        ["diff", MINI, MINI, "--check", "--format", "json"],
        ["validate", MINI, "--texts", MINI, "--explain", "table.enum"],
        ["validate", MINI, "--form", "json"],
    ],
    ids=lambda words: "-".join(map(str, words[:2] + words[-2:])).replace(str(MINI), "mini"),
)
def test_a_flag_that_would_be_ignored_is_refused(capsys, words):
    assert re.search("unrecognized arguments|not allowed with", refused(capsys, *words))


def test_explain_takes_no_filter(capsys):
    assert main(["validate", str(MINI), "--explain", "table.enum", "--select", "table.*"]) == 2
    assert capsys.readouterr().err == "--explain takes no other option\n"


def test_a_setting_is_a_pair_and_one_that_exists(capsys):
    assert "foo is not CODE=VALUE" in refused(capsys, "build", MINI, "derived", "--set", "foo")
    assert main(["build", str(ROOT), "derived", "--set", "foo=1"]) == 2
    assert capsys.readouterr().err.startswith("unknown setting foo; choose from ")


def test_the_package_that_is_installed_needs_what_the_locks_are_made_from():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {line for path in ROOT.glob("requirements*.in") for line in path.read_text(encoding="utf-8").splitlines()}
    needed = project["dependencies"] + [name for names in project["optional-dependencies"].values() for name in names]
    assert set(needed) <= locked


def test_a_library_that_is_not_installed_is_named(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "latticework.release.build", None)
    assert main(["build", str(MINI), "dist"]) == 2
    assert capsys.readouterr().err.startswith("this command needs latticework.release.build, which is not installed; in a clone of Latticework, type: ")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(EXTRAS.split(",")) == set(extras)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_no_library(command, capsys, monkeypatch):
    for name in list(sys.modules):
        if name.startswith(("latticework.commands", "latticework.release", "latticework.docs", "latticework.web")):
            monkeypatch.delitem(sys.modules, name)
    for name in ("datasette", "jinja2", "matplotlib", "networkx", "pandas", "pyarrow", "trafilatura", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0 and capsys.readouterr().out.startswith(f"usage: latticework {command}")

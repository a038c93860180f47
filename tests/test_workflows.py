"""Workflows, action and forms follow GitHub's schemas, use what is pinned, and call only what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from latticework.cli import COMMANDS
from support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
ACTION = ROOT / "action.yml"
CALLERS = [*WORKFLOWS, ACTION]
USES = re.compile(r"uses: *(\S+)(.*)")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-actions": [ACTION],
    "github-issue-forms": FORMS,
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
}


def text_of(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    """Return a file's path in the repository, for the names of tests."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("schema", [f"vendor.{name}" for name in SCHEMAS] + ["custom.github-workflows-require-timeout"])
def test_files_follow_githubs_schemas(schema):
    files = SCHEMAS.get(schema.removeprefix("vendor."), WORKFLOWS)
    line = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    result = subprocess.run(line, capture_output=True, text=True, timeout=120)
    assert files and result.returncode == 0, result.stdout


def test_actions_are_pinned_by_hash_and_say_their_version():
    pins = {}
    for path in CALLERS:
        for action, comment in USES.findall(text_of(path)):
            assert PINNED.fullmatch(action) and re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{path.name}: {action}{comment}"
            name, _, pin = action.partition("@")
            assert pins.setdefault(name, (pin, comment)) == (pin, comment), f"{name} is pinned twice"
    assert pins


@pytest.mark.parametrize("path", CALLERS, ids=name_of)
def test_no_outside_text_is_pasted_into_a_script(path):
    """What others choose (a branch, a title, an input) reaches a shell as a variable, never as its text."""
    steps = re.findall(r"run: (.*(?:\n {10,}.*)*)", text_of(path))
    assert steps and not [step for step in steps if "${{" in step]


@pytest.mark.parametrize("path", [*CALLERS, ROOT / ".pre-commit-config.yaml", ROOT / "RELEASING.md"], ids=name_of)
def test_scripts_and_targets_that_are_called_exist(path):
    text = text_of(path)
    scripts = set(re.findall(r"scripts/\w+\.py", text)) | set(re.findall(r"requirements[\w-]*\.txt", text))
    targets = {target for line in re.findall(r"\bmake ((?:[a-z-]+ ?)+)$", text, re.MULTILINE) for target in line.split()}
    commands = set(re.findall(r"\blatticework ([a-z]+)\b", text))
    assert scripts or targets or commands
    assert commands <= set(COMMANDS)
    assert all((ROOT / script).is_file() for script in scripts)
    assert targets <= set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_workflows_may_only_read_unless_they_release(path):
    workflow = YAML(typ="safe").load(text_of(path))
    assert workflow["permissions"] == {"contents": "read"}
    more = [name for name, job in workflow["jobs"].items() if job.get("permissions")]
    assert more == (["release"] if path.stem == "release" else [])


def test_every_promised_python_is_tested():
    matrix = YAML(typ="safe").load(text_of(GITHUB / "workflows" / "test.yml"))["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"][0] == re.search(r'requires-python = ">=([\d.]+)"', text_of(ROOT / "pyproject.toml"))[1]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_links_are_never_checked_on_a_pull_request():
    triggers = YAML(typ="safe").load(text_of(GITHUB / "workflows" / "links.yml"))["on"]
    assert set(triggers) == {"schedule", "workflow_dispatch"}

"""What every diagnostic means: the engines' own from their catalogue, all others from the contract of the package."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from latticework.contract.model import Contract
from latticework.errors import printable
from latticework.validate.records import branch_rules

CATALOGUE = Path(__file__).with_name("diagnostics.csv")


@cache
def own_diagnostics() -> dict[str, dict[str, str]]:
    """Return the engines' own diagnostics by id, each with layer, message, why, fix and example."""
    with open(CATALOGUE, encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def diagnostics(contract: Contract | None) -> dict[str, dict[str, str]]:
    """Return every diagnostic that a run can print, by id: the engines' own, each branch of a record schema, each rule."""
    known = dict(own_diagnostics())
    if contract is not None:
        for name, (branch, path) in branch_rules(contract).items():
            known[name] = {"id": name, "layer": "records", "message": branch.fix, "where": path}
        for rule in contract.rules.values():
            known[rule.name] = {"id": rule.name, "layer": "rules", **rule.head, "where": rule.path}
    return known


def explanation(entry: dict[str, str]) -> str:
    """Return what a diagnostic means, why, how to fix it, and an example of an error, as text."""
    lines = [f"{entry['id']}  ({entry['layer']} layer{', warning only' if entry.get('severity') == 'warn' else ''})"]
    words = (("message", "what must hold"), ("why", "why"), ("fix", "fix"), ("example", "an error, for example"), ("where", "in"))
    lines += [f"  {title}: {entry[key]}" for key, title in words if entry.get(key)]
    return "\n".join(printable(line, len(line)) for line in lines)


def fix_of(rule: str) -> str:
    """Return the fix of one of the engines' own diagnostics; empty for any other."""
    return own_diagnostics().get(rule, {}).get("fix", "")

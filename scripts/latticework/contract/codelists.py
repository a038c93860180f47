"""The codelists of the contract."""

from __future__ import annotations

from pathlib import Path

from latticework.contract.model import Codelist
from latticework.contract.profiles import Profiles, Validator, apply
from latticework.errors import Error, Unreadable, printable
from latticework.files.csv_text import read_small
from latticework.files.paths import list_folder, locate


def load_codelists(root: Path, profiles: Profiles) -> dict[str, Codelist]:
    """Return every codelist by name, noting rows that break the profile and codes given twice."""
    codelists: dict[str, Codelist] = {}
    for path in list_folder(root, "schemas/codelists", ".csv"):
        columns, rows = _read(root, path)
        if not columns or columns[0] != "code" or "" in columns or len({name.lower() for name in columns}) < len(columns):
            words = "the first column of a codelist is `code`, every column has a name, and no name is used twice"
            raise Unreadable([Error("contract.codelist", path, 1, "*", words)])
        if clash := next((name for name in codelists if name.lower() == Path(path).stem.lower()), None):
            raise Unreadable(
                [Error("contract.codelist", path, 1, "*", f"{printable(clash)} is a codelist already; names that differ in case alone are one name in SQL")]
            )
        named = [(line, dict(zip(columns, row))) for line, row in rows]
        codelists[Path(path).stem] = Codelist(Path(path).stem, path, columns, named)
        profiles.errors += _row_errors(profiles.get("codelist"), path, named)
    return codelists


def _read(root: Path, path: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    reason = locate(root, path)
    if reason:
        raise Unreadable([Error("contract.unsafe_path", path, 1, "*", reason)])
    columns, rows, errors = read_small(path, root / path)
    if errors:
        raise Unreadable(errors)
    return columns, rows


def _row_errors(profile: Validator | None, path: str, rows: list[tuple[int, dict[str, str]]]) -> list[Error]:
    seen: dict[str, int] = {}
    errors = []
    for line, row in rows:
        code = row["code"]
        if seen.setdefault(code, line) != line:
            errors.append(Error("contract.codelist", path, line, "code", f"{printable(code)} is also on line {seen[code]}"))
        if profile:
            present = {name: cell for name, cell in row.items() if cell}
            errors += [Error(f.rule, path, line, f.column, f.found, code) for f in apply(profile, present, path, "{}")]
    return errors

"""The contract's small CSV files: codelists and waivers."""

from __future__ import annotations

from pathlib import Path

from latticework.contract import Codelist, Contract, Waiver
from latticework.csvtext import read_small
from latticework.faults import Fault, Unreadable, printable
from latticework.paths import list_folder, locate
from latticework.profiles import apply

WAIVERS = "schemas/rules/waivers.csv"
WAIVER_COLUMNS = ["rule", "table_name", "row_id", "field_name", "reason"]


def load_codelists(contract: Contract, profiles: dict) -> None:
    """Read every codelist into the contract, noting rows that break the profile and codes given twice."""
    for path in list_folder(contract.root, "schemas/codelists", ".csv"):
        columns, rows = _read(contract, path, None)
        if not columns or columns[0] != "code" or len({name.lower() for name in columns}) < len(columns):
            raise Unreadable([Fault("contract.codelist", path, 1, "*", "a codelist begins with the column code and names none twice")])
        named = [(line, dict(zip(columns, row))) for line, row in rows]
        contract.codelists[Path(path).stem] = Codelist(Path(path).stem, path, columns, named)
        _check_rows(contract, profiles.get("codelist"), path, named)


def load_waivers(contract: Contract) -> None:
    """Read the accepted exceptions into the contract, if it has any."""
    if WAIVERS not in list_folder(contract.root, "schemas/rules", ".csv"):
        return
    for line, row in _read(contract, WAIVERS, WAIVER_COLUMNS)[1]:
        contract.waivers.append(Waiver(*row[:4], line))
        if not row[4].strip():
            contract.faults.append(Fault("contract.waiver", WAIVERS, line, WAIVER_COLUMNS[4], "no reason is given"))


def _read(contract: Contract, path: str, header: list[str] | None) -> tuple[list[str], list[tuple[int, list[str]]]]:
    reason = locate(contract.root, path)
    if reason:
        raise Unreadable([Fault("contract.unsafe_path", path, 1, "*", reason)])
    columns, rows, faults = read_small(path, contract.root / path, header)
    if faults:
        raise Unreadable(faults)
    return columns, rows


def _check_rows(contract: Contract, profile: object, path: str, rows: list[tuple[int, dict[str, str]]]) -> None:
    seen: dict[str, int] = {}
    for line, row in rows:
        code = row["code"]
        if seen.setdefault(code, line) != line:
            contract.faults.append(Fault("contract.codelist", path, line, "code", f"{printable(code)} also stands on line {seen[code]}"))
        if profile:
            present = {name: cell for name, cell in row.items() if cell}
            for fault in apply(profile, present, path, "{}"):
                contract.faults.append(Fault(fault.rule, path, line, fault.column, fault.found, code))

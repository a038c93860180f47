"""Every document that the contract and the data write."""

from __future__ import annotations

from pathlib import Path

from latticework.contract.descriptor_shape import CITED
from latticework.contract.model import DESCRIPTOR, Contract
from latticework.contract.profiles import apply, compiled
from latticework.docs.citation import citation, zenodo
from latticework.docs.codebook import codebook, index
from latticework.docs.generated_blocks import fill_blocks
from latticework.sql.database import Database


def documents(database: Database, filled: list[str], release: bool = False) -> dict[str, bytes]:
    """Return the bytes of every generated document by its path; `filled` are the hand-written ones with generated blocks.

    What changes with every row is written with `release` alone.

    Raises ValueError for a block that cannot be made, with the document's name.
    """
    contract = database.contract
    texts = {"data/README.md": codebook(database), "schemas/README.md": index(contract)}
    if not lacking(contract):
        texts |= {"CITATION.cff": citation(contract), ".zenodo.json": zenodo(contract)}
    texts |= {path: _filled(database, contract.root / path, path, release) for path in filled if (contract.root / path).is_file()}
    return {path: text.encode("utf-8") for path, text in texts.items()}


def lacking(contract: Contract) -> list[str]:
    """Return why the package cannot be cited by files of its own: what its descriptor lacks, or has in another form."""
    return [error.found.removesuffix(" is a required property") for error in apply(compiled(CITED), contract.descriptor, DESCRIPTOR, contract.descriptor_text)]


def _filled(database: Database, place: Path, path: str, release: bool) -> str:
    try:
        return fill_blocks(database, place.read_bytes().decode("utf-8"), release)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None

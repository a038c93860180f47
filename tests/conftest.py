"""Fixtures that several modules share: a package with its release, made once for all workers."""

import pytest

from latticework.contract.load import load_contract
from releases import released


@pytest.fixture(scope="session")
def package(tmp_path_factory):
    """This package, with its release in dist/."""
    return released(tmp_path_factory)


@pytest.fixture(scope="session")
def contract(package):
    """The contract of the package with its release."""
    return load_contract(package)

"""The comparison with files of others: its tables come from those files and the package, and no other file is touched."""

from __future__ import annotations

import pytest

from latticework import cli
from latticework.docs.comparison import compared_documents
from support import ROOT, read_rows

pytestmark = pytest.mark.slow

AGREEMENTS = "scheme,identifier,parties,signed,type\natop,{found},AUS;NZL;USA,1951-09-01,DC\natop,9999,JPN;KOR,1999,A\n"


@pytest.fixture
def peers(tmp_path):
    found = next(
        row["identifier"] for row in read_rows(ROOT / "data" / "agreement_identifiers.csv") if (row["agreement_id"], row["scheme"]) == ("anzus", "atop")
    )
    (tmp_path / "peer_agreements.csv").write_text(AGREEMENTS.format(found=found))
    (tmp_path / "peer_dyad_years.csv").write_text(
        "scheme,ccode1,ccode2,year,obligation\natop,2,900,1951,defence\natop,2,900,1960,defence\natop,2,900,1700,defence\n"
    )
    return tmp_path


def test_each_block_is_the_table_of_its_query(peers):
    documents = compared_documents(ROOT, peers)
    assert list(documents) == ["docs/validity.md"]
    text = documents["docs/validity.md"].decode()
    assert "| atop | 1951 | 1999 | 2 | 1 | 50.0 |" in text
    assert "| atop | 2 | 1 | 0 | 1 | 0 |" in text, "in force in 1960; signed and not yet in force in 1951"


def test_a_missing_file_is_named(peers, capsys):
    (peers / "peer_dyad_years.csv").unlink()
    assert cli.main(["compare", str(ROOT), "--files", str(peers)]) == 2
    assert f"it reads peer_dyad_years.csv, which is not in {peers}; see docs/validity.md" in capsys.readouterr().err


def test_a_folder_that_is_not_there(tmp_path, capsys):
    assert cli.main(["compare", str(ROOT), "--files", str(tmp_path / "none")]) == 2
    assert "is not a folder" in capsys.readouterr().err

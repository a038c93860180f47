"""Generated documents are fresh, every byte of them is watched, and a block that cannot be made is refused."""

from __future__ import annotations

import pytest

from latticework.cli import main
from latticework.commands.docs import FILLED
from latticework.contract.load import load_contract
from latticework.docs.generated_blocks import BLOCK, fill_blocks
from latticework.validate.checked import open_database
from small import run, small_package
from support import ROOT

README = """# Small
<!-- generated: about -->
<!-- end generated -->
<!-- generated: tables -->
<!-- end generated -->
<!-- generated: map -->
<!-- end generated -->
<!-- generated: query status_on_a_day agreement_id=gbr-jpn-raa day=2023-12-31 -->
<!-- end generated -->
<!-- generated: row actors jpn -->
<!-- end generated -->
<!-- generated: examples events event_kind date -->
<!-- end generated -->
<!-- generated: include schemas/texts.json -->
<!-- end generated -->
"""
WRONG = {
    "nothing": "no generated block is called nothing; there are tables",
    "query no_such_query": "no_such_query",
    "query status_on_a_day day=2023-12-31": "status_on_a_day takes agreement_id, day",
    "query status_on_a_day agreement_id=gbr-jpn-raa day=2023 more=1": "status_on_a_day takes agreement_id, day",
    "row no_such_table x": "no_such_table",
    "row actors no-such-row": "no row no-such-row in actors",
    "include schemas/texts.json NoSuchPart": "NoSuchPart",
    "tables of what": "tables of what",
    "examples actors no_such_column": "no_such_column",
    "examples actors name": "codelist",
    "examples events event_kind no_such_cell": "no_such_cell",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A small package with generated documents."""
    place = small_package(tmp_path_factory.mktemp("docs") / "package")
    (place / "README.md").write_text(README, encoding="utf-8", newline="\n")
    assert main(["docs", str(place)]) == 0
    return place


@pytest.fixture(scope="module")
def database(package):
    """The small package, open."""
    with open_database(load_contract(package)) as database:
        yield database


def test_shipped_documents_are_fresh():
    result = run("docs", ROOT, "--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_written_documents_are_fresh(package, capsys):
    assert main(["docs", str(package), "--check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("path", ["data/README.md", "schemas/README.md", "CITATION.cff", ".zenodo.json", "README.md"])
def test_one_changed_byte_fails_with_the_fix_and_make_docs_repairs(package, capsys, path):
    fresh = (package / path).read_bytes()
    (package / path).write_bytes(fresh.replace(b"1", b"7", 1))
    assert main(["docs", str(package), "--check"]) == 1
    assert capsys.readouterr().out == f"{path} is stale: run latticework docs\n"
    assert main(["docs", str(package)]) == 0
    assert (package / path).read_bytes() == fresh


@pytest.mark.parametrize("what", WRONG)
def test_a_block_that_cannot_be_made_is_refused(database, what):
    with pytest.raises(ValueError, match=WRONG[what]):
        fill_blocks(database, f"<!-- generated: {what} -->\n<!-- end generated -->\n")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- generated: tables -->\nand no end\n",
        "<!-- generated: tables -->\n<!-- generated: map -->\n<!-- end generated -->\n",
    ],
)
def test_a_block_without_an_end_is_refused(database, text):
    with pytest.raises(ValueError, match="does not end"):
        fill_blocks(database, text)


def test_a_document_with_a_wrong_block_exits_2_and_nothing_is_written(package, capsys):
    readme = package / "README.md"
    fresh = readme.read_bytes()
    wrong = fresh + b"<!-- generated: nothing -->\n<!-- end generated -->\n"
    readme.write_bytes(wrong)
    assert main(["docs", str(package)]) == 2
    assert capsys.readouterr().err.startswith("README.md: no generated block is called nothing")
    assert readme.read_bytes() == wrong
    readme.write_bytes(fresh)


def test_what_stands_outside_blocks_is_kept(database):
    filled = fill_blocks(database, README)
    assert BLOCK.sub("", filled) == BLOCK.sub("", README)
    assert fill_blocks(database, filled) == filled


def test_every_table_column_rule_and_code_is_explained(database):
    """The codebook and the index leave nothing of the contract out."""
    contract = database.contract
    codebook = (contract.root / "data/README.md").read_text(encoding="utf-8")
    index = (contract.root / "schemas/README.md").read_text(encoding="utf-8")
    for table in contract.tables.values():
        section = codebook.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        assert all(f"| `{column}` |" in section for column in table.columns), table.name
        codes = {code for field in table.fields for code in field.constraints.get("enum", []) if field.raw.get("codelist")}
        assert all(f"| `{code}` |" in section for code in codes), table.name
    for name in [*contract.rules, *contract.views, *contract.codelists]:
        assert f"| `{name}` |" in index or f"| {name} |" in index or f"| [{name}](" in index, name


def test_every_generated_block_of_the_shipped_documents_is_known():
    """A marker that is misspelt would never be made; all that look like one are blocks."""
    for path in FILLED:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert text.count("<!-- generated") == len(BLOCK.findall(text)), path


def test_parts_of_a_file_are_included_by_their_words(package, database):
    (package / "page.md").write_bytes(b"Head.\n\n**One**: first.\n\n**Two**: second.\n\n**Two more**: third.\n")
    block = "<!-- generated: include page.md Two One -->\n{}<!-- end generated -->\n"
    assert fill_blocks(database, block.format("")) == block.format("**Two**: second.\n\n**One**: first.\n")


def test_examples_are_rows_that_have_the_code(database):
    lines = fill_blocks(database, "<!-- generated: examples events event_kind date -->\n<!-- end generated -->\n").splitlines()[3:-1]
    assert lines[0].startswith("| `") and len(lines) == len({line.split(" | ")[0] for line in lines})
    for line in lines:
        code, _, event_id, day = line.strip("| ").split(" | ")
        sql = "select event_kind, date from events where event_id = ?"
        assert database.con.execute(sql, [event_id]).fetchall() == [(code.strip("`"), day)]

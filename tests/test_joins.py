"""A data frame of dyad-years gets the panel beside its own columns, in Python and in R, and no row more; the R package is sound and loads what R's own files hold."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import threading

import pandas
import pytest

import latticework
from latticework.contract.load import load_contract
from support import ROOT, read_json

pytestmark = pytest.mark.slow
JOIN = read_json(ROOT / "schemas" / "exports" / "join.json")
R_ENV = {**os.environ, "LC_ALL": "C.UTF-8", "_R_CHECK_FORCE_SUGGESTS_": "false"}


@pytest.fixture(scope="session")
def panel(package):
    return latticework.load(JOIN["table"], package)


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """A library with the R package, built and checked by R itself."""
    if not shutil.which("R"):
        pytest.skip("no R on this machine: apt-get install r-base-core")
    place = tmp_path_factory.mktemp("r")
    r_runs(["R", "CMD", "build", str(ROOT / "r")], place)
    [archive] = place.glob("latticework_*.tar.gz")
    said = r_runs(["R", "CMD", "check", "--no-manual", archive.name], place)
    assert "Status: OK" in said, said
    return place / "latticework.Rcheck"


def r_runs(line, folder, **env) -> str:
    """What a command of R prints, in a folder."""
    run = subprocess.run(line, cwd=folder, capture_output=True, text=True, timeout=300, env={**R_ENV, **env})
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    return run.stdout


def dyads(panel, keys) -> pandas.DataFrame:
    """A frame as researchers have it: pairs in no order, one without a code, one outside the panel, an index that repeats."""
    known = panel.dropna(subset=keys)[keys].sample(400, random_state=1).astype("object")
    odd = pandas.DataFrame([[None, *known.iloc[0, 1:]], [*known.iloc[0, :2], 1700], list(known.iloc[0])], columns=keys)
    frame = pandas.concat([known, odd]).convert_dtypes()
    return frame.assign(mine=range(len(frame))).set_axis(["row"] * len(frame))


@pytest.mark.parametrize("codes", JOIN["keys"])
def test_no_row_is_added(package, panel, codes):
    keys = JOIN["keys"][codes]
    frame = dyads(panel, keys)
    joined = latticework.add_latticework(frame, codes, package)
    assert joined[list(frame)].equals(frame)
    known = panel.dropna(subset=keys).set_index(keys)
    new = joined[[name for name in joined if name not in frame]]
    assert list(new) == [f"lw_{name}" for name in panel if name not in {*sum(JOIN["keys"].values(), JOIN["ids"])}]
    for place in (0, 7, 399, 402):
        wanted = known.loc[tuple(frame.iloc[place][keys])]
        assert [cell for name, cell in new.iloc[place].items() if not pandas.isna(cell) and cell != wanted[name.removeprefix("lw_")]] == []
    assert new.iloc[[400, 401]].isna().all(axis=None) and not new.filter(regex="_n$").drop(new.index[:0]).iloc[:400].isna().any(axis=None)


def test_what_cannot_be_joined_says_why(package):
    frame = pandas.DataFrame({"ccode1": [740], "ccode2": [200], "year": [2024], "lw_any": [1]})
    with pytest.raises(KeyError, match="unknown codes isco; choose from cow, gw, iso3"):
        latticework.add_latticework(frame, "isco", package)
    with pytest.raises(KeyError, match="no column gwcode1, gwcode2"):
        latticework.add_latticework(frame, "gw", package)
    with pytest.raises(ValueError, match="column lw_any already: choose another prefix"):
        latticework.add_latticework(frame, source=package)
    assert latticework.add_latticework(frame, source=package, prefix="x_").x_reciprocal_access.tolist() == [1]


def test_a_clone_without_a_release_says_what_to_do(package):
    with pytest.raises(KeyError, match="make build"):
        latticework.load(JOIN["table"], ROOT / "tests" / "fixtures" / "mini")


def test_the_r_package_has_the_version_of_the_data():
    assert f"\nVersion: {load_contract(ROOT).version}\n" in (ROOT / "r" / "DESCRIPTION").read_text(encoding="utf-8")


def test_r_loads_what_its_own_files_hold(package, library, tmp_path):
    code = f"""
        library(latticework, lib.loc = '{library}')
        tables <- lw_package()$tables$name
        for (name in tables) if (!identical(lw_load(name), readRDS(paste0('dist/r/', name, '.rds')))) stop(name, ' differs')
        cat(tables)"""
    assert r_runs(["Rscript", "--vanilla", "-e", code], package).split() == list(load_contract(package).tables)


def test_r_loads_from_a_web_address_and_joins_as_python_does(package, panel, library, tmp_path):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(package / "dist"))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    [archive] = (package / "dist").glob("*.zip")
    address = f"http://127.0.0.1:{server.server_port}/{archive.name}"
    dyads(panel, JOIN["keys"]["cow"]).to_csv(tmp_path / "mine.csv", index=False)
    code = f"""
        library(latticework, lib.loc = '{library}'); options(latticework.source = '{address}')
        mine <- read.csv('mine.csv'); joined <- add_latticework(mine)
        stopifnot(identical(joined[names(mine)], mine))
        write.csv(joined, 'joined.csv', row.names = FALSE, na = '')
        cat(lw_package()$version, nlevels(lw_load('agreements')$agreement_kind) > 0)"""
    try:
        said = r_runs(["Rscript", "--vanilla", "-e", code], tmp_path, LATTICEWORK_CACHE=str(tmp_path / "cache"))
    finally:
        server.shutdown()
    assert said == f"{load_contract(package).version} TRUE"
    ours = latticework.add_latticework(pandas.read_csv(tmp_path / "mine.csv"), source=package)
    theirs = pandas.read_csv(tmp_path / "joined.csv")
    pandas.testing.assert_frame_equal(theirs, ours.astype(theirs.dtypes.to_dict()))

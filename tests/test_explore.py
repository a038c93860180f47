"""The explorer: every query runs alike in both engines, and a reader gets from the front page to a source in a real browser."""

from __future__ import annotations

import re
import shutil
import socket
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing

import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

from latticework.cli import main
from latticework.commands import explore
from latticework.contract.load import load_contract
from latticework.contract.model import statement_head
from latticework.release.duckdb_file import Store
from latticework.sql.cells import as_text
from latticework.sql.queries import PARAMETER
from support import read_json

pytestmark = pytest.mark.slow

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1200,1000"]  # fmt: skip


@pytest.fixture(scope="module")
def site(package, tmp_path_factory):
    """The address of Datasette over the release, with a page of the site beside it."""
    release = tmp_path_factory.mktemp("explored")
    for name in ("latticework.sqlite", "datasette.json"):
        shutil.copyfile(package / "dist" / name, release / name)
    (release / "site" / "agreement").mkdir(parents=True)
    (release / "site" / "agreement" / "gbr-jpn-raa.html").write_text("<h1>The page of the site</h1>", encoding="utf-8")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(explore.command(release, "latticework", port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def browser(tmp_path):
    """A headless Chromium with a profile of its own; at the end no page may have written an error to its console."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium with its driver on this machine: apt-get install chromium chromium-driver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        window.implicitly_wait(5)
        yield window
        assert [entry for entry in window.get_log("browser") if entry["level"] == "SEVERE"] == []
    finally:
        window.quit()


def test_a_reader_follows_an_agreement_to_its_source(site, browser):
    browser.get(site)
    _click(browser, "Japan and the United Kingdom")
    assert browser.find_element("css selector", "h1").text == "agreements: gbr-jpn-raa"
    _click(browser, "page of the site")
    assert browser.find_element("css selector", "h1").text == "The page of the site"
    browser.back()
    _click(browser, "rows", "agreement_id in events")
    _click_cell(browser, "gbr-jpn-raa.signed")
    _click(browser, "rows", "event_id in claims_on_events")
    browser.find_element("css selector", "td.col-claim_id a").click()
    browser.find_element("css selector", "dd.col-source_id a").click()
    link = browser.find_element("css selector", "dd.col-url a").get_attribute("href")
    assert re.match(r"https?://(?!127\.)", link)


@pytest.mark.parametrize(
    ("link", "words"),
    [("What was known of an agreement on a day", "under_negotiation"), ("The life of an agreement", "Tower of London")],
)
def test_a_reader_runs_a_query(site, browser, link, words):
    browser.get(site)
    _click(browser, link)
    _wait_for_words(browser, "table.rows-and-columns", words)
    form = browser.find_element("css selector", "input[type=submit]")
    form.click()
    WebDriverWait(browser, 30).until(staleness_of(form))
    _wait_for_words(browser, "table.rows-and-columns", words)


@pytest.mark.parametrize("word, found", [("alliance", "allia|allie|ally"), ("防衛", "防衛")])
def test_a_reader_searches_the_quotes(site, browser, word, found):
    browser.get(site)
    _click(browser, "Who said what")
    field = browser.find_element("css selector", "input[name=_search]")
    field.send_keys(word)
    field.submit()
    cells = [cell.text.lower() for cell in browser.find_elements("css selector", "td.col-text")]
    assert cells and all(re.search(found, cell) for cell in cells)
    assert browser.find_elements("css selector", ".facet-info")
    assert "The words as printed" in browser.find_element("css selector", "dl.column-descriptions").text


def test_every_page_of_a_table_and_query_opens(site, package):
    metadata = read_json(package / "dist" / "datasette.json")["databases"]["latticework"]
    paths = list(metadata["tables"]) + [f"{name}?{_address(query['description_html'])}" for name, query in metadata["queries"].items()]
    with closing(sqlite3.connect(package / "dist" / "latticework.sqlite")) as con:
        there = {row[0] for row in con.execute("select name from sqlite_master")}
    for path in paths:
        if "?" in path or path in there:
            assert urllib.request.urlopen(f"{site}/latticework/{path}", timeout=30).status == 200, path


def test_queries_return_the_same_rows_in_both_engines(package, tmp_path):
    with Store(load_contract(package), tmp_path / "own.duckdb") as store, closing(sqlite3.connect(package / "dist" / "latticework.sqlite")) as con:
        left_out = read_json(package / "schemas" / "exports" / "explorer.json")["queries_left_out"]
        for path in sorted((package / "schemas" / "queries").glob("*.sql")):
            if path.stem in left_out:
                with pytest.raises(sqlite3.OperationalError, match="no such function"):
                    con.execute(path.read_text(encoding="utf-8"), {"draw": ""})
                continue
            sql = path.read_text(encoding="utf-8")
            values = dict(pair.split("=", 1) for pair in statement_head(sql).get("example", "").split())
            assert set(PARAMETER.findall(sql)) == set(values), path.name
            ours = store.con.execute(PARAMETER.sub(r"$\1", sql), values).fetchall()
            theirs = con.execute(sql, values).fetchall()
            assert ours and [[_cell(c) for c in row] for row in ours] == [[_cell(c) for c in row] for row in theirs], path.name


def test_without_a_release_the_fix_is_named(tmp_path, package, capsys):
    shutil.copy(package / "datapackage.json", tmp_path)
    assert main(["explore", str(tmp_path)]) == 2
    assert "run latticework build dist" in capsys.readouterr().err


def _wait_for_words(browser, place: str, words: str) -> None:
    """Wait until the words are at a place of the page; one that is being replaced is looked up again."""
    patient = WebDriverWait(browser, 30, ignored_exceptions=[StaleElementReferenceException, NoSuchElementException])
    patient.until(lambda window: words in window.find_element("css selector", place).text)


def _cell(cell: object) -> str:
    return as_text(int(cell) if isinstance(cell, bool) else cell)


def _address(html: str) -> str:
    found = re.search(r'href="\?(.*?)"', html)
    return found[1].replace("&amp;", "&") if found else ""


def _click(browser, words: str, beside: str = "") -> None:
    for link in browser.find_elements("css selector", "section.content a, body a"):
        around = link.find_element("xpath", "..").text
        if words in link.text and beside in around:
            link.click()
            return
    raise AssertionError(f"no link {words} {beside} on {browser.current_url}")


def _click_cell(browser, words: str) -> None:
    browser.find_element("xpath", f"//td//a[normalize-space()='{words}']").click()


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            assert time.monotonic() < until, "Datasette did not start"
            time.sleep(0.3)

"""The static site: built twice alike, without a dead link, and used in a real browser, opened from disk."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree

import pytest

from latticework.contract.load import load_contract
from latticework.errors import Unreadable
from latticework.release.site import day, write_site
from releases import build
from support import ROOT, read_rows, write_rows

pytestmark = pytest.mark.slow

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,1000"]  # fmt: skip
KINDS = ["index.html", "agreement/gbr-jpn-raa.html", "pair/jpn-phl.html", "state/jpn.html", "awaited.html", "network.html", "as-of.html"]
VENDOR = ROOT / "schemas" / "site" / "vendor"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of this package, built once."""
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(load_contract(ROOT), folder)
    return folder


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    """A headless Chromium with a profile of its own."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium with its driver on this machine: apt-get install chromium chromium-driver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    window.implicitly_wait(5)
    window.set_script_timeout(180)
    yield window
    window.quit()


@pytest.fixture
def browser(window):
    """The window; at the end no page may have written an error to its console."""
    window.get_log("browser")
    yield window
    assert [entry for entry in window.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_same_bytes_twice(site, tmp_path):
    write_site(load_contract(ROOT), tmp_path / "again")
    assert _sums(site) == _sums(tmp_path / "again")


def test_first_page_is_light(site):
    page = Page(site / "index.html")
    parts = [site / "index.html", *(site / address for address in page.loads)]
    assert len(parts) > 3 and sum(part.stat().st_size for part in parts) < 200_000


def test_no_dead_link_and_no_outside_request(site):
    pages = {path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html")}
    assert len(pages) > 1000
    for address, page in pages.items():
        for link in page.links + page.loads:
            path, anchor = urldefrag(link)
            if path.startswith(("http://", "https://")):
                assert link not in page.loads, f"{address} loads {link}"
                continue
            place = (site / address).parent / unquote(path) if path else site / address
            assert place.resolve().is_file(), f"{address} links to {link}"
            if anchor:
                ids = pages[place.resolve().relative_to(site.resolve()).as_posix()].ids
                assert unquote(anchor) in ids, f"{address} links to {link}"


def test_ids_are_unique_in_a_page(site):
    for path in site.rglob("*.html"):
        ids = Page(path).ids
        assert len(ids) == len(set(ids)), path


def test_feeds_and_structured_data_parse(site):
    feed = ElementTree.parse(site / "feed.xml").getroot()
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    items = json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"]
    assert entries and len(entries) == len(items)
    assert all((site / item["url"].split("#")[0]).is_file() for item in items)
    text = (site / "index.html").read_text(encoding="utf-8")
    data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@type"] == "Dataset" and data["license"].startswith("https://creativecommons.org/")


def test_the_feeds_list_what_changed_since_an_earlier_version(tmp_path):
    old = tmp_path / "old"
    shutil.copytree(ROOT / "schemas", old / "schemas")
    shutil.copytree(ROOT / "data", old / "data")
    shutil.copyfile(ROOT / "datapackage.json", old / "datapackage.json")
    agreements, overview = old / "data" / "agreements.csv", old / "data" / "derived" / "agreement_overview.csv"
    rows = [row for row in read_rows(agreements) if row["agreement_id"] != "gbr-jpn-raa"]
    write_rows(agreements, list(rows[0]), rows)
    rows = [{**row, "status": "signed"} if row["agreement_id"] == "aus-jpn-raa" else row for row in read_rows(overview)]
    write_rows(overview, list(rows[0]), rows)
    assert build(ROOT, "site", "--since", old, "--out", tmp_path / "site").returncode == 0
    items = json.loads((tmp_path / "site" / "feed.json").read_text(encoding="utf-8"))["items"]
    assert {item["title"] for item in items} == {"New: Japan-UK Reciprocal Access Agreement", "Japan-Australia Reciprocal Access Agreement: in force"}


def test_the_libraries_are_those_of_the_lock():
    sums = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    locked = json.loads((VENDOR / "package-lock.json").read_text())["packages"]
    assert set(sums) == {path.name for path in VENDOR.glob("*.js")}
    for name, digest in sums.items():
        data = (VENDOR / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest
        assert f"v{locked['node_modules/' + name.removesuffix('.min.js')]['version']} ".encode() in data[:80]


def test_what_japan_and_the_philippines_have_agreed_in_three_clicks(site, browser):
    _open(browser, site)
    _click(browser, "Japan")
    _click(browser, "Philippines")
    assert "Reciprocal Access Agreement" in browser.find_element("css selector", "main").text
    browser.find_element("partial link text", "Philippines Reciprocal Access").click()
    signed = browser.find_element("css selector", "[id='jpn-phl-raa.signed']")
    assert "8 July 2024" in signed.text
    assert signed.find_element("css selector", "cite a").get_attribute("href").startswith("https://")


def test_when_it_was_signed_who_says_so_on_which_page(site, browser):
    _open(browser, site)
    browser.find_element("id", "q").send_keys("Japan UK reciprocal access")
    _click(browser, "Japan-UK Reciprocal Access Agreement", "#results")
    step = browser.find_element("css selector", "[id='gbr-jpn-raa.signed']")
    step.find_element("css selector", "a.date").click()
    claims = [item.text for item in step.find_elements("css selector", ".claims li")]
    assert "11 January 2023" in step.text and len(claims) > 5
    assert all(("asserted" in text or "expected" in text or "reported" in text or "contingent" in text or "declined" in text) for text in claims)


def test_what_is_awaited(site, browser):
    _open(browser, site)
    _click(browser, "Awaited and overdue")
    assert browser.find_elements("css selector", ".tag.late")
    assert "ratified" in browser.find_element("css selector", "main").text


@pytest.mark.parametrize(
    ("words", "part", "found"), [("防衛", "Quotes", "防衛"), ("フィリピン 日本", "Names", "Japan and Philippines"), ("Philipines", "Names", "Philippines")]
)
def test_search(site, browser, words, part, found):
    _open(browser, site, "search.html?q=" + words)
    heading = browser.find_element("xpath", f"//*[@id='results']/h2[text()='{part}']")
    assert found in heading.find_element("xpath", "following-sibling::ol").text


def test_the_slider_changes_the_network(site, browser):
    _open(browser, site, "network.html")
    now = len(browser.find_elements("css selector", "#graph line"))
    browser.execute_script("const y = document.getElementById('year'); y.value = 1960; y.dispatchEvent(new Event('input', {bubbles: true}))")
    then = len(browser.find_elements("css selector", "#graph line"))
    assert 0 < then < now and browser.find_element("id", "sum").text.startswith("1960:")


def test_as_of_a_day(site, browser):
    _open(browser, site, "as-of.html")
    assert "In force" in browser.find_element("id", "known").text
    browser.execute_script("const d = document.getElementById('day'); d.value = '2022-11-04'; d.dispatchEvent(new Event('input', {bubbles: true}))")
    link = browser.find_element("link text", "Japan-UK Reciprocal Access Agreement")
    heading = link.find_element("xpath", "ancestor::ul/preceding-sibling::h2[1]").text
    assert heading.startswith("Under negotiation")


@pytest.mark.parametrize("address", KINDS)
def test_no_serious_barrier(site, browser, axe, address):
    _open(browser, site, address)
    browser.execute_script(axe)
    found = browser.execute_async_script("const done = arguments[0]; axe.run(document, {preload: false}).then((result) => done(result.violations))")
    serious = [(error["id"], [node["html"][:120] for node in error["nodes"][:3]]) for error in found if error["impact"] in ("serious", "critical")]
    assert serious == []


@pytest.mark.parametrize("address", KINDS)
def test_fits_a_telephone(site, browser, address):
    browser.set_window_size(500, 900)
    try:
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
        _open(browser, site, address)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.set_window_size(1280, 1000)


def test_a_folder_that_is_no_site_is_kept(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ValueError, match="holds no site"):
        write_site(load_contract(ROOT), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_query_that_cannot_run_is_named(tmp_path):
    shutil.copytree(ROOT, tmp_path / "copy", ignore=shutil.ignore_patterns(".git", ".venv", "dist", "tests", "__pycache__"))
    (tmp_path / "copy/schemas/site/queries/kinds.sql").write_text("select nothing from nowhere")
    with pytest.raises(Unreadable) as caught:
        write_site(load_contract(tmp_path / "copy"), tmp_path / "out")
    assert caught.value.errors[0].path == "schemas/site/queries/kinds.sql"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("date", "words"), [("2023-01-11", "11 January 2023"), ("2023-01", "January 2023"), ("2023", "2023"), (None, "no date")])
def test_a_date_in_words(date, words):
    assert day(date) == words


class Page(HTMLParser):
    """What a page links to, loads, and names."""

    def __init__(self, path: Path):
        super().__init__()
        self.links, self.loads, self.ids = [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"])
        if tag in ("script", "img") and values.get("src"):
            self.loads.append(values["src"])
        elif tag == "link" and values.get("rel") == "stylesheet":
            self.loads.append(values["href"])
        elif values.get("href"):
            self.links.append(values["href"])


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    """The script of axe-core, at the locked version."""
    folder = tmp_path_factory.mktemp("axe")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "tests" / "axe" / name, folder)
    npm = shutil.which("npm")
    if not npm or subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder).returncode:
        pytest.skip("axe-core could not be installed: it needs npm and its registry")
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def _open(browser, site, address: str = "index.html") -> None:
    path, mark, query = address.partition("?")
    browser.get((site / path).as_uri() + mark + query)


def _click(browser, words: str, within: str = "main") -> None:
    browser.find_element(
        "xpath",
        f"//{'main' if within == 'main' else '*[@id=' + repr(within[1:]) + ']'}//a[normalize-space()={words!r} or starts-with(normalize-space(), {words!r})]",
    ).click()


def _sums(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}

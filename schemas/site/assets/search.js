"use strict";
// Every text is read through: a few thousand lines take milliseconds, and a substring works in any script.
const field = document.getElementById("q");
const shown = document.getElementById("results");
const KINDS = { state: "State", body: "Party", pair: "Pair of states", kind: "Kind", agreement: "Agreement", publisher: "Publisher" };
const fold = (text) => (text || "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
const SMALL = new Set(["and", "the", "of", "with", "has", "what", "agreed", "between", "a"]);

async function tables() {
  const [names, words] = await Promise.all([load("names"), load("words")]);
  if (names.length && names[0].folded === undefined) {
    for (const row of names) { row.first = fold(row.name); row.folded = row.first + " " + fold(row.others); }
    for (const row of words) row.folded = fold(row.words);
  }
  return [names, words];
}
function score(row, words) {
  let sum = row.rank;
  for (const word of words) {
    const at = row.first.indexOf(word);
    if (at < 0 && !row.folded.includes(word)) return 0;
    sum += at < 0 ? 1 : at === 0 || row.first[at - 1] === " " || row.first[at - 1] === "-" ? 8 : 3;
  }
  if (row.first === words.join(" ")) sum += 20;
  return sum + (row.page === "pair" && words.length === 2 ? 6 : 0) + 10 / row.first.length;
}
// When no name has all the words, those that share most pairs of letters are offered: a slip of the pen finds its name.
function near(names, text) {
  const pairs = new Set([...text].slice(1).map((letter, n) => text[n] + letter));
  const alike = (name) => { let n = 0; for (const pair of pairs) if (name.includes(pair)) n++; return n / (pairs.size + name.length / 8); };
  return names.map((row) => [alike(row.first), row]).filter(([value]) => value > 0.5).sort((a, b) => b[0] - a[0]).slice(0, 8).map(([, row]) => row);
}
function line(row) {
  return element("li", {}, element("a", { href: addressOf(row.page, row.key), textContent: row.name }), " ",
    element("span", { className: "note", textContent: KINDS[row.page] + (row.more && row.more !== row.name ? ": " + row.more : "") }));
}
function wordLine(row) {
  const link = element("a", { href: addressOf(row.page, row.key, row.part), textContent: row.words });
  if (row.language) link.lang = row.language;
  return element("li", {}, link, " ", element("span", { className: "note", textContent: row.more }));
}
function section(title, items) {
  return items.length ? [element("h2", { textContent: title }), element("ol", {}, ...items)] : [];
}
let turn = 0;
async function search() {
  const mine = ++turn;
  const text = fold(field.value).replace(/[?!.,;:"'、。]/g, " ").trim();
  if (!text) return shown.replaceChildren();
  const all = text.split(/[\s\-–]+/).filter(Boolean);
  const words = all.filter((word) => !SMALL.has(word)).length ? all.filter((word) => !SMALL.has(word)) : all;
  const [names, lines] = await tables();
  if (mine !== turn) return;
  let found = names.map((row) => [score(row, words), row]).filter(([value]) => value).sort((a, b) => b[0] - a[0]).map(([, row]) => row);
  const said = lines.filter((row) => words.every((word) => row.folded.includes(word)));
  const quotes = said.filter((row) => row.page === "agreement"), pages = said.filter((row) => row.page !== "agreement");
  const none = !found.length && !said.length;
  if (none) found = near(names, text);
  shown.replaceChildren(
    element("p", { textContent: none ? (found.length ? "Nothing has all of these words. Near to them:" : "Nothing found.") : `${inDigits(found.length)} names, ${inDigits(quotes.length)} quotes, ${inDigits(pages.length)} titles of pages.` }),
    ...section("Names", found.slice(0, 25).map(line)), ...section("Quotes", quotes.slice(0, 40).map(wordLine)), ...section("Pages", pages.slice(0, 25).map(wordLine)));
}
field.addEventListener("focus", tables, { once: true });
field.addEventListener("input", search);
field.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
const asked = new URLSearchParams(location.search).get("q");
if (asked) { field.value = asked; search(); }

"use strict";
// A linked step shows its claims at once; on paper everything is open.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const claims = target && target.querySelector("details");
  if (claims) claims.open = true;
}
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
document.addEventListener("click", (event) => {
  const date = event.target.closest("a.date");
  if (date) date.closest("li").querySelectorAll("details").forEach((part) => (part.open = true));
});
openTarget();

// Pages opened from disk may load scripts and nothing else, so data are scripts, loaded when they are first needed.
const loading = {};
function load(name) {
  loading[name] ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = document.body.dataset.root + "data/" + name + ".js";
    script.onload = () => done(rowsOf(name));
    script.onerror = failed;
    document.head.append(script);
  });
  return loading[name];
}
function rowsOf(name) {
  const { columns, rows } = window.site[name];
  return rows.map((cells) => Object.fromEntries(columns.map((column, n) => [column, cells[n]])));
}
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
const inDigits = (number) => number.toLocaleString("en");
const MONTHS = "January February March April May June July August September October November December".split(" ");
function inWords(date) {
  const [year, month, day] = (date || "").split("-");
  return [day && String(+day), month && MONTHS[month - 1], year].filter(Boolean).join(" ") || "no day named";
}
const FOLDERS = { body: "party" };
function addressOf(page, key, part) {
  return document.body.dataset.root + (FOLDERS[page] || page) + "/" + encodeURIComponent(key) + ".html" + (part ? "#" + encodeURIComponent(part) : "");
}

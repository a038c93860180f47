"use strict";
const known = document.getElementById("known");
const spells = rowsOf("spells");
const statuses = JSON.parse(known.dataset.statuses), steps = JSON.parse(known.dataset.steps);
function show() {
  const [day, kind, state] = ["day", "kind", "state"].map((id) => document.getElementById(id).value);
  const last = new Map();
  for (const row of spells) if (day && row.valid_from <= day && (!kind || row.agreement_kind === kind) && (!state || (row.parties || "").split(";").includes(state))) last.set(row.agreement_id, row);
  const title = (code) => statuses[code].title;
  for (const row of last.values()) row.group = row.status || "perhaps";
  const groups = [...last.values()].reduce((sum, row) => ((sum[row.group] ??= []).push(row), sum), {});
  const headings = [...Object.values(statuses), { code: "perhaps", title: "Known only from pages that may have existed" }];
  const parts = headings.filter((status) => groups[status.code]).flatMap((status) => [
    element("h2", { textContent: `${status.title} (${inDigits(groups[status.code].length)})` }),
    element("ul", { className: "steps" }, ...groups[status.code].sort((a, b) => (a.name < b.name ? -1 : 1)).map((row) => element("li", {},
      element("a", { href: addressOf("agreement", row.agreement_id), textContent: row.name }), " ",
      element("span", { className: "note", textContent: `known since ${inWords(row.valid_from)}` + (row.status_max && row.status_max !== row.status ? `; perhaps ${title(row.status_max).toLowerCase()}` : "") + (row.next_step ? `; awaited: ${steps[row.next_step].title.toLowerCase()}, ${inWords(row.next_expected)}` : "") })))) ]);
  known.replaceChildren(element("p", { textContent: day ? `${inDigits(last.size)} agreements known on ${inWords(day)}.` : "Choose a day." }), ...parts);
}
document.getElementById("asof").addEventListener("input", show);
document.getElementById("asof").addEventListener("submit", (event) => event.preventDefault());
show();

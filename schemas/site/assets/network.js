"use strict";
const nodes = rowsOf("nodes"), edges = rowsOf("edges");
const graph = document.getElementById("graph"), year = document.getElementById("year"), kind = document.getElementById("kind");
const byId = new Map(nodes.map((node) => [node.actor_id, node]));
const WIDTH = 900, HEIGHT = 640, EDGE = 30;
const make = (tag, attributes) => { const made = document.createElementNS("http://www.w3.org/2000/svg", tag); for (const key in attributes) made.setAttribute(key, attributes[key]); return made; };

// The places are found once, from the ties of all years, so that states stay where they are while the year changes.
const all = [...new Map(edges.map((edge) => [edge.state_1 + edge.state_2, { source: edge.state_1, target: edge.state_2 }])).values()];
const simulation = d3.forceSimulation(nodes).stop()
  .force("link", d3.forceLink(all).id((node) => node.actor_id).distance(70).strength(0.06))
  .force("charge", d3.forceManyBody().strength(-190)).force("x", d3.forceX(WIDTH / 2).strength(0.07)).force("y", d3.forceY(HEIGHT / 2).strength(0.12)).force("apart", d3.forceCollide(19));
simulation.tick(300);
for (const node of nodes) { node.x = Math.max(EDGE, Math.min(WIDTH - 3 * EDGE, node.x)); node.y = Math.max(EDGE, Math.min(HEIGHT - EDGE, node.y)); }

function tiesOf(when, what) {
  const ties = new Map();
  for (const edge of edges) {
    if (edge.first_year > when || edge.last_year < when || (what && edge.agreement_kind !== what)) continue;
    const key = edge.state_1 + "-" + edge.state_2;
    ties.set(key, ties.get(key) || edge.is_certain);
  }
  return ties;
}
function draw() {
  const ties = tiesOf(+year.value, kind.value), degree = new Map();
  const lines = [], items = [];
  for (const [key, sure] of ties) {
    const [a, b] = key.split("-").map((id) => byId.get(id));
    if (!a || !b) continue;
    for (const node of [a, b]) degree.set(node, (degree.get(node) || 0) + 1);
    lines.push(make("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: sure ? "sure" : "maybe" }));
    items.push(element("li", {}, element("a", { href: addressOf("pair", key), textContent: `${a.name} and ${b.name}` }), sure ? "" : " (perhaps)"));
  }
  const places = nodes.filter((node) => degree.has(node)).map((node) => {
    const link = make("a", { href: addressOf("state", node.actor_id), tabindex: "-1" }), size = 3 + Math.sqrt(degree.get(node));
    const label = make("text", { x: node.x + size + 2, y: node.y + 4 });
    label.textContent = node.name;
    link.append(make("circle", { cx: node.x, cy: node.y, r: size }), label);
    return link;
  });
  graph.replaceChildren(...lines, ...places);
  document.getElementById("shown").value = year.value;
  const sure = [...ties.values()].filter(Boolean).length;
  document.getElementById("sum").textContent = `${year.value}: ${sure} pairs of states tied by an agreement in force, ${ties.size - sure} more perhaps; ${places.length} states.`;
  document.getElementById("ties").replaceChildren(...items);
}
document.getElementById("net").addEventListener("input", draw);
document.getElementById("net").addEventListener("submit", (event) => event.preventDefault());
draw();

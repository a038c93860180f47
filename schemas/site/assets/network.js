"use strict";
const nodes = rowsOf("nodes"), edges = rowsOf("edges");
const graph = document.getElementById("graph"), year = document.getElementById("year"), kind = document.getElementById("kind");
const byId = new Map(nodes.map((node) => [node.actor_id, node]));
const WIDTH = 1100, HEIGHT = 760, EDGE = 24;
const make = (tag, attributes) => { const made = document.createElementNS("http://www.w3.org/2000/svg", tag); for (const key in attributes) made.setAttribute(key, attributes[key]); return made; };

// The places are found once, from the ties of all years, so that states stay where they are while the year changes.
const all = [...new Map(edges.map((edge) => [edge.state_1 + edge.state_2, { source: edge.state_1, target: edge.state_2 }])).values()];
const simulation = d3.forceSimulation(nodes).stop()
  .force("link", d3.forceLink(all).id((node) => node.actor_id).distance(150).strength(0.015))
  .force("charge", d3.forceManyBody().strength(-420)).force("x", d3.forceX(WIDTH / 2).strength(0.06)).force("y", d3.forceY(HEIGHT / 2).strength(0.1)).force("apart", d3.forceCollide(34));
simulation.tick(300);
const fit = (axis, low, high) => {
  const [least, most] = [Math.min, Math.max].map((of) => of(...nodes.map((node) => node[axis])));
  for (const node of nodes) node[axis] = low + ((node[axis] - least) / (most - least || 1)) * (high - low);
};
fit("x", EDGE, WIDTH - 5 * EDGE);
fit("y", EDGE, HEIGHT - EDGE);

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
  // The names of the most tied come first; one that would cover another, or a circle, shows when its state is pointed at.
  const sizeOf = (node) => 3 + Math.sqrt(degree.get(node));
  const taken = [...degree.keys()].map((node) => ({ node, x: node.x - sizeOf(node), y: node.y, w: 2 * sizeOf(node) }));
  const isFree = (box) => !taken.some((other) => other.node !== box.node && box.x < other.x + other.w && other.x < box.x + box.w && Math.abs(box.y - other.y) < 11);
  const places = nodes.filter((node) => degree.has(node)).sort((a, b) => degree.get(b) - degree.get(a)).map((node) => {
    const link = make("a", { href: addressOf("state", node.actor_id), tabindex: "-1" }), size = sizeOf(node);
    const wide = node.name.length * 6.6 + 4, high = size + 8;
    const sides = [["start", 0, 0], ["end", -wide, 0], ["middle", -wide / 2, high], ["middle", -wide / 2, -high]];
    const boxes = sides.map(([anchor, x, y]) => ({ node, anchor, x: node.x + x + (y ? 0 : x ? -size : size), y: node.y + y, w: wide }));
    const free = boxes.find(isFree), box = free || boxes[0];
    const label = make("text", { x: box.x + { start: 2, middle: wide / 2, end: wide - 2 }[box.anchor], y: box.y + 4, "text-anchor": box.anchor });
    label.textContent = node.name;
    if (free) taken.push(box); else label.setAttribute("class", "covered");
    const title = make("title", {});
    title.textContent = `${node.name}: ${degree.get(node)} partners`;
    link.append(title, make("circle", { cx: node.x, cy: node.y, r: size }), label);
    return link;
  });
  graph.replaceChildren(...lines, ...places.reverse());
  document.getElementById("shown").value = year.value;
  const sure = [...ties.values()].filter(Boolean).length;
  document.getElementById("sum").textContent = `${year.value}: ${inDigits(sure)} pairs of states tied by an agreement in force, ${inDigits(ties.size - sure)} more perhaps; ${places.length} states.`;
  document.getElementById("ties").replaceChildren(...items);
}
document.getElementById("net").addEventListener("input", draw);
document.getElementById("net").addEventListener("submit", (event) => event.preventDefault());
draw();

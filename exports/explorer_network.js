// The free network: what lies around the focus, drawn by vis-network at given places. Nothing moves by itself.

const NETWORK_MOST = 300;
let network = null;

/** The items to draw: on the overview the places come from the file, around a focus they are laid in rings. */
function networkItems(of) {
  if (!of) {
    const ordered = forumRows().filter((row) => row.actions).sort((a, b) => b.actions - a.actions).map((row) => row.forum);
    const found = new Set();
    for (const forum of ordered) {
      const web = [forum, ...actionsOf(forum).filter(passes)];
      const all = unique([...web, ...web.slice(1).map(recommendationOf).filter(Boolean)]).filter((node) => !found.has(node));
      if (found.size + all.length > NETWORK_MOST) break;
      for (const node of all) found.add(node);
    }
    return { items: [...found], places: null, total: nodes.length };
  }
  const middle = of.nodes || (of.node ? [of.node] : of.actions);
  const near = of.path ? [] : [...of.forums, ...of.actions, ...of.recommendations];
  const extra = of.path ? [] : near.filter((node) => node !== of.node).slice(0, NETWORK_MOST)
    .flatMap((node) => linksOf[node.id].filter((edge) => ["owns", "cites", "depends"].includes(edge.group))
      .map((edge) => other(edge, node.id)).filter((far) => !["action", "recommendation"].includes(far.group)));
  const own = of.node ? linksOf[of.node.id].map((edge) => other(edge, of.node.id)) : [];
  const all = unique([...middle, ...near, ...own.filter((node) => node.group !== "action"), ...extra]);
  const items = all.slice(0, NETWORK_MOST);
  return { items, places: of.path ? inLine(items) : inRings(items, of.node), total: all.length };
}

const inLine = (items) => new Map(items.map((node, place) => [node.id, [place * 260, (place % 2) * 90]]));

/** Rings around the focus: neighbours on the first, their own neighbours beside them on the second and third. */
function inRings(items, centre) {
  const waiting = new Set(items);
  const root = centre || items[0];
  const places = new Map();
  if (!root) return places;
  const children = new Map();
  const reach = [root];
  waiting.delete(root);
  for (const node of reach) {
    const found = unique(linksOf[node.id].map((edge) => other(edge, node.id))).filter((far) => waiting.delete(far));
    found.sort((a, b) => KIND_ORDER.indexOf(a.group) - KIND_ORDER.indexOf(b.group) || a.id - b.id);
    children.set(node, found);
    reach.push(...found);
    if (node === reach[reach.length - 1] && waiting.size) {
      const lost = [...waiting][0];
      waiting.delete(lost);
      children.get(root).push(lost);
      reach.push(lost);
    }
  }
  const leaves = new Map();
  for (const node of [...reach].reverse()) {
    leaves.set(node, children.get(node).reduce((sum, child) => sum + leaves.get(child), 0) || 1);
  }
  const step = Math.max(230, (leaves.get(root) * 58) / (2 * Math.PI) / 1.6);
  const lay = (node, depth, start, end) => {
    const angle = (start + end) / 2;
    places.set(node.id, [Math.round(1.45 * depth * step * Math.cos(angle)), Math.round(depth * step * Math.sin(angle))]);
    let at = start;
    for (const child of children.get(node)) {
      const share = ((end - start) * leaves.get(child)) / leaves.get(node);
      lay(child, depth + 1, at, at + share);
      at += share;
    }
  };
  lay(root, 0, -Math.PI / 2, 1.5 * Math.PI);
  return places;
}

function drawNetwork(panel, of) {
  const { items, places, total } = networkItems(of);
  const has = new Set(items.map((node) => node.id));
  const drawn = new Map();
  for (const edge of edges) if (has.has(edge.from) && has.has(edge.to)) drawn.set(`${edge.from} ${edge.to} ${edge.group}`, edge);
  const note = items.length < total ? `${items.length} of ${total.toLocaleString("en-GB")} items are drawn. Choose a forum to see all around it.`
    : `${count(items.length, "item")} and ${count(drawn.size, "link")}.`;
  const canvas = el("div", { class: "canvas", role: "img", tabindex: "0", id: "canvas",
    "aria-label": `${note} The same items can be reached with the keyboard in the views Lanes and Table.` });
  const zoom = (factor) => network && network.moveTo({ scale: network.getScale() * factor });
  const tool = (text, act) => el("button", { type: "button", on: { click: act } }, text);
  if (network) network.destroy();
  network = null;
  show(panel, el("p", { class: "note" }, note, " Click an item to put it in focus."),
    el("div", { class: "tools" }, tool("Zoom in", () => zoom(1.4)), tool("Zoom out", () => zoom(1 / 1.4)),
      tool("Fit", () => network && network.fit())), canvas, neighbourList(items, of));
  if (!items.length) return;
  if (!globalThis.vis) {
    show(canvas, el("p", { class: "note" }, "The drawing library did not start. Lanes and Table show the same."));
    return;
  }
  network = new vis.Network(canvas, { nodes: items.map((node) => visNode(node, of, places)),
    edges: [...drawn.values()].map(visEdge) }, { ...options, nodes: { ...options.nodes, scaling: { label: { drawThreshold: 9 } } } });
  network.on("click", ({ nodes: hit }) => { if (hit.length) go(focusOn(nodes[hit[0]])); });
  network.fit({ animation: false });
}

function visNode(node, of, places) {
  const { colour, shape } = KINDS[node.group];
  const focused = of && node === of.node;
  const [x, y] = (places && places.get(node.id)) || [node.x, node.y];
  const important = focused || node.group === "forum";
  return { id: node.id, x, y, shape, size: focused ? 22 : 12, label: shorten(fullName(node), focused ? 90 : 48),
    color: { background: colour, border: focused ? "#0b0c0c" : colour, highlight: { background: colour, border: "#0b0c0c" } },
    borderWidth: focused ? 5 : 2, widthConstraint: { maximum: 190 }, font: { size: important ? 18 : 14, face: "Arial", color: "#0b0c0c" } };
}

const visEdge = (edge) => ({ from: edge.from, to: edge.to, dashes: edge.group === "mentions",
  width: edge.group === "oversees" ? 2 : 1, arrows: { to: { enabled: true, scaleFactor: 0.5 } } });

/** The drawn items as a list, for those who cannot use the drawing. */
function neighbourList(items, of) {
  if (!of) return null;
  return el("details", { class: "drawn" }, el("summary", null, "The drawn items as a list"),
    el("ul", null, items.slice(0, NETWORK_MOST).map((node) => el("li", null, glyph(node.group), nodeLink(node, shorten(fullName(node), 140))))));
}

// The free network: what lies around the focus, drawn by vis-network at given places. Nothing moves by itself.

const NETWORK_MOST = 300;
let network = null;

/** The items to draw, their places, and how many there would be. */
function networkItems(of) {
  if (!of) return overviewItems();
  if (of.path) return { items: of.nodes, places: inLine(of.nodes), total: of.nodes.length };
  const lanes = [...of.forums, ...of.actions, ...of.recommendations];
  const own = of.node ? linksOf[of.node.id].map((edge) => other(edge, of.node.id)).filter((node) => node.group !== "action") : [];
  const around = lanes.slice(0, NETWORK_MOST).filter((node) => node.group !== "forum" && node !== of.node)
    .flatMap((node) => linksOf[node.id].filter((edge) => ["owns", "cites", "depends"].includes(edge.group))
      .map((edge) => other(edge, node.id))).filter((far) => ["owner", "policy", "condition"].includes(far.group));
  const all = unique([...(of.node ? [of.node] : []), ...lanes, ...own, ...around]);
  const items = all.slice(0, NETWORK_MOST);
  return { items, places: inRings(items, of.node), total: all.length };
}

/** On the overview whole webs are drawn, at the places that stand in the file; owners and policies are left out. */
function overviewItems() {
  const found = new Set();
  for (const { forum, actions: n } of forumRows().sort((a, b) => b.actions - a.actions)) {
    const its = actionsOf(forum).filter(passes);
    const web = [forum, ...its, ...its.map(recommendationOf).filter(Boolean)].filter((node) => !found.has(node));
    if (!n || found.size + web.length > NETWORK_MOST) continue;
    for (const node of web) found.add(node);
  }
  const items = [...found].filter((node) => node.web !== undefined);
  return { items, places: inShelves(items, Math.max(380, byId("panel-network").clientWidth)), total: items.length };
}

function drawNetwork(panel, of) {
  const { items, places, total } = networkItems(of);
  const has = new Set(items.map((node) => node.id));
  const drawn = new Map();
  for (const edge of edges) if (has.has(edge.from) && has.has(edge.to)) drawn.set(`${edge.from} ${edge.to} ${edge.group}`, edge);
  const note = [`${count(items.length, "item")}${items.length < total ? ` of ${total.toLocaleString("en-GB")}` : ""}, `
    + `${count(drawn.size, "link")}.`, of ? "" : "Forums with the actions they oversee, and the recommendations these answer."].join(" ");
  const canvas = el("div", { class: "canvas", role: "img", tabindex: "0", id: "canvas",
    "aria-label": `Network drawing. ${note} The views Lanes and Table show the same items for the keyboard.` });
  const zoom = (factor) => network && network.moveTo({ scale: network.getScale() * factor });
  const tool = (text, act) => el("button", { type: "button", on: { click: act } }, text);
  if (network) network.destroy();
  network = null;
  show(panel, el("p", { class: "note" }, note, " Choose an item to put it in focus; drag to move, scroll to zoom."),
    el("div", { class: "tools" }, tool("Zoom in", () => zoom(1.4)), tool("Zoom out", () => zoom(1 / 1.4)),
      tool("Fit", () => network && network.fit())), canvas, drawnList(items, of));
  if (!items.length) return show(canvas, el("p", { class: "note" }, "Nothing to draw."));
  if (!globalThis.vis) return show(canvas, el("p", { class: "note" }, "Drawing …"));
  return startNetwork(canvas, items, places, [...drawn.values()], of);
}

/** Start vis-network so that names are at least 12 pixels tall at the size at which everything fits. */
function startNetwork(canvas, items, places, links, of) {
  const spots = items.map((node) => places.get(node.id));
  const extent = (axis, room) => Math.max(...spots.map((spot) => spot[axis])) - Math.min(...spots.map((spot) => spot[axis])) + room;
  const scale = Math.min(1, canvas.clientWidth / extent(0, 260), canvas.clientHeight / extent(1, 130));
  const first = of && of.node ? [of.node, ...items] : items;
  const look = { of, scale: of ? scale : 1, named: nameable(unique(first), places, scale), overview: !of, few: items.length < 45 };
  network = new vis.Network(canvas, {
    nodes: items.map((node) => visNode(node, places.get(node.id), look)),
    edges: links.map(visEdge),
  }, options);
  network.on("click", ({ nodes: hit }) => { if (hit.length) go(focusOn(nodes[hit[0]])); });
  if (of) return network.moveTo({ position: middleOf(spots), scale });
  // The overview keeps its names readable and starts at its top left; the rest is reached by dragging or "Fit".
  return network.moveTo({ position: { x: canvas.clientWidth / 2 - 220, y: canvas.clientHeight / 2 - 40 }, scale: 1 });
}

function middleOf(spots) {
  const middle = (axis) => (Math.max(...spots.map((spot) => spot[axis])) + Math.min(...spots.map((spot) => spot[axis]))) / 2;
  return { x: middle(0), y: middle(1) + 20 };
}

function visNode(node, [x, y], look) {
  const { colour, shape } = KINDS[node.group];
  const focused = look.of && node === look.of.node;
  const named = look.named.has(node);
  const base = { id: node.id, x, y, label: shorten(fullName(node), focused ? 90 : 44),
    color: { background: colour, border: focused ? "#0b0c0c" : colour, highlight: { background: colour, border: "#0b0c0c" } } };
  if (look.overview && node.group === "forum") return { ...base, shape: "custom", ctxRenderer: namedHexagon };
  return { ...base, shape, label: look.overview ? "" : base.label, size: (focused ? 16 : look.few ? 10 : 7) / look.scale,
    borderWidth: focused ? 5 : 2, widthConstraint: { maximum: (named ? 150 : 120) / (named ? look.scale : 1) },
    font: { size: named ? 13 / look.scale : 12, strokeWidth: 4 / look.scale, strokeColor: "#ffffff" } };
}

/** A forum on the overview: its sign with the name to the left of it, where nothing else stands. */
function namedHexagon({ ctx, x, y, label, state: { selected } }) {
  const draw = () => {
    ctx.beginPath();
    for (let corner = 0; corner < 6; corner += 1) ctx.lineTo(x + 8 * Math.cos((corner * Math.PI) / 3), y + 8 * Math.sin((corner * Math.PI) / 3));
    ctx.closePath();
    ctx.fillStyle = selected ? "#0b0c0c" : KINDS.forum.colour;
    ctx.fill();
    ctx.font = "13px Arial";
    ctx.fillStyle = "#0b0c0c";
    ctx.textAlign = "right";
    ctx.textBaseline = "middle";
    ctx.fillText(shorten(label, 30), x - 14, y);
  };
  return { drawNode: draw, nodeDimensions: { width: 18, height: 18 } };
}

const visEdge = (edge) => ({ from: edge.from, to: edge.to, dashes: edge.group === "mentions", width: edge.group === "oversees" ? 2 : 1,
  arrows: { to: { enabled: edge.group !== "addresses", scaleFactor: 0.5 } } });

/** The drawn items as a list, for those who cannot use the drawing. */
function drawnList(items, of) {
  if (!of) return null;
  return el("details", { class: "drawn" }, el("summary", null, "The drawn items as a list"),
    el("ul", null, items.map((node) => el("li", null, glyph(node.group), nodeLink(node, shorten(fullName(node), 140))))));
}

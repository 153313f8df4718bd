// The free network: what lies around the focus, drawn by vis-network at given places. Nothing moves.

const NETWORK_MOST = 300;
let network = null;
let drawnNetwork = null;

/** The items to draw, their places, and how many there would be. */
function networkItems(of) {
  if (!of) return overviewItems();
  if (of.path) return { items: of.nodes, places: inLine(of.nodes), total: of.nodes.length };
  const lanes = [...of.forums, ...of.actions, ...of.recommendations];
  const own = of.node
    ? linksOf[of.node.id].map((edge) => other(edge, of.node.id)).filter((node) => node.group !== "action")
    : [];
  const around = lanes
    .slice(0, NETWORK_MOST)
    .filter((node) => node.group !== "forum" && node !== of.node)
    .flatMap((node) =>
      linksOf[node.id]
        .filter((edge) => ["owns", "cites", "depends"].includes(edge.group))
        .map((edge) => other(edge, node.id)),
    )
    .filter((far) => ["owner", "policy", "condition"].includes(far.group));
  const all = unique([...(of.node ? [of.node] : []), ...lanes, ...own, ...around]);
  const items = all.slice(0, NETWORK_MOST);
  return { items, places: inRings(items, of.node), total: all.length };
}

const FAN = 6;

/**
 * On the overview every forum has a fan of its own: some of its actions, and the recommendations these answer. What
 * stands in several fans is drawn in each, so that no link runs across the others. Owners and policies are left out.
 */
function overviewItems() {
  const fans = [];
  let total = 0;
  for (const { forum, actions: n } of forumRows().sort((a, b) => b.actions - a.actions)) {
    if (!n || !isHere(forum)) continue;
    const its = actionsOf(forum).filter(passes).sort(inPlanOrder).slice(0, FAN);
    const fan = [[forum], its, unique(its.map(recommendationOf).filter(Boolean))];
    total += fan.flat().length;
    if (total > NETWORK_MOST) break;
    fans.push(fan);
  }
  const copies = fans.map((fan) => fan.map((column) => column.map((node) => copyIn(fan, node))));
  const places = inShelves(copies, Math.max(380, byId("panel-network").clientWidth));
  const items = copies.flat(2);
  return { items, places, total: items.length, links: fans.flatMap(linksIn) };
}

const idIn = (fan, id) => `${fan[0][0].id}:${id}`;
const copyIn = (fan, node) => ({ ...node, id: idIn(fan, node.id), original: node });

/** The links within a fan, between its copies. */
function linksIn(fan) {
  const [[forum], its, ends] = fan;
  return [
    ...links(forum.id, "oversees").filter((edge) => its.includes(nodes[edge.to])),
    ...its.flatMap((action) => links(action.id, "addresses").filter((edge) => ends.includes(nodes[edge.to]))),
  ].map((edge) => ({ ...edge, from: idIn(fan, edge.from), to: idIn(fan, edge.to) }));
}

/** All links between drawn items. */
function linksAmong(items) {
  const has = new Set(items.map((node) => node.id));
  return edges.filter((edge) => has.has(edge.from) && has.has(edge.to));
}

function drawNetwork(panel, of) {
  const { items, places, total, links: own } = networkItems(of);
  const drawn = new Map(
    (own || linksAmong(items)).map((edge) => [`${edge.from} ${edge.to} ${edge.group}`, edge]),
  );
  const note = [
    `${count(items.length, "item")}${items.length < total ? ` of ${total.toLocaleString("en-GB")}` : ""}, ` +
      `${count(drawn.size, "link")}.`,
    of ? "" : `Forums with up to ${FAN} of the actions they oversee, and the recommendations these answer.`,
  ].join(" ");
  const canvas = el("div", {
    class: "canvas",
    role: "img",
    tabindex: "0",
    id: "canvas",
    "aria-label": `Network drawing. ${note} The views Lanes and Table show the same items for the keyboard.`,
  });
  const zoom = (factor) => network && network.moveTo({ scale: network.getScale() * factor });
  const tool = (text, act) => el("button", { type: "button", on: { click: act } }, text);
  if (network) network.destroy();
  network = null;
  show(
    panel,
    el("p", { class: "note" }, note, " Choose an item to put it in focus; drag to move, scroll to zoom."),
    el(
      "div",
      { class: "tools" },
      tool("Zoom in", () => zoom(1.4)),
      tool("Zoom out", () => zoom(1 / 1.4)),
      tool("Fit", () => network && network.fit()),
    ),
    canvas,
    drawnList(items, of),
  );
  if (!items.length) return show(canvas, el("p", { class: "note" }, "Nothing to draw."));
  if (!globalThis.vis) return show(canvas, el("p", { class: "note" }, "Drawing …"));
  return startNetwork(canvas, items, places, [...drawn.values()], of);
}

/** Stretch places so that they fill the drawing, with room for names at the sides. */
function filling(canvas, places) {
  const spots = [...places.values()];
  const extent = (axis) =>
    Math.max(...spots.map((spot) => spot[axis])) - Math.min(...spots.map((spot) => spot[axis])) || 1;
  const [sx, sy] = [(canvas.clientWidth - 350) / extent(0), (canvas.clientHeight - 90) / extent(1)].map(
    (stretch) => Math.min(1.6, Math.max(0.1, stretch)),
  );
  return new Map([...places].map(([id, [x, y]]) => [id, [Math.round(x * sx), Math.round(y * sy)]]));
}

/** Start vis-network at full size; names are 13 pixels tall then. */
function startNetwork(canvas, items, given, links, of) {
  const places = of ? filling(canvas, given) : given;
  const spots = items.map((node) => places.get(node.id));
  const [scale, size] = [1, items.length < 45 ? 10 : 7];
  const named = of ? items : items.filter((node) => node.group === "forum");
  const names = of ? placeNames(named, places, scale, size, of.node || items[0]) : namesOnTheLeft(named);
  drawnNetwork = { items, links, places, names, size };
  network = new vis.Network(
    canvas,
    {
      nodes: items.map((node) =>
        visNode(
          node,
          places.get(node.id),
          signOf(node, of && node === of.node ? 14 : size, scale, names.get(node.id), of && node === of.node),
        ),
      ),
      edges: links.map((edge) => visEdge(edge, scale)),
    },
    options,
  );
  network.on("click", ({ nodes: hit }) => {
    const found = items.find((node) => node.id === hit[0]);
    if (found) go(focusOn(found.original || found));
  });
  // The overview starts at its top left at full size; the rest is reached by dragging or with "Fit".
  const position = of
    ? middleOf(spots)
    : { x: canvas.clientWidth / 2 - 220, y: canvas.clientHeight / 2 - 40 };
  network.moveTo({ position, scale });
}

function middleOf(spots) {
  const middle = (axis) =>
    (Math.max(...spots.map((spot) => spot[axis])) + Math.min(...spots.map((spot) => spot[axis]))) / 2;
  return { x: middle(0), y: middle(1) };
}

/** The name of each forum on its left, with its prison where there are several. */
function namesOnTheLeft(items) {
  const mixed = new Set(items.map((node) => node.est)).size > 1;
  const linesOf = (node) => [
    ...wrapped(fullName(node), 28, 2),
    ...(mixed ? wrapped(establishmentOf(node), 28, 1) : []),
  ];
  return new Map(
    items.map((node) => [node.id, { lines: linesOf(node), align: "right", dx: -14, dy: 0 }]),
  );
}

const visNode = (node, [x, y], ctxRenderer) => ({
  id: node.id,
  x,
  y,
  shape: "custom",
  ctxRenderer,
  label: "",
});

const visEdge = (edge, scale) => ({
  from: edge.from,
  to: edge.to,
  dashes: edge.group === "mentions",
  width: (edge.group === "oversees" ? 2 : 1) / scale,
  arrows: { to: { enabled: edge.group === "oversees", scaleFactor: 0.5 } },
});

/** The drawn items as a list, for those who cannot use the drawing. */
function drawnList(items, of) {
  if (!of) return null;
  return el(
    "details",
    { class: "drawn" },
    el("summary", null, "The drawn items as a list"),
    el(
      "ul",
      null,
      items.map((node) => el("li", null, glyph(node.group), nodeLink(node, shorten(fullName(node), 140)))),
    ),
  );
}

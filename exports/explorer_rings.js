// Places in the free network. Everything is worked out once; nothing is simulated and nothing moves.

const SPREAD = 1.25;

/** A path stands in one line, every other item a little lower so that names have room. */
const inLine = (items) => new Map(items.map((node, place) => [node.id, [place * 200, (place % 2) * 110]]));

/** Rings around the focus: its neighbours on the first, their own neighbours behind them on the next. */
function inRings(items, centre) {
  const root = centre || items[0];
  if (!root) return new Map();
  const children = treeOf(items, root);
  const leaves = new Map();
  for (const node of [...children.keys()].reverse()) {
    leaves.set(node, children.get(node).reduce((sum, child) => sum + leaves.get(child), 0) || 1);
  }
  const step = Math.max(150, (leaves.get(root) * 60) / (2 * Math.PI));
  const places = new Map();
  const lay = (node, depth, start, end) => {
    const angle = (start + end) / 2;
    places.set(
      node.id,
      [SPREAD * depth * step * Math.cos(angle), depth * step * Math.sin(angle)].map(Math.round),
    );
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

const [CELL, COLUMN, ROW, BETWEEN] = [360, 60, 30, 50];

/** The fans of the overview, each in three columns, on shelves as wide as the drawing is. */
function inShelves(fans, width) {
  const places = new Map();
  let [left, top, shelf] = [0, 0, 0];
  for (const fan of fans) {
    const rows = Math.max(...fan.map((column) => column.length));
    if (left && left + CELL > width) [left, top, shelf] = [0, top + shelf + BETWEEN, 0];
    fan.forEach((column, at) => {
      const first = top + ((rows - column.length) / 2) * ROW;
      column.forEach((node, row) => places.set(node.id, [left + at * COLUMN, first + row * ROW]));
    });
    shelf = Math.max(shelf, (rows - 1) * ROW);
    left += CELL;
  }
  return places;
}

/** Who stands behind whom: a tree over the items, nearest first; what is not joined hangs on the root. */
function treeOf(items, root) {
  const waiting = new Set(items);
  waiting.delete(root);
  const children = new Map([[root, []]]);
  const reach = [root];
  for (let at = 0; at < reach.length || waiting.size; at += 1) {
    if (at === reach.length) adopt([...waiting][0], root);
    const node = reach[at];
    const found = unique(linksOf[node.id].map((edge) => other(edge, node.id))).filter((far) =>
      waiting.has(far),
    );
    found.sort((a, b) => KIND_ORDER.indexOf(a.group) - KIND_ORDER.indexOf(b.group) || a.id - b.id);
    for (const child of found) adopt(child, node);
  }
  return children;

  function adopt(node, parent) {
    waiting.delete(node);
    children.get(parent).push(node);
    children.set(node, []);
    reach.push(node);
  }
}

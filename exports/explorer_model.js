// The graph of the page, read once: nodes by number, links by node, and what belongs to every action.

const [nodes, edges, linksOf, actions, forums] = [[], [], [], [], []];
const options = island("options");
const shared = island("shared");

const KINDS = {
  forum: { one: "forum", many: "forums", colour: "#801650", shape: "hexagon" },
  action: { one: "action", many: "actions", colour: "#12436d", shape: "dot" },
  recommendation: { one: "recommendation", many: "recommendations", colour: "#f46a25", shape: "square" },
  owner: { one: "owner", many: "owners", colour: "#28a197", shape: "triangle" },
  policy: { one: "policy", many: "policies", colour: "#a285d1", shape: "diamond" },
  condition: { one: "condition", many: "conditions", colour: "#3d3d3d", shape: "triangleDown" },
};

let [keys, index] = [null, null];

/** Add nodes and links to the graph: all at once, or those of one establishment after the other. */
function take(found, linked) {
  for (const node of found) {
    if (nodes[node.id]) continue;
    nodes[node.id] = node;
    linksOf[node.id] = [];
    if (node.group === "action") actions.push(node);
    if (node.group === "forum") forums.push(node);
  }
  for (const edge of linked) {
    edges.push(edge);
    linksOf[edge.from].push(edge);
    if (edge.to !== edge.from) linksOf[edge.to].push(edge);
  }
  keys = null;
  index = null;
}

const other = (edge, id) => nodes[edge.from === id ? edge.to : edge.from];
const links = (id, group) => linksOf[id].filter((edge) => edge.group === group);

/** The nodes at the other end of the links of one kind, each once. */
const near = (id, group) => [...new Set(links(id, group).map((edge) => other(edge, id)))];

const forumsOf = (action) => near(action.id, "oversees");
const recommendationOf = (action) => near(action.id, "addresses")[0];
/** The forums that the words of an action name although they oversee nothing in it. */
const namedIn = (action) => near(action.id, "mentions").filter((forum) => !forumsOf(action).includes(forum));
const ownersOf = (node) => near(node.id, "owns").filter((owner) => owner.group === "owner");
const actionsOf = (node) =>
  ({
    forum: () => near(node.id, "oversees"),
    recommendation: () => near(node.id, "addresses"),
    owner: () => near(node.id, "owns").filter((item) => item.group === "action"),
    policy: () => near(node.id, "cites").flatMap((item) => actionsOf(item)),
    condition: () => near(node.id, "depends").filter((item) => item.group === "action"),
    action: () => [node],
  })[node.group]();

const establishmentOf = (node) => (node.est === undefined ? "" : shared.establishments[node.est]);
const documentOf = (item) => (item.doc === undefined ? null : shared.documents[item.doc]);
const quoteOf = (edge) => (edge.quote === undefined ? "" : shared.quotes[edge.quote]);

/** The name of a node in one line: a recommendation starts with its number. */
function nameOf(node) {
  const label = node.label || (node.group === "recommendation" ? "Text not read" : "No text");
  return node.group === "recommendation" ? `${node.number || "?"} ${label}` : label;
}

const fullName = (node) => nameOf(node) + (node.acronym ? ` (${node.acronym})` : "");

/** A name for the address bar that stays the same when the page is made anew from more plans. */
function keyOf(node) {
  if (node.group === "action") return `action:${(node.iri || "").split("/").pop()}`;
  const place =
    node.group === "recommendation" ? `${node.number}:${(documentOf(node) || {}).year || ""}` : node.label;
  return [node.group, establishmentOf(node), place].join(":");
}

/** The node of a key, or undefined. */
function nodeOf(key) {
  if (!keys) {
    keys = new Map();
    for (const node of nodes.filter(Boolean)) if (!keys.has(keyOf(node))) keys.set(keyOf(node), node);
  }
  return keys.get(key);
}

const NUMBERS = new Intl.Collator("en-GB", { numeric: true });

/** Sorts actions and recommendations as they stand in their plans. */
function inPlanOrder(a, b) {
  const [first, second] = [a, b].map(
    (node) => (node.group === "action" ? recommendationOf(node) : node) || node,
  );
  return (
    (a.est || 0) - (b.est || 0) ||
    NUMBERS.compare(first.number || "", second.number || "") ||
    NUMBERS.compare(a.iri || "", b.iri || "") ||
    a.id - b.id
  );
}

take(island("nodes"), island("edges"));
